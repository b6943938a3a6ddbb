package report

import (
	"strconv"
	"strings"
	"sync"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/picture"
	"sozialbericht/internal/words"
)

// A plate is one map of the edition: a scheme or a ranking on a level.
type plate struct {
	figure.Map
	key     plateKey
	level   *level
	scheme  *scheme   // nil on the map of a ranking
	ranking *ranking  // nil on the map of a scheme
	address string    // of the SVG file
	changes []float64 // per area, on the map of a change
	theme   string
	legend  []figure.Swatch   // of the page: those of the map that areas have
	window  func() [3]float64 // what of the sheet a page shows; see picture.Window
}

// A plateKey finds a plate. Schemes and subjects have namespaces of their own.
type plateKey struct {
	level   int
	scheme  bool
	subject string
}

// A ground is a level's boundaries made ready for pictures, when first asked
// for, since not every page needs them.
type ground struct {
	shapes func() *picture.Shapes
	detail func() *picture.Detail
}

func (b *book) openGround() {
	for _, l := range b.levels {
		b.ground = append(b.ground, ground{
			sync.OnceValue(func() *picture.Shapes { return picture.Prepare(l.layer, b.borderLayer(l)) }),
			sync.OnceValue(func() *picture.Detail { return picture.PrepareDetail(l.layer) }),
		})
	}
}

// shapes are the boundaries of a level for the pictures of whole maps.
func (b *book) shapes(l *level) *picture.Shapes { return b.ground[l.index].shapes() }

// detail are the boundaries of a level for pictures of a few areas.
func (b *book) detail(l *level) *picture.Detail { return b.ground[l.index].detail() }

// openAtlas makes the maps of the report level and of finer levels, as plain
// data; drawing them is left to Build.
func (b *book) openAtlas() {
	if b.report < 0 {
		return
	}
	taken := map[string]bool{}
	for _, l := range b.levels[b.report:] {
		if l.layer == nil {
			continue
		}
		for _, s := range b.schemes {
			if s.byLev[l.index] != nil {
				b.addPlate(b.classPlate(s, l), taken)
			}
		}
		for _, nodes := range [...]bool{true, false} {
			for _, r := range l.rankings {
				if r != nil && (r.node >= 0) == nodes && r.n() > 0 {
					b.addPlate(b.valuePlate(r, l), taken)
				}
			}
		}
	}
}

func (b *book) addPlate(p *plate, taken map[string]bool) {
	name := p.level.name + "_" + p.File
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = p.level.name + "_" + p.File + "_" + strconv.Itoa(n)
	}
	taken[strings.ToLower(name)] = true
	p.File = name
	p.address = "karten/" + name + ".svg"
	p.Level = p.level.Level.ID
	if c := b.bordering(p.level); c != nil {
		p.Borders = c.Level.ID
		p.Notes = append(p.Notes, b.Say("report.map.borders", "areas", c.many()))
	}
	p.Banner = b.banner()
	p.Headline, p.Subtitle = words.Bound(p.Headline), words.Bound(p.Subtitle)
	for _, s := range p.Swatches {
		if s.Count > 0 {
			p.legend = append(p.legend, s)
		}
	}
	p.window = sync.OnceValue(func() [3]float64 {
		top, height, sheet := picture.Window(p.Map, b.shapes(p.level))
		return [3]float64{top, height, sheet}
	})
	b.atlas = append(b.atlas, p)
	b.plates[p.key] = p
}

// bordering returns the coarser level whose borders are drawn on a level's
// maps: the nearest one with boundaries.
func (b *book) bordering(l *level) *level {
	for i := l.index - 1; i >= 0; i-- {
		if b.levels[i].layer != nil {
			return b.levels[i]
		}
	}
	return nil
}

// The swatches for areas without a colour of their own, in legend order.
func (b *book) noValue() []figure.Swatch {
	return []figure.Swatch{
		{Fill: missing, Pattern: figure.CrossHatch, Label: b.Say("report.map.missing")},
		{Fill: suppressed, Label: b.Say("report.map.suppressed")},
		{Pattern: figure.Outline, Label: b.Say("report.map.excluded")},
	}
}

// Positions in noValue.
const (
	swatchMissing = iota
	swatchSuppressed
	swatchExcluded
)

// finish keeps the swatches that areas have, and those of known from in front
// even where none has, so that legends of one subject can be compared.
func (p *plate) finish(known int) {
	renumber := make([]int, len(p.Swatches))
	for _, a := range p.Areas {
		p.Swatches[a.Swatch].Count++
	}
	kept := p.Swatches[:0]
	for i, s := range p.Swatches {
		renumber[i] = len(kept)
		if i < known || s.Count > 0 {
			kept = append(kept, s)
		}
	}
	p.Swatches = kept
	for i := range p.Areas {
		p.Areas[i].Swatch = renumber[p.Areas[i].Swatch]
	}
}

func (b *book) classPlate(s *scheme, l *level) *plate {
	p := &plate{key: plateKey{l.index, true, s.Scheme.ID}, level: l, scheme: s, theme: b.Say("report.theme.classes")}
	p.File = "klasse_" + s.Scheme.ID
	p.Headline = b.classSentence(s, l)
	p.Subtitle = b.Say("report.map.subtitle.class", "label", s.label, "areas", l.many(), "city", b.Meta.City)
	position := make([]int, len(s.Classes))    // of a class among the swatches
	for i := len(s.Classes) - 1; i >= 0; i-- { // the gravest class first
		position[i] = -1
		if s.occurs(s.Classes[i], l) {
			position[i] = len(p.Swatches)
			p.Swatches = append(p.Swatches, b.looks(s)[i])
		}
	}
	known := len(p.Swatches)
	p.Swatches = append(p.Swatches, b.noValue()...)
	named, lead := b.namedOnMap(s, l), b.leadingNames(s, l)
	for k := range l.Areas {
		shade := figure.Shade{ID: l.Areas[k].ID, Name: l.label(k), Href: l.homes[k], Swatch: known + swatchMissing, Label: named[k], Lead: lead[k]}
		d := s.decision(l, k)
		switch c := s.class(l, k); {
		case c != nil && position[d.Class] >= 0:
			shade.Swatch = position[d.Class]
			shade.Text = className(*c, 1)
		case d != nil && d.Why == class.Excluded:
			shade.Swatch = known + swatchExcluded
			shade.Text = b.Say("report.map.excluded")
		default:
			shade.Text = b.Say("report.map.missing")
		}
		p.Areas = append(p.Areas, shade)
	}
	p.finish(known)
	p.Alt = b.Say("report.alt.class", "areas", l.many(), "finding", p.Headline)
	return p
}

// How many names a map of classes has: of every target, or, where those would
// hide the areas they name, of the first ones in the ranking.
const (
	mostTargetNames = 24
	firstNames      = 12
)

// mostLeadingNames is how many names are written before all others: those at
// the head of the ranking, which the sentences beside a map speak of.
const mostLeadingNames = 3

// leadingNames are the places of the rows whose names are written first on the
// map of a scheme.
func (b *book) leadingNames(s *scheme, l *level) map[int]int {
	lead := map[int]int{}
	r := b.leading(s, l)
	if r == nil {
		return lead
	}
	for _, k := range r.Order {
		if c := s.class(l, k); c != nil && c.Target && len(lead) < mostLeadingNames {
			lead[k] = len(lead) + 1
		}
	}
	return lead
}

// namedOnMap are the rows whose names stand on the map of a scheme.
func (b *book) namedOnMap(s *scheme, l *level) map[int]bool {
	targets := s.targets(l)
	if len(targets) > mostTargetNames {
		if r := b.leading(s, l); r != nil {
			var first []int
			for _, k := range r.Order {
				if c := s.class(l, k); c != nil && c.Target && len(first) < firstNames {
					first = append(first, k)
				}
			}
			targets = first
		}
	}
	named := map[int]bool{}
	for _, k := range targets {
		named[k] = true
	}
	return named
}

func (b *book) valuePlate(r *ranking, l *level) *plate {
	p := &plate{key: plateKey{l.index, false, r.id}, level: l, ranking: r, theme: b.theme(r.subject)}
	p.File = r.file
	p.Headline = b.finding(r, l)
	p.Subtitle = b.Say("report.map.subtitle.value", "label", b.named(r.subject), "areas", l.many(), "city", b.Meta.City)
	if r.date != "" {
		p.Subtitle += ", " + b.Date(r.date)
	}
	p.Source = b.sourceLine(r.subject)
	scale := b.scale(r, l)
	for i := range scale.fills {
		p.Swatches = append(p.Swatches, figure.Swatch{Fill: scale.fills[i], Label: b.interval(r, scale, i)})
	}
	known := len(p.Swatches)
	p.Swatches = append(p.Swatches, b.noValue()...)
	lead := map[int]int{}
	for i, k := range r.Order[:min(mostLeadingNames, r.n())] {
		lead[k] = i + 1
	}
	for k := range l.Areas {
		shade := figure.Shade{ID: l.Areas[k].ID, Name: l.label(k), Href: l.homes[k], Label: lead[k] > 0, Lead: lead[k]}
		switch v := r.values[k]; {
		case !l.Included(k):
			shade.Swatch = known + swatchExcluded
			shade.Text = b.Say("report.map.excluded")
		case v.OK():
			shade.Swatch = scale.Class(v.Number)
			shade.Text = b.text(r.subject, v)
		case v.Status == indicators.Suppressed || v.Status == indicators.Unreliable:
			shade.Swatch = known + swatchSuppressed
			shade.Text = b.text(r.subject, v)
		default:
			shade.Swatch = known + swatchMissing
			shade.Text = b.text(r.subject, v)
		}
		p.Areas = append(p.Areas, shade)
	}
	p.finish(known)
	if scale.Pivot >= 0 {
		p.Notes = append(p.Notes, b.Say("report.map.city", "city", b.Meta.City, "value", b.text(r.subject, r.city)))
	}
	if names := b.borderNames(r, scale.borders); len(names) > 0 {
		p.Notes = append(p.Notes, b.Say("report.map.border", "n", len(names), "borders", b.List(names)))
	}
	p.Alt = b.Say("report.alt.value", "label", r.label, "n", r.n(), "areas", b.dative(l.Level.Name, r.n()), "finding", p.Headline)
	if e := b.ends(r, l); e != "" {
		p.Alt += " " + e
	}
	return p
}

// interval is the legend's text of a class of values.
func (b *book) interval(r *ranking, s *scale, i int) string {
	number := func(k int) string { return b.WithUnit(b.Number(s.Bounds[k], s.Decimals), r.unit) }
	bare := func(k int) string { return b.Number(s.Bounds[k], s.Decimals) }
	switch {
	case len(s.Bounds) == 0 && r.Same(r.Low, r.High):
		return b.text(r.subject, indicators.Known(r.Low))
	case len(s.Bounds) == 0:
		return b.Say("report.legend.all", "low", b.Number(r.Low, r.decimals), "high", b.text(r.subject, indicators.Known(r.High)))
	case i == 0:
		return b.Say("report.legend.below", "high", number(0))
	case i == len(s.Bounds):
		return b.Say("report.legend.from", "low", number(i-1))
	}
	return b.Say("report.legend.between", "low", bare(i-1), "high", number(i))
}

// named is a subject's label with its unit where the label does not say it.
func (b *book) named(s *subject) string {
	if s.unit == "" || strings.Contains(s.label, s.unit) {
		return s.label
	}
	if s.unit == "%" {
		return b.Say("report.in.percent", "label", s.label)
	}
	return s.label + " (" + s.unit + ")"
}

// sourceLine names where a subject's numbers come from.
func (b *book) sourceLine(s *subject) string {
	switch {
	case s.source != "":
		return s.source
	case s.node >= 0:
		return b.Say("report.source.computed")
	}
	return ""
}

// groundFile is the picture of the city on which pages show where an area of
// the level lies.
func (l *level) groundFile() string { return "assets/lage-" + l.name + ".svg" }
