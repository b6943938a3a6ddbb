package report

import (
	"cmp"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
)

// A headline is what the edition says first: the scheme and the ranking that
// the overview opens with, and the areas of the report level that it names.
type headline struct {
	scheme  *scheme  // nil where the report level has no classes
	ranking *ranking // of the report level; nil where nothing is ranked there
	inputs  []*subject
	targets []int // rows of the report level in a target class
}

// headline chooses what the overview opens with: the first scheme with target
// classes on the report level, else the first scheme there; the index that it
// rests on, else the first index, else the first indicator with a direction.
func (b *book) headline() headline {
	var h headline
	if b.report < 0 {
		return h
	}
	l := b.levels[b.report]
	for _, s := range b.schemes {
		if s.byLev[l.index] == nil {
			continue
		}
		if h.scheme == nil {
			h.scheme = s
		}
		if s.aims(l) {
			h.scheme = s
			break
		}
	}
	h.ranking = b.leading(h.scheme, l)
	h.inputs = b.mainIndicators(l, h.ranking)
	if h.scheme != nil {
		h.targets = h.scheme.targets(l)
	}
	return h
}

// aims reports whether a scheme has target classes on a level: rules name
// their level, other schemes have the same classes on every level.
func (s *scheme) aims(l *level) bool {
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

// targets returns the rows of a level that are in a target class.
func (s *scheme) targets(l *level) []int {
	var out []int
	for k := range l.Areas {
		if c := s.class(l, k); c != nil && c.Target {
			out = append(out, k)
		}
	}
	return out
}

// leading returns the ranking that a scheme rests on.
func (b *book) leading(s *scheme, l *level) *ranking {
	if s != nil {
		if id := schemeIndex(s.Result, l.Level.ID); id != "" {
			if r := b.ranking(l, id); r != nil && r.n() > 0 {
				return r
			}
		}
	}
	for _, r := range l.rankings {
		if r != nil && r.node >= 0 && r.n() > 0 {
			return r
		}
	}
	for _, r := range l.rankings {
		if r != nil && r.n() > 0 && r.higher != indicators.Neutral {
			return r
		}
	}
	for _, r := range l.rankings {
		if r != nil && r.n() > 0 {
			return r
		}
	}
	return nil
}

// schemeIndex returns the id of the index or indicator that a scheme compares
// on a level, "" where it compares none.
func schemeIndex(r *class.Result, level string) string {
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

// deepest is how far a tree of conditions is followed; the edition file is
// read with a lower limit.
const deepest = 100

// comparison returns the first condition of a tree that compares an index, or
// else an indicator's value, with a bound.
func comparison(c *class.Condition, depth int) *class.Condition {
	if c == nil || depth > deepest {
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

// borders returns the bounds that the report level's rules or bands put on a
// subject, each with the class that lies behind it.
func (b *book) borders(s *scheme, l *level, subject string) []border {
	if s == nil {
		return nil
	}
	var out []border
	var walk func(c *class.Condition, label string, depth int)
	walk = func(c *class.Condition, label string, depth int) {
		if c == nil || depth > deepest {
			return
		}
		if (c.Operator == class.CompareIndex || c.Operator == class.CompareIndicator && c.Measure == class.OfValue) && c.Subject == subject {
			out = append(out, border{at: c.Bound, label: label, below: below(c.Relation), tied: c.Relation == class.Above || c.Relation == class.AtMost})
		}
		for _, p := range c.Parts {
			walk(p, label, depth+1)
		}
	}
	for _, r := range s.Scheme.Rules {
		if r.Level == l.Level.ID {
			walk(r.When, className(r.Class, 1), 0)
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
					out = append(out, border{at: x, label: className(s.Classes[i+1], 1), tied: tied, found: found})
				}
			}
		}
	}
	return out
}

// A border is a bound with the class that begins there.
type border struct {
	at    float64
	label string
	below bool // the class lies below the bound
	tied  bool // a value at the bound belongs with those below it
	found bool // the bound is a value of an area, not a number of the rule
}

// mainIndicators are the inputs of the leading index that the level has,
// indices replaced by their own inputs, else the level's first indicators.
func (b *book) mainIndicators(l *level, r *ranking) []*subject {
	const most = 12
	var out []*subject
	seen := map[string]bool{}
	var add func(id string, depth int)
	add = func(id string, depth int) {
		s := b.byID[id]
		if s == nil || seen[id] || depth > deepest || len(out) >= most {
			return
		}
		seen[id] = true
		if s.indicator >= 0 {
			if b.ranking(l, id) != nil {
				out = append(out, s)
			}
			return
		}
		for _, in := range b.Nodes[s.node].Inputs {
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

// opening is the overview's first sentence.
func (b *book) opening() string {
	if b.report < 0 {
		return cmp.Or(b.Meta.Title, b.Meta.ID, b.Say("report.empty"))
	}
	h, l := b.head, b.levels[b.report]
	if h.scheme != nil && h.scheme.aims(l) {
		return b.classSentence(h.scheme, l) + b.besides(h.scheme, l)
	}
	if h.ranking != nil {
		return b.Say("report.head.subject", "label", h.ranking.label, "finding", b.finding(h.ranking, l))
	}
	return b.Say("report.head.plain", "n", len(l.Areas), "areas", l.Level.Name.For(len(l.Areas)), "city", b.Meta.City)
}

// noun reports whether a class's name is a noun with a plural of its own:
// such a name follows "sind", any other is quoted.
func noun(c class.Class) bool {
	return c.Label.Many != "" && c.Label.One != "" && c.Label.Many != c.Label.One
}

// classSentence says how many areas of a level are in the target classes.
func (b *book) classSentence(s *scheme, l *level) string {
	compared, classed := 0, 0
	counts := make([]int, len(s.Classes))
	for k := range l.Areas {
		if d := s.decision(l, k); d != nil && d.Why != class.Excluded {
			compared++
			if d.Class >= 0 && d.Class < len(counts) {
				counts[d.Class]++
				classed++
			}
		}
	}
	var nouns, quoted []int // target classes of this level, the gravest first
	total, quotedTotal := 0, 0
	for i := len(s.Classes) - 1; i >= 0; i-- {
		c := s.Classes[i]
		if !c.Target || !s.occurs(c, l) {
			continue
		}
		total += counts[i]
		if noun(c) {
			nouns = append(nouns, i)
		} else {
			quoted = append(quoted, i)
			quotedTotal += counts[i]
		}
	}
	if len(nouns)+len(quoted) == 0 {
		return b.Say("report.head.scheme", "scheme", s.label, "n", compared, "areas", l.Level.Name.For(compared))
	}
	if classed == 0 {
		return b.Say("report.head.unclassed", "scheme", s.label)
	}
	if compared == 1 {
		for k := range l.Areas {
			if c := s.class(l, k); c != nil {
				return b.Say("report.head.only."+kindOf(*c), "area", l.label(k), "class", className(*c, 1))
			}
		}
	}
	of := b.dative(l.Level.Name, compared)
	if of == "" {
		of = l.many()
	}
	var parts []string
	for _, i := range nouns {
		if counts[i] == 0 && total > 0 {
			continue
		}
		name := className(s.Classes[i], counts[i])
		switch {
		case total == 0:
			parts = append(parts, b.Say("report.head.none", "classes", className(s.Classes[i], 2), "n", compared, "areas", of))
		case len(parts) == 0:
			parts = append(parts, b.Say("report.head.nouns", "k", counts[i], "n", compared, "areas", of, "classes", name))
		default:
			parts = append(parts, b.Say("report.head.further", "k", counts[i], "classes", name))
		}
		if total == 0 {
			break
		}
	}
	if len(quoted) > 0 && (quotedTotal > 0 || len(parts) == 0) {
		var names []string
		for _, i := range quoted {
			names = append([]string{b.Say("report.quote", "text", className(s.Classes[i], quotedTotal))}, names...)
		}
		parts = append(parts, b.Say("report.head.quoted", "k", quotedTotal, "n", compared, "areas", of,
			"classes", b.either(names), "scheme", s.label))
	}
	return strings.Join(parts, ", ")
}

func kindOf(c class.Class) string {
	if noun(c) {
		return "noun"
	}
	return "quoted"
}

// occurs reports whether a class can be given on a level.
func (s *scheme) occurs(c class.Class, l *level) bool {
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

// besides adds the target classes that the scheme gives on finer levels only:
// ", dazu 2 Aktionsquartiere".
func (b *book) besides(s *scheme, l *level) string {
	if len(s.Scheme.Rules) == 0 {
		return ""
	}
	var out strings.Builder
	for _, f := range b.levels[l.index+1:] {
		for i := len(s.Classes) - 1; i >= 0; i-- {
			c := s.Classes[i]
			if !c.Target || !s.occurs(c, f) || s.occurs(c, l) {
				continue
			}
			if n := s.count(f, i); n > 0 {
				out.WriteString(b.Say("report.head.besides", "k", n, "classes", className(c, n)))
			}
		}
	}
	return out.String()
}

// count returns how many areas of a level are in a class.
func (s *scheme) count(l *level, class int) int {
	n := 0
	for k := range l.Areas {
		if d := s.decision(l, k); d != nil && d.Class == class {
			n++
		}
	}
	return n
}

// either joins words by "oder".
func (b *book) either(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + b.Say("report.or") + items[len(items)-1]
}

// finding says where a ranking has its most difficult value, or its highest
// where it has no direction: "In Nordmarkt ist der Anteil am höchsten: 41,2 %".
func (b *book) finding(r *ranking, l *level) string {
	if r == nil || r.n() == 0 {
		return b.Say("report.finding.none", "areas", l.many())
	}
	first := r.values[r.Order[0]].Number
	value := b.text(r.subject, r.values[r.Order[0]])
	what := b.Say("report.kind." + r.kindKey())
	if r.n() == 1 {
		return b.Say("report.finding.only", "area", l.label(r.Order[0]), "what", what, "value", value)
	}
	k := 0
	for k < r.n() && r.Place[r.Order[k]] == 1 {
		k++
	}
	if r.Same(first, r.values[r.Order[r.n()-1]].Number) {
		return b.Say("report.finding.equal", "n", r.n(), "areas", b.dative(l.Level.Name, r.n()), "what", what, "value", value)
	}
	end := "highest"
	if r.higher == indicators.Better {
		end = "lowest"
	}
	if k > 3 {
		return b.Say("report.finding."+end+".many", "n", k, "areas", b.dative(l.Level.Name, k), "what", what, "value", value)
	}
	return b.Say("report.finding."+end, "area", b.List(l.labels(r.Order[:k])), "what", what, "value", value)
}

// kindKey names the word for a value of the subject: share, rate, ...
func (s *subject) kindKey() string {
	if s.node >= 0 {
		return "index"
	}
	return s.kind.String()
}

// labels returns the names of areas.
func (l *level) labels(rows []int) []string {
	out := make([]string, len(rows))
	for i, k := range rows {
		out[i] = l.label(k)
	}
	return out
}

// ends says which areas have the highest and the lowest value.
func (b *book) ends(r *ranking, l *level) string {
	if r == nil || r.n() < 2 || r.Same(r.Low, r.High) {
		return ""
	}
	side := func(x float64) (string, string) {
		var rows []int
		for _, k := range r.Order {
			if r.Same(r.values[k].Number, x) {
				rows = append(rows, k)
			}
		}
		names := b.List(l.labels(rows[:min(len(rows), 3)]))
		if len(rows) > 3 {
			names = b.Say("report.count.areas", "n", len(rows), "areas", l.Level.Name.For(len(rows)))
		}
		return names, b.text(r.subject, indicators.Known(x))
	}
	highest, high := side(r.High)
	lowest, low := side(r.Low)
	return b.Say("report.ends", "label", r.label, "highest", highest, "high", high, "lowest", lowest, "low", low)
}
