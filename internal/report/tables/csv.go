package tables

import (
	"bytes"
	"strconv"
	"strings"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/say"
	"sozialbericht/internal/words"
)

// A csvText is a CSV file under construction.
type csvText struct {
	bytes.Buffer
	begun bool // the current row has a cell
}

func newCSV(size int, header ...string) *csvText {
	s := &csvText{}
	s.Grow(size)
	for _, h := range header {
		s.text(h)
	}
	s.end()
	return s
}

// raw writes a cell that needs no quotes: a number or a word of ours.
func (s *csvText) raw(cells ...string) {
	for _, c := range cells {
		if s.begun {
			s.WriteByte(',')
		}
		s.begun = true
		s.WriteString(c)
	}
}

// text writes cells of text. One that a spreadsheet would run as a formula
// gets an apostrophe before it.
func (s *csvText) text(cells ...string) {
	for _, c := range cells {
		if c != "" && strings.IndexByte("=+-@\t\r", c[0]) >= 0 {
			c = "'" + c
		}
		if strings.ContainsAny(c, ",\"\n\r") || c != "" && (c[0] == ' ' || c[len(c)-1] == ' ') {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		s.raw(c)
	}
}

// number writes values; one without a number is an empty cell.
func (s *csvText) number(values ...indicators.Value) {
	for _, v := range values {
		if !v.OK() {
			s.raw("")
			continue
		}
		s.raw(words.Decimal(v.Number))
	}
}

func (s *csvText) bool(v bool) { s.raw(strconv.FormatBool(v)) }

func (s *csvText) end() {
	s.WriteByte('\n')
	s.begun = false
}

// areasCSV is one row per area: what it is and what it came to.
func (d *Data) areasCSV() []byte {
	header := []string{"level", "id", "name", "parent", "population", "included", "reason", "page"}
	for i := range d.book.Nodes() {
		header = append(header, "index_"+d.book.Nodes()[i].ID, "rank_"+d.book.Nodes()[i].ID)
	}
	for _, s := range d.book.Schemes() {
		header = append(header, "class_"+s.Scheme.ID, "stability_"+s.Scheme.ID, "borderline_"+s.Scheme.ID)
	}
	s := newCSV(1<<12, header...)
	for _, l := range d.book.Levels() {
		for k := range l.Areas {
			a := &l.Areas[k]
			s.text(l.Level.ID, a.ID, a.Name, a.Parent)
			s.number(l.People(k))
			s.bool(l.Included(k))
			reason := ""
			if !l.Included(k) {
				reason = d.say.ExclusionReason(l.Excluded[k])
			}
			s.text(reason, l.Page(k))
			for i := range d.book.Nodes() {
				n := d.book.NodeOn(l, i)
				if n == nil || k >= len(n.Index) {
					s.raw("", "")
					continue
				}
				s.number(n.Index[k])
				s.raw(say.RankText(book.RankAt(n.Rank, k)))
			}
			for _, c := range d.book.Schemes() {
				id := ""
				if got := c.Class(l, k); got != nil {
					id = got.ID
				}
				s.text(id)
				s.raw("", "")
			}
			s.end()
		}
	}
	return s.Bytes()
}

// valuesCSV is one row per area and indicator, excluded areas and indicators
// that the level does not have among them: their status is missing.
func (d *Data) valuesCSV() []byte {
	rows := 0
	for _, l := range d.book.Levels() {
		rows += len(l.Areas) * len(d.book.Catalogue())
	}
	s := newCSV(rows*120, "level", "id", "indicator", "value", "status", "numerator", "denominator", "city", "difference", "percent_of_city", "low", "high", "cell")
	for _, l := range d.book.Levels() {
		for k := range l.Areas {
			for i := range d.book.Catalogue() {
				ind, series := &d.book.Catalogue()[i], &indicators.Series{}
				if i < len(l.Series) {
					series = &l.Series[i]
				}
				v := indicators.At(series.Values, k)
				var city indicators.Value
				if i < len(d.book.City()) {
					city = d.book.City()[i].Value
				}
				s.text(l.Level.ID, l.Areas[k].ID, ind.ID)
				s.number(v)
				s.raw(v.Status.String())
				numerator, denominator := indicators.At(series.Numerator, k), indicators.At(series.Denominator, k)
				s.number(numerator, denominator, city, indicators.DifferenceFromCity(v, city), indicators.PercentOfCity(v, city))
				if v.OK() {
					low, high := indicators.Interval(*ind, numerator, denominator)
					s.number(low, high)
				} else {
					s.raw("", "")
				}
				s.text(l.CellText(series, k))
				s.end()
			}
		}
	}
	return s.Bytes()
}

// scoresCSV is one row per area, index and input, and two rows more for the
// aggregate before rescaling and the index after it, whose number stands as
// value and as score.
func (d *Data) scoresCSV() []byte {
	s := newCSV(1<<14, "level", "id", "index", "input", "value", "score", "weight", "contribution")
	for _, l := range d.book.Levels() {
		for k := range l.Areas {
			for i := range d.book.Nodes() {
				n := d.book.NodeOn(l, i)
				if n == nil {
					continue
				}
				begin := func(input string) {
					s.text(l.Level.ID, l.Areas[k].ID, n.Node.ID, input)
				}
				for j := range n.Inputs {
					in := &n.Inputs[j]
					if !in.Present {
						continue
					}
					begin(in.Input.ID)
					s.number(indicators.At(in.Values, k), indicators.At(in.Scores, k))
					if c := indicators.At(in.Contributions, k); c.OK() && k < len(in.Weights) {
						s.raw(words.Decimal(in.Weights[k]))
						s.number(c)
					} else {
						s.raw("", "")
					}
					s.end()
				}
				begin("(aggregate)")
				s.number(indicators.At(n.Aggregate, k), indicators.At(n.Aggregate, k))
				s.raw("", "")
				s.end()
				begin("(index)")
				s.number(indicators.At(n.Index, k), indicators.At(n.Index, k))
				s.raw("", "")
				s.end()
			}
		}
	}
	return s.Bytes()
}

// referenceCSV is what every input and every index was measured against.
func (d *Data) referenceCSV() []byte {
	s := newCSV(1<<12, "level", "index", "input", "n", "centre", "spread", "minimum", "maximum", "city", "city_source")
	for _, l := range d.book.Levels() {
		for i := range d.book.Nodes() {
			n := d.book.NodeOn(l, i)
			if n == nil {
				continue
			}
			row := func(input string, r index.Reference) {
				s.text(l.Level.ID, n.Node.ID, input)
				s.raw(strconv.Itoa(r.N))
				s.number(r.Centre, r.Spread, r.Minimum, r.Maximum, r.City)
				source := ""
				if r.City.OK() {
					source = r.CitySource.String()
				}
				s.raw(source)
				s.end()
			}
			for j := range n.Inputs {
				if n.Inputs[j].Present {
					row(n.Inputs[j].Input.ID, n.Inputs[j].Reference)
				}
			}
			row("(aggregate)", n.AggregateReference)
			row("(index)", n.IndexReference)
		}
	}
	return s.Bytes()
}

// reasonsCSV is one row per condition of a decision, and one per input of the
// index that the scheme rests on.
func (d *Data) reasonsCSV() []byte {
	s := newCSV(1<<14, "scheme", "level", "id", "condition", "held", "value", "bound", "input", "contribution", "cell")
	for _, l := range d.book.Levels() {
		for k := range l.Areas {
			for _, c := range d.book.Schemes() {
				made := c.Decision(l, k)
				if made == nil {
					continue
				}
				begin := func() {
					s.text(c.Scheme.ID, l.Level.ID, l.Areas[k].ID)
				}
				if len(made.Reasons) == 0 {
					begin()
					s.raw("("+made.Why.String()+")", "", "", "", "", "", "")
					s.end()
				}
				for _, r := range made.Reasons {
					begin()
					s.text(r.Text)
					s.raw(r.Held.String())
					s.number(r.Value, r.Bound)
					s.raw("", "", "")
					s.end()
				}
				n := d.book.Scores(l.Level.ID, book.SchemeIndex(c.Result, l.Level.ID))
				if n == nil {
					continue
				}
				for j := range n.Inputs {
					in := &n.Inputs[j]
					if !in.Present {
						continue
					}
					begin()
					s.raw("", "")
					s.number(indicators.At(in.Values, k), indicators.Value{})
					s.text(in.Input.ID)
					s.number(indicators.At(in.Contributions, k))
					cell := ""
					if q := d.book.Subject(in.Input.ID); q != nil && q.Indicator() >= 0 && q.Indicator() < len(l.Series) {
						cell = l.CellText(&l.Series[q.Indicator()], k)
					}
					s.text(cell)
					s.end()
				}
			}
		}
	}
	return s.Bytes()
}

// findingsCSV is what was noticed in the input, without the values.
func (d *Data) findingsCSV() []byte {
	s := newCSV(1<<12, "severity", "file", "sheet", "cell", "area", "indicator", "message", "hint")
	for i := range d.book.Findings() {
		f := &d.book.Findings()[i]
		message, hint := d.Finding(f.Code, f.Shown(false))
		s.raw(f.Severity.String())
		s.text(f.Position.File, f.Position.Sheet, f.Position.Cell(), f.AreaID, f.Indicator, message, hint)
		s.end()
	}
	return s.Bytes()
}
