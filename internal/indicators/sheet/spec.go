// Package sheet turns grids of cells, as offices deliver them, into the
// tables of package indicators: it finds the table on its sheet, its header,
// the columns by header text and the rows by key, reads numbers and symbols,
// and reports with a place whatever it can't take.
package sheet

import (
	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
)

// A Level is one level of areas and the tables that hold its values.
type Level struct {
	area.Level
	Within *Within // nil on the coarsest level or where nothing says how levels nest
	Tables []Table // empty: the level is summed from the next finer one
	At     finding.Position
}

// Within says how an area of a level finds the area of the coarser level that
// contains it: by a column or by the first characters of its own key.
type Within struct {
	Level  string
	Column string // header text of the coarser area's id (or, where Label is "", its name)
	Label  string // header text of the coarser area's name, "" if none
	Prefix int    // number of characters, 0 with Column
	At     finding.Position
}

// A Table names one table of one file.
type Table struct {
	File    string            // as written in the edition file, relative to it or to the data folder
	Sheet   string            // "" = the only (or first) sheet
	Key     string            // header text of the area ids
	Match   string            // pattern (RE2) whose first group, or whole match, in the key's cell is the id; "" = the cell
	Digits  int               // an id of fewer digits gets its leading zeros back; 0 = as it stands
	Label   string            // header text of the area names, "" = names are ids
	CityRow string            // text of the key or label cell of the city row, "" = none
	Header  [2]int            // first and last header row, 1-based; 0,0 = found by content
	Rows    [2]int            // first and last row of areas, 1-based; 0,0 = to the end
	Columns map[string]string // name in the edition -> header text in this table
	As      string            // prefix put before this table's header texts
	// Heading is the text of a cell above the table, "" = none: with several
	// tables on a sheet, the table is the first one below it.
	Heading string
	Range   Range       // the cells of the table with its header; zero = all of the sheet
	Where   []Condition // a row that fails one of them is not part of the table
	Pivot   *Pivot      // nil = one row per area
	// Sections says what headings between the rows mean: SectionsNone, they
	// are passed over; SectionsAll, each is part of the names of its columns;
	// any other text, only the rows below this heading are read.
	Sections string
	Symbols  map[string]Meaning // instead of the edition's; nil = the edition's
	At       finding.Position
	// KeyAt holds the places of single keys in the edition file ("file",
	// "sheet", "key", ...), for findings about them.
	KeyAt map[string]finding.Position
}

// Values of Table.Sections beside the text of a heading.
const (
	SectionsNone = ""
	SectionsAll  = "*"
)

// A Range is a rectangle of cells, 1-based, both corners within.
type Range = grid.Range

// ParseRange reads a range as a spreadsheet writes it, such as B4:Q546; ok is
// false for anything else.
func ParseRange(s string) (r Range, ok bool) { return grid.Reference(s) }

// A Condition keeps the rows whose cell in a column is one of some texts.
type Condition struct {
	Column string // header text
	Is     []string
}

// A Pivot says that a table has one row per area and name: the columns of the
// edition are then called name/value column.
type Pivot struct {
	Names  string   // header text of the names
	Values []string // header texts of the values
}

// A Sum says that some columns add up to another one in every area.
type Sum struct {
	Whole string
	Parts []string
	At    finding.Position
}

// Meaning is what a symbol in a cell stands for.
type Meaning struct {
	Zero   bool // the symbol is a true zero
	Status indicators.Status
}

// A Spec is all that the reader needs to know of an edition.
type Spec struct {
	Levels        []Level // from coarse to fine
	Catalogue     indicators.Catalogue
	Population    string // header text, "" = none
	PopulationAt  finding.Position
	Symbols       map[string]Meaning
	MissingValues []float64
	Exclusions    []indicators.ExclusionRule
	Sums          []Sum
}
