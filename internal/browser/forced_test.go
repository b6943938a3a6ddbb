package browser

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// In forced colours, as with the high contrast of a system, the browser takes
// all grounds and borders away. What a colour says is seen all the same: two
// classes look different in legends, bars and on the map, a bar stands out
// from its track, and the focus has its outline.
func TestForcedColoursKeepWhatColoursSay(t *testing.T) {
	t.Parallel()
	w := demonstration(t, "2018")
	b := open(t, w)
	for _, scheme := range []string{"light", "dark"} {
		b.do(call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}}))
		for _, page := range []string{"index.html", "vergleich.html", "indikator/lage.html", "raum/sozialraum/022.html"} {
			b.visit(page)
			b.settled()
			if !eval[bool](b, `matchMedia('(forced-colors: active)').matches`) {
				t.Fatal("this browser does not emulate forced colours")
			}
			eval[bool](b, `Promise.resolve(Sozialbericht.drawAll && Sozialbericht.drawAll()).then(() => true)`)
			for _, fault := range eval[[]string](b, `(() => {
				const out = [], shown = e => e.getBoundingClientRect().width > 0;
				// The chips of one legend differ from each other.
				for (const list of document.querySelectorAll('ul.key, ul.legend')) {
					const looks = Array.from(list.querySelectorAll('.chip')).filter(shown).map(c => {
						const s = getComputedStyle(c);
						return s.backgroundColor + s.backgroundImage + c.className;
					});
					if (new Set(looks).size < looks.length) out.push('two chips look alike: ' + list.textContent.trim());
				}
				// So do the areas of a map, and the bars of a ranking.
				for (const f of document.querySelectorAll('figure[data-chart].drawn')) {
					const chips = f.querySelectorAll('ul.key .chip:not(.outline)').length, fills = new Set();
					for (const p of f.querySelectorAll('.host svg path')) {
						const s = getComputedStyle(p);
						if (s.fill !== 'none') fills.add(s.fill);
					}
					if (shown(f) && chips > 1 && fills.size < chips) out.push(f.id + ': ' + fills.size + ' fills for ' + chips + ' classes');
				}
				// A bar stands out from its track.
				for (const e of document.querySelectorAll('.bar, .lean')) {
					if (!shown(e)) continue;
					const bar = getComputedStyle(e, '::before').backgroundColor, track = getComputedStyle(e).backgroundColor;
					const ground = track === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.body).backgroundColor : track;
					if (bar === ground || bar === 'rgba(0, 0, 0, 0)') { out.push('a bar is not seen: ' + e.outerHTML); break; }
				}
				// The lines of small pictures too.
				for (const e of document.querySelectorAll('.smalls svg > path')) {
					const s = getComputedStyle(e);
					if (s.stroke === 'none' || s.stroke === getComputedStyle(e.parentNode).backgroundColor) { out.push('a small line is not seen'); break; }
				}
				return out;
			})()`) {
				t.Errorf("%s (%s): %s", page, scheme, fault)
			}
			for range 12 {
				b.keys("\t")
				if what := eval[string](b, `(() => {
					const e = document.activeElement, s = getComputedStyle(e);
					if (e === document.body || s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== getComputedStyle(document.body).backgroundColor) return '';
					return %s;
				})()`, focused); what != "" {
					t.Errorf("%s (%s): the focus is not visible on %s", page, scheme, what)
				}
			}
		}
	}
}
