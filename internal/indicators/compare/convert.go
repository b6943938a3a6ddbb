package compare

import (
	"math"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// convert puts the earlier table of a level onto the later areas. An area that
// did not change keeps its row as it is. Elsewhere counts are carried over by
// shares, numerator and denominator separately, and then divided; on a level
// that a finer one carries they are summed from the finer areas. A count is
// missing where a source that gives .01 of itself or more lacks it, and where
// nothing covers the area. A ready value goes on only where the area is
// unchanged (99 % both ways); it can't be divided.
func (c *comparing) convert(w *levelWork) indicators.Table {
	m, from := w.mapping, w.earlier
	out := indicators.Table{
		Level: w.table.Level, Areas: w.table.Areas,
		CityAt: from.CityAt, CityPopulation: from.CityPopulation,
		Excluded: make([]indicators.Exclusion, len(w.table.Areas)),
		Series:   make([]indicators.Series, len(c.before.Catalogue)),
	}
	worst := drift{}
	column := func(name string, pick func(*indicators.Table) []indicators.Value) []indicators.Value {
		col := pick(from)
		if col == nil {
			return nil
		}
		var finer []indicators.Value
		if m.carried {
			finer = pick(&m.finer.converted)
		}
		got := m.counts(col, finer)
		if m.explicit {
			worst.watch(name, m, col)
		}
		return got
	}
	out.Population = column("", func(t *indicators.Table) []indicators.Value { return t.Population })
	for k := range c.before.Catalogue {
		if k >= len(from.Series) || !from.Series[k].Present {
			continue
		}
		ind, s := &c.before.Catalogue[k], &from.Series[k]
		series := func(pick func(*indicators.Series) []indicators.Value) []indicators.Value {
			return column(ind.Label, func(t *indicators.Table) []indicators.Value {
				if k >= len(t.Series) {
					return nil
				}
				return pick(&t.Series[k])
			})
		}
		o := &out.Series[k]
		o.Present, o.Summed, o.City = true, s.Summed, s.City
		o.Numerator = series(func(s *indicators.Series) []indicators.Value { return s.Numerator })
		o.Denominator = series(func(s *indicators.Series) []indicators.Value { return s.Denominator })
		o.Weight = series(func(s *indicators.Series) []indicators.Value { return s.Weight })
		o.Values = make([]indicators.Value, len(out.Areas))
		for j := range o.Values {
			switch {
			case m.exact[j] >= 0:
				o.Values[j] = indicators.At(s.Values, m.exact[j])
			case ind.Rate != nil:
				o.Values[j] = quotient(ind.Rate.Times, indicators.At(o.Numerator, j), indicators.At(o.Denominator, j))
			case m.relation[j] == Same:
				o.Values[j] = indicators.At(s.Values, m.partner[j])
			}
		}
	}
	for j := range out.Excluded {
		out.Excluded[j] = m.excluded(from, j)
	}
	if worst.by > kept {
		what := worst.name
		code := "compare.total"
		if what == "" {
			code = "compare.total_population"
		}
		c.findings.Add(finding.Finding{
			Severity: finding.Warning, Code: code, Position: c.crosswalkAt(w), Level: w.table.Level.ID,
			Args: finding.Args{"level": indicators.LevelName(w.table), "label": what, "before": worst.before, "after": worst.after},
		})
	}
	return out
}

func (c *comparing) crosswalkAt(w *levelWork) finding.Position {
	for k := range c.crosswalks {
		if c.crosswalks[k].Level == w.table.Level.ID {
			return c.crosswalks[k].At
		}
	}
	return c.after.At
}

// kept is how far a total may drift, relative to it, before it is a finding.
const kept = 0.001

// A drift is the total that a crosswalk keeps worst.
type drift struct {
	name          string
	by            float64
	before, after float64
}

func (d *drift) watch(name string, m *mapping, col []indicators.Value) {
	before, after := 0.0, 0.0
	for _, v := range col {
		if v.OK() {
			before += v.Number
		}
	}
	for _, x := range m.flows {
		if v := indicators.At(col, x.From); v.OK() {
			after += x.Weight * v.Number
		}
	}
	if by := math.Abs(after-before) / math.Abs(before); before != 0 && by > d.by {
		*d = drift{name, by, before, after}
	}
}

// counts carries one column of counts over.
func (m *mapping) counts(col, finer []indicators.Value) []indicators.Value {
	out := make([]indicators.Value, len(m.exact))
	for j := range out {
		if i := m.exact[j]; i >= 0 {
			out[j] = indicators.At(col, i)
			continue
		}
		sum, any, lacks := 0.0, false, indicators.Value{}
		complete := true
		if m.carried {
			for _, child := range m.children[j] {
				v := indicators.At(finer, child)
				if !v.OK() && complete {
					complete, lacks = false, v
				}
				sum, any = sum+v.Number, true
			}
		} else {
			for _, x := range m.flows[m.starts[j]:m.starts[j+1]] {
				v := indicators.At(col, x.From)
				switch {
				case v.OK():
					sum, any = sum+x.Weight*v.Number, true
				case x.Weight >= sliver && complete:
					complete, lacks = false, v
				}
			}
		}
		switch {
		case !complete:
			out[j] = indicators.None(lacks.Status)
		case any:
			out[j] = indicators.Known(sum)
		}
	}
	return out
}

// excluded says whether an area was outside the earlier comparison: its
// partner was, or, where it has none, all that it is made of.
func (m *mapping) excluded(from *indicators.Table, j int) indicators.Exclusion {
	if p := m.partner[j]; p >= 0 {
		if from.Included(p) {
			return indicators.Exclusion{}
		}
		return from.Excluded[p]
	}
	var first indicators.Exclusion
	for _, x := range m.flows[m.starts[j]:m.starts[j+1]] {
		if from.Included(x.From) {
			return indicators.Exclusion{}
		}
		first = from.Excluded[x.From]
	}
	return first
}

// quotient returns times * numerator / denominator; a denominator of 0 has none.
func quotient(times float64, numerator, denominator indicators.Value) indicators.Value {
	switch {
	case !numerator.OK():
		return numerator
	case !denominator.OK():
		return denominator
	case denominator.Number == 0:
		return indicators.None(indicators.NotApplicable)
	}
	return indicators.Known(times * numerator.Number / denominator.Number)
}

// definitions finds every later indicator in the earlier catalogue and reports
// those whose definitions differ though nobody said so.
func (c *comparing) definitions() {
	c.earlier = make([]int, len(c.after.Catalogue))
	c.city = make([]indicators.CityValue, len(c.after.Catalogue))
	for k := range c.after.Catalogue {
		b := &c.after.Catalogue[k]
		e := c.before.Catalogue.Find(b.ID)
		c.earlier[k] = e
		if e < 0 {
			continue
		}
		a := &c.before.Catalogue[e]
		if e < len(c.before.City) {
			c.city[k] = c.before.City[e]
			c.city[k].Value = scaled(c.city[k].Value, perUnit(a, b))
		}
		if !c.comparable(b.ID) {
			continue
		}
		if a.Kind != b.Kind || a.HigherIs != b.HigherIs || (a.Rate == nil) != (b.Rate == nil) || a.Rate == nil && a.Unit != b.Unit {
			c.warn("compare.definition", b.At, "", b.ID, finding.Args{"label": b.Label})
		}
	}
}

// comparable reports whether neither edition says that an indicator's
// definition changed.
func (c *comparing) comparable(id string) bool {
	return !c.before.NotComparable[id] && !c.after.NotComparable[id]
}

// perUnit is how many later units one earlier unit is: 10 where a rate per 100
// became one per 1,000.
func perUnit(a, b *indicators.Indicator) float64 {
	if a.Rate == nil || b.Rate == nil || a.Rate.Times == 0 || a.Rate.Times == b.Rate.Times {
		return 1
	}
	return b.Rate.Times / a.Rate.Times
}

func scaled(v indicators.Value, by float64) indicators.Value {
	if !v.OK() || by == 1 {
		return v
	}
	return indicators.Known(v.Number * by)
}

// onCatalogue puts the series of an earlier table into the order and the units
// of the later catalogue.
func (c *comparing) onCatalogue(t *indicators.Table) indicators.Table {
	out := *t
	out.Series = make([]indicators.Series, len(c.after.Catalogue))
	for k := range c.after.Catalogue {
		e := c.earlier[k]
		if e < 0 || e >= len(t.Series) {
			continue
		}
		out.Series[k] = t.Series[e]
		if by := perUnit(&c.before.Catalogue[e], &c.after.Catalogue[k]); by != 1 {
			values := make([]indicators.Value, len(t.Series[e].Values))
			for j, v := range t.Series[e].Values {
				values[j] = scaled(v, by)
			}
			out.Series[k].Values = values
		}
	}
	return out
}
