package compare

import (
	"cmp"
	"maps"
	"slices"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
)

// A History is three or more editions in a row: every indicator and index of
// the newest over all of them, on the newest boundaries, and the classes.
type History struct {
	Editions []Moment // oldest first, the newest last
	Levels   []HistoryLevel
}

// A Moment is one edition of a History.
type Moment struct {
	Edition
	Date string // Published; "" where some edition has none: then the order is that of the edition file
}

// A HistoryLevel is one level of the newest edition. Areas are its rows.
type HistoryLevel struct {
	Level   area.Level
	Areas   []area.Area
	Series  []Series      // indicators in the order of the catalogue, then indices
	Classes []ClassSeries // schemes of the newest edition that apply to the level
}

// A Series is one indicator or index of a level over all editions. Slices have
// one entry per edition, oldest first.
type Series struct {
	ID        string
	Indicator int                  // in the newest catalogue, -1 for an index
	Dates     []string             // reference dates of an indicator where every edition that has it names one, in rising order; else those of the editions
	Present   []bool               // whether the edition has it on this level
	Values    [][]indicators.Value // per edition and area, in the newest unit; not comparable ones too
	City      []indicators.Value
	// Break says that the definition, or what an index is made of, changed between
	// the edition before that has it and this one: no line may join them.
	Break []bool
}

// A ClassSeries is one class scheme over all editions: per edition and area a
// position in Classes, -1 for none.
type ClassSeries struct {
	Scheme  class.Scheme
	Classes []class.Class // of all editions, from good to bad
	Of      [][]int
	Why     [][]class.Why // why there is none
}

// Over puts the newest edition and its comparisons with earlier ones in a row.
// earlier[i] is the edition of comparisons[i]. With fewer than two of them
// there is no row: it returns nil.
//
// Indicators stand on the newest boundaries as Editions puts them there: counts
// converted, ready values only where an area is unchanged. An index is that
// published for the area it continues. A break lies before the edition that
// marks an indicator as not comparable; a mark in the oldest, which nothing
// precedes, speaks of what follows it.
func Over(newest Snapshot, earlier []Snapshot, comparisons []Comparison) *History {
	n := len(comparisons)
	if n < 2 || len(earlier) != n {
		return nil
	}
	order := chronological(newest, earlier)
	h := &History{}
	dated := newest.Published != ""
	for _, e := range earlier {
		dated = dated && e.Published != ""
	}
	for _, i := range append(slices.Clone(order), n) {
		s := &newest
		if i < n {
			s = &earlier[i]
		}
		m := Moment{Edition: Edition{s.ID, s.Title, s.Published}}
		if dated {
			m.Date = s.Published
		}
		h.Editions = append(h.Editions, m)
	}
	for k := range newest.Tables {
		t := &newest.Tables[k]
		l := HistoryLevel{Level: t.Level, Areas: t.Areas}
		at := make([]*Level, n) // per earlier edition, oldest first; nil where it lacks the level
		some := false
		for p, i := range order {
			at[p] = comparisons[i].Level(t.Level.ID)
			some = some || at[p] != nil
		}
		if !some {
			continue
		}
		for c := range newest.Catalogue {
			if present(t, c) {
				l.Series = append(l.Series, h.indicator(newest, earlier, order, at, t, c))
			}
		}
		for c := range newest.Nodes {
			if s, ok := h.index(newest, earlier, order, at, t, c); ok {
				l.Series = append(l.Series, s)
			}
		}
		for c := range newest.Classes {
			if s, ok := classesOver(&newest.Classes[c], at, t); ok {
				l.Classes = append(l.Classes, s)
			}
		}
		h.Levels = append(h.Levels, l)
	}
	return h
}

// chronological orders earlier editions by their date, oldest first; where one
// has none, as they stand.
func chronological(newest Snapshot, earlier []Snapshot) []int {
	order := make([]int, len(earlier))
	dated := newest.Published != ""
	for i := range order {
		order[i] = i
		dated = dated && earlier[i].Published != ""
	}
	if dated {
		// Dates are written year first, so that their texts stand in their order.
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(earlier[a].Published, earlier[b].Published) })
	}
	return order
}

// Marks returns, per earlier edition, the ids of indicators whose definition
// changed between it and the newest: those that an edition after it marks as not
// comparable, and those that the oldest itself does, which nothing precedes.
func Marks(newest Snapshot, earlier []Snapshot) []map[string]bool {
	out := make([]map[string]bool, len(earlier))
	order := chronological(newest, earlier)
	since := map[string]bool{}
	maps.Copy(since, newest.NotComparable)
	for p := len(order) - 1; p >= 0; p-- {
		marked := earlier[order[p]].NotComparable
		if p == 0 {
			maps.Copy(since, marked)
		}
		out[order[p]] = maps.Clone(since)
		maps.Copy(since, marked)
	}
	return out
}

func (h *History) blank(id string, indicator int) Series {
	n := len(h.Editions)
	s := Series{ID: id, Indicator: indicator, Dates: make([]string, n), Present: make([]bool, n), Values: make([][]indicators.Value, n), City: make([]indicators.Value, n), Break: make([]bool, n)}
	for p := range h.Editions {
		s.Dates[p] = h.Editions[p].Date
	}
	return s
}

func (h *History) indicator(newest Snapshot, earlier []Snapshot, order []int, at []*Level, t *indicators.Table, c int) Series {
	id := newest.Catalogue[c].ID
	s := h.blank(id, c)
	last := len(order)
	dates := make([]string, last+1)
	marked := make([]bool, last+1)
	for p := range last {
		e := &earlier[order[p]]
		marked[p] = e.NotComparable[id]
		s.Values[p] = make([]indicators.Value, len(t.Areas))
		if l := at[p]; l != nil && present(&l.Before, c) {
			s.Present[p], s.Values[p], s.City[p] = true, l.Before.Series[c].Values, l.CityBefore[c].Value
		}
		if k := e.Catalogue.Find(id); k >= 0 {
			dates[p] = e.Catalogue[k].Date
		}
	}
	s.Present[last], s.Values[last], dates[last], marked[last] = true, t.Series[c].Values, newest.Catalogue[c].Date, newest.NotComparable[id]
	if c < len(newest.City) {
		s.City[last] = newest.City[c].Value
	}
	// A mark on an edition before which the indicator did not exist speaks of
	// the next that has it.
	first, carry := true, false
	for p := range s.Break {
		if !s.Present[p] {
			carry = carry || marked[p] && !first
			continue
		}
		s.Break[p] = !first && (marked[p] || carry)
		carry = first && marked[p]
		first = false
	}
	if rising(dates, s.Present) {
		for p := range dates {
			if s.Present[p] {
				s.Dates[p] = dates[p]
			}
		}
	}
	return s
}

// rising reports whether the dates of those present are known and each later
// than the one before.
func rising(dates []string, present []bool) bool {
	before := ""
	for p, d := range dates {
		if !present[p] {
			continue
		}
		if d <= before {
			return false
		}
		before = d
	}
	return true
}

// index is an index as each edition published it. A break lies where the
// indicators that it is made of are others than in the edition before, or where
// the definition of one of them changed.
func (h *History) index(newest Snapshot, earlier []Snapshot, order []int, at []*Level, t *indicators.Table, c int) (Series, bool) {
	id := newest.Nodes[c].ID
	now := newest.Scores.Find(t.Level.ID, id)
	if now == nil || len(now.Index) != len(t.Areas) {
		return Series{}, false
	}
	s := h.blank(id, -1)
	for p, l := range at {
		s.Values[p] = make([]indicators.Value, len(t.Areas))
		if l == nil {
			continue
		}
		if x := l.Index(id); x != nil && !x.New {
			s.Present[p], s.Values[p] = true, x.Before
		}
	}
	last := len(at)
	s.Present[last], s.Values[last] = true, now.Index
	var before []string
	known := false
	for p := range s.Break {
		if !s.Present[p] {
			continue
		}
		e := &newest
		if p < last {
			e = &earlier[order[p]]
		}
		made := madeOf(e, id)
		s.Break[p] = known && (!slices.Equal(made, before) || slices.ContainsFunc(made, func(in string) bool { return e.NotComparable[in] }))
		before, known = made, true
	}
	return s, true
}

// madeOf returns the ids of the indicators that an index of an edition is made
// of, directly and through other indices, sorted.
func madeOf(s *Snapshot, id string) []string {
	var out []string
	seen := map[string]bool{}
	var walk func(id string)
	walk = func(id string) {
		if seen[id] {
			return
		}
		seen[id] = true
		k := slices.IndexFunc(s.Nodes, func(n index.Node) bool { return n.ID == id })
		if k < 0 {
			out = append(out, id)
			return
		}
		for _, in := range s.Nodes[k].Inputs {
			walk(in.ID)
		}
	}
	walk(id)
	slices.Sort(out)
	return out
}

func classesOver(newest *class.Result, at []*Level, t *indicators.Table) (ClassSeries, bool) {
	now := newest.Level(t.Level.ID)
	if now == nil || len(now.Decisions) != len(t.Areas) {
		return ClassSeries{}, false
	}
	n := len(at) + 1
	s := ClassSeries{Scheme: newest.Scheme, Classes: slices.Clone(newest.Classes), Of: make([][]int, n), Why: make([][]class.Why, n)}
	find := func(id string) int {
		return slices.IndexFunc(s.Classes, func(c class.Class) bool { return c.ID == id })
	}
	// A class that only earlier editions have keeps its place after the one it
	// followed there.
	for _, l := range at {
		if l == nil {
			continue
		}
		if x := l.Scheme(newest.Scheme.ID); x != nil {
			place := 0
			for _, c := range x.Classes {
				if k := find(c.ID); k >= 0 {
					place = k + 1
					continue
				}
				s.Classes = slices.Insert(s.Classes, place, c)
				place++
			}
		}
	}
	fill := func(p int, id func(j int) string, why func(j int) class.Why) {
		s.Of[p], s.Why[p] = make([]int, len(t.Areas)), make([]class.Why, len(t.Areas))
		for j := range t.Areas {
			s.Of[p][j], s.Why[p][j] = find(id(j)), why(j)
		}
	}
	for p, l := range at {
		var x *SchemeChange
		if l != nil {
			x = l.Scheme(newest.Scheme.ID)
		}
		if x == nil || x.New {
			fill(p, func(int) string { return "" }, func(int) class.Why { return class.NoIndex })
			continue
		}
		fill(p, func(j int) string { return x.ID(x.Rows[j].Before) }, func(j int) class.Why { return x.Rows[j].WhyBefore })
	}
	fill(n-1, func(j int) string {
		if k := now.Decisions[j].Class; k >= 0 && k < len(newest.Classes) {
			return newest.Classes[k].ID
		}
		return ""
	}, func(j int) class.Why { return now.Decisions[j].Why })
	return s, true
}

// A Run is a part of a Series that a line may join: positions of neighbouring
// editions that have a value, with no break between them.
type Run []int

// Runs parts one area's values, or those of the city (row -1), into the runs
// that a line may join. An edition without a value ends a run, and so does a
// break.
func (s *Series) Runs(row int) []Run {
	var out []Run
	var open Run
	for p := range s.Values {
		v := s.At(p, row)
		if !v.OK() || s.Break[p] {
			if len(open) > 0 {
				out = append(out, open)
			}
			open = nil
		}
		if v.OK() {
			open = append(open, p)
		}
	}
	if len(open) > 0 {
		out = append(out, open)
	}
	return out
}

// At returns the value of an edition and a row, that of the city for row -1.
func (s *Series) At(p, row int) indicators.Value {
	if row < 0 {
		return indicators.At(s.City, p)
	}
	return indicators.At(s.Values[p], row)
}

// Level returns one level, nil where there is none.
func (h *History) Level(id string) *HistoryLevel {
	if h == nil {
		return nil
	}
	for k := range h.Levels {
		if h.Levels[k].Level.ID == id {
			return &h.Levels[k]
		}
	}
	return nil
}

// Find returns a series, nil where the level has none of that id.
func (l *HistoryLevel) Find(id string) *Series {
	if l == nil {
		return nil
	}
	for k := range l.Series {
		if l.Series[k].ID == id {
			return &l.Series[k]
		}
	}
	return nil
}
