package plate

import (
	"strings"
	"testing"

	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"

	"github.com/google/go-cmp/cmp"
)

// A class of ranks is explained by the rank, not by the value of the area that
// happens to stand at its border.
func TestWhyOfRankGroups(t *testing.T) {
	e := sample.Small(words.German)
	scheme := class.Scheme{ID: "drittel", Label: "Drittel der Lage", Index: "lage", Level: "raum", RankGroups: &class.Groups{Groups: 3}}
	e.Results.Schemes = []class.Result{{Scheme: scheme}}
	e.Compute()
	b := open(&e.Results, e.Layers)
	l := b.book.Level(0)
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
			d := b.book.Schemes()[0].Decision(l, row)
			if len(d.Reasons) == 0 || d.Reasons[0].Value.Number != c.rank {
				continue
			}
			found = true
			if got := strings.Join(b.say.Why(b.book.Schemes()[0], l, row), " "); !strings.Contains(got, c.says) {
				t.Errorf("rank %v: %q does not say %q", c.rank, got, c.says)
			}
			var borders []string
			for _, r := range b.Conditions(b.book.Schemes()[0], l, row).Rows {
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
	if HasDeviations(figure.Table{}) || HasDeviations(row(figure.Text("1"))) || !HasDeviations(row(figure.Cell{Text: "1", Deviation: &figure.Deviation{}})) {
		t.Error("bars are seen where none are, or not where some are")
	}
}
