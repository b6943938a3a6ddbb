package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/words"
)

// commandLine is the grammar. The flags are the same for every verb and may
// stand before or after it; paths are plain strings, because they must reach
// the findings as the planner wrote them.
type commandLine struct {
	Demo    demoCmd    `cmd:"" hidden:"" default:"1"`
	Run     runCmd     `cmd:""`
	Check   checkCmd   `cmd:""`
	Compare compareCmd `cmd:""`
	New     newCmd     `cmd:""`

	Output  string `default:"output"`
	Data    string
	Quiet   bool
	Jobs    int
	Timings string
	Lang    string   `enum:"de,en" default:"de"`
	Help    helpFlag `short:"h"`
	Version versionFlag
}

// A call is one call of the program: its flags, its language, its writers.
type call struct {
	ctx     context.Context
	grammar commandLine
	lang    words.Lang // of the program's own messages, not of an edition
	out     *sink
	err     *sink
}

func newCall(ctx context.Context, args []string, stdout, stderr io.Writer) *call {
	return &call{ctx: ctx, lang: languageOf(args), out: &sink{w: stdout}, err: &sink{w: stderr}}
}

// languageOf looks for --lang before anything is parsed: a mistake in the
// command line is to be told in that language, too.
func languageOf(args []string) words.Lang {
	lang := words.German
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if l, known := words.Parse(value); ok && known {
			lang = l
		}
	}
	return lang
}

// do parses the command line and does what it says.
func (c *call) do(args []string) error {
	parser, err := kong.New(&c.grammar,
		kong.Name("analyze"),
		kong.NoDefaultHelp(),
		kong.Bind(c),
		kong.Exit(func(int) {}), // the exit code is decided in exitCode alone
		kong.Writers(c.out, c.err),
	)
	if err != nil {
		return fmt.Errorf("build the command line: %w", err)
	}
	if len(args) > 0 && args[0] == "help" { // what one types who does not know the flag
		args = append(slices.Clone(args[1:]), "--help")
	}
	parsed, err := parser.Parse(args)
	if errors.Is(err, errAnswered) {
		return nil
	}
	if err != nil {
		return c.misused(err)
	}
	for _, given := range parsed.Path {
		// An empty value is an unset variable of a script, not a wish.
		if given.Flag != nil && given.Flag.Target.Kind() == reflect.String && given.Flag.Target.String() == "" {
			return usage(c.lang.Say("usage.missing_value", "flag", "--"+given.Flag.Name))
		}
	}
	if c.grammar.Jobs < 0 {
		return usage(c.lang.Say("usage.jobs", "value", c.grammar.Jobs))
	}
	return parsed.Run(c)
}

// options are the flags that concern the pipeline; stage may be nil.
func (c *call) options(stage func(pipeline.Timing)) pipeline.Options {
	return pipeline.Options{Output: c.grammar.Output, Jobs: c.grammar.Jobs, Stage: stage}
}

// sources are the edition files of the command line.
func (c *call) sources(files []string) []input.Source {
	out := make([]input.Source, len(files))
	for i, file := range files {
		out[i] = input.FromDisk(file, c.grammar.Data)
	}
	return out
}

// usage is an error of the command line; its text is already in the planner's
// language.
type usage string

func (u usage) Error() string { return string(u) }

// exitCode says why a call failed and returns the exit code for it.
func (c *call) exitCode(err error) int {
	var wrong usage
	code := exitDone
	switch {
	case err == nil:
	case errors.As(err, &wrong):
		c.err.line("analyze: " + plain(wrong.Error()))
		c.err.line(c.lang.Say("usage.help"))
		code = exitUsage
	case errors.Is(err, pipeline.ErrInput):
		code = exitInput // the findings have been printed
	default:
		c.err.line("analyze: " + c.failure(err))
		code = exitFailed
	}
	if c.out.err != nil && code != exitFailed {
		c.err.line("analyze: " + c.lang.Say("failed.stdout", "error", c.out.err.Error()))
		code = exitFailed
	}
	return code
}

// failure says what could not be done and, where it is known, what helps.
func (c *call) failure(err error) string {
	if errors.Is(err, context.Canceled) {
		return c.lang.Say("failed.cancelled")
	}
	text := c.lang.Say("failed", "error", plain(err.Error()))
	for _, known := range []struct {
		is   error
		hint string
	}{
		{folder.ErrForeign, "failed.foreign"},
		{errNoCopy, "failed.no_copy"},
		{folder.ErrLocked, "failed.locked"},
		{pipeline.ErrNoCharts, "chart.assets.missing"},
		{fs.ErrPermission, "failed.permission"},
		{fs.ErrNotExist, "failed.not_there"},
		{errNotADirectory, "failed.not_a_folder"},
		{errNoSpace, "failed.no_space"},
	} {
		if errors.Is(err, known.is) {
			if at := (*fs.PathError)(nil); errors.As(err, &at) {
				text = c.lang.Say("failed", "error", plain(at.Path))
			}
			return text + "\n" + arrow + c.lang.Say(known.hint)
		}
	}
	return text
}

// internalFault reports a fault of the program itself.
func (c *call) internalFault(fault any, stack []byte) int {
	c.err.line("analyze: " + c.lang.Say("failed.internal", "error", fmt.Sprint(fault)))
	c.err.line(string(stack))
	return exitFailed
}

// count returns how many findings of each severity the outcomes hold.
func count(outcomes []pipeline.Outcome) (errs, warnings, notes int) {
	for _, o := range outcomes {
		for _, f := range o.Findings {
			switch f.Severity {
			case finding.Error:
				errs++
			case finding.Warning:
				warnings++
			default:
				notes++
			}
		}
	}
	return errs, warnings, notes
}

// shownPath is a path as the machine writes it.
func shownPath(parts ...string) string { return filepath.Join(parts...) }

// argument is a path to be typed after a command: in quotes where it has a
// space, which every shell and Windows understand.
func argument(path string) string {
	if strings.ContainsAny(path, " ()&;") {
		return `"` + path + `"`
	}
	return path
}

// A sink is a writer that remembers its first error: a report of findings that
// could not be written must not look like success.
type sink struct {
	w   io.Writer
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.err = err
	return n, err
}

func (s *sink) line(text string) { _, _ = io.WriteString(s, text+"\n") }
