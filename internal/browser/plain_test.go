package browser

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// Without the script a page is whole: the maps are pictures, the tables are
// there, and nothing waits for a script that does not come.
func TestWithoutScript(t *testing.T) {
	t.Parallel()
	for name, get := range map[string]func(testing.TB) *written{
		"2018": func(t testing.TB) *written { return demonstration(t, "2018") }, "names": awkward,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := get(t)
			b := open(t, w)
			b.do(call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
			for _, page := range w.kinds(t) {
				for _, width := range []int{320, 1280} {
					b.size(width, 900)
					b.visit(page)
					b.sound(name+"/"+page, width)
					if eval[bool](b, `document.documentElement.classList.contains('scripted')`) {
						t.Fatal("scripts run though they are switched off")
					}
					// A table may stand in folded details, which open without a script.
					bad := eval[[]string](b, `Array.from(document.querySelectorAll('figure[data-chart]')).filter(f => {
						const seen = e => { const r = e.getBoundingClientRect(); return r.width > 40 && r.height > 40; };
						return !Array.from(f.querySelectorAll('img')).some(seen) && !f.querySelector('table') && !f.closest('details') && !Array.from(f.parentElement.querySelectorAll('table')).some(seen);
					}).map(f => f.id)`)
					if len(bad) > 0 {
						t.Errorf("%s/%s at %d px: without script there is neither picture nor table for %v", name, page, width, bad)
					}
					if hidden := eval[[]string](b, `Array.from(document.querySelectorAll('table')).filter(t => t.closest('[hidden]')).map(t => t.id || t.caption && t.caption.textContent)`); len(hidden) > 0 {
						t.Errorf("%s/%s at %d px: tables are hidden without script: %q", name, page, width, hidden)
					}
					if empty := eval[[]string](b, `Array.from(document.querySelectorAll('input, select, button')).filter(e => e.offsetParent).map(e => e.outerHTML.slice(0, 80))`); len(empty) > 0 {
						t.Errorf("%s/%s at %d px: controls that do nothing without script: %q", name, page, width, empty)
					}
				}
			}
			if name == "2018" {
				b.visit("index.html")
				if !eval[bool](b, `(r => r.width > 250 && r.height > 200)(document.querySelector('figure[data-chart=map] img').getBoundingClientRect())`) {
					t.Error("the class map is not shown as a picture")
				}
				if n := eval[int](b, `Array.from(document.querySelectorAll('#gebietstabelle tbody tr[data-area]')).filter(r => r.getBoundingClientRect().height > 10).length`); n != 39 {
					t.Errorf("%d rows of the table of all areas are shown, want 39", n)
				}
			}
		})
	}
}
