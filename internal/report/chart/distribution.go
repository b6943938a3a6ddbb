package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"sozialbericht/internal/report/figure"
)

// mostDots is up to how many areas each one is a dot; above, bars count them.
const mostDots = 400

// stacks is into how many places the width of a distribution is parted: as
// many dots as a phone has room for.
const stacks = 44

// distribution draws a dot per area, stacked where values are near each other,
// or the counts as bars.
func (d *drawing) distribution(f *figure.Distribution) error {
	points, _ := drawable(f.Points)
	if len(points) == 0 {
		return ErrNoChart
	}
	points = slices.Clone(points)
	slices.SortStableFunc(points, func(a, b figure.Point) int {
		return cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.ID, b.ID))
	})
	d.out.Looks, d.out.Label, d.out.Level = looks(f.Swatches), f.Label, f.Level
	d.lines("x", f.Lines)
	var values []float64
	for _, p := range points {
		values = append(values, p.Value)
	}
	for _, l := range d.out.Lines {
		values = append(values, l.At)
	}
	a := axisOf(values, false, f.Measure, d.lang)
	d.out.XTicks = a.ticks
	if len(points) > mostDots || f.Binned {
		return d.histogram(f, points, a)
	}
	d.out.Kind = "dots"
	width := (a.high - a.low) / stacks
	d.out.Bin = width
	height := make([]int, stacks)
	var data []any
	for _, p := range points {
		k := place(p.Value, a.low, width, stacks)
		height[k]++
		data = append(data, datum{
			Value: []float64{a.low + (float64(k)+0.5)*width, float64(height[k]) - 0.5},
			Look:  within(p.Swatch, len(f.Swatches)),
		})
		d.out.Items = append(d.out.Items, itemOf(p))
	}
	d.out.Tallest = slices.Max(height)

	chart := func() builder {
		c := charts.NewScatter()
		c.SetGlobalOptions(d.flat()...)
		c.AddSeries("", nil)
		return c
	}
	return d.finish(chart, fields{
		"xAxis": valueAxis(a),
		"yAxis": fields{"min": 0, "max": max(d.out.Tallest, 3), "show": false},
		"series": []fields{{
			"symbol": "circle", "symbolSize": 12, "emphasis": lit(3), "markLine": d.marks(),
		}},
	}, data)
}

// place returns the part of n equal parts from low on that x lies in.
func place(x, low, width float64, n int) int {
	if !(width > 0) {
		return 0
	}
	return min(max(int(math.Floor((x-low)/width)), 0), n-1)
}

// flat are the options of a chart whose points have an axis below and none
// beside them.
func (d *drawing) flat() []charts.GlobalOpts {
	return append(d.base(),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", AxisLabel: &opts.AxisLabel{}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", AxisLabel: &opts.AxisLabel{}}),
		charts.WithGridOpts(opts.Grid{Left: "16", Top: "48", Right: "16", Bottom: "28"}),
	)
}

// histogram counts the areas in parts of equal width, which end at the axis's
// ticks or at even parts between them.
func (d *drawing) histogram(f *figure.Distribution, points []figure.Point, a axis) error {
	d.out.Kind = "histogram"
	n := max(1, len(a.ticks)-1)
	n *= parts(a.step, 32/n)
	width := (a.high - a.low) / float64(n)
	d.out.Bin = width
	counts := make([]int, n)
	for _, p := range points {
		counts[place(p.Value, a.low, width, n)]++
	}
	var data []any
	most := slices.Max(counts)
	for k, count := range counts {
		from, to := a.low+float64(k)*width, a.low+float64(k+1)*width
		data = append(data, datum{Value: []float64{from + width/2, float64(count)}})
		d.out.Items = append(d.out.Items, item{
			Name: d.lang.Say("chart.bin", "low", d.number(from, f.Decimals, width), "high", d.lang.WithUnit(d.number(to, f.Decimals, width), f.Unit)),
			Text: d.lang.Say("chart.count", "n", count, "areas", f.Counted),
		})
	}
	counted := axisOf([]float64{0, float64(most)}, true, figure.Measure{}, d.lang)
	d.out.YTicks = wholes(counted.ticks)

	chart := func() builder {
		c := charts.NewBar()
		c.SetGlobalOptions(d.flat()...)
		c.AddSeries("", nil)
		return c
	}
	y := valueAxis(counted)
	y["minInterval"] = 1
	return d.finish(chart, fields{
		"xAxis": valueAxis(a), "yAxis": y,
		"series": []fields{{"emphasis": lit(2), "markLine": d.marks()}},
	}, data)
}

// parts is into how many parts, at most so many, a step of an axis is cut so
// that the parts are round too.
func parts(step float64, most int) int {
	first := math.Round(step / math.Pow(10, math.Floor(math.Log10(step)+1e-9)) * 10) // 10, 20, 25 or 50
	for _, n := range map[float64][]int{10: {10, 5, 2}, 20: {10, 4, 2}, 25: {5}, 50: {10, 5, 2}}[first] {
		if n <= most {
			return n
		}
	}
	return 1
}

// wholes leaves out ticks between whole numbers: half an area is none.
func wholes(ticks []tick) []tick {
	return slices.DeleteFunc(slices.Clone(ticks), func(t tick) bool { return t.At != math.Trunc(t.At) })
}

// number writes a bound of a bin with as many decimals as its width needs.
func (d *drawing) number(x float64, decimals int, width float64) string {
	if width > 0 && width < 1 {
		decimals = max(decimals, min(int(math.Ceil(-math.Log10(width))), 12))
	}
	return d.lang.Number(x, decimals)
}
