package class

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
)

// A ranked is the index of the included areas of a level that have one.
type ranked struct {
	rows     []int
	x        []float64
	sorted   []float64
	scale    float64
	standing []indicators.Standing
	worse    bool // higher values are worse
}

// A grouping returns, per ranked value, its group counted from 0 in ascending
// order of the values, and the upper bounds of all groups but the last.
type grouping func(g *Groups, v *ranked) (group []int, bounds []float64, err error)

// groups sorts by quantiles, ranks or natural breaks of an index, per level.
// Group ids are 1 to n, 1 being the end that one_is names.
func (a *assignment) groups(s *Scheme, r *Result, g *Groups, by grouping) {
	if g.Groups < 1 || g.Groups > mostGroups {
		a.once(finding.Error, "class.groups", g.At, "", s.ID, finding.Args{"scheme": s.name(), "most": mostGroups})
		return
	}
	for c := range g.Groups { // from good to bad
		id := strconv.Itoa(c + 1)
		if !g.OneBest {
			id = strconv.Itoa(g.Groups - c)
		}
		r.Classes = append(r.Classes, Class{ID: id, Label: area.Name{One: id, Many: id}})
	}
	for k := range a.Tables {
		t := &a.Tables[k]
		node := a.Scores.Find(t.Level.ID, s.Index)
		if node == nil || !s.applies(t.Level.ID) {
			continue
		}
		if a.base != nil {
			a.frozenGroups(s, r, t, node)
			continue
		}
		v := rank(t, node)
		group, bounds, err := by(g, v)
		if err != nil {
			a.once(finding.Error, "class.quantiles", g.At, "", s.ID, finding.Args{"scheme": s.name(), "type": g.Type})
			return
		}
		level := LevelResult{Level: t.Level.ID, Decisions: make([]Decision, len(t.Areas)), Bounds: bounds}
		for i := range t.Areas {
			undecided(t, i, node.Index[i], &level.Decisions[i])
		}
		filled := make([]bool, g.Groups)
		for j, i := range v.rows {
			d := &level.Decisions[i]
			d.Class = group[j]
			if !v.worse {
				d.Class = g.Groups - 1 - group[j]
			}
			filled[d.Class] = true
			if s.RankGroups != nil {
				d.Reasons = g.rankReasons(s.Index, r.Classes[d.Class].ID, v.rank(j), len(v.x))
				continue
			}
			d.Reasons = groupReasons(s.Index, r.Classes[d.Class].ID, group[j], bounds, node.Index[i], v.scale)
		}
		v.distances(&level, group)
		if !v.worse {
			slices.Reverse(level.Bounds)
		}
		var empty []string
		for c, full := range filled {
			if !full {
				empty = append(empty, r.Classes[c].ID)
			}
		}
		if len(v.rows) > 0 && len(empty) > 0 {
			a.once(finding.Note, "class.empty_groups", g.At, t.Level.ID, s.ID, finding.Args{
				"scheme": s.name(), "groups": strings.Join(empty, ", "), "n": len(empty), "level": indicators.LevelName(t),
			})
		}
		r.Levels = append(r.Levels, level)
	}
}

// rank gathers the index of the included areas.
func rank(t *indicators.Table, node *index.NodeScores) *ranked {
	v := &ranked{worse: node.Node.HigherIs != indicators.Better, scale: node.Magnitude()}
	for i, x := range node.Index {
		if x.OK() && t.Included(i) {
			v.rows, v.x = append(v.rows, i), append(v.x, x.Number)
		}
	}
	v.sorted = slices.Sorted(slices.Values(v.x))
	v.standing = indicators.Standings(v.x, v.scale)
	return v
}

// groupReasons are the bounds on both sides of a value. Groups below the
// lowest value are empty and have no bound of their own: there is none to name.
func groupReasons(index, class string, group int, bounds []float64, v indicators.Value, scale float64) []Reason {
	var out []Reason
	if group > 0 && indicators.CompareAt(v.Number, bounds[group-1], scale) > 0 {
		out = append(out, Reason{Text: index + " above " + number(bounds[group-1]), ClassID: class, Held: True, Value: v, Relation: Above, Bound: indicators.Known(bounds[group-1])})
	}
	if group < len(bounds) {
		out = append(out, Reason{Text: index + " to " + number(bounds[group]), ClassID: class, Held: True, Value: v, Relation: AtMost, Bound: indicators.Known(bounds[group])})
	}
	return out
}

// rankReasons are the first and the last rank, from the worst, of the group that
// a rank lies in; the ends of all ranks go without saying. The highest value of
// a group would be that of a neighbour, and decides nothing.
func (g *Groups) rankReasons(index, class string, rank, n int) []Reason {
	group := g.fromWorst(rank, n)
	first, last := rank, rank
	for first > 1 && g.fromWorst(first-1, n) == group {
		first--
	}
	for last < n && g.fromWorst(last+1, n) == group {
		last++
	}
	reason := func(word string, relation Relation, bound int) Reason {
		return Reason{
			Text: "rank " + index + " " + word + " " + strconv.Itoa(bound), ClassID: class, Held: True,
			Value: indicators.Known(float64(rank)), Relation: relation, Bound: indicators.Known(float64(bound)),
		}
	}
	var out []Reason
	if first > 1 {
		out = append(out, reason("from", AtLeast, first))
	}
	if last < n {
		out = append(out, reason("to", AtMost, last))
	}
	return out
}

// rank counts a value from the worst; ties share the lower number.
func (v *ranked) rank(j int) int {
	if v.worse {
		return v.standing[j].Above + 1
	}
	return v.standing[j].Below + 1
}

// fromWorst is the group of a rank, counted from 0 at the worst.
func (g *Groups) fromWorst(rank, n int) int {
	if g.RoundUp {
		return (g.Groups*rank+n-1)/n - 1
	}
	return g.Groups * (rank - 1) / n
}

// distances sets how far each value lies from the nearest value of another
// group: groups are made of the values, so that this is the move that changes
// one.
func (v *ranked) distances(level *LevelResult, group []int) {
	order := make([]int, len(v.x))
	for j := range order {
		order[j] = j
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(group[a], group[b]), cmp.Compare(v.x[a], v.x[b])) })
	last := math.Inf(-1) // highest value of a group below
	for p, j := range order {
		if p > 0 && group[order[p-1]] != group[j] {
			last = v.x[order[p-1]]
		}
		if d := v.x[j] - last; !math.IsInf(d, 0) {
			level.Decisions[v.rows[j]].Distance = indicators.Known(math.Abs(d))
		}
	}
	last = math.Inf(1)
	for p := len(order) - 1; p >= 0; p-- {
		j := order[p]
		if p < len(order)-1 && group[order[p+1]] != group[j] {
			last = v.x[order[p+1]]
		}
		d := &level.Decisions[v.rows[j]].Distance
		if gap := math.Abs(last - v.x[j]); !math.IsInf(gap, 0) && (!d.OK() || gap < d.Number) {
			*d = indicators.Known(gap)
		}
	}
}

// quantileBounds cuts at the k/n-quantiles; a value on a bound belongs below it.
func quantileBounds(g *Groups, v *ranked) ([]int, []float64, error) {
	kind := g.Type
	if kind == 0 {
		kind = 7
	}
	bounds, err := indicators.QuantileBreaks(v.sorted, g.Groups, kind)
	if err != nil {
		return nil, nil, err
	}
	return v.below(bounds), bounds, nil
}

// jenksBounds cuts at the natural breaks; bounds are the highest values of
// their groups. With fewer different values than groups the groups farthest
// from class 1 stay empty; an empty one ends where the one below it does.
func jenksBounds(g *Groups, v *ranked) ([]int, []float64, error) {
	bounds := indicators.FisherJenks(v.sorted, g.Groups)
	group := v.below(bounds)
	spare := g.Groups - 1 - len(bounds)
	if spare <= 0 || len(v.sorted) == 0 {
		return group, bounds, nil
	}
	end := v.sorted[len(v.sorted)-1] // class 1 holds the lowest values
	if g.OneBest != v.worse {        // it holds the highest
		for j := range group {
			group[j] += spare
		}
		end = v.sorted[0]
	}
	padding := slices.Repeat([]float64{end}, spare)
	if g.OneBest != v.worse {
		return group, append(padding, bounds...), nil
	}
	return group, append(slices.Clone(bounds), padding...), nil
}

// below finds the group of every value by bounds closed above.
func (v *ranked) below(bounds []float64) []int {
	group := make([]int, len(v.x))
	for j, x := range v.x {
		group[j] = indicators.Group(x, bounds, v.scale)
	}
	return group
}

// rankBounds cuts at ranks counted from the worst, ties sharing the lower
// number: floor(G (rank - 1)/N) + 1 or ceil(G rank/N) is 1 for the worst.
// (Welsh Government, WIMD 2019: floor.) The bounds are the highest values of
// their groups.
func rankBounds(g *Groups, v *ranked) ([]int, []float64, error) {
	n := len(v.x)
	group := make([]int, n)
	bounds := make([]float64, g.Groups-1)
	for b := range bounds {
		bounds[b] = math.NaN()
	}
	for j := range v.x {
		fromWorst := g.fromWorst(v.rank(j), n)
		group[j] = fromWorst // ascending values: from the worst, where lower is worse
		if v.worse {
			group[j] = g.Groups - 1 - fromWorst
		}
		if b := group[j]; b < len(bounds) && !(bounds[b] >= v.x[j]) {
			bounds[b] = v.x[j]
		}
	}
	// A group without areas ends where the one below it does.
	low := math.NaN()
	if n > 0 {
		low = v.sorted[0]
	}
	for b := range bounds {
		if math.IsNaN(bounds[b]) {
			bounds[b] = low
		}
		low = bounds[b]
	}
	if n == 0 {
		bounds = nil
	}
	return group, bounds, nil
}
