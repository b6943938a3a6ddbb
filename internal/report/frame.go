package report

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/words"
)

// Options say how Build works; they can't change what it builds.
type Options struct {
	Jobs int // pages built at a time; 0 = one per core
}

// Build returns all files of an edition but its manifest, sorted by path. The
// layers are the boundaries per level id; a level without one has no map. The
// same input gives the same bytes for any number of jobs. It fails only where
// a page can't be written, which is a fault of the program.
func Build(p disclosure.Published, layers map[string]*geo.Layer, opt Options) ([]folder.File, error) {
	jobs := opt.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	b := open(p.Results(), layers)

	// A task writes one file; what it returns depends on the book alone.
	type task struct {
		path string
		make func() ([]byte, error)
	}
	var tasks []task
	add := func(path string, make func() ([]byte, error)) { tasks = append(tasks, task{path, make}) }
	plain := func(path string, make func() []byte) {
		add(path, func() ([]byte, error) { return make(), nil })
	}
	add("index.html", b.overview)
	if len(b.atlas) > 0 {
		add("karte.html", b.mapsPage)
	}
	add("methodik.html", b.methodPage)
	add("daten.html", b.dataPage)
	for _, l := range b.levels {
		for row := range l.Areas {
			if l.ownPage(row) {
				add(l.homes[row], func() ([]byte, error) { return b.profile(l, row) })
			}
		}
	}
	for i, s := range b.subjects {
		add(s.page, func() ([]byte, error) { return b.subjectPage(i) })
	}
	plain("assets/stil.css", func() []byte { return styleSheet })
	tables := b.dataFiles()
	for _, t := range tables {
		add(t.path(), t.content)
	}
	add(packagePath, func() ([]byte, error) { return b.dataPackage(tables) })
	add(workbookPath, b.workbook)
	for _, l := range b.levels {
		if l.layer != nil {
			plain(b.geojsonPath(l), func() []byte { return b.geojson(l) })
		}
	}

	files := make([]folder.File, len(tasks), len(tasks)+len(b.atlas))
	errs := make([]error, len(tasks))
	each(jobs, len(tasks), func(i int) {
		data, err := tasks[i].make()
		if err != nil {
			errs[i] = fmt.Errorf("write %s: %w", tasks[i].path, err)
		}
		files[i] = folder.File{Path: tasks[i].path, Data: data}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	for i, svg := range b.draw(jobs) {
		files = append(files, folder.File{Path: b.atlas[i].address, Data: svg})
	}
	slices.SortFunc(files, func(x, y folder.File) int { return strings.Compare(x.Path, y.Path) })
	return files, nil
}

// each calls do for 0..n-1 from as many goroutines as there are jobs.
func each(jobs, n int, do func(int)) {
	if jobs <= 1 || n <= 1 {
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(jobs, n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed templates/stil.css
var styleSheet []byte

// pages are the templates of both languages, parsed when first used.
var pages = map[words.Lang]func() *template.Template{
	words.German:  sync.OnceValue(func() *template.Template { return parse(words.German) }),
	words.English: sync.OnceValue(func() *template.Template { return parse(words.English) }),
}

func parse(l words.Lang) *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"say": l.Say}).ParseFS(templateFiles, "templates/*.html"))
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
	navData       = "data"
)

// frame returns what stands around the page at an address.
func (b *book) frame(path, title, current string) frame {
	f := frame{
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
	item(navIndicators, b.Say("report.nav.indicators"), "index.html#indikatoren")
	item(navMethod, b.Say("report.nav.method"), "methodik.html")
	item(navData, b.Say("report.nav.data"), "daten.html")
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

// render fills a template.
func (b *book) render(name string, view any) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(1 << 14)
	if err := pages[b.Lang]().ExecuteTemplate(&out, name, view); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// A picture is a map on a page.
type picture struct {
	ID       string
	Alt      string
	Src      string // way from the page
	Headline string
	Subtitle string
	Source   string
	Legend   template.HTML
	CSV      string
	Lazy     bool
	Level    int // of its heading
}

// picture returns a plate for a page with the given way to the edition folder.
func (p *plate) picture(root, csv string, lazy bool) *picture {
	if p == nil {
		return nil
	}
	var m markup
	for _, s := range p.legend {
		m.WriteString("<li>")
		m.swatch(s)
		m.text(s.Label)
		m.WriteString("</li>")
	}
	return &picture{
		ID: "karte-" + p.File, Alt: p.Alt, Src: root + p.address, Headline: p.Headline, Subtitle: p.Subtitle, Source: p.Source,
		Legend: template.HTML(m.String()), CSV: root + csv, Lazy: lazy,
	}
}

// A noted table is a table with the notes below it.
type notedTable struct {
	HTML  template.HTML
	Notes []string
	CSV   string
}

func noted(t figure.Table, root, csv string, notes ...string) *notedTable {
	h := tableHTML(t, root)
	if h == "" {
		return nil
	}
	out := &notedTable{HTML: h}
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
