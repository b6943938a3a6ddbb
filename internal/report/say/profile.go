package say

import (
	"math"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
)

// Direction is the part of the city in which a place lies; x and y are parts
// of its width and height from the upper left.
func Direction(x, y float64) string {
	dx, dy := x-0.5, 0.5-y
	if math.Hypot(dx, dy) < 0.12 {
		return "centre"
	}
	names := [...]string{"east", "northeast", "north", "northwest", "west", "southwest", "south", "southeast"}
	return names[(int(math.Round(math.Atan2(dy, dx)/(math.Pi/4)))+8)%8]
}

// Summary says where an area stands: its rank and how many indicators are
// less favourable than in the city.
func (w *Writer) Summary(l *book.Level, row int) []string {
	if !l.Included(row) {
		return []string{w.excludedSentence(l, row)}
	}
	r := w.book.LeadingOn(l)
	if r == nil || row >= len(r.Values()) {
		return nil
	}
	var out []string
	switch {
	case r.Place[row] == 0 && r.Node() >= 0:
		available := 0
		if n := w.book.Scores(l.Level.ID, r.ID()); n != nil && row < len(n.Available) {
			available = n.Available[row]
		}
		out = append(out, w.Say("report.summary.no_index", "label", r.Label(), "n", available))
	case r.Place[row] == 0:
		out = append(out, w.Say("report.summary.no_value", "label", r.Label()))
	case r.N() == 1:
		out = append(out, w.Say("report.summary.only", "label", r.Label(), "value", w.Text(r.Subject, r.Value(row))))
	default:
		shared := 0
		for _, k := range r.Tied(row) {
			if k != row {
				shared++
			}
		}
		key := "report.summary.rank"
		if r.Higher() == indicators.Neutral {
			key = "report.summary.rank.neutral"
		}
		text := w.Say(key, "rank", r.Place[row], "n", r.N(), "label", r.Label(), "value", w.Text(r.Subject, r.Value(row)))
		if shared > 0 {
			text += " " + w.Say("report.summary.shared", "n", shared, "areas", l.Level.Name.For(shared))
		}
		out = append(out, text)
	}
	worse, better, of := 0, 0, 0
	for _, s := range w.book.MainIndicators(l, w.book.Scoring(l)) {
		q := w.book.Ranking(l, s.ID())
		if q == nil || row >= len(q.Values()) || !q.Value(row).OK() || !q.City().OK() || s.Higher() == indicators.Neutral {
			continue
		}
		of++
		switch s.Tone(q.Value(row).Number, q.City()) {
		case figure.Worse:
			worse++
		case figure.Better:
			better++
		}
	}
	if of > 0 {
		key := "report.summary.worse"
		switch {
		case of == 1 && worse == 1:
			key = "report.summary.worse.one"
		case of == 1:
			key = "report.summary.worse.not_one"
		case worse == of:
			key = "report.summary.worse.all"
		case worse == 0:
			key = "report.summary.worse.none"
		}
		out = append(out, w.Say(key, "k", worse, "n", of))
	}
	return out
}

// Classless says why an area has no class.
func (w *Writer) Classless(s *book.Scheme, l *book.Level, row int) string {
	d := s.Decision(l, row)
	if d == nil {
		return ""
	}
	switch d.Why {
	case class.Excluded, class.NoIndex, class.Undecided:
		return w.Say("workbook.classless." + d.Why.String())
	}
	return ""
}
