package indicators

import (
	"math"
	"strconv"

	"sozialbericht/internal/finding"
)

// gapAllowed is how far a published city value may lie from the computed one,
// relative to the published one, before it is a finding.
const gapAllowed = 0.0005

// CityValues returns one value per indicator of the catalogue, the same for
// all levels, from the first source that has one: the city row of the coarsest
// table (its value, or its counts); the key city; the sum of numerators over
// the sum of denominators of the coarsest level with counts of its own; the
// mean weighted by weight_by of the coarsest level with values of its own. A
// level that is itself a sum of finer areas is passed over: one gap below
// would take the whole coarser area out. Sums and means run over all areas,
// excluded ones too: the city is more than the areas that are ranked.
// Tables are given from coarse to fine. Where sources disagree by more than
// 0.05 % it is a finding; a city value is never the plain mean of areas.
func CityValues(tables []Table, cat Catalogue) ([]CityValue, finding.List) {
	var findings finding.List
	out := make([]CityValue, len(cat))
	for i := range cat {
		out[i] = cityValue(tables, cat[i], i, &findings)
	}
	return out, findings
}

func cityValue(tables []Table, ind Indicator, i int, findings *finding.List) CityValue {
	published := publishedCity(tables, ind, i, findings)
	declared := Value{}
	if ind.City != nil {
		declared = Known(*ind.City)
	}
	computed := computedCity(tables, ind, i)

	given := published
	switch {
	case published.Source == CityPublished && declared.OK():
		if differ(published.Value.Number, declared.Number) {
			findings.Add(finding.Finding{
				Severity: finding.Warning, Code: "city.declared_differs", Position: ind.At, Indicator: ind.ID,
				Args: finding.Args{"label": ind.Label, "declared": shown(declared.Number), "published": shown(published.Value.Number)},
			})
		}
	case declared.OK():
		given = CityValue{Value: declared, Source: CityDeclared, At: ind.At}
	}
	if given.Source == CityMissing {
		if computed.Source == CityMissing {
			return CityValue{}
		}
		if computed.known < computed.areas {
			findings.Add(finding.Finding{
				Severity: finding.Warning, Code: "city.incomplete", Position: ind.At, Level: computed.Level, Indicator: ind.ID,
				Args: finding.Args{"label": ind.Label, "known": computed.known, "n": computed.areas, "level": computed.name},
			})
		}
		if computed.Source == CityWeighted {
			findings.Add(finding.Finding{
				Severity: finding.Note, Code: "city.weighted_mean", Position: ind.At, Level: computed.Level, Indicator: ind.ID,
				Args: finding.Args{"label": ind.Label, "level": computed.name, "weights": ind.WeightBy, "value": shown(computed.Value.Number)},
			})
		}
		return computed.CityValue
	}
	if computed.Source != CityMissing && differ(given.Value.Number, computed.Value.Number) {
		// Counts must add up to the city; the weights of a ready value are often
		// only near to its true base (inhabitants for taxpayers), so that gap is
		// worth a note and no more.
		severity, code := finding.Warning, "city.gap"
		switch {
		case computed.Source == CityWeighted:
			severity, code = finding.Note, "city.gap_weighted"
		case computed.known < computed.areas: // the areas can't add up
			severity, code = finding.Note, "city.gap_incomplete"
		}
		findings.Add(finding.Finding{
			Severity: severity, Code: code, Position: given.At, Level: computed.Level, Indicator: ind.ID,
			Args: finding.Args{
				"label": ind.Label, "published": shown(given.Value.Number), "computed": shown(computed.Value.Number),
				"level": computed.name, "known": computed.known, "n": computed.areas,
			},
		})
	}
	return given
}

// differ reports a gap of more than 0.05 % of the published value.
func differ(published, other float64) bool {
	return !Same(published, other) && !(math.Abs(published-other) <= gapAllowed*math.Abs(published))
}

// shown is a city value as a message names it: six digits tell apart what
// differs by 0.05 %, and more are not known of a quotient of counts.
func shown(x float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 6, 64), 64)
	if err != nil {
		return x
	}
	return r
}

// publishedCity takes the coarsest city row and compares the others with it.
func publishedCity(tables []Table, ind Indicator, i int, findings *finding.List) CityValue {
	var out CityValue
	var name string
	for k := range tables {
		t := &tables[k]
		if i >= len(t.Series) {
			continue
		}
		row := t.Series[i].City
		v := row.Value
		if !v.OK() {
			v = quotient(ind, row.Numerator, row.Denominator)
		}
		switch {
		case !v.OK():
		case out.Source == CityMissing:
			out = CityValue{
				Value: v, Numerator: row.Numerator, Denominator: row.Denominator,
				Source: CityPublished, Level: t.Level.ID, At: t.CityAt, Cells: t.CityCells(&t.Series[i]),
			}
			name = LevelName(t)
		case differ(out.Value.Number, v.Number):
			findings.Add(finding.Finding{
				Severity: finding.Warning, Code: "city.rows_disagree", Position: t.CityAt, Level: t.Level.ID, Indicator: ind.ID,
				Args: finding.Args{
					"label": ind.Label, "used": shown(out.Value.Number), "other": shown(v.Number),
					"used_level": name, "other_level": LevelName(t),
				},
			})
		}
	}
	return out
}

// A computedValue is a city value made of the areas of one level.
type computedValue struct {
	CityValue
	name         string // of the level
	known, areas int    // areas that entered, of how many
}

// computedCity sums counts, or takes the weighted mean of ready values, over
// the coarsest level that read them.
func computedCity(tables []Table, ind Indicator, i int) computedValue {
	for k := range tables {
		t := &tables[k]
		if i >= len(t.Series) || !t.Series[i].Present || t.Series[i].Summed {
			continue
		}
		s := &t.Series[i]
		out := computedValue{name: LevelName(t), areas: len(t.Areas)}
		out.Level = t.Level.ID
		if ind.Rate != nil {
			var num, den float64
			for j := range min(len(s.Numerator), len(s.Denominator)) {
				if s.Numerator[j].OK() && s.Denominator[j].OK() {
					num += s.Numerator[j].Number
					den += s.Denominator[j].Number
					out.known++
				}
			}
			out.Source, out.Numerator, out.Denominator = CityCounts, Known(num), Known(den)
			out.Value = quotient(ind, out.Numerator, out.Denominator)
		} else {
			var sum, weight float64
			for j := range min(len(s.Values), len(s.Weight)) {
				if s.Values[j].OK() && s.Weight[j].OK() && s.Weight[j].Number > 0 {
					sum += s.Weight[j].Number * s.Values[j].Number
					weight += s.Weight[j].Number
					out.known++
				}
			}
			out.Source, out.Value = CityWeighted, Known(sum/weight)
		}
		if out.known > 0 && out.Value.OK() {
			return out
		}
	}
	return computedValue{}
}

// quotient returns times * numerator / denominator; a denominator of 0 has none.
func quotient(ind Indicator, numerator, denominator Value) Value {
	if ind.Rate == nil || !numerator.OK() || !denominator.OK() {
		return Value{}
	}
	if denominator.Number == 0 {
		return None(NotApplicable)
	}
	return Known(ind.Rate.Times * numerator.Number / denominator.Number)
}

// CityPopulation returns the inhabitants of the whole city: the city row of
// the coarsest level that has one, else the sum over the coarsest level in
// which every area has a number. A sum with gaps would be too small without
// saying so, and is Missing.
func CityPopulation(tables []Table) Value {
	for k := range tables {
		if tables[k].CityPopulation.OK() {
			return tables[k].CityPopulation
		}
	}
	for k := range tables {
		p := tables[k].Population
		sum, complete := 0.0, len(p) > 0 && len(p) == len(tables[k].Areas)
		for _, v := range p {
			complete = complete && v.OK()
			sum += v.Number
		}
		if complete {
			return Known(sum)
		}
	}
	return Value{}
}

// LevelName returns the plural of a table's level as the edition names it, or
// its id.
func LevelName(t *Table) string {
	if t.Level.Name.Many != "" {
		return t.Level.Name.Many
	}
	return t.Level.ID
}

// DifferenceFromCity returns value minus city in the unit of the indicator
// (percentage points for a share). A value without a number keeps its status.
func DifferenceFromCity(v Value, city Value) Value {
	switch {
	case !v.OK():
		return v
	case !city.OK():
		return Value{}
	case Same(v.Number, city.Number):
		return Known(0)
	}
	return Known(v.Number - city.Number)
}

// PercentOfCity returns the value as a percentage of the city's: 100 is the
// city itself. Against a city value of 0 or below, such as a decline, a
// percentage says nothing: it is NotApplicable.
func PercentOfCity(v Value, city Value) Value {
	switch {
	case !v.OK():
		return v
	case !city.OK():
		return Value{}
	case city.Number <= 0:
		return None(NotApplicable)
	}
	return Known(100 * (v.Number / city.Number))
}
