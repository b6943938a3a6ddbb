package plate

import (
	"math"
	"slices"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/say"
)

// IndicatorDumbbells draw a bar from the earlier to the later value of each
// area, by the change, with both city values across.
func (g *Gallery) IndicatorDumbbells(c *book.Comparison, l *book.Level, lc *compare.Level, s *book.Subject, x *compare.IndicatorChange) figure.Table {
	t := figure.Table{
		Caption: g.Say("comparison.dumbbell.caption", "label", s.Label(), "areas", l.Many(), "before", g.say.Before(c), "after", g.say.After(c)),
		Columns: []figure.Column{
			{Head: l.One()}, {Head: c.Before.ID, Numeric: true}, {Head: c.After.ID, Numeric: true},
			{Head: g.Say("comparison.col.change"), Numeric: true}, {Head: g.Say("comparison.col.interval"), Numeric: true},
			{Head: g.Say("comparison.col.bar", "before", c.Before.ID, "after", c.After.ID)},
		},
	}
	a := axis{math.Inf(1), math.Inf(-1)}
	hold := func(v indicators.Value) {
		if v.OK() {
			a.low, a.high = math.Min(a.low, v.Number), math.Max(a.high, v.Number)
		}
	}
	var rows []int
	for k := range l.Areas {
		if x.Changes[k].Change.OK() && l.Included(k) && !lc.Areas[k].Excluded[0] {
			rows = append(rows, k)
			hold(x.Before[k])
			hold(x.After[k])
		}
	}
	hold(x.CityBefore)
	hold(x.CityAfter)
	for i, v := range [...]indicators.Value{x.CityAfter, x.CityBefore} {
		if v.OK() {
			t.Marks = append(t.Marks, figure.Mark{At: a.at(v.Number), Border: i > 0})
		}
	}
	slices.SortStableFunc(rows, func(p, q int) int {
		return indicators.Compare(x.Changes[q].Change.Number, x.Changes[p].Change.Number)
	})
	head, tail := say.HeadAndTail(len(rows), mostBarsShown)
	for i, k := range rows {
		if i >= head && i < len(rows)-tail {
			continue
		}
		ch := x.Changes[k]
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.Name(k), l.Page(k)), figure.Text(g.say.Text(s, x.Before[k])), figure.Text(g.say.Text(s, x.After[k])),
			figure.Text(g.say.ChangeText(s, x.Points, ch.Change.Number)), {},
			{Bar: &figure.Bar{From: a.at(x.Before[k].Number), To: a.at(x.After[k].Number), Tone: changeTone(s.Higher(), s.Decimals(), ch.Change.Number)}},
		}}
		if ch.Low.OK() && ch.High.OK() {
			row.Cells[4] = figure.Text(g.Say("comparison.interval", "low", g.Signed(ch.Low.Number, s.Decimals()), "high", g.Signed(ch.High.Number, s.Decimals())))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// changeTone is the tone of a change, in the digits that are shown: a change
// that reads 0 has none.
func changeTone(higher indicators.Direction, decimals int, change float64) figure.Tone {
	switch {
	case indicators.Round(change, decimals) == 0 || higher == indicators.Neutral || higher == indicators.Undirected:
		return figure.Even
	case (change > 0) == (higher == indicators.Worse):
		return figure.Worse
	}
	return figure.Better
}

// Dumbbells draw for each area a bar from the earlier index to the later one.
func (g *Gallery) Dumbbells(c *book.Comparison, l *book.Level, lc *compare.Level, x *compare.IndexChange) figure.Table {
	s := g.book.Subject(x.Node.ID)
	t := figure.Table{
		ID: "index-beide-jahre", Level: l.Level.ID, Sorted: true,
		Caption: g.Say("comparison.dumbbell.caption", "label", s.Label(), "areas", l.Many(), "before", g.say.Before(c), "after", g.say.After(c)),
		Columns: []figure.Column{
			{Head: l.One()}, {Head: c.Before.ID, Numeric: true}, {Head: c.After.ID, Numeric: true},
			{Head: g.Say("comparison.col.change"), Numeric: true}, {Head: g.Say("comparison.col.bar", "before", c.Before.ID, "after", c.After.ID)},
			{Head: g.Say("comparison.col.rank", "year", c.Before.ID), Numeric: true}, {Head: g.Say("comparison.col.rank", "year", c.After.ID), Numeric: true},
		},
	}
	a := axis{math.Inf(1), math.Inf(-1)}
	for k := range l.Areas {
		for _, v := range [...]indicators.Value{x.Before[k], x.After[k]} {
			if v.OK() {
				a.low, a.high = math.Min(a.low, v.Number), math.Max(a.high, v.Number)
			}
		}
	}
	borders := g.book.Borders(g.book.Lead().Scheme, l, s.ID())
	for _, m := range borders {
		t.Marks = append(t.Marks, figure.Mark{At: a.at(m.At), Border: true})
	}
	for _, k := range g.book.Ordered(l, x) {
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.Name(k), l.Page(k)),
			Sortable(g.say.Text(s, x.Before[k]), x.Before[k]), Sortable(g.say.Text(s, x.After[k]), x.After[k]), {}, {},
			figure.Text(say.RankText(book.RankAt(x.RankBefore, k))), figure.Text(say.RankText(book.RankAt(x.RankAfter, k))),
		}}
		if ch := x.Steps[k].Change; ch.OK() {
			row.Cells[3] = Sortable(g.Signed(ch.Number, s.Decimals()), ch)
			row.Cells[4].Bar = &figure.Bar{From: a.at(x.Before[k].Number), To: a.at(x.After[k].Number), Tone: changeTone(s.Higher(), s.Decimals(), ch.Number)}
		}
		if cl := g.book.Lead().Scheme.Class(l, k); cl != nil && cl.Target {
			row.Target = true
			row.Cells[0].Swatch = &g.Looks(g.book.Lead().Scheme)[g.book.Lead().Scheme.Decision(l, k).Class]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// An axis turns values into places on a bar.
type axis struct{ low, high float64 }

// axisOf starts at zero, as bars must, and takes in the marks.
func axisOf(r *book.Ranking, marks []float64) axis {
	a := axis{math.Min(0, r.Low), math.Max(0, r.High)}
	for _, m := range marks {
		a.low, a.high = math.Min(a.low, m), math.Max(a.high, m)
	}
	return a
}

func (a axis) at(x float64) float64 {
	if !(a.high > a.low) {
		return 0
	}
	return min(max((x-a.low)/(a.high-a.low), 0), 1)
}

// rankingTable lists the areas from the most difficult situation on, each with
// a bar from zero, the city line and the borders of the rule.
func (g *Gallery) rankingTable(r *book.Ranking, l *book.Level, s *book.Scheme, most int, id string) figure.Table {
	t := figure.Table{
		ID: id, Level: l.Level.ID,
		Caption: g.Say("report.ranking.caption", "label", g.say.Named(r.Subject), "areas", l.Many()),
		Columns: []figure.Column{
			{Head: l.One()}, {Head: g.Say("report.col.rank"), Numeric: true}, {Head: g.Say("report.col.value"), Numeric: true},
			{Head: g.Say("report.col.bar")},
		},
	}
	var marks []figure.Mark
	var at []float64
	if r.City().OK() {
		at = append(at, r.City().Number)
	}
	borders := g.book.Borders(s, l, r.ID())
	for _, x := range borders {
		at = append(at, x.At)
	}
	a := axisOf(r, at)
	if r.City().OK() {
		marks = append(marks, figure.Mark{At: a.at(r.City().Number)})
	}
	for _, x := range borders {
		marks = append(marks, figure.Mark{At: a.at(x.At), Border: true})
	}
	t.Marks = marks
	head, tail := say.HeadAndTail(r.N(), most)
	for i, k := range r.Order {
		if i >= head && i < r.N()-tail {
			continue
		}
		x := r.Value(k).Number
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.Name(k), l.Page(k)), figure.Text(strconv.Itoa(r.Place[k])), figure.Text(g.say.Text(r.Subject, r.Value(k))),
			{Bar: &figure.Bar{From: a.at(0), To: a.at(x), Tone: r.Tone(x, r.City())}},
		}}
		if c := s.Class(l, k); c != nil && c.Target {
			row.Cells[0].Swatch = &g.Looks(s)[s.Decision(l, k).Class]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
