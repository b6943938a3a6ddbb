package sheet

import (
	"io/fs"
	"strings"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
)

// memory is files in memory.
type memory map[string]string

func (m memory) ReadFile(name string) ([]byte, error) {
	if s, ok := m[name]; ok {
		return []byte(s), nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// said lists the findings above notes as "severity code place", and fails
// where a text lacks an argument.
func said(t testing.TB, l finding.List) string {
	t.Helper()
	var out []string
	for _, f := range l.Sorted() {
		for _, lang := range []words.Lang{words.German, words.English} {
			message, hint := lang.Finding(f.Code, f.Shown(true))
			if strings.Contains(message+hint, "«") {
				t.Errorf("the text of %s lacks an argument: %s %s", f.Code, message, hint)
			}
		}
		if f.Severity > finding.Note {
			out = append(out, strings.TrimSpace(f.Severity.String()+" "+f.Code+" "+f.Position.Cell()))
		}
	}
	return strings.Join(out, ", ")
}

func ref(id string) area.Level { return area.Level{ID: id, Report: id == "raum"} }

// one is an edition of one level with one table in a.csv.
func one(catalogue ...indicators.Indicator) Spec {
	return Spec{
		Levels:    []Level{{Level: ref("raum"), Tables: []Table{{File: "a.csv", Key: "Nr"}}}},
		Catalogue: catalogue,
		Symbols:   map[string]Meaning{"-": {Zero: true}, ".": {Status: indicators.Suppressed}, "/": {Status: indicators.Unreliable}, "x": {Status: indicators.NotApplicable}},
	}
}

func value(id, column string) indicators.Indicator {
	return indicators.Indicator{ID: id, Label: id, Column: column}
}

func share(id string, per string, of ...string) indicators.Indicator {
	return indicators.Indicator{ID: id, Label: id, Kind: indicators.Share, Rate: &indicators.RateSpec{Of: of, Per: per, Times: 100}}
}

// row writes the values of a series: 12.5 for a number, the first letter of
// the status in brackets for none.
func row(values []indicators.Value) string {
	var out []string
	for _, v := range values {
		if v.OK() {
			out = append(out, words.Decimal(v.Number))
		} else {
			out = append(out, "["+v.Status.String()[:1]+"]")
		}
	}
	return strings.Join(out, " ")
}

func read(t testing.TB, files memory, spec Spec) ([]indicators.Table, finding.List) {
	t.Helper()
	tables, l, err := Read(files, spec)
	if err != nil {
		t.Fatal(err)
	}
	return tables, l
}

func TestNumbersAndSymbols(t *testing.T) {
	for _, c := range []struct{ name, cells, want, findings string }{
		{"whole", "1|20|300", "1 20 300", ""},
		{"German", "1.234,5|2,5|1.234", "1234.5 2.5 1234", ""},
		{"English", "1,234.5|2.5|1,234", "1234.5 2.5 1234", ""},
		{"German by three groups", "1.234.567|1.234|5", "1234567 1234 5", ""},
		{"spaces", "1\u00a0234,5|12\u202f345|1 000", "1234.5 12345 1000", ""},
		{"signs", "-1,5|−2,5|+3,5", "-1.5 -2.5 3.5", ""},
		{"percent signs", "12,5 %|3%|1,0%", "12.5 3 1", ""},
		{"exponent", "1.5E-05|2.5e3|1", "0.000015 2500 1", ""},
		{"zero before the point decides", "0.123|1.234|2.345", "0.123 1.234 2.345", ""},
		{"ambiguous", "1.234|2.345|3", "[m] [m] 3", "error number_ambiguous B2"},
		{"mixed", "1,5|2,5|3.5", "1.5 2.5 [m]", "error number_other_form B4"},
		{"symbols", "–|.|/", "0 [s] [u]", ""},
		{"hyphen named", "-|−|5", "0 0 5", ""},
		{"symbol not applicable and empty", "X||5", "[n] [m] 5", ""},
		{"declared missing", "-9999|-9999,0|5,5", "[m] [m] 5.5", ""},
		{"text", "viel|2|3", "[m] 2 3", "error text_not_number B2"},
		{"error cells", "#NV|#BEZUG!|3", "[m] [m] 3", "warning cell_error B2, error cell_error B3"},
		{"brackets are no number", "(12)|2|3", "[m] 2 3", "error number_in_brackets B2"},
		{"an unknown sign", "¤|2|3", "[m] 2 3", "error symbol_unknown B2"},
		{"footnote marks", "1.234,5¹⁾|12,3*|7 1)|8†|9 %²", "1234.5 12.3 7 8 9", ""},
		{"footnote marks at symbols", ".¹⁾|5|/*", "[s] 5 [u]", ""},
		{"a mark alone", "*|¹|3", "[m] [m] 3", "error symbol_unknown B2, error symbol_unknown B3"},
		{"a plain digit before a bracket is no mark", "12)|2|3", "[m] 2 3", "error text_not_number B2"},
		{"thin and narrow spaces", "1\u2009234|12\u202f345,5|1\u00a0234\u00a0567", "1234 12345.5 1234567", ""},
		{"wrong groups", "12.34.5|2|3", "[m] 2 3", "error text_not_number B2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spec := one(value("w", "Wert"))
			spec.MissingValues = []float64{-9999}
			text := "Nr\tWert\n"
			for i, cell := range strings.Split(c.cells, "|") {
				text += string(rune('a'+i)) + "1\t" + cell + "\n"
			}
			tables, l := read(t, memory{"a.csv": text}, spec)
			if got := row(tables[0].Series[0].Values); got != c.want {
				t.Errorf("values %s, want %s", got, c.want)
			}
			if got := said(t, l); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
		})
	}
}

func TestOtherColumnsDecideAboutAmbiguousNumbers(t *testing.T) {
	tables, l := read(t, memory{"a.csv": "Nr;Wert;Anteil\n01;1.234;1,5\n02;2.345;2,5\n"}, one(value("w", "Wert")))
	if got := row(tables[0].Series[0].Values); got != "1234 2345" {
		t.Error(got)
	}
	if got := said(t, l); got != "warning number_form_german B2" {
		t.Error(got)
	}
	tables, l = read(t, memory{"a.csv": "Nr,Wert,Anteil\n01,1.234,1.5\n02,2.345,2.5\n"}, one(value("w", "Wert")))
	if got := row(tables[0].Series[0].Values); got != "1.234 2.345" {
		t.Error(got)
	}
	if got := said(t, l); got != "warning number_form_english B2" {
		t.Error(got)
	}
}

func TestHeaders(t *testing.T) {
	for _, c := range []struct{ name, text, column, want, findings string }{
		{"title rows and an offset", "Bericht\n\n\t\tNr\tWert\n\t\t01\t5\n\t\t02\t6\n", "Wert", "5 6", ""},
		{"hyphenated line break", "Nr\t\"Ein-\nwohner\"\n01\t5\n02\t6\n", "Einwohner", "5 6", ""},
		{"case, spaces, footnote", "NR.\tSGB  II ¹⁾\tx\nNr\tsgb-ii 1)\n01\t5\n02\t6\n", "SGB II", "5 6", ""},
		{"two rows, group over empty cells", "Nr\tInsgesamt\t\tFrauen\t\n\t2017\t2018\t2017\t2018\n01\t1\t2\t3\t4\n02\t5\t6\t7\t8\n", "Frauen | 2018", "4 8", ""},
		{"group alone is ambiguous", "Nr\tInsgesamt\t\n\t2017\t2018\n01\t1\t2\n02\t5\t6\n", "Insgesamt", "", "error column_ambiguous B2"},
		{"leaf alone is ambiguous", "Nr\tA\tB\n\t2018\t2018\n01\t1\t2\n02\t5\t6\n", "2018", "", "error column_ambiguous B2"},
		{"text over a unit", "Nr\tWert\tAnteil\n\tAnzahl\t%\n01\t1\t2\n02\t5\t6\n", "Wert", "1 5", ""},
		{"text broken over two rows", "Nr\tArbeitslose\tWert\n\tunter 25\tEuro\n01\t1\t2\n02\t5\t6\n", "Arbeitslose unter 25", "1 5", ""},
		{"letter", "Nr\tWert\tWert\n01\t1\t2\n02\t5\t6\n", "C", "2 6", ""},
		{"header before letter", "Nr\tC\tWert\n01\t1\t2\n02\t5\t6\n", "C", "1 5", ""},
		{"letter outside", "Nr\tWert\n01\t1\n02\t5\n", "Z", "", "error indicator_column_missing A1"},
		{"missing", "Nr\tEinwohnerzahl\n01\t1\n02\t5\n", "Einwohnrzahl", "", "error indicator_column_missing A1"},
		{"column numbers", "Nr\tWert\tb\n1\t2\t3\n01\t5\t5\n02\t6\t6\n", "Wert", "5 6", ""},
		{"twice, one with the columns", "Nr\tSeite\nx\t3\n\nNr\tWert\n01\t5\n02\t6\n", "Wert", "5 6", ""},
		{"twice, undecided", "Nr\tWert\n01\t1\n\nNr\tWert\n01\t5\n02\t6\n", "Wert", "", "error header_ambiguous A1"},
		{"no key", "Nummer\tWert\n01\t1\n", "Wert", "", "error key_column_missing"},
		{"soft hyphen and NBSP", "Nr\tEin\u00adwohner\u00a0ins\u00adgesamt\n01\t5\n02\t6\n", "Einwohner insgesamt", "5 6", ""},
		{"decomposed umlaut", "Nr\tBevo\u0308lkerung\n01\t5\n02\t6\n", "Bevölkerung", "5 6", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables, l := read(t, memory{"a.csv": c.text}, one(value("w", c.column)))
			if got := row(tables[0].Series[0].Values); got != c.want {
				t.Errorf("values %q, want %q", got, c.want)
			}
			if got := said(t, l); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
		})
	}
}

func TestGivenHeaderAndRows(t *testing.T) {
	text := "Nr\tWert\n01\t1\n02\t2\n\nNr\tWert\n03\t3\n04\t4\n05\t5\n"
	for _, c := range []struct {
		header, rows   [2]int
		want, findings string
	}{
		{[2]int{5, 5}, [2]int{}, "3 4 5", ""},
		{[2]int{}, [2]int{6, 7}, "3 4", ""},
		{[2]int{1, 1}, [2]int{2, 3}, "1 2", ""},
		{[2]int{9, 12}, [2]int{}, "", "error header_outside"},
		{[2]int{}, [2]int{40, 50}, "", "error rows_outside"},
	} {
		spec := one(value("w", "Wert"))
		spec.Levels[0].Tables[0].Header, spec.Levels[0].Tables[0].Rows = c.header, c.rows
		tables, l := read(t, memory{"a.csv": text}, spec)
		if got := row(tables[0].Series[0].Values); got != c.want {
			t.Errorf("header %v rows %v: %q, want %q", c.header, c.rows, got, c.want)
		}
		if got := said(t, l); got != c.findings {
			t.Errorf("header %v rows %v: %q, want %q", c.header, c.rows, got, c.findings)
		}
	}
}

func TestRowsThatAreNoAreas(t *testing.T) {
	text := "Nr;Name;Wert\nInnenstadt;;\n01;City;1\n02;Nord;2\nZusammen;;3\n;Dortmund;7\n* Stand 2018;;\n1) ohne Heime;;\nQuelle: Stadt;;\nBezugsgröße sind alle Einwohner 2017;;\n"
	spec := one(value("w", "Wert"))
	spec.Levels[0].Tables[0].Label, spec.Levels[0].Tables[0].CityRow = "Name", "dortmund"
	tables, l := read(t, memory{"a.csv": text}, spec)
	tb := tables[0]
	if len(tb.Areas) != 2 || tb.Areas[0].Name != "City" || tb.Areas[1].ID != "02" {
		t.Errorf("areas %v", tb.Areas)
	}
	if tb.CityAt.Cell() != "A6" || tb.Series[0].City.Value != indicators.Known(7) {
		t.Errorf("city %v %v", tb.CityAt, tb.Series[0].City)
	}
	if got := said(t, l); got != "" {
		t.Error(got)
	}
	for _, f := range l.Sorted() {
		if f.Code == "rows_skipped" && f.Args["n"] != 6 {
			t.Errorf("%v", f.Args)
		}
	}
	spec.Levels[0].Tables[0].CityRow = "Bochum"
	if _, l := read(t, memory{"a.csv": text}, spec); said(t, l) != "error city_row_missing" {
		t.Error(said(t, l))
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct{ name, text, want, findings string }{
		{"repeated header", "Nr;Wert\n01;1\nNr;Wert\n02;2\n", "01 02", ""},
		{"twice", "Nr;Wert\n01;1\n02;2\n01;3\n", "01 02", "error key_twice A4"},
		{"sorted by bytes", "Nr;Wert\n10;1\n9;2\n010;3\n", "010 10 9", ""},
		{"no area", "Nr;Wert\n", "", "error table_empty A1"},
		{"error cell", "Nr;Wert\n01;1\n#NV;1\n02;3\n", "01 02", "error key_unreadable A3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spec := one(value("w", "Wert"))
			spec.Levels[0].Tables[0].Header = [2]int{1, 1}
			tables, l := read(t, memory{"a.csv": c.text}, spec)
			var ids []string
			for _, a := range tables[0].Areas {
				ids = append(ids, a.ID)
			}
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("areas %q, want %q", got, c.want)
			}
			if got := said(t, l); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
		})
	}
}

func TestRates(t *testing.T) {
	in := indicators.Indicator{ID: "r", Label: "r", Kind: indicators.Rate, Rate: &indicators.RateSpec{Of: []string{"a", "b"}, Less: []string{"c"}, Per: "d", Times: 1000}}
	text := "Nr;a;b;c;d\n1;3;4;2;100\n2;1;;1;10\n3;1;.;1;10\n4;;.;1;0\n5;1;1;1;0\nStadt;10;10;5;1000\n"
	spec := one(in)
	spec.Levels[0].Tables[0].CityRow = "Stadt"
	tables, l := read(t, memory{"a.csv": text}, spec)
	s := &tables[0].Series[0]
	if got := row(s.Values); got != "50 [m] [s] [s] [n]" {
		t.Error(got)
	}
	if got := row(s.Numerator); got != "5 [m] [s] [s] 1" {
		t.Error(got)
	}
	if s.City.Value != indicators.Known(15) || s.City.Numerator != indicators.Known(15) || s.City.Denominator != indicators.Known(1000) {
		t.Errorf("%v", s.City)
	}
	if got := tables[0].CellText(s, 0); got != "a.csv!B2;a.csv!C2;a.csv!D2;a.csv!E2" {
		t.Error(got)
	}
	if got := said(t, l); got != "warning sum_not_city E7" {
		t.Error(got)
	}
}

// nested is three levels, the coarsest without a table.
func nested() (memory, Spec) {
	files := memory{
		"raum.csv": "Nr;Name;Bezirk-Nr;Bezirk;Einwohner;Kinder;Index\n011;City;01;Mitte;100;20;90\n012;Nord;01;Mitte;300;60;110\n021;Hörde;02;Süd;200;30;100\nStadt;;;;600;110;\n",
		"teil.csv": "Nr;Raum;Einwohner;Kinder\na;City;40;10\nb;011;60;10\nc;nord;300;60\nd;HÖRDE;150;30\ne;Hörde;50;.\n",
	}
	spec := Spec{
		Levels: []Level{
			{Level: ref("bezirk")},
			{Level: ref("raum"), Within: &Within{Level: "bezirk", Column: "Bezirk-Nr", Label: "Bezirk"}, Tables: []Table{{File: "raum.csv", Key: "Nr", Label: "Name", CityRow: "Stadt"}}},
			{Level: ref("teil"), Within: &Within{Level: "raum", Column: "Raum"}, Tables: []Table{{File: "teil.csv", Key: "Nr"}}},
		},
		Population: "Einwohner",
		Symbols:    map[string]Meaning{".": {Status: indicators.Suppressed}},
		Catalogue:  indicators.Catalogue{share("kinder", "Einwohner", "Kinder"), {ID: "index", Label: "Index", Column: "Index", WeightBy: "Einwohner"}},
	}
	return files, spec
}

func TestLevels(t *testing.T) {
	files, spec := nested()
	tables, l := read(t, files, spec)
	if got := said(t, l); got != "" {
		t.Error(got)
	}
	bezirk, raum, teil := tables[0], tables[1], tables[2]
	if len(bezirk.Areas) != 2 || bezirk.Areas[1].Name != "Süd" || raum.Areas[2].Parent != "02" || raum.Areas[0].Parent != "01" {
		t.Errorf("%v %v", bezirk.Areas, raum.Areas)
	}
	for i, want := range []string{"011", "011", "012", "021", "021"} {
		if teil.Areas[i].Parent != want {
			t.Errorf("parent of %s: %q, want %q", teil.Areas[i].ID, teil.Areas[i].Parent, want)
		}
	}
	if got := row(bezirk.Series[0].Values); got != "20 15" || !bezirk.Series[0].Summed || bezirk.Series[0].Origins != nil {
		t.Error(got)
	}
	if got := row(bezirk.Series[1].Values); got != "105 100" { // (100*90 + 300*110) / 400
		t.Error(got)
	}
	if got := row(bezirk.Population); got != "400 200" {
		t.Error(got)
	}
	if raum.CityPopulation != indicators.Known(600) || row(teil.Series[0].Values) != "25 16.666666666666668 20 20 [s]" || teil.Series[1].Present {
		t.Errorf("%v %v", raum.CityPopulation, teil.Series)
	}
}

func TestLevelsWithoutTablesSumOnlyWhatIsComplete(t *testing.T) {
	files, spec := nested()
	spec.Levels[1].Tables, spec.Levels[1].Within = nil, &Within{Level: "bezirk", Prefix: 1}
	spec.Catalogue = spec.Catalogue[:1]
	// Without a table for the Räume, each spelling is an area of its own.
	if _, l := read(t, files, spec); said(t, l) != "" {
		t.Error(said(t, l))
	}
	files["teil.csv"] = strings.NewReplacer("City", "011", "nord", "012", "HÖRDE", "021", "Hörde", "021").Replace(files["teil.csv"])
	tables, l := read(t, files, spec)
	if got := row(tables[1].Series[0].Values); got != "20 20 [s]" || said(t, l) != "" {
		t.Error(got, said(t, l))
	}
	if got := row(tables[0].Series[0].Values); got != "[s]" || tables[0].Areas[0].ID != "0" {
		t.Error(got, tables[0].Areas)
	}
	if got := row(tables[0].Population); got != "600" {
		t.Error(got)
	}
}

func TestALevelCanBeSkipped(t *testing.T) {
	files, spec := nested()
	files["teil.csv"] = "Nr;Raum;Bezirk;Einwohner;Kinder\na;x;1;40;10\nb;x;2;60;10\nc;y;2;300;60\n"
	spec.Levels[1].Within = nil
	spec.Levels[2].Within = &Within{Level: "bezirk", Column: "Bezirk"}
	tables, l := read(t, files, spec)
	if got := row(tables[0].Series[0].Values); got != "25 19.444444444444443" || said(t, l) != "warning sum_not_city F5, warning sum_not_city E5" && said(t, l) != "" {
		t.Error(got, said(t, l))
	}
}

func TestOneCoarserAreaTypedAsTwo(t *testing.T) {
	for _, c := range []struct{ from, to, findings string }{
		{"Nord;01", "Nord;1", "error parent_lost_zero C3"},
		{"Nord;01", "Nord;77", "warning parent_one_name C3"},
		{"Nord;01;Mitte", "Nord;77;", ""},
	} {
		files, spec := nested()
		files["raum.csv"] = strings.Replace(files["raum.csv"], c.from, c.to, 1)
		if _, l := read(t, files, spec); said(t, l) != c.findings {
			t.Errorf("%s: %s", c.to, said(t, l))
		}
	}
}

// The hyphen of the keyboard means nothing where only the dash is declared.
func TestTheHyphenMustBeDeclared(t *testing.T) {
	spec := one(value("w", "Wert"))
	spec.Symbols = map[string]Meaning{"–": {Zero: true}}
	tables, l := read(t, memory{"a.csv": "Nr;Wert\n1;-\n2;–\n3;−\n4;5\n"}, spec)
	if got := said(t, l); got != "error symbol_unknown B2" || row(tables[0].Series[0].Values) != "[m] 0 0 5" {
		t.Error(got, tables[0].Series[0].Values)
	}
}

func TestCityRowOutsideTheRowsOfAreas(t *testing.T) {
	spec := one(value("w", "Wert"))
	spec.Levels[0].Tables[0].Rows, spec.Levels[0].Tables[0].CityRow = [2]int{2, 3}, "Stadt"
	tables, l := read(t, memory{"a.csv": "Nr;Wert\n1;5\n2;6\n\nBezirk;8\nStadt;7\n"}, spec)
	if got := said(t, l); got != "" || tables[0].CityAt.Cell() != "A6" || len(tables[0].Areas) != 2 || tables[0].Series[0].City.Value != indicators.Known(7) {
		t.Error(got, tables[0])
	}
}

// A note guesses at a header only where one is near.
func TestAnIndicatorThatALevelLacks(t *testing.T) {
	for column, want := range map[string]string{"Wohngeld": "indicator_not_here", "Wert alt": "indicator_absent"} {
		spec := one(value("w", "Wert"), value("x", column))
		spec.Levels[0].ID = "a"
		spec.Levels = append(spec.Levels, Level{Level: ref("b"), Tables: []Table{{File: "b.csv", Key: "Nr"}}})
		_, l := read(t, memory{"a.csv": "Nr;Wert;" + column + "\n1;5;1\n2;6;2\n", "b.csv": "Nr;Wert\n1;5\n2;6\n"}, spec)
		var got []string
		for _, f := range l.Sorted() {
			if f.Indicator == "x" {
				got = append(got, f.Code)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", column, got, want)
		}
	}
}

func TestParents(t *testing.T) {
	for _, c := range []struct{ name, from, to, findings string }{
		{"unknown", "b;011", "b;013", "error parent_unknown B3"},
		{"lost zero", "b;011", "b;11", "error parent_zeros_differ B3"},
		{"missing", "b;011", "b;", "warning parent_missing B3"},
		{"no column", "Raum", "Ort", "error column_missing A1"},
		{"no part", "c;nord", "c;City", "warning sum_not_whole F2, warning sum_not_whole E2, warning area_without_parts"},
	} {
		files, spec := nested()
		files["teil.csv"] = strings.Replace(files["teil.csv"], c.from, c.to, 1)
		_, l := read(t, files, spec)
		got := said(t, l)
		for _, want := range strings.Split(c.findings, ", ") {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q, want %q", c.name, got, want)
			}
		}
	}
	files, spec := nested()
	files["raum.csv"] = strings.Replace(files["raum.csv"], "012;Nord", "012;Hörde", 1)
	_, l := read(t, files, spec)
	if got := said(t, l); !strings.Contains(got, "error parent_ambiguous B5, error parent_ambiguous B6") {
		t.Error(got)
	}
}

// An empty cell is no name of a coarser area: the first that is filled counts.
func TestParentNamedFromTheFirstFilledCell(t *testing.T) {
	spec := one(value("w", "Wert"))
	spec.Levels[0].Within = &Within{Level: "bezirk", Column: "BNr", Label: "Bezirk"}
	spec.Levels = append([]Level{{Level: ref("bezirk")}}, spec.Levels...)
	tables, l := read(t, memory{"a.csv": "Nr;BNr;Bezirk;Wert\n011;01;;5\n012;01;Mitte;6\n013;01;Mitte;7\n021;02;West;8\n"}, spec)
	for _, f := range l.Sorted() {
		if f.Code == "parent_two_names" {
			t.Errorf("%+v", f)
		}
	}
	if got := tables[0].Areas[0].Name; got != "Mitte" {
		t.Error(got)
	}
}

// A key that nothing is spelt like is answered with the headers of the table.
func TestMissingKeyNamesTheHeaders(t *testing.T) {
	spec := one(value("w", "Wert"))
	spec.Levels[0].Tables[0].Key = "Kennung"
	_, l := read(t, memory{"a.csv": "Bericht\n\nCode;Ort;Wert\n01;Eving;1\n02;Wohnungen;2\n"}, spec)
	f := l.Sorted()[0]
	if near, ok := f.Args["near"].([]string); f.Code != "key_column_missing" || !ok || strings.Join(near, " ") != "Code Ort Wert" {
		t.Errorf("%+v", f)
	}
}

// Sums that do not add up are told together with errors, so that a planner
// sees all at once; but not sums that the error itself puts wrong.
func TestSumsAreToldWithErrorsButNotBecauseOfThem(t *testing.T) {
	const gap, less = "c;nord;300;60", "c;nord;300;50" // Nord has 60 in raum.csv
	for _, c := range []struct {
		name  string
		edits []string // file, old, new
		want  string
	}{
		{"none", nil, ""},
		{"the gap alone", []string{"teil.csv", gap, less}, "warning sum_not_whole F3"},
		{"a text elsewhere", []string{"teil.csv", gap, less, "teil.csv", "a;City;40", "a;City;viel"}, "warning sum_not_whole F3, error text_not_number C2"},
		{"a parent that is not known", []string{"teil.csv", "b;011", "b;019"}, "error parent_unknown B3"},
		{"a part twice", []string{"teil.csv", "b;011", "a;011"}, "error key_twice A3"},
		{"an area twice", []string{"raum.csv", "012;Nord", "011;Nord"}, "error key_twice A3, error parent_unknown B4"},
		{"the city row, with a parent that is not known", []string{"teil.csv", "b;011", "b;019", "raum.csv", "Stadt;;;;600", "Stadt;;;;700"}, "warning sum_not_city E5, error parent_unknown B3"},
		{"a key that is no key", []string{"teil.csv", "b;011", "#NV;011"}, "error key_unreadable A3"},
	} {
		files, spec := nested()
		for i := 0; i+2 < len(c.edits); i += 3 {
			if !strings.Contains(files[c.edits[i]], c.edits[i+1]) {
				t.Fatalf("%s: %q is not there", c.name, c.edits[i+1])
			}
			files[c.edits[i]] = strings.Replace(files[c.edits[i]], c.edits[i+1], c.edits[i+2], 1)
		}
		_, l := read(t, files, spec)
		if got := said(t, l); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSeveralTables(t *testing.T) {
	spec := one(value("w", "Wert"), share("s", "B: n", "k"), value("v", "neu"))
	spec.Levels[0].Tables = []Table{{File: "a.csv", Key: "Nr"}, {File: "b.csv", Key: "Code", As: "B: ", Columns: map[string]string{"neu": "alt"}}}
	files := memory{"a.csv": "Nr;Wert;k\n1;10;5\n2;20;3\n", "b.csv": "Code;Wert;n;alt\n2;7;12;1\n1;8;10;2\n"}
	tables, l := read(t, files, spec)
	if got := said(t, l); got != "" {
		t.Error(got)
	}
	tb := tables[0]
	if row(tb.Series[0].Values) != "10 20" || row(tb.Series[1].Values) != "50 25" || row(tb.Series[2].Values) != "2 1" {
		t.Errorf("%v", tb.Series)
	}
	if got := tb.CellText(&tb.Series[1], 1); got != "a.csv!C3;b.csv!C2" {
		t.Error(got)
	}

	spec.Levels[0].Tables[1].As = ""
	spec.Catalogue[1].Rate.Per = "n"
	if _, l = read(t, files, spec); said(t, l) != "error column_in_two_tables B1" {
		t.Error(said(t, l))
	}
	// A column that both tables repeat is one column.
	files["b.csv"] = "Code;Wert;n;alt\n2;20;12;1\n1;10;10;2\n"
	if tables, l = read(t, files, spec); said(t, l) != "" || row(tables[0].Series[0].Values) != "10 20" {
		t.Error(said(t, l))
	}
	// So are the columns of tables that share no area.
	files["b.csv"] = "Code;Wert;n;alt;k\n3;30;12;1;3\n4;40;10;2;5\n"
	files["a.csv"] = "Nr;Wert;k;n;alt\n1;10;5;10;7\n2;20;6;12;7\n"
	spec.Levels[0].Tables[0].Columns = map[string]string{"neu": "alt"}
	tables, l = read(t, files, spec)
	if got := row(tables[0].Series[0].Values); got != "10 20 30 40" || said(t, l) != "" {
		t.Error(got, said(t, l))
	}
	if got := row(tables[0].Series[1].Values); got != "50 50 25 50" {
		t.Error(got)
	}
	if got := tables[0].CellText(&tables[0].Series[0], 3); got != "b.csv!B3" {
		t.Error(got)
	}
	// An area that one table lacks.
	files["b.csv"] = "Code;n\n1;10\n3;5\n"
	spec.Catalogue = spec.Catalogue[:1]
	if _, l = read(t, files, spec); said(t, l) != "warning area_not_in_table A1, warning area_not_in_table A1" {
		t.Error(said(t, l))
	}
	files["b.csv"] = "Code;n\n01;10\n2;5\n"
	if _, l = read(t, files, spec); !strings.Contains(said(t, l), "error key_lost_zero A2") {
		t.Error(said(t, l))
	}
}

// A code of a CSV file that lost its zero is pointed out where nothing else
// explains that it is shorter.
func TestCodesWithoutTheirZeroInText(t *testing.T) {
	for codes, want := range map[string]string{
		"01 2 03":             "warning key_lost_zero A3",
		"001 12 003 7 020":    "warning key_lost_zero A3, warning key_lost_zero A5",
		"01 02 0101 0102":     "", // areas and the parts of them
		"11 1101 1102 0101":   "",
		"001 261 2621 2622":   "",
		"7 8 9 10 11 12":      "", // never had one
		"1 2 03":              "", // the longer ones are the fewer
		"01 A2 03":            "",
		"2 02 01 03 04 05 06": "warning key_lost_zero A2",
	} {
		text := "Code;Wert\n"
		for i, code := range strings.Fields(codes) {
			text += code + ";" + words.Decimal(float64(i)) + "\n"
		}
		spec := one(value("w", "Wert"))
		spec.Levels[0].Tables[0].Key = "Code"
		_, l := read(t, memory{"a.csv": text}, spec)
		if got := said(t, l); got != want {
			t.Errorf("%s: %q, want %q", codes, got, want)
			continue
		}
		if f := l.Sorted(); codes == "01 2 03" && (f[0].Args["could"] != "02" || f[0].Args["digits"] != 2) {
			t.Errorf("%s: %v", codes, f[0].Args)
		}
	}
}

func TestLevelsOfAnIndicator(t *testing.T) {
	files, spec := nested()
	spec.Catalogue[1].Levels = []string{"raum", "teil"}
	tables, l := read(t, files, spec)
	if got := said(t, l); got != "error indicator_absent A1" || tables[0].Series[1].Present {
		t.Error(got)
	}
	spec.Catalogue[1].Levels = []string{"raum"}
	if _, l = read(t, files, spec); said(t, l) != "" {
		t.Error(said(t, l))
	}
	spec.Catalogue[1].Levels = []string{"bezirk"}
	if _, l = read(t, files, spec); said(t, l) != "error indicator_not_summed" {
		t.Error(said(t, l))
	}
	spec.Catalogue[1] = share("x", "Einwohner", "Kindr")
	if _, l = read(t, files, spec); said(t, l) != "error indicator_column_missing A1" {
		t.Error(said(t, l))
	}
}

func TestExclusions(t *testing.T) {
	limit := 150.0
	files := memory{"a.csv": "Nr;Name;KOM;Ew;Wert\n01;a;gültig;100;1\n02;b;gültig;;2\n03;c;EW<300;500;3\n04;d;gültig;600;4\n"}
	spec := one(value("w", "Wert"))
	spec.Population = "Ew"
	spec.Exclusions = []indicators.ExclusionRule{
		{PopulationBelow: &limit, Because: "klein"}, {Level: "raum", Where: &indicators.Where{Column: "KOM", IsNot: "gültig", Negate: true}},
		{Areas: []string{"04", "05"}}, {Level: "raum", Where: &indicators.Where{Column: "Nr", Is: "01"}},
	}
	tables, l := read(t, files, spec)
	var rules []string
	for _, e := range tables[0].Excluded {
		rules = append(rules, e.Rule)
	}
	if got := strings.Join(rules, " "); got != "population no_population where areas" {
		t.Error(got)
	}
	if got := said(t, l); got != "warning exclude_everything, error exclude_unknown_area, warning population_of_area_missing A3" {
		t.Error(got)
	}
	if e := tables[0].Excluded[0]; e.Because != "klein" || e.Limit != 150 || tables[0].Included(0) {
		t.Errorf("%+v", e)
	}
	spec.Population = ""
	spec.Exclusions = spec.Exclusions[:1]
	if _, l = read(t, files, spec); said(t, l) != "error exclude_without_population" {
		t.Error(said(t, l))
	}
}

// change is that of a column since another one, in percent.
func change(now, before string) indicators.Indicator {
	return indicators.Indicator{Kind: indicators.Change, Rate: &indicators.RateSpec{Of: []string{now}, Less: []string{before}, Per: before, Times: 100}}
}

func TestChecks(t *testing.T) {
	limits := [2]float64{0, 10}
	far := "Nr;Wert\n"
	for i := 10; i < 30; i++ {
		far += string(rune('a'+i-10)) + "1;" + words.Decimal(float64(i)) + "\n"
	}
	for _, c := range []struct {
		name, text string
		in         indicators.Indicator
		findings   string
	}{
		{"share above 100", "Nr;Wert\n1;123,4\n2;50,5\n", indicators.Indicator{Column: "Wert", Kind: indicators.Share}, "error share_above_100 B2"},
		{"share below 0", "Nr;Wert\n1;-1\n2;50\n", indicators.Indicator{Column: "Wert", Kind: indicators.Share}, "error share_below_0 B2"},
		{"no share", "Nr;Wert\n1;123\n2;-5\n", indicators.Indicator{Column: "Wert", Unit: "%"}, ""},
		{"numerator above denominator", "Nr;a;b\n1;8;7\n2;5;7\n", share("", "b", "a"), "error numerator_above_denominator B2"},
		{"a whole", "Nr;a;b\n1;7;7\n2;5;7\n", share("", "b", "a"), ""},
		{"rate above its base", "Nr;a;b\n1;8;7\n2;5;7\n", indicators.Indicator{Kind: indicators.Rate, Rate: &indicators.RateSpec{Of: []string{"a"}, Per: "b", Times: 100}}, ""},
		{"range", "Nr;Wert\n1;11\n2;10\n3;-1\n", indicators.Indicator{Column: "Wert", Range: &limits}, "error value_outside_range B2, error value_outside_range B4"},
		{"negative count", "Nr;a;b\n1;-3;7\n2;5;7\n", share("", "b", "a"), "error count_negative B2"},
		{"negative denominator", "Nr;a;b\n1;3;-7\n2;5;7\n", share("", "b", "a"), "error count_negative C2"},
		{"percentage for a count", "Nr;a;b\n1;12,5 %;70\n2;5;7\n", share("", "b", "a"), "error count_as_percent B2"},
		{"percentage in a change of counts", "Nr;a;b\n1;12,5 %;70\n2;5;7\n", change("a", "b"), "error percent_among_numbers B2"},
		{"percentage it changes from", "Nr;a;b\n1;12;70 %\n2;5;7\n", change("a", "b"), "error percent_among_numbers C2"},
		{"change of percentages", "Nr;a;b\n1;12,5 %;11 %\n2;5 %;7 %\n", change("a", "b"), ""},
		{"change below zero", "Nr;a;b\n1;-12;70\n2;5;7\n", change("a", "b"), ""},
		{"an error is not far out as well", far + "zz;230\n", indicators.Indicator{Column: "Wert", Kind: indicators.Share}, "error share_above_100 B22"},
		{"empty", "Nr;Wert\n1;\n2;.\n", indicators.Indicator{Column: "Wert"}, "warning column_empty B1"},
		{"empty denominator", "Nr;a;b\n1;3;\n2;5;.\n", share("", "b", "a"), "warning column_empty C1"},
		{"constant", "Nr;Wert\n1;4\n2;4\n", indicators.Indicator{Column: "Wert"}, "warning column_constant B1"},
		{"fractions", "Nr;Wert\n1;0,5\n2;0,25\n3;1\n", indicators.Indicator{Column: "Wert", Kind: indicators.Share}, "warning share_as_fraction B1"},
		{"far out", far + "zz;230\n", indicators.Indicator{Column: "Wert"}, "warning value_far_out B22"},
		{"denominator 0", "Nr;a;b\n1;0;0\n2;5;7\n3;4;7\n", share("", "b", "a"), ""},
		{"city sum", "Nr;a;b\n1;3;10\n2;5;10\nStadt;9;20\n", share("", "b", "a"), "warning sum_not_city B4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.in.ID, c.in.Label = "w", "Anteil"
			spec := one(c.in)
			if strings.Contains(c.text, "Stadt") {
				spec.Levels[0].Tables[0].CityRow = "Stadt"
			}
			_, l := read(t, memory{"a.csv": c.text}, spec)
			if got := said(t, l); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
		})
	}
}

// A column of counts that a change is made of as well is said once; the column
// that is of the change alone is measured by it.
func TestPercentagesAreSaidOnce(t *testing.T) {
	in := []indicators.Indicator{change("a", "c"), share("u", "b", "a")}
	in[0].ID = "w"
	_, l := read(t, memory{"a.csv": "Nr;a;b;c\n1;12 %;70;3 %\n2;5;7;4 %\n"}, one(in...))
	if got := said(t, l); got != "error count_as_percent B2, error percent_among_numbers D2, error percent_among_numbers D3" {
		t.Error(got)
	}
}

func TestMessageInThePlannersWordsHidesValuesInTheOutput(t *testing.T) {
	in := indicators.Indicator{ID: "w", Label: "Anteil", Column: "Wert", Kind: indicators.Share}
	_, l := read(t, memory{"a.csv": "Nr;Wert\n1;123,4\n2;50,5\n"}, one(in))
	f := l.Sorted()[0]
	if got, _ := words.German.Finding(f.Code, f.Shown(true)); got != "123,4 % ist mehr als 100 % („Anteil“)." {
		t.Error(got)
	}
	if got, _ := words.German.Finding(f.Code, f.Shown(false)); got != "… % ist mehr als 100 % („Anteil“)." {
		t.Error(got)
	}
	if f.AreaID != "1" || f.Indicator != "w" || f.Level != "raum" {
		t.Errorf("%+v", f)
	}
}

func TestMissingFile(t *testing.T) {
	spec := one(value("w", "Wert"))
	at := finding.AtLine("edition.yaml", 12, 5)
	spec.Levels[0].Tables[0].KeyAt = map[string]finding.Position{"file": at}
	_, l := read(t, memory{}, spec)
	if l.Len() != 1 || l.Sorted()[0].Code != "file_missing" || l.Sorted()[0].Position != at {
		t.Error(said(t, l))
	}
}

func TestRepeatedMistakesAreCounted(t *testing.T) {
	text := "Nr;Wert\n"
	for i := range 50 {
		text += "a" + words.Decimal(float64(i)) + ";viel\n"
	}
	_, l := read(t, memory{"a.csv": text}, one(value("w", "Wert")))
	n := map[string]int{}
	for _, f := range l.Sorted() {
		n[f.Code]++
		if f.Code == "further_cells" && f.Args["n"] != 30 {
			t.Errorf("%v", f.Args)
		}
	}
	if n["text_not_number"] != 20 || n["further_cells"] != 1 {
		t.Errorf("%v", n)
	}
}

func TestAreasWithoutPopulationAreCounted(t *testing.T) {
	limit := 300.0
	text := "Nr;Ew;Wert\n"
	for i := range 50 {
		text += "a" + words.Decimal(float64(i)) + ";;5\n"
	}
	spec := one(value("w", "Wert"))
	spec.Population = "Ew"
	spec.Exclusions = []indicators.ExclusionRule{{PopulationBelow: &limit}}
	_, l := read(t, memory{"a.csv": text}, spec)
	n := 0
	for _, f := range l.Sorted() {
		if f.Code == "population_of_area_missing" || f.Code == "further_cells" {
			t.Errorf("said one by one: %v", f.Args)
		}
		if f.Code == "populations_missing" {
			n++
			if f.Args["n"] != 50 || f.Args["areas"] != "a0, a1, a10, a11, a12, a13, …" {
				t.Errorf("%v", f.Args)
			}
		}
	}
	if n != 1 {
		t.Errorf("said %d times", n)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "abc", 3}, {"kitten", "sitting", 3}, {"gleich", "gleich", 0}, {"ü", "u", 1}} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestShownMovesThePoint(t *testing.T) {
	for in, want := range map[float64]float64{0.57: 57, 0.123: 12.3, 1: 100, 0: 0, -0.005: -0.5, 1e-300: 1e-298} {
		if got := shown(in); got != want {
			t.Errorf("shown(%v) = %v, want %v", in, got, want)
		}
	}
}
