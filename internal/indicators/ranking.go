package indicators

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// A Standing counts the numbers strictly below and strictly above one number.
// Ties count on neither side.
type Standing struct{ Below, Above int }

// Standings returns the standing of every number among x. Numbers that agree
// to 12 digits (SameAt with scale) are tied: in ascending order a number
// belongs to the tie of the first number it is the same as. The cost is one
// sort.
func Standings(x []float64, scale float64) []Standing {
	type entry struct {
		value float64
		at    int
	}
	sorted := make([]entry, len(x))
	for i, v := range x {
		sorted[i] = entry{v, i}
	}
	slices.SortFunc(sorted, func(a, b entry) int { return cmp.Compare(a.value, b.value) })
	out := make([]Standing, len(x))
	for first := 0; first < len(sorted); {
		last := first + 1
		for last < len(sorted) && CompareAt(sorted[last].value, sorted[first].value, scale) == 0 {
			last++
		}
		for _, e := range sorted[first:last] {
			out[e.at] = Standing{Below: first, Above: len(sorted) - last}
		}
		first = last
	}
	return out
}

// A Ranking orders the included areas of a table that have a number in one
// column.
type Ranking struct {
	Order []int   // rows: the most difficult situation first, by a Neutral or undirected column the highest; ties in the order of rows
	Place []int   // per row, counted from 1; ties share the lower number, 0 for rows outside Order
	Low   float64 // least and greatest number of Order; +Inf and -Inf where it is empty
	High  float64
	Terms float64 // size of the terms that the numbers were computed from (see SameAt)
}

// Rank orders the areas by a column. Higher numbers come first unless higher is
// Better. Numbers are tied when they agree to 12 significant digits (SameAt with
// terms, 0 for numbers that are no sums).
func (t *Table) Rank(column []Value, higher Direction, terms float64) Ranking {
	r := Ranking{Place: make([]int, len(t.Areas)), Low: math.Inf(1), High: math.Inf(-1), Terms: terms}
	var x []float64
	for k := range t.Areas {
		if k < len(column) && column[k].OK() && t.Included(k) {
			r.Order, x = append(r.Order, k), append(x, column[k].Number)
			r.Low, r.High = min(r.Low, column[k].Number), max(r.High, column[k].Number)
		}
	}
	for i, s := range Standings(x, r.Terms) {
		r.Place[r.Order[i]] = s.Above + 1
		if higher == Better {
			r.Place[r.Order[i]] = s.Below + 1
		}
	}
	slices.SortStableFunc(r.Order, func(a, c int) int { return r.Place[a] - r.Place[c] })
	return r
}

// Same reports whether two numbers of the ranking are tied.
func (r *Ranking) Same(x, y float64) bool { return SameAt(x, y, r.Terms) }

// Tied returns the rows that share the place of one, itself among them; none
// for a row outside Order.
func (r *Ranking) Tied(row int) []int {
	first := r.Place[row] - 1
	last := first
	for first >= 0 && last < len(r.Order) && r.Place[r.Order[last]] == r.Place[row] {
		last++
	}
	if first < 0 || first >= last {
		return nil
	}
	return r.Order[first:last]
}

// Mean returns the unweighted mean of a column over the ranked areas; NaN where
// there are none.
func (r *Ranking) Mean(column []Value) float64 { return stat.Mean(r.numbers(column), nil) }

// Deviation returns the standard deviation of a column over the ranked areas,
// each counting alike (population: over n); NaN where there are none.
func (r *Ranking) Deviation(column []Value) float64 { return stat.PopStdDev(r.numbers(column), nil) }

// numbers are those of the ranked areas in a column.
func (r *Ranking) numbers(column []Value) []float64 {
	x := make([]float64, len(r.Order))
	for i, k := range r.Order {
		x[i] = column[k].Number
	}
	return x
}
