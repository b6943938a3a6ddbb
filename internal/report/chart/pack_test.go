package chart

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// unpack is what report.js does with a figure's JSON before all else.
func unpack(t testing.TB, text []byte) payload {
	t.Helper()
	var p packed
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	out := p.payload
	if p.Base {
		base, err := json.Marshal(shared()[p.Kind])
		if err != nil {
			t.Fatal(err)
		}
		var whole any
		if err := json.Unmarshal(base, &whole); err != nil {
			t.Fatal(err)
		}
		out.Option = merged(whole, p.Option).(map[string]any)
	}
	out.Items, out.Areas = p.Items.listed(), p.Areas.listed()
	series := out.Option["series"].([]any)[0].(map[string]any)
	if p.Kind == "bars" {
		names := []any{}
		for _, it := range out.Items {
			names = append(names, it.Name)
		}
		out.Option["yAxis"].([]any)[0].(map[string]any)["data"] = names
	}
	if p.Wears == "" && p.Values == nil {
		return out
	}
	data, row := []any{}, 0
	for i := range max(len(p.Wears), len(p.Values)) {
		if p.Wears == "" {
			for row+1 < len(p.Rows) && p.Rows[row+1].First <= i {
				row++
			}
			data = append(data, []any{p.Values[i], float64(row)})
			continue
		}
		if p.Wears[i] == '-' {
			data = append(data, map[string]any{"value": nil})
			continue
		}
		look, err := strconv.ParseInt(p.Wears[i:i+1], 36, 0)
		if err != nil {
			t.Fatal(err)
		}
		d := map[string]any{"look": float64(look)}
		switch n := len(p.Columns); p.Kind {
		case "map":
			d["name"], d["value"] = out.Items[i].ID, float64(look)
		case "heat":
			d["value"] = []any{float64(i % n), float64(i / n), 1.0}
		default:
			d["value"] = p.Values[i]
		}
		data = append(data, d)
	}
	series["data"] = data
	return out
}

func merged(base, more any) any {
	if bs, ok := base.([]any); ok {
		ms, ok := more.([]any)
		if !ok || len(ms) != len(bs) {
			return more
		}
		for _, m := range ms {
			if _, ok := m.(map[string]any); !ok {
				return more
			}
		}
		out := make([]any, len(bs))
		for i := range bs {
			out[i] = merged(bs[i], ms[i])
		}
		return out
	}
	b, ok := base.(map[string]any)
	m, also := more.(map[string]any)
	if !ok || !also {
		return more
	}
	for k, v := range m {
		if old, ok := b[k]; ok {
			v = merged(old, v)
		}
		b[k] = v
	}
	return b
}

func (r *roll) listed() []item {
	if r == nil {
		return nil
	}
	out := make([]item, max(len(r.Area), len(r.ID), len(r.Name), len(r.Text)))
	at := func(column []string, i int) string {
		if i < len(column) {
			return column[i]
		}
		return ""
	}
	for i := range out {
		out[i] = item{ID: at(r.ID, i), Name: at(r.Name, i), Text: at(r.Text, i), More: at(r.More, i), Href: at(r.Href, i)}
		if i < len(r.Area) {
			out[i].Area = r.Area[i]
		}
		if r.Home != "" && out[i].ID != "" {
			out[i].Href = r.Home + "/" + out[i].ID + ".html"
		}
	}
	for _, i := range r.Show {
		out[i].Show = true
	}
	return out
}

// What is written is what was drawn, in fewer bytes; only positions lose
// digits beyond the seventh.
func TestPackedIsWhatWasDrawn(t *testing.T) {
	for _, f := range dortmund(t, words.German).figures() {
		d := drawing{lang: words.German}
		if err := d.draw(f); err != nil {
			t.Fatal(err)
		}
		plain, err := json.Marshal(d.out)
		if err != nil {
			t.Fatal(err)
		}
		var want payload
		if err := json.Unmarshal(plain, &want); err != nil {
			t.Fatal(err)
		}
		text, err := JSON(f, words.German)
		if err != nil {
			t.Fatal(err)
		}
		near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(math.Abs(a), math.Abs(b)) })
		if diff := cmp.Diff(want, unpack(t, text), near); diff != "" {
			t.Errorf("%s: %s", f.ID, diff)
		}
		if !bytes.Contains(text, []byte(`"base":true`)) || 10*len(text) > 8*len(plain) {
			t.Errorf("%s: %d bytes of %d", f.ID, len(text), len(plain))
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
