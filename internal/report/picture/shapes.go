// Package picture turns figures into static SVG that needs no script: a
// figure.Map into a print-ready file with headline, legend, areas with fill and
// pattern, borders of a coarser level, labels, notes and source; lines over
// time, flows and small multiples into elements that stand in their page. What
// all maps of a level share, the projected and thinned outlines, is prepared
// once; a map is then little more than the joining of text. The output is the
// same, byte for byte, for the same input.
package picture

import (
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"sozialbericht/internal/geo"
)

// The sheet is pageWidth units wide and as high as it needs to be; the map
// fills the width between the margins or reaches maxMapHeight.
const (
	pageWidth    = 1000
	margin       = 24
	maxMapHeight = 900
)

// tolerance is how far, in units of the sheet, a drawn border may stray from
// the true one: less than half a line's width when printed across a page.
const tolerance = 0.9

// Shapes are the outlines of a level, ready to be drawn. They are not changed
// after they were made and may be used by several goroutines.
type Shapes struct {
	height  float64 // of the map in units; the width is that of the sheet within margins
	metres  float64 // length of one unit on the ground
	areas   []shape // sorted by id
	borders string  // path data of the coarser level
}

// A shape is one area: its path data relative to the upper left corner of the
// map, and the place for its name.
type shape struct {
	id    string
	path  string
	label orb.Point
	room  float64 // distance from the label's place to the nearest border
	named bool    // whether there is such a place
}

// Prepare projects and thins the boundaries of a level, and those of the
// coarser level whose borders are drawn on top; borders may be nil. Borders
// that areas share stay shared to the last digit.
func Prepare(level, borders *geo.Layer) *Shapes {
	s := &Shapes{metres: 1}
	if level == nil || len(level.Features) == 0 {
		return s
	}
	bound := level.Bound()
	if borders != nil && len(borders.Features) > 0 {
		bound = bound.Union(borders.Bound())
	}
	projection := geo.NewProjection(bound)
	low, high := projection.Metres(bound.Min), projection.Metres(bound.Max)
	wide, tall := high[0]-low[0], high[1]-low[1]
	const width = pageWidth - 2*margin
	s.metres = max(wide/width, tall/maxMapHeight)
	if !(s.metres > 0) || math.IsInf(s.metres, 0) {
		s.metres = 1
		return s
	}
	s.height = tall / s.metres
	left := (width - wide/s.metres) / 2
	// Tenths of a unit: what is drawn, so that rounding is the same for all.
	sheet := func(p orb.Point) tenths {
		m := projection.Metres(p)
		return tenths{
			int32(math.Round(10 * (left + (m[0]-low[0])/s.metres))),
			int32(math.Round(10 * (high[1] - m[1]) / s.metres)),
		}
	}
	thin := geo.SimplifyAll([]*geo.Layer{level, borders}, tolerance*s.metres)
	var pen pen
	for _, f := range thin[0].Features {
		pen.start()
		for _, polygon := range f.Geometry {
			for _, ring := range polygon {
				pen.ring(ring, sheet)
			}
		}
		if len(pen.data) == 0 && len(f.Geometry) > 0 && len(f.Geometry[0]) > 0 && len(f.Geometry[0][0]) > 0 {
			// Too small for the sheet: a dot, so that it is not lost.
			pen.dot(sheet(f.Geometry[0][0][0]))
		}
		a := shape{id: f.ID, path: string(pen.data)}
		if at, room, ok := geo.LabelPoint(onSheet(f.Geometry, sheet)); ok {
			a.label, a.room, a.named = at, room, true
		}
		s.areas = append(s.areas, a)
	}
	if thin[1] != nil {
		pen.start()
		drawn := map[[2]tenths]bool{}
		for _, f := range thin[1].Features {
			for _, polygon := range f.Geometry {
				for _, ring := range polygon {
					pen.border(ring, sheet, drawn)
				}
			}
		}
		s.borders = string(pen.data)
	}
	return s
}

func (s *Shapes) find(id string) *shape {
	if s == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(s.areas, id, func(a shape, id string) int {
		switch {
		case a.id < id:
			return -1
		case a.id > id:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return &s.areas[i]
}

// tenths is a place on the sheet in tenths of a unit.
type tenths [2]int32

// onSheet returns the largest part of a boundary in units of the sheet.
func onSheet(g orb.MultiPolygon, sheet func(orb.Point) tenths) orb.MultiPolygon {
	out := make(orb.MultiPolygon, len(g))
	for i, p := range g {
		out[i] = make(orb.Polygon, len(p))
		for k, r := range p {
			out[i][k] = make(orb.Ring, len(r))
			for m, q := range r {
				t := sheet(q)
				out[i][k][m] = orb.Point{float64(t[0]) / 10, float64(t[1]) / 10}
			}
		}
	}
	return out
}

// A pen writes path data with relative moves, which are short, between places
// that were rounded before, so that no error adds up.
type pen struct {
	data   []byte
	at     tenths
	begun  bool
	corner []tenths
}

func (p *pen) start() { p.data, p.at, p.begun = p.data[:0], tenths{}, false }

// ring adds a closed ring; one that rounding leaves without area is left out.
func (p *pen) ring(r orb.Ring, sheet func(orb.Point) tenths) {
	if p.corners(r, sheet); len(p.corner) >= 3 {
		p.outline(p.corner)
	}
}

// border adds the sides of a ring that were not drawn yet: most of them belong
// to two areas.
func (p *pen) border(r orb.Ring, sheet func(orb.Point) tenths, drawn map[[2]tenths]bool) {
	p.corners(r, sheet)
	n := len(p.corner)
	if n < 3 {
		return
	}
	on := false // whether the pen stands at the side's beginning
	for i, from := range p.corner {
		to := p.corner[(i+1)%n]
		side := [2]tenths{from, to}
		if to[0] < from[0] || to[0] == from[0] && to[1] < from[1] {
			side = [2]tenths{to, from}
		}
		if drawn[side] {
			on = false
			continue
		}
		drawn[side] = true
		if !on {
			p.move(from)
			p.data = append(p.data, 'l')
		}
		p.data = appendTenths(p.data, to[0]-p.at[0], on)
		p.data = appendTenths(p.data, to[1]-p.at[1], true)
		p.at, on = to, true
	}
}

// corners rounds the corners of a ring to the sheet, those that fall together
// once.
func (p *pen) corners(r orb.Ring, sheet func(orb.Point) tenths) {
	p.corner = p.corner[:0]
	for i := 0; i+1 < len(r); i++ {
		if t := sheet(r[i]); len(p.corner) == 0 || p.corner[len(p.corner)-1] != t {
			p.corner = append(p.corner, t)
		}
	}
	for len(p.corner) > 1 && p.corner[0] == p.corner[len(p.corner)-1] {
		p.corner = p.corner[:len(p.corner)-1]
	}
}

// move takes the pen to a place without drawing.
func (p *pen) move(to tenths) {
	if p.begun {
		p.data = append(p.data, 'm')
	} else {
		p.data = append(p.data, 'M')
	}
	p.begun = true
	p.data = appendTenths(p.data, to[0]-p.at[0], false)
	p.data = appendTenths(p.data, to[1]-p.at[1], true)
	p.at = to
}

// dot adds a square of two tenths.
func (p *pen) dot(t tenths) {
	p.outline([]tenths{{t[0] - 1, t[1] - 1}, {t[0] + 1, t[1] - 1}, {t[0] + 1, t[1] + 1}, {t[0] - 1, t[1] + 1}})
}

func (p *pen) outline(corners []tenths) {
	p.move(corners[0])
	for i, c := range corners[1:] {
		if i == 0 {
			p.data = append(p.data, 'l')
		}
		p.data = appendTenths(p.data, c[0]-p.at[0], i > 0)
		p.data = appendTenths(p.data, c[1]-p.at[1], true)
		p.at = c
	}
	p.data = append(p.data, 'z')
	p.at = corners[0] // where a path stands after it was closed
}

// appendTenths writes a number of tenths as a decimal without needless digits,
// with a space before it where it needs one.
func appendTenths(b []byte, n int32, parted bool) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	} else if parted {
		b = append(b, ' ')
	}
	if n >= 10 || n == 0 {
		b = strconv.AppendInt(b, int64(n/10), 10)
	}
	if n%10 != 0 {
		b = append(b, '.', byte('0'+n%10))
	}
	return b
}
