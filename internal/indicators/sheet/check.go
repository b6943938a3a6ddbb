package sheet

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
)

// check looks at the numbers that were read. Sums of finer levels are not
// looked at again: their parts were.
func (r *reader) check() {
	for _, l := range r.levels {
		if len(l.tables) == 0 {
			r.sayUnknown(l, nil)
			continue
		}
		r.checkCounts(l, r.spec.Population, "")
		for k := range r.spec.Catalogue {
			if in := &r.spec.Catalogue[k]; ofCounts(in) && l.out.Series[k].Present {
				for _, name := range columnsOf(in) {
					r.checkCounts(l, name, in.ID)
				}
			}
		}
		empty, placeholders := r.checkGaps(l), map[float64]*placeholder{}
		for k := range r.spec.Catalogue {
			in := &r.spec.Catalogue[k]
			if s := &l.out.Series[k]; s.Present {
				r.checkValues(l, in, s, empty, placeholders)
			}
		}
		for _, x := range slices.Sorted(maps.Keys(placeholders)) {
			p := placeholders[x]
			p.first.Args["n"] = p.n
			r.findings.Add(p.first)
		}
		r.checkSums(l)
		r.checkTotals(l)
	}
	r.checkParts()
}

// valueFinding makes a finding on the value of an area.
func (r *reader) valueFinding(l *level, s *indicators.Series, i int, indicator string, severity finding.Severity, code string, args finding.Args) finding.Finding {
	f := finding.Finding{
		Severity: severity, Code: code, Level: l.spec.ID, AreaID: l.areas[i].ID, AreaName: l.areas[i].Name, Indicator: indicator, Args: args,
	}
	f.Position, _ = l.out.Cell(s, i)
	return f
}

// columnAt is the place of the header of a series' first column.
func columnAt(l *level, s *indicators.Series) finding.Position {
	if len(s.Origins) == 0 {
		return finding.Position{}
	}
	t := l.tables[s.Origins[0].Source]
	return t.grid.Position(t.head.last, s.Origins[0].Column)
}

// ofCounts reports whether an indicator is a quotient of counts: those of other
// kinds may be made of sums and of percentages, and fall below zero.
func ofCounts(in *indicators.Indicator) bool {
	return in.Rate != nil && in.Kind != indicators.Change && in.Kind != indicators.Mean && in.Kind != indicators.Index
}

// A placeholder is a number that programs write where there is none, with how
// many values it is and where it stands first.
type placeholder struct {
	n     int
	first finding.Finding
}

// IsPlaceholder reports whether a number likely means that there is none.
func IsPlaceholder(x float64) bool { return x == -999 || x == -9999 || x == -99999 }

// checkValues looks at the values of an indicator. Tables that are empty as a
// whole were said to be.
func (r *reader) checkValues(l *level, in *indicators.Indicator, s *indicators.Series, empty map[*table]bool, placeholders map[float64]*placeholder) {
	counts := ofCounts(in)
	say := capped{reader: r}
	defer say.rest()
	if in.Rate != nil && !counts {
		r.checkPercentages(l, in)
	}
	var observed []float64
	wrong := map[int]bool{} // areas whose value another finding explains
	holds := false          // a placeholder among them
	for i, v := range s.Values {
		if in.Rate != nil && s.Numerator[i].OK() && s.Denominator[i].OK() && s.Denominator[i].Number == 0 {
			say.add(r.valueFinding(l, s, i, in.ID, finding.Note, "denominator_zero", finding.Args{"label": in.Label, "column": in.Rate.Per}))
		}
		if !v.OK() {
			continue
		}
		if in.Rate == nil && IsPlaceholder(v.Number) {
			p := placeholders[v.Number]
			if p == nil {
				p = &placeholder{first: r.valueFinding(l, s, i, in.ID, finding.Warning, "value_placeholder", finding.Args{"value": v.Number, "number": strconv.FormatFloat(v.Number, 'f', -1, 64), "label": in.Label})}
				placeholders[v.Number] = p
			}
			p.n++
			wrong[i], holds = true, true
			continue
		}
		observed = append(observed, v.Number)
		x := finding.Hidden{Value: rounded(v.Number)}
		// A share of counts is compared as counts: 100 * 7 / 7 may differ from 100
		// in the last digit, 7 never from 7.
		above := v.Number > 100
		if in.Rate != nil {
			above = s.Numerator[i].Number > s.Denominator[i].Number
		}
		mistakes := r.findings.Count(finding.Error)
		switch {
		case counts && (s.Numerator[i].Number < 0 || s.Denominator[i].Number < 0):
			wrong[i] = true // the count was just reported, in its own cell
			continue
		case in.Kind == indicators.Share && above && in.Rate != nil:
			say.add(r.valueFinding(l, s, i, in.ID, finding.Error, "numerator_above_denominator", finding.Args{
				"label": in.Label, "value": finding.Hidden{Value: rounded(v.Number)},
				"numerator": finding.Hidden{Value: s.Numerator[i].Number}, "denominator": finding.Hidden{Value: s.Denominator[i].Number},
			}))
		case in.Kind == indicators.Share && above:
			say.add(r.valueFinding(l, s, i, in.ID, finding.Error, "share_above_100", finding.Args{"label": in.Label, "value": x}))
		case in.Kind == indicators.Share && v.Number < 0:
			say.add(r.valueFinding(l, s, i, in.ID, finding.Error, "share_below_0", finding.Args{"label": in.Label, "value": x}))
		case in.Range != nil && (v.Number < in.Range[0] || v.Number > in.Range[1]):
			say.add(r.valueFinding(l, s, i, in.ID, finding.Error, "value_outside_range", finding.Args{
				"label": in.Label, "value": finding.Hidden{Value: rounded(v.Number)}, "low": in.Range[0], "high": in.Range[1],
			}))
		}
		wrong[i] = r.findings.Count(finding.Error) > mistakes
	}
	column := func(severity finding.Severity, code string, args finding.Args) {
		args["label"] = in.Label
		r.findings.Add(finding.Finding{Severity: severity, Code: code, Position: columnAt(l, s), Level: l.spec.ID, Indicator: in.ID, Args: args})
	}
	if len(observed) == 0 {
		if said := len(s.Origins) > 0 && empty[l.tables[s.Origins[0].Source]]; len(s.Values) > 0 && !said && !holds {
			at, name := emptyColumn(l, in, s)
			r.findings.Add(finding.Finding{
				Severity: finding.Warning, Code: "column_empty", Position: at, Level: l.spec.ID, Indicator: in.ID,
				Args: finding.Args{"label": in.Label, "column": name},
			})
		}
		return
	}
	low, high := slices.Min(observed), slices.Max(observed)
	if low == high && len(observed) > 1 {
		column(finding.Warning, "column_constant", finding.Args{"value": finding.Hidden{Value: low}})
	}
	if in.Kind == indicators.Share && in.Rate == nil && len(observed) > 2 && low >= 0 && high <= 1 && high > 0 {
		column(finding.Warning, "share_as_fraction", finding.Args{"high": finding.Hidden{Value: high}})
	}
	r.checkOutliers(l, in, s, observed, wrong)
}

// emptyColumn is the first column of an indicator without any value, its first
// one where each has some.
func emptyColumn(l *level, in *indicators.Indicator, s *indicators.Series) (at finding.Position, name string) {
	names := columnsOf(in)
	for _, name := range names {
		v := l.found[name]
		if v == nil || slices.ContainsFunc(v.areas, indicators.Value.OK) {
			continue
		}
		m := v.columns[0]
		return m.table.grid.Position(m.table.head.last, m.column), name
	}
	return columnAt(l, s), names[0]
}

// rounded drops the digits of a computed number that nobody reads in a message.
func rounded(x float64) float64 {
	if math.Abs(x) >= 1e12 {
		return x
	}
	return math.Round(x*1e4) / 1e4
}

// outlying is how many interquartile ranges a value may lie outside the
// quartiles before it is pointed out.
const outlying = 5

// fewOutliers is how many such values are taken for possible slips of the
// hand. More of them mean that the indicator is spread like that, which is
// worth one note.
const fewOutliers = 3

// checkOutliers points out values far outside the middle half of the areas,
// but none of the areas whose value is wrong as reported already.
func (r *reader) checkOutliers(l *level, in *indicators.Indicator, s *indicators.Series, observed []float64, wrong map[int]bool) {
	if len(observed) < 8 {
		return
	}
	slices.Sort(observed)
	q1, q3 := quartile(observed, 0.25), quartile(observed, 0.75)
	width := q3 - q1
	if width <= 0 {
		return
	}
	var far []int
	for i, v := range s.Values {
		if v.OK() && !wrong[i] && (v.Number < q1-outlying*width || v.Number > q3+outlying*width) {
			far = append(far, i)
		}
	}
	args := func() finding.Args {
		return finding.Args{"label": in.Label, "low": finding.Hidden{Value: rounded(q1)}, "high": finding.Hidden{Value: rounded(q3)}}
	}
	if len(far) > fewOutliers {
		slices.SortStableFunc(far, func(a, b int) int {
			return cmp.Compare(math.Abs(s.Values[b].Number-(q1+q3)/2), math.Abs(s.Values[a].Number-(q1+q3)/2))
		})
		var names []string
		for _, i := range far[:fewOutliers] {
			names = append(names, l.areas[i].Name)
		}
		a := args()
		a["n"], a["areas"] = len(far), strings.Join(names, ", ")
		r.findings.Add(finding.Finding{Severity: finding.Note, Code: "values_far_out", Position: columnAt(l, s), Level: l.spec.ID, Indicator: in.ID, Args: a})
		return
	}
	for _, i := range far {
		a := args()
		a["value"] = finding.Hidden{Value: rounded(s.Values[i].Number)}
		r.findings.Add(r.valueFinding(l, s, i, in.ID, finding.Warning, "value_far_out", a))
	}
}

// quartile interpolates between sorted values. Source: type 7 of Hyndman and
// Fan (1996).
func quartile(sorted []float64, p float64) float64 {
	h := p * float64(len(sorted)-1)
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}

// checkCounts reports counts below zero and those that are percentages, once
// for each column.
func (r *reader) checkCounts(l *level, name, indicator string) {
	v := l.found[name]
	once := "count\x00" + l.spec.ID + "\x00" + name
	if v == nil || r.said[once] {
		return
	}
	r.said[once] = true
	say := capped{reader: r}
	defer say.rest()
	for i, x := range v.areas {
		if !x.OK() {
			continue
		}
		f := r.cellFinding(l, v.columns, i, indicator)
		switch text, percent := r.percentage(v.columns, i); {
		case x.Number < 0:
			f.Code, f.Args = "count_negative", finding.Args{"column": name, "value": finding.Hidden{Value: x.Number}}
		case percent:
			f.Code, f.Args = "count_as_percent", finding.Args{"column": name, "text": finding.Hidden{Value: text}}
		default:
			continue
		}
		say.add(f)
	}
}

// cellFinding begins an error about what stands in a column for an area.
func (r *reader) cellFinding(l *level, columns []tableColumn, i int, indicator string) finding.Finding {
	_, at := r.text(columns, i)
	a := l.areas[i]
	return finding.Finding{Severity: finding.Error, Position: at, Level: l.spec.ID, AreaID: a.ID, AreaName: a.Name, Indicator: indicator}
}

// percentage reports whether a cell holds a percentage, by a sign in its text
// or by its format, and what a planner sees there.
func (r *reader) percentage(columns []tableColumn, i int) (shownAs any, yes bool) {
	for _, m := range columns {
		row := m.table.rowOf[i]
		if row <= 0 {
			continue
		}
		cell := m.table.grid.At(row, m.column)
		if cell.Kind == grid.Number {
			return shown(cell.Number), cell.Form == grid.Percent
		}
		text := tidy(cell.String())
		n, _ := scanNumber(text)
		return text, n.percent
	}
	return nil, false
}

// checkPercentages reports percentages among the numbers that an indicator puts into
// one quotient where others are none: a change may be that of counts or of
// percentages, but 12 % of 300 is no change of either.
func (r *reader) checkPercentages(l *level, in *indicators.Indicator) {
	type place struct {
		v *values
		i int
	}
	var percentages []place
	plain := false
	for _, name := range columnsOf(in) {
		v := l.found[name]
		if v == nil {
			continue
		}
		counted := r.said["count\x00"+l.spec.ID+"\x00"+name]
		for i, x := range v.areas {
			if !x.OK() {
				continue
			}
			if _, percent := r.percentage(v.columns, i); !percent {
				plain = true
			} else if !counted {
				percentages = append(percentages, place{v, i})
			}
		}
	}
	if !plain {
		return
	}
	say := capped{reader: r}
	defer say.rest()
	for _, p := range percentages {
		f := r.cellFinding(l, p.v.columns, p.i, in.ID)
		once := "mixed\x00" + f.Position.String()
		if r.said[once] {
			continue
		}
		r.said[once] = true
		text, _ := r.percentage(p.v.columns, p.i)
		f.Code, f.Args = "percent_among_numbers", finding.Args{"label": in.Label, "text": finding.Hidden{Value: text}}
		say.add(f)
	}
}

// A tally is one count on a level: a column, or the numerator of a rate.
type tally struct {
	name   string // for the message
	areas  []indicators.Value
	city   indicators.Value
	at     func(i int) finding.Position
	cityAt finding.Position

	columns []tableColumn // of a count that is one column
}

// tallies lists the counts of a level by what they count, each once.
func (r *reader) tallies(l *level) map[string]tally {
	out := map[string]tally{}
	single := false // the numerator is one column
	add := func(name string, s *indicators.Series, areas []indicators.Value, city indicators.Value, column []tableColumn) {
		if _, known := out[name]; known || areas == nil {
			return
		}
		t := tally{name: name, areas: areas, city: city, cityAt: l.out.CityAt}
		if s == nil || single {
			t.columns = column
		}
		t.at = func(i int) finding.Position {
			if s != nil {
				at, _ := l.out.Cell(s, i)
				return at
			}
			_, at := r.text(column, i)
			return at
		}
		if len(column) > 0 && column[0].table.city > 0 {
			t.cityAt = column[0].table.grid.Position(column[0].table.city, column[0].column)
		}
		out[name] = t
	}
	if v := l.found[r.spec.Population]; v != nil {
		add(r.spec.Population, nil, v.areas, v.city, v.columns)
	}
	for k := range r.spec.Catalogue {
		in, s := &r.spec.Catalogue[k], &l.out.Series[k]
		if in.Rate == nil || !s.Present || len(in.Rate.Of) == 0 {
			continue
		}
		if v := l.found[in.Rate.Per]; v != nil {
			add(in.Rate.Per, nil, v.areas, v.city, v.columns)
		}
		name := strings.Join(in.Rate.Of, " + ")
		if len(in.Rate.Less) > 0 {
			name += " − " + strings.Join(in.Rate.Less, " − ")
		}
		var first []tableColumn
		if v := l.found[in.Rate.Of[0]]; v != nil {
			first = v.columns
		}
		single = len(in.Rate.Of) == 1 && len(in.Rate.Less) == 0
		add(name, s, s.Numerator, s.City.Numerator, first)
		single = false
	}
	return out
}

// checkSums compares the counts of a level with those of the coarser level and
// with the city row. A difference is no mistake in itself: some cases can't be
// assigned to an area. It is a warning from one in a hundred upward. Sums that
// an error elsewhere makes wrong are not looked at before it is mended: a row
// that was not read, an area whose parent is not known.
func (r *reader) checkSums(l *level) {
	mine := r.tallies(l)
	c := r.coarser(l)
	whole := !l.failed && !l.rowsLost
	compare := whole && c != nil && len(c.tables) > 0 && c.finer == l && !c.rowsLost && !c.orphans
	var theirs map[string]tally
	if compare {
		theirs = r.tallies(c)
	}
	for _, name := range sortedKeys(mine) {
		t := mine[name]
		unassigned := r.checkUnassigned(l, &t)
		if t.city.OK() && whole {
			// Cases that the table itself assigns to no area were just said.
			if total := sum(t.areas); total.OK() && differ(total.Number, t.city.Number) && differ(total.Number+unassigned, t.city.Number) {
				r.findings.Add(finding.Finding{
					Severity: sumSeverity(total.Number, t.city.Number), Code: "sum_not_city", Position: t.cityAt, Level: l.spec.ID,
					Args: sumArgs(name, total.Number, t.city.Number, l),
				})
			}
		}
		other, known := theirs[name]
		if !compare || !known {
			continue
		}
		var (
			n     int
			worst = -1
			found float64
			parts []indicators.Value
		)
		for k, kids := range c.children {
			parts = parts[:0]
			for _, i := range kids {
				parts = append(parts, t.areas[i])
			}
			total, whole := sum(parts), other.areas[k]
			if len(parts) == 0 || !total.OK() || !whole.OK() || !differ(total.Number, whole.Number) {
				continue
			}
			n++
			if worst < 0 || math.Abs(total.Number-whole.Number) > math.Abs(found-other.areas[worst].Number) {
				worst, found = k, total.Number
			}
		}
		if n == 0 {
			continue
		}
		args := sumArgs(name, found, other.areas[worst].Number, l)
		args["n"] = n
		r.findings.Add(finding.Finding{
			Severity: sumSeverity(found, other.areas[worst].Number), Code: "sum_not_whole", Position: other.at(worst), Level: c.spec.ID,
			AreaID: c.areas[worst].ID, AreaName: c.areas[worst].Name, Args: args,
		})
	}
}

// differ reports whether a sum is another number, not the same one rounded.
func differ(a, b float64) bool {
	return math.Abs(a-b) > 1e-9*math.Max(math.Abs(a), math.Abs(b))
}

func sumSeverity(total, whole float64) finding.Severity {
	if math.Abs(total-whole) >= 0.01*math.Abs(whole) {
		return finding.Warning
	}
	return finding.Note
}

func sumArgs(name string, total, whole float64, l *level) finding.Args {
	return finding.Args{
		"column": name, "sum": finding.Hidden{Value: rounded(total)}, "whole": finding.Hidden{Value: rounded(whole)},
		"difference": finding.Hidden{Value: rounded(whole - total)}, "parts": plural(l.spec.Level),
	}
}

func plural(l area.Level) string {
	if l.Name.Many != "" {
		return l.Name.Many
	}
	return l.ID
}

// A capped list of findings says the first of each kind and counts the others.
type capped struct {
	*reader
	said map[string]int
	last map[string]finding.Finding
}

func (c *capped) add(f finding.Finding) {
	if c.said == nil {
		c.said, c.last = map[string]int{}, map[string]finding.Finding{}
	}
	if c.said[f.Code]++; c.said[f.Code] > mostPerColumn {
		c.last[f.Code] = f
		return
	}
	c.findings.Add(f)
}

// rest reports how many findings of each kind were not said one by one.
func (c *capped) rest() {
	for _, code := range sortedKeys(c.last) {
		f := c.last[code]
		column, ok := f.Args["column"]
		if !ok {
			column = f.Args["label"]
		}
		f.Args = finding.Args{"n": c.said[code] - mostPerColumn, "column": column}
		f.Code, f.AreaID, f.AreaName = "further_cells", "", ""
		c.findings.Add(f)
	}
}
