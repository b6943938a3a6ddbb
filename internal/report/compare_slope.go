package report

import (
	"math"
	"slices"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/figure"
)

// mostSlopes is the most lines that can be told apart in a slope chart; of more
// areas, only those that stand out are drawn.
const mostSlopes = 60

// mostNamed is the most names that stand beside a slope chart.
const mostNamed = 12

// The looks of a slope chart.
const (
	slopeQuiet = iota
	slopeUp
	slopeDown
)

// A mover is an area with its value in both years, before it is drawn.
type mover struct {
	row      int
	from, to float64
	texts    [2]string
}

// slopes are the two slope charts of a comparison: the index, and its ranks.
func (b *book) slopes(c *versus, l *level, lc *compare.Level, x *compare.IndexChange, t *turnover) []*figure.Figure {
	s := b.byID[x.Node.ID]
	var values, ranks []mover
	for k := range l.Areas {
		if x.Before[k].OK() && x.After[k].OK() {
			values = append(values, mover{k, x.Before[k].Number, x.After[k].Number, [2]string{b.text(s, x.Before[k]), b.text(s, x.After[k])}})
		}
		if from, to := at2(x.RankBefore, k), at2(x.RankAfter, k); from > 0 && to > 0 {
			ranks = append(ranks, mover{k, float64(from), float64(to), [2]string{b.Integer(from), b.Integer(to)}})
		}
	}
	index := b.slope(c, l, t, s, values, false)
	if index != nil {
		index.Chart.(*figure.Slope).Measure = b.measure(s)
		index.Chart.(*figure.Slope).Lines = b.borderLines(&ranking{subject: s}, l, b.head.scheme)
	}
	rank := b.slope(c, l, t, s, ranks, true)
	if rank != nil {
		rank.Chart.(*figure.Slope).Measure = figure.Measure{Label: b.Say("comparison.rank")}
	}
	return slices.DeleteFunc([]*figure.Figure{index, rank}, func(f *figure.Figure) bool { return f == nil })
}

// slope draws values or ranks in both years, nil where there are too few.
func (b *book) slope(c *versus, l *level, t *turnover, s *subject, all []mover, ranks bool) *figure.Figure {
	if len(all) < 2 {
		return nil
	}
	what, decimals := "index", s.decimals
	if ranks {
		what, decimals = "rank", 0
	}
	up, down := furthest(all, decimals, 1), furthest(all, decimals, -1)
	chart := &figure.Slope{Level: l.Level.ID, Before: c.Before.ID, After: c.After.ID, Ranks: ranks, Swatches: []figure.Swatch{
		{Fill: plainBar, Label: b.Say("comparison.slope.others")},
		{Fill: worseBar, Label: b.Say("comparison.slope.rose")}, {Fill: betterBar, Label: b.Say("comparison.slope.fell")},
	}}
	if s.higher == indicators.Better {
		chart.Swatches[slopeUp].Fill, chart.Swatches[slopeDown].Fill = betterBar, worseBar
	}
	look := func(row int) int { // without a class, those that moved furthest stand out
		moved := func(m mover) bool { return m.row == row }
		switch {
		case slices.ContainsFunc(up, moved):
			return slopeUp
		case slices.ContainsFunc(down, moved):
			return slopeDown
		}
		return slopeQuiet
	}
	if ranks {
		chart.Swatches[slopeUp], chart.Swatches[slopeDown] = chart.Swatches[slopeDown], chart.Swatches[slopeUp]
		chart.Swatches[slopeUp].Label, chart.Swatches[slopeDown].Label = b.Say("comparison.slope.back"), b.Say("comparison.slope.forward")
	}
	if t != nil && len(t.classes.Entered)+len(t.classes.Left) > 0 {
		chart.Swatches[slopeUp] = figure.Swatch{Fill: worseBar, Label: b.Say("comparison.slope.entered", "what", b.what(t))}
		chart.Swatches[slopeDown] = figure.Swatch{Fill: betterBar, Label: b.Say("comparison.slope.left", "what", b.what(t))}
		look = func(row int) int {
			switch {
			case slices.Contains(t.classes.Entered, row):
				return slopeUp
			case slices.Contains(t.classes.Left, row):
				return slopeDown
			}
			return slopeQuiet
		}
	}
	loud := 0
	for _, m := range all {
		if look(m.row) != slopeQuiet {
			loud++
		}
	}
	f := &figure.Figure{ID: "verlauf-" + what, Chart: chart, Source: b.Say("report.source.computed"), DataHref: "daten/" + c.data + ".csv"}
	f.Subtitle = b.Say("comparison.slope.subtitle."+what, "label", s.label, "areas", l.many(), "before", b.before(c), "after", b.after(c))
	f.Headline = b.slopeHeadline(l, up, down, decimals, what)
	f.Data = figure.Table{
		Caption: f.Subtitle, Level: l.Level.ID, Sorted: true,
		Columns: []figure.Column{{Head: l.one()}, {Head: c.Before.ID, Numeric: true}, {Head: c.After.ID, Numeric: true}, {Head: b.Say("comparison.col.change"), Numeric: true}},
	}
	shown := slices.Clone(all)
	if len(all) > mostSlopes {
		shown = slices.DeleteFunc(shown, func(m mover) bool { return look(m.row) == slopeQuiet })
		shown = shown[:min(len(shown), mostSlopes)]
		f.Notes = append(f.Notes, b.Say("comparison.slope.cut", "n", len(shown), "all", len(all), "areas", b.dative(l.Level.Name, len(all))))
	}
	slices.SortStableFunc(shown, func(p, q mover) int { return indicators.Compare(p.to, q.to) * map[bool]int{true: 1, false: -1}[ranks] })
	for _, m := range shown {
		k := look(m.row)
		chart.Runs = append(chart.Runs, figure.Run{
			Point: figure.Point{
				ID: l.Areas[m.row].ID, Name: l.label(m.row), Href: l.homes[m.row], Value: m.from, Text: m.texts[0],
				Swatch: k, Label: k != slopeQuiet && loud <= mostNamed,
			},
			To: m.to, ToText: m.texts[1],
		})
		f.Data.Rows = append(f.Data.Rows, figure.Row{Area: l.Areas[m.row].ID, Cells: []figure.Cell{
			figure.Link(l.label(m.row), l.homes[m.row]), orders(m.texts[0], indicators.Known(m.from)), orders(m.texts[1], indicators.Known(m.to)),
			orders(b.Signed(m.to-m.from, decimals), indicators.Known(m.to-m.from)),
		}})
	}
	f.Alt = b.Say("comparison.slope.alt", "subject", f.Subtitle, "finding", f.Headline)
	return f
}

// furthest are the areas that moved furthest up (way 1) or down (-1), in the
// digits that are shown; none where no area moved that way.
func furthest(all []mover, decimals int, way float64) []mover {
	var out []mover
	most := 0.0
	for _, m := range all {
		by := indicators.Round((m.to-m.from)*way, decimals)
		switch {
		case by <= 0 || by < most && !indicators.Same(by, most):
		case indicators.Same(by, most):
			out = append(out, m)
		default:
			most, out = by, []mover{m}
		}
	}
	return out
}

// slopeHeadline says who moved furthest either way.
func (b *book) slopeHeadline(l *level, up, down []mover, decimals int, what string) string {
	say := func(movers []mover, key string) string {
		const most = 3
		names := make([]string, 0, most)
		for _, m := range movers[:min(len(movers), most)] {
			names = append(names, l.label(m.row))
		}
		text := b.List(names)
		if n := len(movers); n > most {
			text = b.Say("report.count.areas", "n", n, "areas", l.Level.Name.For(n))
		}
		m := movers[0]
		return b.Say("comparison.slope."+what+"."+key, "area", text, "n", len(movers), "by", b.Signed(m.to-m.from, decimals), "k", int(math.Abs(m.to-m.from)))
	}
	switch {
	case len(up) == 0 && len(down) == 0:
		return b.Say("comparison.slope."+what+".none", "areas", l.many())
	case len(down) == 0:
		return say(up, "up")
	case len(up) == 0:
		return say(down, "down")
	}
	return b.Say("comparison.slope.both", "up", say(up, "up"), "down", say(down, "down"))
}
