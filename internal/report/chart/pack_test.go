package chart

import (
	"bytes"
	"encoding/json"
	"math"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// The script makes of what is written what was drawn; only positions lose digits
// beyond the seventh. Its own module is asked, for all figures at once.
func TestTheScriptUnpacksWhatWasDrawn(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	type given struct {
		Options any               `json:"options"`
		Figures []json.RawMessage `json:"figures"`
	}
	in := given{Options: shared()}
	figures := dortmund(t, words.German).figures()
	want := make([]payload, len(figures))
	for i, f := range figures {
		var size int
		want[i], size = whole(t, f)
		text, err := JSON(f, words.German)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(text, []byte(`"base":true`)) || 10*len(text) > 8*size {
			t.Errorf("%s: %d bytes of %d", f.ID, len(text), size)
		}
		in.Figures = append(in.Figures, text)
	}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	script := exec.Command(node, filepath.Join("testdata", "unpacked.mjs"))
	script.Stdin, script.Stderr = bytes.NewReader(text), &complaints
	out, err := script.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &complaints)
	}
	var got []payload
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("%d figures of %d", len(got), len(want))
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(math.Abs(a), math.Abs(b)) })
	for i, f := range figures {
		if diff := cmp.Diff(want[i], got[i], near); diff != "" {
			t.Errorf("%s: %s", f.ID, diff)
		}
	}
}

// What go-echarts builds for a kind is kept and serves all figures of it; so it
// must not depend on the figure that it was first built for.
func TestAChartDoesNotDependOnThoseDrawnBefore(t *testing.T) {
	figures := dortmund(t, words.German).figures()
	alone := make([][]byte, len(figures))
	for i, f := range figures {
		skeletons.Clear()
		var err error
		if alone[i], err = JSON(f, words.German); err != nil {
			t.Fatal(err)
		}
	}
	skeletons.Clear()
	for _, f := range simplest() {
		if _, err := JSON(&f, words.German); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // the kept options may not be changed by use
		for i := len(figures) - 1; i >= 0; i-- {
			text, err := JSON(figures[i], words.German)
			if err != nil || !bytes.Equal(text, alone[i]) {
				t.Errorf("%s: %v\n%s\nalone:\n%s", figures[i].ID, err, text, alone[i])
			}
		}
	}
}

// An area's page is said by its id only where that is its address.
func TestHome(t *testing.T) {
	a, b := item{ID: "1", Href: "raum/x/1.html"}, item{ID: "2", Href: "raum/x/2.html"}
	for _, c := range []struct {
		items []item
		want  string
	}{
		{nil, ""},
		{[]item{a, {}, b}, "raum/x"},
		{[]item{a, {ID: "2", Href: "raum/y/2.html"}}, ""},
		{[]item{a, {ID: "2"}}, ""},
		{[]item{a, {ID: "3/4", Href: "raum/x/3-4.html"}}, ""},
		{[]item{a, {Href: "raum/x/2.html"}}, ""},
		{[]item{{Name: "0 bis 1"}}, ""},
	} {
		if got := home(c.items); got != c.want {
			t.Errorf("%v: %q, want %q", c.items, got, c.want)
		}
	}
}

// A chart that lacks a field of its kind, or has looks beyond the digits, is
// written as it is.
func TestUnlikeTheirKindChartsAreWhole(t *testing.T) {
	if _, _, ok := without(fields{"a": 1}, fields{"a": 1, "b": 2}); ok {
		t.Error("a field of the base would appear")
	}
	less, nothing, ok := without(fields{"a": []any{fields{"b": 1, "c": 2}}, "d": 3}, fields{"a": []any{fields{"b": 1}}, "d": 3})
	if want := (fields{"a": []any{fields{"c": 2}}}); !ok || nothing || !cmp.Equal(want, less) {
		t.Errorf("%v", less)
	}
	p := packed{payload: payload{Kind: "bars"}}
	if p.columns([]any{datum{Value: 1.0, Look: 36}}) || p.columns([]any{strings.ToUpper("x")}) {
		t.Error("taken apart what cannot be put together")
	}
}

// Names that lead stand first among those that are written: the script sets
// them before the others.
func TestNamesThatLeadAreSetFirst(t *testing.T) {
	var items []item
	for _, s := range []figure.Shade{{ID: "a", Label: true}, {ID: "b"}, {ID: "c", Label: true, Lead: 2}, {ID: "d", Label: true, Lead: 1}} {
		items = append(items, item{ID: s.ID, Show: s.Label, Ahead: s.Ahead()})
	}
	if diff := cmp.Diff([]int{3, 2, 0}, rolled(items).Show); diff != "" {
		t.Error(diff)
	}
}
