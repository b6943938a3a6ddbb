package edition

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators/sheet"
)

// listBlock is indicators: {file, sheet}, a list that stands in a workbook.
var listBlock = &block{
	keys:     []string{"file", "sheet"},
	required: []string{"file"},
}

// An Unreadable says why a file that exists is not read, as a finding.
type Unreadable struct {
	Code string
	Args finding.Args
}

// Error names the finding.
func (u Unreadable) Error() string { return u.Code }

// maxListed is how many rows of a list of indicators are read; no office has
// a tenth of it.
const maxListed = 5000

// listedIndicators reads indicators from a workbook into the same tree that a list in
// the edition file has, so that both are read by the same rules; its nodes
// know their cells. ok is false where nothing can be said of the ids.
func (b *builder) listedIndicators(n *yaml.Node) (items []*yaml.Node, ok bool) {
	m, ok := b.mapping(n, "indicators", listBlock)
	if !ok {
		return nil, false
	}
	file, name := m.path("file"), m.text("sheet")
	if file == "" {
		return nil, false
	}
	if b.files == nil {
		b.error("edition_list_unread", m.get("file"), finding.Args{"file": file})
		return nil, false
	}
	grids := grid.NewReader(b.files)
	g, found, err := grids.Read(file, name)
	var refused Unreadable
	switch {
	case errors.As(err, &refused):
		b.error(refused.Code, m.get("file"), refused.Args)
		return nil, false
	case errors.Is(err, fs.ErrNotExist):
		b.error("file_missing", m.get("file"), finding.Args{"file": file})
		return nil, false
	case err != nil:
		b.fault = err
		return nil, false
	}
	for _, f := range found.Sorted() {
		if f.Code == "sheet_missing" {
			f = sheet.WithLikelySheet(f, m.valueAt("sheet"), name, grids.Sheets(file))
		}
		b.found.Add(f)
	}
	if g == nil {
		return nil, false
	}
	return b.rows(g)
}

// rateKeys are the columns that together make a rate.
var rateKeys = rateBlock.keys

// listKeys are those that may hold several texts, parted by semicolons or line
// breaks; a bar or a comma belongs to the name of a column.
var listKeys = []string{"of", "less", "levels", "range"}

var numberKeys = []string{"times", "city", "decimals", "range"}

// rows turns the rows below the header into mappings.
func (b *builder) rows(g *grid.Grid) (items []*yaml.Node, ok bool) {
	list, ok := sheet.FindListing(g, "id")
	if !ok {
		b.errorAt("edition_list_header", g.Position(0, 0), finding.Args{"keys": strings.Join(listColumns(), ", "), "n": sheet.ListingHeaderRows})
		return nil, false
	}
	header := list.HeaderRow()
	columns := b.keysOfColumns(g, &list)
	if g.Height()-header > maxListed {
		b.errorAt("edition_list_long", g.Position(header+maxListed, 1), finding.Args{"n": maxListed})
		return nil, false
	}
	for row := range list.Rows() {
		if item := b.row(g, row, columns); item != nil {
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		b.errorAt("edition_list_empty", g.Position(header, 0), nil)
		return nil, false
	}
	return items, true
}

// listColumns are the keys of an indicator with those of its rate.
func listColumns() []string {
	var out []string
	for _, key := range indicatorBlock.keys {
		if key == "rate" {
			out = append(out, rateKeys...)
			continue
		}
		out = append(out, key)
	}
	return out
}

// keysOfColumns are the keys that the headers of a list stand for, by column;
// a header that stands for none, or for one that another one has, is reported
// and has "".
func (b *builder) keysOfColumns(g *grid.Grid, list *sheet.Listing) map[int]string {
	columns := map[int]string{}
	first := map[string]int{}
	allowed := block{keys: listColumns()}
	header := list.HeaderRow()
	for _, c := range g.Row(header) {
		column := int(c.Column)
		key := list.Means(column, allowed.keys)
		columns[column] = ""
		switch {
		case key == "":
			b.unknownKey(b.cellNode(g, header, column, "!!str", strings.TrimSpace(c.String())), &allowed)
		case first[key] > 0:
			b.errorAt("edition_column_twice", g.Position(header, column), finding.Args{"key": key, "cell": g.Position(header, first[key]).Cell()})
		default:
			columns[column], first[key] = key, column
		}
	}
	return columns
}

// row is one indicator as a mapping, nil for an empty row.
func (b *builder) row(g *grid.Grid, row int, columns map[int]string) *yaml.Node {
	var item, rate *yaml.Node
	for _, c := range g.Row(row) {
		column := int(c.Column)
		key, headed := columns[column]
		if item == nil {
			item = b.cellNode(g, row, column, "!!map", "")
		}
		if !headed {
			b.errorAt("edition_list_beside", g.Position(row, column), finding.Args{"value": clip(c.String())})
			continue
		}
		if key == "" {
			continue
		}
		value := b.cell(g, row, c, key)
		if value == nil {
			continue
		}
		at := b.cellNode(g, row, column, "!!str", key)
		if !slices.Contains(rateKeys, key) {
			item.Content = append(item.Content, at, value)
			continue
		}
		if rate == nil {
			rate = b.cellNode(g, row, column, "!!map", "")
			item.Content = append(item.Content, b.cellNode(g, row, column, "!!str", "rate"), rate)
		}
		rate.Content = append(rate.Content, at, value)
	}
	return item
}

// cell is the value of a cell as a node, nil where it has none.
func (b *builder) cell(g *grid.Grid, row int, c grid.Cell, key string) *yaml.Node {
	column := int(c.Column)
	switch c.Kind {
	case grid.Failed:
		b.errorAt("edition_list_failed", g.Position(row, column), finding.Args{"value": clip(c.Text), "key": key})
		return nil
	case grid.Uncached:
		b.errorAt("edition_list_uncached", g.Position(row, column), finding.Args{"key": key})
		return nil
	}
	if slices.Contains(listKeys, key) && c.Kind != grid.Number {
		list := b.cellNode(g, row, column, "!!seq", "")
		text := c.Text
		if key == "range" {
			text = strings.Trim(strings.TrimSpace(text), "[]")
		}
		for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == '\n' || r == '\r' }) {
			if part = strings.TrimSpace(part); part != "" {
				list.Content = append(list.Content, b.scalarOf(g, row, column, grid.Cell{Kind: grid.Text, Text: part}, key))
			}
		}
		return list
	}
	return b.scalarOf(g, row, column, c, key)
}

// ambiguous is a text that is a thousand to one reader and one to another.
var ambiguous = regexp.MustCompile(`^[+-]?\d{1,3}[.,]\d{3}$`)

// scalarOf gives a cell the type that its key asks for. What does not fit
// keeps its own, so that whoever reads the key says so.
func (b *builder) scalarOf(g *grid.Grid, row, column int, c grid.Cell, key string) *yaml.Node {
	text := strings.TrimSpace(c.String())
	switch {
	case key == "comparable":
		switch strings.ToLower(text) {
		case "1", "true", "wahr", "ja", "yes":
			return b.cellNode(g, row, column, "!!bool", "true")
		case "0", "false", "falsch", "nein", "no":
			return b.cellNode(g, row, column, "!!bool", "false")
		}
	case c.Day() != "":
		text = c.Day()
	case slices.Contains(numberKeys, key):
		if c.Kind == grid.Number && c.Form == grid.Percent {
			text = strconv.FormatFloat(c.Number*100, 'g', 15, 64)
		}
		plain := strings.Replace(text, ",", ".", 1)
		if c.Kind == grid.Text && ambiguous.MatchString(text) {
			break
		}
		if _, err := strconv.Atoi(plain); err == nil {
			return b.cellNode(g, row, column, "!!int", plain)
		}
		if _, err := strconv.ParseFloat(plain, 64); err == nil {
			return b.cellNode(g, row, column, "!!float", plain)
		}
	}
	return b.cellNode(g, row, column, "!!str", text)
}

// cellNode makes a node that stands in a cell.
func (b *builder) cellNode(g *grid.Grid, row, column int, tag, value string) *yaml.Node {
	kind := yaml.ScalarNode
	switch tag {
	case "!!map":
		kind = yaml.MappingNode
	case "!!seq":
		kind = yaml.SequenceNode
	}
	n := &yaml.Node{Kind: kind, Tag: tag, Value: value, Line: row, Column: column}
	if b.inCells == nil {
		b.inCells = map[*yaml.Node]finding.Position{}
	}
	b.inCells[n] = g.Position(row, column)
	return n
}
