package desk

import (
	"fmt"
	"strings"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/edition"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/words"
)

// A column for each count and each published number, once however many
// indicators need it, with the bounds that follow from what they are.
func TestColumnsToFill(t *testing.T) {
	present := indicators.Series{Present: true}
	weighted := indicators.Series{Present: true, Weight: []indicators.Value{}}
	ed := &edition.Edition{Language: words.German}
	ed.Data.Levels = []sheet.Level{{Level: area.Level{ID: "ort"}}}
	ed.Data.Population = "Einwohner"
	ed.Data.Catalogue = []indicators.Indicator{
		{Label: "Arbeitslose", Kind: indicators.Share, Rate: &indicators.RateSpec{Of: []string{"Arbeitslose"}, Per: "Einwohner"}},
		{Label: "Kinder", Kind: indicators.Rate, Rate: &indicators.RateSpec{Of: []string{"unter 18"}, Per: "Einwohner"}},
		{Label: "Miete", Kind: indicators.Mean, Column: "Miete", Decimals: 2, WeightBy: "Wohnungen"},
		{Label: "Quote", Kind: indicators.Share, Column: "Quote"},
		{Label: "nur anderswo", Kind: indicators.Share, Column: "fehlt"},
	}
	ed.Data.Sums = []sheet.Sum{{Whole: "Einwohner", Parts: []string{"Frauen", "Männer"}}}
	old := &indicators.Table{Population: []indicators.Value{}, Series: []indicators.Series{present, present, weighted, present, {}}}
	var got []string
	for _, c := range columnsToFill(ed, 0, old, 2) {
		bounds := "-"
		if c.Least != nil {
			bounds = fmt.Sprint(*c.Least)
		}
		if c.Most != nil {
			bounds += fmt.Sprint("..", *c.Most)
		}
		got = append(got, fmt.Sprintf("%s %s %v %s", c.Header, bounds, c.AtMost, c.Format))
	}
	want := []string{
		"Einwohner 0 [] #,##0",
		"Arbeitslose 0 [2] #,##0", // at most the inhabitants, behind the two locked columns
		"unter 18 0 [] #,##0",     // a rate may exceed 1
		"Miete - [] #,##0.00",
		"Wohnungen 0 [] #,##0",
		"Quote 0..100 [] #,##0.0",
		"Frauen 0 [] #,##0",
		"Männer 0 [] #,##0",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
