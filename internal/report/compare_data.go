package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/workbook"
)

// causes are all that the column cause of comparison.csv may hold.
var causes = []compare.Cause{
	compare.CauseOwn, compare.CauseCity, compare.CauseMethod, compare.CauseBoundary, compare.CauseNoise,
	compare.CauseNone, compare.CauseExcluded, compare.CauseBeginsHere, compare.CauseEnded,
}

// comparisonFiles are the CSV files of the comparisons.
func (b *book) comparisonFiles() []*dataFile {
	var out []*dataFile
	for _, c := range b.comparisons {
		if len(c.Records()) > 0 {
			out = append(out, &dataFile{name: c.data, key: []string{"scheme", "level", "id"}, write: func() []byte { return b.comparisonCSV(c) }})
		}
	}
	return out
}

// comparisonCSV is one row per scheme and area of the later edition, and one
// for each area that ended.
func (b *book) comparisonCSV(c *versus) []byte {
	s := newSheet(1<<14, "scheme", "level", "id", "name", "class_before", "class_after", "class_after_base_scale",
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
func (b *book) comparisonField(f dataField) (dataField, bool) {
	switch f.Name {
	case "class_before", "class_after", "class_after_base_scale":
		c := &dataConstraints{}
		for i := range b.Comparisons {
			for k := range b.Comparisons[i].Levels {
				for _, s := range b.Comparisons[i].Levels[k].Schemes {
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
		for _, cause := range causes {
			c.Enum = append(c.Enum, string(cause))
		}
		f.Constraints = c
	default:
		return f, false
	}
	f.Description = b.Say("package.column." + f.Name)
	return f, true
}

// comparisonSheets are one sheet per comparison and level.
func (b *book) comparisonSheets() []workbook.Sheet {
	var out []workbook.Sheet
	for i, c := range b.comparisons {
		records := c.Records()
		for _, l := range b.reportFirst() {
			var rows []compare.Record
			for _, r := range records {
				if r.Level == l.Level.ID {
					rows = append(rows, r)
				}
			}
			if len(rows) > 0 {
				out = append(out, b.comparisonSheet(c, l, rows, "comparison-"+strconv.Itoa(i)+"-"+strconv.Itoa(l.index)))
			}
		}
	}
	return out
}

func (b *book) comparisonSheet(c *versus, l *level, records []compare.Record, id string) workbook.Sheet {
	t := &workbook.Table{Frozen: 3, Columns: []workbook.Column{
		{Head: b.Say("workbook.comparison.scheme"), Key: "scheme"}, {Head: b.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.one(), Key: "name"},
		{Group: b.Say("comparison.col.class"), Head: c.Before.ID, Key: "class_before"},
		{Group: b.Say("comparison.col.class"), Head: c.After.ID, Key: "class_after"},
		{Group: b.Say("comparison.col.class"), Head: b.Say("comparison.col.on_base", "before", b.before(c)), Key: "class_after_base_scale"},
		{Group: b.Say("comparison.col.index"), Head: c.Before.ID, Key: "index_before"},
		{Group: b.Say("comparison.col.index"), Head: c.After.ID, Key: "index_after"},
		{Group: b.Say("comparison.col.index"), Head: b.Say("comparison.col.on_base", "before", b.before(c)), Key: "index_after_base_scale"},
		{Head: b.Say("comparison.col.cause"), Key: "cause"},
		{Group: b.Say("comparison.col.parts"), Head: b.Say("compare.cause.boundary"), Key: "cause_boundary"},
		{Group: b.Say("comparison.col.parts"), Head: b.Say("compare.cause.method"), Key: "cause_method"},
		{Group: b.Say("comparison.col.parts"), Head: b.Say("compare.cause.own"), Key: "cause_own"},
		{Group: b.Say("comparison.col.parts"), Head: b.Say("compare.cause.city"), Key: "cause_city"},
		{Head: b.Say("comparison.col.noise"), Key: "within_noise"},
	}}
	for _, r := range records {
		s := b.schemeOf(r.Scheme)
		label := r.Scheme
		if s != nil {
			label = s.label
		}
		decimals := 2
		var change *compare.SchemeChange
		if lc := c.Level(r.Level); lc != nil {
			if change = lc.Scheme(r.Scheme); change != nil {
				if x := b.byID[change.Index]; x != nil {
					decimals = x.decimals
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
			noise = b.yes(r.WithinNoise == class.True)
		}
		row := workbook.Row{Cells: []workbook.Cell{
			workbook.Text(label), workbook.Text(r.ID), workbook.Text(r.Name),
			workbook.Text(classOf(change, r.ClassBefore)), workbook.Text(classOf(change, r.ClassAfter)), workbook.Text(classOf(change, r.ClassAfterBase)),
			shown(r.IndexBefore, decimals), shown(r.IndexAfter, decimals), shown(r.IndexAfterBase, decimals),
			workbook.Text(b.causeWord(r.Cause)), signed(r.Boundary), signed(r.Method), signed(r.Own), signed(r.City), noise,
		}}
		if k := l.Row(r.ID); r.Cause == compare.CauseEnded {
			row.Mark = workbook.Muted
		} else if k >= 0 {
			row.Mark = b.mark(l, k)
		}
		t.Rows = append(t.Rows, row)
	}
	return workbook.Sheet{
		ID: id, Name: b.Say("workbook.comparison.name", "before", c.Before.ID, "areas", l.many()),
		Title:  b.Say("workbook.comparison", "before", b.before(c), "after", b.after(c), "areas", l.many()),
		Blocks: []workbook.Block{{Text: b.comparisonRemarks(c, l), Table: t}},
	}
}

// comparisonRemarks are what a reader of the numbers of a level has to know.
func (b *book) comparisonRemarks(c *versus, l *level) []string {
	var out []string
	if lc := c.Level(l.Level.ID); lc != nil && lc.Estimated {
		out = append(out, b.Say("compare.estimated", "before", b.before(c)))
	}
	return out
}

// classOf is the name of a class of either edition, "" for none.
func classOf(s *compare.SchemeChange, id string) string {
	if s == nil || id == "" {
		return id
	}
	for _, c := range s.Classes {
		if c.ID == id {
			return className(c, 1)
		}
	}
	return id
}

// causeWord names a cause.
func (b *book) causeWord(c compare.Cause) string {
	if c == compare.Unknown {
		return b.Say("comparison.unknown")
	}
	return b.Say("compare.cause." + string(c))
}

// areaLabel is an area's name, its id where it has none.
func areaLabel(a area.Area) string { return cmp.Or(a.Name, a.ID) }

// dataKind is what kind of file a data file is: comparison-2012 is one of
// comparison.
func dataKind(name string) string {
	kind, _, _ := strings.Cut(name, "-")
	return kind
}
