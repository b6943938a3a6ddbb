package grid

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
)

var (
	errTruncated = errors.New("the sheet breaks off")
	errMalformed = errors.New("the sheet is malformed")
	errTooLarge  = errors.New("the sheet is too large")
)

// A scanner reads the marks of a worksheet part: it walks over the tags once,
// looks at few attributes and keeps no tree.
type scanner struct {
	data  []byte
	forms []Form
	grid  *Grid

	at     int // next byte
	row    int // current row
	cells  int
	padded int
}

// A cellMark is what a tag <c> and its children say.
type cellMark struct {
	column  int
	kind    string
	style   int
	formula bool
	value   bool // a tag <v> or <is> stands, be it empty
	filled  bool // and holds something
}

// scan fills the grid with cells that have kind, form and column but neither
// text nor number yet. It returns errTruncated where the closing tag of the
// sheet is missing.
func (s *scanner) scan() error {
	var (
		cells  []Cell // of the current row
		mark   cellMark
		inCell bool
		last   int // column of the last cell of the row
		closed bool
	)
	endRow := func() {
		if len(cells) > 0 {
			s.grid.set(s.row, slices.Clone(cells))
			cells = cells[:0]
		}
	}
	endCell := func() error {
		inCell = false
		c := Cell{Column: int32(mark.column)}
		switch {
		case mark.filled:
			switch mark.kind {
			case "s", "str", "inlineStr":
				c.Kind = Text
			case "d":
				c.Kind, c.Form = Text, Date
			case "b":
				c.Kind = Bool
			case "e":
				c.Kind = Failed
			default:
				c.Kind = Number
				if mark.style < len(s.forms) {
					c.Form = s.forms[mark.style]
				}
			}
		case mark.formula && !mark.value:
			c.Kind = Uncached
		default:
			return nil
		}
		if s.cells++; s.cells > maxCells {
			return errTooLarge
		}
		cells = append(cells, c)
		return nil
	}
	for {
		name, attrs, closing, empty, ok := s.tag()
		if !ok {
			break
		}
		switch string(name) {
		case "worksheet":
			closed = closing || empty
		case "row":
			if closing {
				endRow()
				continue
			}
			row := s.row + 1
			if r := attribute(attrs, "r"); len(r) > 0 {
				row = number(r)
			}
			if row <= s.row {
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
			if closing {
				if inCell {
					if err := endCell(); err != nil {
						return err
					}
				}
				continue
			}
			mark = cellMark{column: last + 1, kind: string(attribute(attrs, "t")), style: number(attribute(attrs, "s"))}
			if r := attribute(attrs, "r"); len(r) > 0 {
				column, row := reference(r)
				if column == 0 || row != s.row {
					return errMalformed
				}
				mark.column = column
			}
			if mark.column <= last || mark.column > maxColumns {
				return errMalformed
			}
			last = mark.column
			if s.padded+last > maxPadded {
				return errTooLarge
			}
			inCell = !empty
		case "f":
			mark.formula = true
		case "v", "t":
			if !closing && inCell {
				mark.value = true
				mark.filled = mark.filled || (!empty && !bytes.HasPrefix(s.data[s.at:], []byte("</")))
			}
		case "is":
			mark.value = true
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
	if !closed {
		return errTruncated
	}
	return nil
}

// hide adds a span, joined with the one before where they touch.
func (s *scanner) hide(spans *[]span, first, last int) {
	if n := len(*spans); n > 0 && (*spans)[n-1].last >= first-1 {
		(*spans)[n-1].last = max((*spans)[n-1].last, last)
		return
	}
	*spans = append(*spans, span{first, last})
}

// tag moves behind the next tag and returns its name without prefix and its
// attributes; ok is false at the end and where the last tag is not closed.
func (s *scanner) tag() (name, attrs []byte, closing, empty, ok bool) {
	for {
		i := bytes.IndexByte(s.data[s.at:], '<')
		if i < 0 {
			return nil, nil, false, false, false
		}
		s.at += i + 1
		rest := s.data[s.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("!--")):
			if !s.skip("-->") {
				return nil, nil, false, false, false
			}
			continue
		case bytes.HasPrefix(rest, []byte("![CDATA[")):
			if !s.skip("]]>") {
				return nil, nil, false, false, false
			}
			continue
		case bytes.HasPrefix(rest, []byte("?")), bytes.HasPrefix(rest, []byte("!")):
			if !s.skip(">") {
				return nil, nil, false, false, false
			}
			continue
		}
		end := tagEnd(rest)
		if end < 0 {
			return nil, nil, false, false, false
		}
		s.at += end + 1
		body := rest[:end]
		if len(body) > 0 && body[0] == '/' {
			closing, body = true, body[1:]
		}
		if n := len(body); n > 0 && body[n-1] == '/' {
			empty, body = true, body[:n-1]
		}
		name, attrs = body, nil
		if i := bytes.IndexAny(body, " \t\r\n"); i >= 0 {
			name, attrs = body[:i], body[i+1:]
		}
		if i := bytes.IndexByte(name, ':'); i >= 0 {
			name = name[i+1:]
		}
		return name, attrs, closing, empty, true
	}
}

// tagEnd returns the index of the > that ends a tag, which may also stand in
// the value of an attribute; -1 where there is none.
func tagEnd(b []byte) int {
	end := bytes.IndexByte(b, '>')
	if end < 0 || bytes.IndexByte(b[:end], '"') < 0 && bytes.IndexByte(b[:end], '\'') < 0 {
		return end
	}
	var quote byte
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

func (s *scanner) skip(end string) bool {
	i := bytes.Index(s.data[s.at:], []byte(end))
	if i < 0 {
		return false
	}
	s.at += i + len(end)
	return true
}

// attribute returns the value of an attribute without prefix, nil where the
// tag has none. None of those that are asked for can hold an entity.
func attribute(attrs []byte, name string) []byte {
	for len(attrs) > 0 {
		eq := bytes.IndexByte(attrs, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(attrs[:eq])
		attrs = bytes.TrimLeft(attrs[eq+1:], " \t\r\n")
		if len(attrs) == 0 || attrs[0] != '"' && attrs[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(attrs[1:], attrs[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return attrs[1 : 1+end]
		}
		attrs = attrs[end+2:]
	}
	return nil
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
