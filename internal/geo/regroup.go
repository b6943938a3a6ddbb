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
	order := make([]int, len(p)) // larger rings first
	size := make([]float64, len(p))
	bounds := make([]orb.Bound, len(p))
	for i, r := range p {
		order[i], size[i], bounds[i] = i, math.Abs(signedArea(r)), r.Bound()
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	depth, around := make([]int, len(p)), make([]int, len(p))
	changed := false
	for n, i := range order {
		around[i] = -1
		for _, k := range slices.Backward(order[:n]) { // the smallest around it
			if !bounds[k].Intersects(bounds[i]) {
				continue
			}
			if w := where(p[i], p[k]); w == within || w == across && k == 0 {
				around[i], depth[i] = k, depth[k]+1
				break
			}
		}
		// A first ring that a larger one crosses has that one as its hole.
		if i != 0 && around[i] < 0 && size[i] >= size[0] && where(p[0], p[i]) == across {
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

// where asks a few dozen vertices of a ring, spread over it, on which side of
// another they lie.
func where(r, other orb.Ring) position {
	const most = 32
	in, out := 0, 0
	for i := 0; i < len(r); i += 1 + len(r)/most {
		switch side(r[i], other) {
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
	case ringInside(r, other):
		return within
	}
	return across
}
