package page

import (
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/report/tables"
)

// open is what this package makes of an edition.
func open(r *disclosure.Results, layers map[string]*geo.Layer) *Edition {
	b := book.Open(r, layers)
	w := say.New(b)
	g := plate.New(b, w)
	return New(b, w, g, tables.New(b, w, g))
}
