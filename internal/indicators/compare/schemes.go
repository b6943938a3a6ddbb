package compare

import (
	"cmp"
	"slices"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
)

// A SchemeChange is one class scheme on one level.
type SchemeChange struct {
	Scheme class.Scheme // of the later edition
	New    bool         // the earlier edition has no such scheme on this level
	// Index is the index that the scheme decides by: that of bands and groups,
	// the first one that a rule of the level names; "" where it is none or many.
	Index string
	// Bound is where a target class begins on Index, Missing where that is no
	// single number.
	Bound   indicators.Value
	Classes []class.Class // of both editions, from good to bad
	Rows    []Row         // one per area of the later edition
	Ended   []Row         // one per Ended area of the level
	// Rows whose area enters, leaves or stays in a target class; its class is
	// known in both years.
	Entered, Left, Stayed []int
	// Rows in a target class in one year and without any class in the other.
	OnlyBefore, OnlyAfter []int
	// Targets counts the areas in a target class: as published earlier (all
	// areas of that edition), later, and later on the earlier scale.
	Targets [3]int
	// Published counts the areas of each class as published earlier (all areas of
	// that edition); -1 where that edition did not have the class.
	Published   []int
	Transitions Transitions
}

// A Row is one area's class in both editions. Classes are positions in
// SchemeChange.Classes, -1 for none.
type Row struct {
	Before, After, AfterBase          int
	WhyBefore, WhyAfter, WhyAfterBase class.Why
	Cause                             Cause // of the change of the index, if the scheme has one
}

// classes sorts the later edition on the earlier scale: with the earlier city
// values, the index of AfterBase, and bounds that the earlier areas make under
// the later scheme.
func (c *comparing) classes() {
	schemes := make([]class.Scheme, len(c.after.Classes))
	for i := range c.after.Classes {
		schemes[i] = c.after.Classes[i].Scheme
	}
	base := make([]indicators.Table, len(c.work))
	var scores, onBase index.Scores
	for k, w := range c.work {
		if w.at < 0 {
			base[k] = indicators.Table{Level: w.table.Level, Areas: w.table.Areas, Excluded: w.table.Excluded}
			scores, onBase = append(scores, index.LevelScores{Level: w.table.Level.ID}), append(onBase, index.LevelScores{Level: w.table.Level.ID})
			continue
		}
		base[k] = w.base
		scores, onBase = append(scores, w.baseScores), append(onBase, w.onBase)
	}
	in := class.Input{Tables: base, Catalogue: c.after.Catalogue, City: c.city, Scores: scores}
	bounds, _ := class.Assign(schemes, in)
	in.Tables, in.Scores = c.after.Tables, onBase
	c.onBase = class.AssignOn(bounds, schemes, in)
}

// schemes compares every class scheme of a level.
func (c *comparing) schemes(w *levelWork, areas []Match, ended []Ended, indices []IndexChange) []SchemeChange {
	level := w.table.Level.ID
	var out []SchemeChange
	for i := range c.after.Classes {
		after := &c.after.Classes[i]
		now := after.Level(level)
		if now == nil || len(now.Decisions) != len(areas) {
			continue
		}
		var before *class.Result
		var then *class.LevelResult
		if k := slices.IndexFunc(c.before.Classes, func(r class.Result) bool { return r.Scheme.ID == after.Scheme.ID }); k >= 0 {
			before = &c.before.Classes[k]
			then = before.Level(level)
		}
		s := SchemeChange{Scheme: after.Scheme, Index: schemeIndex(&after.Scheme, level)}
		if then == nil || len(then.Decisions) != len(w.earlier.Areas) {
			s.New, then, before = true, nil, nil
			c.note("compare.scheme_new", after.Scheme.At, level, after.Scheme.ID, finding.Args{
				"scheme": cmp.Or(after.Scheme.Label, after.Scheme.ID), "level": indicators.LevelName(w.table),
			})
		}
		s.join(before, after)
		s.fill(before, then, after, now, c.onBase[i].Level(level), areas, ended, indices)
		s.Bound = bound(&after.Scheme, now, after.Classes, s.Index, level)
		s.count(level, len(after.Scheme.Combine) == 0, areas)
		out = append(out, s)
	}
	return out
}

// join puts the classes of both editions into one order from good to bad:
// those of the later one, and each that only the earlier one has after the
// class that it followed there.
func (s *SchemeChange) join(before, after *class.Result) {
	s.Classes = slices.Clone(after.Classes)
	if before == nil {
		return
	}
	place := 0
	for _, b := range before.Classes {
		if k := s.find(b.ID); k >= 0 {
			place = k + 1
			continue
		}
		s.Classes = slices.Insert(s.Classes, place, b)
		place++
	}
}

func (s *SchemeChange) find(id string) int {
	return slices.IndexFunc(s.Classes, func(c class.Class) bool { return c.ID == id })
}

// fill decides the rows.
func (s *SchemeChange) fill(before *class.Result, then *class.LevelResult, after *class.Result, now, base *class.LevelResult, areas []Match, ended []Ended, indices []IndexChange) {
	place := func(r *class.Result) []int {
		if r == nil {
			return nil
		}
		out := make([]int, len(r.Classes))
		for k := range r.Classes {
			out[k] = s.find(r.Classes[k].ID)
		}
		return out
	}
	old, new := place(before), place(after)
	of := func(places []int, d class.Decision) int {
		if d.Class < 0 || d.Class >= len(places) {
			return -1
		}
		return places[d.Class]
	}
	var x *IndexChange
	for k := range indices {
		if indices[k].Node.ID == s.Index {
			x = &indices[k]
		}
	}
	s.Rows = make([]Row, len(areas))
	for j := range areas {
		r := &s.Rows[j]
		r.Before, r.AfterBase = -1, -1
		r.WhyBefore, r.WhyAfterBase = class.NoIndex, class.NoIndex
		if p := areas[j].partner; p >= 0 && then != nil {
			r.Before, r.WhyBefore = of(old, then.Decisions[p]), then.Decisions[p].Why
		}
		r.After, r.WhyAfter = of(new, now.Decisions[j]), now.Decisions[j].Why
		if base != nil {
			r.AfterBase, r.WhyAfterBase = of(new, base.Decisions[j]), base.Decisions[j].Why
		}
		switch {
		case x != nil:
			r.Cause = x.Steps[j].Cause
		case areas[j].Relation == Nothing:
			r.Cause = CauseBeginsHere
		case areas[j].Excluded[0] || areas[j].Excluded[1]:
			r.Cause = CauseExcluded
		}
	}
	s.Ended = make([]Row, len(ended))
	for k := range ended {
		s.Ended[k] = Row{Before: -1, After: -1, AfterBase: -1, WhyAfter: class.NoIndex, WhyBefore: class.NoIndex, WhyAfterBase: class.NoIndex, Cause: CauseEnded}
		if then != nil {
			s.Ended[k].Before, s.Ended[k].WhyBefore = of(old, then.Decisions[ended[k].row]), then.Decisions[ended[k].row].Why
		}
	}
	s.Published = make([]int, len(s.Classes))
	for k := range s.Published {
		s.Published[k] = -1
	}
	if then != nil {
		for _, k := range old {
			s.Published[k] = 0
		}
		for _, d := range then.Decisions {
			k := of(old, d)
			if k >= 0 {
				s.Published[k]++
			}
			if s.Target(k) {
				s.Targets[0]++
			}
		}
	}
}

// Target reports whether a position of Classes is a target class; -1 is not.
func (s *SchemeChange) Target(k int) bool { return k >= 0 && k < len(s.Classes) && s.Classes[k].Target }

// ID returns the id of a position of Classes, "" for -1.
func (s *SchemeChange) ID(k int) string {
	if k < 0 || k >= len(s.Classes) {
		return ""
	}
	return s.Classes[k].ID
}

// count lists who enters and leaves and fills the transition table. A class
// that is only given on another level is no row of it.
func (s *SchemeChange) count(level string, ordered bool, areas []Match) {
	t := &s.Transitions
	place := make([]int, len(s.Classes))
	for k := range s.Classes {
		place[k] = -1
		if s.given(k, level) {
			place[k] = len(t.Classes)
			t.Classes = append(t.Classes, k)
		}
	}
	t.Counts = make([][]int, len(t.Classes))
	for k := range t.Counts {
		t.Counts[k] = make([]int, len(t.Classes))
	}
	for j, r := range s.Rows {
		was, is := s.Target(r.Before), s.Target(r.After)
		if is {
			s.Targets[1]++
		}
		if s.Target(r.AfterBase) {
			s.Targets[2]++
		}
		if r.Before < 0 || r.After < 0 {
			t.Outside++
			switch {
			case was:
				s.OnlyBefore = append(s.OnlyBefore, j)
			case is:
				s.OnlyAfter = append(s.OnlyAfter, j)
			}
			continue
		}
		t.Counts[place[r.Before]][place[r.After]]++
		switch {
		case was && is:
			s.Stayed = append(s.Stayed, j)
		case was:
			s.Left = append(s.Left, j)
		case is:
			s.Entered = append(s.Entered, j)
		}
	}
	t.measure(ordered)
}

// given reports whether a class is given on a level: by a rule for it, as
// otherwise, or because some area has it. Schemes without rules give all.
func (s *SchemeChange) given(k int, level string) bool {
	if len(s.Scheme.Rules) == 0 {
		return true
	}
	id := s.Classes[k].ID
	if s.Scheme.Otherwise != nil && s.Scheme.Otherwise.ID == id {
		return true
	}
	for _, r := range s.Scheme.Rules {
		if r.Level == level && r.ID == id {
			return true
		}
	}
	return slices.ContainsFunc(s.Rows, func(r Row) bool { return r.Before == k || r.After == k })
}

// schemeIndex returns the index that a scheme decides by on a level.
func schemeIndex(s *class.Scheme, level string) string {
	if s.Index != "" || len(s.Rules) == 0 {
		return s.Index
	}
	for _, r := range s.Rules {
		if r.Level != level {
			continue
		}
		if c := firstCondition(r.When, func(c *class.Condition) bool { return c.Operator == class.CompareIndex }); c != nil {
			return c.Subject
		}
	}
	for _, r := range s.Rules {
		if r.Level != level {
			continue
		}
		if c := firstCondition(r.When, func(c *class.Condition) bool { return c.Operator == class.WorseThanCity }); c != nil {
			return c.Subject
		}
	}
	return ""
}

// firstCondition returns the first condition of a tree that fits, nil for none.
func firstCondition(c *class.Condition, fits func(*class.Condition) bool) *class.Condition {
	if c == nil || fits(c) {
		return c
	}
	for _, p := range c.Parts {
		if f := firstCondition(p, fits); f != nil {
			return f
		}
	}
	return nil
}

// BoundOf returns the bound that a row's later class stands against: Missing
// where a rule of the level gives that class by other things than the index,
// such as the class of the area above.
func (s *SchemeChange) BoundOf(r Row, level string) indicators.Value {
	if r.After < 0 {
		return s.Bound
	}
	for i := range s.Scheme.Rules {
		rule := &s.Scheme.Rules[i]
		if rule.ID == s.Classes[r.After].ID && (rule.Level == "" || rule.Level == level) && firstCondition(rule.When, comparesIndex(s.Index)) == nil {
			return indicators.Value{}
		}
	}
	return s.Bound
}

// comparesIndex fits conditions that compare an index with a bound.
func comparesIndex(index string) func(*class.Condition) bool {
	return func(c *class.Condition) bool { return c.Operator == class.CompareIndex && c.Subject == index }
}

// bound returns where a target class begins on the scheme's index.
func bound(s *class.Scheme, now *class.LevelResult, classes []class.Class, subject, level string) indicators.Value {
	for _, r := range s.Rules {
		if !r.Target || r.Level != level {
			continue
		}
		if c := firstCondition(r.When, comparesIndex(subject)); c != nil {
			return indicators.Known(c.Bound)
		}
	}
	if len(s.Rules) > 0 {
		return indicators.Value{}
	}
	for k, c := range classes {
		if c.Target && k > 0 && k <= len(now.Bounds) {
			return indicators.Known(now.Bounds[k-1])
		}
	}
	return indicators.Value{}
}
