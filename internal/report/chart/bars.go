package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"sozialbericht/internal/report/figure"
)

// bars draws a ranking: names on the left, bars from zero, the value at the
// end of each, lines across all.
func (d *drawing) bars(b *figure.Bars) error {
	points, at := drawable(b.Points)
	if len(points) == 0 {
		return ErrNoChart
	}
	gap := -1
	if b.Skipped > 0 && b.Skipped < len(at) {
		for i := b.Skipped; i < len(at) && gap < 0; i++ {
			gap = at[i]
		}
	}
	d.out.Kind, d.out.Looks, d.out.Label = "bars", looks(b.Swatches), b.Label
	d.out.Level = b.Level
	d.lines("x", b.Lines)
	var names []string
	var values []float64
	var data []any
	for i, p := range points {
		if i == gap && gap > 0 {
			d.out.Skipped = &skipped{Before: len(names), Text: b.SkippedText}
			names = append(names, "")
			data = append(data, fields{"value": nil})
			d.out.Items = append(d.out.Items, item{})
		}
		names = append(names, p.Name)
		values = append(values, p.Value)
		data = append(data, datum{Value: p.Value, Look: within(p.Swatch, len(b.Swatches))})
		d.out.Items = append(d.out.Items, itemOf(p))
	}
	for _, l := range d.out.Lines {
		values = append(values, l.At)
	}
	a := axisOf(values, true, b.Measure, d.lang)
	d.out.XTicks = a.ticks

	chart := func() builder {
		c := charts.NewBar()
		c.SetGlobalOptions(append(d.base(),
			charts.WithXAxisOpts(opts.XAxis{Type: "value", AxisLabel: &opts.AxisLabel{}}),
			charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), AxisLabel: &opts.AxisLabel{}}),
			charts.WithGridOpts(opts.Grid{Left: "0", Top: "40", Right: "56", Bottom: "28"}),
		)...)
		c.AddSeries("", nil, charts.WithBarChartOpts(opts.BarChart{BarCategoryGap: "32%"}))
		return c
	}
	return d.finish(chart, fields{
		"xAxis": valueAxis(a),
		"yAxis": categories(names),
		"series": []fields{{
			"barMaxWidth": 15, "emphasis": lit(2.5), "markLine": d.marks(),
		}},
	}, data)
}
