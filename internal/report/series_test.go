package report

import (
	"bytes"
	"strings"
	"testing"

	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

// An edition that compares with one other carries nothing of this.
func TestTwoEditionsCarryNoSeries(t *testing.T) {
	e := sample.Compared(t, words.German)
	e.Results.Comparisons = e.Results.Comparisons[:1]
	for _, f := range build(t, e, 2) {
		if f.Path == "assets/reihen.css" || f.Path == "daten/series.csv" || f.Path == "daten/classes.csv" ||
			strings.HasSuffix(f.Path, ".html") && bytes.Contains(f.Data, []byte("reihen.css")) {
			t.Errorf("%s speaks of series", f.Path)
		}
	}
}
