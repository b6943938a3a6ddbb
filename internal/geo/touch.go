package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// A prover shows that the rings of an area neither cross nor touch, itself or
// one another. It asks a tree of boxes over the segments in ring order, which
// takes about linear time, since neighbours on a ring are neighbours in the
// plane. What it cannot prove it leaves to a full check: it errs only towards
// suspicion. It keeps its memory between areas and is not for use by several
// goroutines at once.
type prover struct {
	segments []segment
	boxes    []orb.Bound // heap order: children of i are 2i+1 and 2i+2
	at       orb.Point
	found    func(i, j int) bool // called for a suspicious pair; false goes on
}

// A segment is one side of a ring that has count sides: side number place.
type segment struct {
	a, b               orb.Point
	ring, place, count int32
}

// leafSegments is the number of segments in the smallest box of the tree.
const leafSegments = 4

// touching returns a place where two segments meet that are no neighbours on
// their ring, or where a ring turns back on itself.
func (p *prover) touching(g orb.MultiPolygon) (at orb.Point, found bool) {
	p.segments = p.segments[:0]
	ring := int32(0)
	for _, polygon := range g {
		for _, r := range polygon {
			p.segments = appendSegments(p.segments, r, ring)
			ring++
		}
	}
	p.found = func(i, j int) bool {
		p.at = meeting(p.segments[i], p.segments[j])
		return true
	}
	return p.at, p.search()
}

// appendSegments adds the sides of a closed ring, without those of no length.
func appendSegments(segments []segment, r orb.Ring, ring int32) []segment {
	start := len(segments)
	for k := 0; k+1 < len(r); k++ {
		if r[k] != r[k+1] {
			segments = append(segments, segment{a: r[k], b: r[k+1], ring: ring, place: int32(len(segments) - start)})
		}
	}
	for k := start; k < len(segments); k++ {
		segments[k].count = int32(len(segments) - start)
	}
	return segments
}

// search goes through all pairs of segments whose boxes meet and reports
// whether found stopped it.
func (p *prover) search() bool {
	n := len(p.segments)
	if n == 0 {
		return false
	}
	leaves := 1
	for leaves*leafSegments < n {
		leaves *= 2
	}
	if cap(p.boxes) < 2*leaves-1 {
		p.boxes = make([]orb.Bound, 2*leaves-1)
	}
	p.boxes = p.boxes[:2*leaves-1]
	p.box(0, 0, leaves*leafSegments)
	return p.within(0, 0, leaves*leafSegments)
}

// box fills the box of a node over the segments lo to hi and of all below it.
func (p *prover) box(node, lo, hi int) orb.Bound {
	b := orb.Bound{Min: orb.Point{math.Inf(1), math.Inf(1)}, Max: orb.Point{math.Inf(-1), math.Inf(-1)}}
	if hi-lo == leafSegments {
		for _, s := range p.segments[min(lo, len(p.segments)):min(hi, len(p.segments))] {
			b.Min[0] = min(b.Min[0], s.a[0], s.b[0])
			b.Min[1] = min(b.Min[1], s.a[1], s.b[1])
			b.Max[0] = max(b.Max[0], s.a[0], s.b[0])
			b.Max[1] = max(b.Max[1], s.a[1], s.b[1])
		}
	} else {
		mid := (lo + hi) / 2
		l, r := p.box(2*node+1, lo, mid), p.box(2*node+2, mid, hi)
		b.Min[0], b.Min[1] = min(l.Min[0], r.Min[0]), min(l.Min[1], r.Min[1])
		b.Max[0], b.Max[1] = max(l.Max[0], r.Max[0]), max(l.Max[1], r.Max[1])
	}
	p.boxes[node] = b
	return b
}

// within compares the segments below a node with each other.
func (p *prover) within(node, lo, hi int) bool {
	if lo >= len(p.segments) {
		return false
	}
	if hi-lo == leafSegments {
		hi = min(hi, len(p.segments))
		for i := lo; i < hi; i++ {
			for j := i + 1; j < hi; j++ {
				if p.mayMeet(i, j) && p.found(i, j) {
					return true
				}
			}
		}
		return false
	}
	mid := (lo + hi) / 2
	return p.within(2*node+1, lo, mid) || p.within(2*node+2, mid, hi) ||
		p.between(2*node+1, lo, mid, 2*node+2, mid, hi)
}

// between compares the segments below one node with those below another of
// the same height.
func (p *prover) between(a, alo, ahi, b, blo, bhi int) bool {
	if blo >= len(p.segments) || !meet(p.boxes[a], p.boxes[b]) {
		return false
	}
	if ahi-alo == leafSegments {
		for i := alo; i < ahi; i++ {
			for j := blo; j < min(bhi, len(p.segments)); j++ {
				if p.mayMeet(i, j) && p.found(i, j) {
					return true
				}
			}
		}
		return false
	}
	am, bm := (alo+ahi)/2, (blo+bhi)/2
	return p.between(2*a+1, alo, am, 2*b+1, blo, bm) || p.between(2*a+1, alo, am, 2*b+2, bm, bhi) ||
		p.between(2*a+2, am, ahi, 2*b+1, blo, bm) || p.between(2*a+2, am, ahi, 2*b+2, bm, bhi)
}

func meet(a, b orb.Bound) bool {
	return a.Min[0] <= b.Max[0] && b.Min[0] <= a.Max[0] && a.Min[1] <= b.Max[1] && b.Min[1] <= a.Max[1]
}

// mayMeet reports whether two segments may meet elsewhere than at the
// vertex that neighbours share.
func (p *prover) mayMeet(i, j int) bool {
	s, t := &p.segments[i], &p.segments[j]
	if max(s.a[0], s.b[0]) < min(t.a[0], t.b[0]) || max(t.a[0], t.b[0]) < min(s.a[0], s.b[0]) ||
		max(s.a[1], s.b[1]) < min(t.a[1], t.b[1]) || max(t.a[1], t.b[1]) < min(s.a[1], s.b[1]) {
		return false
	}
	if s.ring == t.ring {
		if t.place == s.place+1 || t.place == 0 && s.place == s.count-1 {
			return turnsBack(s.a, s.b, t.b)
		}
		if s.place == t.place+1 || s.place == 0 && t.place == t.count-1 {
			return turnsBack(t.a, t.b, s.b)
		}
	}
	if o := orient(s.a, s.b, t.a); o != 0 && o == orient(s.a, s.b, t.b) {
		return false
	}
	if o := orient(t.a, t.b, s.a); o != 0 && o == orient(t.a, t.b, s.b) {
		return false
	}
	return true
}

// turnsBack reports whether the way from a over b to c may run back along
// itself.
func turnsBack(a, b, c orb.Point) bool {
	return orient(a, b, c) == 0 && (b[0]-a[0])*(c[0]-b[0])+(b[1]-a[1])*(c[1]-b[1]) <= 0
}

// meeting returns the place where two segments cross or, where they only
// touch, the vertex that does.
func meeting(s, t segment) orb.Point {
	if c, ok := crossing(s, t); ok {
		return c
	}
	for _, p := range [...]orb.Point{t.a, t.b} {
		if p == s.a || p == s.b || orient(s.a, s.b, p) == 0 {
			return p
		}
	}
	for _, p := range [...]orb.Point{s.a, s.b} {
		if orient(t.a, t.b, p) == 0 {
			return p
		}
	}
	return t.a
}

// crossing returns the point inside both segments where they cross; ok is
// false where they do not cross there.
func crossing(s, t segment) (c orb.Point, ok bool) {
	o1, o2 := orient(s.a, s.b, t.a), orient(s.a, s.b, t.b)
	o3, o4 := orient(t.a, t.b, s.a), orient(t.a, t.b, s.b)
	if o1*o2 >= 0 || o3*o4 >= 0 {
		return c, false
	}
	rx, ry := s.b[0]-s.a[0], s.b[1]-s.a[1]
	qx, qy := t.b[0]-t.a[0], t.b[1]-t.a[1]
	d := rx*qy - ry*qx
	if d == 0 {
		return c, false
	}
	u := ((t.a[0]-s.a[0])*qy - (t.a[1]-s.a[1])*qx) / d
	u = min(max(u, 0), 1)
	return orb.Point{snap(s.a[0] + u*rx), snap(s.a[1] + u*ry)}, true
}

// snap rounds a coordinate to 1e-11, in degrees about a micrometre, so that
// lines which cross in one point are found to do so.
func snap(x float64) float64 { return math.Round(x*1e11) / 1e11 }
