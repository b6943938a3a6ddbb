package workbook

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of the format. Lengths count UTF-16 units.
const (
	maxSheetName = 31
	maxCellText  = 32767
	maxHeader    = 255
	maxAltText   = 2000
	maxRows      = 1 << 20
	maxColumns   = 1 << 14
	maxWidth     = 255 // of a column
)

// sheetNames returns a valid name for each wished one, unique without regard
// to case and the same for the same wishes.
func sheetNames(wished []string) []string {
	out := make([]string, len(wished))
	taken := map[string]bool{"history": true} // Excel keeps this one for itself
	for i, w := range wished {
		base := sheetName(w)
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			tail := " (" + strconv.Itoa(n) + ")"
			name = strings.TrimRight(cut(base, maxSheetName-len(tail)), " ") + tail
		}
		taken[strings.ToLower(name)] = true
		out[i] = name
	}
	return out
}

// sheetName replaces what no sheet name may hold. Apostrophes go too: they
// are allowed inside a name, but references to it then need quoting that not
// every program gets right.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`[]:*?/\`, r), unicode.IsControl(r), r == utf8.RuneError:
			return '-'
		case r == '\'':
			return '’'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, strings.TrimSpace(strings.ToValidUTF8(s, "-")))
	s = strings.TrimRight(cut(s, maxSheetName), " ")
	if s == "" {
		return "–"
	}
	return s
}

// cut returns the longest beginning of a text within a length.
func cut(s string, most int) string {
	if len(s) <= most { // bytes are never fewer than UTF-16 units
		return s
	}
	n := 0
	for i, r := range s {
		if n += max(utf16.RuneLen(r), 1); n > most {
			return s[:i]
		}
	}
	return s
}

// printed readies a text of at most so many units for a page header or footer,
// where & begins a code. A space keeps a leading figure from being read as the
// size of the type.
func printed(s string, most int) string {
	var b strings.Builder
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		b.WriteByte(' ')
		most--
	}
	for _, r := range s {
		if most -= max(utf16.RuneLen(r), 1); r == '&' {
			most--
		}
		switch {
		case most < 0:
			return b.String()
		case r == '&':
			b.WriteString("&&")
		case unicode.IsControl(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// xmlText appends a text as the content of an element: escaped, without the
// characters that XML can't hold, and with an underscore escaped where Excel
// would read _x0041_ as the letter A.
func xmlText(out []byte, s string) []byte {
	s = cut(s, maxCellText)
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < utf8.RuneSelf && c != '<' && c != '>' && c != '&' && c != '"' && c != '_' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		replace := ""
		switch {
		case c == '<':
			replace = "&lt;"
		case c == '>':
			replace = "&gt;"
		case c == '&':
			replace = "&amp;"
		case c == '"':
			replace = "&quot;"
		case c == '_':
			if !escapeLike(s[i:]) {
				i++
				continue
			}
			replace = "_x005F_"
		case c == '\n' || c == '\t':
			i++
			continue
		case c == '\r':
			replace = "&#13;"
		case c < 0x20 || r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF:
			replace = "\uFFFD"
		default:
			i += size
			continue
		}
		out = append(out, s[start:i]...)
		out = append(out, replace...)
		i += size
		start = i
	}
	return append(out, s[start:]...)
}

// escapeLike reports whether a text begins as Excel's escapes do: _xHHHH_.
func escapeLike(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
