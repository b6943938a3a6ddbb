package scaffold

import (
	"errors"
	"strings"
	"testing"

	"sozialbericht/internal/words"
)

const old = "# Kopf\nid: 2020 # Jahr\ntitle: 'Bericht 2020'\ncity: Ort\nstatus: final\npublished: 2020-02-29\nlevels:\n" +
	"  - id: ort\n    name: Ort\n    tables:\n      # erste\n      - file: a.csv\n        key: Nr\n      # zweite\n      - {file: b.csv, key: Nr, as: \"b: \"}\n" +
	"    boundaries: {file: \"orte.geojson\", key: nr} # Grenzen\n" +
	"indicators:\n  - {id: x, label: X seit 2015, value: X, higher_is: worse, date: 2018-12-31}\n  - id: y\n    label: Y\n    value: Y\n    higher_is: better\n    date: Schuljahr 2018/19\n" +
	"compare: {edition: ../2015/edition.yaml}\n"

func advanced(t *testing.T, text, id string) (string, int) {
	t.Helper()
	got, marks, err := Advance(Next{
		ID: id, Text: []byte(text), Language: words.German, From: "../2020/edition.yaml",
		Rebase: func(file string) string { return "../2020/" + file },
		Tables: map[string]Table{"ort": {File: "neu.xlsx", Sheet: "Orte", Key: "Nr", Label: "Name: kurz", CityRow: "Ort"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(got), marks
}

func TestAdvanceChangesSinglePlaces(t *testing.T) {
	want := "# Erzeugt aus ../2020/edition.yaml. Was zu prüfen ist, steht als Kommentar „prüfen: …“ über der Zeile; erledigte Kommentare löschen.\n#\n" +
		"# Kopf\nid: \"2023\" # Jahr\ntitle: Bericht 2023\ncity: Ort\nstatus: draft\n# prüfen: Datum des neuen Berichts, um 3 Jahre verschoben\npublished: 2023-02-28\nlevels:\n" +
		"  - id: ort\n    name: Ort\n    tables:\n      # erste\n      - {file: neu.xlsx, sheet: Orte, key: Nr, label: \"Name: kurz\", city_row: Ort}\n      # zweite\n" +
		"    # prüfen: gelten diese Grenzen und Kennziffern noch?\n    boundaries: {file: ../2020/orte.geojson, key: nr} # Grenzen\n" +
		"indicators:\n  # prüfen: hier steht eine Jahreszahl der früheren Ausgabe\n  - {id: x, label: X seit 2015, value: X, higher_is: worse, date: 2021-12-31}\n  - id: y\n    label: Y\n    value: Y\n    higher_is: better\n    # prüfen: Zeitraum, noch der der früheren Ausgabe\n    date: Schuljahr 2018/19\n" +
		"# prüfen: Vergleich mit der früheren Ausgabe; haben sich Grenzen geändert, fehlt hier ein crosswalk\ncompare: {edition: ../2020/edition.yaml}\n"
	got, marks := advanced(t, old, "2023")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if marks != 5 {
		t.Errorf("%d marks, want 5", marks)
	}
	// Windows line ends stay.
	windows, _ := advanced(t, strings.ReplaceAll(old, "\n", "\r\n"), "2023")
	if windows != strings.ReplaceAll(want, "\n", "\r\n") {
		t.Errorf("with \\r\\n: %q", windows)
	}
}

// Where the distance in years is unknown, dates stay and are marked.
func TestAdvanceWithoutYears(t *testing.T) {
	got, _ := advanced(t, old, "sonderbericht")
	for _, want := range []string{
		"# prüfen: Titel, die Jahreszahl darin ist nicht sicher\ntitle: 'Bericht 2020'",
		"# prüfen: noch das Datum der früheren Ausgabe\npublished: 2020-02-29",
		"date: 2018-12-31",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestAdvanceAddsAComparison(t *testing.T) {
	text, _, _ := strings.Cut(old, "compare:")
	got, _ := advanced(t, text, "2023")
	if !strings.HasSuffix(got, "\ncompare:\n  edition: ../2020/edition.yaml\n") {
		t.Error(got)
	}
}

func TestAdvanceGivesUpOnWhatItCannotRead(t *testing.T) {
	broken := strings.Replace(old, "status: final", "status: &a final", 1) + "language: *a\n"
	_, _, err := Advance(Next{ID: "2023", Text: []byte(broken), Language: words.German, From: "../2020/edition.yaml", Rebase: func(s string) string { return s }})
	if !errors.Is(err, ErrLayout) {
		t.Error(err)
	}
}
