package tables

import (
	"slices"
	"strings"

	"sozialbericht/internal/indicators/compare"
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
	for _, f := range d.files() {
		add(f.path(), "report.data."+f.kindName())
	}
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
	// A column that several files have in the same sense is said once.
	type place struct{ name, text string }
	at := map[place]int{}
	for _, f := range d.files() {
		for _, c := range f.fields(d.Lang) {
			p := place{c.Name, c.Description}
			i, ok := at[p]
			if !ok {
				i = len(t.Rows)
				at[p] = i
				t.Rows = append(t.Rows, figure.Row{Cells: []figure.Cell{figure.Text(c.Name), {}, figure.Text(c.Description)}})
			}
			cell := &t.Rows[i].Cells[1]
			cell.Text = strings.TrimPrefix(cell.Text+", "+f.name(), ", ")
		}
	}
	return t
}

// files are the CSV files of the edition in the order of their description.
func (d *Data) files() []file {
	out := []file{d.areas(nil), d.values()}
	if len(d.book.Nodes()) > 0 {
		out = append(out, d.scores(), d.reference())
	}
	if len(d.book.Schemes()) > 0 {
		out = append(out, d.reasons())
	}
	for _, c := range d.book.Comparisons() {
		if len(c.Records()) > 0 {
			out = append(out, d.comparison(c))
		}
	}
	if h := d.book.History(); h != nil {
		out = append(out, d.series())
		if slices.ContainsFunc(h.Levels, func(l compare.HistoryLevel) bool { return len(l.Classes) > 0 }) {
			out = append(out, d.classes())
		}
	}
	return append(out, d.findings())
}
