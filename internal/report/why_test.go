package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// A class of ranks is explained by the rank, not by the value of the area that
// happens to stand at its border.
func TestWhyOfRankGroups(t *testing.T) {
	e := small(words.German)
	scheme := class.Scheme{ID: "drittel", Label: "Drittel der Lage", Index: "lage", Level: "raum", RankGroups: &class.Groups{Groups: 3}}
	e.results.Schemes = []class.Result{{Scheme: scheme}}
	e.compute()
	b := open(&e.results, e.layers)
	l := b.levels[0]
	// floor(3 (r - 1)/5) + 1 is 1 for the ranks 1 and 2, 2 for 3 and 4, 3 for 5.
	for _, c := range []struct {
		rank    float64
		says    string
		borders string
	}{
		{1, "Rang 1 von der ungünstigsten Lage an (die Klasse umfasst die Ränge 1 bis 2)", "höchstens 1 2"},
		{3, "Rang 3 von der ungünstigsten Lage an (die Klasse umfasst die Ränge 3 bis 4)", "ab 3 3, höchstens 3 4"},
		{5, "Rang 5 von der ungünstigsten Lage an (die Klasse umfasst nur diesen Rang)", "ab 5 5"},
	} {
		found := false
		for row := range l.Areas {
			d := b.schemes[0].decision(l, row)
			if len(d.Reasons) == 0 || d.Reasons[0].Value.Number != c.rank {
				continue
			}
			found = true
			if got := strings.Join(b.why(b.schemes[0], l, row), " "); !strings.Contains(got, c.says) {
				t.Errorf("rank %v: %q does not say %q", c.rank, got, c.says)
			}
			var borders []string
			for _, r := range b.conditions(b.schemes[0], l, row).Rows {
				label := r.Cells[1].Text
				borders = append(borders, label[strings.LastIndex(label, " ")+1:]+" "+r.Cells[2].Text+" "+r.Cells[3].Text)
			}
			if got := strings.Join(borders, ", "); got != c.borders {
				t.Errorf("rank %v: borders %q, want %q", c.rank, got, c.borders)
			}
		}
		if !found {
			t.Errorf("no area has rank %v", c.rank)
		}
	}
}

// A border that was found among the values is as exact as they are; one that
// the rule names stands as it is named.
func TestBordersAreAsExactAsWhatTheyComeFrom(t *testing.T) {
	english := small(words.English)
	b := open(&english.results, nil)
	for want, x := range map[string]border{"5.49": {at: 5.48831435, found: true}, "0.355": {at: 0.355}} {
		if got := b.bound(x, b.byID["lage"]); got != want {
			t.Errorf("%+v: %q, want %q", x, got, want)
		}
	}
	e := small(words.German)
	e.results.Schemes = []class.Result{
		{Scheme: class.Scheme{ID: "drittel", Index: "lage", Level: "raum", Quantiles: &class.Groups{Groups: 3, Type: 7}}}, {Scheme: bands()},
	}
	e.compute()
	b = open(&e.results, e.layers)
	for i, found := range []bool{true, false} {
		borders := b.borders(b.schemes[i], b.levels[0], "lage")
		if len(borders) == 0 {
			t.Errorf("%s has no borders", b.schemes[i].Scheme.ID)
		}
		for _, x := range borders {
			if x.found != found {
				t.Errorf("%s: border %+v, want found %v", b.schemes[i].Scheme.ID, x, found)
			}
		}
	}
}

// Where no indicator has a city value, a profile has no columns for it.
func TestColumnsThatNoRowFillsAreLeftOut(t *testing.T) {
	cell := figure.Text
	got := withoutEmpty(figure.Table{
		Columns: []figure.Column{{Head: "a"}, {Head: "b"}, {Head: "c"}, {Head: "d"}},
		Rows:    []figure.Row{{Cells: []figure.Cell{cell("1"), {}, cell("3"), {}}}, {Cells: []figure.Cell{cell("1"), {}, {}, {}}}},
	}, 1, 2)
	want := figure.Table{
		Columns: []figure.Column{{Head: "a"}, {Head: "c"}, {Head: "d"}},
		Rows:    []figure.Row{{Cells: []figure.Cell{cell("1"), cell("3"), {}}}, {Cells: []figure.Cell{cell("1"), {}, {}}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Small bars are explained where a table has some.
func TestTablesWithSmallBars(t *testing.T) {
	row := func(c figure.Cell) figure.Table {
		return figure.Table{Rows: []figure.Row{{Cells: []figure.Cell{figure.Text("a"), c}}}}
	}
	if leans(figure.Table{}) || leans(row(figure.Text("1"))) || !leans(row(figure.Cell{Text: "1", Lean: &figure.Lean{}})) {
		t.Error("bars are seen where none are, or not where some are")
	}
}
