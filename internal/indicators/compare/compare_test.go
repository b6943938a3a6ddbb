package compare_test

import (
	"math"
	"slices"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/words"
)

var known = indicators.Known

func near(t *testing.T, what string, got indicators.Value, want float64) {
	t.Helper()
	if !got.OK() || math.Abs(got.Number-want) > 5e-5 {
		t.Errorf("%s is %v, want %.4f", what, got, want)
	}
}

func areas(level string, ids ...string) []area.Area {
	out := make([]area.Area, len(ids))
	for i, id := range ids {
		out[i] = area.Area{Ref: area.Ref{Level: level, ID: id}, Name: "Gebiet " + id}
	}
	return out
}

func column(x ...float64) []indicators.Value {
	out := make([]indicators.Value, len(x))
	for i := range x {
		out[i] = known(x[i])
	}
	return out
}

// series makes a share of two columns of counts; a count below 0 is suppressed.
func series(cases, base []float64) indicators.Series {
	s := indicators.Series{Present: true}
	for i := range cases {
		n, v := known(cases[i]), known(100*cases[i]/base[i])
		if cases[i] < 0 {
			n, v = indicators.None(indicators.Suppressed), indicators.None(indicators.Suppressed)
		}
		s.Numerator, s.Denominator, s.Values = append(s.Numerator, n), append(s.Denominator, known(base[i])), append(s.Values, v)
	}
	return s
}

func share(id string, higherIs indicators.Direction) indicators.Indicator {
	return indicators.Indicator{
		ID: id, Label: id, Kind: indicators.Share, HigherIs: higherIs,
		Rate: &indicators.RateSpec{Of: []string{"x"}, Per: "y", Times: 100},
	}
}

func codes(list finding.List) []string {
	var out []string
	for _, f := range list.Sorted() {
		out = append(out, f.Code)
	}
	return out
}

// a gives a quarter to x and the rest to y, which takes all of b; c loses a
// sliver to x. Counts are carried and divided; the sliver's missing count does
// no harm, but z, made of c, has none. The ready value goes on in z alone,
// which is 99.5 % of c.
func TestCountsAreCarriedAndReadyValuesAreNot(t *testing.T) {
	cat := indicators.Catalogue{share("quote", indicators.Worse), {ID: "wert", Column: "w", HigherIs: indicators.Worse}}
	before := compare.Snapshot{Catalogue: cat, Tables: []indicators.Table{{
		Level: area.Level{ID: "raum"}, Areas: areas("raum", "a", "b", "c", "e"), Population: column(100, 50, 80, 0),
		Series: []indicators.Series{series([]float64{10, 20, -1, 0}, []float64{100, 50, 80, 10}), {Present: true, Values: column(7, 8, 9, 10)}},
	}}}
	later := areas("raum", "d", "x", "y", "z")
	after := compare.Snapshot{Catalogue: cat, Tables: []indicators.Table{{
		Level: area.Level{ID: "raum"}, Areas: later, Population: column(1, 2, 3, 4),
		Series: []indicators.Series{series([]float64{1, 2, 3, 4}, []float64{10, 10, 10, 10}), {Present: true, Values: column(1, 2, 3, 4)}},
	}}}
	got, found := compare.Editions(before, after, []compare.Crosswalk{{Crosswalk: area.Crosswalk{Level: "raum", Links: []area.Link{
		{From: "a", To: "x", Weight: 0.25}, {From: "a", To: "y", Weight: 0.75}, {From: "b", To: "y", Weight: 1},
		{From: "c", To: "z", Weight: 0.995}, {From: "c", To: "x", Weight: 0.005},
	}}}})
	l := got.Levels[0]
	quote, ready := l.Before.Series[0], l.Before.Series[1]
	near(t, "cases of x", quote.Numerator[1], 2.5)
	near(t, "base of x", quote.Denominator[1], 25.4)
	near(t, "share of x", quote.Values[1], 100*2.5/25.4)
	near(t, "share of y", quote.Values[2], 22)
	near(t, "population of y", l.Before.Population[2], 125)
	if v := quote.Values[3]; v.Status != indicators.Suppressed {
		t.Errorf("share of z is %v, want suppressed", v)
	}
	if v := quote.Values[0]; v.Status != indicators.Missing {
		t.Errorf("share of d is %v, want missing: nothing covers it", v)
	}
	if want := []indicators.Value{{}, {}, {}, known(9)}; !slices.Equal(ready.Values, want) {
		t.Errorf("ready values %v, want %v", ready.Values, want)
	}
	var relations []compare.Relation
	for _, m := range l.Areas {
		relations = append(relations, m.Relation)
	}
	if want := []compare.Relation{compare.Nothing, compare.Moved, compare.Moved, compare.Same}; !slices.Equal(relations, want) {
		t.Errorf("relations %v, want %v", relations, want)
	}
	if m := l.Areas[2]; m.Partner.ID != "a" || m.Partner.Name != "Gebiet a" {
		t.Errorf("y is %+v, want to continue a", m)
	}
	var ended []string
	for _, e := range l.Ended {
		ended = append(ended, e.Area.ID)
	}
	if !slices.Equal(ended, []string{"a", "b", "e"}) || len(l.Ended[1].Into) != 1 || l.Ended[2].Into != nil {
		t.Errorf("ended %v", l.Ended)
	}
	// e stands in no link; d has no source; 10 of the base are lost with e.
	if want := []string{"compare.areas_ended", "compare.areas_new", "compare.total", "compare.unlinked"}; !slices.Equal(codes(found), want) {
		t.Errorf("findings %v, want %v", codes(found), want)
	}
	if !l.Estimated {
		t.Error("carried counts are estimates")
	}
}

// P and Q keep their names, but the finer p2 moves from P to Q: both are summed
// anew. R did not change and keeps its own figures, though a finer count of it
// is suppressed.
func TestCoarserLevelsAreSummedFromFinerOnes(t *testing.T) {
	cat := indicators.Catalogue{share("quote", indicators.Worse)}
	city := func(parents ...string) compare.Snapshot {
		fine := areas("fein", "p1", "p2", "q1", "r1", "r2")
		for i := range fine {
			fine[i].Parent = parents[i]
		}
		return compare.Snapshot{Catalogue: cat, Tables: []indicators.Table{
			{Level: area.Level{ID: "grob"}, Areas: areas("grob", "P", "Q", "R"), Series: []indicators.Series{series([]float64{12, 8, 5}, []float64{60, 40, 50})}},
			{Level: area.Level{ID: "fein", Coarse: "grob"}, Areas: fine, Population: column(40, 20, 40, 25, 25), Series: []indicators.Series{series([]float64{10, 2, 8, 4, -1}, []float64{40, 20, 40, 25, 25})}},
		}}
	}
	before, after := city("P", "P", "Q", "R", "R"), city("P", "Q", "Q", "R", "R")
	got, found := compare.Editions(before, after, []compare.Crosswalk{identity(after, 1)})
	if found.Len() > 0 {
		t.Error(found.Sorted())
	}
	l := got.Level("grob")
	near(t, "share of P", l.Before.Series[0].Values[0], 25)
	near(t, "share of Q", l.Before.Series[0].Values[1], 100*10.0/60)
	near(t, "share of R", l.Before.Series[0].Values[2], 10)
	for j, want := range []compare.Relation{compare.Part, compare.Grown, compare.Same} {
		if l.Areas[j].Relation != want {
			t.Errorf("%s: %v, want %v", l.Areas[j].Area.ID, l.Areas[j].Relation, want)
		}
	}
	if !l.Estimated || got.Level("fein").Estimated {
		t.Error("estimated is said of the wrong level")
	}
	// Without a crosswalk areas are matched by id and nothing is carried.
	got, _ = compare.Editions(before, after, nil)
	near(t, "share of P by id", got.Level("grob").Before.Series[0].Values[0], 20)
}

// city is the city of docs/method.md: Mitte, Nord, Süd and West with their
// counts times k, and Nord's a parameter.
func city(k, sgb2, gymnasium float64) compare.Snapshot {
	times := func(x ...float64) []float64 {
		for i := range x {
			x[i] *= k
		}
		return x
	}
	s := compare.Snapshot{
		Catalogue: indicators.Catalogue{share("sgb2", indicators.Worse), share("gymnasium", indicators.Better)},
		Tables: []indicators.Table{{
			Level: area.Level{ID: "raum"}, Areas: areas("raum", "m", "n", "s", "w"), Population: column(1250, 1500, 1250, 1000),
			Series: []indicators.Series{
				series(times(150, sgb2, 100, 40), times(1000, 1200, 1000, 800)),
				series(times(16, gymnasium, 25, 42), times(40, 40, 50, 70)),
			},
		}},
		Nodes: []index.Node{{ID: "lage", Inputs: []index.Input{{ID: "sgb2", Weight: 1}, {ID: "gymnasium", Weight: 1}}}},
	}
	s.City, _ = indicators.CityValues(s.Tables, s.Catalogue)
	return finished(s)
}

func finished(s compare.Snapshot) compare.Snapshot {
	s.Scores, _ = index.Compute(s.Tables, s.Catalogue, s.City, s.Nodes)
	s.Classes, _ = class.Assign([]class.Scheme{{ID: "bedarf", Rules: []class.Rule{{
		Class: class.Class{ID: "aktionsraum", Target: true}, Level: "raum",
		When: &class.Condition{Operator: class.CompareIndex, Subject: "lage", Relation: class.Above, Bound: 0.46},
	}}, Otherwise: &class.Class{ID: "ohne"}}}, class.Input{Tables: s.Tables, Catalogue: s.Catalogue, City: s.City, Scores: s.Scores})
	return s
}

// Nord goes from 20 to 25 % and from 30 to 35 %. By hand: own, in the first
// year's spreads, (5/5.5902 - 5/11.1803)/2 = .2236; the index goes from 1.3864
// to 1.3960, so the city's part is -.2139. Mitte itself stays, but the city
// around it changes: .4919 becomes .4595, and it leaves the class above .46. On
// the first year's scale it would not have.
func TestStepsByHand(t *testing.T) {
	got, found := compare.Editions(city(1e4, 240, 12), city(1e4, 300, 14), nil)
	if found.Len() > 0 {
		t.Error(found.Sorted())
	}
	checkSums(t, &got)
	l := got.Levels[0]
	x := l.Index("lage")
	const mitte, nord = 0, 1
	near(t, "Nord before", x.Before[nord], 1.3864)
	near(t, "Nord after", x.After[nord], 1.3960)
	near(t, "Nord on the first scale", x.AfterBase[nord], 1.6100)
	near(t, "own", x.Steps[nord].Own, 0.2236)
	near(t, "city", x.Steps[nord].City, -0.2139)
	near(t, "whole by gymnasium", x.Contributions[1].Whole[nord], (13.5/math.Sqrt(92.1875)-17.5/math.Sqrt(125))/2)
	// As published sgb2 added .0893 to Nord, gymnasium took .0796 away.
	if k := x.Most(nord); k != 0 {
		t.Errorf("input %d carried Nord furthest, want sgb2", k)
	}
	near(t, "Mitte's change", x.Steps[mitte].Change, -0.0324)
	if s := x.Steps[mitte]; s.Own != known(0) || s.Cause != compare.CauseCity || s.Within != class.False {
		t.Errorf("Mitte: %+v, want a changed city", s)
	}
	s := l.Scheme("bedarf")
	if r := s.Rows[mitte]; s.ID(r.Before) != "aktionsraum" || s.ID(r.After) != "ohne" || s.ID(r.AfterBase) != "aktionsraum" || r.Cause != compare.CauseCity {
		t.Errorf("Mitte: %+v", r)
	}
	if !slices.Equal(s.Left, []int{mitte}) || !slices.Equal(s.Stayed, []int{nord}) || s.Targets != [3]int{2, 1, 2} || s.Bound != known(0.46) {
		t.Errorf("left %v, stayed %v, targets %v, bound %v", s.Left, s.Stayed, s.Targets, s.Bound)
	}
	r := got.Records()
	if len(r) != 4 || r[0].ID != "m" || r[0].ClassAfterBase != "aktionsraum" || r[0].Cause != compare.CauseCity || r[0].WithinNoise != class.False {
		t.Errorf("records %+v", r)
	}
}

// newcombe is the change of a share with its interval by method 10, written out
// from the limits of both shares.
func newcombe(casesA, nA, casesB, nB float64) (d, low, high float64) {
	lowA, highA, _ := indicators.Wilson(casesA, nA)
	lowB, highB, _ := indicators.Wilson(casesB, nB)
	a, b := casesA/nA, casesB/nB
	square := func(x float64) float64 { return x * x }
	return b - a, b - a - math.Sqrt(square(b-lowB)+square(highA-a)), b - a + math.Sqrt(square(highB-b)+square(a-lowA))
}

// With counts ten thousand times smaller the same changes are chance: 12 or 14
// of 40 transfers say little. The margin is Newcombe's of both shares, in index
// units, added as squares.
func TestSmallNumbersAreNoise(t *testing.T) {
	got, _ := compare.Editions(city(1, 240, 12), city(1, 300, 14), nil)
	x := got.Levels[0].Index("lage")
	s := x.Steps[1]
	if s.Cause != compare.CauseNoise || s.Within != class.True {
		t.Errorf("Nord: %+v, want noise", s)
	}
	d1, low1, high1 := newcombe(240, 1200, 300, 1200)
	d2, low2, high2 := newcombe(12, 40, 14, 40)
	w1, w2 := 100/math.Sqrt(31.25)/2, 100/math.Sqrt(125)/2
	// More transfers lower the index: their upper end is its lower one.
	near(t, "low", s.Low, s.Change.Number-math.Hypot(w1*(d1-low1), w2*(high2-d2)))
	near(t, "high", s.High, s.Change.Number+math.Hypot(w1*(high1-d1), w2*(d2-low2)))
	points := got.Levels[0].Indicators[0].Changes[1]
	near(t, "change of the share", points.Change, 5)
	near(t, "low of the share", points.Low, 100*low1)
	if !got.Levels[0].Indicators[0].Points {
		t.Error("a change of a share is in percentage points")
	}
}

// What one edition lacks, or what is marked, enters neither index; the loss is
// a step of method. An index that wants two inputs then wants one.
func TestIndicatorsOfOneEditionAreLeftOut(t *testing.T) {
	for _, c := range []struct {
		name string
		with func(a, b *compare.Snapshot)
		code string
		why  compare.Left
	}{
		{"marked", func(a, b *compare.Snapshot) { a.NotComparable = map[string]bool{"gymnasium": true} }, "compare.left_definition", compare.LeftDefinition},
		{"missing before", func(a, b *compare.Snapshot) { a.Catalogue[1].ID = "anderes"; a.Nodes[0].Inputs[1].ID = "anderes" }, "compare.left_missing_before", compare.LeftMissingBefore},
		{"missing after", func(a, b *compare.Snapshot) { b.Tables[0].Series[1] = indicators.Series{} }, "", compare.LeftMissingAfter},
		{"constant", func(a, b *compare.Snapshot) { a.Tables[0].Series[1].Values = column(5, 5, 5, 5) }, "compare.left_constant", compare.LeftConstant},
	} {
		a, b := city(1e4, 240, 12), city(1e4, 300, 14)
		a.Nodes[0].MinimumInputs, b.Nodes[0].MinimumInputs = 1, 2
		if c.name == "missing after" {
			b.Nodes[0].MinimumInputs = 1
		}
		c.with(&a, &b)
		a, b = finished(a), finished(b)
		got, found := compare.Editions(a, b, nil)
		checkSums(t, &got)
		x := got.Levels[0].Index("lage")
		if c.code != "" && !slices.Contains(codes(found), c.code) {
			t.Errorf("%s: findings %v", c.name, codes(found))
		}
		if c.code != "" && !slices.ContainsFunc(x.Left, func(l compare.LeftOut) bool { return l.Input == "gymnasium" && l.Why == c.why }) {
			t.Errorf("%s: left out %v", c.name, x.Left)
		}
		near(t, c.name+": own", x.Steps[1].Own, 5/math.Sqrt(31.25))
		if x.Steps[1].Method.Number == 0 {
			t.Errorf("%s: no step of method", c.name)
		}
		if x.Steps[1].Low.OK() && c.code != "" {
			t.Errorf("%s: chance is known of an index with an input that is not compared", c.name)
		}
	}
}

// Ranks have no base scale: own and city are not told apart, and there is no
// cause; the steps that exist are there.
func TestRanksHaveNoBaseScale(t *testing.T) {
	a, b := city(1, 240, 12), city(1, 60, 14)
	for _, s := range []*compare.Snapshot{&a, &b} {
		s.Nodes[0].Inputs[0].Normalise = index.ExponentialRank
		*s = finished(*s)
	}
	got, found := compare.Editions(a, b, nil)
	checkSums(t, &got)
	x := got.Levels[0].Index("lage")
	if !x.Ranked || !slices.Equal(codes(found), []string{"compare.no_base_scale"}) {
		t.Errorf("ranked %t, findings %v", x.Ranked, codes(found))
	}
	s := x.Steps[1]
	if x.AfterBase[1].OK() || s.Own.OK() || s.City.OK() || !s.OwnAndCity.OK() || s.OwnAndCity != s.Change || s.Cause != compare.Unknown || s.Reason != compare.ReasonRanks {
		t.Errorf("%+v", s)
	}
	if r := got.Levels[0].Scheme("bedarf").Rows[1]; r.AfterBase >= 0 {
		t.Errorf("a class on a scale that is not there: %+v", r)
	}
}

// Excluded, ended and new areas have no transition; a class that only they
// have is listed apart.
func TestAreasOfOneEditionOnly(t *testing.T) {
	a, b := city(1e4, 240, 12), city(1e4, 300, 14)
	b.Tables[0].Areas = areas("raum", "m", "n", "s", "x") // w ended, x is new
	b.Tables[0].Areas[2].Name = "Südstadt"
	a.Tables[0].Excluded = []indicators.Exclusion{{}, {Excluded: true}, {}, {}}
	a, b = finished(a), finished(b)
	got, _ := compare.Editions(a, b, nil)
	l := got.Levels[0]
	s := l.Scheme("bedarf")
	for j, want := range []compare.Cause{compare.CauseOwn, compare.CauseExcluded, compare.CauseOwn, compare.CauseBeginsHere} {
		if j != 0 && j != 2 && s.Rows[j].Cause != want {
			t.Errorf("%s: cause %q, want %q", l.Areas[j].Area.ID, s.Rows[j].Cause, want)
		}
	}
	if !slices.Equal(s.OnlyAfter, []int{1}) || s.Transitions.Outside != 2 || s.Transitions.N != 2 {
		t.Errorf("%+v", s)
	}
	if !l.Areas[2].Renamed || l.Areas[2].Partner.Name != "Gebiet s" {
		t.Errorf("%+v, want renamed", l.Areas[2])
	}
	records := got.Records()
	if len(records) != 5 || records[3].ID != "w" || records[3].Cause != compare.CauseEnded || records[3].ClassBefore != "ohne" || !records[3].IndexBefore.OK() {
		t.Errorf("%+v", records)
	}
	if v := l.Index("lage").AfterBase[3]; !v.OK() {
		t.Error("a new area has a place on the earlier scale")
	}
}

// A rate per 100 that became one per 1,000 is compared in the later unit.
func TestUnitsOfRatesAreConverted(t *testing.T) {
	a, b := city(1e4, 240, 12), city(1e4, 240, 12)
	b.Catalogue[0].Rate = &indicators.RateSpec{Of: []string{"x"}, Per: "y", Times: 1000}
	values := slices.Clone(b.Tables[0].Series[0].Values)
	for i := range values {
		values[i].Number *= 10
	}
	b.Tables[0].Series[0].Values = values
	b.City, _ = indicators.CityValues(b.Tables, b.Catalogue)
	got, _ := compare.Editions(a, finished(b), nil)
	for j, s := range got.Levels[0].Index("lage").Steps {
		if s.Cause != compare.CauseNone {
			t.Errorf("area %d: %+v", j, s)
		}
	}
}

func TestMistakesOfCrosswalksAreFindings(t *testing.T) {
	a := city(1, 240, 12)
	link := func(from, to string, w float64) area.Link { return area.Link{From: from, To: to, Weight: w} }
	good := []area.Link{link("m", "m", 1), link("n", "n", 1), link("s", "s", 1), link("w", "w", 1)}
	for code, x := range map[string][]compare.Crosswalk{
		"compare.crosswalk_level": {{Crosswalk: area.Crosswalk{Level: "x"}}},
		"compare.crosswalk_twice": {{Crosswalk: area.Crosswalk{Level: "raum", Links: good}}, {Crosswalk: area.Crosswalk{Level: "raum"}}},
		"compare.weight":          {{Crosswalk: area.Crosswalk{Level: "raum", Links: append(slices.Clone(good), link("m", "n", -0.5))}}},
		"compare.link_twice":      {{Crosswalk: area.Crosswalk{Level: "raum", Links: append(slices.Clone(good), good[0])}}},
		"compare.unknown_from":    {{Crosswalk: area.Crosswalk{Level: "raum", Links: append(slices.Clone(good), link("?", "n", 1))}}},
		"compare.unknown_to":      {{Crosswalk: area.Crosswalk{Level: "raum", Links: append(slices.Clone(good[1:]), link("m", "?", 1))}}},
		"compare.not_whole":       {{Crosswalk: area.Crosswalk{Level: "raum", Links: append(slices.Clone(good[1:]), link("m", "m", 0.9))}}},
		"compare.unlinked":        {{Crosswalk: area.Crosswalk{Level: "raum", Links: good[1:]}}},
	} {
		for i := range x {
			x[i].At = finding.AtFile("umsteiger.csv")
			for k := range x[i].Links {
				x[i].LinkAt = append(x[i].LinkAt, finding.AtCell("umsteiger.csv", "", 0, k+2, 3))
			}
		}
		_, found := compare.Editions(a, a, x)
		if !slices.Contains(codes(found), code) {
			t.Errorf("findings %v, want %s", codes(found), code)
		}
		for _, f := range found.Sorted() {
			if m, _ := words.German.Finding(f.Code, f.Shown(true)); f.Position.File == "" && f.Code != "compare.areas_new" || slices.Contains([]rune(m), '«') {
				t.Errorf("%s at %v: %s", f.Code, f.Position, m)
			}
		}
	}
}

// Two editions that have nothing in common, and empty ones, are compared
// without a fuss.
func TestEditionsWithNothingInCommon(t *testing.T) {
	a, b := city(1, 240, 12), city(1, 240, 12)
	b.Tables[0].Level.ID = "anderes"
	b = finished(b)
	got, found := compare.Editions(a, b, nil)
	if len(got.Levels) != 0 || !slices.Equal(codes(found), []string{"compare.level_ended", "compare.level_missing"}) {
		t.Errorf("%d levels, findings %v", len(got.Levels), codes(found))
	}
	for _, pair := range [][2]compare.Snapshot{{{}, {}}, {a, {}}, {{}, a}, {{Tables: a.Tables}, {Tables: a.Tables}}, {a, {Tables: a.Tables, Catalogue: a.Catalogue}}} {
		compare.Editions(pair[0], pair[1], []compare.Crosswalk{{}, {Crosswalk: area.Crosswalk{Level: "raum"}}})
	}
}

func BenchmarkDemonstration(b *testing.B) {
	before, after := demonstration(b, "2007"), demonstration(b, "2018")
	x := []compare.Crosswalk{limits(b)}
	for b.Loop() {
		compare.Editions(before, after, x)
	}
}

// grid is a city of n areas with m shares; shift tells two years apart.
func grid(n, m int, shift uint64) compare.Snapshot {
	s := compare.Snapshot{Nodes: []index.Node{{ID: "lage"}}}
	t := indicators.Table{Level: area.Level{ID: "raum"}}
	state := 1 + shift
	draw := func(below int) float64 { // xorshift: the same city in every run
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		return float64(state % uint64(below))
	}
	for i := range n {
		id := string([]byte{byte('0' + i/10000%10), byte('0' + i/1000%10), byte('0' + i/100%10), byte('0' + i/10%10), byte('0' + i%10)})
		t.Areas = append(t.Areas, area.Area{Ref: area.Ref{Level: "raum", ID: id}, Name: id})
		t.Population = append(t.Population, known(500+draw(500)))
	}
	for k := range m {
		cases, base := make([]float64, n), make([]float64, n)
		for i := range cases {
			base[i] = 400 + draw(400)
			cases[i] = draw(int(base[i]))
		}
		ind := share("i"+string(rune('a'+k)), indicators.Worse)
		s.Catalogue = append(s.Catalogue, ind)
		s.Nodes[0].Inputs = append(s.Nodes[0].Inputs, index.Input{ID: ind.ID, Weight: 1})
		t.Series = append(t.Series, series(cases, base))
	}
	s.Tables = []indicators.Table{t}
	s.City, _ = indicators.CityValues(s.Tables, s.Catalogue)
	return finished(s)
}

// Ten thousand areas, each giving a tenth to its neighbour.
func BenchmarkTenThousandAreas(b *testing.B) {
	const n = 10_000
	before, after := grid(n, 8, 1), grid(n, 8, 2)
	x := compare.Crosswalk{Crosswalk: area.Crosswalk{Level: "raum"}}
	for i, a := range before.Tables[0].Areas {
		x.Links = append(x.Links, area.Link{From: a.ID, To: a.ID, Weight: 0.9}, area.Link{From: a.ID, To: before.Tables[0].Areas[(i+1)%n].ID, Weight: 0.1})
	}
	for b.Loop() {
		compare.Editions(before, after, []compare.Crosswalk{x})
	}
}

// Every word that a comparison uses has a text.
func TestWordsHaveTexts(t *testing.T) {
	var keys []string
	for _, c := range []compare.Cause{
		compare.CauseOwn, compare.CauseCity, compare.CauseMethod, compare.CauseBoundary, compare.CauseNoise,
		compare.CauseNone, compare.CauseExcluded, compare.CauseEnded, compare.CauseBeginsHere,
	} {
		keys = append(keys, "compare.cause."+string(c))
	}
	for _, r := range []compare.Reason{
		compare.ReasonBefore, compare.ReasonAfter, compare.ReasonNewIndex, compare.ReasonConverted,
		compare.ReasonCommon, compare.ReasonRanks, compare.ReasonReady, compare.ReasonLeftOut, compare.ReasonNotLinear,
	} {
		keys = append(keys, "compare.reason."+string(r))
	}
	for _, l := range []compare.Left{
		compare.LeftMissingBefore, compare.LeftMissingAfter, compare.LeftDefinition, compare.LeftConstant, compare.LeftDropped,
	} {
		keys = append(keys, "compare.left."+string(l))
	}
	for _, v := range []compare.Verdict{compare.Converging, compare.Diverging, compare.Undecided} {
		keys = append(keys, "compare.verdict."+string(v))
	}
	for _, r := range []compare.Relation{compare.Nothing, compare.Same, compare.Part, compare.Grown, compare.Moved} {
		keys = append(keys, "compare.relation."+r.String())
	}
	for _, k := range keys {
		if !words.Has(k) {
			t.Errorf("%s has no text", k)
		}
	}
}
