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
	for in, want := range map[string]string{"Ein-\nwohner": "Einwohner", "Nord-\nOst": "Nord-Ost", "a \n b": "a b", " x ": "x", "a-": "a-", "a-\n": "a-",
		"Gru\u0308n": "Gr\u00fcn", "Alt\u00a0 Stadt\u200b": "Alt Stadt"} {
		if got := Tidy(in); got != want {
			t.Errorf("Tidy(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldID(t *testing.T) {
	for in, want := range map[string]string{
		"Nord–Ost": "nord-ost", "Nord - Ost": "nord-ost", "NORD\u2011OST": "nord-ost", "Alt\u00a0\u00a0Stadt": "alt stadt", "Su\u0308d\u200b": "s\u00fcd",
		"1-11": "1-11", "11-1": "11-1", "A*": "a*", "12 3": "12 3", "1 23": "1 23", "": "",
	} {
		if got := FoldID(in); got != want {
			t.Errorf("FoldID(%q) = %q, want %q", in, got, want)
		}
	}
}
