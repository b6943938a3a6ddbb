package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/grid"
)

// kinds are the words for kinds of rows in the tables of TestWhatARowIs.
var kinds = [rowKinds]string{
	emptyRow: "empty", areaRow: "area", cityRow: "city", sectionHeading: "heading", loneText: "lone text", banner: "banner",
	columnNumbers: "numbers", otherSection: "other section", excludedRow: "excluded", unnamedRow: "unnamed",
	unmatchedRow: "unmatched", unreadableKey: "unreadable", dateKey: "date", keylessRow: "keyless", keylessCases: "keyless cases",
	unassignedCases: "unassigned", repeatedHeader: "header again", nextTable: "next table", totalRow: "total", remark: "remark",
}

// rowsOf reads lines such as "area: 01; City; 1" below a header: what each row
// should be, and its cells. Numbers without a zero in front are numbers, #NV is
// an error, a day such as 31.12.2023 a date, and "> text" is merged over three
// columns.
func rowsOf(header string, lines []string) (g *grid.Grid, want []string) {
	var rows [][]grid.Cell
	var merged []grid.Range
	for i, line := range append([]string{"header: " + header}, lines...) {
		kind, texts, _ := strings.Cut(line, ":")
		if i > 0 {
			want = append(want, kind)
		}
		var cells []grid.Cell
		for k, text := range strings.Split(texts, ";") {
			text = strings.TrimSpace(text)
			c := grid.Cell{Kind: grid.Text, Text: text}
			x, err := strconv.ParseFloat(text, 64)
			switch {
			case text == "":
				c = grid.Cell{}
			case text == "#NV":
				c.Kind = grid.Failed
			case text == "31.12.2023":
				c = grid.Cell{Kind: grid.Number, Number: 45291, Form: grid.Date}
			case strings.HasPrefix(text, "> "):
				c.Text = text[2:]
				merged = append(merged, grid.Range{FirstRow: i + 1, FirstColumn: k + 1, LastRow: i + 1, LastColumn: k + 3})
			case err == nil && (text[0] != '0' || len(text) == 1):
				c = grid.Cell{Kind: grid.Number, Number: x}
			}
			cells = append(cells, c)
		}
		rows = append(rows, cells)
	}
	return grid.New("a.xlsx", "Blatt", 0, rows, merged), want
}

// classified returns what the rows of a table with its header in the first row
// were found to be.
func classified(t *testing.T, g *grid.Grid, spec Table) (out []tableRow) {
	t.Helper()
	r := newReader(nil, Spec{})
	spec.Key, spec.Header = "Nr", [2]int{1, 1}
	one := &table{spec: &spec, level: &level{spec: &Level{}}, number: 1, grid: g}
	if spec.Match != "" {
		one.pattern = regexp.MustCompile(spec.Match)
	}
	if !r.findHeader(one) {
		t.Fatalf("no header: %v", r.findings.Sorted())
	}
	c := newCollection(one)
	if !r.resolveConditions(one, c) {
		t.Fatalf("no columns: %v", r.findings.Sorted())
	}
	for row := c.first; row <= c.last; row++ {
		found := c.classify(row)
		c.collect(found)
		out = append(out, found)
	}
	return out
}

func TestWhatARowIs(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range []struct {
		name, header string
		spec         Table
		lines        []string
	}{
		{"areas and their sums", "Nr; Name; Fälle", Table{Label: "Name", CityRow: "Musterstadt"}, []string{
			"area: 01; City; 1",
			"area: 02; Nord; .",
			"empty: ; ;",
			"total: Zusammen; ; 1",
			"total: Stadtbezirk 1 insgesamt; ; 1",
			"total: Durchschnitt; ; 1",
			"city: ; Musterstadt; 2",
			"city: Muster-Stadt 1); ; 2",
		}},
		{"a city row that waits for its numbers", "Nr; Name; Fälle", Table{Label: "Name", CityRow: "Musterstadt"}, []string{
			"area: 01; City; 1",
			"city: ; Musterstadt;",
			"heading: ; Innenstadt;",
		}},
		{"cases without an area", "Nr; Name; Fälle", Table{Label: "Name"}, []string{
			"area: 01; City; 1",
			"unassigned: nicht zuzuordnen; ; 7",
			"unassigned: Ohne Angabe:; ; 7",
			"keyless cases: ; ; 7",
			"keyless cases: ; unbekannt; 7",
			"keyless: ; Insgesamt; 7",
			"keyless: ; Innenstadt; 7",
		}},
		{"headings that the edition does not ask for", "Nr; Name; Fälle; davon Frauen; davon Männer", Table{Label: "Name"}, []string{
			"lone text: Innenstadt",
			"area: 01; City; 1; 1; 0",
			"heading: ; ; Deutsche",
			"lone text: Außenstadt",
			"banner: 03; Nord; > liegt noch nicht vor",
			"area: 04; Süd; .; .; .",
			"area: 05",
		}},
		{"names for keys", "Nr; Fälle", Table{}, []string{
			"area: City; 1",
			"area: Nord; 2",
			"area: Süd",
			"lone text: Einwohner am Ort der Hauptwohnung",
		}},
		{"notes", "Nr; Fälle", Table{}, []string{
			"area: 01; 1",
			"remark: Quelle: Stadt",
			"remark: * Stand 2018",
			"remark: 1) ohne Heime",
			"remark: ¹ ohne Heime",
			"remark: Anmerkung; siehe Seite 3",
		}},
		{"printed pages", "Nr; Name; Fälle; Anteil", Table{Label: "Name"}, []string{
			"numbers: 1; 2; 3; 4",
			"area: 1; City; 3; 4",
			"header again: Nr; Name; Fälle; Anteil",
			"area: 1; 2; 3; 4",
			"next table: Nr; Straße",
		}},
		{"keys that cannot be read", "Nr; Fälle", Table{}, []string{
			"unreadable: #NV; 1",
			"date: 31.12.2023; 1",
			"area: 01; 1",
		}},
		{"a pattern takes the code out of the text", "Nr; Fälle", Table{Match: `^(\d+) `}, []string{
			"area: 01 City; 1",
			"unmatched: Zusammen; 1",
			"unmatched: 02; 1",
			"keyless cases: ; 1",
		}},
		{"conditions", "Nr; Jahr; Fälle", Table{Where: []Condition{{"Jahr", []string{"2023"}}}}, []string{
			"area: 01; 2023; 1",
			"excluded: 01; 2022; 1",
			"excluded: Zusammen; ; 1",
		}},
		{"one name per row", "Nr; Merkmal; Fälle", Table{Pivot: &Pivot{Names: "Merkmal", Values: []string{"Fälle"}}}, []string{
			"area: 01; Frauen; 1",
			"area: 01; Männer; 1",
			"unnamed: 01; ; 2",
			"unnamed: Quelle: Stadt",
		}},
		{"every section", "Nr; Fälle", Table{Sections: SectionsAll}, []string{
			"heading: Deutsche",
			"area: Nord; 1",
			"area: City; 1",
			"heading: Ausländer",
			"remark: Quelle: Stadt",
			"area: Nord; 1",
			"area: City", // it has cells in the section above
		}},
		{"one section", "Nr; Fälle", Table{Sections: "Ausländer"}, []string{
			"other section: 01; 1",
			"heading: Deutsche",
			"other section: 01; 1",
			"other section: Zusammen; 1",
			"heading: Ausländer",
			"area: 01; 1",
			"total: Zusammen; 1",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, want := rowsOf(c.header, c.lines)
			for i, found := range classified(t, g, c.spec) {
				seen[want[i]] = true
				if got := kinds[found.kind]; got != want[i] {
					t.Errorf("row %d is %q: %s", found.row, got, c.lines[i])
				}
			}
		})
	}
	for _, name := range kinds {
		if !seen[name] {
			t.Errorf("no row that is %q", name)
		}
	}
}

func TestWhatIsFoundInARow(t *testing.T) {
	g, _ := rowsOf("Nr; Name; Fälle", []string{"area: 1; City; 3", "area: 02; ; 3", "heading: ; Innenstadt;", "total: Summe; ; 6"})
	rows := classified(t, g, Table{Label: "Name", Digits: 2})
	if a := rows[0]; a.id != "01" || a.shortID != "1" || a.name != "City" {
		t.Errorf("a key without its zero: %+v", a)
	}
	if a := rows[1]; a.id != "02" || a.shortID != "" || a.name != "02" {
		t.Errorf("an area without a name: %+v", a)
	}
	if a := rows[2]; a.text != "Innenstadt" || a.part != nil {
		t.Errorf("a heading: %+v", a)
	}
	if a := rows[3]; a.text != "Summe" || a.part != rows[0].part {
		t.Errorf("a sum: %+v", a)
	}
}
