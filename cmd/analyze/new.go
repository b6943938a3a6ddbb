package main

import (
	"errors"
	"regexp"
	"strings"

	"sozialbericht/internal/desk"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
)

// newCmd is `analyze new`: the folder of an edition that does not exist yet.
type newCmd struct {
	Folder string `arg:"" name:"folder"`
	From   string
	ID     string `name:"id"`
	// For a first edition, instead of From.
	City       string
	Level      []string `sep:"none"`
	Table      []string `sep:"none"`
	Boundaries []string `sep:"none"`
}

// Run lays out the folder and says what to do next.
func (n newCmd) Run(c *call) error {
	if n.From == "" && c.grammar.Data != "" { // a first edition reads tables, not the data of another edition
		n.Table = append([]string{c.grammar.Data}, n.Table...)
	}
	switch {
	case n.ID == "":
		return usage(c.lang.Say("usage.new_id"))
	case n.From == "" && n.City+strings.Join(n.Level, "")+strings.Join(n.Table, "") == "":
		return usage(c.lang.Say("usage.new_from"))
	case n.From == "":
		return n.begin(c)
	case n.City+strings.Join(n.Level, "")+strings.Join(n.Table, "")+strings.Join(n.Boundaries, "") != "":
		return usage(c.lang.Say("usage.new_both"))
	}
	old := input.FromDisk(n.From, c.grammar.Data)
	made, err := desk.Next(c.ctx, old, n.ID, n.Folder, c.options(nil))
	printer{call: c, to: c.err, source: fromDisk, quiet: c.grammar.Quiet}.outcomes([]pipeline.Outcome{{Name: n.From, Findings: made.Findings}})
	if errors.Is(err, pipeline.ErrInput) {
		c.err.line(c.lang.Say("run.nothing_written"))
	}
	if err != nil || c.grammar.Quiet {
		return err
	}
	c.created(made)
	c.out.line(c.lang.Say("new.next", "file", argument(shownPath(made.Folder, made.Edition))))
	return nil
}

// begin lays out a first edition over tables that no edition has read yet.
func (n newCmd) begin(c *call) error {
	if n.City == "" || len(n.Level) == 0 || len(n.Table) == 0 {
		return usage(c.lang.Say("usage.new_first"))
	}
	first := desk.First{ID: n.ID, City: n.City, Language: c.lang, Tables: n.Table, Boundaries: n.Boundaries}
	for _, text := range n.Level {
		id, name, _ := strings.Cut(text, "=")
		one, many, _ := strings.Cut(name, "/")
		if !levelForm.MatchString(text) {
			return usage(c.lang.Say("usage.new_level", "value", text))
		}
		first.Levels = append(first.Levels, desk.LevelName{ID: id, One: one, Many: many})
	}
	made, err := desk.Begin(first, n.Folder)
	printer{call: c, to: c.err, quiet: c.grammar.Quiet}.outcomes([]pipeline.Outcome{{Name: n.Folder, Findings: made.Findings}})
	if errors.Is(err, pipeline.ErrInput) {
		c.err.line(c.lang.Say("run.nothing_written"))
	}
	if err != nil || c.grammar.Quiet {
		return err
	}
	c.created(made)
	c.out.line(c.lang.Say("new.next_draft", "file", argument(shownPath(made.Folder, made.Edition))))
	return nil
}

// levelForm is id=One/Many.
var levelForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}=[^/]+/[^/]+$`)

// created says what stands in a new folder.
func (c *call) created(made desk.Created) {
	c.out.line(c.lang.Say("new.written", "folder", plain(made.Folder)))
	c.out.line("  " + plain(made.Edition) + ": " + c.lang.Say("new.edition", "n", made.Marks))
	if made.Workbook != "" {
		c.out.line("  " + plain(made.Workbook) + ": " + c.lang.Say("new.workbook", "sheets", plain(strings.Join(made.Sheets, ", ")), "n", made.Cells))
	}
}
