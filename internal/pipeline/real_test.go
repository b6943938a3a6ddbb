package pipeline_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

// shared returns a folder of published data beside the repository, or skips.
func shared(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "data", name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the published data %s is not beside the repository (../shared/data/%s): nothing to compare with", name, name)
	}
	return dir
}

// runReal writes the edition of testdata/name computed on published data and
// returns its folder.
func runReal(t testing.TB, name string) string {
	t.Helper()
	src := input.FromDisk(filepath.Join("testdata", name, "edition.yaml"), shared(t, name))
	outcomes, err := pipeline.Run(context.Background(), []input.Source{src}, pipeline.Options{Output: t.TempDir()})
	for _, o := range outcomes {
		for _, f := range o.Findings {
			if f.Severity == finding.Error {
				message, _ := words.German.Finding(f.Code, f.Shown(true))
				t.Errorf("%s %s: %s", f.Position, f.Code, message)
			}
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return outcomes[0].Folder
}

// readCSV returns the rows of a CSV file as maps by column name.
func readCSV(t testing.TB, path string, comma rune) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comma = comma
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	out := make([]map[string]string, 0, len(rows))
	for _, row := range rows[1:] {
		m := make(map[string]string, len(row))
		for i, cell := range row {
			m[rows[0][i]] = cell
		}
		out = append(out, m)
	}
	return out
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatalf("not a number: %q", s)
	}
	return x
}

// classes returns the class of each area of a level in areas.csv.
func classes(t testing.TB, folder, level, scheme string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, row := range readCSV(t, filepath.Join(folder, "daten", "areas.csv"), ',') {
		if row["level"] == level {
			out[row["id"]] = row["class_"+scheme]
		}
	}
	return out
}

func agree(t *testing.T, what string, got, want map[string]string, atLeast int) {
	t.Helper()
	n, bad := 0, 0
	for id, w := range want {
		if w == "" {
			if got[id] != "" {
				t.Errorf("%s: %s is %q, published without a class", what, id, got[id])
			}
			continue
		}
		n++
		if got[id] != w {
			if bad++; bad <= 5 {
				t.Errorf("%s: %s is %q, published %q", what, id, got[id], w)
			}
		}
	}
	t.Logf("%s: %d of %d as published", what, n-bad, n)
	if n != atLeast {
		t.Errorf("%s: %d published classes to compare, want %d", what, n, atLeast)
	}
}

func TestBerlin2019AsPublished(t *testing.T) {
	out := runReal(t, "berlin-mss-2019")
	status := map[string]string{"1": "hoch", "2": "mittel", "3": "niedrig", "4": "sehr_niedrig"}
	dynamics := map[string]string{"+": "positiv", "+/-": "stabil", "-": "negativ"}
	wantStatus, wantDynamics := map[string]string{}, map[string]string{}
	for _, row := range readCSV(t, filepath.Join(shared(t, "berlin-mss-2019"), "mss_2019_1-planning-areas.csv"), ',') {
		wantStatus[row["id"]] = status[row["status_index"]]
		wantDynamics[row["id"]] = dynamics[row["dynamic_index"]]
	}
	agree(t, "status", classes(t, out, "planungsraum", "status"), wantStatus, 436)
	agree(t, "dynamics", classes(t, out, "planungsraum", "dynamik"), wantDynamics, 436)
	means(t, out, "planungsraum", 436, map[string][2]string{"s1": {"3.8862", "2.2985"}, "s3": {"11.6690", "7.9370"}, "s4": {"25.5562", "17.8838"}})

	svg, err := os.ReadFile(filepath.Join(out, "karten", mapFile(t, out, "status")))
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for id := range wantStatus {
		if bytes.Contains(svg, []byte(`data-id="`+id+`"`)) {
			drawn++
		}
	}
	if drawn != 447 {
		t.Errorf("the class map draws %d of 447 areas", drawn)
	}
	// Of 86 targets only the first ones of the ranking are named, by the names
	// that only the boundaries have.
	_, labels, _ := bytes.Cut(svg, []byte(`paint-order="stroke"`))
	labels, _, _ = bytes.Cut(labels, []byte("</g>"))
	if n := bytes.Count(labels, []byte("<text")); n < 5 || n > 24 || !bytes.Contains(labels, []byte("Moritzplatz")) {
		t.Errorf("%d lines of names on the map: %s", n, labels)
	}
}

func TestBerlin2021AsPublished(t *testing.T) {
	out := runReal(t, "berlin-mss-2021")
	data := shared(t, "berlin-mss-2021")
	status := map[string]string{"1": "hoch", "2": "mittel", "3": "niedrig", "4": "sehr_niedrig"}
	dynamics := map[string]string{"1": "positiv", "3": "stabil", "5": "negativ"}
	wantStatus, wantDynamics, wantBoth := map[string]string{}, map[string]string{}, map[string]string{}
	for _, row := range readCSV(t, filepath.Join(data, "mss_2021_indizes.csv"), ',') {
		id := row["PLR_ID"]
		wantStatus[id], wantDynamics[id] = status[row["SI_N"]], dynamics[row["DI_N"]]
		wantBoth[id] = ""
		if sdi := row["SDI_N"]; len(sdi) == 2 {
			wantBoth[id] = status[sdi[:1]] + "+" + dynamics[sdi[1:]]
		}
	}
	agree(t, "status", classes(t, out, "planungsraum", "status"), wantStatus, 536)
	agree(t, "dynamics", classes(t, out, "planungsraum", "dynamik"), wantDynamics, 536)
	agree(t, "combined", classes(t, out, "planungsraum", "gesamtindex"), wantBoth, 536)
	means(t, out, "planungsraum", 536, map[string][2]string{"s1": {"4.9716", "2.9439"}, "s3": {"10.9180", "7.0727"}, "s4": {"24.5404", "16.6544"}})

	scores := map[string]float64{}
	for _, row := range readCSV(t, filepath.Join(out, "daten", "scores.csv"), ',') {
		if row["level"] == "planungsraum" && row["score"] != "" {
			scores[row["id"]+" "+row["index"]+" "+row["input"]] = number(t, row["score"])
		}
	}
	columns := map[string]string{
		"zS1": "status_index s1", "zS3": "status_index s3", "zS4": "status_index s4", "Status-summe": "status_index (aggregate)",
		"Status-Index (standardisierte Statussumme)": "status_index (index)",
		"zD1": "dynamik_index d1", "zD3": "dynamik_index d3", "zD4": "dynamik_index d4", "Dynamik-summe": "dynamik_index (aggregate)",
		"Dynamik-Index (standardisierte Dynamik-summe)": "dynamik_index (index)",
	}
	cells, near, equal := 0, 0, 0
	for _, row := range readCSV(t, filepath.Join(data, "mss_2021_tabelle3_z-werte_plr_2dez.csv"), ';') {
		for column, key := range columns {
			text := strings.ReplaceAll(row[column], ",", ".")
			want, err := strconv.ParseFloat(text, 64)
			if err != nil {
				continue
			}
			cells++
			got, ok := scores[row["PLR-ID"]+" "+key]
			if ok && math.Abs(got-want) <= .00501 {
				near++
			}
			if ok && math.Round(got*100) == math.Round(want*100) {
				equal++
			}
		}
	}
	t.Logf("table 3: %d cells, %d within .00501, %d equal after rounding", cells, near, equal)
	if cells != 5360 || near != 5360 || equal != 5357 {
		t.Errorf("table 3: %d cells, %d within .00501, %d equal after rounding; want 5360, 5360, 5357", cells, near, equal)
	}
}

func TestWales2019AsPublished(t *testing.T) {
	out := runReal(t, "wimd-2019")
	index := map[string]map[string]string{}
	for _, row := range readCSV(t, filepath.Join(out, "daten", "areas.csv"), ',') {
		index[row["id"]] = row
	}
	columns := map[string]string{"IMD_score": "index_wimd"}
	for _, d := range []string{"Income", "Employment", "Health", "Education", "Access", "Housing", "Crime", "Environment"} {
		columns[d+"_score"] = "index_" + strings.ToLower(d) + "_score"
	}
	agreed := map[string]int{}
	published := readCSV(t, filepath.Join(shared(t, "wimd-2019"), "wimd2019_lsoa11.csv"), ',')
	for _, row := range published {
		got := index[row["lsoa11_code"]]
		for want, column := range columns {
			if got[column] != "" && math.Abs(number(t, got[column])-number(t, row[want])) <= 1e-8 {
				agreed[want]++
			}
		}
		if got["rank_wimd"] == row["IMD_rank"] {
			agreed["rank"]++
		}
		if got["class_decile"] == row["IMD_decile"] {
			agreed["decile"]++
		}
	}
	for what, n := range agreed {
		t.Logf("%s: %d of %d", what, n, len(published))
		if n != 1909 {
			t.Errorf("%s: %d of 1909 agree", what, n)
		}
	}
	if len(agreed) != len(columns)+2 {
		t.Errorf("agreement on %d of %d columns", len(agreed), len(columns)+2)
	}
}

// means compares n, mean and spread of reference.csv with published figures
// of four decimals.
func means(t *testing.T, out, level string, n int, want map[string][2]string) {
	t.Helper()
	seen := 0
	for _, row := range readCSV(t, filepath.Join(out, "daten", "reference.csv"), ',') {
		w, ok := want[row["input"]]
		if row["level"] != level || row["index"] != "status_index" || !ok {
			continue
		}
		seen++
		centre, spread := fmt.Sprintf("%.4f", number(t, row["centre"])), fmt.Sprintf("%.4f", number(t, row["spread"]))
		if row["n"] != strconv.Itoa(n) || centre != w[0] || spread != w[1] {
			t.Errorf("%s: n %s, mean %s, spread %s; published %d, %s, %s", row["input"], row["n"], centre, spread, n, w[0], w[1])
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d inputs in reference.csv", seen, len(want))
	}
}

// mapFile returns the name of the SVG that shows a class scheme.
func mapFile(t *testing.T, out, scheme string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(out, "karten"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), "planungsraum") && strings.Contains(e.Name(), scheme) {
			return e.Name()
		}
	}
	t.Fatalf("no map of %s among %v", scheme, entries)
	return ""
}
