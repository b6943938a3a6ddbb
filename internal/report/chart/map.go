package chart

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"

	"sozialbericht/internal/report/figure"
)

// mapName is the name under which report.js registers a level's geometry.
func mapName(level string) string { return "ebene-" + level }

// choropleth draws a map on the geometry of its level. Areas join by id; those
// without an area in the figure stay empty.
func (d *drawing) choropleth(m *figure.Map) error {
	if len(m.Areas) == 0 || len(m.Swatches) == 0 {
		return ErrNoChart
	}
	if !plain(m.Level) {
		return fmt.Errorf("level %q: no id", m.Level)
	}
	d.out.Kind, d.out.Looks, d.out.Level = "map", looks(m.Swatches), m.Level
	data := make([]any, 0, len(m.Areas))
	seen := make(map[string]bool, len(m.Areas))
	for _, a := range m.Areas {
		if seen[a.ID] || a.Swatch < 0 || a.Swatch >= len(m.Swatches) {
			continue
		}
		seen[a.ID] = true
		data = append(data, datum{Name: a.ID, Value: a.Swatch, Look: a.Swatch})
		d.out.Items = append(d.out.Items, item{ID: a.ID, Text: a.Text, Show: a.Label, Ahead: a.Ahead()})
	}
	if len(data) == 0 {
		return ErrNoChart
	}
	chart := func() builder {
		c := charts.NewMap()
		c.SetGlobalOptions(d.base()...)
		c.AddSeries("", nil)
		return c
	}
	return d.finish(chart, fields{
		"series": []fields{{
			"map": mapName(m.Level), "nameProperty": "name", "aspectScale": 1, "roam": false, "selectedMode": false,
			"left": 4, "right": 4, "top": 4, "bottom": 4, "showLegendSymbol": false,
			"label":     fields{"show": false, "color": "--ink", "fontSize": 12, "fontWeight": 600, "textBorderColor": "--paper", "textBorderWidth": 3},
			"itemStyle": fields{"areaColor": "transparent", "borderColor": "--line", "borderWidth": 0.8},
			"emphasis": fields{
				"label":     fields{"show": false},
				"itemStyle": fields{"areaColor": "inherit", "borderColor": "--accent", "borderWidth": 3},
			},
		}},
	}, data)
}

// plain reports whether a level's id can stand in a file name as it is.
func plain(id string) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	for _, c := range []byte(id) {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}
