package main

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"sozialbericht/internal/report/assets"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"analyze": main})
}

// TestScripts runs the program as a planner does: one script per behaviour of
// the command line, every exit code among them. Each script finds the edition
// of testdata/tiny in its folder tiny.
func TestScripts(t *testing.T) {
	if _, err := assets.Files(); err != nil {
		t.Skip(err) // without the chart library no edition is written
	}
	tiny, err := filepath.Abs(filepath.Join("testdata", "tiny"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			return os.CopyFS(filepath.Join(env.WorkDir, "tiny"), os.DirFS(tiny))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":    code,
			"edit":    edit,
			"same":    same,
			"without": without,
		},
	})
}

// code N PROGRAM ARGS... runs a program that must end with exit code N.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N program args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// edit FILE OLD NEW replaces the one place where OLD stands.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit file old new")
	}
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%q stands %d times in %s", args[1], n, args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o666))
}

// same DIR DIR compares two folders byte by byte.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same folder folder")
	}
	a, b := files(ts, args[0]), files(ts, args[1])
	if len(a) == 0 {
		ts.Fatalf("%s holds no file", args[0])
	}
	differs := ""
	for name, text := range a {
		if other, ok := b[name]; !ok || !bytes.Equal(text, other) {
			differs = name
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			differs = name
		}
	}
	if (differs == "") == neg {
		ts.Fatalf("differing file: %q", differs)
	}
}

// without DIR SUFFIXES TEXT... fails where a file of a folder that ends in one
// of the suffixes (.html,.svg; . is any file) holds one of the texts.
func without(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: without folder suffixes text...")
	}
	looked := 0
	for name, text := range files(ts, args[0]) {
		if args[1] != "." && !slices.Contains(strings.Split(args[1], ","), path.Ext(name)) {
			continue
		}
		looked++
		for _, bad := range args[2:] {
			if bytes.Contains(text, []byte(bad)) {
				ts.Fatalf("%s holds %q", name, bad)
			}
		}
	}
	if looked == 0 {
		ts.Fatalf("%s holds no such file", args[0])
	}
}

func files(ts *testscript.TestScript, dir string) map[string][]byte {
	out := map[string][]byte{}
	root := os.DirFS(ts.MkAbs(dir))
	ts.Check(fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[name], err = fs.ReadFile(root, name)
		return err
	}))
	return out
}
