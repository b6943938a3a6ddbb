package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bound keeps together what a line must not part: a name and its Roman number
// (SGB II, Eving I), an equation (= 100), a word that asks for the number after
// it (je 1.000, per 1,000, § 22), a number and its short unit (4,3 Pp.). Spaces
// that belong to no such term stay as they are.
func Bound(s string) string {
	var out []byte
	written := 0
	for i := strings.IndexByte(s, ' '); i >= 0; {
		if Binds(s, i) {
			out = append(append(out, s[written:i]...), "\u00a0"...)
			written = i + 1
		}
		next := strings.IndexByte(s[i+1:], ' ')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	if out == nil {
		return s
	}
	return string(append(out, s[written:]...))
}

// Binds reports whether the space at s[i] holds a term together, as Bound says.
func Binds(s string, i int) bool {
	before, after := s[:i], s[i+1:]
	if before == "" || after == "" {
		return false
	}
	switch c := after[0]; {
	case c == 'I' || c == 'V' || c == 'X':
		if n := len(after) - len(strings.TrimLeft(after, "IVX")); n <= 4 && ends(after[n:]) {
			last, _ := utf8.DecodeLastRuneInString(before)
			return unicode.IsLetter(last)
		}
	case c == '=':
		return len(after) > 2 && after[1] == ' ' && digit(after[2])
	case digit(c):
		return strings.HasSuffix(before, "=") || strings.HasSuffix(before, "§") || lastWord(before, "je") || lastWord(before, "per")
	case c == 'P' || c == 'p':
		return digit(before[len(before)-1]) && (strings.HasPrefix(after, "Pp.") || strings.HasPrefix(after, "pp") && ends(after[2:]))
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// ends reports whether a word is over where s begins.
func ends(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// lastWord reports whether a text ends in a word.
func lastWord(s, word string) bool {
	rest, found := strings.CutSuffix(s, word)
	last, _ := utf8.DecodeLastRuneInString(rest)
	return found && !unicode.IsLetter(last)
}
