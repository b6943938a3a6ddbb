package grid

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"sozialbericht/internal/finding"
)

// Bounds of what is read from one workbook. They are far above any district
// table and far below what would exhaust an office computer.
const (
	MaxUnzipped = 512 << 20 // bytes of all parts of a workbook together
	maxShared   = 96 << 20  // bytes of the table of shared texts, which is held as a whole
	maxTexts    = 4 << 20   // texts in it
	maxCells    = 12 << 20  // cells of one sheet that hold anything
	maxPadded   = 200 << 20 // cells of one sheet counted from column A to each row's last one
	maxRows     = 1 << 20   // of a worksheet, by its format
	maxColumns  = 1 << 14

	maxDescription = 64 << 20 // bytes of a part that describes the workbook, such as its styles
)

// A workbook is an opened XLSX file.
type workbook struct {
	file   string
	parts  map[string]*zip.File // by partName
	sheets []part
	forms  []Form // by style number

	texts     string // name of the part of shared texts
	shared    []string
	sharedErr error
	hasShared bool // they were read
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
	parts := map[string]*zip.File{}
	for _, f := range archive.File {
		total += f.UncompressedSize64
		if total > MaxUnzipped || f.UncompressedSize64 > MaxUnzipped {
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
		parts[partName(f.Name)] = f
	}
	if !isBook {
		l.Error("not_a_workbook", at, nil)
		return nil, l
	}

	w := &workbook{file: file, parts: parts}
	switch err := w.contents(); {
	case errors.Is(err, errTooLarge):
		l.Error("workbook_too_large", at, finding.Args{"limit": MaxUnzipped >> 20})
		return nil, l
	case err != nil:
		l.Error("workbook_damaged", at, finding.Args{"detail": err.Error()})
		return nil, l
	}
	return w, l
}

// partName is the key of a part: names differ by more than case (ECMA-376 part
// 2, 6.2.2), and some programs write them as Windows does.
func partName(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, "\\", "/"))
}

// open returns a part as a stream of UTF-8; a missing one is empty.
func (w *workbook) open(name string) (io.Reader, error) {
	f := w.parts[partName(name)]
	if f == nil {
		return strings.NewReader(""), nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	// Closing frees nothing, for the archive stands in memory; what the end of
	// a part proves, its checksum, comes with io.EOF.
	return fromEncoding(in)
}

// unmarshal decodes a part that describes the workbook; a missing one ends
// with io.EOF.
func (w *workbook) unmarshal(name string, v any) error {
	if f := w.parts[partName(name)]; f != nil && f.UncompressedSize64 > maxDescription {
		return errTooLarge
	}
	in, err := w.open(name)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(in)
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d.Decode(v)
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
	if w.unmarshal("_rels/.rels", &top) == nil {
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
	if err := w.unmarshal(main, &book); err != nil {
		return fmt.Errorf("%s: %w", main, err)
	}
	folder, base := path.Split(main)
	var rels relationships
	if err := w.unmarshal(folder+"_rels/"+base+".rels", &rels); err != nil {
		return fmt.Errorf("%s_rels: %w", folder, err)
	}
	targets := map[string]string{}
	styles := folder + "styles.xml"
	w.texts = folder + "sharedStrings.xml"
	for _, r := range rels.Items {
		// Chart sheets hold no cells.
		switch {
		case strings.HasSuffix(r.Type, "/worksheet"):
			targets[r.ID] = resolve(folder, r.Target)
		case strings.HasSuffix(r.Type, "/styles"):
			styles = resolve(folder, r.Target)
		case strings.HasSuffix(r.Type, "/sharedStrings"):
			w.texts = resolve(folder, r.Target)
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
	if f := w.parts[partName(w.texts)]; f != nil && f.UncompressedSize64 > maxShared {
		return errTooLarge
	}
	var err error
	if w.forms, err = w.readForms(styles); err != nil {
		return fmt.Errorf("%s: %w", styles, err)
	}
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

// read reads one sheet.
func (w *workbook) read(sheet string) (*Grid, finding.List) {
	var l finding.List
	i := w.find(sheet)
	if i < 0 {
		l.Error("sheet_missing", finding.AtFile(w.file), finding.Args{"file": w.file, "sheet": sheet, "sheets": shortList(w.names())})
		return nil, l
	}
	p := w.sheets[i]
	g := &Grid{File: w.file, Sheet: p.name, SheetIndex: i, Hidden: p.hidden}
	if f := w.parts[partName(p.path)]; f == nil || f.UncompressedSize64 == 0 {
		l.Error("sheet_damaged", g.Position(0, 0), finding.Args{"row": 0})
		return nil, l
	}
	row, err := w.fill(g, p.path)
	switch args := (finding.Args{"row": row, "rows": maxRows}); {
	case err == nil:
	case errors.Is(err, errTruncated):
		l.Error("sheet_truncated", g.Position(row, 0), args)
	case errors.Is(err, errTooLarge):
		l.Error("sheet_too_large", g.Position(row, 0), args)
	case errors.Is(err, errMalformed):
		l.Error("sheet_damaged", g.Position(row, 0), args)
	default:
		// What was packed is damaged, not what was written.
		l.Error("workbook_damaged", finding.AtFile(w.file), finding.Args{"detail": err.Error()})
	}
	if err != nil {
		return nil, l
	}
	if g.Hidden {
		l.Note("sheet_hidden", g.Position(0, 0), finding.Args{"sheet": g.Sheet})
	}
	return g, l
}

// fill reads the part of a sheet into its grid and returns the row it came to.
func (w *workbook) fill(g *Grid, path string) (row int, err error) {
	if !w.hasShared {
		w.hasShared = true
		w.shared, w.sharedErr = w.readShared()
	}
	if w.sharedErr != nil {
		return 0, w.sharedErr
	}
	in, err := w.open(path)
	if err != nil {
		return 0, err
	}
	s := scanner{markup: newMarkup(in), forms: w.forms, shared: w.shared, grid: g}
	err = s.scan()
	return s.row, err
}

// readShared returns the texts that cells of all sheets name by number; a
// workbook without them has none.
func (w *workbook) readShared() ([]string, error) {
	if w.parts[partName(w.texts)] == nil {
		return nil, nil
	}
	in, err := w.open(w.texts)
	if err != nil {
		return nil, err
	}
	var (
		texts    []string
		store    arena
		item     []byte
		phonetic bool
		closed   bool
	)
	m := newMarkup(in)
	for {
		name, _, closing, empty, ok := m.tag()
		if !ok {
			break
		}
		switch string(name) {
		case "sst":
			closed = closing || empty
		case "si":
			if !closing {
				item = item[:0]
			}
			if closing || empty {
				if len(texts) == maxTexts {
					return nil, errTooLarge
				}
				texts = append(texts, store.add(unescape(item)))
			}
		case "rPh":
			phonetic = !closing && !empty
		case "t":
			if closing && m.keep {
				item = append(item, m.text...)
			}
			m.keep, m.text = !closing && !empty && !phonetic, m.text[:0]
		}
	}
	switch {
	case m.err != io.EOF:
		return nil, m.err
	case !closed:
		return nil, errMalformed
	}
	return texts, nil
}

// readForms returns the form of every cell style of a workbook. A workbook
// without styles has none, and every number is plain.
func (w *workbook) readForms(name string) ([]Form, error) {
	var styles struct {
		Formats []struct {
			ID   string `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format string `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.unmarshal(name, &styles); err != nil && err != io.EOF {
		return nil, err
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
	return forms, nil
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
