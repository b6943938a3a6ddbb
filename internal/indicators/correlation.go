package indicators

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Correlation returns Pearson's correlation of paired numbers, -1 to 1; ok is
// false for fewer than two pairs and where one side does not vary. A side whose
// numbers all agree to 12 digits (SameAt with its terms) does not vary: it has
// a spread of rounding errors only.
func Correlation(x, y []float64, xTerms, yTerms float64) (r float64, ok bool) {
	vary := func(x []float64, terms float64) bool {
		return slices.ContainsFunc(x, func(v float64) bool { return !SameAt(v, x[0], terms) })
	}
	if len(x) < 2 || len(x) != len(y) || !vary(x, xTerms) || !vary(y, yTerms) {
		return 0, false
	}
	r = stat.Correlation(x, y, nil)
	if math.IsNaN(r) || math.IsInf(r, 0) {
		return 0, false
	}
	return min(max(r, -1), 1), true
}
