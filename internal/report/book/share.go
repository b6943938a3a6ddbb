package book

import (
	"cmp"
	"slices"

	"sozialbericht/internal/indicators/index"
)

// A Share is one input's contribution to an index.
type Share struct {
	Input *index.InputScores
	Label string
	Value float64
}

// Shares returns the contributions to an area's index, the largest first.
func (b *Book) Shares(scores *index.NodeScores, row int) []Share {
	var out []Share
	for i := range scores.Inputs {
		in := &scores.Inputs[i]
		if in.Present && row < len(in.Contributions) && in.Contributions[row].OK() {
			out = append(out, Share{in, b.ShortOf(in.Input.ID), in.Contributions[row].Number})
		}
	}
	slices.SortStableFunc(out, func(x, y Share) int { return cmp.Compare(y.Value, x.Value) })
	return out
}
