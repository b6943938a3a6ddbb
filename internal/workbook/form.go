package workbook

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/words"
)

// A Form is a workbook to be filled in: a sheet that explains, then sheets
// whose codes and names are locked and whose other cells wait for numbers.
type Form struct {
	Title   string
	Lang    words.Lang
	Guide   string   // wished name of the sheet that explains
	Steps   []string // how to fill it in, one after the other
	Symbols []FormSymbol
	Sheets  []FormSheet
}

// A FormSymbol is a sign that may stand in place of a number.
type FormSymbol struct{ Sign, Means string }

// A FormSheet is one table to fill in. Its name must be one that SheetNames
// has returned.
type FormSheet struct {
	Name    string
	Title   string
	Columns []FormColumn
	Rows    [][]string // texts of the locked columns, which come first
}

// A FormColumn is one column of a FormSheet.
type FormColumn struct {
	Header string
	Note   string // what belongs into the column; the comment of its header
	Locked bool   // its texts are given
	Text   bool   // any text may be entered; else a number or a symbol
	Least  *float64
	Most   *float64
	AtMost []int // columns of the same sheet, from 0, whose number it can't exceed
	Format string
}

// FormHeader is the row of a form's headers; the rows to fill in follow.
const FormHeader = 4

// SheetNames makes names of sheets from wishes: each allowed, each once.
func SheetNames(wished []string) []string { return sheetNames(wished) }

// WriteForm returns a form as an XLSX file; the same form gives the same
// bytes. It fails only on a fault of the program.
func WriteForm(form *Form) (content []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	w := &formWriter{form: form, f: f, guide: sheetName(form.Guide)}
	if err := w.styles(); err != nil {
		return nil, err
	}
	if err := w.explain(); err != nil {
		return nil, fmt.Errorf("sheet %s: %w", w.guide, err)
	}
	for i := range form.Sheets {
		if err := w.sheet(&form.Sheets[i]); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", form.Sheets[i].Name, err)
		}
	}
	// The counts of the guide have no results yet.
	onLoad := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &onLoad}); err != nil {
		return nil, err
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: clean(form.Title), Creator: product, Language: string(form.Lang)}); err != nil {
		return nil, err
	}
	p, err := collect(f)
	if err != nil {
		return nil, err
	}
	out, err := newPacker()
	if err != nil {
		return nil, err
	}
	for _, name := range p.names {
		part := settle(name, timeless(name, p.data[name].Bytes()), form.Lang)
		if err := out.add(name, func(to io.Writer) error { _, err := to.Write(part); return err }); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out.close()
}

type formWriter struct {
	form  *Form
	f     *excelize.File
	guide string
	title, text, head, locked, symbol, count, swatchEmpty, swatchWrong,
	wrong, empty int // styles; the last two are conditional
	entries map[string]int // styles of entry cells by number format
}

func (w *formWriter) styles() (err error) {
	edge := []excelize.Border{
		{Type: "left", Color: line, Style: 1}, {Type: "right", Color: line, Style: 1},
		{Type: "top", Color: line, Style: 1}, {Type: "bottom", Color: line, Style: 1},
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	font := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: face, Size: size, Bold: bold, Color: ink}
	}
	text := "@"
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	for _, s := range []struct {
		to    *int
		style excelize.Style
	}{
		{&w.title, excelize.Style{Font: font(14, true)}},
		{&w.text, excelize.Style{Font: font(10, false), Alignment: wrap}},
		{&w.head, excelize.Style{Font: font(10, true), Fill: fill(headBg), Border: edge, Alignment: &excelize.Alignment{WrapText: true, Vertical: "bottom"}}},
		{&w.locked, excelize.Style{Font: font(10, false), Fill: fill(cityBg), Border: edge, CustomNumFmt: &text}},
		{&w.symbol, excelize.Style{Font: font(10, true), Border: edge, CustomNumFmt: &text, Alignment: &excelize.Alignment{Horizontal: "center"}}},
		{&w.count, excelize.Style{Font: font(10, false), NumFmt: 3, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&w.swatchEmpty, excelize.Style{Font: font(10, false), Fill: fill(unfilled), Border: edge}},
		{&w.swatchWrong, excelize.Style{Font: font(10, true), Fill: fill(warning), Border: edge}},
	} {
		if *s.to, err = w.f.NewStyle(&s.style); err != nil {
			return err
		}
	}
	if w.empty, err = w.f.NewConditionalStyle(&excelize.Style{Fill: fill(unfilled)}); err != nil {
		return err
	}
	if w.wrong, err = w.f.NewConditionalStyle(&excelize.Style{Fill: fill(warning), Font: &excelize.Font{Bold: true, Color: ink}}); err != nil {
		return err
	}
	w.entries = map[string]int{}
	for _, s := range w.form.Sheets {
		for _, c := range s.Columns {
			if _, known := w.entries[c.Format]; known || c.Locked {
				continue
			}
			format := c.Format
			style := excelize.Style{Font: font(10, false), Border: edge, Protection: &excelize.Protection{Locked: false}}
			if format != "" {
				style.CustomNumFmt = &format
			}
			if w.entries[c.Format], err = w.f.NewStyle(&style); err != nil {
				return err
			}
		}
	}
	return nil
}

// protect locks a sheet, without a password: it keeps from mishaps, not from
// intent.
func (w *formWriter) protect(sheet string) error {
	return w.f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, FormatCells: true,
	})
}

// print makes a sheet fit on A4, on so many pages side by side.
func (w *formWriter) print(sheet, orientation string, pages int) error {
	a4, tall, fit := 9, 0, true
	if err := w.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &pages, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := w.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	margin, edge := 0.4, 0.6
	if err := w.f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &edge, Bottom: &edge}); err != nil {
		return err
	}
	return w.f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&F, &A&R&P / &N"})
}

// acrossPage is how many characters of ten points fit side by side on A4
// landscape at four fifths of their size, the smallest that reads well.
const acrossPage = 170

// pages is how many pages a sheet needs side by side when its locked columns
// come again on each.
func pages(widths []float64, locked int) int {
	again, rest := 0.0, 0.0
	for i, w := range widths {
		if i < locked {
			again += w
		} else {
			rest += w
		}
	}
	return max(1, int(math.Ceil(rest/max(acrossPage-again, acrossPage/3.0))))
}

// sheet writes one table to fill in.
func (w *formWriter) sheet(s *FormSheet) error {
	f := w.f
	if _, err := f.NewSheet(s.Name); err != nil {
		return err
	}
	if err := f.SetCellStr(s.Name, "A1", clean(s.Title)); err != nil {
		return err
	}
	if err := f.SetCellStyle(s.Name, "A1", "A1", w.title); err != nil {
		return err
	}
	if err := f.SetRowHeight(s.Name, FormHeader, 62); err != nil {
		return err
	}
	last := FormHeader + len(s.Rows)
	locked, widths := 0, make([]float64, len(s.Columns))
	for i, c := range s.Columns {
		at := cellName(i, FormHeader)
		if err := f.SetCellStr(s.Name, at, clean(c.Header)); err != nil {
			return err
		}
		if err := f.SetCellStyle(s.Name, at, at, w.head); err != nil {
			return err
		}
		name, _ := excelize.ColumnNumberToName(i + 1)
		width := 15.0
		for _, word := range strings.Fields(c.Header) { // bold, and not to be broken
			width = max(width, min(28, 1.2*float64(len([]rune(word)))))
		}
		if c.Locked {
			locked++
			width = 12
			for _, row := range s.Rows {
				width = max(width, min(44, float64(len([]rune(row[i])))+3))
			}
		}
		widths[i] = width
		if err := f.SetColWidth(s.Name, name, name, width); err != nil {
			return err
		}
		if c.Note != "" {
			if err := f.AddComment(s.Name, excelize.Comment{
				Author: product, Cell: at, Width: 300, Height: uint(40 + 18*(1+strings.Count(c.Note, "\n")+len([]rune(c.Note))/45)),
				Paragraph: []excelize.RichTextRun{{Text: cleanLines(c.Note)}},
			}); err != nil {
				return err
			}
		}
		if len(s.Rows) == 0 {
			continue
		}
		style := w.locked
		if !c.Locked {
			style = w.entries[c.Format]
		}
		if err := f.SetCellStyle(s.Name, cellName(i, FormHeader+1), cellName(i, last), style); err != nil {
			return err
		}
		if !c.Locked {
			if err := w.entry(s, i, last); err != nil {
				return err
			}
		}
	}
	for r, row := range s.Rows {
		for i, text := range row {
			if err := f.SetCellStr(s.Name, cellName(i, FormHeader+1+r), clean(text)); err != nil {
				return err
			}
		}
	}
	if err := w.hint(s.Name, widths); err != nil {
		return err
	}
	corner := cellName(locked, FormHeader+1)
	if err := f.SetPanes(s.Name, &excelize.Panes{
		Freeze: true, XSplit: locked, YSplit: FormHeader, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}},
	}); err != nil {
		return err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.Name, RefersTo: fmt.Sprintf("'%s'!$A:$%s,'%s'!$%d:$%d", s.Name, letters(max(locked-1, 0)), s.Name, FormHeader, FormHeader),
	}); err != nil {
		return err
	}
	if err := w.print(s.Name, "landscape", pages(widths, locked)); err != nil {
		return err
	}
	return w.protect(s.Name)
}

// hint writes what the colours mean above the first columns, which stand on
// every printed page, so that no page cuts it off.
func (w *formWriter) hint(sheet string, widths []float64) error {
	text := clean(w.form.Lang.Say("form.hint", "guide", w.guide))
	const least = 60 // characters
	last, wide := 0, 0.0
	for i, width := range widths {
		if wide >= least {
			break
		}
		last, wide = i, wide+width
	}
	if err := w.f.SetCellStr(sheet, "A2", text); err != nil {
		return err
	}
	if err := w.f.SetCellStyle(sheet, "A2", cellName(last, 2), w.text); err != nil {
		return err
	}
	if err := w.f.SetRowHeight(sheet, 2, 14*math.Ceil(float64(len([]rune(text)))/max(0.9*wide, 1))); err != nil {
		return err
	}
	if last == 0 {
		return nil
	}
	return w.f.MergeCell(sheet, "A2", cellName(last, 2))
}

func letters(column int) string {
	name, _ := excelize.ColumnNumberToName(column + 1)
	return name
}

// shortened cuts a text to what a hint of a cell can hold.
func shortened(s string, most int) string {
	r := []rune(clean(s))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most-1]) + "…"
}

// cleanLines is clean that keeps line breaks.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
}
