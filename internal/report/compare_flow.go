package report

import (
	"html/template"
	"math"
	"strconv"
	"strings"

	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/figure"
)

// Two small pictures of the comparison that stand in their page as they are,
// with and without the script: how areas flow between classes, and each area's
// index in both years. What they show, the tables beside them say in figures.

// A flow is the picture of a transition table.
type flow struct {
	Headline, Subtitle, Alt string
	Legend                  template.HTML
	Picture                 template.HTML
}

// Measures of the picture of flows, in its own units.
const (
	flowWidth  = 340.0
	flowHeight = 200.0
	flowNode   = 12.0 // width of the bar of a class
	flowSide   = 30.0 // room for the numbers on either side
	flowGap    = 14.0 // between two classes
)

// flowPicture draws the areas of each class before on the left, after on the
// right, the worst on top, nil where no area has a class in both years.
func (b *book) flowPicture(t *turnover) *flow {
	tr := &t.classes.Transitions
	if tr.N == 0 {
		return nil
	}
	f := &flow{Subtitle: b.Say("comparison.flow.subtitle", "label", t.scheme.label, "areas", t.level.many(), "before", b.before(t.versus), "after", b.after(t.versus))}
	moved := movedAreas(tr)
	f.Headline = b.Say("comparison.moved", "k", moved, "n", tr.N, "areas", b.dative(t.level.Level.Name, tr.N))
	if moved == 0 {
		f.Headline = b.Say("comparison.moved.none", "areas", t.level.many())
	}
	f.Headline = strings.TrimSuffix(f.Headline, ".")
	f.Alt = b.Say("comparison.flow.alt", "subject", f.Subtitle, "finding", f.Headline)
	k := len(tr.Classes)
	var swatches []figure.Swatch
	fills := make([]string, k)
	var sums [2][]int // areas per class before and after
	sums[0], sums[1] = make([]int, k), make([]int, k)
	for i := range tr.Counts {
		for j, n := range tr.Counts[i] {
			sums[0][i] += n
			sums[1][j] += n
		}
	}
	for i := k - 1; i >= 0; i-- {
		cell := b.changedClass(t.classes, tr.Classes[i], 0)
		fills[i] = plainBar
		if cell.Swatch != nil {
			fills[i] = cell.Swatch.Fill
			if pale(fills[i]) {
				fills[i] = darker(fills[i])
			}
		}
		if sums[0][i]+sums[1][i] > 0 {
			swatches = append(swatches, figure.Swatch{Fill: fills[i], Label: cell.Text})
		}
	}
	f.Legend = legendHTML(swatches)

	unit := (flowHeight - float64(k-1)*flowGap) / float64(tr.N)
	var tops [2][]float64
	for side := range tops {
		y := 20.0
		tops[side] = make([]float64, k)
		for i := k - 1; i >= 0; i-- {
			tops[side][i] = y
			y += float64(sums[side][i])*unit + flowGap
		}
	}
	var m markup
	m.WriteString(`<svg class="flow" viewBox="0 0 340 224" role="img"`)
	m.attribute("aria-label", f.Alt)
	m.WriteByte('>')
	n := func(x float64) { m.Write(strconv.AppendFloat(m.AvailableBuffer(), math.Round(x*10)/10, 'f', -1, 64)) }
	words := func(x, y float64, anchor, text string) {
		m.WriteString(`<text x="`)
		n(x)
		m.WriteString(`" y="`)
		n(y)
		m.WriteString(`" text-anchor="` + anchor + `">`)
		m.text(text)
		m.WriteString("</text>")
	}
	left, right := flowSide+flowNode, flowWidth-flowSide-flowNode
	words(flowSide, 12, "start", t.Before.ID)
	words(flowWidth-flowSide, 12, "end", t.After.ID)
	type label struct {
		x, y float64
		text string
	}
	var labels []label
	next := [2][]float64{append([]float64(nil), tops[0]...), append([]float64(nil), tops[1]...)}
	for i := k - 1; i >= 0; i-- {
		for j := k - 1; j >= 0; j-- {
			count := tr.Counts[i][j]
			if count == 0 {
				continue
			}
			h := float64(count) * unit
			y0, y1, mid := next[0][i], next[1][j], (left+right)/2
			next[0][i], next[1][j] = y0+h, y1+h
			m.WriteString(`<path fill="` + fills[i] + `" d="M`)
			for _, p := range [...]any{left, y0, "C", mid, y0, mid, y1, right, y1, "v", h, "C", mid, y1 + h, mid, y0 + h, left, y0 + h, "z"} {
				if s, ok := p.(string); ok {
					m.WriteString(s)
					continue
				}
				n(p.(float64))
				m.WriteByte(' ')
			}
			m.WriteString(`"/>`)
			// Numbers of those that stay stand in the middle, of those that move at a
			// quarter of their way, where a cubic has done 15 % of its height.
			x, y := mid, (y0+y1+h)/2
			if i != j {
				x, y = left+(right-left)*0.27, y0+(y1-y0)*0.156+h/2
			}
			if i != j || h >= 10 {
				labels = append(labels, label{x, y + 4, strconv.Itoa(count)})
			}
		}
	}
	for side, x := range [...]float64{flowSide, right} {
		for i := range k {
			if sums[side][i] == 0 {
				continue
			}
			m.WriteString(`<rect x="`)
			n(x)
			m.WriteString(`" y="`)
			n(tops[side][i])
			m.WriteString(`" width="12" height="`)
			n(float64(sums[side][i]) * unit)
			m.WriteString(`" fill="` + fills[i] + `"/>`)
			y := tops[side][i] + float64(sums[side][i])*unit/2 + 4
			if side == 0 {
				words(flowSide-5, y, "end", strconv.Itoa(sums[side][i]))
			} else {
				words(flowWidth-flowSide+5, y, "start", strconv.Itoa(sums[side][i]))
			}
		}
	}
	for _, l := range labels {
		words(l.x, l.y, "middle", l.text)
	}
	m.WriteString("</svg>")
	f.Picture = template.HTML(m.String())
	return f
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
// as a thin line, the border of the rule dashed.
func (b *book) smalls(l *level, x *compare.IndexChange) template.HTML {
	const width, height, pad = 60.0, 40.0, 4.0
	s := b.byID[x.Node.ID]
	a := axis{math.Inf(1), math.Inf(-1)}
	var rows []int
	for _, k := range b.ordered(l, x) {
		if x.Before[k].OK() && x.After[k].OK() && len(rows) < mostSmall {
			rows = append(rows, k)
			a.low, a.high = math.Min(a.low, math.Min(x.Before[k].Number, x.After[k].Number)), math.Max(a.high, math.Max(x.Before[k].Number, x.After[k].Number))
		}
	}
	if len(rows) < 2 || !(a.high > a.low) {
		return ""
	}
	at := func(v float64) string { return strconv.FormatFloat(pad+(1-a.at(v))*(height-2*pad), 'f', 1, 64) }
	across := ""
	if r := b.ranking(l, s.id); r != nil && r.city.OK() && r.city.Number >= a.low && r.city.Number <= a.high {
		across += `<path d="M0 ` + at(r.city.Number) + `h60"/>`
	}
	for i, k := range b.borders(b.head.scheme, l, s.id) {
		if i < 2 && k.at >= a.low && k.at <= a.high {
			across += `<path class="k" d="M0 ` + at(k.at) + `h60"/>`
		}
	}
	var m markup
	// The lines that all have in common are said once.
	m.WriteString(`<svg class="none" aria-hidden="true"><symbol id="linien" viewBox="0 0 60 40">` + across + `</symbol></svg><ol class="smalls">`)
	for _, k := range rows {
		m.WriteString("<li")
		m.attribute("class", [...]string{figure.Even: "", figure.Worse: "w", figure.Better: "g"}[toneOf(s, x.Steps[k].Change.Number)])
		m.WriteString(`><svg viewBox="0 0 60 40" aria-hidden="true"><use href="#linien"/><path d="M6 ` + at(x.Before[k].Number) + `L54 ` + at(x.After[k].Number) + `"/></svg><a href="`)
		m.text(l.homes[k])
		m.WriteString(`">`)
		m.name(l.label(k))
		m.WriteString("</a> <span>")
		m.text(b.Say("comparison.small", "before", b.text(s, x.Before[k]), "after", b.text(s, x.After[k])))
		m.WriteString("</span></li>\n")
	}
	m.WriteString("</ol>")
	return template.HTML(m.String())
}
