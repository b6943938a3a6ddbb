package data_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"go.yaml.in/yaml/v3"

	"sozialbericht/data"
)

// shared holds the collected facts about Dortmund. They lie beside the module
// and may be absent.
const shared = "../../shared/data/dortmund"

func facts(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, name))
	if err != nil {
		t.Skipf("collected facts are not beside the module: %v", err)
	}
	defer f.Close()
	return table(t, csv.NewReader(f))
}

func table(t *testing.T, r *csv.Reader) []map[string]string {
	t.Helper()
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// row is a line of a workbook's table: cells by "group | head", without the
// breaks of the header.
type row map[string]string

// number reads a count or an index value; ok is false for ".", "..." .
func (r row) number(column string) (v float64, ok bool) {
	text, found := r[column]
	if text == "–" {
		return 0, true
	}
	v, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	return v, found && err == nil
}

// sheet reads one table of an embedded workbook: the rows with a key, and the
// city row if there is one.
func sheet(t *testing.T, year, name string) (rows []row, city row) {
	t.Helper()
	content, err := fs.ReadFile(data.FS, year+"/indikatoren_"+year+".xlsx")
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cells, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	clean := strings.NewReplacer("-\n", "", "\n", " ", " ¹)", "", " ²)", "").Replace
	var heads []string
	left := 0
	for i, line := range cells {
		if heads == nil {
			for j, text := range line {
				if text == "Code" {
					left = j
					heads = header(line, cells[i+1], clean)
				}
			}
			continue
		}
		r := row{}
		for j, text := range line {
			if j < len(heads) {
				r[heads[j]] = text
			}
		}
		switch key := r["Code"]; {
		case key == "Dortmund":
			city = r
		case len(line) > left+4 && key != "":
			rows = append(rows, r)
		}
	}
	return rows, city
}

func header(groups, heads []string, clean func(string) string) []string {
	var names []string
	group := ""
	for j := range max(len(groups), len(heads)) {
		if j < len(groups) && groups[j] != "" {
			group = clean(groups[j])
		}
		switch {
		case j < len(heads) && heads[j] != "":
			names = append(names, group+" | "+clean(heads[j]))
		default:
			names = append(names, group)
		}
	}
	return names
}

// inputs are the eight main indicators: numerator, denominator, and the sign
// that turns higher into worse.
var inputs = []struct {
	of, per string
	sign    float64
}{
	{"Einwohner | unter 18", "Einwohner | insgesamt", 1},
	{"Einwohner | mit Migrationshintergrund", "Einwohner | insgesamt", 1},
	{"SGB II-Bezug | unter 65", "Einwohner | unter 65", 1},
	{"Einkommensindex", "", -1},
	{"Arbeit | sv-pflichtig Beschäftigte", "Einwohner | 18 bis 64", -1},
	{"Übergänge nach Klasse 4 | zum Gymnasium", "Übergänge nach Klasse 4 | insgesamt", -1},
	{"Hilfen zur Erziehung", "Einwohner | unter 21", 1},
	{"Schuleingangsuntersuchung | normalgewichtig", "Schuleingangsuntersuchung | untersucht", -1},
}

func (r row) value(k int) (float64, bool) {
	x, ok := r.number(inputs[k].of)
	if inputs[k].per == "" {
		return x, ok
	}
	base, some := r.number(inputs[k].per)
	return x / base, ok && some && base > 0
}

// scored is an area with its index, computed here without the engine.
type scored struct {
	index        float64
	worse, known int
}

// lage computes the declared index for the areas of one level: the mean of
// z = (x - city)/spread, spread being the population standard deviation of the
// areas with at least 300 inhabitants.
func lage(rows []row, city row) map[string]scored {
	sums := map[string]scored{}
	for k, in := range inputs {
		centre, _ := city.value(k)
		var n, sum, squares float64
		values := map[string]float64{}
		for _, r := range rows {
			x, ok := r.value(k)
			if people, _ := r.number("Einwohner | insgesamt"); ok && people >= 300 {
				values[r["Code"]] = x
				n++
				sum += x
			}
		}
		for _, x := range values {
			squares += (x - sum/n) * (x - sum/n)
		}
		for code, x := range values {
			z := in.sign * (x - centre) / math.Sqrt(squares/n)
			s := sums[code]
			s.index += z
			s.known++
			if z > 0 {
				s.worse++
			}
			sums[code] = s
		}
	}
	for code, s := range sums {
		s.index /= float64(s.known)
		sums[code] = s
		if s.known < 6 {
			delete(sums, code)
		}
	}
	return sums
}

// result is what the declared rule gives.
type result struct {
	Aktionsraum, Aktionsquartier []string
}

func classify(t *testing.T, year string) result {
	areas, city := sheet(t, year, "Sozialräume")
	finer, _ := sheet(t, year, "Unterbezirke")
	var got result
	is := map[string]bool{}
	index := lage(areas, city)
	for _, a := range areas {
		s := index[a["Code"]]
		is[a["Code"]] = s.index > .35 && s.worse >= 6
		if is[a["Code"]] {
			got.Aktionsraum = append(got.Aktionsraum, a["Code"])
		}
		t.Logf("S %s %s %7.3f %d %v %s", year, a["Code"], s.index, s.worse, is[a["Code"]], a["Sozialraum"])
	}
	index = lage(finer, city)
	for _, a := range finer {
		s, ok := index[a["Code"]]
		quarter := s.index > .8 && !is[a["Sozialraum"]]
		if quarter {
			got.Aktionsquartier = append(got.Aktionsquartier, a["Name"])
		}
		t.Logf("U %s %s %7.3f %d %v %v %s", year, a["Code"], s.index, s.known, ok, is[a["Sozialraum"]], a["Name"])
	}
	return got
}

// TestPublishedLists: the declared rule, applied to the workbooks, gives the
// lists that the city published.
func TestPublishedLists(t *testing.T) {
	for _, year := range []string{"2007", "2018"} {
		got := classify(t, year)
		var want result
		for _, s := range facts(t, "sozialraeume.csv") {
			if s["aktionsraum_"+year] == "1" {
				want.Aktionsraum = append(want.Aktionsraum, s["code"])
			}
			if q := s["aktionsquartier_2018"]; q != "" && year == "2018" {
				want.Aktionsquartier = append(want.Aktionsquartier, q)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-published +computed):\n%s", year, diff)
		}
	}
}

// TestSums: finer counts add up to the coarser ones and these to the city,
// except where a finer table or the City of 2007 shows a sign instead of a
// number; then the sum is lower.
func TestSums(t *testing.T) {
	for _, year := range []string{"2007", "2018"} {
		areas, city := sheet(t, year, "Sozialräume")
		finer, _ := sheet(t, year, "Unterbezirke")
		of := map[string][]row{}
		for _, u := range finer {
			of[u["Sozialraum"]] = append(of[u["Sozialraum"]], u)
		}
		for column := range city {
			switch column {
			case "Code", "Sozialraum", "Stadtbezirk-Nr.", "Stadtbezirk", "Einkommensindex":
				continue
			}
			check(t, year+" Dortmund", column, city, areas)
			if strings.HasPrefix(column, "Wohnungen") {
				continue // not collected for the Unterbezirke
			}
			for _, a := range areas {
				check(t, year+" "+a["Code"], column, a, of[a["Code"]])
			}
		}
	}
}

func check(t *testing.T, place, column string, whole row, parts []row) {
	t.Helper()
	want, ok := whole.number(column)
	sum, complete := 0.0, true
	for _, p := range parts {
		v, ok := p.number(column)
		sum += v
		complete = complete && ok
	}
	if ok && (sum > want || complete && sum != want) {
		t.Errorf("%s, %s: %v, the parts sum to %v", place, column, want, sum)
	}
}

// TestIncomeIndex: the mean of the published index, weighted by inhabitants,
// is 100 on both levels, but for rounding.
func TestIncomeIndex(t *testing.T) {
	for _, year := range []string{"2007", "2018"} {
		for _, name := range []string{"Sozialräume", "Unterbezirke"} {
			rows, _ := sheet(t, year, name)
			var sum, people float64
			for _, r := range rows {
				x, ok := r.number("Einkommensindex")
				n, some := r.number("Einwohner | insgesamt")
				if !ok || !some {
					t.Errorf("%s %s: no income index or inhabitants", year, r["Code"])
				}
				sum += n * x
				people += n
			}
			if mean := sum / people; math.Abs(mean-100) > .05 {
				t.Errorf("%s %s: weighted mean %v", year, name, mean)
			}
		}
	}
}

// TestCityFigures: the city's rates lie beside published ones.
func TestCityFigures(t *testing.T) {
	for _, test := range []struct {
		year, of, per string
		low, high     float64
	}{
		{"2007", "Einwohner | insgesamt", "", 585000, 590000},
		{"2018", "Einwohner | insgesamt", "", 598000, 605000},
		{"2007", "Einwohner | unter 18", "Einwohner | insgesamt", .170, .180},
		{"2018", "Einwohner | unter 18", "Einwohner | insgesamt", .160, .164},
		{"2018", "Einwohner | 65 und älter", "Einwohner | insgesamt", .200, .204},
		{"2007", "SGB II-Bezug | unter 65", "Einwohner | unter 65", .175, .185},
		{"2018", "SGB II-Bezug | unter 65", "Einwohner | unter 65", .170, .185},
		{"2007", "Einwohner | mit Migrationshintergrund", "Einwohner | insgesamt", .24, .27},
		{"2018", "Einwohner | mit Migrationshintergrund", "Einwohner | insgesamt", .33, .36},
	} {
		_, city := sheet(t, test.year, "Sozialräume")
		got, _ := city.number(test.of)
		if test.per != "" {
			base, _ := city.number(test.per)
			got /= base
		}
		if got < test.low || got > test.high {
			t.Errorf("%s %s: %v, want %v to %v", test.year, test.of, got, test.low, test.high)
		}
	}
}

// TestOneRule: both edition files are YAML, declare the same indices and
// classes, and name columns that the workbook has.
func TestOneRule(t *testing.T) {
	type file struct {
		ID         string           `yaml:"id"`
		Status     string           `yaml:"status"`
		Population string           `yaml:"population"`
		Indicators []map[string]any `yaml:"indicators"`
		Indices    any              `yaml:"indices"`
		Classes    any              `yaml:"classes"`
	}
	var both [2]file
	for i, year := range []string{"2007", "2018"} {
		text, err := fs.ReadFile(data.FS, year+"/edition.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(text, &both[i]); err != nil {
			t.Fatal(err)
		}
		if both[i].ID != year || both[i].Status != "demo" || len(both[i].Indicators) != 16 {
			t.Errorf("%s: id %q, status %q, %d indicators", year, both[i].ID, both[i].Status, len(both[i].Indicators))
		}
		_, city := sheet(t, year, "Sozialräume")
		for _, name := range append(columnNames(both[i].Indicators), both[i].Population) {
			found := 0
			for column := range city {
				if column == name || strings.HasSuffix(column, " | "+name) {
					found++
				}
			}
			if found != 1 {
				t.Errorf("%s: %d columns are called %q", year, found, name)
			}
		}
	}
	if diff := cmp.Diff(both[0].Indices, both[1].Indices); diff != "" {
		t.Errorf("indices differ:\n%s", diff)
	}
	if diff := cmp.Diff(both[0].Classes, both[1].Classes); diff != "" {
		t.Errorf("classes differ:\n%s", diff)
	}
}

// columnNames are the columns that indicators name.
func columnNames(indicators []map[string]any) []string {
	var names []string
	add := func(v any) {
		switch v := v.(type) {
		case string:
			names = append(names, v)
		case []any:
			for _, one := range v {
				names = append(names, one.(string))
			}
		}
	}
	for _, in := range indicators {
		add(in["value"])
		add(in["weight_by"])
		if rate, ok := in["rate"].(map[string]any); ok {
			add(rate["of"])
			add(rate["less"])
			add(rate["per"])
		}
	}
	return names
}
