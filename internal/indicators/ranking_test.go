package indicators

import (
	"math"
	"slices"
	"testing"

	"sozialbericht/internal/area"
)

func ranked(n int) *Table {
	t := &Table{Areas: make([]area.Area, n), Excluded: make([]Exclusion, n)}
	return t
}

func TestRank(t *testing.T) {
	table := ranked(6)
	table.Excluded[4].Excluded = true
	third := Known(1.0 / 3)
	column := []Value{Known(3), third, {}, Known(1 - 2.0/3), Known(9), Known(-1)} // 1 - 2/3 is a third but for its last digit
	for _, c := range []struct {
		higher Direction
		order  []int
		place  []int
	}{
		{Worse, []int{0, 1, 3, 5}, []int{1, 2, 0, 2, 0, 4}},
		{Neutral, []int{0, 1, 3, 5}, []int{1, 2, 0, 2, 0, 4}},
		{Better, []int{5, 1, 3, 0}, []int{4, 2, 0, 2, 0, 1}},
	} {
		r := table.Rank(column, c.higher, 0)
		if !slices.Equal(r.Order, c.order) || !slices.Equal(r.Place, c.place) || r.Low != -1 || r.High != 3 {
			t.Errorf("%v: order %v, places %v, %v to %v", c.higher, r.Order, r.Place, r.Low, r.High)
		}
		if got := r.Tied(1); !slices.Equal(got, []int{1, 3}) {
			t.Errorf("tied with row 1: %v", got)
		}
		if got := r.Tied(2); got != nil {
			t.Errorf("tied with an area without a value: %v", got)
		}
	}
	empty := ranked(2).Rank(nil, Worse, 0)
	if len(empty.Order) != 0 || !math.IsInf(empty.Low, 1) || !math.IsNaN(empty.Mean(nil)) {
		t.Errorf("no values: %+v", empty)
	}
}

// An index whose scores cancel out is tied with 0 at the size of its terms.
func TestRankAtTheSizeOfTheTerms(t *testing.T) {
	column := []Value{Known(2), Known(1e-16), Known(0)}
	if r := ranked(3).Rank(column, Worse, 2); !slices.Equal(r.Place, []int{1, 2, 2}) {
		t.Errorf("places %v", r.Place)
	}
	if r := ranked(3).Rank(column, Worse, 0); !slices.Equal(r.Place, []int{1, 2, 3}) {
		t.Errorf("places %v of plain numbers", r.Place)
	}
}

func TestCorrelation(t *testing.T) {
	for _, c := range []struct {
		x, y []float64
		r    float64
		ok   bool
	}{
		{[]float64{1, 2, 3}, []float64{2, 4, 6}, 1, true},
		{[]float64{1, 2, 3}, []float64{6, 4, 2}, -1, true},
		// By hand: means 2.5 and 4, products -1.5*-2 + -.5*1 + .5*-1 + 1.5*2 = 5, squares 5 and 10.
		{[]float64{1, 2, 3, 4}, []float64{2, 5, 3, 6}, 5 / math.Sqrt(50), true},
		{[]float64{1, 1, 1}, []float64{2, 4, 6}, 0, false},
		{[]float64{1, 1 + 1e-14, 1}, []float64{2, 4, 6}, 0, false},
		{[]float64{1}, []float64{2}, 0, false},
		{nil, nil, 0, false},
	} {
		r, ok := Correlation(c.x, c.y, 0, 0)
		if ok != c.ok || math.Abs(r-c.r) > 1e-12 {
			t.Errorf("%v, %v: %v %v, want %v %v", c.x, c.y, r, ok, c.r, c.ok)
		}
	}
}

// By hand: 1, 2, 6 have the mean 3 and the squared deviations 4 + 1 + 9, a third
// of which is 14/3. The excluded 100 counts nowhere.
func TestMeanAndDeviationOfRankedAreas(t *testing.T) {
	table := ranked(5)
	table.Excluded[3].Excluded = true
	column := []Value{Known(6), Known(1), {}, Known(100), Known(2)}
	r := table.Rank(column, Worse, 0)
	if got := r.Mean(column); math.Abs(got-3) > 1e-12 {
		t.Errorf("mean %v", got)
	}
	if got := r.Deviation(column); math.Abs(got-math.Sqrt(14.0/3)) > 1e-12 {
		t.Errorf("standard deviation %v", got)
	}
}
