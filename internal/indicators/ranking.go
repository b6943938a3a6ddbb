package indicators

import (
	"math"
	"slices"
)

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
// Better. Numbers are tied when they agree to 12 significant digits (SameAt);
// composite says that they are sums of terms as large as the numbers
// themselves, as the values of an index are.
func (t *Table) Rank(column []Value, higher Direction, composite bool) Ranking {
	r := Ranking{Place: make([]int, len(t.Areas)), Low: math.Inf(1), High: math.Inf(-1)}
	var x []float64
	for k := range t.Areas {
		if k < len(column) && column[k].OK() && t.Included(k) {
			r.Order, x = append(r.Order, k), append(x, column[k].Number)
			r.Low, r.High = min(r.Low, column[k].Number), max(r.High, column[k].Number)
		}
	}
	if composite {
		r.Terms = max(math.Abs(r.Low), math.Abs(r.High))
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
