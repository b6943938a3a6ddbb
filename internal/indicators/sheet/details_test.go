package sheet

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
)

// notes lists the notes as "code place".
func notes(l finding.List) string {
	var out []string
	for _, f := range l.Sorted() {
		if f.Severity == finding.Note {
			out = append(out, strings.TrimSpace(f.Code+" "+f.Position.Cell()))
		}
	}
	return strings.Join(out, ", ")
}

func TestSymbolsOfOneTable(t *testing.T) {
	spec := one(value("w", "Wert"), value("v", "Anderer"))
	spec.Levels[0].Tables = append(spec.Levels[0].Tables, Table{File: "b.csv", Key: "Nr", Symbols: map[string]Meaning{"-": {Status: indicators.Suppressed}, "()": {Status: indicators.Unreliable}}})
	tables, l := read(t, memory{"a.csv": "Nr;Wert\n1;-\n2;.\n3;1\n", "b.csv": "Nr;Anderer\n1;-\n2;–\n3;(12)\n4;7\n"}, spec)
	if got := said(t, l); got != "warning area_not_in_table A1" {
		t.Error(got)
	}
	if got := row(tables[0].Series[0].Values) + " / " + row(tables[0].Series[1].Values); got != "0 [s] 1 [m] / [s] [s] [u] 7" {
		t.Error(got)
	}
}

func TestFootnoteMarksAreReported(t *testing.T) {
	_, l := read(t, memory{"a.csv": "Nr;Wert ¹⁾\n1;12,3*\n2;1.234,5¹⁾\n3;1,0\n"}, one(value("w", "Wert")))
	if got := notes(l); got != "footnote_marks B2" {
		t.Error(got)
	}
}

func TestUnitsInHeaders(t *testing.T) {
	for _, c := range []struct{ header, name, want string }{
		{"Anteil (%)", "Anteil", ""},
		{"Fläche in km²", "Fläche", ""},
		{"Fläche, ha", "Fläche", ""},
		{"Miete (in €/m²)", "Miete", ""},
		{"Einwohner in 1.000", "Einwohner", "warning header_thousands B1"},
		{"Fälle (je 1 000 Einwohner)", "Fälle", ""},
		{"Anteil [in Prozent]", "Anteil", ""},
		{"Anteil in der Stadt", "Anteil", "error indicator_column_missing A1"},
	} {
		_, l := read(t, memory{"a.csv": "Nr;\"" + c.header + "\"\n1;5\n2;6\n"}, one(value("w", c.name)))
		if got := said(t, l); got != c.want {
			t.Errorf("%s: %s, want %s", c.header, got, c.want)
		}
	}
	// The column that is named exactly is meant before one with a unit.
	tables, l := read(t, memory{"a.csv": "Nr;Anteil in %;Anteil\n1;5;7\n2;6;8\n"}, one(value("w", "Anteil")))
	if got := said(t, l) + row(tables[0].Series[0].Values); got != "7 8" {
		t.Error(got)
	}
}

func TestHiddenSheet(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Nr", "B1": "Wert", "A2": "011", "B2": 1, "A3": "012", "B3": 2})
		_, _ = f.NewSheet("Deckblatt")
		f.SetActiveSheet(1)
		_ = f.SetSheetVisible(s, false)
		_ = f.SetColVisible(s, "B", false)
	})
	tables, l := read(t, files, one(value("w", "Wert")))
	if got := said(t, l) + row(tables[0].Series[0].Values); got != "1 2" {
		t.Error(got)
	}
	if got := notes(l); got != "sheet_hidden, column_hidden B1" {
		t.Error(got)
	}
}

func TestLostZerosArePutBack(t *testing.T) {
	spec := one(value("w", "Wert"))
	spec.Levels[0].Tables[0].Digits = 3
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Nr", "B1": "Wert", "A2": 11, "B2": 1, "A3": "012", "B3": 2, "A4": "Stadt", "B4": 3, "A5": 7, "B5": 4})
	})
	tables, l := read(t, files, spec)
	if got := said(t, l); got != "" {
		t.Error(got)
	}
	var ids []string
	for _, a := range tables[0].Areas {
		ids = append(ids, a.ID)
	}
	if got := strings.Join(ids, " "); got != "007 011 012 Stadt" {
		t.Error(got)
	}
	if got := notes(l); got != "key_zeros_restored A2" {
		t.Error(got)
	}
}

func TestCodesWithinTexts(t *testing.T) {
	spec := one(value("w", "Wert"))
	spec.Levels[0].Tables[0] = Table{File: "a.csv", Key: "Gebiet", Match: `^(\d+) `, CityRow: "Stadt"}
	text := "Gebiet;Wert\n01 Nord;1\n02 Süd;2\nStadt;3\nZusammen;3\n"
	tables, l := read(t, memory{"a.csv": text}, spec)
	if a := tables[0].Areas; len(a) != 2 || a[0].ID != "01" || a[0].Name != "01 Nord" || tables[0].Series[0].City.Value != indicators.Known(3) || said(t, l) != "" {
		t.Errorf("%v %s", a, said(t, l))
	}
	spec.Levels[0].Tables[0].Match = `^([A-Z]{3})$`
	spec.Levels[0].Tables[0].CityRow = ""
	if _, l := read(t, memory{"a.csv": text}, spec); said(t, l) != "error key_match_nothing" {
		t.Error(said(t, l))
	}
	spec.Levels[0].Tables[0].Match = "("
	if _, l := read(t, memory{"a.csv": text}, spec); said(t, l) != "error key_match_invalid" {
		t.Error(said(t, l))
	}
}

// Two tables of one form on a sheet, one below the other, and one beside them.
const several = "1 Haushalte;;;;;;;\n;;;;;;;\nNr;Wert;;;;2 Alter;;\n1;10;;;;Nr;Wert;\n2;20;;;;1;5;\n;;;;;2;6;\n3 Personen am 31.12.2023;;;;;;;\nNr;Wert;;;;;;\n1;100;;;;;;\n2;200;;;;;;\n"

func TestSeveralTablesOnASheet(t *testing.T) {
	for _, c := range []struct {
		table Table
		want  string
	}{
		{Table{Range: Range{FirstRow: 3, FirstColumn: 1, LastRow: 5, LastColumn: 2}}, "10 20"},
		{Table{Range: Range{FirstRow: 4, FirstColumn: 6, LastRow: 6, LastColumn: 7}}, "5 6"},
		{Table{Heading: "3 Personen am 31.12.2023"}, "100 200"},
		{Table{Heading: "Personen"}, "100 200"},
		{Table{Heading: "1 haushalte"}, "10 20"},
		{Table{Heading: "4 Wohnungen"}, "error heading_missing"},
		{Table{Header: [2]int{8, 8}}, "100 200"},
		{Table{}, "error header_ambiguous A3"},
	} {
		spec := one(value("w", "Wert"))
		c.table.File, c.table.Key = "a.csv", "Nr"
		spec.Levels[0].Tables[0] = c.table
		tables, l := read(t, memory{"a.csv": several}, spec)
		got := said(t, l)
		if got == "" {
			got = row(tables[0].Series[0].Values)
		}
		if got != c.want {
			t.Errorf("%+v: %s, want %s", c.table, got, c.want)
		}
	}
	spec := one(value("w", "Wert"))
	spec.Levels[0].Tables[0].Heading = "Quelle"
	if _, l := read(t, memory{"a.csv": "Quelle a\nNr;Wert\n1;2\nQuelle b\n"}, spec); said(t, l) != "error heading_ambiguous" {
		t.Error(said(t, l))
	}
}

const sectioned = "Nr;Wert;Zahl\nDeutsche;;\nmännlich;;\n1;10;1\n2;20;2\nZusammen;30;3\nweiblich;;\n1;11;3\n2;21;4\nAusländer;;\nmännlich;;\n1;1;5\n2;;\nweiblich;;\n1;3;7\n2;4;8\n"

func TestSections(t *testing.T) {
	for _, c := range []struct{ sections, column, want string }{
		{SectionsAll, "Deutsche | männlich | Wert", "10 20"},
		{SectionsAll, "Deutsche | weiblich | Zahl", "3 4"},
		{SectionsAll, "Ausländer | männlich | Wert", "1 [m]"},
		{SectionsAll, "Ausländer|weiblich|B", "3 4"},
		{SectionsAll, "männlich | Wert", "error column_in_sections B1"},
		{SectionsAll, "Wert", "error column_in_sections B1"},
		{SectionsAll, "divers | Wert", "error indicator_column_missing A1"},
		{"Deutsche | weiblich", "Wert", "11 21"},
		{"weiblich", "Wert", "error key_twice A15, error key_twice A16"},
		{"divers", "Wert", "error section_missing"},
		{SectionsNone, "Wert", "error table_has_sections A7"},
	} {
		spec := one(value("w", c.column))
		spec.Levels[0].Tables[0].Sections = c.sections
		tables, l := read(t, memory{"a.csv": sectioned}, spec)
		got := said(t, l)
		if got == "" {
			got = row(tables[0].Series[0].Values)
		}
		if got != c.want {
			t.Errorf("sections %s, %s: %s, want %s", c.sections, c.column, got, c.want)
		}
	}
}

const long = "J;Nr;A;W;Z\n2011;1;x;1;10\n2011;2;x;2;20\n2012;1;x;3;30\n2012;2;x;4;40\n2012;3;y;5;50\n2012;;x;6;60\n"

func TestWhereAndPivot(t *testing.T) {
	where := func(column string, is ...string) []Condition { return []Condition{{Column: column, Is: is}} }
	for _, c := range []struct {
		table  Table
		column string
		want   string
	}{
		{Table{Where: where("J", "2011")}, "W", "1 2"},
		{Table{Where: where("J", "2012")}, "W", "3 4 5"},
		{Table{Where: where("J", "2013")}, "W", "error where_nothing"},
		{Table{Where: where("K", "2013")}, "W", "error column_missing A1"},
		{Table{Where: where("A", "y", "z")}, "W", "5"},
		{Table{Pivot: &Pivot{Names: "J", Values: []string{"W", "Z"}}}, "2011/W", "1 2 [m]"},
		{Table{Pivot: &Pivot{Names: "J", Values: []string{"W", "Z"}}}, "2012/Z", "30 40 50"},
		{Table{Pivot: &Pivot{Names: "J", Values: []string{"W", "Z"}}, As: "x "}, "x 2012/Z", "30 40 50"},
		{Table{Pivot: &Pivot{Names: "J", Values: []string{"W"}}}, "W", "error column_in_pivot D1"},
		{Table{Pivot: &Pivot{Names: "J", Values: []string{"Q"}}}, "2012/Q", "error column_missing A1"},
		{Table{}, "W", "error key_twice B4, error key_twice B5"},
	} {
		spec := one(value("w", c.column))
		c.table.File, c.table.Key = "a.csv", "Nr"
		spec.Levels[0].Tables[0] = c.table
		tables, l := read(t, memory{"a.csv": long}, spec)
		got := said(t, l)
		if got == "" {
			got = row(tables[0].Series[0].Values)
		}
		if got != c.want {
			t.Errorf("%+v, %s: %s, want %s", c.table, c.column, got, c.want)
		}
	}
}

// A day in a cell is compared as 2023-12-31.
func TestWhereOnADay(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Nr", "B1": "Stichtag", "C1": "Wert", "A2": "1", "B2": 45291, "C2": 5, "A3": "1", "B3": 44926, "C3": 6})
		day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		_ = f.SetCellStyle(s, "B2", "B3", day)
	})
	spec := one(value("w", "Wert"))
	spec.Levels[0].Tables[0].Where = []Condition{{Column: "Stichtag", Is: []string{"2023-12-31"}}}
	tables, l := read(t, files, spec)
	if got := said(t, l) + row(tables[0].Series[0].Values); got != "5" {
		t.Error(got)
	}
}

func TestCasesWithoutAnArea(t *testing.T) {
	spec := one(share("s", "E", "F"))
	for _, c := range []struct{ rows, want string }{
		{"1;100;10\n2;100;20\n;50;5\n", "rows_skipped A4, not_assigned_share B4, not_assigned_share C4"},
		{"1;100;10\n2;100;20\nnicht zuzuordnen;50;5\n", "rows_skipped A4, not_assigned_share B4, not_assigned_share C4"},
		{"1;100;10\n2;100;20\n;200;30\n", "rows_skipped A4"}, // a sum without a name
		{"1;100;10\n2;100;20\nZusammen;200;30\n", "rows_skipped A4"},
	} {
		_, l := read(t, memory{"a.csv": "Nr;E;F\n" + c.rows}, spec)
		if got := said(t, l); got != "" {
			t.Error(got)
		}
		if got := notes(l); got != c.want {
			t.Errorf("%q: %s, want %s", c.rows, got, c.want)
		}
	}
	// They explain the difference from the city, which needs no second finding.
	spec.Levels[0].Tables[0].CityRow = "Stadt"
	_, l := read(t, memory{"a.csv": "Nr;E;F\n1;100;10\n2;100;20\n;50;5\nStadt;250;35\n"}, spec)
	if got := notes(l); strings.Contains(got, "sum_not_city") {
		t.Error(got)
	}
}

func TestSumsOfColumns(t *testing.T) {
	spec := one(value("a", "A"))
	spec.Sums = []Sum{{Whole: "A", Parts: []string{"B", "C"}}}
	_, l := read(t, memory{"a.csv": "Nr;A;B;C\n1;110;70;40\n2;100;60;42\n3;1000;600;401\n4;.;1;2\n"}, spec)
	if got := said(t, l); got != "warning parts_not_whole B3" {
		t.Error(got)
	}
	if got := notes(l); got != "parts_not_whole B4" {
		t.Error(got)
	}
	spec.Sums[0].Parts[1] = "Dritte"
	_, l = read(t, memory{"a.csv": "Nr;A;B;C\n1;100;60;40\n2;100;60;41\n"}, spec)
	if got := said(t, l); got != "warning column_constant B1, error sum_column_missing A1" && got != "error sum_column_missing A1, warning column_constant B1" {
		t.Error(got)
	}
	for _, f := range l.Sorted() {
		if message, _ := words.English.Finding(f.Code, f.Shown(true)); message == "" {
			t.Error(f.Code)
		}
	}
}
