package page

import (
	"slices"

	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/plate"
)

// overview is index.html: which areas, where, why.
func (e *Edition) overview() ([]byte, error) {
	const path = "index.html"
	v := struct {
		*frame
		Headline string
		Lead     []string
		Tiles    []tile
		Maps     []markup.Part
		Ranking  *markup.Plot
		Classes  *classList
		Heat     *markup.Plot
		Areas    *markup.NotedTable
		AreaHead string
		Subjects *markup.NotedTable
		Coarser  []coarser
		Empty    string
	}{frame: e.frame(path, e.Say("report.nav.overview"), navOverview), Headline: e.say.Opening()}
	if e.book.Report() < 0 {
		v.Empty = e.Say("report.empty")
		return e.render("overview.html", v)
	}
	l := e.book.ReportLevel()
	v.Lead = e.say.LeadSentences(l)
	v.Tiles = e.tiles(l)
	v.Maps = e.overviewMaps(v.Root)
	v.Classes = e.classList(e.book.Lead().Scheme, v.Root)
	var err error
	if r := e.book.Lead().Ranking; r != nil {
		if v.Ranking, err = e.plot(e.plate.BarsFigure(r, l, e.book.Lead().Scheme, "rangfolge", e.say.Beyond(r, l, e.book.Lead().Scheme)), v.Root, 2); err != nil {
			return nil, err
		}
		if v.Heat, err = e.plot(e.plate.HeatFigure(r, l, e.book.Lead().Scheme, "muster"), v.Root, 3); err != nil {
			return nil, err
		}
	}
	v.AreaHead = e.Say("report.areas.head", "areas", l.Many())
	v.Areas = e.allAreas(l, v.Root)
	v.Subjects = markup.Noted(e.plate.SubjectTable(l), v.Root, "daten/values.csv")
	for _, c := range e.book.Levels()[:e.book.Report()] {
		g := coarser{Name: c.Many()}
		for k := range c.Areas {
			g.Links = append(g.Links, markup.Link{Text: c.Name(k), Href: v.Root + c.Page(k)})
		}
		if len(g.Links) > 0 {
			v.Coarser = append(v.Coarser, g)
		}
	}
	return e.render("overview.html", v)
}

// mostAreas is how many rows the table of all areas has on the page; areas.csv
// has them all, and the search finds them.
const mostAreas = 1000

// allAreas is the table of the report level: those that the ranking begins
// with, where there are too many for a page.
func (e *Edition) allAreas(l *book.Level, root string) *markup.NotedTable {
	rows := make([]int, len(l.Areas))
	for k := range rows {
		rows[k] = k
	}
	note := ""
	if len(rows) > mostAreas {
		if r := e.book.Lead().Ranking; r != nil && r.N() >= mostAreas {
			rows = slices.Clone(r.Order)
		}
		rows = rows[:mostAreas]
		note = e.Say("report.areas.cut", "n", mostAreas, "total", len(l.Areas), "areas", e.Dative(l.Level.Name.For(len(l.Areas)), len(l.Areas)))
	}
	t := e.plate.AreaTable(l, rows, e.book.Lead().Inputs, e.Say("report.areas.caption", "areas", l.Many(), "city", e.book.Meta().City), "gebietstabelle")
	t.Sorted, t.Search = true, true
	lean := ""
	if plate.HasDeviations(t) {
		lean = e.Say("report.areas.lean", "city", e.say.CityShort())
	}
	return markup.Noted(t, root, "daten/areas.csv", note, lean, e.say.StatusNote())
}

// A tile is a number that matters, with its words.
type tile struct {
	Number, Label string
	Then          string // the same number in the earlier edition: "2007: 13"
	Note          string
}

// coarser is a level above the report level with its areas.
type coarser struct {
	Name  string
	Links []markup.Link
}

// tiles are the numbers of the overview: target classes, areas, people.
func (e *Edition) tiles(l *book.Level) []tile {
	var out []tile
	if s := e.book.Lead().Scheme; s != nil {
		for _, lev := range e.book.Levels()[e.book.Report():] {
			if lev.Index() > e.book.Report() && len(s.Scheme.Rules) == 0 {
				break // bands have the same classes on every level
			}
			for i := len(s.Classes) - 1; i >= 0; i-- {
				c := s.Classes[i]
				if !c.Target || s.On(lev.Index()) == nil || !s.Occurs(c, lev) || lev.Index() > e.book.Report() && s.Occurs(c, l) {
					continue
				}
				n := s.Count(lev, i)
				t := tile{Number: e.Integer(n), Label: book.ClassName(c, n)}
				if !book.Noun(c) {
					t.Label = e.Say("report.tile.class", "areas", lev.Level.Name.For(n), "class", t.Label)
				} else {
					t.Note = e.Say("report.tile.of", "n", len(lev.Areas), "areas", e.Dative(lev.Level.Name.For(len(lev.Areas)), len(lev.Areas)))
				}
				t.Then = e.tileBefore(s, lev, c.ID)
				var rows []int
				for k := range lev.Areas {
					if d := s.Decision(lev, k); d != nil && d.Class == i {
						rows = append(rows, k)
					}
				}
				if _, share, ok := e.book.PartOf(lev, rows); ok {
					if t.Note != "" && lev.Index() > e.book.Report() {
						t.Note += ", " + e.Say("report.tile.share", "share", e.say.PartText(share))
					}
				}
				if len(out) < 4 {
					out = append(out, t)
				}
			}
		}
	}
	if people, share, ok := e.book.PartOf(l, e.book.Lead().Targets); ok && len(out) > 0 {
		t := tile{Number: e.Number(people, 0), Label: e.Say("report.tile.living", "n", len(e.book.Lead().Targets)), Note: e.Say("report.tile.share.all", "share", e.say.PartText(share))}
		return append(out[:min(len(out), 3)], t)
	}
	if len(out) == 0 {
		out = append(out, tile{Number: e.Integer(len(l.Areas)), Label: l.Level.Name.For(len(l.Areas))})
	}
	if city := e.book.CityPopulation(l); city.OK() && len(out) < 3 {
		out = append(out, tile{Number: e.Number(city.Number, 0), Label: e.Say("report.tile.people"), Note: e.book.Meta().City})
	}
	if n := len(e.book.Catalogue()); len(out) < 3 {
		t := tile{Number: e.Integer(n), Label: e.Say("report.tile.indicators", "n", n)}
		if e.book.Lead().Ranking != nil && e.book.Lead().Ranking.Node() >= 0 {
			t.Note = e.Say("report.tile.inputs", "n", len(e.book.Lead().Inputs))
		}
		out = append(out, t)
	}
	return out
}

// tileBefore is how many areas of a level the earlier edition had in a class,
// "" where nothing is compared or that edition did not have the class.
func (e *Edition) tileBefore(s *book.Scheme, l *book.Level, class string) string {
	c := e.book.Latest()
	if c == nil || c.Level(l.Level.ID) == nil {
		return ""
	}
	sc := c.Level(l.Level.ID).Scheme(s.Scheme.ID)
	if sc == nil || sc.New {
		return ""
	}
	for k := range sc.Classes {
		if sc.Classes[k].ID == class && sc.Published[k] >= 0 {
			return e.Say("comparison.tile", "year", c.Before.ID, "n", e.Integer(sc.Published[k]))
		}
	}
	return ""
}

// A classList is how the areas are classed, and which are in target classes.
type classList struct {
	Items  []plate.SchemeItem
	Named  []classNames
	Method markup.Link
}

// classNames are the areas of a target class on a level.
type classNames struct {
	Head  string // "13 Aktionsräume"
	Areas []markup.Link
}

// mostListed is how many areas of a class are named beside the map.
const mostListed = 40

// classList is nil where there is no scheme with a line per class.
func (e *Edition) classList(s *book.Scheme, root string) *classList {
	if s == nil {
		return nil
	}
	out := &classList{Items: e.plate.SchemeMethod(s).Items, Method: markup.Link{Text: e.Say("report.classes.method"), Href: root + "methodik.html#einstufung"}}
	if len(out.Items) == 0 {
		return nil
	}
	for _, l := range e.book.Levels()[e.book.Report():] {
		if l.Index() > e.book.Report() && len(s.Scheme.Rules) == 0 || s.On(l.Index()) == nil {
			continue
		}
		order := s.Targets(l)
		if r := e.book.Leading(s, l); r != nil && r.N() > 0 {
			order = r.Order
		}
		for i := len(s.Classes) - 1; i >= 0; i-- {
			c := s.Classes[i]
			// A class of the report level is named there only: its parts are in it.
			if n := s.Count(l, i); !c.Target || n == 0 || n > mostListed || l.Index() > e.book.Report() && s.Occurs(c, e.book.ReportLevel()) {
				continue
			}
			named := classNames{Head: e.Say("report.classes.named", "n", s.Count(l, i), "classes", book.ClassName(c, s.Count(l, i)))}
			for _, k := range order {
				if d := s.Decision(l, k); d != nil && d.Class == i {
					named.Areas = append(named.Areas, markup.Link{Text: l.Name(k), Href: root + l.Page(k)})
				}
			}
			if len(named.Areas) == s.Count(l, i) {
				out.Named = append(out.Named, named)
			}
		}
	}
	return out
}

// overviewMaps are the class map of the report level and that of a finer level
// with target classes of its own; without classes, the map of the ranking.
func (e *Edition) overviewMaps(root string) []markup.Part {
	var out []markup.Part
	add := func(p *plate.Map) {
		m := e.mapPlot(p, root, "karte-"+p.File, 2, len(out) > 0)
		if p.On.Index() == e.book.Report() && p.Scheme != nil {
			// The page's own headline says already what the map shows.
			m.Headline, m.Subtitle = e.Say("report.map.of", "label", p.Scheme.Label(), "areas", p.On.Many()), ""
		}
		out = append(out, markup.Part{Plot: m, Name: p.On.Many()})
	}
	if s := e.book.Lead().Scheme; s != nil {
		for _, l := range e.book.Levels()[e.book.Report():] {
			p := e.plate.Map(plate.Key{Level: l.Index(), Scheme: true, Subject: s.Scheme.ID})
			if p != nil && (l.Index() == e.book.Report() || len(s.Scheme.Rules) > 0 && s.Aims(l)) {
				add(p)
			}
		}
	}
	if len(out) == 0 && e.book.Lead().Ranking != nil {
		if p := e.plate.Map(plate.Key{Level: e.book.Report(), Scheme: false, Subject: e.book.Lead().Ranking.ID()}); p != nil {
			add(p)
		}
	}
	return out
}
