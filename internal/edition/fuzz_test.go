package edition

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sozialbericht/internal/words"
)

// FuzzRead feeds the reader arbitrary files: it must say something about each
// that is no edition, with a place inside the file, and whatever it accepts
// must read back the same from its resolved form.
func FuzzRead(f *testing.F) {
	seeds, err := filepath.Glob("testdata/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range seeds {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{
		"", "---\n", "a: &x [*x]", "id: \"\\x41\"\n", "? {a: b}\n: c", "id: !!float x", "id: |\n  a\n",
		complete("exclude: [{areas: [1], level: grob}]\nsymbols: {'': zero}\nmissing_values: [1e3]"),
		complete("classes: [{id: a, combine: [b, c]}, {id: b, index: i, natural_breaks: {groups: 3}}, {id: c, index: i, level: fein, quantiles: {groups: 4, type: 5}}]"),
		complete("classes: [{id: r, rules: [{class: a, level: fein, when: {parent: {not: b}}}, {class: b, level: grob, when: {rank: {of: x, worst: 1}}}], otherwise: {class: a}}]"),
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, found := Read(data, "e")
		if (e == nil) != found.HasErrors() {
			t.Fatalf("edition %v with findings %v", e != nil, said(found))
		}
		for _, x := range found.Sorted() {
			if x.Position.File != "e" {
				t.Errorf("%s has no place", x.Code)
			}
			if !words.Has("finding." + x.Code) {
				t.Errorf("%s has no text", x.Code)
			}
		}
		if e == nil {
			return
		}
		if e.Report < 0 || e.Report >= len(e.Data.Levels) || len(e.Boundaries) != len(e.Data.Levels) {
			t.Fatalf("report level %d of %d, boundaries of %d", e.Report, len(e.Data.Levels), len(e.Boundaries))
		}
		back, again := Read(again(t, e), "e")
		if back == nil {
			t.Fatalf("the resolved edition is refused: %v", said(again))
		}
		if diff := cmp.Diff(e, back, withoutPlaces...); diff != "" {
			t.Fatal(diff)
		}
	})
}
