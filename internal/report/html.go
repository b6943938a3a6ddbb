package report

import (
	"bytes"
	"html/template"
	"math"
	"strconv"
	"strings"
	"unicode"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// Tables hold most of a report's bytes. They are written here by hand, with
// every text escaped, since a template takes ten times as long for each cell;
// all else on a page is a template.

// markup is HTML under construction.
type markup struct{ bytes.Buffer }

// text writes a text of the page: escaped, with its terms held together.
func (m *markup) text(s string) { m.put(s, true, false) }

// name writes a text that may break after a slash, as the joined names of
// German districts need it.
func (m *markup) name(s string) { m.put(s, true, true) }

// escaped writes a text escaped for content and for quoted attributes alike.
func (m *markup) escaped(s string) { m.put(s, false, false) }

// special are the bytes that put looks at; most texts have none.
var special = [256]bool{0: true, '&': true, '<': true, '>': true, '"': true, '\'': true, ' ': true, '/': true}

// put writes a text in one go over its bytes: escaped, where asked for with
// terms held together and with places to break after slashes.
func (m *markup) put(s string, bind, parts bool) {
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

// joints are endings of German nouns with the s that joins them to another: a
// compound may be broken there.
var joints = [...]string{"ungs", "gangs", "ions", "heits", "keits", "schafts", "täts"}

// soft puts soft hyphens where the parts of long German compounds meet, for
// browsers that can't hyphenate by themselves.
func soft(s string) string {
	if len(s) < 14 {
		return s
	}
	for _, j := range joints {
		for from := 0; ; {
			i := strings.Index(s[from:], j)
			if i < 0 {
				break
			}
			at := from + i + len(j)
			if from = at; i > 0 && letters(s[at:]) >= 4 && !strings.HasPrefix(s[at:], "s") {
				s = s[:at] + "\u00ad" + s[at:]
			}
		}
	}
	return s
}

// letters counts the letters that a text begins with.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			break
		}
		n++
	}
	return n
}

// percent writes a part of the width, 0 to 1, as a percentage of at most one decimal.
func (m *markup) percent(x float64) {
	m.Write(strconv.AppendFloat(m.AvailableBuffer(), math.Round(min(max(x, 0), 1)*1000)/10, 'f', -1, 64))
	m.WriteByte('%')
}

// tableHTML returns what table writes.
func tableHTML(t figure.Table, root string) template.HTML {
	return written(func(m *markup) { m.table(t, root) })
}

// table writes a table in a box of its own that scrolls sideways, nothing for
// an empty one. Links get root before them, the way from the page to the
// edition folder.
func (m *markup) table(t figure.Table, root string) {
	if t.Empty() {
		return
	}
	m.WriteString(`<div class=box role=region tabindex=0`)
	m.attribute("aria-label", t.Caption)
	m.attribute("data-level", t.Level)
	m.WriteString(`><table`)
	m.attribute("id", t.ID)
	if t.Sorted {
		m.WriteString(" data-sort")
	}
	if t.Search {
		m.WriteString(" data-filter")
		m.attribute("data-target-name", t.Targets)
	}
	// Which columns hold numbers is said once, not in every cell; end tags that
	// HTML does not ask for are left out. Tables are most of what a report weighs.
	numeric := ""
	for i, c := range t.Columns {
		if c.Numeric {
			numeric += " n" + strconv.Itoa(i+1)
		}
	}
	m.attribute("class", strings.TrimPrefix(numeric, " "))
	m.marks(t.Marks)
	m.WriteString("><caption>")
	m.text(t.Caption)
	m.WriteString("</caption><thead><tr>")
	for _, c := range t.Columns {
		m.WriteString(`<th scope=col>`)
		m.text(soft(c.Head))
	}
	m.WriteString("</thead><tbody>\n")
	for _, r := range t.Rows {
		m.row(t, r, root)
	}
	m.WriteString("</tbody></table></div>\n")
}

// attribute writes an attribute, none where it is empty. A value that needs no
// quotes gets none.
func (m *markup) attribute(name, value string) {
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

func (m *markup) row(t figure.Table, r figure.Row, root string) {
	m.WriteString("<tr")
	m.attribute("id", r.ID)
	m.attribute("class", r.Mark)
	m.attribute("data-area", r.Area)
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

func (m *markup) cell(c figure.Cell, root string) {
	if c.Swatch != nil {
		m.swatch(*c.Swatch)
	}
	if c.Bar != nil {
		m.bar(*c.Bar)
		if c.Text != "" {
			m.WriteString(`<span class="hidden">`)
			m.text(c.Text)
			m.WriteString("</span>")
		}
		return
	}
	if c.Href == "" {
		m.name(c.Text)
	} else {
		m.WriteString("<a")
		m.attribute("href", root+c.Href)
		m.WriteByte('>')
		m.name(c.Text)
		m.WriteString("</a>")
	}
	if c.Lean != nil {
		m.lean(*c.Lean)
	}
}

// tones are the style classes of small bars.
var tones = [...]string{figure.Even: "", figure.Worse: " w", figure.Better: " g"}

// lean writes a small bar about the middle of its cell.
func (m *markup) lean(l figure.Lean) {
	class := "lean" + tones[min(int(l.Tone), 2)]
	if l.By < 0 {
		class += " l"
	}
	m.WriteString("<i")
	m.attribute("class", class)
	m.WriteString(" style=--x:")
	m.percent(min(math.Abs(l.By), 1) / 2)
	m.WriteString("></i>")
}

// patterns are the style classes of swatches.
var patterns = [...]string{figure.Plain: "", figure.Hatch: " hatch", figure.Dots: " dots", figure.CrossHatch: " cross", figure.Outline: " outline"}

// swatch writes the key of a look.
func (m *markup) swatch(s figure.Swatch) {
	m.WriteString("<i")
	m.attribute("class", "chip"+patterns[min(int(s.Pattern), len(patterns)-1)])
	m.attribute("style", "background-color:"+s.Fill)
	m.WriteString("></i>")
}

// marks writes the places of the thin lines that cross all bars of a table.
func (m *markup) marks(marks []figure.Mark) {
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
func (m *markup) bar(b figure.Bar) {
	m.WriteString("<i")
	m.attribute("class", "bar"+tones[min(int(b.Tone), 2)])
	m.WriteString(" style=--w:")
	m.percent(math.Abs(b.To - b.From))
	if from := min(b.From, b.To); from >= 0.0005 {
		m.WriteString(";--f:")
		m.percent(from)
	}
	m.WriteString("></i>")
}
