package page

import (
	"sozialbericht/internal/finding"
	"sozialbericht/internal/report/markup"
)

// dataPage is daten.html: the files to take away, what was noticed in the
// input, and the words for missing numbers.
func (e *Edition) dataPage() ([]byte, error) {
	const path = "daten.html"
	v := struct {
		*frame
		Files        *markup.NotedTable
		Columns      *markup.NotedTable
		Form         []string
		Findings     *markup.NotedTable
		FindingCount string
		Symbols      *markup.NotedTable
	}{frame: e.frame(path, e.Say("report.data.head"), navData)}
	v.Files = markup.Noted(e.tables.FileTable(), v.Root, "")
	v.Columns = markup.Noted(e.tables.ColumnTable(), v.Root, "")
	v.Form = []string{e.Say("report.data.form.csv"), e.Say("report.data.form.text")}
	v.Findings = markup.Noted(e.plate.FindingTable(), v.Root, "daten/findings.csv")
	n := [3]int{}
	for _, f := range e.book.Findings() {
		n[min(int(f.Severity), 2)]++
	}
	v.FindingCount = e.Say("report.data.findings.count", "warnings", n[finding.Warning], "notes", n[finding.Note])
	v.Symbols = markup.Noted(e.plate.SymbolTable(), v.Root, "")
	return e.render("data.html", v)
}
