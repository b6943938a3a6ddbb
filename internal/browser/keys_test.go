package browser

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focused describes what has the focus.
const focused = `(() => { const e = document.activeElement; return e.tagName + (e.getAttribute('class') ? '.' + e.getAttribute('class') : '') + (e.getAttribute('role') ? '[' + e.getAttribute('role') + ']' : ''); })()`

// tabTo presses the tab key until the focus is on what a selector finds.
func (b *tab) tabTo(selector string) {
	b.Helper()
	for range 80 {
		b.keys(kb.Tab)
		if eval[bool](b, "document.activeElement.matches(%q)", selector) {
			return
		}
	}
	b.Fatalf("%s: the tab key does not come to %s; it is on %s", b.address(), selector, eval[string](b, focused))
}

// The first key leads past the head of the page.
func TestSkipLink(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	for _, width := range widths {
		b.size(width, 900)
		b.visit("index.html")
		b.settled()
		b.keys(kb.Tab)
		if !eval[bool](b, `document.activeElement.matches('a[href="#inhalt"]') && (r => r.width > 40 && r.height > 15 && r.left >= 0 && r.top >= 0)(document.activeElement.getBoundingClientRect())`) {
			t.Errorf("at %d px the first tab comes to %s, want a skip link in sight", width, eval[string](b, focused))
		}
		b.keys(kb.Enter)
		b.wait("the jump to the content", `location.hash === '#inhalt'`)
		b.keys(kb.Tab)
		if !eval[bool](b, `document.querySelector('main').contains(document.activeElement)`) {
			t.Errorf("at %d px the tab after the skip link comes to %s, outside of main", width, eval[string](b, focused))
		}
	}
}

// Whatever can have the focus shows that it has it: by an outline, or a
// border or ground that changes.
func TestFocusIsVisible(t *testing.T) {
	t.Parallel()
	w := demonstration(t, "2018")
	b := open(t, w)
	for _, scheme := range []string{"light", "dark"} {
		b.media("", scheme)
		for _, page := range w.kinds(t) {
			b.visit(page)
			b.settled()
			bad := map[string]bool{}
			for range 40 {
				b.keys(kb.Tab)
				if what := eval[string](b, `(() => {
					const e = document.activeElement;
					if (!e || e === document.body) return '';
					const s = getComputedStyle(e), r = e.getBoundingClientRect();
					if (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) return r.bottom < 0 || r.top > innerHeight ? 'out of sight: ' + %s : '';
					return 'no outline: ' + %[1]s;
				})()`, focused); what != "" {
					bad[what] = true
				}
			}
			for what := range bad {
				t.Errorf("%s (%s): the focus is not visible: %s", page, scheme, what)
			}
		}
	}
}

// column returns the sort keys of a column of the table of all areas, rows
// that are hidden left out.
const column = `Array.from(document.querySelectorAll('#gebietstabelle tbody tr:not([hidden]):not(.city)')).map(r => r.cells[%d].dataset.order || r.cells[%[1]d].textContent.trim())`

func TestSortingByButton(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	b.visit("index.html")
	b.settled()
	before := eval[[]string](b, column, 0)
	heads := eval[[]string](b, `Array.from(document.querySelectorAll('#gebietstabelle thead th')).map(h => h.querySelector('button.sort') ? h.textContent.trim() : '')`)
	sorted := 0
	for i, head := range heads {
		if head == "" {
			continue
		}
		sorted++
		button := `document.querySelectorAll('#gebietstabelle thead th')[` + strconv.Itoa(i) + `].querySelector('button')`
		for range 2 {
			eval[bool](b, `(%s.focus(), true)`, button)
			b.keys(kb.Enter)
			way := eval[string](b, `%s.closest('th').getAttribute('aria-sort') || ''`, button)
			if n := eval[int](b, `document.querySelectorAll('#gebietstabelle [aria-sort]').length`); n != 1 || way != "ascending" && way != "descending" {
				t.Errorf("%s: %d columns say that they are sorted, this one %q", head, n, way)
			}
			values := eval[[]string](b, column, i)
			var numbers []float64
			for _, v := range values {
				if x, err := strconv.ParseFloat(v, 64); err == nil {
					numbers = append(numbers, x)
				}
			}
			if len(numbers) < len(values)/2 {
				continue // words; their order is that of the browser's collation
			}
			if way == "descending" {
				slices.Reverse(numbers)
			}
			if !sort.Float64sAreSorted(numbers) {
				t.Errorf("%s is not in %s order: %.8v ...", head, way, values)
			}
		}
	}
	if sorted < 3 {
		t.Errorf("%d columns can be sorted, want at least 3: %q", sorted, heads)
	}
	// The third press of a button gives the order of the page back.
	eval[bool](b, `(document.querySelector('#gebietstabelle th[aria-sort] button').click(), true)`)
	if after := eval[[]string](b, column, 0); !slices.Equal(before, after) {
		t.Errorf("the third press does not restore the order: %q, was %q", after[:3], before[:3])
	}
}

func TestFilteringByText(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	b.visit("index.html")
	b.settled()
	b.tabTo(`.filter input[type=search]`)
	b.keys("h", "o", "r", "d", "e") // without the mark of ö
	b.wait("two rows", `document.querySelectorAll('#gebietstabelle tbody tr[data-area]:not([hidden])').length === 2`)
	for _, name := range eval[[]string](b, column, 0) {
		if !strings.Contains(strings.ToLower(name), "hörde") {
			t.Errorf("horde finds %q, want Hörde and Kirchhörde", name)
		}
	}
	if text := eval[string](b, `document.querySelector('.filter output').textContent`); !strings.Contains(text, "2") || !strings.Contains(text, "39") {
		t.Errorf("the count says %q, want 2 of 39", text)
	}
	for range 5 {
		b.keys(kb.Backspace)
	}
	b.wait("all rows", `document.querySelectorAll('#gebietstabelle tbody tr[data-area]:not([hidden])').length === 39`)
	b.tabTo(`.filter input[type=checkbox]`)
	b.keys(" ")
	b.wait("the Aktionsräume alone", `document.querySelectorAll('#gebietstabelle tbody tr[data-area]:not([hidden])').length === 13`)
}

func TestSearchByKeyboard(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		get        func(testing.TB) *written
		page, text string
		want       string
	}{
		"German":  {func(t testing.TB) *written { return demonstration(t, "2018") }, "index.html", "nordm", "Nordmarkt"},
		"English": {english, "methodik.html", "horde", "Hörde"},
		"deep":    {func(t testing.TB) *written { return demonstration(t, "2007") }, "raum/sozialraum/022.html", "wickede", "Wickede"},
		"names":   {awkward, "index.html", "proto", "__proto__"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, c.get(t))
			b.visit(c.page)
			b.settled()
			b.tabTo(`[data-search] input`)
			b.keys(strings.Split(c.text, "")...)
			b.wait("a list of areas", `document.querySelectorAll('[data-search] [role=option]').length > 0 && document.activeElement.getAttribute('aria-expanded') === 'true'`)
			b.keys(kb.ArrowDown)
			if marked := eval[string](b, `(o => o && o.getAttribute('aria-selected') === 'true' ? o.querySelector('span').textContent : '')(document.getElementById(document.activeElement.getAttribute('aria-activedescendant')))`); marked != c.want {
				t.Errorf("the arrow marks %q, want %q", marked, c.want)
			}
			if cut := eval[bool](b, `(r => r.left < -0.5 || r.right > document.documentElement.clientWidth + 0.5)(document.querySelector('[data-search] ul').getBoundingClientRect())`); cut {
				t.Error("the list stands outside of the page")
			}
			b.keys(kb.Enter)
			b.wait("the page of the area", `location.pathname.includes('/raum/') && document.querySelector('h1') && document.querySelector('h1').textContent.includes(%q)`, c.want)
			for _, s := range b.said() {
				t.Error(s)
			}
		})
	}
}

// On the map arrows lead from area to area; ranking and table show the same
// one, what is said is its name, and Enter opens its page.
func TestMapByKeyboard(t *testing.T) {
	t.Parallel()
	w := demonstration(t, "2018")
	b := open(t, w)
	b.size(1280, 1600)
	b.visit("index.html")
	b.settled()
	b.tabTo(`figure[data-chart=map] .host`)
	const tip = `(t => t && !t.hidden ? t.querySelector('strong').textContent : '')(document.querySelector('.tip'))`
	b.wait("what is said of the first area", tip)
	before, moved := eval[string](b, tip), 0
	seen := map[string]bool{before: true}
	for _, k := range []string{kb.ArrowDown, kb.ArrowRight, kb.ArrowUp, kb.ArrowLeft, kb.ArrowRight, kb.ArrowDown} {
		b.keys(k)
		now := eval[string](b, tip)
		if now != before {
			moved++
		}
		seen[now], before = true, now
	}
	if moved < 4 || len(seen) < 4 {
		t.Errorf("six arrows lead to %d other areas: %v", moved, seen)
	}
	if said := eval[string](b, `document.querySelector('[aria-live=polite]').textContent`); !strings.HasPrefix(said, before) {
		t.Errorf("%q is said, want what begins with %q", said, before)
	}
	if row := eval[string](b, `(r => r ? r.cells[0].textContent.trim() : '')(document.querySelector('#gebietstabelle tr.lit'))`); row != before {
		t.Errorf("the table shows %q, want %q", row, before)
	}
	if lit := eval[bool](b, `(() => {
		const E = Sozialbericht.echarts, chart = E.getInstanceByDom(document.querySelector('figure[data-chart=bars] .sheet'));
		const data = chart.getModel().getSeriesByIndex(0).getData();
		for (let i = 0; i < data.count(); i++) { const e = data.getItemGraphicEl(i); if (e && e.currentStates && e.currentStates.includes('emphasis')) return true; }
		return false;
	})()`); !lit {
		t.Error("the ranking shows no bar of the area that has the focus on the map")
	}
	b.keys(kb.Enter)
	b.wait("the page of "+before, `location.pathname.includes('/raum/sozialraum/') && document.querySelector('h1') && document.querySelector('h1').textContent.includes(%q)`, before)

	// Escape lets go.
	b.visit("index.html")
	b.settled()
	b.tabTo(`figure[data-chart=map] .host`)
	b.keys(kb.ArrowDown, kb.Escape)
	if left := eval[string](b, tip); left != "" || eval[bool](b, `!!document.querySelector('tr.lit')`) {
		t.Errorf("after Escape there is still %q", left)
	}
	for _, s := range b.said() {
		t.Error(s)
	}
}

// Charts other than maps answer to keys too.
func TestChartsByKeyboard(t *testing.T) {
	t.Parallel()
	w := demonstration(t, "2018")
	b := open(t, w)
	seen := map[string]bool{}
	for _, page := range w.kinds(t) {
		b.visit(page)
		b.settled()
		for _, kind := range eval[[]string](b, `Array.from(new Set(Array.from(document.querySelectorAll('figure[data-chart]'), f => f.dataset.chart)))`) {
			if seen[kind] {
				continue
			}
			seen[kind] = true
			host := `document.querySelector('figure[data-chart=` + kind + `] .host')`
			eval[bool](b, `(document.querySelector('figure[data-chart=%s]').scrollIntoView({block: 'center'}), true)`, kind)
			b.wait("a "+kind, host)
			b.keys(kb.Tab) // so that the focus counts as one of the keyboard
			eval[bool](b, `(%s.focus(), true)`, host)
			b.keys(kb.Home)
			from := eval[string](b, `document.querySelector('[aria-live=polite]') ? document.querySelector('[aria-live=polite]').textContent : ''`)
			b.keys(kb.ArrowRight)
			if to := eval[string](b, `document.querySelector('[aria-live=polite]').textContent`); from == "" || to == from {
				b.keys(kb.ArrowDown)
				if to = eval[string](b, `document.querySelector('[aria-live=polite]').textContent`); to == from {
					t.Errorf("%s: in the %s nothing is said after an arrow (%q)", page, kind, from)
				}
			}
		}
	}
	if len(seen) < 4 {
		t.Errorf("%d kinds of charts were found: %v", len(seen), seen)
	}
}

// The map page shows one map at a time, chosen by a list; the level stays.
func TestChoosingAnIndicatorOnTheMapPage(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	b.visit("karte.html")
	b.settled()
	const maps = `Array.from(document.querySelectorAll('figure[data-chart=map]')).filter(f => f.offsetParent !== null).map(f => f.id)`
	first := eval[[]string](b, maps)
	if len(first) != 1 {
		t.Fatalf("%d maps are shown, want 1: %v", len(first), first)
	}
	b.tabTo(`.choose select`)
	b.keys(kb.ArrowDown, kb.ArrowDown)
	b.wait("another map", `(%s)[0] !== %q`, maps, first[0])
	second := eval[[]string](b, maps)
	b.wait("the other map drawn", `document.getElementById(%q).querySelector('.host svg path')`, second[0])
	b.tabTo(`.choose select[id*=part]`)
	b.keys(kb.ArrowDown)
	b.wait("the finer level", `(%s)[0] !== %q`, maps, second[0])
	finer := eval[[]string](b, maps)
	if len(finer) != 1 || !strings.Contains(finer[0], "unterbezirk") {
		t.Errorf("the finer level shows %v", finer)
	}
	b.do(chromedp.ScrollIntoView(chromedp.CSS("#" + finer[0])))
	b.wait("the finer map drawn", `document.getElementById(%q).querySelector('.host svg path')`, finer[0])
	for _, s := range b.said() {
		t.Error(s)
	}
}
