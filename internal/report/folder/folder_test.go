package folder

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// numbered is an edition whose every file holds the same number.
func numbered(n, files int) []File {
	out := make([]File, files)
	for i := range out {
		out[i] = File{Path: fmt.Sprintf("raum/ebene-%d/%d.html", i%3, i), Data: bytes.Repeat([]byte(strconv.Itoa(n)+"\n"), 500)}
	}
	return out
}

// whole checks that a folder holds one complete edition as its manifest says,
// and returns the number in its files.
func whole(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(path, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	var m written
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	number := ""
	for _, f := range m.Outputs {
		data, err := os.ReadFile(filepath.Join(path, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(data), "\n")
		if number == "" {
			number = first
		}
		if first != number || len(data) != 500*(len(number)+1) {
			t.Fatalf("%s holds %q and %d bytes, others %q", f.Path, first, len(data), number)
		}
	}
	n := 0
	_ = filepath.WalkDir(path, func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if n != len(m.Outputs)+1 {
		t.Fatalf("%d files, the manifest lists %d", n, len(m.Outputs))
	}
	return number
}

// clean checks that nothing stands beside the edition.
func clean(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if !slices.Equal(names, want) {
		t.Errorf("in the output folder: %v, want %v", names, want)
	}
}

func TestWriteAndReplace(t *testing.T) {
	dir := t.TempDir()
	out, err := Write(dir, "2018", numbered(1, 20), Manifest{}, 0)
	if err != nil || out.Replaced || out.Files != 21 || out.Folder != filepath.Join(dir, "2018") {
		t.Fatalf("%+v, %v", out, err)
	}
	out, err = Write(dir, "2018", numbered(2, 10), Manifest{}, 0)
	if err != nil || !out.Replaced {
		t.Fatalf("%+v, %v", out, err)
	}
	if got := whole(t, out.Folder); got != "2" {
		t.Errorf("edition %s stands there", got)
	}
	clean(t, dir, "2018")
}

func TestTheManifestIsTheSameEveryTime(t *testing.T) {
	seed := uint64(7)
	m := Manifest{
		Inputs:  []Input{{"b.xlsx", "2"}, {"a.xlsx", "1"}},
		Edition: map[string]any{"id": "2018", "levels": []any{"x"}}, Seed: &seed, Findings: map[string]int{"warning": 2},
	}
	var files []Input
	for i := range 30 {
		files = append(files, Input{fmt.Sprintf("raum/%d.html", i), strconv.Itoa(i)})
	}
	one, err := m.encode("2018", files)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(files)
	two, _ := m.encode("2018", files)
	if !bytes.Equal(one, two) {
		t.Error("the order of files changes the manifest")
	}
	var back written
	if err := json.Unmarshal(one, &back); err != nil || back.Product != product || back.Inputs[0].Path != "a.xlsx" || len(back.Outputs) != 30 {
		t.Errorf("%+v, %v", back, err)
	}
	// SHA-256 of nothing, as published.
	dir := t.TempDir()
	if _, err := Write(dir, "x", []File{{Path: "leer"}}, Manifest{}, 0); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "x", manifestName)); !bytes.Contains(got, []byte("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")) {
		t.Error("the hash of an empty file is wrong")
	}
}

func TestFilesAreMadeOnceAndOnlyWhenTheirTurnComes(t *testing.T) {
	var made, alive, most atomic.Int64
	files := make([]File, 200)
	for i := range files {
		files[i] = File{Path: fmt.Sprintf("%d.txt", i), Make: func(w io.Writer) error {
			made.Add(1)
			most.Store(max(most.Load(), alive.Add(1)))
			defer alive.Add(-1)
			_, err := w.Write([]byte("x"))
			return err
		}}
	}
	for _, jobs := range []int{1, 3, 0} {
		made.Store(0)
		most.Store(0)
		if _, err := Write(t.TempDir(), "x", files, Manifest{}, jobs); err != nil {
			t.Fatal(err)
		}
		if made.Load() != 200 || jobs > 0 && most.Load() > int64(jobs) {
			t.Errorf("%d jobs: %d files made, %d at a time", jobs, made.Load(), most.Load())
		}
	}
}

func TestAFileThatCannotBeMadeLeavesTheOldEdition(t *testing.T) {
	dir := t.TempDir()
	if _, err := Write(dir, "2018", numbered(1, 20), Manifest{}, 0); err != nil {
		t.Fatal(err)
	}
	fault := errors.New("no template")
	files := append(numbered(2, 20), File{Path: "x.html", Make: Made(func() ([]byte, error) { return nil, fault })})
	if _, err := Write(dir, "2018", files, Manifest{}, 2); !errors.Is(err, fault) || !strings.Contains(err.Error(), "x.html") {
		t.Errorf("%v", err)
	}
	if got := whole(t, filepath.Join(dir, "2018")); got != "1" {
		t.Errorf("edition %s stands there", got)
	}
	clean(t, dir, "2018")
}

func TestOnlyOurEditionsAreReplaced(t *testing.T) {
	for name, make := range map[string]func(string) error{
		"empty folder": func(p string) error { return os.Mkdir(p, 0o777) },
		"other folder": func(p string) error {
			return errors.Join(os.Mkdir(p, 0o777), os.WriteFile(filepath.Join(p, "wichtig.docx"), []byte("x"), 0o666))
		},
		"other manifest": func(p string) error {
			return errors.Join(os.Mkdir(p, 0o777), os.WriteFile(filepath.Join(p, manifestName), []byte(`{"product":"other"}`), 0o666))
		},
		"file": func(p string) error { return os.WriteFile(p, []byte("x"), 0o666) },
		"link": func(p string) error { return os.Symlink(t.TempDir(), p) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			target := filepath.Join(dir, "2018")
			if err := make(target); err != nil {
				t.Skip(err)
			}
			before, _ := os.Lstat(target)
			if _, err := Write(dir, "2018", numbered(1, 3), Manifest{}, 0); !errors.Is(err, ErrForeign) {
				t.Errorf("error %v", err)
			}
			after, err := os.Lstat(target)
			if err != nil || !os.SameFile(before, after) {
				t.Error("what stood there was touched")
			}
			clean(t, dir, "2018")
		})
	}
}

func TestUnsafePathsAreRefused(t *testing.T) {
	for _, bad := range []string{
		"", "/etc/passwd", "../x", "a/../x", "a//b", "./a", "a\\b", "a:b", "CON", "con.html", "raum/nul.txt", "COM1", "lpt9.x", "aux ", "a.", "a ",
		"a\x00b", "a\nb", "a?b", "a*b", "\xff", strings.Repeat("x", 300), strings.Repeat("x/", 100) + "x", "manifest.json", "Manifest.JSON", "COM¹.html",
	} {
		if _, err := Write(t.TempDir(), "2018", []File{{Path: bad}}, Manifest{}, 0); err == nil {
			t.Errorf("%q was written", bad)
		}
	}
	for _, pair := range [][2]string{{"a.html", "A.HTML"}, {"raum/x", "Raum/y"}, {"a", "a/b"}, {"x/Ä.html", "x/ä.html"}} {
		if _, err := Write(t.TempDir(), "2018", []File{{Path: pair[0]}, {Path: pair[1]}}, Manifest{}, 0); err == nil {
			t.Errorf("%q and %q were written", pair[0], pair[1])
		}
	}
	for _, id := range []string{"", ".", "..", ".x", "a/b", "nul", "a:b", strings.Repeat("x", 130)} {
		if _, err := Write(t.TempDir(), id, nil, Manifest{}, 0); err == nil {
			t.Errorf("id %q was written", id)
		}
	}
}

func TestPageNames(t *testing.T) {
	ids := []string{"013", "Hörde / Süd", "con", "a", "A", "../x", "", "x.html", ".hidden", "日本", strings.Repeat("lang", 60)}
	names := PageNames(ids)
	if names[0] != "013" || names[7] != "x.html" || names[4] != "A" || names[3] == "a" {
		t.Errorf("%q", names)
	}
	if !strings.HasPrefix(names[1], "Hoerde-Sued-") {
		t.Errorf("%q", names[1])
	}
	var files []File
	for _, n := range names {
		files = append(files, File{Path: n + ".html"})
	}
	if err := checkPaths(files); err != nil {
		t.Error(err)
	}
	turned := slices.Clone(ids)
	slices.Reverse(turned)
	back := PageNames(turned)
	slices.Reverse(back)
	if !slices.Equal(names, back) {
		t.Errorf("names depend on the order: %q, %q", names, back)
	}
}

func TestTwoRunsAtOnce(t *testing.T) {
	dir := t.TempDir()
	if _, err := Write(dir, "2018", numbered(1, 3), Manifest{}, 0); err != nil {
		t.Fatal(err)
	}
	entered, leave := make(chan struct{}), make(chan struct{})
	defer func() { step = func(string) {} }()
	step = func(s string) {
		if s == "manifest" {
			close(entered)
			<-leave
		}
	}
	done := make(chan error)
	go func() {
		_, err := Write(dir, "2018", numbered(2, 3), Manifest{}, 0)
		done <- err
	}()
	<-entered
	if _, err := Write(dir, "2018", numbered(3, 3), Manifest{}, 0); !errors.Is(err, ErrLocked) {
		t.Errorf("error %v", err)
	}
	close(leave)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if got := whole(t, filepath.Join(dir, "2018")); got != "2" {
		t.Errorf("edition %s", got)
	}
	clean(t, dir, "2018")
}

// A failure at any file leaves the old edition and nothing beside it.
func TestAFailureLeavesTheOldEdition(t *testing.T) {
	dir := t.TempDir()
	if _, err := Write(dir, "2018", numbered(1, 5), Manifest{}, 0); err != nil {
		t.Fatal(err)
	}
	defer func() { step = func(string) {} }()
	step = func(s string) {
		if s == "manifest" { // something takes the place of the manifest
			_ = os.Mkdir(filepath.Join(dir, ".2018.new", manifestName), 0o777)
		}
	}
	if _, err := Write(dir, "2018", numbered(2, 5), Manifest{}, 0); err == nil {
		t.Fatal("no error")
	}
	if got := whole(t, filepath.Join(dir, "2018")); got != "1" {
		t.Errorf("edition %s", got)
	}
	clean(t, dir, "2018")
}

// On a system without an exchange the old edition is set aside for a moment;
// a run stopped then is mended by the next.
func TestAnInterruptedSwapIsMended(t *testing.T) {
	edition := func(dir, name string, n int) {
		if _, err := Write(dir, name, numbered(n, 3), Manifest{}, 0); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		prepare func(dir string) error
		want    string // the edition after mending
	}{
		"old aside": {func(dir string) error {
			edition(dir, "2018", 1)
			edition(dir, "x", 2)
			p := placesOf(dir, "2018")
			return errors.Join(os.Rename(p.target, p.old), os.Rename(filepath.Join(dir, "x"), p.fresh))
		}, "1"},
		"new in": {func(dir string) error {
			edition(dir, "2018", 1)
			p := placesOf(dir, "2018")
			if err := os.Rename(p.target, p.old); err != nil {
				return err
			}
			edition(dir, "x", 2)
			return os.Rename(filepath.Join(dir, "x"), p.target)
		}, "2"},
		"half deleted": {func(dir string) error {
			edition(dir, "2018", 1)
			p := placesOf(dir, "2018")
			return errors.Join(os.MkdirAll(filepath.Join(p.old, "raum"), 0o777), os.MkdirAll(filepath.Join(p.fresh, "raum"), 0o777))
		}, "1"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := c.prepare(dir); err != nil {
				t.Fatal(err)
			}
			p := placesOf(dir, "2018")
			if err := p.mend(); err != nil {
				t.Fatal(err)
			}
			if got := whole(t, p.target); got != c.want {
				t.Errorf("edition %s, want %s", got, c.want)
			}
			clean(t, dir, "2018")
		})
	}
}

// TestMain writes one edition after the other when the test binary runs itself
// as a child, until it is killed or stops itself; never for long.
func TestMain(m *testing.M) {
	dir := os.Getenv("FOLDER_TEST_CHILD")
	if dir == "" {
		os.Exit(m.Run())
	}
	stop := os.Getenv("FOLDER_TEST_STOP")
	if stop != "" {
		n := 0
		step = func(s string) {
			if s == stop {
				if n++; n == 5 || s != "file" {
					os.Exit(9) // as a killed process: nothing deferred runs
				}
			}
		}
	}
	for n, end := 2, time.Now().Add(20*time.Second); time.Now().Before(end); n++ {
		if _, err := Write(dir, "2018", numbered(n, 60), Manifest{}, 0); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(0)
}

func child(dir, stop string) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), "FOLDER_TEST_CHILD="+dir, "FOLDER_TEST_STOP="+stop)
	return c
}

func TestAStoppedRunLeavesAWholeEdition(t *testing.T) {
	for _, stop := range []string{"make", "file", "manifest", "exchange", "discard"} {
		t.Run(stop, func(t *testing.T) {
			dir := t.TempDir()
			if _, err := Write(dir, "2018", numbered(1, 60), Manifest{}, 0); err != nil {
				t.Fatal(err)
			}
			err := child(dir, stop).Run()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 9 {
				t.Fatalf("the run did not stop at %s: %v", stop, err)
			}
			whole(t, filepath.Join(dir, "2018"))
			if _, err := Write(dir, "2018", numbered(100, 60), Manifest{}, 0); err != nil {
				t.Fatal(err)
			}
			whole(t, filepath.Join(dir, "2018"))
			clean(t, dir, "2018")
		})
	}
}

func TestAKilledRunLeavesAWholeEdition(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("without an exchange the edition may stand aside until the next run")
	}
	dir := t.TempDir()
	if _, err := Write(dir, "2018", numbered(1, 60), Manifest{}, 0); err != nil {
		t.Fatal(err)
	}
	kills := 25
	if testing.Short() {
		kills = 5
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range kills {
		c := child(dir, "")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(60_000)) * time.Microsecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
		whole(t, filepath.Join(dir, "2018"))
	}
	if _, err := Write(dir, "2018", numbered(1000, 60), Manifest{}, 0); err != nil {
		t.Fatal(err)
	}
	if got := whole(t, filepath.Join(dir, "2018")); got != "1000" {
		t.Errorf("edition %s", got)
	}
	clean(t, dir, "2018")
}
