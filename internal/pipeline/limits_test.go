package pipeline_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
)

// A file of 2 GB is refused before it is read; on disk it is a hole.
func TestAHugeInputIsRefusedUnread(t *testing.T) {
	file := small(t)
	if err := os.Truncate(filepath.Join(filepath.Dir(file), "werte.csv"), 2<<30); err != nil {
		t.Skipf("no sparse files here: %v", err)
	}
	start := time.Now()
	out, err := pipeline.Check(context.Background(), input.FromDisk(file, ""), pipeline.Options{})
	if !errors.Is(err, pipeline.ErrInput) || len(out.Findings) != 1 || out.Findings[0].Code != "file_too_large" {
		t.Errorf("%v %v", err, out.Findings)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}
