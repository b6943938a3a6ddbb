package report

import "strings"

// A term is a word of the report with its meaning.
type term struct{ ID, Word, Meaning string }

// glossaryTerms are the words that every edition explains, in the order of the
// key; "glossary.<key>" is the word, "glossary.<key>.is" its meaning.
var glossaryTerms = []string{
	"city_value", "lean", "index", "score", "contribution", "class", "border", "rank", "share", "rate", "points", "interval", "median", "quarter",
	"deviation", "correlation", "natural_breaks", "date", "missing", "suppressed", "unreliable", "not_applicable", "excluded",
}

// glossaryPage is glossar.html: the levels and classes of this edition, then
// the words of the method.
func (b *book) glossaryPage() ([]byte, error) {
	const path = "glossar.html"
	v := struct {
		*frame
		Levels  []term
		Classes []term
		Terms   []term
	}{frame: b.frame(path, b.Say("glossary.head"), navGlossary)}
	for _, l := range b.levels {
		parts := []string{b.Say("glossary.level", "n", len(l.Areas), "areas", l.Level.Name.For(len(l.Areas)), "city", b.Meta.City)}
		if l.index > 0 {
			parts = append(parts, b.Say("glossary.level.within", "coarser", b.levels[l.index-1].one()))
		}
		if l.index == b.report {
			parts = append(parts, b.Say("glossary.level.report"))
		}
		v.Levels = append(v.Levels, term{"ebene-" + l.name, l.one(), strings.Join(parts, " ")})
	}
	for _, s := range b.schemes {
		m := b.schemeMethod(s)
		for i := len(s.Classes) - 1; i >= 0; i-- {
			c := s.Classes[i]
			var parts []string
			for _, r := range s.Scheme.Rules {
				if r.ID != c.ID {
					continue
				}
				for _, l := range b.levels {
					if l.Level.ID == r.Level {
						parts = append(parts, b.Say("glossary.class.rule", "level", l.one(), "condition", b.tree(s, r.When, 0)))
					}
				}
			}
			if s.Scheme.Otherwise != nil && s.Scheme.Otherwise.ID == c.ID {
				parts = append(parts, b.Say("glossary.class.otherwise"))
			}
			if len(parts) == 0 {
				parts = append(parts, b.Say("glossary.class.scheme", "scheme", m.Name))
			}
			v.Classes = append(v.Classes, term{"", className(c, 1), strings.Join(parts, " ")})
		}
		if len(v.Classes) > 60 {
			v.Classes = v.Classes[:60]
			break
		}
	}
	for _, key := range glossaryTerms {
		v.Terms = append(v.Terms, term{"begriff-" + strings.ReplaceAll(key, "_", "-"), b.Say("glossary." + key), b.Say("glossary." + key + ".is")})
	}
	return b.render("glossary.html", v)
}
