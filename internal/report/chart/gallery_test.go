package chart

import (
	"flag"
	"html/template"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/report/assets"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/picture"
	"sozialbericht/internal/words"
)

var gallery = flag.String("gallery", "", "write a page with every kind of figure into this folder, to be looked at in a browser")

// The page shows at once how a page uses this package: its markup is what
// report.js expects.
var galleryPage = template.Must(template.New("").Parse(`<!doctype html>
<html lang="{{.Lang}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:">
<meta name="color-scheme" content="light dark"><title>Figuren</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="assets/stil.css"><link rel="stylesheet" href="assets/report.css">
<script defer src="assets/report.js"></script><script defer src="assets/texte.js"></script></head>
<body><header><p class="edition"><a href="#">Figuren</a></p><div data-search></div></header><main data-level="sozialraum">
<h1>Figuren</h1>
{{range .Figures}}<figure id="{{.ID}}" data-chart="{{.Kind}}">
<figcaption><h2>{{.Headline}}</h2><p>{{.Subtitle}}</p></figcaption>
<div data-plot>{{with .Image}}<img src="{{.}}" alt="Karte">{{end}}</div>
<script type="application/json">{{.JSON}}</script>
{{with .Table}}<details data-table><summary>Tabelle</summary>
<div class="box"><table data-sort data-filter data-target-name="Aktionsräume"><caption>Werte</caption><thead><tr><th scope="col">Sozialraum</th><th scope="col" class="n">Index</th></tr></thead><tbody>
{{range .}}<tr data-area="{{.ID}}"{{if eq .Swatch 0}} data-target{{end}}><th scope="row"><a href="{{.Href}}">{{.Name}}</a></th><td class="n" data-order="{{.Value}}">{{.Text}}</td></tr>
{{end}}<tr class="city"><th scope="row">Stadt Dortmund</th><td class="n" data-order="0">0</td></tr></tbody></table></div></details>{{end}}
</figure>
{{end}}</main></body></html>
`))

func TestGallery(t *testing.T) {
	if *gallery == "" {
		t.Skip("without -gallery no page is written")
	}
	files, err := assets.Files()
	if err != nil {
		t.Skip(err)
	}
	c := dortmund(t, words.German)
	parent := map[string]string{}
	for _, f := range c.layer.Features {
		parent[f.ID] = f.ID[:2]
	}
	borders, _ := geo.Dissolve(c.layer, "stadtbezirk", parent)
	level, err := Level(c.layer, borders, c.areas())
	if err != nil {
		t.Fatal(err)
	}
	var found []Found
	for _, a := range c.areas() {
		found = append(found, Found{a.Name, "Sozialraum", a.ID, a.Href})
	}
	write := func(name string, data []byte) {
		t.Helper()
		name = filepath.Join(*gallery, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	type shown struct {
		*figure.Figure
		Kind  string
		JSON  template.JS
		Image string // relative address of the map's SVG
		Table []figure.Point
	}
	var page struct {
		Lang    words.Lang
		Figures []shown
	}
	page.Lang = c.lang
	for _, f := range c.figures() {
		s := shown{Figure: f, Kind: Kind(f)}
		if f.Map != nil {
			s.Image = "karten/" + f.ID + ".svg"
			write(s.Image, picture.Render(*f.Map, picture.Prepare(c.layer, borders)))
		}
		text, err := JSON(f, c.lang)
		if err != nil {
			t.Fatal(err)
		}
		s.JSON = template.JS(text)
		if b, ok := f.Chart.(*figure.Bars); ok && f.ID == "rang" {
			s.Table = b.Points
		}
		page.Figures = append(page.Figures, s)
		t.Logf("%s: %d bytes", f.ID, len(text))
	}
	for _, f := range files {
		write(f.Path, f.Data)
	}
	style, err := os.ReadFile(filepath.Join("..", "templates", "stil.css"))
	if err != nil {
		t.Fatal(err)
	}
	write("assets/stil.css", style)
	write("assets/"+LevelFile("sozialraum"), level)
	write("assets/"+TextsFile, Texts(c.lang))
	write("assets/"+SearchFile, Search(found))
	var b strings.Builder
	if err := galleryPage.Execute(&b, page); err != nil {
		t.Fatal(err)
	}
	write("index.html", []byte(b.String()))
}
