package sheet_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/words"
)

// folder is the files of a folder.
type folder string

func (f folder) ReadFile(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(f), filepath.FromSlash(name)))
}

// published returns a folder of published data, or skips where it is absent.
func published(t *testing.T, name string) folder {
	t.Helper()
	path := filepath.Join("..", "..", "..", "..", "shared", "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the published data are not beside the project (%s)", path)
	}
	return folder(path)
}

func level(id string, w *sheet.Within, tables ...sheet.Table) sheet.Level {
	return sheet.Level{Level: area.Level{ID: id, Report: w == nil}, Within: w, Tables: tables}
}

func ready(columns ...string) indicators.Catalogue {
	var out indicators.Catalogue
	for _, c := range columns {
		out = append(out, indicators.Indicator{ID: c, Label: c, Column: c})
	}
	return out
}

// report logs all findings and fails on errors.
func report(t *testing.T, l finding.List) {
	t.Helper()
	for _, f := range l.Sorted() {
		message, _ := words.German.Finding(f.Code, f.Shown(true))
		t.Logf("%s %s (%s %s): %s", f.Severity, f.Position, f.Code, f.AreaName, message)
	}
	if l.HasErrors() {
		t.Error("errors")
	}
}

func observed(values []indicators.Value) (n int, total float64) {
	for _, v := range values {
		if v.OK() {
			n++
			total += v.Number
		}
	}
	return n, total
}

func TestBerlin2021(t *testing.T) {
	files := published(t, "berlin-mss-2021")
	spec := sheet.Spec{
		Levels: []sheet.Level{
			level("bezirk", nil),
			level("planungsraum", &sheet.Within{Level: "bezirk", Prefix: 2}, sheet.Table{File: "mss_2021_index_indikatoren.csv", Key: "PLR_ID", Label: "PLR_NAME"}),
		},
		Population: "EW", MissingValues: []float64{-9999}, Catalogue: ready("S1", "S3", "S4", "D1"),
		Exclusions: []indicators.ExclusionRule{{Level: "planungsraum", Where: &indicators.Where{Column: "KOM", IsNot: "gültig", Negate: true}}},
	}
	tables, l, err := sheet.Read(files, spec)
	if err != nil {
		t.Fatal(err)
	}
	report(t, l)
	tb := &tables[1]
	excluded := 0
	for i := range tb.Areas {
		if !tb.Included(i) {
			excluded++
		}
	}
	if len(tb.Areas) != 542 || len(tables[0].Areas) != 12 || excluded != 6 {
		t.Errorf("%d areas in %d districts, %d excluded", len(tb.Areas), len(tables[0].Areas), excluded)
	}
	i := tb.Row("01100101")
	if s := &tb.Series[0]; i < 0 || s.Values[i] != indicators.Known(4.22594) || tb.CellText(s, i) != "mss_2021_index_indikatoren.csv!F2" || tb.Population[i] != indicators.Known(3419) {
		t.Errorf("row %d: %v", i, tb.Series[0].Values[max(i, 0)])
	}
}

func TestBerlin2021ScoresWithByteOrderMark(t *testing.T) {
	spec := sheet.Spec{
		Levels:    []sheet.Level{level("planungsraum", nil, sheet.Table{File: "mss_2021_tabelle3_z-werte_plr_2dez.csv", Key: "PLR-ID", Label: "PLR-Name"})},
		Catalogue: ready("zS1", "Status-Index (standardisierte Statussumme)", "Dynamik-Index (standardisierte Dynamiksumme)"),
	}
	tables, l, err := sheet.Read(published(t, "berlin-mss-2021"), spec)
	if err != nil {
		t.Fatal(err)
	}
	report(t, l)
	tb := &tables[0]
	if i := tb.Row("01100101"); i < 0 || tb.Areas[i].Name != "Stülerstraße" || tb.Series[0].Values[i] != indicators.Known(-0.25) || tb.Series[2].Values[i] != indicators.Known(1.27) {
		t.Errorf("%v", tb.Areas[:1])
	}
}

func TestBerlin2019LevelsInFilesOfTheirOwn(t *testing.T) {
	key := func(file string) sheet.Table { return sheet.Table{File: file, Key: "id"} }
	spec := sheet.Spec{
		Levels: []sheet.Level{
			level("bezirk", nil, key("mss_2019_2-3-districts.csv")),
			level("bezirksregion", &sheet.Within{Level: "bezirk", Prefix: 2}, key("mss_2019_2-2-district-regions.csv")),
			level("planungsraum", &sheet.Within{Level: "bezirksregion", Prefix: 6}, key("mss_2019_2-1-planning-areas.csv")),
		},
		Population: "inhabitants", Catalogue: ready("s1_percentage_unemployed", "d1_percentage_unemployed"),
	}
	tables, l, err := sheet.Read(published(t, "berlin-mss-2019"), spec)
	if err != nil {
		t.Fatal(err)
	}
	report(t, l)
	var sums [3]float64
	for i, want := range []int{12, 138, 447} {
		n, total := observed(tables[i].Population)
		sums[i] = total
		if n < want {
			t.Errorf("%s: %d areas with population, want %d", tables[i].Level.ID, n, want)
		}
	}
	t.Logf("population by level: %v", sums)
}

func TestWales2019(t *testing.T) {
	spec := sheet.Spec{
		Levels:    []sheet.Level{level("lsoa", nil, sheet.Table{File: "wimd2019_lsoa11.csv", Key: "lsoa11_code"})},
		Catalogue: ready("Income_rank", "IMD_score", "Environment_score"),
	}
	tables, l, err := sheet.Read(published(t, "wimd-2019"), spec)
	if err != nil {
		t.Fatal(err)
	}
	report(t, l)
	tb := &tables[0]
	if n, _ := observed(tb.Series[0].Values); n != 1909 || tb.Series[1].Values[0] != indicators.Known(19.17394138) {
		t.Errorf("%d ranks, first score %v", n, tb.Series[1].Values[0])
	}
}

func TestOfficialWorkbooks(t *testing.T) {
	files := published(t, "messy-workbooks")
	t.Run("Hamburg", func(t *testing.T) {
		spec := sheet.Spec{
			Levels: []sheet.Level{level("stadtteil", nil, sheet.Table{
				File: "Daten_fuer_die_Stadtteilprofile_2014.xlsx", Key: "Stadtgebiet", Rows: [2]int{5, 103}, Columns: map[string]string{"Einwohner": "Bevölkerung"},
			})},
			Population: "Einwohner", Symbols: map[string]sheet.Meaning{".": {Status: indicators.Suppressed}},
			Catalogue: indicators.Catalogue{
				{ID: "u18", Label: "unter 18", Kind: indicators.Share, Rate: &indicators.RateSpec{Of: []string{"Unter 18-Jährige"}, Per: "Einwohner", Times: 100}},
				{ID: "anteil", Label: "Anteil", Kind: indicators.Share, Column: "Anteil der unter 18-Jährigen in %"},
				{ID: "migration", Label: "Migration", Column: "Bevölkerung mit Migrationshintergrund"},
			},
		}
		tables, l, err := sheet.Read(files, spec)
		if err != nil {
			t.Fatal(err)
		}
		report(t, l)
		tb := &tables[0]
		if len(tb.Areas) < 90 {
			t.Errorf("%d areas", len(tb.Areas))
		}
		// The published share is the one computed from its counts.
		for i := range tb.Areas {
			a, b := tb.Series[0].Values[i], tb.Series[1].Values[i]
			if a.OK() && b.OK() && (a.Number-b.Number > 0.06 || b.Number-a.Number > 0.06) {
				t.Errorf("%s: %v, published %v", tb.Areas[i].ID, a.Number, b.Number)
			}
		}
	})
	t.Run("Berlin", func(t *testing.T) {
		spec := sheet.Spec{
			Levels: []sheet.Level{
				level("bezirk", nil),
				level("planungsraum", &sheet.Within{Level: "bezirk", Column: "Bezirk Nummer", Label: "Bezirk Name"}, sheet.Table{
					File: "Berlin_LOR_Versorgungsdaten_Stand_2402.xlsx", Key: "LOR Planungsräume Nummer", Label: "LOR Planungsräume Name",
				}),
			},
			Catalogue: indicators.Catalogue{{ID: "gigabit", Label: "Gigabit", Column: "Ist-Versorgung | Gigabit-Versorgung der Wohn- und Gewerbeeinheiten | Anteil (%)", Kind: indicators.Share}},
		}
		tables, l, err := sheet.Read(files, spec)
		if err != nil {
			t.Fatal(err)
		}
		report(t, l)
		if len(tables[0].Areas) != 12 || len(tables[1].Areas) != 542 || tables[0].Areas[0].Name != "Mitte" {
			t.Errorf("%d in %d", len(tables[1].Areas), len(tables[0].Areas))
		}
		i := tables[1].Row("01100101")
		if i < 0 || !tables[1].Series[0].Values[i].OK() {
			t.Fatal("no value for 01100101")
		}
		t.Log(tables[1].Series[0].Values[i], tables[1].CellText(&tables[1].Series[0], i))
	})
	t.Run("register", func(t *testing.T) {
		spec := sheet.Spec{
			Levels: []sheet.Level{level("bezirk", nil, sheet.Table{
				File: "SB_A01-05-00_2023h02_BE.xlsx", Sheet: "T5", Key: "A", Header: [2]int{3, 4}, Rows: [2]int{8, 19},
			})},
			Catalogue: ready("Insgesamt"),
		}
		tables, l, err := sheet.Read(files, spec)
		if err != nil {
			t.Fatal(err)
		}
		report(t, l)
		if n, _ := observed(tables[0].Series[0].Values); n != 12 {
			t.Errorf("%d districts", n)
		}
	})
}

// The demonstration editions are read without an error, and their levels add up.
func TestDemonstration(t *testing.T) {
	for _, year := range []string{"2007", "2018"} {
		t.Run(year, func(t *testing.T) {
			base := folder(filepath.Join("..", "..", "..", "data", year))
			data, err := base.ReadFile("edition.yaml")
			if os.IsNotExist(err) {
				t.Skip("the demonstration edition is not there")
			}
			e, found := edition.Read(data, "edition.yaml")
			if e == nil {
				t.Fatalf("edition: %v", found.Sorted())
			}
			tables, l, err := sheet.Read(base, e.Data)
			if err != nil {
				t.Fatal(err)
			}
			report(t, l)
			units := map[string]int{"2007": 170, "2018": 172}[year]
			if len(tables) != 3 || len(tables[0].Areas) != 12 || len(tables[1].Areas) != 39 || len(tables[2].Areas) != units {
				t.Fatalf("%d levels", len(tables))
			}
			for i, in := range e.Data.Catalogue {
				for k := range tables {
					n, _ := observed(tables[k].Series[i].Values)
					t.Logf("%s on %s: %d of %d, summed %v", in.ID, tables[k].Level.ID, n, len(tables[k].Areas), tables[k].Series[i].Summed)
				}
				if n, _ := observed(tables[1].Series[i].Values); n < 38 {
					t.Errorf("%s: %d Sozialräume", in.ID, n)
				}
			}
			for k := 1; k < 3; k++ {
				for _, a := range tables[k].Areas {
					if tables[k-1].Row(a.Parent) < 0 {
						t.Errorf("%s %s lies in %q", tables[k].Level.ID, a.ID, a.Parent)
					}
				}
			}
			if s := &tables[1].Series[0]; !strings.HasPrefix(tables[1].CellText(s, 0), "indikatoren_"+year+".xlsx!Sozialräume!") {
				t.Error(tables[1].CellText(s, 0))
			}
		})
	}
}
