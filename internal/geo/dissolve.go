package geo

import (
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"sozialbericht/internal/finding"
)

// slitWidth is the width in degrees (about a metre) below which a hole in a
// union is a slit between borders that were drawn apart, and is closed.
const slitWidth = 1e-5

// Dissolve returns the boundaries of a coarser level as the union of the finer
// areas that belong together; parent maps the id of a finer area to that of
// the coarser one. Borders that neighbours share vertex by vertex fall away
// exactly and in linear time; where borders were drawn apart the overlay
// library unites them and slits narrower than a metre are closed. Names are
// left empty, the positions are those of the first area of each union.
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
	var checker Checker
	for _, id := range ids {
		at := fine.Features[groups[id][0]].At
		add := func(severity finding.Severity, code string, args finding.Args) {
			list.Add(finding.Finding{Severity: severity, Code: code, Position: at, Level: level, AreaID: id, Args: args})
		}
		g, slits, ok := checker.unite(fine, groups[id])
		if !ok {
			add(finding.Error, "dissolve_failed", nil)
			continue
		}
		if slits > 0 {
			add(finding.Warning, "dissolve_slits", finding.Args{"slits": slits})
		}
		coarse.Features = append(coarse.Features, Feature{ID: id, Geometry: g, At: at})
	}
	return coarse, list
}

// Which names an area for a message: its id, and its name where it has one.
func Which(f Feature) string { return strings.TrimSpace(f.ID + " " + f.Name) }

// unite returns the union of some areas of a layer and the number of slits
// that were closed in it.
func (c *Checker) unite(l *Layer, members []int) (g orb.MultiPolygon, slits int, ok bool) {
	if len(members) == 1 {
		return l.Features[members[0]].Geometry, 0, true
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
	g, ok = rebuild(edges, v.points)
	if ok && !hasSlits(g) && c.isValid(g) {
		return g, 0, len(g) > 0
	}
	parts := make([]orb.MultiPolygon, len(members))
	for i, m := range members {
		parts[i] = l.Features[m].Geometry
	}
	g, err := union(parts)
	if err != nil || len(g) == 0 {
		return nil, 0, false
	}
	for i, p := range g {
		whole := len(p)
		p = slices.DeleteFunc(p, func(r orb.Ring) bool { return signedArea(r) < 0 && isSlit(r) })
		slits += whole - len(p)
		g[i] = p
	}
	if !c.isValid(g) {
		return nil, 0, false
	}
	return g, slits, true
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
