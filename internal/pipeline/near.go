package pipeline

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators/sheet"
)

// misnamed are the findings on a file that does not exist and their forms that
// name the file that was likely meant.
var misnamed = map[string]string{"file_missing": "file_misnamed", "boundary_not_found": "boundary_misnamed"}

// withLikelyFiles adds to findings on files that do not exist the file in the
// same folder that was likely meant.
func (f *folders) withLikelyFiles(list finding.List) finding.List {
	var out finding.List
	for _, item := range list.Sorted() {
		name, _ := item.Args["file"].(string)
		if code, missing := misnamed[item.Code]; missing {
			if near := f.likely(name); near != "" {
				item.Code, item.Args = code, finding.Args{"file": name, "near": near}
			}
		}
		out.Add(item)
	}
	return out
}

// likely returns the path of the file most like one that does not exist, as
// the planner would write it, "" where no file of the folder is alike. Of two
// that are equally alike it takes the first by name.
func (f *folders) likely(name string) string {
	full, err := f.resolve(name)
	if err != nil {
		return ""
	}
	entries, err := fs.ReadDir(f.data, path.Dir(full))
	if err != nil {
		return "" // the folder does not exist or may not be read: nothing to choose from
	}
	slash := strings.ReplaceAll(name, `\`, "/")
	wanted, best, least := strings.ToLower(path.Base(slash)), "", 0
	for _, e := range entries {
		file := strings.ToLower(e.Name())
		// Names with "~$" are marks of a workbook that is open.
		if e.IsDir() || strings.HasPrefix(file, ".") || strings.HasPrefix(file, "~$") || slices.Contains([]string{".yaml", ".yml"}, path.Ext(file)) {
			continue
		}
		d := sheet.Distance(wanted, file)
		alike := 2*d <= max(utf8.RuneCountInString(wanted), utf8.RuneCountInString(file))
		if alike && (best == "" || d < least) {
			best, least = e.Name(), d
		}
	}
	if best == "" {
		return ""
	}
	return path.Join(path.Dir(slash), best)
}
