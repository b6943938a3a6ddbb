package geo

import (
	"slices"

	"github.com/paulmach/orb"
)

// Neighbours returns for every feature of a layer the positions of those that
// touch it, in ascending order: features that share a vertex (queen
// contiguity). Borders that do not share their vertices are no contact; source
// files of administrative areas do share them, and repair and union keep them.
// The cost grows with the number of vertices alone.
func Neighbours(l *Layer) [][]int {
	if l == nil {
		return nil
	}
	out := make([][]int, len(l.Features))
	// The features at a vertex. Most vertices have one or two.
	type few struct {
		n    int
		some [2]int32
		more []int32
	}
	met := map[orb.Point]few{}
	for i := range l.Features {
		for _, p := range l.Features[i].Geometry {
			for _, r := range p {
				for _, v := range r {
					f := met[v]
					if f.n > 0 && (f.n <= 2 && f.some[f.n-1] == int32(i) || f.n > 2 && f.more[f.n-3] == int32(i)) {
						continue // the closing vertex, or one that two rings share
					}
					if f.n < 2 {
						f.some[f.n] = int32(i)
					} else {
						f.more = append(f.more, int32(i))
					}
					f.n++
					met[v] = f
				}
			}
		}
	}
	link := func(a, b int32) {
		out[a] = append(out[a], int(b))
		out[b] = append(out[b], int(a))
	}
	for _, f := range met {
		if f.n < 2 {
			continue
		}
		link(f.some[0], f.some[1])
		for i, a := range f.more {
			link(f.some[0], a)
			link(f.some[1], a)
			for _, b := range f.more[i+1:] {
				link(a, b)
			}
		}
	}
	for i := range out {
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}
