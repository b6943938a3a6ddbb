package folder

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
)

// manifestName is the file that makes a folder an edition of ours.
const manifestName = "manifest.json"

// product marks a manifest as written by this program; version counts the
// changes of the manifest's form.
const (
	product = "sozialbericht"
	version = 1
)

// An Input is one file with the SHA-256 of its bytes in hexadecimal.
type Input struct {
	Path   string `json:"path"` // slash path relative to the edition file's folder
	SHA256 string `json:"sha256"`
}

// A Manifest says what an edition was made of. It holds no absolute path and
// no time, so that the same input gives the same bytes.
type Manifest struct {
	Inputs   []Input        // every file that was read, the edition file among them
	Edition  map[string]any // as it was understood, every default filled in
	Seed     *uint64        // of what is drawn at random, nil where nothing is
	Findings map[string]int // by severity
}

// written is the manifest as it stands in the file.
type written struct {
	Product  string            `json:"product"`
	Version  int               `json:"version"`
	ID       string            `json:"id"`
	Findings map[string]int    `json:"findings"`
	Seed     *uint64           `json:"seed,omitempty"`
	Inputs   []Input           `json:"inputs"`
	Edition  map[string]any    `json:"edition"`
	Modules  map[string]string `json:"modules"`
	Outputs  []Input           `json:"outputs"`
}

// encode returns manifest.json for an edition of which these files were written.
func (m Manifest) encode(id string, outputs []Input) ([]byte, error) {
	out := written{
		Product: product, Version: version, ID: id,
		Findings: m.Findings, Seed: m.Seed, Edition: m.Edition,
		Inputs:  append([]Input{}, m.Inputs...),
		Modules: modules(),
		Outputs: append([]Input{}, outputs...),
	}
	if out.Findings == nil {
		out.Findings = map[string]int{}
	}
	if out.Edition == nil {
		out.Edition = map[string]any{}
	}
	byPath := func(a, b Input) int { return strings.Compare(a.Path, b.Path) }
	slices.SortFunc(out.Inputs, byPath)
	slices.SortFunc(out.Outputs, byPath)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// modules returns the versions of the modules that the program was built from.
// What differs between two builds of the same sources (paths, revisions,
// times) is left out.
func modules() map[string]string {
	out := map[string]string{}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return out
	}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		if filepath.IsAbs(m.Path) || strings.HasPrefix(m.Path, ".") {
			continue
		}
		out[m.Path] = m.Version
	}
	return out
}

// isEdition reports whether a folder holds a manifest of this program.
func isEdition(path string) bool {
	name := filepath.Join(path, manifestName)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	// A manifest of 100,000 areas stays far below this.
	text, err := io.ReadAll(io.LimitReader(f, 256<<20))
	if err != nil {
		return false
	}
	var m struct {
		Product string `json:"product"`
	}
	return json.Unmarshal(text, &m) == nil && m.Product == product
}
