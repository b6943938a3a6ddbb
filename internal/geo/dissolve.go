package geo

import (
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/paulmach/orb"

	"sozialbericht/internal/finding"
)

// slitWidth is the width in degrees (about a metre) below which a hole in a
// union is a slit between borders that were drawn apart, and is closed.
const slitWidth = 1e-5

// Dissolve returns the boundaries of a coarser level as the union of the finer
// areas that belong together; parent maps the id of a finer area to that of
// the coarser one. Borders that neighbours share vertex by vertex fall away
// exactly and in linear time. Where borders were drawn apart, slits and overlaps
// narrower than a metre are closed, and wider overlaps are united by the
// overlay library. Names are left empty, the positions are those of the first
// area of each union.
//
// Findings: boundary_without_parent (a warning: the area is in no union),
// dissolve_slits (a warning), dissolve_failed (an error).
func Dissolve(fine *Layer, level string, parent map[string]string) (*Layer, finding.List) {
	var list finding.List
	coarse := &Layer{Level: level}
	if fine == nil {
		return coarse, list
	}
	coarse.Vintage = fine.Vintage
	groups := map[string][]int{}
	var ids []string
	for i, f := range fine.Features {
		id := parent[f.ID]
		if id == "" {
			list.Add(finding.Finding{
				Severity: finding.Warning, Code: "boundary_without_parent", Position: f.At,
				Level: fine.Level, AreaID: f.ID, AreaName: f.Name,
				Args: finding.Args{"which": Which(f), "level": level},
			})
			continue
		}
		if _, met := groups[id]; !met {
			ids = append(ids, id)
		}
		groups[id] = append(groups[id], i)
	}
	slices.Sort(ids)
	unions := make([]merged, len(ids))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(ids)) {
		group.Go(func() {
			var checker Checker
			for i := int(next.Add(1)) - 1; i < len(ids); i = int(next.Add(1)) - 1 {
				unions[i] = checker.unite(fine, groups[ids[i]])
			}
		})
	}
	group.Wait()
	for i, id := range ids {
		at := fine.Features[groups[id][0]].At
		add := func(severity finding.Severity, code string, args finding.Args) {
			list.Add(finding.Finding{Severity: severity, Code: code, Position: at, Level: level, AreaID: id, Args: args})
		}
		if len(unions[i].geometry) == 0 {
			add(finding.Error, "dissolve_failed", nil)
			continue
		}
		if unions[i].slits > 0 {
			add(finding.Warning, "dissolve_slits", finding.Args{"slits": unions[i].slits})
		}
		coarse.Features = append(coarse.Features, Feature{ID: id, Geometry: unions[i].geometry, At: at})
	}
	return coarse, list
}

// Which names an area for a message: its id, and its name where it has one.
func Which(f Feature) string { return strings.TrimSpace(f.ID + " " + f.Name) }

// A merged area is the union of several and the number of slits that were
// closed in it; its geometry is empty where they could not be united.
type merged struct {
	geometry orb.MultiPolygon
	slits    int
}

// unite returns the union of some areas of a layer.
func (c *Checker) unite(l *Layer, members []int) merged {
	if len(members) == 1 {
		return merged{geometry: l.Features[members[0]].Geometry}
	}
	count := 0
	for _, m := range members {
		for _, p := range l.Features[m].Geometry {
			for _, r := range p {
				count += len(r)
			}
		}
	}
	v := newVertices(count)
	edges := make([]edge, 0, count)
	for _, m := range members {
		for _, p := range l.Features[m].Geometry {
			edges = appendEdges(edges, v, p)
		}
	}
	edges, gaps := withoutGaps(cancel(edges, len(v.points)), v)
	if g, ok := rebuild(edges, v.points); ok {
		g, slits := closeSlits(g)
		if !hasSlits(g) && c.isValid(g) {
			return merged{g, gaps + slits}
		}
	}
	parts := make([]orb.MultiPolygon, len(members))
	for i, m := range members {
		parts[i] = l.Features[m].Geometry
	}
	g, err := union(parts)
	if err != nil {
		return merged{}
	}
	g, slits := closeSlits(g)
	if !c.isValid(g) {
		return merged{}
	}
	return merged{g, slits}
}

// withoutGaps takes away the rings around slits between neighbours, also where
// a slit runs from outline to outline and would part the union in two. It
// returns the edges that are left and the number of slits.
func withoutGaps(edges []edge, v *vertices) ([]edge, int) {
	rings, ok := trace(edges, v.points, right)
	if !ok {
		return edges, 0
	}
	whole := len(rings)
	rings = slices.DeleteFunc(rings, func(r orb.Ring) bool { return signedArea(r) < 0 && isSlit(r) })
	if len(rings) == whole {
		return edges, 0
	}
	edges = edges[:0]
	for _, r := range rings {
		v.numbers = v.addAll(r, v.numbers[:0])
		for k := 0; k+1 < len(v.numbers); k++ {
			edges = append(edges, edge{v.numbers[k], v.numbers[k+1]})
		}
	}
	return edges, whole - len(rings)
}

// closeSlits takes away the holes that are slits, and the parts that are slits
// inside another part: there two neighbours overlapped by as little. It
// returns what is left and how many were taken.
func closeSlits(g orb.MultiPolygon) (orb.MultiPolygon, int) {
	before := 0
	for i, p := range g {
		before += len(p)
		g[i] = slices.DeleteFunc(p, func(r orb.Ring) bool { return signedArea(r) < 0 && isSlit(r) })
	}
	var whole []orb.Polygon
	for _, p := range g {
		if !isSlit(p[0]) {
			whole = append(whole, p)
		}
	}
	g = slices.DeleteFunc(g, func(p orb.Polygon) bool {
		return isSlit(p[0]) && slices.ContainsFunc(whole, func(q orb.Polygon) bool {
			return covers(q[0].Bound(), p[0].Bound()) && ringInside(p[0], q[0])
		})
	})
	for _, p := range g {
		before -= len(p)
	}
	return g, before
}

// hasSlits reports whether any ring is too narrow to be a border: what is
// left between areas whose borders do not share all vertices.
func hasSlits(g orb.MultiPolygon) bool {
	for _, p := range g {
		if slices.ContainsFunc(p, isSlit) {
			return true
		}
	}
	return false
}

// isSlit compares twice the area of a ring with its length, which for a long
// narrow ring gives its mean width.
func isSlit(r orb.Ring) bool {
	length := 0.0
	for i := 0; i+1 < len(r); i++ {
		length += math.Hypot(r[i+1][0]-r[i][0], r[i+1][1]-r[i][1])
	}
	return 2*math.Abs(signedArea(r)) < slitWidth*length
}
