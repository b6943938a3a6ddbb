// Package indicators is the domain: what an indicator is, the table of its
// values per area, and its value for the whole city. It is pure: no files, no
// clock, no global state. The packages below it turn grids into tables
// (sheet), tables into scores (index) and scores into classes (class).
package indicators

import "sozialbericht/internal/finding"

// Direction says which end of a scale is the more difficult situation.
type Direction uint8

// Every indicator states its direction; Undirected means it was not stated.
const (
	Undirected Direction = iota
	Worse                // higher is worse
	Better               // higher is better
	Neutral              // neither; such an indicator can't enter an index
)

// String returns the word of the edition file.
func (d Direction) String() string {
	switch d {
	case Worse:
		return "worse"
	case Better:
		return "better"
	case Neutral:
		return "neutral"
	default:
		return ""
	}
}

// Kind says what sort of quantity an indicator is.
type Kind uint8

// Only a Share is bound to 0..100 and has an interval by Wilson's method.
const (
	Mean   Kind = iota // any ready value
	Share              // a part of a whole, in percent
	Rate               // cases per some base, which they can exceed
	Index              // relative to a base, such as Dortmund = 100
	Change             // a difference or growth
	Count              // a number of cases
)

// String returns the word of the edition file.
func (k Kind) String() string {
	return [...]string{"mean", "share", "rate", "index", "change", "count"}[min(int(k), 5)]
}

// A RateSpec builds a value from counts: Times * (sum(Of) - sum(Less)) / Per.
// The names are header texts of the level's tables.
type RateSpec struct {
	Of    []string
	Less  []string
	Per   string
	Times float64
}

// An Indicator is one measured quantity, as the edition file describes it.
// Exactly one of Rate and Column is set.
type Indicator struct {
	ID       string
	Label    string
	Short    string // for narrow places; the label where not given
	Rate     *RateSpec
	Column   string // header text of a ready value; "" with Rate
	WeightBy string // header text of the weights of a ready value where a mean over areas is needed; "" = none
	City     *float64
	Kind     Kind
	Unit     string
	Decimals int
	HigherIs Direction
	Theme    string
	Date     string
	Source   string
	Levels   []string    // levels where it must exist; nil = every level with a table that has its columns
	Range    *[2]float64 // bounds that no value may leave; nil = none
	At       finding.Position
	// KeyAt holds the places of single values in the edition file ("city",
	// "value", "rate.of", "rate.per", ...), for findings about them.
	KeyAt map[string]finding.Position
}

// A Catalogue is the indicators of an edition in the order of its file.
type Catalogue []Indicator

// Find returns the position of an id in the catalogue, -1 where it has none.
func (c Catalogue) Find(id string) int {
	for i := range c {
		if c[i].ID == id {
			return i
		}
	}
	return -1
}
