package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// A box of latitude and longitude on a sphere has the area
// R² (λ2 - λ1)(sin φ2 - sin φ1).
func TestAreaOfABox(t *testing.T) {
	const radius, degree = 6378137.0, math.Pi / 180
	want := radius * radius * 0.02 * degree * (math.Sin(51.51*degree) - math.Sin(51.5*degree))
	near(t, "area", Area(orb.MultiPolygon{box(7.4, 51.5, 7.42, 51.51)}), want, 1e-6)
}

func TestProjection(t *testing.T) {
	p := NewProjection(orb.Bound{Min: orb.Point{7, 51}, Max: orb.Point{8, 52}})
	if got := p.Metres(orb.Point{7.5, 51.5}); got != (orb.Point{}) {
		t.Errorf("the middle is at %v", got)
	}
	// A degree of latitude on the sphere of 6,378,137 m.
	near(t, "north", p.Metres(orb.Point{7.5, 52.5})[1], 111319.490793, 1e-9)
	near(t, "east", p.Metres(orb.Point{8.5, 51.5})[0], 111319.490793*math.Cos(51.5*math.Pi/180), 1e-9)
}

func TestLabelPoint(t *testing.T) {
	for _, c := range []struct {
		name string
		g    orb.MultiPolygon
		room float64 // at least
	}{
		{"square", orb.MultiPolygon{box(0, 0, 10, 10)}, 4.5},
		{"largest of two", orb.MultiPolygon{box(20, 20, 21, 21), box(0, 0, 10, 10)}, 4.5},
		{"horseshoe", orb.MultiPolygon{{{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {2, 2}, {2, 10}, {0, 10}, {0, 0}}}}, 0.9},
		{"square with a hole in the middle", orb.MultiPolygon{{box(0, 0, 10, 10)[0], box(2, 2, 8, 8)[0]}}, 0.9},
		{"thread", orb.MultiPolygon{{{{0, 0}, {1e5, 1}, {1e5, 1.001}, {0, 0.001}, {0, 0}}}}, 1e-9},
	} {
		at, room, ok := LabelPoint(c.g)
		inside := false
		for _, p := range c.g {
			inside = inside || distanceInside(at, p) > 0
		}
		if !ok || !inside || room < c.room {
			t.Errorf("%s: %v with room %v, want inside with at least %v", c.name, at, room, c.room)
		}
	}
	for _, g := range []orb.MultiPolygon{nil, {}, {{}}, {{{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}}} {
		if _, _, ok := LabelPoint(g); ok {
			t.Errorf("%v has no place for a name", g)
		}
	}
}

func TestLabelPointIsInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c Checker
		clean, outcome, _ := c.Check(orb.MultiPolygon{{latticeRing(t, 10)}})
		if outcome == Broken {
			return
		}
		at, room, ok := LabelPoint(clean)
		inside := false
		for _, p := range clean {
			inside = inside || distanceInside(at, p) > 0
		}
		if !ok || !inside || room <= 0 {
			t.Fatalf("%v is not inside %v", at, clean)
		}
	})
}
