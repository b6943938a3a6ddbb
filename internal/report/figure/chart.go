package figure

// A Chart is what a Figure shows besides a map: one of the kinds that Charts
// lists. All are plain data; how they look follows from their swatches, as on a
// Map, so that one class has one look everywhere.
type Chart interface{ chart() }

// Charts are all kinds of charts, for tests that each is drawn.
var Charts = []Chart{
	&Bars{}, &Strip{}, &Heat{}, &Distribution{}, &Scatter{}, &Slope{}, // by the script, from package chart
	&Lines{}, &Flow{}, &Smalls{}, // as they stand in the page, from package picture
}

func (*Bars) chart()         {}
func (*Strip) chart()        {}
func (*Heat) chart()         {}
func (*Distribution) chart() {}
func (*Scatter) chart()      {}
func (*Slope) chart()        {}
func (*Lines) chart()        {}
func (*Flow) chart()         {}
func (*Smalls) chart()       {}

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

// Lines show one subject over several editions. An edition without a value is
// a gap in a line, a change of definition an upright mark.
type Lines struct {
	Times    []Time
	From, To float64 // the scale holds all values
	Ticks    []Tick
	Tracks   []Track // the last is the one that the figure is about
	Breaks   []Break
	Break    string // word at a break
	Gaps     []int  // times at which the last track has no value
}

// A Time is an edition on the axis.
type Time struct {
	At   float64 // 0 to 1 of the axis
	Name string  // short
}

// A Tick is a number on an axis with its text.
type Tick struct {
	At   float64
	Text string
}

// A Break is a change of definition between the last time that had the old one
// and the first that has the new one.
type Break struct{ Before, At int }

// A Track is one line of Lines.
type Track struct {
	Look  TrackLook
	Runs  [][]TrackPoint // without gaps
	Label string         // at its end, "" for none
}

// A TrackPoint is a value at a time, by its index.
type TrackPoint struct {
	Time  int
	Value float64
}

// TrackLook is how a line stands out.
type TrackLook uint8

// The looks of lines: that of the area of the page, the city's, those of areas
// that the headline names, those of all others.
const (
	Own TrackLook = iota
	City
	Lit
	Rest
)

// Flow shows how areas go from the classes of one edition to those of another.
type Flow struct {
	Before, After string
	Classes       []Swatch // from the first class to the last, which is drawn on top
	Counts        [][]int  // areas by class before and after
}

// Smalls are small pictures of all areas on one scale: a line from an earlier
// value to a later one.
type Smalls struct {
	Low, High float64 // the scale holds all values
	Lines     []Line  // the city value and bounds of the rule
	Areas     []Small
}

// A Small is one area of Smalls.
type Small struct {
	Name, Href string
	From, To   float64
	Text       string // both values in words
	Tone       Tone   // of the change
}
