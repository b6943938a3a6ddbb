package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/words"
)

// A watch is told of every stage of a call: it shows progress to someone who
// waits at a terminal and writes the timings file. The clock is read here and
// nowhere below, so that no result can depend on it.
type watch struct {
	call     *call
	start    time.Time
	progress bool

	mu   sync.Mutex
	file *os.File
	rows []timing
}

// A timing is one row of the timings file.
type timing struct {
	Edition string  `json:"edition"`
	Stage   string  `json:"stage"`
	Seconds float64 `json:"seconds"`
}

// quietStart is how long a call runs before it shows progress.
const quietStart = 2 * time.Second

// watch opens the timings file first: that it cannot be written should be
// known before the work, not after it.
func (c *call) watch() (*watch, error) {
	w := &watch{call: c, start: time.Now(), progress: !c.grammar.Quiet && isTerminal(c.err.w)}
	if name := c.grammar.Timings; name != "" {
		file, err := os.Create(name)
		if err != nil {
			return nil, fmt.Errorf("write timings: %w", err)
		}
		w.file = file
	}
	return w, nil
}

// isTerminal reports whether a writer is a terminal; pipes and files are not.
func isTerminal(to io.Writer) bool {
	f, ok := to.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// stage may be called from several goroutines at once.
func (w *watch) stage(t pipeline.Timing) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.rows = append(w.rows, timing{Edition: t.Edition, Stage: t.Stage, Seconds: t.Took.Seconds()})
	since := time.Since(w.start)
	if !w.progress || since < quietStart {
		return
	}
	lang := w.call.lang
	name := t.Stage
	if words.Has("stage." + name) {
		name = lang.Say("stage." + name)
	}
	w.call.err.line(lang.Say("progress", "seconds", lang.Number(since.Seconds(), 0), "edition", plain(t.Edition), "stage", name))
}

// close writes the timings: CSV where the file is called so, else one JSON
// object per line.
func (w *watch) close() error {
	if w.file == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	rows := append(w.rows, timing{Stage: "total", Seconds: time.Since(w.start).Seconds()})
	var err error
	if strings.EqualFold(filepath.Ext(w.file.Name()), ".csv") {
		err = writeTimingsCSV(w.file, rows)
	} else {
		enc := json.NewEncoder(w.file)
		for _, row := range rows {
			err = errors.Join(err, enc.Encode(row))
		}
	}
	if err = errors.Join(err, w.file.Close()); err != nil {
		return fmt.Errorf("write timings: %w", err)
	}
	return nil
}

func writeTimingsCSV(to io.Writer, rows []timing) error {
	out := csv.NewWriter(to)
	_ = out.Write([]string{"edition", "stage", "seconds"}) // errors are kept by the writer
	for _, row := range rows {
		_ = out.Write([]string{row.Edition, row.Stage, strconv.FormatFloat(row.Seconds, 'f', 6, 64)})
	}
	out.Flush()
	return out.Error()
}
