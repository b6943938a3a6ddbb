package grid

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"sozialbericht/internal/finding"
)

// maxQuoteFindings keeps a file with one wrong kind of quote from filling the page.
const maxQuoteFindings = 10

// ReadCSV reads a CSV file: UTF-8 with or without byte order mark, UTF-16, else
// Windows-1252; separated by semicolons, commas or tabs, whichever fits the
// content. Rows are counted as a spreadsheet counts them that opens the file:
// a record is one row even where a quoted line break spreads it over several
// lines, and an empty line is a row. A first line "sep=;" names the separator
// and is no row. Records may differ in length. Broken quotes are findings.
func ReadCSV(file string, data []byte) (*Grid, finding.List) {
	g := &Grid{File: file}
	var l finding.List
	utf16 := false
	if data, utf16 = fromUTF16(data); utf16 {
		g.Encoding = "UTF-16"
	}
	if bytes.IndexByte(data, 0) >= 0 {
		l.Error("not_a_table", finding.AtFile(file), nil)
		return g, l
	}
	data, encoding := decode(data)
	if g.Encoding == "" {
		g.Encoding = encoding
	}
	comma, data := separator(data)
	g.Separator = comma
	if g.Encoding != "UTF-8" {
		l.Note("csv_encoding", finding.AtFile(file), finding.Args{"encoding": g.Encoding})
	}
	data = plainCodes(data, byte(comma))

	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = comma
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	row, broken := 0, 0
	for {
		// The reader skips empty lines without a word; a spreadsheet shows them.
		row += emptyLines(data[min(r.InputOffset(), int64(len(data))):])
		fields, err := r.Read()
		if err == io.EOF {
			break
		}
		row++
		if row > maxRows {
			l.Error("sheet_too_large", g.Position(maxRows, 1), finding.Args{"rows": maxRows})
			break
		}
		if err != nil {
			line := 0
			var parse *csv.ParseError
			if errors.As(err, &parse) {
				line = parse.StartLine
			}
			l.Error("csv_quotes", g.Position(row, 1), finding.Args{"line": line})
			if broken++; broken == maxQuoteFindings {
				break
			}
			continue
		}
		g.set(row, textCells(fields))
	}
	return g, l
}

// textCells makes cells of the fields of a record.
func textCells(fields []string) []Cell {
	n := 0
	for _, f := range fields {
		if f != "" {
			n++
		}
	}
	cells := make([]Cell, 0, n)
	for i, f := range fields[:min(len(fields), maxColumns)] {
		if f == "" || isBlank(f) {
			continue
		}
		if rest, ok := strings.CutPrefix(f, `="`); ok && strings.HasSuffix(rest, `"`) {
			f = rest[:len(rest)-1]
			if isBlank(f) {
				continue
			}
		}
		c := Cell{Text: f, Column: int32(i + 1), Kind: Text}
		if IsFailure(f) {
			c.Kind = Failed
		}
		cells = append(cells, c)
	}
	return cells
}

// plainCodes drops the sign before fields such as ="013", by which exports keep
// a spreadsheet from reading 013 as 13: no CSV reader takes that for a field.
func plainCodes(data []byte, comma byte) []byte {
	if !bytes.Contains(data, []byte(`="`)) {
		return data
	}
	out := make([]byte, 0, len(data))
	quoted, start := false, true
	for i, b := range data {
		if start && b == '=' && i+1 < len(data) && data[i+1] == '"' {
			start = false
			continue
		}
		if b == '"' {
			quoted = !quoted
		}
		start = !quoted && (b == comma || b == '\n')
		out = append(out, b)
	}
	return out
}

// fromUTF16 returns a text in UTF-8 that stands in UTF-16 ("Unicode-Text" in
// Excel), with a byte order mark or without: then every other byte is zero as
// a rule, since most letters are plain ones.
func fromUTF16(data []byte) (out []byte, found bool) {
	order := unicode.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		order = unicode.BigEndian
	default:
		var zeros [2]int
		sample := data[:min(len(data), 1024)&^1]
		for i, b := range sample {
			if b == 0 {
				zeros[i%2]++
			}
		}
		switch {
		case len(sample) < 4 || zeros[0]+zeros[1] < len(sample)/4 || zeros[0] > 0 && zeros[1] > 0:
			return data, false
		case zeros[0] > 0:
			order = unicode.BigEndian
		}
	}
	out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return data, false
	}
	return out, true
}

// decode returns text in UTF-8, with line feeds where a file has carriage
// returns only, and the name of the encoding it was in.
func decode(data []byte) (out []byte, encoding string) {
	encoding = "UTF-8"
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		// Every byte has a meaning in Windows-1252 or becomes U+FFFD, so this can't fail.
		if out, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			data, encoding = out, "Windows-1252"
		}
	}
	if bytes.IndexByte(data, '\r') >= 0 && bytes.IndexByte(data, '\n') < 0 {
		data = bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'})
	}
	return data, encoding
}

// emptyLines counts the lines without any character at the start of data.
func emptyLines(data []byte) int {
	n := 0
	for {
		switch {
		case len(data) > 0 && data[0] == '\n':
			data = data[1:]
		case len(data) > 1 && data[0] == '\r' && data[1] == '\n':
			data = data[2:]
		default:
			return n
		}
		n++
	}
}

// separatorSample is the number of records that decide about the separator.
const separatorSample = 200

// separator returns the separator of a CSV text and the text without a line
// "sep=". It is the candidate by which most records have one and the same
// number of fields above one; among equals tab goes before semicolon and
// comma, since decimal commas part a table of numbers as regularly as
// semicolons do.
func separator(data []byte) (rune, []byte) {
	if rest, ok := bytes.CutPrefix(data, []byte("sep=")); ok && len(rest) > 0 && bytes.IndexByte([]byte(";,\t"), rest[0]) >= 0 {
		if after := bytes.TrimPrefix(rest[1:], []byte{'\r'}); len(after) == 0 || after[0] == '\n' {
			return rune(rest[0]), bytes.TrimPrefix(after, []byte{'\n'})
		}
	}
	best, bestScore := ';', 0
	for _, candidate := range []byte{'\t', ';', ','} {
		if score := agreement(data, candidate); score > bestScore {
			best, bestScore = rune(candidate), score
		}
	}
	return best, data
}

// agreement returns how many of the first records have the commonest number
// of fields above one.
func agreement(data []byte, separator byte) int {
	counts := map[int]int{}
	fields, quoted, records, blank := 1, false, 0, true
	for _, b := range data {
		switch {
		case b == '"':
			quoted, blank = !quoted, false
		case b == separator && !quoted:
			fields++
			blank = false
		case b == '\n' && !quoted:
			if !blank {
				counts[fields]++
				records++
			}
			fields, blank = 1, true
		case b != '\r':
			blank = false
		}
		if records == separatorSample {
			break
		}
	}
	if !blank && records < separatorSample {
		counts[fields]++
	}
	best := 0
	for n, count := range counts {
		if n > 1 {
			best = max(best, count)
		}
	}
	return best
}
