package sheet

import (
	"slices"
	"strconv"

	"sozialbericht/internal/finding"
)

// checkTotals reports areas of a table whose counts are all the sums of the
// rows below or above them: a sub-total among the areas counts its cases twice
// and takes a rank of its own. Areas that are left out are no mistake.
func (r *reader) checkTotals(l *level) {
	counts := r.tallies(l)
	for _, t := range l.tables {
		var columns []tally
		for _, name := range sortedKeys(counts) {
			if c := counts[name]; len(c.columns) == 1 && c.columns[0].table == t {
				columns = append(columns, c)
			}
		}
		var areas []int // in the order of their rows
		for i := range l.areas {
			if t.rowOf[i] > 0 && (len(l.out.Excluded) == 0 || !l.out.Excluded[i].Excluded) {
				areas = append(areas, i)
			}
		}
		slices.SortFunc(areas, func(a, b int) int { return t.rowOf[a] - t.rowOf[b] })
		say := capped{reader: r}
		for k, i := range areas {
			after, before := sumRun(columns, areas, k, 1), 0
			if after == 0 {
				before = sumRun(columns, areas, k, -1)
			}
			if after+before == 0 {
				continue
			}
			first, last := areas[k-before], areas[k+after]
			if after > 0 {
				first = areas[k+1]
			} else {
				last = areas[k-1]
			}
			a := l.areas[i]
			say.add(finding.Finding{
				Severity: finding.Warning, Code: "area_is_sum", Position: t.grid.Position(t.rowOf[i], t.key), Level: l.spec.ID, AreaID: a.ID, AreaName: a.Name,
				Args: finding.Args{"name": a.Name, "n": after + before, "rows": strconv.Itoa(t.rowOf[first]) + "–" + strconv.Itoa(t.rowOf[last]), "column": t.heading(t.key)},
			})
		}
		say.rest()
	}
}

// sumRun is how many areas next to the one at k, in steps up or down, make its
// counts together, 0 where none do. Chance is kept out: two columns must agree,
// or one of large numbers and more areas, and in each at least two areas must
// have cases.
func sumRun(columns []tally, areas []int, k, step int) int {
	const large, longest = 1000, 5000
	// An area without any case is no sum, and would be compared with all that
	// have none either.
	if !slices.ContainsFunc(columns, func(c tally) bool { return c.areas[areas[k]].Number > 0 }) {
		return 0
	}
	totals, some := make([]float64, len(columns)), make([]int, len(columns))
	for n := 1; n <= longest && k+n*step >= 0 && k+n*step < len(areas); n++ {
		fits, over, big := 0, false, false
		for c := range columns {
			whole, x := columns[c].areas[areas[k]], columns[c].areas[areas[k+n*step]]
			if !whole.OK() || !x.OK() {
				return 0
			}
			totals[c] += x.Number
			if x.Number > 0 {
				some[c]++
			}
			if !differ(totals[c], whole.Number) && some[c] > 1 {
				fits++
			}
			over = over || totals[c] > whole.Number*(1+1e-9)
			big = big || whole.Number >= large
		}
		switch {
		case fits == len(columns) && (fits > 1 || big && n > 2):
			return n
		case over:
			return 0
		}
	}
	return 0
}
