// Package index computes composite indices: a graph of nodes whose inputs are
// indicators or other nodes. Each step has one word: transform, normalise,
// orient, weight, aggregate, rescale.
package index

import (
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// Normalise brings inputs of different units onto one scale.
type Normalise uint8

// The methods of an edition file; ZScore is the default.
const (
	ZScore Normalise = iota
	Difference
	PercentOfCity
	MinMax
	Goalposts
	PercentRank
	Rank
	ExponentialRank
	AsIs // none
)

// Transform is applied to an input's values before they are normalised.
type Transform uint8

// The transforms of an edition file; NoTransform is the default.
const (
	NoTransform Transform = iota
	Log
	Log1p
	Sqrt
)

// Centre is what a z-score is measured from.
type Centre uint8

// The centres of an edition file; City is the default.
const (
	City Centre = iota
	MeanOfAreas
	WeightedMean
	Median
)

// Spread is what a z-score is measured in.
type Spread uint8

// The spreads of an edition file; Population (N) is the default.
const (
	Population Spread = iota
	Sample
	Weighted
)

// Aggregate joins the scores of the inputs.
type Aggregate uint8

// The aggregates of an edition file; Mean is the default.
const (
	Mean Aggregate = iota
	Sum
	Geometric
	Harmonic
	Min
	Max
)

// Rescale is applied to the aggregate.
type Rescale uint8

// The rescalings of an edition file; NoRescale is the default.
const (
	NoRescale Rescale = iota
	RescaleZScore
	RescaleMinMax
	RescalePercentRank
	RescaleRank
)

// An Input is one indicator or index that enters a node.
type Input struct {
	ID        string
	IsIndex   bool // an index of the same edition, not an indicator
	Weight    float64
	Transform Transform
	Normalise Normalise   // the node's unless the input has its own
	Goalposts *[2]float64 // lower and upper post, for Goalposts
	At        finding.Position
}

// A Node is one index of an edition.
type Node struct {
	ID            string
	Label         string
	HigherIs      indicators.Direction // Worse unless stated
	Inputs        []Input
	Normalise     Normalise
	Centre        Centre
	Spread        Spread
	Aggregate     Aggregate
	Rescale       Rescale
	Range         [2]float64 // of minmax and goalposts
	MinimumInputs int        // 0 = all inputs available on the level
	Decimals      int
	At            finding.Position
}
