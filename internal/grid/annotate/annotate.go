// Package annotate marks findings in a copy of the file they are about, for
// the office that made it: the cell is coloured by how grave the finding is and
// carries it as a comment, and a sheet at the end lists them all. It takes and
// gives bytes; who may read and write which file is decided by its caller.
package annotate

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
)

// A Remark is one finding in words.
type Remark struct {
	At       finding.Position // of a cell; Row 0 concerns the file or sheet and is listed only
	Severity finding.Severity
	Label    string // of the severity
	Message  string
	Hint     string // remedy, "" if none
}

// Texts are the words of a copy.
type Texts struct {
	Author   string
	Sheet    string    // name of the sheet that lists the findings
	Headings [5]string // of its columns: severity, sheet, cell, message, remedy
	Remedy   string    // stands before a remedy
}

// Limits of a copy. A comment is a drawing that spreadsheets load one by one;
// the list holds every finding all the same.
const (
	maxUnzipped = 64 << 20 // bytes of all parts of a workbook: it is held as a whole, some ten times as large
	maxCells    = 300_000  // cells of a CSV file
	maxComments = 1000     // of one file
	maxShown    = 2000     // characters of a comment that come from findings
)

// ErrTooLarge says that a file is too large to be held as a whole.
var ErrTooLarge = errors.New("too large to annotate")

// mark is the identifier in the document properties of every copy. It tells a
// copy, which may be replaced, from a workbook of somebody else.
const mark = "analyze check --annotate"

// Ours reports whether a file is a copy that this package made.
func Ours(data []byte) (is bool) {
	if unzipped(data) > maxUnzipped {
		return false
	}
	err := guard(func() error {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			return fmt.Errorf("open workbook: %w", err)
		}
		props, err := f.GetDocProps()
		is = err == nil && props.Identifier == mark
		return f.Close()
	})
	return is && err == nil
}

// guard turns a panic of the workbook library on broken input into an error.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("unreadable content: %v", p)
		}
	}()
	return f()
}

// unzipped is the size of all parts of an archive, in bytes; 0 for none.
func unzipped(data []byte) uint64 {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0
	}
	var total uint64
	for _, f := range archive.File {
		if total += f.UncompressedSize64; total > maxUnzipped || f.UncompressedSize64 > maxUnzipped {
			return maxUnzipped + 1
		}
	}
	return total
}

// Macros reports whether a workbook holds macros, which only a file that ends
// in .xlsm may.
func Macros(data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil && slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == "xl/vbaProject.bin" })
}

// Workbook returns a copy of an XLSX file with the remarks in it. What else
// stands in the workbook stays, earlier comments too.
func Workbook(data []byte, remarks []Remark, say Texts) ([]byte, error) {
	if unzipped(data) > maxUnzipped {
		return nil, ErrTooLarge
	}
	var out []byte
	err := guard(func() error {
		f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
		if err != nil {
			return fmt.Errorf("open workbook: %w", err)
		}
		out, err = (&copied{File: f, say: say}).with(remarks)
		return err
	})
	return out, err
}

// CSV returns a workbook that shows the cells of a CSV file as they are
// written, in their places, with the remarks in it.
func CSV(name string, data []byte, remarks []Remark, say Texts) ([]byte, error) {
	g, found := grid.ReadCSV(name, data)
	if g == nil || found.HasErrors() {
		return nil, fmt.Errorf("read %s: not a table", name)
	}
	cells := 0
	for row := 1; row <= g.Height(); row++ {
		if cells += len(g.Row(row)); cells > maxCells || g.Width() > 1<<14 {
			return nil, ErrTooLarge
		}
	}
	var out []byte
	err := guard(func() error {
		f := excelize.NewFile()
		sheet := sheetOf(name)
		if err := f.SetSheetName(f.GetSheetName(0), sheet); err != nil {
			return fmt.Errorf("name sheet %s: %w", sheet, err)
		}
		for row := 1; row <= g.Height(); row++ {
			for _, c := range g.Row(row) {
				// As text, so that 013 and 1.234 stay what the file says.
				if err := f.SetCellStr(sheet, finding.AtCell("", "", 0, row, int(c.Column)).Cell(), c.Text); err != nil {
					return fmt.Errorf("copy row %d: %w", row, err)
				}
			}
		}
		var err error
		out, err = (&copied{File: f, say: say}).with(remarks)
		return err
	})
	return out, err
}

// sheetOf names the sheet of a CSV file after it, within what a workbook allows.
func sheetOf(file string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	name := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune("[]:*?/'", r) || unicode.IsControl(r) || r > 0xFFFF || r == utf8.RuneError {
			return '-'
		}
		return r
	}, strings.TrimSuffix(base, path.Ext(base))))
	out := strings.TrimSpace(string(name[:min(len(name), 31)]))
	if out == "" || strings.EqualFold(out, "history") { // the latter is one that Excel keeps for itself
		return "CSV"
	}
	return out
}

// copied is a workbook on its way to be a copy.
type copied struct {
	*excelize.File
	say    Texts
	styles map[styled]int
	fault  error // the first one while the list is written
}

// styled is a style of the source under the colour of a severity.
type styled struct {
	style    int
	severity finding.Severity
}

// colours are light enough for black text and differ in lightness.
var colours = map[finding.Severity]string{finding.Error: "F1A340", finding.Warning: "FEE0B6", finding.Note: "D8DAEB"}

// place is a cell of the copy.
type place struct {
	sheet, cell string
}

func (c *copied) with(remarks []Remark) ([]byte, error) {
	c.styles = map[styled]int{}
	var order []place
	by := map[place][]Remark{}
	for _, r := range remarks {
		if r.At.Row < 1 {
			continue
		}
		at := place{c.sheet(r.At), r.At.Cell()}
		if by[at] == nil {
			order = append(order, at)
		}
		by[at] = append(by[at], r)
	}
	earlier := map[string][]excelize.Comment{}
	for i, at := range order {
		if err := c.colour(at, by[at]); err != nil {
			return nil, err
		}
		if i >= maxComments {
			continue
		}
		if _, known := earlier[at.sheet]; !known {
			comments, err := c.GetComments(at.sheet)
			if err != nil {
				return nil, fmt.Errorf("read comments of %s: %w", at.sheet, err)
			}
			earlier[at.sheet] = comments
		}
		if err := c.comment(at, by[at], earlier[at.sheet]); err != nil {
			return nil, err
		}
	}
	if err := c.list(remarks); err != nil {
		return nil, err
	}
	props, err := c.GetDocProps()
	if err != nil {
		return nil, fmt.Errorf("read properties: %w", err)
	}
	props.Identifier = mark
	if err := c.SetDocProps(props); err != nil {
		return nil, fmt.Errorf("write properties: %w", err)
	}
	b, err := c.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("write copy: %w", err)
	}
	return b.Bytes(), c.Close()
}

// sheet is the sheet of a place; a CSV file has one.
func (c *copied) sheet(at finding.Position) string {
	if at.Sheet == "" {
		return c.GetSheetName(0)
	}
	return at.Sheet
}

// colour gives a cell the colour of its gravest remark and leaves the rest of
// its style alone.
func (c *copied) colour(at place, remarks []Remark) error {
	old, err := c.GetCellStyle(at.sheet, at.cell)
	if err != nil {
		return fmt.Errorf("style of %s!%s: %w", at.sheet, at.cell, err)
	}
	key := styled{style: old}
	for _, r := range remarks {
		key.severity = max(key.severity, r.Severity)
	}
	style, known := c.styles[key]
	if !known {
		look, err := c.GetStyle(old)
		if err != nil {
			return fmt.Errorf("style of %s!%s: %w", at.sheet, at.cell, err)
		}
		opaque(look)
		look.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colours[key.severity]}}
		if style, err = c.NewStyle(look); err != nil {
			return fmt.Errorf("colour %s!%s: %w", at.sheet, at.cell, err)
		}
		c.styles[key] = style
	}
	if err := c.SetCellStyle(at.sheet, at.cell, at.cell, style); err != nil {
		return fmt.Errorf("colour %s!%s: %w", at.sheet, at.cell, err)
	}
	return nil
}

// opaque takes the transparency off the colours of a style: some programs write
// 00RRGGBB, before which NewStyle would put its own FF, and Excel takes a colour
// of ten digits for damage.
func opaque(look *excelize.Style) {
	bare := func(colour string) string {
		if len(colour) == len("00RRGGBB") {
			return colour[2:]
		}
		return colour
	}
	if look.Font != nil {
		look.Font.Color = bare(look.Font.Color)
	}
	for i := range look.Border {
		look.Border[i].Color = bare(look.Border[i].Color)
	}
}

// comment writes all remarks on a cell into one comment, below the one that
// stood there.
func (c *copied) comment(at place, remarks []Remark, earlier []excelize.Comment) error {
	note := excelize.Comment{Cell: at.cell, Author: c.say.Author, Width: 360}
	lines := 0
	for _, old := range earlier {
		if old.Cell != at.cell {
			continue
		}
		if err := c.DeleteComment(at.sheet, at.cell); err != nil {
			return fmt.Errorf("comment of %s!%s: %w", at.sheet, at.cell, err)
		}
		note.Author = old.Author
		if old.Text != "" {
			note.Paragraph = append(note.Paragraph, excelize.RichTextRun{Text: old.Text})
		}
		note.Paragraph = append(note.Paragraph, old.Paragraph...)
		note.Paragraph = append(note.Paragraph, excelize.RichTextRun{Text: "\n\n"})
		lines += 4
	}
	for i, r := range remarks {
		text := r.Label + ": " + r.Message
		if r.Hint != "" {
			text += "\n" + c.say.Remedy + r.Hint
		}
		if i > 0 {
			text = "\n\n" + text
		}
		if letters := []rune(text); len(letters) > maxShown {
			text = string(letters[:maxShown]) + "…"
		}
		note.Paragraph = append(note.Paragraph, excelize.RichTextRun{Text: text})
		lines += 3 + len([]rune(text))/45
	}
	note.Height = uint(min(20*lines, 400))
	if err := c.AddComment(at.sheet, note); err != nil {
		return fmt.Errorf("comment on %s!%s: %w", at.sheet, at.cell, err)
	}
	return nil
}

// list writes the sheet with all remarks; those on a cell lead to it.
func (c *copied) list(remarks []Remark) error {
	name := c.say.Sheet
	for n := 2; slices.ContainsFunc(c.GetSheetList(), func(s string) bool { return strings.EqualFold(s, name) }); n++ {
		name = fmt.Sprintf("%s %d", c.say.Sheet, n)
	}
	if _, err := c.NewSheet(name); err != nil {
		return fmt.Errorf("add sheet %s: %w", name, err)
	}
	head, err := c.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("style sheet %s: %w", name, err)
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	text, err := c.NewStyle(&excelize.Style{Alignment: wrap})
	if err != nil {
		return fmt.Errorf("style sheet %s: %w", name, err)
	}
	link, err := c.NewStyle(&excelize.Style{Alignment: wrap, Font: &excelize.Font{Underline: "single", Color: "1F4E79"}})
	if err != nil {
		return fmt.Errorf("style sheet %s: %w", name, err)
	}
	var fills = map[finding.Severity]int{}
	for severity, colour := range colours {
		if fills[severity], err = c.NewStyle(&excelize.Style{Alignment: wrap, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}}); err != nil {
			return fmt.Errorf("style sheet %s: %w", name, err)
		}
	}
	do := func(err error) {
		if err != nil && c.fault == nil {
			c.fault = fmt.Errorf("write sheet %s: %w", name, err)
		}
	}
	for i, width := range []float64{12, 24, 9, 70, 70} {
		column := finding.ColumnName(i + 1)
		do(c.SetColWidth(name, column, column, width))
		do(c.SetCellStr(name, column+"1", c.say.Headings[i]))
	}
	do(c.SetCellStyle(name, "A1", "E1", head))
	for i, r := range remarks {
		row := i + 2
		cells := [5]string{r.Label, r.At.Sheet, r.At.Cell(), r.Message, r.Hint}
		for k, s := range cells {
			do(c.SetCellStr(name, finding.ColumnName(k+1)+fmt.Sprint(row), s))
		}
		do(c.SetCellStyle(name, fmt.Sprint("B", row), fmt.Sprint("E", row), text))
		do(c.SetCellStyle(name, fmt.Sprint("A", row), fmt.Sprint("A", row), fills[r.Severity]))
		if r.At.Row > 0 {
			cell := fmt.Sprint("C", row)
			do(c.SetCellHyperLink(name, cell, "'"+strings.ReplaceAll(c.sheet(r.At), "'", "''")+"'!"+r.At.Cell(), "Location"))
			do(c.SetCellStyle(name, cell, cell, link))
		}
	}
	do(c.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	return c.fault
}
