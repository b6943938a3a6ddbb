package grid

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// bounded fails where a reading takes longer than a planner waits, or more
// memory than an office computer has to spare.
func bounded(t *testing.T, name string, read func()) {
	t.Helper()
	const (
		longest = 20 * time.Second // seconds as a rule; the machine may be busy
		most    = 500 << 20
	)
	took, rise := watched(func(m *runtime.MemStats) uint64 { return m.HeapAlloc }, read)
	t.Logf("%s: %v, %d MB", name, took.Round(time.Millisecond), rise>>20)
	if took > longest || rise > most {
		t.Errorf("%s took %v and %d MB", name, took, rise>>20)
	}
}

func TestHostileFilesAreRefusedSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	plain := book(t, func(f *excelize.File) { must(t, f.SetCellValue("Sheet1", "A1", "x")) })
	const sheet = "xl/worksheets/sheet1.xml"
	// A part of 600 MB that packs to almost nothing.
	var bomb bytes.Buffer
	w := zip.NewWriter(&bomb)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	for _, name := range []string{"[Content_Types].xml", sheet} {
		to, err := w.Create(name)
		must(t, err)
		block := bytes.Repeat([]byte(" "), 1<<20)
		for range map[string]int{sheet: 600}[name] {
			_, err := to.Write(block)
			must(t, err)
		}
	}
	must(t, w.Close())
	row := func(cells string) []byte {
		return rezip(t, plain, sheet, func([]byte) []byte {
			return []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row>` + cells + `</row></sheetData></worksheet>`)
		})
	}
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"zip bomb", "workbook_too_large", bomb.Bytes()},
		{"a row of a million cells", "sheet_damaged", row(strings.Repeat("<c><v>1</v></c>", 1_000_000))},
		{"a cell in column ZZZZZ", "sheet_damaged", row(`<c r="ZZZZZ1"><v>1</v></c>`)},
		{"a column that claims a million others", "", row(`<c r="A1"><v>1</v></c>`)},
		{"a CSV row of a million cells", "", []byte("Nr" + strings.Repeat(";1", 1_000_000) + "\n")},
		{"a CSV file of one quote", "csv_quotes", append([]byte("a;b\n\""), bytes.Repeat([]byte("x;\n"), 10<<20)...)},
	} {
		bounded(t, c.name, func() {
			_, l, err := NewReader(memory{"a": c.data}).Read("a", "")
			must(t, err)
			if got := codes(l); c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
				t.Errorf("%s: %s, want %s", c.name, got, c.want)
			}
		})
	}
}
