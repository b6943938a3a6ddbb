package main

import (
	"errors"

	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
)

// runCmd is `analyze run`: check, compute, write.
type runCmd struct {
	Editions []string `arg:"" name:"edition"`
}

// Run writes the editions of the command line, all of them or none.
func (r runCmd) Run(c *call) error {
	return c.write(c.sources(r.Editions), fromDisk)
}

// write runs the pipeline and tells what came of it: findings to stderr, the
// summary to stdout. source finds the text of an edition file, nil for none.
func (c *call) write(sources []input.Source, source sourceText) error {
	watch, err := c.watch()
	if err != nil {
		return err
	}
	outcomes, err := pipeline.Run(c.ctx, sources, c.options(watch.stage))
	err = errors.Join(err, watch.close())
	printer{call: c, to: c.err, source: source, quiet: c.grammar.Quiet}.outcomes(outcomes)
	if errors.Is(err, pipeline.ErrInput) {
		c.err.line(c.lang.Say("run.nothing_written"))
		return err
	}
	if err != nil {
		// A full disk may stop the second edition after the first was written.
		for _, o := range outcomes {
			if o.Folder != "" {
				c.err.line(c.lang.Say("run.written_before", "path", shownPath(o.Folder, "index.html")))
			}
		}
		return err
	}
	if !c.grammar.Quiet {
		c.summary(outcomes)
	}
	return nil
}
