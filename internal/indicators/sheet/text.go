package sheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"sozialbericht/internal/spelling"
)

// The forms of a text by which headers, codes and names are compared.
func trim(s string) string             { return spelling.Trim(s) }
func tidy(s string) string             { return spelling.Tidy(s) }
func fold(s string) string             { return spelling.Fold(s) }
func withoutFootnotes(s string) string { return spelling.WithoutFootnotes(s) }
func isHyphen(r rune) bool             { return spelling.IsHyphen(r) }
func superscript(r rune) bool          { return spelling.IsSuperscript(r) }

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
