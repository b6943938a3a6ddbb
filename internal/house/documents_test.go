package house

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var root = filepath.Join("..", "..")

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// documents are all pages of the repository, as slash paths.
func documents(t *testing.T) []string {
	t.Helper()
	var out []string
	walk(t, func(name string) {
		if strings.HasSuffix(name, ".md") {
			out = append(out, name)
		}
	})
	return out
}

// walk calls f for every file that belongs to the repository: those that git
// knows or would take up. Without git there is nothing to go by.
func walk(t *testing.T, f func(name string)) {
	t.Helper()
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Skipf("git does not list the repository (%v): its files cannot be told from others", err)
	}
	for name := range strings.SplitSeq(string(out), "\x00") {
		if name == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(name))); err == nil { // else deleted, not yet committed
			f(name)
		}
	}
}

// Commands stand in code: fenced, indented or in backticks.
var makeTarget = regexp.MustCompile("(?m)(?:^|`)make ([a-z][a-z-]*)")

func TestDocumentsNameTargetsThatExist(t *testing.T) {
	makefile := read(t, "Makefile")
	n := 0
	for _, name := range documents(t) {
		for _, m := range makeTarget.FindAllStringSubmatch(read(t, name), -1) {
			n++
			if !regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(m[1]) + `:`).MatchString(makefile) {
				t.Errorf("%s: make %s is no target of the Makefile", name, m[1])
			}
		}
	}
	if n < 2 {
		t.Errorf("%d commands found in the documents: the search is broken", n)
	}
}

var link = regexp.MustCompile(`\]\(([^)#\s]+)(?:#[^)]*)?\)`)

func TestDocumentsLinkToFilesThatExist(t *testing.T) {
	for _, name := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(read(t, name), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			target := filepath.Join(root, filepath.Dir(filepath.FromSlash(name)), filepath.FromSlash(m[1]))
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: %s does not exist", name, m[1])
			}
		}
	}
}

// Goldens and embedded files are compared byte by byte on every system.
func TestTextFilesHaveUnixLineEnds(t *testing.T) {
	walk(t, func(name string) {
		switch filepath.Ext(name) {
		case ".go", ".md", ".yaml", ".yml", ".txtar", ".css", ".js", ".tmpl", ".svg", ".html", ".mod", ".sum", "":
			if strings.Contains(name, "testdata/fuzz/") {
				return
			}
			if strings.Contains(read(t, name), "\r\n") {
				t.Errorf("%s has Windows line ends", name)
			}
		}
	})
}

// What is generated for one machine must not be kept by another.
func TestNoFileNamesAPlaceOfThisMachine(t *testing.T) {
	here, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	home, _ := os.UserHomeDir()
	walk(t, func(name string) {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range []string{here, home} {
			if len(place) > 1 && bytes.Contains(data, []byte(place+string(filepath.Separator))) {
				t.Errorf("%s names %s", name, place)
			}
		}
	})
}
