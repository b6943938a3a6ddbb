package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"sozialbericht/internal/desk"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/pipeline"
)

// explain is `analyze check --explain FILE`: how the tables of a file are read.
func (c *call) explain(file string, editions []string, format string) error {
	tables, found, err := desk.Explain(file, c.sources(editions))
	if err != nil {
		return err
	}
	outcome := pipeline.Outcome{Name: file, Findings: found}
	var faulty error
	if outcome.HasErrors() {
		faulty = pipeline.ErrInput
	}
	if format == "json" {
		return errors.Join(faulty, c.printExplanations(tables, found))
	}
	for i, t := range tables {
		if i > 0 {
			c.out.line("")
		}
		for _, line := range c.explanation(&t) {
			c.out.line(plain(line))
		}
	}
	if len(found) > 0 {
		if len(tables) > 0 {
			c.out.line("")
		}
		printer{call: c, to: c.out, source: fromDisk, quiet: c.grammar.Quiet}.outcomes([]pipeline.Outcome{outcome})
	}
	return faulty
}

// explanation is how one table is read, line by line.
func (c *call) explanation(t *desk.Explanation) []string {
	say := c.lang.Say
	out := []string{c.explainedTitle(t)}
	if t.Hidden {
		out = append(out, "  "+say("explain.hidden"))
	}
	if t.Encoding != "" {
		out = append(out, "  "+say("explain.csv", "encoding", t.Encoding, "separator", say("explain.separator."+map[rune]string{';': "semicolon", ',': "comma", '\t': "tab"}[t.Separator])))
	}
	if !t.Found {
		return append(out, "  "+say("explain.nothing"))
	}
	header := strconv.Itoa(t.Header[0])
	if t.Header[1] > t.Header[0] {
		header += "-" + strconv.Itoa(t.Header[1])
	}
	out = append(out, "  "+say("explain.table", "cells", t.Cells.String(), "header", header, "key", finding.ColumnName(t.Key), "n", t.Areas))
	if t.Label > 0 {
		out = append(out, "  "+say("explain.label", "column", finding.ColumnName(t.Label)))
	}
	if t.CityRow > 0 {
		out = append(out, "  "+say("explain.city", "row", t.CityRow))
	}
	if t.HiddenRows > 0 {
		out = append(out, "  "+say("explain.hidden_rows", "n", t.HiddenRows))
	}
	if len(t.Parts) > 0 {
		out = append(out, "  "+say("explain.parts", "parts", strings.Join(t.Parts[:min(len(t.Parts), 12)], "; ")+more(len(t.Parts) > 12)))
	}
	out = append(out, "  "+say("explain.columns"))
	width := 0
	for _, col := range t.Columns {
		width = max(width, min(utf8.RuneCountInString(col.Name), 48))
	}
	for _, col := range t.Columns {
		name := col.Name + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(col.Name)))
		out = append(out, fmt.Sprintf("    %-3s %s  %s", finding.ColumnName(col.Column), name, c.explainedColumn(&col)))
	}
	return append(out, c.explainedRows(t.Skipped)...)
}

// explainedTitle names a table and says which level reads it.
func (c *call) explainedTitle(t *desk.Explanation) string {
	say, title := c.lang.Say, t.File
	if t.Sheet != "" {
		title += ", " + say("explain.sheet", "sheet", t.Sheet)
	}
	switch {
	case t.Level != "":
		title += " (" + say("explain.of_level", "level", t.Level) + ")"
	case t.Found:
		title += " (" + say("explain.guessed") + ")"
	}
	return title
}

// explainedColumn says what stands in a column.
func (c *call) explainedColumn(col *desk.ExplainedColumn) string {
	say, form := c.lang.Say, "empty"
	if col.Form != "" {
		form = col.Form
	} else if col.Errors+col.Lacking > 0 {
		form = "none"
	}
	text := say("explain.form." + form)
	if col.Sample != "" {
		text += ", " + say("explain.sample", "text", col.Sample)
	}
	for _, n := range []struct {
		key string
		n   int
	}{{"symbols", col.Symbols}, {"texts", col.Texts}, {"errors", col.Errors}, {"uncached", col.Lacking}, {"empties", col.Empty}} {
		if n.n > 0 && (n.key != "texts" || col.Form != "text") && form != "empty" {
			text += ", " + say("explain."+n.key, "n", n.n)
			if n.key == "texts" && col.Odd != "" {
				text += " (" + say("explain.sample", "text", col.Odd) + ")"
			}
		}
	}
	if col.Hidden {
		text += ", " + say("explain.hidden_column")
	}
	return text
}

// explainedRows says why rows were passed over.
func (c *call) explainedRows(skipped []desk.SkippedRow) []string {
	if len(skipped) == 0 {
		return nil
	}
	const most = 40
	out := []string{"  " + c.lang.Say("explain.skipped")}
	for _, s := range skipped[:min(len(skipped), most)] {
		out = append(out, fmt.Sprintf("    %-5d %s: %s", s.Row, c.lang.Say("explain.skip."+s.Reason), s.Text))
	}
	if len(skipped) > most {
		out = append(out, "    "+c.lang.Say("explain.further", "n", len(skipped)-most))
	}
	return out
}

func more(is bool) string {
	if is {
		return "; …"
	}
	return ""
}

// jsonTable is the form of `check --explain FILE --format json`.
type jsonTable struct {
	File    string       `json:"file"`
	Sheet   string       `json:"sheet"`
	Level   string       `json:"level"`
	Found   bool         `json:"found"`
	Cells   string       `json:"cells"`
	Header  [2]int       `json:"header"`
	Key     string       `json:"key"`
	Label   string       `json:"label"`
	CityRow int          `json:"city_row"`
	Areas   int          `json:"areas"`
	Parts   []string     `json:"parts"`
	Columns []jsonColumn `json:"columns"`
	Skipped []jsonRow    `json:"skipped"`
}

type jsonColumn struct {
	Column  string `json:"column"`
	Name    string `json:"name"`
	Form    string `json:"form"`
	Numbers int    `json:"numbers"`
	Symbols int    `json:"symbols"`
	Texts   int    `json:"texts"`
	Errors  int    `json:"errors"`
	Lacking int    `json:"formulas_without_result"`
	Empty   int    `json:"empty"`
	Hidden  bool   `json:"hidden"`
}

type jsonRow struct {
	Row    int    `json:"row"`
	Reason string `json:"reason"`
	Text   string `json:"text"`
}

func (c *call) printExplanations(tables []desk.Explanation, found []finding.Finding) error {
	out := struct {
		Tables   []jsonTable   `json:"tables"`
		Findings []jsonFinding `json:"findings"`
	}{[]jsonTable{}, []jsonFinding{}}
	for _, t := range tables {
		j := jsonTable{File: t.File, Sheet: t.Sheet, Level: t.Level, Found: t.Found, Header: t.Header, CityRow: t.CityRow, Areas: t.Areas, Parts: append([]string{}, t.Parts...), Columns: []jsonColumn{}, Skipped: []jsonRow{}}
		if t.Found {
			j.Cells, j.Key, j.Label = t.Cells.String(), finding.ColumnName(t.Key), finding.ColumnName(t.Label)
		}
		for _, col := range t.Columns {
			j.Columns = append(j.Columns, jsonColumn{finding.ColumnName(col.Column), col.Name, col.Form, col.Numbers, col.Symbols, col.Texts, col.Errors, col.Lacking, col.Empty, col.Hidden})
		}
		for _, s := range t.Skipped {
			j.Skipped = append(j.Skipped, jsonRow{s.Row, s.Reason, s.Text})
		}
		out.Tables = append(out.Tables, j)
	}
	for _, f := range found {
		out.Findings = append(out.Findings, c.jsonFinding(f))
	}
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("write explanation: %w", err)
	}
	return nil
}
