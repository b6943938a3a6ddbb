package geo

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/paulmach/orb"
)

// boxes are rings of n squares in rows of a hundred, a fiftieth apart.
func boxes(n int, size float64) []orb.Ring {
	var out []orb.Ring
	for i := range n {
		x, y := float64(i%100)/50, 50+float64(i/100)/50
		out = append(out, orb.Ring{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}})
	}
	return out
}

// Twenty thousand rings, compared each with each, took half a minute; the limit
// is far above what the slowest machine takes for them one by one.
func TestManyRingsTakeNoLongerThanTheirNumber(t *testing.T) {
	const n = 20000
	outline := orb.Ring{{-1, 49}, {3, 49}, {3, 60}, {-1, 60}, {-1, 49}}
	rings := boxes(n, 0.01)
	var parts orb.MultiPolygon
	for _, r := range rings {
		parts = append(parts, orb.Polygon{r})
	}
	start := time.Now()
	for _, c := range []struct {
		name    string
		g       orb.MultiPolygon
		outcome Outcome
		parts   int
	}{
		{"holes", orb.MultiPolygon{append(orb.Polygon{outline}, rings...)}, Sound, 1},
		{"holes before their outline", orb.MultiPolygon{append(append(orb.Polygon{}, rings...), outline)}, Regrouped, 1},
		{"parts", parts, Sound, n},
		{"parts as rings of one polygon", orb.MultiPolygon{rings}, Regrouped, n},
	} {
		var checker Checker
		g, outcome, _ := checker.Check(c.g)
		if outcome != c.outcome || len(g) != c.parts {
			t.Errorf("%s: outcome %v with %d parts, want %v with %d", c.name, outcome, len(g), c.outcome, c.parts)
		}
	}
	l := &Layer{}
	for range 1000 {
		l.Features = append(l.Features, Feature{Geometry: orb.MultiPolygon{{outline}}})
	}
	if got := len(Overlaps(l)); got != 1000 {
		t.Errorf("%d of 1000 areas upon each other overlap", got)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestSidesAgreeWithAndWithoutTheTree(t *testing.T) {
	ring := fractalGrid(1, 400, 5).Features[0].Geometry[0][0]
	b := ring.Bound()
	sides := ringSides{ring: ring, work: treeWork}
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 4000 {
		p := orb.Point{b.Min[0] + r.Float64()*(b.Max[0]-b.Min[0])*1.1, b.Min[1] + r.Float64()*(b.Max[1]-b.Min[1])*1.1}
		if i%4 == 0 {
			p = ring[r.IntN(len(ring))]
		} else if i%4 == 1 {
			p[1] = ring[r.IntN(len(ring))][1] // the ray goes through a vertex
		}
		if got, want := sides.side(p), side(p, ring); got != want {
			t.Fatalf("%v: %d, want %d", p, got, want)
		}
	}
	if sides.tree == nil {
		t.Error("no tree was built")
	}
}
