package plate

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
)

func TestLegendBoundsSeparateTheClassesAsPrinted(t *testing.T) {
	for _, c := range []struct {
		higher indicators.Direction
		city   float64
		xs     []float64
	}{
		{indicators.Worse, 18.4, []float64{10, 12, 12.04, 18.36, 18.44, 25, 31, 32}},
		{indicators.Better, 18.4, []float64{10, 12, 12.04, 18.36, 18.44, 25, 31, 32}},
		{indicators.Neutral, 18.4, []float64{1, 1, 1, 2, 2.0001, 3, 4, 5, 6, 7}},
		{indicators.Worse, 5, []float64{10, 11, 12}},
		{indicators.Worse, 10, []float64{10, 10, 10}},
		{indicators.Worse, 10, []float64{3}},
	} {
		s := scaleOf(c.xs, c.higher, indicators.Known(c.city), indicators.Partition{Decimals: 1}, nil)
		if len(s.fills) != len(s.Bounds)+1 {
			t.Errorf("%v: %d fills for %d bounds", c.xs, len(s.fills), len(s.Bounds))
		}
		if !slices.IsSorted(s.Bounds) {
			t.Errorf("%v: bounds %v", c.xs, s.Bounds)
		}
		for _, bound := range s.Bounds {
			printed, err := strconv.ParseFloat(strconv.FormatFloat(bound, 'f', s.Decimals, 64), 64)
			if err != nil || printed != bound {
				t.Errorf("%v: bound %v is printed as %v", c.xs, bound, printed)
			}
		}
		if c.higher != indicators.Neutral && s.Pivot >= 0 {
			for _, x := range c.xs {
				worse := (x >= c.city) == (c.higher == indicators.Worse)
				if fill := s.fills[s.Class(x)]; worse != slices.Contains(colour.Burden, fill) {
					t.Errorf("%v around %v: %v is %s", c.xs, c.city, x, fill.Hex())
				}
			}
		}
	}
}

// A map shows what a rule decides: areas on either side of its bound have
// different colours, also where natural breaks would part elsewhere.
func TestMapsPartAtTheBordersOfRules(t *testing.T) {
	values := []float64{-1.5, -1.4, -0.6, -0.5, -0.1, 0.05, 0.3, 0.34, 0.36, 0.4, 0.45, 1.8, 2}
	above := func(at float64) book.Border { return book.Border{At: at, Tied: true} }
	for _, c := range []struct {
		name     string
		higher   indicators.Direction
		borders  []book.Border
		bounds   []float64
		city     int
		borderAt []float64 // of the borders that the legend names
	}{
		{"no rule", indicators.Worse, nil, []float64{-0.6, -0.1, 0, 0.3, 1.8}, 2, nil},
		{"above 0.35", indicators.Worse, []book.Border{above(0.35)}, []float64{-0.6, -0.1, 0, 0.35, 1.8}, 2, []float64{0.35}},
		{"above 0.35, no direction", indicators.Neutral, []book.Border{above(0.35)}, []float64{-0.6, -0.1, 0.35, 1.8}, -1, []float64{0.35}},
		{"at least a value", indicators.Worse, []book.Border{{At: 0.4}}, []float64{-0.6, -0.1, 0, 0.4, 1.8}, 2, []float64{0.4}},
		// 0.4 itself lies below the rule's bound, so the legend can't begin a class with it.
		{"above a value", indicators.Worse, []book.Border{above(0.4)}, []float64{-0.6, -0.1, 0, 0.45, 1.8}, 2, nil},
		{"on both sides", indicators.Worse, []book.Border{{At: -1}, {At: 1}, {At: 1.5}}, []float64{-1, -0.1, 0, 0.3, 1.5}, 2, []float64{-1, 1.5}},
		{"beyond all", indicators.Worse, []book.Border{above(5)}, []float64{-0.6, -0.1, 0, 0.3, 1.8}, 2, nil},
		{"more than there are colours", indicators.Worse, []book.Border{{At: 0.1}, {At: 0.32}, {At: 0.37}, {At: 1}},
			[]float64{-0.6, -0.1, 0, 0.1, 0.32, 0.37, 1}, 2, []float64{0.1, 0.32, 0.37, 1}},
	} {
		s := scaleOf(values, c.higher, indicators.Known(0), indicators.Partition{Decimals: 2}, c.borders)
		var named []float64
		for _, x := range s.borders {
			named = append(named, x.At)
		}
		if !slices.Equal(s.Bounds, c.bounds) || s.Pivot != c.city || !slices.Equal(named, c.borderAt) {
			t.Errorf("%s: bounds %v, city %d, named %v", c.name, s.Bounds, s.Pivot, named)
		}
		if fills := slices.Compact(slices.Clone(s.fills)); len(fills) != len(c.bounds)+1 {
			t.Errorf("%s: colours %v", c.name, s.fills)
		}
		for _, x := range c.borders {
			low, high := s.Class(math.Nextafter(x.At, -9)), s.Class(math.Nextafter(x.At, 9))
			if slices.Contains(named, x.At) && low == high {
				t.Errorf("%s: one colour on both sides of %v", c.name, x.At)
			}
		}
	}
}

// Areas that are all as the city are neither worse nor better on the map; a
// city of one area is such a city.
func TestAMapOfOneAreaTakesNoSide(t *testing.T) {
	for _, higher := range []indicators.Direction{indicators.Worse, indicators.Better} {
		for _, xs := range [][]float64{{33.3}, {33.3, 33.3}} {
			if s := scaleOf(xs, higher, indicators.Known(33.3), indicators.Partition{Decimals: 1}, nil); !slices.Equal(s.fills, []colour.Colour{colour.Middle}) || len(s.Bounds) > 0 {
				t.Errorf("%v: colours %v, bounds %v", xs, s.fills, s.Bounds)
			}
		}
	}
}
