package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Simplify returns a layer with fewer vertices for drawing. A vertex goes
// where the triangle with its neighbours is smaller than half the square of
// the tolerance, which is in metres. Borders that neighbours share vertex by
// vertex are simplified once and stay shared: no gaps open. Every ring keeps
// at least three corners, its orientation and its simplicity.
//
// Source of the method: Visvalingam and Whyatt, Line generalisation by
// repeated elimination of points (1993).
func Simplify(l *Layer, tolerance float64) *Layer {
	return SimplifyAll([]*Layer{l}, tolerance)[0]
}

// SimplifyAll is Simplify for several layers of one city at once, so that the
// borders of a coarser level stay on those of the finer one.
func SimplifyAll(layers []*Layer, tolerance float64) []*Layer {
	s := newSimplifier(layers, tolerance)
	s.weigh()
	s.restore()
	return s.layers(layers)
}

// A simplifier holds the rings of all layers as numbers of vertices, and per
// vertex how much the drawing would lose without it.
type simplifier struct {
	vertices  *vertices
	metres    []orb.Point // of the vertices
	rings     [][]int32   // without the closing vertex
	threshold float64     // triangle area in m² below which a vertex goes
	first     []int32     // first two neighbours of each vertex
	second    []int32
	node      []bool    // where three or more borders meet: never goes
	weight    []float64 // area lost with the vertex, +Inf for those that stay
	keep      []bool
}

func newSimplifier(layers []*Layer, tolerance float64) *simplifier {
	count := 0
	var bound orb.Bound
	begun := false
	eachRing(layers, func(r orb.Ring) {
		count += len(r)
		if b := r.Bound(); !begun {
			bound, begun = b, true
		} else {
			bound = bound.Union(b)
		}
	})
	s := &simplifier{threshold: tolerance * tolerance / 2, vertices: newVertices(count/2 + 8)}
	all := make([]int32, 0, count)
	eachRing(layers, func(r orb.Ring) {
		start := len(all)
		all = s.vertices.addAll(r[:max(len(r)-1, 0)], all)
		ring := slices.Compact(all[start:])
		all = all[:start+len(ring)]
		s.rings = append(s.rings, ring[:len(ring):len(ring)])
	})
	n := len(s.vertices.points)
	projection := NewProjection(bound)
	s.metres = make([]orb.Point, n)
	for i, p := range s.vertices.points {
		s.metres[i] = projection.Metres(p)
	}
	s.first, s.second = make([]int32, n), make([]int32, n)
	for i := range n {
		s.first[i], s.second[i] = -1, -1
	}
	s.node, s.keep = make([]bool, n), make([]bool, n)
	s.weight = make([]float64, n)
	for i := range s.weight {
		s.weight[i] = -1 // not yet weighed
	}
	for _, ring := range s.rings {
		for i, v := range ring {
			s.link(v, ring[(i+1)%len(ring)])
			s.link(ring[(i+1)%len(ring)], v)
		}
	}
	return s
}

func eachRing(layers []*Layer, do func(orb.Ring)) {
	for _, l := range layers {
		if l == nil {
			continue
		}
		for _, f := range l.Features {
			for _, p := range f.Geometry {
				for _, r := range p {
					do(r)
				}
			}
		}
	}
}

// link notes a neighbour of a vertex; the third one makes it a node.
func (s *simplifier) link(v, neighbour int32) {
	switch {
	case s.first[v] == neighbour || s.second[v] == neighbour:
	case s.first[v] < 0:
		s.first[v] = neighbour
	case s.second[v] < 0:
		s.second[v] = neighbour
	default:
		s.node[v] = true
	}
}

// weigh parts every ring into arcs between nodes and weighs each arc once. An
// arc is always walked the same way, so the result depends neither on the
// order of the areas nor on which of two neighbours comes first.
func (s *simplifier) weigh() {
	var w weigher
	var arc []int32
	for _, ring := range s.rings {
		n := len(ring)
		start := -1
		for i, v := range ring {
			if s.node[v] {
				start = i
				break
			}
		}
		if start < 0 { // an island, or an area in a hole of another
			start = 0
			for i, v := range ring {
				if comparePoints(s.vertices.points[v], s.vertices.points[ring[start]]) < 0 {
					start = i
				}
			}
			if n == 0 || s.weight[ring[start]] >= 0 {
				continue
			}
			s.weight[ring[start]] = math.Inf(1)
		}
		arc = append(arc[:0], ring[start])
		for k := 1; k <= n; k++ {
			v := ring[(start+k)%n]
			arc = append(arc, v)
			if !s.node[v] && k < n {
				continue
			}
			if len(arc) > 2 && s.weight[arc[1]] < 0 {
				s.orientArc(arc)
				w.weigh(s, arc)
			}
			arc = append(arc[:0], v)
		}
	}
	for v := range s.keep {
		if s.node[v] {
			s.weight[v] = math.Inf(1)
		}
		s.keep[v] = s.weight[v] >= s.threshold
	}
}

// orientArc turns an arc so that the smaller end comes first, and one that ends
// where it begins so that the smaller neighbour of that end does.
func (s *simplifier) orientArc(arc []int32) {
	a, b := arc[0], arc[len(arc)-1]
	if a == b {
		a, b = arc[1], arc[len(arc)-2]
	}
	if comparePoints(s.vertices.points[a], s.vertices.points[b]) > 0 {
		for i, j := 0, len(arc)-1; i < j; i, j = i+1, j-1 {
			arc[i], arc[j] = arc[j], arc[i]
		}
	}
}

// A weigher weighs the inner vertices of one arc after another with the same
// memory.
type weigher struct {
	previous, next []int32
	area           []float64
	heap           []weighted
}

type weighted struct {
	area float64
	at   int32
}

// weigh takes the vertex with the smallest triangle away, again and again. A
// vertex weighs at least as much as those taken before it, so that any
// threshold leaves a line from which nothing smaller was to be taken.
func (w *weigher) weigh(s *simplifier, arc []int32) {
	n := len(arc)
	w.previous, w.next, w.area, w.heap = w.previous[:0], w.next[:0], w.area[:0], w.heap[:0]
	for i := range n {
		w.previous = append(w.previous, int32(i-1))
		w.next = append(w.next, int32(i+1))
		w.area = append(w.area, math.Inf(1))
	}
	triangle := func(i int32) float64 {
		a, b, c := s.metres[arc[w.previous[i]]], s.metres[arc[i]], s.metres[arc[w.next[i]]]
		return math.Abs((b[0]-a[0])*(c[1]-a[1])-(c[0]-a[0])*(b[1]-a[1])) / 2
	}
	for i := int32(1); i < int32(n-1); i++ {
		w.area[i] = triangle(i)
		w.heap = append(w.heap, weighted{w.area[i], i})
	}
	for i := len(w.heap)/2 - 1; i >= 0; i-- {
		w.siftDown(i)
	}
	least := 0.0
	for len(w.heap) > 0 {
		top := w.heap[0]
		last := len(w.heap) - 1
		w.heap[0] = w.heap[last]
		w.heap = w.heap[:last]
		w.siftDown(0)
		if top.area != w.area[top.at] {
			continue // its triangle has changed since
		}
		least = max(least, top.area)
		s.weight[arc[top.at]] = least
		w.area[top.at] = -1
		p, q := w.previous[top.at], w.next[top.at]
		w.next[p], w.previous[q] = q, p
		for _, i := range [...]int32{p, q} {
			if i > 0 && i < int32(n-1) {
				if a := triangle(i); a != w.area[i] {
					w.area[i] = a
					w.push(weighted{a, i})
				}
			}
		}
	}
}

func (a weighted) before(b weighted) bool { return a.area < b.area || a.area == b.area && a.at < b.at }

// push puts an entry into the heap.
func (w *weigher) push(x weighted) {
	w.heap = append(w.heap, x)
	for i := len(w.heap) - 1; i > 0; {
		up := (i - 1) / 2
		if !w.heap[i].before(w.heap[up]) {
			return
		}
		w.heap[i], w.heap[up] = w.heap[up], w.heap[i]
		i = up
	}
}

// siftDown moves an entry of the heap down to its place.
func (w *weigher) siftDown(i int) {
	for {
		c := 2*i + 1
		if c >= len(w.heap) {
			return
		}
		if c+1 < len(w.heap) && w.heap[c+1].before(w.heap[c]) {
			c++
		}
		if !w.heap[c].before(w.heap[i]) {
			return
		}
		w.heap[i], w.heap[c] = w.heap[c], w.heap[i]
		i = c
	}
}

// restore gives rings that fell together, turned over or came to cross
// themselves their weightiest vertices back: four, then eight, sixteen and so
// on. Vertices belong to all rings alike, so neighbours stay fitted.
func (s *simplifier) restore() {
	var prove prover
	var line []orb.Point
	var weights []float64
	for count := 4; ; count *= 2 {
		failed := false
		for _, ring := range s.rings {
			line = line[:0]
			for _, v := range ring {
				if s.keep[v] {
					line = append(line, s.metres[v])
				}
			}
			if len(line) == len(ring) || s.isSound(&prove, ring, line) {
				continue
			}
			failed = true
			weights = weights[:0]
			for _, v := range ring {
				if !s.keep[v] {
					weights = append(weights, s.weight[v])
				}
			}
			slices.Sort(weights)
			least := weights[max(len(weights)-count, 0)]
			for _, v := range ring {
				s.keep[v] = s.keep[v] || s.weight[v] >= least
			}
		}
		if !failed {
			return
		}
	}
}

// isSound reports whether the line that is left of a ring still has the
// ring's orientation and neither crosses nor touches itself.
func (s *simplifier) isSound(prove *prover, ring []int32, line []orb.Point) bool {
	if len(line) < 3 {
		return false
	}
	closed := append(line, line[0])
	before := 0.0
	o := s.metres[ring[0]]
	for i, v := range ring {
		a, b := s.metres[v], s.metres[ring[(i+1)%len(ring)]]
		before += (a[0]-o[0])*(b[1]-o[1]) - (b[0]-o[0])*(a[1]-o[1])
	}
	if after := signedArea(closed); after == 0 || (after > 0) != (before > 0) {
		return false
	}
	_, suspicious := prove.touching(orb.MultiPolygon{{orb.Ring(closed)}})
	return !suspicious
}

// layers makes layers of the vertices that are kept.
func (s *simplifier) layers(from []*Layer) []*Layer {
	out := make([]*Layer, len(from))
	ring := 0
	for i, l := range from {
		if l == nil {
			continue
		}
		thin := &Layer{Level: l.Level, Vintage: l.Vintage, Features: make([]Feature, len(l.Features))}
		for k, f := range l.Features {
			g := make(orb.MultiPolygon, len(f.Geometry))
			for m, p := range f.Geometry {
				g[m] = make(orb.Polygon, len(p))
				for n := range p {
					g[m][n] = s.ring(s.rings[ring])
					ring++
				}
			}
			f.Geometry = g
			thin.Features[k] = f
		}
		out[i] = thin
	}
	return out
}

func (s *simplifier) ring(vertices []int32) orb.Ring {
	count := 0
	for _, v := range vertices {
		if s.keep[v] {
			count++
		}
	}
	r := make(orb.Ring, 0, count+1)
	for _, v := range vertices {
		if s.keep[v] {
			r = append(r, s.vertices.points[v])
		}
	}
	if len(r) > 0 {
		r = append(r, r[0])
	}
	return r
}
