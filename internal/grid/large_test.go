package grid

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/finding"
)

// largeFiles are tables of so many rows by 45 columns, codes first, as XLSX and
// as CSV.
func largeFiles(t testing.TB, rows int) memory {
	t.Helper()
	const columns = 45
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	must(t, err)
	var csv strings.Builder
	cells := make([]any, columns)
	for row := 1; row <= rows; row++ {
		cells[0] = fmt.Sprintf("%06d", row)
		csv.WriteString(cells[0].(string))
		for c := 1; c < columns; c++ {
			n := (row * c) % 9973
			cells[c] = n
			fmt.Fprintf(&csv, ";%d", n)
		}
		csv.WriteByte('\n')
		must(t, w.SetRow(fmt.Sprintf("A%d", row), cells))
	}
	must(t, w.Flush())
	b, err := f.WriteToBuffer()
	must(t, err)
	must(t, f.Close())
	return memory{"a.xlsx": b.Bytes(), "a.csv": []byte(csv.String())}
}

// watched does something and returns how long it took and by how much the
// memory in use, of the kind that is asked for, rose meanwhile at most.
func watched(kind func(*runtime.MemStats) uint64, do func()) (took time.Duration, rise uint64) {
	now := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return kind(&m)
	}
	runtime.GC()
	before := now()
	stop, top := make(chan bool), make(chan uint64)
	go func() {
		most := before
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				most = max(most, now())
			case <-stop:
				top <- max(most, now())
				return
			}
		}
	}()
	start := time.Now()
	do()
	took = time.Since(start)
	stop <- true
	return took, <-top - before
}

// readLarge reads a file and returns how long it took and how much memory was
// in use at most beyond the file itself, in MB.
func readLarge(t testing.TB, files memory, name string, rows int) (took time.Duration, peak int) {
	t.Helper()
	var (
		g   *Grid
		l   finding.List
		err error
	)
	took, most := watched(func(m *runtime.MemStats) uint64 { return m.HeapInuse }, func() { g, l, err = NewReader(files).Read(name, "") })
	if err != nil || g == nil || g.Height() != rows || g.Width() != 45 || g.At(rows, 45).String() != fmt.Sprint(rows*44%9973) {
		t.Fatalf("%s: %v %s", name, err, codes(l))
	}
	return took, int(most >> 20)
}

// largeSheet is a workbook of so many rows by 45 columns as Excel writes it:
// every cell with its name, its style and, for texts, a number of a shared one.
func largeSheet(t testing.TB, rows int) []byte {
	t.Helper()
	plain := book(t, func(f *excelize.File) { must(t, f.SetCellValue("Sheet1", "A1", "x")) })
	var texts bytes.Buffer
	texts.WriteString("<sst>")
	for row := 1; row <= rows; row++ {
		fmt.Fprintf(&texts, "<si><t>%06d</t></si>", row)
	}
	texts.WriteString("</sst>")
	var names [46]string
	for c := range names {
		names[c] = finding.ColumnName(c)
	}
	var sheet bytes.Buffer
	sheet.WriteString("<worksheet><sheetData>")
	for row := 1; row <= rows; row++ {
		fmt.Fprintf(&sheet, `<row r="%d"><c r="A%d" s="0" t="s"><v>%d</v></c>`, row, row, row-1)
		for c := 2; c <= 45; c++ {
			fmt.Fprintf(&sheet, `<c r="%s%d" s="0"><v>%d</v></c>`, names[c], row, row*(c-1)%9973)
		}
		sheet.WriteString("</row>")
	}
	sheet.WriteString("</sheetData></worksheet>")
	out := rezip(t, plain, "xl/sharedStrings.xml", func([]byte) []byte { return texts.Bytes() })
	return rezip(t, out, "xl/worksheets/sheet1.xml", func([]byte) []byte { return sheet.Bytes() })
}

// TestLargeWorkbook reads 100,000 rows by 45 columns in a process of its own:
// all memory that it ever took from the system counts, the file among it. A
// quarter of the rows takes about a quarter of the time.
func TestLargeWorkbook(t *testing.T) {
	if file := os.Getenv("GRID_LARGE_FILE"); file != "" {
		data, err := os.ReadFile(file)
		must(t, err)
		g, l, err := NewReader(memory{"a.xlsx": data}).Read("a.xlsx", "")
		must(t, err)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Printf("\nread %d rows, %d columns, last %s, findings %q, bytes %d\n", g.Height(), g.Width(), g.At(g.Height(), 1), codes(l), m.Sys)
		return
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const most = 300_000_000 // bytes
	read := func(rows int) (took time.Duration, size int) {
		file := filepath.Join(t.TempDir(), "a.xlsx")
		must(t, os.WriteFile(file, largeSheet(t, rows), 0o600))
		c := exec.Command(os.Args[0], "-test.run=^TestLargeWorkbook$", "-test.v")
		c.Env = append(os.Environ(), "GRID_LARGE_FILE="+file)
		out, err := c.CombinedOutput()
		_, line, found := strings.Cut(string(out), "\nread ")
		if err != nil || !found {
			t.Fatalf("%v: %s", err, out)
		}
		line, _, _ = strings.Cut(line, "\n")
		want := fmt.Sprintf(`%d rows, 45 columns, last %06d, findings "", bytes `, rows, rows)
		if _, err := fmt.Sscanf(strings.TrimPrefix(line, want), "%d", &size); err != nil {
			t.Fatalf("read %s, want %s", line, want)
		}
		took = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		t.Logf("%d rows: %v of processor time, %d MB", rows, took.Round(time.Millisecond), size/1_000_000)
		return took, size
	}
	const rows = 100_000
	quarter, _ := read(rows / 4)
	whole, size := read(rows)
	if size > most {
		t.Errorf("%d rows took %d bytes, more than %d", rows, size, most)
	}
	// Linear would be 4, quadratic 16; the machine may be busy.
	if whole > 8*quarter {
		t.Errorf("%d rows took %v, a quarter of them %v", rows, whole, quarter)
	}
}

// BenchmarkLarge reads tables of 50,000 and 100,000 rows; the time per row and
// the memory say whether the cost grows with the rows alone.
func BenchmarkLarge(b *testing.B) {
	for _, rows := range []int{50_000, 100_000} {
		files := largeFiles(b, rows)
		for _, name := range []string{"a.xlsx", "a.csv"} {
			b.Run(fmt.Sprintf("%s/%d", name, rows), func(b *testing.B) {
				peak := 0
				for b.Loop() {
					_, n := readLarge(b, files, name, rows)
					peak = max(peak, n)
				}
				b.ReportMetric(float64(peak), "MB-peak")
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
			})
		}
	}
}
