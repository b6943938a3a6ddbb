package picture

import (
	"testing"

	"github.com/paulmach/orb"
)

// A border that two areas share is drawn once: the second square leaves out
// the side that the first one has drawn.
func TestASharedBorderIsDrawnOnce(t *testing.T) {
	sheet := func(p orb.Point) tenths { return tenths{int32(10 * p[0]), int32(10 * p[1])} }
	drawn := map[[2]tenths]bool{}
	var p pen
	p.start()
	p.border(orb.Ring{{0, 0}, {5, 0}, {5, 5}, {0, 5}, {0, 0}}, sheet, drawn)
	p.border(orb.Ring{{5, 5}, {5, 0}, {10, 0}, {10, 5}, {5, 5}}, sheet, drawn)
	if got, want := string(p.data), "M0 0l5 0 0 5-5 0 0-5m5 0l5 0 0 5-5 0"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if len(drawn) != 7 {
		t.Errorf("%d sides, want 7", len(drawn))
	}
	// The same squares again add nothing.
	before := len(p.data)
	p.border(orb.Ring{{0, 0}, {5, 0}, {5, 5}, {0, 5}, {0, 0}}, sheet, drawn)
	if len(p.data) != before {
		t.Errorf("drawn again: %s", p.data[before:])
	}
}
