package workbook

import (
	"iter"
	"math"
	"strings"
	"unicode/utf8"
)

// Widths in digits and heights in points.
const (
	narrowest   = 8.0
	widest      = 60.0
	defaultWide = 9.14
	proseWidth  = 100.0 // paragraphs run over as many columns as this takes
	proseFactor = 1.1   // letters are narrower than digits
	keyFactor   = 0.8   // the type of keys is smaller
	lineHeight  = 13.0
	maxHeight   = 400.0
	fitted      = 2000 // rows that decide a column's width
)

// A piece is a part of a sheet in its rows.
type piece struct {
	look   named
	row    int // 1-based
	height float64
	text   string
	table  *Table // with looks of tables
	merge  bool   // over the columns of paragraphs
}

// A plan is where everything of a sheet stands.
type plan struct {
	*Sheet
	name    string
	widths  []float64
	wraps   []bool // columns whose texts are too long for one line
	prose   int    // columns that paragraphs run over
	columns int    // of the print area
	rows    int    // of the print area
	pieces  []piece
	frozen  int    // rows that stay in sight, 0 for none
	first   *Table // the table that a chart and the filter belong to
	heads   int    // row of its heads
	body    int    // row of its first row
	repeat  [2]int // rows that every printed page repeats
}

// plan lays a sheet out: title, banner and way back, blocks one below another.
func (b *Book) plan(s *Sheet, name string) *plan {
	p := &plan{Sheet: s, name: name}
	for _, block := range s.Blocks {
		if t := block.Table; t != nil {
			p.fit(t)
		}
	}
	total := 0.0
	for total < proseWidth {
		if p.prose < len(p.widths) {
			total += p.widths[p.prose]
		} else {
			total += defaultWide
		}
		p.prose++
	}
	p.columns = max(p.prose, len(p.widths))
	row := 1
	// size is that of the type against that of paragraphs.
	add := func(look named, text string, size, least float64) {
		lines := wrapped(text, total*proseFactor/size)
		p.pieces = append(p.pieces, piece{look: look, row: row, text: text, merge: lines > 1 || look != titleLook,
			height: min(max(float64(lines)*lineHeight*size+3, least), maxHeight)})
		row++
	}
	title, size := titleLook, 1.5
	if s.Cover {
		title, size = coverLook, 2.1
	}
	add(title, s.Title, size, 24)
	p.pieces = append(p.pieces, piece{look: banner, row: row, text: b.Banner, height: 18})
	row += 2
	for i, block := range s.Blocks {
		if block.Heading != "" {
			if i > 0 {
				row++
			}
			add(heading, block.Heading, 1.15, 18)
		}
		for _, text := range block.Text {
			add(paragraph, text, 1, 0)
		}
		if t := block.Table; t != nil {
			if len(block.Text) > 0 {
				row++
			}
			row = p.place(t, row)
		}
	}
	p.rows = row - 1
	return p
}

// place lays out a table from a row on and returns the row below it.
func (p *plan) place(t *Table, row int) int {
	add := func(look named, height float64) {
		p.pieces = append(p.pieces, piece{look: look, row: row, table: t, height: height})
		row++
	}
	from := row
	heads := 0
	if !t.Plain {
		if t.grouped() {
			add(groupLook, p.groupHeight(t))
		}
		lines := 1
		for i := range t.Columns {
			lines = max(lines, wrapped(t.Columns[i].Head, (p.widths[i]-1)*0.92))
		}
		heads = row
		add(headLook, min(float64(lines)*lineHeight+5, maxHeight))
	}
	if len(t.Top) > 0 {
		p.pieces = append(p.pieces, piece{look: topLook, row: row, table: t})
		row += len(t.Top)
	}
	filtered := t.filtered()
	if filtered {
		lines := 1
		for i := range t.Columns {
			lines = max(lines, wrapped(t.Columns[i].Key, (p.widths[i]-3)/keyFactor))
		}
		add(keyLook, min(float64(lines)*10.5+4.5, maxHeight))
	}
	p.pieces = append(p.pieces, piece{look: bodyLook, row: row, table: t})
	if p.first == nil {
		p.first, p.heads, p.body = t, heads, row
		if filtered && row > from {
			p.frozen = row - 1
			p.repeat = [2]int{from, row - 1}
		}
	}
	return row + min(len(t.Rows), maxRows-row)
}

// groupHeight is the height of a table's row of groups.
func (p *plan) groupHeight(t *Table) float64 {
	lines := 1
	for from, to := range groups(t) {
		width := -2.0
		for i := from; i < to; i++ {
			width += p.widths[i]
		}
		lines = max(lines, wrapped(t.Columns[from].Group, width))
	}
	return min(float64(lines)*12+4, maxHeight)
}

// groups are the runs of columns that share a head above theirs.
func groups(t *Table) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for from := 0; from < len(t.Columns); {
			to := from + 1
			for to < len(t.Columns) && t.Columns[to].Group == t.Columns[from].Group {
				to++
			}
			if t.Columns[from].Group != "" && !yield(from, to) {
				return
			}
			from = to
		}
	}
}

// tall reports whether rows of a table may have several lines.
func (p *plan) tall(t *Table) bool {
	for i := range t.Columns {
		if t.Columns[i].Wrap || p.wraps[i] {
			return true
		}
	}
	return false
}

// height is that of a row of a tall table, 0 for one line. It is stated since
// not every program fits a row to its texts when it opens a file.
func (p *plan) height(r *Row, columns int) float64 {
	lines := 1
	for i := range min(len(r.Cells), columns) {
		if c := &r.Cells[i]; c.kind == text || c.kind == link {
			if width := (p.widths[i] - 2) * 1.05; float64(len(c.text)) > width {
				lines = max(lines, wrapped(c.text, width))
			}
		}
	}
	if lines == 1 {
		return 0
	}
	return min(float64(lines)*lineHeight+2, maxHeight)
}

// fit widens the columns of the sheet to a table.
func (p *plan) fit(t *Table) {
	for i := range t.Columns {
		if i == len(p.widths) {
			p.widths = append(p.widths, narrowest)
			p.wraps = append(p.wraps, false)
		}
		c := &t.Columns[i]
		w := min(c.Width, maxWidth)
		if w <= 0 {
			w = narrowest
			if !t.Plain {
				w = max(w, min(float64(longestWord(c.Head))*1.15+2, 30))
			}
			if c.Key != "" {
				w = max(w, min(float64(utf8.RuneCountInString(c.Key))*keyFactor+3, 18)) // room for the button
			}
			for _, rows := range [...][]Row{t.Top, t.Rows[:min(len(t.Rows), fitted)]} {
				for k := range rows {
					if i < len(rows[k].Cells) {
						w = max(w, rows[k].Cells[i].width())
					}
				}
			}
			p.wraps[i] = p.wraps[i] || w > widest
			w = min(w, widest)
		}
		p.widths[i] = max(p.widths[i], w)
	}
}

// width estimates what a cell needs.
func (c *Cell) width() float64 {
	switch c.kind {
	case text, sign, link:
		return float64(utf8.RuneCountInString(c.text))*1.05 + 2
	case number, signed:
		digits := 1.0
		if x := math.Abs(c.number); x >= 10 {
			digits = math.Floor(math.Log10(x)) + 1
		}
		return digits + math.Floor(digits/3) + float64(c.decimals) + 4
	}
	return 0
}

func longestWord(s string) int {
	longest := 0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '\n' }) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return longest
}

// wrapped estimates how many lines a text takes at a width in characters.
func wrapped(s string, width float64) int {
	width = max(width, 4)
	lines := 0
	for line := range strings.SplitSeq(s, "\n") {
		used := 0.0
		lines++
		for word := range strings.FieldsSeq(line) {
			n := float64(utf8.RuneCountInString(word))
			if used > 0 && used+1+n > width {
				lines++
				used = 0
			}
			if used > 0 {
				used++
			}
			used += n
			for used > width { // a word longer than the line
				lines++
				used -= width
			}
		}
	}
	return lines
}
