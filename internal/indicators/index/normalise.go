package index

import (
	"math"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// A column is what an input delivers on a level.
type column struct {
	present  bool
	values   []indicators.Value
	weights  []indicators.Value // for weighted means and spreads; nil = none
	city     indicators.Value
	source   indicators.CitySource
	higherIs indicators.Direction
	scale    float64 // magnitude the values were computed from, 0 for data
}

// column finds the values of an input: those of an indicator or of a node that
// was computed before.
func (l *level) column(n *Node, in Input) column {
	if in.IsIndex {
		for k := range l.nodes {
			if l.nodes[k].ID != in.ID {
				continue
			}
			from := &l.out.Nodes[k]
			return column{
				present: from.Present && from.Index != nil, values: from.Index, weights: l.table.Population,
				city: from.IndexReference.City, source: from.IndexReference.CitySource,
				higherIs: l.nodes[k].direction(), scale: l.scale[k],
			}
		}
		l.unknown(n, in)
		return column{}
	}
	k := l.cat.Find(in.ID)
	if k < 0 {
		l.unknown(n, in)
		return column{}
	}
	c := column{higherIs: l.cat[k].HigherIs}
	if c.higherIs != indicators.Worse && c.higherIs != indicators.Better {
		l.once(finding.Finding{
			Severity: finding.Error, Code: "index.neutral_input", Position: in.At, Indicator: in.ID,
			Args: finding.Args{"index": n.name(), "label": l.label(in)},
		})
		return column{}
	}
	if k < len(l.city) {
		c.city, c.source = l.city[k].Value, l.city[k].Source
	}
	if k >= len(l.table.Series) {
		return c
	}
	s := &l.table.Series[k]
	c.present = s.Present && len(s.Values) == len(l.table.Areas)
	c.values = s.Values
	switch {
	case l.cat[k].Rate != nil && s.Denominator != nil:
		c.weights = s.Denominator
	case s.Weight != nil:
		c.weights = s.Weight
	default:
		c.weights = l.table.Population
	}
	return c
}

func (l *level) unknown(n *Node, in Input) {
	l.once(finding.Finding{
		Severity: finding.Error, Code: "index.unknown_input", Position: in.At, Indicator: in.ID,
		Args: finding.Args{"index": n.name(), "label": in.ID},
	})
}

// input transforms, normalises and orients one input of a node. counts is
// false where it is absent: not on the level, without a value, constant or
// refused; everything but the first is reported.
func (l *level) input(n *Node, in Input) (out InputScores, counts bool) {
	out = InputScores{Input: in}
	c := l.column(n, in)
	if !c.present {
		return out, false
	}
	out.Present, out.Values = true, c.values
	out.Scores = make([]indicators.Value, len(c.values))

	rows := make([]int, 0, len(c.values))
	x := make([]float64, 0, len(c.values))
	scale := c.scale
	for i, v := range c.values {
		if !v.OK() || !l.table.Included(i) {
			continue
		}
		y, ok := in.Transform.apply(v.Number)
		if !ok || math.IsNaN(y) || math.IsInf(y, 0) {
			l.sayArea(finding.Error, "index.transform", n, in, i, finding.Args{
				"transform": in.Transform.String(), "value": finding.Hidden{Value: v.Number},
			})
			continue
		}
		rows, x = append(rows, i), append(x, y)
	}
	if in.Transform != NoTransform {
		// The logarithm of a number near 1 has lost the digits that the number had.
		scale = 1
	}
	out.Reference = extremes(x, scale)
	ref := &out.Reference
	if c.city.OK() {
		if y, ok := in.Transform.apply(c.city.Number); ok {
			ref.City = indicators.Known(y)
		}
		if ref.City.OK() {
			ref.CitySource = c.source
		}
	}
	switch {
	case ref.N == 0: // said by sayEmpty
		return out, false
	case ref.Constant:
		if l.included > 1 { // one area alone is said once per index
			l.say(finding.Warning, "index.constant_input", n, in.At, in.ID, finding.Args{"label": l.label(in)})
		}
		return out, false
	}
	if in.Normalise.NeedsCity(n.Centre) && !ref.City.OK() {
		code, args := "index.no_city_value", finding.Args{"index": n.name(), "label": l.label(in)}
		switch {
		case c.city.OK():
			code = "index.city_transform"
			args["transform"], args["value"] = in.Transform.String(), finding.Hidden{Value: c.city.Number}
		case in.IsIndex:
			code = "index.no_city_index"
		}
		l.once(finding.Finding{Severity: finding.Error, Code: code, Position: in.At, Indicator: in.ID, Args: args})
		return out, false
	}

	if in.Normalise.ranks() {
		for j, s := range l.rankScores(n, in, c.higherIs, x, scale) {
			out.Scores[rows[j]] = indicators.Known(s)
		}
		return out, true
	}
	f, ok := l.line(n, in, c, rows, x, ref)
	if !ok {
		return out, false
	}
	if f.limited {
		l.beyond(n, in, f, rows, x)
	}
	for j, y := range x {
		v := indicators.Known(f.score(y))
		out.Scores[rows[j]] = v
		if !v.OK() {
			l.sayArea(finding.Error, "index.not_finite", n, in, rows[j], nil)
		}
	}
	if ref.City.OK() {
		out.CityScore = indicators.Known(f.score(ref.City.Number))
	}
	return out, true
}

// A line is a normalisation that is linear in the value, and its orientation.
type line struct {
	from, unit float64    // (x - from) / unit
	lo, width  float64    // times width plus lo
	limits     [2]float64 // of x: goalposts
	limited    bool
	turn       bool    // the input points the other way
	axis       float64 // a turned score is axis - score
}

func (f *line) score(x float64) float64 {
	if f.limited {
		x = min(max(x, f.limits[0]), f.limits[1])
	}
	s := f.lo + (x-f.from)/f.unit*f.width
	if f.turn {
		return f.axis - s
	}
	return s
}

// line sets up the normalisation of an input. ok is false where there is none,
// which is reported.
func (l *level) line(n *Node, in Input, c column, rows []int, x []float64, ref *Reference) (f line, ok bool) {
	fail := func(code string) (line, bool) {
		l.once(finding.Finding{
			Severity: finding.Error, Code: code, Position: in.At, Indicator: in.ID,
			Args: finding.Args{"index": n.name(), "label": l.label(in)},
		})
		return line{}, false
	}
	if in.Normalise.UsesCentre() {
		weights := l.weights(c.weights, rows)
		if n.weighs() {
			if !usable(weights) {
				return fail("index.no_weights")
			}
			if gaps := unweighted(weights); gaps > 0 {
				l.say(finding.Warning, "index.weights_missing", n, in.At, in.ID, finding.Args{"label": l.label(in), "n": gaps})
			}
		}
		centre := entry(centres[:], n.Centre).of(x, weights, ref.City)
		spread := spreadOf(x, weights, n.Spread, centre)
		ref.Centre, ref.Spread = indicators.Known(centre), indicators.Known(spread)
		if !ref.Centre.OK() || !ref.Spread.OK() {
			return fail("index.overflow")
		}
		if ref.Spread.Number == 0 {
			ref.Constant = true
			l.say(finding.Warning, "index.constant_input", n, in.At, in.ID, finding.Args{"label": l.label(in)})
			return line{}, false
		}
	}
	f, fault := fitted(n, in, ref, c.higherIs)
	if fault != "" {
		return fail(fault)
	}
	return f, true
}

// fitted is the line of an input's normalisation from its reference; fault is
// the code of the finding where there is none.
func fitted(n *Node, in Input, ref *Reference, higherIs indicators.Direction) (f line, fault string) {
	f = line{unit: 1, width: 1, turn: higherIs != n.direction()}
	fault = entry(normalisations[:], in.Normalise).fit(n, in, ref, &f)
	return f, fault
}

// beyond notes the areas whose value lies outside the goalposts: they are
// held at the post, as the range has nothing further out.
func (l *level) beyond(n *Node, in Input, f line, rows []int, x []float64) {
	var names []string
	for j, y := range x {
		if indicators.Compare(y, f.limits[0]) < 0 || indicators.Compare(y, f.limits[1]) > 0 {
			names = append(names, l.areaName(rows[j]))
		}
	}
	if len(names) > 0 {
		l.say(finding.Note, "index.beyond_goalposts", n, in.At, in.ID, finding.Args{
			"label": l.label(in), "n": len(names), "areas": listed(names),
		})
	}
}

// unweighted counts the areas without a positive weight.
func unweighted(weights []float64) int {
	n := 0
	for _, w := range weights {
		if w == 0 {
			n++
		}
	}
	return n
}

// rankScores returns the scores of a rank method. It ranks the oriented value,
// the one that points with the index; ties count on neither side.
func (l *level) rankScores(n *Node, in Input, higherIs indicators.Direction, x []float64, scale float64) []float64 {
	out := make([]float64, len(x))
	rank := entry(normalisations[:], in.Normalise).rank
	for j, s := range indicators.Standings(x, scale) {
		if higherIs != n.direction() {
			s.Below, s.Above = s.Above, s.Below
		}
		out[j] = rank(s, float64(len(x)))
	}
	return out
}

// Exponential returns -23 ln(1 - R (1 - exp(-100/23))), the exponential
// transformation of a relative rank R in 0..1 to 0..100.
func Exponential(r float64) float64 {
	return -23 * math.Log(1-r*(1-math.Exp(-100.0/23)))
}
