package main

import (
	"errors"

	"sozialbericht/internal/pipeline"
)

// compareCmd is `analyze compare`: the later of two editions with its
// comparison, whether or not their files name each other.
type compareCmd struct {
	Earlier string `arg:"" name:"earlier"`
	Later   string `arg:"" name:"later"`
}

// Run writes the later edition, compared with the earlier one, into a folder
// that is named after both.
func (k compareCmd) Run(c *call) error {
	watch, err := c.watch()
	if err != nil {
		return err
	}
	sources := c.sources([]string{k.Earlier, k.Later})
	outcome, err := pipeline.Compare(c.ctx, sources[0], sources[1], c.options(watch.stage))
	err = errors.Join(err, watch.close())
	outcomes := []pipeline.Outcome{outcome}
	printer{call: c, to: c.err, source: fromDisk, quiet: c.grammar.Quiet}.outcomes(outcomes)
	if errors.Is(err, pipeline.ErrInput) {
		c.err.line(c.lang.Say("run.nothing_written"))
	}
	if err == nil && !c.grammar.Quiet {
		c.summary(outcomes)
	}
	return err
}
