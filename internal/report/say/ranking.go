package say

import (
	"slices"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
)

// Beyond says how many areas lie beyond the border of the rule, where there is
// one; else where the most difficult value is.
func (w *Writer) Beyond(r *book.Ranking, l *book.Level, s *book.Scheme) string {
	borders := w.book.Borders(s, l, r.ID())
	if len(borders) != 1 || r.N() == 0 {
		return w.Finding(r, l)
	}
	n := 0
	for _, k := range r.Order {
		if c := indicators.CompareAt(r.Value(k).Number, borders[0].At, r.Terms); c > 0 && !borders[0].Below || c < 0 && borders[0].Below {
			n++
		}
	}
	key := "report.beyond.above"
	if borders[0].Below {
		key = "report.beyond.below"
	}
	if n == 0 {
		key += ".none"
	}
	return w.Say(key, "n", n, "areas", l.Level.Name.For(n), "all", l.Many(), "bound", w.Bound(borders[0], r.Subject), "class", borders[0].Label)
}

// MeanNote tells the mean of the areas from the city value, where there is one.
func (w *Writer) MeanNote(r *book.Ranking) string {
	if r.City().OK() {
		return w.Say("report.note.mean")
	}
	return w.Say("report.note.mean.alone")
}

// SpreadSentence says how many areas lie on the more difficult side of the
// city value, or where the middle half lies.
func (w *Writer) SpreadSentence(r *book.Ranking, l *book.Level) string {
	if r.City().OK() && r.Higher() != indicators.Neutral && r.Higher() != indicators.Undirected {
		k := 0
		for _, row := range r.Order {
			if r.Tone(r.Value(row).Number, r.City()) == figure.Worse {
				k++
			}
		}
		key := "report.spread.sentence"
		switch k {
		case 0:
			key += ".none"
		case r.N():
			key += ".all"
		}
		return w.Say(key, "k", k, "n", r.N(), "areas", w.Dative(l.Level.Name.For(r.N()), r.N()), "city", w.Text(r.Subject, r.City()))
	}
	sorted := make([]float64, 0, r.N())
	for _, k := range r.Order {
		sorted = append(sorted, r.Value(k).Number)
	}
	slices.Sort(sorted)
	q1, err1 := indicators.Quantile(sorted, 0.25, 7)
	q3, err3 := indicators.Quantile(sorted, 0.75, 7)
	if err1 != nil || err3 != nil {
		return r.Label()
	}
	return w.Say("report.spread.middle", "areas", l.Many(), "low", w.Number(q1, r.Decimals()), "high", w.Text(r.Subject, indicators.Known(q3)))
}

// StripSentence says at how many indicators an area is in the most difficult
// quarter of its level.
func (w *Writer) StripSentence(l *book.Level, row int) string {
	worst, quarter, n := 0, 0, 0
	for _, r := range l.Rankings() {
		if r == nil || r.Indicator() < 0 || r.N() < 4 || r.Place[row] == 0 || r.Higher() == indicators.Neutral || r.Higher() == indicators.Undirected {
			continue
		}
		n++
		if r.Place[row] == 1 {
			worst++
		}
		if r.Place[row] <= (r.N()+3)/4 {
			quarter++
		}
	}
	switch {
	case n == 0:
		return ""
	case worst > 0:
		return w.Say("report.strip.worst", "area", l.Name(row), "k", worst, "n", n, "areas", l.Many())
	case quarter > 0:
		return w.Say("report.strip.quarter", "area", l.Name(row), "k", quarter, "n", n, "areas", l.Many())
	}
	return w.Say("report.strip.none", "area", l.Name(row), "n", n, "areas", l.Many())
}

// RankingHead is the headline of the ranking on an indicator's page, whose own
// headline names the first area already.
func (w *Writer) RankingHead(r *book.Ranking, l *book.Level) string {
	if r.N() < 2 || r.Same(r.Low, r.High) {
		return w.Finding(r, l)
	}
	return w.Say("report.ranking.range", "what", w.Say("report.kind."+r.KindWord()), "low", w.NumberOnly(r.Subject, indicators.Known(r.Low)), "high", w.Text(r.Subject, indicators.Known(r.High)))
}

// MapHead is the headline of the map on an indicator's page: what lies beyond
// the border of the rule, where colours break at one; else the other end.
func (w *Writer) MapHead(r *book.Ranking, l *book.Level, s *book.Scheme) string {
	if r.N() > 0 && len(w.book.Borders(s, l, r.ID())) == 1 {
		return w.Beyond(r, l, s)
	}
	return w.otherEnd(r, l)
}

// otherEnd says where the other end of a ranking is than the one that the page
// begins with.
func (w *Writer) otherEnd(r *book.Ranking, l *book.Level) string {
	if r.N() < 2 || r.Same(r.Low, r.High) {
		return w.Finding(r, l)
	}
	key, x := "report.map.lowest", r.Low
	if r.Higher() == indicators.Better {
		key, x = "report.map.highest", r.High
	}
	var rows []int
	for _, k := range r.Order {
		if r.Same(r.Value(k).Number, x) {
			rows = append(rows, k)
		}
	}
	names := w.List(l.Labels(rows[:min(len(rows), 3)]))
	if len(rows) > 3 {
		names = w.Say("report.count.areas", "n", len(rows), "areas", w.Dative(l.Level.Name.For(len(rows)), len(rows)))
	}
	return w.Say(key, "what", w.Say("report.kind."+r.KindWord()), "area", names, "value", w.Text(r.Subject, indicators.Known(x)))
}

// HeadAndTail returns how many rows of a long ranking are shown from its head and
// from its tail.
func HeadAndTail(n, most int) (head, tail int) {
	if most <= 0 || n <= most {
		return n, 0
	}
	return most - most/3, most / 3
}

// Cut says that a ranking was shortened.
func (w *Writer) Cut(r *book.Ranking, most int) string {
	head, tail := HeadAndTail(r.N(), most)
	if tail == 0 {
		return ""
	}
	return w.Say("report.ranking.cut", "head", head, "tail", tail, "n", r.N())
}

// RankingNotes explain the lines of the bars.
func (w *Writer) RankingNotes(r *book.Ranking, l *book.Level, s *book.Scheme) []string {
	var out []string
	if r.City().OK() {
		out = append(out, w.Say("report.ranking.city", "city", w.book.Meta().City, "value", w.Text(r.Subject, r.City())))
	}
	if names := w.BorderNames(r, w.book.Borders(s, l, r.ID())); len(names) > 0 {
		out = append(out, w.Say("report.ranking.border", "n", len(names), "borders", w.List(names)))
	}
	if names := w.Marked(s, l); len(names) > 0 {
		out = append(out, w.Say("report.ranking.marked", "classes", w.Either(names)))
	}
	switch r.Higher() {
	case indicators.Neutral:
		out = append(out, w.Say("report.ranking.neutral"))
	default:
		out = append(out, w.Say("report.ranking.first"))
	}
	if missing := len(l.Areas) - r.N(); missing > 0 {
		out = append(out, w.Say("report.ranking.missing", "n", missing, "areas", l.Level.Name.For(missing)))
	}
	return out
}

// End names the areas at one end of a ranking with their value.
func (w *Writer) End(r *book.Ranking, l *book.Level, x float64) string {
	var rows []int
	for _, k := range r.Order {
		if r.Same(r.Value(k).Number, x) {
			rows = append(rows, k)
		}
	}
	value := w.Text(r.Subject, indicators.Known(x))
	if len(rows) == 0 {
		return value
	}
	if len(rows) > 2 {
		return w.Say("report.end.many", "n", len(rows), "areas", l.Level.Name.For(len(rows)), "value", value)
	}
	return w.Say("report.end", "names", w.List(l.Labels(rows)), "value", value)
}

// ContributionNote says what the contributions add up to.
func (w *Writer) ContributionNote(r *book.Ranking) string {
	return w.Say("method.contributions.note", "index", r.Label())
}

// Direction says on which side of the city value a value lies, in words.
func (w *Writer) Direction(r *book.Ranking, v indicators.Value) string {
	if !r.City().OK() {
		return ""
	}
	switch r.Tone(v.Number, r.City()) {
	case figure.Worse:
		return w.Say("report.side.worse")
	case figure.Better:
		return w.Say("report.side.better")
	}
	switch {
	case indicators.Same(v.Number, r.City().Number):
		return w.Say("report.side.same")
	case v.Number > r.City().Number:
		return w.Say("report.side.higher")
	}
	return w.Say("report.side.lower")
}
