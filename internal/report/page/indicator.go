package page

import (
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/plate"
)

// A levelView is what an indicator's page says of one level.
type levelView struct {
	Head     string
	ID       string
	Finding  string // "" on the report level, whose finding is the page's headline
	Map      *markup.Plot
	Ranking  *markup.Plot
	Spread   *markup.Plot
	Together *markup.Plot
	Folded   bool // finer levels can be opened
}

// subjectPage is the page of an indicator or index.
func (e *Edition) subjectPage(i int) ([]byte, error) {
	s := e.book.Subjects()[i]
	v := struct {
		*frame
		Label      string
		Headline   string
		Definition []string
		Levels     []levelView
		Change     *changeView
		Series     *seriesView
		Facts      []markup.Fact
		Limits     []string
		MethodLink *markup.Link
		Previous   *markup.Link
		Next       *markup.Link
	}{frame: e.frame(s.Page(), s.Label(), navIndicators), Label: s.Label()}
	v.Definition = e.say.Definition(s)
	if s.Node() >= 0 {
		v.MethodLink = &markup.Link{Text: e.Say("report.indicator.method"), Href: v.Root + "methodik.html#index-" + s.File()}
	}
	for _, l := range e.book.Levels() {
		r := l.Ranking(i)
		if r == nil || l.Index() < e.book.Report() {
			continue
		}
		view := levelView{Head: l.Many(), ID: "ebene-" + l.File(), Folded: l.Index() > e.book.Report()}
		if l.Index() == e.book.Report() {
			v.Headline = e.say.Finding(r, l)
		} else {
			view.Finding = e.say.Finding(r, l)
		}
		view.Map = e.mapPlot(e.plate.Map(plate.Key{Level: l.Index(), Scheme: false, Subject: s.ID()}), v.Root, "karte-"+l.File(), 3, view.Folded)
		if view.Map != nil {
			view.Map.Headline = e.say.MapHead(r, l, e.book.Lead().Scheme)
		}
		for _, f := range []struct {
			to *(*markup.Plot)
			of *figure.Figure
		}{
			{&view.Ranking, e.plate.BarsFigure(r, l, e.book.Lead().Scheme, "rangfolge-"+l.File(), e.say.RankingHead(r, l))},
			{&view.Spread, e.plate.DistributionFigure(r, l, e.book.Lead().Scheme, "verteilung-"+l.File())},
			{&view.Together, e.plate.ScatterFor(r, l)},
		} {
			var err error
			if *f.to, err = e.plot(f.of, v.Root, 3); err != nil {
				return nil, err
			}
		}
		if view.Finding != "" || view.Map != nil || view.Ranking != nil || view.Spread != nil || view.Together != nil {
			v.Levels = append(v.Levels, view)
		}
	}
	if v.Headline == "" {
		v.Headline = s.Label()
		v.Label = ""
		for _, view := range v.Levels {
			if view.Finding != "" {
				v.Headline, v.Label = view.Finding, s.Label()
				break
			}
		}
	}
	v.Change = e.changePart(s, v.Root)
	v.Series = e.subjectSeries(s, v.Root)
	v.Facts = e.subjectFacts(s)
	v.Limits = e.say.Limits(s)
	if i > 0 {
		v.Previous = &markup.Link{Text: e.book.Subjects()[i-1].Label(), Href: v.Root + e.book.Subjects()[i-1].Page()}
	}
	if i+1 < len(e.book.Subjects()) {
		v.Next = &markup.Link{Text: e.book.Subjects()[i+1].Label(), Href: v.Root + e.book.Subjects()[i+1].Page()}
	}
	return e.render("indicator.html", v)
}

// subjectFacts say what counts, from where and of when.
func (e *Edition) subjectFacts(s *book.Subject) []markup.Fact {
	var out []markup.Fact
	add := func(key, text string) {
		if text != "" {
			out = append(out, markup.Fact{Label: e.Say(key), Text: text})
		}
	}
	add("report.col.theme", e.say.Theme(s))
	if s.Indicator() >= 0 {
		ind := &e.book.Catalogue()[s.Indicator()]
		if ind.Rate != nil {
			numerator := e.say.Columns(ind.Rate.Of)
			if len(ind.Rate.Less) > 0 {
				numerator = e.Say("report.fact.less", "of", numerator, "less", e.say.Columns(ind.Rate.Less))
			}
			add("report.fact.numerator", numerator)
			add("report.fact.denominator", e.say.Columns([]string{ind.Rate.Per}))
			add("report.fact.times", e.Shortest(ind.Rate.Times))
		} else {
			add("report.fact.column", e.say.Columns([]string{ind.Column}))
			if ind.WeightBy != "" {
				add("report.fact.weight", e.say.Columns([]string{ind.WeightBy}))
			}
		}
		if ind.Range != nil {
			add("report.fact.range", e.Say("report.interval", "low", e.Shortest(ind.Range[0]), "high", e.Shortest(ind.Range[1])))
		}
		if s.Indicator() < len(e.book.City()) {
			c := e.book.City()[s.Indicator()]
			text := e.say.Text(s, c.Value)
			if c.Value.OK() {
				text = e.Say("report.fact.city", "value", text, "source", e.say.CitySource(c))
			}
			out = append(out, markup.Fact{Label: e.say.CityName(), Text: text})
		}
	}
	add("report.col.date", e.Date(s.Date()))
	add("report.col.source", e.say.SourceLine(s))
	return out
}
