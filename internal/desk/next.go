package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/edition/scaffold"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/workbook"
)

// A Created is a new edition that was laid out in a folder.
type Created struct {
	Folder   string
	Edition  string // name of the edition file in it
	Marks    int    // places of the edition file that its planner has to look at
	Workbook string // name of the workbook to fill in, "" where there is none
	Sheets   []string
	Cells    int // of the workbook that wait for a number
	Findings []finding.Finding
}

// Next lays out the edition that follows an old one in a new folder: its
// edition file and a workbook to fill in. The folder appears as a whole or not
// at all; one that is there and not empty is an error in the findings, as is
// whatever keeps the old edition from being read.
func Next(ctx context.Context, old input.Source, id, dir string, opt pipeline.Options) (made Created, err error) {
	made = Created{Folder: dir, Edition: "edition.yaml"}
	var list finding.List
	fail := func() (Created, error) {
		made.Findings = list.Sorted()
		return made, pipeline.ErrInput
	}
	if !edition.IsID(id) {
		list.Error("new_bad_id", finding.Position{}, finding.Args{"id": id})
	}
	free, err := isFree(dir)
	if err != nil {
		return made, err
	}
	if !free {
		list.Error("new_folder_taken", finding.Position{}, finding.Args{"folder": dir})
	}
	b, err := pipeline.Compute(ctx, old, opt)
	if err != nil {
		return made, err
	}
	if b.Edition == nil || b.Found.HasErrors() {
		for _, f := range b.Found.Sorted() {
			if f.Severity == finding.Error {
				list.Add(f)
			}
		}
		return fail()
	}
	ed := b.Edition
	if strings.EqualFold(id, ed.ID) {
		list.Error("new_same_id", finding.Position{}, finding.Args{"id": id})
	}
	way, err := wayFrom(dir, old)
	if err != nil {
		return made, err
	}
	for _, file := range append([]string{way.edition}, way.boundaries(ed)...) {
		if leadsOut(file) {
			list.Error("new_unreachable", finding.Position{}, finding.Args{
				"folder": dir, "path": file, "advice": filepath.Join(filepath.Dir(filepath.Dir(old.Name())), filepath.Base(dir)),
			})
		}
	}
	if list.HasErrors() {
		return fail()
	}

	plan := planForm(b, id)
	inputs, err := old.Open()
	if err != nil {
		return made, err
	}
	defer func() { err = errors.Join(err, inputs.Close()) }()
	text, err := inputs.EditionText()
	if err != nil {
		return made, err
	}
	files := carried{files: inputs, old: map[string]string{}}
	text, made.Marks, err = scaffold.Advance(scaffold.Next{
		ID: id, Text: text, Language: ed.Language, From: way.edition, Tables: plan.tables(),
		Rebase: func(file string) string {
			moved := way.rebase(file)
			files.old[moved] = file
			return moved
		},
		Files: files,
	})
	if errors.Is(err, scaffold.ErrLayout) {
		list.Error("new_layout", finding.AtFile(old.Name()), finding.Args{"detail": strings.TrimPrefix(err.Error(), scaffold.ErrLayout.Error()+": ")})
		return fail()
	}
	if err != nil {
		return made, err
	}
	later, found, err := edition.ReadWith(text, made.Edition, files)
	if err != nil || later == nil {
		return made, fmt.Errorf("read the new edition file (%d findings): %w", len(found.Sorted()), err)
	}
	form := plan.form(later)
	made.Workbook, made.Cells = plan.file, plan.cells
	for _, s := range form.Sheets {
		made.Sheets = append(made.Sheets, s.Name)
	}
	book, err := workbook.WriteForm(form)
	if err != nil {
		return made, fmt.Errorf("make the workbook: %w", err)
	}
	return made, layOut(dir, map[string][]byte{made.Edition: text, made.Workbook: book})
}

// carried reads files of the old edition by their paths from the new folder.
type carried struct {
	files *input.Folders
	old   map[string]string // old path by new path
}

func (c carried) ReadFile(name string) ([]byte, error) { return c.files.ReadFile(c.old[name]) }

// isFree reports whether a folder can be made, or is there and empty.
func isFree(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return true, nil
	case err == nil:
		return len(entries) == 0, nil
	}
	if info, look := os.Stat(dir); look == nil && !info.IsDir() {
		return false, nil
	}
	return false, fmt.Errorf("look at %s: %w", dir, err)
}

// layOut writes files into a new folder that appears under its name only when
// all of them are written. It never replaces anything.
func layOut(dir string, files map[string][]byte) (err error) {
	parent := filepath.Dir(filepath.Clean(dir))
	temporary, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+".new-")
	if err != nil {
		return fmt.Errorf("make folder in %s: %w", parent, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(temporary))
		}
	}()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(temporary, name), content, 0o666); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	if err := os.Chmod(temporary, 0o755); err != nil {
		return fmt.Errorf("open folder %s: %w", temporary, err)
	}
	// Remove takes away an empty folder only.
	if err := os.Remove(dir); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("make folder %s: %w", dir, err)
	}
	if err := os.Rename(temporary, dir); err != nil {
		return fmt.Errorf("make folder %s: %w", dir, err)
	}
	return nil
}

// A way leads from a new folder to the files of an old edition.
type way struct {
	edition string // slash path of the old edition file
	data    string // slash path of the folder that its paths start from
}

// wayFrom finds the way; links in the path of the new folder are followed.
func wayFrom(dir string, old input.Source) (way, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return way{}, fmt.Errorf("find folder %s: %w", dir, err)
	}
	abs = filepath.Join(input.RealPath(filepath.Dir(abs)), filepath.Base(abs))
	file := input.RealPath(old.Name())
	data := filepath.Dir(file)
	if old.DataDir() != "" {
		data = input.RealPath(old.DataDir())
	}
	return way{edition: relative(abs, file), data: relative(abs, data)}, nil
}

// relative is the slash path from a folder to a file; on another drive it is
// the file's own.
func relative(from, to string) string {
	rel, err := filepath.Rel(from, to)
	if err != nil {
		rel = to
	}
	return filepath.ToSlash(rel)
}

// rebase turns a path of the old edition into one from the new folder.
func (w way) rebase(file string) string {
	return filepath.ToSlash(filepath.Join(filepath.FromSlash(w.data), filepath.FromSlash(strings.ReplaceAll(file, `\`, "/"))))
}

func (w way) boundaries(ed *edition.Edition) []string {
	var out []string
	for _, g := range ed.Boundaries {
		if g.File != "" {
			out = append(out, w.rebase(g.File))
		}
	}
	return out
}

// leadsOut reports whether a path leaves the parent of the folder it starts in.
func leadsOut(file string) bool {
	return strings.HasPrefix(file, "../../") || strings.HasPrefix(file, "/") || len(file) > 1 && file[1] == ':'
}
