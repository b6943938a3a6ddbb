package browser

import (
	"slices"
	"testing"
)

// watch notes when the first figure of a page stands: a shape in the sheet of
// a chart, in milliseconds since the page was asked for.
const watch = `(() => {
	const look = new MutationObserver(() => {
		if (document.querySelector('figure.drawn .host svg path')) { window.firstFigure = performance.now(); look.disconnect(); }
	});
	look.observe(document, {childList: true, subtree: true});
})()`

// work takes some 40 milliseconds on a machine of 2024; a slower one may take
// longer for the figure by as much.
const work = `(() => { const from = performance.now(); let s = 0; for (let i = 1; i < 2e7; i++) s += Math.sqrt(i); window.sum = s; return performance.now() - from; })()`

// The first figure of the demonstration stands in less than a second, that of
// 447 areas in two. This test runs before those that share the processors, and
// counts the best of some attempts, since other programs may be at work.
func TestTheFirstFigureStandsWithinASecond(t *testing.T) {
	for name, get := range map[string]func(testing.TB) *written{
		"2018":   func(t testing.TB) *written { return demonstration(t, "2018") },
		"berlin": berlin,
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, get(t))
			b.onNewPage(watch)
			pages := []string{"index.html"}
			if name == "2018" {
				pages = append(pages, "karte.html", "raum/sozialraum/022.html", "indikator/lage.html")
			}
			for _, page := range pages {
				most := 1000.0
				if name == "berlin" { // eleven times the areas
					most = 2000
				}
				var took, pace []float64
				for len(took) < 12 && (len(took) == 0 || slices.Min(took) > most) {
					b.visit(page)
					b.wait("the first figure", `window.firstFigure`)
					took = append(took, eval[float64](b, `window.firstFigure`))
					pace = append(pace, eval[float64](b, work))
				}
				slow := max(1, slices.Min(pace)/120)
				t.Logf("%s/%s: first figure after %.0f ms (of %.0f), pace %.0f ms", name, page, slices.Min(took), took, slices.Min(pace))
				if best := slices.Min(took); best > most*slow {
					t.Errorf("%s/%s: the first figure stands after %.0f ms, want at most %.0f", name, page, best, most*slow)
				}
			}
		})
	}
}
