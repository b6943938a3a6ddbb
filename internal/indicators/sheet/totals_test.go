package sheet

import (
	"strings"
	"testing"
)

func TestSubtotalsAmongTheAreas(t *testing.T) {
	const head = "Nr;Arbeitslose;Erwerbsfähige\n"
	for _, c := range []struct{ name, rows, want string }{
		{"above their parts", "Bezirk Mitte;30;300\nAltstadt;10;100\nHafen;20;200\nBezirk Nord;70;500\nLinden;30;300\nAm Wall;40;200\n", "A2 A5"},
		{"below their parts", "Altstadt;10;100\nHafen;20;200\nMitte;30;300\nLinden;30;350\nAm Wall;40;200\nNord;70;550\n", "A4 A7"},
		{"the city, one column", "Altstadt;500;\nHafen;400;\nLinden;300;\nStadt;1200;\n", ""},
		{"none", "Altstadt;10;100\nHafen;20;200\nLinden;30;310\n", ""},
		{"one column by chance", "Altstadt;30;100\nHafen;10;200\nLinden;20;310\n", ""},
		{"one area again, beside one without cases", "Altstadt;30;100\nHafen;30;100\nLinden;0;0\n", ""},
		{"a gap", "Mitte;30;300\nHafen;10;100\nLinden;;200\n", ""},
	} {
		_, l := read(t, memory{"a.csv": head + c.rows}, one(share("quote", "Erwerbsfähige", "Arbeitslose")))
		said(t, l)
		var got []string
		for _, f := range l.Sorted() {
			if f.Code == "area_is_sum" {
				got = append(got, f.Position.Cell())
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}

// Numbers such as -9999 are read as what they are, but not without a word, and
// no other finding about the spread of a column rests on them.
func TestPlaceholders(t *testing.T) {
	files := memory{"a.csv": "Nr;Wert;Leer\n1;5;-9999\n2;6;-9999\n3;7;-9999\n4;-9999;-9999\n5;5;-9999\n6;6;-9999\n7;7;-9999\n8;8;-9999\n9;8;-9999\n"}
	spec := one(value("w", "Wert"), value("l", "Leer"))
	_, l := read(t, files, spec)
	if got := said(t, l); got != "warning value_placeholder B5" {
		t.Error(got)
	}
	if n := l.Sorted()[0].Args["n"]; n != 10 {
		t.Error(n)
	}
	spec.MissingValues = []float64{-9999}
	tables, l := read(t, files, spec)
	if got := said(t, l); got != "warning column_empty C1" {
		t.Error(got)
	}
	if got := row(tables[0].Series[0].Values); got != "5 6 7 [m] 5 6 7 8 8" {
		t.Error(got)
	}
}

// A further table on a sheet is only pointed out where nothing reads it.
func TestFurtherTableThatIsRead(t *testing.T) {
	files := memory{"a.csv": "Erste\nNr;Wert\n1;5\n2;6\n\nZweite\nNr;Zahl\n1;7\n2;8\n"}
	ends := func(spec Spec) bool {
		_, l := read(t, files, spec)
		for _, f := range l.Sorted() {
			if f.Code == "table_ends" {
				return true
			}
		}
		return false
	}
	spec := one(value("w", "Wert"))
	if !ends(spec) {
		t.Error("the second table is not pointed out")
	}
	spec = one(value("w", "Wert"), value("z", "Zahl"))
	spec.Levels[0].Tables = append(spec.Levels[0].Tables, Table{File: "a.csv", Key: "Nr", Heading: "Zweite"})
	if ends(spec) {
		t.Error("a table that is read is said not to be")
	}
}
