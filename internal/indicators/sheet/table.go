package sheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// A table is one table of one file after it was found on its sheet; of a table
// with several rows per area, it is the part with one row per area.
type table struct {
	spec   *Table
	level  *level
	grid   *grid.Grid
	number int             // among all tables of the edition
	wanted map[string]bool // folded header texts that the edition asks for
	head   header
	key    int // columns; label is 0 where the names are the ids
	label  int
	match  *regexp.Regexp // of the spec, nil if none
	part
	skips   []skipped // rows that are no areas, of the whole table
	titles  []string  // of all parts of the whole table
	at      []int     // per area of the level: row, 0 if none
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

// A skipped row is no area: a note, a heading, a sub-total. The code of the
// reason is the end of a key of package words, "sheet.skip.<reason>".
type skipped struct {
	row    int
	text   string
	reason string
}

// readRows finds the areas of a table and its city row, and the parts of a
// table that has several rows per area.
func (r *reader) readRows(t *table) []part {
	g := t.grid
	first, last := t.head.last+1, g.Height()
	if t.spec.Rows[0] > 0 {
		first = t.spec.Rows[0]
	}
	if t.spec.Rows[1] > 0 {
		last = min(last, t.spec.Rows[1])
	}
	p := newParting(t)
	if !r.resolveConditions(t, p) {
		return nil
	}
	var (
		city              = fold(t.spec.CityRow)
		hidden, unmatched int
		padded            skipped
		nPadded           int
		days              []int // rows with a date for a key
		example           skipped
		keyTop            = fold(g.At(t.head.last, t.key).String())
	)
	if keyTop == "" {
		keyTop = fold(t.spec.Key)
	}
	skip := func(row int, text, reason string) { t.skips = append(t.skips, skipped{row, text, reason}) }
	for row := first; row <= last; row++ {
		cells := g.Row(row)
		if len(cells) == 0 {
			continue
		}
		key := g.At(row, t.key)
		text := tidy(key.String())
		// A city row that waits for its numbers is a lone text, too.
		waits := city != "" && t.spec.Sections == SectionsNone && headingText(cells) != "" && fold(headingText(cells)) == city
		if !waits && p.heading(row, cells) {
			skip(row, headingText(cells), "heading")
			continue
		}
		if (row == first || row <= t.head.last+3 && (text == "" || len(cells) > 5)) && isColumnNumbers(cells) {
			skip(row, firstText(cells), "numbers")
			continue
		}
		if !p.holds(row) {
			continue
		}
		name := ""
		if t.label > 0 {
			name = tidy(g.At(row, t.label).String())
		}
		part, ok := p.at(row)
		if !ok {
			continue
		}
		if city != "" && (fold(text) == city || fold(name) == city) {
			if part.city > 0 {
				p.cities = append(p.cities, repeat{row: row, other: part.city})
				continue
			}
			part.city = row
			continue
		}
		id := text
		if t.match != nil && text != "" {
			if id = matched(t.match, text); id == "" {
				if unmatched++; example.row == 0 {
					example = skipped{row: row, text: text}
				}
				skip(row, text, "unmatched")
				continue
			}
		}
		if n := t.spec.Digits - len(id); n > 0 && n < t.spec.Digits && allDigits(id) {
			if nPadded++; padded.row == 0 {
				padded = skipped{row: row, text: id}
			}
			id = strings.Repeat("0", n) + id
		}
		switch {
		case key.Kind == grid.Failed || key.Kind == grid.Uncached:
			t.level.lost = true
			r.findings.Error("key_unreadable", g.Position(row, t.key), finding.Args{"column": t.spec.Key, "text": id})
			continue
		case key.Kind == grid.Number && key.Form == grid.Date:
			t.level.lost = true
			days = append(days, row)
			continue
		case id == "":
			skip(row, firstText(cells), "no_key")
			if isUnassigned(t, cells) {
				part.unassigned = append(part.unassigned, row)
			}
			continue
		case fold(text) == keyTop:
			// The header again, as on every printed page, or another table below.
			if sameRow(g, row, t.head.last) {
				skip(row, text, "header")
				continue
			}
			if !r.readsMore(t) {
				r.findings.Note("table_ends", g.Position(row, t.key), finding.Args{"sheet": t.where(), "column": text})
			}
			skip(row, text, "next_table")
			row = last
			continue
		case isNowhere(id):
			skip(row, id, "nowhere")
			part.unassigned = append(part.unassigned, row)
			continue
		case isTotal(id):
			skip(row, id, "total")
			continue
		case isRemark(id):
			skip(row, id, "remark")
			continue
		case name == "" && len(cells) == 1 && isHeading(part.ids, g, id):
			p.heads = append(p.heads, row)
			skip(row, id, "heading")
			continue
		}
		if isBanner(t, row, cells) {
			skip(row, id, "heading")
			continue
		}
		if other, twice := part.seen[id]; twice {
			t.level.lost = true
			p.twice = append(p.twice, repeat{row, other, id, name, part})
			continue
		}
		part.seen[id] = row
		if name == "" {
			name = text
			if t.match == nil {
				name = id
			}
		}
		if g.RowHidden(row) {
			hidden++
		}
		part.rows, part.ids, part.names = append(part.rows, row), append(part.ids, id), append(part.names, name)
	}
	if city != "" && !p.many() {
		if one := p.parts[0]; one.city == 0 {
			one.city = cityOutside(t, city, first, last)
		}
	}
	r.sayRepeats(t, p)
	r.saySkipped(t)
	if hidden > 0 {
		r.findings.Note("rows_hidden", g.Position(t.head.last, t.key), finding.Args{"n": hidden, "sheet": t.where()})
	}
	if nPadded > 0 {
		r.findings.Note("key_zeros_restored", g.Position(padded.row, t.key), finding.Args{
			"n": nPadded, "id": padded.text, "full": strings.Repeat("0", t.spec.Digits-len(padded.text)) + padded.text,
		})
	}
	found := 0
	for _, part := range p.parts {
		found += len(part.rows)
		if t.spec.CityRow != "" && part.city == 0 && (len(part.rows) > 0 || !p.many() && len(p.outside) == 0) {
			r.findings.Error("city_row_missing", t.keyAt("city_row"), finding.Args{"city": t.spec.CityRow, "sheet": t.where(), "file": t.spec.File})
			break
		}
	}
	daily := found == 0 && len(days) > 1 // a row per day, none per area
	for _, row := range days {
		if !daily {
			r.findings.Error("key_is_date", g.Position(row, t.key), finding.Args{"column": t.heading(t.key)})
		}
	}
	switch {
	case daily:
		r.findings.Error("key_is_days", g.Position(days[0], t.key), finding.Args{"column": t.heading(t.key), "sheet": t.where(), "n": len(days)})
	case found > 0:
	case unmatched > 0:
		r.findings.Error("key_match_nothing", t.keyAt("key.match"), finding.Args{
			"match": t.spec.Match, "column": t.spec.Key, "text": finding.Hidden{Value: shorten(example.text)}, "cell": g.Position(example.row, t.key).Cell(),
		})
	case len(p.outside) > 0:
		near, _ := nearest(t.spec.Sections, slices.Clone(p.outside))
		r.findings.Error("section_missing", t.keyAt("sections"), finding.Args{"section": t.spec.Sections, "sheet": t.where(), "near": near})
	case p.refused != nil:
		r.sayRefused(t, p)
	default:
		r.findings.Error("table_empty", g.Position(t.head.last, t.key), finding.Args{"sheet": t.where(), "column": t.heading(t.key)})
	}
	out := make([]part, 0, len(p.parts))
	for _, part := range p.parts {
		r.checkZeros(t, part)
		out = append(out, *part)
	}
	return out
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

// matched returns what a pattern takes out of a text: its first group, or the
// whole match where it has none; "" where it does not fit.
func matched(pattern *regexp.Regexp, text string) string {
	m := pattern.FindStringSubmatch(text)
	switch len(m) {
	case 0:
		return ""
	case 1:
		return tidy(m[0])
	}
	return tidy(m[1])
}

// saySkipped names the rows that were passed over and could be meant as areas;
// conditions and repeated headers are the planner's or the printer's doing.
func (r *reader) saySkipped(t *table) {
	var others []skipped
	for _, s := range t.skips {
		switch s.reason {
		case "header", "next_table":
		case "numbers":
			// A row 1, 2, 3 under the key could be an area with few cases.
			if t.grid.At(s.row, t.key).Kind != grid.Empty {
				others = append(others, s)
			}
		case "heading":
			if t.spec.Sections == SectionsNone {
				others = append(others, s)
			}
		default:
			others = append(others, s)
		}
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

// isColumnNumbers reports whether a row only numbers the columns: 1, 2, 3, ...
func isColumnNumbers(cells []grid.Cell) bool {
	if len(cells) < 3 {
		return false
	}
	begin := 0
	for i, c := range cells {
		text := trim(c.String())
		text = strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
		if i == 0 {
			begin = 1
			if text == "2" {
				begin = 2
			}
		}
		if text != strconv.Itoa(begin+i) {
			return false
		}
	}
	return true
}

// sameRow reports whether two rows hold the same texts.
func sameRow(g *grid.Grid, a, b int) bool {
	x, y := g.Row(a), g.Row(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].Column != y[i].Column || fold(x[i].String()) != fold(y[i].String()) {
			return false
		}
	}
	return true
}

// totals are what offices call the sums in the key's column.
var totals = map[string]bool{
	"insgesamt": true, "gesamt": true, "zusammen": true, "summe": true, "total": true, "gesamtsumme": true,
	"durchschnitt": true, "mittelwert": true, "median": true, "minimum": true, "maximum": true,
	"stadtinsgesamt": true, "gesamtstadt": true, "zwischensumme": true, "mittel": true,
}

// nowhere are what offices call the cases that they can't assign to an area.
var nowhere = map[string]bool{
	"nichtzuordenbar": true, "nichtzugeordnet": true, "nichtzuzuordnen": true, "ohneangabe": true, "ohnezuordnung": true,
	"ohneangaben": true, "keineangabe": true, "unbekannt": true, "ohnefestenwohnsitz": true,
}

func isNowhere(text string) bool { return nowhere[strings.Trim(fold(text), ":.")] }

// isUnassigned reports whether a row without a key counts cases that belong to
// no area: it has numbers, and no text that says something else.
func isUnassigned(t *table, cells []grid.Cell) bool {
	numbers := false
	for _, c := range cells {
		switch text := tidy(c.String()); {
		case c.Kind == grid.Number && c.Form != grid.Date:
			numbers = true
		case c.Kind != grid.Text || int(c.Column) == t.key:
		case isNowhere(text):
		case int(c.Column) == t.label || isTotal(text) || isRemark(text):
			return false
		default:
			_, ok := scanNumber(text)
			numbers = numbers || ok
		}
	}
	return numbers
}

func isTotal(id string) bool {
	f := strings.Trim(fold(id), ":")
	return totals[f] || strings.HasSuffix(f, "insgesamt") || strings.HasSuffix(f, "zusammen")
}

// isRemark reports whether a key's cell holds a footnote or a source.
func isRemark(id string) bool {
	r := []rune(id)
	switch {
	case len(r) == 0:
		return false
	case len(r) > 80:
		return true
	}
	switch {
	case r[0] == '*' || r[0] == '†' || r[0] == '©' || superscript(r[0]) || r[0] == '_':
		return true
	case len(r) > 2 && unicode.IsDigit(r[0]) && (r[1] == ')' || r[1] == '⁾'):
		return true
	}
	lower := strings.ToLower(id)
	for _, word := range []string{"quelle", "anmerkung", "hinweis", "fußnote", "datenquelle", "zeichenerklärung", "legende", "stand:", "datenstand", "source", "note:"} {
		if strings.HasPrefix(lower, word) {
			return true
		}
	}
	return false
}

// isHeading reports whether a lone text under the key is a heading between
// areas or a note below them: it has no digit though most keys have, or
// spaces though most keys have none, or four words and more.
func isHeading(ids []string, g *grid.Grid, id string) bool {
	words := len(strings.Fields(id))
	if words > 3 {
		return true
	}
	hasDigit := strings.ContainsAny(id, "0123456789")
	if len(ids) == 0 {
		return !hasDigit && g.Width() > 1
	}
	sample := ids[:min(len(ids), 20)]
	digits, single := 0, 0
	for _, other := range sample {
		if strings.ContainsAny(other, "0123456789") {
			digits++
		}
		if !strings.Contains(other, " ") {
			single++
		}
	}
	return !hasDigit && 2*digits > len(sample) || words > 1 && 2*single > len(sample)
}

// isBanner reports whether a row holds no number, but a text merged over most
// of the columns where an area has its values.
func isBanner(t *table, row int, cells []grid.Cell) bool {
	// The search is linear in both; a sheet of that many merged ranges is none
	// that people laid out.
	const most = 5000
	if len(cells) > 4 || len(t.grid.Merged) == 0 || len(t.grid.Merged) > most {
		return false
	}
	for _, c := range cells {
		if c.Kind != grid.Text {
			return false
		}
	}
	for _, c := range cells {
		if m, ok := t.grid.MergedAt(row, int(c.Column)); ok && int(c.Column) != t.key && 2*(m.LastColumn-m.FirstColumn+1) >= len(t.head.columns) && m.LastColumn-m.FirstColumn >= 2 {
			return true
		}
	}
	return false
}

func firstText(cells []grid.Cell) string {
	for _, c := range cells {
		if c.Kind == grid.Text {
			return tidy(c.Text)
		}
	}
	return "…"
}

func shorten(s string) string {
	const most = 30
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
