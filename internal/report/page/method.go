package page

import (
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/plate"
)

// An indexMethod is how one index is made, with this edition's numbers.
type indexMethod struct {
	ID, Name   string
	Steps      []string
	References []*markup.NotedTable
	Example    *exampleView
}

// An exampleView is an example as it stands on its page.
type exampleView struct {
	*plate.Example
	Table *markup.NotedTable
}

// methodPage is methodik.html.
func (e *Edition) methodPage() ([]byte, error) {
	const path = "methodik.html"
	v := struct {
		*frame
		Compared   []string
		Levels     *markup.NotedTable
		City       *markup.NotedTable
		Indices    []indexMethod
		Schemes    []plate.SchemeMethod
		Declared   string
		Exclusions []string
		Excluded   *markup.NotedTable
		Statistics []string
		Parameters *markup.NotedTable
		Limits     []string
	}{frame: e.frame(path, e.Say("method.head"), navMethod)}
	for _, key := range []string{"method.compared.city", "method.compared.areas", "method.compared.missing"} {
		v.Compared = append(v.Compared, e.Say(key, "city", e.book.Meta().City))
	}
	v.Levels = markup.Noted(e.plate.LevelTable(), v.Root, "")
	v.City = markup.Noted(e.plate.CityTable(), v.Root, "", e.Say("method.city.note"))
	for i := range e.book.Nodes() {
		v.Indices = append(v.Indices, e.indexMethod(i, v.Root))
	}
	for _, s := range e.book.Schemes() {
		v.Schemes = append(v.Schemes, e.plate.SchemeMethod(s))
		if len(s.Scheme.Rules)+len(s.Scheme.Bands) > 0 {
			v.Declared = e.Say("method.declared")
		}
	}
	for _, rule := range e.book.Exclusions() {
		v.Exclusions = append(v.Exclusions, e.say.ExclusionRule(rule))
	}
	v.Excluded = markup.Noted(e.plate.ExcludedTable(), v.Root, "daten/areas.csv")
	for _, key := range []string{"method.statistics.interval", "method.statistics.ties", "method.statistics.maps", "method.statistics.rank"} {
		v.Statistics = append(v.Statistics, e.Say(key))
	}
	v.Parameters = markup.Noted(e.plate.ParameterTable(), v.Root, "")
	for _, key := range []string{"method.limits.areas", "method.limits.cause", "method.limits.size", "method.limits.dates", "method.limits.index", "method.limits.decision"} {
		v.Limits = append(v.Limits, e.Say(key))
	}
	return e.render("method.html", v)
}

// indexMethod describes an index step by step.
func (e *Edition) indexMethod(i int, root string) indexMethod {
	n := &e.book.Nodes()[i]
	s := e.book.Subject(n.ID)
	m := indexMethod{ID: "index-" + s.File(), Name: s.Label(), Steps: e.say.IndexSteps(n)}
	for _, l := range e.book.Levels() {
		if scores := e.book.Scores(l.Level.ID, n.ID); scores != nil && l.Index() >= e.book.Report() {
			if t := markup.Noted(e.plate.ReferenceTable(scores, l, s), root, "daten/reference.csv"); t != nil {
				m.References = append(m.References, t)
			}
		}
	}
	if e.book.Report() >= 0 {
		if worked := e.plate.Example(e.book.ReportLevel(), s); worked != nil {
			m.Example = &exampleView{worked, markup.Noted(worked.Table, root, "daten/scores.csv", worked.Note)}
		}
	}
	return m
}
