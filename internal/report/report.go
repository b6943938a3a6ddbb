// Package report turns what may be published of an edition into its pages and
// files: overview, maps, a profile per area, a page per indicator, method,
// data. It computes no indicator, index or class; it orders, compares and
// words what the domain has found.
package report

import (
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/folder"
)

// Options say how Build works; they can't change what it builds.
type Options struct {
	Jobs int // pages built at a time; 0 = one per core
}

// Build returns all files of an edition but its manifest, sorted by path. The
// layers are the boundaries per level id; a level without one has no map. The
// same input gives the same bytes for any number of jobs. It fails only where
// a page can't be written, which is a fault of the program.
func Build(p disclosure.Published, layers map[string]*geo.Layer, opt Options) ([]folder.File, error) {
	return nil, nil
}
