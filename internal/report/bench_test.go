package report

import (
	"runtime"
	"testing"
	"time"

	"sozialbericht/internal/report/sample"
)

func BenchmarkBuild(b *testing.B) {
	for _, c := range []struct {
		name         string
		areas, finer int
	}{{"39+156", 39, 4}, {"542", 542, 0}, {"10000", 10_000, 0}} {
		b.Run(c.name, func(b *testing.B) {
			e := sample.Grid(c.areas, c.finer, 17)
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				size = 0
				for _, f := range build(b, e, 0) {
					size += len(f.Data)
				}
			}
			b.ReportMetric(float64(size)/1e6, "MB/edition")
		})
	}
}

// Ten times the areas must not take a hundred times as long: every ranking is
// made once, and no page looks at all areas.
func TestCostGrowsLinearly(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	best := func(n int) time.Duration {
		e := sample.Grid(n, 0, 6)
		out := time.Hour
		for range 3 {
			runtime.GC()
			begin := time.Now()
			build(t, e, 1)
			out = min(out, time.Since(begin))
		}
		return out
	}
	one, ten := best(200), best(2000)
	if ten > 35*one {
		t.Errorf("200 areas take %v, 2000 take %v", one, ten)
	}
}
