package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// Colours of the report, light theme.
const (
	ink      = "1B1F23"
	quiet    = "57606A"
	line     = "D0D7DE"
	accent   = "1F4E79"
	headBg   = "E4EAF1"
	cityBg   = "F0F3F7"
	aimed    = "FDF0DF"
	unfilled = "FFF7BF"
	warning  = "FEE0B6"
	face     = "Arial"
)

// named is a look that is not that of a cell of a table.
type named uint8

const (
	coverLook named = iota
	titleLook
	banner
	heading
	paragraph
	homeLook
	groupLook
	ungroupedLook
	headLook
	headNumberLook
	keyLook
	topLook  // cells of Top
	bodyLook // cells of Rows
	looks
)

// A look is what decides the style of a table's cell, packed into one number
// so that finding it costs nothing per cell.
type look uint16

const allLooks = 1 << 12

// look is that of a cell; in a tall table texts run over several lines.
func (c *Cell) look(m Mark, tall bool) look {
	l := look(c.kind) | look(c.decimals)<<3 | look(m)<<7
	if tall {
		l |= 1 << 9
	}
	if c.kind == text && (!tall || formulaLike(c.text)) {
		l |= 1 << 10
	}
	return l
}

// formulaLike reports whether a text would become a formula when somebody
// edits its cell. Such a cell has the format of text, as have all short ones.
// Long ones have none, since older versions of Excel show a fence for a text
// of more than 255 characters in that format.
func formulaLike(s string) bool { return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 }

// styles are the styles of a workbook, each made when first asked for.
type styles struct {
	f     *excelize.File
	cells [allLooks]int32 // 1 + style, 0 for not yet made
	named [looks]int
	err   error
}

func newStyles(f *excelize.File) (*styles, error) {
	s := &styles{f: f}
	for n := range looks {
		s.named[n] = s.add(namedStyle(n))
	}
	return s, s.err
}

func (s *styles) add(style *excelize.Style) int {
	id, err := s.f.NewStyle(style)
	if s.err == nil {
		s.err = err
	}
	return id
}

// need makes the style of a look.
func (s *styles) need(l look) {
	if s.cells[l] == 0 {
		s.cells[l] = int32(s.add(cellStyle(l))) + 1
	}
}

func font(size float64, bold bool, color string) *excelize.Font {
	return &excelize.Font{Family: face, Size: size, Bold: bold, Color: color}
}

func fill(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

func under(color string, style int) []excelize.Border {
	return []excelize.Border{{Type: "bottom", Color: color, Style: style}}
}

func namedStyle(n named) *excelize.Style {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	asText := "@"
	switch n {
	case coverLook:
		return &excelize.Style{Font: font(20, true, accent), Alignment: top}
	case titleLook:
		return &excelize.Style{Font: font(14, true, accent), Alignment: &excelize.Alignment{Vertical: "top"}}
	case banner:
		return &excelize.Style{Font: font(10, true, ink), Fill: fill(warning), Alignment: &excelize.Alignment{Vertical: "center"}}
	case heading:
		return &excelize.Style{Font: font(11.5, true, ink), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}
	case paragraph:
		return &excelize.Style{Font: font(10, false, ink), Alignment: top}
	case homeLook:
		return &excelize.Style{Font: &excelize.Font{Family: face, Size: 10, Color: accent, Underline: "single"}, Alignment: &excelize.Alignment{Vertical: "center"}}
	case groupLook:
		return &excelize.Style{Font: font(9, true, quiet), Fill: fill(headBg), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true, Horizontal: "left", Indent: 1},
			Border: []excelize.Border{{Type: "left", Color: "FFFFFF", Style: 2}}}
	case ungroupedLook:
		return &excelize.Style{Fill: fill(headBg)}
	case headLook:
		return &excelize.Style{Font: font(10, true, ink), Fill: fill(headBg), Alignment: &excelize.Alignment{Vertical: "bottom", WrapText: true, Horizontal: "left", Indent: 1}, Border: under(accent, 2)}
	case headNumberLook:
		return &excelize.Style{Font: font(10, true, ink), Fill: fill(headBg), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "bottom", WrapText: true, Indent: 1}, Border: under(accent, 2)}
	case keyLook:
		return &excelize.Style{Font: font(8, false, quiet), Fill: fill("F6F8FA"), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true, Horizontal: "left", Indent: 1}, CustomNumFmt: &asText, Border: under(line, 1)}
	}
	return &excelize.Style{}
}

func cellStyle(l look) *excelize.Style {
	k, decimals, mark := kind(l&7), int(l>>3&15), Mark(l>>7&3)
	s := &excelize.Style{Font: font(10, false, ink), Border: under(line, 1), Alignment: &excelize.Alignment{Vertical: "center"}}
	switch mark {
	case City:
		s.Font.Bold = true
		s.Fill = fill(cityBg)
	case Target:
		s.Fill = fill(aimed)
	case Muted:
		s.Font.Color = quiet
		s.Font.Italic = true
	}
	if l&(1<<9) != 0 {
		s.Alignment = &excelize.Alignment{Vertical: "top", WrapText: k == text || k == link}
	}
	if l&(1<<10) != 0 {
		asText := "@"
		s.CustomNumFmt = &asText
	}
	// A digit's width keeps texts and numbers of neighbouring columns apart.
	s.Alignment.Horizontal, s.Alignment.Indent = "left", 1
	switch k {
	case number, signed:
		format := "#,##0"
		if decimals > 0 {
			format += "." + strings.Repeat("0", decimals)
		}
		if k == signed {
			format = "+" + format + ";-" + format + ";" + format
		}
		s.CustomNumFmt = &format
		s.Alignment.Horizontal = "right"
	case sign:
		s.Alignment.Horizontal = "right"
		s.Font.Color = quiet
		s.Font.Italic = true
	case link:
		s.Font.Color = accent
		s.Font.Underline = "single"
	}
	return s
}
