// Package finding carries what is wrong or noteworthy in a planner's input:
// how grave it is, where it stands, and which text of package words says it.
// It is a leaf; findings are data, and only the caller turns them into words.
package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// Severity says what a finding means for the run.
type Severity uint8

// Notes inform, warnings are worth a look, errors stop the run before anything
// is written.
const (
	Note Severity = iota
	Warning
	Error
)

// String returns the name used in findings.csv and in JSON.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "note"
	}
}

// A Position is a place in the input. The zero Position means no place.
type Position struct {
	File       string // slash path as the edition file names it
	Sheet      string // worksheet; "" in other files
	SheetIndex int    // order of the sheet in its workbook, for sorting
	Row        int    // 1-based row of a grid or line of a text; 0 = unknown
	Column     int    // 1-based column; 0 = unknown
	Feature    int    // 1-based number of a feature in a boundary file
	Text       bool   // Row and Column count lines and characters of a text (YAML), not cells
}

// AtCell is a cell of a worksheet or, with sheet "", of a CSV file.
func AtCell(file, sheet string, sheetIndex, row, column int) Position {
	return Position{File: file, Sheet: sheet, SheetIndex: sheetIndex, Row: row, Column: column}
}

// AtLine is a line and column of a text file.
func AtLine(file string, line, column int) Position {
	return Position{File: file, Row: line, Column: column, Text: true}
}

// AtFeature is a feature of a boundary file, counted from 1.
func AtFeature(file string, number int) Position { return Position{File: file, Feature: number} }

// AtFile is a file as a whole.
func AtFile(file string) Position { return Position{File: file} }

// Cell returns the place within the file: F17 for a cell, 12:5 for a text,
// #17 for a feature, "" where the finding concerns the whole file or sheet.
func (p Position) Cell() string {
	switch {
	case p.Feature > 0:
		return "#" + strconv.Itoa(p.Feature)
	case p.Row <= 0:
		return ""
	case p.Text:
		return fmt.Sprintf("%d:%d", p.Row, max(p.Column, 1))
	default:
		return ColumnName(max(p.Column, 1)) + strconv.Itoa(p.Row)
	}
}

// String returns file!sheet!cell, the form of the column cell in values.csv.
func (p Position) String() string {
	s := p.File
	if p.Sheet != "" {
		s += "!" + p.Sheet
	}
	if c := p.Cell(); c != "" {
		s += "!" + c
	}
	return s
}

// ColumnName returns the letters of a 1-based column: 1 is A, 27 is AA.
func ColumnName(n int) string {
	var b [8]byte
	i := len(b)
	for n > 0 && i > 0 {
		n--
		i--
		b[i] = byte('A' + n%26)
		n /= 26
	}
	return string(b[i:])
}

// Args fill the named places of a finding's text.
type Args map[string]any

// Hidden is an argument that a planner may see in check, but that must not
// leave the house: rendered findings in the output show an ellipsis instead.
type Hidden struct{ Value any }

// A Finding is one thing to say about the input. Code names its text in
// package words.
type Finding struct {
	Severity  Severity
	Code      string
	Position  Position
	Level     string // of the area concerned, "" if none
	AreaID    string
	AreaName  string
	Indicator string // id of the indicator or index concerned, "" if none
	Args      Args
}

// Shown returns the arguments for a text, with hidden values or without.
func (f Finding) Shown(withValues bool) map[string]any {
	out := make(map[string]any, len(f.Args)+3)
	for k, v := range f.Args {
		if h, ok := v.(Hidden); ok {
			if withValues {
				v = h.Value
			} else {
				v = "…"
			}
		}
		out[k] = v
	}
	for k, v := range map[string]string{"area": f.AreaName, "area_id": f.AreaID, "indicator": f.Indicator} {
		if _, taken := out[k]; !taken {
			out[k] = v
		}
	}
	return out
}

// A List collects findings; the zero List is ready to use.
type List struct{ items []Finding }

// Add appends findings as they are.
func (l *List) Add(f ...Finding) { l.items = append(l.items, f...) }

// Error appends an error without an area.
func (l *List) Error(code string, at Position, args Args) {
	l.Add(Finding{Severity: Error, Code: code, Position: at, Args: args})
}

// Warning appends a warning without an area.
func (l *List) Warning(code string, at Position, args Args) {
	l.Add(Finding{Severity: Warning, Code: code, Position: at, Args: args})
}

// Note appends a note without an area.
func (l *List) Note(code string, at Position, args Args) {
	l.Add(Finding{Severity: Note, Code: code, Position: at, Args: args})
}

// Append takes over all findings of another list.
func (l *List) Append(other List) { l.items = append(l.items, other.items...) }

// Len returns the number of findings.
func (l List) Len() int { return len(l.items) }

// Count returns the number of findings of one severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, f := range l.items {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether the run must stop.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Sorted returns the findings by file, sheet in workbook order, row, column,
// code, area and indicator, so that a list never depends on the order of work.
func (l List) Sorted() []Finding {
	out := slices.Clone(l.items)
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Position.File, b.Position.File),
			cmp.Compare(a.Position.SheetIndex, b.Position.SheetIndex),
			cmp.Compare(a.Position.Sheet, b.Position.Sheet),
			cmp.Compare(a.Position.Feature, b.Position.Feature),
			cmp.Compare(a.Position.Row, b.Position.Row),
			cmp.Compare(a.Position.Column, b.Position.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Level, b.Level),
			cmp.Compare(a.AreaID, b.AreaID),
			cmp.Compare(a.Indicator, b.Indicator),
		)
	})
	return out
}
