package scaffold

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sozialbericht/internal/words"
)

// A First asks for an edition file over tables that no edition has read yet.
// What the file says beyond it is guessed by header and content, and each
// guess is marked.
type First struct {
	ID, City string
	Language words.Lang
	Levels   []FirstLevel
}

// A FirstLevel is one level with its tables and boundaries.
type FirstLevel struct {
	ID, One, Many string
	Tables        []FirstTable
	Boundaries    string   // path of the file, "" for none
	Key           string   // attribute of the boundaries with the ids
	Match         string   // pattern of the id in it, "" for the whole text
	Label         string   // attribute with the names, "" for none
	IDs           []string // codes of its areas
}

// A FirstTable is one table as it was found on its sheet.
type FirstTable struct {
	File, Sheet, Key, Label, CityRow string
	Digits                           int       // of the codes, where they lost their zeros; 0 for as they stand
	Header                           string    // its rows, where the header does not tell the table from others
	Within                           string    // column with the codes of the coarser level
	As                               string    // prefix of its column names, where another table has the same
	Where                            [2]string // column and text, where areas recur
	Hyphen                           bool      // cells hold a lone hyphen
	Missing                          []float64 // numbers that likely mean that there is none
	Columns                          []FirstColumn
}

// A FirstColumn is a column of numbers. Values has one number per area, NaN
// where there is none.
type FirstColumn struct {
	Name   string // as the edition file names it
	Header string // the texts over it, where the name is its letter
	Values []float64
}

// known are words of headers that say which way an indicator points.
var known = []struct{ direction, words string }{
	{"worse", `sgb ii|sgb2|arbeitslos|mindestsicherung|grundsicherung|armut|bedarfs-?gemeinschaft|unemploy|benefits|basic.income|poverty|wohngeld`},
	{"better", `beschäftigt|gymnasi|durchschnitt.*einkommen|einkommensindex|employment.rate`},
}

// directionOf returns worse, better or, where no word says so, neutral.
func directionOf(name string) string {
	for _, k := range known {
		if regexp.MustCompile(k.words).MatchString(strings.ToLower(strings.ReplaceAll(name, "-", ""))) {
			return k.direction
		}
	}
	return "neutral"
}

var (
	shareWords      = regexp.MustCompile(`(?i)anteil|quote|%|percent|share|_rate`)
	populationWords = regexp.MustCompile(`(?i)einwohner|bevölkerung|residents|population`)
	notCounts       = regexp.MustCompile(`(?i)anteil|quote|%|percent|\bje\b|dichte|durchschnitt|saldo`)
)

// text is what stands over the column.
func (c *FirstColumn) text() string {
	if c.Header != "" {
		return c.Header
	}
	return c.Name
}

// isCount reports whether a column holds whole numbers from 0 only.
func (c *FirstColumn) isCount() bool {
	some := false
	for _, x := range c.Values {
		if math.IsNaN(x) {
			continue
		}
		if x < 0 || x != math.Trunc(x) {
			return false
		}
		some = true
	}
	return some && !notCounts.MatchString(c.text())
}

// sum adds numbers, those that are missing aside.
func sum(values []float64) (total float64) {
	for _, x := range values {
		if !math.IsNaN(x) {
			total += x
		}
	}
	return total
}

// isShare reports whether a column is called a share and lies in 0..100.
func (c *FirstColumn) isShare() bool {
	some := false
	for _, x := range c.Values {
		if math.IsNaN(x) {
			continue
		}
		if x < 0 || x > 100 {
			return false
		}
		some = some || x > 0
	}
	return some && shareWords.MatchString(c.text())
}

// makes reports whether numerator and denominator make a published share in
// 95 of 100 areas, to its last published decimal.
func makes(share, of, per *FirstColumn) bool {
	fits, n, varied := 0, 0, map[float64]bool{}
	for i, s := range share.Values {
		a, b := of.Values[i], per.Values[i]
		if math.IsNaN(s) || math.IsNaN(a) || math.IsNaN(b) || b == 0 {
			continue
		}
		n++
		varied[s] = true
		decimals := 0
		for decimals < 2 && math.Abs(s*math.Pow10(decimals)-math.Round(s*math.Pow10(decimals))) > 1e-6 {
			decimals++
		}
		if math.Abs(100*a/b-s) <= 0.5*math.Pow10(-decimals)+1e-6 {
			fits++
		}
	}
	return n >= 3 && len(varied) >= 3 && float64(fits) >= 0.95*float64(n)
}

// bare are texts over a column that say its unit or year, not what is counted.
var bare = regexp.MustCompile(`(?i)^(in )?(%|prozent|percent|anzahl|zahl|abs\.?|absolut|number|(19|20)\d\d)$`)

// title is what an indicator is called: the shortest text over its column that
// says more than a word, without the heading over several columns unless that
// says what is counted ("SGB II | unter 65").
func title(name string) string {
	parts := strings.Split(name, " | ")
	n := len(parts)
	for n > 1 && bare.MatchString(parts[n-1]) {
		n--
	}
	out := parts[n-1]
	if n == len(parts) && n > 2 {
		out = parts[len(parts)-2]
	}
	if directionOf(out) == "neutral" && directionOf(name) != "neutral" {
		return strings.Join(parts, ", ")
	}
	return out
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "%", "prozent")

// longest is how many characters of a text its id takes.
const longest = 40

// slug makes an id of a text, of whole words where they are not too long.
func slug(s string, taken map[string]bool) string {
	var b strings.Builder
	for _, r := range umlauts.Replace(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r != '-' && !strings.HasSuffix(b.String(), "_") && b.Len() > 0 && !unicode.IsMark(r):
			b.WriteByte('_')
		}
	}
	base := b.String()
	if len(base) > longest {
		cut := base[:longest+1] // with what follows, to see whether a word ends there
		if end := strings.LastIndexByte(cut, '_'); end >= longest/2 {
			cut = cut[:end]
		}
		base = cut[:min(len(cut), longest)]
	}
	if base = strings.Trim(base, "_"); base == "" {
		base = "indikator"
	}
	id := base
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s_%d", base, n)
	}
	taken[id] = true
	return id
}

// Draft returns the edition file, the number of its marks and the ids of the
// indicators it proposes, which are made of the tables of the finest level.
func Draft(f First) (text []byte, marks int, indicators []string) {
	d := &draft{First: f}
	d.write()
	return []byte(d.b.String()), d.marks, d.ids
}

type draft struct {
	First
	b      strings.Builder
	marks  int
	ids    []string
	inputs []string
}

func (d *draft) line(indent int, format string, args ...any) {
	d.b.WriteString(strings.Repeat(" ", indent) + fmt.Sprintf(format, args...) + "\n")
}

func (d *draft) mark(indent int, key string, pairs ...any) {
	d.marks++
	d.line(indent, "# %s", d.Language.Say("scaffold.check", "what", d.Language.Say(key, pairs...)))
}

func (d *draft) write() {
	say := d.Language.Say
	d.line(0, "# %s", say("scaffold.first"))
	d.line(0, "")
	d.line(0, "id: %q", d.ID)
	d.mark(0, "scaffold.first_title")
	d.line(0, "title: %s", quoted(say("scaffold.report_title", "city", d.City, "id", d.ID)))
	d.line(0, "city: %s", quoted(d.City))
	d.line(0, "language: %s", d.Language)
	d.line(0, "status: draft")
	d.line(0, "")
	d.line(0, "levels:")
	hyphen := false
	var missing []float64
	for i, l := range d.Levels {
		d.line(2, "- id: %s", l.ID)
		d.line(4, "name: {one: %s, many: %s}", quoted(l.One), quoted(l.Many))
		if i == len(d.Levels)-1 {
			d.line(4, "report: true")
		}
		if i > 0 {
			d.within(d.Levels[i-1], l)
		}
		d.line(4, "tables:")
		for _, t := range l.Tables {
			d.table(t)
			hyphen = hyphen || t.Hyphen
			missing = append(missing, t.Missing...)
		}
		if l.Boundaries != "" {
			d.mark(4, "scaffold.first_boundaries")
			key := quoted(l.Key)
			if l.Match != "" {
				key = "{column: " + key + ", match: " + quoted(l.Match) + "}"
			}
			label := ""
			if l.Label != "" {
				label = ", label: " + quoted(l.Label)
			}
			d.line(4, "boundaries: {file: %s, key: %s%s}", quoted(l.Boundaries), key, label)
		}
	}
	d.moreLevels()
	if hyphen {
		d.line(0, "")
		d.mark(0, "scaffold.first_hyphen")
		d.line(0, `symbols: {"-": missing, "–": zero, ".": suppressed, "/": unreliable, "x": not_applicable, "...": missing, "…": missing}`)
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		var texts []string
		for _, x := range slices.Compact(missing) {
			texts = append(texts, strconv.FormatFloat(x, 'f', -1, 64))
		}
		d.line(0, "")
		d.mark(0, "scaffold.first_missing")
		d.line(0, "missing_values: [%s]", strings.Join(texts, ", "))
	}
	d.catalogue()
	if len(d.inputs) > 1 {
		d.line(0, "")
		d.mark(0, "scaffold.first_index")
		d.line(0, "indices:")
		d.line(2, "- id: lage")
		d.line(4, "label: %s", quoted(say("scaffold.index_label")))
		d.line(4, "inputs: [%s]", strings.Join(d.inputs, ", "))
	}
}

// moreLevels shows how a level is added, as a comment.
func (d *draft) moreLevels() {
	say := d.Language.Say
	one := say("scaffold.example_one")
	id := strings.ToLower(one)
	d.line(2, "# %s", say("scaffold.first_levels", "level", d.Levels[0].ID))
	d.line(2, "# - id: %s", id)
	d.line(2, "#   name: {one: %s, many: %s}", one, say("scaffold.example_many"))
	d.line(2, "# %s", say("scaffold.first_sums"))
	d.line(2, "#   within: {level: %s, column: %s}", id, one)
	d.line(2, "# %s", say("scaffold.first_prefix"))
	d.line(2, "#   within: {level: %s, prefix: 2}", id)
}

// within says in which area of the coarser level an area lies, where a column
// holds that area's code or its own code begins with it.
func (d *draft) within(coarse, fine FirstLevel) {
	for _, t := range fine.Tables {
		if t.Within != "" {
			d.mark(4, "scaffold.first_within_by", "column", t.Within, "level", coarse.Many)
			d.line(4, "within: {level: %s, column: %s}", coarse.ID, quoted(t.Within))
			return
		}
	}
	if n := prefixOf(coarse.IDs, fine.IDs); n > 0 {
		d.mark(4, "scaffold.first_within", "level", coarse.Many)
		d.line(4, "within: {level: %s, prefix: %d}", coarse.ID, n)
	}
}

// prefixOf is how many first characters of each fine code are a coarse code, 0
// where that does not hold for all of both.
func prefixOf(coarse, fine []string) int {
	if len(coarse) == 0 || len(fine) == 0 {
		return 0
	}
	n, lack := len([]rune(coarse[0])), map[string]bool{}
	for _, id := range coarse {
		if len([]rune(id)) != n {
			return 0
		}
		lack[id] = true
	}
	for _, id := range fine {
		r := []rune(id)
		if len(r) <= n {
			return 0
		}
		if _, known := lack[string(r[:n])]; !known {
			return 0
		}
		lack[string(r[:n])] = false
	}
	for _, l := range lack {
		if l {
			return 0
		}
	}
	return n
}

func (d *draft) table(t FirstTable) {
	d.mark(6, "scaffold.first_table", "key", t.Key)
	out := "- {file: " + quoted(t.File)
	if t.Sheet != "" {
		out += ", sheet: " + quoted(t.Sheet)
	}
	if t.Header != "" {
		out += ", header: " + t.Header
	}
	if t.Digits > 0 {
		out += fmt.Sprintf(", key: {column: %s, digits: %d}", quoted(t.Key), t.Digits)
	} else {
		out += ", key: " + quoted(t.Key)
	}
	for _, pair := range [][2]string{{"label", t.Label}, {"city_row", t.CityRow}, {"as", t.As}} {
		if pair[1] != "" {
			out += ", " + pair[0] + ": " + quoted(pair[1])
		}
	}
	if t.Where[0] != "" {
		out += ", where: {" + quoted(t.Where[0]) + `: "` + t.Where[1] + `"}`
	}
	d.line(6, "%s}", out)
}

// catalogue writes population and indicators: first the shares whose counts
// are there, then those that are published ready, then counts per head.
func (d *draft) catalogue() {
	say := d.Language.Say
	var all []*FirstColumn
	seen := map[string]bool{}
	finest := d.Levels[len(d.Levels)-1]
	for t := range finest.Tables {
		for c := range finest.Tables[t].Columns {
			if col := &finest.Tables[t].Columns[c]; !seen[col.Name] {
				seen[col.Name] = true
				all = append(all, col)
			}
		}
	}
	var population *FirstColumn
	var counts []*FirstColumn
	for _, c := range all {
		if c.isCount() {
			counts = append(counts, c)
			// Parts of the population stand under its word too, but are smaller.
			if populationWords.MatchString(c.text()) && (population == nil || sum(c.Values) > 1.1*sum(population.Values)) {
				population = c
			}
		}
	}
	if population != nil {
		d.line(0, "")
		d.mark(0, "scaffold.first_population")
		d.line(0, "population: %s", quoted(population.Name))
	}
	d.line(0, "")
	d.line(0, "indicators:")
	taken, used := map[string]bool{"lage": true}, map[string]bool{}
	write := func(c *FirstColumn, label, how string, key string, more ...string) {
		d.mark(2, key)
		id := slug(label, taken)
		direction := directionOf(c.text())
		if direction == "neutral" {
			d.mark(2, "scaffold.first_neutral")
		} else {
			if key != "scaffold.first_count" { // a number of cases has no place in an index
				d.inputs = append(d.inputs, id)
			}
			d.mark(2, "scaffold.first_direction")
		}
		d.ids = append(d.ids, id)
		d.line(2, "- id: %s", id)
		d.line(4, "label: %s", quoted(label))
		d.line(4, "%s", how)
		for _, m := range more {
			d.line(4, "%s", m)
		}
		d.line(4, "higher_is: %s", direction)
	}
	for _, s := range all {
		if !s.isShare() {
			continue
		}
		var of, per *FirstColumn
		for _, b := range counts {
			for _, a := range counts {
				if a != b && of == nil && len(a.Values) == len(s.Values) && len(b.Values) == len(s.Values) && makes(s, a, b) {
					of, per = a, b
				}
			}
		}
		if of != nil {
			used[of.Name] = true
			write(s, title(s.text()), "rate: {of: "+quoted(of.Name)+", per: "+quoted(per.Name)+"}", "scaffold.first_rate")
			continue
		}
		more := []string{"kind: share", `unit: "%"`}
		if population != nil {
			more = append(more, "weight_by: "+quoted(population.Name))
		}
		write(s, title(s.text()), "value: "+quoted(s.Name), "scaffold.first_value", more...)
	}
	if population == nil {
		if len(d.ids) > 0 {
			return
		}
		for _, c := range all {
			if c.isCount() {
				write(c, title(c.text()), "value: "+quoted(c.Name), "scaffold.first_count", "kind: count", "decimals: 0")
			} else {
				write(c, title(c.text()), "value: "+quoted(c.Name), "scaffold.first_value")
			}
		}
		return
	}
	for _, c := range counts {
		// The share of the same people usually stands in the next column.
		next := slices.Index(all, c) + 1
		published := next < len(all) && all[next].isShare()
		if c == population || used[c.Name] || published || directionOf(c.text()) == "neutral" && len(d.ids) > 0 {
			continue
		}
		write(c, say("scaffold.per_head", "label", title(c.text())), "rate: {of: "+quoted(c.Name)+", per: "+quoted(population.Name)+", times: 1000}", "scaffold.first_per_head", "unit: "+quoted(say("scaffold.per_1000")))
	}
	if len(d.ids) == 0 {
		write(population, title(population.text()), "value: "+quoted(population.Name), "scaffold.first_count", "kind: count", "decimals: 0")
	}
}

// MatchKeys finds which attribute of boundaries holds the ids of a table: the
// one in which most of them stand, or their number behind letters and zeros.
// attributes has one map per boundary. ok is false where fewer than half match.
func MatchKeys(ids []string, attributes []map[string]string) (key, match string, ok bool) {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	names := map[string]bool{}
	for _, a := range attributes {
		for name := range a {
			names[name] = true
		}
	}
	sorted := make([]string, 0, len(names))
	for name := range names {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	best := 0
	for _, pattern := range []string{"", "0*([0-9]+)$", "^0*([0-9]+)"} {
		form := regexp.MustCompile(pattern)
		for _, name := range sorted {
			found := map[string]bool{}
			for _, a := range attributes {
				id := a[name]
				if pattern != "" {
					m := form.FindStringSubmatch(id)
					if m == nil {
						continue
					}
					id = m[1]
				}
				if wanted[id] {
					found[id] = true
				}
			}
			if len(found) > best {
				best, key, match = len(found), name, pattern
			}
		}
	}
	return key, match, 2*best >= len(wanted) && best > 0
}
