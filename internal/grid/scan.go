package grid

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strconv"
)

var (
	errTruncated = errors.New("the sheet breaks off")
	errMalformed = errors.New("the sheet is malformed")
	errTooLarge  = errors.New("the sheet is too large")
)

// A scanner reads a worksheet part into a grid. It walks over the tags once,
// looks at few attributes and holds no more of the part than a window.
type scanner struct {
	*markup
	forms  []Form   // by style number
	shared []string // texts of the workbook, by number
	grid   *Grid

	row    int // current row
	cells  int
	padded int
	texts  arena
	store  []Cell // of rows; used up from the front
}

// A cellMark is what a tag <c> and its children say.
type cellMark struct {
	column  int
	kind    string
	style   int
	formula bool
	value   bool   // a tag <v>, <is> or <t> stands, be it empty
	stored  []byte // what stands in <v>
	inline  []byte // what stands in <is>
}

// scan fills the grid. It returns errTruncated where the closing tag of the
// sheet is missing, and what the reading of the part returned.
func (s *scanner) scan() error {
	var (
		cells    []Cell // of the current row
		mark     cellMark
		inCell   bool
		inInline bool
		phonetic bool // within readings of Asian texts, which are shown above the text
		last     int  // column of the last cell of the row
		ended    bool // the cells; drawings that follow have rows and columns of their own
		closed   bool
	)
	endRow := func() {
		if len(cells) > 0 {
			s.grid.set(s.row, s.keepRow(cells))
			cells = cells[:0]
		}
	}
	for {
		name, attrs, closing, empty, ok := s.tag()
		if !ok {
			break
		}
		switch string(name) {
		case "worksheet":
			closed = closing || empty
		case "sheetData":
			if closing || empty {
				if inCell || len(cells) > 0 {
					return errMalformed
				}
				ended = true
			}
		case "row":
			if ended {
				continue
			}
			if closing {
				endRow()
				continue
			}
			row := s.row + 1
			if r := attribute(attrs, "r"); len(r) > 0 {
				row = number(r)
			}
			if row <= s.row || inCell {
				return errMalformed
			}
			if row > maxRows {
				return errTooLarge
			}
			endRow()
			s.padded += last
			s.row, last = row, 0
			if isTrue(attribute(attrs, "hidden")) {
				s.hide(&s.grid.hiddenRows, row, row)
			}
		case "c":
			if ended {
				continue
			}
			if closing {
				if !inCell {
					continue
				}
				inCell = false
				c, err := s.cell(&mark)
				if err != nil {
					return err
				}
				if c.Kind != Empty {
					cells = append(cells, c)
				}
				continue
			}
			mark = cellMark{
				column: last + 1, kind: cellKind(attribute(attrs, "t")), style: number(attribute(attrs, "s")),
				stored: mark.stored[:0], inline: mark.inline[:0],
			}
			if r := attribute(attrs, "r"); len(r) > 0 {
				column, row := reference(r)
				if column == 0 || row != s.row {
					return errMalformed
				}
				mark.column = column
			}
			if s.row == 0 || inCell || mark.column <= last || mark.column > maxColumns {
				return errMalformed
			}
			last = mark.column
			if s.padded+last > maxPadded {
				return errTooLarge
			}
			inCell, inInline, phonetic = !empty, false, false
		case "f":
			mark.formula = true
		case "v":
			switch {
			case !inCell:
			case closing:
				mark.stored = append(mark.stored[:0], s.text...)
				s.keep = false
			default:
				mark.value = true
				s.keep, s.text = !empty, s.text[:0]
			}
		case "is":
			mark.value = true
			inInline = inCell && !closing && !empty
		case "rPh":
			phonetic = !closing && !empty
		case "t":
			switch {
			case !inCell:
			case !closing:
				mark.value = true
				s.keep, s.text = inInline && !phonetic && !empty, s.text[:0]
			case len(mark.inline)+len(s.text) > maxToken:
				return errMalformed
			case s.keep:
				mark.inline = append(mark.inline, s.text...)
				s.keep = false
			}
		case "col":
			if first, to := number(attribute(attrs, "min")), number(attribute(attrs, "max")); isTrue(attribute(attrs, "hidden")) && first > 0 && to >= first {
				s.hide(&s.grid.hiddenColumns, first, to)
			}
		case "mergeCell":
			from, to, _ := bytes.Cut(attribute(attrs, "ref"), []byte{':'})
			c1, r1 := reference(from)
			c2, r2 := reference(to)
			if c1 > 0 && c2 >= c1 && r2 >= r1 {
				s.grid.Merged = append(s.grid.Merged, Range{r1, c1, r2, c2})
			}
		}
	}
	switch {
	case s.err != io.EOF:
		return s.err
	case !closed:
		return errTruncated
	}
	return nil
}

// cellKind returns the kinds that cells name, without a copy of the name.
func cellKind(t []byte) string {
	for _, kind := range []string{"s", "str", "inlineStr", "b", "e", "d"} {
		if string(t) == kind {
			return kind
		}
	}
	return ""
}

// cell makes a cell of what its tags say; it is empty where nothing stands or
// what stands is blank.
func (s *scanner) cell(mark *cellMark) (Cell, error) {
	c := Cell{Column: int32(mark.column)}
	text := mark.stored
	if mark.kind == "inlineStr" && len(mark.inline) > 0 {
		text = unescape(mark.inline)
	}
	if len(text) == 0 {
		// A formula may result in no text, but not in no number: several programs
		// write an empty <v> where they have not computed it.
		if noText := mark.value && (mark.kind == "str" || mark.kind == "inlineStr"); !mark.formula || noText {
			return c, nil
		}
		c.Kind = Uncached
	}
	if s.cells++; s.cells > maxCells {
		return c, errTooLarge
	}
	switch {
	case c.Kind == Uncached:
		return c, nil
	case mark.kind == "s":
		n, err := strconv.Atoi(string(bytes.TrimSpace(text)))
		if err != nil || n < 0 || n >= len(s.shared) {
			return c, errMalformed
		}
		if c.Text = s.shared[n]; !isBlank(c.Text) {
			c.Kind = Text
		}
		return c, nil
	case mark.kind == "str", mark.kind == "inlineStr":
		c.Kind = Text
	case mark.kind == "d":
		c.Kind, c.Form = Text, Date
	case mark.kind == "b":
		c.Kind = Bool
	case mark.kind == "e":
		c.Kind = Failed
	default:
		if mark.style < len(s.forms) {
			c.Form = s.forms[mark.style]
		}
		x, err := strconv.ParseFloat(string(bytes.TrimSpace(text)), 64)
		if err == nil && !math.IsNaN(x) && !math.IsInf(x, 0) {
			c.Kind, c.Number = Number, x
			return c, nil
		}
		c.Kind = Text
	}
	if isBlank(string(text)) {
		return Cell{Column: c.Column}, nil
	}
	c.Text = s.texts.add(text)
	return c, nil
}

// keepRow copies the cells of a row to where many rows stand side by side:
// rows of their own would cost more than their cells.
func (s *scanner) keepRow(cells []Cell) []Cell {
	const least, most = 64, 8192 // cells at once
	if cap(s.store)-len(s.store) < len(cells) {
		s.store = make([]Cell, 0, max(len(cells), least, min(2*cap(s.store), most)))
	}
	n := len(s.store)
	s.store = append(s.store, cells...)
	return s.store[n:len(s.store):len(s.store)]
}

// hide adds a span, joined with the one before where they touch.
func (s *scanner) hide(spans *[]span, first, last int) {
	if n := len(*spans); n > 0 && (*spans)[n-1].last >= first-1 {
		(*spans)[n-1].last = max((*spans)[n-1].last, last)
		return
	}
	*spans = append(*spans, span{first, last})
}

// number reads a plain count; 0 for anything else.
func number(b []byte) int {
	if len(b) == 0 || len(b) > 9 {
		return 0
	}
	n, err := strconv.Atoi(string(b))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

func isTrue(b []byte) bool { return string(b) == "1" || string(b) == "true" }

// reference reads the name of a cell, such as AB12; column 0 for anything else.
func reference(b []byte) (column, row int) {
	i := 0
	for i < len(b) && b[i] >= 'A' && b[i] <= 'Z' {
		i++
	}
	column, row = ColumnNumber(string(b[:i])), number(b[i:])
	if row == 0 || row > maxRows {
		return 0, 0
	}
	return column, row
}
