package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

// begin lays out a first edition and returns what check says of it.
func begin(t *testing.T, first First, dir string) (string, pipeline.Outcome) {
	t.Helper()
	first.Language = words.German
	made, err := Begin(first, dir)
	if err != nil {
		t.Fatalf("%v: %v", err, made.Findings)
	}
	file := filepath.Join(made.Folder, made.Edition)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	outcome, err := pipeline.Check(context.Background(), input.FromDisk(file, ""), pipeline.Options{})
	if err != nil && !errors.Is(err, pipeline.ErrInput) {
		t.Fatal(err)
	}
	return string(text), outcome
}

func errorsOf(o pipeline.Outcome) []string {
	var out []string
	for _, f := range o.Findings {
		if f.Severity == finding.Error {
			out = append(out, f.Code+" "+f.Position.Cell())
		}
	}
	return out
}

func shared(t *testing.T, parts ...string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join(append([]string{"..", "..", "..", "shared", "data"}, parts...)...))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Skip("the published data are not here: ", err)
	}
	return file
}

// A small workbook of our own runs at once, keys written otherwise included.
func TestBeginRunsAtOnce(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"zahlen.csv": "Nr;Ortsteil;Einwohner;unter 65;SGB II;Anteil SGB II in %;Arbeitslose\n1;Nord;1000;800;80;10;40\n2;Süd;2000;1500;300;20;90\n3;West;1500;1200;60;5;30\n4;Ost;900;700;105;15;45\n",
		"orte.geojson": `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"kennung":"OT01","name":"Nord"},"geometry":{"type":"Polygon","coordinates":[[[7,51],[7.1,51],[7.1,51.1],[7,51.1],[7,51]]]}},
{"type":"Feature","properties":{"kennung":"OT02","name":"Süd"},"geometry":{"type":"Polygon","coordinates":[[[7.1,51],[7.2,51],[7.2,51.1],[7.1,51.1],[7.1,51]]]}},
{"type":"Feature","properties":{"kennung":"OT03","name":"West"},"geometry":{"type":"Polygon","coordinates":[[[7.2,51],[7.3,51],[7.3,51.1],[7.2,51.1],[7.2,51]]]}},
{"type":"Feature","properties":{"kennung":"OT04","name":"Ost"},"geometry":{"type":"Polygon","coordinates":[[[7.3,51],[7.4,51],[7.4,51.1],[7.3,51.1],[7.3,51]]]}}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	first := First{ID: "2026", City: "Musterstadt", Levels: []LevelName{{"ort", "Ort", "Orte"}},
		Tables: []string{filepath.Join(dir, "zahlen.csv")}, Boundaries: []string{filepath.Join(dir, "orte.geojson")}}
	text, outcome := begin(t, first, filepath.Join(dir, "2026"))
	if bad := errorsOf(outcome); len(bad) > 0 {
		t.Fatalf("%v\n%s", bad, text)
	}
	for _, want := range []string{
		`{file: ../zahlen.csv, key: Nr, label: Ortsteil}`,
		`population: Einwohner`,
		`rate: {of: SGB II, per: unter 65}`,
		`key: {column: kennung, match: "0*([0-9]+)$"}, label: name}`,
		`id: lage`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
	if slices.ContainsFunc(outcome.Findings, func(f finding.Finding) bool { return strings.Contains(f.Code, "boundar") }) {
		t.Errorf("areas and boundaries do not match: %v", outcome.Findings)
	}
	// Again into the same folder, a level without a table, a table that is none.
	_, err := Begin(first, filepath.Join(dir, "2026"))
	if !errors.Is(err, pipeline.ErrInput) {
		t.Error(err)
	}
	first.Tables = []string{filepath.Join(dir, "fehlt.csv")}
	made, err := Begin(first, filepath.Join(dir, "2027"))
	if !errors.Is(err, pipeline.ErrInput) || made.Findings[0].Code != "explain_missing" {
		t.Errorf("%v: %v", err, made.Findings)
	}
	if _, err := os.Stat(filepath.Join(dir, "2027")); !os.IsNotExist(err) {
		t.Errorf("a folder was made: %v", err)
	}
}

// The Hamburg workbook holds Stadtteile and Bezirke in one table: the four
// names that are both remain as errors, and rows mends them.
func TestBeginHamburg(t *testing.T) {
	file := shared(t, "messy-workbooks", "Daten_fuer_die_Stadtteilprofile_2014.xlsx")
	dir := t.TempDir()
	first := First{ID: "2014", City: "Hamburg", Levels: []LevelName{{"stadtteil", "Stadtteil", "Stadtteile"}}, Tables: []string{file}}
	text, outcome := begin(t, first, filepath.Join(dir, "2014"))
	if got, want := errorsOf(outcome), []string{"key_twice A106", "key_twice A108", "key_twice A109", "key_twice A110"}; !slices.Equal(got, want) {
		t.Fatalf("errors %v, want %v", got, want)
	}
	if n := strings.Count(text, "rate: {of:"); n < 10 {
		t.Errorf("%d indicators are made of counts, want 10 or more\n%s", n, text)
	}
	mended := strings.Replace(text, "city_row: Hamburg}", "city_row: Hamburg, rows: 5-103}", 1)
	if err := os.WriteFile(filepath.Join(dir, "2014", "edition.yaml"), []byte(mended), 0o666); err != nil {
		t.Fatal(err)
	}
	outcome, err := pipeline.Check(context.Background(), input.FromDisk(filepath.Join(dir, "2014", "edition.yaml"), ""), pipeline.Options{})
	if err != nil || len(outcome.Levels) != 1 || outcome.Levels[0].Areas != 99 {
		t.Errorf("%v: %v", err, errorsOf(outcome))
	}
}

// Flensburg has long tables by year and boundaries with other codes.
func TestBeginFlensburg(t *testing.T) {
	csv := shared(t, "flensburg-sozialatlas", "csv")
	first := First{ID: "2022", City: "Flensburg", Levels: []LevelName{{"stadtteil", "Stadtteil", "Stadtteile"}}, Boundaries: []string{shared(t, "flensburg-sozialatlas", "stadtteile_wgs84.geojson")}}
	for _, name := range []string{"residents", "children_age_under_18", "unemployed_residents", "beneficiaries_age_15_to_under_65"} {
		first.Tables = append(first.Tables, filepath.Join(csv, "fl_"+name+"_by_district.csv"))
	}
	text, outcome := begin(t, first, filepath.Join(t.TempDir(), "2022"))
	if bad := errorsOf(outcome); len(bad) > 0 {
		t.Fatalf("%v\n%s", bad, text)
	}
	if n := strings.Count(text, `where: {year: "2022"}`); n != 4 {
		t.Errorf("%d of 4 tables take the latest year\n%s", n, text)
	}
	if len(outcome.Levels) != 1 || outcome.Levels[0].Areas != 13 || !strings.Contains(text, `match: "0*([0-9]+)$"`) {
		t.Errorf("%v\n%s", outcome.Levels, text)
	}
}

// Of two levels the finer one is put into the coarser by the column with its
// codes, which is no indicator.
func TestBeginWithTwoLevels(t *testing.T) {
	dir := demonstrationOnDisk(t)
	book := filepath.Join(dir, "2018", "indikatoren_2018.xlsx")
	text, outcome := begin(t, First{
		ID: "2018", City: "Dortmund",
		Levels: []LevelName{{"sozialraum", "Sozialraum", "Sozialräume"}, {"unterbezirk", "Unterbezirk", "Unterbezirke"}},
		Tables: []string{"sozialraum=" + book + "#Sozialräume", book + "#Unterbezirke"},
	}, filepath.Join(dir, "neu"))
	if got := errorsOf(outcome); len(got) > 0 {
		t.Errorf("errors %v", got)
	}
	if !strings.Contains(text, "within: {level: sozialraum, column: Sozialraum}") || strings.Contains(text, "of: Sozialraum,") {
		t.Errorf("the levels do not nest:\n%s", text)
	}
	if len(outcome.Levels) != 2 || outcome.Levels[1].Areas != 172 {
		t.Errorf("levels %+v", outcome.Levels)
	}
}

// Tables as offices send them: a header of four rows that ends in years, a
// column number row, thousands as text; codes without their zeros under the
// level's name, a share under a header that stands twice, counts alone.
func TestBeginReadsTablesOfOffices(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"jobcenter.csv": "Stadtteil;Name;Berechtigte;unter 65;Quote;Quote\n1;Altstadt;138;2764;;5,0\n2;Nordend;454;6498;;7,0\n3;Hafen;88;987;;8,9\n",
		"hilfen.csv":    "Zeit;Nr;Stadtteil;Wohngeldhaushalte;Miete je m2\n202012;001;Altstadt;20;7,25\n202012;002;Nordend;21;-9999\n202012;003;Hafen;22;9,75\n",
		"alter.csv":     "Nr;Stadtteil;Einwohner unter 18;Einwohner ab 18;Einwohner;SGB II\n001;Altstadt;200;800;1.000;80\n002;Nordend;300;700;1.000;90\n003;Hafen;100;500;600;70\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		file, errors string
		want, not    []string
	}{
		{"jobcenter.csv", "", []string{"key: Stadtteil, label: Name", "label: Quote\n    rate: {of: Berechtigte, per: unter 65}"}, []string{"value: Stadtteil"}},
		{"hilfen.csv", "", []string{"value: Wohngeldhaushalte\n    kind: count", "value: Miete je m2\n    higher_is: neutral", "missing_values: [-9999]"}, []string{"indices:", "value: Zeit"}},
		{"alter.csv", "number_ambiguous E2", []string{"population: Einwohner\n"}, nil},
	} {
		first := First{ID: "2026", City: "Musterstadt", Levels: []LevelName{{"stadtteil", "Stadtteil", "Stadtteile"}}, Tables: []string{filepath.Join(dir, c.file)}}
		text, outcome := begin(t, first, filepath.Join(dir, "neu-"+c.file))
		if got := strings.Join(errorsOf(outcome), ", "); got != c.errors {
			t.Errorf("%s: %s, want %s\n%s", c.file, got, c.errors, text)
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in\n%s", c.file, want, text)
			}
		}
		for _, not := range c.not {
			if strings.Contains(text, not) {
				t.Errorf("%s: %q is in\n%s", c.file, not, text)
			}
		}
	}
}

// Tables of several offices are joined by the code that they share: a first one
// that has names beside it, one that lost the zeros, one with a column named by
// its letter, one above another table.
func TestBeginJoinsTablesOfOffices(t *testing.T) {
	dir := t.TempDir()
	names := []string{"a.csv", "b.csv", "c.csv"}
	for i, text := range []string{
		"Nr.;Name;Einwohner\n001;Altstadt;1000\n002;Nordend;2000\n003;Hafen;600\n;Summe;3600\n",
		"Stadtteil;Name;Berechtigte;Quote;Quote\n1;Altstadt;138;;5,0\n2;Nordend;454;;7,0\n3;Hafen;88;;8,9\n",
		"Nr;Stadtteil;Wohngeldhaushalte\n001;Altstadt;20\n002;Nordend;21\n003;Hafen;22\n\nNr;Stadtteil;Plätze\n001;Altstadt;20\n002;Nordend;21\n",
	} {
		names[i] = filepath.Join(dir, names[i])
		if err := os.WriteFile(names[i], []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, order := range [][]string{names, {names[1], names[2], names[0]}} {
		first := First{ID: "2026", City: "Musterstadt", Levels: []LevelName{{"stadtteil", "Stadtteil", "Stadtteile"}}, Tables: order}
		text, outcome := begin(t, first, filepath.Join(dir, "neu-"+filepath.Base(order[0])))
		if bad := errorsOf(outcome); len(bad) > 0 {
			t.Errorf("%v\n%s", bad, text)
		}
		for _, f := range outcome.Findings {
			if strings.HasSuffix(f.Code, "_not_in_table") {
				t.Errorf("%+v", f)
			}
		}
		for _, want := range []string{"key: {column: Stadtteil, digits: 3}", "value: \"b: E\"", "{file: ../c.csv, header: 1, key: Nr, label: Stadtteil}", "weight_by: Einwohner"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in\n%s", order[0], want, text)
			}
		}
	}
}

// What keeps boundaries from being read is said as a run says it.
func TestBeginSaysWhyBoundariesAreNotRead(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"werte.csv": "Nr;Name;Einwohner\n1;Altstadt;100\n2;Hafen;200\n3;Nord;300\n", "grenzen.shp": "", "liste.geojson": "[]", "grenzen.csv": "Nr;Name\n1;Altstadt\n",
		"offen.geojson": "{\"type\": \"FeatureCollection\",\n \"features\": [{]}",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for file, want := range map[string]string{
		"grenzen.shp": "boundary_format", "liste.geojson": "boundary_not_collection", "grenzen.csv": "boundary_not_collection", "offen.geojson": "boundary_not_json 2:16", "fehlt.geojson": "explain_missing", ".": "path_is_folder",
	} {
		made, err := Begin(First{
			ID: "2026", City: "Musterstadt", Language: words.German, Levels: []LevelName{{"ort", "Ort", "Orte"}},
			Tables: []string{filepath.Join(dir, "werte.csv")}, Boundaries: []string{filepath.Join(dir, file)},
		}, filepath.Join(dir, "neu"))
		if !errors.Is(err, pipeline.ErrInput) || len(made.Findings) != 1 || strings.TrimSpace(made.Findings[0].Code+" "+made.Findings[0].Position.Cell()) != want {
			t.Errorf("%s: %v %v, want %s", file, err, made.Findings, want)
		}
	}
}
