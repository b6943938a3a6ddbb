package indicators

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestPartitionAtFixedBounds(t *testing.T) {
	values := []float64{-1.5, -1.4, -0.6, -0.5, -0.1, 0.05, 0.3, 0.34, 0.36, 0.4, 0.45, 1.8, 2}
	city := 0.0
	above := func(at float64) Bound { return Bound{at, true} }
	for _, c := range []struct {
		name    string
		pivot   *float64
		classes int
		fixed   []Bound
		bounds  []float64
		at      int
		below   int
	}{
		{"around the city value", &city, 3, nil, []float64{-0.6, -0.1, 0, 0.3, 1.8}, 2, 3},
		{"a rule's bound takes the place of a natural break", &city, 3, []Bound{above(0.35)}, []float64{-0.6, -0.1, 0, 0.35, 1.8}, 2, 3},
		{"without a pivot", nil, 5, []Bound{above(0.35)}, []float64{-0.6, -0.1, 0.35, 1.8}, -1, 0},
		{"a value at the bound belongs above it", &city, 3, []Bound{{At: 0.4}}, []float64{-0.6, -0.1, 0, 0.4, 1.8}, 2, 3},
		// 0.4 itself lies below the bound, so no class can begin with it.
		{"a value at the bound belongs below it", &city, 3, []Bound{above(0.4)}, []float64{-0.6, -0.1, 0, 0.45, 1.8}, 2, 3},
		{"beyond all values", &city, 3, []Bound{above(5)}, []float64{-0.6, -0.1, 0, 0.3, 1.8}, 2, 3},
		{"more bounds than classes", &city, 3, []Bound{{At: 0.1}, {At: 0.32}, {At: 0.37}, {At: 1}}, []float64{-0.6, -0.1, 0, 0.1, 0.32, 0.37, 1}, 2, 3},
	} {
		got := Partition{Fixed: c.fixed, Pivot: c.pivot, Classes: c.classes, Decimals: 2}.Of(values)
		if !slices.Equal(got.Bounds, c.bounds) || got.Pivot != c.at || got.Below != c.below {
			t.Errorf("%s: bounds %v, pivot %d, %d below; want %v, %d, %d", c.name, got.Bounds, got.Pivot, got.Below, c.bounds, c.at, c.below)
		}
	}
}

func TestPartitionOfFewValues(t *testing.T) {
	city := 10.0
	for _, c := range []struct {
		values []float64
		want   Bins
	}{
		{nil, Bins{Pivot: -1, AtPivot: true}},
		{[]float64{10}, Bins{Pivot: -1, AtPivot: true}},
		{[]float64{10, 10}, Bins{Pivot: -1, AtPivot: true}},
		{[]float64{3}, Bins{Pivot: -1, Below: 1}},
		{[]float64{12}, Bins{Pivot: -1}},
		{[]float64{3, 12}, Bins{Bounds: []float64{10}, Pivot: 0, Below: 1}},
	} {
		got := Partition{Pivot: &city, Classes: 3}.Of(c.values)
		if !slices.Equal(got.Bounds, c.want.Bounds) || got.Pivot != c.want.Pivot || got.Below != c.want.Below || got.AtPivot != c.want.AtPivot {
			t.Errorf("%v: %+v, want %+v", c.values, got, c.want)
		}
	}
}

// Every printed bound separates the values as the classes do, and no value is
// lost, whatever the values.
func TestBinsSeparateAsPrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 {
			return float64(rapid.IntRange(-1e9, 1e9).Draw(t, "millionths")) / 1e6
		}), 1, 40).Draw(t, "values")
		slices.Sort(values)
		p := Partition{Classes: rapid.IntRange(1, 6).Draw(t, "classes"), Decimals: rapid.IntRange(0, 3).Draw(t, "decimals")}
		if rapid.Bool().Draw(t, "pivot") {
			x := rapid.Float64Range(-1e6, 1e6).Draw(t, "at")
			p.Pivot = &x
		}
		got := p.Of(values)
		if !slices.IsSorted(got.Bounds) {
			t.Fatalf("bounds %v", got.Bounds)
		}
		for _, b := range got.Bounds {
			printed, err := strconv.ParseFloat(strconv.FormatFloat(b, 'f', got.Decimals, 64), 64)
			if err != nil || printed != b {
				t.Fatalf("bound %v is printed as %v", b, printed)
			}
		}
		n := 0
		counts := make([]int, got.Len())
		for _, x := range values {
			counts[got.Class(x)]++
		}
		for i, k := range counts {
			n += k
			if k == 0 {
				t.Fatalf("class %d of %v is empty", i, got.Bounds)
			}
		}
		if n != len(values) {
			t.Fatalf("%d of %d values in classes", n, len(values))
		}
	})
}

func TestRound(t *testing.T) {
	for _, c := range []struct {
		x    float64
		d    int
		want float64
	}{{2.5, 0, 3}, {-2.5, 0, -3}, {1.005, 2, 1}, {1.2345, 3, 1.235}, {1e300, 2, 1e300}} {
		if got := Round(c.x, c.d); got != c.want {
			t.Errorf("Round(%v, %d) = %v, want %v", c.x, c.d, got, c.want)
		}
	}
	if !math.IsInf(Round(math.Inf(1), 2), 1) {
		t.Error("an infinite number is no longer infinite")
	}
}
