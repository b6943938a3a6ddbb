package pipeline_test

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sozialbericht/data"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

const (
	smallEdition = `id: klein
title: Kleine Ausgabe
city: Musterstadt
levels:
  - id: raum
    name: {one: Raum, many: Räume}
    tables: [{file: werte.csv, key: Code, label: Name, city_row: Stadt}]
    boundaries: {file: grenzen.geojson, key: code}
population: Einwohner
indicators:
  - {id: quote, label: Quote, rate: {of: Fälle, per: Einwohner, times: 100}, unit: "%", higher_is: worse}
  - {id: anteil, label: Anteil, value: Anteil, kind: share, weight_by: Einwohner, unit: "%", higher_is: better}
  - {id: alter, label: Alter, value: Alter, higher_is: neutral}
indices:
  - {id: lage, label: Lage, inputs: [quote, anteil]}
classes:
  - {id: klasse, label: Klasse, index: lage, bands: [{class: gut, label: gut, to: 0}, {class: ungut, label: ungut, target: true}]}
`
	smallTable = `Code;Name;Einwohner;Fälle;Anteil;Alter
01;Nord;1000;100;20,5;40,1
02;Süd;2000;150;31,5;41,7
03;West;1500;90;12,0;44,9
Stadt;;4500;340;22,4;42,4
`
	smallBoundaries = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"01"},"geometry":{"type":"Polygon","coordinates":[[[7.0,51.0],[7.1,51.0],[7.1,51.1],[7.0,51.1],[7.0,51.0]]]}},
{"type":"Feature","properties":{"code":"02"},"geometry":{"type":"Polygon","coordinates":[[[7.1,51.0],[7.2,51.0],[7.2,51.1],[7.1,51.1],[7.1,51.0]]]}},
{"type":"Feature","properties":{"code":"03"},"geometry":{"type":"Polygon","coordinates":[[[7.2,51.0],[7.3,51.0],[7.3,51.1],[7.2,51.1],[7.2,51.0]]]}}]}
`
)

// small writes the small edition into a folder of its own and returns the
// edition file. edits replace text in the files: file, old, new, ...
func small(t *testing.T, edits ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "klein")
	files := map[string]string{"edition.yaml": smallEdition, "werte.csv": smallTable, "grenzen.geojson": smallBoundaries}
	for i := 0; i+2 < len(edits); i += 3 {
		file, old, text := edits[i], edits[i+1], edits[i+2]
		switch {
		case old == "":
			files[file] = text
		case !strings.Contains(files[file], old):
			t.Fatalf("%q does not stand in %s", old, file)
		default:
			files[file] = strings.Replace(files[file], old, text, 1)
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "edition.yaml")
}

func TestTheSmallEditionRuns(t *testing.T) {
	out := t.TempDir()
	outcomes, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(small(t), "")}, pipeline.Options{Output: out})
	if err != nil {
		t.Fatal(err, outcomes[0].Findings)
	}
	got := classes(t, outcomes[0].Folder, "raum", "klasse")
	// Quote 10, 7.5 and 6 of 100 against 7.56 in the city, Anteil (better)
	// 20.5, 31.5 and 12 against 22.4: West is worse by its Anteil alone.
	want := map[string]string{"01": "ungut", "02": "gut", "03": "ungut"}
	for id, class := range want {
		if got[id] != class {
			t.Errorf("%s has class %q, want %q", id, got[id], class)
		}
	}
}

// Every mistake is a finding with a place and a text, all of it before
// anything is written.
func TestMistakesAreFindingsAndNothingIsWritten(t *testing.T) {
	workbook, err := fs.ReadFile(data.FS, "2018/indikatoren_2018.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	const sheetTable = "{file: mappe.xlsx, sheet: Sozialräume, key: Code, label: Sozialraum, city_row: Dortmund}"
	const csvTable = "{file: werte.csv, key: Code, label: Name, city_row: Stadt}"
	for _, c := range []struct {
		name  string
		edits []string
		want  string // file!sheet!cell code
		say   string // part of message or hint
	}{
		{"unknown key", []string{"edition.yaml", "city:", "stadt: x\ncity:"}, "edition.yaml!3:1 edition_unknown_key", "stadt"},
		{"key not built yet", []string{"edition.yaml", "population:", "robustness: {}\npopulation:"}, "edition.yaml!9:1 edition_not_supported", "noch nicht"},
		{"missing file", []string{"edition.yaml", "werte.csv", "wert.csv"}, "edition.yaml!7:21 file_misnamed", "werte.csv"},
		{"missing column", []string{"edition.yaml", "value: Anteil", "value: Anteile"}, "werte.csv!A1 indicator_column_missing", "Anteil"},
		{"missing sheet", []string{"edition.yaml", csvTable, strings.Replace(sheetTable, "Sozialräume", "Sozialraum", 1), "mappe.xlsx", "", string(workbook)}, "edition.yaml!7:40 sheet_misnamed", "Ist „Sozialräume“ gemeint"},
		{"duplicate area", []string{"werte.csv", "02;", "01;"}, "werte.csv!A3 key_twice", "01"},
		{"text for a number", []string{"werte.csv", "31,5", "viel"}, "werte.csv!E3 text_not_number", "viel"},
		{"share above 100", []string{"werte.csv", "31,5", "131,5"}, "werte.csv!E3 share_above_100", "131,5"},
		{"numerator above denominator", []string{"werte.csv", ";150;", ";2150;"}, "werte.csv!D3 numerator_above_denominator", "2.150"},
		{"not a workbook", []string{"edition.yaml", csvTable, sheetTable, "mappe.xlsx", "", "this is no workbook"}, "mappe.xlsx not_a_workbook", "mappe.xlsx"},
		{"truncated workbook", []string{"edition.yaml", csvTable, sheetTable, "mappe.xlsx", "", string(workbook[:len(workbook)/2])}, "mappe.xlsx workbook_damaged", "mappe.xlsx"},
		{"boundaries cut off", []string{"grenzen.geojson", "", smallBoundaries[:len(smallBoundaries)/2]}, "grenzen.geojson!3:56 boundary_cut_off", "246"},
		{"unclosed ring", []string{"grenzen.geojson", ",[7.0,51.0]]]", "]]"}, "grenzen.geojson!#1 boundary_ring_open", "01"},
		{"null geometry", []string{"grenzen.geojson", `{"type":"Polygon","coordinates":[[[7.1,51.0],[7.2,51.0],[7.2,51.1],[7.1,51.1],[7.1,51.0]]]}`, "null"}, "grenzen.geojson!#2 boundary_geometry_missing", "02"},
		{"coordinates out of range", []string{"grenzen.geojson", "[7.3,51.1]", "[7.3,151.1]"}, "grenzen.geojson!#3 boundary_out_of_range", "03"},
		{"circle of indices", []string{"edition.yaml", "inputs: [quote, anteil]}", "inputs: [quote, b]}\n  - {id: b, label: B, inputs: [lage]}"}, "edition.yaml!16:32 edition_index_circle", "lage"},
		{"neutral input", []string{"edition.yaml", "[quote, anteil]", "[quote, alter]"}, "edition.yaml!15:45 edition_neutral_input", "alter"},
		{"class on unknown index", []string{"edition.yaml", "index: lage", "index: lge"}, "edition.yaml!17:40 edition_unknown_index", "lage"},
		{"no boundary matches", []string{"edition.yaml", "key: code}", "key: name}", "grenzen.geojson", "", strings.ReplaceAll(smallBoundaries, `"code":"0`, `"name":"9`)}, "edition.yaml!8:17 boundaries_do_not_match", "01"},
		{"boundaries without their zeros", []string{"grenzen.geojson", `"code":"0`, `"code":"`}, "edition.yaml!8:17 boundary_zeros_differ", "digits: 2"},
		{"boundaries of another level", []string{"grenzen.geojson", `"code":"02"`, `"code":"82"`, "grenzen.geojson", `"code":"03"`, `"code":"83"`}, "edition.yaml!8:17 boundaries_do_not_match", "1 von 3"},
		{"a code that lost its zero", []string{"werte.csv", "02;", "2;"}, "edition.yaml!8:17 boundary_zeros_differ", "Süd heißt in der Tabelle „2“ und in der Grenzdatei „02“"},
		{"path leads out", []string{"edition.yaml", "file: werte.csv", "file: ../../werte.csv"}, "edition.yaml!7:21 edition_path_outside", ".."},
		{"a folder for a file", []string{"edition.yaml", "file: werte.csv", "file: ."}, "edition.yaml!7:21 path_is_folder", "."},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := t.TempDir()
			src := input.FromDisk(small(t, c.edits...), "")
			outcomes, err := pipeline.Run(context.Background(), []input.Source{input.FromFS(data.FS, "2007/edition.yaml"), src}, pipeline.Options{Output: out})
			if !errors.Is(err, pipeline.ErrInput) {
				t.Errorf("error %v, want ErrInput", err)
			}
			var got []string
			for _, f := range outcomes[1].Findings {
				if f.Severity != finding.Error {
					continue
				}
				at := f.Position.String() + " " + f.Code
				message, hint := words.German.Finding(f.Code, f.Shown(true))
				got = append(got, at+": "+message+" "+hint)
				if strings.Contains(message+hint, "«") {
					t.Errorf("unfinished text: %s %s", message, hint)
				}
			}
			if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want+": ") && strings.Contains(s, c.say) }) {
				t.Errorf("want %s saying %q, got:\n%s", c.want, c.say, strings.Join(got, "\n"))
			}
			if entries, err := os.ReadDir(out); err != nil || len(entries) > 0 {
				t.Errorf("something was written: %v %v", entries, err)
			}
		})
	}
}

// How many areas share a slip with their zeros is said for more than one.
func TestZerosThatDifferAreCounted(t *testing.T) {
	for n, want := range map[int]string{1: "überein, so bei 1 Gebiet.", 2: "überein, so bei 2 Gebieten.", 7: "überein, so bei 7 Gebieten."} {
		table, boundaries := smallTable, smallBoundaries
		for k := range 2*n + 1 { // as many more that agree, so that the sets are of one level
			code := fmt.Sprintf("1%02d", k)
			table = strings.Replace(table, "Stadt;", code+";Neu;100;9;5,0;40\nStadt;", 1)
			boundaries = strings.Replace(boundaries, `{"type":"Feature",`, fmt.Sprintf(`{"type":"Feature","properties":{"code":"%s"},"geometry":{"type":"Polygon","coordinates":[[[%d,50],[%d.5,50],[%d.5,50.5],[%d,50.5],[%d,50]]]}},`, code, k, k, k, k, k)+"\n"+`{"type":"Feature",`, 1)
		}
		table = strings.Replace(table, "02;Süd", "2;Süd", 1)
		for k := range n - 1 {
			table = strings.Replace(table, fmt.Sprintf("\n1%02d;", k), fmt.Sprintf("\n01%02d;", k), 1)
		}
		outcome, err := pipeline.Check(context.Background(), input.FromDisk(small(t, "werte.csv", "", table, "grenzen.geojson", "", boundaries), ""), pipeline.Options{})
		if !errors.Is(err, pipeline.ErrInput) {
			t.Fatal(err)
		}
		var got []string
		for _, f := range outcome.Findings {
			if f.Severity == finding.Error {
				message, _ := words.German.Finding(f.Code, f.Shown(true))
				got = append(got, message)
			}
		}
		if len(got) != 1 || !strings.HasSuffix(got[0], want) {
			t.Errorf("%d: %v, want %s", n, got, want)
		}
	}
}

// What the numbers are like is said together with errors in the boundaries,
// also where it takes the city value or the index to see it.
func TestWarningsAboutNumbersComeWithErrorsInBoundaries(t *testing.T) {
	for _, boundaries := range [][]string{
		{"grenzen.geojson", ",[7.0,51.0]]]", "]]"},
		{"edition.yaml", "grenzen.geojson", "grenze.geojson"},
		{"grenzen.geojson", `"code":"02"`, `"code":"2"`, "grenzen.geojson", `"code":"03"`, `"code":"3"`},
	} {
		edition := small(t, append(boundaries, "werte.csv", "340;22,4", "345;22,4", "werte.csv", "31,5;41,7", "20,5;41,7", "werte.csv", "12,0;", "20,5;")...)
		outcome, err := pipeline.Check(context.Background(), input.FromDisk(edition, ""), pipeline.Options{})
		var codes []string
		errs := 0
		for _, f := range outcome.Findings {
			codes = append(codes, f.Code)
			if f.Severity == finding.Error {
				errs++
			}
		}
		if !errors.Is(err, pipeline.ErrInput) || errs != 1 {
			t.Errorf("%v %v", err, codes)
		}
		for _, want := range []string{"sum_not_city", "city.gap", "index.constant_input"} {
			if !slices.Contains(codes, want) {
				t.Errorf("%s is not said: %v", want, codes)
			}
		}
	}
}

func TestAMissingEditionIsAFinding(t *testing.T) {
	for _, name := range []string{filepath.Join(t.TempDir(), "edition.yaml"), filepath.Join(t.TempDir(), "no", "such", "edition.yaml")} {
		outcome, err := pipeline.Check(context.Background(), input.FromDisk(name, ""), pipeline.Options{})
		if !errors.Is(err, pipeline.ErrInput) || len(outcome.Findings) != 1 || outcome.Findings[0].Code != "edition_missing" {
			t.Errorf("%v %v", err, outcome.Findings)
		}
	}
	dir := filepath.Dir(small(t))
	if outcome, err := pipeline.Check(context.Background(), input.FromDisk(dir, ""), pipeline.Options{}); !errors.Is(err, pipeline.ErrInput) || outcome.Findings[0].Code != "edition_is_folder" {
		t.Errorf("%v %v", err, outcome.Findings)
	}
	outcome, err := pipeline.Check(context.Background(), input.FromDisk(small(t), filepath.Join(t.TempDir(), "none")), pipeline.Options{})
	if !errors.Is(err, pipeline.ErrInput) || len(outcome.Findings) != 1 || outcome.Findings[0].Code != "data_folder_missing" {
		t.Errorf("%v %v", err, outcome.Findings)
	}
}

func TestALinkThatLeadsOutIsAFinding(t *testing.T) {
	edition := small(t)
	outside := filepath.Join(t.TempDir(), "werte.csv")
	if err := os.WriteFile(outside, []byte(smallTable), 0o666); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(filepath.Dir(edition), "werte.csv")
	if err := os.Remove(inside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, inside); err != nil {
		t.Skipf("no links here: %v", err)
	}
	outcome, err := pipeline.Check(context.Background(), input.FromDisk(edition, ""), pipeline.Options{})
	if !errors.Is(err, pipeline.ErrInput) || len(outcome.Findings) != 1 || outcome.Findings[0].Code != "path_outside" {
		t.Errorf("%v %v", err, outcome.Findings)
	}
}

func TestTwoEditionsWithOneID(t *testing.T) {
	out := t.TempDir()
	first := small(t)
	second := small(t, "edition.yaml", "id: klein", "id: KLEIN")
	outcomes, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(first, ""), input.FromDisk(second, "")}, pipeline.Options{Output: out})
	if !errors.Is(err, pipeline.ErrInput) {
		t.Errorf("error %v, want ErrInput", err)
	}
	if !slices.ContainsFunc(outcomes[1].Findings, func(f finding.Finding) bool { return f.Code == "edition_twice" }) {
		t.Errorf("findings: %v", outcomes[1].Findings)
	}
	if entries, _ := os.ReadDir(out); len(entries) > 0 {
		t.Errorf("something was written: %v", entries)
	}
}

// An area name that is also markup and a formula must come out as a name
// everywhere: as text in every page and drawing, quoted in CSV and JSON.
func TestAHostileNameIsHarmless(t *testing.T) {
	const hostile = `</script><b>"&'=1+1`
	const formula = `=1+1`
	edition := small(t, "werte.csv", "Nord", `"</script><b>""&'=1+1"`, "werte.csv", "Süd", formula)
	outcomes, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(edition, "")}, pipeline.Options{Output: t.TempDir()})
	if err != nil {
		t.Fatal(err, outcomes[0].Findings)
	}
	kinds := map[string]int{}
	err = filepath.WalkDir(outcomes[0].Folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		kind := filepath.Ext(path)
		kinds[kind]++
		switch kind {
		case ".html":
			if strings.Contains(string(text), "</script><b>") {
				t.Errorf("%s holds the name as markup", path)
			}
		case ".svg":
			decoder := xml.NewDecoder(strings.NewReader(string(text)))
			for {
				token, err := decoder.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Errorf("%s is no XML: %v", path, err)
					break
				}
				if e, ok := token.(xml.StartElement); ok && e.Name.Local == "b" {
					t.Errorf("%s holds the name as an element", path)
				}
			}
		case ".json", ".geojson":
			if !json.Valid(text) {
				t.Errorf("%s is no JSON", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{".html", ".svg", ".csv", ".json", ".geojson"} {
		if kinds[kind] == 0 {
			t.Errorf("no %s file was looked at", kind)
		}
	}
	names := map[string]string{}
	for _, row := range readCSV(t, filepath.Join(outcomes[0].Folder, "daten", "areas.csv"), ',') {
		names[row["id"]] = row["name"]
	}
	if names["01"] != hostile {
		t.Errorf("areas.csv names 01 %q, want %q", names["01"], hostile)
	}
	if names["02"] != "'"+formula {
		t.Errorf("areas.csv names 02 %q, want the formula with an apostrophe", names["02"])
	}
}

// An area that no table names is called as its boundary is; a name in a table
// goes before that of the boundaries.
func TestNamesComeFromBoundariesWhereNoTableHasThem(t *testing.T) {
	table := strings.Replace(smallTable, "01;Nord;", "01;;", 1)
	names := strings.NewReplacer(`"code":"01"`, `"code":"01","titel":"Hafen"`, `"code":"02"`, `"code":"02","titel":"Markt"`).Replace(smallBoundaries)
	edition := small(t, "werte.csv", "", table, "grenzen.geojson", "", names, "edition.yaml", "key: code}", "key: code, label: titel}")
	out := t.TempDir()
	if _, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(edition, "")}, pipeline.Options{Output: out}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range readCSV(t, filepath.Join(out, "klein", "daten", "areas.csv"), ',') {
		got = append(got, row["id"]+" "+row["name"])
	}
	if want := []string{"01 Hafen", "02 Süd", "03 West"}; !slices.Equal(got, want) {
		t.Errorf("areas %q, want %q", got, want)
	}
}
