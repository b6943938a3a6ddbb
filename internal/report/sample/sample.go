// Package sample makes editions of small made-up cities, computed as the
// pipeline does it, for the tests of the packages of report.
package sample

import (
	"slices"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/words"

	"github.com/paulmach/orb"
)

// Hostile is a name that breaks whatever forgets to escape it.
const Hostile = `</script><b>"&'=1+1`

// An Edition of a test: what the domain would compute from a small city of
// five areas and ten quarters with three indicators.
type Edition struct {
	Results disclosure.Results
	Layers  map[string]*geo.Layer
}

func Known(xs ...float64) []indicators.Value {
	out := make([]indicators.Value, len(xs))
	for i, x := range xs {
		out[i] = indicators.Known(x)
	}
	return out
}

// Counts is one rate's numerators and denominators.
type Counts struct{ of, per []float64 }

// Small is the ordinary edition: five areas, the second and the fifth tied in
// the first indicator, the fourth without the third.
func Small(lang words.Lang) *Edition {
	e := &Edition{}
	r := &e.Results
	r.Meta = disclosure.Meta{ID: "2018", Title: "Soziale Lage", City: "Musterstadt", Language: lang, Status: indicators.DemoReport, Published: "2019-05-28"}
	share := func(id, label, of string, higher indicators.Direction) indicators.Indicator {
		return indicators.Indicator{
			ID: id, Label: label, Short: label, Rate: &indicators.RateSpec{Of: []string{of}, Per: "Einwohner", Times: 100},
			Kind: indicators.Share, Unit: "%", Decimals: 1, HigherIs: higher, Theme: "Thema A", Date: "2017-12-31", Source: "Amt",
		}
	}
	r.Catalogue = indicators.Catalogue{
		share("kinder", "Kinderanteil", "Kinder", indicators.Worse),
		share("arbeit", "Beschäftigtenanteil", "Beschäftigte", indicators.Better),
		{ID: "alter", Label: "Durchschnittsalter", Column: "Alter", Kind: indicators.Mean, Unit: "Jahre", Decimals: 1, HigherIs: indicators.Neutral},
	}
	names := area.Name{One: "Sozialraum", Many: "Sozialräume"}
	quarters := area.Name{One: "Quartier", Many: "Quartiere"}
	coarse := indicators.Table{Level: area.Level{ID: "raum", Name: names, Report: true}}
	for i, name := range []string{"Altstadt", "Berg", "Heide", "Süd", "Tal"} {
		coarse.Areas = append(coarse.Areas, area.Area{Ref: area.Ref{Level: "raum", ID: "0" + string(rune('1'+i))}, Name: name})
	}
	people := []float64{1000, 1000, 2000, 500, 1000}
	coarse.Population = Known(people...)
	coarse.Sources = []indicators.Source{{File: "werte.xlsx", Sheet: "Räume", Rows: []int{5, 6, 7, 8, 9}}}
	kinder := Counts{[]float64{300, 200, 250, 60, 200}, people}.Series(100)
	kinder.Origins = []indicators.Origin{{Column: 3}, {Column: 2}}
	arbeit := Counts{[]float64{400, 560, 1200, 330, 600}, people}.Series(100)
	alter := indicators.Series{Present: true, Values: []indicators.Value{indicators.Known(41.2), indicators.Known(44), indicators.Known(43.5), indicators.None(indicators.Suppressed), indicators.Known(46.1)}}
	coarse.Series = []indicators.Series{kinder, arbeit, alter}
	coarse.Excluded = make([]indicators.Exclusion, 5)

	fine := indicators.Table{Level: area.Level{ID: "quartier", Name: quarters, Coarse: "raum"}}
	var finePeople, fineKids, fineWork []float64
	for i := range 10 {
		fine.Areas = append(fine.Areas, area.Area{
			Ref: area.Ref{Level: "quartier", ID: "0" + string(rune('1'+i/2)) + string(rune('a'+i%2))}, Name: "Quartier " + string(rune('A'+i)), Parent: "0" + string(rune('1'+i/2)),
		})
		part := 0.4 + 0.2*float64(i%2)
		finePeople = append(finePeople, people[i/2]*part)
		fineKids = append(fineKids, kinder.Numerator[i/2].Number*(0.3+0.4*float64(i%2)))
		fineWork = append(fineWork, arbeit.Numerator[i/2].Number*part)
	}
	fine.Population = Known(finePeople...)
	fine.Population[9] = indicators.Known(40)
	fine.Excluded = make([]indicators.Exclusion, 10)
	fine.Excluded[9] = indicators.Exclusion{Excluded: true, Rule: "population", Limit: 300}
	fine.Series = []indicators.Series{Counts{fineKids, finePeople}.Series(100), Counts{fineWork, finePeople}.Series(100), {}}
	r.Tables = []indicators.Table{coarse, fine}
	limit := 300.0
	r.Exclusions = []indicators.ExclusionRule{{Level: "quartier", PopulationBelow: &limit}}
	r.City = []indicators.CityValue{
		{Value: indicators.Known(18.4), Source: indicators.CityPublished, At: finding.AtCell("werte.xlsx", "Räume", 0, 10, 3)},
		{Value: indicators.Known(56.2), Source: indicators.CityCounts},
		{Value: indicators.Known(43.7), Source: indicators.CityDeclared},
	}
	r.Population = indicators.Known(5500)
	r.Nodes = []index.Node{{
		ID: "lage", Label: "Index der Lage", HigherIs: indicators.Worse, Decimals: 2, MinimumInputs: 2, Range: [2]float64{0, 100},
		Inputs: []index.Input{{ID: "kinder", Weight: 1}, {ID: "arbeit", Weight: 1}},
	}}
	above := func(x float64) *class.Condition {
		return &class.Condition{Operator: class.CompareIndex, Subject: "lage", Relation: class.Above, Bound: x}
	}
	r.Schemes = []class.Result{{Scheme: class.Scheme{
		ID: "bedarf", Label: "Handlungsbedarf",
		Rules: []class.Rule{
			{Class: class.Class{ID: "aktionsraum", Label: area.Name{One: "Aktionsraum", Many: "Aktionsräume"}, Target: true}, Level: "raum",
				When: &class.Condition{Operator: class.All, Parts: []*class.Condition{above(0.35), {Operator: class.WorseThanCity, Subject: "lage", K: 2}}}},
			{Class: class.Class{ID: "im", Label: area.Name{One: "in einem Aktionsraum", Many: "in einem Aktionsraum"}}, Level: "quartier",
				When: &class.Condition{Operator: class.ParentIs, ClassID: "aktionsraum"}},
			{Class: class.Class{ID: "aktionsquartier", Label: area.Name{One: "Aktionsquartier", Many: "Aktionsquartiere"}, Target: true}, Level: "quartier", When: above(0.4)},
		},
		Otherwise: &class.Class{ID: "ohne", Label: area.Name{One: "ohne Bedarf", Many: "ohne Bedarf"}},
	}}}
	r.Findings = []finding.Finding{{
		Severity: finding.Warning, Code: "class.no_band", Position: finding.AtCell("werte.xlsx", "Räume", 0, 5, 3), AreaID: "01", AreaName: "Altstadt",
		Indicator: "kinder", Args: finding.Args{"scheme": "Handlungsbedarf", "value": finding.Hidden{Value: 98765.5}},
	}}
	e.Layers = map[string]*geo.Layer{"raum": Squares("raum", coarse.Areas, 5), "quartier": Squares("quartier", fine.Areas, 10)}
	return e.Compute()
}

// Squares are boundaries in a row, as wide as a city together.
func Squares(level string, areas []area.Area, n int) *geo.Layer {
	l := &geo.Layer{Level: level, Vintage: "2018-01-01"}
	width := 0.2 / float64(n)
	for i, a := range areas {
		x := 7.4 + float64(i)*width
		l.Features = append(l.Features, geo.Feature{ID: a.ID, Name: a.Name, Geometry: orb.MultiPolygon{{{
			{x, 51.5}, {x + width, 51.5}, {x + width, 51.55}, {x, 51.55}, {x, 51.5},
		}}}})
	}
	return l
}

// Variants are the editions that every structural test builds.
func Variants() map[string]*Edition {
	out := map[string]*Edition{"german": Small(words.German), "english": Small(words.English)}

	e := Small(words.German)
	e.Layers = nil
	out["no boundaries"] = e

	e = Small(words.German)
	e.Results.Nodes, e.Results.Schemes = nil, nil
	out["no index"] = e.Compute()

	e = Small(words.German)
	e.Results.Schemes = nil
	out["no classes"] = e.Compute()

	e = Small(words.German)
	e.Results.Schemes = []class.Result{{Scheme: Bands()}, {Scheme: class.Scheme{ID: "drittel", Label: "Drittel", Index: "lage", Quantiles: &class.Groups{Groups: 3, Type: 7, OneBest: true}}},
		{Scheme: class.Scheme{ID: "beides", Label: "Beides", Combine: []string{"status", "drittel"}}}}
	out["bands"] = e.Compute()

	e = Small(words.German)
	e.Results.Tables = e.Results.Tables[:1]
	delete(e.Layers, "quartier")
	e.Results.Schemes = []class.Result{{Scheme: Bands()}}
	out["one level"] = e.Compute()

	e = Small(words.German)
	e.Results.Report = 1
	out["finest reported"] = e.Compute()

	e = Small(words.German)
	for i := range e.Results.Tables {
		e.Cut(i, 1)
	}
	e.Results.Nodes, e.Results.Schemes = nil, nil
	out["one area"] = e.Compute()

	e = Small(words.German)
	for i := range e.Results.Tables {
		for k := range e.Results.Tables[i].Areas {
			e.Results.Tables[i].Excluded[k] = indicators.Exclusion{Excluded: true, Rule: "areas", Because: "Messe"}
		}
	}
	out["all excluded"] = e.Compute()

	e = Small(words.German)
	for _, s := range []int{0, 1, 2} {
		for i := range e.Results.Tables {
			e.Results.Tables[i].Series[s] = indicators.Series{}
		}
	}
	e.Results.Nodes, e.Results.Schemes = nil, nil
	out["no values"] = e.Compute()

	out["empty"] = &Edition{}

	h := Small(words.German)
	r := &h.Results
	r.Meta.Title, r.Meta.City, r.Meta.Published = Hostile, Hostile, Hostile
	for i := range r.Tables {
		t := &r.Tables[i]
		t.Level.Name = area.Name{One: Hostile, Many: Hostile}
		for k := range t.Areas {
			t.Areas[k].Name = Hostile
		}
		for k := range t.Sources {
			t.Sources[k].File, t.Sources[k].Sheet = Hostile, Hostile
		}
		t.Areas[0].Name = "Ein sehr langer Name/mit vielen Teilen/die niemand je abkürzen wollte/und der doch ganz dastehen muss"
	}
	for i := range r.Catalogue {
		c := &r.Catalogue[i]
		c.Label, c.Short, c.Theme, c.Source, c.Unit = Hostile, Hostile, Hostile, Hostile, Hostile
	}
	r.Nodes[0].Label = Hostile
	for i := range r.Schemes[0].Scheme.Rules {
		r.Schemes[0].Scheme.Rules[i].Label = area.Name{One: Hostile, Many: Hostile}
	}
	r.Schemes[0].Scheme.Label = Hostile
	out["hostile"] = h.Compute()

	ids := Small(words.German)
	t := &ids.Results.Tables[0]
	bad := []string{`"quoted"`, "../../etc/passwd", "=1+1", "A", "a"}
	for k := range t.Areas {
		t.Areas[k].ID = bad[k]
	}
	slices.SortFunc(t.Areas, func(a, b area.Area) int { return slices.Compare([]byte(a.ID), []byte(b.ID)) })
	for k := range ids.Results.Tables[1].Areas {
		ids.Results.Tables[1].Areas[k].Parent = t.Areas[k/2].ID
	}
	ids.Layers["raum"] = Squares("raum", t.Areas, 5)
	out["hostile ids"] = ids.Compute()
	return out
}

func Bands() class.Scheme {
	low, high := 0.0, 0.5
	name := func(s string) area.Name { return area.Name{One: s, Many: s} }
	return class.Scheme{ID: "status", Label: "Status", Index: "lage", Bands: []class.Band{
		{Class: class.Class{ID: "hoch", Label: name("hoch")}, Bound: &low},
		{Class: class.Class{ID: "mittel", Label: name("mittel")}, Bound: &high, Closed: true},
		{Class: class.Class{ID: "niedrig", Label: name("niedrig"), Target: true}},
	}}
}

func (c Counts) Series(times float64) indicators.Series {
	s := indicators.Series{Present: true, Numerator: Known(c.of...), Denominator: Known(c.per...)}
	for i := range c.of {
		s.Values = append(s.Values, indicators.Known(times*c.of[i]/c.per[i]))
	}
	return s
}

// Compute runs the domain on the tables, as the pipeline does.
func (e *Edition) Compute() *Edition {
	r := &e.Results
	var found finding.List
	r.Scores, found = index.Compute(r.Tables, r.Catalogue, r.City, r.Nodes)
	var specs []class.Scheme
	for _, s := range r.Schemes {
		specs = append(specs, s.Scheme)
	}
	var more finding.List
	r.Schemes, more = class.Assign(specs, class.Input{Tables: r.Tables, Catalogue: r.Catalogue, City: r.City, Scores: r.Scores})
	if found.HasErrors() || more.HasErrors() {
		panic("the edition of a test has errors")
	}
	return e
}

// Cut keeps the first n areas of a level.
func (e *Edition) Cut(level, n int) {
	t := &e.Results.Tables[level]
	t.Areas, t.Population, t.Excluded = t.Areas[:n], t.Population[:n], t.Excluded[:n]
	for i := range t.Series {
		s := &t.Series[i]
		if !s.Present {
			continue
		}
		s.Values = s.Values[:n]
		if s.Numerator != nil {
			s.Numerator, s.Denominator = s.Numerator[:n], s.Denominator[:n]
		}
	}
}
