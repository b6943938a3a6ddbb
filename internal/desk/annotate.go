package desk

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"sozialbericht/internal/grid/annotate"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

// A Copy is an input file with the findings on it marked, for the office that
// the file came from. It shows values that a report may not.
type Copy struct {
	Source   string // the file as its edition names it
	Path     string // where it lies on disk
	Edition  string // id of the edition
	Findings int
	Ending   string // .xlsx, or .xlsm where the workbook holds macros
	Data     []byte // nil where no copy could be made
	Reason   string // why not: ending of the text annotate.not.…
}

// Annotate makes a copy of every workbook and CSV file of an edition that an
// outcome of Check has findings on. Findings on other files are not in it.
func Annotate(src input.Source, o pipeline.Outcome, lang words.Lang) (copies []Copy, err error) {
	var files []string
	by := map[string][]annotate.Remark{}
	for _, f := range o.Findings {
		if f.Position.File == "" || f.Position.Text || f.Position.Feature > 0 {
			continue
		}
		file := f.Position.File
		if by[file] == nil {
			files = append(files, file)
		}
		message, hint := lang.Finding(f.Code, f.Shown(true))
		if name := f.AreaName; name != "" && !strings.Contains(message, name) {
			message = name + ": " + message
		}
		by[file] = append(by[file], annotate.Remark{
			At: f.Position, Severity: f.Severity, Label: lang.Say("severity." + f.Severity.String()), Message: message, Hint: hint,
		})
	}
	if len(files) == 0 {
		return nil, nil
	}
	inputs, err := src.Open()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // the findings say so
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, inputs.Close()) }()
	say := annotate.Texts{Author: lang.Say("annotate.author"), Sheet: lang.Say("annotate.sheet"), Remedy: "→ "}
	for i, key := range []string{"severity", "sheet", "cell", "message", "hint"} {
		say.Headings[i] = lang.Say("annotate.heading." + key)
	}
	for _, file := range files {
		if inputs.Check(file) != nil {
			continue
		}
		data, err := inputs.ReadFile(file)
		if err != nil { // the edition file itself, or one that does not exist
			continue
		}
		c := Copy{Source: file, Path: src.Path(file), Edition: o.ID, Findings: len(by[file]), Ending: ".xlsx"}
		switch {
		case bytes.HasPrefix(data, []byte("PK")):
			if annotate.Macros(data) {
				c.Ending = ".xlsm"
			}
			c.Data, err = annotate.Workbook(data, by[file], say)
		case slices.ContainsFunc(by[file], func(r annotate.Remark) bool { return r.At.Row > 0 }) || isText(file):
			c.Data, err = annotate.CSV(file, data, by[file], say)
		default: // a boundary file, an old workbook
			continue
		}
		switch {
		case errors.Is(err, annotate.ErrTooLarge):
			c.Reason = "too_large"
		case err != nil:
			c.Reason = "unreadable"
		}
		copies = append(copies, c)
	}
	return copies, nil
}

// isText reports whether a file is a table of text by its name.
func isText(file string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".txt"}, strings.ToLower(filepath.Ext(file)))
}

// IsAnnotated reports whether the bytes of a file are a copy that Annotate
// made, so that another may replace it.
func IsAnnotated(data []byte) bool { return annotate.Ours(data) }
