package tables

import (
	"iter"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/workbook"
)

// An areaRow is an area of a level.
type areaRow struct {
	*book.Level
	row int
}

// areaRows are the areas of all levels from coarse to fine.
func (d *Data) areaRows() iter.Seq[areaRow] {
	return func(yield func(areaRow) bool) {
		for _, l := range d.book.Levels() {
			for k := range l.Areas {
				if !yield(areaRow{l, k}) {
					return
				}
			}
		}
	}
}

// The columns that say which area a row is of.
func (d *Data) levelColumn() column[areaRow] {
	return column[areaRow]{name: "level", kind: isText, required: true, enum: d.levelIDs(), of: func(r areaRow) value { return text(r.Level.Level.ID) }}
}

func (d *Data) idColumn() column[areaRow] {
	return column[areaRow]{
		name: "id", kind: isText, required: true, of: func(r areaRow) value { return text(r.Areas[r.row].ID) },
		head: d.Say("report.fact.id"), ids: true, people: func(r areaRow) workbook.Cell { return workbook.Text(r.Areas[r.row].ID) },
	}
}

func (d *Data) levelIDs() []string {
	var out []string
	for _, l := range d.book.Levels() {
		out = append(out, l.Level.ID)
	}
	return out
}

// areas is one row per area: what it is and what it came to. A level's own words
// for its areas head the workbook's columns.
func (d *Data) areas(l *book.Level) *table[areaRow] {
	one, coarse := "", ""
	if l != nil {
		one = l.One()
		if l.Index() > 0 {
			coarse = d.book.Level(l.Index() - 1).One()
		}
	}
	t := &table[areaRow]{id: "areas", primary: []string{"level", "id"}, rows: d.areaRows()}
	t.columns = []column[areaRow]{
		d.levelColumn(), d.idColumn(),
		{
			name: "name", kind: isText, of: func(r areaRow) value { return text(r.Areas[r.row].Name) },
			head: one, people: func(r areaRow) workbook.Cell { return workbook.Text(r.Areas[r.row].Name) },
		},
		{
			name: "parent", kind: isText, of: func(r areaRow) value { return text(r.Areas[r.row].Parent) },
			head: d.Say("workbook.parent", "area", coarse), ids: true, people: func(r areaRow) workbook.Cell { return workbook.Text(r.Areas[r.row].Parent) },
		},
		{
			name: "population", kind: isNumber, of: func(r areaRow) value { return number(r.People(r.row)) },
			head: d.Say("report.col.people"), people: func(r areaRow) workbook.Cell { return d.number(r.People(r.row), 0) },
		},
		{
			name: "included", kind: isBoolean, required: true, of: func(r areaRow) value { return truth(r.Included(r.row)) },
			head: d.Say("workbook.included"), people: func(r areaRow) workbook.Cell { return d.yes(r.Included(r.row)) },
		},
		{
			name: "reason", kind: isText, of: func(r areaRow) value { return text(d.whyExcluded(r)) },
			head: d.Say("workbook.reason"), people: func(r areaRow) workbook.Cell { return workbook.Text(d.whyExcluded(r)) },
		},
		{name: "page", kind: isText, of: func(r areaRow) value { return text(r.Page(r.row)) }},
	}
	for i := range d.book.Nodes() {
		t.columns = append(t.columns, d.indexColumns(i)...)
	}
	for _, s := range d.book.Schemes() {
		t.columns = append(t.columns, d.classColumns(s)...)
	}
	return t
}

func (d *Data) whyExcluded(r areaRow) string {
	if r.Included(r.row) {
		return ""
	}
	return d.say.ExclusionReason(r.Excluded[r.row])
}

// indexColumns are an index and the rank by it.
func (d *Data) indexColumns(node int) []column[areaRow] {
	s := d.book.Subject(d.book.Nodes()[node].ID)
	one := 1.0
	index := func(r areaRow) (indicators.Value, int) {
		n := d.book.NodeOn(r.Level, node)
		if n == nil || r.row >= len(n.Index) {
			return indicators.Value{}, 0
		}
		return n.Index[r.row], book.RankAt(n.Rank, r.row)
	}
	return []column[areaRow]{
		{
			name: "index_" + s.ID(), kind: isNumber, says: "index_", label: s.Label(), boundary: true,
			of:   func(r areaRow) value { v, _ := index(r); return number(v) },
			head: s.Short(), people: func(r areaRow) workbook.Cell { v, _ := index(r); return d.number(v, s.Decimals()) },
		},
		{
			name: "rank_" + s.ID(), kind: isInteger, least: &one, says: "rank_", label: s.Label(), boundary: true,
			of:   func(r areaRow) value { _, n := index(r); return rank(n) },
			head: d.Say("workbook.rank", "label", s.Short()), people: func(r areaRow) workbook.Cell { _, n := index(r); return rankCell(n) },
		},
	}
}

// classColumns are a class and how sure it is.
func (d *Data) classColumns(s *book.Scheme) []column[areaRow] {
	zero, one := 0.0, 1.0
	var ids []string
	for _, c := range s.Classes {
		ids = book.AppendNew(ids, c.ID)
	}
	id := s.Scheme.ID
	return []column[areaRow]{
		{
			name: "class_" + id, kind: isText, enum: ids, says: "class_", label: s.Label(), boundary: true,
			of: func(r areaRow) value {
				if c := s.Class(r.Level, r.row); c != nil {
					return text(c.ID)
				}
				return text("")
			},
			head: s.Label(), people: func(r areaRow) workbook.Cell {
				if c := s.Class(r.Level, r.row); c != nil {
					return workbook.Text(book.ClassName(*c, 1))
				}
				return workbook.Text(d.say.Classless(s, r.Level, r.row))
			},
		},
		{name: "stability_" + id, kind: isNumber, least: &zero, most: &one, says: "stability_", label: s.Label(), of: func(areaRow) value { return value{} }},
		{name: "borderline_" + id, kind: isBoolean, says: "borderline_", label: s.Label(), of: func(areaRow) value { return value{} }},
	}
}
