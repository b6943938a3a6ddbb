package page

import (
	"slices"

	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/markup"
)

// A changeView is the part of an indicator's page that looks back.
type changeView struct {
	Head      string
	Sentences []string
	Table     *markup.NotedTable
	Link      markup.Link
}

// changePart is how an indicator changed since the earlier edition: the city,
// the areas that changed most, whether they grew together, and every area from
// its earlier to its later value. Nil where nothing is compared; an index has
// its own part of vergleich.html and only says where.
func (e *Edition) changePart(s *book.Subject, root string) *changeView {
	c := e.book.Latest()
	if c == nil || e.book.Report() < 0 {
		return nil
	}
	l := e.book.ReportLevel()
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		return nil
	}
	v := &changeView{Head: e.Say("comparison.since", "before", e.say.Before(c)), Link: markup.Link{Text: e.Say("comparison.more_there"), Href: root + c.Page()}}
	if s.Node() >= 0 {
		x := lc.Index(s.ID())
		if x == nil || x.New {
			return nil
		}
		if text := e.say.DriftSentence(c, x.Spread); text != "" {
			v.Sentences = append(v.Sentences, text)
		}
		return v
	}
	k := slices.IndexFunc(lc.Indicators, func(x compare.IndicatorChange) bool { return x.ID == s.ID() })
	if k < 0 {
		return nil
	}
	x := &lc.Indicators[k]
	if !x.Comparable {
		v.Sentences = append(v.Sentences, e.Say("comparison.indicator.not", "why", e.Say("compare.left."+string(x.Why))))
		return v
	}
	v.Sentences = append(v.Sentences, e.say.CityChange(c, s, x)...)
	most, least := book.Extremes(l, lc, x)
	for _, end := range [...]struct {
		row int
		key string
	}{{most, "rose"}, {least, "fell"}} {
		if end.row >= 0 {
			v.Sentences = append(v.Sentences, e.Say("comparison.indicator."+end.key, "area", l.Name(end.row), "change", e.say.ChangeText(s, x.Points, x.Changes[end.row].Change.Number)))
		}
	}
	v.Sentences = append(v.Sentences, e.say.SpreadSentences(c, l, s, x)...)
	v.Table = markup.Noted(e.plate.IndicatorDumbbells(c, l, lc, s, x), root, "", e.Say("comparison.indicator.note", "city", e.say.CityShort(), "before", e.say.Before(c), "after", e.say.After(c)))
	return v
}
