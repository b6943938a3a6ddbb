package edition

import (
	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
)

var (
	compareBlock = &block{
		keys:     []string{"edition", "crosswalk"},
		required: []string{"edition"},
	}
	crosswalkBlock = &block{
		keys:     []string{"file", "sheet", "level", "from", "to", "weight"},
		required: []string{"file", "level", "from", "to"},
	}
)

// A Comparison asks for a comparison with an earlier edition. Its paths are
// relative to the edition file, whatever folder the data come from: editions
// lie beside each other, data may lie anywhere.
type Comparison struct {
	Edition    string // the earlier edition file
	Crosswalks []Crosswalk
	At         finding.Position
	KeyAt      map[string]finding.Position // places of the single values
}

// A Crosswalk is a table that says which part of an earlier area lies in which
// later one.
type Crosswalk struct {
	File   string
	Sheet  string // "" = the first
	Level  string
	From   string // columns, by their header
	To     string
	Weight string // "" = every earlier area lies in one later one as a whole
	At     finding.Position
	KeyAt  map[string]finding.Position
}

// compare reads the comparisons: one block or a list. The levels must be known.
func (b *builder) compare(m mapping) {
	seen := map[string]bool{}
	for _, n := range m.oneOrMore("compare") {
		c, ok := b.mapping(n, "compare", compareBlock)
		if !ok {
			continue
		}
		out := Comparison{At: c.at(), KeyAt: c.places()}
		out.Edition = c.path("edition")
		if seen[out.Edition] && out.Edition != "" {
			b.error("edition_named_twice", c.get("edition"), finding.Args{"id": clip(out.Edition)})
		}
		seen[out.Edition] = true
		levels := map[string]bool{}
		for _, n := range c.oneOrMore("crosswalk") {
			x, ok := b.mapping(n, "crosswalk", crosswalkBlock)
			if !ok {
				continue
			}
			walk := Crosswalk{At: x.at(), KeyAt: x.places()}
			walk.File = x.path("file")
			walk.Sheet = x.text("sheet")
			walk.Level = x.refer("level", b.levelIDs, "level")
			walk.From, walk.To, walk.Weight = x.text("from"), x.text("to"), x.text("weight")
			if levels[walk.Level] && walk.Level != "" {
				b.error("edition_named_twice", x.get("level"), finding.Args{"id": walk.Level})
			}
			levels[walk.Level] = true
			out.Crosswalks = append(out.Crosswalks, walk)
		}
		b.e.Compare = append(b.e.Compare, out)
	}
}

// oneOrMore returns the nodes of a list, or the one node that stands in its
// place.
func (m mapping) oneOrMore(key string) []*yaml.Node {
	n := m.get(key)
	if n == nil || n.Kind != yaml.SequenceNode {
		if n == nil {
			return nil
		}
		return []*yaml.Node{n}
	}
	items, _ := m.items(key, 1)
	return items
}

// notComparable notes an indicator whose definition changed since the earlier
// edition.
func (b *builder) notComparable(m mapping, id string) {
	if m.get("comparable") == nil || m.flag("comparable") {
		return
	}
	if b.e.NotComparable == nil {
		b.e.NotComparable = map[string]bool{}
	}
	b.e.NotComparable[id] = true
}

func resolvedComparison(c Comparison) any {
	out := object{"edition": c.Edition}
	if len(c.Crosswalks) > 0 {
		out["crosswalk"] = listed(c.Crosswalks, func(x Crosswalk) any {
			o := object{"file": x.File, "level": x.Level, "from": x.From, "to": x.To}
			set(o, "sheet", x.Sheet)
			set(o, "weight", x.Weight)
			return o
		})
	}
	return out
}
