package geo

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// In a layer that tiles, each side belongs to two rings or to the outline.
func TestSimplifyKeepsNeighboursFitted(t *testing.T) {
	fine := fractalGrid(8, 24, 5)
	all := map[string]string{}
	for _, f := range fine.Features {
		all[f.ID] = "Stadt"
	}
	for _, tolerance := range []float64{0, 5, 50, 500, 1e7} {
		thin := Simplify(fine, tolerance)
		city, list := Dissolve(thin, "stadt", all)
		if list.Len() > 0 {
			t.Fatalf("tolerance %v: %v", tolerance, list.Sorted())
		}
		outline := sides(city)
		for side, n := range sides(thin) {
			if want := 2 - outline[side]; n != want {
				t.Fatalf("tolerance %v: side %v in %d rings, want %d", tolerance, side, n, want)
			}
		}
		count := 0
		for i, f := range thin.Features {
			r := f.Geometry[0][0]
			count += len(r)
			if len(r) < 4 || r[0] != r[len(r)-1] || signedArea(r) <= 0 || !valid(f.Geometry) {
				t.Fatalf("tolerance %v: %s collapsed: %v", tolerance, f.ID, r)
			}
			if tolerance == 0 && !cmp.Equal(f, fine.Features[i]) {
				t.Fatalf("tolerance 0 changed %s", f.ID)
			}
		}
		if tolerance <= 50 {
			before, after := 0.0, 0.0
			for i := range fine.Features {
				before += Area(fine.Features[i].Geometry)
				after += Area(thin.Features[i].Geometry)
			}
			near(t, "area of the city", after, before, 0.01)
		}
		if tolerance == 500 && count > 64*12 {
			t.Errorf("%d vertices are left", count)
		}
	}
}

func TestSimplifyKeepsIslandsAndHoles(t *testing.T) {
	var circle orb.Ring
	for i := range 60 {
		a := float64(i) / 60
		p := orb.Point{4 * (a - 0.5), 0}
		p[1] = 1 - p[0]*p[0]/4
		circle = append(circle, orb.Point{7 + p[0]/1e4, 51 + p[1]/1e4})
	}
	circle = append(circle, circle[0])
	hole := orb.Ring{}
	for i := len(circle) - 1; i >= 0; i-- {
		hole = append(hole, circle[i])
	}
	fine := layerOf(map[string]orb.MultiPolygon{
		"a": {{box(6, 50, 8, 52)[0], hole}},
		"b": {{circle}, box(9, 51, 9.00001, 51.00001)},
	})
	thin := Simplify(fine, 1e5)
	a, b := thin.Find("a").Geometry, thin.Find("b").Geometry
	if len(a) != 1 || len(a[0]) != 2 || len(b) != 2 {
		t.Fatalf("%v %v", a, b)
	}
	if len(b[0][0]) < 4 || len(b[1][0]) < 4 || len(b[0][0]) != len(a[0][1]) {
		t.Errorf("island %v, hole %v, islet %v", b[0][0], a[0][1], b[1][0])
	}
	if len(b[0][0]) > 20 {
		t.Errorf("the island keeps %d vertices", len(b[0][0]))
	}
}

func TestSimplifySeveralLevelsTogether(t *testing.T) {
	fine := fractalGrid(6, 16, 11)
	parent := map[string]string{}
	for _, f := range fine.Features {
		parent[f.ID] = f.ID[:2]
	}
	coarse, _ := Dissolve(fine, "grob", parent)
	thin := SimplifyAll([]*Layer{fine, coarse, nil}, 200)
	if thin[2] != nil {
		t.Error("a missing layer came back")
	}
	of := sides(thin[0])
	for side := range sides(thin[1]) {
		if of[side] == 0 {
			t.Fatalf("side %v of the coarser level is none of the finer", side)
		}
	}
}

func TestSimplifyDoesNotDependOnOrder(t *testing.T) {
	fine := fractalGrid(5, 12, 13)
	want := Simplify(fine, 60)
	rapid.Check(t, func(t *rapid.T) {
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Perm(len(fine.Features))
		shuffled := &Layer{Level: fine.Level}
		for _, i := range order {
			shuffled.Features = append(shuffled.Features, fine.Features[i])
		}
		got := Simplify(shuffled, 60)
		for k, i := range order {
			if diff := cmp.Diff(want.Features[i], got.Features[k]); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestSimplifyLeavesItsInputAlone(t *testing.T) {
	fine, twin := fractalGrid(3, 8, 17), fractalGrid(3, 8, 17)
	Simplify(fine, 100)
	Dissolve(fine, "x", map[string]string{"0000": "a", "0001": "a"})
	if diff := cmp.Diff(twin, fine); diff != "" {
		t.Error(diff)
	}
}

func TestSimplifyOfNothing(t *testing.T) {
	for _, l := range []*Layer{{}, {Features: []Feature{{ID: "a"}}}, {Features: []Feature{{ID: "a", Geometry: orb.MultiPolygon{{}, {{}}, {{{1, 1}}}, {{{1, 1}, {1, 1}}}}}}}} {
		if got := Simplify(l, 10); len(got.Features) != len(l.Features) {
			t.Errorf("%v", got)
		}
	}
}
