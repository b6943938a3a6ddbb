package indicators

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/words"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: %v, want %v ± %v", what, got, want, tolerance)
	}
}

// nearly is 0.30000000000000004, the sum of two variables; the sum of two
// constants would be 0.3 itself.
var nearly = func(a, b float64) float64 { return a + b }(0.1, 0.2)

func TestSameTo12Digits(t *testing.T) {
	sum := 0.0
	for range 10 {
		sum += 0.1 // 0.9999999999999999
	}
	for _, c := range []struct {
		a, b, scale float64
		want        bool
	}{
		{sum, 1, 0, true},
		{nearly, 0.3, 0, true},
		{1, 1 + 1e-13, 0, true},
		{1, 1.00000000001, 0, false},             // the twelfth digit
		{9.99999999999, 9.99999999998, 0, false}, // the twelfth digit at its narrowest
		{123456789012, 123456789013, 0, false},
		{1e300, 1e300 * (1 + 1e-13), 0, true},
		{-1, 1, 0, false},
		{0, 1e-17, 0, false}, // a published number may be small
		{0, 1e-17, 1, true},  // the rest of a sum of terms of about 1
		{math.NaN(), math.NaN(), 0, false},
		{math.Inf(1), math.Inf(1), 0, true},
		{math.Inf(1), 1, 0, false},
		{math.MaxFloat64, -math.MaxFloat64, 0, false},
	} {
		if got := SameAt(c.a, c.b, c.scale); got != c.want {
			t.Errorf("SameAt(%v, %v, %v) = %v", c.a, c.b, c.scale, got)
		}
		if order := CompareAt(c.a, c.b, c.scale); (order == 0) != (c.want || math.IsNaN(c.a)) {
			t.Errorf("CompareAt(%v, %v, %v) = %v", c.a, c.b, c.scale, order)
		}
	}
	if Compare(math.NaN(), math.Inf(-1)) != -1 || Compare(1, math.NaN()) != 1 {
		t.Error("NaN does not sort below every number")
	}
}

// Hyndman & Fan (1996), table 1, by hand for 1..10 at p = 1/4: position
// n p + m with m = 1/2, p, 1 - p, (p + 1)/3, p/4 + 3/8.
func TestQuantileTypes(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	for kind, want := range map[int]float64{5: 3, 6: 2.75, 7: 3.25, 8: 2.5 + 1.25/3, 9: 2.9375} {
		got, err := Quantile(x, 0.25, kind)
		if err != nil {
			t.Fatal(err)
		}
		near(t, fmt.Sprint("type ", kind), got, want, 1e-14)
		for p, end := range map[float64]float64{0: 1, 1: 10} {
			if got, err := Quantile(x, p, kind); err != nil || got != end {
				t.Errorf("type %d at %v: %v, %v", kind, p, got, err)
			}
		}
	}
	for _, bad := range []struct {
		x    []float64
		p    float64
		kind int
	}{{nil, .5, 7}, {x, -1, 7}, {x, math.NaN(), 7}, {x, .5, 4}, {x, .5, 1}} {
		if _, err := Quantile(bad.x, bad.p, bad.kind); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
	if got := Median([]float64{4, 1, 3, 2}); got != 2.5 {
		t.Errorf("median %v", got)
	}
	if !math.IsNaN(Median(nil)) {
		t.Error("median of nothing")
	}
}

// Wilson intervals of the method page, z = 1.959964.
func TestWilson(t *testing.T) {
	for _, c := range []struct{ cases, n, low, high float64 }{
		{12, 80, .087940, .244132},
		{0, 40, 0, .087622},
		{3, 25, .041668, .299558},
		{230, 1000, .204980, .257087},
	} {
		low, high, ok := Wilson(c.cases, c.n)
		if !ok {
			t.Fatalf("%v/%v: none", c.cases, c.n)
		}
		near(t, "low", low, c.low, 5e-7)
		near(t, "high", high, c.high, 5e-7)
	}
	if low, _, _ := Wilson(0, 40); low != 0 {
		t.Errorf("no case: %v", low)
	}
	if _, high, _ := Wilson(40, 40); high != 1 {
		t.Errorf("all cases: %v", high)
	}
	for _, c := range [][2]float64{{-1, 10}, {11, 10}, {0, 0}, {1, math.Inf(1)}, {math.NaN(), 5}, {5, math.NaN()}} {
		if _, _, ok := Wilson(c[0], c[1]); ok {
			t.Errorf("Wilson%v has an interval", c)
		}
	}
}

// Byar by hand for 10 cases: 10 (1 - 1/90 - z/(3 sqrt 10))³ = 10 · .782290³
// and 11 (1 - 1/99 + z/(3 sqrt 11))³ = 11 · 1.186884³; the exact Poisson limits
// are 4.795 and 18.390.
func TestByar(t *testing.T) {
	low, high, ok := Byar(10)
	if !ok {
		t.Fatal("none")
	}
	near(t, "low", low, 4.7874, 1e-3)
	near(t, "high", high, 18.3913, 1e-3)
	near(t, "low by formula", low, 10*math.Pow(1-1.0/90-1.959964/(3*math.Sqrt(10)), 3), 1e-12)
	if low, high, ok := Byar(0); !ok || low != 0 || math.Abs(high-3.6) > .15 {
		t.Errorf("no case: %v, %v", low, high) // exact: 0, 3.689
	}
	if low, _, ok := Byar(0.01); !ok || low < 0 {
		t.Errorf("a hundredth of a case: %v", low)
	}
	if _, _, ok := Byar(-1); ok {
		t.Error("a negative count")
	}
}

func TestInterval(t *testing.T) {
	share := Indicator{Kind: Share, Rate: &RateSpec{Of: []string{"a"}, Per: "b", Times: 100}}
	low, high := Interval(share, Known(12), Known(80))
	near(t, "share low", low.Number, 8.7940, 5e-5)
	near(t, "share high", high.Number, 24.4132, 5e-5)
	rate := Indicator{Kind: Rate, Rate: &RateSpec{Of: []string{"a"}, Per: "b", Times: 1000}}
	low, high = Interval(rate, Known(10), Known(500))
	near(t, "rate low", low.Number, 9.575, 5e-3)
	near(t, "rate high", high.Number, 36.783, 5e-3)
	less := Indicator{Kind: Rate, Rate: &RateSpec{Of: []string{"a"}, Less: []string{"c"}, Per: "b", Times: 1000}}
	for name, c := range map[string]struct {
		ind      Indicator
		num, den Value
	}{
		"less":           {less, Known(10), Known(500)},
		"ready value":    {Indicator{Kind: Share, Column: "x"}, Known(1), Known(2)},
		"mean of counts": {Indicator{Kind: Mean, Rate: &RateSpec{Times: 1}}, Known(1), Known(2)},
		"suppressed":     {share, None(Suppressed), Known(80)},
		"no base":        {share, Known(0), Known(0)},
		"above base":     {share, Known(81), Known(80)},
	} {
		if low, high := Interval(c.ind, c.num, c.den); low.OK() || high.OK() {
			t.Errorf("%s: %v, %v", name, low, high)
		}
	}
}

func TestAgainstTheCity(t *testing.T) {
	if v := DifferenceFromCity(Known(30), Known(20)); v != Known(10) {
		t.Error(v)
	}
	if v := PercentOfCity(Known(30), Known(20)); v != Known(150) {
		t.Error(v)
	}
	if v := DifferenceFromCity(Known(nearly), Known(0.3)); v != Known(0) {
		t.Error("a difference beyond the twelfth digit is none:", v)
	}
	for _, v := range []Value{DifferenceFromCity(None(Suppressed), Known(1)), PercentOfCity(None(Suppressed), Known(1))} {
		if v != None(Suppressed) {
			t.Error("status lost:", v)
		}
	}
	if v := PercentOfCity(Known(1), Known(0)); v != None(NotApplicable) {
		t.Error(v)
	}
	if v := DifferenceFromCity(Known(1), Value{}); v.OK() {
		t.Error(v)
	}
}

// cityCase is one level with a share of counts: 10 of 100, 30 of 100, 60 of
// 300. The city is 100/500 = 20 %, not the mean of the areas (20, 30, 10).
func cityCase() (Table, Indicator) {
	ind := Indicator{ID: "q", Label: "Quote", Kind: Share, HigherIs: Worse, Rate: &RateSpec{Of: []string{"n"}, Per: "d", Times: 100}}
	t := Table{
		Level: area.Level{ID: "raum", Name: area.Name{Many: "Räume"}},
		Areas: []area.Area{{Ref: area.Ref{ID: "a"}}, {Ref: area.Ref{ID: "b"}}, {Ref: area.Ref{ID: "c"}}},
		Series: []Series{{
			Present:     true,
			Values:      []Value{Known(10), Known(30), Known(20)},
			Numerator:   []Value{Known(10), Known(30), Known(60)},
			Denominator: []Value{Known(100), Known(100), Known(300)},
		}},
		Excluded: []Exclusion{{}, {Excluded: true}, {}},
	}
	return t, ind
}

// codes writes findings in a row, and shows any whose text has a place that
// nothing fills.
func codes(l finding.List) []string {
	var out []string
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

func TestCityValueInOrderOfSources(t *testing.T) {
	declared := 21.0
	ready := func(c *Table, ind *Indicator) { // the same values, weighted by inhabitants
		ind.Rate, ind.Column, ind.WeightBy = nil, "Q", "Einwohner"
		c.Series[0].Weight = c.Series[0].Denominator
		c.Series[0].Numerator, c.Series[0].Denominator = nil, nil
	}
	for _, c := range []struct {
		name   string
		edit   func(*Table, *Indicator)
		value  Value
		source CitySource
		found  []string
	}{
		{"counts of all areas, the excluded one too", func(*Table, *Indicator) {}, Known(20), CityCounts, nil},
		{"key city before counts", func(_ *Table, ind *Indicator) { ind.City = &declared }, Known(21), CityDeclared, []string{"warning city.gap"}},
		{"city row before key city", func(c *Table, ind *Indicator) {
			ind.City = &declared
			c.Series[0].City.Value = Known(20.009)
		}, Known(20.009), CityPublished, []string{"warning city.declared_differs"}},
		{"city row as counts", func(c *Table, _ *Indicator) {
			c.Series[0].City.Numerator, c.Series[0].City.Denominator = Known(101), Known(500)
		}, Known(20.2), CityPublished, []string{"warning city.gap"}},
		{"a gap of 0.05 % is none", func(c *Table, _ *Indicator) { c.Series[0].City.Value = Known(20.01) }, Known(20.01), CityPublished, nil},
		{"a gap of 0.06 %", func(c *Table, _ *Indicator) { c.Series[0].City.Value = Known(20.012) }, Known(20.012), CityPublished, []string{"warning city.gap"}},
		{"only where both counts are observed", func(c *Table, _ *Indicator) { c.Series[0].Numerator[2] = None(Suppressed) }, Known(20), CityCounts, []string{"warning city.incomplete"}},
		{"a city row over areas with a gap", func(c *Table, _ *Indicator) {
			c.Series[0].City.Value, c.Series[0].Numerator[2] = Known(21), None(Suppressed)
		}, Known(21), CityPublished, []string{"note city.gap_incomplete"}},
		{"mean by weight_by", ready, Known(20), CityWeighted, []string{"note city.weighted_mean"}},
		{"key city beside a weighted mean", func(c *Table, ind *Indicator) { ready(c, ind); ind.City = &declared }, Known(21), CityDeclared, []string{"note city.gap_weighted"}},
		{"a ready value without weights has none", func(c *Table, ind *Indicator) { ready(c, ind); c.Series[0].Weight = nil }, Value{}, CityMissing, nil},
		{"no base at all", func(c *Table, _ *Indicator) { clear(c.Series[0].Denominator) }, Value{}, CityMissing, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, ind := cityCase()
			c.edit(&table, &ind)
			got, found := CityValues([]Table{table}, Catalogue{ind})
			if got[0].Source != c.source || got[0].Value.Status != c.value.Status || !Same(got[0].Value.Number, c.value.Number) {
				t.Errorf("%v from %v, want %v from %v", got[0].Value, got[0].Source, c.value, c.source)
			}
			if !slices.Equal(codes(found), c.found) {
				t.Errorf("findings %v, want %v", codes(found), c.found)
			}
		})
	}
}

// Bezirk A holds a and b, Bezirk B holds c. With the numerator of a withheld
// A has none either; b and c are still known: 100 · 90/400 = 22.5, where the
// Bezirke would leave 60/300 of B alone.
func TestCityValueOfALevelThatIsASum(t *testing.T) {
	fine, ind := cityCase()
	fine.Series[0].Numerator[0] = None(Suppressed)
	coarse := Table{
		Level: area.Level{ID: "bezirk"},
		Areas: []area.Area{{Ref: area.Ref{ID: "A"}}, {Ref: area.Ref{ID: "B"}}},
		Series: []Series{{
			Present: true, Summed: true,
			Values:      []Value{None(Suppressed), Known(20)},
			Numerator:   []Value{None(Suppressed), Known(60)},
			Denominator: []Value{Known(200), Known(300)},
		}},
	}
	got, found := CityValues([]Table{coarse, fine}, Catalogue{ind})
	if got[0].Value != Known(22.5) || got[0].Level != "raum" {
		t.Errorf("%+v, want 22.5 of the level that was read", got[0])
	}
	if f := found.Sorted(); len(f) != 1 || f[0].Code != "city.incomplete" || f[0].Args["known"] != 2 || f[0].Args["n"] != 3 {
		t.Errorf("%+v", f)
	}
}

// A message names no more digits than anyone knows.
func TestCityValuesInMessages(t *testing.T) {
	table, ind := cityCase()
	table.Series[0].City.Value = Known(100.0 / 3)
	_, found := CityValues([]Table{table}, Catalogue{ind})
	if f := found.Sorted(); len(f) != 1 || f[0].Args["published"] != 33.3333 || f[0].Args["computed"] != 20.0 {
		t.Errorf("%+v", f)
	}
}

func TestCityRowsOfTwoLevels(t *testing.T) {
	coarse, ind := cityCase()
	fine, _ := cityCase()
	coarse.Level.ID, coarse.Series[0].Present = "bezirk", false
	coarse.Series[0].City.Value, fine.Series[0].City.Value = Known(20), Known(25)
	got, found := CityValues([]Table{coarse, fine}, Catalogue{ind})
	if got[0].Value != Known(20) || got[0].Level != "bezirk" {
		t.Errorf("%+v: not the coarsest level's", got[0])
	}
	if want := []string{"warning city.rows_disagree"}; !slices.Equal(codes(found), want) {
		t.Errorf("%v, want %v", codes(found), want)
	}
}

func TestCityPopulation(t *testing.T) {
	whole := Table{Areas: make([]area.Area, 2), Population: []Value{Known(300), Known(200)}}
	gap := Table{Areas: make([]area.Area, 2), Population: []Value{Known(300), {}}}
	row := Table{CityPopulation: Known(510)}
	for _, c := range []struct {
		tables []Table
		want   Value
	}{
		{nil, Value{}}, {[]Table{gap}, Value{}}, {[]Table{gap, whole}, Known(500)}, {[]Table{whole, row}, Known(510)}, {[]Table{{}}, Value{}},
	} {
		if got := CityPopulation(c.tables); got != c.want {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}

func TestNothingPanics(t *testing.T) {
	// Tables whose columns are shorter than the catalogue or absent.
	_, ind := cityCase()
	got, _ := CityValues([]Table{{}, {Series: []Series{{Present: true}}}}, Catalogue{ind, ind})
	if got[0].Value.OK() || got[1].Value.OK() {
		t.Error(got)
	}
	huge, ind := cityCase()
	huge.Series[0].Numerator = []Value{Known(math.MaxFloat64), Known(math.MaxFloat64), Known(1)}
	if got, _ := CityValues([]Table{huge}, Catalogue{ind}); got[0].Value.OK() {
		t.Error(got)
	}
}

func TestBreaks(t *testing.T) {
	if got, err := QuantileBreaks([]float64{1, 2, 3, 4, 5}, 4, 7); err != nil || !slices.Equal(got, []float64{2, 3, 4}) {
		t.Errorf("quantiles: %v, %v", got, err)
	}
	// Two wide gaps: the breaks are the last numbers before them.
	if got := FisherJenks([]float64{1, 2, 3, 10, 11, 12, 12, 30}, 3); !slices.Equal(got, []float64{3, 12}) {
		t.Errorf("Fisher-Jenks: %v", got)
	}
	// A plain sum of squares around 1e9 would lose these deviations.
	if got := FisherJenks([]float64{0, .001, .002, 1e9, 1e9 + .001, 1e9 + .002, 1e9 + .01}, 3); !slices.Equal(got, []float64{.002, 1e9 + .002}) {
		t.Errorf("Fisher-Jenks far from zero: %v", got)
	}
	for _, x := range [][]float64{nil, {1}, {1, 1, 1}, {math.NaN()}, {-math.MaxFloat64, math.MaxFloat64}, {math.Inf(-1), 1, math.Inf(1)}} {
		for n := range 5 {
			FisherJenks(x, n)
			if _, err := QuantileBreaks(x, n, 7); err != nil {
				t.Error(err)
			}
		}
	}
	// Closed above: the bound belongs below it.
	for x, want := range map[float64]int{1: 0, 2: 0, 2.5: 1, 4: 1, 5: 2} {
		if got := Group(x, []float64{2, 4}, 0); got != want {
			t.Errorf("Group(%v) = %d", x, got)
		}
	}
}

// deviation is the sum of squared deviations of a partition, counted plainly.
func deviation(x, bounds []float64) float64 {
	total := 0.0
	for g := range len(bounds) + 1 {
		var members []float64
		for _, v := range x {
			if Group(v, bounds, 0) == g {
				members = append(members, v)
			}
		}
		mean := 0.0
		for _, v := range members {
			mean += v / float64(len(members))
		}
		for _, v := range members {
			total += (v - mean) * (v - mean)
		}
	}
	return total
}

func TestGroupOfAValueOnABound(t *testing.T) {
	for x, want := range map[float64]int{nearly: 0, 0.3: 0, 0.29: 0, 0.31: 1, 0.7: 1, 0.71: 2} {
		if got := Group(x, []float64{0.3, 0.7}, 0); got != want {
			t.Errorf("%v: group %d, want %d", x, got, want)
		}
	}
}

// 0 | 1 2 and 0 1 | 2 are equally good: the lower bound is taken, whatever the unit.
func TestFisherJenksBetweenEqualPartitions(t *testing.T) {
	for _, unit := range []float64{1, .1, .3, 1.0 / 7, 1e9} {
		x := []float64{0, unit, 2 * unit, 3 * unit, 4 * unit}
		if got := FisherJenks(x, 4); !slices.Equal(got, []float64{0, unit, 2 * unit}) {
			t.Errorf("unit %v: %v", unit, got)
		}
		turned := []float64{-4 * unit, -3 * unit, -2 * unit, -unit, 0}
		if got := FisherJenks(turned, 2); !slices.Equal(got, []float64{-3 * unit}) {
			t.Errorf("unit %v, turned: %v", unit, got)
		}
	}
}

func TestFisherJenksIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Map(rapid.IntRange(-50, 50), func(i int) float64 { return float64(i) / 4 }), 1, 9).Draw(t, "x")
		slices.Sort(x)
		n := rapid.IntRange(2, 5).Draw(t, "n")
		got := deviation(x, FisherJenks(x, n))
		least := math.Inf(1)
		var try func(from int, bounds []float64)
		try = func(from int, bounds []float64) {
			if len(bounds) == n-1 || from == len(x) {
				least = min(least, deviation(x, bounds))
				return
			}
			for i := from; i < len(x); i++ {
				try(i+1, append(slices.Clone(bounds), x[i]))
			}
		}
		try(0, nil)
		if got > least+1e-9 {
			t.Fatalf("%v in %d: %v, best %v", x, n, got, least)
		}
	})
}

func BenchmarkFisherJenks10000(b *testing.B) {
	x := make([]float64, 10_000)
	for i := range x {
		x[i] = math.Sin(float64(i)*1.7)*50 + float64(i%97)
	}
	slices.Sort(x)
	for b.Loop() {
		FisherJenks(x, 5)
	}
}
