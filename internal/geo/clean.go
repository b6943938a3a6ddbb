package geo

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// An Outcome says what became of a boundary that was checked.
type Outcome uint8

// A sound boundary is taken as it is. A boundary that only touches itself, or
// crosses itself in loops too small to matter, is parted there and keeps its
// area to a millionth. One whose outer rings and holes stand in the wrong order
// is sorted by what surrounds what. One that crosses itself or whose parts
// overlap becomes another area. What is broken has no area that could be told.
const (
	Sound Outcome = iota
	Touching
	Regrouped
	Crossing
	Broken
)

// A Checker checks boundaries one after another and keeps its memory between
// them. It is not for use by several goroutines at once; the zero Checker is
// ready to use.
type Checker struct{ prove prover }

// Check tests a boundary in degrees by the rules of OGC Simple Features (rings
// that neither cross nor touch themselves, holes inside, parts apart) and
// repairs it where they are broken. Rings must be closed and finite. at is the
// first place found at fault. A repaired boundary has outer rings
// counterclockwise and holes clockwise; a sound one comes back as it was.
//
// Crossing rings are read by the even-odd rule: what is inside twice is
// outside; parts that overlap are united. A ring of a polygon that is not inside
// its first ring is a further part.
func (c *Checker) Check(g orb.MultiPolygon) (clean orb.MultiPolygon, outcome Outcome, at orb.Point) {
	at, suspicious := c.prove.touching(g)
	if !suspicious && nested(g) {
		return g, Sound, orb.Point{}
	}
	if !suspicious && len(g) > 0 && len(g[0]) > 0 && len(g[0][0]) > 0 {
		at = g[0][0][0]
	}
	if valid(g) {
		return g, Sound, orb.Point{}
	}
	sorted, regrouped := regroup(g)
	clean, ok := c.repair(sorted)
	if !ok || len(clean) == 0 {
		return nil, Broken, at
	}
	if regrouped {
		return clean, Regrouped, at
	}
	before, after := planarArea(g), planarArea(clean)
	if math.Abs(after-before) <= 1e-6*after {
		return clean, Touching, at
	}
	return clean, Crossing, at
}

// nested reports whether holes surely lie inside their outer ring and apart
// from each other, and parts apart from each other, in a boundary whose rings
// neither cross nor touch.
func nested(g orb.MultiPolygon) bool {
	outlines := make([]orb.Ring, 0, len(g))
	for _, p := range g {
		if len(p) == 0 || slices.ContainsFunc(p, isPoint) {
			return false
		}
		outlines = append(outlines, p[0])
		outline := ringSides{ring: p[0]}
		for _, hole := range p[1:] {
			if outline.side(hole[0]) != 1 {
				return false
			}
		}
		if len(p) > 2 && !apart(p[1:]) {
			return false
		}
	}
	// A part in the hole of another is rare: the full check decides it.
	return len(g) == 1 || apart(outlines)
}

// apart reports whether each of several rings that neither cross nor touch
// surely lies outside all others.
func apart(rings []orb.Ring) bool {
	tree := newRingTree(rings)
	for i, r := range rings {
		alone := true
		tree.near(orb.Bound{Min: r[0], Max: r[0]}, func(k int) bool {
			alone = k == i || tree.side(r[0], k) == -1
			return alone
		})
		if !alone {
			return false
		}
	}
	return true
}

// isPoint reports whether a ring has no two different points.
func isPoint(r orb.Ring) bool {
	return !slices.ContainsFunc(r, func(p orb.Point) bool { return p != r[0] })
}

// repair tries what changes least first: parting the rings where they touch,
// then noding each ring by the even-odd rule, then uniting the parts.
func (c *Checker) repair(g orb.MultiPolygon) (orb.MultiPolygon, bool) {
	v := newVertices(64)
	var edges []edge
	for _, p := range g {
		edges = appendEdges(edges, v, p)
	}
	if out, ok := rebuild(edges, v.points); ok && len(out) > 0 && c.isValid(out) {
		return out, true
	}
	var parts []orb.MultiPolygon
	for _, p := range g {
		part, ok := c.repairPolygon(p)
		if !ok {
			return nil, false
		}
		if len(part) > 0 {
			parts = append(parts, part)
		}
	}
	if len(parts) == 1 {
		return parts[0], true
	}
	out, err := union(parts)
	return out, err == nil && c.isValid(out)
}

func (c *Checker) repairPolygon(p orb.Polygon) (orb.MultiPolygon, bool) {
	if len(p) == 0 {
		return nil, true
	}
	shell, ok := c.evenOdd(p[0])
	if !ok {
		return nil, false
	}
	var holes []orb.MultiPolygon
	for _, r := range p[1:] {
		hole, ok := c.evenOdd(r)
		if !ok {
			return nil, false
		}
		if len(hole) > 0 {
			holes = append(holes, hole)
		}
	}
	if len(holes) == 0 || len(shell) == 0 {
		return shell, true
	}
	all, err := union(holes)
	if err != nil {
		return nil, false
	}
	out, err := overlay(geom.Difference, toSimple(shell), toSimple(all))
	return out, err == nil && c.isValid(out)
}

// isValid is valid with the quick proof first.
func (c *Checker) isValid(g orb.MultiPolygon) bool {
	if _, suspicious := c.prove.touching(g); !suspicious && nested(g) {
		return true
	}
	return valid(g)
}

// evenOdd returns the area that a ray from far outside enters after an odd
// number of crossings with the ring.
func (c *Checker) evenOdd(r orb.Ring) (orb.MultiPolygon, bool) {
	segments, ok := c.node(r)
	if !ok {
		return nil, false
	}
	// Of segments that run over each other an even number falls away.
	v := newVertices(len(segments))
	odd := map[edge]bool{}
	var order []edge
	for _, s := range segments {
		e := edge{v.add(s.a), v.add(s.b)}
		if e.from > e.to {
			e.from, e.to = e.to, e.from
		}
		if e.from == e.to {
			continue
		}
		if _, met := odd[e]; !met {
			order = append(order, e)
		}
		odd[e] = !odd[e]
	}
	order = slices.DeleteFunc(order, func(e edge) bool { return !odd[e] })
	rings := loops(order, v.points)
	// Simple rings that do not cross: every second level of nesting is outside.
	if len(rings) > 2000 {
		return nil, false // no boundary, but a scribble
	}
	var edges []edge
	for i, r := range rings {
		depth := 0
		for k, other := range rings {
			if k != i && covers(other.Bound(), r.Bound()) && ringInside(r, other) {
				depth++
			}
		}
		ccw := signedArea(r) > 0
		if ccw != (depth%2 == 0) {
			slices.Reverse(r)
		}
		for k := 0; k+1 < len(r); k++ {
			edges = append(edges, edge{v.add(r[k]), v.add(r[k+1])})
		}
	}
	out, ok := rebuild(edges, v.points)
	return out, ok && (len(out) == 0 || c.isValid(out))
}

// node cuts the sides of a ring where they cross or touch, so that afterwards
// they meet at their ends only. Cutting moves a side by a rounding step, which
// can make a new crossing, so it is repeated a few times.
func (c *Checker) node(r orb.Ring) ([]segment, bool) {
	segments := appendSegments(nil, r, 0)
	limit := 20*len(segments) + 1000
	for range 6 {
		cuts := map[int][]orb.Point{}
		count := 0
		add := func(i int, p orb.Point) {
			if s := segments[i]; p != s.a && p != s.b {
				cuts[i] = append(cuts[i], p)
				count++
			}
		}
		c.prove.segments = segments
		c.prove.found = func(i, j int) bool {
			s, t := segments[i], segments[j]
			if p, ok := crossing(s, t); ok {
				add(i, p)
				add(j, p)
				return count > limit
			}
			for _, p := range [...]orb.Point{t.a, t.b} {
				if on(p, s) {
					add(i, p)
				}
			}
			for _, p := range [...]orb.Point{s.a, s.b} {
				if on(p, t) {
					add(j, p)
				}
			}
			return count > limit
		}
		if c.prove.search() {
			return nil, false
		}
		if count == 0 {
			return segments, true
		}
		var next []segment
		for i, s := range segments {
			points := cuts[i]
			slices.SortFunc(points, func(p, q orb.Point) int {
				switch d := along(s, p) - along(s, q); {
				case d < 0:
					return -1
				case d > 0:
					return 1
				}
				return comparePoints(p, q)
			})
			a := s.a
			for _, p := range append(points, s.b) {
				if p != a {
					next = append(next, segment{a: a, b: p})
					a = p
				}
			}
		}
		for i := range next {
			next[i].place, next[i].count = int32(i), int32(len(next))
		}
		segments = next
	}
	return nil, false
}

// along measures how far along a segment a point lies: it grows from a to b.
func along(s segment, p orb.Point) float64 {
	return (p[0]-s.a[0])*(s.b[0]-s.a[0]) + (p[1]-s.a[1])*(s.b[1]-s.a[1])
}

// on reports whether a point lies on a segment as near as rounding can tell.
func on(p orb.Point, s segment) bool {
	return orient(s.a, s.b, p) == 0 &&
		min(s.a[0], s.b[0]) <= p[0] && p[0] <= max(s.a[0], s.b[0]) &&
		min(s.a[1], s.b[1]) <= p[1] && p[1] <= max(s.a[1], s.b[1])
}

// loops walks undirected edges, an even number at each vertex, to simple rings
// that do not cross: the edges around a vertex are paired with their
// neighbours by angle.
func loops(edges []edge, points []orb.Point) []orb.Ring {
	around := make([][]int32, len(points)) // ends: 2*edge leaves from, 2*edge+1 leaves to
	for i, e := range edges {
		around[e.from] = append(around[e.from], int32(2*i))
		around[e.to] = append(around[e.to], int32(2*i+1))
	}
	vertex := func(end int32) int32 {
		if end%2 == 0 {
			return edges[end/2].from
		}
		return edges[end/2].to
	}
	partner := make([]int32, 2*len(edges))
	for v, ends := range around {
		angle := func(end int32) float64 {
			p, q := points[v], points[vertex(end^1)]
			return math.Atan2(q[1]-p[1], q[0]-p[0])
		}
		slices.SortStableFunc(ends, func(a, b int32) int {
			switch x, y := angle(a), angle(b); {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		})
		for i := 0; i+1 < len(ends); i += 2 {
			partner[ends[i]], partner[ends[i+1]] = ends[i+1], ends[i]
		}
	}
	used := make([]bool, len(edges))
	place := make([]int32, len(points))
	var rings []orb.Ring
	var walk []int32
	for start := range edges {
		if used[start] {
			continue
		}
		walk = walk[:0]
		for end := int32(2 * start); !used[end/2]; end = partner[end^1] {
			used[end/2] = true
			v := vertex(end)
			walk = append(walk, v)
			place[v] = int32(len(walk))
			if p := place[vertex(end^1)]; p > 0 {
				var ring orb.Ring
				for _, v := range walk[p-1:] {
					ring = append(ring, points[v])
					place[v] = 0
				}
				rings = append(rings, append(ring, ring[0]))
				walk = walk[:p-1]
			}
		}
		for _, v := range walk {
			place[v] = 0
		}
	}
	return rings
}

// union returns the union of valid boundaries.
func union(parts []orb.MultiPolygon) (orb.MultiPolygon, error) {
	all := make([]geom.Geometry, len(parts))
	for i, p := range parts {
		all[i] = toSimple(p)
	}
	return overlay(func(_, _ geom.Geometry) (geom.Geometry, error) { return geom.UnionMany(all) }, geom.Geometry{}, geom.Geometry{})
}

// overlay runs an operation of the overlay library and keeps what is area. A
// fault inside the library comes back as an error.
func overlay(op func(a, b geom.Geometry) (geom.Geometry, error), a, b geom.Geometry) (out orb.MultiPolygon, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("overlay boundaries: %v", r)
		}
	}()
	g, err := op(a, b)
	if err != nil {
		return nil, fmt.Errorf("overlay boundaries: %w", err)
	}
	return fromSimple(g), nil
}

// valid asks for all rules of OGC Simple Features.
func valid(g orb.MultiPolygon) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	s := toSimple(g)
	if s.IsEmpty() {
		return false
	}
	return s.Validate() == nil
}

func toSimple(g orb.MultiPolygon) geom.Geometry {
	polygons := make([]geom.Polygon, 0, len(g))
	for _, p := range g {
		rings := make([]geom.LineString, 0, len(p))
		for _, r := range p {
			flat := make([]float64, 0, 2*len(r))
			for _, q := range r {
				flat = append(flat, q[0], q[1])
			}
			rings = append(rings, geom.NewLineString(geom.NewSequence(flat, geom.DimXY)))
		}
		polygons = append(polygons, geom.NewPolygon(rings))
	}
	return geom.NewMultiPolygon(polygons).AsGeometry()
}

func fromSimple(g geom.Geometry) orb.MultiPolygon {
	var out orb.MultiPolygon
	for _, part := range g.Dump() {
		if part.Type() != geom.TypePolygon || part.IsEmpty() {
			continue
		}
		var p orb.Polygon
		for i, ring := range part.MustAsPolygon().DumpRings() {
			seq := ring.Coordinates()
			r := make(orb.Ring, 0, seq.Length())
			for k := range seq.Length() {
				xy := seq.GetXY(k)
				r = append(r, orb.Point{xy.X, xy.Y})
			}
			if (signedArea(r) > 0) != (i == 0) {
				slices.Reverse(r)
			}
			p = append(p, startLowest(r))
		}
		slices.SortFunc(p[1:], compareRings)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b orb.Polygon) int { return compareRings(a[0], b[0]) })
	return out
}
