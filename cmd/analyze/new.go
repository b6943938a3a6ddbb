package main

import (
	"errors"
	"strings"

	"sozialbericht/internal/pipeline"
)

// newCmd is `analyze new`: the folder of an edition that does not exist yet.
type newCmd struct {
	Folder string `arg:"" name:"folder"`
	From   string
	ID     string `name:"id"`
}

// Run lays out the folder and says what to do next.
func (n newCmd) Run(c *call) error {
	switch {
	case n.ID == "":
		return usage(c.lang.Say("usage.new_id"))
	case n.From == "":
		return usage(c.lang.Say("usage.new_from"))
	}
	old := pipeline.FromDisk(n.From, c.grammar.Data)
	made, err := pipeline.Next(c.ctx, old, n.ID, n.Folder, c.options(nil))
	printer{call: c, to: c.err, source: fromDisk, quiet: c.grammar.Quiet}.outcomes([]pipeline.Outcome{{Name: n.From, Findings: made.Findings}})
	if errors.Is(err, pipeline.ErrInput) {
		c.err.line(c.lang.Say("run.nothing_written"))
	}
	if err != nil || c.grammar.Quiet {
		return err
	}
	c.created(made)
	c.out.line(c.lang.Say("new.next", "file", shownPath(made.Folder, made.Edition)))
	return nil
}

// created says what stands in a new folder.
func (c *call) created(made pipeline.Created) {
	c.out.line(c.lang.Say("new.written", "folder", plain(made.Folder)))
	c.out.line("  " + plain(made.Edition) + ": " + c.lang.Say("new.edition", "n", made.Marks))
	if made.Workbook != "" {
		c.out.line("  " + plain(made.Workbook) + ": " + c.lang.Say("new.workbook", "sheets", plain(strings.Join(made.Sheets, ", ")), "n", made.Cells))
	}
}
