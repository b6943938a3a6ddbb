package report

import (
	"bytes"
	"encoding/csv"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/words"
)

func TestPlacesAreInTrueDistance(t *testing.T) {
	for _, c := range []struct {
		dates []string
		want  []float64
	}{
		{[]string{"2011-01-01", "2012-01-01", "2021-01-01"}, []float64{0, 365.0 / 3653, 1}},
		{[]string{"2011-01-01", "", "2021-01-01"}, []float64{0, 0.5, 1}},
		{[]string{"2011-01-01", "2011-01-01", "2021-01-01"}, []float64{0, 0.5, 1}},
		{[]string{"2011-01-01"}, []float64{0.5}},
		{nil, []float64{}},
	} {
		got := places(c.dates)
		if !slices.EqualFunc(got, c.want, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }) {
			t.Errorf("%v: %v, want %v", c.dates, got, c.want)
		}
	}
}

func TestScalesHoldTheirValues(t *testing.T) {
	for _, c := range []struct{ low, high float64 }{{0, 1}, {5.2, 12.4}, {-0.4, 1.3}, {15.5, 15.9}, {7, 7}, {0, 0}, {-3, -3}, {1e6, 3e6}} {
		from, to, ticks := levelScale(c.low, c.high)
		if from > c.low || to < c.high || !(to > from) || len(ticks) < 2 || len(ticks) > 6 || ticks[0] != from || !indicators.SameAt(ticks[len(ticks)-1], to, to-from) {
			t.Errorf("%v: from %v to %v with %v", c, from, to, ticks)
		}
	}
}

// inRow is the small edition as the newest of three: of 2007, when one area had
// no value, of 2012, when the definition changed, and of 2018.
func inRow(t *testing.T, lang words.Lang) *edition {
	t.Helper()
	newest := small(lang)
	shot := func(e *edition, id, date string) compare.Snapshot {
		r := &e.results
		return compare.Snapshot{
			ID: id, Title: "Ausgabe " + id, Published: date, Catalogue: r.Catalogue, Tables: r.Tables, City: r.City, Nodes: r.Nodes, Scores: r.Scores, Classes: r.Schemes,
		}
	}
	oldest := small(lang)
	s := &oldest.results.Tables[0].Series[0]
	s.Values[0], s.Numerator[0] = indicators.None(indicators.Suppressed), indicators.None(indicators.Suppressed)
	for i := 1; i < 5; i++ {
		s.Values[i].Number -= float64(i)
	}
	oldest.compute()
	middle := shot(small(lang), "2012", "2013-01-01")
	middle.NotComparable = map[string]bool{"arbeit": true}
	earlier := []compare.Snapshot{middle, shot(oldest, "2007", "2008-01-01")}
	now := shot(newest, "2018", "2019-05-28")
	for _, e := range earlier {
		c, found := compare.Editions(e, now, nil)
		if found.HasErrors() {
			t.Fatal(found.Sorted())
		}
		newest.results.Comparisons = append(newest.results.Comparisons, c)
	}
	newest.results.History = compare.Over(now, earlier, newest.results.Comparisons)
	return newest
}

func TestEditionsInARowOnPages(t *testing.T) {
	for _, lang := range []words.Lang{words.German, words.English} {
		e := inRow(t, lang)
		b := open(&e.results, e.layers)
		l := b.levels[b.report]
		for _, l := range b.levels {
			for row := range l.Areas {
				var page bytes.Buffer
				if err := b.profile(&page, l, row); err != nil {
					t.Fatal(err)
				}
				text := page.String()
				if strings.Contains(text, "«") || strings.Contains(text, "NaN") || !strings.Contains(text, `id="verlauf"`) || strings.Count(text, `class="strip"`) != 1 {
					t.Errorf("profile of %s:\n%s", l.Areas[row].ID, text)
				}
				if pictures := strings.Count(text, `<svg class="lines"`); (pictures > 0) != (l.index <= b.report) {
					t.Errorf("profile of %s has %d pictures", l.Areas[row].ID, pictures)
				}
			}
		}
		v := b.seriesPart(l, 0, "../")
		var cells []string
		for _, c := range v.Strips[0].Cells {
			cells = append(cells, c.Edition)
		}
		if !slices.Equal(cells, []string{"2007", "2012", "2018"}) {
			t.Errorf("the strip has %v", cells)
		}
		if len(v.Lines) != 4 {
			t.Fatalf("%d pictures, want those of the index and three indicators", len(v.Lines))
		}
		for i, line := range v.Lines {
			text := string(line.Picture)
			gaps, breaks := strings.Count(text, `class="gap"`), strings.Count(text, `class="break"`)
			x := b.seriesOrder(l, b.History.Level(l.Level.ID))[i]
			wantGaps, wantBreaks := 0, 0
			if x.ID == "kinder" {
				wantGaps = 1
			}
			if x.ID == "arbeit" || x.ID == "lage" {
				wantBreaks = 1
			}
			if x.ID == "lage" && !x.At(0, 0).OK() {
				wantGaps = 1
			}
			if gaps != wantGaps || breaks != wantBreaks {
				t.Errorf("%s: %d gaps and %d breaks, want %d and %d: %s", x.ID, gaps, breaks, wantGaps, wantBreaks, text)
			}
			// The line of a broken series is two.
			if own := regexp.MustCompile(`class="own" d="([^"]*)"`).FindStringSubmatch(text); x.ID == "arbeit" && strings.Count(own[1], "M") != 2 {
				t.Errorf("the line of %s is %v", x.ID, own)
			}
		}
		for i, s := range b.subjects {
			page, err := b.subjectPage(i)
			if err != nil {
				t.Fatal(err)
			}
			if text := string(page); strings.Contains(text, "«") || strings.Contains(text, "NaN") || strings.Count(text, `<svg class="lines"`) != 2 {
				t.Errorf("page of %s:\n%s", s.id, text)
			}
		}
		page, err := b.comparePage(b.first())
		if err != nil || strings.Count(string(page), "klassen-reihe") != 1 || strings.Contains(string(page), "«") {
			t.Errorf("comparison %v:\n%s", err, page)
		}
		other, err := b.comparePage(b.comparisons[1])
		if err != nil || strings.Contains(string(other), "klassen-reihe") {
			t.Errorf("the strips stand on the first comparison only: %v", err)
		}
		for _, f := range b.historyFiles() {
			rows, err := csv.NewReader(bytes.NewReader(f.write())).ReadAll()
			want := 1 + 3*(5+10) // of classes: three editions, five areas and ten quarters
			if f.name == "series" {
				want = 1 + 3*(5*4+10*3)
			}
			if err != nil || len(rows) != want {
				t.Errorf("%s has %d rows, want %d: %v", f.name, len(rows), want, err)
			}
		}
		described(t, e)
		if _, err := b.workbook(); err != nil {
			t.Error(err)
		}
	}
}

// An edition that compares with one other carries nothing of this.
func TestTwoEditionsCarryNoSeries(t *testing.T) {
	e := compared(t, words.German)
	e.results.Comparisons = e.results.Comparisons[:1]
	for _, f := range build(t, e, 2) {
		if f.Path == seriesStyle || f.Path == "daten/series.csv" || f.Path == "daten/classes.csv" ||
			strings.HasSuffix(f.Path, ".html") && bytes.Contains(f.Data, []byte("reihen.css")) {
			t.Errorf("%s speaks of series", f.Path)
		}
	}
}
