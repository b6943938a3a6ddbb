package pipeline

import (
	"strings"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators"
)

func tableOf(names ...string) *indicators.Table {
	t := &indicators.Table{}
	for _, n := range names {
		id, name, _ := strings.Cut(n, "=")
		t.Areas = append(t.Areas, area.Area{Ref: area.Ref{Level: "raum", ID: id}, Name: name})
	}
	return t
}

func layerOf(names ...string) *geo.Layer {
	l := &geo.Layer{Level: "raum"}
	for _, n := range names {
		id, name, _ := strings.Cut(n, "=")
		l.Features = append(l.Features, geo.Feature{ID: id, Name: name})
	}
	return l
}

// Ids that differ in form alone are one area; where two would fit, neither is
// taken, and digits parted otherwise are another code.
func TestBoundariesTakeTheIDsOfTheTable(t *testing.T) {
	for _, c := range []struct{ table, layer, want string }{
		{"Nord-Ost West", "Nord–Ost West", "Nord-Ost West"},
		{"a1 b2", "A1 b2", "a1 b2"},
		{"1-11", "11-1", "11-1"},
		{"a1", "A1 Å1", "a1 Å1"},
		{"Nord-Ost", "NORD-OST Nord–Ost", "NORD-OST Nord–Ost"},
		{"Nord-Ost nord-ost", "Nord–Ost", "Nord–Ost"},
		{"Nord-Ost", "Nord-Ost Nord–Ost", "Nord-Ost Nord–Ost"},
	} {
		var got []string
		for _, f := range takeIDs(tableOf(strings.Fields(c.table)...), layerOf(strings.Fields(c.layer)...)).Features {
			got = append(got, f.ID)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("table %s, boundaries %s: %s, want %s", c.table, c.layer, s, c.want)
		}
	}
}

// A name that the table gives another area is evidence of mixed-up codes; other
// spellings, names that come twice and areas without a name are none.
func TestNamesOfBoundariesDisagree(t *testing.T) {
	for _, c := range []struct {
		table, layer string
		want         int // areas told of
	}{
		{"01=Nord 02=Süd 03=West", "01=Süd 02=Nord 03=West", 2},
		{"01=Nord 02=Süd 03=West", "01=NORD 02=Sued 03=West,_Stadt", 0},
		{"01=Nord 02=Süd", "01=Süd 02=Mitte", 1},
		{"01=Mitte 02=Mitte 03=West", "01=West 02=Mitte 03=West", 0},
		{"01=Mitte 02=Mitte 03=West", "03=Mitte", 0},
		{"01=01 02=02 03=West", "01=West 02=Nord 03=Ost", 0},
		{"01=Nord 02=Süd", "01= 02=", 0},
		{"01=Nord 02=Süd", "07=Süd 08=Nord", 0},
	} {
		list := compareNames(tableOf(strings.Fields(c.table)...), layerOf(strings.Fields(c.layer)...))
		got := 0
		for _, f := range list.Sorted() {
			got += f.Args["n"].(int)
		}
		if got != c.want || list.Len() > 1 {
			t.Errorf("%s and %s: %v, want %d", c.table, c.layer, list.Sorted(), c.want)
		}
	}
}

// Codes that lost their zeros everywhere are told as that, not as another level.
func TestAllBoundariesWithoutZeros(t *testing.T) {
	for _, c := range []struct{ table, layer, want string }{
		{"01 02 03", "1 2 3", "boundary_zeros_differ"},
		{"1 2 3", "01 02 03", "boundary_zeros_differ"},
		{"007 010 104", "7 10 104", "boundary_zeros_differ"},
		{"01 02 03", "4 5 6", "boundaries_do_not_match"},
		{"01 02 03 04 05", "1 22 33", "boundaries_do_not_match"},
	} {
		list := matchBoundaries(tableOf(strings.Fields(c.table)...), layerOf(strings.Fields(c.layer)...), finding.AtFile("edition.yaml"))
		found := list.Sorted()
		if len(found) != 1 || found[0].Code != c.want {
			t.Errorf("%s and %s: %v, want %s", c.table, c.layer, found, c.want)
		}
	}
}
