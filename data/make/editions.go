package main

import (
	"bytes"
	_ "embed" // the text of the edition files
	"text/template"
)

// editionTemplate is the text of both edition files. There is one text, so
// both editions declare the same indices and the same rule; only dates, file
// names and vintages differ, and the later one compares with the earlier.
//
//go:embed edition.yaml.tmpl
var editionTemplate string

// facts are the places where the two edition files differ.
type facts struct {
	Year, Published, Vintage          string
	End                               string // day of the counts of inhabitants and most cases
	Migration, Support, Health, Taxes string // days of the older surveys
	Earlier                           string // what the changes are counted from
	EarlierUnemployed                 string
	Split                             string
	Compare                           string // the edition to compare with
}

// editionFile renders one edition.yaml.
func editionFile(e edition) ([]byte, error) {
	values := [...]facts{
		{
			Year: "2007", Published: "2008-06-12", Vintage: "2007-12-31", End: "2007-12-31",
			Migration: "2006-12-31", Support: "2005-12-31", Health: "2005-12-31", Taxes: "2001-12-31",
			Earlier: "2002", EarlierUnemployed: "2006",
			Split: "170 Unterbezirke im Zuschnitt von 2007",
		},
		{
			Year: "2018", Published: "2019-05-28", Vintage: "2018-01-01", End: "2017-12-31",
			Migration: "2017-12-31", Support: "2017-12-31", Health: "2017-12-31", Taxes: "2014-12-31",
			Earlier: "2012", EarlierUnemployed: "2016",
			Split:   "172 Unterbezirke: 262 und 341 sind seit 2007 geteilt, zwischen 411 und 412\n    # ist eine Grenze verschoben (../boundaries/2007_2018.csv)",
			Compare: "../2007/edition.yaml",
		},
	}[e]
	t, err := template.New("edition.yaml").Parse(editionTemplate)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, values); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
