package report

import (
	"cmp"
	"html/template"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/picture"
)

// A verdict is one scheme's answer for an area.
type verdict struct {
	Scheme     string
	Class      string
	Swatch     template.HTML
	Sentences  []string
	Conditions *notedTable
}

// An inside is what an area is made of.
type inside struct {
	Head   string
	Table  *notedTable
	Map    template.HTML
	Legend template.HTML
	Note   string
}

// A locator shows where in the city an area lies.
type locator struct {
	Ground  string // way to the picture of the city
	Alt     string
	ViewBox string
	Path    string
}

// A fact is one line of an area's facts.
type fact struct {
	Label, Text string
	Links       []link
}

// profile is the page of one area.
func (b *book) profile(w io.Writer, l *level, row int) error {
	path := l.homes[row]
	name := l.label(row)
	v := profileView{frame: b.frame(path, name, navAreas), Name: name, Kind: l.one()}

	v.Crumbs = append(v.Crumbs, link{b.Say("report.nav.overview"), v.Root + "index.html"})
	v.Crumbs = append(v.Crumbs, b.above(l, row)...)
	v.Summary = b.summary(l, row)
	v.Verdicts = b.verdicts(l, row, v.Root)
	v.Locator = b.locator(l, row, v.Root)
	v.Facts = b.facts(l, row)
	merged := b.mergedNode(l, row)
	for _, r := range l.rankings {
		if r != nil && r.node >= 0 && r != merged {
			if t := noted(b.contributions(l, row, r), v.Root, "", b.contributionNote(r)); t != nil {
				v.Contributions = append(v.Contributions, t)
			}
		}
	}
	v.Values = noted(b.valueTable(l, row, merged), v.Root, "daten/values.csv", b.valueNotes(l, row, merged)...)
	v.Strip = b.stripPlot(l, row)
	v.Inside = b.inside(l, row, v.Root)
	v.Since = b.sincePart(l, row, v.Root)
	if s := b.seriesPart(l, row, v.Root); s != nil {
		text, err := b.render("series", s)
		if err != nil {
			return err
		}
		v.Series = template.HTML(text)
	}
	v.Origins = noted(b.originTable(l, row), v.Root, "")
	if r := b.leadingOn(l); r != nil && r.Place[row] > 0 {
		i := r.index(row)
		if i > 0 {
			v.Previous, v.PreviousNote = b.neighbour(l, r, r.Order[i-1], path)
		}
		if i+1 < len(r.Order) {
			v.Next, v.NextNote = b.neighbour(l, r, r.Order[i+1], path)
		}
		v.Turn = b.Say("report.turn.by", "label", r.label)
	}
	return byHand(w, v.write)
}

// index is the position of an area in the order of the ranking.
func (r *ranking) index(row int) int {
	for i := max(r.Place[row]-1, 0); i < len(r.Order); i++ {
		if r.Order[i] == row {
			return i
		}
	}
	return slices.Index(r.Order, row)
}

// mergedNode is the index whose contributions stand in the table of indicators:
// the leading one, where all its inputs are indicators; nil for none.
func (b *book) mergedNode(l *level, row int) *ranking {
	r := b.scoring(l)
	if r == nil || r.node < 0 || row >= len(r.values) || !r.values[row].OK() {
		return nil
	}
	for _, in := range b.Nodes[r.node].Inputs {
		if s := b.byID[in.ID]; s == nil || s.indicator < 0 {
			return nil
		}
	}
	return r
}

// locator marks an area on a small picture of the city.
func (b *book) locator(l *level, row int, root string) *locator {
	if l.layer == nil {
		return nil
	}
	s := b.shapes(l)
	path := s.Path(l.Areas[row].ID)
	width, height := s.Size()
	if path == "" || height <= 0 {
		return nil
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
	out := &locator{Ground: root + l.groundFile(), Path: path, ViewBox: "-3 -3 " + number(width+6) + " " + number(height+6)}
	where := "centre"
	if x, y, ok := s.Place(l.Areas[row].ID); ok {
		where = direction(x, y)
	}
	out.Alt = b.Say("report.locator", "area", l.label(row), "where", b.Say("report.where."+where), "city", b.cityShort())
	return out
}

// direction is the part of the city in which a place lies; x and y are parts
// of its width and height from the upper left.
func direction(x, y float64) string {
	dx, dy := x-0.5, 0.5-y
	if math.Hypot(dx, dy) < 0.12 {
		return "centre"
	}
	names := [...]string{"east", "northeast", "north", "northwest", "west", "southwest", "south", "southeast"}
	return names[(int(math.Round(math.Atan2(dy, dx)/(math.Pi/4)))+8)%8]
}

// stripPlot places an area among all of its level, indicator by indicator.
func (b *book) stripPlot(l *level, row int) *plot {
	if !b.stripped(l) || !l.Included(row) {
		return nil
	}
	headline := b.stripSentence(l, row)
	if headline == "" {
		return nil
	}
	return &plot{
		Figure: &figure.Figure{
			ID: "streifen", Headline: headline, Subtitle: b.Say("report.strip.subtitle", "area", l.label(row), "areas", l.many(), "n", l.compared()),
			Notes: []string{b.Say("report.strip.note", "city", b.cityShort())}, Alt: b.Say("report.alt.strip", "finding", headline),
		},
		Kind: "strip", Head: 3, From: l.stripFile(), Own: l.Areas[row].ID, Status: b.statusLine(),
	}
}

// leadingOn is the ranking that a level's areas are walked through by.
func (b *book) leadingOn(l *level) *ranking {
	if l.index == b.report {
		return b.head.ranking
	}
	return b.leading(nil, l)
}

func (b *book) neighbour(l *level, r *ranking, row int, from string) (*link, string) {
	return &link{l.label(row), way(from, l.homes[row])}, b.Say("report.rank.short", "rank", r.Place[row])
}

// above are the areas that contain one, from the coarsest.
func (b *book) above(l *level, row int) []link {
	var out []link
	from := l.homes[row]
	for at, k := l, row; at.index > 0 && at.parent[k] >= 0; {
		k = at.parent[k]
		at = b.levels[at.index-1]
		out = append([]link{{at.label(k), way(from, at.homes[k])}}, out...)
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
	case r.Place[row] == 0 && r.node >= 0:
		available := 0
		if n := b.Scores.Find(l.Level.ID, r.id); n != nil && row < len(n.Available) {
			available = n.Available[row]
		}
		out = append(out, b.Say("report.summary.no_index", "label", r.label, "n", available))
	case r.Place[row] == 0:
		out = append(out, b.Say("report.summary.no_value", "label", r.label))
	case r.n() == 1:
		out = append(out, b.Say("report.summary.only", "label", r.label, "value", b.text(r.subject, r.values[row])))
	default:
		shared := 0
		for _, k := range r.Tied(row) {
			if k != row {
				shared++
			}
		}
		key := "report.summary.rank"
		if r.higher == indicators.Neutral {
			key = "report.summary.rank.neutral"
		}
		text := b.Say(key, "rank", r.Place[row], "n", r.n(), "label", r.label, "value", b.text(r.subject, r.values[row]))
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
		case of == 1 && worse == 1:
			key = "report.summary.worse.one"
		case of == 1:
			key = "report.summary.worse.not_one"
		case worse == of:
			key = "report.summary.worse.all"
		case worse == 0:
			key = "report.summary.worse.none"
		}
		out = append(out, b.Say(key, "k", worse, "n", of))
	}
	return out
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
			m.swatch(b.looks(s)[d.Class])
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
func (b *book) facts(l *level, row int) []fact {
	from := l.homes[row]
	out := []fact{{Label: b.Say("report.fact.id"), Text: l.Areas[row].ID}}
	if l.Population != nil {
		f := fact{Label: b.Say("report.col.people"), Text: b.count(l.people(row))}
		if _, share, ok := b.partOf(l, []int{row}); ok {
			f.Text = b.Say("report.fact.people", "n", f.Text, "share", b.partText(share))
		}
		out = append(out, f)
	}
	at, k := l, row
	for at.index > 0 && at.parent[k] >= 0 {
		k, at = at.parent[k], b.levels[at.index-1]
		out = append(out, fact{Label: at.one(), Links: []link{{at.label(k), way(from, at.homes[k])}}})
	}
	if rows := l.children[row]; len(rows) > 0 {
		f := b.levels[l.index+1]
		line := fact{Label: f.Level.Name.For(len(rows)), Text: b.Integer(len(rows))}
		if len(rows) <= 12 {
			line.Text = ""
			for _, c := range rows {
				line.Links = append(line.Links, link{f.label(c), way(from, f.homes[c])})
			}
		}
		if line.Label == "" {
			line.Label = f.many()
		}
		out = append(out, line)
	}
	if l.layer != nil {
		if near := l.near(row); len(near) > 0 {
			line := fact{Label: b.Say("report.fact.neighbours")}
			for _, k := range near {
				line.Links = append(line.Links, link{l.label(k), way(from, l.homes[k])})
			}
			out = append(out, line)
		}
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
	t.Marks = []figure.Mark{{At: 0.5}}
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
			cells[0] = subjectLink(subject)
			cells[1] = figure.Text(b.text(subject, indicators.At(in.Values, row)))
			if q := b.ranking(l, subject.id); q != nil && q.city.OK() {
				cells[2] = figure.Text(b.text(subject, q.city))
			}
		}
		if s := indicators.At(in.Scores, row); s.OK() {
			cells[3] = figure.Text(b.Signed(s.Number, decimals))
		}
		if c := indicators.At(in.Contributions, row); c.OK() {
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
				cells[6].Bar = &figure.Bar{From: 0.5, To: 0.5 + c.Number/largest/2, Tone: tone}
			}
		}
		t.Rows = append(t.Rows, figure.Row{Cells: cells})
	}
	total := figure.Row{Mark: "sum", Cells: []figure.Cell{figure.Text(b.Say("method.sum", "index", r.label)), {}, {}, {}, {},
		figure.Text(b.Signed(sum, decimals)), {}}}
	t.Rows = append(t.Rows, total)
	return withoutEmpty(t, 2)
}

// trimmed returns a number with at most so many decimals, without zeros at its end.
func (b *book) trimmed(x float64, most int) string {
	for d := range most {
		if indicators.Same(indicators.Round(x, d), x) {
			return b.Number(x, d)
		}
	}
	return b.Number(x, most)
}

// contributionNote says what the contributions add up to.
func (b *book) contributionNote(r *ranking) string {
	return b.Say("method.contributions.note", "index", r.label)
}

// valueTable puts every indicator of an area beside the city and, where an
// index is given, says what each adds to it.
func (b *book) valueTable(l *level, row int, index *ranking) figure.Table {
	t := figure.Table{
		Caption: b.Say("report.values.caption", "area", l.label(row)),
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")}, {Head: b.Say("report.col.value"), Numeric: true},
			{Head: b.cityShort(), Numeric: true}, {Head: b.Say("report.col.difference"), Numeric: true},
			{Head: b.Say("report.col.direction")},
			{Head: b.Say("report.col.rank"), Numeric: true}, {Head: b.Say("report.col.interval"), Numeric: true},
		},
	}
	shares := map[string]share{}
	if index != nil {
		t.Columns = append(t.Columns, figure.Column{Head: b.Say("report.col.contribution"), Numeric: true})
		if scores := b.Scores.Find(l.Level.ID, index.id); scores != nil {
			for _, s := range b.shares(scores, row) {
				shares[s.input.Input.ID] = s
			}
		}
	}
	sum := 0.0
	// The inputs of the index come first: they are what the class rests on.
	for _, inputs := range [...]bool{true, false} {
		for _, r := range l.rankings {
			if r == nil || r.indicator < 0 {
				continue
			}
			share, used := shares[r.id]
			if used != inputs {
				continue
			}
			v := indicators.At(r.values, row)
			cells := make([]figure.Cell, len(t.Columns))
			cells[0] = subjectLink(r.subject)
			if l.index > b.report {
				cells[0].Text = r.short // pages of finer areas are many; the whole name is one link away
			}
			cells[1] = figure.Text(b.text(r.subject, v))
			if r.city.OK() {
				cells[2] = figure.Text(b.text(r.subject, r.city))
			}
			if d := indicators.DifferenceFromCity(v, r.city); d.OK() {
				cells[3] = figure.Cell{Text: b.shortGap(r.subject, d.Number), Lean: leanOf(r, v)}
			}
			if v.OK() {
				cells[4] = figure.Text(b.direction(r, v))
			}
			if r.Place[row] > 0 {
				cells[5] = figure.Text(b.Say("report.rank.of", "rank", r.Place[row], "n", r.n()))
			}
			s := r.series(l)
			if low, high := indicators.Interval(b.Catalogue[r.indicator], indicators.At(s.Numerator, row), indicators.At(s.Denominator, row)); v.OK() && low.OK() && high.OK() {
				cells[6] = figure.Text(b.Say("report.interval", "low", b.Number(low.Number, r.decimals), "high", b.Number(high.Number, r.decimals)))
			}
			if used {
				cells[7] = figure.Text(b.Signed(share.value, index.decimals))
				sum += share.value
			}
			t.Rows = append(t.Rows, figure.Row{Cells: cells})
		}
		if inputs && index != nil && len(t.Rows) > 0 {
			cells := make([]figure.Cell, len(t.Columns))
			cells[0] = subjectLink(index.subject)
			cells[1] = figure.Text(b.text(index.subject, indicators.At(index.values, row)))
			if index.city.OK() {
				cells[2] = figure.Text(b.text(index.subject, index.city))
			}
			if index.Place[row] > 0 {
				cells[5] = figure.Text(b.Say("report.rank.of", "rank", index.Place[row], "n", index.n()))
			}
			cells[7] = figure.Text(b.Signed(sum, index.decimals))
			t.Rows = append(t.Rows, figure.Row{Cells: cells, Mark: "sum"})
		}
	}
	return withoutEmpty(t, 2, 3, 4, 6)
}

// withoutEmpty leaves those of some columns of a table out that no row fills.
func withoutEmpty(t figure.Table, columns ...int) figure.Table {
	for _, c := range slices.Backward(columns) {
		if slices.ContainsFunc(t.Rows, func(r figure.Row) bool { return r.Cells[c].Text != "" }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, c, c+1)
		for i := range t.Rows {
			t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, c, c+1)
		}
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

// valueNotes explain the table of indicators, and only what stands in it. The
// pages of finer areas are many and leave the explaining to the glossary.
func (b *book) valueNotes(l *level, row int, index *ranking) []string {
	if l.index > b.report {
		return []string{b.Say("report.values.note.glossary")}
	}
	var out []string
	city, points, interval, gap := false, false, false, false
	for _, r := range l.rankings {
		if r == nil || r.indicator < 0 {
			continue
		}
		v := indicators.At(r.values, row)
		city = city || r.city.OK() && v.OK()
		points = points || r.percent() && r.city.OK() && v.OK()
		gap = gap || !v.OK()
		s := r.series(l)
		low, _ := indicators.Interval(b.Catalogue[r.indicator], indicators.At(s.Numerator, row), indicators.At(s.Denominator, row))
		interval = interval || low.OK() && v.OK()
	}
	if city {
		out = append(out, b.Say("report.values.note.lean", "city", b.cityShort()))
	}
	if points {
		out = append(out, b.Say("report.values.note.points"))
	}
	out = append(out, b.Say("report.values.note.rank"))
	if index != nil {
		out = append(out, b.Say("report.values.note.contribution", "index", index.label))
	}
	if interval {
		out = append(out, b.Say("report.values.note.interval"))
	}
	if gap {
		out = append(out, b.statusNote())
	}
	return out
}

// inside shows the areas of the next finer level within an area, nil where
// there are none.
func (b *book) inside(l *level, row int, root string) *inside {
	rows := l.children[row]
	if len(rows) == 0 {
		return nil
	}
	next := b.levels[l.index+1]
	if r := b.leadingOn(next); r != nil && len(rows) > 1 {
		// The most difficult situation first; those without a rank at the end.
		rows = slices.Clone(rows)
		slices.SortStableFunc(rows, func(x, y int) int {
			px, py := r.Place[x], r.Place[y]
			if px == 0 || py == 0 {
				return cmp.Compare(py, px)
			}
			return cmp.Compare(px, py)
		})
	}
	// All indicators would not fit on paper; the rest is in values.csv.
	inputs := b.mainIndicators(next, b.scoring(next))
	out := &inside{Head: b.Say("report.finer.head", "n", len(rows), "areas", next.Level.Name.For(len(rows)), "area", l.label(row))}
	t := b.areaTable(next, rows, inputs, b.Say("report.finer.caption", "areas", next.many(), "area", l.label(row)), "")
	if next.layer != nil {
		out.Map, out.Legend = b.inset(next, rows, l.homes[row], b.Say("report.finer.alt", "areas", next.many(), "area", l.label(row)))
		if out.Map != "" {
			t.Columns = append([]figure.Column{{Head: b.Say("report.col.number")}}, t.Columns...)
			for i := range t.Rows {
				// The name stays the row's header.
				n := figure.Cell{}
				if i < len(rows) {
					n = figure.Text(b.Integer(i + 1))
				}
				t.Rows[i].Cells = append([]figure.Cell{n}, t.Rows[i].Cells...)
			}
			t.Numbered = true
			out.Note = b.Say("report.finer.numbers")
		}
	}
	out.Table = noted(t, root, "daten/values.csv", b.statusNote())
	return out
}

// inset draws some areas of a level by their class, or by the leading ranking
// where there are no classes.
func (b *book) inset(l *level, rows []int, from, alt string) (svg, legend template.HTML) {
	p := b.plates[plateKey{l.index, false, ""}]
	if b.head.scheme != nil {
		p = b.plates[plateKey{l.index, true, b.head.scheme.Scheme.ID}]
	}
	if r := b.leadingOn(l); p == nil && r != nil {
		p = b.plates[plateKey{l.index, false, r.id}]
	}
	if p == nil {
		return "", ""
	}
	var parts []picture.Part
	used := make([]bool, len(p.Swatches))
	for i, k := range rows {
		a := p.Areas[k]
		parts = append(parts, picture.Part{ID: a.ID, Name: a.Name, Text: a.Text, Href: way(from, l.homes[k]), Swatch: a.Swatch, Mark: b.Integer(i + 1)})
		used[a.Swatch] = true
	}
	var shown []figure.Swatch
	for i, s := range p.Swatches {
		if used[i] {
			shown = append(shown, s)
		}
	}
	return template.HTML(picture.Inset(b.detail(l), parts, p.Swatches, "innen", alt)), legendHTML(shown)
}

// originTable says where every number of the page was read. What all cells have
// in common, file and sheet, stands in the caption.
func (b *book) originTable(l *level, row int) figure.Table {
	t := figure.Table{
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")}, {Head: b.Say("report.col.date")},
			{Head: b.Say("report.col.counts"), Numeric: true}, {Head: b.Say("report.col.cell")},
		},
	}
	common := b.sameSheet(l, row)
	for _, r := range l.rankings {
		if r == nil || r.indicator < 0 {
			continue
		}
		s := r.series(l)
		var cell strings.Builder
		for at := range l.Cells(s, row) {
			if cell.Len() > 0 {
				cell.WriteString(", ")
			}
			if common == nil {
				cell.WriteString(at.String())
			} else {
				cell.WriteString(at.Cell())
			}
		}
		if cell.Len() == 0 && s.Summed {
			cell.WriteString(b.Say("report.origin.summed"))
		}
		counts := ""
		if n, d := indicators.At(s.Numerator, row), indicators.At(s.Denominator, row); n.OK() && d.OK() {
			counts = b.Say("report.origin.counts", "numerator", b.trimmed(n.Number, 2), "denominator", b.trimmed(d.Number, 2))
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(r.short), figure.Text(b.Date(r.date)), figure.Text(counts), figure.Text(cell.String())}})
	}
	t.Caption = b.Say("report.origin.caption", "area", l.label(row))
	if common != nil {
		place := common.File
		if common.Sheet != "" {
			place = b.Say("report.place.sheet", "file", common.File, "sheet", common.Sheet)
		}
		t.Caption = b.Say("report.origin.caption.from", "area", l.label(row), "place", place)
	}
	return t
}

// sameSheet is a cell of the one sheet that all values of an area were read
// from, nil where there are several or none.
func (b *book) sameSheet(l *level, row int) *finding.Position {
	var common *finding.Position
	for _, r := range l.rankings {
		if r == nil || r.indicator < 0 {
			continue
		}
		for at := range l.Cells(r.series(l), row) {
			switch {
			case common == nil:
				common = &at
			case at.File != common.File || at.Sheet != common.Sheet:
				return nil
			}
		}
	}
	return common
}
