package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"strconv"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/input"
)

// crosswalks reads crosswalk tables.
func crosswalks(own *input.Folders, asked []edition.Crosswalk) ([]compare.Crosswalk, finding.List, error) {
	var list finding.List
	var out []compare.Crosswalk
	grids := grid.NewReader(own)
	for _, x := range asked {
		g, found, err := grids.Read(x.File, x.Sheet)
		if errors.Is(err, fs.ErrNotExist) {
			list.Error("file_missing", x.KeyAt["file"], finding.Args{"file": x.File})
			continue
		}
		if err != nil {
			return nil, list, fmt.Errorf("read crosswalk: %w", err)
		}
		for _, f := range found.Sorted() {
			if f.Code == "sheet_missing" {
				f = sheet.WithLikelySheet(f, x.KeyAt["sheet"], x.Sheet, grids.Sheets(x.File))
			}
			list.Add(f)
		}
		if g == nil {
			if !found.HasErrors() {
				list.Error("crosswalk_no_sheet", x.At, finding.Args{"file": x.File, "sheets": strings.Join(grids.Sheets(x.File), ", ")})
			}
			continue
		}
		walk, found := crosswalk(g, x)
		list.Append(found)
		out = append(out, walk)
	}
	return out, list, nil
}

// crosswalk reads one table.
func crosswalk(g *grid.Grid, x edition.Crosswalk) (compare.Crosswalk, finding.List) {
	out := compare.Crosswalk{Crosswalk: area.Crosswalk{Level: x.Level}, At: g.Position(0, 0)}
	table, _ := sheet.FindListing(g, x.From, x.To, x.Weight)
	columns, list := crosswalkColumns(g, &table, x)
	if list.HasErrors() {
		return out, list
	}
	for row := range table.Rows() {
		link, at, ok := crosswalkLink(g, row, columns, x, &list)
		if ok {
			out.Links, out.LinkAt = append(out.Links, link), append(out.LinkAt, at)
		}
	}
	if len(out.Links) == 0 && !list.HasErrors() {
		list.Error("crosswalk_empty", g.Position(0, 0), nil)
	}
	return out, list
}

// crosswalkColumns are the columns of from, to and weight, the last 0 where
// the edition names none.
func crosswalkColumns(g *grid.Grid, table *sheet.Listing, x edition.Crosswalk) (columns [3]int, list finding.List) {
	for i, want := range [...]struct{ key, header string }{{"from", x.From}, {"to", x.To}, {"weight", x.Weight}} {
		if want.header == "" {
			continue
		}
		switch found := table.Columns(want.header); len(found) {
		case 0:
			list.Error("crosswalk_column_missing", g.Position(table.HeaderRow(), 1), finding.Args{
				"column": want.header, "key": want.key, "headers": strings.Join(table.Headers(), ", "), "n": sheet.ListingHeaderRows,
			})
		case 1:
			columns[i] = found[0]
		default:
			list.Add(table.Ambiguous(want.header, found))
		}
	}
	return columns, list
}

// crosswalkLink reads one row; ok is false for one that links nothing, which
// it reports unless both areas are empty, as in a remark below the table.
func crosswalkLink(g *grid.Grid, row int, columns [3]int, x edition.Crosswalk, list *finding.List) (link area.Link, at finding.Position, ok bool) {
	from, to := strings.TrimSpace(g.At(row, columns[0]).String()), strings.TrimSpace(g.At(row, columns[1]).String())
	at = g.Position(row, columns[0])
	switch {
	case from == "" && to == "":
		return link, at, false
	case from == "":
		list.Warning("crosswalk_one_sided", at, finding.Args{"column": x.From})
		return link, at, false
	case to == "":
		list.Warning("crosswalk_one_sided", g.Position(row, columns[1]), finding.Args{"column": x.To})
		return link, at, false
	}
	link = area.Link{From: from, To: to, Weight: 1}
	if columns[2] == 0 {
		return link, at, true
	}
	at = g.Position(row, columns[2])
	cell := g.At(row, columns[2])
	if link.Weight, ok = share(cell); !ok {
		list.Error("crosswalk_no_weight", at, finding.Args{"value": finding.Hidden{Value: cell.String()}})
	}
	return link, at, ok
}

// share reads a weight: a number, or a text with a decimal point or comma, also
// as a percentage.
func share(c grid.Cell) (float64, bool) {
	if c.Kind == grid.Number {
		return c.Number, true
	}
	text, percent := strings.CutSuffix(strings.TrimSpace(c.String()), "%")
	// A share has no thousands to part, so a comma can only part decimals.
	x, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false
	}
	if percent {
		x /= 100
	}
	return x, true
}
