package page

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

func TestAFlowHasABandPerTransitionAndItsNumbers(t *testing.T) {
	b := open(&disclosure.Results{Meta: disclosure.Meta{Language: words.German}}, nil)
	flows := sample.Turned(2, 2, 11, false)
	flows.Classes.Transitions = compare.Transitions{Classes: []int{0, 1}, Counts: [][]int{{24, 2}, {2, 11}}, N: 39}
	f := b.flow(flows)
	if f == nil || f.Headline != "4 von 39 Räumen haben die Klasse gewechselt" {
		t.Fatalf("%+v", f)
	}
	picture := string(f.Picture)
	if n := strings.Count(picture, "<path"); n != 4 {
		t.Errorf("%d bands of four transitions", n)
	}
	for _, number := range []string{">24<", ">11<", ">2<", ">26<", ">13<"} {
		if !strings.Contains(picture, number) {
			t.Errorf("%s is missing from %s", number, picture)
		}
	}
	flows.Classes.Transitions.Counts = [][]int{{26, 0}, {0, 13}}
	if f := b.flow(flows); f.Headline != "Räume: keines hat die Klasse gewechselt" || strings.Count(string(f.Picture), "<path") != 2 {
		t.Errorf("%+v", f)
	}
	flows.Classes.Transitions = compare.Transitions{}
	if f := b.flow(flows); f != nil {
		t.Errorf("a flow of nothing: %+v", f)
	}
}

func TestAnEditionWithComparisonsIsWhole(t *testing.T) {
	for _, lang := range []words.Lang{words.German, words.English} {
		e := sample.Compared(t, lang)
		b := open(&e.Results, e.Layers)
		for i, c := range b.book.Comparisons() {
			page, err := b.comparePage(c)
			if err != nil {
				t.Fatal(err)
			}
			text := string(page)
			if lang == words.German && !strings.Contains(text, "Unterschiede zwischen den Sozialräumen") {
				t.Errorf("page %d does not speak of differences between the areas", i)
			}
			if strings.Contains(text, "«") || strings.Contains(text, "</script><b>") || strings.Count(text, "<h1") != 1 {
				t.Errorf("page %d:\n%s", i, text)
			}
		}
		if b.book.Comparisons()[0].Page() != "vergleich.html" || b.book.Comparisons()[1].Page() != "vergleich-2012.html" || b.book.Comparisons()[1].Data() != "comparison-2012" {
			t.Errorf("addresses %+v, %+v", b.book.Comparisons()[0], b.book.Comparisons()[1])
		}
		for i, s := range b.book.Subjects() {
			page, err := b.subjectPage(i)
			if err != nil {
				t.Fatal(err)
			}
			if text := string(page); strings.Contains(text, "«") || !strings.Contains(text, `id="seit"`) || strings.Contains(text, "</script><b>") {
				t.Errorf("page of %s has no part on 2007, or a fault:\n%s", s.ID(), text)
			}
		}
		for _, l := range b.book.Levels() {
			for row := range l.Areas {
				var page bytes.Buffer
				if err := b.profile(&page, l, row); err != nil {
					t.Fatal(err)
				}
				if text := page.String(); strings.Contains(text, "«") || !strings.Contains(text, `id=seit>`) || strings.Contains(text, "</script><b>") {
					t.Errorf("profile of %s has no part on 2007, or a fault:\n%s", l.Areas[row].ID, text)
				}
			}
		}
	}
}

func TestNothingSpeaksOfAComparisonThatIsNone(t *testing.T) {
	e := sample.Small(words.German)
	b := open(&e.Results, e.Layers)
	page, err := b.overview()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(page), "vergleich.html") {
		t.Error("the edition compares with nothing, yet a page speaks of it")
	}
}

// Beside the map of change stand the areas that moved, those that rose most
// first and within each colour the largest change; a long list ends in a count.
func TestTheMapOfChangeNamesItsAreas(t *testing.T) {
	p := &plate.Map{}
	for i := range 5 {
		p.Swatches = append(p.Swatches, figure.Swatch{Fill: colour.Change[i], Label: strconv.Itoa(i)})
	}
	add := func(name string, swatch int, change float64) {
		p.Areas = append(p.Areas, figure.Shade{Name: name, Swatch: swatch, Text: fmt.Sprint(change)})
		p.Changes = append(p.Changes, change)
	}
	add("still", 2, 0)
	add("fällt", 0, -3)
	add("fällt tief", 0, -5)
	add("steigt", 4, 3)
	add("steigt hoch", 4, 5)
	for i := range mostChangedNames + 2 {
		add("etwas "+strconv.Itoa(i), 3, 1)
	}
	got := ""
	for _, g := range open(&disclosure.Results{Meta: disclosure.Meta{Language: words.German}}, nil).changed(p, "") {
		got += g.Label + ": "
		for _, a := range g.Areas {
			got += a.Name + " " + a.Change + ", "
		}
		got += g.More + "; "
	}
	want := "4: steigt hoch 5, steigt 3, ; 3: etwas 0 1, etwas 1 1, etwas 2 1, etwas 3 1, etwas 4 1, etwas 5 1, etwas 6 1, etwas 7 1, etwas 8 1, und 2 weitere; 0: fällt tief -5, fällt -3, ; "
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
