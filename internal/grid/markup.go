package grid

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// maxToken is the largest tag or text in bytes. A spreadsheet allows 32,767
// characters in a cell, which take a third of that at worst.
const maxToken = 1 << 20

// A markup walks over the tags of an XML part that it reads piece by piece. It
// keeps no tree and doesn't ask whether tags match.
type markup struct {
	in  io.Reader
	buf []byte
	at  int   // next byte
	end int   // of what was read into buf
	err error // what ended the reading: io.EOF, errMalformed or that of in

	keep bool   // collect the text between tags
	text []byte // what was collected, with entities resolved
}

func newMarkup(in io.Reader) *markup {
	return &markup{in: in, buf: make([]byte, 64<<10)}
}

// tag moves behind the next tag and returns its name without prefix and its
// attributes, which hold until the next call; ok is false at the end, where
// the last tag is not closed, and after an error.
func (m *markup) tag() (name, attrs []byte, closing, empty, ok bool) {
	for m.toTag() {
		// The longest start that tells what it is.
		for m.end-m.at < len("![CDATA[") && m.more() {
		}
		rest := m.buf[m.at:m.end]
		switch {
		case bytes.HasPrefix(rest, []byte("!--")):
			m.at += len("!--")
			if !m.skip("-->", false) {
				return nil, nil, false, false, false
			}
			continue
		case bytes.HasPrefix(rest, []byte("![CDATA[")):
			m.at += len("![CDATA[")
			if !m.skip("]]>", m.keep) {
				return nil, nil, false, false, false
			}
			continue
		case bytes.HasPrefix(rest, []byte("?")), bytes.HasPrefix(rest, []byte("!")):
			if !m.skip(">", false) {
				return nil, nil, false, false, false
			}
			continue
		}
		end := tagEnd(rest)
		for end < 0 && m.more() {
			end = tagEnd(m.buf[m.at:m.end])
		}
		if end < 0 {
			break
		}
		body := m.buf[m.at : m.at+end]
		m.at += end + 1
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
	return nil, nil, false, false, false
}

// more reads on, keeping what lies behind at, and reports whether it could.
func (m *markup) more() bool {
	if m.err != nil {
		return false
	}
	m.end = copy(m.buf, m.buf[m.at:m.end])
	m.at = 0
	if m.end == len(m.buf) {
		if len(m.buf) >= maxToken {
			return m.fail()
		}
		m.buf = append(m.buf, make([]byte, len(m.buf))...)
	}
	n := 0
	for n == 0 && m.err == nil {
		n, m.err = m.in.Read(m.buf[m.end:])
	}
	m.end += n
	return n > 0
}

// toTag moves behind the next < and collects the text before it.
func (m *markup) toTag() bool {
	for {
		rest := m.buf[m.at:m.end]
		i := bytes.IndexByte(rest, '<')
		if i >= 0 {
			m.at += i + 1
			return !m.keep || m.collect(rest[:i])
		}
		if !m.keep {
			m.at = m.end
		}
		if !m.more() {
			return false
		}
	}
}

// skip moves behind the end of something that is no tag, and takes what stands
// before as text where it is to be kept.
func (m *markup) skip(end string, keep bool) bool {
	for {
		rest := m.buf[m.at:m.end]
		i := bytes.Index(rest, []byte(end))
		if i >= 0 {
			m.at += i + len(end)
			return !keep || m.take(rest[:i])
		}
		if !keep {
			m.at = max(m.at, m.end-len(end)+1)
		}
		if !m.more() {
			return false
		}
	}
}

// collect adds a text with its entities resolved.
func (m *markup) collect(b []byte) bool {
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			return m.take(b)
		}
		end := bytes.IndexByte(b[i:], ';')
		if end < 0 || !m.take(b[:i]) {
			return m.fail()
		}
		r, ok := entity(string(b[i+1 : i+end]))
		if !ok {
			return m.fail()
		}
		m.text = utf8.AppendRune(m.text, r)
		b = b[i+end+1:]
	}
}

// take adds a text as it stands, with line ends as XML has them.
func (m *markup) take(b []byte) bool {
	if len(m.text)+len(b) > maxToken {
		return m.fail()
	}
	if !utf8.Valid(b) || bytes.ContainsFunc(b, func(r rune) bool { return !isXML(r) }) {
		return m.fail()
	}
	if bytes.IndexByte(b, '\r') >= 0 {
		b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	m.text = append(m.text, b...)
	return true
}

func (m *markup) fail() bool {
	m.err = errMalformed
	return false
}

// isXML reports whether a character may stand in XML 1.0 (section 2.2).
func isXML(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r == '\t' || r == '\n' || r == '\r' || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

// entity returns the character that stands between & and ;.
func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if digits == name {
		return 0, false
	}
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && n <= utf8.MaxRune && isXML(rune(n))
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

// escaped is how spreadsheets write characters that XML forbids (ECMA-376 part
// 1, 22.9.2.19): _x000D_ is a carriage return, and _x005F_ the underscore of a
// text that only looks so.
var escaped = regexp.MustCompile(`_x[0-9a-fA-F]{4}_`)

// unescape resolves these in a text of a cell. Halves of a character beyond
// four digits are dropped.
func unescape(b []byte) []byte {
	if !bytes.Contains(b, []byte("_x")) {
		return b
	}
	return escaped.ReplaceAllFunc(b, func(b []byte) []byte {
		n, err := strconv.ParseUint(string(b[2:6]), 16, 32)
		if r := rune(n); err == nil && utf8.ValidRune(r) {
			return utf8.AppendRune(nil, r)
		}
		return nil
	})
}

// An arena holds many short texts side by side: each by itself would cost more
// than its letters.
type arena struct{ b strings.Builder }

// add copies a text into the arena.
func (a *arena) add(text []byte) string {
	const least, most = 256, 64 << 10 // bytes at once
	if free := a.b.Cap() - a.b.Len(); free < len(text) {
		size := max(len(text), least, min(2*a.b.Cap(), most))
		a.b.Reset()
		a.b.Grow(size)
	}
	n := a.b.Len()
	a.b.Write(text)
	return a.b.String()[n:]
}

// declared finds the encoding that an XML part names at its start.
var declared = regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// fromEncoding returns the text of an XML part in UTF-8.
func fromEncoding(in io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(in, 32<<10)
	start, err := b.Peek(256)
	if err != nil && err != io.EOF {
		return nil, err
	}
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(start, []byte{0xFF, 0xFE}), bytes.HasPrefix(start, []byte{0xFE, 0xFF}):
		e = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	default:
		name := declared.FindSubmatch(bytes.TrimPrefix(start, []byte("\ufeff")))
		if name == nil || strings.EqualFold(string(name[1]), "utf-8") {
			return b, nil
		}
		if e, err = htmlindex.Get(string(name[1])); err != nil {
			return nil, fmt.Errorf("encoding %s: %w", name[1], err)
		}
	}
	return e.NewDecoder().Reader(b), nil
}
