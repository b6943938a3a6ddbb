package tables

import (
	"bytes"
	"strings"
)

// A csvText is a CSV file under construction.
type csvText struct {
	bytes.Buffer
	begun bool // the current row has a cell
}

func newCSV(size int, header ...string) *csvText {
	s := &csvText{}
	s.Grow(size)
	for _, h := range header {
		s.text(h)
	}
	s.end()
	return s
}

// raw writes a cell that needs no quotes: a number or a word of ours.
func (s *csvText) raw(cells ...string) {
	for _, c := range cells {
		if s.begun {
			s.WriteByte(',')
		}
		s.begun = true
		s.WriteString(c)
	}
}

// text writes cells of text. One that a spreadsheet would run as a formula
// gets an apostrophe before it.
func (s *csvText) text(cells ...string) {
	for _, c := range cells {
		if c != "" && strings.IndexByte("=+-@\t\r", c[0]) >= 0 {
			c = "'" + c
		}
		if strings.ContainsAny(c, ",\"\n\r") || c != "" && (c[0] == ' ' || c[len(c)-1] == ' ') {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		s.raw(c)
	}
}

func (s *csvText) end() {
	s.WriteByte('\n')
	s.begun = false
}
