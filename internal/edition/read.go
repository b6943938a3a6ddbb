package edition

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
)

var editionBlock = &block{
	keys: []string{"id", "title", "city", "language", "status", "published", "levels", "population", "symbols",
		"missing_values", "indicators", "sums", "exclude", "indices", "classes", "compare"},
	required: []string{"id", "title", "city", "levels", "indicators"},
	later:    []string{"robustness", "spatial", "disclosure", "measures", "texts", "decisions"},
}

var languageWords = []word[words.Lang]{
	{text: "de", value: words.German},
	{text: "en", value: words.English},
}

var statusWords = []word[indicators.ReportStatus]{
	{text: "demo", value: indicators.DemoReport},
	{text: "draft", value: indicators.DraftReport},
	{text: "final", value: indicators.FinalReport},
}

// Read returns the edition that an edition file describes, every default
// filled in, and all that is wrong with it, each with line and column. display
// is the name of the file in findings. With any error the edition is nil.
// Whether the files it names exist is not looked at, so an edition whose
// indicators stand in a workbook can't be read this way.
func Read(data []byte, display string) (*Edition, finding.List) {
	e, found, _ := ReadWith(data, display, nil) // without files nothing can fail
	return e, found
}

// ReadWith is Read of an edition whose list of indicators may stand in a
// workbook among the files. An error means that a file could not be read
// although it exists; where files gives an Unreadable, that is a finding.
func ReadWith(data []byte, display string, files grid.Files) (*Edition, finding.List, error) {
	b := &builder{
		files:        files,
		reader:       reader{file: display},
		e:            &Edition{Report: -1},
		levelIDs:     newNames(),
		quantities:   newNames(),
		indicatorIDs: newNames(),
		indexIDs:     newNames(),
		schemeIDs:    newNames(),
		levelAt:      map[string]int{},
		inputCount:   map[string]int{},
	}
	if root := b.document(data); root != nil {
		b.edition(root)
	}
	if b.fault != nil {
		return nil, b.found, fmt.Errorf("read indicators: %w", b.fault)
	}
	if b.found.HasErrors() {
		return nil, b.found, nil
	}
	b.e.Resolved = resolved(b.e)
	return b.e, b.found, nil
}

// A builder makes an edition from the tree of its file; each block has its
// own file beside this one.
type builder struct {
	reader
	e        *Edition
	files    grid.Files // nil where none may be read
	fault    error      // that kept a file from being read
	reportAt *yaml.Node // of report: true

	levelIDs      *names
	quantities    *names // indicators and indices share a namespace
	indicatorIDs  *names
	indexIDs      *names
	schemeIDs     *names
	levelAt       map[string]int // by level id
	inputCount    map[string]int // by index id
	combines      []combination
	hasPopulation bool
}

// edition reads the blocks in the order in which they need each other, which
// is not the order in which they must stand in the file.
func (b *builder) edition(root *yaml.Node) {
	m, ok := b.mapping(root, "edition", editionBlock)
	if !ok {
		return
	}
	e := b.e
	if n := m.get("id"); n != nil {
		e.ID, _ = b.id(n, "id")
	}
	e.At = m.valueAt("id")
	e.Title = m.text("title")
	e.City = m.text("city")
	e.Language = pick(m, "language", words.German, languageWords)
	e.Status = pick(m, "status", indicators.DraftReport, statusWords)
	e.Published = m.date("published")
	e.Data.Population = m.text("population")
	e.Data.PopulationAt = m.valueAt("population")
	b.hasPopulation = m.has("population") || m.meant["population"]
	e.Data.Symbols = b.symbols(m)
	e.Data.MissingValues = b.missingValues(m)

	levels := b.list(m, "levels", 1, b.levelIDs)
	quantities := b.list(m, "indicators", 1, b.quantities, b.indicatorIDs)
	indices := b.list(m, "indices", 0, b.quantities, b.indexIDs)
	schemes := b.list(m, "classes", 0, b.schemeIDs)
	exclusions, _ := m.items("exclude", 0)

	b.collect(quantities, b.quantities, b.indicatorIDs)
	b.collect(indices, b.quantities, b.indexIDs)
	b.levels(levels)
	b.indicators(quantities)
	b.sums(m)
	b.indices(indices)
	b.schemes(schemes)
	b.chooseReport()
	b.exclude(exclusions)
	b.compare(m)
}

// list returns the entries of a block whose ids go into the namespaces. Where
// the block can't be read, references into it are not reported as well.
func (b *builder) list(m mapping, key string, least int, spaces ...*names) []*yaml.Node {
	n := m.get(key)
	if key == "indicators" && n != nil && n.Kind == yaml.MappingNode {
		if items, ok := b.listedIndicators(n); ok {
			return items
		}
	} else if items, ok := m.items(key, least); ok {
		return items
	}
	for _, s := range spaces {
		s.partial = s.partial || n != nil || m.has(key) || least > 0
	}
	return nil
}

// chooseReport settles the report level: the one that says so, else the finest
// for which a class scheme speaks, else the finest.
func (b *builder) chooseReport() {
	levels := b.e.Data.Levels
	if len(levels) == 0 {
		b.e.Report = 0
		return
	}
	if b.e.Report < 0 {
		for _, s := range b.e.Schemes {
			switch {
			case len(s.Rules) > 0:
				for _, r := range s.Rules {
					b.e.Report = max(b.e.Report, b.level(r.Level))
				}
			case s.Level != "":
				b.e.Report = max(b.e.Report, b.level(s.Level))
			case len(s.Combine) == 0: // a combination is where its parts are
				b.e.Report = len(levels) - 1
			}
		}
	}
	if b.e.Report < 0 {
		b.e.Report = len(levels) - 1
	}
	levels[b.e.Report].Report = true
}
