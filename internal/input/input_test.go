package input

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

func opened(t *testing.T, files fstest.MapFS) *Folders {
	t.Helper()
	f, err := FromFS(files, "stadt/2018/edition.yaml").Open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// What an edition may read is what lies in its folder or beside it.
func TestCheck(t *testing.T) {
	f := opened(t, fstest.MapFS{
		"stadt/2018/werte.csv": {}, "stadt/grenzen/raum.geojson": {},
	})
	for name, want := range map[string]error{
		"werte.csv":               nil,
		"../grenzen/raum.geojson": nil,
		`..\grenzen\raum.geojson`: nil, // as written on Windows
		"fehlt.csv":               nil, // told by whoever reads it
		"../grenzen":              ErrFolder,
		"../../../werte.csv":      errOutside,
		"/etc/werte.csv":          errOutside,
		`C:\Daten\werte.csv`:      errOutside,
	} {
		if err := f.Check(name); !errors.Is(err, want) || (err != nil) != (want != nil) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}

// A file has the hash of its bytes under the name that the edition has for it,
// once, however it is written. SHA-256 of "abc": FIPS 180-2, appendix B.1.
func TestHashes(t *testing.T) {
	f := opened(t, fstest.MapFS{"stadt/2018/edition.yaml": {Data: []byte("id: e\n")}, "stadt/werte.csv": {Data: []byte("abc")}})
	for _, name := range []string{"../werte.csv", `..\werte.csv`, ".././werte.csv"} {
		if _, err := f.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.ReadFile("fehlt.csv"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	got := f.Hashes()
	if len(got) != 1 || got["../werte.csv"] != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("%v", got)
	}
	if _, err := f.EditionText(); err != nil || len(f.Hashes()) != 2 {
		t.Error(err, f.Hashes())
	}
}

// Of two sources, one edition with the same data is computed once.
func TestKeys(t *testing.T) {
	files := &fstest.MapFS{}
	a, b := FromFS(files, "2018/edition.yaml"), FromFS(files, "2007/edition.yaml")
	if a.Key() == b.Key() || a.Earlier("../2007/edition.yaml").Key() != b.Key() {
		t.Error("the earlier edition is not the one at its path")
	}
	if from := b.From(a); from != "../2007" {
		t.Errorf("the way to the earlier edition is %s", from)
	}
}
