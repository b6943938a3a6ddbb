package edition

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/words"
)

func mustRead(t *testing.T, data []byte, name string) *Edition {
	t.Helper()
	e, found := Read(data, name)
	for _, f := range found.Sorted() {
		message, _ := words.German.Finding(f.Code, f.Shown(true))
		t.Errorf("%s: %s: %s", f.Position, f.Code, message)
	}
	if e == nil {
		t.FailNow()
	}
	return e
}

func mustReadFile(t *testing.T, path string) *Edition {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return mustRead(t, data, filepath.Base(path))
}

// withoutPlaces compares what an edition says, not where it says it.
var withoutPlaces = []cmp.Option{
	cmpopts.IgnoreTypes(finding.Position{}, map[string]finding.Position{}),
	cmpopts.EquateEmpty(),
}

func ptr(x float64) *float64 { return &x }

func TestDortmund(t *testing.T) {
	e := mustReadFile(t, "testdata/dortmund.yaml")
	type head struct {
		ID, Title, City string
		Language        words.Lang
		Status          indicators.ReportStatus
		Published       string
		Report          int
	}
	got := head{e.ID, e.Title, e.City, e.Language, e.Status, e.Published, e.Report}
	want := head{"2018", "Bericht zur sozialen Lage in Dortmund 2018", "Dortmund", "de", indicators.DemoReport, "2019-05-28", 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]sheet.Level{
		{Level: area.Level{ID: "stadtbezirk", Name: area.Name{One: "Stadtbezirk", Many: "Stadtbezirke"}}},
		{
			Level:  area.Level{ID: "sozialraum", Name: area.Name{One: "Sozialraum", Many: "Sozialräume"}, Report: true, Coarse: "stadtbezirk"},
			Within: &sheet.Within{Level: "stadtbezirk", Column: "Stadtbezirk-Nr.", Label: "Stadtbezirk"},
			Tables: []sheet.Table{{File: "indikatoren_2018.xlsx", Sheet: "Sozialräume", Key: "Code", Label: "Sozialraum", CityRow: "Dortmund"}},
		},
		{
			Level:  area.Level{ID: "unterbezirk", Name: area.Name{One: "Unterbezirk", Many: "Unterbezirke"}, Coarse: "sozialraum"},
			Within: &sheet.Within{Level: "sozialraum", Column: "Sozialraum"},
			Tables: []sheet.Table{{File: "indikatoren_2018.xlsx", Sheet: "Unterbezirke", Key: "Code", Label: "Name"}},
		},
	}, e.Data.Levels, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Boundary{
		{Dissolve: "sozialraum"},
		{File: "../boundaries/sozialraeume.geojson", Key: "code", CRS: "EPSG:4326", Vintage: "2018-01-01"},
		{File: "../boundaries/unterbezirke.geojson", Key: "code", CRS: "EPSG:4326"},
	}, e.Boundaries, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(indicators.Catalogue{
		{
			ID: "u18", Label: "Anteil der unter 18-Jährigen", Short: "unter 18",
			Rate: &indicators.RateSpec{Of: []string{"Einwohner unter 18"}, Per: "Einwohner", Times: 100},
			Kind: indicators.Share, Unit: "%", Decimals: 1, HigherIs: indicators.Worse,
			Theme: "Bevölkerung", Date: "2017-12-31", Source: "Stadt Dortmund, Dortmunder Statistik",
		},
		{
			ID: "einkommen", Label: "Einkommensindex (Dortmund = 100)", Short: "Einkommensindex (Dortmund = 100)",
			Column: "Einkommensindex", WeightBy: "Einwohner", City: ptr(100), Kind: indicators.Mean, Decimals: 1,
			HigherIs: indicators.Better,
		},
		{
			ID: "hilfen", Label: "Hilfen zur Erziehung", Short: "Hilfen zur Erziehung",
			Rate: &indicators.RateSpec{Of: []string{"Hilfen"}, Per: "unter 21", Times: 1000},
			Kind: indicators.Rate, Decimals: 1, HigherIs: indicators.Worse,
		},
	}, indicators.Catalogue{e.Data.Catalogue[0], e.Data.Catalogue[3], e.Data.Catalogue[6]}, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]sheet.Meaning{
		"–":   {Zero: true, Status: indicators.Observed},
		".":   {Status: indicators.Suppressed},
		"/":   {Status: indicators.Unreliable},
		"x":   {Status: indicators.NotApplicable},
		"...": {Status: indicators.Missing},
	}, e.Data.Symbols); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]indicators.ExclusionRule{
		{Level: "sozialraum", PopulationBelow: ptr(300)},
		{Level: "unterbezirk", Areas: []string{"0913", "013"}, Because: "Messegelände"},
	}, e.Data.Exclusions, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(index.Node{
		ID: "lage", Label: "Index der sozialen Lage", HigherIs: indicators.Worse, Range: [2]float64{0, 100},
		MinimumInputs: 6, Decimals: 2,
	}, e.Nodes[0], append(withoutPlaces, cmpopts.IgnoreFields(index.Node{}, "Inputs"))...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(index.Input{ID: "einkommen", Weight: 1}, e.Nodes[0].Inputs[3], withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(class.Scheme{
		ID: "handlungsbedarf", Label: "Handlungsbedarf",
		Rules: []class.Rule{
			{
				Class: class.Class{ID: "aktionsraum", Label: area.Name{One: "Aktionsraum", Many: "Aktionsräume"}, Target: true},
				Level: "sozialraum",
				When: &class.Condition{Operator: class.All, Parts: []*class.Condition{
					{Operator: class.CompareIndex, Subject: "lage", Relation: class.Above, Bound: 0.35},
					{Operator: class.WorseThanCity, Subject: "lage", K: 6},
				}},
			},
			{
				Class: class.Class{ID: "im_aktionsraum", Label: area.Name{One: "in einem Aktionsraum", Many: "in einem Aktionsraum"}},
				Level: "unterbezirk",
				When:  &class.Condition{Operator: class.ParentIs, ClassID: "aktionsraum"},
			},
			{
				Class: class.Class{ID: "aktionsquartier", Label: area.Name{One: "Aktionsquartier", Many: "Aktionsquartiere"}, Target: true},
				Level: "unterbezirk",
				When:  &class.Condition{Operator: class.CompareIndex, Subject: "lage", Relation: class.Above, Bound: 0.8},
			},
		},
		Otherwise: &class.Class{ID: "ohne", Label: area.Name{One: "ohne besonderen Handlungsbedarf", Many: "ohne besonderen Handlungsbedarf"}},
	}, e.Schemes[0], withoutPlaces...); diff != "" {
		t.Error(diff)
	}
}

func TestPlaces(t *testing.T) {
	e := mustReadFile(t, "testdata/dortmund.yaml")
	for _, c := range []struct {
		what string
		at   finding.Position
		want string
	}{
		{"id", e.At, "1:5"},
		{"level", e.Data.Levels[1].At, "12:5"},
		{"within", e.Data.Levels[1].Within.At, "15:13"},
		{"table", e.Data.Levels[1].Tables[0].At, "17:9"},
		{"file of a table", e.Data.Levels[1].Tables[0].KeyAt["file"], "17:16"},
		{"sheet of a table", e.Data.Levels[1].Tables[0].KeyAt["sheet"], "17:46"},
		{"boundary", e.Boundaries[1].At, "18:17"},
		{"file of a boundary", e.Boundaries[1].KeyAt["file"], "18:24"},
		{"population", e.Data.PopulationAt, "26:13"},
		{"indicator", e.Data.Catalogue[0].At, "32:5"},
		{"counts", e.Data.Catalogue[0].KeyAt["rate.of"], "35:16"},
		{"city", e.Data.Catalogue[3].KeyAt["city"], "49:11"},
		{"exclusion", e.Data.Exclusions[1].At, "58:5"},
		{"index", e.Nodes[0].At, "61:5"},
		{"input", e.Nodes[0].Inputs[1].At, "63:19"},
		{"scheme", e.Schemes[0].At, "70:5"},
		{"rule", e.Schemes[0].Rules[0].At, "73:9"},
		{"condition", e.Schemes[0].Rules[0].When.Parts[1].At, "77:50"},
	} {
		if c.at.File != "dortmund.yaml" || !c.at.Text || c.at.Cell() != c.want {
			t.Errorf("%s stands at %s, want %s", c.what, c.at, c.want)
		}
	}
}

func TestBerlin(t *testing.T) {
	e := mustReadFile(t, "testdata/berlin.yaml")
	if e.Report != 1 || !e.Data.Levels[1].Report {
		t.Errorf("the report level is %d, want the finest", e.Report)
	}
	if diff := cmp.Diff(sheet.Level{
		Level:  area.Level{ID: "planungsraum", Name: area.Name{One: "Planungsraum", Many: "Planungsräume"}, Report: true, Coarse: "bezirk"},
		Within: &sheet.Within{Level: "bezirk", Prefix: 2},
		Tables: []sheet.Table{
			{File: "mss_2021_index_indikatoren.csv", Key: "PLR_ID", Label: "PLR_NAME"},
			{
				File: "profile.xlsx", Sheet: "Tabelle1", Key: "Nr", Header: [2]int{2, 3}, Rows: [2]int{5, 103},
				Columns: map[string]string{"Einwohner": "Bevölkerung insgesamt"}, As: "2013: ",
			},
		},
	}, e.Data.Levels[1], withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Boundary{File: "lor.geojson", Key: "PLR_ID", Label: "PLR_NAME", CRS: wgs84, Vintage: "2021"}, e.Boundaries[1], withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(UsualSymbols(), e.Data.Symbols); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]indicators.ExclusionRule{
		{Level: "planungsraum", Where: &indicators.Where{Column: "KOM", IsNot: "gültig", Negate: true}},
	}, e.Data.Exclusions, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	n := e.Nodes[0]
	if n.Centre != index.MeanOfAreas || n.Aggregate != index.Sum || n.Rescale != index.RescaleZScore {
		t.Errorf("status_index: %+v", n)
	}
	if diff := cmp.Diff([]string{"status", "dynamik"}, e.Schemes[0].Combine); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]class.Band{
		{Class: class.Class{ID: "hoch", Label: area.Name{One: "hoch", Many: "hoch"}}, Bound: ptr(-1)},
		{Class: class.Class{ID: "mittel", Label: area.Name{One: "mittel", Many: "mittel"}}, Bound: ptr(1), Closed: true},
		{Class: class.Class{ID: "niedrig", Label: area.Name{One: "niedrig", Many: "niedrig"}, Target: true}, Bound: ptr(1.5), Closed: true},
		{Class: class.Class{ID: "sehr_niedrig", Label: area.Name{One: "sehr niedrig", Many: "sehr niedrig"}, Target: true}},
	}, e.Schemes[1].Bands, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
}

func TestWales(t *testing.T) {
	e := mustReadFile(t, "testdata/wales.yaml")
	if diff := cmp.Diff([]index.Input{
		{ID: "arbeit", IsIndex: true, Weight: 22.5, Normalise: index.ExponentialRank},
		{ID: "einkommensindex", Weight: 13.5, Transform: index.Log1p, Normalise: index.ExponentialRank},
	}, e.Nodes[1].Inputs, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(index.Node{
		ID: "entwicklung", Label: "Development", HigherIs: indicators.Better, Normalise: index.MinMax,
		Aggregate: index.Geometric, Range: [2]float64{1, 100}, Decimals: 2,
		Inputs: []index.Input{
			{ID: "lebenserwartung", Weight: 1, Normalise: index.Goalposts, Goalposts: &[2]float64{20, 85}},
			{ID: "bildung", Weight: 1, Normalise: index.MinMax},
		},
	}, e.Nodes[2], withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	rate := e.Data.Catalogue[4]
	if rate.Kind != indicators.Rate || rate.Unit != "" || *rate.Range != [2]float64{-50, 50} {
		t.Errorf("no_car: %+v", rate)
	}
	for i, want := range []class.Scheme{
		{Quantiles: &class.Groups{Groups: 5, Type: 7, OneBest: true}},
		{RankGroups: &class.Groups{Groups: 10, RoundUp: true}},
		{NaturalBreaks: &class.Groups{Groups: 5, OneBest: true}},
	} {
		got := e.Schemes[i]
		got.ID, got.Label, got.Index = "", "", ""
		if diff := cmp.Diff(want, got, withoutPlaces...); diff != "" {
			t.Error(diff)
		}
	}
	rules := e.Schemes[3].Rules
	if diff := cmp.Diff(&class.Condition{Operator: class.Any, Parts: []*class.Condition{
		{Operator: class.WorstRanks, Subject: "gesamt", K: 3},
		{Operator: class.Not, Parts: []*class.Condition{
			{Operator: class.CompareIndicator, Subject: "no_car", Measure: class.OfPercentOfCity, Relation: class.AtMost, Bound: 110},
		}},
	}}, rules[0].When, withoutPlaces...); diff != "" {
		t.Error(diff)
	}
	if rules[0].Level != "lsoa" || rules[1].When.Measure != class.OfDifference || rules[1].When.Relation != class.Below || rules[2].When.Relation != class.AtLeast {
		t.Errorf("rules: %+v", rules)
	}
}

func TestDemonstrationEditionsReadWithoutFindings(t *testing.T) {
	for _, year := range []string{"2007", "2018"} {
		data, err := os.ReadFile("../../data/" + year + "/edition.yaml")
		if os.IsNotExist(err) {
			t.Skip("no demonstration edition in the tree")
		}
		if e := mustRead(t, data, year+"/edition.yaml"); e.ID != year {
			t.Errorf("%s: id %q", year, e.ID)
		}
	}
}

func TestReportLevelIsTheFinestWithAClass(t *testing.T) {
	const head = "id: a\ntitle: b\ncity: c\nindicators: [{id: x, label: x, value: x, higher_is: worse}]\n" +
		"indices: [{id: i, label: i, inputs: [x]}]\n"
	levels := func(report string) string {
		return "levels:\n" +
			"  - {id: l0, name: A, tables: [{file: a.csv, key: k}]" + report + "}\n" +
			"  - {id: l1, name: B, within: {level: l0, prefix: 1}, tables: [{file: a.csv, key: k}]}\n" +
			"  - {id: l2, name: C, within: {level: l1, prefix: 2}, tables: [{file: a.csv, key: k}]}\n"
	}
	for _, c := range []struct {
		text string
		want int
	}{
		{head + levels(""), 2},
		{head + levels(", report: true"), 0},
		{head + levels("") + "classes: [{id: s, rules: [{class: c, level: l1, when: {index: i, above: 1}}, {class: c, level: l0, when: {index: i, above: 1}}]}]", 1},
		{head + levels("") + "classes: [{id: s, index: i, quantiles: {groups: 2}}]", 2},
		{head + levels("") + "classes: [{id: s, index: i, level: l0, quantiles: {groups: 2}}]", 0},
	} {
		e := mustRead(t, []byte(c.text), "e")
		if e.Report != c.want || !e.Data.Levels[c.want].Report {
			t.Errorf("%s\nreport level %d, want %d", c.text, e.Report, c.want)
		}
	}
}

// again writes the resolved edition as YAML.
func again(t interface{ Fatal(...any) }, e *Edition) []byte {
	out, err := yaml.Marshal(e.Resolved)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestResolvedEditionReadsBackTheSame(t *testing.T) {
	for _, name := range []string{"dortmund", "berlin", "wales"} {
		e := mustReadFile(t, "testdata/"+name+".yaml")
		back := mustRead(t, again(t, e), name+".yaml")
		if diff := cmp.Diff(e, back, withoutPlaces...); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		a, err := json.Marshal(e.Resolved)
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := json.Marshal(back.Resolved); string(a) != string(b) {
			t.Errorf("%s: resolved twice:\n%s\n%s", name, a, b)
		}
		if strings.Contains(string(a), "null") {
			t.Errorf("%s: null in %s", name, a)
		}
	}
}

// blocks cuts an edition file into its top-level keys with what belongs to them.
func topBlocks(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if len(out) > 0 && strings.ContainsAny(line[:1], " \n#") {
			out[len(out)-1] += line
		} else {
			out = append(out, line)
		}
	}
	return out
}

func TestOrderOfTopLevelKeysDoesNotMatter(t *testing.T) {
	for _, name := range []string{"dortmund", "berlin", "wales"} {
		data, err := os.ReadFile("testdata/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		want := mustRead(t, data, name)
		parts := topBlocks(string(data))
		rapid.Check(t, func(t *rapid.T) {
			shuffled := slices.Clone(parts)
			r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
			r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			got, found := Read([]byte(strings.Join(shuffled, "")), name)
			if found.Len() > 0 {
				t.Fatalf("%d findings after shuffling", found.Len())
			}
			if diff := cmp.Diff(want, got, withoutPlaces...); diff != "" {
				t.Fatal(diff)
			}
		})
	}
}

func TestALineWrittenTwiceIsNeverSilent(t *testing.T) {
	data, err := os.ReadFile("testdata/dortmund.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(data), "\n")
	for i, line := range lines {
		trimmed := strings.TrimSpace(line)
		if list := strings.HasPrefix(trimmed, "- {"); trimmed == "" || list && !strings.HasPrefix(trimmed, "- {id") {
			continue // the same rule or exclusion twice says nothing new; tables are another package's business
		}
		doubled := slices.Insert(slices.Clone(lines), i, line)
		if e, found := Read([]byte(strings.Join(doubled, "")), "e"); e != nil || !found.HasErrors() {
			t.Errorf("line %d twice is accepted: %s", i+1, line)
		}
	}
}

func TestFileLimits(t *testing.T) {
	bomb := "id: a\ntitle: b\ncity: c\nlevels:\n  - &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		bomb += fmt.Sprintf("  - &a%d [%s]\n", i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	for code, text := range map[string]string{
		"edition_too_many_nodes": bomb,
		"edition_too_deep":       "id: " + strings.Repeat("[", 200) + strings.Repeat("]", 200),
		"edition_too_large":      "id: a\n" + strings.Repeat("# x\n", maxBytes/4),
		"edition_too_many":       strings.Repeat("? [a]\n: b\n", 1000),
		"edition_yaml":           strings.Repeat("[", 20000),
	} {
		e, found := Read([]byte(text), "e")
		codes := codesOf(found)
		if e != nil || !slices.Contains(codes, code) {
			t.Errorf("%s: got %v", code, codes[:min(len(codes), 5)])
		}
		if found.Len() > maxFindings+1 {
			t.Errorf("%s: %d findings", code, found.Len())
		}
	}
	circle := "x: &x {y: *x}\n"
	if _, found := Read([]byte(circle), "e"); !slices.Contains(codesOf(found), "edition_too_deep") {
		t.Errorf("alias within itself: %v", codesOf(found))
	}
}

func codesOf(found finding.List) []string {
	var out []string
	for _, f := range found.Sorted() {
		out = append(out, f.Code)
	}
	return out
}

func TestAliasesStandForWhatTheyName(t *testing.T) {
	e := mustRead(t, []byte(`id: a
title: b
city: c
levels:
  - {id: l, name: &n {one: Gebiet, many: Gebiete}, tables: [{file: a.csv, key: Nr}]}
  - {id: m, name: *n, within: {level: l, prefix: 1}, tables: [{file: a.csv, key: Nr}]}
indicators: [{id: x, label: &s X, short: *s, value: x, higher_is: worse}]
`), "e")
	if e.Data.Levels[1].Name.Many != "Gebiete" || e.Data.Catalogue[0].Short != "X" {
		t.Errorf("%+v", e.Data)
	}
}

func TestNearest(t *testing.T) {
	for w, want := range map[string]string{
		"indicator": "indicators", "Titel": "title", "level": "levels", "higheris": "", "ctiy": "city", "xyz": "", "": "",
	} {
		got := ""
		if near := nearest(w, editionBlock.keys, 1); len(near) > 0 {
			got = near[0]
		}
		if got != want {
			t.Errorf("nearest to %q: %q, want %q", w, got, want)
		}
	}
	if d := sheet.Distance("kitten", "sitting"); d != 3 {
		t.Errorf("distance kitten, sitting: %d, want 3", d)
	}
}
