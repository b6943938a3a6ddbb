package compare

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"sozialbericht/internal/indicators"
)

// A Verdict says whether the areas of a city grew together or apart; texts
// "compare.verdict.<word>".
type Verdict string

// The verdicts.
const (
	NoVerdict  Verdict = ""           // not enough areas, or no spread to compare
	Converging Verdict = "converging" // the interval of Ratio lies below 1
	Diverging  Verdict = "diverging"  // it lies above 1
	Undecided  Verdict = "undecided"  // it holds 1
)

// A Spread says how far the areas of a city lie apart in two years. Every pair
// is earlier, later.
type Spread struct {
	// Deviation is the standard deviation over the areas that are included and
	// have a number in both years, each counting alike (population: over n).
	Deviation [2]indicators.Value
	// Ratio is later over earlier deviation with its 95 % interval.
	Ratio, Low, High indicators.Value
	Verdict          Verdict
	// Gini is that of the areas' values, weighted by what they are shares of:
	// 0 where all areas are alike. Of shares and rates only.
	Gini [2]indicators.Value
	// Dissimilarity is the share of the cases that would have to live elsewhere
	// for every area to have the city's share. Of shares only.
	Dissimilarity [2]indicators.Value
}

// spread compares the deviations of two years. The same areas are measured
// twice, so the two variances are not independent and an F test would not do;
// the interval of their ratio is that of E. J. G. Pitman, A Note on Normal
// Correlation, Biometrika 31 (1939) 9-12, and W. A. Morgan, ibid. 13-19: with
// F the ratio of the variances, r the correlation of the two years and t the
// 97.5 % quantile of Student's distribution with n - 2 degrees,
//
//	K = 1 + 2 (1 - r²) t² / (n - 2), bounds F (K ± sqrt(K² - 1)).
//
// It takes the areas as draws from a normal process: an area far out widens
// what the interval says no more than it should, so that a verdict asks for a
// look at the picture.
func spread(before, after []indicators.Value, areas []Match) Spread {
	rows := both(before, after, areas)
	x, y := make([]float64, len(rows)), make([]float64, len(rows))
	for k, j := range rows {
		x[k], y[k] = before[j].Number, after[j].Number
	}
	var s Spread
	if len(rows) < 2 {
		return s
	}
	sx, sy := stat.PopStdDev(x, nil), stat.PopStdDev(y, nil)
	// Differences in the thirteenth digit are no spread.
	if indicators.Same(slices.Min(x), slices.Max(x)) {
		sx = 0
	}
	if indicators.Same(slices.Min(y), slices.Max(y)) {
		sy = 0
	}
	s.Deviation = [2]indicators.Value{indicators.Known(sx), indicators.Known(sy)}
	if len(rows) < 3 || !(sx > 0) || !(sy > 0) {
		return s
	}
	n := float64(len(rows) - 2)
	r := stat.Correlation(x, y, nil)
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n}.Quantile(0.975)
	k := 1 + 2*max(0, 1-r*r)*t*t/n
	root := math.Sqrt(max(0, k*k-1))
	ratio := sy / sx
	s.Ratio = indicators.Known(ratio)
	// K - sqrt(K² - 1) is 1/(K + sqrt(K² - 1)), without its loss of digits.
	s.Low, s.High = indicators.Known(ratio/math.Sqrt(k+root)), indicators.Known(ratio*math.Sqrt(k+root))
	if !s.Ratio.OK() || !s.Low.OK() || !s.High.OK() {
		s.Ratio, s.Low, s.High = indicators.Value{}, indicators.Value{}, indicators.Value{}
		return s
	}
	switch {
	case indicators.Compare(s.High.Number, 1) < 0:
		s.Verdict = Converging
	case indicators.Compare(s.Low.Number, 1) > 0:
		s.Verdict = Diverging
	default:
		s.Verdict = Undecided
	}
	return s
}

// concentration adds the measures that counts allow, over the areas that are
// included and have counts in both years.
func (s *Spread) concentration(ind *indicators.Indicator, before, after *indicators.Series, areas []Match) {
	if ind.Rate == nil || len(ind.Rate.Less) > 0 || ind.Kind != indicators.Share && ind.Kind != indicators.Rate {
		return
	}
	var cases, base [2][]float64
	for j := range areas {
		if areas[j].Excluded[0] || areas[j].Excluded[1] {
			continue
		}
		c := [2]indicators.Value{indicators.At(before.Numerator, j), indicators.At(after.Numerator, j)}
		b := [2]indicators.Value{indicators.At(before.Denominator, j), indicators.At(after.Denominator, j)}
		if !c[0].OK() || !c[1].OK() || !b[0].OK() || !b[1].OK() || !(b[0].Number > 0) || !(b[1].Number > 0) {
			continue
		}
		for y := range 2 {
			cases[y], base[y] = append(cases[y], c[y].Number), append(base[y], b[y].Number)
		}
	}
	for y := range 2 {
		s.Gini[y] = Gini(cases[y], base[y])
		if ind.Kind == indicators.Share {
			s.Dissimilarity[y] = Dissimilarity(cases[y], base[y])
		}
	}
}

// Gini returns the Gini coefficient of the values cases/base of areas, each
// weighted by its base (0..1): sum over all pairs of b_i b_j |x_i - x_j| /
// (2 B² x), x the overall value. It is computed as twice the area between the
// Lorenz curve and the diagonal, by one sort. Source: C. Gini, Sulla misura
// della concentrazione e della variabilità dei caratteri, Atti del R. Istituto
// Veneto 73 (1914); as an index of segregation O. D. Duncan, B. Duncan, A
// Methodological Analysis of Segregation Indexes, American Sociological Review
// 20 (1955) 210-217. Missing without cases, or where a number is impossible.
func Gini(cases, base []float64) indicators.Value {
	if len(cases) != len(base) {
		return indicators.Value{}
	}
	order := make([]int, len(cases))
	total, all := 0.0, 0.0
	for k := range cases {
		if !(cases[k] >= 0) || !(base[k] > 0) {
			return indicators.Value{}
		}
		order[k] = k
		total += cases[k]
		all += base[k]
	}
	if !(total > 0) || math.IsInf(total, 0) || math.IsInf(all, 0) {
		return indicators.Value{}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(cases[i]/base[i], cases[j]/base[j]), cmp.Compare(i, j)) })
	below, twice := 0.0, 0.0
	for _, k := range order {
		twice += base[k] / all * (2*below + cases[k]) / total
		below += cases[k]
	}
	return indicators.Known(max(0, 1-twice))
}

// Dissimilarity returns the index of dissimilarity between the cases and the
// rest of the base over areas (0..1): 1/2 sum |cases_i/cases - rest_i/rest|.
// Source: Duncan & Duncan (1955). Missing without cases or without a rest, or
// where a number is impossible.
func Dissimilarity(cases, base []float64) indicators.Value {
	if len(cases) != len(base) {
		return indicators.Value{}
	}
	total, rest := 0.0, 0.0
	for k := range cases {
		if !(cases[k] >= 0) || !(base[k] >= cases[k]) {
			return indicators.Value{}
		}
		total += cases[k]
		rest += base[k] - cases[k]
	}
	if !(total > 0) || !(rest > 0) {
		return indicators.Value{}
	}
	sum := 0.0
	for k := range cases {
		sum += math.Abs(cases[k]/total - (base[k]-cases[k])/rest)
	}
	return indicators.Known(sum / 2)
}
