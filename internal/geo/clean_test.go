package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func TestCheckRepairsKnownFaults(t *testing.T) {
	for _, c := range []struct {
		name    string
		g       orb.MultiPolygon
		outcome Outcome
		area    float64 // after the repair
		parts   int
		holes   int
	}{
		{"square", orb.MultiPolygon{box(0, 0, 1, 1)}, Sound, 1, 1, 0},
		{"clockwise square", orb.MultiPolygon{{{{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}}}}, Sound, 1, 1, 0},
		{"repeated vertex", orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}}, Sound, 1, 1, 0},
		{"vertex in a straight side", orb.MultiPolygon{{{{0, 0}, {.5, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}}, Sound, 1, 1, 0},
		{"hole", orb.MultiPolygon{{box(0, 0, 3, 3)[0], box(1, 1, 2, 2)[0]}}, Sound, 8, 1, 1},
		{"hole that touches at a point", orb.MultiPolygon{{box(0, 0, 3, 3)[0], {{0, 1}, {1, 2}, {1, 1}, {0, 1}}}}, Sound, 8.5, 1, 1},
		{"two parts that touch at a corner", orb.MultiPolygon{box(0, 0, 1, 1), box(1, 1, 2, 2)}, Sound, 2, 2, 0},
		{"part in the hole of another", orb.MultiPolygon{{box(0, 0, 4, 4)[0], box(1, 1, 3, 3)[0]}, box(1.5, 1.5, 2.5, 2.5)}, Sound, 13, 2, 1},
		{"eight that touches itself", orb.MultiPolygon{{{{0, 0}, {1, 1}, {0, 2}, {2, 2}, {1, 1}, {2, 0}, {0, 0}}}}, Touching, 2, 2, 0},
		{"hole drawn as part of the ring", orb.MultiPolygon{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}, {1, 2}, {2, 2}, {2, 1}, {0, 0}}}}, Touching, 14, 1, 1},
		{"spike", orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {1, 3}, {1, 1}, {0, 1}, {0, 0}}}}, Touching, 1, 1, 0},
		{"hole that touches at two points", orb.MultiPolygon{{box(0, 0, 4, 4)[0], {{0, 2}, {2, 1}, {4, 2}, {2, 3}, {0, 2}}}}, Touching, 12, 2, 0},
		{"parts with a common side", orb.MultiPolygon{box(0, 0, 1, 1), box(1, 0, 2, 1)}, Touching, 2, 1, 0},
		{"bow", orb.MultiPolygon{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}}, Crossing, 2, 2, 0},
		{"bow with a vertex in the middle", orb.MultiPolygon{{{{0, 0}, {1, 1}, {2, 2}, {2, 0}, {1, 1}, {0, 2}, {0, 0}}}}, Crossing, 2, 2, 0},
		{"overlapping parts", orb.MultiPolygon{box(0, 0, 2, 1), box(1, 0, 3, 1)}, Crossing, 3, 1, 0},
		{"part among the holes", orb.MultiPolygon{{box(0, 0, 1, 1)[0], box(5, 5, 7, 7)[0]}}, Regrouped, 5, 2, 0},
		{"part among the holes that touches", orb.MultiPolygon{{box(0, 0, 2, 2)[0], box(2, 0, 3, 2)[0]}}, Regrouped, 6, 1, 0},
		{"hole before its outer ring", orb.MultiPolygon{{box(1, 1, 2, 2)[0], box(0, 0, 3, 3)[0]}}, Regrouped, 8, 1, 1},
		{"island among the holes", orb.MultiPolygon{{box(0, 0, 9, 9)[0], box(1, 1, 8, 8)[0], box(2, 2, 3, 3)[0]}}, Regrouped, 81 - 49 + 1, 2, 1},
		{"all kinds of rings in one list", orb.MultiPolygon{{box(4, 4, 5, 5)[0], box(20, 0, 22, 2)[0], box(1, 1, 8, 8)[0], box(0, 0, 9, 9)[0]}}, Regrouped, 81 - 49 + 1 + 4, 3, 1},
		{"larger hole across the ring", orb.MultiPolygon{{box(0, 0, 2, 2)[0], box(1, 1, 9, 9)[0]}}, Crossing, 3, 1, 0},
		{"hole across the ring", orb.MultiPolygon{{box(0, 0, 2, 2)[0], box(1, 1, 3, 3)[0]}}, Crossing, 3, 1, 0},
		{"no area", orb.MultiPolygon{{{{0, 0}, {1, 1}, {2, 2}, {0, 0}}}}, Broken, 0, 0, 0},
		{"one point", orb.MultiPolygon{{{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}}, Broken, 0, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker Checker
			got, outcome, _ := checker.Check(c.g)
			if outcome != c.outcome {
				t.Fatalf("outcome %v, want %v (%v)", outcome, c.outcome, got)
			}
			holes := 0
			for _, p := range got {
				holes += len(p) - 1
			}
			if len(got) != c.parts || holes != c.holes {
				t.Errorf("%d parts with %d holes, want %d with %d: %v", len(got), holes, c.parts, c.holes, got)
			}
			near(t, "area", planarArea(got), c.area, 1e-12)
			if outcome != Broken && !valid(got) {
				t.Errorf("not valid after the repair: %v", got)
			}
		})
	}
}

func TestCheckNamesThePlace(t *testing.T) {
	var checker Checker
	_, _, at := checker.Check(orb.MultiPolygon{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}})
	if at != (orb.Point{1, 1}) {
		t.Errorf("crossing at %v, want 1, 1", at)
	}
}

// A random ring on a coarse lattice touches and crosses itself in every way.
func latticeRing(t *rapid.T, most int) orb.Ring {
	n := rapid.IntRange(3, most).Draw(t, "corners")
	size := rapid.IntRange(2, 12).Draw(t, "size")
	var r orb.Ring
	for range n {
		r = append(r, orb.Point{float64(rapid.IntRange(0, size).Draw(t, "x")), float64(rapid.IntRange(0, size).Draw(t, "y"))})
	}
	return append(r, r[0])
}

func TestProofAgreesWithTheFullCheck(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := orb.MultiPolygon{{latticeRing(t, 9)}}
		if rapid.Bool().Draw(t, "second") {
			g[0] = append(g[0], latticeRing(t, 5))
		}
		if rapid.Bool().Draw(t, "part") {
			g = append(g, orb.Polygon{latticeRing(t, 5)})
		}
		var p prover
		_, suspicious := p.touching(g)
		if proved := !suspicious && nested(g); proved && !valid(g) {
			t.Fatalf("proved, but not valid: %v", g)
		}
	})
}

func TestCheckedBoundariesAreValidAndStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := orb.MultiPolygon{{latticeRing(t, 12)}}
		var c Checker
		clean, outcome, _ := c.Check(g)
		if outcome == Broken {
			return
		}
		if !valid(clean) {
			t.Fatalf("not valid: %v -> %v", g, clean)
		}
		again, second, _ := c.Check(clean)
		if second != Sound || !cmp.Equal(again, clean) {
			t.Fatalf("second check: %v %v -> %v", second, clean, again)
		}
	})
}

// By the even-odd rule the area of a ring is that of the points with an odd
// number of crossings; it is counted on a fine lattice of sample points.
func TestCrossingRingsFollowTheEvenOddRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ring := latticeRing(t, 8)
		var c Checker
		clean, outcome, _ := c.Check(orb.MultiPolygon{{ring}})
		if outcome != Crossing {
			return
		}
		r := rand.New(rand.NewPCG(1, 2))
		for range 200 {
			p := orb.Point{12 * r.Float64(), 12 * r.Float64()}
			want := side(p, ring)
			got := -1
			for _, part := range clean {
				in := side(p, part[0])
				for _, h := range part[1:] {
					if side(p, h) == 1 {
						in = -1
					}
				}
				got = max(got, in)
			}
			if nearRing(p, ring) {
				continue
			}
			if got != want {
				t.Fatalf("%v: %d, want %d: %v -> %v", p, got, want, ring, clean)
			}
		}
	})
}

func nearRing(p orb.Point, r orb.Ring) bool {
	return math.Abs(distanceInside(p, orb.Polygon{r})) < 1e-9
}

func TestProofHoldsForSoundJaggedRings(t *testing.T) {
	var p prover
	for _, f := range fractalGrid(6, 16, 7).Features {
		if at, suspicious := p.touching(f.Geometry); suspicious {
			t.Errorf("%s is suspected at %v", f.ID, at)
		}
	}
}
