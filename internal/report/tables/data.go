// Package tables makes the data files of an edition: CSV, their description as
// a data package, boundaries with results as GeoJSON, and a workbook for
// people.
package tables

import (
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/words"
)

// Data makes the data files of one edition.
type Data struct {
	words.Lang
	book  *book.Book
	say   *say.Writer
	plate *plate.Gallery
}

// New returns the data files of an edition.
func New(b *book.Book, w *say.Writer, g *plate.Gallery) *Data {
	return &Data{w.Lang, b, w, g}
}

// Files are the data files and their description. What takes longest comes
// first, so that it does not keep the end waiting; the description comes last,
// since it measures what was not made before it.
func (d *Data) Files() (files []folder.File, description folder.File) {
	made := func(path string, make func() ([]byte, error)) folder.File {
		return folder.File{Path: path, Make: folder.Made(make)}
	}
	files = append(files, made(workbookPath, d.workbook))
	tables := d.files()
	for _, t := range tables {
		files = append(files, made(t.path(), t.content))
	}
	for _, l := range d.book.Levels() {
		if l.Layer() != nil {
			files = append(files, made(geojsonPath(l), func() ([]byte, error) { return d.geojson(l), nil }))
		}
	}
	return files, made(packagePath, func() ([]byte, error) { return d.dataPackage(tables) })
}
