package indicators

import (
	"maps"
	"math"
	"slices"
	"sort"
	"strconv"

	"gonum.org/v1/gonum/stat"
)

// Bins are classes of the values of a map. Class i holds the values from
// Bounds[i-1] up to, but without, Bounds[i]; the first and the last are open.
// The bounds are the numbers that a legend prints: each lies above every value
// of the class below it and at or below every value of the class above it, so
// the printed bound separates the two as the unrounded one does.
type Bins struct {
	Bounds   []float64 // ascending, one fewer than classes
	Decimals int       // with which the bounds are printed
	Pivot    int       // index of the bound at the pivot, -1 for none
	Below    int       // how many classes lie below the pivot, 0 without one
	AtPivot  bool      // all values are tied with the pivot: one class on neither side
}

// Len is the number of classes.
func (v Bins) Len() int { return len(v.Bounds) + 1 }

// Class returns the class of a value, counted from 0.
func (v Bins) Class(x float64) int {
	i, found := slices.BinarySearch(v.Bounds, x)
	if found {
		return i + 1
	}
	return i
}

// A Bound is a number at which classes must part; a value that is tied with it
// belongs to those below it where Tied is set, else to those above it.
type Bound struct {
	At   float64
	Tied bool
}

// Partition says into which classes values are parted.
type Partition struct {
	Fixed    []Bound  // bounds of rules
	Pivot    *float64 // the city value; nil for none
	Classes  int      // at most so many on each side of the pivot, or in all without one
	Decimals int      // least number of decimals of the bounds
	Terms    float64  // size of the terms that the values were computed from (see SameAt)
}

// Of parts ascending numbers at the pivot and the fixed bounds and, between
// those, by natural breaks (FisherJenks): the next part to be cut is the one
// whose squared deviations within classes shrink most. A bound that is not
// fixed is the number with the fewest decimals that separates its neighbours.
// Fixed bounds that no value lies beyond are left out; with more fixed bounds
// than classes there are as many classes as these make.
func (p Partition) Of(sorted []float64) Bins {
	// below returns how many values lie below a bound, and those that equal it
	// where they belong there.
	below := func(b Bound) int {
		return sort.Search(len(sorted), func(i int) bool {
			c := CompareAt(sorted[i], b.At, p.Terms)
			return c > 0 || c == 0 && !b.Tied
		})
	}
	wanted := map[int]float64{} // the number that a class begins with, by the position of its first value
	for _, b := range p.Fixed {
		wanted[below(b)] = b.At
	}
	out := Bins{Decimals: p.Decimals, Pivot: -1}
	from := len(sorted) // where the values from the pivot on begin
	if p.Pivot != nil {
		from = below(Bound{At: *p.Pivot})
		if from == 0 && below(Bound{At: *p.Pivot, Tied: true}) == len(sorted) {
			out.AtPivot = true
			return out
		}
		wanted[from] = *p.Pivot
	}
	delete(wanted, 0)
	delete(wanted, len(sorted))
	fixed := slices.Sorted(maps.Keys(wanted))
	cuts := slices.Clone(fixed)
	cuts = append(cuts, naturalCuts(sorted, 0, from, fixed, p.Classes)...)
	cuts = append(cuts, naturalCuts(sorted, from, len(sorted), fixed, p.Classes)...)
	slices.Sort(cuts)
	for _, at := range cuts {
		if at == from {
			out.Pivot = len(out.Bounds)
		}
		if p.Pivot != nil && at <= from {
			out.Below++
		}
		bound, ok := wanted[at]
		if !ok || bound <= sorted[at-1] {
			bound = sorted[at]
		}
		out.separate(sorted[at-1], sorted[at], bound)
	}
	if p.Pivot != nil && from == len(sorted) {
		out.Below++ // all values lie below it
	}
	return out
}

// separate appends the bound with the fewest decimals that is above low, at or
// below high, and as near to wanted as those allow.
func (v *Bins) separate(low, high, wanted float64) {
	for d := v.Decimals; d <= 12; d++ {
		for _, x := range [...]float64{Round(wanted, d), roundBy(wanted, d, math.Floor), roundBy(wanted, d, math.Ceil)} {
			if x > low && x <= high {
				v.Bounds = append(v.Bounds, x)
				v.Decimals = d
				return
			}
		}
	}
	v.Bounds = append(v.Bounds, high)
}

// naturalCuts returns where further classes begin in sorted[from:to], which the
// fixed positions part already, so that there are at most so many classes.
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
		return offset(naturalStarts(sorted[from:to], most), from)
	}
	cuts := make([][]int, len(starts)) // within each part
	for n := len(starts); n < most; n++ {
		best, gain := -1, 0.0
		var better []int
		for i := range starts {
			values := sorted[starts[i]:ends[i]]
			more := naturalStarts(values, len(cuts[i])+2)
			if g := squaresWithin(values, cuts[i]) - squaresWithin(values, more); len(more) > len(cuts[i]) && (best < 0 || g > gain*(1+1e-9)) {
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

// naturalStarts returns the positions in a sorted slice at which a new class of
// its at most k natural classes begins.
func naturalStarts(sorted []float64, k int) []int {
	var out []int
	for _, highest := range FisherJenks(sorted, k) {
		// The class ends after the last value that is tied with its bound.
		at, _ := slices.BinarySearchFunc(sorted, highest, func(x, bound float64) int {
			if Compare(x, bound) <= 0 {
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

// offset adds a number to every position.
func offset(positions []int, by int) []int {
	for i := range positions {
		positions[i] += by
	}
	return positions
}

// squaresWithin is the sum of squared deviations from the means of the classes
// that begin at the cuts.
func squaresWithin(sorted []float64, cuts []int) float64 {
	sum, from := 0.0, 0
	for _, to := range append(slices.Clone(cuts), len(sorted)) {
		sum += stat.PopVariance(sorted[from:to], nil) * float64(to-from)
		from = to
	}
	return sum
}

// Round returns x with d decimals, as the nearest number that prints so; half
// of the last decimal is rounded away from zero.
func Round(x float64, d int) float64 { return roundBy(x, d, math.Round) }

func roundBy(x float64, d int, how func(float64) float64) float64 {
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
