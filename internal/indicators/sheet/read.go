package sheet

import (
	"errors"
	"fmt"
	"io/fs"
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
	r := &reader{spec: spec, grids: grid.NewReader(files), symbols: map[string]Meaning{}, said: map[string]bool{}}
	for _, text := range sortedKeys(spec.Symbols) {
		r.symbols[foldSymbol(trim(text))] = spec.Symbols[text]
	}
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
	spec   *Level
	index  int
	tables []*table // those that were found
	failed bool     // a table could not be found, so nothing is said about what it lacks
	areas  []area.Area
	row    map[string]int     // index in areas by id
	found  map[string]*values // by name; nil values where the level has no such column
	finer  *level             // the level that names this one in within, the nearest one of several
	kids   [][]int            // per area: indices of finer's areas in it
	out    indicators.Table
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
			f.Position = t.keyAt("sheet")
		}
		if once := f.Code + "\x00" + f.Position.String(); !r.said[once] {
			r.said[once] = true
			r.findings.Add(f)
		}
	}
	if g == nil || findings.HasErrors() {
		return false
	}
	t.grid = g
	t.wanted = r.wanted(t.spec)
	return r.findHeader(t)
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
	for _, t := range l.tables {
		r.readRows(t)
		for i, id := range t.ids {
			if old, known := names[id]; !known || old == id {
				names[id] = t.names[i]
			}
		}
	}
	for _, id := range sortedKeys(names) {
		l.row[id] = len(l.areas)
		l.areas = append(l.areas, area.Area{Ref: area.Ref{Level: l.spec.ID, ID: id}, Name: names[id]})
	}
	for _, t := range l.tables {
		t.at = make([]int, len(l.areas))
		for i, id := range t.ids {
			t.at[l.row[id]] = t.rows[i]
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
		for i, row := range t.at {
			if row == 0 {
				lacking = append(lacking, i)
			}
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
					f.Position = t.grid.Position(t.at[l.row[id]], t.key)
					f.Args = finding.Args{"id": id, "could": a.ID}
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
		for i, row := range t.at {
			if other != t && row > 0 && other.at[i] > 0 {
				return true
			}
		}
	}
	return false
}

// A match is a column of a table that a name means.
type match struct {
	table  *table
	column int
}

// lookup returns the columns that a name means on a level: one as a rule, one
// of each table where the level's areas are spread over several tables of the
// same form. It returns none where the level has no such column, or where the
// name doesn't decide, which is reported for the indicator.
func (r *reader) lookup(l *level, name, indicator string) []match {
	var found []match
	for _, t := range l.tables {
		columns := r.columnsIn(t, name)
		if len(columns) > 1 {
			r.ambiguousColumn(t, name, columns, indicator)
			return nil
		}
		if len(columns) == 0 {
			continue
		}
		m := match{t, columns[0]}
		for _, other := range found {
			if sameColumn(l, other, m) {
				continue
			}
			if once := l.spec.ID + "\x00" + name; !r.said[once] {
				r.said[once] = true
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

// adds reports whether a table has areas that those before it lack.
func adds(found []match, m match) bool {
	for i, row := range m.table.at {
		if row > 0 && !slices.ContainsFunc(found, func(f match) bool { return f.table.at[i] > 0 }) {
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
		return t.own(to)
	}
	if t.spec.As != "" {
		rest, ok := strings.CutPrefix(name, t.spec.As)
		if !ok {
			return nil
		}
		if to, ok := t.spec.Columns[rest]; ok {
			return t.own(to)
		}
		name = rest
	}
	if out := t.head.match(name); len(out) > 0 {
		return out
	}
	if c := grid.ColumnNumber(trim(name)); c > 0 && c <= t.grid.Width() && !r.headers[fold(name)] {
		return []int{c}
	}
	return nil
}

// sameColumn reports whether two tables repeat one column: every area that
// both have has the same text in it.
func sameColumn(l *level, a, b match) bool {
	for i := range l.areas {
		x, y := a.table.at[i], b.table.at[i]
		if x > 0 && y > 0 && trim(a.table.grid.At(x, a.column).String()) != trim(b.table.grid.At(y, b.column).String()) {
			return false
		}
	}
	return true
}
