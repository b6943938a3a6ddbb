package page

import (
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/markup"
)

// A sinceView is the part of a profile that looks back.
type sinceView struct {
	Head      string
	Sentences []string
	Table     *markup.NotedTable
	Link      markup.Link
}

// sincePart is what became of an area since the earlier edition, nil where
// nothing is compared.
func (e *Edition) sincePart(l *book.Level, row int, root string) *sinceView {
	c := e.book.Latest()
	if c == nil {
		return nil
	}
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		return nil
	}
	v := &sinceView{Head: e.Say("comparison.since", "before", e.say.Before(c)), Link: markup.Link{Text: e.Say("comparison.more_there"), Href: root + c.Page()}}
	m := lc.Areas[row]
	switch {
	case m.Relation == compare.Nothing:
		v.Sentences = append(v.Sentences, e.Say("comparison.begins", "before", e.say.Before(c)))
		return v
	case m.Relation != compare.Same:
		v.Sentences = append(v.Sentences, e.Say("comparison.limits", "how", e.Say("compare.relation."+m.Relation.String(), "partner", book.AreaLabel(m.Partner)), "before", e.say.Before(c)))
	case m.Renamed:
		v.Sentences = append(v.Sentences, e.Say("comparison.renamed", "before", e.say.Before(c), "partner", book.AreaLabel(m.Partner)))
	}
	index, bound := "", indicators.Value{}
	var within []string
	if r := e.book.Scoring(l); r != nil && r.Node() >= 0 {
		index = r.ID()
	}
	for _, s := range e.book.Schemes() {
		sc := lc.Scheme(s.Scheme.ID)
		if sc == nil || sc.New {
			continue
		}
		r := sc.Rows[row]
		if s == e.book.Lead().Scheme && sc.Index != "" {
			index, bound = sc.Index, sc.BoundOf(r, l.Level.ID)
		}
		before, after := e.plate.ChangedClass(sc, r.Before, r.WhyBefore).Text, e.plate.ChangedClass(sc, r.After, r.WhyAfter).Text
		key := "comparison.class.changed"
		if r.Before == r.After {
			key = "comparison.class.same"
		}
		v.Sentences = append(v.Sentences, e.Say(key, "scheme", s.Label(), "before", e.say.Before(c), "old", e.Say("report.quote", "text", before), "new", e.Say("report.quote", "text", after)))
		if t := e.book.Turnover(c, s, l); t != nil && sc.Target(r.Before) && !sc.Target(r.After) {
			within = append(within, e.say.WithinStory(t, row)...)
		}
	}
	if index != "" {
		v.Sentences = append(v.Sentences, e.say.IndexStory(c, lc, index, bound, row)...)
		if s := e.say.CauseSentence(c, lc, index, row); s != "" {
			v.Sentences = append(v.Sentences, s)
		}
	}
	v.Sentences = append(v.Sentences, within...)
	if l.Index() > e.book.Report() {
		// Pages of finer areas are many: their sentences stand here, their
		// numbers in comparison.csv.
		return v
	}
	v.Table = markup.Noted(e.plate.SinceTable(c, l, lc, index, row), root, "", e.Say("comparison.since.note"))
	return v
}
