package grid

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
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

// readLarge reads a file and returns how long it took and how much memory was
// in use at most beyond the file itself, in MB.
func readLarge(t testing.TB, files memory, name string, rows int) (took time.Duration, peak int) {
	t.Helper()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.HeapAlloc
	stop, top := make(chan bool), make(chan uint64)
	go func() {
		var most uint64
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			case <-stop:
				top <- most
				return
			}
		}
	}()
	start := time.Now()
	g, l, err := NewReader(files).Read(name, "")
	took = time.Since(start)
	stop <- true
	most := <-top
	if err != nil || g == nil || g.Height() != rows || g.Width() != 45 || g.At(rows, 45).String() != fmt.Sprint(rows*44%9973) {
		t.Fatalf("%s: %v %s", name, err, codes(l))
	}
	return took, int((max(most, before) - before) >> 20)
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
