package edition

import (
	"fmt"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/indicators/sheet"
)

// An object is a mapping of the resolved edition.
type object = map[string]any

// resolved says an edition in the keys and words of the edition file, every
// default written out: Read of its YAML form gives the same edition again. A
// key that is left out and has no default is left out here too.
func resolved(e *Edition) map[string]any {
	out := object{
		"id": e.ID, "title": e.Title, "city": e.City,
		"language": string(e.Language), "status": string(e.Status),
		"missing_values": listed(e.Data.MissingValues, func(x float64) any { return x }),
		"indicators": listed(e.Data.Catalogue, func(x indicators.Indicator) any {
			out := resolvedIndicator(x)
			if e.NotComparable[x.ID] {
				out["comparable"] = false
			}
			return out
		}),
		"exclude": listed(e.Data.Exclusions, resolvedExclusion),
		"indices": listed(e.Nodes, resolvedNode),
		"classes": listed(e.Schemes, resolvedScheme),
	}
	var levels []any
	for i, l := range e.Data.Levels {
		levels = append(levels, resolvedLevel(l, e.Boundaries[i]))
	}
	out["levels"] = levels
	out["symbols"] = resolvedSymbols(e.Data.Symbols)
	if len(e.Data.Sums) > 0 {
		out["sums"] = listed(e.Data.Sums, func(s sheet.Sum) any {
			return object{"whole": s.Whole, "parts": listed(s.Parts, plain)}
		})
	}
	set(out, "published", e.Published)
	set(out, "population", e.Data.Population)
	if len(e.Compare) > 0 {
		out["compare"] = listed(e.Compare, resolvedComparison)
	}
	return out
}

func resolvedSymbols(symbols map[string]sheet.Meaning) object {
	out := object{}
	for sign, meaning := range symbols {
		out[sign] = spell(meaning, meaningWords)
	}
	return out
}

func resolvedKey(column, match string, digits int) any {
	if match == "" && digits == 0 {
		return column
	}
	out := object{"column": column}
	set(out, "match", match)
	if digits > 0 {
		out["digits"] = digits
	}
	return out
}

// listed is never nil, so that an empty list is [] in JSON and not null.
func listed[T any](items []T, say func(T) any) []any {
	out := make([]any, 0, len(items))
	for _, item := range items {
		out = append(out, say(item))
	}
	return out
}

func plain(s string) any { return s }

// set puts a text into an object unless it is empty.
func set(o object, key, value string) {
	if value != "" {
		o[key] = value
	}
}

func noun(n area.Name) object { return object{"one": n.One, "many": n.Many} }

func span(x [2]float64) []any { return []any{x[0], x[1]} }

func rowSpan(x [2]int) string {
	if x == [2]int{} {
		return ""
	}
	return fmt.Sprintf("%d-%d", x[0], x[1])
}

func resolvedLevel(l sheet.Level, g Boundary) any {
	out := object{"id": l.ID, "name": noun(l.Name), "report": l.Report, "tables": listed(l.Tables, resolvedTable)}
	if w := l.Within; w != nil {
		within := object{"level": w.Level}
		set(within, "column", w.Column)
		set(within, "label", w.Label)
		if w.Prefix > 0 {
			within["prefix"] = w.Prefix
		}
		out["within"] = within
	}
	boundaries := object{}
	set(boundaries, "file", g.File)
	if g.Key != "" {
		boundaries["key"] = resolvedKey(g.Key, g.Match, g.Digits)
	}
	set(boundaries, "label", g.Label)
	set(boundaries, "crs", g.CRS)
	set(boundaries, "vintage", g.Vintage)
	set(boundaries, "dissolve", g.Dissolve)
	if len(boundaries) > 0 {
		out["boundaries"] = boundaries
	}
	return out
}

func resolvedTable(t sheet.Table) any {
	out := object{"file": t.File, "key": resolvedKey(t.Key, t.Match, t.Digits)}
	set(out, "heading", t.Heading)
	if t.Range != (sheet.Range{}) {
		out["range"] = t.Range.String()
	}
	switch t.Sections {
	case sheet.SectionsNone:
	case sheet.SectionsAll:
		out["sections"] = true
	default:
		out["sections"] = t.Sections
	}
	if len(t.Where) > 0 {
		where := object{}
		for _, c := range t.Where {
			where[c.Column] = listed(c.Is, plain)
		}
		out["where"] = where
	}
	if t.Pivot != nil {
		out["pivot"] = object{"names": t.Pivot.Names, "values": listed(t.Pivot.Values, plain)}
	}
	if t.Symbols != nil {
		out["symbols"] = resolvedSymbols(t.Symbols)
	}
	set(out, "sheet", t.Sheet)
	set(out, "label", t.Label)
	set(out, "city_row", t.CityRow)
	set(out, "header", rowSpan(t.Header))
	set(out, "rows", rowSpan(t.Rows))
	set(out, "as", t.As)
	if len(t.Columns) > 0 {
		columns := object{}
		for name, header := range t.Columns {
			columns[name] = header
		}
		out["columns"] = columns
	}
	return out
}

func resolvedIndicator(x indicators.Indicator) object {
	out := object{
		"id": x.ID, "label": x.Label, "short": x.Short, "kind": x.Kind.String(),
		"decimals": x.Decimals, "higher_is": x.HigherIs.String(),
	}
	if x.Rate != nil {
		out["rate"] = object{
			"of": listed(x.Rate.Of, plain), "less": listed(x.Rate.Less, plain),
			"per": x.Rate.Per, "times": x.Rate.Times,
		}
	}
	set(out, "value", x.Column)
	set(out, "weight_by", x.WeightBy)
	set(out, "unit", x.Unit)
	set(out, "theme", x.Theme)
	set(out, "date", x.Date)
	set(out, "source", x.Source)
	if x.City != nil {
		out["city"] = *x.City
	}
	if x.Range != nil {
		out["range"] = span(*x.Range)
	}
	if len(x.Levels) > 0 {
		out["levels"] = listed(x.Levels, plain)
	}
	return out
}

func resolvedExclusion(x indicators.ExclusionRule) any {
	out := object{"level": x.Level}
	set(out, "because", x.Because)
	switch {
	case x.PopulationBelow != nil:
		out["population_below"] = *x.PopulationBelow
	case x.Where != nil && x.Where.Negate:
		out["where"] = object{"column": x.Where.Column, "is_not": x.Where.IsNot}
	case x.Where != nil:
		out["where"] = object{"column": x.Where.Column, "is": x.Where.Is}
	default:
		out["areas"] = listed(x.Areas, plain)
	}
	return out
}

func resolvedNode(x index.Node) any {
	out := object{
		"id": x.ID, "label": x.Label, "higher_is": x.HigherIs.String(),
		"normalise": spell(x.Normalise, normaliseWords),
		"centre":    spell(x.Centre, centreWords),
		"spread":    spell(x.Spread, spreadWords),
		"aggregate": spell(x.Aggregate, aggregateWords),
		"rescale":   spell(x.Rescale, rescaleWords),
		"range":     span(x.Range),
		"decimals":  x.Decimals,
		"inputs":    listed(x.Inputs, resolvedInput),
	}
	if x.MinimumInputs > 0 {
		out["minimum_inputs"] = x.MinimumInputs
	}
	return out
}

func resolvedInput(in index.Input) any {
	out := object{
		"weight":    in.Weight,
		"transform": spell(in.Transform, transformWords),
		"normalise": spell(in.Normalise, normaliseWords),
	}
	if in.IsIndex {
		out["index"] = in.ID
	} else {
		out["indicator"] = in.ID
	}
	if in.Goalposts != nil {
		out["goalposts"] = span(*in.Goalposts)
	}
	return out
}

func resolvedClass(c class.Class) object {
	return object{"class": c.ID, "label": noun(c.Label), "target": c.Target}
}

func resolvedScheme(s class.Scheme) any {
	out := object{"id": s.ID, "label": s.Label}
	set(out, "index", s.Index)
	set(out, "level", s.Level)
	switch {
	case s.Quantiles != nil:
		g := resolvedGroups(s.Quantiles)
		g["type"] = s.Quantiles.Type
		out["quantiles"] = g
	case s.RankGroups != nil:
		g := resolvedGroups(s.RankGroups)
		g["rounding"] = spell(s.RankGroups.RoundUp, roundingWords)
		out["rank_groups"] = g
	case s.NaturalBreaks != nil:
		out["natural_breaks"] = resolvedGroups(s.NaturalBreaks)
	case len(s.Combine) > 0:
		out["combine"] = listed(s.Combine, plain)
	case len(s.Rules) > 0:
		out["rules"] = listed(s.Rules, func(r class.Rule) any {
			o := resolvedClass(r.Class)
			o["level"], o["when"] = r.Level, resolvedCondition(r.When)
			return o
		})
		if s.Otherwise != nil {
			out["otherwise"] = resolvedClass(*s.Otherwise)
		}
	default:
		out["bands"] = listed(s.Bands, func(b class.Band) any {
			o := resolvedClass(b.Class)
			switch {
			case b.Bound != nil && b.Closed:
				o["to"] = *b.Bound
			case b.Bound != nil:
				o["below"] = *b.Bound
			}
			return o
		})
	}
	return out
}

func resolvedGroups(g *class.Groups) object {
	return object{"groups": g.Groups, "one_is": spell(g.OneBest, oneIsWords)}
}

func resolvedCondition(c *class.Condition) any {
	switch c.Operator {
	case class.All:
		return object{"all": listed(c.Parts, resolvedCondition)}
	case class.Any:
		return object{"any": listed(c.Parts, resolvedCondition)}
	case class.Not:
		return object{"not": resolvedCondition(c.Parts[0])}
	case class.CompareIndex:
		return object{"index": c.Subject, spell(c.Relation, relations): c.Bound}
	case class.CompareIndicator:
		return object{"indicator": c.Subject, "of": spell(c.Measure, measureWords), spell(c.Relation, relations): c.Bound}
	case class.WorseThanCity:
		return object{"worse_than_city": object{"of": c.Subject, "at_least": c.K}}
	case class.WorstRanks:
		return object{"rank": object{"of": c.Subject, "worst": c.K}}
	case class.AnyChildIs:
		return object{"any_child": object{"is": c.ClassID}}
	}
	if c.Negate {
		return object{"parent": object{"not": c.ClassID}}
	}
	return object{"parent": object{"is": c.ClassID}}
}
