package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
)

// metresPerDegree is the length of a degree of latitude on the sphere of the
// earth's equatorial radius, 6,378,137 m, which package orb/geo uses too.
const metresPerDegree = 6378137 * math.Pi / 180

// Area returns the area of a boundary in square metres, on a sphere; against
// the ellipsoid it is up to 0.7 % off, alike for all areas of a city.
func Area(g orb.MultiPolygon) float64 { return orbgeo.Area(g) }

// A Projection turns longitude and latitude into metres east and north of the
// middle of a city (equirectangular, true to scale along the middle latitude).
// Within a city it is off by less than a metre per kilometre. It is for
// drawing and for tolerances only, not for distances that are published.
type Projection struct{ lon, lat, east float64 }

// NewProjection returns the projection about the middle of a box in degrees.
func NewProjection(b orb.Bound) Projection {
	c := b.Center()
	return Projection{lon: c[0], lat: c[1], east: metresPerDegree * math.Cos(c[1]*math.Pi/180)}
}

// Metres returns a point in metres east and north of the middle.
func (p Projection) Metres(q orb.Point) orb.Point {
	return orb.Point{(q[0] - p.lon) * p.east, (q[1] - p.lat) * metresPerDegree}
}

// LabelPoint returns the place for a name: a point inside the largest part of
// a planar boundary that is about as far as possible from its borders, and
// that distance in the unit of the boundary. ok is false for a boundary
// without area.
//
// Source of the method: the search of ever smaller squares, best first, known
// as the pole of inaccessibility (Garcia-Castellanos and Lombardo 2007).
func LabelPoint(g orb.MultiPolygon) (at orb.Point, room float64, ok bool) {
	var largest orb.Polygon
	area := 0.0
	for _, p := range g {
		if a := planarArea(orb.MultiPolygon{p}); a > area {
			largest, area = p, a
		}
	}
	if largest == nil {
		return at, 0, false
	}
	b := largest[0].Bound()
	size := min(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1])
	if size <= 0 || math.IsInf(size, 0) || math.IsNaN(size) {
		return at, 0, false
	}
	precision := size / 20
	type square struct {
		centre     orb.Point
		half       float64
		room, best float64 // distance of the centre, and the most the square could hold
	}
	look := func(x, y, half float64) square {
		p := orb.Point{x, y}
		d := distanceInside(p, largest)
		return square{p, half, d, d + half*math.Sqrt2}
	}
	best := look((b.Min[0]+b.Max[0])/2, (b.Min[1]+b.Max[1])/2, 0)
	if c, inside := centroid(largest[0]); inside {
		if s := look(c[0], c[1], 0); s.room > best.room {
			best = s
		}
	}
	// A boundary a thousand times as long as wide would start with too many squares.
	half := max(size, max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1])/50) / 2
	var open []square
	for x := b.Min[0] + half; x-half < b.Max[0]; x += 2 * half {
		for y := b.Min[1] + half; y-half < b.Max[1]; y += 2 * half {
			open = append(open, look(x, y, half))
		}
	}
	for range 500 {
		top := -1
		for i, s := range open {
			if top < 0 || s.best > open[top].best {
				top = i
			}
		}
		if top < 0 || open[top].best-best.room <= precision && best.room > 0 {
			break
		}
		s := open[top]
		open[top] = open[len(open)-1]
		open = open[:len(open)-1]
		if s.room > best.room {
			best = s
		}
		h := s.half / 2
		for _, d := range [...]orb.Point{{-h, -h}, {h, -h}, {-h, h}, {h, h}} {
			if q := look(s.centre[0]+d[0], s.centre[1]+d[1], h); q.best-best.room > precision || best.room <= 0 {
				open = append(open, q)
			}
			if last := len(open) - 1; last >= 0 && open[last].room > best.room {
				best = open[last]
			}
		}
	}
	if best.room <= 0 {
		return onScanLine(largest)
	}
	return best.centre, best.room, true
}

// distanceInside returns the distance of a point from the nearest border of a
// polygon, below zero where it is outside.
func distanceInside(p orb.Point, polygon orb.Polygon) float64 {
	inside := false
	nearest := math.Inf(1)
	for _, r := range polygon {
		for i := 0; i+1 < len(r); i++ {
			a, b := r[i], r[i+1]
			dx, dy := b[0]-a[0], b[1]-a[1]
			px, py := p[0]-a[0], p[1]-a[1]
			if (a[1] > p[1]) != (b[1] > p[1]) && px < dx*py/dy {
				inside = !inside
			}
			if l := dx*dx + dy*dy; l > 0 {
				t := min(max((px*dx+py*dy)/l, 0), 1)
				px, py = px-t*dx, py-t*dy
			}
			if d := px*px + py*py; d < nearest {
				nearest = d
			}
		}
	}
	if inside {
		return math.Sqrt(nearest)
	}
	return -math.Sqrt(nearest)
}

// centroid returns the centre of gravity of a ring, which may lie outside it.
func centroid(r orb.Ring) (orb.Point, bool) {
	var x, y, sum float64
	o := r[0]
	for i := 1; i+1 < len(r); i++ {
		ax, ay, bx, by := r[i][0]-o[0], r[i][1]-o[1], r[i+1][0]-o[0], r[i+1][1]-o[1]
		w := ax*by - bx*ay
		x, y, sum = x+w*(ax+bx), y+w*(ay+by), sum+w
	}
	if sum == 0 {
		return o, false
	}
	return orb.Point{o[0] + x/(3*sum), o[1] + y/(3*sum)}, true
}

// onScanLine returns the middle of the longest stretch inside a polygon along
// a level line between two of its vertices: sure to be inside even where the
// polygon is a thread.
func onScanLine(polygon orb.Polygon) (at orb.Point, room float64, ok bool) {
	for i := 0; i+1 < len(polygon[0]); i++ {
		y := (polygon[0][i][1] + polygon[0][i+1][1]) / 2
		var xs []float64
		for _, r := range polygon {
			for k := 0; k+1 < len(r); k++ {
				a, b := r[k], r[k+1]
				if (a[1] > y) != (b[1] > y) {
					xs = append(xs, a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
				}
			}
		}
		slices.Sort(xs)
		for k := 0; k+1 < len(xs); k += 2 {
			p := orb.Point{(xs[k] + xs[k+1]) / 2, y}
			if d := distanceInside(p, polygon); d > room {
				at, room, ok = p, d, true
			}
		}
		if ok && i > 50 {
			break
		}
	}
	return at, room, ok
}
