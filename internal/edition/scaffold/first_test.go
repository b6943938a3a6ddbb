package scaffold

import (
	"math"
	"strings"
	"testing"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/words"
)

func TestDirectionByWord(t *testing.T) {
	for name, want := range map[string]string{
		"Arbeitslose (Dez 2013)":                   "worse",
		"Bedarfs-gemeinschaften nach SGB II":       "worse",
		"basic_income":                             "worse",
		"unemployment_benefits":                    "worse",
		"sv-pflichtig Beschäftigte":                "better",
		"Durchschnittliches Einkommen je Person":   "better",
		"Lohn- und Einkommensteuerpflichtige":      "neutral",
		"Anteil der unter 18-Jährigen":             "neutral",
		"Ausländeranteil in %":                     "neutral",
		"Einwohner mit Migrationshintergrund 2013": "neutral",
	} {
		if got := directionOf(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// A share is made of those counts that give its published figures: 3 of 40 is
// 7.5 %, 9 of 120 is 7.5 %, 10 of 50 is 20 %.
func TestDraftFindsTheCountsOfAShare(t *testing.T) {
	nan := math.NaN()
	f := First{ID: "2026", City: "Musterstadt", Language: words.German, Levels: []FirstLevel{{
		ID: "ort", One: "Ort", Many: "Orte",
		Tables: []FirstTable{{File: "z.csv", Key: "Nr", Hyphen: true, Columns: []FirstColumn{
			{Name: "Einwohner", Values: []float64{60, 150, 90, 80}},
			{Name: "unter 65", Values: []float64{40, 120, 50, 70}},
			{Name: "SGB II", Values: []float64{3, 9, 10, nan}},
			{Name: "Anteil SGB II in %", Values: []float64{7.5, 7.5, 20, 12.3}},
			{Name: "Arbeitslose", Values: []float64{2, 5, 7, 1}},
			{Name: "Temperatur", Values: []float64{-2, 1.5, 3, 4}},
		}}},
	}}}
	// Two different published figures are not enough to be sure.
	text, _, _ := Draft(f)
	if strings.Contains(string(text), "of: SGB II, per: unter 65}") {
		t.Error("two figures decide nothing")
	}
	f.Levels[0].Tables[0].Columns[2].Values[3] = 14
	f.Levels[0].Tables[0].Columns[3].Values[3] = 20
	f.Levels[0].Tables[0].Columns[2].Values[1] = 30
	f.Levels[0].Tables[0].Columns[3].Values[1] = 25
	text, marks, ids := Draft(f)
	ed, found := edition.Read(text, "edition.yaml")
	if ed == nil {
		t.Fatalf("%v\n%s", found.Sorted(), text)
	}
	if len(ids) != 2 || len(ed.Data.Catalogue) != 2 {
		t.Fatalf("indicators %v", ids)
	}
	if r := ed.Data.Catalogue[0].Rate; r == nil || r.Of[0] != "SGB II" || r.Per != "unter 65" || r.Times != 100 {
		t.Errorf("the share is read as %+v", ed.Data.Catalogue[0])
	}
	if r := ed.Data.Catalogue[1].Rate; r == nil || r.Of[0] != "Arbeitslose" || r.Per != "Einwohner" || r.Times != 1000 {
		t.Errorf("the count is read as %+v", ed.Data.Catalogue[1])
	}
	if ed.Data.Population != "Einwohner" || len(ed.Nodes) != 1 {
		t.Errorf("population %q, %d indices", ed.Data.Population, len(ed.Nodes))
	}
	if got := strings.Count(string(text), "# prüfen: "); got != marks {
		t.Errorf("%d marks, %d said", got, marks)
	}
}

func TestMatchKeys(t *testing.T) {
	attributes := []map[string]string{{"A": "STGT01", "N": "01 Nord"}, {"A": "STGT02", "N": "02 Süd"}, {"A": "STGT10", "N": "10 West"}}
	for _, c := range []struct {
		ids        []string
		key, match string
		ok         bool
	}{
		{[]string{"STGT01", "STGT02", "STGT10"}, "A", "", true},
		{[]string{"1", "2", "10"}, "A", "0*([0-9]+)$", true},
		{[]string{"x", "y", "z"}, "", "", false},
	} {
		key, match, ok := MatchKeys(c.ids, attributes)
		if key != c.key || match != c.match || ok != c.ok {
			t.Errorf("%v: %q %q %v", c.ids, key, match, ok)
		}
	}
}

// An id ends with a word, unless one word is longer than an id.
func TestSlugCutsBetweenWords(t *testing.T) {
	for text, want := range map[string]string{
		"Anteil der Kinder mit SGB II-Leistungen an den unter 15-Jährigen": "anteil_der_kinder_mit_sgb_iileistungen",
		"Arbeitslose": "arbeitslose",
		"vierzig Zeichen hat genau dieser Text so":              "vierzig_zeichen_hat_genau_dieser_text_so",
		"vierzig Zeichen hat genau dieser Text so und mehr":     "vierzig_zeichen_hat_genau_dieser_text_so",
		"a Rindfleischetikettierungsüberwachungsaufgabenstelle": "a_rindfleischetikettierungsueberwachungs",
	} {
		if got := slug(text, map[string]bool{}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	taken := map[string]bool{}
	if a, b := slug("Wert", taken), slug("Wert", taken); a != "wert" || b != "wert_2" {
		t.Errorf("%q and %q", a, b)
	}
}

func TestTitleSaysWhatIsCounted(t *testing.T) {
	for name, want := range map[string]string{
		"SGB II | unter 65":                       "SGB II, unter 65",
		"Bevölkerung | unter 18":                  "unter 18",
		"Arbeitslose":                             "Arbeitslose",
		"Arbeitsmarkt | Arbeitslose unter 25":     "Arbeitslose unter 25",
		"Soziales | Bedarfsgemeinschaften | 2014": "Bedarfsgemeinschaften",
		"Bevölkerung | Ausländer | in % | 2025":   "Ausländer",
		"Bevölkerung | Ausländer | Anzahl":        "Ausländer",
		"in %":                                    "in %",
	} {
		if got := title(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestPrefixOf(t *testing.T) {
	for _, c := range []struct {
		coarse, fine string
		want         int
	}{
		{"01 02", "0101 0102 0201", 2},
		{"01 02", "0101 0102", 0},      // 02 has no part
		{"01 02", "0101 0201 0301", 0}, // 03 is not known
		{"1 02", "101 0201", 0},
		{"01 02", "01 02", 0},
		{"", "01", 0},
	} {
		if got := prefixOf(strings.Fields(c.coarse), strings.Fields(c.fine)); got != c.want {
			t.Errorf("%s in %s: %d, want %d", c.fine, c.coarse, got, c.want)
		}
	}
}

// Whoever has more levels finds in the draft how they are written.
func TestDraftShowsHowToAddALevel(t *testing.T) {
	columns := []FirstColumn{{Name: "Einwohner", Values: []float64{10, 20}}}
	text, _, _ := Draft(First{ID: "x", City: "Stadt", Language: words.German, Levels: []FirstLevel{
		{ID: "bezirk", One: "Bezirk", Many: "Bezirke", IDs: []string{"01"}, Tables: []FirstTable{{File: "a.csv", Key: "Nr", Columns: columns}}},
		{ID: "raum", One: "Raum", Many: "Räume", IDs: []string{"0101", "0102"}, Tables: []FirstTable{{File: "b.csv", Key: "Nr", Columns: columns}}},
	}})
	for _, want := range []string{
		"    within: {level: bezirk, prefix: 2}\n", "\n  # - id: bezirk\n  #   name: {one: Bezirk, many: Bezirke}\n",
		"\n  #   within: {level: bezirk, column: Bezirk}\n", "gröbere vor bezirk",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
