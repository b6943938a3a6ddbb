package grid

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/finding"
)

// Bounds of what is read from one workbook. They are far above any district
// table and far below what would exhaust an office computer.
const (
	MaxUnzipped = 512 << 20 // bytes of all parts of a workbook together
	maxShared   = 96 << 20  // bytes of the table of shared texts, which is held as a whole
	maxCells    = 20 << 20  // cells of one sheet that hold anything
	maxPadded   = 200 << 20 // cells of one sheet counted from column A to each row's last one
	maxRows     = 1 << 20   // of a worksheet, by its format
	maxColumns  = 1 << 14
)

// A workbook is an opened XLSX file.
type workbook struct {
	file   string
	excel  *excelize.File
	sheets []part
	forms  []Form // by style number
}

// A part is one worksheet: its name and where in the archive it stands.
type part struct {
	name   string
	path   string
	hidden bool
}

// openWorkbook opens an XLSX file from its bytes; the workbook is nil where
// that is not possible, with the reason among the findings.
func openWorkbook(file string, data []byte) (*workbook, finding.List) {
	var l finding.List
	at := finding.AtFile(file)
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		// The directory of an archive stands at its end, so a download that
		// broke off has none.
		l.Error("workbook_damaged", at, finding.Args{"detail": err.Error()})
		return nil, l
	}
	var total uint64
	isBook := false
	for _, f := range archive.File {
		total += f.UncompressedSize64
		if total > MaxUnzipped || f.UncompressedSize64 > MaxUnzipped ||
			(strings.HasSuffix(f.Name, "sharedStrings.xml") && f.UncompressedSize64 > maxShared) {
			l.Error("workbook_too_large", at, finding.Args{"limit": MaxUnzipped >> 20})
			return nil, l
		}
		switch strings.ToLower(f.Name) {
		case "content.xml":
			l.Error("workbook_ods", at, nil)
			return nil, l
		case "xl/workbook.bin":
			l.Error("workbook_old", at, nil)
			return nil, l
		case "[content_types].xml":
			isBook = true
		}
	}
	if !isBook {
		l.Error("not_a_workbook", at, nil)
		return nil, l
	}

	w := &workbook{file: file}
	// Both limits are the same, so that no part is ever written to a temporary
	// file: the cells may be confidential.
	err = Guard(func() (err error) {
		w.excel, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{
			RawCellValue: true, UnzipSizeLimit: MaxUnzipped, UnzipXMLSizeLimit: MaxUnzipped,
		})
		return err
	})
	if err == nil {
		err = w.contents()
	}
	if err != nil {
		l.Error("workbook_damaged", at, finding.Args{"detail": err.Error()})
		return nil, l
	}
	return w, l
}

// Guard turns a panic of the workbook library on broken input into an error.
func Guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("unreadable content: %v", p)
		}
	}()
	return f()
}

// part returns the bytes of a part of the archive, nil where it is missing.
func (w *workbook) part(name string) []byte {
	if v, ok := w.excel.Pkg.Load(name); ok {
		if b, ok := v.([]byte); ok {
			return b
		}
	}
	return nil
}

type relationships struct {
	Items []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// contents finds the worksheets and the forms of the styles.
func (w *workbook) contents() error {
	main := "xl/workbook.xml"
	var top relationships
	if xml.Unmarshal(w.part("_rels/.rels"), &top) == nil {
		for _, r := range top.Items {
			if strings.HasSuffix(r.Type, "/officeDocument") {
				main = resolve("", r.Target)
			}
		}
	}
	var book struct {
		Sheets []struct {
			Name  string `xml:"name,attr"`
			ID    string `xml:"id,attr"`
			State string `xml:"state,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := xml.Unmarshal(w.part(main), &book); err != nil {
		return fmt.Errorf("%s: %w", main, err)
	}
	folder, base := path.Split(main)
	var rels relationships
	if err := xml.Unmarshal(w.part(folder+"_rels/"+base+".rels"), &rels); err != nil {
		return fmt.Errorf("%s_rels: %w", folder, err)
	}
	targets := map[string]string{}
	styles := folder + "styles.xml"
	for _, r := range rels.Items {
		// Chart sheets hold no cells.
		switch {
		case strings.HasSuffix(r.Type, "/worksheet"):
			targets[r.ID] = resolve(folder, r.Target)
		case strings.HasSuffix(r.Type, "/styles"):
			styles = resolve(folder, r.Target)
		}
	}
	for _, s := range book.Sheets {
		if p, ok := targets[s.ID]; ok {
			w.sheets = append(w.sheets, part{s.Name, p, s.State == "hidden" || s.State == "veryHidden"})
		}
	}
	if len(w.sheets) == 0 {
		return errors.New("no worksheet")
	}
	w.forms = readForms(w.part(styles))
	return nil
}

// resolve returns the name of a part from a relation's target.
func resolve(folder, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Clean("/"+folder+target), "/")
}

func (w *workbook) names() []string {
	out := make([]string, len(w.sheets))
	for i, s := range w.sheets {
		out[i] = s.name
	}
	return out
}

// find returns the index of a sheet by name, -1 where there is none.
func (w *workbook) find(name string) int {
	if name == "" {
		return 0
	}
	for i, s := range w.sheets {
		if s.name == name {
			return i
		}
	}
	for i, s := range w.sheets {
		if strings.EqualFold(strings.TrimSpace(s.name), strings.TrimSpace(name)) {
			return i
		}
	}
	return -1
}

// read reads one sheet. The library's rows give the texts and numbers; the
// marks that it does not give without holding the whole document (kind, form,
// merged ranges, what is hidden, formulas without result, a sheet that breaks
// off) come from a scan of the same bytes.
func (w *workbook) read(sheet string) (*Grid, finding.List) {
	var l finding.List
	i := w.find(sheet)
	if i < 0 {
		l.Error("sheet_missing", finding.AtFile(w.file), finding.Args{"file": w.file, "sheet": sheet, "sheets": shortList(w.names())})
		return nil, l
	}
	p := w.sheets[i]
	g := &Grid{File: w.file, Sheet: p.name, SheetIndex: i, Hidden: p.hidden}
	data := w.part(p.path)
	if len(data) == 0 {
		l.Error("sheet_damaged", g.Position(0, 0), finding.Args{"row": 0})
		return nil, l
	}
	s := scanner{data: data, forms: w.forms, grid: g}
	if err := s.scan(); err != nil {
		code := "sheet_damaged"
		switch {
		case errors.Is(err, errTruncated):
			code = "sheet_truncated"
		case errors.Is(err, errTooLarge):
			code = "sheet_too_large"
		}
		l.Error(code, g.Position(s.row, 0), finding.Args{"row": s.row, "rows": maxRows})
		return nil, l
	}
	if g.Hidden {
		l.Note("sheet_hidden", g.Position(0, 0), finding.Args{"sheet": g.Sheet})
	}
	if err := Guard(func() error { return w.fill(g) }); err != nil {
		l.Error("sheet_damaged", g.Position(0, 0), finding.Args{"row": 0})
		return nil, l
	}
	return g, l
}

// fill puts texts and numbers into the cells that the scan found, and drops
// those that turn out to be blank.
func (w *workbook) fill(g *Grid) error {
	rows, err := w.excel.Rows(g.Sheet)
	if err != nil {
		return err
	}
	height, width := 0, 0
	for row := 1; row <= len(g.rows) && rows.Next(); row++ {
		texts, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		cells := g.rows[row-1]
		kept := cells[:0]
		for _, c := range cells {
			text := ""
			if int(c.Column) <= len(texts) {
				text = texts[c.Column-1]
			}
			if c.Kind == Number {
				x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
				if err == nil && !math.IsNaN(x) && !math.IsInf(x, 0) {
					c.Number = x
				} else {
					c.Kind, c.Text = Text, text
				}
			} else if c.Kind != Uncached {
				c.Text = text
			}
			if c.Kind == Text && isBlank(c.Text) {
				continue
			}
			kept = append(kept, c)
		}
		g.rows[row-1] = kept
		if len(kept) > 0 {
			height, width = row, max(width, int(kept[len(kept)-1].Column))
		}
	}
	g.rows, g.width = g.rows[:height], width
	return errors.Join(rows.Error(), rows.Close())
}

// readForms returns the form of every cell style of a workbook; a style sheet
// that can't be read has none, and every number is plain.
func readForms(data []byte) []Form {
	var styles struct {
		Formats []struct {
			ID   string `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format string `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if xml.Unmarshal(data, &styles) != nil {
		return nil
	}
	custom := map[string]Form{}
	for _, f := range styles.Formats {
		custom[f.ID] = formOf(f.Code)
	}
	forms := make([]Form, len(styles.Cells))
	for i, c := range styles.Cells {
		if f, ok := custom[c.Format]; ok {
			forms[i] = f
			continue
		}
		// The formats that every spreadsheet program knows by number.
		switch n, _ := strconv.Atoi(c.Format); {
		case n == 9 || n == 10:
			forms[i] = Percent
		case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
			forms[i] = Date
		}
	}
	return forms
}

// formOf reads the form from the code of a number format: a percent sign or
// the letters of a date outside quotes, brackets and escapes.
func formOf(code string) Form {
	if strings.EqualFold(code, "General") || strings.EqualFold(code, "Standard") {
		return Plain
	}
	form := Plain
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return form
			}
			i += end + 1
		case '[':
			end := strings.IndexByte(code[i+1:], ']')
			if end < 0 {
				return form
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '%':
			return Percent
		case 'd', 'D', 'm', 'M', 'y', 'Y', 'h', 'H', 's', 'S':
			form = Date
		}
	}
	return form
}

// shortList lists names for a message, the first dozen of them.
func shortList(names []string) string {
	const most = 12
	more := ""
	if len(names) > most {
		names, more = names[:most], ", …"
	}
	return strings.Join(names, ", ") + more
}
