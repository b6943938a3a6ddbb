package plate

import (
	"math"
	"slices"
	"time"

	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
)

// A Track is one line of a picture of a series.
type Track struct {
	Row   int // of the level, -1 for the city
	Look  figure.TrackLook
	Label string // at its end, "" for none
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

// SeriesLines are tracks of a series; nil where none has a value.
func (g *Gallery) SeriesLines(x *compare.Series, tracks []Track) *figure.Lines {
	low, high := math.Inf(1), math.Inf(-1)
	f := &figure.Lines{Break: g.Say("series.break.word")}
	for _, t := range tracks {
		line := figure.Track{Look: t.Look, Label: t.Label}
		for _, run := range x.Runs(t.Row) {
			points := make([]figure.TrackPoint, len(run))
			for i, p := range run {
				v := x.At(p, t.Row).Number
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
		f.Ticks = append(f.Ticks, figure.Tick{At: t, Text: g.say.Trimmed(t, 4)})
	}
	own := tracks[len(tracks)-1].Row
	for p, at := range places(x.Dates) {
		f.Times = append(f.Times, figure.Time{At: at, Name: g.say.ShortEdition(p)})
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

// A Span is a part of a series without a break: its first and its last
// edition with a value, -1 for none.
type Span struct{ First, Last int }

// LatestSpan is the part of a series after its last break in which a row has two
// values or more; ok is false where it has not.
func LatestSpan(x *compare.Series, row int) (s Span, ok bool) {
	begin := 0
	for p := range x.Break {
		if x.Break[p] {
			begin = p
		}
	}
	s = Span{-1, -1}
	for p := begin; p < len(x.Values); p++ {
		if x.At(p, row).OK() {
			if s.First < 0 {
				s.First = p
			}
			s.Last = p
		}
	}
	return s, s.First >= 0 && s.Last > s.First
}

// SeriesOrder are the series of a level as pages show them: the leading index
// and its inputs first.
func (g *Gallery) SeriesOrder(l *book.Level, h *compare.HistoryLevel) []*compare.Series {
	var out []*compare.Series
	add := func(x *compare.Series) {
		if x != nil && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	if r := g.book.Scoring(l); r != nil {
		add(h.Find(r.ID()))
		for _, s := range g.book.MainIndicators(l, r) {
			add(h.Find(s.ID()))
		}
	}
	for k := range h.Series {
		add(&h.Series[k])
	}
	return out
}

// InUnit names a subject shortly with its unit.
func InUnit(s *book.Subject) string {
	if s.Unit() == "" {
		return s.Short()
	}
	return s.Short() + " (" + s.Unit() + ")"
}

// Knows reports whether a row has a value in any edition.
func Knows(x *compare.Series, row int) bool {
	for p := range x.Values {
		if x.At(p, row).OK() {
			return true
		}
	}
	return false
}

// SeriesAlt says what a picture shows: the first and the last value of an area
// and of the city, the gaps and the breaks.
func (g *Gallery) SeriesAlt(s *book.Subject, x *compare.Series, name string, row int) string {
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
			return g.Say("series.alt.one", "name", name, "value", g.say.Text(s, x.At(last, row)), "edition", g.book.History().Editions[last].ID)
		}
		return g.Say("series.alt.two", "name", name, "from", g.say.Text(s, x.At(first, row)), "first", g.book.History().Editions[first].ID, "to", g.say.Text(s, x.At(last, row)), "last", g.book.History().Editions[last].ID)
	}
	out := g.Say("series.alt", "label", s.Label(), "lines", say(name, row))
	if city := say(g.say.CityShort(), -1); city != "" && row >= 0 {
		out += " " + city
	}
	var gaps []string
	for p := range x.Values {
		if !x.At(p, row).OK() {
			gaps = append(gaps, g.book.History().Editions[p].ID)
		}
	}
	if len(gaps) > 0 {
		out += " " + g.Say("series.alt.gaps", "editions", g.List(gaps))
	}
	return out
}

// mostLines is how many areas stand thin behind the highlighted ones.
const mostLines = 60
