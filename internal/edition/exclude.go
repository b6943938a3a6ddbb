package edition

import (
	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

var (
	excludeBlock = &block{
		keys: []string{"population_below", "areas", "where", "level", "because"},
	}
	whereBlock = &block{
		keys:     []string{"column", "is", "is_not"},
		required: []string{"column"},
	}
)

// exclude reads the rules that take areas out of every statistic; the report
// level must be known, since it is the level of a rule that names none.
func (b *builder) exclude(items []*yaml.Node) {
	for _, item := range items {
		m, ok := b.mapping(item, "exclude", excludeBlock)
		if !ok {
			continue
		}
		x := indicators.ExclusionRule{At: m.at(), Because: m.text("because")}
		if m.has("level") {
			x.Level = m.refer("level", b.levelIDs, "level")
		} else if b.e.Report < len(b.e.Data.Levels) {
			x.Level = b.e.Data.Levels[b.e.Report].ID
		}
		switch m.one("population_below", "areas", "where") {
		case "population_below":
			if m.has("population_below") {
				limit := m.positive("population_below", 1)
				x.PopulationBelow = &limit
			}
			if !b.hasPopulation {
				b.error("edition_no_population", m.keys["population_below"], nil)
			}
		case "areas":
			x.Areas = b.areas(m)
		case "where":
			x.Where = b.where(m.get("where"))
		}
		b.e.Data.Exclusions = append(b.e.Data.Exclusions, x)
	}
}

// areas reads a list of area ids, as written: 0913 keeps its zero.
func (b *builder) areas(m mapping) []string {
	items, _ := m.items("areas", 1)
	seen := map[string]bool{}
	var out []string
	for _, n := range items {
		id, ok := b.text(n, "areas")
		switch {
		case ok && seen[id]:
			b.error("edition_named_twice", n, finding.Args{"id": clip(id)})
		case ok:
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

func (b *builder) where(n *yaml.Node) *indicators.Where {
	w, ok := b.mapping(n, "where", whereBlock)
	if !ok {
		return nil
	}
	out := &indicators.Where{Column: w.text("column")}
	switch w.one("is", "is_not") {
	case "is":
		out.Is = w.raw("is")
	case "is_not":
		out.IsNot, out.Negate = w.raw("is_not"), true
	}
	return out
}
