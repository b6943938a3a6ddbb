package sheet

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
)

// A made table has a header of two rows, groups over pairs of columns, and
// rows of whole numbers.
type made struct {
	ids    []string
	groups int
	cells  [][]int // per area, two per group
}

func drawTable(t *rapid.T) made {
	m := made{groups: rapid.IntRange(1, 4).Draw(t, "groups")}
	for i := range rapid.IntRange(1, 12).Draw(t, "areas") {
		m.ids = append(m.ids, fmt.Sprintf("%03d", 7*i+1))
		var cells []int
		for range 2 * m.groups {
			cells = append(cells, rapid.IntRange(-5, 5000).Draw(t, "cell"))
		}
		m.cells = append(m.cells, cells)
	}
	return m
}

// lay puts the table on a sheet: moved down and right, its columns and rows in
// an order, the groups merged, repeated or only above their first column.
func (m made) lay(down, right int, columns, rows []int, style string) *grid.Grid {
	width := right + 1 + 2*m.groups
	sheet := make([][]grid.Cell, down+2+len(m.ids))
	for i := range sheet {
		sheet[i] = make([]grid.Cell, width)
	}
	text := func(s string) grid.Cell { return grid.Cell{Kind: grid.Text, Text: s} }
	if down > 1 {
		sheet[0][0] = text("Bericht zur sozialen Lage")
	}
	sheet[down][right] = text("Nr")
	var merged []grid.Range
	for k, g := range columns {
		c := right + 1 + 2*k
		sheet[down][c] = text(fmt.Sprintf("Gruppe %d", g))
		switch style {
		case "merged":
			merged = append(merged, grid.Range{FirstRow: down + 1, FirstColumn: c + 1, LastRow: down + 1, LastColumn: c + 2})
		case "repeated":
			sheet[down][c+1] = sheet[down][c]
		}
		sheet[down+1][c], sheet[down+1][c+1] = text("2017"), grid.Cell{Kind: grid.Number, Number: 2018}
		for r, i := range rows {
			for n := range 2 {
				sheet[down+2+r][c+n] = grid.Cell{Kind: grid.Number, Number: float64(m.cells[i][2*g+n])}
			}
		}
	}
	for r, i := range rows {
		sheet[down+2+r][right] = text(m.ids[i])
	}
	if style == "merged" {
		merged = append(merged, grid.Range{FirstRow: down + 1, FirstColumn: right + 1, LastRow: down + 2, LastColumn: right + 1})
	}
	return grid.New("a.xlsx", "Blatt", 0, sheet, merged)
}

func (m made) spec() Spec {
	spec := one()
	for g := range m.groups {
		for _, year := range []string{"2017", "2018"} {
			name := fmt.Sprintf("Gruppe %d | %s", g, year)
			spec.Catalogue = append(spec.Catalogue, indicators.Indicator{ID: name, Label: name, Column: name})
		}
	}
	return spec
}

// readGrid reads an edition of one table from a grid made in a test.
func readGrid(g *grid.Grid, spec Spec) indicators.Table {
	r := newReader(nil, spec)
	l := r.levels[0]
	t := &table{spec: &spec.Levels[0].Tables[0], level: l, number: 1, parsed: map[int]*column{}, grid: g}
	t.wanted = r.wanted(t.spec)
	if r.findHeader(t) {
		l.tables = append(l.tables, t)
	}
	r.fill()
	return l.out
}

// What a table says does not depend on where it stands on its sheet, on the
// order of its columns and rows, or on how the groups of its header are drawn.
func TestATableSurvivesBeingMovedAndReordered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawTable(t)
		plain := make([]int, m.groups)
		for i := range plain {
			plain[i] = i
		}
		order := make([]int, len(m.ids))
		for i := range order {
			order[i] = i
		}
		want := readGrid(m.lay(0, 0, plain, order, "merged"), m.spec())
		got := readGrid(m.lay(
			rapid.IntRange(0, 6).Draw(t, "down"), rapid.IntRange(0, 5).Draw(t, "right"),
			rapid.Permutation(plain).Draw(t, "columns"), rapid.Permutation(order).Draw(t, "rows"),
			rapid.SampledFrom([]string{"merged", "repeated", "first only"}).Draw(t, "style"),
		), m.spec())
		if len(want.Areas) != len(m.ids) {
			t.Fatalf("%d areas, want %d", len(want.Areas), len(m.ids))
		}
		if d := cmp.Diff(want.Areas, got.Areas); d != "" {
			t.Fatal(d)
		}
		for k := range want.Series {
			if !want.Series[k].Present {
				t.Fatalf("%s is not there", m.spec().Catalogue[k].ID)
			}
			if d := cmp.Diff(want.Series[k].Values, got.Series[k].Values); d != "" {
				t.Fatal(d)
			}
			for i, v := range got.Series[k].Values {
				if want := float64(m.cells[i][k]); v.Number != want {
					t.Fatalf("%v, want %v", v, want)
				}
			}
		}
	})
}

// Whatever stands in a file, reading it neither panics nor gives a number that
// is none, and says the same twice.
func FuzzRead(f *testing.F) {
	files, _ := nested()
	for _, s := range files {
		f.Add(s, "Einwohner", "Nr")
	}
	f.Add("Nr;A;;B\n;1;2;1\n1;1.234;5;x\nNr;A;;B\n", "A | 1", "Nr")
	f.Add(sectioned, "männlich", "Nr")
	f.Add(long, "J", "Nr")
	f.Add(several, "Wert", "Nr")
	f.Add("t\n\nNr\tW\n011\t-\n11\t.\n011\t5\nStadt\t9\n", "B", "A")
	f.Fuzz(func(t *testing.T, text, name, key string) {
		limit := 100.0
		spec := Spec{
			Levels: []Level{
				{Level: ref("bezirk")},
				{Level: ref("raum"), Within: &Within{Level: "bezirk", Prefix: 1}, Tables: []Table{{File: "a.csv", Key: key, Label: "Name", CityRow: "Stadt"}, {File: "a.csv", Key: key, As: "x"}}},
				{Level: ref("teil"), Within: &Within{Level: "raum", Column: name}, Tables: []Table{{File: "a.csv", Key: "Nr"}}},
				{Level: ref("lang"), Tables: []Table{
					{File: "a.csv", Key: key, As: "p ", Pivot: &Pivot{Names: name, Values: []string{"B"}}, Where: []Condition{{Column: "A", Is: []string{name, "1"}}}},
					{File: "a.csv", Key: "Nr", As: "s ", Sections: SectionsAll, Match: `^(\w+)`, Digits: 3, CityRow: "Stadt"},
					{File: "a.csv", Key: "Nr", As: "t ", Sections: name, Heading: key},
					{File: "a.csv", Key: key, As: "r ", Range: Range{FirstRow: 1, FirstColumn: 2, LastRow: 9, LastColumn: 4}, Symbols: map[string]Meaning{"()": {Status: indicators.Unreliable}}},
				}},
			},
			Population: name,
			Symbols:    map[string]Meaning{".": {Status: indicators.Suppressed}, "": {Zero: true}},
			Catalogue: indicators.Catalogue{
				share("a", name, "A", "Kinder"), value("b", name),
				value("d", "p "+name+"/B"), value("e", "s "+name), value("f", "t B"), value("g", "r C"),
				{ID: "c", Column: "B", WeightBy: name, Levels: []string{"bezirk", "raum"}}, {ID: "empty"}, {ID: "none", Rate: &indicators.RateSpec{}},
			},
			Sums:       []Sum{{Whole: name, Parts: []string{"A", "s B"}}},
			Exclusions: []indicators.ExclusionRule{{Level: "bezirk", PopulationBelow: &limit}, {Level: "teil", Where: &indicators.Where{Column: name, Is: key}}, {Areas: []string{key}}},
		}
		files := memory{"a.csv": text}
		tables, l, err := Read(files, spec)
		if err != nil || len(tables) != 4 {
			t.Fatal(err)
		}
		for _, tb := range tables {
			for k := range tb.Series {
				s := &tb.Series[k]
				for _, values := range [][]indicators.Value{s.Values, s.Numerator, s.Denominator, s.Weight} {
					if values != nil && len(values) != len(tb.Areas) {
						t.Fatalf("%d values for %d areas", len(values), len(tb.Areas))
					}
					for _, v := range values {
						if v.Number != v.Number || v.Status != indicators.Observed && v.Number != 0 {
							t.Fatalf("%v", v)
						}
					}
				}
				if s.Present && len(s.Values) != len(tb.Areas) {
					t.Fatalf("%d values for %d areas", len(s.Values), len(tb.Areas))
				}
				for i := range s.Values {
					tb.CellText(s, i)
				}
			}
		}
		said(t, l)
		if _, l, err := Explain(files, spec, "a.csv"); err != nil {
			t.Fatal(err)
		} else {
			said(t, l)
		}
		again, l2, _ := Read(files, spec)
		if d := cmp.Diff(tables, again) + cmp.Diff(l.Sorted(), l2.Sorted()); d != "" {
			t.Fatal(d)
		}
	})
}

// A written table is the text of a CSV file in one of the forms that offices
// save.
type written struct {
	separator string
	encoding  string
	form      form
	spaced    bool // thousands are parted by narrow spaces
}

func (w written) number(x float64) string {
	whole, rest := math.Modf(math.Abs(x))
	digits, sign := fmt.Sprintf("%.0f", whole), ""
	thousands, decimal := ".", ","
	if w.form == english {
		thousands, decimal = ",", "."
	}
	if w.spaced {
		thousands = "\u00a0"
	}
	if n := len(digits); n > 3 {
		digits = digits[:n-3] + thousands + digits[n-3:]
	}
	if x < 0 {
		sign = "-"
	}
	return sign + digits + decimal + fmt.Sprintf("%.0f", rest*10)
}

func (w written) encode(text string) []byte {
	switch w.encoding {
	case "UTF-8 with BOM":
		return []byte("\ufeff" + text)
	case "Windows-1252":
		out, err := charmap.Windows1252.NewEncoder().String(text)
		if err != nil {
			panic(err)
		}
		return []byte(out)
	case "UTF-16":
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
		if err != nil {
			panic(err)
		}
		return []byte(out)
	}
	return []byte(text)
}

// quoted writes a field; all are quoted, so that any separator does.
func quoted(fields []string, separator string) string {
	for i, f := range fields {
		fields[i] = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
	}
	return strings.Join(fields, separator) + "\n"
}

// One table, written wide in any encoding, separator and form of numbers, or
// long with one row per value, or in sections under headings, is the same Table.
func TestATableSurvivesBeingWrittenInAnotherForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		areas, years := rapid.IntRange(2, 8).Draw(t, "areas"), []string{"2017", "2018", "2019"}
		values := make([][]float64, areas)
		for i := range values {
			for range years {
				values[i] = append(values[i], float64(rapid.IntRange(-99999, 999999).Draw(t, "tenths"))/10)
			}
		}
		w := written{
			separator: rapid.SampledFrom([]string{";", ",", "\t"}).Draw(t, "separator"),
			encoding:  rapid.SampledFrom([]string{"UTF-8", "UTF-8 with BOM", "Windows-1252", "UTF-16"}).Draw(t, "encoding"),
			form:      rapid.SampledFrom([]form{german, english}).Draw(t, "form"),
			spaced:    rapid.Bool().Draw(t, "spaced"),
		}
		name := func(i int) string { return fmt.Sprintf("Süd %d", i) }
		id := func(i int) string { return fmt.Sprintf("%03d", i+1) }
		table := Table{File: "a.csv", Key: "Nr", Label: "Name"}
		columns := make([]string, len(years))
		text := ""
		layout := rapid.SampledFrom([]string{"wide", "long", "sections"}).Draw(t, "layout")
		switch layout {
		case "wide":
			text = quoted([]string{"Nr", "Name", "2017 ²", "2018", "2019"}, w.separator)
			for i := range areas {
				text += quoted([]string{id(i), name(i), w.number(values[i][0]), w.number(values[i][1]), w.number(values[i][2])}, w.separator)
			}
			copy(columns, years)
		case "long":
			text = quoted([]string{"Jahr", "Nr", "Name", "Wert"}, w.separator)
			for _, k := range rapid.Permutation([]int{0, 1, 2}).Draw(t, "years") {
				for i := range areas {
					text += quoted([]string{years[k], id(i), name(i), w.number(values[i][k])}, w.separator)
				}
			}
			table.Pivot = &Pivot{Names: "Jahr", Values: []string{"Wert"}}
			for k := range years {
				columns[k] = years[k] + "/Wert"
			}
		case "sections":
			text = quoted([]string{"Nr", "Name", "Wert"}, w.separator)
			for k := range years {
				text += quoted([]string{"", "", "Jahr " + years[k]}, w.separator)
				for i := range areas {
					text += quoted([]string{id(i), name(i), w.number(values[i][k])}, w.separator)
				}
				columns[k] = "Jahr " + years[k] + " | Wert"
			}
			table.Sections = SectionsAll
		}
		spec := one()
		spec.Levels[0].Tables[0] = table
		for k := range years {
			spec.Catalogue = append(spec.Catalogue, indicators.Indicator{ID: "i" + years[k], Label: years[k], Column: columns[k]})
		}
		tables, l, err := Read(memory{"a.csv": string(w.encode(text))}, spec)
		if err != nil || l.HasErrors() {
			t.Fatalf("%v %v\n%s", err, l.Sorted(), text)
		}
		tb := tables[0]
		if len(tb.Areas) != areas {
			t.Fatalf("%d areas, want %d\n%s", len(tb.Areas), areas, text)
		}
		for i := range areas {
			if a := tb.Areas[i]; a.ID != id(i) || a.Name != name(i) {
				t.Fatalf("%+v", a)
			}
			for k := range years {
				if got := tb.Series[k].Values[i]; got != indicators.Known(values[i][k]) {
					t.Fatalf("%s in %s: %v, want %v\n%s", id(i), years[k], got, values[i][k], text)
				}
			}
		}
	})
}
