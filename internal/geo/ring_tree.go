package geo

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/rtree"
)

// A ringTree finds the rings around a place among many, so that a boundary of
// thousands of holes or parts is not compared ring by ring with itself.
type ringTree struct {
	rings  []orb.Ring
	bounds []orb.Bound
	tree   *rtree.RTree
	asked  []ringSides
}

func newRingTree(rings []orb.Ring) *ringTree {
	t := &ringTree{rings: rings, bounds: make([]orb.Bound, len(rings)), asked: make([]ringSides, len(rings))}
	items := make([]rtree.BulkItem, len(rings))
	for i, r := range rings {
		t.bounds[i] = r.Bound()
		t.asked[i].ring = r
		items[i] = rtree.BulkItem{Box: treeBox(t.bounds[i]), RecordID: i}
	}
	t.tree = rtree.BulkLoad(items)
	return t
}

func treeBox(b orb.Bound) rtree.Box {
	return rtree.Box{MinX: b.Min[0], MinY: b.Min[1], MaxX: b.Max[0], MaxY: b.Max[1]}
}

// near calls do with every ring whose box meets another, until it returns false.
func (t *ringTree) near(b orb.Bound, do func(k int) bool) {
	// The search fails only where the callback does.
	_ = t.tree.RangeSearch(treeBox(b), func(k int) error {
		if !do(k) {
			return rtree.Stop
		}
		return nil
	})
}

// side is the function side for ring k.
func (t *ringTree) side(p orb.Point, k int) int { return t.asked[k].side(p) }

// A ringSides answers on which side of one ring points lie. Once it was asked
// often for its length, it keeps a tree of its segments.
type ringSides struct {
	ring orb.Ring
	work int
	tree *rtree.RTree
}

// treeWork is the number of segments to look at before a tree pays.
const treeWork = 20000

func (s *ringSides) side(p orb.Point) int {
	if s.tree == nil {
		if s.work += len(s.ring); s.work < treeWork || len(s.ring) < 64 {
			return side(p, s.ring)
		}
		items := make([]rtree.BulkItem, len(s.ring)-1)
		for i := range items {
			items[i] = rtree.BulkItem{Box: treeBox(orb.MultiPoint(s.ring[i : i+2]).Bound()), RecordID: i}
		}
		s.tree = rtree.BulkLoad(items)
	}
	inside, on := false, false
	ray := rtree.Box{MinX: p[0], MinY: p[1], MaxX: max(p[0], s.right()), MaxY: p[1]}
	_ = s.tree.RangeSearch(ray, func(i int) error {
		switch passed(p, s.ring[i], s.ring[i+1]) {
		case crosses:
			inside = !inside
		case touches:
			on = true
			return rtree.Stop
		}
		return nil
	})
	switch {
	case on:
		return 0
	case inside:
		return 1
	}
	return -1
}

// right is the largest longitude of the ring.
func (s *ringSides) right() float64 {
	box, _ := s.tree.Extent()
	return box.MaxX
}
