package edition

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators/sheet"
)

var (
	levelBlock = &block{
		keys:     []string{"id", "name", "report", "within", "tables", "boundaries"},
		required: []string{"id", "name"},
	}
	withinBlock = &block{
		keys:     []string{"level", "column", "label", "prefix"},
		required: []string{"level"},
	}
	tableBlock = &block{
		keys: []string{"file", "sheet", "heading", "range", "key", "label", "city_row", "header", "rows", "sections", "where",
			"pivot", "columns", "as", "symbols"},
		required: []string{"file", "key"},
	}
	keyBlock = &block{
		keys:     []string{"column", "match", "digits"},
		required: []string{"column"},
	}
	pivotBlock = &block{
		keys:     []string{"names", "values"},
		required: []string{"names", "values"},
	}
	boundaryBlock = &block{
		keys: []string{"file", "key", "label", "crs", "vintage", "dissolve"},
	}
	nameBlock = &block{
		keys:     []string{"one", "many"},
		required: []string{"one", "many"},
	}
)

// name reads a noun: one text for both numbers, or {one, many}.
func (m mapping) name(key string) area.Name {
	n := m.get(key)
	if n == nil {
		return area.Name{}
	}
	if n.Kind != yaml.MappingNode {
		s, _ := m.r.text(n, key)
		return area.Name{One: s, Many: s}
	}
	forms, _ := m.r.mapping(n, key, nameBlock)
	return area.Name{One: forms.text("one"), Many: forms.text("many")}
}

// levels reads the list of levels from coarse to fine, their tables and boundaries.
func (b *builder) levels(items []*yaml.Node) {
	b.collect(items, b.levelIDs)
	for _, item := range items {
		m, _ := b.mapping(item, "levels", levelBlock)
		var l sheet.Level
		l.At = m.at()
		l.ID = m.text("id")
		l.Name = m.name("name")
		if i := len(b.e.Data.Levels); i > 0 {
			l.Coarse = b.e.Data.Levels[i-1].ID
		}
		if m.flag("report") {
			if b.reportAt != nil {
				b.error("edition_report_twice", m.get("report"), finding.Args{"line": b.reportAt.Line})
			} else {
				b.reportAt = m.get("report")
				b.e.Report = len(b.e.Data.Levels)
			}
		}
		l.Within = b.within(m, l)
		b.tables(m, &l)
		if _, twice := b.levelAt[l.ID]; !twice {
			b.levelAt[l.ID] = len(b.e.Data.Levels)
		}
		b.e.Data.Levels = append(b.e.Data.Levels, l)
		b.e.Boundaries = append(b.e.Boundaries, b.boundary(m))
	}
	b.checkLevels()
}

func (b *builder) within(m mapping, l sheet.Level) *sheet.Within {
	w, ok := b.mapping(m.get("within"), "within", withinBlock)
	if !ok {
		return nil
	}
	out := &sheet.Within{At: w.at()}
	out.Level = w.refer("level", b.levelIDs, "level")
	switch {
	case l.Coarse == "" && len(b.e.Data.Levels) == 0:
		b.errorAt("edition_within_coarsest", w.at(), finding.Args{"level": l.ID})
	case out.Level != "" && l.Coarse != "" && out.Level != l.Coarse:
		b.error("edition_within_level", w.get("level"), finding.Args{"level": l.ID, "id": out.Level, "coarse": l.Coarse})
	}
	switch w.one("column", "prefix") {
	case "column":
		out.Column = w.text("column")
		out.Label = w.text("label")
	case "prefix":
		out.Prefix = w.whole("prefix", 1, 1, 64)
		w.unfit("prefix", "label")
	}
	return out
}

func (b *builder) tables(m mapping, l *sheet.Level) {
	items, _ := m.items("tables", 0)
	for _, item := range items {
		t, ok := b.mapping(item, "tables", tableBlock)
		if !ok {
			continue
		}
		out := sheet.Table{At: t.at(), KeyAt: t.places()}
		out.File = t.path("file")
		switch ext := strings.ToLower(extension(out.File)); ext {
		case ".dbf", ".shp", ".gpkg", ".geojson", ".json":
			b.error("edition_not_supported", t.get("file"), finding.Args{"key": "tables: " + ext})
		}
		out.Sheet = t.text("sheet")
		out.Heading = t.text("heading")
		out.Range = b.cells(t)
		out.Key, out.Match, out.Digits = b.key(t, out.KeyAt)
		out.Label = t.text("label")
		out.CityRow = t.text("city_row")
		out.Header = t.rows("header", true)
		out.Rows = t.rows("rows", false)
		if out.Header[1] > 0 && out.Rows[0] > 0 && out.Rows[0] <= out.Header[1] {
			b.error("edition_rows_in_header", t.get("rows"), finding.Args{"header": out.Header[1], "row": out.Rows[0]})
		}
		out.Sections = b.sections(t)
		out.Where = b.conditions(t, out.KeyAt)
		out.Pivot = b.pivot(t, out.KeyAt)
		if out.Pivot != nil {
			t.unfit("pivot", "sections")
		}
		if out.Range != (sheet.Range{}) {
			t.unfit("range", "heading", "header", "rows")
		}
		out.Columns = b.columns(t, out.KeyAt)
		out.As = t.raw("as")
		if t.has("symbols") {
			out.Symbols = b.symbols(t)
		}
		l.Tables = append(l.Tables, out)
	}
}

// key reads where the ids of areas stand: a column, or {column, match, digits}.
func (b *builder) key(m mapping, places map[string]finding.Position) (column, match string, digits int) {
	n := m.get("key")
	if n == nil || n.Kind != yaml.MappingNode {
		return m.text("key"), "", 0
	}
	k, _ := b.mapping(n, "key", keyBlock)
	for key, at := range k.places() {
		places["key."+key] = at
	}
	match = k.raw("match")
	if _, err := regexp.Compile(match); err != nil {
		b.error("edition_bad_pattern", k.get("match"), finding.Args{"value": clip(match), "detail": strings.TrimPrefix(err.Error(), "error parsing regexp: ")})
		match = ""
	}
	return k.text("column"), match, k.whole("digits", 0, 1, 20)
}

// cells reads a range of cells such as B4:Q546.
func (b *builder) cells(t mapping) sheet.Range {
	s := t.text("range")
	if s == "" {
		return sheet.Range{}
	}
	r, ok := sheet.ParseRange(s)
	if !ok {
		b.error("edition_want_cells", t.get("range"), finding.Args{"value": clip(s)})
		return sheet.Range{}
	}
	return r
}

// sections reads true, false or the heading of the one section to read.
func (b *builder) sections(t mapping) string {
	n := t.get("sections")
	if n == nil {
		return sheet.SectionsNone
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" {
		if t.flag("sections") {
			return sheet.SectionsAll
		}
		return sheet.SectionsNone
	}
	return t.text("sections")
}

// conditions reads the pairs of column and text, or texts, that a row must have.
func (b *builder) conditions(t mapping, places map[string]finding.Position) []sheet.Condition {
	n := t.get("where")
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		b.error("edition_want_pairs", n, finding.Args{"key": "where"})
		return nil
	}
	var out []sheet.Condition
	entries := b.entries(n)
	slices.SortFunc(entries, func(x, y entry) int { return cmp.Compare(x.key.Value, y.key.Value) })
	for _, e := range entries {
		column, ok := b.text(e.key, "where")
		if !ok {
			continue
		}
		if isNull(e.value) {
			b.error("edition_empty_value", e.key, finding.Args{"key": column})
			continue
		}
		pair := mapping{r: &b.reader, node: n, values: map[string]*yaml.Node{column: e.value}}
		if texts := pair.texts(column, 1); len(texts) > 0 {
			out = append(out, sheet.Condition{Column: column, Is: texts})
			places["where."+column] = b.at(e.value)
		}
	}
	return out
}

func (b *builder) pivot(t mapping, places map[string]finding.Position) *sheet.Pivot {
	p, ok := b.mapping(t.get("pivot"), "pivot", pivotBlock)
	if !ok {
		return nil
	}
	for key, at := range p.places() {
		places["pivot."+key] = at
	}
	return &sheet.Pivot{Names: p.text("names"), Values: p.texts("values", 1)}
}

// columns reads the map from names in the edition to header texts; the place
// of each goes into places as "columns.<name>".
func (b *builder) columns(t mapping, places map[string]finding.Position) map[string]string {
	n := t.get("columns")
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		b.error("edition_want_pairs", n, finding.Args{"key": "columns"})
		return nil
	}
	out := map[string]string{}
	for _, e := range b.entries(n) {
		name, okName := b.text(e.key, "columns")
		header, ok := b.text(e.value, name)
		if okName && ok {
			out[name] = header
			places["columns."+name] = b.at(e.value)
		}
	}
	return out
}

func extension(file string) string {
	name := file[strings.LastIndexByte(file, '/')+1:]
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[i:]
	}
	return ""
}

// The reference systems of boundaries: degrees on WGS84 and on ETRS89, less than
// a metre apart in Europe.
const wgs84, etrs89 = "EPSG:4326", "EPSG:4258"

func (b *builder) boundary(m mapping) Boundary {
	g, ok := b.mapping(m.get("boundaries"), "boundaries", boundaryBlock)
	if !ok {
		return Boundary{}
	}
	out := Boundary{At: g.at(), KeyAt: g.places()}
	switch g.one("file", "dissolve") {
	case "file":
		out.File = g.path("file")
		if out.Key, out.Match, out.Digits = b.key(g, out.KeyAt); !g.has("key") {
			b.errorAt("edition_missing_key", g.at(), finding.Args{"key": "key", "block": "boundaries"})
		}
		out.Label = g.text("label")
		out.CRS = wgs84
		if crs := g.text("crs"); strings.EqualFold(crs, etrs89) {
			out.CRS = etrs89
		} else if crs != "" && !strings.EqualFold(crs, wgs84) {
			b.error("edition_crs_not_supported", g.get("crs"), finding.Args{"crs": clip(crs)})
		}
		if s := g.text("vintage"); len(s) == 4 && strings.Trim(s, "0123456789") == "" {
			out.Vintage = s // a year
		} else {
			out.Vintage = g.date("vintage")
		}
	case "dissolve":
		out.Dissolve = g.refer("dissolve", b.levelIDs, "level")
		g.unfit("dissolve", "key", "label", "crs", "vintage")
	}
	return out
}

// checkLevels checks what only the whole list shows: that a level without a
// table can be summed and one without a boundary file dissolved.
func (b *builder) checkLevels() {
	levels := b.e.Data.Levels
	for i, l := range levels {
		finer := len(levels) > i+1
		switch {
		case b.levelIDs.partial:
		case len(l.Tables) > 0:
		case !finer:
			b.errorAt("edition_no_table", l.At, finding.Args{"level": l.ID})
		case levels[i+1].Within == nil:
			b.errorAt("edition_no_within", levels[i+1].At, finding.Args{"level": levels[i+1].ID, "coarse": l.ID})
		}
		g := b.e.Boundaries[i]
		if g.Dissolve == "" {
			continue
		}
		at := g.KeyAt["dissolve"]
		from := b.level(g.Dissolve)
		if from <= i {
			b.errorAt("edition_dissolve_level", at, finding.Args{"level": l.ID, "id": g.Dissolve})
			continue
		}
		if f := b.e.Boundaries[from]; f.File == "" && f.Dissolve == "" && f.At == (finding.Position{}) {
			b.errorAt("edition_dissolve_nothing", at, finding.Args{"level": l.ID, "id": g.Dissolve})
		}
		for k := i + 1; k <= from; k++ {
			if levels[k].Within == nil && (k > i+1 || len(l.Tables) > 0) { // else said above
				b.errorAt("edition_no_within", levels[k].At, finding.Args{"level": levels[k].ID, "coarse": levels[k-1].ID})
			}
		}
	}
}

// level returns the position of an id in the list of levels, -1 for none.
func (b *builder) level(id string) int {
	if i, ok := b.levelAt[id]; ok && id != "" {
		return i
	}
	return -1
}
