package report

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"time"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/picture"
)

// A track is one line of a picture of a series.
type track struct {
	row   int // of the level, -1 for the city
	look  figure.TrackLook
	label string // at its end, "" for none
}

// places returns where the editions stand on the axis, 0 to 1: in true distance
// where all dates are known and rise, else in equal steps.
func places(dates []string) []float64 {
	out := make([]float64, len(dates))
	days := make([]float64, len(dates))
	dated := true
	for p, d := range dates {
		t, err := time.Parse(time.DateOnly, d)
		days[p] = float64(t.Unix()) / 86400
		dated = dated && err == nil && (p == 0 || days[p] > days[p-1])
	}
	for p := range out {
		switch n := len(out) - 1; {
		case n == 0:
			out[p] = 0.5
		case dated:
			out[p] = (days[p] - days[0]) / (days[n] - days[0])
		default:
			out[p] = float64(p) / float64(n)
		}
	}
	return out
}

// levelScale returns the bounds and the ticks of a scale that holds all values.
func levelScale(low, high float64) (from, to float64, ticks []float64) {
	if !(high > low) {
		pad := math.Max(math.Abs(low)*0.1, 1)
		low, high = low-pad, high+pad
	}
	step := nice((high - low) / 2)
	from, to = math.Floor(low/step+1e-9)*step, math.Ceil(high/step-1e-9)*step
	for k := 0; k <= int(math.Round((to-from)/step)) && k < 8; k++ {
		ticks = append(ticks, from+float64(k)*step)
	}
	return from, to, ticks
}

// seriesLines are tracks of a series; nil where none has a value.
func (b *book) seriesLines(x *compare.Series, tracks []track) *figure.Lines {
	low, high := math.Inf(1), math.Inf(-1)
	f := &figure.Lines{Break: b.Say("series.break.word")}
	for _, t := range tracks {
		line := figure.Track{Look: t.look, Label: t.label}
		for _, run := range x.Runs(t.row) {
			points := make([]figure.TrackPoint, len(run))
			for i, p := range run {
				v := x.At(p, t.row).Number
				points[i] = figure.TrackPoint{Time: p, Value: v}
				low, high = math.Min(low, v), math.Max(high, v)
			}
			line.Runs = append(line.Runs, points)
		}
		f.Tracks = append(f.Tracks, line)
	}
	if math.IsInf(low, 0) {
		return nil
	}
	var ticks []float64
	f.From, f.To, ticks = levelScale(low, high)
	for _, t := range ticks {
		f.Ticks = append(f.Ticks, figure.Tick{At: t, Text: b.trimmed(t, 4)})
	}
	own := tracks[len(tracks)-1].row
	for p, at := range places(x.Dates) {
		f.Times = append(f.Times, figure.Time{At: at, Name: b.shortEdition(p)})
		if x.Break[p] {
			before := p - 1
			for before > 0 && !x.Present[before] {
				before--
			}
			f.Breaks = append(f.Breaks, figure.Break{Before: before, At: p})
		}
		if !x.At(p, own).OK() {
			f.Gaps = append(f.Gaps, p)
		}
	}
	return f
}

// linesHTML is the picture of lines for a page, nothing for nil.
func linesHTML(f *figure.Lines, frame picture.Frame, alt string) template.HTML {
	if f == nil {
		return ""
	}
	return template.HTML(picture.Lines(f, frame, alt))
}

// shortEdition is how an axis names an edition: by its id where that is short,
// else by the year of its date.
func (b *book) shortEdition(p int) string {
	e := b.History.Editions[p]
	if len([]rune(e.ID)) <= 7 || len(e.Date) < 4 {
		return e.ID
	}
	return e.Date[:4]
}

// A since is a part of a series without a break: its first and its last
// edition with a value, -1 for none.
type since struct{ first, last int }

// latest is the part of a series after its last break in which a row has two
// values or more; ok is false where it has not.
func latest(x *compare.Series, row int) (s since, ok bool) {
	begin := 0
	for p := range x.Break {
		if x.Break[p] {
			begin = p
		}
	}
	s = since{-1, -1}
	for p := begin; p < len(x.Values); p++ {
		if x.At(p, row).OK() {
			if s.first < 0 {
				s.first = p
			}
			s.last = p
		}
	}
	return s, s.first >= 0 && s.last > s.first
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
func (b *book) seriesPart(l *level, row int, root string) *seriesView {
	h := b.History.Level(l.Level.ID)
	if h == nil || len(h.Areas) != len(l.Areas) {
		return nil
	}
	n := len(b.History.Editions)
	v := &seriesView{
		Style: root + seriesStyle, Head: b.Say("series.head", "first", b.History.Editions[0].ID, "last", b.newest()), ID: "verlauf-linien",
		Status: b.statusLine(), CSV: root + "daten/series.csv", Key: true, City: b.cityShort(), Own: l.label(row),
	}
	for _, s := range b.schemes {
		if x := classSeries(h, s.Scheme.ID); x != nil {
			v.Strips = append(v.Strips, b.strip(s, x, row))
		}
	}
	if l.index > b.report {
		if len(v.Strips) == 0 {
			return nil
		}
		return v
	}
	t := figure.Table{
		Caption: b.Say("series.table.area", "area", l.label(row)),
		Columns: []figure.Column{{Head: b.Say("report.col.indicator")}},
	}
	for p := range n {
		t.Columns = append(t.Columns, figure.Column{Head: b.History.Editions[p].ID, Numeric: true})
	}
	v.Notes = append(v.Notes, b.Say("series.note.boundaries", "after", b.newest()))
	near, of := 0, 0
	for _, x := range b.seriesOrder(l, h) {
		s := b.byID[x.ID]
		if s == nil || !knows(x, row) {
			continue
		}
		if x.Indicator < 0 {
			v.Notes = appendNew(v.Notes, b.Say("series.note.index"))
		}
		v.Lines = append(v.Lines, lineView{Label: inUnit(s), Href: root + s.page, Picture: linesHTML(b.seriesLines(x, []track{
			{-1, figure.City, ""}, {row, figure.Own, b.bareEnd(s, x, row)},
		}), picture.Frame{Width: 300, Height: 130, Labels: 46}, b.seriesAlt(s, x, l.label(row), row))})
		for _, line := range []struct {
			label string
			row   int
		}{{s.short, row}, {b.Say("series.city", "city", b.cityShort(), "label", s.short), -1}} {
			if line.row < 0 && !anyKnown(x.City) {
				continue
			}
			r := figure.Row{Cells: []figure.Cell{figure.Text(line.label)}}
			for p := range n {
				r.Cells = append(r.Cells, figure.Text(b.text(s, x.At(p, line.row))))
			}
			t.Rows = append(t.Rows, r)
		}
		if note := b.breakSentence(x); note != "" {
			v.Notes = append(v.Notes, note)
		}
		if part, ok := latest(x, row); ok && x.At(part.first, -1).OK() && x.At(part.last, -1).OK() {
			of++
			then := math.Abs(x.At(part.first, row).Number - x.At(part.first, -1).Number)
			now := math.Abs(x.At(part.last, row).Number - x.At(part.last, -1).Number)
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
	v.Headline = b.Say("series.headline.plain", "area", l.label(row))
	if of > 0 {
		key := "series.headline.near"
		switch {
		case near == 0:
			key = "series.headline.none"
		case near == of && of > 1:
			key = "series.headline.all"
		}
		v.Headline = b.Say(key, "area", l.label(row), "city", b.cityShort(), "k", near, "n", of)
	}
	v.Subtitle = b.Say("series.subtitle", "first", b.History.Editions[0].ID, "last", b.newest(), "n", n)
	v.Table = tableHTML(t, root)
	return v
}

// seriesOrder are the series of a level as pages show them: the leading index
// and its inputs first.
func (b *book) seriesOrder(l *level, h *compare.HistoryLevel) []*compare.Series {
	var out []*compare.Series
	add := func(x *compare.Series) {
		if x != nil && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	if r := b.scoring(l); r != nil {
		add(h.Find(r.id))
		for _, s := range b.mainIndicators(l, r) {
			add(h.Find(s.id))
		}
	}
	for k := range h.Series {
		add(&h.Series[k])
	}
	return out
}

// inUnit names a subject shortly with its unit.
func inUnit(s *subject) string {
	if s.unit == "" {
		return s.short
	}
	return s.short + " (" + s.unit + ")"
}

// knows reports whether a row has a value in any edition.
func knows(x *compare.Series, row int) bool {
	for p := range x.Values {
		if x.At(p, row).OK() {
			return true
		}
	}
	return false
}

// bareEnd is the last value of a row without its unit.
func (b *book) bareEnd(s *subject, x *compare.Series, row int) string {
	for p := len(x.Values) - 1; p >= 0; p-- {
		if v := x.At(p, row); v.OK() {
			return b.bare(s, v)
		}
	}
	return ""
}

// seriesAlt says what a picture shows: the first and the last value of an area
// and of the city, the gaps and the breaks.
func (b *book) seriesAlt(s *subject, x *compare.Series, name string, row int) string {
	ends := func(row int) (first, last int) {
		first, last = -1, -1
		for p := range x.Values {
			if x.At(p, row).OK() {
				if first < 0 {
					first = p
				}
				last = p
			}
		}
		return first, last
	}
	say := func(name string, row int) string {
		first, last := ends(row)
		switch {
		case first < 0:
			return ""
		case first == last:
			return b.Say("series.alt.one", "name", name, "value", b.text(s, x.At(last, row)), "edition", b.History.Editions[last].ID)
		}
		return b.Say("series.alt.two", "name", name, "from", b.text(s, x.At(first, row)), "first", b.History.Editions[first].ID, "to", b.text(s, x.At(last, row)), "last", b.History.Editions[last].ID)
	}
	out := b.Say("series.alt", "label", s.label, "lines", say(name, row))
	if city := say(b.cityShort(), -1); city != "" && row >= 0 {
		out += " " + city
	}
	var gaps []string
	for p := range x.Values {
		if !x.At(p, row).OK() {
			gaps = append(gaps, b.History.Editions[p].ID)
		}
	}
	if len(gaps) > 0 {
		out += " " + b.Say("series.alt.gaps", "editions", b.List(gaps))
	}
	return out
}

// strip is the classes of an area in all editions.
func (b *book) strip(s *scheme, x *compare.ClassSeries, row int) strip {
	out := strip{Scheme: s.label}
	for p := range b.History.Editions {
		c := stripCell{Edition: b.History.Editions[p].ID}
		var m markup
		k := x.Of[p][row]
		if k < 0 {
			c.Class = b.Say("series.no_class")
			m.swatch(figure.Swatch{Pattern: figure.Outline, Fill: missing})
		} else {
			c.Class = className(x.Classes[k], 1)
			m.swatch(b.classLook(s, x, k))
		}
		c.Swatch = template.HTML(m.String())
		out.Cells = append(out.Cells, c)
	}
	return out
}

// classLook is the look of a class of any edition: that of today's, else plain.
func (b *book) classLook(s *scheme, x *compare.ClassSeries, k int) figure.Swatch {
	for i := range s.Classes {
		if s.Classes[i].ID == x.Classes[k].ID {
			return b.looks(s)[i]
		}
	}
	return figure.Swatch{Fill: without}
}

// stripTable is the classes of all areas of the report level in all editions.
func (b *book) stripTable() (t figure.Table) {
	if b.History == nil || b.report < 0 || b.head.scheme == nil {
		return t
	}
	l := b.levels[b.report]
	h := b.History.Level(l.Level.ID)
	x := classSeries(h, b.head.scheme.Scheme.ID)
	if x == nil || len(h.Areas) != len(l.Areas) {
		return t
	}
	t = figure.Table{
		ID: "klassen-reihe", Level: l.Level.ID, Sorted: true,
		Caption: b.Say("series.strips.caption", "areas", l.many(), "label", b.head.scheme.label, "first", b.History.Editions[0].ID, "last", b.newest()),
		Columns: []figure.Column{{Head: l.one()}},
	}
	for p := range b.History.Editions {
		t.Columns = append(t.Columns, figure.Column{Head: b.History.Editions[p].ID})
	}
	rows := make([]int, len(l.Areas))
	for i := range rows {
		rows[i] = i
	}
	if r := b.leadingOn(l); r != nil && len(r.Order) == len(rows) {
		rows = r.Order
	}
	for _, k := range rows {
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{figure.Link(l.label(k), l.homes[k])}}
		for p := range b.History.Editions {
			c := x.Of[p][k]
			if c < 0 {
				row.Cells = append(row.Cells, figure.Text(b.Say("series.no_class")))
				continue
			}
			look := b.classLook(b.head.scheme, x, c)
			row.Cells = append(row.Cells, figure.Cell{Text: className(x.Classes[c], 1), Swatch: &look})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// mostLines is how many areas stand thin behind the highlighted ones.
const mostLines = 60

// subjectSeries is a subject over all editions on the report level: the city,
// and the areas that rose and fell most.
func (b *book) subjectSeries(s *subject, root string) *seriesView {
	if b.History == nil || b.report < 0 {
		return nil
	}
	l := b.levels[b.report]
	h := b.History.Level(l.Level.ID)
	x := h.Find(s.id)
	if x == nil || len(h.Areas) != len(l.Areas) {
		return nil
	}
	type change struct {
		row int
		by  float64
		since
	}
	var changes []change
	var rest []track
	t := figure.Table{
		ID: "verlauf-tabelle", Level: l.Level.ID, Sorted: true,
		Caption: b.Say("series.table.subject", "label", b.named(s), "areas", l.many()), Columns: []figure.Column{{Head: l.one()}},
	}
	for p := range b.History.Editions {
		t.Columns = append(t.Columns, figure.Column{Head: b.History.Editions[p].ID, Numeric: true})
	}
	for k := range l.Areas {
		if !knows(x, k) {
			continue
		}
		r := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{figure.Link(l.label(k), l.homes[k])}}
		for p := range b.History.Editions {
			r.Cells = append(r.Cells, orders(b.text(s, x.At(p, k)), x.At(p, k)))
		}
		t.Rows = append(t.Rows, r)
		if !l.Included(k) {
			continue
		}
		if part, ok := latest(x, k); ok {
			by := x.At(part.last, k).Number - x.At(part.first, k).Number
			if indicators.Same(x.At(part.last, k).Number, x.At(part.first, k).Number) {
				by = 0
			}
			changes = append(changes, change{k, by, part})
		}
		rest = append(rest, track{k, figure.Rest, ""})
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
	var tracks []track
	if len(rest) <= mostLines {
		tracks = rest
	}
	for _, c := range lit {
		tracks = append(tracks, track{c.row, figure.Lit, b.Say("series.end", "name", l.label(c.row), "value", b.bareEnd(s, x, c.row))})
	}
	city := anyKnown(x.City)
	own := -1
	if city {
		tracks = append(tracks, track{-1, figure.City, b.Say("series.end", "name", b.cityShort(), "value", b.bareEnd(s, x, -1))})
		r := figure.Row{Mark: "city", Cells: []figure.Cell{figure.Text(b.cityName())}}
		for p := range b.History.Editions {
			r.Cells = append(r.Cells, figure.Text(b.text(s, x.At(p, -1))))
		}
		t.Rows = append(t.Rows, r)
	} else if len(lit) > 0 {
		own = lit[0].row
	} else {
		own = rest0(rest)
		tracks = append(tracks, track{own, figure.Rest, ""})
	}
	v := &seriesView{
		Style: root + seriesStyle, Head: b.Say("series.head", "first", b.History.Editions[0].ID, "last", b.newest()), ID: "verlauf-linie", Wide: true,
		Subtitle: b.Say("series.subtitle.subject", "label", b.named(s), "areas", l.many(), "first", b.History.Editions[0].ID, "last", b.newest()),
		Status:   b.statusLine(), CSV: root + "daten/series.csv", Table: tableHTML(t, root),
		Notes: []string{b.Say("series.note.boundaries", "after", b.newest()), b.breakSentence(x)},
	}
	if x.Indicator < 0 {
		v.Notes[0] = b.Say("series.note.index")
	}
	v.Headline = b.Say("series.headline.same", "label", s.label)
	name := b.cityShort()
	if own >= 0 {
		name = l.label(own)
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
		v.Headline = b.Say(key, "area", l.label(c.row), "from", b.bare(s, x.At(c.first, c.row)), "to", b.text(s, x.At(c.last, c.row)),
			"first", b.History.Editions[c.first].ID, "last", b.History.Editions[c.last].ID)
	}
	var bold []track
	for _, t := range tracks {
		if t.look != figure.Rest || t.row == own {
			bold = append(bold, t)
		}
	}
	v.Lines = []lineView{
		{Picture: linesHTML(b.seriesLines(x, tracks), picture.Frame{Width: 760, Height: 340, Labels: 300}, b.seriesAlt(s, x, name, own))},
		{Picture: linesHTML(b.seriesLines(x, bold), picture.Frame{Width: 360, Height: 300, Labels: 150}, ""), Narrow: true},
	}
	return v
}

// rest0 is the row of the first of some tracks, -1 for none.
func rest0(rest []track) int {
	if len(rest) == 0 {
		return -1
	}
	return rest[0].row
}
