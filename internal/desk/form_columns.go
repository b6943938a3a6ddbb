package desk

import (
	"slices"
	"strings"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
	"sozialbericht/internal/workbook"
)

// Bounds of what may stand in a column.
var zero, hundred = 0.0, 100.0

// formColumns are the columns of one sheet that wait for numbers, in the order
// in which the edition names them, each with what it is needed for.
type formColumns struct {
	lang   words.Lang
	locked int // columns before them
	list   []workbook.FormColumn
	place  map[string]int
	notes  map[string][]string
}

// columnsToFill are the columns that an edition reads on a level; the old table
// says of which indicators the level has values. They follow locked ones.
func columnsToFill(ed *edition.Edition, level int, old *indicators.Table, locked int) []workbook.FormColumn {
	c := &formColumns{lang: ed.Language, locked: locked, place: map[string]int{}, notes: map[string][]string{}}
	if ed.Data.Population != "" && old.Population != nil {
		c.count(ed.Data.Population)
		c.note(ed.Data.Population, "form.note.population")
	}
	for k := range ed.Data.Catalogue {
		in, series := &ed.Data.Catalogue[k], &old.Series[k]
		switch {
		case !series.Present || series.Summed:
		case in.Rate == nil:
			c.published(in, series.Weight != nil)
		default:
			c.rate(in)
		}
	}
	for _, sum := range ed.Data.Sums {
		if _, read := c.place[sum.Whole]; !read && level != ed.Report {
			continue
		}
		for _, name := range append([]string{sum.Whole}, sum.Parts...) {
			c.count(name)
			c.note(name, "form.note.sum", "whole", sum.Whole)
		}
	}
	for _, x := range ed.Data.Exclusions {
		if x.Where != nil && x.Level == ed.Data.Levels[level].ID {
			column := c.add(x.Where.Column)
			column.Text = column.Least == nil && column.Most == nil
			c.note(x.Where.Column, "form.note.where")
		}
	}
	for i := range c.list {
		c.list[i].Note = strings.Join(c.notes[c.list[i].Header], "\n")
	}
	return c.list
}

// add returns the column of a name, a new one at the first call.
func (c *formColumns) add(name string) *workbook.FormColumn {
	i, known := c.place[name]
	if !known {
		i = len(c.list)
		c.place[name] = i
		c.list = append(c.list, workbook.FormColumn{Header: name})
	}
	return &c.list[i]
}

// count adds a column of whole numbers from 0.
func (c *formColumns) count(name string) {
	if column := c.add(name); column.Least == nil {
		column.Least, column.Format = &zero, "#,##0"
	}
}

// note says once what a column is needed for.
func (c *formColumns) note(name, key string, pairs ...any) {
	if text := c.lang.Say(key, pairs...); text != "" && !slices.Contains(c.notes[name], text) {
		c.notes[name] = append(c.notes[name], text)
	}
}

// origin notes the reference date and the source of an indicator.
func (c *formColumns) origin(name string, in *indicators.Indicator) {
	if in.Date != "" {
		c.note(name, "form.note.date", "date", c.lang.Date(in.Date))
	}
	if in.Source != "" {
		c.note(name, "form.note.source", "source", in.Source)
	}
}

// published adds the column of an indicator that is entered as it is
// published, and that of its weights where areas had some.
func (c *formColumns) published(in *indicators.Indicator, weighted bool) {
	column := c.add(in.Column)
	column.Format = "#,##0." + strings.Repeat("0", max(in.Decimals, 1))
	switch {
	case in.Range != nil:
		column.Least, column.Most = &in.Range[0], &in.Range[1]
	case in.Kind == indicators.Share:
		column.Least, column.Most = &zero, &hundred
	case in.Kind == indicators.Count || in.Kind == indicators.Rate:
		column.Least = &zero
	}
	c.note(in.Column, "form.note.value", "label", in.Label)
	if in.Unit != "" {
		c.note(in.Column, "form.note.unit", "unit", in.Unit)
	}
	c.origin(in.Column, in)
	if in.WeightBy != "" && weighted {
		c.count(in.WeightBy)
		c.note(in.WeightBy, "form.note.weight", "label", in.Label)
	}
}

// rate adds the columns of counts that make an indicator. The numerator of a
// share can't exceed its denominator.
func (c *formColumns) rate(in *indicators.Indicator) {
	for _, use := range []struct {
		names []string
		key   string
	}{{in.Rate.Of, "form.note.of"}, {in.Rate.Less, "form.note.less"}, {[]string{in.Rate.Per}, "form.note.per"}} {
		for _, name := range use.names {
			c.count(name)
			c.note(name, use.key, "label", in.Label)
			c.note(name, "form.note.count")
			c.origin(name, in)
		}
	}
	if in.Kind != indicators.Share || len(in.Rate.Less) > 0 {
		return
	}
	denominator := c.locked + c.place[in.Rate.Per]
	for _, name := range in.Rate.Of {
		column := &c.list[c.place[name]]
		if name != in.Rate.Per && !slices.Contains(column.AtMost, denominator) {
			column.AtMost = append(column.AtMost, denominator)
		}
	}
}
