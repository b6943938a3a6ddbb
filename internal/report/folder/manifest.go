package folder

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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

// A Hash is one file with the SHA-256 of its bytes in hexadecimal.
type Hash struct {
	Path   string `json:"path"` // slash path relative to the edition folder
	SHA256 string `json:"sha256"`
}

// HashOf returns the hash of a file's bytes under the path given.
func HashOf(path string, data []byte) Hash {
	sum := sha256.Sum256(data)
	return Hash{Path: path, SHA256: hex.EncodeToString(sum[:])}
}

// Findings counts what was found in the input.
type Findings struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
}

// A Manifest says what an edition was made of. It holds no absolute path and
// no time, so that the same input gives the same bytes.
type Manifest struct {
	ID        string         // of the edition
	Title     string         //
	Status    string         // demo, draft or final
	Language  string         //
	Published string         // date of the report, "" if not given
	Inputs    []Hash         // every file that was read, the edition file among them
	Edition   map[string]any // as it was understood, every default filled in
	Seed      *uint64        // of what is drawn at random, nil where nothing is
	Findings  Findings       //
}

// written is the manifest as it stands in the file.
type written struct {
	Product   string            `json:"product"`
	Version   int               `json:"version"`
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Status    string            `json:"status"`
	Language  string            `json:"language"`
	Published string            `json:"published,omitempty"`
	Findings  Findings          `json:"findings"`
	Seed      *uint64           `json:"seed,omitempty"`
	Inputs    []Hash            `json:"inputs"`
	Edition   map[string]any    `json:"edition"`
	Modules   map[string]string `json:"modules"`
	Outputs   []Hash            `json:"outputs"`
}

// encode returns manifest.json for the files of an edition.
func (m Manifest) encode(files []File) ([]byte, error) {
	out := written{
		Product: product, Version: version,
		ID: m.ID, Title: m.Title, Status: m.Status, Language: m.Language, Published: m.Published,
		Findings: m.Findings, Seed: m.Seed,
		Inputs:  append([]Hash{}, m.Inputs...),
		Edition: m.Edition,
		Modules: modules(),
		Outputs: make([]Hash, len(files)),
	}
	if out.Edition == nil {
		out.Edition = map[string]any{}
	}
	for i, f := range files {
		out.Outputs[i] = HashOf(f.Path, f.Data)
	}
	byPath := func(a, b Hash) int { return strings.Compare(a.Path, b.Path) }
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
