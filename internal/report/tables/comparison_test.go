package tables

import (
	"bytes"
	"encoding/csv"
	"testing"

	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"
)

func TestFilesOfAComparison(t *testing.T) {
	for _, lang := range []words.Lang{words.German, words.English} {
		e := sample.Compared(t, lang)
		d := open(&e.Results, e.Layers)
		for i, c := range d.book.Comparisons() {
			rows, err := csv.NewReader(bytes.NewReader(d.comparison(c).csv())).ReadAll()
			if err != nil || len(rows) != 1+len(c.Records()) || len(rows) < 2 {
				t.Errorf("%d rows of comparison %d: %v", len(rows), i, err)
			}
		}
		described(t, e)
		if _, err := d.workbook(); err != nil {
			t.Error(err)
		}
	}
	e := sample.Small(words.German)
	for _, f := range open(&e.Results, e.Layers).files() {
		if f.kindName() == "comparison" {
			t.Errorf("the edition compares with nothing, yet it has the file %s", f.name())
		}
	}
}

func TestFilesOfEditionsInARow(t *testing.T) {
	for _, lang := range []words.Lang{words.German, words.English} {
		e := sample.InRow(t, lang)
		d := open(&e.Results, e.Layers)
		for _, f := range []file{d.series(), d.classes()} {
			data, err := f.content()
			if err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
			want := 1 + 3*(5+10) // of classes: three editions, five areas and ten quarters
			if f.name() == "series" {
				want = 1 + 3*(5*4+10*3)
			}
			if err != nil || len(rows) != want {
				t.Errorf("%s has %d rows, want %d: %v", f.name(), len(rows), want, err)
			}
		}
		described(t, e)
		if _, err := d.workbook(); err != nil {
			t.Error(err)
		}
	}
}
