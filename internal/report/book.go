package report

import (
	"cmp"
	"math"
	"sync"

	"sozialbericht/internal/area"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/words"
)

// A book is an edition with everything that more than one page asks for,
// worked out once: addresses, nesting, rankings, the looks of classes. It is
// not changed after open returned it, so pages can read it at the same time.
type book struct {
	*disclosure.Results
	words.Lang
	layers      map[string]*geo.Layer
	levels      []*level
	report      int // index of the report level, -1 where the edition has no level
	subjects    []*subject
	byID        map[string]*subject
	schemes     []*scheme
	comparisons []*versus
	atlas       []*plate // every map of the edition, in the order of the map page
	plates      map[plateKey]*plate
	head        headline
	ground      []ground // per level
	swatches    map[*scheme][]figure.Swatch
}

// A level is one table with its addresses and rankings.
type level struct {
	*indicators.Table
	index      int
	name       string // safe file name
	pages      []string
	homes      []string // address of the area's page within the edition
	parent     []int    // row in the next coarser level, -1 where unknown
	children   [][]int  // rows in the next finer level
	rankings   []*ranking
	layer      *geo.Layer
	neighbours func() [][]int // worked out when first asked for, since not every page needs them
}

// A subject is what areas are ranked by: an indicator or an index.
type subject struct {
	id, label, short string
	soft             string // the label with soft hyphens
	unit             string
	decimals         int
	higher           indicators.Direction
	kind             indicators.Kind
	theme            string
	date, source     string
	page             string // address of its page within the edition
	file             string // safe file name
	indicator        int    // index in the catalogue, -1 for an index
	node             int    // index in Nodes, -1 for an indicator
}

// subjectLink is the cell of a table that names a subject.
func subjectLink(s *subject) figure.Cell { return figure.Link(s.soft, s.page) }

// A ranking is a subject on one level.
type ranking struct {
	*subject
	indicators.Ranking
	values []indicators.Value // of all areas, excluded ones too
	city   indicators.Value
}

// n is the number of ranked areas.
func (r *ranking) n() int { return len(r.Order) }

// series returns an indicator's series on the level.
func (r *ranking) series(l *level) *indicators.Series { return &l.Series[r.indicator] }

// A scheme is a class scheme with the looks of its classes.
type scheme struct {
	*class.Result
	byLev []*class.LevelResult
	label string
}

// open works out what the pages share.
func open(r *disclosure.Results, layers map[string]*geo.Layer) *book {
	b := &book{Results: r, Lang: r.Meta.Language, layers: layers, report: r.Report, byID: map[string]*subject{}, plates: map[plateKey]*plate{}}
	if b.Lang != words.English {
		b.Lang = words.German
	}
	if b.report < 0 || b.report >= len(r.Tables) {
		b.report = len(r.Tables) - 1
	}
	b.openSubjects()
	b.openLevels()
	b.openSchemes()
	b.openComparisons()
	b.rank()
	b.head = b.headline()
	b.openGround()
	b.openLooks()
	b.openAtlas()
	return b
}

func (b *book) openSubjects() {
	var ids []string
	for i := range b.Catalogue {
		ids = append(ids, b.Catalogue[i].ID)
	}
	for i := range b.Nodes {
		ids = append(ids, b.Nodes[i].ID)
	}
	files := folder.PageNames(ids)
	for i := range b.Catalogue {
		ind := &b.Catalogue[i]
		s := &subject{
			id: ind.ID, label: ind.Label, short: ind.Short, unit: ind.Unit, decimals: ind.Decimals,
			higher: ind.HigherIs, kind: ind.Kind, theme: ind.Theme, date: ind.Date, source: ind.Source,
			indicator: i, node: -1,
		}
		b.subjects = append(b.subjects, s)
	}
	for i := range b.Nodes {
		n := &b.Nodes[i]
		s := &subject{
			id: n.ID, label: n.Label, decimals: n.Decimals, higher: n.HigherIs, kind: indicators.Index,
			indicator: -1, node: i,
		}
		switch {
		case n.Rescale == index.RescaleRank:
			s.decimals = 0
		case s.decimals <= 0:
			s.decimals = 2
		}
		b.subjects = append(b.subjects, s)
	}
	for i, s := range b.subjects {
		if s.label == "" {
			s.label = s.id
		}
		s.soft = soft(s.label)
		if s.short == "" {
			s.short = s.label
		}
		s.file = files[i]
		s.page = "indikator/" + s.file + ".html"
		b.byID[s.id] = s
	}
}

func (b *book) openLevels() {
	ids := make([]string, len(b.Tables))
	for i := range b.Tables {
		ids[i] = b.Tables[i].Level.ID
	}
	names := folder.PageNames(ids)
	for i := range b.Tables {
		t := &b.Tables[i]
		l := &level{Table: t, index: i, name: names[i], layer: b.layers[t.Level.ID]}
		if l.layer != nil && len(l.layer.Features) == 0 {
			l.layer = nil
		}
		keys := make([]string, len(t.Areas))
		for k := range t.Areas {
			keys[k] = t.Areas[k].ID
		}
		l.pages = folder.PageNames(keys)
		l.parent = make([]int, len(t.Areas))
		l.children = make([][]int, len(t.Areas))
		for k := range t.Areas {
			l.parent[k] = -1
			if i > 0 && t.Areas[k].Parent != "" {
				coarse := b.levels[i-1]
				if p := coarse.Row(t.Areas[k].Parent); p >= 0 {
					l.parent[k] = p
					coarse.children[p] = append(coarse.children[p], k)
				}
			}
		}
		l.neighbours = sync.OnceValue(l.contacts)
		b.levels = append(b.levels, l)
		l.address()
	}
}

// address gives every area of a level a page of its own.
func (l *level) address() {
	l.homes = make([]string, len(l.Areas))
	for k := range l.Areas {
		l.homes[k] = "raum/" + l.name + "/" + l.pages[k] + ".html"
	}
}

// borderLayer holds the borders that are drawn on a level's maps, nil for none.
func (b *book) borderLayer(l *level) *geo.Layer {
	if c := b.bordering(l); c != nil {
		return c.layer
	}
	return nil
}

// near are the rows of the areas that touch one; none without boundaries.
func (l *level) near(row int) []int { return l.neighbours()[row] }

// contacts are the rows of the areas that touch an area, by its row.
func (l *level) contacts() [][]int {
	out := make([][]int, len(l.Areas))
	if l.layer == nil {
		return out
	}
	rows := make([]int, len(l.layer.Features))
	for i := range l.layer.Features {
		rows[i] = l.Row(l.layer.Features[i].ID)
	}
	for i, near := range geo.Neighbours(l.layer) {
		if rows[i] < 0 {
			continue
		}
		for _, k := range near {
			if rows[k] >= 0 {
				out[rows[i]] = append(out[rows[i]], rows[k])
			}
		}
	}
	return out
}

// rank orders the areas of every level by every subject once.
func (b *book) rank() {
	for _, l := range b.levels {
		l.rankings = make([]*ranking, len(b.subjects))
		for i, s := range b.subjects {
			if s.indicator >= 0 {
				l.rankings[i] = b.rankIndicator(l, s)
			} else {
				l.rankings[i] = b.rankNode(l, s)
			}
		}
	}
}

func (b *book) rankIndicator(l *level, s *subject) *ranking {
	if s.indicator >= len(l.Series) || !l.Series[s.indicator].Present {
		return nil
	}
	r := &ranking{subject: s, values: l.Series[s.indicator].Values}
	if s.indicator < len(b.City) {
		r.city = b.City[s.indicator].Value
	}
	r.Ranking = l.Rank(r.values, r.higher, false)
	return r
}

func (b *book) rankNode(l *level, s *subject) *ranking {
	n := b.Scores.Find(l.Level.ID, s.id)
	if n == nil {
		return nil
	}
	r := &ranking{subject: s, values: n.Index, city: n.IndexReference.City}
	r.Ranking = l.Rank(r.values, r.higher, true)
	// The domain's own ranks stand above the order found here.
	for k, rank := range n.Rank {
		if r.Place[k] > 0 && rank > 0 {
			r.Place[k] = rank
		}
	}
	return r
}

func (b *book) openSchemes() {
	for i := range b.Schemes {
		res := &b.Schemes[i]
		s := &scheme{Result: res, label: res.Scheme.Label}
		if s.label == "" {
			s.label = res.Scheme.ID
		}
		for _, l := range b.levels {
			s.byLev = append(s.byLev, res.Level(l.Level.ID))
		}
		b.schemes = append(b.schemes, s)
	}
}

// decision returns the decision on an area, nil where there is no scheme or it
// does not apply to the level.
func (s *scheme) decision(l *level, row int) *class.Decision {
	if s == nil {
		return nil
	}
	lr := s.byLev[l.index]
	if lr == nil || row < 0 || row >= len(lr.Decisions) {
		return nil
	}
	return &lr.Decisions[row]
}

// class returns the class of an area, nil for none.
func (s *scheme) class(l *level, row int) *class.Class {
	d := s.decision(l, row)
	if d == nil || d.Class < 0 || d.Class >= len(s.Classes) {
		return nil
	}
	return &s.Classes[d.Class]
}

// tone says on which side of the city value a number lies.
func (s *subject) tone(x float64, city indicators.Value) figure.Tone {
	if !city.OK() || indicators.Same(x, city.Number) {
		return figure.Even
	}
	above := x > city.Number
	switch {
	case s.higher == indicators.Worse && above, s.higher == indicators.Better && !above:
		return figure.Worse
	case s.higher == indicators.Worse, s.higher == indicators.Better:
		return figure.Better
	}
	return figure.Even
}

// theme is the heading that a subject stands under.
func (b *book) theme(s *subject) string {
	if s.node >= 0 {
		return b.Say("report.theme.indices")
	}
	return cmp.Or(s.theme, b.Say("report.theme.other"))
}

// text returns a value with its unit, or the word for why there is none.
func (b *book) text(s *subject, v indicators.Value) string {
	if !v.OK() {
		return b.Say("report.status." + v.Status.String())
	}
	return b.Measure(v.Number, s.decimals, s.unit)
}

// percent reports whether differences of the subject are percentage points.
func (s *subject) percent() bool { return s.unit == "%" }

// gap returns the difference of two values in the words of a sentence:
// 8,7 Prozentpunkte.
func (b *book) gap(s *subject, x float64) string {
	n := b.Number(math.Abs(x), s.decimals)
	if s.percent() {
		return b.Say("report.points", "n", n)
	}
	return b.WithUnit(n, s.unit)
}

// shortGap returns a signed difference for a table: +8,7 Pp.
func (b *book) shortGap(s *subject, x float64) string {
	n := b.Signed(x, s.decimals)
	if s.percent() {
		return b.Say("report.points.short", "n", n)
	}
	return b.WithUnit(n, s.unit)
}

// apart returns two numbers with the fewest decimals, but at least those
// given, that still show which is the larger.
func (b *book) apart(x, y float64, decimals int) (string, string) {
	for d := max(decimals, 0); d < 12; d++ {
		a, c := b.Number(x, d), b.Number(y, d)
		if a != c || indicators.Same(x, y) {
			return a, c
		}
	}
	return b.Shortest(x), b.Shortest(y)
}

// dative returns a level's name for a number of areas as it follows "von 39".
func (b *book) dative(n area.Name, count int) string {
	word := n.For(count)
	if b.Lang != words.German || count == 1 || word == "" {
		return word
	}
	// A German dative plural ends in n; names that end in s keep it.
	if last := word[len(word)-1]; last == 'n' || last == 's' || last < 'a' || last > 'z' {
		return word
	}
	return word + "n"
}

// many returns the plural of the level's name.
func (l *level) many() string { return cmp.Or(l.Level.Name.Many, l.Level.Name.One, l.Level.ID) }

// one returns the level's singular.
func (l *level) one() string { return cmp.Or(l.Level.Name.One, l.Level.ID) }

// label returns an area's name, its id where it has none.
func (l *level) label(row int) string { return cmp.Or(l.Areas[row].Name, l.Areas[row].ID) }

// compared is how many areas of the level the comparison does not leave out.
func (l *level) compared() int {
	n := 0
	for k := range l.Areas {
		if l.Included(k) {
			n++
		}
	}
	return n
}

// people returns the inhabitants of an area.
func (l *level) people(row int) indicators.Value {
	if row < len(l.Population) {
		return l.Population[row]
	}
	return indicators.Value{}
}

// ranking returns a subject's ranking on a level, nil where the level lacks it.
func (b *book) ranking(l *level, id string) *ranking {
	for i, s := range b.subjects {
		if s.id == id {
			return l.rankings[i]
		}
	}
	return nil
}
