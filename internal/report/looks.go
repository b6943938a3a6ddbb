package report

import (
	"math"
	"slices"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/figure"
)

// The colours of the report. Ramps are ColorBrewer's PuOr and PuBu; STYLE
// names them as tokens, and assets/stil.css holds those of the pages.
var (
	burden     = []string{"#fee0b6", "#f1a340", "#b35806"} // from the city value to worse
	relief     = []string{"#d8daeb", "#998ec3", "#542788"} // from the city value to better
	sequential = []string{"#f1eef6", "#bdc9e1", "#74a9cf", "#2b8cbe", "#045a8d"}
	middle     = "#f7f7f7" // at the city value
	without    = "#eceff1"
	aside      = "#f7c98a" // a class of a rule that is no target; without colour still darker than without
	suppressed = "#a3abb3"
	missing    = "#ffffff"
)

func (b *book) openLooks() {
	b.swatches = make(map[*scheme][]figure.Swatch, len(b.schemes))
	for _, s := range b.schemes {
		b.swatches[s] = looksOf(s.Result)
	}
}

// looks are the swatches of a scheme's classes; their counts are not set.
func (b *book) looks(s *scheme) []figure.Swatch { return b.swatches[s] }

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
				out[i].Fill = without
			default:
				out[i].Fill = aside
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
		out[i].Label = className(r.Classes[i], 1)
	}
	return out
}

// style is the style sheet of the edition: that of all editions and, for a dark
// screen, the fills that the edition's pages name in their markup.
func (b *book) style() []byte {
	fills := slices.Concat(burden, relief, sequential, changeRamp[:], []string{middle, without, aside, suppressed, missing, worseBar, betterBar})
	for _, s := range b.schemes {
		for _, look := range b.looks(s) {
			fills = append(fills, look.Fill)
		}
	}
	for _, p := range b.atlas {
		for _, s := range p.Swatches {
			fills = append(fills, s.Fill)
		}
	}
	slices.Sort(fills)
	var m markup
	m.Write(styleSheet)
	m.WriteString("\n@media screen and (prefers-color-scheme: dark) {\n")
	for _, fill := range slices.Compact(fills) {
		if dark := figure.Dark(fill); dark != "" {
			m.WriteString(`.chip[style*="` + fill + `"] { background-color: ` + dark + ` !important; } :is(.inset, .flow) [fill="` + fill + `"] { fill: ` + dark + "; }\n")
		}
	}
	m.WriteString("}\n")
	return slices.Clone(m.Bytes())
}

// className returns a class's name for n areas.
func className(c class.Class, n int) string {
	if name := c.Label.For(n); name != "" {
		return name
	}
	if c.Label.One != "" {
		return c.Label.One
	}
	return c.ID
}

// between returns colour i of n from relief to burden, mixed where the ramp
// has fewer colours than there are classes.
func between(i, n int) string {
	ramp := []string{relief[2], relief[1], relief[0], middle, burden[0], burden[1], burden[2]}
	if n <= 1 {
		return without
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
	fills   []string // per class, from the lowest values
	borders []border // of rules, where classes part
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
func (b *book) scale(r *ranking, l *level) *scale {
	var borders []border
	for _, s := range b.schemes {
		borders = append(borders, b.borders(s, l, r.id)...)
	}
	if r.n() == 0 {
		return nil
	}
	sorted := make([]float64, r.n())
	for i, k := range r.Order {
		sorted[i] = r.values[k].Number
	}
	slices.Sort(sorted)
	return scaleOf(sorted, r.higher, r.city, indicators.Partition{Decimals: r.decimals, Terms: r.Terms}, borders)
}

// scaleOf finds the classes of ascending values: around the city value where
// they have a direction and a city value, else from low to high. Borders of a
// rule part them too.
func scaleOf(sorted []float64, higher indicators.Direction, city indicators.Value, p indicators.Partition, borders []border) *scale {
	p.Classes = soloClasses
	directed := (higher == indicators.Worse || higher == indicators.Better) && city.OK()
	if directed {
		p.Pivot, p.Classes = &city.Number, sideClasses
	}
	if len(borders) <= mostFixed {
		for _, x := range borders {
			p.Fixed = append(p.Fixed, indicators.Bound{At: x.at, Tied: x.tied})
		}
	}
	s := &scale{Intervals: p.Of(sorted)}
	for _, x := range borders {
		if slices.Contains(s.Bounds, x.at) {
			s.borders = append(s.borders, x)
		}
	}
	switch {
	case s.AtPivot:
		s.fills = []string{middle}
	case directed:
		down, up := relief, burden
		if higher == indicators.Better {
			down, up = burden, relief
		}
		near := spread(down, s.Below)
		slices.Reverse(near)
		s.fills = append(near, spread(up, s.Len()-s.Below)...)
	default:
		s.fills = spread(sequential, s.Len())
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
