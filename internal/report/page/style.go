package page

import (
	_ "embed"
	"slices"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/plate"
)

//go:embed templates/stil.css
var styleSheet []byte

//go:embed templates/reihen.css
var seriesSheet []byte

// style is the style sheet of the edition: that of all editions and, for a dark
// screen, the fills that the edition's pages name in their markup.
func (e *Edition) style() []byte {
	fills := slices.Concat(plate.Burden, plate.Relief, plate.Sequential, plate.ChangeRamp[:], []string{plate.Middle, plate.Without, plate.Aside, plate.Suppressed, plate.Missing, plate.WorseBar, plate.BetterBar})
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
	slices.Sort(fills)
	var m markup.Markup
	m.Write(styleSheet)
	m.WriteString("\n@media screen and (prefers-color-scheme: dark) {\n")
	for _, fill := range slices.Compact(fills) {
		if dark := figure.Dark(fill); dark != "" {
			m.WriteString(`.chip[style*="` + fill + `"] { background-color: ` + dark + ` !important; } :is(.inset, .flow) [fill="` + fill + `"] { fill: ` + dark + "; }\n")
		}
	}
	m.WriteString("}\n")
	return slices.Clone(m.Bytes())
}
