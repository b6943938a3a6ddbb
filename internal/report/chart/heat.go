package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"sozialbericht/internal/report/figure"
)

// heat draws areas by indicators as a field of colours. Both axes are lists of
// names, as the library's heat maps want.
func (d *drawing) heat(h *figure.Heat) error {
	if len(h.Rows) == 0 || len(h.Columns) == 0 {
		return ErrNoChart
	}
	d.out.Kind, d.out.Looks = "heat", looks(h.Swatches)
	d.out.Level = h.Level
	var across, down []string
	for _, c := range h.Columns {
		across = append(across, c.Label)
		d.out.Columns = append(d.out.Columns, column{Label: c.Label, Full: c.Full, Href: c.Href})
	}
	var data []any
	for y, r := range h.Rows {
		down = append(down, r.Name)
		d.out.Rows = append(d.out.Rows, row{Label: r.Name, Href: r.Href, ID: r.ID, Own: -1, Marked: r.Marked})
		for x := range h.Columns {
			cell := figure.HeatCell{}
			if x < len(r.Cells) {
				cell = r.Cells[x]
			}
			// The third number is the value: without one a cell is left out.
			data = append(data, datum{Value: [3]int{x, y, 1}, Look: within(cell.Swatch, len(h.Swatches))})
			d.out.Texts = append(d.out.Texts, cell.Text)
		}
	}
	chart := func() builder {
		c := charts.NewHeatMap()
		c.SetGlobalOptions(append(d.base(),
			charts.WithXAxisOpts(opts.XAxis{Type: "category", Position: "top", AxisLabel: &opts.AxisLabel{}}),
			charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), AxisLabel: &opts.AxisLabel{}}),
			charts.WithGridOpts(opts.Grid{Left: "0", Top: "56", Right: "8", Bottom: "8"}),
		)...)
		c.AddSeries("", nil)
		return c
	}
	return d.finish(chart, fields{
		"xAxis": categories(across), "yAxis": categories(down),
		"series": []fields{{
			"itemStyle": fields{"borderColor": "--paper", "borderWidth": 1},
			"emphasis":  lit(2.5),
		}},
	}, data)
}
