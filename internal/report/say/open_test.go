package say

import (
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/book"
)

// open is what this package makes of an edition.
func open(r *disclosure.Results, layers map[string]*geo.Layer) *Writer {
	return New(book.Open(r, layers))
}
