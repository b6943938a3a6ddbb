package chart

import (
	"encoding/json"
	"fmt"
	"strconv"
	"sync"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// A builder is a chart of go-echarts before it is JSON.
type builder interface {
	Validate()
	JSON() map[string]any
}

// fields are parts of an option for which go-echarts has no field.
type fields = map[string]any

// base are the options of every chart: no colours of the library, no movement,
// and a text alternative, which report.js takes from the page.
func (d *drawing) base() []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithAnimation(false),
		charts.WithColorsOpts(opts.Colors{"--quiet"}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(false)}), // report.js has its own
		charts.WithAriaOpts(&opts.Aria{
			Enabled: opts.Bool(true),
			Label:   &opts.AriaLabel{Enabled: opts.Bool(true)},
		}),
	}
}

// finish makes the option of a chart: that of go-echarts, the fields it has
// not, and the data of each series.
func (d *drawing) finish(build func() builder, more fields, data ...any) error {
	option, err := skeleton(d.out.Kind+" "+strconv.Itoa(len(data)), build)
	if err != nil {
		return err
	}
	add(option, more)
	series, _ := option["series"].([]any)
	for _, one := range series {
		if s, ok := one.(fields); ok {
			// From 3,000 points on ECharts would draw piece by piece, a frame
			// each; paper and pictures of pages do not wait for them.
			s["progressive"] = 0
		}
	}
	for i, values := range data {
		if l, ok := values.([]any); ok && l == nil {
			values = []any{} // the script goes through every list
		}
		if i < len(series) {
			if s, ok := series[i].(fields); ok {
				s["data"] = values
			}
		}
	}
	d.out.Option = option
	return nil
}

// skeletons are the options that go-echarts has built, by kind of chart and
// number of its series: nothing else of a figure is told to it.
var skeletons sync.Map

// skeleton returns an option of go-echarts, for the caller to keep.
func skeleton(key string, build func() builder) (fields, error) {
	known, ok := skeletons.Load(key)
	if !ok {
		b := build()
		b.Validate()
		text, err := json.Marshal(b.JSON())
		if err != nil {
			return nil, fmt.Errorf("chart option: %w", err)
		}
		option := fields{}
		if err := json.Unmarshal(text, &option); err != nil {
			return nil, fmt.Errorf("chart option: %w", err)
		}
		for _, unused := range []string{"title", "legend", "toolbox"} {
			delete(option, unused)
		}
		option["textStyle"] = fields{"color": "--ink", "fontFamily": "inherit"}
		known, _ = skeletons.LoadOrStore(key, option)
	}
	return copied(known).(fields), nil
}

// copied copies what Unmarshal makes of JSON.
func copied(v any) any {
	switch v := v.(type) {
	case fields:
		out := make(fields, len(v))
		for key, part := range v {
			out[key] = copied(part)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = copied(v[i])
		}
		return out
	}
	return v
}

// add puts fields into an option, lists by their positions.
func add(to, more fields) {
	for key, v := range more {
		switch v := v.(type) {
		case fields:
			switch old := to[key].(type) {
			case fields:
				add(old, v)
				continue
			case []any: // an axis: one of a list
				if len(old) > 0 {
					if first, ok := old[0].(fields); ok {
						add(first, v)
						continue
					}
				}
			}
			to[key] = v
		case []fields:
			old, _ := to[key].([]any)
			for i, part := range v {
				if i < len(old) {
					if o, ok := old[i].(fields); ok {
						add(o, part)
						continue
					}
				}
				old = append(old, part)
			}
			to[key] = old
		default:
			to[key] = v
		}
	}
}

// valueAxis is the part of a numeric axis that x and y have in common.
func valueAxis(a axis) fields {
	return fields{
		"type": "value", "min": a.low, "max": a.high, "interval": a.step,
		"axisLabel": fields{"show": true, "color": "--quiet", "fontSize": 13, "hideOverlap": true},
		"axisLine":  fields{"show": false}, "axisTick": fields{"show": false},
		"splitLine": fields{"show": true, "lineStyle": fields{"color": "--line", "width": 1}},
	}
}

// categories is the part of an axis of names. The script sets their width.
func categories(names []string) fields {
	return fields{
		"data":      names,
		"axisLabel": fields{"show": true, "color": "--ink", "fontSize": 13, "interval": 0, "overflow": "break"},
		"axisLine":  fields{"show": false}, "axisTick": fields{"show": false}, "splitLine": fields{"show": false},
	}
}

// lit is how a point looks while it is pointed at or has the focus.
func lit(width float64) fields {
	return fields{"itemStyle": fields{"borderColor": "--accent", "borderWidth": width}}
}

// marks are upright and level lines of a series, without labels: the script
// writes those where there is room.
func (d *drawing) marks() fields {
	data := make([]fields, 0, len(d.out.Lines))
	for _, l := range d.out.Lines {
		style := fields{"color": "--ink", "width": 1.5, "type": "solid"}
		if l.Border {
			style["type"] = "dashed"
		}
		data = append(data, fields{l.Axis + "Axis": l.At, "lineStyle": style})
	}
	return fields{
		"silent": true, "animation": false, "symbol": []string{"none", "none"},
		"label": fields{"show": false}, "data": data,
	}
}
