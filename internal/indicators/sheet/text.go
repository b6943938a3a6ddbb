package sheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// trim removes white space at both ends, the invisible kinds included.
func trim(s string) string {
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

func isHyphen(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '–', '—', '−':
		return true
	}
	return false
}

// tidy returns a text as a reader sees it, in one line: words that a hyphen
// parts at the end of a line are joined ("Ein-\nwohner" is "Einwohner", but
// "Nord-\nOst" keeps its hyphen), and runs of white space become one space.
func tidy(s string) string {
	s = trim(s)
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
		case isHyphen(r) && i+1 < len(runes) && (runes[i+1] == '\n' || runes[i+1] == '\r'):
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
	return b.String()
}

// fold returns the form in which header texts and names are compared: without
// case, white space, hyphens and footnote marks.
func fold(s string) string {
	s = withoutFootnotes(norm.NFC.String(trim(s)))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), invisible(r), isHyphen(r):
			return -1
		default:
			return unicode.ToLower(r)
		}
	}, s)
}

// withoutFootnotes cuts marks such as ¹, ¹⁾, *), 1) or [2] off the end of a
// text. A bracket that closes one opened before is no mark: "Fläche (in ha)".
func withoutFootnotes(s string) string {
	for {
		r := []rune(strings.TrimRightFunc(s, unicode.IsSpace))
		n := len(r)
		if n < 2 {
			return string(r)
		}
		switch last := r[n-1]; {
		case last == '*' || last == '†' || superscript(last):
			r = r[:n-1]
		case last == '⁾' || last == ')' && strings.Count(s, ")") > strings.Count(s, "("):
			i := n - 1
			for i > 0 && n-i <= 3 && (unicode.IsDigit(r[i-1]) || r[i-1] == '*' || superscript(r[i-1])) {
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

// unit is what may follow the name of a column: a unit in brackets, or after a
// comma or "in".
var unit = func() *regexp.Regexp {
	const name = `(?:%|‰|v\.\s?H\.|prozent|prozentpunkten?|(?:1[. ]?000|tsd\.?|tausend|mio\.?|mrd\.?)(?:\s+(?:€|euro|eur))?` +
		`|(?:euro|eur|€)(?:\s*/\s*\S+)?|m|km|qm|qkm|m²|km²|ha|hektar|jahren?|personen|je\s+[\d. ]+\s*\S*)`
	return regexp.MustCompile(`(?i)(?:\s*\(\s*(?:in\s+)?` + name + `\s*\)|\s*\[\s*(?:in\s+)?` + name + `\s*\]|\s*,\s*(?:in\s+)?` + name + `|\s+in\s+` + name + `)$`)
}()

// withoutUnit cuts the unit off a header text.
func withoutUnit(s string) string {
	s = tidy(withoutFootnotes(trim(s)))
	if at := unit.FindStringIndex(s); at != nil && at[0] > 0 {
		return s[:at[0]]
	}
	return s
}

func superscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r >= '⁰' && r <= '⁹' && r != 'ⁱ'
}

// Distance is the number of single characters to insert, delete or replace
// that turn a into b (Levenshtein 1966), over the first characters only:
// headers that agree so far are alike.
func Distance(a, b string) int {
	const longest = 80
	x, y := []rune(a), []rune(b)
	x, y = x[:min(len(x), longest)], y[:min(len(y), longest)]
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}

// nearest returns the three candidates most like a name, the likest first, and
// the distance of the first relative to the length of the name (0 = the same
// but for its form, 1 = nothing in common).
func nearest(name string, candidates []string) ([]string, float64) {
	type scored struct {
		text  string
		score float64
	}
	wanted := fold(lastPart(name))
	var all []scored
	seen := map[string]bool{}
	for _, c := range candidates {
		if seen[c] {
			continue
		}
		seen[c] = true
		f := fold(lastPart(c))
		length := max(len([]rune(wanted)), len([]rune(f)), 1)
		score := float64(Distance(wanted, f)) / float64(length)
		// A header that holds the name or is held by it is likelier meant than
		// one of the same length with other letters.
		if len(wanted) > 3 && len(f) > 3 && (strings.Contains(f, wanted) || strings.Contains(wanted, f)) {
			score /= 3
		}
		all = append(all, scored{c, score})
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	var out []string
	for _, s := range all[:min(len(all), 3)] {
		out = append(out, s.text)
	}
	if len(all) == 0 {
		return nil, 1
	}
	return out, all[0].score
}

// parts splits "Insgesamt | 2018" into its texts.
func parts(name string) []string {
	out := strings.Split(name, "|")
	for i := range out {
		out[i] = trim(out[i])
	}
	return out
}

func lastPart(name string) string {
	if i := strings.LastIndexByte(name, '|'); i >= 0 && i+1 < len(name) {
		return name[i+1:]
	}
	return name
}

// shorten cuts a text to what a message has room for.
func shorten(s string) string {
	const most = 30
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
