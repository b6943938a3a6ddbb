package spelling

import "testing"

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Ein-\nwohner": "einwohner", " SGB II ": "sgbii", "Einkommen ¹⁾": "einkommen", "Anteil *)": "anteil", "Fläche (in ha)": "fläche(inha)",
		"Anteil 1)": "anteil", "Jahr (2018)": "jahr(2018)", "Wert [2]": "wert", "15 – 65": "1565", "*": "*", "": "", "¹": "¹", "1)": "1)", "a**": "a",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"Ein-\nwohner": "Einwohner", "Nord-\nOst": "Nord-Ost", "a \n b": "a b", " x ": "x", "a-": "a-", "a-\n": "a-"} {
		if got := Tidy(in); got != want {
			t.Errorf("Tidy(%q) = %q, want %q", in, got, want)
		}
	}
}
