// Package folder puts a finished edition on disk. The edition is written
// beside its place under a lock and then exchanged with the old one, so that a
// reader, or a run that was killed, always finds a whole edition: the old one
// or the new one.
package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// A File is one file of an edition. Its bytes are given, or made when it is
// their turn to be written and forgotten after: a large edition as a whole
// would not fit into memory.
type File struct {
	Path string // slash path relative to the edition folder
	Data []byte
	Make func(io.Writer) error // called once by Write, from any goroutine, and best in one piece; nil where Data is given
}

// Made is a File's Make for bytes that are made as a whole.
func Made(make func() ([]byte, error)) func(io.Writer) error {
	return func(w io.Writer) error {
		data, err := make()
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
}

// WriteTo writes what the file holds.
func (f File) WriteTo(w io.Writer) (n int64, err error) {
	c := counter{Writer: w}
	if f.Make == nil {
		_, err = c.Write(f.Data)
	} else {
		err = f.Make(&c)
	}
	return c.n, err
}

// A counter counts what is written through it.
type counter struct {
	io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += int64(n)
	return n, err
}

// An Outcome says what Write did.
type Outcome struct {
	Folder   string // the edition folder
	Replaced bool   // an older edition of this id stood there
	Files    int    // with the manifest
	Bytes    int64
}

// The errors that a caller may want to tell apart.
var (
	// ErrLocked: another run is writing the same edition at this moment.
	ErrLocked = errors.New("another run is writing this edition")
	// ErrForeign: what stands at the edition's place was not written by this
	// program.
	ErrForeign = errors.New("was not written by this program and is left as it is")
)

// step is called by name before each change on disk; tests stop there.
var step = func(string) {}

// Write makes files, puts them with their manifest into dir/id and replaces an
// edition that stands there. Files are begun in the order given, as many at a
// time as there are jobs (0: one per core). It fails with ErrLocked while another run writes the same
// edition, with ErrForeign where dir/id was not written by this program, and
// with an error that names the file where a path is unsafe. On any error, and
// wherever the process is stopped, the old edition stays whole; what a stopped
// run left behind is cleared by the next one.
func Write(dir, id string, files []File, manifest Manifest, jobs int) (Outcome, error) {
	if err := checkID(id); err != nil {
		return Outcome{}, err
	}
	if err := checkPaths(files); err != nil {
		return Outcome{}, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return Outcome{}, fmt.Errorf("make output folder: %w", err)
	}
	p := placesOf(dir, id)
	release, err := lock(p.lock)
	if err != nil {
		if errors.Is(err, ErrLocked) {
			return Outcome{}, &fs.PathError{Op: "write", Path: p.target, Err: ErrLocked}
		}
		return Outcome{}, fmt.Errorf("lock %s: %w", p.target, err)
	}
	defer release()

	if err := p.mend(); err != nil {
		return Outcome{}, err
	}
	exists, err := p.check()
	if err != nil {
		return Outcome{}, err
	}
	out := Outcome{Folder: p.target, Replaced: exists, Files: len(files) + 1}
	if out.Bytes, err = p.fill(id, files, manifest, jobs); err != nil {
		// What was begun is of no use; the next run would clear it as well.
		_ = os.RemoveAll(p.fresh)
		return Outcome{}, err
	}
	if err := p.put(exists); err != nil {
		_ = os.RemoveAll(p.fresh)
		return Outcome{}, fmt.Errorf("put %s in place: %w", p.target, err)
	}
	return out, nil
}

// places are the names that one edition uses in the output folder.
type places struct {
	dir    string
	target string // the edition
	fresh  string // the edition being written; after an exchange, the old one
	old    string // the old edition while a system without exchange swaps
	lock   string
}

func placesOf(dir, id string) places {
	return places{
		dir:    dir,
		target: filepath.Join(dir, id),
		fresh:  filepath.Join(dir, "."+id+".new"),
		old:    filepath.Join(dir, "."+id+".old"),
		lock:   filepath.Join(dir, "."+id+".lock"),
	}
}

// mend ends what a stopped run left behind: an unfinished new folder goes; an
// old edition that was set aside returns if its place is empty and goes if the
// new one stands there.
func (p places) mend() error {
	if err := discard(p.fresh); err != nil {
		return fmt.Errorf("clear an unfinished run: %w", err)
	}
	if _, err := os.Lstat(p.old); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	_, err := os.Lstat(p.target)
	if errors.Is(err, fs.ErrNotExist) && isEdition(p.old) {
		if err := os.Rename(p.old, p.target); err != nil {
			return fmt.Errorf("bring back the old edition: %w", err)
		}
		return nil
	}
	if err := discard(p.old); err != nil {
		return fmt.Errorf("clear an unfinished run: %w", err)
	}
	return nil
}

// check reports whether an edition of ours stands at the target. Anything
// else there is an error.
func (p places) check() (exists bool, err error) {
	info, err := os.Lstat(p.target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("look at %s: %w", p.target, err)
	case !info.IsDir():
		return false, &fs.PathError{Op: "replace", Path: p.target, Err: ErrForeign}
	case !isEdition(p.target):
		return false, &fs.PathError{Op: "replace", Path: p.target, Err: ErrForeign}
	}
	return true, nil
}

// fill writes the new edition beside the old one and returns the number of its
// bytes. The manifest comes last, so that a folder with a manifest is a whole
// edition.
func (p places) fill(id string, files []File, manifest Manifest, jobs int) (int64, error) {
	step("make")
	if err := os.Mkdir(p.fresh, 0o777); err != nil {
		return 0, fmt.Errorf("make new folder: %w", err)
	}
	folders := map[string]bool{".": true}
	for _, f := range files {
		parent, _, nested := cutLast(f.Path)
		if !nested || folders[parent] {
			continue
		}
		folders[parent] = true
		if err := os.MkdirAll(filepath.Join(p.fresh, filepath.FromSlash(parent)), 0o777); err != nil {
			return 0, fmt.Errorf("make folder for %s: %w", f.Path, err)
		}
	}
	outputs, size, err := p.writeAll(files, jobs)
	if err != nil {
		return 0, err
	}
	text, err := manifest.encode(id, outputs)
	if err != nil {
		return 0, fmt.Errorf("write manifest: %w", err)
	}
	step("manifest")
	if _, err := writeFile(filepath.Join(p.fresh, manifestName), File{Data: text}.WriteTo); err != nil {
		return 0, fmt.Errorf("write %s: %w", manifestName, err)
	}
	return size + int64(len(text)), nil
}

// writeAll makes, hashes and writes the files with a few workers, and returns
// their hashes in the order of the files. Each worker holds one file at a time.
func (p places) writeAll(files []File, jobs int) (outputs []Input, size int64, err error) {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	outputs = make([]Input, len(files))
	errs := make([]error, max(1, min(jobs, len(files))))
	var next, sum atomic.Int64
	var stop atomic.Bool
	var wait sync.WaitGroup
	for w := range errs {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files) && !stop.Load(); i = int(next.Add(1)) - 1 {
				n, err := p.writeOne(files[i], &outputs[i])
				if err != nil {
					errs[w] = fmt.Errorf("write %s: %w", files[i].Path, err)
					stop.Store(true)
					return
				}
				sum.Add(n)
			}
		})
	}
	wait.Wait()
	return outputs, sum.Load(), errors.Join(errs...)
}

// writeOne makes and writes one file.
func (p places) writeOne(f File, output *Input) (n int64, err error) {
	step("file")
	hash := sha256.New()
	n, err = writeFile(filepath.Join(p.fresh, filepath.FromSlash(f.Path)), func(w io.Writer) (int64, error) {
		return f.WriteTo(io.MultiWriter(hash, w))
	})
	*output = Input{Path: f.Path, SHA256: hex.EncodeToString(hash.Sum(nil))}
	return n, err
}

// writeFile creates a file that does not exist yet. It is not flushed to the
// disk: an edition is made again by one command, and flushing some hundred
// files takes ten times as long as everything else. What is promised holds for
// a process that ends, not for a computer that loses power.
func writeFile(name string, write func(io.Writer) (int64, error)) (n int64, err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return 0, err
	}
	n, err = write(f)
	return n, errors.Join(err, f.Close())
}

// put brings the new edition to its place.
func (p places) put(exists bool) error {
	if !exists {
		step("rename")
		return os.Rename(p.fresh, p.target)
	}
	step("exchange")
	switch err := exchange(p.fresh, p.target); {
	case err == nil:
		step("discard")
		// The new edition stands; the rest of the old one would be cleared by
		// the next run too, so a failure here is none of the edition.
		_ = discard(p.fresh)
		return nil
	case !errors.Is(err, errors.ErrUnsupported):
		return err
	}
	step("aside")
	if err := os.Rename(p.target, p.old); err != nil {
		return err
	}
	step("in")
	if err := os.Rename(p.fresh, p.target); err != nil {
		return errors.Join(err, os.Rename(p.old, p.target))
	}
	step("discard")
	_ = discard(p.old)
	return nil
}

// discard removes a folder of ours, its manifest first, so that a half removed
// edition is never taken for a whole one.
func discard(path string) error {
	if err := os.Remove(filepath.Join(path, manifestName)); err != nil && !errors.Is(err, fs.ErrNotExist) && !isNoFolder(path) {
		return err
	}
	return os.RemoveAll(path)
}

func isNoFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && !info.IsDir()
}

func cutLast(path string) (parent, name string, nested bool) {
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		return path[:i], path[i+1:], true
	}
	return ".", path, false
}
