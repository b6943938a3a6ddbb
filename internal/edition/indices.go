package edition

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/index"
)

var (
	indexBlock = &block{
		keys: []string{"id", "label", "higher_is", "inputs", "normalise", "centre", "spread", "aggregate", "rescale",
			"range", "minimum_inputs", "decimals"},
		required: []string{"id", "label", "inputs"},
	}
	inputBlock = &block{
		keys: []string{"indicator", "index", "weight", "transform", "normalise", "goalposts"},
	}
)

// The words of the methods are those of package index.
var (
	normaliseWords = methods(index.Normalises())
	transformWords = append(methods(index.Transforms()), word[index.Transform]{text: "winsorise", later: true})
	centreWords    = methods(index.Centres())
	spreadWords    = methods(index.Spreads())
	aggregateWords = methods(index.Aggregates())
	rescaleWords   = methods(index.Rescales())
)

func methods[T any](list []index.Word[T]) []word[T] {
	out := make([]word[T], len(list))
	for i, w := range list {
		out[i] = word[T]{text: w.Text, value: w.Value}
	}
	return out
}

var defaultRange = [2]float64{0, 100}

// indices reads the nodes of the index graph; the ids of indicators and
// indices must be collected and the catalogue read before.
func (b *builder) indices(items []*yaml.Node) {
	for _, item := range items {
		m, ok := b.mapping(item, "indices", indexBlock)
		if !ok {
			continue
		}
		b.e.Nodes = append(b.e.Nodes, b.node(m))
	}
	b.checkIndexCircles()
}

func (b *builder) node(m mapping) index.Node {
	x := index.Node{At: m.at(), Range: defaultRange}
	x.ID = m.text("id")
	x.Label = m.text("label")
	x.HigherIs = pick(m, "higher_is", indicators.Worse, directionWords[:2]) // an index is never neutral
	x.Normalise = pick(m, "normalise", index.ZScore, normaliseWords)
	x.Centre = pick(m, "centre", index.City, centreWords)
	x.Spread = pick(m, "spread", index.Population, spreadWords)
	x.Aggregate = pick(m, "aggregate", index.Mean, aggregateWords)
	x.Rescale = pick(m, "rescale", index.NoRescale, rescaleWords)
	if span := m.span("range"); span != nil {
		x.Range = *span
	}
	x.Decimals = m.whole("decimals", 2, 0, maxDecimals)
	list, _ := m.items("inputs", 1)
	seen := map[string]bool{}
	for _, n := range list {
		in, ok := b.input(n, x.Normalise)
		switch {
		case ok && seen[in.ID]:
			b.error("edition_named_twice", n, finding.Args{"id": in.ID})
		case ok:
			seen[in.ID] = true
			b.checkCount(n, in, x.Centre)
			x.Inputs = append(x.Inputs, in)
		}
	}
	if m.has("minimum_inputs") && len(list) > 0 {
		x.MinimumInputs = m.whole("minimum_inputs", 0, 1, len(list))
	}
	b.inputCount[x.ID] = len(list)
	if len(list) > 0 && len(list) == len(x.Inputs) {
		b.checkEffect(m, x)
	}
	return x
}

// checkEffect warns of settings unlike the default that no step of this index
// uses: their writer believes that they do something.
func (b *builder) checkEffect(m mapping, x index.Node) {
	uses := func(is func(index.Normalise) bool) bool {
		return slices.ContainsFunc(x.Inputs, func(in index.Input) bool { return is(in.Normalise) })
	}
	say := func(key string, set, used bool) {
		if set && !used {
			b.warning("edition_no_effect", m.keys[key], finding.Args{"key": key, "id": x.ID})
		}
	}
	say("centre", x.Centre != index.City, uses(index.Normalise.UsesCentre))
	say("spread", x.Spread != index.Population, uses(index.Normalise.UsesCentre) || x.Rescale.UsesCentre())
	say("range", x.Range != defaultRange, uses(index.Normalise.UsesRange) || x.Rescale.UsesRange())
}

// input reads an id, or a mapping with an id and settings of its own.
func (b *builder) input(n *yaml.Node, nodeWay index.Normalise) (in index.Input, ok bool) {
	if n == nil || n.Kind != yaml.MappingNode {
		id, ok := b.refer(n, "inputs", b.quantities, "input")
		in = index.Input{ID: id, Weight: 1, Normalise: nodeWay, At: b.at(n)}
		if ok && nodeWay == index.Goalposts {
			b.error("edition_no_goalposts", n, finding.Args{"id": id})
		}
		return in, b.inputKind(n, &in, ok)
	}
	m, _ := b.mapping(n, "inputs", inputBlock)
	in = index.Input{Weight: m.positive("weight", 1), At: m.at()}
	key := m.one("indicator", "index")
	switch key {
	case "indicator":
		in.ID = m.refer(key, b.indicatorIDs, "indicator")
	case "index":
		in.ID = m.refer(key, b.indexIDs, "index")
	}
	in.Transform = pick(m, "transform", index.NoTransform, transformWords)
	in.Goalposts = m.span("goalposts")
	usual := nodeWay
	if m.has("goalposts") { // posts without a word of their own mean that they are used
		usual = index.Goalposts
	}
	in.Normalise = pick(m, "normalise", usual, normaliseWords)
	switch {
	case in.Normalise == index.Goalposts && !m.has("goalposts"):
		b.error("edition_no_goalposts", n, finding.Args{"id": in.ID})
	case in.Normalise != index.Goalposts:
		m.unfit("normalise: "+in.Normalise.String(), "goalposts")
	}
	return in, b.inputKind(m.get(key), &in, in.ID != "")
}

// inputKind says whether an input is an index, and refuses a neutral indicator.
func (b *builder) inputKind(n *yaml.Node, in *index.Input, ok bool) bool {
	if !ok {
		return false
	}
	if in.IsIndex = b.indexIDs.has(in.ID); in.IsIndex {
		return true
	}
	if i := b.e.Data.Catalogue.Find(in.ID); i >= 0 && b.e.Data.Catalogue[i].HigherIs == indicators.Neutral {
		b.error("edition_neutral_input", n, finding.Args{"id": in.ID})
	}
	return true
}

// checkCount refuses to compare a number of cases with the city: the city has
// the sum of all areas, so every area would lie far below it.
func (b *builder) checkCount(n *yaml.Node, in index.Input, centre index.Centre) {
	i := b.e.Data.Catalogue.Find(in.ID)
	if in.IsIndex || i < 0 || b.e.Data.Catalogue[i].Kind != indicators.Count {
		return
	}
	if in.Normalise.NeedsCity(centre) {
		b.error("edition_count_about_city", n, finding.Args{"id": in.ID})
	}
}

// checkIndexCircles reports each circle among the indices once, at the input
// that closes it.
func (b *builder) checkIndexCircles() {
	nodes := b.e.Nodes
	edges := make([][]edge, len(nodes))
	for i, x := range nodes {
		for _, in := range x.Inputs {
			if to, ok := b.indexIDs.index[in.ID]; ok && in.IsIndex && to < len(nodes) && nodes[to].ID == in.ID {
				edges[i] = append(edges[i], edge{to, in.At})
			}
		}
	}
	name := func(i int) string { return nodes[i].ID }
	b.circles("edition_index_circle", edges, name)
}

type edge struct {
	to int
	at finding.Position
}

// circles reports the circles of a graph, each at the edge that closes it.
func (b *builder) circles(code string, edges [][]edge, name func(int) string) {
	const (
		fresh = iota
		open
		done

		most = 12 // ids that a message names
	)
	state := make([]int, len(edges))
	var way []int
	var walk func(i int)
	walk = func(i int) {
		state[i] = open
		way = append(way, i)
		for _, e := range edges[i] {
			switch state[e.to] {
			case fresh:
				walk(e.to)
			case open:
				var ids []string
				for _, k := range way[slices.Index(way, e.to):] {
					ids = append(ids, name(k))
				}
				ids = append(ids, name(e.to))
				if len(ids) > most {
					ids = append(append(ids[:most-1:most-1], "…"), ids[len(ids)-1])
				}
				b.errorAt(code, e.at, finding.Args{"circle": strings.Join(ids, " → ")})
			}
		}
		way = way[:len(way)-1]
		state[i] = done
	}
	for i := range edges {
		if state[i] == fresh {
			walk(i)
		}
	}
}
