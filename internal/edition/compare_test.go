package edition

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
)

func TestComparisonsReadAsOneOrAsList(t *testing.T) {
	one := mustRead(t, []byte(complete(`compare: {edition: '..\2007\edition.yaml', crosswalk: {file: ../grenzen/alt_neu.csv, level: fein, from: alt, to: neu, weight: anteil}}`)), "e.yaml")
	want := []Comparison{{
		Edition:    "../2007/edition.yaml",
		Crosswalks: []Crosswalk{{File: "../grenzen/alt_neu.csv", Level: "fein", From: "alt", To: "neu", Weight: "anteil"}},
	}}
	if diff := cmp.Diff(want, one.Compare, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if got := one.Compare[0].KeyAt["edition"]; got != finding.AtLine("e.yaml", 1, 20) {
		t.Errorf("the path stands at %v", got)
	}

	many := mustRead(t, []byte(complete(`compare:
  - edition: ../2007/edition.yaml
  - edition: ../2012/edition.yaml
    crosswalk:
      - {file: a.xlsx, sheet: Schlüssel, level: fein, from: alt, to: neu}
      - {file: a.xlsx, level: grob, from: alt, to: neu}
`)), "e.yaml")
	if len(many.Compare) != 2 || len(many.Compare[1].Crosswalks) != 2 || many.Compare[1].Crosswalks[0].Sheet != "Schlüssel" || many.Compare[1].Crosswalks[1].Weight != "" {
		t.Errorf("read %+v", many.Compare)
	}
	// What was understood reads as the same again.
	text, err := yaml.Marshal(many.Resolved)
	if err != nil {
		t.Fatal(err)
	}
	again := mustRead(t, text, "again")
	if diff := cmp.Diff(many.Compare, again.Compare, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
}

func TestNotComparableIndicators(t *testing.T) {
	e := mustRead(t, []byte(complete(`indicators:
  - {id: x, label: x, value: x, higher_is: worse, comparable: false}
  - {id: y, label: y, value: y, higher_is: better, comparable: true}
`)), "e.yaml")
	if !e.NotComparable["x"] || e.NotComparable["y"] || len(e.NotComparable) != 1 {
		t.Errorf("not comparable: %v", e.NotComparable)
	}
	text, err := yaml.Marshal(e.Resolved)
	if err != nil {
		t.Fatal(err)
	}
	if again := mustRead(t, text, "again"); !again.NotComparable["x"] || len(again.NotComparable) != 1 {
		t.Errorf("read again, not comparable: %v", again.NotComparable)
	}
}
