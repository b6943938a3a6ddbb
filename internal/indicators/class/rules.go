package class

import (
	"math"
	"slices"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// A ruling is one scheme of rules on all levels. A level is decided when it is
// first asked for, so that parent and any_child find the other level decided
// whichever way they look.
type ruling struct {
	*assignment
	scheme  *Scheme
	result  *Result
	byID    map[string]int // class id -> position in Classes
	levels  []levelRuling  // per table
	finders map[string]int // level id -> table
}

// A levelRuling is the rules of one level and what they read, looked up once.
type levelRuling struct {
	table    *indicators.Table
	rules    []*Rule
	state    progress
	result   LevelResult
	leaves   map[*Condition]*leaf
	movable  []*Condition // those that hold a number against a bound, each once
	finer    []int        // tables of the next finer level
	children [][]int      // per finer table: its rows, sorted by the area that contains them
	starts   [][]int      // per finer table: where the children of each of our areas begin
}

// A leaf is what a condition reads, and its words.
type leaf struct {
	text    string             // of the reason
	values  []indicators.Value // per area; nil = the level has none
	scale   float64
	subject string // what a moved number would move with it
	inputs  []worseInput
	ranks   []int
}

// A worseInput is one input of an index and the city value it is held against.
type worseInput struct {
	values   []indicators.Value
	city     indicators.Value
	higherIs indicators.Direction
	scale    float64
}

// rules decides a scheme of rules. The first rule that is met gives the class;
// a rule that may or may not be met before it leaves the class empty, unless
// it would give the same one.
func (a *assignment) rules(s *Scheme, r *Result) {
	g := &ruling{assignment: a, scheme: s, result: r, byID: map[string]int{}, levels: make([]levelRuling, len(a.Tables)), finders: map[string]int{}}
	// From good to bad: otherwise, then the rules from last to first.
	add := func(c Class) {
		if _, known := g.byID[c.ID]; !known {
			g.byID[c.ID] = len(r.Classes)
			r.Classes = append(r.Classes, c)
		}
	}
	if s.Otherwise != nil {
		add(*s.Otherwise)
	}
	for k := len(s.Rules) - 1; k >= 0; k-- {
		add(s.Rules[k].Class)
	}
	for k := range a.Tables {
		t := &a.Tables[k]
		g.finders[t.Level.ID] = k
		g.levels[k].table = t
		for i := range s.Rules {
			if rule := &s.Rules[i]; rule.Level == t.Level.ID && s.applies(t.Level.ID) {
				g.levels[k].rules = append(g.levels[k].rules, rule)
			}
		}
	}
	for k := range g.levels {
		g.decide(k)
	}
	for k := range g.levels {
		if len(g.levels[k].rules) > 0 {
			r.Levels = append(r.Levels, g.levels[k].result)
		}
	}
}

// decide decides a level, and before it the levels that its rules look at. It
// reports whether the level is decided: it is not while a circle leads back to
// it, nor where it has no rules.
func (g *ruling) decide(k int) bool {
	l := &g.levels[k]
	if len(l.rules) == 0 || l.state == underway {
		return false
	}
	if l.state == finished {
		return true
	}
	l.state = underway
	l.leaves = map[*Condition]*leaf{}
	for _, rule := range l.rules {
		g.prepare(l, rule.When)
	}
	l.result = LevelResult{Level: l.table.Level.ID, Decisions: make([]Decision, len(l.table.Areas))}
	for i := range l.table.Areas {
		d := &l.result.Decisions[i]
		d.Class = -1
		if !l.table.Included(i) {
			d.Why = Excluded
			continue
		}
		d.Class, d.Why, d.Reasons = g.first(l, i, nil, true)
		d.Distance = g.distance(l, i, *d)
	}
	l.state = finished
	return true
}

// first returns the class of the first rule that is met. Every rule up to it
// gives its reasons.
func (g *ruling) first(l *levelRuling, i int, m *moved, reasons bool) (class int, why Why, out []Reason) {
	const none = -2
	possible := none // the one class that is still possible, -1 being none
	single := true
	allow := func(c int) {
		if possible != none && possible != c {
			single = false
		}
		possible = c
	}
	w := &witness{ruling: g, level: l, area: i, moved: m}
	for _, rule := range l.rules {
		w.class = rule.ID
		w.keep = reasons
		held := w.eval(rule.When, 0)
		if held == False {
			continue
		}
		allow(g.byID[rule.ID])
		if held == True {
			if single {
				return possible, Decided, w.reasons
			}
			return -1, Undecided, w.reasons
		}
	}
	open := possible != none
	otherwise := -1
	if g.scheme.Otherwise != nil {
		otherwise = g.byID[g.scheme.Otherwise.ID]
	}
	allow(otherwise)
	switch {
	case !single:
		return -1, Undecided, w.reasons
	case open: // the rule in doubt gives the same class
		return possible, Decided, w.reasons
	}
	return otherwise, ByDefault, w.reasons
}

// A moved number is one number of an area put beside a bound, to see whether
// the class would change: the number named by subject compares with any bound
// as the bound does, and where they are the same as side says.
type moved struct {
	subject string
	to      float64
	side    int
}

// A witness evaluates the conditions of one area and writes down the reasons.
type witness struct {
	*ruling
	level   *levelRuling
	area    int
	moved   *moved
	class   string
	keep    bool
	reasons []Reason
}

// eval returns the truth of a condition. All parts are evaluated, so that the
// reasons are complete.
func (w *witness) eval(c *Condition, depth int) Truth {
	if c == nil {
		return Unknown
	}
	at := len(w.reasons)
	if w.keep {
		w.reasons = append(w.reasons, Reason{Condition: c, Text: w.level.leaves[c].text, ClassID: w.class, Depth: depth, Relation: c.Relation})
	}
	held, value, bound := Unknown, indicators.Value{}, indicators.Value{}
	switch c.Operator {
	case All:
		held = True
		for _, p := range c.Parts {
			held = and(held, w.eval(p, depth+1))
		}
	case Any:
		held = False
		for _, p := range c.Parts {
			held = or(held, w.eval(p, depth+1))
		}
	case Not:
		held = Unknown
		for k, p := range c.Parts {
			part := w.eval(p, depth+1)
			if k == 0 {
				held = part
			}
			held = and(held, part)
		}
		held = not(held)
	case CompareIndex, CompareIndicator:
		held, value, bound = w.compare(c)
	case WorseThanCity:
		held, value = w.worse(c)
		bound = indicators.Known(float64(c.K))
	case WorstRanks:
		bound = indicators.Known(float64(c.K))
		if f := w.level.leaves[c]; f != nil && f.ranks != nil && f.ranks[w.area] > 0 {
			value = indicators.Known(float64(f.ranks[w.area]))
			held = truth(f.ranks[w.area] <= c.K)
		}
	case ParentIs:
		held = w.parent(c)
	case AnyChildIs:
		held = w.anyChild(c)
	}
	if w.keep {
		w.reasons[at].Held, w.reasons[at].Value, w.reasons[at].Bound = held, value, bound
	}
	return held
}

// compare holds a number of the area against a bound.
func (w *witness) compare(c *Condition) (held Truth, value, bound indicators.Value) {
	bound = indicators.Known(c.Bound)
	f := w.level.leaves[c]
	if f == nil || f.values == nil || !bound.OK() {
		return Unknown, value, bound
	}
	value = f.values[w.area]
	if !value.OK() {
		return Unknown, value, bound
	}
	order := indicators.CompareAt(value.Number, c.Bound, f.scale)
	if w.moved != nil && w.moved.subject == f.subject {
		if order = indicators.CompareAt(w.moved.to, c.Bound, f.scale); order == 0 {
			order = w.moved.side
		}
	}
	return truth(c.Relation.holds(order)), value, bound
}

// worse counts the inputs that are strictly worse than the city. With some
// unknown the condition is True where the known ones are enough, False where
// even all unknown ones could not make it up.
func (w *witness) worse(c *Condition) (Truth, indicators.Value) {
	f := w.level.leaves[c]
	if f == nil || f.inputs == nil {
		return Unknown, indicators.Value{}
	}
	worse, unknown := 0, 0
	for _, in := range f.inputs {
		v := in.values[w.area]
		if !v.OK() || !in.city.OK() {
			unknown++
			continue
		}
		order := indicators.CompareAt(v.Number, in.city.Number, in.scale)
		if in.higherIs == indicators.Worse && order > 0 || in.higherIs == indicators.Better && order < 0 {
			worse++
		}
	}
	count := indicators.Known(float64(worse))
	switch {
	case worse >= c.K:
		return True, count
	case worse+unknown < c.K:
		return False, count
	}
	return Unknown, count
}

// parent compares the class of the area that contains this one. A parent that
// is decided not to have any class is known; one that is excluded, undecided
// or not known is not.
func (w *witness) parent(c *Condition) Truth {
	k, ok := w.finders[w.level.table.Level.Coarse]
	if !ok || !w.decide(k) {
		return Unknown
	}
	row := w.Tables[k].Row(w.level.table.Areas[w.area].Parent)
	if row < 0 {
		return Unknown
	}
	d := w.levels[k].result.Decisions[row]
	if d.Why != Decided && d.Why != ByDefault {
		return Unknown
	}
	held := truth(w.result.ID(d) == c.ClassID)
	if c.Negate {
		return not(held)
	}
	return held
}

// anyChild asks the areas of the next finer level within this one. Excluded
// ones are not asked: they have no class by decision, not by a gap. An area
// without children has none of any class.
func (w *witness) anyChild(c *Condition) Truth {
	l := w.level
	held, asked := False, false
	for n, k := range l.finer {
		if !w.decide(k) {
			continue
		}
		asked = true
		starts, rows := l.starts[n], l.children[n]
		for _, row := range rows[starts[w.area]:starts[w.area+1]] {
			switch d := w.levels[k].result.Decisions[row]; d.Why {
			case Excluded:
			case Decided, ByDefault:
				held = or(held, truth(w.result.ID(d) == c.ClassID))
			default:
				held = or(held, Unknown)
			}
		}
	}
	if !asked {
		return Unknown
	}
	if c.Negate {
		return not(held)
	}
	return held
}

// prepare looks up what the conditions of a level read, once for all areas,
// and reports what the level does not have.
func (g *ruling) prepare(l *levelRuling, c *Condition) {
	if c == nil {
		return
	}
	for _, p := range c.Parts {
		g.prepare(l, p)
	}
	if l.leaves[c] != nil {
		return
	}
	level := l.table.Level.ID
	f := &leaf{text: c.String()}
	l.leaves[c] = f
	switch c.Operator {
	case All, Any, Not:
		f.text = c.word()
	case CompareIndex, CompareIndicator:
		l.movable = append(l.movable, c)
	}
	missing := func(s finding.Severity, code string) {
		g.once(s, code, c.At, level, c.Subject, finding.Args{
			"scheme": g.scheme.name(), "condition": c.String(), "subject": c.Subject, "level": indicators.LevelName(l.table),
		})
	}
	switch c.Operator {
	case CompareIndex:
		f.subject = "index\x00" + c.Subject
		if node := g.Scores.Find(level, c.Subject); node != nil {
			f.values, f.scale = node.Index, node.Magnitude()
		} else {
			missing(finding.Warning, "class.no_index")
		}
	case CompareIndicator:
		f.subject = c.Measure.String() + "\x00" + c.Subject
		f.values = g.indicator(l, c, missing)
		if c.Measure == OfDifference {
			f.scale = g.cityScale(c.Subject)
		}
	case WorseThanCity:
		f.inputs = g.worseInputs(l, c, missing)
	case WorstRanks:
		f.ranks = g.ranks(l, c, missing)
	case ParentIs:
		if k, ok := g.finders[l.table.Level.Coarse]; !ok || !g.decide(k) {
			missing(finding.Error, "class.no_parent")
		}
	case AnyChildIs:
		g.findChildren(l)
		decided := false
		for _, k := range l.finer {
			decided = g.decide(k) || decided
		}
		if !decided {
			missing(finding.Error, "class.no_child")
		}
	}
}

// cityScale is the magnitude that a difference from the city was taken at.
func (g *ruling) cityScale(id string) float64 {
	if k := g.Catalogue.Find(id); k >= 0 && k < len(g.City) && g.City[k].Value.OK() {
		return math.Abs(g.City[k].Value.Number)
	}
	return 0
}

// indicator returns the measure of an indicator that a condition names, per
// area; nil where the level has none.
func (g *ruling) indicator(l *levelRuling, c *Condition, missing func(finding.Severity, string)) []indicators.Value {
	k := g.Catalogue.Find(c.Subject)
	if k < 0 || k >= len(l.table.Series) || !l.table.Series[k].Present || len(l.table.Series[k].Values) != len(l.table.Areas) {
		missing(finding.Warning, "class.no_indicator")
		return nil
	}
	values := l.table.Series[k].Values
	if c.Measure == OfValue {
		return values
	}
	var city indicators.Value
	if k < len(g.City) {
		city = g.City[k].Value
	}
	if !city.OK() {
		missing(finding.Error, "class.no_city_value")
	}
	out := make([]indicators.Value, len(values))
	for i, v := range values {
		if c.Measure == OfDifference {
			out[i] = indicators.DifferenceFromCity(v, city)
		} else {
			out[i] = indicators.PercentOfCity(v, city)
		}
	}
	return out
}

// worseInputs returns the inputs of an index that the level has. One that the
// level lacks altogether is no input there.
func (g *ruling) worseInputs(l *levelRuling, c *Condition, missing func(finding.Severity, string)) []worseInput {
	level := l.table.Level.ID
	node := g.Scores.Find(level, c.Subject)
	if node == nil {
		missing(finding.Warning, "class.no_index")
		return nil
	}
	out := []worseInput{}
	for _, in := range node.Inputs {
		if !in.Present {
			continue
		}
		w := worseInput{values: in.Values, higherIs: indicators.Worse}
		if in.Input.IsIndex {
			from := g.Scores.Find(level, in.Input.ID)
			if from == nil {
				continue
			}
			w.city, w.scale = from.IndexReference.City, from.Magnitude()
			if from.Node.HigherIs == indicators.Better {
				w.higherIs = indicators.Better
			}
		} else if k := g.Catalogue.Find(in.Input.ID); k >= 0 && k < len(g.City) {
			w.city, w.higherIs = g.City[k].Value, g.Catalogue[k].HigherIs
		}
		if !w.city.OK() && !in.Reference.Constant && in.Reference.N > 0 {
			g.once(finding.Error, "class.no_city_value", c.At, "", in.Input.ID, finding.Args{
				"scheme": g.scheme.name(), "condition": c.String(), "subject": in.Input.ID, "level": indicators.LevelName(l.table),
			})
		}
		out = append(out, w)
	}
	return out
}

// ranks returns the ranks from the worst of an index or indicator.
func (g *ruling) ranks(l *levelRuling, c *Condition, missing func(finding.Severity, string)) []int {
	if g.base != nil {
		return nil // a rank is no scale: the condition stays open
	}
	if node := g.Scores.Find(l.table.Level.ID, c.Subject); node != nil {
		return node.Rank
	}
	k := g.Catalogue.Find(c.Subject)
	if k < 0 {
		missing(finding.Warning, "class.no_index")
		return nil
	}
	if h := g.Catalogue[k].HigherIs; h != indicators.Worse && h != indicators.Better {
		missing(finding.Error, "class.neutral_rank")
		return nil
	}
	values := g.indicator(l, &Condition{Subject: c.Subject, At: c.At}, missing)
	if values == nil {
		return nil
	}
	return l.table.Rank(values, g.Catalogue[k].HigherIs, 0).Place
}

// findChildren sorts the areas of the next finer levels by the area that
// contains them.
func (g *ruling) findChildren(l *levelRuling) {
	if l.finer != nil {
		return
	}
	for k := range g.Tables {
		t := &g.Tables[k]
		if t.Level.Coarse != l.table.Level.ID || t.Level.ID == l.table.Level.ID || len(g.levels[k].rules) == 0 {
			continue
		}
		parent := make([]int, len(t.Areas))
		starts := make([]int, len(l.table.Areas)+1)
		for i, child := range t.Areas {
			parent[i] = l.table.Row(child.Parent)
			if parent[i] >= 0 {
				starts[parent[i]+1]++
			}
		}
		for i := 1; i < len(starts); i++ {
			starts[i] += starts[i-1]
		}
		rows, next := make([]int, starts[len(starts)-1]), slices.Clone(starts)
		for i, p := range parent {
			if p >= 0 {
				rows[next[p]] = i
				next[p]++
			}
		}
		l.finer = append(l.finer, k)
		l.starts, l.children = append(l.starts, starts), append(l.children, rows)
	}
}

// distance returns how far the one number that decides the class lies from the
// nearest bound that would change it, every other number staying as it is. It
// is Missing where no number or more than one would: two units have no nearest.
func (g *ruling) distance(l *levelRuling, i int, d Decision) indicators.Value {
	if d.Why != Decided && d.Why != ByDefault {
		return indicators.Value{}
	}
	var out indicators.Value
	subject := ""
	for _, c := range l.movable {
		f := l.leaves[c]
		if f.values == nil || !f.values[i].OK() {
			continue
		}
		v := f.values[i].Number
		gap, sides := math.Abs(v-c.Bound), [2]int{0, -1}
		switch order := indicators.CompareAt(v, c.Bound, f.scale); {
		case order == 0:
			gap, sides = 0, [2]int{-1, 1}
		case order < 0:
			sides = [2]int{0, 1}
		}
		if f.subject == subject && gap >= out.Number || math.IsNaN(gap) || math.IsInf(gap, 0) {
			continue
		}
		for _, side := range sides {
			class, why, _ := g.first(l, i, &moved{f.subject, c.Bound, side}, false)
			if class == d.Class && why != Undecided {
				continue
			}
			if subject != "" && subject != f.subject {
				return indicators.Value{}
			}
			subject, out = f.subject, indicators.Known(gap)
			break
		}
	}
	return out
}
