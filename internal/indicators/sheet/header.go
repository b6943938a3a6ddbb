package sheet

import (
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// mostHeaderRows is how many rows a header has at most where the edition file
// does not name them.
const mostHeaderRows = 4

// A header is the rows above a table's areas that name its columns.
type header struct {
	first, last int // rows
	columns     []heading
	unitless    [][]string // per column: its texts without their units, in the form of fold; made when asked for
}

// A heading is one column with its texts from the group at the top to the leaf.
type heading struct {
	column int
	raw    []string // as typed, trimmed
	folded []string
}

// String returns the texts as a planner would write them in the edition file.
func (h heading) String() string {
	texts := make([]string, len(h.raw))
	for i, t := range h.raw {
		texts[i] = tidy(t)
	}
	return strings.Join(texts, " | ")
}

// readHeader takes the texts of the columns from the rows first to last. The
// text of a merged range stands over all its columns; where a row has no
// merged ranges, the text of a group also stands over the empty cells to its
// right, as offices leave them in sheets and CSV files.
func readHeader(g *grid.Grid, first, last int) header {
	h := header{first: first, last: last}
	width := g.Width()
	texts := make([][]string, last-first+1)
	merged := make([]bool, len(texts))
	for i := range texts {
		texts[i] = make([]string, width+1)
		for _, c := range g.Row(first + i) {
			texts[i][c.Column] = trim(c.String())
		}
	}
	for _, m := range g.Merged {
		if m.LastRow < first || m.FirstRow > last || m.FirstColumn > width {
			continue
		}
		text := trim(g.At(m.FirstRow, m.FirstColumn).String())
		if text == "" {
			continue
		}
		for r := max(m.FirstRow, first); r <= min(m.LastRow, last); r++ {
			merged[r-first] = merged[r-first] || m.LastColumn > m.FirstColumn
			for c := m.FirstColumn; c <= min(m.LastColumn, width); c++ {
				texts[r-first][c] = text
			}
		}
	}
	// below reports whether a column has a text of its own under row i.
	below := func(i, c int) bool {
		for k := i + 1; k < len(texts); k++ {
			if texts[k][c] != "" {
				return true
			}
		}
		return false
	}
	for i := 0; i < len(texts)-1; i++ {
		if merged[i] {
			continue
		}
		for c := 2; c <= width; c++ {
			if texts[i][c] == "" && texts[i][c-1] != "" && below(i, c-1) && below(i, c) {
				texts[i][c] = texts[i][c-1]
			}
		}
	}
	for c := 1; c <= width; c++ {
		var path heading
		for i := range texts {
			t := texts[i][c]
			if t == "" || len(path.raw) > 0 && path.raw[len(path.raw)-1] == t {
				continue
			}
			path.raw = append(path.raw, t)
			path.folded = append(path.folded, fold(t))
		}
		if len(path.raw) > 0 {
			path.column = c
			h.columns = append(h.columns, path)
		}
	}
	return h
}

// match returns the columns that a name means: none, one, or several where the
// name does not decide. It tries, in this order, the leaf text as typed, the
// leaf text in the form of fold, all texts of a column joined ("Arbeitslose"
// over "unter 25"), any text that stands over the column, and the leaf text
// without its unit ("Fläche (in ha)"). A name of several texts must find them
// in this order in one column, best as the whole of its texts.
func (h *header) match(name string) []int {
	name = trim(name)
	if name == "" {
		return nil
	}
	leaf := func(c *heading) int { return len(c.raw) - 1 }
	if out := h.where(func(c *heading) bool { return c.raw[leaf(c)] == name }); len(out) > 0 {
		return out
	}
	wanted := fold(name)
	if out := h.where(func(c *heading) bool { return c.folded[leaf(c)] == wanted }); len(out) > 0 {
		return out
	}
	if strings.Contains(name, "|") {
		texts := parts(name)
		folded := make([]string, len(texts))
		for i := range texts {
			folded[i] = fold(texts[i])
		}
		if out := h.where(func(c *heading) bool { return slices.Equal(folded, c.folded) }); len(out) > 0 {
			return out
		}
		if out := h.where(func(c *heading) bool { return inOrder(texts, c.raw, true) }); len(out) > 0 {
			return out
		}
		if out := h.where(func(c *heading) bool { return inOrder(folded, c.folded, true) }); len(out) > 0 {
			return out
		}
		if out := h.where(func(c *heading) bool { return inOrder(folded, c.folded, false) }); len(out) > 0 {
			return out
		}
		return h.whereUnitless(func(texts []string) bool { return inOrder(folded, texts, true) })
	}
	if out := h.where(func(c *heading) bool { return len(c.folded) > 1 && strings.Join(c.folded, "") == wanted }); len(out) > 0 {
		return out
	}
	if out := h.where(func(c *heading) bool { return slices.Contains(c.folded, wanted) }); len(out) > 0 {
		return out
	}
	return h.whereUnitless(func(texts []string) bool { return texts[len(texts)-1] == wanted })
}

// whereUnitless is where for the texts without their units.
func (h *header) whereUnitless(holds func([]string) bool) []int {
	if h.unitless == nil {
		h.unitless = make([][]string, len(h.columns))
		for i := range h.columns {
			for _, text := range h.columns[i].raw {
				h.unitless[i] = append(h.unitless[i], fold(withoutUnit(text)))
			}
		}
	}
	var out []int
	for i, texts := range h.unitless {
		if holds(texts) {
			out = append(out, h.columns[i].column)
		}
	}
	return out
}

// where returns the columns whose heading fits.
func (h *header) where(holds func(*heading) bool) []int {
	var out []int
	for i := range h.columns {
		if holds(&h.columns[i]) {
			out = append(out, h.columns[i].column)
		}
	}
	return out
}

// inOrder reports whether the wanted texts stand in a path in their order, the
// last one, if leaf is set, at its end.
func inOrder(wanted, path []string, leaf bool) bool {
	i := 0
	for k, text := range path {
		last := i == len(wanted)-1
		if i < len(wanted) && text == wanted[i] && (!last || !leaf || k == len(path)-1) {
			i++
		}
	}
	return i == len(wanted)
}

// names returns the headings as text.
func (h *header) names() []string {
	out := make([]string, len(h.columns))
	for i := range h.columns {
		out[i] = h.columns[i].String()
	}
	return out
}

// describe names columns for a message: D (Insgesamt | 2018).
func (h *header) describe(columns []int) string {
	var out []string
	for _, c := range h.columns {
		if slices.Contains(columns, c.column) {
			out = append(out, finding.ColumnName(c.column)+" ("+c.String()+")")
		}
	}
	if len(out) > 6 {
		out = append(out[:6], "…")
	}
	return strings.Join(out, ", ")
}

// holds reports whether any text of the header equals a name.
func (h *header) holds(folded string) bool {
	for i := range h.columns {
		if slices.Contains(h.columns[i].folded, folded) {
			return true
		}
	}
	return false
}

// A place is a cell whose text could be the key's header.
type place struct{ row, column int }

// findHeader finds the header rows and the key's column. It reports and
// returns false where it can't.
func (r *reader) findHeader(t *table) bool {
	g := t.grid
	given := t.spec.Header
	switch {
	case given[0] > 0:
		if given[1] > g.Height() || given[1] < given[0] || given[1]-given[0] > 50 {
			r.findings.Error("header_outside", t.keyAt("header"), finding.Args{"sheet": t.where(), "rows": g.Height()})
			return false
		}
		t.head = readHeader(g, given[0], given[1])
		return r.keyColumn(t)
	case t.spec.Rows[0] > 0:
		if t.spec.Rows[0]-1 >= g.Height() {
			return r.headerAbove(t, t.spec.Rows[0]-1)
		}
		if h, ok := r.headerDirectlyAbove(t, t.spec.Rows[0]-1); ok {
			t.head = h
			return r.keyColumn(t)
		}
		// Rows of another level may stand between the header and these.
		above := g.Within(grid.Range{FirstRow: 1, FirstColumn: 1, LastRow: t.spec.Rows[0] - 1, LastColumn: max(g.Width(), 1)})
		if len(keyPlaces(above, t.spec.Key)) == 0 {
			return r.headerAbove(t, t.spec.Rows[0]-1)
		}
		g = above
	}
	places := keyPlaces(g, t.spec.Key)
	if len(places) == 0 {
		if grid.ColumnNumber(trim(t.spec.Key)) > 0 {
			return r.headerOfLetters(t)
		}
		r.keyMissing(t)
		return false
	}
	// Where the text stands several times, the header is the one that has most
	// of the columns that the edition asks for.
	best, bestScore, tied := header{}, -1, []place(nil)
	for _, p := range places {
		h := blockAround(g, p)
		score := 0
		for name := range t.wanted {
			if h.holds(name) {
				score++
			}
		}
		switch {
		case score > bestScore:
			best, bestScore, tied = h, score, []place{p}
		case score == bestScore && (h.first != best.first || h.last != best.last):
			tied = append(tied, p)
		}
	}
	if len(tied) > 1 && t.spec.Heading == "" {
		cells := make([]string, len(tied))
		for i, p := range tied {
			cells[i] = g.Position(p.row, p.column).Cell()
		}
		r.findings.Error("header_ambiguous", g.Position(tied[0].row, tied[0].column), finding.Args{
			"column": t.spec.Key, "sheet": t.where(), "cells": strings.Join(cells, ", "),
		})
		return false
	}
	t.head = best
	return r.keyColumn(t)
}

// keyPlaces returns the cells that hold the header text of the key: as typed,
// or, where none does, in the form of fold. Of a key of several texts it is the
// last, above which the others stand.
func keyPlaces(g *grid.Grid, key string) []place {
	const most = 64
	texts := []string{trim(key)}
	if strings.Contains(key, "|") {
		path := parts(key)
		slices.Reverse(path)
		texts = append(texts, path...)
	}
	for _, text := range texts {
		for _, exact := range []bool{true, false} {
			wanted := fold(text)
			var out []place
			for row := 1; row <= g.Height() && len(out) < most; row++ {
				for _, c := range g.Row(row) {
					if c.Kind != grid.Text || len(c.Text) > 4*len(text)+64 {
						continue
					}
					if exact && trim(c.Text) == text || !exact && fold(c.Text) == wanted {
						out = append(out, place{row, int(c.Column)})
					}
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// blockAround returns the header around a cell with the key's header text.
func blockAround(g *grid.Grid, p place) header {
	first, last := p.row, p.row
	if m, ok := g.MergedAt(p.row, p.column); ok {
		first, last = m.FirstRow, min(m.LastRow, m.FirstRow+mostHeaderRows-1)
	}
	for last-first+1 < mostHeaderRows && continuesHeader(g, last+1, p.column) {
		last++
	}
	for last-first+1 < mostHeaderRows && first > 1 && groupsHeader(g, first-1) {
		first--
	}
	return readHeader(g, first, last)
}

// continuesHeader reports whether a row below the key's header text still
// belongs to the header: nothing under the key, no numbers but years, and more
// than one text, so that a heading between the areas is none.
func continuesHeader(g *grid.Grid, row, key int) bool {
	texts := 0
	for _, c := range g.Row(row) {
		if int(c.Column) == key || !isHeaderCell(c) {
			return false
		}
		texts++
	}
	return texts > 1
}

// groupsHeader reports whether a row above the key's header text names groups
// of columns. A title is none: it is a single text at the left or one merged
// over the whole table.
func groupsHeader(g *grid.Grid, row int) bool {
	cells := g.Row(row)
	for _, c := range cells {
		if !isHeaderCell(c) {
			return false
		}
	}
	if len(cells) == 0 {
		return false
	}
	if len(cells) > 1 {
		return true
	}
	m, ok := g.MergedAt(row, int(cells[0].Column))
	return ok && m.LastColumn > m.FirstColumn && m.FirstColumn > 1 && m.LastColumn-m.FirstColumn+1 < g.Width()-1
}

// isHeaderCell reports whether a cell can stand in a header: a text, or a year.
func isHeaderCell(c grid.Cell) bool {
	if c.Kind == grid.Number {
		return c.Number == float64(int(c.Number)) && c.Number >= 1900 && c.Number <= 2100
	}
	if c.Kind != grid.Text {
		return false
	}
	if n, ok := scanNumber(c.Text); ok {
		x, _ := n.value(anyForm)
		return n.form == anyForm && x >= 1900 && x <= 2100
	}
	return true
}

// headerDirectlyAbove returns the header that ends in a given row and has the
// key; ok is false where there is none.
func (r *reader) headerDirectlyAbove(t *table, last int) (h header, ok bool) {
	for n := 1; n <= mostHeaderRows && last-n+1 >= 1; n++ {
		h := readHeader(t.grid, last-n+1, last)
		if len(h.match(t.spec.Key)) == 1 {
			// Groups above the key's own row belong to the header too.
			for h.last-h.first+1 < mostHeaderRows && h.first > 1 && groupsHeader(t.grid, h.first-1) {
				h.first--
			}
			return readHeader(t.grid, h.first, h.last), true
		}
	}
	return h, false
}

// headerAbove takes the rows above a table whose key is named by its letter,
// or whose key is missing there, for its header.
func (r *reader) headerAbove(t *table, last int) bool {
	if last < 1 || last >= t.grid.Height() {
		r.findings.Error("rows_outside", t.keyAt("rows"), finding.Args{"sheet": t.where(), "rows": t.grid.Height()})
		return false
	}
	t.head = readHeader(t.grid, max(1, last-mostHeaderRows+1), last)
	return r.keyColumn(t)
}

// headerOfLetters finds the header of a table whose key is named by its
// letter: it is around another wanted text, at best one of many.
func (r *reader) headerOfLetters(t *table) bool {
	best, bestScore := header{}, 0
	key := grid.ColumnNumber(trim(t.spec.Key))
	for row := 1; row <= min(t.grid.Height(), 100); row++ {
		cells := t.grid.Row(row)
		i := slices.IndexFunc(cells, func(c grid.Cell) bool { return c.Kind == grid.Text && t.wanted[fold(c.Text)] })
		if i < 0 || len(cells) > 1 && headingText(cells) != "" {
			continue
		}
		h := blockAround(t.grid, place{row, int(cells[i].Column)})
		for h.last < row+mostHeaderRows-1 && continuesHeader(t.grid, h.last+1, key) {
			h.last++
		}
		h = readHeader(t.grid, h.first, h.last)
		score := 0
		for name := range t.wanted {
			if h.holds(name) {
				score++
			}
		}
		if score > bestScore {
			best, bestScore = h, score
		}
	}
	if bestScore == 0 {
		r.keyMissing(t)
		return false
	}
	t.head = best
	return r.keyColumn(t)
}

// keyColumn finds the columns of the key and the label in the header.
func (r *reader) keyColumn(t *table) bool {
	columns := t.columnsOfKey(t.spec.Key)
	switch len(columns) {
	case 0:
		r.keyMissing(t)
		return false
	case 1:
		t.key = columns[0]
	default:
		r.ambiguousColumn(t, t.spec.Key, columns, "")
		return false
	}
	if t.spec.Label == "" {
		return true
	}
	switch columns := t.columnsOfKey(t.spec.Label); len(columns) {
	case 0:
		r.missingColumn(t, t.spec.Label, "", finding.Error)
	case 1:
		t.label = columns[0]
	default:
		r.ambiguousColumn(t, t.spec.Label, columns, "")
	}
	return true
}

// columnsOfKey returns the columns that a key of the table (key, label, where,
// pivot) means; a letter counts only where no header text is written so.
func (t *table) columnsOfKey(name string) []int {
	if out := t.columnsByHeader(name); len(out) > 0 {
		return out
	}
	if c := grid.ColumnNumber(trim(name)); c > 0 && c <= t.grid.Width() {
		return []int{c}
	}
	return nil
}

// keyMissing says that no cell holds the key's header text, and which come near.
func (r *reader) keyMissing(t *table) {
	var texts []string
	for row := 1; row <= min(t.grid.Height(), 60) && len(texts) < 400; row++ {
		for _, c := range t.grid.Row(row) {
			if c.Kind == grid.Text && len(c.Text) <= 100 {
				if _, isNumber := scanNumber(c.Text); !isNumber {
					texts = append(texts, tidy(c.Text))
				}
			}
		}
	}
	near, far := nearest(t.spec.Key, texts)
	if far > 0.3 {
		// Nothing is spelt like it: the headers of the likeliest table then.
		const most = 6
		if guess, ok := Guess(t.grid); ok {
			h := readHeader(t.grid, guess.Header[0], guess.Header[1])
			near = h.names()
			near = near[:min(len(near), most)]
		}
	}
	r.findings.Error("key_column_missing", t.grid.Position(0, 0), finding.Args{
		"column": t.spec.Key, "sheet": t.where(), "near": near, "sheets": strings.Join(r.grids.Sheets(t.spec.File), ", "),
	})
}

// missingColumn says that a column is not in a table's header.
func (r *reader) missingColumn(t *table, name, indicator string, s finding.Severity) {
	near, _ := nearest(name, t.head.names())
	r.findings.Add(finding.Finding{
		Severity: s, Code: "column_missing", Position: t.grid.Position(t.head.last, 0), Level: t.level.spec.ID, Indicator: indicator,
		Args: finding.Args{"column": name, "sheet": t.where(), "near": near},
	})
}

// ambiguousColumn says that a name means several columns of a table.
func (r *reader) ambiguousColumn(t *table, name string, columns []int, indicator string) {
	id := name + "\x00" + strconv.Itoa(t.number)
	if r.said[id] {
		return
	}
	r.said[id] = true
	r.findings.Add(finding.Finding{
		Severity: finding.Error, Code: "column_ambiguous", Position: t.grid.Position(t.head.last, columns[0]), Level: t.level.spec.ID, Indicator: indicator,
		Args: finding.Args{"column": name, "sheet": t.where(), "columns": t.head.describe(columns)},
	})
}
