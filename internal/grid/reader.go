package grid

import (
	"bytes"
	"fmt"
	"sync"

	"sozialbericht/internal/finding"
)

// Files gives the bytes of an input. The name is the path as the planner wrote
// it in the edition file. An error wraps fs.ErrNotExist where there is no such
// file, fs.ErrPermission where it may not be read.
type Files interface {
	ReadFile(name string) ([]byte, error)
}

// A Reader reads grids and keeps every file it opened, since several tables of
// an edition stand in one workbook. It may be used by several goroutines.
type Reader struct {
	files Files
	mu    sync.Mutex
	open  map[string]*source
}

// A source is one file, opened once.
type source struct {
	once     sync.Once
	err      error
	findings finding.List // about the file as a whole
	book     *workbook    // nil for CSV and for what could not be opened
	csv      *Grid

	mu     sync.Mutex
	sheets map[string]readSheet
}

// A readSheet is one worksheet of a source, read once.
type readSheet struct {
	grid     *Grid
	findings finding.List
}

// NewReader makes a reader over files.
func NewReader(files Files) *Reader {
	return &Reader{files: files, open: map[string]*source{}}
}

// Read returns one worksheet of a workbook, or a CSV file, which has no sheets
// and ignores the name. Sheet "" is the first one; a name is found without
// regard to case and outer white space where it is not found as it stands.
//
// What is wrong with the content is findings, the same ones on every call; the
// grid is nil where nothing could be read. An error means that the file could
// not be read at all and wraps what Files returned.
func (r *Reader) Read(file, sheet string) (*Grid, finding.List, error) {
	r.mu.Lock()
	s := r.open[file]
	if s == nil {
		s = &source{sheets: map[string]readSheet{}}
		r.open[file] = s
	}
	r.mu.Unlock()

	s.once.Do(func() {
		data, err := r.files.ReadFile(file)
		if err != nil {
			s.err = fmt.Errorf("read %s: %w", file, err)
			return
		}
		s.load(file, data)
	})
	switch {
	case s.err != nil:
		return nil, finding.List{}, s.err
	case s.csv != nil:
		return s.csv, s.findings, nil
	case s.book == nil:
		return nil, s.findings, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if known, ok := s.sheets[sheet]; ok {
		return known.grid, known.findings, nil
	}
	g, findings := s.book.read(sheet)
	s.sheets[sheet] = readSheet{g, findings}
	return g, findings, nil
}

// Sheets returns the names of the worksheets of a file that was read, in their
// order; nil for a CSV file.
func (r *Reader) Sheets(file string) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s := r.open[file]; s != nil && s.book != nil {
		return s.book.names()
	}
	return nil
}

// load opens a file by its content, whatever its name ends with: planners
// rename files.
func (s *source) load(file string, data []byte) {
	at := finding.AtFile(file)
	switch kindOf(data, file) {
	case kindZip:
		s.book, s.findings = openWorkbook(file, data)
	case kindEmpty:
		s.findings.Error("file_empty", at, nil)
	case kindEncrypted:
		s.findings.Error("workbook_encrypted", at, nil)
	case kindOldExcel:
		s.findings.Error("workbook_old", at, nil)
	case kindMarkup:
		s.findings.Error("workbook_is_web_page", at, nil)
	case kindOther:
		s.findings.Error("not_a_workbook", at, nil)
	default:
		s.csv, s.findings = ReadCSV(file, data)
	}
}

type fileKind uint8

const (
	kindCSV fileKind = iota
	kindZip
	kindEmpty
	kindEncrypted
	kindOldExcel
	kindMarkup
	kindOther
)

// compound is how files of the older Office format, and encrypted ones of the
// newer, begin.
var compound = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// kindOf says what a file is by its first bytes and, where these are plain
// text, by its name.
func kindOf(data []byte, name string) fileKind {
	switch {
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))) == 0:
		return kindEmpty
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return kindZip
	case bytes.HasPrefix(data, compound):
		if bytes.Contains(data, utf16("EncryptedPackage")) {
			return kindEncrypted
		}
		return kindOldExcel
	}
	// Portals offer web pages and XML under the name of a workbook.
	start := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)]))
	for _, tag := range []string{"<html", "<!doctype", "<?xml", "<table", "<meta"} {
		if bytes.HasPrefix(bytes.TrimPrefix(start, []byte("\ufeff")), []byte(tag)) {
			return kindMarkup
		}
	}
	if hasWorkbookName(name) {
		return kindOther
	}
	return kindCSV
}

func hasWorkbookName(name string) bool {
	for _, end := range []string{".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"} {
		if len(name) > len(end) && bytes.EqualFold([]byte(name[len(name)-len(end):]), []byte(end)) {
			return true
		}
	}
	return false
}

// utf16 returns an ASCII text as the compound format stores names.
func utf16(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := 0; i < len(s); i++ {
		out = append(out, s[i], 0)
	}
	return out
}
