package browser

import (
	"math"
	"slices"
	"testing"
)

// The pictures of several years stand in the page itself: each line's pieces
// end at gaps and breaks, editions lie in true distance, nothing is cut, and a
// telephone gets a picture of its own.
func TestLinesOverYears(t *testing.T) {
	t.Parallel()
	b := open(t, manyYears(t))
	b.size(1280, 900)
	b.visit("raum/stadtteil/3.html")
	// Benefits: 2011 and 2012, then the break, then 2017 to 2022.
	if got := eval[[]int](b, `Array.from(document.querySelectorAll('.lines')).map(s => s.querySelector('path.own').getAttribute('d').split('M').length - 1)`); !slices.Equal(got, []int{3, 2, 1, 1, 2, 2, 1, 1}) {
		t.Errorf("pieces of the lines: %v", got)
	}
	at := eval[map[string]float64](b, `Object.fromEntries(Array.from(document.querySelectorAll('.lines')[0].querySelectorAll('text.m')).map(e => [e.textContent, Number(e.getAttribute('x'))]))`)
	// 2191 days from the end of 2012 to that of 2018 of 4018 in all: 2011 to 2017 are 2192.
	if want := at["2011"] + (at["2022"]-at["2011"])*2192/4018; math.Abs(at["2017"]-want) > 0.2 {
		t.Errorf("2017 stands at %v, want %v", at["2017"], want)
	}
	if cells := eval[[]string](b, `Array.from(document.querySelectorAll('.strip li')).map(l => l.textContent.trim())`); len(cells) != 8 || cells[0] != "2011 ungünstig" {
		t.Errorf("the strip says %v", cells)
	}
	cut := `Array.from(document.querySelectorAll('.lines')).filter(s => s.getBoundingClientRect().width).flatMap(s => { const r = s.getBoundingClientRect(); return Array.from(s.querySelectorAll('text')).filter(t => { const q = t.getBoundingClientRect(); return q.left < r.left - 1 || q.right > r.right + 1; }).map(t => t.textContent); })`
	for _, width := range []int{1280, 320} {
		b.size(width, 900)
		for _, page := range []string{"raum/stadtteil/3.html", "indikator/wohngeld.html", "indikator/lage.html", "indikator/u18.html"} {
			b.visit(page)
			if lost := eval[[]string](b, cut); len(lost) > 0 {
				t.Errorf("%s at %d px: texts that leave their picture: %v", page, width, lost)
			}
			if shown := eval[int](b, `Array.from(document.querySelectorAll('.series.wide svg')).filter(s => s.getBoundingClientRect().width).length`); page != "raum/stadtteil/3.html" && shown != 1 {
				t.Errorf("%s at %d px shows %d pictures, want one", page, width, shown)
			}
		}
	}
}
