package words

import (
	"strings"
	"testing"
)

func TestBound(t *testing.T) {
	for text, want := range map[string]string{ // ~ for the space that holds
		"Menschen mit SGB II-Leistungen": "Menschen mit SGB~II-Leistungen",
		"SGB II":                         "SGB~II",
		"Eving I/Kemminghausen":          "Eving~I/Kemminghausen",
		"Lindenhorst/Eving II":           "Lindenhorst/Eving~II",
		"Index (Dortmund = 100)":         "Index (Dortmund~=~100)",
		"Hilfen je 1.000 unter 21":       "Hilfen je~1.000 unter 21",
		"help per 1,000 people":          "help per~1,000 people",
		"um 4,3 Pp. gestiegen":           "um 4,3~Pp. gestiegen",
		"rose by 4.3 pp":                 "rose by 4.3~pp",
		"nach § 22":                      "nach §~22",
		// No terms.
		"Im Index von Innenstadt": "Im Index von Innenstadt",
		"Projekte 2007 und 2018":  "Projekte 2007 und 2018",
		"In Viertel":              "In Viertel",
		"a = b":                   "a = b",
		"Garage 12":               "Garage 12",
		"5 pppp":                  "5 pppp",
		" I":                      " I",
		"":                        "",
		"XIXIX Teile":             "XIXIX Teile",
	} {
		if got := strings.ReplaceAll(Bound(text), "\u00a0", "~"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
