package page

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strconv"

	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/picture"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/report/say"
)

// A verdict is one scheme's answer for an area.
type verdict struct {
	Scheme     string
	Class      string
	Swatch     template.HTML
	Sentences  []string
	Conditions *markup.NotedTable
}

// An partsView is what an area is made of.
type partsView struct {
	Head   string
	Table  *markup.NotedTable
	Map    template.HTML
	Legend template.HTML
	Note   string
}

// A locator shows where in the city an area lies.
type locator struct {
	Ground  string // way to the picture of the city
	Alt     string
	ViewBox string
	Path    string
}

// profile is the page of one area.
func (e *Edition) profile(w io.Writer, l *book.Level, row int) error {
	path := l.Page(row)
	name := l.Name(row)
	v := profileView{frame: e.frame(path, name, navAreas), Name: name, Kind: l.One()}

	v.Crumbs = append(v.Crumbs, markup.Link{Text: e.Say("report.nav.overview"), Href: v.Root + "index.html"})
	v.Crumbs = append(v.Crumbs, e.above(l, row)...)
	v.Summary = e.say.Summary(l, row)
	v.Verdicts = e.verdicts(l, row, v.Root)
	v.Locator = e.locator(l, row, v.Root)
	v.Facts = e.facts(l, row)
	merged := e.book.MergedNode(l, row)
	for _, r := range l.Rankings() {
		if r != nil && r.Node() >= 0 && r != merged {
			if t := markup.Noted(e.plate.Contributions(l, row, r), v.Root, "", e.say.ContributionNote(r)); t != nil {
				v.Contributions = append(v.Contributions, t)
			}
		}
	}
	v.Values = markup.Noted(e.plate.ValueTable(l, row, merged), v.Root, "daten/values.csv", e.plate.ValueNotes(l, row, merged)...)
	v.Strip = e.stripPlot(l, row)
	v.Inside = e.partsOf(l, row, v.Root)
	v.Since = e.sincePart(l, row, v.Root)
	if s := e.seriesPart(l, row, v.Root); s != nil {
		text, err := e.render("series", s)
		if err != nil {
			return err
		}
		v.Series = template.HTML(text)
	}
	v.Origins = markup.Noted(e.plate.OriginTable(l, row), v.Root, "")
	if r := e.book.LeadingOn(l); r != nil && r.Place[row] > 0 {
		i := r.Index(row)
		if i > 0 {
			v.Previous, v.PreviousNote = e.neighbour(l, r, r.Order[i-1], path)
		}
		if i+1 < len(r.Order) {
			v.Next, v.NextNote = e.neighbour(l, r, r.Order[i+1], path)
		}
		v.Turn = e.Say("report.turn.by", "label", r.Label())
	}
	return markup.ByHand(w, v.write)
}

// locator marks an area on a small picture of the city.
func (e *Edition) locator(l *book.Level, row int, root string) *locator {
	if l.Layer() == nil {
		return nil
	}
	s := e.shapes(l)
	path := s.Path(l.Areas[row].ID)
	width, height := s.Size()
	if path == "" || height <= 0 {
		return nil
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
	out := &locator{Ground: root + l.GroundFile(), Path: path, ViewBox: "-3 -3 " + number(width+6) + " " + number(height+6)}
	where := "centre"
	if x, y, ok := s.Place(l.Areas[row].ID); ok {
		where = say.Direction(x, y)
	}
	out.Alt = e.Say("report.locator", "area", l.Name(row), "where", e.Say("report.where."+where), "city", e.say.CityShort())
	return out
}

// stripPlot places an area among all of its level, indicator by indicator.
func (e *Edition) stripPlot(l *book.Level, row int) *markup.Plot {
	if !e.book.Stripped(l) || !l.Included(row) {
		return nil
	}
	headline := e.say.StripSentence(l, row)
	if headline == "" {
		return nil
	}
	return &markup.Plot{
		Figure: &figure.Figure{
			ID: "streifen", Headline: headline, Subtitle: e.Say("report.strip.subtitle", "area", l.Name(row), "areas", l.Many(), "n", l.Compared()),
			Notes: []string{e.Say("report.strip.note", "city", e.say.CityShort())}, Alt: e.Say("report.alt.strip", "finding", headline),
		},
		Kind: "strip", Head: 3, From: l.StripFile(), Own: l.Areas[row].ID, Status: e.say.StatusLine(),
	}
}

func (e *Edition) neighbour(l *book.Level, r *book.Ranking, row int, from string) (*markup.Link, string) {
	return &markup.Link{Text: l.Name(row), Href: markup.Way(from, l.Page(row))}, e.Say("report.rank.short", "rank", r.Place[row])
}

// above are the areas that contain one, from the coarsest.
func (e *Edition) above(l *book.Level, row int) []markup.Link {
	var out []markup.Link
	from := l.Page(row)
	for at, k := l, row; at.Index() > 0 && at.Parent(k) >= 0; {
		k = at.Parent(k)
		at = e.book.Level(at.Index() - 1)
		out = append([]markup.Link{{Text: at.Name(k), Href: markup.Way(from, at.Page(k))}}, out...)
	}
	return out
}

// verdicts are the answers of all schemes for an area.
func (e *Edition) verdicts(l *book.Level, row int, root string) []verdict {
	var out []verdict
	for _, s := range e.book.Schemes() {
		d := s.Decision(l, row)
		if d == nil {
			continue
		}
		v := verdict{Scheme: s.Label(), Sentences: e.say.Why(s, l, row)}
		if c := s.Class(l, row); c != nil {
			v.Class = book.ClassName(*c, 1)
			var m markup.Markup
			m.Swatch(e.plate.Looks(s)[d.Class])
			v.Swatch = template.HTML(m.String())
		} else {
			v.Class = e.Say("report.noclass." + d.Why.String())
		}
		v.Conditions = markup.Noted(e.plate.Conditions(s, l, row), root, "daten/reasons.csv")
		out = append(out, v)
	}
	return out
}

// facts are the lines beside an area's name.
func (e *Edition) facts(l *book.Level, row int) []markup.Fact {
	from := l.Page(row)
	out := []markup.Fact{{Label: e.Say("report.fact.id"), Text: l.Areas[row].ID}}
	if l.Population != nil {
		f := markup.Fact{Label: e.Say("report.col.people"), Text: e.say.Count(l.People(row))}
		if _, share, ok := e.book.PartOf(l, []int{row}); ok {
			f.Text = e.Say("report.fact.people", "n", f.Text, "share", e.say.PartText(share))
		}
		out = append(out, f)
	}
	at, k := l, row
	for at.Index() > 0 && at.Parent(k) >= 0 {
		k, at = at.Parent(k), e.book.Level(at.Index()-1)
		out = append(out, markup.Fact{Label: at.One(), Links: []markup.Link{{Text: at.Name(k), Href: markup.Way(from, at.Page(k))}}})
	}
	if rows := l.Children(row); len(rows) > 0 {
		f := e.book.Level(l.Index() + 1)
		line := markup.Fact{Label: f.Level.Name.For(len(rows)), Text: e.Integer(len(rows))}
		if len(rows) <= 12 {
			line.Text = ""
			for _, c := range rows {
				line.Links = append(line.Links, markup.Link{Text: f.Name(c), Href: markup.Way(from, f.Page(c))})
			}
		}
		if line.Label == "" {
			line.Label = f.Many()
		}
		out = append(out, line)
	}
	if l.Layer() != nil {
		if near := l.Neighbours(row); len(near) > 0 {
			line := markup.Fact{Label: e.Say("report.fact.neighbours")}
			for _, k := range near {
				line.Links = append(line.Links, markup.Link{Text: l.Name(k), Href: markup.Way(from, l.Page(k))})
			}
			out = append(out, line)
		}
	}
	return out
}

// partsOf shows the areas of the next finer level within an area, nil where
// there are none.
func (e *Edition) partsOf(l *book.Level, row int, root string) *partsView {
	rows := l.Children(row)
	if len(rows) == 0 {
		return nil
	}
	next := e.book.Level(l.Index() + 1)
	if r := e.book.LeadingOn(next); r != nil && len(rows) > 1 {
		// The most difficult situation first; those without a rank at the end.
		rows = slices.Clone(rows)
		slices.SortStableFunc(rows, func(x, y int) int {
			px, py := r.Place[x], r.Place[y]
			if px == 0 || py == 0 {
				return cmp.Compare(py, px)
			}
			return cmp.Compare(px, py)
		})
	}
	// All indicators would not fit on paper; the rest is in values.csv.
	inputs := e.book.MainIndicators(next, e.book.Scoring(next))
	out := &partsView{Head: e.Say("report.finer.head", "n", len(rows), "areas", next.Level.Name.For(len(rows)), "area", l.Name(row))}
	t := e.plate.AreaTable(next, rows, inputs, e.Say("report.finer.caption", "areas", next.Many(), "area", l.Name(row)), "")
	if next.Layer() != nil {
		out.Map, out.Legend = e.inset(next, rows, l.Page(row), e.Say("report.finer.alt", "areas", next.Many(), "area", l.Name(row)))
		if out.Map != "" {
			t.Columns = append([]figure.Column{{Head: e.Say("report.col.number")}}, t.Columns...)
			for i := range t.Rows {
				// The name stays the row's header.
				n := figure.Cell{}
				if i < len(rows) {
					n = figure.Text(e.Integer(i + 1))
				}
				t.Rows[i].Cells = append([]figure.Cell{n}, t.Rows[i].Cells...)
			}
			t.Numbered = true
			out.Note = e.Say("report.finer.numbers")
		}
	}
	out.Table = markup.Noted(t, root, "daten/values.csv", e.say.StatusNote())
	return out
}

// inset draws some areas of a level by their class, or by the leading ranking
// where there are no classes.
func (e *Edition) inset(l *book.Level, rows []int, from, alt string) (svg, legend template.HTML) {
	p := e.plate.Map(plate.Key{Level: l.Index(), Scheme: false, Subject: ""})
	if e.book.Lead().Scheme != nil {
		p = e.plate.Map(plate.Key{Level: l.Index(), Scheme: true, Subject: e.book.Lead().Scheme.Scheme.ID})
	}
	if r := e.book.LeadingOn(l); p == nil && r != nil {
		p = e.plate.Map(plate.Key{Level: l.Index(), Scheme: false, Subject: r.ID()})
	}
	if p == nil {
		return "", ""
	}
	var parts []picture.Part
	used := make([]bool, len(p.Swatches))
	for i, k := range rows {
		a := p.Areas[k]
		parts = append(parts, picture.Part{ID: a.ID, Name: a.Name, Text: a.Text, Href: markup.Way(from, l.Page(k)), Swatch: a.Swatch, Mark: e.Integer(i + 1)})
		used[a.Swatch] = true
	}
	var shown []figure.Swatch
	for i, s := range p.Swatches {
		if used[i] {
			shown = append(shown, s)
		}
	}
	return template.HTML(picture.Inset(e.detail(l), parts, p.Swatches, "innen", alt)), legendHTML(shown)
}
