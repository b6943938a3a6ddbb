package sheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
)

// mostPerColumn keeps one mistake repeated down a column from filling the
// page: further cells are counted.
const mostPerColumn = 20

// A column is the numbers of one column of a table.
type column struct {
	values []indicators.Value // per area of the level
	city   indicators.Value
}

// A formCount counts the texts of numbers by form.
type formCount struct {
	german, english, ambiguous int
	first                      int // row of the first ambiguous one
}

func (c *formCount) add(f form, row int) {
	switch f {
	case german:
		c.german++
	case english:
		c.english++
	case ambiguous:
		if c.ambiguous++; c.first == 0 {
			c.first = row
		}
	}
}

// decide returns the form that the evidence allows; anyForm where there is none.
func (c *formCount) decide() form {
	switch {
	case c.german > c.english:
		return german
	case c.english > c.german:
		return english
	case c.german > 0:
		return german
	default:
		return anyForm
	}
}

// numbers reads a column of a table, once. What can't be read is reported with
// the name of the column and the indicator that asked first.
func (r *reader) numbers(t *table, col int, indicator string) *column {
	if c := t.parsed[col]; c != nil {
		return c
	}
	c := &column{values: make([]indicators.Value, len(t.level.areas))}
	t.parsed[col] = c
	p := cellReader{capped: capped{reader: r}, table: t, column: col, indicator: indicator}
	p.decide()
	for i, row := range t.rowOf {
		if row > 0 {
			c.values[i] = p.read(row, &t.level.areas[i])
		}
	}
	if t.city > 0 {
		c.city = p.read(t.city, nil)
	}
	p.rest()
	if p.marked.n > 0 {
		r.findings.Add(finding.Finding{
			Severity: finding.Note, Code: "footnote_marks", Position: t.grid.Position(p.marked.first, col), Level: t.level.spec.ID, Indicator: indicator,
			Args: finding.Args{"column": t.heading(col), "n": p.marked.n, "text": finding.Hidden{Value: shorten(tidy(t.grid.At(p.marked.first, col).Text))}},
		})
	}
	if thousands.MatchString(t.heading(col)) {
		r.findings.Add(finding.Finding{
			Severity: finding.Warning, Code: "header_thousands", Position: t.grid.Position(t.head.last, col), Level: t.level.spec.ID, Indicator: indicator,
			Args: finding.Args{"column": t.heading(col)},
		})
	}
	if t.grid.ColumnHidden(col) {
		r.findings.Add(finding.Finding{
			Severity: finding.Note, Code: "column_hidden", Position: t.grid.Position(t.head.last, col), Level: t.level.spec.ID, Indicator: indicator,
			Args: finding.Args{"column": t.heading(col), "sheet": t.where()},
		})
	}
	return c
}

// heading names a column for a message.
func (t *table) heading(col int) string {
	for i := range t.head.columns {
		if t.head.columns[i].column == col {
			return t.head.columns[i].String()
		}
	}
	return finding.ColumnName(col)
}

// A cellReader reads the cells of one column.
type cellReader struct {
	capped
	table     *table
	column    int
	indicator string
	form      form
	unclear   bool                   // ambiguous texts are no numbers here
	marked    struct{ n, first int } // numbers with footnote marks
}

// thousands finds the unit of a column that counts thousands, not a rate "je
// 1.000".
var thousands = regexp.MustCompile(`(?i)(^|[^\pL])in (1[. ]?000|tsd\b|tausend|mio\b|millionen)`)

// decide settles the form of the numbers that stand as text in the column.
// 1.234 alone can mean two numbers: then the other columns of the table
// decide, with a warning, and where these don't, it is an error.
func (p *cellReader) decide() {
	var c formCount
	p.count(&c, p.column)
	p.form = c.decide()
	if c.ambiguous == 0 || p.form != anyForm {
		return
	}
	t := p.table
	if t.forms == nil {
		t.forms = &formCount{}
		for _, h := range t.head.columns {
			if h.column != t.key && h.column != t.label {
				p.count(t.forms, h.column)
			}
		}
	}
	at := t.grid.Position(c.first, p.column)
	example := tidy(t.grid.At(c.first, p.column).Text)
	f := finding.Finding{Position: at, Level: t.level.spec.ID, Indicator: p.indicator, Args: finding.Args{
		"column": t.heading(p.column), "n": c.ambiguous, "text": finding.Hidden{Value: example},
	}}
	switch {
	case t.forms.german > 0 && t.forms.english == 0:
		p.form = german
		f.Severity, f.Code = finding.Warning, "number_form_german"
	case t.forms.english > 0 && t.forms.german == 0:
		p.form = english
		f.Severity, f.Code = finding.Warning, "number_form_english"
	default:
		p.unclear = true
		f.Severity, f.Code = finding.Error, "number_ambiguous"
	}
	p.findings.Add(f)
}

// count adds the texts of a column, with those of the city row.
func (p *cellReader) count(c *formCount, col int) {
	one := func(row int) {
		cell := p.table.grid.At(row, col)
		if cell.Kind != grid.Text {
			return
		}
		if _, symbol := p.symbol(cell.Text); symbol {
			return
		}
		if n, ok := scanNumber(cell.Text); ok {
			c.add(n.form, row)
		}
	}
	for _, row := range p.table.rows {
		one(row)
	}
	if p.table.city > 0 {
		one(p.table.city)
	}
}

// read returns the value of a cell; a is nil for the city row.
func (p *cellReader) read(row int, a *area.Area) indicators.Value {
	cell := p.table.grid.At(row, p.column)
	if cell.Kind == grid.Text && grid.IsFailure(cell.Text) {
		cell.Kind = grid.Failed
	}
	switch cell.Kind {
	case grid.Empty:
		return indicators.Value{}
	case grid.Number:
		if cell.Form == grid.Date {
			p.say(finding.Error, "number_is_date", row, a, nil)
			return indicators.Value{}
		}
		x := cell.Number
		if slices.Contains(p.spec.MissingValues, x) {
			return indicators.Value{}
		}
		if cell.Form == grid.Percent {
			x = shown(x)
		}
		return indicators.Known(x)
	case grid.Bool:
		p.say(finding.Error, "logical_not_number", row, a, nil)
		return indicators.Value{}
	case grid.Uncached:
		p.say(finding.Error, "formula_without_result", row, a, nil)
		return indicators.Value{}
	case grid.Failed:
		severity := finding.Error
		// These say that there is no number; the others, that the formula is broken.
		switch trim(cell.Text) {
		case "#N/A", "#NV", "#DIV/0!", "#NULL!":
			severity = finding.Warning
		}
		p.say(severity, "cell_error", row, a, finding.Args{"text": trim(cell.Text)})
		return indicators.Value{}
	}
	if m, ok := p.symbol(cell.Text); ok {
		if m.Zero {
			return indicators.Known(0)
		}
		return indicators.None(m.Status)
	}
	if n, ok := scanNumber(cell.Text); ok && cell.Kind == grid.Text {
		if n.marked {
			if p.marked.n++; p.marked.first == 0 {
				p.marked.first = row
			}
		}
		x, fits := n.value(p.form)
		switch {
		case fits && slices.Contains(p.spec.MissingValues, x):
			return indicators.Value{}
		case fits:
			return indicators.Known(x)
		case n.form == ambiguous && p.unclear:
			return indicators.Value{} // said once for the column
		default:
			p.say(finding.Error, "number_other_form", row, a, finding.Args{"text": finding.Hidden{Value: tidy(cell.Text)}})
			return indicators.Value{}
		}
	}
	args := finding.Args{"text": finding.Hidden{Value: shorten(tidy(cell.Text))}}
	if inner, ok := inBrackets(cell.Text); ok && cell.Kind == grid.Text {
		if _, number := scanNumber(inner); number {
			if m, known := p.symbol("()"); known && !m.Zero {
				return indicators.None(m.Status)
			}
			p.say(finding.Error, "number_in_brackets", row, a, args)
			return indicators.Value{}
		}
	}
	code := "text_not_number"
	if isSign(cell.Text) && cell.Kind == grid.Text {
		code = "symbol_unknown"
	}
	p.say(finding.Error, code, row, a, args)
	return indicators.Value{}
}

// say reports a cell; a is nil for the city row.
func (p *cellReader) say(s finding.Severity, code string, row int, a *area.Area, args finding.Args) {
	if args == nil {
		args = finding.Args{}
	}
	args["column"] = p.table.heading(p.column)
	f := finding.Finding{
		Severity: s, Code: code, Position: p.table.grid.Position(row, p.column), Level: p.table.level.spec.ID, Indicator: p.indicator, Args: args,
	}
	if a != nil {
		f.AreaID, f.AreaName = a.ID, a.Name
	}
	p.add(f)
}

// symbol returns what a text stands for; the kinds of dash and of dots are
// taken for one another where the edition file names only one of them. Only
// the hyphen of the keyboard must be named itself: some offices mean zero by
// it, others that nothing is known.
func (p *cellReader) symbol(text string) (Meaning, bool) {
	text = trim(text)
	if len(text) > 16 {
		return Meaning{}, false
	}
	exact, folded := p.spec.Symbols, p.symbols
	if own := p.table.spec.Symbols; own != nil {
		exact = own
		if p.table.symbols == nil {
			p.table.symbols = foldSymbols(own)
		}
		folded = p.table.symbols
	}
	if m, ok := exact[text]; ok {
		return m, true
	}
	if text == "-" {
		return Meaning{}, false
	}
	if m, ok := folded[foldSymbol(text)]; ok {
		return m, true
	}
	if plain, marked := withoutMarks(text); marked && plain != "" {
		return p.symbol(plain)
	}
	return Meaning{}, false
}

// isSign reports whether a text is a sign rather than words: no digits, and at
// most one letter.
func isSign(text string) bool {
	text = trim(text)
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsDigit(r) {
			return false
		}
	}
	return letters <= 1 && utf8.RuneCountInString(text) <= 4
}

func foldSymbols(symbols map[string]Meaning) map[string]Meaning {
	out := map[string]Meaning{}
	for _, text := range sortedKeys(symbols) {
		out[foldSymbol(trim(text))] = symbols[text]
	}
	return out
}

func foldSymbol(s string) string {
	if s == "…" {
		return "..."
	}
	if r := []rune(s); len(r) == 1 && isHyphen(r[0]) {
		return "-"
	}
	return strings.ToLower(s)
}
