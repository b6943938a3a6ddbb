package plate

import (
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/say"
)

// An Example is one area's index, worked out to the last digit.
type Example struct {
	Head  string
	Intro string
	Table figure.Table
	Note  string // below the table
	Lines []string
}

// A SchemeMethod is how one scheme sorts the areas.
type SchemeMethod struct {
	Name  string
	Intro string
	Items []SchemeItem
	Notes []string
}

// A SchemeItem is a class with its look and its rule in words.
type SchemeItem struct {
	Swatch *figure.Swatch // nil for a class of another scheme
	Text   string
}

// Example works out the index of the area that stands first in the ranking.
func (g *Gallery) Example(l *book.Level, s *book.Subject) *Example {
	r := g.book.Ranking(l, s.ID())
	scores := g.book.Scores(l.Level.ID, s.ID())
	if r == nil || r.N() == 0 || scores == nil {
		return nil
	}
	row := r.Order[0]
	n := &scores.Node
	name := l.Name(row)
	e := &Example{Head: g.Say("method.example.head", "area", name), Intro: g.Say("method.example.intro", "area", name, "index", s.Label())}
	t := figure.Table{
		Caption: g.Say("method.example.caption", "index", s.Label(), "area", name),
		Columns: []figure.Column{
			{Head: g.Say("method.col.input")}, {Head: g.Say("report.col.value"), Numeric: true}, {Head: g.Say("method.col.formula")},
			{Head: g.Say("method.col.score"), Numeric: true}, {Head: g.Say("method.col.weight"), Numeric: true},
			{Head: g.Say("method.col.product"), Numeric: true},
		},
	}
	exact := func(x float64) string { return g.Number(x, say.ExampleDecimals) }
	sum, weights := 0.0, 0.0
	for i := range scores.Inputs {
		in := &scores.Inputs[i]
		score := indicators.At(in.Scores, row)
		if !in.Present || !score.OK() {
			continue
		}
		weight := 0.0
		if row < len(in.Weights) {
			weight = in.Weights[row]
		}
		sum += score.Number * weight
		weights += weight
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(g.book.LabelOf(in.Input.ID)), figure.Text(g.Number(indicators.At(in.Values, row).Number, say.ExampleDecimals)),
			figure.Text(g.say.Formula(n, in, row)), figure.Text(exact(score.Number)), figure.Text(g.say.Trimmed(weight, say.ExampleDecimals)),
			figure.Text(exact(score.Number * weight)),
		}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	aggregate, final := indicators.At(scores.Aggregate, row), indicators.At(scores.Index, row)
	if !aggregate.OK() || !final.OK() {
		return nil
	}
	e.Table, e.Note = t, g.Say("method.example.note", "decimals", say.ExampleDecimals)
	switch n.Aggregate {
	case index.Mean:
		e.Lines = append(e.Lines, g.Say("method.example.mean", "sum", exact(sum), "weights", g.say.Trimmed(weights, say.ExampleDecimals), "result", exact(aggregate.Number)))
	case index.Sum:
		e.Lines = append(e.Lines, g.Say("method.example.sum", "result", exact(aggregate.Number)))
	default:
		e.Lines = append(e.Lines, g.Say("method.example.other", "aggregate", g.Say("method.aggregate."+n.Aggregate.String()), "result", exact(aggregate.Number)))
	}
	ref := scores.AggregateReference
	switch {
	case n.Rescale == index.RescaleZScore && ref.Centre.OK() && ref.Spread.OK():
		e.Lines = append(e.Lines, g.Say("method.example.zscore", "aggregate", exact(aggregate.Number), "centre", exact(ref.Centre.Number),
			"spread", exact(ref.Spread.Number), "result", exact(final.Number)))
	case n.Rescale != index.NoRescale:
		e.Lines = append(e.Lines, g.Say("method.example.rescaled", "method", g.Say("method.rescale."+n.Rescale.String()), "result", exact(final.Number)))
	}
	e.Lines = append(e.Lines, g.Say("method.example.result", "index", s.Label(), "area", name, "value", g.say.Text(s, final), "rank", r.Place[row], "n", r.N()))
	return e
}

// SchemeMethod writes a scheme's rules, bands or groups in words.
func (g *Gallery) SchemeMethod(s *book.Scheme) SchemeMethod {
	m := SchemeMethod{Name: s.Label()}
	item := func(i int, text string) {
		var look *figure.Swatch
		if i >= 0 && i < len(g.Looks(s)) {
			look = &g.Looks(s)[i]
		}
		m.Items = append(m.Items, SchemeItem{look, text})
	}
	position := func(id string) int {
		for i, c := range s.Classes {
			if c.ID == id {
				return i
			}
		}
		return -1
	}
	sc := &s.Scheme
	switch {
	case len(sc.Rules) > 0:
		m.Intro = g.Say("method.scheme.rules")
		for _, r := range sc.Rules {
			level := r.Level
			for _, l := range g.book.Levels() {
				if l.Level.ID == r.Level {
					level = l.One()
				}
			}
			item(position(r.ID), g.Say("method.scheme.rule", "class", book.ClassName(r.Class, 1), "level", level, "condition", g.say.ConditionText(s, r.When, 0)))
		}
		if sc.Otherwise != nil {
			item(position(sc.Otherwise.ID), g.Say("method.scheme.otherwise", "class", book.ClassName(*sc.Otherwise, 1)))
		}
	case len(sc.Bands) > 0:
		m.Intro = g.Say("method.scheme.bands", "index", g.book.LabelOf(sc.Index))
		for i, band := range sc.Bands {
			name := book.ClassName(band.Class, 1)
			var text string
			low, high := "", ""
			if i > 0 && sc.Bands[i-1].Bound != nil {
				k := "method.band.from"
				if sc.Bands[i-1].Closed {
					k = "method.band.above"
				}
				low = g.Say(k, "bound", g.Shortest(*sc.Bands[i-1].Bound))
			}
			if band.Bound != nil {
				k := "method.band.below"
				if band.Closed {
					k = "method.band.to"
				}
				high = g.Say(k, "bound", g.Shortest(*band.Bound))
			}
			text = strings.TrimSpace(strings.Join([]string{low, high}, " "))
			if text == "" {
				text = g.Say("method.band.all")
			}
			item(position(band.ID), g.Say("method.scheme.band", "class", name, "bounds", text))
		}
	case len(sc.Combine) > 0:
		var names []string
		for _, id := range sc.Combine {
			name := id
			for _, other := range g.book.Schemes() {
				if other.Scheme.ID == id {
					name = other.Label()
				}
			}
			names = append(names, name)
		}
		m.Intro = g.Say("method.scheme.combine", "schemes", g.List(names))
	case sc.Quantiles != nil:
		m.Intro = g.Say("method.scheme.quantiles", "index", g.book.LabelOf(sc.Index), "groups", sc.Quantiles.Groups, "type", max(sc.Quantiles.Type, 0), "first", g.say.FirstGroup(sc.Quantiles))
	case sc.RankGroups != nil:
		k := "method.scheme.ranks.floor"
		if sc.RankGroups.RoundUp {
			k = "method.scheme.ranks.ceil"
		}
		m.Intro = g.Say(k, "index", g.book.LabelOf(sc.Index), "groups", sc.RankGroups.Groups, "first", g.say.FirstGroup(sc.RankGroups))
	case sc.NaturalBreaks != nil:
		m.Intro = g.Say("method.scheme.breaks", "index", g.book.LabelOf(sc.Index), "groups", sc.NaturalBreaks.Groups, "first", g.say.FirstGroup(sc.NaturalBreaks))
	}
	for _, l := range g.book.Levels() {
		if s.On(l.Index()) == nil {
			continue
		}
		var parts []string
		for i := len(s.Classes) - 1; i >= 0; i-- {
			if n := s.Count(l, i); n > 0 {
				parts = append(parts, g.Say("method.scheme.count", "class", book.ClassName(s.Classes[i], 1), "n", n))
			}
		}
		if len(parts) > 0 && len(parts) <= 40 {
			m.Notes = append(m.Notes, g.Say("method.scheme.counts", "areas", l.Many(), "counts", strings.Join(parts, ", ")))
		}
	}
	return m
}
