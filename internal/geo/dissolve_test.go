package geo

import (
	"math/rand/v2"

	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func TestDissolveKnownShapes(t *testing.T) {
	ringOfEight := map[string]orb.MultiPolygon{}
	for x := range 3 {
		for y := range 3 {
			if x != 1 || y != 1 {
				fx, fy := float64(x), float64(y)
				ringOfEight[string(rune('a'+3*x+y))] = orb.MultiPolygon{box(fx, fy, fx+1, fy+1)}
			}
		}
	}
	for _, c := range []struct {
		name         string
		fine         map[string]orb.MultiPolygon
		parts, holes int
		corners      int // of the first outer ring
		area         float64
	}{
		{"one", map[string]orb.MultiPolygon{"a": {box(0, 0, 1, 1)}}, 1, 0, 4, 1},
		{"two neighbours", map[string]orb.MultiPolygon{"a": {box(0, 0, 1, 1)}, "b": {box(1, 0, 2, 1)}}, 1, 0, 6, 2},
		{"neighbours drawn opposite ways", map[string]orb.MultiPolygon{
			"a": {box(0, 0, 1, 1)}, "b": {{{{1, 0}, {1, 1}, {2, 1}, {2, 0}, {1, 0}}}}}, 1, 0, 6, 2},
		{"corner to corner", map[string]orb.MultiPolygon{"a": {box(0, 0, 1, 1)}, "b": {box(1, 1, 2, 2)}}, 2, 0, 4, 2},
		{"apart", map[string]orb.MultiPolygon{"a": {box(0, 0, 1, 1)}, "b": {box(3, 0, 4, 1)}}, 2, 0, 4, 2},
		{"ring around a hole", ringOfEight, 1, 1, 12, 8},
		{"island filled", map[string]orb.MultiPolygon{
			"a": {{box(0, 0, 3, 3)[0], box(1, 1, 2, 2)[0]}}, "b": {box(1, 1, 2, 2)}}, 1, 0, 4, 9},
		{"overlap", map[string]orb.MultiPolygon{"a": {box(0, 0, 2, 1)}, "b": {box(1, 0, 3, 1)}}, 1, 0, 0, 3},
		{"the same twice", map[string]orb.MultiPolygon{"a": {box(0, 0, 2, 1)}, "b": {box(0, 0, 2, 1)}}, 1, 0, 4, 2},
		{"vertex in the neighbour's side", map[string]orb.MultiPolygon{
			"a": {box(0, 0, 1, 2)}, "b": {box(1, 0, 2, 1)}, "c": {box(1, 1, 2, 2)}}, 1, 0, 0, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			parent := map[string]string{}
			for id := range c.fine {
				parent[id] = "G"
			}
			got, list := Dissolve(layerOf(c.fine), "grob", parent)
			if list.Len() > 0 || len(got.Features) != 1 || got.Level != "grob" {
				t.Fatalf("%v %v", got, list.Sorted())
			}
			g := got.Features[0].Geometry
			holes := 0
			for _, p := range g {
				holes += len(p) - 1
			}
			if len(g) != c.parts || holes != c.holes {
				t.Errorf("%d parts with %d holes, want %d with %d: %v", len(g), holes, c.parts, c.holes, g)
			}
			if c.corners > 0 && len(g[0][0]) != c.corners+1 {
				t.Errorf("outer ring %v, want %d corners", g[0][0], c.corners)
			}
			near(t, "area", planarArea(g), c.area, 1e-9)
			if !valid(g) {
				t.Error("not valid")
			}
		})
	}
}

func TestDissolveClosesSlits(t *testing.T) {
	// The neighbours' common side bends to the left in one and stays straight
	// in the other: a gap of a few centimetres.
	fine := layerOf(map[string]orb.MultiPolygon{
		"a": {{{{7, 51}, {7.01, 51}, {7.0099999, 51.005}, {7.01, 51.01}, {7, 51.01}, {7, 51}}}},
		"b": {box(7.01, 51, 7.02, 51.01)},
	})
	got, list := Dissolve(fine, "grob", map[string]string{"a": "G", "b": "G"})
	if list.Len() != 1 || list.Sorted()[0].Code != "dissolve_slits" || list.HasErrors() {
		t.Fatalf("%v", list.Sorted())
	}
	if g := got.Features[0].Geometry; len(g) != 1 || len(g[0]) != 1 {
		t.Errorf("%v", g)
	}
}

func TestDissolveNamesAreasWithoutParent(t *testing.T) {
	fine := layerOf(map[string]orb.MultiPolygon{"a": {box(0, 0, 1, 1)}, "b": {box(1, 0, 2, 1)}})
	got, list := Dissolve(fine, "grob", map[string]string{"a": "G"})
	if len(got.Features) != 1 || list.Len() != 1 || list.Sorted()[0].Code != "boundary_without_parent" || list.Sorted()[0].AreaID != "b" {
		t.Errorf("%v %v", got, list.Sorted())
	}
	if none, list := Dissolve(nil, "grob", nil); len(none.Features) != 0 || list.Len() != 0 {
		t.Errorf("%v", none)
	}
}

// Whatever areas are put together: the pieces sum to the whole, the unions are
// valid, and the order of the areas does not matter.
func TestDissolveConservesArea(t *testing.T) {
	fine := fractalGrid(5, 4, 3)
	rapid.Check(t, func(t *rapid.T) {
		parent := map[string]string{}
		for _, f := range fine.Features {
			parent[f.ID] = rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "parent")
		}
		got, list := Dissolve(fine, "grob", parent)
		if list.Len() > 0 {
			t.Fatal(list.Sorted())
		}
		whole, pieces := 0.0, 0.0
		for _, f := range fine.Features {
			pieces += planarArea(f.Geometry)
		}
		for _, f := range got.Features {
			whole += planarArea(f.Geometry)
			if !valid(f.Geometry) {
				t.Fatalf("%s is not valid", f.ID)
			}
		}
		if d := whole - pieces; d > 1e-12 || d < -1e-12 {
			t.Fatalf("pieces %v, whole %v", pieces, whole)
		}
		shuffled := &Layer{Level: fine.Level, Features: append([]Feature(nil), fine.Features...)}
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Shuffle(len(shuffled.Features), func(i, j int) {
			shuffled.Features[i], shuffled.Features[j] = shuffled.Features[j], shuffled.Features[i]
		})
		again, _ := Dissolve(shuffled, "grob", parent)
		if diff := cmp.Diff(got, again); diff != "" {
			t.Fatal(diff)
		}
	})
}

func BenchmarkDissolve(b *testing.B) {
	fine := fractalGrid(100, 72, 1)
	parent := map[string]string{}
	for _, f := range fine.Features {
		parent[f.ID] = f.ID[:1] + f.ID[2:3]
	}
	for b.Loop() {
		Dissolve(fine, "grob", parent)
	}
}

func BenchmarkCheck(b *testing.B) {
	fine := fractalGrid(100, 72, 1)
	var c Checker
	for b.Loop() {
		for _, f := range fine.Features {
			if _, outcome, _ := c.Check(f.Geometry); outcome != Sound {
				b.Fatal(f.ID)
			}
		}
	}
}

func BenchmarkSimplify(b *testing.B) {
	fine := fractalGrid(100, 72, 1)
	for b.Loop() {
		Simplify(fine, 30)
	}
}
