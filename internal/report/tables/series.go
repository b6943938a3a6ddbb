package tables

import (
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/workbook"
)

// historyFiles are the CSV files of three or more editions in a row.
func (d *Data) historyFiles() []*file {
	if d.book.History() == nil {
		return nil
	}
	files := []*file{{name: "series", key: []string{"level", "id", "subject", "edition"}, write: d.seriesCSV}}
	for i := range d.book.History().Levels {
		if len(d.book.History().Levels[i].Classes) > 0 {
			return append(files, &file{name: "classes", key: []string{"scheme", "level", "id", "edition"}, write: d.classesCSV})
		}
	}
	return files
}

// seriesCSV is one row per area, indicator or index, and edition, oldest first.
func (d *Data) seriesCSV() []byte {
	s := newCSV(1<<14, "level", "id", "subject", "edition", "date", "value", "status", "city", "break")
	for _, l := range d.book.Levels() {
		h := d.book.History().Level(l.Level.ID)
		if h == nil {
			continue
		}
		for row := range h.Areas {
			for k := range h.Series {
				x := &h.Series[k]
				for p := range d.book.History().Editions {
					s.text(l.Level.ID, h.Areas[row].ID, x.ID, d.book.History().Editions[p].ID, x.Dates[p])
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
func (d *Data) classesCSV() []byte {
	s := newCSV(1<<12, "scheme", "level", "id", "edition", "date", "class")
	for _, c := range d.book.Schemes() {
		for _, l := range d.book.Levels() {
			h := d.book.History().Level(l.Level.ID)
			x := book.ClassSeries(h, c.Scheme.ID)
			if x == nil {
				continue
			}
			for row := range h.Areas {
				for p := range d.book.History().Editions {
					s.text(x.Scheme.ID, l.Level.ID, h.Areas[row].ID, d.book.History().Editions[p].ID, d.book.History().Editions[p].Date)
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

// historyField describes the columns of the series that no other file has.
func (d *Data) historyField(f dataField) (dataField, bool) {
	switch f.Name {
	case "subject":
		c := &dataConstraints{Required: true}
		for _, s := range d.book.Subjects() {
			c.Enum = append(c.Enum, s.ID())
		}
		f.Constraints = c
	case "edition":
		c := &dataConstraints{Required: true}
		for _, m := range d.book.History().Editions {
			c.Enum = append(c.Enum, m.ID)
		}
		f.Constraints = c
	case "date":
	case "break":
		f.Type = "boolean"
	case "class":
		c := &dataConstraints{}
		for i := range d.book.History().Levels {
			for _, s := range d.book.History().Levels[i].Classes {
				for _, k := range s.Classes {
					c.Enum = book.AppendNew(c.Enum, k.ID)
				}
			}
		}
		f.Constraints = c
	default:
		return f, false
	}
	f.Description = d.Say("package.column." + f.Name)
	return f, true
}

// historySheets are one sheet per level: a row per area and subject, a column
// per edition.
func (d *Data) historySheets() []workbook.Sheet {
	var out []workbook.Sheet
	for _, l := range d.book.ReportFirst() {
		h := d.book.History().Level(l.Level.ID)
		if h == nil || len(h.Series) == 0 {
			continue
		}
		t := &workbook.Table{Frozen: 3, Columns: []workbook.Column{{Head: d.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.One(), Key: "name"}, {Head: d.Say("report.col.indicator"), Key: "subject"}}}
		for _, m := range d.book.History().Editions {
			t.Columns = append(t.Columns, workbook.Column{Head: m.ID})
		}
		line := func(id, name string, x *compare.Series, row int) workbook.Row {
			decimals, label := 2, x.ID
			if s := d.book.Subject(x.ID); s != nil {
				decimals, label = s.Decimals(), s.Label()
			}
			r := workbook.Row{Cells: []workbook.Cell{workbook.Text(id), workbook.Text(name), workbook.Text(label)}}
			for p := range d.book.History().Editions {
				r.Cells = append(r.Cells, d.number(x.At(p, row), decimals))
			}
			return r
		}
		for k := range h.Series {
			x := &h.Series[k]
			for row := range h.Areas {
				r := line(h.Areas[row].ID, l.Name(row), x, row)
				r.Mark = d.mark(l, row)
				t.Rows = append(t.Rows, r)
			}
			if book.AnyKnown(x.City) {
				t.Rows = append(t.Rows, line("", d.say.CityName(), x, -1))
			}
		}
		remarks := []string{d.Say("series.note.boundaries", "after", d.book.Newest())}
		for k := range h.Series {
			if s := d.say.BreakSentence(&h.Series[k]); s != "" {
				remarks = append(remarks, s)
			}
		}
		out = append(out, workbook.Sheet{
			ID: "series-" + l.File(), Name: d.Say("workbook.series.name", "areas", l.Many()),
			Title:  d.Say("workbook.series", "areas", l.Many(), "first", d.book.History().Editions[0].ID, "last", d.book.Newest()),
			Blocks: []workbook.Block{{Text: remarks, Table: t}},
		})
	}
	return out
}
