package pipeline_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

// two writes an earlier and a later small edition beside each other. In the
// later one the area 03 is split into 31 and 32. edits are as in small, with
// the files as "alt/werte.csv".
func two(t *testing.T, edits ...string) (earlier, later string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "stadt")
	splitTable := strings.Replace(smallTable, "03;West;1500;90;12,0;44,9\n", "31;Westfeld;900;50;13,0;44,0\n32;Westhof;600;40;11,0;45,0\n", 1)
	splitBoundaries := strings.ReplaceAll(smallBoundaries, `"03"`, `"31"`)
	splitBoundaries = strings.Replace(splitBoundaries, "]}\n", `,
{"type":"Feature","properties":{"code":"32"},"geometry":{"type":"Polygon","coordinates":[[[7.3,51.0],[7.4,51.0],[7.4,51.1],[7.3,51.1],[7.3,51.0]]]}}]}
`, 1)
	files := map[string]string{
		"alt/edition.yaml": strings.Replace(smallEdition, "id: klein", "id: alt", 1), "alt/werte.csv": smallTable, "alt/grenzen.geojson": smallBoundaries,
		"neu/edition.yaml": strings.Replace(smallEdition, "id: klein", "id: neu", 1) + "compare: {edition: ../alt/edition.yaml, crosswalk: {file: ../alt_neu.csv, level: raum, from: alt, to: neu, weight: anteil}}\n",
		"neu/werte.csv":    splitTable, "neu/grenzen.geojson": splitBoundaries,
		"alt_neu.csv": "alt;neu;anteil\n01;01;1\n02;02;1\n03;31;0,6\n03;32;0,4\n",
	}
	for i := 0; i+2 < len(edits); i += 3 {
		file, old, text := edits[i], edits[i+1], edits[i+2]
		switch {
		case old == "":
			files[file] = text
		case !strings.Contains(files[file], old):
			t.Fatalf("%q does not stand in %s", old, file)
		default:
			files[file] = strings.Replace(files[file], old, text, 1)
		}
	}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "alt", "edition.yaml"), filepath.Join(dir, "neu", "edition.yaml")
}

func TestAnEditionComparesWithTheOneItNames(t *testing.T) {
	earlier, later := two(t)
	out := t.TempDir()
	for _, sources := range [][]input.Source{
		{input.FromDisk(later, "")},
		{input.FromDisk(earlier, ""), input.FromDisk(later, "")},
	} {
		stages := map[string]int{}
		outcomes, err := pipeline.Run(context.Background(), sources, pipeline.Options{Output: out, Jobs: 1, Stage: func(s pipeline.Timing) { stages[s.Stage]++ }})
		if err != nil {
			t.Fatal(err, outcomes)
		}
		if stages["read"] != 2 || stages["compare"] != 1 || stages["write"] != len(sources) {
			t.Errorf("stages %v: each edition is read once, and only what was named is written", stages)
		}
		got := outcomes[len(outcomes)-1].Changes
		// West was in the target class and lives on in its two parts, of which
		// one still is.
		if len(got) != 1 || got[0].Since != "alt" || !slices.Equal(got[0].Left, []string{"Westfeld"}) || len(got[0].Entered) > 0 || got[0].Stayed != 2 {
			t.Errorf("changes %+v", got)
		}
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, e := range entries {
		folders = append(folders, e.Name())
	}
	if !slices.Contains(folders, "neu") {
		t.Errorf("folders %v", folders)
	}
	var manifest struct{ Inputs []struct{ Path string } }
	text, err := os.ReadFile(filepath.Join(out, "neu", "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	var inputs []string
	for _, in := range manifest.Inputs {
		inputs = append(inputs, in.Path)
	}
	want := []string{"../alt/edition.yaml", "../alt/grenzen.geojson", "../alt/werte.csv", "../alt_neu.csv", "edition.yaml", "grenzen.geojson", "werte.csv"}
	if !reflect.DeepEqual(inputs, want) {
		t.Errorf("inputs %v, want %v", inputs, want)
	}
}

func TestRunWritesOnlyTheNamedEdition(t *testing.T) {
	_, later := two(t)
	out := t.TempDir()
	if _, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(later, "")}, pipeline.Options{Output: out}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(out, "alt")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the earlier edition was written too: %v", err)
	}
}

// Two editions that name each other are no circle.
func TestEditionsThatCompareWithEachOther(t *testing.T) {
	earlier, later := two(t, "alt/edition.yaml", "city:", "compare: {edition: ../neu/edition.yaml}\ncity:")
	outcomes, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(earlier, ""), input.FromDisk(later, "")}, pipeline.Options{Output: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if outcomes[0].Changes[0].Since != "neu" || outcomes[1].Changes[0].Since != "alt" {
		t.Errorf("changes %+v and %+v", outcomes[0].Changes, outcomes[1].Changes)
	}
}

func TestPathsOfComparisonsStartAtTheEditionFile(t *testing.T) {
	_, later := two(t)
	data := filepath.Join(t.TempDir(), "daten")
	if err := os.Mkdir(data, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"werte.csv", "grenzen.geojson"} {
		if err := os.Rename(filepath.Join(filepath.Dir(later), name), filepath.Join(data, name)); err != nil {
			t.Fatal(err)
		}
	}
	outcome, err := pipeline.Check(context.Background(), input.FromDisk(later, data), pipeline.Options{})
	if err != nil || len(outcome.Changes) != 1 {
		t.Errorf("%v: %+v", err, outcome)
	}
}

func TestComparingTwoThatKnowNothingOfEachOther(t *testing.T) {
	earlier, later := two(t)
	out := t.TempDir()
	// The later edition names the earlier one, so its crosswalk is used.
	outcome, err := pipeline.Compare(context.Background(), input.FromDisk(earlier, ""), input.FromDisk(later, ""), pipeline.Options{Output: out})
	if err != nil {
		t.Fatal(err, outcome.Findings)
	}
	if outcome.Folder != filepath.Join(out, "alt_neu") || outcome.Changes[0].Since != "alt" {
		t.Errorf("wrote %s, changes %+v", outcome.Folder, outcome.Changes)
	}
	// The other way round nothing says how areas belong together but their ids.
	outcome, err = pipeline.Compare(context.Background(), input.FromDisk(later, ""), input.FromDisk(earlier, ""), pipeline.Options{Output: out})
	if err != nil || outcome.Folder != filepath.Join(out, "neu_alt") {
		t.Errorf("%v: wrote %s", err, outcome.Folder)
	}
	if !slices.ContainsFunc(outcome.Findings, func(f finding.Finding) bool { return f.Code == "compare.areas_ended" }) {
		t.Error("that 31 and 32 ended is not said")
	}
}

func TestMistakesOfComparisons(t *testing.T) {
	const walk = ", crosswalk: {file: ../alt_neu.csv, level: raum, from: alt, to: neu, weight: anteil}"
	for _, c := range []struct {
		name  string
		edits []string
		want  string // file!cell severity code
		say   string // part of message or hint
	}{
		{"no such edition", []string{"neu/edition.yaml", "../alt/edition.yaml", "../2007/edition.yaml"}, "edition.yaml!18:20 error compare_edition_missing", "2007"},
		{"an edition alike", []string{"neu/edition.yaml", "../alt/edition.yaml", "../altt/editon.yaml"}, "edition.yaml!18:20 error compare_edition_misnamed", "Ist „../alt/edition.yaml“ gemeint?"},
		{"none but itself is alike", []string{"neu/edition.yaml", "../alt/edition.yaml", "edition.yml"}, "edition.yaml!18:20 error compare_edition_missing", "edition.yml"},
		{"a folder", []string{"neu/edition.yaml", "../alt/edition.yaml", "../alt"}, "edition.yaml!18:20 error path_is_folder", "../alt"},
		{"no such crosswalk", []string{"neu/edition.yaml", "../alt_neu.csv", "../alt_new.csv"}, "edition.yaml!18:59 error file_misnamed", "../alt_neu.csv"},
		{"the earlier edition has errors", []string{"alt/werte.csv", "31,5", "viel"}, "../alt/werte.csv!E3 error text_not_number", "viel"},
		{"the earlier edition file has errors", []string{"alt/edition.yaml", "city:", "stadt: x\ncity:"}, "../alt/edition.yaml!3:1 error edition_unknown_key", "stadt"},
		{"a warning of the earlier edition", []string{"alt/grenzen.geojson", `"03"`, `"04"`}, "../alt/edition.yaml!8:17 warning area_without_boundary", ""},
		{"column", []string{"alt_neu.csv", "anteil", "gewicht"}, "../alt_neu.csv!A1 error crosswalk_column_missing", "gewicht"},
		{"no weight", []string{"alt_neu.csv", "0,6", "viel"}, "../alt_neu.csv!C4 error crosswalk_no_weight", "viel"},
		{"no share", []string{"alt_neu.csv", "0,6", "60"}, "../alt_neu.csv!C4 error compare.weight", "Bruchteil"},
		{"not whole", []string{"alt_neu.csv", "0,6", "0,5"}, "../alt_neu.csv!C4 warning compare.not_whole", "0,9"},
		{"unknown earlier area", []string{"alt_neu.csv", "02;02;1", "02;02;1\n09;02;1"}, "../alt_neu.csv!C4 warning compare.unknown_from", "09"},
		{"unknown later area", []string{"alt_neu.csv", "03;32;0,4", "03;33;0,4"}, "../alt_neu.csv!C5 warning compare.unknown_to", "33"},
		{"one side empty", []string{"alt_neu.csv", "03;32;0,4", "03;;0,4"}, "../alt_neu.csv!B5 warning crosswalk_one_sided", "neu"},
		{"empty", []string{"alt_neu.csv", "01;01;1\n02;02;1\n03;31;0,6\n03;32;0,4\n", ""}, "../alt_neu.csv error crosswalk_empty", ""},
		{"headers written otherwise below a title", []string{"alt_neu.csv", "alt;neu;anteil\n", "Umsteigeschlüssel alt und neu\n\nALT ¹;neu;Anteil (%)\n"}, "", ""},
		{"columns by their letters", []string{"neu/edition.yaml", "from: alt, to: neu, weight: anteil", "from: A, to: B, weight: C"}, "", ""},
		{"two columns of one name", []string{"alt_neu.csv", "alt;neu;anteil\n", "alt;neu;neu;anteil\n"}, "../alt_neu.csv!B1 error column_ambiguous", "B (neu), C (neu)"},
		{"an empty sheet", []string{"alt_neu.csv", "alt;neu;anteil\n01;01;1\n02;02;1\n03;31;0,6\n03;32;0,4\n", ";;\n;;\n"}, "../alt_neu.csv!A1 error crosswalk_column_missing", "alt"},
		{"no crosswalk", []string{"neu/edition.yaml", walk, ""}, "edition.yaml!18:10 note compare.areas_ended", "West"},
		{"weights as percentages, a title above", []string{"alt_neu.csv", "alt;neu;anteil\n01;01;1\n02;02;1\n03;31;0,6\n03;32;0,4", "\nAlt;Neu;Anteil\n01;01;100 %\n02;02;100%\n03;31;60 %\n03;32;40 %"}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, later := two(t, c.edits...)
			out := t.TempDir()
			outcomes, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(later, "")}, pipeline.Options{Output: out})
			if wantErr := strings.Contains(c.want, " error "); errors.Is(err, pipeline.ErrInput) != wantErr || (err != nil) != wantErr {
				t.Errorf("run said %v", err)
			}
			if err != nil {
				if entries, _ := os.ReadDir(out); len(entries) > 0 {
					t.Error("something was written")
				}
			}
			var got []string
			for _, f := range outcomes[0].Findings {
				at := f.Position.File
				if cell := f.Position.Cell(); cell != "" {
					at += "!" + cell
				}
				said := at + " " + f.Severity.String() + " " + f.Code
				got = append(got, said)
				if said == c.want {
					message, hint := words.German.Finding(f.Code, f.Shown(true))
					if !strings.Contains(message+hint, c.say) || strings.Contains(message+hint, "«") {
						t.Errorf("said: %s %s", message, hint)
					}
					return
				}
			}
			if c.want != "" {
				t.Errorf("findings\n%s\nwant\n%s", strings.Join(got, "\n"), c.want)
			}
		})
	}
}
