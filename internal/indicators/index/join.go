package index

import (
	"math"

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
// With W the weight of the inputs present and s = w/W:
//
//	mean       sum s x                     part s x
//	sum        sum w x, scaled by total/W  part (w total/W) x
//	geometric  G = exp(sum s ln x)         part s G
//	harmonic   H = 1 / sum (s/x)           part s H²/x
//	min, max   the deciding score          part of the deciding inputs, ties alike
//
// All are homogeneous of degree one in the scores, so by Euler's theorem
// F = sum x dF/dx: the parts sum to the aggregate. (L. Euler, Institutiones
// calculi differentialis, 1755, part I, § 222 ff.)
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
	switch j.node.Aggregate {
	case Geometric:
		sum := 0.0
		for m, x := range j.x {
			if x <= 0 {
				return 0, j.input[m]
			}
			sum += j.share[m] * math.Log(x)
			j.scale = max(j.scale, x)
		}
		aggregate = math.Exp(sum)
		for m := range j.x {
			j.part[m] = j.share[m] * aggregate
		}
	case Harmonic:
		sum := 0.0
		for m, x := range j.x {
			if x <= 0 {
				return 0, j.input[m]
			}
			sum += j.share[m] / x
		}
		aggregate = 1 / sum
		for m, x := range j.x {
			j.part[m] = j.share[m] * aggregate * (aggregate / x)
		}
		j.scale = aggregate
	case Min, Max:
		aggregate = j.x[0]
		largest := 0.0
		for _, x := range j.x {
			largest = max(largest, math.Abs(x))
			if j.node.Aggregate == Min {
				aggregate = min(aggregate, x)
			} else {
				aggregate = max(aggregate, x)
			}
		}
		ties := 0.0
		for _, x := range j.x {
			if indicators.SameAt(x, aggregate, largest) {
				ties++
			}
		}
		// Weights mean nothing to an extreme: the deciding inputs carry it all.
		for m, x := range j.x {
			j.share[m] = 0
			if indicators.SameAt(x, aggregate, largest) {
				j.share[m] = 1 / ties
			}
			j.weight[m], j.part[m] = j.share[m], j.share[m]*aggregate
		}
		j.scale = largest
	default:
		factor := 1 / present
		if j.node.Aggregate == Sum {
			factor = j.total / present
		}
		for m, x := range j.x {
			if j.node.Aggregate == Sum {
				j.weight[m] = j.w[m] * factor
			}
			j.part[m] = j.weight[m] * x
			aggregate += j.part[m]
			j.scale += math.Abs(j.part[m])
		}
	}
	return aggregate, -1
}
