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
	f, say := w.f, w.form.Lang.Say
	if err := f.SetSheetName("Sheet1", w.guide); err != nil {
		return err
	}
	for column, width := range map[string]float64{"A": 24, "B": 40, "C": 70, "D": 12, "E": 12} {
		if err := f.SetColWidth(w.guide, column, column, width); err != nil {
			return err
		}
	}
	row := 0
	put := func(style int, texts ...string) error {
		row++
		for i, text := range texts {
			if text == "" && i > 0 {
				continue
			}
			if err := f.SetCellStr(w.guide, cellName(i, row), cleanLines(text)); err != nil {
				return err
			}
		}
		return f.SetCellStyle(w.guide, cellName(0, row), cellName(max(len(texts)-1, 0), row), style)
	}
	wide := func(text string) error {
		if err := put(w.text, text, "", ""); err != nil {
			return err
		}
		if err := f.SetRowHeight(w.guide, row, 15*math.Ceil(float64(len([]rune(text))+1)/125)); err != nil {
			return err
		}
		return f.MergeCell(w.guide, cellName(0, row), cellName(2, row))
	}
	legend := func(style int, name, means string) error {
		if err := put(w.text, say(name), say(means), ""); err != nil {
			return err
		}
		if err := f.SetRowHeight(w.guide, row, 15*math.Ceil(float64(len([]rune(say(means))))/105)); err != nil {
			return err
		}
		if err := f.SetCellStyle(w.guide, cellName(0, row), cellName(0, row), style); err != nil {
			return err
		}
		return f.MergeCell(w.guide, cellName(1, row), cellName(2, row))
	}
	steps := []func() error{
		func() error { return put(w.title, w.form.Title) },
		func() error { row++; return nil },
	}
	for i, s := range w.form.Steps {
		steps = append(steps, func() error { return wide(strconv.Itoa(i+1) + ". " + s) })
	}
	steps = append(steps,
		func() error { row++; return put(w.head, say("form.colours"), "", "") },
		func() error { return legend(w.swatchEmpty, "form.colour_empty", "form.colour_empty_means") },
		func() error { return legend(w.swatchWrong, "form.colour_wrong", "form.colour_wrong_means") },
		func() error { return legend(w.locked, "form.colour_locked", "form.colour_locked_means") },
	)
	if len(w.form.Symbols) > 0 {
		steps = append(steps, func() error { row++; return put(w.head, say("form.symbols"), say("form.symbol_means"), "") })
	}
	first := 0
	for _, s := range w.form.Symbols {
		steps = append(steps, func() error {
			if err := put(w.text, s.Sign, s.Means); err != nil {
				return err
			}
			if first == 0 {
				first = row
			}
			return f.SetCellStyle(w.guide, cellName(0, row), cellName(0, row), w.symbol)
		})
	}
	steps = append(steps, func() error {
		if first > 0 {
			if err := f.SetDefinedName(&excelize.DefinedName{Name: w.signs(), RefersTo: ref(w.guide, 0, first, 0, row)}); err != nil {
				return err
			}
		}
		row++
		return put(w.head, say("form.sheet"), say("form.column"), say("form.means"), say("form.colour_empty"), say("form.colour_wrong"))
	})
	for i := range w.form.Sheets {
		s := &w.form.Sheets[i]
		for column, c := range s.Columns {
			if c.Locked {
				continue
			}
			steps = append(steps, func() error {
				note := c.Note
				var check check
				if !c.Text {
					if check = w.checkOf(s, column); len(check.rules) > 0 {
						note = strings.TrimPrefix(note+"\n"+say("form.number")+" ("+strings.Join(check.rules, "; ")+")", "\n")
					}
				}
				if err := put(w.text, s.Name, c.Header, note, "", ""); err != nil {
					return err
				}
				if err := w.counts(s, column, row, check.wrong); err != nil {
					return err
				}
				lines := 0
				for _, line := range strings.Split(note, "\n") {
					lines += 1 + len([]rune(line))/85
				}
				return f.SetRowHeight(w.guide, row, 14*float64(min(lines, 28)))
			})
		}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	if err := w.print(w.guide, "landscape", 1); err != nil {
		return err
	}
	return w.protect(w.guide)
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
