package class

import (
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
)

// An Input is all that a class can be decided by. Tables and Scores have one
// entry per level, City one per indicator of the Catalogue.
type Input struct {
	Tables    []indicators.Table
	Catalogue indicators.Catalogue
	City      []indicators.CityValue
	Scores    index.Scores
}

// Assign sorts the areas of every level that a scheme applies to. Results have
// the order of the schemes, their levels that of the tables, their decisions
// that of the table's areas. A value lies on a bound when both agree to 12
// digits. Nothing is decided about an excluded area.
func Assign(schemes []Scheme, in Input) ([]Result, finding.List) {
	return assign(nil, schemes, in)
}

func assign(base []Result, schemes []Scheme, in Input) ([]Result, finding.List) {
	a := &assignment{Input: in, base: base, schemes: schemes, results: make([]Result, len(schemes)), state: make([]progress, len(schemes)), said: map[string]bool{}}
	for i := range schemes {
		a.scheme(i)
	}
	return a.results, a.findings
}

type progress uint8

const (
	untouched progress = iota
	underway
	finished
)

// An assignment is one call of Assign.
type assignment struct {
	Input
	base     []Result // results whose bounds are taken; nil = bounds of one's own
	schemes  []Scheme
	results  []Result
	state    []progress
	findings finding.List
	said     map[string]bool
}

// once adds a finding the first time it comes up.
func (a *assignment) once(s finding.Severity, code string, at finding.Position, level, subject string, args finding.Args) {
	key := strings.Join([]string{code, at.String(), level, subject}, "\x00")
	if a.said[key] {
		return
	}
	a.said[key] = true
	a.findings.Add(finding.Finding{Severity: s, Code: code, Position: at, Level: level, Indicator: subject, Args: args})
}

// scheme decides one scheme, and before it those that it combines.
func (a *assignment) scheme(i int) {
	if a.state[i] != untouched {
		return
	}
	a.state[i] = underway
	s := &a.schemes[i]
	r := &a.results[i]
	r.Scheme = *s
	switch {
	case len(s.Bands) > 0:
		a.bands(s, r)
	case s.Quantiles != nil:
		a.groups(s, r, s.Quantiles, quantileBounds)
	case s.RankGroups != nil:
		a.groups(s, r, s.RankGroups, rankBounds)
	case s.NaturalBreaks != nil:
		a.groups(s, r, s.NaturalBreaks, jenksBounds)
	case len(s.Combine) > 0:
		a.combine(s, r)
	case len(s.Rules) > 0:
		a.rules(s, r)
	}
	a.state[i] = finished
}

// applies reports whether a scheme is wanted on a level.
func (s *Scheme) applies(level string) bool { return s.Level == "" || s.Level == level }

// name returns what a planner calls a scheme.
func (s *Scheme) name() string {
	if s.Label != "" {
		return s.Label
	}
	return s.ID
}

// undecided fills in why an area has no class by its index, and reports whether
// it has none.
func undecided(t *indicators.Table, i int, v indicators.Value, d *Decision) bool {
	d.Class = -1
	switch {
	case !t.Included(i):
		d.Why = Excluded
	case !v.OK():
		d.Why = NoIndex
	default:
		d.Why = Decided
		return false
	}
	return true
}

// bands sorts by upper bounds on an index. Bounds ascend; with an index whose
// higher values are better they are thus written from bad to good, and Classes
// turns them round.
func (a *assignment) bands(s *Scheme, r *Result) {
	bounds, ok := a.bounds(s)
	if !ok {
		return
	}
	r.Classes = make([]Class, len(s.Bands))
	for k, b := range s.Bands {
		r.Classes[k] = b.Class
	}
	turned := false
	for k := range a.Tables {
		t := &a.Tables[k]
		node := a.Scores.Find(t.Level.ID, s.Index)
		if node == nil || !s.applies(t.Level.ID) {
			continue
		}
		turned = node.Node.HigherIs == indicators.Better
		scale := node.Magnitude()
		level := LevelResult{
			Level: t.Level.ID, Decisions: make([]Decision, len(t.Areas)),
			Bounds: slices.Clone(bounds[:min(len(bounds), len(s.Bands)-1)]),
		}
		for i := range t.Areas {
			d := &level.Decisions[i]
			if v := node.Index[i]; !undecided(t, i, v, d) {
				s.band(d, v, scale)
				d.Distance = nearest(v.Number, bounds, scale)
				if d.Class < 0 {
					a.findings.Add(finding.Finding{
						Severity: finding.Warning, Code: "class.no_band", Position: s.At, Level: t.Level.ID,
						AreaID: t.Areas[i].ID, AreaName: t.Areas[i].Name, Indicator: s.Index,
						Args: finding.Args{"scheme": s.name(), "value": finding.Hidden{Value: v.Number}},
					})
				} else if turned {
					d.Class = len(s.Bands) - 1 - d.Class
				}
			}
		}
		if turned {
			slices.Reverse(level.Bounds)
		}
		r.Levels = append(r.Levels, level)
	}
	if turned {
		slices.Reverse(r.Classes)
	}
}

// bounds returns the bounds of a scheme's bands: ascending, none missing but
// the last.
func (a *assignment) bounds(s *Scheme) (bounds []float64, ok bool) {
	for k, b := range s.Bands {
		switch {
		case b.Bound == nil && k == len(s.Bands)-1:
		case b.Bound == nil, math.IsNaN(*b.Bound), math.IsInf(*b.Bound, 0), k > 0 && *b.Bound < bounds[k-1]:
			a.once(finding.Error, "class.bands", b.At, "", s.ID, finding.Args{"scheme": s.name(), "class": b.ID})
			return nil, false
		default:
			bounds = append(bounds, *b.Bound)
		}
	}
	return bounds, true
}

// band puts one value into the first band whose bound it does not pass. Its
// reasons are the border below it, passed, and the one above it, kept.
func (s *Scheme) band(d *Decision, v indicators.Value, scale float64) {
	d.Reasons = make([]Reason, 0, 2)
	for b, band := range s.Bands {
		if band.Bound == nil {
			d.Class = b
			return
		}
		order := indicators.CompareAt(v.Number, *band.Bound, scale)
		word, relation := " below ", Below
		if band.Closed {
			word, relation = " to ", AtMost
		}
		held := relation.holds(order)
		if !held {
			d.Reasons = d.Reasons[:0]
		}
		d.Reasons = append(d.Reasons, Reason{
			Text: s.Index + word + number(*band.Bound), ClassID: band.ID,
			Held: truth(held), Value: v, Relation: relation, Bound: indicators.Known(*band.Bound),
		})
		if held {
			d.Class = b
			return
		}
	}
	d.Why = Undecided
}

// nearest returns the distance to the nearest of the bounds, 0 on it.
func nearest(x float64, bounds []float64, scale float64) indicators.Value {
	if len(bounds) == 0 {
		return indicators.Value{}
	}
	d := math.Inf(1)
	for _, b := range bounds {
		if indicators.SameAt(x, b, scale) {
			return indicators.Known(0)
		}
		d = min(d, math.Abs(x-b))
	}
	return indicators.Known(d)
}

// combine names the pair (or more) of classes that an area has in other
// schemes: class "<a>+<b>", label "A, B". The combined class is empty, with
// the reason of the first empty one, where any is. It is a target where one of
// its parts is.
func (a *assignment) combine(s *Scheme, r *Result) {
	parts := make([]*Result, len(s.Combine))
	count := 1
	for k, id := range s.Combine {
		at := slices.IndexFunc(a.schemes, func(o Scheme) bool { return o.ID == id })
		if at >= 0 {
			a.scheme(at)
		}
		if at < 0 || a.state[at] != finished {
			a.once(finding.Error, "class.combine", s.At, "", s.ID, finding.Args{"scheme": s.name(), "part": id})
			return
		}
		parts[k] = &a.results[at]
		count *= len(parts[k].Classes)
		if count == 0 {
			return
		}
		if count > mostClasses {
			a.once(finding.Error, "class.too_many", s.At, "", s.ID, finding.Args{"scheme": s.name(), "most": mostClasses})
			return
		}
	}
	r.Classes = make([]Class, count)
	for at := range r.Classes {
		rest, ids, ones, manies := at, make([]string, len(parts)), make([]string, len(parts)), make([]string, len(parts))
		for k := len(parts) - 1; k >= 0; k-- {
			c := parts[k].Classes[rest%len(parts[k].Classes)]
			rest /= len(parts[k].Classes)
			ids[k], ones[k], manies[k] = c.ID, c.Label.One, c.Label.Many
			r.Classes[at].Target = r.Classes[at].Target || c.Target
		}
		r.Classes[at].ID = strings.Join(ids, "+")
		r.Classes[at].Label.One, r.Classes[at].Label.Many = strings.Join(ones, ", "), strings.Join(manies, ", ")
	}
	for k := range a.Tables {
		t := &a.Tables[k]
		levels := make([]*LevelResult, len(parts))
		complete := s.applies(t.Level.ID)
		for p := range parts {
			levels[p] = parts[p].Level(t.Level.ID)
			complete = complete && levels[p] != nil
		}
		if !complete {
			continue
		}
		out := LevelResult{Level: t.Level.ID, Decisions: make([]Decision, len(t.Areas))}
		for i := range t.Areas {
			d := &out.Decisions[i]
			for p := range parts {
				from := levels[p].Decisions[i]
				d.Reasons = append(d.Reasons, from.Reasons...)
				switch {
				case d.Class < 0:
				case from.Class < 0:
					d.Class, d.Why = -1, from.Why
				default:
					d.Class = d.Class*len(parts[p].Classes) + from.Class
				}
			}
		}
		r.Levels = append(r.Levels, out)
	}
}

// mostClasses and mostGroups keep a slip of the edition file from taking all
// memory.
const (
	mostClasses = 10_000
	mostGroups  = 1_000
)
