package class

import "sozialbericht/internal/indicators"

// Truth has three values: a missing operand makes a condition unknown unless
// the rest decides it.
type Truth uint8

// The values of three-valued logic.
const (
	Unknown Truth = iota
	False
	True
)

// String returns the word used in reasons.csv.
func (t Truth) String() string { return [...]string{"unknown", "false", "true"}[min(int(t), 2)] }

// A Result is one scheme on every level it applies to.
type Result struct {
	Scheme Scheme
	// Classes are all outcomes in order from good to bad: bands as written,
	// rules reversed after otherwise, groups from the best.
	Classes []Class
	Levels  []LevelResult
}

// LevelResult is one scheme on one level.
type LevelResult struct {
	Level     string
	Decisions []Decision // one per area of the level's table
	Bounds    []float64  // upper bounds of all groups but the last, in the order of Classes; nil for rules
}

// Why says how a decision came about.
type Why uint8

// The ways; only Decided and ByDefault carry a class.
const (
	Decided   Why = iota // a band, group or rule
	ByDefault            // otherwise
	Excluded             // the area is excluded
	NoIndex              // the index the scheme needs is missing
	Undecided            // a condition is unknown and the rest does not decide it
)

// String returns the word used in areas.csv and on the pages' keys.
func (w Why) String() string {
	return [...]string{"decided", "otherwise", "excluded", "no_index", "undecided"}[min(int(w), 4)]
}

// A Decision is the class of one area and why.
type Decision struct {
	Class   int // index into Result.Classes, -1 for none
	Why     Why
	Reasons []Reason
	// Distance is how far the deciding number lies from the nearest bound that
	// would change the class, in the unit of that number and above zero;
	// Missing where no single number decides.
	Distance indicators.Value
}

// A Reason is one condition with the number it was held against.
type Reason struct {
	Condition *Condition // nil for bands and groups
	Text      string     // the condition in the words of the edition file, e.g. "lage above 0.35"
	ClassID   string     // the class the condition belongs to
	Depth     int        // nesting within all, any and not
	Held      Truth
	Value     indicators.Value
	Relation  Relation // of Value to Bound, where both are numbers
	Bound     indicators.Value
}

// ID returns the id of a decision's class, "" for none.
func (r *Result) ID(d Decision) string {
	if d.Class < 0 || d.Class >= len(r.Classes) {
		return ""
	}
	return r.Classes[d.Class].ID
}

// Level returns the result of one level, nil where the scheme does not apply to it.
func (r *Result) Level(id string) *LevelResult {
	for i := range r.Levels {
		if r.Levels[i].Level == id {
			return &r.Levels[i]
		}
	}
	return nil
}
