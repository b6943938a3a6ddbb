package say

import (
	"cmp"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/book"
)

// Opening is the overview's first sentence.
func (w *Writer) Opening() string {
	if w.book.Report() < 0 {
		return cmp.Or(w.book.Meta().Title, w.book.Meta().ID, w.Say("report.empty"))
	}
	h, l := w.book.Lead(), w.book.ReportLevel()
	if h.Scheme != nil && h.Scheme.Aims(l) {
		return w.ClassSentence(h.Scheme, l) + w.besides(h.Scheme, l)
	}
	if h.Ranking != nil {
		return w.Say("report.head.subject", "label", h.Ranking.Label(), "finding", w.Finding(h.Ranking, l))
	}
	return w.Say("report.head.plain", "n", len(l.Areas), "areas", l.Level.Name.For(len(l.Areas)), "city", w.book.Meta().City)
}

// ClassSentence says how many areas of a level are in the target classes.
func (w *Writer) ClassSentence(s *book.Scheme, l *book.Level) string {
	compared, classed := 0, 0
	counts := make([]int, len(s.Classes))
	for k := range l.Areas {
		if d := s.Decision(l, k); d != nil && d.Why != class.Excluded {
			compared++
			if d.Class >= 0 && d.Class < len(counts) {
				counts[d.Class]++
				classed++
			}
		}
	}
	var nouns, quoted []int // target classes of this level, the gravest first
	total, quotedTotal := 0, 0
	for i := len(s.Classes) - 1; i >= 0; i-- {
		c := s.Classes[i]
		if !c.Target || !s.Occurs(c, l) {
			continue
		}
		total += counts[i]
		if book.Noun(c) {
			nouns = append(nouns, i)
		} else {
			quoted = append(quoted, i)
			quotedTotal += counts[i]
		}
	}
	if len(nouns)+len(quoted) == 0 {
		return w.Say("report.head.scheme", "scheme", s.Label(), "n", compared, "areas", l.Level.Name.For(compared))
	}
	if classed == 0 {
		return w.Say("report.head.unclassed", "scheme", s.Label())
	}
	if compared == 1 {
		for k := range l.Areas {
			if c := s.Class(l, k); c != nil {
				return w.Say("report.head.only."+kindOf(*c), "area", l.Name(k), "class", book.ClassName(*c, 1))
			}
		}
	}
	of := w.Dative(l.Level.Name.For(compared), compared)
	if of == "" {
		of = l.Many()
	}
	var parts []string
	for _, i := range nouns {
		if counts[i] == 0 && total > 0 {
			continue
		}
		name := book.ClassName(s.Classes[i], counts[i])
		switch {
		case total == 0:
			parts = append(parts, w.Say("report.head.none", "classes", book.ClassName(s.Classes[i], 2), "n", compared, "areas", of))
		case len(parts) == 0:
			parts = append(parts, w.Say("report.head.nouns", "k", counts[i], "n", compared, "areas", of, "classes", name))
		default:
			parts = append(parts, w.Say("report.head.further", "k", counts[i], "classes", name))
		}
		if total == 0 {
			break
		}
	}
	if len(quoted) > 0 && (quotedTotal > 0 || len(parts) == 0) {
		var names []string
		for _, i := range quoted {
			names = append([]string{w.Say("report.quote", "text", book.ClassName(s.Classes[i], quotedTotal))}, names...)
		}
		parts = append(parts, w.Say("report.head.quoted", "k", quotedTotal, "n", compared, "areas", of,
			"classes", w.Either(names), "scheme", s.Label()))
	}
	return strings.Join(parts, ", ")
}

func kindOf(c class.Class) string {
	if book.Noun(c) {
		return "noun"
	}
	return "quoted"
}

// besides adds the target classes that the scheme gives on finer levels only:
// ", dazu 2 Aktionsquartiere".
func (w *Writer) besides(s *book.Scheme, l *book.Level) string {
	if len(s.Scheme.Rules) == 0 {
		return ""
	}
	var out strings.Builder
	for _, f := range w.book.Levels()[l.Index()+1:] {
		for i := len(s.Classes) - 1; i >= 0; i-- {
			c := s.Classes[i]
			if !c.Target || !s.Occurs(c, f) || s.Occurs(c, l) {
				continue
			}
			if n := s.Count(f, i); n > 0 {
				out.WriteString(w.Say("report.head.besides", "k", n, "classes", book.ClassName(c, n)))
			}
		}
	}
	return out.String()
}

// Either joins words by "oder".
func (w *Writer) Either(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + w.Say("report.or") + items[len(items)-1]
}

// Finding says where a ranking has its most difficult value, or its highest
// where it has no direction: "In Nordmarkt ist der Anteil am höchsten: 41,2 %".
func (w *Writer) Finding(r *book.Ranking, l *book.Level) string {
	if r == nil || r.N() == 0 {
		return w.Say("report.finding.none", "areas", l.Many())
	}
	first := r.Value(r.Order[0]).Number
	value := w.Text(r.Subject, r.Value(r.Order[0]))
	what := w.Say("report.kind." + r.KindWord())
	if r.N() == 1 {
		return w.Say("report.finding.only", "area", l.Name(r.Order[0]), "what", what, "value", value)
	}
	k := 0
	for k < r.N() && r.Place[r.Order[k]] == 1 {
		k++
	}
	if r.Same(first, r.Value(r.Order[r.N()-1]).Number) {
		return w.Say("report.finding.equal", "n", r.N(), "areas", w.Dative(l.Level.Name.For(r.N()), r.N()), "what", what, "value", value)
	}
	end := "highest"
	if r.Higher() == indicators.Better {
		end = "lowest"
	}
	if k > 3 {
		return w.Say("report.finding."+end+".many", "n", k, "areas", w.Dative(l.Level.Name.For(k), k), "what", what, "value", value)
	}
	return w.Say("report.finding."+end, "area", w.List(l.Labels(r.Order[:k])), "what", what, "value", value)
}

// Ends says which areas have the highest and the lowest value.
func (w *Writer) Ends(r *book.Ranking, l *book.Level) string {
	if r == nil || r.N() < 2 || r.Same(r.Low, r.High) {
		return ""
	}
	side := func(x float64) (string, string) {
		var rows []int
		for _, k := range r.Order {
			if r.Same(r.Value(k).Number, x) {
				rows = append(rows, k)
			}
		}
		names := w.List(l.Labels(rows[:min(len(rows), 3)]))
		if len(rows) > 3 {
			names = w.Say("report.count.areas", "n", len(rows), "areas", l.Level.Name.For(len(rows)))
		}
		return names, w.Text(r.Subject, indicators.Known(x))
	}
	highest, high := side(r.High)
	lowest, low := side(r.Low)
	return w.Say("report.ends", "label", r.Label(), "highest", highest, "high", high, "lowest", lowest, "low", low)
}
