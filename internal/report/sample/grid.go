package sample

import (
	"fmt"

	"sozialbericht/internal/area"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/words"

	"github.com/paulmach/orb"
)

// Grid is a made city of n areas with some finer areas each and k indicators,
// on squares whose sides have a few vertices.
func Grid(n, finer, k int) *Edition {
	e := &Edition{Layers: map[string]*geo.Layer{}}
	r := &e.Results
	r.Meta = Small(words.German).Results.Meta
	node := index.Node{ID: "lage", Label: "Index der sozialen Lage", HigherIs: indicators.Worse, Decimals: 2, Range: [2]float64{0, 100}}
	for i := range k {
		c := indicators.Indicator{
			ID: fmt.Sprintf("i%02d", i), Label: fmt.Sprintf("Anteil der Menschen mit Merkmal %d", i), Short: fmt.Sprintf("Merkmal %d", i),
			Rate: &indicators.RateSpec{Of: []string{"x"}, Per: "y", Times: 100}, Kind: indicators.Share, Unit: "%", Decimals: 1,
			HigherIs: indicators.Worse, Theme: fmt.Sprintf("Thema %d", i/4), Date: "2017-12-31", Source: "Statistik der Stadt",
		}
		r.Catalogue = append(r.Catalogue, c)
		r.City = append(r.City, indicators.CityValue{Value: indicators.Known(50), Source: indicators.CityCounts})
		if i < 8 {
			node.Inputs = append(node.Inputs, index.Input{ID: c.ID, Weight: 1})
		}
	}
	r.Nodes = []index.Node{node}
	random := uint64(1)
	next := func() float64 {
		random = random*6364136223846793005 + 1442695040888963407
		return float64(random>>40) / (1 << 24)
	}
	level := func(id string, areas []area.Area, coarse string) {
		t := indicators.Table{Level: area.Level{ID: id, Name: area.Name{One: "Raum", Many: "Räume"}, Coarse: coarse}, Areas: areas, Excluded: make([]indicators.Exclusion, len(areas))}
		t.Sources = []indicators.Source{{File: "werte.xlsx", Sheet: "Räume", Rows: make([]int, len(areas))}}
		for i := range areas {
			t.Sources[0].Rows[i] = i + 5
			t.Population = append(t.Population, indicators.Known(1000))
		}
		for i := range k {
			s := indicators.Series{Present: true, Origins: []indicators.Origin{{Column: 2*i + 3}, {Column: 2*i + 4}}}
			for range areas {
				x := float64(int(next() * 1000))
				s.Numerator = append(s.Numerator, indicators.Known(x))
				s.Denominator = append(s.Denominator, indicators.Known(1000))
				s.Values = append(s.Values, indicators.Known(x/10))
			}
			t.Series = append(t.Series, s)
		}
		r.Tables = append(r.Tables, t)
		side := 1
		for side*side < len(areas) {
			side++
		}
		l := &geo.Layer{Level: id}
		w := 0.4 / float64(side)
		for i, a := range areas {
			x, y := 7.4+float64(i%side)*w, 51.4+float64(i/side)*w
			var ring orb.Ring
			for v := range 40 {
				f := float64(v%10) / 10 * w
				ring = append(ring, []orb.Point{{x + f, y}, {x + w, y + f}, {x + w - f, y + w}, {x, y + w - f}}[v/10])
			}
			l.Features = append(l.Features, geo.Feature{ID: a.ID, Name: a.Name, Geometry: orb.MultiPolygon{{append(ring, ring[0])}}})
		}
		e.Layers[id] = l
	}
	var areas, parts []area.Area
	for i := range n {
		id := fmt.Sprintf("%06d", i)
		areas = append(areas, area.Area{Ref: area.Ref{Level: "raum", ID: id}, Name: "Gebiet " + id})
		for j := range finer {
			part := fmt.Sprintf("%s%d", id, j)
			parts = append(parts, area.Area{Ref: area.Ref{Level: "teil", ID: part}, Name: "Teil " + part, Parent: id})
		}
	}
	level("raum", areas, "")
	if finer > 0 {
		level("teil", parts, "raum")
	}
	r.Schemes = []class.Result{{Scheme: class.Scheme{
		ID: "bedarf", Label: "Handlungsbedarf",
		Rules: []class.Rule{{
			Class: class.Class{ID: "aktionsraum", Label: area.Name{One: "Aktionsraum", Many: "Aktionsräume"}, Target: true}, Level: "raum",
			When: &class.Condition{Operator: class.CompareIndex, Subject: "lage", Relation: class.Above, Bound: 0.35},
		}, {
			Class: class.Class{ID: "im", Label: area.Name{One: "im Aktionsraum", Many: "im Aktionsraum"}}, Level: "teil",
			When: &class.Condition{Operator: class.ParentIs, ClassID: "aktionsraum"},
		}},
		Otherwise: &class.Class{ID: "ohne", Label: area.Name{One: "ohne Bedarf", Many: "ohne Bedarf"}},
	}}}
	return e.Compute()
}
