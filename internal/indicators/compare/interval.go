package compare

import (
	"math"

	"sozialbericht/internal/indicators"
)

// difference returns the 95 % interval of b - a from the intervals of a and b,
// each taken by itself (independent): with d = b - a
//
//	d - sqrt((b - lowB)² + (highA - a)²), d + sqrt((highB - b)² + (a - lowA)²).
//
// With Wilson's limits this is method 10 of R. G. Newcombe, Interval Estimation
// for the Difference between Independent Proportions, Statistics in Medicine 17
// (1998) 873-890; with the limits of other quantities it is the MOVER of
// G. Y. Zou, A. Donner, Construction of Confidence Limits about Effect Measures,
// Statistics in Medicine 27 (2008) 1693-1702.
func difference(a, lowA, highA, b, lowB, highB float64) (d, low, high float64) {
	d = b - a
	return d, d - math.Hypot(b-lowB, highA-a), d + math.Hypot(highB-b, a-lowA)
}

// change returns the interval of an indicator's change in its later unit:
// Newcombe's for a share, the same with Byar's limits for a rate. There is none
// where one of the values has no interval.
func change(ind *indicators.Indicator, a, numA, denA, b, numB, denB indicators.Value) (low, high indicators.Value) {
	lowA, highA := indicators.Interval(*ind, numA, denA)
	lowB, highB := indicators.Interval(*ind, numB, denB)
	if !a.OK() || !b.OK() || !lowA.OK() || !highA.OK() || !lowB.OK() || !highB.OK() {
		return indicators.Value{}, indicators.Value{}
	}
	_, l, h := difference(a.Number, lowA.Number, highA.Number, b.Number, lowB.Number, highB.Number)
	return indicators.Known(l), indicators.Known(h)
}

// A margin is how far chance alone may carry a number down and up: the
// distances to the ends of its 95 % interval.
type margin struct{ down, up float64 }

// add joins the margins of independent changes: the distances of weight times
// the change are added as squares, those of a negative weight change sides
// (Zou & Donner 2008, for linear functions).
func (m *margin) add(weight, change, low, high float64) {
	down, up := weight*(change-low), weight*(high-change)
	if weight < 0 {
		down, up = up, down
	}
	m.down, m.up = math.Hypot(m.down, down), math.Hypot(m.up, up)
}
