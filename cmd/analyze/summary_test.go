package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/pipeline"
)

func TestSummary(t *testing.T) {
	room := area.Level{ID: "r", Report: true, Name: area.Name{One: "Sozialraum", Many: "Sozialräume"}}
	part := area.Level{ID: "u", Name: area.Name{One: "Unterbezirk", Many: "Unterbezirke"}}
	n := func(level area.Level, one, many string, target bool, areas int) pipeline.ClassCount {
		return pipeline.ClassCount{Scheme: "Bedarf", Level: level, Class: area.Name{One: one, Many: many}, Target: target, Areas: areas}
	}
	for _, c := range []struct {
		name    string
		classes []pipeline.ClassCount
		want    string
	}{
		{"gravest first, nothing about what is not", []pipeline.ClassCount{
			n(room, "ohne", "ohne", false, 38), n(room, "Quartier", "Quartiere", true, 0), n(room, "Raum", "Räume", true, 1),
			n(part, "ohne", "ohne", false, 1200), n(part, "Quartier", "Quartiere", true, 2), n(part, "Raum", "Räume", true, 0),
		}, "    Bedarf: 1 Raum, 38 ohne\n" + "  1.203 Unterbezirke, davon 1 ausgenommen\n    Bedarf: 2 Quartiere, 1.200 ohne\n"},
		{"none at all is said once", []pipeline.ClassCount{
			n(room, "ohne", "ohne", false, 39), n(room, "Raum", "Räume", true, 0),
			n(part, "Raum", "Räume", true, 0),
		}, "    Bedarf: 0 Räume, 39 ohne\n" + "  1.203 Unterbezirke, davon 1 ausgenommen\n"},
	} {
		var out bytes.Buffer
		newCall(t.Context(), nil, &out, &out).summary([]pipeline.Outcome{{
			ID: "2018", Title: "Bericht", Folder: filepath.Join("output", "2018"),
			Levels:   []pipeline.LevelCount{{Level: room, Areas: 39}, {Level: part, Areas: 1203, Excluded: 1}},
			Classes:  c.classes,
			Findings: []finding.Finding{{Severity: finding.Warning}, {}, {}},
		}})
		want := "Bericht (2018)\n  39 Sozialräume\n" + c.want +
			"  0 Fehler, 1 Warnung, 2 Hinweise.\n  Ansehen: " + filepath.Join("output", "2018", "index.html") + "\n"
		if got := out.String(); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, want)
		}
	}
}
