package main

import (
	"sozialbericht/data"
	"sozialbericht/internal/input"
)

// demoCmd is `analyze` alone: the demonstration editions that the program
// carries with it, so that it works in any folder.
type demoCmd struct{}

// demoEditions are the edition files in data.FS.
var demoEditions = []string{"2007/edition.yaml", "2018/edition.yaml"}

// Run writes the demonstration.
func (demoCmd) Run(c *call) error {
	if c.grammar.Data != "" {
		return usage(c.lang.Say("usage.data_without_verb", "folder", c.grammar.Data))
	}
	sources := make([]input.Source, len(demoEditions))
	for i, file := range demoEditions {
		sources[i] = input.FromFS(data.FS, file)
	}
	return c.write(sources, nil)
}
