package index

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
)

// drawn is a random city: areas by inputs with gaps and exclusions.
type drawn struct {
	table indicators.Table
	cat   indicators.Catalogue
	city  []indicators.CityValue
}

func drawCity(t *rapid.T, lowest int) drawn {
	n, m := rapid.IntRange(3, 9).Draw(t, "areas"), rapid.IntRange(1, 4).Draw(t, "inputs")
	d := drawn{table: indicators.Table{Level: area.Level{ID: "raum"}, Excluded: make([]indicators.Exclusion, n)}}
	number := rapid.IntRange(lowest, 60)
	for i := range n {
		d.table.Areas = append(d.table.Areas, area.Area{Ref: area.Ref{ID: fmt.Sprintf("%02d", i)}})
		d.table.Population = append(d.table.Population, indicators.Known(float64(rapid.IntRange(1, 9).Draw(t, "inhabitants"))))
		d.table.Excluded[i].Excluded = rapid.IntRange(0, 9).Draw(t, "excluded") == 0
	}
	for k := range m {
		s := indicators.Series{Present: true}
		for range n {
			v := indicators.Known(float64(number.Draw(t, "value")) / 4)
			if rapid.IntRange(0, 9).Draw(t, "gap") == 0 {
				v = indicators.Value{}
			}
			s.Values = append(s.Values, v)
		}
		d.table.Series = append(d.table.Series, s)
		d.cat = append(d.cat, indicators.Indicator{
			ID: fmt.Sprint("i", k), Column: "x",
			HigherIs: rapid.SampledFrom([]indicators.Direction{indicators.Worse, indicators.Better}).Draw(t, "higher is"),
		})
		d.city = append(d.city, indicators.CityValue{Value: indicators.Known(float64(rapid.IntRange(1, 60).Draw(t, "city")) / 4)})
	}
	return d
}

func drawNode(t *rapid.T, d drawn, methods ...Normalise) Node {
	n := Node{
		ID: "x", HigherIs: rapid.SampledFrom([]indicators.Direction{indicators.Worse, indicators.Better}).Draw(t, "index higher is"),
		Centre:        Centre(rapid.IntRange(0, 3).Draw(t, "centre")),
		Spread:        Spread(rapid.IntRange(0, 2).Draw(t, "spread")),
		Aggregate:     Aggregate(rapid.IntRange(0, 5).Draw(t, "aggregate")),
		Rescale:       Rescale(rapid.IntRange(0, 4).Draw(t, "rescale")),
		MinimumInputs: rapid.IntRange(0, len(d.cat)).Draw(t, "minimum"),
		Range:         [2]float64{1, 100},
	}
	for _, ind := range d.cat {
		n.Inputs = append(n.Inputs, Input{
			ID: ind.ID, Weight: float64(rapid.IntRange(0, 8).Draw(t, "weight")) / 4,
			Normalise: rapid.SampledFrom(methods).Draw(t, "normalise"), Goalposts: &[2]float64{-20, 20},
		})
	}
	return n
}

var everyMethod = []Normalise{ZScore, Difference, PercentOfCity, MinMax, Goalposts, PercentRank, Rank, ExponentialRank, AsIs}

func compute(d drawn, n Node) NodeScores {
	s, _ := Compute([]indicators.Table{d.table}, d.cat, d.city, []Node{n})
	return s[0].Nodes[0]
}

// Contributions sum to the index, or to the aggregate where it is rescaled by
// rank: for every combination of options. Everything is finite, and an area
// that is excluded has nothing.
func TestContributionsSum(t *testing.T) {
	met := 0
	rapid.Check(t, func(t *rapid.T) {
		d := drawCity(t, 1)
		n := drawNode(t, d, everyMethod...)
		x := compute(d, n)
		for i := range x.Index {
			sum, most, parts, weight := 0.0, 0.0, 0, 0.0
			for _, in := range x.Inputs {
				if c := in.Contributions[i]; c.OK() {
					sum, most, parts = sum+c.Number, max(most, math.Abs(c.Number)), parts+1
				}
				weight += in.Weights[i]
				if !d.table.Included(i) && len(in.Scores) > 0 && in.Scores[i].OK() {
					t.Fatalf("excluded area %d has a score", i)
				}
			}
			want := x.Index[i]
			if n.Rescale == RescalePercentRank || n.Rescale == RescaleRank {
				want = x.Aggregate[i]
				if !x.Index[i].OK() {
					want = indicators.Value{}
				}
			}
			if want.OK() != (parts > 0) || (x.Rank[i] > 0) != x.Index[i].OK() || !d.table.Included(i) && x.Index[i].OK() {
				t.Fatalf("area %d: index %v, %d contributions, rank %d", i, x.Index[i], parts, x.Rank[i])
			}
			if !want.OK() {
				continue
			}
			met++
			if math.Abs(sum-want.Number) > 1e-11*max(1, most) {
				t.Fatalf("area %d: contributions sum to %v, not %v", i, sum, want.Number)
			}
			if n.Aggregate != Sum && math.Abs(weight-1) > 1e-12 {
				t.Fatalf("area %d: effective weights sum to %v", i, weight)
			}
		}
	})
	if met == 0 {
		t.Error("no area had an index")
	}
}

// alike compares two results area by area, the second read through order.
func alike(t *rapid.T, what string, a, b []indicators.Value, order []int, factor float64) {
	t.Helper()
	for i := range a {
		v := b[i]
		if order != nil {
			v = b[order[i]]
		}
		if a[i].OK() != v.OK() || a[i].OK() && math.Abs(factor*a[i].Number-v.Number) > 1e-9*max(1, math.Abs(v.Number)) {
			t.Fatalf("%s, area %d: %v and %v", what, i, a[i], v)
		}
	}
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawCity(t, 1)
		n := drawNode(t, d, everyMethod...)
		a := compute(d, n)
		order := rapid.Permutation(indexes(len(d.table.Areas))).Draw(t, "order")
		back := make([]int, len(order)) // where the old row stands now
		p := drawn{cat: d.cat, city: d.city, table: indicators.Table{Level: d.table.Level}}
		for to, from := range order {
			back[from] = to
			p.table.Areas = append(p.table.Areas, d.table.Areas[from])
			p.table.Population = append(p.table.Population, d.table.Population[from])
			p.table.Excluded = append(p.table.Excluded, d.table.Excluded[from])
		}
		for _, s := range d.table.Series {
			q := indicators.Series{Present: true}
			for _, from := range order {
				q.Values = append(q.Values, s.Values[from])
			}
			p.table.Series = append(p.table.Series, q)
		}
		b := compute(p, n)
		alike(t, "index", a.Index, b.Index, back, 1)
		for i := range a.Rank {
			if a.Rank[i] != b.Rank[back[i]] {
				t.Fatalf("area %d: rank %d and %d", i, a.Rank[i], b.Rank[back[i]])
			}
		}
	})
}

func indexes(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// A shift or a change of unit leaves z alone: percent or per mille, degrees
// counted from here or there.
func TestShiftAndUnitLeaveZAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawCity(t, -60)
		n := drawNode(t, d, ZScore)
		n.Aggregate, n.Rescale = Aggregate(rapid.IntRange(0, 1).Draw(t, "mean or sum")), Rescale(rapid.IntRange(0, 1).Draw(t, "rescale or not"))
		unit, shift := float64(rapid.IntRange(1, 1000).Draw(t, "unit")), float64(rapid.IntRange(-1000, 1000).Draw(t, "shift"))
		e := drawn{table: d.table, cat: d.cat, city: slices.Clone(d.city)}
		e.table.Series = slices.Clone(d.table.Series)
		move := func(v indicators.Value) indicators.Value {
			if v.OK() {
				return indicators.Known(v.Number*unit + shift)
			}
			return v
		}
		for k := range e.table.Series {
			e.table.Series[k].Values = slices.Clone(d.table.Series[k].Values)
			for i, v := range e.table.Series[k].Values {
				e.table.Series[k].Values[i] = move(v)
			}
			e.city[k].Value = move(d.city[k].Value)
		}
		a, b := compute(d, n), compute(e, n)
		for k := range a.Inputs {
			alike(t, "score", a.Inputs[k].Scores, b.Inputs[k].Scores, nil, 1)
		}
		alike(t, "index", a.Index, b.Index, nil, 1)
		alike(t, "city", []indicators.Value{a.IndexReference.City}, []indicators.Value{b.IndexReference.City}, nil, 1)
	})
}

// Turning the direction of the index turns the sign of a mean or sum of
// z-scores and leaves the ranks from the worst as they are.
func TestTurningTheDirectionTurnsTheSign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawCity(t, -60)
		n := drawNode(t, d, ZScore, Difference, AsIs)
		n.Aggregate, n.Rescale = Aggregate(rapid.IntRange(0, 1).Draw(t, "mean or sum")), Rescale(rapid.IntRange(0, 1).Draw(t, "rescale or not"))
		turned := n
		turned.HigherIs = indicators.Worse
		if n.HigherIs == indicators.Worse {
			turned.HigherIs = indicators.Better
		}
		a, b := compute(d, n), compute(d, turned)
		alike(t, "index", a.Index, b.Index, nil, -1)
		if !slices.Equal(a.Rank, b.Rank) {
			t.Fatalf("ranks %v and %v", a.Rank, b.Rank)
		}
	})
}

// Wild numbers end as a finding or a missing score, never as a panic.
func TestWildNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawCity(t, -60)
		wild := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, math.NaN(), math.Inf(1)}))
		for k := range d.table.Series {
			for i := range d.table.Series[k].Values {
				d.table.Series[k].Values[i] = indicators.Known(wild.Draw(t, "value"))
			}
			d.city[k].Value = indicators.Known(wild.Draw(t, "city"))
		}
		n := drawNode(t, d, everyMethod...)
		for k := range n.Inputs {
			n.Inputs[k].Transform = Transform(rapid.IntRange(0, 3).Draw(t, "transform"))
			n.Inputs[k].Weight = wild.Draw(t, "weight")
		}
		x := compute(d, n)
		for _, v := range x.Index {
			if math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
				t.Fatal(v)
			}
		}
	})
}

func benchmarkCity(areas, inputs int) (drawn, Node) {
	d := drawn{table: indicators.Table{Level: area.Level{ID: "raum"}, Excluded: make([]indicators.Exclusion, areas)}}
	n := Node{ID: "x", Rescale: RescaleZScore, Aggregate: Sum}
	for i := range areas {
		d.table.Areas = append(d.table.Areas, area.Area{Ref: area.Ref{ID: fmt.Sprintf("%05d", i)}})
	}
	for k := range inputs {
		s := indicators.Series{Present: true}
		for i := range areas {
			s.Values = append(s.Values, indicators.Known(50+40*math.Sin(float64(i*(k+3))*.37)))
		}
		d.table.Series = append(d.table.Series, s)
		d.cat = append(d.cat, indicators.Indicator{ID: fmt.Sprint("i", k), HigherIs: indicators.Worse})
		d.city = append(d.city, indicators.CityValue{Value: indicators.Known(50)})
		n.Inputs = append(n.Inputs, Input{ID: fmt.Sprint("i", k), Weight: 1})
	}
	return d, n
}

func BenchmarkZScores10000x20(b *testing.B) {
	d, n := benchmarkCity(10_000, 20)
	b.ReportAllocs()
	for b.Loop() {
		compute(d, n)
	}
}

func BenchmarkExponentialRanks10000x20(b *testing.B) {
	d, n := benchmarkCity(10_000, 20)
	for k := range n.Inputs {
		n.Inputs[k].Normalise = ExponentialRank
	}
	for b.Loop() {
		compute(d, n)
	}
}
