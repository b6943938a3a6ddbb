package main

import (
	"fmt"
	"math"

	"github.com/peterstace/simplefeatures/geom"
)

// point is a position: degrees (longitude, latitude) in files, kilometres
// (east, north) in the plane.
type point [2]float64

// ring is a closed line of points, the first not repeated at the end.
type ring []point

// The plane is equirectangular about this point, good to some metres over the
// 25 km of a city: enough for schematic cells.
const (
	originLon, originLat = 7.47, 51.51
	kmPerDegree          = 111.195
)

var shrink = math.Cos(originLat * math.Pi / 180)

func toPlane(p point) point {
	return point{(p[0] - originLon) * kmPerDegree * shrink, (p[1] - originLat) * kmPerDegree}
}

func toDegrees(p point) point {
	return point{p[0]/kmPerDegree/shrink + originLon, p[1]/kmPerDegree + originLat}
}

// voronoi returns the cell of every site (degrees) within the border
// (degrees, counter-clockwise) as rings in degrees. Sites are at most a few
// hundred, so each cell is cut by every other site's bisector.
func voronoi(sites []point, border []point) ([]ring, error) {
	shape := make(ring, len(border))
	for i, p := range border {
		shape[i] = toPlane(p)
	}
	within := polygon(shape)
	plane := make([]point, len(sites))
	for i, s := range sites {
		plane[i] = toPlane(s)
	}
	cells := make([]ring, len(sites))
	for i, s := range plane {
		const far = 40 // km: beyond the border on every side
		cell := ring{{-far, -far}, {far, -far}, {far, far}, {-far, far}}
		for j, other := range plane {
			if j == i {
				continue
			}
			if s == other {
				return nil, fmt.Errorf("two sites at %v", sites[i])
			}
			cell = nearer(cell, s, other)
		}
		cut, err := geom.Intersection(polygon(cell).AsGeometry(), within.AsGeometry())
		if err != nil {
			return nil, fmt.Errorf("cut cell %d at the border: %w", i, err)
		}
		found, ok := cut.AsPolygon()
		if !ok {
			return nil, fmt.Errorf("cell at %v is in several pieces: move the site or the outline", sites[i])
		}
		line := found.ForceCCW().ExteriorRing().Coordinates()
		for k := range line.Length() - 1 {
			xy := line.GetXY(k)
			cells[i] = append(cells[i], toDegrees(point{xy.X, xy.Y}))
		}
	}
	return cells, nil
}

// nearer cuts a convex ring down to the points nearer to s than to other.
func nearer(r ring, s, other point) ring {
	nx, ny := other[0]-s[0], other[1]-s[1]
	limit := (other[0]*other[0] + other[1]*other[1] - s[0]*s[0] - s[1]*s[1]) / 2
	side := func(p point) float64 { return p[0]*nx + p[1]*ny - limit }
	var kept ring
	for i, p := range r {
		next := r[(i+1)%len(r)]
		a, b := side(p), side(next)
		if a <= 0 {
			kept = append(kept, p)
		}
		if a < 0 && b > 0 || a > 0 && b < 0 {
			t := a / (a - b)
			kept = append(kept, point{p[0] + t*(next[0]-p[0]), p[1] + t*(next[1]-p[1])})
		}
	}
	return kept
}

func polygon(r ring) geom.Polygon {
	var flat []float64
	for _, p := range r {
		flat = append(flat, p[0], p[1])
	}
	return geom.NewPolygonXY(append(flat, r[0][0], r[0][1]))
}
