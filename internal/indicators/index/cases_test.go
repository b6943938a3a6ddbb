package index

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
)

// The small city of these cases has four areas:
//
//	area  u   v   inhabitants
//	a     1   10   4
//	b     2   30   3
//	c     3   20   2
//	d     6   50   1
//
// Of u: mean 3, deviations -2 -1 0 3, squares 14, median 2.5, mean weighted by
// inhabitants (4 + 6 + 6 + 6)/10 = 2.2; the city's value is 2. Of v: mean 27.5,
// deviations -17.5 2.5 -7.5 22.5, squares 875; the city's value is 25. Higher
// is worse for both unless a case turns it.
func smallCity() (indicators.Table, indicators.Catalogue, []indicators.CityValue) {
	t := indicators.Table{
		Level:      area.Level{ID: "raum"},
		Areas:      []area.Area{{Ref: area.Ref{ID: "a"}}, {Ref: area.Ref{ID: "b"}}, {Ref: area.Ref{ID: "c"}}, {Ref: area.Ref{ID: "d"}}},
		Population: known(4, 3, 2, 1),
		Series: []indicators.Series{
			{Present: true, Values: known(1, 2, 3, 6)},
			{Present: true, Values: known(10, 30, 20, 50)},
		},
		Excluded: make([]indicators.Exclusion, 4),
	}
	cat := indicators.Catalogue{
		{ID: "u", Column: "u", HigherIs: indicators.Worse},
		{ID: "v", Column: "v", HigherIs: indicators.Worse},
	}
	city := []indicators.CityValue{
		{Value: indicators.Known(2), Source: indicators.CityPublished},
		{Value: indicators.Known(25), Source: indicators.CityPublished},
	}
	return t, cat, city
}

func known(x ...float64) []indicators.Value {
	out := make([]indicators.Value, len(x))
	for i, v := range x {
		out[i] = indicators.Known(v)
	}
	return out
}

// gap stands for a value that is not there.
var gap = math.NaN()

func same(t *testing.T, what string, got []indicators.Value, want ...float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %v, want %v", what, got, want)
	}
	for i, w := range want {
		if got[i].OK() == math.IsNaN(w) || got[i].OK() && !(math.Abs(got[i].Number-w) <= 1e-12*max(1, math.Abs(w))) {
			t.Errorf("%s, area %d: %v, want %v", what, i, got[i], w)
		}
	}
}

// codes writes findings in a row, and shows any whose text has a place that
// nothing fills.
func codes(l finding.List) []string {
	out := []string{}
	for _, f := range l.Sorted() {
		out = append(out, f.Severity.String()+" "+f.Code)
		for _, lang := range []words.Lang{words.German, words.English} {
			message, hint := lang.Finding(f.Code, f.Shown(true))
			if strings.Contains(message+hint, "«") {
				out = append(out, message+hint)
			}
		}
	}
	return out
}

// single computes an index of u alone.
func single(edit func(n *Node, t *indicators.Table, c indicators.Catalogue, city []indicators.CityValue)) (NodeScores, finding.List) {
	t, cat, city := smallCity()
	n := Node{ID: "x", HigherIs: indicators.Worse, Inputs: []Input{{ID: "u", Weight: 1}}}
	edit(&n, &t, cat, city)
	s, found := Compute([]indicators.Table{t}, cat, city, []Node{n})
	return s[0].Nodes[0], found
}

// z = (x - centre)/spread for every centre and spread. Population and sample
// spread are about the mean of areas whatever the centre; the weighted spread
// is about the centre: sum w (x - c)² = 22, 28, 21.6, 22.5 over weights of 10.
func TestZScoreOfEveryCentreAndSpread(t *testing.T) {
	centres := []struct {
		centre        Centre
		name          string
		c, aboutItSSW float64
	}{{City, "city", 2, 22}, {MeanOfAreas, "mean", 3, 28}, {WeightedMean, "weighted mean", 2.2, 21.6}, {Median, "median", 2.5, 22.5}}
	for _, c := range centres {
		for _, s := range []struct {
			spread Spread
			name   string
			s      float64
		}{{Population, "population", math.Sqrt(14. / 4)}, {Sample, "sample", math.Sqrt(14. / 3)}, {Weighted, "weighted", math.Sqrt(c.aboutItSSW / 10)}} {
			t.Run(c.name+" "+s.name, func(t *testing.T) {
				n, found := single(func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
					n.Centre, n.Spread = c.centre, s.spread
				})
				same(t, "scores", n.Inputs[0].Scores, (1-c.c)/s.s, (2-c.c)/s.s, (3-c.c)/s.s, (6-c.c)/s.s)
				same(t, "city", []indicators.Value{n.Inputs[0].CityScore}, (2-c.c)/s.s)
				r := n.Inputs[0].Reference
				same(t, "reference", []indicators.Value{r.Centre, r.Spread, r.Minimum, r.Maximum, r.City}, c.c, s.s, 1, 6, 2)
				if r.N != 4 || found.Len() > 0 {
					t.Errorf("n = %d, findings %v", r.N, codes(found))
				}
			})
		}
	}
}

func exponential(r float64) float64 { return -23 * math.Log(1-r*(1-math.Exp(-100./23))) }

// Every method, and the same with an input that points the other way.
func TestNormaliseAndOrient(t *testing.T) {
	for _, c := range []struct {
		name   string
		how    Normalise
		posts  [2]float64
		bounds [2]float64
		scores [4]float64
		city   float64
		turned [4]float64
	}{
		{"difference from 2", Difference, [2]float64{}, [2]float64{}, [4]float64{-1, 0, 1, 4}, 0, [4]float64{1, 0, -1, -4}},
		{"percent of 2, turned 200 - p", PercentOfCity, [2]float64{}, [2]float64{}, [4]float64{50, 100, 150, 300}, 100, [4]float64{150, 100, 50, -100}},
		{"minmax 1..6 to 0..100", MinMax, [2]float64{}, [2]float64{}, [4]float64{0, 20, 40, 100}, 20, [4]float64{100, 80, 60, 0}},
		{"minmax to 1..11, turned 12 - x", MinMax, [2]float64{}, [2]float64{1, 11}, [4]float64{1, 3, 5, 11}, 3, [4]float64{11, 9, 7, 1}},
		{"goalposts 0..8", Goalposts, [2]float64{0, 8}, [2]float64{}, [4]float64{12.5, 25, 37.5, 75}, 25, [4]float64{87.5, 75, 62.5, 25}},
		{"percent rank: strictly better/3", PercentRank, [2]float64{}, [2]float64{}, [4]float64{0, 1. / 3, 2. / 3, 1}, gap, [4]float64{1, 2. / 3, 1. / 3, 0}},
		{"rank: strictly better + 1", Rank, [2]float64{}, [2]float64{}, [4]float64{1, 2, 3, 4}, gap, [4]float64{4, 3, 2, 1}},
		{"exponential rank: R = 1/4 .. 1", ExponentialRank, [2]float64{}, [2]float64{},
			[4]float64{exponential(.25), exponential(.5), exponential(.75), 100}, gap,
			[4]float64{100, exponential(.75), exponential(.5), exponential(.25)}},
		{"none", AsIs, [2]float64{}, [2]float64{}, [4]float64{1, 2, 3, 6}, 2, [4]float64{-1, -2, -3, -6}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, turned := range []bool{false, true} {
				n, found := single(func(n *Node, _ *indicators.Table, cat indicators.Catalogue, _ []indicators.CityValue) {
					n.Inputs[0].Normalise, n.Range = c.how, c.bounds
					if c.how == Goalposts {
						n.Inputs[0].Goalposts = &c.posts
					}
					if turned {
						cat[0].HigherIs = indicators.Better
					}
				})
				want := c.scores
				if turned {
					want = c.turned
				}
				same(t, fmt.Sprint("scores, turned ", turned), n.Inputs[0].Scores, want[:]...)
				if !turned {
					same(t, "city", []indicators.Value{n.Inputs[0].CityScore, n.IndexReference.City}, c.city, c.city)
				}
				if found.Len() > 0 {
					t.Error(codes(found))
				}
			}
		})
	}
}

// An index whose higher values are better ranks and orients the other way.
func TestIndexWithHigherIsBetter(t *testing.T) {
	n, _ := single(func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
		n.HigherIs, n.Inputs[0].Normalise = indicators.Better, MinMax
	})
	same(t, "u is worse when high, the index better", n.Index, 100, 80, 60, 0)
	if !slices.Equal(n.Rank, []int{4, 3, 2, 1}) {
		t.Errorf("ranks %v: 1 is the worst", n.Rank)
	}
}

// Known answers of WIMD 2019's formula.
func TestExponential(t *testing.T) {
	for r, want := range map[float64]float64{.1: 2.3903, .5: 15.6468, .9: 50.4267, 1: 100} {
		if got := Exponential(r); math.Abs(got-want) > 5e-5 {
			t.Errorf("R = %v: %v, want %v", r, got, want)
		}
	}
}

// Ties of the rank methods: u = 1 2 2 6, strictly better 0 1 1 3, strictly worse 3 1 1 0.
func TestTiedRanks(t *testing.T) {
	for how, want := range map[Normalise][]float64{
		PercentRank:     {0, 1. / 3, 1. / 3, 1},
		Rank:            {1, 2, 2, 4},
		ExponentialRank: {exponential(.25), exponential(.75), exponential(.75), 100},
	} {
		n, _ := single(func(n *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].Normalise = how
			t.Series[0].Values = known(1, 2, 2, 6)
		})
		same(t, fmt.Sprint(how), n.Inputs[0].Scores, want...)
		if how == Rank && !slices.Equal(n.Rank, []int{4, 2, 2, 1}) {
			t.Errorf("ranks %v", n.Rank)
		}
	}
}

// The transform comes before the normalisation, and the city's value and the
// goalposts go through it too: with none as normalisation it is seen bare.
func TestTransform(t *testing.T) {
	for _, c := range []struct {
		how    Transform
		f      func(float64) float64
		breaks float64 // a value that the transform is not defined for
	}{{Log, math.Log, 0}, {Log1p, math.Log1p, -1}, {Sqrt, math.Sqrt, -.5}} {
		n, found := single(func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].Transform, n.Inputs[0].Normalise = c.how, AsIs
		})
		same(t, "scores", n.Inputs[0].Scores, c.f(1), c.f(2), c.f(3), c.f(6))
		same(t, "values stay as published", n.Inputs[0].Values, 1, 2, 3, 6)
		same(t, "city", []indicators.Value{n.Inputs[0].CityScore}, c.f(2))
		if found.Len() > 0 {
			t.Error(codes(found))
		}
		n, found = single(func(n *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].Transform, n.Inputs[0].Normalise = c.how, AsIs
			t.Series[0].Values = known(1, 2, c.breaks, 6)
		})
		same(t, "scores", n.Inputs[0].Scores, c.f(1), c.f(2), gap, c.f(6))
		if f := found.Sorted(); len(f) != 2 || f[1].Code != "index.transform" || f[1].AreaID != "c" || f[1].Severity != finding.Error {
			t.Errorf("%v", f)
		}
	}
	n, _ := single(func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
		n.Inputs[0].Transform, n.Inputs[0].Normalise, n.Inputs[0].Goalposts = Log, Goalposts, &[2]float64{1, 6}
	})
	same(t, "log between goalposts", n.Inputs[0].Scores, 0, 100*math.Log(2)/math.Log(6), 100*math.Log(3)/math.Log(6), 100)
}

// Two inputs as they are, so that an aggregate can be done in the head:
//
//	area  u  v   weights 1 and 3
//	a     1  10  mean (1 + 30)/4, sum 31, geometric (1·10³)^¼, harmonic 4/(1 + 3/10)
//	b     2  30
//	c     3  –   one input only
//	d     6  50
func TestAggregates(t *testing.T) {
	for _, c := range []struct {
		name  string
		how   Aggregate
		index [4]float64
		parts [4]float64 // of u
		eff   [4]float64 // effective weight of u
		city  float64    // of 2 and 25
	}{
		{"mean", Mean, [4]float64{31. / 4, 92. / 4, 3, 156. / 4}, [4]float64{.25, .5, 3, 1.5}, [4]float64{.25, .25, 1, .25}, 77. / 4},
		{"sum, a reduced set scaled by 4/1", Sum, [4]float64{31, 92, 12, 156}, [4]float64{1, 2, 12, 6}, [4]float64{1, 1, 4, 1}, 77},
		{"geometric", Geometric,
			[4]float64{math.Pow(1000, .25), math.Pow(2*27000, .25), 3, math.Pow(6*125000, .25)},
			[4]float64{math.Pow(1000, .25) / 4, math.Pow(2*27000, .25) / 4, 3, math.Pow(6*125000, .25) / 4}, [4]float64{.25, .25, 1, .25}, math.Pow(2*15625, .25)},
		{"harmonic", Harmonic,
			[4]float64{4 / 1.3, 4 / .6, 3, 4 / (1./6 + 3./50)},
			[4]float64{.25 * 16 / 1.69, .25 * 16 / .36 / 2, 3, .25 * 16 / math.Pow(1./6+3./50, 2) / 6}, [4]float64{.25, .25, 1, .25}, 4 / (.5 + 3./25)},
		{"min", Min, [4]float64{1, 2, 3, 6}, [4]float64{1, 2, 3, 6}, [4]float64{1, 1, 1, 1}, 2},
		{"max", Max, [4]float64{10, 30, 3, 50}, [4]float64{0, 0, 3, 0}, [4]float64{0, 0, 1, 0}, 25},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, cat, city := smallCity()
			table.Series[1].Values[2] = indicators.None(indicators.Suppressed)
			n := Node{ID: "x", Aggregate: c.how, MinimumInputs: 1, Inputs: []Input{
				{ID: "u", Weight: 1, Normalise: AsIs}, {ID: "v", Weight: 3, Normalise: AsIs},
			}}
			s, found := Compute([]indicators.Table{table}, cat, city, []Node{n})
			x := s[0].Nodes[0]
			same(t, "index", x.Index, c.index[:]...)
			same(t, "contributions of u", x.Inputs[0].Contributions, c.parts[:]...)
			same(t, "city", []indicators.Value{x.IndexReference.City}, c.city)
			same(t, "weights of u", known(x.Inputs[0].Weights...), c.eff[:]...)
			if !slices.Equal(x.Available, []int{2, 2, 1, 2}) || found.Len() > 0 {
				t.Errorf("available %v, findings %v", x.Available, codes(found))
			}
		})
	}
}

func TestTheDecidingInputsOfAnExtremeShareIt(t *testing.T) {
	table, cat, city := smallCity()
	table.Series[1].Values = known(1, 30, 3, 50)
	n := Node{ID: "x", Aggregate: Max, Inputs: []Input{{ID: "u", Weight: 1, Normalise: AsIs}, {ID: "v", Weight: 3, Normalise: AsIs}}}
	s, _ := Compute([]indicators.Table{table}, cat, city, []Node{n})
	same(t, "u", s[0].Nodes[0].Inputs[0].Contributions, .5, 0, 1.5, 0)
	same(t, "v", s[0].Nodes[0].Inputs[1].Contributions, .5, 30, 1.5, 50)
}

// Two scores at the city but for rounding are tied beside one of -3.
func TestATieAtZeroIsSeenBesideLargerScores(t *testing.T) {
	j := joiner{node: &Node{Aggregate: Max}, total: 3}
	j.grow(3)
	j.add(0, 0, 1)
	j.add(1, 2e-16, 1)
	j.add(2, -3, 1)
	if _, bad := j.join(); bad >= 0 || !slices.Equal(j.share, []float64{.5, .5, 0}) {
		t.Errorf("shares %v, want halves", j.share)
	}
}

func TestMinimumInputs(t *testing.T) {
	for minimum, want := range map[int][]float64{
		0: {11, 32, gap, gap}, // all that the level has
		1: {11, 32, 3 * 2, gap},
		2: {11, 32, gap, gap},
		3: {gap, gap, gap, gap},
	} {
		table, cat, city := smallCity()
		table.Series[1].Values[2] = indicators.Value{}
		table.Series[0].Values[3], table.Series[1].Values[3] = indicators.Value{}, indicators.Value{}
		n := Node{ID: "x", Aggregate: Sum, MinimumInputs: minimum, Inputs: []Input{{ID: "u", Weight: 1, Normalise: AsIs}, {ID: "v", Weight: 1, Normalise: AsIs}}}
		s, found := Compute([]indicators.Table{table}, cat, city, []Node{n})
		same(t, fmt.Sprint("minimum ", minimum), s[0].Nodes[0].Index, want...)
		wantFound := []string{"note index.areas_without"}
		if minimum == 3 {
			wantFound = []string{"warning index.too_few_inputs"}
		}
		if !slices.Equal(codes(found), wantFound) {
			t.Errorf("minimum %d: %v", minimum, codes(found))
		}
	}
}

// An input that the level does not have is named; on the level of the report
// that is a warning.
func TestInputsThatTheLevelLacks(t *testing.T) {
	for _, report := range []bool{false, true} {
		table, cat, city := smallCity()
		table.Level.Report = report
		table.Series[1].Present = false
		n := Node{ID: "x", Inputs: []Input{{ID: "u", Weight: 1}, {ID: "v", Weight: 1}}}
		_, found := Compute([]indicators.Table{table}, cat, city, []Node{n})
		want := "note index.inputs_absent"
		if report {
			want = "warning index.inputs_absent"
		}
		if !slices.Equal(codes(found), []string{want}) {
			t.Error(codes(found))
		}
	}
}

// Every area lacks another input, so that none has the index: that is said.
func TestAnIndexThatNoAreaHas(t *testing.T) {
	table, cat, city := smallCity()
	table.Series[0].Values, table.Series[1].Values = known(1, 2, gap, gap), known(gap, gap, 20, 50)
	n := Node{ID: "x", Inputs: []Input{{ID: "u", Weight: 1}, {ID: "v", Weight: 1}}}
	s, found := Compute([]indicators.Table{table}, cat, city, []Node{n})
	same(t, "index", s[0].Nodes[0].Index, gap, gap, gap, gap)
	if !slices.Equal(codes(found), []string{"warning index.areas_without"}) {
		t.Error(codes(found))
	}
}

// Rescaling of u itself: mean 3, squares 14 (28 weighted), range 1..6.
func TestRescale(t *testing.T) {
	for _, c := range []struct {
		name   string
		how    Rescale
		spread Spread
		bounds [2]float64
		want   [4]float64
		city   float64
	}{
		{"none", NoRescale, Population, [2]float64{}, [4]float64{1, 2, 3, 6}, 2},
		{"zscore", RescaleZScore, Population, [2]float64{}, [4]float64{-2 / math.Sqrt(3.5), -1 / math.Sqrt(3.5), 0, 3 / math.Sqrt(3.5)}, -1 / math.Sqrt(3.5)},
		{"zscore, sample", RescaleZScore, Sample, [2]float64{}, [4]float64{-2 / math.Sqrt(14./3), -1 / math.Sqrt(14./3), 0, 3 / math.Sqrt(14./3)}, -1 / math.Sqrt(14./3)},
		{"zscore, weighted about the mean", RescaleZScore, Weighted, [2]float64{}, [4]float64{-2 / math.Sqrt(2.8), -1 / math.Sqrt(2.8), 0, 3 / math.Sqrt(2.8)}, -1 / math.Sqrt(2.8)},
		{"minmax", RescaleMinMax, Population, [2]float64{}, [4]float64{0, 20, 40, 100}, 20},
		{"minmax to 1..11", RescaleMinMax, Population, [2]float64{1, 11}, [4]float64{1, 3, 5, 11}, 3},
		{"percent_rank", RescalePercentRank, Population, [2]float64{}, [4]float64{0, 1. / 3, 2. / 3, 1}, gap},
		{"rank", RescaleRank, Population, [2]float64{}, [4]float64{1, 2, 3, 4}, gap},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, found := single(func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
				n.Inputs[0].Normalise, n.Rescale, n.Spread, n.Range = AsIs, c.how, c.spread, c.bounds
			})
			same(t, "index", n.Index, c.want[:]...)
			same(t, "aggregate stays", n.Aggregate, 1, 2, 3, 6)
			same(t, "city", []indicators.Value{n.IndexReference.City, n.AggregateReference.City}, c.city, 2)
			if !slices.Equal(n.Rank, []int{4, 3, 2, 1}) || found.Len() > 0 {
				t.Errorf("ranks %v, findings %v", n.Rank, codes(found))
			}
		})
	}
}

// The weights of a weighted mean: a rate's denominator, else weight_by, else
// inhabitants. u weighted 1 1 1 5: (1 + 2 + 3 + 30)/8 = 4.5.
func TestWeightsOfAWeightedMean(t *testing.T) {
	for name, edit := range map[string]func(*indicators.Series, indicators.Catalogue){
		"denominator": func(s *indicators.Series, c indicators.Catalogue) {
			c[0].Rate, s.Denominator, s.Weight = &indicators.RateSpec{}, known(1, 1, 1, 5), known(9, 9, 9, 9)
		},
		"weight_by": func(s *indicators.Series, _ indicators.Catalogue) { s.Weight = known(1, 1, 1, 5) },
	} {
		n, _ := single(func(n *Node, t *indicators.Table, c indicators.Catalogue, _ []indicators.CityValue) {
			n.Centre = WeightedMean
			edit(&t.Series[0], c)
		})
		same(t, name, []indicators.Value{n.Inputs[0].Reference.Centre}, 4.5)
	}
	_, found := single(func(n *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
		n.Centre, t.Population = WeightedMean, nil
	})
	if !slices.Contains(codes(found), "error index.no_weights") {
		t.Error(codes(found))
	}
	n, found := single(func(n *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
		n.Centre, t.Population[3] = WeightedMean, indicators.Value{}
	})
	same(t, "an area without a weight is out of the mean: 16/9", []indicators.Value{n.Inputs[0].Reference.Centre}, 16./9)
	if !n.Index[3].OK() || !slices.Equal(codes(found), []string{"warning index.weights_missing"}) {
		t.Errorf("index %v, findings %v", n.Index[3], codes(found))
	}
}

// Without d the mean of u is 2 and its squares 2.
func TestExcludedAreasAreOutsideEveryStatistic(t *testing.T) {
	n, _ := single(func(n *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
		n.Centre = MeanOfAreas
		t.Excluded[3].Excluded = true
	})
	same(t, "scores", n.Inputs[0].Scores, -1/math.Sqrt(2./3), 0, 1/math.Sqrt(2./3), gap)
	same(t, "index", n.Index, -1/math.Sqrt(2./3), 0, 1/math.Sqrt(2./3), gap)
	same(t, "values stay", n.Inputs[0].Values, 1, 2, 3, 6)
	if !slices.Equal(n.Rank, []int{3, 2, 1, 0}) || n.Available[3] != 0 || n.Inputs[0].Contributions[3].OK() {
		t.Errorf("ranks %v", n.Rank)
	}
}

// gesamt = mean of (a = u - 2) and b, where b = minmax of v: 0 50 25 100, city
// 37.5. Written before the indices that it needs.
func TestNestedIndices(t *testing.T) {
	table, cat, city := smallCity()
	nodes := []Node{
		{ID: "gesamt", Inputs: []Input{{ID: "a", IsIndex: true, Weight: 1, Normalise: AsIs}, {ID: "b", IsIndex: true, Weight: 1, Normalise: Difference}}},
		{ID: "b", HigherIs: indicators.Better, Inputs: []Input{{ID: "v", Weight: 1, Normalise: MinMax}}},
		{ID: "a", Inputs: []Input{{ID: "u", Weight: 1, Normalise: Difference}}},
	}
	s, found := Compute([]indicators.Table{table}, cat, city, nodes)
	same(t, "a", s.Find("raum", "a").Index, -1, 0, 1, 4)
	same(t, "b", s.Find("raum", "b").Index, 100, 50, 75, 0) // turned: v is worse when high
	g := s.Find("raum", "gesamt")
	same(t, "b against the city's own 62.5, turned back", g.Inputs[1].Scores, -37.5, 12.5, -12.5, 62.5)
	same(t, "gesamt", g.Index, (-1-37.5)/2, 12.5/2, (1-12.5)/2, (4+62.5)/2)
	same(t, "city", []indicators.Value{g.IndexReference.City, g.Inputs[1].Reference.City}, 0, 62.5)
	if g.Inputs[1].Reference.CitySource != indicators.CityIndex || found.Len() > 0 || s[0].Nodes[0].Node.ID != "gesamt" {
		t.Errorf("source %v, findings %v", g.Inputs[1].Reference.CitySource, codes(found))
	}
}

// Two inputs that cancel out leave nothing but the rounding of their sum,
// which must not be blown up to an index.
func TestAConstantAggregateIsNotRescaled(t *testing.T) {
	table, cat, city := smallCity()
	for i, v := range []float64{.1, .7, .3, .9} {
		table.Series[0].Values[i], table.Series[1].Values[i] = indicators.Known(v), indicators.Known(10-v)
	}
	n := Node{ID: "x", Centre: MeanOfAreas, Aggregate: Sum, Rescale: RescaleZScore, Inputs: []Input{{ID: "u", Weight: 1}, {ID: "v", Weight: 1}}}
	s, found := Compute([]indicators.Table{table}, cat, city, []Node{n})
	same(t, "index", s[0].Nodes[0].Index, gap, gap, gap, gap)
	if !slices.Equal(codes(found), []string{"warning index.constant_aggregate"}) {
		t.Error(codes(found))
	}
	n.Rescale = NoRescale
	s, _ = Compute([]indicators.Table{table}, cat, city, []Node{n})
	if !slices.Equal(s[0].Nodes[0].Rank, []int{1, 1, 1, 1}) {
		t.Errorf("ranks %v: all are tied", s[0].Nodes[0].Rank)
	}
}

// Where no input has a value that is one finding, not one for each; where some
// have, each that has none is one.
func TestInputsWithoutValues(t *testing.T) {
	n := Node{ID: "x", MinimumInputs: 2, Inputs: []Input{{ID: "u", Weight: 1}, {ID: "v", Weight: 1}}}
	table, cat, city := smallCity()
	table.Series[0].Values = make([]indicators.Value, 4)
	_, found := Compute([]indicators.Table{table}, cat, city, []Node{n})
	if got := codes(found); !slices.Equal(got, []string{"warning index.empty_input", "warning index.too_few_inputs"}) {
		t.Errorf("one is empty: %v", got)
	}
	table.Series[1].Values = make([]indicators.Value, 4)
	_, found = Compute([]indicators.Table{table}, cat, city, []Node{n})
	if got := codes(found); !slices.Equal(got, []string{"warning index.no_values"}) {
		t.Errorf("all are empty: %v", got)
	}
}

// Everything that is reported, and that nothing else breaks.
func TestFindings(t *testing.T) {
	type edit = func(n *Node, t *indicators.Table, c indicators.Catalogue, city []indicators.CityValue)
	for _, c := range []struct {
		name  string
		edit  edit
		found []string
	}{
		{"constant", func(_ *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			t.Series[0].Values = known(.3, nearly, .3, .3)
		}, []string{"warning index.constant_input"}},
		{"no value", func(_ *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			t.Series[0].Values = make([]indicators.Value, 4)
		}, []string{"warning index.empty_input"}},
		{"one area", func(_ *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			for i := range 3 {
				t.Excluded[i].Excluded = true
			}
		}, []string{"note index.one_area"}},
		{"no area", func(_ *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			*t = indicators.Table{Series: []indicators.Series{{Present: true}}}
		}, []string{}},
		{"all excluded", func(_ *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			for i := range 4 {
				t.Excluded[i].Excluded = true
			}
		}, []string{}},
		{"not on the level", func(_ *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			t.Series[0].Present = false
		}, []string{}},
		{"no city value", func(_ *Node, _ *indicators.Table, _ indicators.Catalogue, city []indicators.CityValue) {
			city[0] = indicators.CityValue{}
		}, []string{"error index.no_city_value"}},
		{"no city value where none is needed", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, city []indicators.CityValue) {
			city[0], n.Centre = indicators.CityValue{}, Median
		}, []string{}},
		{"percent of a city at 0", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, city []indicators.CityValue) {
			city[0].Value, n.Inputs[0].Normalise = indicators.Known(0), PercentOfCity
		}, []string{"error index.city_not_positive"}},
		{"log of a city at 0", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, city []indicators.CityValue) {
			city[0].Value, n.Inputs[0].Transform = indicators.Known(0), Log
		}, []string{"error index.city_transform"}},
		{"neutral", func(_ *Node, _ *indicators.Table, c indicators.Catalogue, _ []indicators.CityValue) {
			c[0].HigherIs = indicators.Neutral
		}, []string{"error index.neutral_input"}},
		{"unknown", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].ID = "w"
		}, []string{"error index.unknown_input"}},
		{"its own input", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0] = Input{ID: "x", IsIndex: true, Weight: 1}
		}, []string{"error index.circle"}},
		{"negative weight", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].Weight = -1
		}, []string{"error index.weight"}},
		{"no goalposts", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].Normalise = Goalposts
		}, []string{"error index.goalposts"}},
		{"beyond the goalposts", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].Normalise, n.Inputs[0].Goalposts = Goalposts, &[2]float64{0, 5}
		}, []string{"note index.beyond_goalposts"}},
		{"range upside down", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].Normalise, n.Range = MinMax, [2]float64{5, 1}
		}, []string{"error index.range"}},
		{"geometric mean of z-scores", func(n *Node, _ *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Aggregate = Geometric // a is below the city, b at it
		}, []string{"error index.not_positive", "error index.not_positive"}},
		{"too large for a spread", func(_ *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			t.Series[0].Values = known(-math.MaxFloat64, math.MaxFloat64, 1, 2)
		}, []string{"error index.overflow"}},
		{"too large for a range", func(n *Node, t *indicators.Table, _ indicators.Catalogue, _ []indicators.CityValue) {
			n.Inputs[0].Normalise = MinMax
			t.Series[0].Values = known(-math.MaxFloat64, math.MaxFloat64, 1, 2)
		}, []string{"error index.overflow"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, found := single(c.edit)
			if !slices.Equal(codes(found), c.found) {
				t.Errorf("findings %v, want %v", codes(found), c.found)
			}
			for i, v := range n.Index {
				if math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
					t.Errorf("area %d: %v", i, v)
				}
			}
		})
	}
}

// A constant input counts as absent: it is neither required nor weighed.
func TestAConstantInputIsAbsent(t *testing.T) {
	table, cat, city := smallCity()
	table.Series[1].Values = known(7, 7, 7, 7)
	n := Node{ID: "x", Inputs: []Input{{ID: "u", Weight: 1, Normalise: AsIs}, {ID: "v", Weight: 1, Normalise: AsIs}}}
	s, _ := Compute([]indicators.Table{table}, cat, city, []Node{n})
	x := s[0].Nodes[0]
	same(t, "index", x.Index, 1, 2, 3, 6)
	same(t, "scores of the constant", x.Inputs[1].Scores, gap, gap, gap, gap)
	if !x.Inputs[1].Reference.Constant || !x.Inputs[1].Present || x.Available[0] != 1 {
		t.Errorf("%+v", x.Inputs[1].Reference)
	}
}
