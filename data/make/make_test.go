package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sozialbericht/data"
)

// TestCommittedFiles: what lies in the folder and what is embedded is what the
// program writes, byte for byte, and nothing else.
func TestCommittedFiles(t *testing.T) {
	files, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	for _, f := range files {
		written[f.name] = true
		embedded, err := fs.ReadFile(data.FS, f.name)
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(embedded, f.content) {
			t.Errorf("%s differs from what the program writes: run go generate ./data", f.name)
		}
	}
	err = fs.WalkDir(data.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !written[path] {
			t.Errorf("%s is embedded, but the program does not write it", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestRun: the files on disk are those of generate, on every run.
func TestRun(t *testing.T) {
	folder := t.TempDir()
	if err := run(folder); err != nil {
		t.Fatal(err)
	}
	files, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		got, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(f.name)))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, f.content) {
			t.Errorf("%s differs between two runs", f.name)
		}
	}
}

// TestFacts: names and nesting are those of the collected facts.
func TestFacts(t *testing.T) {
	c, err := readCity()
	if err != nil {
		t.Fatal(err)
	}
	var got, want [][]string
	for _, s := range c.sozialraeume {
		got = append(got, []string{s.code, s.name, s.stadtbezirkCode, s.stadtbezirk})
	}
	for _, r := range collected(t, "sozialraeume.csv") {
		want = append(want, []string{r["code"], r["name"], r["stadtbezirk_code"], r["stadtbezirk"]})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Sozialräume (-collected +here):\n%s", diff)
	}
	got, want = nil, nil
	for _, u := range c.unterbezirke(edition2007) {
		got = append(got, []string{u.code, c.parts[u.parts[0]].bezirk, c.sozialraeume[u.sozialraum].code})
	}
	for _, r := range collected(t, "unterbezirke.csv") {
		want = append(want, []string{r["code"], r["statistischer_bezirk"], r["sozialraum_code"]})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Unterbezirke (-collected +here):\n%s", diff)
	}
}

func collected(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "dortmund", name))
	if err != nil {
		t.Skipf("collected facts are not beside the module: %v", err)
	}
	defer f.Close()
	return records(t, f)
}

func records(t *testing.T, r io.Reader) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(r).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestCutOfTheCity: 170 Unterbezirke in 2007, 172 in 2018, and parts of one
// Unterbezirk lie in one Sozialraum under one name.
func TestCutOfTheCity(t *testing.T) {
	c, err := readCity()
	if err != nil {
		t.Fatal(err)
	}
	for e, want := range map[edition]int{edition2007: 170, edition2018: 172} {
		list := c.unterbezirke(e)
		if len(list) != want {
			t.Errorf("%s: %d Unterbezirke, want %d", e.year(), len(list), want)
		}
		for _, u := range list {
			for _, i := range u.parts {
				if p := c.parts[i]; p.sozialraum != u.sozialraum || p.name[e] != u.name {
					t.Errorf("%s: part %s does not fit into %s %s", e.year(), p.id, u.code, u.name)
				}
			}
		}
	}
}

// TestCounts: within each part no count exceeds its base and the age groups
// add up; the published figures are met.
func TestCounts(t *testing.T) {
	c, err := readCity()
	if err != nil {
		t.Fatal(err)
	}
	for e := range editions {
		parts, err := c.draw(e)
		if err != nil {
			t.Fatal(err)
		}
		var people, income float64
		for i, p := range c.parts {
			n := parts[i].n
			if n[population] != p.population[e] || n[under18]+n[from18to64]+n[age65] != n[population] || n[under65]+n[age65] != n[population] {
				t.Errorf("%s %s: ages do not add up", e.year(), p.id)
			}
			for _, pair := range [][2]quantity{
				{under15, under18}, {under18, under21}, {under21, under65}, {migration, population}, {sgb2, under65},
				{sgb2Under15, under15}, {sgb2Under15, sgb2}, {employed, from18to64}, {transfers, under18},
				{gymnasium, transfers}, {support, under21}, {examined, under18}, {normalWeight, examined},
				{oldAge, age65}, {unemployed, from18to64}, {unemployedUnder25, from15to24},
				{unemployedUnder25, unemployed}, {vacant, dwellings},
			} {
				if n[pair[0]] < 0 || n[pair[0]] > n[pair[1]] {
					t.Errorf("%s %s: %s %d of %s %d", e.year(), p.id, quantityNames[pair[0]], n[pair[0]], quantityNames[pair[1]], n[pair[1]])
				}
			}
			people += float64(n[population])
			income += float64(n[population]) * parts[i].income
		}
		if mean := income / people; math.Abs(mean-100) > 1e-9 {
			t.Errorf("%s: mean income %v", e.year(), mean)
		}
		for _, a := range c.anchors {
			sum := counts{}
			for i, p := range c.parts {
				if p.id == a.part || c.sozialraeume[p.sozialraum].code == a.sozialraum {
					sum.add(parts[i])
				}
			}
			base := map[quantity]quantity{sgb2: under65}[a.quantity] // else the inhabitants
			got, near := float64(sum.n[a.quantity]), 0.0
			if a.percent {
				got, near = got/float64(sum.n[base])*100, .05
			}
			if a.edition == e && math.Abs(got-a.value) > near {
				t.Errorf("%s: %s of %s%s is %v, published %v", e.year(), quantityNames[a.quantity], a.sozialraum, a.part, got, a.value)
			}
		}
	}
}

// TestCrosswalk: every Unterbezirk of 2007 is listed and its shares sum to 1;
// the targets are the Unterbezirke of 2018.
func TestCrosswalk(t *testing.T) {
	c, err := readCity()
	if err != nil {
		t.Fatal(err)
	}
	text, err := c.crosswalk()
	if err != nil {
		t.Fatal(err)
	}
	sums, targets := map[string]float64{}, map[string]bool{}
	for _, r := range records(t, bytes.NewReader(text)) {
		share, err := strconv.ParseFloat(r["anteil"], 64)
		if err != nil || share <= 0 {
			t.Errorf("%s to %s: share %q", r["alt"], r["neu"], r["anteil"])
		}
		sums[r["alt"]] += share
		targets[r["neu"]] = true
	}
	for _, u := range c.unterbezirke(edition2007) {
		if math.Abs(sums[u.code]-1) > 1e-12 {
			t.Errorf("%s: shares sum to %v", u.code, sums[u.code])
		}
	}
	for _, u := range c.unterbezirke(edition2018) {
		if !targets[u.code] {
			t.Errorf("%s has no source", u.code)
		}
	}
	if len(sums) != 170 || len(targets) != 172 {
		t.Errorf("%d sources, %d targets", len(sums), len(targets))
	}
}

// TestBoundaries: in each layer every edge is met once in each direction or
// lies on the city's limit, polygons are valid and counter-clockwise, and the
// areas sum to the same city.
func TestBoundaries(t *testing.T) {
	type edge [2]point
	var limit map[edge]bool
	var whole float64
	for _, name := range []string{"sozialraeume", "unterbezirke_2007", "unterbezirke_2018"} {
		text, err := fs.ReadFile(data.FS, "boundaries/"+name+".geojson")
		if err != nil {
			t.Fatal(err)
		}
		var layer struct {
			Features []struct {
				Properties properties
				Geometry   struct {
					Type        string
					Coordinates []ring
				}
			}
		}
		if err := json.Unmarshal(text, &layer); err != nil {
			t.Fatal(err)
		}
		edges := map[edge]bool{}
		sum := 0.0
		for _, f := range layer.Features {
			if f.Geometry.Type != "Polygon" || len(f.Geometry.Coordinates) != 1 {
				t.Errorf("%s %s: not one piece without holes", name, f.Properties.Code)
				continue
			}
			closed := f.Geometry.Coordinates[0]
			r := closed[:len(closed)-1]
			if area(r) <= 0 {
				t.Errorf("%s %s: not counter-clockwise", name, f.Properties.Code)
			}
			sum += area(r)
			if err := polygon(r).Validate(); err != nil {
				t.Errorf("%s %s: %v", name, f.Properties.Code, err)
			}
			for i, p := range r {
				e := edge{p, closed[i+1]}
				if edges[e] {
					t.Errorf("%s %s: edge %v met twice", name, f.Properties.Code, e)
				}
				edges[e] = true
			}
		}
		outer := map[edge]bool{}
		for e := range edges {
			if !edges[edge{e[1], e[0]}] {
				outer[e] = true
			}
		}
		if limit == nil {
			limit, whole = outer, sum
		}
		if diff := cmp.Diff(limit, outer); diff != "" {
			t.Errorf("%s: the city's limit differs (-first +this):\n%s", name, diff)
		}
		if math.Abs(sum-whole) > 1e-12 {
			t.Errorf("%s: areas sum to %v, others to %v", name, sum, whole)
		}
	}
	if sketch := area(outline); math.Abs(whole-sketch) > 1e-6 {
		t.Errorf("areas sum to %v, the outline has %v", whole, sketch)
	}
}

// TestDissolve: two squares become one rectangle with the corners they shared,
// a ring of eight squares keeps its hole, clockwise.
func TestDissolve(t *testing.T) {
	square := func(x, y float64) ring { return ring{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}} }
	got, err := dissolve([]ring{square(0, 0), square(1, 0)})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]ring{{{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {1, 1}, {0, 1}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("two squares (-want +got):\n%s", diff)
	}
	var around []ring
	for x := range 3 {
		for y := range 3 {
			if x != 1 || y != 1 {
				around = append(around, square(float64(x), float64(y)))
			}
		}
	}
	if got, err = dissolve(around); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || len(got[0]) != 2 || area(got[0][0]) != 9 || area(got[0][1]) != -1 {
		t.Errorf("eight squares: %v", got)
	}
}

// TestVoronoi: four sites in a square border take a quarter each.
func TestVoronoi(t *testing.T) {
	border := []point{{7.4, 51.4}, {7.6, 51.4}, {7.6, 51.6}, {7.4, 51.6}}
	cells, err := voronoi([]point{{7.45, 51.45}, {7.55, 51.45}, {7.55, 51.55}, {7.45, 51.55}}, border)
	if err != nil {
		t.Fatal(err)
	}
	for i, cell := range meet(cells) {
		if math.Abs(area(cell)-.01) > 1e-9 {
			t.Errorf("cell %d: area %v, want .01", i, area(cell))
		}
		if polygon(cell).Validate() != nil {
			t.Errorf("cell %d is not valid", i)
		}
	}
}

func TestApportion(t *testing.T) {
	for _, test := range []struct {
		total   int
		weights []int
		want    []int
	}{
		{10, []int{1, 1}, []int{5, 5}},
		{10, []int{1, 1, 1}, []int{4, 3, 3}},
		{7, []int{3, 0, 5}, []int{3, 0, 4}}, // 2.625 and 4.375
		{0, []int{3, 5}, []int{0, 0}},
	} {
		if diff := cmp.Diff(test.want, apportion(test.total, test.weights)); diff != "" {
			t.Errorf("apportion(%d, %v) (-want +got):\n%s", test.total, test.weights, diff)
		}
	}
}

// TestSigns: zero, few and absent cases are shown as an office would.
func TestSigns(t *testing.T) {
	var c counts
	c.n[gymnasium], c.n[examined], c.n[arrivals], c.income = 2, 7, 12, 98.44
	fine := table{fine: true, textual: map[quantity]bool{arrivals: true}}
	l := line{texts: []string{"001"}, counts: c}
	for _, test := range []struct {
		col  column
		want any
	}{
		{column{of: gymnasium, sensitive: true}, signSuppressed},
		{column{of: support, sensitive: true}, signZero},
		{column{of: examined, sensitive: true}, signMissing},
		{column{of: arrivals}, "12"},
		{column{index: true}, "98,4"},
	} {
		if got := fine.cell(l, test.col); got != test.want {
			t.Errorf("%s: %v, want %v", quantityNames[test.col.of], got, test.want)
		}
	}
	coarse := table{}
	if got := coarse.cell(l, column{of: gymnasium, sensitive: true}); got != 2 {
		t.Errorf("Sozialraum: %v, want 2", got)
	}
}
