package report

import (
	"fmt"
	"strings"
	"testing"

	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

func TestNeighboursAreNamedOnProfiles(t *testing.T) {
	e := sample.Small(words.German)
	files := build(t, e, 1)
	for file, want := range map[string]string{"raum/raum/01.html": "Berg", "raum/raum/03.html": "Berg, Süd"} {
		p := parsePage(t, file, find(t, files, file))
		got := ""
		for _, n := range p.nodes["dt"] {
			if text(n) == "Nachbargebiete" {
				got = text(inOrder(n.Parent, "dd")[0])
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

// No page holds more than a reader's connection should carry.
func TestPagesStayLight(t *testing.T) {
	e := sample.Grid(39, 4, 17)
	total := 0
	for _, f := range build(t, e, 2) {
		total += len(f.Data)
		if strings.HasSuffix(f.Path, ".html") && len(f.Data) > 400_000 {
			t.Errorf("%s has %s", f.Path, fmt.Sprint(len(f.Data)))
		}
	}
	if total > 9_000_000 {
		t.Errorf("the edition has %d bytes", total)
	}
}
