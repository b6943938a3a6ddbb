package input

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators/sheet"
)

// misnamed are the findings on a file that does not exist and their forms that
// name the file that was likely meant.
var misnamed = map[string]string{"file_missing": "file_misnamed", "boundary_not_found": "boundary_misnamed"}

// WithLikelyFiles adds to findings on files that do not exist the file in the
// same folder that was likely meant.
func (f *Folders) WithLikelyFiles(list finding.List) finding.List {
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
// the planner would write it, "" where none is alike.
func (f *Folders) likely(name string) string {
	return f.nearby(name, "", func(file string) bool {
		// Names with "~$" are marks of a workbook that is open.
		return !strings.HasPrefix(file, ".") && !strings.HasPrefix(file, "~$") && !isEdition(file)
	})
}

// likelyEdition is likely for the file of another edition.
func (f *Folders) likelyEdition(name string) string {
	return f.nearby(name, path.Join(f.editionBase, f.file), isEdition)
}

func isEdition(file string) bool {
	return slices.Contains([]string{".yaml", ".yml"}, strings.ToLower(path.Ext(file)))
}

// nearby finds a path like one of the edition file and writes it as that does.
func (f *Folders) nearby(name, not string, wanted func(file string) bool) string {
	full, err := f.resolve(name)
	if err != nil {
		return ""
	}
	near := alike(f.data, full, not, wanted)
	if near == "" {
		return ""
	}
	slash := strings.ReplaceAll(name, `\`, "/")
	if path.Dir(near) == path.Dir(full) {
		return path.Join(path.Dir(slash), path.Base(near))
	}
	from, to := f.dataBase, near
	if from == "." {
		return to
	}
	if inside, ok := strings.CutPrefix(to, from+"/"); ok {
		return inside
	}
	return strings.Repeat("../", 1+strings.Count(from, "/")) + to
}

// alike walks down a path that does not exist: a folder or a file that is there
// is taken, for another one that which is most like it, as long as half of the
// letters agree. Of two that are equally alike it takes the first by name. It
// returns "" where nothing is alike, or nothing but the file that is not meant.
func alike(fsys fs.FS, full, not string, wanted func(file string) bool) string {
	dir, parts := ".", strings.Split(path.Clean(full), "/")
	for i, part := range parts {
		last := i == len(parts)-1
		entries, err := fs.ReadDir(fsys, dir)
		if err != nil {
			return "" // the folder may not be read: nothing to choose from
		}
		word, best, least := strings.ToLower(part), "", 0
		for _, e := range entries {
			here := path.Join(dir, e.Name())
			if e.IsDir() == last || last && (!wanted(e.Name()) || here == not) || !last && here == path.Dir(not) {
				continue
			}
			if e.Name() == part {
				best, least = part, 0
				break
			}
			name := strings.ToLower(e.Name())
			d := sheet.Distance(word, name)
			agrees := 2*d <= max(utf8.RuneCountInString(word), utf8.RuneCountInString(name))
			if agrees && (best == "" || d < least) {
				best, least = e.Name(), d
			}
		}
		if best == "" {
			return ""
		}
		dir = path.Join(dir, best)
	}
	return dir
}

// MissingEdition says that there is no edition file of a name, and which one
// was likely meant: in its folder, or in one beside it.
func (s Source) MissingEdition() finding.Finding {
	f := finding.Finding{Severity: finding.Error, Code: "edition_missing", Position: finding.AtFile(s.name)}
	if _, onDisk := s.key.(diskKey); !onDisk {
		return f
	}
	abs, err := filepath.Abs(s.name)
	if err != nil {
		return f
	}
	own := filepath.Dir(abs)
	near := alike(os.DirFS(filepath.Dir(own)), filepath.Base(own)+"/"+filepath.Base(abs), "", isEdition)
	if near == "" {
		return f
	}
	if path.Dir(near) == filepath.Base(own) {
		near = filepath.Join(filepath.Dir(s.name), path.Base(near))
	} else {
		near = filepath.Join(filepath.Dir(s.name), "..", filepath.FromSlash(near))
	}
	f.Code, f.Args = "edition_misnamed", finding.Args{"near": near}
	return f
}

// MissingFolder says which of the two folders of a source does not exist, from
// the error of Open.
func (s Source) MissingFolder(err error) finding.Finding {
	if s.dataDir != "" && strings.Contains(err.Error(), s.dataDir) {
		return finding.Finding{Severity: finding.Error, Code: "data_folder_missing", Position: finding.AtFile(s.name), Args: finding.Args{"folder": s.dataDir}}
	}
	return s.MissingEdition()
}
