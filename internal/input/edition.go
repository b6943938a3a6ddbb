package input

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
)

// EditionText reads the edition file itself. The error wraps fs.ErrNotExist
// where there is none, ErrFolder where a folder bears its name.
func (f *Folders) EditionText() ([]byte, error) {
	name := path.Join(f.editionBase, f.file)
	if info, err := fs.Stat(f.edition, name); err == nil && info.IsDir() {
		return nil, ErrFolder
	}
	data, err := fs.ReadFile(f.edition, name)
	if err != nil {
		return nil, fmt.Errorf("read edition: %w", err)
	}
	f.remember(f.file, data)
	return data, nil
}

// Edition reads the edition file and the list of indicators that it may name;
// its findings call the file as display does. The errors are those of
// EditionText and of the file system.
func (f *Folders) Edition(display string) (*edition.Edition, finding.List, error) {
	text, err := f.EditionText()
	if err != nil {
		return nil, finding.List{}, err
	}
	return edition.ReadWith(text, display, lists{f})
}

// lists are the files that a list of indicators may stand in.
type lists struct{ *Folders }

// ReadFile refuses as a finding what may not be read.
func (l lists) ReadFile(name string) ([]byte, error) {
	if refused, is := l.refusal(name); is {
		return nil, refused
	}
	return l.Folders.ReadFile(name)
}

// refusal says why a path may not be read at all; another fault is left to
// whoever reads it.
func (f *Folders) refusal(name string) (why edition.Unreadable, is bool) {
	args := finding.Args{"path": name}
	switch err := f.Check(name); {
	case errors.Is(err, errOutside):
		return edition.Unreadable{Code: "path_outside", Args: args}, true
	case errors.Is(err, ErrFolder):
		return edition.Unreadable{Code: "path_is_folder", Args: args}, true
	case errors.Is(err, errTooLarge):
		args["limit"] = MaxSize >> 20
		return edition.Unreadable{Code: "file_too_large", Args: args}, true
	}
	return why, false
}

// Refused reports every table and boundary file of an edition that may not be
// read at all, each once.
func (f *Folders) Refused(ed *edition.Edition) finding.List {
	var list finding.List
	seen := map[string]bool{}
	look := func(name string, at finding.Position) {
		if name == "" || seen[name] {
			return
		}
		seen[name] = true
		if why, is := f.refusal(name); is {
			list.Error(why.Code, at, why.Args)
		}
	}
	for _, level := range ed.Data.Levels {
		for _, t := range level.Tables {
			at, ok := t.KeyAt["file"]
			if !ok {
				at = t.At
			}
			look(t.File, at)
		}
	}
	for _, b := range ed.Boundaries {
		look(b.File, b.At)
	}
	return list
}

// RefusedToCompare reports what of the paths below compare may not be read,
// and earlier editions that do not exist.
func (f *Folders) RefusedToCompare(asked []edition.Comparison) finding.List {
	var list finding.List
	look := func(name string, at finding.Position) bool {
		why, refused := f.refusal(name)
		if refused {
			list.Error(why.Code, at, why.Args)
		}
		return !refused
	}
	for _, c := range asked {
		at := c.KeyAt["edition"]
		if look(c.Edition, at) && !f.exists(c.Edition) {
			if near := f.likelyEdition(c.Edition); near != "" {
				list.Error("compare_edition_misnamed", at, finding.Args{"file": c.Edition, "near": near})
			} else {
				list.Error("compare_edition_missing", at, finding.Args{"file": c.Edition})
			}
		}
		for _, x := range c.Crosswalks {
			look(x.File, x.KeyAt["file"])
		}
	}
	return list
}
