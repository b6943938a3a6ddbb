package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/grid"
)

func csv(t *testing.T, text string) *grid.Grid {
	t.Helper()
	g, found := grid.ReadCSV("liste.csv", []byte(text))
	if g == nil {
		t.Fatal(found.Sorted())
	}
	return g
}

// The columns of a listing are found as those of a table of areas are.
func TestListingColumns(t *testing.T) {
	l, ok := FindListing(csv(t, "Gebiete alt und neu\n\nSR alt;SR-Neu¹;Anteil in %;Anteil;B;SR neu\n1;2;3;4;5;6\n"), "SR alt", "SR neu", "Anteil")
	if !ok || l.HeaderRow() != 3 {
		t.Fatalf("header in row %d, %v", l.HeaderRow(), ok)
	}
	for name, want := range map[string][]int{
		"SR alt":     {1},
		"sr  ALT":    {1},
		"SR neu":     {6},    // as it stands, before any other form
		"sr neu":     {2, 6}, // without case, hyphen and footnote mark
		"Anteil":     {4},
		"Anteil (%)": nil, // the unit of a header may be left out, not added
		"Anteil in%": {3},
		"B":          {5}, // the header, before the letter
		"C":          {3}, // a letter
		"Z":          nil, // beyond the table
		"":           nil,
	} {
		if got := l.Columns(name); !slices.Equal(got, want) {
			t.Errorf("%q: columns %v, want %v", name, got, want)
		}
	}
	if f := l.Ambiguous("sr neu", l.Columns("sr neu")); fmt.Sprint(f.Position, f.Args) != "liste.csv!B3 map[column:sr neu columns:B (SR-Neu¹), F (SR neu) sheet:liste.csv]" {
		t.Error(f.Position, f.Args)
	}
	if got := l.Means(2, []string{"Anteil", "SR neu"}); got != "SR neu" {
		t.Errorf("column B stands for %q", got)
	}
	if got := l.Means(3, []string{"SR neu", "ANTEIL"}); got != "ANTEIL" {
		t.Errorf("column C stands for %q", got)
	}
	if l.Means(1, []string{"SR neu"}) != "" || l.Means(7, []string{"SR neu"}) != "" {
		t.Error("columns stand for names that are not theirs")
	}
}

func TestListingHeader(t *testing.T) {
	for _, c := range []struct {
		name, text string
		row        int
		ok         bool
		rows       []int
	}{
		{"at the top", "alt;neu\n1;2\n\n3;4\n", 1, true, []int{2, 4}},
		{"below a title that has one of the names", "alt\n\nalt;neu\n1;2\n", 3, true, []int{4}},
		{"none: the first row that holds anything", "\n;von;nach\n1;2;3\n", 2, false, []int{3}},
		{"empty rows above", "\n\n\n\nalt;neu\n1;2\n", 5, true, []int{6}},
		{"too far down", strings.Repeat("x\n", 20) + "alt;neu\n1;2\n", 1, false, []int{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22}},
	} {
		l, ok := FindListing(csv(t, c.text), "alt", "neu")
		if rows := slices.Collect(l.Rows()); l.HeaderRow() != c.row || ok != c.ok || !slices.Equal(rows, c.rows) {
			t.Errorf("%s: row %d %v, rows %v", c.name, l.HeaderRow(), ok, rows)
		}
	}
	if l, ok := FindListing(grid.New("leer.xlsx", "Blatt", 0, nil, nil), "alt"); ok || l.HeaderRow() != 1 || l.Columns("alt") != nil || l.Columns("A") != nil {
		t.Error("an empty sheet has a header")
	}
}
