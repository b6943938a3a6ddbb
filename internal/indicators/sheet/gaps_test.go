package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/indicators"
)

// gapsIn are the findings on empty cells, each with its place and arguments.
func gapsIn(t *testing.T, text string, spec Spec) []string {
	t.Helper()
	_, l := read(t, memory{"a.csv": text}, spec)
	var out []string
	for _, f := range l.Sorted() {
		if f.Code == "table_unfilled" || f.Code == "rows_empty" || strings.HasSuffix(f.Code, "cells_empty") || f.Code == "table_gaps" || f.Code == "column_empty" {
			at := ""
			for _, name := range []string{"n", "of", "areas", "columns", "most"} {
				if x, ok := f.Args[name]; ok {
					at += fmt.Sprintf(" %s=%v", name, x)
				}
			}
			out = append(out, f.Severity.String()+" "+f.Code+" "+f.Position.Cell()+at)
		}
	}
	return out
}

func TestGaps(t *testing.T) {
	spec := one(value("a", "A"), value("b", "B"), value("c", "C"))
	spec.Symbols = map[string]Meaning{"/": {Status: indicators.Unreliable}}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"none, a sign is no gap": {"Nr;A;B;C\n1;1;2;3\n2;4;/;6\n", nil},
		"nothing is filled":      {"Nr;A;B;C\n1;;;\n2;;;\n", []string{"warning table_unfilled A1 n=2"}},
		"a column":               {"Nr;A;B;C\n1;1;;3\n2;4;;6\n", []string{"warning column_empty C1"}},
		"an area":                {"Nr;A;B;C\n1;1;2;3\n2;;;\n3;4;5;6\n", []string{"warning rows_empty A3 n=1 areas=2"}},
		"by column":              {"Nr;A;B;C\n1;1;;3\n2;4;;6\n3;7;8;9\n", []string{"note cells_empty C2 n=2 of=3 areas=1, 2"}},
		"by area":                {"Nr;A;B;C\n1;;;3\n2;4;5;6\n3;7;8;9\n", []string{"note area_cells_empty B2 n=2 of=3 columns=[A B]"}},
		"an area and a cell":     {"Nr;A;B;C\n1;;;\n2;4;;6\n3;7;8;9\n", []string{"warning rows_empty A2 n=1 areas=1", "note cells_empty C3 n=1 of=3 areas=2"}},
		"a column and a cell":    {"Nr;A;B;C\n1;1;;3\n2;;;6\n", []string{"warning column_empty C1", "note cells_empty B3 n=1 of=2 areas=2"}},
	} {
		if got := gapsIn(t, c.text, spec); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	limit := 300.0
	spec.Population = "A"
	spec.Exclusions = []indicators.ExclusionRule{{PopulationBelow: &limit}}
	// Area 1 is left out for what it has, area 2 for what it lacks.
	if got, want := gapsIn(t, "Nr;A;B;C\n1;10;;\n2;;5;6\n3;700;8;9\n", spec), []string{"note cells_empty B3 n=1 of=2 areas=2"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// However many gaps, a table is said a few times.
func TestManyGapsAreOneFinding(t *testing.T) {
	var list []indicators.Indicator
	text, rows := "Nr", make([]string, 40)
	for k := range 10 {
		name := fmt.Sprintf("S%d", k)
		list = append(list, value(strings.ToLower(name), name))
		text += ";" + name
		for i := range rows {
			rows[i] += ";"
			if (i+k)%(k+2) > 0 { // in S0 every second cell is empty, in S1 every third
				rows[i] += fmt.Sprint(i + k)
			}
		}
	}
	list = append(list, value("voll", "Voll"))
	text += ";Voll"
	for i := range rows {
		rows[i] += fmt.Sprintf(";%d", i)
	}
	for i, r := range rows {
		text += fmt.Sprintf("\n%d%s", i+1, r)
	}
	empty := 0
	for k := range 10 {
		for i := range rows {
			if (i+k)%(k+2) == 0 {
				empty++
			}
		}
	}
	got := gapsIn(t, text+"\n", one(list...))
	want := fmt.Sprintf("note table_gaps A1 n=%d of=440 areas=%d columns=10 most=[S0 S1 S2 …]", empty, rowsWith(rows))
	if len(got) != 1 || got[0] != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// rowsWith counts rows with an empty cell.
func rowsWith(rows []string) int {
	n := 0
	for _, r := range rows {
		if strings.Contains(r+";", ";;") {
			n++
		}
	}
	return n
}
