package geo

import (
	"reflect"
	"testing"

	"github.com/paulmach/orb"
)

func TestNeighbours(t *testing.T) {
	square := func(id string, x, y float64) Feature {
		return Feature{ID: id, Geometry: orb.MultiPolygon{{{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}}}}}
	}
	// Four squares that meet in a point, one beside them, one alone.
	l := &Layer{Features: []Feature{square("a", 0, 0), square("b", 1, 0), square("c", 0, 1), square("d", 1, 1), square("e", 2, 0), square("f", 9, 9)}}
	want := [][]int{{1, 2, 3}, {0, 2, 3, 4}, {0, 1, 3}, {0, 1, 2, 4}, {1, 3}, nil}
	if got := Neighbours(l); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	// Eight areas around one vertex are all neighbours of one another.
	star := &Layer{}
	for range 8 {
		star.Features = append(star.Features, Feature{Geometry: orb.MultiPolygon{{{{0, 0}, {1, 1}, {1, 2}, {0, 0}}}}})
	}
	for i, n := range Neighbours(star) {
		if len(n) != 7 {
			t.Errorf("area %d has %d neighbours", i, len(n))
		}
	}
	if Neighbours(nil) != nil || len(Neighbours(&Layer{})) != 0 {
		t.Error("an empty layer has neighbours")
	}
}
