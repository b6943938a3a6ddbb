package tables

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
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

// dataPackage describes the CSV files of an edition.
func (d *Data) dataPackage(files []file) ([]byte, error) {
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
func (d *Data) resource(f file) dataResource {
	size, sum := f.measure()
	r := dataResource{
		Profile: "tabular-data-resource", Name: packageName(f.name()), Path: f.name() + ".csv",
		Title: d.Say("package." + f.kindName()), Description: d.Say("report.data." + f.kindName()),
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: size, Hash: "sha256:" + hex.EncodeToString(sum[:]),
		Dialect: dataDialect{Delimiter: ",", LineTerminator: "\n", QuoteChar: `"`, DoubleQuote: true, Header: true},
		Schema:  dataSchema{Fields: f.fields(d.Lang), MissingValues: []string{""}, PrimaryKey: f.key()},
	}
	if f.refersToAreas() {
		both := []string{"level", "id"}
		r.Schema.ForeignKeys = []dataKey{{Fields: both, Reference: dataReference{"areas", both}}}
	}
	return r
}
