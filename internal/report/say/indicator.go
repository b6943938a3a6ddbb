package say

import (
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/book"
)

// Definition says in words what is measured.
func (w *Writer) Definition(s *book.Subject) []string {
	var out []string
	if s.Node() >= 0 {
		n := &w.book.Nodes()[s.Node()]
		var names []string
		for _, in := range n.Inputs {
			names = append(names, w.book.ShortOf(in.ID))
		}
		out = append(out, w.Say("report.definition.index", "n", len(names), "inputs", w.List(names)))
	} else {
		ind := &w.book.Catalogue()[s.Indicator()]
		if ind.Rate != nil {
			key := "report.definition.rate"
			if len(ind.Rate.Less) > 0 {
				key = "report.definition.rate.less"
			}
			out = append(out, w.Say(key, "of", w.read(ind.Rate.Of...), "less", w.read(ind.Rate.Less...), "per", w.read(ind.Rate.Per), "times", w.Shortest(ind.Rate.Times)))
		} else {
			out = append(out, w.Say("report.definition.value", "column", w.read(ind.Column)))
		}
	}
	if s.Higher() != indicators.Undirected {
		out = append(out, w.Say("report.definition."+s.Higher().String()))
	}
	return out
}

// Limits are what a reader must bear in mind about a subject.
func (w *Writer) Limits(s *book.Subject) []string {
	var out []string
	if s.Indicator() >= 0 {
		ind := &w.book.Catalogue()[s.Indicator()]
		switch {
		case ind.Rate == nil:
			out = append(out, w.Say("report.limits.ready"))
		case len(ind.Rate.Less) > 0:
			out = append(out, w.Say("report.limits.less"))
		case ind.Kind == indicators.Share || ind.Kind == indicators.Rate:
			out = append(out, w.Say("report.limits.counts"))
		}
	} else {
		out = append(out, w.Say("report.limits.index"))
	}
	return append(out, w.Say("report.limits.areas"))
}
