package report

import (
	"math"
	"slices"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/figure"
)

// A changeView is the part of an indicator's page that looks back.
type changeView struct {
	Head      string
	Sentences []string
	Table     *notedTable
	Link      link
}

// changePart is how an indicator changed since the earlier edition: the city,
// the areas that changed most, whether they grew together, and every area from
// its earlier to its later value. Nil where nothing is compared; an index has
// its own part of vergleich.html and only says where.
func (b *book) changePart(s *subject, root string) *changeView {
	c := b.first()
	if c == nil || b.report < 0 {
		return nil
	}
	l := b.levels[b.report]
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		return nil
	}
	v := &changeView{Head: b.Say("comparison.since", "before", b.before(c)), Link: link{b.Say("comparison.more_there"), root + c.page}}
	if s.node >= 0 {
		x := lc.Index(s.id)
		if x == nil || x.New {
			return nil
		}
		if text := b.driftSentence(c, x.Spread); text != "" {
			v.Sentences = append(v.Sentences, text)
		}
		return v
	}
	k := slices.IndexFunc(lc.Indicators, func(x compare.IndicatorChange) bool { return x.ID == s.id })
	if k < 0 {
		return nil
	}
	x := &lc.Indicators[k]
	if !x.Comparable {
		v.Sentences = append(v.Sentences, b.Say("comparison.indicator.not", "why", b.Say("compare.left."+string(x.Why))))
		return v
	}
	v.Sentences = append(v.Sentences, b.citySentence(c, s, x)...)
	most, least := extremes(l, lc, x)
	for _, end := range [...]struct {
		row int
		key string
	}{{most, "rose"}, {least, "fell"}} {
		if end.row >= 0 {
			v.Sentences = append(v.Sentences, b.Say("comparison.indicator."+end.key, "area", l.label(end.row), "change", b.changeText(s, x.Points, x.Changes[end.row].Change.Number)))
		}
	}
	v.Sentences = append(v.Sentences, b.spreadSentences(c, l, s, x)...)
	v.Table = noted(b.indicatorDumbbells(c, l, lc, s, x), root, "", b.Say("comparison.indicator.note", "city", b.cityShort(), "before", b.before(c), "after", b.after(c)))
	return v
}

// citySentence says what became of the city value.
func (b *book) citySentence(c *versus, s *subject, x *compare.IndicatorChange) []string {
	if !x.City.Change.OK() {
		return nil
	}
	interval := ""
	if x.City.Low.OK() && x.City.High.OK() {
		interval = b.Say("comparison.indicator.interval", "low", b.Signed(x.City.Low.Number, s.decimals), "high", b.Signed(x.City.High.Number, s.decimals))
	}
	return []string{b.Say("comparison.indicator.city", "city", b.cityShort(), "before", b.before(c), "old", b.text(s, x.CityBefore),
		"after", b.after(c), "new", b.text(s, x.CityAfter), "change", b.changeText(s, x.Points, x.City.Change.Number), "interval", interval)}
}

// extremes are the included areas that rose and fell most, -1 where none did.
func extremes(l *level, lc *compare.Level, x *compare.IndicatorChange) (most, least int) {
	most, least = -1, -1
	for k := range x.Changes {
		ch := x.Changes[k].Change
		if !ch.OK() || !l.Included(k) || lc.Areas[k].Excluded[0] {
			continue
		}
		if ch.Number > 0 && (most < 0 || ch.Number > x.Changes[most].Change.Number) {
			most = k
		}
		if ch.Number < 0 && (least < 0 || ch.Number < x.Changes[least].Change.Number) {
			least = k
		}
	}
	return most, least
}

// spreadSentences say whether the areas grew together, as far as the interval
// allows, and how unevenly cases are spread over them.
func (b *book) spreadSentences(c *versus, l *level, s *subject, x *compare.IndicatorChange) []string {
	var out []string
	sp := x.Spread
	if sp.Verdict != compare.NoVerdict && sp.Ratio.OK() {
		low, _ := b.apart(sp.Low.Number, 1, 2)
		high, _ := b.apart(sp.High.Number, 1, 2)
		out = append(out, b.Say("compare.verdict."+string(sp.Verdict)), b.Say("comparison.indicator.deviation",
			"before", b.Number(sp.Deviation[0].Number, s.decimals+1), "after", b.Number(sp.Deviation[1].Number, s.decimals+1), "low", low, "high", high, "year", b.before(c)))
	}
	if d := sp.Dissimilarity; d[0].OK() && d[1].OK() {
		out = append(out, b.Say("comparison.indicator.dissimilarity", "area", l.one(), "new", b.Measure(100*d[1].Number, 1, "%"), "old", b.Measure(100*d[0].Number, 1, "%"), "before", b.before(c)))
	}
	if g := sp.Gini; g[0].OK() && g[1].OK() {
		out = append(out, b.Say("comparison.indicator.gini", "new", b.Number(g[1].Number, 2), "old", b.Number(g[0].Number, 2), "before", b.before(c)))
	}
	return out
}

// indicatorDumbbells draw a bar from the earlier to the later value of each
// area, by the change, with both city values across.
func (b *book) indicatorDumbbells(c *versus, l *level, lc *compare.Level, s *subject, x *compare.IndicatorChange) figure.Table {
	t := figure.Table{
		Caption: b.Say("comparison.dumbbell.caption", "label", s.label, "areas", l.many(), "before", b.before(c), "after", b.after(c)),
		Columns: []figure.Column{
			{Head: l.one()}, {Head: c.Before.ID, Numeric: true}, {Head: c.After.ID, Numeric: true},
			{Head: b.Say("comparison.col.change"), Numeric: true}, {Head: b.Say("comparison.col.interval"), Numeric: true},
			{Head: b.Say("comparison.col.bar", "before", c.Before.ID, "after", c.After.ID)},
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
	head, tail := kept(len(rows), mostBarsShown)
	for i, k := range rows {
		if i >= head && i < len(rows)-tail {
			continue
		}
		ch := x.Changes[k]
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.label(k), l.homes[k]), figure.Text(b.text(s, x.Before[k])), figure.Text(b.text(s, x.After[k])),
			figure.Text(b.changeText(s, x.Points, ch.Change.Number)), {},
			{Bar: &figure.Bar{From: a.at(x.Before[k].Number), To: a.at(x.After[k].Number), Tone: changeTone(s.higher, s.decimals, ch.Change.Number)}},
		}}
		if ch.Low.OK() && ch.High.OK() {
			row.Cells[4] = figure.Text(b.Say("comparison.interval", "low", b.Signed(ch.Low.Number, s.decimals), "high", b.Signed(ch.High.Number, s.decimals)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// spreadsTable says for every indicator how far the areas lay apart in both
// years, and whether the difference can be told from chance.
func (b *book) spreadsTable(c *versus, l *level, lc *compare.Level) figure.Table {
	t := figure.Table{
		ID: "unterschiede", Caption: b.Say("comparison.spreads.caption", "areas", b.dative(l.Level.Name, 2), "before", b.before(c), "after", b.after(c)),
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")},
			{Head: b.Say("comparison.col.deviation", "year", c.Before.ID), Numeric: true}, {Head: b.Say("comparison.col.deviation", "year", c.After.ID), Numeric: true},
			{Head: b.Say("comparison.col.ratio"), Numeric: true},
			{Head: b.Say("comparison.col.gini", "year", c.Before.ID), Numeric: true}, {Head: b.Say("comparison.col.gini", "year", c.After.ID), Numeric: true},
			{Head: b.Say("comparison.col.dissimilarity", "year", c.Before.ID), Numeric: true}, {Head: b.Say("comparison.col.dissimilarity", "year", c.After.ID), Numeric: true},
			{Head: b.Say("comparison.col.verdict")},
		},
	}
	number := func(v indicators.Value, decimals int) figure.Cell {
		if !v.OK() {
			return figure.Text("–")
		}
		return figure.Text(b.Number(v.Number, decimals))
	}
	for i := range lc.Indicators {
		x := &lc.Indicators[i]
		s := b.byID[x.ID]
		if s == nil || !x.Comparable || !x.Spread.Deviation[0].OK() {
			continue
		}
		sp := x.Spread
		row := figure.Row{Cells: []figure.Cell{
			figure.Link(s.short, s.page), number(sp.Deviation[0], s.decimals+1), number(sp.Deviation[1], s.decimals+1), figure.Text("–"),
			number(sp.Gini[0], 2), number(sp.Gini[1], 2), number(sp.Dissimilarity[0], 2), number(sp.Dissimilarity[1], 2), figure.Text("–"),
		}}
		if sp.Verdict != compare.NoVerdict && sp.Low.OK() && sp.High.OK() {
			low, _ := b.apart(sp.Low.Number, 1, 2)
			high, _ := b.apart(sp.High.Number, 1, 2)
			row.Cells[3] = figure.Text(b.Say("comparison.interval", "low", low, "high", high))
			row.Cells[8] = figure.Text(b.Say("comparison.verdict." + string(sp.Verdict)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
