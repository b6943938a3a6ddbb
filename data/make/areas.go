package main

import (
	"bytes"
	_ "embed" // the three tables of this folder
	"encoding/csv"
	"fmt"
	"strconv"
)

// The tables of facts and of invented parameters; data/README.md says which
// column is which.
var (
	//go:embed sozialraeume.csv
	sozialraeumeCSV []byte
	//go:embed teilflaechen.csv
	partsCSV []byte
	//go:embed anker.csv
	anchorsCSV []byte
)

// edition is the position of an edition in pairs of figures: 0 for 2007 and 1
// for 2018.
type edition int

const (
	edition2007 edition = iota
	edition2018
	editions
)

func (e edition) year() string { return [...]string{"2007", "2018"}[e] }

// sozialraum is one of the 39 reporting areas. burden, youth, migration and
// age are latent and invented: they shift rates on the logit scale.
type sozialraum struct {
	code, name                   string
	stadtbezirkCode, stadtbezirk string
	burden                       [editions]float64
	youth, migration, age        float64
}

// part is the smallest piece of ground on which counts are drawn. Most parts
// are a Unterbezirk; where limits changed between the editions, a Unterbezirk
// of either year is a sum of parts, so that both years and the crosswalk rest
// on the same ground.
type part struct {
	id          string
	unterbezirk [editions]string // code of the Unterbezirk it belongs to
	name        [editions]string // name of that Unterbezirk
	bezirk      string           // statistical district
	sozialraum  int              // position in the list of Sozialräume
	at          point            // rounded position, degrees
	population  [editions]int
	deviation   [editions]float64 // burden beyond that of its Sozialraum
}

// anchor is a published figure that the drawn counts are made to meet.
type anchor struct {
	sozialraum string // code, or empty
	part       string // id, or empty
	edition    edition
	quantity   quantity
	value      float64
	percent    bool // value is a percentage of the quantity's base
}

// city is everything the program is given.
type city struct {
	sozialraeume []sozialraum
	parts        []part
	anchors      []anchor
}

// row reads typed cells of one line and keeps the first fault.
type row struct {
	table string
	line  int
	cells map[string]string
	err   error
}

func (r *row) text(column string) string {
	s, ok := r.cells[column]
	if !ok && r.err == nil {
		r.err = fmt.Errorf("%s: no column %q", r.table, column)
	}
	return s
}

func (r *row) number(column string) float64 {
	v, err := strconv.ParseFloat(r.text(column), 64)
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("%s, line %d, column %s: %w", r.table, r.line, column, err)
	}
	return v
}

// readTable returns the lines of a CSV table with a header.
func readTable(name string, content []byte) ([]*row, error) {
	lines, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s: empty", name)
	}
	var rows []*row
	for i, line := range lines[1:] {
		r := &row{table: name, line: i + 2, cells: map[string]string{}}
		for j, column := range lines[0] {
			r.cells[column] = line[j]
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// readCity reads the embedded tables.
func readCity() (*city, error) {
	c := &city{}
	position := map[string]int{}
	rows, err := readTable("sozialraeume.csv", sozialraeumeCSV)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		s := sozialraum{
			code: r.text("code"), name: r.text("name"),
			stadtbezirkCode: r.text("stadtbezirk_code"), stadtbezirk: r.text("stadtbezirk"),
			burden: [editions]float64{r.number("last_2007"), r.number("last_2018")},
			youth:  r.number("jugend"), migration: r.number("migration"), age: r.number("alter"),
		}
		if r.err != nil {
			return nil, r.err
		}
		position[s.code] = len(c.sozialraeume)
		c.sozialraeume = append(c.sozialraeume, s)
	}
	if rows, err = readTable("teilflaechen.csv", partsCSV); err != nil {
		return nil, err
	}
	for _, r := range rows {
		at, ok := position[r.text("sozialraum")]
		if !ok {
			return nil, fmt.Errorf("teilflaechen.csv, line %d: unknown Sozialraum", r.line)
		}
		p := part{
			id:          r.text("teil"),
			unterbezirk: [editions]string{r.text("unterbezirk_2007"), r.text("unterbezirk_2018")},
			name:        [editions]string{r.text("name_2007"), r.text("name_2018")},
			bezirk:      r.text("statistischer_bezirk"),
			sozialraum:  at,
			at:          point{r.number("lon"), r.number("lat")},
			population:  [editions]int{int(r.number("einwohner_2007")), int(r.number("einwohner_2018"))},
			deviation:   [editions]float64{r.number("abweichung_2007"), r.number("abweichung_2018")},
		}
		if r.err != nil {
			return nil, r.err
		}
		c.parts = append(c.parts, p)
	}
	if rows, err = readTable("anker.csv", anchorsCSV); err != nil {
		return nil, err
	}
	for _, r := range rows {
		a := anchor{value: r.number("wert"), percent: r.text("einheit") == "%"}
		switch r.text("ebene") {
		case "sozialraum":
			a.sozialraum = r.text("code")
		case "teil":
			a.part = r.text("code")
		default:
			return nil, fmt.Errorf("anker.csv, line %d: unknown level", r.line)
		}
		if r.text("ausgabe") == edition2018.year() {
			a.edition = edition2018
		}
		q, ok := quantityNamed(r.text("groesse"))
		if !ok {
			return nil, fmt.Errorf("anker.csv, line %d: unknown quantity", r.line)
		}
		a.quantity = q
		if r.err != nil {
			return nil, r.err
		}
		c.anchors = append(c.anchors, a)
	}
	return c, nil
}

// unterbezirk is one row of an edition's finer table: the parts it is made of.
type unterbezirk struct {
	code, name string
	sozialraum int
	parts      []int
}

// unterbezirke groups the parts by their code in the edition, in table order.
func (c *city) unterbezirke(e edition) []unterbezirk {
	var list []unterbezirk
	position := map[string]int{}
	for i, p := range c.parts {
		at, ok := position[p.unterbezirk[e]]
		if !ok {
			at = len(list)
			position[p.unterbezirk[e]] = at
			list = append(list, unterbezirk{code: p.unterbezirk[e], name: p.name[e], sozialraum: p.sozialraum})
		}
		list[at].parts = append(list[at].parts, i)
	}
	return list
}
