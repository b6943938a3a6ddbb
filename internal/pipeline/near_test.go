package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

// A file that does not exist is told with the one in its folder that was
// likely meant, whatever key names it.
func TestAMissingFileIsToldWithTheLikelyOne(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string
		want  string // position, code
		say   string // part of the message
	}{
		{"a slip", []string{"edition.yaml", "werte.csv", "wertte.csv"}, "edition.yaml!7:21 file_misnamed", "Ist „werte.csv“ gemeint?"},
		{"case", []string{"edition.yaml", "werte.csv", "WERTE.CSV"}, "edition.yaml!7:21 file_misnamed", "Ist „werte.csv“ gemeint?"},
		{"another kind", []string{"edition.yaml", "werte.csv", "werte.xlsx"}, "edition.yaml!7:21 file_misnamed", "Ist „werte.csv“ gemeint?"},
		{"in a folder beside", []string{"edition.yaml", "werte.csv", `..\daten\indikator.csv`}, "edition.yaml!7:21 file_misnamed", "Ist „../daten/Indikatoren.csv“ gemeint?"},
		{"nothing alike", []string{"edition.yaml", "werte.csv", "bevoelkerung_gesamt.xlsx"}, "edition.yaml!7:21 file_missing", "bevoelkerung_gesamt.xlsx“ gibt es nicht."},
		{"no such folder", []string{"edition.yaml", "werte.csv", "nirgends/werte.csv"}, "edition.yaml!7:21 file_missing", "nirgends/werte.csv"},
		{"a slip in the folder", []string{"edition.yaml", "werte.csv", "../daton/indikatoren.csv"}, "edition.yaml!7:21 file_misnamed", "Ist „../daten/Indikatoren.csv“ gemeint?"},
		{"a folder alike that has nothing alike", []string{"edition.yaml", "werte.csv", "../daton/werte_nach_alter.csv"}, "edition.yaml!7:21 file_missing", "../daton/werte_nach_alter.csv"},
		{"the edition file is no table", []string{"edition.yaml", "werte.csv", "edition.csv"}, "edition.yaml!7:21 file_missing", "edition.csv"},
		{"boundaries", []string{"edition.yaml", "grenzen.geojson", "grenze.geojson"}, "edition.yaml!8:17 boundary_misnamed", "Ist grenzen.geojson gemeint?"},
		{"a list of indicators", []string{"edition.yaml", smallEdition[strings.Index(smallEdition, "indicators:"):strings.Index(smallEdition, "indices:")], "indicators: {file: wert.csv}\n"}, "edition.yaml!10:20 file_misnamed", "Ist „werte.csv“ gemeint?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			edition := small(t, c.edits...)
			beside := filepath.Join(filepath.Dir(filepath.Dir(edition)), "daten")
			if err := os.Mkdir(beside, 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(beside, "Indikatoren.csv"), nil, 0o666); err != nil {
				t.Fatal(err)
			}
			outcome, err := pipeline.Check(context.Background(), input.FromDisk(edition, ""), pipeline.Options{})
			if !errors.Is(err, pipeline.ErrInput) {
				t.Fatal(err)
			}
			for _, f := range outcome.Findings {
				message, hint := words.German.Finding(f.Code, f.Shown(true))
				if f.Position.String()+" "+f.Code == c.want && strings.Contains(message, c.say) && hint != "" {
					return
				}
			}
			t.Errorf("want %s saying %q, got %v", c.want, c.say, outcome.Findings)
		})
	}
}

// An edition file that does not exist is told with the one in its folder, or in
// a folder beside, that was likely meant.
func TestAMissingEditionIsToldWithTheLikelyOne(t *testing.T) {
	dir := filepath.Dir(filepath.Dir(small(t)))
	made, err := filepath.Glob(filepath.Join(dir, "*", "edition.yaml"))
	if err != nil || len(made) != 1 {
		t.Fatal(made, err)
	}
	base := filepath.Base(filepath.Dir(made[0]))
	t.Chdir(dir)
	for _, c := range []struct{ name, want string }{
		{base + "/editon.yaml", filepath.Join(base, "edition.yaml")},
		{base + "/edition.yml", filepath.Join(base, "edition.yaml")},
		{base + "x/edition.yaml", filepath.Join(base, "edition.yaml")},
		{base + "/bericht_zur_sozialen_lage.txt", ""},
		{"ganz_woanders_liegt_das/edition.yaml", ""},
	} {
		outcome, err := pipeline.Check(context.Background(), input.FromDisk(c.name, ""), pipeline.Options{})
		if !errors.Is(err, pipeline.ErrInput) || len(outcome.Findings) != 1 {
			t.Fatalf("%s: %v, %v", c.name, err, outcome.Findings)
		}
		f := outcome.Findings[0]
		near, _ := f.Args["near"].(string)
		if near != c.want || (f.Code == "edition_misnamed") != (c.want != "") {
			t.Errorf("%s: %s %q, want %q", c.name, f.Code, near, c.want)
		}
	}
}

// A sheet of a list of indicators or of a crosswalk that is not there is told
// with the one that was likely meant, as that of a table is.
func TestAMissingSheetIsToldWithTheLikelyOne(t *testing.T) {
	var book bytes.Buffer
	f := excelize.NewFile()
	for _, err := range []error{f.SetSheetName("Sheet1", "Hinweise"), second(f.NewSheet("Indikatoren 2018")), f.Write(&book)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	from, to := strings.Index(smallEdition, "indicators:"), strings.Index(smallEdition, "indices:")
	list := small(t, "liste.xlsx", "", book.String(), "edition.yaml", smallEdition[from:to], "indicators: {file: liste.xlsx, sheet: Indikatoren 2081}\n")
	_, later := two(t, "neu/edition.yaml", "{file: ../alt_neu.csv,", "{file: ../liste.xlsx, sheet: indikatoren2018,", "liste.xlsx", "", book.String())
	for file, want := range map[string]string{
		list:  "edition.yaml!10:39 sheet_misnamed",
		later: "edition.yaml!18:81 sheet_misnamed",
	} {
		outcome, err := pipeline.Check(context.Background(), input.FromDisk(file, ""), pipeline.Options{})
		if !errors.Is(err, pipeline.ErrInput) {
			t.Fatal(err)
		}
		var got []string
		for _, f := range outcome.Findings {
			if f.Severity == finding.Error {
				got = append(got, f.Position.String()+" "+f.Code)
				if message, _ := words.German.Finding(f.Code, f.Shown(true)); !strings.Contains(message, "Ist „Indikatoren 2018“ gemeint?") {
					t.Error(message)
				}
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

func second(_ int, err error) error { return err }
