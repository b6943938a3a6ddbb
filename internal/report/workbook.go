package report

import (
	"cmp"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/workbook"
)

// workbookPath is the address of the workbook.
const workbookPath = "daten/edition.xlsx"

// workbook is daten/edition.xlsx: what the CSV files hold, for people.
func (b *book) workbook() ([]byte, error) {
	w := &workbook.Book{Lang: b.Lang, Title: cmp.Or(b.Meta.Title, b.Meta.ID), City: b.Meta.City, Banner: b.banner(), Home: "contents"}
	var sheets []workbook.Sheet
	add := func(s ...workbook.Sheet) { sheets = append(sheets, s...) }
	levels := b.reportFirst()
	if b.report >= 0 {
		l := b.levels[b.report]
		for _, r := range b.rankingsShown(l) {
			add(b.rankingSheet(r, l))
		}
	}
	for _, l := range levels {
		add(b.areaSheet(l))
	}
	for _, l := range levels {
		if b.any(l) {
			add(b.valueSheet(l))
		}
	}
	for i := range b.Nodes {
		add(b.scoreSheet(i, levels))
	}
	add(b.comparisonSheets()...)
	add(b.historySheets()...)
	if len(b.Nodes) > 0 {
		add(b.referenceSheet(levels))
	}
	add(b.methodSheet(), b.parameterSheet(), b.sourceSheet(), b.symbolSheet())
	w.Sheets = append([]workbook.Sheet{b.coverSheet(), b.contentsSheet(sheets)}, sheets...)
	return workbook.Write(w)
}

// reportFirst are the levels as a reader asks for them: the one reported on,
// the finer ones, the coarser ones.
func (b *book) reportFirst() []*level {
	var out []*level
	if b.report >= 0 {
		out = append(out, b.levels[b.report:]...)
		out = append(out, b.levels[:b.report]...)
	}
	return out
}

// any reports whether a level has an indicator.
func (b *book) any(l *level) bool {
	for i := range l.Series {
		if l.Series[i].Present {
			return true
		}
	}
	return false
}

// mostRankings is how many sheets of rankings the workbook has.
const mostRankings = 12

// rankingsShown are the rankings that get a sheet: the one the overview opens
// with, then those of the other indices.
func (b *book) rankingsShown(l *level) []*ranking {
	var out []*ranking
	if b.head.ranking != nil {
		out = append(out, b.head.ranking)
	}
	for _, r := range l.rankings {
		if r != nil && r != b.head.ranking && r.node >= 0 && r.n() > 0 && len(out) < mostRankings {
			out = append(out, r)
		}
	}
	return out
}

func (b *book) coverSheet() workbook.Sheet {
	s := workbook.Sheet{ID: "cover", Name: b.Say("workbook.cover"), Title: cmp.Or(b.Meta.Title, b.Meta.ID), Cover: true}
	lead := []string{}
	if b.report >= 0 {
		lead = b.lead(b.levels[b.report])
	}
	facts := &workbook.Table{Plain: true, Columns: []workbook.Column{{Width: 26, Wrap: true}, {Width: 84, Wrap: true}}}
	fact := func(label, text string) {
		if text != "" {
			facts.Rows = append(facts.Rows, workbook.Row{Cells: []workbook.Cell{workbook.Text(label), workbook.Text(text)}})
		}
	}
	fact(b.Say("report.city"), b.Meta.City)
	fact(b.Say("workbook.status"), b.Say("workbook.status."+b.status()))
	fact(b.Say("workbook.published"), b.Date(b.Meta.Published))
	fact(b.Say("workbook.edition"), b.Meta.ID)
	s.Blocks = append(s.Blocks, workbook.Block{Heading: b.opening(), Text: lead}, workbook.Block{Heading: b.Say("workbook.about"), Table: facts})
	read := workbook.Block{Heading: b.Say("workbook.read")}
	for _, key := range []string{"workbook.read.sheets", "workbook.read.codes", "workbook.read.marks", "workbook.read.signs", "workbook.read.digits"} {
		read.Text = append(read.Text, b.Say(key))
	}
	s.Blocks = append(s.Blocks, read)
	return s
}

// status is the edition's status; one that is not known counts as a draft.
func (b *book) status() string {
	if b.Meta.Status == "final" || b.Meta.Status == "demo" {
		return b.Meta.Status
	}
	return "draft"
}

// contentsSheet lists the sheets with what they show.
func (b *book) contentsSheet(sheets []workbook.Sheet) workbook.Sheet {
	t := &workbook.Table{Columns: []workbook.Column{{Head: b.Say("workbook.sheet"), Width: 36}, {Head: b.Say("report.col.content"), Width: 84, Wrap: true}}}
	for _, s := range sheets {
		t.Rows = append(t.Rows, workbook.Row{Cells: []workbook.Cell{workbook.Link(s.Name, s.ID), workbook.Text(s.Title)}})
	}
	return workbook.Sheet{ID: "contents", Name: b.Say("workbook.home"), Title: b.Say("workbook.home"), Blocks: []workbook.Block{{Table: t}}}
}

// number is a value as a cell: a number, or the word for why there is none.
func (b *book) number(v indicators.Value, decimals int) workbook.Cell {
	if !v.OK() {
		return workbook.Sign(b.Say("report.status." + v.Status.String()))
	}
	return workbook.Number(v.Number, decimals)
}

// shown is number without a word for a missing value.
func shown(v indicators.Value, decimals int) workbook.Cell {
	if !v.OK() {
		return workbook.Cell{}
	}
	return workbook.Number(v.Number, decimals)
}

func (b *book) yes(v bool) workbook.Cell {
	if v {
		return workbook.Text(b.Say("workbook.yes"))
	}
	return workbook.Text(b.Say("workbook.no"))
}

func rankCell(rank int) workbook.Cell {
	if rank <= 0 {
		return workbook.Cell{}
	}
	return workbook.Number(float64(rank), 0)
}

// mark says what an area's row looks like.
func (b *book) mark(l *level, row int) workbook.Mark {
	if !l.Included(row) {
		return workbook.Muted
	}
	if c := b.head.scheme.class(l, row); c != nil && c.Target {
		return workbook.Target
	}
	return workbook.Plain
}

// areaSheet is one row per area: what it is and what it came to.
func (b *book) areaSheet(l *level) workbook.Sheet {
	s := workbook.Sheet{ID: "areas-" + strconv.Itoa(l.index), Name: l.many(), Title: b.Say("workbook.areas", "areas", l.many(), "city", b.Meta.City)}
	t := &workbook.Table{Frozen: 2, Columns: []workbook.Column{
		{Head: b.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.one(), Key: "name"},
	}}
	var coarse *level
	if l.index > 0 {
		coarse = b.levels[l.index-1]
		t.Columns = append(t.Columns, workbook.Column{Head: b.Say("workbook.parent", "area", coarse.one()), Key: "parent", Ids: true}, workbook.Column{Head: coarse.one(), Key: "parent_name"})
	}
	var nodes []*ranking
	for _, r := range l.rankings {
		if r != nil && r.node >= 0 {
			nodes = append(nodes, r)
		}
	}
	var schemes []*scheme
	for _, c := range b.schemes {
		if c.byLev[l.index] != nil {
			schemes = append(schemes, c)
			t.Columns = append(t.Columns, workbook.Column{Head: c.label, Key: "class_" + c.Scheme.ID})
		}
	}
	for _, r := range nodes {
		t.Columns = append(t.Columns, workbook.Column{Head: r.short, Key: "index_" + r.id}, workbook.Column{Head: b.Say("workbook.rank", "label", r.short), Key: "rank_" + r.id})
	}
	t.Columns = append(t.Columns, workbook.Column{Head: b.Say("report.col.people"), Key: "population"},
		workbook.Column{Head: b.Say("workbook.included"), Key: "included"}, workbook.Column{Head: b.Say("workbook.reason"), Key: "reason"})

	city := make([]workbook.Cell, 0, len(t.Columns))
	city = append(city, workbook.Cell{}, workbook.Text(b.cityName()))
	if coarse != nil {
		city = append(city, workbook.Cell{}, workbook.Cell{})
	}
	for range schemes {
		city = append(city, workbook.Cell{})
	}
	for _, r := range nodes {
		city = append(city, shown(r.city, r.decimals), workbook.Cell{})
	}
	t.Top = []workbook.Row{{Mark: workbook.City, Cells: append(city, shown(b.cityPopulation(l), 0))}}

	t.Rows = make([]workbook.Row, len(l.Areas))
	for k := range l.Areas {
		cells := make([]workbook.Cell, 0, len(t.Columns))
		cells = append(cells, workbook.Text(l.Areas[k].ID), workbook.Text(l.Areas[k].Name))
		if coarse != nil {
			name := ""
			if p := l.parent[k]; p >= 0 {
				name = coarse.label(p)
			}
			cells = append(cells, workbook.Text(l.Areas[k].Parent), workbook.Text(name))
		}
		for _, c := range schemes {
			if got := c.class(l, k); got != nil {
				cells = append(cells, workbook.Text(className(*got, 1)))
			} else {
				cells = append(cells, workbook.Text(b.classless(c, l, k)))
			}
		}
		for _, r := range nodes {
			cells = append(cells, b.number(indicators.At(r.values, k), r.decimals), rankCell(r.Place[k]))
		}
		cells = append(cells, b.number(l.people(k), 0), b.yes(l.Included(k)))
		if !l.Included(k) {
			cells = append(cells, workbook.Text(b.exclusionReason(l.Excluded[k])))
		}
		t.Rows[k] = workbook.Row{Mark: b.mark(l, k), Cells: cells}
	}
	s.Blocks = []workbook.Block{{Table: t}}
	return s
}

// classless says why an area has no class.
func (b *book) classless(s *scheme, l *level, row int) string {
	d := s.decision(l, row)
	if d == nil {
		return ""
	}
	switch d.Why {
	case class.Excluded, class.NoIndex, class.Undecided:
		return b.Say("workbook.classless." + d.Why.String())
	}
	return ""
}

// valueSheet is areas by indicators.
func (b *book) valueSheet(l *level) workbook.Sheet {
	s := workbook.Sheet{ID: "values-" + strconv.Itoa(l.index), Name: b.Say("workbook.values.name", "areas", l.many()), Title: b.Say("workbook.values", "areas", l.many(), "city", b.Meta.City)}
	t := &workbook.Table{Frozen: 2, Columns: []workbook.Column{
		{Head: b.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.one(), Key: "name"}, {Head: b.Say("report.col.people"), Key: "population"},
	}}
	city := []workbook.Cell{{}, workbook.Text(b.cityName()), shown(b.cityPopulation(l), 0)}
	var subjects []*subject
	for _, q := range b.subjects {
		if q.indicator < 0 || q.indicator >= len(l.Series) || !l.Series[q.indicator].Present {
			continue
		}
		subjects = append(subjects, q)
		t.Columns = append(t.Columns, workbook.Column{Head: b.columnHead(q), Group: b.theme(q), Key: q.id})
		var v indicators.Value
		if q.indicator < len(b.City) {
			v = b.City[q.indicator].Value
		}
		city = append(city, b.number(v, q.decimals))
	}
	t.Top = []workbook.Row{{Mark: workbook.City, Cells: city}}
	t.Rows = make([]workbook.Row, len(l.Areas))
	for k := range l.Areas {
		cells := make([]workbook.Cell, 0, len(t.Columns))
		cells = append(cells, workbook.Text(l.Areas[k].ID), workbook.Text(l.Areas[k].Name), b.number(l.people(k), 0))
		for _, q := range subjects {
			cells = append(cells, b.number(indicators.At(l.Series[q.indicator].Values, k), q.decimals))
		}
		t.Rows[k] = workbook.Row{Mark: b.mark(l, k), Cells: cells}
	}
	s.Blocks = []workbook.Block{{Table: t}}
	return s
}

// mostBars is how many areas the chart of a ranking shows.
const mostBars = 120

// mostColours is how many classes a chart tells apart.
const mostColours = 8

// rankingSheet is a ranking with its chart; every class has bars of its own
// colour, from a column of its own, so that colours stay right when somebody
// sorts the table.
func (b *book) rankingSheet(r *ranking, l *level) workbook.Sheet {
	s := workbook.Sheet{ID: "ranking-" + r.id, Name: b.Say("report.ranking"), Title: b.Say("report.ranking.caption", "label", b.named(r.subject), "areas", l.many())}
	if r != b.head.ranking {
		s.Name = b.Say("workbook.ranking.name", "label", r.short)
	}
	c := b.head.scheme
	var order []int // classes that occur, the gravest first
	if c != nil {
		n := make([]int, len(c.Classes))
		for _, k := range r.Order {
			if made := c.decision(l, k); made != nil && made.Class >= 0 && made.Class < len(n) {
				n[made.Class]++
			}
		}
		for i := len(n) - 1; i >= 0; i-- {
			if n[i] > 0 {
				order = append(order, i)
			}
		}
	}
	if len(order) > mostColours {
		order = nil
	}
	t := &workbook.Table{Frozen: 3, Columns: []workbook.Column{
		{Head: b.Say("report.col.rank"), Key: "rank_" + r.id}, {Head: b.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.one(), Key: "name"},
		{Head: b.columnHead(r.subject), Key: "index_" + r.id},
	}}
	if r.node < 0 {
		t.Columns[0].Key, t.Columns[3].Key = "rank", r.id
	}
	chart := &workbook.Chart{Title: b.finding(r, l), Labels: 2, Rows: min(r.n(), mostBars), Decimals: r.decimals,
		Alt: b.Say("workbook.chart.alt", "label", b.named(r.subject), "n", r.n(), "areas", b.dative(l.Level.Name, r.n()), "finding", b.ends(r, l))}
	top := []workbook.Cell{{}, {}, workbook.Text(b.cityName()), shown(r.city, r.decimals)}
	if c != nil {
		t.Columns = append(t.Columns, workbook.Column{Head: c.label, Key: "class_" + c.Scheme.ID})
	}
	for _, i := range order {
		chart.Series = append(chart.Series, workbook.Series{Column: len(t.Columns), Fill: barFill(b.looks(c)[i].Fill)})
		t.Columns = append(t.Columns, workbook.Column{Head: className(c.Classes[i], 1), Group: b.Say("workbook.chart.columns"), Key: "bar_" + c.Classes[i].ID})
	}
	none := len(t.Columns)
	rest := 0
	t.Top = []workbook.Row{{Mark: workbook.City, Cells: top}}
	for _, k := range r.Order {
		cells := make([]workbook.Cell, len(t.Columns), len(t.Columns)+1)
		value := workbook.Number(r.values[k].Number, r.decimals)
		copy(cells, []workbook.Cell{rankCell(r.Place[k]), workbook.Text(l.Areas[k].ID), workbook.Text(l.label(k)), value})
		found := false
		if c != nil {
			if got := c.class(l, k); got != nil {
				cells[4] = workbook.Text(className(*got, 1))
			}
			made := c.decision(l, k)
			for j, i := range order {
				if made != nil && made.Class == i {
					cells[5+j] = value
					found = true
				}
			}
		}
		if !found {
			rest++
			cells = append(cells, value)
		}
		t.Rows = append(t.Rows, workbook.Row{Mark: b.mark(l, k), Cells: cells})
	}
	switch {
	case len(order) == 0:
		chart.Series = []workbook.Series{{Column: 3, Fill: barAccent}}
	case rest > 0:
		chart.Series = append(chart.Series, workbook.Series{Column: none, Fill: barGrey})
		t.Columns = append(t.Columns, workbook.Column{Head: b.Say("workbook.chart.rest"), Group: b.Say("workbook.chart.columns"), Key: "bar"})
	}
	s.Blocks = []workbook.Block{{Table: t}}
	if r.city.OK() || r.n() > mostBars {
		var notes []string
		if r.n() > mostBars {
			notes = append(notes, b.Say("workbook.chart.cut", "n", mostBars))
		}
		if r.higher == indicators.Neutral {
			notes = append(notes, b.Say("report.ranking.neutral"))
		} else {
			notes = append(notes, b.Say("report.ranking.first"))
		}
		s.Blocks = append(s.Blocks, workbook.Block{Text: notes})
	}
	s.Chart = chart
	return s
}

// Colours of bars without a class of their own.
const (
	barAccent = "#1f4e79"
	barGrey   = "#9aa4af"
)

// barFill is a class's colour where it is seen on white, else grey.
func barFill(fill string) string {
	if len(fill) != 7 {
		return barGrey
	}
	rgb, err := strconv.ParseUint(fill[1:], 16, 32)
	if err != nil {
		return barGrey
	}
	// Luma of Rec. 601, 0 to 255: the light classes of the maps have borders
	// there, bars have none.
	if (299*(rgb>>16)+587*(rgb>>8&255)+114*(rgb&255))/1000 > 215 {
		return barGrey
	}
	return fill
}

// scoreSheet is what every input contributed to an index, on all levels.
func (b *book) scoreSheet(i int, levels []*level) workbook.Sheet {
	n := &b.Nodes[i]
	q := b.byID[n.ID]
	s := workbook.Sheet{ID: "scores-" + n.ID, Name: b.Say("workbook.scores.name", "label", q.short), Title: b.Say("workbook.scores", "label", q.label)}
	t := &workbook.Table{Frozen: 3, Columns: []workbook.Column{
		{Head: b.Say("method.col.level"), Key: "level"}, {Head: b.Say("report.fact.id"), Key: "id", Ids: true}, {Head: b.Say("method.col.area"), Key: "name"},
		{Head: q.short, Key: "index_" + n.ID}, {Head: b.Say("report.col.rank"), Key: "rank_" + n.ID}, {Head: b.Say("workbook.available"), Key: "inputs"},
	}}
	for _, group := range [...]struct{ code, head string }{{"contribution_", "workbook.contributions"}, {"score_", "workbook.scores.head"}} {
		for j := range n.Inputs {
			t.Columns = append(t.Columns, workbook.Column{Head: b.shortOf(n.Inputs[j].ID), Group: b.Say(group.head), Key: group.code + n.Inputs[j].ID})
		}
	}
	const decimals = 3
	for _, l := range levels {
		scores := b.nodeOn(l, i)
		if scores == nil {
			continue
		}
		find := make([]*index.InputScores, len(n.Inputs))
		for j := range n.Inputs {
			for k := range scores.Inputs {
				if in := &scores.Inputs[k]; in.Present && in.Input.ID == n.Inputs[j].ID {
					find[j] = in
				}
			}
		}
		city := make([]workbook.Cell, 6, len(t.Columns))
		city[0], city[2], city[3] = workbook.Text(l.one()), workbook.Text(b.cityName()), shown(scores.IndexReference.City, q.decimals)
		for range find {
			city = append(city, workbook.Cell{})
		}
		for _, in := range find {
			if in != nil {
				city = append(city, shown(in.CityScore, decimals))
			} else {
				city = append(city, workbook.Cell{})
			}
		}
		t.Top = append(t.Top, workbook.Row{Mark: workbook.City, Cells: city})
		for k := range l.Areas {
			cells := make([]workbook.Cell, 0, len(t.Columns))
			available := workbook.Cell{}
			if k < len(scores.Available) {
				available = workbook.Number(float64(scores.Available[k]), 0)
			}
			cells = append(cells, workbook.Text(l.one()), workbook.Text(l.Areas[k].ID), workbook.Text(l.Areas[k].Name),
				b.number(indicators.At(scores.Index, k), q.decimals), rankCell(at2(scores.Rank, k)), available)
			for _, of := range [...]func(*index.InputScores) []indicators.Value{
				func(in *index.InputScores) []indicators.Value { return in.Contributions },
				func(in *index.InputScores) []indicators.Value { return in.Scores },
			} {
				for _, in := range find {
					switch {
					case in == nil:
						cells = append(cells, workbook.Cell{})
					case indicators.At(of(in), k).OK():
						cells = append(cells, workbook.Signed(indicators.At(of(in), k).Number, decimals))
					case indicators.At(in.Values, k).OK():
						// There is a value, but the area is outside the comparison or has no index.
						cells = append(cells, b.number(indicators.None(indicators.NotApplicable), 0))
					default:
						cells = append(cells, b.number(indicators.At(in.Values, k), 0))
					}
				}
			}
			t.Rows = append(t.Rows, workbook.Row{Mark: b.mark(l, k), Cells: cells})
		}
	}
	s.Blocks = []workbook.Block{{Table: t}}
	return s
}

// referenceSheet is what inputs and indices were measured against.
func (b *book) referenceSheet(levels []*level) workbook.Sheet {
	t := &workbook.Table{Frozen: 3, Columns: []workbook.Column{
		{Head: b.Say("method.col.level"), Key: "level"}, {Head: b.Say("workbook.index"), Key: "index"}, {Head: b.Say("method.col.input"), Key: "input"},
		{Head: b.Say("method.col.n"), Key: "n"}, {Head: b.Say("method.col.centre"), Key: "centre"}, {Head: b.Say("method.col.spread"), Key: "spread"},
		{Head: b.Say("method.col.min"), Key: "minimum"}, {Head: b.Say("method.col.max"), Key: "maximum"}, {Head: b.cityName(), Key: "city"},
		{Head: b.Say("method.col.citysource"), Key: "city_source"},
	}}
	for _, l := range levels {
		for i := range b.Nodes {
			n := b.nodeOn(l, i)
			if n == nil {
				continue
			}
			q := b.byID[n.Node.ID]
			row := func(label string, r index.Reference, decimals int, mark workbook.Mark) {
				source := ""
				if r.City.OK() {
					source = b.Say("report.citysource." + r.CitySource.String())
				}
				t.Rows = append(t.Rows, workbook.Row{Mark: mark, Cells: []workbook.Cell{
					workbook.Text(l.one()), workbook.Text(q.short), workbook.Text(label), workbook.Number(float64(r.N), 0),
					shown(r.Centre, decimals+1), shown(r.Spread, decimals+2), shown(r.Minimum, decimals), shown(r.Maximum, decimals), shown(r.City, decimals),
					workbook.Text(source),
				}})
			}
			for j := range n.Inputs {
				in := &n.Inputs[j]
				if !in.Present {
					continue
				}
				label, decimals := b.labelOf(in.Input.ID), 2
				if s := b.byID[in.Input.ID]; s != nil {
					decimals = s.decimals
				}
				if in.Input.Transform != index.NoTransform {
					label = b.Say("method.transformed", "label", label, "transform", b.Say("method.transform."+key(transformKeys, uint8(in.Input.Transform))))
					decimals = max(decimals, 3)
				}
				row(label, in.Reference, decimals, workbook.Plain)
			}
			if n.Node.Rescale != index.NoRescale {
				row(b.Say("method.aggregate"), n.AggregateReference, q.decimals+1, workbook.City)
			}
			row(q.label, n.IndexReference, q.decimals+1, workbook.City)
		}
	}
	return workbook.Sheet{ID: "reference", Name: b.Say("workbook.reference.name"), Title: b.Say("workbook.reference"), Blocks: []workbook.Block{{Table: t}}}
}

// methodSheet says what is compared with what, and what that can't say.
func (b *book) methodSheet() workbook.Sheet {
	s := workbook.Sheet{ID: "method", Name: b.Say("report.nav.method"), Title: b.Say("method.head")}
	texts := func(heading string, keys ...string) {
		block := workbook.Block{Heading: b.Say(heading)}
		for _, k := range keys {
			block.Text = append(block.Text, b.Say(k, "city", b.Meta.City))
		}
		s.Blocks = append(s.Blocks, block)
	}
	texts("method.compared", "method.compared.city", "method.compared.areas", "method.compared.missing")
	for i := range b.Nodes {
		s.Blocks = append(s.Blocks, workbook.Block{Heading: b.byID[b.Nodes[i].ID].label, Text: b.indexSteps(&b.Nodes[i])})
	}
	widths := []float64{26, 12, 12, 50, 24}
	s.Blocks = append(s.Blocks, workbook.Block{Heading: b.Say("method.levels.caption"), Table: wordTable(b.levelTable(), widths)})
	if len(b.Exclusions) > 0 {
		block := workbook.Block{Heading: b.Say("method.exclusions")}
		for _, rule := range b.Exclusions {
			block.Text = append(block.Text, b.exclusionRule(rule))
		}
		if t := wordTable(b.excludedTable(), widths); len(t.Rows) > 0 {
			block.Table = t
		}
		s.Blocks = append(s.Blocks, block)
	}
	texts("method.statistics", "method.statistics.interval", "method.statistics.ties", "method.statistics.rank")
	texts("method.limits", "method.limits.areas", "method.limits.cause", "method.limits.size", "method.limits.dates", "method.limits.index", "method.limits.decision")
	return s
}

// wordTable turns a table of a page into one of the workbook, every cell a text.
func wordTable(t figure.Table, widths []float64) *workbook.Table {
	out := &workbook.Table{}
	for i, c := range t.Columns {
		w := widths[min(i, len(widths)-1)]
		out.Columns = append(out.Columns, workbook.Column{Head: c.Head, Width: w, Wrap: true})
	}
	for _, r := range t.Rows {
		var cells []workbook.Cell
		for _, c := range r.Cells {
			cells = append(cells, workbook.Text(c.Text))
		}
		out.Rows = append(out.Rows, workbook.Row{Cells: cells})
	}
	return out
}

// parameterSheet lists every setting that bears on a result.
func (b *book) parameterSheet() workbook.Sheet {
	return workbook.Sheet{ID: "parameters", Name: b.Say("workbook.parameters.name"), Title: b.Say("method.parameters.caption"),
		Blocks: []workbook.Block{{Table: wordTable(b.parameterTable(), []float64{24, 36, 72})}}}
}

// sourceSheet says of every indicator what counts, from where and of when, and
// how its city value came about.
func (b *book) sourceSheet() workbook.Sheet {
	t := &workbook.Table{Frozen: 2, Columns: []workbook.Column{
		{Head: b.Say("workbook.short"), Key: "id"}, {Head: b.Say("report.col.indicator"), Key: "label", Width: 38, Wrap: true},
		{Head: b.Say("report.col.theme"), Key: "theme", Width: 21, Wrap: true},
		{Head: b.Say("workbook.unit"), Key: "unit"}, {Head: b.Say("method.col.direction"), Key: "higher_is", Width: 22, Wrap: true},
		{Head: b.Say("report.fact.numerator"), Key: "numerator", Width: 28, Wrap: true}, {Head: b.Say("report.fact.denominator"), Key: "denominator", Width: 20, Wrap: true},
		{Head: b.Say("report.fact.times"), Key: "times"}, {Head: b.Say("report.fact.column"), Key: "value", Width: 20, Wrap: true},
		{Head: b.Say("report.col.date"), Key: "date", Width: 12}, {Head: b.Say("report.col.source"), Key: "source", Width: 28, Wrap: true},
		{Head: b.cityName(), Key: "city"}, {Head: b.Say("method.col.citysource"), Key: "city_source", Width: 40, Wrap: true},
	}}
	for _, q := range b.subjects {
		if q.indicator < 0 {
			continue
		}
		ind := &b.Catalogue[q.indicator]
		var numerator, denominator, column, direction string
		times := workbook.Cell{}
		if ind.Rate != nil {
			numerator = b.columns(ind.Rate.Of)
			if len(ind.Rate.Less) > 0 {
				numerator = b.Say("report.fact.less", "of", numerator, "less", b.columns(ind.Rate.Less))
			}
			denominator = b.columns([]string{ind.Rate.Per})
			times = workbook.Number(ind.Rate.Times, 0)
		} else {
			column = b.columns([]string{ind.Column})
		}
		if q.higher != indicators.Undirected {
			direction = b.Say("report.direction." + q.higher.String())
		}
		city, source := workbook.Cell{}, ""
		if q.indicator < len(b.City) {
			c := b.City[q.indicator]
			city, source = b.number(c.Value, q.decimals), b.citySource(c)
		}
		t.Rows = append(t.Rows, workbook.Row{Cells: []workbook.Cell{
			workbook.Text(q.id), workbook.Text(q.label), workbook.Text(b.theme(q)), workbook.Text(q.unit), workbook.Text(direction),
			workbook.Text(numerator), workbook.Text(denominator), times, workbook.Text(column), workbook.Text(b.Date(q.date)), workbook.Text(b.sourceLine(q)),
			city, workbook.Text(source),
		}})
	}
	return workbook.Sheet{ID: "sources", Name: b.Say("workbook.sources.name"), Title: b.Say("workbook.sources"), Blocks: []workbook.Block{{Table: t}}}
}

// symbolSheet explains the words for missing numbers and the looks of rows.
func (b *book) symbolSheet() workbook.Sheet {
	t := &workbook.Table{Columns: []workbook.Column{{Head: b.Say("report.col.symbol"), Width: 22}, {Head: "status", Width: 18}, {Head: b.Say("report.col.meaning"), Width: 80, Wrap: true}}}
	for _, s := range [...]indicators.Status{indicators.Missing, indicators.Suppressed, indicators.Unreliable, indicators.NotApplicable} {
		t.Rows = append(t.Rows, workbook.Row{Cells: []workbook.Cell{
			workbook.Sign(b.Say("report.status." + s.String())), workbook.Text(s.String()), workbook.Text(b.Say("report.meaning." + s.String())),
		}})
	}
	rows := &workbook.Table{Columns: []workbook.Column{{Head: b.Say("workbook.row"), Width: 22}, {}, {Head: b.Say("report.col.meaning"), Width: 80, Wrap: true}}}
	for _, m := range [...]struct {
		mark workbook.Mark
		key  string
	}{{workbook.City, "city"}, {workbook.Target, "target"}, {workbook.Muted, "muted"}} {
		rows.Rows = append(rows.Rows, workbook.Row{Mark: m.mark, Cells: []workbook.Cell{
			workbook.Text(b.Say("workbook.row." + m.key)), {}, workbook.Text(b.Say("workbook.row." + m.key + ".meaning")),
		}})
	}
	return workbook.Sheet{ID: "symbols", Name: b.Say("report.data.symbols"), Title: b.Say("report.data.symbols.caption"),
		Blocks: []workbook.Block{{Table: t}, {Heading: b.Say("workbook.rows"), Table: rows}}}
}
