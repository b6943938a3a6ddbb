// Package say words what a book holds: every sentence, name and number of the
// report that is more than one text of package words. It knows no figure's
// drawing and no HTML.
package say

import (
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/words"
)

// A Writer words one edition in its language.
type Writer struct {
	words.Lang
	book *book.Book
}

// New returns the writer of an edition; one in a language that is not known is
// worded in German.
func New(b *book.Book) *Writer {
	w := &Writer{Lang: b.Meta().Language, book: b}
	if w.Lang != words.English {
		w.Lang = words.German
	}
	return w
}
