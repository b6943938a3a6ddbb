package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/picture"
	"sozialbericht/internal/report/plate"
	"sozialbericht/internal/report/say"
)

// A flowView is that figure as it stands on its page.
type flowView struct {
	*figure.Figure
	Legend, Picture template.HTML
}

// flow is nil where there is nothing to show.
func (e *Edition) flow(t *book.Turnover) *flowView {
	f := e.plate.FlowFigure(t)
	if f == nil {
		return nil
	}
	c := f.Chart.(*figure.Flow)
	var swatches []figure.Swatch
	for i := len(c.Classes) - 1; i >= 0; i-- {
		if c.Classes[i].Count > 0 {
			swatches = append(swatches, c.Classes[i])
		}
	}
	return &flowView{f, legendHTML(swatches), template.HTML(picture.Flow(c, f.Alt))}
}

// smallsHTML is the list of small pictures for a page, nothing for nil.
func smallsHTML(f *figure.Smalls) template.HTML {
	if f == nil {
		return ""
	}
	return markup.Written(func(m *markup.Markup) {
		m.WriteString(picture.SmallLines(f))
		m.WriteString(`<ol class="smalls">`)
		for _, a := range f.Areas {
			m.WriteString("<li")
			m.Attribute("class", strings.TrimSpace(markup.Tones[min(int(a.Tone), 2)]))
			m.WriteByte('>')
			m.WriteString(picture.Small(f, a))
			m.WriteString(`<a href="`)
			m.Text(a.Href)
			m.WriteString(`">`)
			m.Name(a.Name)
			m.WriteString("</a> <span>")
			m.Text(a.Text)
			m.WriteString("</span></li>\n")
		}
		m.WriteString("</ol>")
	})
}

// A changedGroup is the areas of one colour of the map of change.
type changedGroup struct {
	Swatch template.HTML
	Label  string
	Areas  []changedArea
	More   string // how many the list leaves out
}

// A changedArea is one of them with its change.
type changedArea struct{ Name, Href, Change string }

// mostChangedNames is how many areas of a colour stand beside the map of
// change; the table below it has them all.
const mostChangedNames = 9

// changed names the areas of the map of change, those that rose most first,
// but not those of its middle.
func (e *Edition) changed(p *plate.Map, root string) []changedGroup {
	var out []changedGroup
	for _, look := range [...]int{4, 3, 1, 0} {
		var members []int
		for i, a := range p.Areas {
			if a.Swatch == look {
				members = append(members, i)
			}
		}
		if len(members) == 0 {
			continue
		}
		slices.SortStableFunc(members, func(i, k int) int { return cmp.Compare(p.Changes[k], p.Changes[i]) })
		g := changedGroup{Swatch: markup.Written(func(m *markup.Markup) { m.Swatch(p.Swatches[look]) }), Label: p.Swatches[look].Label}
		if look < 2 {
			slices.Reverse(members) // what fell most first
		}
		if n := len(members) - mostChangedNames; n > 0 {
			members, g.More = members[:mostChangedNames], e.Say("comparison.remarks.more", "n", n)
		}
		for _, i := range members {
			a := p.Areas[i]
			g.Areas = append(g.Areas, changedArea{a.Name, root + a.Href, a.Text})
		}
		out = append(out, g)
	}
	return out
}

// A group is one of the three lists of the comparison's first screen.
type group struct {
	ID, Head string
	Areas    []movedArea
	None     string
}

// A movedArea is an area with what became of it.
type movedArea struct {
	Name, Href string
	Text       []string // after the name
}

// comparePage is vergleich.html: who entered, stayed and left, and why; the
// maps; the two scales; the causes; movement; indicators; areas.
// A comparisonView is the page of one comparison.
type comparisonView struct {
	*frame
	Headline   string
	Kicker     string
	Lead       []string
	Groups     []group
	Finer      []string
	Maps       []*markup.Plot
	Change     *markup.Plot
	Changed    []changedGroup
	Slopes     []*markup.Plot
	Index      *markup.NotedTable
	ScaleText  []string
	Scales     *markup.NotedTable
	Steps      []markup.Fact
	Causes     *markup.NotedTable
	Movement   []string
	Transition *markup.NotedTable
	Flow       *flowView
	Smalls     template.HTML
	SmallsHead string
	Indicators *markup.NotedTable
	Spreads    *markup.NotedTable
	Spread     []string
	Areas      []string
	Strips     *markup.NotedTable
}

func (e *Edition) comparePage(c *book.Comparison) ([]byte, error) {
	v := &comparisonView{frame: e.frame(c.Page(), e.Say("comparison.nav"), navCompare)}
	v.Kicker = e.Say("comparison.kicker", "before", e.say.Before(c), "after", e.say.After(c))
	v.Headline = e.Say("comparison.head.plain", "before", e.say.Before(c))
	if e.book.Report() < 0 {
		return e.render("compare.html", v)
	}
	l := e.book.ReportLevel()
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		v.Lead = []string{e.Say("comparison.no_level", "areas", l.Many())}
		return e.render("compare.html", v)
	}
	index := ""
	if r := e.book.Lead().Ranking; r != nil && r.Node() >= 0 {
		index = r.ID()
	}
	t := e.book.Turnover(c, e.book.Lead().Scheme, l)
	if t != nil {
		v.Headline = e.say.TurnoverHeadline(t)
		v.Groups = e.groups(t)
		v.Finer = e.say.FinerTurnovers(t)
		if t.Classes.Index != "" {
			index = t.Classes.Index
		}
		v.Movement = e.say.Movement(t, index)
		v.Flow = e.flow(t)
		v.Transition = markup.Noted(e.plate.TransitionTable(t), v.Root, "")
	}
	if p := e.say.EditionsLine(c); p != "" {
		v.Lead = append(v.Lead, p)
	}
	if lc.Estimated {
		v.Lead = append(v.Lead, e.Say("compare.estimated", "before", e.say.Before(c)))
	}
	for _, p := range e.plate.ComparisonMaps(c) {
		m := e.mapPlot(p.Map, v.Root, "karte-"+p.File, 3, true)
		m.CSV = v.Root + "daten/" + c.Data() + ".csv"
		if p.After != nil {
			v.Change, v.Changed = m, e.changed(p.Map, v.Root)
		} else {
			v.Maps = append(v.Maps, m)
		}
	}
	if x := lc.Index(index); x != nil && !x.New {
		if err := e.compareIndex(v, c, l, lc, x, t); err != nil {
			return nil, err
		}
	}
	if c == e.book.Latest() {
		v.Strips = markup.Noted(e.plate.StripTable(), v.Root, "daten/classes.csv", e.Say("series.strips.note"))
	}
	v.Spreads = markup.Noted(e.plate.SpreadsTable(c, l, lc), v.Root, "", e.Say("comparison.spreads.note"))
	v.Indicators = markup.Noted(e.plate.IndicatorChanges(c, l, lc), v.Root, "", e.Say("comparison.indicators.note"))
	v.Areas = e.areaChanges(c)
	return e.render("compare.html", v)
}

// compareIndex fills what the page says of one index of the report's level: who
// moved, by which scale, and what of the change comes from where.
func (e *Edition) compareIndex(v *comparisonView, c *book.Comparison, l *book.Level, lc *compare.Level, x *compare.IndexChange, t *book.Turnover) error {
	for _, f := range e.plate.Slopes(c, l, lc, x, t) {
		p, err := e.plot(f, v.Root, 3)
		if err != nil {
			return err
		}
		v.Slopes = append(v.Slopes, p)
	}
	v.Index = markup.Noted(e.plate.Dumbbells(c, l, lc, x), v.Root, "daten/"+c.Data()+".csv", e.Say("comparison.dumbbell.note", "before", e.say.Before(c), "after", e.say.After(c)), e.say.CutNote(l))
	if v.Smalls = smallsHTML(e.plate.SmallMultiples(l, x)); v.Smalls != "" {
		v.SmallsHead = e.Say("comparison.smalls", "areas", l.Many())
	}
	v.ScaleText = append(v.ScaleText, e.Say("compare.scales", "before", e.say.Before(c)))
	v.ScaleText = append(v.ScaleText, e.say.LeftOutSentences(x)...)
	v.Scales = markup.Noted(e.plate.ScaleTable(c, l, lc, x), v.Root, "daten/"+c.Data()+".csv", e.say.CutNote(l))
	for _, s := range []string{"own", "city", "method", "boundary"} {
		v.Steps = append(v.Steps, markup.Fact{Label: e.Say("compare.cause." + s), Text: e.Say("compare.step."+s, "before", e.say.Before(c), "after", e.say.After(c))})
	}
	v.Causes = markup.Noted(e.plate.CauseTable(c, l, lc, x), v.Root, "daten/"+c.Data()+".csv", e.say.NoiseNote(x), e.say.CutNote(l))
	if s := e.say.DriftSentence(c, x.Spread); s != "" {
		v.Spread = append(v.Spread, s)
	}
	return nil
}

// areaChanges says which areas are not what they were, level by level.
func (e *Edition) areaChanges(c *book.Comparison) []string {
	var out []string
	for i := range c.Levels {
		k := &c.Levels[i]
		if k.Estimated {
			out = append(out, e.Say("comparison.estimated", "areas", say.LevelMany(k), "before", e.say.Before(c)))
		}
		if remarks := e.say.AreaRemarks(c, k); len(remarks) > 0 {
			const most = 40
			if n := len(remarks); n > most {
				remarks = append(remarks[:most], e.Say("comparison.remarks.more", "n", n-most))
			}
			for _, r := range remarks {
				out = append(out, e.Say("comparison.remark", "areas", say.LevelMany(k), "text", r))
			}
		}
	}
	if len(out) == 0 {
		out = append(out, e.Say("comparison.areas.same"))
	}
	return out
}

// groups are the three lists: new, no longer, stayed; and what is in a target
// class in one year and without any class in the other.
func (e *Edition) groups(t *book.Turnover) []group {
	what := e.say.TargetNames(t)
	tell := func(rows []int, moved bool) []movedArea {
		var out []movedArea
		for _, row := range rows {
			var text []string
			if moved {
				// The list says already which class; the name is the link.
				text = e.say.AreaStory(t, row)[1:]
				if s := e.say.CauseSentence(t.Comparison, t.Change, t.Classes.Index, row); s != "" {
					text = slices.Insert(text, min(2, len(text)), s)
				}
			} else if s := e.say.IndexStory(t.Comparison, t.Change, t.Classes.Index, indicators.Value{}, row); len(s) > 0 {
				text = s[:1]
			}
			out = append(out, movedArea{t.Level.Name(row), t.Level.Page(row), text})
		}
		return out
	}
	s := t.Classes
	out := []group{
		{ID: "neu", Head: e.Say("comparison.list.entered", "n", len(s.Entered), "what", what), Areas: tell(s.Entered, true), None: e.Say("comparison.list.nobody")},
		{ID: "nicht-mehr", Head: e.Say("comparison.list.left", "n", len(s.Left), "what", what), Areas: tell(s.Left, true), None: e.Say("comparison.list.nobody")},
		{ID: "geblieben", Head: e.Say("comparison.list.stayed", "n", len(s.Stayed), "what", what), Areas: tell(s.Stayed, false), None: e.Say("comparison.list.nobody")},
	}
	var half []movedArea
	for _, row := range slices.Concat(s.OnlyBefore, s.OnlyAfter) {
		key := "comparison.only.after"
		if slices.Contains(s.OnlyBefore, row) {
			key = "comparison.only.before"
		}
		half = append(half, movedArea{t.Level.Name(row), t.Level.Page(row), []string{e.Say(key, "what", what, "before", e.say.Before(t.Comparison), "after", e.say.After(t.Comparison))}})
	}
	for i, r := range s.Ended {
		if s.Target(r.Before) {
			half = append(half, movedArea{book.AreaLabel(t.Change.Ended[i].Area), "", []string{e.Say("comparison.only.ended", "what", what, "before", e.say.Before(t.Comparison), "after", e.say.After(t.Comparison))}})
		}
	}
	if len(half) > 0 {
		out = append(out, group{ID: "nur-einmal", Head: e.Say("comparison.list.half", "n", len(half)), Areas: half})
	}
	return out
}
