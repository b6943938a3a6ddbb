package plate

import (
	"math"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

// SpreadsTable says for every indicator how far the areas lay apart in both
// years, and whether the difference can be told from chance.
func (g *Gallery) SpreadsTable(c *book.Comparison, l *book.Level, lc *compare.Level) figure.Table {
	t := figure.Table{
		ID: "unterschiede", Caption: g.Say("comparison.spreads.caption", "areas", g.Dative(l.Level.Name.For(2), 2), "before", g.say.Before(c), "after", g.say.After(c)),
		Columns: []figure.Column{
			{Head: g.Say("report.col.indicator")},
			{Head: g.Say("comparison.col.deviation", "year", c.Before.ID), Numeric: true}, {Head: g.Say("comparison.col.deviation", "year", c.After.ID), Numeric: true},
			{Head: g.Say("comparison.col.ratio"), Numeric: true},
			{Head: g.Say("comparison.col.gini", "year", c.Before.ID), Numeric: true}, {Head: g.Say("comparison.col.gini", "year", c.After.ID), Numeric: true},
			{Head: g.Say("comparison.col.dissimilarity", "year", c.Before.ID), Numeric: true}, {Head: g.Say("comparison.col.dissimilarity", "year", c.After.ID), Numeric: true},
			{Head: g.Say("comparison.col.verdict")},
		},
	}
	number := func(v indicators.Value, decimals int) figure.Cell {
		if !v.OK() {
			return figure.Text("–")
		}
		return figure.Text(g.Number(v.Number, decimals))
	}
	for i := range lc.Indicators {
		x := &lc.Indicators[i]
		s := g.book.Subject(x.ID)
		if s == nil || !x.Comparable || !x.Spread.Deviation[0].OK() {
			continue
		}
		sp := x.Spread
		row := figure.Row{Cells: []figure.Cell{
			figure.Link(s.Short(), s.Page()), number(sp.Deviation[0], s.Decimals()+1), number(sp.Deviation[1], s.Decimals()+1), figure.Text("–"),
			number(sp.Gini[0], 2), number(sp.Gini[1], 2), number(sp.Dissimilarity[0], 2), number(sp.Dissimilarity[1], 2), figure.Text("–"),
		}}
		if sp.Verdict != compare.NoVerdict && sp.Low.OK() && sp.High.OK() {
			low, _ := g.say.Distinguished(sp.Low.Number, 1, 2)
			high, _ := g.say.Distinguished(sp.High.Number, 1, 2)
			row.Cells[3] = figure.Text(g.Say("comparison.interval", "low", low, "high", high))
			row.Cells[8] = figure.Text(g.Say("comparison.verdict." + string(sp.Verdict)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Sortable is a cell with a number that the column is sorted by.
func Sortable(text string, v indicators.Value) figure.Cell {
	c := figure.Text(text)
	if v.OK() {
		x := v.Number
		c.Order = &x
	}
	return c
}

// ScaleTable puts both scales side by side.
func (g *Gallery) ScaleTable(c *book.Comparison, l *book.Level, lc *compare.Level, x *compare.IndexChange) figure.Table {
	s := g.book.Subject(x.Node.ID)
	t := figure.Table{
		ID: "skalen", Level: l.Level.ID, Sorted: true,
		Caption: g.Say("comparison.scales.caption", "label", s.Label(), "areas", l.Many()),
		Columns: []figure.Column{
			{Head: l.One()}, {Head: c.Before.ID, Numeric: true},
			{Head: g.Say("comparison.col.own_scale", "after", c.After.ID), Numeric: true},
			{Head: g.Say("comparison.col.base_scale", "after", c.After.ID, "before", g.say.Before(c)), Numeric: true},
		},
	}
	var sc *compare.SchemeChange
	if g.book.Lead().Scheme != nil {
		sc = lc.Scheme(g.book.Lead().Scheme.Scheme.ID)
	}
	if sc != nil && !sc.New {
		t.Columns = append(t.Columns, figure.Column{Head: g.Say("comparison.col.class_in", "year", c.Before.ID)},
			figure.Column{Head: g.Say("comparison.col.class_in", "year", c.After.ID)},
			figure.Column{Head: g.Say("comparison.col.class_base", "before", g.say.Before(c))})
	}
	for _, k := range g.book.Ordered(l, x) {
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.Name(k), l.Page(k)), Sortable(g.say.Text(s, x.Before[k]), x.Before[k]), Sortable(g.say.Text(s, x.After[k]), x.After[k]),
			Sortable(g.say.TextOr(s, x.AfterBase[k], "comparison.no_base"), x.AfterBase[k]),
		}}
		if sc != nil && !sc.New {
			r := sc.Rows[k]
			row.Cells = append(row.Cells, g.ChangedClass(sc, r.Before, r.WhyBefore), g.ChangedClass(sc, r.After, r.WhyAfter), g.ChangedClass(sc, r.AfterBase, r.WhyAfterBase))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// CauseTable splits the change of every area into its steps.
func (g *Gallery) CauseTable(c *book.Comparison, l *book.Level, lc *compare.Level, x *compare.IndexChange) figure.Table {
	s := g.book.Subject(x.Node.ID)
	t := figure.Table{
		ID: "ursachen-tabelle", Level: l.Level.ID, Sorted: true,
		Caption: g.Say("comparison.causes.caption", "label", s.Label(), "areas", l.Many(), "before", g.say.Before(c)),
		Columns: []figure.Column{
			{Head: l.One()}, {Head: g.Say("comparison.col.change"), Numeric: true},
			{Head: g.Say("compare.cause.own"), Numeric: true}, {Head: g.Say("compare.cause.city"), Numeric: true},
			{Head: g.Say("compare.cause.method"), Numeric: true}, {Head: g.Say("compare.cause.boundary"), Numeric: true},
			{Head: g.Say("comparison.col.cause")},
		},
	}
	largest := 0.0
	for k := range x.Steps {
		for _, v := range [...]indicators.Value{x.Steps[k].Own, x.Steps[k].City, x.Steps[k].Method, x.Steps[k].Boundary} {
			if v.OK() {
				largest = math.Max(largest, math.Abs(v.Number))
			}
		}
	}
	for _, k := range g.book.Ordered(l, x) {
		step := &x.Steps[k]
		part := func(v indicators.Value, lean bool) figure.Cell {
			if !v.OK() {
				return figure.Cell{}
			}
			cell := Sortable(g.Signed(v.Number, s.Decimals()), v)
			if lean && largest > 0 && len(x.Steps) <= 200 {
				cell.Deviation = &figure.Deviation{By: v.Number / largest, Tone: changeTone(s.Higher(), s.Decimals(), v.Number)}
			}
			return cell
		}
		t.Rows = append(t.Rows, figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.Name(k), l.Page(k)), part(step.Change, false),
			part(step.Own, true), part(step.City, true), part(step.Method, true), part(step.Boundary, true),
			figure.Text(g.say.CauseWord(step.Cause)),
		}})
	}
	return t
}

// TransitionTable counts the areas by class before and after.
func (g *Gallery) TransitionTable(t *book.Turnover) figure.Table {
	tr := t.Classes.Transitions
	out := figure.Table{
		ID:      "uebergaenge-tabelle",
		Caption: g.Say("comparison.transitions.caption", "areas", t.Level.Many(), "label", t.Scheme.Label()),
		Columns: []figure.Column{{Head: g.Say("comparison.transitions.corner", "before", t.Before.ID, "after", t.After.ID)}},
	}
	if tr.N == 0 {
		return figure.Table{}
	}
	for _, k := range tr.Classes {
		out.Columns = append(out.Columns, figure.Column{Head: book.ClassName(t.Classes.Classes[k], 1), Numeric: true})
	}
	out.Columns = append(out.Columns, figure.Column{Head: g.Say("comparison.sum"), Numeric: true})
	for i, k := range tr.Classes {
		row := figure.Row{Cells: []figure.Cell{figure.Text(book.ClassName(t.Classes.Classes[k], 1))}}
		sum := 0
		for j := range tr.Classes {
			row.Cells = append(row.Cells, figure.Text(strconv.Itoa(tr.Counts[i][j])))
			sum += tr.Counts[i][j]
		}
		row.Cells = append(row.Cells, figure.Text(strconv.Itoa(sum)))
		out.Rows = append(out.Rows, row)
	}
	return out
}

// IndicatorChanges is one row per indicator: the city in both years, the change
// with its interval, the areas that changed most.
func (g *Gallery) IndicatorChanges(c *book.Comparison, l *book.Level, lc *compare.Level) figure.Table {
	t := figure.Table{
		ID:      "indikatoren-beide-jahre",
		Caption: g.Say("comparison.indicators.caption", "city", g.say.CityShort(), "before", g.say.Before(c), "after", g.say.After(c)),
		Columns: []figure.Column{
			{Head: g.Say("report.col.indicator")}, {Head: g.say.CityShort() + " " + c.Before.ID, Numeric: true}, {Head: g.say.CityShort() + " " + c.After.ID, Numeric: true},
			{Head: g.Say("comparison.col.change"), Numeric: true}, {Head: g.Say("comparison.col.interval"), Numeric: true},
			{Head: g.Say("comparison.col.rise")}, {Head: g.Say("comparison.col.fall")},
		},
	}
	for i := range lc.Indicators {
		x := &lc.Indicators[i]
		s := g.book.Subject(x.ID)
		if s == nil {
			continue
		}
		row := figure.Row{Cells: []figure.Cell{
			subjectLink(s), figure.Text(g.say.Text(s, x.CityBefore)), figure.Text(g.say.Text(s, x.CityAfter)), {}, {}, {}, {},
		}}
		if !x.Comparable {
			row.Cells[3] = figure.Text(g.Say("comparison.not_compared", "why", g.Say("compare.left."+string(x.Why))))
			t.Rows = append(t.Rows, row)
			continue
		}
		if x.City.Change.OK() {
			row.Cells[3] = figure.Text(g.say.ChangeText(s, x.Points, x.City.Change.Number))
		}
		if x.City.Low.OK() && x.City.High.OK() {
			row.Cells[4] = figure.Text(g.Say("comparison.interval", "low", g.Signed(x.City.Low.Number, s.Decimals()), "high", g.Signed(x.City.High.Number, s.Decimals())))
		}
		most, least := book.Extremes(l, lc, x)
		for i, k := range [...]int{most, least} {
			if k >= 0 {
				row.Cells[5+i] = figure.Link(g.Say("comparison.extreme", "area", l.Name(k), "change", g.say.ChangeText(s, x.Points, x.Changes[k].Change.Number)), l.Page(k))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for _, id := range lc.Gone {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(id), {}, {}, figure.Text(g.Say("comparison.gone")), {}, {}, {}}})
	}
	return t
}

// SinceTable puts index and indicators of an area in both years side by side.
func (g *Gallery) SinceTable(c *book.Comparison, l *book.Level, lc *compare.Level, index string, row int) figure.Table {
	t := figure.Table{
		Caption: g.Say("comparison.since.caption", "area", l.Name(row), "before", g.say.Before(c), "after", g.say.After(c)),
		Columns: []figure.Column{
			{Head: g.Say("report.col.indicator")}, {Head: c.Before.ID, Numeric: true}, {Head: c.After.ID, Numeric: true},
			{Head: g.Say("comparison.col.change"), Numeric: true}, {Head: g.Say("comparison.col.interval"), Numeric: true},
			{Head: g.Say("comparison.col.city_change", "city", g.say.CityShort()), Numeric: true},
		},
	}
	if x, s := lc.Index(index), g.book.Subject(index); x != nil && s != nil && !x.New {
		r := figure.Row{Mark: "sum", Cells: []figure.Cell{subjectLink(s), figure.Text(g.say.Text(s, x.Before[row])), figure.Text(g.say.Text(s, x.After[row])), {}, {}, {}}}
		step := &x.Steps[row]
		if step.Change.OK() {
			r.Cells[3] = figure.Text(g.Signed(step.Change.Number, s.Decimals()))
		}
		if step.Low.OK() && step.High.OK() {
			r.Cells[4] = figure.Text(g.Say("comparison.interval", "low", g.Signed(step.Low.Number, s.Decimals()), "high", g.Signed(step.High.Number, s.Decimals())))
		}
		t.Rows = append(t.Rows, r)
	}
	for i := range lc.Indicators {
		x := &lc.Indicators[i]
		s := g.book.Subject(x.ID)
		if s == nil {
			continue
		}
		r := figure.Row{Cells: []figure.Cell{figure.Link(s.Short(), s.Page()), figure.Text(g.say.Text(s, x.Before[row])), figure.Text(g.say.Text(s, x.After[row])), {}, {}, {}}}
		if !x.Comparable {
			r.Cells[3] = figure.Text(g.Say("comparison.not_compared", "why", g.Say("compare.left."+string(x.Why))))
		}
		if ch := x.Changes[row]; ch.Change.OK() {
			r.Cells[3] = figure.Text(g.say.ChangeText(s, x.Points, ch.Change.Number))
			if ch.Low.OK() && ch.High.OK() {
				r.Cells[4] = figure.Text(g.Say("comparison.interval", "low", g.Signed(ch.Low.Number, s.Decimals()), "high", g.Signed(ch.High.Number, s.Decimals())))
			}
		}
		if x.Comparable && x.City.Change.OK() {
			r.Cells[5] = figure.Text(g.say.ChangeText(s, x.Points, x.City.Change.Number))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// ClassLook is the look of a class of any edition: that of today's, else plain.
func (g *Gallery) ClassLook(s *book.Scheme, x *compare.ClassSeries, k int) figure.Swatch {
	for i := range s.Classes {
		if s.Classes[i].ID == x.Classes[k].ID {
			return g.Looks(s)[i]
		}
	}
	return figure.Swatch{Fill: colour.Without}
}

// StripTable is the classes of all areas of the report level in all editions.
func (g *Gallery) StripTable() (t figure.Table) {
	if g.book.History() == nil || g.book.Report() < 0 || g.book.Lead().Scheme == nil {
		return t
	}
	l := g.book.ReportLevel()
	h := g.book.History().Level(l.Level.ID)
	x := book.ClassSeries(h, g.book.Lead().Scheme.Scheme.ID)
	if x == nil || len(h.Areas) != len(l.Areas) {
		return t
	}
	t = figure.Table{
		ID: "klassen-reihe", Level: l.Level.ID, Sorted: true,
		Caption: g.Say("series.strips.caption", "areas", l.Many(), "label", g.book.Lead().Scheme.Label(), "first", g.book.History().Editions[0].ID, "last", g.book.Newest()),
		Columns: []figure.Column{{Head: l.One()}},
	}
	for p := range g.book.History().Editions {
		t.Columns = append(t.Columns, figure.Column{Head: g.book.History().Editions[p].ID})
	}
	rows := make([]int, len(l.Areas))
	for i := range rows {
		rows[i] = i
	}
	if r := g.book.LeadingOn(l); r != nil && len(r.Order) == len(rows) {
		rows = r.Order
	}
	for _, k := range rows {
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{figure.Link(l.Name(k), l.Page(k))}}
		for p := range g.book.History().Editions {
			c := x.Of[p][k]
			if c < 0 {
				row.Cells = append(row.Cells, figure.Text(g.Say("series.no_class")))
				continue
			}
			look := g.ClassLook(g.book.Lead().Scheme, x, c)
			row.Cells = append(row.Cells, figure.Cell{Text: book.ClassName(x.Classes[c], 1), Swatch: &look})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
