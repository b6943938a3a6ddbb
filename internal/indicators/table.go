package indicators

import (
	"iter"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
)

// A Table is the indicators of one level: areas by indicators, by column. It
// is not changed after it was made.
type Table struct {
	Level      area.Level
	Areas      []area.Area // sorted by id bytewise
	Population []Value     // per area; nil where the edition names no population
	Series     []Series    // one per indicator of the catalogue, in its order
	Sources    []Source    // where the rows of this level were read
	Excluded   []Exclusion // per area; the zero Exclusion means included
	// CityAt is the city row of the level's tables, the zero Position where
	// there is none.
	CityAt finding.Position
	// CityPopulation is the city row's population, Missing where there is none.
	CityPopulation Value
}

// A Source is one table of a workbook or CSV file that rows were read from.
type Source struct {
	File       string
	Sheet      string
	SheetIndex int
	Rows       []int // per area: 1-based row in the sheet, 0 where the area is not in this source
	CityRow    int   // 1-based row of the city, 0 if none
}

// An Origin is one column of a source.
type Origin struct {
	Source int // index into Table.Sources
	Column int // 1-based
}

// A Series is one indicator on one level. All slices have one entry per area,
// or are nil where they do not apply.
type Series struct {
	Present     bool    // the level has this indicator's columns (or sums of a finer level)
	Values      []Value // in the unit of the indicator
	Numerator   []Value // counts, for a rate only
	Denominator []Value // counts, for a rate only
	Weight      []Value // the column of weight_by, for a ready value only
	Origins     []Origin
	Summed      bool // made of the finer level's counts or weighted values, not read
	City        CityRow
}

// A CityRow is what the city row of a level's tables says about one indicator.
type CityRow struct {
	Value       Value
	Numerator   Value
	Denominator Value
}

// An Exclusion says why an area is outside every mean, spread and rank.
type Exclusion struct {
	Excluded bool
	Rule     string  // "population", "areas", "where" or "no_population"
	Because  string  // the planner's words, "" where the edition file gives none
	Limit    float64 // of population_below
}

// Included reports whether area i takes part in means, spreads and ranks.
func (t *Table) Included(i int) bool { return len(t.Excluded) == 0 || !t.Excluded[i].Excluded }

// Row returns the index of an area id in the table, -1 where it has none.
func (t *Table) Row(id string) int {
	lo, hi := 0, len(t.Areas)
	for lo < hi {
		mid := (lo + hi) / 2
		if t.Areas[mid].ID < id {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(t.Areas) && t.Areas[lo].ID == id {
		return lo
	}
	return -1
}

// Cells are the places that the value of area i of a series was read from, in
// the order of its columns; none for a sum of finer areas.
func (t *Table) Cells(s *Series, i int) iter.Seq[finding.Position] {
	return func(yield func(finding.Position) bool) {
		for _, o := range s.Origins {
			src := &t.Sources[o.Source]
			if src.Rows[i] > 0 && !yield(finding.AtCell(src.File, src.Sheet, src.SheetIndex, src.Rows[i], o.Column)) {
				return
			}
		}
	}
}

// Cell is the first of Cells; ok is false where there are none.
func (t *Table) Cell(s *Series, i int) (at finding.Position, ok bool) {
	for at := range t.Cells(s, i) {
		return at, true
	}
	return finding.Position{}, false
}

// CityCells returns the places that the city row's value of a series was read
// from, in the order of its columns; none where the level has no city row.
func (t *Table) CityCells(s *Series) []finding.Position {
	var out []finding.Position
	for _, o := range s.Origins {
		if src := t.Sources[o.Source]; src.CityRow > 0 {
			out = append(out, finding.AtCell(src.File, src.Sheet, src.SheetIndex, src.CityRow, o.Column))
		}
	}
	return out
}

// CellText joins Cells by semicolons: the column cell of values.csv.
func (t *Table) CellText(s *Series, i int) string {
	var out strings.Builder
	for at := range t.Cells(s, i) {
		if out.Len() > 0 {
			out.WriteByte(';')
		}
		out.WriteString(at.String())
	}
	return out.String()
}

// CitySource says where a city value comes from.
type CitySource uint8

// The sources in the order in which they are tried.
const (
	CityMissing   CitySource = iota
	CityPublished            // the city row of a table
	CityDeclared             // key city of the edition file
	CityCounts               // sum of numerators / sum of denominators
	CityWeighted             // mean of areas weighted by weight_by: computed, not published
	CityIndex                // an index: its node applied to the city as one more area
)

// String returns the word used in reference.csv.
func (s CitySource) String() string {
	return [...]string{"missing", "published", "declared", "counts", "weighted_mean", "index"}[min(int(s), 5)]
}

// A CityValue is one indicator for the whole city.
type CityValue struct {
	Value       Value
	Numerator   Value // counts of the whole city where known
	Denominator Value
	Source      CitySource
	Level       string             // level whose table or areas it comes from, "" where declared or missing
	At          finding.Position   // of the city row or the key city
	Cells       []finding.Position // of a published value: the cells of the city row it was made of
}
