package report

import (
	"maps"
	"math"
	"slices"
	"sort"
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

// A scale is the classes of values of a map. Its bounds are the numbers that
// the legend prints: each lies above every value of the class below it and at
// or below every value of the class above it, so the printed bound separates
// the two as the unrounded one does.
type scale struct {
	bounds   []float64
	fills    []string // one more than bounds, from the lowest values
	decimals int
	city     int      // index of the bound that is the city value, -1 for none
	borders  []border // of rules that are bounds
}

// of returns the class of a value.
func (s *scale) of(x float64) int {
	i, found := slices.BinarySearch(s.bounds, x)
	if found {
		return i + 1
	}
	return i
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
	return scaleOf(r, borders)
}

// scaleOf finds the classes of a ranking's values: around the city value where
// the subject has a direction and a city value, else from low to high. Borders
// of a rule part them too. Between these fixed bounds they are natural breaks.
func scaleOf(r *ranking, borders []border) *scale {
	if len(r.order) == 0 {
		return nil
	}
	sorted := make([]float64, len(r.order))
	for i, k := range r.order {
		sorted[i] = r.values[k].Number
	}
	slices.Sort(sorted)
	// below returns how many values lie below a bound, and those that equal it
	// where they belong there.
	below := func(bound float64, tied bool) int {
		return sort.Search(len(sorted), func(i int) bool {
			c := indicators.CompareAt(sorted[i], bound, r.terms)
			return c > 0 || c == 0 && !tied
		})
	}
	wanted := map[int]float64{} // the number that a class begins with, by the position of its first value
	if len(borders) <= mostFixed {
		for _, x := range borders {
			wanted[below(x.at, x.tied)] = x.at
		}
	}
	directed := (r.higher == indicators.Worse || r.higher == indicators.Better) && r.city.OK()
	from := len(sorted) // where the values from the city value on begin
	if directed {
		from = below(r.city.Number, false)
		if from == 0 && below(r.city.Number, true) == len(sorted) {
			return &scale{fills: []string{middle}, decimals: r.decimals, city: -1} // all as the city
		}
		wanted[from] = r.city.Number
	}
	delete(wanted, 0)
	delete(wanted, len(sorted))
	fixed := slices.Sorted(maps.Keys(wanted))
	cuts := slices.Clone(fixed)
	if directed {
		cuts = append(cuts, naturalCuts(sorted, 0, from, fixed, sideClasses)...)
		cuts = append(cuts, naturalCuts(sorted, from, len(sorted), fixed, sideClasses)...)
	} else {
		cuts = append(cuts, naturalCuts(sorted, 0, len(sorted), fixed, soloClasses)...)
	}
	slices.Sort(cuts)
	s := &scale{decimals: r.decimals, city: -1}
	lower := 0 // classes below the city value
	for _, at := range cuts {
		if at == from {
			s.city = len(s.bounds)
		}
		if at <= from {
			lower++
		}
		bound, ok := wanted[at]
		if !ok || bound <= sorted[at-1] {
			bound = sorted[at]
		}
		s.add(sorted[at-1], sorted[at], bound)
	}
	for _, x := range borders {
		if slices.Contains(s.bounds, x.at) {
			s.borders = append(s.borders, x)
		}
	}
	if !directed {
		s.fills = spread(sequential, len(s.bounds)+1)
		if r.higher == indicators.Better {
			slices.Reverse(s.fills) // dark is the more difficult situation
		}
		return s
	}
	if from == len(sorted) {
		lower++ // all values lie below it
	}
	down, up := relief, burden
	if r.higher == indicators.Better {
		down, up = burden, relief
	}
	near := spread(down, lower)
	slices.Reverse(near)
	s.fills = append(near, spread(up, len(s.bounds)+1-lower)...)
	return s
}

// naturalCuts returns where further classes begin in sorted[from:to], which the
// fixed positions part already, so that there are at most so many classes: the
// next part to be cut is the one whose spread within classes shrinks most.
func naturalCuts(sorted []float64, from, to int, fixed []int, most int) []int {
	if from == to {
		return nil
	}
	starts := []int{from}
	for _, at := range fixed {
		if at > from && at < to {
			starts = append(starts, at)
		}
	}
	ends := append(slices.Clone(starts[1:]), to)
	if len(starts) == 1 {
		return offset(splits(sorted[from:to], most), from)
	}
	cuts := make([][]int, len(starts)) // within each part
	for n := len(starts); n < most; n++ {
		best, gain := -1, 0.0
		var better []int
		for i := range starts {
			values := sorted[starts[i]:ends[i]]
			more := splits(values, len(cuts[i])+2)
			if g := within(values, cuts[i]) - within(values, more); len(more) > len(cuts[i]) && (best < 0 || g > gain*(1+1e-9)) {
				best, gain, better = i, g, more
			}
		}
		if best < 0 {
			break
		}
		cuts[best] = better
	}
	var out []int
	for i, c := range cuts {
		out = append(out, offset(c, starts[i])...)
	}
	return out
}

// offset adds a number to every position.
func offset(positions []int, by int) []int {
	for i := range positions {
		positions[i] += by
	}
	return positions
}

// within is the sum of squared deviations from the means of the classes that
// begin at the cuts.
func within(sorted []float64, cuts []int) float64 {
	sum, from := 0.0, 0
	for _, to := range append(slices.Clone(cuts), len(sorted)) {
		mean := 0.0
		for _, x := range sorted[from:to] {
			mean += x / float64(to-from)
		}
		for _, x := range sorted[from:to] {
			sum += (x - mean) * (x - mean)
		}
		from = to
	}
	return sum
}

// add appends the bound with the fewest decimals that is above low, at or
// below high, and as near to wanted as those allow.
func (s *scale) add(low, high, wanted float64) {
	for d := s.decimals; d <= 12; d++ {
		for _, x := range [...]float64{round(wanted, d, math.Round), round(wanted, d, math.Floor), round(wanted, d, math.Ceil)} {
			if x > low && x <= high {
				s.bounds = append(s.bounds, x)
				s.decimals = d
				return
			}
		}
	}
	s.bounds = append(s.bounds, high)
}

// round returns x with d decimals, as the nearest number that prints so.
func round(x float64, d int, how func(float64) float64) float64 {
	p := math.Pow10(d)
	y := how(x * p)
	if math.IsInf(y, 0) || math.Abs(y) >= 1<<53 {
		return x
	}
	z, err := strconv.ParseFloat(strconv.FormatFloat(y/p, 'f', d, 64), 64)
	if err != nil {
		return x
	}
	return z
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

// splits returns the positions in a sorted slice at which a new class begins,
// at most k classes: natural breaks, exact.
func splits(sorted []float64, k int) []int {
	var out []int
	for _, highest := range indicators.FisherJenks(sorted, k) {
		// The class ends after the last value that is tied with its bound.
		at, _ := slices.BinarySearchFunc(sorted, highest, func(x, bound float64) int {
			if indicators.Compare(x, bound) <= 0 {
				return -1
			}
			return 1
		})
		if at > 0 && at < len(sorted) && (len(out) == 0 || at > out[len(out)-1]) {
			out = append(out, at)
		}
	}
	return out
}
