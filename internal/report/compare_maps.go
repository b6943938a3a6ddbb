package report

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strconv"
	"sync"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/picture"
)

// A comparePlate is a map of a comparison: the classes of either year, which
// share a legend, or the change of the index.
type comparePlate struct {
	*plate
	after *subject // of the change; nil on a map of classes
}

// comparePlates are the maps of a comparison on the report level: classes
// before and after, and the change of the index on the earlier scale.
func (b *book) comparePlates(c *versus) []comparePlate {
	if b.report < 0 || b.levels[b.report].layer == nil {
		return nil
	}
	l := b.levels[b.report]
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		return nil
	}
	var out []comparePlate
	index := ""
	if r := b.head.ranking; r != nil && r.node >= 0 {
		index = r.id
	}
	if t := b.turnover(c, b.head.scheme, l); t != nil {
		if t.classes.Index != "" {
			index = t.classes.Index
		}
		before, after := b.yearPlate(t, false), b.yearPlate(t, true)
		// One legend: a class that either year has stands in both.
		for i := range before.Swatches {
			if before.Swatches[i].Count+after.Swatches[i].Count > 0 {
				before.legend = append(before.legend, before.Swatches[i])
				after.legend = append(after.legend, after.Swatches[i])
			}
		}
		out = append(out, comparePlate{plate: before}, comparePlate{plate: after})
	}
	if p := b.changePlate(c, l, index); p != nil {
		out = append(out, comparePlate{plate: p, after: b.byID[index]})
	}
	return out
}

// sheet gives a map of a comparison its address and its frame.
func (b *book) sheet(p *plate, name string) *plate {
	p.File = name
	p.address = "karten/" + name + ".svg"
	p.Level = p.level.Level.ID
	if c := b.bordering(p.level); c != nil {
		p.Borders = c.Level.ID
	}
	p.Banner = b.banner()
	p.window = sync.OnceValue(func() [3]float64 {
		top, height, sheet := picture.Window(p.Map, b.shapes(p.level))
		return [3]float64{top, height, sheet}
	})
	return p
}

// yearPlate is the map of the classes of one of the years, on the boundaries of
// today: an area shows the class of the one that most of its people lived in.
func (b *book) yearPlate(t *turnover, later bool) *plate {
	year, count := b.before(t.versus), t.classes.Targets[0]
	if later {
		year, count = b.after(t.versus), t.classes.Targets[1]
	}
	p := &plate{level: t.level, scheme: t.scheme}
	p.Headline = b.Say("comparison.map.class", "year", year, "n", count, "areas", t.level.Level.Name.For(count), "what", b.whatOf(t, count))
	p.Subtitle = b.Say("report.map.subtitle.class", "label", t.scheme.label, "areas", t.level.many(), "city", b.Meta.City)
	position := make([]int, len(t.classes.Classes))
	for i := len(t.classes.Classes) - 1; i >= 0; i-- {
		c := t.classes.Classes[i]
		position[i] = -1
		if b.occursIn(t, c) {
			position[i] = len(p.Swatches)
			cell := b.changedClass(t.classes, i, 0)
			look := figure.Swatch{Fill: aside, Label: cell.Text}
			if cell.Swatch != nil {
				look = *cell.Swatch
			}
			p.Swatches = append(p.Swatches, look)
		}
	}
	known := len(p.Swatches)
	p.Swatches = append(p.Swatches, b.noValue()...)
	for k := range t.level.Areas {
		r := t.classes.Rows[k]
		class, excluded := r.Before, t.change.Areas[k].Excluded[0]
		if later {
			class, excluded = r.After, t.change.Areas[k].Excluded[1]
		}
		shade := figure.Shade{ID: t.level.Areas[k].ID, Name: t.level.label(k), Href: t.level.homes[k], Swatch: known + swatchMissing, Text: b.Say("report.map.missing")}
		switch {
		case class >= 0 && position[class] >= 0:
			shade.Swatch, shade.Text = position[class], className(t.classes.Classes[class], 1)
			shade.Label = t.classes.Target(r.Before) != t.classes.Target(r.After)
		case excluded:
			shade.Swatch, shade.Text = known+swatchExcluded, b.Say("report.map.excluded")
		}
		p.Areas = append(p.Areas, shade)
		p.Swatches[shade.Swatch].Count++
	}
	p.Alt = b.Say("report.alt.class", "areas", t.level.many(), "finding", p.Headline)
	name := "vorher"
	if later {
		name = "nachher"
	}
	return b.sheet(p, t.data+"_"+name)
}

// changeRamp runs from better over a neutral middle to worse.
var changeRamp = [...]string{"#7a5fb0", "#d8daeb", "#f7f7f7", "#fdd0a2", "#b35806"}

// changePlate is the map of the change of an index on the earlier scale: what
// changed in the areas themselves. Its middle is no news.
func (b *book) changePlate(c *versus, l *level, index string) *plate {
	lc, s := c.Level(l.Level.ID), b.byID[index]
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
	p := &plate{level: l, ranking: &ranking{subject: s}}
	p.Headline = b.Say("comparison.map.change", "area", l.label(most), "change", b.Signed(own[most].Number, s.decimals))
	p.Subtitle = b.Say("comparison.map.change.subtitle", "label", s.label, "areas", l.many(), "before", b.before(c), "after", b.after(c))
	p.Source = b.Say("report.source.computed")
	n := func(v float64) string { return b.trimmed(v, 6) }
	fills := changeRamp
	if s.higher == indicators.Better {
		fills[0], fills[1], fills[3], fills[4] = changeRamp[4], changeRamp[3], changeRamp[1], changeRamp[0]
	}
	for i, label := range [...]string{
		b.Say("comparison.change.below", "x", n(far)), b.Say("comparison.change.falls", "low", n(near), "high", n(far)),
		b.Say("comparison.change.near", "x", n(near)),
		b.Say("comparison.change.rises", "low", n(near), "high", n(far)), b.Say("comparison.change.above", "x", n(far)),
	} {
		p.Swatches = append(p.Swatches, figure.Swatch{Fill: fills[i], Label: label})
	}
	p.Swatches = append(p.Swatches, b.noValue()...)
	for k := range l.Areas {
		shade := figure.Shade{ID: l.Areas[k].ID, Name: l.label(k), Href: l.homes[k], Swatch: 5 + swatchMissing, Text: b.Say("report.map.missing")}
		switch v := own[k]; {
		case v.OK():
			shade.Text = b.Signed(v.Number, s.decimals)
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
			shade.Swatch, shade.Text = 5+swatchExcluded, b.Say("report.map.excluded")
		}
		p.Areas = append(p.Areas, shade)
	}
	for _, v := range own {
		p.changes = append(p.changes, v.Number)
	}
	p.finish(5)
	p.legend = append(p.legend, p.Swatches...)
	p.Alt = b.Say("comparison.alt.change", "label", s.label, "areas", l.many(), "finding", p.Headline)
	return b.sheet(p, c.data+"_veraenderung")
}

// A changedGroup is the areas of one colour of the map of change.
type changedGroup struct {
	Swatch template.HTML
	Label  string
	Areas  []changedArea
	More   string // how many the list leaves out
}

// A changedArea is one of them with its change.
type changedArea struct{ Name, Href, Change string }

// mostChangedNames is how many areas of a colour stand beside the map of
// change; the table below it has them all.
const mostChangedNames = 9

// changed names the areas of the map of change, those that rose most first,
// but not those of its middle.
func (b *book) changed(p *plate, root string) []changedGroup {
	var out []changedGroup
	for _, look := range [...]int{4, 3, 1, 0} {
		var members []int
		for i, a := range p.Areas {
			if a.Swatch == look {
				members = append(members, i)
			}
		}
		if len(members) == 0 {
			continue
		}
		slices.SortStableFunc(members, func(i, k int) int { return cmp.Compare(p.changes[k], p.changes[i]) })
		g := changedGroup{Swatch: written(func(m *markup) { m.swatch(p.Swatches[look]) }), Label: p.Swatches[look].Label}
		if look < 2 {
			slices.Reverse(members) // what fell most first
		}
		if n := len(members) - mostChangedNames; n > 0 {
			members, g.More = members[:mostChangedNames], b.Say("comparison.remarks.more", "n", n)
		}
		for _, i := range members {
			a := p.Areas[i]
			g.Areas = append(g.Areas, changedArea{a.Name, root + a.Href, a.Text})
		}
		out = append(out, g)
	}
	return out
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
