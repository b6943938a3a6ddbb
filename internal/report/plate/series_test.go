package plate

import (
	"math"
	"slices"
	"testing"

	"sozialbericht/internal/indicators"
)

func TestPlacesAreInTrueDistance(t *testing.T) {
	for _, c := range []struct {
		dates []string
		want  []float64
	}{
		{[]string{"2011-01-01", "2012-01-01", "2021-01-01"}, []float64{0, 365.0 / 3653, 1}},
		{[]string{"2011-01-01", "", "2021-01-01"}, []float64{0, 0.5, 1}},
		{[]string{"2011-01-01", "2011-01-01", "2021-01-01"}, []float64{0, 0.5, 1}},
		{[]string{"2011-01-01"}, []float64{0.5}},
		{nil, []float64{}},
	} {
		got := places(c.dates)
		if !slices.EqualFunc(got, c.want, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }) {
			t.Errorf("%v: %v, want %v", c.dates, got, c.want)
		}
	}
}

func TestScalesHoldTheirValues(t *testing.T) {
	for _, c := range []struct{ low, high float64 }{{0, 1}, {5.2, 12.4}, {-0.4, 1.3}, {15.5, 15.9}, {7, 7}, {0, 0}, {-3, -3}, {1e6, 3e6}} {
		from, to, ticks := levelScale(c.low, c.high)
		if from > c.low || to < c.high || !(to > from) || len(ticks) < 2 || len(ticks) > 6 || ticks[0] != from || !indicators.SameAt(ticks[len(ticks)-1], to, to-from) {
			t.Errorf("%v: from %v to %v with %v", c, from, to, ticks)
		}
	}
}
