package words

import "strings"

// Dative returns a noun for a number of things as it follows "von 39": a German
// plural then ends in n.
func (l Lang) Dative(noun string, count int) string {
	if l != German || count == 1 || noun == "" {
		return noun
	}
	// Plurals in n or s keep their form, and so does what is no German word.
	if last := noun[len(noun)-1]; last == 'n' || last == 's' || last < 'a' || last > 'z' {
		return noun
	}
	return noun + "n"
}

// Counted is a number at the beginning of a sentence or within it: words up to
// twelve, then digits. One has a gender in German, so it stays a digit.
func (l Lang) Counted(n int, begins bool) string {
	if n < 2 || n > 12 {
		return l.Integer(n)
	}
	word := strings.Fields(l.Say("grammar.numbers"))[n-2]
	if begins {
		word = strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}
