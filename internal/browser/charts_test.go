package browser

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every figure of every kind of page is drawn when it comes into view: its
// sheet has shapes with an extent, and none of its texts stands outside.
func TestFiguresAreDrawn(t *testing.T) {
	t.Parallel()
	for name, get := range map[string]func(testing.TB) *written{
		"2018":     func(t testing.TB) *written { return demonstration(t, "2018") },
		"dortmund": realDortmund,
		"names":    awkward,
		"berlin":   berlin, // without city values
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := get(t)
			b := open(t, w)
			total := 0
			for _, page := range w.kinds(t) {
				b.visit(page)
				b.settled()
				n := eval[int](b, `document.querySelectorAll('figure[data-chart]').length`)
				for i := range n {
					figure := fmt.Sprintf(`document.querySelectorAll('figure[data-chart]')[%d]`, i)
					if eval[bool](b, `%s.closest('[hidden], details:not([open])') !== null`, figure) {
						continue // another choice is shown
					}
					total++
					id := eval[string](b, `%[1]s.id + ' (' + %[1]s.dataset.chart + ')'`, figure)
					eval[bool](b, `(%s.scrollIntoView({block: 'center'}), true)`, figure)
					if !b.holds(`%s.querySelectorAll('.host svg path').length > 0`, figure) {
						t.Errorf("%s/%s: figure %s is not drawn; %v", name, page, id, b.said())
						continue
					}
					shapes := eval[int](b, `Array.from(%s.querySelectorAll('.host svg path')).filter(p => { const r = p.getBoundingClientRect(); return r.width > 1 || r.height > 1; }).length`, figure)
					if shapes == 0 {
						t.Errorf("%s/%s: the shapes of figure %s have no extent", name, page, id)
					}
					cut := eval[[]string](b, `(() => {
						const f = %s, sheet = f.querySelector('.host svg').getBoundingClientRect();
						return Array.from(f.querySelectorAll('.host svg text')).filter(x => {
							const r = x.getBoundingClientRect();
							return x.textContent.trim() && r.width && (r.left < sheet.left - 1.5 || r.right > sheet.right + 1.5 || r.top < sheet.top - 3 || r.bottom > sheet.bottom + 3);
						}).map(x => x.textContent).slice(0, 5);
					})()`, figure)
					if len(cut) > 0 {
						t.Errorf("%s/%s: texts of figure %s are cut: %q", name, page, id, cut)
					}
				}
				for _, c := range b.said() {
					t.Errorf("%s/%s: %s", name, page, c)
				}
			}
			if total == 0 {
				t.Errorf("%s: no figure was found", name)
			}
			t.Logf("%s: %d figures", name, total)
		})
	}
}

// The colours of the classes, as the design gives them.
const (
	aktionsraum = "#b35806"
	ohne        = "#eceff1"
)

// areaColours returns the computed colour of the shape that a reader sees at
// the place of each area of the first class map.
const areaColours = `(() => {
	const f = document.querySelector('figure[data-chart=map]'), E = Sozialbericht.echarts;
	f.scrollIntoView({block: 'center'});
	const sheet = f.querySelector('.sheet'), chart = E.getInstanceByDom(sheet), box = sheet.getBoundingClientRect();
	const series = chart.getOption().series[0], out = {};
	const seen = new Set();
	for (const a of E.getMap(series.map).geoJSON.features || E.getMap(series.map).geoJSON.geoJSON.features) {
		if (!a.properties.cp) continue;
		const p = chart.convertToPixel({seriesIndex: 0}, a.properties.cp);
		const shape = document.elementsFromPoint(box.left + p[0], box.top + p[1]).find(e => e.tagName === 'path' && /^rgb\(/.test(getComputedStyle(e).fill));
		if (!shape) continue;
		seen.add(shape);
		out[a.properties.name] = getComputedStyle(shape).fill;
	}
	out[''] = String(seen.size);
	return out;
})()`

var rgb = regexp.MustCompile(`^rgb\((\d+), (\d+), (\d+)\)$`)

func hex(t *testing.T, colour string) string {
	t.Helper()
	m := rgb.FindStringSubmatch(colour)
	if m == nil {
		t.Fatalf("%q is no colour", colour)
	}
	out := "#"
	for _, c := range m[1:] {
		n, _ := strconv.Atoi(c)
		out += fmt.Sprintf("%02x", n)
	}
	return out
}

// The class map shows each of the 39 areas, in the colour of its class.
func TestTheClassMapHasTheRightColours(t *testing.T) {
	t.Parallel()
	w := demonstration(t, "2018")
	b := open(t, w)
	b.visit("index.html")
	b.settled()
	b.wait("the class map", `document.querySelector('figure[data-chart=map].drawn svg path')`)
	colours := eval[map[string]string](b, areaColours)
	if shapes := colours[""]; shapes != "39" {
		t.Errorf("%s shapes lie at the places of the areas, want 39", shapes)
	}
	named := map[string]string{"Nordmarkt": aktionsraum, "Dorstfeld": aktionsraum, "Hörde": aktionsraum, "Alt-Scharnhorst": ohne, "Wickede": ohne}
	n := 0
	for _, row := range w.table(t, "areas.csv") {
		if row["level"] != "sozialraum" {
			continue
		}
		n++
		want := ohne
		if row["class_handlungsbedarf"] == "aktionsraum" {
			want = aktionsraum
		}
		if fixed, ok := named[row["name"]]; ok {
			delete(named, row["name"])
			if want != fixed {
				t.Errorf("%s is of class %s", row["name"], row["class_handlungsbedarf"])
			}
		}
		if colour := colours[row["id"]]; colour == "" {
			t.Errorf("%s (%s) is not on the map", row["name"], row["id"])
		} else if got := hex(t, colour); got != want {
			t.Errorf("%s (%s) is %s, want %s (%s)", row["name"], row["id"], got, want, row["class_handlungsbedarf"])
		}
	}
	if n != 39 || len(named) > 0 {
		t.Errorf("%d areas, want 39; not among them: %v", n, named)
	}
}

// A page prints and shows what the choice of its reader is: dark pages draw
// their charts on dark paper.
func TestChartsFollowTheColourScheme(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	b.media("", "dark")
	b.visit("index.html")
	b.settled()
	paper := hex(t, eval[string](b, `getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.documentElement).backgroundColor : getComputedStyle(document.body).backgroundColor`))
	if paper != "#14171a" {
		t.Errorf("dark paper is %s, want #14171a", paper)
	}
	b.wait("a chart with texts", `document.querySelector('figure.drawn .host svg text')`)
	dark := eval[[]string](b, `Array.from(document.querySelectorAll('figure[data-chart=bars].drawn .host svg text')).filter(x => { const c = getComputedStyle(x).fill.match(/\d+/g); return c && c.slice(0, 3).every(v => v < 100); }).map(x => x.textContent).slice(0, 3)`)
	if len(dark) > 0 {
		t.Errorf("dark texts on dark paper: %q", strings.Join(dark, ", "))
	}
	// Tables, legends and charts name a class by one colour.
	chips := eval[[]string](b, `Array.from(new Set(Array.from(document.querySelectorAll('.chip.hatch')).map(x => getComputedStyle(x).backgroundColor)))`)
	if len(chips) != 1 || hex(t, chips[0]) == aktionsraum {
		t.Errorf("a target is %q on a dark page", chips)
	}
	b.media("", "light")
	b.wait("the charts in light colours", `Array.from(document.querySelectorAll('figure[data-chart=bars].drawn .host svg text')).every(x => { const c = getComputedStyle(x).fill.match(/\d+/g); return !c || c.slice(0, 3).some(v => v < 160); })`)
}

// A line across a ranking, the city's or a border's, strikes no value through.
func TestNoLineCrossesAValue(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	for _, width := range []int{390, 1280} {
		b.size(width, 900)
		for _, page := range []string{"index.html", "indikator/sgb2.html", "indikator/arbeitslose_veraenderung.html"} {
			b.visit(page)
			b.settled()
			eval[bool](b, "Sozialbericht.drawAll().then(() => true)")
			type crossing struct {
				Values, Lines int
				Struck        []string
			}
			got := eval[crossing](b, `(() => {
				const out = { Values: 0, Lines: 0, Struck: [] };
				const svg = document.querySelector('figure[data-chart=bars].drawn .host svg');
				const ink = getComputedStyle(document.body).color;
				const lines = Array.from(svg.querySelectorAll('path')).filter(p => getComputedStyle(p).stroke === ink).map(p => p.getBoundingClientRect()).filter(r => r.width < 4 && r.height > 200);
				out.Lines = lines.length;
				svg.querySelectorAll('text').forEach(x => {
					if (!/^−?[\d.]+,\d+\s*%?$/.test(x.textContent)) return;
					const r = x.getBoundingClientRect();
					out.Values++;
					if (lines.some(l => l.left < r.right && r.left < l.right && l.top < r.bottom && r.top < l.bottom)) out.Struck.push(x.textContent);
				});
				return out;
			})()`)
			if got.Lines == 0 || got.Values < 39 || len(got.Struck) > 0 {
				t.Errorf("%s at %d px: %d lines, %d values, struck through: %q", page, width, got.Lines, got.Values, got.Struck)
			}
		}
	}
}

// On a phone the row of a ranking is the target, at least 24 px high: a touch
// beside a short bar says what the bar says.
func TestARowOfARankingIsATarget(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	b.size(390, 844)
	b.visit("index.html")
	b.settled()
	eval[bool](b, "Sozialbericht.drawAll().then(() => true)")
	type row struct {
		Height float64
		Tip    string
	}
	got := eval[row](b, `(() => {
		const svg = document.querySelector('figure[data-chart=bars].drawn .host svg');
		svg.scrollIntoView();
		const at = name => { const r = Array.from(svg.querySelectorAll('text')).find(x => x.textContent === name).getBoundingClientRect(); return (r.top + r.bottom) / 2; };
		const x = svg.getBoundingClientRect().right - 40, y = at('Deusen/Huckarde');
		const init = { bubbles: true, clientX: x, clientY: y, pointerType: 'touch' };
		for (const [kind, name] of [[PointerEvent, 'pointerdown'], [MouseEvent, 'mousedown'], [MouseEvent, 'mouseup'], [MouseEvent, 'click']]) svg.dispatchEvent(new kind(name, init));
		const tip = document.querySelector('.tip:not([hidden])');
		return { Height: at('Deusen/Huckarde') - at('Alt-Scharnhorst'), Tip: tip ? tip.textContent : '' };
	})()`)
	if got.Height < 24 || got.Height > 40 {
		t.Errorf("a row is %.1f px high, want 24 to 40", got.Height)
	}
	if !strings.HasPrefix(got.Tip, "Deusen/Huckarde") || !strings.Contains(got.Tip, "0,02") {
		t.Errorf("a touch beside the bar says %q", got.Tip)
	}
}

// A telephone, a window that is made smaller and one that is made larger again
// leave no figure wider or narrower than its place.
func TestFiguresFollowTheWindow(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	for _, page := range []string{"raum/sozialraum/013.html", "index.html", "indikator/sgb2.html", "vergleich.html"} {
		for _, widths := range [][]int{{390}, {1280, 390, 768}} {
			for i, width := range widths {
				b.size(width, 1800)
				if i == 0 {
					b.visit(page)
					b.settled()
				}
				b.wait(fmt.Sprintf("figures as wide as their place on %s at %d px", page, width), `Array.from(document.querySelectorAll('figure.drawn .host')).every(h => { const s = h.querySelector('svg'); return !s || !h.clientWidth || Math.abs(s.getBoundingClientRect().width - h.clientWidth) < 2; })`)
				if over := eval[int](b, `document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
					t.Errorf("%s at %d px is %d px too wide", page, width, over)
				}
			}
		}
	}
}

// The area that the sentences speak of has its name on the map, though its
// neighbours are larger and their names would touch it.
func TestTheMapNamesTheHighestArea(t *testing.T) {
	t.Parallel()
	b := open(t, demonstration(t, "2018"))
	for _, page := range []string{"index.html", "indikator/sgb2.html"} {
		for _, width := range []int{768, 1280, 1920} {
			b.size(width, 900)
			b.visit(page)
			b.settled()
			if !b.holds(`Array.from(document.querySelectorAll('figure[data-chart=map] .host svg text')).some(x => x.textContent === %q)`, "Nordmarkt") {
				t.Errorf("%s at %d px: the map does not name Nordmarkt; %v", page, width, b.said())
			}
		}
	}
}
