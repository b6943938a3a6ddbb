package pipeline_test

import (
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"sozialbericht/internal/pipeline"
)

// What changed between the published reports must stand in comparison.csv: two
// Sozialräume enter, two leave and keep an Aktionsquartier each, eleven stay;
// the steps of every area sum to its change.
func TestTheDemonstrationTellsWhatChanged(t *testing.T) {
	outcomes := runDemonstration(t, pipeline.Options{Output: t.TempDir()})
	rows := readCSV(t, filepath.Join(outcomes[1].Folder, "daten", "comparison.csv"), ',')
	names := map[string]string{}
	for _, row := range readCSV(t, filepath.Join(outcomes[1].Folder, "daten", "areas.csv"), ',') {
		names[row["level"]+row["id"]] = row["name"]
	}
	number := func(row map[string]string, column string) float64 {
		x, err := strconv.ParseFloat(row[column], 64)
		if err != nil {
			t.Fatalf("%s of %s: %v", column, row["id"], err)
		}
		return x
	}
	var entered, left, quarters []string
	stayed, areas := 0, map[string]int{}
	for _, row := range rows {
		areas[row["level"]]++
		if row["scheme"] != "handlungsbedarf" || (row["cause"] != "ended" && names[row["level"]+row["id"]] != row["name"]) {
			t.Errorf("row %v", row)
		}
		if row["level"] != "sozialraum" {
			if row["class_after"] == "aktionsquartier" && row["class_before"] != "aktionsquartier" {
				quarters = append(quarters, row["name"])
			}
			continue
		}
		switch before, after := row["class_before"] == "aktionsraum", row["class_after"] == "aktionsraum"; {
		case before && after:
			stayed++
		case after:
			entered = append(entered, row["name"])
		case before:
			left = append(left, row["name"])
		}
		sum := number(row, "cause_boundary") + number(row, "cause_method") + number(row, "cause_own") + number(row, "cause_city")
		if change := number(row, "index_after") - number(row, "index_before"); math.Abs(sum-change) > 1e-9 {
			t.Errorf("%s: the steps sum to %v, the index changed by %v", row["name"], sum, change)
		}
		if row["cause"] == "" || row["index_after_base_scale"] == "" {
			t.Errorf("%s: no cause or no common scale: %v", row["name"], row)
		}
	}
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"entered", entered, []string{"Bövinghausen/Westrich", "Dorstfeld"}},
		{"left", left, []string{"Alt-Scharnhorst", "Wickede"}},
		{"new Aktionsquartiere", quarters, []string{"Meylantviertel", "Wambeler Heide"}},
	} {
		slices.Sort(c.got)
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	if stayed != 11 {
		t.Errorf("%d stayed, want 11", stayed)
	}
	// 39 of today; 172 of today and the two that were split.
	if areas["sozialraum"] != 39 || areas["unterbezirk"] != 174 {
		t.Errorf("rows per level: %v", areas)
	}
	changes := outcomes[1].Changes
	if len(changes) != 2 || changes[0].Level.ID != "sozialraum" || len(changes[0].Entered) != 2 || len(changes[0].Left) != 2 || changes[0].Stayed != 11 || changes[0].Since != "2007" {
		t.Errorf("changes of the summary: %+v", changes)
	}
	if len(outcomes[0].Changes) > 0 {
		t.Errorf("2007 compares with nothing, yet: %+v", outcomes[0].Changes)
	}
}
