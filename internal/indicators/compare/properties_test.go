package compare_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/index"
)

var (
	directions = []indicators.Direction{indicators.Worse, indicators.Better}
	statuses   = []indicators.Status{indicators.Missing, indicators.Suppressed, indicators.Unreliable}
)

// drawEdition is a random city of two levels: shares of counts, a ready value,
// gaps and exclusions, an index of indices, and every kind of scheme.
func drawEdition(t *rapid.T, name string) compare.Snapshot {
	n := rapid.IntRange(2, 9).Draw(t, name+" areas")
	m := rapid.IntRange(1, 4).Draw(t, name+" indicators")
	s := compare.Snapshot{ID: name}
	coarse := indicators.Table{Level: area.Level{ID: "grob"}, Series: make([]indicators.Series, m)}
	fine := indicators.Table{Level: area.Level{ID: "fein", Coarse: "grob"}, Series: make([]indicators.Series, m), Excluded: make([]indicators.Exclusion, n)}
	for i := range n {
		parent := string(rune('A' + rapid.IntRange(0, 2).Draw(t, "parent")))
		fine.Areas = append(fine.Areas, area.Area{Ref: area.Ref{Level: "fein", ID: fmt.Sprintf("%02d", i)}, Name: fmt.Sprint("Gebiet ", i), Parent: parent})
		fine.Population = append(fine.Population, gap(t, float64(rapid.IntRange(0, 900).Draw(t, "inhabitants"))))
		fine.Excluded[i].Excluded = rapid.IntRange(0, 9).Draw(t, "excluded") == 0
	}
	for _, id := range []string{"A", "B", "C"} {
		coarse.Areas = append(coarse.Areas, area.Area{Ref: area.Ref{Level: "grob", ID: id}, Name: id})
	}
	for k := range m {
		ind := indicators.Indicator{ID: fmt.Sprint("i", k), Label: fmt.Sprint("Indikator ", k), HigherIs: rapid.SampledFrom(directions).Draw(t, "higher is")}
		if rapid.IntRange(0, 3).Draw(t, "ready") > 0 {
			ind.Kind = rapid.SampledFrom([]indicators.Kind{indicators.Share, indicators.Rate}).Draw(t, "kind")
			ind.Rate = &indicators.RateSpec{Of: []string{"x"}, Per: "y", Times: 100}
		}
		s.Catalogue = append(s.Catalogue, ind)
		for _, table := range []*indicators.Table{&coarse, &fine} {
			series := indicators.Series{Present: rapid.IntRange(0, 9).Draw(t, "present") > 0}
			for range table.Areas {
				base := rapid.IntRange(0, 200).Draw(t, "base")
				num, den := indicators.Known(float64(rapid.IntRange(0, base).Draw(t, "cases"))), indicators.Known(float64(base))
				if rapid.IntRange(0, 9).Draw(t, "gap") == 0 {
					num = indicators.None(rapid.SampledFrom(statuses).Draw(t, "status"))
				}
				switch {
				case ind.Rate == nil:
					series.Values = append(series.Values, num)
					continue
				case !num.OK():
					series.Values = append(series.Values, num)
				case base == 0:
					series.Values = append(series.Values, indicators.None(indicators.NotApplicable))
				default:
					series.Values = append(series.Values, indicators.Known(100*num.Number/den.Number))
				}
				series.Numerator, series.Denominator = append(series.Numerator, num), append(series.Denominator, den)
			}
			table.Series[k] = series
		}
		s.City = append(s.City, indicators.CityValue{Value: indicators.Known(float64(rapid.IntRange(1, 99).Draw(t, "city")))})
	}
	s.Tables = []indicators.Table{coarse, fine}
	s.Nodes = drawNodes(t, s.Catalogue)
	schemes := drawSchemes(t)
	s.Scores, _ = index.Compute(s.Tables, s.Catalogue, s.City, s.Nodes)
	s.Classes, _ = class.Assign(schemes, class.Input{Tables: s.Tables, Catalogue: s.Catalogue, City: s.City, Scores: s.Scores})
	return s
}

func gap(t *rapid.T, x float64) indicators.Value {
	if rapid.IntRange(0, 9).Draw(t, "gap") == 0 {
		return indicators.Value{}
	}
	return indicators.Known(x)
}

func drawNodes(t *rapid.T, cat indicators.Catalogue) []index.Node {
	draw := func(id string) index.Node {
		return index.Node{
			ID: id, HigherIs: rapid.SampledFrom(directions).Draw(t, "index higher is"),
			Centre:        index.Centre(rapid.IntRange(0, 3).Draw(t, "centre")),
			Spread:        index.Spread(rapid.IntRange(0, 2).Draw(t, "spread")),
			Aggregate:     index.Aggregate(rapid.SampledFrom([]int{0, 0, 0, 1, 2, 3, 4, 5}).Draw(t, "aggregate")),
			Rescale:       index.Rescale(rapid.SampledFrom([]int{0, 0, 1, 2, 3, 4}).Draw(t, "rescale")),
			MinimumInputs: rapid.IntRange(0, len(cat)).Draw(t, "minimum"),
			Range:         [2]float64{1, 100},
		}
	}
	inner, outer := draw("innen"), draw("lage")
	for _, ind := range cat {
		inner.Inputs = append(inner.Inputs, index.Input{
			ID: ind.ID, Weight: float64(rapid.IntRange(0, 4).Draw(t, "weight")),
			Normalise: index.Normalise(rapid.SampledFrom([]int{0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8}).Draw(t, "normalise")),
			Goalposts: &[2]float64{0, 120},
		})
	}
	outer.Inputs = []index.Input{{ID: "innen", IsIndex: true, Weight: 1}, {ID: cat[0].ID, Weight: 2, Normalise: inner.Inputs[0].Normalise, Goalposts: &[2]float64{0, 120}}}
	if rapid.Bool().Draw(t, "one node") {
		inner.ID = "lage"
		return []index.Node{inner}
	}
	return []index.Node{outer, inner}
}

func drawSchemes(t *rapid.T) []class.Scheme {
	low, high := rapid.Float64Range(-2, 0).Draw(t, "low"), rapid.Float64Range(0, 2).Draw(t, "high")
	above := func(x float64) *class.Condition {
		return &class.Condition{Operator: class.CompareIndex, Subject: "lage", Relation: class.Above, Bound: x}
	}
	return []class.Scheme{
		{ID: "bänder", Index: "lage", Bands: []class.Band{
			{Class: class.Class{ID: "gut"}, Bound: &low}, {Class: class.Class{ID: "mittel"}, Bound: &high, Closed: true}, {Class: class.Class{ID: "schlecht", Target: true}},
		}},
		{ID: "drittel", Index: "lage", Quantiles: &class.Groups{Groups: 3, Type: 7}},
		{ID: "natürlich", Index: "lage", NaturalBreaks: &class.Groups{Groups: 2}},
		{ID: "ränge", Index: "lage", RankGroups: &class.Groups{Groups: 2}},
		{ID: "paar", Combine: []string{"bänder", "drittel"}},
		{ID: "regel", Rules: []class.Rule{
			{Class: class.Class{ID: "raum", Target: true}, Level: "grob", When: &class.Condition{Operator: class.All, Parts: []*class.Condition{
				above(low), {Operator: class.WorseThanCity, Subject: "lage", K: 1},
			}}},
			{Class: class.Class{ID: "im_raum"}, Level: "fein", When: &class.Condition{Operator: class.ParentIs, ClassID: "raum"}},
			{Class: class.Class{ID: "quartier", Target: true}, Level: "fein", When: above(high)},
		}, Otherwise: &class.Class{ID: "ohne"}},
	}
}

func identity(s compare.Snapshot, level int) compare.Crosswalk {
	x := compare.Crosswalk{Crosswalk: area.Crosswalk{Level: s.Tables[level].Level.ID}}
	for _, a := range s.Tables[level].Areas {
		x.Links = append(x.Links, area.Link{From: a.ID, To: a.ID, Weight: 1})
	}
	return x
}

// An edition against itself has not changed: no step, no class, kappa 1;
// neither with a crosswalk that gives every area to itself.
func TestAnEditionAgainstItselfHasNotChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawEdition(t, "a")
		got, found := compare.Editions(s, s, nil)
		for _, f := range found.Sorted() {
			if f.Code != "compare.no_base_scale" {
				t.Errorf("%s %v", f.Code, f.Args)
			}
		}
		checkUnchanged(t, &got)
		for _, levels := range [][]int{{0, 1}, {0}} {
			var crosswalks []compare.Crosswalk
			for _, k := range levels {
				crosswalks = append(crosswalks, identity(s, k))
			}
			again, _ := compare.Editions(s, s, crosswalks)
			if !reflect.DeepEqual(got.Records(), again.Records()) {
				t.Fatal("a crosswalk of identities changes the result")
			}
		}
	})
}

// multiplied returns an edition with every count k times as large.
func multiplied(s compare.Snapshot, k float64) compare.Snapshot {
	tables := make([]indicators.Table, len(s.Tables))
	times := func(column []indicators.Value) []indicators.Value {
		if column == nil {
			return nil
		}
		out := make([]indicators.Value, len(column))
		for i, v := range column {
			if out[i] = v; v.OK() {
				out[i].Number *= k
			}
		}
		return out
	}
	for i := range tables {
		tables[i] = s.Tables[i]
		tables[i].Population = times(tables[i].Population)
		tables[i].Series = append([]indicators.Series(nil), tables[i].Series...)
		for j := range tables[i].Series {
			x := &tables[i].Series[j]
			x.Numerator, x.Denominator = times(x.Numerator), times(x.Denominator)
		}
	}
	s.Tables = tables
	return s
}

// Counts that are all larger by one factor change nothing but the noise, which
// shrinks.
func TestMoreOfTheSameChangesOnlyTheNoise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawEdition(t, "a"), drawEdition(t, "b")
		small, _ := compare.Editions(a, b, nil)
		large, _ := compare.Editions(multiplied(a, 16), multiplied(b, 16), nil)
		for k := range small.Levels {
			l, m := &small.Levels[k], &large.Levels[k]
			for i := range l.Indices {
				x, y := &l.Indices[i], &m.Indices[i]
				for j := range x.Steps {
					s, u := x.Steps[j], y.Steps[j]
					if s.Low.OK() != u.Low.OK() || s.Low.OK() && u.High.Number-u.Low.Number > s.High.Number-s.Low.Number+1e-12 {
						t.Fatalf("noise %v to %v with more counts, %v to %v with fewer", u.Low, u.High, s.Low, s.High)
					}
					if s.Within != class.True && u.Within != class.True && s.Cause != u.Cause {
						t.Fatalf("cause %q with more counts, %q with fewer", u.Cause, s.Cause)
					}
					for _, p := range [][2]indicators.Value{{s.Change, u.Change}, {s.Boundary, u.Boundary}, {s.Method, u.Method}, {s.Own, u.Own}, {s.City, u.City}} {
						if !alike(p[0], p[1]) {
							t.Fatalf("%s: step %v with more counts, %v with fewer", x.Node.ID, p[1], p[0])
						}
					}
				}
			}
			for i := range l.Schemes {
				if !reflect.DeepEqual(l.Schemes[i].Transitions, m.Schemes[i].Transitions) {
					t.Fatal("transitions differ")
				}
			}
			for i := range l.Indicators {
				for y := range 2 {
					x, z := l.Indicators[i].Spread, m.Indicators[i].Spread
					if !alike(x.Gini[y], z.Gini[y]) || !alike(x.Dissimilarity[y], z.Dissimilarity[y]) || !alike(x.Deviation[y], z.Deviation[y]) {
						t.Fatalf("spread %+v with more counts, %+v with fewer", z, x)
					}
				}
			}
		}
	})
}

func alike(a, b indicators.Value) bool {
	return a.OK() == b.OK() && math.Abs(a.Number-b.Number) <= 1e-9*max(1, math.Abs(a.Number))
}

// Whatever two editions and a crosswalk hold: steps and contributions sum,
// every row of both editions is accounted for, and the same input gives the
// same result.
func TestEveryComparisonAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawEdition(t, "a"), drawEdition(t, "b")
		if rapid.Bool().Draw(t, "redefined") {
			b.NotComparable = map[string]bool{"i0": true}
		}
		var crosswalks []compare.Crosswalk
		for range rapid.IntRange(0, 2).Draw(t, "crosswalks") {
			x := compare.Crosswalk{Crosswalk: area.Crosswalk{Level: rapid.SampledFrom([]string{"fein", "fein", "grob", "x"}).Draw(t, "level")}}
			id := rapid.SampledFrom([]string{"00", "01", "02", "03", "04", "A", "B", "q"})
			for range rapid.IntRange(0, 12).Draw(t, "links") {
				x.Links = append(x.Links, area.Link{From: id.Draw(t, "from"), To: id.Draw(t, "to"), Weight: rapid.SampledFrom([]float64{1, 1, 0.5, 0.25, 0.005, 0, -1}).Draw(t, "weight")})
			}
			crosswalks = append(crosswalks, x)
		}
		got, found := compare.Editions(a, b, crosswalks)
		checkSums(t, &got)
		for k := range got.Levels {
			l := &got.Levels[k]
			for _, s := range l.Schemes {
				sum := s.Transitions.Outside
				for i := range s.Transitions.Counts {
					for _, n := range s.Transitions.Counts[i] {
						sum += n
					}
				}
				if sum != len(l.Areas) || s.Transitions.N+s.Transitions.Outside != sum {
					t.Fatalf("%d areas in the transitions of %d", sum, len(l.Areas))
				}
				if m := s.Transitions.Shorrocks; m.OK() && (m.Number < -1e-12 || m.Number > 2+1e-12) {
					t.Fatalf("Shorrocks %v", m)
				}
			}
			for i := range l.Indices {
				for _, s := range l.Indices[i].Steps {
					for _, v := range []indicators.Value{s.Change, s.Boundary, s.Method, s.Own, s.City, s.Low, s.High} {
						if math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
							t.Fatalf("%+v", s)
						}
					}
				}
			}
		}
		again, foundAgain := compare.Editions(a, b, crosswalks)
		if !reflect.DeepEqual(got.Records(), again.Records()) || !reflect.DeepEqual(found.Sorted(), foundAgain.Sorted()) {
			t.Fatal("the same input gives another result")
		}
	})
}
