package main

import (
	"fmt"
	"math"
	"strings"
)

// column is one column of counts or values: its header texts, with the breaks
// an office would set, and how it looks.
type column struct {
	group, head string // group is empty where the header cell spans both rows
	of          quantity
	index       bool // the income index instead of a count
	coarse      bool // only in the table of the Sozialräume
	sensitive   bool // one or two cases are not shown for a Unterbezirk
	width       float64
}

const (
	groupInhabitants  = "Einwohner"
	groupSGB2         = "SGB II-Bezug"
	groupWork         = "Arbeit"
	groupSchool       = "Übergänge nach Klasse 4"
	groupExamination  = "Schuleingangs-\nuntersuchung ²)"
	groupMobility     = "Wanderungen"
	groupDwellings    = "Wohnungen"
	headBefore        = "Ein-\nwohner fünf\nJahre zuvor"
	headMigration     = "mit Migrations-\nhintergrund"
	headEmployed      = "sv-pflichtig\nBeschäftigte"
	headUnemployed    = "Arbeits-\nlose"
	headUnemployedOld = "Arbeitslose\nim Vorjahr"
	headUnder25       = "Arbeitslose\nunter 25"
)

// columns are the value columns of both tables, in order.
var columns = []column{
	{group: groupInhabitants, head: "insgesamt", of: population, width: 11},
	{group: groupInhabitants, head: "unter 15", of: under15, width: 9},
	{group: groupInhabitants, head: "unter 18", of: under18, width: 9},
	{group: groupInhabitants, head: "unter 21", of: under21, width: 9},
	{group: groupInhabitants, head: "15 bis 24", of: from15to24, width: 9},
	{group: groupInhabitants, head: "18 bis 64", of: from18to64, width: 9},
	{group: groupInhabitants, head: "unter 65", of: under65, width: 9},
	{group: groupInhabitants, head: "65 und älter", of: age65, width: 9},
	{group: groupInhabitants, head: headMigration, of: migration, width: 14},
	{head: headBefore, of: before, width: 12},
	{head: "Einkommens-\nindex ¹)", index: true, width: 12},
	{group: groupSGB2, head: "unter 65", of: sgb2, sensitive: true, width: 9},
	{group: groupSGB2, head: "unter 15", of: sgb2Under15, sensitive: true, width: 9},
	{group: groupWork, head: headEmployed, of: employed, sensitive: true, width: 13},
	{group: groupWork, head: headUnemployed, of: unemployed, sensitive: true, width: 9},
	{group: groupWork, head: headUnemployedOld, of: unemployedBefore, sensitive: true, width: 11},
	{group: groupWork, head: headUnder25, of: unemployedUnder25, sensitive: true, width: 11},
	{group: groupSchool, head: "insgesamt", of: transfers, sensitive: true, width: 11},
	{group: groupSchool, head: "zum Gymnasium", of: gymnasium, sensitive: true, width: 11},
	{head: "Hilfen zur\nErziehung", of: support, sensitive: true, width: 11},
	{group: groupExamination, head: "untersucht", of: examined, sensitive: true, width: 11},
	{group: groupExamination, head: "normal-\ngewichtig", of: normalWeight, sensitive: true, width: 11},
	{head: "Grund-\nsicherung\nim Alter", of: oldAge, sensitive: true, width: 11},
	{group: groupMobility, head: "Zuzüge", of: arrivals, width: 9},
	{group: groupMobility, head: "Fortzüge", of: departures, width: 9},
	{group: groupDwellings, head: "insgesamt", of: dwellings, coarse: true, width: 11},
	{group: groupDwellings, head: "leer stehend", of: vacant, coarse: true, width: 9},
}

// The signs of official statistics used in the tables.
const (
	signZero       = "–"
	signSuppressed = "."
	signMissing    = "..."
)

// fewest is the number of examinations below which a school entry year is not
// reported for a Unterbezirk.
const fewest = 8

// line is one row of a table: its keys and labels, then its counts.
type line struct {
	texts  []string
	counts counts
}

// table is one sheet before it is drawn.
type table struct {
	sheet     string
	title     string
	keys      []column // texts on the left
	values    []column
	lines     []line
	total     *counts // the city row
	footnotes []string
	fine      bool
	textual   map[quantity]bool // columns whose numbers are stored as text
	missing   map[string]map[quantity]bool
	left, top int // first cell, 1-based
}

// tables builds the two sheets of an edition from the drawn counts.
func (c *city) tables(e edition, parts []counts) []table {
	coarse := make([]counts, len(c.sozialraeume))
	var total counts
	for i, p := range c.parts {
		coarse[p.sozialraum].add(parts[i])
	}
	for i := range coarse {
		total.add(coarse[i])
	}
	ground := "Demonstrationsdaten: alle Werte sind erfunden und keine amtlichen Werte."
	signs := "– = nichts vorhanden; . = weniger als 3 Fälle, gesperrt; ... = Angabe liegt nicht vor."
	day := [...]string{"31.12.2007", "31.12.2017"}[e]
	income := [...]string{
		"¹) Durchschnittliches Einkommen je Steuerpflichtigem 2001, Dortmund = 100.",
		"¹) Durchschnittliches Einkommen je Steuerpflichtigem 2014, Dortmund = 100.",
	}[e]
	health := [...]string{
		"²) Schuleingangsuntersuchung 2005; Anteil normalgewichtiger Kinder an den untersuchten.",
		"²) Schuleingangsuntersuchung 2017; Anteil normalgewichtiger Kinder an den untersuchten.",
	}[e]

	s := table{
		sheet: "Sozialräume",
		title: "Kennzahlen zur sozialen Lage in Dortmund " + e.year() + " nach Sozialräumen",
		keys: []column{
			{head: "Code", width: 8}, {head: "Sozialraum", width: 44},
			{head: "Stadtbezirk-Nr.", width: 14}, {head: "Stadtbezirk", width: 18},
		},
		values:    columns,
		total:     &total,
		footnotes: []string{ground, signs, income, health, "Bezugsgröße der Anteile sind die Einwohner am " + day + "."},
		missing:   map[string]map[quantity]bool{},
		left:      1, top: 1,
	}
	for i, one := range c.sozialraeume {
		s.lines = append(s.lines, line{[]string{one.code, one.name, one.stadtbezirkCode, one.stadtbezirk}, coarse[i]})
	}

	u := table{
		sheet: "Unterbezirke",
		title: "Kennzahlen zur sozialen Lage in Dortmund " + e.year() + " nach statistischen Unterbezirken",
		keys: []column{
			{head: "Code", width: 8}, {head: "Name", width: 34}, {head: "Sozialraum", width: 12},
		},
		fine:      true,
		footnotes: []string{ground, signs, income, health, fmt.Sprintf("Bei weniger als %d untersuchten Kindern wird die Schuleingangsuntersuchung nicht nachgewiesen (...).", fewest)},
		left:      1, top: 1,
	}
	for _, col := range columns {
		if !col.coarse {
			u.values = append(u.values, col)
		}
	}
	for _, one := range c.unterbezirke(e) {
		var sum counts
		for _, i := range one.parts {
			sum.add(parts[i])
		}
		u.lines = append(u.lines, line{[]string{one.code, one.name, c.sozialraeume[one.sozialraum].code}, sum})
	}

	if e == edition2007 {
		// the older workbook came out of another program: tables start at B2,
		// removals were typed as text, one area has no meter readings
		s.left, s.top, u.left, u.top = 2, 2, 2, 2
		text := map[quantity]bool{arrivals: true, departures: true}
		s.textual, u.textual = text, text
		s.missing["011"] = map[quantity]bool{vacant: true}
		s.footnotes = append(s.footnotes, "Leer stehende Wohnungen: für die City liegen keine Zählerdaten vor (...); sie sind in der Stadtsumme geschätzt enthalten.")
	}
	return []table{s, u}
}

// cell is the content of a value cell: a number, or a text.
func (t *table) cell(l line, col column) any {
	if col.index {
		return german(l.counts.income)
	}
	n := l.counts.n[col.of]
	switch {
	case len(l.texts) > 0 && t.missing[l.texts[0]][col.of]:
		return signMissing
	case t.fine && (col.of == examined || col.of == normalWeight) && l.counts.n[examined] < fewest:
		return signMissing
	case n == 0:
		return signZero
	case t.fine && col.sensitive && n < 3:
		return signSuppressed
	case t.textual[col.of]:
		return fmt.Sprint(n)
	}
	return n
}

// german writes an index value with one decimal and a comma.
func german(v float64) string {
	return strings.Replace(fmt.Sprintf("%.1f", math.Round(v*10)/10), ".", ",", 1)
}
