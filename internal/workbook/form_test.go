package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/words"
)

func opened(t *testing.T, form *Form) *excelize.File {
	t.Helper()
	content, err := WriteForm(form)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// A list lets every number through, so it stands only where there is a sign to
// offer; without one the rule refuses what is not possible.
func TestFormRule(t *testing.T) {
	zero, most := 0.0, 100.0
	form := &Form{
		Title: "Probe", Lang: words.German, Guide: "Anleitung",
		Sheets: []FormSheet{{
			Name: "Gebiete", Title: "Gebiete",
			Columns: []FormColumn{{Header: "Nr", Locked: true}, {Header: "Anteil", Least: &zero, Most: &most}, {Header: "Bemerkung", Text: true}},
			Rows:    [][]string{{"1"}, {"2"}},
		}},
	}
	rules, err := opened(t, form).GetDataValidations("Gebiete")
	if err != nil || len(rules) != 1 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	if r := rules[0]; r.Type != "custom" || r.Formula1 != "AND(ISNUMBER(B5),B5>=0,B5<=100)" || !r.ShowErrorMessage || r.Sqref != "B5:B6" {
		t.Errorf("without signs: %+v", r)
	}
	form.Symbols = []FormSymbol{{".", "gesperrt"}, {`"`, "wie oben"}}
	f := opened(t, form)
	rules, err = f.GetDataValidations("Gebiete")
	if err != nil || len(rules) != 1 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	if r := rules[0]; r.Type != "list" || r.Formula1 != "Zeichen" || r.ShowErrorMessage {
		t.Errorf("with signs: %+v", r)
	}
	// openpyxl takes a missing attribute for true and would refuse every number.
	if part, ok := f.Pkg.Load("xl/worksheets/sheet2.xml"); !ok || !bytes.Contains(part.([]byte), []byte(`showErrorMessage="0"`)) {
		t.Error("the list does not say that it refuses nothing")
	}
	rows, err := f.GetRows("Anleitung", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) < 2 || row[1] != "Anteil" {
			continue
		}
		if !strings.Contains(row[2], "mindestens 0; höchstens 100") {
			t.Errorf("the guide says %q of the bounds", row[2])
		}
		wrong, err := f.GetCellFormula("Anleitung", cellName(4, i+1))
		if want := `COUNTA('Gebiete'!$B$5:$B$6)-SUMPRODUCT(1*ISNUMBER('Gebiete'!$B$5:$B$6)*('Gebiete'!$B$5:$B$6>=0)*('Gebiete'!$B$5:$B$6<=100))-SUMPRODUCT(--('Gebiete'!$B$5:$B$6="."))-SUMPRODUCT(--('Gebiete'!$B$5:$B$6=""""))`; err != nil || wrong != want {
			t.Errorf("%s, %v\nwant %s", wrong, err, want)
		}
		return
	}
	t.Error("the guide has no line for the column")
}

// However wide its columns, a sheet is printed at a size that can be read.
func TestFormPages(t *testing.T) {
	few, many, wide := []float64{10, 30, 15, 15}, make([]float64, 33), []float64{44, 44, 44, 44, 15, 15, 15, 15}
	for i := range many {
		many[i] = 15
	}
	for _, c := range []struct {
		widths       []float64
		locked, want int
	}{{few, 2, 1}, {many, 2, 4}, {wide, 4, 2}, {nil, 0, 1}} {
		if got := pages(c.widths, c.locked); got != c.want {
			t.Errorf("%v: %d pages, want %d", c.widths, got, c.want)
		}
	}
}
