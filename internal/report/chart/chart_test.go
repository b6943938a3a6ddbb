package chart

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// drawn is a payload as the script has it once it has unpacked it.
type drawn struct {
	payload
	series []map[string]any
}

func draw(t testing.TB, f *figure.Figure) drawn {
	t.Helper()
	out, _ := whole(t, f)
	d := drawn{payload: out}
	for _, s := range d.Option["series"].([]any) {
		d.series = append(d.series, s.(map[string]any))
	}
	return d
}

// whole is a figure's payload, as read from JSON, before it is packed, and how
// many bytes it would have.
func whole(t testing.TB, f *figure.Figure) (out payload, size int) {
	t.Helper()
	d := drawing{lang: words.German}
	if err := d.draw(f); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(d.out)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out, len(text)
}

func (d drawn) data(series int) []any { return d.series[series]["data"].([]any) }

// first returns an axis.
func (d drawn) first(name string) map[string]any { return d.Option[name].([]any)[0].(map[string]any) }

func byID(t testing.TB, id string) *figure.Figure {
	t.Helper()
	for _, f := range dortmund(t, words.German).figures() {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("no figure %q", id)
	return nil
}

func TestEveryKindHasADatumPerAreaAndALookForEach(t *testing.T) {
	kinds := map[string]string{
		"karte": "map", "rang": "bars", "quote": "bars", "muster": "heat",
		"verteilung": "dots", "viele": "histogram", "zwei": "scatter", "lage": "strip",
	}
	counts := map[string]int{"karte": 39, "rang": 39, "quote": 13, "muster": 39 * 8, "verteilung": 39, "viele": 20, "zwei": 39, "lage": 39 * 8}
	for id, kind := range kinds {
		f := byID(t, id)
		d := draw(t, f)
		if d.Kind != kind || Kind(f) == "" {
			t.Errorf("%s: kind %q, on the page %q", id, d.Kind, Kind(f))
		}
		if n := len(d.data(0)); n != counts[id] {
			t.Errorf("%s: %d data, want %d", id, n, counts[id])
		}
		if n := len(d.Items) + len(d.Texts); n != counts[id] {
			t.Errorf("%s: %d items, want one per datum", id, n)
		}
		for i, v := range d.data(0) {
			if v, ok := v.(map[string]any); ok && v["value"] != nil {
				if look := int(v["look"].(float64)); look < 0 || look >= len(d.Looks) {
					t.Errorf("%s: datum %d has look %d of %d", id, i, look, len(d.Looks))
				}
			}
		}
		if d.Option["animation"] != false {
			t.Errorf("%s moves", id)
		}
		// The script takes the description from the page.
		if label := d.Option["aria"].(map[string]any)["label"].(map[string]any); label["enabled"] != true || label["description"] != nil {
			t.Errorf("%s: described by %v", id, label)
		}
		for _, key := range []string{"title", "legend", "toolbox", "visualMap"} {
			if d.Option[key] != nil {
				t.Errorf("%s has a %s of the library", id, key)
			}
		}
		text, _ := JSON(f, words.German)
		for _, word := range []string{"NaN", "Infinity", "://", "#5470c6"} {
			if bytes.Contains(text, []byte(word)) {
				t.Errorf("%s holds %s", id, word)
			}
		}
		again, _ := JSON(f, words.German)
		if !bytes.Equal(text, again) {
			t.Errorf("%s: two times, two texts", id)
		}
	}
}

func TestBarsBeginAtZeroAndNameTheirLines(t *testing.T) {
	d := draw(t, byID(t, "rang"))
	x := d.first("xAxis")
	if x["min"].(float64) > 0 || x["max"].(float64) < 0 {
		t.Errorf("axis from %v to %v", x["min"], x["max"])
	}
	if d.first("yAxis")["type"] != "category" || d.first("yAxis")["inverse"] != true {
		t.Errorf("y axis %v", d.first("yAxis"))
	}
	want := []line{{At: 0, Text: "Dortmund 0", Axis: "x"}, {At: 0.35, Text: "Grenze Aktionsraum 0,35", Border: true, Axis: "x"}}
	if diff := cmp.Diff(want, d.Lines); diff != "" {
		t.Error(diff)
	}
	lines := d.series[0]["markLine"].(map[string]any)["data"].([]any)
	for i, kind := range []string{"solid", "dashed"} {
		l := lines[i].(map[string]any)
		// A line at zero must not vanish as an empty field.
		if l["xAxis"] != want[i].At || l["lineStyle"].(map[string]any)["type"] != kind {
			t.Errorf("line %d: %v", i, l)
		}
	}

	quote := draw(t, byID(t, "quote"))
	if x := quote.first("xAxis"); x["min"] != 0.0 || x["max"] != 30.0 || x["interval"] != 10.0 {
		t.Errorf("axis %v", x)
	}
	if quote.Skipped == nil || quote.Skipped.Before != 8 || quote.data(0)[8].(map[string]any)["value"] != nil || quote.Items[8].ID != "" {
		t.Errorf("the gap of a shortened ranking: %+v", quote.Skipped)
	}
	if diff := cmp.Diff([]tick{{0, "0\u202f%"}, {10, "10\u202f%"}, {20, "20\u202f%"}, {30, "30\u202f%"}}, quote.XTicks); diff != "" {
		t.Error(diff)
	}
}

func TestMapsJoinByID(t *testing.T) {
	d := draw(t, byID(t, "karte"))
	if d.Level != "sozialraum" || d.series[0]["map"] != "ebene-sozialraum" || d.series[0]["nameProperty"] != "name" {
		t.Errorf("level %q, map %v", d.Level, d.series[0]["map"])
	}
	first := d.data(0)[0].(map[string]any)
	if first["name"] != "011" || first["look"] != first["value"] {
		t.Errorf("first datum %v", first)
	}
	if diff := cmp.Diff(look{Fill: "#b35806", Dark: "#cb6d14", Pattern: "hatch", Label: "Aktionsraum", Marks: darkMarksOnDark | darkBorders}, d.Looks[0]); diff != "" {
		t.Error(diff)
	}
	if d.Looks[2].Dark == "" {
		t.Error("the class without colour has no dark form")
	}
}

func TestStripsPutEveryRowOnItsOwnScale(t *testing.T) {
	points := []figure.Point{{ID: "a", Name: "A", Value: 10}, {ID: "b", Name: "B", Value: 30}, {ID: "c", Name: "C", Value: 20}}
	rows := []figure.StripRow{
		{Measure: figure.Measure{Label: "x"}, Points: points, Own: 2, Lines: []figure.Line{{At: 15}}},
		{Measure: figure.Measure{Label: "y"}, Points: points, Own: 0, Turned: true},
		{Measure: figure.Measure{Label: "z"}, Points: points[:1], Own: -1},
	}
	d := draw(t, &figure.Figure{Chart: &figure.Strip{Swatches: ramp, Rows: rows}})
	want := []any{
		[]any{0.0, 0.0}, []any{1.0, 0.0}, []any{0.5, 0.0}, // as they are
		[]any{1.0, 1.0}, []any{0.0, 1.0}, []any{0.5, 1.0}, // turned
		[]any{0.5, 2.0}, // one alone stands in the middle
	}
	if diff := cmp.Diff(want, d.data(0)); diff != "" {
		t.Error(diff)
	}
	if at := d.data(1)[0].(map[string]any)["value"]; !cmp.Equal(at, []any{0.25, 0.0}) {
		t.Errorf("city at %v", at)
	}
	if d.Rows[0].Own != 2 || d.Rows[1].Own != 3 || d.Rows[2].Own != -1 || len(d.data(2)) != 2 {
		t.Errorf("rows %+v", d.Rows)
	}
	if len(d.Areas) != 3 {
		t.Errorf("%d areas, each is to be named once", len(d.Areas))
	}
}

// An edition without city values has strips without lines: the script goes
// through the list of them all the same.
func TestAStripWithoutCityValuesHasListsForAllItsSeries(t *testing.T) {
	points := []figure.Point{{ID: "a", Name: "A", Value: 10}, {ID: "b", Name: "B", Value: 30}}
	d := draw(t, &figure.Figure{Chart: &figure.Strip{Swatches: ramp, Rows: []figure.StripRow{{Points: points, Own: -1}}}})
	for i, s := range d.Option["series"].([]any) {
		if _, ok := s.(map[string]any)["data"].([]any); !ok {
			t.Errorf("series %d has no list of data: %v", i, s)
		}
		if at, ok := s.(map[string]any)["progressive"]; !ok || at != 0.0 {
			t.Errorf("series %d is drawn piece by piece: %v", i, s)
		}
	}
}

func TestAHistogramCountsEveryAreaOnce(t *testing.T) {
	d := draw(t, byID(t, "viele"))
	sum := 0.0
	for _, v := range d.data(0) {
		sum += v.(map[string]any)["value"].([]any)[1].(float64)
	}
	if sum != 1200 {
		t.Errorf("%v areas in the bars", sum)
	}
	if d.Bin != 1 || d.Items[0].Name != "10,0 bis unter 11,0\u202f%" {
		t.Errorf("bars %v wide, the first %q", d.Bin, d.Items[0].Name)
	}
}

func TestWhatIsNoNumberIsLeftOut(t *testing.T) {
	b := &figure.Bars{Swatches: ramp, Points: []figure.Point{
		{ID: "a", Value: math.NaN()}, {ID: "b", Value: 1}, {ID: "c", Value: math.Inf(1)}, {ID: "d", Value: 1e300},
	}, Lines: []figure.Line{{At: math.NaN(), Text: "?"}}}
	d := draw(t, &figure.Figure{Chart: b})
	if len(d.data(0)) != 1 || d.Items[0].ID != "b" || len(d.Lines) != 0 {
		t.Errorf("%d data, %d lines", len(d.data(0)), len(d.Lines))
	}
	for _, f := range []*figure.Figure{
		nil, {}, {Chart: &figure.Bars{}}, {Chart: &figure.Strip{}}, {Chart: &figure.Heat{}}, {Chart: &figure.Distribution{}}, {Chart: &figure.Scatter{}},
		{Map: &figure.Map{Level: "x"}}, {Chart: &figure.Bars{Points: b.Points[:1]}},
	} {
		if _, err := JSON(f, words.German); !errors.Is(err, ErrNoChart) {
			t.Errorf("%+v: error %v", f, err)
		}
	}
}

var hostile = []string{
	"</script><script>alert(1)</script>", "<!--<script>", "--ink", "{b} {c|x}", "\u2028\u2029", "a\x00b", "\xff\xfe", `"\`, "__proto__", "constructor", "]]>", "</figure>", " ",
}

func TestNoNameEndsTheScriptElement(t *testing.T) {
	var points []figure.Point
	m := &figure.Map{Level: "raum", Swatches: ramp}
	l := &geo.Layer{Level: "raum"}
	var areas []Area
	var found []Found
	for i, s := range hostile {
		points = append(points, figure.Point{ID: s, Name: s, Href: s, Text: s, Value: float64(i), Label: true})
		m.Areas = append(m.Areas, figure.Shade{ID: s, Name: s, Text: s})
		x := float64(i)
		l.Features = append(l.Features, geo.Feature{ID: s, Name: s, Geometry: orb.MultiPolygon{{{{x, 0}, {x + 1, 0}, {x + 1, 1}, {x, 1}, {x, 0}}}}})
		areas = append(areas, Area{s, s, s})
		found = append(found, Found{s, s, s, s})
	}
	lines := []figure.Line{{At: 1, Text: hostile[0]}}
	measure := figure.Measure{Label: hostile[0], Unit: hostile[1]}
	row := figure.HeatRow{ID: hostile[0], Name: hostile[0], Cells: []figure.HeatCell{{Text: hostile[0]}}}
	var texts [][]byte
	for _, f := range []*figure.Figure{
		{Map: m, Alt: hostile[0]},
		{Chart: &figure.Bars{Measure: measure, Swatches: ramp, Points: points, Lines: lines, Skipped: 2, SkippedText: hostile[0]}},
		{Chart: &figure.Distribution{Measure: measure, Swatches: ramp, Points: points, Lines: lines, Counted: hostile[0]}},
		{Chart: &figure.Scatter{X: measure, Y: measure, Swatches: ramp, Points: []figure.ScatterPoint{{Point: points[0], OtherText: hostile[0]}}, XLines: lines}},
		{Chart: &figure.Heat{Swatches: ramp, Columns: []figure.HeatColumn{{Label: hostile[0], Full: hostile[1]}}, Rows: []figure.HeatRow{row}}},
		{Chart: &figure.Strip{Swatches: ramp, Left: hostile[0], Rows: []figure.StripRow{{Measure: measure, Points: points, Text: hostile[0], Low: hostile[0]}}}},
	} {
		text, err := JSON(f, words.German)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	level, err := Level(l, nil, areas)
	if err != nil {
		t.Fatal(err)
	}
	texts = append(texts, level, Search(found), Texts(words.English))
	for _, text := range texts {
		if i := bytes.IndexAny(text, "<>\u2028\u2029\x00"); i >= 0 {
			t.Errorf("%q stands as it is in %.80q", text[i], text[max(0, i-30):])
		}
	}
}

func TestAMapNeedsALevelThatCanBeAFile(t *testing.T) {
	for _, level := range []string{"", "../x", "a b", strings.Repeat("x", 65), "ä"} {
		f := &figure.Figure{Map: &figure.Map{Level: level, Swatches: ramp, Areas: []figure.Shade{{ID: "1"}}}}
		if _, err := JSON(f, words.German); err == nil {
			t.Errorf("level %q was taken", level)
		}
		if _, err := Level(&geo.Layer{Level: level}, nil, nil); err == nil {
			t.Errorf("level %q was written", level)
		}
	}
}

func TestAxes(t *testing.T) {
	for _, c := range []struct {
		values    []float64
		zero      bool
		low, high float64
		ticks     string
	}{
		{[]float64{3, 41.2}, true, 0, 50, "0 10 20 30 40 50"},
		{[]float64{-1.31, 1.84}, true, -2, 2, "−2 −1 0 1 2"},
		{[]float64{-0.3, 0.6}, true, -0.4, 0.6, "−0,4 −0,2 0,0 0,2 0,4 0,6"},
		{[]float64{20.7, 26.1}, false, 20, 28, "20 22 24 26 28"},
		{[]float64{0.0002, 0.0011}, false, 0.0002, 0.0012, "0,0002 0,0004 0,0006 0,0008 0,0010 0,0012"},
		{[]float64{0}, true, 0, 1, "0,0 0,2 0,4 0,6 0,8 1,0"},
		{nil, true, 0, 1, "0,0 0,2 0,4 0,6 0,8 1,0"},
		{[]float64{100, 100}, false, 90, 110, "90 95 100 105 110"},
		{[]float64{1200, 9800}, true, 0, 10000, "0 2.000 4.000 6.000 8.000 10.000"},
	} {
		a := axisOf(c.values, c.zero, figure.Measure{}, words.German)
		var texts []string
		for _, k := range a.ticks {
			texts = append(texts, k.Text)
		}
		if a.low != c.low || a.high != c.high || strings.Join(texts, " ") != c.ticks {
			t.Errorf("%v: %v to %v, %s; want %v to %v, %s", c.values, a.low, a.high, strings.Join(texts, " "), c.low, c.high, c.ticks)
		}
	}
}

func TestAxesHoldTheirValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e15, 1e15), 1, 5).Draw(t, "values")
		zero := rapid.Bool().Draw(t, "zero")
		a := axisOf(values, zero, figure.Measure{Decimals: rapid.IntRange(-3, 20).Draw(t, "decimals")}, words.German)
		slack := a.step * 1e-6
		if !(a.high > a.low) || slices.Min(values) < a.low-slack || slices.Max(values) > a.high+slack {
			t.Fatalf("%v: axis %v to %v", values, a.low, a.high)
		}
		if zero && (a.low > 0 || a.high < 0) {
			t.Fatalf("%v: axis %v to %v without zero", values, a.low, a.high)
		}
	})
}

// Whatever the values, the script gets valid JSON or the page its table.
func TestAnyPointsGiveAChartOrNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(rapid.Float64(), rapid.Just(math.NaN()), rapid.Just(math.Inf(-1)), rapid.Float64Range(-5, 5))
		point := rapid.Custom(func(t *rapid.T) figure.Point {
			return figure.Point{ID: rapid.String().Draw(t, "id"), Name: rapid.String().Draw(t, "name"), Value: number.Draw(t, "value"), Swatch: rapid.IntRange(-2, 9).Draw(t, "swatch")}
		})
		points := rapid.SliceOfN(point, 0, 12).Draw(t, "points")
		lines := []figure.Line{{At: number.Draw(t, "line")}}
		measure := figure.Measure{Unit: "%", Decimals: rapid.IntRange(-1, 4).Draw(t, "decimals")}
		var pairs []figure.ScatterPoint
		for _, p := range points {
			pairs = append(pairs, figure.ScatterPoint{Point: p, Other: number.Draw(t, "other")})
		}
		own := rapid.IntRange(-2, 14).Draw(t, "own")
		for _, c := range []figure.Chart{
			&figure.Bars{Measure: measure, Swatches: ramp, Points: points, Lines: lines, Skipped: own},
			&figure.Distribution{Measure: measure, Swatches: ramp, Points: points, Lines: lines},
			&figure.Scatter{X: measure, Y: measure, Swatches: ramp, Points: pairs, XLines: lines, YLines: lines},
			&figure.Strip{Swatches: ramp, Rows: []figure.StripRow{{Measure: measure, Points: points, Own: own, Lines: lines}}},
		} {
			text, err := JSON(&figure.Figure{Chart: c}, words.English)
			if errors.Is(err, ErrNoChart) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if !json.Valid(text) {
				t.Fatalf("%T: no JSON", c)
			}
		}
	})
}

func TestGeometryIsWholeNumbersWithTheBordersOnTop(t *testing.T) {
	square := func(x, y float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{x, y}, {x + .01, y}, {x + .01, y + .01}, {x, y + .01}, {x, y}}}}
	}
	l := &geo.Layer{Level: "raum", Features: []geo.Feature{
		{ID: " ", Geometry: square(7.40, 51.5)}, {ID: "1", Geometry: square(7.41, 51.5)},
		{ID: "2", Geometry: orb.MultiPolygon{{{{7.42, 51.5}, {7.42, 51.5 + 1e-9}, {7.42 + 1e-9, 51.5}, {7.42, 51.5}}}}}, // smaller than a unit
		{ID: "3"}, // nothing at all
	}}
	borders := &geo.Layer{Level: "bezirk", Features: []geo.Feature{{ID: "9", Geometry: square(7.40, 51.5)}}}
	text, err := Level(l, borders, []Area{{"1", "Eins", "raum/1.html"}, {"2", "Zwei", ""}})
	if err != nil {
		t.Fatal(err)
	}
	body, ok := strings.CutPrefix(string(text), "Sozialbericht.level(")
	body, ok2 := strings.CutSuffix(body, ");\n")
	if !ok || !ok2 {
		t.Fatalf("%.60s", text)
	}
	var got struct {
		Level, Borders string
		Areas          [][]string
		Geo            struct {
			Features []struct {
				Properties struct {
					Name string
					Cp   []int
				}
				Geometry struct {
					Type        string
					Coordinates json.RawMessage
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	if got.Borders != "  " {
		t.Errorf("the borders are called %q, an area is called %q", got.Borders, " ")
	}
	if diff := cmp.Diff([][]string{{"1", "Eins", "raum/1.html"}, {"2", "Zwei"}}, got.Areas); diff != "" {
		t.Error(diff)
	}
	if n := len(got.Geo.Features); n != 5 {
		t.Fatalf("%d features", n)
	}
	for i, f := range got.Geo.Features {
		want := "MultiPolygon"
		if i == 4 {
			want = "MultiLineString"
		}
		if f.Geometry.Type != want {
			t.Errorf("feature %d is a %s", i, f.Geometry.Type)
		}
		if !regexp.MustCompile(`^[\[\],0-9-]*$`).Match(f.Geometry.Coordinates) {
			t.Errorf("feature %d: %s", i, f.Geometry.Coordinates)
		}
	}
	if string(got.Geo.Features[2].Geometry.Coordinates) == "[]" {
		t.Error("a very small area is lost")
	}
	// Two squares side by side: twice as wide as the one is, and as high as wide on the ground.
	if cp := got.Geo.Features[1].Properties.Cp; len(cp) != 2 {
		t.Errorf("no place for the name: %v", cp)
	}
}

// Every text that the script asks for is given to it, in both languages.
func TestTheScriptHasItsTexts(t *testing.T) {
	var script []byte
	for _, pattern := range []string{"*.js", filepath.Join("kinds", "*.js")} {
		modules, err := filepath.Glob(filepath.Join("..", "assets", "src", pattern))
		if err != nil || len(modules) < 3 {
			t.Fatalf("%d modules: %v", len(modules), err)
		}
		for _, name := range modules {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			script = append(script, text...)
		}
	}
	asked := map[string]bool{}
	for _, call := range regexp.MustCompile(`say\(([^()]*)`).FindAllSubmatch(script, -1) {
		for _, key := range regexp.MustCompile(`'([a-z]+(?:\.[a-z]+)*)'`).FindAllSubmatch(call[1], -1) {
			asked[string(key[1])] = true
		}
	}
	delete(asked, "map")        // compared with, not said
	delete(asked, "ascending")  // likewise
	delete(asked, "descending") // likewise
	for key := range asked {
		if !slices.Contains(said, key) {
			t.Errorf("report.js says %q, which it is not given", key)
		}
	}
	for _, key := range said {
		if !asked[key] {
			t.Errorf("report.js never says %q", key)
		}
		if !words.Has("script." + key) {
			t.Errorf("%q has no text", key)
		}
	}
}

// Every kind of chart is either drawn by the script or known as a picture, and
// a chart that holds nothing is no failure.
func TestEveryKindIsKnown(t *testing.T) {
	kinds := map[string]bool{}
	for _, c := range figure.Charts {
		f := &figure.Figure{ID: "x", Chart: c}
		if _, err := JSON(f, words.German); err != nil && !errors.Is(err, ErrNoChart) {
			t.Errorf("%T: %v", c, err)
		}
		if k := Kind(f); k != "" {
			if kinds[k] {
				t.Errorf("%T: the word %q is that of another kind", c, k)
			}
			kinds[k] = true
		}
	}
	if len(kinds) != 6 {
		t.Errorf("the script draws %v, want six kinds besides maps", kinds)
	}
}
