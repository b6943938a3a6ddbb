package indicators

import "sozialbericht/internal/finding"

// An ExclusionRule takes areas out of every mean, spread and rank of one
// level. Exactly one of PopulationBelow, Areas and Where is set.
type ExclusionRule struct {
	Level           string // level id
	PopulationBelow *float64
	Areas           []string // area ids
	Where           *Where
	Because         string
	At              finding.Position
}

// A Where compares the text of a column of the level's tables.
type Where struct {
	Column string
	Is     string
	IsNot  string
	Negate bool // true: excluded where the text is not IsNot; false: where it is Is
}
