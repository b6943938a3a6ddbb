package main

import "testing"

func TestAPathWithSpacesIsQuotedInAnAdvice(t *testing.T) {
	for path, want := range map[string]string{
		"2026/edition.yaml":             "2026/edition.yaml",
		"Übersicht/edition.yaml":        "Übersicht/edition.yaml",
		"Bericht für 2026/edition.yaml": `"Bericht für 2026/edition.yaml"`,
	} {
		if got := argument(path); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
}
