package geo

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// regroup sorts the rings of each polygon by what they surround, where they
// stand otherwise than the format wants it: a further part of the area among
// the holes, an island in a hole, a hole before its outer ring. Every second
// level of nesting is a hole. A ring that crosses the first stays a hole.
// regrouped is false where all stood right.
func regroup(g orb.MultiPolygon) (out orb.MultiPolygon, regrouped bool) {
	for _, p := range g {
		parts := regroupPolygon(p)
		regrouped = regrouped || parts != nil
		if parts == nil {
			parts = orb.MultiPolygon{p}
		}
		out = append(out, parts...)
	}
	return out, regrouped
}

// regroupPolygon returns nil where the first ring is around all others and no
// other is around a third.
func regroupPolygon(p orb.Polygon) orb.MultiPolygon {
	if len(p) < 2 {
		return nil
	}
	order, rank := make([]int, len(p)), make([]int, len(p)) // larger rings first
	size := make([]float64, len(p))
	for i, r := range p {
		order[i], size[i] = i, math.Abs(signedArea(r))
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	for n, i := range order {
		rank[i] = n
	}
	tree := newRingTree(p)
	depth, around := make([]int, len(p)), make([]int, len(p))
	changed := false
	for _, i := range order {
		around[i] = -1
		tree.near(tree.bounds[i], func(k int) bool {
			if rank[k] < rank[i] && (around[i] < 0 || rank[k] > rank[around[i]]) { // the smallest around it
				if w := tree.where(i, k); w == within || w == across && k == 0 {
					around[i], depth[i] = k, depth[k]+1
				}
			}
			return true
		})
		// A first ring that a larger one crosses has that one as its hole.
		if i != 0 && around[i] < 0 && rank[i] < rank[0] && tree.bounds[i].Intersects(tree.bounds[0]) && tree.where(0, i) == across {
			around[i], depth[i] = 0, 1
		}
		changed = changed || (depth[i] == 0) != (i == 0) || depth[i] > 1
	}
	if !changed {
		return nil
	}
	var out orb.MultiPolygon
	part := make([]int, len(p))
	for _, i := range order {
		if depth[i]%2 == 0 {
			part[i] = len(out)
			out = append(out, orb.Polygon{p[i]})
		}
	}
	for _, i := range order {
		if depth[i]%2 == 1 {
			home := part[around[i]]
			out[home] = append(out[home], p[i])
		}
	}
	return out
}

// A position is where a ring lies as seen from another.
type position int

const (
	outside position = iota
	within
	across
)

// where asks a few dozen vertices of ring i, spread over it, on which side of
// ring k they lie.
func (t *ringTree) where(i, k int) position {
	const most = 32
	r, in, out := t.rings[i], 0, 0
	for n := 0; n < len(r); n += 1 + len(r)/most {
		switch t.side(r[n], k) {
		case 1:
			in++
		case -1:
			out++
		}
	}
	switch {
	case in > 0 && out > 0:
		return across
	case in > 0:
		return within
	case out > 0:
		return outside
	case isInside(r, func(p orb.Point) int { return t.side(p, k) }):
		return within
	}
	return across
}
