package plate

import (
	"math"
	"strings"

	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

// FlowFigure shows how areas go between classes, nil where no area has a class
// in both years.
func (g *Gallery) FlowFigure(t *book.Turnover) *figure.Figure {
	tr := &t.Classes.Transitions
	if tr.N == 0 {
		return nil
	}
	f := &figure.Figure{ID: "klassenwechsel", Subtitle: g.Say("comparison.flow.subtitle", "label", t.Scheme.Label(), "areas", t.Level.Many(), "before", g.say.Before(t.Comparison), "after", g.say.After(t.Comparison))}
	moved := book.MovedAreas(tr)
	f.Headline = g.Say("comparison.moved", "k", moved, "n", tr.N, "areas", g.Dative(t.Level.Level.Name.For(tr.N), tr.N))
	if moved == 0 {
		f.Headline = g.Say("comparison.moved.none", "areas", t.Level.Many())
	}
	f.Headline = strings.TrimSuffix(f.Headline, ".")
	f.Alt = g.Say("comparison.flow.alt", "subject", f.Subtitle, "finding", f.Headline)
	c := &figure.Flow{Before: t.Before.ID, After: t.After.ID, Counts: tr.Counts}
	for i := range tr.Classes {
		cell := g.ChangedClass(t.Classes, tr.Classes[i], 0)
		look := figure.Swatch{Fill: colour.Bar, Label: cell.Text}
		if cell.Swatch != nil {
			if look.Fill = cell.Swatch.Fill; look.Fill.Pale() {
				look.Fill = look.Fill.Seen()
			}
		}
		for k := range tr.Counts {
			look.Count += tr.Counts[i][k] + tr.Counts[k][i]
		}
		c.Classes = append(c.Classes, look)
	}
	f.Chart = c
	return f
}

// mostSmall is how many areas the small multiples show.
const mostSmall = 120

// SmallMultiples are small pictures of all areas on one scale, in the order of the
// later ranking: a line from the earlier index to the later one, the city value
// as a thin line, the border of the rule dashed; nil where there is no scale.
func (g *Gallery) SmallMultiples(l *book.Level, x *compare.IndexChange) *figure.Smalls {
	s := g.book.Subject(x.Node.ID)
	f := &figure.Smalls{Low: math.Inf(1), High: math.Inf(-1)}
	for _, k := range g.book.Ordered(l, x) {
		if !x.Before[k].OK() || !x.After[k].OK() || len(f.Areas) == mostSmall {
			continue
		}
		before, after := x.Before[k].Number, x.After[k].Number
		f.Low, f.High = math.Min(f.Low, math.Min(before, after)), math.Max(f.High, math.Max(before, after))
		f.Areas = append(f.Areas, figure.Small{
			Name: l.Name(k), Href: l.Page(k), From: before, To: after, Tone: changeTone(s.Higher(), s.Decimals(), x.Steps[k].Change.Number),
			Text: g.Say("comparison.small", "before", g.say.Text(s, x.Before[k]), "after", g.say.Text(s, x.After[k])),
		})
	}
	if len(f.Areas) < 2 || !(f.High > f.Low) {
		return nil
	}
	if r := g.book.Ranking(l, s.ID()); r != nil && r.City().OK() && r.City().Number >= f.Low && r.City().Number <= f.High {
		f.Lines = append(f.Lines, figure.Line{At: r.City().Number})
	}
	for i, k := range g.book.Borders(g.book.Lead().Scheme, l, s.ID()) {
		if i < 2 && k.At >= f.Low && k.At <= f.High {
			f.Lines = append(f.Lines, figure.Line{At: k.At, Border: true})
		}
	}
	return f
}
