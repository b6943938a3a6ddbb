package compare

import (
	"cmp"
	"slices"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
)

// level puts the comparison of one level together.
func (c *comparing) level(w *levelWork) Level {
	l := Level{Level: w.table.Level, Before: w.base, CityBefore: c.city}
	l.Areas, l.Ended = w.matches()
	for j := range l.Areas {
		l.Estimated = l.Estimated || l.Areas[j].Relation != Nothing && w.mapping.exact[j] < 0
	}
	c.sayAreas(w, &l)
	l.Indicators, l.Gone = c.indicators(w, l.Areas)
	l.Indices = c.indices(w, l.Areas)
	l.Schemes = c.schemes(w, l.Areas, l.Ended, l.Indices)
	return l
}

// sayAreas notes the areas that have no partner.
func (c *comparing) sayAreas(w *levelWork, l *Level) {
	var ended, begun []string
	for _, e := range l.Ended {
		if len(e.Into) == 0 {
			ended = append(ended, e.Area.Name)
		}
	}
	for _, m := range l.Areas {
		if m.Relation == Nothing {
			begun = append(begun, m.Area.Name)
		}
	}
	for _, x := range []struct {
		code  string
		names []string
	}{{"compare.areas_ended", ended}, {"compare.areas_new", begun}} {
		if len(x.names) > 0 {
			c.note(x.code, c.crosswalkAt(w), w.table.Level.ID, "", finding.Args{
				"level": indicators.LevelName(w.table), "n": len(x.names), "areas": listed(x.names),
			})
		}
	}
}

// A Record is one row of comparison.csv: an area of the later edition, or one
// that ended, under one scheme.
type Record struct {
	Scheme, Level, ID, Name     string
	ClassBefore, ClassAfter     string // ids, "" for none
	ClassAfterBase              string
	IndexBefore, IndexAfter     indicators.Value
	IndexAfterBase              indicators.Value
	Cause                       Cause
	Boundary, Method, Own, City indicators.Value
	WithinNoise                 class.Truth
}

// Records returns the rows of comparison.csv, by scheme and level in the order
// of the later edition and then by id bytewise.
func (c *Comparison) Records() []Record {
	var out []Record
	for _, id := range c.schemes {
		for k := range c.Levels {
			l := &c.Levels[k]
			s := l.Scheme(id)
			if s == nil {
				continue
			}
			from := len(out)
			x := l.Index(s.Index)
			for j := range s.Rows {
				out = append(out, l.record(s, x, j))
			}
			for e := range s.Ended {
				a := l.Ended[e].Area
				out = append(out, Record{
					Scheme: id, Level: l.Level.ID, ID: a.ID, Name: a.Name,
					ClassBefore: s.ID(s.Ended[e].Before), IndexBefore: x.ended(l.Ended[e].row), Cause: CauseEnded,
				})
			}
			slices.SortStableFunc(out[from:], func(a, b Record) int { return cmp.Compare(a.ID, b.ID) })
		}
	}
	return out
}

func (l *Level) record(s *SchemeChange, x *IndexChange, j int) Record {
	m, row := &l.Areas[j], &s.Rows[j]
	r := Record{
		Scheme: s.Scheme.ID, Level: l.Level.ID, ID: m.Area.ID, Name: m.Area.Name,
		ClassBefore: s.ID(row.Before), ClassAfter: s.ID(row.After), ClassAfterBase: s.ID(row.AfterBase),
		Cause: row.Cause,
	}
	if x != nil {
		step := &x.Steps[j]
		r.IndexBefore, r.IndexAfter, r.IndexAfterBase = x.Before[j], x.After[j], x.AfterBase[j]
		r.Boundary, r.Method, r.Own, r.City = step.Boundary, step.Method, step.Own, step.City
		r.WithinNoise = step.Within
	}
	return r
}

// ended returns the published index of a row of the earlier table.
func (x *IndexChange) ended(row int) indicators.Value {
	if x == nil {
		return indicators.Value{}
	}
	return indicators.At(x.published, row)
}
