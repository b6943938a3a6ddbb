// Package compare puts two editions side by side: the earlier one's counts on
// the later one's boundaries, both on two scales, every change of an index
// split into its causes, and measures of how far areas and classes moved.
//
// It takes two computed editions and crosswalks and returns plain data; it
// knows neither files nor pages. Texts for its words and reasons stand in
// package words under "compare.".
package compare

import (
	"slices"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
)

// A Snapshot is one computed edition. Tables and Scores have one entry per
// level in the same order, City one per indicator of the Catalogue.
type Snapshot struct {
	ID        string
	Title     string
	Published string // date of the report, "" if not given

	Catalogue indicators.Catalogue
	Tables    []indicators.Table
	City      []indicators.CityValue
	Nodes     []index.Node
	Scores    index.Scores
	Classes   []class.Result

	// NotComparable holds the ids of indicators whose definition changed: they
	// are shown, but enter no comparison. Either edition may say so.
	NotComparable map[string]bool
	At            finding.Position // of the key that asks for the comparison
}

// A Crosswalk is a crosswalk and where it stands in the planner's files.
type Crosswalk struct {
	area.Crosswalk
	At     finding.Position   // of the table or of the key that names it
	LinkAt []finding.Position // one per link; nil for an overlay
}

// A Comparison is what changed between two editions. Levels are those of the
// later edition that the earlier one has too, in the order of the later.
type Comparison struct {
	Before, After Edition
	Levels        []Level
	schemes       []string // ids in the order of the later edition
}

// An Edition names one of the two.
type Edition struct{ ID, Title, Published string }

// A Level is the comparison of one level. Rows are areas of the later edition,
// in the order of its table.
type Level struct {
	Level area.Level
	// Estimated says that the limits of some area changed: the earlier counts
	// were carried over by shares and are estimates there.
	Estimated bool
	Areas     []Match
	Ended     []Ended
	// Before is the earlier edition on the later one's boundaries, with one
	// series per indicator of the later catalogue (not Present where the earlier
	// edition lacks it).
	Before     indicators.Table
	CityBefore []indicators.CityValue // per indicator of the later catalogue
	Indicators []IndicatorChange      // one per indicator of the later catalogue that the level has
	Gone       []string               // indicators that only the earlier edition has on this level
	Indices    []IndexChange          // one per node of the later edition that the level has
	Schemes    []SchemeChange         // one per scheme of the later edition that applies to the level
}

// Index returns the changes of an index, nil where the level has none.
func (l *Level) Index(id string) *IndexChange {
	for k := range l.Indices {
		if l.Indices[k].Node.ID == id {
			return &l.Indices[k]
		}
	}
	return nil
}

// Scheme returns the changes of a class scheme, nil where the level has none.
func (l *Level) Scheme(id string) *SchemeChange {
	for k := range l.Schemes {
		if l.Schemes[k].Scheme.ID == id {
			return &l.Schemes[k]
		}
	}
	return nil
}

// Level returns the comparison of one level, nil where there is none.
func (c *Comparison) Level(id string) *Level {
	for k := range c.Levels {
		if c.Levels[k].Level.ID == id {
			return &c.Levels[k]
		}
	}
	return nil
}

// A Cause is why an index, and with it perhaps a class, changed.
type Cause string

// The causes. Unknown goes with a reason.
const (
	Unknown         Cause = ""
	CauseOwn        Cause = "own"      // the area itself changed
	CauseCity       Cause = "city"     // the city around it changed: the scale moved
	CauseMethod     Cause = "method"   // other indicators, weights or rules
	CauseBoundary   Cause = "boundary" // other limits
	CauseNoise      Cause = "noise"    // no more than small numbers vary by chance
	CauseNone       Cause = "none"     // nothing changed
	CauseExcluded   Cause = "excluded" // excluded in one of the editions
	CauseEnded      Cause = "ended"    // no area of the later edition continues it
	CauseBeginsHere Cause = "new"      // no area of the earlier edition precedes it
)

// A Reason is why something that a reader may expect is not there.
type Reason string

// The reasons; their texts are "compare.reason.<reason>".
const (
	NoReason        Reason = ""
	ReasonBefore    Reason = "no_index_before" // the area had no index
	ReasonAfter     Reason = "no_index_after"  // the area has no index
	ReasonNewIndex  Reason = "index_new"       // the earlier edition lacks the index
	ReasonConverted Reason = "not_converted"   // too few earlier values on the new boundaries
	ReasonCommon    Reason = "too_few_common"  // too few inputs exist in both years
	ReasonRanks     Reason = "ranks"           // ranks have no frozen scale
	ReasonReady     Reason = "no_counts"       // an input has no counts: chance is not known
	ReasonLeftOut   Reason = "input_left_out"  // an input of the published index is not compared
	ReasonNotLinear Reason = "not_linear"      // the index is no weighted sum of the values
)

// Editions compares a later edition with an earlier one. Levels, indices,
// schemes and indicators are matched by id; areas by the crosswalk of their
// level, by what a crosswalk of a finer level makes of them, else by id.
//
// Steps of a change, which sum to it (docs/method.md says what each means):
//
//	A as published -> A on B's boundaries             boundary
//	-> A with the common indicators and B's method    method
//	-> B on A's scale                                 own
//	-> B on its own scale                             city
//	-> B as published                                 method
//
// What is wrong with crosswalks and what can't be compared is among the
// findings. The cost is linear in areas times inputs, sorting aside.
func Editions(before, after Snapshot, crosswalks []Crosswalk) (Comparison, finding.List) {
	c := &comparing{before: &before, after: &after, crosswalks: crosswalks}
	out := Comparison{
		Before: Edition{before.ID, before.Title, before.Published},
		After:  Edition{after.ID, after.Title, after.Published},
	}
	for i := range after.Classes {
		out.schemes = append(out.schemes, after.Classes[i].Scheme.ID)
	}
	c.checkCrosswalks()
	c.definitions()
	c.work = make([]*levelWork, len(after.Tables))
	for k := len(after.Tables) - 1; k >= 0; k-- { // finer levels first: coarser ones are made of them
		c.work[k] = c.prepare(k)
	}
	for _, w := range c.work {
		if w.at >= 0 {
			c.scales(w)
		}
	}
	c.classes()
	for _, w := range c.work {
		if w.at >= 0 {
			out.Levels = append(out.Levels, c.level(w))
		}
	}
	for k := range before.Tables {
		if id := before.Tables[k].Level.ID; tableOf(after.Tables, id) < 0 {
			c.note("compare.level_ended", after.At, id, "", finding.Args{"level": indicators.LevelName(&before.Tables[k])})
		}
	}
	return out, c.findings
}

// comparing is one call of Editions.
type comparing struct {
	before, after *Snapshot
	crosswalks    []Crosswalk
	work          []*levelWork // per table of the later edition
	findings      finding.List
	earlier       []int                  // per later indicator: its place in the earlier catalogue, -1
	city          []indicators.CityValue // earlier city values, per later indicator
	onBase        []class.Result         // the later edition on the earlier scale
}

// A levelWork is what is known of one level while it is compared.
type levelWork struct {
	at      int // table of the earlier edition, -1 where it lacks the level
	table   *indicators.Table
	earlier *indicators.Table
	mapping *mapping
	// On the later boundaries: the earlier catalogue, and the later one.
	converted indicators.Table
	base      indicators.Table

	common []bool    // per later indicator: it enters the comparison index
	left   []LeftOut // indicators that one edition has on this level and that do not enter

	onBoundaries *index.LevelScores // A on B's boundaries, its own method
	baseScores   index.LevelScores  // A with the common indicators and B's method
	ownScores    index.LevelScores  // B likewise, on its own scale
	onBase       index.LevelScores  // B on A's scale
	// The same, areas having only the inputs that exist there in both years.
	likeBase, likeOnBase, likeOwn *index.LevelScores
}

func tableOf(tables []indicators.Table, level string) int {
	return slices.IndexFunc(tables, func(t indicators.Table) bool { return t.Level.ID == level })
}

// say adds a finding about the comparison. It names the earlier edition, of
// which a list may have several.
func (c *comparing) say(s finding.Severity, code string, at finding.Position, level, subject string, args finding.Args) {
	args["earlier"] = c.before.ID
	c.findings.Add(finding.Finding{Severity: s, Code: code, Position: at, Level: level, Indicator: subject, Args: args})
}

func (c *comparing) note(code string, at finding.Position, level, subject string, args finding.Args) {
	c.say(finding.Note, code, at, level, subject, args)
}

func (c *comparing) warn(code string, at finding.Position, level, subject string, args finding.Args) {
	c.say(finding.Warning, code, at, level, subject, args)
}

// minus returns a - b, 0 where both agree to 12 digits of the scale; Missing
// where one has no number.
func minus(a, b indicators.Value, scale float64) indicators.Value {
	switch {
	case !a.OK() || !b.OK():
		return indicators.Value{}
	case indicators.SameAt(a.Number, b.Number, scale):
		return indicators.Known(0)
	}
	return indicators.Known(a.Number - b.Number)
}
