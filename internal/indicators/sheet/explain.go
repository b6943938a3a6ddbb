package sheet

import (
	"regexp"
	"slices"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// An Explanation says how one table of a file is read: where it was found and
// what became of its columns and rows.
type Explanation struct {
	File, Sheet string
	Hidden      bool   // the sheet is hidden
	Encoding    string // of a CSV file, "" for a workbook
	Separator   rune   // of a CSV file
	Level       string // of the edition, "" where the table was guessed
	Found       bool   // false: no table was found on the sheet, and the rest is empty
	Cells       Range  // from the header to the last row with an area
	Header      [2]int // first and last header row
	Key, Label  int    // columns; Label is 0 where the names are the codes
	CityRow     int    // 0 where there is none
	Areas       int
	HiddenRows  int      // of those with areas
	Parts       []string // titles of the sections or pivoted names, nil where there are none
	Columns     []ExplainedColumn
	Skipped     []SkippedRow // ascending
}

// An ExplainedColumn is one column of a table: what its header became and what
// stands in the rows of areas.
type ExplainedColumn struct {
	Column int
	Name   string // as the edition file can name it
	Hidden bool
	// Form says how the numbers stand there: "number", "percent", "date" for
	// stored ones, "german", "english", "whole" or "ambiguous" for texts,
	// "mixed" for several of these, "text" where there are none, "" where the
	// column is empty.
	Form    string
	Numbers int // cells by what they hold
	Symbols int // signs with a meaning
	Texts   int
	Errors  int
	Lacking int // formulas without result
	Empty   int
	Sample  string // the first number, or the first text where there is none
	Odd     string // the first text among numbers
}

// A SkippedRow is a row that is no area. Reason is one of heading, numbers
// (a row of column numbers), no_key, unmatched, header (repeated), next_table,
// nowhere (cases without an area), total, remark, no_name.
type SkippedRow struct {
	Row    int
	Text   string
	Reason string
}

// Explain reads one file as Read does and says how: the tables of the edition
// that stand in it and, on all other sheets, the table that is likeliest.
// Findings are those of reading these tables. The error is for a file that
// could not be read at all.
func Explain(files grid.Files, spec Spec, file string) ([]Explanation, finding.List, error) {
	r := newReader(files, spec)
	first, found, err := r.grids.Read(file, "")
	if err != nil {
		return nil, finding.List{}, err
	}
	sheets := r.grids.Sheets(file)
	if sheets == nil {
		sheets = []string{""}
		if first == nil {
			return nil, found, nil
		}
	}
	r.headers = map[string]bool{}
	var out []Explanation
	covered := map[string]bool{}
	for _, l := range r.levels {
		for i := range l.spec.Tables {
			t := &l.spec.Tables[i]
			if t.File != file {
				continue
			}
			g, _, err := r.grids.Read(file, t.Sheet)
			if err != nil {
				return nil, r.findings, err
			}
			if g != nil {
				covered[g.Sheet] = true
			}
			out = append(out, r.explain(l, t, g))
		}
	}
	guessed := &level{spec: &Level{Level: area.Level{}}}
	for _, name := range sheets {
		if covered[name] {
			continue
		}
		g, _, err := r.grids.Read(file, name)
		if err != nil {
			return nil, r.findings, err
		}
		t := &Table{File: file, Sheet: name}
		if g != nil {
			if guess, ok := Guess(g); ok {
				t = &guess
			}
		}
		out = append(out, r.guess(guessed, t, g))
	}
	return out, r.findings, nil
}

// guess explains a table that no edition file names. What is wrong with it is
// no error, since nobody said that it must be read; each kind is said once.
// Where its areas recur under headings, these are taken for sections.
func (r *reader) guess(l *level, t *Table, g *grid.Grid) Explanation {
	own := newReader(nil, r.spec)
	own.grids, own.headers = r.grids, map[string]bool{}
	e := own.explain(l, t, g)
	if slices.ContainsFunc(own.findings.Sorted(), func(f finding.Finding) bool { return f.Code == "table_has_sections" }) {
		own.findings = finding.List{}
		t.Sections = SectionsAll
		e = own.explain(l, t, g)
	}
	seen := map[string]bool{}
	for _, f := range own.findings.Sorted() {
		// A fault of the file itself stays one.
		if e.Found {
			f.Severity = finding.Note
		}
		if !seen[f.Code] && f.Code != "rows_skipped" {
			seen[f.Code] = true
			r.findings.Add(f)
		}
	}
	return e
}

func (r *reader) explain(l *level, spec *Table, g *grid.Grid) Explanation {
	e := Explanation{File: spec.File, Sheet: spec.Sheet, Level: l.spec.ID}
	if g != nil {
		e.Sheet, e.Hidden, e.Encoding, e.Separator = g.Sheet, g.Hidden, g.Encoding, g.Separator
	}
	if spec.Key == "" || g == nil {
		return e
	}
	t := &table{spec: spec, level: l, number: 1, parsed: map[int]*column{}}
	if !r.find(t) {
		return e
	}
	found := r.readRows(t)
	e.Found, e.Header, e.Key, e.Label = true, [2]int{t.head.first, t.head.last}, t.key, t.label
	e.Cells = Range{FirstRow: t.head.first, FirstColumn: t.grid.Width(), LastRow: t.head.last}
	var rows []int
	seen := map[string]bool{}
	for _, p := range found {
		rows = append(rows, p.rows...)
		for _, id := range p.ids {
			seen[id] = true
		}
		if p.city > 0 && e.CityRow == 0 {
			e.CityRow = p.city
		}
		if title := p.title(); title != "" {
			e.Parts = append(e.Parts, title)
		}
	}
	e.Areas = len(seen)
	for _, row := range rows {
		e.Cells.LastRow = max(e.Cells.LastRow, row)
		if t.grid.RowHidden(row) {
			e.HiddenRows++
		}
	}
	for _, h := range t.head.columns {
		e.Cells.FirstColumn = min(e.Cells.FirstColumn, h.column)
		e.Cells.LastColumn = max(e.Cells.LastColumn, h.column)
		e.Columns = append(e.Columns, r.explainColumn(t, h, rows))
	}
	for _, s := range t.skips {
		e.Skipped = append(e.Skipped, SkippedRow{s.row, shorten(s.text), reasons[s.kind]})
	}
	slices.SortStableFunc(e.Skipped, func(a, b SkippedRow) int { return a.Row - b.Row })
	return e
}

func (r *reader) explainColumn(t *table, h heading, rows []int) ExplainedColumn {
	c := ExplainedColumn{Column: h.column, Name: t.spec.As + h.String(), Hidden: t.grid.ColumnHidden(h.column)}
	p := cellReader{capped: capped{reader: r}, table: t, column: h.column}
	forms := map[string]int{}
	sample, number := "", ""
	for _, row := range rows {
		cell := t.grid.At(row, h.column)
		text := shorten(tidy(cell.String()))
		switch cell.Kind {
		case grid.Empty:
			c.Empty++
			continue
		case grid.Failed:
			c.Errors++
			continue
		case grid.Uncached:
			c.Lacking++
			continue
		case grid.Number:
			c.Numbers++
			forms[map[grid.Form]string{grid.Plain: "number", grid.Percent: "percent", grid.Date: "date"}[cell.Form]]++
			if number == "" {
				if number = text; cell.Form == grid.Date {
					number = cell.Day()
				}
			}
			continue
		}
		if _, ok := p.symbol(cell.Text); ok {
			c.Symbols++
			continue
		}
		if n, ok := scanNumber(cell.Text); ok && cell.Kind == grid.Text {
			c.Numbers++
			forms[[...]string{anyForm: "whole", german: "german", english: "english", ambiguous: "ambiguous"}[n.form]]++
			if number == "" {
				number = text
			}
			continue
		}
		c.Texts++
		if sample == "" {
			sample = text
		}
	}
	if c.Sample = number; number == "" {
		c.Sample = sample
	} else {
		c.Odd = sample
	}
	c.Form = formName(forms, c)
	return c
}

// Number reads a cell of the column for a guess at what the column holds: a
// text that could be thousands or decimals counts as thousands where no other
// text of the column decides, since reading it for good will report it.
func (c ExplainedColumn) Number(cell grid.Cell) (x float64, ok bool) {
	switch {
	case cell.Kind == grid.Number && cell.Form == grid.Percent:
		return shown(cell.Number), true
	case cell.Kind == grid.Number:
		return cell.Number, cell.Form != grid.Date
	case cell.Kind != grid.Text:
		return 0, false
	}
	n, ok := scanNumber(cell.Text)
	if !ok {
		return 0, false
	}
	f := map[string]form{"german": german, "english": english}[c.Form]
	if n.form == ambiguous && f == anyForm {
		f = german
		if strings.Contains(n.digits, ",") {
			f = english
		}
	}
	return n.value(f)
}

// formName sums up the forms of a column's numbers: whole numbers and
// ambiguous ones go with the form that others decide.
func formName(forms map[string]int, c ExplainedColumn) string {
	switch {
	case c.Numbers == 0 && c.Texts+c.Symbols == 0:
		return ""
	case c.Numbers == 0:
		return "text"
	}
	for _, decided := range []string{"german", "english"} {
		if forms[decided] > 0 {
			delete(forms, "whole")
			delete(forms, "ambiguous")
		}
	}
	if forms["ambiguous"] > 0 {
		delete(forms, "whole")
	}
	if len(forms) > 1 {
		return "mixed"
	}
	return sortedKeys(forms)[0]
}

// Guess finds the likeliest table of a sheet: the first rows of numbers under
// a text, the header above them, and the column that tells the rows apart. ok
// is false where nothing looks like a table. The key is named by its letter.
func Guess(g *grid.Grid) (t Table, ok bool) {
	const most = 200 // rows that are looked at for the beginning
	begin := 0
	for row := 2; row <= min(g.Height(), most) && begin == 0; row++ {
		if !isDataRow(g.Row(row)) {
			continue
		}
		// Of the next rows, most must be of the same kind.
		same, others := 0, 0
		for next := row + 1; next <= min(g.Height(), row+5); next++ {
			switch cells := g.Row(next); {
			case isDataRow(cells):
				same++
			case len(cells) > 0:
				others++
			}
		}
		if same >= 1 && same >= others {
			begin = row
		}
	}
	if begin == 0 {
		return t, false
	}
	// The header ends above the first row, headings and column numbers aside.
	last := begin - 1
	for last > 0 && begin-last < 6 && (len(g.Row(last)) < 2 || isColumnNumbers(g.Row(last)) || headingText(g.Row(last)) != "" || isWide(g, last)) {
		last--
	}
	if last < 1 || !slices.ContainsFunc(g.Row(last), func(c grid.Cell) bool { return c.Kind == grid.Text }) {
		return t, false
	}
	first := last
	for first > 1 && last-first+1 < mostHeaderRows && groupsHeader(g, first-1) {
		first--
	}
	// A cell merged downward begins in the header's first row.
	for _, m := range g.Merged {
		if m.LastRow >= first && m.LastRow <= last && m.FirstRow < first && last-m.FirstRow < mostHeaderRows && m.LastRow > m.FirstRow {
			first = m.FirstRow
		}
	}
	// One merged further down, beside a last header row of years alone, ends it.
	for _, m := range g.Merged {
		if m.FirstRow >= first && m.FirstRow <= last && m.LastRow > last && m.LastRow < begin && m.LastRow-first < mostHeaderRows {
			last = m.LastRow
		}
	}
	key := guessKey(g, begin, last)
	if key == 0 {
		return t, false
	}
	t = Table{File: g.File, Sheet: g.Sheet, Key: finding.ColumnName(key), Header: [2]int{first, last}}
	return t, true
}

// isWide reports whether a text of a row is merged over most of the sheet.
func isWide(g *grid.Grid, row int) bool {
	for _, m := range g.Merged {
		if m.FirstRow == row && m.FirstColumn > 1 && len(g.Row(row)) < 4 && 2*(m.LastColumn-m.FirstColumn+1) > g.Width()-m.FirstColumn {
			return true
		}
	}
	return false
}

// isDataRow reports whether a row has a number that is no year, and a cell
// beside it.
func isDataRow(cells []grid.Cell) bool {
	if len(cells) < 2 || isColumnNumbers(cells) {
		return false
	}
	return slices.ContainsFunc(cells, func(c grid.Cell) bool { return !isHeaderCell(c) })
}

// guessKey returns the column that tells the rows of the first block apart
// best: texts or codes before numbers, which can be a key only as the first
// column. In a long table, where no column does, it is one that is headed as a
// code, or the texts or codes of which there are most.
func guessKey(g *grid.Grid, begin, header int) int {
	last := begin
	for last < min(g.Height(), begin+200) && (isDataRow(g.Row(last+1)) || len(g.Row(last+1)) == 0) {
		last++
	}
	best, bestScore, leftmost, first := 0, 0.5, true, 0
	coded, many, most := 0, 0, 0
	for column := 1; column <= min(g.Width(), 12); column++ {
		rows, filled, numbers, whole, years := 0, 0, 0, 0, 0
		distinct := map[string]bool{}
		for row := begin; row <= last; row++ {
			if len(g.Row(row)) == 0 {
				continue
			}
			rows++
			c := g.At(row, column)
			if c.Kind == grid.Empty {
				continue
			}
			filled++
			distinct[tidy(c.String())] = true
			if n, ok := scanNumber(c.String()); ok && isHeaderCell(c) && n.form == anyForm {
				years++
			}
			if c.Kind == grid.Number {
				numbers++
				if c.Number == float64(int64(c.Number)) {
					whole++
				}
			} else if n, ok := scanNumber(c.Text); ok && (n.form != anyForm || !strings.HasPrefix(n.digits, "0") || n.digits == "0") {
				numbers++
				if n.form == anyForm {
					whole++
				}
			}
		}
		if filled == 0 || years == filled {
			continue
		}
		if first == 0 && whole == numbers {
			first = column
		}
		if coded == 0 && whole == numbers && codeWord.MatchString(tidy(g.At(header, column).String())) {
			coded = column
		}
		if 2*numbers <= filled && 3*filled > 2*rows && len(distinct) > most {
			many, most = column, len(distinct)
		}
		score := float64(len(distinct)) / float64(rows)
		switch {
		case 2*numbers <= filled:
			score += 0.3
		case !leftmost || whole < numbers:
			score = 0
		}
		leftmost = false
		if score -= 0.02 * float64(column); score > bestScore {
			best, bestScore = column, score
		}
	}
	switch {
	case best > 0:
		return best
	case coded > 0:
		return coded
	case many > 0:
		return many
	}
	return first
}

// codeWord finds headers of codes: Nr., PLR_ID, Kennziffer.
var codeWord = regexp.MustCompile(`(?i)(^|[^\pL])(nr\.?|id)$|nummer$|(^|[^\pL])code$|kennziffer$|kennung$|schlüssel$`)
