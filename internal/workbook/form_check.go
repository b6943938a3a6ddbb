package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A check is what the cells of a column may hold. Formulas are those of the
// first cell; the program moves them down.
type check struct {
	allowed string   // true where the cell holds a sign or a number that is possible
	wrong   string   // how many cells of the column hold something else
	rules   []string // the bounds in words
}

// checkOf is the check of a column that takes numbers.
func (w *formWriter) checkOf(s *FormSheet, column int) check {
	c, say := &s.Columns[column], w.form.Lang.Say
	cell, all := cellName(column, FormHeader+1), s.cells(column)
	var out check
	one, every := []string{"ISNUMBER(" + cell + ")"}, []string{"ISNUMBER(" + all + ")"}
	if c.Least != nil {
		one, every = append(one, cell+">="+bound(*c.Least)), append(every, "("+all+">="+bound(*c.Least)+")")
		out.rules = append(out.rules, say("form.least", "x", *c.Least))
	}
	if c.Most != nil {
		one, every = append(one, cell+"<="+bound(*c.Most)), append(every, "("+all+"<="+bound(*c.Most)+")")
		out.rules = append(out.rules, say("form.most", "x", *c.Most))
	}
	for _, other := range c.AtMost {
		top, tops := cellName(other, FormHeader+1), s.cells(other)
		one = append(one, fmt.Sprintf("IF(ISNUMBER(%s),%s<=%s,TRUE)", top, cell, top))
		every = append(every, fmt.Sprintf("((1-ISNUMBER(%s)+(%s<=%s))>0)", tops, all, tops))
		out.rules = append(out.rules, say("form.at_most", "column", s.Columns[other].Header))
	}
	out.allowed = "AND(" + strings.Join(one, ",") + ")"
	// A product by 1 makes numbers of the truth values.
	out.wrong = "COUNTA(" + all + ")-SUMPRODUCT(1*" + strings.Join(every, "*") + ")"
	if len(w.form.Symbols) > 0 {
		out.allowed = fmt.Sprintf("OR(SUMPRODUCT(--(%s=%s))>0,%s)", w.signs(), cell, out.allowed)
		// One term for each sign: COUNTIF would take * and ? for any text.
		for _, sign := range w.form.Symbols {
			out.wrong += fmt.Sprintf(`-SUMPRODUCT(--(%s="%s"))`, all, strings.ReplaceAll(sign.Sign, `"`, `""`))
		}
	}
	return out
}

// cells is the range of a column's entries, as other sheets name it.
func (s *FormSheet) cells(column int) string {
	return ref(s.Name, column, FormHeader+1, column, FormHeader+len(s.Rows))
}

// entry gives the cells of a column their drop-down, their hint and their
// colours. A cell bears one rule only, and a list refuses every number unless
// it is told to refuse nothing; so the list offers the signs, and the colour
// says what is not possible. Where an edition has no signs the rule is free to
// refuse.
func (w *formWriter) entry(s *FormSheet, column, last int) error {
	c := &s.Columns[column]
	cell := cellName(column, FormHeader+1)
	cells := cell + ":" + cellName(column, last)
	empty := excelize.ConditionalFormatOptions{Type: "formula", Criteria: "ISBLANK(" + cell + ")", Format: &w.empty}
	if c.Text {
		return w.f.SetConditionalFormat(s.Name, cells, []excelize.ConditionalFormatOptions{empty})
	}
	say, check := w.form.Lang.Say, w.checkOf(s, column)
	hint := say("form.number")
	if len(check.rules) > 0 {
		hint += " (" + strings.Join(check.rules, "; ") + ")"
	}
	var signs []string
	for _, x := range w.form.Symbols {
		signs = append(signs, x.Sign+" "+x.Means)
	}
	if len(signs) > 0 {
		hint += ". " + say("form.or_sign", "signs", strings.Join(signs, ", "))
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	v.SetInput(shortened(c.Header, 32), shortened(hint, 255))
	if len(signs) > 0 {
		v.Type = "list"
		v.Formula1 = w.signs()
	} else {
		v.Type = "custom"
		v.Formula1 = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(check.allowed)
		v.SetError(excelize.DataValidationErrorStyleStop, shortened(c.Header, 32), shortened(hint, 225))
	}
	if err := w.f.AddDataValidation(s.Name, v); err != nil {
		return err
	}
	return w.f.SetConditionalFormat(s.Name, cells, []excelize.ConditionalFormatOptions{
		empty,
		{Type: "formula", Criteria: "AND(NOT(ISBLANK(" + cell + ")),NOT(" + check.allowed + "))", Format: &w.wrong},
	})
}

func bound(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
