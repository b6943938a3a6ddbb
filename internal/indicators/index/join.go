package index

import (
	"math"
	"slices"

	"sozialbericht/internal/indicators"
)

// A joiner aggregates the scores of one area. Its slices are used again for
// the next area.
type joiner struct {
	node  *Node
	total float64 // of the weights of all inputs as written
	// Given, one entry per input with a score:
	input []int     // position in the node
	x     []float64 // score
	w     []float64 // weight as written
	// Found, likewise:
	weight []float64 // effective weight
	share  []float64 // effective weight, the shares of an area summing to 1
	part   []float64 // contribution to the aggregate
	scale  float64   // sum of the magnitudes that were added up
}

func (j *joiner) grow(n int) {
	j.input = make([]int, 0, n)
	j.x, j.w = make([]float64, 0, n), make([]float64, 0, n)
	j.weight, j.share, j.part = make([]float64, n), make([]float64, n), make([]float64, n)
}

func (j *joiner) reset() { j.input, j.x, j.w = j.input[:0], j.x[:0], j.w[:0] }

func (j *joiner) add(input int, x, w float64) {
	j.input, j.x, j.w = append(j.input, input), append(j.x, x), append(j.w, w)
}

// join returns the aggregate of the scores and splits it among the inputs. bad
// is the input whose score is not positive where the mean needs that, else -1.
//
// All aggregates are homogeneous of degree one in the scores, so by Euler's
// theorem F = sum x dF/dx: the parts sum to the aggregate. (L. Euler,
// Institutiones calculi differentialis, 1755, part I, § 222 ff.)
func (j *joiner) join() (aggregate float64, bad int) {
	present := 0.0
	for _, w := range j.w {
		present += w
	}
	for m, w := range j.w {
		j.share[m] = w / present
		j.weight[m] = j.share[m]
	}
	j.scale = 0
	a := entry(aggregates[:], j.node.Aggregate)
	if a.positive {
		for m, x := range j.x {
			if x <= 0 {
				return 0, j.input[m]
			}
		}
	}
	return a.join(j, present), -1
}

// An aggregation joins the scores of an area's inputs; with W the weight of the
// inputs present, s = w/W.
type aggregation struct {
	word     string
	positive bool // it needs scores above 0
	weighted bool // weights as written matter, not only their shares
	join     func(j *joiner, present float64) float64
}

var aggregates = [...]aggregation{
	// sum s x; part s x
	Mean: {word: "mean", join: func(j *joiner, _ float64) float64 { return j.added() }},
	// sum w x, scaled by total/W; part (w total/W) x
	Sum: {word: "sum", weighted: true, join: func(j *joiner, present float64) float64 {
		for m, w := range j.w {
			j.weight[m] = w * (j.total / present)
		}
		return j.added()
	}},
	Geometric: {word: "geometric", positive: true, join: (*joiner).geometric},
	Harmonic:  {word: "harmonic", positive: true, join: (*joiner).harmonic},
	Min:       {word: "min", join: func(j *joiner, _ float64) float64 { return j.extreme(slices.Min(j.x)) }},
	Max:       {word: "max", join: func(j *joiner, _ float64) float64 { return j.extreme(slices.Max(j.x)) }},
}

// added sums the scores by their effective weights.
func (j *joiner) added() (sum float64) {
	for m, x := range j.x {
		j.part[m] = j.weight[m] * x
		sum += j.part[m]
		j.scale += math.Abs(j.part[m])
	}
	return sum
}

// geometric is G = exp(sum s ln x); part s G.
func (j *joiner) geometric(_ float64) float64 {
	sum := 0.0
	for m, x := range j.x {
		sum += j.share[m] * math.Log(x)
		j.scale = max(j.scale, x)
	}
	g := math.Exp(sum)
	for m := range j.x {
		j.part[m] = j.share[m] * g
	}
	return g
}

// harmonic is H = 1 / sum (s/x); part s H²/x.
func (j *joiner) harmonic(_ float64) float64 {
	sum := 0.0
	for m, x := range j.x {
		sum += j.share[m] / x
	}
	h := 1 / sum
	for m, x := range j.x {
		j.part[m] = j.share[m] * h * (h / x)
	}
	j.scale = h
	return h
}

// extreme gives the deciding score to the inputs that have it, ties alike:
// weights mean nothing to it.
func (j *joiner) extreme(score float64) float64 {
	largest, ties := 0.0, 0.0
	for _, x := range j.x {
		largest = max(largest, math.Abs(x))
	}
	for _, x := range j.x {
		if indicators.SameAt(x, score, largest) {
			ties++
		}
	}
	for m, x := range j.x {
		j.share[m] = 0
		if indicators.SameAt(x, score, largest) {
			j.share[m] = 1 / ties
		}
		j.weight[m], j.part[m] = j.share[m], j.share[m]*score
	}
	j.scale = largest
	return score
}
