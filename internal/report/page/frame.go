package page

import (
	"bytes"
	"embed"
	"html/template"
	"strings"
	"sync"

	"sozialbericht/internal/report/chart"
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/words"
)

//go:embed templates/*.html
var templateFiles embed.FS

// pages are the templates of both languages, parsed when first used.
var pages = map[words.Lang]func() *template.Template{
	words.German:  sync.OnceValue(func() *template.Template { return parse(words.German) }),
	words.English: sync.OnceValue(func() *template.Template { return parse(words.English) }),
}

func parse(l words.Lang) *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"say": l.Say, "br": markup.Breakable}).Funcs(parts(l)).ParseFS(templateFiles, "templates/*.html"))
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
func (e *Edition) frame(path, title, current string) *frame {
	f := &frame{
		Lang: string(e.Lang), Title: title, Edition: e.book.Meta().Title, City: e.book.Meta().City,
		Root: strings.Repeat("../", strings.Count(path, "/")), Banner: e.say.Banner(),
	}
	if f.Edition == "" {
		f.Edition = e.book.Meta().ID
	}
	item := func(key, label, href string) {
		f.Nav = append(f.Nav, navItem{label, f.Root + href, key == current})
	}
	item(navOverview, e.Say("report.nav.overview"), "index.html")
	if len(e.plate.Maps()) > 0 {
		item(navMaps, e.Say("report.nav.maps"), "karte.html")
	}
	if e.book.Report() >= 0 {
		item(navAreas, e.book.ReportLevel().Many(), "index.html#gebiete")
	}
	if len(e.book.Subjects()) > 0 {
		item(navIndicators, e.Say("report.nav.indicators"), "index.html#indikatoren")
	}
	if c := e.book.Latest(); c != nil {
		item(navCompare, e.Say("comparison.nav"), c.Page())
	}
	item(navMethod, e.Say("report.nav.method"), "methodik.html")
	item(navData, e.Say("report.nav.data"), "daten.html")
	item(navGlossary, e.Say("report.nav.glossary"), "glossar.html")
	f.Footer = append(f.Footer, f.Edition)
	if e.book.Meta().Published != "" {
		f.Footer = append(f.Footer, e.Say("report.footer.published", "date", e.Date(e.book.Meta().Published)))
	}
	if s := e.say.StatusLine(); s != "" {
		f.Footer = append(f.Footer, s)
	}
	return f
}

// Open writes what stands before a page's own content. It is made by hand, since
// every page has it and a template takes many times as long.
func (f *frame) Open() template.HTML { return markup.Written(f.open) }

func (f *frame) open(m *markup.Markup) {
	l := words.Lang(f.Lang)
	say := func(key string) { m.Text(l.Say(key)) }
	m.WriteString("<!doctype html>\n<html lang=\"")
	m.Text(f.Lang)
	m.WriteString(`">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:">
<meta name="color-scheme" content="light dark">
<title>`)
	m.Text(f.Title)
	m.WriteString(" – ")
	m.Text(f.Edition)
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
	m.Text(f.Edition)
	m.WriteString("</a></p>\n<nav")
	m.Attribute("aria-label", l.Say("report.nav.label"))
	m.WriteString("><ul>\n")
	for _, n := range f.Nav {
		m.WriteString("<li><a")
		m.Attribute("href", n.Href)
		if n.Current {
			m.WriteString(` aria-current="page"`)
		}
		m.WriteByte('>')
		m.Text(n.Label)
		m.WriteString("</a>\n")
	}
	m.WriteString("</ul></nav>\n<div class=\"search\" role=\"search\" data-search></div>\n</header>\n")
	if f.Banner != "" {
		m.WriteString(`<aside class="banner"`)
		m.Attribute("aria-label", l.Say("report.banner.label"))
		m.WriteString(`><p>`)
		m.Text(f.Banner)
		m.WriteString("</p></aside>\n")
	}
	m.WriteString("<main id=\"inhalt\">\n")
}

// Close writes what stands after a page's own content.
func (f *frame) Close() template.HTML { return markup.Written(f.close) }

func (f *frame) close(m *markup.Markup) {
	m.WriteString("</main>\n<footer>\n")
	for _, line := range f.Footer {
		m.WriteString("<p>")
		m.Text(line)
		m.WriteString("</p>\n")
	}
	m.WriteString("</footer>\n</body>\n</html>\n")
}

// render fills a template.
func (e *Edition) render(name string, view any) ([]byte, error) {
	m := markup.Sheets.Get().(*markup.Markup)
	defer markup.Sheets.Put(m)
	m.Reset()
	if err := pages[e.Lang]().ExecuteTemplate(m, name, view); err != nil {
		return nil, err
	}
	return bytes.Clone(m.Bytes()), nil
}

// parts are those functions.
func parts(l words.Lang) template.FuncMap {
	return template.FuncMap{
		"table": func(t *markup.NotedTable) template.HTML {
			return markup.Written(func(m *markup.Markup) { m.Noted(l, t) })
		},
		"plot": func(p *markup.Plot) template.HTML { return markup.Written(func(m *markup.Markup) { m.Plot(l, p) }) },
		"item": func(i plate.SchemeItem) template.HTML {
			return markup.Written(func(m *markup.Markup) {
				if i.Swatch != nil {
					m.Swatch(*i.Swatch)
				}
				m.Text(i.Text)
			})
		},
		"parts": func(all []markup.Part) template.HTML {
			return markup.Written(func(m *markup.Markup) { m.Parts(l, all) })
		},
	}
}
