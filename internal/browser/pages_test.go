package browser

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// widths are those of a telephone, a tablet and a desk.
var widths = []int{320, 768, 1280}

// overflow lists what stands out of the page to the right, the outermost
// elements first. What scrolls in a box of its own, such as a table, does not
// count, nor what is hidden from sight.
const overflow = `(() => {
	const room = document.documentElement.clientWidth, out = [];
	if (document.documentElement.scrollWidth <= room) return out;
	const label = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.getAttribute('class') ? '.' + e.getAttribute('class').trim().replace(/ +/g, '.') : '');
	const clipped = e => { for (let p = e; p && p !== document.documentElement; p = p.parentElement) {
		if (p !== e && getComputedStyle(p).overflowX !== 'visible' || getComputedStyle(p).position === 'fixed') return true; } return false; };
	for (const e of document.body.querySelectorAll('*')) {
		const r = e.getBoundingClientRect();
		if (r.right > room + 0.5 && r.width > 0 && !clipped(e) && !out.some(o => o.e.contains(e)))
			out.push({e, text: label(e.parentElement) + ' > ' + label(e) + ' to ' + Math.round(r.right)});
	}
	return ['page is ' + document.documentElement.scrollWidth + ' wide'].concat(out.slice(0, 4).map(o => o.text));
})()`

// sound reports whatever is wrong with the page that is open, whatever it is.
func (b *tab) sound(name string, width int) {
	b.Helper()
	for _, c := range b.said() {
		b.Errorf("%s at %d px: %s", name, width, c)
	}
	if wide := eval[[]string](b, overflow); len(wide) > 0 {
		b.Errorf("%s at %d px runs over: %s", name, width, strings.Join(wide, "; "))
	}
	if n := eval[int](b, "document.querySelectorAll('h1').length"); n != 1 {
		b.Errorf("%s: %d main headings, want 1", name, n)
	}
	if broken := eval[[]string](b, `Array.from(document.images).filter(i => i.complete && !i.naturalWidth).map(i => i.getAttribute('src'))`); len(broken) > 0 {
		b.Errorf("%s: pictures that do not show: %v", name, broken)
	}
}

// Every page of both editions is opened, those of one on a telephone, those of
// the other on a desk.
func TestEveryPageOpensCleanly(t *testing.T) {
	t.Parallel()
	for year, width := range map[string]int{"2007": 1280, "2018": 320} {
		for half := range 2 {
			t.Run(fmt.Sprintf("%s-%d", year, half+1), func(t *testing.T) {
				t.Parallel()
				w := demonstration(t, year)
				if len(w.pages) < 200 {
					t.Fatalf("%d pages, want those of some 220 areas", len(w.pages))
				}
				b := open(t, w)
				b.size(width, 900)
				for i := half; i < len(w.pages); i += 2 {
					b.visit(w.pages[i])
					b.sound(year+"/"+w.pages[i], width)
				}
			})
		}
	}
}

// One page of each kind of every edition is looked at in all widths, its
// figures drawn.
func TestEveryKindOfPageInAllWidths(t *testing.T) {
	t.Parallel()
	for name, get := range map[string]func(testing.TB) *written{
		"2007":     func(t testing.TB) *written { return demonstration(t, "2007") },
		"2018":     func(t testing.TB) *written { return demonstration(t, "2018") },
		"english":  english,
		"dortmund": realDortmund,
		"berlin":   berlin,
		"years":    manyYears,
		"names":    awkward,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := get(t)
			b := open(t, w)
			for _, page := range w.kinds(t) {
				for _, width := range widths {
					b.size(width, 900)
					b.visit(page)
					b.settled()
					b.sound(name+"/"+page, width)
				}
			}
		})
	}
}

// No page is so heavy that it opens slowly from a file share.
func TestWeights(t *testing.T) {
	t.Parallel()
	for _, year := range []string{"2007", "2018"} {
		w := demonstration(t, year)
		var total int64
		kinds := map[string]int64{}
		err := filepath.WalkDir(w.folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			total += info.Size()
			rel, _ := filepath.Rel(w.folder, path)
			folder, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
			kinds[folder] += info.Size()
			if filepath.Ext(path) == ".html" && info.Size() > 400_000 {
				t.Errorf("%s: %s weighs %d kB, want at most 400", year, rel, info.Size()/1000)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		const limit = 8_000_000
		if total > limit {
			var list []string
			for folder, size := range kinds {
				list = append(list, fmt.Sprintf("%s %d kB", folder, size/1000))
			}
			slices.Sort(list)
			t.Errorf("%s weighs %d bytes, want at most %d: %s", year, total, limit, strings.Join(list, ", "))
		}
		t.Logf("%s: %d bytes, %d pages", year, total, len(w.pages))
	}
}

// What a page loads must lie in the folder and be there.
func TestPagesAskForFilesThatExist(t *testing.T) {
	t.Parallel()
	w := demonstration(t, "2018")
	b := open(t, w)
	for _, name := range w.kinds(t) {
		b.visit(name)
		b.settled()
		links := eval[[]string](b, `Array.from(new Set(Array.from(document.querySelectorAll('a[href], img[src], script[src], link[href]'), e => new URL(e.getAttribute('href') || e.getAttribute('src'), location.href).href.split('#')[0])))`)
		if len(links) < 5 {
			t.Errorf("%s: %d links: the search is broken", name, len(links))
		}
		for _, to := range links {
			rel, inside := strings.CutPrefix(to, b.root)
			if !inside {
				if !strings.HasPrefix(to, "data:") {
					t.Errorf("%s links to %s, outside the edition", name, to)
				}
				continue
			}
			if path, err := unescape(rel); err != nil {
				t.Errorf("%s: %v", name, err)
			} else if _, err := os.Stat(filepath.Join(w.folder, filepath.FromSlash(path))); err != nil {
				t.Errorf("%s links to %s, which is not there", name, rel)
			}
		}
		lost := eval[[]string](b, `Array.from(document.querySelectorAll('a[href*="#"]')).filter(a => a.hash && a.pathname === location.pathname && a.hash.length > 1 && !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.hash)`)
		if len(lost) > 0 {
			t.Errorf("%s links to places that it does not have: %v", name, lost)
		}
	}
}
