package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/edition/scaffold"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo/source"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

// A First is what a planner says of a first edition; everything else is
// guessed from the files.
type First struct {
	ID, City string
	Language words.Lang
	Levels   []LevelName // from coarse to fine
	// Tables are files "FILE", "FILE#SHEET" or, for a level that is not the
	// finest, "LEVEL=FILE#SHEET". Boundaries are "FILE" or "LEVEL=FILE".
	Tables     []string
	Boundaries []string
}

// A LevelName is the id of a level and what one and several of its areas are called.
type LevelName struct{ ID, One, Many string }

// Begin lays out a first edition over the files as they are: an edition file
// in which every guess is marked. Files beside the new folder stay where they
// are, others are copied into it.
func Begin(first First, dir string) (Created, error) {
	made := Created{Folder: dir, Edition: "edition.yaml"}
	var list finding.List
	if !edition.IsID(first.ID) {
		list.Error("new_bad_id", finding.Position{}, finding.Args{"id": first.ID})
	}
	free, err := isFree(dir)
	if err != nil {
		return made, err
	}
	if !free {
		list.Error("new_folder_taken", finding.Position{}, finding.Args{"folder": dir})
	}
	b := beginning{First: first, dir: dir, files: map[string][]byte{}}
	draft := scaffold.First{ID: first.ID, City: first.City, Language: first.Language}
	var coarser []string // codes of the level before
	for i := range first.Levels {
		l, err := b.level(i, coarser)
		if err != nil {
			return made, err
		}
		coarser = l.IDs
		draft.Levels = append(draft.Levels, l)
	}
	list.Append(b.found)
	made.Findings = list.Sorted()
	if list.HasErrors() {
		return made, pipeline.ErrInput
	}
	text, marks, _ := scaffold.Draft(draft)
	made.Marks = marks
	b.files[made.Edition] = text
	return made, layOut(dir, b.files)
}

// A beginning is a first edition while it is laid out.
type beginning struct {
	First
	dir   string
	files map[string][]byte // to be written into the folder, by name
	found finding.List
}

// level guesses what one level is made of; coarser are the codes of the areas
// of the level before.
func (b *beginning) level(i int, coarser []string) (scaffold.FirstLevel, error) {
	name := b.Levels[i]
	l := scaffold.FirstLevel{ID: name.ID, One: name.One, Many: name.Many}
	tables := ofLevel(b.Tables, b.Levels, i)
	if len(tables) == 0 {
		b.found.Error("new_level_without_table", finding.Position{}, finding.Args{"level": name.ID})
	}
	var idsOf [][]string // by table
	for _, given := range tables {
		file, sheetName, _ := strings.Cut(given, "#")
		t, ids, found, err := guessTable(file, sheetName, b.City, name, l.IDs, coarser)
		b.found.Append(found)
		if err != nil {
			return l, err
		}
		if t == nil {
			continue
		}
		if l.IDs == nil {
			l.IDs = ids
		}
		if t.File, err = b.place(file); err != nil {
			return l, err
		}
		prefix(t, l.Tables, len(tables) > 1)
		l.Tables, idsOf = append(l.Tables, *t), append(idsOf, ids)
	}
	l.IDs = sameWidth(l.Tables, idsOf, l.IDs)
	for _, file := range ofLevel(b.Boundaries, b.Levels, i) {
		if err := b.boundaries(&l, file); err != nil {
			return l, err
		}
	}
	return l, nil
}

// boundaries finds the attributes of a boundary file that hold the codes and
// the names of a level's areas.
func (b *beginning) boundaries(l *scaffold.FirstLevel, file string) error {
	attributes, found, err := attributesOf(file)
	b.found.Append(found)
	if err != nil || attributes == nil || l.IDs == nil {
		return err
	}
	key, match, ok := scaffold.MatchKeys(l.IDs, attributes)
	if !ok {
		b.found.Error("new_no_key", finding.AtFile(file), finding.Args{"example": l.IDs[0]})
		return nil
	}
	l.Key, l.Match, l.Label = key, match, nameAttribute(attributes, key)
	l.Boundaries, err = b.place(file)
	return err
}

// place returns the path of a file from the new folder. One that an edition
// there could not reach is copied into it.
func (b *beginning) place(file string) (string, error) {
	abs, err := filepath.Abs(b.dir)
	if err != nil {
		return "", fmt.Errorf("find folder %s: %w", b.dir, err)
	}
	abs = filepath.Join(input.RealPath(filepath.Dir(abs)), filepath.Base(abs))
	if rel := relative(abs, input.RealPath(file)); !leadsOut(rel) {
		return rel, nil
	}
	b.files[filepath.Base(file)], err = os.ReadFile(file)
	return filepath.Base(file), err
}

// sameWidth has the tables whose codes lost their zeros restore them, where
// another table has them, and returns the codes with them.
func sameWidth(tables []scaffold.FirstTable, idsOf [][]string, ids []string) []string {
	width := 0
	for _, of := range idsOf {
		if len(of) > 0 && !slices.ContainsFunc(of, func(id string) bool { return !allDigits(id) || len(id) != len(of[0]) }) && slices.ContainsFunc(of, func(id string) bool { return id[0] == '0' }) {
			width = max(width, len(of[0]))
		}
	}
	pad := func(id string) string {
		if !allDigits(id) {
			return id
		}
		return strings.Repeat("0", max(0, width-len(id))) + id
	}
	for i, of := range idsOf {
		if slices.ContainsFunc(of, func(id string) bool { return pad(id) != id }) {
			tables[i].Digits = width
		}
	}
	out := slices.Clone(ids)
	for i := range out {
		out[i] = pad(out[i])
	}
	return out
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// sameCode is a code without the zeros in front that a spreadsheet drops.
func sameCode(id string) string {
	if short := strings.TrimLeft(id, "0"); allDigits(id) && short != "" {
		return short
	}
	return id
}

// prefix gives the columns of a table a prefix where one before it has a column
// of the same name or a column is named by its letter beside other tables.
func prefix(t *scaffold.FirstTable, before []scaffold.FirstTable, several bool) {
	taken := map[string]bool{}
	for _, b := range before {
		for _, c := range b.Columns {
			taken[c.Name] = true
		}
	}
	// A letter means a column of every table.
	if !slices.ContainsFunc(t.Columns, func(c scaffold.FirstColumn) bool { return taken[c.Name] || several && c.Name != c.Header }) {
		return
	}
	base := filepath.Base(t.File)
	t.As = strings.TrimSuffix(base, filepath.Ext(base)) + ": "
	for i := range t.Columns {
		t.Columns[i].Name = t.As + t.Columns[i].Name
	}
}

// ofLevel are the files given for a level; those without one are for the finest.
func ofLevel(given []string, levels []LevelName, i int) []string {
	var out []string
	for _, g := range given {
		level, file := len(levels)-1, g
		if id, rest, ok := strings.Cut(g, "="); ok {
			if k := slices.IndexFunc(levels, func(l LevelName) bool { return l.ID == id }); k >= 0 {
				level, file = k, rest
			}
		}
		if level == i {
			out = append(out, file)
		}
	}
	return out
}

// attributesOf reads the attributes of the features of a boundary file.
func attributesOf(file string) ([]map[string]string, finding.List, error) {
	list, err := notReadable(file)
	if err != nil || list.HasErrors() {
		return nil, list, err
	}
	return source.Attributes(onDisk{}, file)
}

// nameAttribute is the attribute that is called a name and differs from
// feature to feature, "" for none.
func nameAttribute(attributes []map[string]string, key string) string {
	form := regexp.MustCompile(`(?i)name|bezeichnung|label`)
	best, most := "", 0
	for name := range attributes[0] {
		distinct := map[string]bool{}
		for _, a := range attributes {
			distinct[a[name]] = true
		}
		if form.MatchString(name) && name != key && (len(distinct) > most || len(distinct) == most && name < best) {
			best, most = name, len(distinct)
		}
	}
	if 10*most < 9*len(attributes) {
		return ""
	}
	return best
}
