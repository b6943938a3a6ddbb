package desk

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sozialbericht/internal/edition/scaffold"
	"sozialbericht/internal/indicators/sheet"
)

// guessed reads a table of a level Stadtteil, whose text is CSV, up to its
// areas.
func guessed(t *testing.T, text string, known []string) *guessedTable {
	t.Helper()
	file := filepath.Join(t.TempDir(), "werte.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	g, list, err := likeliestTable(file, "")
	if err != nil || g == nil {
		t.Fatalf("%v %v", err, list.Sorted())
	}
	g.findKey(LevelName{"stadtteil", "Stadtteil", "Stadtteile"}, known)
	g.findAreas("Musterstadt")
	return g
}

func TestTheRoleOfAColumn(t *testing.T) {
	g := guessed(t, "Nr;Name;Bezirk;Bezirksname;Jahr;Wahlkreis-Nr;Lage;Einwohner;Stichtag\n"+
		"11;Altstadt;1;Mitte;2020;81;am Fluss;1000;31.12.2020\n"+
		"12;Nordend;1;Mitte;2020;81;am Fluss;2000;31.12.2020\n"+
		"21;Hafen;2;Süd;2020;82;am Fluss;600;31.12.2020\n", nil)
	var out scaffold.FirstTable
	for _, c := range []struct {
		header  string
		coarser []string
		want    columnRole
	}{
		{"Nr", nil, areaCode},
		{"Name", nil, areaName},
		{"Bezirk", []string{"1", "2"}, coarserCode},
		{"Bezirk", []string{"1", "2", "3"}, measurements}, // no area lies in 3: the codes agree by chance
		{"Bezirk", nil, measurements},
		{"Bezirksname", nil, unused}, // two of three areas share one: no name of theirs
		{"Jahr", nil, unused},
		{"Wahlkreis-Nr", nil, unused},
		{"Lage", nil, unused},
		{"Einwohner", nil, measurements},
		{"Stichtag", nil, unused},
	} {
		i := slices.IndexFunc(g.read.Columns, func(column sheet.ExplainedColumn) bool { return column.Name == c.header })
		if i < 0 {
			t.Fatalf("no column %s", c.header)
		}
		if got := g.role(g.read.Columns[i], &out, c.coarser); got != c.want {
			t.Errorf("%s beside codes %v: role %d, want %d", c.header, c.coarser, got, c.want)
		}
	}
	// One column of names is enough, and one of coarser codes.
	out = scaffold.FirstTable{Label: "Langname", Within: "Bezirk (lang)"}
	if got := g.role(g.read.Columns[1], &out, nil); got != unused {
		t.Errorf("a second column of names has role %d", got)
	}
	if got := g.role(g.read.Columns[2], &out, []string{"1", "2"}); got == coarserCode {
		t.Error("a second column places the areas")
	}
}

func TestTheKeyOfATable(t *testing.T) {
	const text = "Gebiet;Stadtteil;Kennziffer;Einwohner\nAltstadt;1;11;1000\nNordend;2;12;2000\nHafen;3;21;600\n"
	for _, c := range []struct {
		name  string
		known []string
		key   int // column
		ids   []string
	}{
		{"called like the level", nil, 2, []string{"1", "2", "3"}},
		{"the codes of another table", []string{"11", "12", "99"}, 3, []string{"11", "12", "21"}},
		{"written with zeros there", []string{"011", "012", "021"}, 3, []string{"11", "12", "21"}},
		{"fewer than half of them", []string{"11", "98", "99"}, 2, []string{"1", "2", "3"}},
		{"names of another table", []string{"Altstadt", "Nordend", "Hafen"}, 1, []string{"Altstadt", "Nordend", "Hafen"}},
	} {
		if g := guessed(t, text, c.known); g.key != c.key || !slices.Equal(g.ids, c.ids) {
			t.Errorf("%s: key in column %d, areas %v; want %d, %v", c.name, g.key, g.ids, c.key, c.ids)
		}
	}
}

func TestTheAreasOfATable(t *testing.T) {
	for _, c := range []struct {
		name, text string
		ids        []string
		where      [2]string
		city       string
	}{
		{"every year", "Nr;Jahr;Einwohner\n1;2019;10\n2;2019;20\n1;2020;11\n2;2020;21\n", []string{"1", "2"}, [2]string{"Jahr", "2020"}, ""},
		{"one year", "Nr;Jahr;Einwohner\n1;2020;11\n2;2020;21\n3;2020;31\n", []string{"1", "2", "3"}, [2]string{}, ""},
		{"the city below", "Stadtteil;Einwohner\nAltstadt;11\nHafen;21\nMusterstadt;32\n", []string{"Altstadt", "Hafen"}, [2]string{}, "Musterstadt"},
	} {
		g := guessed(t, c.text, nil)
		if !slices.Equal(g.ids, c.ids) || g.where != c.where || g.cityRow != c.city {
			t.Errorf("%s: areas %v where %v, city %q", c.name, g.ids, g.where, g.cityRow)
		}
	}
}

// A column is named by its letter where its header names two, and a table by
// the row of its header where another one follows.
func TestTheNamesOfATable(t *testing.T) {
	g := guessed(t, "Nr;Quote;Quote;Einwohner\n1;5,0;6,0;100\n2;7,0;8,0;-\n3;8,0;9,0;300\n\nNr;Quote;Quote;Plätze\n1;5,0;6,0;10\n2;7,0;8,0;20\n3;8,0;9,0;30\n", nil)
	out := g.table([]string{"1", "002", "3", "4"}, nil)
	var names []string
	for _, c := range out.Columns {
		names = append(names, c.Name)
	}
	if !slices.Equal(names, []string{"B", "C", "Einwohner"}) || out.Key != "Nr" || out.Header != "1" {
		t.Errorf("columns %v, key %q, header %q", names, out.Key, out.Header)
	}
	// The lone hyphen of area 2 is no number, and there is no area 4.
	got := out.Columns[2].Values
	if len(got) != 4 || got[0] != 100 || !math.IsNaN(got[1]) || got[2] != 300 || !math.IsNaN(got[3]) || !out.Hyphen {
		t.Errorf("values %v, hyphen %v", got, out.Hyphen)
	}
}

// Codes that lost their zeros get them back where another table has them.
func TestSameWidth(t *testing.T) {
	tables := make([]scaffold.FirstTable, 2)
	ids := sameWidth(tables, [][]string{{"1", "12"}, {"001", "012"}}, []string{"1", "12"})
	if !slices.Equal(ids, []string{"001", "012"}) || tables[0].Digits != 3 || tables[1].Digits != 0 {
		t.Errorf("%v, %d and %d digits", ids, tables[0].Digits, tables[1].Digits)
	}
	// Without zeros anywhere, codes of two lengths are just that.
	tables = make([]scaffold.FirstTable, 1)
	if ids := sameWidth(tables, [][]string{{"1", "12"}}, []string{"1", "12"}); !slices.Equal(ids, []string{"1", "12"}) || tables[0].Digits != 0 {
		t.Errorf("%v, %d digits", ids, tables[0].Digits)
	}
}
