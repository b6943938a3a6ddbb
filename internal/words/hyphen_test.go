package words

import (
	"testing"
)

func TestCompoundsMayBreakWhereTheirPartsMeet(t *testing.T) {
	for in, want := range map[string]string{
		"Migrationshintergrund (%)": "Migrations\u00adhintergrund (%)",
		"Bevölkerungsentwicklung":   "Bevölkerungs\u00adentwicklung",
		"Arbeitslosigkeitsquote":    "Arbeitslosigkeits\u00adquote",
		"Leistungen nach SGB II":    "Leistungen nach SGB II",
		"Übergangsquote":            "Übergangs\u00adquote",
		"Leerstand":                 "Leerstand",
	} {
		if got := Soft(in); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
