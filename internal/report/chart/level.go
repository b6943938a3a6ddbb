package chart

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"sozialbericht/internal/geo"
)

// An Area is what the script has to know of an area of a level.
type Area struct {
	ID   string
	Name string
	Href string // of its page, relative to the edition's folder; "" for none
}

// LevelFile is the name in the folder assets of a level's geometry.
func LevelFile(level string) string { return mapName(level) + ".js" }

// Measures of the geometry: across runs over the longer side of the city in
// whole units, and a corner goes where the border would move by less than
// coarse units. At that, a map four times as wide as a page still shows no
// steps.
const (
	across = 10000
	coarse = 3
)

// Level returns the file that registers a level's geometry with the script:
// names and pages of its areas, outlines, and on top the borders of a coarser
// level, which may be nil. Coordinates are whole numbers on a plane that is
// true to scale, half as long as degrees of the same precision; the form is
// GeoJSON all the same, since that is what ECharts reads. It fails where the
// level's id can't be a file name.
func Level(level, borders *geo.Layer, areas []Area) ([]byte, error) {
	if level == nil || !plain(level.Level) {
		return nil, fmt.Errorf("geometry: no level with an id")
	}
	bound := level.Bound()
	if borders != nil && len(borders.Features) > 0 {
		bound = bound.Union(borders.Bound())
	}
	projection := geo.NewProjection(bound)
	low, high := projection.Metres(bound.Min), projection.Metres(bound.Max)
	unit := max(high[0]-low[0], high[1]-low[1]) / across
	if !(unit > 0) || math.IsInf(unit, 0) {
		unit = 1
	}
	middle := orb.Point{(low[0] + high[0]) / 2, (low[1] + high[1]) / 2}
	onPlane := func(p orb.Point) [2]int {
		m := projection.Metres(p)
		return [2]int{int(math.Round((m[0] - middle[0]) / unit)), int(math.Round((m[1] - middle[1]) / unit))}
	}
	thin := geo.SimplifyAll([]*geo.Layer{level, borders}, coarse*unit)

	var w geometry
	w.WriteString("Sozialbericht.level({\"level\":")
	w.text(level.Level)
	w.WriteString(",\n\"areas\":[")
	known := make(map[string]bool, len(areas))
	for i, a := range areas {
		if i > 0 {
			w.WriteByte(',')
		}
		known[a.ID] = true
		w.WriteByte('[')
		w.text(a.ID)
		w.WriteByte(',')
		w.text(a.Name)
		if a.Href != "" {
			w.WriteByte(',')
			w.text(a.Href)
		}
		w.WriteByte(']')
	}
	w.WriteString("],\n\"geo\":{\"type\":\"FeatureCollection\",\"features\":[")
	begun := false
	for _, f := range thin[0].Features {
		known[f.ID] = true
		w.feature(&begun, f.ID, labelled(f.Geometry, onPlane), func() { w.polygons(f.Geometry, onPlane) })
	}
	top := ""
	if thin[1] != nil && len(thin[1].Features) > 0 {
		// An area could have any text as its id; the borders take one that
		// none has.
		for top = " "; known[top]; top += " " {
		}
		w.feature(&begun, top, nil, func() { w.lines(thin[1], onPlane) })
	}
	w.WriteString("]},\n\"borders\":")
	w.text(top)
	w.WriteString("});\n")
	return w.Bytes(), nil
}

// geometry is GeoJSON under construction.
type geometry struct{ bytes.Buffer }

// text writes a string that is safe in a script.
func (w *geometry) text(s string) {
	text, _ := json.Marshal(s) // a string does not fail
	w.Write(text)
}

func (w *geometry) feature(begun *bool, name string, centre *[2]int, shape func()) {
	if *begun {
		w.WriteByte(',')
	}
	*begun = true
	w.WriteString("\n{\"type\":\"Feature\",\"properties\":{\"name\":")
	w.text(name)
	if centre != nil { // where ECharts writes a name
		w.WriteString(",\"cp\":")
		w.point(*centre)
	}
	w.WriteString("},\"geometry\":")
	shape()
	w.WriteByte('}')
}

// polygons writes an outline. Holes that rounding closes are left out; an
// outline that it would close becomes a small square, so that no area is lost.
func (w *geometry) polygons(g orb.MultiPolygon, onPlane func(orb.Point) [2]int) {
	w.WriteString(`{"type":"MultiPolygon","coordinates":[`)
	begun := false
	for _, p := range g {
		outer := corners(p, 0, onPlane)
		if len(outer) < 4 {
			continue
		}
		if begun {
			w.WriteByte(',')
		}
		begun = true
		w.WriteByte('[')
		w.ring(outer)
		for i := 1; i < len(p); i++ {
			if hole := corners(p, i, onPlane); len(hole) >= 4 {
				w.WriteByte(',')
				w.ring(hole)
			}
		}
		w.WriteByte(']')
	}
	if !begun && len(g) > 0 && len(g[0]) > 0 && len(g[0][0]) > 0 {
		at := onPlane(g[0][0][0])
		w.WriteByte('[')
		w.ring([][2]int{{at[0] - 2, at[1] - 2}, {at[0] + 2, at[1] - 2}, {at[0] + 2, at[1] + 2}, {at[0] - 2, at[1] + 2}, {at[0] - 2, at[1] - 2}})
		w.WriteByte(']')
	}
	w.WriteString("]}")
}

// lines writes all outlines of a level as lines.
func (w *geometry) lines(l *geo.Layer, onPlane func(orb.Point) [2]int) {
	w.WriteString(`{"type":"MultiLineString","coordinates":[`)
	begun := false
	for _, f := range l.Features {
		for _, p := range f.Geometry {
			for i := range p {
				ring := corners(p, i, onPlane)
				if len(ring) < 4 {
					continue
				}
				if begun {
					w.WriteByte(',')
				}
				begun = true
				w.ring(ring)
			}
		}
	}
	w.WriteString("]}")
}

// corners returns a ring on the plane, closed, without corners that rounding
// has made one.
func corners(p orb.Polygon, i int, onPlane func(orb.Point) [2]int) [][2]int {
	if i >= len(p) {
		return nil
	}
	out := make([][2]int, 0, len(p[i]))
	for _, q := range p[i] {
		if c := onPlane(q); len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	if n := len(out); n > 1 && out[0] != out[n-1] {
		out = append(out, out[0])
	}
	return out
}

func (w *geometry) ring(r [][2]int) {
	w.WriteByte('[')
	for i, c := range r {
		if i > 0 {
			w.WriteByte(',')
		}
		w.point(c)
	}
	w.WriteByte(']')
}

func (w *geometry) point(c [2]int) {
	w.WriteByte('[')
	w.Write(strconv.AppendInt(w.AvailableBuffer(), int64(c[0]), 10))
	w.WriteByte(',')
	w.Write(strconv.AppendInt(w.AvailableBuffer(), int64(c[1]), 10))
	w.WriteByte(']')
}

// labelled returns the roomiest place of an area, nil where it has none: there
// its name stands and there a key that leads to it puts the tooltip.
func labelled(g orb.MultiPolygon, onPlane func(orb.Point) [2]int) *[2]int {
	flat := make(orb.MultiPolygon, len(g))
	for i, p := range g {
		flat[i] = make(orb.Polygon, len(p))
		for k, r := range p {
			flat[i][k] = make(orb.Ring, len(r))
			for m, q := range r {
				c := onPlane(q)
				flat[i][k][m] = orb.Point{float64(c[0]), float64(c[1])}
			}
		}
	}
	at, _, ok := geo.LabelPoint(flat)
	switch {
	case ok:
		return &[2]int{int(math.Round(at[0])), int(math.Round(at[1]))}
	case len(flat) > 0 && len(flat[0]) > 0 && len(flat[0][0]) > 0:
		return &[2]int{int(flat[0][0][0][0]), int(flat[0][0][0][1])}
	}
	return nil
}
