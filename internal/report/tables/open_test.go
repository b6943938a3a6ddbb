package tables

import (
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/report/say"
)

// open is what this package makes of an edition.
func open(r *disclosure.Results, layers map[string]*geo.Layer) *Data {
	b := book.Open(r, layers)
	w := say.New(b)
	return New(b, w, plate.New(b, w))
}
