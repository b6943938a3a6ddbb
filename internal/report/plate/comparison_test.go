package plate

import (
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

// "Unterschiede zwischen den Räumen": the level stands in the dative.
func TestTheCaptionOfDifferencesBetweenAreas(t *testing.T) {
	for lang, want := range map[words.Lang]string{
		words.German:  "Unterschiede zwischen den Räumen 2007 und 2018",
		words.English: "Differences between Räume in 2007 and 2018",
	} {
		b := open(&disclosure.Results{Meta: disclosure.Meta{Language: lang}}, nil)
		from := sample.Turned(1, 1, 1, false)
		if got := b.SpreadsTable(from.Comparison, from.Level, from.Change).Caption; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestWhoMovedFurthest(t *testing.T) {
	l := &book.Level{Table: &indicators.Table{Level: area.Level{Name: area.Name{One: "Raum", Many: "Räume"}}}}
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		l.Areas = append(l.Areas, area.Area{Name: name})
	}
	movers := func(by ...float64) (out []movement) {
		for row, x := range by {
			out = append(out, movement{row: row, from: 1, to: 1 + x})
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
			b, all := open(&disclosure.Results{Meta: disclosure.Meta{Language: lang}}, nil), movers(c.by...)
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

func TestNiceNumbers(t *testing.T) {
	for x, want := range map[float64]float64{0: 0, 0.0913: 0.1, 0.228: 0.25, 3.4: 2.5, 17: 20, 0.00019: 0.0002} {
		if got := nice(x); got != want {
			t.Errorf("nice(%v) = %v, want %v", x, got, want)
		}
	}
}
