package sheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// A header of four rows: a group over two groups over years over units, merged
// over and beside each other, broken by hyphens.
func TestFourHeaderRows(t *testing.T) {
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{
			"A1": "Bericht zur sozialen Lage", "B3": "Nr", "C3": "Bevöl-\nkerung", "C4": "Deutsche", "E4": "Auslän-\nder", "G3": "Fläche",
			"C5": 2017, "D5": 2018, "E5": 2017, "F5": 2018, "C6": "Anzahl", "D6": "Anzahl", "E6": "Anzahl", "F6": "Anzahl", "G6": "ha",
			"B7": "011", "C7": 1, "D7": 2, "E7": 3, "F7": 4, "G7": 5, "B8": "012", "C8": 6, "D8": 7, "E8": 8, "F8": 9, "G8": 10,
		})
		for _, m := range [][2]string{{"A1", "G1"}, {"B3", "B6"}, {"C3", "F3"}, {"C4", "D4"}, {"E4", "F4"}, {"G3", "G5"}} {
			if err := f.MergeCell(s, m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	for name, want := range map[string]string{
		"Bevölkerung | Deutsche | 2017": "1 6", "Deutsche | 2018": "2 7", "Bevölkerung | Ausländer | 2017 | Anzahl": "3 8", "Ausländer | 2018": "4 9", "Fläche": "5 10",
		"2018": "error column_ambiguous D6", "Inländer | 2018": "error indicator_column_missing A6",
	} {
		tables, l := read(t, files, one(value("w", name)))
		got := said(t, l)
		if got == "" {
			got = row(tables[0].Series[0].Values)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// Each slip is told where it stands, the same whatever else is on the sheet.
func TestSlipsAreToldWhereTheyStand(t *testing.T) {
	many := func(line string, n int) (text string) {
		for i := range n {
			text += fmt.Sprintf(line, i)
		}
		return text
	}
	for _, c := range []struct {
		name, text string
		change     func(*Spec)
		want       string // among the findings: severity, code, cell
	}{
		{"the city twice", "Nr;Wert\n01;1\nStadt;3\n02;2\nStadt;4\n", func(s *Spec) { s.Levels[0].Tables[0].CityRow = "Stadt" }, "error city_row_twice A5"},
		{"another table below", "Nr;Wert\n01;1\n02;2\n\nNr;Anderes\n03;5\n", nil, "note table_ends A5"},
		{"every key twice", "Nr;Wert\n" + many("%02d;%[1]d\n", 30) + many("%02d;1%02[1]d\n", 30), nil, "error keys_twice_further A52"},
		{"no areas from parts", "Nr;Wert\n01;1\n02;2\n", func(s *Spec) { s.Levels = append([]Level{{Level: ref("stadt")}}, s.Levels...) }, "error level_without_areas "},
		{"a prefix longer than the code", "Nr;Wert\n012;1\n1;2\n", func(s *Spec) {
			s.Levels[0].Within = &Within{Level: "stadt", Prefix: 2}
			s.Levels = append([]Level{{Level: ref("stadt")}}, s.Levels...)
		}, "error prefix_too_long A3"},
		{"parts that disagree on the whole of the whole", "Nr;Mitte;Oben;Wert\n01;a;x;1\n02;a;y;2\n", func(s *Spec) {
			s.Levels[0].Within = &Within{Level: "mitte", Column: "Mitte"}
			s.Levels = append([]Level{{Level: ref("oben")}, {Level: ref("mitte"), Within: &Within{Level: "oben", Column: "Oben"}}}, s.Levels...)
		}, "error parent_contradiction C3"},
		{"every parent unknown", "Nr;Oben;Wert\n" + many("%02d;weg%[1]d;1\n", 30), func(s *Spec) {
			s.Levels[0].Within = &Within{Level: "oben", Column: "Oben"}
			s.Levels = append([]Level{{Level: ref("oben"), Tables: []Table{{File: "b.csv", Key: "Nr"}}}}, s.Levels...)
		}, "error parents_further "},
		{"a column to exclude by, without a table", "Nr;Oben;Wert\n01;x;1\n02;y;2\n", func(s *Spec) {
			s.Levels[0].Within = &Within{Level: "oben", Column: "Oben"}
			s.Levels = append([]Level{{Level: ref("oben")}}, s.Levels...)
			s.Exclusions = []indicators.ExclusionRule{{Level: "oben", Where: &indicators.Where{Column: "KOM", Is: "x"}}}
		}, "error exclude_without_table "},
		{"numerator and denominator on two levels", "Nr;Fälle\n01;1\n02;2\n", func(s *Spec) {
			s.Levels = append([]Level{{Level: ref("oben"), Tables: []Table{{File: "b.csv", Key: "Nr"}}}}, s.Levels...)
			s.Catalogue = indicators.Catalogue{share("q", "Basis", "Fälle")}
		}, "error indicator_columns_apart "},
		{"more than a few far out", "Nr;Wert\n" + many("a%02d;%[1]d\n", 20) + many("b%02d;9999\n", 4), nil, "note values_far_out B1"},
		{"an area without a row for one year", "Nr;Jahr;Wert\n01;2017;1\n01;2018;2\n02;2018;3\n", func(s *Spec) {
			s.Levels[0].Tables[0].Pivot = &Pivot{Names: "Jahr", Values: []string{"Wert"}}
			s.Catalogue = indicators.Catalogue{value("w", "2018/Wert"), value("v", "2017/Wert")}
		}, "note areas_not_in_part A1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spec := one(value("w", "Wert"))
			if c.change != nil {
				c.change(&spec)
			}
			_, l := read(t, memory{"a.csv": c.text, "b.csv": "Nr;Basis\nX;100\nY;200\n"}, spec)
			said(t, l)
			var got []string
			for _, f := range l.Sorted() {
				got = append(got, f.Severity.String()+" "+f.Code+" "+f.Position.Cell())
			}
			n := 0
			for _, s := range got {
				if s == c.want {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%d times %q among\n%s", n, c.want, strings.Join(got, "\n"))
			}
		})
	}
	files := book(t, func(f *excelize.File, s string) {
		put(t, f, map[string]any{"A1": "Nr", "B1": "Wert", "A2": 43193, "B2": 1, "A3": "012", "B3": 2})
		day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		_ = f.SetCellStyle(s, "A2", "A2", day)
	})
	if _, l := read(t, files, one(value("w", "Wert"))); l.Sorted()[0].Code != "key_is_date" || l.Sorted()[0].Position.Cell() != "A2" || l.Count(finding.Error) != 1 {
		t.Error(said(t, l))
	}
}
