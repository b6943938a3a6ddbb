package say

import (
	"strings"
	"testing"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

func TestWhy(t *testing.T) {
	e := sample.Small(words.German)
	b := open(&e.Results, nil)
	s, l := b.book.Schemes()[0], b.book.Level(0)
	// By hand: spreads of 6.5452 and 8.8 about the means 18.9 and 56.4, so Altstadt
	// has ((30 - 18.4)/6.5452 + (56.2 - 40)/8.8)/2 = 1.8066.
	for row, want := range map[int]string{
		0: "Altstadt ist Aktionsraum, denn der Wert für „Index der Lage“ liegt mit 1,81 über der Grenze von 0,35 und 2 von 2 Indikatoren liegen ungünstiger als im Stadtmittel (verlangt: mindestens 2).",
		3: "Süd ist eingestuft als „ohne Bedarf“, denn der Wert für „Index der Lage“ liegt mit −1,05 nicht über der Grenze von 0,35 und 0 von 2 Indikatoren liegen ungünstiger als im Stadtmittel (verlangt: mindestens 2).",
	} {
		if got := b.Why(s, l, row)[0]; got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	all := strings.Join(b.Why(s, l, 0), " ")
	if !strings.Contains(all, "Am stärksten erhöhen den Index") || !strings.Contains(all, "Prozentpunkte") {
		t.Errorf("%s", all)
	}
	if got := b.Why(s, b.book.Level(1), 9)[0]; got != "Quartier J ist vom Vergleich ausgenommen: weniger als 300 Einwohner." {
		t.Error(got)
	}
	if got := b.Why(s, b.book.Level(1), 0)[0]; got != "Quartier A ist eingestuft als „in einem Aktionsraum“, denn Altstadt ist eingestuft als „Aktionsraum“." {
		t.Error(got)
	}
}

// One rated indicator is not counted out of one.
func TestSummaryOfOneIndicator(t *testing.T) {
	e := sample.Small(words.German)
	e.Results.Catalogue[1].HigherIs = indicators.Neutral
	b := open(&e.Results, nil)
	for row, want := range map[int]string{
		0: "Der eine bewertete Indikator liegt ungünstiger als im Stadtmittel.",
		3: "Der eine bewertete Indikator liegt nicht ungünstiger als im Stadtmittel.",
	} {
		if got := b.Summary(b.book.Level(0), row); len(got) == 0 || got[len(got)-1] != want {
			t.Errorf("%q, want %q at the end", got, want)
		}
	}
}

// A number near its bound must be printed so that the sentence is true.
func TestNumbersNearABoundAreToldApart(t *testing.T) {
	b := open(&disclosure.Results{Meta: disclosure.Meta{Language: words.German}}, nil)
	for _, c := range []struct {
		x, y float64
		a, b string
	}{{0.354, 0.35, "0,354", "0,350"}, {0.62, 0.35, "0,62", "0,35"}, {0.35, 0.35, "0,35", "0,35"}, {0.3500001, 0.35, "0,3500001", "0,3500000"}} {
		if x, y := b.Distinguished(c.x, c.y, 2); x != c.a || y != c.b {
			t.Errorf("%v and %v: %s and %s", c.x, c.y, x, y)
		}
	}
}

// A border that was found among the values is as exact as they are; one that
// the rule names stands as it is named.
func TestBordersAreAsExactAsWhatTheyComeFrom(t *testing.T) {
	english := sample.Small(words.English)
	b := open(&english.Results, nil)
	for want, x := range map[string]book.Border{"5.49": {At: 5.48831435, Found: true}, "0.355": {At: 0.355}} {
		if got := b.Bound(x, b.book.Subject("lage")); got != want {
			t.Errorf("%+v: %q, want %q", x, got, want)
		}
	}
	e := sample.Small(words.German)
	e.Results.Schemes = []class.Result{
		{Scheme: class.Scheme{ID: "drittel", Index: "lage", Level: "raum", Quantiles: &class.Groups{Groups: 3, Type: 7}}}, {Scheme: sample.Bands()},
	}
	e.Compute()
	b = open(&e.Results, e.Layers)
	for i, found := range []bool{true, false} {
		borders := b.book.Borders(b.book.Schemes()[i], b.book.Level(0), "lage")
		if len(borders) == 0 {
			t.Errorf("%s has no borders", b.book.Schemes()[i].Scheme.ID)
		}
		for _, x := range borders {
			if x.Found != found {
				t.Errorf("%s: border %+v, want found %v", b.book.Schemes()[i].Scheme.ID, x, found)
			}
		}
	}
}
