package plate

import (
	"math"
	"slices"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
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

// A movement is an area with its value in both years, before it is drawn.
type movement struct {
	row      int
	from, to float64
	texts    [2]string
}

// Slopes are the two slope charts of a comparison: the index, and its ranks.
func (g *Gallery) Slopes(c *book.Comparison, l *book.Level, lc *compare.Level, x *compare.IndexChange, t *book.Turnover) []*figure.Figure {
	s := g.book.Subject(x.Node.ID)
	var values, ranks []movement
	for k := range l.Areas {
		if x.Before[k].OK() && x.After[k].OK() {
			values = append(values, movement{k, x.Before[k].Number, x.After[k].Number, [2]string{g.say.Text(s, x.Before[k]), g.say.Text(s, x.After[k])}})
		}
		if from, to := book.RankAt(x.RankBefore, k), book.RankAt(x.RankAfter, k); from > 0 && to > 0 {
			ranks = append(ranks, movement{k, float64(from), float64(to), [2]string{g.Integer(from), g.Integer(to)}})
		}
	}
	index := g.slope(c, l, t, s, values, false)
	if index != nil {
		index.Chart.(*figure.Slope).Measure = g.measure(s)
		index.Chart.(*figure.Slope).Lines = g.borderLines(&book.Ranking{Subject: s}, l, g.book.Lead().Scheme)
	}
	rank := g.slope(c, l, t, s, ranks, true)
	if rank != nil {
		rank.Chart.(*figure.Slope).Measure = figure.Measure{Label: g.Say("comparison.rank")}
	}
	return slices.DeleteFunc([]*figure.Figure{index, rank}, func(f *figure.Figure) bool { return f == nil })
}

// slope draws values or ranks in both years, nil where there are too few.
func (g *Gallery) slope(c *book.Comparison, l *book.Level, t *book.Turnover, s *book.Subject, all []movement, ranks bool) *figure.Figure {
	if len(all) < 2 {
		return nil
	}
	what, decimals := "index", s.Decimals()
	if ranks {
		what, decimals = "rank", 0
	}
	up, down := furthest(all, decimals, 1), furthest(all, decimals, -1)
	chart := &figure.Slope{Level: l.Level.ID, Before: c.Before.ID, After: c.After.ID, Ranks: ranks, Swatches: []figure.Swatch{
		{Fill: colour.Bar, Label: g.Say("comparison.slope.others")},
		{Fill: colour.WorseBar, Label: g.Say("comparison.slope.rose")}, {Fill: colour.BetterBar, Label: g.Say("comparison.slope.fell")},
	}}
	if s.Higher() == indicators.Better {
		chart.Swatches[slopeUp].Fill, chart.Swatches[slopeDown].Fill = colour.BetterBar, colour.WorseBar
	}
	look := func(row int) int { // without a class, those that moved furthest stand out
		moved := func(m movement) bool { return m.row == row }
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
		chart.Swatches[slopeUp].Label, chart.Swatches[slopeDown].Label = g.Say("comparison.slope.back"), g.Say("comparison.slope.forward")
	}
	if t != nil && len(t.Classes.Entered)+len(t.Classes.Left) > 0 {
		chart.Swatches[slopeUp] = figure.Swatch{Fill: colour.WorseBar, Label: g.Say("comparison.slope.entered", "what", g.say.TargetNames(t))}
		chart.Swatches[slopeDown] = figure.Swatch{Fill: colour.BetterBar, Label: g.Say("comparison.slope.left", "what", g.say.TargetNames(t))}
		look = func(row int) int {
			switch {
			case slices.Contains(t.Classes.Entered, row):
				return slopeUp
			case slices.Contains(t.Classes.Left, row):
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
	f := &figure.Figure{ID: "verlauf-" + what, Chart: chart, Source: g.Say("report.source.computed"), DataHref: "daten/" + c.Data() + ".csv"}
	f.Subtitle = g.Say("comparison.slope.subtitle."+what, "label", s.Label(), "areas", l.Many(), "before", g.say.Before(c), "after", g.say.After(c))
	f.Headline = g.slopeHeadline(l, up, down, decimals, what)
	f.Data = figure.Table{
		Caption: f.Subtitle, Level: l.Level.ID, Sorted: true,
		Columns: []figure.Column{{Head: l.One()}, {Head: c.Before.ID, Numeric: true}, {Head: c.After.ID, Numeric: true}, {Head: g.Say("comparison.col.change"), Numeric: true}},
	}
	shown := slices.Clone(all)
	if len(all) > mostSlopes {
		shown = slices.DeleteFunc(shown, func(m movement) bool { return look(m.row) == slopeQuiet })
		shown = shown[:min(len(shown), mostSlopes)]
		f.Notes = append(f.Notes, g.Say("comparison.slope.cut", "n", len(shown), "all", len(all), "areas", g.Dative(l.Level.Name.For(len(all)), len(all))))
	}
	slices.SortStableFunc(shown, func(p, q movement) int {
		return indicators.Compare(p.to, q.to) * map[bool]int{true: 1, false: -1}[ranks]
	})
	for _, m := range shown {
		k := look(m.row)
		chart.Runs = append(chart.Runs, figure.Run{
			Point: figure.Point{
				ID: l.Areas[m.row].ID, Name: l.Name(m.row), Href: l.Page(m.row), Value: m.from, Text: m.texts[0],
				Swatch: k, Label: k != slopeQuiet && loud <= mostNamed,
			},
			To: m.to, ToText: m.texts[1],
		})
		f.Data.Rows = append(f.Data.Rows, figure.Row{Area: l.Areas[m.row].ID, Cells: []figure.Cell{
			figure.Link(l.Name(m.row), l.Page(m.row)), Sortable(m.texts[0], indicators.Known(m.from)), Sortable(m.texts[1], indicators.Known(m.to)),
			Sortable(g.Signed(m.to-m.from, decimals), indicators.Known(m.to-m.from)),
		}})
	}
	f.Alt = g.Say("comparison.slope.alt", "subject", f.Subtitle, "finding", f.Headline)
	return f
}

// furthest are the areas that moved furthest up (way 1) or down (-1), in the
// digits that are shown; none where no area moved that way.
func furthest(all []movement, decimals int, way float64) []movement {
	var out []movement
	most := 0.0
	for _, m := range all {
		by := indicators.Round((m.to-m.from)*way, decimals)
		switch {
		case by <= 0 || by < most && !indicators.Same(by, most):
		case indicators.Same(by, most):
			out = append(out, m)
		default:
			most, out = by, []movement{m}
		}
	}
	return out
}

// slopeHeadline says who moved furthest either way.
func (g *Gallery) slopeHeadline(l *book.Level, up, down []movement, decimals int, what string) string {
	say := func(movers []movement, key string) string {
		const most = 3
		names := make([]string, 0, most)
		for _, m := range movers[:min(len(movers), most)] {
			names = append(names, l.Name(m.row))
		}
		text := g.List(names)
		if n := len(movers); n > most {
			text = g.Say("report.count.areas", "n", n, "areas", l.Level.Name.For(n))
		}
		m := movers[0]
		return g.Say("comparison.slope."+what+"."+key, "area", text, "n", len(movers), "by", g.Signed(m.to-m.from, decimals), "k", int(math.Abs(m.to-m.from)))
	}
	switch {
	case len(up) == 0 && len(down) == 0:
		return g.Say("comparison.slope."+what+".none", "areas", l.Many())
	case len(down) == 0:
		return say(up, "up")
	case len(up) == 0:
		return say(down, "down")
	}
	return g.Say("comparison.slope.both", "up", say(up, "up"), "down", say(down, "down"))
}
