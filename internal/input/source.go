// Package input is the files of an edition: its own file, the workbooks and
// boundaries that it names, and earlier editions. It knows which of them may
// be read, keeps a hash of what was read, and says which file was likely meant
// where one does not exist. What stands in them it does not know.
package input

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
)

// MaxSize is the largest input file that is read, in bytes. Workbooks of
// 100,000 areas stay far below it; a file beyond it is a mistake.
const MaxSize = 512 << 20

// A Source is one edition file and the folders that its inputs may come from.
type Source struct {
	name    string // as the caller wrote it
	key     any
	open    func() (*Folders, error)
	dataDir string
}

// Name returns the edition file as the caller wrote it.
func (s Source) Name() string { return s.name }

// DataDir returns the folder that its inputs come from as the caller wrote it,
// "" for the edition file's own.
func (s Source) DataDir() string { return s.dataDir }

// Key is equal for two sources that are the same edition with the same data.
func (s Source) Key() any { return s.key }

// Open opens the folders; whoever does so closes them. An error for folders
// that do not exist wraps fs.ErrNotExist.
func (s Source) Open() (*Folders, error) { return s.open() }

// FromDisk is an edition file on disk. Its paths are relative to its own
// folder, or to dataDir where that is not "", and may not leave the parent of
// that folder, be it by "..", by an absolute path or by a link.
func FromDisk(file, dataDir string) Source {
	return Source{name: file, key: diskKey{RealPath(file), RealPath(dataDir)}, dataDir: dataDir, open: func() (*Folders, error) {
		editions, base, err := rootAbove(filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		f := &Folders{edition: editions.FS(), editionBase: base, closers: []io.Closer{editions}}
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
	return Source{name: file, key: key, open: func() (*Folders, error) {
		base := path.Dir(file)
		return &Folders{edition: fsys, editionBase: base, data: fsys, dataBase: base, file: path.Base(file)}, nil
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

// RealPath is the one path of a file, whatever links lead there; the path as
// given where it can't be found out, since then the file can't be read either.
func RealPath(name string) string {
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

// Earlier is the edition at a path that is relative to this edition file. It is
// read through the same root, so nothing it names can lead further out than
// what this edition may read itself.
func (s Source) Earlier(name string) Source {
	out := Source{name: s.name, key: new(int)}
	switch key := s.key.(type) {
	case diskKey:
		out.name = filepath.Join(filepath.Dir(s.name), filepath.FromSlash(name))
		out.key = diskKey{RealPath(out.name), ""}
	case fsKey:
		out.name = path.Join(path.Dir(s.name), name)
		out.key = fsKey{key.fsys, out.name}
	}
	out.open = func() (*Folders, error) {
		f, err := s.open()
		if err != nil {
			return nil, err
		}
		full := path.Join(f.editionBase, name)
		f.editionBase, f.file = path.Dir(full), path.Base(full)
		f.data, f.dataBase = f.edition, f.editionBase
		return f, nil
	}
	return out
}

// From is the path that leads from another edition's folder to this one's.
func (s Source) From(other Source) string {
	to, okTo := s.key.(diskKey)
	at, okAt := other.key.(diskKey)
	if okTo && okAt {
		if rel, err := filepath.Rel(filepath.Dir(at.file), filepath.Dir(to.file)); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return path.Join("..", path.Base(path.Dir(filepath.ToSlash(s.name))))
}

// Path is where a file that the edition names lies on disk.
func (s Source) Path(file string) string {
	base := s.dataDir
	if base == "" {
		base = filepath.Dir(s.name)
	}
	return filepath.Join(base, filepath.FromSlash(strings.ReplaceAll(file, `\`, "/")))
}
