package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/pipeline"
)

// checkCmd is `analyze check`: findings only, nothing is written.
type checkCmd struct {
	Editions []string `arg:"" name:"edition" optional:""`
	Format   string   `enum:"text,json" default:"text"`
	Explain  string
	Annotate string
}

// Run prints the findings of every edition, of the later ones too where an
// earlier one has errors.
func (k checkCmd) Run(c *call) error {
	if k.Explain != "" && k.Annotate != "" {
		return usage(c.lang.Say("usage.explain_annotate"))
	}
	if k.Explain != "" {
		return c.explain(k.Explain, k.Editions, k.Format)
	}
	if len(k.Editions) == 0 {
		return usage(c.lang.Say("usage.missing_edition", "command", "check"))
	}
	watch, err := c.watch()
	if err != nil {
		return err
	}
	outcomes, err := c.checkAll(k.Editions, watch)
	err = errors.Join(err, watch.close())
	if err != nil && !errors.Is(err, pipeline.ErrInput) {
		return err
	}
	said := c.out
	if k.Format == "json" {
		err = errors.Join(err, c.printJSON(outcomes))
		said = c.err // what stands in the output stays JSON
	} else {
		printer{call: c, to: c.out, source: fromDisk, quiet: c.grammar.Quiet}.outcomes(outcomes)
	}
	if k.Annotate != "" {
		if fault := c.annotate(k.Annotate, k.Editions, outcomes, said); fault != nil {
			return fault
		}
	}
	if k.Format == "json" {
		return err
	}
	if !c.grammar.Quiet {
		c.out.line(c.verdict(outcomes))
	}
	return err
}

// checkAll checks one edition after the other; errors in the input of one do
// not keep the next from being looked at.
func (c *call) checkAll(files []string, w *watch) ([]pipeline.Outcome, error) {
	var outcomes []pipeline.Outcome
	var faulty error
	for _, source := range c.sources(files) {
		outcome, err := pipeline.Check(c.ctx, source, c.options(w.stage))
		if err != nil && !errors.Is(err, pipeline.ErrInput) {
			return nil, err
		}
		if err != nil || outcome.HasErrors() {
			faulty = pipeline.ErrInput
		}
		if other := sameID(outcomes, outcome.ID); other != "" {
			// What check lets pass, run must be able to write.
			outcome.Findings = append([]finding.Finding{{
				Severity: finding.Error, Code: "edition_twice",
				Position: finding.AtFile(filepath.Base(outcome.Name)),
				Args:     finding.Args{"id": outcome.ID, "other": other},
			}}, outcome.Findings...)
			faulty = pipeline.ErrInput
		}
		outcomes = append(outcomes, outcome)
	}
	return outcomes, faulty
}

// sameID returns the file of the first edition with an id; the id names a
// folder, so its case does not count.
func sameID(outcomes []pipeline.Outcome, id string) string {
	for _, o := range outcomes {
		if id != "" && strings.EqualFold(o.ID, id) {
			return o.Name
		}
	}
	return ""
}

// verdict is the last line of a check.
func (c *call) verdict(outcomes []pipeline.Outcome) string {
	errs, warnings, notes := count(outcomes)
	if errs+warnings+notes == 0 {
		return c.lang.Say("check.clean")
	}
	key := "check.usable"
	if errs > 0 {
		key = "check.errors"
	}
	return c.counts(outcomes) + " " + c.lang.Say(key)
}

// jsonEdition and jsonFinding are the form of `check --format json`; scripts
// rely on the names.
type jsonEdition struct {
	Edition  string        `json:"edition"`
	ID       string        `json:"id"`
	Title    string        `json:"title"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Notes    int           `json:"notes"`
	Findings []jsonFinding `json:"findings"`
}

type jsonFinding struct {
	Severity  string `json:"severity"`
	Code      string `json:"code"`
	File      string `json:"file"`
	Sheet     string `json:"sheet"`
	Cell      string `json:"cell"`
	Level     string `json:"level"`
	Area      string `json:"area"`
	AreaName  string `json:"area_name"`
	Indicator string `json:"indicator"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
}

// printJSON writes one array with one object per edition, also for a single
// one, so that a script need not ask which form it got.
func (c *call) printJSON(outcomes []pipeline.Outcome) error {
	editions := make([]jsonEdition, len(outcomes))
	for i, o := range outcomes {
		e := jsonEdition{Edition: o.Name, ID: o.ID, Title: o.Title, Findings: make([]jsonFinding, len(o.Findings))}
		e.Errors, e.Warnings, e.Notes = count(outcomes[i : i+1])
		for j, f := range o.Findings {
			e.Findings[j] = c.jsonFinding(f)
		}
		editions[i] = e
	}
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(editions); err != nil {
		return fmt.Errorf("write findings: %w", err)
	}
	return nil
}

func (c *call) jsonFinding(f finding.Finding) jsonFinding {
	message, hint := c.lang.Finding(f.Code, f.Shown(true))
	return jsonFinding{
		Severity: f.Severity.String(), Code: f.Code,
		File: f.Position.File, Sheet: f.Position.Sheet, Cell: f.Position.Cell(),
		Level: f.Level, Area: f.AreaID, AreaName: f.AreaName, Indicator: f.Indicator,
		Message: message, Hint: hint,
	}
}
