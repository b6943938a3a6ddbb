package page

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

func TestEditionsInARowOnPages(t *testing.T) {
	for _, lang := range []words.Lang{words.German, words.English} {
		e := sample.InRow(t, lang)
		b := open(&e.Results, e.Layers)
		l := b.book.ReportLevel()
		for _, l := range b.book.Levels() {
			for row := range l.Areas {
				var page bytes.Buffer
				if err := b.profile(&page, l, row); err != nil {
					t.Fatal(err)
				}
				text := page.String()
				if strings.Contains(text, "«") || strings.Contains(text, "NaN") || !strings.Contains(text, `id="verlauf"`) || strings.Count(text, `class="strip"`) != 1 {
					t.Errorf("profile of %s:\n%s", l.Areas[row].ID, text)
				}
				if pictures := strings.Count(text, `<svg class="lines"`); (pictures > 0) != (l.Index() <= b.book.Report()) {
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
			x := b.plate.SeriesOrder(l, b.book.History().Level(l.Level.ID))[i]
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
		for i, s := range b.book.Subjects() {
			page, err := b.subjectPage(i)
			if err != nil {
				t.Fatal(err)
			}
			if text := string(page); strings.Contains(text, "«") || strings.Contains(text, "NaN") || strings.Count(text, `<svg class="lines"`) != 2 {
				t.Errorf("page of %s:\n%s", s.ID(), text)
			}
		}
		page, err := b.comparePage(b.book.Latest())
		if err != nil || strings.Count(string(page), "klassen-reihe") != 1 || strings.Contains(string(page), "«") {
			t.Errorf("comparison %v:\n%s", err, page)
		}
		other, err := b.comparePage(b.book.Comparisons()[1])
		if err != nil || strings.Contains(string(other), "klassen-reihe") {
			t.Errorf("the strips stand on the first comparison only: %v", err)
		}
	}
}
