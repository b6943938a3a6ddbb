package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestOverlaps(t *testing.T) {
	one := func(p orb.Polygon) orb.MultiPolygon { return orb.MultiPolygon{p} }
	ringed := orb.Polygon{box(0, 0, 9, 9)[0], box(3, 3, 6, 6)[0]}
	for _, c := range []struct {
		name  string
		areas map[string]orb.MultiPolygon
		want  []Overlap
	}{
		{"neighbours", map[string]orb.MultiPolygon{"a": one(box(0, 0, 1, 1)), "b": one(box(1, 0, 2, 1))}, nil},
		{"half each", map[string]orb.MultiPolygon{"a": one(box(0, 0, 2, 2)), "b": one(box(1, 0, 3, 2))}, []Overlap{{0, 1, .5}, {1, 0, .5}}},
		{"the same", map[string]orb.MultiPolygon{"a": one(box(0, 0, 2, 2)), "b": one(box(0, 0, 2, 2))}, []Overlap{{0, 1, 1}, {1, 0, 1}}},
		{"enclave without a hole", map[string]orb.MultiPolygon{"a": one(box(0, 0, 90, 90)), "b": one(box(40, 40, 50, 50))}, []Overlap{{1, 0, 1}}},
		{"enclave in its hole", map[string]orb.MultiPolygon{"a": one(ringed), "b": one(box(3, 3, 6, 6))}, nil},
		{"sliver of a twentieth", map[string]orb.MultiPolygon{"a": one(box(0, 0, 20, 20)), "b": one(box(19, 0, 39, 20))}, nil},
		{"boxes that meet around a corner", map[string]orb.MultiPolygon{
			"a": one(orb.Polygon{{{0, 0}, {9, 0}, {9, 1}, {1, 1}, {1, 9}, {0, 9}, {0, 0}}}), "b": one(box(2, 2, 8, 8))}, nil},
		{"two parts of which one is covered", map[string]orb.MultiPolygon{"a": {box(0, 0, 2, 2), box(5, 0, 7, 2)}, "b": one(box(4, -1, 8, 3))}, []Overlap{{0, 1, .5}, {1, 0, .25}}},
	} {
		got := Overlaps(layerOf(c.areas))
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i, w := range c.want {
			if g := got[i]; g.Area != w.Area || g.Other != w.Other || math.Abs(g.Share-w.Share) > .06 {
				t.Errorf("%s: %v, want %v", c.name, g, w)
			}
		}
	}
	if got := Overlaps(fractalGrid(8, 30, 3)); got != nil {
		t.Errorf("neighbours along jagged lines: %v", got)
	}
}
