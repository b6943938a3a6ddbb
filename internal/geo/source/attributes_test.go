package source

import (
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type memoryFiles map[string]string

func (m memoryFiles) ReadFile(name string) ([]byte, error) {
	if text, ok := m[name]; ok {
		return []byte(text), nil
	}
	return nil, fs.ErrNotExist
}

// Attributes are read as ids and names are: text without spaces around it,
// numbers as a person writes them and whole ones exactly; what is neither is "".
func TestAttributes(t *testing.T) {
	files := memoryFiles{
		"b.geojson": "\ufeff" + `{"type":"FeatureCollection","features":[
			{"type":"Feature","geometry":null,"properties":{"Nr":" 007 ","Name":"M\u00fcnster","Stand":2020.0,"gross":12345678901234567890,"leer":null,"ja":true,"mehr":{"a":1}}},
			{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[7,51]}},
			{"properties":{"Nr":8},"type":"Feature"}]}`,
		"alt.shp":    "",
		"kein.json":  `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1,}}]}`,
		"leer.json":  `{"type":"FeatureCollection","features":[]}`,
		"liste.json": `[1,2]`,
		"halb.json":  `{"type":"FeatureCollection","features":[{"type":"Feature"`,
	}
	got, list, err := Attributes(files, "b.geojson")
	want := []map[string]string{
		{"Nr": "007", "Name": "Münster", "Stand": "2020", "gross": "12345678901234567890", "leer": "", "ja": "", "mehr": ""},
		{},
		{"Nr": "8"},
	}
	if d := cmp.Diff(want, got); d != "" || list.Len() > 0 || err != nil {
		t.Error(d, list.Sorted(), err)
	}
	for file, code := range map[string]string{
		"fehlt.geojson": "boundary_not_found", "alt.shp": "boundary_format", "kein.json": "boundary_not_json",
		"leer.json": "boundary_no_features", "liste.json": "boundary_not_collection", "halb.json": "boundary_cut_off",
	} {
		got, list, err := Attributes(files, file)
		if found := list.Sorted(); len(found) != 1 || found[0].Code != code || got != nil || err != nil {
			t.Errorf("%s: %v %v %v, want %s", file, got, found, err, code)
		}
	}
}
