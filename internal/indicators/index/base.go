package index

import (
	"math"

	"sozialbericht/internal/indicators"
)

// ComputeOn returns the nodes of base for other values on the scale of base:
// city values, centres, spreads, minima and maxima of every input, and mean,
// spread and extremes of the aggregate, are those that base was measured
// against, not those of the tables. So a later year is put on the scale of an
// earlier one. The references of the result are those of base.
//
// A node that ranks its inputs or its aggregate has no frozen scale: a place
// among other areas is no measure. It, and what is made of it, has no index.
// No node has ranks here. An input that counted as absent in base does so again.
//
// Levels are found by id and stand in the order of the tables; those that base
// lacks have no nodes. Series stand in the order of cat. For the values that
// base was made of the result is base itself, to the last bit.
func ComputeOn(base Scores, tables []indicators.Table, cat indicators.Catalogue) Scores {
	out := make(Scores, len(tables))
	for k := range tables {
		out[k].Level = tables[k].Level.ID
		for b := range base {
			if base[b].Level == out[k].Level {
				on := &onBase{base: &base[b], table: &tables[k], cat: cat, out: &out[k]}
				on.level()
				break
			}
		}
	}
	return out
}

// An onBase is the work on one table.
type onBase struct {
	base  *LevelScores
	table *indicators.Table
	cat   indicators.Catalogue
	out   *LevelScores
	state []progress
}

type progress uint8

const (
	untouched progress = iota
	underway
	finished
)

func (o *onBase) level() {
	o.out.Nodes = make([]NodeScores, len(o.base.Nodes))
	o.state = make([]progress, len(o.base.Nodes))
	for i := range o.base.Nodes {
		o.node(i)
	}
}

// find returns the position of a node, -1 where there is none.
func (s *LevelScores) find(id string) int {
	for i := range s.Nodes {
		if s.Nodes[i].Node.ID == id {
			return i
		}
	}
	return -1
}

// node computes one node, and before it those that enter it.
func (o *onBase) node(at int) {
	if o.state[at] != untouched {
		return
	}
	o.state[at] = underway
	from, out := &o.base.Nodes[at], &o.out.Nodes[at]
	n := &from.Node
	out.Node = from.Node
	if out.Present = from.Present && from.Inputs != nil; out.Present {
		areas := len(o.table.Areas)
		out.AggregateReference, out.IndexReference = from.AggregateReference, from.IndexReference
		out.Inputs = make([]InputScores, len(from.Inputs))
		out.Aggregate, out.Index = make([]indicators.Value, areas), make([]indicators.Value, areas)
		out.Rank, out.Available = make([]int, areas), make([]int, areas)
		var live []int
		total, scaled := 0.0, !n.Rescale.Ranks()
		for k := range from.Inputs {
			counts, hasScale := o.input(n, &from.Inputs[k], &out.Inputs[k])
			w := n.Inputs[k].Weight
			if !(w >= 0) || math.IsInf(w, 0) {
				continue
			}
			total += w
			if w > 0 && counts {
				live = append(live, k)
				scaled = scaled && hasScale
			}
		}
		if scaled {
			o.join(n, out, live, total)
		}
	}
	o.state[at] = finished
}

// ranks reports whether a rescaling only sees the order of the areas.
// input scores one input on the reference of base. counts is false where it
// counted as absent there, scaled where it has no frozen scale.
func (o *onBase) input(n *Node, base, out *InputScores) (counts, scaled bool) {
	areas := len(o.table.Areas)
	*out = InputScores{
		Input: base.Input, Present: base.Present, Reference: base.Reference, CityScore: base.CityScore,
		Values: make([]indicators.Value, areas), Scores: make([]indicators.Value, areas),
		Weights: make([]float64, areas), Contributions: make([]indicators.Value, areas),
	}
	higherIs, scaled := indicators.Undirected, true
	if in := base.Input; in.IsIndex {
		if k := o.base.find(in.ID); k >= 0 {
			o.node(k)
			higherIs = o.base.Nodes[k].Node.direction()
			if values := o.out.Nodes[k].Index; len(values) == areas {
				out.Values = values
			}
			scaled = !o.base.ranked(k, make([]bool, len(o.base.Nodes)))
		}
	} else if k := o.cat.Find(in.ID); k >= 0 {
		higherIs = o.cat[k].HigherIs
		if k < len(o.table.Series) && o.table.Series[k].Present && len(o.table.Series[k].Values) == areas {
			out.Values = o.table.Series[k].Values
		}
	}
	if !base.counted() {
		return false, true
	}
	if base.Input.Normalise.ranks() {
		return true, false
	}
	f, ok := fixed(n, base.Input, &base.Reference, higherIs)
	if !ok {
		return false, true
	}
	for i, v := range out.Values {
		if !v.OK() || !o.table.Included(i) {
			continue
		}
		if y, ok := base.Input.Transform.apply(v.Number); ok {
			out.Scores[i] = indicators.Known(f.score(y))
		}
	}
	return true, scaled
}

// counted reports whether an input entered its node at all: some area has a
// score.
func (s *InputScores) counted() bool {
	if !s.Present || s.Reference.Constant {
		return false
	}
	for _, v := range s.Scores {
		if v.OK() {
			return true
		}
	}
	return false
}

// ranked reports whether a node has no frozen scale: it, or a node that enters
// it, sees the order of the areas only. seen keeps nodes from being asked twice.
func (s *LevelScores) ranked(at int, seen []bool) bool {
	n := &s.Nodes[at]
	if n.Node.Rescale.Ranks() {
		return true
	}
	seen[at] = true
	for k := range n.Inputs {
		in := &n.Inputs[k]
		if !(in.Input.Weight > 0) || !in.counted() {
			continue
		}
		if in.Input.Normalise.ranks() {
			return true
		}
		if in.Input.IsIndex {
			if from := s.find(in.Input.ID); from >= 0 && !seen[from] && s.ranked(from, seen) {
				return true
			}
		}
	}
	return false
}

// Ranked reports whether a node sees the order of the areas only, itself or
// through a node that enters it: it has no scale that another year could be
// put on.
func (s *LevelScores) Ranked(node string) bool {
	at := s.find(node)
	return at >= 0 && s.ranked(at, make([]bool, len(s.Nodes)))
}

// fixed sets up the normalisation of an input from its reference alone.
func fixed(n *Node, in Input, ref *Reference, higherIs indicators.Direction) (line, bool) {
	if in.Normalise.ranks() {
		return line{}, false
	}
	f, fault := fitted(n, in, ref, higherIs)
	return f, fault == ""
}

// join aggregates and rescales, as Compute does, with the aggregate's frozen
// reference.
func (o *onBase) join(n *Node, out *NodeScores, live []int, total float64) {
	need := n.MinimumInputs
	if need <= 0 {
		need = len(live)
	}
	ref := &out.AggregateReference
	a, b, ok := n.rescaling(ref)
	whole := 1.0
	if entry(aggregates[:], n.Aggregate).weighted {
		whole = total
	}
	j := joiner{node: n, total: total}
	j.grow(len(live))
	scale := 0.0
	for i := range o.table.Areas {
		if !o.table.Included(i) {
			continue
		}
		j.reset()
		for _, k := range live {
			if s := out.Inputs[k].Scores[i]; s.OK() {
				j.add(k, s.Number, n.Inputs[k].Weight)
			}
		}
		out.Available[i] = len(j.x)
		if len(j.x) < need || len(j.x) == 0 {
			continue
		}
		v, bad := j.join()
		if out.Aggregate[i] = indicators.Known(v); bad >= 0 || !out.Aggregate[i].OK() {
			out.Aggregate[i] = indicators.Value{}
			continue
		}
		scale = max(scale, j.scale)
		if ok {
			out.Index[i] = indicators.Known(n.linear(ref, v))
		}
		for m, k := range j.input {
			in := &out.Inputs[k]
			in.Weights[i] = j.weight[m]
			switch {
			case !out.Index[i].OK():
			case n.Rescale == NoRescale:
				in.Contributions[i] = indicators.Known(j.part[m])
			default:
				in.Contributions[i] = indicators.Known(b*j.part[m] + a*(j.weight[m]/whole))
			}
		}
	}
	if out.Scale = scale; n.Rescale != NoRescale {
		out.Scale = math.Abs(b)*scale + math.Abs(a)
	}
}

// A Slope is by how much an index of one area changes with one unit of an
// indicator, all else equal.
type Slope struct {
	Indicator string
	By        float64 // index units per unit of the indicator
}

// Slopes returns how an area's index depends on each indicator that enters it,
// directly or through other nodes; an indicator that enters twice stands twice.
// They are those of the scale that the level was computed on. ok is false where
// the index is not linear in the values: ranks, transforms, geometric and
// harmonic means, extremes. Beyond its posts an input with goalposts is taken
// as if it still moved the index.
func (s *LevelScores) Slopes(node string, cat indicators.Catalogue, area int) (slopes []Slope, ok bool) {
	at := s.find(node)
	if at < 0 {
		return nil, false
	}
	return s.slopes(nil, at, cat, area, 1, 0)
}

func (s *LevelScores) slopes(out []Slope, at int, cat indicators.Catalogue, area int, by float64, depth int) ([]Slope, bool) {
	n := &s.Nodes[at]
	_, b, ok := n.Node.rescaling(&n.AggregateReference)
	if !ok || depth > len(s.Nodes) || n.Node.Aggregate != Mean && n.Node.Aggregate != Sum || area < 0 || area >= len(n.Index) || !n.Index[area].OK() {
		return out, false
	}
	for k := range n.Inputs {
		in := &n.Inputs[k]
		if area >= len(in.Weights) || in.Weights[area] == 0 {
			continue
		}
		higherIs, from := indicators.Undirected, -1
		if in.Input.IsIndex {
			if from = s.find(in.Input.ID); from >= 0 {
				higherIs = s.Nodes[from].Node.direction()
			}
		} else if c := cat.Find(in.Input.ID); c >= 0 {
			higherIs = cat[c].HigherIs
		}
		f, ok := fixed(&n.Node, in.Input, &in.Reference, higherIs)
		if !ok || in.Input.Transform != NoTransform {
			return out, false
		}
		slope := by * b * in.Weights[area] * f.width / f.unit
		if f.turn {
			slope = -slope
		}
		if !in.Input.IsIndex {
			out = append(out, Slope{Indicator: in.Input.ID, By: slope})
			continue
		}
		if from < 0 {
			return out, false
		}
		if out, ok = s.slopes(out, from, cat, area, slope, depth+1); !ok {
			return out, false
		}
	}
	return out, true
}
