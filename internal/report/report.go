// Package report turns what may be published of an edition into its pages and
// files. It computes no indicator, index or class; it orders, compares and
// words what the domain has found.
//
// Build is the whole of it, from below: package book is the reading model, say
// words it, plate makes its figures as plain data, tables its data files, page
// its pages. Beside them stand the leaves that know no edition: figure, colour,
// markup, picture, chart, assets, folder.
package report

import (
	"slices"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/assets"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/report/page"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/report/tables"
)

// ErrNoCharts says that the program was built without the chart library; its
// text for planners is "chart.assets.missing".
var ErrNoCharts = assets.ErrMissing

// library returns the files of the chart library and the script that draws
// with it.
var library = assets.Files

// Build returns all files of an edition but its manifest. The layers are the
// boundaries per level id; a level without one has no map. Most files are made
// only when they are written, from any goroutine; the same input gives the same
// bytes in any order. It fails with ErrNoCharts where the program was built
// without the chart library.
func Build(p disclosure.Published, layers map[string]*geo.Layer) ([]folder.File, error) {
	files, err := library()
	if err != nil {
		return nil, err
	}
	b := book.Open(p.Results(), layers)
	w := say.New(b)
	g := plate.New(b, w)
	d := tables.New(b, w, g)
	e := page.New(b, w, g, d)
	data, description := d.Files()
	return append(slices.Concat(files, data, e.Files()), description), nil
}
