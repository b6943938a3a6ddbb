package class

import (
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
)

// Quartiles of 1, 2, 3, 4 cut at 1.75, 2.5 and 3.25; a later year of 2, 2, 4,
// 9 falls into the second, second, fourth and fourth of them. Ranks have no
// bound that could be kept.
func TestGroupsOfALaterYearKeepTheEarlierBounds(t *testing.T) {
	table := indicators.Table{Level: area.Level{ID: "raum"}, Areas: make([]area.Area, 4)}
	scores := func(h indicators.Direction, x ...float64) index.Scores {
		node := index.NodeScores{Node: index.Node{ID: "lage", HigherIs: h}, Present: true, Rank: make([]int, 4)}
		for _, v := range x {
			node.Index = append(node.Index, indicators.Known(v))
		}
		return index.Scores{{Level: "raum", Nodes: []index.NodeScores{node}}}
	}
	worst := &Condition{Operator: WorstRanks, Subject: "lage", K: 1}
	schemes := []Scheme{
		{ID: "viertel", Index: "lage", Quantiles: &Groups{Groups: 4, Type: 7}},
		{ID: "ränge", Index: "lage", RankGroups: &Groups{Groups: 4}},
		{ID: "natürlich", Index: "lage", NaturalBreaks: &Groups{Groups: 4}},
		{ID: "regel", Rules: []Rule{{Class: Class{ID: "schlechtestes"}, Level: "raum", When: worst}}, Otherwise: &Class{ID: "ohne"}},
	}
	for _, c := range []struct {
		higherIs indicators.Direction
		want     []int // from good to bad
	}{{indicators.Worse, []int{1, 1, 3, 3}}, {indicators.Better, []int{2, 2, 0, 0}}} {
		in := Input{Tables: []indicators.Table{table}, Scores: scores(c.higherIs, 1, 2, 3, 4)}
		base, _ := Assign(schemes, in)
		in.Scores = scores(c.higherIs, 2, 2, 4, 9)
		got := AssignOn(base, schemes, in)
		for i, d := range got[0].Level("raum").Decisions {
			if d.Class != c.want[i] {
				t.Errorf("%v: area %d is in class %d, want %d", c.higherIs, i, d.Class, c.want[i])
			}
		}
		for _, k := range []int{1, 3} {
			for i, d := range got[k].Level("raum").Decisions {
				if d.Class >= 0 || d.Why != Undecided {
					t.Errorf("%s: area %d has class %d (%v) by a rank of another year", schemes[k].ID, i, d.Class, d.Why)
				}
			}
		}
		// On its own scale a year has its own groups.
		in.Scores = scores(c.higherIs, 1, 2, 3, 4)
		own := AssignOn(base, schemes, in)
		for _, k := range []int{0, 2} {
			for i, d := range own[k].Level("raum").Decisions {
				if want := base[k].Level("raum").Decisions[i].Class; d.Class != want {
					t.Errorf("%s: area %d is in class %d on its own scale, %d in its own year", schemes[k].ID, i, d.Class, want)
				}
			}
		}
	}
	if got := AssignOn(nil, schemes[:1], Input{Tables: []indicators.Table{table}, Scores: scores(indicators.Worse, 1, 2, 3, 4)}); got[0].Level("raum") != nil {
		t.Error("groups without a base")
	}
}
