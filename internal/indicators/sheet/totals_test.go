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
