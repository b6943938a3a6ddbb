package chart

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// Charts are a good part of what an edition weighs, and most of a chart is
// what its kind always says. So it is written without that: the option less
// what all of its kind share (which stands once, in TextsFile), its points by
// columns. report.js puts it together again.

// packed is a payload as it is written. Its items and areas stand in place of
// those of the payload.
type packed struct {
	payload
	Base   bool   `json:"base,omitempty"` // whether the option lacks what its kind shares
	Items  *roll  `json:"items,omitempty"`
	Areas  *roll  `json:"areas,omitempty"`
	Values []any  `json:"values,omitempty"` // of the first series; those of maps and heat maps follow from their places
	Wears  string `json:"wears,omitempty"`  // the looks of the first series, a digit to base 36 each; "-" is a gap
}

// A roll is a list of items by columns. A column that is empty is left out.
type roll struct {
	Area []int    `json:"area,omitempty"`
	ID   []string `json:"id,omitempty"`
	Name []string `json:"name,omitempty"`
	Text []string `json:"text,omitempty"`
	More []string `json:"more,omitempty"`
	Href []string `json:"href,omitempty"`
	Home string   `json:"home,omitempty"` // in place of Href: the page of an area lies here and is called by its id
	Show []int    `json:"show,omitempty"` // positions, what goes ahead first
}

// pack makes a payload small. It takes the payload's option over.
func pack(p payload) packed {
	out := packed{payload: p, Items: rolled(p.Items), Areas: rolled(p.Areas)}
	if series := first(p.Option, "series"); series != nil {
		if data, ok := series["data"].([]any); ok && out.columns(data) {
			delete(series, "data")
		}
	}
	if axis := first(p.Option, "yAxis"); axis != nil && p.Kind == "bars" {
		delete(axis, "data") // the names of the items
	}
	if base := shared()[p.Kind]; base != nil {
		if less, _, ok := without(p.Option, base); ok {
			out.Option, out.Base = less.(fields), true
		}
	}
	return out
}

// columns takes the data of the first series apart if they are of a form that
// the script can restore.
func (p *packed) columns(data []any) bool {
	var wears strings.Builder
	values := make([]any, len(data))
	for i, v := range data {
		switch v := v.(type) {
		case datum:
			if v.Look < 0 || v.Look >= 36 {
				return false
			}
			wears.WriteString(strconv.FormatInt(int64(v.Look), 36))
			values[i] = short(v.Value)
		case fields:
			if len(v) != 1 || v["value"] != nil {
				return false
			}
			wears.WriteByte('-')
		case [2]float64:
			if p.Kind != "strip" {
				return false
			}
			values[i] = v[0] // the second is the row
		default:
			return false
		}
	}
	p.Wears = wears.String()
	if p.Kind != "map" && p.Kind != "heat" {
		p.Values = values
	}
	return true
}

// short leaves a number seven digits: a hundredth of a pixel of the widest
// screen. What is read is a text of its own.
func short(v any) any {
	switch v := v.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return v // refused when it is written
		}
		x, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 7, 64), 64)
		return x
	case []float64:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = short(x)
		}
		return out
	}
	return v
}

// rolled turns items into columns.
func rolled(items []item) *roll {
	if len(items) == 0 {
		return nil
	}
	var r roll
	filled := func(field func(item) string) []string {
		column, any := make([]string, len(items)), false
		for i, it := range items {
			column[i] = field(it)
			any = any || column[i] != ""
		}
		if !any {
			return nil
		}
		return column
	}
	r.ID = filled(func(it item) string { return it.ID })
	r.Name = filled(func(it item) string { return it.Name })
	r.Text = filled(func(it item) string { return it.Text })
	r.More = filled(func(it item) string { return it.More })
	if r.Home = home(items); r.Home == "" {
		r.Href = filled(func(it item) string { return it.Href })
	}
	for i, it := range items {
		if it.Area > 0 && r.Area == nil {
			r.Area = make([]int, len(items))
		}
		if it.Area > 0 {
			r.Area[i] = it.Area
		}
		if it.Show {
			r.Show = append(r.Show, i)
		}
	}
	slices.SortStableFunc(r.Show, func(i, j int) int { return cmp.Compare(items[j].Ahead, items[i].Ahead) })
	return &r
}

// home is the folder in which every item with an id has its page, called by
// the id; "" where that is not so.
func home(items []item) string {
	folder := ""
	for _, it := range items {
		if it.ID == "" && it.Href == "" {
			continue
		}
		at, found := strings.CutSuffix(it.Href, "/"+it.ID+".html")
		if !found || it.ID == "" || folder != "" && at != folder {
			return ""
		}
		folder = at
	}
	return folder
}

// first is the first of a list in an option, nil if there is none.
func first(option fields, key string) fields {
	if l := list(option[key]); len(l) > 0 {
		f, _ := l[0].(fields)
		return f
	}
	return nil
}

// list returns the elements of a list of any kind that options are made of.
func list(v any) []any {
	switch v := v.(type) {
	case []any:
		return v
	case []fields:
		out := make([]any, len(v))
		for i := range v {
			out[i] = v[i]
		}
		return out
	}
	return nil
}

// without returns what a value has beyond a base and whether that is nothing.
// It is not ok where the base has a field that the value has not.
func without(v, base any) (less any, nothing, ok bool) {
	if fs, is := v.(fields); is {
		if bs, is := base.(fields); is {
			for key := range bs {
				if _, there := fs[key]; !there {
					return nil, false, false
				}
			}
			out := fields{}
			for key, part := range fs {
				old, there := bs[key]
				if !there {
					out[key] = part
					continue
				}
				less, nothing, ok := without(part, old)
				if !ok {
					return nil, false, false
				}
				if !nothing {
					out[key] = less
				}
			}
			return out, len(out) == 0, true
		}
	}
	if vs, bs := list(v), list(base); len(vs) > 0 && len(vs) == len(bs) && objects(vs) && objects(bs) {
		out, nothing := make([]any, len(vs)), true
		for i := range vs {
			less, same, ok := without(vs[i], bs[i])
			if !ok {
				return nil, false, false
			}
			out[i], nothing = less, nothing && same
		}
		return out, nothing, true
	}
	return v, reflect.DeepEqual(v, base), true
}

func objects(l []any) bool {
	for _, v := range l {
		if _, is := v.(fields); !is {
			return false
		}
	}
	return true
}

// simplest are charts of one point, one of each kind that an edition has often.
func simplest() []figure.Figure {
	point := figure.Point{ID: "1", Name: "1"}
	points, swatches := []figure.Point{point}, []figure.Swatch{{}}
	return []figure.Figure{
		{Chart: &figure.Bars{Points: points, Swatches: swatches}},
		{Chart: &figure.Distribution{Points: points, Swatches: swatches}},
		{Chart: &figure.Distribution{Points: points, Swatches: swatches, Binned: true}},
		{Chart: &figure.Scatter{Points: []figure.ScatterPoint{{Point: point}}, Swatches: swatches}},
		{Chart: &figure.Strip{Rows: []figure.StripRow{{Points: points, Own: -1}}, Swatches: swatches}},
		{Chart: &figure.Heat{Rows: []figure.HeatRow{{}}, Columns: []figure.HeatColumn{{}}, Swatches: swatches}},
		{Map: &figure.Map{Level: "a", Areas: []figure.Shade{{ID: "1"}}, Swatches: swatches}},
	}
}

// shared are the options by kind as a chart of one point has them, without
// data. They hold whatever does not depend on the figure.
var shared = sync.OnceValue(func() map[string]fields {
	out := map[string]fields{}
	for _, f := range simplest() {
		d := drawing{lang: words.German}
		if err := d.draw(&f); err != nil {
			continue // its charts are written whole
		}
		for _, name := range []string{"series", "xAxis", "yAxis"} {
			for _, part := range list(d.out.Option[name]) {
				delete(part.(fields), "data")
			}
		}
		out[d.out.Kind] = d.out.Option
	}
	return out
})
