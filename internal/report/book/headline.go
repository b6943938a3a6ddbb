package book

import (
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
)

// below reports whether a condition holds below its bound.
func below(r class.Relation) bool { return r == class.Below || r == class.AtMost }

// A Lead is what the edition says first: the scheme and the ranking that
// the overview opens with, and the areas of the report level that it names.
type Lead struct {
	Scheme  *Scheme  // nil where the report level has no classes
	Ranking *Ranking // of the report level; nil where nothing is ranked there
	Inputs  []*Subject
	Targets []int // rows of the report level in a target class
}

// findLead chooses what the overview opens with: the first scheme with target
// classes on the report level, else the first scheme there; the index that it
// rests on, else the first index, else the first indicator with a direction.
func (b *Book) findLead() Lead {
	var h Lead
	if b.report < 0 {
		return h
	}
	l := b.ReportLevel()
	for _, s := range b.schemes {
		if s.byLev[l.index] == nil {
			continue
		}
		if h.Scheme == nil {
			h.Scheme = s
		}
		if s.Aims(l) {
			h.Scheme = s
			break
		}
	}
	h.Ranking = b.Leading(h.Scheme, l)
	h.Inputs = b.MainIndicators(l, h.Ranking)
	if h.Scheme != nil {
		h.Targets = h.Scheme.Targets(l)
	}
	return h
}

// Aims reports whether a scheme has target classes on a level: rules name
// their level, other schemes have the same classes on every level.
func (s *Scheme) Aims(l *Level) bool {
	if len(s.Scheme.Rules) == 0 {
		for _, c := range s.Classes {
			if c.Target {
				return true
			}
		}
		return false
	}
	for _, r := range s.Scheme.Rules {
		if r.Level == l.Level.ID && r.Target {
			return true
		}
	}
	return false
}

// Targets returns the rows of a level that are in a target class.
func (s *Scheme) Targets(l *Level) []int {
	var out []int
	for k := range l.Areas {
		if c := s.Class(l, k); c != nil && c.Target {
			out = append(out, k)
		}
	}
	return out
}

// Leading returns the ranking that a scheme rests on.
func (b *Book) Leading(s *Scheme, l *Level) *Ranking {
	if s != nil {
		if id := SchemeIndex(s.Result, l.Level.ID); id != "" {
			if r := b.Ranking(l, id); r != nil && r.N() > 0 {
				return r
			}
		}
	}
	for _, r := range l.rankings {
		if r != nil && r.node >= 0 && r.N() > 0 {
			return r
		}
	}
	for _, r := range l.rankings {
		if r != nil && r.N() > 0 && r.higher != indicators.Neutral {
			return r
		}
	}
	for _, r := range l.rankings {
		if r != nil && r.N() > 0 {
			return r
		}
	}
	return nil
}

// SchemeIndex returns the id of the index or indicator that a scheme compares
// on a level, "" where it compares none.
func SchemeIndex(r *class.Result, level string) string {
	if r.Scheme.Index != "" {
		return r.Scheme.Index
	}
	for _, rule := range r.Scheme.Rules {
		if rule.Level == level {
			if c := comparison(rule.When, 0); c != nil {
				return c.Subject
			}
		}
	}
	return ""
}

// Deepest is how far a tree of conditions is followed; the edition file is
// read with a lower limit.
const Deepest = 100

// comparison returns the first condition of a tree that compares an index, or
// else an indicator's value, with a bound.
func comparison(c *class.Condition, depth int) *class.Condition {
	if c == nil || depth > Deepest {
		return nil
	}
	switch {
	case c.Operator == class.CompareIndex, c.Operator == class.CompareIndicator && c.Measure == class.OfValue:
		return c
	}
	for _, p := range c.Parts {
		if found := comparison(p, depth+1); found != nil {
			return found
		}
	}
	return nil
}

// Borders returns the bounds that the report level's rules or bands put on a
// subject, each with the class that lies behind it.
func (b *Book) Borders(s *Scheme, l *Level, subject string) []Border {
	if s == nil {
		return nil
	}
	var out []Border
	var walk func(c *class.Condition, label string, depth int)
	walk = func(c *class.Condition, label string, depth int) {
		if c == nil || depth > Deepest {
			return
		}
		if (c.Operator == class.CompareIndex || c.Operator == class.CompareIndicator && c.Measure == class.OfValue) && c.Subject == subject {
			out = append(out, Border{At: c.Bound, Label: label, Below: below(c.Relation), Tied: c.Relation == class.Above || c.Relation == class.AtMost})
		}
		for _, p := range c.Parts {
			walk(p, label, depth+1)
		}
	}
	for _, r := range s.Scheme.Rules {
		if r.Level == l.Level.ID {
			walk(r.When, ClassName(r.Class, 1), 0)
		}
	}
	if s.Scheme.Index == subject {
		if lr := s.byLev[l.index]; lr != nil {
			for i, x := range lr.Bounds {
				if i+1 < len(s.Classes) {
					// The bounds of groups are the highest values of their classes.
					tied, found := len(s.Scheme.Bands) == 0, true
					for _, band := range s.Scheme.Bands {
						named := band.Bound != nil && *band.Bound == x
						tied, found = tied || named && band.Closed, found && !named
					}
					out = append(out, Border{At: x, Label: ClassName(s.Classes[i+1], 1), Tied: tied, Found: found})
				}
			}
		}
	}
	return out
}

// A Border is a bound with the class that begins there.
type Border struct {
	At    float64
	Label string
	Below bool // the class lies below the bound
	Tied  bool // a value at the bound belongs with those below it
	Found bool // the bound is a value of an area, not a number of the rule
}

// MainIndicators are the inputs of the leading index that the level has,
// indices replaced by their own inputs, else the level's first indicators.
func (b *Book) MainIndicators(l *Level, r *Ranking) []*Subject {
	const most = 12
	var out []*Subject
	seen := map[string]bool{}
	var add func(id string, depth int)
	add = func(id string, depth int) {
		s := b.byID[id]
		if s == nil || seen[id] || depth > Deepest || len(out) >= most {
			return
		}
		seen[id] = true
		if s.indicator >= 0 {
			if b.Ranking(l, id) != nil {
				out = append(out, s)
			}
			return
		}
		for _, in := range b.results.Nodes[s.node].Inputs {
			add(in.ID, depth+1)
		}
	}
	if r != nil && r.node >= 0 {
		add(r.id, 0)
	}
	if len(out) == 0 {
		for _, s := range b.subjects {
			if s.indicator >= 0 && len(out) < 8 {
				add(s.id, 0)
			}
		}
	}
	return out
}

// Noun reports whether a class's name is a noun with a plural of its own:
// such a name follows "sind", any other is quoted.
func Noun(c class.Class) bool {
	return c.Label.Many != "" && c.Label.One != "" && c.Label.Many != c.Label.One
}

// Occurs reports whether a class can be given on a level.
func (s *Scheme) Occurs(c class.Class, l *Level) bool {
	if len(s.Scheme.Rules) == 0 {
		return true
	}
	for _, r := range s.Scheme.Rules {
		if r.Level == l.Level.ID && r.ID == c.ID {
			return true
		}
	}
	return s.Scheme.Otherwise != nil && s.Scheme.Otherwise.ID == c.ID
}

// Count returns how many areas of a level are in a class.
func (s *Scheme) Count(l *Level, class int) int {
	n := 0
	for k := range l.Areas {
		if d := s.Decision(l, k); d != nil && d.Class == class {
			n++
		}
	}
	return n
}

// Labels returns the names of areas.
func (l *Level) Labels(rows []int) []string {
	out := make([]string, len(rows))
	for i, k := range rows {
		out[i] = l.Name(k)
	}
	return out
}

// ClassName returns a class's name for n areas.
func ClassName(c class.Class, n int) string {
	if name := c.Label.For(n); name != "" {
		return name
	}
	if c.Label.One != "" {
		return c.Label.One
	}
	return c.ID
}
