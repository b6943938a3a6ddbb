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

// crosswalk reads the rows of one table below its first row that holds
// anything, the header.
func crosswalk(g *grid.Grid, x edition.Crosswalk) (compare.Crosswalk, finding.List) {
	var list finding.List
	out := compare.Crosswalk{Crosswalk: area.Crosswalk{Level: x.Level}, At: g.Position(0, 0)}
	header := 1
	for header < g.Height() && len(g.Row(header)) == 0 {
		header++
	}
	var columns [3]int
	for i, want := range [...]struct{ key, header string }{{"from", x.From}, {"to", x.To}, {"weight", x.Weight}} {
		if want.header == "" {
			continue
		}
		columns[i] = columnOf(g, header, want.header)
		if columns[i] == 0 {
			var there []string
			for _, c := range g.Row(header) {
				there = append(there, strings.TrimSpace(c.String()))
			}
			list.Error("crosswalk_column_missing", g.Position(header, 1), finding.Args{
				"column": want.header, "key": want.key, "headers": strings.Join(there, ", "),
			})
		}
	}
	if list.HasErrors() {
		return out, list
	}
	for row := header + 1; row <= g.Height(); row++ {
		if len(g.Row(row)) == 0 {
			continue
		}
		from, to := strings.TrimSpace(g.At(row, columns[0]).String()), strings.TrimSpace(g.At(row, columns[1]).String())
		at := g.Position(row, columns[0])
		switch {
		case from == "" && to == "":
			continue // a remark below the table
		case from == "":
			list.Warning("crosswalk_one_sided", at, finding.Args{"column": x.From})
			continue
		case to == "":
			list.Warning("crosswalk_one_sided", g.Position(row, columns[1]), finding.Args{"column": x.To})
			continue
		}
		weight := 1.0
		if columns[2] > 0 {
			at = g.Position(row, columns[2])
			var ok bool
			if weight, ok = share(g.At(row, columns[2])); !ok {
				list.Error("crosswalk_no_weight", at, finding.Args{"value": finding.Hidden{Value: g.At(row, columns[2]).String()}})
				continue
			}
		}
		out.Links = append(out.Links, area.Link{From: from, To: to, Weight: weight})
		out.LinkAt = append(out.LinkAt, at)
	}
	if len(out.Links) == 0 && !list.HasErrors() {
		list.Error("crosswalk_empty", g.Position(0, 0), nil)
	}
	return out, list
}

// columnOf finds a column by its header: as it stands, else without regard to
// case; 0 for none.
func columnOf(g *grid.Grid, row int, header string) int {
	loose := 0
	for _, c := range g.Row(row) {
		switch text := strings.TrimSpace(c.String()); {
		case text == header:
			return int(c.Column)
		case strings.EqualFold(text, header) && loose == 0:
			loose = int(c.Column)
		}
	}
	return loose
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
