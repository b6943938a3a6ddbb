package class_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/words"
)

func known(x ...float64) []indicators.Value {
	out := make([]indicators.Value, len(x))
	for i, v := range x {
		out[i] = indicators.Known(v)
	}
	return out
}

var gap = math.NaN() // a value that is not there: Known makes it missing

// onIndex is one level of areas a, b, c ... whose index "lage" has the given
// values; ranks follow from them.
func onIndex(higherIs indicators.Direction, x ...float64) class.Input {
	t := indicators.Table{Level: area.Level{ID: "raum"}, Excluded: make([]indicators.Exclusion, len(x))}
	for i := range x {
		t.Areas = append(t.Areas, area.Area{Ref: area.Ref{Level: "raum", ID: fmt.Sprintf("%c", 'a'+i)}})
	}
	n := index.NodeScores{Node: index.Node{ID: "lage", HigherIs: higherIs}, Present: true, Index: known(x...)}
	n.Rank = t.Rank(n.Index, higherIs, 0).Place
	return class.Input{Tables: []indicators.Table{t}, Scores: index.Scores{{Level: "raum", Nodes: []index.NodeScores{n}}}}
}

// ids writes the classes of a level in a row; an empty class is the word of
// its reason in brackets.
func ids(r class.Result, level string) []string {
	var out []string
	l := r.Level(level)
	if l == nil {
		return nil
	}
	for _, d := range l.Decisions {
		if id := r.ID(d); id != "" {
			out = append(out, id)
		} else {
			out = append(out, "["+d.Why.String()+"]")
		}
	}
	return out
}

func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
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

func one(t *testing.T, s class.Scheme, in class.Input) class.Result {
	t.Helper()
	r, found := class.Assign([]class.Scheme{s}, in)
	if found.HasErrors() {
		t.Fatal(codes(found))
	}
	return r[0]
}

var bands = class.Scheme{ID: "status", Index: "lage", Bands: []class.Band{
	{Class: class.Class{ID: "hoch"}, Bound: upTo(-1)}, {Class: class.Class{ID: "mittel"}, Bound: upTo(1), Closed: true}, {Class: class.Class{ID: "niedrig"}},
}}

// Exactly -1 is not hoch (below), exactly 1 is mittel (to); a rounding error
// beside a bound lies on it.
func TestBands(t *testing.T) {
	in := onIndex(indicators.Worse, -1.5, -1, -1-1e-15, 0.75, 1, 1+1e-15, 1.25, gap, 9)
	in.Tables[0].Excluded[8].Excluded = true
	r := one(t, bands, in)
	expect(t, "bands", ids(r, "raum"), "hoch", "mittel", "mittel", "mittel", "mittel", "mittel", "niedrig", "[no_index]", "[excluded]")
	want := []float64{.5, 0, 0, .25, 0, 0, .25, gap, gap}
	for i, d := range r.Levels[0].Decisions {
		if d.Distance != indicators.Known(want[i]) {
			t.Errorf("area %d: distance %v, want %v", i, d.Distance, want[i])
		}
	}
	if !slices.Equal(r.Levels[0].Bounds, []float64{-1, 1}) {
		t.Errorf("bounds %v", r.Levels[0].Bounds)
	}
	got := r.Levels[0].Decisions[3].Reasons
	if len(got) != 2 || got[0].Text != "lage below -1" || got[0].Held != class.False || got[1].Text != "lage to 1" || got[1].Held != class.True ||
		got[1].Value != indicators.Known(.75) || got[1].Bound != indicators.Known(1) || got[1].ClassID != "mittel" {
		t.Errorf("reasons of .75: %+v", got)
	}
}

// Bands of an index that is better when higher ascend from bad to good, and
// classes are listed from good to bad all the same.
func TestBandsOfAnIndexThatIsBetterWhenHigher(t *testing.T) {
	r := one(t, bands, onIndex(indicators.Better, -2, 0, 2))
	expect(t, "bands", ids(r, "raum"), "hoch", "mittel", "niedrig")
	if r.Classes[0].ID != "niedrig" || r.Classes[2].ID != "hoch" || !slices.Equal(r.Levels[0].Bounds, []float64{1, -1}) {
		t.Errorf("classes %v, bounds %v", r.Classes, r.Levels[0].Bounds)
	}
}

func TestBandsThatDoNotCover(t *testing.T) {
	s := bands
	s.Bands = s.Bands[:2]
	r, found := class.Assign([]class.Scheme{s}, onIndex(indicators.Worse, 0, 2))
	expect(t, "classes", ids(r[0], "raum"), "mittel", "[undecided]")
	expect(t, "findings", codes(found), "warning class.no_band")
	s.Bands = []class.Band{bands.Bands[1], bands.Bands[0]}
	_, found = class.Assign([]class.Scheme{s}, onIndex(indicators.Worse, 0, 2))
	expect(t, "findings", codes(found), "error class.bands")
}

// 1..8 and a tie; from good (1) to bad (8). Type 7 quartiles of 1..8: 2.75,
// 4.5, 6.25. Ranks from the worst: 8 7 6 5 4 3 2 1, so floor(3 (r - 1)/8) + 1
// is 3 3 2 2 2 1 1 1 and ceil(3 r/8) is 3 3 3 2 2 2 1 1.
func TestGroups(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5, 6, 7, 8}
	for _, c := range []struct {
		name   string
		scheme class.Scheme
		x      []float64
		want   []string
		bounds []float64
	}{
		{"quartiles, 1 is best", class.Scheme{Quantiles: &class.Groups{Groups: 4, Type: 7, OneBest: true}}, x, []string{"1", "1", "2", "2", "3", "3", "4", "4"}, []float64{2.75, 4.5, 6.25}},
		{"quartiles, 1 is worst", class.Scheme{Quantiles: &class.Groups{Groups: 4, Type: 7}}, x, []string{"4", "4", "3", "3", "2", "2", "1", "1"}, []float64{2.75, 4.5, 6.25}},
		{"halves closed above", class.Scheme{Quantiles: &class.Groups{Groups: 2, Type: 7, OneBest: true}}, x[:3], []string{"1", "1", "2"}, []float64{2}},
		{"rank groups, floor", class.Scheme{RankGroups: &class.Groups{Groups: 3}}, x, []string{"3", "3", "2", "2", "2", "1", "1", "1"}, []float64{2, 5}},
		{"rank groups, ceil", class.Scheme{RankGroups: &class.Groups{Groups: 3, RoundUp: true}}, x, []string{"3", "3", "3", "2", "2", "2", "1", "1"}, []float64{3, 6}},
		{"rank groups, 1 is best", class.Scheme{RankGroups: &class.Groups{Groups: 3, OneBest: true}}, x, []string{"1", "1", "2", "2", "2", "3", "3", "3"}, []float64{2, 5}},
		// Ranks 4 1 1 1: floor(4 · 3/4) + 1 = 4, floor(0) + 1 = 1.
		{"rank groups, ties", class.Scheme{RankGroups: &class.Groups{Groups: 4}}, []float64{1, 5, 5, 5}, []string{"4", "1", "1", "1"}, []float64{1, 1, 1}},
		{"natural breaks", class.Scheme{NaturalBreaks: &class.Groups{Groups: 3, OneBest: true}}, []float64{1, 2, 3, 10, 11, 12, 12, 30}, []string{"1", "1", "1", "2", "2", "2", "2", "3"}, []float64{3, 12}},
		{"fewer values than groups", class.Scheme{NaturalBreaks: &class.Groups{Groups: 3, OneBest: true}}, []float64{1, 2, 2}, []string{"1", "2", "2"}, []float64{1, 2}},
		{"fewer values than groups, 1 is worst", class.Scheme{NaturalBreaks: &class.Groups{Groups: 3}}, []float64{1, 2, 2}, []string{"2", "1", "1"}, []float64{1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.scheme.ID, c.scheme.Index = "g", "lage"
			r := one(t, c.scheme, onIndex(indicators.Worse, c.x...))
			expect(t, "groups", ids(r, "raum"), c.want...)
			if !slices.Equal(r.Levels[0].Bounds, c.bounds) {
				t.Errorf("bounds %v, want %v", r.Levels[0].Bounds, c.bounds)
			}
			// An index that is better when higher, with the signs turned, is the same.
			turned := slices.Clone(c.x)
			for i := range turned {
				turned[i] = -turned[i]
			}
			if c.scheme.Quantiles == nil { // whose bounds are closed above, not below
				r = one(t, c.scheme, onIndex(indicators.Better, turned...))
				expect(t, "turned", ids(r, "raum"), c.want...)
			}
		})
	}
	r := one(t, class.Scheme{ID: "g", Index: "lage", RankGroups: &class.Groups{Groups: 2}}, onIndex(indicators.Worse, 1, 2, 2.5, 7))
	for i, want := range []float64{1.5, .5, .5, 5} { // to the nearest area of the other group
		if d := r.Levels[0].Decisions[i].Distance; d != indicators.Known(want) {
			t.Errorf("area %d: distance %v, want %v", i, d, want)
		}
	}
}

// A reason never names a bound that the value does not pass: with fewer areas
// than groups some have no bound of their own.
func TestReasonsOfGroupsAreTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Map(rapid.IntRange(-3, 3), func(i int) float64 { return float64(i) }), 1, 8).Draw(t, "x")
		g := &class.Groups{Groups: rapid.IntRange(2, 7).Draw(t, "groups"), Type: 7, OneBest: rapid.Bool().Draw(t, "best"), RoundUp: rapid.Bool().Draw(t, "up")}
		s := rapid.SampledFrom([]class.Scheme{{Quantiles: g}, {RankGroups: g}, {NaturalBreaks: g}}).Draw(t, "scheme")
		s.ID, s.Index = "g", "lage"
		higher := rapid.SampledFrom([]indicators.Direction{indicators.Worse, indicators.Better}).Draw(t, "higher is")
		results, _ := class.Assign([]class.Scheme{s}, onIndex(higher, x...))
		if n := len(results[0].Levels[0].Bounds); n != g.Groups-1 {
			t.Fatalf("%d bounds of %d groups", n, g.Groups)
		}
		for i, d := range results[0].Levels[0].Decisions {
			for _, r := range d.Reasons {
				if s.RankGroups != nil {
					if from := strings.Contains(r.Text, " from "); from && r.Value.Number < r.Bound.Number || !from && r.Value.Number > r.Bound.Number {
						t.Fatalf("area %d: %s with %v", i, r.Text, r.Value.Number)
					}
					continue
				}
				if above := strings.Contains(r.Text, " above "); above != (r.Value.Number > r.Bound.Number) {
					t.Fatalf("area %d: %s with %v", i, r.Text, r.Value.Number)
				}
			}
		}
	})
}

// A group of ranks is explained by its ranks: by hand, ranks from the worst of
// 1 to 8 are 8 to 1, floor(3 (r - 1)/8) + 1 is 1 up to rank 3, 2 up to rank 6.
func TestReasonsOfRankGroupsNameRanks(t *testing.T) {
	text := func(s class.Scheme, higher indicators.Direction, x ...float64) []string {
		s.ID, s.Index = "g", "lage"
		results, _ := class.Assign([]class.Scheme{s}, onIndex(higher, x...))
		var out []string
		for _, d := range results[0].Levels[0].Decisions {
			var parts []string
			for _, r := range d.Reasons {
				parts = append(parts, fmt.Sprintf("%s (%v, %v)", r.Text, r.Value.Number, r.Bound.Number))
			}
			out = append(out, strings.Join(parts, ", "))
		}
		return out
	}
	s := class.Scheme{RankGroups: &class.Groups{Groups: 3, OneBest: true}}
	expect(t, "floor", text(s, indicators.Worse, 1, 2, 3, 4, 5, 6, 7, 8),
		"rank lage from 7 (8, 7)", "rank lage from 7 (7, 7)",
		"rank lage from 4 (6, 4), rank lage to 6 (6, 6)", "rank lage from 4 (5, 4), rank lage to 6 (5, 6)", "rank lage from 4 (4, 4), rank lage to 6 (4, 6)",
		"rank lage to 3 (3, 3)", "rank lage to 3 (2, 3)", "rank lage to 3 (1, 3)")
	s.RankGroups.RoundUp = true
	// ceil(3 r/4) is 1 for rank 1, 2 for 2, 3 for 3 and 4; of two that share the
	// second rank none is third.
	expect(t, "ceil, ties", text(s, indicators.Better, 1, 2, 2, 9),
		"rank lage to 1 (1, 1)", "rank lage from 2 (2, 2), rank lage to 2 (2, 2)", "rank lage from 2 (2, 2), rank lage to 2 (2, 2)", "rank lage from 3 (4, 3)")
	expect(t, "more groups than areas", text(class.Scheme{RankGroups: &class.Groups{Groups: 5}}, indicators.Worse, 4), "")
}

// What cancels out to a rest of rounding is 0 for a class as for a rank.
func TestTermsThatCancelAreNoDifference(t *testing.T) {
	in := onIndex(indicators.Worse, 0, 2e-16, -1e-16)
	in.Scores[0].Nodes[0].Scale = 1
	groups := &class.Groups{Groups: 3}
	for _, s := range []class.Scheme{{ID: "r", Index: "lage", RankGroups: groups}, {ID: "b", Index: "lage", Bands: []class.Band{
		{Class: class.Class{ID: "3"}, Bound: new(float64)}, {Class: class.Class{ID: "1"}},
	}}} {
		expect(t, s.ID, ids(one(t, s, in), "raum"), "1", "1", "1")
	}
}

func TestCombine(t *testing.T) {
	in := onIndex(indicators.Worse, -2, 0, gap)
	second := bands
	second.ID, second.Bands = "zweite", []class.Band{{Class: class.Class{ID: "a", Label: area.Name{One: "A"}}, Bound: upTo(-1)}, {Class: class.Class{ID: "b", Label: area.Name{One: "B"}, Target: true}}}
	r, _ := class.Assign([]class.Scheme{{ID: "beide", Combine: []string{"status", "zweite"}}, bands, second}, in)
	expect(t, "combined", ids(r[0], "raum"), "hoch+a", "mittel+b", "[no_index]")
	if len(r[0].Classes) != 6 || r[0].Classes[1].ID != "hoch+b" || r[0].Classes[1].Label.One != ", B" || !r[0].Classes[1].Target || r[0].Classes[0].Target {
		t.Errorf("%+v", r[0].Classes)
	}
	for _, s := range [][]class.Scheme{
		{{ID: "x", Combine: []string{"x", "x"}}},
		{{ID: "x", Combine: []string{"y"}}, {ID: "y", Combine: []string{"x"}}},
		{{ID: "x", Combine: []string{"nicht_da"}}},
	} {
		if _, found := class.Assign(s, in); !found.HasErrors() {
			t.Errorf("%v: no error", s)
		}
	}
}

func TestConditionInTheWordsOfTheEditionFile(t *testing.T) {
	above := &class.Condition{Operator: class.CompareIndex, Subject: "lage", Bound: .35}
	for want, c := range map[string]*class.Condition{
		"lage above 0.35":                       above,
		"sgb2 at_most 12":                       {Operator: class.CompareIndicator, Subject: "sgb2", Relation: class.AtMost, Bound: 12},
		"sgb2 percent_of_city below 80":         {Operator: class.CompareIndicator, Subject: "sgb2", Measure: class.OfPercentOfCity, Relation: class.Below, Bound: 80},
		"worse_than_city lage at_least 6":       {Operator: class.WorseThanCity, Subject: "lage", K: 6},
		"rank lage worst 5":                     {Operator: class.WorstRanks, Subject: "lage", K: 5},
		"parent is aktionsraum":                 {Operator: class.ParentIs, ClassID: "aktionsraum"},
		"parent not aktionsraum":                {Operator: class.ParentIs, ClassID: "aktionsraum", Negate: true},
		"any_child is quartier":                 {Operator: class.AnyChildIs, ClassID: "quartier"},
		"any (lage above 0.35)":                 {Operator: class.Any, Parts: []*class.Condition{above}},
		"not (any (lage above 0.35))":           {Operator: class.Not, Parts: []*class.Condition{{Operator: class.Any, Parts: []*class.Condition{above}}}},
		"all (lage above 0.35; rank y worst 1)": {Operator: class.All, Parts: []*class.Condition{above, {Operator: class.WorstRanks, Subject: "y", K: 1}}},
	} {
		if c.String() != want {
			t.Errorf("%q, want %q", c.String(), want)
		}
	}
}

func leaf(subject string, r class.Relation, bound float64) *class.Condition {
	return &class.Condition{Operator: class.CompareIndex, Subject: subject, Relation: r, Bound: bound}
}

func rule(id, level string, when *class.Condition) class.Rule {
	return class.Rule{Class: class.Class{ID: id}, Level: level, When: when}
}

// Kleene's tables, with T, F and U made of an index of 1, an index of -1 and a
// missing one held against 0. Rows a T, F, U.
func TestThreeValues(t *testing.T) {
	in := onIndex(indicators.Worse, 0)
	for id, v := range map[string]float64{"T": 1, "F": -1, "U": gap} {
		in.Scores[0].Nodes = append(in.Scores[0].Nodes, index.NodeScores{Node: index.Node{ID: id}, Present: true, Index: known(v), Rank: []int{0}})
	}
	for _, c := range []struct {
		operator class.Operator
		parts    string
		want     string
	}{
		{class.All, "TT", "x"}, {class.All, "TF", "[otherwise]"}, {class.All, "TU", "[undecided]"}, {class.All, "FU", "[otherwise]"}, {class.All, "UU", "[undecided]"}, {class.All, "", "x"},
		{class.Any, "FF", "[otherwise]"}, {class.Any, "TU", "x"}, {class.Any, "FU", "[undecided]"}, {class.Any, "", "[otherwise]"},
		{class.Not, "T", "[otherwise]"}, {class.Not, "F", "x"}, {class.Not, "U", "[undecided]"},
	} {
		when := &class.Condition{Operator: c.operator}
		for _, p := range c.parts {
			when.Parts = append(when.Parts, leaf(string(p), class.Above, 0))
		}
		r := one(t, class.Scheme{ID: "s", Rules: []class.Rule{rule("x", "raum", when)}}, in)
		expect(t, when.String(), ids(r, "raum"), c.want)
	}
}

// First match wins; a rule in doubt leaves the class empty unless it would
// give the same one. Areas: lage 2, 1, -1, missing, excluded.
func TestFirstMatchWins(t *testing.T) {
	in := onIndex(indicators.Worse, 2, 1, -1, gap, 2)
	in.Tables[0].Excluded[4].Excluded = true
	s := class.Scheme{
		ID:        "s",
		Rules:     []class.Rule{rule("hoch", "raum", leaf("lage", class.Above, 1)), rule("mittel", "raum", leaf("lage", class.AtLeast, 0)), rule("x", "anderswo", leaf("lage", class.Above, 0))},
		Otherwise: &class.Class{ID: "ohne"},
	}
	r := one(t, s, in)
	expect(t, "classes", ids(r, "raum"), "hoch", "mittel", "ohne", "[undecided]", "[excluded]")
	if d := r.Levels[0].Decisions; d[0].Why != class.Decided || d[2].Why != class.ByDefault {
		t.Errorf("%v, %v", d[0].Why, d[2].Why)
	}
	var order []string
	for _, c := range r.Classes {
		order = append(order, c.ID)
	}
	expect(t, "from good to bad", order, "ohne", "x", "mittel", "hoch")
	if r.Level("anderswo") != nil || len(r.Levels) != 1 {
		t.Error("a level without a table has a result")
	}
	// 2 is 1 above the bound 1, and 1 is on it; -1 is 1 below the bound 0.
	for i, want := range []float64{1, 0, 1, gap, gap} {
		if d := r.Levels[0].Decisions[i].Distance; d != indicators.Known(want) {
			t.Errorf("area %d: distance %v, want %v", i, d, want)
		}
	}
	// Both rules give the same class: the missing number decides nothing.
	s.Rules = []class.Rule{rule("x", "raum", leaf("lage", class.Above, 1)), rule("x", "raum", &class.Condition{Operator: class.All})}
	expect(t, "same class either way", ids(one(t, s, in), "raum"), "x", "x", "x", "x", "[excluded]")
	s.Rules, s.Otherwise = []class.Rule{rule("x", "raum", leaf("lage", class.Above, 1))}, nil
	expect(t, "no otherwise", ids(one(t, s, in), "raum"), "x", "[otherwise]", "[otherwise]", "[undecided]", "[excluded]")
}

// The relations on, above and below a bound of 1.
func TestRelations(t *testing.T) {
	for r, want := range map[class.Relation][]string{
		class.Above:   {"-", "-", "x"},
		class.AtLeast: {"-", "x", "x"},
		class.Below:   {"x", "-", "-"},
		class.AtMost:  {"x", "x", "-"},
	} {
		s := class.Scheme{ID: "s", Rules: []class.Rule{rule("x", "raum", leaf("lage", r, 1))}, Otherwise: &class.Class{ID: "-"}}
		expect(t, r.String(), ids(one(t, s, onIndex(indicators.Worse, 0, 1+1e-15, 2)), "raum"), want...)
	}
}

// indicatorInput: u is worse when high, 1 2 3 – and city 2; v is better when
// high, 30 20 10 20 and city 20. Both are inputs of lage.
func indicatorInput() class.Input {
	in := onIndex(indicators.Worse, 0, 0, 0, 0)
	in.Catalogue = indicators.Catalogue{{ID: "u", HigherIs: indicators.Worse}, {ID: "v", HigherIs: indicators.Better}, {ID: "n", HigherIs: indicators.Neutral}}
	in.City = []indicators.CityValue{{Value: indicators.Known(2)}, {Value: indicators.Known(20)}, {}}
	in.Tables[0].Series = []indicators.Series{
		{Present: true, Values: known(1, 2, 3, gap)}, {Present: true, Values: known(30, 20, 10, 20)}, {Present: true, Values: known(1, 2, 3, 4)},
	}
	n := &in.Scores[0].Nodes[0]
	for k, id := range []string{"u", "v"} {
		n.Inputs = append(n.Inputs, index.InputScores{
			Input: index.Input{ID: id, Weight: 1}, Present: true, Values: in.Tables[0].Series[k].Values,
			Reference: index.Reference{N: 4, City: in.City[k].Value},
		})
	}
	return in
}

func TestConditionsOnIndicators(t *testing.T) {
	for _, c := range []struct {
		when *class.Condition
		want []string
	}{
		{&class.Condition{Operator: class.CompareIndicator, Subject: "u", Bound: 1}, []string{"-", "x", "x", "[undecided]"}},
		{&class.Condition{Operator: class.CompareIndicator, Subject: "u", Measure: class.OfPercentOfCity, Relation: class.AtLeast, Bound: 150}, []string{"-", "-", "x", "[undecided]"}},
		{&class.Condition{Operator: class.CompareIndicator, Subject: "v", Measure: class.OfDifference, Relation: class.Below, Bound: 0}, []string{"-", "-", "x", "-"}}, // not oriented
		{&class.Condition{Operator: class.WorstRanks, Subject: "v", K: 1}, []string{"-", "-", "x", "-"}},
		{&class.Condition{Operator: class.WorstRanks, Subject: "v", K: 2}, []string{"-", "x", "x", "x"}}, // ranks 4 2 1 2
		{&class.Condition{Operator: class.WorstRanks, Subject: "u", K: 3}, []string{"x", "x", "x", "[undecided]"}},
		// Strictly worse than the city: 0, 0, 2, and 0 or 1 where u is missing.
		{&class.Condition{Operator: class.WorseThanCity, Subject: "lage", K: 1}, []string{"-", "-", "x", "[undecided]"}},
		{&class.Condition{Operator: class.WorseThanCity, Subject: "lage", K: 2}, []string{"-", "-", "x", "-"}},
		{&class.Condition{Operator: class.WorseThanCity, Subject: "lage", K: 0}, []string{"x", "x", "x", "x"}},
	} {
		s := class.Scheme{ID: "s", Rules: []class.Rule{rule("x", "raum", c.when)}, Otherwise: &class.Class{ID: "-"}}
		expect(t, c.when.String(), ids(one(t, s, indicatorInput()), "raum"), c.want...)
	}
	s := class.Scheme{ID: "s", Rules: []class.Rule{rule("x", "raum", &class.Condition{Operator: class.WorseThanCity, Subject: "lage", K: 2})}}
	r := one(t, s, indicatorInput()).Levels[0].Decisions[2].Reasons
	if len(r) != 1 || r[0].Value != indicators.Known(2) || r[0].Bound != indicators.Known(2) || r[0].Held != class.True || r[0].Text != "worse_than_city lage at_least 2" {
		t.Errorf("%+v", r)
	}
}

// 56200.3 - 56200.2 lies above .1 by more than a unit of its own twelfth
// digit, but not of the city's: it is at most .1.
func TestADifferenceOnItsBound(t *testing.T) {
	in := onIndex(indicators.Worse, 1)
	in.Catalogue = indicators.Catalogue{{ID: "u", Column: "u", HigherIs: indicators.Worse}}
	in.City = []indicators.CityValue{{Value: indicators.Known(56200.2)}}
	in.Tables[0].Series = []indicators.Series{{Present: true, Values: known(56200.3)}}
	s := class.Scheme{ID: "r", Rules: []class.Rule{{Class: class.Class{ID: "c"}, Level: "raum", When: &class.Condition{
		Operator: class.CompareIndicator, Subject: "u", Measure: class.OfDifference, Relation: class.AtMost, Bound: .1,
	}}}}
	if got := 56200.3; indicators.Compare(got-56200.2, .1) <= 0 {
		t.Fatal("the case is none: the difference is not above its bound")
	}
	expect(t, "class", ids(one(t, s, in), "raum"), "c")
}

func TestFindingsOfConditions(t *testing.T) {
	for _, c := range []struct {
		found string
		when  *class.Condition
	}{
		{"warning class.no_index", leaf("nicht_da", class.Above, 0)},
		{"warning class.no_index", &class.Condition{Operator: class.WorseThanCity, Subject: "nicht_da", K: 1}},
		{"warning class.no_index", &class.Condition{Operator: class.WorstRanks, Subject: "nicht_da", K: 1}},
		{"warning class.no_indicator", &class.Condition{Operator: class.CompareIndicator, Subject: "nicht_da"}},
		{"error class.no_city_value", &class.Condition{Operator: class.CompareIndicator, Subject: "n", Measure: class.OfDifference}},
		{"error class.neutral_rank", &class.Condition{Operator: class.WorstRanks, Subject: "n", K: 1}},
		{"error class.no_parent", &class.Condition{Operator: class.ParentIs, ClassID: "x"}},
		{"error class.no_child", &class.Condition{Operator: class.AnyChildIs, ClassID: "x"}},
	} {
		s := class.Scheme{ID: "s", Rules: []class.Rule{rule("x", "raum", c.when)}}
		r, found := class.Assign([]class.Scheme{s}, indicatorInput())
		expect(t, c.when.String(), codes(found), c.found)
		expect(t, c.when.String(), ids(r[0], "raum"), "[undecided]", "[undecided]", "[undecided]", "[undecided]")
	}
	in := indicatorInput()
	in.City[0] = indicators.CityValue{}
	s := class.Scheme{ID: "s", Rules: []class.Rule{rule("x", "raum", &class.Condition{Operator: class.WorseThanCity, Subject: "lage", K: 1})}}
	_, found := class.Assign([]class.Scheme{s}, in)
	expect(t, "worse than an unknown city", codes(found), "error class.no_city_value")
}

// Two levels: rooms R1 (in need), R2 (not), R3 (excluded), R4 (no index), and
// in each two quarters. The quarters' index is 1 in the first, 0 in the second.
func twoLevels() class.Input {
	coarse := onIndex(indicators.Worse, 1, 0, 1, gap)
	coarse.Tables[0].Level.ID, coarse.Scores[0].Level = "raum", "raum"
	coarse.Tables[0].Excluded[2].Excluded = true
	fine := onIndex(indicators.Worse, 1, 0, 1, 0, 1, 0, 1, 0, 1)
	fine.Tables[0].Level = area.Level{ID: "quartier", Coarse: "raum"}
	fine.Scores[0].Level = "quartier"
	for i := range fine.Tables[0].Areas {
		fine.Tables[0].Areas[i].Parent = []string{"a", "a", "b", "b", "c", "c", "d", "d", ""}[i]
	}
	return class.Input{Tables: append(coarse.Tables, fine.Tables...), Scores: append(coarse.Scores, fine.Scores...)}
}

// The two steps of the edition file: an Aktionsraum is a room in need, an
// Aktionsquartier a quarter in need outside of one.
func TestParent(t *testing.T) {
	s := class.Scheme{
		ID: "s", Otherwise: &class.Class{ID: "ohne"},
		Rules: []class.Rule{
			rule("aktionsraum", "raum", leaf("lage", class.Above, .5)),
			rule("im_raum", "quartier", &class.Condition{Operator: class.ParentIs, ClassID: "aktionsraum"}),
			rule("aktionsquartier", "quartier", leaf("lage", class.Above, .5)),
		},
	}
	for _, reverse := range []bool{false, true} { // the order of the tables is no matter
		in := twoLevels()
		if reverse {
			slices.Reverse(in.Tables)
			slices.Reverse(in.Scores)
		}
		r := one(t, s, in)
		expect(t, "rooms", ids(r, "raum"), "aktionsraum", "ohne", "[excluded]", "[undecided]")
		expect(t, "quarters", ids(r, "quartier"), "im_raum", "im_raum", "aktionsquartier", "ohne",
			"[undecided]", "[undecided]", "[undecided]", "[undecided]", "[undecided]")
	}
	s.Rules[1].When.Negate = true
	expect(t, "parent not", ids(one(t, s, twoLevels()), "quartier")[:4], "aktionsquartier", "ohne", "im_raum", "im_raum")
	// A rest that decides makes the unknown parent irrelevant.
	s.Rules[1].When = &class.Condition{Operator: class.All, Parts: []*class.Condition{leaf("lage", class.Above, 5), {Operator: class.ParentIs, ClassID: "aktionsraum"}}}
	expect(t, "decided without the parent", ids(one(t, s, twoLevels()), "quartier")[4:6], "aktionsquartier", "ohne")
	// A room that is known to have no class at all is not an Aktionsraum.
	s.Rules[1].When = &class.Condition{Operator: class.ParentIs, ClassID: "aktionsraum"}
	s.Otherwise = nil
	expect(t, "no otherwise", ids(one(t, s, twoLevels()), "quartier")[2:4], "aktionsquartier", "[otherwise]")
}

func TestAnyChild(t *testing.T) {
	s := class.Scheme{
		ID: "s", Otherwise: &class.Class{ID: "ohne"},
		Rules: []class.Rule{
			rule("mit", "raum", &class.Condition{Operator: class.AnyChildIs, ClassID: "q"}),
			rule("q", "quartier", leaf("lage", class.Above, .5)),
		},
	}
	in := twoLevels()
	fine := &in.Tables[1]
	fine.Excluded[2].Excluded = true                    // b: the only q is excluded, so none
	in.Scores[1].Nodes[0].Index[6] = indicators.Value{} // d: one unknown, one not
	expect(t, "rooms", ids(one(t, s, in), "raum"), "mit", "ohne", "[excluded]", "[undecided]")
}

// A circle through both levels is refused by the reader of edition files; here
// it ends, and says so.
func TestACircleOfLevelsEnds(t *testing.T) {
	s := class.Scheme{ID: "s", Rules: []class.Rule{
		rule("a", "raum", &class.Condition{Operator: class.AnyChildIs, ClassID: "b"}),
		rule("b", "quartier", &class.Condition{Operator: class.ParentIs, ClassID: "a"}),
	}}
	r, found := class.Assign([]class.Scheme{s}, twoLevels())
	if !found.HasErrors() {
		t.Error("no error")
	}
	expect(t, "rooms", ids(r[0], "raum")[:2], "[undecided]", "[undecided]")
}

// The number that decides: with lage 1 and a second index 3, both must be
// above 0.5; either alone would change the class, so no single number does.
func TestDistanceOfRules(t *testing.T) {
	in := onIndex(indicators.Worse, 1, 0, 0)
	in.Scores[0].Nodes = append(in.Scores[0].Nodes, index.NodeScores{Node: index.Node{ID: "zwei"}, Present: true, Index: known(3, 3, 0), Rank: []int{1, 1, 3}})
	both := &class.Condition{Operator: class.All, Parts: []*class.Condition{leaf("lage", class.Above, .5), leaf("zwei", class.Above, .5)}}
	s := class.Scheme{ID: "s", Rules: []class.Rule{rule("x", "raum", both), rule("y", "raum", leaf("lage", class.AtLeast, 4))}, Otherwise: &class.Class{ID: "-"}}
	r := one(t, s, in)
	expect(t, "classes", ids(r, "raum"), "x", "-", "-")
	// b: lage must rise by .5. c: both fail, but lage at 4 alone gives y.
	for i, want := range []float64{gap, .5, 4} {
		if d := r.Levels[0].Decisions[i].Distance; d != indicators.Known(want) {
			t.Errorf("area %d: distance %v, want %v", i, d, want)
		}
	}
	reasons := r.Levels[0].Decisions[0].Reasons
	if len(reasons) != 3 || reasons[0].Text != "all" || reasons[0].Depth != 0 || reasons[1].Text != "lage above 0.5" || reasons[1].Depth != 1 || reasons[1].Condition != both.Parts[0] {
		t.Errorf("%+v", reasons)
	}
}

// Classes partition: every included area with an index has exactly one class
// of the scheme, groups by value never cross, and the order of areas does not
// matter.
func TestClassesPartition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Map(rapid.IntRange(-12, 12), func(i int) float64 { return float64(i) / 4 }), 0, 12).Draw(t, "x")
		g := &class.Groups{Groups: rapid.IntRange(1, 5).Draw(t, "groups"), Type: rapid.IntRange(5, 9).Draw(t, "type"), OneBest: rapid.Bool().Draw(t, "one best"), RoundUp: rapid.Bool().Draw(t, "ceil")}
		s := rapid.SampledFrom([]class.Scheme{bands, {ID: "q", Index: "lage", Quantiles: g}, {ID: "r", Index: "lage", RankGroups: g}, {ID: "n", Index: "lage", NaturalBreaks: g}}).Draw(t, "scheme")
		direction := rapid.SampledFrom([]indicators.Direction{indicators.Worse, indicators.Better}).Draw(t, "direction")
		in := onIndex(direction, x...)
		r, found := class.Assign([]class.Scheme{s}, in)
		if found.HasErrors() {
			t.Fatal(codes(found))
		}
		order := rapid.Permutation(x).Draw(t, "order")
		again, _ := class.Assign([]class.Scheme{s}, onIndex(direction, order...))
		byValue := map[float64]int{}
		for i, d := range r[0].Levels[0].Decisions {
			if d.Class < 0 || d.Class >= len(r[0].Classes) {
				t.Fatalf("area %d has class %d", i, d.Class)
			}
			if c, met := byValue[x[i]]; met && c != d.Class {
				t.Fatalf("equal values in two classes")
			}
			byValue[x[i]] = d.Class
		}
		for a, ca := range byValue {
			for b, cb := range byValue {
				if (direction == indicators.Worse) == (a < b) && a != b && ca > cb {
					t.Fatalf("%v is in class %d, %v in %d: not from good to bad", a, ca, b, cb)
				}
			}
		}
		for i, d := range again[0].Levels[0].Decisions {
			if d.Class != byValue[order[i]] {
				t.Fatalf("order of areas matters")
			}
		}
	})
}

func TestNothingToAssign(t *testing.T) {
	groups := &class.Groups{Groups: 3, Type: 7}
	schemes := []class.Scheme{bands, {}, {ID: "q", Index: "lage", Quantiles: groups}, {ID: "r", Index: "lage", RankGroups: groups}, {ID: "n", Index: "lage", NaturalBreaks: groups},
		{ID: "s", Rules: []class.Rule{rule("x", "raum", leaf("lage", class.Above, math.NaN())), rule("y", "raum", nil)}}}
	for _, in := range []class.Input{{}, onIndex(indicators.Worse), onIndex(indicators.Worse, gap), onIndex(indicators.Worse, math.MaxFloat64), onIndex(indicators.Worse, -math.MaxFloat64, math.MaxFloat64, 0)} {
		r, _ := class.Assign(schemes, in)
		if len(r) != len(schemes) {
			t.Error(len(r))
		}
	}
	for _, bad := range []class.Scheme{{ID: "g", Index: "lage", Quantiles: &class.Groups{Groups: 0}}, {ID: "g", Index: "lage", RankGroups: &class.Groups{Groups: 1 << 30}}, {ID: "g", Index: "lage", Quantiles: &class.Groups{Groups: 2, Type: 3}}} {
		if _, found := class.Assign([]class.Scheme{bad}, onIndex(indicators.Worse, 1, 2)); !found.HasErrors() {
			t.Errorf("%+v: no error", bad)
		}
	}
}

func BenchmarkRules10000(b *testing.B) {
	x := make([]float64, 10_000)
	for i := range x {
		x[i] = math.Sin(float64(i))
	}
	in := onIndex(indicators.Worse, x...)
	s := class.Scheme{ID: "s", Rules: []class.Rule{rule("x", "raum", leaf("lage", class.Above, .5)), rule("y", "raum", leaf("lage", class.Above, 0))}, Otherwise: &class.Class{ID: "-"}}
	for b.Loop() {
		class.Assign([]class.Scheme{s}, in)
	}
}
