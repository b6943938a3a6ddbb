package input

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"strings"
	"sync"
)

// Folders are the file systems of one edition; every file that is read from
// them is remembered with its hash for the manifest.
type Folders struct {
	edition     fs.FS
	editionBase string
	data        fs.FS
	dataBase    string
	file        string // name of the edition file within its folder
	closers     []io.Closer

	mu     sync.Mutex
	hashes map[string]string // path as the edition file names it -> SHA-256
}

// File returns the name of the edition file in its folder.
func (f *Folders) File() string { return f.file }

// Close releases the folders.
func (f *Folders) Close() error {
	var err error
	for _, c := range f.closers {
		err = errors.Join(err, c.Close())
	}
	return err
}

// errOutside says that a path leads out of the folders an edition may read.
var errOutside = errors.New("the path leads out of the data folder's parent")

// ErrFolder and errTooLarge say why an existing path is not read.
var (
	ErrFolder   = errors.New("the path is a folder")
	errTooLarge = errors.New("the file is larger than an input may be")
)

// resolve turns a path of the edition file into one of the data file system.
// Backslashes are taken as separators: planners write them on Windows.
func (f *Folders) resolve(name string) (string, error) {
	slash := strings.ReplaceAll(name, `\`, "/")
	if path.IsAbs(slash) || (len(slash) > 1 && slash[1] == ':') {
		return "", errOutside
	}
	full := path.Join(f.dataBase, slash)
	if full == ".." || strings.HasPrefix(full, "../") || !fs.ValidPath(full) {
		return "", errOutside
	}
	return full, nil
}

// Check says whether a path may and can be read, without reading it; a file
// that does not exist is left to whoever reads it.
func (f *Folders) Check(name string) error {
	full, err := f.resolve(name)
	if err != nil {
		return err
	}
	info, err := fs.Stat(f.data, full)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil && strings.Contains(err.Error(), "escapes"):
		// os.Root keeps its error for a link that leads out unexported.
		return errOutside
	case err != nil:
		return fmt.Errorf("look at %s: %w", name, err)
	case info.IsDir():
		return ErrFolder
	case info.Size() > MaxSize:
		return errTooLarge
	}
	return nil
}

// ReadFile reads an input file, named as in the edition file.
func (f *Folders) ReadFile(name string) ([]byte, error) {
	full, err := f.resolve(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	data, err := fs.ReadFile(f.data, full)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	f.remember(path.Clean(strings.ReplaceAll(name, `\`, "/")), data)
	return data, nil
}

func (f *Folders) remember(name string, data []byte) {
	sum := sha256.Sum256(data)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hashes == nil {
		f.hashes = map[string]string{}
	}
	f.hashes[name] = hex.EncodeToString(sum[:])
}

// Hashes returns the SHA-256 of all files read so far, in hexadecimal, by
// their paths as the edition file names them.
func (f *Folders) Hashes() map[string]string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return maps.Clone(f.hashes)
}

func (f *Folders) exists(name string) bool {
	full, err := f.resolve(name)
	if err != nil {
		return false
	}
	_, err = fs.Stat(f.data, full)
	return !errors.Is(err, fs.ErrNotExist)
}

// BesideEdition is a view of the folders in which paths are relative to the
// edition file, wherever its data come from. It holds nothing open itself.
func (f *Folders) BesideEdition() *Folders {
	return &Folders{edition: f.edition, editionBase: f.editionBase, data: f.edition, dataBase: f.editionBase, file: f.file}
}
