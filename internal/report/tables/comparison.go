package tables

import (
	"iter"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/workbook"
)

// A recordRow is an area in a comparison under one scheme; the number of decimals
// and the change are those of the scheme's index.
type recordRow struct {
	compare.Record
	change   *compare.SchemeChange
	decimals int
}

// comparison is one row per scheme and area of the later edition, and one for
// each area that ended.
func (d *Data) comparison(c *book.Comparison) *table[recordRow] {
	type cells = func(recordRow) workbook.Cell
	class := func(of func(recordRow) string) cells {
		return func(r recordRow) workbook.Cell { return workbook.Text(book.ClassOf(r.change, of(r))) }
	}
	index := func(of func(recordRow) indicators.Value) cells {
		return func(r recordRow) workbook.Cell { return shown(of(r), r.decimals) }
	}
	signed := func(of func(recordRow) indicators.Value) cells {
		return func(r recordRow) workbook.Cell {
			if !of(r).OK() {
				return workbook.Cell{}
			}
			return workbook.Signed(of(r).Number, r.decimals+1)
		}
	}
	classes := d.comparedClasses()
	texts := func(name, group, head string, enum []string, of func(recordRow) string, people cells) column[recordRow] {
		return column[recordRow]{name: name, kind: isText, enum: enum, of: func(r recordRow) value { return text(of(r)) }, group: group, head: head, people: people}
	}
	numbers := func(name, group, head string, of func(recordRow) indicators.Value, people func(func(recordRow) indicators.Value) cells) column[recordRow] {
		return column[recordRow]{name: name, kind: isNumber, of: func(r recordRow) value { return number(of(r)) }, group: group, head: head, people: people(of)}
	}
	var causes []string
	for _, cause := range say.Causes {
		causes = append(causes, string(cause))
	}
	ofClass, ofIndex, parts := d.Say("comparison.col.class"), d.Say("comparison.col.index"), d.Say("comparison.col.parts")
	onBase := d.Say("comparison.col.on_base", "before", d.say.Before(c))
	plain := func(of func(recordRow) string) cells {
		return func(r recordRow) workbook.Cell { return workbook.Text(of(r)) }
	}
	id := func(r recordRow) string { return r.ID }
	name := func(r recordRow) string { return r.Name }
	before := func(r recordRow) string { return r.ClassBefore }
	after := func(r recordRow) string { return r.ClassAfter }
	base := func(r recordRow) string { return r.ClassAfterBase }
	t := &table[recordRow]{id: c.Data(), sort: "comparison", primary: []string{"scheme", "level", "id"}, size: 1 << 14, rows: d.records(c)}
	t.columns = []column[recordRow]{
		{
			name: "scheme", kind: isText, required: true, enum: d.schemeIDs(), of: func(r recordRow) value { return text(r.Scheme) },
			head: d.Say("workbook.comparison.scheme"), people: func(r recordRow) workbook.Cell {
				if s := d.book.SchemeOf(r.Scheme); s != nil {
					return workbook.Text(s.Label())
				}
				return workbook.Text(r.Scheme)
			},
		},
		{name: "level", kind: isText, required: true, enum: d.levelIDs(), of: func(r recordRow) value { return text(r.Level) }},
		{name: "id", kind: isText, required: true, of: func(r recordRow) value { return text(r.ID) }, head: d.Say("report.fact.id"), ids: true, people: plain(id)},
		texts("name", "", "", nil, name, plain(name)),
		texts("class_before", ofClass, c.Before.ID, classes, before, class(before)),
		texts("class_after", ofClass, c.After.ID, classes, after, class(after)),
		texts("class_after_base_scale", ofClass, onBase, classes, base, class(base)),
		numbers("index_before", ofIndex, c.Before.ID, func(r recordRow) indicators.Value { return r.IndexBefore }, index),
		numbers("index_after", ofIndex, c.After.ID, func(r recordRow) indicators.Value { return r.IndexAfter }, index),
		numbers("index_after_base_scale", ofIndex, onBase, func(r recordRow) indicators.Value { return r.IndexAfterBase }, index),
		{
			name: "cause", kind: isText, enum: causes, of: func(r recordRow) value { return word(string(r.Cause)) },
			head: d.Say("comparison.col.cause"), people: func(r recordRow) workbook.Cell { return workbook.Text(d.say.CauseWord(r.Cause)) },
		},
		numbers("cause_boundary", parts, d.Say("compare.cause.boundary"), func(r recordRow) indicators.Value { return r.Boundary }, signed),
		numbers("cause_method", parts, d.Say("compare.cause.method"), func(r recordRow) indicators.Value { return r.Method }, signed),
		numbers("cause_own", parts, d.Say("compare.cause.own"), func(r recordRow) indicators.Value { return r.Own }, signed),
		numbers("cause_city", parts, d.Say("compare.cause.city"), func(r recordRow) indicators.Value { return r.City }, signed),
		d.noiseColumn(),
	}
	return t
}

// noiseColumn says whether a change lies within chance; empty where that is not
// known.
func (d *Data) noiseColumn() column[recordRow] {
	return column[recordRow]{
		name: "within_noise", kind: isBoolean, head: d.Say("comparison.col.noise"),
		of: func(r recordRow) value {
			if r.WithinNoise == class.Unknown {
				return value{}
			}
			return truth(r.WithinNoise == class.True)
		},
		people: func(r recordRow) workbook.Cell {
			if r.WithinNoise == class.Unknown {
				return workbook.Cell{}
			}
			return d.yes(r.WithinNoise == class.True)
		},
	}
}

// comparedClasses are the classes of all editions that are compared.
func (d *Data) comparedClasses() []string {
	out := []string{}
	for _, c := range d.book.Comparisons() {
		for k := range c.Levels {
			for _, s := range c.Levels[k].Schemes {
				for _, one := range s.Classes {
					out = book.AppendNew(out, one.ID)
				}
			}
		}
	}
	return out
}

func (d *Data) records(c *book.Comparison) iter.Seq[recordRow] {
	return func(yield func(recordRow) bool) {
		for _, record := range c.Records() {
			r := recordRow{Record: record, decimals: 2}
			if lc := c.Level(r.Level); lc != nil {
				if r.change = lc.Scheme(r.Scheme); r.change != nil {
					if x := d.book.Subject(r.change.Index); x != nil {
						r.decimals = x.Decimals()
					}
				}
			}
			if !yield(r) {
				return
			}
		}
	}
}

// comparisonSheets are one sheet per comparison and level.
func (d *Data) comparisonSheets() []workbook.Sheet {
	var out []workbook.Sheet
	for i, c := range d.book.Comparisons() {
		for _, l := range d.book.ReportFirst() {
			sheet := d.comparisonSheet(c, l)
			if len(sheet.Blocks[0].Table.Rows) > 0 {
				sheet.ID = "comparison-" + strconv.Itoa(i) + "-" + strconv.Itoa(l.Index())
				out = append(out, sheet)
			}
		}
	}
	return out
}

func (d *Data) comparisonSheet(c *book.Comparison, l *book.Level) workbook.Sheet {
	all := d.comparison(c)
	all.column("name").head = l.One()
	rows := func(yield func(recordRow) bool) {
		for r := range all.rows {
			if r.Level == l.Level.ID && !yield(r) {
				return
			}
		}
	}
	mark := func(r recordRow) workbook.Mark {
		if r.Cause == compare.CauseEnded {
			return workbook.Muted
		}
		if k := l.Row(r.ID); k >= 0 {
			return d.mark(l, k)
		}
		return workbook.Plain
	}
	t := all.sheet(rows, mark, "scheme", "id", "name", "class_before", "class_after", "class_after_base_scale",
		"index_before", "index_after", "index_after_base_scale", "cause", "cause_boundary", "cause_method", "cause_own", "cause_city", "within_noise")
	t.Frozen = 3
	return workbook.Sheet{
		Name:   d.Say("workbook.comparison.name", "before", c.Before.ID, "areas", l.Many()),
		Title:  d.Say("workbook.comparison", "before", d.say.Before(c), "after", d.say.After(c), "areas", l.Many()),
		Blocks: []workbook.Block{{Text: d.say.ComparisonRemarks(c, l), Table: t}},
	}
}
