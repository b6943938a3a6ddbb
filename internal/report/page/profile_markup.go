package page

import (
	"html/template"

	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/words"
)

// A profileView is what stands on the page of an area.
type profileView struct {
	*frame
	Crumbs        []markup.Link
	Name          string
	Kind          string
	Summary       []string
	Verdicts      []verdict
	Locator       *locator
	Facts         []markup.Fact
	Contributions []*markup.NotedTable
	Values        *markup.NotedTable
	Strip         *markup.Plot
	Inside        *partsView
	Since         *sinceView
	Series        template.HTML
	Origins       *markup.NotedTable
	Previous      *markup.Link
	Next          *markup.Link
	PreviousNote  string
	NextNote      string
	Turn          string
}

// write writes the whole page, always in this order: where it stands, what it
// is, why, its indicators, what it is made of, what came before, from where.
func (v *profileView) write(m *markup.Markup) {
	l := words.Lang(v.Lang)
	v.open(m)
	m.WriteString("<nav class=crumbs")
	m.Attribute("aria-label", l.Say("report.crumbs"))
	m.WriteString("><ol>")
	for _, c := range v.Crumbs {
		m.WriteString("<li>")
		m.Link(c, "", nil)
		m.WriteString("</li>")
	}
	m.WriteString("<li aria-current=page>")
	m.Name(v.Name)
	m.WriteString("</li></ol></nav>\n")
	v.face(m)
	v.why(m, l)
	if v.Values != nil {
		m.Section("indikatoren", l.Say("report.nav.indicators"))
		m.Noted(l, v.Values)
		m.Plot(l, v.Strip)
		m.WriteString("</section>\n")
	}
	writeInside(m, l, v.Inside)
	writeSince(m, l, v.Since)
	m.WriteString(string(v.Series))
	if v.Origins != nil {
		m.Section("herkunft", l.Say("report.origin"))
		m.WriteString("<details><summary>")
		m.Text(l.Say("report.origin.open"))
		m.WriteString("</summary>\n")
		m.Noted(l, v.Origins)
		m.WriteString("</details></section>\n")
	}
	v.turn(m, l)
	v.close(m)
}

// face writes what is said first: name, class, summary, facts, place.
func (v *profileView) face(m *markup.Markup) {
	m.WriteString("<div class=face><div>\n")
	m.Paragraph("kicker", v.Kind)
	m.WriteString("\n<h1>")
	m.Name(v.Name)
	m.WriteString("</h1>\n")
	for i := range v.Verdicts {
		d := &v.Verdicts[i]
		m.WriteString("<p class=class>" + string(d.Swatch) + "<span>")
		m.Text(d.Scheme)
		m.WriteString(":</span> <strong>")
		m.Text(d.Class)
		m.WriteString("</strong></p>\n")
	}
	if len(v.Summary) > 0 {
		m.WriteString("<p class=lead>")
		m.Sentences(v.Summary)
		m.WriteString("</p>\n")
	}
	m.WriteString("<dl class=facts>\n")
	for _, f := range v.Facts {
		m.WriteString("<div><dt>")
		m.Text(f.Label)
		m.WriteString("</dt><dd>")
		m.Text(f.Text)
		for i, to := range f.Links {
			if i > 0 {
				m.WriteString(", ")
			}
			m.Link(to, "", nil)
		}
		m.WriteString("</dd></div>\n")
	}
	m.WriteString("</dl></div>\n")
	if p := v.Locator; p != nil {
		m.WriteString("<div class=locator role=img")
		m.Attribute("aria-label", p.Alt)
		m.WriteString("><img")
		m.Attribute("src", p.Ground)
		m.WriteString(` alt=""><svg`)
		m.Attribute("viewBox", p.ViewBox)
		m.WriteString(` aria-hidden=true><path`)
		m.Attribute("d", p.Path)
		m.WriteString("></path></svg></div>\n")
	}
	m.WriteString("</div>\n")
}

// why writes the reasons of the classes and how the indices are made up.
func (v *profileView) why(m *markup.Markup, l words.Lang) {
	switch {
	case len(v.Verdicts) > 0:
		m.Section("warum", l.Say("report.why"))
	case len(v.Contributions) > 0:
		m.Section("warum", l.Say("report.contributions"))
	default:
		return
	}
	for i := range v.Verdicts {
		d := &v.Verdicts[i]
		if len(v.Verdicts) > 1 {
			m.WriteString("<h3>")
			m.Text(d.Scheme)
			m.WriteString("</h3>\n")
		}
		if len(d.Sentences) > 0 {
			m.WriteString("<p>")
			m.Sentences(d.Sentences)
			m.WriteString("</p>\n")
		}
		m.Noted(l, d.Conditions)
	}
	for _, t := range v.Contributions {
		m.Noted(l, t)
	}
	m.WriteString("</section>\n")
}

// writeInside writes what an area is made of.
func writeInside(m *markup.Markup, l words.Lang, in *partsView) {
	if in == nil {
		return
	}
	m.Section("im-gebiet", in.Head)
	m.WriteString("<div class=within>")
	if in.Map != "" {
		m.WriteString("<div class=map>" + string(in.Map) + "<ul class=legend>" + string(in.Legend) + "</ul>")
		m.Paragraph("notes", in.Note)
		m.WriteString("</div>\n")
	}
	m.WriteString("<div>")
	m.Noted(l, in.Table)
	m.WriteString("</div></div></section>\n")
}

// writeSince writes what became of an area.
func writeSince(m *markup.Markup, l words.Lang, v *sinceView) {
	if v == nil {
		return
	}
	m.Section("seit", v.Head)
	m.WriteString("<p>")
	m.Sentences(v.Sentences)
	m.Link(v.Link, "", nil)
	m.WriteString("</p>\n")
	m.Noted(l, v.Table)
	m.WriteString("</section>\n")
}

// turn writes the ways to the areas before and after this one.
func (v *profileView) turn(m *markup.Markup, l words.Lang) {
	if v.Previous == nil && v.Next == nil {
		return
	}
	m.WriteString("<nav class=turn")
	m.Attribute("aria-label", l.Say("report.turn"))
	m.WriteString("><p>")
	m.Text(v.Turn)
	m.WriteString("</p>")
	for _, way := range [...]struct {
		to        *markup.Link
		rel, note string
	}{{v.Previous, "prev", v.PreviousNote}, {v.Next, "next", v.NextNote}} {
		key := "report.turn.previous"
		if way.rel == "next" {
			key = "report.turn.next"
			m.WriteByte('\n')
		}
		if way.to == nil {
			continue
		}
		m.Link(*way.to, way.rel, func() {
			m.WriteString("<small>")
			m.Text(l.Say(key) + " (" + way.note + ")")
			m.WriteString("</small> ")
		})
	}
	m.WriteString("</nav>\n")
}
