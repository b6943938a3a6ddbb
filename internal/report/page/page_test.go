package page

import (
	"testing"

	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/say"
)

func TestWaysAndDirections(t *testing.T) {
	for _, c := range [][3]string{
		{"raum/a/1.html", "raum/a/2.html", "2.html"}, {"raum/a/1.html", "raum/b/2.html", "../b/2.html"},
		{"raum/a/1.html", "index.html", "../../index.html"}, {"index.html", "raum/a/1.html", "raum/a/1.html"},
	} {
		if got := markup.Way(c[0], c[1]); got != c[2] {
			t.Errorf("from %s to %s: %s", c[0], c[1], got)
		}
	}
	for want, p := range map[string][2]float64{
		"centre": {0.5, 0.55}, "north": {0.5, 0.1}, "east": {0.9, 0.5}, "south": {0.5, 0.9}, "west": {0.1, 0.5},
		"northeast": {0.9, 0.1}, "northwest": {0.1, 0.1}, "southeast": {0.9, 0.9}, "southwest": {0.1, 0.9},
	} {
		if got := say.Direction(p[0], p[1]); got != want {
			t.Errorf("%v: %s, want %s", p, got, want)
		}
	}
}
