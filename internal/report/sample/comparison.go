package sample

import (
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/words"
)

// ComparisonOf is a comparison that holds nothing but the names of its editions.
func ComparisonOf(before, after string) *book.Comparison {
	return &book.Comparison{Comparison: &compare.Comparison{Before: compare.Edition{ID: before}, After: compare.Edition{ID: after}}}
}

// Turned is a turnover of so many areas that entered, left and stayed; the class
// is a noun, or a word that is quoted.
func Turned(entered, left, stayed int, quoted bool) *book.Turnover {
	t := &book.Turnover{Comparison: ComparisonOf("2007", "2018"), Change: &compare.Level{}}
	target := class.Class{ID: "ziel", Label: area.Name{One: "Aktionsraum", Many: "Aktionsräume"}, Target: true}
	if quoted {
		target.Label = area.Name{One: "niedrig", Many: "niedrig"}
	}
	rest := class.Class{ID: "ohne", Label: area.Name{One: "ohne", Many: "ohne"}}
	t.Classes = &compare.SchemeChange{Classes: []class.Class{rest, target}}
	table := &indicators.Table{Level: area.Level{ID: "raum", Name: area.Name{One: "Raum", Many: "Räume"}}}
	for i := range entered + left + stayed {
		table.Areas = append(table.Areas, area.Area{Name: string(rune('A' + i))})
		row := compare.Row{Before: 1, After: 1}
		switch {
		case i < entered:
			row.Before = 0
			t.Classes.Entered = append(t.Classes.Entered, i)
		case i < entered+left:
			row.After = 0
			t.Classes.Left = append(t.Classes.Left, i)
		default:
			t.Classes.Stayed = append(t.Classes.Stayed, i)
		}
		t.Classes.Rows = append(t.Classes.Rows, row)
	}
	t.Level = &book.Level{Table: table}
	t.Scheme = &book.Scheme{Result: &class.Result{Classes: t.Classes.Classes}}
	return t
}

// Compared is the small edition against itself a while ago.
func Compared(t *testing.T, lang words.Lang) *Edition {
	t.Helper()
	before, after := Small(lang), Small(lang)
	shot := func(e *Edition, id string) compare.Snapshot {
		r := &e.Results
		return compare.Snapshot{
			ID: id, Title: "Ausgabe " + id, Catalogue: r.Catalogue, Tables: r.Tables, City: r.City, Nodes: r.Nodes, Scores: r.Scores, Classes: r.Schemes,
		}
	}
	earlier := shot(before, "2007")
	earlier.Tables[0].Areas[0].Name = Hostile
	c, found := compare.Editions(earlier, shot(after, "2018"), nil)
	if found.HasErrors() {
		t.Fatal(found.Sorted())
	}
	other := c
	other.Before.ID = "2012"
	after.Results.Comparisons = []compare.Comparison{c, other}
	return after
}

// Ranked is the ranking of the first areas of the small edition by these values
// of its first indicator.
func Ranked(higher indicators.Direction, city float64, xs ...float64) *book.Ranking {
	e := Small(words.German)
	r := &e.Results
	r.Catalogue[0].HigherIs, r.City[0].Value = higher, indicators.Known(city)
	values := make([]indicators.Value, 5)
	copy(values, Known(xs...))
	r.Tables[0].Series[0].Values = values
	b := book.Open(r, nil)
	return b.Ranking(b.Level(0), "kinder")
}

// InRow is the small edition as the newest of three: of 2007, when one area had
// no value, of 2012, when the definition changed, and of 2018.
func InRow(t *testing.T, lang words.Lang) *Edition {
	t.Helper()
	newest := Small(lang)
	shot := func(e *Edition, id, date string) compare.Snapshot {
		r := &e.Results
		return compare.Snapshot{
			ID: id, Title: "Ausgabe " + id, Published: date, Catalogue: r.Catalogue, Tables: r.Tables, City: r.City, Nodes: r.Nodes, Scores: r.Scores, Classes: r.Schemes,
		}
	}
	oldest := Small(lang)
	s := &oldest.Results.Tables[0].Series[0]
	s.Values[0], s.Numerator[0] = indicators.None(indicators.Suppressed), indicators.None(indicators.Suppressed)
	for i := 1; i < 5; i++ {
		s.Values[i].Number -= float64(i)
	}
	oldest.Compute()
	middle := shot(Small(lang), "2012", "2013-01-01")
	middle.NotComparable = map[string]bool{"arbeit": true}
	earlier := []compare.Snapshot{middle, shot(oldest, "2007", "2008-01-01")}
	now := shot(newest, "2018", "2019-05-28")
	for _, e := range earlier {
		c, found := compare.Editions(e, now, nil)
		if found.HasErrors() {
			t.Fatal(found.Sorted())
		}
		newest.Results.Comparisons = append(newest.Results.Comparisons, c)
	}
	newest.Results.History = compare.Over(now, earlier, newest.Results.Comparisons)
	return newest
}
