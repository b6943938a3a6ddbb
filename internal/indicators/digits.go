package indicators

import "math"

// halfUnit is half a unit in the twelfth significant digit, relative to the
// largest number that can carry it (9.99...): two decimals written with twelve
// digits or fewer are never confused, and the rounding of a sum (about 1e-16
// per term) never separates what is equal.
const halfUnit = 5e-13

// Same reports whether two numbers agree to 12 significant digits. Every tie
// and every bound in the engine is decided by it, so that the order in which a
// sum was taken decides neither a rank nor a class. NaN is the same as nothing.
func Same(a, b float64) bool { return SameAt(a, b, 0) }

// SameAt is Same for numbers that were computed from terms as large as scale:
// they carry no more than 12 digits of that scale. An index of 1e-17 whose
// scores cancel out is 0 at scale 1, though not in relative terms.
func SameAt(a, b, scale float64) bool {
	if a == b {
		return true
	}
	d := math.Abs(a - b)
	if math.IsInf(d, 0) { // one of them is infinite, or the difference overflows
		return false
	}
	return d <= halfUnit*max(math.Abs(a), math.Abs(b), scale)
}

// Compare returns 0 where a and b are the Same, else -1 or 1. NaN sorts below
// every number and is equal to itself, so that sorting never runs wild.
func Compare(a, b float64) int { return CompareAt(a, b, 0) }

// CompareAt is Compare with SameAt.
func CompareAt(a, b, scale float64) int {
	switch {
	case math.IsNaN(a) && math.IsNaN(b):
		return 0
	case math.IsNaN(a):
		return -1
	case math.IsNaN(b):
		return 1
	case SameAt(a, b, scale):
		return 0
	case a < b:
		return -1
	default:
		return 1
	}
}

// Scale returns the largest magnitude among values that have a number: the
// scale at which an index computed from areas is compared.
func Scale(values []Value) float64 {
	s := 0.0
	for _, v := range values {
		if v.OK() {
			s = max(s, math.Abs(v.Number))
		}
	}
	return s
}
