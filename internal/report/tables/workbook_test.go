package tables

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"

	"github.com/xuri/excelize/v2"
)

// A table of a test is a sheet of the workbook by its keys.
type keyedSheet struct {
	column map[string]int
	rows   [][]string // below the keys
	city   []string   // above them
}

func workbookOf(t testing.TB, e *sample.Edition) *excelize.File {
	t.Helper()
	data, err := open(&e.Results, e.Layers).workbook()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// keyed reads a sheet from its row of keys, which is the one with a cell id.
func keyed(t testing.TB, f *excelize.File, sheet string) keyedSheet {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		g := keyedSheet{column: map[string]int{}}
		for k, key := range row {
			g.column[key] = k
		}
		if _, ok := g.column["id"]; ok {
			g.rows, g.city = rows[i+1:], rows[i-1]
			return g
		}
	}
	t.Fatalf("%s has no row of keys: %q", sheet, rows)
	return keyedSheet{}
}

func (g keyedSheet) at(row []string, key string) string {
	if i, ok := g.column[key]; ok && i < len(row) {
		return row[i]
	}
	return ""
}

func records(t testing.TB, data []byte) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		r := map[string]string{}
		for i, name := range rows[0] {
			r[name] = row[i]
		}
		out = append(out, r)
	}
	return out
}

// same reports whether a cell of the workbook holds the number of a CSV cell.
func sameNumber(cell, text string) bool {
	x, err := strconv.ParseFloat(cell, 64)
	y, err2 := strconv.ParseFloat(text, 64)
	return err == nil && err2 == nil && math.Float64bits(x) == math.Float64bits(y)
}

func TestTheWorkbookHoldsWhatTheFilesHold(t *testing.T) {
	e := sample.Small(words.German)
	files, _ := described(t, e)
	f := workbookOf(t, e)
	if got, want := strings.Join(f.GetSheetList(), "|"), "Titel|Inhalt|Rangfolge|Sozialräume|Quartiere|Werte Sozialräume|Werte Quartiere|Beiträge Index der Lage|Bezugswerte|Methode|Einstellungen|Indikatoren und Quellen|Zeichen"; got != want {
		t.Fatalf("sheets: %s, want %s", got, want)
	}
	sheets := map[string]string{"raum": "Sozialräume", "quartier": "Quartiere"}
	values := map[string]map[string]map[string]string{} // level, id, indicator
	for _, r := range records(t, files["daten/values.csv"]) {
		if values[r["level"]] == nil {
			values[r["level"]] = map[string]map[string]string{}
		}
		if values[r["level"]][r["id"]] == nil {
			values[r["level"]][r["id"]] = map[string]string{}
		}
		cell := r["value"]
		if cell == "" {
			cell = r["status"]
		}
		values[r["level"]][r["id"]][r["indicator"]] = cell
	}
	signs := map[string]string{}
	for _, s := range []indicators.Status{indicators.Missing, indicators.Suppressed, indicators.Unreliable, indicators.NotApplicable} {
		signs[s.String()] = words.German.Say("report.status." + s.String())
	}
	next := map[string]int{}
	for _, r := range records(t, files["daten/areas.csv"]) {
		level := r["level"]
		g, v := keyed(t, f, sheets[level]), keyed(t, f, "Werte "+sheets[level])
		row, wide := g.rows[next[level]], v.rows[next[level]]
		next[level]++
		for _, key := range []string{"id", "name", "parent", "reason", "rank_lage"} {
			if g.at(row, key) != r[key] {
				t.Errorf("%s %s: %s is %q, in areas.csv %q", level, r["id"], key, g.at(row, key), r[key])
			}
		}
		for _, key := range []string{"population", "index_lage"} {
			if cell := g.at(row, key); !sameNumber(cell, r[key]) && (r[key] != "" || cell != signs["missing"]) {
				t.Errorf("%s %s: %s is %q, in areas.csv %q", level, r["id"], key, cell, r[key])
			}
		}
		if (g.at(row, "included") == "ja") != (r["included"] == "true") {
			t.Errorf("%s %s: included is %q", level, r["id"], g.at(row, "included"))
		}
		if wide[0] != r["id"] {
			t.Fatalf("%s: row %q, area %s", level, wide, r["id"])
		}
		for indicator, want := range values[level][r["id"]] {
			if _, shown := v.column[indicator]; !shown && want == "missing" {
				continue // the level lacks the indicator
			}
			if got := v.at(wide, indicator); !sameNumber(got, want) && (signs[want] == "" || got != signs[want]) {
				t.Errorf("%s %s: %s is %q, in values.csv %q", level, r["id"], indicator, got, want)
			}
		}
	}
	if next["raum"] != 5 || next["quartier"] != 10 {
		t.Errorf("rows: %v", next)
	}
	v := keyed(t, f, "Werte Sozialräume")
	if v.at(v.city, "kinder") != "18.4" || v.at(v.city, "name") != "Musterstadt (Stadt)" || v.at(v.city, "population") != "5500" {
		t.Errorf("city row: %q", v.city)
	}
	g := keyed(t, f, "Rangfolge")
	if len(g.rows) < 5 || g.rows[0][0] != "1" || g.at(g.rows[0], "bar_aktionsraum") != g.at(g.rows[0], "index_lage") {
		t.Errorf("ranking: %q", g.rows)
	}
	for _, row := range g.rows[:5] {
		bars := 0
		for _, key := range []string{"bar_aktionsraum", "bar_ohne"} {
			if g.at(row, key) != "" {
				bars++
			}
		}
		if bars != 1 {
			t.Errorf("%q has %d bars", row, bars)
		}
	}
	// An area's contributions sum to its index.
	s := keyed(t, f, "Beiträge Index der Lage")
	for _, row := range s.rows[:5] {
		sum := 0.0
		for _, key := range []string{"contribution_kinder", "contribution_arbeit"} {
			x, err := strconv.ParseFloat(s.at(row, key), 64)
			if err != nil {
				t.Fatalf("%q: %v", row, err)
			}
			sum += x
		}
		if x, err := strconv.ParseFloat(s.at(row, "index_lage"), 64); err != nil || math.Abs(x-sum) > 1e-9 {
			t.Errorf("%q: contributions %v", row, sum)
		}
	}
}

func TestEveryEditionHasAWorkbook(t *testing.T) {
	for name, e := range sample.Variants() {
		t.Run(name, func(t *testing.T) {
			f := workbookOf(t, e)
			status := e.Results.Meta.Status
			for _, sheet := range f.GetSheetList() {
				rows, err := f.GetRows(sheet)
				if err != nil {
					t.Fatal(err)
				}
				all := ""
				for _, row := range rows {
					all += strings.Join(row, "\n") + "\n"
				}
				if strings.Contains(all, "«") || strings.Contains(all, "NaN") || strings.Contains(all, "98765") {
					t.Errorf("%s holds a text that is not known, NaN or a hidden value", sheet)
				}
				if len(rows) < 2 || status != "final" && !strings.Contains(strings.Join(rows[1], " "), banner(e)) {
					t.Errorf("%s has no banner: %q", sheet, rows[:min(len(rows), 2)])
				}
			}
		})
	}
}

func banner(e *sample.Edition) string { return open(&e.Results, e.Layers).say.Banner() }

func TestAFinalEditionHasNoBanner(t *testing.T) {
	e := sample.Small(words.English)
	e.Results.Meta.Status = indicators.FinalReport
	f := workbookOf(t, e)
	rows, err := f.GetRows("Cover")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 4 || strings.Join(rows[1], "") != "← Contents" {
		t.Errorf("cover: %q", rows)
	}
}
