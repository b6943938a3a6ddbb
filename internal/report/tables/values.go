package tables

import (
	"iter"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/workbook"
)

// A valueRow is an indicator of an area.
type valueRow struct {
	areaRow
	indicator int
	series    *indicators.Series
	value     indicators.Value
	city      indicators.Value
}

// of makes a column of areas one of rows that hold an area.
func of[R any](c column[areaRow], area func(R) areaRow) column[R] {
	out := column[R]{name: c.name, kind: c.kind, required: c.required, enum: c.enum, of: func(r R) value { return c.of(area(r)) }}
	if c.people != nil {
		out.head, out.ids, out.people = c.head, c.ids, func(r R) workbook.Cell { return c.people(area(r)) }
	}
	return out
}

// values is one row per area and indicator, excluded areas and indicators that
// the level does not have among them: their status is missing.
func (d *Data) values() *table[valueRow] {
	catalogue := d.book.Catalogue()
	var ids []string
	for i := range catalogue {
		ids = append(ids, catalogue[i].ID)
	}
	rows := 0
	for _, l := range d.book.Levels() {
		rows += len(l.Areas) * len(catalogue)
	}
	area := func(r valueRow) areaRow { return r.areaRow }
	bounds := func(r valueRow) (low, high indicators.Value) {
		if !r.value.OK() {
			return low, high
		}
		return indicators.Interval(catalogue[r.indicator], indicators.At(r.series.Numerator, r.row), indicators.At(r.series.Denominator, r.row))
	}
	return &table[valueRow]{
		id: "values", primary: []string{"level", "id", "indicator"}, ofAreas: true, size: rows * 120,
		columns: []column[valueRow]{
			of(d.levelColumn(), area), of(d.idColumn(), area),
			{name: "indicator", kind: isText, required: true, enum: ids, of: func(r valueRow) value { return text(catalogue[r.indicator].ID) }},
			{name: "value", kind: isNumber, of: func(r valueRow) value { return number(r.value) }},
			{name: "status", kind: isText, required: true, enum: statuses(), of: func(r valueRow) value { return word(r.value.Status.String()) }},
			{name: "numerator", kind: isNumber, of: func(r valueRow) value { return number(indicators.At(r.series.Numerator, r.row)) }},
			{name: "denominator", kind: isNumber, of: func(r valueRow) value { return number(indicators.At(r.series.Denominator, r.row)) }},
			{name: "city", kind: isNumber, of: func(r valueRow) value { return number(r.city) }},
			{name: "difference", kind: isNumber, of: func(r valueRow) value { return number(indicators.DifferenceFromCity(r.value, r.city)) }},
			{name: "percent_of_city", kind: isNumber, of: func(r valueRow) value { return number(indicators.PercentOfCity(r.value, r.city)) }},
			{name: "low", kind: isNumber, of: func(r valueRow) value { low, _ := bounds(r); return number(low) }},
			{name: "high", kind: isNumber, of: func(r valueRow) value { _, high := bounds(r); return number(high) }},
			{name: "cell", kind: isText, of: func(r valueRow) value { return text(r.CellText(r.series, r.row)) }},
		},
		rows: func(yield func(valueRow) bool) {
			for a := range d.areaRows() {
				for i := range catalogue {
					r := valueRow{areaRow: a, indicator: i, series: &indicators.Series{}}
					if i < len(a.Series) {
						r.series = &a.Series[i]
					}
					r.value = indicators.At(r.series.Values, a.row)
					if i < len(d.book.City()) {
						r.city = d.book.City()[i].Value
					}
					if !yield(r) {
						return
					}
				}
			}
		},
	}
}

// statuses are all that a value may have.
func statuses() []string {
	var out []string
	for s := indicators.Missing; s <= indicators.NotApplicable; s++ {
		out = append(out, s.String())
	}
	return out
}

// A scoreRow is an input of an area's index, or the index before and after
// rescaling.
type scoreRow struct {
	areaRow
	node               string
	input              string
	value, score, part indicators.Value
	weight             indicators.Value
}

// scores is one row per area, index and input, and two rows more for the
// aggregate before rescaling and the index after it, whose number stands as
// value and as score.
func (d *Data) scores() *table[scoreRow] {
	area := func(r scoreRow) areaRow { return r.areaRow }
	return &table[scoreRow]{
		id: "scores", primary: []string{"level", "id", "index", "input"}, ofAreas: true, size: 1 << 14,
		columns: []column[scoreRow]{
			of(d.levelColumn(), area), of(d.idColumn(), area),
			{name: "index", kind: isText, required: true, enum: d.nodeIDs(), of: func(r scoreRow) value { return text(r.node) }},
			{name: "input", kind: isText, required: true, of: func(r scoreRow) value { return text(r.input) }},
			{name: "value", kind: isNumber, of: func(r scoreRow) value { return number(r.value) }},
			{name: "score", kind: isNumber, of: func(r scoreRow) value { return number(r.score) }},
			{name: "weight", kind: isNumber, of: func(r scoreRow) value { return number(r.weight) }},
			{name: "contribution", kind: isNumber, of: func(r scoreRow) value { return number(r.part) }},
		},
		rows: d.scoreRows(),
	}
}

func (d *Data) nodeIDs() []string {
	var out []string
	for i := range d.book.Nodes() {
		out = append(out, d.book.Nodes()[i].ID)
	}
	return out
}

func (d *Data) scoreRows() iter.Seq[scoreRow] {
	return func(yield func(scoreRow) bool) {
		for a := range d.areaRows() {
			for i := range d.book.Nodes() {
				n := d.book.NodeOn(a.Level, i)
				if n == nil {
					continue
				}
				for j := range n.Inputs {
					in := &n.Inputs[j]
					if !in.Present {
						continue
					}
					r := scoreRow{areaRow: a, node: n.Node.ID, input: in.Input.ID, value: indicators.At(in.Values, a.row), score: indicators.At(in.Scores, a.row)}
					if c := indicators.At(in.Contributions, a.row); c.OK() && a.row < len(in.Weights) {
						r.weight, r.part = indicators.Known(in.Weights[a.row]), c
					}
					if !yield(r) {
						return
					}
				}
				for _, whole := range [...]struct {
					name   string
					column []indicators.Value
				}{{"(aggregate)", n.Aggregate}, {"(index)", n.Index}} {
					v := indicators.At(whole.column, a.row)
					if !yield(scoreRow{areaRow: a, node: n.Node.ID, input: whole.name, value: v, score: v}) {
						return
					}
				}
			}
		}
	}
}

// A referenceRow is what an input or an index was measured against on a level.
type referenceRow struct {
	level *book.Level
	node  *index.NodeScores
	input string // (aggregate), (index)
	ref   index.Reference
	// For people:
	label    string
	decimals int
	mark     workbook.Mark
}

// reference is what every input and every index was measured against.
func (d *Data) reference() *table[referenceRow] {
	zero := 0.0
	shownAs := func(of func(referenceRow) indicators.Value, more int) func(referenceRow) workbook.Cell {
		return func(r referenceRow) workbook.Cell { return shown(of(r), r.decimals+more) }
	}
	numbers := func(name, head string, more int, of func(referenceRow) indicators.Value) column[referenceRow] {
		return column[referenceRow]{name: name, kind: isNumber, of: func(r referenceRow) value { return number(of(r)) }, head: head, people: shownAs(of, more)}
	}
	var sources []string
	for s := indicators.CityMissing; s <= indicators.CityIndex; s++ {
		sources = append(sources, s.String())
	}
	return &table[referenceRow]{
		id: "reference", primary: []string{"level", "index", "input"},
		columns: []column[referenceRow]{
			{
				name: "level", kind: isText, required: true, enum: d.levelIDs(), of: func(r referenceRow) value { return text(r.level.Level.ID) },
				head: d.Say("method.col.level"), people: func(r referenceRow) workbook.Cell { return workbook.Text(r.level.One()) },
			},
			{
				name: "index", kind: isText, required: true, enum: d.nodeIDs(), of: func(r referenceRow) value { return text(r.node.Node.ID) },
				head: d.Say("workbook.index"), people: func(r referenceRow) workbook.Cell { return workbook.Text(d.book.Subject(r.node.Node.ID).Short()) },
			},
			{
				name: "input", kind: isText, required: true, of: func(r referenceRow) value { return text(r.input) },
				head: d.Say("method.col.input"), people: func(r referenceRow) workbook.Cell { return workbook.Text(r.label) },
			},
			{
				name: "n", kind: isInteger, required: true, least: &zero, of: func(r referenceRow) value { return count(r.ref.N) },
				head: d.Say("method.col.n"), people: func(r referenceRow) workbook.Cell { return workbook.Number(float64(r.ref.N), 0) },
			},
			numbers("centre", d.Say("method.col.centre"), 1, func(r referenceRow) indicators.Value { return r.ref.Centre }),
			numbers("spread", d.Say("method.col.spread"), 2, func(r referenceRow) indicators.Value { return r.ref.Spread }),
			numbers("minimum", d.Say("method.col.min"), 0, func(r referenceRow) indicators.Value { return r.ref.Minimum }),
			numbers("maximum", d.Say("method.col.max"), 0, func(r referenceRow) indicators.Value { return r.ref.Maximum }),
			numbers("city", d.say.CityName(), 0, func(r referenceRow) indicators.Value { return r.ref.City }),
			{
				name: "city_source", kind: isText, enum: sources,
				of: func(r referenceRow) value {
					if !r.ref.City.OK() {
						return value{}
					}
					return word(r.ref.CitySource.String())
				},
				head: d.Say("method.col.citysource"), people: func(r referenceRow) workbook.Cell {
					if !r.ref.City.OK() {
						return workbook.Text("")
					}
					return workbook.Text(d.Say("report.citysource." + r.ref.CitySource.String()))
				},
			},
		},
		rows: d.referenceRows(d.book.Levels()),
	}
}

// referenceRows are the inputs of every index on some levels, the aggregate and
// the index.
func (d *Data) referenceRows(levels []*book.Level) iter.Seq[referenceRow] {
	return func(yield func(referenceRow) bool) {
		for _, l := range levels {
			for i := range d.book.Nodes() {
				n := d.book.NodeOn(l, i)
				if n == nil {
					continue
				}
				q := d.book.Subject(n.Node.ID)
				for j := range n.Inputs {
					in := &n.Inputs[j]
					if !in.Present {
						continue
					}
					r := referenceRow{level: l, node: n, input: in.Input.ID, ref: in.Reference, label: d.book.LabelOf(in.Input.ID), decimals: 2}
					if s := d.book.Subject(in.Input.ID); s != nil {
						r.decimals = s.Decimals()
					}
					if in.Input.Transform != index.NoTransform {
						r.label = d.Say("method.transformed", "label", r.label, "transform", d.Say("method.transform."+in.Input.Transform.String()))
						r.decimals = max(r.decimals, 3)
					}
					if !yield(r) {
						return
					}
				}
				for _, r := range [...]referenceRow{
					{level: l, node: n, input: "(aggregate)", ref: n.AggregateReference, label: d.Say("method.aggregate"), decimals: q.Decimals() + 1, mark: workbook.City},
					{level: l, node: n, input: "(index)", ref: n.IndexReference, label: q.Label(), decimals: q.Decimals() + 1, mark: workbook.City},
				} {
					if !yield(r) {
						return
					}
				}
			}
		}
	}
}

// A reasonRow is a condition of a decision, or an input of the index that the
// scheme rests on.
type reasonRow struct {
	areaRow
	scheme       string
	condition    value
	held         string
	value, bound indicators.Value
	input        string
	part         indicators.Value
	cell         string
}

// reasons is one row per condition of a decision, and one per input of the index
// that the scheme rests on.
func (d *Data) reasons() *table[reasonRow] {
	var held []string
	for t := class.Unknown; t <= class.True; t++ {
		held = append(held, t.String())
	}
	area := func(r reasonRow) areaRow { return r.areaRow }
	return &table[reasonRow]{
		id: "reasons", ofAreas: true, size: 1 << 14,
		columns: []column[reasonRow]{
			{name: "scheme", kind: isText, required: true, enum: d.schemeIDs(), of: func(r reasonRow) value { return text(r.scheme) }},
			of(d.levelColumn(), area), of(d.idColumn(), area),
			{name: "condition", kind: isText, of: func(r reasonRow) value { return r.condition }},
			{name: "held", kind: isText, enum: held, of: func(r reasonRow) value { return word(r.held) }},
			{name: "value", kind: isNumber, of: func(r reasonRow) value { return number(r.value) }},
			{name: "bound", kind: isNumber, of: func(r reasonRow) value { return number(r.bound) }},
			{name: "input", kind: isText, of: func(r reasonRow) value { return text(r.input) }},
			{name: "contribution", kind: isNumber, of: func(r reasonRow) value { return number(r.part) }},
			{name: "cell", kind: isText, of: func(r reasonRow) value { return text(r.cell) }},
		},
		rows: d.reasonRows(),
	}
}

func (d *Data) schemeIDs() []string {
	var out []string
	for _, s := range d.book.Schemes() {
		out = append(out, s.Scheme.ID)
	}
	return out
}

func (d *Data) reasonRows() iter.Seq[reasonRow] {
	return func(yield func(reasonRow) bool) {
		for a := range d.areaRows() {
			for _, c := range d.book.Schemes() {
				made := c.Decision(a.Level, a.row)
				if made == nil {
					continue
				}
				if len(made.Reasons) == 0 && !yield(reasonRow{areaRow: a, scheme: c.Scheme.ID, condition: word("(" + made.Why.String() + ")")}) {
					return
				}
				for _, r := range made.Reasons {
					if !yield(reasonRow{areaRow: a, scheme: c.Scheme.ID, condition: text(r.Text), held: r.Held.String(), value: r.Value, bound: r.Bound}) {
						return
					}
				}
				n := d.book.Scores(a.Level.Level.ID, book.SchemeIndex(c.Result, a.Level.Level.ID))
				if n == nil {
					continue
				}
				for j := range n.Inputs {
					in := &n.Inputs[j]
					if !in.Present {
						continue
					}
					r := reasonRow{areaRow: a, scheme: c.Scheme.ID, value: indicators.At(in.Values, a.row), input: in.Input.ID, part: indicators.At(in.Contributions, a.row)}
					if q := d.book.Subject(in.Input.ID); q != nil && q.Indicator() >= 0 && q.Indicator() < len(a.Series) {
						r.cell = a.CellText(&a.Series[q.Indicator()], a.row)
					}
					if !yield(r) {
						return
					}
				}
			}
		}
	}
}

// findings is what was noticed in the input, without the values.
func (d *Data) findings() *table[int] {
	all := d.book.Findings()
	message := func(i int) string { m, _ := d.Finding(all[i].Code, all[i].Shown(false)); return m }
	return &table[int]{
		id: "findings",
		columns: []column[int]{
			{name: "severity", kind: isText, required: true, enum: []string{"note", "warning", "error"}, of: func(i int) value { return word(all[i].Severity.String()) }},
			{name: "file", kind: isText, of: func(i int) value { return text(all[i].Position.File) }},
			{name: "sheet", kind: isText, of: func(i int) value { return text(all[i].Position.Sheet) }},
			{name: "cell", kind: isText, says: "place", of: func(i int) value { return text(all[i].Position.Cell()) }},
			{name: "area", kind: isText, of: func(i int) value { return text(all[i].AreaID) }},
			{name: "indicator", kind: isText, of: func(i int) value { return text(all[i].Indicator) }},
			{name: "message", kind: isText, of: func(i int) value { return text(message(i)) }},
			{name: "hint", kind: isText, of: func(i int) value { _, hint := d.Finding(all[i].Code, all[i].Shown(false)); return text(hint) }},
		},
		rows: func(yield func(int) bool) {
			for i := range all {
				if !yield(i) {
					return
				}
			}
		},
	}
}
