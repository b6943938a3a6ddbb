package desk

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/edition/scaffold"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/workbook"
)

// A formPlan is the workbook to fill in for the edition that follows an old
// one: a sheet for each level whose values were read from tables.
type formPlan struct {
	old   *pipeline.Basis
	file  string
	cells int
	pages []formPage
}

// A formPage is the sheet of one level.
type formPage struct {
	level  int
	table  scaffold.Table
	within bool // the key of the coarser area has a column of its own
}

// planForm settles what the edition file has to say of the workbook.
func planForm(old *pipeline.Basis, id string) *formPlan {
	ed := old.Edition
	p := &formPlan{old: old, file: ed.Language.Say("form.file", "id", id)}
	wished := []string{ed.Language.Say("form.guide")}
	anyCity := slices.ContainsFunc(ed.Data.Levels, func(l sheet.Level) bool {
		return slices.ContainsFunc(l.Tables, func(t sheet.Table) bool { return t.CityRow != "" })
	})
	for i, l := range ed.Data.Levels {
		if len(l.Tables) == 0 {
			continue
		}
		first := l.Tables[0]
		t := scaffold.Table{File: p.file, Key: first.Key, Label: first.Label}
		if isLetter(t.Key) {
			t.Key = ed.Language.Say("form.key")
		}
		if isLetter(t.Label) {
			t.Label = ed.Language.Say("form.label")
		}
		for _, x := range l.Tables {
			t.CityRow = cmp.Or(t.CityRow, x.CityRow)
		}
		if !anyCity && i == ed.Report {
			t.CityRow = ed.City
		}
		wished = append(wished, l.Name.Many)
		p.pages = append(p.pages, formPage{level: i, table: t, within: l.Within != nil && l.Within.Column != ""})
	}
	for i, name := range workbook.SheetNames(wished)[1:] {
		p.pages[i].table.Sheet = name
	}
	return p
}

// isLetter reports whether a column is named by its letter.
func isLetter(s string) bool {
	return len(s) > 0 && len(s) <= 2 && strings.ToUpper(s) == s && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// tables are the new tables by the id of their level.
func (p *formPlan) tables() map[string]scaffold.Table {
	out := map[string]scaffold.Table{}
	for _, page := range p.pages {
		out[p.old.Edition.Data.Levels[page.level].ID] = page.table
	}
	return out
}

// form is the workbook for the new edition, whose areas are those of the old one.
func (p *formPlan) form(ed *edition.Edition) *workbook.Form {
	say := ed.Language.Say
	title := say("form.title", "title", ed.Title)
	f := &workbook.Form{Title: title, Lang: ed.Language, Guide: say("form.guide"), Symbols: symbolsOf(ed)}
	f.Steps = append(f.Steps, say("form.step.fill"), say("form.step.sign"))
	for _, page := range p.pages {
		if page.table.CityRow != "" {
			f.Steps = append(f.Steps, say("form.step.city", "city", page.table.CityRow))
			break
		}
	}
	f.Steps = append(f.Steps, say("form.step.paste"), say("form.step.check", "file", "edition.yaml"), say("form.step.unlock"))
	p.cells = 0
	for _, page := range p.pages {
		s := p.sheet(ed, page)
		for _, c := range s.Columns {
			if !c.Locked {
				p.cells += len(s.Rows)
			}
		}
		f.Sheets = append(f.Sheets, s)
	}
	return f
}

// symbolsOf are the signs of an edition, sorted.
func symbolsOf(ed *edition.Edition) []workbook.FormSymbol {
	var out []workbook.FormSymbol
	for _, sign := range slices.Sorted(maps.Keys(ed.Data.Symbols)) {
		m := ed.Data.Symbols[sign]
		key := map[indicators.Status]string{
			indicators.Suppressed: "suppressed", indicators.Unreliable: "unreliable",
			indicators.NotApplicable: "not_applicable", indicators.Missing: "missing",
		}[m.Status]
		if m.Zero {
			key = "zero"
		}
		out = append(out, workbook.FormSymbol{Sign: sign, Means: ed.Language.Say("form.sign." + key)})
	}
	return out
}

// sheet is the sheet of one level: keys, names and coarser areas, then the
// columns that the edition reads there.
func (p *formPlan) sheet(ed *edition.Edition, page formPage) workbook.FormSheet {
	level, areas := ed.Data.Levels[page.level], p.old.Tables[page.level].Areas
	s := workbook.FormSheet{Name: page.table.Sheet, Title: ed.Language.Say("form.sheet_title", "level", level.Name.Many, "title", ed.Title)}
	locked := []workbook.FormColumn{{Header: page.table.Key, Locked: true}}
	if page.table.Label != "" {
		locked = append(locked, workbook.FormColumn{Header: page.table.Label, Locked: true})
	}
	withinName := ""
	if page.within {
		locked = append(locked, workbook.FormColumn{Header: level.Within.Column, Locked: true})
		if withinName = level.Within.Label; withinName != "" {
			locked = append(locked, workbook.FormColumn{Header: withinName, Locked: true})
		}
	}
	row := func(id, name, parent, parentName string) []string {
		out := []string{id}
		if page.table.Label != "" {
			out = append(out, name)
		}
		if page.within {
			out = append(out, parent)
			if withinName != "" {
				out = append(out, parentName)
			}
		}
		return out
	}
	coarser := map[string]string{}
	if page.level > 0 {
		for _, a := range p.old.Tables[page.level-1].Areas {
			coarser[a.ID] = a.Name
		}
	}
	if page.table.CityRow != "" {
		if page.table.Label != "" {
			s.Rows = append(s.Rows, row("", page.table.CityRow, "", ""))
		} else {
			s.Rows = append(s.Rows, row(page.table.CityRow, "", "", ""))
		}
	}
	for _, a := range areas {
		s.Rows = append(s.Rows, row(a.ID, a.Name, a.Parent, coarser[a.Parent]))
	}
	s.Columns = append(locked, columnsToFill(ed, page.level, &p.old.Tables[page.level], len(locked))...)
	return s
}
