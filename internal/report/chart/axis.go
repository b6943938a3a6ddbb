package chart

import (
	"math"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// A tick is a value of an axis with its text.
type tick struct {
	At   float64 `json:"at"`
	Text string  `json:"text"`
}

// An axis runs from a round number to a round number in round steps.
type axis struct {
	low, high, step float64
	ticks           []tick
}

// steps is about how many parts an axis has.
const steps = 5

// axisOf returns the axis for values. With zero, it begins at zero, as the
// axis of bars must; without, it keeps near the values.
func axisOf(values []float64, zero bool, m figure.Measure, lang words.Lang) axis {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = math.Min(low, v), math.Max(high, v)
	}
	if zero || low > high {
		low, high = math.Min(low, 0), math.Max(high, 0)
	}
	// All alike, or as good as: a unit about them.
	if span := math.Max(math.Abs(low), math.Abs(high)); high-low <= math.Max(span*1e-9, 1e-12) {
		pad := math.Max(math.Abs(low)*0.1, math.Pow10(-min(max(m.Decimals, 0), 12)))
		if zero {
			high = math.Max(high, low+pad)
		} else {
			low, high = low-pad, high+pad
		}
	}
	step := roundStep((high - low) / steps)
	a := axis{step: step}
	first, last := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
	decimals := int(math.Max(0, -math.Floor(math.Log10(step)+1e-9)))
	if x := step * math.Pow10(decimals); math.Abs(x-math.Round(x)) > 1e-6 {
		decimals++ // a step of 2.5
	}
	for k := first; k <= last && len(a.ticks) < 50; k++ {
		at := k * step
		if p := math.Pow10(min(decimals, 15)); !math.IsInf(at*p, 0) {
			at = math.Round(at*p) / p
		}
		if at == 0 {
			at = 0 // not the negative zero
		}
		text := lang.Number(at, decimals)
		if m.Unit == "%" {
			text = lang.WithUnit(text, m.Unit)
		}
		a.ticks = append(a.ticks, tick{at, text})
	}
	a.low, a.high = a.ticks[0].At, a.ticks[len(a.ticks)-1].At
	return a
}

// roundStep returns the least of 1, 2, 2.5, 5 times a power of ten that is not
// below x.
func roundStep(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	p := math.Pow(10, math.Floor(math.Log10(x)))
	for _, f := range [...]float64{1, 2, 2.5, 5, 10} {
		if f*p >= x*(1-1e-9) {
			return f * p
		}
	}
	return 10 * p
}

// title is the name of a measure with its unit where the name does not say it.
func title(m figure.Measure, lang words.Lang) string {
	if m.Unit == "" {
		return m.Label
	}
	if m.Label == "" {
		return m.Unit
	}
	return lang.Say("chart.measure", "label", m.Label, "unit", m.Unit)
}
