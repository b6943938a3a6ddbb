package pipeline_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/pipeline/testdata/flensburg"
)

// flensburgEditions lays one edition per year beside the published tables.
func flensburgEditions(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := flensburg.Write(dir, shared(t, "flensburg-sozialatlas")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The figures stand in the published tables: Nordstadt is district 3.
func TestFlensburgOverEightEditions(t *testing.T) {
	dir := flensburgEditions(t)
	outcomes, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(filepath.Join(dir, "2022", "edition.yaml"), "")}, pipeline.Options{Output: t.TempDir()})
	if err != nil {
		t.Fatal(err, outcomes[0].Findings)
	}
	rows := readCSV(t, filepath.Join(outcomes[0].Folder, "daten", "series.csv"), ',')
	at := map[string]map[string]string{}
	for _, r := range rows {
		at[r["subject"]+" "+r["id"]+" "+r["edition"]] = r
	}
	if want := 13 * 8 * 8; len(rows) != want || len(at) != want { // districts, seven indicators and the index, editions
		t.Errorf("%d rows, %d of them different, want %d", len(rows), len(at), want)
	}
	for key, want := range map[string]float64{
		"u18 3 2011":          100 * 1842.0 / 10844,
		"u18 3 2017":          100 * 1968.0 / 11995,
		"u18 3 2022":          100 * 2146.0 / 12532,
		"wohngeld 3 2011":     1000 * 584.0 / 7282,
		"wohngeld 3 2012":     1000 * 567.0 / 7287,
		"wohngeld 3 2017":     1000 * 413.0 / 8117,
		"arbeitslos 3 2017":   100 * 933.0 / 8117,
		"arbeitslos 3 2022":   100 * 727.0 / 8434,
		"sgb2 3 2022":         100 * 1921.0 / 12532,
		"beschaeftigt 3 2017": 42.6,
		"geburten 3 2012":     49.4,
	} {
		if got, err := strconv.ParseFloat(at[key]["value"], 64); err != nil || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %q, want %v", key, at[key]["value"], want)
		}
	}
	// Gaps: 2012 has no total of residents, unemployment begins in 2017, SGB II in 2018.
	gaps := map[string]string{"u18": "2012", "ab65": "2012", "arbeitslos": "2011 2012", "beschaeftigt": "2011 2012", "sgb2": "2011 2012 2017"}
	for _, id := range []string{"u18", "ab65", "geburten", "wohngeld", "arbeitslos", "beschaeftigt", "sgb2", "lage"} {
		var without []string
		for _, y := range flensburg.Years {
			r := at[fmt.Sprintf("%s 3 %d", id, y)]
			if r["value"] == "" {
				without = append(without, r["edition"])
				if r["status"] != "missing" || r["city"] != "" {
					t.Errorf("a gap is %v", r)
				}
			}
			// The index gets unemployment in 2017 and SGB II in 2018.
			if r["break"] != strconv.FormatBool(y == 2017 && (id == "wohngeld" || id == "lage") || y == 2018 && id == "lage") {
				t.Errorf("break of %v", r)
			}
			if want := fmt.Sprintf("%d-12-31", y); r["date"] != want {
				t.Errorf("date of %v, want %s", r, want)
			}
		}
		if got := strings.Join(without, " "); got != gaps[id] {
			t.Errorf("%s has gaps %q, want %q", id, got, gaps[id])
		}
	}
	// The city value is the sum of all districts, of each year by itself.
	for _, y := range []int{2011, 2022} {
		sum := func(file string) (n float64) {
			for _, r := range readCSV(t, filepath.Join(dir, "daten", "csv", file), ',') {
				if r["year"] == strconv.Itoa(y) {
					n += number(t, r["residents"])
				}
			}
			return n
		}
		want := 100 * sum("fl_children_age_under_18_by_district.csv") / sum("fl_residents_by_district.csv")
		if got := number(t, at[fmt.Sprintf("u18 7 %d", y)]["city"]); math.Abs(got-want) > 1e-9 {
			t.Errorf("city in %d: %v, want %v", y, got, want)
		}
	}
	// Twelve times the three age groups and the published total differ.
	differ := 0
	for _, r := range readCSV(t, filepath.Join(dir, "daten", "csv", "fl_residents_by_district.csv"), ',') {
		n := 0.0
		for _, file := range []string{"children_age_under_18", "residents_age_18_to_under_65", "residents_age_65_and_above"} {
			for _, c := range readCSV(t, filepath.Join(dir, "daten", "csv", "fl_"+file+"_by_district.csv"), ',') {
				if c["year"] == r["year"] && c["district_id"] == r["district_id"] {
					n += number(t, c["residents"])
				}
			}
		}
		if n != number(t, r["residents"]) {
			differ++
		}
	}
	if differ != 12 {
		t.Errorf("%d totals differ from the sum of the age groups, want the 12 known ones", differ)
	}

	classes := map[string]int{}
	for _, r := range readCSV(t, filepath.Join(outcomes[0].Folder, "daten", "classes.csv"), ',') {
		classes[r["edition"]]++
		own := readCSV(t, filepath.Join(outcomes[0].Folder, "daten", "areas.csv"), ',')
		if i := slices.IndexFunc(own, func(a map[string]string) bool { return a["id"] == r["id"] }); r["edition"] == "2022" && own[i]["class_lage_klasse"] != r["class"] {
			t.Errorf("the strip ends with %v, the area is %v", r, own[i])
		}
	}
	if len(classes) != 8 || classes["2011"] != 13 {
		t.Errorf("rows of classes.csv per edition: %v", classes)
	}
}

// What a list of editions can have wrong is said at its entry.
func TestListsOfEditionsThatAreWrong(t *testing.T) {
	dir := flensburgEditions(t)
	list := func(id, published string, editions ...string) []finding.Finding {
		text, err := os.ReadFile(filepath.Join(dir, "2011", "edition.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		s := strings.NewReplacer(`id: "2011"`, `id: "`+id+`"`, "published: 2011-12-31\n", published).Replace(string(text)) + "compare:\n"
		for _, e := range editions {
			s += "  - {edition: ../" + e + "/edition.yaml}\n"
		}
		folder := filepath.Join(dir, "probe")
		os.MkdirAll(folder, 0o755)
		if err := os.WriteFile(filepath.Join(folder, "edition.yaml"), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		out, _ := pipeline.Check(context.Background(), input.FromDisk(filepath.Join(folder, "edition.yaml"), ""), pipeline.Options{})
		return out.Findings
	}
	os.CopyFS(filepath.Join(dir, "kopie"), os.DirFS(filepath.Join(dir, "2011")))
	for _, c := range []struct {
		name, published string
		editions        []string
		want            string // code and whether it stops the run; "" for none
	}{
		{"in order", "published: 2013-01-01\n", []string{"2011", "2012"}, ""},
		{"out of order", "published: 2013-01-01\n", []string{"2012", "2011"}, ""},
		{"a copy of the same", "published: 2013-01-01\n", []string{"2011", "kopie"}, "error compare_twice"},
		{"itself", "published: 2013-01-01\n", []string{"2011", "probe"}, "error compare_itself"},
		{"later than this one", "published: 2012-01-01\n", []string{"2011", "2012"}, "error compare_later"},
		{"without a date", "", []string{"2011", "2012"}, "warning compare_undated"},
	} {
		var got []string
		for _, f := range list("probe", c.published, c.editions...) {
			if f.Severity != finding.Note {
				got = append(got, f.Severity.String()+" "+f.Code)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
}
