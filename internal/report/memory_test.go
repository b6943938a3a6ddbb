package report

import (
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/report/sample"
)

// A large edition is never in memory as a whole: what is held at a time stays
// below what is written. AREAS asks for another size than the usual one.
func TestALargeEditionIsNotHeldInMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	n, err := strconv.Atoi(os.Getenv("AREAS"))
	if err != nil {
		n = 2000
	}
	e := sample.Grid(n, 0, 17)
	defer debug.SetGCPercent(debug.SetGCPercent(10)) // count what is held, not what waits to be freed
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	runtime.GC()
	before := heap()
	files, err := Build(disclosure.Protect(e.Results), e.Layers)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan folder.Outcome)
	go func() {
		out, err := folder.Write(t.TempDir(), "x", files, folder.Manifest{}, 2)
		if err != nil {
			t.Error(err)
		}
		done <- out
	}()
	most := before
	for {
		select {
		case out := <-done:
			held := most - before
			t.Logf("%d areas: %d MB held, %d MB written", n, held>>20, out.Bytes>>20)
			if held > uint64(out.Bytes) {
				t.Errorf("%d MB held while %d MB were written", held>>20, out.Bytes>>20)
			}
			return
		case <-time.After(2 * time.Millisecond):
			most = max(most, heap())
		}
	}
}
