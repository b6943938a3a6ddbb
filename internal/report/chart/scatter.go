package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"sozialbericht/internal/report/figure"
)

// scatter draws two values per area and the city's as a cross.
func (d *drawing) scatter(s *figure.Scatter) error {
	d.out.Kind, d.out.Looks = "scatter", looks(s.Swatches)
	d.out.Level = s.Level
	d.lines("x", s.XLines)
	d.lines("y", s.YLines)
	var xs, ys []float64
	var data []any
	for _, p := range s.Points {
		if !finite(p.Value) || !finite(p.Other) {
			continue
		}
		xs, ys = append(xs, p.Value), append(ys, p.Other)
		data = append(data, datum{Value: []float64{p.Value, p.Other}, Look: within(p.Swatch, len(s.Swatches))})
		i := itemOf(p.Point)
		i.More = p.OtherText
		d.out.Items = append(d.out.Items, i)
	}
	if len(data) == 0 {
		return ErrNoChart
	}
	for _, l := range d.out.Lines {
		if l.Axis == "x" {
			xs = append(xs, l.At)
		} else {
			ys = append(ys, l.At)
		}
	}
	x, y := axisOf(xs, false, s.X, d.lang), axisOf(ys, false, s.Y, d.lang)
	d.out.XTicks, d.out.YTicks = x.ticks, y.ticks
	d.out.Label = s.X.Label
	d.out.Axes = []string{title(s.X, d.lang), title(s.Y, d.lang), s.Y.Label}

	chart := func() builder {
		c := charts.NewScatter()
		c.SetGlobalOptions(append(d.base(),
			charts.WithXAxisOpts(opts.XAxis{Type: "value", AxisLabel: &opts.AxisLabel{}}),
			charts.WithYAxisOpts(opts.YAxis{Type: "value", AxisLabel: &opts.AxisLabel{}}),
			charts.WithGridOpts(opts.Grid{Left: "8", Top: "40", Right: "24", Bottom: "40", ContainLabel: opts.Bool(true)}),
		)...)
		c.AddSeries("", nil)
		return c
	}
	return d.finish(chart, fields{
		"xAxis": valueAxis(x), "yAxis": valueAxis(y),
		"series": []fields{{"symbol": "circle", "symbolSize": 12, "emphasis": lit(3), "markLine": d.marks()}},
	}, data)
}
