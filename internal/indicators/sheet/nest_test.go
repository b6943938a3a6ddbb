package sheet

import (
	"slices"
	"testing"

	"sozialbericht/internal/area"
)

// The cell that says in which coarser area an area lies may hold its code or
// its name.
func TestTheParentThatATextMeans(t *testing.T) {
	l := &level{row: map[string]int{}}
	byName := map[string][]int{}
	for i, a := range [][2]string{{"011", "City"}, {"012", "Nord"}, {"021", "Hörde"}, {"022", "Hörde"}} {
		l.row[a[0]] = i
		l.areas = append(l.areas, area.Area{Ref: area.Ref{ID: a[0]}, Name: a[1]})
		byName[fold(a[1])] = append(byName[fold(a[1])], i)
	}
	for _, c := range []struct {
		text, code string
		ids        []string
	}{
		{"012", "", []string{"012"}},
		{"Nord", "", []string{"012"}},
		{"nord 1)", "", []string{"012"}},
		{"12", "parent_zeros_differ", []string{"012"}},
		{"0012", "parent_zeros_differ", []string{"012"}},
		{"Hörde", "parent_ambiguous", []string{"021", "022"}},
		{"013", "parent_unknown", nil},
		{"Süd", "parent_unknown", nil},
	} {
		if ids, code := l.resolve(c.text, byName); code != c.code || !slices.Equal(ids, c.ids) {
			t.Errorf("%s: %v %q, want %v %q", c.text, ids, code, c.ids, c.code)
		}
	}
}
