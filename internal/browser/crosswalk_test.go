package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"sozialbericht/internal/input"
)

// berlinPair is the monitor of 2021 on the planning areas of 2021 against that
// of 2019 on the 448 areas before, carried over by the published crosswalk with
// its 3,055 weights; the residents of both are those of 31.12.2020.
func berlinPair(t testing.TB) *written {
	t.Helper()
	crosswalk, before, after := beside(t, "berlin-lor-crosswalk"), beside(t, "berlin-mss-2019"), beside(t, "berlin-mss-2021")
	return edition(t, "berlin-2019-2021", func() input.Source {
		files := fstest.MapFS{}
		read := func(as string, path ...string) string {
			text, err := os.ReadFile(filepath.Join(path...))
			if err != nil {
				t.Fatal(err)
			}
			files[as] = &fstest.MapFile{Data: text}
			return string(text)
		}
		for _, name := range []string{"berlin-lor-districts.geojson", "mss_2019_2-1-planning-areas.csv", "berlin-lor-planning-areas-until-2020-fixed.geojson"} {
			read("2019/"+name, before, name)
		}
		read("2019/residents.csv", crosswalk, "population_2020_on_2006_cut.csv")
		read("2021/mss_2021_index_indikatoren.csv", after, "mss_2021_index_indikatoren.csv")
		read("2021/crosswalk.csv", crosswalk, "seed_lor_crosswalk_2006_to_2021.csv")
		residents := func(column string) string {
			return "indicators:\n  - {id: einwohner, label: Einwohner, value: " + column + ", kind: count, higher_is: neutral, theme: Bevölkerung, date: 2020-12-31, source: Amt für Statistik Berlin-Brandenburg}"
		}
		const own = "      - {file: mss_2019_2-1-planning-areas.csv, key: id}"
		earlier := strings.NewReplacer("id: berlin-2019", `id: "2019"`, "population: inhabitants", "population: residents_2020_12_31",
			own, own+"\n      - {file: residents.csv, key: plr_2006}", "indicators:", residents("residents_2020_12_31"),
		).Replace(read("2019/edition.yaml", "..", "pipeline", "testdata", "berlin-mss-2019", "edition.yaml"))
		later := strings.NewReplacer("id: berlin-2021", `id: "2021"`, "indicators:", residents("EW")).
			Replace(read("2021/edition.yaml", "..", "pipeline", "testdata", "berlin-mss-2021", "edition.yaml")) +
			"compare: {edition: ../2019/edition.yaml, crosswalk: {file: crosswalk.csv, level: planungsraum, from: plr_id_pre2021, to: plr_id_2021, weight: weight}}\n"
		files["2019/edition.yaml"], files["2021/edition.yaml"] = &fstest.MapFile{Data: []byte(earlier)}, &fstest.MapFile{Data: []byte(later)}
		return input.FromFS(files, "2021/edition.yaml")
	})
}

// The page of 542 areas says that converted counts are estimates, has its four
// classes in the flows and stays light.
func TestBerlinsAreasOnNewBoundaries(t *testing.T) {
	t.Parallel()
	w := berlinPair(t)
	if rows := w.table(t, "comparison.csv"); len(rows) < 542 {
		t.Fatalf("%d rows of comparison for 542 areas", len(rows))
	}
	text, err := os.ReadFile(filepath.Join(w.folder, "vergleich.html"))
	if err != nil {
		t.Fatal(err)
	}
	if len(text) > 400_000 {
		t.Errorf("vergleich.html weighs %d kB, want at most 400", len(text)/1000)
	}
	for _, want := range []string{
		"sind die Zahlen von 2019 nach Anteilen umgerechnet und damit geschätzt",
		"Zehn Planungsräume sind neu in der Klasse „niedrig“ oder „sehr niedrig“, 17 nicht mehr, 85 geblieben",
		`<svg class="flow"`, "Gezeigt sind die 200 mit der schwierigsten Lage von 542 Planungsräumen",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("vergleich.html does not say %q", want)
		}
	}
}
