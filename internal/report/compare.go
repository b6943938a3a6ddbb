package report

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"sozialbericht/internal/indicators/compare"
)

// A versus is the comparison with an earlier edition, with the addresses of its page
// and its data.
type versus struct {
	*compare.Comparison
	page string // vergleich.html; further ones have the earlier edition's id in it
	data string // name of the CSV file without folder and extension
}

// openComparisons names the comparisons.
func (b *book) openComparisons() {
	taken := map[string]bool{}
	for i := range b.Comparisons {
		c := &versus{Comparison: &b.Comparisons[i], page: "vergleich.html", data: "comparison"}
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

// years are the two editions of a comparison as a sentence names them after a
// preposition: the years where they have different ones, else their titles.
func (b *book) years(c *versus) (before, after string) {
	if before, after = yearOf(c.Before), yearOf(c.After); before == "" || after == "" || before == after {
		return b.editionName(c.Before), b.editionName(c.After)
	}
	return before, after
}

// before is how a sentence names the earlier edition.
func (b *book) before(c *versus) string { before, _ := b.years(c); return before }

// after is how a sentence names the later edition.
func (b *book) after(c *versus) string { _, after := b.years(c); return after }

// yearLike is an id that a reader takes for a year or a span of years.
var yearLike = regexp.MustCompile(`^(19|20)\d\d([-_]\d{2,4})?$`)

// oneYear is a year within a title.
var oneYear = regexp.MustCompile(`\b(19|20)\d\d\b`)

// yearOf is the year in an edition's id or, where that has none, the only one
// in its title; "" for none.
func yearOf(e compare.Edition) string {
	if yearLike.MatchString(e.ID) {
		return e.ID
	}
	if years := oneYear.FindAllString(e.Title, -1); len(years) == 1 {
		return years[0]
	}
	return ""
}

// editionName is the year that an edition is called by, else its title.
func (b *book) editionName(e compare.Edition) string {
	if yearLike.MatchString(e.ID) {
		return e.ID
	}
	return b.Say("comparison.edition", "title", cmp.Or(e.Title, e.ID))
}

// first is the comparison that the overview and the profiles speak of, nil
// where there is none.
func (b *book) first() *versus {
	if len(b.comparisons) == 0 {
		return nil
	}
	return b.comparisons[0]
}
