// Package figure describes what a page shows as plain data: figures, maps,
// tables. It knows no HTML, no SVG and no chart library; the packages beside
// it turn these values into files. It is a leaf within report.
package figure

import (
	"math"

	"sozialbericht/internal/report/colour"
)

// A Table is a table as a reader sees it: every cell is text in the form of
// the edition's language.
type Table struct {
	ID      string // unique on its page; "" if nothing refers to it
	Caption string
	Columns []Column
	Rows    []Row
	Level   string // of the areas that the rows stand for, "" where they are none
	Sorted  bool   // the reader can sort it
	Search  bool   // and search it; rows of targets can be picked out
	Targets string // name of what those rows are: "Aktionsräume"
	Marks   []Mark // across the bars of all rows
	// Numbered rows begin with their number on a map; the second cell is then
	// the row's header.
	Numbered bool
}

// Empty reports whether a table has nothing to show.
func (t *Table) Empty() bool { return len(t.Rows) == 0 || len(t.Columns) == 0 }

// A Column is one column of a Table.
type Column struct {
	Head    string
	Numeric bool // right aligned, tabular figures
}

// A Row is one row of a Table; its first cell is the row's header.
type Row struct {
	ID    string // anchor, unique on its page; "" for none
	Cells []Cell
	Mark  string // name of a style class for the row, "" for none
	Area  string // id of the area that the row stands for, "" for none
	// Target marks the row of an area in a target class.
	Target bool
}

// A Cell is one cell of a Table.
type Cell struct {
	Text  string
	Href  string   // relative address within the edition, "" for none
	Order *float64 // what a column of numbers is sorted by, nil for none
	// Deviation is drawn below the text: a small bar about the city value.
	Deviation *Deviation
	// Bar is drawn instead of the text, which then says the same in words to
	// those who don't see it; nil for a cell of text.
	Bar *Bar
	// Swatch is drawn before the text; nil for none.
	Swatch *Swatch
}

// A Tone is the side of the city value that a number lies on.
type Tone uint8

// The tones of a bar; Even is neither.
const (
	Even Tone = iota
	Worse
	Better
)

// A Bar is a small bar of a table's row on a scale that all rows share. Both
// ends are parts of the width, 0 to 1; equal for none.
type Bar struct {
	From, To float64
	Tone     Tone
}

// A Deviation is a small bar that leaves the middle, the city value, to either side.
type Deviation struct {
	By   float64 // -1 to 1 of half the width; right is above the city value
	Tone Tone
}

// A Mark is a thin line across a bar.
type Mark struct {
	At     float64
	Border bool // a bound of a rule, drawn dashed; else the city value
}

// Text is a cell without a link.
func Text(s string) Cell { return Cell{Text: s} }

// Link is a cell with a link within the edition.
func Link(s, href string) Cell { return Cell{Text: s, Href: href} }

// A Pattern tells areas apart without colour.
type Pattern uint8

// The patterns of the map; Outline has no fill at all.
const (
	Plain Pattern = iota
	Hatch
	Dots
	CrossHatch
	Outline
)

// A Swatch is one entry of a legend and the look of the areas that refer to it.
type Swatch struct {
	Fill    colour.Colour // none with Outline
	Pattern Pattern
	Label   string // with bounds where it is a class of values
	Count   int    // areas that have it
}

// A Shade is the look of one area of a map.
type Shade struct {
	ID     string
	Name   string
	Swatch int    // index into Map.Swatches
	Text   string // value or class in words, for the tooltip
	Label  bool   // whether the name is written on the map
	Lead   int    // names with a place, 1 first, are written before those without
	Href   string // of the area's page, relative to the edition's folder; "" for none
}

// Ahead is the greater the sooner the area's name is written.
func (s Shade) Ahead() int {
	if s.Lead > 0 {
		return math.MaxInt - s.Lead
	}
	return 0
}

// A Map is a choropleth map of one level, with everything that is printed
// around it.
type Map struct {
	File     string // name of the SVG file without folder and extension, safe
	Headline string // what is seen
	Subtitle string // measure, unit, level, reference date
	Notes    []string
	Source   string
	Alt      string // the finding in words
	Banner   string // "" in a final edition
	Level    string // level of the areas
	Borders  string // coarser level whose borders are drawn on top, "" for none
	Swatches []Swatch
	Areas    []Shade
}

// A Figure is what stands on a page: a map or a table, with the same data
// below it.
type Figure struct {
	ID       string
	Headline string
	Subtitle string
	Notes    []string
	Source   string
	Alt      string
	Map      *Map  // nil if the figure is no map
	Chart    Chart // nil if the figure is a map or a table
	Data     Table
	DataHref string // relative address of the CSV file that holds the data
}
