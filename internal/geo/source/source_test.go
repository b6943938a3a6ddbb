package source

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/words"
)

const square = `{"type":"Polygon","coordinates":[[[7,51],[7.1,51],[7.1,51.1],[7,51.1],[7,51]]]}`

func feature(properties, geometry string) string {
	return `{"type":"Feature","properties":` + properties + `,"geometry":` + geometry + `}`
}

func collection(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

func read(t testing.TB, text string, spec Spec) (*geo.Layer, []finding.Finding) {
	t.Helper()
	layer, list, err := Read(memory(text), "../a.geojson", spec)
	if err != nil {
		t.Fatal(err)
	}
	return layer, list.Sorted()
}

func codes(list []finding.Finding) string {
	var out []string
	for _, f := range list {
		out = append(out, f.Code+"@"+f.Position.String())
	}
	return strings.Join(out, " ")
}

func TestReadFindsFaults(t *testing.T) {
	spec := Spec{Level: "raum", Key: "code", At: finding.AtLine("edition.yaml", 12, 5)}
	at := func(longitude string) string { return strings.ReplaceAll(square, "[7", "["+longitude) }
	good, second := feature(`{"code":"013"}`, at("9")), feature(`{"code":"014"}`, at("8"))
	ring := func(coordinates string) string {
		return collection(feature(`{"code":"1"}`, `{"type":"Polygon","coordinates":`+coordinates+`}`), good)
	}
	of := func(geometry string) string { return collection(feature(`{"code":"1"}`, geometry), good) }
	for _, c := range []struct{ name, text, want string }{
		{"good", collection(good), ""},
		{"byte order mark", "\uFEFF" + collection(good), ""},
		{"no JSON", "code;name\n1;Hafen", "boundary_not_collection@../a.geojson"},
		{"empty file", "", "boundary_not_json@../a.geojson!1:1"},
		{"cut off", collection(good)[:150], "boundary_cut_off@../a.geojson!1:151"},
		{"cut off between features", collection(good)[:len(collection(good))-2], "boundary_cut_off@../a.geojson!1:178"},
		{"comma too many", strings.Replace(collection(good), "[9,51],", "[9,51],,", 1), "boundary_not_json@../a.geojson!1:139"},
		{"fault in a later line", "{\n\"type\": \"FeatureCollection\",\n  features: []}", "boundary_not_json@../a.geojson!3:3"},
		{"fault inside one of two features", collection(good, strings.Replace(good, `"013"`, `013`, 1)), "boundary_not_json@../a.geojson!1:218"},
		{"text after the end", collection(good) + "x", "boundary_not_json@../a.geojson!1:180"},
		{"Latin-1", collection(feature("{\"code\":\"1\",\"name\":\"H\xf6rde\"}", square)), "boundary_not_utf8@../a.geojson!1:93"},
		{"one feature", good, "boundary_not_collection@../a.geojson"},
		{"one feature per line", good + "\n" + second + "\r\n", ""},
		{"record separators", "\x1e" + good + "\n\x1e" + second + "\n", ""},
		{"one feature behind a separator", "\x1e" + good + "\n", ""},
		{"lines with the same id", good + "\n" + good, "boundary_duplicate@../a.geojson!#2"},
		{"lines of which one is no feature", good + "\n" + square, "boundary_not_feature@../a.geojson!#2"},
		{"lines of which the last is cut off", good + "\n" + good[:60], "boundary_not_json@../a.geojson!2:1"},
		{"lines with a fault in the second", good + "\n" + strings.Replace(good, "[9,51],", "[9,51],,", 1), "boundary_not_json@../a.geojson!2:99"},
		{"two collections", collection(good) + "\n" + collection(good), "boundary_not_json@../a.geojson!2:1"},
		{"topology", `{"type":"Topology","objects":{}}`, "boundary_not_collection@../a.geojson"},
		{"a number", `12`, "boundary_not_collection@../a.geojson"},
		{"no features", `{"type":"FeatureCollection","features":[]}`, "boundary_no_features@../a.geojson"},
		{"features is no list", `{"type":"FeatureCollection","features":{}}`, "boundary_not_collection@../a.geojson"},
		{"null among the features", collection("null", good), "boundary_not_feature@../a.geojson!#1"},
		{"geometry among the features", collection(square, good), "boundary_not_feature@../a.geojson!#1"},
		{"unknown key", collection(feature(`{"name":"x","kode":"1"}`, square)), "boundary_key_unknown@edition.yaml!12:5"},
		{"no properties", collection(feature(`null`, square)), "boundary_key_none@edition.yaml!12:5"},
		{"key missing once", collection(good, feature(`{"name":"x"}`, square)), "boundary_key_missing@../a.geojson!#2"},
		{"key empty", collection(good, feature(`{"code":" "}`, square)), "boundary_key_empty@../a.geojson!#2"},
		{"key null", collection(good, feature(`{"code":null}`, square)), "boundary_key_empty@../a.geojson!#2"},
		{"key is a list", collection(good, feature(`{"code":[1]}`, square)), "boundary_key_empty@../a.geojson!#2"},
		{"duplicate", collection(good, good), "boundary_duplicate@../a.geojson!#2"},
		{"duplicate without geometry", collection(good, feature(`{"code":"013"}`, "null")),
			"boundary_duplicate@../a.geojson!#2 boundary_geometry_missing@../a.geojson!#2"},
		{"null geometry", of("null"), "boundary_geometry_missing@../a.geojson!#1"},
		{"no geometry", collection(`{"type":"Feature","properties":{"code":"1"}}`, good), "boundary_geometry_missing@../a.geojson!#1"},
		{"geometry is a number", of("5"), "boundary_geometry_missing@../a.geojson!#1"},
		{"geometry without type", of(`{"coordinates":[]}`), "boundary_geometry_missing@../a.geojson!#1"},
		{"empty polygon", of(`{"type":"Polygon","coordinates":[]}`), "boundary_geometry_empty@../a.geojson!#1"},
		{"polygon without coordinates", of(`{"type":"Polygon"}`), "boundary_geometry_empty@../a.geojson!#1"},
		{"empty ring", ring(`[[]]`), "boundary_geometry_empty@../a.geojson!#1"},
		{"empty parts", of(`{"type":"MultiPolygon","coordinates":[[],[]]}`), "boundary_geometry_empty@../a.geojson!#1"},
		{"empty collection", of(`{"type":"GeometryCollection","geometries":[]}`), "boundary_geometry_empty@../a.geojson!#1"},
		{"point", of(`{"type":"Point","coordinates":[7,51]}`), "boundary_geometry_type@../a.geojson!#1"},
		{"line", of(`{"coordinates":[[7,51],[8,51]],"type":"LineString"}`), "boundary_geometry_type@../a.geojson!#1"},
		{"line in a collection", of(`{"type":"GeometryCollection","geometries":[` + square + `,{"type":"LineString","coordinates":[[7,51],[8,51]]}]}`), "boundary_part_ignored@../a.geojson!#1"},
		{"only a line in a collection", of(`{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[7,51],[8,51]]}]}`), "boundary_geometry_type@../a.geojson!#1"},
		{"unknown type beside a polygon", of(`{"type":"GeometryCollection","geometries":[` + square + `,{"type":"CurvePolygon","coordinates":[]}]}`), "boundary_geometry_type@../a.geojson!#1"},
		{"collapsed part", of(`{"type":"MultiPolygon","coordinates":[[[[7,51],[7.1,51],[7,51]]],[[[7,51],[7.1,51],[7.1,51.1],[7,51]]]]}`), "boundary_part_collapsed@../a.geojson!#1"},
		{"hole in line", ring(`[[[7,51],[7.1,51],[7.1,51.1],[7,51]],[[7.05,51.01],[7.06,51.01],[7.07,51.01],[7.05,51.01]]]`), "boundary_part_collapsed@../a.geojson!#1"},
		{"empty hole", ring(`[[[7,51],[7.1,51],[7.1,51.1],[7,51]],[]]`), ""},
		{"open hole of three points", ring(`[[[7,51],[7.1,51],[7.1,51.1],[7,51]],[[7.05,51.01],[7.06,51.01],[7.07,51.02]]]`), "boundary_ring_open@../a.geojson!#1"},
		{"open ring", ring(`[[[7,51],[7.1,51],[7.1,51.1],[7,51.1]]]`), "boundary_ring_open@../a.geojson!#1"},
		{"three points", ring(`[[[7,51],[7.1,51],[7,51]]]`), "boundary_ring_short@../a.geojson!#1"},
		{"flat ring", ring(`[[[7,51],[7.1,51],[7.2,51],[7,51]]]`), "boundary_broken@../a.geojson!#1"},
		{"too far east", ring(`[[[181,51],[7.1,51],[7.1,51.1],[181,51]]]`), "boundary_out_of_range@../a.geojson!#1"},
		{"too far north", ring(`[[[7,51],[7.1,91],[7.1,51.1],[7,51]]]`), "boundary_out_of_range@../a.geojson!#1"},
		{"infinite", ring(`[[[7,51],[1e999,51],[7.1,51.1],[7,51]]]`), "boundary_out_of_range@../a.geojson!#1"},
		{"metres in one area", ring(`[[[391264.7,5699392.2],[391268.3,5699392.9],[391268.3,5699395],[391264.7,5699392.2]]]`), "boundary_projected@../a.geojson!#1"},
		{"text as coordinate", ring(`[[["7","51"],[7.1,51],[7.1,51.1],[7,51]]]`), "boundary_coordinate@../a.geojson!#1"},
		{"null as coordinate", ring(`[[[null,51],[7.1,51],[7.1,51.1],[7,51]]]`), "boundary_coordinate@../a.geojson!#1"},
		{"NaN as coordinate", ring(`[[[NaN,51],[7.1,51],[7.1,51.1],[7,51]]]`), "boundary_coordinate@../a.geojson!#1"},
		{"-Infinity as coordinate", ring(`[[[7,-Infinity],[7.1,51],[7.1,51.1],[7,51]]]`), "boundary_coordinate@../a.geojson!#1"},
		{"lone longitude", ring(`[[[7],[7.1,51],[7.1,51.1],[7]]]`), "boundary_coordinate@../a.geojson!#1"},
		{"empty position", ring(`[[[],[7.1,51],[7.1,51.1],[]]]`), "boundary_coordinate@../a.geojson!#1"},
		{"numbers without brackets", ring(`[[7,51,7.1,51]]`), "boundary_coordinate@../a.geojson!#1"},
		{"swapped", collection(feature(`{"code":"1"}`, `{"type":"Polygon","coordinates":[[[51,7],[51,7.1],[51.1,7.1],[51,7]]]}`)), "boundary_swapped@../a.geojson"},
		{"bow", ring(`[[[7,51],[7.2,51.2],[7.2,51],[7,51.2],[7,51]]]`), "boundary_redrawn@../a.geojson!#1"},
		{"small loop", ring(`[[[7,51],[7.2,51],[7.2,51.2],[7.1,51.2],[7.11,51.21],[7.11,51.19],[7,51.2],[7,51]]]`), "boundary_crosses_itself@../a.geojson!#1"},
		{"two outer rings", ring(`[[[7,51],[7.1,51],[7.1,51.1],[7,51]],[[8,51],[8.1,51],[8.1,51.1],[8,51]]]`), "boundary_rings_sorted@../a.geojson!#1"},
		{"touch", ring(`[[[7,51],[7.1,51.1],[7,51.2],[7.2,51.2],[7.1,51.1],[7.2,51],[7,51]]]`), "boundary_touches_itself@../a.geojson!#1"},
		{"UTM named in the file", `{"type":"FeatureCollection",` + "\n" + `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[` + good + `]}`,
			"boundary_crs_unsupported@../a.geojson!2:7"},
		{"odd crs", `{"type":"FeatureCollection","crs":{"type":"link"},"features":[` + good + `]}`, "boundary_crs_unsupported@../a.geojson!1:35"},
		{"crs null", `{"type":"FeatureCollection","crs":null,"features":[` + good + `]}`, ""},
		{"crs WGS84", `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[` + good + `]}`, ""},
		{"crs ETRS89 in degrees", `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4258"}},"features":[` + good + `]}`, ""},
		{"one of four swapped", collection(good, second, feature(`{"code":"3"}`, at("7")), feature(`{"code":"4"}`, `{"type":"Polygon","coordinates":[[[51,7],[51.1,7],[51.1,7.1],[51,7]]]}`)), "boundary_area_swapped@../a.geojson!#4"},
		{"one of four far away", collection(good, second, feature(`{"code":"3"}`, at("7")), feature(`{"code":"4"}`, `{"type":"Polygon","coordinates":[[[7,21],[7.1,21],[7.1,21.1],[7,21]]]}`)), "boundary_far_away@../a.geojson!#4"},
		{"an island a degree away", collection(good, second, feature(`{"code":"3"}`, at("7")), feature(`{"code":"4"}`, `{"type":"Polygon","coordinates":[[[7,54],[7.1,54],[7.1,54.1],[7,54]]]}`)), ""},
		{"states with islands overseas", collection(good, second, feature(`{"code":"3"}`, at("2")), feature(`{"code":"4"}`, `{"type":"Polygon","coordinates":[[[55,-21],[55.1,-21],[55.1,-21.1],[55,-21]]]}`)), ""},
		{"two codes with one boundary", collection(good, feature(`{"code":"2"}`, at("9"))), "boundary_same_twice@../a.geojson!#1"},
		{"overlap by half", collection(good, feature(`{"code":"2"}`, strings.ReplaceAll(strings.ReplaceAll(square, "[7,", "[9.05,"), "[7.1", "[9.15"))), "boundary_overlaps@../a.geojson!#1"},
		{"overlap by a twentieth", collection(good, feature(`{"code":"2"}`, strings.ReplaceAll(strings.ReplaceAll(square, "[7,", "[9.095,"), "[7.1", "[9.195"))), ""},
		{"enclave without a hole", collection(good, feature(`{"code":"2"}`, `{"type":"Polygon","coordinates":[[[9.04,51.04],[9.06,51.04],[9.06,51.06],[9.04,51.04]]]}`)), "boundary_overlaps@../a.geojson!#2"},
		{"deeply nested", strings.Repeat("[", 100000), "boundary_not_json@../a.geojson!1:202"},
		{"deeply nested property", collection(feature(`{"code":"1","x":`+strings.Repeat("[", 1000)+strings.Repeat("]", 1000)+`}`, square)), "boundary_not_json@../a.geojson!1:289"},
	} {
		t.Run(c.name, func(t *testing.T) {
			layer, list := read(t, c.text, spec)
			if got := codes(list); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			if layer == nil && len(list) == 0 {
				t.Error("neither layer nor finding")
			}
			for _, f := range list {
				for _, l := range []words.Lang{words.German, words.English} {
					message, hint := l.Finding(f.Code, f.Shown(true))
					if strings.ContainsAny(message+hint, "«»|") {
						t.Errorf("a place of the text is not filled: %s %s", message, hint)
					}
				}
			}
		})
	}
}

func TestReadWholeFileInMetres(t *testing.T) {
	metres := `{"type":"Polygon","coordinates":[[[391264.7,5699392.2],[391268.3,5699392.9],[391268.3,5699395],[391264.7,5699392.2]]]}`
	layer, list := read(t, collection(feature(`{"code":1}`, metres), feature(`{"code":2}`, metres)), Spec{Key: "code"})
	if layer != nil || codes(list) != "boundary_all_projected@../a.geojson" {
		t.Errorf("%v", codes(list))
	}
}

func TestReadRefusesOtherFormatsAndSystems(t *testing.T) {
	at := finding.AtLine("edition.yaml", 3, 4)
	for _, c := range []struct{ file, crs, want string }{
		{"x.shp", "", "boundary_format"}, {"x.GPKG", "", "boundary_format"}, {"x.dbf", "", "boundary_format"},
		{"x.geojson", "EPSG:25832", "boundary_crs_unsupported"},
		{"x.geojson", "EPSG:31466", "boundary_crs_unsupported"},
		{"x.geojson", "EPSG:4326", "boundary_not_found"},
		{"x.geojson", "epsg:4326", "boundary_not_found"},
		{"../../x.geojson", "", "boundary_not_found"},
	} {
		layer, list, err := Read(fstest.MapFS{}, c.file, Spec{Key: "id", CRS: c.crs, At: at})
		if layer != nil || err != nil || list.Len() != 1 || list.Sorted()[0].Code != c.want || list.Sorted()[0].Position != at {
			t.Errorf("%s %s: %v %v", c.file, c.crs, list.Sorted(), err)
		}
	}
	_, _, err := Read(failing{}, "a.geojson", Spec{})
	if err == nil || !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "read boundaries a.geojson") {
		t.Errorf("%v", err)
	}
}

type folder string

func (f folder) ReadFile(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(f), filepath.FromSlash(name)))
}

// memory is a file that is found under every name.
type memory string

func (m memory) ReadFile(string) ([]byte, error) { return []byte(m), nil }

type failing struct{}

func (failing) ReadFile(string) ([]byte, error) { return nil, fs.ErrPermission }

func TestReadTakesAllFormsOfAnID(t *testing.T) {
	for raw, want := range map[string]string{
		`"013"`: "013", `13`: "13", `13.0`: "13", `1.3e1`: "13", `13.5`: "13.5", `" 013 "`: "013", `"01\u00313"`: "0113",
		`12345678901234567890123`: "12345678901234567890123", `-1`: "-1", `0`: "0", `"Hörde/Süd"`: "Hörde/Süd",
	} {
		layer, list := read(t, collection(feature(`{"x":{"code":9},"code":`+raw+`}`, square)), Spec{Key: "code"})
		if len(list) > 0 || layer.Features[0].ID != want {
			t.Errorf("%s: %v %v, want %s", raw, layer, codes(list), want)
		}
	}
	layer, _ := read(t, collection(strings.Replace(feature(`{}`, square), `{"type"`, `{"id":7,"type"`, 1)), Spec{})
	if layer == nil || layer.Features[0].ID != "7" {
		t.Errorf("the id of the feature itself: %v", layer)
	}
}

// A key "id" is the property of that name, and the id of the feature where no
// property has it; no other key reaches beside the properties.
func TestReadFindsTheIDBesideTheProperties(t *testing.T) {
	beside := func(properties string) string {
		return collection(strings.Replace(feature(properties, square), `{"type"`, `{"id":"07","type"`, 1))
	}
	for _, c := range []struct{ properties, key, want string }{
		{`{"name":"A"}`, "id", "07"},
		{`null`, "id", "07"},
		{`null`, "ID", "07"},
		{`{"id":"08"}`, "id", "08"},
	} {
		layer, list := read(t, beside(c.properties), Spec{Key: c.key})
		if len(list) > 0 || layer == nil || layer.Features[0].ID != c.want {
			t.Errorf("%s with key %s: %v %v, want %s", c.properties, c.key, layer, codes(list), c.want)
		}
	}
	if _, list := read(t, beside(`{"name":"A"}`), Spec{Key: "code"}); codes(list) != "boundary_key_unknown@../a.geojson" {
		t.Errorf("another key: %v", codes(list))
	}
}

func TestReadGeometries(t *testing.T) {
	want := orb.MultiPolygon{{
		{{7, 51}, {8, 51}, {8, 52}, {7, 52}, {7, 51}},
		{{7.25, 51.25}, {7.25, 51.5}, {7.5, 51.5}, {7.25, 51.25}},
	}, {{{9, 51}, {10, 51}, {10, 52}, {9, 51}}}}
	rings := `[[7,51],[8,51],[8,52],[7,52],[7,51]],[[7.25,51.25],[7.25,51.5],[7.5,51.5],[7.25,51.25]]`
	second := `[[9,51],[10,51],[10,52],[9,51]]`
	for name, geometry := range map[string]string{
		"parts":               `{"type":"MultiPolygon","coordinates":[[` + rings + `],[` + second + `]]}`,
		"type last":           `{"coordinates":[[` + rings + `],[` + second + `]],"type":"MultiPolygon"}`,
		"collection":          `{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[` + rings + `]},{"type":"Polygon","coordinates":[` + second + `]}]}`,
		"white space":         strings.NewReplacer(",", " ,\n\t", "[", "[ ", "]", " ]").Replace(`{"type":"MultiPolygon","coordinates":[[` + rings + `],[` + second + `]]}`),
		"heights":             strings.ReplaceAll(`{"type":"MultiPolygon","coordinates":[[`+rings+`],[`+second+`]]}`, "51]", "51,123.4,null]"),
		"exponents":           strings.ReplaceAll(`{"type":"MultiPolygon","coordinates":[[`+rings+`],[`+second+`]]}`, "51]", "0.51e2]"),
		"foreign members":     `{"bbox":[7,51,10,52],"type":"MultiPolygon","coordinates":[[` + rings + `],[` + second + `]],"x":{"coordinates":[]}}`,
		"type with an escape": `{"type":"Multi\u0050olygon","coordinates":[[` + rings + `],[` + second + `]]}`,
	} {
		layer, list := read(t, collection(feature(`{"code":"1"}`, geometry)), Spec{Key: "code"})
		if len(list) > 0 {
			t.Errorf("%s: %v", name, codes(list))
			continue
		}
		if diff := cmp.Diff(want, layer.Features[0].Geometry); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestReadNames(t *testing.T) {
	text := collection(feature(`{"code":"1","Name":"Hörde","BEZ":" Süd "}`, square))
	for label, want := range map[string]string{"": "Hörde", "BEZ": "Süd", "code": "1"} {
		layer, list := read(t, text, Spec{Key: "code", Label: label})
		if len(list) > 0 || layer.Features[0].Name != want {
			t.Errorf("%q: %v %v", label, layer, codes(list))
		}
	}
	// One property as key and as label.
	layer, list := read(t, text, Spec{Key: "code", Label: "bezeichnung"})
	if layer == nil || codes(list) != "boundary_label_unknown@../a.geojson" || list[0].Severity != finding.Warning {
		t.Errorf("%v %v", layer, codes(list))
	}
}

func TestDuplicateNamesBothFeatures(t *testing.T) {
	elsewhere := strings.ReplaceAll(square, "[7", "[8")
	_, list := read(t, collection(feature(`{"code":"1","name":"A"}`, square), feature(`{"code":"2"}`, elsewhere), feature(`{"code":1,"name":"B"}`, square)), Spec{Key: "code"})
	if len(list) != 1 {
		t.Fatal(codes(list))
	}
	message, _ := words.German.Finding(list[0].Code, list[0].Shown(true))
	if want := "Zwei Flächen der Grenzdatei haben die Kennziffer 1: Nr. 1 A und Nr. 3 B."; message != want {
		t.Errorf("%s\nwant %s", message, want)
	}
}

func TestUnknownKeyOffersTheNearestNames(t *testing.T) {
	_, list := read(t, collection(feature(`{"flaeche":1,"name":"A","PLR_ID":"1","BEZ":"x"}`, square)), Spec{Key: "PLRID"})
	if len(list) != 1 || !strings.HasPrefix(list[0].Args["names"].(string), "PLR_ID, ") {
		t.Errorf("%v", list)
	}
}

// Numbers come out as strconv reads them, by the quick way and the general one.
func TestNumbersAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?`).Draw(t, "number")
		c := cursor{text: text + ","}
		got, err := c.number()
		want := 0.0
		fmt.Sscan(text, &want)
		if err != nil || got != want || c.at != len(text) {
			t.Fatalf("%s: %v %v at %d, want %v", text, got, err, c.at, want)
		}
	})
}

func TestOrderOfFeaturesDoesNotMatter(t *testing.T) {
	var features []string
	for i := range 60 {
		x := 7 + float64(i)/100
		features = append(features, feature(fmt.Sprintf(`{"code":"%02d"}`, i),
			fmt.Sprintf(`{"type":"Polygon","coordinates":[[[%v,51],[%v,51],[%v,51.1],[%v,51.1],[%v,51]]]}`, x, x+.01, x+.01, x, x)))
	}
	want, list := read(t, collection(features...), Spec{Key: "code"})
	if len(list) > 0 || len(want.Features) != 60 {
		t.Fatal(codes(list))
	}
	rapid.Check(t, func(t *rapid.T) {
		shuffled := slices.Clone(features)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		layer, _, _ := Read(memory(collection(shuffled...)), "a", Spec{Key: "code"})
		for i := range layer.Features {
			layer.Features[i].At = want.Features[i].At // the number of the feature is its place in the file
		}
		if diff := cmp.Diff(want, layer); diff != "" {
			t.Fatal(diff)
		}
	})
}

// shared is the folder of published data beside the project.
func shared(t testing.TB, name string) folder {
	t.Helper()
	root := filepath.Join("..", "..", "..", "..", "shared", "data")
	if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(name))); err != nil {
		t.Skipf("the published data is not there: %v", err)
	}
	return folder(root)
}

func TestReadPublishedBoundaries(t *testing.T) {
	for _, c := range []struct {
		name, key  string
		areas      int
		touching   int
		duplicates int
		km2        float64 // 0 where not known
	}{
		{"dortmund/statistische_bezirke_62.geojson", "code", 62, 24, 0, 280.7},
		{"dortmund/stadtbezirke_12.geojson", "code", 12, 7, 0, 280.7},
		{"dortmund/aktionsraeume_2021.geojson", "code", 15, 1, 0, 0},
		{"berlin-mss-2019/berlin-lor-planning-areas-until-2020.geojson", "id", 447, 0, 1, 0},
		{"berlin-mss-2019/berlin-lor-planning-areas-until-2020-fixed.geojson", "id", 448, 0, 0, 891},
		{"berlin-mss-2019/berlin-lor-district-regions-until-2020.geojson", "id", 138, 0, 0, 891},
		{"berlin-mss-2019/berlin-lor-districts.geojson", "id", 12, 0, 0, 891},
		{"flensburg-sozialatlas/stadtteile_wgs84.geojson", "AREA_ID", 13, 0, 0, 49.5},
	} {
		t.Run(c.name, func(t *testing.T) {
			layer, list, err := Read(shared(t, c.name), c.name, Spec{Level: "raum", Key: c.key})
			if err != nil || layer == nil {
				t.Fatal(err, list.Sorted())
			}
			touching, duplicates, others := 0, 0, 0
			for _, f := range list.Sorted() {
				switch f.Code {
				case "boundary_touches_itself":
					touching++
				case "boundary_duplicate":
					duplicates++
				default:
					t.Log(words.German.Finding(f.Code, f.Shown(true)))
					others++
				}
			}
			if len(layer.Features) != c.areas || touching != c.touching || duplicates != c.duplicates || others > 0 {
				t.Errorf("%d areas, %d touching, %d duplicate, %d other", len(layer.Features), touching, duplicates, others)
			}
			sum := 0.0
			for _, f := range layer.Features {
				sum += geo.Area(f.Geometry) / 1e6
			}
			if c.km2 > 0 && (sum < c.km2*0.98 || sum > c.km2*1.02) {
				t.Errorf("%.1f km², want about %.1f", sum, c.km2)
			}
		})
	}
}

func TestBerlinDissolvesToItsDistricts(t *testing.T) {
	const name = "berlin-mss-2019/berlin-lor-planning-areas-until-2020-fixed.geojson"
	fine, _, err := Read(shared(t, name), name, Spec{Level: "planungsraum", Key: "id"})
	if err != nil {
		t.Fatal(err)
	}
	parent := map[string]string{}
	pieces, whole := 0.0, 0.0
	for _, f := range fine.Features {
		parent[f.ID] = f.ID[:2]
		pieces += geo.Area(f.Geometry)
	}
	districts, list := geo.Dissolve(fine, "bezirk", parent)
	if list.HasErrors() || len(districts.Features) != 12 {
		t.Fatalf("%d districts, %v", len(districts.Features), list.Sorted())
	}
	for _, f := range districts.Features {
		whole += geo.Area(f.Geometry)
		if len(f.Geometry) != 1 {
			t.Errorf("%s has %d parts", f.ID, len(f.Geometry))
		}
	}
	if d := whole/pieces - 1; d > 1e-9 || d < -1e-9 {
		t.Errorf("the pieces are %v m², the whole is %v", pieces, whole)
	}
}

func FuzzRead(f *testing.F) {
	good := feature(`{"code":"013","name":"A"}`, square)
	f.Add(collection(good, good), "code")
	f.Add(collection(feature(`{"code":1.0}`, `{"type":"MultiPolygon","coordinates":[[[[7,51],[7.2,51.2],[7.2,51],[7,51.2],[7,51]]]]}`)), "code")
	f.Add(collection(feature(`{"code":"\u0041"}`, `{"coordinates":[[[7,51],[7.1,51.1],[7,51.2],[7.2,51.2],[7.1,51.1],[7.2,51],[7,51]]],"type":"Polygon"}`)), "")
	f.Add("\x1e"+good+"\n\x1e"+strings.Replace(good, "013", "1.0e1", 1), "code")
	f.Add(`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[null,{}]}`, "x")
	f.Add(collection(feature(`{"code":NaN}`, `{"type":"GeometryCollection","geometries":[`+square+`,null]}`)), "code")
	f.Add(collection(feature(`{"code":2}`, `{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[0,2],[2,1],[4,2],[2,3],[0,2]],[[1,1],[5,5],[1,5],[1,1]]]}`)), "code")
	f.Fuzz(func(t *testing.T, text, key string) {
		layer, list, err := Read(memory(text), "a", Spec{Key: key})
		if err != nil {
			t.Fatal(err)
		}
		if layer == nil && !list.HasErrors() {
			t.Fatal("neither layer nor error")
		}
		for _, f := range list.Sorted() {
			if message, _ := words.German.Finding(f.Code, f.Shown(true)); strings.HasPrefix(message, "«") {
				t.Fatal(message)
			}
		}
		if layer == nil {
			return
		}
		parent := map[string]string{}
		for i, f := range layer.Features {
			parent[f.ID] = "G"
			if i > 0 && layer.Features[i-1].ID >= f.ID {
				t.Fatal("not sorted")
			}
		}
		geo.Dissolve(layer, "grob", parent)
		geo.Simplify(layer, 100)
	})
}

func BenchmarkRead(b *testing.B) {
	const name = "berlin-mss-2019/berlin-lor-planning-areas-until-2020-fixed.geojson"
	fsys := shared(b, name)
	for b.Loop() {
		if _, _, err := Read(fsys, name, Spec{Level: "planungsraum", Key: "id"}); err != nil {
			b.Fatal(err)
		}
	}
}
