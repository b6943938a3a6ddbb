package markup

import (
	"bytes"
	"html/template"
	"math"
	"strconv"
	"strings"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// Markup is HTML under construction.
type Markup struct{ bytes.Buffer }

// Text writes a text of the page: escaped, with its terms held together.
func (m *Markup) Text(s string) { m.put(s, true, false) }

// Name writes a text that may break after a slash, as the joined names of
// German districts need it.
func (m *Markup) Name(s string) { m.put(s, true, true) }

// escaped writes a text escaped for content and for quoted attributes alike.
func (m *Markup) escaped(s string) { m.put(s, false, false) }

// special are the bytes that put looks at; most texts have none.
var special = [256]bool{0: true, '&': true, '<': true, '>': true, '"': true, '\'': true, ' ': true, '/': true}

// put writes a text in one go over its bytes: escaped, where asked for with
// terms held together and with places to break after slashes.
func (m *Markup) put(s string, bind, parts bool) {
	from := 0
	for i := 0; i < len(s); i++ {
		if !special[s[i]] {
			continue
		}
		e := ""
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&#34;"
		case '\'':
			e = "&#39;"
		case 0:
			e = "\uFFFD"
		case ' ':
			if !bind || !words.Binds(s, i) {
				continue
			}
			e = "\u00a0"
		case '/':
			if !parts || i == len(s)-1 {
				continue
			}
			e = "/<wbr>"
		}
		m.WriteString(s[from:i])
		m.WriteString(e)
		from = i + 1
	}
	m.WriteString(s[from:])
}

// percent writes a part of the width, 0 to 1, as a percentage of at most one decimal.
func (m *Markup) percent(x float64) {
	m.Write(strconv.AppendFloat(m.AvailableBuffer(), math.Round(min(max(x, 0), 1)*1000)/10, 'f', -1, 64))
	m.WriteByte('%')
}

// TableHTML returns what table writes.
func TableHTML(t figure.Table, root string) template.HTML {
	return Written(func(m *Markup) { m.table(t, root) })
}

// table writes a table in a box of its own that scrolls sideways, nothing for
// an empty one. Links get root before them, the way from the page to the
// edition folder.
func (m *Markup) table(t figure.Table, root string) {
	if t.Empty() {
		return
	}
	m.WriteString(`<div class=box role=region tabindex=0`)
	m.Attribute("aria-label", t.Caption)
	m.Attribute("data-level", t.Level)
	m.WriteString(`><table`)
	m.Attribute("id", t.ID)
	if t.Sorted {
		m.WriteString(" data-sort")
	}
	if t.Search {
		m.WriteString(" data-filter")
		m.Attribute("data-target-name", t.Targets)
	}
	// Which columns hold numbers is said once, not in every cell; end tags that
	// HTML does not ask for are left out. Tables are most of what a report weighs.
	numeric := ""
	for i, c := range t.Columns {
		if c.Numeric {
			numeric += " n" + strconv.Itoa(i+1)
		}
	}
	m.Attribute("class", strings.TrimPrefix(numeric, " "))
	m.marks(t.Marks)
	m.WriteString("><caption>")
	m.Text(t.Caption)
	m.WriteString("</caption><thead><tr>")
	for _, c := range t.Columns {
		m.WriteString(`<th scope=col>`)
		m.Text(words.Soft(c.Head))
	}
	m.WriteString("</thead><tbody>\n")
	for _, r := range t.Rows {
		m.row(t, r, root)
	}
	m.WriteString("</tbody></table></div>\n")
}

// Attribute writes an attribute, none where it is empty. A value that needs no
// quotes gets none.
func (m *Markup) Attribute(name, value string) {
	if value == "" {
		return
	}
	m.WriteByte(' ')
	m.WriteString(name)
	m.WriteByte('=')
	if bare(value) {
		m.WriteString(value)
		return
	}
	m.WriteByte('"')
	m.escaped(value)
	m.WriteByte('"')
}

// bare reports whether an attribute's value can stand without quotes.
func bare(value string) bool {
	for _, c := range []byte(value) {
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c == '-', c == '.', c == '/', c == '_', c == '#', c == ':':
		default:
			return false
		}
	}
	return value != ""
}

func (m *Markup) row(t figure.Table, r figure.Row, root string) {
	m.WriteString("<tr")
	m.Attribute("id", r.ID)
	m.Attribute("class", r.Mark)
	m.Attribute("data-area", r.Area)
	if r.Target {
		m.WriteString(" data-target")
	}
	m.WriteByte('>')
	header := 0
	if t.Numbered {
		header = 1
	}
	for i, c := range r.Cells {
		if i == header {
			m.WriteString(`<th scope=row`)
		} else {
			m.WriteString("<td")
		}
		if c.Order != nil {
			m.WriteString(` data-order=`)
			m.Write(strconv.AppendFloat(m.AvailableBuffer(), *c.Order, 'g', 6, 64))
		}
		m.WriteByte('>')
		m.cell(c, root)
	}
	m.WriteByte('\n')
}

func (m *Markup) cell(c figure.Cell, root string) {
	if c.Swatch != nil {
		m.Swatch(*c.Swatch)
	}
	if c.Bar != nil {
		m.bar(*c.Bar)
		if c.Text != "" {
			m.WriteString(`<span class="hidden">`)
			m.Text(c.Text)
			m.WriteString("</span>")
		}
		return
	}
	if c.Href == "" {
		m.Name(c.Text)
	} else {
		m.WriteString("<a")
		m.Attribute("href", root+c.Href)
		m.WriteByte('>')
		m.Name(c.Text)
		m.WriteString("</a>")
	}
	if c.Deviation != nil {
		m.deviation(*c.Deviation)
	}
}

// Tones are the style classes of small bars.
var Tones = [...]string{figure.Even: "", figure.Worse: " w", figure.Better: " g"}

// deviation writes a small bar about the middle of its cell.
func (m *Markup) deviation(l figure.Deviation) {
	class := "lean" + Tones[min(int(l.Tone), 2)]
	if l.By < 0 {
		class += " l"
	}
	m.WriteString("<i")
	m.Attribute("class", class)
	m.WriteString(" style=--x:")
	m.percent(min(math.Abs(l.By), 1) / 2)
	m.WriteString("></i>")
}

// patterns are the style classes of swatches.
var patterns = [...]string{figure.Plain: "", figure.Hatch: " hatch", figure.Dots: " dots", figure.CrossHatch: " cross", figure.Outline: " outline"}

// Swatch writes the key of a look.
func (m *Markup) Swatch(s figure.Swatch) {
	m.WriteString("<i")
	m.Attribute("class", "chip"+patterns[min(int(s.Pattern), len(patterns)-1)])
	m.Attribute("style", "background-color:"+s.Fill.Hex())
	m.WriteString("></i>")
}

// marks writes the places of the thin lines that cross all bars of a table.
func (m *Markup) marks(marks []figure.Mark) {
	if len(marks) == 0 {
		return
	}
	m.WriteString(` style="`)
	borders := 0
	for _, k := range marks {
		name := "--c:"
		if k.Border {
			if borders++; borders > 2 {
				continue
			}
			name = "--k" + strconv.Itoa(borders) + ":"
		}
		m.WriteString(name)
		m.percent(k.At)
		m.WriteByte(';')
	}
	m.WriteByte('"')
}

// bar writes a small bar. It says nothing that the row does not say in figures.
func (m *Markup) bar(b figure.Bar) {
	m.WriteString("<i")
	m.Attribute("class", "bar"+Tones[min(int(b.Tone), 2)])
	m.WriteString(" style=--w:")
	m.percent(math.Abs(b.To - b.From))
	if from := min(b.From, b.To); from >= 0.0005 {
		m.WriteString(";--f:")
		m.percent(from)
	}
	m.WriteString("></i>")
}
