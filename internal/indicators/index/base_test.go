package index

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
)

// On its own scale an edition is itself, to the last bit; what ranks has none.
func TestAnEditionOnItsOwnScaleIsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawCity(t, -20)
		inner := drawNode(t, d, everyMethod...)
		inner.ID = "inner"
		outer := Node{ID: "outer", Normalise: ZScore, Centre: MeanOfAreas, Inputs: []Input{
			{ID: "inner", IsIndex: true, Weight: 1}, {ID: "i0", Weight: 2},
		}}
		nodes := []Node{outer, inner} // the one that needs the other first
		base, _ := Compute([]indicators.Table{d.table}, d.cat, d.city, nodes)
		got := ComputeOn(base, []indicators.Table{d.table}, d.cat)
		for k := range base[0].Nodes {
			want, got := base[0].Nodes[k], got[0].Nodes[k]
			if base[0].Ranked(want.Node.ID) {
				for i, v := range got.Index {
					if v.OK() {
						t.Fatalf("node %s ranks, area %d has %v on the frozen scale", want.Node.ID, i, v)
					}
				}
				continue
			}
			if !want.Present {
				if got.Present {
					t.Fatal("a node appears that base does not have")
				}
				continue
			}
			if got.Scale != want.Scale && slices.ContainsFunc(want.Index, indicators.Value.OK) || !reflect.DeepEqual(got.Index, want.Index) || !reflect.DeepEqual(got.Aggregate, want.Aggregate) {
				t.Fatalf("%+v\n index %v on its own scale, %v computed", want.Node, got.Index, want.Index)
			}
			if !reflect.DeepEqual(got.IndexReference, want.IndexReference) {
				t.Fatal("references differ")
			}
			for i := range want.Inputs {
				if !reflect.DeepEqual(got.Inputs[i].Weights, want.Inputs[i].Weights) || !reflect.DeepEqual(got.Inputs[i].Contributions, want.Inputs[i].Contributions) {
					t.Fatalf("%+v\n input %d: %v, computed %v", want.Node, i, got.Inputs[i].Contributions, want.Inputs[i].Contributions)
				}
			}
		}
	})
}

// Four areas of docs/method.md: z of Nord is (20 - 13.25)/5.5902 and
// -(30 - 47.5)/11.1803. A year later Nord has 25 % and 35 %: on the scale of
// the first year 2.1019 and 1.1180, whatever has become of the others.
func frozen() (tables []indicators.Table, cat indicators.Catalogue, city []indicators.CityValue, nodes []Node) {
	known := func(x ...float64) []indicators.Value {
		out := make([]indicators.Value, len(x))
		for i := range x {
			out[i] = indicators.Known(x[i])
		}
		return out
	}
	areas := []area.Area{{Ref: area.Ref{ID: "m"}}, {Ref: area.Ref{ID: "n"}}, {Ref: area.Ref{ID: "s"}}, {Ref: area.Ref{ID: "w"}}}
	table := func(a, b []indicators.Value) indicators.Table {
		return indicators.Table{Level: area.Level{ID: "raum"}, Areas: areas, Series: []indicators.Series{{Present: true, Values: a}, {Present: true, Values: b}}}
	}
	tables = []indicators.Table{
		table(known(15, 20, 10, 5), known(40, 30, 50, 60)),
		table(known(90, 25, 0, 1), known(1, 35, 2, 99)),
	}
	cat = indicators.Catalogue{{ID: "sgb2", HigherIs: indicators.Worse}, {ID: "gymnasium", HigherIs: indicators.Better}}
	city = []indicators.CityValue{{Value: indicators.Known(13.25)}, {Value: indicators.Known(47.5)}}
	return tables, cat, city, []Node{{ID: "lage", Inputs: []Input{{ID: "sgb2", Weight: 1}, {ID: "gymnasium", Weight: 1}}}}
}

func TestALaterYearIsMeasuredOnTheEarlierScale(t *testing.T) {
	tables, cat, city, nodes := frozen()
	base, _ := Compute(tables[:1], cat, city, nodes)
	got := ComputeOn(base, tables[1:], cat)[0].Nodes[0]
	want := ((25-13.25)/math.Sqrt(31.25) - (35-47.5)/math.Sqrt(125)) / 2
	if v := got.Index[1]; !v.OK() || math.Abs(v.Number-want) > 1e-12 {
		t.Errorf("Nord has %v on the frozen scale, want %.4f", v, want)
	}
	if got.Rank[1] != 0 {
		t.Error("a frozen scale has no ranks")
	}
}

func TestSlopesAreWhatOneUnitMovesTheIndexBy(t *testing.T) {
	tables, cat, city, nodes := frozen()
	nodes = append(nodes, Node{ID: "doppelt", HigherIs: indicators.Better, Rescale: RescaleZScore, Centre: MeanOfAreas, Inputs: []Input{{ID: "lage", IsIndex: true, Weight: 3}, {ID: "sgb2", Weight: 1, Normalise: MinMax}}})
	base, _ := Compute(tables[:1], cat, city, nodes)
	for _, node := range []string{"lage", "doppelt"} {
		slopes, ok := base[0].Slopes(node, cat, 1)
		if !ok {
			t.Fatalf("%s: no slopes", node)
		}
		for k, ind := range cat {
			sum := 0.0
			for _, s := range slopes {
				if s.Indicator == ind.ID {
					sum += s.By
				}
			}
			moved := tables[0]
			moved.Series = append([]indicators.Series(nil), moved.Series...)
			moved.Series[k].Values = append([]indicators.Value(nil), moved.Series[k].Values...)
			moved.Series[k].Values[1] = indicators.Known(moved.Series[k].Values[1].Number + 1)
			on := ComputeOn(base, []indicators.Table{moved}, cat)
			change := on.Find("raum", node).Index[1].Number - base.Find("raum", node).Index[1].Number
			if math.Abs(change-sum) > 1e-12 {
				t.Errorf("%s by %s: slope %v, moved by %v", node, ind.ID, sum, change)
			}
		}
	}
	nodes[0].Aggregate = Max
	base, _ = Compute(tables[:1], cat, city, nodes)
	if _, ok := base[0].Slopes("doppelt", cat, 1); ok {
		t.Error("an extreme has no slope")
	}
}
