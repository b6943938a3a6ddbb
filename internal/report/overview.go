package report

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/figure"
)

// overview is index.html: which areas, where, why.
func (b *book) overview() ([]byte, error) {
	const path = "index.html"
	v := struct {
		*frame
		Headline string
		Lead     []string
		Tiles    []tile
		Maps     []part
		Ranking  *plot
		Classes  *classList
		Heat     *plot
		Areas    *notedTable
		AreaHead string
		Subjects *notedTable
		Coarser  []coarser
		Empty    string
	}{frame: b.frame(path, b.Say("report.nav.overview"), navOverview), Headline: b.opening()}
	if b.report < 0 {
		v.Empty = b.Say("report.empty")
		return b.render("overview.html", v)
	}
	l := b.levels[b.report]
	v.Lead = b.lead(l)
	v.Tiles = b.tiles(l)
	v.Maps = b.overviewMaps(v.Root)
	v.Classes = b.classList(b.head.scheme, v.Root)
	var err error
	if r := b.head.ranking; r != nil {
		if v.Ranking, err = b.plot(b.barsFigure(r, l, b.head.scheme, "rangfolge", b.beyond(r, l, b.head.scheme)), v.Root, 2); err != nil {
			return nil, err
		}
		if v.Heat, err = b.plot(b.heatFigure(r, l, b.head.scheme, "muster"), v.Root, 3); err != nil {
			return nil, err
		}
	}
	v.AreaHead = b.Say("report.areas.head", "areas", l.many())
	v.Areas = b.allAreas(l, v.Root)
	v.Subjects = noted(b.subjectTable(l), v.Root, "daten/values.csv")
	for _, c := range b.levels[:b.report] {
		g := coarser{Name: c.many()}
		for k := range c.Areas {
			g.Links = append(g.Links, link{c.label(k), v.Root + c.homes[k]})
		}
		if len(g.Links) > 0 {
			v.Coarser = append(v.Coarser, g)
		}
	}
	return b.render("overview.html", v)
}

// mostAreas is how many rows the table of all areas has on the page; areas.csv
// has them all, and the search finds them.
const mostAreas = 1000

// allAreas is the table of the report level: those that the ranking begins
// with, where there are too many for a page.
func (b *book) allAreas(l *level, root string) *notedTable {
	rows := make([]int, len(l.Areas))
	for k := range rows {
		rows[k] = k
	}
	note := ""
	if len(rows) > mostAreas {
		if r := b.head.ranking; r != nil && r.n() >= mostAreas {
			rows = slices.Clone(r.Order)
		}
		rows = rows[:mostAreas]
		note = b.Say("report.areas.cut", "n", mostAreas, "total", len(l.Areas), "areas", b.dative(l.Level.Name, len(l.Areas)))
	}
	t := b.areaTable(l, rows, b.head.inputs, b.Say("report.areas.caption", "areas", l.many(), "city", b.Meta.City), "gebietstabelle")
	t.Sorted, t.Search = true, true
	lean := ""
	if leans(t) {
		lean = b.Say("report.areas.lean", "city", b.cityShort())
	}
	return noted(t, root, "daten/areas.csv", note, lean, b.statusNote())
}

// leans reports whether a table has small bars about the city value.
func leans(t figure.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r figure.Row) bool {
		return slices.ContainsFunc(r.Cells, func(c figure.Cell) bool { return c.Lean != nil })
	})
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
	Links []link
}

// lead are the sentences below the headline.
func (b *book) lead(l *level) []string {
	var out []string
	if s := b.reach(l); s != "" {
		out = append(out, s)
	}
	if s := b.since(l); s != "" {
		out = append(out, s)
	}
	if s := b.ends(b.head.ranking, l); s != "" {
		out = append(out, s)
	}
	var excluded []string
	for k := range l.Areas {
		if !l.Included(k) {
			excluded = append(excluded, l.label(k))
		}
	}
	if n := len(excluded); n > 0 {
		names := excluded
		if n > 5 {
			names = nil
		}
		if names != nil {
			out = append(out, b.Say("report.lead.excluded.named", "n", n, "areas", l.Level.Name.For(n), "names", b.List(names)))
		} else {
			out = append(out, b.Say("report.lead.excluded", "n", n, "areas", l.Level.Name.For(n)))
		}
	}
	return out
}

// cityPopulation is the published number of inhabitants, else their sum.
func (b *book) cityPopulation(l *level) indicators.Value {
	if b.Population.OK() {
		return b.Population
	}
	sum := 0.0
	for k := range l.Areas {
		p := l.people(k)
		if !p.OK() {
			return indicators.Value{}
		}
		sum += p.Number
	}
	if sum <= 0 {
		return indicators.Value{}
	}
	return indicators.Known(sum)
}

// partOf returns how many people live in some areas and their part of the
// city in percent; ok is false where either is not known.
func (b *book) partOf(l *level, rows []int) (people, percent float64, ok bool) {
	city := b.cityPopulation(l)
	if len(rows) == 0 || !city.OK() || city.Number <= 0 {
		return 0, 0, false
	}
	for _, k := range rows {
		p := l.people(k)
		if !p.OK() {
			return 0, 0, false
		}
		people += p.Number
	}
	return people, people / city.Number * 100, true
}

// partText is a part of the city's people in percent.
func (b *book) partText(percent float64) string {
	decimals := 0
	if percent < 10 {
		decimals = 1
	}
	return b.Measure(percent, decimals, "%")
}

// reach names the target areas of finer levels with the area around each, or
// says how many people live in the target areas: what the headline leaves open.
func (b *book) reach(l *level) string {
	if s := b.head.scheme; s != nil && len(s.Scheme.Rules) > 0 {
		for _, f := range b.levels[l.index+1:] {
			if !s.aims(f) {
				continue
			}
			var names []string
			for _, k := range s.targets(f) {
				name := f.label(k)
				if f.index == l.index+1 && f.parent[k] >= 0 {
					name = b.Say("report.lead.within", "area", name, "parent", l.label(f.parent[k]))
				}
				names = append(names, name)
			}
			if n := len(names); n > 0 && n <= 4 {
				c := s.class(f, s.targets(f)[0])
				return b.Say("report.lead.finer", "n", n, "classes", className(*c, n), "names", b.List(names))
			}
		}
	}
	return b.livingThere(l, b.head.targets)
}

// livingThere says how many people live in the target areas.
func (b *book) livingThere(l *level, rows []int) string {
	people, share, ok := b.partOf(l, rows)
	if !ok {
		return ""
	}
	return b.Say("report.lead.living", "share", b.partText(share), "n", b.Number(people, 0), "total", b.Number(b.cityPopulation(l).Number, 0))
}

// tiles are the numbers of the overview: target classes, areas, people.
func (b *book) tiles(l *level) []tile {
	var out []tile
	if s := b.head.scheme; s != nil {
		for _, lev := range b.levels[b.report:] {
			if lev.index > b.report && len(s.Scheme.Rules) == 0 {
				break // bands have the same classes on every level
			}
			for i := len(s.Classes) - 1; i >= 0; i-- {
				c := s.Classes[i]
				if !c.Target || s.byLev[lev.index] == nil || !s.occurs(c, lev) || lev.index > b.report && s.occurs(c, l) {
					continue
				}
				n := s.count(lev, i)
				t := tile{Number: b.Integer(n), Label: className(c, n)}
				if !noun(c) {
					t.Label = b.Say("report.tile.class", "areas", lev.Level.Name.For(n), "class", t.Label)
				} else {
					t.Note = b.Say("report.tile.of", "n", len(lev.Areas), "areas", b.dative(lev.Level.Name, len(lev.Areas)))
				}
				t.Then = b.tileBefore(s, lev, c.ID)
				var rows []int
				for k := range lev.Areas {
					if d := s.decision(lev, k); d != nil && d.Class == i {
						rows = append(rows, k)
					}
				}
				if _, share, ok := b.partOf(lev, rows); ok {
					if t.Note != "" && lev.index > b.report {
						t.Note += ", " + b.Say("report.tile.share", "share", b.partText(share))
					}
				}
				if len(out) < 4 {
					out = append(out, t)
				}
			}
		}
	}
	if people, share, ok := b.partOf(l, b.head.targets); ok && len(out) > 0 {
		t := tile{Number: b.Number(people, 0), Label: b.Say("report.tile.living", "n", len(b.head.targets)), Note: b.Say("report.tile.share.all", "share", b.partText(share))}
		return append(out[:min(len(out), 3)], t)
	}
	if len(out) == 0 {
		out = append(out, tile{Number: b.Integer(len(l.Areas)), Label: l.Level.Name.For(len(l.Areas))})
	}
	if city := b.cityPopulation(l); city.OK() && len(out) < 3 {
		out = append(out, tile{Number: b.Number(city.Number, 0), Label: b.Say("report.tile.people"), Note: b.Meta.City})
	}
	if n := len(b.Catalogue); len(out) < 3 {
		t := tile{Number: b.Integer(n), Label: b.Say("report.tile.indicators", "n", n)}
		if b.head.ranking != nil && b.head.ranking.node >= 0 {
			t.Note = b.Say("report.tile.inputs", "n", len(b.head.inputs))
		}
		out = append(out, t)
	}
	return out
}

// tileBefore is how many areas of a level the earlier edition had in a class,
// "" where nothing is compared or that edition did not have the class.
func (b *book) tileBefore(s *scheme, l *level, class string) string {
	c := b.first()
	if c == nil || c.Level(l.Level.ID) == nil {
		return ""
	}
	sc := c.Level(l.Level.ID).Scheme(s.Scheme.ID)
	if sc == nil || sc.New {
		return ""
	}
	for k := range sc.Classes {
		if sc.Classes[k].ID == class && sc.Published[k] >= 0 {
			return b.Say("comparison.tile", "year", c.Before.ID, "n", b.Integer(sc.Published[k]))
		}
	}
	return ""
}

// A classList is how the areas are classed, and which are in target classes.
type classList struct {
	Items  []schemeItem
	Named  []classNames
	Method link
}

// classNames are the areas of a target class on a level.
type classNames struct {
	Head  string // "13 Aktionsräume"
	Areas []link
}

// mostListed is how many areas of a class are named beside the map.
const mostListed = 40

// classList is nil where there is no scheme with a line per class.
func (b *book) classList(s *scheme, root string) *classList {
	if s == nil {
		return nil
	}
	out := &classList{Items: b.schemeMethod(s).Items, Method: link{b.Say("report.classes.method"), root + "methodik.html#einstufung"}}
	if len(out.Items) == 0 {
		return nil
	}
	for _, l := range b.levels[b.report:] {
		if l.index > b.report && len(s.Scheme.Rules) == 0 || s.byLev[l.index] == nil {
			continue
		}
		order := s.targets(l)
		if r := b.leading(s, l); r != nil && r.n() > 0 {
			order = r.Order
		}
		for i := len(s.Classes) - 1; i >= 0; i-- {
			c := s.Classes[i]
			// A class of the report level is named there only: its parts are in it.
			if n := s.count(l, i); !c.Target || n == 0 || n > mostListed || l.index > b.report && s.occurs(c, b.levels[b.report]) {
				continue
			}
			named := classNames{Head: b.Say("report.classes.named", "n", s.count(l, i), "classes", className(c, s.count(l, i)))}
			for _, k := range order {
				if d := s.decision(l, k); d != nil && d.Class == i {
					named.Areas = append(named.Areas, link{l.label(k), root + l.homes[k]})
				}
			}
			if len(named.Areas) == s.count(l, i) {
				out.Named = append(out.Named, named)
			}
		}
	}
	return out
}

// A part is a map that a reader can choose, named by the level of its areas.
type part struct {
	*plot
	Name string
}

// overviewMaps are the class map of the report level and that of a finer level
// with target classes of its own; without classes, the map of the ranking.
func (b *book) overviewMaps(root string) []part {
	var out []part
	add := func(p *plate) {
		m := b.mapPlot(p, root, "karte-"+p.File, 2, len(out) > 0)
		if p.level.index == b.report && p.scheme != nil {
			// The page's own headline says already what the map shows.
			m.Headline, m.Subtitle = b.Say("report.map.of", "label", p.scheme.label, "areas", p.level.many()), ""
		}
		out = append(out, part{m, p.level.many()})
	}
	if s := b.head.scheme; s != nil {
		for _, l := range b.levels[b.report:] {
			p := b.plates[plateKey{l.index, true, s.Scheme.ID}]
			if p != nil && (l.index == b.report || len(s.Scheme.Rules) > 0 && s.aims(l)) {
				add(p)
			}
		}
	}
	if len(out) == 0 && b.head.ranking != nil {
		if p := b.plates[plateKey{b.report, false, b.head.ranking.id}]; p != nil {
			add(p)
		}
	}
	return out
}

// An axis turns values into places on a bar.
type axis struct{ low, high float64 }

// axisOf starts at zero, as bars must, and takes in the marks.
func axisOf(r *ranking, marks []float64) axis {
	a := axis{math.Min(0, r.Low), math.Max(0, r.High)}
	for _, m := range marks {
		a.low, a.high = math.Min(a.low, m), math.Max(a.high, m)
	}
	return a
}

func (a axis) at(x float64) float64 {
	if !(a.high > a.low) {
		return 0
	}
	return min(max((x-a.low)/(a.high-a.low), 0), 1)
}

// rankingTable lists the areas from the most difficult situation on, each with
// a bar from zero, the city line and the borders of the rule.
func (b *book) rankingTable(r *ranking, l *level, s *scheme, most int, id string) figure.Table {
	t := figure.Table{
		ID: id, Level: l.Level.ID,
		Caption: b.Say("report.ranking.caption", "label", b.named(r.subject), "areas", l.many()),
		Columns: []figure.Column{
			{Head: l.one()}, {Head: b.Say("report.col.rank"), Numeric: true}, {Head: b.Say("report.col.value"), Numeric: true},
			{Head: b.Say("report.col.bar")},
		},
	}
	var marks []figure.Mark
	var at []float64
	if r.city.OK() {
		at = append(at, r.city.Number)
	}
	borders := b.borders(s, l, r.id)
	for _, x := range borders {
		at = append(at, x.at)
	}
	a := axisOf(r, at)
	if r.city.OK() {
		marks = append(marks, figure.Mark{At: a.at(r.city.Number)})
	}
	for _, x := range borders {
		marks = append(marks, figure.Mark{At: a.at(x.at), Border: true})
	}
	t.Marks = marks
	head, tail := kept(r.n(), most)
	for i, k := range r.Order {
		if i >= head && i < r.n()-tail {
			continue
		}
		x := r.values[k].Number
		row := figure.Row{Area: l.Areas[k].ID, Cells: []figure.Cell{
			figure.Link(l.label(k), l.homes[k]), figure.Text(strconv.Itoa(r.Place[k])), figure.Text(b.text(r.subject, r.values[k])),
			{Bar: &figure.Bar{From: a.at(0), To: a.at(x), Tone: r.tone(x, r.city)}},
		}}
		if c := s.class(l, k); c != nil && c.Target {
			row.Cells[0].Swatch = &b.looks(s)[s.decision(l, k).Class]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// kept returns how many rows of a long ranking are shown from its head and
// from its tail.
func kept(n, most int) (head, tail int) {
	if most <= 0 || n <= most {
		return n, 0
	}
	return most - most/3, most / 3
}

// cut says that a ranking was shortened.
func (b *book) cut(r *ranking, most int) string {
	head, tail := kept(r.n(), most)
	if tail == 0 {
		return ""
	}
	return b.Say("report.ranking.cut", "head", head, "tail", tail, "n", r.n())
}

// rankingNotes explain the lines of the bars.
func (b *book) rankingNotes(r *ranking, l *level, s *scheme) []string {
	var out []string
	if r.city.OK() {
		out = append(out, b.Say("report.ranking.city", "city", b.Meta.City, "value", b.text(r.subject, r.city)))
	}
	if names := b.borderNames(r, b.borders(s, l, r.id)); len(names) > 0 {
		out = append(out, b.Say("report.ranking.border", "n", len(names), "borders", b.List(names)))
	}
	if names := b.marked(s, l); len(names) > 0 {
		out = append(out, b.Say("report.ranking.marked", "classes", b.either(names)))
	}
	switch r.higher {
	case indicators.Neutral:
		out = append(out, b.Say("report.ranking.neutral"))
	default:
		out = append(out, b.Say("report.ranking.first"))
	}
	if missing := len(l.Areas) - r.n(); missing > 0 {
		out = append(out, b.Say("report.ranking.missing", "n", missing, "areas", l.Level.Name.For(missing)))
	}
	return out
}

// borderNames are borders of a ranking's subject in words, each with the class
// that lies behind it.
func (b *book) borderNames(r *ranking, borders []border) []string {
	var names []string
	for _, x := range borders {
		name := b.Say("report.ranking.border.item", "class", x.label, "value", b.bound(x, r.subject))
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// marked names the target classes that areas of a level are in: a ranking
// shows their swatch before the name.
func (b *book) marked(s *scheme, l *level) []string {
	if s == nil || s.byLev[l.index] == nil {
		return nil
	}
	var names []string
	for i := len(s.Classes) - 1; i >= 0; i-- {
		if c := s.Classes[i]; c.Target && s.count(l, i) > 0 {
			names = append(names, b.Say("report.quote", "text", className(c, 1)))
		}
	}
	return names
}

// classCell shows an area's class with its swatch.
func (b *book) classCell(s *scheme, l *level, row int) figure.Cell {
	c := s.class(l, row)
	if c == nil {
		d := s.decision(l, row)
		if d == nil {
			return figure.Cell{}
		}
		return figure.Text(b.Say("report.noclass." + d.Why.String()))
	}
	return figure.Cell{Text: className(*c, 1), Swatch: &b.looks(s)[s.decision(l, row).Class]}
}

// areaTable lists areas with classes, indices, ranks, inhabitants and the
// indicators given, each with a small bar about the city value.
func (b *book) areaTable(l *level, rows []int, inputs []*subject, caption, id string) figure.Table {
	t := figure.Table{ID: id, Caption: caption, Level: l.Level.ID, Columns: []figure.Column{{Head: l.one()}}}
	var schemes []*scheme
	for _, s := range b.schemes {
		if s.byLev[l.index] != nil {
			schemes = append(schemes, s)
			t.Columns = append(t.Columns, figure.Column{Head: s.label})
		}
	}
	var nodes, values []*ranking
	for _, r := range l.rankings {
		if r != nil && r.node >= 0 && r.n() > 0 {
			nodes = append(nodes, r)
			t.Columns = append(t.Columns, figure.Column{Head: r.short, Numeric: true}, figure.Column{Head: b.Say("report.col.rank"), Numeric: true})
		}
	}
	people := l.Population != nil
	if people {
		t.Columns = append(t.Columns, figure.Column{Head: b.Say("report.col.people"), Numeric: true})
	}
	for _, s := range inputs {
		if r := b.ranking(l, s.id); r != nil {
			values = append(values, r)
			t.Columns = append(t.Columns, figure.Column{Head: b.columnHead(s), Numeric: true})
		}
	}
	number := func(text string, x float64, ok bool) figure.Cell {
		c := figure.Text(text)
		if ok {
			c.Order = &x
		}
		return c
	}
	// With very many rows the bars would weigh more than what they say.
	leans := len(rows) <= 200
	for _, k := range rows {
		row := figure.Row{Area: l.Areas[k].ID, Cells: make([]figure.Cell, 0, len(t.Columns))}
		row.Cells = append(row.Cells, figure.Link(l.label(k), l.homes[k]))
		for _, s := range schemes {
			row.Cells = append(row.Cells, b.classCell(s, l, k))
			if c := s.class(l, k); c != nil && c.Target && s == b.head.scheme {
				row.Target = true
			}
		}
		for _, r := range nodes {
			rank := ""
			if r.Place[k] > 0 {
				rank = strconv.Itoa(r.Place[k])
			}
			v := indicators.At(r.values, k)
			row.Cells = append(row.Cells, number(b.text(r.subject, v), v.Number, v.OK()), number(rank, float64(r.Place[k]), r.Place[k] > 0))
		}
		if people {
			p := l.people(k)
			row.Cells = append(row.Cells, number(b.count(p), p.Number, p.OK()))
		}
		for _, r := range values {
			c := b.numberCell(r, k)
			if leans {
				c.Lean = leanOf(r, indicators.At(r.values, k))
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	if s := b.head.scheme; s != nil {
		var names []string
		for i := len(s.Classes) - 1; i >= 0; i-- {
			if s.Classes[i].Target && s.count(l, i) > 0 {
				names = append(names, className(s.Classes[i], 2))
			}
		}
		t.Targets = strings.Join(names, ", ")
	}
	if len(rows) > 1 && l.index == b.report {
		t.Rows = append(t.Rows, b.cityRow(t, len(schemes), nodes, people, values, l))
	}
	return t
}

// leanOf is the small bar of a value about the city value, on a scale on which
// the area farthest from it reaches the end.
func leanOf(r *ranking, v indicators.Value) *figure.Lean {
	if !v.OK() || !r.city.OK() || r.n() == 0 {
		return nil
	}
	far := math.Max(math.Abs(r.High-r.city.Number), math.Abs(r.Low-r.city.Number))
	if !(far > 0) {
		return nil
	}
	return &figure.Lean{By: min(max((v.Number-r.city.Number)/far, -1), 1), Tone: r.tone(v.Number, r.city)}
}

// cityRow ends a table of areas with the whole city.
func (b *book) cityRow(t figure.Table, schemes int, nodes []*ranking, people bool, values []*ranking, l *level) figure.Row {
	cells := []figure.Cell{figure.Text(b.cityName())}
	for range schemes {
		cells = append(cells, figure.Cell{})
	}
	for _, r := range nodes {
		text := ""
		if r.city.OK() {
			text = b.text(r.subject, r.city)
		}
		cells = append(cells, figure.Text(text), figure.Cell{})
	}
	if people {
		cells = append(cells, figure.Text(b.count(b.cityPopulation(l))))
	}
	for _, r := range values {
		cells = append(cells, figure.Text(b.bare(r.subject, r.city)))
	}
	return figure.Row{Cells: cells, Mark: "city"}
}

// cityName names the whole city in a table.
func (b *book) cityName() string {
	if b.Meta.City == "" {
		return b.Say("report.city")
	}
	return b.Say("report.city.named", "city", b.Meta.City)
}

// columnHead is a subject's short name with its unit, which its cells leave out.
func (b *book) columnHead(s *subject) string {
	if s.unit == "" {
		return s.short
	}
	return b.Say("report.col.unit", "label", s.short, "unit", s.unit)
}

// bare is text without the unit.
func (b *book) bare(s *subject, v indicators.Value) string {
	if !v.OK() {
		return b.Say("report.status." + v.Status.String())
	}
	return b.Number(v.Number, s.decimals)
}

// count shows a number of people or cases.
func (b *book) count(v indicators.Value) string {
	if !v.OK() {
		return b.Say("report.status." + v.Status.String())
	}
	return b.Number(v.Number, 0)
}

// statusNote explains the words that stand for missing numbers.
func (b *book) statusNote() string { return b.Say("report.status.note") }

// subjectTable lists all indices and indicators with the city value and the
// two ends.
func (b *book) subjectTable(l *level) figure.Table {
	t := figure.Table{
		ID: "indikatorentabelle", Caption: b.Say("report.subjects.caption", "areas", l.many()),
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")}, {Head: b.Say("report.col.theme")},
			{Head: b.cityName(), Numeric: true},
			{Head: b.Say("report.col.highest")}, {Head: b.Say("report.col.lowest")},
			{Head: b.Say("report.col.meaning")},
		},
	}
	for _, nodes := range [...]bool{true, false} {
		for i, s := range b.subjects {
			if (s.node >= 0) != nodes {
				continue
			}
			cells := []figure.Cell{subjectLink(s), figure.Text(b.theme(s)), {}, {}, {}, figure.Text(b.Say("report.direction." + s.higher.String()))}
			if s.higher == indicators.Undirected {
				cells[5] = figure.Cell{}
			}
			if r := l.rankings[i]; r != nil {
				if r.city.OK() {
					cells[2] = figure.Text(b.text(s, r.city))
				}
				if r.n() > 0 {
					cells[3] = figure.Text(b.end(r, l, r.High))
					cells[4] = figure.Text(b.end(r, l, r.Low))
				}
			}
			t.Rows = append(t.Rows, figure.Row{Cells: cells})
		}
	}
	return t
}

// end names the areas at one end of a ranking with their value.
func (b *book) end(r *ranking, l *level, x float64) string {
	var rows []int
	for _, k := range r.Order {
		if r.Same(r.values[k].Number, x) {
			rows = append(rows, k)
		}
	}
	value := b.text(r.subject, indicators.Known(x))
	if len(rows) == 0 {
		return value
	}
	if len(rows) > 2 {
		return b.Say("report.end.many", "n", len(rows), "areas", l.Level.Name.For(len(rows)), "value", value)
	}
	return b.Say("report.end", "names", b.List(l.labels(rows)), "value", value)
}
