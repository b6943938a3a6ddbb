package sheet

import (
	"strconv"
	"strings"
	"unicode"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// A table is one table of one file after it was found on its sheet.
type table struct {
	spec   *Table
	level  *level
	grid   *grid.Grid
	number int             // among all tables of the edition
	wanted map[string]bool // folded header texts that the edition asks for
	head   header
	key    int // columns; label is 0 where the names are the ids
	label  int
	rows   []int // of the areas, ascending
	ids    []string
	names  []string
	city   int   // row, 0 if none
	at     []int // per area of the level: row, 0 if none
	forms  *formCount
	parsed map[int]*column
}

// keyAt is the place of a key of the table in the edition file.
func (t *table) keyAt(key string) finding.Position {
	if p, ok := t.spec.KeyAt[key]; ok {
		return p
	}
	return t.spec.At
}

// where names the table for a message: its sheet, or the file where it has none.
func (t *table) where() string {
	if t.grid.Sheet != "" {
		return t.grid.Sheet
	}
	return t.grid.File
}

// A skipped row is no area: a note, a heading, a sub-total.
type skipped struct {
	row  int
	text string
}

// readRows finds the areas of a table and its city row.
func (r *reader) readRows(t *table) {
	g := t.grid
	first, last := t.head.last+1, g.Height()
	if t.spec.Rows[0] > 0 {
		first = t.spec.Rows[0]
	}
	if t.spec.Rows[1] > 0 {
		last = min(last, t.spec.Rows[1])
	}
	var (
		others []skipped
		city   = fold(t.spec.CityRow)
		seen   = map[string]int{}
		hidden int
		keyTop = fold(g.At(t.head.last, t.key).String())
	)
	if keyTop == "" {
		keyTop = fold(t.spec.Key)
	}
	for row := first; row <= last; row++ {
		cells := g.Row(row)
		if len(cells) == 0 {
			continue
		}
		key := g.At(row, t.key)
		id := tidy(key.String())
		name := ""
		if t.label > 0 {
			name = tidy(g.At(row, t.label).String())
		}
		if city != "" && (fold(id) == city || fold(name) == city) {
			if t.city > 0 {
				r.findings.Error("city_row_twice", g.Position(row, t.key), finding.Args{
					"city": t.spec.CityRow, "sheet": t.where(), "other": g.Position(t.city, t.key).Cell(),
				})
				continue
			}
			t.city = row
			continue
		}
		switch {
		case key.Kind == grid.Failed || key.Kind == grid.Uncached:
			r.findings.Error("key_unreadable", g.Position(row, t.key), finding.Args{"column": t.spec.Key, "text": id})
			continue
		case key.Kind == grid.Number && key.Form == grid.Date:
			r.findings.Error("key_is_date", g.Position(row, t.key), finding.Args{"column": t.spec.Key})
			continue
		case id == "":
			others = append(others, skipped{row, firstText(cells)})
			continue
		case row == first && isColumnNumbers(cells):
			continue
		case fold(id) == keyTop:
			// The header again, as on every printed page, or another table below.
			if sameRow(g, row, t.head.last) {
				continue
			}
			r.findings.Note("table_ends", g.Position(row, t.key), finding.Args{"sheet": t.where(), "column": t.spec.Key})
			row = last
			continue
		case isRemark(id) || isTotal(id) || name == "" && len(cells) == 1 && isHeading(t, id):
			others = append(others, skipped{row, id})
			continue
		}
		if other, twice := seen[id]; twice {
			r.findings.Add(finding.Finding{
				Severity: finding.Error, Code: "key_twice", Position: g.Position(row, t.key), Level: t.level.spec.ID, AreaID: id, AreaName: name,
				Args: finding.Args{"id": id, "other": g.Position(other, t.key).Cell()},
			})
			continue
		}
		seen[id] = row
		if name == "" {
			name = id
		}
		if g.RowHidden(row) {
			hidden++
		}
		t.rows, t.ids, t.names = append(t.rows, row), append(t.ids, id), append(t.names, name)
	}
	if city != "" && t.city == 0 {
		t.city = cityOutside(t, city, first, last)
	}
	if len(others) > 0 {
		var texts []string
		for _, o := range others[:min(len(others), 5)] {
			texts = append(texts, strconv.Itoa(o.row)+" ("+shorten(o.text)+")")
		}
		more := ""
		if len(others) > 5 {
			more = ", …"
		}
		r.findings.Note("rows_skipped", g.Position(others[0].row, t.key), finding.Args{
			"n": len(others), "sheet": t.where(), "rows": strings.Join(texts, ", ") + more,
		})
	}
	if hidden > 0 {
		r.findings.Note("rows_hidden", g.Position(t.head.last, t.key), finding.Args{"n": hidden, "sheet": t.where()})
	}
	if t.spec.CityRow != "" && t.city == 0 {
		r.findings.Error("city_row_missing", t.keyAt("city_row"), finding.Args{"city": t.spec.CityRow, "sheet": t.where(), "file": t.spec.File})
	}
	if len(t.rows) == 0 {
		r.findings.Error("table_empty", g.Position(t.head.last, t.key), finding.Args{"sheet": t.where(), "column": t.spec.Key})
	}
	r.checkZeros(t)
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
func (r *reader) checkZeros(t *table) {
	width, texts := 0, 0
	for i, id := range t.ids {
		if t.grid.At(t.rows[i], t.key).Kind != grid.Text || !allDigits(id) {
			continue
		}
		if texts++; width != 0 && width != len(id) {
			return
		}
		width = len(id)
	}
	if texts == 0 {
		return
	}
	for i, id := range t.ids {
		if t.grid.At(t.rows[i], t.key).Kind != grid.Number || len(id) >= width || !allDigits(id) {
			continue
		}
		full := strings.Repeat("0", width-len(id)) + id
		r.findings.Add(finding.Finding{
			Severity: finding.Error, Code: "key_lost_zero", Position: t.grid.Position(t.rows[i], t.key),
			Level: t.level.spec.ID, AreaID: id, AreaName: t.names[i], Args: finding.Args{"id": id, "could": full},
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
	for i, c := range cells {
		text := trim(c.String())
		text = strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
		if text != strconv.Itoa(i+1) {
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
	"stadtinsgesamt": true, "gesamtstadt": true, "nichtzuordenbar": true, "ohneangabe": true, "ohnezuordnung": true,
}

func isTotal(id string) bool {
	f := strings.Trim(fold(id), ":")
	return totals[f] || strings.HasSuffix(f, "insgesamt") || strings.HasSuffix(f, "zusammen")
}

// isRemark reports whether a key's cell holds a footnote or a source.
func isRemark(id string) bool {
	r := []rune(id)
	if len(r) > 80 {
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
func isHeading(t *table, id string) bool {
	words := len(strings.Fields(id))
	if words > 3 {
		return true
	}
	hasDigit := strings.ContainsAny(id, "0123456789")
	if len(t.ids) == 0 {
		return !hasDigit && t.grid.Width() > 1
	}
	sample := t.ids[:min(len(t.ids), 20)]
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
