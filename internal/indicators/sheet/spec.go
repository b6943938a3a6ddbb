// Package sheet turns grids of cells, as offices deliver them, into the
// tables of package indicators: it finds the table on its sheet, its header,
// the columns by header text and the rows by key, reads numbers and symbols,
// and reports with a place whatever it can't take.
package sheet

import (
	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
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
	Label   string            // header text of the area names, "" = names are ids
	CityRow string            // text of the key or label cell of the city row, "" = none
	Header  [2]int            // first and last header row, 1-based; 0,0 = found by content
	Rows    [2]int            // first and last row of areas, 1-based; 0,0 = to the end
	Columns map[string]string // name in the edition -> header text in this table
	As      string            // prefix put before this table's header texts
	At      finding.Position
	// KeyAt holds the places of single keys in the edition file ("file",
	// "sheet", "key", ...), for findings about them.
	KeyAt map[string]finding.Position
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
}
