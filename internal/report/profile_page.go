package report

import (
	"html/template"

	"sozialbericht/internal/words"
)

// A profileView is what stands on the page of an area.
type profileView struct {
	*frame
	Crumbs        []link
	Name          string
	Kind          string
	Summary       []string
	Verdicts      []verdict
	Locator       *locator
	Facts         []fact
	Contributions []*notedTable
	Values        *notedTable
	Strip         *plot
	Inside        *inside
	Since         *sinceView
	Series        template.HTML
	Origins       *notedTable
	Previous      *link
	Next          *link
	PreviousNote  string
	NextNote      string
	Turn          string
}

// write writes the whole page, always in this order: where it stands, what it
// is, why, its indicators, what it is made of, what came before, from where.
func (v *profileView) write(m *markup) {
	l := words.Lang(v.Lang)
	v.open(m)
	m.WriteString("<nav class=crumbs")
	m.attribute("aria-label", l.Say("report.crumbs"))
	m.WriteString("><ol>")
	for _, c := range v.Crumbs {
		m.WriteString("<li>")
		m.link(c, "", nil)
		m.WriteString("</li>")
	}
	m.WriteString("<li aria-current=page>")
	m.name(v.Name)
	m.WriteString("</li></ol></nav>\n")
	v.face(m)
	v.why(m, l)
	if v.Values != nil {
		m.section("indikatoren", l.Say("report.nav.indicators"))
		m.noted(l, v.Values)
		m.plot(l, v.Strip)
		m.WriteString("</section>\n")
	}
	writeInside(m, l, v.Inside)
	writeSince(m, l, v.Since)
	m.WriteString(string(v.Series))
	if v.Origins != nil {
		m.section("herkunft", l.Say("report.origin"))
		m.WriteString("<details><summary>")
		m.text(l.Say("report.origin.open"))
		m.WriteString("</summary>\n")
		m.noted(l, v.Origins)
		m.WriteString("</details></section>\n")
	}
	v.turn(m, l)
	v.close(m)
}

// face writes what is said first: name, class, summary, facts, place.
func (v *profileView) face(m *markup) {
	m.WriteString("<div class=face><div>\n")
	m.paragraph("kicker", v.Kind)
	m.WriteString("\n<h1>")
	m.name(v.Name)
	m.WriteString("</h1>\n")
	for i := range v.Verdicts {
		d := &v.Verdicts[i]
		m.WriteString("<p class=class>" + string(d.Swatch) + "<span>")
		m.text(d.Scheme)
		m.WriteString(":</span> <strong>")
		m.text(d.Class)
		m.WriteString("</strong></p>\n")
	}
	if len(v.Summary) > 0 {
		m.WriteString("<p class=lead>")
		m.sentences(v.Summary)
		m.WriteString("</p>\n")
	}
	m.WriteString("<dl class=facts>\n")
	for _, f := range v.Facts {
		m.WriteString("<div><dt>")
		m.text(f.Label)
		m.WriteString("</dt><dd>")
		m.text(f.Text)
		for i, to := range f.Links {
			if i > 0 {
				m.WriteString(", ")
			}
			m.link(to, "", nil)
		}
		m.WriteString("</dd></div>\n")
	}
	m.WriteString("</dl></div>\n")
	if p := v.Locator; p != nil {
		m.WriteString("<div class=locator role=img")
		m.attribute("aria-label", p.Alt)
		m.WriteString("><img")
		m.attribute("src", p.Ground)
		m.WriteString(` alt=""><svg`)
		m.attribute("viewBox", p.ViewBox)
		m.WriteString(` aria-hidden=true><path`)
		m.attribute("d", p.Path)
		m.WriteString("></path></svg></div>\n")
	}
	m.WriteString("</div>\n")
}

// why writes the reasons of the classes and how the indices are made up.
func (v *profileView) why(m *markup, l words.Lang) {
	switch {
	case len(v.Verdicts) > 0:
		m.section("warum", l.Say("report.why"))
	case len(v.Contributions) > 0:
		m.section("warum", l.Say("report.contributions"))
	default:
		return
	}
	for i := range v.Verdicts {
		d := &v.Verdicts[i]
		if len(v.Verdicts) > 1 {
			m.WriteString("<h3>")
			m.text(d.Scheme)
			m.WriteString("</h3>\n")
		}
		if len(d.Sentences) > 0 {
			m.WriteString("<p>")
			m.sentences(d.Sentences)
			m.WriteString("</p>\n")
		}
		m.noted(l, d.Conditions)
	}
	for _, t := range v.Contributions {
		m.noted(l, t)
	}
	m.WriteString("</section>\n")
}

// writeInside writes what an area is made of.
func writeInside(m *markup, l words.Lang, in *inside) {
	if in == nil {
		return
	}
	m.section("im-gebiet", in.Head)
	m.WriteString("<div class=within>")
	if in.Map != "" {
		m.WriteString("<div class=map>" + string(in.Map) + "<ul class=legend>" + string(in.Legend) + "</ul>")
		m.paragraph("notes", in.Note)
		m.WriteString("</div>\n")
	}
	m.WriteString("<div>")
	m.noted(l, in.Table)
	m.WriteString("</div></div></section>\n")
}

// writeSince writes what became of an area.
func writeSince(m *markup, l words.Lang, v *sinceView) {
	if v == nil {
		return
	}
	m.section("seit", v.Head)
	m.WriteString("<p>")
	m.sentences(v.Sentences)
	m.link(v.Link, "", nil)
	m.WriteString("</p>\n")
	m.noted(l, v.Table)
	m.WriteString("</section>\n")
}

// turn writes the ways to the areas before and after this one.
func (v *profileView) turn(m *markup, l words.Lang) {
	if v.Previous == nil && v.Next == nil {
		return
	}
	m.WriteString("<nav class=turn")
	m.attribute("aria-label", l.Say("report.turn"))
	m.WriteString("><p>")
	m.text(v.Turn)
	m.WriteString("</p>")
	for _, way := range [...]struct {
		to        *link
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
		m.link(*way.to, way.rel, func() {
			m.WriteString("<small>")
			m.text(l.Say(key) + " (" + way.note + ")")
			m.WriteString("</small> ")
		})
	}
	m.WriteString("</nav>\n")
}
