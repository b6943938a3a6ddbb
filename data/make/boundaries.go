package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"sort"
	"strconv"
)

// same is the distance in degrees (some centimetres) below which two points of
// neighbouring cells are one corner.
const same = 5e-7

// meet gives neighbouring cells the same corners: corners closer than same
// become one, a corner of one cell on another's edge becomes a corner of both,
// and every corner is rounded once, to 5 decimals. So edges stay shared
// exactly, without gap or overlap.
func meet(cells []ring) []ring {
	var corners []point
	corner := func(p point) int {
		for i, c := range corners {
			if math.Abs(c[0]-p[0]) < same && math.Abs(c[1]-p[1]) < same {
				return i
			}
		}
		corners = append(corners, p)
		return len(corners) - 1
	}
	rings := make([][]int, len(cells))
	for i, cell := range cells {
		for _, p := range cell {
			rings[i] = append(rings[i], corner(p))
		}
	}
	met := make([]ring, len(cells))
	for i, r := range rings {
		for k, a := range r {
			b := r[(k+1)%len(r)]
			for _, c := range append([]int{a}, between(corners, a, b)...) {
				p := point{round5(corners[c][0]), round5(corners[c][1])}
				if n := len(met[i]); n == 0 || met[i][n-1] != p {
					met[i] = append(met[i], p)
				}
			}
		}
		if n := len(met[i]); n > 1 && met[i][0] == met[i][n-1] {
			met[i] = met[i][:n-1]
		}
	}
	return met
}

// between returns the corners on the open edge from a to b, in its order.
func between(corners []point, a, b int) []int {
	from, to := corners[a], corners[b]
	dx, dy := to[0]-from[0], to[1]-from[1]
	length := math.Hypot(dx, dy)
	along := map[int]float64{}
	var found []int
	for c, p := range corners {
		if c == a || c == b || length == 0 {
			continue
		}
		x, y := p[0]-from[0], p[1]-from[1]
		t := (x*dx + y*dy) / length
		if t > same && t < length-same && math.Abs(x*dy-y*dx)/length < same {
			along[c] = t
			found = append(found, c)
		}
	}
	sort.Slice(found, func(i, j int) bool { return along[found[i]] < along[found[j]] })
	return found
}

func round5(v float64) float64 { return math.Round(v*1e5) / 1e5 }

// dissolve returns the outlines of a union of cells that share edges exactly:
// edges met in both directions vanish, the rest is chained into rings. Outer
// rings run counter-clockwise, holes clockwise (RFC 7946).
func dissolve(cells []ring) ([][]ring, error) {
	type edge struct{ from, to point }
	inside := map[edge]bool{}
	var edges []edge
	for _, cell := range cells {
		for i, p := range cell {
			e := edge{p, cell[(i+1)%len(cell)]}
			edges = append(edges, e)
			inside[e] = true
		}
	}
	next := map[point][]point{}
	var starts []point
	for _, e := range edges {
		if inside[edge{e.to, e.from}] {
			continue
		}
		next[e.from] = append(next[e.from], e.to)
		starts = append(starts, e.from)
	}
	var outer, holes []ring
	for _, start := range starts {
		var r ring
		for at := start; len(next[at]) > 0; {
			r = append(r, at)
			to := next[at][0]
			next[at] = next[at][1:]
			if at = to; at == start {
				break
			}
		}
		switch {
		case len(r) == 0:
		case len(r) < 3:
			return nil, fmt.Errorf("open outline at %v", start)
		case area(r) > 0:
			outer = append(outer, r)
		default:
			holes = append(holes, r)
		}
	}
	var polygons [][]ring
	for _, o := range outer {
		polygons = append(polygons, []ring{o})
	}
	for _, h := range holes {
		for i := range polygons {
			if contains(polygons[i][0], h[0]) {
				polygons[i] = append(polygons[i], h)
				break
			}
		}
	}
	return polygons, nil
}

// area is positive for a counter-clockwise ring (square degrees).
func area(r ring) float64 {
	var sum float64
	for i, p := range r {
		q := r[(i+1)%len(r)]
		sum += p[0]*q[1] - q[0]*p[1]
	}
	return sum / 2
}

func contains(r ring, p point) bool {
	var in bool
	for i, a := range r {
		b := r[(i+1)%len(r)]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) {
			in = !in
		}
	}
	return in
}

// boundary is one feature to be written.
type boundary struct {
	code, name string
	cells      []ring
}

type feature struct {
	Type       string     `json:"type"`
	Properties properties `json:"properties"`
	Geometry   geometry   `json:"geometry"`
}

type properties struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// boundaryFile renders a GeoJSON file, one feature on a line.
func boundaryFile(title string, boundaries []boundary) ([]byte, error) {
	var b bytes.Buffer
	name, err := json.Marshal(title)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(&b, "{\"type\": \"FeatureCollection\",\n\"name\": %s,\n", name)
	b.WriteString("\"description\": \"schematisch, keine amtlichen Grenzen: Voronoi-Zellen um gerundete Lagepunkte, Demonstrationsdaten\",\n\"features\": [\n")
	for i, one := range boundaries {
		polygons, err := dissolve(one.cells)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", one.code, err)
		}
		f := feature{Type: "Feature", Properties: properties{one.code, one.name}}
		closed := make([][]ring, len(polygons))
		for k, rings := range polygons {
			for _, r := range rings {
				closed[k] = append(closed[k], append(r[:len(r):len(r)], r[0]))
			}
		}
		f.Geometry = geometry{"MultiPolygon", closed}
		if len(closed) == 1 {
			f.Geometry = geometry{"Polygon", closed[0]}
		}
		line, err := json.Marshal(f)
		if err != nil {
			return nil, err
		}
		b.Write(line)
		if i < len(boundaries)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("]}\n")
	return b.Bytes(), nil
}

// boundaryFiles renders the three boundary files and the crosswalk.
func (c *city) boundaryFiles() ([]file, error) {
	sites := make([]point, len(c.parts))
	for i, p := range c.parts {
		sites[i] = p.at
	}
	cells, err := voronoi(sites, outline)
	if err != nil {
		return nil, err
	}
	cells = meet(cells)
	coarse := make([]boundary, len(c.sozialraeume))
	for i, s := range c.sozialraeume {
		coarse[i] = boundary{code: s.code, name: s.name}
	}
	for i, p := range c.parts {
		coarse[p.sozialraum].cells = append(coarse[p.sozialraum].cells, cells[i])
	}
	layers := []struct {
		name, title string
		boundaries  []boundary
	}{{"boundaries/sozialraeume.geojson", "Sozialräume in Dortmund (schematisch)", coarse}}
	for e := range editions {
		var fine []boundary
		for _, u := range c.unterbezirke(e) {
			b := boundary{code: u.code, name: u.name}
			for _, i := range u.parts {
				b.cells = append(b.cells, cells[i])
			}
			fine = append(fine, b)
		}
		layers = append(layers, struct {
			name, title string
			boundaries  []boundary
		}{"boundaries/unterbezirke_" + e.year() + ".geojson", "Unterbezirke in Dortmund, Zuschnitt " + e.year() + " (schematisch)", fine})
	}
	var files []file
	for _, l := range layers {
		content, err := boundaryFile(l.title, l.boundaries)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", l.name, err)
		}
		files = append(files, file{l.name, content})
	}
	walk, err := c.crosswalk()
	if err != nil {
		return nil, err
	}
	return append(files, file{"boundaries/2007_2018.csv", walk}), nil
}

// crosswalk says for each Unterbezirk of 2007 which share of its inhabitants
// of 2007 lives in which Unterbezirk of 2018. Shares have 4 decimals and sum
// to 1 for each old one.
func (c *city) crosswalk() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	lines := [][]string{{"alt", "neu", "anteil"}}
	for _, u := range c.unterbezirke(edition2007) {
		total := 0
		for _, i := range u.parts {
			total += c.parts[i].population[edition2007]
		}
		rest := 10000
		for k, i := range u.parts {
			share := int(math.Round(10000 * float64(c.parts[i].population[edition2007]) / float64(total)))
			if k == len(u.parts)-1 {
				share = rest
			}
			rest -= share
			lines = append(lines, []string{u.code, c.parts[i].unterbezirk[edition2018], strconv.FormatFloat(float64(share)/10000, 'f', -1, 64)})
		}
	}
	err := w.WriteAll(lines)
	return b.Bytes(), err
}
