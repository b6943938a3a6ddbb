package area

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestFlowsNameWhatIsWrong(t *testing.T) {
	c := Crosswalk{Level: "unterbezirk", Links: []Link{
		{"a", "x", 0.25}, {"a", "y", 0.75},
		{"b", "y", 0.5}, {"b", "y", 0.5}, // twice: the second does not count
		{"c", "z", -0.1}, {"c", "z", math.NaN()}, {"c", "z", 1.5},
		{"q", "x", 1}, // no such area
		{"d", "nirgends", 0.4}, {"d", "z", 0.6},
		{"e", "z", 0}, {"e", "x", 0.9995}, // nearly whole: scaled
	}}
	flows, flaws := c.Flows([]string{"a", "b", "c", "d", "e"}, []string{"x", "y", "z"})
	wantFlows := []Flow{{0, 0, 0.25}, {4, 0, 1}, {0, 1, 0.75}, {1, 1, 0.5}, {3, 2, 0.6}}
	if !reflect.DeepEqual(flows, wantFlows) {
		t.Errorf("flows %v, want %v", flows, wantFlows)
	}
	wantFlaws := []Flaw{
		{NotWhole, 2, "b", 0.5}, {Twice, 3, "b", 0},
		{NotAShare, 4, "c", 0}, {NotAShare, 5, "c", 0}, {NotAShare, 6, "c", 0},
		{UnknownFrom, 7, "q", 0}, {UnknownTo, 8, "nirgends", 0},
		{NotWhole, 10, "e", 0.9995}, {Unlinked, -1, "c", 0},
	}
	if !reflect.DeepEqual(flaws, wantFlaws) {
		t.Errorf("flaws %v, want %v", flaws, wantFlaws)
	}
}

func TestMatchByIDLinksWhatStandsInBoth(t *testing.T) {
	c := MatchByID("raum", []string{"013", "13", "2"}, []string{"13", "3", "013"})
	want := []Link{{"013", "013", 1}, {"13", "13", 1}}
	if !reflect.DeepEqual(c.Links, want) {
		t.Errorf("links %v, want %v", c.Links, want)
	}
	if _, flaws := c.Flows([]string{"013", "13", "2"}, []string{"13", "3", "013"}); len(flaws) != 1 || flaws[0].ID != "2" || flaws[0].Fault != Unlinked {
		t.Errorf("flaws %v, want 2 without a link", flaws)
	}
}

// Whatever stands in a crosswalk: flows are shares between known areas, sorted
// and each pair once, and a source never gives more than its written sum.
func TestFlowsAreSharesBetweenKnownAreas(t *testing.T) {
	ids := []string{"a", "b", "c", "d"}
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom([]string{"a", "b", "c", "d", "q", ""})
		var c Crosswalk
		for range rapid.IntRange(0, 12).Draw(t, "links") {
			c.Links = append(c.Links, Link{id.Draw(t, "from"), id.Draw(t, "to"), rapid.Float64Range(-0.2, 1.2).Draw(t, "weight")})
		}
		flows, _ := c.Flows(ids, ids)
		for k, f := range flows {
			if f.From < 0 || f.From >= 4 || f.To < 0 || f.To >= 4 || !(f.Weight > 0 && f.Weight <= 1.01) {
				t.Fatalf("flow %v", f)
			}
			if k > 0 && (flows[k-1].To > f.To || flows[k-1].To == f.To && flows[k-1].From >= f.From) {
				t.Fatalf("flows %v are not sorted", flows)
			}
		}
	})
}
