package report

import (
	"html/template"
	"strconv"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// The parts that most pages have, and the profiles, of which an edition has
// hundreds, are written by hand: as templates they took a fifth of a whole run.
// Templates call the parts by the functions of the same names.

// parts are those functions.
func parts(l words.Lang) template.FuncMap {
	return template.FuncMap{
		"table": func(t *notedTable) template.HTML { return written(func(m *markup) { m.noted(l, t) }) },
		"plot":  func(p *plot) template.HTML { return written(func(m *markup) { m.plot(l, p) }) },
		"item": func(i schemeItem) template.HTML {
			return written(func(m *markup) {
				if i.Swatch != nil {
					m.swatch(*i.Swatch)
				}
				m.text(i.Text)
			})
		},
		"parts": func(all []part) template.HTML { return written(func(m *markup) { m.parts(l, all) }) },
	}
}

// sentences writes texts with a space after each.
func (m *markup) sentences(list []string) {
	for _, s := range list {
		m.name(s)
		m.WriteByte(' ')
	}
}

// link writes a link; within stands before its text.
func (m *markup) link(to link, rel string, within func()) {
	m.WriteString("<a")
	m.attribute("href", to.Href)
	m.attribute("rel", rel)
	m.WriteByte('>')
	if within != nil {
		within()
	}
	m.name(to.Text)
	m.WriteString("</a>")
}

// section opens a section that is named by its heading.
func (m *markup) section(id, head string) {
	m.WriteString("<section aria-labelledby=" + id + "><h2 id=" + id + ">")
	m.text(head)
	m.WriteString("</h2>\n")
}

// paragraph writes a text of its own, none where it is empty.
func (m *markup) paragraph(class, s string) {
	if s == "" {
		return
	}
	m.WriteString("<p")
	m.attribute("class", class)
	m.WriteByte('>')
	m.text(s)
	m.WriteString("</p>")
}

// download writes a link to a file, none without its address.
func (m *markup) download(l words.Lang, href, text string) {
	if href == "" {
		return
	}
	m.WriteString("<a")
	m.attribute("href", href)
	m.WriteByte('>')
	m.text(l.Say(text))
	m.WriteString("</a>")
}

// noted writes a table with its notes.
func (m *markup) noted(l words.Lang, t *notedTable) {
	if t == nil {
		return
	}
	m.table(t.Table, t.Root)
	if len(t.Notes) == 0 && t.CSV == "" {
		return
	}
	m.WriteString("<div class=notes>")
	for _, n := range t.Notes {
		m.paragraph("", n)
	}
	if t.CSV != "" {
		m.WriteString("<p class=links>")
		m.download(l, t.CSV, "report.csv")
		m.WriteString("</p>")
	}
	m.WriteString("</div>\n")
}

// plot writes a figure.
func (m *markup) plot(l words.Lang, p *plot) {
	if p == nil {
		return
	}
	m.WriteString("<figure")
	m.attribute("id", p.ID)
	m.attribute("data-chart", p.Kind)
	m.attribute("data-from", p.From)
	m.attribute("data-own", p.Own)
	m.WriteString(">\n<figcaption>")
	switch p.Head {
	case 2:
		m.WriteString("<h2>")
		m.name(p.Headline)
		m.WriteString("</h2>")
	case 3:
		m.WriteString("<h3>")
		m.name(p.Headline)
		m.WriteString("</h3>")
	default:
		m.WriteString("<p class=h>")
		m.text(p.Headline)
		m.WriteString("</p>")
	}
	m.WriteByte('\n')
	m.paragraph("sub", p.Subtitle)
	m.WriteString("</figcaption>\n")
	if p.Legend != "" {
		m.WriteString("<ul class=legend>" + string(p.Legend) + "</ul>\n")
	}
	if p.Kind == "" {
		m.table(p.Data, p.Root)
	} else {
		m.WriteString("<div data-plot>")
		if p.Crop != nil {
			m.crop(p.Crop)
		} else {
			m.WriteString("<p class=alt>")
			m.text(p.Alt)
			m.WriteString("</p>")
		}
		m.WriteString("</div>\n")
		if len(p.JSON) > 0 {
			m.WriteString(`<script type="application/json">`)
			m.Write(p.JSON)
			m.WriteString("</script>\n")
		}
		m.folded(l, p.Data, p.Root)
	}
	m.WriteString("<div class=notes>")
	for _, n := range p.Notes {
		m.paragraph("", n)
	}
	if p.Source != "" {
		m.WriteString("<p>")
		m.text(l.Say("report.source"))
		m.WriteByte(' ')
		m.text(p.Source)
		m.WriteString("</p>")
	}
	m.paragraph("status", p.Status)
	if p.CSV != "" || p.SVG != "" {
		m.WriteString("<p class=links>")
		m.download(l, p.CSV, "report.csv")
		m.WriteByte(' ')
		m.download(l, p.SVG, "report.map.large")
		m.WriteString("</p>")
	}
	m.WriteString("</div>\n</figure>\n")
}

// parts writes the figures that a reader chooses from.
func (m *markup) parts(l words.Lang, all []part) {
	for _, p := range all {
		m.WriteString("<div")
		m.attribute("data-part", p.Name)
		m.attribute("id", "teil-"+p.ID)
		m.WriteByte('>')
		m.plot(l, p.plot)
		m.WriteString("</div>\n")
	}
}

// folded writes a figure's table, which can be opened.
func (m *markup) folded(l words.Lang, t figure.Table, root string) {
	if t.Empty() {
		return
	}
	m.WriteString("<details data-table><summary>")
	m.text(l.Say("report.table"))
	m.WriteString("</summary>\n")
	m.table(t, root)
	m.WriteString("</details>\n")
}

// crop writes the part of a map that stands until the script draws it anew.
func (m *markup) crop(c *crop) {
	m.WriteString("<a class=crop")
	m.attribute("href", c.Src)
	m.attribute("style", string(c.Style))
	m.WriteString("><img")
	m.attribute("src", c.Src)
	m.attribute("alt", c.Alt)
	m.attribute("width", strconv.Itoa(c.W))
	m.attribute("height", strconv.Itoa(c.H))
	if c.Lazy {
		m.WriteString(" loading=lazy")
	}
	m.WriteString("></a>")
}
