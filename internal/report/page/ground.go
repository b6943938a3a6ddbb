package page

import (
	"sync"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/picture"
)

// A ground is a level's boundaries made ready for pictures, when first asked
// for, since not every page needs them.
type ground struct {
	shapes func() *picture.Shapes
	detail func() *picture.Detail
}

func (e *Edition) openGround() {
	for _, l := range e.book.Levels() {
		e.ground = append(e.ground, ground{
			sync.OnceValue(func() *picture.Shapes { return picture.Prepare(l.Layer(), e.borders(l)) }),
			sync.OnceValue(func() *picture.Detail { return picture.PrepareDetail(l.Layer()) }),
		})
	}
}

// shapes are the boundaries of a level for the pictures of whole maps.
func (e *Edition) shapes(l *book.Level) *picture.Shapes { return e.ground[l.Index()].shapes() }

// detail are the boundaries of a level for pictures of a few areas.
func (e *Edition) detail(l *book.Level) *picture.Detail { return e.ground[l.Index()].detail() }

// borders are the boundaries that are drawn upon a level's maps, nil for none.
func (e *Edition) borders(l *book.Level) *geo.Layer {
	if coarse := e.plate.Bordering(l); coarse != nil {
		return coarse.Layer()
	}
	return nil
}
