package grid

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// memory is files in memory.
type memory map[string][]byte

func (m memory) ReadFile(name string) ([]byte, error) {
	if b, ok := m[name]; ok {
		return b, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// book makes a workbook; edit may do anything with it.
func book(t testing.TB, edit func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	edit(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rezip changes one part of an archive.
func rezip(t testing.TB, data []byte, name string, edit func([]byte) []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		in, err := f.Open()
		must(t, err)
		b, err := io.ReadAll(in)
		must(t, err)
		if f.Name == name {
			b = edit(b)
		}
		to, err := w.Create(f.Name)
		must(t, err)
		_, err = to.Write(b)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

func TestWorkbookCells(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		s := "Sheet1"
		percent, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
		custom := `0.0" %"`
		quotedPercent, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &custom})
		day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		must(t, f.SetCellValue(s, "B2", "1.234"))
		must(t, f.SetCellValue(s, "C2", 1.234))
		must(t, f.SetCellValue(s, "D2", 0.123))
		must(t, f.SetCellStyle(s, "D2", "D2", percent))
		must(t, f.SetCellValue(s, "E2", 12.3))
		must(t, f.SetCellStyle(s, "E2", "E2", quotedPercent))
		must(t, f.SetCellValue(s, "F2", 43193))
		must(t, f.SetCellStyle(s, "F2", "F2", day))
		must(t, f.SetCellFormula(s, "G2", "=SUM(A1:A2)"))
		must(t, f.SetCellValue(s, "H2", true))
		must(t, f.SetCellValue(s, "I2", " "))
		must(t, f.SetCellRichText(s, "J2", []excelize.RichTextRun{{Text: "Ein"}, {Text: "wohner"}}))
		must(t, f.MergeCell(s, "B4", "D5"))
		must(t, f.SetCellValue(s, "B4", "Gruppe"))
		must(t, f.SetRowVisible(s, 4, false))
		must(t, f.SetColVisible(s, "C:D", false))
		_, err := f.NewSheet("Zweites")
		must(t, err)
		must(t, f.SetCellValue("Zweites", "A1", "x"))
	})
	r := NewReader(memory{"a.xlsx": data})
	g, l, err := r.Read("a.xlsx", "")
	must(t, err)
	if got := codes(l); got != "" {
		t.Fatal(got)
	}
	want := "B2=1.234 C2=1.234 D2=0.123 E2=12.3 F2=43193 G2= H2=1 J2=Einwohner B4=Gruppe"
	if got := dump(g); got != want {
		t.Errorf("cells %s, want %s", got, want)
	}
	for column, want := range map[int]Cell{
		2: {Kind: Text}, 3: {Kind: Number}, 4: {Kind: Number, Form: Percent}, 5: {Kind: Number}, 6: {Kind: Number, Form: Date},
		7: {Kind: Uncached}, 8: {Kind: Bool}, 9: {Kind: Empty}, 10: {Kind: Text},
	} {
		if got := g.At(2, column); got.Kind != want.Kind || got.Form != want.Form {
			t.Errorf("column %d: kind %d form %d, want %d and %d", column, got.Kind, got.Form, want.Kind, want.Form)
		}
	}
	if m, ok := g.MergedAt(5, 3); !ok || m != (Range{4, 2, 5, 4}) {
		t.Errorf("merged: %v, %v", m, ok)
	}
	if g.RowHidden(3) || !g.RowHidden(4) || g.ColumnHidden(2) || !g.ColumnHidden(3) || !g.ColumnHidden(4) || g.ColumnHidden(5) {
		t.Error("hidden rows or columns")
	}
	if other, _, err := r.Read("a.xlsx", " zweites"); err != nil || other.SheetIndex != 1 || other.Sheet != "Zweites" || dump(other) != "A1=x" {
		t.Errorf("second sheet: %v %v", other, err)
	}
	if again, _, _ := r.Read("a.xlsx", ""); again != g {
		t.Error("read twice")
	}
	if got := strings.Join(r.Sheets("a.xlsx"), "|"); got != "Sheet1|Zweites" {
		t.Error(got)
	}
}

// sheetPart wraps rows as the part of a sheet.
func sheetPart(rows string) func([]byte) []byte {
	return func([]byte) []byte {
		return []byte(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`)
	}
}

func TestHandWrittenSheets(t *testing.T) {
	plain := book(t, func(*excelize.File) {})
	for _, c := range []struct{ name, rows, want, findings string }{
		{"no references", `<row><c><v>1</v></c><c t="str"><v>a</v></c></row><row><c><v>2</v></c></row>`, "A1=1 B1=a A2=2", ""},
		{"inline text", `<row r="3"><c r="B3" t="inlineStr"><is><t>013</t></is></c></row>`, "B3=013", ""},
		{"empty result of a formula", `<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><f>1</f></c></row>`, "B1=", ""},
		{"no result of a formula, as some programs write it", `<row r="1"><c r="A1"><f>B9</f><v></v></c><c r="B1" t="n"><f>1</f><v/></c><c r="C1" t="str"><f>""</f><v/></c></row>`, "A1= B1=", ""},
		{"error", `<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>`, "A1=#N/A", ""},
		{"angle in an attribute and a comment", `<row r="1"><!-- <c r="Z9"> --><c r="A1" q=">"><v>5</v></c></row>`, "A1=5", ""},
		{"not a number", `<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e400</v></c></row>`, "A1=NaN B1=1e400", ""},
		{"entities and line ends", "<row><c t=\"str\"><v>&lt;A&amp;B&#x20;&#252;&gt;\r\n<!-- - -->2</v></c><c t=\"str\"><v><![CDATA[a&lt;b<c]]></v></c></row>", "A1=<A&B ü>\n2 B1=a&lt;b<c", ""},
		{"escapes", `<row><c t="inlineStr"><is><t>a_x0009_b_x005F_x0009_</t></is></c><c t="str"><v>a_x0009_b</v></c></row>`, "A1=a\tb_x0009_ B1=a_x0009_b", ""},
		{"rich text and readings", `<row><c t="inlineStr"><is><r><t>Ein</t></r><r><rPr/><t>wohner</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>`, "A1=Einwohner", ""},
		{"prefixes", `<x:row><x:c t="str"><x:v>a</x:v></x:c></x:row>`, "A1=a", ""},
		{"rows of drawings", `<row><c><v>1</v></c></row></sheetData><xdr:row>1</xdr:row><c><v>2</v></c>`, "A1=1", ""},
		{"unknown entity", `<row r="7"><c><v>1</v></c></row><row><c t="str"><v>&uuml;</v></c></row>`, "nil", "sheet_damaged A8"},
		{"ampersand", `<row><c t="str"><v>a & b</v></c></row>`, "nil", "sheet_damaged A1"},
		{"forbidden character", "<row><c t=\"str\"><v>a\x01</v></c></row>", "nil", "sheet_damaged A1"},
		{"forbidden character by number", "<row><c t=\"str\"><v>&#0;</v></c></row>", "nil", "sheet_damaged A1"},
		{"broken letter", "<row><c t=\"str\"><v>a\xff</v></c></row>", "nil", "sheet_damaged A1"},
		{"a text that is not there", `<row r="3"><c t="s"><v>0</v></c></row>`, "nil", "sheet_damaged A3"},
		{"cell without row", `<c><v>1</v></c><row><c><v>1</v></c></row>`, "nil", "sheet_damaged"},
		{"row without end", `<row><c><v>1</v></c>`, "nil", "sheet_damaged A1"},
		{"text without end in sight", `<row><c t="str"><v>` + strings.Repeat("x", 2*maxToken) + `</v></c></row>`, "nil", "sheet_damaged A1"},
		{"the longest text", `<row><c t="str"><v>` + strings.Repeat("&#252;", 32767) + `</v></c></row>`, "A1=" + strings.Repeat("ü", 32767), ""},
		{"backward cells", `<row r="1"><c r="B1"><v>5</v></c><c r="A1"><v>5</v></c></row>`, "nil", "sheet_damaged A1"},
		{"backward rows", `<row r="2"><c r="B2"><v>5</v></c></row><row r="1"/>`, "nil", "sheet_damaged A2"},
		{"row beyond the end", `<row r="1048577"><c><v>5</v></c></row>`, "nil", "sheet_too_large"},
		{"last cell of a sheet", `<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>`, "XFD1048576=5", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := rezip(t, plain, "xl/worksheets/sheet1.xml", sheetPart(c.rows))
			g, l, err := NewReader(memory{"a.xlsx": data}).Read("a.xlsx", "Sheet1")
			must(t, err)
			if got := dump(g); got != c.want {
				t.Errorf("cells %s, want %s", got, c.want)
			}
			if got := codes(l); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
		})
	}
}

func TestSharedTexts(t *testing.T) {
	text := func(i int) string { return []string{"Größe <1>", "", " Ein wohner ", "a\tb", "Ä"}[i%5] }
	whole := book(t, func(f *excelize.File) {
		for i := range 5 {
			must(t, f.SetCellValue("Sheet1", fmt.Sprintf("A%d", i+1), text(i)))
		}
		must(t, f.SetCellRichText("Sheet1", "B5", []excelize.RichTextRun{{Text: "Ein"}, {Text: "wohner"}}))
	})
	const part = "xl/sharedStrings.xml"
	header := []byte(`<?xml version="1.0" encoding="UTF-8"?>`)
	in := func(name string, e encoding.Encoding) func([]byte) []byte {
		return func(b []byte) []byte {
			out, err := e.NewEncoder().Bytes(append([]byte(`<?xml version="1.0" encoding="`+name+`"?>`), bytes.TrimPrefix(bytes.TrimSpace(b), header)...))
			must(t, err)
			return out
		}
	}
	const want = "A1=Größe <1> A3= Ein wohner  A4=a\tb A5=Ä B5=Einwohner"
	for _, c := range []struct {
		name           string
		edit           func([]byte) []byte
		want, findings string
	}{
		{"as written", bytes.Clone, want, ""},
		{"Windows-1252", in("windows-1252", charmap.Windows1252), want, ""},
		{"UTF-16", in("UTF-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), want, ""},
		{"unknown encoding", func([]byte) []byte { return []byte(`<?xml version="1.0" encoding="x-none"?><sst/>`) }, "nil", "workbook_damaged"},
		{"broken off", func(b []byte) []byte { return b[:len(b)-6] }, "nil", "sheet_damaged"},
		{"too few", func([]byte) []byte { return []byte("<sst><si><t>x</t></si></sst>") }, "nil", "sheet_damaged A2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, l, err := NewReader(memory{"a.xlsx": rezip(t, whole, part, c.edit)}).Read("a.xlsx", "")
			must(t, err)
			if got := dump(g); got != c.want {
				t.Errorf("cells %q, want %q", got, c.want)
			}
			if got := codes(l); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
		})
	}
}

// A digit that changed on the way is found by the checksum of its part.
func TestChecksumOfASheet(t *testing.T) {
	whole := book(t, func(f *excelize.File) { must(t, f.SetCellValue("Sheet1", "A1", 1234567)) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	r, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	must(t, err)
	for _, f := range r.File {
		in, err := f.Open()
		must(t, err)
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		must(t, err)
		_, err = io.Copy(to, in)
		must(t, err)
	}
	must(t, w.Close())
	_, l, err := NewReader(memory{"a.xlsx": bytes.Replace(out.Bytes(), []byte("1234567"), []byte("1934567"), 1)}).Read("a.xlsx", "")
	must(t, err)
	if got := codes(l); got != "workbook_damaged" {
		t.Error(got)
	}
}

func TestSheetThatClaimsAbsurdDimensions(t *testing.T) {
	var rows strings.Builder
	for i := 1; i <= 30000; i++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
	}
	data := rezip(t, book(t, func(*excelize.File) {}), "xl/worksheets/sheet1.xml", sheetPart(rows.String()))
	_, l, err := NewReader(memory{"a.xlsx": data}).Read("a.xlsx", "")
	must(t, err)
	if got := codes(l); !strings.HasPrefix(got, "sheet_too_large") {
		t.Error(got)
	}
}

func TestFilesThatAreNoWorkbooks(t *testing.T) {
	whole := book(t, func(f *excelize.File) { _ = f.SetCellValue("Sheet1", "A1", "x") })
	var locked bytes.Buffer
	f := excelize.NewFile()
	must(t, f.Write(&locked, excelize.Options{Password: "geheim"}))
	var ods bytes.Buffer
	w := zip.NewWriter(&ods)
	_, err := w.Create("content.xml")
	must(t, err)
	must(t, w.Close())
	cut := rezip(t, whole, "xl/worksheets/sheet1.xml", func(b []byte) []byte { return bytes.Split(b, []byte("</sheetData>"))[0] })
	noBook := rezip(t, whole, "xl/workbook.xml", func([]byte) []byte { return []byte("<workbook") })
	noSheets := rezip(t, whole, "xl/workbook.xml", func([]byte) []byte { return []byte("<workbook/>") })
	noStyles := rezip(t, whole, "xl/styles.xml", func(b []byte) []byte { return b[:len(b)/2] })
	for _, c := range []struct {
		name, file string
		data       []byte
		want       string
	}{
		{"truncated archive", "a.xlsx", whole[:len(whole)/2], "workbook_damaged"},
		{"truncated sheet", "a.xlsx", cut, "sheet_truncated A1"},
		{"broken workbook part", "a.xlsx", noBook, "workbook_damaged"},
		{"no sheets", "a.xlsx", noSheets, "workbook_damaged"},
		{"broken styles", "a.xlsx", noStyles, "workbook_damaged"},
		{"encrypted", "a.xlsx", locked.Bytes(), "workbook_encrypted"},
		{"old", "a.xls", append(bytes.Clone(compound), make([]byte, 600)...), "workbook_old"},
		{"ods", "a.ods", ods.Bytes(), "workbook_ods"},
		{"web page", "a.xls", []byte("\n<html><table>"), "workbook_is_web_page"},
		{"text", "a.xlsx", []byte("a;b"), "not_a_workbook"},
		{"empty", "a.csv", []byte("\ufeff \n"), "file_empty"},
		{"workbook named csv", "a.csv", whole, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, l, err := NewReader(memory{c.file: c.data}).Read(c.file, "")
			must(t, err)
			if got := codes(l); got != c.want {
				t.Errorf("findings %q, want %q", got, c.want)
			}
		})
	}
}

func TestMissingFileAndSheet(t *testing.T) {
	r := NewReader(memory{"a.xlsx": book(t, func(*excelize.File) {})})
	if _, _, err := r.Read("b.xlsx", ""); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	g, l, err := r.Read("a.xlsx", "Sozialräume")
	if g != nil || err != nil || codes(l) != "sheet_missing" {
		t.Errorf("%v %v %v", g, codes(l), err)
	}
}

func TestFormOf(t *testing.T) {
	for code, want := range map[string]Form{
		"General": Plain, "Standard": Plain, "0.0%": Percent, `0.0" %"`: Plain, `0.0\%`: Plain, "dd.mm.yyyy": Date, "[Red]0.0": Plain,
		`#,##0_);[Red](#,##0)`: Plain, "[$-407]d. mmmm yyyy": Date, "0.00E+00": Plain, `"unclosed`: Plain, "[unclosed": Plain, "\\": Plain,
	} {
		if got := formOf(code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
}

func TestColumnNumber(t *testing.T) {
	for s, want := range map[string]int{"A": 1, "Z": 26, "AA": 27, "XFD": 16384, "XFE": 0, "": 0, "a": 0, "AAAA": 0, "A1": 0} {
		if got := ColumnNumber(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

// A sheet that breaks off passes the library without a word; the scan says so
// wherever it breaks off.
func TestEveryTruncationIsFound(t *testing.T) {
	whole := book(t, func(f *excelize.File) {
		for i := 1; i <= 5; i++ {
			_ = f.SetCellValue("Sheet1", fmt.Sprintf("A%d", i), i)
		}
	})
	var part []byte
	rezip(t, whole, "xl/worksheets/sheet1.xml", func(b []byte) []byte { part = b; return b })
	for n := range part {
		s := scanner{markup: newMarkup(bytes.NewReader(part[:n])), grid: &Grid{}}
		if err := s.scan(); err == nil {
			t.Fatalf("nothing said after %d of %d bytes: %s", n, len(part), part[:n])
		}
	}
}

func FuzzXLSX(f *testing.F) {
	whole := book(f, func(b *excelize.File) {
		_ = b.SetCellValue("Sheet1", "A1", "Kennziffer")
		_ = b.SetCellValue("Sheet1", "B2", 0.5)
	})
	f.Add(whole)
	f.Add(whole[:len(whole)-30])
	f.Add([]byte("PK\x03\x04"))
	f.Add(append(bytes.Clone(compound), utf16("EncryptedPackage")...))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, l, err := NewReader(memory{"f.xlsx": data}).Read("f.xlsx", "")
		if err != nil || g == nil && !l.HasErrors() {
			t.Errorf("grid %v, error %v, findings %q", g, err, codes(l))
		}
	})
}

// FuzzSheetPart varies the part of a sheet inside a sound workbook.
func FuzzSheetPart(f *testing.F) {
	plain := book(f, func(*excelize.File) {})
	for _, s := range []string{
		`<row r="1"><c r="A1"><v>1</v></c></row>`, `<row><c t="s"><v>0</v></c></row>`, `<row r="2" hidden="1"><c r="XFD2" t="e"><v>#N/A</v></c></row>`,
		`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="C1"><f>1</f></c></row>`, `<row r="1" r="2"><c r="B1"/></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		data := rezip(t, plain, "xl/worksheets/sheet1.xml", sheetPart(rows))
		g, l, err := NewReader(memory{"f.xlsx": data}).Read("f.xlsx", "")
		if err != nil || g == nil && !l.HasErrors() {
			t.Errorf("grid %v, error %v, findings %q", g, err, codes(l))
		}
	})
}

func BenchmarkWorkbook(b *testing.B) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	must(b, err)
	for row := 1; row <= 10000; row++ {
		cells := make([]any, 40)
		for i := range cells {
			cells[i] = float64(row*i) / 7
		}
		cells[0] = fmt.Sprintf("%05d", row)
		must(b, w.SetRow(fmt.Sprintf("A%d", row), cells))
	}
	must(b, w.Flush())
	buf, err := f.WriteToBuffer()
	must(b, err)
	b.Run("whole", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			g, _, err := NewReader(memory{"a.xlsx": buf.Bytes()}).Read("a.xlsx", "")
			if err != nil || g.Height() != 10000 {
				b.Fatal(err)
			}
		}
	})
	b.Run("scan", func(b *testing.B) {
		var part []byte
		rezip(b, buf.Bytes(), "xl/worksheets/sheet1.xml", func(p []byte) []byte { part = p; return p })
		b.ReportAllocs()
		for b.Loop() {
			s := scanner{markup: newMarkup(bytes.NewReader(part)), grid: &Grid{}}
			if err := s.scan(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
