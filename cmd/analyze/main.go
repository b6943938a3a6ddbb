// Command analyze turns a city's indicator workbooks and boundaries into a
// report edition. It is the top of the house: flags in, exit code out, one
// file per verb; all work is done by packages pipeline and desk, and every text
// that is printed stands in package words.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
)

// Exit codes. They are documented in the help and in the README, and scripts
// of the planners rely on them.
const (
	exitDone   = 0 // written, or checked without errors
	exitFailed = 1 // cannot write, cannot read what exists, an internal fault
	exitUsage  = 2 // the command line is wrong
	exitInput  = 3 // the input has errors; nothing was written
)

func main() {
	// Nearly all that a run allocates is forgotten once a page is written.
	// Collecting it sooner than Go would by itself keeps the peak low and costs
	// little time; GOGC still decides where it is set.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(75)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	code := execute(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// execute is main without the process: arguments in, exit code out.
func execute(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	c := newCall(ctx, args, stdout, stderr)
	// A fault of the program must not end with Go's own code 2, which means
	// wrong usage here.
	defer func() {
		if fault := recover(); fault != nil {
			code = c.internalFault(fault, debug.Stack())
		}
	}()
	return c.exitCode(c.do(args))
}
