package source

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
)

// farDegrees is how far from the middle of a city one of its areas can't lie,
// nearDegrees how far most of them lie at the most. Hamburg's island Neuwerk is
// a hundred kilometres away, about one degree. Regions that are spread wider
// than a city, such as states with islands overseas, are not judged.
const (
	farDegrees  = 5
	nearDegrees = 2
)

// displaced finds areas that lie far from all others: one with longitude and
// latitude swapped gets a fault, any other its distance in degrees.
func displaced(records []record) {
	var xs, ys []float64
	var drawn []int
	for i, r := range records {
		if len(r.geometry) > 0 {
			p := r.geometry[0][0][0]
			drawn, xs, ys = append(drawn, i), append(xs, p[0]), append(ys, p[1])
		}
	}
	if len(drawn) < 3 {
		return
	}
	slices.Sort(xs)
	slices.Sort(ys)
	middle := orb.Point{xs[len(xs)/2], ys[len(ys)/2]}
	distance := func(p orb.Point) float64 {
		return max(math.Abs(p[0]-middle[0]), math.Abs(p[1]-middle[1]))
	}
	var far []int
	near := 0
	for _, i := range drawn {
		switch d := distance(records[i].geometry[0][0][0]); {
		case d > farDegrees:
			far = append(far, i)
		case d <= nearDegrees:
			near++
		}
	}
	if near+len(far) < len(drawn) || 3*len(far) > len(drawn) {
		return
	}
	for _, i := range far {
		p := records[i].geometry[0][0][0]
		if distance(orb.Point{p[1], p[0]}) <= nearDegrees {
			records[i].fault = fault{"boundary_area_swapped", place(p)}
		} else {
			records[i].away = distance(p)
		}
	}
}

// overlaps warns of areas that lie in another one, each with the one that covers
// most of it; two that cover each other are told once.
func overlaps(layer *geo.Layer, list *finding.List) {
	found := geo.Overlaps(layer)
	other := map[int]geo.Overlap{}
	for _, o := range found {
		other[o.Area] = o
	}
	for _, o := range found {
		back, mutual := other[o.Other]
		mutual = mutual && back.Other == o.Area
		if mutual && o.Area > o.Other {
			continue
		}
		a, b := layer.Features[o.Area], layer.Features[o.Other]
		code := "boundary_overlaps"
		args := finding.Args{"which": geo.Which(a), "other": geo.Which(b), "percent": math.Round(o.Share*20) * 5}
		if mutual && min(o.Share, back.Share) > 0.95 && alike(a.Geometry, b.Geometry) {
			code = "boundary_same_twice"
		}
		list.Add(finding.Finding{Severity: finding.Warning, Code: code, Position: a.At,
			Level: layer.Level, AreaID: a.ID, AreaName: a.Name, Args: args})
	}
}

// alike reports whether two areas that cover each other have the same size to a
// hundredth.
func alike(a, b orb.MultiPolygon) bool {
	x, y := geo.Area(a), geo.Area(b)
	return math.Abs(x-y) <= 0.01*max(x, y)
}
