package tables

import (
	"cmp"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/workbook"
)

// workbookPath is the address of the workbook.
const workbookPath = "daten/edition.xlsx"

// workbook is daten/edition.xlsx: what the CSV files hold, for people.
func (d *Data) workbook() ([]byte, error) {
	w := &workbook.Book{Lang: d.Lang, Title: cmp.Or(d.book.Meta().Title, d.book.Meta().ID), City: d.book.Meta().City, Banner: d.say.Banner(), Home: "contents"}
	var sheets []workbook.Sheet
	add := func(s ...workbook.Sheet) { sheets = append(sheets, s...) }
	levels := d.book.ReportFirst()
	if d.book.Report() >= 0 {
		l := d.book.ReportLevel()
		for _, r := range d.book.RankingsShown(l) {
			add(d.rankingSheet(r, l))
		}
	}
	for _, l := range levels {
		add(d.areaSheet(l))
	}
	for _, l := range levels {
		if d.book.HasIndicators(l) {
			add(d.valueSheet(l))
		}
	}
	for i := range d.book.Nodes() {
		add(d.scoreSheet(i, levels))
	}
	add(d.comparisonSheets()...)
	add(d.historySheets()...)
	if len(d.book.Nodes()) > 0 {
		add(d.referenceSheet(levels))
	}
	add(d.methodSheet(), d.parameterSheet(), d.sourceSheet(), d.symbolSheet())
	w.Sheets = append([]workbook.Sheet{d.coverSheet(), d.contentsSheet(sheets)}, sheets...)
	return workbook.Write(w)
}

func (d *Data) coverSheet() workbook.Sheet {
	s := workbook.Sheet{ID: "cover", Name: d.Say("workbook.cover"), Title: cmp.Or(d.book.Meta().Title, d.book.Meta().ID), Cover: true}
	lead := []string{}
	if d.book.Report() >= 0 {
		lead = d.say.LeadSentences(d.book.ReportLevel())
	}
	facts := &workbook.Table{Plain: true, Columns: []workbook.Column{{Width: 26, Wrap: true}, {Width: 84, Wrap: true}}}
	fact := func(label, text string) {
		if text != "" {
			facts.Rows = append(facts.Rows, workbook.Row{Cells: []workbook.Cell{workbook.Text(label), workbook.Text(text)}})
		}
	}
	fact(d.Say("report.city"), d.book.Meta().City)
	fact(d.Say("workbook.status"), d.Say("workbook.status."+string(d.say.Status())))
	fact(d.Say("workbook.published"), d.Date(d.book.Meta().Published))
	fact(d.Say("workbook.edition"), d.book.Meta().ID)
	s.Blocks = append(s.Blocks, workbook.Block{Heading: d.say.Opening(), Text: lead}, workbook.Block{Heading: d.Say("workbook.about"), Table: facts})
	read := workbook.Block{Heading: d.Say("workbook.read")}
	for _, key := range []string{"workbook.read.sheets", "workbook.read.codes", "workbook.read.marks", "workbook.read.signs", "workbook.read.digits"} {
		read.Text = append(read.Text, d.Say(key))
	}
	s.Blocks = append(s.Blocks, read)
	return s
}

// contentsSheet lists the sheets with what they show.
func (d *Data) contentsSheet(sheets []workbook.Sheet) workbook.Sheet {
	t := &workbook.Table{Columns: []workbook.Column{{Head: d.Say("workbook.sheet"), Width: 36}, {Head: d.Say("report.col.content"), Width: 84, Wrap: true}}}
	for _, s := range sheets {
		t.Rows = append(t.Rows, workbook.Row{Cells: []workbook.Cell{workbook.Link(s.Name, s.ID), workbook.Text(s.Title)}})
	}
	return workbook.Sheet{ID: "contents", Name: d.Say("workbook.home"), Title: d.Say("workbook.home"), Blocks: []workbook.Block{{Table: t}}}
}

// number is a value as a cell: a number, or the word for why there is none.
func (d *Data) number(v indicators.Value, decimals int) workbook.Cell {
	if !v.OK() {
		return workbook.Sign(d.Say("report.status." + v.Status.String()))
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

func (d *Data) yes(v bool) workbook.Cell {
	if v {
		return workbook.Text(d.Say("workbook.yes"))
	}
	return workbook.Text(d.Say("workbook.no"))
}

func rankCell(rank int) workbook.Cell {
	if rank <= 0 {
		return workbook.Cell{}
	}
	return workbook.Number(float64(rank), 0)
}

// mark says what an area's row looks like.
func (d *Data) mark(l *book.Level, row int) workbook.Mark {
	if !l.Included(row) {
		return workbook.Muted
	}
	if c := d.book.Lead().Scheme.Class(l, row); c != nil && c.Target {
		return workbook.Target
	}
	return workbook.Plain
}

// areaSheet is one row per area: what it is and what it came to, below the city's
// own values.
func (d *Data) areaSheet(l *book.Level) workbook.Sheet {
	all := d.areas(l)
	names := []string{"id", "name"}
	if l.Index() > 0 {
		coarse := d.book.Level(l.Index() - 1)
		all.columns = append(all.columns, column[areaRow]{name: "parent_name", head: coarse.One(), people: func(r areaRow) workbook.Cell {
			if p := r.Parent(r.row); p >= 0 {
				return workbook.Text(coarse.Name(p))
			}
			return workbook.Text("")
		}})
		names = append(names, "parent", "parent_name")
	}
	city := map[string]workbook.Cell{"name": workbook.Text(d.say.CityName()), "population": shown(d.book.CityPopulation(l), 0)}
	for _, c := range d.book.Schemes() {
		if c.On(l.Index()) != nil {
			names = append(names, "class_"+c.Scheme.ID)
		}
	}
	for _, r := range l.Rankings() {
		if r != nil && r.Node() >= 0 {
			names = append(names, "index_"+r.ID(), "rank_"+r.ID())
			city["index_"+r.ID()] = shown(r.City(), r.Decimals())
		}
	}
	names = append(names, "population", "included", "reason")
	rows := func(yield func(areaRow) bool) {
		for k := range l.Areas {
			if !yield(areaRow{l, k}) {
				return
			}
		}
	}
	t := all.sheet(rows, func(r areaRow) workbook.Mark { return d.mark(l, r.row) }, names...)
	t.Frozen = 2
	top := make([]workbook.Cell, len(names))
	for i, name := range names {
		top[i] = city[name]
	}
	t.Top = []workbook.Row{{Mark: workbook.City, Cells: top}}
	return workbook.Sheet{
		ID: "areas-" + strconv.Itoa(l.Index()), Name: l.Many(), Title: d.Say("workbook.areas", "areas", l.Many(), "city", d.book.Meta().City),
		Blocks: []workbook.Block{{Table: t}},
	}
}

// valueSheet is areas by indicators.
func (d *Data) valueSheet(l *book.Level) workbook.Sheet {
	s := workbook.Sheet{ID: "values-" + strconv.Itoa(l.Index()), Name: d.Say("workbook.values.name", "areas", l.Many()), Title: d.Say("workbook.values", "areas", l.Many(), "city", d.book.Meta().City)}
	t := &workbook.Table{Frozen: 2, Columns: []workbook.Column{
		{Head: d.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.One(), Key: "name"}, {Head: d.Say("report.col.people"), Key: "population"},
	}}
	city := []workbook.Cell{{}, workbook.Text(d.say.CityName()), shown(d.book.CityPopulation(l), 0)}
	var subjects []*book.Subject
	for _, q := range d.book.Subjects() {
		if q.Indicator() < 0 || q.Indicator() >= len(l.Series) || !l.Series[q.Indicator()].Present {
			continue
		}
		subjects = append(subjects, q)
		t.Columns = append(t.Columns, workbook.Column{Head: d.say.ColumnHead(q), Group: d.say.Theme(q), Key: q.ID()})
		var v indicators.Value
		if q.Indicator() < len(d.book.City()) {
			v = d.book.City()[q.Indicator()].Value
		}
		city = append(city, d.number(v, q.Decimals()))
	}
	t.Top = []workbook.Row{{Mark: workbook.City, Cells: city}}
	t.Rows = make([]workbook.Row, len(l.Areas))
	for k := range l.Areas {
		cells := make([]workbook.Cell, 0, len(t.Columns))
		cells = append(cells, workbook.Text(l.Areas[k].ID), workbook.Text(l.Areas[k].Name), d.number(l.People(k), 0))
		for _, q := range subjects {
			cells = append(cells, d.number(indicators.At(l.Series[q.Indicator()].Values, k), q.Decimals()))
		}
		t.Rows[k] = workbook.Row{Mark: d.mark(l, k), Cells: cells}
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
func (d *Data) rankingSheet(r *book.Ranking, l *book.Level) workbook.Sheet {
	s := workbook.Sheet{ID: "ranking-" + r.ID(), Name: d.Say("report.ranking"), Title: d.Say("report.ranking.caption", "label", d.say.Named(r.Subject), "areas", l.Many())}
	if r != d.book.Lead().Ranking {
		s.Name = d.Say("workbook.ranking.name", "label", r.Short())
	}
	c := d.book.Lead().Scheme
	var order []int // classes that occur, the gravest first
	if c != nil {
		n := make([]int, len(c.Classes))
		for _, k := range r.Order {
			if made := c.Decision(l, k); made != nil && made.Class >= 0 && made.Class < len(n) {
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
		{Head: d.Say("report.col.rank"), Key: "rank_" + r.ID()}, {Head: d.Say("report.fact.id"), Key: "id", Ids: true}, {Head: l.One(), Key: "name"},
		{Head: d.say.ColumnHead(r.Subject), Key: "index_" + r.ID()},
	}}
	if r.Node() < 0 {
		t.Columns[0].Key, t.Columns[3].Key = "rank", r.ID()
	}
	chart := &workbook.Chart{Title: d.say.Finding(r, l), Labels: 2, Rows: min(r.N(), mostBars), Decimals: r.Decimals(),
		Alt: d.Say("workbook.chart.alt", "label", d.say.Named(r.Subject), "n", r.N(), "areas", d.Dative(l.Level.Name.For(r.N()), r.N()), "finding", d.say.Ends(r, l))}
	top := []workbook.Cell{{}, {}, workbook.Text(d.say.CityName()), shown(r.City(), r.Decimals())}
	if c != nil {
		t.Columns = append(t.Columns, workbook.Column{Head: c.Label(), Key: "class_" + c.Scheme.ID})
	}
	for _, i := range order {
		chart.Series = append(chart.Series, workbook.Series{Column: len(t.Columns), Fill: d.plate.Looks(c)[i].Fill.BarOnWhite().Hex()})
		t.Columns = append(t.Columns, workbook.Column{Head: book.ClassName(c.Classes[i], 1), Group: d.Say("workbook.chart.columns"), Key: "bar_" + c.Classes[i].ID})
	}
	none := len(t.Columns)
	rest := 0
	t.Top = []workbook.Row{{Mark: workbook.City, Cells: top}}
	for _, k := range r.Order {
		cells := make([]workbook.Cell, len(t.Columns), len(t.Columns)+1)
		value := workbook.Number(r.Value(k).Number, r.Decimals())
		copy(cells, []workbook.Cell{rankCell(r.Place[k]), workbook.Text(l.Areas[k].ID), workbook.Text(l.Name(k)), value})
		found := false
		if c != nil {
			if got := c.Class(l, k); got != nil {
				cells[4] = workbook.Text(book.ClassName(*got, 1))
			}
			made := c.Decision(l, k)
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
		t.Rows = append(t.Rows, workbook.Row{Mark: d.mark(l, k), Cells: cells})
	}
	switch {
	case len(order) == 0:
		chart.Series = []workbook.Series{{Column: 3, Fill: colour.Accent.Hex()}}
	case rest > 0:
		chart.Series = append(chart.Series, workbook.Series{Column: none, Fill: colour.Grey.Hex()})
		t.Columns = append(t.Columns, workbook.Column{Head: d.Say("workbook.chart.rest"), Group: d.Say("workbook.chart.columns"), Key: "bar"})
	}
	s.Blocks = []workbook.Block{{Table: t}}
	if r.City().OK() || r.N() > mostBars {
		var notes []string
		if r.N() > mostBars {
			notes = append(notes, d.Say("workbook.chart.cut", "n", mostBars))
		}
		if r.Higher() == indicators.Neutral {
			notes = append(notes, d.Say("report.ranking.neutral"))
		} else {
			notes = append(notes, d.Say("report.ranking.first"))
		}
		s.Blocks = append(s.Blocks, workbook.Block{Text: notes})
	}
	s.Chart = chart
	return s
}

// scoreSheet is what every input contributed to an index, on all levels.
func (d *Data) scoreSheet(i int, levels []*book.Level) workbook.Sheet {
	n := &d.book.Nodes()[i]
	q := d.book.Subject(n.ID)
	s := workbook.Sheet{ID: "scores-" + n.ID, Name: d.Say("workbook.scores.name", "label", q.Short()), Title: d.Say("workbook.scores", "label", q.Label())}
	t := &workbook.Table{Frozen: 3, Columns: []workbook.Column{
		{Head: d.Say("method.col.level"), Key: "level"}, {Head: d.Say("report.fact.id"), Key: "id", Ids: true}, {Head: d.Say("method.col.area"), Key: "name"},
		{Head: q.Short(), Key: "index_" + n.ID}, {Head: d.Say("report.col.rank"), Key: "rank_" + n.ID}, {Head: d.Say("workbook.available"), Key: "inputs"},
	}}
	for _, group := range [...]struct{ code, head string }{{"contribution_", "workbook.contributions"}, {"score_", "workbook.scores.head"}} {
		for j := range n.Inputs {
			t.Columns = append(t.Columns, workbook.Column{Head: d.book.ShortOf(n.Inputs[j].ID), Group: d.Say(group.head), Key: group.code + n.Inputs[j].ID})
		}
	}
	const decimals = 3
	for _, l := range levels {
		scores := d.book.NodeOn(l, i)
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
		city[0], city[2], city[3] = workbook.Text(l.One()), workbook.Text(d.say.CityName()), shown(scores.IndexReference.City, q.Decimals())
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
			cells = append(cells, workbook.Text(l.One()), workbook.Text(l.Areas[k].ID), workbook.Text(l.Areas[k].Name),
				d.number(indicators.At(scores.Index, k), q.Decimals()), rankCell(book.RankAt(scores.Rank, k)), available)
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
						cells = append(cells, d.number(indicators.None(indicators.NotApplicable), 0))
					default:
						cells = append(cells, d.number(indicators.At(in.Values, k), 0))
					}
				}
			}
			t.Rows = append(t.Rows, workbook.Row{Mark: d.mark(l, k), Cells: cells})
		}
	}
	s.Blocks = []workbook.Block{{Table: t}}
	return s
}

// referenceSheet is what inputs and indices were measured against; an aggregate
// that is not rescaled is the index.
func (d *Data) referenceSheet(levels []*book.Level) workbook.Sheet {
	all := d.reference()
	rows := func(yield func(referenceRow) bool) {
		for r := range d.referenceRows(levels) {
			if r.input == "(aggregate)" && r.node.Node.Rescale == index.NoRescale {
				continue
			}
			if !yield(r) {
				return
			}
		}
	}
	t := all.sheet(rows, func(r referenceRow) workbook.Mark { return r.mark },
		"level", "index", "input", "n", "centre", "spread", "minimum", "maximum", "city", "city_source")
	t.Frozen = 3
	return workbook.Sheet{ID: "reference", Name: d.Say("workbook.reference.name"), Title: d.Say("workbook.reference"), Blocks: []workbook.Block{{Table: t}}}
}

// methodSheet says what is compared with what, and what that can't say.
func (d *Data) methodSheet() workbook.Sheet {
	s := workbook.Sheet{ID: "method", Name: d.Say("report.nav.method"), Title: d.Say("method.head")}
	texts := func(heading string, keys ...string) {
		block := workbook.Block{Heading: d.Say(heading)}
		for _, k := range keys {
			block.Text = append(block.Text, d.Say(k, "city", d.book.Meta().City))
		}
		s.Blocks = append(s.Blocks, block)
	}
	texts("method.compared", "method.compared.city", "method.compared.areas", "method.compared.missing")
	for i := range d.book.Nodes() {
		s.Blocks = append(s.Blocks, workbook.Block{Heading: d.book.Subject(d.book.Nodes()[i].ID).Label(), Text: d.say.IndexSteps(&d.book.Nodes()[i])})
	}
	widths := []float64{26, 12, 12, 50, 24}
	s.Blocks = append(s.Blocks, workbook.Block{Heading: d.Say("method.levels.caption"), Table: wordTable(d.plate.LevelTable(), widths)})
	if len(d.book.Exclusions()) > 0 {
		block := workbook.Block{Heading: d.Say("method.exclusions")}
		for _, rule := range d.book.Exclusions() {
			block.Text = append(block.Text, d.say.ExclusionRule(rule))
		}
		if t := wordTable(d.plate.ExcludedTable(), widths); len(t.Rows) > 0 {
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
func (d *Data) parameterSheet() workbook.Sheet {
	return workbook.Sheet{ID: "parameters", Name: d.Say("workbook.parameters.name"), Title: d.Say("method.parameters.caption"),
		Blocks: []workbook.Block{{Table: wordTable(d.plate.ParameterTable(), []float64{24, 36, 72})}}}
}

// sourceSheet says of every indicator what counts, from where and of when, and
// how its city value came about.
func (d *Data) sourceSheet() workbook.Sheet {
	t := &workbook.Table{Frozen: 2, Columns: []workbook.Column{
		{Head: d.Say("workbook.short"), Key: "id"}, {Head: d.Say("report.col.indicator"), Key: "label", Width: 38, Wrap: true},
		{Head: d.Say("report.col.theme"), Key: "theme", Width: 21, Wrap: true},
		{Head: d.Say("workbook.unit"), Key: "unit"}, {Head: d.Say("method.col.direction"), Key: "higher_is", Width: 22, Wrap: true},
		{Head: d.Say("report.fact.numerator"), Key: "numerator", Width: 28, Wrap: true}, {Head: d.Say("report.fact.denominator"), Key: "denominator", Width: 20, Wrap: true},
		{Head: d.Say("report.fact.times"), Key: "times"}, {Head: d.Say("report.fact.column"), Key: "value", Width: 20, Wrap: true},
		{Head: d.Say("report.col.date"), Key: "date", Width: 12}, {Head: d.Say("report.col.source"), Key: "source", Width: 28, Wrap: true},
		{Head: d.say.CityName(), Key: "city"}, {Head: d.Say("method.col.citysource"), Key: "city_source", Width: 40, Wrap: true},
	}}
	for _, q := range d.book.Subjects() {
		if q.Indicator() < 0 {
			continue
		}
		ind := &d.book.Catalogue()[q.Indicator()]
		var numerator, denominator, column, direction string
		times := workbook.Cell{}
		if ind.Rate != nil {
			numerator = d.say.Columns(ind.Rate.Of)
			if len(ind.Rate.Less) > 0 {
				numerator = d.Say("report.fact.less", "of", numerator, "less", d.say.Columns(ind.Rate.Less))
			}
			denominator = d.say.Columns([]string{ind.Rate.Per})
			times = workbook.Number(ind.Rate.Times, 0)
		} else {
			column = d.say.Columns([]string{ind.Column})
		}
		if q.Higher() != indicators.Undirected {
			direction = d.Say("report.direction." + q.Higher().String())
		}
		city, source := workbook.Cell{}, ""
		if q.Indicator() < len(d.book.City()) {
			c := d.book.City()[q.Indicator()]
			city, source = d.number(c.Value, q.Decimals()), d.say.CitySource(c)
		}
		t.Rows = append(t.Rows, workbook.Row{Cells: []workbook.Cell{
			workbook.Text(q.ID()), workbook.Text(q.Label()), workbook.Text(d.say.Theme(q)), workbook.Text(q.Unit()), workbook.Text(direction),
			workbook.Text(numerator), workbook.Text(denominator), times, workbook.Text(column), workbook.Text(d.Date(q.Date())), workbook.Text(d.say.SourceLine(q)),
			city, workbook.Text(source),
		}})
	}
	return workbook.Sheet{ID: "sources", Name: d.Say("workbook.sources.name"), Title: d.Say("workbook.sources"), Blocks: []workbook.Block{{Table: t}}}
}

// symbolSheet explains the words for missing numbers and the looks of rows.
func (d *Data) symbolSheet() workbook.Sheet {
	t := &workbook.Table{Columns: []workbook.Column{{Head: d.Say("report.col.symbol"), Width: 22}, {Head: "status", Width: 18}, {Head: d.Say("report.col.meaning"), Width: 80, Wrap: true}}}
	for _, s := range [...]indicators.Status{indicators.Missing, indicators.Suppressed, indicators.Unreliable, indicators.NotApplicable} {
		t.Rows = append(t.Rows, workbook.Row{Cells: []workbook.Cell{
			workbook.Sign(d.Say("report.status." + s.String())), workbook.Text(s.String()), workbook.Text(d.Say("report.meaning." + s.String())),
		}})
	}
	rows := &workbook.Table{Columns: []workbook.Column{{Head: d.Say("workbook.row"), Width: 22}, {}, {Head: d.Say("report.col.meaning"), Width: 80, Wrap: true}}}
	for _, m := range [...]struct {
		mark workbook.Mark
		key  string
	}{{workbook.City, "city"}, {workbook.Target, "target"}, {workbook.Muted, "muted"}} {
		rows.Rows = append(rows.Rows, workbook.Row{Mark: m.mark, Cells: []workbook.Cell{
			workbook.Text(d.Say("workbook.row." + m.key)), {}, workbook.Text(d.Say("workbook.row." + m.key + ".meaning")),
		}})
	}
	return workbook.Sheet{ID: "symbols", Name: d.Say("report.data.symbols"), Title: d.Say("report.data.symbols.caption"),
		Blocks: []workbook.Block{{Table: t}, {Heading: d.Say("workbook.rows"), Table: rows}}}
}
