package sheet

import (
	"slices"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// values are the numbers that a name means on a level.
type values struct {
	areas   []indicators.Value
	city    indicators.Value
	columns []tableColumn
}

// numbersOf reads the numbers that a name means on a level, nil where the
// level has no such column.
func (r *reader) numbersOf(l *level, name, indicator string) *values {
	if v, known := l.found[name]; known {
		return v
	}
	if l.found == nil {
		l.found = map[string]*values{}
	}
	columns := r.lookup(l, name, indicator)
	if len(columns) == 0 {
		l.found[name] = nil
		return nil
	}
	v := &values{columns: columns}
	for k, m := range columns {
		c := r.numbers(m.table, m.column, indicator)
		if k == 0 {
			v.areas, v.city = c.values, c.city
			continue
		}
		if k == 1 {
			v.areas = slices.Clone(v.areas)
		}
		for i, row := range m.table.rowOf {
			if row > 0 && columns[0].table.rowOf[i] == 0 {
				v.areas[i] = c.values[i]
			}
		}
		if m.table.city > 0 && columns[0].table.city == 0 {
			v.city = c.city
		}
	}
	l.found[name] = v
	return v
}

// series fills the tables: from the columns where a level has tables, from the
// finer level where it has none.
func (r *reader) series() {
	n := len(r.spec.Catalogue)
	anyPopulation := false
	for i := len(r.levels) - 1; i >= 0; i-- {
		l := r.levels[i]
		l.out = indicators.Table{Level: l.spec.Level, Areas: l.areas, Series: make([]indicators.Series, n)}
		for _, t := range l.tables {
			l.out.Sources = append(l.out.Sources, indicators.Source{
				File: t.grid.File, Sheet: t.grid.Sheet, SheetIndex: t.grid.SheetIndex, Rows: t.rowOf, CityRow: t.city,
			})
			if t.city > 0 && l.out.CityAt == (finding.Position{}) {
				l.out.CityAt = t.grid.Position(t.city, t.key)
			}
		}
		if len(l.spec.Tables) > 0 && r.spec.Population != "" {
			if v := r.numbersOf(l, r.spec.Population, ""); v != nil {
				l.out.Population, l.out.CityPopulation = v.areas, v.city
			}
		}
		for k := range r.spec.Catalogue {
			in := &r.spec.Catalogue[k]
			if in.Levels != nil && !slices.Contains(in.Levels, l.spec.ID) || len(l.spec.Tables) == 0 {
				continue
			}
			l.out.Series[k] = r.read(l, in)
		}
		if len(l.spec.Tables) == 0 && l.finer != nil {
			r.sum(l, l.finer)
		}
		anyPopulation = anyPopulation || l.out.Population != nil
	}
	if r.spec.Population != "" && !anyPopulation {
		r.missingEverywhere(r.spec.Population, "", "population_missing")
	}
	for k := range r.spec.Catalogue {
		r.checkPresence(k)
	}
}

// read makes the series of an indicator on a level with tables.
func (r *reader) read(l *level, in *indicators.Indicator) indicators.Series {
	var all []*values
	for _, name := range columnsOf(in) {
		v := r.numbersOf(l, name, in.ID)
		if v == nil {
			return indicators.Series{}
		}
		all = append(all, v)
	}
	s := indicators.Series{Present: true, Origins: r.origins(l, all)}
	if in.Rate == nil {
		s.Values, s.City.Value = all[0].areas, all[0].city
		if in.WeightBy != "" {
			if w := r.numbersOf(l, in.WeightBy, in.ID); w != nil {
				s.Weight = w.areas
			}
		}
		return s
	}
	n := len(l.areas)
	s.Values, s.Numerator = make([]indicators.Value, n), make([]indicators.Value, n)
	per := all[len(all)-1]
	s.Denominator = per.areas
	of, less := all[:len(in.Rate.Of)], all[len(in.Rate.Of):len(all)-1]
	terms := make([]indicators.Value, 0, len(all))
	numerator := func(pick func(*values) indicators.Value) indicators.Value {
		terms = terms[:0]
		for _, v := range of {
			terms = append(terms, pick(v))
		}
		for _, v := range less {
			x := pick(v)
			x.Number = -x.Number
			terms = append(terms, x)
		}
		return sum(terms)
	}
	for i := range n {
		s.Numerator[i] = numerator(func(v *values) indicators.Value { return v.areas[i] })
		s.Values[i] = rate(s.Numerator[i], s.Denominator[i], in.Rate.Times)
	}
	s.City.Numerator = numerator(func(v *values) indicators.Value { return v.city })
	s.City.Denominator = per.city
	s.City.Value = rate(s.City.Numerator, s.City.Denominator, in.Rate.Times)
	return s
}

// origins lists the columns of a series, each once.
func (r *reader) origins(l *level, all []*values) []indicators.Origin {
	var out []indicators.Origin
	for _, v := range all {
		for _, m := range v.columns {
			o := indicators.Origin{Source: slices.Index(l.tables, m.table), Column: m.column}
			if !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// rate is times * numerator / denominator. It does not exist where the
// denominator is 0, and takes the status of what it lacks.
func rate(numerator, denominator indicators.Value, times float64) indicators.Value {
	if !numerator.OK() || !denominator.OK() {
		return indicators.None(worse(numerator.Status, denominator.Status))
	}
	if denominator.Number == 0 {
		return indicators.None(indicators.NotApplicable)
	}
	return indicators.Known(times * numerator.Number / denominator.Number)
}

// sum adds values; where any has no number, the sum has none either and takes
// the worst status.
func sum(terms []indicators.Value) indicators.Value {
	x, status := 0.0, indicators.Observed
	for _, t := range terms {
		x += t.Number
		status = worse(status, t.Status)
	}
	if status != indicators.Observed {
		return indicators.None(status)
	}
	return indicators.Known(x)
}

// worse returns the status that says more about why there is no number: a
// suppressed part makes the whole suppressed, whatever else is missing, since
// the others could be used to work it out.
func worse(a, b indicators.Status) indicators.Status {
	rank := func(s indicators.Status) int {
		switch s {
		case indicators.Suppressed:
			return 4
		case indicators.Unreliable:
			return 3
		case indicators.Missing:
			return 2
		case indicators.NotApplicable:
			return 1
		default:
			return 0
		}
	}
	if rank(b) > rank(a) {
		return b
	}
	return a
}

// sum fills the table of a level without tables from the next finer one.
func (r *reader) sum(l, finer *level) {
	n := len(l.areas)
	var terms []indicators.Value
	total := func(parts []indicators.Value) []indicators.Value {
		if parts == nil {
			return nil
		}
		out := make([]indicators.Value, n)
		for k, kids := range l.children {
			terms = terms[:0]
			for _, i := range kids {
				terms = append(terms, parts[i])
			}
			if len(terms) > 0 {
				out[k] = sum(terms)
			}
		}
		return out
	}
	l.out.Population = total(finer.out.Population)
	for k := range r.spec.Catalogue {
		in := &r.spec.Catalogue[k]
		from := &finer.out.Series[k]
		if !from.Present || in.Levels != nil && !slices.Contains(in.Levels, l.spec.ID) {
			continue
		}
		s := indicators.Series{Present: true, Summed: true}
		if in.Rate != nil {
			s.Numerator, s.Denominator = total(from.Numerator), total(from.Denominator)
			s.Values = make([]indicators.Value, n)
			for i := range s.Values {
				s.Values[i] = rate(s.Numerator[i], s.Denominator[i], in.Rate.Times)
			}
		} else if in.Kind == indicators.Count {
			s.Values, s.Weight = total(from.Values), total(from.Weight)
		} else {
			s.Weight = total(from.Weight)
			s.Values = make([]indicators.Value, n)
			for area, kids := range l.children {
				s.Values[area] = weighted(from, kids)
			}
		}
		l.out.Series[k] = s
	}
}

// weighted is the mean of the values of some areas by their weights. It needs
// the value of every area with a weight above 0.
func weighted(s *indicators.Series, areas []int) indicators.Value {
	if s.Weight == nil {
		return indicators.Value{}
	}
	total, mass, status := 0.0, 0.0, indicators.Observed
	for _, i := range areas {
		w, x := s.Weight[i], s.Values[i]
		switch {
		case !w.OK():
			status = worse(status, w.Status)
		case w.Number < 0:
			return indicators.Value{}
		case w.Number > 0 && !x.OK():
			status = worse(status, x.Status)
		case w.Number > 0:
			total += w.Number * x.Number
			mass += w.Number
		}
	}
	switch {
	case status != indicators.Observed:
		return indicators.None(status)
	case mass == 0:
		return indicators.Value{}
	default:
		return indicators.Known(total / mass)
	}
}

// checkPresence reports an indicator that exists on no level, or not on a
// level that it names, or whose columns a level has only in part.
func (r *reader) checkPresence(k int) {
	in := &r.spec.Catalogue[k]
	anywhere := false
	for _, l := range r.levels {
		anywhere = anywhere || l.out.Series[k].Present
	}
	named := false
	for _, l := range r.levels {
		if l.out.Series[k].Present || l.failed {
			continue
		}
		if in.Levels != nil {
			if !slices.Contains(in.Levels, l.spec.ID) {
				continue
			}
			named = true
			r.sayAbsent(l, in, finding.Error)
			continue
		}
		if anywhere && len(l.tables) > 0 {
			r.sayAbsent(l, in, finding.Note)
		}
	}
	if !anywhere && !named && !r.anyFailed() {
		missing := map[string]bool{}
		for _, name := range columnsOf(in) {
			everywhereMissing := true
			for _, l := range r.levels {
				// A name is not looked up where one before it is missing.
				v, looked := l.found[name]
				if v != nil || !looked && len(r.lookupQuietly(l, name)) > 0 {
					everywhereMissing = false
				}
			}
			if everywhereMissing && !missing[name] {
				missing[name] = true
				r.missingEverywhere(name, in.ID, "indicator_column_missing")
			}
		}
		if len(missing) == 0 {
			r.findings.Add(finding.Finding{Severity: finding.Error, Code: "indicator_columns_apart", Position: in.At, Indicator: in.ID, Args: finding.Args{"label": in.Label}})
		}
	}
	if in.Rate == nil && in.WeightBy != "" && anywhere {
		weights := false
		for _, l := range r.levels {
			weights = weights || l.found[in.WeightBy] != nil
		}
		if !weights && !r.anyFailed() {
			r.missingEverywhere(in.WeightBy, in.ID, "indicator_column_missing")
		}
	}
}

// sayAbsent reports the columns of an indicator that a level lacks. As a note it
// becomes a warning where a header is so near that a slip is likely.
func (r *reader) sayAbsent(l *level, in *indicators.Indicator, s finding.Severity) {
	if len(l.tables) == 0 {
		if s == finding.Error {
			r.findings.Add(finding.Finding{
				Severity: s, Code: "indicator_not_summed", Position: in.At, Level: l.spec.ID, Indicator: in.ID, Args: finding.Args{"label": in.Label, "level": l.spec.ID},
			})
		}
		return
	}
	var lacking []string
	for _, name := range columnsOf(in) {
		// Where there are columns but the name does not decide, that was reported.
		if l.found[name] == nil && len(r.lookupQuietly(l, name)) == 0 && !slices.Contains(lacking, name) {
			lacking = append(lacking, name)
		}
	}
	if len(lacking) == 0 {
		return
	}
	near, score := nearest(lacking[0], l.headers())
	if s == finding.Note && score > 0 && score < 0.25 {
		s = finding.Warning
	}
	t, code := l.tables[0], "indicator_absent"
	if s == finding.Note && score > 0.5 {
		code = "indicator_not_here" // no header comes near: no guess
	}
	r.findings.Add(finding.Finding{
		Severity: s, Code: code, Position: t.grid.Position(t.head.last, 0), Level: l.spec.ID, Indicator: in.ID,
		Args: finding.Args{"label": in.Label, "columns": lacking, "sheet": t.where(), "near": near},
	})
}

// lookupQuietly returns whatever columns a name could mean on a level.
func (r *reader) lookupQuietly(l *level, name string) []int {
	var out []int
	for _, t := range l.tables {
		out = append(out, r.columnsIn(t, name)...)
	}
	return out
}

// headers returns the headers of all tables of a level as the edition file
// would name them.
func (l *level) headers() []string {
	var out []string
	for _, t := range l.tables {
		for _, h := range t.head.names() {
			out = append(out, t.spec.As+h)
		}
	}
	return out
}

// missingEverywhere reports a column that no table has, with the nearest
// headers of all, at the header of the table that has the nearest.
func (r *reader) missingEverywhere(name, indicator, code string) {
	best, bestScore := (*table)(nil), 2.0
	var headers []string
	for _, l := range r.levels {
		for _, t := range l.tables {
			if len(r.columnsIn(t, name)) > 0 {
				return // it stands several times, and that was reported
			}
			names := t.head.names()
			if _, score := nearest(name, names); score < bestScore {
				best, bestScore = t, score
			}
			headers = append(headers, names...)
		}
	}
	if best == nil {
		return
	}
	near, _ := nearest(name, headers)
	label := ""
	if k := r.spec.Catalogue.Find(indicator); k >= 0 {
		label = r.spec.Catalogue[k].Label
	}
	r.findings.Add(finding.Finding{
		Severity: finding.Error, Code: code, Position: best.grid.Position(best.head.last, 0), Indicator: indicator,
		Args: finding.Args{"column": name, "sheet": best.where(), "near": near, "label": label},
	})
}
