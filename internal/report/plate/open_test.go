package plate

import (
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/say"
)

// open is what this package makes of an edition.
func open(r *disclosure.Results, layers map[string]*geo.Layer) *Gallery {
	b := book.Open(r, layers)
	return New(b, say.New(b))
}
