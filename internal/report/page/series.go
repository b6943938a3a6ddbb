package page

import (
	"cmp"
	"html/template"
	"math"
	"slices"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/picture"
	"sozialbericht/internal/report/plate"
)

// linesHTML is the picture of lines for a page, nothing for nil.
func linesHTML(f *figure.Lines, frame picture.Frame, alt string) template.HTML {
	if f == nil {
		return ""
	}
	return template.HTML(picture.Lines(f, frame, alt))
}

// A seriesView is the part of a page on several editions.
type seriesView struct {
	Style    string // way to the style sheet of these figures
	Head     string
	Strips   []strip
	ID       string
	Headline string
	Subtitle string
	Lines    []lineView
	Key      bool // what the lines mean is said below the subtitle
	City     string
	Own      string
	Notes    []string
	CSV      string
	Status   string
	Table    template.HTML
	Wide     bool
}

// A strip is the classes of one area under one scheme, a cell per edition.
type strip struct {
	Scheme string
	Cells  []stripCell
}

type stripCell struct {
	Edition, Class string
	Swatch         template.HTML
}

// A lineView is one small picture with its name.
type lineView struct {
	Label, Href string
	Picture     template.HTML
	Narrow      bool // for narrow screens, in place of the one before
}

// seriesStyle is the style sheet of the series' figures: only editions that
// have some carry it.
const seriesStyle = "assets/reihen.css"

// seriesPart is an area over all editions, nil where there are fewer than three.
// On finer levels, whose pages are many, it is the classes alone.
func (e *Edition) seriesPart(l *book.Level, row int, root string) *seriesView {
	h := e.book.History().Level(l.Level.ID)
	if h == nil || len(h.Areas) != len(l.Areas) {
		return nil
	}
	n := len(e.book.History().Editions)
	v := &seriesView{
		Style: root + seriesStyle, Head: e.Say("series.head", "first", e.book.History().Editions[0].ID, "last", e.book.Newest()), ID: "verlauf-linien",
		Status: e.say.StatusLine(), CSV: root + "daten/series.csv", Key: true, City: e.say.CityShort(), Own: l.Name(row),
	}
	for _, s := range e.book.Schemes() {
		if x := book.ClassSeries(h, s.Scheme.ID); x != nil {
			v.Strips = append(v.Strips, e.strip(s, x, row))
		}
	}
	if l.Index() > e.book.Report() {
		if len(v.Strips) == 0 {
			return nil
		}
		return v
	}
	t := figure.Table{
		Caption: e.Say("series.table.area", "area", l.Name(row)),
		Columns: []figure.Column{{Head: e.Say("report.col.indicator")}},
	}
	for p := range n {
		t.Columns = append(t.Columns, figure.Column{Head: e.book.History().Editions[p].ID, Numeric: true})
	}
	v.Notes = append(v.Notes, e.Say("series.note.boundaries", "after", e.book.Newest()))
	near, of := 0, 0
	for _, x := range e.plate.SeriesOrder(l, h) {
		s := e.book.Subject(x.ID)
		if s == nil || !plate.Knows(x, row) {
			continue
		}
		if x.Indicator < 0 {
			v.Notes = book.AppendNew(v.Notes, e.Say("series.note.index"))
		}
		v.Lines = append(v.Lines, lineView{Label: plate.InUnit(s), Href: root + s.Page(), Picture: linesHTML(e.plate.SeriesLines(x, []plate.Track{
			{Row: -1, Look: figure.City, Label: ""}, {Row: row, Look: figure.Own, Label: e.say.LastNumber(s, x, row)},
		}), picture.Frame{Width: 300, Height: 130, Labels: 46}, e.plate.SeriesAlt(s, x, l.Name(row), row))})
		for _, line := range []struct {
			label string
			row   int
		}{{s.Short(), row}, {e.Say("series.city", "city", e.say.CityShort(), "label", s.Short()), -1}} {
			if line.row < 0 && !book.AnyKnown(x.City) {
				continue
			}
			r := figure.Row{Cells: []figure.Cell{figure.Text(line.label)}}
			for p := range n {
				r.Cells = append(r.Cells, figure.Text(e.say.Text(s, x.At(p, line.row))))
			}
			t.Rows = append(t.Rows, r)
		}
		if note := e.say.BreakSentence(x); note != "" {
			v.Notes = append(v.Notes, note)
		}
		if part, ok := plate.LatestSpan(x, row); ok && x.At(part.First, -1).OK() && x.At(part.Last, -1).OK() {
			of++
			then := math.Abs(x.At(part.First, row).Number - x.At(part.First, -1).Number)
			now := math.Abs(x.At(part.Last, row).Number - x.At(part.Last, -1).Number)
			if now < then && !indicators.Same(now, then) {
				near++
			}
		}
	}
	if len(v.Lines) == 0 {
		if len(v.Strips) == 0 {
			return nil
		}
		return v
	}
	v.Headline = e.Say("series.headline.plain", "area", l.Name(row))
	if of > 0 {
		key := "series.headline.near"
		switch {
		case near == 0:
			key = "series.headline.none"
		case near == of && of > 1:
			key = "series.headline.all"
		}
		v.Headline = e.Say(key, "area", l.Name(row), "city", e.say.CityShort(), "k", near, "n", of)
	}
	v.Subtitle = e.Say("series.subtitle", "first", e.book.History().Editions[0].ID, "last", e.book.Newest(), "n", n)
	v.Table = markup.TableHTML(t, root)
	return v
}

// strip is the classes of an area in all editions.
func (e *Edition) strip(s *book.Scheme, x *compare.ClassSeries, row int) strip {
	out := strip{Scheme: s.Label()}
	for p := range e.book.History().Editions {
		c := stripCell{Edition: e.book.History().Editions[p].ID}
		var m markup.Markup
		k := x.Of[p][row]
		if k < 0 {
			c.Class = e.Say("series.no_class")
			m.Swatch(figure.Swatch{Pattern: figure.Outline, Fill: colour.Missing})
		} else {
			c.Class = book.ClassName(x.Classes[k], 1)
			m.Swatch(e.plate.ClassLook(s, x, k))
		}
		c.Swatch = template.HTML(m.String())
		out.Cells = append(out.Cells, c)
	}
	return out
}

// subjectSeries is a subject over all editions on the report level: the city,
// and the areas that rose and fell most.
func (e *Edition) subjectSeries(s *book.Subject, root string) *seriesView {
	if e.book.History() == nil || e.book.Report() < 0 {
		return nil
	}
	l := e.book.ReportLevel()
	h := e.book.History().Level(l.Level.ID)
	x := h.Find(s.ID())
	if x == nil || len(h.Areas) != len(l.Areas) {
		return nil
	}
	type change struct {
		row int
		by  float64
		plate.Span
	}
	var changes []change
	var rest []plate.Track
	t := figure.Table{
		ID: "verlauf-tabelle", Level: l.Level.ID, Sorted: true,
		Caption: e.Say("series.table.subject", "label", e.say.Named(s), "areas", l.Many()), Columns: []figure.Column{{Head: l.One()}},
	}
	for p := range e.book.History().Editions {
		t.Columns = append(t.Columns, figure.Column{Head: e.book.History().Editions[p].ID, Numeric: true})
	}
	for k := range l.Areas {
		if !plate.Knows(x, k) {
			continue
		}
		r := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{figure.Link(l.Name(k), l.Page(k))}}
		for p := range e.book.History().Editions {
			r.Cells = append(r.Cells, plate.Sortable(e.say.Text(s, x.At(p, k)), x.At(p, k)))
		}
		t.Rows = append(t.Rows, r)
		if !l.Included(k) {
			continue
		}
		if part, ok := plate.LatestSpan(x, k); ok {
			by := x.At(part.Last, k).Number - x.At(part.First, k).Number
			if indicators.Same(x.At(part.Last, k).Number, x.At(part.First, k).Number) {
				by = 0
			}
			changes = append(changes, change{k, by, part})
		}
		rest = append(rest, plate.Track{Row: k, Look: figure.Rest, Label: ""})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(b.by, a.by) })
	var lit []change
	for i, c := range changes {
		if i < 2 && c.by > 0 || i >= len(changes)-2 && c.by < 0 {
			lit = append(lit, c)
		}
	}
	var tracks []plate.Track
	if len(rest) <= plate.MostLines {
		tracks = rest
	}
	for _, c := range lit {
		tracks = append(tracks, plate.Track{Row: c.row, Look: figure.Lit, Label: e.Say("series.end", "name", l.Name(c.row), "value", e.say.LastNumber(s, x, c.row))})
	}
	city := book.AnyKnown(x.City)
	own := -1
	if city {
		tracks = append(tracks, plate.Track{Row: -1, Look: figure.City, Label: e.Say("series.end", "name", e.say.CityShort(), "value", e.say.LastNumber(s, x, -1))})
		r := figure.Row{Mark: "city", Cells: []figure.Cell{figure.Text(e.say.CityName())}}
		for p := range e.book.History().Editions {
			r.Cells = append(r.Cells, figure.Text(e.say.Text(s, x.At(p, -1))))
		}
		t.Rows = append(t.Rows, r)
	} else if len(lit) > 0 {
		own = lit[0].row
	} else {
		own = plate.FirstRow(rest)
		tracks = append(tracks, plate.Track{Row: own, Look: figure.Rest, Label: ""})
	}
	v := &seriesView{
		Style: root + seriesStyle, Head: e.Say("series.head", "first", e.book.History().Editions[0].ID, "last", e.book.Newest()), ID: "verlauf-linie", Wide: true,
		Subtitle: e.Say("series.subtitle.subject", "label", e.say.Named(s), "areas", l.Many(), "first", e.book.History().Editions[0].ID, "last", e.book.Newest()),
		Status:   e.say.StatusLine(), CSV: root + "daten/series.csv", Table: markup.TableHTML(t, root),
		Notes: []string{e.Say("series.note.boundaries", "after", e.book.Newest()), e.say.BreakSentence(x)},
	}
	if x.Indicator < 0 {
		v.Notes[0] = e.Say("series.note.index")
	}
	v.Headline = e.Say("series.headline.same", "label", s.Label())
	name := e.say.CityShort()
	if own >= 0 {
		name = l.Name(own)
	}
	if len(lit) > 0 {
		c := lit[0]
		if last := lit[len(lit)-1]; math.Abs(last.by) > math.Abs(c.by) {
			c = last
		}
		key := "series.headline.rose"
		if c.by < 0 {
			key = "series.headline.fell"
		}
		v.Headline = e.Say(key, "area", l.Name(c.row), "from", e.say.NumberOnly(s, x.At(c.First, c.row)), "to", e.say.Text(s, x.At(c.Last, c.row)),
			"first", e.book.History().Editions[c.First].ID, "last", e.book.History().Editions[c.Last].ID)
	}
	var bold []plate.Track
	for _, t := range tracks {
		if t.Look != figure.Rest || t.Row == own {
			bold = append(bold, t)
		}
	}
	v.Lines = []lineView{
		{Picture: linesHTML(e.plate.SeriesLines(x, tracks), picture.Frame{Width: 760, Height: 340, Labels: 300}, e.plate.SeriesAlt(s, x, name, own))},
		{Picture: linesHTML(e.plate.SeriesLines(x, bold), picture.Frame{Width: 360, Height: 300, Labels: 150}, ""), Narrow: true},
	}
	return v
}
