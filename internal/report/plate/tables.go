package plate

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
)

// subjectLink is the cell of a table that names a subject.
func subjectLink(s *book.Subject) figure.Cell { return figure.Link(s.Soft(), s.Page()) }

// spreadTable sums up a distribution in five numbers, type 7.
func (g *Gallery) spreadTable(r *book.Ranking, l *book.Level) figure.Table {
	t := figure.Table{
		Caption: g.Say("report.spread.caption", "label", g.say.Named(r.Subject), "areas", l.Many()),
		Columns: []figure.Column{{Head: g.Say("report.col.measure")}, {Head: g.Say("report.col.value"), Numeric: true}},
	}
	sorted := make([]float64, 0, r.N())
	for _, k := range r.Order {
		sorted = append(sorted, r.Value(k).Number)
	}
	slices.Sort(sorted)
	add := func(key, text string) {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(g.Say(key)), figure.Text(text)}})
	}
	add("report.spread.n", g.Integer(len(sorted)))
	for _, q := range []struct {
		key string
		p   float64
	}{
		{"report.spread.min", 0}, {"report.spread.q1", 0.25}, {"report.spread.median", 0.5},
		{"report.spread.q3", 0.75}, {"report.spread.max", 1},
	} {
		x, err := indicators.Quantile(sorted, q.p, 7)
		if err != nil || math.IsNaN(x) {
			continue
		}
		add(q.key, g.say.Text(r.Subject, indicators.Known(x)))
	}
	if r.City().OK() {
		add("report.spread.city", g.say.Text(r.Subject, r.City()))
	}
	worse, better := 0, 0
	for _, k := range r.Order {
		switch r.Tone(r.Value(k).Number, r.City()) {
		case figure.Worse:
			worse++
		case figure.Better:
			better++
		}
	}
	if worse+better > 0 {
		add("report.spread.worse", g.Integer(worse))
		add("report.spread.better", g.Integer(better))
	}
	return t
}

// HasDeviations reports whether a table has small bars about the city value.
func HasDeviations(t figure.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r figure.Row) bool {
		return slices.ContainsFunc(r.Cells, func(c figure.Cell) bool { return c.Deviation != nil })
	})
}

// classCell shows an area's class with its swatch.
func (g *Gallery) classCell(s *book.Scheme, l *book.Level, row int) figure.Cell {
	c := s.Class(l, row)
	if c == nil {
		d := s.Decision(l, row)
		if d == nil {
			return figure.Cell{}
		}
		return figure.Text(g.Say("report.noclass." + d.Why.String()))
	}
	return figure.Cell{Text: book.ClassName(*c, 1), Swatch: &g.Looks(s)[s.Decision(l, row).Class]}
}

// AreaTable lists areas with classes, indices, ranks, inhabitants and the
// indicators given, each with a small bar about the city value.
func (g *Gallery) AreaTable(l *book.Level, rows []int, inputs []*book.Subject, caption, id string) figure.Table {
	t := figure.Table{ID: id, Caption: caption, Level: l.Level.ID, Columns: []figure.Column{{Head: l.One()}}}
	var schemes []*book.Scheme
	for _, s := range g.book.Schemes() {
		if s.On(l.Index()) != nil {
			schemes = append(schemes, s)
			t.Columns = append(t.Columns, figure.Column{Head: s.Label()})
		}
	}
	var nodes, values []*book.Ranking
	for _, r := range l.Rankings() {
		if r != nil && r.Node() >= 0 && r.N() > 0 {
			nodes = append(nodes, r)
			t.Columns = append(t.Columns, figure.Column{Head: r.Short(), Numeric: true}, figure.Column{Head: g.Say("report.col.rank"), Numeric: true})
		}
	}
	people := l.Population != nil
	if people {
		t.Columns = append(t.Columns, figure.Column{Head: g.Say("report.col.people"), Numeric: true})
	}
	for _, s := range inputs {
		if r := g.book.Ranking(l, s.ID()); r != nil {
			values = append(values, r)
			t.Columns = append(t.Columns, figure.Column{Head: g.say.ColumnHead(s), Numeric: true})
		}
	}
	number := func(text string, x float64, ok bool) figure.Cell {
		c := figure.Text(text)
		if ok {
			c.Order = &x
		}
		return c
	}
	// With very many rows the bars would weigh more than what they say.
	leans := len(rows) <= 200
	for _, k := range rows {
		row := figure.Row{Area: l.Areas[k].ID, Cells: make([]figure.Cell, 0, len(t.Columns))}
		row.Cells = append(row.Cells, figure.Link(l.Name(k), l.Page(k)))
		for _, s := range schemes {
			row.Cells = append(row.Cells, g.classCell(s, l, k))
			if c := s.Class(l, k); c != nil && c.Target && s == g.book.Lead().Scheme {
				row.Target = true
			}
		}
		for _, r := range nodes {
			rank := ""
			if r.Place[k] > 0 {
				rank = strconv.Itoa(r.Place[k])
			}
			v := r.Value(k)
			row.Cells = append(row.Cells, number(g.say.Text(r.Subject, v), v.Number, v.OK()), number(rank, float64(r.Place[k]), r.Place[k] > 0))
		}
		if people {
			p := l.People(k)
			row.Cells = append(row.Cells, number(g.say.Count(p), p.Number, p.OK()))
		}
		for _, r := range values {
			c := g.numberCell(r, k)
			if leans {
				c.Deviation = deviation(r, r.Value(k))
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	if s := g.book.Lead().Scheme; s != nil {
		var names []string
		for i := len(s.Classes) - 1; i >= 0; i-- {
			if s.Classes[i].Target && s.Count(l, i) > 0 {
				names = append(names, book.ClassName(s.Classes[i], 2))
			}
		}
		t.Targets = strings.Join(names, ", ")
	}
	if len(rows) > 1 && l.Index() == g.book.Report() {
		t.Rows = append(t.Rows, g.cityRow(t, len(schemes), nodes, people, values, l))
	}
	return t
}

// deviation is the small bar of a value about the city value, on a scale on which
// the area farthest from it reaches the end.
func deviation(r *book.Ranking, v indicators.Value) *figure.Deviation {
	if !v.OK() || !r.City().OK() || r.N() == 0 {
		return nil
	}
	far := math.Max(math.Abs(r.High-r.City().Number), math.Abs(r.Low-r.City().Number))
	if !(far > 0) {
		return nil
	}
	return &figure.Deviation{By: min(max((v.Number-r.City().Number)/far, -1), 1), Tone: r.Tone(v.Number, r.City())}
}

// cityRow ends a table of areas with the whole city.
func (g *Gallery) cityRow(t figure.Table, schemes int, nodes []*book.Ranking, people bool, values []*book.Ranking, l *book.Level) figure.Row {
	cells := []figure.Cell{figure.Text(g.say.CityName())}
	for range schemes {
		cells = append(cells, figure.Cell{})
	}
	for _, r := range nodes {
		text := ""
		if r.City().OK() {
			text = g.say.Text(r.Subject, r.City())
		}
		cells = append(cells, figure.Text(text), figure.Cell{})
	}
	if people {
		cells = append(cells, figure.Text(g.say.Count(g.book.CityPopulation(l))))
	}
	for _, r := range values {
		cells = append(cells, figure.Text(g.say.NumberOnly(r.Subject, r.City())))
	}
	return figure.Row{Cells: cells, Mark: "city"}
}

// SubjectTable lists all indices and indicators with the city value and the
// two ends.
func (g *Gallery) SubjectTable(l *book.Level) figure.Table {
	t := figure.Table{
		ID: "indikatorentabelle", Caption: g.Say("report.subjects.caption", "areas", l.Many()),
		Columns: []figure.Column{
			{Head: g.Say("report.col.indicator")}, {Head: g.Say("report.col.theme")},
			{Head: g.say.CityName(), Numeric: true},
			{Head: g.Say("report.col.highest")}, {Head: g.Say("report.col.lowest")},
			{Head: g.Say("report.col.meaning")},
		},
	}
	for _, nodes := range [...]bool{true, false} {
		for i, s := range g.book.Subjects() {
			if (s.Node() >= 0) != nodes {
				continue
			}
			cells := []figure.Cell{subjectLink(s), figure.Text(g.say.Theme(s)), {}, {}, {}, figure.Text(g.Say("report.direction." + s.Higher().String()))}
			if s.Higher() == indicators.Undirected {
				cells[5] = figure.Cell{}
			}
			if r := l.Ranking(i); r != nil {
				if r.City().OK() {
					cells[2] = figure.Text(g.say.Text(s, r.City()))
				}
				if r.N() > 0 {
					cells[3] = figure.Text(g.say.End(r, l, r.High))
					cells[4] = figure.Text(g.say.End(r, l, r.Low))
				}
			}
			t.Rows = append(t.Rows, figure.Row{Cells: cells})
		}
	}
	return t
}

// Contributions show how an area's index is put together: the rows sum to it.
func (g *Gallery) Contributions(l *book.Level, row int, r *book.Ranking) figure.Table {
	scores := g.book.Scores(l.Level.ID, r.ID())
	t := figure.Table{
		Caption: g.Say("method.contributions.caption", "index", r.Label(), "area", l.Name(row)),
		Columns: []figure.Column{
			{Head: g.Say("method.col.input")}, {Head: g.Say("report.col.value"), Numeric: true},
			{Head: g.say.CityName(), Numeric: true}, {Head: g.Say("method.col.score"), Numeric: true},
			{Head: g.Say("method.col.weight"), Numeric: true}, {Head: g.Say("method.col.contribution"), Numeric: true},
			{Head: g.Say("report.col.bar")},
		},
	}
	if scores == nil || row >= len(scores.Index) || !scores.Index[row].OK() {
		return figure.Table{}
	}
	all := g.book.Shares(scores, row)
	largest := 0.0
	for _, s := range all {
		largest = math.Max(largest, math.Abs(s.Value))
	}
	t.Marks = []figure.Mark{{At: 0.5}}
	decimals := r.Decimals() + 1
	sum := 0.0
	for i := range scores.Inputs {
		in := &scores.Inputs[i]
		if !in.Present {
			continue
		}
		subject := g.book.Subject(in.Input.ID)
		cells := []figure.Cell{figure.Text(in.Input.ID), {}, {}, {}, {}, figure.Text(g.Say("method.absent")), {}}
		if subject != nil {
			cells[0] = subjectLink(subject)
			cells[1] = figure.Text(g.say.Text(subject, indicators.At(in.Values, row)))
			if q := g.book.Ranking(l, subject.ID()); q != nil && q.City().OK() {
				cells[2] = figure.Text(g.say.Text(subject, q.City()))
			}
		}
		if s := indicators.At(in.Scores, row); s.OK() {
			cells[3] = figure.Text(g.Signed(s.Number, decimals))
		}
		if c := indicators.At(in.Contributions, row); c.OK() {
			if row < len(in.Weights) {
				cells[4] = figure.Text(g.say.Trimmed(in.Weights[row], 3))
			}
			cells[5] = figure.Text(g.Signed(c.Number, decimals))
			sum += c.Number
			tone := figure.Better
			if (c.Number > 0) == (r.Higher() != indicators.Better) {
				tone = figure.Worse
			}
			if largest > 0 {
				cells[6].Bar = &figure.Bar{From: 0.5, To: 0.5 + c.Number/largest/2, Tone: tone}
			}
		}
		t.Rows = append(t.Rows, figure.Row{Cells: cells})
	}
	total := figure.Row{Mark: "sum", Cells: []figure.Cell{figure.Text(g.Say("method.sum", "index", r.Label())), {}, {}, {}, {},
		figure.Text(g.Signed(sum, decimals)), {}}}
	t.Rows = append(t.Rows, total)
	return withoutEmpty(t, 2)
}

// ValueTable puts every indicator of an area beside the city and, where an
// index is given, says what each adds to it.
func (g *Gallery) ValueTable(l *book.Level, row int, index *book.Ranking) figure.Table {
	t := figure.Table{
		Caption: g.Say("report.values.caption", "area", l.Name(row)),
		Columns: []figure.Column{
			{Head: g.Say("report.col.indicator")}, {Head: g.Say("report.col.value"), Numeric: true},
			{Head: g.say.CityShort(), Numeric: true}, {Head: g.Say("report.col.difference"), Numeric: true},
			{Head: g.Say("report.col.direction")},
			{Head: g.Say("report.col.rank"), Numeric: true}, {Head: g.Say("report.col.interval"), Numeric: true},
		},
	}
	shares := map[string]book.Share{}
	if index != nil {
		t.Columns = append(t.Columns, figure.Column{Head: g.Say("report.col.contribution"), Numeric: true})
		if scores := g.book.Scores(l.Level.ID, index.ID()); scores != nil {
			for _, s := range g.book.Shares(scores, row) {
				shares[s.Input.Input.ID] = s
			}
		}
	}
	sum := 0.0
	// The inputs of the index come first: they are what the class rests on.
	for _, inputs := range [...]bool{true, false} {
		for _, r := range l.Rankings() {
			if r == nil || r.Indicator() < 0 {
				continue
			}
			share, used := shares[r.ID()]
			if used != inputs {
				continue
			}
			v := r.Value(row)
			cells := make([]figure.Cell, len(t.Columns))
			cells[0] = subjectLink(r.Subject)
			if l.Index() > g.book.Report() {
				cells[0].Text = r.Short() // pages of finer areas are many; the whole name is one link away
			}
			cells[1] = figure.Text(g.say.Text(r.Subject, v))
			if r.City().OK() {
				cells[2] = figure.Text(g.say.Text(r.Subject, r.City()))
			}
			if d := indicators.DifferenceFromCity(v, r.City()); d.OK() {
				cells[3] = figure.Cell{Text: g.say.ShortGap(r.Subject, d.Number), Deviation: deviation(r, v)}
			}
			if v.OK() {
				cells[4] = figure.Text(g.say.Direction(r, v))
			}
			if r.Place[row] > 0 {
				cells[5] = figure.Text(g.Say("report.rank.of", "rank", r.Place[row], "n", r.N()))
			}
			s := r.Series(l)
			if low, high := indicators.Interval(g.book.Catalogue()[r.Indicator()], indicators.At(s.Numerator, row), indicators.At(s.Denominator, row)); v.OK() && low.OK() && high.OK() {
				cells[6] = figure.Text(g.Say("report.interval", "low", g.Number(low.Number, r.Decimals()), "high", g.Number(high.Number, r.Decimals())))
			}
			if used {
				cells[7] = figure.Text(g.Signed(share.Value, index.Decimals()))
				sum += share.Value
			}
			t.Rows = append(t.Rows, figure.Row{Cells: cells})
		}
		if inputs && index != nil && len(t.Rows) > 0 {
			cells := make([]figure.Cell, len(t.Columns))
			cells[0] = subjectLink(index.Subject)
			cells[1] = figure.Text(g.say.Text(index.Subject, index.Value(row)))
			if index.City().OK() {
				cells[2] = figure.Text(g.say.Text(index.Subject, index.City()))
			}
			if index.Place[row] > 0 {
				cells[5] = figure.Text(g.Say("report.rank.of", "rank", index.Place[row], "n", index.N()))
			}
			cells[7] = figure.Text(g.Signed(sum, index.Decimals()))
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

// ValueNotes explain the table of indicators, and only what stands in it. The
// pages of finer areas are many and leave the explaining to the glossary.
func (g *Gallery) ValueNotes(l *book.Level, row int, index *book.Ranking) []string {
	if l.Index() > g.book.Report() {
		return []string{g.Say("report.values.note.glossary")}
	}
	var out []string
	city, points, interval, gap := false, false, false, false
	for _, r := range l.Rankings() {
		if r == nil || r.Indicator() < 0 {
			continue
		}
		v := r.Value(row)
		city = city || r.City().OK() && v.OK()
		points = points || r.Percent() && r.City().OK() && v.OK()
		gap = gap || !v.OK()
		s := r.Series(l)
		low, _ := indicators.Interval(g.book.Catalogue()[r.Indicator()], indicators.At(s.Numerator, row), indicators.At(s.Denominator, row))
		interval = interval || low.OK() && v.OK()
	}
	if city {
		out = append(out, g.Say("report.values.note.lean", "city", g.say.CityShort()))
	}
	if points {
		out = append(out, g.Say("report.values.note.points"))
	}
	out = append(out, g.Say("report.values.note.rank"))
	if index != nil {
		out = append(out, g.Say("report.values.note.contribution", "index", index.Label()))
	}
	if interval {
		out = append(out, g.Say("report.values.note.interval"))
	}
	if gap {
		out = append(out, g.say.StatusNote())
	}
	return out
}

// OriginTable says where every number of the page was read. What all cells have
// in common, file and sheet, stands in the caption.
func (g *Gallery) OriginTable(l *book.Level, row int) figure.Table {
	t := figure.Table{
		Columns: []figure.Column{
			{Head: g.Say("report.col.indicator")}, {Head: g.Say("report.col.date")},
			{Head: g.Say("report.col.counts"), Numeric: true}, {Head: g.Say("report.col.cell")},
		},
	}
	common := g.sameSheet(l, row)
	for _, r := range l.Rankings() {
		if r == nil || r.Indicator() < 0 {
			continue
		}
		s := r.Series(l)
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
			cell.WriteString(g.Say("report.origin.summed"))
		}
		counts := ""
		if n, d := indicators.At(s.Numerator, row), indicators.At(s.Denominator, row); n.OK() && d.OK() {
			counts = g.Say("report.origin.counts", "numerator", g.say.Trimmed(n.Number, 2), "denominator", g.say.Trimmed(d.Number, 2))
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(r.Short()), figure.Text(g.Date(r.Date())), figure.Text(counts), figure.Text(cell.String())}})
	}
	t.Caption = g.Say("report.origin.caption", "area", l.Name(row))
	if common != nil {
		place := common.File
		if common.Sheet != "" {
			place = g.Say("report.place.sheet", "file", common.File, "sheet", common.Sheet)
		}
		t.Caption = g.Say("report.origin.caption.from", "area", l.Name(row), "place", place)
	}
	return t
}

// sameSheet is a cell of the one sheet that all values of an area were read
// from, nil where there are several or none.
func (g *Gallery) sameSheet(l *book.Level, row int) *finding.Position {
	var common *finding.Position
	for _, r := range l.Rankings() {
		if r == nil || r.Indicator() < 0 {
			continue
		}
		for at := range l.Cells(r.Series(l), row) {
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
