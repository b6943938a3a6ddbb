package picture

import "sozialbericht/internal/report/figure"

// Measures of a small picture, in its own units.
const (
	smallWidth  = 60.0
	smallHeight = 40.0
	smallPad    = 4.0
)

// smallY is the place of a value on the scale of all small pictures.
func smallY(f *figure.Smalls, v float64) float64 {
	part := 0.0
	if f.High > f.Low {
		part = min(max((v-f.Low)/(f.High-f.Low), 0), 1)
	}
	return smallPad + (1-part)*(smallHeight-2*smallPad)
}

// SmallLines returns an SVG element that is not shown itself: the lines that
// all small pictures have in common, said once.
func SmallLines(f *figure.Smalls) string {
	var w writer
	w.WriteString(`<svg class="none" aria-hidden="true"><symbol id="linien" viewBox="0 0 60 40">`)
	for _, l := range f.Lines {
		w.WriteString(`<path`)
		if l.Border {
			w.WriteString(` class="k"`)
		}
		w.put(` d="M0 `, smallY(f, l.At), "h", smallWidth, `"/>`)
	}
	w.WriteString(`</symbol></svg>`)
	return w.String()
}

// Small returns the SVG element of one area; what it shows stands beside it in
// words.
func Small(f *figure.Smalls, a figure.Small) string {
	var w writer
	w.put(`<svg viewBox="0 0 60 40" aria-hidden="true"><use href="#linien"/><path d="M6 `, smallY(f, a.From), "L54 ", smallY(f, a.To), `"/></svg>`)
	return w.String()
}
