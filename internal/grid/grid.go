// Package grid reads worksheets and CSV files into raw cells that know their
// place: what a cell holds, not what it means. It is a leaf; package
// indicators/sheet finds tables, keys and numbers in grids, and the attributes
// of a boundary file can be a grid too.
package grid

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sozialbericht/internal/finding"
)

// Kind says what a cell holds.
type Kind uint8

// In a CSV file every cell that is not empty is Text or Failed.
const (
	Empty    Kind = iota // nothing, or white space only
	Text                 // text as typed
	Number               // a number
	Bool                 // Text is "1" or "0"
	Failed               // an error such as #N/A; Text is its name
	Uncached             // a formula whose result was not saved
)

// Form is how the workbook shows a number.
type Form uint8

// A number with form Percent is stored as a part of 1 and shown times 100.
const (
	Plain Form = iota
	Percent
	Date // a date or time, stored as days since 1900
)

// A Cell is one cell of a grid. The zero Cell is an empty one.
type Cell struct {
	Text   string  // of Text, Bool and Failed, as it stands in the file
	Number float64 // of Number, as stored: 0.123 for a shown 12.3 %
	Column int32   // 1-based
	Kind   Kind
	Form   Form
}

// String returns what stands in the cell: text as it is, a number in the
// shortest decimal form (13 for the code 13), "" for an empty cell.
func (c Cell) String() string {
	if c.Kind == Number {
		return strconv.FormatFloat(c.Number, 'f', -1, 64)
	}
	return c.Text
}

// A Range is a rectangle of cells, 1-based, both corners within.
type Range struct {
	FirstRow, FirstColumn, LastRow, LastColumn int
}

// Contains reports whether a cell lies in the range.
func (r Range) Contains(row, column int) bool {
	return row >= r.FirstRow && row <= r.LastRow && column >= r.FirstColumn && column <= r.LastColumn
}

// A span is a run of rows or columns.
type span struct{ first, last int }

// A Grid is one worksheet or one CSV file. Rows and columns count from 1, as
// the spreadsheet shows them. It is not changed after it was made.
type Grid struct {
	File       string // as the edition file names it
	Sheet      string // "" for a CSV file
	SheetIndex int    // order in the workbook, from 0
	Merged     []Range
	Hidden     bool   // the sheet is hidden in its workbook
	Encoding   string // of a CSV file: UTF-8, UTF-16 or Windows-1252
	Separator  rune   // of a CSV file

	rows          [][]Cell // by row - 1; cells by ascending column, empty ones left out
	width         int
	hiddenRows    []span // ascending
	hiddenColumns []span
}

// New makes a grid of rows of cells. The cells of a row stand in columns 1, 2,
// 3 and so on, whatever their field Column says.
func New(file, sheet string, sheetIndex int, rows [][]Cell, merged []Range) *Grid {
	g := &Grid{File: file, Sheet: sheet, SheetIndex: sheetIndex, Merged: merged}
	for r, row := range rows {
		var kept []Cell
		for c, cell := range row {
			cell.Column = int32(c + 1)
			if cell.Kind != Empty {
				kept = append(kept, cell)
			}
		}
		g.set(r+1, kept)
	}
	return g
}

// set takes over the cells of a row; rows must come in ascending order.
func (g *Grid) set(row int, cells []Cell) {
	if len(cells) == 0 {
		return
	}
	for len(g.rows) < row {
		g.rows = append(g.rows, nil)
	}
	g.rows[row-1] = cells
	g.width = max(g.width, int(cells[len(cells)-1].Column))
}

// Height returns the number of the last row that holds anything.
func (g *Grid) Height() int { return len(g.rows) }

// Width returns the number of the last column that holds anything.
func (g *Grid) Width() int { return g.width }

// Row returns the cells of a row that hold anything, by ascending column; nil
// for a row that is empty or outside. The caller must not change them.
func (g *Grid) Row(row int) []Cell {
	if row < 1 || row > len(g.rows) {
		return nil
	}
	return g.rows[row-1]
}

// At returns a cell, the empty one where nothing stands or outside the grid.
func (g *Grid) At(row, column int) Cell {
	cells := g.Row(row)
	// Most tables are dense, so the cell is where its column says.
	if i := column - 1; i >= 0 && i < len(cells) && int(cells[i].Column) == column {
		return cells[i]
	}
	i, found := slices.BinarySearchFunc(cells, column, func(c Cell, column int) int { return int(c.Column) - column })
	if !found {
		return Cell{Column: int32(column)}
	}
	return cells[i]
}

// Position returns the place of a cell for a finding; row 0 is the sheet.
func (g *Grid) Position(row, column int) finding.Position {
	return finding.AtCell(g.File, g.Sheet, g.SheetIndex, row, column)
}

// RowHidden reports whether a row is hidden or filtered away.
func (g *Grid) RowHidden(row int) bool { return within(g.hiddenRows, row) }

// ColumnHidden reports whether a column is hidden.
func (g *Grid) ColumnHidden(column int) bool { return within(g.hiddenColumns, column) }

func within(spans []span, n int) bool {
	_, found := slices.BinarySearchFunc(spans, n, func(s span, n int) int {
		switch {
		case s.last < n:
			return -1
		case s.first > n:
			return 1
		default:
			return 0
		}
	})
	return found
}

// MergedAt returns the merged range that covers a cell.
func (g *Grid) MergedAt(row, column int) (Range, bool) {
	for _, m := range g.Merged {
		if m.Contains(row, column) {
			return m, true
		}
	}
	return Range{}, false
}

// Within returns the part of the grid that lies in a range; its cells keep
// their places, and all around them is empty.
func (g *Grid) Within(r Range) *Grid {
	out := &Grid{File: g.File, Sheet: g.Sheet, SheetIndex: g.SheetIndex, hiddenRows: g.hiddenRows, hiddenColumns: g.hiddenColumns, Hidden: g.Hidden, Encoding: g.Encoding, Separator: g.Separator}
	for row := max(r.FirstRow, 1); row <= min(r.LastRow, len(g.rows)); row++ {
		cells := g.rows[row-1]
		first, _ := slices.BinarySearchFunc(cells, r.FirstColumn, func(c Cell, column int) int { return int(c.Column) - column })
		last, _ := slices.BinarySearchFunc(cells, r.LastColumn+1, func(c Cell, column int) int { return int(c.Column) - column })
		if first < last {
			out.set(row, cells[first:last:last])
		}
	}
	for _, m := range g.Merged {
		// One that reaches across the border holds its text outside.
		if r.Contains(m.FirstRow, m.FirstColumn) && r.Contains(m.LastRow, m.LastColumn) {
			out.Merged = append(out.Merged, m)
		}
	}
	return out
}

// Reference reads a range as a spreadsheet writes it, such as B4:Q546; ok is
// false for anything else.
func Reference(s string) (r Range, ok bool) {
	from, to, found := strings.Cut(strings.ToUpper(strings.ReplaceAll(s, "$", "")), ":")
	if !found {
		return r, false
	}
	r.FirstColumn, r.FirstRow = reference([]byte(strings.TrimSpace(from)))
	r.LastColumn, r.LastRow = reference([]byte(strings.TrimSpace(to)))
	return r, r.FirstColumn > 0 && r.LastColumn >= r.FirstColumn && r.FirstRow > 0 && r.LastRow >= r.FirstRow
}

// String returns the range as a spreadsheet writes it.
func (r Range) String() string {
	return finding.ColumnName(r.FirstColumn) + strconv.Itoa(r.FirstRow) + ":" + finding.ColumnName(r.LastColumn) + strconv.Itoa(r.LastRow)
}

// Day returns the day that a spreadsheet shows for a number with form Date,
// as 2006-01-02; "" where it is none.
func (c Cell) Day() string {
	if c.Kind == Text && c.Form == Date && len(c.Text) >= 10 {
		return c.Text[:10]
	}
	if c.Kind != Number || c.Form != Date || c.Number < 1 || c.Number >= 2958466 {
		return ""
	}
	// The count starts with 1 on 1900-01-01 and has a 29 February 1900, which
	// never was.
	days := int(c.Number)
	if days < 60 {
		days++
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days).Format(time.DateOnly)
}

// ColumnNumber returns the 1-based number of a column given by its letters
// (A, AB, XFD), 0 where they name none.
func ColumnNumber(letters string) int {
	if len(letters) == 0 || len(letters) > 3 {
		return 0
	}
	n := 0
	for i := 0; i < len(letters); i++ {
		if letters[i] < 'A' || letters[i] > 'Z' {
			return 0
		}
		n = n*26 + int(letters[i]-'A') + 1
	}
	if n > maxColumns {
		return 0
	}
	return n
}

// IsFailure reports whether a text is the name of an error cell: pasted as
// values, #NV arrives as a text.
func IsFailure(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && text[0] == '#' && failures[text]
}

// failures are the names of error cells in German and English spreadsheets.
var failures = map[string]bool{
	"#NV": true, "#N/A": true, "#DIV/0!": true, "#WERT!": true, "#VALUE!": true,
	"#BEZUG!": true, "#REF!": true, "#NAME?": true, "#ZAHL!": true, "#NUM!": true,
	"#NULL!": true, "#ÜBERLAUF!": true, "#SPILL!": true,
}

// isBlank reports whether a text shows nothing: white space of any kind.
func isBlank(s string) bool {
	return strings.TrimSpace(strings.Trim(s, "\u200b\ufeff\u00ad\u2060")) == ""
}
