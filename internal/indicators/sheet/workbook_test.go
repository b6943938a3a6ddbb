package sheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
)

func book(t testing.TB, edit func(f *excelize.File, s string)) memory {
	t.Helper()
	f := excelize.NewFile()
	edit(f, "Sheet1")
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return memory{"a.csv": b.String()} // the content decides, not the name
}

func put(t testing.TB, f *excelize.File, cells map[string]any) {
	t.Helper()
	for cell, v := range cells {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWorkbookOfAnOffice(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{
			"B1": "Sozialräume 2018", "B3": "Nr", "C3": "Name", "D3": "Einwohner", "F3": "SGB II ¹⁾",
			"D4": "Ins-\ngesamt", "E4": "unter 18", "F4": "Anteil",
			"B5": "011", "C5": "City", "D5": 1000, "E5": 200, "F5": 0.123,
			"B6": "012", "C6": "Nord", "D6": "1.500", "E6": 450, "F6": 0.57,
			"B7": "013", "C7": "West", "D7": 2000, "E7": ".", "F7": "12,5 %",
			"C8": "Dortmund", "D8": 4500, "E8": 900, "F8": 0.3, "B10": "¹⁾ Mindestsicherung",
		})
		percent, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
		_ = f.SetCellStyle(s, "F5", "F8", percent)
		for _, m := range [][2]string{{"B1", "F1"}, {"B3", "B4"}, {"C3", "C4"}, {"D3", "E3"}} {
			_ = f.MergeCell(s, m[0], m[1])
		}
		_ = f.SetRowVisible(s, 6, false)
	})
	spec := one(share("u18", "Einwohner | Insgesamt", "unter 18"), indicators.Indicator{ID: "sgb2", Label: "SGB II", Column: "SGB II | Anteil", Kind: indicators.Share})
	spec.Levels[0].Tables[0].Label, spec.Levels[0].Tables[0].CityRow = "Name", "Dortmund"
	tables, l := read(t, files, spec)
	tb := tables[0]
	// 1.500 alone could be 1.5 too, but 12,5 % in another column decides.
	if got := said(t, l); got != "warning number_form_german D6" {
		t.Error(got)
	}
	if got := row(tb.Series[0].Values); got != "20 30 [s]" {
		t.Error(got)
	}
	if got := row(tb.Series[1].Values); got != "12.3 57 12.5" {
		t.Error(got)
	}
	if tb.Series[1].City.Value != indicators.Known(30) || tb.CityAt.Cell() != "B8" {
		t.Errorf("%v %v", tb.Series[1].City, tb.CityAt)
	}
	if got := tb.CellText(&tb.Series[0], 1); got != "a.csv!Sheet1!E6;a.csv!Sheet1!D6" {
		t.Error(got)
	}
	notes := map[string]bool{}
	for _, f := range l.Sorted() {
		if f.Severity == finding.Note {
			notes[f.Code] = true
		}
	}
	if !notes["rows_hidden"] || !notes["rows_skipped"] {
		t.Errorf("%v", notes)
	}
}

func TestWhatExcelDoesToCells(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Nr", "B1": "Wert", "A2": "011", "B2": 43193, "A3": 12, "B3": 5, "A4": "013", "B4": 6, "A5": "014", "A6": "015", "B6": true, "A7": "016", "B7": "#NV"})
		day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		_ = f.SetCellStyle(s, "B2", "B2", day)
		_ = f.SetCellFormula(s, "B5", "1+1")
	})
	tables, l := read(t, files, one(value("w", "Wert")))
	if got := said(t, l); got != "error number_is_date B2, error key_lost_zero A3, error formula_without_result B5, error logical_not_number B6, warning cell_error B7" {
		t.Error(got)
	}
	if got := row(tables[0].Series[0].Values); got != "[m] 6 [m] [m] [m] 5" { // 011 013 014 015 016 12
		t.Error(got)
	}
}

func TestNumbersAsKeys(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Nr", "B1": "Wert", "A2": 13, "B2": 1, "A3": 2, "B3": 2})
	})
	tables, l := read(t, files, one(value("w", "Wert")))
	if tables[0].Areas[0].ID != "13" || tables[0].Areas[1].ID != "2" || said(t, l) != "" {
		t.Errorf("%v %s", tables[0].Areas, said(t, l))
	}
}

// wide is a workbook of n rows and 40 columns of counts.
func wide(t testing.TB, n int) (memory, Spec) {
	t.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	header := []any{"Nr"}
	spec := one()
	for c := 1; c < 40; c++ {
		header = append(header, fmt.Sprintf("Spalte %d", c))
		if c > 1 {
			spec.Catalogue = append(spec.Catalogue, share(fmt.Sprintf("i%d", c), "Spalte 1", fmt.Sprintf("Spalte %d", c)))
		}
	}
	_ = w.SetRow("A1", header)
	for r := range n {
		cells := []any{fmt.Sprintf("%05d", r), 1000 + r%77}
		for c := 2; c < 40; c++ {
			cells = append(cells, (r*c)%997)
		}
		_ = w.SetRow(fmt.Sprintf("A%d", r+2), cells)
	}
	_ = w.Flush()
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return memory{"a.csv": b.String()}, spec
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{172, 542, 10000} {
		files, spec := wide(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, l, err := Read(files, spec); err != nil || l.HasErrors() {
					b.Fatal(err)
				}
			}
		})
	}
}

// A number with a percent format is a percentage, though no sign stands in it.
func TestPercentFormatInAColumnOfCounts(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Nr", "B1": "Ew", "C1": "u18", "A2": "a", "B2": 100, "C2": 0.125, "A3": "b", "B3": 200, "C3": 50})
		percent, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
		_ = f.SetCellStyle(s, "C2", "C2", percent)
	})
	_, l := read(t, files, one(share("w", "Ew", "u18")))
	if got := said(t, l); got != "error count_as_percent C2" {
		t.Fatal(got)
	}
	f := l.Sorted()[0]
	if got, _ := words.German.Finding(f.Code, f.Shown(true)); got != "„12,5“ ist eine Prozentzahl, aber „u18“ ist eine Anzahl." {
		t.Error(got)
	}
}

// A header of four rows, the last of years alone beside merged cells, and a row
// of column numbers below: both the guess and the key that it names find it.
func TestHeaderThatEndsInYears(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{
			"A1": "Stadt-\nteil", "A3": "Nr.", "B3": "Name", "C1": "Einwohner", "C2": "Ins-\ngesamt", "D2": "unter 18", "E2": "Ausländer", "E3": "Anzahl", "F3": "in %", "E4": "2025", "F4": "2025",
			"A7": "001", "B7": "Nord", "C7": "3.456", "D7": 500, "E7": 200, "F7": 5.8,
			"A8": "002", "B8": "Süd", "C8": "987¹⁾", "D8": 100, "E8": 90, "F8": 9.1,
			"A9": "003", "B9": "West", "C9": "10\u2009456", "D9": 1500, "E9": 700, "F9": 6.7,
			"A6": "Bezirk Mitte",
		})
		for i, cell := range []string{"A5", "B5", "C5", "D5", "E5", "F5"} {
			_ = f.SetCellValue(s, cell, i+1)
		}
		for _, m := range [][2]string{{"A1", "B2"}, {"A3", "A4"}, {"B3", "B4"}, {"C1", "F1"}, {"C2", "C4"}, {"D2", "D4"}, {"E2", "F2"}} {
			_ = f.MergeCell(s, m[0], m[1])
		}
	})
	tables, _, err := Explain(files, Spec{}, "a.csv")
	if err != nil || len(tables) != 1 {
		t.Fatal(err, tables)
	}
	e := tables[0]
	if e.Header != [2]int{1, 4} || e.Areas != 3 {
		t.Errorf("header %v, %d areas", e.Header, e.Areas)
	}
	// Not decided by others, the texts are thousands for a guess.
	g, _, err := grid.NewReader(files).Read("a.csv", "")
	if err != nil {
		t.Fatal(err)
	}
	for row, want := range map[int]float64{7: 3456, 8: 987, 9: 10456} {
		if x, ok := e.Columns[2].Number(g.At(row, 3)); !ok || x != want {
			t.Errorf("row %d: %v %v, want %v", row, x, ok, want)
		}
	}
	for _, key := range []string{"Stadtteil | Name", "Name", "Stadtteil | Nr."} {
		spec := one(value("u18", "unter 18"))
		spec.Levels[0].Tables[0].Key = key
		tables, l := read(t, files, spec)
		if got := said(t, l); got != "" {
			t.Errorf("%s: %s", key, got)
		}
		if got := row(tables[0].Series[0].Values); got != "500 100 1500" {
			t.Errorf("%s: %s", key, got)
		}
	}
}

// A table with a row per day has no areas, which is said once and not as codes
// that Excel turned into dates.
func TestTableOfDays(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Stichtag", "B1": "Nord", "C1": "Süd"})
		day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		for i := 2; i < 8; i++ {
			put(t, f, map[string]any{fmt.Sprint("A", i): 40000 + 365*i, fmt.Sprint("B", i): 100 + i, fmt.Sprint("C", i): 200 + i})
		}
		_ = f.SetCellStyle(s, "A2", "A7", day)
	})
	spec := one(value("nord", "Nord"))
	spec.Levels[0].Tables[0].Key = "Stichtag"
	_, l := read(t, files, spec)
	if got := said(t, l); got != "error key_is_days A2" {
		t.Error(got)
	}
	_, l, err := Explain(files, Spec{}, "a.csv")
	if err != nil || l.Len() != 1 || l.Sorted()[0].Code != "key_is_days" || l.Sorted()[0].Args["column"] != "Stichtag" {
		t.Error(err, l.Sorted())
	}
}

// In a long table with a year and a subject, the key is the code and only both
// columns together tell the rows of an area apart; what the hint says mends it.
func TestLongTableByTwoColumns(t *testing.T) {
	text := "Jahr;Merkmal;Nr;Stadtteil;Wert\n"
	for _, year := range []int{2024, 2025} {
		for k, what := range []string{"Geburten", "Sterbefälle", "Zuzüge"} {
			for i, name := range []string{"Nord", "Süd", "West", "Ost"} {
				text += fmt.Sprintf("%d;%s;%03d;%s;%d\n", year, what, i+1, name, 10*k+i+year-2024)
			}
		}
	}
	files := memory{"a.csv": text}
	tables, l, err := Explain(files, Spec{}, "a.csv")
	if err != nil || tables[0].Key != 3 || tables[0].Areas != 4 {
		t.Fatal(err, tables)
	}
	f := l.Sorted()[0]
	if l.Len() != 1 || f.Code != "table_is_long_twice" || f.Args["column"] != "Jahr" || f.Args["first"] != "2024" || f.Args["other"] != "Merkmal" {
		t.Errorf("%+v", l.Sorted())
	}
	spec := one(value("zu", "Zuzüge/Wert"))
	spec.Levels[0].Tables[0].Where = []Condition{{Column: "Jahr", Is: []string{"2024"}}}
	spec.Levels[0].Tables[0].Pivot = &Pivot{Names: "Merkmal", Values: []string{"Wert"}}
	out, found := read(t, files, spec)
	if got := said(t, found); got != "" {
		t.Error(got)
	}
	if got := row(out[0].Series[0].Values); got != "20 21 22 23" {
		t.Error(got)
	}
}

// Formulas without results are no empty table.
func TestFormulasWithoutResults(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Nr", "B1": "Wert", "A2": "01", "A3": "02"})
		for _, cell := range []string{"B2", "B3"} {
			_ = f.SetCellFormula(s, cell, "1+1")
		}
	})
	_, l := read(t, files, one(value("w", "Wert")))
	for _, f := range l.Sorted() {
		if f.Code == "table_unfilled" {
			t.Error("the table is said to be empty")
		}
	}
	if got := said(t, l); !strings.Contains(got, "error formula_without_result B2, error formula_without_result B3") {
		t.Error(got)
	}
}
