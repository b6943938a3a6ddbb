package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/geo/source"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

var update = flag.Bool("update", false, "write the golden files anew")

// grid is a city of n by m squares near Dortmund, about a kilometre wide each;
// their sides have a vertex in the middle that is bent by a fixed amount.
func grid(n, m int) *geo.Layer {
	l := &geo.Layer{Level: "raum"}
	at := func(x, y float64) orb.Point { return orb.Point{7.4 + x*0.015, 51.5 + y*0.01} }
	for x := range n {
		for y := range m {
			fx, fy := float64(x), float64(y)
			l.Features = append(l.Features, geo.Feature{
				ID: fmt.Sprintf("%02d%02d", x, y),
				Geometry: orb.MultiPolygon{{{
					at(fx, fy), at(fx+.5, fy+.1), at(fx+1, fy), at(fx+1.1, fy+.5), at(fx+1, fy+1),
					at(fx+.5, fy+1.1), at(fx, fy+1), at(fx+.1, fy+.5), at(fx, fy),
				}}},
			})
		}
	}
	return l
}

func swatches() []figure.Swatch {
	return []figure.Swatch{
		{Fill: colour.First, Pattern: figure.Hatch, Label: "Aktionsraum"},
		{Fill: colour.Second, Pattern: figure.Dots, Label: "Aktionsquartier"},
		{Fill: colour.Without, Label: "ohne besonderen Handlungsbedarf"},
		{Fill: colour.Missing, Pattern: figure.CrossHatch, Label: "keine Angabe"},
		{Pattern: figure.Outline, Label: "ausgenommen"},
	}
}

func mapOf(l *geo.Layer) figure.Map {
	m := figure.Map{
		File: "klassen", Level: l.Level, Headline: "5 von 12 Räumen sind Aktionsräume",
		Subtitle: "Index der sozialen Lage, Sozialräume, 31.12.2017", Alt: "Karte: fünf Räume im Norden sind Aktionsräume.",
		Notes: []string{"Ausgenommen: Westfalenpark."}, Source: "Quelle: Stadt Dortmund", Banner: "Demonstrationsdaten", Borders: "bezirk",
		Swatches: swatches(),
	}
	for i, f := range l.Features {
		m.Areas = append(m.Areas, figure.Shade{ID: f.ID, Name: "Raum " + f.ID, Swatch: i % 5, Text: "Index 1,2", Label: i%2 == 0})
		m.Swatches[i%5].Count++
	}
	return m
}

// An element is one start tag of an SVG file with the text inside it.
type element struct {
	name string
	attr map[string]string
	text string
}

// elements parses a file strictly.
func elements(t testing.TB, svg []byte) []element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	var out []element
	var open []int
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				if _, double := e.attr[a.Name.Local]; double {
					t.Fatalf("%s has %s twice", e.name, a.Name.Local)
				}
				e.attr[a.Name.Local] = a.Value
			}
			out = append(out, e)
			open = append(open, len(out)-1)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				out[open[len(open)-1]].text += string(token)
			}
		}
	}
}

func areas(elements []element) map[string]string {
	out := map[string]string{}
	for _, e := range elements {
		if id, ok := e.attr["data-id"]; ok && e.name == "path" {
			out[id] = e.attr["d"]
		}
	}
	return out
}

var move = regexp.MustCompile(`[Mmlz]|-?(?:\d+(?:\.\d)?|\.\d)`)

// corners reads path data back to rings in tenths of a unit. It allows what
// pens of this package write and no more.
func corners(t testing.TB, d string) [][]tenths {
	t.Helper()
	var rings [][]tenths
	var at, start tenths
	var pair []int32
	if rest := strings.ReplaceAll(move.ReplaceAllString(d, ""), " ", ""); rest != "" {
		t.Fatalf("path data with %q", rest)
	}
	mode := ""
	for _, token := range move.FindAllString(d, -1) {
		switch token {
		case "M", "m", "l":
			mode = token
			continue
		case "z":
			at = start
			continue
		}
		x, err := strconv.ParseFloat(token, 64)
		if err != nil {
			t.Fatal(err)
		}
		pair = append(pair, int32(x*10+map[bool]float64{true: .5, false: -.5}[x >= 0]))
		if len(pair) < 2 {
			continue
		}
		at = tenths{at[0] + pair[0], at[1] + pair[1]}
		pair = pair[:0]
		if mode != "l" {
			start = at
			rings = append(rings, nil)
		}
		rings[len(rings)-1] = append(rings[len(rings)-1], at)
	}
	return rings
}

func TestMapHasEverything(t *testing.T) {
	l := grid(4, 3)
	parent := map[string]string{}
	for _, f := range l.Features {
		parent[f.ID] = f.ID[:2]
	}
	coarse, _ := geo.Dissolve(l, "bezirk", parent)
	svg := Render(mapOf(l), Prepare(l, coarse))
	all := elements(t, svg)
	if root := all[0]; root.name != "svg" || root.attr["role"] != "img" || root.attr["aria-labelledby"] != "m-klassen-title m-klassen-desc" {
		t.Errorf("root %v", root)
	}
	texts := map[string]bool{}
	ids := map[string]bool{}
	for _, e := range all {
		texts[e.name+": "+e.text] = true
		if id := e.attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("id %s stands twice", id)
			}
			ids[id] = true
		}
	}
	for _, want := range []string{
		"title: 5 von 12 Räumen sind Aktionsräume", "desc: Karte: fünf Räume im Norden sind Aktionsräume.",
		"text: 5 von 12 Räumen sind Aktionsräume", "text: Index der sozialen Lage, Sozialräume, 31.12.2017",
		"text: Demonstrationsdaten", "text: Ausgenommen: Westfalenpark.", "text: Quelle: Stadt Dortmund",
		"text: Aktionsraum (3)", "text: ausgenommen (2)", "text: Raum 0000", "title: Raum 0102: Index 1,2", "text: 500 m",
	} {
		if !texts[want] {
			t.Errorf("%q is missing", want)
		}
	}
	if got := areas(all); len(got) != 12 {
		t.Errorf("%d areas", len(got))
	}
	for _, use := range regexp.MustCompile(`url\(#([^)]*)\)`).FindAllSubmatch(svg, -1) {
		if !ids[string(use[1])] {
			t.Errorf("pattern %s is used but not defined", use[1])
		}
	}
	borders := 0
	for _, e := range all {
		if e.name == "path" && e.attr["stroke-width"] == "1.3" {
			borders++
			if n := len(corners(t, e.attr["d"])); n != 4 {
				t.Errorf("%d rings of borders, want 4", n)
			}
		}
	}
	if borders != 1 {
		t.Errorf("%d paths of borders", borders)
	}
	m := mapOf(l)
	m.Borders = ""
	if bytes.Contains(Render(m, Prepare(l, coarse)), []byte(`stroke-width="1.3"`)) {
		t.Error("borders that were not asked for")
	}
}

func TestOutlinesShareTheirSidesAndFillTheSheet(t *testing.T) {
	l := grid(7, 6)
	count := map[[2]tenths]int{}
	low, high := tenths{1 << 30, 1 << 30}, tenths{}
	for _, d := range areas(elements(t, Render(mapOf(l), Prepare(l, nil)))) {
		for _, ring := range corners(t, d) {
			for i, a := range ring {
				b := ring[(i+1)%len(ring)]
				if a[0] > b[0] || a[0] == b[0] && a[1] > b[1] {
					a, b = b, a
				}
				count[[2]tenths{a, b}]++
				low = tenths{min(low[0], a[0]), min(low[1], a[1], b[1])}
				high = tenths{max(high[0], b[0]), max(high[1], a[1], b[1])}
			}
		}
	}
	single := 0
	for side, n := range count {
		switch n {
		case 1:
			single++
		case 2:
		default:
			t.Errorf("side %v in %d rings", side, n)
		}
	}
	// 26 squares' sides on the outline, of two pieces each.
	if single != 2*26 {
		t.Errorf("%d sides without a neighbour, want 52", single)
	}
	if low != (tenths{0, 0}) || high[0] != 9520 && high[1] != 9000 {
		t.Errorf("the map reaches from %v to %v", low, high)
	}
}

func TestHostileTextsAreHarmless(t *testing.T) {
	const hostile = `</script><b>"&'=1+1` + "\x00\xff]]>"
	l := &geo.Layer{Level: "raum", Features: []geo.Feature{{ID: hostile, Geometry: grid(1, 1).Features[0].Geometry}}}
	m := figure.Map{
		File: hostile, Headline: hostile, Subtitle: hostile, Notes: []string{hostile}, Source: hostile, Alt: hostile, Banner: hostile,
		Swatches: []figure.Swatch{{Fill: colour.First, Pattern: figure.Hatch, Label: hostile}},
		Areas:    []figure.Shade{{ID: hostile, Name: hostile, Text: hostile, Label: true}},
	}
	svg := Render(m, Prepare(l, nil))
	for _, e := range elements(t, svg) {
		if e.name == "b" || e.name == "script" {
			t.Errorf("element %s", e.name)
		}
	}
	if bytes.Contains(svg, []byte("<b>")) || bytes.Contains(svg, []byte("</script")) {
		t.Errorf("%s", svg)
	}
}

func TestWhatIsNotThereDoesNotAppear(t *testing.T) {
	l := grid(2, 1)
	m := mapOf(l)
	m.Areas = append(m.Areas,
		figure.Shade{ID: "ohne Grenze", Name: "X", Label: true},
		figure.Shade{ID: "0000", Name: "doppelt"},
		figure.Shade{ID: "0100", Swatch: 99}, figure.Shade{ID: "0100", Swatch: -1})
	if got := areas(elements(t, Render(m, Prepare(l, nil)))); len(got) != 2 {
		t.Errorf("%v", got)
	}
	m.Areas = m.Areas[:1] // the other area stays as an empty outline
	all := elements(t, Render(m, Prepare(l, nil)))
	if got := areas(all); len(got) != 1 {
		t.Errorf("%v", got)
	}
	if !slices.ContainsFunc(all, func(e element) bool { return e.name == "path" && e.attr["stroke"] == rule }) {
		t.Error("the area without a value has left a gap")
	}
	point := &geo.Layer{Features: []geo.Feature{{ID: "a", Geometry: orb.MultiPolygon{{{{7, 51}, {7, 51}}}}}, {ID: "b"}, {ID: "c", Geometry: orb.MultiPolygon{{}}}}}
	for _, s := range []*Shapes{nil, {}, Prepare(nil, nil), Prepare(&geo.Layer{}, l), Prepare(point, nil), Prepare(point, point)} {
		if got := areas(elements(t, Render(m, s))); len(got) != 0 {
			t.Errorf("%v", got)
		}
	}
}

func TestTinyAreasAreNotLost(t *testing.T) {
	l := grid(2, 2)
	l.Features = append(l.Features, geo.Feature{ID: "9999", Geometry: orb.MultiPolygon{{{{7.41, 51.505}, {7.410001, 51.505}, {7.410001, 51.505001}, {7.41, 51.505}}}}})
	if d := areas(elements(t, Render(mapOf(l), Prepare(l, nil))))["9999"]; len(corners(t, d)) != 1 {
		t.Errorf("path %q", d)
	}
}

// Names neither overlap nor leave the sheet, however many there are.
func TestLabelsKeepApart(t *testing.T) {
	l := grid(12, 12)
	shapes := Prepare(l, nil)
	rapid.Check(t, func(t *rapid.T) {
		m := figure.Map{Swatches: swatches()}
		for _, f := range l.Features {
			name := rapid.StringOfN(rapid.RuneFrom([]rune("abcdeäöüßmW -/")), 0, 24, -1).Draw(t, "name")
			m.Areas = append(m.Areas, figure.Shade{ID: f.ID, Name: name, Label: true})
		}
		var w writer
		w.labels(m, shapes, func() (out []*shape) {
			for _, a := range m.Areas {
				out = append(out, shapes.find(a.ID))
			}
			return
		}())
		var boxes []box
		for _, match := range regexp.MustCompile(`x="([^"]*)" y="([^"]*)">([^<]*)<`).FindAllStringSubmatch(w.String(), -1) {
			x, _ := strconv.ParseFloat(match[1], 64)
			y, _ := strconv.ParseFloat(match[2], 64)
			half := textWidth(match[3], labelSize, true) / 2
			boxes = append(boxes, box{x - half + .1, y - 0.75*labelSize, x + half - .1, y + .1*labelSize})
		}
		for i, a := range boxes {
			if a.x0 < -margin || a.x1 > pageWidth-margin || a.y0 < -20 || a.y1 > shapes.height+20 {
				t.Fatalf("%v leaves the sheet", a)
			}
			for _, b := range boxes[:i] {
				if a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
					t.Fatalf("%v overlaps %v", a, b)
				}
			}
		}
	})
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"", 100, nil},
		{"ein Wort", 1000, []string{"ein Wort"}},
		{"das sind 31\u202f% aller", 95, []string{"das sind", "31\u202f% aller"}},
		{"Donaudampfschifffahrt", 100, []string{"Donaudamp", "fschifffahrt"}},
	} {
		if diff := cmp.Diff(c.want, wrap(c.text, c.width, 16, false)); diff != "" {
			t.Error(diff)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		lines := wrap(text, 60, 16, true)
		for _, l := range lines {
			if len([]rune(l)) > 1 && textWidth(l, 16, true) > 60 {
				t.Fatalf("%q is wider than the sheet", l)
			}
		}
		strip := strings.NewReplacer(" ", "", "\n", "", "\t", "", "\r", "").Replace
		if got := strip(strings.Join(lines, "")); got != strip(strings.ToValidUTF8(text, "\uFFFD")) {
			t.Fatalf("%q became %q", text, lines)
		}
	})
}

func TestPathNumbers(t *testing.T) {
	for n, want := range map[int32]string{0: "0", 1: ".1", -1: "-.1", 10: "1", -10: "-1", 125: "12.5", -9520: "-952"} {
		if got := string(appendTenths(nil, n, false)); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestMapIsTheSameEveryTime(t *testing.T) {
	l := grid(6, 6)
	m, shapes := mapOf(l), Prepare(l, l)
	want := Render(m, shapes)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := Render(m, shapes); !bytes.Equal(got, want) {
				t.Error("another map")
			}
		})
	}
	group.Wait()
	if got := Render(m, Prepare(l, l)); !bytes.Equal(got, want) {
		t.Error("another map from the same boundaries")
	}
}

func TestGolden(t *testing.T) {
	l := grid(3, 2)
	got := Render(mapOf(l), Prepare(l, nil))
	path := filepath.Join("testdata", "raster.svg")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (write anew with -update):\n%s", path, diff)
	}
}

// shared reads a layer of published boundaries beside the project, and its
// union by the first characters of the ids.
func shared(t testing.TB, name, key string, prefix int) (fine, coarse *geo.Layer) {
	t.Helper()
	root := filepath.Join("..", "..", "..", "..", "shared", "data")
	if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(name))); err != nil {
		t.Skipf("the published data is not there: %v", err)
	}
	fine, list, err := source.Read(os.DirFS(root).(source.Files), name, source.Spec{Level: "raum", Key: key})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list.Sorted())
	}
	parent := map[string]string{}
	for _, f := range fine.Features {
		parent[f.ID] = f.ID[:prefix]
	}
	coarse, _ = geo.Dissolve(fine, "bezirk", parent)
	return fine, coarse
}

func TestPublishedBoundariesMakeSmallFiles(t *testing.T) {
	for _, c := range []struct {
		name, key   string
		prefix, max int
	}{
		{"berlin-mss-2019/berlin-lor-planning-areas-until-2020-fixed.geojson", "id", 2, 250_000},
		{"dortmund/statistische_bezirke_62.geojson", "code", 1, 100_000},
	} {
		fine, coarse := shared(t, c.name, c.key, c.prefix)
		svg := Render(mapOf(fine), Prepare(fine, coarse))
		t.Logf("%s: %d areas, %d bytes", c.name, len(fine.Features), len(svg))
		if len(svg) > c.max {
			t.Errorf("%s: %d bytes, want at most %d", c.name, len(svg), c.max)
		}
		if got := areas(elements(t, svg)); len(got) != len(fine.Features) {
			t.Errorf("%s: %d areas of %d", c.name, len(got), len(fine.Features))
		}
	}
}

func BenchmarkPrepare(b *testing.B) {
	fine, coarse := shared(b, "berlin-mss-2019/berlin-lor-planning-areas-until-2020-fixed.geojson", "id", 2)
	for b.Loop() {
		Prepare(fine, coarse)
	}
}

func BenchmarkRender(b *testing.B) {
	fine, coarse := shared(b, "berlin-mss-2019/berlin-lor-planning-areas-until-2020-fixed.geojson", "id", 2)
	m, shapes := mapOf(fine), Prepare(fine, coarse)
	for b.Loop() {
		Render(m, shapes)
	}
}

// Of names that would touch, that of a leading area is written.
func TestANameThatLeadsIsWritten(t *testing.T) {
	l := grid(12, 12)
	shapes := Prepare(l, nil)
	written := func(lead int) int {
		m := mapOf(l)
		for i := range m.Areas {
			m.Areas[i].Label, m.Areas[i].Name = true, fmt.Sprintf("Donaudampfschifffahrt%03d", i)
		}
		m.Areas[lead].Lead = 1
		return strings.Count(string(Render(m, shapes)), fmt.Sprintf("Donaudampfschifffahrt%03d</text>", lead))
	}
	for lead := range l.Features {
		if n := written(lead); n != 1 {
			t.Errorf("the name of area %d is written %d times", lead, n)
		}
	}
}
