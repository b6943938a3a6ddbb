package say

import (
	"slices"
	"testing"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

func TestSpreadSentences(t *testing.T) {
	for lang, want := range map[words.Lang][]string{
		words.German: {
			"In keinem von 5 Sozialräumen liegt der Wert ungünstiger als im Stadtmittel (18,0\u202f%)",
			"In 1 von 5 Sozialräumen liegt der Wert ungünstiger als im Stadtmittel (18,0\u202f%)",
			"In 3 von 5 Sozialräumen liegt der Wert ungünstiger als im Stadtmittel (18,0\u202f%)",
			"In allen 5 Sozialräumen liegt der Wert ungünstiger als im Stadtmittel (18,0\u202f%)",
			"In 2 von 3 Sozialräumen liegt der Wert ungünstiger als im Stadtmittel (18,0\u202f%)",
			"Die mittlere Hälfte der Sozialräume liegt zwischen 2,0 und 4,0\u202f%",
		},
		words.English: {
			"In none of 5 Sozialräume is the value worse than the city average (18.0%)",
			"In 1 of 5 Sozialräume the value is worse than the city average (18.0%)",
			"In 3 of 5 Sozialräume the value is worse than the city average (18.0%)",
			"In all 5 Sozialräume the value is worse than the city average (18.0%)",
			"In 2 of 3 Sozialräume the value is worse than the city average (18.0%)",
			"The middle half of the Sozialräume lies between 2.0 and 4.0%",
		},
	} {
		e := sample.Small(lang)
		b := open(&e.Results, nil)
		l := b.book.Level(0)
		for i, r := range []*book.Ranking{
			sample.Ranked(indicators.Worse, 18, 1, 2, 3, 18, 5),
			sample.Ranked(indicators.Worse, 18, 1, 2, 3, 4, 50),
			sample.Ranked(indicators.Better, 18, 1, 2, 3, 40, 50),
			sample.Ranked(indicators.Worse, 18, 21, 22, 23, 24, 25),
			sample.Ranked(indicators.Worse, 18, 20, 19, 3), // two are missing
			sample.Ranked(indicators.Neutral, 18, 1, 2, 3, 4, 5),
		} {
			if got := b.SpreadSentence(r, l); got != want[i] {
				t.Errorf("%q, want %q", got, want[i])
			}
		}
	}
}

func TestBordersAreCounted(t *testing.T) {
	e := sample.Small(words.German)
	b := open(&e.Results, nil)
	l := b.book.Level(0)
	with := func(relation class.Relation, bound float64) *book.Scheme {
		s := *b.book.Schemes()[0]
		res := *s.Result
		res.Scheme.Rules = slices.Clone(res.Scheme.Rules)
		res.Scheme.Rules[0].When = &class.Condition{Operator: class.CompareIndex, Subject: "kinder", Relation: relation, Bound: bound}
		s.Result = &res
		return &s
	}
	r := sample.Ranked(indicators.Worse, 18, 10, 20, 30, 30, 40)
	for _, c := range []struct {
		s    *book.Scheme
		want string
	}{
		{with(class.Above, 50), "Keiner der Werte (Sozialräume) liegt über der Grenze von 50,0\u202f% für „Aktionsraum“"},
		{with(class.Above, 30), "1 Sozialraum liegt über der Grenze von 30,0\u202f% für „Aktionsraum“"},
		{with(class.Above, 29.95), "3 Sozialräume liegen über der Grenze von 29,95\u202f% für „Aktionsraum“"},
		{with(class.Below, 30), "2 Sozialräume liegen unter der Grenze von 30,0\u202f% für „Aktionsraum“"},
		{nil, "In Tal ist der Anteil am höchsten: 40,0\u202f%"},
	} {
		if got := b.Beyond(r, l, c.s); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}

	// The map on an indicator's page says it too; without a rule, where the other
	// end is.
	ruled := with(class.Above, 30)
	if got, want := b.MapHead(r, l, ruled), b.Beyond(r, l, ruled); got != want {
		t.Errorf("map: %q, want %q", got, want)
	}
	if got, want := b.MapHead(r, l, nil), "Am niedrigsten ist der Anteil in "+l.Name(0)+": 10,0\u202f%"; got != want {
		t.Errorf("map without a rule: %q, want %q", got, want)
	}
}

func TestStripSentences(t *testing.T) {
	e := sample.Small(words.German)
	b := open(&e.Results, nil)
	l := b.book.Level(0)
	// By hand: Altstadt has the highest share of children (30) and the lowest
	// of employees (40); Berg is second of five in both, so in no quarter of
	// two; Süd has the lowest and the highest.
	for row, want := range map[int]string{
		0: "Altstadt hat bei 2 von 2 bewerteten Indikatoren den ungünstigsten Wert aller Sozialräume",
		1: "Berg liegt bei 2 von 2 bewerteten Indikatoren im ungünstigsten Viertel der Sozialräume",
		3: "Süd liegt bei keinem von 2 bewerteten Indikatoren im ungünstigsten Viertel der Sozialräume",
	} {
		if got := b.StripSentence(l, row); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := b.StripSentence(b.book.Level(1), 9); got != "" {
		t.Errorf("an excluded area: %q", got)
	}
}

func TestFindingsOfARanking(t *testing.T) {
	e := sample.Small(words.German)
	b := open(&e.Results, nil)
	l := b.book.Level(0)
	set := func(higher indicators.Direction, xs ...float64) *book.Ranking {
		return sample.Ranked(higher, 18.4, xs...)
	}
	for _, c := range []struct {
		r    *book.Ranking
		want string
	}{
		{set(indicators.Worse, 10, 20, 30, 5, 4), "In Heide ist der Anteil am höchsten: 30,0\u202f%"},
		{set(indicators.Better, 10, 20, 30, 5, 4), "In Tal ist der Anteil am niedrigsten: 4,0\u202f%"},
		{set(indicators.Neutral, 10, 20, 30, 5, 4), "In Heide ist der Anteil am höchsten: 30,0\u202f%"},
		{set(indicators.Worse, 10, 30, 30, 5, 4), "In Berg und Heide ist der Anteil am höchsten: 30,0\u202f%"},
		{set(indicators.Worse, 30, 30, 30, 30, 4), "In 4 Sozialräumen ist der Anteil am höchsten: 30,0\u202f%"},
		{set(indicators.Worse, 7, 7, 7, 7, 7), "In allen 5 Sozialräumen ist der Anteil gleich: 7,0\u202f%"},
		{set(indicators.Worse, 7), "In Altstadt beträgt der Anteil 7,0\u202f%"},
		{set(indicators.Worse), "Keine Werte für die Ebene Sozialräume"},
	} {
		if got := b.Finding(c.r, l); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if r := set(indicators.Worse, 10, 20, 20, 5, 4); !slices.Equal(r.Place, []int{3, 1, 1, 4, 5}) {
		t.Errorf("ties: places %v", r.Place)
	}
}
