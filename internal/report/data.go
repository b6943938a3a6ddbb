package report

import (
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/report/figure"
)

// dataPage is daten.html: the files to take away, what was noticed in the
// input, and the words for missing numbers.
func (b *book) dataPage() ([]byte, error) {
	const path = "daten.html"
	v := struct {
		*frame
		Files        *notedTable
		Columns      *notedTable
		Form         []string
		Findings     *notedTable
		FindingCount string
		Symbols      *notedTable
	}{frame: b.frame(path, b.Say("report.data.head"), navData)}
	v.Files = noted(b.fileTable(), v.Root, "")
	v.Columns = noted(b.columnTable(), v.Root, "")
	v.Form = []string{b.Say("report.data.form.csv"), b.Say("report.data.form.text")}
	v.Findings = noted(b.findingTable(), v.Root, "daten/findings.csv")
	n := [3]int{}
	for _, f := range b.Findings {
		n[min(int(f.Severity), 2)]++
	}
	v.FindingCount = b.Say("report.data.findings.count", "warnings", n[finding.Warning], "notes", n[finding.Note])
	v.Symbols = noted(b.symbolTable(), v.Root, "")
	return b.render("data.html", v)
}

// fileTable lists the files to take away with what each holds.
func (b *book) fileTable() figure.Table {
	t := figure.Table{
		Caption: b.Say("report.data.files.caption"),
		Columns: []figure.Column{{Head: b.Say("report.col.file")}, {Head: b.Say("report.col.content")}},
	}
	add := func(path, key string, pairs ...any) {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Link(path, path), figure.Text(b.Say(key, pairs...))}})
	}
	add(workbookPath, "report.data.workbook")
	add("daten/areas.csv", "report.data.areas")
	add("daten/values.csv", "report.data.values")
	if len(b.Nodes) > 0 {
		add("daten/scores.csv", "report.data.scores")
		add("daten/reference.csv", "report.data.reference")
	}
	if len(b.schemes) > 0 {
		add("daten/reasons.csv", "report.data.reasons")
	}
	for _, f := range b.comparisonFiles() {
		add(f.path(), "report.data.comparison")
	}
	for _, f := range b.historyFiles() {
		add(f.path(), "report.data."+f.name)
	}
	add("daten/findings.csv", "report.data.findings")
	add(packagePath, "report.data.package")
	for _, l := range b.levels {
		if l.layer != nil {
			add(b.geojsonPath(l), "report.data.geojson", "areas", l.many())
		}
	}
	if len(b.atlas) > 0 {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Link("karten/", "karte.html"), figure.Text(b.Say("report.data.maps", "n", len(b.atlas)))}})
	}
	add("manifest.json", "report.data.manifest")
	return t
}

// columnTable explains the columns of the CSV files.
func (b *book) columnTable() figure.Table {
	t := figure.Table{
		Caption: b.Say("report.data.columns.caption"),
		Columns: []figure.Column{{Head: b.Say("report.col.column")}, {Head: b.Say("report.col.file")}, {Head: b.Say("report.col.content")}},
	}
	for _, c := range [...]struct{ name, file string }{
		{"level", "areas, values, scores, reference, reasons"}, {"id", "areas, values, scores, reasons"}, {"parent", "areas"},
		{"included", "areas"}, {"page", "areas"}, {"rank_…", "areas"}, {"class_…", "areas"},
		{"status", "values"}, {"numerator", "values"}, {"difference", "values"}, {"low", "values"}, {"cell", "values, reasons"},
		{"score", "scores"}, {"contribution", "scores, reasons"}, {"input", "scores, reference, reasons"},
		{"centre", "reference"}, {"city_source", "reference"}, {"held", "reasons"},
	} {
		name := c.name
		if i := len(name) - len("_…"); i > 0 && name[i:] == "_…" {
			name = name[:i]
		}
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(c.name), figure.Text(c.file), figure.Text(b.Say("report.column." + name))}})
	}
	return t
}

// mostFindings is how many findings the page lists; findings.csv has them all.
const mostFindings = 500

// findingTable lists what was noticed in the input, the errors first to the
// notes last, without the values that led to it.
func (b *book) findingTable() figure.Table {
	t := figure.Table{
		Caption: b.Say("report.data.findings.caption"),
		Columns: []figure.Column{
			{Head: b.Say("report.col.place")}, {Head: b.Say("report.col.severity")}, {Head: b.Say("method.col.area")},
			{Head: b.Say("report.col.finding")},
		},
	}
	for _, severity := range [...]finding.Severity{finding.Error, finding.Warning, finding.Note} {
		for i := range b.Findings {
			f := &b.Findings[i]
			if f.Severity != severity || len(t.Rows) >= mostFindings {
				continue
			}
			message, hint := b.Finding(f.Code, f.Shown(false))
			if hint != "" {
				message += " " + hint
			}
			name := f.AreaName
			if name == "" {
				name = f.AreaID
			}
			t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
				figure.Text(b.place(f.Position)), figure.Text(b.Say("report.severity." + severity.String())), figure.Text(name), figure.Text(message),
			}})
		}
	}
	return t
}

// place words a position as a planner finds it.
func (b *book) place(p finding.Position) string {
	if p.File == "" {
		return b.Say("report.place.none")
	}
	out := p.File
	if p.Sheet != "" {
		out = b.Say("report.place.sheet", "file", p.File, "sheet", p.Sheet)
	}
	if cell := p.Cell(); cell != "" {
		out = b.Say("report.place.cell", "place", out, "cell", cell)
	}
	return out
}

// symbolTable explains the words and colours for what is no number.
func (b *book) symbolTable() figure.Table {
	t := figure.Table{
		Caption: b.Say("report.data.symbols.caption"),
		Columns: []figure.Column{{Head: b.Say("report.col.symbol")}, {Head: "status"}, {Head: b.Say("report.col.meaning")}},
	}
	for _, s := range [...]indicators.Status{indicators.Missing, indicators.Suppressed, indicators.Unreliable, indicators.NotApplicable} {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{
			figure.Text(b.Say("report.status." + s.String())), figure.Text(s.String()), figure.Text(b.Say("report.meaning." + s.String())),
		}})
	}
	return t
}
