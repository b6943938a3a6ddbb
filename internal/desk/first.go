package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/edition/scaffold"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

// A First is what a planner says of a first edition; everything else is
// guessed from the files.
type First struct {
	ID, City string
	Language words.Lang
	Levels   []LevelName // from coarse to fine
	// Tables are files "FILE", "FILE#SHEET" or, for a level that is not the
	// finest, "LEVEL=FILE#SHEET". Boundaries are "FILE" or "LEVEL=FILE".
	Tables     []string
	Boundaries []string
}

// A LevelName is the id of a level and what one and several of its areas are called.
type LevelName struct{ ID, One, Many string }

// Begin lays out a first edition over the files as they are: an edition file
// in which every guess is marked. Files beside the new folder stay where they
// are, others are copied into it.
func Begin(first First, dir string) (Created, error) {
	made := Created{Folder: dir, Edition: "edition.yaml"}
	var list finding.List
	if !edition.IsID(first.ID) {
		list.Error("new_bad_id", finding.Position{}, finding.Args{"id": first.ID})
	}
	free, err := isFree(dir)
	if err != nil {
		return made, err
	}
	if !free {
		list.Error("new_folder_taken", finding.Position{}, finding.Args{"folder": dir})
	}
	files := map[string][]byte{}
	place := func(file string) (string, error) {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return "", fmt.Errorf("find folder %s: %w", dir, err)
		}
		abs = filepath.Join(input.RealPath(filepath.Dir(abs)), filepath.Base(abs))
		if rel := relative(abs, input.RealPath(file)); !leadsOut(rel) {
			return rel, nil
		}
		files[filepath.Base(file)], err = os.ReadFile(file)
		return filepath.Base(file), err
	}
	draft := scaffold.First{ID: first.ID, City: first.City, Language: first.Language}
	var coarser []string // codes of the level before
	for i, name := range first.Levels {
		l := scaffold.FirstLevel{ID: name.ID, One: name.One, Many: name.Many}
		var ids []string
		var idsOf [][]string // by table
		for _, given := range ofLevel(first.Tables, first.Levels, i) {
			file, sheetName, _ := strings.Cut(given, "#")
			t, of, found, err := guessTable(file, sheetName, first.City, name, ids, coarser)
			list.Append(found)
			if err != nil {
				return made, err
			}
			if t == nil {
				continue
			}
			if ids == nil {
				ids = of
			}
			if t.File, err = place(file); err != nil {
				return made, err
			}
			apart(t, l.Tables, len(ofLevel(first.Tables, first.Levels, i)) > 1)
			l.Tables, idsOf = append(l.Tables, *t), append(idsOf, of)
		}
		ids = sameWidth(l.Tables, idsOf, ids)
		if len(ofLevel(first.Tables, first.Levels, i)) == 0 {
			list.Error("new_level_without_table", finding.Position{}, finding.Args{"level": name.ID})
		}
		for _, file := range ofLevel(first.Boundaries, first.Levels, i) {
			attributes, found, err := attributesOf(file)
			list.Append(found)
			if err != nil {
				return made, err
			}
			if attributes == nil || ids == nil {
				continue
			}
			key, match, ok := scaffold.MatchKeys(ids, attributes)
			if !ok {
				list.Error("new_no_key", finding.AtFile(file), finding.Args{"example": ids[0]})
				continue
			}
			l.Key, l.Match, l.Label = key, match, nameAttribute(attributes, key)
			if l.Boundaries, err = place(file); err != nil {
				return made, err
			}
		}
		l.IDs, coarser = ids, ids
		draft.Levels = append(draft.Levels, l)
	}
	if list.HasErrors() {
		made.Findings = list.Sorted()
		return made, pipeline.ErrInput
	}
	text, marks, _ := scaffold.Draft(draft)
	made.Marks, made.Findings = marks, list.Sorted()
	files[made.Edition] = text
	return made, layOut(dir, files)
}

// sameWidth has the tables whose codes lost their zeros restore them, where
// another table has them, and returns the codes with them.
func sameWidth(tables []scaffold.FirstTable, idsOf [][]string, ids []string) []string {
	width := 0
	for _, of := range idsOf {
		if len(of) > 0 && !slices.ContainsFunc(of, func(id string) bool { return !allDigits(id) || len(id) != len(of[0]) }) && slices.ContainsFunc(of, func(id string) bool { return id[0] == '0' }) {
			width = max(width, len(of[0]))
		}
	}
	pad := func(id string) string {
		if !allDigits(id) {
			return id
		}
		return strings.Repeat("0", max(0, width-len(id))) + id
	}
	for i, of := range idsOf {
		if slices.ContainsFunc(of, func(id string) bool { return pad(id) != id }) {
			tables[i].Digits = width
		}
	}
	out := slices.Clone(ids)
	for i := range out {
		out[i] = pad(out[i])
	}
	return out
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// sameCode is a code without the zeros in front that a spreadsheet drops.
func sameCode(id string) string {
	if short := strings.TrimLeft(id, "0"); allDigits(id) && short != "" {
		return short
	}
	return id
}

// keyOf is the column that holds most of the codes of the tables before, if it
// is more than half of them, else 0.
func keyOf(g *grid.Grid, e *sheet.Explanation, known []string) int {
	wanted := map[string]bool{}
	for _, id := range known {
		wanted[sameCode(id)] = true
	}
	best, most := 0, len(wanted)/2
	for _, c := range e.Columns {
		found := map[string]bool{}
		for row := e.Header[1] + 1; row <= g.Height(); row++ {
			if id := sameCode(cellText(g, row, c.Column)); wanted[id] {
				found[id] = true
			}
		}
		if len(found) > most {
			best, most = c.Column, len(found)
		}
	}
	return best
}

// apart gives the columns of a table a prefix where one before it has a column
// of the same name or a column is named by its letter beside other tables.
func apart(t *scaffold.FirstTable, before []scaffold.FirstTable, several bool) {
	taken := map[string]bool{}
	for _, b := range before {
		for _, c := range b.Columns {
			taken[c.Name] = true
		}
	}
	// A letter means a column of every table.
	if !slices.ContainsFunc(t.Columns, func(c scaffold.FirstColumn) bool { return taken[c.Name] || several && c.Name != c.Header }) {
		return
	}
	base := filepath.Base(t.File)
	t.As = strings.TrimSuffix(base, filepath.Ext(base)) + ": "
	for i := range t.Columns {
		t.Columns[i].Name = t.As + t.Columns[i].Name
	}
}

// ofLevel are the files given for a level; those without one are for the finest.
func ofLevel(given []string, levels []LevelName, i int) []string {
	var out []string
	for _, g := range given {
		level, file := len(levels)-1, g
		if id, rest, ok := strings.Cut(g, "="); ok {
			if k := slices.IndexFunc(levels, func(l LevelName) bool { return l.ID == id }); k >= 0 {
				level, file = k, rest
			}
		}
		if level == i {
			out = append(out, file)
		}
	}
	return out
}

var yearHeader = regexp.MustCompile(`(?i)^(jahr|year|berichtsjahr|stichjahr)$`)

var timeHeader = regexp.MustCompile(`(?i)^(jahr|year|berichtsjahr|stichjahr|zeit|zeitraum|stand|stichtag|datum|date|monat|quartal)$`)

// guessTable finds the table of a file and what its columns hold, one value
// per area in the order of known, or of the table itself where that is nil. A
// column with the codes of coarser says in which of those areas one lies.
func guessTable(file, name, city string, level LevelName, known, coarser []string) (*scaffold.FirstTable, []string, finding.List, error) {
	var list finding.List
	at := finding.AtFile(file)
	if info, err := os.Stat(file); errors.Is(err, os.ErrNotExist) || err == nil && info.IsDir() {
		list.Error("explain_missing", at, finding.Args{"file": file})
		return nil, nil, list, nil
	} else if err == nil && info.Size() > input.MaxSize {
		list.Error("file_too_large", at, finding.Args{"path": file, "limit": input.MaxSize >> 20})
		return nil, nil, list, nil
	}
	tables, _, err := sheet.Explain(onDisk{}, sheet.Spec{Symbols: edition.UsualSymbols()}, file)
	if err != nil {
		return nil, nil, list, err
	}
	var e *sheet.Explanation
	for i := range tables {
		if t := &tables[i]; t.Found && (name == "" || t.Sheet == name) && (e == nil || t.Areas > e.Areas) {
			e = t
		}
	}
	if e == nil {
		list.Error("new_no_table", at, finding.Args{"sheet": name})
		return nil, nil, list, nil
	}
	g, found, err := grid.NewReader(onDisk{}).Read(file, e.Sheet)
	if err != nil || g == nil {
		list.Append(found)
		return nil, nil, list, err
	}
	if key := keyOf(g, e, known); key > 0 {
		e.Key = key
	} else if key := codeColumn(g, e, level); key > 0 {
		e.Key = key
	}
	t := &scaffold.FirstTable{Sheet: e.Sheet, Key: finding.ColumnName(e.Key)}
	twice := map[string]bool{}
	seen := map[string]bool{}
	for _, c := range e.Columns {
		twice[c.Name] = seen[c.Name]
		seen[c.Name] = true
	}
	columnName := func(c sheet.ExplainedColumn) string {
		if c.Name == "" || twice[c.Name] {
			return finding.ColumnName(c.Column)
		}
		return c.Name
	}
	skipped := map[int]bool{}
	for _, s := range e.Skipped {
		skipped[s.Row] = true
		if s.Reason == "next_table" { // its header reads like this one's
			t.Header = strconv.Itoa(e.Header[0])
			if e.Header[1] > e.Header[0] {
				t.Header += "-" + strconv.Itoa(e.Header[1])
			}
		}
	}
	var rows []int
	for row := e.Header[1] + 1; row <= g.Height(); row++ {
		if !skipped[row] && cellText(g, row, e.Key) != "" {
			rows = append(rows, row)
		}
	}
	rows = latest(g, e, rows, t, columnName)
	var ids []string
	at1 := map[string]int{}
	for _, row := range rows {
		id := cellText(g, row, e.Key)
		if strings.EqualFold(id, city) {
			t.CityRow = id
			continue
		}
		if at1[sameCode(id)] == 0 {
			at1[sameCode(id)] = row
			ids = append(ids, id)
		}
	}
	if known == nil {
		known = ids
	}
	for _, c := range e.Columns {
		switch {
		case c.Column == e.Key:
			t.Key = columnName(c)
		case c.Hidden || columnName(c) == t.Where[0]:
		case t.Within == "" && holds(g, c.Column, at1, ids, coarser):
			t.Within = columnName(c)
		case timeHeader.MatchString(strings.TrimSpace(c.Name)): // says when, not how much
		case codeHeader.MatchString(strings.TrimSpace(c.Name)): // of areas that this edition does not know
		case c.Form == "text":
			distinct := map[string]bool{}
			for _, row := range rows {
				distinct[cellText(g, row, c.Column)] = true
			}
			if t.Label == "" && c.Symbols == 0 && 10*len(distinct) >= 9*len(ids) {
				t.Label = columnName(c)
			}
		case c.Numbers > 0 && c.Form != "date":
			col := scaffold.FirstColumn{Name: columnName(c), Header: c.Name}
			for _, id := range known {
				x, hyphen := numberAt(g, at1[sameCode(id)], c)
				t.Hyphen = t.Hyphen || hyphen
				if sheet.IsPlaceholder(x) {
					if !slices.Contains(t.Missing, x) {
						t.Missing = append(t.Missing, x)
					}
					x = math.NaN()
				}
				col.Values = append(col.Values, x)
			}
			t.Columns = append(t.Columns, col)
		}
	}
	return t, ids, list, nil
}

// holds reports whether a column has a code of the coarser level for every
// area, and every such code.
func holds(g *grid.Grid, column int, rows map[string]int, ids, coarser []string) bool {
	lack := map[string]bool{}
	for _, id := range coarser {
		lack[id] = true
	}
	for _, id := range ids {
		text := cellText(g, rows[sameCode(id)], column)
		if _, known := lack[text]; !known {
			return false
		}
		lack[text] = false
	}
	return len(ids) > len(coarser) && !slices.Contains(slices.Collect(maps.Values(lack)), true) && len(coarser) > 0
}

var codeHeader = regexp.MustCompile(`(?i)^(.*[-_ ])?(nr\.?|nummer|code|kennziffer|kennung|schlüssel|id)$`)

// codeColumn is the column of whole numbers that is called a code, or like the
// level, and differs from row to row where names were taken for the keys; 0 for
// none.
func codeColumn(g *grid.Grid, e *sheet.Explanation, level LevelName) int {
	for _, c := range e.Columns {
		name := strings.TrimSpace(c.Name)
		named := codeHeader.MatchString(name) || strings.EqualFold(name, level.One) || strings.EqualFold(name, level.Many)
		if c.Column == e.Key || !named || c.Form != "whole" && c.Form != "number" {
			continue
		}
		rows, distinct := 0, map[string]bool{}
		for row := e.Header[1] + 1; row <= e.Cells.LastRow; row++ {
			if cellText(g, row, e.Key) != "" && !slices.ContainsFunc(e.Skipped, func(s sheet.SkippedRow) bool { return s.Row == row }) {
				rows++
				distinct[cellText(g, row, c.Column)] = true
			}
		}
		if rows > 0 && len(distinct) == rows && !distinct[""] {
			return c.Column
		}
	}
	return 0
}

// latest keeps the rows of the latest year where areas recur by year.
func latest(g *grid.Grid, e *sheet.Explanation, rows []int, t *scaffold.FirstTable, name func(sheet.ExplainedColumn) string) []int {
	seen := map[string]bool{}
	for _, row := range rows {
		seen[cellText(g, row, e.Key)] = true
	}
	if len(seen) == len(rows) {
		return rows
	}
	for _, c := range e.Columns {
		if !yearHeader.MatchString(strings.TrimSpace(c.Name)) {
			continue
		}
		last, pairs := "", map[string]bool{}
		for _, row := range rows {
			last = max(last, cellText(g, row, c.Column))
			pairs[cellText(g, row, e.Key)+"\x00"+cellText(g, row, c.Column)] = true
		}
		if len(pairs) < len(rows) {
			continue
		}
		t.Where = [2]string{name(c), last}
		return slices.DeleteFunc(slices.Clone(rows), func(row int) bool { return cellText(g, row, c.Column) != last })
	}
	return rows
}

func cellText(g *grid.Grid, row, column int) string {
	return strings.TrimSpace(g.At(row, column).String())
}

// numberAt is the number in a cell, NaN where there is none; hyphen says that
// a lone hyphen stands there.
func numberAt(g *grid.Grid, row int, c sheet.ExplainedColumn) (x float64, hyphen bool) {
	if row == 0 {
		return math.NaN(), false
	}
	cell := g.At(row, c.Column)
	if n, ok := c.Number(cell); ok {
		return n, false
	}
	return math.NaN(), cell.Kind == grid.Text && strings.TrimSpace(cell.Text) == "-"
}

// attributesOf reads the attributes of the features of a GeoJSON file.
func attributesOf(file string) ([]map[string]string, finding.List, error) {
	var list finding.List
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		list.Error("explain_missing", finding.AtFile(file), finding.Args{"file": file})
		return nil, list, nil
	}
	if err != nil {
		return nil, list, fmt.Errorf("read %s: %w", file, err)
	}
	var collection struct {
		Features []struct {
			Properties map[string]any `json:"properties"`
		} `json:"features"`
	}
	if err := json.Unmarshal(text, &collection); err != nil || len(collection.Features) == 0 {
		list.Error("new_no_boundaries", finding.AtFile(file), nil)
		return nil, list, nil
	}
	var out []map[string]string
	for _, f := range collection.Features {
		a := map[string]string{}
		for name, v := range f.Properties {
			switch v := v.(type) {
			case string:
				a[name] = v
			case float64:
				a[name] = strconv.FormatFloat(v, 'f', -1, 64)
			}
		}
		out = append(out, a)
	}
	return out, list, nil
}

// nameAttribute is the attribute that is called a name and differs from
// feature to feature, "" for none.
func nameAttribute(attributes []map[string]string, key string) string {
	form := regexp.MustCompile(`(?i)name|bezeichnung|label`)
	best, most := "", 0
	for name := range attributes[0] {
		distinct := map[string]bool{}
		for _, a := range attributes {
			distinct[a[name]] = true
		}
		if form.MatchString(name) && name != key && (len(distinct) > most || len(distinct) == most && name < best) {
			best, most = name, len(distinct)
		}
	}
	if 10*most < 9*len(attributes) {
		return ""
	}
	return best
}
