package area

import (
	"cmp"
	"math"
	"slices"
)

// A Crosswalk says where the parts of each area of an earlier boundary set lie
// in a later one of the same level. It comes from a table or from the overlay
// of two layers; both have this shape.
type Crosswalk struct {
	Level string
	Links []Link
}

// A Link is the part of one earlier area that lies in one later area. Weight is
// its share of From (0..1), so the weights of one From sum to 1.
type Link struct {
	From   string
	To     string
	Weight float64
}

// MatchByID links the areas that stand in both sets under one id: the crosswalk
// of boundaries that did not change. The links have the order of from.
func MatchByID(level string, from, to []string) Crosswalk {
	known := positions(to)
	c := Crosswalk{Level: level}
	for _, id := range from {
		if _, both := known[id]; both {
			c.Links = append(c.Links, Link{From: id, To: id, Weight: 1})
		}
	}
	return c
}

// A Fault is what can be wrong with a crosswalk.
type Fault uint8

// The faults. A link with one of the first four takes no part in Flows.
const (
	NotAShare   Fault = iota // a weight below 0, above 1 or no number
	Twice                    // the same pair stood before
	UnknownFrom              // no such earlier area
	UnknownTo                // no such later area
	NotWhole                 // the weights of an earlier area do not sum to 1
	Unlinked                 // an earlier area stands in no link
)

// A Flaw is one fault of a crosswalk.
type Flaw struct {
	Fault Fault
	Link  int     // position in Links; the source's first one with NotWhole, -1 with Unlinked
	ID    string  // the area concerned: the unknown one, or the earlier one
	Sum   float64 // of the weights, with NotWhole
}

// A Flow is a Link between positions of two lists of ids.
type Flow struct {
	From, To int
	Weight   float64
}

// wholeWithin is how far the weights of one source may sum beside 1 per link:
// the rounding of six decimals.
const wholeWithin = 1e-6

// nearlyWhole is how far they may sum beside 1 to be scaled to it: slivers that
// an overlay lost, 0.1 % of an area at most. What lacks more has gone somewhere
// else and is not spread over the rest.
const nearlyWhole = 1e-3

// Flows resolves a crosswalk against the ids of both boundary sets, which are
// unique in each: the links that can be used, sorted by To and then From, and
// everything that is wrong, sorted by link; unlinked areas stand last, in the
// order of from. Weights of a source that sum to 1 within 0.1 % are scaled to
// sum to exactly 1, so that totals are kept; others stay as they are.
func (c Crosswalk) Flows(from, to []string) ([]Flow, []Flaw) {
	fromAt, toAt := positions(from), positions(to)
	sum, links, first := make([]float64, len(from)), make([]int, len(from)), make([]int, len(from))
	seen := make(map[[2]int]bool, len(c.Links))
	flows := make([]Flow, 0, len(c.Links))
	var flaws []Flaw
	unknown := map[string]bool{} // later areas that are said once
	for k, l := range c.Links {
		if !(l.Weight >= 0 && l.Weight <= 1+wholeWithin) {
			flaws = append(flaws, Flaw{Fault: NotAShare, Link: k, ID: l.From})
			continue
		}
		i, ok := fromAt[l.From]
		if !ok {
			flaws = append(flaws, Flaw{Fault: UnknownFrom, Link: k, ID: l.From})
			continue
		}
		j, known := toAt[l.To]
		if known && seen[[2]int{i, j}] {
			flaws = append(flaws, Flaw{Fault: Twice, Link: k, ID: l.From})
			continue
		}
		// What leads to an unknown area belongs to the sum all the same: one
		// mistake is said once.
		if links[i] == 0 {
			first[i] = k
		}
		sum[i] += l.Weight
		links[i]++
		if !known {
			if !unknown[l.To] {
				flaws = append(flaws, Flaw{Fault: UnknownTo, Link: k, ID: l.To})
			}
			unknown[l.To] = true
			continue
		}
		seen[[2]int{i, j}] = true
		if l.Weight > 0 {
			flows = append(flows, Flow{From: i, To: j, Weight: l.Weight})
		}
	}
	for i := range from {
		if links[i] > 0 && math.Abs(sum[i]-1) > wholeWithin*float64(links[i]) {
			flaws = append(flaws, Flaw{Fault: NotWhole, Link: first[i], ID: from[i], Sum: sum[i]})
		}
	}
	slices.SortStableFunc(flaws, func(a, b Flaw) int { return cmp.Compare(a.Link, b.Link) })
	for i := range from {
		if links[i] == 0 {
			flaws = append(flaws, Flaw{Fault: Unlinked, Link: -1, ID: from[i]})
		}
	}
	for k := range flows {
		if s := sum[flows[k].From]; s != 1 && math.Abs(s-1) <= nearlyWhole {
			flows[k].Weight /= s
		}
	}
	slices.SortFunc(flows, func(a, b Flow) int { return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.From, b.From)) })
	return flows, flaws
}

// positions returns where each id stands; the first counts.
func positions(ids []string) map[string]int {
	out := make(map[string]int, len(ids))
	for i, id := range ids {
		if _, twice := out[id]; !twice {
			out[id] = i
		}
	}
	return out
}
