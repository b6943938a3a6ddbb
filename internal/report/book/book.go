package book

import (
	"cmp"
	"slices"
	"sync"

	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/words"
)

// GroundFile is the picture of the city on which pages show where an area of
// the level lies.
func (l *Level) GroundFile() string { return "assets/lage-" + l.name + ".svg" }

// A Level is one table with its addresses and rankings.
type Level struct {
	*indicators.Table
	index      int
	name       string // safe file name
	pages      []string
	homes      []string // address of the area's page within the edition
	parent     []int    // row in the next coarser level, -1 where unknown
	children   [][]int  // rows in the next finer level
	rankings   []*Ranking
	layer      *geo.Layer
	neighbours func() [][]int // worked out when first asked for, since not every page needs them
}

// A Subject is what areas are ranked by: an indicator or an index.
type Subject struct {
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

// A Ranking is a subject on one level.
type Ranking struct {
	*Subject
	indicators.Ranking
	values []indicators.Value // of all areas, excluded ones too
	city   indicators.Value
}

// N is the number of ranked areas.
func (r *Ranking) N() int { return len(r.Order) }

// Series returns an indicator's series on the level.
func (r *Ranking) Series(l *Level) *indicators.Series { return &l.Series[r.indicator] }

// A Scheme is a class scheme with the looks of its classes.
type Scheme struct {
	*class.Result
	byLev []*class.LevelResult
	label string
}

func (b *Book) openSubjects() {
	var ids []string
	for i := range b.results.Catalogue {
		ids = append(ids, b.results.Catalogue[i].ID)
	}
	for i := range b.results.Nodes {
		ids = append(ids, b.results.Nodes[i].ID)
	}
	files := folder.PageNames(ids)
	for i := range b.results.Catalogue {
		ind := &b.results.Catalogue[i]
		s := &Subject{
			id: ind.ID, label: ind.Label, short: ind.Short, unit: ind.Unit, decimals: ind.Decimals,
			higher: ind.HigherIs, kind: ind.Kind, theme: ind.Theme, date: ind.Date, source: ind.Source,
			indicator: i, node: -1,
		}
		b.subjects = append(b.subjects, s)
	}
	for i := range b.results.Nodes {
		n := &b.results.Nodes[i]
		s := &Subject{
			id: n.ID, label: n.Label, decimals: n.Decimals, higher: n.HigherIs, kind: indicators.Index,
			indicator: -1, node: i,
		}
		switch {
		case n.Rescale.Whole():
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
		s.soft = words.Soft(s.label)
		if s.short == "" {
			s.short = s.label
		}
		s.file = files[i]
		s.page = "indikator/" + s.file + ".html"
		b.byID[s.id] = s
	}
}

func (b *Book) openLevels() {
	ids := make([]string, len(b.results.Tables))
	for i := range b.results.Tables {
		ids[i] = b.results.Tables[i].Level.ID
	}
	names := folder.PageNames(ids)
	for i := range b.results.Tables {
		t := &b.results.Tables[i]
		l := &Level{Table: t, index: i, name: names[i], layer: b.layers[t.Level.ID]}
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
func (l *Level) address() {
	l.homes = make([]string, len(l.Areas))
	for k := range l.Areas {
		l.homes[k] = "raum/" + l.name + "/" + l.pages[k] + ".html"
	}
}

// Neighbours are the rows of the areas that touch one; none without boundaries.
func (l *Level) Neighbours(row int) []int { return l.neighbours()[row] }

// contacts are the rows of the areas that touch an area, by its row.
func (l *Level) contacts() [][]int {
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
func (b *Book) rank() {
	for _, l := range b.levels {
		l.rankings = make([]*Ranking, len(b.subjects))
		for i, s := range b.subjects {
			if s.indicator >= 0 {
				l.rankings[i] = b.rankIndicator(l, s)
			} else {
				l.rankings[i] = b.rankNode(l, s)
			}
		}
	}
}

func (b *Book) rankIndicator(l *Level, s *Subject) *Ranking {
	if s.indicator >= len(l.Series) || !l.Series[s.indicator].Present {
		return nil
	}
	r := &Ranking{Subject: s, values: l.Series[s.indicator].Values}
	if s.indicator < len(b.results.City) {
		r.city = b.results.City[s.indicator].Value
	}
	r.Ranking = l.Rank(r.values, r.higher, 0)
	return r
}

func (b *Book) rankNode(l *Level, s *Subject) *Ranking {
	n := b.results.Scores.Find(l.Level.ID, s.id)
	if n == nil {
		return nil
	}
	r := &Ranking{Subject: s, values: n.Index, city: n.IndexReference.City}
	r.Ranking = l.Rank(r.values, r.higher, n.Scale)
	return r
}

func (b *Book) openSchemes() {
	for i := range b.results.Schemes {
		res := &b.results.Schemes[i]
		s := &Scheme{Result: res, label: res.Scheme.Label}
		if s.label == "" {
			s.label = res.Scheme.ID
		}
		for _, l := range b.levels {
			s.byLev = append(s.byLev, res.Level(l.Level.ID))
		}
		b.schemes = append(b.schemes, s)
	}
}

// Decision returns the decision on an area, nil where there is no scheme or it
// does not apply to the level.
func (s *Scheme) Decision(l *Level, row int) *class.Decision {
	if s == nil {
		return nil
	}
	lr := s.byLev[l.index]
	if lr == nil || row < 0 || row >= len(lr.Decisions) {
		return nil
	}
	return &lr.Decisions[row]
}

// Class returns the class of an area, nil for none.
func (s *Scheme) Class(l *Level, row int) *class.Class {
	d := s.Decision(l, row)
	if d == nil || d.Class < 0 || d.Class >= len(s.Classes) {
		return nil
	}
	return &s.Classes[d.Class]
}

// Tone says on which side of the city value a number lies.
func (s *Subject) Tone(x float64, city indicators.Value) figure.Tone {
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

// Percent reports whether differences of the subject are percentage points.
func (s *Subject) Percent() bool { return s.unit == "%" }

// Many returns the plural of the level's name.
func (l *Level) Many() string { return cmp.Or(l.Level.Name.Many, l.Level.Name.One, l.Level.ID) }

// One returns the level's singular.
func (l *Level) One() string { return cmp.Or(l.Level.Name.One, l.Level.ID) }

// Name returns an area's name, its id where it has none.
func (l *Level) Name(row int) string { return cmp.Or(l.Areas[row].Name, l.Areas[row].ID) }

// Compared is how many areas of the level the comparison does not leave out.
func (l *Level) Compared() int {
	n := 0
	for k := range l.Areas {
		if l.Included(k) {
			n++
		}
	}
	return n
}

// People returns the inhabitants of an area.
func (l *Level) People(row int) indicators.Value {
	if row < len(l.Population) {
		return l.Population[row]
	}
	return indicators.Value{}
}

// Ranking returns a subject's ranking on a level, nil where the level lacks it.
func (b *Book) Ranking(l *Level, id string) *Ranking {
	for i, s := range b.subjects {
		if s.id == id {
			return l.rankings[i]
		}
	}
	return nil
}

// RankAt is the rank of a row, 0 beyond the last.
func RankAt(ranks []int, row int) int {
	if row < len(ranks) {
		return ranks[row]
	}
	return 0
}

// NodeOn returns the scores of node i on a level, nil where it has none.
func (b *Book) NodeOn(l *Level, i int) *index.NodeScores {
	return b.results.Scores.Find(l.Level.ID, b.results.Nodes[i].ID)
}

// SchemeOf returns the scheme with an id, nil where there is none.
func (b *Book) SchemeOf(id string) *Scheme {
	for _, s := range b.schemes {
		if s.Scheme.ID == id {
			return s
		}
	}
	return nil
}

// DataFile is the file that holds a subject's values.
func (s *Subject) DataFile() string {
	if s.node >= 0 {
		return "daten/areas.csv"
	}
	return "daten/values.csv"
}

// Uses reports whether an index takes in an indicator, directly or through
// another index.
func (b *Book) Uses(s *Subject, id string, depth int) bool {
	if s == nil || s.node < 0 || depth > Deepest {
		return false
	}
	for _, in := range b.results.Nodes[s.node].Inputs {
		if in.ID == id || b.Uses(b.byID[in.ID], id, depth+1) {
			return true
		}
	}
	return false
}

// KindWord names the word for a value of the subject: share, rate, ...
func (s *Subject) KindWord() string {
	if s.node >= 0 {
		return "index"
	}
	return s.kind.String()
}

// CityPopulation is the published number of inhabitants, else their sum.
func (b *Book) CityPopulation(l *Level) indicators.Value {
	if b.results.Population.OK() {
		return b.results.Population
	}
	sum := 0.0
	for k := range l.Areas {
		p := l.People(k)
		if !p.OK() {
			return indicators.Value{}
		}
		sum += p.Number
	}
	if sum <= 0 {
		return indicators.Value{}
	}
	return indicators.Known(sum)
}

// PartOf returns how many people live in some areas and their part of the
// city in percent; ok is false where either is not known.
func (b *Book) PartOf(l *Level, rows []int) (people, percent float64, ok bool) {
	city := b.CityPopulation(l)
	if len(rows) == 0 || !city.OK() || city.Number <= 0 {
		return 0, 0, false
	}
	for _, k := range rows {
		p := l.People(k)
		if !p.OK() {
			return 0, 0, false
		}
		people += p.Number
	}
	return people, people / city.Number * 100, true
}

// StripFile is the address in the folder assets of the strips of all areas of
// a level; each profile picks its own area out of them.
func (l *Level) StripFile() string { return "streifen-" + l.name + ".js" }

// Index is the position of an area in the order of the ranking.
func (r *Ranking) Index(row int) int {
	for i := max(r.Place[row]-1, 0); i < len(r.Order); i++ {
		if r.Order[i] == row {
			return i
		}
	}
	return slices.Index(r.Order, row)
}

// MergedNode is the index whose contributions stand in the table of indicators:
// the leading one, where all its inputs are indicators; nil for none.
func (b *Book) MergedNode(l *Level, row int) *Ranking {
	r := b.Scoring(l)
	if r == nil || r.node < 0 || row >= len(r.values) || !r.values[row].OK() {
		return nil
	}
	for _, in := range b.results.Nodes[r.node].Inputs {
		if s := b.byID[in.ID]; s == nil || s.indicator < 0 {
			return nil
		}
	}
	return r
}

// LeadingOn is the ranking that a level's areas are walked through by.
func (b *Book) LeadingOn(l *Level) *Ranking {
	if l.index == b.report {
		return b.lead.Ranking
	}
	return b.Leading(nil, l)
}

// Scoring is the ranking whose inputs count as a level's main indicators.
func (b *Book) Scoring(l *Level) *Ranking {
	if b.lead.Ranking != nil && b.lead.Ranking.node >= 0 {
		if r := b.Ranking(l, b.lead.Ranking.id); r != nil {
			return r
		}
	}
	return b.Leading(nil, l)
}

// BoundsAround returns the bounds of a class given by bands or groups.
func (s *Scheme) BoundsAround(l *Level, c int) (low, high *float64) {
	lr := s.byLev[l.index]
	if lr == nil {
		return nil, nil
	}
	if c > 0 && c-1 < len(lr.Bounds) {
		low = &lr.Bounds[c-1]
	}
	if c < len(lr.Bounds) {
		high = &lr.Bounds[c]
	}
	// Groups of an index where high is good run downwards.
	if n := len(lr.Bounds); n > 1 && lr.Bounds[0] > lr.Bounds[n-1] {
		low, high = high, low
	}
	return low, high
}

// ShortOf is the short name of a subject, its id where it is not known.
func (b *Book) ShortOf(id string) string {
	if s := b.byID[id]; s != nil {
		return s.short
	}
	return id
}

// LabelOf is the name of a subject, its id where it is not known.
func (b *Book) LabelOf(id string) string {
	if s := b.byID[id]; s != nil {
		return s.label
	}
	return id
}

// ReportFirst are the levels as a reader asks for them: the one reported on,
// the finer ones, the coarser ones.
func (b *Book) ReportFirst() []*Level {
	var out []*Level
	if b.report >= 0 {
		out = append(out, b.levels[b.report:]...)
		out = append(out, b.levels[:b.report]...)
	}
	return out
}

// HasIndicators reports whether a level has an indicator.
func (b *Book) HasIndicators(l *Level) bool {
	for i := range l.Series {
		if l.Series[i].Present {
			return true
		}
	}
	return false
}

// mostRankings is how many sheets of rankings the workbook has.
const mostRankings = 12

// RankingsShown are the rankings that get a sheet: the one the overview opens
// with, then those of the other indices.
func (b *Book) RankingsShown(l *Level) []*Ranking {
	var out []*Ranking
	if b.lead.Ranking != nil {
		out = append(out, b.lead.Ranking)
	}
	for _, r := range l.rankings {
		if r != nil && r != b.lead.Ranking && r.node >= 0 && r.N() > 0 && len(out) < mostRankings {
			out = append(out, r)
		}
	}
	return out
}
