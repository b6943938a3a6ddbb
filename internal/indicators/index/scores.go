package index

import "sozialbericht/internal/indicators"

// Scores are the results of all nodes, one entry per level in the order of the
// tables they were computed from.
type Scores []LevelScores

// LevelScores are the nodes of one level, in the order of the edition file.
type LevelScores struct {
	Level string
	Nodes []NodeScores
}

// NodeScores is one index on one level. All slices have one entry per area of
// the level's table.
type NodeScores struct {
	Node      Node
	Present   bool // false where the level has none of the inputs
	Inputs    []InputScores
	Aggregate []indicators.Value // before rescaling
	Index     []indicators.Value // after rescaling
	Rank      []int              // 1 = worst, ties share the lower number; 0 = no index
	// Scale is the magnitude of the terms that the index was computed from: two
	// of its values, or a value and a bound, agree by indicators.SameAt with it.
	Scale float64
	// Available counts, per area, the inputs that entered the index.
	Available []int
	// AggregateReference and IndexReference describe the included areas' values
	// before and after rescaling, and the city's.
	AggregateReference Reference
	IndexReference     Reference
}

// InputScores is one input of a node.
type InputScores struct {
	Input     Input
	Present   bool // false where the level lacks this input
	Reference Reference
	Values    []indicators.Value // as published, before any transform
	Scores    []indicators.Value // normalised and oriented; none for excluded areas
	// Weights are effective: they sum to 1 per area, under a sum to the weights
	// of all inputs as written; 0 where the input is absent. Under min and max
	// the deciding inputs share 1.
	Weights []float64
	// Contributions sum over the inputs to the index of the area (to the
	// aggregate where the rescaling is a rank). They are Missing where the area
	// has no index.
	Contributions []indicators.Value
	CityScore     indicators.Value
}

// Reference is what an input or an index was measured against: n included
// areas with a value, centre and spread of the z-score, extremes and city
// value, all after the input's transform and before its normalisation. That of
// an aggregate or index always has a centre and spread where it has a spread:
// the unweighted mean of areas and the node's spread.
type Reference struct {
	N          int
	Centre     indicators.Value // Missing where the method uses none
	Spread     indicators.Value // Missing where the method uses none
	Minimum    indicators.Value
	Maximum    indicators.Value
	City       indicators.Value
	CitySource indicators.CitySource
	Constant   bool // no spread: the input counts as absent
}

// Magnitude is the size at which a value of the index is compared with another
// edition's or with a bound: that of the terms it was computed from, or of the
// values themselves, so that what cancels out is 0 there too.
func (n *NodeScores) Magnitude() float64 { return max(n.Scale, indicators.Scale(n.Index)) }

// Find returns the scores of a node on a level, nil where there are none.
func (s Scores) Find(level, node string) *NodeScores {
	for i := range s {
		if s[i].Level != level {
			continue
		}
		for k := range s[i].Nodes {
			if n := &s[i].Nodes[k]; n.Node.ID == node && n.Present {
				return n
			}
		}
	}
	return nil
}
