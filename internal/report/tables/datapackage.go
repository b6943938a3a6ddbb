package tables

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/words"
)

// packagePath is the address of the data package's description.
const packagePath = "daten/datapackage.json"

// A dataPackage is the descriptor of a Frictionless data package, version 1:
// https://specs.frictionlessdata.io/tabular-data-package/. It has no licence
// since the edition names none, and no time.
type dataPackage struct {
	Profile     string         `json:"profile"`
	Name        string         `json:"name"`
	Title       string         `json:"title,omitempty"`
	Description string         `json:"description,omitempty"`
	Sources     []dataSource   `json:"sources,omitempty"`
	Resources   []dataResource `json:"resources"`
}

type dataSource struct {
	Title string `json:"title"`
}

type dataResource struct {
	Profile     string      `json:"profile"`
	Name        string      `json:"name"`
	Path        string      `json:"path"`
	Title       string      `json:"title"`
	Description string      `json:"description,omitempty"`
	Format      string      `json:"format"`
	MediaType   string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Bytes       int         `json:"bytes"`
	Hash        string      `json:"hash"`
	Dialect     dataDialect `json:"dialect"`
	Schema      dataSchema  `json:"schema"`
}

// dataDialect says how the file differs from the defaults of the format.
type dataDialect struct {
	Delimiter        string `json:"delimiter"`
	LineTerminator   string `json:"lineTerminator"`
	QuoteChar        string `json:"quoteChar"`
	DoubleQuote      bool   `json:"doubleQuote"`
	SkipInitialSpace bool   `json:"skipInitialSpace"`
	Header           bool   `json:"header"`
}

type dataSchema struct {
	Fields        []dataField `json:"fields"`
	MissingValues []string    `json:"missingValues"`
	PrimaryKey    []string    `json:"primaryKey,omitempty"`
	ForeignKeys   []dataKey   `json:"foreignKeys,omitempty"`
}

type dataField struct {
	Name        string           `json:"name"`
	Type        string           `json:"type"`
	Description string           `json:"description"`
	Constraints *dataConstraints `json:"constraints,omitempty"`
}

type dataConstraints struct {
	Required bool     `json:"required,omitempty"`
	Minimum  *float64 `json:"minimum,omitempty"`
	Maximum  *float64 `json:"maximum,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

type dataKey struct {
	Fields    []string      `json:"fields"`
	Reference dataReference `json:"reference"`
}

type dataReference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// A file is a CSV file of the edition, with what its description says of
// its bytes, noted when they are first made.
type file struct {
	name   string   // without folder and extension
	key    []string // primary key, nil where rows may repeat
	write  func() []byte
	once   sync.Once
	header []string
	size   int
	sum    [sha256.Size]byte
	err    error
}

// dataFiles are the CSV files of the edition in the order of their description.
func (d *Data) dataFiles() []*file {
	files := []*file{
		{name: "areas", key: []string{"level", "id"}, write: d.areasCSV},
		{name: "values", key: []string{"level", "id", "indicator"}, write: d.valuesCSV},
	}
	if len(d.book.Nodes()) > 0 {
		files = append(files,
			&file{name: "scores", key: []string{"level", "id", "index", "input"}, write: d.scoresCSV},
			&file{name: "reference", key: []string{"level", "index", "input"}, write: d.referenceCSV})
	}
	if len(d.book.Schemes()) > 0 {
		files = append(files, &file{name: "reasons", write: d.reasonsCSV})
	}
	files = append(files, d.comparisonFiles()...)
	files = append(files, d.historyFiles()...)
	return append(files, &file{name: "findings", write: d.findingsCSV})
}

// path is the address of the file.
func (f *file) path() string { return "daten/" + f.name + ".csv" }

// content returns the file's bytes and measures them the first time. The
// package measures what was not made before it; made last, nothing is made
// twice. Both may be asked for at the same time.
func (f *file) content() (data []byte, err error) {
	f.once.Do(func() { data = f.measure() })
	if data == nil {
		data = f.write()
	}
	return data, f.err
}

func (f *file) measure() []byte {
	data := f.write()
	f.size, f.sum = len(data), sha256.Sum256(data)
	f.header, f.err = csv.NewReader(bytes.NewReader(data)).Read()
	return data
}

// dataPackage describes the CSV files of an edition.
func (d *Data) dataPackage(files []*file) ([]byte, error) {
	p := dataPackage{
		Profile: "tabular-data-package", Name: packageName(d.book.Meta().ID), Title: d.book.Meta().Title,
		Description: strings.TrimSpace(d.say.Opening() + ". " + d.say.Banner()), Resources: []dataResource{},
	}
	for i := range d.book.Catalogue() {
		if s := (dataSource{d.book.Catalogue()[i].Source}); s.Title != "" && !slices.Contains(p.Sources, s) {
			p.Sources = append(p.Sources, s)
		}
	}
	for _, f := range files {
		if f.once.Do(func() { f.measure() }); f.err != nil {
			return nil, fmt.Errorf("describe %s: %w", f.path(), f.err)
		}
		p.Resources = append(p.Resources, d.resource(f))
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// packageName makes an id a name of the format: lower case, no other signs
// than - . _ and /.
func packageName(id string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, strings.ToLower(id))
	if name == "" {
		return "edition"
	}
	return name
}

// resource describes one file.
func (d *Data) resource(f *file) dataResource {
	r := dataResource{
		Profile: "tabular-data-resource", Name: packageName(f.name), Path: f.name + ".csv", Title: d.Say("package." + dataKind(f.name)), Description: d.Say("report.data." + dataKind(f.name)),
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: f.size, Hash: "sha256:" + hex.EncodeToString(f.sum[:]),
		Dialect: dataDialect{Delimiter: ",", LineTerminator: "\n", QuoteChar: `"`, DoubleQuote: true, Header: true},
		Schema:  dataSchema{Fields: []dataField{}, MissingValues: []string{""}, PrimaryKey: f.key},
	}
	for _, name := range f.header {
		r.Schema.Fields = append(r.Schema.Fields, d.field(f.name, name))
	}
	// Areas that ended stand in the comparison only.
	if f.name != "areas" && dataKind(f.name) != "comparison" && slices.Contains(f.header, "level") && slices.Contains(f.header, "id") {
		both := []string{"level", "id"}
		r.Schema.ForeignKeys = []dataKey{{Fields: both, Reference: dataReference{"areas", both}}}
	}
	return r
}

// dataTypes are the columns that are no free text.
var dataTypes = map[string]string{
	"population": "number", "value": "number", "numerator": "number", "denominator": "number", "city": "number", "difference": "number",
	"percent_of_city": "number", "low": "number", "high": "number", "score": "number", "weight": "number", "contribution": "number",
	"centre": "number", "spread": "number", "minimum": "number", "maximum": "number", "bound": "number",
	"index_": "number", "stability_": "number", "rank_": "integer", "n": "integer", "included": "boolean", "borderline_": "boolean",
}

// field describes a column of a file.
func (d *Data) field(table, name string) dataField {
	f := dataField{Name: name, Type: "string"}
	if dataKind(table) == "comparison" {
		if known, ok := d.comparisonField(f); ok {
			return known
		}
	}
	if table == "series" || table == "classes" {
		if known, ok := d.historyField(f); ok {
			return known
		}
	}
	column, id := name, ""
	for _, prefix := range [...]string{"index_", "rank_", "class_", "stability_", "borderline_"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && table == "areas" {
			column, id = prefix, rest
		}
	}
	key := column
	if table == "findings" && column == "cell" {
		key = "place"
	}
	if words.Has("package.column." + key) {
		f.Description = d.Say("package.column."+key, "label", d.dataLabel(column, id))
	}
	if t := dataTypes[column]; t != "" {
		f.Type = t
	}
	c := &dataConstraints{}
	zero, one := 0.0, 1.0
	switch column {
	case "level":
		c.Required = true
		for _, l := range d.book.Levels() {
			c.Enum = append(c.Enum, l.Level.ID)
		}
	case "id", "condition", "input", "included":
		c.Required = column != "input" && column != "condition" || table == "scores" || table == "reference"
	case "indicator":
		c.Required = table == "values"
		for i := range d.book.Catalogue() {
			c.Enum = append(c.Enum, d.book.Catalogue()[i].ID)
		}
		if table != "values" {
			c.Enum = nil
		}
	case "index":
		c.Required = true
		for i := range d.book.Nodes() {
			c.Enum = append(c.Enum, d.book.Nodes()[i].ID)
		}
	case "scheme":
		c.Required = true
		for _, s := range d.book.Schemes() {
			c.Enum = append(c.Enum, s.Scheme.ID)
		}
	case "class_":
		if s := d.book.SchemeOf(id); s != nil {
			for _, k := range s.Classes {
				if !slices.Contains(c.Enum, k.ID) {
					c.Enum = append(c.Enum, k.ID)
				}
			}
		}
	case "status":
		c.Required = true
		for s := indicators.Missing; s <= indicators.NotApplicable; s++ {
			c.Enum = append(c.Enum, s.String())
		}
	case "held":
		for t := class.Unknown; t <= class.True; t++ {
			c.Enum = append(c.Enum, t.String())
		}
	case "city_source":
		for s := indicators.CityMissing; s <= indicators.CityIndex; s++ {
			c.Enum = append(c.Enum, s.String())
		}
	case "severity":
		c.Required, c.Enum = true, []string{"note", "warning", "error"}
	case "rank_":
		c.Minimum = &one
	case "n":
		c.Required, c.Minimum = true, &zero
	case "stability_":
		c.Minimum, c.Maximum = &zero, &one
	}
	if c.Required || c.Minimum != nil || len(c.Enum) > 0 {
		f.Constraints = c
	}
	return f
}

// dataLabel names the index or scheme that a column belongs to.
func (d *Data) dataLabel(column, id string) string {
	switch column {
	case "index_", "rank_":
		return d.book.LabelOf(id)
	case "class_", "stability_", "borderline_":
		if s := d.book.SchemeOf(id); s != nil {
			return s.Label()
		}
	}
	return id
}
