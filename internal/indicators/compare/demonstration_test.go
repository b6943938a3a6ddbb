package compare_test

import (
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/data"
	"sozialbericht/internal/area"
	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/indicators/sheet"
)

// files reads the workbooks of a demonstration edition.
type files string

func (f files) ReadFile(name string) ([]byte, error) {
	return data.FS.ReadFile(path.Join(string(f), name))
}

// demonstration computes one of the demonstration editions as the pipeline does.
func demonstration(t testing.TB, year string) compare.Snapshot {
	t.Helper()
	text, err := data.FS.ReadFile(year + "/edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ed, found := edition.Read(text, "edition.yaml")
	if ed == nil || found.HasErrors() {
		t.Fatalf("%s: %v", year, found.Sorted())
	}
	tables, found, err := sheet.Read(files(year), ed.Data)
	if err != nil || found.HasErrors() {
		t.Fatalf("%s: %v %v", year, err, found.Sorted())
	}
	return computed(t, compare.Snapshot{ID: ed.ID, Title: ed.Title, Published: ed.Published, Catalogue: ed.Data.Catalogue, Tables: tables, Nodes: ed.Nodes}, ed.Schemes)
}

// computed fills in what follows from tables, catalogue and nodes.
func computed(t testing.TB, s compare.Snapshot, schemes []class.Scheme) compare.Snapshot {
	t.Helper()
	var found [3]finding.List
	if s.City == nil {
		s.City, found[0] = indicators.CityValues(s.Tables, s.Catalogue)
	}
	s.Scores, found[1] = index.Compute(s.Tables, s.Catalogue, s.City, s.Nodes)
	s.Classes, found[2] = class.Assign(schemes, class.Input{Tables: s.Tables, Catalogue: s.Catalogue, City: s.City, Scores: s.Scores})
	for _, f := range found {
		if f.HasErrors() {
			t.Fatal(f.Sorted())
		}
	}
	return s
}

// limits is the crosswalk of the demonstration.
func limits(t testing.TB) compare.Crosswalk {
	t.Helper()
	text, err := data.FS.ReadFile("boundaries/2007_2018.csv")
	if err != nil {
		t.Fatal(err)
	}
	x := compare.Crosswalk{Crosswalk: area.Crosswalk{Level: "unterbezirk"}, At: finding.AtFile("2007_2018.csv")}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		cells := strings.Split(line, ",")
		weight, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		x.Links = append(x.Links, area.Link{From: cells[0], To: cells[1], Weight: weight})
		x.LinkAt = append(x.LinkAt, finding.AtCell("2007_2018.csv", "", 0, i+2, 3))
	}
	return x
}

func names(l *compare.Level, rows []int) []string {
	out := make([]string, len(rows))
	for k, j := range rows {
		out[k] = l.Areas[j].Area.Name
	}
	slices.Sort(out)
	return out
}

// The published story must come out: two Sozialräume enter, two leave and keep
// an Aktionsquartier each, eleven stay.
func TestTheDemonstrationTellsThePublishedStory(t *testing.T) {
	got, found := compare.Editions(demonstration(t, "2007"), demonstration(t, "2018"), []compare.Crosswalk{limits(t)})
	if found.HasErrors() {
		t.Error(found.Sorted())
	}
	l := got.Level("sozialraum")
	s := l.Scheme("handlungsbedarf")
	if got, want := names(l, s.Entered), []string{"Bövinghausen/Westrich", "Dorstfeld"}; !slices.Equal(got, want) {
		t.Errorf("entered %v, want %v", got, want)
	}
	if got, want := names(l, s.Left), []string{"Alt-Scharnhorst", "Wickede"}; !slices.Equal(got, want) {
		t.Errorf("left %v, want %v", got, want)
	}
	if len(s.Stayed) != 11 || s.Targets[0] != 13 || s.Targets[1] != 13 {
		t.Errorf("%d stay, %v targets; want 11 and 13 in each year", len(s.Stayed), s.Targets)
	}
	if s.Index != "lage" || s.Bound != indicators.Known(0.35) {
		t.Errorf("decided by %q at %v, want lage at 0.35", s.Index, s.Bound)
	}
	x := l.Index("lage")
	for j, m := range l.Areas {
		if m.Area.Name == "Wickede" {
			if v := x.Before[j].Number; math.Abs(v-0.52) > 0.005 {
				t.Errorf("Wickede had %v, want 0.52", v)
			}
			if v := x.After[j].Number; v < 0.19 || v > 0.21 {
				t.Errorf("Wickede has %v, want 0.19 to 0.21", v)
			}
		}
	}
	// The split quarters were part of what was targeted as a whole; no limit of
	// a Sozialraum moved, so nothing there is an estimate.
	fine := got.Level("unterbezirk")
	if l.Estimated || !fine.Estimated {
		t.Errorf("estimates: Sozialräume %t, Unterbezirke %t", l.Estimated, fine.Estimated)
	}
	if got, want := names(fine, fine.Scheme("handlungsbedarf").Entered), []string{"Meylantviertel", "Wambeler Heide"}; !slices.Equal(got, want) {
		t.Errorf("entered %v, want %v", got, want)
	}
	// 021 belongs to what is targeted, whatever its own index: no bound decides.
	// 2622 and 001 stand against theirs.
	quarters := fine.Scheme("handlungsbedarf")
	for id, want := range map[string]indicators.Value{"021": {}, "2622": indicators.Known(0.8), "001": indicators.Known(0.8)} {
		j := slices.IndexFunc(fine.Areas, func(m compare.Match) bool { return m.Area.ID == id })
		if got := quarters.BoundOf(quarters.Rows[j], "unterbezirk"); got != want {
			t.Errorf("bound of %s is %v, want %v", id, got, want)
		}
	}
	relations := map[string]compare.Relation{}
	for _, m := range fine.Areas {
		if m.Relation != compare.Same {
			relations[m.Area.ID] = m.Relation
		}
	}
	wantRelations := map[string]compare.Relation{
		"2621": compare.Part, "2622": compare.Part, "3411": compare.Part, "3412": compare.Part, "411": compare.Part, "412": compare.Grown,
	}
	if !maps.Equal(relations, wantRelations) {
		t.Errorf("limits changed: %v, want %v", relations, wantRelations)
	}
	var ended []string
	for _, e := range fine.Ended {
		ended = append(ended, e.Area.ID)
		if len(e.Into) != 2 {
			t.Errorf("%s went into %v", e.Area.ID, e.Into)
		}
	}
	if !slices.Equal(ended, []string{"262", "341"}) {
		t.Errorf("ended %v", ended)
	}
	records := got.Records()
	if want := 39 + 172 + 2; len(records) != want {
		t.Errorf("%d rows, want %d: the areas of 2018 and the two that ended", len(records), want)
	}
	checkSums(t, &got)
}

// checkSums checks what must hold of every comparison: steps sum to the change,
// contributions to the change and to the step that is the area's own, and
// everything that is a number is finite.
func checkSums(t interface {
	Helper()
	Errorf(string, ...any)
}, got *compare.Comparison) {
	t.Helper()
	for k := range got.Levels {
		l := &got.Levels[k]
		for i := range l.Indices {
			x := &l.Indices[i]
			scale := max(1, indicators.Scale(x.Before), indicators.Scale(x.After), indicators.Scale(x.AfterBase))
			for j, s := range x.Steps {
				sum := s.Boundary.Number + s.Method.Number + s.Own.Number + s.City.Number
				if s.Change.OK() && s.Own.OK() && s.Boundary.OK() && s.Method.OK() && math.Abs(sum-s.Change.Number) > 1e-11*scale {
					t.Errorf("%s %s: steps sum to %v, change %v", l.Level.ID, l.Areas[j].Area.ID, sum, s.Change.Number)
				}
				whole, wholeOK := 0.0, false
				for _, c := range x.Contributions {
					whole, wholeOK = whole+c.Whole[j].Number, wholeOK || c.Whole[j].OK()
				}
				if wholeOK && math.Abs(whole-s.Change.Number) > 1e-11*scale {
					t.Errorf("%s %s: contributions sum to %v, change %v", l.Level.ID, l.Areas[j].Area.ID, whole, s.Change.Number)
				}
				if (s.Cause == compare.Unknown) != (s.Reason != "") && s.Cause != compare.CauseNone {
					t.Errorf("%s %s: cause %q with reason %q", l.Level.ID, l.Areas[j].Area.ID, s.Cause, s.Reason)
				}
			}
		}
	}
}
