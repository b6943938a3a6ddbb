package indicators

import (
	"fmt"
	"math"
)

// Breaks of a map are the upper bounds of all classes but the last, ascending;
// a value on a bound belongs to the class below it.

// Group returns the class of x, counted from 0, among ascending bounds that
// are closed above. A value that agrees with a bound to 12 digits (SameAt with
// scale) lies on it.
func Group(x float64, bounds []float64, scale float64) int {
	lo, hi := 0, len(bounds)
	for lo < hi {
		mid := (lo + hi) / 2
		if CompareAt(x, bounds[mid], scale) > 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// QuantileBreaks returns the n - 1 quantiles that part ascending numbers into
// n classes of equal size, by type 5 to 9 of Quantile. No numbers have no
// breaks.
func QuantileBreaks(sorted []float64, n, kind int) ([]float64, error) {
	if _, known := plottingPositions[kind]; !known {
		return nil, fmt.Errorf("quantile of type %d: types 5 to 9 are known", kind)
	}
	if len(sorted) == 0 || n < 2 {
		return nil, nil
	}
	out := make([]float64, n-1)
	for k := range out {
		b, err := Quantile(sorted, float64(k+1)/float64(n), kind)
		if err != nil {
			return nil, err
		}
		out[k] = b
	}
	return out, nil
}

// FisherJenks returns the n - 1 bounds of the partition of ascending numbers
// into n classes with the least sum of squared deviations from the class
// means: the highest number of each class but the last. Equal numbers stay
// together; with fewer different numbers than classes there are fewer bounds.
// Of partitions that are equally good to 12 digits the one whose last bound is
// lowest is taken, then the one whose bound before it is, so that neither the
// unit nor rounding decides.
//
// Sources: W. D. Fisher, On Grouping for Maximum Homogeneity, JASA 53 (1958)
// 789-798, for the dynamic programme D[k][j] = min over i of D[k-1][i] +
// cost(i, j); G. F. Jenks, Optimal Data Classification for Choropleth Maps
// (1977), for its use on maps. The cost satisfies the quadrangle inequality, so
// the best i never falls as j grows and each row is found by halving: O(k n
// log n) in all, exact. Sums are kept in pairs of floats, as a class far from
// zero would lose its deviations in a plain sum of squares.
func FisherJenks(sorted []float64, n int) []float64 {
	x, count := distinct(sorted)
	d := len(x)
	if n < 2 || d < 2 {
		return nil
	}
	if n >= d { // every number its own class
		return x[:d-1]
	}
	f := newSquares(x, count)
	best := make([]float64, d+1) // cost of the first j numbers in k classes
	next := make([]float64, d+1)
	from := make([][]int32, n+1)
	for j := 1; j <= d; j++ {
		best[j] = f.cost(0, j)
	}
	for k := 2; k <= n; k++ {
		from[k] = make([]int32, d+1)
		f.row(best, next, from[k], k, k, d, k-1, d-1)
		best, next = next, best
	}
	out := make([]float64, n-1)
	for k, j := n, d; k >= 2; k-- {
		j = int(from[k][j])
		out[k-2] = x[j-1]
	}
	return out
}

// distinct joins equal numbers of an ascending list, leaving out what is not
// finite.
func distinct(sorted []float64) (x []float64, count []float64) {
	for _, v := range sorted {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		if len(x) > 0 && Same(v, x[len(x)-1]) {
			count[len(count)-1]++
			continue
		}
		x, count = append(x, v), append(count, 1)
	}
	return x, count
}

// squares holds running sums of counts, numbers and squares.
type squares struct{ n, s, q []pair }

// A pair is an unevaluated sum of two floats, about 32 digits.
// Source: T. J. Dekker, A Floating-Point Technique for Extending the Available
// Precision, Numerische Mathematik 18 (1971) 224-242.
type pair struct{ hi, lo float64 }

func (a pair) plus(b pair) pair {
	s := a.hi + b.hi
	t := s - a.hi
	e := (a.hi - (s - t)) + (b.hi - t) + a.lo + b.lo
	hi := s + e
	return pair{hi, e - (hi - s)}
}

func (a pair) minus(b pair) pair { return a.plus(pair{-b.hi, -b.lo}) }

func (a pair) times(b pair) pair {
	p := a.hi * b.hi
	e := math.FMA(a.hi, b.hi, -p) + (a.hi*b.lo + a.lo*b.hi)
	hi := p + e
	return pair{hi, e - (hi - p)}
}

func (a pair) over(n float64) pair {
	q := a.hi / n
	r := math.FMA(-q, n, a.hi) + a.lo
	e := r / n
	hi := q + e
	return pair{hi, e - (hi - q)}
}

// newSquares sums numbers shifted to their middle and scaled to 1, so that
// neither their place nor their unit matters.
func newSquares(x, count []float64) *squares {
	d := len(x)
	middle := x[d/2]
	unit := 0.0
	for _, v := range []float64{x[0], x[d-1]} {
		unit = max(unit, math.Abs(v/2-middle/2))
	}
	f := &squares{make([]pair, d+1), make([]pair, d+1), make([]pair, d+1)}
	for i, v := range x {
		y := pair{(v/2 - middle/2) / unit, 0}
		n := pair{count[i], 0}
		f.n[i+1] = f.n[i].plus(n)
		f.s[i+1] = f.s[i].plus(n.times(y))
		f.q[i+1] = f.q[i].plus(n.times(y.times(y)))
	}
	return f
}

// cost returns the squared deviations of numbers i..j-1 from their mean.
func (f *squares) cost(i, j int) float64 {
	s := f.s[j].minus(f.s[i])
	c := f.q[j].minus(f.q[i]).minus(s.times(s).over(f.n[j].hi - f.n[i].hi))
	return max(0, c.hi)
}

// row fills next[lo..hi] for k classes, the best last cut of each lying within
// first..last.
func (f *squares) row(best, next []float64, from []int32, k, lo, hi, first, last int) {
	if lo > hi {
		return
	}
	mid := (lo + hi) / 2
	low, at := math.Inf(1), first
	for i := first; i <= min(last, mid-1); i++ {
		if c := best[i] + f.cost(i, mid); Compare(c, low) < 0 {
			low, at = c, i
		}
	}
	next[mid], from[mid] = low, int32(at)
	f.row(best, next, from, k, lo, mid-1, first, at)
	f.row(best, next, from, k, mid+1, hi, at, last)
}
