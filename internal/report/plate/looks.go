package plate

import (
	"math"
	"slices"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
)

// contrast returns the ratio of two colours' luminances, 1 to 21, as WCAG 2.2
// defines it.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of a colour #rrggbb.
func luminance(colour string) float64 {
	c := linear(colour)
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

// linear returns the three channels of a colour without the gamma of sRGB,
// 0 to 1; black for what is no colour.
func linear(colour string) [3]float64 {
	var out [3]float64
	if len(colour) != 7 {
		return out
	}
	for i := range out {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return [3]float64{}
		}
		if v := float64(n) / 255; v <= 0.04045 {
			out[i] = v / 12.92
		} else {
			out[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return out
}

// The colours of the report. Ramps are ColorBrewer's PuOr and PuBu; STYLE
// names them as tokens, and assets/stil.css holds those of the pages.
var (
	Burden     = []string{"#fee0b6", "#f1a340", "#b35806"} // from the city value to worse
	Relief     = []string{"#d8daeb", "#998ec3", "#542788"} // from the city value to better
	Sequential = []string{"#f1eef6", "#bdc9e1", "#74a9cf", "#2b8cbe", "#045a8d"}
	Middle     = "#f7f7f7" // at the city value
	Without    = "#eceff1"
	Aside      = "#f7c98a" // a class of a rule that is no target; without colour still darker than without
	Suppressed = "#a3abb3"
	Missing    = "#ffffff"
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
			return figure.Swatch{Fill: "#b35806", Pattern: figure.Hatch}
		case 2:
			return figure.Swatch{Fill: "#f1a340", Pattern: figure.Dots}
		}
		return figure.Swatch{Fill: "#998ec3", Pattern: figure.CrossHatch}
	}
	rules := len(r.Scheme.Rules) > 0
	if rules {
		for i := len(out) - 1; i >= 0; i-- { // from the worst
			switch c := r.Classes[i]; {
			case c.Target:
				out[i] = place(c)
			case r.Scheme.Otherwise != nil && c.ID == r.Scheme.Otherwise.ID:
				out[i].Fill = Without
			default:
				out[i].Fill = Aside
			}
		}
	} else {
		for i := range out {
			out[i].Fill = between(i, len(out))
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

// between returns colour i of n from relief to burden, mixed where the ramp
// has fewer colours than there are classes.
func between(i, n int) string {
	ramp := []string{Relief[2], Relief[1], Relief[0], Middle, Burden[0], Burden[1], Burden[2]}
	if n <= 1 {
		return Without
	}
	at := float64(i) / float64(n-1) * float64(len(ramp)-1)
	k := min(int(at), len(ramp)-2)
	return mix(ramp[k], ramp[k+1], at-float64(k))
}

// mix returns the colour that lies a part of the way from one to the other.
func mix(from, to string, part float64) string {
	channel := func(s string, i int) float64 {
		v, err := strconv.ParseUint(s[i:i+2], 16, 8)
		if err != nil {
			return 0
		}
		return float64(v)
	}
	out := []byte("#")
	for i := 1; i < 7; i += 2 {
		a, b := channel(from, i), channel(to, i)
		v := int(math.Round(a + (b-a)*part))
		if v < 16 {
			out = append(out, '0')
		}
		out = strconv.AppendInt(out, int64(v), 16)
	}
	return string(out)
}

// A scale is the classes of values of a map with their colours.
type scale struct {
	indicators.Intervals
	fills   []string      // per class, from the lowest values
	borders []book.Border // of rules, where classes part
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
	s := &scale{Intervals: p.Of(sorted)}
	for _, x := range borders {
		if slices.Contains(s.Bounds, x.At) {
			s.borders = append(s.borders, x)
		}
	}
	switch {
	case s.AtPivot:
		s.fills = []string{Middle}
	case directed:
		down, up := Relief, Burden
		if higher == indicators.Better {
			down, up = Burden, Relief
		}
		near := spread(down, s.Below)
		slices.Reverse(near)
		s.fills = append(near, spread(up, s.Len()-s.Below)...)
	default:
		s.fills = spread(Sequential, s.Len())
		if higher == indicators.Better {
			slices.Reverse(s.fills) // dark is the more difficult situation
		}
	}
	return s
}

// spread picks n colours of a ramp, the last one among them where there are
// two or more; where the ramp has fewer, they are mixed.
func spread(ramp []string, n int) []string {
	out := make([]string, n)
	for i := range out {
		if n > len(ramp) {
			at := float64(i) * float64(len(ramp)-1) / float64(n-1)
			k := min(int(at), len(ramp)-2)
			out[i] = mix(ramp[k], ramp[k+1], at-float64(k))
			continue
		}
		if n == 1 {
			out[i] = ramp[len(ramp)/2]
			continue
		}
		out[i] = ramp[int(math.Round(float64(i)*float64(len(ramp)-1)/float64(n-1)))]
	}
	return out
}
