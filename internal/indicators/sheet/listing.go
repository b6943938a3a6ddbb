package sheet

import (
	"cmp"
	"iter"
	"slices"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// A Listing is a table that is no table of areas and has its columns named in
// one row: a crosswalk, a list of indicators. Its columns are found by the
// rules by which those of areas are.
type Listing struct {
	grid   *grid.Grid
	header header
}

// ListingHeaderRows is the last row in which the header of a listing is looked
// for.
const ListingHeaderRows = 20

// FindListing finds the header among the first rows of a grid: the first of
// those that name most of the columns wanted. Where none names any it is the
// first row that holds anything, and ok is false.
func FindListing(g *grid.Grid, wanted ...string) (l Listing, ok bool) {
	l = Listing{grid: g, header: header{first: 1, last: 1}}
	most := -1
	for row := 1; row <= g.Height() && (row <= ListingHeaderRows || most < 0); row++ {
		if len(g.Row(row)) == 0 {
			continue
		}
		h, named := readHeader(g, row, row), 0
		for _, name := range wanted {
			if len(h.match(name)) > 0 {
				named++
			}
		}
		if named > most {
			most, l.header = named, h
		}
	}
	return l, most > 0
}

// HeaderRow returns the row of the header, 1 for a grid that holds nothing.
func (l *Listing) HeaderRow() int { return l.header.first }

// Columns returns the columns that a name means: none, one, or several where
// it does not decide. It is a header as it stands, else without regard to
// case, white space, hyphens, footnote marks and unit, else a letter.
func (l *Listing) Columns(name string) []int {
	if out := l.header.match(name); len(out) > 0 {
		return out
	}
	if c := grid.ColumnNumber(trim(name)); c > 0 && c <= l.grid.Width() {
		return []int{c}
	}
	return nil
}

// Means returns the first of some names that a column's header can stand for,
// whatever other columns are called; "" where it is none of them.
func (l *Listing) Means(column int, names []string) string {
	i := slices.IndexFunc(l.header.columns, func(h heading) bool { return h.column == column })
	if i < 0 {
		return ""
	}
	alone := header{columns: l.header.columns[i : i+1]}
	for _, name := range names {
		if len(alone.match(name)) > 0 {
			return name
		}
	}
	return ""
}

// Headers returns the headers in the order of their columns.
func (l *Listing) Headers() []string { return l.header.names() }

// Ambiguous says that a name means several columns.
func (l *Listing) Ambiguous(name string, columns []int) finding.Finding {
	return finding.Finding{
		Severity: finding.Error, Code: "column_ambiguous", Position: l.grid.Position(l.header.first, columns[0]),
		Args: finding.Args{"column": name, "sheet": cmp.Or(l.grid.Sheet, l.grid.File), "columns": l.header.describe(columns)},
	}
}

// Rows are the rows below the header that hold anything.
func (l *Listing) Rows() iter.Seq[int] {
	return func(yield func(int) bool) {
		for row := l.header.last + 1; row <= l.grid.Height(); row++ {
			if len(l.grid.Row(row)) > 0 && !yield(row) {
				return
			}
		}
	}
}
