package index

import (
	"math"
	"strings"

	"gonum.org/v1/gonum/stat"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// Compute returns every node on every level, each level measured against its
// own included areas. Nodes may be inputs of other nodes in any order. A node
// keeps its place in Scores where it can't be computed; Present is false then.
//
// The steps of a node, in this order: transform, normalise, orient, weight and
// aggregate, rescale. A transform is applied to the city's value (and to
// goalposts) as to an area's. Mistakes of the edition file and values that a
// step is not defined for are findings; whatever they concern has no score.
func Compute(tables []indicators.Table, cat indicators.Catalogue, city []indicators.CityValue, nodes []Node) (Scores, finding.List) {
	c := &computation{cat: cat, city: city, nodes: nodes, said: map[string]bool{}}
	order := c.order()
	scores := make(Scores, len(tables))
	for k := range tables {
		scores[k] = c.onLevel(&tables[k], order)
	}
	return scores, c.findings
}

// A computation is one call of Compute.
type computation struct {
	cat      indicators.Catalogue
	city     []indicators.CityValue
	nodes    []Node
	findings finding.List
	said     map[string]bool // findings that are said once, not per level
}

// once adds a finding about a node and its input the first time it comes up.
func (c *computation) once(f finding.Finding) {
	key := f.Code + "\x00" + f.Indicator + "\x00" + f.Position.String() + "\x00" + argText(f.Args["index"])
	if !c.said[key] {
		c.said[key] = true
		c.findings.Add(f)
	}
}

func argText(v any) string { s, _ := v.(string); return s }

// order returns the nodes so that each stands after its inputs. Nodes of a
// circle, and nodes that need one, are reported and left out.
func (c *computation) order() []int {
	byID := make(map[string]int, len(c.nodes))
	for i := range c.nodes {
		if _, twice := byID[c.nodes[i].ID]; !twice {
			byID[c.nodes[i].ID] = i
		}
	}
	const unseen, open, done, broken = 0, 1, 2, 3
	state := make([]uint8, len(c.nodes))
	var order []int
	var visit func(i int) bool
	visit = func(i int) bool {
		switch state[i] {
		case done:
			return true
		case open, broken:
			return false
		}
		state[i] = open
		for _, in := range c.nodes[i].Inputs {
			if !in.IsIndex {
				continue
			}
			if k, known := byID[in.ID]; known && !visit(k) {
				state[i] = broken
			}
		}
		if state[i] == broken {
			c.findings.Add(finding.Finding{
				Severity: finding.Error, Code: "index.circle", Position: c.nodes[i].At, Indicator: c.nodes[i].ID,
				Args: finding.Args{"index": c.nodes[i].name()},
			})
			return false
		}
		state[i] = done
		order = append(order, i)
		return true
	}
	for i := range c.nodes {
		visit(i)
	}
	return order
}

// A level is the work on one table.
type level struct {
	*computation
	table    *indicators.Table
	out      LevelScores
	included int       // areas that are not excluded
	scale    []float64 // per node: magnitude that its index was computed from, for ties
}

func (c *computation) onLevel(t *indicators.Table, order []int) LevelScores {
	l := &level{
		computation: c, table: t,
		out:   LevelScores{Level: t.Level.ID, Nodes: make([]NodeScores, len(c.nodes))},
		scale: make([]float64, len(c.nodes)),
	}
	for i := range t.Areas {
		if t.Included(i) {
			l.included++
		}
	}
	for i := range c.nodes {
		l.out.Nodes[i].Node = c.nodes[i]
	}
	for _, i := range order {
		l.node(i)
	}
	return l.out
}

// node computes one index on the level.
func (l *level) node(at int) {
	n := &l.nodes[at]
	out := &l.out.Nodes[at]
	areas := len(l.table.Areas)
	out.Inputs = make([]InputScores, len(n.Inputs))
	counts := make([]bool, len(n.Inputs))
	for k, in := range n.Inputs {
		out.Inputs[k], counts[k] = l.input(n, in)
		out.Present = out.Present || out.Inputs[k].Present
	}
	if !out.Present {
		out.Inputs = nil
		return
	}
	if l.included == 1 {
		l.say(finding.Note, "index.one_area", n, n.At, "", nil)
	}

	// The inputs that count, and the weight of all inputs as written: a reduced
	// set of a sum is scaled up to it.
	var live []int
	total := 0.0
	for k := range out.Inputs {
		w := n.Inputs[k].Weight
		if !(w >= 0) || math.IsInf(w, 0) {
			l.once(finding.Finding{
				Severity: finding.Error, Code: "index.weight", Position: n.Inputs[k].At, Indicator: n.Inputs[k].ID,
				Args: finding.Args{"index": n.name(), "label": l.label(n.Inputs[k]), "weight": w},
			})
			continue
		}
		total += w
		if w > 0 && counts[k] {
			live = append(live, k)
		}
	}
	l.sayAbsent(n, out.Inputs)
	nothing := l.sayEmpty(n, out.Inputs)
	need := n.MinimumInputs
	if need <= 0 {
		need = len(live)
	}
	if need > len(live) && l.included > 1 && !nothing {
		l.say(finding.Warning, "index.too_few_inputs", n, n.At, "", finding.Args{"need": need, "n": len(live)})
	}

	out.Aggregate = make([]indicators.Value, areas)
	out.Index = make([]indicators.Value, areas)
	out.Rank = make([]int, areas)
	out.Available = make([]int, areas)
	for k := range out.Inputs {
		out.Inputs[k].Weights = make([]float64, areas)
		out.Inputs[k].Contributions = make([]indicators.Value, areas)
	}

	j := joiner{node: n, total: total}
	j.grow(len(live))
	scale := 0.0
	var without []string
	for i := range areas {
		if !l.table.Included(i) {
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
			without = append(without, l.areaName(i))
			continue
		}
		v, bad := j.join()
		if bad >= 0 {
			l.sayArea(finding.Error, "index.not_positive", n, n.Inputs[bad], i, finding.Args{"score": finding.Hidden{Value: out.Inputs[bad].Scores[i].Number}})
			continue
		}
		out.Aggregate[i] = indicators.Known(v)
		if !out.Aggregate[i].OK() {
			l.sayArea(finding.Error, "index.not_finite", n, Input{ID: n.ID, At: n.At}, i, nil)
			continue
		}
		for m, k := range j.input {
			out.Inputs[k].Weights[i] = j.weight[m]
			out.Inputs[k].Contributions[i] = indicators.Known(j.part[m])
		}
		scale = max(scale, j.scale)
	}
	// Where the level has too few inputs that was said already.
	if len(without) > 0 && need > 0 && need <= len(live) {
		severity := finding.Note
		if len(without) == l.included {
			severity = finding.Warning
		}
		l.say(severity, "index.areas_without", n, n.At, "", finding.Args{
			"n": len(without), "areas": listed(without), "need": need,
		})
	}
	cityAggregate := l.cityAggregate(out, &j, live, need)
	whole := 1.0 // the effective weights of an area sum to it
	if entry(aggregates[:], n.Aggregate).weighted {
		whole = total
	}
	l.rescale(at, out, whole, cityAggregate, scale)
}

// cityAggregate applies the node to the city as one more area, outside every
// statistic. Where an input that counts is ranked the city has none.
func (l *level) cityAggregate(out *NodeScores, j *joiner, live []int, need int) indicators.Value {
	j.reset()
	for _, k := range live {
		in := &out.Inputs[k]
		if in.Input.Normalise.ranks() {
			return indicators.Value{}
		}
		if in.CityScore.OK() {
			j.add(k, in.CityScore.Number, in.Input.Weight)
		}
	}
	if len(j.x) < need || len(j.x) == 0 {
		return indicators.Value{}
	}
	v, bad := j.join()
	if bad >= 0 {
		return indicators.Value{}
	}
	return indicators.Known(v)
}

// rescale turns the aggregate into the index, the contributions with it, and
// ranks the areas. Under a linear rescaling index = a + b aggregate, an input
// contributes b times its part of the aggregate and its share of a: what it
// adds to the index against scores of 0. Under a rank the parts stay as they are.
func (l *level) rescale(at int, out *NodeScores, whole float64, city indicators.Value, scale float64) {
	n := &l.nodes[at]
	rows := make([]int, 0, len(out.Aggregate))
	x := make([]float64, 0, len(out.Aggregate))
	for i, v := range out.Aggregate {
		if v.OK() {
			rows, x = append(rows, i), append(x, v.Number)
		}
	}
	population := l.weights(l.table.Population, rows)
	out.AggregateReference = describe(x, population, n.Spread, scale, city)

	// The city follows a linear rescaling: index = a + b aggregate.
	a, b := 0.0, 1.0
	ref := &out.AggregateReference
	constant := len(x) > 0 && ref.Constant && n.Rescale != NoRescale
	switch {
	case constant:
		if len(x) > 1 {
			l.say(finding.Warning, "index.constant_aggregate", n, n.At, "", nil)
		}
	case len(x) == 0 || n.Rescale.Ranks():
	default:
		var ok bool
		if a, b, ok = n.rescaling(ref); !ok {
			l.once(finding.Finding{
				Severity: finding.Error, Code: "index.no_weights", Position: n.At, Indicator: n.ID,
				Args: finding.Args{"index": n.name(), "label": n.name()},
			})
			constant, a, b = true, 0, 1
		}
	}
	for j, s := range l.rescaled(n, ref, x, scale, constant) {
		out.Index[rows[j]] = indicators.Known(s)
	}
	ranked := n.Rescale.Ranks()
	cityIndex := indicators.Value{}
	if city.OK() && !ranked && !constant {
		cityIndex = indicators.Known(n.linear(ref, city.Number))
	}
	for _, in := range out.Inputs {
		for _, i := range rows {
			switch part := in.Contributions[i]; {
			case !out.Index[i].OK():
				in.Contributions[i] = indicators.Value{}
			case part.OK() && !ranked && n.Rescale != NoRescale:
				in.Contributions[i] = indicators.Known(b*part.Number + a*(in.Weights[i]/whole))
			}
		}
	}

	x = x[:0]
	kept := rows[:0]
	for _, i := range rows {
		if out.Index[i].OK() {
			kept, x = append(kept, i), append(x, out.Index[i].Number)
		}
	}
	switch {
	case ranked:
		l.scale[at] = 0
	case n.Rescale == NoRescale:
		l.scale[at] = scale
	default:
		l.scale[at] = math.Abs(b)*scale + math.Abs(a)
	}
	out.Scale = l.scale[at]
	out.IndexReference = describe(x, l.weights(l.table.Population, kept), n.Spread, l.scale[at], cityIndex)
	for j, s := range indicators.Standings(x, l.scale[at]) {
		if n.direction() == indicators.Better {
			out.Rank[kept[j]] = s.Below + 1
		} else {
			out.Rank[kept[j]] = s.Above + 1
		}
	}
}

// rescaled returns the index of every aggregate, none where the aggregate is
// constant and the rescaling needs a spread.
func (l *level) rescaled(n *Node, ref *Reference, x []float64, scale float64, constant bool) []float64 {
	if constant {
		return nil
	}
	out := make([]float64, len(x))
	if n.Rescale.Ranks() {
		rank := entry(rescalings[:], n.Rescale).rank
		for j, s := range indicators.Standings(x, scale) {
			out[j] = rank(s, float64(len(x)))
		}
		return out
	}
	for j, v := range x {
		out[j] = n.linear(ref, v)
	}
	return out
}

// describe returns what a set of aggregates or indices looks like: centre is
// the unweighted mean of areas, spread the node's (weighted: about that mean).
func describe(x, weights []float64, spread Spread, scale float64, city indicators.Value) Reference {
	r := extremes(x, scale)
	r.City = city
	if city.OK() {
		r.CitySource = indicators.CityIndex
	}
	if r.N == 0 {
		return r
	}
	mean := stat.Mean(x, nil)
	r.Centre = indicators.Known(mean)
	r.Spread = indicators.Known(spreadOf(x, weights, spread, mean))
	if r.Spread.Number <= 0 {
		r.Spread = indicators.Value{}
	}
	return r
}

// extremes returns n, minimum and maximum, and whether they are the same.
func extremes(x []float64, scale float64) Reference {
	r := Reference{N: len(x)}
	if len(x) == 0 {
		return r
	}
	lo, hi := x[0], x[0]
	for _, v := range x[1:] {
		lo, hi = min(lo, v), max(hi, v)
	}
	r.Minimum, r.Maximum = indicators.Known(lo), indicators.Known(hi)
	r.Constant = indicators.SameAt(lo, hi, scale)
	return r
}

// usable reports whether weights have a positive sum.
func usable(weights []float64) bool {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	return sum > 0 && !math.IsInf(sum, 0)
}

// weights returns the weights of some rows, 0 where an area has none; nil
// where the column does not exist.
func (l *level) weights(column []indicators.Value, rows []int) []float64 {
	if len(column) != len(l.table.Areas) || len(column) == 0 {
		return nil
	}
	out := make([]float64, len(rows))
	for j, i := range rows {
		if w := column[i]; w.OK() && w.Number > 0 {
			out[j] = w.Number
		}
	}
	return out
}

// sayAbsent says which inputs the index does without, as the level does not
// have them. On the level of the report that is hardly ever meant.
func (l *level) sayAbsent(n *Node, inputs []InputScores) {
	var absent []string
	for k := range inputs {
		if !inputs[k].Present {
			absent = append(absent, l.label(n.Inputs[k]))
		}
	}
	if len(absent) == 0 {
		return
	}
	severity := finding.Note
	if l.table.Level.Report {
		severity = finding.Warning
	}
	l.say(severity, "index.inputs_absent", n, n.At, "", finding.Args{
		"n": len(absent), "inputs": listed(absent), "left": len(inputs) - len(absent), "of": len(inputs),
	})
}

// sayEmpty says which inputs have no value on the level, and once where none
// has any; nothing is then true.
func (l *level) sayEmpty(n *Node, inputs []InputScores) (nothing bool) {
	if l.included == 0 {
		return false
	}
	var empty []int
	present := 0
	for k := range inputs {
		if !inputs[k].Present {
			continue
		}
		present++
		if inputs[k].Reference.N == 0 {
			empty = append(empty, k)
		}
	}
	if len(empty) == present && present > 1 {
		l.say(finding.Warning, "index.no_values", n, n.At, "", finding.Args{"n": present})
		return true
	}
	for _, k := range empty {
		in := n.Inputs[k]
		l.say(finding.Warning, "index.empty_input", n, in.At, in.ID, finding.Args{"label": l.label(in)})
	}
	return false
}

// say adds a finding about a node on this level.
func (l *level) say(s finding.Severity, code string, n *Node, at finding.Position, input string, args finding.Args) {
	all := finding.Args{"index": n.name(), "level": indicators.LevelName(l.table)}
	for k, v := range args {
		all[k] = v
	}
	id := n.ID
	if input != "" {
		id = input
	}
	l.findings.Add(finding.Finding{Severity: s, Code: code, Position: at, Level: l.table.Level.ID, Indicator: id, Args: all})
}

// sayArea adds a finding about one area's input, at the cell it was read from.
func (l *level) sayArea(s finding.Severity, code string, n *Node, in Input, i int, args finding.Args) {
	at := in.At
	if k := l.cat.Find(in.ID); !in.IsIndex && k >= 0 && k < len(l.table.Series) {
		if cell, ok := l.table.Cell(&l.table.Series[k], i); ok {
			at = cell
		}
	}
	all := finding.Args{"index": n.name(), "label": l.label(in)}
	for k, v := range args {
		all[k] = v
	}
	l.findings.Add(finding.Finding{
		Severity: s, Code: code, Position: at, Level: l.table.Level.ID,
		AreaID: l.table.Areas[i].ID, AreaName: l.areaName(i), Indicator: in.ID, Args: all,
	})
}

// areaName returns the name of an area, or its id.
func (l *level) areaName(i int) string {
	if a := l.table.Areas[i]; a.Name != "" {
		return a.Name
	}
	return l.table.Areas[i].ID
}

// label returns what a planner calls an input.
func (c *computation) label(in Input) string {
	if !in.IsIndex {
		if k := c.cat.Find(in.ID); k >= 0 && c.cat[k].Label != "" {
			return c.cat[k].Label
		}
	}
	for i := range c.nodes {
		if c.nodes[i].ID == in.ID {
			return c.nodes[i].name()
		}
	}
	return in.ID
}

// name returns what a planner calls an index.
func (n *Node) name() string {
	if n.Label != "" {
		return n.Label
	}
	return n.ID
}

// direction is Worse unless the node says better.
func (n *Node) direction() indicators.Direction {
	if n.HigherIs == indicators.Better {
		return indicators.Better
	}
	return indicators.Worse
}

// bounds returns the range of minmax and goalposts, 0..100 where none is set.
func (n *Node) bounds() (lo, hi float64) {
	if n.Range == [2]float64{} {
		return 0, 100
	}
	return n.Range[0], n.Range[1]
}

// listed joins names for a finding; a long list ends with an ellipsis.
func listed(names []string) string {
	const most = 12
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
