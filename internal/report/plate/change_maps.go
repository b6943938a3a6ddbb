package plate

import (
	"math"
	"slices"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

// A yearMap is a map of a comparison: the classes of either year, which
// share a legend, or the change of the index.
type yearMap struct {
	*Map
	After *book.Subject // of the change; nil on a map of classes
}

// ComparisonMaps are the maps of a comparison on the report level: classes
// before and after, and the change of the index on the earlier scale.
func (g *Gallery) ComparisonMaps(c *book.Comparison) []yearMap {
	if g.book.Report() < 0 || g.book.ReportLevel().Layer() == nil {
		return nil
	}
	l := g.book.ReportLevel()
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		return nil
	}
	var out []yearMap
	index := ""
	if r := g.book.Lead().Ranking; r != nil && r.Node() >= 0 {
		index = r.ID()
	}
	if t := g.book.Turnover(c, g.book.Lead().Scheme, l); t != nil {
		if t.Classes.Index != "" {
			index = t.Classes.Index
		}
		before, after := g.yearMap(t, false), g.yearMap(t, true)
		// One legend: a class that either year has stands in both.
		for i := range before.Swatches {
			if before.Swatches[i].Count+after.Swatches[i].Count > 0 {
				before.Legend = append(before.Legend, before.Swatches[i])
				after.Legend = append(after.Legend, after.Swatches[i])
			}
		}
		out = append(out, yearMap{Map: before}, yearMap{Map: after})
	}
	if p := g.changeMap(c, l, index); p != nil {
		out = append(out, yearMap{Map: p, After: g.book.Subject(index)})
	}
	return out
}

// framed gives a map of a comparison its address and its frame.
func (g *Gallery) framed(p *Map, name string) *Map {
	p.File = name
	p.Address = "karten/" + name + ".svg"
	p.Level = p.On.Level.ID
	if c := g.Bordering(p.On); c != nil {
		p.Borders = c.Level.ID
	}
	p.Banner = g.say.Banner()
	return p
}

// yearMap is the map of the classes of one of the years, on the boundaries of
// today: an area shows the class of the one that most of its people lived in.
func (g *Gallery) yearMap(t *book.Turnover, later bool) *Map {
	year, count := g.say.Before(t.Comparison), t.Classes.Targets[0]
	if later {
		year, count = g.say.After(t.Comparison), t.Classes.Targets[1]
	}
	p := &Map{On: t.Level, Scheme: t.Scheme}
	p.Headline = g.Say("comparison.map.class", "year", year, "n", count, "areas", t.Level.Level.Name.For(count), "what", g.say.TargetNamesFor(t, count))
	p.Subtitle = g.Say("report.map.subtitle.class", "label", t.Scheme.Label(), "areas", t.Level.Many(), "city", g.book.Meta().City)
	position := make([]int, len(t.Classes.Classes))
	for i := len(t.Classes.Classes) - 1; i >= 0; i-- {
		c := t.Classes.Classes[i]
		position[i] = -1
		if g.book.OccursIn(t, c) {
			position[i] = len(p.Swatches)
			cell := g.ChangedClass(t.Classes, i, 0)
			look := figure.Swatch{Fill: colour.Aside, Label: cell.Text}
			if cell.Swatch != nil {
				look = *cell.Swatch
			}
			p.Swatches = append(p.Swatches, look)
		}
	}
	known := len(p.Swatches)
	p.Swatches = append(p.Swatches, g.noValue()...)
	for k := range t.Level.Areas {
		r := t.Classes.Rows[k]
		class, excluded := r.Before, t.Change.Areas[k].Excluded[0]
		if later {
			class, excluded = r.After, t.Change.Areas[k].Excluded[1]
		}
		shade := figure.Shade{ID: t.Level.Areas[k].ID, Name: t.Level.Name(k), Href: t.Level.Page(k), Swatch: known + swatchMissing, Text: g.Say("report.map.missing")}
		switch {
		case class >= 0 && position[class] >= 0:
			shade.Swatch, shade.Text = position[class], book.ClassName(t.Classes.Classes[class], 1)
			shade.Label = t.Classes.Target(r.Before) != t.Classes.Target(r.After)
		case excluded:
			shade.Swatch, shade.Text = known+swatchExcluded, g.Say("report.map.excluded")
		}
		p.Areas = append(p.Areas, shade)
		p.Swatches[shade.Swatch].Count++
	}
	p.Alt = g.Say("report.alt.class", "areas", t.Level.Many(), "finding", p.Headline)
	name := "vorher"
	if later {
		name = "nachher"
	}
	return g.framed(p, t.Data()+"_"+name)
}

// changeMap is the map of the change of an index on the earlier scale: what
// changed in the areas themselves. Its middle is no news.
func (g *Gallery) changeMap(c *book.Comparison, l *book.Level, index string) *Map {
	lc, s := c.Level(l.Level.ID), g.book.Subject(index)
	if lc == nil || s == nil {
		return nil
	}
	x := lc.Index(index)
	if x == nil || x.New {
		return nil
	}
	own := make([]indicators.Value, len(l.Areas))
	largest, most := 0.0, -1
	for k := range own {
		own[k] = x.Steps[k].Own
		if x.Ranked {
			own[k] = x.Steps[k].Change
		}
		if own[k].OK() && math.Abs(own[k].Number) > largest {
			largest, most = math.Abs(own[k].Number), k
		}
	}
	near, far := nice(largest*0.2), nice(largest*0.5)
	if most < 0 || near <= 0 || far <= near {
		return nil
	}
	p := &Map{On: l, Ranking: &book.Ranking{Subject: s}}
	p.Headline = g.Say("comparison.map.change", "area", l.Name(most), "change", g.Signed(own[most].Number, s.Decimals()))
	p.Subtitle = g.Say("comparison.map.change.subtitle", "label", s.Label(), "areas", l.Many(), "before", g.say.Before(c), "after", g.say.After(c))
	p.Source = g.Say("report.source.computed")
	n := func(v float64) string { return g.say.Trimmed(v, 6) }
	fills := slices.Clone(colour.Change)
	if s.Higher() == indicators.Better {
		fills[0], fills[1], fills[3], fills[4] = fills[4], fills[3], fills[1], fills[0]
	}
	for i, label := range [...]string{
		g.Say("comparison.change.below", "x", n(far)), g.Say("comparison.change.falls", "low", n(near), "high", n(far)),
		g.Say("comparison.change.near", "x", n(near)),
		g.Say("comparison.change.rises", "low", n(near), "high", n(far)), g.Say("comparison.change.above", "x", n(far)),
	} {
		p.Swatches = append(p.Swatches, figure.Swatch{Fill: fills[i], Label: label})
	}
	p.Swatches = append(p.Swatches, g.noValue()...)
	for k := range l.Areas {
		shade := figure.Shade{ID: l.Areas[k].ID, Name: l.Name(k), Href: l.Page(k), Swatch: 5 + swatchMissing, Text: g.Say("report.map.missing")}
		switch v := own[k]; {
		case v.OK():
			shade.Text = g.Signed(v.Number, s.Decimals())
			shade.Swatch = 2
			switch y := v.Number; {
			case y <= -far:
				shade.Swatch = 0
			case y <= -near:
				shade.Swatch = 1
			case y >= far:
				shade.Swatch = 4
			case y >= near:
				shade.Swatch = 3
			}
			shade.Label = math.Abs(v.Number) >= far
		case lc.Areas[k].Excluded[0] || lc.Areas[k].Excluded[1]:
			shade.Swatch, shade.Text = 5+swatchExcluded, g.Say("report.map.excluded")
		}
		p.Areas = append(p.Areas, shade)
	}
	for _, v := range own {
		p.Changes = append(p.Changes, v.Number)
	}
	p.finish(5)
	p.Legend = append(p.Legend, p.Swatches...)
	p.Alt = g.Say("comparison.alt.change", "label", s.Label(), "areas", l.Many(), "finding", p.Headline)
	return g.framed(p, c.Data()+"_veraenderung")
}

// nice is a round number near x: 1, 2, 2.5 or 5 times a power of ten, or 0.
func nice(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) {
		return 0
	}
	power := math.Pow10(int(math.Floor(math.Log10(x))))
	best := 0.0
	for _, m := range [...]float64{1, 2, 2.5, 5, 10} {
		if y := m * power; best == 0 || math.Abs(y-x) < math.Abs(best-x) {
			best = y
		}
	}
	// The nearest number with as many digits as are written down.
	if z, err := strconv.ParseFloat(strconv.FormatFloat(best, 'g', 3, 64), 64); err == nil {
		return z
	}
	return best
}
