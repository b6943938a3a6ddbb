package plate

import (
	"strings"
	"testing"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/chart"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

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
		e := sample.Grid(12, 0, 2)
		e.Results.Schemes = nil
		for i := range 12 {
			e.Results.Tables[0].Series[0].Values[i] = indicators.Known(float64(i))
			e.Results.Tables[0].Series[1].Values[i] = indicators.Known(c.y(i))
		}
		b := open(&e.Results, nil)
		l := b.book.Level(0)
		f := b.scatterFigure(b.book.Ranking(l, "i01"), l, nil, "x")
		if got := ""; f != nil {
			if got = f.Headline; got != c.want {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		} else if c.want != "" {
			t.Errorf("%s: no figure", name)
		}
	}
	// Too few areas for a correlation.
	e := sample.Small(words.German)
	b := open(&e.Results, nil)
	if f := b.scatterFigure(b.book.Ranking(b.book.Level(0), "kinder"), b.book.Level(0), nil, "x"); f != nil {
		t.Errorf("a scatter of %d areas", len(f.Chart.(*figure.Scatter).Points))
	}
}

func TestHeatStepsAreDistancesFromTheCity(t *testing.T) {
	e := sample.Small(words.German)
	b := open(&e.Results, nil)
	l := b.book.Level(0)
	worse, better := sample.Ranked(indicators.Worse, 10, 1), sample.Ranked(indicators.Better, 10, 1)
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
	f := b.HeatFigure(b.book.Lead().Ranking, l, b.book.Lead().Scheme, "x")
	if f == nil || f.Headline != "In 2 Sozialräumen liegen alle 2 Indikatoren ungünstiger als im Stadtmittel, in 2 keiner" {
		t.Errorf("%+v", f)
	}
}

func TestEveryFigureSaysWhatIsSeen(t *testing.T) {
	for name, e := range sample.Variants() {
		b := open(&e.Results, e.Layers)
		for _, l := range b.book.Levels() {
			var all []*figure.Figure
			for _, r := range l.Rankings() {
				if r != nil {
					all = append(all, b.BarsFigure(r, l, b.book.Lead().Scheme, "a", b.say.Beyond(r, l, b.book.Lead().Scheme)), b.DistributionFigure(r, l, b.book.Lead().Scheme, "b"), b.scatterFigure(r, l, b.book.Lead().Scheme, "c"))
				}
			}
			all = append(all, b.HeatFigure(b.book.LeadingOn(l), l, b.book.Lead().Scheme, "d"))
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
