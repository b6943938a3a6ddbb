package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/words"
)

// hostile are texts that break whatever forgets to escape them.
var hostile = []string{
	"=1+1", "+49", "-5", "@SUM(A1)", "\t=cmd", `=HYPERLINK("http://x","y")`, "</t></is></c><c><f>1+1</f>", `"&'<>`, "_x0041_", "a\x00b\x0bc",
	"zwei\nZeilen", "\xff\xfe kaputt", " Rand ", "&P&N", strings.Repeat("sehr lang ", 5000), "😀 Ähre", "013", "1E5", "#REF!", "\uFFFF",
}

// city is a book as the report makes them: a ranking with a chart and a table
// with a signs, groups and a city row.
func city(n int) *Book {
	t := &Table{Frozen: 2, Columns: []Column{
		{Head: "Kennziffer", Key: "id", Ids: true}, {Head: "Sozialraum", Key: "name"},
		{Head: "unter 18 (%)", Key: "u18", Group: "Bevölkerung"}, {Head: "Veränderung", Key: "change", Group: "Bevölkerung"}, {Head: "Einwohner", Key: "people"},
	}}
	t.Top = []Row{{Mark: City, Cells: []Cell{{}, Text("Musterstadt (Stadt)"), Number(20.7, 1), Signed(-1.25, 2), Number(602757, 0)}}}
	for i := range n {
		value := Number(float64(i)*1.37+0.1, 1)
		if i%7 == 3 {
			value = Sign("geheim")
		}
		mark := Plain
		if i%5 == 0 {
			mark = Target
		}
		t.Rows = append(t.Rows, Row{Mark: mark, Cells: []Cell{
			Text(fmt.Sprintf("%03d", i+1)), Text(fmt.Sprintf("Gebiet %d", i+1)), value, Signed(float64(i)-3, 2), Number(float64(1000+i), 0),
		}})
	}
	return &Book{Lang: words.German, Title: "Bericht 2018", City: "Musterstadt", Banner: "Entwurf", Home: "home", Sheets: []Sheet{
		{ID: "cover", Name: "Titel", Title: "Bericht 2018", Cover: true, Blocks: []Block{
			{Heading: "Was herauskam", Text: []string{strings.Repeat("Ein langer Satz, der umbricht. ", 12)}},
			{Table: &Table{Plain: true, Columns: []Column{{Width: 20}, {Width: 60, Wrap: true}}, Rows: []Row{{Cells: []Cell{Text("Stadt"), Text("Musterstadt")}}}}},
		}},
		{ID: "home", Name: "Inhalt", Title: "Inhalt", Blocks: []Block{{Table: &Table{Columns: []Column{{Head: "Blatt"}}, Rows: []Row{{Cells: []Cell{Link("Werte", "values")}}}}}}},
		{ID: "values", Name: "Werte", Title: "Alle Werte", Blocks: []Block{{Table: t}, {Text: []string{"Eine Fußnote."}}},
			Chart: &Chart{Title: "Am höchsten: 9,7", Alt: "Balkendiagramm", Labels: 1, Rows: n, Decimals: 1, Series: []Series{{Column: 2, Fill: "#b35806"}}}},
	}}
}

func write(t testing.TB, b *Book) []byte {
	t.Helper()
	data, err := Write(b)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// part returns the text of one part.
func part(t testing.TB, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func value(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestASheetOfValuesIsReadyForWork(t *testing.T) {
	data := write(t, city(39))
	f := open(t, data)
	if got := f.GetSheetList(); strings.Join(got, "|") != "Titel|Inhalt|Werte" {
		t.Fatalf("sheets: %q", got)
	}
	// 1 title, 2 banner, 3 empty, 4 groups, 5 heads, 6 city, 7 keys, 8 first area
	for cell, want := range map[string]string{
		"A1": "Alle Werte", "A2": "← Inhalt", "B2": "Entwurf", "C4": "Bevölkerung", "A5": "Kennziffer", "B6": "Musterstadt (Stadt)", "C6": "20.7",
		"E6": "602757", "A7": "id", "C7": "u18", "A8": "001", "B8": "Gebiet 1", "C8": "0.1", "C9": "1.4700000000000002", "C11": "geheim", "D8": "-3", "A46": "039", "A47": "Eine Fußnote.",
	} {
		if got := value(t, f, "Werte", cell); got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
	panes, err := f.GetPanes("Werte")
	if err != nil || !panes.Freeze || panes.XSplit != 2 || panes.YSplit != 7 || panes.TopLeftCell != "C8" {
		t.Errorf("panes: %+v, %v", panes, err)
	}
	sheet := part(t, data, "xl/worksheets/sheet3.xml")
	for _, want := range []string{`<autoFilter ref="A7:E46"`, `numberStoredAsText="true"`, `<drawing `, `fitToHeight="1"`, `<mergeCell ref="C4:D4"`, `&amp;P`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %s", want)
		}
	}
	if strings.Contains(sheet, "<f>") || strings.Contains(sheet, "filterMode") {
		t.Error("the sheet has a formula or a filter that hides rows")
	}
	book := part(t, data, "xl/workbook.xml")
	for _, want := range []string{"_xlnm._FilterDatabase", "_xlnm.Print_Area", "_xlnm.Print_Titles", "Werte&#39;!$4:$7"} {
		if !strings.Contains(book, want) {
			t.Errorf("the workbook lacks %s", want)
		}
	}
	for cell, want := range map[string]string{"C8": "#,##0.0", "D8": "+#,##0.00;-#,##0.00;#,##0.00", "E8": "#,##0", "A8": "@", "B8": "@"} {
		id, err := f.GetCellStyle("Werte", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if style.CustomNumFmt != nil {
			got = *style.CustomNumFmt
		} else if style.NumFmt == 3 {
			got = "#,##0"
		} else if style.NumFmt == 49 {
			got = "@"
		}
		if got != want {
			t.Errorf("%s has the format %q (%d), want %q", cell, got, style.NumFmt, want)
		}
	}
	if w, err := f.GetColWidth("Werte", "B"); err != nil || w < 19 {
		t.Errorf("width of the names: %v, %v", w, err)
	}
	if linked, target, err := f.GetCellHyperLink("Inhalt", "A5"); err != nil || !linked || target != "'Werte'!A1" {
		t.Errorf("link: %v %q %v", linked, target, err)
	}
	props, err := f.GetDocProps()
	if err != nil || props.Creator != product || props.Title != "Bericht 2018" || props.Created != "" || props.Modified != "" {
		t.Errorf("properties: %+v, %v", props, err)
	}
}

func TestTheChartRefersToItsTable(t *testing.T) {
	chart := part(t, write(t, city(39)), "xl/charts/chart1.xml")
	for _, want := range []string{"$B$8:$B$46", "$C$8:$C$46", "$C$5", "b35806", `lang val="de-DE"`, `orientation val="maxMin"`, "Am höchsten: 9,7"} {
		if !strings.Contains(chart, want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
	b := city(39)
	b.Lang = words.English
	data := write(t, b)
	if !strings.Contains(part(t, data, "xl/charts/chart1.xml"), `lang val="en-US"`) || !strings.Contains(part(t, data, "xl/worksheets/sheet3.xml"), "Page &amp;P of") {
		t.Error("an English book is not English")
	}
}

func TestTheSameBookGivesTheSameBytes(t *testing.T) {
	first := write(t, city(39))
	for range 5 {
		if !bytes.Equal(first, write(t, city(39))) {
			t.Fatal("two writes differ")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for _, f := range z.File {
		if f.Name <= last {
			t.Errorf("%s stands after %s", f.Name, last)
		}
		last = f.Name
		if f.ModifiedDate != 0x21 || f.ModifiedTime != 0 {
			t.Errorf("%s has a time", f.Name)
		}
	}
}

// Every part is well-formed, whatever the texts hold, and no text is changed
// but for what XML can't hold.
func TestHostileTextsStayTexts(t *testing.T) {
	b := city(3)
	b.Title, b.City, b.Banner = `<&'"`+hostile[5], "1&9", hostile[9]
	table := &Table{Frozen: 1, Columns: []Column{{Head: hostile[6], Key: hostile[7], Ids: true}, {Head: hostile[0], Group: hostile[8], Wrap: true, Width: 20}}}
	for _, h := range hostile {
		table.Rows = append(table.Rows, Row{Cells: []Cell{Text(h), Link(h, "nowhere"), Number(1, 0)}})
		b.Sheets = append(b.Sheets, Sheet{ID: h, Name: h, Title: h, Blocks: []Block{{Heading: h, Text: []string{h}, Table: &Table{Columns: []Column{{Head: h}}, Rows: []Row{{Cells: []Cell{Sign(h)}}}}}}})
	}
	b.Sheets = append(b.Sheets, Sheet{ID: "x", Name: "x", Title: "x", Blocks: []Block{{Table: table}},
		Chart: &Chart{Title: hostile[9] + hostile[14], Alt: hostile[14], Labels: 0, Rows: 99, Series: []Series{{Column: 1}, {Column: 77}, {Column: -1}}}})
	data := write(t, b)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range z.File {
		text := part(t, data, p.Name)
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", p.Name, err)
			}
		}
		if strings.Contains(text, "<f>") && strings.HasPrefix(p.Name, "xl/worksheets") {
			t.Errorf("%s has a formula", p.Name)
		}
	}
	f := open(t, data)
	for i, h := range hostile {
		got := value(t, f, "x", fmt.Sprintf("A%d", 7+i))
		want := strings.NewReplacer("\x00", "\uFFFD", "\x0b", "\uFFFD", "\uFFFF", "\uFFFD").Replace(strings.ReplaceAll(strings.ToValidUTF8(h, "\x01"), "\x01", "\uFFFD"))
		if i == 11 {
			want = "\uFFFD\uFFFD kaputt"
		}
		if len(want) > maxCellText {
			want = want[:maxCellText]
		}
		if got != want {
			t.Errorf("%.40q became %.40q, want %.40q", h, got, want)
		}
	}
}

func TestSheetNamesAreValidAndUnique(t *testing.T) {
	wished := append([]string{"Werte", "werte", "WERTE ", "", "History", "a/b", "a:b", "'x'", strings.Repeat("ä", 40), strings.Repeat("ä", 41), strings.Repeat("😀", 20), "Räume 1/2"}, hostile...)
	names := sheetNames(wished)
	seen := map[string]bool{}
	for i, n := range names {
		if k := strings.ToLower(n); seen[k] {
			t.Errorf("%q stands twice", n)
		} else {
			seen[k] = true
		}
		if u := utf16.Encode([]rune(n)); len(u) > 31 || len(u) == 0 {
			t.Errorf("%q (of %.20q) has %d units", n, wished[i], len(u))
		}
		if strings.ContainsAny(n, `[]:*?/\'`) || strings.EqualFold(n, "history") || strings.TrimSpace(n) != n {
			t.Errorf("%q is no name for a sheet", n)
		}
	}
	if names[0] != "Werte" || names[1] != "werte (2)" || names[5] != "a-b" || names[6] != "a-b (2)" {
		t.Errorf("names: %q", names[:8])
	}
}

func TestPageHeadersShowAmpersandsAndFit(t *testing.T) {
	for in, want := range map[string]string{"A & B": "A && B", "2018": " 2018", "a\nb": "a b", "": ""} {
		if got := printed(in, 100); got != want {
			t.Errorf("printed(%q) = %q, want %q", in, got, want)
		}
	}
	if got := printed(strings.Repeat("&", 99), 21); got != strings.Repeat("&&", 10) {
		t.Errorf("a code was cut in half: %q", got)
	}
}

func TestOddBooks(t *testing.T) {
	for name, b := range map[string]*Book{
		"empty":             {},
		"one area":          city(1),
		"no area":           city(0),
		"empty sheet":       {Sheets: []Sheet{{}}},
		"table of nothing":  {Sheets: []Sheet{{Blocks: []Block{{Table: &Table{}}}, Chart: &Chart{Rows: 5, Series: []Series{{}}}}}},
		"short rows":        {Sheets: []Sheet{{Blocks: []Block{{Table: &Table{Frozen: 9, Columns: []Column{{Key: "a"}, {Key: "b"}}, Rows: []Row{{}, {Cells: []Cell{Text("x")}}}}}}}}},
		"too many columns":  {Sheets: []Sheet{{Blocks: []Block{{Table: &Table{Columns: make([]Column, maxColumns+5), Rows: []Row{{}}}}}}}},
		"two with one ID":   {Home: "a", Sheets: []Sheet{{ID: "a", Name: "a"}, {ID: "a", Name: "a"}}},
		"numbers":           {Sheets: []Sheet{{Blocks: []Block{{Table: &Table{Columns: []Column{{Head: "x"}}, Rows: []Row{{Cells: []Cell{Number(math.NaN(), 1)}}, {Cells: []Cell{Number(math.Inf(1), 1)}}, {Cells: []Cell{Number(1e300, 99)}}, {Cells: []Cell{Signed(math.Copysign(0, -1), -3)}}}}}}}}},
		"links to nowhere":  {Home: "nowhere", Sheets: []Sheet{{ID: "a", Blocks: []Block{{Table: &Table{Columns: []Column{{}}, Rows: []Row{{Cells: []Cell{Link("x", "y")}}}}}}}}},
		"very wide columns": {Sheets: []Sheet{{Blocks: []Block{{Table: &Table{Columns: []Column{{Width: 9999}, {Width: -4}}}}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			data := write(t, b)
			f := open(t, data)
			if len(f.GetSheetList()) != max(len(b.Sheets), 1) {
				t.Errorf("sheets: %q", f.GetSheetList())
			}
			if text := part(t, data, "xl/worksheets/sheet1.xml"); strings.Contains(text, "NaN") || strings.Contains(text, "Inf") || strings.Contains(text, "<v>-0</v>") {
				t.Error("NaN, infinity or a negative zero got into the sheet")
			}
		})
	}
}

// A spreadsheet program opens the book as it is and reads the same cells.
func TestLibreOfficeReadsTheSameCells(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed")
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "edition.xlsx")
	b := city(39)
	b.Sheets[0], b.Sheets[2] = b.Sheets[2], b.Sheets[0] // a CSV file has the first sheet only
	if err := os.WriteFile(name, write(t, b), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", "--outdir", dir, name)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	file, err := os.Open(filepath.Join(dir, "edition.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 46 || rows[0][0] != "Alle Werte" || rows[6][2] != "u18" || rows[7][0] != "001" || rows[10][2] != "geheim" {
		t.Fatalf("%d rows, the first: %q", len(rows), rows[:min(len(rows), 8)])
	}
	if x, err := strconv.ParseFloat(rows[8][2], 64); err != nil || math.Abs(x-1.47) > 0.05 { // as shown
		t.Errorf("C9: %q", rows[8][2])
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{39, 542, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			book := city(n)
			wide := &Table{Frozen: 2, Columns: []Column{{Head: "id", Key: "id", Ids: true}, {Head: "name", Key: "name"}}}
			for i := range 20 {
				wide.Columns = append(wide.Columns, Column{Head: "Anteil " + strconv.Itoa(i), Key: "a" + strconv.Itoa(i)})
			}
			for k := range n {
				cells := []Cell{Text(strconv.Itoa(k)), Text("Gebiet " + strconv.Itoa(k))}
				for i := range 20 {
					cells = append(cells, Number(math.Sqrt(float64(k*20+i)), 1))
				}
				wide.Rows = append(wide.Rows, Row{Cells: cells})
			}
			for i := range 9 {
				book.Sheets = append(book.Sheets, Sheet{Name: "Werte " + strconv.Itoa(i), Blocks: []Block{{Table: wide}}})
			}
			b.ReportAllocs()
			for b.Loop() {
				data, err := Write(book)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(data)), "bytes")
			}
		})
	}
}
