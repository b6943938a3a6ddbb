package pipeline

import (
	"strings"
	"testing"

	"sozialbericht/internal/area"
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
