package report

import (
	"bytes"
	"embed"
	"html/template"
	"io"
	"strings"
	"sync"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/assets"
	"sozialbericht/internal/report/chart"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/report/picture"
	"sozialbericht/internal/words"
)

// ErrNoCharts says that the program was built without the chart library; its
// text for planners is "chart.assets.missing".
var ErrNoCharts = assets.ErrMissing

// library returns the files of the chart library and the script that draws
// with it.
var library = assets.Files

// Build returns all files of an edition but its manifest. The layers are the
// boundaries per level id; a level without one has no map. Most files are made
// only when they are written, from any goroutine; the same input gives the same
// bytes in any order. It fails with ErrNoCharts where the program was built
// without the chart library.
func Build(p disclosure.Published, layers map[string]*geo.Layer) ([]folder.File, error) {
	files, err := library()
	if err != nil {
		return nil, err
	}
	b := open(p.Results(), layers)
	add := func(path string, make func() ([]byte, error)) {
		files = append(files, folder.File{Path: path, Make: folder.Made(make)})
	}
	plain := func(path string, make func() []byte) {
		add(path, func() ([]byte, error) { return make(), nil })
	}
	// What takes longest comes first, so that it does not keep the end waiting.
	add(workbookPath, b.workbook)
	tables := b.dataFiles()
	for _, t := range tables {
		add(t.path(), t.content)
	}
	for _, l := range b.levels {
		if l.layer != nil {
			add("assets/"+chart.LevelFile(l.Level.ID), func() ([]byte, error) { return chart.Level(l.layer, b.borderLayer(l), b.chartAreas(l)) })
			plain(b.geojsonPath(l), func() []byte { return b.geojson(l) })
			plain(l.groundFile(), func() []byte { return picture.Ground(b.shapes(l)) })
		}
		if b.stripped(l) {
			add("assets/"+l.stripFile(), func() ([]byte, error) { return chart.File(b.stripFigure(l), l.stripFile(), b.Lang) })
		}
	}
	add("index.html", b.overview)
	if len(b.atlas) > 0 {
		add("karte.html", b.mapsPage)
	}
	for i, s := range b.subjects {
		add(s.page, func() ([]byte, error) { return b.subjectPage(i) })
	}
	for _, p := range b.atlas {
		plain(p.address, func() []byte { return picture.Render(p.Map, b.shapes(p.level)) })
		add("assets/"+p.mapFile(), func() ([]byte, error) {
			return chart.File(&figure.Figure{Alt: p.Alt, Map: &p.Map}, p.mapFile(), b.Lang)
		})
	}
	for _, l := range b.levels {
		for row := range l.Areas {
			files = append(files, folder.File{Path: l.homes[row], Make: func(w io.Writer) error { return b.profile(w, l, row) }})
		}
	}
	for _, c := range b.comparisons {
		add(c.page, func() ([]byte, error) { return b.comparePage(c) })
		for _, p := range b.comparePlates(c) {
			plain(p.address, func() []byte { return picture.Render(p.Map, b.shapes(p.level)) })
			add("assets/"+p.mapFile(), func() ([]byte, error) {
				return chart.File(&figure.Figure{Alt: p.Alt, Map: &p.Map}, p.mapFile(), b.Lang)
			})
		}
	}
	add("methodik.html", b.methodPage)
	add("daten.html", b.dataPage)
	add("glossar.html", b.glossaryPage)
	plain("assets/stil.css", b.style)
	if b.History != nil {
		plain(seriesStyle, func() []byte { return seriesSheet })
	}
	plain("assets/"+chart.TextsFile, func() []byte { return chart.Texts(b.Lang) })
	plain("assets/"+chart.SearchFile, b.searchFile)
	add(packagePath, func() ([]byte, error) { return b.dataPackage(tables) })
	return files, nil
}

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed templates/stil.css
var styleSheet []byte

//go:embed templates/reihen.css
var seriesSheet []byte

// pages are the templates of both languages, parsed when first used.
var pages = map[words.Lang]func() *template.Template{
	words.German:  sync.OnceValue(func() *template.Template { return parse(words.German) }),
	words.English: sync.OnceValue(func() *template.Template { return parse(words.English) }),
}

func parse(l words.Lang) *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"say": l.Say, "br": breakable}).Funcs(parts(l)).ParseFS(templateFiles, "templates/*.html"))
}

// breakable is a text that may break after a slash.
func breakable(s string) template.HTML {
	var m markup
	m.name(s)
	return template.HTML(m.String())
}

// way is the shortest relative address of a file of the edition from another.
func way(from, to string) string {
	for {
		i, k := strings.IndexByte(from, '/'), strings.IndexByte(to, '/')
		if i < 0 || k < 0 || from[:i] != to[:k] {
			return strings.Repeat("../", strings.Count(from, "/")) + to
		}
		from, to = from[i+1:], to[k+1:]
	}
}

// A frame is what stands around every page.
type frame struct {
	Lang    string
	Title   string // of the page; the edition's title follows it
	Edition string
	City    string
	Root    string // way from the page to the edition folder
	Banner  string
	Nav     []navItem
	Footer  []string
}

// A navItem is one entry of the navigation.
type navItem struct {
	Label, Href string
	Current     bool
}

// A link is a text with an address within the edition.
type link struct{ Text, Href string }

// sections of the navigation.
const (
	navOverview   = "overview"
	navMaps       = "maps"
	navAreas      = "areas"
	navIndicators = "indicators"
	navMethod     = "method"
	navCompare    = "compare"
	navData       = "data"
	navGlossary   = "glossary"
)

// frame returns what stands around the page at an address.
func (b *book) frame(path, title, current string) *frame {
	f := &frame{
		Lang: string(b.Lang), Title: title, Edition: b.Meta.Title, City: b.Meta.City,
		Root: strings.Repeat("../", strings.Count(path, "/")), Banner: b.banner(),
	}
	if f.Edition == "" {
		f.Edition = b.Meta.ID
	}
	item := func(key, label, href string) {
		f.Nav = append(f.Nav, navItem{label, f.Root + href, key == current})
	}
	item(navOverview, b.Say("report.nav.overview"), "index.html")
	if len(b.atlas) > 0 {
		item(navMaps, b.Say("report.nav.maps"), "karte.html")
	}
	if b.report >= 0 {
		item(navAreas, b.levels[b.report].many(), "index.html#gebiete")
	}
	if len(b.subjects) > 0 {
		item(navIndicators, b.Say("report.nav.indicators"), "index.html#indikatoren")
	}
	if c := b.first(); c != nil {
		item(navCompare, b.Say("comparison.nav"), c.page)
	}
	item(navMethod, b.Say("report.nav.method"), "methodik.html")
	item(navData, b.Say("report.nav.data"), "daten.html")
	item(navGlossary, b.Say("report.nav.glossary"), "glossar.html")
	f.Footer = append(f.Footer, f.Edition)
	if b.Meta.Published != "" {
		f.Footer = append(f.Footer, b.Say("report.footer.published", "date", b.Date(b.Meta.Published)))
	}
	switch b.Meta.Status {
	case "demo":
		f.Footer = append(f.Footer, b.Say("report.footer.demo"))
	case "draft":
		f.Footer = append(f.Footer, b.Say("report.footer.draft"))
	}
	return f
}

// Open writes what stands before a page's own content. It is made by hand, since
// every page has it and a template takes many times as long.
func (f *frame) Open() template.HTML { return written(f.open) }

func (f *frame) open(m *markup) {
	l := words.Lang(f.Lang)
	say := func(key string) { m.text(l.Say(key)) }
	m.WriteString("<!doctype html>\n<html lang=\"")
	m.text(f.Lang)
	m.WriteString(`">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:">
<meta name="color-scheme" content="light dark">
<title>`)
	m.text(f.Title)
	m.WriteString(" – ")
	m.text(f.Edition)
	m.WriteString("</title>\n<link rel=\"icon\" href=\"data:,\">\n")
	for _, name := range [...]string{"assets/stil.css", "assets/report.css"} {
		m.WriteString(`<link rel="stylesheet" href="` + f.Root + name + "\">\n")
	}
	for _, name := range [...]string{"assets/report.js", "assets/" + chart.TextsFile} {
		m.WriteString(`<script defer src="` + f.Root + name + "\"></script>\n")
	}
	m.WriteString("</head>\n<body>\n<a class=\"skip\" href=\"#inhalt\">")
	say("report.skip")
	m.WriteString("</a>\n<header>\n<p class=\"edition\"><a href=\"" + f.Root + `index.html">`)
	m.text(f.Edition)
	m.WriteString("</a></p>\n<nav")
	m.attribute("aria-label", l.Say("report.nav.label"))
	m.WriteString("><ul>\n")
	for _, n := range f.Nav {
		m.WriteString("<li><a")
		m.attribute("href", n.Href)
		if n.Current {
			m.WriteString(` aria-current="page"`)
		}
		m.WriteByte('>')
		m.text(n.Label)
		m.WriteString("</a>\n")
	}
	m.WriteString("</ul></nav>\n<div class=\"search\" role=\"search\" data-search></div>\n</header>\n")
	if f.Banner != "" {
		m.WriteString(`<aside class="banner"`)
		m.attribute("aria-label", l.Say("report.banner.label"))
		m.WriteString(`><p>`)
		m.text(f.Banner)
		m.WriteString("</p></aside>\n")
	}
	m.WriteString("<main id=\"inhalt\">\n")
}

// Close writes what stands after a page's own content.
func (f *frame) Close() template.HTML { return written(f.close) }

func (f *frame) close(m *markup) {
	m.WriteString("</main>\n<footer>\n")
	for _, line := range f.Footer {
		m.WriteString("<p>")
		m.text(line)
		m.WriteString("</p>\n")
	}
	m.WriteString("</footer>\n</body>\n</html>\n")
}

// banner is the warning on every page and map of an edition that is not final.
func (b *book) banner() string {
	switch b.Meta.Status {
	case "final":
		return ""
	case "demo":
		return b.Say("report.banner.demo")
	}
	return b.Say("report.banner.draft")
}

// sheets are buffers that pages and tables are written in, to be used again:
// each grows to the largest page once.
var sheets = sync.Pool{New: func() any { return new(markup) }}

// written returns what a function writes.
func written(write func(*markup)) template.HTML {
	m := sheets.Get().(*markup)
	defer sheets.Put(m)
	m.Reset()
	write(m)
	return template.HTML(m.String())
}

// render fills a template.
func (b *book) render(name string, view any) ([]byte, error) {
	m := sheets.Get().(*markup)
	defer sheets.Put(m)
	m.Reset()
	if err := pages[b.Lang]().ExecuteTemplate(m, name, view); err != nil {
		return nil, err
	}
	return bytes.Clone(m.Bytes()), nil
}

// byHand writes a page that is written by hand.
func byHand(w io.Writer, write func(*markup)) error {
	m := sheets.Get().(*markup)
	defer sheets.Put(m)
	m.Reset()
	write(m)
	_, err := w.Write(m.Bytes())
	return err
}

// A notedTable is a table with the notes below it.
type notedTable struct {
	Table figure.Table
	Root  string // way from the page to the edition folder
	Notes []string
	CSV   string // way from the page
}

// noted puts notes and the way to a file of data below a table; nil for an
// empty table.
func noted(t figure.Table, root, csv string, notes ...string) *notedTable {
	if t.Empty() {
		return nil
	}
	out := &notedTable{Table: t, Root: root}
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
