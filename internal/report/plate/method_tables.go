package plate

import (
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
)

// mostFindings is how many findings the page lists; findings.csv has them all.
const mostFindings = 500

// FindingTable lists what was noticed in the input, the errors first to the
// notes last, without the values that led to it.
func (g *Gallery) FindingTable() figure.Table {
	t := figure.Table{
		Caption: g.Say("report.data.findings.caption"),
		Columns: []figure.Column{
			{Head: g.Say("report.col.place")}, {Head: g.Say("report.col.severity")}, {Head: g.Say("method.col.area")},
			{Head: g.Say("report.col.finding")},
		},
	}
	for _, severity := range [...]finding.Severity{finding.Error, finding.Warning, finding.Note} {
		for i := range g.book.Findings() {
			f := &g.book.Findings()[i]
			if f.Severity != severity || len(t.Rows) >= mostFindings {
				continue
			}
			message, hint := g.Finding(f.Code, f.Shown(false))
			if hint != "" {
				message += " " + hint
			}
			name := f.AreaName
			if name == "" {
				name = f.AreaID
			}
			t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
				figure.Text(g.say.Place(f.Position)), figure.Text(g.Say("report.severity." + severity.String())), figure.Text(name), figure.Text(message),
			}})
		}
	}
	return t
}

// SymbolTable explains the words and colours for what is no number.
func (g *Gallery) SymbolTable() figure.Table {
	t := figure.Table{
		Caption: g.Say("report.data.symbols.caption"),
		Columns: []figure.Column{{Head: g.Say("report.col.symbol")}, {Head: "status"}, {Head: g.Say("report.col.meaning")}},
	}
	for _, s := range [...]indicators.Status{indicators.Missing, indicators.Suppressed, indicators.Unreliable, indicators.NotApplicable} {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(g.Say("report.status." + s.String())), figure.Text(s.String()), figure.Text(g.Say("report.meaning." + s.String())),
		}})
	}
	return t
}

// LevelTable lists the levels with their areas, tables and boundaries.
func (g *Gallery) LevelTable() figure.Table {
	t := figure.Table{
		Caption: g.Say("method.levels.caption"),
		Columns: []figure.Column{
			{Head: g.Say("method.col.level")}, {Head: g.Say("method.col.areas"), Numeric: true},
			{Head: g.Say("method.col.compared"), Numeric: true}, {Head: g.Say("method.col.values")}, {Head: g.Say("method.col.boundaries")},
		},
	}
	for _, l := range g.book.Levels() {
		included := 0
		for k := range l.Areas {
			if l.Included(k) {
				included++
			}
		}
		values := g.Say("method.levels.summed")
		var files []string
		for _, s := range l.Sources {
			f := s.File
			if s.Sheet != "" {
				f += ", " + s.Sheet
			}
			files = append(files, f)
		}
		if len(files) > 0 {
			values = strings.Join(files, "; ")
		}
		boundaries := g.Say("method.levels.none")
		if l.Layer() != nil {
			boundaries = g.Say("method.levels.present")
			if l.Layer().Vintage != "" {
				boundaries = g.Say("method.levels.vintage", "date", g.Date(l.Layer().Vintage))
			}
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(l.Many()), figure.Text(g.Integer(len(l.Areas))), figure.Text(g.Integer(included)), figure.Text(values), figure.Text(boundaries),
		}})
	}
	return t
}

// CityTable lists the city values with the way each came about.
func (g *Gallery) CityTable() figure.Table {
	t := figure.Table{
		Caption: g.Say("method.city.caption"),
		Columns: []figure.Column{
			{Head: g.Say("report.col.indicator")}, {Head: g.say.CityName(), Numeric: true}, {Head: g.Say("method.col.citysource")},
			{Head: g.Say("method.col.direction")}, {Head: g.Say("report.col.date")}, {Head: g.Say("report.col.source")},
		},
	}
	for _, s := range g.book.Subjects() {
		if s.Indicator() < 0 || s.Indicator() >= len(g.book.City()) {
			continue
		}
		c := g.book.City()[s.Indicator()]
		direction := ""
		if s.Higher() != indicators.Undirected {
			direction = g.Say("report.direction." + s.Higher().String())
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			subjectLink(s), figure.Text(g.say.Text(s, c.Value)), figure.Text(g.say.CitySource(c)),
			figure.Text(direction), figure.Text(g.Date(s.Date())), figure.Text(s.Source()),
		}})
	}
	return t
}

// ReferenceTable shows what the inputs of an index were measured against.
func (g *Gallery) ReferenceTable(scores *index.NodeScores, l *book.Level, s *book.Subject) figure.Table {
	t := figure.Table{
		Caption: g.Say("method.reference.caption", "index", s.Label(), "areas", l.Many()),
		Columns: []figure.Column{
			{Head: g.Say("method.col.input")}, {Head: g.Say("method.col.n"), Numeric: true}, {Head: g.Say("method.col.centre"), Numeric: true},
			{Head: g.Say("method.col.spread"), Numeric: true}, {Head: g.Say("method.col.min"), Numeric: true},
			{Head: g.Say("method.col.max"), Numeric: true}, {Head: g.say.CityName(), Numeric: true},
		},
	}
	row := func(label string, r index.Reference, decimals int, mark string) {
		number := func(v indicators.Value, d int) figure.Cell {
			if !v.OK() {
				return figure.Cell{}
			}
			return figure.Text(g.Number(v.Number, d))
		}
		t.Rows = append(t.Rows, figure.Row{Mark: mark, Cells: []figure.Cell{
			figure.Text(label), figure.Text(g.Integer(r.N)), number(r.Centre, decimals+1), number(r.Spread, decimals+2),
			number(r.Minimum, decimals), number(r.Maximum, decimals), number(r.City, decimals),
		}})
	}
	for i := range scores.Inputs {
		in := &scores.Inputs[i]
		if !in.Present {
			continue
		}
		decimals := 2
		if q := g.book.Subject(in.Input.ID); q != nil {
			decimals = q.Decimals()
		}
		label := g.book.LabelOf(in.Input.ID)
		if in.Input.Transform != index.NoTransform {
			label = g.Say("method.transformed", "label", label, "transform", g.Say("method.transform."+in.Input.Transform.String()))
			decimals = max(decimals, 3)
		}
		row(label, in.Reference, decimals, "")
	}
	if scores.Node.Rescale != index.NoRescale {
		row(g.Say("method.aggregate"), scores.AggregateReference, s.Decimals()+1, "")
	}
	row(s.Label(), scores.IndexReference, s.Decimals()+1, "sum")
	return t
}

// ExcludedTable lists the areas outside the comparison.
func (g *Gallery) ExcludedTable() figure.Table {
	t := figure.Table{
		Caption: g.Say("method.excluded.caption"),
		Columns: []figure.Column{
			{Head: g.Say("method.col.area")}, {Head: g.Say("method.col.level")}, {Head: g.Say("report.col.people"), Numeric: true},
			{Head: g.Say("method.col.reason")},
		},
	}
	for _, l := range g.book.Levels() {
		for k := range l.Areas {
			if l.Included(k) {
				continue
			}
			t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
				figure.Link(l.Name(k), l.Page(k)), figure.Text(l.One()), figure.Text(g.say.Count(l.People(k))),
				figure.Text(g.say.ExclusionReason(l.Excluded[k])),
			}})
		}
	}
	return t
}

// ParameterTable lists every setting of the edition that bears on a result.
func (g *Gallery) ParameterTable() figure.Table {
	t := figure.Table{
		Caption: g.Say("method.parameters.caption"),
		Columns: []figure.Column{{Head: g.Say("method.col.parameter")}, {Head: g.Say("method.col.subject")}, {Head: g.Say("report.col.value")}},
	}
	add := func(parameter, subject, value string) {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(parameter), figure.Text(subject), figure.Text(value)}})
	}
	for i := range g.book.Nodes() {
		n := &g.book.Nodes()[i]
		name := g.book.LabelOf(n.ID)
		add("normalise", name, g.Say("method.normalise."+n.Normalise.String()))
		add("centre", name, g.Say("method.centre."+n.Centre.String()))
		add("spread", name, g.Say("method.spread."+n.Spread.String()))
		add("aggregate", name, g.Say("method.aggregate."+n.Aggregate.String()))
		add("rescale", name, g.Say("method.rescale."+n.Rescale.String()))
		minimum := g.Say("method.parameters.all")
		if n.MinimumInputs > 0 {
			minimum = g.Integer(n.MinimumInputs)
		}
		add("minimum_inputs", name, minimum)
		for _, in := range n.Inputs {
			value := g.Say("method.parameters.weight", "weight", g.say.Trimmed(in.Weight, 9))
			if in.Transform != index.NoTransform {
				value += ", " + in.Transform.String()
			}
			if in.Goalposts != nil {
				value += ", " + g.Say("report.interval", "low", g.Shortest(in.Goalposts[0]), "high", g.Shortest(in.Goalposts[1]))
			}
			add("inputs", name, g.book.LabelOf(in.ID)+": "+value)
		}
	}
	for _, s := range g.book.Schemes() {
		for _, r := range s.Scheme.Rules {
			add("rules", s.Label(), book.ClassName(r.Class, 1)+": "+g.say.ConditionText(s, r.When, 0))
		}
		for _, band := range s.Scheme.Bands {
			if band.Bound != nil {
				k := "method.band.below"
				if band.Closed {
					k = "method.band.to"
				}
				add("bands", s.Label(), book.ClassName(band.Class, 1)+": "+g.Say(k, "bound", g.Shortest(*band.Bound)))
			}
		}
	}
	for _, e := range g.book.Exclusions() {
		add("exclude", "", g.say.ExclusionRule(e))
	}
	return t
}

// Conditions returns the table condition, value, border, met.
func (g *Gallery) Conditions(s *book.Scheme, l *book.Level, row int) figure.Table {
	t := figure.Table{
		Caption: g.Say("method.conditions.caption", "scheme", s.Label(), "area", l.Name(row)),
		Columns: []figure.Column{
			{Head: g.Say("method.conditions.class")}, {Head: g.Say("method.conditions.condition")},
			{Head: g.Say("method.conditions.value"), Numeric: true},
			{Head: g.Say("method.conditions.bound"), Numeric: true}, {Head: g.Say("method.conditions.met")},
		},
	}
	d := s.Decision(l, row)
	if d == nil || len(s.Scheme.Combine) > 0 { // its parts have tables of their own
		return t
	}
	for _, r := range d.Reasons {
		var label, value, bound string
		if r.Condition != nil {
			label, value, bound = g.conditionCells(s, r)
		} else {
			label, value, bound = g.bandCells(s, r)
		}
		if r.Depth > 0 {
			label = strings.Repeat("\u2003", min(r.Depth, 6)) + label
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(g.say.ClassLabel(s, r.ClassID)), figure.Text(label), figure.Text(value), figure.Text(bound),
			figure.Text(g.Say("method.held." + r.Held.String())),
		}, Mark: "held-" + r.Held.String()})
	}
	return t
}

// conditionCells words a rule's condition with its value and bound.
func (g *Gallery) conditionCells(s *book.Scheme, r class.Reason) (label, value, bound string) {
	c := r.Condition
	label = g.say.Condition(s, c)
	decimals, unit := 2, ""
	if subject := g.book.Subject(c.Subject); subject != nil {
		decimals, unit = subject.Decimals(), subject.Unit()
	}
	switch c.Operator {
	case class.CompareIndex, class.CompareIndicator:
		if c.Operator == class.CompareIndicator && c.Measure == class.OfPercentOfCity {
			unit, decimals = "%", max(decimals, 1)
		}
		_, bound = g.say.Distinguished(c.Bound, c.Bound, decimals)
		if r.Value.OK() {
			value, bound = g.say.Distinguished(r.Value.Number, c.Bound, decimals)
			value = g.WithUnit(value, unit)
		}
		bound = g.WithUnit(bound, unit)
	case class.WorseThanCity, class.WorstRanks:
		if r.Value.OK() {
			value = g.Number(r.Value.Number, 0)
		}
		bound = g.Integer(c.K)
	}
	if value == "" && !r.Value.OK() && r.Held == class.Unknown {
		value = g.Say("report.status." + r.Value.Status.String())
	}
	return label, value, bound
}

// bandCells words the reason of a band or group.
func (g *Gallery) bandCells(s *book.Scheme, r class.Reason) (label, value, bound string) {
	decimals, subject := 2, g.book.Subject(s.Scheme.Index)
	if subject != nil {
		decimals = subject.Decimals()
	}
	// The domain words a bound as "<index> above|below|to <number>", or as "rank
	// <index> from|to <number>".
	label = g.book.LabelOf(s.Scheme.Index)
	if s.Scheme.RankGroups != nil {
		key := "method.condition.rank"
		if r.Relation == class.AtLeast {
			key = "method.condition.rank_from"
		}
		return g.Say(key, "label", label), g.Number(r.Value.Number, 0), g.Number(r.Bound.Number, 0)
	}
	label += " " + g.Say("method.relation."+r.Relation.String())
	switch {
	case r.Value.OK() && r.Bound.OK():
		value, bound = g.say.Distinguished(r.Value.Number, r.Bound.Number, decimals)
	case r.Value.OK():
		value = g.Number(r.Value.Number, decimals)
	case r.Bound.OK():
		bound = g.Number(r.Bound.Number, decimals)
	}
	return label, value, bound
}
