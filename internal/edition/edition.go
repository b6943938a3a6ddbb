// Package edition reads edition.yaml, the one file that describes a report:
// its data, boundaries and method. It is read strictly; every mistake is a
// finding with line and column, all at once.
package edition

import (
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/words"
)

// An Edition is one report, with every default filled in.
type Edition struct {
	ID        string
	Title     string
	City      string
	Language  words.Lang
	Status    indicators.ReportStatus // a draft unless said otherwise
	Published string                  // date of the report, 2006-01-02; "" if not given

	Data       sheet.Spec
	Boundaries []Boundary // one per level of Data.Levels, in that order
	Report     int        // index of the report level in Data.Levels
	Nodes      []index.Node
	Schemes    []class.Scheme
	Compare    []Comparison // with earlier editions, in the order of the file
	// NotComparable holds the ids of indicators whose definition changed.
	NotComparable map[string]bool
	// Resolved is the edition file as it was understood, every default filled
	// in, as plain maps, slices and scalars; it goes into the manifest.
	Resolved map[string]any
	At       finding.Position // of the key id
}

// A Boundary says where the boundaries of a level come from. The zero Boundary
// means that the level has no map.
type Boundary struct {
	File     string // relative to the edition file or the data folder
	Key      string // property with the area ids
	Match    string // pattern whose first group, or whole match, is the id; "" = the property
	Digits   int    // an id of fewer digits gets its leading zeros back; 0 = as it stands
	Label    string
	CRS      string // EPSG:4326 unless stated
	Vintage  string
	Dissolve string // id of the finer level whose union this level is; "" with File
	At       finding.Position
	KeyAt    map[string]finding.Position // places of the single values
}
