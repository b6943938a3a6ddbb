package picture

import (
	"strconv"

	"sozialbericht/internal/report/figure"
)

// Measures of the picture of flows, in its own units.
const (
	flowWidth  = 340.0
	flowHeight = 200.0
	flowNode   = 12.0 // width of the bar of a class
	flowSide   = 30.0 // room for the numbers on either side
	flowGap    = 14.0 // between two classes
	flowTop    = 20.0
)

// Flow returns an SVG element with the areas of each class before on the left,
// after on the right, the last class on top; "" where no area flows.
func Flow(f *figure.Flow, alt string) string {
	k := len(f.Classes)
	total := 0
	sums := [2][]int{make([]int, k), make([]int, k)} // areas per class before and after
	for i := range f.Counts {
		for j, n := range f.Counts[i] {
			sums[0][i] += n
			sums[1][j] += n
			total += n
		}
	}
	if total == 0 {
		return ""
	}
	unit := (flowHeight - float64(k-1)*flowGap) / float64(total)
	var tops [2][]float64
	for side := range tops {
		y := flowTop
		tops[side] = make([]float64, k)
		for i := k - 1; i >= 0; i-- {
			tops[side][i] = y
			y += float64(sums[side][i])*unit + flowGap
		}
	}
	var w writer
	w.add(`<svg class="flow" viewBox="0 0 340 224" role="img" aria-label="`, alt, `">`)
	left, right := flowSide+flowNode, flowWidth-flowSide-flowNode
	w.label(flowSide, 12, "start", f.Before)
	w.label(flowWidth-flowSide, 12, "end", f.After)
	numbers := w.bands(f, tops, unit, left, right)
	for side, x := range [...]float64{flowSide, right} {
		for i := range k {
			if sums[side][i] == 0 {
				continue
			}
			h := float64(sums[side][i]) * unit
			w.put(`<rect x="`, x, `" y="`, tops[side][i], `" width="12" height="`, h, `" fill="`+filled(f.Classes[i].Fill)+`"/>`)
			y := tops[side][i] + h/2 + 4
			if side == 0 {
				w.label(flowSide-5, y, "end", strconv.Itoa(sums[side][i]))
			} else {
				w.label(flowWidth-flowSide+5, y, "start", strconv.Itoa(sums[side][i]))
			}
		}
	}
	for _, n := range numbers {
		w.label(n.x, n.y, "middle", n.text)
	}
	w.WriteString("</svg>")
	return w.String()
}

// A bandNumber is the number of areas of a band, written above all bands.
type bandNumber struct {
	x, y float64
	text string
}

// bands draws a band per transition from its place on the left to that on the
// right. Numbers of areas that stay stand in the middle, of those that move at
// a quarter of their way, where a cubic has done 15 % of its height.
func (w *writer) bands(f *figure.Flow, tops [2][]float64, unit, left, right float64) []bandNumber {
	var numbers []bandNumber
	next := [2][]float64{append([]float64(nil), tops[0]...), append([]float64(nil), tops[1]...)}
	mid := (left + right) / 2
	for i := len(f.Classes) - 1; i >= 0; i-- {
		for j := len(f.Classes) - 1; j >= 0; j-- {
			count := f.Counts[i][j]
			if count == 0 {
				continue
			}
			h := float64(count) * unit
			y0, y1 := next[0][i], next[1][j]
			next[0][i], next[1][j] = y0+h, y1+h
			w.put(`<path fill="`+filled(f.Classes[i].Fill)+`" d="M`, left, " ", y0, " C", mid, " ", y0, " ", mid, " ", y1, " ", right, " ", y1,
				" v", h, " C", mid, " ", y1+h, " ", mid, " ", y0+h, " ", left, " ", y0+h, ` z"/>`)
			x, y := mid, (y0+y1+h)/2
			if i != j {
				x, y = left+(right-left)*0.27, y0+(y1-y0)*0.156+h/2
			}
			if i != j || h >= 10 {
				numbers = append(numbers, bandNumber{x, y + 4, strconv.Itoa(count)})
			}
		}
	}
	return numbers
}

func (w *writer) label(x, y float64, anchor, text string) {
	w.put(`<text x="`, x, `" y="`, y, `" text-anchor="`+anchor+`">`)
	w.escaped(text)
	w.WriteString("</text>")
}
