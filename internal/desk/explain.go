package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/input"
)

// An Explanation says how one table of a file is read, column by column, and
// which rows were passed over.
type (
	Explanation     = sheet.Explanation
	ExplainedColumn = sheet.ExplainedColumn
	SkippedRow      = sheet.SkippedRow
)

// Explain says how the workbook or CSV file at a path on disk is read: the
// tables that the editions take from a file of this name and, on its other
// sheets, the likeliest ones. Nothing is computed. What is wrong with the file
// or an edition file is among the findings.
func Explain(file string, editions []input.Source) ([]Explanation, []finding.Finding, error) {
	list, err := notReadable(file)
	if err != nil || list.HasErrors() {
		return nil, list.Sorted(), err
	}
	at := finding.AtFile(file)
	switch strings.ToLower(filepath.Ext(file)) {
	case ".yaml", ".yml":
		list.Error("explain_edition", at, finding.Args{"file": file})
		return nil, list.Sorted(), nil
	case ".geojson":
		list.Error("explain_boundaries", at, nil)
		return nil, list.Sorted(), nil
	}
	spec := sheet.Spec{Symbols: edition.UsualSymbols()}
	for _, src := range editions {
		ed, found, err := readSource(src)
		if err != nil {
			return nil, nil, err
		}
		list.Append(found)
		if ed == nil {
			continue
		}
		data := ed.Data
		data.Levels = slices.Clone(data.Levels)
		for i := range data.Levels {
			l := &data.Levels[i]
			l.Tables = slices.Clone(l.Tables)
			l.Tables = slices.DeleteFunc(l.Tables, func(t sheet.Table) bool { return filepath.Base(filepath.FromSlash(t.File)) != filepath.Base(file) })
			for k := range l.Tables {
				l.Tables[k].File = file
			}
		}
		spec = data
	}
	out, found, err := sheet.Explain(onDisk{}, spec, file)
	list.Append(found)
	return out, list.Sorted(), err
}

// notReadable says why the file at a path on disk can't be read.
func notReadable(file string) (finding.List, error) {
	var list finding.List
	at := finding.AtFile(file)
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		list.Error("explain_missing", at, finding.Args{"file": file})
	case err != nil:
		return list, fmt.Errorf("look at %s: %w", file, err)
	case info.IsDir():
		list.Error("path_is_folder", at, finding.Args{"path": file})
	case info.Size() > input.MaxSize:
		list.Error("file_too_large", at, finding.Args{"path": file, "limit": input.MaxSize >> 20})
	}
	return list, nil
}

// readSource reads the file of an edition.
func readSource(src input.Source) (*edition.Edition, finding.List, error) {
	inputs, err := src.Open()
	if err != nil {
		return nil, finding.List{}, err
	}
	ed, found, err := inputs.Edition(src.Name())
	return ed, found, errors.Join(err, inputs.Close())
}

// onDisk reads the one file that the call names.
type onDisk struct{}

func (onDisk) ReadFile(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}
