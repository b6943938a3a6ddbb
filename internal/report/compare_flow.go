package report

import (
	"html/template"
	"math"
	"strings"

	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/picture"
)

// flowFigure shows how areas go between classes, nil where no area has a class
// in both years.
func (b *book) flowFigure(t *turnover) *figure.Figure {
	tr := &t.classes.Transitions
	if tr.N == 0 {
		return nil
	}
	f := &figure.Figure{ID: "klassenwechsel", Subtitle: b.Say("comparison.flow.subtitle", "label", t.scheme.label, "areas", t.level.many(), "before", b.before(t.versus), "after", b.after(t.versus))}
	moved := movedAreas(tr)
	f.Headline = b.Say("comparison.moved", "k", moved, "n", tr.N, "areas", b.dative(t.level.Level.Name, tr.N))
	if moved == 0 {
		f.Headline = b.Say("comparison.moved.none", "areas", t.level.many())
	}
	f.Headline = strings.TrimSuffix(f.Headline, ".")
	f.Alt = b.Say("comparison.flow.alt", "subject", f.Subtitle, "finding", f.Headline)
	c := &figure.Flow{Before: t.Before.ID, After: t.After.ID, Counts: tr.Counts}
	for i := range tr.Classes {
		cell := b.changedClass(t.classes, tr.Classes[i], 0)
		look := figure.Swatch{Fill: plainBar, Label: cell.Text}
		if cell.Swatch != nil {
			if look.Fill = cell.Swatch.Fill; pale(look.Fill) {
				look.Fill = darker(look.Fill)
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

// A flowView is that figure as it stands on its page.
type flowView struct {
	*figure.Figure
	Legend, Picture template.HTML
}

// flow is nil where there is nothing to show.
func (b *book) flow(t *turnover) *flowView {
	f := b.flowFigure(t)
	if f == nil {
		return nil
	}
	c := f.Chart.(*figure.Flow)
	var swatches []figure.Swatch
	for i := len(c.Classes) - 1; i >= 0; i-- {
		if c.Classes[i].Count > 0 {
			swatches = append(swatches, c.Classes[i])
		}
	}
	return &flowView{f, legendHTML(swatches), template.HTML(picture.Flow(c, f.Alt))}
}

// movedAreas counts the areas of a transition table whose class changed.
func movedAreas(t *compare.Transitions) int {
	moved := 0
	for i := range t.Counts {
		for j := range t.Counts[i] {
			if i != j {
				moved += t.Counts[i][j]
			}
		}
	}
	return moved
}

// mostSmall is how many areas the small multiples show.
const mostSmall = 120

// smalls are small pictures of all areas on one scale, in the order of the
// later ranking: a line from the earlier index to the later one, the city value
// as a thin line, the border of the rule dashed; nil where there is no scale.
func (b *book) smalls(l *level, x *compare.IndexChange) *figure.Smalls {
	s := b.byID[x.Node.ID]
	f := &figure.Smalls{Low: math.Inf(1), High: math.Inf(-1)}
	for _, k := range b.ordered(l, x) {
		if !x.Before[k].OK() || !x.After[k].OK() || len(f.Areas) == mostSmall {
			continue
		}
		before, after := x.Before[k].Number, x.After[k].Number
		f.Low, f.High = math.Min(f.Low, math.Min(before, after)), math.Max(f.High, math.Max(before, after))
		f.Areas = append(f.Areas, figure.Small{
			Name: l.label(k), Href: l.homes[k], From: before, To: after, Tone: changeTone(s.higher, s.decimals, x.Steps[k].Change.Number),
			Text: b.Say("comparison.small", "before", b.text(s, x.Before[k]), "after", b.text(s, x.After[k])),
		})
	}
	if len(f.Areas) < 2 || !(f.High > f.Low) {
		return nil
	}
	if r := b.ranking(l, s.id); r != nil && r.city.OK() && r.city.Number >= f.Low && r.city.Number <= f.High {
		f.Lines = append(f.Lines, figure.Line{At: r.city.Number})
	}
	for i, k := range b.borders(b.head.scheme, l, s.id) {
		if i < 2 && k.at >= f.Low && k.at <= f.High {
			f.Lines = append(f.Lines, figure.Line{At: k.at, Border: true})
		}
	}
	return f
}

// smallsHTML is the list of small pictures for a page, nothing for nil.
func smallsHTML(f *figure.Smalls) template.HTML {
	if f == nil {
		return ""
	}
	return written(func(m *markup) {
		m.WriteString(picture.SmallLines(f))
		m.WriteString(`<ol class="smalls">`)
		for _, a := range f.Areas {
			m.WriteString("<li")
			m.attribute("class", strings.TrimSpace(tones[min(int(a.Tone), 2)]))
			m.WriteByte('>')
			m.WriteString(picture.Small(f, a))
			m.WriteString(`<a href="`)
			m.text(a.Href)
			m.WriteString(`">`)
			m.name(a.Name)
			m.WriteString("</a> <span>")
			m.text(a.Text)
			m.WriteString("</span></li>\n")
		}
		m.WriteString("</ol>")
	})
}
