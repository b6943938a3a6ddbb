package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/input"
)

// formsEdition has a level that is read and one that is summed, an index and
// classes by band, by group and by rule on both.
const formsEdition = `id: formen
title: Formen
city: Musterstadt
levels:
  - {id: bezirk, name: {one: Bezirk, many: Bezirke}}
  - id: raum
    name: {one: Raum, many: Räume}
    within: {level: bezirk, column: Bezirk-Nr}
    tables: [{file: %s, key: Nr, label: Name, city_row: Stadt}]
population: Einwohner | 2018
symbols: {".": suppressed}
indicators:
  - {id: quote, label: Quote, rate: {of: "Leistungen | 2018", per: "Einwohner | 2018", times: 100}, kind: rate, higher_is: worse}
  - {id: frueher, label: Früher, rate: {of: "Leistungen | 2017", per: "Einwohner | 2017", times: 1000}, kind: rate, higher_is: worse}
  - {id: einkommen, label: Einkommen, value: "Einkommen | 2018", weight_by: "Einwohner | 2018", higher_is: better}
indices:
  - {id: lage, label: Lage, inputs: [quote, frueher, einkommen], centre: mean, minimum_inputs: 1}
classes:
  - {id: baender, label: Bänder, index: lage, bands: [{class: gut, label: gut, below: -0.3}, {class: mittel, label: mittel, to: 0.3}, {class: ungut, label: ungut}]}
  - {id: drittel, label: Drittel, index: lage, rank_groups: {groups: 3, rounding: floor, one_is: worst}}
  - id: bedarf
    label: Bedarf
    rules:
      - {class: hoch, label: hoch, level: raum, when: {indicator: quote, of: value, above: 20}}
      - {class: im_hohen, label: mit hohem, level: bezirk, when: {any_child: {is: hoch}}}
    otherwise: {class: ohne, label: ohne}
`

// A form is one way in which an office may lay out and save a table.
type form struct {
	down, right int    // cells before the table
	years       []int  // order of the groups' columns
	groups      []int  // order of the groups
	rows        []int  // order of the areas
	heads       string // the group headers: merged, repeated, first only
	file        string // of a workbook or CSV
	separator   string
	encoding    string
	english     bool
}

// A statistic is counts and means of areas, in tenths; below 0 is suppressed.
type statistic [][6]int

var statisticGroups = [3]string{"Einwohner", "Leistungen", "Einkommen"}

// cells lays the statistic out, numbers as int tenths, and lists the ranges
// that the form merges.
func (s statistic) cells(f *form) (cells [][]any, merged [][4]int) {
	width := f.right + 3 + 2*len(f.groups)
	for range f.down + 2 {
		cells = append(cells, make([]any, width))
	}
	if f.down > 1 {
		cells[0][0] = "Bericht zur sozialen Lage"
	}
	top, below := cells[f.down], cells[f.down+1]
	for k, name := range []string{"Nr", "Name", "Bezirk-Nr"} {
		top[f.right+k] = name
		merged = append(merged, [4]int{f.right + k, f.down, f.right + k, f.down + 1})
	}
	column := func(g, y int) int { return f.right + 3 + 2*g + y }
	for g, group := range f.groups {
		top[column(g, 0)] = statisticGroups[group]
		if f.heads == "repeated" {
			top[column(g, 1)] = statisticGroups[group]
		}
		merged = append(merged, [4]int{column(g, 0), f.down, column(g, 1), f.down})
		for y, year := range f.years {
			below[column(g, y)] = fmt.Sprint(2017 + year)
		}
	}
	if f.heads != "merged" {
		merged = nil
	}
	fill := func(row []any, values [6]int) {
		for g, group := range f.groups {
			for y, year := range f.years {
				if x := values[2*group+year]; x >= 0 {
					row[column(g, y)] = x
				} else {
					row[column(g, y)] = "."
				}
			}
		}
	}
	for _, i := range f.rows {
		row := make([]any, width)
		row[f.right], row[f.right+1], row[f.right+2] = fmt.Sprintf("%03d", i+1), fmt.Sprintf("Süd %d", i), fmt.Sprintf("%02d", i%3)
		fill(row, s[i])
		cells = append(cells, row)
	}
	city := make([]any, width)
	city[f.right] = "Stadt"
	fill(city, s.city())
	return append(cells, city), merged
}

// city is what the row of the city says: sums, and a mean of its own.
func (s statistic) city() (out [6]int) {
	for _, values := range s {
		for k, x := range values {
			out[k] += max(x, 0)
		}
	}
	out[4], out[5] = 30000, 31000
	return out
}

// tenths writes a number of the statistic as a German or English office does.
func (f *form) tenths(x int) string {
	thousands, decimal := ".", ","
	if f.english {
		thousands, decimal = ",", "."
	}
	digits := fmt.Sprint(x / 10)
	if n := len(digits); n > 3 {
		digits = digits[:n-3] + thousands + digits[n-3:]
	}
	return digits + decimal + fmt.Sprint(x%10)
}

// csv saves the table as text; every field is quoted, so any separator does.
func (s statistic) csv(t *rapid.T, f *form) []byte {
	var text strings.Builder
	cells, _ := s.cells(f)
	for _, row := range cells {
		for k, cell := range row {
			field := ""
			switch x := cell.(type) {
			case int:
				field = f.tenths(x)
			case string:
				field = x
			}
			if k > 0 {
				text.WriteString(f.separator)
			}
			text.WriteString(`"` + field + `"`)
		}
		text.WriteString("\r\n")
	}
	out, err := text.String(), error(nil)
	switch f.encoding {
	case "UTF-8 with BOM":
		out = "\ufeff" + out
	case "Windows-1252":
		out, err = charmap.Windows1252.NewEncoder().String(out)
	case "UTF-16":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

// workbook saves the table as XLSX.
func (s statistic) workbook(t *rapid.T, f *form) []byte {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	name := func(column, row int) string {
		cell, err := excelize.CoordinatesToCellName(column+1, row+1)
		if err != nil {
			t.Fatal(err)
		}
		return cell
	}
	cells, merged := s.cells(f)
	for r, row := range cells {
		for c, cell := range row {
			if x, number := cell.(int); number {
				cell = float64(x) / 10
			}
			if err := book.SetCellValue("Sheet1", name(c, r), cell); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, m := range merged {
		if err := book.MergeCell("Sheet1", name(m[0], m[1]), name(m[2], m[3])); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// computed reads and computes the edition on a table saved in a form.
func (s statistic) computed(t *rapid.T, f *form) *Basis {
	save := s.csv
	if strings.HasSuffix(f.file, ".xlsx") {
		save = s.workbook
	}
	files := fstest.MapFS{
		"e/edition.yaml": {Data: fmt.Appendf(nil, formsEdition, f.file)},
		"e/" + f.file:    {Data: save(t, f)},
	}
	b, err := Compute(context.Background(), input.FromFS(files, "e/edition.yaml"), Options{})
	if err != nil || b.Found.HasErrors() {
		t.Fatalf("%+v: %v %v", f, err, b.Found.Sorted())
	}
	return b
}

// One table, moved, its merged headers split, columns and rows in another
// order, as a workbook or as CSV in any encoding, separator and form of
// numbers, gives the same values, the same index and the same classes.
func TestTheFormOfATableDecidesNoClass(t *testing.T) {
	classes := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		var s statistic
		var straight []int
		for i := range rapid.IntRange(4, 12).Draw(t, "areas") {
			var values [6]int
			for k, highest := range []int{90000, 90000, 30000, 30000, 60000, 60000} {
				lowest := 0
				if k < 2 {
					lowest = 1000
				}
				values[k] = rapid.IntRange(lowest, highest).Draw(t, statisticGroups[k/2])
				if k >= 2 && rapid.IntRange(0, 9).Draw(t, "suppressed") == 0 {
					values[k] = -1
				}
			}
			s, straight = append(s, values), append(straight, i)
		}
		plain := &form{years: []int{0, 1}, groups: []int{0, 1, 2}, rows: straight, heads: "merged", file: "werte.xlsx"}
		other := &form{
			down: rapid.IntRange(0, 6).Draw(t, "down"), right: rapid.IntRange(0, 5).Draw(t, "right"),
			years: rapid.Permutation(plain.years).Draw(t, "years"), groups: rapid.Permutation(plain.groups).Draw(t, "groups"),
			rows:      rapid.Permutation(straight).Draw(t, "rows"),
			heads:     rapid.SampledFrom([]string{"merged", "repeated", "first only"}).Draw(t, "heads"),
			file:      rapid.SampledFrom([]string{"werte.xlsx", "werte.csv", "werte.csv"}).Draw(t, "file"),
			separator: rapid.SampledFrom([]string{";", ",", "\t"}).Draw(t, "separator"),
			encoding:  rapid.SampledFrom([]string{"UTF-8", "UTF-8 with BOM", "Windows-1252", "UTF-16"}).Draw(t, "encoding"),
			english:   rapid.Bool().Draw(t, "english"),
		}
		want, got := s.computed(t, plain), s.computed(t, other)
		for l := range want.Tables {
			a, b := &want.Tables[l], &got.Tables[l]
			if d := cmp.Diff(a.Areas, b.Areas) + cmp.Diff(a.Population, b.Population) + cmp.Diff(a.CityPopulation, b.CityPopulation); d != "" {
				t.Fatal(d)
			}
			for k := range a.Series {
				if d := cmp.Diff(a.Series[k].Values, b.Series[k].Values) + cmp.Diff(a.Series[k].City, b.Series[k].City); d != "" {
					t.Fatal(d)
				}
			}
		}
		if d := cmp.Diff(want.Scores, got.Scores); d != "" {
			t.Fatal(d)
		}
		for k := range want.Schemes {
			if d := cmp.Diff(want.Schemes[k].Levels, got.Schemes[k].Levels); d != "" {
				t.Fatal(want.Schemes[k].Scheme.ID, d)
			}
		}
		// The rule on one quotient can be worked out from what was drawn.
		rules := &got.Schemes[2]
		for i, d := range rules.Level("raum").Decisions {
			class := "ohne"
			switch {
			case s[i][3] < 0:
				class = ""
			case 5*s[i][3] > s[i][1]:
				class = "hoch"
			}
			if rules.ID(d) != class {
				t.Fatalf("%d of %d: class %q, want %q", s[i][3], s[i][1], rules.ID(d), class)
			}
			classes[class]++
		}
		if v := got.Tables[1].Series[2].Values[0]; s[0][5] >= 0 && v != indicators.Known(float64(s[0][5])/10) {
			t.Fatalf("%v, want %d tenths", v, s[0][5])
		}
	})
	if classes[""] == 0 || classes["hoch"] == 0 || classes["ohne"] == 0 {
		t.Errorf("the tables drawn do not have all classes: %v", classes)
	}
}
