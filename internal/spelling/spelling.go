// Package spelling compares texts that people and programs have typed in
// different forms: with no-break and double spaces, invisible characters,
// dashes for hyphens, umlauts of one character or two, and marks of footnotes.
// Headers, codes, names of areas and the ids of boundaries are all compared by
// it, so that what agrees in one place agrees in every other. It is a leaf.
package spelling

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Trim removes white space at both ends, the invisible kinds included.
func Trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || invisible(r)
	})
}

func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

// IsHyphen reports whether a character is a hyphen, a dash or a minus sign.
func IsHyphen(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '–', '—', '−':
		return true
	}
	return false
}

// Tidy returns a text as a reader sees it, in one line: words that a hyphen
// parts at the end of a line are joined ("Ein-\nwohner" is "Einwohner", but
// "Nord-\nOst" keeps its hyphen), runs of white space become one space, and
// letters with a mark of their own (u and ¨) become one character (ü).
func Tidy(s string) string {
	s = Trim(s)
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] > ' ' && s[i] < 0x80 || s[i] == ' ' && s[i+1] != ' '
	}
	if plain {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case invisible(r):
		case IsHyphen(r) && i+1 < len(runes) && (runes[i+1] == '\n' || runes[i+1] == '\r'):
			j := i + 1
			for j < len(runes) && unicode.IsSpace(runes[j]) {
				j++
			}
			if j == len(runes) || !unicode.IsLower(runes[j]) {
				b.WriteRune(r)
			}
			i = j - 1
		case unicode.IsSpace(r):
			for i+1 < len(runes) && unicode.IsSpace(runes[i+1]) {
				i++
			}
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// Fold returns the form in which header texts and names are compared: without
// case, white space, hyphens and footnote marks.
func Fold(s string) string {
	s = WithoutFootnotes(norm.NFC.String(Trim(s)))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), invisible(r), IsHyphen(r):
			return -1
		default:
			return unicode.ToLower(r)
		}
	}, s)
}

// FoldID returns the form in which codes and names that serve as codes are
// compared where no two are equal as they stand. Unlike Fold it keeps the place
// of hyphens and spaces, which part the digits of a code, and every character
// at the end: 1-11 is not 11-1, and A* not A.
func FoldID(s string) string {
	s = strings.Map(func(r rune) rune {
		if IsHyphen(r) {
			return '-'
		}
		return unicode.ToLower(r)
	}, Tidy(s))
	return strings.ReplaceAll(strings.ReplaceAll(s, " -", "-"), "- ", "-")
}

// WithoutFootnotes cuts marks such as ¹, ¹⁾, *), 1) or [2] off the end of a
// text. A bracket that closes one opened before is no mark: "Fläche (in ha)".
func WithoutFootnotes(s string) string {
	for {
		r := []rune(strings.TrimRightFunc(s, unicode.IsSpace))
		n := len(r)
		if n < 2 {
			return string(r)
		}
		switch last := r[n-1]; {
		case last == '*' || last == '†' || IsSuperscript(last):
			r = r[:n-1]
		case last == '⁾' || last == ')' && strings.Count(s, ")") > strings.Count(s, "("):
			i := n - 1
			for i > 0 && n-i <= 3 && (unicode.IsDigit(r[i-1]) || r[i-1] == '*' || IsSuperscript(r[i-1])) {
				i--
			}
			if i == n-1 || i == 0 {
				return string(r)
			}
			r = r[:i]
		case last == ']':
			i := n - 1
			for i > 0 && unicode.IsDigit(r[i-1]) {
				i--
			}
			if i == n-1 || i < 2 || r[i-1] != '[' {
				return string(r)
			}
			r = r[:i-1]
		default:
			return string(r)
		}
		s = string(r)
	}
}

// IsSuperscript reports whether a character is a raised digit.
func IsSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r >= '⁰' && r <= '⁹' && r != 'ⁱ'
}
