package sheet_test

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/words"
)

// A publication is a published data set read with an edition file of its own.
type publication struct {
	*testing.T
	edition *edition.Edition
	tables  []indicators.Table
	found   []finding.Finding
}

// readPublished reads testdata/<name>/edition.yaml with the files of a folder
// of published data, and fails on any error among the findings.
func readPublished(t *testing.T, name, folder string) publication {
	t.Helper()
	files := published(t, folder)
	text, err := os.ReadFile(filepath.Join("testdata", name, "edition.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	p := publication{T: t}
	var found finding.List
	p.edition, found = edition.Read(text, "edition.yaml")
	if p.edition == nil {
		p.log(found.Sorted())
		t.FailNow()
	}
	tables, list, err := sheet.Read(files, p.edition.Data)
	if err != nil {
		t.Fatal(err)
	}
	p.tables, p.found = tables, list.Sorted()
	p.log(p.found)
	if list.HasErrors() {
		t.Error("the files are read with errors")
	}
	return p
}

func (p publication) log(found []finding.Finding) {
	for _, f := range found {
		message, _ := words.German.Finding(f.Code, f.Shown(true))
		p.Logf("%s %s (%s %s): %s", f.Severity, f.Position, f.Code, f.AreaName, message)
	}
}

func (p publication) series(level int, indicator string) *indicators.Series {
	p.Helper()
	k := p.edition.Data.Catalogue.Find(indicator)
	if k < 0 || !p.tables[level].Series[k].Present {
		p.Fatalf("no indicator %s on level %d", indicator, level)
	}
	return &p.tables[level].Series[k]
}

// value checks one value to four decimals, and the cells it comes from.
func (p publication) value(level int, id, indicator string, want float64, cells string) {
	p.Helper()
	tb, s := &p.tables[level], p.series(level, indicator)
	i := tb.Row(id)
	if i < 0 {
		p.Fatalf("no area %s", id)
	}
	if v := s.Values[i]; !v.OK() || math.Abs(v.Number-want) > 5e-5 {
		p.Errorf("%s of %s: %v, want %v", indicator, id, v, want)
	}
	if got := tb.CellText(s, i); !strings.HasSuffix(got, cells) {
		p.Errorf("%s of %s comes from %s, want %s", indicator, id, got, cells)
	}
}

// said counts the findings of a code, those of one severity where one is given.
func (p publication) said(code string) (n int) {
	for _, f := range p.found {
		if f.Code == code {
			n++
		}
	}
	return n
}

// finding returns the only finding of a code, with its message.
func (p publication) finding(code string) (finding.Finding, string) {
	p.Helper()
	var out []finding.Finding
	for _, f := range p.found {
		if f.Code == code {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		p.Fatalf("no finding %s", code)
	}
	message, _ := words.German.Finding(out[0].Code, out[0].Shown(true))
	return out[0], message
}

// agree counts the areas, and the city row, whose computed value rounds to the
// published one.
func (p publication) agree(computed, as string, within float64) (same, of int) {
	p.Helper()
	one := func(a, b indicators.Value) {
		if !a.OK() || !b.OK() {
			return
		}
		of++
		if math.Abs(a.Number-b.Number) <= within {
			same++
		}
	}
	for level := range p.tables {
		a, b := p.series(level, computed), p.series(level, as)
		for i := range a.Values {
			one(a.Values[i], b.Values[i])
		}
		if level == len(p.tables)-1 {
			one(a.City.Value, b.City.Value)
		}
	}
	return same, of
}

func TestHamburgInOneSheet(t *testing.T) {
	p := readPublished(t, "hamburg", "messy-workbooks")
	if len(p.tables[0].Areas) != 7 || len(p.tables[1].Areas) != 99 {
		t.Fatalf("%d Bezirke, %d Stadtteile", len(p.tables[0].Areas), len(p.tables[1].Areas))
	}
	both := 0
	for _, a := range p.tables[0].Areas {
		if p.tables[1].Row(a.ID) >= 0 {
			both++
		}
	}
	if both != 4 {
		t.Errorf("%d names are both Bezirk and Stadtteil, want 4", both)
	}
	const file = "Daten_fuer_die_Stadtteilprofile_2014.xlsx!Stadtteilprofile 2014!"
	p.value(1, "Harburg", "u18", 100*3285./22674, file+"C89;"+file+"B89")
	p.value(0, "Harburg", "u18", 100*26494./155548, file+"C110;"+file+"B110")
	p.value(1, "Waltershof und Finkenwerder", "auslaender_wie", 14.5, "!H20")
	if s := p.series(1, "preis"); s.Values[p.tables[1].Row("Hamburg-Altstadt")].Status != indicators.Suppressed {
		t.Error("the price in Hamburg-Altstadt (BD5) is not suppressed")
	}
	// Nine percentages and their counts agree to the published decimal.
	for _, id := range []string{"u18", "ue65", "auslaender", "einperson", "kinder", "allein", "sgb2", "efh", "sozial"} {
		if same, of := p.agree(id, id+"_wie", 0.05+1e-9); same != 107 || of != 107 {
			t.Errorf("%s: %d of %d agree, want 107 of 107", id, same, of)
		}
	}
	if same, of := p.agree("auslauf", "auslauf_wie", 0.05+1e-9); same != 92 || of != 92 {
		t.Errorf("auslauf: %d of %d agree, want 92 of 92", same, of)
	}
	if same, of := p.agree("pkw", "pkw_wie", 1e-9); same != 107 || of != 107 {
		t.Errorf("pkw: %d of %d agree, want 107 of 107", same, of)
	}
	// The Stadtteile lack 6,777 inhabitants of the city, the Bezirke none.
	population := false
	for _, f := range p.found {
		message, _ := words.German.Finding(f.Code, f.Shown(true))
		if f.Code == "sum_not_city" && strings.Contains(message, "„Bevölkerung“") {
			population = true
			if f.Level != "stadtteil" || f.Position.Cell() != "B111" || !strings.Contains(message, "1.782.217") || !strings.Contains(message, "6.777") {
				t.Errorf("%s %s: %s", f.Level, f.Position, message)
			}
		}
	}
	if !population {
		t.Error("the lacking inhabitants are not reported")
	}
	if p.tables[1].CityPopulation != indicators.Known(1788994) || p.tables[1].CityAt.Cell() != "A111" {
		t.Errorf("city: %v at %s", p.tables[1].CityPopulation, p.tables[1].CityAt)
	}
}

// Without rows, a sheet that holds two levels is not read by guess.
func TestHamburgWithoutRows(t *testing.T) {
	spec := sheet.Spec{
		Levels:    []sheet.Level{level("stadtteil", nil, sheet.Table{File: "Daten_fuer_die_Stadtteilprofile_2014.xlsx", Key: "Stadtgebiet"})},
		Catalogue: ready("Bevölkerung"),
	}
	_, l, err := sheet.Read(published(t, "messy-workbooks"), spec)
	if err != nil {
		t.Fatal(err)
	}
	var twice []string
	for _, f := range l.Sorted() {
		if f.Code == "key_twice" {
			twice = append(twice, f.AreaID+" "+f.Position.Cell())
		}
	}
	if got := strings.Join(twice, ", "); got != "Eimsbüttel A106, Wandsbek A108, Bergedorf A109, Harburg A110" {
		t.Error(got)
	}
}

func TestFlensburgLongTables(t *testing.T) {
	p := readPublished(t, "flensburg", "flensburg-sozialatlas")
	tb := &p.tables[0]
	if len(tb.Areas) != 13 || tb.Areas[tb.Row("3")].Name != "Nordstadt" {
		t.Fatalf("%v", tb.Areas)
	}
	const residents = "csv/fl_residents_by_district.csv!C"
	p.value(0, "1", "u18", 100*360./3866, "csv/fl_children_age_under_18_by_district.csv!C8;"+residents+"7")
	p.value(0, "1", "arbeitslos", 100*226./3093, "csv/fl_residents_age_18_to_under_65_by_district.csv!C8")
	p.value(0, "1", "frauen", 41.2, "csv/fl_unemployed_residents_categorized_by_district.csv!H2")

	// Three age groups make the residents in 79 of 91 rows, and two tables give
	// the employable persons alike in all 13.
	if n := p.said("parts_not_whole"); n != 12 {
		t.Errorf("%d gaps between sums, want 12", n)
	}
	gaps := 0.0
	for _, f := range p.found {
		if f.Code == "parts_not_whole" {
			gaps += math.Abs(f.Args["difference"].(finding.Hidden).Value.(float64))
			if f.Severity != finding.Note || !strings.HasPrefix(f.Position.String(), residents) {
				t.Errorf("%v", f)
			}
		}
	}
	if gaps != 8+9+13+2+1+7+8+13+4+6+5+5 {
		t.Errorf("the gaps add up to %v", gaps)
	}
	// 37 unemployed persons live in no district.
	f, message := p.finding("not_assigned_share")
	if p.said("not_assigned_share") != 2 {
		t.Error("rows without a district are not reported")
	}
	t.Log(f.Position, message)
}

func TestFlensburgWithoutWhere(t *testing.T) {
	spec := sheet.Spec{
		Levels:    []sheet.Level{level("stadtteil", nil, sheet.Table{File: "csv/fl_residents_by_district.csv", Key: "district_id"})},
		Catalogue: ready("residents"),
	}
	_, l, err := sheet.Read(published(t, "flensburg-sozialatlas"), spec)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, f := range l.Sorted() {
		message, hint := words.German.Finding(f.Code, f.Shown(true))
		codes = append(codes, f.Code)
		t.Log(message, hint)
	}
	if strings.Join(codes, " ") != "table_is_long" {
		t.Error(codes)
	}
}

func TestBerlinSupplyBeginsAtB2(t *testing.T) {
	p := readPublished(t, "berlin-supply", "messy-workbooks")
	if len(p.tables[0].Areas) != 12 || len(p.tables[1].Areas) != 542 || p.tables[0].Areas[0].Name != "Mitte" {
		t.Fatalf("%d in %d", len(p.tables[1].Areas), len(p.tables[0].Areas))
	}
	p.value(1, "01100101", "gigabit", 98.3, "!LOR!G5")
	p.value(1, "01100102", "glasfaser_2024", 76.9, "!LOR!P6")
	if a := p.tables[1].Areas[0]; a.Name != "Stülerstraße" || a.Parent != "01" {
		t.Errorf("%+v", a)
	}
}

func TestBerlinRegisterSections(t *testing.T) {
	p := readPublished(t, "berlin-register", "messy-workbooks")
	tb := &p.tables[0]
	if len(tb.Areas) != 12 {
		t.Fatalf("%v", tb.Areas)
	}
	const file = "SB_A01-05-00_2023h02_BE.xlsx!"
	p.value(0, "Mitte", "ledig", 100*239237./397134, file+"T5!C8;"+file+"T5!B8")
	p.value(0, "Neukölln", "auslaender", 100*93045./330017, file+"T7!L47;"+file+"T7!B47")
	p.value(0, "Neukölln", "auslaenderinnen", 100*44313./165207, file+"T7!L32;"+file+"T7!B32")
	p.value(0, "Reinickendorf", "einfach", 100*133211./268792, file+"T8!B21;"+file+"T15 !B18")
	p.value(0, "Spandau", "evangelisch", 100*41684./257091, file+"T15 !E11;"+file+"T15 !B11")
	if same, of := p.agree("auslaender", "auslaender_wie", 0.05+1e-9); same != 13 || of != 13 {
		t.Errorf("shares of foreigners: %d of %d agree, want 13 of 13", same, of)
	}
	if s := p.series(0, "auslaenderinnen"); s.City.Numerator != indicators.Known(458722) {
		t.Errorf("city: %v", s.City)
	}
	if n := p.said("parts_not_whole"); n != 0 {
		t.Errorf("%d gaps between sums, want none", n)
	}
}

func TestBerlinRegisterSectionsOfTwoSteps(t *testing.T) {
	p := readPublished(t, "berlin-register-origin", "messy-workbooks")
	tb := &p.tables[0]
	if len(tb.Areas) != 12 {
		t.Fatalf("%v", tb.Areas)
	}
	const file = "SB_A01-05-00_2023h02_BE.xlsx!"
	p.value(0, "Mitte", "u6_ausl_m", 100*2694./78069, file+"T6!C54;"+file+"T6!B54")
	p.value(0, "Pankow", "u6_deutsch_w", 100*9443./176030, file+"T6!C25;"+file+"T6!B25")
	p.value(0, "Mitte", "syrien_m", 100*3272./78069, file+"T9!Z56;"+file+"T6!B54")
	if n := p.said("parts_not_whole"); n != 0 {
		t.Errorf("%d gaps between sums, want none", n)
	}
	if n := p.said("areas_not_in_table") + p.said("area_not_in_table"); n != 0 {
		t.Errorf("%d areas do not join", n)
	}
}

// Without sections, a table whose areas recur under headings says so once.
func TestBerlinRegisterWithoutSections(t *testing.T) {
	for _, c := range []struct{ sections, column, want string }{
		{sheet.SectionsNone, "B", "table_has_sections T7!B24"},
		{sheet.SectionsAll, "B", "column_in_sections T7!B6"},
		{"divers", "B", "section_missing"},
	} {
		spec := sheet.Spec{
			Levels: []sheet.Level{level("bezirk", nil, sheet.Table{
				File: "SB_A01-05-00_2023h02_BE.xlsx", Sheet: "T7", Key: "Bezirk", CityRow: "Berlin", Sections: c.sections,
			})},
			Catalogue: ready(c.column),
		}
		_, l, err := sheet.Read(published(t, "messy-workbooks"), spec)
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, f := range l.Sorted() {
			if f.Severity == finding.Error {
				message, hint := words.German.Finding(f.Code, f.Shown(true))
				t.Log(message, hint)
				codes = append(codes, strings.TrimSpace(f.Code+" "+strings.TrimPrefix(f.Position.String(), "SB_A01-05-00_2023h02_BE.xlsx!")))
			}
		}
		if got := strings.Join(codes, ", "); got != c.want {
			t.Errorf("%q: %s, want %s", c.sections, got, c.want)
		}
	}
}

// Postcodes lie in several districts, so a row has two keys; and the Ortsteile
// have theirs only as text, between headings and two kinds of sub-totals.
func TestBerlinRegisterRowsBetweenSubTotals(t *testing.T) {
	const file = "SB_A01-05-00_2023h02_BE.xlsx"
	spec := sheet.Spec{
		Levels: []sheet.Level{
			level("plz", nil, sheet.Table{File: file, Sheet: "T14", Key: "Postleitzahl", Where: []sheet.Condition{{Column: "Bezirk", Is: []string{"Mitte", "Pankow"}}}, Pivot: &sheet.Pivot{Names: "Bezirk", Values: []string{"Insgesamt"}}}),
			level("ortsteil", nil, sheet.Table{File: file, Sheet: "T11", Key: "B", Rows: [2]int{6, 173}, CityRow: "Berlin", As: "OT "}),
		},
		Catalogue: ready("Mitte/Insgesamt", "Pankow/Insgesamt", "OT Insgesamt", "OT weiblich"),
	}
	spec.Catalogue[3].Column = "OT Darunter weiblich"
	tables, l, err := sheet.Read(published(t, "messy-workbooks"), spec)
	if err != nil {
		t.Fatal(err)
	}
	report(t, l)
	plz := &tables[0]
	i := plz.Row("10119")
	if i < 0 || plz.CellText(&plz.Series[0], i) != file+"!T14!C8" || plz.Series[1].Values[i] != indicators.Known(4970) {
		t.Errorf("10119 is row %d of %d", i, len(plz.Areas))
	}
	ot := &tables[1]
	n, total := observed(ot.Series[2].Values)
	if n != 97 || total != 3878100 || ot.Series[2].City.Value != indicators.Known(3878100) {
		t.Errorf("%d Ortsteile with %v inhabitants of %v", n, total, ot.Series[2].City.Value)
	}
	if i := ot.Row("Moabit"); i < 0 || ot.CellText(&ot.Series[3], i) != file+"!T11!L10" {
		t.Error("Moabit is not in row 10")
	}
}
