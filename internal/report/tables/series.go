package tables

import (
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/workbook"
)

// An editionRow is an area of a level in one of three and more editions.
type editionRow struct {
	level   string
	area    string
	edition int
	series  *compare.Series // nil for a class
	classes *compare.ClassSeries
	row     int
}

// The columns that say which area a row is of, and in which edition.
func (d *Data) editionColumns() (level, id, edition column[editionRow]) {
	var editions []string
	for _, m := range d.book.History().Editions {
		editions = append(editions, m.ID)
	}
	return column[editionRow]{name: "level", kind: isText, required: true, enum: d.levelIDs(), of: func(r editionRow) value { return text(r.level) }},
		column[editionRow]{name: "id", kind: isText, required: true, of: func(r editionRow) value { return text(r.area) }},
		column[editionRow]{name: "edition", kind: isText, required: true, enum: editions, of: func(r editionRow) value { return text(d.book.History().Editions[r.edition].ID) }}
}

// series is one row per area, indicator or index, and edition, oldest first.
func (d *Data) series() *table[editionRow] {
	var subjects []string
	for _, s := range d.book.Subjects() {
		subjects = append(subjects, s.ID())
	}
	level, id, edition := d.editionColumns()
	at := func(r editionRow) indicators.Value { return r.series.At(r.edition, r.row) }
	return &table[editionRow]{
		id: "series", primary: []string{"level", "id", "subject", "edition"}, ofAreas: true, size: 1 << 14,
		columns: []column[editionRow]{
			level, id,
			{name: "subject", kind: isText, required: true, enum: subjects, of: func(r editionRow) value { return text(r.series.ID) }},
			edition,
			{name: "date", kind: isText, of: func(r editionRow) value { return text(r.series.Dates[r.edition]) }},
			{name: "value", kind: isNumber, of: func(r editionRow) value { return number(at(r)) }},
			{name: "status", kind: isText, required: true, enum: statuses(), of: func(r editionRow) value { return word(at(r).Status.String()) }},
			{name: "city", kind: isNumber, of: func(r editionRow) value { return number(r.series.At(r.edition, -1)) }},
			{name: "break", kind: isBoolean, of: func(r editionRow) value { return truth(r.series.Break[r.edition]) }},
		},
		rows: func(yield func(editionRow) bool) {
			for _, l := range d.book.Levels() {
				h := d.book.History().Level(l.Level.ID)
				if h == nil {
					continue
				}
				for row := range h.Areas {
					for k := range h.Series {
						for p := range d.book.History().Editions {
							if !yield(editionRow{level: l.Level.ID, area: h.Areas[row].ID, edition: p, series: &h.Series[k], row: row}) {
								return
							}
						}
					}
				}
			}
		},
	}
}

// classes is one row per scheme, area and edition, oldest first.
func (d *Data) classes() *table[editionRow] {
	ids := []string{}
	for i := range d.book.History().Levels {
		for _, s := range d.book.History().Levels[i].Classes {
			for _, k := range s.Classes {
				ids = book.AppendNew(ids, k.ID)
			}
		}
	}
	level, id, edition := d.editionColumns()
	return &table[editionRow]{
		id: "classes", primary: []string{"scheme", "level", "id", "edition"}, ofAreas: true,
		columns: []column[editionRow]{
			{name: "scheme", kind: isText, required: true, enum: d.schemeIDs(), of: func(r editionRow) value { return text(r.classes.Scheme.ID) }},
			level, id, edition,
			{name: "date", kind: isText, of: func(r editionRow) value { return text(d.book.History().Editions[r.edition].Date) }},
			{name: "class", kind: isText, enum: ids, of: func(r editionRow) value {
				if k := r.classes.Of[r.edition][r.row]; k >= 0 {
					return text(r.classes.Classes[k].ID)
				}
				return text("")
			}},
		},
		rows: func(yield func(editionRow) bool) {
			for _, c := range d.book.Schemes() {
				for _, l := range d.book.Levels() {
					h := d.book.History().Level(l.Level.ID)
					x := book.ClassSeries(h, c.Scheme.ID)
					if x == nil {
						continue
					}
					for row := range h.Areas {
						for p := range d.book.History().Editions {
							if !yield(editionRow{level: l.Level.ID, area: h.Areas[row].ID, edition: p, classes: x, row: row}) {
								return
							}
						}
					}
				}
			}
		},
	}
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
