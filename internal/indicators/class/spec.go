// Package class sorts areas into classes: by bands on an index, by groups of
// equal size or natural breaks, by rules, or by combining two schemes. Every
// decision keeps its reasons.
package class

import (
	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
)

// A Class is one outcome of a scheme.
type Class struct {
	ID     string
	Label  area.Name
	Target bool // entering and leaving this class is what a comparison reports
}

// A Scheme is one way to sort the areas of an edition. Exactly one of Bands,
// Rules, Combine, Quantiles, RankGroups and NaturalBreaks is set.
type Scheme struct {
	ID            string
	Label         string
	Index         string // of bands and groups
	Level         string // the only level it applies to; "" = every level that has what it needs
	Bands         []Band // from good to bad
	Rules         []Rule // first match wins, per level
	Otherwise     *Class // of rules; nil = empty class
	Combine       []string
	Quantiles     *Groups
	RankGroups    *Groups
	NaturalBreaks *Groups
	At            finding.Position
}

// A Band is a class with its upper bound on the index.
type Band struct {
	Class
	Bound  *float64 // nil = no upper bound (the last band)
	Closed bool     // true: the bound itself belongs to the band (to); false: it does not (below)
	At     finding.Position
}

// Groups are classes of equal size or of natural breaks, numbered from 1.
type Groups struct {
	Groups  int
	Type    int  // of quantiles: 5 to 9
	OneBest bool // group 1 is the best end; false: the worst
	RoundUp bool // of rank groups: ceil instead of floor
	At      finding.Position
}

// A Rule gives a class to areas of one level that meet a condition.
type Rule struct {
	Class
	Level string
	When  *Condition
	At    finding.Position
}

// Operator is one of the condition kinds of a rule.
type Operator uint8

// The conditions of an edition file.
const (
	All Operator = iota
	Any
	Not
	CompareIndex     // Subject is an index
	CompareIndicator // Subject is an indicator, Measure says what of it
	WorseThanCity    // at least K inputs of the index Subject are strictly worse than the city
	WorstRanks       // Subject is an index or indicator, K the number of worst areas
	ParentIs         // ClassID of the same scheme on the next coarser level; Negate for "not"
	AnyChildIs       // ClassID of the same scheme on the next finer level
)

// Measure says what of an indicator is compared.
type Measure uint8

// The measures of an edition file.
const (
	OfValue Measure = iota
	OfPercentOfCity
	OfDifference
)

// Relation is how a number is compared with its bound.
type Relation uint8

// The relations of an edition file.
const (
	Above Relation = iota
	AtLeast
	Below
	AtMost
)

// A Condition is a node of a rule's tree.
type Condition struct {
	Operator Operator
	Parts    []*Condition // of All, Any, Not
	Subject  string
	Measure  Measure
	Relation Relation
	Bound    float64
	K        int
	ClassID  string
	Negate   bool
	At       finding.Position
}
