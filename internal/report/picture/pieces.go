package picture

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

// Window returns where on the sheet of a map the map itself stands: its upper
// edge, its height, and the height of the whole sheet, in units of which the
// sheet is 1000 wide. A page that has headline and legend of its own shows this
// part alone.
func Window(m figure.Map, shapes *Shapes) (top, height, sheet float64) {
	var w writer
	w.name = "x"
	y := w.legend(m.Swatches, w.head(m))
	if shapes == nil || shapes.height == 0 {
		return y, 0, w.foot(m, y)
	}
	from, to := max(y-10, 0), y+shapes.height+32
	return from, to - from, math.Ceil(w.foot(m, y+shapes.height+38))
}

// Size returns width and height of the map in units.
func (s *Shapes) Size() (width, height float64) {
	if s == nil {
		return 0, 0
	}
	return pageWidth - 2*margin, s.height
}

// Path returns the outline of an area as path data, "" where it has none.
func (s *Shapes) Path(id string) string {
	if a := s.find(id); a != nil {
		return a.path
	}
	return ""
}

// Place returns where in the city an area lies: parts of the map's width and
// height, 0 to 1 from the left and from the top.
func (s *Shapes) Place(id string) (x, y float64, ok bool) {
	a := s.find(id)
	if a == nil || !a.named || s.height <= 0 {
		return 0, 0, false
	}
	return a.label[0] / (pageWidth - 2*margin), a.label[1] / s.height, true
}

// Ground returns an SVG file of the city without any value, on which a page
// shows where an area lies: thin outlines of all areas where they are not too
// many, and the borders of the coarser level.
func Ground(s *Shapes) []byte {
	const mostOutlines = 120
	width, height := s.Size()
	var w writer
	w.add(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 ` + number(width+6) + " " + number(height+6) +
		`" fill="none" stroke-linejoin="round"><style>.t{stroke:` + colour.Thin.Hex() + `}.b{stroke:` + colour.Bar.Hex() +
		`}@media(prefers-color-scheme:dark){.t{stroke:` + colour.Thin.DarkHex() + `}.b{stroke:` + colour.Bar.Dark().Hex() + `}}</style>` + "\n")
	if s != nil && (len(s.areas) <= mostOutlines || s.borders == "") {
		w.WriteString(`<path class="t" stroke-width="3" d="`)
		for _, a := range s.areas {
			w.WriteString(a.path)
		}
		w.WriteString(`"/>` + "\n")
	}
	if s != nil && s.borders != "" {
		w.WriteString(`<path class="b" stroke-width="3.5" d="` + s.borders + `"/>` + "\n")
	}
	w.WriteString("</svg>\n")
	return w.Bytes()
}

// A Detail holds the outlines of a level at a scale at which a few areas can
// fill a page. Like Shapes it is not changed after it was made.
type Detail struct {
	areas []detail // sorted by id
}

type detail struct {
	id        string
	corners   [][]tenths
	low, high tenths
	label     orb.Point
	room      float64
	hasLabel  bool
}

// PrepareDetail projects and thins a level for Inset.
func PrepareDetail(level *geo.Layer) *Detail {
	d := &Detail{}
	if level == nil || len(level.Features) == 0 {
		return d
	}
	bound := level.Bound()
	projection := geo.NewProjection(bound)
	low, high := projection.Metres(bound.Min), projection.Metres(bound.Max)
	metres := max(high[0]-low[0], high[1]-low[1]) / 4000
	if !(metres > 0) || math.IsInf(metres, 0) {
		return d
	}
	on := func(p orb.Point) tenths {
		m := projection.Metres(p)
		return tenths{int32(math.Round(10 * (m[0] - low[0]) / metres)), int32(math.Round(10 * (high[1] - m[1]) / metres))}
	}
	for _, f := range geo.Simplify(level, metres).Features {
		a := detail{id: f.ID, low: tenths{math.MaxInt32, math.MaxInt32}, high: tenths{math.MinInt32, math.MinInt32}}
		for _, polygon := range f.Geometry {
			for _, ring := range polygon {
				var corners []tenths
				for i := 0; i+1 < len(ring); i++ {
					t := on(ring[i])
					if len(corners) > 0 && corners[len(corners)-1] == t {
						continue
					}
					corners = append(corners, t)
					for k := range t {
						a.low[k], a.high[k] = min(a.low[k], t[k]), max(a.high[k], t[k])
					}
				}
				if len(corners) >= 3 {
					a.corners = append(a.corners, corners)
				}
			}
		}
		if len(a.corners) == 0 {
			continue
		}
		a.label, a.room, a.hasLabel = geo.LabelPoint(onSheet(f.Geometry, on))
		d.areas = append(d.areas, a)
	}
	return d
}

// A Part is one area of an inset.
type Part struct {
	ID     string
	Name   string
	Text   string // value or class in words
	Href   string // complete, "" for none
	Swatch int
	Mark   string // a short text that stands in it, such as its number
}

// Inset returns a small map of some areas as an SVG element for a page, 400
// units wide or high, "" where none of them has an outline. The ids in it
// begin with name.
func Inset(d *Detail, parts []Part, swatches []figure.Swatch, name, alt string) string {
	const size = 400
	if d == nil {
		return ""
	}
	low, high := tenths{math.MaxInt32, math.MaxInt32}, tenths{math.MinInt32, math.MinInt32}
	found := make([]*detail, len(parts))
	any := false
	for i, p := range parts {
		k, ok := slices.BinarySearchFunc(d.areas, p.ID, func(a detail, id string) int { return strings.Compare(a.id, id) })
		if !ok {
			continue
		}
		found[i], any = &d.areas[k], true
		for c := range low {
			low[c], high[c] = min(low[c], found[i].low[c]), max(high[c], found[i].high[c])
		}
	}
	span := max(high[0]-low[0], high[1]-low[1])
	if !any || span <= 0 {
		return ""
	}
	scale := size * 10 / float64(span)
	at := func(t tenths) tenths {
		return tenths{int32(math.Round(float64(t[0]-low[0]) * scale)), int32(math.Round(float64(t[1]-low[1]) * scale))}
	}
	var w, out writer
	w.name = name
	end := at(high)
	out.add(`<svg class="inset" viewBox="-3 -3 `+number(float64(end[0])/10+6)+" "+number(float64(end[1])/10+6)+`" role="group" aria-label="`, alt, `" stroke-linejoin="round">`)
	var pen pen
	for _, late := range [...]bool{false, true} {
		for i, p := range parts {
			if found[i] == nil || p.Swatch < 0 || p.Swatch >= len(swatches) || (swatches[p.Swatch].Pattern == figure.Dots) != late {
				continue
			}
			pen.start()
			for _, ring := range found[i].corners {
				moved := make([]tenths, 0, len(ring))
				for _, t := range ring {
					if c := at(t); len(moved) == 0 || moved[len(moved)-1] != c {
						moved = append(moved, c)
					}
				}
				if len(moved) >= 3 {
					pen.outline(moved)
				}
			}
			says := p.Name
			if p.Text != "" {
				says += ": " + p.Text
			}
			if p.Href != "" {
				w.add(`<a href="`, p.Href, `">`)
			}
			w.add(`<path `+w.look(p.Swatch, swatches[p.Swatch])+` pointer-events="all" d="`+string(pen.data)+`"><title>`, says, "</title></path>")
			if p.Href != "" {
				w.add("</a>")
			}
		}
	}
	w.WriteString(`<g class="marks">`)
	for i, p := range parts {
		if found[i] == nil || !found[i].hasLabel || p.Mark == "" || found[i].room*scale < 9 {
			continue
		}
		c := at(tenths{int32(found[i].label[0] * 10), int32(found[i].label[1] * 10)})
		w.add(`<text x="`+number(float64(c[0])/10)+`" y="`+number(float64(c[1])/10)+`">`, p.Mark, "</text>")
	}
	w.WriteString("</g>")
	out.name = name
	used := make([]figure.Swatch, len(swatches))
	for i := range used {
		used[i].Pattern = figure.Plain
		if bytes.Contains(w.Bytes(), []byte("url(#"+name+"-p"+strconv.Itoa(i)+")")) {
			used[i] = swatches[i]
		}
	}
	out.patterns(used)
	out.Write(w.Bytes())
	out.WriteString("</svg>")
	return out.String()
}
