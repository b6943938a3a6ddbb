package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// comparisonOf is a comparison that holds nothing but the names of its editions.
func comparisonOf(before, after string) *versus {
	return &versus{Comparison: &compare.Comparison{Before: compare.Edition{ID: before}, After: compare.Edition{ID: after}}}
}

// turned is a turnover of so many areas that entered, left and stayed; the class
// is a noun, or a word that is quoted.
func turned(b *book, entered, left, stayed int, quoted bool) *turnover {
	t := &turnover{versus: comparisonOf("2007", "2018"), change: &compare.Level{}}
	target := class.Class{ID: "ziel", Label: area.Name{One: "Aktionsraum", Many: "Aktionsräume"}, Target: true}
	if quoted {
		target.Label = area.Name{One: "niedrig", Many: "niedrig"}
	}
	rest := class.Class{ID: "ohne", Label: area.Name{One: "ohne", Many: "ohne"}}
	t.classes = &compare.SchemeChange{Classes: []class.Class{rest, target}}
	table := &indicators.Table{Level: area.Level{ID: "raum", Name: area.Name{One: "Raum", Many: "Räume"}}}
	for i := range entered + left + stayed {
		table.Areas = append(table.Areas, area.Area{Name: string(rune('A' + i))})
		row := compare.Row{Before: 1, After: 1}
		switch {
		case i < entered:
			row.Before = 0
			t.classes.Entered = append(t.classes.Entered, i)
		case i < entered+left:
			row.After = 0
			t.classes.Left = append(t.classes.Left, i)
		default:
			t.classes.Stayed = append(t.classes.Stayed, i)
		}
		t.classes.Rows = append(t.classes.Rows, row)
	}
	t.level = &level{Table: table}
	t.scheme = &scheme{Result: &class.Result{Classes: t.classes.Classes}}
	return t
}

func TestTheHeadlineOfAComparison(t *testing.T) {
	for _, c := range []struct {
		entered, left, stayed int
		quoted                bool
		de, en                string
	}{
		{2, 2, 11, false, "Zwei Räume sind neu Aktionsraum, zwei nicht mehr, elf geblieben", "Two Räume are newly Aktionsraum, two no longer, eleven stayed"},
		{1, 0, 3, false, "A ist neu Aktionsraum, drei geblieben", "A is newly Aktionsraum, three stayed"},
		{0, 1, 1, false, "A ist nicht mehr Aktionsraum, B geblieben", "A is no longer Aktionsraum, B stayed"},
		{1, 1, 0, false, "A ist neu Aktionsraum, B nicht mehr", "A is newly Aktionsraum, B no longer"},
		{0, 0, 13, false, "Keine Veränderung: 13 Räume sind Aktionsraum geblieben", "No change: 13 Räume stayed Aktionsraum"},
		{0, 0, 1, false, "A ist Aktionsraum geblieben", "A stayed Aktionsraum"},
		{0, 0, 0, false, "Räume: weder 2007 noch 2018 gibt es welche, die Aktionsraum sind", "Räume: neither in 2007 nor in 2018 is any of them Aktionsraum"},
		{13, 0, 0, true, "13 Räume sind neu in der Klasse „niedrig“", "13 Räume are newly in the class “niedrig”"},
	} {
		for lang, want := range map[words.Lang]string{words.German: c.de, words.English: c.en} {
			b := &book{Lang: lang}
			if got := b.turnoverHeadline(turned(b, c.entered, c.left, c.stayed, c.quoted)); got != want {
				t.Errorf("%s %+v: %q, want %q", lang, c, got, want)
			}
		}
	}
}

func TestWhatAnIndexDid(t *testing.T) {
	for _, c := range []struct {
		before, after, base float64
		want                string
	}{
		{0.52, 0.19, 0.22, "Der Index fiel von 0,52 auf 0,19 (Grenze 0,35), auf der Skala von 2007 auf 0,22."},
		{0.19, 0.52, 0.6, "Der Index stieg von 0,19 auf 0,52 (Grenze 0,35), auf der Skala von 2007 auf 0,60."},
		{0.5, 0.5, 0.6, "Der Index blieb bei 0,50 (Grenze 0,35); auf der Skala von 2007 stieg er auf 0,60."},
		{0.5, 0.5, 0.5, "Der Index blieb bei 0,50 (Grenze 0,35), auf der Skala von 2007 bei 0,50."},
		{0.501, 0.499, 0.3, "Der Index blieb mit 0,50 fast gleich (Grenze 0,35); auf der Skala von 2007 fiel er auf 0,30."},
		{0.351, 0.349, 0.351, "Der Index fiel von 0,351 auf 0,349 (Grenze 0,35); auf der Skala von 2007 blieb er bei 0,35."},
		{0.52, 0.46, 0.58, "Der Index fiel von 0,52 auf 0,46 (Grenze 0,35); auf der Skala von 2007 stieg er auf 0,58."},
	} {
		b := open(&disclosure.Results{Nodes: []index.Node{{ID: "lage", Decimals: 2}}}, nil)
		x := compare.IndexChange{
			Before: known(c.before), After: known(c.after), AfterBase: known(c.base),
			Steps: []compare.Steps{{Change: indicators.Known(c.after - c.before)}},
		}
		x.Node.ID = "lage"
		got := b.indexStory(comparisonOf("2007", "2018"), &compare.Level{Indices: []compare.IndexChange{x}}, "lage", indicators.Known(0.35), 0)
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%v, want %q", got, c.want)
		}
	}
}

func TestWhatCarriedAChange(t *testing.T) {
	value := indicators.Known
	for _, c := range []struct {
		cause                            compare.Cause
		own, city, method, limits, whole float64
		want                             string
	}{
		{compare.CauseOwn, -0.30, -0.03, 0, 0, -0.33, "Den Ausschlag gab das Gebiet selbst (−0,30 bei insgesamt −0,33), dazu kam die veränderte Stadt (−0,03)."},
		{compare.CauseOwn, 0.35, -0.05, 0, 0, 0.3, "Den Ausschlag gab das Gebiet selbst (+0,35 bei insgesamt +0,30), dagegen wirkte die veränderte Stadt (−0,05)."},
		{compare.CauseOwn, 0.35, 0.001, 0, 0, 0.351, "Den Ausschlag gab das Gebiet selbst (+0,35 bei insgesamt +0,35)."},
		{compare.CauseBoundary, 0.1, 0, 0, 0.2, 0.3, "Den Ausschlag gaben die neuen Grenzen (+0,20 bei insgesamt +0,30), dazu kam die eigene Veränderung (+0,10)."},
		{compare.CauseMethod, -0.3, 0, 0.5, -0.3, -0.1, "Den Ausschlag gab, dass 2018 anders gerechnet wird oder andere Werte fehlen als 2007 (+0,50), dagegen wirkte die eigene Veränderung (−0,30)."},
	} {
		b := &book{Lang: words.German}
		x := compare.IndexChange{Steps: []compare.Steps{{
			Change: value(c.whole), Own: value(c.own), City: value(c.city), Method: value(c.method), Boundary: value(c.limits), Cause: c.cause,
		}}}
		x.Node.ID = "lage"
		if got := b.causeSentence(comparisonOf("2007", "2018"), &compare.Level{Indices: []compare.IndexChange{x}}, "lage", 0); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// An edition is called by its year: that of its id, else the only one in its
// title, unless both would be called alike.
func TestWhatAnEditionIsCalled(t *testing.T) {
	edition := func(id, title string) compare.Edition { return compare.Edition{ID: id, Title: title} }
	for _, c := range []struct {
		before, after compare.Edition
		names         [2]string
	}{
		{edition("2007", "Bericht"), edition("2018", "Bericht"), [2]string{"2007", "2018"}},
		{edition("2007", "Report 2007"), edition("2018-en", "Report 2018"), [2]string{"2007", "2018"}},
		{edition("2018", "Report 2018"), edition("2018-en", "Report 2018"), [2]string{"2018", "the edition “Report 2018”"}},
		{edition("2007", "Report"), edition("neu", "From 2012 to 2018"), [2]string{"2007", "the edition “From 2012 to 2018”"}},
	} {
		b := open(&disclosure.Results{Meta: disclosure.Meta{Language: words.English}, Comparisons: []compare.Comparison{{Before: c.before, After: c.after}}}, nil)
		if got := [2]string{b.before(b.comparisons[0]), b.after(b.comparisons[0])}; got != c.names {
			t.Errorf("%v: %q, want %q", c, got, c.names)
		}
	}
}

// Where chance is not known, nothing says that no change lies within it.
func TestWhatIsKnownOfChance(t *testing.T) {
	step := func(within class.Truth, reason compare.Reason) compare.Steps {
		return compare.Steps{Change: indicators.Known(1), Within: within, Reason: reason}
	}
	var open class.Truth
	for _, c := range []struct {
		steps []compare.Steps
		want  string
	}{
		{[]compare.Steps{step(open, compare.ReasonRanks)}, "Zufall: Ränge haben keine feste Skala."},
		{[]compare.Steps{step(class.False, "")}, "In keinem Gebiet liegt die Veränderung im Rahmen dessen, was kleine Zahlen zufällig schwanken."},
		{[]compare.Steps{step(class.True, ""), step(open, compare.ReasonRanks)}, "In 1 Gebiet liegt die Veränderung im Rahmen dessen, was kleine Zahlen zufällig schwanken. Für 1 Gebiet ist es nicht bekannt (Ränge haben keine feste Skala)."},
	} {
		b := &book{Lang: words.German}
		if got := b.noiseNote(&compare.IndexChange{Steps: c.steps}); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// "Unterschiede zwischen den Räumen": the level stands in the dative.
func TestTheCaptionOfDifferencesBetweenAreas(t *testing.T) {
	for lang, want := range map[words.Lang]string{
		words.German:  "Unterschiede zwischen den Räumen 2007 und 2018",
		words.English: "Differences between Räume in 2007 and 2018",
	} {
		b := &book{Lang: lang}
		from := turned(b, 1, 1, 1, false)
		if got := b.spreadsTable(from.versus, from.level, from.change).Caption; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAFlowHasABandPerTransitionAndItsNumbers(t *testing.T) {
	b := &book{Lang: words.German}
	flows := turned(b, 2, 2, 11, false)
	flows.classes.Transitions = compare.Transitions{Classes: []int{0, 1}, Counts: [][]int{{24, 2}, {2, 11}}, N: 39}
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
	flows.classes.Transitions.Counts = [][]int{{26, 0}, {0, 13}}
	if f := b.flow(flows); f.Headline != "Räume: keines hat die Klasse gewechselt" || strings.Count(string(f.Picture), "<path") != 2 {
		t.Errorf("%+v", f)
	}
	flows.classes.Transitions = compare.Transitions{}
	if f := b.flow(flows); f != nil {
		t.Errorf("a flow of nothing: %+v", f)
	}
}

func TestWhoMovedFurthest(t *testing.T) {
	l := &level{Table: &indicators.Table{Level: area.Level{Name: area.Name{One: "Raum", Many: "Räume"}}}}
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		l.Areas = append(l.Areas, area.Area{Name: name})
	}
	movers := func(by ...float64) (out []mover) {
		for row, x := range by {
			out = append(out, mover{row: row, from: 1, to: 1 + x})
		}
		return out
	}
	for _, c := range []struct {
		by       []float64
		decimals int
		what     string
		de, en   string
	}{
		{[]float64{0.41, -0.2, 0}, 2, "index", "A stieg am stärksten (+0,41); B fiel am stärksten (−0,20)", "A rose most (+0.41); B fell most (−0.20)"},
		{[]float64{0.411, 0.409, -0.2}, 2, "index", "A und B stiegen am stärksten (+0,41); C fiel am stärksten (−0,20)", "A and B rose most (+0.41); C fell most (−0.20)"},
		{[]float64{0.3, 0.3, 0.3, 0.3}, 2, "index", "4 Räume stiegen am stärksten (+0,30)", "4 Räume rose most (+0.30)"},
		{[]float64{0, -0.1}, 2, "index", "B fiel am stärksten (−0,10)", "B fell most (−0.10)"},
		{[]float64{0, 0.001}, 2, "index", "Räume: der Index ist in beiden Jahren gleich", "Räume: the index is the same in both years"},
		{[]float64{1, -1, 0}, 0, "rank", "A rückte 1 Rang nach unten; B rückte 1 Rang nach oben", "A moved 1 rank down; B moved 1 rank up"},
		{[]float64{5, -4, -4}, 0, "rank", "A rückte 5 Ränge nach unten; B und C rückten 4 Ränge nach oben", "A moved 5 ranks down; B and C moved 4 ranks up"},
		{[]float64{0, 0}, 0, "rank", "Räume: die Rangfolge ist in beiden Jahren gleich", "Räume: the ranking is the same in both years"},
	} {
		for lang, want := range map[words.Lang]string{words.German: c.de, words.English: c.en} {
			b, all := &book{Lang: lang}, movers(c.by...)
			if got := b.slopeHeadline(l, furthest(all, c.decimals, 1), furthest(all, c.decimals, -1), c.decimals, c.what); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
	}
}

// A change is orange or purple where its printed number is not 0.
func TestTheToneOfAChange(t *testing.T) {
	for _, c := range []struct {
		higher indicators.Direction
		change float64
		want   figure.Tone
	}{
		{indicators.Worse, 0.005, figure.Worse},
		{indicators.Worse, 0.004, figure.Even},
		{indicators.Worse, -0.0049, figure.Even},
		{indicators.Worse, -0.006, figure.Better},
		{indicators.Better, 0.006, figure.Better},
		{indicators.Better, -0.01, figure.Worse},
		{indicators.Neutral, 3, figure.Even},
	} {
		if got := changeTone(c.higher, 2, c.change); got != c.want {
			t.Errorf("%v %+v: tone %v, want %v", c.higher, c.change, got, c.want)
		}
	}
}

func TestEveryCauseHasItsWords(t *testing.T) {
	for _, lang := range []words.Lang{words.German, words.English} {
		b := &book{Lang: lang}
		for _, cause := range causes {
			text := b.causeWord(cause)
			if cause == compare.CauseNoise {
				text += b.Say("compare.by_noise")
			} else {
				text += b.Say("comparison.cause."+string(cause), "before", "2007", "after", "2018", "part", "")
			}
			for _, way := range []string{"same", "against"} {
				if step := "comparison.part." + way + "." + string(cause); cause == compare.CauseOwn || cause == compare.CauseCity || cause == compare.CauseMethod || cause == compare.CauseBoundary {
					text += b.Say(step, "x", "+1")
				}
			}
			if strings.Contains(text, "«") {
				t.Errorf("%s: %s", cause, text)
			}
		}
	}
}

// compared is the small edition against itself a while ago.
func compared(t *testing.T, lang words.Lang) *edition {
	t.Helper()
	before, after := small(lang), small(lang)
	shot := func(e *edition, id string) compare.Snapshot {
		r := &e.results
		return compare.Snapshot{
			ID: id, Title: "Ausgabe " + id, Catalogue: r.Catalogue, Tables: r.Tables, City: r.City, Nodes: r.Nodes, Scores: r.Scores, Classes: r.Schemes,
		}
	}
	earlier := shot(before, "2007")
	earlier.Tables[0].Areas[0].Name = hostile
	c, found := compare.Editions(earlier, shot(after, "2018"), nil)
	if found.HasErrors() {
		t.Fatal(found.Sorted())
	}
	other := c
	other.Before.ID = "2012"
	after.results.Comparisons = []compare.Comparison{c, other}
	return after
}

func TestAnEditionWithComparisonsIsWhole(t *testing.T) {
	for _, lang := range []words.Lang{words.German, words.English} {
		e := compared(t, lang)
		b := open(&e.results, e.layers)
		for i, c := range b.comparisons {
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
			rows, err := csv.NewReader(bytes.NewReader(b.comparisonCSV(c))).ReadAll()
			if err != nil || len(rows) != 1+len(c.Records()) || len(rows) < 2 {
				t.Errorf("%d rows of comparison: %v", len(rows), err)
			}
		}
		if b.comparisons[0].page != "vergleich.html" || b.comparisons[1].page != "vergleich-2012.html" || b.comparisons[1].data != "comparison-2012" {
			t.Errorf("addresses %+v, %+v", b.comparisons[0], b.comparisons[1])
		}
		for i, s := range b.subjects {
			page, err := b.subjectPage(i)
			if err != nil {
				t.Fatal(err)
			}
			if text := string(page); strings.Contains(text, "«") || !strings.Contains(text, `id="seit"`) || strings.Contains(text, "</script><b>") {
				t.Errorf("page of %s has no part on 2007, or a fault:\n%s", s.id, text)
			}
		}
		for _, l := range b.levels {
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
		described(t, e)
		if _, err := b.workbook(); err != nil {
			t.Error(err)
		}
	}
}

func TestNothingSpeaksOfAComparisonThatIsNone(t *testing.T) {
	e := small(words.German)
	b := open(&e.results, e.layers)
	page, err := b.overview()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(page), "vergleich.html") || len(b.comparisonFiles()) > 0 || b.since(b.levels[b.report]) != "" {
		t.Error("the edition compares with nothing, yet a page speaks of it")
	}
}

func TestNiceNumbers(t *testing.T) {
	for x, want := range map[float64]float64{0: 0, 0.0913: 0.1, 0.228: 0.25, 3.4: 2.5, 17: 20, 0.00019: 0.0002} {
		if got := nice(x); got != want {
			t.Errorf("nice(%v) = %v, want %v", x, got, want)
		}
	}
}

// Beside the map of change stand the areas that moved, those that rose most
// first and within each colour the largest change; a long list ends in a count.
func TestTheMapOfChangeNamesItsAreas(t *testing.T) {
	p := &plate{}
	for i := range 5 {
		p.Swatches = append(p.Swatches, figure.Swatch{Fill: changeRamp[i], Label: strconv.Itoa(i)})
	}
	add := func(name string, swatch int, change float64) {
		p.Areas = append(p.Areas, figure.Shade{Name: name, Swatch: swatch, Text: fmt.Sprint(change)})
		p.changes = append(p.changes, change)
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
	for _, g := range (&book{Lang: words.German}).changed(p, "") {
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
