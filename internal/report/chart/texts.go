package chart

import (
	"encoding/json"
	"fmt"

	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/words"
)

// TextsFile and SearchFile are the names in the folder assets of what Texts
// and Search return.
const (
	TextsFile  = "texte.js"
	SearchFile = "suche.js"
)

// said are the texts of the script, by the last part of their keys. Places in
// them ({n}, {name}) are filled in the browser.
var said = []string{
	"chart", "table", "map.keys", "chart.keys", "map.open", "zoom", "zoom.in", "zoom.out", "zoom.all",
	"sort.by", "sort.up", "sort.down", "sort.first", "filter", "filter.hint", "filter.target", "filter.count", "filter.none",
	"search", "search.hint", "search.count", "search.none", "choose", "page", "failed",
}

// Texts returns the file that gives the script its texts in the edition's
// language, and what the options of all charts of a kind have in common.
func Texts(lang words.Lang) []byte {
	texts := make(map[string]string, len(said))
	for _, key := range said {
		texts[key] = lang.Raw("script." + key)
	}
	return call("texts", struct {
		Lang    words.Lang        `json:"lang"`
		Texts   map[string]string `json:"texts"`
		Options map[string]fields `json:"options"`
		Colours palette           `json:"colours"`
	}{lang, texts, shared(), colours()})
}

// A palette is what the script draws with besides the fills of a figure.
type palette struct {
	Paper  map[string]string `json:"paper"`  // the tokens of the style sheet on a light page
	Marks  [2]string         `json:"marks"`  // of patterns: light ones, dark ones
	Cross  [2]string         `json:"cross"`  // marks upon what is nearly white, and bars of counts: on a light page, on a dark one
	Border [2]string         `json:"border"` // between areas of a map, likewise
}

func colours() palette {
	p := palette{
		Paper: map[string]string{},
		Marks: [2]string{seeThrough(colour.LightMark), seeThrough(colour.DarkMark)},
	}
	for _, c := range colour.Tokens {
		p.Paper[c.Property] = c.Hex()
	}
	for i, on := range [...]func(colour.Colour) colour.RGB{colour.Colour.Light, colour.Colour.Dark} {
		p.Cross[i], p.Border[i] = on(colour.Cross).Hex(), on(colour.Border).Hex()
	}
	return p
}

func seeThrough(m colour.Mark) string {
	return fmt.Sprintf("rgba(%d,%d,%d,%v)", m.Colour.R, m.Colour.G, m.Colour.B, m.Opacity)
}

// A Found is an entry of the area search.
type Found struct {
	Name string
	Kind string // the level's name for one area: "Sozialraum"
	ID   string
	Href string // relative to the edition's folder
}

// Search returns the file with all areas that can be searched, in the order
// given.
func Search(entries []Found) []byte {
	var kinds []string
	number := map[string]int{}
	list := make([][4]any, len(entries))
	for i, e := range entries {
		k, ok := number[e.Kind]
		if !ok {
			k = len(kinds)
			number[e.Kind] = k
			kinds = append(kinds, e.Kind)
		}
		list[i] = [4]any{e.Name, k, e.ID, e.Href}
	}
	return call("areas", struct {
		Kinds []string `json:"kinds"`
		Areas [][4]any `json:"areas"`
	}{kinds, list})
}

// call is a classic script that hands data to report.js. It is made of strings
// and whole numbers, which JSON can always write.
func call(function string, data any) []byte {
	text, _ := json.Marshal(data)
	return []byte("Sozialbericht." + function + "(" + string(text) + ");\n")
}
