package workbook

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// A rowWriter writes the rows of one sheet.
type rowWriter struct {
	to      io.Writer
	buf     []byte
	letters []string // of the columns
	styles  *styles
	err     error
}

// enough is how much is written at a time.
const enough = 1 << 15

// sheet writes the rows of a plan.
func (w *rowWriter) sheet(b *Book, p *plan) error {
	for n := len(w.letters) + 1; n <= p.columns; n++ {
		name, err := excelize.ColumnNumberToName(n)
		if err != nil {
			return err
		}
		w.letters = append(w.letters, name)
	}
	w.columns(p.widths)
	w.buf = append(w.buf, "<sheetData>"...)
	for i := range p.pieces {
		w.piece(b, p, &p.pieces[i])
	}
	w.buf = append(w.buf, "</sheetData>"...)
	w.flush(0)
	return w.err
}

// columns writes the widths of the columns, which stand before the rows.
func (w *rowWriter) columns(widths []float64) {
	w.buf = w.buf[:0]
	if len(widths) == 0 {
		return
	}
	w.buf = append(w.buf, "<cols>"...)
	for i, width := range widths {
		w.buf = append(w.buf, `<col min="`...)
		w.buf = strconv.AppendInt(w.buf, int64(i+1), 10)
		w.buf = append(w.buf, `" max="`...)
		w.buf = strconv.AppendInt(w.buf, int64(i+1), 10)
		w.buf = append(w.buf, `" width="`...)
		w.buf = strconv.AppendFloat(w.buf, width, 'f', 2, 64)
		w.buf = append(w.buf, `" customWidth="1"/>`...)
	}
	w.buf = append(w.buf, "</cols>"...)
}

// flush writes what has gathered if it is more than a size.
func (w *rowWriter) flush(size int) {
	if len(w.buf) <= size {
		return
	}
	if _, err := w.to.Write(w.buf); w.err == nil {
		w.err = err
	}
	w.buf = w.buf[:0]
}

func (w *rowWriter) piece(b *Book, p *plan, x *piece) {
	switch x.look {
	case banner:
		home := b.Home != "" && b.Home != p.ID
		w.begin(x.row, x.height)
		col := 0
		if home {
			w.text(col, x.row, w.styles.named[homeLook], "← "+b.Lang.Say("workbook.home"))
			col++
		}
		if x.text != "" {
			w.text(col, x.row, w.styles.named[banner], x.text)
			for col++; col < p.prose; col++ {
				w.empty(col, x.row, w.styles.named[banner])
			}
		}
		w.end()
	case groupLook, headLook, keyLook:
		w.begin(x.row, x.height)
		last := ""
		for i := range x.table.Columns {
			c := &x.table.Columns[i]
			style, s := w.styles.named[x.look], c.Head
			switch {
			case x.look == groupLook:
				s = c.Group
				if i > 0 && s == last {
					s = ""
				}
				last = c.Group
				if last == "" {
					style = w.styles.named[ungroupedLook]
				}
			case x.look == keyLook:
				s = c.Key
			case x.table.numeric(i):
				style = w.styles.named[headNumberLook]
			}
			w.text(i, x.row, style, s)
		}
		w.end()
	case topLook:
		w.rows(x.table, p, x.table.Top, x.row)
	case bodyLook:
		w.rows(x.table, p, x.table.Rows[:min(len(x.table.Rows), maxRows-x.row)], x.row)
	default:
		w.begin(x.row, x.height)
		w.text(0, x.row, w.styles.named[x.look], x.text)
		w.end()
	}
}

// numeric reports whether a column's heads stand to the right.
func (t *Table) numeric(column int) bool {
	for _, rows := range [...][]Row{t.Rows, t.Top} {
		for k := range rows[:min(len(rows), 50)] {
			if column < len(rows[k].Cells) {
				switch rows[k].Cells[column].kind {
				case number, signed, sign:
					return true
				case text, link:
					return false
				}
			}
		}
	}
	return false
}

func (w *rowWriter) rows(t *Table, p *plan, rows []Row, at int) {
	tall := p.tall(t)
	for k := range rows {
		r := &rows[k]
		height := 0.0
		if tall {
			height = p.height(r, len(t.Columns))
		}
		w.begin(at+k, height)
		for i := range t.Columns {
			var c Cell
			if i < len(r.Cells) {
				c = r.Cells[i]
			}
			w.cell(&c, i, at+k, int(w.styles.cells[c.look(r.Mark, tall)])-1)
		}
		w.end()
	}
}

func (w *rowWriter) begin(row int, height float64) {
	w.buf = append(w.buf, `<row r="`...)
	w.buf = strconv.AppendInt(w.buf, int64(row), 10)
	if height > 0 {
		w.buf = append(w.buf, `" ht="`...)
		w.buf = strconv.AppendFloat(w.buf, height, 'f', 1, 64)
		w.buf = append(w.buf, `" customHeight="1`...)
	}
	w.buf = append(w.buf, `">`...)
}

func (w *rowWriter) end() {
	w.buf = append(w.buf, "</row>"...)
	w.flush(enough)
}

// open begins a cell; its attributes may follow.
func (w *rowWriter) open(column, row, style int) {
	w.buf = append(w.buf, `<c r="`...)
	w.buf = append(w.buf, w.letters[column]...)
	w.buf = strconv.AppendInt(w.buf, int64(row), 10)
	w.buf = append(w.buf, `" s="`...)
	w.buf = strconv.AppendInt(w.buf, int64(style), 10)
	w.buf = append(w.buf, '"')
}

func (w *rowWriter) empty(column, row, style int) {
	w.open(column, row, style)
	w.buf = append(w.buf, "/>"...)
}

// text writes a text within the cell: it is no formula and needs no table of
// strings.
func (w *rowWriter) text(column, row, style int, s string) {
	if s == "" {
		w.empty(column, row, style)
		return
	}
	w.open(column, row, style)
	w.buf = append(w.buf, ` t="inlineStr"><is><t xml:space="preserve">`...)
	w.buf = xmlText(w.buf, s)
	w.buf = append(w.buf, "</t></is></c>"...)
}

func (w *rowWriter) cell(c *Cell, column, row, style int) {
	switch c.kind {
	case blank:
		w.empty(column, row, style)
	case number, signed:
		w.open(column, row, style)
		w.buf = append(w.buf, "><v>"...)
		w.buf = strconv.AppendFloat(w.buf, c.number+0, 'g', -1, 64)
		w.buf = append(w.buf, "</v></c>"...)
	default:
		w.text(column, row, style, c.text)
	}
}
