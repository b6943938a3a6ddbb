package say

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/book"
)

// Why returns the reasons of a decision in sentences: the class with the
// conditions that decided it, the distance to the nearest border, what raises
// and lowers the index, and the heaviest input in figures.
func (w *Writer) Why(s *book.Scheme, l *book.Level, row int) []string {
	d := s.Decision(l, row)
	if d == nil {
		return nil
	}
	out := []string{w.because(s, l, row, d)}
	if d.Distance.OK() && d.Class >= 0 {
		places := 2
		if r := w.book.Leading(s, l); r != nil {
			places = r.Decimals()
		}
		for places < 6 && d.Distance.Number > 0 && !strings.ContainsAny(w.Number(d.Distance.Number, places), "123456789") {
			places++
		}
		out = append(out, w.Say("method.why.distance", "distance", w.Number(d.Distance.Number, places)))
	}
	if d.Why == class.Excluded {
		return out
	}
	if id := book.SchemeIndex(s.Result, l.Level.ID); id != "" {
		out = append(out, w.drivers(l, row, id)...)
	}
	return out
}

// because states the class and the conditions behind it.
func (w *Writer) because(s *book.Scheme, l *book.Level, row int, d *class.Decision) string {
	name := l.Name(row)
	switch d.Why {
	case class.Excluded:
		return w.excludedSentence(l, row)
	case class.NoIndex:
		return w.Say("method.why.no_index", "area", name, "scheme", s.Label())
	case class.Undecided:
		return w.Say("method.why.undecided", "area", name, "scheme", s.Label())
	}
	c := s.Class(l, row)
	if c == nil {
		return w.Say("method.why.undecided", "area", name, "scheme", s.Label())
	}
	statement := w.Say("method.why.is."+kindOf(*c), "area", name, "class", book.ClassName(*c, 1), "scheme", s.Label())
	var clauses []string
	switch {
	case len(s.Scheme.Combine) > 0:
		clauses = w.combined(s, l, row)
		if len(clauses) > 0 {
			return w.Say("method.why.combined", "statement", statement, "clauses", strings.Join(clauses, "; "))
		}
	case len(s.Scheme.Rules) > 0:
		clauses = w.clauses(s, l, row, d, *c)
	default:
		if clause := w.bandClause(s, l, row, d); clause != "" {
			clauses = []string{clause}
		}
	}
	switch {
	case d.Why == class.ByDefault && len(clauses) > 0:
		return w.Say("method.why.default", "statement", statement, "clauses", w.List(clauses))
	case d.Why == class.ByDefault:
		return w.Say("method.why.default.plain", "statement", statement)
	case len(clauses) > 0:
		return w.Say("method.why.decided", "statement", statement, "clauses", w.List(clauses))
	}
	return statement + "."
}

// clauses words the conditions that decided: those that hold of the class that
// was given, or those that fail of the rules that gave none.
func (w *Writer) clauses(s *book.Scheme, l *book.Level, row int, d *class.Decision, c class.Class) []string {
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
		if clause := w.clause(s, l, row, r); clause != "" && len(out) < most && !slices.Contains(out, clause) {
			out = append(out, clause)
		}
	}
	return out
}

// clause words one condition as a main clause.
func (w *Writer) clause(s *book.Scheme, l *book.Level, row int, r class.Reason) string {
	c, held := r.Condition, r.Held == class.True
	subject := w.book.Subject(c.Subject)
	label, decimals, unit := c.Subject, 2, ""
	if subject != nil {
		label, decimals, unit = subject.Label(), subject.Decimals(), subject.Unit()
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
		value, bound := w.Distinguished(r.Value.Number, c.Bound, decimals)
		return w.Say("method.clause."+key, "label", label, "value", w.WithUnit(value, unit),
			"side", w.Say("method.side."+side, "bound", w.WithUnit(bound, unit)))
	case class.WorseThanCity:
		if !r.Value.OK() {
			return ""
		}
		of := w.inputCount(l, row, c.Subject)
		return w.Say("method.clause.worse", "k", int(math.Round(r.Value.Number)), "n", of, "least", c.K)
	case class.WorstRanks:
		if !r.Value.OK() {
			return ""
		}
		return w.Say("method.clause.rank", "rank", int(math.Round(r.Value.Number)), "label", label, "k", c.K)
	case class.ParentIs:
		if l.Index() == 0 || l.Parent(row) < 0 {
			return ""
		}
		coarse := w.book.Level(l.Index() - 1)
		key := "method.clause.parent"
		if held == c.Negate { // the parent is not of the class
			key = "method.clause.parent.not"
		}
		return w.Say(key, "parent", coarse.Name(l.Parent(row)), "class", w.ClassLabel(s, c.ClassID))
	case class.AnyChildIs:
		key := "method.clause.child"
		if held == c.Negate {
			key = "method.clause.child.not"
		}
		return w.Say(key, "class", w.ClassLabel(s, c.ClassID))
	}
	return ""
}

// ClassLabel returns the name of a class of a scheme by its id.
func (w *Writer) ClassLabel(s *book.Scheme, id string) string {
	for _, c := range s.Classes {
		if c.ID == id {
			return book.ClassName(c, 1)
		}
	}
	return id
}

// inputCount returns how many inputs of an index have a value in an area.
func (w *Writer) inputCount(l *book.Level, row int, node string) int {
	n := 0
	if scores := w.book.Scores(l.Level.ID, node); scores != nil {
		for i := range scores.Inputs {
			if in := &scores.Inputs[i]; in.Present && row < len(in.Values) && in.Values[row].OK() {
				n++
			}
		}
	}
	return n
}

// bandClause says between which bounds an area's index lies.
func (w *Writer) bandClause(s *book.Scheme, l *book.Level, row int, d *class.Decision) string {
	r := w.book.Ranking(l, s.Scheme.Index)
	if r == nil || row >= len(r.Values()) || !r.Value(row).OK() {
		return ""
	}
	if s.Scheme.RankGroups != nil {
		return w.rankClause(r, d)
	}
	x := r.Value(row).Number
	low, high := s.BoundsAround(l, d.Class)
	show := func(bound float64) (string, string) { return w.Distinguished(x, bound, r.Decimals()) }
	switch {
	case low != nil && high != nil:
		_, from := show(*low)
		value, to := show(*high)
		return w.Say("method.clause.between", "label", r.Label(), "value", value, "low", from, "high", to)
	case low != nil:
		value, from := show(*low)
		return w.Say("method.clause.from", "label", r.Label(), "value", value, "low", from)
	case high != nil:
		value, to := show(*high)
		return w.Say("method.clause.to", "label", r.Label(), "value", value, "high", to)
	}
	return ""
}

// rankClause says which ranks the class of an area has.
func (w *Writer) rankClause(r *book.Ranking, d *class.Decision) string {
	first, last := 1, r.N()
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
		return w.Say("method.clause.one_rank", "label", r.Label(), "rank", rank)
	}
	return w.Say("method.clause.ranks", "label", r.Label(), "rank", rank, "first", first, "last", last)
}

// combined names the classes that a combined class is made of.
func (w *Writer) combined(s *book.Scheme, l *book.Level, row int) []string {
	var out []string
	for _, id := range s.Scheme.Combine {
		for _, other := range w.book.Schemes() {
			if other.Scheme.ID == id {
				if c := other.Class(l, row); c != nil {
					out = append(out, other.Label()+": "+book.ClassName(*c, 1))
				}
			}
		}
	}
	return out
}

// excludedSentence says why an area takes no part in the comparison.
func (w *Writer) excludedSentence(l *book.Level, row int) string {
	var e indicators.Exclusion
	if row < len(l.Excluded) {
		e = l.Excluded[row]
	}
	return w.Say("method.why.excluded", "area", l.Name(row), "reason", w.ExclusionReason(e))
}

// drivers says which inputs raise and lower an area's index most, and puts the
// one that weighs most beside the city.
func (w *Writer) drivers(l *book.Level, row int, id string) []string {
	scores, subject := w.book.Scores(l.Level.ID, id), w.book.Subject(id)
	if scores == nil || subject == nil || row >= len(scores.Index) || !scores.Index[row].OK() {
		return nil
	}
	all := w.book.Shares(scores, row)
	amount := func(s book.Share) string {
		return w.Say("method.why.amount", "label", s.Label, "value", w.Signed(s.Value, subject.Decimals()))
	}
	visible := func(x float64) bool {
		return strings.ContainsAny(w.Number(x, subject.Decimals()), "123456789")
	}
	var up, down []string
	for _, s := range all {
		if s.Value > 0 && visible(s.Value) && len(up) < 2 {
			up = append(up, amount(s))
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if s := all[i]; s.Value < 0 && visible(s.Value) && len(down) < 2 {
			down = append(down, amount(s))
		}
	}
	var out []string
	args := []any{"up", w.List(up), "down", w.List(down), "nu", len(up), "nd", len(down)}
	switch {
	case len(up) > 0 && len(down) > 0:
		out = append(out, w.Say("method.why.both", args...))
	case len(up) > 0:
		out = append(out, w.Say("method.why.up", args...))
	case len(down) > 0:
		out = append(out, w.Say("method.why.down", args...))
	}
	heaviest := slices.MaxFunc(append(all, book.Share{}), func(x, y book.Share) int {
		return cmp.Compare(math.Abs(x.Value), math.Abs(y.Value))
	})
	if heaviest.Input != nil {
		if s := w.against(heaviest.Input.Input.ID, l, row); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// against puts an area's value beside the city's: "SGB II: 29,4 %, das sind
// 8,7 Prozentpunkte mehr als in der Stadt (20,7 %)".
func (w *Writer) against(id string, l *book.Level, row int) string {
	r := w.book.Ranking(l, id)
	if r == nil || row >= len(r.Values()) || !r.Value(row).OK() || !r.City().OK() {
		return ""
	}
	x, city := r.Value(row).Number, r.City().Number
	key := "more"
	switch {
	case indicators.Same(x, city):
		return w.Say("method.why.same", "label", r.Short(), "value", w.Text(r.Subject, r.Value(row)))
	case x < city:
		key = "less"
	}
	return w.Say("method.why."+key, "label", r.Short(), "value", w.Text(r.Subject, r.Value(row)),
		"gap", w.gap(r.Subject, x-city), "city", w.Text(r.Subject, r.City()))
}

// Condition words a condition as the edition declares it.
func (w *Writer) Condition(s *book.Scheme, c *class.Condition) string {
	if c == nil {
		return ""
	}
	label := w.book.LabelOf(c.Subject)
	relation := w.Say([...]string{"method.relation.above", "method.relation.at_least", "method.relation.below", "method.relation.at_most"}[min(int(c.Relation), 3)])
	switch c.Operator {
	case class.All:
		return w.Say("method.condition.all")
	case class.Any:
		return w.Say("method.condition.any")
	case class.Not:
		return w.Say("method.condition.not")
	case class.CompareIndex:
		return label + " " + relation
	case class.CompareIndicator:
		switch c.Measure {
		case class.OfPercentOfCity:
			return w.Say("method.condition.percent_of_city", "label", label, "relation", relation)
		case class.OfDifference:
			return w.Say("method.condition.difference", "label", label, "relation", relation)
		}
		return label + " " + relation
	case class.WorseThanCity:
		return w.Say("method.condition.worse", "label", label)
	case class.WorstRanks:
		return w.Say("method.condition.rank", "label", label)
	}
	name := w.ClassLabel(s, c.ClassID)
	key := "method.condition.parent"
	if c.Operator == class.AnyChildIs {
		key = "method.condition.child"
	}
	if c.Negate {
		key += ".not"
	}
	return w.Say(key, "class", name)
}
