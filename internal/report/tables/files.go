package tables

import (
	"sozialbericht/internal/report/figure"
)

// FileTable lists the files to take away with what each holds.
func (d *Data) FileTable() figure.Table {
	t := figure.Table{
		Caption: d.Say("report.data.files.caption"),
		Columns: []figure.Column{{Head: d.Say("report.col.file")}, {Head: d.Say("report.col.content")}},
	}
	add := func(path, key string, pairs ...any) {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Link(path, path), figure.Text(d.Say(key, pairs...))}})
	}
	add(workbookPath, "report.data.workbook")
	add("daten/areas.csv", "report.data.areas")
	add("daten/values.csv", "report.data.values")
	if len(d.book.Nodes()) > 0 {
		add("daten/scores.csv", "report.data.scores")
		add("daten/reference.csv", "report.data.reference")
	}
	if len(d.book.Schemes()) > 0 {
		add("daten/reasons.csv", "report.data.reasons")
	}
	for _, f := range d.comparisonFiles() {
		add(f.path(), "report.data.comparison")
	}
	for _, f := range d.historyFiles() {
		add(f.path(), "report.data."+f.name)
	}
	add("daten/findings.csv", "report.data.findings")
	add(packagePath, "report.data.package")
	for _, l := range d.book.Levels() {
		if l.Layer() != nil {
			add(geojsonPath(l), "report.data.geojson", "areas", l.Many())
		}
	}
	if len(d.plate.Maps()) > 0 {
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Link("karten/", "karte.html"), figure.Text(d.Say("report.data.maps", "n", len(d.plate.Maps())))}})
	}
	add("manifest.json", "report.data.manifest")
	return t
}

// ColumnTable explains the columns of the CSV files.
func (d *Data) ColumnTable() figure.Table {
	t := figure.Table{
		Caption: d.Say("report.data.columns.caption"),
		Columns: []figure.Column{{Head: d.Say("report.col.column")}, {Head: d.Say("report.col.file")}, {Head: d.Say("report.col.content")}},
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
		t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(c.name), figure.Text(c.file), figure.Text(d.Say("report.column." + name))}})
	}
	return t
}
