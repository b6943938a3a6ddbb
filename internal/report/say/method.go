package say

import (
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/book"
)

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
			say("method.step.transform", "input", w.book.ShortOf(in.ID), "transform", w.Say("method.transform."+in.Transform.String()))
		}
	}
	low, high := n.Range[0], n.Range[1]
	if low == high {
		low, high = 0, 100
	}
	bounds := []any{"low", w.Shortest(low), "high", w.Shortest(high)}
	say("method.step.normalise."+n.Normalise.String(), append(bounds,
		"centre", w.Say("method.centre."+n.Centre.String()), "spread", w.Say("method.spread."+n.Spread.String()))...)
	for _, in := range n.Inputs {
		if in.Normalise != n.Normalise {
			say("method.step.normalise.own", "input", w.book.ShortOf(in.ID), "method", w.Say("method.normalise."+in.Normalise.String()))
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
	say("method.step.aggregate." + n.Aggregate.String())
	if n.MinimumInputs > 0 {
		say("method.step.minimum", "n", n.MinimumInputs)
	} else {
		say("method.step.minimum.all")
	}
	if n.Rescale != index.NoRescale {
		say("method.step.rescale."+n.Rescale.String(), append(bounds, "spread", w.Say("method.spread."+n.Spread.String()))...)
	}
	return steps
}

// ExampleDecimals is how exact the worked example is.
const ExampleDecimals = 6

// Formula writes the score of one input of an area with its numbers; where that
// says nothing, the name of the method.
func (w *Writer) Formula(n *index.Node, in *index.InputScores, row int) string {
	turned := false
	if s := w.book.Subject(in.Input.ID); s != nil {
		turned = (s.Higher() == indicators.Better) != (n.HigherIs == indicators.Better)
	}
	formula := n.Formula(in, row, turned)
	if formula == nil {
		return w.Say("method.normalise." + in.Input.Normalise.String())
	}
	var out strings.Builder
	for _, term := range formula {
		switch number := w.Number(term.Number.Number, ExampleDecimals); {
		case term.Sign != "":
			out.WriteString(term.Sign)
		case term.Round:
			out.WriteString(w.Shortest(term.Number.Number))
		case term.Value && in.Input.Transform != index.NoTransform:
			out.WriteString(w.Say("method.transform."+in.Input.Transform.String()) + "(" + number + ")")
		case term.Number.OK() && term.Number.Number < 0:
			out.WriteString("(" + number + ")")
		default:
			out.WriteString(number)
		}
	}
	return out.String()
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
