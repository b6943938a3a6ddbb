package report

import (
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
)

// What the comparison says in sentences: who entered, stayed and left, and why.

// A turnover is who entered, stayed in and left the target classes of a scheme
// on one level.
type turnover struct {
	*versus
	change  *compare.Level
	classes *compare.SchemeChange
	level   *level
	scheme  *scheme
}

// turnover returns that of a scheme on a level, nil where the earlier edition
// has no such classes or none of them is a target.
func (b *book) turnover(c *versus, s *scheme, l *level) *turnover {
	if c == nil || s == nil {
		return nil
	}
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		return nil
	}
	sc := lc.Scheme(s.Scheme.ID)
	if sc == nil || sc.New || !s.aims(l) {
		return nil
	}
	return &turnover{c, lc, sc, l, s}
}

// what names the target classes of the level as the end of "ist neu …":
// Aktionsraum, or in der Klasse „niedrig“.
func (b *book) what(t *turnover) string { return b.whatOf(t, 1) }

// whatOf is what in the number of n areas.
func (b *book) whatOf(t *turnover, n int) string {
	var nouns, quoted []string
	for i := len(t.classes.Classes) - 1; i >= 0; i-- {
		c := t.classes.Classes[i]
		switch {
		case !c.Target || !b.occursIn(t, c):
		case noun(c):
			nouns = append(nouns, className(c, n))
		default:
			quoted = append([]string{b.Say("report.quote", "text", className(c, 1))}, quoted...)
		}
	}
	if len(quoted) > 0 {
		nouns = append(nouns, b.Say("comparison.in_class", "classes", b.either(quoted)))
	}
	return b.either(nouns)
}

// occursIn reports whether a class is given on the level in either year.
func (b *book) occursIn(t *turnover, c class.Class) bool {
	if t.scheme.occurs(c, t.level) {
		return true
	}
	for _, r := range t.classes.Rows {
		if r.Before >= 0 && t.classes.Classes[r.Before].ID == c.ID {
			return true
		}
	}
	return false
}

// called is a class as the end of "weiterhin …".
func (b *book) called(c class.Class) string {
	if noun(c) {
		return className(c, 1)
	}
	return b.Say("comparison.in_class", "classes", b.Say("report.quote", "text", className(c, 1)))
}

// counted is a number at the beginning of a sentence or within it: words up to
// twelve, then digits. One has a gender in German, so one area is named instead.
func (b *book) counted(n int, first bool) string {
	if n < 2 || n > 12 {
		return b.Integer(n)
	}
	all := strings.Fields(b.Say("comparison.numbers"))
	word := all[min(n-2, len(all)-1)]
	if first {
		word = strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}

// turnoverHeadline is the answer: "Zwei Sozialräume sind neu Aktionsraum, zwei
// nicht mehr, elf geblieben".
func (b *book) turnoverHeadline(t *turnover) string {
	s := t.classes
	what := b.what(t)
	var parts []string
	add := func(rows []int, key string) {
		n := len(rows)
		switch {
		case n == 0:
		case len(parts) == 0 && n == 1:
			parts = append(parts, b.Say("comparison.head."+key+".one", "area", t.level.label(rows[0]), "what", what))
		case len(parts) == 0:
			parts = append(parts, b.Say("comparison.head."+key, "n", b.counted(n, true), "areas", t.level.Level.Name.For(n), "what", what))
		case n == 1:
			parts = append(parts, b.Say("comparison.head.then."+key, "n", t.level.label(rows[0])))
		default:
			parts = append(parts, b.Say("comparison.head.then."+key, "n", b.counted(n, false)))
		}
	}
	switch {
	case len(s.Entered)+len(s.Left) == 0 && len(s.Stayed) > 1:
		return b.Say("comparison.head.same", "n", b.counted(len(s.Stayed), false), "areas", t.level.Level.Name.For(len(s.Stayed)), "what", what)
	case len(s.Entered)+len(s.Left)+len(s.Stayed) == 0:
		return b.Say("comparison.head.none", "areas", t.level.many(), "what", what, "before", b.before(t.versus), "after", b.after(t.versus))
	}
	add(s.Entered, "entered")
	add(s.Left, "left")
	add(s.Stayed, "stayed")
	return strings.Join(parts, ", ")
}

// since is the overview's sentence: "Seit 2007 kamen Dorstfeld und … hinzu,
// Wickede gehört nicht mehr dazu."
func (b *book) since(l *level) string {
	t := b.turnover(b.first(), b.head.scheme, l)
	if t == nil {
		return ""
	}
	const most = 4
	names := func(rows []int) string {
		if len(rows) > most {
			return b.Say("report.count.areas", "n", len(rows), "areas", l.Level.Name.For(len(rows)))
		}
		return b.List(l.labels(rows))
	}
	in, out := t.classes.Entered, t.classes.Left
	switch {
	case len(in) > 0 && len(out) > 0:
		return b.Say("comparison.since.both", "before", b.before(t.versus), "k", len(in), "in", names(in), "n", len(out), "out", names(out))
	case len(in) > 0:
		return b.Say("comparison.since.in", "before", b.before(t.versus), "k", len(in), "in", names(in))
	case len(out) > 0:
		return b.Say("comparison.since.out", "before", b.before(t.versus), "n", len(out), "out", names(out))
	case len(t.classes.Stayed) > 0:
		return b.Say("comparison.since.same", "before", b.before(t.versus))
	}
	return ""
}

// story tells what became of one area: its class, its index on both scales,
// what contributed most, the target areas within it.
func (b *book) story(t *turnover, row int) []string {
	var out []string
	r := t.classes.Rows[row]
	before, after := t.classes.Target(r.Before), t.classes.Target(r.After)
	name := t.level.label(row)
	switch {
	case after && !before:
		out = append(out, b.Say("compare.enters", "area", name, "class", b.called(t.classes.Classes[r.After])))
	case before && !after:
		out = append(out, b.Say("compare.leaves", "area", name, "class", b.called(t.classes.Classes[r.Before])))
	case after:
		out = append(out, b.Say("compare.stays", "area", name, "class", b.called(t.classes.Classes[r.After])))
	}
	out = append(out, b.indexStory(t.versus, t.change, t.classes.Index, t.classes.BoundOf(t.classes.Rows[row], t.level.Level.ID), row)...)
	return append(out, b.withinStory(t, row)...)
}

// indexStory tells how an index changed in an area.
func (b *book) indexStory(c *versus, lc *compare.Level, index string, bound indicators.Value, row int) []string {
	x := lc.Index(index)
	s := b.byID[index]
	if x == nil || s == nil {
		return nil
	}
	step := &x.Steps[row]
	from, to := x.Before[row], x.After[row]
	if !from.OK() || !to.OK() {
		return nil
	}
	a, z := b.apart(from.Number, to.Number, s.decimals)
	args := []any{"before", a, "after", z, "bound", "", "base", ""}
	if bound.OK() {
		args[5] = b.Say("compare.bound", "bound", b.trimmed(bound.Number, 6))
	}
	key := "compare.kept"
	switch {
	case !step.Change.OK() || indicators.SameAt(step.Change.Number, 0, from.Number) || step.Change.Number == 0:
	case b.Number(from.Number, s.decimals) == b.Number(to.Number, s.decimals) && !parted(from, bound, to):
		// Further digits would tell of a movement that nobody sees.
		key, args[1], args[3] = "compare.near", b.Number(from.Number, s.decimals), b.Number(to.Number, s.decimals)
	case step.Change.Number > 0:
		key = "compare.rose"
	default:
		key = "compare.fell"
	}
	if base := x.AfterBase[row]; base.OK() {
		start := from
		if row < len(x.BeforeBase) && x.BeforeBase[row].OK() {
			start = x.BeforeBase[row]
		}
		text := b.Number(base.Number, s.decimals)
		on := "compare.fell"
		switch {
		case text == b.Number(start.Number, s.decimals):
			on = "compare.kept"
		case base.Number > start.Number:
			on = "compare.rose"
		}
		switch {
		case on == key && key == "compare.kept":
			on = "comparison.on_base.at"
		case on == key:
			on = "comparison.on_base.to"
		default:
			on = "comparison.on_base." + strings.TrimPrefix(on, "compare.")
		}
		args[7] = b.Say(on, "year", b.before(c), "base", text)
	}
	out := []string{b.Say(key, args...)}
	if k := x.Most(row); k >= 0 && key != "compare.kept" && key != "compare.near" {
		input := x.Contributions[k].Input
		if in := b.byID[input]; in != nil {
			out = append(out, b.Say("comparison.most", "input", in.short))
		}
	}
	if step.Within == class.True {
		out = append(out, b.Say("compare.by_noise"))
	}
	return out
}

// parted reports whether a bound lies between two values or on one of them.
func parted(x, bound, y indicators.Value) bool {
	return bound.OK() && (indicators.Compare(x.Number, bound.Number) != indicators.Compare(y.Number, bound.Number))
}

// withinStory names the target areas of the next finer level in an area that is
// itself in no target class any more.
func (b *book) withinStory(t *turnover, row int) []string {
	if t.classes.Target(t.classes.Rows[row].After) || t.level.index+1 >= len(b.levels) {
		return nil
	}
	fine := b.levels[t.level.index+1]
	var out []string
	for _, k := range t.level.children[row] {
		if c := t.scheme.class(fine, k); c != nil && c.Target {
			out = append(out, b.Say("compare.within", "area", fine.label(k), "class", b.called(*c)))
		}
	}
	return out
}

// causeSentence says in words what the largest step means.
func (b *book) causeSentence(c *versus, lc *compare.Level, index string, row int) string {
	x := lc.Index(index)
	if x == nil {
		return ""
	}
	step := &x.Steps[row]
	if step.Cause == compare.CauseNoise {
		return "" // indexStory says so
	}
	if step.Cause == compare.Unknown {
		if step.Reason == compare.NoReason {
			return ""
		}
		return b.Say("comparison.cause.unknown", "reason", b.Say("compare.reason."+string(step.Reason)))
	}
	decimals := 2
	if s := b.byID[index]; s != nil {
		decimals = s.decimals
	}
	return b.Say("comparison.cause."+string(step.Cause), "before", b.before(c), "after", b.after(c), "part", b.causePart(step, decimals))
}

// causePart sets the largest step against the whole change, and names the
// next one where it can be seen: " (−0,30 von −0,33), dazu kam die veränderte
// Stadt (−0,03)".
func (b *book) causePart(step *compare.Steps, decimals int) string {
	parts := []struct {
		cause compare.Cause
		value indicators.Value
	}{{compare.CauseOwn, step.Own}, {compare.CauseCity, step.City}, {compare.CauseMethod, step.Method}, {compare.CauseBoundary, step.Boundary}}
	first, second := -1, -1
	for i, p := range parts {
		switch {
		case p.cause == step.Cause:
			first = i
		case p.value.OK() && indicators.Round(math.Abs(p.value.Number), decimals) > 0 && (second < 0 || math.Abs(p.value.Number) > math.Abs(parts[second].value.Number)):
			second = i
		}
	}
	if first < 0 || !parts[first].value.OK() || !step.Change.OK() {
		return ""
	}
	most := parts[first].value.Number
	out := b.Say("comparison.part.of", "x", b.Signed(most, decimals), "all", b.Signed(step.Change.Number, decimals))
	if most*step.Change.Number < 0 {
		out = b.Say("comparison.part", "x", b.Signed(most, decimals))
	}
	if second < 0 {
		return out
	}
	way := "same"
	if most*parts[second].value.Number < 0 {
		way = "against"
	}
	return out + b.Say("comparison.part."+way+"."+string(parts[second].cause), "x", b.Signed(parts[second].value.Number, decimals))
}

// finerTurnovers are the changes of target classes on finer levels in one
// sentence each.
func (b *book) finerTurnovers(t *turnover) []string {
	var out []string
	if len(t.scheme.Scheme.Rules) == 0 {
		return nil
	}
	for _, f := range b.levels[t.level.index+1:] {
		u := b.turnover(t.versus, t.scheme, f)
		if u == nil {
			continue
		}
		say := func(rows []int, key string) {
			const most = 6
			if n := len(rows); n > 0 {
				names := b.List(f.labels(rows[:min(n, most)]))
				if n > most {
					names = b.Say("comparison.more", "names", b.List(f.labels(rows[:most])), "n", n-most)
				}
				out = append(out, b.Say("comparison.finer."+key, "areas", f.many(), "n", n, "names", names, "what", b.what(u)))
			}
		}
		say(u.classes.Entered, "entered")
		say(u.classes.Left, "left")
	}
	return out
}

// leftOutSentences say which inputs the comparison index does without.
func (b *book) leftOutSentences(x *compare.IndexChange) []string {
	var out []string
	for _, l := range x.Left {
		out = append(out, b.Say("comparison.left_out", "input", b.labelOf(l.Input), "why", b.Say("compare.left."+string(l.Why))))
	}
	return out
}

// areaRemarks name the areas whose limits or names changed, and those without
// a partner.
func (b *book) areaRemarks(c *versus, lc *compare.Level) []string {
	var out []string
	for _, m := range lc.Areas {
		name, partner := areaLabel(m.Area), areaLabel(m.Partner)
		switch {
		case m.Relation == compare.Nothing:
			out = append(out, name+": "+b.Say("compare.relation.new"))
		case m.Relation != compare.Same:
			out = append(out, name+": "+b.Say("compare.relation."+m.Relation.String(), "partner", partner))
		case m.Renamed:
			out = append(out, b.Say("compare.renamed", "area", name, "partner", partner))
		}
	}
	for _, e := range lc.Ended {
		if len(e.Into) == 0 {
			out = append(out, b.Say("compare.ended_gone", "area", areaLabel(e.Area)))
			continue
		}
		var into []string
		for _, p := range e.Into {
			into = append(into, areaLabel(p.Area))
		}
		slices.Sort(into)
		out = append(out, b.Say("compare.ended_into", "area", areaLabel(e.Area), "areas", b.List(into)))
	}
	return out
}
