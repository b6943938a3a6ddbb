package tables

import (
	"crypto/sha256"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
	"sozialbericht/internal/workbook"
)

// A table of an edition is described once: its columns say what they are called,
// what they hold and how a row becomes their value. The CSV file, its
// description in the data package, the data page, the properties of boundaries
// and the workbook are made from that, so a new column is one entry.

// A kind is what the cells of a column hold, in the words of the data package.
type kind string

const (
	isText    kind = "string"
	isNumber  kind = "number"
	isInteger kind = "integer"
	isBoolean kind = "boolean"
)

// A value is one cell of a table; the zero value is an empty one.
type value struct {
	kind   kind
	text   string  // of a text; of a word of ours, which no spreadsheet runs as a formula
	ours   bool    // the text is such a word
	number float64 // of a number or an integer
	truth  bool
}

func text(s string) value { return value{kind: isText, text: s} }

func word(s string) value { return value{kind: isText, text: s, ours: true} }

func truth(b bool) value { return value{kind: isBoolean, truth: b} }

// number is an empty cell where there is no number.
func number(v indicators.Value) value {
	if !v.OK() {
		return value{}
	}
	return value{kind: isNumber, number: v.Number}
}

// rank is an empty cell where there is none.
func rank(n int) value {
	if n <= 0 {
		return value{}
	}
	return count(n)
}

func count(n int) value { return value{kind: isInteger, number: float64(n)} }

// A column is one column of a table whose rows are of type R.
type column[R any] struct {
	name     string
	kind     kind
	of       func(R) value
	required bool
	enum     []string // all that it may hold, nil where that is open
	least    *float64
	most     *float64

	says  string // last part of the key of its text, the name where ""
	label string // what the text speaks of

	// boundary: it is a property of the level's boundaries, too.
	boundary bool
	// The same for people, in the workbook; without a cell it is not there.
	head, group string
	ids         bool // codes, which stay text
	people      func(R) workbook.Cell
}

// A table is a file of an edition.
type table[R any] struct {
	id      string // name without folder and extension
	sort    string // what sort of table it is, where several are alike: "comparison"
	primary []string
	ofAreas bool // its rows refer to areas by level and id
	size    int  // of the file, about
	columns []column[R]
	rows    iter.Seq[R]
	measured
}

// measured is what the description says of a file's bytes, noted when they are
// first made.
type measured struct {
	once sync.Once
	size int
	sum  [sha256.Size]byte
}

// A file is a table, whatever its rows are.
type file interface {
	name() string
	kindName() string
	path() string
	key() []string
	refersToAreas() bool
	content() ([]byte, error)
	measure() (size int, sum [sha256.Size]byte)
	fields(l words.Lang) []dataField
}

func (t *table[R]) name() string { return t.id }

// kindName is what sort of table it is.
func (t *table[R]) kindName() string {
	if t.sort != "" {
		return t.sort
	}
	return t.id
}

func (t *table[R]) path() string { return "daten/" + t.id + ".csv" }

func (t *table[R]) key() []string { return t.primary }

func (t *table[R]) refersToAreas() bool { return t.ofAreas }

// csv writes the table: a header and a line for each row.
func (t *table[R]) csv() []byte {
	names := make([]string, len(t.columns))
	for i := range t.columns {
		names[i] = t.columns[i].name
	}
	s := newCSV(max(t.size, 1<<12), names...)
	for row := range t.rows {
		for i := range t.columns {
			s.value(t.columns[i].of(row))
		}
		s.end()
	}
	return s.Bytes()
}

// content returns the file's bytes and measures them the first time. The
// description measures what was not made before it; made last, nothing is made
// twice. Both may be asked for at the same time.
func (t *table[R]) content() (data []byte, err error) {
	t.once.Do(func() { data = t.weigh() })
	if data == nil {
		data = t.csv()
	}
	return data, nil
}

func (t *table[R]) weigh() []byte {
	data := t.csv()
	t.measured.size, t.sum = len(data), sha256.Sum256(data)
	return data
}

func (t *table[R]) measure() (size int, sum [sha256.Size]byte) {
	t.once.Do(func() { t.weigh() })
	return t.measured.size, t.sum
}

// fields describe the columns.
func (t *table[R]) fields(l words.Lang) []dataField {
	out := make([]dataField, len(t.columns))
	for i := range t.columns {
		c := &t.columns[i]
		out[i] = dataField{Name: c.name, Type: string(c.kind), Description: c.text(l)}
		if c.required || c.enum != nil || c.least != nil || c.most != nil {
			out[i].Constraints = &dataConstraints{Required: c.required, Minimum: c.least, Maximum: c.most, Enum: c.enum}
		}
	}
	return out
}

// text says what the column holds.
func (c *column[R]) text(l words.Lang) string {
	key := c.says
	if key == "" {
		key = c.name
	}
	return l.Say("package.column."+key, "label", c.label)
}

// column returns one of the table's columns, nil for none.
func (t *table[R]) column(name string) *column[R] {
	if i := slices.IndexFunc(t.columns, func(c column[R]) bool { return c.name == name }); i >= 0 {
		return &t.columns[i]
	}
	return nil
}

// sheet puts columns of the table, in the order of the names given, into a
// table of the workbook; a name without a column of its own is left out.
func (t *table[R]) sheet(rows iter.Seq[R], mark func(R) workbook.Mark, names ...string) *workbook.Table {
	var columns []*column[R]
	out := &workbook.Table{}
	for _, name := range names {
		for i := range t.columns {
			c := &t.columns[i]
			if c.people == nil || c.name != name && !(strings.HasSuffix(name, "_") && strings.HasPrefix(c.name, name)) {
				continue
			}
			columns = append(columns, c)
			out.Columns = append(out.Columns, workbook.Column{Head: c.head, Group: c.group, Key: c.name, Ids: c.ids})
		}
	}
	for row := range rows {
		cells := make([]workbook.Cell, len(columns))
		for i, c := range columns {
			cells[i] = c.people(row)
		}
		out.Rows = append(out.Rows, workbook.Row{Mark: mark(row), Cells: cells})
	}
	return out
}

// value writes a cell of a CSV file.
func (s *csvText) value(v value) {
	switch v.kind {
	case isNumber:
		s.raw(words.Decimal(v.number))
	case isInteger:
		s.raw(strconv.Itoa(int(v.number)))
	case isBoolean:
		s.raw(strconv.FormatBool(v.truth))
	default:
		if v.ours {
			s.raw(v.text)
		} else {
			s.text(v.text)
		}
	}
}

// value writes a property of a boundary.
func (j *jsonText) value(v value) {
	switch v.kind {
	case isNumber:
		j.WriteString(words.Decimal(v.number))
	case isInteger:
		j.WriteString(strconv.Itoa(int(v.number)))
	case isBoolean:
		j.WriteString(strconv.FormatBool(v.truth))
	case isText:
		if v.text != "" {
			j.string(v.text)
			return
		}
		j.WriteString("null")
	default:
		j.WriteString("null")
	}
}
