package report

import (
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

// No cell of a CSV file runs as a formula, whatever the ids of the edition
// file begin with: what begins like one is a number.
func TestNoCellIsAFormula(t *testing.T) {
	e := sample.Small(words.German)
	r := &e.Results
	for i := range r.Catalogue {
		r.Catalogue[i].ID = "-" + r.Catalogue[i].ID
	}
	for i := range r.Nodes {
		for k := range r.Nodes[i].Inputs {
			r.Nodes[i].Inputs[k].ID = "-" + r.Nodes[i].Inputs[k].ID
		}
	}
	r.Schemes[0].Scheme.ID = "-bedarf"
	for i := range r.Tables {
		r.Tables[i].Areas[0].Name = "@" + r.Tables[i].Areas[0].Name
	}
	files := build(t, e.Compute(), 1)
	for _, name := range []string{"areas", "values", "scores", "reference", "reasons", "findings"} {
		rows := table(t, files, "daten/"+name+".csv")
		if len(rows) == 0 {
			t.Errorf("%s.csv has no rows", name)
		}
		for _, row := range rows {
			for column, cell := range row {
				if _, err := strconv.ParseFloat(cell, 64); err != nil && cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("%s.csv, %s: %q", name, column, cell)
				}
			}
		}
	}
}
