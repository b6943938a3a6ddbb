package edition

import (
	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
)

var (
	conditionBlock = &block{
		keys: []string{"all", "any", "not", "index", "indicator", "of", "above", "at_least", "below", "at_most",
			"worse_than_city", "rank", "parent", "any_child"},
	}
	worseThanCityBlock = &block{
		keys:     []string{"of", "at_least"},
		required: []string{"of", "at_least"},
	}
	rankBlock = &block{
		keys:     []string{"of", "worst"},
		required: []string{"of", "worst"},
	}
	parentBlock   = &block{keys: []string{"is", "not"}}
	anyChildBlock = &block{
		keys:     []string{"is"},
		required: []string{"is"},
	}
)

var measureWords = []word[class.Measure]{
	{text: "value", value: class.OfValue},
	{text: "percent_of_city", value: class.OfPercentOfCity},
	{text: "difference", value: class.OfDifference},
}

// relations are the keys that hold the bound of a comparison.
var relations = []word[class.Relation]{
	{text: "above", value: class.Above},
	{text: "at_least", value: class.AtLeast},
	{text: "below", value: class.Below},
	{text: "at_most", value: class.AtMost},
}

var relationKeys = []string{"above", "at_least", "below", "at_most"}

const maxRank = 1_000_000

// condition reads a rule's tree; level is the rule's, "" where it is unknown.
func (b *builder) condition(n *yaml.Node, k *classes, level string) *class.Condition {
	m, ok := b.mapping(n, "when", conditionBlock)
	if !ok {
		return nil
	}
	c := &class.Condition{At: m.at()}
	way := m.one("all", "any", "not", "index", "indicator", "worse_than_city", "rank", "parent", "any_child")
	switch way {
	case "index", "indicator", "":
	default:
		m.unfit(way, relationKeys...)
	}
	if way != "indicator" && way != "" {
		m.unfit(way, "of")
	}
	switch way {
	case "all", "any":
		if c.Operator = class.All; way == "any" {
			c.Operator = class.Any
		}
		parts, _ := m.items(way, 1)
		for _, p := range parts {
			if part := b.condition(p, k, level); part != nil {
				c.Parts = append(c.Parts, part)
			}
		}
	case "not":
		c.Operator = class.Not
		if part := b.condition(m.get("not"), k, level); part != nil {
			c.Parts = []*class.Condition{part}
		}
	case "index":
		c.Operator = class.CompareIndex
		c.Subject = m.refer("index", b.indexIDs, "index")
		m.relation(c)
	case "indicator":
		c.Operator = class.CompareIndicator
		c.Subject = m.refer("indicator", b.indicatorIDs, "indicator")
		c.Measure = pick(m, "of", class.OfValue, measureWords)
		m.relation(c)
	case "worse_than_city":
		c.Operator = class.WorseThanCity
		w, _ := b.mapping(m.get(way), way, worseThanCityBlock)
		c.Subject = w.refer("of", b.indexIDs, "index")
		most := maxRank
		if inputs := b.inputCount[c.Subject]; inputs > 0 {
			most = inputs
		}
		c.K = w.whole("at_least", 1, 1, most)
	case "rank":
		c.Operator = class.WorstRanks
		r, _ := b.mapping(m.get(way), way, rankBlock)
		c.Subject = r.refer("of", b.quantities, "input")
		if i := b.e.Data.Catalogue.Find(c.Subject); c.Subject != "" && i >= 0 && b.e.Data.Catalogue[i].HigherIs == indicators.Neutral {
			b.error("edition_neutral_rank", r.get("of"), finding.Args{"id": c.Subject})
		}
		c.K = r.whole("worst", 1, 1, maxRank)
	case "parent":
		c.Operator = class.ParentIs
		p, _ := b.mapping(m.get(way), way, parentBlock)
		key := p.one("is", "not")
		c.Negate = key == "not"
		c.ClassID = k.neighbour(p, key, way, level, -1)
	case "any_child":
		c.Operator = class.AnyChildIs
		p, _ := b.mapping(m.get(way), way, anyChildBlock)
		c.ClassID = k.neighbour(p, "is", way, level, +1)
	}
	return c
}

// relation reads the one bound of a comparison.
func (m mapping) relation(c *class.Condition) {
	key := m.one(relationKeys...)
	if key == "" {
		return
	}
	for _, w := range relations {
		if w.text == key {
			c.Relation = w.value
		}
	}
	c.Bound, _ = m.number(key)
}

// neighbour reads the class asked of the next coarser (step -1) or finer (+1)
// level: that level must exist, nest, and be able to have the class.
func (k *classes) neighbour(m mapping, key, way, level string, step int) string {
	n := m.get(key)
	if n == nil {
		return ""
	}
	id, ok := k.text(n, key)
	if !ok {
		return ""
	}
	if k.byID[id] == nil {
		if !k.partial {
			k.unknown("edition_unknown_class", n, id, k.ids)
		}
		return ""
	}
	levels := k.e.Data.Levels
	from := k.level(level)
	if from < 0 {
		return id // the level is wrong, and that was said
	}
	to := from + step
	if to < 0 || to >= len(levels) {
		code := "edition_no_coarser"
		if step > 0 {
			code = "edition_no_finer"
		}
		k.error(code, m.node, finding.Args{"condition": way, "level": level})
		return id
	}
	if fine := levels[max(from, to)]; fine.Within == nil && len(k.e.Data.Levels[min(from, to)].Tables) > 0 { // else said with the levels
		k.error("edition_no_nesting", m.node, finding.Args{"condition": way, "level": fine.ID})
	}
	if !k.levels[levels[to].ID][id] && !k.partial {
		k.error("edition_class_not_there", n, finding.Args{"class": id, "level": levels[to].ID})
	}
	k.references = append(k.references, classReference{level, levels[to].ID, k.at(n)})
	return id
}
