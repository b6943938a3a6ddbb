package sheet

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A form is which sign parts decimals in the texts of a column.
type form uint8

const (
	anyForm   form = iota // whole numbers, which read the same in both
	german                // 1.234,5
	english               // 1,234.5
	ambiguous             // 1.234 or 1,234: 1234 in one form, 1.234 in the other
)

// A numberText is a text that looks like a number, taken apart.
type numberText struct {
	form    form
	digits  string // digits, points and commas, grouping by spaces removed
	minus   bool
	percent bool
	power   int  // of ten, from an exponent
	marked  bool // a footnote mark stood behind it
}

// scanNumber takes a text apart; ok is false where it is no number. It knows
// signs (also − and –), a percent sign, thousands parted by points, commas,
// apostrophes or any space, and exponents.
func scanNumber(s string) (n numberText, ok bool) {
	s = trim(s)
	if len(s) > 80 {
		return n, false
	}
	s, n.marked = withoutMarks(s)
	if rest, found := strings.CutSuffix(s, "%"); found {
		n.percent = true
		s = trim(rest)
	}
	if s == "" || len(s) > 64 {
		return n, false
	}
	if r, size := utf8.DecodeRuneInString(s); r == '+' || isHyphen(r) {
		n.minus = r != '+'
		s = trim(s[size:])
	}
	if i := strings.IndexAny(s, "eE"); i > 0 {
		power, err := strconv.Atoi(strings.TrimPrefix(s[i+1:], "+"))
		if err != nil || power > 300 || power < -300 {
			return n, false
		}
		n.power, s = power, s[:i]
	}
	s, spaced, ok := ungroup(s)
	if !ok || s == "" {
		return n, false
	}
	n.digits = s
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '.' && c != ',' && (c < '0' || c > '9') {
			return n, false
		}
	}
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case points == 0 && commas == 0:
		n.form = anyForm
	case points > 0 && commas > 0:
		if strings.LastIndexByte(s, ',') > strings.LastIndexByte(s, '.') {
			n.form, ok = german, commas == 1 && grouped(s[:strings.IndexByte(s, ',')], '.')
		} else {
			n.form, ok = english, points == 1 && grouped(s[:strings.IndexByte(s, '.')], ',')
		}
		return n, ok && !spaced
	case points > 1:
		n.form = german
		return n, grouped(s, '.') && !spaced
	case commas > 1:
		n.form = english
		return n, grouped(s, ',') && !spaced
	default:
		i := strings.IndexAny(s, ".,")
		before, after := s[:i], s[i+1:]
		if after == "" {
			return n, false
		}
		switch {
		case len(after) == 3 && len(before) >= 1 && len(before) <= 3 && before[0] != '0' && !spaced && n.power == 0:
			n.form = ambiguous
		case s[i] == '.':
			n.form = english
		default:
			n.form = german
		}
	}
	return n, true
}

// withoutMarks cuts footnote marks off the end of a number: ¹, ¹⁾, *, *), †,
// and 1) after a space. A plain digit directly behind a number would be a part
// of it.
func withoutMarks(s string) (out string, found bool) {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		switch {
		case r == '*' || r == '†' || r == '⁾' || superscript(r):
			s = s[:len(s)-size]
		case r == ')':
			i := len(s) - 1
			if i > 0 && s[i-1] == '*' {
				s = s[:i]
				break
			}
			for i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
				i--
			}
			before := s[:i]
			if i == len(s)-1 || len(s)-i > 3 || strings.ContainsRune(before, '(') {
				return s, found
			}
			last, _ := utf8.DecodeLastRuneInString(before)
			if trimmed := trim(before); trimmed == "" || !isGroupSpace(last) {
				return s, found
			}
			s = before
		default:
			return s, found
		}
		found = true
		s = trim(s)
	}
	return s, found
}

// inBrackets returns the text within a pair of brackets around all of it.
func inBrackets(s string) (inner string, ok bool) {
	if s = trim(s); len(s) < 3 || s[0] != '(' || s[len(s)-1] != ')' {
		return "", false
	}
	return s[1 : len(s)-1], true
}

// ungroup removes spaces and apostrophes that part thousands; ok is false
// where they stand elsewhere.
func ungroup(s string) (out string, spaced, ok bool) {
	if strings.IndexFunc(s, isGroupSpace) < 0 {
		return s, false, true
	}
	whole, rest := s, ""
	if i := strings.IndexAny(s, ".,"); i >= 0 {
		whole, rest = s[:i], s[i:]
	}
	groups := strings.FieldsFunc(whole, isGroupSpace)
	for i, g := range groups {
		if len(g) > 3 || i > 0 && len(g) != 3 {
			return s, true, false
		}
	}
	return strings.Join(groups, "") + rest, true, true
}

func isGroupSpace(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u2007', '\u2008', '\u2009', '\u200a', '\u202f', '\'', '’':
		return true
	}
	return false
}

// grouped reports whether digits are parted in threes: 1.234.567.
func grouped(s string, sign byte) bool {
	groups := strings.Split(s, string(sign))
	for i, g := range groups {
		if i == 0 && (len(g) == 0 || len(g) > 3) || i > 0 && len(g) != 3 {
			return false
		}
	}
	return true
}

// value reads the number in a form; ok is false where it doesn't fit.
func (n numberText) value(f form) (float64, bool) {
	if n.form == german && f == english || n.form == english && f == german || n.form == ambiguous && f == anyForm {
		return 0, false
	}
	s := n.digits
	if f == german || f == anyForm && n.form == german {
		s = strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", ".")
	} else {
		s = strings.ReplaceAll(s, ",", "")
	}
	if n.power != 0 {
		s += "e" + strconv.Itoa(n.power)
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(x, 0) {
		return 0, false
	}
	if n.minus && x != 0 {
		x = -x
	}
	return x, true
}

// shown returns a number with a percent format as the planner sees it: the
// stored 0.57 as 57, by moving the decimal point, since 0.57 * 100 is not 57.
func shown(x float64) float64 {
	digits, power, found := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	p, err := strconv.Atoi(power)
	if !found || err != nil {
		return x * 100
	}
	y, err := strconv.ParseFloat(digits+"e"+strconv.Itoa(p+2), 64)
	if err != nil {
		return x * 100
	}
	return y
}
