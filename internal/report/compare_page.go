package report

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/figure"
)

// A group is one of the three lists of the comparison's first screen.
type group struct {
	ID, Head string
	Areas    []told
	None     string
}

// A told is an area with what became of it.
type told struct {
	Name, Href string
	Text       []string // after the name
}

// comparePage is vergleich.html: who entered, stayed and left, and why; the
// maps; the two scales; the causes; movement; indicators; areas.
func (b *book) comparePage(c *versus) ([]byte, error) {
	v := struct {
		*frame
		Headline   string
		Kicker     string
		Lead       []string
		Groups     []group
		Finer      []string
		Maps       []*plot
		Change     *plot
		Changed    []changedGroup
		Slopes     []*plot
		Index      *notedTable
		ScaleText  []string
		Scales     *notedTable
		Steps      []fact
		Causes     *notedTable
		Movement   []string
		Transition *notedTable
		Flow       *flowView
		Smalls     template.HTML
		SmallsHead string
		Indicators *notedTable
		Spreads    *notedTable
		Spread     []string
		Areas      []string
		Strips     *notedTable
	}{frame: b.frame(c.page, b.Say("comparison.nav"), navCompare)}
	v.Kicker = b.Say("comparison.kicker", "before", b.before(c), "after", b.after(c))
	v.Headline = b.Say("comparison.head.plain", "before", b.before(c))
	if b.report < 0 {
		return b.render("compare.html", v)
	}
	l := b.levels[b.report]
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		v.Lead = []string{b.Say("comparison.no_level", "areas", l.many())}
		return b.render("compare.html", v)
	}
	index := ""
	if r := b.head.ranking; r != nil && r.node >= 0 {
		index = r.id
	}
	t := b.turnover(c, b.head.scheme, l)
	if t != nil {
		v.Headline = b.turnoverHeadline(t)
		v.Groups = b.groups(t)
		v.Finer = b.finerTurnovers(t)
		if t.classes.Index != "" {
			index = t.classes.Index
		}
		v.Movement = b.movement(t, index)
		v.Flow = b.flow(t)
		v.Transition = noted(b.transitionTable(t), v.Root, "")
	}
	if p := b.editionsLine(c); p != "" {
		v.Lead = append(v.Lead, p)
	}
	if lc.Estimated {
		v.Lead = append(v.Lead, b.Say("compare.estimated", "before", b.before(c)))
	}
	for _, p := range b.comparePlates(c) {
		m := b.mapPlot(p.plate, v.Root, "karte-"+p.File, 3, true)
		m.CSV = v.Root + "daten/" + c.data + ".csv"
		if p.after != nil {
			v.Change, v.Changed = m, b.changed(p.plate, v.Root)
		} else {
			v.Maps = append(v.Maps, m)
		}
	}
	x := lc.Index(index)
	if x != nil && !x.New {
		for _, f := range b.slopes(c, l, lc, x, t) {
			p, err := b.plot(f, v.Root, 3)
			if err != nil {
				return nil, err
			}
			v.Slopes = append(v.Slopes, p)
		}
		v.Index = noted(b.dumbbells(c, l, lc, x), v.Root, "daten/"+c.data+".csv", b.Say("comparison.dumbbell.note", "before", b.before(c), "after", b.after(c)), b.cutNote(l))
		if v.Smalls = smallsHTML(b.smalls(l, x)); v.Smalls != "" {
			v.SmallsHead = b.Say("comparison.smalls", "areas", l.many())
		}
		v.ScaleText = append(v.ScaleText, b.Say("compare.scales", "before", b.before(c)))
		v.ScaleText = append(v.ScaleText, b.leftOutSentences(x)...)
		v.Scales = noted(b.scaleTable(c, l, lc, x), v.Root, "daten/"+c.data+".csv", b.cutNote(l))
		for _, s := range []string{"own", "city", "method", "boundary"} {
			v.Steps = append(v.Steps, fact{Label: b.Say("compare.cause." + s), Text: b.Say("compare.step."+s, "before", b.before(c), "after", b.after(c))})
		}
		v.Causes = noted(b.causeTable(c, l, lc, x), v.Root, "daten/"+c.data+".csv", b.noiseNote(x), b.cutNote(l))
		if s := b.driftSentence(c, x.Spread); s != "" {
			v.Spread = append(v.Spread, s)
		}
	}
	if c == b.first() {
		v.Strips = noted(b.stripTable(), v.Root, "daten/classes.csv", b.Say("series.strips.note"))
	}
	v.Spreads = noted(b.spreadsTable(c, l, lc), v.Root, "", b.Say("comparison.spreads.note"))
	v.Indicators = noted(b.indicatorChanges(c, l, lc), v.Root, "", b.Say("comparison.indicators.note"))
	for i := range c.Levels {
		k := &c.Levels[i]
		if k.Estimated {
			v.Areas = append(v.Areas, b.Say("comparison.estimated", "areas", levelMany(k), "before", b.before(c)))
		}
		if remarks := b.areaRemarks(c, k); len(remarks) > 0 {
			const most = 40
			if n := len(remarks); n > most {
				remarks = append(remarks[:most], b.Say("comparison.remarks.more", "n", n-most))
			}
			for _, r := range remarks {
				v.Areas = append(v.Areas, b.Say("comparison.remark", "areas", levelMany(k), "text", r))
			}
		}
	}
	if len(v.Areas) == 0 {
		v.Areas = append(v.Areas, b.Say("comparison.areas.same"))
	}
	return b.render("compare.html", v)
}

// levelMany is the plural of the name of a compared level.
func levelMany(l *compare.Level) string {
	if l.Level.Name.Many != "" {
		return l.Level.Name.Many
	}
	return l.Level.ID
}

// editionsLine names both editions with their dates.
func (b *book) editionsLine(c *versus) string {
	one := func(e compare.Edition) string {
		if e.Published == "" {
			return e.Title
		}
		return b.Say("comparison.edition.of", "title", e.Title, "date", b.Date(e.Published))
	}
	if c.Before.Title == "" || c.After.Title == "" {
		return ""
	}
	return b.Say("comparison.editions", "before", one(c.Comparison.Before), "after", one(c.Comparison.After))
}

// groups are the three lists: new, no longer, stayed; and what is in a target
// class in one year and without any class in the other.
func (b *book) groups(t *turnover) []group {
	what := b.what(t)
	tell := func(rows []int, moved bool) []told {
		var out []told
		for _, row := range rows {
			var text []string
			if moved {
				// The list says already which class; the name is the link.
				text = b.story(t, row)[1:]
				if s := b.causeSentence(t.versus, t.change, t.classes.Index, row); s != "" {
					text = slices.Insert(text, min(2, len(text)), s)
				}
			} else if s := b.indexStory(t.versus, t.change, t.classes.Index, indicators.Value{}, row); len(s) > 0 {
				text = s[:1]
			}
			out = append(out, told{t.level.label(row), t.level.homes[row], text})
		}
		return out
	}
	s := t.classes
	out := []group{
		{ID: "neu", Head: b.Say("comparison.list.entered", "n", len(s.Entered), "what", what), Areas: tell(s.Entered, true), None: b.Say("comparison.list.nobody")},
		{ID: "nicht-mehr", Head: b.Say("comparison.list.left", "n", len(s.Left), "what", what), Areas: tell(s.Left, true), None: b.Say("comparison.list.nobody")},
		{ID: "geblieben", Head: b.Say("comparison.list.stayed", "n", len(s.Stayed), "what", what), Areas: tell(s.Stayed, false), None: b.Say("comparison.list.nobody")},
	}
	var half []told
	for _, row := range slices.Concat(s.OnlyBefore, s.OnlyAfter) {
		key := "comparison.only.after"
		if slices.Contains(s.OnlyBefore, row) {
			key = "comparison.only.before"
		}
		half = append(half, told{t.level.label(row), t.level.homes[row], []string{b.Say(key, "what", what, "before", b.before(t.versus), "after", b.after(t.versus))}})
	}
	for i, r := range s.Ended {
		if s.Target(r.Before) {
			half = append(half, told{areaLabel(t.change.Ended[i].Area), "", []string{b.Say("comparison.only.ended", "what", what, "before", b.before(t.versus), "after", b.after(t.versus))}})
		}
	}
	if len(half) > 0 {
		out = append(out, group{ID: "nur-einmal", Head: b.Say("comparison.list.half", "n", len(half)), Areas: half})
	}
	return out
}

// mostCompared is how many areas the tables of a comparison have on the page;
// comparison.csv has them all.
const mostCompared = 200

// cutNote says that a table does not have all areas, "" where it has.
func (b *book) cutNote(l *level) string {
	if len(l.Areas) <= mostCompared {
		return ""
	}
	return b.Say("comparison.cut", "n", mostCompared, "all", len(l.Areas), "areas", b.dative(l.Level.Name, len(l.Areas)))
}

// ordered are the rows of a level from the most difficult situation on, those
// without an index at the end.
func (b *book) ordered(l *level, x *compare.IndexChange) []int {
	rows := make([]int, len(l.Areas))
	for k := range rows {
		rows[k] = k
	}
	rank := func(k int) int {
		if k < len(x.RankAfter) && x.RankAfter[k] > 0 {
			return x.RankAfter[k]
		}
		return math.MaxInt
	}
	slices.SortStableFunc(rows, func(a, c int) int { return rank(a) - rank(c) })
	return rows[:min(len(rows), mostCompared)]
}

// orders is a cell with a number that the column is sorted by.
func orders(text string, v indicators.Value) figure.Cell {
	c := figure.Text(text)
	if v.OK() {
		x := v.Number
		c.Order = &x
	}
	return c
}

// changeTone is the tone of a change, in the digits that are shown: a change
// that reads 0 has none.
func changeTone(higher indicators.Direction, decimals int, change float64) figure.Tone {
	switch {
	case indicators.Round(change, decimals) == 0 || higher == indicators.Neutral || higher == indicators.Undirected:
		return figure.Even
	case (change > 0) == (higher == indicators.Worse):
		return figure.Worse
	}
	return figure.Better
}

// dumbbells draw for each area a bar from the earlier index to the later one.
func (b *book) dumbbells(c *versus, l *level, lc *compare.Level, x *compare.IndexChange) figure.Table {
	s := b.byID[x.Node.ID]
	t := figure.Table{
		ID: "index-beide-jahre", Level: l.Level.ID, Sorted: true,
		Caption: b.Say("comparison.dumbbell.caption", "label", s.label, "areas", l.many(), "before", b.before(c), "after", b.after(c)),
		Columns: []figure.Column{
			{Head: l.one()}, {Head: c.Before.ID, Numeric: true}, {Head: c.After.ID, Numeric: true},
			{Head: b.Say("comparison.col.change"), Numeric: true}, {Head: b.Say("comparison.col.bar", "before", c.Before.ID, "after", c.After.ID)},
			{Head: b.Say("comparison.col.rank", "year", c.Before.ID), Numeric: true}, {Head: b.Say("comparison.col.rank", "year", c.After.ID), Numeric: true},
		},
	}
	a := axis{math.Inf(1), math.Inf(-1)}
	for k := range l.Areas {
		for _, v := range [...]indicators.Value{x.Before[k], x.After[k]} {
			if v.OK() {
				a.low, a.high = math.Min(a.low, v.Number), math.Max(a.high, v.Number)
			}
		}
	}
	borders := b.borders(b.head.scheme, l, s.id)
	for _, m := range borders {
		t.Marks = append(t.Marks, figure.Mark{At: a.at(m.at), Border: true})
	}
	for _, k := range b.ordered(l, x) {
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.label(k), l.homes[k]),
			orders(b.text(s, x.Before[k]), x.Before[k]), orders(b.text(s, x.After[k]), x.After[k]), {}, {},
			figure.Text(rankText(at2(x.RankBefore, k))), figure.Text(rankText(at2(x.RankAfter, k))),
		}}
		if ch := x.Steps[k].Change; ch.OK() {
			row.Cells[3] = orders(b.Signed(ch.Number, s.decimals), ch)
			row.Cells[4].Bar = &figure.Bar{From: a.at(x.Before[k].Number), To: a.at(x.After[k].Number), Tone: changeTone(s.higher, s.decimals, ch.Number)}
		}
		if cl := b.head.scheme.class(l, k); cl != nil && cl.Target {
			row.Target = true
			row.Cells[0].Swatch = &b.looks(b.head.scheme)[b.head.scheme.decision(l, k).Class]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// scaleTable puts both scales side by side.
func (b *book) scaleTable(c *versus, l *level, lc *compare.Level, x *compare.IndexChange) figure.Table {
	s := b.byID[x.Node.ID]
	t := figure.Table{
		ID: "skalen", Level: l.Level.ID, Sorted: true,
		Caption: b.Say("comparison.scales.caption", "label", s.label, "areas", l.many()),
		Columns: []figure.Column{
			{Head: l.one()}, {Head: c.Before.ID, Numeric: true},
			{Head: b.Say("comparison.col.own_scale", "after", c.After.ID), Numeric: true},
			{Head: b.Say("comparison.col.base_scale", "after", c.After.ID, "before", b.before(c)), Numeric: true},
		},
	}
	var sc *compare.SchemeChange
	if b.head.scheme != nil {
		sc = lc.Scheme(b.head.scheme.Scheme.ID)
	}
	if sc != nil && !sc.New {
		t.Columns = append(t.Columns, figure.Column{Head: b.Say("comparison.col.class_in", "year", c.Before.ID)},
			figure.Column{Head: b.Say("comparison.col.class_in", "year", c.After.ID)},
			figure.Column{Head: b.Say("comparison.col.class_base", "before", b.before(c))})
	}
	for _, k := range b.ordered(l, x) {
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.label(k), l.homes[k]), orders(b.text(s, x.Before[k]), x.Before[k]), orders(b.text(s, x.After[k]), x.After[k]),
			orders(b.shownOr(s, x.AfterBase[k], "comparison.no_base"), x.AfterBase[k]),
		}}
		if sc != nil && !sc.New {
			r := sc.Rows[k]
			row.Cells = append(row.Cells, b.changedClass(sc, r.Before, r.WhyBefore), b.changedClass(sc, r.After, r.WhyAfter), b.changedClass(sc, r.AfterBase, r.WhyAfterBase))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// shownOr is a value with its unit, or a text where there is none.
func (b *book) shownOr(s *subject, v indicators.Value, key string) string {
	if !v.OK() {
		return b.Say(key)
	}
	return b.text(s, v)
}

// changedClass shows a class of either edition; its swatch is that of the later.
func (b *book) changedClass(sc *compare.SchemeChange, k int, why class.Why) figure.Cell {
	if k < 0 || k >= len(sc.Classes) {
		return figure.Text(b.Say("report.noclass." + why.String()))
	}
	cell := figure.Text(className(sc.Classes[k], 1))
	if s := b.schemeOf(sc.Scheme.ID); s != nil {
		for i := range s.Classes {
			if s.Classes[i].ID == sc.Classes[k].ID {
				cell.Swatch = &b.looks(s)[i]
			}
		}
	}
	return cell
}

// causeTable splits the change of every area into its steps.
func (b *book) causeTable(c *versus, l *level, lc *compare.Level, x *compare.IndexChange) figure.Table {
	s := b.byID[x.Node.ID]
	t := figure.Table{
		ID: "ursachen-tabelle", Level: l.Level.ID, Sorted: true,
		Caption: b.Say("comparison.causes.caption", "label", s.label, "areas", l.many(), "before", b.before(c)),
		Columns: []figure.Column{
			{Head: l.one()}, {Head: b.Say("comparison.col.change"), Numeric: true},
			{Head: b.Say("compare.cause.own"), Numeric: true}, {Head: b.Say("compare.cause.city"), Numeric: true},
			{Head: b.Say("compare.cause.method"), Numeric: true}, {Head: b.Say("compare.cause.boundary"), Numeric: true},
			{Head: b.Say("comparison.col.cause")},
		},
	}
	largest := 0.0
	for k := range x.Steps {
		for _, v := range [...]indicators.Value{x.Steps[k].Own, x.Steps[k].City, x.Steps[k].Method, x.Steps[k].Boundary} {
			if v.OK() {
				largest = math.Max(largest, math.Abs(v.Number))
			}
		}
	}
	for _, k := range b.ordered(l, x) {
		step := &x.Steps[k]
		part := func(v indicators.Value, lean bool) figure.Cell {
			if !v.OK() {
				return figure.Cell{}
			}
			cell := orders(b.Signed(v.Number, s.decimals), v)
			if lean && largest > 0 && len(x.Steps) <= 200 {
				cell.Lean = &figure.Lean{By: v.Number / largest, Tone: changeTone(s.higher, s.decimals, v.Number)}
			}
			return cell
		}
		t.Rows = append(t.Rows, figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.label(k), l.homes[k]), part(step.Change, false),
			part(step.Own, true), part(step.City, true), part(step.Method, true), part(step.Boundary, true),
			figure.Text(b.causeWord(step.Cause)),
		}})
	}
	return t
}

// noiseNote says what is known of chance, and of how many areas it is not.
func (b *book) noiseNote(x *compare.IndexChange) string {
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
		reason = b.Say("compare.reason." + string(why))
	}
	out := ""
	switch {
	case known == 0 && reason == "":
		return ""
	case known == 0:
		return b.Say("comparison.noise.unknown", "reason", reason)
	case within > 0:
		out = b.Say("comparison.noise.some", "n", within)
	default:
		out = b.Say("comparison.noise.none")
	}
	if open > 0 && reason != "" {
		out += " " + b.Say("comparison.noise.rest", "n", open, "reason", reason)
	}
	return out
}

// transitionTable counts the areas by class before and after.
func (b *book) transitionTable(t *turnover) figure.Table {
	tr := t.classes.Transitions
	out := figure.Table{
		ID:      "uebergaenge-tabelle",
		Caption: b.Say("comparison.transitions.caption", "areas", t.level.many(), "label", t.scheme.label),
		Columns: []figure.Column{{Head: b.Say("comparison.transitions.corner", "before", t.Before.ID, "after", t.After.ID)}},
	}
	if tr.N == 0 {
		return figure.Table{}
	}
	for _, k := range tr.Classes {
		out.Columns = append(out.Columns, figure.Column{Head: className(t.classes.Classes[k], 1), Numeric: true})
	}
	out.Columns = append(out.Columns, figure.Column{Head: b.Say("comparison.sum"), Numeric: true})
	for i, k := range tr.Classes {
		row := figure.Row{Cells: []figure.Cell{figure.Text(className(t.classes.Classes[k], 1))}}
		sum := 0
		for j := range tr.Classes {
			row.Cells = append(row.Cells, figure.Text(strconv.Itoa(tr.Counts[i][j])))
			sum += tr.Counts[i][j]
		}
		row.Cells = append(row.Cells, figure.Text(strconv.Itoa(sum)))
		out.Rows = append(out.Rows, row)
	}
	return out
}

// movement says how far the order and the classes moved.
func (b *book) movement(t *turnover, index string) []string {
	var out []string
	tr := t.classes.Transitions
	moved := movedAreas(&tr)
	if tr.N > 0 {
		out = append(out, b.Say("comparison.moved", "k", moved, "n", tr.N, "areas", b.dative(t.level.Level.Name, tr.N)))
	}
	if tr.Shorrocks.OK() {
		out = append(out, b.Say("comparison.shorrocks", "value", b.Number(tr.Shorrocks.Number, 2)))
	}
	if tr.Kappa.OK() {
		// Shown is the one that counts how many classes lie between, where they
		// have an order and there are more than two.
		shown, plain := tr.Kappa, ""
		if tr.Linear.OK() && len(tr.Classes) > 2 {
			shown, plain = tr.Linear, b.Say("comparison.kappa.linear", "plain", b.Number(tr.Kappa.Number, 2))
		}
		out = append(out, b.Say("comparison.kappa", "value", b.Number(shown.Number, 2), "linear", plain))
	}
	if x := t.change.Index(index); x != nil && x.Movement.Spearman.OK() && x.Movement.Kendall.OK() && x.Movement.RankChange.OK() {
		out = append(out, b.Say("comparison.ranks", "spearman", b.Number(x.Movement.Spearman.Number, 2),
			"kendall", b.Number(x.Movement.Kendall.Number, 2), "change", b.Number(x.Movement.RankChange.Number, 1)))
	}
	return out
}

// driftSentence says whether the areas grew together or apart.
func (b *book) driftSentence(c *versus, s compare.Spread) string {
	if s.Verdict == compare.NoVerdict || !s.Ratio.OK() {
		return ""
	}
	// A bound that a rounded figure would put on 1 gets the digits that tell.
	low, _ := b.apart(s.Low.Number, 1, 2)
	high, _ := b.apart(s.High.Number, 1, 2)
	return b.Say("compare.verdict."+string(s.Verdict)) + " " + b.Say("comparison.spread", "before", b.Number(s.Deviation[0].Number, 2), "after", b.Number(s.Deviation[1].Number, 2),
		"low", low, "high", high, "year", b.before(c))
}

// indicatorChanges is one row per indicator: the city in both years, the change
// with its interval, the areas that changed most.
func (b *book) indicatorChanges(c *versus, l *level, lc *compare.Level) figure.Table {
	t := figure.Table{
		ID:      "indikatoren-beide-jahre",
		Caption: b.Say("comparison.indicators.caption", "city", b.cityShort(), "before", b.before(c), "after", b.after(c)),
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")}, {Head: b.cityShort() + " " + c.Before.ID, Numeric: true}, {Head: b.cityShort() + " " + c.After.ID, Numeric: true},
			{Head: b.Say("comparison.col.change"), Numeric: true}, {Head: b.Say("comparison.col.interval"), Numeric: true},
			{Head: b.Say("comparison.col.rise")}, {Head: b.Say("comparison.col.fall")},
		},
	}
	for i := range lc.Indicators {
		x := &lc.Indicators[i]
		s := b.byID[x.ID]
		if s == nil {
			continue
		}
		row := figure.Row{Cells: []figure.Cell{
			subjectLink(s), figure.Text(b.text(s, x.CityBefore)), figure.Text(b.text(s, x.CityAfter)), {}, {}, {}, {},
		}}
		if !x.Comparable {
			row.Cells[3] = figure.Text(b.Say("comparison.not_compared", "why", b.Say("compare.left."+string(x.Why))))
			t.Rows = append(t.Rows, row)
			continue
		}
		if x.City.Change.OK() {
			row.Cells[3] = figure.Text(b.changeText(s, x.Points, x.City.Change.Number))
		}
		if x.City.Low.OK() && x.City.High.OK() {
			row.Cells[4] = figure.Text(b.Say("comparison.interval", "low", b.Signed(x.City.Low.Number, s.decimals), "high", b.Signed(x.City.High.Number, s.decimals)))
		}
		most, least := extremes(l, lc, x)
		for i, k := range [...]int{most, least} {
			if k >= 0 {
				row.Cells[5+i] = figure.Link(b.Say("comparison.extreme", "area", l.label(k), "change", b.changeText(s, x.Points, x.Changes[k].Change.Number)), l.homes[k])
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for _, id := range lc.Gone {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(id), {}, {}, figure.Text(b.Say("comparison.gone")), {}, {}, {}}})
	}
	return t
}

// changeText is a signed change with its unit; shares change by points.
func (b *book) changeText(s *subject, points bool, x float64) string {
	n := b.Signed(x, s.decimals)
	if points {
		return b.Say("report.points.short", "n", n)
	}
	return b.WithUnit(n, s.unit)
}
