package sheet

import (
	"maps"
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// A part is the rows of a table that have one row per area: all of them, as a
// rule; else those under one heading or those of one pivoted name.
type part struct {
	key   string   // of its path or pivot, unique among the parts of a table
	path  []string // headings above the rows, from outer to inner
	pivot string   // name of the pivoted rows, "" if none
	rows  []int    // of the areas, ascending
	ids   []string
	names []string
	city  int // row, 0 if none

	unassigned []int // rows whose cases belong to no area
	seen       map[string]int
}

// title names the part as the names of its columns begin.
func (p *part) title() string {
	if p.pivot != "" {
		return p.pivot
	}
	return strings.Join(p.path, " | ")
}

// A repeat is an area that stands in a part twice.
type repeat struct {
	row, other int
	id, name   string
	part       *part
}

// A collection is what was found so far in the rows of a table: its parts, and
// what is to be reported about the others.
type collection struct {
	table       *table
	first, last int    // rows
	city        string // folded text of the city row, "" if none
	keyHeader   string // folded text of the header over the key
	conditions  []condition
	pivotNames  int             // column of the pivoted names, 0 if none
	areas       map[string]bool // texts under the key that have cells beside them, see isArea

	parts []*part
	byKey map[string]*part

	path     []string // headings in force
	block    []string // headings that stand directly one above the other
	between  bool     // a row of cells stood since the last heading
	headings []int    // their rows

	twice       []repeat
	cities      []repeat // city rows after the first of a part
	unreadable  []tableRow
	shortIDs    []tableRow       // ids without their leading zeros
	days        []int            // rows with a day for a key
	hidden      int              // rows of areas that are hidden
	unread      []string         // headings whose rows were not read
	failedTexts map[int][]string // per condition: texts of cells that failed it
}

type condition struct {
	Condition
	column int
}

func newCollection(t *table) *collection {
	c := &collection{table: t, byKey: map[string]*part{}, first: t.head.last + 1, last: t.grid.Height(), city: fold(t.spec.CityRow)}
	if t.spec.Rows[0] > 0 {
		c.first = t.spec.Rows[0]
	}
	if t.spec.Rows[1] > 0 {
		c.last = min(c.last, t.spec.Rows[1])
	}
	if c.keyHeader = fold(t.grid.At(t.head.last, t.key).String()); c.keyHeader == "" {
		c.keyHeader = fold(t.spec.Key)
	}
	if !c.many() {
		c.add(c.partOf(0))
	}
	return c
}

// many reports whether the table can have several parts.
func (c *collection) many() bool {
	return c.table.spec.Pivot != nil || c.table.spec.Sections == SectionsAll
}

// resolveConditions finds the columns of where and pivot; it reports and
// returns false where one is missing.
func (r *reader) resolveConditions(t *table, c *collection) bool {
	column := func(name string) int {
		switch columns := t.columnsOfKey(name); len(columns) {
		case 0:
			r.missingColumn(t, name, "", finding.Error)
		case 1:
			return columns[0]
		default:
			r.ambiguousColumn(t, name, columns, "")
		}
		return 0
	}
	ok := true
	for _, one := range t.spec.Where {
		n := column(one.Column)
		ok = ok && n > 0
		c.conditions = append(c.conditions, condition{one, n})
	}
	if v := t.spec.Pivot; v != nil {
		c.pivotNames = column(v.Names)
		ok = ok && c.pivotNames > 0
		for _, name := range v.Values {
			ok = column(name) > 0 && ok
		}
	}
	return ok
}

// isSectionHeading reports whether the one text of a row is a heading over
// those below it. Where the edition file does not ask for sections, it is one
// only where no key could stand in it.
func (c *collection) isSectionHeading(text string, cells []grid.Cell) bool {
	t := c.table
	if text == "" || t.spec.Pivot != nil {
		return false
	}
	underKey := int(cells[0].Column) == t.key
	if t.spec.Sections == SectionsNone {
		// A city row that waits for its numbers is a lone text, too.
		return !underKey && (c.city == "" || fold(text) != c.city)
	}
	return !underKey || !c.isArea(text)
}

// enter puts a heading in force over the rows below it.
func (c *collection) enter(heading tableRow) {
	if c.between || len(c.headings) == 0 {
		c.block = nil
	}
	c.between = false
	c.headings = append(c.headings, heading.row)
	c.block = append(c.block, heading.lone)
	// Headings one above the other are a path; fewer of them than before change
	// only its inner end: "weiblich" after "Deutsche", "männlich".
	if len(c.block) >= len(c.path) {
		c.path = slices.Clone(c.block)
	} else {
		c.path = append(slices.Clone(c.path[:len(c.path)-len(c.block)]), c.block...)
	}
}

// isArea reports whether a text stands under the key beside numbers in another
// row: then it is an area whose cells are empty here, and no heading.
func (c *collection) isArea(text string) bool {
	if c.areas == nil {
		c.areas = map[string]bool{}
		g := c.table.grid
		for row := c.table.head.last + 1; row <= g.Height(); row++ {
			if cells := g.Row(row); len(cells) > 1 && int(cells[0].Column) == c.table.key && headingText(cells) == "" {
				c.areas[fold(tidy(cells[0].String()))] = true
			}
		}
	}
	return c.areas[fold(text)]
}

// headingText returns the one text of a row that may be a heading, "" where
// the row holds several, or a number other than a year.
func headingText(cells []grid.Cell) string {
	text := ""
	for _, c := range cells {
		if !isHeaderCell(c) {
			return ""
		}
		this := tidy(c.String())
		if text != "" && fold(this) != fold(text) {
			return ""
		}
		text = this
	}
	return text
}

// isRead reports whether the rows under the headings in force are read.
func (c *collection) isRead() bool {
	s := c.table.spec.Sections
	return s == SectionsNone || s == SectionsAll || sectionIs(s, c.path)
}

// noteSection remembers the headings in force as those of rows that are not
// read.
func (c *collection) noteSection() {
	if title := strings.Join(c.path, " | "); title != "" && !slices.Contains(c.unread, title) {
		c.unread = append(c.unread, title)
	}
}

// failedCondition returns the index of the first condition of the table that a
// row does not meet, -1 where it meets all.
func (c *collection) failedCondition(row int) int {
	return slices.IndexFunc(c.conditions, func(one condition) bool { return !isOneOf(c.table.grid.At(row, one.column), one.Is) })
}

// noteFailed remembers the text by which a row failed its condition.
func (c *collection) noteFailed(found tableRow) {
	const most = 40
	if c.failedTexts == nil {
		c.failedTexts = map[int][]string{}
	}
	i := found.condition
	text := conditionText(c.table.grid.At(found.row, c.conditions[i].column))
	if len(c.failedTexts[i]) < most && text != "" && !slices.Contains(c.failedTexts[i], text) {
		c.failedTexts[i] = append(c.failedTexts[i], text)
	}
}

// conditionText is the text of a cell that a condition is compared with: a day
// as 2023-12-31.
func conditionText(c grid.Cell) string {
	if day := c.Day(); day != "" {
		return day
	}
	return tidy(c.String())
}

func isOneOf(c grid.Cell, texts []string) bool {
	text := conditionText(c)
	for _, want := range texts {
		if text == tidy(want) {
			return true
		}
	}
	return false
}

// sectionIs reports whether a name such as "Deutsche | männlich" means the
// section under a path of headings: its last text is the innermost heading.
func sectionIs(name string, path []string) bool {
	wanted, have := parts(name), make([]string, len(path))
	for i := range wanted {
		wanted[i] = fold(wanted[i])
	}
	for i := range path {
		have[i] = fold(path[i])
	}
	return inOrder(wanted, have, true)
}

// partOf returns the part that a row belongs to, a new one where no row before
// was of it, and nil where a pivoted row has no name.
func (c *collection) partOf(row int) *part {
	key, pivot, path := "", "", []string(nil)
	switch {
	case c.table.spec.Pivot != nil:
		if pivot = conditionText(c.table.grid.At(row, c.pivotNames)); pivot == "" {
			return nil
		}
		key = pivot
	case c.table.spec.Sections == SectionsAll:
		path = c.path
		key = strings.Join(path, "\x00")
	}
	if known := c.byKey[key]; known != nil {
		return known
	}
	return &part{key: key, path: path, pivot: pivot, seen: map[string]int{}}
}

// add puts a part among those of the table, where it is not one of them yet.
func (c *collection) add(p *part) {
	if c.byKey[p.key] == nil {
		c.byKey[p.key] = p
		c.parts = append(c.parts, p)
	}
}

// fewRepeats is how many areas that stand twice are taken for slips of the hand.
const fewRepeats = 5

// sayRepeats reports areas that stand in a table twice. Where many do, the
// table has sections or is a long one, and that is said once.
func (r *reader) sayRepeats(t *table, c *collection) {
	if len(c.twice) == 0 {
		r.sayCities(t, c)
		return
	}
	if t.spec.Sections == SectionsNone && t.spec.Pivot == nil && 2*len(c.twice) >= len(c.parts[0].ids) {
		one := c.twice[0]
		for _, row := range c.headings {
			if row > one.other && row < one.row {
				r.findings.Error("table_has_sections", t.grid.Position(row, int(t.grid.Row(row)[0].Column)), finding.Args{
					"sheet": t.where(), "id": one.id, "n": len(c.headings), "section": headingText(t.grid.Row(row)),
				})
				return
			}
		}
		if by := dimensionsOf(t, c); len(by) > 0 && len(c.twice) > fewRepeats {
			f := finding.Finding{Severity: finding.Error, Code: "table_is_long", Position: t.grid.Position(one.row, t.key), Args: finding.Args{
				"sheet": t.where(), "id": one.id, "n": len(c.twice), "column": t.heading(by[0].column), "texts": firstTexts(by[0].texts), "first": by[0].texts[0],
			}}
			if len(by) > 1 {
				f.Code = "table_is_long_twice"
				f.Args["other"], f.Args["others"], f.Args["example"] = t.heading(by[1].column), firstTexts(by[1].texts), by[1].texts[0]
			}
			r.findings.Add(f)
			return
		}
	}
	r.sayCities(t, c)
	for i, one := range c.twice {
		if i == mostPerColumn {
			r.findings.Add(finding.Finding{Severity: finding.Error, Code: "keys_twice_further", Position: t.grid.Position(one.row, t.key), Level: t.level.spec.ID, Args: finding.Args{"n": len(c.twice) - i}})
			return
		}
		r.findings.Add(finding.Finding{
			Severity: finding.Error, Code: "key_twice", Position: t.grid.Position(one.row, t.key), Level: t.level.spec.ID, AreaID: one.id, AreaName: one.name,
			Args: finding.Args{"id": one.id, "other": t.grid.Position(one.other, t.key).Cell()},
		})
	}
}

// sayCities reports city rows after the first of a part.
func (r *reader) sayCities(t *table, c *collection) {
	for _, one := range c.cities {
		r.findings.Error("city_row_twice", t.grid.Position(one.row, t.key), finding.Args{
			"city": t.spec.CityRow, "sheet": t.where(), "other": t.grid.Position(one.other, t.key).Cell(),
		})
	}
}

// A dimension is a column with few texts, sorted, that can tell the rows of one
// area apart: the year of a long table, the sex.
type dimension struct {
	column  int
	texts   []string
	differs []bool // per repeated row: whether it differs from the area's first
}

// dimensionsOf returns the column whose texts tell the rows of one area
// apart and has the fewest of them, or else the two columns that do so
// together, of fewer texts first; nil where none do. Columns of numbers other
// than years are likely the values, and come last.
func dimensionsOf(t *table, c *collection) []dimension {
	const most, mostColumns = 200, 12
	var few [2][]dimension // texts and years, other numbers
	for _, h := range t.head.columns {
		if h.column == t.key || h.column == t.label {
			continue
		}
		d := dimension{column: h.column, differs: make([]bool, len(c.twice))}
		some := false
		for i, one := range c.twice {
			a, b := conditionText(t.grid.At(one.row, h.column)), conditionText(t.grid.At(one.other, h.column))
			d.differs[i] = a != b && a != "" && b != ""
			some = some || d.differs[i]
		}
		if !some {
			continue
		}
		seen, numbers := map[string]bool{}, 0
		for row := t.head.last + 1; row <= t.grid.Height() && len(seen) <= most; row++ {
			cell := t.grid.At(row, h.column)
			text := conditionText(cell)
			if text == "" || seen[text] {
				continue
			}
			seen[text] = true
			if _, number := scanNumber(text); number && !isHeaderCell(cell) {
				numbers++
			}
		}
		if n := len(seen); n > most || 2*n > len(c.twice)+len(c.parts[0].ids) {
			continue
		}
		d.texts = sortedKeys(seen)
		kind := 0
		if 2*numbers > len(seen) {
			kind = 1
		}
		few[kind] = append(few[kind], d)
	}
	for _, candidates := range few {
		slices.SortStableFunc(candidates, func(a, b dimension) int { return len(a.texts) - len(b.texts) })
		for _, d := range candidates {
			if !slices.Contains(d.differs, false) {
				return []dimension{d}
			}
		}
	}
	texts := few[0][:min(len(few[0]), mostColumns)]
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			// Both are needed, and no two rows of an area agree in both.
			if pairsDiffer(t, c, a.column, b.column) {
				return []dimension{a, b}
			}
		}
	}
	return nil
}

// pairsDiffer reports whether the texts in two columns and the key differ from
// row to row.
func pairsDiffer(t *table, c *collection, a, b int) bool {
	seen := map[[3]string]bool{}
	add := func(id string, row int) bool {
		k := [3]string{id, conditionText(t.grid.At(row, a)), conditionText(t.grid.At(row, b))}
		twice := seen[k]
		seen[k] = true
		return !twice && k[1] != "" && k[2] != ""
	}
	for i, id := range c.parts[0].ids {
		if !add(id, c.parts[0].rows[i]) {
			return false
		}
	}
	for _, one := range c.twice {
		if !add(one.id, one.row) {
			return false
		}
	}
	return true
}

// firstTexts lists the first texts of a column for a message.
func firstTexts(texts []string) []string {
	const most = 8
	var out []string
	for _, s := range texts[:min(len(texts), most)] {
		out = append(out, shorten(s))
	}
	if len(texts) > most {
		out = append(out, "…")
	}
	return out
}

// sayNoRowMeets reports that no row meets the conditions of a table.
func (r *reader) sayNoRowMeets(t *table, c *collection) {
	i := slices.Min(slices.Collect(maps.Keys(c.failedTexts)))
	one, texts := c.conditions[i], c.failedTexts[i]
	slices.Sort(texts)
	near, _ := nearest(one.Is[0], texts)
	if len(near) == 0 {
		near = []string{"–"}
	}
	r.findings.Error("where_nothing", t.keyAt("where."+one.Column), finding.Args{
		"column": one.Column, "is": strings.Join(one.Is, ", "), "sheet": t.where(), "texts": firstTexts(texts), "near": near[0],
	})
}

// mostParts is how many parts of a table are looked at for a column whose name
// does not say which part is meant.
const mostParts = 200

// split makes a table of each part that a name of the edition asks for, and of
// as many others as it takes for every area to stand in one of them.
func (r *reader) split(t *table, all []part) []*table {
	if len(all) == 0 {
		return nil
	}
	if t.spec.Pivot == nil && t.spec.Sections != SectionsAll {
		t.part = all[0]
		return []*table{t}
	}
	names := r.names()
	var out []*table
	covered := map[string]bool{}
	keep := func(p part) {
		one := *t
		one.part, one.parsed, one.forms, one.rowOf = p, map[int]*column{}, nil, nil
		out = append(out, &one)
		for _, id := range p.ids {
			covered[id] = true
		}
	}
	// A name without a title means a column of every part alike.
	plain := slices.ContainsFunc(names, func(name string) bool { return len(r.columnsIn(t, name)) > 0 })
	asked := make([]bool, len(all))
	for i := range all {
		for _, name := range names {
			if rest, ok := t.nameInTable(name); ok && t.asks(&all[i], rest) || plain && i < mostParts {
				asked[i] = true
				keep(all[i])
				break
			}
		}
		t.titles = append(t.titles, all[i].title())
	}
	for i := range all {
		if !asked[i] && slices.ContainsFunc(all[i].ids, func(id string) bool { return !covered[id] }) {
			keep(all[i])
		}
	}
	for _, one := range out {
		one.titles = t.titles
	}
	return out
}

// names are all names of columns in the edition.
func (r *reader) names() []string {
	out := []string{r.spec.Population}
	for i := range r.spec.Catalogue {
		out = append(out, columnsOf(&r.spec.Catalogue[i])...)
		out = append(out, r.spec.Catalogue[i].WeightBy)
	}
	for _, l := range r.spec.Levels {
		if l.Within != nil {
			out = append(out, l.Within.Column, l.Within.Label)
		}
	}
	for i := range r.spec.Exclusions {
		if w := r.spec.Exclusions[i].Where; w != nil {
			out = append(out, w.Column)
		}
	}
	for _, s := range r.spec.Sums {
		out = append(append(out, s.Whole), s.Parts...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// asks reports whether a name begins with the title of a part.
func (t *table) asks(p *part, name string) bool {
	if p.pivot != "" {
		_, ok := strings.CutPrefix(name, p.pivot+"/")
		return ok
	}
	_, ok := ofSection(name, p.path)
	return ok
}

// ofSection takes the headings of a section off the front of a name:
// "männlich | Insgesamt" is "Insgesamt" under "Deutsche", "männlich".
func ofSection(name string, path []string) (rest string, ok bool) {
	texts := parts(name)
	for k := min(len(path), len(texts)-1); k > 0; k-- {
		if sectionIs(strings.Join(texts[:k], "|"), path) {
			return strings.Join(texts[k:], " | "), true
		}
	}
	return name, false
}

// columnsByHeader returns the columns of the header that a name means in this part of
// the table: with the part's own title before it, or plain.
func (t *table) columnsByHeader(name string) []int {
	if t.pivot != "" {
		if rest, ok := strings.CutPrefix(name, t.pivot+"/"); ok {
			return t.head.match(rest)
		}
	} else if len(t.path) > 0 {
		if rest, ok := ofSection(name, t.path); ok {
			if out := t.head.match(rest); len(out) > 0 {
				return out
			}
		}
	}
	return t.head.match(name)
}

// withoutTitle takes the title of this part off the front of a name.
func (t *table) withoutTitle(name string) string {
	if t.pivot != "" {
		return strings.TrimPrefix(name, t.pivot+"/")
	}
	rest, _ := ofSection(name, t.path)
	return rest
}

// ofOneTable reports whether two tables are parts of one.
func ofOneTable(a, b *table) bool { return a.spec == b.spec && a != b }

// checkUnassigned says how many cases of a count belong to no area; rows that
// hold the sum of all areas are none of these. It returns the number.
func (r *reader) checkUnassigned(l *level, t *tally) (total float64) {
	for _, m := range t.columns {
		p := cellReader{capped: capped{reader: &reader{spec: r.spec, symbols: r.symbols, said: map[string]bool{}}}, table: m.table, column: m.column}
		p.decide()
		var rows []int
		sumOfRows := 0.0
		for _, row := range m.table.unassigned {
			if v := p.read(row, nil); v.OK() && v.Number > 0 {
				rows = append(rows, row)
				sumOfRows += v.Number
			}
		}
		areas := sum(t.areas)
		if len(rows) == 0 || areas.OK() && !differ(sumOfRows, areas.Number) {
			continue
		}
		total += sumOfRows
		args := finding.Args{"column": t.name, "value": finding.Hidden{Value: rounded(sumOfRows)}, "areas": plural(l.spec.Level)}
		code := "not_assigned"
		if areas.OK() && areas.Number > 0 {
			code = "not_assigned_share"
			args["percent"] = finding.Hidden{Value: math.Round(1e4*sumOfRows/(areas.Number+sumOfRows)) / 100}
		}
		r.findings.Add(finding.Finding{Severity: finding.Note, Code: code, Position: m.table.grid.Position(rows[0], m.column), Level: l.spec.ID, Args: args})
	}
	return total
}

// checkParts reports the areas where columns do not add up to the one that the
// edition file says they make.
func (r *reader) checkParts() {
	for i := range r.spec.Sums {
		s := &r.spec.Sums[i]
		anywhere := false
		for _, l := range r.levels {
			if len(l.tables) == 0 {
				continue
			}
			whole := r.numbersOf(l, s.Whole, "")
			terms := make([]*values, len(s.Parts))
			complete := whole != nil
			for k, name := range s.Parts {
				terms[k] = r.numbersOf(l, name, "")
				complete = complete && terms[k] != nil
			}
			if !complete {
				continue
			}
			anywhere = true
			say := capped{reader: r}
			for i, w := range whole.areas {
				all := make([]float64, 0, len(terms))
				for _, v := range terms {
					if v.areas[i].OK() {
						all = append(all, v.areas[i].Number)
					}
				}
				if !w.OK() || len(all) < len(terms) {
					continue
				}
				total := 0.0
				for _, x := range all {
					total += x
				}
				if !differ(total, w.Number) {
					continue
				}
				f := finding.Finding{
					Severity: sumSeverity(total, w.Number), Code: "parts_not_whole", Level: l.spec.ID, AreaID: l.areas[i].ID, AreaName: l.areas[i].Name,
					Args: finding.Args{
						"column": s.Whole, "parts": strings.Join(s.Parts, " + "), "sum": finding.Hidden{Value: rounded(total)},
						"whole": finding.Hidden{Value: rounded(w.Number)}, "difference": finding.Hidden{Value: rounded(w.Number - total)},
					},
				}
				_, f.Position = r.text(whole.columns, i)
				say.add(f)
			}
			say.rest()
		}
		if anywhere || r.anyFailed() {
			continue
		}
		for _, name := range append([]string{s.Whole}, s.Parts...) {
			if !slices.ContainsFunc(r.levels, func(l *level) bool { return l.found[name] != nil }) {
				r.missingEverywhere(name, "", "sum_column_missing")
			}
		}
	}
}
