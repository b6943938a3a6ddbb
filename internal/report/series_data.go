package report

import (
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/workbook"
)

// historyFiles are the CSV files of three or more editions in a row.
func (b *book) historyFiles() []*dataFile {
	if b.History == nil {
		return nil
	}
	files := []*dataFile{{name: "series", key: []string{"level", "id", "subject", "edition"}, write: b.seriesCSV}}
	for i := range b.History.Levels {
		if len(b.History.Levels[i].Classes) > 0 {
			return append(files, &dataFile{name: "classes", key: []string{"scheme", "level", "id", "edition"}, write: b.classesCSV})
		}
	}
	return files
}

// seriesCSV is one row per area, indicator or index, and edition, oldest first.
func (b *book) seriesCSV() []byte {
	s := newSheet(1<<14, "level", "id", "subject", "edition", "date", "value", "status", "city", "break")
	for _, l := range b.levels {
		h := b.History.Level(l.Level.ID)
		if h == nil {
			continue
		}
		for row := range h.Areas {
			for k := range h.Series {
				x := &h.Series[k]
				for p := range b.History.Editions {
					s.text(l.Level.ID, h.Areas[row].ID, x.ID, b.History.Editions[p].ID, x.Dates[p])
					v := x.At(p, row)
					s.number(v)
					s.raw(v.Status.String())
					s.number(x.At(p, -1))
					s.bool(x.Break[p])
					s.end()
				}
			}
		}
	}
	return s.Bytes()
}

// classesCSV is one row per scheme, area and edition, oldest first.
func (b *book) classesCSV() []byte {
	s := newSheet(1<<12, "scheme", "level", "id", "edition", "date", "class")
	for _, c := range b.schemes {
		for _, l := range b.levels {
			h := b.History.Level(l.Level.ID)
			x := classSeries(h, c.Scheme.ID)
			if x == nil {
				continue
			}
			for row := range h.Areas {
				for p := range b.History.Editions {
					s.text(x.Scheme.ID, l.Level.ID, h.Areas[row].ID, b.History.Editions[p].ID, b.History.Editions[p].Date)
					id := ""
					if k := x.Of[p][row]; k >= 0 {
						id = x.Classes[k].ID
					}
					s.text(id)
					s.end()
				}
			}
		}
	}
	return s.Bytes()
}

// classSeries returns the classes of one scheme, nil where there are none.
func classSeries(h *compare.HistoryLevel, scheme string) *compare.ClassSeries {
	if h == nil {
		return nil
	}
	for k := range h.Classes {
		if h.Classes[k].Scheme.ID == scheme {
			return &h.Classes[k]
		}
	}
	return nil
}

// historyField describes the columns of the series that no other file has.
func (b *book) historyField(f dataField) (dataField, bool) {
	switch f.Name {
	case "subject":
		c := &dataConstraints{Required: true}
		for _, s := range b.subjects {
			c.Enum = append(c.Enum, s.id)
		}
		f.Constraints = c
	case "edition":
		c := &dataConstraints{Required: true}
		for _, m := range b.History.Editions {
			c.Enum = append(c.Enum, m.ID)
		}
		f.Constraints = c
	case "date":
	case "break":
		f.Type = "boolean"
	case "class":
		c := &dataConstraints{}
		for i := range b.History.Levels {
			for _, s := range b.History.Levels[i].Classes {
				for _, k := range s.Classes {
					c.Enum = appendNew(c.Enum, k.ID)
				}
			}
		}
		f.Constraints = c
	default:
		return f, false
	}
	f.Description = b.Say("package.column." + f.Name)
	return f, true
}

// appendNew appends a text that the list does not hold yet.
func appendNew(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

// historySheets are one sheet per level: a row per area and subject, a column
// per edition.
func (b *book) historySheets() []workbook.Sheet {
	var out []workbook.Sheet
	for _, l := range b.reportFirst() {
		h := b.History.Level(l.Level.ID)
		if h == nil || len(h.Series) == 0 {
			continue
		}
		t := &workbook.Table{Frozen: 3, Columns: []workbook.Column{{Head: b.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.one(), Key: "name"}, {Head: b.Say("report.col.indicator"), Key: "subject"}}}
		for _, m := range b.History.Editions {
			t.Columns = append(t.Columns, workbook.Column{Head: m.ID})
		}
		line := func(id, name string, x *compare.Series, row int) workbook.Row {
			decimals, label := 2, x.ID
			if s := b.byID[x.ID]; s != nil {
				decimals, label = s.decimals, s.label
			}
			r := workbook.Row{Cells: []workbook.Cell{workbook.Text(id), workbook.Text(name), workbook.Text(label)}}
			for p := range b.History.Editions {
				r.Cells = append(r.Cells, b.number(x.At(p, row), decimals))
			}
			return r
		}
		for k := range h.Series {
			x := &h.Series[k]
			for row := range h.Areas {
				r := line(h.Areas[row].ID, l.label(row), x, row)
				r.Mark = b.mark(l, row)
				t.Rows = append(t.Rows, r)
			}
			if anyKnown(x.City) {
				t.Rows = append(t.Rows, line("", b.cityName(), x, -1))
			}
		}
		remarks := []string{b.Say("series.note.boundaries", "after", b.newest())}
		for k := range h.Series {
			if s := b.breakSentence(&h.Series[k]); s != "" {
				remarks = append(remarks, s)
			}
		}
		out = append(out, workbook.Sheet{
			ID: "series-" + l.name, Name: b.Say("workbook.series.name", "areas", l.many()),
			Title:  b.Say("workbook.series", "areas", l.many(), "first", b.History.Editions[0].ID, "last", b.newest()),
			Blocks: []workbook.Block{{Text: remarks, Table: t}},
		})
	}
	return out
}

// anyKnown reports whether a column has a value at all.
func anyKnown(values []indicators.Value) bool {
	for _, v := range values {
		if v.OK() {
			return true
		}
	}
	return false
}

// newest is the id of the newest edition.
func (b *book) newest() string { return b.History.Editions[len(b.History.Editions)-1].ID }

// breakSentence says before which editions the definition of a subject changed,
// "" for none.
func (b *book) breakSentence(x *compare.Series) string {
	var ids []string
	for p := range x.Break {
		if x.Break[p] {
			ids = append(ids, b.History.Editions[p].ID)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	key := "series.break"
	if x.Indicator < 0 {
		key = "series.break.index"
	}
	return b.Say(key, "label", b.labelOf(x.ID), "n", len(ids), "editions", b.List(ids))
}
