package desk

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/edition/scaffold"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators/sheet"
)

// Headers that say of their column what it holds: a year, any time, the codes
// of areas.
var (
	yearHeader = regexp.MustCompile(`(?i)^(jahr|year|berichtsjahr|stichjahr)$`)
	timeHeader = regexp.MustCompile(`(?i)^(jahr|year|berichtsjahr|stichjahr|zeit|zeitraum|stand|stichtag|datum|date|monat|quartal)$`)
	codeHeader = regexp.MustCompile(`(?i)^(.*[-_ ])?(nr\.?|nummer|code|kennziffer|kennung|schlüssel|id)$`)
)

// A guessed table is one table of an office of which no edition has said yet
// how it is read.
type guessedTable struct {
	grid    *grid.Grid
	read    *sheet.Explanation // where it stands and what its cells look like
	key     int                // column of the areas' codes
	where   [2]string          // column and text of the rows in use, where areas recur by year
	rows    []int              // of the areas in use and of the city
	rowOf   map[string]int     // by the areas' codes, in the form of sameCode
	ids     []string           // codes of the areas, in the order of the table
	cityRow string             // what stands under the key in the city's row, "" if none
}

// guessTable finds the table of a file and what its columns hold, one value
// per area in the order of known, or of the table itself where that is nil. A
// column with the codes of coarser says in which of those areas one lies.
func guessTable(file, sheetName, city string, level LevelName, known, coarser []string) (*scaffold.FirstTable, []string, finding.List, error) {
	g, list, err := likeliestTable(file, sheetName)
	if g == nil {
		return nil, nil, list, err
	}
	g.findKey(level, known)
	g.findAreas(city)
	if known == nil {
		known = g.ids
	}
	return g.table(known, coarser), g.ids, list, nil
}

// likeliestTable is the table of a file, or of one of its sheets, that has most
// areas; nil where there is none.
func likeliestTable(file, sheetName string) (*guessedTable, finding.List, error) {
	list, err := notReadable(file)
	if err != nil || list.HasErrors() {
		return nil, list, err
	}
	tables, _, err := sheet.Explain(onDisk{}, sheet.Spec{Symbols: edition.UsualSymbols()}, file)
	if err != nil {
		return nil, list, err
	}
	var e *sheet.Explanation
	for i := range tables {
		if t := &tables[i]; t.Found && (sheetName == "" || t.Sheet == sheetName) && (e == nil || t.Areas > e.Areas) {
			e = t
		}
	}
	if e == nil {
		list.Error("new_no_table", finding.AtFile(file), finding.Args{"sheet": sheetName})
		return nil, list, nil
	}
	g, found, err := grid.NewReader(onDisk{}).Read(file, e.Sheet)
	if err != nil || g == nil {
		list.Append(found)
		return nil, list, err
	}
	return &guessedTable{grid: g, read: e, key: e.Key}, list, nil
}

// findKey takes the column of the codes that other tables have, else one that
// is called a code, else leaves the one that the table was explained with.
func (t *guessedTable) findKey(level LevelName, known []string) {
	if key := t.columnOfCodes(known); key > 0 {
		t.key = key
	} else if key := t.columnCalledCode(level); key > 0 {
		t.key = key
	}
}

// columnOfCodes is the column that holds most of the codes of other tables, if
// it is more than half of them, else 0.
func (t *guessedTable) columnOfCodes(known []string) int {
	wanted := map[string]bool{}
	for _, id := range known {
		wanted[sameCode(id)] = true
	}
	best, most := 0, len(wanted)/2
	for _, c := range t.read.Columns {
		found := map[string]bool{}
		for row := t.read.Header[1] + 1; row <= t.grid.Height(); row++ {
			if id := sameCode(t.text(row, c.Column)); wanted[id] {
				found[id] = true
			}
		}
		if len(found) > most {
			best, most = c.Column, len(found)
		}
	}
	return best
}

// columnCalledCode is the column of whole numbers that is called a code, or
// like the level, and differs from row to row where names were taken for the
// keys; 0 for none.
func (t *guessedTable) columnCalledCode(level LevelName) int {
	for _, c := range t.read.Columns {
		name := strings.TrimSpace(c.Name)
		named := codeHeader.MatchString(name) || strings.EqualFold(name, level.One) || strings.EqualFold(name, level.Many)
		if c.Column == t.key || !named || c.Form != "whole" && c.Form != "number" {
			continue
		}
		rows, distinct := 0, map[string]bool{}
		for row := t.read.Header[1] + 1; row <= t.read.Cells.LastRow; row++ {
			if t.text(row, t.key) != "" && !t.skipped(row) {
				rows++
				distinct[t.text(row, c.Column)] = true
			}
		}
		if rows > 0 && len(distinct) == rows && !distinct[""] {
			return c.Column
		}
	}
	return 0
}

// findAreas finds the rows of the areas, those of the latest year where areas
// recur, and the row of the city among them.
func (t *guessedTable) findAreas(city string) {
	for row := t.read.Header[1] + 1; row <= t.grid.Height(); row++ {
		if !t.skipped(row) && t.text(row, t.key) != "" {
			t.rows = append(t.rows, row)
		}
	}
	t.keepLatestYear()
	t.rowOf = map[string]int{}
	for _, row := range t.rows {
		id := t.text(row, t.key)
		if strings.EqualFold(id, city) {
			t.cityRow = id
			continue
		}
		if t.rowOf[sameCode(id)] == 0 {
			t.rowOf[sameCode(id)] = row
			t.ids = append(t.ids, id)
		}
	}
}

// keepLatestYear keeps the rows of the latest year where areas recur by year.
func (t *guessedTable) keepLatestYear() {
	seen := map[string]bool{}
	for _, row := range t.rows {
		seen[t.text(row, t.key)] = true
	}
	if len(seen) == len(t.rows) {
		return
	}
	for _, c := range t.read.Columns {
		if !yearHeader.MatchString(strings.TrimSpace(c.Name)) {
			continue
		}
		last, pairs := "", map[string]bool{}
		for _, row := range t.rows {
			last = max(last, t.text(row, c.Column))
			pairs[t.text(row, t.key)+"\x00"+t.text(row, c.Column)] = true
		}
		if len(pairs) < len(t.rows) {
			continue
		}
		t.where = [2]string{t.columnName(c), last}
		t.rows = slices.DeleteFunc(t.rows, func(row int) bool { return t.text(row, c.Column) != last })
		return
	}
}

// A columnRole is what a column is to a first edition.
type columnRole uint8

const (
	unused       columnRole = iota // hidden, a time, codes of areas that the edition does not know, a remark
	areaCode                       // the key
	coarserCode                    // the code of the coarser area that an area lies in
	areaName                       // what an area is called
	measurements                   // numbers
)

// role says what a column is. coarser are the codes of the coarser level;
// a table has one column of these and one of names, so further ones are
// unused where out has them already.
func (t *guessedTable) role(c sheet.ExplainedColumn, out *scaffold.FirstTable, coarser []string) columnRole {
	name := strings.TrimSpace(c.Name)
	switch {
	case c.Column == t.key:
		return areaCode
	case c.Hidden || t.columnName(c) == t.where[0]:
		return unused
	case out.Within == "" && t.placesAreas(c.Column, coarser):
		return coarserCode
	case timeHeader.MatchString(name), codeHeader.MatchString(name):
		return unused
	case c.Form == "text":
		if out.Label == "" && c.Symbols == 0 && t.tellsAreasApart(c.Column) {
			return areaName
		}
	case c.Numbers > 0 && c.Form != "date":
		return measurements
	}
	return unused
}

// placesAreas reports whether a column has a code of the coarser level for
// every area, and every such code.
func (t *guessedTable) placesAreas(column int, coarser []string) bool {
	lack := map[string]bool{}
	for _, id := range coarser {
		lack[id] = true
	}
	for _, id := range t.ids {
		text := t.text(t.rowOf[sameCode(id)], column)
		if _, known := lack[text]; !known {
			return false
		}
		lack[text] = false
	}
	return len(t.ids) > len(coarser) && !slices.Contains(slices.Collect(maps.Values(lack)), true) && len(coarser) > 0
}

// tellsAreasApart reports whether nine of ten areas have a text of their own in
// a column.
func (t *guessedTable) tellsAreasApart(column int) bool {
	distinct := map[string]bool{}
	for _, row := range t.rows {
		distinct[t.text(row, column)] = true
	}
	return 10*len(distinct) >= 9*len(t.ids)
}

// table is what the first edition file says of the table; known are the codes
// that its values stand in the order of.
func (t *guessedTable) table(known, coarser []string) *scaffold.FirstTable {
	out := &scaffold.FirstTable{
		Sheet: t.read.Sheet, Key: finding.ColumnName(t.key), CityRow: t.cityRow, Header: t.headerRows(), Where: t.where,
	}
	for _, c := range t.read.Columns {
		switch t.role(c, out, coarser) {
		case areaCode:
			out.Key = t.columnName(c)
		case coarserCode:
			out.Within = t.columnName(c)
		case areaName:
			out.Label = t.columnName(c)
		case measurements:
			t.addValues(out, c, known)
		}
	}
	return out
}

// addValues adds a column of numbers. A number that likely means that there is
// none is missing, and told.
func (t *guessedTable) addValues(out *scaffold.FirstTable, c sheet.ExplainedColumn, known []string) {
	column := scaffold.FirstColumn{Name: t.columnName(c), Header: c.Name}
	for _, id := range known {
		x, hyphen := t.number(t.rowOf[sameCode(id)], c)
		out.Hyphen = out.Hyphen || hyphen
		if sheet.IsPlaceholder(x) {
			if !slices.Contains(out.Missing, x) {
				out.Missing = append(out.Missing, x)
			}
			x = math.NaN()
		}
		column.Values = append(column.Values, x)
	}
	out.Columns = append(out.Columns, column)
}

// number is the number of a column in a row, NaN where there is none; hyphen
// says that a lone hyphen stands there. Row 0 has nothing.
func (t *guessedTable) number(row int, c sheet.ExplainedColumn) (x float64, hyphen bool) {
	if row == 0 {
		return math.NaN(), false
	}
	cell := t.grid.At(row, c.Column)
	if n, ok := c.Number(cell); ok {
		return n, false
	}
	return math.NaN(), cell.Kind == grid.Text && strings.TrimSpace(cell.Text) == "-"
}

// columnName is what the edition file calls a column: its header, or its letter
// where there is none or another column has the same.
func (t *guessedTable) columnName(c sheet.ExplainedColumn) string {
	same := 0
	for _, other := range t.read.Columns {
		if other.Name == c.Name {
			same++
		}
	}
	if c.Name == "" || same > 1 {
		return finding.ColumnName(c.Column)
	}
	return c.Name
}

// headerRows are the rows of the header, to be named where the header of a
// table below reads alike; else "".
func (t *guessedTable) headerRows() string {
	if !slices.ContainsFunc(t.read.Skipped, func(s sheet.SkippedRow) bool { return s.Reason == "next_table" }) {
		return ""
	}
	first, last := t.read.Header[0], t.read.Header[1]
	if last > first {
		return strconv.Itoa(first) + "-" + strconv.Itoa(last)
	}
	return strconv.Itoa(first)
}

func (t *guessedTable) skipped(row int) bool {
	_, found := slices.BinarySearchFunc(t.read.Skipped, row, func(s sheet.SkippedRow, row int) int { return s.Row - row })
	return found
}

func (t *guessedTable) text(row, column int) string {
	return strings.TrimSpace(t.grid.At(row, column).String())
}
