package class

import (
	"slices"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
)

// AssignOn sorts the areas of a later year by the bounds of an earlier one: in
// holds the later tables, and scores and city values on the earlier scale, base
// the results of the earlier year by the same schemes. Bounds that stand in the
// edition file, of bands and conditions, are the same in any year; bounds that
// were made of the areas, of quantiles and natural breaks, are those of base.
//
// A place among other areas has no bound that could be kept: rank groups give
// no class (Undecided), a condition on a rank stays open. Levels and schemes
// that base lacks have no groups. What is missing was said by Assign for the
// year itself; nothing is said here.
func AssignOn(base []Result, schemes []Scheme, in Input) []Result {
	if base == nil {
		base = []Result{}
	}
	results, _ := assign(base, schemes, in)
	return results
}

// frozenGroups sorts the areas of one level by the bounds of base.
func (a *assignment) frozenGroups(s *Scheme, r *Result, t *indicators.Table, node *index.NodeScores) {
	at := slices.IndexFunc(a.base, func(b Result) bool { return b.Scheme.ID == s.ID })
	if at < 0 {
		return
	}
	from := a.base[at].Level(t.Level.ID)
	if from == nil {
		return
	}
	worse := node.Node.HigherIs != indicators.Better
	bounds := slices.Clone(from.Bounds) // as Classes: from good to bad
	if !worse {
		slices.Reverse(bounds)
	}
	scale := node.Magnitude()
	// Fewer different values than natural groups leave the lowest groups empty:
	// their bounds are the lowest value itself, which does not lie in them.
	lowest := len(r.Classes)
	for _, d := range from.Decisions {
		if d.Class >= 0 && worse {
			lowest = min(lowest, d.Class)
		} else if d.Class >= 0 {
			lowest = min(lowest, len(r.Classes)-1-d.Class)
		}
	}
	level := LevelResult{Level: t.Level.ID, Decisions: make([]Decision, len(t.Areas)), Bounds: from.Bounds}
	for i := range t.Areas {
		d := &level.Decisions[i]
		if undecided(t, i, node.Index[i], d) {
			continue
		}
		if s.RankGroups != nil || len(bounds) != len(r.Classes)-1 {
			d.Class, d.Why = -1, Undecided
			continue
		}
		group := max(indicators.Group(node.Index[i].Number, bounds, scale), min(lowest, len(bounds)))
		if d.Class = group; !worse {
			d.Class = len(r.Classes) - 1 - group
		}
		d.Reasons = groupReasons(s.Index, r.Classes[d.Class].ID, group, bounds, node.Index[i], scale)
		d.Distance = nearest(node.Index[i].Number, bounds, scale)
	}
	r.Levels = append(r.Levels, level)
}
