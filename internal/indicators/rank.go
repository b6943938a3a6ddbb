package indicators

import (
	"cmp"
	"slices"
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

// RanksFromWorst ranks the included areas of a table by one column: 1 = worst,
// ties share the lower number, 0 = excluded or without a number. higherIs says
// which end is the worse one; a Neutral or undirected column has no ranks.
func (t *Table) RanksFromWorst(column []Value, higherIs Direction, scale float64) []int {
	out := make([]int, len(column))
	if higherIs != Worse && higherIs != Better {
		return out
	}
	rows := make([]int, 0, len(column))
	x := make([]float64, 0, len(column))
	for i, v := range column {
		if v.OK() && t.Included(i) {
			rows, x = append(rows, i), append(x, v.Number)
		}
	}
	for j, s := range Standings(x, scale) {
		if higherIs == Worse {
			out[rows[j]] = s.Above + 1
		} else {
			out[rows[j]] = s.Below + 1
		}
	}
	return out
}
