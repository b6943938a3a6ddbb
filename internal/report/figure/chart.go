package figure

import (
	"cmp"
	"slices"
)

// A Chart is what a Figure shows besides a map: one of Bars, Strip, Heat,
// Distribution, Scatter, Slope. All are plain data of areas; how they look follows
// from their swatches, as on a Map, so that one class has one look everywhere.
type Chart interface{ chart() }

func (*Bars) chart()         {}
func (*Strip) chart()        {}
func (*Heat) chart()         {}
func (*Distribution) chart() {}
func (*Scatter) chart()      {}
func (*Slope) chart()        {}

// A Measure is what an axis counts.
type Measure struct {
	Label    string // "SGB-II-Quote"
	Unit     string // "%"; "" for none
	Decimals int    // of values; ticks have what they need
}

// A Point is one area with its value. A value that is not finite is left out
// of the chart.
type Point struct {
	ID     string // of the area
	Name   string
	Href   string // of its page, relative to the edition's folder; "" for none
	Value  float64
	Text   string // the value as it is read: "29,4 %"
	Swatch int    // index into the chart's Swatches
	Label  bool   // whether the name is written beside the point
}

// A Line is a value that a chart marks across: the city value, a mean, the
// border of a rule.
type Line struct {
	At     float64
	Text   string // "Dortmund 20,7 %"
	Border bool   // a bound of a rule: drawn dashed
}

// Bars rank areas by a value, the first on top; the bars begin at zero.
type Bars struct {
	Measure
	Level    string // of the areas, "" where the bars are no areas
	Swatches []Swatch
	Points   []Point
	Lines    []Line
	// Skipped is the position in Points before which areas were left out, with
	// the words for it; 0 for none.
	Skipped     int
	SkippedText string
}

// A Strip shows, indicator by indicator, where one area stands among all. Each
// row has a scale of its own, from its lowest to its highest value; a row that
// is turned has its highest value on the left, so that all rows can have the
// more difficult situation on the same side.
type Strip struct {
	Level    string
	Swatches []Swatch // of the rows: how the area stands to the city value
	Left     string   // what the left side means, "" for nothing: "günstiger"
	Right    string
	Rows     []StripRow
}

// A StripRow is one indicator of a Strip.
type StripRow struct {
	Measure
	Href   string  // page of the indicator
	Points []Point // all areas with a value
	Own    int     // index of the area into Points, -1 where it has no value
	Turned bool
	Swatch int    // of the area; below zero, every point has its own
	Lines  []Line // the city value
	Low    string // the lowest and the highest value in words
	High   string
	Text   string // stands in place of the point where there is none: "keine Angabe"
}

// A Heat is a table of areas by indicators in colours. Rows and columns are in
// the order given; a cell refers to a Swatch.
type Heat struct {
	Level    string
	Swatches []Swatch // around the city value; the missing have one of their own
	Columns  []HeatColumn
	Rows     []HeatRow
}

// A HeatColumn is an indicator.
type HeatColumn struct {
	Label string // short
	Href  string
	Full  string // in tooltips
}

// A HeatRow is an area.
type HeatRow struct {
	ID, Name, Href string
	Cells          []HeatCell // one per column
	Marked         bool       // of a target class: its name is set bold
}

// A HeatCell is the value of an area in words, with its colour.
type HeatCell struct {
	Swatch int
	Text   string // "29,4 %" or "keine Angabe"
}

// A Distribution shows how the areas spread over the values: a dot per area,
// or bars of counts where there are too many.
type Distribution struct {
	Measure
	Level    string
	Swatches []Swatch
	Points   []Point
	Lines    []Line // city value, mean
	Counted  string // what is counted: "Sozialräume"
	Binned   bool   // bars of counts even where there are few areas
}

// A Scatter shows two values of each area and the city values as a cross.
// Point.Value is the place on X, Other the place on Y.
type Scatter struct {
	Level    string
	X, Y     Measure
	Swatches []Swatch
	Points   []ScatterPoint
	XLines   []Line // at values of X, drawn upright
	YLines   []Line
}

// A ScatterPoint is one area by two values.
type ScatterPoint struct {
	Point
	Other     float64
	OtherText string
}

// A Slope draws a line for each area from its earlier to its later value on one
// scale.
type Slope struct {
	Measure
	Level         string
	Before, After string   // names of the two sides: "2007"
	Swatches      []Swatch // the first is that of the quiet lines; the others stand out
	Runs          []Run
	Lines         []Line // the border of a rule
	// Ranks have 1 on top; their scale begins at zero.
	Ranks bool
}

// A Run is an area in a Slope; Point.Value is where it begins. The names of
// those with Label stand beside their ends.
type Run struct {
	Point
	To     float64
	ToText string
}

// Sample returns at most so many of the points, in the order of their values
// and evenly over it, the lowest and the highest among them: enough to see how
// many areas lie where. A page that shows one area among ten thousand takes a
// sample once for all its pages, and adds the area itself.
func Sample(points []Point, most int) []Point {
	sorted := slices.Clone(points)
	slices.SortStableFunc(sorted, func(a, b Point) int {
		return cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.ID, b.ID))
	})
	n := len(sorted)
	if most < 2 || n <= most {
		return sorted[:min(n, max(most, 0))]
	}
	out := make([]Point, most)
	for i := range out {
		out[i] = sorted[i*(n-1)/(most-1)]
	}
	return out
}
