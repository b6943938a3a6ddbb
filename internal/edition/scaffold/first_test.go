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
