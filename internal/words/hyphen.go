package words

import (
	"strings"
	"unicode"
)

// joints are endings of German nouns with the s that joins them to another: a
// compound may be broken there.
var joints = [...]string{"ungs", "gangs", "ions", "heits", "keits", "schafts", "täts"}

// Soft puts soft hyphens where the parts of long German compounds meet, for
// browsers that can't hyphenate by themselves.
func Soft(s string) string {
	if len(s) < 14 {
		return s
	}
	for _, j := range joints {
		for from := 0; ; {
			i := strings.Index(s[from:], j)
			if i < 0 {
				break
			}
			at := from + i + len(j)
			if from = at; i > 0 && letters(s[at:]) >= 4 && !strings.HasPrefix(s[at:], "s") {
				s = s[:at] + "\u00ad" + s[at:]
			}
		}
	}
	return s
}

// letters counts the letters that a text begins with.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			break
		}
		n++
	}
	return n
}
