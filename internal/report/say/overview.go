package say

import (
	"sozialbericht/internal/report/book"
)

// LeadSentences are the sentences below the headline.
func (w *Writer) LeadSentences(l *book.Level) []string {
	var out []string
	if s := w.reach(l); s != "" {
		out = append(out, s)
	}
	if s := w.sinceSentence(l); s != "" {
		out = append(out, s)
	}
	if s := w.Ends(w.book.Lead().Ranking, l); s != "" {
		out = append(out, s)
	}
	var excluded []string
	for k := range l.Areas {
		if !l.Included(k) {
			excluded = append(excluded, l.Name(k))
		}
	}
	if n := len(excluded); n > 0 {
		names := excluded
		if n > 5 {
			names = nil
		}
		if names != nil {
			out = append(out, w.Say("report.lead.excluded.named", "n", n, "areas", l.Level.Name.For(n), "names", w.List(names)))
		} else {
			out = append(out, w.Say("report.lead.excluded", "n", n, "areas", l.Level.Name.For(n)))
		}
	}
	return out
}

// PartText is a part of the city's people in percent.
func (w *Writer) PartText(percent float64) string {
	decimals := 0
	if percent < 10 {
		decimals = 1
	}
	return w.Measure(percent, decimals, "%")
}

// reach names the target areas of finer levels with the area around each, or
// says how many people live in the target areas: what the headline leaves open.
func (w *Writer) reach(l *book.Level) string {
	if s := w.book.Lead().Scheme; s != nil && len(s.Scheme.Rules) > 0 {
		for _, f := range w.book.Levels()[l.Index()+1:] {
			if !s.Aims(f) {
				continue
			}
			var names []string
			for _, k := range s.Targets(f) {
				name := f.Name(k)
				if f.Index() == l.Index()+1 && f.Parent(k) >= 0 {
					name = w.Say("report.lead.within", "area", name, "parent", l.Name(f.Parent(k)))
				}
				names = append(names, name)
			}
			if n := len(names); n > 0 && n <= 4 {
				c := s.Class(f, s.Targets(f)[0])
				return w.Say("report.lead.finer", "n", n, "classes", book.ClassName(*c, n), "names", w.List(names))
			}
		}
	}
	return w.livingThere(l, w.book.Lead().Targets)
}

// livingThere says how many people live in the target areas.
func (w *Writer) livingThere(l *book.Level, rows []int) string {
	people, share, ok := w.book.PartOf(l, rows)
	if !ok {
		return ""
	}
	return w.Say("report.lead.living", "share", w.PartText(share), "n", w.Number(people, 0), "total", w.Number(w.book.CityPopulation(l).Number, 0))
}
