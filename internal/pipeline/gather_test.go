package pipeline

import (
	"fmt"
	"slices"
	"testing"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/words"
)

// Findings that differ in their indicator alone are one from four upward, each
// level and index by itself, at the place of the first.
func TestGathered(t *testing.T) {
	var list []finding.Finding
	add := func(code, level string, n int) {
		for i := range n {
			list = append(list, finding.Finding{
				Severity: finding.Warning, Code: code, Position: finding.AtLine("edition.yaml", 10+i, 5), Level: level, Indicator: fmt.Sprint("i", i),
				Args: finding.Args{"label": fmt.Sprint("L", i), "known": 2, "n": 9, "level": level},
			})
		}
	}
	add("city.incomplete", "a", 8)
	add("city.incomplete", "b", 3)
	add("city.gap", "a", 5)
	before := fmt.Sprint(list)
	var got []string
	for _, f := range gathered(list) {
		got = append(got, fmt.Sprint(f.Code, " ", f.Level, " ", f.Position.Cell()))
	}
	want := []string{
		"city.incomplete_many a 10:5", "city.incomplete b 10:5", "city.incomplete b 11:5", "city.incomplete b 12:5",
		"city.gap a 10:5", "city.gap a 11:5", "city.gap a 12:5", "city.gap a 13:5", "city.gap a 14:5",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if fmt.Sprint(list) != before {
		t.Error("the list given has changed")
	}
	text, _ := words.German.Finding("city.incomplete_many", gathered(list)[0].Shown(true))
	if want := "Bei 8 Indikatoren ist der Stadtwert nur aus einem Teil der Gebiete berechnet (Ebene a), weil für die übrigen Angaben fehlen: L0; L1; L2; L3; L4; L5; …"; text != want {
		t.Errorf("%q, want %q", text, want)
	}
}

// Every finding that stands for several has its text, and a hint where theirs
// has one.
func TestGatheringHasTexts(t *testing.T) {
	for one, many := range gathering {
		if !words.Has("finding."+many) || words.Has("finding."+one+".hint") && !words.Has("finding."+many+".hint") {
			t.Errorf("%s for %s lacks a text", many, one)
		}
	}
}
