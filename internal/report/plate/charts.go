package plate

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/words"
)

const mostBarsShown = 64

const mostOfMoreBars = 45 // where there are more than fit: a ranking that is cut may as well fit its page

const mostFinerBars = 36

const mostHeatRows = 60

// A colouring says which swatch the points of a chart have.
type colouring struct {
	swatches []figure.Swatch
	of       func(row int) int
}

// colouringFor dresses areas by their class where the scheme has classes on the
// level, else by their side of the city value.
func (g *Gallery) colouringFor(r *book.Ranking, l *book.Level, s *book.Scheme) colouring {
	if s != nil && s.On(l.Index()) != nil {
		position := make([]int, len(s.Classes))
		var d colouring
		for i := len(s.Classes) - 1; i >= 0; i-- {
			position[i] = -1
			if s.Count(l, i) == 0 {
				continue
			}
			position[i] = len(d.swatches)
			look := g.Looks(s)[i]
			if look.Fill.Pale() && !s.Classes[i].Target {
				look = figure.Swatch{Fill: look.Fill.Seen(), Label: look.Label}
			}
			d.swatches = append(d.swatches, look)
		}
		rest := len(d.swatches)
		d.swatches = append(d.swatches, figure.Swatch{Fill: colour.Bar, Label: g.Say("report.noclass.decided")})
		d.of = func(row int) int {
			if c := s.Decision(l, row); c != nil && c.Class >= 0 && c.Class < len(position) && position[c.Class] >= 0 {
				return position[c.Class]
			}
			return rest
		}
		return d
	}
	if r.Higher() == indicators.Neutral || r.Higher() == indicators.Undirected || !r.City().OK() {
		return colouring{[]figure.Swatch{{Fill: colour.Neutral}}, func(int) int { return 0 }}
	}
	return colouring{g.sides(), func(row int) int {
		switch r.Tone(r.Value(row).Number, r.City()) {
		case figure.Worse:
			return 0
		case figure.Better:
			return 1
		}
		return 2
	}}
}

// sides are the looks of worse, better and neither.
func (g *Gallery) sides() []figure.Swatch {
	return []figure.Swatch{
		{Fill: colour.WorseBar, Label: g.Say("report.side.worse.city")},
		{Fill: colour.BetterBar, Label: g.Say("report.side.better.city")},
		{Fill: colour.Bar, Label: g.Say("report.side.same.city")},
	}
}

// cityLine marks the city value.
func (g *Gallery) cityLine(r *book.Ranking) []figure.Line {
	if !r.City().OK() {
		return nil
	}
	return []figure.Line{{At: r.City().Number, Text: g.say.CityShort() + " " + g.say.Text(r.Subject, r.City())}}
}

// borderLines mark the bounds of the rule.
func (g *Gallery) borderLines(r *book.Ranking, l *book.Level, s *book.Scheme) []figure.Line {
	var out []figure.Line
	for _, x := range g.book.Borders(s, l, r.ID()) {
		text := g.Say("report.border.label", "class", x.Label, "value", g.say.Bound(x, r.Subject))
		if !slices.ContainsFunc(out, func(o figure.Line) bool { return o.At == x.At }) && len(out) < 4 {
			out = append(out, figure.Line{At: x.At, Text: text, Border: true})
		}
	}
	return out
}

func (g *Gallery) measure(s *book.Subject) figure.Measure {
	return figure.Measure{Label: s.Label(), Unit: s.Unit(), Decimals: s.Decimals()}
}

func (g *Gallery) point(r *book.Ranking, l *book.Level, k int, d colouring) figure.Point {
	return figure.Point{ID: l.Areas[k].ID, Name: l.Name(k), Href: l.Page(k), Value: r.Value(k).Number, Text: g.say.Text(r.Subject, r.Value(k)), Swatch: d.of(k)}
}

// BarsFigure is the ranking: bars from zero, the city line, the borders of the
// rule.
func (g *Gallery) BarsFigure(r *book.Ranking, l *book.Level, s *book.Scheme, id, headline string) *figure.Figure {
	if r == nil || r.N() == 0 {
		return nil
	}
	d := g.colouringFor(r, l, s)
	most := mostBarsShown
	switch {
	case l.Index() > g.book.Report():
		most = mostFinerBars
	case r.N() > mostBarsShown:
		most = mostOfMoreBars
	}
	head, tail := say.HeadAndTail(r.N(), most)
	c := &figure.Bars{Measure: g.measure(r.Subject), Level: l.Level.ID, Swatches: d.swatches, Lines: append(g.cityLine(r), g.borderLines(r, l, s)...)}
	for i, k := range r.Order {
		if i < head || i >= r.N()-tail {
			c.Points = append(c.Points, g.point(r, l, k, d))
		}
	}
	f := &figure.Figure{
		ID: id, Headline: headline, Subtitle: g.say.Subtitle(r.Subject, l), Source: g.say.SourceLine(r.Subject), Chart: c, DataHref: r.DataFile(),
		Notes: append(g.say.RankingNotes(r, l, s), g.say.Cut(r, most)),
		Data:  g.rankingTable(r, l, s, most, ""),
	}
	if tail > 0 {
		c.Skipped, c.SkippedText = head, g.Say("report.ranking.skipped", "n", r.N()-head-tail, "areas", l.Level.Name.For(r.N()-head-tail))
	}
	f.Alt = g.Say("report.alt.bars", "label", r.Label(), "n", r.N(), "areas", g.Dative(l.Level.Name.For(r.N()), r.N()), "finding", cmp.Or(g.say.Ends(r, l), g.say.Finding(r, l)+"."))
	return f
}

// DistributionFigure shows how the areas spread.
func (g *Gallery) DistributionFigure(r *book.Ranking, l *book.Level, s *book.Scheme, id string) *figure.Figure {
	if r == nil || r.N() < 2 || r.Same(r.Low, r.High) {
		return nil
	}
	d := g.colouringFor(r, l, s)
	c := &figure.Distribution{Measure: g.measure(r.Subject), Level: l.Level.ID, Swatches: d.swatches, Counted: l.Many(), Lines: g.cityLine(r)}
	mean := r.Mean(r.Values())
	c.Lines = append(c.Lines, figure.Line{At: mean, Text: g.Say("report.mean.label", "areas", l.Many(), "value", g.say.Text(r.Subject, indicators.Known(mean)))})
	for i, k := range r.Order {
		p := g.point(r, l, k, d)
		p.Label = i < 2 || i == r.N()-1
		c.Points = append(c.Points, p)
	}
	f := &figure.Figure{
		ID: id, Headline: g.say.SpreadSentence(r, l), Subtitle: g.say.Subtitle(r.Subject, l), Source: g.say.SourceLine(r.Subject), Chart: c, DataHref: r.DataFile(),
		Notes: []string{g.say.MeanNote(r)},
		Data:  g.spreadTable(r, l),
	}
	// Finer levels have many areas and stand on every page of an indicator.
	c.Binned = l.Index() > g.book.Report() && r.N() > 60
	if r.N() <= 400 && !c.Binned {
		f.Notes = append([]string{g.Say("report.note.dots", "area", l.One())}, f.Notes...)
	}
	f.Alt = g.Say("report.alt.distribution", "label", r.Label(), "n", r.N(), "areas", g.Dative(l.Level.Name.For(r.N()), r.N()), "finding", f.Headline, "ends", g.say.Ends(r, l))
	return f
}

// scatterFigure sets a subject against the main indicator that goes most
// closely with it.
func (g *Gallery) scatterFigure(r *book.Ranking, l *book.Level, s *book.Scheme, id string) *figure.Figure {
	if r == nil || r.N() > book.MostPointsShown {
		return nil
	}
	p, ok := g.book.Companion(r, l)
	if !ok {
		return nil
	}
	d := g.colouringFor(r, l, s)
	c := &figure.Scatter{Level: l.Level.ID, X: g.measure(p.X.Subject), Y: g.measure(p.Y.Subject), Swatches: d.swatches, XLines: g.cityLine(p.X), YLines: g.cityLine(p.Y)}
	t := figure.Table{
		Caption: g.Say("report.scatter.caption", "x", p.X.Label(), "y", p.Y.Label()), Level: l.Level.ID, Sorted: true,
		Columns: []figure.Column{{Head: l.One()}, {Head: g.say.ColumnHead(p.X.Subject), Numeric: true}, {Head: g.say.ColumnHead(p.Y.Subject), Numeric: true}},
	}
	named := map[int]bool{}
	for _, q := range []*book.Ranking{p.X, p.Y} {
		for _, k := range []int{q.Order[0], q.Order[q.N()-1]} {
			named[k] = true
		}
	}
	for _, k := range p.Y.Order {
		if p.X.Place[k] == 0 {
			continue
		}
		q := figure.ScatterPoint{Point: g.point(p.X, l, k, colouring{of: d.of}), Other: p.Y.Value(k).Number, OtherText: g.say.Text(p.Y.Subject, p.Y.Value(k))}
		q.Label = named[k]
		c.Points = append(c.Points, q)
		t.Rows = append(t.Rows, figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.Name(k), l.Page(k)), g.numberCell(p.X, k), g.numberCell(p.Y, k),
		}})
	}
	strength := "none"
	switch a := math.Abs(p.R); {
	case a >= 0.7:
		strength = "strong"
	case a >= 0.3:
		strength = "some"
	}
	way := "up"
	if p.R < 0 {
		way = "down"
	}
	key := "report.scatter." + strength + "." + way
	if strength == "none" {
		key = "report.scatter.none"
	}
	f := &figure.Figure{
		ID: id, Headline: g.Say(key, "x", p.X.Short(), "y", p.Y.Short()),
		Subtitle: g.Say("report.scatter.subtitle", "x", g.say.Named(p.X.Subject), "y", g.say.Named(p.Y.Subject), "areas", l.Many(), "city", g.book.Meta().City),
		Notes: []string{
			g.Say("report.scatter.r", "r", g.Number(p.R, 2), "n", len(p.Rows), "areas", g.Dative(l.Level.Name.For(len(p.Rows)), len(p.Rows)), "x", p.X.Label()),
			g.Say("report.scatter.cause"),
		},
		Chart: c, Data: t, DataHref: "daten/values.csv",
	}
	if g.book.Uses(r.Subject, p.X.ID(), 0) {
		f.Notes = append(f.Notes, g.Say("report.scatter.within", "x", p.X.Label(), "y", p.Y.Label()))
	}
	if x, y := g.say.SourceLine(p.X.Subject), g.say.SourceLine(p.Y.Subject); x == y {
		f.Source = x
	} else {
		f.Source = strings.Join(slices.DeleteFunc([]string{x, y}, func(s string) bool { return s == "" }), "; ")
	}
	f.Alt = g.Say("report.alt.scatter", "x", p.X.Label(), "y", p.Y.Label(), "n", len(p.Rows), "areas", g.Dative(l.Level.Name.For(len(p.Rows)), len(p.Rows)), "finding", f.Headline, "r", g.Number(p.R, 2))
	return f
}

// numberCell is a value that its column can be sorted by, without its unit.
func (g *Gallery) numberCell(r *book.Ranking, k int) figure.Cell {
	v := r.Value(k)
	c := figure.Text(g.say.NumberOnly(r.Subject, v))
	if v.OK() {
		c.Order = &v.Number
	}
	return c
}

// Steps of the heat map: distances from the city value in standard deviations
// of the areas.
var heatSteps = [...]float64{0.25, 0.75, 1.5}

// heatSwatches run from much worse to much better.
func (g *Gallery) heatSwatches() []figure.Swatch {
	return []figure.Swatch{
		{Fill: colour.Burden[2], Label: g.Say("report.heat.worse.3")}, {Fill: colour.Burden[1], Label: g.Say("report.heat.worse.2")}, {Fill: colour.Burden[0], Label: g.Say("report.heat.worse.1")},
		{Fill: colour.Middle, Label: g.Say("report.heat.even")},
		{Fill: colour.Relief[0], Label: g.Say("report.heat.better.1")}, {Fill: colour.Relief[1], Label: g.Say("report.heat.better.2")}, {Fill: colour.Relief[2], Label: g.Say("report.heat.better.3")},
		{Fill: colour.Missing, Pattern: figure.CrossHatch, Label: g.Say("report.map.missing")},
	}
}

// HeatFigure shows all areas by the main indicators in the order of the
// leading ranking.
func (g *Gallery) HeatFigure(lead *book.Ranking, l *book.Level, s *book.Scheme, id string) *figure.Figure {
	if lead == nil || lead.N() < 2 {
		return nil
	}
	var columns []*book.Ranking
	var spread []float64
	for _, in := range g.book.Lead().Inputs {
		r := g.book.Ranking(l, in.ID())
		if r == nil || r.N() < 2 || !r.City().OK() || in.Higher() == indicators.Neutral || in.Higher() == indicators.Undirected {
			continue
		}
		columns, spread = append(columns, r), append(spread, r.Deviation(r.Values()))
	}
	if len(columns) < 2 {
		return nil
	}
	c := &figure.Heat{Level: l.Level.ID, Swatches: g.heatSwatches()}
	t := figure.Table{Caption: g.Say("report.heat.caption", "areas", l.Many(), "label", lead.Label()), Columns: []figure.Column{{Head: l.One()}}, Level: l.Level.ID, Sorted: true}
	for _, r := range columns {
		c.Columns = append(c.Columns, figure.HeatColumn{Label: words.Soft(r.Short()), Href: r.Page(), Full: r.Label()})
		t.Columns = append(t.Columns, figure.Column{Head: g.say.ColumnHead(r.Subject), Numeric: true})
	}
	head, tail := say.HeadAndTail(lead.N(), mostHeatRows)
	all, none, complete := 0, 0, 0
	for i, k := range lead.Order {
		row := figure.HeatRow{ID: l.Areas[k].ID, Name: l.Name(k), Href: l.Page(k)}
		if cl := s.Class(l, k); cl != nil {
			row.Marked = cl.Target
		}
		line := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{figure.Link(l.Name(k), l.Page(k))}}
		worse, known := 0, 0
		for j, r := range columns {
			v := r.Value(k)
			cell := figure.HeatCell{Swatch: 7, Text: g.say.Text(r.Subject, v)}
			if v.OK() {
				known++
				cell.Swatch = heatSwatch(v.Number, r, spread[j])
				if r.Tone(v.Number, r.City()) == figure.Worse {
					worse++
				}
			}
			row.Cells = append(row.Cells, cell)
			line.Cells = append(line.Cells, g.numberCell(r, k))
		}
		if known == len(columns) {
			complete++
			switch worse {
			case known:
				all++
			case 0:
				none++
			}
		}
		if i < head || i >= lead.N()-tail {
			c.Rows = append(c.Rows, row)
			t.Rows = append(t.Rows, line)
		}
	}
	f := &figure.Figure{
		ID: id, Chart: c, Data: t, DataHref: "daten/values.csv",
		Headline: g.Say("report.heat.sentence", "all", all, "none", none, "k", len(columns), "areas", g.Dative(l.Level.Name.For(all), all), "n", complete),
		Subtitle: g.Say("report.heat.subtitle", "areas", l.Many(), "k", len(columns), "label", lead.Label(), "city", g.book.Meta().City),
		Notes: []string{g.Say("report.heat.note", "a", g.say.Trimmed(heatSteps[0], 2), "b", g.say.Trimmed(heatSteps[1], 2), "c", g.say.Trimmed(heatSteps[2], 2)),
			g.say.Cut(lead, mostHeatRows)},
	}
	if names := g.say.Marked(s, l); len(names) > 0 {
		f.Notes = append(f.Notes, g.Say("report.heat.bold", "classes", g.say.Either(names)))
	}
	f.Alt = g.Say("report.alt.heat", "n", lead.N(), "areas", l.Many(), "k", len(columns), "finding", f.Headline, "first", l.Name(lead.Order[0]), "last", l.Name(lead.Order[lead.N()-1]))
	return f
}

// heatSwatch is the position of a value among heatSwatches.
func heatSwatch(x float64, r *book.Ranking, spread float64) int {
	if !(spread > 0) {
		return 3
	}
	z := math.Abs(x-r.City().Number) / spread
	k := 0
	for k < len(heatSteps) && z >= heatSteps[k] {
		k++
	}
	switch r.Tone(x, r.City()) {
	case figure.Worse:
		return 3 - k
	case figure.Better:
		return 3 + k
	}
	return 3
}

// StripFigure holds all areas of a level by all its indicators; a profile
// picks out its own area. The more difficult side is on the right.
func (g *Gallery) StripFigure(l *book.Level) *figure.Figure {
	c := &figure.Strip{Level: l.Level.ID, Swatches: g.sides(), Left: g.Say("report.side.better"), Right: g.Say("report.side.worse")}
	for _, r := range l.Rankings() {
		if r == nil || r.N() < 2 || r.Same(r.Low, r.High) {
			continue
		}
		row := figure.StripRow{
			Measure: figure.Measure{Label: r.Short(), Unit: r.Unit(), Decimals: r.Decimals()}, Href: r.Page(), Own: -1, Swatch: -1,
			Turned: r.Higher() == indicators.Better, Lines: g.cityLine(r), Text: g.Say("report.map.missing"),
			Low: g.say.Text(r.Subject, indicators.Known(r.Low)), High: g.say.Text(r.Subject, indicators.Known(r.High)),
		}
		if r.Higher() == indicators.Neutral || r.Higher() == indicators.Undirected {
			row.Swatch = 2
		}
		for _, k := range r.Order {
			row.Points = append(row.Points, figure.Point{ID: l.Areas[k].ID, Name: l.Name(k), Href: l.Page(k), Value: r.Value(k).Number, Text: g.say.Text(r.Subject, r.Value(k))})
		}
		c.Rows = append(c.Rows, row)
	}
	return &figure.Figure{ID: "streifen", Chart: c}
}

// ScatterFor is the scatter of the report level; finer levels have none.
func (g *Gallery) ScatterFor(r *book.Ranking, l *book.Level) *figure.Figure {
	if l.Index() != g.book.Report() {
		return nil
	}
	return g.scatterFigure(r, l, g.book.Lead().Scheme, "zusammenhang")
}
