package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"sozialbericht/internal/report/figure"
)

// strip draws a row per indicator: a thin mark for every area, a point for the
// one that is shown, a line at the city value. Values are brought to 0..1 row
// by row, since each row has its own unit.
func (d *drawing) strip(s *figure.Strip) error {
	d.out.Kind, d.out.Looks = "strip", looks(s.Swatches)
	d.out.Level = s.Level
	d.out.Ends = []string{s.Left, s.Right}
	var all, own []any
	var names []string
	areas := map[string]int{} // position of an area in Areas plus one
	for y, r := range s.Rows {
		points, kept := drawable(r.Points)
		low, high := math.Inf(1), math.Inf(-1)
		for _, p := range points {
			low, high = math.Min(low, p.Value), math.Max(high, p.Value)
		}
		for _, l := range r.Lines { // the city value may lie outside the areas shown
			if finite(l.At) {
				low, high = math.Min(low, l.At), math.Max(high, l.At)
			}
		}
		on := func(x float64) float64 {
			part := 0.5
			if high > low {
				part = (x - low) / (high - low)
			}
			if r.Turned {
				part = 1 - part
			}
			return part
		}
		names = append(names, r.Label)
		line0 := row{Label: r.Label, Href: r.Href, Low: r.Low, High: r.High, Own: -1, First: len(d.out.Items), Text: r.Text, Look: r.Swatch}
		if r.Turned {
			line0.Low, line0.High = r.High, r.Low
		}
		for i, p := range points {
			mine := r.Own >= 0 && r.Own < len(kept) && kept[r.Own] == i
			// Four digits are a tenth of a pixel.
			at := [2]float64{math.Round(on(p.Value)*1e4) / 1e4, float64(y)}
			if mine {
				line0.Own = len(d.out.Items)
				own = append(own, datum{Value: at, Look: within(r.Swatch, len(s.Swatches))})
			}
			all = append(all, at)
			if areas[p.ID] == 0 {
				d.out.Areas = append(d.out.Areas, item{ID: p.ID, Name: p.Name, Href: p.Href})
				areas[p.ID] = len(d.out.Areas)
			}
			d.out.Items = append(d.out.Items, item{Area: areas[p.ID], Text: p.Text})
		}
		for _, l := range r.Lines {
			if finite(l.At) {
				d.out.Lines = append(d.out.Lines, line{At: on(l.At), Text: l.Text, Border: l.Border, Axis: "x", Row: y})
			}
		}
		d.out.Rows = append(d.out.Rows, line0)
	}
	if len(all) == 0 {
		return ErrNoChart
	}
	var city []any
	for _, l := range d.out.Lines {
		city = append(city, fields{"value": []float64{l.At, float64(l.Row)}})
	}
	chart := func() builder {
		c := charts.NewScatter()
		c.SetGlobalOptions(append(d.base(),
			charts.WithXAxisOpts(opts.XAxis{Type: "value", AxisLabel: &opts.AxisLabel{}}),
			charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), AxisLabel: &opts.AxisLabel{}}),
			charts.WithGridOpts(opts.Grid{Left: "0", Top: "8", Right: "16", Bottom: "8"}),
		)...)
		c.AddSeries("", nil)
		c.AddSeries("", nil)
		c.AddSeries("", nil)
		return c
	}
	return d.finish(chart, fields{
		"xAxis": fields{"min": 0, "max": 1, "show": false},
		"yAxis": fields{"show": false, "data": names},
		"series": []fields{
			{"symbol": "rect", "symbolSize": []int{2, 16}, "itemStyle": fields{"color": "--quiet", "opacity": 0.45}, "plain": true, "emphasis": lit(2)},
			{"symbol": "rect", "symbolSize": []int{2, 26}, "itemStyle": fields{"color": "--ink"}, "plain": true, "silent": true},
			{"symbol": "circle", "symbolSize": 15, "itemStyle": fields{"borderColor": "--paper", "borderWidth": 2}, "silent": true, "z": 5},
		},
	}, all, city, own)
}
