package book

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
)

// A Comparison is the comparison with an earlier edition, with the addresses of its page
// and its data.
type Comparison struct {
	*compare.Comparison
	page string // vergleich.html; further ones have the earlier edition's id in it
	data string // name of the CSV file without folder and extension
}

// openComparisons names the comparisons.
func (b *Book) openComparisons() {
	taken := map[string]bool{}
	for i := range b.results.Comparisons {
		c := &Comparison{Comparison: &b.results.Comparisons[i], page: "vergleich.html", data: "comparison"}
		if i > 0 {
			name := c.Before.ID
			for n := 2; taken[strings.ToLower(name)]; n++ {
				name = c.Before.ID + "_" + strconv.Itoa(n)
			}
			taken[strings.ToLower(name)] = true
			c.page, c.data = "vergleich-"+name+".html", "comparison-"+name
		}
		b.comparisons = append(b.comparisons, c)
	}
}

// YearLike is an id that a reader takes for a year or a span of years.
var YearLike = regexp.MustCompile(`^(19|20)\d\d([-_]\d{2,4})?$`)

// oneYear is a year within a title.
var oneYear = regexp.MustCompile(`\b(19|20)\d\d\b`)

// YearOf is the year in an edition's id or, where that has none, the only one
// in its title; "" for none.
func YearOf(e compare.Edition) string {
	if YearLike.MatchString(e.ID) {
		return e.ID
	}
	if years := oneYear.FindAllString(e.Title, -1); len(years) == 1 {
		return years[0]
	}
	return ""
}

// Latest is the comparison that the overview and the profiles speak of, nil
// where there is none.
func (b *Book) Latest() *Comparison {
	if len(b.comparisons) == 0 {
		return nil
	}
	return b.comparisons[0]
}

// ClassOf is the name of a class of either edition, "" for none.
func ClassOf(s *compare.SchemeChange, id string) string {
	if s == nil || id == "" {
		return id
	}
	for _, c := range s.Classes {
		if c.ID == id {
			return ClassName(c, 1)
		}
	}
	return id
}

// AreaLabel is an area's name, its id where it has none.
func AreaLabel(a area.Area) string { return cmp.Or(a.Name, a.ID) }

// MovedAreas counts the areas of a transition table whose class changed.
func MovedAreas(t *compare.Transitions) int {
	moved := 0
	for i := range t.Counts {
		for j := range t.Counts[i] {
			if i != j {
				moved += t.Counts[i][j]
			}
		}
	}
	return moved
}

// Extremes are the included areas that rose and fell most, -1 where none did.
func Extremes(l *Level, lc *compare.Level, x *compare.IndicatorChange) (most, least int) {
	most, least = -1, -1
	for k := range x.Changes {
		ch := x.Changes[k].Change
		if !ch.OK() || !l.Included(k) || lc.Areas[k].Excluded[0] {
			continue
		}
		if ch.Number > 0 && (most < 0 || ch.Number > x.Changes[most].Change.Number) {
			most = k
		}
		if ch.Number < 0 && (least < 0 || ch.Number < x.Changes[least].Change.Number) {
			least = k
		}
	}
	return most, least
}

// MostCompared is how many areas the tables of a comparison have on the page;
// comparison.csv has them all.
const MostCompared = 200

// Ordered are the rows of a level from the most difficult situation on, those
// without an index at the end.
func (b *Book) Ordered(l *Level, x *compare.IndexChange) []int {
	rows := make([]int, len(l.Areas))
	for k := range rows {
		rows[k] = k
	}
	rank := func(k int) int {
		if k < len(x.RankAfter) && x.RankAfter[k] > 0 {
			return x.RankAfter[k]
		}
		return math.MaxInt
	}
	slices.SortStableFunc(rows, func(a, c int) int { return rank(a) - rank(c) })
	return rows[:min(len(rows), MostCompared)]
}

// A Turnover is who entered, stayed in and left the target classes of a scheme
// on one level.
type Turnover struct {
	*Comparison
	Change  *compare.Level
	Classes *compare.SchemeChange
	Level   *Level
	Scheme  *Scheme
}

// Turnover returns that of a scheme on a level, nil where the earlier edition
// has no such classes or none of them is a target.
func (b *Book) Turnover(c *Comparison, s *Scheme, l *Level) *Turnover {
	if c == nil || s == nil {
		return nil
	}
	lc := c.Level(l.Level.ID)
	if lc == nil || len(lc.Areas) != len(l.Areas) {
		return nil
	}
	sc := lc.Scheme(s.Scheme.ID)
	if sc == nil || sc.New || !s.Aims(l) {
		return nil
	}
	return &Turnover{c, lc, sc, l, s}
}

// OccursIn reports whether a class is given on the level in either year.
func (b *Book) OccursIn(t *Turnover, c class.Class) bool {
	if t.Scheme.Occurs(c, t.Level) {
		return true
	}
	for _, r := range t.Classes.Rows {
		if r.Before >= 0 && t.Classes.Classes[r.Before].ID == c.ID {
			return true
		}
	}
	return false
}

// Parted reports whether a bound lies between two values or on one of them.
func Parted(x, bound, y indicators.Value) bool {
	return bound.OK() && (indicators.Compare(x.Number, bound.Number) != indicators.Compare(y.Number, bound.Number))
}

// ClassSeries returns the classes of one scheme, nil where there are none.
func ClassSeries(h *compare.HistoryLevel, scheme string) *compare.ClassSeries {
	if h == nil {
		return nil
	}
	for k := range h.Classes {
		if h.Classes[k].Scheme.ID == scheme {
			return &h.Classes[k]
		}
	}
	return nil
}

// AppendNew appends a text that the list does not hold yet.
func AppendNew(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

// AnyKnown reports whether a column has a value at all.
func AnyKnown(values []indicators.Value) bool {
	for _, v := range values {
		if v.OK() {
			return true
		}
	}
	return false
}

// Newest is the id of the newest edition.
func (b *Book) Newest() string {
	return b.results.History.Editions[len(b.results.History.Editions)-1].ID
}
