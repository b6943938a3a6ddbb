package say

import (
	"strings"
	"testing"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

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
			b := open(&disclosure.Results{Meta: disclosure.Meta{Language: lang}}, nil)
			if got := b.TurnoverHeadline(sample.Turned(c.entered, c.left, c.stayed, c.quoted)); got != want {
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
			Before: sample.Known(c.before), After: sample.Known(c.after), AfterBase: sample.Known(c.base),
			Steps: []compare.Steps{{Change: indicators.Known(c.after - c.before)}},
		}
		x.Node.ID = "lage"
		got := b.IndexStory(sample.ComparisonOf("2007", "2018"), &compare.Level{Indices: []compare.IndexChange{x}}, "lage", indicators.Known(0.35), 0)
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
		b := open(&disclosure.Results{Meta: disclosure.Meta{Language: words.German}}, nil)
		x := compare.IndexChange{Steps: []compare.Steps{{
			Change: value(c.whole), Own: value(c.own), City: value(c.city), Method: value(c.method), Boundary: value(c.limits), Cause: c.cause,
		}}}
		x.Node.ID = "lage"
		if got := b.CauseSentence(sample.ComparisonOf("2007", "2018"), &compare.Level{Indices: []compare.IndexChange{x}}, "lage", 0); got != c.want {
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
		if got := [2]string{b.Before(b.book.Comparisons()[0]), b.After(b.book.Comparisons()[0])}; got != c.names {
			t.Errorf("%v: %q, want %q", c, got, c.names)
		}
	}
}

// Where chance is not known, nothing says that no change lies within it.
func TestWhatIsKnownOfChance(t *testing.T) {
	step := func(within class.Truth, reason compare.Reason) compare.Steps {
		return compare.Steps{Change: indicators.Known(1), Within: within, Reason: reason}
	}
	var unknown class.Truth
	for _, c := range []struct {
		steps []compare.Steps
		want  string
	}{
		{[]compare.Steps{step(unknown, compare.ReasonRanks)}, "Zufall: Ränge haben keine feste Skala."},
		{[]compare.Steps{step(class.False, "")}, "In keinem Gebiet liegt die Veränderung im Rahmen dessen, was kleine Zahlen zufällig schwanken."},
		{[]compare.Steps{step(class.True, ""), step(unknown, compare.ReasonRanks)}, "In 1 Gebiet liegt die Veränderung im Rahmen dessen, was kleine Zahlen zufällig schwanken. Für 1 Gebiet ist es nicht bekannt (Ränge haben keine feste Skala)."},
	} {
		b := open(&disclosure.Results{Meta: disclosure.Meta{Language: words.German}}, nil)
		if got := b.NoiseNote(&compare.IndexChange{Steps: c.steps}); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestEveryCauseHasItsWords(t *testing.T) {
	for _, lang := range []words.Lang{words.German, words.English} {
		b := open(&disclosure.Results{Meta: disclosure.Meta{Language: lang}}, nil)
		for _, cause := range Causes {
			text := b.CauseWord(cause)
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

func TestNothingIsSaidOfAComparisonThatIsNone(t *testing.T) {
	e := sample.Small(words.German)
	w := open(&e.Results, nil)
	if got := w.sinceSentence(w.book.ReportLevel()); got != "" {
		t.Errorf("the edition compares with nothing: %q", got)
	}
}
