package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"sozialbericht/data"
	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
)

func runDemonstration(t testing.TB, opt pipeline.Options) []pipeline.Outcome {
	t.Helper()
	outcomes, err := pipeline.Run(context.Background(), []input.Source{
		input.FromFS(data.FS, "2007/edition.yaml"),
		input.FromFS(data.FS, "2018/edition.yaml"),
	}, opt)
	if err != nil {
		for _, o := range outcomes {
			for _, f := range o.Findings {
				if f.Severity == finding.Error {
					t.Errorf("%s %s %v", f.Position, f.Code, f.Args)
				}
			}
		}
		t.Fatal(err)
	}
	return outcomes
}

// The lists of the published reports must come out of the computation: 13
// Aktionsräume in 2007 and no Aktionsquartier; in 2018 the 13 of 2018 and two
// Aktionsquartiere.
func TestTheDemonstrationTellsThePublishedStory(t *testing.T) {
	outcomes := runDemonstration(t, pipeline.Options{Output: t.TempDir()})
	published := readCSV(t, filepath.Join(shared(t, "dortmund"), "sozialraeume.csv"), ',')
	for i, year := range []string{"2007", "2018"} {
		got := classes(t, outcomes[i].Folder, "sozialraum", "handlungsbedarf")
		if len(got) != 39 {
			t.Errorf("%s: %d Sozialräume, want 39", year, len(got))
		}
		for _, row := range published {
			is, want := got[row["code"]] == "aktionsraum", row["aktionsraum_"+year] == "1"
			if is != want {
				t.Errorf("%s: %s (%s) has class %q, published as Aktionsraum: %t", year, row["name"], row["code"], got[row["code"]], want)
			}
		}
		var quarters []string
		want := []string(nil)
		if year == "2018" {
			want = []string{"Wambeler Heide in Alt-Scharnhorst", "Meylantviertel in Wickede"}
		}
		names := map[string]string{}
		n := 0
		for _, row := range readCSV(t, filepath.Join(outcomes[i].Folder, "daten", "areas.csv"), ',') {
			names[row["level"]+row["id"]] = row["name"]
			if row["level"] != "unterbezirk" {
				continue
			}
			n++
			if row["class_handlungsbedarf"] == "aktionsquartier" {
				quarters = append(quarters, row["name"]+" in "+names["sozialraum"+row["parent"]])
			}
		}
		if !reflect.DeepEqual(quarters, want) {
			t.Errorf("%s: Aktionsquartiere %v, want %v", year, quarters, want)
		}
		if wantN := map[string]int{"2007": 170, "2018": 172}[year]; n != wantN {
			t.Errorf("%s: %d Unterbezirke, want %d", year, n, wantN)
		}
	}
}

func TestBothDemonstrationEditionsDeclareOneRule(t *testing.T) {
	var resolved []map[string]any
	for _, year := range []string{"2007", "2018"} {
		text, err := data.FS.ReadFile(year + "/edition.yaml")
		if err != nil {
			t.Fatal(err)
		}
		ed, list := edition.Read(text, "edition.yaml")
		if ed == nil || list.HasErrors() {
			t.Fatalf("%s: %v", year, list.Sorted())
		}
		resolved = append(resolved, ed.Resolved)
	}
	for _, key := range []string{"indices", "classes"} {
		if resolved[0][key] == nil || !reflect.DeepEqual(resolved[0][key], resolved[1][key]) {
			t.Errorf("the editions 2007 and 2018 differ in %s", key)
		}
	}
}

func TestRerunsAreByteIdentical(t *testing.T) {
	one := runDemonstration(t, pipeline.Options{Output: t.TempDir(), Jobs: 1})
	t.Chdir(t.TempDir())
	t.Setenv("TZ", "Pacific/Kiritimati")
	t.Setenv("LC_ALL", "tr_TR.UTF-8")
	all := runDemonstration(t, pipeline.Options{Output: "elsewhere", Jobs: 8})
	for i := range one {
		files := 0
		err := filepath.WalkDir(one[i].Folder, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel(one[i].Folder, path)
			if err != nil {
				return err
			}
			a, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			b, err := os.ReadFile(filepath.Join(all[i].Folder, rel))
			if err != nil {
				return err
			}
			files++
			if string(a) != string(b) {
				t.Errorf("%s differs between two runs", rel)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		t.Logf("edition %s: %d files identical", one[i].ID, files)
	}
}

func BenchmarkDemonstration(b *testing.B) {
	out := b.TempDir()
	for b.Loop() {
		runDemonstration(b, pipeline.Options{Output: out})
	}
}
