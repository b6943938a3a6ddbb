// Package book is the reading model of an edition: what more than one page asks
// for, worked out once. It knows addresses, nesting, rankings, classes and
// which of them a report opens with; it knows no HTML, no colour and no
// sentence. A Book is not changed after Open returned it, so pages can read it
// at the same time.
package book

import (
	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/indicators/index"
)

// A Book is what may be published of an edition, in the order in which a reader
// asks for it.
type Book struct {
	results     *disclosure.Results
	layers      map[string]*geo.Layer
	levels      []*Level
	report      int // index of the report level, -1 where the edition has no level
	subjects    []*Subject
	byID        map[string]*Subject
	schemes     []*Scheme
	comparisons []*Comparison
	lead        Lead
}

// Open works out what pages share. The layers are the boundaries per level id;
// a level without one, or with an empty one, has no map.
func Open(r *disclosure.Results, layers map[string]*geo.Layer) *Book {
	b := &Book{results: r, layers: layers, report: r.Report, byID: map[string]*Subject{}}
	if b.report < 0 || b.report >= len(r.Tables) {
		b.report = len(r.Tables) - 1
	}
	b.openSubjects()
	b.openLevels()
	b.openSchemes()
	b.openComparisons()
	b.rank()
	b.lead = b.findLead()
	return b
}

// Meta says which edition this is.
func (b *Book) Meta() disclosure.Meta { return b.results.Meta }

// Catalogue are the indicators of the edition, in the order of its file.
func (b *Book) Catalogue() indicators.Catalogue { return b.results.Catalogue }

// Nodes are the indices of the edition, in the order of its file.
func (b *Book) Nodes() []index.Node { return b.results.Nodes }

// City are the city values, one per indicator of the catalogue.
func (b *Book) City() []indicators.CityValue { return b.results.City }

// Exclusions are the rules that leave areas out of the comparison.
func (b *Book) Exclusions() []indicators.ExclusionRule { return b.results.Exclusions }

// Findings are what was noticed in the input, in the order of their places.
func (b *Book) Findings() []finding.Finding { return b.results.Findings }

// Scores returns the scores of an index on a level, nil where it has none.
func (b *Book) Scores(level, id string) *index.NodeScores { return b.results.Scores.Find(level, id) }

// History is the edition with its predecessors in a row, nil for fewer than
// three editions. Its methods take nil.
func (b *Book) History() *compare.History { return b.results.History }

// Levels are the levels from coarse to fine.
func (b *Book) Levels() []*Level { return b.levels }

// Level returns the level at an index of Levels.
func (b *Book) Level(i int) *Level { return b.levels[i] }

// Report is the index in Levels of the level that the report is about, -1 where
// the edition has no level.
func (b *Book) Report() int { return b.report }

// ReportLevel is the level that the report is about; the edition must have one.
func (b *Book) ReportLevel() *Level { return b.levels[b.report] }

// Subjects are all indicators, then all indices.
func (b *Book) Subjects() []*Subject { return b.subjects }

// Subject returns the indicator or index with an id, nil for none.
func (b *Book) Subject(id string) *Subject { return b.byID[id] }

// Schemes are the class schemes, in the order of the edition file.
func (b *Book) Schemes() []*Scheme { return b.schemes }

// Comparisons are those with earlier editions, that with the newest first.
func (b *Book) Comparisons() []*Comparison { return b.comparisons }

// Lead is what the edition says first.
func (b *Book) Lead() Lead { return b.lead }

// Index is the position of the level in the book's Levels.
func (l *Level) Index() int { return l.index }

// File is the level's id as a safe part of file names.
func (l *Level) File() string { return l.name }

// Page is the address of an area's page within the edition.
func (l *Level) Page(row int) string { return l.homes[row] }

// Parent is the row in the next coarser level of the area that contains one,
// -1 where it is unknown.
func (l *Level) Parent(row int) int { return l.parent[row] }

// Children are the rows in the next finer level of the areas within one.
func (l *Level) Children(row int) []int { return l.children[row] }

// Ranking is that of a subject by its index in Subjects, nil where the level
// lacks it.
func (l *Level) Ranking(subject int) *Ranking { return l.rankings[subject] }

// Rankings are those of all subjects in their order, nil where the level lacks
// one.
func (l *Level) Rankings() []*Ranking { return l.rankings }

// Layer are the level's boundaries, nil for none.
func (l *Level) Layer() *geo.Layer { return l.layer }

// ID is the subject's id in the edition file.
func (s *Subject) ID() string { return s.id }

// Label is the subject's name.
func (s *Subject) Label() string { return s.label }

// Short is the subject's short name, its name where it has none.
func (s *Subject) Short() string { return s.short }

// Soft is the name with soft hyphens where it may break.
func (s *Subject) Soft() string { return s.soft }

// Unit is the unit of the values, "" for none.
func (s *Subject) Unit() string { return s.unit }

// Decimals are those that the values are shown with.
func (s *Subject) Decimals() int { return s.decimals }

// Higher says which end is the more difficult situation.
func (s *Subject) Higher() indicators.Direction { return s.higher }

// Theme is the theme that the edition file names, "" for none.
func (s *Subject) Theme() string { return s.theme }

// Date is the reference date, as the edition file writes it; "" for none.
func (s *Subject) Date() string { return s.date }

// Source is where the values come from; "" for none.
func (s *Subject) Source() string { return s.source }

// Page is the address of the subject's page within the edition.
func (s *Subject) Page() string { return s.page }

// File is the subject's id as a safe part of file names.
func (s *Subject) File() string { return s.file }

// Indicator is the position in the catalogue, -1 for an index.
func (s *Subject) Indicator() int { return s.indicator }

// Node is the position in Nodes, -1 for an indicator.
func (s *Subject) Node() int { return s.node }

// Value is that of an area, excluded ones too, Missing beyond the last.
func (r *Ranking) Value(row int) indicators.Value { return indicators.At(r.values, row) }

// Values are those of all areas, excluded ones too.
func (r *Ranking) Values() []indicators.Value { return r.values }

// City is the city value.
func (r *Ranking) City() indicators.Value { return r.city }

// On is what the scheme gave on the level with an index, nil where it does not
// apply there.
func (s *Scheme) On(level int) *class.LevelResult { return s.byLev[level] }

// Label is the scheme's name, its id where it has none.
func (s *Scheme) Label() string { return s.label }

// Page is the address of the comparison's page within the edition:
// vergleich.html, for further ones with the earlier edition's id in it.
func (c *Comparison) Page() string { return c.page }

// Data is the name of the comparison's CSV file without folder and extension.
func (c *Comparison) Data() string { return c.data }
