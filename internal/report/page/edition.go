// Package page writes the pages of an edition. Each kind of page has a file of
// its own here and a template beside it; profiles, of which an edition has
// hundreds, are written by hand.
package page

import (
	"io"

	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/chart"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/report/picture"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/report/tables"
	"sozialbericht/internal/words"
)

// An Edition writes the pages of one edition.
type Edition struct {
	words.Lang
	book   *book.Book
	say    *say.Writer
	plate  *plate.Gallery
	tables *tables.Data
	ground []ground // per level
}

// New returns the pages of an edition.
func New(b *book.Book, w *say.Writer, g *plate.Gallery, d *tables.Data) *Edition {
	e := &Edition{Lang: w.Lang, book: b, say: w, plate: g, tables: d}
	e.openGround()
	return e
}

// Files are the pages with what they load: maps as pictures and for the script,
// the geometry of levels, strips, texts, style sheets.
func (e *Edition) Files() []folder.File {
	var files []folder.File
	add := func(path string, make func() ([]byte, error)) {
		files = append(files, folder.File{Path: path, Make: folder.Made(make)})
	}
	plain := func(path string, make func() []byte) {
		add(path, func() ([]byte, error) { return make(), nil })
	}
	drawn := func(p *plate.Map) {
		plain(p.Address, func() []byte { return picture.Render(p.Map, e.shapes(p.On)) })
		add("assets/"+p.ScriptFile(), func() ([]byte, error) {
			return chart.File(&figure.Figure{Alt: p.Alt, Map: &p.Map}, p.ScriptFile(), e.Lang)
		})
	}
	for _, l := range e.book.Levels() {
		if l.Layer() != nil {
			add("assets/"+chart.LevelFile(l.Level.ID), func() ([]byte, error) {
				return chart.Level(l.Layer(), e.borders(l), e.chartAreas(l))
			})
			plain(l.GroundFile(), func() []byte { return picture.Ground(e.shapes(l)) })
		}
		if e.book.Stripped(l) {
			add("assets/"+l.StripFile(), func() ([]byte, error) { return chart.File(e.plate.StripFigure(l), l.StripFile(), e.Lang) })
		}
	}
	add("index.html", e.overview)
	if len(e.plate.Maps()) > 0 {
		add("karte.html", e.mapsPage)
	}
	for i, s := range e.book.Subjects() {
		add(s.Page(), func() ([]byte, error) { return e.subjectPage(i) })
	}
	for _, p := range e.plate.Maps() {
		drawn(p)
	}
	for _, l := range e.book.Levels() {
		for row := range l.Areas {
			files = append(files, folder.File{Path: l.Page(row), Make: func(w io.Writer) error { return e.profile(w, l, row) }})
		}
	}
	for _, c := range e.book.Comparisons() {
		add(c.Page(), func() ([]byte, error) { return e.comparePage(c) })
		for _, p := range e.plate.ComparisonMaps(c) {
			drawn(p.Map)
		}
	}
	add("methodik.html", e.methodPage)
	add("daten.html", e.dataPage)
	add("glossar.html", e.glossaryPage)
	plain("assets/stil.css", e.style)
	if e.book.History() != nil {
		plain(seriesStyle, func() []byte { return seriesSheet })
	}
	plain("assets/"+chart.TextsFile, func() []byte { return chart.Texts(e.Lang) })
	plain("assets/"+chart.SearchFile, e.searchFile)
	return files
}
