package index

import (
	"math"

	"gonum.org/v1/gonum/stat"

	"sozialbericht/internal/indicators"
)

// The families of methods. An entry of a table below is all that there is of a
// method: its word in the edition file, what it needs, and the function that
// computes it. The edition reader, the method page and the tests of
// docs/method.md go by these tables, so a new method is one entry with its
// function, its texts, a line in docs/method.md and a hand-computed case.

// A Word is a method by its word in the edition file.
type Word[T any] struct {
	Text  string
	Value T
}

// entries lists the entries of a table, whose positions are the values.
func entries[T ~uint8, E any](table []E, word func(E) string) []Word[T] {
	out := make([]Word[T], len(table))
	for i, e := range table {
		out[i] = Word[T]{word(e), T(i)}
	}
	return out
}

// entry returns that of a value; one beyond the table has the last.
func entry[T ~uint8, E any](table []E, v T) *E { return &table[min(int(v), len(table)-1)] }

// Normalises are all normalisations.
func Normalises() []Word[Normalise] {
	return entries[Normalise](normalisations[:], func(m normalisation) string { return m.word })
}

// Transforms are all transforms of an input.
func Transforms() []Word[Transform] {
	return entries[Transform](transforms[:], func(m transform) string { return m.word })
}

// Centres are all that a z-score can be measured from.
func Centres() []Word[Centre] {
	return entries[Centre](centres[:], func(m centring) string { return m.word })
}

// Spreads are all that a z-score can be measured in.
func Spreads() []Word[Spread] {
	return entries[Spread](spreads[:], func(m spreading) string { return m.word })
}

// Aggregates are all ways to join the scores of the inputs.
func Aggregates() []Word[Aggregate] {
	return entries[Aggregate](aggregates[:], func(m aggregation) string { return m.word })
}

// Rescales are all rescalings of an aggregate.
func Rescales() []Word[Rescale] {
	return entries[Rescale](rescalings[:], func(m rescaling) string { return m.word })
}

// String returns the word of the edition file.
func (m Normalise) String() string { return entry(normalisations[:], m).word }

// String returns the word of the edition file.
func (t Transform) String() string { return entry(transforms[:], t).word }

// String returns the word of the edition file.
func (c Centre) String() string { return entry(centres[:], c).word }

// String returns the word of the edition file.
func (s Spread) String() string { return entry(spreads[:], s).word }

// String returns the word of the edition file.
func (a Aggregate) String() string { return entry(aggregates[:], a).word }

// String returns the word of the edition file.
func (r Rescale) String() string { return entry(rescalings[:], r).word }

// A normalisation brings an input onto the scale of its node. It is linear in
// the value, or it only sees the order of the areas: then it has a rank and no
// score for the city.
type normalisation struct {
	word string
	// city: it is measured from the city value; centred: from the node's centre
	// and in its spread; ranged: onto the node's range; posted: between the
	// input's goalposts.
	city, centred, ranged, posted bool

	// fit sets the line from a reference; fault is the code of the finding where
	// it can't, "" otherwise.
	fit func(n *Node, in Input, ref *Reference, f *line) (fault string)
	// formula writes a score out; nil where the method's name says more.
	formula func(n *Node, in *InputScores, x indicators.Value, turned bool) Formula
	// rank scores the standing of an oriented value among n; nil for a line.
	rank func(s indicators.Standing, n float64) float64
}

var normalisations = [...]normalisation{
	ZScore:        {word: "zscore", centred: true, fit: fitZScore, formula: zScoreFormula},
	Difference:    {word: "difference", city: true, fit: fitDifference, formula: differenceFormula},
	PercentOfCity: {word: "percent_of_city", city: true, fit: fitPercent, formula: percentFormula},
	MinMax:        {word: "minmax", ranged: true, fit: fitMinMax, formula: minMaxFormula},
	Goalposts:     {word: "goalposts", ranged: true, posted: true, fit: fitGoalposts, formula: goalpostsFormula},
	// The far end has 1, and nobody more; with ties there its areas share less.
	PercentRank: {word: "percent_rank", rank: func(s indicators.Standing, n float64) float64 { return float64(s.Below) / (n - 1) }},
	Rank:        {word: "rank", rank: func(s indicators.Standing, _ float64) float64 { return float64(s.Below) + 1 }},
	// Welsh Index of Multiple Deprivation 2019, Technical Report, chapter on
	// combining the domains: R = (N - r + 1)/N for r counted from the worst. R = 1
	// gives 100, and the worst tenth spreads over half of the scale.
	ExponentialRank: {word: "exponential_rank", rank: func(s indicators.Standing, n float64) float64 { return Exponential((n - float64(s.Above)) / n) }},
	AsIs:            {word: "none", fit: func(*Node, Input, *Reference, *line) string { return "" }, formula: plainFormula},
}

// ranks reports whether a method only sees the order of the areas.
func (m Normalise) ranks() bool { return entry(normalisations[:], m).rank != nil }

// NeedsCity reports whether a method is measured from the city value, given the
// centre of its node.
func (m Normalise) NeedsCity(c Centre) bool {
	e := entry(normalisations[:], m)
	return e.city || e.centred && entry(centres[:], c).city
}

// UsesCentre reports whether a method is measured from the node's centre, in its
// spread.
func (m Normalise) UsesCentre() bool { return entry(normalisations[:], m).centred }

// UsesRange reports whether the scores of a method lie within the node's range.
func (m Normalise) UsesRange() bool { return entry(normalisations[:], m).ranged }

func fitZScore(_ *Node, _ Input, ref *Reference, f *line) string {
	if !ref.Centre.OK() || !ref.Spread.OK() || ref.Spread.Number == 0 {
		return "index.overflow"
	}
	f.from, f.unit = ref.Centre.Number, ref.Spread.Number
	return ""
}

func fitDifference(_ *Node, _ Input, ref *Reference, f *line) string {
	f.from = ref.City.Number
	if !ref.City.OK() {
		return "index.no_city_value"
	}
	return ""
}

func fitPercent(_ *Node, _ Input, ref *Reference, f *line) string {
	if !ref.City.OK() || ref.City.Number <= 0 {
		return "index.city_not_positive"
	}
	f.unit, f.width, f.axis = ref.City.Number, 100, 200
	return ""
}

func fitMinMax(n *Node, _ Input, ref *Reference, f *line) string {
	return f.between(n, ref.Minimum.Number, ref.Maximum.Number)
}

func fitGoalposts(n *Node, in Input, _ *Reference, f *line) string {
	if in.Goalposts == nil {
		return "index.goalposts"
	}
	from, ok := in.Transform.apply(in.Goalposts[0])
	to, ok2 := in.Transform.apply(in.Goalposts[1])
	if !ok || !ok2 || !(from < to) {
		return "index.goalposts"
	}
	f.limits, f.limited = [2]float64{from, to}, true
	return f.between(n, from, to)
}

// between spreads from..to over the range of a node.
func (f *line) between(n *Node, from, to float64) string {
	lo, hi := n.bounds()
	if !(lo < hi) {
		return "index.range"
	}
	f.lo, f.width, f.axis = lo, hi-lo, lo+hi
	f.from, f.unit = from, to-from
	if !(f.unit > 0) || math.IsInf(f.unit, 0) {
		return "index.overflow"
	}
	return ""
}

// A transform is applied to an input's values before they are normalised; ok is
// false where it is not defined.
type transform struct {
	word  string
	apply func(x float64) (y float64, ok bool)
}

var transforms = [...]transform{
	NoTransform: {"none", func(x float64) (float64, bool) { return x, true }},
	Log:         {"log", func(x float64) (float64, bool) { return math.Log(x), x > 0 }},
	Log1p:       {"log1p", func(x float64) (float64, bool) { return math.Log1p(x), x > -1 }},
	Sqrt:        {"sqrt", func(x float64) (float64, bool) { return math.Sqrt(x), x >= 0 }},
}

func (t Transform) apply(x float64) (y float64, ok bool) { return entry(transforms[:], t).apply(x) }

// A centring is what a z-score is measured from.
type centring struct {
	word           string
	city, weighted bool
	of             func(x, weights []float64, city indicators.Value) float64
}

var centres = [...]centring{
	City:         {word: "city", city: true, of: func(_, _ []float64, city indicators.Value) float64 { return city.Number }},
	MeanOfAreas:  {word: "mean", of: func(x, _ []float64, _ indicators.Value) float64 { return stat.Mean(x, nil) }},
	WeightedMean: {word: "weighted_mean", weighted: true, of: func(x, weights []float64, _ indicators.Value) float64 { return stat.Mean(x, weights) }},
	Median:       {word: "median", of: func(x, _ []float64, _ indicators.Value) float64 { return indicators.Median(x) }},
}

// A spreading is what a z-score is measured in; its value is NaN where x has no
// spread. Population and sample are about the mean of areas whatever the centre,
// weighted is about the centre.
type spreading struct {
	word     string
	weighted bool
	of       func(x, weights []float64, centre float64) float64
}

var spreads = [...]spreading{
	// sqrt(sum (x - mean)² / N)
	Population: {word: "population", of: func(x, _ []float64, _ float64) float64 { return stat.PopStdDev(x, nil) }},
	// with N - 1
	Sample: {word: "sample", of: func(x, _ []float64, _ float64) float64 {
		if len(x) < 2 {
			return math.NaN()
		}
		return stat.StdDev(x, nil)
	}},
	// sqrt(sum w (x - centre)² / sum w)
	Weighted: {word: "weighted", weighted: true, of: func(x, weights []float64, centre float64) float64 {
		if !usable(weights) {
			return math.NaN()
		}
		return math.Sqrt(stat.MomentAbout(2, x, centre, weights))
	}},
}

// spreadOf returns the spread of x; NaN where it has none.
func spreadOf(x, weights []float64, s Spread, centre float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	return entry(spreads[:], s).of(x, weights, centre)
}

// weighs reports whether the centre or the spread of a node needs weights.
func (n *Node) weighs() bool {
	return entry(centres[:], n.Centre).weighted || entry(spreads[:], n.Spread).weighted
}

// A rescaling turns the aggregate into the index: linear, index = a + b
// aggregate, or by the order of the areas.
type rescaling struct {
	word    string
	centred bool // in the node's spread about the mean of areas
	ranged  bool // onto the node's range
	whole   bool // places, which are whole numbers
	line    func(n *Node, ref *Reference) (a, b float64, ok bool)
	of      func(n *Node, ref *Reference, v float64) float64
	rank    func(s indicators.Standing, n float64) float64
}

var rescalings = [...]rescaling{
	NoRescale: {
		word: "none",
		line: func(*Node, *Reference) (a, b float64, ok bool) { return 0, 1, true },
		of:   func(_ *Node, _ *Reference, v float64) float64 { return v },
	},
	RescaleZScore: {
		word: "zscore", centred: true,
		line: func(_ *Node, ref *Reference) (a, b float64, ok bool) {
			if ref.Constant || !ref.Centre.OK() || !ref.Spread.OK() {
				return 0, 0, false
			}
			return -ref.Centre.Number / ref.Spread.Number, 1 / ref.Spread.Number, true
		},
		of: func(_ *Node, ref *Reference, v float64) float64 { return (v - ref.Centre.Number) / ref.Spread.Number },
	},
	RescaleMinMax: {
		word: "minmax", ranged: true,
		line: func(n *Node, ref *Reference) (a, b float64, ok bool) {
			if ref.Constant || !ref.Minimum.OK() || !ref.Maximum.OK() {
				return 0, 0, false
			}
			lo, hi := n.bounds()
			b = (hi - lo) / (ref.Maximum.Number - ref.Minimum.Number)
			return lo - b*ref.Minimum.Number, b, true
		},
		of: func(n *Node, ref *Reference, v float64) float64 {
			lo, hi := n.bounds()
			return lo + (v-ref.Minimum.Number)/(ref.Maximum.Number-ref.Minimum.Number)*(hi-lo)
		},
	},
	RescalePercentRank: {word: "percent_rank", rank: normalisations[PercentRank].rank},
	RescaleRank:        {word: "rank", whole: true, rank: normalisations[Rank].rank},
}

// Ranks reports whether a rescaling only sees the order of the areas:
// contributions then sum to the aggregate, not to the index.
func (r Rescale) Ranks() bool { return entry(rescalings[:], r).rank != nil }

// Whole reports whether all that a rescaling gives are whole numbers.
func (r Rescale) Whole() bool { return entry(rescalings[:], r).whole }

// UsesCentre reports whether a rescaling is in the node's spread.
func (r Rescale) UsesCentre() bool { return entry(rescalings[:], r).centred }

// UsesRange reports whether a rescaling is onto the node's range.
func (r Rescale) UsesRange() bool { return entry(rescalings[:], r).ranged }

// rescaling returns the linear rescaling index = a + b aggregate; ok is false
// where there is none, or the reference has no spread for it.
func (n *Node) rescaling(ref *Reference) (a, b float64, ok bool) {
	if line := entry(rescalings[:], n.Rescale).line; line != nil {
		return line(n, ref)
	}
	return 0, 0, false
}

// linear applies the rescaling to one aggregate, where it is linear.
func (n *Node) linear(ref *Reference, v float64) float64 {
	if of := entry(rescalings[:], n.Rescale).of; of != nil {
		return of(n, ref, v)
	}
	return v
}
