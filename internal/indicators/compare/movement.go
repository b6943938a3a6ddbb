package compare

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"sozialbericht/internal/indicators"
)

// Movement says how far the order of areas changed between two years.
type Movement struct {
	Spearman indicators.Value // rank correlation, -1..1; Missing where one year has no order
	Kendall  indicators.Value // tau-b, -1..1
	// RankChange is the mean absolute change of the rank among these areas, ties
	// taking the middle of their ranks.
	RankChange indicators.Value
}

// movement compares the order of the areas that are included and have a number
// in both years; the scales are those at which the numbers are tied.
func movement(before, after []indicators.Value, scaleBefore, scaleAfter float64, areas []Match) Movement {
	rows := both(before, after, areas)
	x, y := make([]float64, len(rows)), make([]float64, len(rows))
	for k, j := range rows {
		x[k], y[k] = before[j].Number, after[j].Number
	}
	return rankMovement(x, y, scaleBefore, scaleAfter)
}

// both returns the rows that are included and have a number in both years.
func both(before, after []indicators.Value, areas []Match) []int {
	rows := make([]int, 0, len(areas))
	for j := range areas {
		if !areas[j].Excluded[0] && !areas[j].Excluded[1] && indicators.At(before, j).OK() && indicators.At(after, j).OK() {
			rows = append(rows, j)
		}
	}
	return rows
}

func rankMovement(x, y []float64, scaleX, scaleY float64) Movement {
	var m Movement
	a, b := indicators.Standings(x, scaleX), indicators.Standings(y, scaleY)
	ra, rb := middleRanks(a), middleRanks(b)
	if len(x) > 0 {
		sum := 0.0
		for k := range ra {
			sum += math.Abs(ra[k] - rb[k])
		}
		m.RankChange = indicators.Known(sum / float64(len(ra)))
	}
	if len(x) > 1 {
		// NaN, which is Missing, where one side has no order.
		m.Spearman = clamped(stat.Correlation(ra, rb, nil))
		m.Kendall = clamped(kendall(a, b))
	}
	return m
}

// clamped keeps a coefficient within -1 and 1, which rounding may pass.
func clamped(r float64) indicators.Value {
	v := indicators.Known(r)
	if v.OK() {
		v.Number = min(max(v.Number, -1), 1)
		if indicators.Same(math.Abs(v.Number), 1) {
			v.Number = math.Round(v.Number)
		}
	}
	return v
}

// middleRanks counts from the lowest; ties take the middle of their ranks.
func middleRanks(s []indicators.Standing) []float64 {
	out := make([]float64, len(s))
	for k := range s {
		tied := len(s) - s[k].Below - s[k].Above
		out[k] = float64(s[k].Below) + float64(tied+1)/2
	}
	return out
}

// kendall returns tau-b = (C - D)/sqrt((T - X)(T - Y)): concordant and
// discordant pairs, all pairs, pairs tied on either side (M. G. Kendall, Rank
// Correlation Methods, 1948). Discordant pairs are the exchanges of a merge
// sort: W. R. Knight, A Computer Method for Calculating Kendall's Tau with
// Ungrouped Data, JASA 61 (1966) 436-439. NaN where all are tied on one side.
func kendall(a, b []indicators.Standing) float64 {
	n := len(a)
	order := make([]int, n)
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(a[i].Below-a[j].Below, b[i].Below-b[j].Below) })
	pairs := func(n int) float64 { return float64(n) * float64(n-1) / 2 }
	tied := func(same func(i, j int) bool, order []int) float64 {
		sum, run := 0.0, 1
		for k := 1; k <= len(order); k++ {
			if k < len(order) && same(order[k-1], order[k]) {
				run++
				continue
			}
			sum += pairs(run)
			run = 1
		}
		return sum
	}
	tiedX := tied(func(i, j int) bool { return a[i].Below == a[j].Below }, order)
	tiedBoth := tied(func(i, j int) bool { return a[i].Below == a[j].Below && b[i].Below == b[j].Below }, order)
	y := make([]int, n)
	for k, i := range order {
		y[k] = b[i].Below
	}
	discordant := exchanges(y, make([]int, n))
	byY := make([]int, n)
	for k := range byY {
		byY[k] = k
	}
	slices.SortFunc(byY, func(i, j int) int { return b[i].Below - b[j].Below })
	tiedY := tied(func(i, j int) bool { return b[i].Below == b[j].Below }, byY)
	all := pairs(n)
	concordant := all - tiedX - tiedY + tiedBoth - discordant
	return (concordant - discordant) / math.Sqrt((all-tiedX)*(all-tiedY))
}

// exchanges sorts y and returns how many pairs stood in the wrong order.
func exchanges(y, space []int) float64 {
	if len(y) < 2 {
		return 0
	}
	mid := len(y) / 2
	n := exchanges(y[:mid], space[:mid]) + exchanges(y[mid:], space[mid:])
	i, j := 0, mid
	for k := range space {
		if j >= len(y) || i < mid && y[i] <= y[j] {
			space[k] = y[i]
			i++
		} else {
			space[k] = y[j]
			n += float64(mid - i)
			j++
		}
	}
	copy(y, space)
	return n
}

// Transitions says how many areas went from one class to another. Rows are the
// class before, columns the class after, both from good to bad.
type Transitions struct {
	Classes []int   // of the scheme change, the order of rows and columns
	Counts  [][]int // [before][after]
	N       int     // areas in the table
	Outside int     // areas without a class in one of the years
	// Shorrocks is the mobility index: 0 where no area moves, 1 where the class
	// before says nothing of the class after. Missing with fewer than two
	// occupied classes.
	Shorrocks indicators.Value
	// Kappa is Cohen's, unweighted, and Linear weighted by the distance in
	// classes: 1 where no area moves, 0 at chance. Missing where all areas are in
	// one class; Linear also where the classes have no order.
	Kappa, Linear indicators.Value
}

// measure fills in the measures of a table of counts.
//
// Shorrocks: M = (k - trace P)/(k - 1), P the shares of each row; rows without
// areas have none and do not count among the k (A. F. Shorrocks, The Measurement
// of Mobility, Econometrica 46 (1978) 1013-1024).
//
// Kappa: 1 - sum v o / sum v e, with o the observed shares, e those of
// independent margins and v = 1 off the diagonal or |i - j|
// (J. Cohen, Weighted Kappa, Psychological Bulletin 70 (1968) 213-220).
func (t *Transitions) measure(ordered bool) {
	k := len(t.Counts)
	rows, columns := make([]float64, k), make([]float64, k)
	total := 0.0
	for i := range t.Counts {
		for j, n := range t.Counts[i] {
			rows[i] += float64(n)
			columns[j] += float64(n)
			total += float64(n)
		}
	}
	t.N = int(total)
	occupied, trace := 0.0, 0.0
	for i := range rows {
		if rows[i] > 0 {
			occupied++
			trace += float64(t.Counts[i][i]) / rows[i]
		}
	}
	if occupied > 1 {
		t.Shorrocks = indicators.Known((occupied - trace) / (occupied - 1))
	}
	kappa := func(v func(d float64) float64) indicators.Value {
		observed, expected := 0.0, 0.0
		for i := range t.Counts {
			for j, n := range t.Counts[i] {
				weight := v(math.Abs(float64(i - j)))
				observed += weight * float64(n)
				expected += weight * rows[i] * columns[j] / total
			}
		}
		if !(expected > 0) {
			return indicators.Value{}
		}
		return indicators.Known(1 - observed/expected)
	}
	t.Kappa = kappa(func(d float64) float64 { return min(d, 1) })
	if ordered {
		t.Linear = kappa(func(d float64) float64 { return d })
	}
}
