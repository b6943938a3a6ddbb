// Package words holds every text that a planner or a reader of the report
// meets, in German and English, and the forms of numbers and dates in both.
// It is a leaf: other packages name a text by its key and give its arguments.
//
// A text may hold named places: {name} takes an argument, {n:Gebiet|Gebiete}
// takes the first word where the argument n is 1 and the second otherwise. A
// list of texts is quoted.
package words

import (
	"fmt"
	"maps"
	"strings"
)

// Lang is the language of an edition or of the command line.
type Lang string

// The languages that every text exists in.
const (
	German  Lang = "de"
	English Lang = "en"
)

// Parse returns the language of a tag; ok is false for any but de and en.
func Parse(tag string) (l Lang, ok bool) {
	l = Lang(tag)
	return l, l == German || l == English
}

// A Text is one text in both languages.
type Text struct{ De, En string }

// A Catalogue maps keys to texts. Keys are dotted and lower case; the text of
// a finding with code c has the key "finding.c", its remedy "finding.c.hint".
type Catalogue map[string]Text

// all joins the catalogues of the subjects; a key defined twice is caught by a test.
var all = merge(
	editionFindings, sheetFindings, explainTexts, geoFindings, indexFindings, runFindings,
	reportTexts, figureTexts, methodTexts, chartTexts, commandTexts, workbookTexts,
	compareFindings, comparisonTexts, seriesTexts, scaffoldTexts,
)

func merge(parts ...Catalogue) Catalogue {
	out := Catalogue{}
	for _, p := range parts {
		maps.Copy(out, p)
	}
	return out
}

// Has reports whether a text exists.
func Has(key string) bool { _, ok := all[key]; return ok }

// Say returns a text with its places filled from pairs of name and value.
// An unknown key or place is returned in guillemets, so that it is seen.
func (l Lang) Say(key string, pairs ...any) string {
	return l.say(key, func(place string) (any, bool) {
		for i := 0; i+1 < len(pairs); i += 2 {
			if name, _ := pairs[i].(string); name == place {
				return pairs[i+1], true
			}
		}
		return nil, false
	})
}

// Fill is Say with the arguments in a map.
func (l Lang) Fill(key string, args map[string]any) string {
	return l.say(key, func(place string) (any, bool) {
		v, ok := args[place]
		return v, ok
	})
}

func (l Lang) say(key string, arg func(place string) (any, bool)) string {
	t, ok := all[key]
	switch {
	case !ok:
		return "«" + key + "»"
	case l == English:
		return l.fill(t.En, arg)
	}
	return l.fill(t.De, arg)
}

// Raw returns a text with its places as they are, for those who fill them
// elsewhere.
func (l Lang) Raw(key string) string {
	t, ok := all[key]
	switch {
	case !ok:
		return "«" + key + "»"
	case l == English:
		return t.En
	}
	return t.De
}

func (l Lang) fill(text string, arg func(place string) (any, bool)) string {
	if strings.IndexByte(text, '{') < 0 {
		return text
	}
	var room [256]byte // enough for nearly all texts
	out := room[:0]
	for {
		before, rest, found := strings.Cut(text, "{")
		out = append(out, before...)
		if !found {
			return string(out)
		}
		place, after, closed := strings.Cut(rest, "}")
		if !closed {
			return string(append(append(out, '{'), rest...))
		}
		value := l.place(place, arg)
		out = append(out, value...)
		// A sentence that ends in an abbreviation has one full stop: "+4,3 Pp."
		if (after == "." || strings.HasPrefix(after, ". ")) && (strings.HasSuffix(value, ".") || strings.HasSuffix(value, "…")) {
			after = after[1:]
		}
		text = after
	}
}

func (l Lang) place(place string, arg func(place string) (any, bool)) string {
	name, forms, plural := strings.Cut(place, ":")
	v, ok := arg(name)
	if !ok {
		return "«" + name + "»"
	}
	if plural {
		one, many, _ := strings.Cut(forms, "|")
		if n, isInt := v.(int); isInt && n == 1 {
			return one
		}
		return many
	}
	switch v := v.(type) {
	case string:
		return v
	case int:
		return l.Integer(v)
	case float64:
		return l.Shortest(v)
	case []string:
		return l.Quoted(v)
	default:
		return fmt.Sprint(v)
	}
}

// Finding returns the message of a finding and its remedy ("" where there is none).
func (l Lang) Finding(code string, args map[string]any) (message, hint string) {
	message = l.Fill("finding."+code, args)
	if Has("finding." + code + ".hint") {
		hint = l.Fill("finding."+code+".hint", args)
	}
	return message, hint
}

// Quoted joins texts of others, each in the quotes of the language: „A“, „B“.
// An ellipsis stands for those left out and bears none; no texts are a dash.
func (l Lang) Quoted(texts []string) string {
	opening, closing := "„", "“"
	if l == English {
		opening, closing = "“", "”"
	}
	if len(texts) == 0 {
		return "–"
	}
	out := make([]string, len(texts))
	for i, s := range texts {
		if out[i] = s; s != "…" {
			out[i] = opening + s + closing
		}
	}
	return strings.Join(out, ", ")
}

// List joins words as a sentence does: "A, B und C".
func (l Lang) List(items []string) string {
	and := " und "
	if l == English {
		and = " and "
	}
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	return strings.Join(items[:len(items)-1], ", ") + and + items[len(items)-1]
}
