package say

import (
	"cmp"
	"slices"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
)

// Named is a subject's label with its unit where the label does not say it.
func (w *Writer) Named(s *book.Subject) string {
	if s.Unit() == "" || strings.Contains(s.Label(), s.Unit()) {
		return s.Label()
	}
	if s.Unit() == "%" {
		return w.Say("report.in.percent", "label", s.Label())
	}
	return s.Label() + " (" + s.Unit() + ")"
}

// SourceLine names where a subject's numbers come from.
func (w *Writer) SourceLine(s *book.Subject) string {
	switch {
	case s.Source() != "":
		return s.Source()
	case s.Node() >= 0:
		return w.Say("report.source.computed")
	}
	return ""
}

// Theme is the heading that a subject stands under.
func (w *Writer) Theme(s *book.Subject) string {
	if s.Node() >= 0 {
		return w.Say("report.theme.indices")
	}
	return cmp.Or(s.Theme(), w.Say("report.theme.other"))
}

// years are the two editions of a comparison as a sentence names them after a
// preposition: the years where they have different ones, else their titles.
func (w *Writer) years(c *book.Comparison) (before, after string) {
	if before, after = book.YearOf(c.Before), book.YearOf(c.After); before == "" || after == "" || before == after {
		return w.editionName(c.Before), w.editionName(c.After)
	}
	return before, after
}

// Before is how a sentence names the earlier edition.
func (w *Writer) Before(c *book.Comparison) string { before, _ := w.years(c); return before }

// After is how a sentence names the later edition.
func (w *Writer) After(c *book.Comparison) string { _, after := w.years(c); return after }

// editionName is the year that an edition is called by, else its title.
func (w *Writer) editionName(e compare.Edition) string {
	if book.YearLike.MatchString(e.ID) {
		return e.ID
	}
	return w.Say("comparison.edition", "title", cmp.Or(e.Title, e.ID))
}

// Causes are all that the column cause of comparison.csv may hold.
var Causes = []compare.Cause{
	compare.CauseOwn, compare.CauseCity, compare.CauseMethod, compare.CauseBoundary, compare.CauseNoise,
	compare.CauseNone, compare.CauseExcluded, compare.CauseBeginsHere, compare.CauseEnded,
}

// CauseWord names a cause.
func (w *Writer) CauseWord(c compare.Cause) string {
	if c == compare.Unknown {
		return w.Say("comparison.unknown")
	}
	return w.Say("compare.cause." + string(c))
}

// LevelMany is the plural of the name of a compared level.
func LevelMany(l *compare.Level) string {
	if l.Level.Name.Many != "" {
		return l.Level.Name.Many
	}
	return l.Level.ID
}

// Place words a position as a planner finds it.
func (w *Writer) Place(p finding.Position) string {
	if p.File == "" {
		return w.Say("report.place.none")
	}
	out := p.File
	if p.Sheet != "" {
		out = w.Say("report.place.sheet", "file", p.File, "sheet", p.Sheet)
	}
	if cell := p.Cell(); cell != "" {
		out = w.Say("report.place.cell", "place", out, "cell", cell)
	}
	return out
}

// CityShort is the city's name for a label.
func (w *Writer) CityShort() string { return cmp.Or(w.book.Meta().City, w.Say("report.city")) }

// Subtitle names measure, level, city and date.
func (w *Writer) Subtitle(s *book.Subject, l *book.Level) string {
	out := w.Say("report.map.subtitle.value", "label", w.Named(s), "areas", l.Many(), "city", w.book.Meta().City)
	if s.Date() != "" {
		out += ", " + w.Date(s.Date())
	}
	return out
}

// Banner is the warning on every page and map of an edition that is not final.
func (w *Writer) Banner() string {
	switch w.book.Meta().Status {
	case indicators.FinalReport:
		return ""
	case indicators.DemoReport:
		return w.Say("report.banner.demo")
	}
	return w.Say("report.banner.draft")
}

// Columns joins the header texts that are summed.
func (w *Writer) Columns(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = w.Say("report.quote", "text", n)
	}
	return strings.Join(quoted, " + ")
}

// read is columns as a sentence says it: a header below another follows it
// after a comma.
func (w *Writer) read(names ...string) string {
	return strings.ReplaceAll(w.Columns(names), " | ", ", ")
}

// CitySource says where a city value comes from.
func (w *Writer) CitySource(c indicators.CityValue) string {
	text := w.Say("report.citysource." + c.Source.String())
	if c.Source == indicators.CityPublished && len(c.Cells) > 0 {
		text += ", " + w.Place(c.Cells[0])
		for _, cell := range c.Cells[1:] {
			text += ", " + cell.Cell()
		}
	}
	return text
}

// BorderNames are borders of a ranking's subject in words, each with the class
// that lies behind it.
func (w *Writer) BorderNames(r *book.Ranking, borders []book.Border) []string {
	var names []string
	for _, x := range borders {
		name := w.Say("report.ranking.border.item", "class", x.Label, "value", w.Bound(x, r.Subject))
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Marked names the target classes that areas of a level are in: a ranking
// shows their swatch before the name.
func (w *Writer) Marked(s *book.Scheme, l *book.Level) []string {
	if s == nil || s.On(l.Index()) == nil {
		return nil
	}
	var names []string
	for i := len(s.Classes) - 1; i >= 0; i-- {
		if c := s.Classes[i]; c.Target && s.Count(l, i) > 0 {
			names = append(names, w.Say("report.quote", "text", book.ClassName(c, 1)))
		}
	}
	return names
}

// CityName names the whole city in a table.
func (w *Writer) CityName() string {
	if w.book.Meta().City == "" {
		return w.Say("report.city")
	}
	return w.Say("report.city.named", "city", w.book.Meta().City)
}

// ColumnHead is a subject's short name with its unit, which its cells leave out.
func (w *Writer) ColumnHead(s *book.Subject) string {
	if s.Unit() == "" {
		return s.Short()
	}
	return w.Say("report.col.unit", "label", s.Short(), "unit", s.Unit())
}

// StatusNote explains the words that stand for missing numbers.
func (w *Writer) StatusNote() string { return w.Say("report.status.note") }

// StatusLine is the warning below every figure of an edition that is not final.
func (w *Writer) StatusLine() string {
	switch w.book.Meta().Status {
	case indicators.FinalReport:
		return ""
	case indicators.DemoReport:
		return w.Say("report.footer.demo")
	}
	return w.Say("report.footer.draft")
}

// ShortEdition is how an axis names an edition: by its id where that is short,
// else by the year of its date.
func (w *Writer) ShortEdition(p int) string {
	e := w.book.History().Editions[p]
	if len([]rune(e.ID)) <= 7 || len(e.Date) < 4 {
		return e.ID
	}
	return e.Date[:4]
}

// ExclusionReason is the planner's own words or those of the rule.
func (w *Writer) ExclusionReason(e indicators.Exclusion) string {
	switch {
	case e.Because != "":
		return e.Because
	case e.Rule == "population":
		return w.Say("method.excluded.population", "n", w.Shortest(e.Limit))
	case e.Rule == "areas" || e.Rule == "where" || e.Rule == "no_population":
		return w.Say("method.excluded." + e.Rule)
	}
	return w.Say("method.excluded.areas")
}

// Status is the edition's status; one that is not known counts as a draft.
func (w *Writer) Status() indicators.ReportStatus {
	switch s := w.book.Meta().Status; s {
	case indicators.FinalReport, indicators.DemoReport:
		return s
	}
	return indicators.DraftReport
}
