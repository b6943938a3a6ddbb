package say

import (
	"math"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/book"
)

// Words of the edition file for the settings of a node, in the order of their types.
var (
	NormaliseKeys = []string{"zscore", "difference", "percent_of_city", "minmax", "goalposts", "percent_rank", "rank", "exponential_rank", "none"}
	TransformKeys = []string{"none", "log", "log1p", "sqrt"}
	CentreKeys    = []string{"city", "mean", "weighted_mean", "median"}
	SpreadKeys    = []string{"population", "sample", "weighted"}
	AggregateKeys = []string{"mean", "sum", "geometric", "harmonic", "min", "max"}
	RescaleKeys   = []string{"none", "zscore", "minmax", "percent_rank", "rank"}
)

// Key returns the word of a setting by its number.
func Key(words []string, i uint8) string { return words[min(int(i), len(words)-1)] }

// IndexSteps says how an index is made, step by step.
func (w *Writer) IndexSteps(n *index.Node) []string {
	s := w.book.Subject(n.ID)
	var steps []string
	var names []string
	weighted := false
	for _, in := range n.Inputs {
		names = append(names, w.book.ShortOf(in.ID))
		weighted = weighted || in.Weight != n.Inputs[0].Weight
	}
	say := func(key string, pairs ...any) { steps = append(steps, w.Say(key, pairs...)) }
	say("method.step.inputs", "n", len(names), "inputs", w.List(names))
	for _, in := range n.Inputs {
		if in.Transform != index.NoTransform {
			say("method.step.transform", "input", w.book.ShortOf(in.ID), "transform", w.Say("method.transform."+Key(TransformKeys, uint8(in.Transform))))
		}
	}
	low, high := n.Range[0], n.Range[1]
	if low == high {
		low, high = 0, 100
	}
	bounds := []any{"low", w.Shortest(low), "high", w.Shortest(high)}
	say("method.step.normalise."+Key(NormaliseKeys, uint8(n.Normalise)), append(bounds,
		"centre", w.Say("method.centre."+Key(CentreKeys, uint8(n.Centre))), "spread", w.Say("method.spread."+Key(SpreadKeys, uint8(n.Spread))))...)
	for _, in := range n.Inputs {
		if in.Normalise != n.Normalise {
			say("method.step.normalise.own", "input", w.book.ShortOf(in.ID), "method", w.Say("method.normalise."+Key(NormaliseKeys, uint8(in.Normalise))))
		}
	}
	if s.Higher() == indicators.Better {
		say("method.step.orient.better")
	} else {
		say("method.step.orient.worse")
	}
	if weighted {
		var weights []string
		for _, in := range n.Inputs {
			weights = append(weights, w.Say("method.why.amount", "label", w.book.ShortOf(in.ID), "value", w.Trimmed(in.Weight, 6)))
		}
		say("method.step.weights", "weights", w.List(weights))
	} else {
		say("method.step.weights.equal")
	}
	say("method.step.aggregate." + Key(AggregateKeys, uint8(n.Aggregate)))
	if n.MinimumInputs > 0 {
		say("method.step.minimum", "n", n.MinimumInputs)
	} else {
		say("method.step.minimum.all")
	}
	if n.Rescale != index.NoRescale {
		say("method.step.rescale."+Key(RescaleKeys, uint8(n.Rescale)), append(bounds, "spread", w.Say("method.spread."+Key(SpreadKeys, uint8(n.Spread))))...)
	}
	return steps
}

// ExampleDecimals is how exact the worked example is.
const ExampleDecimals = 6

// Formula writes the score of one input with its numbers.
func (w *Writer) Formula(n *index.Node, in *index.InputScores, row int) string {
	exact := func(v indicators.Value) string {
		if v.OK() && v.Number < 0 {
			return "(" + w.Number(v.Number, ExampleDecimals) + ")"
		}
		return w.Number(v.Number, ExampleDecimals)
	}
	x := indicators.At(in.Values, row)
	value := exact(x)
	if in.Input.Transform != index.NoTransform {
		value = w.Say("method.transform."+Key(TransformKeys, uint8(in.Input.Transform))) + "(" + w.Number(x.Number, ExampleDecimals) + ")"
	}
	turned := false
	if s := w.book.Subject(in.Input.ID); s != nil {
		turned = (s.Higher() == indicators.Better) != (n.HigherIs == indicators.Better)
	}
	low, high := n.Range[0], n.Range[1]
	if low == high {
		low, high = 0, 100
	}
	ref := in.Reference
	switch in.Input.Normalise {
	case index.ZScore:
		if !ref.Centre.OK() || !ref.Spread.OK() {
			return ""
		}
		f := "(" + value + " − " + exact(ref.Centre) + ") / " + exact(ref.Spread)
		if turned {
			return "−" + f
		}
		return f
	case index.Difference:
		f := value + " − " + exact(ref.City)
		if turned {
			return "−(" + f + ")"
		}
		return f
	case index.PercentOfCity:
		f := value + " / " + exact(ref.City) + " × 100"
		if turned {
			return "200 − " + f
		}
		return f
	case index.MinMax, index.Goalposts:
		from, to := ref.Minimum, ref.Maximum
		if in.Input.Normalise == index.Goalposts && in.Input.Goalposts != nil {
			if in.Input.Transform != index.NoTransform {
				return w.Say("method.normalise.goalposts")
			}
			from, to = indicators.Known(in.Input.Goalposts[0]), indicators.Known(in.Input.Goalposts[1])
			value = exact(indicators.Known(math.Min(math.Max(x.Number, from.Number), to.Number)))
		}
		f := w.Shortest(low) + " + (" + value + " − " + exact(from) + ") / (" + exact(to) + " − " + exact(from) + ") × " + w.Shortest(high-low)
		if turned {
			return w.Shortest(low+high) + " − (" + f + ")"
		}
		return f
	}
	if in.Input.Normalise == index.AsIs {
		if turned {
			return "−" + value
		}
		return value
	}
	return w.Say("method.normalise." + Key(NormaliseKeys, uint8(in.Input.Normalise)))
}

// FirstGroup says which end has group 1.
func (w *Writer) FirstGroup(g *class.Groups) string {
	if g.OneBest {
		return w.Say("method.group.best")
	}
	return w.Say("method.group.worst")
}

// ConditionText words a rule's conditions as one phrase.
func (w *Writer) ConditionText(s *book.Scheme, c *class.Condition, depth int) string {
	if c == nil || depth > book.Deepest {
		return ""
	}
	var parts []string
	for _, p := range c.Parts {
		text := w.ConditionText(s, p, depth+1)
		if p != nil && len(p.Parts) > 1 && p.Operator != class.Not {
			text = "(" + text + ")"
		}
		parts = append(parts, text)
	}
	switch c.Operator {
	case class.All:
		return strings.Join(parts, w.Say("method.and"))
	case class.Any:
		return strings.Join(parts, w.Say("report.or"))
	case class.Not:
		return w.Say("method.tree.not", "condition", strings.Join(parts, w.Say("method.and")))
	case class.WorseThanCity:
		return w.Say("method.tree.worse", "k", c.K, "index", w.book.LabelOf(c.Subject))
	case class.WorstRanks:
		return w.Say("method.tree.rank", "k", c.K, "label", w.book.LabelOf(c.Subject))
	case class.CompareIndex, class.CompareIndicator:
		decimals, unit := 2, ""
		if q := w.book.Subject(c.Subject); q != nil {
			decimals, unit = q.Decimals(), q.Unit()
		}
		if c.Operator == class.CompareIndicator && c.Measure == class.OfPercentOfCity {
			unit = "%"
		}
		number := w.Trimmed(c.Bound, 12)
		if short := w.Number(c.Bound, decimals); len(short) > len(number) {
			number = short
		}
		return w.Condition(s, c) + " " + w.WithUnit(number, unit)
	}
	return w.Condition(s, c)
}

// ExclusionRule words a rule that leaves areas out.
func (w *Writer) ExclusionRule(e indicators.ExclusionRule) string {
	level := e.Level
	for _, l := range w.book.Levels() {
		if l.Level.ID == e.Level {
			level = l.Many()
		}
	}
	text := ""
	switch {
	case e.PopulationBelow != nil:
		text = w.Say("method.exclude.population", "areas", level, "n", w.Shortest(*e.PopulationBelow))
	case e.Where != nil && e.Where.Negate:
		text = w.Say("method.exclude.where.not", "areas", level, "column", e.Where.Column, "text", e.Where.IsNot)
	case e.Where != nil:
		text = w.Say("method.exclude.where", "areas", level, "column", e.Where.Column, "text", e.Where.Is)
	default:
		text = w.Say("method.exclude.areas", "areas", level, "n", len(e.Areas), "ids", w.List(e.Areas))
	}
	if e.Because != "" {
		text += " " + w.Say("method.exclude.because", "reason", e.Because)
	}
	return text
}
