package say

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
)

// ComparisonRemarks are what a reader of the numbers of a level has to know.
func (w *Writer) ComparisonRemarks(c *book.Comparison, l *book.Level) []string {
	var out []string
	if lc := c.Level(l.Level.ID); lc != nil && lc.Estimated {
		out = append(out, w.Say("compare.estimated", "before", w.Before(c)))
	}
	return out
}

// CityChange says what became of the city value.
func (w *Writer) CityChange(c *book.Comparison, s *book.Subject, x *compare.IndicatorChange) []string {
	if !x.City.Change.OK() {
		return nil
	}
	interval := ""
	if x.City.Low.OK() && x.City.High.OK() {
		interval = w.Say("comparison.indicator.interval", "low", w.Signed(x.City.Low.Number, s.Decimals()), "high", w.Signed(x.City.High.Number, s.Decimals()))
	}
	return []string{w.Say("comparison.indicator.city", "city", w.CityShort(), "before", w.Before(c), "old", w.Text(s, x.CityBefore),
		"after", w.After(c), "new", w.Text(s, x.CityAfter), "change", w.ChangeText(s, x.Points, x.City.Change.Number), "interval", interval)}
}

// SpreadSentences say whether the areas grew together, as far as the interval
// allows, and how unevenly cases are spread over them.
func (w *Writer) SpreadSentences(c *book.Comparison, l *book.Level, s *book.Subject, x *compare.IndicatorChange) []string {
	var out []string
	sp := x.Spread
	if sp.Verdict != compare.NoVerdict && sp.Ratio.OK() {
		low, _ := w.Distinguished(sp.Low.Number, 1, 2)
		high, _ := w.Distinguished(sp.High.Number, 1, 2)
		out = append(out, w.Say("compare.verdict."+string(sp.Verdict)), w.Say("comparison.indicator.deviation",
			"before", w.Number(sp.Deviation[0].Number, s.Decimals()+1), "after", w.Number(sp.Deviation[1].Number, s.Decimals()+1), "low", low, "high", high, "year", w.Before(c)))
	}
	if d := sp.Dissimilarity; d[0].OK() && d[1].OK() {
		out = append(out, w.Say("comparison.indicator.dissimilarity", "area", l.One(), "new", w.Measure(100*d[1].Number, 1, "%"), "old", w.Measure(100*d[0].Number, 1, "%"), "before", w.Before(c)))
	}
	if g := sp.Gini; g[0].OK() && g[1].OK() {
		out = append(out, w.Say("comparison.indicator.gini", "new", w.Number(g[1].Number, 2), "old", w.Number(g[0].Number, 2), "before", w.Before(c)))
	}
	return out
}

// EditionsLine names both editions with their dates.
func (w *Writer) EditionsLine(c *book.Comparison) string {
	one := func(e compare.Edition) string {
		if e.Published == "" {
			return e.Title
		}
		return w.Say("comparison.edition.of", "title", e.Title, "date", w.Date(e.Published))
	}
	if c.Before.Title == "" || c.After.Title == "" {
		return ""
	}
	return w.Say("comparison.editions", "before", one(c.Comparison.Before), "after", one(c.Comparison.After))
}

// CutNote says that a table does not have all areas, "" where it has.
func (w *Writer) CutNote(l *book.Level) string {
	if len(l.Areas) <= book.MostCompared {
		return ""
	}
	return w.Say("comparison.cut", "n", book.MostCompared, "all", len(l.Areas), "areas", w.Dative(l.Level.Name.For(len(l.Areas)), len(l.Areas)))
}

// NoiseNote says what is known of chance, and of how many areas it is not.
func (w *Writer) NoiseNote(x *compare.IndexChange) string {
	within, known, open := 0, 0, 0
	var why compare.Reason
	for _, s := range x.Steps {
		switch {
		case s.Within == class.True:
			within++
			known++
		case s.Within == class.False:
			known++
		case s.Change.OK():
			open++
			why = cmp.Or(why, s.NoiseReason, s.Reason)
		}
	}
	reason := ""
	if why != compare.NoReason {
		reason = w.Say("compare.reason." + string(why))
	}
	out := ""
	switch {
	case known == 0 && reason == "":
		return ""
	case known == 0:
		return w.Say("comparison.noise.unknown", "reason", reason)
	case within > 0:
		out = w.Say("comparison.noise.some", "n", within)
	default:
		out = w.Say("comparison.noise.none")
	}
	if open > 0 && reason != "" {
		out += " " + w.Say("comparison.noise.rest", "n", open, "reason", reason)
	}
	return out
}

// Movement says how far the order and the classes moved.
func (w *Writer) Movement(t *book.Turnover, index string) []string {
	var out []string
	tr := t.Classes.Transitions
	moved := book.MovedAreas(&tr)
	if tr.N > 0 {
		out = append(out, w.Say("comparison.moved", "k", moved, "n", tr.N, "areas", w.Dative(t.Level.Level.Name.For(tr.N), tr.N)))
	}
	if tr.Shorrocks.OK() {
		out = append(out, w.Say("comparison.shorrocks", "value", w.Number(tr.Shorrocks.Number, 2)))
	}
	if tr.Kappa.OK() {
		// Shown is the one that counts how many classes lie between, where they
		// have an order and there are more than two.
		shown, plain := tr.Kappa, ""
		if tr.Linear.OK() && len(tr.Classes) > 2 {
			shown, plain = tr.Linear, w.Say("comparison.kappa.linear", "plain", w.Number(tr.Kappa.Number, 2))
		}
		out = append(out, w.Say("comparison.kappa", "value", w.Number(shown.Number, 2), "linear", plain))
	}
	if x := t.Change.Index(index); x != nil && x.Movement.Spearman.OK() && x.Movement.Kendall.OK() && x.Movement.RankChange.OK() {
		out = append(out, w.Say("comparison.ranks", "spearman", w.Number(x.Movement.Spearman.Number, 2),
			"kendall", w.Number(x.Movement.Kendall.Number, 2), "change", w.Number(x.Movement.RankChange.Number, 1)))
	}
	return out
}

// DriftSentence says whether the areas grew together or apart.
func (w *Writer) DriftSentence(c *book.Comparison, s compare.Spread) string {
	if s.Verdict == compare.NoVerdict || !s.Ratio.OK() {
		return ""
	}
	// A bound that a rounded figure would put on 1 gets the digits that tell.
	low, _ := w.Distinguished(s.Low.Number, 1, 2)
	high, _ := w.Distinguished(s.High.Number, 1, 2)
	return w.Say("compare.verdict."+string(s.Verdict)) + " " + w.Say("comparison.spread", "before", w.Number(s.Deviation[0].Number, 2), "after", w.Number(s.Deviation[1].Number, 2),
		"low", low, "high", high, "year", w.Before(c))
}

// TargetNames names the target classes of the level as the end of "ist neu …":
// Aktionsraum, or in der Klasse „niedrig“.
func (w *Writer) TargetNames(t *book.Turnover) string { return w.TargetNamesFor(t, 1) }

// TargetNamesFor is what in the number of n areas.
func (w *Writer) TargetNamesFor(t *book.Turnover, n int) string {
	var nouns, quoted []string
	for i := len(t.Classes.Classes) - 1; i >= 0; i-- {
		c := t.Classes.Classes[i]
		switch {
		case !c.Target || !w.book.OccursIn(t, c):
		case book.Noun(c):
			nouns = append(nouns, book.ClassName(c, n))
		default:
			quoted = append([]string{w.Say("report.quote", "text", book.ClassName(c, 1))}, quoted...)
		}
	}
	if len(quoted) > 0 {
		nouns = append(nouns, w.Say("comparison.in_class", "classes", w.Either(quoted)))
	}
	return w.Either(nouns)
}

// classPhrase is a class as the end of "weiterhin …".
func (w *Writer) classPhrase(c class.Class) string {
	if book.Noun(c) {
		return book.ClassName(c, 1)
	}
	return w.Say("comparison.in_class", "classes", w.Say("report.quote", "text", book.ClassName(c, 1)))
}

// TurnoverHeadline is the answer: "Zwei Sozialräume sind neu Aktionsraum, zwei
// nicht mehr, elf geblieben".
func (w *Writer) TurnoverHeadline(t *book.Turnover) string {
	s := t.Classes
	what := w.TargetNames(t)
	var parts []string
	add := func(rows []int, key string) {
		n := len(rows)
		switch {
		case n == 0:
		case len(parts) == 0 && n == 1:
			parts = append(parts, w.Say("comparison.head."+key+".one", "area", t.Level.Name(rows[0]), "what", what))
		case len(parts) == 0:
			parts = append(parts, w.Say("comparison.head."+key, "n", w.Counted(n, true), "areas", t.Level.Level.Name.For(n), "what", what))
		case n == 1:
			parts = append(parts, w.Say("comparison.head.then."+key, "n", t.Level.Name(rows[0])))
		default:
			parts = append(parts, w.Say("comparison.head.then."+key, "n", w.Counted(n, false)))
		}
	}
	switch {
	case len(s.Entered)+len(s.Left) == 0 && len(s.Stayed) > 1:
		return w.Say("comparison.head.same", "n", w.Counted(len(s.Stayed), false), "areas", t.Level.Level.Name.For(len(s.Stayed)), "what", what)
	case len(s.Entered)+len(s.Left)+len(s.Stayed) == 0:
		return w.Say("comparison.head.none", "areas", t.Level.Many(), "what", what, "before", w.Before(t.Comparison), "after", w.After(t.Comparison))
	}
	add(s.Entered, "entered")
	add(s.Left, "left")
	add(s.Stayed, "stayed")
	return strings.Join(parts, ", ")
}

// sinceSentence is the overview's sentence: "Seit 2007 kamen Dorstfeld und … hinzu,
// Wickede gehört nicht mehr dazu."
func (w *Writer) sinceSentence(l *book.Level) string {
	t := w.book.Turnover(w.book.Latest(), w.book.Lead().Scheme, l)
	if t == nil {
		return ""
	}
	const most = 4
	names := func(rows []int) string {
		if len(rows) > most {
			return w.Say("report.count.areas", "n", len(rows), "areas", l.Level.Name.For(len(rows)))
		}
		return w.List(l.Labels(rows))
	}
	in, out := t.Classes.Entered, t.Classes.Left
	switch {
	case len(in) > 0 && len(out) > 0:
		return w.Say("comparison.since.both", "before", w.Before(t.Comparison), "k", len(in), "in", names(in), "n", len(out), "out", names(out))
	case len(in) > 0:
		return w.Say("comparison.since.in", "before", w.Before(t.Comparison), "k", len(in), "in", names(in))
	case len(out) > 0:
		return w.Say("comparison.since.out", "before", w.Before(t.Comparison), "n", len(out), "out", names(out))
	case len(t.Classes.Stayed) > 0:
		return w.Say("comparison.since.same", "before", w.Before(t.Comparison))
	}
	return ""
}

// AreaStory tells what became of one area: its class, its index on both scales,
// what contributed most, the target areas within it.
func (w *Writer) AreaStory(t *book.Turnover, row int) []string {
	var out []string
	r := t.Classes.Rows[row]
	before, after := t.Classes.Target(r.Before), t.Classes.Target(r.After)
	name := t.Level.Name(row)
	switch {
	case after && !before:
		out = append(out, w.Say("compare.enters", "area", name, "class", w.classPhrase(t.Classes.Classes[r.After])))
	case before && !after:
		out = append(out, w.Say("compare.leaves", "area", name, "class", w.classPhrase(t.Classes.Classes[r.Before])))
	case after:
		out = append(out, w.Say("compare.stays", "area", name, "class", w.classPhrase(t.Classes.Classes[r.After])))
	}
	out = append(out, w.IndexStory(t.Comparison, t.Change, t.Classes.Index, t.Classes.BoundOf(t.Classes.Rows[row], t.Level.Level.ID), row)...)
	return append(out, w.WithinStory(t, row)...)
}

// IndexStory tells how an index changed in an area.
func (w *Writer) IndexStory(c *book.Comparison, lc *compare.Level, index string, bound indicators.Value, row int) []string {
	x := lc.Index(index)
	s := w.book.Subject(index)
	if x == nil || s == nil {
		return nil
	}
	step := &x.Steps[row]
	from, to := x.Before[row], x.After[row]
	if !from.OK() || !to.OK() {
		return nil
	}
	a, z := w.Distinguished(from.Number, to.Number, s.Decimals())
	args := []any{"before", a, "after", z, "bound", "", "base", ""}
	if bound.OK() {
		args[5] = w.Say("compare.bound", "bound", w.Trimmed(bound.Number, 6))
	}
	key := "compare.kept"
	switch {
	case !step.Change.OK() || indicators.SameAt(step.Change.Number, 0, from.Number) || step.Change.Number == 0:
	case w.Number(from.Number, s.Decimals()) == w.Number(to.Number, s.Decimals()) && !book.Parted(from, bound, to):
		// Further digits would tell of a movement that nobody sees.
		key, args[1], args[3] = "compare.near", w.Number(from.Number, s.Decimals()), w.Number(to.Number, s.Decimals())
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
		text := w.Number(base.Number, s.Decimals())
		on := "compare.fell"
		switch {
		case text == w.Number(start.Number, s.Decimals()):
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
		args[7] = w.Say(on, "year", w.Before(c), "base", text)
	}
	out := []string{w.Say(key, args...)}
	if k := x.Most(row); k >= 0 && key != "compare.kept" && key != "compare.near" {
		input := x.Contributions[k].Input
		if in := w.book.Subject(input); in != nil {
			out = append(out, w.Say("comparison.most", "input", in.Short()))
		}
	}
	if step.Within == class.True {
		out = append(out, w.Say("compare.by_noise"))
	}
	return out
}

// WithinStory names the target areas of the next finer level in an area that is
// itself in no target class any more.
func (w *Writer) WithinStory(t *book.Turnover, row int) []string {
	if t.Classes.Target(t.Classes.Rows[row].After) || t.Level.Index()+1 >= len(w.book.Levels()) {
		return nil
	}
	fine := w.book.Level(t.Level.Index() + 1)
	var out []string
	for _, k := range t.Level.Children(row) {
		if c := t.Scheme.Class(fine, k); c != nil && c.Target {
			out = append(out, w.Say("compare.within", "area", fine.Name(k), "class", w.classPhrase(*c)))
		}
	}
	return out
}

// CauseSentence says in words what the largest step means.
func (w *Writer) CauseSentence(c *book.Comparison, lc *compare.Level, index string, row int) string {
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
		return w.Say("comparison.cause.unknown", "reason", w.Say("compare.reason."+string(step.Reason)))
	}
	decimals := 2
	if s := w.book.Subject(index); s != nil {
		decimals = s.Decimals()
	}
	return w.Say("comparison.cause."+string(step.Cause), "before", w.Before(c), "after", w.After(c), "part", w.causePart(step, decimals))
}

// causePart sets the largest step against the whole change, and names the
// next one where it can be seen: " (−0,30 von −0,33), dazu kam die veränderte
// Stadt (−0,03)".
func (w *Writer) causePart(step *compare.Steps, decimals int) string {
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
	out := w.Say("comparison.part.of", "x", w.Signed(most, decimals), "all", w.Signed(step.Change.Number, decimals))
	if most*step.Change.Number < 0 {
		out = w.Say("comparison.part", "x", w.Signed(most, decimals))
	}
	if second < 0 {
		return out
	}
	way := "same"
	if most*parts[second].value.Number < 0 {
		way = "against"
	}
	return out + w.Say("comparison.part."+way+"."+string(parts[second].cause), "x", w.Signed(parts[second].value.Number, decimals))
}

// FinerTurnovers are the changes of target classes on finer levels in one
// sentence each.
func (w *Writer) FinerTurnovers(t *book.Turnover) []string {
	var out []string
	if len(t.Scheme.Scheme.Rules) == 0 {
		return nil
	}
	for _, f := range w.book.Levels()[t.Level.Index()+1:] {
		u := w.book.Turnover(t.Comparison, t.Scheme, f)
		if u == nil {
			continue
		}
		say := func(rows []int, key string) {
			const most = 6
			if n := len(rows); n > 0 {
				names := w.List(f.Labels(rows[:min(n, most)]))
				if n > most {
					names = w.Say("comparison.more", "names", w.List(f.Labels(rows[:most])), "n", n-most)
				}
				out = append(out, w.Say("comparison.finer."+key, "areas", f.Many(), "n", n, "names", names, "what", w.TargetNames(u)))
			}
		}
		say(u.Classes.Entered, "entered")
		say(u.Classes.Left, "left")
	}
	return out
}

// LeftOutSentences say which inputs the comparison index does without.
func (w *Writer) LeftOutSentences(x *compare.IndexChange) []string {
	var out []string
	for _, l := range x.Left {
		out = append(out, w.Say("comparison.left_out", "input", w.book.LabelOf(l.Input), "why", w.Say("compare.left."+string(l.Why))))
	}
	return out
}

// AreaRemarks name the areas whose limits or names changed, and those without
// a partner.
func (w *Writer) AreaRemarks(c *book.Comparison, lc *compare.Level) []string {
	var out []string
	for _, m := range lc.Areas {
		name, partner := book.AreaLabel(m.Area), book.AreaLabel(m.Partner)
		switch {
		case m.Relation == compare.Nothing:
			out = append(out, name+": "+w.Say("compare.relation.new"))
		case m.Relation != compare.Same:
			out = append(out, name+": "+w.Say("compare.relation."+m.Relation.String(), "partner", partner))
		case m.Renamed:
			out = append(out, w.Say("compare.renamed", "area", name, "partner", partner))
		}
	}
	for _, e := range lc.Ended {
		if len(e.Into) == 0 {
			out = append(out, w.Say("compare.ended_gone", "area", book.AreaLabel(e.Area)))
			continue
		}
		var into []string
		for _, a := range e.Into {
			into = append(into, book.AreaLabel(a))
		}
		slices.Sort(into)
		out = append(out, w.Say("compare.ended_into", "area", book.AreaLabel(e.Area), "areas", w.List(into)))
	}
	return out
}

// BreakSentence says before which editions the definition of a subject changed,
// "" for none.
func (w *Writer) BreakSentence(x *compare.Series) string {
	var ids []string
	for p := range x.Break {
		if x.Break[p] {
			ids = append(ids, w.book.History().Editions[p].ID)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	key := "series.break"
	if x.Indicator < 0 {
		key = "series.break.index"
	}
	return w.Say(key, "label", w.book.LabelOf(x.ID), "n", len(ids), "editions", w.List(ids))
}
