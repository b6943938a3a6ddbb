package sheet

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
)

// A made table has a header of two rows, groups over pairs of columns, and
// rows of whole numbers.
type made struct {
	ids    []string
	groups int
	cells  [][]int // per area, two per group
}

func drawTable(t *rapid.T) made {
	m := made{groups: rapid.IntRange(1, 4).Draw(t, "groups")}
	for i := range rapid.IntRange(1, 12).Draw(t, "areas") {
		m.ids = append(m.ids, fmt.Sprintf("%03d", 7*i+1))
		var cells []int
		for range 2 * m.groups {
			cells = append(cells, rapid.IntRange(-5, 5000).Draw(t, "cell"))
		}
		m.cells = append(m.cells, cells)
	}
	return m
}

// lay puts the table on a sheet: moved down and right, its columns and rows in
// an order, the groups merged, repeated or only above their first column.
func (m made) lay(down, right int, columns, rows []int, style string) *grid.Grid {
	width := right + 1 + 2*m.groups
	sheet := make([][]grid.Cell, down+2+len(m.ids))
	for i := range sheet {
		sheet[i] = make([]grid.Cell, width)
	}
	text := func(s string) grid.Cell { return grid.Cell{Kind: grid.Text, Text: s} }
	if down > 1 {
		sheet[0][0] = text("Bericht zur sozialen Lage")
	}
	sheet[down][right] = text("Nr")
	var merged []grid.Range
	for k, g := range columns {
		c := right + 1 + 2*k
		sheet[down][c] = text(fmt.Sprintf("Gruppe %d", g))
		switch style {
		case "merged":
			merged = append(merged, grid.Range{FirstRow: down + 1, FirstColumn: c + 1, LastRow: down + 1, LastColumn: c + 2})
		case "repeated":
			sheet[down][c+1] = sheet[down][c]
		}
		sheet[down+1][c], sheet[down+1][c+1] = text("2017"), grid.Cell{Kind: grid.Number, Number: 2018}
		for r, i := range rows {
			for n := range 2 {
				sheet[down+2+r][c+n] = grid.Cell{Kind: grid.Number, Number: float64(m.cells[i][2*g+n])}
			}
		}
	}
	for r, i := range rows {
		sheet[down+2+r][right] = text(m.ids[i])
	}
	if style == "merged" {
		merged = append(merged, grid.Range{FirstRow: down + 1, FirstColumn: right + 1, LastRow: down + 2, LastColumn: right + 1})
	}
	return grid.New("a.xlsx", "Blatt", 0, sheet, merged)
}

func (m made) spec() Spec {
	spec := one()
	for g := range m.groups {
		for _, year := range []string{"2017", "2018"} {
			name := fmt.Sprintf("Gruppe %d | %s", g, year)
			spec.Catalogue = append(spec.Catalogue, indicators.Indicator{ID: name, Label: name, Column: name})
		}
	}
	return spec
}

// readGrid reads an edition of one table from a grid made in a test.
func readGrid(g *grid.Grid, spec Spec) indicators.Table {
	r := newReader(nil, spec)
	l := r.levels[0]
	t := &table{spec: &spec.Levels[0].Tables[0], level: l, number: 1, parsed: map[int]*column{}, grid: g}
	t.wanted = r.wanted(t.spec)
	if r.findHeader(t) {
		l.tables = append(l.tables, t)
	}
	r.fill()
	return l.out
}

// What a table says does not depend on where it stands on its sheet, on the
// order of its columns and rows, or on how the groups of its header are drawn.
func TestATableSurvivesBeingMovedAndReordered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawTable(t)
		plain := make([]int, m.groups)
		for i := range plain {
			plain[i] = i
		}
		order := make([]int, len(m.ids))
		for i := range order {
			order[i] = i
		}
		want := readGrid(m.lay(0, 0, plain, order, "merged"), m.spec())
		got := readGrid(m.lay(
			rapid.IntRange(0, 6).Draw(t, "down"), rapid.IntRange(0, 5).Draw(t, "right"),
			rapid.Permutation(plain).Draw(t, "columns"), rapid.Permutation(order).Draw(t, "rows"),
			rapid.SampledFrom([]string{"merged", "repeated", "first only"}).Draw(t, "style"),
		), m.spec())
		if len(want.Areas) != len(m.ids) {
			t.Fatalf("%d areas, want %d", len(want.Areas), len(m.ids))
		}
		if d := cmp.Diff(want.Areas, got.Areas); d != "" {
			t.Fatal(d)
		}
		for k := range want.Series {
			if !want.Series[k].Present {
				t.Fatalf("%s is not there", m.spec().Catalogue[k].ID)
			}
			if d := cmp.Diff(want.Series[k].Values, got.Series[k].Values); d != "" {
				t.Fatal(d)
			}
			for i, v := range got.Series[k].Values {
				if want := float64(m.cells[i][k]); v.Number != want {
					t.Fatalf("%v, want %v", v, want)
				}
			}
		}
	})
}

// Whatever stands in a file, reading it neither panics nor gives a number that
// is none, and says the same twice.
func FuzzRead(f *testing.F) {
	files, _ := nested()
	for _, s := range files {
		f.Add(s, "Einwohner", "Nr")
	}
	f.Add("Nr;A;;B\n;1;2;1\n1;1.234;5;x\nNr;A;;B\n", "A | 1", "Nr")
	f.Add("t\n\nNr\tW\n011\t-\n11\t.\n011\t5\nStadt\t9\n", "B", "A")
	f.Fuzz(func(t *testing.T, text, name, key string) {
		limit := 100.0
		spec := Spec{
			Levels: []Level{
				{Level: ref("bezirk")},
				{Level: ref("raum"), Within: &Within{Level: "bezirk", Prefix: 1}, Tables: []Table{{File: "a.csv", Key: key, Label: "Name", CityRow: "Stadt"}, {File: "a.csv", Key: key, As: "x"}}},
				{Level: ref("teil"), Within: &Within{Level: "raum", Column: name}, Tables: []Table{{File: "a.csv", Key: "Nr"}}},
			},
			Population: name,
			Symbols:    map[string]Meaning{".": {Status: indicators.Suppressed}, "": {Zero: true}},
			Catalogue: indicators.Catalogue{
				share("a", name, "A", "Kinder"), value("b", name),
				{ID: "c", Column: "B", WeightBy: name, Levels: []string{"bezirk", "raum"}}, {ID: "empty"}, {ID: "none", Rate: &indicators.RateSpec{}},
			},
			Exclusions: []indicators.ExclusionRule{{Level: "bezirk", PopulationBelow: &limit}, {Level: "teil", Where: &indicators.Where{Column: name, Is: key}}, {Areas: []string{key}}},
		}
		files := memory{"a.csv": text}
		tables, l, err := Read(files, spec)
		if err != nil || len(tables) != 3 {
			t.Fatal(err)
		}
		for _, tb := range tables {
			for k := range tb.Series {
				s := &tb.Series[k]
				for _, values := range [][]indicators.Value{s.Values, s.Numerator, s.Denominator, s.Weight} {
					if values != nil && len(values) != len(tb.Areas) {
						t.Fatalf("%d values for %d areas", len(values), len(tb.Areas))
					}
					for _, v := range values {
						if v.Number != v.Number || v.Status != indicators.Observed && v.Number != 0 {
							t.Fatalf("%v", v)
						}
					}
				}
				if s.Present && len(s.Values) != len(tb.Areas) {
					t.Fatalf("%d values for %d areas", len(s.Values), len(tb.Areas))
				}
				for i := range s.Values {
					tb.CellText(s, i)
				}
			}
		}
		said(t, l)
		again, l2, _ := Read(files, spec)
		if d := cmp.Diff(tables, again) + cmp.Diff(l.Sorted(), l2.Sorted()); d != "" {
			t.Fatal(d)
		}
	})
}
