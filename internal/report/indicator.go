package report

import (
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/figure"
)

// A levelView is what an indicator's page says of one level.
type levelView struct {
	Head     string
	ID       string
	Finding  string // "" on the report level, whose finding is the page's headline
	Map      *plot
	Ranking  *plot
	Spread   *plot
	Together *plot
	Folded   bool // finer levels can be opened
}

// subjectPage is the page of an indicator or index.
func (b *book) subjectPage(i int) ([]byte, error) {
	s := b.subjects[i]
	v := struct {
		*frame
		Label      string
		Headline   string
		Definition []string
		Levels     []levelView
		Change     *changeView
		Series     *seriesView
		Facts      []fact
		Limits     []string
		MethodLink *link
		Previous   *link
		Next       *link
	}{frame: b.frame(s.page, s.label, navIndicators), Label: s.label}
	v.Definition = b.definition(s)
	if s.node >= 0 {
		v.MethodLink = &link{b.Say("report.indicator.method"), v.Root + "methodik.html#index-" + s.file}
	}
	for _, l := range b.levels {
		r := l.rankings[i]
		if r == nil || l.index < b.report {
			continue
		}
		view := levelView{Head: l.many(), ID: "ebene-" + l.name, Folded: l.index > b.report}
		if l.index == b.report {
			v.Headline = b.finding(r, l)
		} else {
			view.Finding = b.finding(r, l)
		}
		view.Map = b.mapPlot(b.plates[plateKey{l.index, false, s.id}], v.Root, "karte-"+l.name, 3, view.Folded)
		if view.Map != nil {
			view.Map.Headline = b.mapHead(r, l, b.head.scheme)
		}
		for _, f := range []struct {
			to *(*plot)
			of *figure.Figure
		}{
			{&view.Ranking, b.barsFigure(r, l, b.head.scheme, "rangfolge-"+l.name, b.rankingHead(r, l))},
			{&view.Spread, b.distributionFigure(r, l, b.head.scheme, "verteilung-"+l.name)},
			{&view.Together, b.together(r, l)},
		} {
			var err error
			if *f.to, err = b.plot(f.of, v.Root, 3); err != nil {
				return nil, err
			}
		}
		if view.Finding != "" || view.Map != nil || view.Ranking != nil || view.Spread != nil || view.Together != nil {
			v.Levels = append(v.Levels, view)
		}
	}
	if v.Headline == "" {
		v.Headline = s.label
		v.Label = ""
		for _, view := range v.Levels {
			if view.Finding != "" {
				v.Headline, v.Label = view.Finding, s.label
				break
			}
		}
	}
	v.Change = b.changePart(s, v.Root)
	v.Series = b.subjectSeries(s, v.Root)
	v.Facts = b.subjectFacts(s)
	v.Limits = b.limits(s)
	if i > 0 {
		v.Previous = &link{b.subjects[i-1].label, v.Root + b.subjects[i-1].page}
	}
	if i+1 < len(b.subjects) {
		v.Next = &link{b.subjects[i+1].label, v.Root + b.subjects[i+1].page}
	}
	return b.render("indicator.html", v)
}

// rankingHead is the headline of the ranking on an indicator's page, whose own
// headline names the first area already.
func (b *book) rankingHead(r *ranking, l *level) string {
	if r.n() < 2 || r.Same(r.Low, r.High) {
		return b.finding(r, l)
	}
	return b.Say("report.ranking.range", "what", b.Say("report.kind."+r.kindKey()), "low", b.bare(r.subject, indicators.Known(r.Low)), "high", b.text(r.subject, indicators.Known(r.High)))
}

// mapHead is the headline of the map on an indicator's page: what lies beyond
// the border of the rule, where colours break at one; else the other end.
func (b *book) mapHead(r *ranking, l *level, s *scheme) string {
	if r.n() > 0 && len(b.borders(s, l, r.id)) == 1 {
		return b.beyond(r, l, s)
	}
	return b.otherEnd(r, l)
}

// otherEnd says where the other end of a ranking is than the one that the page
// begins with.
func (b *book) otherEnd(r *ranking, l *level) string {
	if r.n() < 2 || r.Same(r.Low, r.High) {
		return b.finding(r, l)
	}
	key, x := "report.map.lowest", r.Low
	if r.higher == indicators.Better {
		key, x = "report.map.highest", r.High
	}
	var rows []int
	for _, k := range r.Order {
		if r.Same(r.values[k].Number, x) {
			rows = append(rows, k)
		}
	}
	names := b.List(l.labels(rows[:min(len(rows), 3)]))
	if len(rows) > 3 {
		names = b.Say("report.count.areas", "n", len(rows), "areas", b.dative(l.Level.Name, len(rows)))
	}
	return b.Say(key, "what", b.Say("report.kind."+r.kindKey()), "area", names, "value", b.text(r.subject, indicators.Known(x)))
}

// together is the scatter of the report level; finer levels have none.
func (b *book) together(r *ranking, l *level) *figure.Figure {
	if l.index != b.report {
		return nil
	}
	return b.scatterFigure(r, l, b.head.scheme, "zusammenhang")
}

// definition says in words what is measured.
func (b *book) definition(s *subject) []string {
	var out []string
	if s.node >= 0 {
		n := &b.Nodes[s.node]
		var names []string
		for _, in := range n.Inputs {
			names = append(names, b.shortOf(in.ID))
		}
		out = append(out, b.Say("report.definition.index", "n", len(names), "inputs", b.List(names)))
	} else {
		ind := &b.Catalogue[s.indicator]
		if ind.Rate != nil {
			key := "report.definition.rate"
			if len(ind.Rate.Less) > 0 {
				key = "report.definition.rate.less"
			}
			out = append(out, b.Say(key, "of", b.read(ind.Rate.Of...), "less", b.read(ind.Rate.Less...), "per", b.read(ind.Rate.Per), "times", b.Shortest(ind.Rate.Times)))
		} else {
			out = append(out, b.Say("report.definition.value", "column", b.read(ind.Column)))
		}
	}
	if s.higher != indicators.Undirected {
		out = append(out, b.Say("report.definition."+s.higher.String()))
	}
	return out
}

// columns joins the header texts that are summed.
func (b *book) columns(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = b.Say("report.quote", "text", n)
	}
	return strings.Join(quoted, " + ")
}

// read is columns as a sentence says it: a header below another follows it
// after a comma.
func (b *book) read(names ...string) string {
	return strings.ReplaceAll(b.columns(names), " | ", ", ")
}

// subjectFacts say what counts, from where and of when.
func (b *book) subjectFacts(s *subject) []fact {
	var out []fact
	add := func(key, text string) {
		if text != "" {
			out = append(out, fact{Label: b.Say(key), Text: text})
		}
	}
	add("report.col.theme", b.theme(s))
	if s.indicator >= 0 {
		ind := &b.Catalogue[s.indicator]
		if ind.Rate != nil {
			numerator := b.columns(ind.Rate.Of)
			if len(ind.Rate.Less) > 0 {
				numerator = b.Say("report.fact.less", "of", numerator, "less", b.columns(ind.Rate.Less))
			}
			add("report.fact.numerator", numerator)
			add("report.fact.denominator", b.columns([]string{ind.Rate.Per}))
			add("report.fact.times", b.Shortest(ind.Rate.Times))
		} else {
			add("report.fact.column", b.columns([]string{ind.Column}))
			if ind.WeightBy != "" {
				add("report.fact.weight", b.columns([]string{ind.WeightBy}))
			}
		}
		if ind.Range != nil {
			add("report.fact.range", b.Say("report.interval", "low", b.Shortest(ind.Range[0]), "high", b.Shortest(ind.Range[1])))
		}
		if s.indicator < len(b.City) {
			c := b.City[s.indicator]
			text := b.text(s, c.Value)
			if c.Value.OK() {
				text = b.Say("report.fact.city", "value", text, "source", b.citySource(c))
			}
			out = append(out, fact{Label: b.cityName(), Text: text})
		}
	}
	add("report.col.date", b.Date(s.date))
	add("report.col.source", b.sourceLine(s))
	return out
}

// citySource says where a city value comes from.
func (b *book) citySource(c indicators.CityValue) string {
	text := b.Say("report.citysource." + c.Source.String())
	if c.Source == indicators.CityPublished && len(c.Cells) > 0 {
		text += ", " + b.place(c.Cells[0])
		for _, cell := range c.Cells[1:] {
			text += ", " + cell.Cell()
		}
	}
	return text
}

// limits are what a reader must bear in mind about a subject.
func (b *book) limits(s *subject) []string {
	var out []string
	if s.indicator >= 0 {
		ind := &b.Catalogue[s.indicator]
		switch {
		case ind.Rate == nil:
			out = append(out, b.Say("report.limits.ready"))
		case len(ind.Rate.Less) > 0:
			out = append(out, b.Say("report.limits.less"))
		case ind.Kind == indicators.Share || ind.Kind == indicators.Rate:
			out = append(out, b.Say("report.limits.counts"))
		}
	} else {
		out = append(out, b.Say("report.limits.index"))
	}
	return append(out, b.Say("report.limits.areas"))
}

// spreadTable sums up a distribution in five numbers, type 7.
func (b *book) spreadTable(r *ranking, l *level) figure.Table {
	t := figure.Table{
		Caption: b.Say("report.spread.caption", "label", b.named(r.subject), "areas", l.many()),
		Columns: []figure.Column{{Head: b.Say("report.col.measure")}, {Head: b.Say("report.col.value"), Numeric: true}},
	}
	sorted := make([]float64, 0, r.n())
	for _, k := range r.Order {
		sorted = append(sorted, r.values[k].Number)
	}
	slices.Sort(sorted)
	add := func(key, text string) {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(b.Say(key)), figure.Text(text)}})
	}
	add("report.spread.n", b.Integer(len(sorted)))
	for _, q := range []struct {
		key string
		p   float64
	}{
		{"report.spread.min", 0}, {"report.spread.q1", 0.25}, {"report.spread.median", 0.5},
		{"report.spread.q3", 0.75}, {"report.spread.max", 1},
	} {
		x, err := indicators.Quantile(sorted, q.p, 7)
		if err != nil || math.IsNaN(x) {
			continue
		}
		add(q.key, b.text(r.subject, indicators.Known(x)))
	}
	if r.city.OK() {
		add("report.spread.city", b.text(r.subject, r.city))
	}
	worse, better := 0, 0
	for _, k := range r.Order {
		switch r.tone(r.values[k].Number, r.city) {
		case figure.Worse:
			worse++
		case figure.Better:
			better++
		}
	}
	if worse+better > 0 {
		add("report.spread.worse", b.Integer(worse))
		add("report.spread.better", b.Integer(better))
	}
	return t
}
