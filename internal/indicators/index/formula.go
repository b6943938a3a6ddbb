package index

import (
	"math"

	"sozialbericht/internal/indicators"
)

// A Formula is the score of one input written out: signs and numbers in turn,
// as they follow each other in every language.
type Formula []Term

// A Term is a part of a Formula: a sign, or a number.
type Term struct {
	Sign   string           // " − ", ") / "; "" for a number
	Number indicators.Value // without a Sign
	Value  bool             // the number is the area's value, to which the input's transform applies
	Round  bool             // the number is one of the method, such as 100, and no result
}

// Formula writes out the score of an area for one input of the node. turned says
// that the input points the other way than the index. It is nil where the name
// of the method says more, as of ranks.
func (n *Node) Formula(in *InputScores, area int, turned bool) Formula {
	write := entry(normalisations[:], in.Input.Normalise).formula
	if write == nil {
		return nil
	}
	return write(n, in, indicators.At(in.Values, area), turned)
}

func sign(s string) Term                         { return Term{Sign: s} }
func exact(v indicators.Value) Term              { return Term{Number: v} }
func ofMethod(x float64) Term                    { return Term{Number: indicators.Known(x), Round: true} }
func ofArea(v indicators.Value) Term             { return Term{Number: v, Value: true} }
func joined(first Formula, rest ...Term) Formula { return append(first, rest...) }

func zScoreFormula(_ *Node, in *InputScores, x indicators.Value, turned bool) Formula {
	ref := in.Reference
	if !ref.Centre.OK() || !ref.Spread.OK() {
		return Formula{}
	}
	f := Formula{sign("(")}
	if turned {
		f = Formula{sign("−(")}
	}
	return joined(f, ofArea(x), sign(" − "), exact(ref.Centre), sign(") / "), exact(ref.Spread))
}

func differenceFormula(_ *Node, in *InputScores, x indicators.Value, turned bool) Formula {
	f := Formula{ofArea(x), sign(" − "), exact(in.Reference.City)}
	if turned {
		return joined(append(Formula{sign("−(")}, f...), sign(")"))
	}
	return f
}

func percentFormula(_ *Node, in *InputScores, x indicators.Value, turned bool) Formula {
	f := Formula{ofArea(x), sign(" / "), exact(in.Reference.City), sign(" × 100")}
	if turned {
		return append(Formula{sign("200 − ")}, f...)
	}
	return f
}

func minMaxFormula(n *Node, in *InputScores, x indicators.Value, turned bool) Formula {
	return spannedFormula(n, ofArea(x), in.Reference.Minimum, in.Reference.Maximum, turned)
}

// goalpostsFormula holds the value at the posts, as the score does; with a
// transform the posts are transformed, too, and the name says more.
func goalpostsFormula(n *Node, in *InputScores, x indicators.Value, turned bool) Formula {
	posts := in.Input.Goalposts
	if posts == nil || in.Input.Transform != NoTransform {
		return nil
	}
	held := indicators.Known(math.Min(math.Max(x.Number, posts[0]), posts[1]))
	return spannedFormula(n, exact(held), indicators.Known(posts[0]), indicators.Known(posts[1]), turned)
}

func spannedFormula(n *Node, value Term, from, to indicators.Value, turned bool) Formula {
	lo, hi := n.bounds()
	f := Formula{
		ofMethod(lo), sign(" + ("), value, sign(" − "), exact(from), sign(") / ("), exact(to), sign(" − "), exact(from), sign(") × "), ofMethod(hi - lo),
	}
	if turned {
		return joined(append(Formula{ofMethod(lo + hi), sign(" − (")}, f...), sign(")"))
	}
	return f
}

func plainFormula(_ *Node, _ *InputScores, x indicators.Value, turned bool) Formula {
	if turned {
		return Formula{sign("−"), ofArea(x)}
	}
	return Formula{ofArea(x)}
}
