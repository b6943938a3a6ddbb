package page

import (
	"strings"

	"sozialbericht/internal/report/book"
)

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
func (e *Edition) glossaryPage() ([]byte, error) {
	const path = "glossar.html"
	v := struct {
		*frame
		Levels  []term
		Classes []term
		Terms   []term
	}{frame: e.frame(path, e.Say("glossary.head"), navGlossary)}
	for _, l := range e.book.Levels() {
		parts := []string{e.Say("glossary.level", "n", len(l.Areas), "areas", l.Level.Name.For(len(l.Areas)), "city", e.book.Meta().City)}
		if l.Index() > 0 {
			parts = append(parts, e.Say("glossary.level.within", "coarser", e.book.Level(l.Index()-1).One()))
		}
		if l.Index() == e.book.Report() {
			parts = append(parts, e.Say("glossary.level.report"))
		}
		v.Levels = append(v.Levels, term{"ebene-" + l.File(), l.One(), strings.Join(parts, " ")})
	}
	for _, s := range e.book.Schemes() {
		m := e.plate.SchemeMethod(s)
		for i := len(s.Classes) - 1; i >= 0; i-- {
			c := s.Classes[i]
			var parts []string
			for _, r := range s.Scheme.Rules {
				if r.ID != c.ID {
					continue
				}
				for _, l := range e.book.Levels() {
					if l.Level.ID == r.Level {
						parts = append(parts, e.Say("glossary.class.rule", "level", l.One(), "condition", e.say.ConditionText(s, r.When, 0)))
					}
				}
			}
			if s.Scheme.Otherwise != nil && s.Scheme.Otherwise.ID == c.ID {
				parts = append(parts, e.Say("glossary.class.otherwise"))
			}
			if len(parts) == 0 {
				parts = append(parts, e.Say("glossary.class.scheme", "scheme", m.Name))
			}
			v.Classes = append(v.Classes, term{"", book.ClassName(c, 1), strings.Join(parts, " ")})
		}
		if len(v.Classes) > 60 {
			v.Classes = v.Classes[:60]
			break
		}
	}
	for _, key := range glossaryTerms {
		v.Terms = append(v.Terms, term{"begriff-" + strings.ReplaceAll(key, "_", "-"), e.Say("glossary." + key), e.Say("glossary." + key + ".is")})
	}
	return e.render("glossary.html", v)
}
