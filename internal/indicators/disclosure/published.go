// Package disclosure is the gate between what was computed and what leaves the
// program: report knows only a Published value.
package disclosure

import (
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/words"
)

// Meta is what an edition says of itself.
type Meta struct {
	ID        string
	Title     string
	City      string
	Language  words.Lang
	Status    indicators.ReportStatus
	Published string // date of the report, "" if not given
}

// Results are all that was computed for an edition. Tables and Scores have one
// entry per level, from coarse to fine; City one entry per indicator of the
// Catalogue.
type Results struct {
	Meta       Meta
	Report     int // index of the report level in Tables
	Catalogue  indicators.Catalogue
	Tables     []indicators.Table
	City       []indicators.CityValue
	Population indicators.Value // of the whole city
	Exclusions []indicators.ExclusionRule
	Nodes      []index.Node
	Scores     index.Scores
	Schemes    []class.Result
	// Comparisons are those with earlier editions, in the order of the edition
	// file. What an earlier edition published is published already.
	Comparisons []compare.Comparison
	// History puts three or more editions in a row; nil with fewer.
	History  *compare.History
	Findings []finding.Finding // sorted; rendered without their values
}

// Published is what may leave the program. It can only be made by Protect.
type Published struct{ results Results }

// Protect returns what may be published of the results. Values that the office
// itself withheld never had a number; an edition file that asks for further
// protection is refused until it is built, so nothing else is withheld here.
func Protect(r Results) Published { return Published{results: r} }

// Results returns the published results. They must not be changed.
func (p Published) Results() *Results { return &p.results }
