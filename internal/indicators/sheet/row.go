package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"sozialbericht/internal/grid"
)

// A rowKind is what a row below the header of a table is. A new kind is one
// constant, one word in reasons where the row is passed over, one case in
// classify and one in collect.
type rowKind uint8

const (
	emptyRow        rowKind = iota
	areaRow                 // an area with its values
	cityRow                 // the city, as the edition file names it
	sectionHeading          // one text over the rows below it
	loneText                // one text under the key: a heading between areas, or a note below them
	banner                  // no number, and a text merged over most columns
	columnNumbers           // 1, 2, 3, ... under the header
	otherSection            // of a section that is not read
	excludedRow             // fails a condition of where
	unnamedRow              // of a pivoted table, without a name
	unmatchedRow            // a key that the pattern of the edition file does not fit
	unreadableKey           // an error, or a formula without result, for a key
	dateKey                 // a day for a key
	keylessRow              // nothing under the key
	keylessCases            // the same, with numbers: cases that belong to no area
	unassignedCases         // such cases under a name of their own: nicht zuzuordnen
	repeatedHeader          // the header again, as on every printed page
	nextTable               // the header of another table, where this one ends
	totalRow                // a sum or an average of areas
	remark                  // a footnote or a source
	rowKinds                // how many there are
)

// reasons are the words for rows that are passed over and told, as SkippedRow
// has them; their texts in package words are "explain.skip.<reason>".
var reasons = [rowKinds]string{
	sectionHeading: "heading", loneText: "heading", banner: "heading",
	columnNumbers: "numbers", unnamedRow: "no_name", unmatchedRow: "unmatched",
	keylessRow: "no_key", keylessCases: "no_key", unassignedCases: "nowhere",
	repeatedHeader: "header", nextTable: "next_table", totalRow: "total", remark: "remark",
}

// A tableRow is a row below the header of a table with what was found in it.
type tableRow struct {
	row       int
	kind      rowKind
	text      string // what a message calls it
	lone      string // its one text where it may be a heading, "" where it holds more
	part      *part  // that it belongs to, nil where it is of none; new where no row before was of it
	condition int    // of excludedRow: index of the condition that it fails
	id, name  string // of an area
	shortID   string // its id as it stands where that lacks leading zeros, else ""
}

// classify says what a row is. It can depend on the rows above, which have
// been collected: on the headings in force and the areas of the same part.
func (c *collection) classify(row int) tableRow {
	t := c.table
	found, cells := tableRow{row: row}, t.grid.Row(row)
	if len(cells) == 0 {
		return found
	}
	if text := headingText(cells); !isRemark(text) {
		found.lone = text
	}
	if c.isSectionHeading(found.lone, cells) {
		return found.as(sectionHeading, found.lone)
	}
	key := tidy(t.grid.At(row, t.key).String())
	if (row == c.first || row <= t.head.last+3 && (key == "" || len(cells) > 5)) && isColumnNumbers(cells) {
		return found.as(columnNumbers, firstText(cells))
	}
	if !c.isRead() {
		return found.as(otherSection, "")
	}
	if found.condition = c.failedCondition(row); found.condition >= 0 {
		return found.as(excludedRow, "")
	}
	if found.part = c.partOf(row); found.part == nil {
		return found.as(unnamedRow, firstText(cells))
	}
	if t.label > 0 {
		found.name = tidy(t.grid.At(row, t.label).String())
	}
	if c.city != "" && (fold(key) == c.city || fold(found.name) == c.city) {
		return found.as(cityRow, key)
	}
	if found.id = key; t.pattern != nil && key != "" {
		if found.id = matched(t.pattern, key); found.id == "" {
			return found.as(unmatchedRow, key)
		}
	}
	if n := t.spec.Digits - len(found.id); n > 0 && n < t.spec.Digits && allDigits(found.id) {
		found.shortID, found.id = found.id, strings.Repeat("0", n)+found.id
	}
	return c.classifyByKey(found, key, cells)
}

// classifyByKey says what a row of a part is by what stands under the key.
func (c *collection) classifyByKey(found tableRow, key string, cells []grid.Cell) tableRow {
	t, id := c.table, found.id
	cell := t.grid.At(found.row, t.key)
	switch {
	case cell.Kind == grid.Failed || cell.Kind == grid.Uncached:
		return found.as(unreadableKey, id)
	case cell.Kind == grid.Number && cell.Form == grid.Date:
		return found.as(dateKey, id)
	case id == "" && hasUnassignedCases(t, cells):
		return found.as(keylessCases, firstText(cells))
	case id == "":
		return found.as(keylessRow, firstText(cells))
	case fold(key) == c.keyHeader && sameRow(t.grid, found.row, t.head.last):
		return found.as(repeatedHeader, key)
	case fold(key) == c.keyHeader:
		return found.as(nextTable, key)
	case isUnassigned(id):
		return found.as(unassignedCases, id)
	case isTotal(id):
		return found.as(totalRow, id)
	case isRemark(id):
		return found.as(remark, id)
	case found.name == "" && len(cells) == 1 && isHeading(found.part.ids, t.grid, id):
		return found.as(loneText, id)
	case isBanner(t, found.row, cells):
		return found.as(banner, id)
	}
	if found.name == "" {
		found.name = key
		if t.pattern == nil {
			found.name = id
		}
	}
	return found.as(areaRow, id)
}

// as returns the row with its kind and what a message calls it.
func (f tableRow) as(kind rowKind, text string) tableRow {
	f.kind, f.text = kind, text
	return f
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

// unassigned are what offices call the cases that they can't assign to an area.
var unassigned = map[string]bool{
	"nichtzuordenbar": true, "nichtzugeordnet": true, "nichtzuzuordnen": true, "ohneangabe": true, "ohnezuordnung": true,
	"ohneangaben": true, "keineangabe": true, "unbekannt": true, "ohnefestenwohnsitz": true,
}

// isUnassigned reports whether a text names such cases.
func isUnassigned(text string) bool { return unassigned[strings.Trim(fold(text), ":.")] }

// hasUnassignedCases reports whether a row without a key counts cases that
// belong to no area: it has numbers, and no text that says something else.
func hasUnassignedCases(t *table, cells []grid.Cell) bool {
	numbers := false
	for _, c := range cells {
		switch text := tidy(c.String()); {
		case c.Kind == grid.Number && c.Form != grid.Date:
			numbers = true
		case c.Kind != grid.Text || int(c.Column) == t.key:
		case isUnassigned(text):
		case int(c.Column) == t.label || isTotal(text) || isRemark(text):
			return false
		default:
			_, ok := scanNumber(text)
			numbers = numbers || ok
		}
	}
	return numbers
}

// isTotal reports whether a key's cell names a sum or an average.
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

// firstText is what a message calls a row without a key.
func firstText(cells []grid.Cell) string {
	for _, c := range cells {
		if c.Kind == grid.Text {
			return tidy(c.Text)
		}
	}
	return "…"
}
