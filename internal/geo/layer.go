// Package geo holds the boundaries of a level and what is computed from them:
// validity and repair, the union of finer areas, simplification along shared
// borders, points for labels. Coordinates are WGS84 longitude and latitude in
// degrees. It knows nothing of indicators; a boundary is joined to a value by
// level and id alone.
package geo

import (
	"slices"

	"github.com/paulmach/orb"

	"sozialbericht/internal/finding"
)

// A Feature is the boundary of one area.
type Feature struct {
	ID       string
	Name     string // as the boundary file has it; "" if it has none
	Geometry orb.MultiPolygon
	At       finding.Position
}

// A Layer is the boundaries of one level, sorted by id bytewise and unique.
// It is not changed after it was made.
type Layer struct {
	Level    string
	Vintage  string // date of the boundary set, "" where not stated
	Features []Feature
}

// Find returns the feature of an id, nil where the layer has none.
func (l *Layer) Find(id string) *Feature {
	if l == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(l.Features, id, func(f Feature, id string) int {
		switch {
		case f.ID < id:
			return -1
		case f.ID > id:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return &l.Features[i]
}

// Bound returns the smallest box of longitude and latitude around all areas;
// the zero box for an empty layer.
func (l *Layer) Bound() orb.Bound {
	if l == nil || len(l.Features) == 0 {
		return orb.Bound{}
	}
	b := l.Features[0].Geometry.Bound()
	for _, f := range l.Features[1:] {
		b = b.Union(f.Geometry.Bound())
	}
	return b
}
