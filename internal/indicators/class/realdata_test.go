package class_test

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
)

// published is one official table, by header text.
type published struct {
	header []string
	rows   [][]string
}

// officialTable reads a published CSV in place, or skips the test.
func officialTable(t *testing.T, name string, comma rune) published {
	t.Helper()
	path := filepath.Join("..", "..", "..", "..", "shared", "data", filepath.FromSlash(name))
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("official data not beside the repository: %s", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = comma
	all, err := r.ReadAll()
	if err != nil || len(all) < 2 {
		t.Fatalf("%s: %v, %d rows", path, err, len(all))
	}
	all[0][0] = strings.TrimPrefix(all[0][0], "\ufeff")
	return published{header: all[0], rows: all[1:]}
}

func (p published) column(t *testing.T, name string) int {
	t.Helper()
	k := slices.Index(p.header, name)
	if k < 0 {
		t.Fatalf("no column %q in %q", name, p.header)
	}
	return k
}

// byKey returns the rows by the text of a key column.
func (p published) byKey(t *testing.T, key string) map[string][]string {
	k := p.column(t, key)
	out := make(map[string][]string, len(p.rows))
	for _, row := range p.rows {
		out[row[k]] = row
	}
	return out
}

// level makes a table of one level of some columns as ready values, higher
// being worse unless the name starts with a minus.
func (p published) level(t *testing.T, key string, missing float64, columns ...string) (indicators.Table, indicators.Catalogue) {
	t.Helper()
	k := p.column(t, key)
	rows := slices.SortedFunc(slices.Values(p.rows), func(a, b []string) int { return strings.Compare(a[k], b[k]) })
	table := indicators.Table{Level: area.Level{ID: "raum"}, Areas: make([]area.Area, len(rows))}
	for i, row := range rows {
		table.Areas[i] = area.Area{Ref: area.Ref{Level: "raum", ID: row[k]}}
	}
	var cat indicators.Catalogue
	for _, c := range columns {
		name, better := strings.CutPrefix(c, "-")
		at := p.column(t, name)
		ind := indicators.Indicator{ID: name, Column: name, HigherIs: indicators.Worse}
		if better {
			ind.HigherIs = indicators.Better
		}
		s := indicators.Series{Present: true, Values: make([]indicators.Value, len(rows))}
		for i, row := range rows {
			x, err := strconv.ParseFloat(row[at], 64)
			if err == nil && x != missing {
				s.Values[i] = indicators.Known(x)
			}
		}
		cat, table.Series = append(cat, ind), append(table.Series, s)
	}
	table.Excluded = make([]indicators.Exclusion, len(rows))
	return table, cat
}

// monitor is the published recipe of Berlin's Monitoring Soziale
// Stadtentwicklung: z-scores about the unweighted mean, their sum with equal
// weights, the z-score of that sum.
func monitor(id string, inputs ...string) index.Node {
	n := index.Node{ID: id, HigherIs: indicators.Worse, Centre: index.MeanOfAreas, Aggregate: index.Sum, Rescale: index.RescaleZScore}
	for _, in := range inputs {
		n.Inputs = append(n.Inputs, index.Input{ID: in, Weight: 1})
	}
	return n
}

func upTo(x float64) *float64 { return &x }

var berlinSchemes = []class.Scheme{
	{ID: "gesamt", Combine: []string{"status", "dynamik"}},
	{ID: "status", Index: "status_index", Bands: []class.Band{
		{Class: class.Class{ID: "1"}, Bound: upTo(-1)}, {Class: class.Class{ID: "2"}, Bound: upTo(1), Closed: true},
		{Class: class.Class{ID: "3"}, Bound: upTo(1.5), Closed: true}, {Class: class.Class{ID: "4"}},
	}},
	{ID: "dynamik", Index: "dynamik_index", Bands: []class.Band{
		{Class: class.Class{ID: "1"}, Bound: upTo(-1)}, {Class: class.Class{ID: "3"}, Bound: upTo(1), Closed: true}, {Class: class.Class{ID: "5"}},
	}},
}

// classify computes and assigns; findings of any gravity fail the test.
func classify(t *testing.T, table indicators.Table, cat indicators.Catalogue, nodes []index.Node, schemes []class.Scheme) (index.Scores, []class.Result) {
	t.Helper()
	tables := []indicators.Table{table}
	city, _ := indicators.CityValues(tables, cat)
	scores, found := index.Compute(tables, cat, city, nodes)
	if found.HasErrors() {
		t.Fatal(found.Sorted())
	}
	results, found := class.Assign(schemes, class.Input{Tables: tables, Catalogue: cat, City: city, Scores: scores})
	if found.HasErrors() {
		t.Fatal(found.Sorted())
	}
	return scores, results
}

// tally counts classes in the order of the result.
func tally(r class.Result) []int {
	out := make([]int, len(r.Classes))
	for _, d := range r.Levels[0].Decisions {
		if d.Class >= 0 {
			out[d.Class]++
		}
	}
	return out
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: %v, want %v ± %v", what, got, want, tolerance)
	}
}

// References of Monitoring Soziale Stadtentwicklung 2019 (Amt für Statistik
// Berlin-Brandenburg): mean and population standard deviation of S1, S3, S4.
func TestBerlin2019(t *testing.T) {
	data := officialTable(t, "berlin-mss-2019/mss_2019_2-1-planning-areas.csv", ',')
	result := officialTable(t, "berlin-mss-2019/mss_2019_1-planning-areas.csv", ',').byKey(t, "id")
	s := []string{"s1_percentage_unemployed", "s3_percentage_transfer_payments_recipients", "s4_percentage_transfer_payments_recipients_below_15_years"}
	d := []string{"d1_percentage_unemployed", "d3_percentage_transfer_payments_recipients", "d4_percentage_transfer_payments_recipients_below_15_years"}
	table, cat := data.level(t, "id", math.NaN(), slices.Concat(s, d)...)
	dynamics := map[string]string{"+": "1", "+/-": "3", "-": "5"}
	for i, a := range table.Areas {
		table.Excluded[i].Excluded = len(result[a.ID]) < 4 || result[a.ID][3] == ""
	}
	scores, results := classify(t, table, cat, []index.Node{monitor("status_index", s...), monitor("dynamik_index", d...)}, berlinSchemes)

	status, dynamik := &results[1], &results[2]
	agreeStatus, agreeDynamics, valid := 0, 0, 0
	for i, a := range table.Areas {
		if !table.Included(i) {
			if status.Levels[0].Decisions[i].Why != class.Excluded || status.Levels[0].Decisions[i].Class != -1 {
				t.Errorf("%s is excluded and has %+v", a.ID, status.Levels[0].Decisions[i])
			}
			continue
		}
		valid++
		if status.ID(status.Levels[0].Decisions[i]) == result[a.ID][2] {
			agreeStatus++
		}
		if dynamik.ID(dynamik.Levels[0].Decisions[i]) == dynamics[result[a.ID][3]] {
			agreeDynamics++
		}
	}
	t.Logf("status %d/%d, dynamics %d/%d", agreeStatus, valid, agreeDynamics, valid)
	if valid != 436 || agreeStatus != 436 || agreeDynamics != 436 {
		t.Error("not all 436 published classes are reproduced")
	}
	if got := tally(*status); !slices.Equal(got, []int{67, 283, 47, 39}) {
		t.Errorf("status counts %v", got)
	}
	if got := tally(*dynamik); !slices.Equal(got, []int{46, 357, 33}) {
		t.Errorf("dynamics counts %v", got)
	}
	for k, want := range [][2]float64{{3.8862, 2.2985}, {11.6690, 7.9370}, {25.5562, 17.8838}} {
		ref := scores.Find("raum", "status_index").Inputs[k].Reference
		near(t, s[k]+" mean", ref.Centre.Number, want[0], 5e-5)
		near(t, s[k]+" spread", ref.Spread.Number, want[1], 5e-5)
	}
}

func TestBerlin2021(t *testing.T) {
	data := officialTable(t, "berlin-mss-2021/mss_2021_index_indikatoren.csv", ',')
	classes := officialTable(t, "berlin-mss-2021/mss_2021_indizes.csv", ',')
	figures := officialTable(t, "berlin-mss-2021/mss_2021_tabelle3_z-werte_plr_2dez.csv", ';').byKey(t, "PLR-ID")
	result := classes.byKey(t, "PLR_ID")
	table, cat := data.level(t, "PLR_ID", -9999, "S1", "S3", "S4", "D1", "D3", "D4")
	kom := data.column(t, "KOM")
	raw := data.byKey(t, "PLR_ID")
	for i, a := range table.Areas {
		table.Excluded[i].Excluded = raw[a.ID][kom] != "gültig"
	}
	nodes := []index.Node{monitor("status_index", "S1", "S3", "S4"), monitor("dynamik_index", "D1", "D3", "D4")}
	scores, results := classify(t, table, cat, nodes, berlinSchemes)

	both, status, dynamik := &results[0], &results[1], &results[2]
	si, di, sdi := classes.column(t, "SI_N"), classes.column(t, "DI_N"), classes.column(t, "SDI_N")
	var valid, agree, cells, within, equal int
	for i, a := range table.Areas {
		if !table.Included(i) {
			continue
		}
		valid++
		row := result[a.ID]
		combined := strings.ReplaceAll(both.ID(both.Levels[0].Decisions[i]), "+", "")
		if status.ID(status.Levels[0].Decisions[i]) == row[si] && dynamik.ID(dynamik.Levels[0].Decisions[i]) == row[di] && combined == row[sdi] {
			agree++
		}
		var got []float64
		for _, id := range []string{"status_index", "dynamik_index"} {
			n := scores.Find("raum", id)
			for _, in := range n.Inputs {
				got = append(got, in.Scores[i].Number)
			}
			got = append(got, n.Aggregate[i].Number, n.Index[i].Number)
		}
		f := figures[a.ID]
		for k, text := range slices.Concat(f[3:8], f[9:14]) {
			want, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
			if err != nil {
				t.Fatalf("%s: %v", a.ID, err)
			}
			cells++
			if math.Abs(got[k]-want) <= .00501 {
				within++
			}
			if math.Abs(math.Round(got[k]*100)/100-want) < 1e-9 {
				equal++
			}
		}
	}
	t.Logf("classes %d/%d; table 3: %d of %d cells within .00501, %d equal after rounding", agree, valid, within, cells, equal)
	if valid != 536 || agree != 536 || cells != 5360 || within != 5360 || equal != 5357 {
		t.Error("the published tables are not reproduced")
	}
	if got := tally(*status); !slices.Equal(got, []int{75, 366, 46, 49}) {
		t.Errorf("status counts %v", got)
	}
	if got := tally(*dynamik); !slices.Equal(got, []int{48, 436, 52}) {
		t.Errorf("dynamics counts %v", got)
	}
	for k, want := range [][2]float64{{4.9716, 2.9439}, {10.9180, 7.0727}, {24.5404, 16.6544}} {
		ref := scores.Find("raum", "status_index").Inputs[k].Reference
		near(t, cat[k].ID+" mean", ref.Centre.Number, want[0], 5e-5)
		near(t, cat[k].ID+" spread", ref.Spread.Number, want[1], 5e-5)
	}
}

// Welsh Index of Multiple Deprivation 2019: domain ranks (1 = worst, so higher
// is better) to exponential scores, their weighted sum, its rank and decile.
func TestWales2019(t *testing.T) {
	data := officialTable(t, "wimd-2019/wimd2019_lsoa11.csv", ',')
	domains := []string{"Income", "Employment", "Health", "Education", "Access", "Housing", "Crime", "Environment"}
	weights := []float64{22, 22, 15, 14, 10, 7, 5, 5}
	node := index.Node{ID: "IMD", HigherIs: indicators.Worse, Normalise: index.ExponentialRank, Aggregate: index.Sum}
	var columns []string
	for k, d := range domains {
		columns = append(columns, "-"+d+"_rank")
		node.Inputs = append(node.Inputs, index.Input{ID: d + "_rank", Weight: weights[k] / 100, Normalise: index.ExponentialRank})
	}
	table, cat := data.level(t, "lsoa11_code", math.NaN(), columns...)
	scheme := class.Scheme{ID: "zehntel", Index: "IMD", RankGroups: &class.Groups{Groups: 10}}
	scores, results := classify(t, table, cat, []index.Node{node}, []class.Scheme{scheme})
	n, deciles := scores.Find("raum", "IMD"), &results[0]
	rows := data.byKey(t, "lsoa11_code")
	number := func(row []string, column string) float64 {
		x, err := strconv.ParseFloat(row[data.column(t, column)], 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var score, rank, decile, domain int
	for i, a := range table.Areas {
		row := rows[a.ID]
		if math.Abs(n.Index[i].Number-number(row, "IMD_score")) <= 1e-8 {
			score++
		}
		if float64(n.Rank[i]) == number(row, "IMD_rank") {
			rank++
		}
		if deciles.ID(deciles.Levels[0].Decisions[i]) == row[data.column(t, "IMD_decile")] {
			decile++
		}
		for k, d := range domains {
			if math.Abs(n.Inputs[k].Scores[i].Number-number(row, d+"_score")) <= 1e-8 {
				domain++
			}
		}
	}
	t.Logf("scores %d, ranks %d, deciles %d, domain scores %d of 8 x 1909", score, rank, decile, domain)
	if score != 1909 || rank != 1909 || decile != 1909 || domain != 8*1909 {
		t.Error("the published index is not reproduced")
	}
}
