package edition

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/sheet"
)

const messy = `
levels:
  - id: raum
    name: Räume
    tables:
      - {file: a.csv, key: {column: NAME, match: "^(\\d+) ", digits: 3}, where: {JAHR: "2012", ART: [alle, beide]}, pivot: {names: INDIKATOR, values: [B1, B2]}}
      - {file: b.xlsx, sheet: T2, heading: 2 Einwohner, key: Bezirk, sections: true, symbols: {"-": zero}}
      - {file: b.xlsx, range: b4:q546, key: Bezirk, sections: männlich}
      - {file: b.xlsx, key: Bezirk, sections: false}
    boundaries: {file: a.geojson, key: {column: NAME, match: "^\\d+"}}
sums:
  - {whole: A, parts: [B, C]}
  - {whole: A, parts: D}
`

func TestKeysOfMessyTables(t *testing.T) {
	e := mustRead(t, []byte(complete(messy)), "edition.yaml")
	want := []sheet.Table{
		{
			File: "a.csv", Key: "NAME", Match: `^(\d+) `, Digits: 3,
			Where: []sheet.Condition{{Column: "ART", Is: []string{"alle", "beide"}}, {Column: "JAHR", Is: []string{"2012"}}},
			Pivot: &sheet.Pivot{Names: "INDIKATOR", Values: []string{"B1", "B2"}},
		},
		{
			File: "b.xlsx", Sheet: "T2", Heading: "2 Einwohner", Key: "Bezirk", Sections: sheet.SectionsAll,
			Symbols: map[string]sheet.Meaning{"-": {Zero: true, Status: indicators.Observed}},
		},
		{File: "b.xlsx", Range: sheet.Range{FirstRow: 4, FirstColumn: 2, LastRow: 546, LastColumn: 17}, Key: "Bezirk", Sections: "männlich"},
		{File: "b.xlsx", Key: "Bezirk"},
	}
	if d := cmp.Diff(want, e.Data.Levels[0].Tables, withoutPlaces...); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]sheet.Sum{{Whole: "A", Parts: []string{"B", "C"}}, {Whole: "A", Parts: []string{"D"}}}, e.Data.Sums, withoutPlaces...); d != "" {
		t.Error(d)
	}
	if b := e.Boundaries[0]; b.Key != "NAME" || b.Match != `^\d+` {
		t.Errorf("%+v", b)
	}
	if at := e.Data.Levels[0].Tables[0].KeyAt["where.JAHR"].Cell(); at == "" {
		t.Error("the place of a condition is not known")
	}
	out, err := yaml.Marshal(e.Resolved)
	if err != nil {
		t.Fatal(err)
	}
	back := mustRead(t, out, "edition.yaml")
	if d := cmp.Diff(e.Data, back.Data, withoutPlaces...); d != "" {
		t.Error(d)
	}
}

func TestMistakesInMessyTables(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{`range: B4`, "5:32 edition_want_cells"},
		{`range: "Q5:B4"`, "5:32 edition_want_cells"},
		{`range: A1:B2, header: 1, rows: 2-3, heading: x`, "5:39 edition_unfit_key, 5:50 edition_unfit_key, 5:61 edition_unfit_key"},
		{`where: x`, "5:32 edition_want_pairs"},
		{`where: {a: }`, "5:33 edition_empty_value"},
		{`where: {a: {}}`, "5:36 edition_want_text"},
		{`where: {a: []}`, "5:36 edition_short_list"},
		{`pivot: {names: I}`, "5:32 edition_missing_key"},
		{`pivot: {names: I, values: V}, sections: true`, "5:55 edition_unfit_key"},
		{`symbols: {x: nix}`, "5:38 edition_bad_word"},
		{`sections: []`, "5:35 edition_want_text"},
	} {
		text := "levels:\n  - id: l\n    name: L\n    tables:\n    - {file: a, key: k, " + c.table + "}"
		_, found := Read([]byte(complete(text)), "x")
		if got := strings.Join(said(found), ", "); got != c.want {
			t.Errorf("%s: %s, want %s", c.table, got, c.want)
		}
	}
	for key, want := range map[string]string{
		`{column: a, match: "("}`: "5:41 edition_bad_pattern",
		`{match: x}`:              "5:22 edition_missing_key",
		`{column: a, digits: 0}`:  "5:42 edition_want_whole",
		`{column: a, width: 3}`:   "5:34 edition_unknown_key",
	} {
		text := "levels:\n  - id: l\n    name: L\n    tables:\n    - {file: a, key: " + key + "}"
		_, found := Read([]byte(complete(text)), "x")
		if got := strings.Join(said(found), ", "); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}
