package compare

import (
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// A Relation says what became of an area's limits.
type Relation uint8

// The relations of a later area to the earlier one that most of its
// inhabitants lived in.
const (
	Nothing Relation = iota // no earlier area holds more than half of it: it is new
	Same                    // unchanged, 99 % both ways
	Part                    // it lies within the earlier one, which held more
	Grown                   // it holds the earlier one and more
	Moved                   // limits moved both ways
)

// String returns the word of texts "compare.relation.<word>".
func (r Relation) String() string {
	return [...]string{"new", "same", "part", "grown", "moved"}[min(int(r), 4)]
}

// unchanged is the share, both ways, from which an area counts as unchanged.
// sliver is the weight below which a source may lack a count.
const (
	unchanged = 0.99
	sliver    = 0.01
)

// A Match is one area of the later edition and where it came from.
type Match struct {
	Area     area.Area
	Relation Relation
	Partner  area.Area // the earlier area that it continues or is part of; zero with Nothing
	Renamed  bool      // it goes on under another name
	Excluded [2]bool   // in the earlier (that of the partner) and in the later edition
	partner  int       // row of the earlier table, -1 for none
}

// An Ended area is one of the earlier edition that no later one continues.
type Ended struct {
	Area area.Area
	Into []area.Area // later areas that hold parts of it; nil where it has gone
	row  int
}

// A mapping is the crosswalk of one level between rows of both tables.
type mapping struct {
	explicit bool        // by a crosswalk of this level
	carried  bool        // by a crosswalk of a finer level
	flows    []area.Flow // sorted by To
	starts   []int       // per later area: its first flow; one more at the end
	exact    []int       // per later area: the earlier row that it is exactly, else -1
	partner  []int       // per later area: earlier row, -1
	relation []Relation
	share    []float64 // per flow: of the later area
	identity bool      // nothing changed at all: same areas in the same order
	// Of a carried level: the finer level and, per later area, its rows there.
	finer    *levelWork
	children [][]int
}

// checkCrosswalks says which crosswalks can't be used.
func (c *comparing) checkCrosswalks() {
	used := c.crosswalks[:0:0]
	for _, x := range c.crosswalks {
		args := finding.Args{"level": x.Level}
		switch {
		case tableOf(c.before.Tables, x.Level) < 0 || tableOf(c.after.Tables, x.Level) < 0:
			c.findings.Error("compare.crosswalk_level", x.At, args)
		case slices.ContainsFunc(used, func(o Crosswalk) bool { return o.Level == x.Level }):
			c.findings.Error("compare.crosswalk_twice", x.At, args)
		default:
			used = append(used, x)
		}
	}
	c.crosswalks = used
}

// prepare matches the areas of one level and carries the earlier table over.
func (c *comparing) prepare(k int) *levelWork {
	w := &levelWork{table: &c.after.Tables[k], at: tableOf(c.before.Tables, c.after.Tables[k].Level.ID)}
	if w.at < 0 {
		c.warn("compare.level_missing", c.after.At, w.table.Level.ID, "", finding.Args{"level": indicators.LevelName(w.table)})
		return w
	}
	w.earlier = &c.before.Tables[w.at]
	w.mapping = c.match(w)
	w.converted = c.convert(w)
	w.base = c.onCatalogue(&w.converted)
	return w
}

func ids(areas []area.Area) []string {
	out := make([]string, len(areas))
	for i := range areas {
		out[i] = areas[i].ID
	}
	return out
}

// match finds the flows of a level.
func (c *comparing) match(w *levelWork) *mapping {
	m := &mapping{}
	level := w.table.Level.ID
	from, to := ids(w.earlier.Areas), ids(w.table.Areas)
	if k := slices.IndexFunc(c.crosswalks, func(x Crosswalk) bool { return x.Level == level }); k >= 0 {
		var flaws []area.Flaw
		m.explicit = true
		m.flows, flaws = c.crosswalks[k].Flows(from, to)
		c.flaws(&c.crosswalks[k], w, flaws)
	} else if !c.carry(w, m) {
		m.flows, _ = area.MatchByID(level, from, to).Flows(from, to)
	}
	m.settle(w.earlier, len(to))
	return m
}

// carry makes the flows of a level from those of the next finer one, where a
// crosswalk has changed that: an earlier area flows into a later one with the
// inhabitants of its finer areas. It reports whether there is such a level.
func (c *comparing) carry(w *levelWork, m *mapping) bool {
	for k := len(c.work) - 1; k >= 0; k-- {
		f := c.work[k]
		if f == nil || f.at < 0 || f == w || f.table.Level.Coarse != w.table.Level.ID || f.earlier.Level.Coarse != w.earlier.Level.ID {
			continue
		}
		if !f.mapping.explicit && !f.mapping.carried {
			continue
		}
		before, after := parents(f.earlier, w.earlier), parents(f.table, w.table)
		var without []string
		for _, x := range f.mapping.flows {
			if before[x.From] < 0 {
				without = append(without, f.earlier.Areas[x.From].ID)
			} else if after[x.To] < 0 {
				without = append(without, f.table.Areas[x.To].ID)
			}
		}
		if len(without) > 0 {
			c.warn("compare.no_parents", c.after.At, f.table.Level.ID, "", finding.Args{
				"level": indicators.LevelName(f.table), "coarse": indicators.LevelName(w.table), "n": len(without), "areas": listed(without),
			})
			return false
		}
		people := inhabitants(f.earlier, f.mapping.flows)
		amount := map[[2]int]float64{} // later, earlier
		total := make([]float64, len(w.earlier.Areas))
		for _, x := range f.mapping.flows {
			n := people[x.From] * x.Weight
			amount[[2]int{after[x.To], before[x.From]}] += n
			total[before[x.From]] += n
		}
		for pair, n := range amount {
			if n > 0 {
				m.flows = append(m.flows, area.Flow{From: pair[1], To: pair[0], Weight: n / total[pair[1]]})
			}
		}
		// An area without finer ones goes on by its id.
		has := make([]bool, len(w.table.Areas))
		for _, p := range after {
			if p >= 0 {
				has[p] = true
			}
		}
		for i, a := range w.earlier.Areas {
			if j := w.table.Row(a.ID); total[i] == 0 && j >= 0 && !has[j] {
				m.flows = append(m.flows, area.Flow{From: i, To: j, Weight: 1})
			}
		}
		slices.SortFunc(m.flows, func(a, b area.Flow) int {
			if a.To != b.To {
				return a.To - b.To
			}
			return a.From - b.From
		})
		m.carried, m.finer = true, f
		m.children = make([][]int, len(w.table.Areas))
		for j, p := range after {
			if p >= 0 {
				m.children[p] = append(m.children[p], j)
			}
		}
		return true
	}
	return false
}

// parents returns the row of each area's coarser area, -1 where it is unknown.
func parents(t, coarse *indicators.Table) []int {
	out := make([]int, len(t.Areas))
	for i := range t.Areas {
		out[i] = coarse.Row(t.Areas[i].Parent)
	}
	return out
}

// inhabitants returns what shares of areas are measured in: the earlier
// population where every source has one, else every area counts alike.
func inhabitants(t *indicators.Table, flows []area.Flow) []float64 {
	out := make([]float64, len(t.Areas))
	known, sum := true, 0.0
	for _, x := range flows {
		v := indicators.At(t.Population, x.From)
		known = known && v.OK() && v.Number >= 0
		out[x.From] = v.Number
		sum += v.Number
	}
	if !known || !(sum > 0) {
		for i := range out {
			out[i] = 1
		}
	}
	return out
}

// settle finds for every later area the earlier one that it continues.
func (m *mapping) settle(earlier *indicators.Table, areas int) {
	people := inhabitants(earlier, m.flows)
	m.starts = make([]int, areas+1)
	uses := make([]int, len(earlier.Areas))
	for _, x := range m.flows {
		m.starts[x.To+1]++
		uses[x.From]++
	}
	for j := range areas {
		m.starts[j+1] += m.starts[j]
	}
	m.exact, m.partner = make([]int, areas), make([]int, areas)
	m.relation, m.share = make([]Relation, areas), make([]float64, len(m.flows))
	m.identity = areas == len(earlier.Areas)
	for j := range areas {
		m.exact[j], m.partner[j] = -1, -1
		flows, share := m.flows[m.starts[j]:m.starts[j+1]], m.share[m.starts[j]:m.starts[j+1]]
		shares(flows, share, people, 0)
		k := largest(share)
		if k < 0 {
			// Slivers of crowded neighbours do not make an empty area theirs.
			main := make([]float64, len(flows))
			shares(flows, main, people, sliver)
			if k = largest(main); k >= 0 {
				copy(share, main)
			}
		}
		if k >= 0 {
			m.partner[j] = flows[k].From
			m.relation[j] = relation(flows[k].Weight, share[k])
		}
		if len(flows) == 1 && uses[flows[0].From] == 1 && flows[0].Weight >= 1-1e-6 {
			m.exact[j] = flows[0].From
		}
		m.identity = m.identity && m.exact[j] == j
	}
}

// shares sets what part of a later area each flow is, by inhabitants; flows of
// less than least of their source have none.
func shares(flows []area.Flow, share, people []float64, least float64) {
	total, plain := 0.0, 0.0
	for _, x := range flows {
		if x.Weight >= least {
			total += people[x.From] * x.Weight
			plain += x.Weight
		}
	}
	for k, x := range flows {
		switch {
		case x.Weight < least:
			share[k] = 0
		case total > 0:
			share[k] = people[x.From] * x.Weight / total
		default: // nobody lived there
			share[k] = x.Weight / plain
		}
	}
}

// largest returns the flow that is more than half of its area, -1 for none.
func largest(share []float64) int {
	for k, s := range share {
		if s > 0.5 {
			return k
		}
	}
	return -1
}

func relation(before, after float64) Relation {
	switch {
	case before >= unchanged && after >= unchanged:
		return Same
	case after >= unchanged:
		return Part
	case before >= unchanged:
		return Grown
	}
	return Moved
}

// matches describes the areas of a level for a reader.
func (w *levelWork) matches() (areas []Match, ended []Ended) {
	m := w.mapping
	areas = make([]Match, len(w.table.Areas))
	continued := make([]bool, len(w.earlier.Areas))
	into := make([][]area.Area, len(w.earlier.Areas))
	for j := range areas {
		a := &areas[j]
		a.Area, a.Relation, a.partner = w.table.Areas[j], m.relation[j], m.partner[j]
		a.Excluded = [2]bool{!w.converted.Included(j), !w.table.Included(j)}
		if p := m.partner[j]; p >= 0 {
			a.Partner = w.earlier.Areas[p]
			a.Renamed = a.Partner.Name != a.Area.Name && a.Relation != Part
			if a.Partner.ID == a.Area.ID || a.Relation == Same || a.Relation == Grown {
				continued[p] = true
			}
		}
		for k := m.starts[j]; k < m.starts[j+1]; k++ {
			from := m.flows[k].From
			into[from] = append(into[from], a.Area)
		}
	}
	for i := range w.earlier.Areas {
		if !continued[i] {
			ended = append(ended, Ended{Area: w.earlier.Areas[i], Into: into[i], row: i})
		}
	}
	return areas, ended
}

// flaws says what is wrong with a crosswalk: one finding per fault, with the
// areas it concerns, at the first of them.
func (c *comparing) flaws(x *Crosswalk, w *levelWork, flaws []area.Flaw) {
	at := func(f area.Flaw) finding.Position {
		if f.Link >= 0 && f.Link < len(x.LinkAt) {
			return x.LinkAt[f.Link]
		}
		return x.At
	}
	level := indicators.LevelName(w.table)
	var by [area.Unlinked + 1][]area.Flaw
	for _, f := range flaws {
		by[min(f.Fault, area.Unlinked)] = append(by[min(f.Fault, area.Unlinked)], f)
	}
	for fault, list := range by {
		if len(list) == 0 {
			continue
		}
		names := make([]string, len(list))
		worst := list[0]
		for k, f := range list {
			names[k] = f.ID
			if math.Abs(f.Sum-1) > math.Abs(worst.Sum-1) {
				worst = f
			}
		}
		args := finding.Args{"level": level, "n": len(list), "areas": listed(names)}
		switch area.Fault(fault) {
		case area.NotAShare:
			c.say(finding.Error, "compare.weight", at(list[0]), w.table.Level.ID, "", args)
		case area.Twice:
			c.say(finding.Error, "compare.link_twice", at(list[0]), w.table.Level.ID, "", args)
		case area.UnknownFrom:
			c.warn("compare.unknown_from", at(list[0]), w.table.Level.ID, "", args)
		case area.UnknownTo:
			c.warn("compare.unknown_to", at(list[0]), w.table.Level.ID, "", args)
		case area.NotWhole:
			args["worst"], args["sum"] = worst.ID, worst.Sum
			c.warn("compare.not_whole", at(worst), w.table.Level.ID, "", args)
		default:
			c.warn("compare.unlinked", at(list[0]), w.table.Level.ID, "", args)
		}
	}
}

// listed joins names for a finding; a long list ends with an ellipsis.
func listed(names []string) string {
	const most = 12
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
