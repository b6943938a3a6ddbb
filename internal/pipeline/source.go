package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"sozialbericht/internal/report/folder"
)

// maxInput is the largest input file that is read, in bytes. Workbooks of
// 100,000 areas stay far below it; a file beyond it is a mistake.
const maxInput = 512 << 20

// A Source is one edition file and the folders that its inputs may come from.
type Source struct {
	name    string // as the caller wrote it
	key     any    // equal for two sources that are the same edition with the same data
	open    func() (*folders, error)
	dataDir string
}

// Name returns the edition file as the caller wrote it.
func (s Source) Name() string { return s.name }

// FromDisk is an edition file on disk. Its paths are relative to its own
// folder, or to dataDir where that is not "", and may not leave the parent of
// that folder, be it by "..", by an absolute path or by a link.
func FromDisk(file, dataDir string) Source {
	return Source{name: file, key: diskKey{realPath(file), realPath(dataDir)}, dataDir: dataDir, open: func() (*folders, error) {
		editions, base, err := rootAbove(filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		f := &folders{edition: editions.FS(), editionBase: base, closers: []io.Closer{editions}}
		f.data, f.dataBase = f.edition, base
		if dataDir != "" {
			data, base, err := rootAbove(dataDir)
			if err != nil {
				return nil, errors.Join(err, f.Close())
			}
			f.data, f.dataBase = data.FS(), base
			f.closers = append(f.closers, data)
		}
		f.file = filepath.Base(file)
		return f, nil
	}}
}

// FromFS is an edition file within a file system, such as the embedded
// demonstration; file is its slash path there.
func FromFS(fsys fs.FS, file string) Source {
	var key any = new(int) // of a kind that can't be compared: equal to nothing but itself
	if reflect.TypeOf(fsys).Comparable() {
		key = fsKey{fsys, path.Clean(file)}
	}
	return Source{name: file, key: key, open: func() (*folders, error) {
		base := path.Dir(file)
		return &folders{edition: fsys, editionBase: base, data: fsys, dataBase: base, file: path.Base(file)}, nil
	}}
}

// diskKey and fsKey tell whether two sources are one.
type (
	diskKey struct{ file, data string }
	fsKey   struct {
		fsys fs.FS
		file string
	}
)

// realPath is the one path of a file, whatever links lead there; the path as
// given where it can't be found out, since then the file can't be read either.
func realPath(name string) string {
	if name == "" {
		return ""
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	return abs
}

// rootAbove opens the parent of a folder and returns the folder's name in it.
// Links in the way to the folder itself are the caller's choice and followed;
// links below it are held inside the parent by os.Root.
func rootAbove(dir string) (*os.Root, string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, "", fmt.Errorf("find folder %s: %w", dir, err)
	}
	abs, err = filepath.EvalSymlinks(abs)
	if err != nil {
		return nil, "", fmt.Errorf("find folder %s: %w", dir, err)
	}
	parent, base := filepath.Dir(abs), filepath.Base(abs)
	if parent == abs {
		base = "."
	}
	root, err := os.OpenRoot(parent)
	if err != nil {
		return nil, "", fmt.Errorf("open folder %s: %w", parent, err)
	}
	return root, base, nil
}

// folders are the file systems of one edition; every file that is read from
// them is remembered with its hash for the manifest.
type folders struct {
	edition     fs.FS
	editionBase string
	data        fs.FS
	dataBase    string
	file        string // name of the edition file within its folder
	closers     []io.Closer

	mu     sync.Mutex
	hashes map[string]string // path as the edition file names it -> SHA-256
}

// Close releases the folders.
func (f *folders) Close() error {
	var err error
	for _, c := range f.closers {
		err = errors.Join(err, c.Close())
	}
	return err
}

// errOutside says that a path leads out of the folders an edition may read.
var errOutside = errors.New("the path leads out of the data folder's parent")

// errFolder and errTooLarge say why an existing path is not read.
var (
	errFolder   = errors.New("the path is a folder")
	errTooLarge = errors.New("the file is larger than an input may be")
)

// resolve turns a path of the edition file into one of the data file system.
// Backslashes are taken as separators: planners write them on Windows.
func (f *folders) resolve(name string) (string, error) {
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

// check says whether a path may and can be read, without reading it; a file
// that does not exist is left to whoever reads it.
func (f *folders) check(name string) error {
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
		return errFolder
	case info.Size() > maxInput:
		return errTooLarge
	}
	return nil
}

// ReadFile reads an input file, named as in the edition file.
func (f *folders) ReadFile(name string) ([]byte, error) {
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

// readEdition reads the edition file itself.
func (f *folders) readEdition() ([]byte, error) {
	name := path.Join(f.editionBase, f.file)
	if info, err := fs.Stat(f.edition, name); err == nil && info.IsDir() {
		return nil, errFolder
	}
	data, err := fs.ReadFile(f.edition, name)
	if err != nil {
		return nil, fmt.Errorf("read edition: %w", err)
	}
	f.remember(f.file, data)
	return data, nil
}

func (f *folders) remember(name string, data []byte) {
	sum := sha256.Sum256(data)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hashes == nil {
		f.hashes = map[string]string{}
	}
	f.hashes[name] = hex.EncodeToString(sum[:])
}

// inputs returns all files read so far with their hashes, sorted by name.
func (f *folders) inputs() []folder.Input {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := make([]folder.Input, 0, len(f.hashes))
	for name, hash := range f.hashes {
		out = append(out, folder.Input{Path: name, SHA256: hash})
	}
	slices.SortFunc(out, func(a, b folder.Input) int { return strings.Compare(a.Path, b.Path) })
	return out
}
