package sheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/indicators/sheet"
)

// The tables of real workbooks are found without any edition file.
func TestExplainGuessesRealTables(t *testing.T) {
	for _, c := range []struct{ folder, file, want string }{
		{"messy-workbooks", "Daten_fuer_die_Stadtteilprofile_2014.xlsx", "Stadtteilprofile 2014 A2:BQ111 header 2-4 key A 103"},
		{"messy-workbooks", "Berlin_LOR_Versorgungsdaten_Stand_2402.xlsx", "LOR B2:Q546 header 2-4 key D 542"},
		{"messy-workbooks", "SB_A01-05-00_2023h02_BE.xlsx", "T7 A3:M52 header 3-6 key A 13; T8 A3:M52 header 3-6 key A 13; T15  A3:M19 header 3-5 key A 13"},
		{"flensburg-sozialatlas", "csv/fl_births_by_district.csv", " A1:D98 header 1-1 key B 13"},
		{"berlin-mss-2021", "mss_2021_index_indikatoren.csv", ""},
	} {
		tables, found, err := sheet.Explain(published(t, c.folder), sheet.Spec{}, c.file)
		if err != nil {
			t.Fatal(err)
		}
		if found.HasErrors() {
			t.Errorf("%s: %v", c.file, found.Sorted())
		}
		var got []string
		for _, e := range tables {
			if e.Found {
				got = append(got, fmt.Sprintf("%s %s header %d-%d key %c %d", e.Sheet, e.Cells, e.Header[0], e.Header[1], 'A'+e.Key-1, e.Areas))
			}
		}
		for _, want := range strings.Split(c.want, "; ") {
			if want != "" && !slices.Contains(got, want) {
				t.Errorf("%s: no %q among\n%s", c.file, want, strings.Join(got, "\n"))
			}
		}
		if len(got) == 0 {
			t.Errorf("%s: no table found", c.file)
		}
	}
}

func TestExplainSaysWhatBecameOfColumnsAndRows(t *testing.T) {
	const file = "SB_A01-05-00_2023h02_BE.xlsx"
	spec := sheet.Spec{Levels: []sheet.Level{level("bezirk", nil, sheet.Table{File: file, Sheet: "T7", Key: "Bezirk", CityRow: "Berlin", Sections: sheet.SectionsAll, As: "M "})}}
	tables, found, err := sheet.Explain(published(t, "messy-workbooks"), spec, file)
	if err != nil || found.HasErrors() {
		t.Fatal(err, found.Sorted())
	}
	e := tables[0]
	if e.Level != "bezirk" || !e.Found || e.Header != [2]int{3, 6} || e.Areas != 12 || e.CityRow != 22 || strings.Join(e.Parts, " ") != "männlich weiblich insgesamt" {
		t.Errorf("%+v", e)
	}
	if c := e.Columns[1]; c.Column != 2 || c.Name != "M Insgesamt | Anzahl" || c.Form != "number" || c.Numbers != 36 {
		t.Errorf("%+v", c)
	}
	var skipped []string
	for _, s := range e.Skipped {
		skipped = append(skipped, fmt.Sprint(s.Row, " ", s.Reason))
	}
	if got := strings.Join(skipped, ", "); got != "7 numbers, 9 heading, 24 heading, 39 heading" {
		t.Error(got)
	}
}
