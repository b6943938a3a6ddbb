package markup

import (
	"html/template"
	"io"
	"strings"
	"sync"

	"sozialbericht/internal/report/figure"
)

// Breakable is a text that may break after a slash.
func Breakable(s string) template.HTML {
	var m Markup
	m.Name(s)
	return template.HTML(m.String())
}

// Way is the shortest relative address of a file of the edition from another.
func Way(from, to string) string {
	for {
		i, k := strings.IndexByte(from, '/'), strings.IndexByte(to, '/')
		if i < 0 || k < 0 || from[:i] != to[:k] {
			return strings.Repeat("../", strings.Count(from, "/")) + to
		}
		from, to = from[i+1:], to[k+1:]
	}
}

// A Link is a text with an address within the edition.
type Link struct{ Text, Href string }

// Sheets are buffers that pages and tables are written in, to be used again:
// each grows to the largest page once.
var Sheets = sync.Pool{New: func() any { return new(Markup) }}

// Written returns what a function writes.
func Written(write func(*Markup)) template.HTML {
	m := Sheets.Get().(*Markup)
	defer Sheets.Put(m)
	m.Reset()
	write(m)
	return template.HTML(m.String())
}

// ByHand writes a page that is written by hand.
func ByHand(w io.Writer, write func(*Markup)) error {
	m := Sheets.Get().(*Markup)
	defer Sheets.Put(m)
	m.Reset()
	write(m)
	_, err := w.Write(m.Bytes())
	return err
}

// A NotedTable is a table with the notes below it.
type NotedTable struct {
	Table figure.Table
	Root  string // way from the page to the edition folder
	Notes []string
	CSV   string // way from the page
}

// Noted puts notes and the way to a file of data below a table; nil for an
// empty table.
func Noted(t figure.Table, root, csv string, notes ...string) *NotedTable {
	if t.Empty() {
		return nil
	}
	out := &NotedTable{Table: t, Root: root}
	if csv != "" {
		out.CSV = root + csv
	}
	for _, n := range notes {
		if n != "" {
			out.Notes = append(out.Notes, n)
		}
	}
	return out
}

// A Part is a map that a reader can choose, named by the level of its areas.
type Part struct {
	*Plot
	Name string
}

// A Plot is a figure as it stands on a page: headline, subtitle, the chart as
// the script draws it and what stands in its place before and without it, the
// same data as a table, notes, source, downloads.
type Plot struct {
	*figure.Figure
	Kind   string // of the chart; "" for none
	Head   int    // level of its heading
	Root   string // way from the page to the edition folder
	JSON   []byte // what the script draws from; none where a file of its own holds it
	From   string // that file, in the folder assets
	Own    string // id of the area that a strip picks out
	Crop   *Crop  // the static map
	Legend template.HTML
	CSV    string // ways from the page
	SVG    string
	Status string // "Demonstrationsdaten …" in an edition that is not final
}

// A Crop is the part of a print-ready map that a page shows.
type Crop struct {
	Src, Alt string
	Lazy     bool
	Style    template.CSS
	W, H     int // of the whole sheet, so that the page keeps still while it loads
}

// A Fact is one line of an area's facts.
type Fact struct {
	Label, Text string
	Links       []Link
}
