package page

import (
	_ "embed"
	"slices"
	"strings"

	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/markup"
)

//go:embed templates/stil.css
var styleSheet []byte

//go:embed templates/reihen.css
var seriesSheet []byte

// style is the style sheet of the edition: that of all editions and, for a dark
// screen, the fills that the edition's pages name in their markup.
func (e *Edition) style() []byte {
	fills := colour.Fills()
	for _, s := range e.book.Schemes() {
		for _, look := range e.plate.Looks(s) {
			fills = append(fills, look.Fill)
		}
	}
	for _, p := range e.plate.Maps() {
		for _, s := range p.Swatches {
			fills = append(fills, s.Fill)
		}
	}
	slices.SortFunc(fills, func(a, c colour.Colour) int { return strings.Compare(a.Hex(), c.Hex()) })
	var m markup.Markup
	m.Write(styleSheet)
	m.WriteString("\n@media screen and (prefers-color-scheme: dark) {\n")
	for _, fill := range slices.Compact(fills) {
		if dark := fill.DarkHex(); dark != "" {
			m.WriteString(`.chip[style*="` + fill.Hex() + `"] { background-color: ` + dark + ` !important; } :is(.inset, .flow) [fill="` + fill.Hex() + `"] { fill: ` + dark + "; }\n")
		}
	}
	m.WriteString("}\n")
	return slices.Clone(m.Bytes())
}
