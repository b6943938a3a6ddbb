package tables

import (
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/report/workbook"
)

// comparisonFiles are the CSV files of the comparisons.
func (d *Data) comparisonFiles() []*file {
	var out []*file
	for _, c := range d.book.Comparisons() {
		if len(c.Records()) > 0 {
			out = append(out, &file{name: c.Data(), key: []string{"scheme", "level", "id"}, write: func() []byte { return d.comparisonCSV(c) }})
		}
	}
	return out
}

// comparisonCSV is one row per scheme and area of the later edition, and one
// for each area that ended.
func (d *Data) comparisonCSV(c *book.Comparison) []byte {
	s := newCSV(1<<14, "scheme", "level", "id", "name", "class_before", "class_after", "class_after_base_scale",
		"index_before", "index_after", "index_after_base_scale",
		"cause", "cause_boundary", "cause_method", "cause_own", "cause_city", "within_noise")
	for _, r := range c.Records() {
		s.text(r.Scheme, r.Level, r.ID, r.Name, r.ClassBefore, r.ClassAfter, r.ClassAfterBase)
		s.number(r.IndexBefore, r.IndexAfter, r.IndexAfterBase)
		s.raw(string(r.Cause))
		s.number(r.Boundary, r.Method, r.Own, r.City)
		switch r.WithinNoise {
		case class.True:
			s.bool(true)
		case class.False:
			s.bool(false)
		default:
			s.raw("")
		}
		s.end()
	}
	return s.Bytes()
}

// comparisonField describes the columns that no other file has; ok is false for
// those that others have, too.
func (d *Data) comparisonField(f dataField) (dataField, bool) {
	switch f.Name {
	case "class_before", "class_after", "class_after_base_scale":
		c := &dataConstraints{}
		for i := range d.book.Comparisons() {
			for k := range d.book.Comparisons()[i].Levels {
				for _, s := range d.book.Comparisons()[i].Levels[k].Schemes {
					for _, id := range s.Classes {
						if !slices.Contains(c.Enum, id.ID) {
							c.Enum = append(c.Enum, id.ID)
						}
					}
				}
			}
		}
		f.Constraints = c
	case "index_before", "index_after", "index_after_base_scale", "cause_boundary", "cause_method", "cause_own", "cause_city":
		f.Type = "number"
	case "within_noise":
		f.Type = "boolean"
	case "cause":
		c := &dataConstraints{}
		for _, cause := range say.Causes {
			c.Enum = append(c.Enum, string(cause))
		}
		f.Constraints = c
	default:
		return f, false
	}
	f.Description = d.Say("package.column." + f.Name)
	return f, true
}

// comparisonSheets are one sheet per comparison and level.
func (d *Data) comparisonSheets() []workbook.Sheet {
	var out []workbook.Sheet
	for i, c := range d.book.Comparisons() {
		records := c.Records()
		for _, l := range d.book.ReportFirst() {
			var rows []compare.Record
			for _, r := range records {
				if r.Level == l.Level.ID {
					rows = append(rows, r)
				}
			}
			if len(rows) > 0 {
				out = append(out, d.comparisonSheet(c, l, rows, "comparison-"+strconv.Itoa(i)+"-"+strconv.Itoa(l.Index())))
			}
		}
	}
	return out
}

func (d *Data) comparisonSheet(c *book.Comparison, l *book.Level, records []compare.Record, id string) workbook.Sheet {
	t := &workbook.Table{Frozen: 3, Columns: []workbook.Column{
		{Head: d.Say("workbook.comparison.scheme"), Key: "scheme"}, {Head: d.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.One(), Key: "name"},
		{Group: d.Say("comparison.col.class"), Head: c.Before.ID, Key: "class_before"},
		{Group: d.Say("comparison.col.class"), Head: c.After.ID, Key: "class_after"},
		{Group: d.Say("comparison.col.class"), Head: d.Say("comparison.col.on_base", "before", d.say.Before(c)), Key: "class_after_base_scale"},
		{Group: d.Say("comparison.col.index"), Head: c.Before.ID, Key: "index_before"},
		{Group: d.Say("comparison.col.index"), Head: c.After.ID, Key: "index_after"},
		{Group: d.Say("comparison.col.index"), Head: d.Say("comparison.col.on_base", "before", d.say.Before(c)), Key: "index_after_base_scale"},
		{Head: d.Say("comparison.col.cause"), Key: "cause"},
		{Group: d.Say("comparison.col.parts"), Head: d.Say("compare.cause.boundary"), Key: "cause_boundary"},
		{Group: d.Say("comparison.col.parts"), Head: d.Say("compare.cause.method"), Key: "cause_method"},
		{Group: d.Say("comparison.col.parts"), Head: d.Say("compare.cause.own"), Key: "cause_own"},
		{Group: d.Say("comparison.col.parts"), Head: d.Say("compare.cause.city"), Key: "cause_city"},
		{Head: d.Say("comparison.col.noise"), Key: "within_noise"},
	}}
	for _, r := range records {
		s := d.book.SchemeOf(r.Scheme)
		label := r.Scheme
		if s != nil {
			label = s.Label()
		}
		decimals := 2
		var change *compare.SchemeChange
		if lc := c.Level(r.Level); lc != nil {
			if change = lc.Scheme(r.Scheme); change != nil {
				if x := d.book.Subject(change.Index); x != nil {
					decimals = x.Decimals()
				}
			}
		}
		signed := func(v indicators.Value) workbook.Cell {
			if !v.OK() {
				return workbook.Cell{}
			}
			return workbook.Signed(v.Number, decimals+1)
		}
		noise := workbook.Cell{}
		if r.WithinNoise != class.Unknown {
			noise = d.yes(r.WithinNoise == class.True)
		}
		row := workbook.Row{Cells: []workbook.Cell{
			workbook.Text(label), workbook.Text(r.ID), workbook.Text(r.Name),
			workbook.Text(book.ClassOf(change, r.ClassBefore)), workbook.Text(book.ClassOf(change, r.ClassAfter)), workbook.Text(book.ClassOf(change, r.ClassAfterBase)),
			shown(r.IndexBefore, decimals), shown(r.IndexAfter, decimals), shown(r.IndexAfterBase, decimals),
			workbook.Text(d.say.CauseWord(r.Cause)), signed(r.Boundary), signed(r.Method), signed(r.Own), signed(r.City), noise,
		}}
		if k := l.Row(r.ID); r.Cause == compare.CauseEnded {
			row.Mark = workbook.Muted
		} else if k >= 0 {
			row.Mark = d.mark(l, k)
		}
		t.Rows = append(t.Rows, row)
	}
	return workbook.Sheet{
		ID: id, Name: d.Say("workbook.comparison.name", "before", c.Before.ID, "areas", l.Many()),
		Title:  d.Say("workbook.comparison", "before", d.say.Before(c), "after", d.say.After(c), "areas", l.Many()),
		Blocks: []workbook.Block{{Text: d.say.ComparisonRemarks(c, l), Table: t}},
	}
}

// dataKind is what kind of file a data file is: comparison-2012 is one of
// comparison.
func dataKind(name string) string {
	kind, _, _ := strings.Cut(name, "-")
	return kind
}
