package page

import (
	"html/template"
	"math"

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
	t := e.plate.SeriesTable(s, l, x)
	if len(t.Rows) == 0 {
		return nil
	}
	lines := e.plate.SubjectLines(s, l, x)
	first := e.book.History().Editions[0].ID
	v := &seriesView{
		Style: root + seriesStyle, Head: e.Say("series.head", "first", first, "last", e.book.Newest()), ID: "verlauf-linie", Wide: true,
		Headline: lines.Headline,
		Subtitle: e.Say("series.subtitle.subject", "label", e.say.Named(s), "areas", l.Many(), "first", first, "last", e.book.Newest()),
		Status:   e.say.StatusLine(), CSV: root + "daten/series.csv", Table: markup.TableHTML(t, root),
		Notes: []string{e.Say("series.note.boundaries", "after", e.book.Newest()), e.say.BreakSentence(x)},
	}
	if x.Indicator < 0 {
		v.Notes[0] = e.Say("series.note.index")
	}
	v.Lines = []lineView{
		{Picture: linesHTML(lines.All, picture.Frame{Width: 760, Height: 340, Labels: 300}, lines.Alt)},
		{Picture: linesHTML(lines.Bold, picture.Frame{Width: 360, Height: 300, Labels: 150}, ""), Narrow: true},
	}
	return v
}
