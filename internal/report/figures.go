package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/figure"
)

// Looks of bars and points that have no class: they need more contrast with
// the page than an area of a map, which its neighbours bound.
const (
	plainBar  = "#7d8590"
	worseBar  = "#b35806"
	betterBar = "#7a5fb0"
	neutral   = "#2b7fb8"
)

// How many areas a chart shows one by one; the files have them all.
const (
	mostBarsShown   = 64
	mostOfMoreBars  = 45 // where there are more than fit: a ranking that is cut may as well fit its page
	mostFinerBars   = 36
	mostHeatRows    = 60
	mostPointsShown = 1000
)

// A dress says which swatch the points of a chart have.
type dress struct {
	swatches []figure.Swatch
	of       func(row int) int
}

// dressFor dresses areas by their class where the scheme has classes on the
// level, else by their side of the city value.
func (b *book) dressFor(r *ranking, l *level, s *scheme) dress {
	if s != nil && s.byLev[l.index] != nil {
		position := make([]int, len(s.Classes))
		var d dress
		for i := len(s.Classes) - 1; i >= 0; i-- {
			position[i] = -1
			if s.count(l, i) == 0 {
				continue
			}
			position[i] = len(d.swatches)
			look := b.looks(s)[i]
			if pale(look.Fill) && !s.Classes[i].Target {
				look = figure.Swatch{Fill: darker(look.Fill), Label: look.Label}
			}
			d.swatches = append(d.swatches, look)
		}
		rest := len(d.swatches)
		d.swatches = append(d.swatches, figure.Swatch{Fill: plainBar, Label: b.Say("report.noclass.decided")})
		d.of = func(row int) int {
			if c := s.decision(l, row); c != nil && c.Class >= 0 && c.Class < len(position) && position[c.Class] >= 0 {
				return position[c.Class]
			}
			return rest
		}
		return d
	}
	if r.higher == indicators.Neutral || r.higher == indicators.Undirected || !r.city.OK() {
		return dress{[]figure.Swatch{{Fill: neutral}}, func(int) int { return 0 }}
	}
	return dress{b.sides(), func(row int) int {
		switch r.tone(r.values[row].Number, r.city) {
		case figure.Worse:
			return 0
		case figure.Better:
			return 1
		}
		return 2
	}}
}

// sides are the looks of worse, better and neither.
func (b *book) sides() []figure.Swatch {
	return []figure.Swatch{
		{Fill: worseBar, Label: b.Say("report.side.worse.city")},
		{Fill: betterBar, Label: b.Say("report.side.better.city")},
		{Fill: plainBar, Label: b.Say("report.side.same.city")},
	}
}

// pale reports whether a colour has less than 3:1 against a white page.
func pale(fill string) bool { return contrast(fill, "#ffffff") < 3 }

// darker mixes a colour with ink until it can be seen on a white page, grey
// for a colour that has none of its own.
func darker(fill string) string {
	if fill == without {
		return plainBar
	}
	for part := 0.1; part < 1; part += 0.1 {
		if c := mix(fill, "#1b1f23", part); !pale(c) {
			return c
		}
	}
	return plainBar
}

// cityLine marks the city value.
func (b *book) cityLine(r *ranking) []figure.Line {
	if !r.city.OK() {
		return nil
	}
	return []figure.Line{{At: r.city.Number, Text: b.cityShort() + " " + b.text(r.subject, r.city)}}
}

// cityShort is the city's name for a label.
func (b *book) cityShort() string { return cmp.Or(b.Meta.City, b.Say("report.city")) }

// borderLines mark the bounds of the rule.
func (b *book) borderLines(r *ranking, l *level, s *scheme) []figure.Line {
	var out []figure.Line
	for _, x := range b.borders(s, l, r.id) {
		text := b.Say("report.border.label", "class", x.label, "value", b.bound(x, r.subject))
		if !slices.ContainsFunc(out, func(o figure.Line) bool { return o.At == x.at }) && len(out) < 4 {
			out = append(out, figure.Line{At: x.at, Text: text, Border: true})
		}
	}
	return out
}

// bound is a border with its unit. One that the rule names stands as it is
// named; one that was found among the values is rounded as they are.
func (b *book) bound(x border, s *subject) string {
	if x.found {
		return b.WithUnit(b.Number(x.at, s.decimals), s.unit)
	}
	return b.WithUnit(b.exactly(x.at, s.decimals), s.unit)
}

// exactly returns a number with at least so many decimals and as many as it
// needs, up to eight.
func (b *book) exactly(x float64, decimals int) string {
	for d := decimals; d < 8; d++ {
		if indicators.Same(indicators.Round(x, d), x) {
			return b.Number(x, d)
		}
	}
	return b.Number(x, 8)
}

func (b *book) measure(s *subject) figure.Measure {
	return figure.Measure{Label: s.label, Unit: s.unit, Decimals: s.decimals}
}

func (b *book) point(r *ranking, l *level, k int, d dress) figure.Point {
	return figure.Point{ID: l.Areas[k].ID, Name: l.label(k), Href: l.homes[k], Value: r.values[k].Number, Text: b.text(r.subject, r.values[k]), Swatch: d.of(k)}
}

// csvOf is the file that holds a subject's values.
func (s *subject) csvOf() string {
	if s.node >= 0 {
		return "daten/areas.csv"
	}
	return "daten/values.csv"
}

// subtitle names measure, level, city and date.
func (b *book) subtitle(s *subject, l *level) string {
	out := b.Say("report.map.subtitle.value", "label", b.named(s), "areas", l.many(), "city", b.Meta.City)
	if s.date != "" {
		out += ", " + b.Date(s.date)
	}
	return out
}

// barsFigure is the ranking: bars from zero, the city line, the borders of the
// rule.
func (b *book) barsFigure(r *ranking, l *level, s *scheme, id, headline string) *figure.Figure {
	if r == nil || r.n() == 0 {
		return nil
	}
	d := b.dressFor(r, l, s)
	most := mostBarsShown
	switch {
	case l.index > b.report:
		most = mostFinerBars
	case r.n() > mostBarsShown:
		most = mostOfMoreBars
	}
	head, tail := kept(r.n(), most)
	c := &figure.Bars{Measure: b.measure(r.subject), Level: l.Level.ID, Swatches: d.swatches, Lines: append(b.cityLine(r), b.borderLines(r, l, s)...)}
	for i, k := range r.Order {
		if i < head || i >= r.n()-tail {
			c.Points = append(c.Points, b.point(r, l, k, d))
		}
	}
	f := &figure.Figure{
		ID: id, Headline: headline, Subtitle: b.subtitle(r.subject, l), Source: b.sourceLine(r.subject), Chart: c, DataHref: r.csvOf(),
		Notes: append(b.rankingNotes(r, l, s), b.cut(r, most)),
		Data:  b.rankingTable(r, l, s, most, ""),
	}
	if tail > 0 {
		c.Skipped, c.SkippedText = head, b.Say("report.ranking.skipped", "n", r.n()-head-tail, "areas", l.Level.Name.For(r.n()-head-tail))
	}
	f.Alt = b.Say("report.alt.bars", "label", r.label, "n", r.n(), "areas", b.dative(l.Level.Name, r.n()), "finding", cmp.Or(b.ends(r, l), b.finding(r, l)+"."))
	return f
}

// beyond says how many areas lie beyond the border of the rule, where there is
// one; else where the most difficult value is.
func (b *book) beyond(r *ranking, l *level, s *scheme) string {
	borders := b.borders(s, l, r.id)
	if len(borders) != 1 || r.n() == 0 {
		return b.finding(r, l)
	}
	n := 0
	for _, k := range r.Order {
		if c := indicators.CompareAt(r.values[k].Number, borders[0].at, r.Terms); c > 0 && !borders[0].below || c < 0 && borders[0].below {
			n++
		}
	}
	key := "report.beyond.above"
	if borders[0].below {
		key = "report.beyond.below"
	}
	if n == 0 {
		key += ".none"
	}
	return b.Say(key, "n", n, "areas", l.Level.Name.For(n), "all", l.many(), "bound", b.bound(borders[0], r.subject), "class", borders[0].label)
}

// meanNote tells the mean of the areas from the city value, where there is one.
func (b *book) meanNote(r *ranking) string {
	if r.city.OK() {
		return b.Say("report.note.mean")
	}
	return b.Say("report.note.mean.alone")
}

// distributionFigure shows how the areas spread.
func (b *book) distributionFigure(r *ranking, l *level, s *scheme, id string) *figure.Figure {
	if r == nil || r.n() < 2 || r.Same(r.Low, r.High) {
		return nil
	}
	d := b.dressFor(r, l, s)
	c := &figure.Distribution{Measure: b.measure(r.subject), Level: l.Level.ID, Swatches: d.swatches, Counted: l.many(), Lines: b.cityLine(r)}
	mean := r.Mean(r.values)
	c.Lines = append(c.Lines, figure.Line{At: mean, Text: b.Say("report.mean.label", "areas", l.many(), "value", b.text(r.subject, indicators.Known(mean)))})
	for i, k := range r.Order {
		p := b.point(r, l, k, d)
		p.Label = i < 2 || i == r.n()-1
		c.Points = append(c.Points, p)
	}
	f := &figure.Figure{
		ID: id, Headline: b.spreadSentence(r, l), Subtitle: b.subtitle(r.subject, l), Source: b.sourceLine(r.subject), Chart: c, DataHref: r.csvOf(),
		Notes: []string{b.meanNote(r)},
		Data:  b.spreadTable(r, l),
	}
	// Finer levels have many areas and stand on every page of an indicator.
	c.Binned = l.index > b.report && r.n() > 60
	if r.n() <= 400 && !c.Binned {
		f.Notes = append([]string{b.Say("report.note.dots", "area", l.one())}, f.Notes...)
	}
	f.Alt = b.Say("report.alt.distribution", "label", r.label, "n", r.n(), "areas", b.dative(l.Level.Name, r.n()), "finding", f.Headline, "ends", b.ends(r, l))
	return f
}

// spreadSentence says how many areas lie on the more difficult side of the
// city value, or where the middle half lies.
func (b *book) spreadSentence(r *ranking, l *level) string {
	if r.city.OK() && r.higher != indicators.Neutral && r.higher != indicators.Undirected {
		k := 0
		for _, row := range r.Order {
			if r.tone(r.values[row].Number, r.city) == figure.Worse {
				k++
			}
		}
		key := "report.spread.sentence"
		switch k {
		case 0:
			key += ".none"
		case r.n():
			key += ".all"
		}
		return b.Say(key, "k", k, "n", r.n(), "areas", b.dative(l.Level.Name, r.n()), "city", b.text(r.subject, r.city))
	}
	sorted := make([]float64, 0, r.n())
	for _, k := range r.Order {
		sorted = append(sorted, r.values[k].Number)
	}
	slices.Sort(sorted)
	q1, err1 := indicators.Quantile(sorted, 0.25, 7)
	q3, err3 := indicators.Quantile(sorted, 0.75, 7)
	if err1 != nil || err3 != nil {
		return r.label
	}
	return b.Say("report.spread.middle", "areas", l.many(), "low", b.Number(q1, r.decimals), "high", b.text(r.subject, indicators.Known(q3)))
}

// A pair is two rankings over the areas that have both values.
type pair struct {
	x, y *ranking
	rows []int
	r    float64 // Pearson's correlation
}

// minPairs is the least number of areas for which a correlation is shown.
const minPairs = 8

// correlate returns two rankings as a pair; ok is false where there are too few
// areas or one value does not vary.
func correlate(x, y *ranking) (p pair, ok bool) {
	p = pair{x: x, y: y}
	var xs, ys []float64
	for _, k := range x.Order {
		if k < len(y.Place) && y.Place[k] > 0 {
			p.rows = append(p.rows, k)
			xs, ys = append(xs, x.values[k].Number), append(ys, y.values[k].Number)
		}
	}
	if len(p.rows) < minPairs {
		return p, false
	}
	p.r, ok = indicators.Correlation(xs, ys, x.Terms, y.Terms)
	return p, ok
}

// companion finds the main indicator that goes most closely with a subject.
func (b *book) companion(r *ranking, l *level) (pair, bool) {
	var best pair
	found := false
	for _, s := range b.head.inputs {
		if s == r.subject {
			continue
		}
		q := b.ranking(l, s.id)
		if q == nil {
			continue
		}
		// Equal correlations: the first in the order of the edition file.
		if p, ok := correlate(q, r); ok && (!found || math.Abs(p.r) > math.Abs(best.r)+1e-9) {
			best, found = p, true
		}
	}
	return best, found
}

// scatterFigure sets a subject against the main indicator that goes most
// closely with it.
func (b *book) scatterFigure(r *ranking, l *level, s *scheme, id string) *figure.Figure {
	if r == nil || r.n() > mostPointsShown {
		return nil
	}
	p, ok := b.companion(r, l)
	if !ok {
		return nil
	}
	d := b.dressFor(r, l, s)
	c := &figure.Scatter{Level: l.Level.ID, X: b.measure(p.x.subject), Y: b.measure(p.y.subject), Swatches: d.swatches, XLines: b.cityLine(p.x), YLines: b.cityLine(p.y)}
	t := figure.Table{
		Caption: b.Say("report.scatter.caption", "x", p.x.label, "y", p.y.label), Level: l.Level.ID, Sorted: true,
		Columns: []figure.Column{{Head: l.one()}, {Head: b.columnHead(p.x.subject), Numeric: true}, {Head: b.columnHead(p.y.subject), Numeric: true}},
	}
	named := map[int]bool{}
	for _, q := range []*ranking{p.x, p.y} {
		for _, k := range []int{q.Order[0], q.Order[q.n()-1]} {
			named[k] = true
		}
	}
	for _, k := range p.y.Order {
		if p.x.Place[k] == 0 {
			continue
		}
		q := figure.ScatterPoint{Point: b.point(p.x, l, k, dress{of: d.of}), Other: p.y.values[k].Number, OtherText: b.text(p.y.subject, p.y.values[k])}
		q.Label = named[k]
		c.Points = append(c.Points, q)
		t.Rows = append(t.Rows, figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.label(k), l.homes[k]), b.numberCell(p.x, k), b.numberCell(p.y, k),
		}})
	}
	strength := "none"
	switch a := math.Abs(p.r); {
	case a >= 0.7:
		strength = "strong"
	case a >= 0.3:
		strength = "some"
	}
	way := "up"
	if p.r < 0 {
		way = "down"
	}
	key := "report.scatter." + strength + "." + way
	if strength == "none" {
		key = "report.scatter.none"
	}
	f := &figure.Figure{
		ID: id, Headline: b.Say(key, "x", p.x.short, "y", p.y.short),
		Subtitle: b.Say("report.scatter.subtitle", "x", b.named(p.x.subject), "y", b.named(p.y.subject), "areas", l.many(), "city", b.Meta.City),
		Notes: []string{
			b.Say("report.scatter.r", "r", b.Number(p.r, 2), "n", len(p.rows), "areas", b.dative(l.Level.Name, len(p.rows)), "x", p.x.label),
			b.Say("report.scatter.cause"),
		},
		Chart: c, Data: t, DataHref: "daten/values.csv",
	}
	if b.uses(r.subject, p.x.id, 0) {
		f.Notes = append(f.Notes, b.Say("report.scatter.within", "x", p.x.label, "y", p.y.label))
	}
	if x, y := b.sourceLine(p.x.subject), b.sourceLine(p.y.subject); x == y {
		f.Source = x
	} else {
		f.Source = strings.Join(slices.DeleteFunc([]string{x, y}, func(s string) bool { return s == "" }), "; ")
	}
	f.Alt = b.Say("report.alt.scatter", "x", p.x.label, "y", p.y.label, "n", len(p.rows), "areas", b.dative(l.Level.Name, len(p.rows)), "finding", f.Headline, "r", b.Number(p.r, 2))
	return f
}

// uses reports whether an index takes in an indicator, directly or through
// another index.
func (b *book) uses(s *subject, id string, depth int) bool {
	if s == nil || s.node < 0 || depth > deepest {
		return false
	}
	for _, in := range b.Nodes[s.node].Inputs {
		if in.ID == id || b.uses(b.byID[in.ID], id, depth+1) {
			return true
		}
	}
	return false
}

// numberCell is a value that its column can be sorted by, without its unit.
func (b *book) numberCell(r *ranking, k int) figure.Cell {
	v := indicators.At(r.values, k)
	c := figure.Text(b.bare(r.subject, v))
	if v.OK() {
		c.Order = &v.Number
	}
	return c
}

// Steps of the heat map: distances from the city value in standard deviations
// of the areas.
var heatSteps = [...]float64{0.25, 0.75, 1.5}

// heatSwatches run from much worse to much better.
func (b *book) heatSwatches() []figure.Swatch {
	return []figure.Swatch{
		{Fill: burden[2], Label: b.Say("report.heat.worse.3")}, {Fill: burden[1], Label: b.Say("report.heat.worse.2")}, {Fill: burden[0], Label: b.Say("report.heat.worse.1")},
		{Fill: middle, Label: b.Say("report.heat.even")},
		{Fill: relief[0], Label: b.Say("report.heat.better.1")}, {Fill: relief[1], Label: b.Say("report.heat.better.2")}, {Fill: relief[2], Label: b.Say("report.heat.better.3")},
		{Fill: missing, Pattern: figure.CrossHatch, Label: b.Say("report.map.missing")},
	}
}

// heatFigure shows all areas by the main indicators in the order of the
// leading ranking.
func (b *book) heatFigure(lead *ranking, l *level, s *scheme, id string) *figure.Figure {
	if lead == nil || lead.n() < 2 {
		return nil
	}
	var columns []*ranking
	var spread []float64
	for _, in := range b.head.inputs {
		r := b.ranking(l, in.id)
		if r == nil || r.n() < 2 || !r.city.OK() || in.higher == indicators.Neutral || in.higher == indicators.Undirected {
			continue
		}
		m, sum := r.Mean(r.values), 0.0
		for _, k := range r.Order {
			d := r.values[k].Number - m
			sum += d * d / float64(r.n())
		}
		columns, spread = append(columns, r), append(spread, math.Sqrt(sum))
	}
	if len(columns) < 2 {
		return nil
	}
	c := &figure.Heat{Level: l.Level.ID, Swatches: b.heatSwatches()}
	t := figure.Table{Caption: b.Say("report.heat.caption", "areas", l.many(), "label", lead.label), Columns: []figure.Column{{Head: l.one()}}, Level: l.Level.ID, Sorted: true}
	for _, r := range columns {
		c.Columns = append(c.Columns, figure.HeatColumn{Label: soft(r.short), Href: r.page, Full: r.label})
		t.Columns = append(t.Columns, figure.Column{Head: b.columnHead(r.subject), Numeric: true})
	}
	head, tail := kept(lead.n(), mostHeatRows)
	all, none, complete := 0, 0, 0
	for i, k := range lead.Order {
		row := figure.HeatRow{ID: l.Areas[k].ID, Name: l.label(k), Href: l.homes[k]}
		if cl := s.class(l, k); cl != nil {
			row.Marked = cl.Target
		}
		line := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{figure.Link(l.label(k), l.homes[k])}}
		worse, known := 0, 0
		for j, r := range columns {
			v := indicators.At(r.values, k)
			cell := figure.HeatCell{Swatch: 7, Text: b.text(r.subject, v)}
			if v.OK() {
				known++
				cell.Swatch = heatSwatch(v.Number, r, spread[j])
				if r.tone(v.Number, r.city) == figure.Worse {
					worse++
				}
			}
			row.Cells = append(row.Cells, cell)
			line.Cells = append(line.Cells, b.numberCell(r, k))
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
		if i < head || i >= lead.n()-tail {
			c.Rows = append(c.Rows, row)
			t.Rows = append(t.Rows, line)
		}
	}
	f := &figure.Figure{
		ID: id, Chart: c, Data: t, DataHref: "daten/values.csv",
		Headline: b.Say("report.heat.sentence", "all", all, "none", none, "k", len(columns), "areas", b.dative(l.Level.Name, all), "n", complete),
		Subtitle: b.Say("report.heat.subtitle", "areas", l.many(), "k", len(columns), "label", lead.label, "city", b.Meta.City),
		Notes: []string{b.Say("report.heat.note", "a", b.trimmed(heatSteps[0], 2), "b", b.trimmed(heatSteps[1], 2), "c", b.trimmed(heatSteps[2], 2)),
			b.cut(lead, mostHeatRows)},
	}
	if names := b.marked(s, l); len(names) > 0 {
		f.Notes = append(f.Notes, b.Say("report.heat.bold", "classes", b.either(names)))
	}
	f.Alt = b.Say("report.alt.heat", "n", lead.n(), "areas", l.many(), "k", len(columns), "finding", f.Headline, "first", l.label(lead.Order[0]), "last", l.label(lead.Order[lead.n()-1]))
	return f
}

// heatSwatch is the position of a value among heatSwatches.
func heatSwatch(x float64, r *ranking, spread float64) int {
	if !(spread > 0) {
		return 3
	}
	z := math.Abs(x-r.city.Number) / spread
	k := 0
	for k < len(heatSteps) && z >= heatSteps[k] {
		k++
	}
	switch r.tone(x, r.city) {
	case figure.Worse:
		return 3 - k
	case figure.Better:
		return 3 + k
	}
	return 3
}

// stripped reports whether a level has strips: more areas than that would be
// a band without gaps, and megabytes.
func (b *book) stripped(l *level) bool {
	if len(l.Areas) > mostPointsShown {
		return false
	}
	for _, r := range l.rankings {
		if r != nil && r.n() > 1 && !r.Same(r.Low, r.High) {
			return true
		}
	}
	return false
}

// stripFigure holds all areas of a level by all its indicators; a profile
// picks out its own area. The more difficult side is on the right.
func (b *book) stripFigure(l *level) *figure.Figure {
	c := &figure.Strip{Level: l.Level.ID, Swatches: b.sides(), Left: b.Say("report.side.better"), Right: b.Say("report.side.worse")}
	for _, r := range l.rankings {
		if r == nil || r.n() < 2 || r.Same(r.Low, r.High) {
			continue
		}
		row := figure.StripRow{
			Measure: figure.Measure{Label: r.short, Unit: r.unit, Decimals: r.decimals}, Href: r.page, Own: -1, Swatch: -1,
			Turned: r.higher == indicators.Better, Lines: b.cityLine(r), Text: b.Say("report.map.missing"),
			Low: b.text(r.subject, indicators.Known(r.Low)), High: b.text(r.subject, indicators.Known(r.High)),
		}
		if r.higher == indicators.Neutral || r.higher == indicators.Undirected {
			row.Swatch = 2
		}
		for _, k := range r.Order {
			row.Points = append(row.Points, figure.Point{ID: l.Areas[k].ID, Name: l.label(k), Href: l.homes[k], Value: r.values[k].Number, Text: b.text(r.subject, r.values[k])})
		}
		c.Rows = append(c.Rows, row)
	}
	return &figure.Figure{ID: "streifen", Chart: c}
}

// stripSentence says at how many indicators an area is in the most difficult
// quarter of its level.
func (b *book) stripSentence(l *level, row int) string {
	worst, quarter, n := 0, 0, 0
	for _, r := range l.rankings {
		if r == nil || r.indicator < 0 || r.n() < 4 || r.Place[row] == 0 || r.higher == indicators.Neutral || r.higher == indicators.Undirected {
			continue
		}
		n++
		if r.Place[row] == 1 {
			worst++
		}
		if r.Place[row] <= (r.n()+3)/4 {
			quarter++
		}
	}
	switch {
	case n == 0:
		return ""
	case worst > 0:
		return b.Say("report.strip.worst", "area", l.label(row), "k", worst, "n", n, "areas", l.many())
	case quarter > 0:
		return b.Say("report.strip.quarter", "area", l.label(row), "k", quarter, "n", n, "areas", l.many())
	}
	return b.Say("report.strip.none", "area", l.label(row), "n", n, "areas", l.many())
}

// below reports whether a condition holds below its bound.
func below(r class.Relation) bool { return r == class.Below || r == class.AtMost }
