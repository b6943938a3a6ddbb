package compare

import (
	"slices"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
)

// A LeftOut is an input that the comparison index does without in both years.
type LeftOut struct {
	Input string
	Why   Left
}

// Left is why an input is left out; texts "compare.left.<word>".
type Left string

// The reasons.
const (
	LeftMissingBefore Left = "missing_before" // the earlier edition lacks it on this level
	LeftMissingAfter  Left = "missing_after"  // the later edition lacks it on this level
	LeftDefinition    Left = "definition"     // marked as not comparable
	LeftConstant      Left = "constant"       // it is the same in all areas in one of the years
	LeftDropped       Left = "dropped"        // the later index no longer contains it
)

// shared decides which indicators enter the comparison index on a level.
func (c *comparing) shared(w *levelWork) {
	w.common = make([]bool, len(c.after.Catalogue))
	for k := range c.after.Catalogue {
		id := c.after.Catalogue[k].ID
		before, after := present(&w.base, k), present(w.table, k)
		if !before && !after {
			continue
		}
		why := Left("")
		switch {
		case !c.comparable(id):
			why = LeftDefinition
		case !before:
			why = LeftMissingBefore
		case !after:
			why = LeftMissingAfter
		case constant(&w.base, k) != constant(w.table, k):
			why = LeftConstant // in both years it counts as absent anyway
		default:
			w.common[k] = true
			continue
		}
		w.left = append(w.left, LeftOut{id, why})
	}
}

func present(t *indicators.Table, k int) bool {
	return k < len(t.Series) && t.Series[k].Present && len(t.Series[k].Values) == len(t.Areas)
}

// constant reports whether no two included areas differ; such an input counts
// as absent in an index.
func constant(t *indicators.Table, k int) bool {
	n, first := 0, 0.0
	for i, v := range t.Series[k].Values {
		if !v.OK() || !t.Included(i) {
			continue
		}
		if n++; n == 1 {
			first = v.Number
		} else if !indicators.Same(first, v.Number) {
			return false
		}
	}
	return true
}

// entering returns a table without the indicators that do not enter.
func entering(t *indicators.Table, enter []bool) indicators.Table {
	out := *t
	out.Series = make([]indicators.Series, len(enter))
	for k := range enter {
		if enter[k] && k < len(t.Series) {
			out.Series[k] = t.Series[k]
		}
	}
	return out
}

// nodes returns the later method for the comparison on a level, and per node
// the inputs that it does without. An index that asks for m inputs asks for as
// many fewer as are left out, but for one at least: so an area that has the
// published index has the comparison index too.
func (c *comparing) nodes(w *levelWork) (nodes []index.Node, left [][]LeftOut) {
	why := map[string]Left{}
	for _, l := range w.left {
		if present(w.table, c.after.Catalogue.Find(l.Input)) {
			why[l.Input] = l.Why
		}
	}
	state := map[string]uint8{} // of nodes: 1 under way, 2 there, 3 without any input
	var gone func(id string) bool
	gone = func(id string) bool {
		switch state[id] {
		case 1, 2:
			return false
		case 3:
			return true
		}
		state[id] = 1
		any := false
		for i := range c.after.Nodes {
			if c.after.Nodes[i].ID != id {
				continue
			}
			for _, in := range c.after.Nodes[i].Inputs {
				if in.IsIndex {
					any = !gone(in.ID) || any
				} else if k := c.after.Catalogue.Find(in.ID); k >= 0 {
					any = any || w.common[k]
				}
			}
		}
		state[id] = 2
		if !any {
			state[id] = 3
		}
		return !any
	}
	nodes, left = make([]index.Node, len(c.after.Nodes)), make([][]LeftOut, len(c.after.Nodes))
	for i := range c.after.Nodes {
		n := c.after.Nodes[i]
		for _, in := range n.Inputs {
			reason, out := why[in.ID]
			if in.IsIndex {
				// An index that no area of the level ever had is no loss.
				from := c.after.Scores.Find(w.table.Level.ID, in.ID)
				reason, out = LeftMissingBefore, from != nil && slices.ContainsFunc(from.Index, indicators.Value.OK) && gone(in.ID)
			}
			if out {
				left[i] = append(left[i], LeftOut{in.ID, reason})
			}
		}
		if n.MinimumInputs > 0 {
			n.MinimumInputs = max(1, n.MinimumInputs-len(left[i]))
		}
		nodes[i] = n
	}
	return nodes, left
}

// scales computes a level on both scales. Findings of these computations are
// those of the editions themselves, or follow from what was left out; they are
// not said again.
func (c *comparing) scales(w *levelWork) {
	level := w.table.Level.ID
	c.shared(w)
	if !w.mapping.identity {
		s, _ := index.Compute([]indicators.Table{w.converted}, c.before.Catalogue, c.before.City, c.before.Nodes)
		w.onBoundaries = &s[0]
	} else {
		w.onBoundaries = levelOf(c.before.Scores, level)
	}
	nodes, left := c.nodes(w)
	base, later := entering(&w.base, w.common), entering(w.table, w.common)
	s, _ := index.Compute([]indicators.Table{base}, c.after.Catalogue, c.city, nodes)
	w.baseScores = s[0]
	reduced := false
	for i := range left {
		reduced = reduced || len(left[i]) > 0
		c.sayLeft(w, &nodes[i], left[i])
	}
	if own := levelOf(c.after.Scores, level); !reduced && own != nil {
		w.ownScores = *own
	} else {
		s, _ = index.Compute([]indicators.Table{later}, c.after.Catalogue, c.after.City, nodes)
		w.ownScores = s[0]
	}
	w.onBase = index.ComputeOn(index.Scores{w.baseScores}, []indicators.Table{later}, c.after.Catalogue)[0]

	// Like with like: an area is compared by the inputs that it has in both
	// years, on scales that all areas made.
	w.likeBase, w.likeOnBase, w.likeOwn = &w.baseScores, &w.onBase, &w.ownScores
	if c.gaps(&base, &later) {
		w.likeBase = &index.ComputeOn(index.Scores{w.baseScores}, []indicators.Table{base}, c.after.Catalogue)[0]
		w.likeOnBase = &index.ComputeOn(index.Scores{w.baseScores}, []indicators.Table{later}, c.after.Catalogue)[0]
		w.likeOwn = &index.ComputeOn(index.Scores{w.ownScores}, []indicators.Table{later}, c.after.Catalogue)[0]
	}
}

func levelOf(scores index.Scores, level string) *index.LevelScores {
	for k := range scores {
		if scores[k].Level == level {
			return &scores[k]
		}
	}
	return nil
}

// sayLeft notes the inputs that an index is compared without.
func (c *comparing) sayLeft(w *levelWork, n *index.Node, left []LeftOut) {
	for _, l := range left {
		code := ""
		switch l.Why {
		case LeftMissingBefore:
			code = "compare.left_missing_before"
		case LeftMissingAfter:
			code = "compare.left_missing_after"
		case LeftDefinition:
			code = "compare.left_definition"
		case LeftConstant:
			code = "compare.left_constant"
		default:
			continue
		}
		label := l.Input
		if k := c.after.Catalogue.Find(l.Input); k >= 0 {
			label = c.after.Catalogue[k].Label
		}
		c.note(code, n.At, w.table.Level.ID, l.Input, finding.Args{"index": nodeName(n), "label": label, "level": indicators.LevelName(w.table)})
	}
}

func nodeName(n *index.Node) string {
	if n.Label != "" {
		return n.Label
	}
	return n.ID
}

// gaps takes away, in both tables, every value that the other year lacks in
// that area. It reports whether there was one. The tables share no columns
// with the editions afterwards where they were changed.
func (c *comparing) gaps(base, later *indicators.Table) bool {
	found := false
	for k := range base.Series {
		if !base.Series[k].Present || !later.Series[k].Present {
			continue
		}
		a, b := base.Series[k].Values, later.Series[k].Values
		var newA, newB []indicators.Value
		for i := range a {
			if a[i].OK() == b[i].OK() {
				continue
			}
			if newA == nil {
				newA, newB = append([]indicators.Value(nil), a...), append([]indicators.Value(nil), b...)
			}
			newA[i], newB[i] = indicators.Value{}, indicators.Value{}
			found = true
		}
		if newA != nil {
			base.Series[k].Values, later.Series[k].Values = newA, newB
		}
	}
	return found
}
