package sheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// A table is one table of one file after it was found on its sheet; of a table
// with several rows per area, it is the part with one row per area.
type table struct {
	spec    *Table
	level   *level
	grid    *grid.Grid
	number  int             // among all tables of the edition
	wanted  map[string]bool // folded header texts that the edition asks for
	head    header
	key     int // columns; label is 0 where the names are the ids
	label   int
	pattern *regexp.Regexp // of the spec, nil if none
	part
	skips   []tableRow // rows that were passed over, of the whole table
	titles  []string   // of all parts of the whole table
	rowOf   []int      // per area of the level: row, 0 if none
	forms   *formCount
	parsed  map[int]*column
	symbols map[string]Meaning // the table's own, by foldSymbol
}

// keyAt is the place of a key of the table in the edition file.
func (t *table) keyAt(key string) finding.Position {
	if p, ok := t.spec.KeyAt[key]; ok {
		return p
	}
	return t.spec.At
}

// where names the table for a message: its sheet, or the file where it has
// none, and the part of it.
func (t *table) where() string {
	name := t.grid.Sheet
	if name == "" {
		name = t.grid.File
	}
	if part := t.title(); part != "" {
		name += ": " + part
	}
	return name
}

// readRows finds the areas of a table and its city row, and the parts of a
// table that has several rows per area.
func (r *reader) readRows(t *table) []part {
	c := newCollection(t)
	if !r.resolveConditions(t, c) {
		return nil
	}
	for row := c.first; row <= c.last; row++ {
		found := c.classify(row)
		c.collect(found)
		if found.kind == nextTable {
			break
		}
	}
	if c.city != "" && !c.many() {
		if one := c.parts[0]; one.city == 0 {
			one.city = cityOutside(t, c.city, c.first, c.last)
		}
	}
	r.sayRepeats(t, c)
	r.saySkipped(t)
	r.sayKeys(t, c)
	r.sayCityMissing(t, c)
	r.sayNoAreas(t, c)
	out := make([]part, 0, len(c.parts))
	for _, part := range c.parts {
		r.checkZeros(t, part)
		out = append(out, *part)
	}
	return out
}

// collect takes over a row as what it was found to be.
func (c *collection) collect(found tableRow) {
	if found.kind == emptyRow {
		return
	}
	c.between = c.between || found.lone == ""
	if reasons[found.kind] != "" {
		c.table.skips = append(c.table.skips, found)
	}
	if found.shortID != "" {
		c.shortIDs = append(c.shortIDs, found)
	}
	if found.part != nil {
		c.add(found.part)
	}
	switch found.kind {
	case areaRow:
		c.collectArea(found)
	case cityRow:
		if found.part.city > 0 {
			c.cities = append(c.cities, repeat{row: found.row, other: found.part.city})
			break
		}
		found.part.city = found.row
	case sectionHeading:
		c.enter(found)
	case loneText:
		c.headings = append(c.headings, found.row)
	case otherSection:
		c.noteSection()
	case excludedRow:
		c.noteFailed(found)
	case unreadableKey:
		c.table.level.rowsLost = true
		c.unreadable = append(c.unreadable, found)
	case dateKey:
		c.table.level.rowsLost = true
		c.days = append(c.days, found.row)
	case keylessCases, unassignedCases:
		found.part.unassigned = append(found.part.unassigned, found.row)
	}
}

// collectArea takes over the first row of an area in a part; each further one
// repeats it.
func (c *collection) collectArea(found tableRow) {
	p := found.part
	if other, twice := p.seen[found.id]; twice {
		c.table.level.rowsLost = true
		c.twice = append(c.twice, repeat{found.row, other, found.id, found.name, p})
		return
	}
	p.seen[found.id] = found.row
	if c.table.grid.RowHidden(found.row) {
		c.hidden++
	}
	p.rows, p.ids, p.names = append(p.rows, found.row), append(p.ids, found.id), append(p.names, found.name)
}

// sayKeys reports what is unusual about the rows and the keys of areas.
func (r *reader) sayKeys(t *table, c *collection) {
	for _, one := range c.unreadable {
		r.findings.Error("key_unreadable", t.grid.Position(one.row, t.key), finding.Args{"column": t.spec.Key, "text": one.id})
	}
	if c.hidden > 0 {
		r.findings.Note("rows_hidden", t.grid.Position(t.head.last, t.key), finding.Args{"n": c.hidden, "sheet": t.where()})
	}
	if len(c.shortIDs) > 0 {
		one := c.shortIDs[0]
		r.findings.Note("key_zeros_restored", t.grid.Position(one.row, t.key), finding.Args{"n": len(c.shortIDs), "id": one.shortID, "full": one.id})
	}
}

// sayCityMissing reports the first part with areas that lacks the city row.
func (r *reader) sayCityMissing(t *table, c *collection) {
	if t.spec.CityRow == "" {
		return
	}
	for _, part := range c.parts {
		if part.city == 0 && (len(part.rows) > 0 || !c.many() && len(c.unread) == 0) {
			r.findings.Error("city_row_missing", t.keyAt("city_row"), finding.Args{"city": t.spec.CityRow, "sheet": t.where(), "file": t.spec.File})
			return
		}
	}
}

// sayNoAreas reports keys that are days, and why a table has no area.
func (r *reader) sayNoAreas(t *table, c *collection) {
	g := t.grid
	some := slices.ContainsFunc(c.parts, func(p *part) bool { return len(p.rows) > 0 })
	if !some && len(c.days) > 1 { // a row per day, none per area
		r.findings.Error("key_is_days", g.Position(c.days[0], t.key), finding.Args{"column": t.heading(t.key), "sheet": t.where(), "n": len(c.days)})
		return
	}
	for _, row := range c.days {
		r.findings.Error("key_is_date", g.Position(row, t.key), finding.Args{"column": t.heading(t.key)})
	}
	if some {
		return
	}
	if i := slices.IndexFunc(t.skips, func(s tableRow) bool { return s.kind == unmatchedRow }); i >= 0 {
		one := t.skips[i]
		r.findings.Error("key_match_nothing", t.keyAt("key.match"), finding.Args{
			"match": t.spec.Match, "column": t.spec.Key, "text": finding.Hidden{Value: shorten(one.text)}, "cell": g.Position(one.row, t.key).Cell(),
		})
		return
	}
	switch {
	case len(c.unread) > 0:
		near, _ := nearest(t.spec.Sections, slices.Clone(c.unread))
		r.findings.Error("section_missing", t.keyAt("sections"), finding.Args{"section": t.spec.Sections, "sheet": t.where(), "near": near})
	case c.failedTexts != nil:
		r.sayNoRowMeets(t, c)
	default:
		r.findings.Error("table_empty", g.Position(t.head.last, t.key), finding.Args{"sheet": t.where(), "column": t.heading(t.key)})
	}
}

// readsMore reports whether the edition reads another table of the same sheet.
func (r *reader) readsMore(t *table) bool {
	for _, l := range r.levels {
		for i := range l.spec.Tables {
			if other := &l.spec.Tables[i]; other != t.spec && other.File == t.spec.File && fold(other.Sheet) == fold(t.spec.Sheet) {
				return true
			}
		}
	}
	return false
}

// saySkipped names the rows that were passed over and could be meant as areas;
// conditions and repeated headers are the planner's or the printer's doing.
func (r *reader) saySkipped(t *table) {
	var others []tableRow
	for _, s := range t.skips {
		switch s.kind {
		case repeatedHeader:
			continue
		case nextTable:
			if !r.readsMore(t) {
				r.findings.Note("table_ends", t.grid.Position(s.row, t.key), finding.Args{"sheet": t.where(), "column": s.text})
			}
			continue
		case columnNumbers:
			// A row 1, 2, 3 under the key could be an area with few cases.
			if t.grid.At(s.row, t.key).Kind == grid.Empty {
				continue
			}
		case sectionHeading, loneText, banner:
			if t.spec.Sections != SectionsNone {
				continue
			}
		}
		others = append(others, s)
	}
	if len(others) == 0 {
		return
	}
	var texts []string
	for _, o := range others[:min(len(others), 5)] {
		texts = append(texts, strconv.Itoa(o.row)+" ("+shorten(o.text)+")")
	}
	more := ""
	if len(others) > 5 {
		more = ", …"
	}
	r.findings.Note("rows_skipped", t.grid.Position(others[0].row, t.key), finding.Args{
		"n": len(others), "sheet": t.where(), "rows": strings.Join(texts, ", ") + more,
	})
}

// cityOutside looks for the city row outside the rows of areas that the
// edition file names: it often stands far below. It returns 0 where it is not
// there.
func cityOutside(t *table, city string, first, last int) int {
	for row := t.head.last + 1; row <= t.grid.Height(); row++ {
		if row >= first && row <= last {
			continue
		}
		if fold(tidy(t.grid.At(row, t.key).String())) == city || t.label > 0 && fold(tidy(t.grid.At(row, t.label).String())) == city {
			return row
		}
	}
	return 0
}

// checkZeros reports codes that a spreadsheet made numbers of, so that they
// lost their leading zeros: 13 in a column of 013, 021, 022.
func (r *reader) checkZeros(t *table, p *part) {
	width, texts := 0, 0
	for i, id := range p.ids {
		if t.grid.At(p.rows[i], t.key).Kind != grid.Text || !allDigits(id) {
			continue
		}
		if texts++; width != 0 && width != len(id) {
			r.checkTextZeros(t, p)
			return
		}
		width = len(id)
	}
	if texts == 0 {
		return
	}
	for i, id := range p.ids {
		if t.grid.At(p.rows[i], t.key).Kind != grid.Number || len(id) >= width || !allDigits(id) {
			continue
		}
		full := strings.Repeat("0", width-len(id)) + id
		r.findings.Add(finding.Finding{
			Severity: finding.Error, Code: "key_lost_zero", Position: t.grid.Position(p.rows[i], t.key),
			Level: t.level.spec.ID, AreaID: id, AreaName: p.names[i],
			Args: finding.Args{"id": id, "could": full, "column": t.spec.Key, "digits": width},
		})
	}
}

// checkTextZeros is checkZeros where every code is a text, as in a CSV file: 2
// among 01 and 03. Codes of several lengths may be meant (01 and the areas 0101
// and 0102 in it, 263 beside 2621), so it takes the shorter ones for such slips
// only where they are the fewer, the longer ones know zeros in front, and no
// code begins with the shorter one; and it is a warning.
func (r *reader) checkTextZeros(t *table, p *part) {
	width, padded := 0, false
	for _, id := range p.ids {
		if !allDigits(id) {
			return
		}
		width = max(width, len(id))
	}
	var short []int
	begins := map[string]bool{}
	for i, id := range p.ids {
		if len(id) < width {
			short = append(short, i)
			continue
		}
		padded = padded || id[0] == '0'
		for k := 1; k < width; k++ {
			begins[id[:k]] = true
		}
	}
	if !padded || 2*len(short) >= len(p.ids) || slices.ContainsFunc(short, func(i int) bool { return p.ids[i][0] == '0' || begins[p.ids[i]] }) {
		return
	}
	say := capped{reader: r}
	defer say.rest()
	for _, i := range short {
		id := p.ids[i]
		say.add(finding.Finding{
			Severity: finding.Warning, Code: "key_lost_zero", Position: t.grid.Position(p.rows[i], t.key),
			Level: t.level.spec.ID, AreaID: id, AreaName: p.names[i],
			Args: finding.Args{"id": id, "could": strings.Repeat("0", width-len(id)) + id, "column": t.spec.Key, "digits": width},
		})
	}
}

func allDigits(s string) bool {
	return s != "" && strings.TrimLeft(s, "0123456789") == ""
}
