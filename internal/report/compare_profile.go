package report

import (
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/figure"
)

// A sinceView is the part of a profile that looks back.
type sinceView struct {
	Head      string
	Sentences []string
	Table     *notedTable
	Link      link
}

// sincePart is what became of an area since the earlier edition, nil where
// nothing is compared.
func (b *book) sincePart(l *level, row int, root string) *sinceView {
	c := b.first()
	if c == nil {
		return nil
	}
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		return nil
	}
	v := &sinceView{Head: b.Say("comparison.since", "before", b.before(c)), Link: link{b.Say("comparison.more_there"), root + c.page}}
	m := lc.Areas[row]
	switch {
	case m.Relation == compare.Nothing:
		v.Sentences = append(v.Sentences, b.Say("comparison.begins", "before", b.before(c)))
		return v
	case m.Relation != compare.Same:
		v.Sentences = append(v.Sentences, b.Say("comparison.limits", "how", b.Say("compare.relation."+m.Relation.String(), "partner", areaLabel(m.Partner)), "before", b.before(c)))
	case m.Renamed:
		v.Sentences = append(v.Sentences, b.Say("comparison.renamed", "before", b.before(c), "partner", areaLabel(m.Partner)))
	}
	index, bound := "", indicators.Value{}
	var within []string
	if r := b.scoring(l); r != nil && r.node >= 0 {
		index = r.id
	}
	for _, s := range b.schemes {
		sc := lc.Scheme(s.Scheme.ID)
		if sc == nil || sc.New {
			continue
		}
		r := sc.Rows[row]
		if s == b.head.scheme && sc.Index != "" {
			index, bound = sc.Index, sc.BoundOf(r, l.Level.ID)
		}
		before, after := b.changedClass(sc, r.Before, r.WhyBefore).Text, b.changedClass(sc, r.After, r.WhyAfter).Text
		key := "comparison.class.changed"
		if r.Before == r.After {
			key = "comparison.class.same"
		}
		v.Sentences = append(v.Sentences, b.Say(key, "scheme", s.label, "before", b.before(c), "old", b.Say("report.quote", "text", before), "new", b.Say("report.quote", "text", after)))
		if t := b.turnover(c, s, l); t != nil && sc.Target(r.Before) && !sc.Target(r.After) {
			within = append(within, b.withinStory(t, row)...)
		}
	}
	if index != "" {
		v.Sentences = append(v.Sentences, b.indexStory(c, lc, index, bound, row)...)
		if s := b.causeSentence(c, lc, index, row); s != "" {
			v.Sentences = append(v.Sentences, s)
		}
	}
	v.Sentences = append(v.Sentences, within...)
	if l.index > b.report {
		// Pages of finer areas are many: their sentences stand here, their
		// numbers in comparison.csv.
		return v
	}
	v.Table = noted(b.sinceTable(c, l, lc, index, row), root, "", b.Say("comparison.since.note"))
	return v
}

// sinceTable puts index and indicators of an area in both years side by side.
func (b *book) sinceTable(c *versus, l *level, lc *compare.Level, index string, row int) figure.Table {
	t := figure.Table{
		Caption: b.Say("comparison.since.caption", "area", l.label(row), "before", b.before(c), "after", b.after(c)),
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")}, {Head: c.Before.ID, Numeric: true}, {Head: c.After.ID, Numeric: true},
			{Head: b.Say("comparison.col.change"), Numeric: true}, {Head: b.Say("comparison.col.interval"), Numeric: true},
			{Head: b.Say("comparison.col.city_change", "city", b.cityShort()), Numeric: true},
		},
	}
	if x, s := lc.Index(index), b.byID[index]; x != nil && s != nil && !x.New {
		r := figure.Row{Mark: "sum", Cells: []figure.Cell{subjectLink(s), figure.Text(b.text(s, x.Before[row])), figure.Text(b.text(s, x.After[row])), {}, {}, {}}}
		step := &x.Steps[row]
		if step.Change.OK() {
			r.Cells[3] = figure.Text(b.Signed(step.Change.Number, s.decimals))
		}
		if step.Low.OK() && step.High.OK() {
			r.Cells[4] = figure.Text(b.Say("comparison.interval", "low", b.Signed(step.Low.Number, s.decimals), "high", b.Signed(step.High.Number, s.decimals)))
		}
		t.Rows = append(t.Rows, r)
	}
	for i := range lc.Indicators {
		x := &lc.Indicators[i]
		s := b.byID[x.ID]
		if s == nil {
			continue
		}
		r := figure.Row{Cells: []figure.Cell{figure.Link(s.short, s.page), figure.Text(b.text(s, x.Before[row])), figure.Text(b.text(s, x.After[row])), {}, {}, {}}}
		if !x.Comparable {
			r.Cells[3] = figure.Text(b.Say("comparison.not_compared", "why", b.Say("compare.left."+string(x.Why))))
		}
		if ch := x.Changes[row]; ch.Change.OK() {
			r.Cells[3] = figure.Text(b.changeText(s, x.Points, ch.Change.Number))
			if ch.Low.OK() && ch.High.OK() {
				r.Cells[4] = figure.Text(b.Say("comparison.interval", "low", b.Signed(ch.Low.Number, s.decimals), "high", b.Signed(ch.High.Number, s.decimals)))
			}
		}
		if x.Comparable && x.City.Change.OK() {
			r.Cells[5] = figure.Text(b.changeText(s, x.Points, x.City.Change.Number))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
