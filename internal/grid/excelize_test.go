package grid

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sameAsLibrary compares every cell of a workbook with what excelize reads, and
// returns how many hold anything.
func sameAsLibrary(t *testing.T, name string, data []byte) (cells int) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxUnzipped, UnzipXMLSizeLimit: MaxUnzipped})
	must(t, err)
	r := NewReader(memory{name: data})
	_, _, err = r.Read(name, "")
	must(t, err)
	for _, sheet := range r.Sheets(name) {
		g, l, err := r.Read(name, sheet)
		must(t, err)
		if g == nil {
			t.Errorf("%s %s: %s", name, sheet, codes(l))
			continue
		}
		rows, err := f.Rows(sheet)
		must(t, err)
		row, last := 0, 0
		for rows.Next() {
			row++
			texts, err := rows.Columns()
			must(t, err)
			for column := 1; column <= max(len(texts), g.Width()); column++ {
				text := ""
				if column <= len(texts) {
					text = texts[column-1]
				}
				c := g.At(row, column)
				same := c.Text == text
				switch {
				case c.Kind == Number:
					x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
					same = err == nil && x == c.Number && !math.IsInf(x, 0)
				case c.Kind == Empty:
					same = isBlank(text)
				case c.Kind == Uncached:
					same = text == ""
				}
				if !same {
					t.Errorf("%s %s %s: kind %d, %q, the library has %q", name, sheet, g.Position(row, column), c.Kind, c, text)
				}
				if c.Kind != Empty {
					cells, last = cells+1, row
				}
			}
		}
		if last != g.Height() {
			t.Errorf("%s %s: %d rows, the library has %d", name, sheet, g.Height(), last)
		}
		must(t, rows.Close())
	}
	return cells
}

func TestCellsAreTheLibrarys(t *testing.T) {
	for _, c := range []struct {
		pattern      string
		files, cells int // at least
	}{
		{"../../data/*/*.xlsx", 2, 12000},
		{"../../../shared/data/*/*.xlsx", 3, 34000},
	} {
		files, err := filepath.Glob(c.pattern)
		must(t, err)
		if len(files) == 0 && strings.Contains(c.pattern, "shared") {
			t.Logf("no files %s: not compared", c.pattern)
			continue
		}
		cells := 0
		for _, file := range files {
			data, err := os.ReadFile(file)
			must(t, err)
			n := sameAsLibrary(t, filepath.Base(file), data)
			t.Logf("%s: %d cells", filepath.Base(file), n)
			cells += n
		}
		if len(files) < c.files || cells < c.cells {
			t.Errorf("%s: %d files, %d cells", c.pattern, len(files), cells)
		}
	}
}

// The library streams texts into the cells; the other files share them.
func TestLargeCellsAreTheLibrarys(t *testing.T) {
	const rows = 200
	if n := sameAsLibrary(t, "a.xlsx", largeFiles(t, rows)["a.xlsx"]); n != rows*45 {
		t.Errorf("%d cells", n)
	}
}
