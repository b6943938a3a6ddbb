package report

import (
	"html/template"
	"math"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/figure"
)

// A verdict is one scheme's answer for an area.
type verdict struct {
	Scheme     string
	Class      string
	Swatch     template.HTML
	Sentences  []string
	Conditions *notedTable
}

// A section is a finer area on the page of the area that contains it.
type section struct {
	Anchor, Name string
	Verdicts     []verdict
	Summary      string
}

// A finer is one finer level within an area.
type finer struct {
	Head     string
	Table    *notedTable
	Sections []section
}

// A fact is one line of an area's facts.
type fact struct {
	Label, Text string
	Links       []link
}

// profile is the page of one area: what it is, why, how it compares, what it
// is made of, where the numbers come from.
func (b *book) profile(l *level, row int) ([]byte, error) {
	path := l.homes[row]
	name := l.label(row)
	v := struct {
		frame
		Crumbs        []link
		Name          string
		Kind          string
		Summary       []string
		Verdicts      []verdict
		Facts         []fact
		Contributions []*notedTable
		Values        *notedTable
		Finer         []finer
		Origins       *notedTable
		Previous      *link
		Next          *link
		PreviousNote  string
		NextNote      string
	}{frame: b.frame(path, name, navAreas), Name: name, Kind: l.one()}

	v.Crumbs = append(v.Crumbs, link{b.Say("report.nav.overview"), v.Root + "index.html"})
	v.Crumbs = append(v.Crumbs, b.above(l, row, v.Root)...)
	v.Summary = b.summary(l, row)
	v.Verdicts = b.verdicts(l, row, v.Root)
	v.Facts = b.facts(l, row, v.Root)
	for _, r := range l.rankings {
		if r != nil && r.node >= 0 {
			if t := noted(b.contributions(l, row, r), v.Root, "daten/scores.csv", b.contributionNote(r)); t != nil {
				v.Contributions = append(v.Contributions, t)
			}
		}
	}
	v.Values = noted(b.valueTable(l, row), v.Root, "daten/values.csv", b.valueNotes(l, row)...)
	v.Finer = b.finerLevels(l, row, v.Root)
	v.Origins = noted(b.originTable(l, row), v.Root, "daten/values.csv")
	if r := b.leadingOn(l); r != nil && r.place[row] > 0 {
		for i, k := range r.order {
			if k != row {
				continue
			}
			if i > 0 {
				v.Previous, v.PreviousNote = b.neighbour(l, r, r.order[i-1], v.Root)
			}
			if i+1 < len(r.order) {
				v.Next, v.NextNote = b.neighbour(l, r, r.order[i+1], v.Root)
			}
			break
		}
	}
	return b.render("profile.html", v)
}

// leadingOn is the ranking that a level's areas are walked through by.
func (b *book) leadingOn(l *level) *ranking {
	if l.index == b.report {
		return b.head.ranking
	}
	return b.leading(nil, l)
}

func (b *book) neighbour(l *level, r *ranking, row int, root string) (*link, string) {
	return &link{l.label(row), root + l.homes[row]}, b.Say("report.rank.short", "rank", r.place[row])
}

// above are the areas that contain one, from the coarsest.
func (b *book) above(l *level, row int, root string) []link {
	var out []link
	for at, k := l, row; at.index > 0 && at.parent[k] >= 0; {
		k = at.parent[k]
		at = b.levels[at.index-1]
		out = append([]link{{at.label(k), root + at.homes[k]}}, out...)
	}
	return out
}

// summary says where an area stands: its rank and how many indicators are
// less favourable than in the city.
func (b *book) summary(l *level, row int) []string {
	if !l.Included(row) {
		return []string{b.excludedSentence(l, row)}
	}
	r := b.leadingOn(l)
	if r == nil || row >= len(r.values) {
		return nil
	}
	var out []string
	switch {
	case r.place[row] == 0 && r.node >= 0:
		available := 0
		if n := b.Scores.Find(l.Level.ID, r.id); n != nil && row < len(n.Available) {
			available = n.Available[row]
		}
		out = append(out, b.Say("report.summary.no_index", "label", r.label, "n", available))
	case r.place[row] == 0:
		out = append(out, b.Say("report.summary.no_value", "label", r.label))
	case r.n() == 1:
		out = append(out, b.Say("report.summary.only", "label", r.label, "value", b.text(r.subject, r.values[row])))
	default:
		shared := 0
		for _, k := range around(r, row) {
			if k != row {
				shared++
			}
		}
		key := "report.summary.rank"
		if r.higher == indicators.Neutral {
			key = "report.summary.rank.neutral"
		}
		text := b.Say(key, "rank", r.place[row], "n", r.n(), "label", r.label, "value", b.text(r.subject, r.values[row]))
		if shared > 0 {
			text += " " + b.Say("report.summary.shared", "n", shared, "areas", l.Level.Name.For(shared))
		}
		out = append(out, text)
	}
	worse, better, of := 0, 0, 0
	for _, s := range b.mainIndicators(l, b.scoring(l)) {
		q := b.ranking(l, s.id)
		if q == nil || row >= len(q.values) || !q.values[row].OK() || !q.city.OK() || s.higher == indicators.Neutral {
			continue
		}
		of++
		switch s.tone(q.values[row].Number, q.city) {
		case figure.Worse:
			worse++
		case figure.Better:
			better++
		}
	}
	if of > 0 {
		key := "report.summary.worse"
		switch {
		case worse == of && of > 1:
			key = "report.summary.worse.all"
		case worse == 0:
			key = "report.summary.worse.none"
		}
		out = append(out, b.Say(key, "k", worse, "n", of))
	}
	return out
}

// around returns the areas tied with one.
func around(r *ranking, row int) []int {
	first := r.place[row] - 1
	last := first
	for last < r.n() && r.place[r.order[last]] == r.place[row] {
		last++
	}
	if first < 0 || first >= last {
		return nil
	}
	return r.order[first:last]
}

// scoring is the ranking whose inputs count as a level's main indicators.
func (b *book) scoring(l *level) *ranking {
	if b.head.ranking != nil && b.head.ranking.node >= 0 {
		if r := b.ranking(l, b.head.ranking.id); r != nil {
			return r
		}
	}
	return b.leading(nil, l)
}

// verdicts are the answers of all schemes for an area.
func (b *book) verdicts(l *level, row int, root string) []verdict {
	var out []verdict
	for _, s := range b.schemes {
		d := s.decision(l, row)
		if d == nil {
			continue
		}
		v := verdict{Scheme: s.label, Sentences: b.why(s, l, row)}
		if c := s.class(l, row); c != nil {
			v.Class = className(*c, 1)
			var m markup
			m.swatch(s.looks[d.Class])
			v.Swatch = template.HTML(m.String())
		} else {
			v.Class = b.Say("report.noclass." + d.Why.String())
		}
		v.Conditions = noted(b.conditions(s, l, row), root, "daten/reasons.csv")
		out = append(out, v)
	}
	return out
}

// facts are the lines beside an area's name.
func (b *book) facts(l *level, row int, root string) []fact {
	out := []fact{{Label: b.Say("report.fact.id"), Text: l.Areas[row].ID}}
	if l.Population != nil {
		f := fact{Label: b.Say("report.col.people"), Text: b.count(l.population(row))}
		if _, share, ok := b.partOf(l, []int{row}); ok {
			f.Text = b.Say("report.fact.people", "n", f.Text, "share", share)
		}
		out = append(out, f)
	}
	at, k := l, row
	for at.index > 0 && at.parent[k] >= 0 {
		k, at = at.parent[k], b.levels[at.index-1]
		out = append(out, fact{Label: at.one(), Links: []link{{at.label(k), root + at.homes[k]}}})
	}
	if rows := l.children[row]; len(rows) > 0 {
		f := b.levels[l.index+1]
		line := fact{Label: f.Level.Name.For(len(rows)), Text: b.Integer(len(rows))}
		if len(rows) <= 12 {
			line.Text = ""
			for _, c := range rows {
				line.Links = append(line.Links, link{f.label(c), root + f.homes[c]})
			}
		}
		if line.Label == "" {
			line.Label = f.many()
		}
		out = append(out, line)
	}
	return out
}

// contributions show how an area's index is put together: the rows sum to it.
func (b *book) contributions(l *level, row int, r *ranking) figure.Table {
	scores := b.Scores.Find(l.Level.ID, r.id)
	t := figure.Table{
		Caption: b.Say("method.contributions.caption", "index", r.label, "area", l.label(row)),
		Columns: []figure.Column{
			{Head: b.Say("method.col.input")}, {Head: b.Say("report.col.value"), Numeric: true},
			{Head: b.cityName(), Numeric: true}, {Head: b.Say("method.col.score"), Numeric: true},
			{Head: b.Say("method.col.weight"), Numeric: true}, {Head: b.Say("method.col.contribution"), Numeric: true},
			{Head: b.Say("report.col.bar")},
		},
	}
	if scores == nil || row >= len(scores.Index) || !scores.Index[row].OK() {
		return figure.Table{}
	}
	all := b.shares(scores, row)
	largest := 0.0
	for _, s := range all {
		largest = math.Max(largest, math.Abs(s.value))
	}
	decimals := r.decimals + 1
	sum := 0.0
	for i := range scores.Inputs {
		in := &scores.Inputs[i]
		if !in.Present {
			continue
		}
		subject := b.byID[in.Input.ID]
		cells := []figure.Cell{figure.Text(in.Input.ID), {}, {}, {}, {}, figure.Text(b.Say("method.absent")), {}}
		if subject != nil {
			cells[0] = figure.Link(subject.label, subject.page)
			cells[1] = figure.Text(b.text(subject, at(in.Values, row)))
			if q := b.ranking(l, subject.id); q != nil && q.city.OK() {
				cells[2] = figure.Text(b.text(subject, q.city))
			}
		}
		if s := at(in.Scores, row); s.OK() {
			cells[3] = figure.Text(b.Signed(s.Number, decimals))
		}
		if c := at(in.Contributions, row); c.OK() {
			if row < len(in.Weights) {
				cells[4] = figure.Text(b.trimmed(in.Weights[row], 3))
			}
			cells[5] = figure.Text(b.Signed(c.Number, decimals))
			sum += c.Number
			tone := figure.Better
			if (c.Number > 0) == (r.higher != indicators.Better) {
				tone = figure.Worse
			}
			if largest > 0 {
				cells[6].Bar = &figure.Bar{From: 0.5, To: 0.5 + c.Number/largest/2, Tone: tone, Marks: []figure.Mark{{At: 0.5}}}
			}
		}
		t.Rows = append(t.Rows, figure.Row{Cells: cells})
	}
	total := figure.Row{Mark: "sum", Cells: []figure.Cell{figure.Text(b.Say("method.sum", "index", r.label)), {}, {}, {}, {},
		figure.Text(b.Signed(sum, decimals)), {}}}
	t.Rows = append(t.Rows, total)
	return t
}

// at returns a value of a column, Missing beyond its end.
func at(values []indicators.Value, row int) indicators.Value {
	if row < len(values) {
		return values[row]
	}
	return indicators.Value{}
}

// trimmed returns a number with at most so many decimals, without zeros at its end.
func (b *book) trimmed(x float64, most int) string {
	for d := range most {
		if indicators.Same(round(x, d, math.Round), x) {
			return b.Number(x, d)
		}
	}
	return b.Number(x, most)
}

// contributionNote says what the contributions add up to.
func (b *book) contributionNote(r *ranking) string {
	return b.Say("method.contributions.note", "index", r.label)
}

// valueTable puts every indicator of an area beside the city, with a strip of
// all areas on which this one is marked.
func (b *book) valueTable(l *level, row int) figure.Table {
	t := figure.Table{
		Caption: b.Say("report.values.caption", "area", l.label(row)),
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")}, {Head: b.Say("report.col.value"), Numeric: true},
			{Head: b.cityName(), Numeric: true}, {Head: b.Say("report.col.difference"), Numeric: true},
			{Head: b.Say("report.col.percent_of_city"), Numeric: true},
			{Head: b.Say("report.col.direction")}, {Head: b.Say("report.col.strip")},
			{Head: b.Say("report.col.rank"), Numeric: true}, {Head: b.Say("report.col.interval"), Numeric: true},
		},
	}
	for _, r := range l.rankings {
		if r == nil || r.indicator < 0 {
			continue
		}
		v := at(r.values, row)
		cells := make([]figure.Cell, len(t.Columns))
		cells[0] = figure.Link(r.label, r.page)
		cells[1] = figure.Text(b.text(r.subject, v))
		if r.city.OK() {
			cells[2] = figure.Text(b.text(r.subject, r.city))
		}
		if d := indicators.DifferenceFromCity(v, r.city); d.OK() {
			cells[3] = figure.Text(b.shortGap(r.subject, d.Number))
		}
		if p := indicators.PercentOfCity(v, r.city); p.OK() && r.kind != indicators.Change {
			cells[4] = figure.Text(b.Measure(p.Number, 0, "%"))
		}
		if v.OK() {
			cells[5] = figure.Text(b.direction(r, v))
			if l.Included(row) && r.high > r.low {
				place := func(x float64) float64 { return min(max((x-r.low)/(r.high-r.low), 0), 1) }
				dot := place(v.Number)
				bar := &figure.Bar{Dot: &dot, Tone: r.tone(v.Number, r.city)}
				if r.city.OK() && r.city.Number >= r.low && r.city.Number <= r.high {
					bar.Marks = []figure.Mark{{At: place(r.city.Number)}}
				}
				cells[6].Bar = bar
			}
		}
		if r.place[row] > 0 {
			cells[7] = figure.Text(b.Say("report.rank.of", "rank", r.place[row], "n", r.n()))
		}
		s := r.series(l)
		if low, high := indicators.Interval(b.Catalogue[r.indicator], at(s.Numerator, row), at(s.Denominator, row)); v.OK() && low.OK() && high.OK() {
			cells[8] = figure.Text(b.Say("report.interval", "low", b.Number(low.Number, r.decimals), "high", b.Number(high.Number, r.decimals)))
		}
		t.Rows = append(t.Rows, figure.Row{Cells: cells})
	}
	return t
}

// direction says on which side of the city value a value lies, in words.
func (b *book) direction(r *ranking, v indicators.Value) string {
	if !r.city.OK() {
		return ""
	}
	switch r.tone(v.Number, r.city) {
	case figure.Worse:
		return b.Say("report.side.worse")
	case figure.Better:
		return b.Say("report.side.better")
	}
	switch {
	case indicators.Same(v.Number, r.city.Number):
		return b.Say("report.side.same")
	case v.Number > r.city.Number:
		return b.Say("report.side.higher")
	}
	return b.Say("report.side.lower")
}

// valueNotes explain the table of indicators, and only what stands in it.
func (b *book) valueNotes(l *level, row int) []string {
	out := []string{b.Say("report.values.note.strip", "areas", l.many())}
	points, interval, gap := false, false, false
	for _, r := range l.rankings {
		if r == nil || r.indicator < 0 {
			continue
		}
		v := at(r.values, row)
		points = points || r.percent() && v.OK()
		gap = gap || !v.OK()
		s := r.series(l)
		low, _ := indicators.Interval(b.Catalogue[r.indicator], at(s.Numerator, row), at(s.Denominator, row))
		interval = interval || low.OK() && v.OK()
	}
	if points {
		out = append(out, b.Say("report.values.note.points"))
	}
	out = append(out, b.Say("report.values.note.rank"))
	if interval {
		out = append(out, b.Say("report.values.note.interval"))
	}
	if gap {
		out = append(out, b.statusNote())
	}
	return out
}

// finerLevels are the areas within an area: a table per level and, below the
// report level, a section per area.
func (b *book) finerLevels(l *level, row int, root string) []finer {
	var out []finer
	rows := []int{row}
	at := l
	for at.index+1 < len(b.levels) {
		next := b.levels[at.index+1]
		var inside []int
		for _, k := range rows {
			inside = append(inside, at.children[k]...)
		}
		if len(inside) == 0 {
			break
		}
		// All indicators would not fit on paper; the rest is in values.csv.
		inputs := b.mainIndicators(next, b.scoring(next))
		f := finer{Head: b.Say("report.finer.head", "areas", next.many(), "area", l.label(row))}
		f.Table = noted(b.areaTable(next, inside, inputs, b.Say("report.finer.caption", "areas", next.many(), "area", l.label(row)), ""), root, "daten/values.csv", b.statusNote())
		for _, k := range inside {
			if next.ownPage(k) {
				continue
			}
			s := section{Anchor: next.anchor(k), Name: next.label(k)}
			for i, text := range b.summary(next, k) {
				if i > 0 {
					s.Summary += " "
				}
				s.Summary += text
			}
			s.Verdicts = b.verdicts(next, k, root)
			f.Sections = append(f.Sections, s)
		}
		out = append(out, f)
		if l.index < b.report {
			break // a coarser area shows the next level only; its areas have pages
		}
		rows, at = inside, next
	}
	return out
}

// originTable says where every number of the page was read.
func (b *book) originTable(l *level, row int) figure.Table {
	t := figure.Table{
		Caption: b.Say("report.origin.caption", "area", l.label(row)),
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")}, {Head: b.Say("report.col.source")}, {Head: b.Say("report.col.date")},
			{Head: b.Say("report.col.counts"), Numeric: true}, {Head: b.Say("report.col.cell")},
		},
	}
	for _, r := range l.rankings {
		if r == nil || r.indicator < 0 {
			continue
		}
		s := r.series(l)
		cell := l.CellText(s, row)
		if cell == "" && s.Summed {
			cell = b.Say("report.origin.summed")
		}
		counts := ""
		if n, d := at(s.Numerator, row), at(s.Denominator, row); n.OK() && d.OK() {
			counts = b.Say("report.origin.counts", "numerator", b.trimmed(n.Number, 2), "denominator", b.trimmed(d.Number, 2))
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(r.label), figure.Text(r.source), figure.Text(b.Date(r.date)), figure.Text(counts), figure.Text(cell),
		}})
	}
	return t
}
