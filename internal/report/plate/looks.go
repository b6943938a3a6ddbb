package plate

import (
	"slices"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

func (g *Gallery) openLooks() {
	g.swatches = make(map[*book.Scheme][]figure.Swatch, len(g.book.Schemes()))
	for _, s := range g.book.Schemes() {
		g.swatches[s] = looksOf(s.Result)
	}
}

// Looks are the swatches of a scheme's classes; their counts are not set.
func (g *Gallery) Looks(s *book.Scheme) []figure.Swatch { return g.swatches[s] }

// looksOf gives every class of a scheme a colour and, where it is a target, a
// pattern. The first rule's target is the darkest; bands run from relief to
// burden.
func looksOf(r *class.Result) []figure.Swatch {
	out := make([]figure.Swatch, len(r.Classes))
	targets := 0
	place := func(c class.Class) figure.Swatch {
		targets++
		switch targets {
		case 1:
			return figure.Swatch{Fill: colour.First, Pattern: figure.Hatch}
		case 2:
			return figure.Swatch{Fill: colour.Second, Pattern: figure.Dots}
		}
		return figure.Swatch{Fill: colour.Third, Pattern: figure.CrossHatch}
	}
	rules := len(r.Scheme.Rules) > 0
	if rules {
		for i := len(out) - 1; i >= 0; i-- { // from the worst
			switch c := r.Classes[i]; {
			case c.Target:
				out[i] = place(c)
			case r.Scheme.Otherwise != nil && c.ID == r.Scheme.Otherwise.ID:
				out[i].Fill = colour.Without
			default:
				out[i].Fill = colour.Aside
			}
		}
	} else {
		for i := range out {
			out[i].Fill = colour.Without
			if len(out) > 1 {
				out[i].Fill = colour.Along(colour.Sides(), float64(i)/float64(len(out)-1))
			}
		}
		for i := len(out) - 1; i >= 0 && targets < 2; i-- {
			if r.Classes[i].Target {
				out[i].Pattern = place(r.Classes[i]).Pattern
			}
		}
	}
	for i := range out {
		out[i].Label = book.ClassName(r.Classes[i], 1)
	}
	return out
}

// A scale is the classes of values of a map with their colours.
type scale struct {
	indicators.Bins
	fills   []colour.Colour // per class, from the lowest values
	borders []book.Border   // of rules, where classes part
}

// sideClasses is how many classes a map has on each side of the city value,
// soloClasses how many where there is no city value to part them.
const (
	sideClasses = 3
	soloClasses = 5
)

// mostFixed is how many bounds of rules a map parts its colours at; a scheme
// with more of them has a map of its own.
const mostFixed = 4

// scale finds the classes of values of the maps of a ranking, parted at the
// borders of all schemes; nil without values.
func (g *Gallery) scale(r *book.Ranking, l *book.Level) *scale {
	var borders []book.Border
	for _, s := range g.book.Schemes() {
		borders = append(borders, g.book.Borders(s, l, r.ID())...)
	}
	if r.N() == 0 {
		return nil
	}
	sorted := make([]float64, r.N())
	for i, k := range r.Order {
		sorted[i] = r.Value(k).Number
	}
	slices.Sort(sorted)
	return scaleOf(sorted, r.Higher(), r.City(), indicators.Partition{Decimals: r.Decimals(), Terms: r.Terms}, borders)
}

// scaleOf finds the classes of ascending values: around the city value where
// they have a direction and a city value, else from low to high. Borders of a
// rule part them too.
func scaleOf(sorted []float64, higher indicators.Direction, city indicators.Value, p indicators.Partition, borders []book.Border) *scale {
	p.Classes = soloClasses
	directed := (higher == indicators.Worse || higher == indicators.Better) && city.OK()
	if directed {
		p.Pivot, p.Classes = &city.Number, sideClasses
	}
	if len(borders) <= mostFixed {
		for _, x := range borders {
			p.Fixed = append(p.Fixed, indicators.Bound{At: x.At, Tied: x.Tied})
		}
	}
	s := &scale{Bins: p.Of(sorted)}
	for _, x := range borders {
		if slices.Contains(s.Bounds, x.At) {
			s.borders = append(s.borders, x)
		}
	}
	switch {
	case s.AtPivot:
		s.fills = []colour.Colour{colour.Middle}
	case directed:
		down, up := colour.Relief, colour.Burden
		if higher == indicators.Better {
			down, up = colour.Burden, colour.Relief
		}
		near := colour.Steps(down, s.Below)
		slices.Reverse(near)
		s.fills = append(near, colour.Steps(up, s.Len()-s.Below)...)
	default:
		s.fills = colour.Steps(colour.Sequential, s.Len())
		if higher == indicators.Better {
			slices.Reverse(s.fills) // dark is the more difficult situation
		}
	}
	return s
}
