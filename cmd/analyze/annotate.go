package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sozialbericht/internal/desk"
	"sozialbericht/internal/pipeline"
)

// annotate writes the findings into copies of the files they are about. target
// is the copy where it ends as a workbook does, else a folder for copies.
func (c *call) annotate(target string, editions []string, outcomes []pipeline.Outcome, to *sink) error {
	var copies []desk.Copy
	for i, src := range c.sources(editions) {
		made, err := desk.Annotate(src, outcomes[i], c.lang)
		if err != nil {
			return err
		}
		copies = append(copies, made...)
	}
	for _, k := range copies {
		if k.Data == nil {
			to.line(plain(c.lang.Say("annotate.not."+k.Reason, "file", k.Source)))
		}
	}
	sources := copies
	copies = slices.DeleteFunc(slices.Clone(copies), func(k desk.Copy) bool { return k.Data == nil })
	if len(copies) == 0 {
		to.line(c.lang.Say("annotate.nothing"))
		return nil
	}
	names, err := c.copyNames(target, copies)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := c.mayReplace(name, sources); err != nil {
			return err
		}
	}
	for i, name := range names {
		if err := replaceFile(name, copies[i].Data); err != nil {
			return err
		}
		to.line(plain(c.lang.Say("annotate.written", "path", shownPath(name), "n", copies[i].Findings, "file", copies[i].Source)))
	}
	return nil
}

// copyNames says where each copy goes.
func (c *call) copyNames(target string, copies []desk.Copy) ([]string, error) {
	if ending := strings.ToLower(filepath.Ext(target)); ending == ".xlsx" || ending == ".xlsm" {
		if len(copies) > 1 {
			files := make([]string, len(copies))
			for i, k := range copies {
				files[i] = k.Source
			}
			return nil, usage(c.lang.Say("usage.annotate_several", "n", len(copies), "files", c.lang.List(files), "path", target))
		}
		if ending != copies[0].Ending {
			return nil, usage(c.lang.Say("usage.annotate_ending", "file", copies[0].Source, "ending", copies[0].Ending))
		}
		return []string{target}, nil
	}
	if info, err := os.Stat(target); err == nil && !info.IsDir() {
		return nil, usage(c.lang.Say("usage.annotate_target", "path", target))
	}
	if err := os.MkdirAll(target, 0o755); err != nil {
		return nil, fmt.Errorf("make folder: %w", err)
	}
	taken := map[string]bool{}
	names := make([]string, len(copies))
	for i, k := range copies {
		base := path.Base(strings.ReplaceAll(k.Source, `\`, "/"))
		stem := strings.TrimSuffix(base, path.Ext(base)) + "-" + c.lang.Say("annotate.suffix")
		name := stem
		if len(copies) > 1 && taken[strings.ToLower(name+k.Ending)] {
			name = stem + "-" + k.Edition
		}
		for n := 2; taken[strings.ToLower(name+k.Ending)]; n++ {
			name = fmt.Sprintf("%s-%d", stem, n)
		}
		taken[strings.ToLower(name+k.Ending)] = true
		names[i] = filepath.Join(target, name+k.Ending)
	}
	return names, nil
}

// errNoCopy says that a file stands where a copy should go and is none itself.
var errNoCopy = errors.New("not an annotated copy")

// mayReplace refuses to write over anything but an earlier copy, and over a
// source in any case.
func (c *call) mayReplace(name string, sources []desk.Copy) error {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look at copy: %w", err)
	}
	for _, s := range sources {
		if other, err := os.Stat(s.Path); err == nil && os.SameFile(info, other) {
			return &fs.PathError{Op: "replace", Path: name, Err: errNoCopy}
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("look at copy: %w", err)
	}
	if !desk.IsAnnotated(data) {
		return &fs.PathError{Op: "replace", Path: name, Err: errNoCopy}
	}
	return nil
}

// replaceFile writes a file whole or not at all.
func replaceFile(name string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".annotate-*")
	if err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write copy: %w", err), os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
