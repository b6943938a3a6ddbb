package index

import (
	"slices"
	"testing"

	"sozialbericht/internal/indicators"
)

// A sum without one of its inputs on the whole level stays on its scale: with
// v constant u of weight 1 counts for the weight of both, 4.
func TestASumIsScaledToAllWeightsAsWritten(t *testing.T) {
	table, cat, city := smallCity()
	table.Series[1].Values = known(7, 7, 7, 7)
	n := Node{ID: "x", Aggregate: Sum, Inputs: []Input{{ID: "u", Weight: 1, Normalise: AsIs}, {ID: "v", Weight: 3, Normalise: AsIs}}}
	s, _ := Compute([]indicators.Table{table}, cat, city, []Node{n})
	same(t, "index", s[0].Nodes[0].Index, 4, 8, 12, 24)
	if w := s[0].Nodes[0].Inputs[0].Weights; !slices.Equal(w, []float64{4, 4, 4, 4}) {
		t.Errorf("weights %v, want 4", w)
	}
}

// One input that is ranked leaves the city without an index, though the other
// alone would be enough for minimum_inputs.
func TestTheCityHasNoIndexBesideARank(t *testing.T) {
	table, cat, city := smallCity()
	n := Node{ID: "x", MinimumInputs: 1, Inputs: []Input{{ID: "u", Weight: 1, Normalise: Rank}, {ID: "v", Weight: 1}}}
	s, _ := Compute([]indicators.Table{table}, cat, city, []Node{n})
	if c := s[0].Nodes[0].IndexReference.City; c.OK() {
		t.Errorf("the city has %v", c)
	}
}

// u is 1 2 3 6: held at 2 and 4 it is 0 0 50 100.
func TestGoalpostsHoldBothEnds(t *testing.T) {
	table, cat, city := smallCity()
	n := Node{ID: "x", Inputs: []Input{{ID: "u", Weight: 1, Normalise: Goalposts, Goalposts: &[2]float64{2, 4}}}}
	s, _ := Compute([]indicators.Table{table}, cat, city, []Node{n})
	same(t, "index", s[0].Nodes[0].Index, 0, 0, 50, 100)
}

// After rescaling to ranks the index ranks as the aggregate did.
func TestRanksOfARankedIndex(t *testing.T) {
	table, cat, city := smallCity()
	for rescale, want := range map[Rescale][]float64{RescaleRank: {1, 2, 3, 4}, RescalePercentRank: {0, 1. / 3, 2. / 3, 1}} {
		n := Node{ID: "x", Rescale: rescale, Inputs: []Input{{ID: "u", Weight: 1}}}
		s, _ := Compute([]indicators.Table{table}, cat, city, []Node{n})
		same(t, "index", s[0].Nodes[0].Index, want...)
		if r := s[0].Nodes[0].Rank; !slices.Equal(r, []int{4, 3, 2, 1}) {
			t.Errorf("ranks %v", r)
		}
	}
}

// nearly is 0.30000000000000004, the sum of two variables; the sum of two
// constants would be 0.3 itself.
var nearly = func(a, b float64) float64 { return a + b }(0.1, 0.2)

// Ties are seen where digits were lost on the way: in the logarithm of numbers
// near 1, in a sum that cancels out, in its rescaling, and in an index made of
// it. The scale of the terms goes with the index.
func TestTiesAfterDigitsWereLost(t *testing.T) {
	table, cat, city := smallCity()
	table.Series[0].Values = known(1, 1+2e-16, 1-1e-16, 3)
	n := Node{ID: "x", Centre: MeanOfAreas, Inputs: []Input{{ID: "u", Weight: 1, Transform: Log, Normalise: Rank}}}
	s, _ := Compute([]indicators.Table{table}, cat, city, []Node{n})
	same(t, "ranks of logarithms", s[0].Nodes[0].Index, 1, 1, 1, 4)

	table.Series[0].Values, table.Series[1].Values = known(nearly, .3, .5, 1), known(-.3, -.3, -.5, 0)
	sum := []Input{{ID: "u", Weight: 1, Normalise: AsIs}, {ID: "v", Weight: 1, Normalise: AsIs}}
	for _, rescale := range []Rescale{NoRescale, RescaleZScore, RescaleMinMax} {
		nodes := []Node{
			{ID: "x", Aggregate: Sum, Rescale: rescale, Inputs: sum},
			{ID: "y", Inputs: []Input{{ID: "x", IsIndex: true, Weight: 1, Normalise: Rank}}},
		}
		s, _ = Compute([]indicators.Table{table}, cat, city, nodes)
		if r := s[0].Nodes[0].Rank; !slices.Equal(r, []int{2, 2, 2, 1}) {
			t.Errorf("rescale %d: ranks %v", rescale, r)
		}
		if s[0].Nodes[0].Scale <= 0 {
			t.Errorf("rescale %d: no scale", rescale)
		}
		same(t, "ranks of the index", s[0].Nodes[1].Index, 1, 1, 1, 4)
	}

	// All sums are rests of rounding beside terms of 1.
	table.Series[0].Values, table.Series[1].Values = known(nearly, .3, .5, 1), known(-.3, -.3, -.5, -1)
	nodes := []Node{
		{ID: "x", Aggregate: Sum, Inputs: sum},
		{ID: "y", Inputs: []Input{{ID: "x", IsIndex: true, Weight: 1, Normalise: Rank}}},
	}
	s, found := Compute([]indicators.Table{table}, cat, city, nodes)
	if x := s[0].Nodes[0]; x.Scale < 1 || !slices.Equal(x.Rank, []int{1, 1, 1, 1}) {
		t.Errorf("scale %v, ranks %v", x.Scale, x.Rank)
	}
	if !slices.Contains(codes(found), "warning index.constant_input") {
		t.Errorf("an index of rests is no input: %v", codes(found))
	}
}
