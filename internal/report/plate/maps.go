package plate

import (
	"strconv"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// A Map is one map of the edition: a scheme or a ranking on a level.
type Map struct {
	figure.Map
	Key     Key
	On      *book.Level
	Scheme  *book.Scheme  // nil on the map of a ranking
	Ranking *book.Ranking // nil on the map of a scheme
	Address string        // of the SVG file
	Changes []float64     // per area, on the map of a change
	Theme   string
	Legend  []figure.Swatch // of the page: those of the map that areas have
}

// A Key finds a plate. Schemes and subjects have namespaces of their own.
type Key struct {
	Level   int
	Scheme  bool
	Subject string
}

// openAtlas makes the maps of the report level and of finer levels, as plain
// data; drawing them is left to Build.
func (g *Gallery) openAtlas() {
	if g.book.Report() < 0 {
		return
	}
	taken := map[string]bool{}
	for _, l := range g.book.Levels()[g.book.Report():] {
		if l.Layer() == nil {
			continue
		}
		for _, s := range g.book.Schemes() {
			if s.On(l.Index()) != nil {
				g.addMap(g.classMap(s, l), taken)
			}
		}
		for _, nodes := range [...]bool{true, false} {
			for _, r := range l.Rankings() {
				if r != nil && (r.Node() >= 0) == nodes && r.N() > 0 {
					g.addMap(g.valueMap(r, l), taken)
				}
			}
		}
	}
}

func (g *Gallery) addMap(p *Map, taken map[string]bool) {
	name := p.On.File() + "_" + p.File
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = p.On.File() + "_" + p.File + "_" + strconv.Itoa(n)
	}
	taken[strings.ToLower(name)] = true
	p.File = name
	p.Address = "karten/" + name + ".svg"
	p.Level = p.On.Level.ID
	if c := g.Bordering(p.On); c != nil {
		p.Borders = c.Level.ID
		p.Notes = append(p.Notes, g.Say("report.map.borders", "areas", c.Many()))
	}
	p.Banner = g.say.Banner()
	p.Headline, p.Subtitle = words.Bound(p.Headline), words.Bound(p.Subtitle)
	for _, s := range p.Swatches {
		if s.Count > 0 {
			p.Legend = append(p.Legend, s)
		}
	}
	g.atlas = append(g.atlas, p)
	g.plates[p.Key] = p
}

// Bordering returns the coarser level whose borders are drawn on a level's
// maps: the nearest one with boundaries.
func (g *Gallery) Bordering(l *book.Level) *book.Level {
	for i := l.Index() - 1; i >= 0; i-- {
		if g.book.Level(i).Layer() != nil {
			return g.book.Level(i)
		}
	}
	return nil
}

// The swatches for areas without a colour of their own, in legend order.
func (g *Gallery) noValue() []figure.Swatch {
	return []figure.Swatch{
		{Fill: colour.Missing, Pattern: figure.CrossHatch, Label: g.Say("report.map.missing")},
		{Fill: colour.Suppressed, Label: g.Say("report.map.suppressed")},
		{Pattern: figure.Outline, Label: g.Say("report.map.excluded")},
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
func (p *Map) finish(known int) {
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

func (g *Gallery) classMap(s *book.Scheme, l *book.Level) *Map {
	p := &Map{Key: Key{l.Index(), true, s.Scheme.ID}, On: l, Scheme: s, Theme: g.Say("report.theme.classes")}
	p.File = "klasse_" + s.Scheme.ID
	p.Headline = g.say.ClassSentence(s, l)
	p.Subtitle = g.Say("report.map.subtitle.class", "label", s.Label(), "areas", l.Many(), "city", g.book.Meta().City)
	position := make([]int, len(s.Classes))    // of a class among the swatches
	for i := len(s.Classes) - 1; i >= 0; i-- { // the gravest class first
		position[i] = -1
		if s.Occurs(s.Classes[i], l) {
			position[i] = len(p.Swatches)
			p.Swatches = append(p.Swatches, g.Looks(s)[i])
		}
	}
	known := len(p.Swatches)
	p.Swatches = append(p.Swatches, g.noValue()...)
	named, lead := g.namedOnMap(s, l), g.leadingNames(s, l)
	for k := range l.Areas {
		shade := figure.Shade{ID: l.Areas[k].ID, Name: l.Name(k), Href: l.Page(k), Swatch: known + swatchMissing, Label: named[k], Lead: lead[k]}
		d := s.Decision(l, k)
		switch c := s.Class(l, k); {
		case c != nil && position[d.Class] >= 0:
			shade.Swatch = position[d.Class]
			shade.Text = book.ClassName(*c, 1)
		case d != nil && d.Why == class.Excluded:
			shade.Swatch = known + swatchExcluded
			shade.Text = g.Say("report.map.excluded")
		default:
			shade.Text = g.Say("report.map.missing")
		}
		p.Areas = append(p.Areas, shade)
	}
	p.finish(known)
	p.Alt = g.Say("report.alt.class", "areas", l.Many(), "finding", p.Headline)
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
func (g *Gallery) leadingNames(s *book.Scheme, l *book.Level) map[int]int {
	lead := map[int]int{}
	r := g.book.Leading(s, l)
	if r == nil {
		return lead
	}
	for _, k := range r.Order {
		if c := s.Class(l, k); c != nil && c.Target && len(lead) < mostLeadingNames {
			lead[k] = len(lead) + 1
		}
	}
	return lead
}

// namedOnMap are the rows whose names stand on the map of a scheme.
func (g *Gallery) namedOnMap(s *book.Scheme, l *book.Level) map[int]bool {
	targets := s.Targets(l)
	if len(targets) > mostTargetNames {
		if r := g.book.Leading(s, l); r != nil {
			var first []int
			for _, k := range r.Order {
				if c := s.Class(l, k); c != nil && c.Target && len(first) < firstNames {
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

func (g *Gallery) valueMap(r *book.Ranking, l *book.Level) *Map {
	p := &Map{Key: Key{l.Index(), false, r.ID()}, On: l, Ranking: r, Theme: g.say.Theme(r.Subject)}
	p.File = r.File()
	p.Headline = g.say.Finding(r, l)
	p.Subtitle = g.Say("report.map.subtitle.value", "label", g.say.Named(r.Subject), "areas", l.Many(), "city", g.book.Meta().City)
	if r.Date() != "" {
		p.Subtitle += ", " + g.Date(r.Date())
	}
	p.Source = g.say.SourceLine(r.Subject)
	scale := g.scale(r, l)
	for i := range scale.fills {
		p.Swatches = append(p.Swatches, figure.Swatch{Fill: scale.fills[i], Label: g.interval(r, scale, i)})
	}
	known := len(p.Swatches)
	p.Swatches = append(p.Swatches, g.noValue()...)
	lead := map[int]int{}
	for i, k := range r.Order[:min(mostLeadingNames, r.N())] {
		lead[k] = i + 1
	}
	for k := range l.Areas {
		shade := figure.Shade{ID: l.Areas[k].ID, Name: l.Name(k), Href: l.Page(k), Label: lead[k] > 0, Lead: lead[k]}
		switch v := r.Value(k); {
		case !l.Included(k):
			shade.Swatch = known + swatchExcluded
			shade.Text = g.Say("report.map.excluded")
		case v.OK():
			shade.Swatch = scale.Class(v.Number)
			shade.Text = g.say.Text(r.Subject, v)
		case v.Status == indicators.Suppressed || v.Status == indicators.Unreliable:
			shade.Swatch = known + swatchSuppressed
			shade.Text = g.say.Text(r.Subject, v)
		default:
			shade.Swatch = known + swatchMissing
			shade.Text = g.say.Text(r.Subject, v)
		}
		p.Areas = append(p.Areas, shade)
	}
	p.finish(known)
	if scale.Pivot >= 0 {
		p.Notes = append(p.Notes, g.Say("report.map.city", "city", g.book.Meta().City, "value", g.say.Text(r.Subject, r.City())))
	}
	if names := g.say.BorderNames(r, scale.borders); len(names) > 0 {
		p.Notes = append(p.Notes, g.Say("report.map.border", "n", len(names), "borders", g.List(names)))
	}
	p.Alt = g.Say("report.alt.value", "label", r.Label(), "n", r.N(), "areas", g.Dative(l.Level.Name.For(r.N()), r.N()), "finding", p.Headline)
	if e := g.say.Ends(r, l); e != "" {
		p.Alt += " " + e
	}
	return p
}

// interval is the legend's text of a class of values.
func (g *Gallery) interval(r *book.Ranking, s *scale, i int) string {
	number := func(k int) string { return g.WithUnit(g.Number(s.Bounds[k], s.Decimals), r.Unit()) }
	bare := func(k int) string { return g.Number(s.Bounds[k], s.Decimals) }
	switch {
	case len(s.Bounds) == 0 && r.Same(r.Low, r.High):
		return g.say.Text(r.Subject, indicators.Known(r.Low))
	case len(s.Bounds) == 0:
		return g.Say("report.legend.all", "low", g.Number(r.Low, r.Decimals()), "high", g.say.Text(r.Subject, indicators.Known(r.High)))
	case i == 0:
		return g.Say("report.legend.below", "high", number(0))
	case i == len(s.Bounds):
		return g.Say("report.legend.from", "low", number(i-1))
	}
	return g.Say("report.legend.between", "low", bare(i-1), "high", number(i))
}
