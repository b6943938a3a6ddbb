// Package chart turns figures into what the report's script draws with
// ECharts: an option per figure, the geometry of a level, the texts and the
// search list of an edition. It is the only package that knows go-echarts.
//
// Three things are decided here and not in the browser: which look an area has
// (values are classified before, a datum only names its swatch), how a number
// is written (every text comes ready), and where axes begin, end and have
// ticks. What depends on the width of a window or on light and dark is left to
// report.js: a colour is given as the name of a property of the style sheet
// ("--ink"), which the script replaces by its value of the moment.
package chart

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// ErrNoChart says that a figure has nothing to draw: it is a table, or no
// point of it has a finite value. Its page shows the table alone.
var ErrNoChart = errors.New("the figure has nothing to draw")

// JSON returns a figure for the script, to stand as it is in an element
// <script type="application/json">: no text in it can end the element. The
// same figure gives the same bytes. It fails with ErrNoChart where there is
// nothing to draw.
func JSON(f *figure.Figure, lang words.Lang) ([]byte, error) {
	if f == nil {
		return nil, ErrNoChart
	}
	d := drawing{lang: lang}
	if err := d.draw(f); err != nil {
		if errors.Is(err, ErrNoChart) {
			return nil, err
		}
		return nil, fmt.Errorf("figure %q: %w", f.ID, err)
	}
	// Marshal writes <, >, & and the line separators as escapes, and refuses
	// what is no number; a NaN would give an empty chart without a word.
	text, err := json.Marshal(pack(d.out))
	if err != nil {
		return nil, fmt.Errorf("figure %q: %w", f.ID, err)
	}
	return text, nil
}

// draw turns a figure into a payload.
func (d *drawing) draw(f *figure.Figure) error {
	switch c := f.Chart.(type) {
	case nil:
		if f.Map == nil {
			return ErrNoChart
		}
		return d.choropleth(f.Map)
	case *figure.Bars:
		return d.bars(c)
	case *figure.Strip:
		return d.strip(c)
	case *figure.Heat:
		return d.heat(c)
	case *figure.Distribution:
		return d.distribution(c)
	case *figure.Scatter:
		return d.scatter(c)
	case *figure.Slope:
		return d.slope(c)
	case *figure.Lines, *figure.Flow, *figure.Smalls:
		return ErrNoChart // they stand in their page as pictures
	default:
		return fmt.Errorf("unknown kind %T", c)
	}
}

// File is JSON as a file of its own, for a figure that stands on several pages
// or on pages that have many: name is its address within the folder assets.
func File(f *figure.Figure, name string, lang words.Lang) ([]byte, error) {
	text, err := JSON(f, lang)
	if err != nil {
		return nil, err
	}
	address, _ := json.Marshal(name) // a string does not fail
	return slices.Concat([]byte("Sozialbericht.figure("), address, []byte(","), text, []byte(");\n")), nil
}

// Kind is the word for a figure's chart in data-chart, "" where it has none.
func Kind(f *figure.Figure) string {
	switch f.Chart.(type) {
	case *figure.Bars:
		return "bars"
	case *figure.Strip:
		return "strip"
	case *figure.Heat:
		return "heat"
	case *figure.Distribution:
		return "distribution"
	case *figure.Scatter:
		return "scatter"
	case *figure.Slope:
		return "slope"
	}
	if f.Map != nil {
		return "map"
	}
	return ""
}

// A payload is what report.js reads.
type payload struct {
	Kind   string         `json:"kind"`
	Option map[string]any `json:"option"`
	Looks  []look         `json:"looks"`
	Items  []item         `json:"items,omitempty"` // as the data of the first series
	Texts  []string       `json:"texts,omitempty"` // of a heat map, in place of items: row by row
	Areas  []item         `json:"areas,omitempty"` // of strips, where an area stands in every row
	Label  string         `json:"label,omitempty"` // what the items' texts measure
	Lines  []line         `json:"lines,omitempty"`
	XTicks []tick         `json:"xticks,omitempty"`
	YTicks []tick         `json:"yticks,omitempty"`

	Level   string   `json:"level,omitempty"`   // of the areas; a map loads its geometry
	Columns []column `json:"columns,omitempty"` // of a heat map
	Rows    []row    `json:"rows,omitempty"`    // of strips and heat maps
	Skipped *skipped `json:"skipped,omitempty"`
	Tallest int      `json:"tallest,omitempty"` // dots in the highest stack
	Bin     float64  `json:"bin,omitempty"`     // width of a stack or bar of a distribution
	Ends    []string `json:"ends,omitempty"`    // what the two sides mean; of a slope, the years
	Axes    []string `json:"axes,omitempty"`    // titles of the axes x and y
}

// An item is an area as tooltips, keys and links need it. A map's names and
// addresses come with the geometry.
type item struct {
	Area int    `json:"area,omitempty"` // index into Areas plus one; 0 where the item names the area itself
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
	Text string `json:"text,omitempty"`
	More string `json:"more,omitempty"` // second value of a scatter or slope
	Href string `json:"href,omitempty"`
	Show bool   `json:"show,omitempty"` // the name is written beside the point

	Ahead int `json:"-"` // of two names that would touch, the one with more is written
}

type line struct {
	At     float64 `json:"at"`
	Text   string  `json:"text"`
	Border bool    `json:"border,omitempty"`
	Axis   string  `json:"axis"`          // x: upright; y: level
	Row    int     `json:"row,omitempty"` // of a strip
}

type column struct {
	Label string `json:"label"`
	Full  string `json:"full,omitempty"`
	Href  string `json:"href,omitempty"`
}

type row struct {
	Label  string `json:"label"`
	Href   string `json:"href,omitempty"`
	ID     string `json:"id,omitempty"`
	Low    string `json:"low,omitempty"`
	High   string `json:"high,omitempty"`
	Own    int    `json:"own"` // index into items of the area shown, -1 for none
	Look   int    `json:"look,omitempty"`
	First  int    `json:"first"`
	Text   string `json:"text,omitempty"`
	Marked bool   `json:"marked,omitempty"`
}

type skipped struct {
	Before int    `json:"before"`
	Text   string `json:"text"`
}

// A datum is one value of a series. The script gives it the look that it names.
type datum struct {
	Name  string `json:"name,omitempty"` // a map is joined by it: the area's id
	Value any    `json:"value"`
	Look  int    `json:"look"`
}

// A look is a swatch in light and dark, with what is drawn upon and around it.
type look struct {
	Fill     string `json:"fill,omitempty"`
	Dark     string `json:"dark,omitempty"` // where it differs
	Pattern  string `json:"pattern,omitempty"`
	Label    string `json:"label,omitempty"`
	Marks    marks  `json:"marks,omitempty"`
	Edge     string `json:"edge,omitempty"` // outline that it needs to be seen on a light page, "" for none
	EdgeDark string `json:"edgeDark,omitempty"`
}

// marks say what is dark upon a fill.
type marks uint8

const (
	darkMarksOnLight marks = 1 << iota // the marks of a pattern, on a light page
	darkMarksOnDark                    // and on a dark one
	darkBorders                        // borders between areas, on a dark page
)

var patterns = [...]string{figure.Plain: "", figure.Hatch: "hatch", figure.Dots: "dots", figure.CrossHatch: "cross", figure.Outline: "outline"}

// looks turns swatches into looks. What has no fill is filled as the page.
func looks(swatches []figure.Swatch) []look {
	out := make([]look, len(swatches))
	for i, s := range swatches {
		out[i] = look{Pattern: patterns[min(int(s.Pattern), len(patterns)-1)], Label: s.Label}
		if s.Pattern == figure.Outline {
			continue
		}
		if s.Fill.None() {
			s.Fill = colour.Paper
		}
		out[i].Fill, out[i].Dark = s.Fill.Hex(), s.Fill.DarkHex()
		out[i].Marks = marksUpon(s.Fill)
		out[i].Edge, out[i].EdgeDark = edges(s.Fill)
	}
	return out
}

func marksUpon(fill colour.Colour) (out marks) {
	if fill.Light().Bright() {
		out |= darkMarksOnLight
	}
	if fill.Dark().Bright() {
		out |= darkMarksOnDark
	}
	if fill.Dark().Glows() {
		out |= darkBorders
	}
	return out
}

// edges are the outlines that a fill needs on either page.
func edges(fill colour.Colour) (light, dark string) {
	if e := fill.Edge(); !e.None() {
		if e.Light() != fill.Light() {
			light = e.Light().Hex()
		}
		if e.Dark() != fill.Dark() {
			dark = e.Dark().Hex()
		}
	}
	return light, dark
}

// within returns a swatch's index if there is such a swatch, else 0.
func within(swatch, n int) int {
	if swatch < 0 || swatch >= n {
		return 0
	}
	return swatch
}

// A drawing is a figure on its way to a payload.
type drawing struct {
	lang words.Lang
	out  payload
}

// finite reports whether a number can be drawn. Beyond 1e15 the positions of
// points would be lost in the digits of a float.
func finite(x float64) bool { return math.Abs(x) <= 1e15 }

// drawable returns the points with finite values, not to be changed, and for
// each position before, where it is now.
func drawable(points []figure.Point) (kept []figure.Point, at []int) {
	at = make([]int, len(points))
	n := 0
	for i := range points {
		at[i] = -1
		if finite(points[i].Value) {
			at[i] = n
			n++
		}
	}
	if n == len(points) {
		return points, at
	}
	kept = make([]figure.Point, 0, n)
	for i, p := range points {
		if at[i] >= 0 {
			kept = append(kept, p)
		}
	}
	return kept, at
}

func itemOf(p figure.Point) item {
	return item{ID: p.ID, Name: p.Name, Text: p.Text, Href: p.Href, Show: p.Label}
}

// lines takes over lines at finite values.
func (d *drawing) lines(axis string, lines []figure.Line) {
	for _, l := range lines {
		if finite(l.At) {
			d.out.Lines = append(d.out.Lines, line{At: l.At, Text: l.Text, Border: l.Border, Axis: axis})
		}
	}
}
