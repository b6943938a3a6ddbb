package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/chart"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// ranked is the ranking of the first areas of the small edition by these values
// of its first indicator.
func ranked(higher indicators.Direction, city float64, xs ...float64) *ranking {
	e := small(words.German)
	r := &e.results
	r.Catalogue[0].HigherIs, r.City[0].Value = higher, indicators.Known(city)
	values := make([]indicators.Value, 5)
	copy(values, known(xs...))
	r.Tables[0].Series[0].Values = values
	b := open(r, nil)
	return b.ranking(b.levels[0], "kinder")
}

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
		e := small(lang)
		b := open(&e.results, nil)
		l := b.levels[0]
		for i, r := range []*ranking{
			ranked(indicators.Worse, 18, 1, 2, 3, 18, 5),
			ranked(indicators.Worse, 18, 1, 2, 3, 4, 50),
			ranked(indicators.Better, 18, 1, 2, 3, 40, 50),
			ranked(indicators.Worse, 18, 21, 22, 23, 24, 25),
			ranked(indicators.Worse, 18, 20, 19, 3), // two are missing
			ranked(indicators.Neutral, 18, 1, 2, 3, 4, 5),
		} {
			if got := b.spreadSentence(r, l); got != want[i] {
				t.Errorf("%q, want %q", got, want[i])
			}
		}
	}
}

func TestBordersAreCounted(t *testing.T) {
	e := small(words.German)
	b := open(&e.results, nil)
	l := b.levels[0]
	with := func(relation class.Relation, bound float64) *scheme {
		s := *b.schemes[0]
		res := *s.Result
		res.Scheme.Rules = slices.Clone(res.Scheme.Rules)
		res.Scheme.Rules[0].When = &class.Condition{Operator: class.CompareIndex, Subject: "kinder", Relation: relation, Bound: bound}
		s.Result = &res
		return &s
	}
	r := ranked(indicators.Worse, 18, 10, 20, 30, 30, 40)
	for _, c := range []struct {
		s    *scheme
		want string
	}{
		{with(class.Above, 50), "Keiner der Werte (Sozialräume) liegt über der Grenze von 50,0\u202f% für „Aktionsraum“"},
		{with(class.Above, 30), "1 Sozialraum liegt über der Grenze von 30,0\u202f% für „Aktionsraum“"},
		{with(class.Above, 29.95), "3 Sozialräume liegen über der Grenze von 29,95\u202f% für „Aktionsraum“"},
		{with(class.Below, 30), "2 Sozialräume liegen unter der Grenze von 30,0\u202f% für „Aktionsraum“"},
		{nil, "In Tal ist der Anteil am höchsten: 40,0\u202f%"},
	} {
		if got := b.beyond(r, l, c.s); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}

	// The map on an indicator's page says it too; without a rule, where the other
	// end is.
	ruled := with(class.Above, 30)
	if got, want := b.mapHead(r, l, ruled), b.beyond(r, l, ruled); got != want {
		t.Errorf("map: %q, want %q", got, want)
	}
	if got, want := b.mapHead(r, l, nil), "Am niedrigsten ist der Anteil in "+l.label(0)+": 10,0\u202f%"; got != want {
		t.Errorf("map without a rule: %q, want %q", got, want)
	}
}

// A city of 12 areas in which two indicators go together in a known way.
func TestScatterSentences(t *testing.T) {
	for name, c := range map[string]struct {
		y    func(i int) float64
		want string
	}{
		"up":       {func(i int) float64 { return 2*float64(i) + 1 }, "Wo der Wert „Merkmal 0“ höher ist, ist es meist auch der Wert „Merkmal 1“"},
		"down":     {func(i int) float64 { return 50 - float64(i) }, "Wo der Wert „Merkmal 0“ höher ist, ist der Wert „Merkmal 1“ meist niedriger"},
		"some":     {func(i int) float64 { return float64(i + 9*(i%2)) }, "Wo der Wert „Merkmal 0“ höher ist, ist es oft auch der Wert „Merkmal 1“, mit vielen Ausnahmen"},
		"none":     {func(i int) float64 { return float64([]int{5, 1, 4, 2, 3, 6, 6, 3, 2, 4, 1, 5}[i]) }, "„Merkmal 0“ und „Merkmal 1“ hängen über die Gebiete kaum zusammen"},
		"constant": {func(int) float64 { return 7 }, ""},
	} {
		e := grid(12, 0, 2)
		e.results.Schemes = nil
		for i := range 12 {
			e.results.Tables[0].Series[0].Values[i] = indicators.Known(float64(i))
			e.results.Tables[0].Series[1].Values[i] = indicators.Known(c.y(i))
		}
		b := open(&e.results, nil)
		l := b.levels[0]
		f := b.scatterFigure(b.ranking(l, "i01"), l, nil, "x")
		if got := ""; f != nil {
			if got = f.Headline; got != c.want {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		} else if c.want != "" {
			t.Errorf("%s: no figure", name)
		}
	}
	// Too few areas for a correlation.
	e := small(words.German)
	b := open(&e.results, nil)
	if f := b.scatterFigure(b.ranking(b.levels[0], "kinder"), b.levels[0], nil, "x"); f != nil {
		t.Errorf("a scatter of %d areas", len(f.Chart.(*figure.Scatter).Points))
	}
}

func TestStripSentences(t *testing.T) {
	e := small(words.German)
	b := open(&e.results, nil)
	l := b.levels[0]
	// By hand: Altstadt has the highest share of children (30) and the lowest
	// of employees (40); Berg is second of five in both, so in no quarter of
	// two; Süd has the lowest and the highest.
	for row, want := range map[int]string{
		0: "Altstadt hat bei 2 von 2 bewerteten Indikatoren den ungünstigsten Wert aller Sozialräume",
		1: "Berg liegt bei 2 von 2 bewerteten Indikatoren im ungünstigsten Viertel der Sozialräume",
		3: "Süd liegt bei keinem von 2 bewerteten Indikatoren im ungünstigsten Viertel der Sozialräume",
	} {
		if got := b.stripSentence(l, row); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := b.stripSentence(b.levels[1], 9); got != "" {
		t.Errorf("an excluded area: %q", got)
	}
}

func TestHeatStepsAreDistancesFromTheCity(t *testing.T) {
	e := small(words.German)
	b := open(&e.results, nil)
	l := b.levels[0]
	worse, better := ranked(indicators.Worse, 10, 1), ranked(indicators.Better, 10, 1)
	for _, c := range []struct {
		x           float64
		worse, good int
	}{{10, 3, 3}, {10.4, 3, 3}, {10.5, 2, 4}, {11.5, 1, 5}, {13, 0, 6}, {99, 0, 6}, {9.5, 4, 2}, {7, 6, 0}} {
		if got := heatSwatch(c.x, worse, 2); got != c.worse {
			t.Errorf("%v: swatch %d, want %d", c.x, got, c.worse)
		}
		if got := heatSwatch(c.x, better, 2); got != c.good {
			t.Errorf("%v: swatch %d, want %d", c.x, got, c.good)
		}
	}
	if heatSwatch(99, worse, 0) != 3 {
		t.Error("without a spread everything is near")
	}
	f := b.heatFigure(b.head.ranking, l, b.head.scheme, "x")
	if f == nil || f.Headline != "In 2 Sozialräumen liegen alle 2 Indikatoren ungünstiger als im Stadtmittel, in 2 keiner" {
		t.Errorf("%+v", f)
	}
}

func TestEveryFigureSaysWhatIsSeen(t *testing.T) {
	for name, e := range variants() {
		b := open(&e.results, e.layers)
		for _, l := range b.levels {
			var all []*figure.Figure
			for _, r := range l.rankings {
				if r != nil {
					all = append(all, b.barsFigure(r, l, b.head.scheme, "a", b.beyond(r, l, b.head.scheme)), b.distributionFigure(r, l, b.head.scheme, "b"), b.scatterFigure(r, l, b.head.scheme, "c"))
				}
			}
			all = append(all, b.heatFigure(b.leadingOn(l), l, b.head.scheme, "d"))
			for _, f := range all {
				if f == nil {
					continue
				}
				for what, text := range map[string]string{"headline": f.Headline, "subtitle": f.Subtitle, "alternative": f.Alt} {
					if strings.TrimSpace(text) == "" || strings.Contains(text, "«") || strings.Contains(text, "  ") {
						t.Errorf("%s, %s: %s %q", name, f.ID, what, text)
					}
				}
				if len(f.Data.Rows) == 0 || f.DataHref == "" {
					t.Errorf("%s, %s: no table or no file", name, f.ID)
				}
				if _, err := chart.JSON(f, b.Lang); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
	}
}

func TestWaysAndDirections(t *testing.T) {
	for _, c := range [][3]string{
		{"raum/a/1.html", "raum/a/2.html", "2.html"}, {"raum/a/1.html", "raum/b/2.html", "../b/2.html"},
		{"raum/a/1.html", "index.html", "../../index.html"}, {"index.html", "raum/a/1.html", "raum/a/1.html"},
	} {
		if got := way(c[0], c[1]); got != c[2] {
			t.Errorf("from %s to %s: %s", c[0], c[1], got)
		}
	}
	for want, p := range map[string][2]float64{
		"centre": {0.5, 0.55}, "north": {0.5, 0.1}, "east": {0.9, 0.5}, "south": {0.5, 0.9}, "west": {0.1, 0.5},
		"northeast": {0.9, 0.1}, "northwest": {0.1, 0.1}, "southeast": {0.9, 0.9}, "southwest": {0.1, 0.9},
	} {
		if got := direction(p[0], p[1]); got != want {
			t.Errorf("%v: %s, want %s", p, got, want)
		}
	}
}

func TestNeighboursAreNamedOnProfiles(t *testing.T) {
	e := small(words.German)
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
	e := grid(39, 4, 17)
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
