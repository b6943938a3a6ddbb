package indicators

import (
	"fmt"
	"math"
	"slices"
)

// plottingPositions are alpha (= beta) of the continuous sample quantiles of
// Hyndman & Fan, Sample Quantiles in Statistical Packages, The American
// Statistician 50 (1996) 361-365, table 1: p(k) = (k - alpha)/(n + 1 - 2 alpha).
var plottingPositions = map[int]float64{5: 0.5, 6: 0, 7: 1, 8: 1.0 / 3, 9: 3.0 / 8}

// Quantile returns the p-quantile of ascending finite numbers by one of the
// continuous definitions 5 to 9 of Hyndman & Fan (1996): with m = alpha +
// p (1 - 2 alpha), j = floor(n p + m) and g = n p + m - j it is
// (1 - g) x[j] + g x[j+1], where positions before the first and after the last
// number take those. Type 7 is the default of spreadsheets and R. The error is
// an unknown type, a p outside 0..1 or no numbers.
func Quantile(sorted []float64, p float64, kind int) (float64, error) {
	alpha, ok := plottingPositions[kind]
	switch {
	case !ok:
		return 0, fmt.Errorf("quantile of type %d: types 5 to 9 are known", kind)
	case math.IsNaN(p) || p < 0 || p > 1:
		return 0, fmt.Errorf("quantile at %g: not within 0 and 1", p)
	case len(sorted) == 0:
		return 0, fmt.Errorf("quantile of no numbers")
	}
	n := float64(len(sorted))
	h := n*p + alpha + p*(1-2*alpha)
	// A position that is whole but for rounding is whole: 0.7*10 is one of many
	// products that fall just short.
	if whole := math.Round(h); math.Abs(h-whole) <= 4*0x1p-52*max(1, h) {
		h = whole
	}
	j := math.Floor(h)
	g := h - j
	at := func(k float64) float64 { return sorted[int(min(max(k, 1), n))-1] }
	if g == 0 {
		return at(j), nil
	}
	return (1-g)*at(j) + g*at(j+1), nil
}

// Median returns the middle of finite numbers, the mean of the two middle ones
// where their count is even. It is NaN for no numbers.
func Median(x []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(x))
	m, err := Quantile(sorted, 0.5, 7)
	if err != nil {
		return math.NaN()
	}
	return m
}
