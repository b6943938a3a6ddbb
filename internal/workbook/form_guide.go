package workbook

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// signs is the name of the range with the symbols.
func (w *formWriter) signs() string { return w.form.Lang.Say("form.signs_name") }

// explain writes the sheet that says how the others are filled in.
func (w *formWriter) explain() error {
	if err := w.f.SetSheetName("Sheet1", w.guide); err != nil {
		return err
	}
	g := &guideWriter{formWriter: w}
	for column, width := range map[string]float64{"A": 24, "B": 40, "C": 70, "D": 12, "E": 12} {
		g.did(w.f.SetColWidth(w.guide, column, column, width))
	}
	g.line(w.title, w.form.Title)
	g.row++
	for i, step := range w.form.Steps {
		g.paragraph(strconv.Itoa(i+1) + ". " + step)
	}
	g.colours()
	g.symbols()
	g.columns()
	g.did(w.print(w.guide, "landscape", 1))
	g.did(w.protect(w.guide))
	return g.err
}

// A guideWriter writes the guide from the top down. It stops at the first
// fault.
type guideWriter struct {
	*formWriter
	row int // the last one that was written
	err error
}

// did keeps the first fault.
func (g *guideWriter) did(err error) {
	if g.err == nil {
		g.err = err
	}
}

// line writes texts side by side, all in one style.
func (g *guideWriter) line(style int, texts ...string) {
	g.row++
	for i, text := range texts {
		if text != "" || i == 0 {
			g.did(g.f.SetCellStr(g.guide, cellName(i, g.row), cleanLines(text)))
		}
	}
	g.did(g.f.SetCellStyle(g.guide, cellName(0, g.row), cellName(max(len(texts)-1, 0), g.row), style))
}

// paragraph writes a text over the whole width.
func (g *guideWriter) paragraph(text string) {
	g.line(g.text, text, "", "")
	g.did(g.f.SetRowHeight(g.guide, g.row, 15*math.Ceil(float64(len([]rune(text))+1)/125)))
	g.did(g.f.MergeCell(g.guide, cellName(0, g.row), cellName(2, g.row)))
}

// colours writes what the colours of cells mean.
func (g *guideWriter) colours() {
	say := g.form.Lang.Say
	g.row++
	g.line(g.head, say("form.colours"), "", "")
	for _, c := range []struct {
		style int
		name  string
	}{{g.swatchEmpty, "form.colour_empty"}, {g.swatchWrong, "form.colour_wrong"}, {g.locked, "form.colour_locked"}} {
		means := say(c.name + "_means")
		g.line(g.text, say(c.name), means, "")
		g.did(g.f.SetRowHeight(g.guide, g.row, 15*math.Ceil(float64(len([]rune(means)))/105)))
		g.did(g.f.SetCellStyle(g.guide, cellName(0, g.row), cellName(0, g.row), c.style))
		g.did(g.f.MergeCell(g.guide, cellName(1, g.row), cellName(2, g.row)))
	}
}

// symbols writes the signs that may stand in place of a number; their cells
// are the list that the drop-downs offer.
func (g *guideWriter) symbols() {
	if len(g.form.Symbols) == 0 {
		return
	}
	say := g.form.Lang.Say
	g.row++
	g.line(g.head, say("form.symbols"), say("form.symbol_means"), "")
	first := g.row + 1
	for _, s := range g.form.Symbols {
		g.line(g.text, s.Sign, s.Means)
		g.did(g.f.SetCellStyle(g.guide, cellName(0, g.row), cellName(0, g.row), g.symbol))
	}
	g.did(g.f.SetDefinedName(&excelize.DefinedName{Name: g.signs(), RefersTo: ref(g.guide, 0, first, 0, g.row)}))
}

// columns writes a line for each column that is to be filled in: what belongs
// there, and how many of its cells are empty or do not fit.
func (g *guideWriter) columns() {
	say := g.form.Lang.Say
	g.row++
	g.line(g.head, say("form.sheet"), say("form.column"), say("form.means"), say("form.colour_empty"), say("form.colour_wrong"))
	for i := range g.form.Sheets {
		s := &g.form.Sheets[i]
		for column, c := range s.Columns {
			if !c.Locked {
				g.column(s, column)
			}
		}
	}
}

func (g *guideWriter) column(s *FormSheet, column int) {
	c := &s.Columns[column]
	note := c.Note
	var check check
	if !c.Text {
		if check = g.checkOf(s, column); len(check.rules) > 0 {
			note = strings.TrimPrefix(note+"\n"+g.form.Lang.Say("form.number")+" ("+strings.Join(check.rules, "; ")+")", "\n")
		}
	}
	g.line(g.text, s.Name, c.Header, note, "", "")
	g.did(g.counts(s, column, g.row, check.wrong))
	lines := 0
	for _, line := range strings.Split(note, "\n") {
		lines += 1 + len([]rune(line))/85
	}
	g.did(g.f.SetRowHeight(g.guide, g.row, 14*float64(min(lines, 28))))
}

// counts writes beside a column's line of the guide how many of its cells are
// empty and how many do not fit, in the colours of the cells themselves. So
// what was pasted over the rules is seen without looking through the sheet.
func (w *formWriter) counts(s *FormSheet, column, row int, wrong string) error {
	if len(s.Rows) == 0 {
		return nil
	}
	for i, x := range []struct {
		formula string
		colour  *int
	}{{"COUNTBLANK(" + s.cells(column) + ")", &w.empty}, {wrong, &w.wrong}} {
		if x.formula == "" {
			continue
		}
		cell := cellName(3+i, row)
		if err := w.f.SetCellFormula(w.guide, cell, x.formula); err != nil {
			return err
		}
		if err := w.f.SetCellStyle(w.guide, cell, cell, w.count); err != nil {
			return err
		}
		if err := w.f.SetConditionalFormat(w.guide, cell, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: cell + ">0", Format: x.colour}}); err != nil {
			return err
		}
	}
	return nil
}
