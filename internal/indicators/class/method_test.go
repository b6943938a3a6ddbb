package class_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/words"
)

// The worked example of docs/method.md: four areas, a rate that is worse when
// high and one that is better. The page must print what is computed.
func TestWorkedExampleOfTheMethodPage(t *testing.T) {
	names := []string{"Mitte", "Nord", "Süd", "West"}
	counts := [2][2][]float64{
		{{150, 240, 100, 40}, {1000, 1200, 1000, 800}},
		{{16, 12, 25, 42}, {40, 40, 50, 70}},
	}
	table := indicators.Table{Level: area.Level{ID: "sozialraum"}, Excluded: make([]indicators.Exclusion, 4)}
	for _, n := range names {
		table.Areas = append(table.Areas, area.Area{Ref: area.Ref{Level: "sozialraum", ID: n}, Name: n})
	}
	rate := &indicators.RateSpec{Of: []string{"n"}, Per: "d", Times: 100}
	cat := indicators.Catalogue{
		{ID: "sgb2", Kind: indicators.Share, HigherIs: indicators.Worse, Rate: rate},
		{ID: "gymnasium", Kind: indicators.Share, HigherIs: indicators.Better, Rate: rate},
	}
	for k := range cat {
		s := indicators.Series{Present: true, Numerator: known(counts[k][0]...), Denominator: known(counts[k][1]...)}
		for i := range names {
			s.Values = append(s.Values, indicators.Known(100*counts[k][0][i]/counts[k][1][i]))
		}
		table.Series = append(table.Series, s)
	}
	tables := []indicators.Table{table}
	city, found := indicators.CityValues(tables, cat)
	scores, more := index.Compute(tables, cat, city, []index.Node{{
		ID: "lage", Inputs: []index.Input{{ID: "sgb2", Weight: 1}, {ID: "gymnasium", Weight: 1}},
	}})
	found.Append(more)
	results, more := class.Assign([]class.Scheme{{
		ID: "handlungsbedarf", Otherwise: &class.Class{ID: "ohne"},
		Rules: []class.Rule{rule("aktionsraum", "sozialraum", &class.Condition{Operator: class.All, Parts: []*class.Condition{
			leaf("lage", class.Above, .35), {Operator: class.WorseThanCity, Subject: "lage", K: 2},
		}})},
	}}, class.Input{Tables: tables, Catalogue: cat, City: city, Scores: scores})
	found.Append(more)
	if found.Len() > 0 {
		t.Fatal(codes(found))
	}

	page, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "method.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	contains := func(line string) {
		t.Helper()
		if !strings.Contains(text, line) {
			t.Errorf("docs/method.md lacks %q", line)
		}
	}
	four := func(v indicators.Value) string {
		if !v.OK() {
			return "–"
		}
		return words.German.Number(v.Number, 4)
	}
	n := scores.Find("sozialraum", "lage")
	for k, in := range n.Inputs {
		r := in.Reference
		contains(fmt.Sprintf("| %s | %s | %s | %s |", cat[k].ID, words.German.Number(r.City.Number, 2),
			words.German.Number((table.Series[k].Values[0].Number+table.Series[k].Values[1].Number+table.Series[k].Values[2].Number+table.Series[k].Values[3].Number)/4, 2), four(r.Spread)))
	}
	for i, name := range names {
		d := results[0].Levels[0].Decisions[i]
		contains(fmt.Sprintf("| %s | %s | %s | %s | %s | %s | %d | %s | %s |", name,
			four(n.Inputs[0].Scores[i]), four(n.Inputs[1].Scores[i]), four(n.Inputs[0].Contributions[i]), four(n.Inputs[1].Contributions[i]),
			four(n.Index[i]), n.Rank[i], results[0].ID(d), four(d.Distance)))
	}
	low, high := indicators.Interval(cat[0], indicators.Known(240), indicators.Known(1200))
	contains(fmt.Sprintf("%s bis %s", words.German.Number(low.Number, 2), words.German.Number(high.Number, 2)))
	low, high = indicators.Interval(cat[1], indicators.Known(12), indicators.Known(40))
	contains(fmt.Sprintf("%s bis %s", words.German.Number(low.Number, 2), words.German.Number(high.Number, 2)))
	for _, r := range []float64{.1, .5, .9, 1} {
		contains(fmt.Sprintf("| %s | %s |", words.German.Number(r, 1), words.German.Number(index.Exponential(r), 4)))
	}
}
