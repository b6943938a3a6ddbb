package geo

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/rtree"
)

// An Overlap says that a part of one area lies in another of the same layer.
type Overlap struct {
	Area  int     // place of the area in the layer
	Other int     // place of the one that covers most of it
	Share float64 // of Area that lies in Other, 0 to 1, to about a twentieth
}

// minOverlap is the share of an area from which an overlap is told. Borders that
// were simplified apart, or drawn by two offices, overlap in slivers of a few
// per cent, also around small areas.
const minOverlap = 0.15

// overlapSamples and overlapLines say how finely areas are looked at: the
// samples lie at equal distances on the lines within the area, side by side.
const (
	overlapSamples = 24
	overlapLines   = 6
)

// maxCandidates bounds the areas that one sample is looked for in, so that a
// layer of areas that all lie upon each other costs no more than others.
const maxCandidates = 16

// Overlaps returns the areas of which a noticeable part lies in another area, in
// the order of the layer. It looks at sample points, which takes far less time
// than the exact overlay of all neighbours.
func Overlaps(l *Layer) []Overlap {
	bounds := make([]orb.Bound, len(l.Features))
	items := make([]rtree.BulkItem, 0, len(l.Features))
	for i, f := range l.Features {
		b := f.Geometry.Bound()
		bounds[i] = b
		items = append(items, rtree.BulkItem{Box: rtree.Box{MinX: b.Min[0], MinY: b.Min[1], MaxX: b.Max[0], MaxY: b.Max[1]}, RecordID: i})
	}
	tree := rtree.BulkLoad(items)
	var out []Overlap
	for i, f := range l.Features {
		points := samplesWithin(f.Geometry, bounds[i])
		hits := map[int]int{}
		for _, p := range points {
			looked := 0
			// The search fails only where the callback does.
			_ = tree.RangeSearch(rtree.Box{MinX: p[0], MinY: p[1], MaxX: p[0], MaxY: p[1]}, func(k int) error {
				if k == i {
					return nil
				}
				if looked++; looked > maxCandidates {
					return rtree.Stop
				}
				if contains(l.Features[k].Geometry, p) {
					hits[k]++
				}
				return nil
			})
		}
		other, most := -1, 0
		for k, n := range hits {
			if n > most || n == most && k < other {
				other, most = k, n
			}
		}
		if share := float64(most) / float64(max(len(points), 1)); share >= minOverlap {
			out = append(out, Overlap{Area: i, Other: other, Share: share})
		}
	}
	return out
}

// contains reports whether a point lies inside an area, by the even-odd rule
// over all its rings, and surely so.
func contains(g orb.MultiPolygon, p orb.Point) bool {
	inside := false
	for _, polygon := range g {
		for _, r := range polygon {
			switch side(p, r) {
			case 0:
				return false
			case 1:
				inside = !inside
			}
		}
	}
	return inside
}

// samplesWithin returns points inside an area: horizontal lines are cut with it
// and the points stand at equal distances on what lies inside.
func samplesWithin(g orb.MultiPolygon, b orb.Bound) []orb.Point {
	type span struct{ y, from, to float64 }
	var spans []span
	var cuts []float64
	total := 0.0
	for n := range overlapLines {
		y := b.Min[1] + (b.Max[1]-b.Min[1])*(float64(n)+0.4871)/overlapLines
		cuts = cuts[:0]
		for _, polygon := range g {
			for _, r := range polygon {
				for k := 0; k+1 < len(r); k++ {
					p, q := r[k], r[k+1]
					if (p[1] > y) != (q[1] > y) {
						cuts = append(cuts, p[0]+(y-p[1])/(q[1]-p[1])*(q[0]-p[0]))
					}
				}
			}
		}
		slices.Sort(cuts)
		for k := 0; k+1 < len(cuts); k += 2 {
			spans = append(spans, span{y, cuts[k], cuts[k+1]})
			total += cuts[k+1] - cuts[k]
		}
	}
	points := make([]orb.Point, 0, overlapSamples)
	step := total / overlapSamples
	next := step / 2
	for _, s := range spans {
		for ; next < s.to-s.from && len(points) < overlapSamples; next += step {
			points = append(points, orb.Point{s.from + next, s.y})
		}
		next -= s.to - s.from
	}
	return points
}
