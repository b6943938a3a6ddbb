package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"sort"
)

// quantity is one counted column.
type quantity int

const (
	population quantity = iota
	before              // inhabitants five years earlier
	under15
	under18
	under21
	under65
	from15to24
	from18to64
	age65
	migration
	sgb2
	sgb2Under15
	employed
	transfers // pupils who change from primary school
	gymnasium // of these to a Gymnasium
	support   // cases of support for upbringing
	examined  // children examined before school
	normalWeight
	oldAge // basic security, 65 and older
	unemployed
	unemployedBefore // a year earlier
	unemployedUnder25
	arrivals
	departures
	dwellings
	vacant
	quantities
)

var quantityNames = [quantities]string{
	"population", "before", "under15", "under18", "under21", "under65", "from15to24", "from18to64",
	"age65", "migration", "sgb2", "sgb2Under15", "employed", "transfers", "gymnasium", "support",
	"examined", "normalWeight", "oldAge", "unemployed", "unemployedBefore", "unemployedUnder25",
	"arrivals", "departures", "dwellings", "vacant",
}

func quantityNamed(name string) (quantity, bool) {
	for q, n := range quantityNames {
		if n == name {
			return quantity(q), true
		}
	}
	return 0, false
}

// counts are the counted columns of an area, and its income index.
type counts struct {
	n      [quantities]int
	income float64 // city = 100
}

func (c *counts) add(o counts) {
	total := c.n[population] + o.n[population]
	if total > 0 {
		c.income = (c.income*float64(c.n[population]) + o.income*float64(o.n[population])) / float64(total)
	}
	for q := range quantities {
		c.n[q] += o.n[q]
	}
}

// rate describes how one quantity is drawn: the share of its base follows
// logit(p) = intercept + burden*load + shift + common + own, with common normal
// per Sozialraum and own normal per part. The intercept is solved so that the
// city as a whole comes to target.
type rate struct {
	of, base    quantity
	target      [editions]float64
	load        float64
	common, own float64
	shift       func(s *sozialraum) float64
}

// The target rates follow published city figures where there are any
// (data/README.md), else they are round figures of their time. Quantities
// are drawn in this order, bases first.
var (
	rateAge65 = rate{of: age65, base: population, target: [editions]float64{.199, .202}, load: -.06, common: .05, own: .15,
		shift: func(s *sozialraum) float64 { return s.age }}
	rateUnder18 = rate{of: under18, base: population, target: [editions]float64{.174, .163}, load: .17, common: .03, own: .06,
		shift: func(s *sozialraum) float64 { return s.youth }}
	rateUnder15  = rate{of: under15, base: under18, target: [editions]float64{.818, .827}, load: .03, own: .05}
	rateStudents = rate{of: from15to24, base: from18to64, target: [editions]float64{.121, .119}, load: .04, own: .10}
	rateTo21     = rate{of: under21, base: from18to64, target: [editions]float64{.051, .048}, load: .05, own: .05}

	rateMigration = rate{of: migration, base: population, target: [editions]float64{.249, .344}, load: .50, common: .08, own: .15,
		shift: func(s *sozialraum) float64 { return s.migration }}
	rateChildrenSGB2 = rate{of: sgb2Under15, base: under15, target: [editions]float64{.288, .306}, load: .64, common: .05, own: .12}
	rateSGB2         = rate{of: sgb2, base: under65, target: [editions]float64{.182, .176}, load: .56, common: .05, own: .10}
	rateEmployed     = rate{of: employed, base: from18to64, target: [editions]float64{.478, .564}, load: -.21, common: .05, own: .07}
	rateTransfers    = rate{of: transfers, base: under18, target: [editions]float64{.056, .054}, own: .05}
	rateGymnasium    = rate{of: gymnasium, base: transfers, target: [editions]float64{.356, .409}, load: -.48, common: .12, own: .12}
	rateSupport      = rate{of: support, base: under21, target: [editions]float64{.0284, .0437}, load: .44, common: .12, own: .15}
	rateExamined     = rate{of: examined, base: under18, target: [editions]float64{.051, .052}, own: .05}
	rateNormalWeight = rate{of: normalWeight, base: examined, target: [editions]float64{.792, .768}, load: -.20, common: .04, own: .06}

	rateOldAge            = rate{of: oldAge, base: age65, target: [editions]float64{.036, .069}, load: .62, common: .10, own: .15}
	rateUnemployed        = rate{of: unemployed, base: from18to64, target: [editions]float64{.104, .081}, load: .44, common: .05, own: .08}
	rateUnemployedUnder25 = rate{of: unemployedUnder25, base: from15to24, target: [editions]float64{.062, .043}, load: .40, common: .06, own: .10}
	rateArrivals          = rate{of: arrivals, base: population, target: [editions]float64{.106, .124}, load: .13, common: .05, own: .12,
		shift: func(s *sozialraum) float64 { return -.7 * s.youth }}
	rateDepartures = rate{of: departures, base: population, target: [editions]float64{.105, .119}, load: .13, common: .05, own: .12,
		shift: func(s *sozialraum) float64 { return -.7 * s.youth }}
	rateVacant = rate{of: vacant, base: dwellings, target: [editions]float64{.045, .022}, load: .34, common: .20, own: .25}
)

// drawing is the state while one edition's counts are drawn.
type drawing struct {
	city    *city
	edition edition
	parts   []counts // as city.parts
}

// draw returns the counts of every part in one edition. Each part and quantity
// has a random stream of its own, so that a change in one place moves nothing
// elsewhere.
func (c *city) draw(e edition) ([]counts, error) {
	d := &drawing{city: c, edition: e, parts: make([]counts, len(c.parts))}
	for i, p := range c.parts {
		d.parts[i].n[population] = p.population[e]
	}
	steps := []func() error{
		func() error { return d.rates(rateAge65) },
		func() error { return d.rates(rateUnder18) },
		d.ages,
		func() error { return d.rates(rateMigration, rateChildrenSGB2) },
		d.benefits,
		func() error {
			return d.rates(rateEmployed, rateTransfers, rateGymnasium, rateSupport, rateExamined, rateNormalWeight,
				rateOldAge, rateUnemployed, rateUnemployedUnder25, rateArrivals, rateDepartures)
		},
		d.changes,
		func() error { return d.rates(rateVacant) },
		d.incomes,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, fmt.Errorf("%s: %w", e.year(), err)
		}
	}
	return d.parts, nil
}

// stream is the random stream of one quantity in one place of one edition.
func (d *drawing) stream(place string, what string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(place + "/" + what)) // never fails
	return rand.New(rand.NewPCG(uint64(20070613+d.edition), h.Sum64()))
}

// burden is the latent burden of part i.
func (d *drawing) burden(i int) float64 {
	p := d.city.parts[i]
	return d.city.sozialraeume[p.sozialraum].burden[d.edition] + p.deviation[d.edition]
}

// scores returns a rate's logits without the intercept.
func (d *drawing) scores(r rate) []float64 {
	name := quantityNames[r.of]
	scores := make([]float64, len(d.parts))
	for i, p := range d.city.parts {
		s := &d.city.sozialraeume[p.sozialraum]
		scores[i] = d.burden(i)*r.load +
			d.stream("S"+s.code, name).NormFloat64()*r.common +
			d.stream(p.id, name+"/own").NormFloat64()*r.own
		if r.shift != nil {
			scores[i] += r.shift(s)
		}
	}
	return scores
}

// rates draws each rate's counts and then makes them meet the anchors.
func (d *drawing) rates(rates ...rate) error {
	for _, r := range rates {
		bases := make([]int, len(d.parts))
		for i := range d.parts {
			bases[i] = d.parts[i].n[r.base]
		}
		drawn := d.binomials(r, bases, r.target[d.edition])
		for i, n := range drawn {
			d.parts[i].n[r.of] = n
		}
		if err := d.anchor(r.of, r.base); err != nil {
			return err
		}
	}
	return nil
}

// binomials draws one count per part so that the expected total over the bases
// is target.
func (d *drawing) binomials(r rate, bases []int, target float64) []int {
	scores := d.scores(r)
	total := 0
	for _, n := range bases {
		total += n
	}
	low, high := -15.0, 15.0
	for range 60 {
		middle := (low + high) / 2
		var sum float64
		for i, n := range bases {
			sum += float64(n) * logistic(middle+scores[i])
		}
		if sum < target*float64(total) {
			low = middle
		} else {
			high = middle
		}
	}
	drawn := make([]int, len(bases))
	for i, n := range bases {
		random := d.stream(d.city.parts[i].id, quantityNames[r.of])
		p := logistic(low + scores[i])
		for range n {
			if random.Float64() < p {
				drawn[i]++
			}
		}
	}
	return drawn
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// ages completes the age groups from the two that were drawn.
func (d *drawing) ages() error {
	for i := range d.parts {
		n := &d.parts[i].n
		n[under65] = n[population] - n[age65]
		n[from18to64] = n[under65] - n[under18]
	}
	if err := d.rates(rateUnder15, rateStudents, rateTo21); err != nil {
		return err
	}
	for i := range d.parts {
		n := &d.parts[i].n
		n[from15to24] += n[under18] - n[under15]
		n[under21] += n[under18]
	}
	return nil
}

// benefits draws SGB II of those from 15 on, so that with the children's the
// target of all under 65 is met.
func (d *drawing) benefits() error {
	bases := make([]int, len(d.parts))
	var all, children, others int
	for i := range d.parts {
		n := &d.parts[i].n
		bases[i] = n[under65] - n[under15]
		all += n[under65]
		children += n[sgb2Under15]
		others += bases[i]
	}
	target := (rateSGB2.target[d.edition]*float64(all) - float64(children)) / float64(others)
	for i, n := range d.binomials(rateSGB2, bases, target) {
		d.parts[i].n[sgb2] = n + d.parts[i].n[sgb2Under15]
	}
	return d.anchor(sgb2, under65)
}

// changes draws what was a year or five years earlier, and the dwellings.
func (d *drawing) changes() error {
	growth := [editions]float64{-.007, .038}[d.edition]
	decline := [editions]float64{-.105, -.042}[d.edition]
	persons := [editions]float64{1.92, 1.97}[d.edition] // per dwelling
	for i, p := range d.city.parts {
		n := &d.parts[i].n
		s := d.city.sozialraeume[p.sozialraum]
		g := growth + .02*d.stream("S"+s.code, "growth").NormFloat64() + .015*d.stream(p.id, "growth").NormFloat64()
		n[before] = int(math.Round(float64(n[population]) / (1 + g)))
		u := decline + .01*d.burden(i) + .04*d.stream(p.id, "decline").NormFloat64()
		n[unemployedBefore] = int(math.Round(float64(n[unemployed]) / (1 + u)))
		h := persons + .25*s.youth + .05*d.stream(p.id, "dwellings").NormFloat64()
		n[dwellings] = int(math.Round(float64(n[population]) / h))
	}
	if err := d.anchor(before, population); err != nil {
		return err
	}
	return d.anchor(unemployedBefore, population)
}

// incomes draws the income index; the mean weighted by inhabitants is 100.
func (d *drawing) incomes() error {
	var sum, weights float64
	for i, p := range d.city.parts {
		n := float64(d.parts[i].n[population])
		common := .03 * d.stream("S"+d.city.sozialraeume[p.sozialraum].code, "income").NormFloat64()
		own := .04 * d.stream(p.id, "income").NormFloat64()
		d.parts[i].income = math.Exp(-.24*d.burden(i) + common + own)
		sum += n * d.parts[i].income
		weights += n
	}
	for i := range d.parts {
		d.parts[i].income *= 100 * weights / sum
	}
	return nil
}

// anchor makes the drawn counts of a quantity meet the published figures, in
// the proportions that were drawn.
func (d *drawing) anchor(q, base quantity) error {
	for _, a := range d.city.anchors {
		if a.quantity != q || a.edition != d.edition {
			continue
		}
		var members []int
		total, drawn := 0, 0
		for i, p := range d.city.parts {
			if p.id == a.part || d.city.sozialraeume[p.sozialraum].code == a.sozialraum {
				members = append(members, i)
				total += d.parts[i].n[base]
				drawn += d.parts[i].n[q]
			}
		}
		if len(members) == 0 || drawn == 0 {
			return fmt.Errorf("anchor of %s%s: nothing to adjust", a.sozialraum, a.part)
		}
		wanted := int(math.Round(a.value))
		if a.percent {
			wanted = int(math.Round(a.value / 100 * float64(total)))
		}
		weights := make([]int, len(members))
		for k, i := range members {
			weights[k] = d.parts[i].n[q]
		}
		for k, n := range apportion(wanted, weights) {
			d.parts[members[k]].n[q] = n
		}
	}
	return nil
}

// apportion splits total in proportion to the weights by largest remainders.
func apportion(total int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	shares := make([]int, len(weights))
	order := make([]int, len(weights))
	rest := total
	for i, w := range weights {
		shares[i] = total * w / sum
		rest -= shares[i]
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return total*weights[order[a]]%sum > total*weights[order[b]]%sum
	})
	for _, i := range order[:rest] {
		shares[i]++
	}
	return shares
}
