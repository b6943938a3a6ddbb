package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/figure"
)

// why returns the reasons of a decision in sentences: the class with the
// conditions that decided it, the distance to the nearest border, what raises
// and lowers the index, and the heaviest input in figures.
func (b *book) why(s *scheme, l *level, row int) []string {
	d := s.decision(l, row)
	if d == nil {
		return nil
	}
	out := []string{b.because(s, l, row, d)}
	if d.Distance.OK() && d.Class >= 0 {
		places := 2
		if r := b.leading(s, l); r != nil {
			places = r.decimals
		}
		for places < 6 && d.Distance.Number > 0 && !strings.ContainsAny(b.Number(d.Distance.Number, places), "123456789") {
			places++
		}
		out = append(out, b.Say("method.why.distance", "distance", b.Number(d.Distance.Number, places)))
	}
	if d.Why == class.Excluded {
		return out
	}
	if id := schemeIndex(s.Result, l.Level.ID); id != "" {
		out = append(out, b.drivers(l, row, id)...)
	}
	return out
}

// because states the class and the conditions behind it.
func (b *book) because(s *scheme, l *level, row int, d *class.Decision) string {
	name := l.label(row)
	switch d.Why {
	case class.Excluded:
		return b.excludedSentence(l, row)
	case class.NoIndex:
		return b.Say("method.why.no_index", "area", name, "scheme", s.label)
	case class.Undecided:
		return b.Say("method.why.undecided", "area", name, "scheme", s.label)
	}
	c := s.class(l, row)
	if c == nil {
		return b.Say("method.why.undecided", "area", name, "scheme", s.label)
	}
	statement := b.Say("method.why.is."+kindOf(*c), "area", name, "class", className(*c, 1), "scheme", s.label)
	var clauses []string
	switch {
	case len(s.Scheme.Combine) > 0:
		clauses = b.combined(s, l, row)
		if len(clauses) > 0 {
			return b.Say("method.why.combined", "statement", statement, "clauses", strings.Join(clauses, "; "))
		}
	case len(s.Scheme.Rules) > 0:
		clauses = b.clauses(s, l, row, d, *c)
	default:
		if clause := b.bandClause(s, l, row, d); clause != "" {
			clauses = []string{clause}
		}
	}
	switch {
	case d.Why == class.ByDefault && len(clauses) > 0:
		return b.Say("method.why.default", "statement", statement, "clauses", b.List(clauses))
	case d.Why == class.ByDefault:
		return b.Say("method.why.default.plain", "statement", statement)
	case len(clauses) > 0:
		return b.Say("method.why.decided", "statement", statement, "clauses", b.List(clauses))
	}
	return statement + "."
}

// clauses words the conditions that decided: those that hold of the class that
// was given, or those that fail of the rules that gave none.
func (b *book) clauses(s *scheme, l *level, row int, d *class.Decision, c class.Class) []string {
	var out []string
	const most = 4
	negated := -1 // depth of the "not" that the reason stands in
	for _, r := range d.Reasons {
		if r.Condition == nil {
			continue
		}
		if negated >= 0 && r.Depth <= negated {
			negated = -1
		}
		if r.Condition.Operator == class.Not {
			negated = r.Depth
			continue
		}
		if r.Condition.Operator == class.All || r.Condition.Operator == class.Any || negated >= 0 {
			continue
		}
		wanted := class.True
		if d.Why == class.ByDefault {
			wanted = class.False
		} else if r.ClassID != c.ID {
			continue
		}
		if r.Held != wanted {
			continue
		}
		if clause := b.clause(s, l, row, r); clause != "" && len(out) < most && !slices.Contains(out, clause) {
			out = append(out, clause)
		}
	}
	return out
}

// clause words one condition as a main clause.
func (b *book) clause(s *scheme, l *level, row int, r class.Reason) string {
	c, held := r.Condition, r.Held == class.True
	subject := b.byID[c.Subject]
	label, decimals, unit := c.Subject, 2, ""
	if subject != nil {
		label, decimals, unit = subject.label, subject.decimals, subject.unit
	}
	switch c.Operator {
	case class.CompareIndex, class.CompareIndicator:
		if !r.Value.OK() {
			return ""
		}
		key := "value"
		if c.Operator == class.CompareIndicator {
			switch c.Measure {
			case class.OfPercentOfCity:
				key, unit, decimals = "percent_of_city", "%", max(decimals, 1)
			case class.OfDifference:
				key = "difference"
			}
		}
		side := "above"
		switch {
		case c.Relation == class.Above && !held, c.Relation == class.AtMost && held:
			side = "not_above"
		case c.Relation == class.Below && held, c.Relation == class.AtLeast && !held:
			side = "below"
		case c.Relation == class.AtLeast && held, c.Relation == class.Below && !held:
			side = "not_below"
		}
		value, bound := b.apart(r.Value.Number, c.Bound, decimals)
		return b.Say("method.clause."+key, "label", label, "value", b.WithUnit(value, unit),
			"side", b.Say("method.side."+side, "bound", b.WithUnit(bound, unit)))
	case class.WorseThanCity:
		if !r.Value.OK() {
			return ""
		}
		of := b.inputCount(l, row, c.Subject)
		return b.Say("method.clause.worse", "k", int(math.Round(r.Value.Number)), "n", of, "least", c.K)
	case class.WorstRanks:
		if !r.Value.OK() {
			return ""
		}
		return b.Say("method.clause.rank", "rank", int(math.Round(r.Value.Number)), "label", label, "k", c.K)
	case class.ParentIs:
		if l.index == 0 || l.parent[row] < 0 {
			return ""
		}
		coarse := b.levels[l.index-1]
		key := "method.clause.parent"
		if held == c.Negate { // the parent is not of the class
			key = "method.clause.parent.not"
		}
		return b.Say(key, "parent", coarse.label(l.parent[row]), "class", b.classLabel(s, c.ClassID))
	case class.AnyChildIs:
		key := "method.clause.child"
		if held == c.Negate {
			key = "method.clause.child.not"
		}
		return b.Say(key, "class", b.classLabel(s, c.ClassID))
	}
	return ""
}

// classLabel returns the name of a class of a scheme by its id.
func (b *book) classLabel(s *scheme, id string) string {
	for _, c := range s.Classes {
		if c.ID == id {
			return className(c, 1)
		}
	}
	return id
}

// inputCount returns how many inputs of an index have a value in an area.
func (b *book) inputCount(l *level, row int, node string) int {
	n := 0
	if scores := b.Scores.Find(l.Level.ID, node); scores != nil {
		for i := range scores.Inputs {
			if in := &scores.Inputs[i]; in.Present && row < len(in.Values) && in.Values[row].OK() {
				n++
			}
		}
	}
	return n
}

// around returns the bounds of a class given by bands or groups.
func (s *scheme) around(l *level, c int) (low, high *float64) {
	lr := s.byLev[l.index]
	if lr == nil {
		return nil, nil
	}
	if c > 0 && c-1 < len(lr.Bounds) {
		low = &lr.Bounds[c-1]
	}
	if c < len(lr.Bounds) {
		high = &lr.Bounds[c]
	}
	// Groups of an index where high is good run downwards.
	if n := len(lr.Bounds); n > 1 && lr.Bounds[0] > lr.Bounds[n-1] {
		low, high = high, low
	}
	return low, high
}

// bandClause says between which bounds an area's index lies.
func (b *book) bandClause(s *scheme, l *level, row int, d *class.Decision) string {
	r := b.ranking(l, s.Scheme.Index)
	if r == nil || row >= len(r.values) || !r.values[row].OK() {
		return ""
	}
	if s.Scheme.RankGroups != nil {
		return b.rankClause(r, d)
	}
	x := r.values[row].Number
	low, high := s.around(l, d.Class)
	show := func(bound float64) (string, string) { return b.apart(x, bound, r.decimals) }
	switch {
	case low != nil && high != nil:
		_, from := show(*low)
		value, to := show(*high)
		return b.Say("method.clause.between", "label", r.label, "value", value, "low", from, "high", to)
	case low != nil:
		value, from := show(*low)
		return b.Say("method.clause.from", "label", r.label, "value", value, "low", from)
	case high != nil:
		value, to := show(*high)
		return b.Say("method.clause.to", "label", r.label, "value", value, "high", to)
	}
	return ""
}

// rankClause says which ranks the class of an area has.
func (b *book) rankClause(r *ranking, d *class.Decision) string {
	first, last := 1, r.n()
	rank := 0
	for _, reason := range d.Reasons {
		rank = int(reason.Value.Number)
		if reason.Relation == class.AtLeast {
			first = int(reason.Bound.Number)
		} else {
			last = int(reason.Bound.Number)
		}
	}
	switch {
	case rank == 0:
		return ""
	case first == last:
		return b.Say("method.clause.one_rank", "label", r.label, "rank", rank)
	}
	return b.Say("method.clause.ranks", "label", r.label, "rank", rank, "first", first, "last", last)
}

// combined names the classes that a combined class is made of.
func (b *book) combined(s *scheme, l *level, row int) []string {
	var out []string
	for _, id := range s.Scheme.Combine {
		for _, other := range b.schemes {
			if other.Scheme.ID == id {
				if c := other.class(l, row); c != nil {
					out = append(out, other.label+": "+className(*c, 1))
				}
			}
		}
	}
	return out
}

// excludedSentence says why an area takes no part in the comparison.
func (b *book) excludedSentence(l *level, row int) string {
	var e indicators.Exclusion
	if row < len(l.Excluded) {
		e = l.Excluded[row]
	}
	return b.Say("method.why.excluded", "area", l.label(row), "reason", b.exclusionReason(e))
}

// exclusionReason is the planner's own words or those of the rule.
func (b *book) exclusionReason(e indicators.Exclusion) string {
	switch {
	case e.Because != "":
		return e.Because
	case e.Rule == "population":
		return b.Say("method.excluded.population", "n", b.Shortest(e.Limit))
	case e.Rule == "areas" || e.Rule == "where" || e.Rule == "no_population":
		return b.Say("method.excluded." + e.Rule)
	}
	return b.Say("method.excluded.areas")
}

// A share is one input's contribution to an index.
type share struct {
	input *index.InputScores
	label string
	value float64
}

// shares returns the contributions to an area's index, the largest first.
func (b *book) shares(scores *index.NodeScores, row int) []share {
	var out []share
	for i := range scores.Inputs {
		in := &scores.Inputs[i]
		if in.Present && row < len(in.Contributions) && in.Contributions[row].OK() {
			out = append(out, share{in, b.shortOf(in.Input.ID), in.Contributions[row].Number})
		}
	}
	slices.SortStableFunc(out, func(x, y share) int { return cmp.Compare(y.value, x.value) })
	return out
}

// shortOf is the short name of a subject, its id where it is not known.
func (b *book) shortOf(id string) string {
	if s := b.byID[id]; s != nil {
		return s.short
	}
	return id
}

// labelOf is the name of a subject, its id where it is not known.
func (b *book) labelOf(id string) string {
	if s := b.byID[id]; s != nil {
		return s.label
	}
	return id
}

// drivers says which inputs raise and lower an area's index most, and puts the
// one that weighs most beside the city.
func (b *book) drivers(l *level, row int, id string) []string {
	scores, subject := b.Scores.Find(l.Level.ID, id), b.byID[id]
	if scores == nil || subject == nil || row >= len(scores.Index) || !scores.Index[row].OK() {
		return nil
	}
	all := b.shares(scores, row)
	amount := func(s share) string {
		return b.Say("method.why.amount", "label", s.label, "value", b.Signed(s.value, subject.decimals))
	}
	visible := func(x float64) bool {
		return strings.ContainsAny(b.Number(x, subject.decimals), "123456789")
	}
	var up, down []string
	for _, s := range all {
		if s.value > 0 && visible(s.value) && len(up) < 2 {
			up = append(up, amount(s))
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if s := all[i]; s.value < 0 && visible(s.value) && len(down) < 2 {
			down = append(down, amount(s))
		}
	}
	var out []string
	args := []any{"up", b.List(up), "down", b.List(down), "nu", len(up), "nd", len(down)}
	switch {
	case len(up) > 0 && len(down) > 0:
		out = append(out, b.Say("method.why.both", args...))
	case len(up) > 0:
		out = append(out, b.Say("method.why.up", args...))
	case len(down) > 0:
		out = append(out, b.Say("method.why.down", args...))
	}
	heaviest := slices.MaxFunc(append(all, share{}), func(x, y share) int {
		return cmp.Compare(math.Abs(x.value), math.Abs(y.value))
	})
	if heaviest.input != nil {
		if s := b.against(heaviest.input.Input.ID, l, row); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// against puts an area's value beside the city's: "SGB II: 29,4 %, das sind
// 8,7 Prozentpunkte mehr als in der Stadt (20,7 %)".
func (b *book) against(id string, l *level, row int) string {
	r := b.ranking(l, id)
	if r == nil || row >= len(r.values) || !r.values[row].OK() || !r.city.OK() {
		return ""
	}
	x, city := r.values[row].Number, r.city.Number
	key := "more"
	switch {
	case indicators.Same(x, city):
		return b.Say("method.why.same", "label", r.short, "value", b.text(r.subject, r.values[row]))
	case x < city:
		key = "less"
	}
	return b.Say("method.why."+key, "label", r.short, "value", b.text(r.subject, r.values[row]),
		"gap", b.gap(r.subject, x-city), "city", b.text(r.subject, r.city))
}

// conditions returns the table condition, value, border, met.
func (b *book) conditions(s *scheme, l *level, row int) figure.Table {
	t := figure.Table{
		Caption: b.Say("method.conditions.caption", "scheme", s.label, "area", l.label(row)),
		Columns: []figure.Column{
			{Head: b.Say("method.conditions.class")}, {Head: b.Say("method.conditions.condition")},
			{Head: b.Say("method.conditions.value"), Numeric: true},
			{Head: b.Say("method.conditions.bound"), Numeric: true}, {Head: b.Say("method.conditions.met")},
		},
	}
	d := s.decision(l, row)
	if d == nil || len(s.Scheme.Combine) > 0 { // its parts have tables of their own
		return t
	}
	for _, r := range d.Reasons {
		var label, value, bound string
		if r.Condition != nil {
			label, value, bound = b.conditionCells(s, r)
		} else {
			label, value, bound = b.bandCells(s, r)
		}
		if r.Depth > 0 {
			label = strings.Repeat("\u2003", min(r.Depth, 6)) + label
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(b.classLabel(s, r.ClassID)), figure.Text(label), figure.Text(value), figure.Text(bound),
			figure.Text(b.Say("method.held." + r.Held.String())),
		}, Mark: "held-" + r.Held.String()})
	}
	return t
}

// conditionCells words a rule's condition with its value and bound.
func (b *book) conditionCells(s *scheme, r class.Reason) (label, value, bound string) {
	c := r.Condition
	label = b.condition(s, c)
	decimals, unit := 2, ""
	if subject := b.byID[c.Subject]; subject != nil {
		decimals, unit = subject.decimals, subject.unit
	}
	switch c.Operator {
	case class.CompareIndex, class.CompareIndicator:
		if c.Operator == class.CompareIndicator && c.Measure == class.OfPercentOfCity {
			unit, decimals = "%", max(decimals, 1)
		}
		_, bound = b.apart(c.Bound, c.Bound, decimals)
		if r.Value.OK() {
			value, bound = b.apart(r.Value.Number, c.Bound, decimals)
			value = b.WithUnit(value, unit)
		}
		bound = b.WithUnit(bound, unit)
	case class.WorseThanCity, class.WorstRanks:
		if r.Value.OK() {
			value = b.Number(r.Value.Number, 0)
		}
		bound = b.Integer(c.K)
	}
	if value == "" && !r.Value.OK() && r.Held == class.Unknown {
		value = b.Say("report.status." + r.Value.Status.String())
	}
	return label, value, bound
}

// condition words a condition as the edition declares it.
func (b *book) condition(s *scheme, c *class.Condition) string {
	if c == nil {
		return ""
	}
	label := b.labelOf(c.Subject)
	relation := b.Say([...]string{"method.relation.above", "method.relation.at_least", "method.relation.below", "method.relation.at_most"}[min(int(c.Relation), 3)])
	switch c.Operator {
	case class.All:
		return b.Say("method.condition.all")
	case class.Any:
		return b.Say("method.condition.any")
	case class.Not:
		return b.Say("method.condition.not")
	case class.CompareIndex:
		return label + " " + relation
	case class.CompareIndicator:
		switch c.Measure {
		case class.OfPercentOfCity:
			return b.Say("method.condition.percent_of_city", "label", label, "relation", relation)
		case class.OfDifference:
			return b.Say("method.condition.difference", "label", label, "relation", relation)
		}
		return label + " " + relation
	case class.WorseThanCity:
		return b.Say("method.condition.worse", "label", label)
	case class.WorstRanks:
		return b.Say("method.condition.rank", "label", label)
	}
	name := b.classLabel(s, c.ClassID)
	key := "method.condition.parent"
	if c.Operator == class.AnyChildIs {
		key = "method.condition.child"
	}
	if c.Negate {
		key += ".not"
	}
	return b.Say(key, "class", name)
}

// bandCells words the reason of a band or group.
func (b *book) bandCells(s *scheme, r class.Reason) (label, value, bound string) {
	decimals, subject := 2, b.byID[s.Scheme.Index]
	if subject != nil {
		decimals = subject.decimals
	}
	// The domain words a bound as "<index> above|below|to <number>", or as "rank
	// <index> from|to <number>".
	label = b.labelOf(s.Scheme.Index)
	if s.Scheme.RankGroups != nil {
		key := "method.condition.rank"
		if r.Relation == class.AtLeast {
			key = "method.condition.rank_from"
		}
		return b.Say(key, "label", label), b.Number(r.Value.Number, 0), b.Number(r.Bound.Number, 0)
	}
	label += " " + b.Say("method.relation."+r.Relation.String())
	switch {
	case r.Value.OK() && r.Bound.OK():
		value, bound = b.apart(r.Value.Number, r.Bound.Number, decimals)
	case r.Value.OK():
		value = b.Number(r.Value.Number, decimals)
	case r.Bound.OK():
		bound = b.Number(r.Bound.Number, decimals)
	}
	return label, value, bound
}
