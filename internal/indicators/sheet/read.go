package sheet

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
)

// Read reads the tables of an edition and returns one table per level of
// spec.Levels, in that order, with one series per indicator of the catalogue.
// Values carry the unit of the indicator; a number with a percent format is
// taken as shown (0.123 as 12.3).
//
// A level without tables is summed from the next finer one: a count is the sum
// of the finer areas' counts and exists only where every one of them has it; a
// ready value is their mean weighted by the indicator's weight column, under
// the same condition; excluded areas count like all others.
//
// Whatever is wrong with the planner's files is among the findings. Tables are
// always returned, however incomplete; they must not be used where the
// findings have errors. The error is for files that could not be read at all.
func Read(files grid.Files, spec Spec) ([]indicators.Table, finding.List, error) {
	r := newReader(files, spec)
	if err := r.open(); err != nil {
		return nil, r.findings, err
	}
	r.fill()
	out := make([]indicators.Table, len(r.levels))
	for i, l := range r.levels {
		out[i] = l.out
	}
	return out, r.findings, nil
}

func newReader(files grid.Files, spec Spec) *reader {
	r := &reader{spec: spec, grids: grid.NewReader(files), symbols: foldSymbols(spec.Symbols), said: map[string]bool{}}
	for i := range spec.Levels {
		r.levels = append(r.levels, &level{spec: &spec.Levels[i], index: i})
	}
	return r
}

// fill makes the tables of all levels from the tables found on their sheets.
func (r *reader) fill() {
	for _, l := range r.levels {
		r.readLevel(l)
	}
	for i := len(r.levels) - 1; i >= 0; i-- {
		r.nest(r.levels[i])
	}
	r.series()
	r.exclude()
	r.check()
}

// A reader holds the state of one call of Read.
type reader struct {
	spec     Spec
	grids    *grid.Reader
	symbols  map[string]Meaning // by foldSymbol
	levels   []*level           // coarse to fine, as in spec
	findings finding.List
	said     map[string]bool // what was reported and needs no repeating
	headers  map[string]bool // folded header texts of all tables
}

// A level is one level while it is read.
type level struct {
	spec     *Level
	index    int
	tables   []*table // those that were found
	failed   bool     // a table could not be found, so nothing is said about what it lacks
	rowsLost bool     // an error left out a row that may be an area, so no sum over all areas is known
	areas    []area.Area
	row      map[string]int     // index in areas by id
	found    map[string]*values // by name; nil values where the level has no such column
	finer    *level             // the level that names this one in within, the nearest one of several
	children [][]int            // per area: indices of finer's areas in it
	orphans  bool               // an area of finer names a parent that is not known, so kids may lack it
	out      indicators.Table

	unknown []int   // areas left out since their population is not known
	limit   float64 // the least population of the rule that left them out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// open reads all files, several at a time, and finds the tables on their sheets.
func (r *reader) open() error {
	type wanted struct{ file, sheet string }
	var grids []wanted
	for _, l := range r.levels {
		for i := range l.spec.Tables {
			t := &l.spec.Tables[i]
			if w := (wanted{t.File, t.Sheet}); !slices.Contains(grids, w) {
				grids = append(grids, w)
			}
		}
	}
	var group errgroup.Group
	group.SetLimit(4)
	for _, w := range grids {
		group.Go(func() error {
			if _, _, err := r.grids.Read(w.file, w.sheet); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("read tables: %w", err)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}

	number := 0
	for _, l := range r.levels {
		for i := range l.spec.Tables {
			number++
			t := &table{spec: &l.spec.Tables[i], level: l, number: number, parsed: map[int]*column{}}
			if r.find(t) {
				l.tables = append(l.tables, t)
			} else {
				l.failed = true
			}
		}
	}
	r.headers = map[string]bool{}
	for _, l := range r.levels {
		for _, t := range l.tables {
			for _, h := range t.head.columns {
				for _, f := range h.folded {
					r.headers[f] = true
				}
			}
		}
	}
	return nil
}

// find opens the sheet of a table and finds its header.
func (r *reader) find(t *table) bool {
	g, findings, err := r.grids.Read(t.spec.File, t.spec.Sheet)
	if err != nil {
		if once := "file\x00" + t.spec.File; !r.said[once] {
			r.said[once] = true
			r.findings.Error("file_missing", t.keyAt("file"), finding.Args{"file": t.spec.File})
		}
		return false
	}
	for _, f := range findings.Sorted() {
		if f.Code == "sheet_missing" {
			f = WithLikelySheet(f, t.keyAt("sheet"), t.spec.Sheet, r.grids.Sheets(t.spec.File))
		}
		if once := f.Code + "\x00" + f.Position.String(); !r.said[once] {
			r.said[once] = true
			r.findings.Add(f)
		}
	}
	if g == nil || findings.HasErrors() {
		return false
	}
	if t.spec.Match != "" {
		pattern, err := regexp.Compile(t.spec.Match)
		if err != nil {
			r.findings.Error("key_match_invalid", t.keyAt("key.match"), finding.Args{"match": t.spec.Match, "detail": err.Error()})
			return false
		}
		t.pattern = pattern
	}
	if t.grid = r.crop(t, g); t.grid == nil {
		return false
	}
	t.wanted = r.wanted(t.spec)
	return r.findHeader(t)
}

// WithLikelySheet puts the finding that a workbook has no sheet of a name at the
// place of the name in the edition file, and adds the sheet that was likely
// meant where one is alike.
func WithLikelySheet(missing finding.Finding, at finding.Position, name string, sheets []string) finding.Finding {
	missing.Position = at
	const alike = 0.5 // half of the letters
	if near, score := nearest(name, sheets); score <= alike {
		missing.Code = "sheet_misnamed"
		missing.Args = finding.Args{"file": missing.Args["file"], "sheet": name, "near": near[0], "sheets": missing.Args["sheets"]}
	}
	return missing
}

// crop leaves of a sheet what the edition file says the table is: a range of
// cells, or what stands below a heading. It reports and returns nil where the
// heading is not there.
func (r *reader) crop(t *table, g *grid.Grid) *grid.Grid {
	if t.spec.Range != (grid.Range{}) {
		g = g.Within(t.spec.Range)
	}
	if t.spec.Heading == "" {
		return g
	}
	at, others := headingAt(g, t.spec.Heading)
	if at.row == 0 {
		near, _ := nearest(t.spec.Heading, longTexts(g))
		r.findings.Error("heading_missing", t.keyAt("heading"), finding.Args{"heading": t.spec.Heading, "sheet": sheetName(g), "near": near})
		return nil
	}
	if len(others) > 0 {
		cells := g.Position(at.row, at.column).Cell()
		for _, p := range others {
			cells += ", " + g.Position(p.row, p.column).Cell()
		}
		r.findings.Error("heading_ambiguous", t.keyAt("heading"), finding.Args{"heading": t.spec.Heading, "sheet": sheetName(g), "cells": cells})
		return nil
	}
	last := at.row
	if m, ok := g.MergedAt(at.row, at.column); ok {
		last = m.LastRow
	}
	return g.Within(grid.Range{FirstRow: last + 1, FirstColumn: 1, LastRow: max(g.Height(), last+1), LastColumn: max(g.Width(), 1)})
}

func sheetName(g *grid.Grid) string {
	if g.Sheet != "" {
		return g.Sheet
	}
	return g.File
}

// headingAt finds the cell with a text: written so, in the form of fold, or
// else as a part of a longer one. Others are further cells of the same kind.
func headingAt(g *grid.Grid, text string) (at place, others []place) {
	wanted := fold(text)
	for _, same := range []func(string) bool{
		func(s string) bool { return tidy(s) == tidy(text) },
		func(s string) bool { return fold(s) == wanted },
		func(s string) bool { return wanted != "" && strings.Contains(fold(s), wanted) },
	} {
		for row := 1; row <= g.Height() && len(others) < 8; row++ {
			for _, c := range g.Row(row) {
				if c.Kind != grid.Text || !same(c.Text) {
					continue
				}
				if at.row == 0 {
					at = place{row, int(c.Column)}
				} else {
					others = append(others, place{row, int(c.Column)})
				}
			}
		}
		if at.row > 0 {
			return at, others
		}
	}
	return at, nil
}

// longTexts are the texts of a sheet that may be headings of tables.
func longTexts(g *grid.Grid) (out []string) {
	for row := 1; row <= g.Height() && len(out) < 300; row++ {
		for _, c := range g.Row(row) {
			if _, number := scanNumber(c.Text); c.Kind == grid.Text && !number && len(c.Text) <= 300 {
				out = append(out, tidy(c.Text))
			}
		}
	}
	return out
}

// wanted are the header texts that the edition may ask of a table, folded.
func (r *reader) wanted(t *Table) map[string]bool {
	out := map[string]bool{}
	add := func(name string) {
		if to, ok := t.Columns[name]; ok {
			name = to
		}
		if f := fold(lastPart(strings.TrimPrefix(name, t.As))); f != "" {
			out[f] = true
		}
	}
	add(t.Key)
	add(t.Label)
	for _, c := range t.Where {
		add(c.Column)
	}
	if t.Pivot != nil {
		add(t.Pivot.Names)
		for _, name := range t.Pivot.Values {
			add(name)
		}
	}
	add(r.spec.Population)
	for i := range r.spec.Catalogue {
		for _, name := range columnsOf(&r.spec.Catalogue[i]) {
			add(name)
		}
	}
	for _, l := range r.spec.Levels {
		if l.Within != nil {
			add(l.Within.Column)
			add(l.Within.Label)
		}
	}
	return out
}

// columnsOf returns the names that an indicator needs, without its weights.
func columnsOf(in *indicators.Indicator) []string {
	if in.Rate == nil {
		return []string{in.Column}
	}
	return slices.Concat(in.Rate.Of, in.Rate.Less, []string{in.Rate.Per})
}

// readLevel reads the rows of the tables of a level and joins them by key.
func (r *reader) readLevel(l *level) {
	l.row = map[string]int{}
	if len(l.tables) == 0 {
		return
	}
	names := map[string]string{}
	whole := l.tables
	l.tables = nil
	for _, t := range whole {
		found := r.readRows(t)
		l.failed = l.failed || len(found) == 0
		l.tables = append(l.tables, r.split(t, found)...)
		for _, p := range found {
			for i, id := range p.ids {
				if old, known := names[id]; !known || old == id {
					names[id] = p.names[i]
				}
			}
		}
	}
	for _, id := range sortedKeys(names) {
		l.row[id] = len(l.areas)
		l.areas = append(l.areas, area.Area{Ref: area.Ref{Level: l.spec.ID, ID: id}, Name: names[id]})
	}
	for _, t := range l.tables {
		t.rowOf = make([]int, len(l.areas))
		for i, id := range t.ids {
			t.rowOf[l.row[id]] = t.rows[i]
		}
	}
	if len(l.tables) > 1 {
		r.checkJoin(l)
	}
}

// checkJoin reports areas that stand in one table of a level but not in another.
func (r *reader) checkJoin(l *level) {
	for _, t := range l.tables {
		if !overlaps(l, t) {
			continue // one table per district is no mistake
		}
		var lacking []int
		for i, row := range t.rowOf {
			if row == 0 {
				lacking = append(lacking, i)
			}
		}
		if t.title() != "" {
			// A missing row of a long table is a missing value, not a slip.
			if len(lacking) > 0 {
				a := l.areas[lacking[0]]
				r.findings.Add(finding.Finding{
					Severity: finding.Note, Code: "areas_not_in_part", Position: t.grid.Position(t.head.last, t.key), Level: l.spec.ID,
					Args: finding.Args{"n": len(lacking), "sheet": t.where(), "first": a.Name},
				})
			}
			continue
		}
		if len(lacking) > mostPerColumn {
			r.findings.Add(finding.Finding{
				Severity: finding.Warning, Code: "areas_not_in_table", Position: t.grid.Position(t.head.last, t.key), Level: l.spec.ID,
				Args: finding.Args{"n": len(lacking), "sheet": t.where(), "first": l.areas[lacking[0]].ID},
			})
			continue
		}
		for _, i := range lacking {
			a := l.areas[i]
			f := finding.Finding{
				Severity: finding.Warning, Code: "area_not_in_table", Position: t.grid.Position(t.head.last, t.key),
				Level: l.spec.ID, AreaID: a.ID, AreaName: a.Name, Args: finding.Args{"id": a.ID, "sheet": t.where()},
			}
			// 013 is missing here, but 13 stands here: an error, since one area
			// has become two.
			for _, id := range t.ids {
				if id != a.ID && allDigits(id) && allDigits(a.ID) && strings.TrimLeft(id, "0") == strings.TrimLeft(a.ID, "0") {
					f.Severity, f.Code = finding.Error, "key_lost_zero"
					f.Position = t.grid.Position(t.rowOf[l.row[id]], t.key)
					f.Args = finding.Args{"id": id, "could": a.ID, "column": t.spec.Key, "digits": len(a.ID)}
					break
				}
			}
			r.findings.Add(f)
		}
	}
}

// overlaps reports whether a table shares areas with another one of its level.
func overlaps(l *level, t *table) bool {
	for _, other := range l.tables {
		for i, row := range t.rowOf {
			if other != t && row > 0 && other.rowOf[i] > 0 {
				return true
			}
		}
	}
	return false
}

// A tableColumn is a column of a table that a name means.
type tableColumn struct {
	table  *table
	column int
}

// lookup returns the columns that a name means on a level: one as a rule, one
// of each table where the level's areas are spread over several tables of the
// same form. It returns none where the level has no such column, or where the
// name doesn't decide, which is reported for the indicator.
func (r *reader) lookup(l *level, name, indicator string) []tableColumn {
	var found []tableColumn
	for _, t := range l.tables {
		columns := r.columnsIn(t, name)
		if len(columns) > 1 {
			r.ambiguousColumn(t, name, columns, indicator)
			return nil
		}
		if len(columns) == 0 {
			continue
		}
		m := tableColumn{t, columns[0]}
		for _, other := range found {
			if sameColumn(l, other, m) {
				continue
			}
			if once := l.spec.ID + "\x00" + name; !r.said[once] {
				r.said[once] = true
				if ofOneTable(other.table, t) {
					r.columnInParts(t, name, m.column, indicator)
					return nil
				}
				r.findings.Add(finding.Finding{
					Severity: finding.Error, Code: "column_in_two_tables", Position: t.grid.Position(t.head.last, m.column),
					Level: l.spec.ID, Indicator: indicator, Args: finding.Args{
						"column": name, "sheet": t.where(), "other": other.table.grid.Position(other.table.head.last, other.column).String(),
					},
				})
			}
			return nil
		}
		if adds(found, m) {
			found = append(found, m)
		}
	}
	return found
}

// columnInParts reports a column that several parts of one table have, where
// the name does not say which.
func (r *reader) columnInParts(t *table, name string, column int, indicator string) {
	code, sign := "column_in_sections", " | "
	if t.pivot != "" {
		code, sign = "column_in_pivot", "/"
	}
	var likely []string
	for _, title := range t.titles {
		if title != "" {
			likely = append(likely, title+sign+name)
		}
	}
	r.findings.Add(finding.Finding{
		Severity: finding.Error, Code: code, Position: t.grid.Position(t.head.last, column), Level: t.level.spec.ID, Indicator: indicator,
		Args: finding.Args{"column": name, "file": t.spec.File, "names": firstTexts(likely)},
	})
}

// adds reports whether a table has areas that those before it lack.
func adds(found []tableColumn, m tableColumn) bool {
	for i, row := range m.table.rowOf {
		if row > 0 && !slices.ContainsFunc(found, func(f tableColumn) bool { return f.table.rowOf[i] > 0 }) {
			return true
		}
	}
	return len(found) == 0
}

// columnsIn returns the columns of a table that a name of the edition means:
// by the table's own list of columns, by header text behind the table's
// prefix, or by letter where no header of any table is written so.
func (r *reader) columnsIn(t *table, name string) []int {
	if to, ok := t.spec.Columns[name]; ok {
		return t.columnsOfKey(to)
	}
	rest, ok := t.nameInTable(name)
	if !ok {
		return nil
	}
	if _, renamed := t.spec.Columns[strings.TrimPrefix(name, t.spec.As)]; renamed {
		return t.columnsOfKey(rest)
	}
	name = rest
	if out := t.columnsByHeader(name); len(out) > 0 {
		return out
	}
	name = t.withoutTitle(name)
	if c := grid.ColumnNumber(trim(name)); c > 0 && c <= t.grid.Width() && !r.headers[fold(name)] {
		return []int{c}
	}
	return nil
}

// nameInTable returns a name of the edition as this table writes it: without the
// prefix of as, and as columns says; ok is false where it is of another table.
func (t *table) nameInTable(name string) (string, bool) {
	if to, ok := t.spec.Columns[name]; ok {
		return to, true
	}
	rest, ok := strings.CutPrefix(name, t.spec.As)
	if !ok {
		return name, false
	}
	if to, renamed := t.spec.Columns[rest]; renamed {
		return to, true
	}
	return rest, true
}

// sameColumn reports whether two tables repeat one column: every area that
// both have has the same text in it.
func sameColumn(l *level, a, b tableColumn) bool {
	for i := range l.areas {
		x, y := a.table.rowOf[i], b.table.rowOf[i]
		if x > 0 && y > 0 && trim(a.table.grid.At(x, a.column).String()) != trim(b.table.grid.At(y, b.column).String()) {
			return false
		}
	}
	return true
}
