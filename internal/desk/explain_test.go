package desk

import (
	"os"
	"path/filepath"
	"testing"
)

// A file of 2 GB is refused before it is read; on disk it is a hole.
func TestAHugeFileIsNotExplained(t *testing.T) {
	file := filepath.Join(t.TempDir(), "werte.csv")
	if err := os.WriteFile(file, []byte("Nr;Name\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, 2<<30); err != nil {
		t.Skipf("no sparse files here: %v", err)
	}
	_, found, err := Explain(file, nil)
	if err != nil || len(found) != 1 || found[0].Code != "file_too_large" {
		t.Errorf("%v %v", err, found)
	}
}
