package edition

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators/class"
)

var (
	schemeBlock = &block{
		keys: []string{"id", "label", "index", "level", "bands", "quantiles", "rank_groups", "natural_breaks",
			"rules", "otherwise", "combine"},
		required: []string{"id"},
	}
	bandBlock = &block{
		keys:     []string{"class", "label", "below", "to", "target"},
		required: []string{"class"},
	}
	quantilesBlock = &block{
		keys:     []string{"groups", "type", "one_is"},
		required: []string{"groups"},
	}
	rankGroupsBlock = &block{
		keys:     []string{"groups", "rounding", "one_is"},
		required: []string{"groups"},
	}
	naturalBreaksBlock = &block{
		keys:     []string{"groups", "one_is"},
		required: []string{"groups"},
	}
	ruleBlock = &block{
		keys:     []string{"class", "label", "target", "level", "when"},
		required: []string{"class", "when"},
	}
	otherwiseBlock = &block{
		keys:     []string{"class", "label", "target"},
		required: []string{"class"},
	}
)

const maxGroups = 100

var oneIsWords = []word[bool]{{text: "best", value: true}, {text: "worst", value: false}}

var roundingWords = []word[bool]{{text: "floor", value: false}, {text: "ceil", value: true}}

// schemes reads the class schemes; levels, indicators and indices must be read
// before.
func (b *builder) schemes(items []*yaml.Node) {
	b.collect(items, b.schemeIDs)
	for _, item := range items {
		m, ok := b.mapping(item, "classes", schemeBlock)
		if !ok {
			continue
		}
		b.e.Schemes = append(b.e.Schemes, b.scheme(m))
	}
	b.checkCombineCircles()
}

func (b *builder) scheme(m mapping) class.Scheme {
	s := class.Scheme{At: m.at()}
	s.ID = m.text("id")
	if s.Label = m.text("label"); s.Label == "" {
		s.Label = s.ID
	}
	way := m.one("bands", "quantiles", "rank_groups", "natural_breaks", "rules", "combine")
	switch way {
	case "rules":
		m.unfit(way, "index", "level")
	case "combine":
		m.unfit(way, "index", "otherwise")
	case "":
	default:
		m.unfit(way, "otherwise")
		if !m.has("index") {
			b.error("edition_missing_key", m.node, finding.Args{"key": "index", "block": way})
		}
	}
	s.Index = m.refer("index", b.indexIDs, "index")
	if way != "rules" {
		s.Level = m.refer("level", b.levelIDs, "level")
	}
	switch way {
	case "bands":
		b.bands(m, &s)
	case "quantiles":
		s.Quantiles = b.groups(m, way, quantilesBlock)
	case "rank_groups":
		s.RankGroups = b.groups(m, way, rankGroupsBlock)
	case "natural_breaks":
		s.NaturalBreaks = b.groups(m, way, naturalBreaksBlock)
	case "rules":
		b.rules(m, &s)
	case "combine":
		b.combine(m, &s)
	}
	return s
}

// target reads a flag that may be left out: stated is false then.
func (m mapping) target() (target, stated bool) { return m.flag("target"), m.get("target") != nil }

// class reads the id and label of a class; the label is the id where it has none.
func (b *builder) class(m mapping) class.Class {
	c := class.Class{Label: m.name("label")}
	if n := m.get("class"); n != nil {
		c.ID, _ = b.id(n, "class")
	}
	if c.Label == (area.Name{}) {
		c.Label = area.Name{One: c.ID, Many: c.ID}
	}
	c.Target, _ = m.target()
	return c
}

// bands reads classes with ascending upper bounds, the last one without.
func (b *builder) bands(m mapping, s *class.Scheme) {
	items, _ := m.items("bands", 2)
	seen := newNames()
	var before *float64
	for i, item := range items {
		band, ok := b.mapping(item, "bands", bandBlock)
		if !ok {
			continue
		}
		x := class.Band{Class: b.class(band), At: band.at()}
		if n := band.get("class"); n != nil && x.ID != "" {
			seen.add(&b.reader, x.ID, n)
		}
		last := i == len(items)-1
		switch {
		case !last:
			key := band.one("below", "to")
			x.Bound, x.Closed = band.optional(key), key == "to"
		case band.has("below") || band.has("to"):
			b.error("edition_last_band", band.node, finding.Args{"class": x.ID})
		}
		if x.Bound != nil {
			if before != nil && *x.Bound <= *before {
				b.errorAt("edition_bands_descend", x.At, finding.Args{"bound": *x.Bound, "before": *before})
			}
			before = x.Bound
		}
		s.Bands = append(s.Bands, x)
	}
}

func (b *builder) groups(m mapping, way string, keys *block) *class.Groups {
	g, ok := b.mapping(m.get(way), way, keys)
	if !ok {
		return nil
	}
	out := &class.Groups{At: g.at()}
	out.Groups = g.whole("groups", 2, 2, maxGroups)
	if way == "quantiles" {
		out.Type = g.whole("type", 7, 5, 9)
	}
	out.RoundUp = pick(g, "rounding", false, roundingWords)
	out.OneBest = pick(g, "one_is", true, oneIsWords)
	return out
}

// rules reads the rules of a scheme. A class may stand in several rules, on
// one level or on many: its label and target are stated once.
func (b *builder) rules(m mapping, s *class.Scheme) {
	items, _ := m.items("rules", 1)
	k := &classes{builder: b, lines: map[string]int{}, byID: map[string]*statedClass{}, levels: map[string]map[string]bool{}}
	var rules []mapping
	for _, item := range items {
		rule, ok := b.mapping(item, "rules", ruleBlock)
		if !ok {
			k.partial = true
			continue
		}
		x := class.Rule{Class: k.state(rule), At: rule.at()}
		switch {
		case rule.has("level"):
			x.Level = rule.refer("level", b.levelIDs, "level")
		case len(b.e.Data.Levels) == 1:
			x.Level = b.e.Data.Levels[0].ID
		case len(b.e.Data.Levels) > 1:
			b.error("edition_missing_key", rule.node, finding.Args{"key": "level", "block": "rules"})
		}
		if x.Level == "" {
			k.partial = true
		} else {
			k.on(x.Level, x.ID)
		}
		s.Rules = append(s.Rules, x)
		rules = append(rules, rule)
	}
	if m.has("otherwise") {
		if o, ok := b.mapping(m.get("otherwise"), "otherwise", otherwiseBlock); ok {
			c := k.state(o)
			s.Otherwise = &c
			for level := range k.levels { // it serves every level that has a rule
				k.on(level, c.ID)
			}
		} else {
			k.partial = true
		}
	}
	for i := range s.Rules { // conditions may name classes of later rules
		s.Rules[i].Class = k.complete(s.Rules[i].Class)
		if n := rules[i].get("when"); n != nil {
			s.Rules[i].When = b.condition(n, k, s.Rules[i].Level)
		}
	}
	if s.Otherwise != nil {
		c := k.complete(*s.Otherwise)
		s.Otherwise = &c
	}
	k.checkCircles()
}

// classes are what the rules of one scheme can give, and on which levels.
type classes struct {
	*builder
	ids        []string
	lines      map[string]int // by lower case id: where it first stands
	byID       map[string]*statedClass
	levels     map[string]map[string]bool // level -> classes decided there
	partial    bool                       // a rule could not be read
	references []classReference
}

// A statedClass is a class as its mentions so far agree on it.
type statedClass struct {
	class.Class
	label, target bool // stated, not supposed
}

// A classReference is a condition on one level that needs the classes of
// another. Such conditions must not lead back to their own level.
type classReference struct {
	from, to string
	at       finding.Position
}

// state takes one mention of a class; a second mention must agree with the first.
func (k *classes) state(m mapping) class.Class {
	c := k.class(m)
	n := m.get("class")
	if n == nil || c.ID == "" {
		k.partial = true
		return c
	}
	_, hasTarget := m.target()
	old := k.byID[c.ID]
	if old == nil {
		lower := strings.ToLower(c.ID)
		if line, twice := k.lines[lower]; twice { // differs in case only
			k.error("edition_id_twice", n, finding.Args{"id": c.ID, "line": line})
			return c
		}
		k.lines[lower] = n.Line
		k.ids = append(k.ids, c.ID)
		k.byID[c.ID] = &statedClass{c, m.get("label") != nil, hasTarget}
		return c
	}
	line := k.lines[strings.ToLower(c.ID)]
	if m.get("label") != nil {
		if old.label && old.Label != c.Label {
			k.error("edition_class_differs", m.get("label"), finding.Args{"class": c.ID, "key": "label", "line": line})
		} else if !old.label {
			old.Label, old.label = c.Label, true
		}
	}
	if hasTarget {
		if old.target && old.Target != c.Target {
			k.error("edition_class_differs", m.get("target"), finding.Args{"class": c.ID, "key": "target", "line": line})
		} else if !old.target {
			old.Target, old.target = c.Target, true
		}
	}
	return c
}

// complete is a class with the label and target of all its mentions.
func (k *classes) complete(c class.Class) class.Class {
	if s := k.byID[c.ID]; s != nil {
		return s.Class
	}
	return c
}

// on notes that a class can be decided on a level.
func (k *classes) on(level, id string) {
	if k.levels[level] == nil {
		k.levels[level] = map[string]bool{}
	}
	k.levels[level][id] = true
}

// checkCircles reports levels whose classes wait for each other: a parent's
// class decides below, and a child's class above.
func (k *classes) checkCircles() {
	levels := k.e.Data.Levels
	edges := make([][]edge, len(levels))
	for _, a := range k.references {
		if k.level(a.from) < 0 || k.level(a.to) < 0 { // a level whose id could not be read
			continue
		}
		edges[k.level(a.from)] = append(edges[k.level(a.from)], edge{k.level(a.to), a.at})
	}
	k.circles("edition_rule_circle", edges, func(i int) string { return levels[i].ID })
}

func (b *builder) combine(m mapping, s *class.Scheme) {
	items, _ := m.items("combine", 2)
	for _, n := range items {
		id, ok := b.refer(n, "combine", b.schemeIDs, "scheme")
		switch {
		case ok && slices.Contains(s.Combine, id):
			b.error("edition_named_twice", n, finding.Args{"id": id})
		case ok:
			s.Combine = append(s.Combine, id)
			b.combines = append(b.combines, combination{s.ID, id, b.at(n)})
		}
	}
}

type combination struct {
	scheme, part string
	at           finding.Position
}

func (b *builder) checkCombineCircles() {
	edges := make([][]edge, len(b.schemeIDs.ids))
	for _, c := range b.combines {
		from, ok := b.schemeIDs.index[c.scheme]
		if !ok {
			continue
		}
		edges[from] = append(edges[from], edge{b.schemeIDs.index[c.part], c.at})
	}
	b.circles("edition_combine_circle", edges, func(i int) string { return b.schemeIDs.ids[i] })
}
