package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

func TestUnderlined(t *testing.T) {
	lines := []string{
		"id: tiny",
		"\thigher_is: schlimmer # hier\r",
		`name: {one: "Ein Gebiet", many: x}`,
		strings.Repeat("ä", 200) + " Ende",
		"",
	}
	for _, c := range []struct {
		row, column int
		want        []string
	}{
		{1, 1, []string{"1 | id: tiny", "  | ^^"}},
		{2, 13, []string{"2 | \thigher_is: schlimmer # hier", "  | \t           ^^^^^^^^^"}},
		{3, 13, []string{"3 | " + lines[2], "  |             ^^^^^^^^^^^^"}},
		{3, 33, []string{"3 | " + lines[2], "  | " + strings.Repeat(" ", 32) + "^"}},
		{4, 202, []string{"4 | " + strings.Repeat("ä", 49) + " Ende", "  | " + strings.Repeat(" ", 50) + "^^^^"}},
		{5, 1, []string{"5 | ", "  | ^"}},
		{1, 99, []string{"1 | id: tiny", "  |        ^"}},
		{6, 1, nil},
		{0, 0, nil},
		{-1, -1, nil},
	} {
		if got := underlined(lines, c.row, c.column); !slices.Equal(got, c.want) {
			t.Errorf("%d:%d\n%s\nwant\n%s", c.row, c.column, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func FuzzUnderlined(f *testing.F) {
	f.Add("id: \"x", 1, 5)
	f.Add("\xff\t: }", 1, 3)
	f.Fuzz(func(t *testing.T, text string, row, column int) {
		for _, line := range underlined(strings.Split(text, "\n"), row, column) {
			if strings.ContainsAny(line, "\n\x1b") {
				t.Errorf("%q would reach the terminal", line)
			}
		}
	})
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"Hörde":              "Hörde",
		"a\x1b[31mb\x07":     "a�[31mb�",
		"zwei\r\nZeilen\tda": "zwei  Zeilen da",
		"Hör\u202ede":        "Hör�de",
		"\xff":               "�",
	} {
		if got := plain(in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPlaceSaysWhereInThePlannersWords(t *testing.T) {
	p := printer{call: newCall(t.Context(), nil, &bytes.Buffer{}, &bytes.Buffer{})}
	for _, c := range []struct {
		f       finding.Finding
		message string
		want    string
	}{
		{finding.Finding{Position: finding.AtCell("indikatoren_2018.xlsx", "Sozialräume", 1, 17, 6), AreaName: "Hörde"}, "123,4 %", "indikatoren_2018.xlsx, Tabelle Sozialräume, Zelle F17 (Hörde)"},
		{finding.Finding{Position: finding.AtCell("werte.csv", "", 0, 1234, 28), AreaID: "013"}, "", "werte.csv, Zelle AB1234 (013)"},
		{finding.Finding{Position: finding.AtFeature("grenzen.geojson", 1017), AreaName: "Hörde"}, "Hörde berührt sich selbst.", "grenzen.geojson, Fläche 1017"},
		{finding.Finding{Position: finding.AtLine("edition.yaml", 12, 5)}, "", "edition.yaml, Zeile 12, Spalte 5"},
		{finding.Finding{Position: finding.AtFile("edition.yaml")}, "", "edition.yaml"},
		{finding.Finding{AreaName: "Hörde"}, "", "(Hörde)"},
		{finding.Finding{}, "", ""},
	} {
		if got := p.place(c.f, c.message); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestFindingsAreGroupedByEditionFileAndSheet(t *testing.T) {
	var out bytes.Buffer
	c := newCall(t.Context(), nil, &out, &bytes.Buffer{})
	source := func(string) []string { return []string{"id: x", "grenzen: y"} }
	outcomes := []pipeline.Outcome{
		{Name: "a/edition.yaml", Findings: []finding.Finding{
			{Severity: finding.Error, Code: "path_outside", Position: finding.AtLine("edition.yaml", 2, 10), Args: finding.Args{"path": "../../y"}},
			{Severity: finding.Note, Code: "area_without_boundary", Position: finding.AtFile("werte.csv"), AreaID: "1", AreaName: "Hörde", Args: finding.Args{"which": "Hörde (1)"}},
		}},
		{Name: "b/edition.yaml"},
	}
	want := `Befunde zu a/edition.yaml:

edition.yaml: 1 Fehler
Fehler   edition.yaml, Zeile 2, Spalte 10: Der Pfad „../../y“ führt aus dem erlaubten Ordner hinaus.
         2 | grenzen: y
           |          ^
         → ` + words.German.Say("finding.path_outside.hint") + "\n"
	rest := `
werte.csv: 1 Hinweis
Hinweis  werte.csv: Hörde (1) hat keine Fläche in der Grenzdatei und steht nur in den Tabellen.

`
	printer{call: c, to: c.out, source: source}.outcomes(outcomes)
	if got := out.String(); got != want+rest {
		t.Errorf("got\n%s\nwant\n%s", got, want+rest)
	}
	out.Reset()
	printer{call: c, to: c.out, source: source, quiet: true}.outcomes(outcomes)
	if got := out.String(); got != want+"\n" {
		t.Errorf("quiet: got\n%s\nwant\n%s", got, want)
	}
}

// Within a file the findings of every sheet stand under its name, in the order
// of the workbook; what concerns the whole file comes first.
func TestFindingsOfAWorkbookStandUnderTheirSheets(t *testing.T) {
	var out bytes.Buffer
	c := newCall(t.Context(), nil, &out, &bytes.Buffer{})
	on := func(severity finding.Severity, sheet string, index, row int) finding.Finding {
		return finding.Finding{
			Severity: severity, Code: "share_above_100", Position: finding.AtCell("werte.xlsx", sheet, index, row, 2), AreaName: "Hörde",
			Args: finding.Args{"label": "Quote", "value": finding.Hidden{Value: 123.4}},
		}
	}
	var list finding.List
	list.Add(on(finding.Error, "Blatt B", 0, 4), on(finding.Error, "Blatt B", 0, 5), on(finding.Warning, "Blatt B", 0, 6), on(finding.Error, "Blatt A", 1, 4),
		finding.Finding{Severity: finding.Error, Code: "area_without_boundary", AreaID: "1", AreaName: "Hörde", Args: finding.Args{"which": "Hörde (1)"}})
	printer{call: c, to: c.out}.outcomes([]pipeline.Outcome{{Name: "edition.yaml", Findings: list.Sorted()}})
	var heads []string
	for line := range strings.Lines(out.String()) {
		if line = strings.TrimRight(line, "\n"); !strings.HasPrefix(line, "         ") {
			heads = append(heads, strings.SplitAfter(line, " (Hörde)")[0])
		}
	}
	want := []string{
		"Die Ausgabe als Ganzes: 1 Fehler",
		"Fehler   Hörde (1) hat keine Fläche in der Grenzdatei und steht nur in den Tabellen.",
		"",
		"werte.xlsx: 3 Fehler, 1 Warnung",
		"  Tabelle Blatt B: 2 Fehler, 1 Warnung",
		"Fehler   werte.xlsx, Tabelle Blatt B, Zelle B4 (Hörde)",
		"Fehler   werte.xlsx, Tabelle Blatt B, Zelle B5 (Hörde)",
		"Warnung  werte.xlsx, Tabelle Blatt B, Zelle B6 (Hörde)",
		"",
		"  Tabelle Blatt A: 1 Fehler",
		"Fehler   werte.xlsx, Tabelle Blatt A, Zelle B4 (Hörde)",
		"",
	}
	if !slices.Equal(heads, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(heads, "\n"), strings.Join(want, "\n"))
	}
}

// Of many findings that one remedy mends, three are printed in full and the
// others named; what differs in its text or remedy is no repetition.
func TestRepeatedFindingsAreNamed(t *testing.T) {
	var list []finding.Finding
	for row := 2; row < 20; row++ {
		f := finding.Finding{Severity: finding.Error, Code: "symbol_unknown", AreaName: "Gebiet " + strings.Repeat("I", row),
			Position: finding.Position{File: "a.xlsx", Sheet: "T", Row: row, Column: 3},
			Args:     finding.Args{"column": "Einwohner", "text": finding.Hidden{Value: "-"}}}
		if row == 10 || row == 11 {
			f.Args["text"] = finding.Hidden{Value: "k. A."}
		}
		list = append(list, f)
	}
	var out bytes.Buffer
	c := &call{lang: words.German}
	printer{call: c, to: &sink{w: &out}}.outcomes([]pipeline.Outcome{{Name: "edition.yaml", Findings: list}})
	text := out.String()
	if n := strings.Count(text, "Fehler   a.xlsx"); n != 5 {
		t.Errorf("%d are printed in full, want 3 and 2\n%s", n, text)
	}
	for _, want := range []string{"a.xlsx: 18 Fehler", "Ebenso 13 weitere: C5 (Gebiet IIIII), C6", "C18 (Gebiet IIIIIIIIIIIIIIIIII), … (alle zeigt check mit --format json)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "C19") {
		t.Errorf("more than twelve are named\n%s", text)
	}
}
