package compare

import (
	"sozialbericht/internal/indicators"
)

// An IndicatorChange is one indicator on one level. Slices have one entry per
// area of the later edition; values are in the later unit.
type IndicatorChange struct {
	ID         string
	Comparable bool // false: new, or marked as defined differently; then there are no changes
	Why        Left // why it is not comparable
	Points     bool // changes are percentage points
	Before     []indicators.Value
	After      []indicators.Value
	Changes    []Change
	City       Change // of the whole city
	CityBefore indicators.Value
	CityAfter  indicators.Value
	Spread     Spread
}

// A Change is a difference with its 95 % interval against chance, which is
// Missing where counts are not known.
type Change struct {
	Change, Low, High indicators.Value
}

// changeOf returns the change of one indicator in one area.
func (c *comparing) changeOf(w *levelWork, k, j int) Change {
	if k < 0 || k >= len(c.after.Catalogue) || k >= len(w.table.Series) {
		return Change{}
	}
	a, b := &w.base.Series[k], &w.table.Series[k]
	va, vb := indicators.At(a.Values, j), indicators.At(b.Values, j)
	out := Change{Change: minus(vb, va, 0)}
	if out.Change.OK() && c.counted(k) {
		out.Low, out.High = change(&c.after.Catalogue[k], va, indicators.At(a.Numerator, j), indicators.At(a.Denominator, j), vb, indicators.At(b.Numerator, j), indicators.At(b.Denominator, j))
	}
	return out
}

// counted reports whether both editions count cases for an indicator.
func (c *comparing) counted(k int) bool {
	e := c.earlier[k]
	return e >= 0 && c.before.Catalogue[e].Kind == c.after.Catalogue[k].Kind &&
		(c.before.Catalogue[e].Rate == nil || len(c.before.Catalogue[e].Rate.Less) == 0)
}

// indicators compares every indicator of a level, and names those that only
// the earlier edition has.
func (c *comparing) indicators(w *levelWork, areas []Match) (out []IndicatorChange, gone []string) {
	for k := range c.after.Catalogue {
		if !present(w.table, k) {
			continue
		}
		ind := &c.after.Catalogue[k]
		x := IndicatorChange{
			ID: ind.ID, Points: ind.Kind == indicators.Share || ind.Unit == "%",
			Before: make([]indicators.Value, len(areas)), After: w.table.Series[k].Values,
			Changes: make([]Change, len(areas)), CityBefore: c.city[k].Value,
		}
		if k < len(c.after.City) {
			x.CityAfter = c.after.City[k].Value
		}
		if present(&w.base, k) {
			x.Before = w.base.Series[k].Values
		}
		switch {
		case !present(&w.base, k):
			x.Why = LeftMissingBefore
		case !c.comparable(ind.ID):
			x.Why = LeftDefinition
		default:
			x.Comparable = true
			for j := range areas {
				x.Changes[j] = c.changeOf(w, k, j)
			}
			x.City.Change = minus(x.CityAfter, x.CityBefore, 0)
			if k < len(c.after.City) && x.City.Change.OK() && c.counted(k) {
				a, b := c.city[k], c.after.City[k]
				x.City.Low, x.City.High = change(ind, a.Value, a.Numerator, a.Denominator, b.Value, b.Numerator, b.Denominator)
			}
			x.Spread = spread(x.Before, x.After, areas)
			x.Spread.concentration(ind, &w.base.Series[k], &w.table.Series[k], areas)
		}
		out = append(out, x)
	}
	for e := range c.before.Catalogue {
		if present(w.earlier, e) && c.after.Catalogue.Find(c.before.Catalogue[e].ID) < 0 {
			gone = append(gone, c.before.Catalogue[e].ID)
		}
	}
	return out, gone
}
