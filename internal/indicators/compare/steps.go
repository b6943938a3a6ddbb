package compare

import (
	"math"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
)

// An IndexChange is one index on one level. Slices have one entry per area of
// the later edition.
type IndexChange struct {
	Node   index.Node // of the later edition
	New    bool       // the earlier edition has no such index on this level
	Ranked bool       // it sees ranks only: no base scale, own and city are not told apart
	Left   []LeftOut

	published []indicators.Value // earlier, per area of the earlier table
	Before    []indicators.Value // as published, of the partner area
	After     []indicators.Value // as published
	AfterBase []indicators.Value // later values on the earlier scale, common inputs
	// BeforeBase is the earlier edition on the later boundaries with the later
	// method and the common inputs: what AfterBase compares with.
	BeforeBase []indicators.Value
	RankBefore []int // as published, 1 = worst; 0 = no rank
	RankAfter  []int

	Steps         []Steps
	Contributions []Contribution // one per input of either edition

	// Movement of the index as published, over the areas that have it in both.
	Movement Movement
	// Spread of BeforeBase and AfterBase: one scale, so that they compare.
	Spread Spread
}

// Steps are the causes of the change of one area's index. They are in units of
// the index and sum to Change; Missing where they can't be computed.
type Steps struct {
	Change   indicators.Value // as published: after minus before
	Boundary indicators.Value
	Method   indicators.Value
	Own      indicators.Value
	City     indicators.Value
	// OwnAndCity is their sum where ranks keep them from being told apart.
	OwnAndCity indicators.Value
	Cause      Cause
	Reason     Reason // why Cause is Unknown or a step is missing
	// Low and High bound Change at 95 % against chance in small numbers;
	// Missing with NoiseReason where chance is not known.
	Low, High   indicators.Value
	Within      class.Truth // whether they hold 0
	NoiseReason Reason
}

// A Contribution is what one input adds to the change of an index.
type Contribution struct {
	Input   string
	IsIndex bool
	// Whole sums to Change: the contribution published later minus the one
	// published earlier. An input that one edition lacks contributed nothing there.
	Whole []indicators.Value
}

// Most returns the position in Contributions of the input that carried an
// area's change furthest in the direction it took, by the published
// contributions; -1 where there is no change or none is known. Ties go to the
// first input.
func (x *IndexChange) Most(j int) int {
	change := x.Steps[j].Change
	best, most := -1, 0.0
	for k := range x.Contributions {
		part := x.Contributions[k].Whole[j].Number // 0 where it is Missing
		if change.Number < 0 {
			part = -part
		}
		if change.Number != 0 && indicators.Compare(part, most) > 0 {
			best, most = k, part
		}
	}
	return best
}

// indices compares every index of a level.
func (c *comparing) indices(w *levelWork, areas []Match) []IndexChange {
	var out []IndexChange
	_, left := c.nodes(w)
	for i := range c.after.Nodes {
		after := c.after.Scores.Find(w.table.Level.ID, c.after.Nodes[i].ID)
		if after == nil || after.Index == nil {
			continue
		}
		before := c.before.Scores.Find(w.table.Level.ID, after.Node.ID)
		x := c.index(w, areas, before, after)
		x.Left = append(left[i], dropped(before, after)...)
		out = append(out, x)
	}
	return out
}

// dropped names the inputs of the earlier index that the later one lacks.
func dropped(before, after *index.NodeScores) (left []LeftOut) {
	if before == nil {
		return nil
	}
	for _, in := range before.Inputs {
		found := !in.Present
		for _, o := range after.Node.Inputs {
			found = found || o.ID == in.Input.ID
		}
		if !found {
			left = append(left, LeftOut{in.Input.ID, LeftDropped})
		}
	}
	return left
}

// node returns the scores of a node, the zero value where a level lacks it.
func node(s *index.LevelScores, id string) *index.NodeScores {
	if s != nil {
		for k := range s.Nodes {
			if s.Nodes[k].Node.ID == id && s.Nodes[k].Present {
				return &s.Nodes[k]
			}
		}
	}
	return &index.NodeScores{}
}

func (c *comparing) index(w *levelWork, areas []Match, before, after *index.NodeScores) IndexChange {
	n := len(areas)
	id := after.Node.ID
	x := IndexChange{
		Node: after.Node, New: before == nil, After: after.Index, RankAfter: after.Rank,
		Before: make([]indicators.Value, n), RankBefore: make([]int, n), Steps: make([]Steps, n),
		BeforeBase: make([]indicators.Value, n), AfterBase: make([]indicators.Value, n),
		Ranked: w.baseScores.Ranked(id) || w.ownScores.Ranked(id),
	}
	if before == nil {
		before = &index.NodeScores{}
		c.note("compare.index_new", after.Node.At, w.table.Level.ID, id, finding.Args{"index": nodeName(&after.Node), "level": indicators.LevelName(w.table)})
	}
	if x.Ranked {
		c.note("compare.no_base_scale", after.Node.At, w.table.Level.ID, id, finding.Args{"index": nodeName(&after.Node), "level": indicators.LevelName(w.table)})
	}
	x.published = before.Index
	moved, base, onBase := node(w.onBoundaries, id), node(&w.baseScores, id), node(&w.onBase, id)
	like := [3]*index.NodeScores{node(w.likeBase, id), node(w.likeOnBase, id), node(w.likeOwn, id)}
	if x.Ranked { // on a frozen scale there is nothing; the years stand for themselves
		like = [3]*index.NodeScores{base, {}, node(&w.ownScores, id)}
	}
	scale := max(before.Magnitude(), after.Magnitude(), base.Magnitude(), onBase.Magnitude(), moved.Magnitude())
	for j := range areas {
		p := areas[j].partner
		x.Before[j], x.BeforeBase[j], x.AfterBase[j] = indicators.At(before.Index, p), indicators.At(base.Index, j), indicators.At(onBase.Index, j)
		if p >= 0 && p < len(before.Rank) {
			x.RankBefore[j] = before.Rank[p]
		}
		s := &x.Steps[j]
		s.Change = minus(after.Index[j], x.Before[j], scale)
		s.Boundary = minus(indicators.At(moved.Index, j), x.Before[j], scale)
		v2, v3, v4 := indicators.At(like[0].Index, j), indicators.At(like[1].Index, j), indicators.At(like[2].Index, j)
		first, last := minus(v2, indicators.At(moved.Index, j), scale), minus(after.Index[j], v4, scale)
		if first.OK() && last.OK() {
			s.Method = indicators.Known(first.Number + last.Number)
		}
		s.Own, s.City = minus(v3, v2, scale), minus(v4, v3, scale)
		if x.Ranked {
			s.OwnAndCity = minus(v4, v2, scale)
		}
		c.noise(w, id, j, s)
		s.cause(&areas[j], &x, j, indicators.At(moved.Index, j), v2, v4, scale)
	}
	x.Contributions = contributions(before, after, areas, &x)
	x.Movement = movement(x.Before, x.After, before.Magnitude(), after.Magnitude(), areas)
	if !x.Ranked {
		x.Spread = spread(x.BeforeBase, x.AfterBase, areas)
	}
	return x
}

// cause names the largest step. Ties go to the first of own, city, method,
// boundary: what a planner would look at first.
func (s *Steps) cause(a *Match, x *IndexChange, j int, moved, base, own indicators.Value, scale float64) {
	zero := func(v indicators.Value) bool { return v.OK() && indicators.SameAt(v.Number, 0, scale) }
	switch {
	case a.Relation == Nothing:
		s.Cause = CauseBeginsHere
		return
	case a.Excluded[0] || a.Excluded[1]:
		s.Cause = CauseExcluded
		return
	case x.New:
		s.Reason = ReasonNewIndex
		return
	case !x.Before[j].OK():
		s.Reason = ReasonBefore
		return
	case !x.After[j].OK():
		s.Reason = ReasonAfter
		return
	case !moved.OK():
		s.Reason = ReasonConverted
		return
	case !base.OK() || !own.OK():
		s.Reason = ReasonCommon
		return
	case !s.Own.OK():
		s.Reason = ReasonRanks
		if zero(s.Change) && zero(s.Boundary) && zero(s.Method) && zero(s.OwnAndCity) {
			s.Cause = CauseNone
		}
		return
	}
	if zero(s.Change) && zero(s.Boundary) && zero(s.Method) && zero(s.Own) && zero(s.City) {
		s.Cause = CauseNone
		return
	}
	if s.Within == class.True {
		s.Cause = CauseNoise
		return
	}
	most := -1.0
	for _, step := range []struct {
		cause Cause
		value indicators.Value
	}{{CauseOwn, s.Own}, {CauseCity, s.City}, {CauseMethod, s.Method}, {CauseBoundary, s.Boundary}} {
		size := math.Abs(step.value.Number)
		if most < 0 || indicators.CompareAt(size, most, scale) > 0 {
			s.Cause, most = step.cause, size
		}
	}
}

// noise carries the intervals of the indicators' changes to the index: each
// moves it by its slope on the earlier scale, and independent changes add as
// squares. The whole change lies within chance where 0 lies within its margins.
func (c *comparing) noise(w *levelWork, id string, j int, s *Steps) {
	if !s.Change.OK() || !s.Own.OK() {
		return
	}
	slopes, ok := w.likeOnBase.Slopes(id, c.after.Catalogue, j)
	if !ok {
		s.NoiseReason = ReasonNotLinear
		return
	}
	// Everything that the published indices were made of must have counts in
	// both years: what is not in the comparison varies too.
	for _, ind := range c.contributing(w, id, j) {
		if ind < 0 || !w.common[ind] {
			s.NoiseReason = ReasonLeftOut
			return
		}
		if !c.changeOf(w, ind, j).Low.OK() {
			s.NoiseReason = ReasonReady
			return
		}
	}
	// An indicator that enters more than once moves the index once.
	var m margin
	for k, slope := range slopes {
		by, seen := 0.0, false
		for l, o := range slopes {
			if o.Indicator == slope.Indicator {
				by += o.By
				seen = seen || l < k
			}
		}
		if seen {
			continue
		}
		d := c.changeOf(w, c.after.Catalogue.Find(slope.Indicator), j)
		if !d.Low.OK() {
			s.NoiseReason = ReasonReady
			return
		}
		m.add(by, d.Change.Number, d.Low.Number, d.High.Number)
	}
	s.Low, s.High = indicators.Known(s.Change.Number-m.down), indicators.Known(s.Change.Number+m.up)
	if !s.Low.OK() || !s.High.OK() {
		s.Low, s.High, s.NoiseReason = indicators.Value{}, indicators.Value{}, ReasonReady
		return
	}
	s.Within = class.False
	if s.Low.Number <= 0 && s.High.Number >= 0 {
		s.Within = class.True
	}
}

// contributing returns the indicators of the later catalogue that entered the
// published index of an area in either year, directly or through nodes; -1
// stands for one that only the earlier edition has.
func (c *comparing) contributing(w *levelWork, id string, j int) []int {
	var out []int
	add := func(s *index.LevelScores, row int) {
		if s == nil {
			return
		}
		open, seen := []string{id}, map[string]bool{id: true}
		for len(open) > 0 {
			n := node(s, open[0])
			open = open[1:]
			for k := range n.Inputs {
				in := &n.Inputs[k]
				if row < 0 || row >= len(in.Weights) || in.Weights[row] == 0 || seen[in.Input.ID] {
					continue
				}
				seen[in.Input.ID] = true
				if in.Input.IsIndex {
					open = append(open, in.Input.ID)
				} else {
					out = append(out, c.after.Catalogue.Find(in.Input.ID))
				}
			}
		}
	}
	add(levelOf(c.before.Scores, w.table.Level.ID), w.mapping.partner[j])
	add(levelOf(c.after.Scores, w.table.Level.ID), j)
	return out
}

// contributions splits the changes among the inputs of both editions, in the
// order of the later one.
func contributions(before, after *index.NodeScores, areas []Match, x *IndexChange) []Contribution {
	type places struct{ before, after int }
	var order []Contribution
	var where []places
	find := func(n *index.NodeScores, in index.Input) int {
		for k := range n.Inputs {
			if n.Inputs[k].Input.ID == in.ID && n.Inputs[k].Input.IsIndex == in.IsIndex {
				return k
			}
		}
		return -1
	}
	add := func(in index.Input) {
		for _, o := range order {
			if o.Input == in.ID && o.IsIndex == in.IsIndex {
				return
			}
		}
		order = append(order, Contribution{Input: in.ID, IsIndex: in.IsIndex, Whole: make([]indicators.Value, len(areas))})
		where = append(where, places{find(before, in), find(after, in)})
	}
	for _, in := range after.Inputs {
		add(in.Input)
	}
	for _, in := range before.Inputs {
		add(in.Input)
	}
	part := func(n *index.NodeScores, k, i int) float64 {
		if k < 0 || i < 0 || i >= len(n.Inputs[k].Contributions) {
			return 0
		}
		return n.Inputs[k].Contributions[i].Number // 0 where it is Missing
	}
	if after.Node.Rescale.Ranks() || before.Node.Rescale.Ranks() {
		return order
	}
	for k := range order {
		for j := range areas {
			if x.Steps[j].Change.OK() {
				order[k].Whole[j] = indicators.Known(part(after, where[k].after, j) - part(before, where[k].before, areas[j].partner))
			}
		}
	}
	return order
}
