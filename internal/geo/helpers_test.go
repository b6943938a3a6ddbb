package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// box is a rectangle with corners in whole units.
func box(x0, y0, x1, y1 float64) orb.Polygon {
	return orb.Polygon{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}}
}

func layerOf(areas map[string]orb.MultiPolygon) *Layer {
	l := &Layer{Level: "fein"}
	for id, g := range areas {
		l.Features = append(l.Features, Feature{ID: id, Geometry: g})
	}
	slices.SortFunc(l.Features, func(a, b Feature) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return l
}

// fractalGrid is a city of n by n areas near Dortmund whose borders are jagged
// lines of the given number of pieces, shared vertex by vertex.
func fractalGrid(n, pieces int, seed uint64) *Layer {
	r := rand.New(rand.NewPCG(seed, 1))
	const step = 0.01
	corner := func(x, y int) orb.Point { return orb.Point{7.4 + step*float64(x), 51.5 + step*float64(y)} }
	line := func(a, b orb.Point) []orb.Point {
		out := []orb.Point{a}
		for i := 1; i < pieces; i++ {
			t := float64(i) / float64(pieces)
			off := step * 0.2 * (r.Float64() - 0.5) / float64(pieces) * 4
			out = append(out, orb.Point{
				a[0] + t*(b[0]-a[0]) - (b[1]-a[1])/step*off,
				a[1] + t*(b[1]-a[1]) + (b[0]-a[0])/step*off,
			})
		}
		return append(out, b)
	}
	east := map[[2]int][]orb.Point{}
	north := map[[2]int][]orb.Point{}
	for x := range n + 1 {
		for y := range n + 1 {
			if x < n {
				east[[2]int{x, y}] = line(corner(x, y), corner(x+1, y))
			}
			if y < n {
				north[[2]int{x, y}] = line(corner(x, y), corner(x, y+1))
			}
		}
	}
	back := func(l []orb.Point) []orb.Point {
		l = slices.Clone(l)
		slices.Reverse(l)
		return l
	}
	areas := map[string]orb.MultiPolygon{}
	for x := range n {
		for y := range n {
			var ring orb.Ring
			for _, side := range [][]orb.Point{east[[2]int{x, y}], north[[2]int{x + 1, y}], back(east[[2]int{x, y + 1}]), back(north[[2]int{x, y}])} {
				ring = append(ring, side[:len(side)-1]...)
			}
			areas[fmt.Sprintf("%02d%02d", x, y)] = orb.MultiPolygon{{append(ring, ring[0])}}
		}
	}
	return layerOf(areas)
}

func near(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if math.Abs(got-want) > relative*math.Max(math.Abs(want), 1e-300) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// sides counts the sides of all rings without regard to direction.
func sides(l *Layer) map[[4]float64]int {
	out := map[[4]float64]int{}
	eachRing([]*Layer{l}, func(r orb.Ring) {
		for i := 0; i+1 < len(r); i++ {
			a, b := r[i], r[i+1]
			if comparePoints(a, b) > 0 {
				a, b = b, a
			}
			out[[4]float64{a[0], a[1], b[0], b[1]}]++
		}
	})
	return out
}
