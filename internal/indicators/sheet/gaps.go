package sheet

import (
	"cmp"
	"slices"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// fewGaps is how many gaps of a kind a table may have to be told one by one.
const fewGaps = 6

// A gappedColumn is one that the edition reads, with the areas whose cells are
// empty. A sign that says why there is no number is no gap.
type gappedColumn struct {
	name  string
	at    tableColumn
	empty []int // areas
}

// checkGaps reports cells that are empty, as few times as tells a planner where
// to go on: tables and areas without any value, and the cells left by column or
// by area, whichever are fewer. It returns the tables that are empty.
func (r *reader) checkGaps(l *level) map[*table]bool {
	whole, blank := map[*table]bool{}, map[int]int{}
	for _, t := range l.tables {
		areas := neededIn(l, t)
		without := r.checkTableGaps(l, t, areas)
		if whole[t] = len(areas) > 0 && len(without) == len(areas); whole[t] {
			r.findings.Add(finding.Finding{
				Severity: finding.Warning, Code: "table_unfilled", Position: t.grid.Position(t.head.last, t.key), Level: l.spec.ID,
				Args: finding.Args{"sheet": t.where(), "n": len(areas)},
			})
		}
		for _, i := range without {
			blank[i]++
		}
	}
	empty := map[int]bool{} // areas without a value in any table
	for i, n := range blank {
		empty[i] = n == len(l.tables)
	}
	r.sayUnknown(l, empty)
	return whole
}

// neededIn are the areas of a table that need values: those that are left out
// need none, unless they are left out for the gap.
func neededIn(l *level, t *table) []int {
	var out []int
	for i := range l.areas {
		left := len(l.out.Excluded) > 0 && l.out.Excluded[i].Excluded && l.out.Excluded[i].Rule != "no_population"
		if t.rowOf[i] > 0 && !left {
			out = append(out, i)
		}
	}
	return out
}

// checkTableGaps reports the gaps of one table and returns the areas that have
// no value in it. A table without any is left to the caller.
func (r *reader) checkTableGaps(l *level, t *table, areas []int) (blank []int) {
	columns, gaps := r.gappedColumns(l, t, areas)
	switch {
	case len(areas) == 0 || len(columns) == 0:
		return nil
	case gaps == len(columns)*len(areas):
		return areas
	}
	say := func(severity finding.Severity, code string, at finding.Position, args finding.Args) {
		args["sheet"] = t.where()
		r.findings.Add(finding.Finding{Severity: severity, Code: code, Position: at, Level: l.spec.ID, Args: args})
	}
	// Columns without any value are said with their indicators.
	columns = slices.DeleteFunc(columns, func(c gappedColumn) bool { return len(c.empty) == len(areas) })
	width, lacking := len(columns), map[int]int{}
	for _, c := range columns {
		for _, i := range c.empty {
			lacking[i]++
		}
	}
	if width > 1 {
		blank = slices.DeleteFunc(slices.Clone(areas), func(i int) bool { return lacking[i] < width })
	}
	if len(blank) > 0 {
		// Where one area in ten has nothing the table is not finished.
		severity := finding.Note
		if 10*len(blank) >= len(areas) {
			severity = finding.Warning
		}
		say(severity, "rows_empty", t.grid.Position(t.rowOf[blank[0]], t.key), finding.Args{"n": len(blank), "areas": namesOf(l, blank)})
		for k := range columns {
			columns[k].empty = slices.DeleteFunc(columns[k].empty, func(i int) bool { return lacking[i] == width })
		}
	}
	columns = slices.DeleteFunc(columns, func(c gappedColumn) bool { return len(c.empty) == 0 })
	r.sayGaps(l, t, columns, len(areas), width, say)
	return blank
}

// gappedColumns are the columns of a table that the edition reads, from left to
// right, and how many of their cells are empty.
func (r *reader) gappedColumns(l *level, t *table, areas []int) (out []gappedColumn, gaps int) {
	for _, name := range sortedKeys(l.found) {
		v := l.found[name]
		if v == nil {
			continue
		}
		for _, m := range v.columns {
			if m.table != t || slices.ContainsFunc(out, func(c gappedColumn) bool { return c.at == m }) {
				continue
			}
			c := gappedColumn{name: name, at: m}
			for _, i := range areas {
				// A formula without its result is reported in its own cell.
				if cell := t.grid.At(t.rowOf[i], m.column); cell.Kind != grid.Uncached && tidy(cell.String()) == "" {
					c.empty = append(c.empty, i)
				}
			}
			gaps += len(c.empty)
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b gappedColumn) int { return cmp.Compare(a.at.column, b.at.column) })
	return out, gaps
}

// sayGaps reports the gaps of columns that have values, and no area among
// their empty ones that has none.
func (r *reader) sayGaps(l *level, t *table, columns []gappedColumn, areas, all int, say func(finding.Severity, string, finding.Position, finding.Args)) {
	rows := map[int][]gappedColumn{}
	n := 0
	for _, c := range columns {
		n += len(c.empty)
		for _, i := range c.empty {
			rows[i] = append(rows[i], c)
		}
	}
	switch {
	case n == 0:
	case min(len(columns), len(rows)) > fewGaps:
		most := slices.Clone(columns)
		slices.SortStableFunc(most, func(a, b gappedColumn) int { return cmp.Compare(len(b.empty), len(a.empty)) })
		say(finding.Note, "table_gaps", t.grid.Position(t.head.last, t.key), finding.Args{
			"n": n, "of": areas * all, "columns": len(columns), "areas": len(rows), "most": append(namesOfColumns(most[:3]), "…"),
		})
	case len(columns) <= len(rows):
		for _, c := range columns {
			say(finding.Note, "cells_empty", t.grid.Position(t.rowOf[c.empty[0]], c.at.column), finding.Args{
				"column": c.name, "n": len(c.empty), "of": areas, "areas": namesOf(l, c.empty),
			})
		}
	default:
		for i := range l.areas {
			if c := rows[i]; len(c) > 0 {
				say(finding.Note, "area_cells_empty", t.grid.Position(t.rowOf[i], c[0].at.column), finding.Args{
					"name": l.areas[i].Name, "n": len(c), "of": all, "columns": namesOfColumns(c),
				})
			}
		}
	}
}

// namesOfColumns names the first of some columns.
func namesOfColumns(columns []gappedColumn) []string {
	var names []string
	for _, c := range columns[:min(len(columns), fewGaps)] {
		names = append(names, c.name)
	}
	if len(columns) > fewGaps {
		names = append(names, "…")
	}
	return names
}

// namesOf names the first of some areas.
func namesOf(l *level, areas []int) string {
	var names []string
	for _, i := range areas[:min(len(areas), fewGaps)] {
		names = append(names, cmp.Or(l.areas[i].Name, l.areas[i].ID))
	}
	out := strings.Join(names, ", ")
	if len(areas) > fewGaps {
		out += ", …"
	}
	return out
}
