package browser

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The printable part of A4 within the margins of the style sheet (16 mm above
// and below, 14 mm beside), in CSS pixels.
const (
	sheetWidth  = 182 * 96 / 25.4
	sheetHeight = 265 * 96 / 25.4
)

// A page object of a PDF; /Pages is their list.
var pdfPage = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// The matrices that a page begins with: points to dots, dots to CSS pixels.
var pdfScale = regexp.MustCompile(`^([0-9.]+) 0 0 -[0-9.]+ 0 [0-9.]+ cm\nq\n([0-9.]+) 0 0 [0-9.]+ [0-9.]+ [0-9.]+ cm\n`)

// printScale returns how large a CSS pixel is on paper, 1 being 1/96 inch: the
// browser shrinks all of a page that is wider than the sheet.
func printScale(pdf []byte) (float64, error) {
	for rest := pdf; ; {
		_, after, found := bytes.Cut(rest, []byte("stream\n"))
		if !found {
			return 0, errors.New("the PDF has no page whose scale can be read")
		}
		rest = after
		packed, err := zlib.NewReader(bytes.NewReader(after))
		if err != nil {
			continue
		}
		head := make([]byte, 200)
		n, _ := io.ReadFull(packed, head)
		if m := pdfScale.FindSubmatch(head[:n]); m != nil {
			points, _ := strconv.ParseFloat(string(m[1]), 64)
			dots, _ := strconv.ParseFloat(string(m[2]), 64)
			return points * dots * 96 / 72, nil
		}
	}
}

// On paper no figure and no row is cut: whatever must not be parted fits on a
// sheet, and nothing is wider than one.
func TestPrinting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		page     string
		min, max int // sheets
	}{
		{"index.html", 3, 8},
		{"raum/sozialraum/032.html", 2, 9},
		{"indikator/lage.html", 3, 10},
		{"vergleich.html", 6, 11},
	} {
		t.Run(filepath.Base(c.page), func(t *testing.T) {
			t.Parallel()
			b := open(t, demonstration(t, "2018"))
			b.visit(c.page)
			b.settled()
			eval[bool](b, `Promise.resolve(Sozialbericht.drawAll && Sozialbericht.drawAll()).then(() => true)`)
			ctx, cancel := context.WithTimeout(b.ctx, onePage)
			defer cancel()
			pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPrintBackground()))
			if err != nil {
				t.Fatal(err)
			}
			if n := len(pdfPage.FindAll(pdf, -1)); n < c.min || n > c.max {
				t.Errorf("%s prints on %d sheets, want %d to %d", c.page, n, c.min, c.max)
			} else {
				t.Logf("%s: %d sheets, %d kB", c.page, n, len(pdf)/1000)
			}
			if scale, err := printScale(pdf); err != nil {
				t.Errorf("%s: %v", c.page, err)
			} else if scale < 0.99 {
				t.Errorf("%s is printed at %.0f %% of its size: something is wider than the sheet", c.page, scale*100)
			}
			if *keep != "" {
				if err := os.WriteFile(filepath.Join(*keep, filepath.Base(c.page)+".pdf"), pdf, 0o666); err != nil {
					t.Error(err)
				}
			}

			// In the order of a true print: the page is told first and laid out anew
			// then.
			eval[bool](b, `(window.dispatchEvent(new Event('beforeprint')), true)`)
			b.media("print", "light")
			b.size(687, 1001) // the sheet, rounded down
			eval[bool](b, `new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))`)
			tall := eval[[]string](b, `Array.from(document.querySelectorAll('main *')).filter(e => {
				const s = getComputedStyle(e);
				return s.breakInside.startsWith('avoid') && e.getBoundingClientRect().height > %f;
			}).map(e => e.tagName.toLowerCase() + '#' + e.id + ' ' + Math.round(e.getBoundingClientRect().height))`, sheetHeight)
			if len(tall) > 0 {
				t.Errorf("%s: what must not be parted is higher than a sheet (%.0f px): %v", c.page, sheetHeight, tall)
			}
			loose := eval[[]string](b, `Array.from(document.querySelectorAll('main figure, main tr, main svg, main img')).filter(e => {
				if (!e.getBoundingClientRect().height) return false;
				for (let p = e; p && p.tagName !== 'MAIN'; p = p.parentElement) if (getComputedStyle(p).breakInside.startsWith('avoid')) return false;
				return true;
			}).map(e => e.tagName.toLowerCase() + '#' + e.id).slice(0, 6)`)
			if len(loose) > 0 {
				t.Errorf("%s: figures or rows may be parted by the end of a sheet: %v", c.page, loose)
			}
			wide := eval[[]string](b, `(() => {
				const out = [];
				for (const e of document.querySelectorAll('body *')) {
					const r = e.getBoundingClientRect();
					if (!r.width || !r.height || r.right <= %f || e.closest('.hidden, [hidden], .crop') || e.ownerSVGElement && e.tagName !== 'text') continue;
					if (!out.some(o => o.contains(e))) out.push(e);
				}
				return out.map(e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' "' + (e.textContent || '').trim().slice(0, 24) + '" to ' + Math.round(e.getBoundingClientRect().right)).slice(0, 6);
			})()`, sheetWidth+1.5)
			if len(wide) > 0 {
				t.Errorf("%s: wider than the sheet (%.0f px): %s", c.page, sheetWidth, strings.Join(wide, "; "))
			}
			if shown := eval[[]string](b, `Array.from(document.querySelectorAll('header nav, .skip, button, select, input')).filter(e => e.offsetParent && e.getBoundingClientRect().height > 1 && !e.matches('th button, .skip')).map(e => e.outerHTML.slice(0, 60))`); len(shown) > 0 {
				t.Errorf("%s: controls are printed: %q", c.page, shown)
			}
			if undrawn := eval[[]string](b, `Array.from(document.querySelectorAll('figure[data-chart]')).filter(f => {
				const seen = e => {
					if (!e) return false;
					const r = e.getBoundingClientRect(), box = e.closest('.host') ? e.closest('.host').getBoundingClientRect() : r;
					return r.height > 20 && r.bottom < box.bottom + 2;
				};
				return !f.closest('[hidden], details:not([open])') && f.getBoundingClientRect().height && !seen(f.querySelector('.host svg')) && !seen(f.querySelector('img')) && !seen(f.querySelector('table'));
			}).map(f => f.id)`); len(undrawn) > 0 {
				t.Errorf("%s: neither chart nor picture nor table is printed for %v", c.page, undrawn)
			}
		})
	}
}
