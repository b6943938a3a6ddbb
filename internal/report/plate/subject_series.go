package plate

import (
	"cmp"
	"math"
	"slices"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
)

// A SubjectSeries is a subject over all editions: the areas that rose and fell
// most and the city before the others.
type SubjectSeries struct {
	Headline, Alt string
	All           *figure.Lines // the other areas thin behind
	Bold          *figure.Lines // without them, for narrow screens
}

// A change is by how much an area moved within the latest part of a series
// without a break.
type change struct {
	row int
	by  float64
	Span
}

// SeriesTable has a subject's values of every edition, a row for each area that
// ever had one and for the city.
func (g *Gallery) SeriesTable(s *book.Subject, l *book.Level, x *compare.Series) figure.Table {
	t := figure.Table{
		ID: "verlauf-tabelle", Level: l.Level.ID, Sorted: true,
		Caption: g.Say("series.table.subject", "label", g.say.Named(s), "areas", l.Many()), Columns: []figure.Column{{Head: l.One()}},
	}
	editions := g.book.History().Editions
	for p := range editions {
		t.Columns = append(t.Columns, figure.Column{Head: editions[p].ID, Numeric: true})
	}
	for k := range l.Areas {
		if !Knows(x, k) {
			continue
		}
		r := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{figure.Link(l.Name(k), l.Page(k))}}
		for p := range editions {
			r.Cells = append(r.Cells, Sortable(g.say.Text(s, x.At(p, k)), x.At(p, k)))
		}
		t.Rows = append(t.Rows, r)
	}
	if len(t.Rows) > 0 && book.AnyKnown(x.City) {
		r := figure.Row{Mark: "city", Cells: []figure.Cell{figure.Text(g.say.CityName())}}
		for p := range editions {
			r.Cells = append(r.Cells, figure.Text(g.say.Text(s, x.At(p, -1))))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// SubjectLines are the lines of a subject over all editions.
func (g *Gallery) SubjectLines(s *book.Subject, l *book.Level, x *compare.Series) SubjectSeries {
	var rest []Track
	for k := range l.Areas {
		if l.Included(k) && Knows(x, k) {
			rest = append(rest, Track{Row: k, Look: figure.Rest})
		}
	}
	lit := extremes(changes(l, x))
	end := func(row int, name string) string {
		return g.Say("series.end", "name", name, "value", g.say.LastNumber(s, x, row))
	}
	var tracks []Track
	if len(rest) <= mostLines {
		tracks = rest
	}
	for _, c := range lit {
		tracks = append(tracks, Track{Row: c.row, Look: figure.Lit, Label: end(c.row, l.Name(c.row))})
	}
	// Without a city there is one area that the picture is told by.
	own, name := -1, g.say.CityShort()
	switch {
	case book.AnyKnown(x.City):
		tracks = append(tracks, Track{Row: -1, Look: figure.City, Label: end(-1, name)})
	case len(lit) > 0:
		own = lit[0].row
	default:
		own = firstRow(rest)
		tracks = append(tracks, Track{Row: own, Look: figure.Rest})
	}
	if own >= 0 {
		name = l.Name(own)
	}
	bold := slices.Clone(tracks)
	bold = slices.DeleteFunc(bold, func(t Track) bool { return t.Look == figure.Rest && t.Row != own })
	return SubjectSeries{
		Headline: g.changeHeadline(s, l, x, lit), Alt: g.SeriesAlt(s, x, name, own),
		All: g.SeriesLines(x, tracks), Bold: g.SeriesLines(x, bold),
	}
}

// changes are those of the included areas, the greatest rise first.
func changes(l *book.Level, x *compare.Series) []change {
	var out []change
	for k := range l.Areas {
		part, ok := LatestSpan(x, k)
		if !l.Included(k) || !ok {
			continue
		}
		before, after := x.At(part.First, k).Number, x.At(part.Last, k).Number
		by := after - before
		if indicators.Same(after, before) {
			by = 0
		}
		out = append(out, change{k, by, part})
	}
	slices.SortStableFunc(out, func(a, b change) int { return cmp.Compare(b.by, a.by) })
	return out
}

// extremes are the two greatest rises and the two greatest falls.
func extremes(sorted []change) []change {
	var out []change
	for i, c := range sorted {
		if i < 2 && c.by > 0 || i >= len(sorted)-2 && c.by < 0 {
			out = append(out, c)
		}
	}
	return out
}

// changeHeadline says the greatest change of all.
func (g *Gallery) changeHeadline(s *book.Subject, l *book.Level, x *compare.Series, lit []change) string {
	if len(lit) == 0 {
		return g.Say("series.headline.same", "label", s.Label())
	}
	c := lit[0]
	if last := lit[len(lit)-1]; math.Abs(last.by) > math.Abs(c.by) {
		c = last
	}
	key := "series.headline.rose"
	if c.by < 0 {
		key = "series.headline.fell"
	}
	editions := g.book.History().Editions
	return g.Say(key, "area", l.Name(c.row), "from", g.say.NumberOnly(s, x.At(c.First, c.row)), "to", g.say.Text(s, x.At(c.Last, c.row)),
		"first", editions[c.First].ID, "last", editions[c.Last].ID)
}

// firstRow is the row of the first of some tracks, -1 for none.
func firstRow(rest []Track) int {
	if len(rest) == 0 {
		return -1
	}
	return rest[0].Row
}
