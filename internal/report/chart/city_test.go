package chart

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

// A city is the 39 Sozialräume of the demonstration with invented values, as
// figures of every kind.
type city struct {
	layer *geo.Layer
	lang  words.Lang
	index []float64   // of the areas
	share [][]float64 // per indicator
}

var subjects = []string{
	"Unter 18-Jährige", "Migrationshintergrund", "SGB-II-Quote", "Einkommensindex", "Beschäftigte",
	"Übergänge zum Gymnasium", "Hilfen zur Erziehung", "Kinder mit Normalgewicht",
}

func dortmund(t testing.TB, lang words.Lang) *city {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "data", "boundaries", "sozialraeume.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Features []struct {
			Properties struct{ Code, Name string }
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	c := &city{layer: &geo.Layer{Level: "sozialraum"}, lang: lang}
	for _, f := range file.Features {
		var g orb.MultiPolygon
		if f.Geometry.Type == "Polygon" {
			var p orb.Polygon
			err = json.Unmarshal(f.Geometry.Coordinates, &p)
			g = orb.MultiPolygon{p}
		} else {
			err = json.Unmarshal(f.Geometry.Coordinates, &g)
		}
		if err != nil {
			t.Fatal(err)
		}
		c.layer.Features = append(c.layer.Features, geo.Feature{ID: f.Properties.Code, Name: f.Properties.Name, Geometry: g})
	}
	slices.SortFunc(c.layer.Features, func(a, b geo.Feature) int { return cmp.Compare(a.ID, b.ID) })
	c.share = make([][]float64, len(subjects))
	for i, f := range c.layer.Features {
		at := f.Geometry.Bound().Center()
		x := 1.6*math.Exp(-math.Pow((at[0]-7.46)/0.06, 2)-math.Pow((at[1]-51.535)/0.03, 2)) - 0.55 + 0.5*math.Sin(float64(i)*2.3)
		c.index = append(c.index, math.Round(x*100)/100)
		for k := range subjects {
			c.share[k] = append(c.share[k], 18+9*x+4*math.Sin(float64(i*(k+2))))
		}
	}
	return c
}

func (c *city) page(i int) string { return "raum/sozialraum/" + c.layer.Features[i].ID + ".html" }

// classes are a class per area by the index, with the swatches.
func (c *city) classes() ([]figure.Swatch, []int) {
	s := []figure.Swatch{
		{Fill: colour.First, Pattern: figure.Hatch, Label: "Aktionsraum"},
		{Fill: colour.Second, Pattern: figure.Dots, Label: "Aktionsquartier"},
		{Fill: colour.Without, Label: "ohne besonderen Handlungsbedarf"},
		{Fill: colour.Missing, Pattern: figure.CrossHatch, Label: "keine Angabe"},
	}
	of := make([]int, len(c.index))
	for i, x := range c.index {
		switch {
		case i == 7:
			of[i] = 3
		case x > 0.35:
			of[i] = 0
		case x > 0.2:
			of[i] = 1
		default:
			of[i] = 2
		}
	}
	return s, of
}

func (c *city) ranked(values []float64) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	return order
}

func (c *city) points(values []float64, order []int, decimals int, unit string) []figure.Point {
	_, of := c.classes()
	var out []figure.Point
	for _, i := range order {
		f := c.layer.Features[i]
		out = append(out, figure.Point{
			ID: f.ID, Name: f.Name, Href: c.page(i), Value: values[i],
			Text: c.lang.Measure(values[i], decimals, unit), Swatch: of[i],
		})
	}
	return out
}

// around parts values into three shades on either side of a middle.
func around(x, middle, wide float64) int {
	return min(max(int(math.Floor((x-middle)/wide*3))+3, 0), 5)
}

var ramp = []figure.Swatch{
	{Fill: colour.Relief[2], Label: "deutlich günstiger"}, {Fill: colour.Relief[1]}, {Fill: colour.Relief[0], Label: "günstiger als die Stadt"},
	{Fill: colour.Burden[0], Label: "ungünstiger als die Stadt"}, {Fill: colour.Second}, {Fill: colour.First, Label: "deutlich ungünstiger"},
	{Fill: colour.Missing, Pattern: figure.CrossHatch, Label: "keine Angabe"},
}

func (c *city) figures() []*figure.Figure {
	swatches, of := c.classes()
	order := c.ranked(c.index)
	n := len(c.index)
	var out []*figure.Figure

	m := &figure.Map{Level: "sozialraum", Swatches: swatches}
	for i, f := range c.layer.Features {
		m.Areas = append(m.Areas, figure.Shade{ID: f.ID, Name: f.Name, Swatch: of[i], Text: swatches[of[i]].Label, Label: of[i] == 0, Href: c.page(i)})
	}
	out = append(out, &figure.Figure{ID: "karte", Headline: "Die Aktionsräume liegen im Norden der Innenstadt", Subtitle: "Handlungsbedarf, Sozialräume in Dortmund, 31.12.2017", Map: m, Alt: "Karte der Sozialräume nach ihrer Einstufung."})

	out = append(out, &figure.Figure{ID: "rang", Headline: c.layer.Features[order[0]].Name + " hat den höchsten Index", Subtitle: "Index der sozialen Lage, 39 Sozialräume", Alt: "Balkendiagramm: Index der sozialen Lage von 39 Sozialräumen.",
		Chart: &figure.Bars{
			Measure: figure.Measure{Label: "Index der sozialen Lage", Decimals: 2}, Level: "sozialraum", Swatches: swatches,
			Points: c.points(c.index, order, 2, ""),
			Lines:  []figure.Line{{At: 0, Text: "Dortmund 0"}, {At: 0.35, Text: "Grenze Aktionsraum 0,35", Border: true}},
		}})

	values := c.share[2]
	by := c.ranked(values)
	short := append(slices.Clone(by[:8]), by[n-4:]...)
	points := c.points(values, short, 1, "%")
	for k := range points {
		points[k].Swatch = around(points[k].Value, 20.7, 15)
	}
	out = append(out, &figure.Figure{ID: "quote", Headline: "Nur wenige liegen weit über der Stadt", Subtitle: "SGB-II-Quote in Prozent, Sozialräume, 31.12.2017", Alt: "Balkendiagramm.",
		Chart: &figure.Bars{
			Measure: figure.Measure{Label: "SGB-II-Quote", Unit: "%", Decimals: 1}, Level: "sozialraum", Swatches: ramp, Points: points,
			Lines:   []figure.Line{{At: 20.7, Text: "Dortmund 20,7\u202f%"}},
			Skipped: 8, SkippedText: "27 weitere Sozialräume",
		}})

	h := &figure.Heat{Level: "sozialraum", Swatches: ramp}
	for _, s := range subjects {
		h.Columns = append(h.Columns, figure.HeatColumn{Label: s, Full: s})
	}
	for _, i := range order {
		f := c.layer.Features[i]
		r := figure.HeatRow{ID: f.ID, Name: f.Name, Href: c.page(i), Marked: of[i] == 0}
		for k := range subjects {
			cell := figure.HeatCell{Swatch: around(c.share[k][i], 18, 12), Text: c.lang.Measure(c.share[k][i], 1, "%")}
			if (i*7+k)%61 == 0 {
				cell = figure.HeatCell{Swatch: 6, Text: "keine Angabe"}
			}
			r.Cells = append(r.Cells, cell)
		}
		h.Rows = append(h.Rows, r)
	}
	out = append(out, &figure.Figure{ID: "muster", Headline: "Wo der Index hoch ist, sind fast alle Indikatoren ungünstig", Subtitle: "Abstand zum Stadtwert, nach Index geordnet", Alt: "Rasterdiagramm.", Chart: h})

	points = c.points(values, by, 1, "%")
	for k := range points {
		points[k].Swatch = around(points[k].Value, 20.7, 15)
		points[k].Label = k == 0 || k == n-1
	}
	out = append(out, &figure.Figure{ID: "verteilung", Headline: "Die meisten Sozialräume liegen unter dem Stadtwert", Subtitle: "SGB-II-Quote in Prozent, ein Punkt je Sozialraum", Alt: "Punktdiagramm.",
		Chart: &figure.Distribution{
			Measure: figure.Measure{Label: "SGB-II-Quote", Unit: "%", Decimals: 1}, Level: "sozialraum", Swatches: ramp, Points: points, Counted: "Sozialräume",
			Lines: []figure.Line{{At: 20.7, Text: "Dortmund 20,7\u202f%"}, {At: 18.1, Text: "Mittel der Sozialräume 18,1\u202f%"}},
		}})

	var many []figure.Point
	for k := range 1200 {
		x := 20 + 6*math.Sin(float64(k)*1.7)*math.Sin(float64(k)*0.3) + 3*math.Sin(float64(k)*12.1)
		many = append(many, figure.Point{ID: fmt.Sprint(k), Name: fmt.Sprint("Block ", k), Value: x, Text: c.lang.Measure(x, 1, "%")})
	}
	out = append(out, &figure.Figure{ID: "viele", Headline: "Die Hälfte liegt zwischen 17 und 23 Prozent", Subtitle: "SGB-II-Quote, 1.200 Blöcke", Alt: "Histogramm.",
		Chart: &figure.Distribution{
			Measure: figure.Measure{Label: "SGB-II-Quote", Unit: "%", Decimals: 1}, Points: many, Counted: "Blöcke",
			Swatches: []figure.Swatch{{Fill: colour.Quiet}}, Lines: []figure.Line{{At: 20.7, Text: "Dortmund 20,7\u202f%"}},
		}})

	s := &figure.Scatter{
		Level: "sozialraum", Swatches: swatches,
		X: figure.Measure{Label: "SGB-II-Quote", Unit: "%", Decimals: 1}, Y: figure.Measure{Label: "Unter 18-Jährige", Unit: "%", Decimals: 1},
		XLines: []figure.Line{{At: 20.7, Text: "Dortmund 20,7\u202f%"}}, YLines: []figure.Line{{At: 17.2, Text: "Dortmund 17,2\u202f%"}},
	}
	for k, p := range c.points(values, by, 1, "%") {
		p.Label = k < 3 || k > n-3
		y := c.share[0][by[k]]
		s.Points = append(s.Points, figure.ScatterPoint{Point: p, Other: y, OtherText: c.lang.Measure(y, 1, "%")})
	}
	out = append(out, &figure.Figure{ID: "zwei", Headline: "Wo viele Leistungen beziehen, leben viele Kinder", Subtitle: "39 Sozialräume, 31.12.2017", Alt: "Streudiagramm.", Chart: s})

	st := &figure.Strip{Level: "sozialraum", Swatches: ramp, Left: "günstiger", Right: "ungünstiger"}
	for k := range subjects {
		all := c.points(c.share[k], c.ranked(c.share[k]), 1, "%")
		r := figure.StripRow{
			Measure: figure.Measure{Label: subjects[k], Unit: "%", Decimals: 1}, Points: all, Own: (k * 5) % n, Turned: k == 3 || k == 4,
			Low: all[n-1].Text, High: all[0].Text, Lines: []figure.Line{{At: 18.5, Text: "Dortmund 18,5\u202f%"}},
		}
		r.Swatch = around(all[r.Own].Value, 18.5, 12)
		if r.Turned {
			r.Swatch = 5 - r.Swatch
		}
		if k == 6 {
			r.Own, r.Text = -1, "keine Angabe"
		}
		st.Rows = append(st.Rows, r)
	}
	out = append(out, &figure.Figure{ID: "lage", Headline: "Sechs von acht Indikatoren liegen ungünstiger als in der Stadt", Subtitle: "Hörde unter den 39 Sozialräumen", Alt: "Streifendiagramm.", Chart: st})
	return out
}

func (c *city) areas() []Area {
	var out []Area
	for i, f := range c.layer.Features {
		out = append(out, Area{f.ID, f.Name, c.page(i)})
	}
	return out
}
