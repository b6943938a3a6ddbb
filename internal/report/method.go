package report

import (
	"math"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/figure"
)

// An indexMethod is how one index is made, with this edition's numbers.
type indexMethod struct {
	ID, Name   string
	Steps      []string
	References []*notedTable
	Example    *exampleView
}

// An example is one area's index, worked out to the last digit.
type example struct {
	Head  string
	Intro string
	Table figure.Table
	Note  string // below the table
	Lines []string
}

// An exampleView is an example as it stands on its page.
type exampleView struct {
	*example
	Table *notedTable
}

// A schemeMethod is how one scheme sorts the areas.
type schemeMethod struct {
	Name  string
	Intro string
	Items []schemeItem
	Notes []string
}

// A schemeItem is a class with its look and its rule in words.
type schemeItem struct {
	Swatch *figure.Swatch // nil for a class of another scheme
	Text   string
}

// methodPage is methodik.html.
func (b *book) methodPage() ([]byte, error) {
	const path = "methodik.html"
	v := struct {
		*frame
		Compared   []string
		Levels     *notedTable
		City       *notedTable
		Indices    []indexMethod
		Schemes    []schemeMethod
		Declared   string
		Exclusions []string
		Excluded   *notedTable
		Statistics []string
		Parameters *notedTable
		Limits     []string
	}{frame: b.frame(path, b.Say("method.head"), navMethod)}
	for _, key := range []string{"method.compared.city", "method.compared.areas", "method.compared.missing"} {
		v.Compared = append(v.Compared, b.Say(key, "city", b.Meta.City))
	}
	v.Levels = noted(b.levelTable(), v.Root, "")
	v.City = noted(b.cityTable(), v.Root, "", b.Say("method.city.note"))
	for i := range b.Nodes {
		v.Indices = append(v.Indices, b.indexMethod(i, v.Root))
	}
	for _, s := range b.schemes {
		v.Schemes = append(v.Schemes, b.schemeMethod(s))
		if len(s.Scheme.Rules)+len(s.Scheme.Bands) > 0 {
			v.Declared = b.Say("method.declared")
		}
	}
	for _, rule := range b.Exclusions {
		v.Exclusions = append(v.Exclusions, b.exclusionRule(rule))
	}
	v.Excluded = noted(b.excludedTable(), v.Root, "daten/areas.csv")
	for _, key := range []string{"method.statistics.interval", "method.statistics.ties", "method.statistics.maps", "method.statistics.rank"} {
		v.Statistics = append(v.Statistics, b.Say(key))
	}
	v.Parameters = noted(b.parameterTable(), v.Root, "")
	for _, key := range []string{"method.limits.areas", "method.limits.cause", "method.limits.size", "method.limits.dates", "method.limits.index", "method.limits.decision"} {
		v.Limits = append(v.Limits, b.Say(key))
	}
	return b.render("method.html", v)
}

// levelTable lists the levels with their areas, tables and boundaries.
func (b *book) levelTable() figure.Table {
	t := figure.Table{
		Caption: b.Say("method.levels.caption"),
		Columns: []figure.Column{
			{Head: b.Say("method.col.level")}, {Head: b.Say("method.col.areas"), Numeric: true},
			{Head: b.Say("method.col.compared"), Numeric: true}, {Head: b.Say("method.col.values")}, {Head: b.Say("method.col.boundaries")},
		},
	}
	for _, l := range b.levels {
		included := 0
		for k := range l.Areas {
			if l.Included(k) {
				included++
			}
		}
		values := b.Say("method.levels.summed")
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
		boundaries := b.Say("method.levels.none")
		if l.layer != nil {
			boundaries = b.Say("method.levels.present")
			if l.layer.Vintage != "" {
				boundaries = b.Say("method.levels.vintage", "date", b.Date(l.layer.Vintage))
			}
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(l.many()), figure.Text(b.Integer(len(l.Areas))), figure.Text(b.Integer(included)), figure.Text(values), figure.Text(boundaries),
		}})
	}
	return t
}

// cityTable lists the city values with the way each came about.
func (b *book) cityTable() figure.Table {
	t := figure.Table{
		Caption: b.Say("method.city.caption"),
		Columns: []figure.Column{
			{Head: b.Say("report.col.indicator")}, {Head: b.cityName(), Numeric: true}, {Head: b.Say("method.col.citysource")},
			{Head: b.Say("method.col.direction")}, {Head: b.Say("report.col.date")}, {Head: b.Say("report.col.source")},
		},
	}
	for _, s := range b.subjects {
		if s.indicator < 0 || s.indicator >= len(b.City) {
			continue
		}
		c := b.City[s.indicator]
		direction := ""
		if s.higher != indicators.Undirected {
			direction = b.Say("report.direction." + s.higher.String())
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			subjectLink(s), figure.Text(b.text(s, c.Value)), figure.Text(b.citySource(c)),
			figure.Text(direction), figure.Text(b.Date(s.date)), figure.Text(s.source),
		}})
	}
	return t
}

// Words of the edition file for the settings of a node, in the order of their types.
var (
	normaliseKeys = []string{"zscore", "difference", "percent_of_city", "minmax", "goalposts", "percent_rank", "rank", "exponential_rank", "none"}
	transformKeys = []string{"none", "log", "log1p", "sqrt"}
	centreKeys    = []string{"city", "mean", "weighted_mean", "median"}
	spreadKeys    = []string{"population", "sample", "weighted"}
	aggregateKeys = []string{"mean", "sum", "geometric", "harmonic", "min", "max"}
	rescaleKeys   = []string{"none", "zscore", "minmax", "percent_rank", "rank"}
)

// key returns the word of a setting by its number.
func key(words []string, i uint8) string { return words[min(int(i), len(words)-1)] }

// indexMethod describes an index step by step.
func (b *book) indexMethod(i int, root string) indexMethod {
	n := &b.Nodes[i]
	s := b.byID[n.ID]
	m := indexMethod{ID: "index-" + s.file, Name: s.label, Steps: b.indexSteps(n)}
	for _, l := range b.levels {
		if scores := b.Scores.Find(l.Level.ID, n.ID); scores != nil && l.index >= b.report {
			if t := noted(b.referenceTable(scores, l, s), root, "daten/reference.csv"); t != nil {
				m.References = append(m.References, t)
			}
		}
	}
	if b.report >= 0 {
		if worked := b.example(b.levels[b.report], s); worked != nil {
			m.Example = &exampleView{worked, noted(worked.Table, root, "daten/scores.csv", worked.Note)}
		}
	}
	return m
}

// indexSteps says how an index is made, step by step.
func (b *book) indexSteps(n *index.Node) []string {
	s := b.byID[n.ID]
	var steps []string
	var names []string
	weighted := false
	for _, in := range n.Inputs {
		names = append(names, b.shortOf(in.ID))
		weighted = weighted || in.Weight != n.Inputs[0].Weight
	}
	say := func(key string, pairs ...any) { steps = append(steps, b.Say(key, pairs...)) }
	say("method.step.inputs", "n", len(names), "inputs", b.List(names))
	for _, in := range n.Inputs {
		if in.Transform != index.NoTransform {
			say("method.step.transform", "input", b.shortOf(in.ID), "transform", b.Say("method.transform."+key(transformKeys, uint8(in.Transform))))
		}
	}
	low, high := n.Range[0], n.Range[1]
	if low == high {
		low, high = 0, 100
	}
	bounds := []any{"low", b.Shortest(low), "high", b.Shortest(high)}
	say("method.step.normalise."+key(normaliseKeys, uint8(n.Normalise)), append(bounds,
		"centre", b.Say("method.centre."+key(centreKeys, uint8(n.Centre))), "spread", b.Say("method.spread."+key(spreadKeys, uint8(n.Spread))))...)
	for _, in := range n.Inputs {
		if in.Normalise != n.Normalise {
			say("method.step.normalise.own", "input", b.shortOf(in.ID), "method", b.Say("method.normalise."+key(normaliseKeys, uint8(in.Normalise))))
		}
	}
	if s.higher == indicators.Better {
		say("method.step.orient.better")
	} else {
		say("method.step.orient.worse")
	}
	if weighted {
		var weights []string
		for _, in := range n.Inputs {
			weights = append(weights, b.Say("method.why.amount", "label", b.shortOf(in.ID), "value", b.trimmed(in.Weight, 6)))
		}
		say("method.step.weights", "weights", b.List(weights))
	} else {
		say("method.step.weights.equal")
	}
	say("method.step.aggregate." + key(aggregateKeys, uint8(n.Aggregate)))
	if n.MinimumInputs > 0 {
		say("method.step.minimum", "n", n.MinimumInputs)
	} else {
		say("method.step.minimum.all")
	}
	if n.Rescale != index.NoRescale {
		say("method.step.rescale."+key(rescaleKeys, uint8(n.Rescale)), append(bounds, "spread", b.Say("method.spread."+key(spreadKeys, uint8(n.Spread))))...)
	}
	return steps
}

// referenceTable shows what the inputs of an index were measured against.
func (b *book) referenceTable(scores *index.NodeScores, l *level, s *subject) figure.Table {
	t := figure.Table{
		Caption: b.Say("method.reference.caption", "index", s.label, "areas", l.many()),
		Columns: []figure.Column{
			{Head: b.Say("method.col.input")}, {Head: b.Say("method.col.n"), Numeric: true}, {Head: b.Say("method.col.centre"), Numeric: true},
			{Head: b.Say("method.col.spread"), Numeric: true}, {Head: b.Say("method.col.min"), Numeric: true},
			{Head: b.Say("method.col.max"), Numeric: true}, {Head: b.cityName(), Numeric: true},
		},
	}
	row := func(label string, r index.Reference, decimals int, mark string) {
		number := func(v indicators.Value, d int) figure.Cell {
			if !v.OK() {
				return figure.Cell{}
			}
			return figure.Text(b.Number(v.Number, d))
		}
		t.Rows = append(t.Rows, figure.Row{Mark: mark, Cells: []figure.Cell{
			figure.Text(label), figure.Text(b.Integer(r.N)), number(r.Centre, decimals+1), number(r.Spread, decimals+2),
			number(r.Minimum, decimals), number(r.Maximum, decimals), number(r.City, decimals),
		}})
	}
	for i := range scores.Inputs {
		in := &scores.Inputs[i]
		if !in.Present {
			continue
		}
		decimals := 2
		if q := b.byID[in.Input.ID]; q != nil {
			decimals = q.decimals
		}
		label := b.labelOf(in.Input.ID)
		if in.Input.Transform != index.NoTransform {
			label = b.Say("method.transformed", "label", label, "transform", b.Say("method.transform."+key(transformKeys, uint8(in.Input.Transform))))
			decimals = max(decimals, 3)
		}
		row(label, in.Reference, decimals, "")
	}
	if scores.Node.Rescale != index.NoRescale {
		row(b.Say("method.aggregate"), scores.AggregateReference, s.decimals+1, "")
	}
	row(s.label, scores.IndexReference, s.decimals+1, "sum")
	return t
}

// exampleDecimals is how exact the worked example is.
const exampleDecimals = 6

// example works out the index of the area that stands first in the ranking.
func (b *book) example(l *level, s *subject) *example {
	r := b.ranking(l, s.id)
	scores := b.Scores.Find(l.Level.ID, s.id)
	if r == nil || r.n() == 0 || scores == nil {
		return nil
	}
	row := r.Order[0]
	n := &scores.Node
	name := l.label(row)
	e := &example{Head: b.Say("method.example.head", "area", name), Intro: b.Say("method.example.intro", "area", name, "index", s.label)}
	t := figure.Table{
		Caption: b.Say("method.example.caption", "index", s.label, "area", name),
		Columns: []figure.Column{
			{Head: b.Say("method.col.input")}, {Head: b.Say("report.col.value"), Numeric: true}, {Head: b.Say("method.col.formula")},
			{Head: b.Say("method.col.score"), Numeric: true}, {Head: b.Say("method.col.weight"), Numeric: true},
			{Head: b.Say("method.col.product"), Numeric: true},
		},
	}
	exact := func(x float64) string { return b.Number(x, exampleDecimals) }
	sum, weights := 0.0, 0.0
	for i := range scores.Inputs {
		in := &scores.Inputs[i]
		score := indicators.At(in.Scores, row)
		if !in.Present || !score.OK() {
			continue
		}
		weight := 0.0
		if row < len(in.Weights) {
			weight = in.Weights[row]
		}
		sum += score.Number * weight
		weights += weight
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(b.labelOf(in.Input.ID)), figure.Text(b.Number(indicators.At(in.Values, row).Number, exampleDecimals)),
			figure.Text(b.formula(n, in, row)), figure.Text(exact(score.Number)), figure.Text(b.trimmed(weight, exampleDecimals)),
			figure.Text(exact(score.Number * weight)),
		}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	aggregate, final := indicators.At(scores.Aggregate, row), indicators.At(scores.Index, row)
	if !aggregate.OK() || !final.OK() {
		return nil
	}
	e.Table, e.Note = t, b.Say("method.example.note", "decimals", exampleDecimals)
	switch n.Aggregate {
	case index.Mean:
		e.Lines = append(e.Lines, b.Say("method.example.mean", "sum", exact(sum), "weights", b.trimmed(weights, exampleDecimals), "result", exact(aggregate.Number)))
	case index.Sum:
		e.Lines = append(e.Lines, b.Say("method.example.sum", "result", exact(aggregate.Number)))
	default:
		e.Lines = append(e.Lines, b.Say("method.example.other", "aggregate", b.Say("method.aggregate."+key(aggregateKeys, uint8(n.Aggregate))), "result", exact(aggregate.Number)))
	}
	ref := scores.AggregateReference
	switch {
	case n.Rescale == index.RescaleZScore && ref.Centre.OK() && ref.Spread.OK():
		e.Lines = append(e.Lines, b.Say("method.example.zscore", "aggregate", exact(aggregate.Number), "centre", exact(ref.Centre.Number),
			"spread", exact(ref.Spread.Number), "result", exact(final.Number)))
	case n.Rescale != index.NoRescale:
		e.Lines = append(e.Lines, b.Say("method.example.rescaled", "method", b.Say("method.rescale."+key(rescaleKeys, uint8(n.Rescale))), "result", exact(final.Number)))
	}
	e.Lines = append(e.Lines, b.Say("method.example.result", "index", s.label, "area", name, "value", b.text(s, final), "rank", r.Place[row], "n", r.n()))
	return e
}

// formula writes the score of one input with its numbers.
func (b *book) formula(n *index.Node, in *index.InputScores, row int) string {
	exact := func(v indicators.Value) string {
		if v.OK() && v.Number < 0 {
			return "(" + b.Number(v.Number, exampleDecimals) + ")"
		}
		return b.Number(v.Number, exampleDecimals)
	}
	x := indicators.At(in.Values, row)
	value := exact(x)
	if in.Input.Transform != index.NoTransform {
		value = b.Say("method.transform."+key(transformKeys, uint8(in.Input.Transform))) + "(" + b.Number(x.Number, exampleDecimals) + ")"
	}
	turned := false
	if s := b.byID[in.Input.ID]; s != nil {
		turned = (s.higher == indicators.Better) != (n.HigherIs == indicators.Better)
	}
	low, high := n.Range[0], n.Range[1]
	if low == high {
		low, high = 0, 100
	}
	ref := in.Reference
	switch in.Input.Normalise {
	case index.ZScore:
		if !ref.Centre.OK() || !ref.Spread.OK() {
			return ""
		}
		f := "(" + value + " − " + exact(ref.Centre) + ") / " + exact(ref.Spread)
		if turned {
			return "−" + f
		}
		return f
	case index.Difference:
		f := value + " − " + exact(ref.City)
		if turned {
			return "−(" + f + ")"
		}
		return f
	case index.PercentOfCity:
		f := value + " / " + exact(ref.City) + " × 100"
		if turned {
			return "200 − " + f
		}
		return f
	case index.MinMax, index.Goalposts:
		from, to := ref.Minimum, ref.Maximum
		if in.Input.Normalise == index.Goalposts && in.Input.Goalposts != nil {
			if in.Input.Transform != index.NoTransform {
				return b.Say("method.normalise.goalposts")
			}
			from, to = indicators.Known(in.Input.Goalposts[0]), indicators.Known(in.Input.Goalposts[1])
			value = exact(indicators.Known(math.Min(math.Max(x.Number, from.Number), to.Number)))
		}
		f := b.Shortest(low) + " + (" + value + " − " + exact(from) + ") / (" + exact(to) + " − " + exact(from) + ") × " + b.Shortest(high-low)
		if turned {
			return b.Shortest(low+high) + " − (" + f + ")"
		}
		return f
	}
	if in.Input.Normalise == index.AsIs {
		if turned {
			return "−" + value
		}
		return value
	}
	return b.Say("method.normalise." + key(normaliseKeys, uint8(in.Input.Normalise)))
}

// schemeMethod writes a scheme's rules, bands or groups in words.
func (b *book) schemeMethod(s *scheme) schemeMethod {
	m := schemeMethod{Name: s.label}
	item := func(i int, text string) {
		var look *figure.Swatch
		if i >= 0 && i < len(b.looks(s)) {
			look = &b.looks(s)[i]
		}
		m.Items = append(m.Items, schemeItem{look, text})
	}
	position := func(id string) int {
		for i, c := range s.Classes {
			if c.ID == id {
				return i
			}
		}
		return -1
	}
	sc := &s.Scheme
	switch {
	case len(sc.Rules) > 0:
		m.Intro = b.Say("method.scheme.rules")
		for _, r := range sc.Rules {
			level := r.Level
			for _, l := range b.levels {
				if l.Level.ID == r.Level {
					level = l.one()
				}
			}
			item(position(r.ID), b.Say("method.scheme.rule", "class", className(r.Class, 1), "level", level, "condition", b.tree(s, r.When, 0)))
		}
		if sc.Otherwise != nil {
			item(position(sc.Otherwise.ID), b.Say("method.scheme.otherwise", "class", className(*sc.Otherwise, 1)))
		}
	case len(sc.Bands) > 0:
		m.Intro = b.Say("method.scheme.bands", "index", b.labelOf(sc.Index))
		for i, band := range sc.Bands {
			name := className(band.Class, 1)
			var text string
			low, high := "", ""
			if i > 0 && sc.Bands[i-1].Bound != nil {
				k := "method.band.from"
				if sc.Bands[i-1].Closed {
					k = "method.band.above"
				}
				low = b.Say(k, "bound", b.Shortest(*sc.Bands[i-1].Bound))
			}
			if band.Bound != nil {
				k := "method.band.below"
				if band.Closed {
					k = "method.band.to"
				}
				high = b.Say(k, "bound", b.Shortest(*band.Bound))
			}
			text = strings.TrimSpace(strings.Join([]string{low, high}, " "))
			if text == "" {
				text = b.Say("method.band.all")
			}
			item(position(band.ID), b.Say("method.scheme.band", "class", name, "bounds", text))
		}
	case len(sc.Combine) > 0:
		var names []string
		for _, id := range sc.Combine {
			name := id
			for _, other := range b.schemes {
				if other.Scheme.ID == id {
					name = other.label
				}
			}
			names = append(names, name)
		}
		m.Intro = b.Say("method.scheme.combine", "schemes", b.List(names))
	case sc.Quantiles != nil:
		m.Intro = b.Say("method.scheme.quantiles", "index", b.labelOf(sc.Index), "groups", sc.Quantiles.Groups, "type", max(sc.Quantiles.Type, 0), "first", b.firstGroup(sc.Quantiles))
	case sc.RankGroups != nil:
		k := "method.scheme.ranks.floor"
		if sc.RankGroups.RoundUp {
			k = "method.scheme.ranks.ceil"
		}
		m.Intro = b.Say(k, "index", b.labelOf(sc.Index), "groups", sc.RankGroups.Groups, "first", b.firstGroup(sc.RankGroups))
	case sc.NaturalBreaks != nil:
		m.Intro = b.Say("method.scheme.breaks", "index", b.labelOf(sc.Index), "groups", sc.NaturalBreaks.Groups, "first", b.firstGroup(sc.NaturalBreaks))
	}
	for _, l := range b.levels {
		if s.byLev[l.index] == nil {
			continue
		}
		var parts []string
		for i := len(s.Classes) - 1; i >= 0; i-- {
			if n := s.count(l, i); n > 0 {
				parts = append(parts, b.Say("method.scheme.count", "class", className(s.Classes[i], 1), "n", n))
			}
		}
		if len(parts) > 0 && len(parts) <= 40 {
			m.Notes = append(m.Notes, b.Say("method.scheme.counts", "areas", l.many(), "counts", strings.Join(parts, ", ")))
		}
	}
	return m
}

// firstGroup says which end has group 1.
func (b *book) firstGroup(g *class.Groups) string {
	if g.OneBest {
		return b.Say("method.group.best")
	}
	return b.Say("method.group.worst")
}

// tree words a rule's conditions as one phrase.
func (b *book) tree(s *scheme, c *class.Condition, depth int) string {
	if c == nil || depth > deepest {
		return ""
	}
	var parts []string
	for _, p := range c.Parts {
		text := b.tree(s, p, depth+1)
		if p != nil && len(p.Parts) > 1 && p.Operator != class.Not {
			text = "(" + text + ")"
		}
		parts = append(parts, text)
	}
	switch c.Operator {
	case class.All:
		return strings.Join(parts, b.Say("method.and"))
	case class.Any:
		return strings.Join(parts, b.Say("report.or"))
	case class.Not:
		return b.Say("method.tree.not", "condition", strings.Join(parts, b.Say("method.and")))
	case class.WorseThanCity:
		return b.Say("method.tree.worse", "k", c.K, "index", b.labelOf(c.Subject))
	case class.WorstRanks:
		return b.Say("method.tree.rank", "k", c.K, "label", b.labelOf(c.Subject))
	case class.CompareIndex, class.CompareIndicator:
		decimals, unit := 2, ""
		if q := b.byID[c.Subject]; q != nil {
			decimals, unit = q.decimals, q.unit
		}
		if c.Operator == class.CompareIndicator && c.Measure == class.OfPercentOfCity {
			unit = "%"
		}
		number := b.trimmed(c.Bound, 12)
		if short := b.Number(c.Bound, decimals); len(short) > len(number) {
			number = short
		}
		return b.condition(s, c) + " " + b.WithUnit(number, unit)
	}
	return b.condition(s, c)
}

// exclusionRule words a rule that leaves areas out.
func (b *book) exclusionRule(e indicators.ExclusionRule) string {
	level := e.Level
	for _, l := range b.levels {
		if l.Level.ID == e.Level {
			level = l.many()
		}
	}
	text := ""
	switch {
	case e.PopulationBelow != nil:
		text = b.Say("method.exclude.population", "areas", level, "n", b.Shortest(*e.PopulationBelow))
	case e.Where != nil && e.Where.Negate:
		text = b.Say("method.exclude.where.not", "areas", level, "column", e.Where.Column, "text", e.Where.IsNot)
	case e.Where != nil:
		text = b.Say("method.exclude.where", "areas", level, "column", e.Where.Column, "text", e.Where.Is)
	default:
		text = b.Say("method.exclude.areas", "areas", level, "n", len(e.Areas), "ids", b.List(e.Areas))
	}
	if e.Because != "" {
		text += " " + b.Say("method.exclude.because", "reason", e.Because)
	}
	return text
}

// excludedTable lists the areas outside the comparison.
func (b *book) excludedTable() figure.Table {
	t := figure.Table{
		Caption: b.Say("method.excluded.caption"),
		Columns: []figure.Column{
			{Head: b.Say("method.col.area")}, {Head: b.Say("method.col.level")}, {Head: b.Say("report.col.people"), Numeric: true},
			{Head: b.Say("method.col.reason")},
		},
	}
	for _, l := range b.levels {
		for k := range l.Areas {
			if l.Included(k) {
				continue
			}
			t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
				figure.Link(l.label(k), l.homes[k]), figure.Text(l.one()), figure.Text(b.count(l.people(k))),
				figure.Text(b.exclusionReason(l.Excluded[k])),
			}})
		}
	}
	return t
}

// parameterTable lists every setting of the edition that bears on a result.
func (b *book) parameterTable() figure.Table {
	t := figure.Table{
		Caption: b.Say("method.parameters.caption"),
		Columns: []figure.Column{{Head: b.Say("method.col.parameter")}, {Head: b.Say("method.col.subject")}, {Head: b.Say("report.col.value")}},
	}
	add := func(parameter, subject, value string) {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(parameter), figure.Text(subject), figure.Text(value)}})
	}
	for i := range b.Nodes {
		n := &b.Nodes[i]
		name := b.labelOf(n.ID)
		add("normalise", name, b.Say("method.normalise."+key(normaliseKeys, uint8(n.Normalise))))
		add("centre", name, b.Say("method.centre."+key(centreKeys, uint8(n.Centre))))
		add("spread", name, b.Say("method.spread."+key(spreadKeys, uint8(n.Spread))))
		add("aggregate", name, b.Say("method.aggregate."+key(aggregateKeys, uint8(n.Aggregate))))
		add("rescale", name, b.Say("method.rescale."+key(rescaleKeys, uint8(n.Rescale))))
		minimum := b.Say("method.parameters.all")
		if n.MinimumInputs > 0 {
			minimum = b.Integer(n.MinimumInputs)
		}
		add("minimum_inputs", name, minimum)
		for _, in := range n.Inputs {
			value := b.Say("method.parameters.weight", "weight", b.trimmed(in.Weight, 9))
			if in.Transform != index.NoTransform {
				value += ", " + key(transformKeys, uint8(in.Transform))
			}
			if in.Goalposts != nil {
				value += ", " + b.Say("report.interval", "low", b.Shortest(in.Goalposts[0]), "high", b.Shortest(in.Goalposts[1]))
			}
			add("inputs", name, b.labelOf(in.ID)+": "+value)
		}
	}
	for _, s := range b.schemes {
		for _, r := range s.Scheme.Rules {
			add("rules", s.label, className(r.Class, 1)+": "+b.tree(s, r.When, 0))
		}
		for _, band := range s.Scheme.Bands {
			if band.Bound != nil {
				k := "method.band.below"
				if band.Closed {
					k = "method.band.to"
				}
				add("bands", s.label, className(band.Class, 1)+": "+b.Say(k, "bound", b.Shortest(*band.Bound)))
			}
		}
	}
	for _, e := range b.Exclusions {
		add("exclude", "", b.exclusionRule(e))
	}
	return t
}
