package picture

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

// Colours of the sheet, as it is on paper.
var (
	paper  = colour.Paper.Hex()
	ink    = colour.Ink.Hex()
	quiet  = colour.Quiet.Hex()
	rule   = colour.Line.Hex()
	ground = colour.Zebra.Hex()
	grey   = colour.Border.Hex()
)

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"

// Render returns the SVG file of a map. Areas that have no outline in the
// shapes do not appear; outlines without an area in the map are drawn empty.
// All texts are escaped. The result is deterministic.
func Render(m figure.Map, shapes *Shapes) []byte {
	if shapes == nil {
		shapes = &Shapes{metres: 1}
	}
	var sheet writer
	sheet.name = safeName(m.File)
	y := sheet.head(m)
	y = sheet.legend(m.Swatches, y)
	y = sheet.areas(m, shapes, y)
	y = sheet.foot(m, y)

	var out writer
	out.Grow(sheet.Len() + 4096)
	out.name = sheet.name
	out.open(m, int(math.Ceil(y)))
	out.patterns(m.Swatches)
	out.Write(sheet.Bytes())
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// A writer builds an SVG text.
type writer struct {
	bytes.Buffer
	name string // prefix of ids, so that two maps can stand on one page
}

// add writes markup; it is given alternately as it stands and to be escaped:
// fixed, text, fixed, text ...
func (w *writer) add(parts ...string) {
	for i, p := range parts {
		if i%2 == 0 {
			w.WriteString(p)
		} else {
			w.escaped(p)
		}
	}
}

// put writes markup as it stands and numbers with at most one decimal, in turn.
func (w *writer) put(parts ...any) {
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			w.WriteString(p)
		case float64:
			w.WriteString(number(p))
		}
	}
}

// escaped writes text that is safe between tags and in attributes.
func (w *writer) escaped(text string) {
	_ = xml.EscapeText(&w.Buffer, []byte(text)) // a buffer does not fail
}

// number writes a coordinate with at most one decimal.
func number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "0"
	}
	s := strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

// safeName makes an id prefix of a file name.
func safeName(file string) string {
	var b strings.Builder
	for _, r := range file {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	return "m-" + b.String()
}

// open writes the root with its text alternative and a ground. As a file of its
// own and on paper the map is light; on a dark screen it is dark.
func (w *writer) open(m figure.Map, height int) {
	h := strconv.Itoa(height)
	w.add(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 `+h+`" width="1000" height="`+h+
		`" role="img" aria-labelledby="`+w.name+`-title `+w.name+`-desc" font-family="`, fonts, `" fill="`+ink+`">
<title id="`+w.name+`-title">`, m.Headline, `</title>
<desc id="`+w.name+`-desc">`, m.Alt, `</desc>
`)
	w.dark(m.Swatches)
	w.add(`<rect width="1000" height="` + h + `" fill="` + paper + `"/>` + "\n")
}

// inDark turns the colours of the sheet on a dark screen. Attributes say what
// holds everywhere else, since programs that print know no rules for screens.
// White hatching stays, so halos are named by what they surround.
var inDark = `svg,[fill="` + ink + `"]{fill:` + colour.Ink.DarkHex() + `}[stroke="` + ink + `"]{stroke:` + colour.Ink.DarkHex() +
	`}[fill="` + quiet + `"]{fill:` + colour.Quiet.DarkHex() + `}[stroke="` + quiet + `"]{stroke:` + colour.Quiet.DarkHex() +
	`}[stroke="` + rule + `"]{stroke:` + colour.Line.DarkHex() + `}[stroke="` + grey + `"]{stroke:` + colour.Border.DarkHex() +
	`}[fill="` + ground + `"]{fill:` + colour.Zebra.DarkHex() + `}[fill="` + paper + `"]{fill:` + colour.Paper.DarkHex() +
	`}g[stroke="` + paper + `"]{stroke:` + colour.Paper.DarkHex() + `}`

// dark writes the rules of a dark screen: those of the sheet, then those of its
// fills. Borders between areas are dark where these are bright.
func (w *writer) dark(swatches []figure.Swatch) {
	// Where a page shows the sheet small, as on a phone, names would be too
	// small to be read.
	w.WriteString(`<style>@media screen and (max-width:460px){g[font-weight="600"]{display:none}}@media screen and (prefers-color-scheme:dark){` + inDark)
	for i, s := range swatches {
		if fill := s.Fill.DarkHex(); fill != "" && s.Pattern != figure.Outline && s.Fill != colour.Missing {
			w.WriteString(`[fill="` + s.Fill.Hex() + `"]{fill:` + fill)
			switch bright := s.Fill.Dark().Glows(); {
			case bright && s.Pattern == figure.Plain:
				w.WriteString(";stroke:" + colour.Paper.DarkHex())
			case bright && s.Pattern != figure.Dots:
				w.WriteString(`}[fill="url(#` + w.name + `-p` + strconv.Itoa(i) + `)"]{stroke:` + colour.Paper.DarkHex())
			}
			w.WriteString("}")
		}
	}
	w.WriteString("}</style>\n")
}

// lines writes wrapped text, in ink where no colour is given, and returns the y
// below it.
func (w *writer) lines(text string, y, size, leading float64, bold bool, colour string) float64 {
	weight := ""
	if colour != "" {
		colour = ` fill="` + colour + `"`
	}
	if bold {
		weight = ` font-weight="700"`
	}
	for _, line := range wrap(text, pageWidth-2*margin, size, bold) {
		w.add(`<text x="24" y="`+number(y+size)+`" font-size="`+number(size)+`"`+weight+colour+`>`, line, "</text>\n")
		y += leading
	}
	return y
}

// head writes banner, headline and subtitle and returns the y below them.
func (w *writer) head(m figure.Map) float64 {
	y := 20.0
	if m.Banner != "" {
		lines := wrap(m.Banner, pageWidth-2*margin-24, 15, true)
		h := float64(len(lines))*21 + 13
		w.add(`<rect x="24" y="` + number(y) + `" width="952" height="` + number(h) + `" rx="4" fill="` + ground + `" stroke="` + ink + `" stroke-width="1.5"/>` + "\n")
		for i, line := range lines {
			w.add(`<text x="36" y="`+number(y+22+21*float64(i))+`" font-size="15" font-weight="700">`, line, "</text>\n")
		}
		y += h + 16
	}
	if m.Headline != "" {
		y = w.lines(m.Headline, y, 28, 35, true, "") + 2
	}
	if m.Subtitle != "" {
		y = w.lines(m.Subtitle, y, 17, 24, false, quiet)
	}
	return y + 14
}

// Measures of the legend.
const (
	swatchWidth, swatchHeight = 32.0, 20.0
	legendSize                = 16.0
	legendLeading             = 30.0
	legendGap                 = 26.0
)

// legend writes the swatches in rows and returns the y below them.
func (w *writer) legend(swatches []figure.Swatch, y float64) float64 {
	if len(swatches) == 0 {
		return y
	}
	x := float64(margin)
	for i, s := range swatches {
		label := s.Label + " (" + strconv.Itoa(s.Count) + ")"
		room := pageWidth - 2*margin - swatchWidth - 10
		lines := wrap(label, room, legendSize, false)
		wide := 0.0
		for _, l := range lines {
			wide = max(wide, textWidth(l, legendSize, false))
		}
		if x > margin && x+swatchWidth+10+wide > pageWidth-margin {
			x, y = margin, y+legendLeading
		}
		w.add(`<rect x="` + number(x) + `" y="` + number(y) + `" width="32" height="20" rx="2" ` + w.look(i, s) + "/>\n")
		for k, line := range lines {
			w.add(`<text x="`+number(x+swatchWidth+10)+`" y="`+number(y+15.5+22*float64(k))+`" font-size="16">`, line, "</text>\n")
		}
		y += 22 * float64(len(lines)-1)
		x += swatchWidth + 10 + wide + legendGap
	}
	return y + swatchHeight + 20
}

// look returns the attributes of an area or a key with this swatch.
func (w *writer) look(index int, s figure.Swatch) string {
	stroke := `stroke="` + grey + `" stroke-width=".6"`
	switch s.Pattern {
	case figure.Outline:
		return `fill="none" stroke="` + quiet + `" stroke-width=".9"`
	case figure.Dots:
		stroke = `stroke="` + ink + `" stroke-width="1.4"`
	}
	fill := filled(s.Fill)
	if s.Pattern != figure.Plain {
		fill = `url(#` + w.name + `-p` + strconv.Itoa(index) + `)`
	}
	return `fill="` + fill + `" ` + stroke
}

// patterns defines the fills that are more than a colour.
func (w *writer) patterns(swatches []figure.Swatch) {
	var defs strings.Builder
	for i, s := range swatches {
		if s.Pattern == figure.Plain || s.Pattern == figure.Outline {
			continue
		}
		fill := filled(s.Fill)
		line, opacity := marks(s.Fill)
		mark := ""
		switch s.Pattern {
		case figure.Hatch:
			mark = `<path d="M0 10 10 0M-2 2 2-2M8 12 12 8" stroke="` + line + `" stroke-opacity="` + opacity + `" stroke-width="1.6"/>`
		case figure.CrossHatch:
			mark = `<path d="M0 10 10 0M0 0 10 10" stroke="` + line + `" stroke-opacity="` + opacity + `" stroke-width="1"/>`
		case figure.Dots:
			mark = `<g fill="` + line + `" fill-opacity="` + opacity + `"><circle cx="2.5" cy="2.5" r="1.4"/><circle cx="7.5" cy="7.5" r="1.4"/></g>`
		}
		defs.WriteString(`<pattern id="` + w.name + `-p` + strconv.Itoa(i) + `" patternUnits="userSpaceOnUse" width="10" height="10"><rect width="10" height="10" fill="` + fill + `"/>` + mark + "</pattern>\n")
	}
	if defs.Len() > 0 {
		w.WriteString("<defs>\n" + defs.String() + "</defs>\n")
	}
}

// filled is a fill; that of what has none is the paper's.
func filled(c colour.Colour) string {
	if c.None() {
		return paper
	}
	return c.Hex()
}

// marks are colour and opacity of marks upon a fill.
func marks(fill colour.Colour) (line, opacity string) {
	m := fill.Light().Mark()
	return m.Colour.Hex(), strings.TrimPrefix(strconv.FormatFloat(m.Opacity, 'f', -1, 64), "0")
}

// areas writes the map at y and returns the y below it. Areas of one look are
// one group; those with a dark outline come last, or their neighbours would
// paint over it.
func (w *writer) areas(m figure.Map, s *Shapes, y float64) float64 {
	if s.height == 0 {
		return y
	}
	w.add(`<g transform="translate(24 ` + number(y) + `)" stroke-linejoin="round">` + "\n")
	members := make([][]int, len(m.Swatches))
	outlines := make([]*shape, len(m.Areas))
	met := make(map[string]bool, len(m.Areas))
	for i, a := range m.Areas {
		outlines[i] = s.find(a.ID)
		if outlines[i] == nil || met[a.ID] || a.Swatch < 0 || a.Swatch >= len(m.Swatches) {
			continue
		}
		met[a.ID] = true
		members[a.Swatch] = append(members[a.Swatch], i)
	}
	var empty strings.Builder
	for _, a := range s.areas {
		if !met[a.id] {
			empty.WriteString(a.path)
		}
	}
	if empty.Len() > 0 {
		w.add(`<path fill="none" stroke="` + rule + `" stroke-width=".9" d="` + empty.String() + `"/>` + "\n")
	}
	for _, last := range [...]bool{false, true} {
		for k, areas := range members {
			if len(areas) == 0 || (m.Swatches[k].Pattern == figure.Dots) != last {
				continue
			}
			w.add(`<g ` + w.look(k, m.Swatches[k]) + ` pointer-events="all">` + "\n")
			for _, i := range areas {
				a := m.Areas[i]
				says := a.Name
				if a.Text != "" {
					says += ": " + a.Text
				}
				w.add(`<path data-id="`, a.ID, `" d="`+outlines[i].path+`"><title>`, says, "</title></path>\n")
			}
			w.add("</g>\n")
		}
	}
	if m.Borders != "" && s.borders != "" {
		w.add(`<path fill="none" stroke="` + ink + `" stroke-width="1.3" stroke-linecap="round" pointer-events="none" d="` + s.borders + `"/>` + "\n")
	}
	w.labels(m, s, outlines)
	w.add("</g>\n")
	w.scale(s.metres, y+s.height+22)
	return y + s.height + 38
}

// scale writes a bar of a round length on the ground at the right margin.
func (w *writer) scale(metres, y float64) {
	length := 1.0
	for _, step := range [...]float64{1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6} {
		if step/metres <= 170 {
			length = step
		}
	}
	wide := length / metres
	if wide > pageWidth/2 || wide < 1 {
		return // no place on earth
	}
	text := number(length) + " m"
	if length >= 1000 {
		text = number(length/1000) + " km"
	}
	right := float64(pageWidth - margin)
	w.add(`<path fill="none" stroke="` + ink + `" stroke-width="1.2" d="M` + number(right-wide) + " " + number(y-6) + "v6H" + number(right) + "v-6" + `"/>` + "\n")
	w.add(`<text x="`+number(right-wide-8)+`" y="`+number(y)+`" font-size="14" text-anchor="end" fill="`+quiet+`">`, text, "</text>\n")
}

// foot writes notes and source and returns the height of the sheet.
func (w *writer) foot(m figure.Map, y float64) float64 {
	for _, n := range m.Notes {
		y = w.lines(n, y, 14, 20, false, quiet)
	}
	if m.Source != "" {
		y = w.lines(m.Source, y, 14, 20, false, quiet)
	}
	return y + 18
}
