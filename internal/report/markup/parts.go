package markup

import (
	"strconv"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// Sentences writes texts with a space after each.
func (m *Markup) Sentences(list []string) {
	for _, s := range list {
		m.Name(s)
		m.WriteByte(' ')
	}
}

// Link writes a link; within stands before its text.
func (m *Markup) Link(to Link, rel string, within func()) {
	m.WriteString("<a")
	m.Attribute("href", to.Href)
	m.Attribute("rel", rel)
	m.WriteByte('>')
	if within != nil {
		within()
	}
	m.Name(to.Text)
	m.WriteString("</a>")
}

// Section opens a section that is named by its heading.
func (m *Markup) Section(id, head string) {
	m.WriteString("<section aria-labelledby=" + id + "><h2 id=" + id + ">")
	m.Text(head)
	m.WriteString("</h2>\n")
}

// Paragraph writes a text of its own, none where it is empty.
func (m *Markup) Paragraph(class, s string) {
	if s == "" {
		return
	}
	m.WriteString("<p")
	m.Attribute("class", class)
	m.WriteByte('>')
	m.Text(s)
	m.WriteString("</p>")
}

// download writes a link to a file, none without its address.
func (m *Markup) download(l words.Lang, href, text string) {
	if href == "" {
		return
	}
	m.WriteString("<a")
	m.Attribute("href", href)
	m.WriteByte('>')
	m.Text(l.Say(text))
	m.WriteString("</a>")
}

// Noted writes a table with its notes.
func (m *Markup) Noted(l words.Lang, t *NotedTable) {
	if t == nil {
		return
	}
	m.table(t.Table, t.Root)
	if len(t.Notes) == 0 && t.CSV == "" {
		return
	}
	m.WriteString("<div class=notes>")
	for _, n := range t.Notes {
		m.Paragraph("", n)
	}
	if t.CSV != "" {
		m.WriteString("<p class=links>")
		m.download(l, t.CSV, "report.csv")
		m.WriteString("</p>")
	}
	m.WriteString("</div>\n")
}

// Plot writes a figure.
func (m *Markup) Plot(l words.Lang, p *Plot) {
	if p == nil {
		return
	}
	m.WriteString("<figure")
	m.Attribute("id", p.ID)
	m.Attribute("data-chart", p.Kind)
	m.Attribute("data-from", p.From)
	m.Attribute("data-own", p.Own)
	m.WriteString(">\n<figcaption>")
	switch p.Head {
	case 2:
		m.WriteString("<h2>")
		m.Name(p.Headline)
		m.WriteString("</h2>")
	case 3:
		m.WriteString("<h3>")
		m.Name(p.Headline)
		m.WriteString("</h3>")
	default:
		m.WriteString("<p class=h>")
		m.Text(p.Headline)
		m.WriteString("</p>")
	}
	m.WriteByte('\n')
	m.Paragraph("sub", p.Subtitle)
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
			m.Text(p.Alt)
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
		m.Paragraph("", n)
	}
	if p.Source != "" {
		m.WriteString("<p>")
		m.Text(l.Say("report.source"))
		m.WriteByte(' ')
		m.Text(p.Source)
		m.WriteString("</p>")
	}
	m.Paragraph("status", p.Status)
	if p.CSV != "" || p.SVG != "" {
		m.WriteString("<p class=links>")
		m.download(l, p.CSV, "report.csv")
		m.WriteByte(' ')
		m.download(l, p.SVG, "report.map.large")
		m.WriteString("</p>")
	}
	m.WriteString("</div>\n</figure>\n")
}

// Parts writes the figures that a reader chooses from.
func (m *Markup) Parts(l words.Lang, all []Part) {
	for _, p := range all {
		m.WriteString("<div")
		m.Attribute("data-part", p.Name)
		m.Attribute("id", "teil-"+p.ID)
		m.WriteByte('>')
		m.Plot(l, p.Plot)
		m.WriteString("</div>\n")
	}
}

// folded writes a figure's table, which can be opened.
func (m *Markup) folded(l words.Lang, t figure.Table, root string) {
	if t.Empty() {
		return
	}
	m.WriteString("<details data-table><summary>")
	m.Text(l.Say("report.table"))
	m.WriteString("</summary>\n")
	m.table(t, root)
	m.WriteString("</details>\n")
}

// crop writes the part of a map that stands until the script draws it anew.
func (m *Markup) crop(c *Crop) {
	m.WriteString("<a class=crop")
	m.Attribute("href", c.Src)
	m.Attribute("style", string(c.Style))
	m.WriteString("><img")
	m.Attribute("src", c.Src)
	m.Attribute("alt", c.Alt)
	m.Attribute("width", strconv.Itoa(c.W))
	m.Attribute("height", strconv.Itoa(c.H))
	if c.Lazy {
		m.WriteString(" loading=lazy")
	}
	m.WriteString("></a>")
}
