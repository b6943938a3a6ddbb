// Package plate makes the figures of an edition as plain data: maps, charts and
// the tables of pages. How they are drawn is not known here.
package plate

import (
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/words"
)

// A Gallery makes the figures of one edition. It is not changed after New
// returned it.
type Gallery struct {
	words.Lang
	book     *book.Book
	say      *say.Writer
	swatches map[*book.Scheme][]figure.Swatch
	atlas    []*Map // every map of the edition, in the order of the map page
	plates   map[Key]*Map
}

// New makes the maps of an edition and makes ready what other figures share.
func New(b *book.Book, w *say.Writer) *Gallery {
	g := &Gallery{Lang: w.Lang, book: b, say: w, plates: map[Key]*Map{}}
	g.openLooks()
	g.openAtlas()
	return g
}

// Maps are all maps of the edition, in the order of the map page.
func (g *Gallery) Maps() []*Map { return g.atlas }

// Map returns one map, nil where there is none.
func (g *Gallery) Map(k Key) *Map { return g.plates[k] }
