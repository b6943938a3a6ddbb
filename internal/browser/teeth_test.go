package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A page with every fault that the other tests look for: were one of them not
// noticed here, its absence elsewhere would say nothing.
func TestFaultsAreNoticed(t *testing.T) {
	t.Parallel()
	w := &written{folder: t.TempDir()}
	for name, text := range map[string]string{
		"index.html": `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Fehler</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src *">
<script src="fehler.js"></script></head><body><script>window.inline = true</script>
<div id="breit" style="width:2000px">breit</div><div style="overflow:auto"><p style="width:3000px">im Kasten</p></div>
<img src="http://127.0.0.1:9/fern.png" alt=""><img src="../nebenan.png" alt=""></body></html>`,
		"fehler.js": `console.error('gemeldet'); Promise.reject(new Error('versprochen')); throw new Error('geworfen');`,
	} {
		if err := os.WriteFile(filepath.Join(w.folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	b := open(t, w)
	b.size(320, 900)
	b.visit("index.html")
	said := strings.Join(b.said(), "\n")
	for _, want := range []string{
		"console error: gemeldet", "exception: Uncaught Error: geworfen", "versprochen", "Content Security Policy",
		"outside the edition: http://127.0.0.1:9/fern.png", "nebenan.png",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not noticed, only:\n%s", want, said)
		}
	}
	wide := eval[[]string](b, overflow)
	if len(wide) != 2 || !strings.Contains(wide[1], "div#breit to 20") {
		t.Errorf("what runs over is %q, want the wide box alone", wide)
	}
	if eval[bool](b, `!!window.inline`) {
		t.Error("a script within the page ran")
	}
}
