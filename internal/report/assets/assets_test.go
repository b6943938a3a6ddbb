package assets

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestFilesSayWhatToDoWhereTheLibraryIsMissing(t *testing.T) {
	_, err := files(fstest.MapFS{"dist/.keep": {Data: []byte("x")}})
	if !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "make assets") {
		t.Errorf("error %v", err)
	}
	// A library without its licences may not be handed on.
	_, err = files(fstest.MapFS{"dist/echarts.js": {Data: []byte("x")}, "dist/report.js": {Data: []byte("x")}})
	if !errors.Is(err, ErrMissing) {
		t.Errorf("without licences: %v", err)
	}
}

func TestFilesHoldLibraryLicencesAndOurOwn(t *testing.T) {
	list, err := Files()
	if errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	content := map[string][]byte{}
	for _, f := range list {
		names = append(names, f.Path)
		var data bytes.Buffer
		if _, err := f.WriteTo(&data); err != nil {
			t.Fatal(err)
		}
		if content[f.Path] = data.Bytes(); data.Len() == 0 {
			t.Errorf("%s is empty", f.Path)
		}
		if strings.Contains(f.Path, ".keep") || strings.HasPrefix(filepath.Base(f.Path), ".") {
			t.Errorf("%s must not reach an edition", f.Path)
		}
	}
	all := strings.Join(names, " ")
	for _, want := range []string{"assets/echarts.js", "assets/echarts-LICENSE.txt", "assets/echarts-NOTICE.txt", "assets/zrender-LICENSE.txt", "assets/tslib-LICENSE.txt", "assets/report.js", "assets/report.css"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is missing", want)
		}
	}
	library := content["assets/echarts.js"]
	if n := len(library); n < 400_000 || n > 800_000 {
		t.Errorf("the library has %d bytes", n)
	}
	if !bytes.HasPrefix(library, []byte("/*! Apache ECharts 5.6.0")) {
		t.Errorf("the library begins with %.60q", library)
	}
	if !bytes.Contains(content["assets/echarts-LICENSE.txt"], []byte("Apache License")) {
		t.Error("no licence of ECharts")
	}
}

// A lock file with addresses would tie the build to one registry.
func TestTheLockFileNamesVersionsAndHashesButNoAddresses(t *testing.T) {
	text := read(t, "package-lock.json")
	for _, word := range []string{"resolved", "://"} {
		if bytes.Contains(text, []byte(word)) {
			t.Errorf("package-lock.json holds %q", word)
		}
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity string }
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		t.Fatal(err)
	}
	for name, p := range lock.Packages {
		if name != "" && !strings.HasPrefix(p.Integrity, "sha512-") {
			t.Errorf("%s has no hash", name)
		}
	}
	if v := lock.Packages["node_modules/echarts"].Version; v != "5.6.0" {
		t.Errorf("echarts %q", v)
	}
	var own struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal(read(t, "package.json"), &own); err != nil {
		t.Fatal(err)
	}
	for _, list := range []map[string]string{own.Dependencies, own.DevDependencies} {
		for name, version := range list {
			if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(version) {
				t.Errorf("%s %s is not pinned", name, version)
			}
			if got := lock.Packages["node_modules/"+name].Version; got != version {
				t.Errorf("%s: %s in package.json, %s in the lock file", name, version, got)
			}
		}
	}
}

// Whoever builds the library gets the same bytes.
func TestTwoBuildsAreEqual(t *testing.T) {
	if testing.Short() {
		t.Skip("bundles the library twice")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	if _, err := os.Stat(filepath.Join("node_modules", "esbuild")); err != nil {
		t.Skip("node_modules is missing: run make assets")
	}
	var built [2][2][]byte
	for i := range built {
		dir := t.TempDir()
		if out, err := exec.Command(node, "build.mjs", dir).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		built[i] = [2][]byte{read(t, filepath.Join(dir, library)), read(t, filepath.Join(dir, script))}
	}
	for k, name := range []string{library, script} {
		if !bytes.Equal(built[0][k], built[1][k]) {
			t.Errorf("two builds of %s differ", name)
		}
		if present, err := os.ReadFile(filepath.Join("dist", name)); err == nil && !bytes.Equal(present, built[0][k]) {
			t.Errorf("dist/%s was built from other sources: run make assets", name)
		}
	}
}

// The pages forbid inline code and every request, and must open as files; names
// of areas must not become markup.
func TestTheScriptKeepsToWhatPagesAllow(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("dist", script))
	if err != nil {
		t.Skip("the script is not built: run make assets")
	}
	text := string(data)
	for _, word := range []string{
		"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(", "XMLHttpRequest",
		"import(", "import ", "export ", "localStorage", "http:", "https:", "setAttribute(\"style\"", "??", "?.",
	} {
		if strings.Contains(text, word) {
			t.Errorf("report.js uses %q", word)
		}
	}
	if !strings.HasPrefix(text, `"use strict";`) {
		t.Errorf("report.js is not strict: %.40q", text)
	}
	// Every page carries it.
	if len(text) > 60_000 {
		t.Errorf("report.js has %d bytes", len(text))
	}
}
