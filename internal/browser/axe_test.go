package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A fault is something that axe found.
type fault struct {
	Rule   string `json:"rule"`
	Impact string `json:"impact"`
	Help   string `json:"help"`
	Nodes  []struct {
		Target string `json:"target"`
		Why    string `json:"why"`
	} `json:"nodes"`
}

// The rules are those of WCAG 2.2, A and AA, and axe's good practice; none is
// switched off. preload would fetch style sheets, which a page opened as a
// file may not.
const runAxe = `axe.run(document, {
	preload: false, resultTypes: ['violations'],
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then(r => r.violations.map(v => ({
	rule: v.id, impact: v.impact || '', help: v.help,
	nodes: v.nodes.slice(0, 4).map(n => ({target: n.target.join(' '), why: (n.failureSummary || '').replace(/\s+/g, ' ').slice(0, 260)})),
})))`

// axe finds nothing on any kind of page, light and dark, German and English,
// wide and narrow.
func TestAxeFindsNothing(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "report", "assets", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		launched(t)
		without(t, "axe-core is not installed (make assets): accessibility is NOT tested")
	}
	for _, c := range []struct {
		name, scheme string
		width        int
		get          func(testing.TB) *written
	}{
		{"German-light", "light", 1280, func(t testing.TB) *written { return demonstration(t, "2018") }},
		{"German-dark", "dark", 1280, func(t testing.TB) *written { return demonstration(t, "2018") }},
		{"German-narrow", "light", 320, func(t testing.TB) *written { return demonstration(t, "2007") }},
		{"English-light", "light", 1280, english},
		{"English-dark", "dark", 768, english},
		{"Years-light", "light", 1280, manyYears},
		{"Years-dark", "dark", 320, manyYears},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := c.get(t)
			b := open(t, w)
			b.media("", c.scheme)
			b.size(c.width, 900)
			// One fault on every page is one fault.
			where, order := map[string][]string{}, []string{}
			for _, page := range w.kinds(t) {
				b.visit(page)
				b.settled()
				// The protocol is not bound by the page's security policy.
				eval[bool](b, string(text)+";true")
				for _, f := range eval[[]fault](b, runAxe) {
					for _, n := range f.Nodes {
						what := fmt.Sprintf("%s (%s): %s\n\t%s: %s", f.Rule, f.Impact, f.Help, n.Target, n.Why)
						if where[what] == nil {
							order = append(order, what)
						}
						where[what] = append(where[what], page)
					}
				}
			}
			for _, what := range order {
				t.Errorf("at %d px %s\n\ton %s", c.width, what, strings.Join(where[what], ", "))
			}
		})
	}
}
