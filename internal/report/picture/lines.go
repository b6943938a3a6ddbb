package picture

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/report/figure"
)

// A Frame is the size of a picture of lines, in its own units.
type Frame struct {
	Width, Height float64
	Labels        float64 // room for the labels at the ends, at most
}

// The width of a letter of a picture's labels and half of one of the axis, and
// the room around the lines.
const (
	letter     = 7.3
	axisLetter = 3.6
	linesLeft  = 38.0
	linesTop   = 16.0
	linesBase  = 20.0
	labelLine  = 14.0 // least distance of two labels at the ends
)

// lines is a picture of lines while it is drawn.
type lines struct {
	writer
	*figure.Lines
	Frame
	right  float64 // room beside the lines
	labels []string
}

// Lines returns an SVG element with lines over time. It takes its colours from
// the style sheet of the page. Without a text alternative it is hidden from
// those who do not see it: the picture beside it then says the same.
func Lines(f *figure.Lines, frame Frame, alt string) string {
	p := &lines{Lines: f, Frame: frame, right: 8}
	for _, t := range f.Tracks {
		label := clipped(t.Label, int((frame.Labels-8)/letter))
		p.labels = append(p.labels, label)
		p.right = math.Max(p.right, float64(len([]rune(label)))*letter+8)
	}
	p.put(`<svg class="lines" viewBox="0 0 `, frame.Width, " ", frame.Height, `"`)
	if alt == "" {
		p.WriteString(` aria-hidden="true">`)
	} else {
		p.add(` role="img" aria-label="`, alt, `">`)
	}
	p.grid()
	p.times()
	p.breaks()
	for _, at := range f.Gaps {
		p.put(`<path class="gap" d="M`, p.x(at)-3, " ", frame.Height-linesBase-3, `l6 6m0-6l-6 6"/>`)
	}
	for _, t := range f.Tracks {
		p.track(t)
	}
	p.ends()
	p.WriteString("</svg>")
	return p.String()
}

func (p *lines) x(time int) float64 {
	return linesLeft + 4 + p.Times[time].At*(p.Width-linesLeft-p.right-8)
}

func (p *lines) y(v float64) float64 {
	return linesTop + (p.To-v)/(p.To-p.From)*(p.Height-linesTop-linesBase)
}

// grid draws the lines of the ticks as one path, and the numbers beside them.
func (p *lines) grid() {
	p.WriteString(`<path class="grid" d="`)
	for _, t := range p.Ticks {
		p.put("M", linesLeft, " ", p.y(t.At), "H", p.Width-p.right)
	}
	p.WriteString(`"/>`)
	for _, t := range p.Ticks {
		p.put(`<text x="`, linesLeft-5, `" y="`, p.y(t.At)+4, `" class="e">`)
		p.escaped(t.Text)
		p.WriteString("</text>")
	}
}

// times names the editions as far as they keep apart, the last one surely.
func (p *lines) times() {
	half := func(time int) float64 { return float64(len([]rune(p.Times[time].Name))) * axisLetter }
	last := len(p.Times) - 1
	free := math.Inf(-1)
	for i, t := range p.Times {
		if i < last && (p.x(i)-half(i) < free || p.x(i)+half(i)+6 > p.x(last)-half(last)) {
			continue
		}
		free = p.x(i) + half(i) + 6
		p.put(`<text x="`, p.x(i), `" y="`, p.Height-4, `" class="m">`)
		p.escaped(t.Name)
		p.WriteString("</text>")
	}
}

func (p *lines) breaks() {
	for _, b := range p.Breaks {
		mid := (p.x(b.Before) + p.x(b.At)) / 2
		p.put(`<path class="break" d="M`, mid, " ", linesTop, "V", p.Height-linesBase, `"/><text x="`, mid, `" y="`, linesTop-5, `" class="m">`)
		p.escaped(p.Break)
		p.WriteString("</text>")
	}
}

// trackLooks are the style classes of lines.
var trackLooks = [...]string{figure.Own: "own", figure.City: "city", figure.Lit: "lit", figure.Rest: "rest"}

func (p *lines) track(t figure.Track) {
	if len(t.Runs) == 0 {
		return
	}
	look := trackLooks[min(int(t.Look), len(trackLooks)-1)]
	p.put(`<path class="`, look, `" d="`)
	for _, run := range t.Runs {
		for i, at := range run {
			p.put(step(i), p.x(at.Time), " ", p.y(at.Value))
			if len(run) == 1 {
				p.WriteString("h0")
			}
		}
	}
	p.WriteString(`"/>`)
	if t.Look == figure.Rest {
		return
	}
	// Points are strokes of no length with round ends. The city's line is
	// dashed: only where it is a single point may the dash be too short to be
	// seen.
	p.put(`<path class="`, look, ` p" d="`)
	for _, run := range t.Runs {
		if t.Look == figure.City && len(run) > 1 {
			continue
		}
		for _, at := range run {
			p.put("M", p.x(at.Time), " ", p.y(at.Value), "h0")
		}
	}
	p.WriteString(`"/>`)
}

// step is the command that leads to point i of a run.
func step(i int) string {
	if i == 0 {
		return "M"
	}
	return "L"
}

// ends writes the labels at the ends of the lines, moved apart where they
// would touch.
func (p *lines) ends() {
	type end struct {
		y          float64
		look, text string
	}
	var ends []end
	for i, t := range p.Tracks {
		if len(t.Runs) > 0 && p.labels[i] != "" {
			run := t.Runs[len(t.Runs)-1]
			ends = append(ends, end{p.y(run[len(run)-1].Value), trackLooks[t.Look], p.labels[i]})
		}
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.y, b.y) })
	for i := 1; i < len(ends); i++ {
		ends[i].y = math.Max(ends[i].y, ends[i-1].y+labelLine)
	}
	for i := len(ends) - 1; i >= 0; i-- {
		most := p.Height - linesBase
		if i+1 < len(ends) {
			most = ends[i+1].y - labelLine
		}
		ends[i].y = math.Min(ends[i].y, most)
	}
	for _, e := range ends {
		p.put(`<text x="`, p.Width-p.right+4, `" y="`, e.y+4, `" class="`, e.look, `">`)
		p.escaped(e.text)
		p.WriteString("</text>")
	}
}

// clipped shortens a label of name and value to so many letters: the name ends
// with an ellipsis, the value stays.
func clipped(label string, most int) string {
	all := []rune(label)
	cut := strings.LastIndexByte(label, ' ')
	if len(all) <= most || cut < 0 {
		return label
	}
	value := []rune(label[cut:])
	return strings.TrimRight(string(all[:max(most-len(value)-1, 1)]), " /-") + "…" + string(value)
}
