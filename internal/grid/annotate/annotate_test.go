package annotate

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/finding"
)

var german = Texts{Author: "Prüfung", Sheet: "Befunde", Headings: [5]string{"Art", "Tabelle", "Zelle", "Befund", "Was hilft"}, Remedy: "→ "}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// office is a workbook of two sheets with a format and comments of its own.
func office(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	must(t, f.SetSheetName("Sheet1", "Räume"))
	_, err := f.NewSheet("Amt 'B' 2")
	must(t, err)
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: 10})
	must(t, err)
	must(t, f.SetCellValue("Räume", "B3", 1.234))
	must(t, f.SetCellStyle("Räume", "B3", "B3", bold))
	must(t, f.SetCellValue("Räume", "B4", "x"))
	must(t, f.AddComment("Räume", excelize.Comment{Cell: "B3", Author: "Amt", Text: "vorläufig"}))
	must(t, f.AddComment("Räume", excelize.Comment{Cell: "A9", Author: "Amt", Text: "bleibt"}))
	b, err := f.WriteToBuffer()
	must(t, err)
	return b.Bytes()
}

func remarks() []Remark {
	at := func(sheet string, row, column int) finding.Position {
		return finding.AtCell("a.xlsx", sheet, 0, row, column)
	}
	return []Remark{
		{At: finding.AtFile("a.xlsx"), Severity: finding.Note, Label: "Hinweis", Message: "ohne Zelle"},
		{At: at("Räume", 3, 2), Severity: finding.Warning, Label: "Warnung", Message: "zu hoch", Hint: "nachsehen"},
		{At: at("Räume", 3, 2), Severity: finding.Error, Label: "Fehler", Message: "über 100 %", Hint: "berichtigen"},
		{At: at("Räume", 4, 2), Severity: finding.Warning, Label: "Warnung", Message: "kein Wert"},
		{At: at("Amt 'B' 2", 7, 28), Severity: finding.Note, Label: "Hinweis", Message: "leer"},
	}
}

func comments(t *testing.T, f *excelize.File, sheet string) map[string]string {
	t.Helper()
	list, err := f.GetComments(sheet)
	must(t, err)
	out := map[string]string{}
	for _, c := range list {
		text := c.Text
		for _, p := range c.Paragraph {
			text += p.Text
		}
		if out[c.Cell] != "" {
			t.Errorf("two comments on %s", c.Cell)
		}
		out[c.Cell] = text
	}
	return out
}

func fill(t *testing.T, f *excelize.File, sheet, cell string) (string, *excelize.Style) {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	must(t, err)
	style, err := f.GetStyle(id)
	must(t, err)
	return strings.Join(style.Fill.Color, ","), style
}

func TestFindingsStandInTheirCells(t *testing.T) {
	source := office(t)
	before := bytes.Clone(source)
	data, err := Workbook(source, remarks(), german)
	must(t, err)
	if !bytes.Equal(source, before) {
		t.Error("the source was changed")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)

	got := comments(t, f, "Räume")
	for cell, want := range map[string]string{
		"A9": "bleibt",
		"B3": "vorläufig\n\nWarnung: zu hoch\n→ nachsehen\n\nFehler: über 100 %\n→ berichtigen",
		"B4": "Warnung: kein Wert",
	} {
		if got[cell] != want {
			t.Errorf("%s: %q, want %q", cell, got[cell], want)
		}
	}
	if got := comments(t, f, "Amt 'B' 2"); got["AB7"] != "Hinweis: leer" || len(got) != 1 {
		t.Errorf("%q", got)
	}
	for _, c := range []struct{ sheet, cell, want string }{
		{"Räume", "B3", colours[finding.Error]}, {"Räume", "B4", colours[finding.Warning]},
		{"Amt 'B' 2", "AB7", colours[finding.Note]}, {"Räume", "A9", ""},
	} {
		if got, _ := fill(t, f, c.sheet, c.cell); got != c.want {
			t.Errorf("%s!%s is %q, want %q", c.sheet, c.cell, got, c.want)
		}
	}
	if _, style := fill(t, f, "Räume", "B3"); style.Font == nil || !style.Font.Bold || style.NumFmt != 10 {
		t.Errorf("the cell lost its own look: %+v", style)
	}
	if v, err := f.GetCellValue("Räume", "B3", excelize.Options{RawCellValue: true}); err != nil || v != "1.234" {
		t.Errorf("value %q %v", v, err)
	}

	rows, err := f.GetRows("Befunde")
	must(t, err)
	if len(rows) != 6 || strings.Join(rows[0], "|") != "Art|Tabelle|Zelle|Befund|Was hilft" ||
		strings.Join(rows[1], "|") != "Hinweis|||ohne Zelle" || strings.Join(rows[3], "|") != "Fehler|Räume|B3|über 100 %|berichtigen" {
		t.Errorf("%q", rows)
	}
	if has, target, err := f.GetCellHyperLink("Befunde", "C6"); !has || target != "'Amt ''B'' 2'!AB7" || err != nil {
		t.Errorf("link %v %q %v", has, target, err)
	}

	// A copy is known as one, and a copy of it keeps both lists.
	if Ours(source) || !Ours(data) {
		t.Errorf("ours: source %v, copy %v", Ours(source), Ours(data))
	}
	again, err := Workbook(data, remarks()[:2], german)
	must(t, err)
	f, err = excelize.OpenReader(bytes.NewReader(again))
	must(t, err)
	if list := f.GetSheetList(); len(list) != 4 || list[3] != "Befunde 2" {
		t.Errorf("%q", list)
	}
}

func TestColoursKeepSixDigits(t *testing.T) {
	look := &excelize.Style{
		Font:   &excelize.Font{Color: "00123456"},
		Border: []excelize.Border{{Type: "left", Color: "00A6A6A6", Style: 1}, {Type: "top", Color: "1F4E79", Style: 1}, {Type: "right", Style: 1}},
	}
	opaque(look)
	if look.Font.Color != "123456" || look.Border[0].Color != "A6A6A6" || look.Border[1].Color != "1F4E79" || look.Border[2].Color != "" {
		t.Errorf("%+v %+v", look.Font, look.Border)
	}
	opaque(&excelize.Style{})
}

func TestACSVFileBecomesAWorkbook(t *testing.T) {
	r := []Remark{{At: finding.AtCell("a.csv", "", 0, 2, 2), Severity: finding.Error, Label: "Fehler", Message: "doppelt"}}
	data, err := CSV("a.csv", []byte("Nr;Wert\n013;1.234\n"), r, german)
	must(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet)
	must(t, err)
	if len(rows) != 2 || strings.Join(rows[1], "|") != "013|1.234" {
		t.Errorf("%q", rows)
	}
	if got, _ := fill(t, f, sheet, "B2"); got != colours[finding.Error] || comments(t, f, sheet)["B2"] != "Fehler: doppelt" {
		t.Errorf("%q %q", got, comments(t, f, sheet))
	}
}

// The sheet of a copy is named after the file, as far as a workbook allows.
func TestTheSheetOfACSVFileIsNamedAfterIt(t *testing.T) {
	for name, want := range map[string]string{
		"werte.csv": "werte", "csv/fl_residents_by_district.csv": "fl_residents_by_district", `daten\Räume [neu]: 1.csv`: "Räume -neu-- 1",
		"fl_beneficiaries_age_15_to_under_65_by_district.csv": "fl_beneficiaries_age_15_to_under", "'.csv": "-", ".csv": "CSV", "History.csv": "CSV", "befunde.csv": "befunde",
	} {
		data, err := CSV(name, []byte("Nr;Wert\n013;1.234\n"), nil, german)
		must(t, err)
		f, err := excelize.OpenReader(bytes.NewReader(data))
		must(t, err)
		if want = string([]rune(want)[:min(len([]rune(want)), 31)]); f.GetSheetName(0) != want {
			t.Errorf("%s: %q, want %q", name, f.GetSheetName(0), want)
		}
		must(t, f.Close())
	}
}

// Hostile and broken files are an error, never a panic.
func TestWhatCannotBeCopied(t *testing.T) {
	var bomb bytes.Buffer
	w := zip.NewWriter(&bomb)
	to, err := w.Create("xl/worksheets/sheet1.xml")
	must(t, err)
	for range 65 {
		_, err := to.Write(make([]byte, 1<<20))
		must(t, err)
	}
	must(t, w.Close())
	if _, err := Workbook(bomb.Bytes(), nil, german); err != ErrTooLarge {
		t.Errorf("bomb: %v", err)
	}
	for _, data := range []string{"", "PK\x03\x04", "Nr;Wert\n"} {
		if _, err := Workbook([]byte(data), remarks(), german); err == nil || Ours([]byte(data)) {
			t.Errorf("%q: %v", data, err)
		}
	}
	gone := []Remark{{At: finding.AtCell("a.xlsx", "Weg", 0, 1, 1), Message: "x"}}
	if _, err := Workbook(office(t), gone, german); err == nil {
		t.Error("a sheet that is not there")
	}
}

// Ten thousand findings are coloured and listed; comments are capped, since
// each of them is a drawing.
func TestManyFindings(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var many []Remark
	for i := range 10_000 {
		many = append(many, Remark{At: finding.AtCell("a.xlsx", "Räume", 0, i+10, 2), Severity: finding.Warning, Label: "Warnung", Message: "x"})
	}
	start := time.Now()
	data, err := Workbook(office(t), many, german)
	must(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	if got := len(comments(t, f, "Räume")); got != maxComments+2 {
		t.Errorf("%d comments", got)
	}
	if got, _ := fill(t, f, "Räume", "B10009"); got != colours[finding.Warning] {
		t.Errorf("the last cell is %q", got)
	}
	if rows, err := f.GetRows("Befunde"); err != nil || len(rows) != 10_001 {
		t.Errorf("%d rows %v", len(rows), err)
	}
	if took := time.Since(start); took > 60*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Logf("took %v", took)
	}
}

// What LibreOffice reads of a copy is what was written into it.
func TestLibreOfficeOpensACopy(t *testing.T) {
	if testing.Short() {
		t.Skip("starts an office program")
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: that it opens a copy is NOT tested")
	}
	dir := t.TempDir()
	data, err := Workbook(office(t), remarks(), german)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "kopie.xlsx"), data, 0o600))
	run := exec.CommandContext(t.Context(), program, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profil",
		"--headless", "--convert-to", "ods", "--outdir", dir, filepath.Join(dir, "kopie.xlsx"))
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	z, err := zip.OpenReader(filepath.Join(dir, "kopie.ods"))
	must(t, err)
	defer func() { must(t, z.Close()) }()
	content, err := z.Open("content.xml")
	must(t, err)
	text, err := io.ReadAll(content)
	must(t, err)
	for _, want := range []string{"über 100 %", "vorläufig", "bleibt", "kein Wert", "ohne Zelle", `fo:background-color="#` + strings.ToLower(colours[finding.Error]) + `"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("LibreOffice does not show %q", want)
		}
	}
	if n := strings.Count(string(text), "</office:annotation>"); n != 4 {
		t.Errorf("LibreOffice sees %d comments, want 4", n)
	}
}
