package browser

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sozialbericht/data"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/pipeline/testdata/flensburg"
	"sozialbericht/internal/report/assets"
	"sozialbericht/internal/words"
)

// written is an edition in a folder of its own.
type written struct {
	once   sync.Once
	folder string
	err    error
	pages  []string // slash paths from the folder, sorted
}

// edition writes an edition once for all tests and returns it.
func edition(t testing.TB, name string, source func() input.Source) *written {
	t.Helper()
	if testing.Short() {
		t.Skip("with -short no browser is started")
	}
	shared.Lock()
	w := shared.editions[name]
	if w == nil {
		w = &written{}
		shared.editions[name] = w
	}
	shared.Unlock()
	w.once.Do(func() { w.err = w.write(filepath.Join(shared.dir, name), source()) })
	switch {
	case errors.Is(w.err, assets.ErrMissing):
		without(t, "%v: the pages are NOT tested as a reader sees them", w.err)
	case w.err != nil:
		t.Fatalf("edition %s: %v", name, w.err)
	}
	return w
}

func (w *written) write(into string, source input.Source) error {
	outcomes, err := pipeline.Run(context.Background(), []input.Source{source}, pipeline.Options{Output: into})
	if errors.Is(err, pipeline.ErrInput) {
		for _, f := range outcomes[0].Findings {
			if f.Severity == finding.Error {
				message, _ := words.German.Finding(f.Code, f.Shown(true))
				err = fmt.Errorf("%w: %s %s", err, f.Position, message)
			}
		}
	}
	if err != nil {
		return err
	}
	w.folder = outcomes[0].Folder
	if w.folder, err = filepath.Abs(w.folder); err != nil {
		return err
	}
	return filepath.WalkDir(w.folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) == ".html" {
			rel, _ := filepath.Rel(w.folder, path)
			w.pages = append(w.pages, filepath.ToSlash(rel))
		}
		return err
	})
}

// table reads one of the edition's CSV files, rows as maps by column.
func (w *written) table(t testing.TB, name string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(w.folder, "daten", name))
	if err != nil {
		t.Fatal(err)
	}
	return records(t, text)
}

func records(t testing.TB, text []byte) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		out = append(out, row)
	}
	return out
}

// kinds names one page of each kind that the edition has: where several would
// do, the one with the longest name, which is the likeliest to be cut.
func (w *written) kinds(t testing.TB) []string {
	t.Helper()
	var out []string
	for _, name := range w.pages {
		if !strings.Contains(name, "/") {
			out = append(out, name)
		}
	}
	longest := map[string]map[string]string{}
	for _, row := range w.table(t, "areas.csv") {
		page, _, _ := strings.Cut(row["page"], "#")
		if !slices.Contains(w.pages, page) || slices.Contains(out, page) {
			continue
		}
		if before := longest[row["level"]]; before == nil || len(row["name"]) > len(before["name"]) {
			longest[row["level"]] = row
		}
	}
	var levels []string
	for level := range longest {
		levels = append(levels, level)
	}
	slices.Sort(levels)
	for _, level := range levels {
		page, _, _ := strings.Cut(longest[level]["page"], "#")
		out = append(out, page)
	}
	// A class map stands on an index's page, not on an indicator's.
	indices := map[string]bool{}
	if slices.ContainsFunc(w.table(t, "areas.csv"), func(map[string]string) bool { return true }) {
		for column := range w.table(t, "areas.csv")[0] {
			if id, ok := strings.CutPrefix(column, "index_"); ok {
				indices["indikator/"+id+".html"] = true
			}
		}
	}
	var index, indicator string
	for _, page := range w.pages {
		switch {
		case !strings.HasPrefix(page, "indikator/"):
		case indices[page] && index == "":
			index = page
		case !indices[page] && indicator == "":
			indicator = page
		}
	}
	for _, page := range []string{index, indicator} {
		if page != "" {
			out = append(out, page)
		}
	}
	return out
}

func demonstration(t testing.TB, year string) *written {
	t.Helper()
	return edition(t, year, func() input.Source { return input.FromFS(data.FS, year+"/edition.yaml") })
}

// changed is the embedded demonstration with its edition file of 2018 changed.
func changed(change func(string) string) (fs.FS, error) {
	out := fstest.MapFS{}
	err := fs.WalkDir(data.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(data.FS, name)
		if name == "2018/edition.yaml" {
			text = []byte(change(string(text)))
		}
		out[name] = &fstest.MapFile{Data: text}
		return err
	})
	return out, err
}

// english is the demonstration of 2018 in English: the same input, other
// words. The names of levels and indicators stay those of the edition file.
func english(t testing.TB) *written {
	t.Helper()
	return edition(t, "2018-en", func() input.Source {
		fsys, err := changed(func(text string) string {
			text = strings.Replace(text, "language: de", "language: en", 1)
			return strings.Replace(text, `id: "2018"`, `id: "2018-en"`, 1)
		})
		if err != nil {
			t.Fatal(err)
		}
		return input.FromFS(fsys, "2018/edition.yaml")
	})
}

// beside returns a folder of published data beside the repository, or skips.
func beside(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "data", name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the published data %s is not beside the repository (../shared/data/%s): its boundaries are not drawn", name, name)
	}
	return dir
}

// realDortmund is an edition on the city's true boundaries: 62 districts in 12
// Stadtbezirke. Its values are made from codes and surfaces, for the look
// only.
func realDortmund(t testing.TB) *written {
	t.Helper()
	dir := beside(t, "dortmund")
	return edition(t, "dortmund-grenzen", func() input.Source {
		files := fstest.MapFS{}
		for _, name := range []string{"statistische_bezirke_62.geojson", "stadtbezirke_12.geojson"} {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			files["edition/"+name] = &fstest.MapFile{Data: text}
		}
		var layer struct {
			Features []struct {
				Properties struct {
					Code     string  `json:"code"`
					Name     string  `json:"name"`
					District string  `json:"stadtbezirk_code"`
					Surface  float64 `json:"area_km2"`
				} `json:"properties"`
			} `json:"features"`
		}
		if err := json.Unmarshal(files["edition/statistische_bezirke_62.geojson"].Data, &layer); err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		text.WriteString("Code,Name,Stadtbezirk,Einwohner,Kinder,Leistungen\n")
		for i, f := range layer.Features {
			p := f.Properties
			people := 900 + int(2200*p.Surface)%9000
			fmt.Fprintf(&text, "%s,%s,%s,%d,%d,%d\n", p.Code, p.Name, p.District, people, people*(11+i*7%13)/100, people*(3+i*11%29)/100)
		}
		files["edition/werte.csv"] = &fstest.MapFile{Data: []byte(text.String())}
		files["edition/edition.yaml"] = &fstest.MapFile{Data: []byte(realEdition)}
		return input.FromFS(files, "edition/edition.yaml")
	})
}

const realEdition = `id: dortmund-grenzen
title: Erprobung der Grenzen von Dortmund
city: Dortmund
status: demo
published: 2021-12-31
levels:
  - id: stadtbezirk
    name: {one: Stadtbezirk, many: Stadtbezirke}
    boundaries: {file: stadtbezirke_12.geojson, key: code}
  - id: bezirk
    report: true
    name: {one: Statistischer Bezirk, many: Statistische Bezirke}
    within: {level: stadtbezirk, column: Stadtbezirk}
    tables:
      - {file: werte.csv, key: Code, label: Name}
    boundaries: {file: statistische_bezirke_62.geojson, key: code}
population: Einwohner
indicators:
  - {id: kinder, label: Anteil der Kinder, rate: {of: Kinder, per: Einwohner, times: 100}, unit: "%", decimals: 1, higher_is: worse, theme: Erprobung, date: 2021-12-31, source: aus Flächen und Kennziffern erfunden}
  - {id: leistungen, label: Anteil mit Leistungen, rate: {of: Leistungen, per: Einwohner, times: 100}, unit: "%", decimals: 1, higher_is: worse, theme: Erprobung, date: 2021-12-31, source: aus Flächen und Kennziffern erfunden}
indices:
  - {id: lage, label: Index, inputs: [kinder, leistungen], normalise: zscore, centre: city, aggregate: mean}
classes:
  - id: bedarf
    label: Bedarf
    rules:
      - {class: hoch, label: {one: hoher Bedarf, many: hoher Bedarf}, target: true, level: bezirk, when: {index: lage, above: 0.8}}
      - {class: erhoeht, label: {one: erhöhter Bedarf, many: erhöhter Bedarf}, target: true, level: bezirk, when: {index: lage, above: 0.4}}
    otherwise: {class: ohne, label: ohne besonderen Bedarf}
`

// manyYears is Flensburg in 2022 against seven earlier editions: time series
// with gaps and a break.
func manyYears(t testing.TB) *written {
	t.Helper()
	published := beside(t, "flensburg-sozialatlas")
	return edition(t, "flensburg", func() input.Source {
		dir := t.TempDir()
		if err := flensburg.Write(dir, published); err != nil {
			t.Fatal(err)
		}
		return input.FromDisk(filepath.Join(dir, "2022", "edition.yaml"), "")
	})
}

// berlin is the published monitor of 2019: 447 areas, the largest edition.
func berlin(t testing.TB) *written {
	t.Helper()
	dir := beside(t, "berlin-mss-2019")
	return edition(t, "berlin", func() input.Source {
		return input.FromDisk(filepath.Join("..", "pipeline", "testdata", "berlin-mss-2019", "edition.yaml"), dir)
	})
}

// awkward is a city whose names are code, or too long, or mean something to a
// script; one area has no value, one is alone in its class.
func awkward(t testing.TB) *written {
	t.Helper()
	return edition(t, "namen", func() input.Source {
		var text, shapes strings.Builder
		text.WriteString("Code,Name,Einwohner,Fälle\n")
		shapes.WriteString(`{"type":"FeatureCollection","features":[`)
		for i, name := range awkwardNames {
			x, y := 7.4+0.02*float64(i%3), 51.5+0.015*float64(i/3)
			code := awkwardCodes[i]
			n := fmt.Sprint(40 + 31*i)
			if i == 4 {
				n = "" // missing
			}
			fmt.Fprintf(&text, "%s,\"%s\",%d,%s\n", code, strings.ReplaceAll(name, `"`, `""`), 1000+50*i, n)
			if i > 0 {
				shapes.WriteByte(',')
			}
			fmt.Fprintf(&shapes, `{"type":"Feature","properties":{"code":%q},"geometry":{"type":"Polygon","coordinates":[[[%[2]f,%[3]f],[%[4]f,%[3]f],[%[4]f,%[5]f],[%[2]f,%[5]f],[%[2]f,%[3]f]]]}}`,
				code, x, y, x+0.02, y+0.015)
		}
		shapes.WriteString("]}")
		return input.FromFS(fstest.MapFS{
			"edition/werte.csv":       {Data: []byte(text.String())},
			"edition/edition.yaml":    {Data: []byte(awkwardEdition)},
			"edition/gebiete.geojson": {Data: []byte(shapes.String())},
		}, "edition/edition.yaml")
	})
}

var (
	awkwardNames = []string{
		`</script><script>console.error("entkommen")</script>`, `<img src=x onerror=console.error(1)>`, `{{constructor}} & "Söhne" 'AG'`,
		"__proto__", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentensiedlung", "--ink",
		"Bergmannsgrün/Wischlingen/Huckarde-Insterburgsiedlung/Jungferntal", "a|b{c}", "İstanbul ß 中",
	}
	awkwardCodes = []string{"constructor", "__proto__", "1/2", "toString", "05", "06", "07", "08", "09"}
)

const awkwardEdition = `id: namen
title: "Erprobung </title> & Namen"
city: Musterstadt
status: draft
published: 2021-12-31
levels:
  - id: gebiet
    report: true
    name: {one: Gebiet, many: Gebiete}
    tables:
      - {file: werte.csv, key: Code, label: Name}
    boundaries: {file: gebiete.geojson, key: code}
population: Einwohner
indicators:
  - {id: faelle, label: "Fälle <b> je 1.000", rate: {of: Fälle, per: Einwohner, times: 1000}, kind: rate, unit: je 1.000, decimals: 1, higher_is: worse, theme: Erprobung, date: 2021-12-31, source: erfunden}
indices:
  - {id: lage, label: Index, inputs: [faelle], normalise: zscore, centre: city, aggregate: mean}
classes:
  - id: bedarf
    label: Bedarf
    rules:
      - {class: hoch, label: hoher Bedarf, target: true, when: {index: lage, above: 1.2}}
    otherwise: {class: ohne, label: ohne besonderen Bedarf}
`
