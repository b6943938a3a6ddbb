package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"sozialbericht/internal/report/figure"
)

// slope draws a line per area from an earlier to a later value. The first
// series are the ends of the lines, two for each area, the later one second;
// then follows a series of lines for each look.
func (d *drawing) slope(s *figure.Slope) error {
	d.out.Kind, d.out.Looks = "slope", looks(s.Swatches)
	d.out.Level, d.out.Label = s.Level, s.Label
	d.out.Ends = []string{s.Before, s.After}
	d.lines("y", s.Lines)
	var values []float64
	var ends []any
	lines := make([][]any, max(1, len(s.Swatches)))
	for _, r := range s.Runs {
		if !finite(r.Value) || !finite(r.To) {
			continue
		}
		look := within(r.Swatch, len(s.Swatches))
		from, to := []float64{0, r.Value}, []float64{1, r.To}
		values = append(values, r.Value, r.To)
		ends = append(ends, datum{Value: from, Look: look}, datum{Value: to, Look: look})
		// A gap after each line, or it would go on to the next.
		lines[look] = append(lines[look], from, to, []any{1, nil})
		i := itemOf(r.Point)
		i.More = r.ToText
		d.out.Items = append(d.out.Items, i, i)
	}
	if len(ends) == 0 {
		return ErrNoChart
	}
	for _, l := range d.out.Lines {
		values = append(values, l.At)
	}
	y := axisOf(values, s.Ranks, s.Measure, d.lang)
	for i := range y.ticks {
		if s.Ranks && y.ticks[i].At < 1 {
			y.ticks[i].Text = "" // there is no rank 0
		}
	}
	d.out.YTicks = y.ticks

	series := []fields{{"symbol": "circle", "symbolSize": 7, "z": 4, "emphasis": lit(3), "markLine": d.marks()}}
	data := []any{ends}
	for i := range lines {
		width, opacity := 3.0, 1.0
		if i == 0 {
			width, opacity = 1.2, 0.6
		}
		series = append(series, fields{
			"type": "line", "symbol": "none", "plain": true, "silent": true, "z": 2 + min(i, 1),
			"lineStyle": fields{"width": width, "opacity": opacity},
		})
		if lines[i] == nil {
			lines[i] = []any{}
		}
		data = append(data, lines[i])
	}
	chart := func() builder {
		c := charts.NewScatter()
		c.SetGlobalOptions(append(d.base(),
			charts.WithXAxisOpts(opts.XAxis{Type: "value", AxisLabel: &opts.AxisLabel{}}),
			charts.WithYAxisOpts(opts.YAxis{Type: "value", AxisLabel: &opts.AxisLabel{}}),
			charts.WithGridOpts(opts.Grid{Left: "8", Top: "30", Right: "24", Bottom: "8"}),
		)...)
		for range series {
			c.AddSeries("", nil)
		}
		return c
	}
	axis := valueAxis(y)
	axis["inverse"] = s.Ranks
	return d.finish(chart, fields{"xAxis": fields{"min": 0, "max": 1, "show": false}, "yAxis": axis, "series": series}, data...)
}
