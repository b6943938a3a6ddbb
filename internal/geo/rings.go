package geo

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"github.com/paulmach/orb"
)

// vertices numbers points, so that equal coordinates have one number. It is a
// hash table with open addressing: a layer of ten thousand areas has millions
// of vertices, and a Go map of points takes several times as long.
type vertices struct {
	slots  []int32 // number + 1; 0 is free
	points []orb.Point
	shift  uint
	last   int32 // number returned before

	touched int32   // keeps the looks ahead from being optimised away
	numbers []int32 // of the ring at hand
}

func newVertices(expected int) *vertices {
	size := uint(bits.Len(uint(max(expected, 8) * 2)))
	return &vertices{
		slots:  make([]int32, 1<<size),
		points: make([]orb.Point, 0, expected),
		shift:  64 - size,
	}
}

// add returns the number of a point, a new one where it was not met before.
func (v *vertices) add(p orb.Point) int32 {
	// -0 and 0 are one place but two bit patterns.
	p[0], p[1] = p[0]+0, p[1]+0
	// A neighbour's ring runs along the same vertices, forward or back.
	for i := max(v.last-1, 0); i < min(v.last+2, int32(len(v.points))); i++ {
		if v.points[i] == p {
			v.last = i
			return i
		}
	}
	if 2*len(v.points) >= len(v.slots) {
		v.grow()
	}
	mask := uint64(len(v.slots) - 1)
	for i := v.slot(p); ; i = (i + 1) & mask {
		n := v.slots[i]
		if n == 0 {
			v.points = append(v.points, p)
			v.slots[i] = int32(len(v.points))
			v.last = int32(len(v.points) - 1)
			return v.last
		}
		if v.points[n-1] == p {
			v.last = n - 1
			return v.last
		}
	}
}

// addAll appends the numbers of several points. Each look at a large table
// waits for memory; looking at a handful of places ahead lets the waits
// overlap, which halves the time.
func (v *vertices) addAll(points []orb.Point, numbers []int32) []int32 {
	const ahead = 32
	for start := 0; start < len(points); start += ahead {
		some := points[start:min(start+ahead, len(points))]
		for _, p := range some {
			v.touched += v.slots[v.slot(p)]
		}
		for _, p := range some {
			numbers = append(numbers, v.add(p))
		}
	}
	return numbers
}

func (v *vertices) slot(p orb.Point) uint64 {
	const odd = 0x9e3779b97f4a7c15
	h := (math.Float64bits(p[0])*odd ^ bits.RotateLeft64(math.Float64bits(p[1]), 32)) * odd
	h ^= h >> 29
	return (h * odd) >> v.shift
}

func (v *vertices) grow() {
	v.slots = make([]int32, 2*len(v.slots))
	v.shift--
	mask := uint64(len(v.slots) - 1)
	for n, p := range v.points {
		i := v.slot(p)
		for v.slots[i] != 0 {
			i = (i + 1) & mask
		}
		v.slots[i] = int32(n + 1)
	}
}

// An edge runs from one numbered vertex to another with the area on its left.
type edge struct{ from, to int32 }

// appendEdges adds the edges of a polygon: the outer ring counterclockwise,
// holes clockwise, whatever way the rings were drawn.
func appendEdges(edges []edge, v *vertices, polygon orb.Polygon) []edge {
	for i, ring := range polygon {
		start := len(edges)
		if len(ring) == 0 {
			continue
		}
		v.numbers = v.addAll(ring, v.numbers[:0])
		from := v.numbers[0]
		for _, to := range v.numbers[1:] {
			if to != from {
				edges = append(edges, edge{from, to})
				from = to
			}
		}
		if ccw := signedArea(ring) > 0; ccw != (i == 0) {
			for k := start; k < len(edges); k++ {
				edges[k].from, edges[k].to = edges[k].to, edges[k].from
			}
		}
	}
	return edges
}

// rebuild makes polygons of directed edges with the area on their left. Edges
// that run both ways are borders between two parts of the same area and fall
// away, so the union of polygons that share their borders vertex by vertex is
// exact and takes linear time. ok is false where the edges do not close to
// rings with every hole inside an outer ring: then the polygons overlapped or
// were crossed.
func rebuild(edges []edge, points []orb.Point) (out orb.MultiPolygon, ok bool) {
	rings, ok := trace(cancel(edges, len(points)), points, left)
	if !ok {
		return nil, false
	}
	return nest(rings)
}

// cancel removes pairs of edges that run opposite ways and returns the rest
// sorted by starting vertex.
func cancel(edges []edge, vertexCount int) []edge {
	first := make([]int32, vertexCount+1)
	for _, e := range edges {
		first[e.from+1]++
	}
	for i := range vertexCount {
		first[i+1] += first[i]
	}
	sorted := make([]edge, len(edges))
	next := slices.Clone(first[:vertexCount])
	for _, e := range edges {
		sorted[next[e.from]] = e
		next[e.from]++
	}
	const gone = -1
	for i, e := range sorted {
		if e.to == gone {
			continue
		}
		for k := first[e.to]; k < first[e.to+1]; k++ {
			if sorted[k].to == e.from {
				sorted[i].to, sorted[k].to = gone, gone
				break
			}
		}
	}
	return slices.DeleteFunc(sorted, func(e edge) bool { return e.to == gone })
}

// A turnSide is the side to which a walk turns where several edges leave a vertex.
type turnSide int

// The sharpest turn to the left follows the border of one piece of area, so
// that pieces which touch at points come apart. The sharpest turn to the right
// follows the border of one gap, so that gaps which touch the outline come
// apart from it.
const (
	left  turnSide = 1
	right turnSide = -1
)

// trace walks the edges, sorted by starting vertex, to rings that meet no
// vertex twice: a walk that comes back to a vertex has closed a ring there.
func trace(edges []edge, points []orb.Point, turning turnSide) (rings []orb.Ring, ok bool) {
	first := make([]int32, len(points)+1)
	for _, e := range edges {
		first[e.from+1]++
	}
	for i := range points {
		first[i+1] += first[i]
	}
	used := make([]bool, len(edges))
	place := make([]int32, len(points)) // of a vertex on the walk, plus 1
	var walk []int32
	for start := range edges {
		if used[start] {
			continue
		}
		at := int32(start)
		walk = walk[:0]
		for {
			used[at] = true
			e := edges[at]
			walk = append(walk, e.from)
			place[e.from] = int32(len(walk))
			if p := place[e.to]; p > 0 { // a ring is closed
				loop := walk[p-1:]
				ring := make(orb.Ring, 0, len(loop)+1)
				for _, v := range loop {
					ring = append(ring, points[v])
					place[v] = 0
				}
				rings = append(rings, append(ring, ring[0]))
				walk = walk[:p-1]
			}
			if len(walk) == 0 {
				break // back where it began
			}
			following, best := int32(-1), 0.0
			for k := first[e.to]; k < first[e.to+1]; k++ {
				if used[k] {
					continue
				}
				turn := 0.0
				if first[e.to+1]-first[e.to] > 1 {
					turn = float64(turning) * clockwise(points[e.from], points[e.to], points[edges[k].to])
				}
				if following < 0 || turn < best {
					following, best = k, turn
				}
			}
			if following < 0 {
				return nil, false
			}
			at = following
		}
	}
	return rings, true
}

// clockwise returns the angle, in radians above 0 up to a full turn, from the
// way back (b to a) clockwise to the way on (b to c).
func clockwise(a, b, c orb.Point) float64 {
	back := math.Atan2(a[1]-b[1], a[0]-b[0])
	on := math.Atan2(c[1]-b[1], c[0]-b[0])
	turn := back - on
	if turn <= 0 {
		turn += 2 * math.Pi
	}
	return turn
}

// nest sorts simple rings that do not cross into polygons: counterclockwise
// rings are outer rings, clockwise ones the holes of the smallest outer ring
// around them. The result does not depend on the order of the rings.
func nest(rings []orb.Ring) (out orb.MultiPolygon, ok bool) {
	var holes []orb.Ring
	var shellArea []float64
	var shells []orb.Ring
	for _, r := range rings {
		switch a := signedArea(r); {
		case a > 0:
			out = append(out, orb.Polygon{startLowest(r)})
			shellArea = append(shellArea, a)
			shells = append(shells, out[len(out)-1][0])
		case a < 0:
			holes = append(holes, startLowest(r))
		case !Collinear(r):
			return nil, false // loops that cancel out
		}
	}
	tree := newRingTree(shells)
	for _, h := range holes {
		b := h.Bound()
		home := -1
		tree.near(b, func(i int) bool {
			closer := home < 0 || shellArea[i] < shellArea[home] || shellArea[i] == shellArea[home] && i < home
			if closer && covers(tree.bounds[i], b) && isInside(h, func(p orb.Point) int { return tree.side(p, i) }) {
				home = i
			}
			return true
		})
		if home < 0 {
			return nil, false
		}
		out[home] = append(out[home], h)
	}
	for _, p := range out {
		slices.SortFunc(p[1:], compareRings)
	}
	slices.SortFunc(out, func(a, b orb.Polygon) int { return compareRings(a[0], b[0]) })
	return out, true
}

// Collinear reports whether all points of a ring that is not empty are in line, so
// that it holds no area.
func Collinear(r orb.Ring) bool {
	for _, p := range r[1:] {
		if r[1] != r[0] && orient(r[0], r[1], p) != 0 {
			return false
		}
	}
	far := r[0]
	for _, p := range r {
		if math.Hypot(p[0]-r[0][0], p[1]-r[0][1]) > math.Hypot(far[0]-r[0][0], far[1]-r[0][1]) {
			far = p
		}
	}
	return !slices.ContainsFunc(r, func(p orb.Point) bool { return orient(r[0], far, p) != 0 })
}

func covers(outer, inner orb.Bound) bool {
	return outer.Min[0] <= inner.Min[0] && outer.Min[1] <= inner.Min[1] &&
		outer.Max[0] >= inner.Max[0] && outer.Max[1] >= inner.Max[1]
}

// startLowest turns a closed ring so that it begins at its smallest point.
func startLowest(r orb.Ring) orb.Ring {
	low := 0
	for i := 1; i+1 < len(r); i++ {
		if comparePoints(r[i], r[low]) < 0 {
			low = i
		}
	}
	if low == 0 {
		return r
	}
	out := make(orb.Ring, 0, len(r))
	out = append(out, r[low:len(r)-1]...)
	return append(out, r[:low+1]...)
}

func comparePoints(a, b orb.Point) int {
	return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
}

func compareRings(a, b orb.Ring) int { return slices.CompareFunc(a, b, comparePoints) }

// signedArea returns the planar area of a closed ring in the square of its
// unit, above zero where it runs counterclockwise. Coordinates are taken
// relative to the first point, or small rings far from the origin would drown
// in rounding.
func signedArea(r orb.Ring) float64 {
	if len(r) < 4 {
		return 0
	}
	o := r[0]
	sum := 0.0
	for i := 1; i+1 < len(r); i++ {
		sum += (r[i][0]-o[0])*(r[i+1][1]-o[1]) - (r[i+1][0]-o[0])*(r[i][1]-o[1])
	}
	return sum / 2
}

// planarArea returns the area of polygons in the square of their unit, holes
// taken off.
func planarArea(g orb.MultiPolygon) float64 {
	sum := 0.0
	for _, p := range g {
		for i, r := range p {
			if a := math.Abs(signedArea(r)); i == 0 {
				sum += a
			} else {
				sum -= a
			}
		}
	}
	return sum
}

// ringInside reports whether a ring that does not cross another lies inside
// it. Points on the other ring decide nothing, so points of the ring, then the
// middles of its segments, are asked until one is clear.
func ringInside(inner, outer orb.Ring) bool {
	return isInside(inner, func(p orb.Point) int { return side(p, outer) })
}

// isInside is ringInside with the side of the other ring as a function.
func isInside(inner orb.Ring, side func(orb.Point) int) bool {
	for _, p := range inner {
		if s := side(p); s != 0 {
			return s > 0
		}
	}
	for i := 0; i+1 < len(inner); i++ {
		mid := orb.Point{(inner[i][0] + inner[i+1][0]) / 2, (inner[i][1] + inner[i+1][1]) / 2}
		if s := side(mid); s != 0 {
			return s > 0
		}
	}
	return false
}

// side returns 1 where p is inside a closed ring, -1 outside, 0 where it lies
// on the ring or too near to tell.
func side(p orb.Point, ring orb.Ring) int {
	inside := false
	for i := 0; i+1 < len(ring); i++ {
		switch passed(p, ring[i], ring[i+1]) {
		case crosses:
			inside = !inside
		case touches:
			return 0
		}
	}
	if inside {
		return 1
	}
	return -1
}

// A passing says how a ray from a point eastward meets a segment.
type passing int

const (
	misses passing = iota
	crosses
	touches // the point lies on the segment, or too near to tell
)

func passed(p, a, b orb.Point) passing {
	if a[1] > p[1] && b[1] > p[1] || a[1] < p[1] && b[1] < p[1] || a[0] < p[0] && b[0] < p[0] {
		return misses
	}
	if a[0] > p[0] && b[0] > p[0] {
		if (a[1] > p[1]) != (b[1] > p[1]) {
			return crosses
		}
		return misses
	}
	o := orient(a, b, p)
	if o == 0 {
		return touches
	}
	if (a[1] > p[1]) != (b[1] > p[1]) && (o > 0) == (b[1] > a[1]) {
		return crosses
	}
	return misses
}

// orient returns 1 where a, b, c turn left, -1 where they turn right, and 0
// where they are in line or rounding leaves it open.
// Source of the bound: Shewchuk, Adaptive Precision Floating-Point Arithmetic
// and Fast Robust Geometric Predicates (1997), ccwerrboundA.
func orient(a, b, c orb.Point) int {
	left := (a[0] - c[0]) * (b[1] - c[1])
	right := (a[1] - c[1]) * (b[0] - c[0])
	det := left - right
	bound := 3.3306690738754716e-16 * (math.Abs(left) + math.Abs(right))
	switch {
	case det > bound:
		return 1
	case det < -bound:
		return -1
	}
	return 0
}
