package book

import (
	"math"

	"sozialbericht/internal/indicators"
)

// A pair is two rankings over the areas that have both values.
type pair struct {
	X, Y *Ranking
	Rows []int
	R    float64 // Pearson's correlation
}

// minPairs is the least number of areas for which a correlation is shown.
const minPairs = 8

// correlate returns two rankings as a pair; ok is false where there are too few
// areas or one value does not vary.
func correlate(x, y *Ranking) (p pair, ok bool) {
	p = pair{X: x, Y: y}
	var xs, ys []float64
	for _, k := range x.Order {
		if k < len(y.Place) && y.Place[k] > 0 {
			p.Rows = append(p.Rows, k)
			xs, ys = append(xs, x.values[k].Number), append(ys, y.values[k].Number)
		}
	}
	if len(p.Rows) < minPairs {
		return p, false
	}
	p.R, ok = indicators.Correlation(xs, ys, x.Terms, y.Terms)
	return p, ok
}

// Companion finds the main indicator that goes most closely with a subject.
func (b *Book) Companion(r *Ranking, l *Level) (pair, bool) {
	var best pair
	found := false
	for _, s := range b.lead.Inputs {
		if s == r.Subject {
			continue
		}
		q := b.Ranking(l, s.id)
		if q == nil {
			continue
		}
		// Equal correlations: the first in the order of the edition file.
		if p, ok := correlate(q, r); ok && (!found || math.Abs(p.R) > math.Abs(best.R)+1e-9) {
			best, found = p, true
		}
	}
	return best, found
}
