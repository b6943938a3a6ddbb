package edition

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
)

type memory map[string]string

func (m memory) ReadFile(name string) ([]byte, error) {
	if text, ok := m[name]; ok {
		return []byte(text), nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// outside is an edition whose indicators stand in liste.csv.
const outside = `id: e
title: T
city: C
levels:
  - {id: raum, name: {one: R, many: Rs}, tables: [{file: w.csv, key: Nr}]}
indicators: {file: liste.csv}
`

func TestAListInAWorkbookIsReadLikeOneInTheFile(t *testing.T) {
	list := `Unsere Indikatoren;;;;;;;;;;;;;;
ID;Label;of;less;per;times;value;higher_is;decimals;levels;range;date;comparable;city;weight_by
a;"A; mit Semikolon";"Insgesamt | 2018; weiblich
männlich";x, y;Einwohner;1000;;worse;2;raum;"[-50; 49,5]";2015 bis 2017;nein;;

b;B;;;;;Wert | 2018;neutral;;;;2017-12-31;ja;100,5;Einwohner
`
	inFile := strings.Replace(outside, "{file: liste.csv}", `
  - {id: a, label: "A; mit Semikolon", rate: {of: ["Insgesamt | 2018", weiblich, männlich], less: ["x, y"], per: Einwohner, times: 1000},
     higher_is: worse, decimals: 2, levels: [raum], range: [-50, 49.5], date: 2015 bis 2017, comparable: false}
  - {id: b, label: B, value: "Wert | 2018", higher_is: neutral, date: 2017-12-31, city: 100.5, weight_by: Einwohner}`, 1)
	want, found := Read([]byte(inFile), "e")
	if want == nil {
		t.Fatal(said(found))
	}
	got, found, err := ReadWith([]byte(outside), "e", memory{"liste.csv": list})
	if got == nil || err != nil {
		t.Fatal(err, said(found))
	}
	places := cmp.Options{cmpopts.IgnoreFields(indicators.Indicator{}, "At", "KeyAt")}
	if d := cmp.Diff(want.Data.Catalogue, got.Data.Catalogue, places); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want.Resolved, got.Resolved); d != "" {
		t.Error(d)
	}
	a := got.Data.Catalogue[0]
	for key, cell := range map[string]string{"label": "liste.csv!B3", "rate.of": "liste.csv!C3", "rate.per": "liste.csv!E3", "range": "liste.csv!K3"} {
		if at := a.KeyAt[key].String(); at != cell {
			t.Errorf("%s stands in %s, want %s", key, at, cell)
		}
	}
}

// The keys of a list are found as the columns of a table are: a footnote mark
// or a hyphen at a break does not make another one of them.
func TestHeadersOfAListMayBeWrittenOtherwise(t *testing.T) {
	const list = "ID*;Label ¹;Value;\"higher_ \nis\";Decimals, in %\na;A;W;worse;2\n"
	e, found, err := ReadWith([]byte(outside), "e", memory{"liste.csv": list})
	if e == nil || err != nil {
		t.Fatal(err, said(found))
	}
	if in := e.Data.Catalogue[0]; in.ID != "a" || in.Label != "A" || in.Column != "W" || in.HigherIs != indicators.Worse || in.Decimals != 2 {
		t.Errorf("%+v", in)
	}
}

func TestMistakesInAListPointToTheirCells(t *testing.T) {
	const head = "id;label;value;higher_is;city;decimals\n"
	for _, c := range []struct{ name, list, want string }{
		{"no header", "Name;Wert\n", "edition_list_header liste.csv"},
		{"nothing below", head, "edition_list_empty liste.csv!A1"},
		{"misspelt key", "id;label;value;higher_iss\na;A;W;worse\n", "edition_misspelt_key liste.csv!D1|edition_missing_key liste.csv!A2"},
		{"rate is no column", "id;label;rate;higher_is\na;A;W;worse\n", "edition_misspelt_key liste.csv!C1|edition_none_of liste.csv!A2"},
		{"column twice", "id;label;value;higher_is;Label\na;A;W;worse;B\n", "edition_column_twice liste.csv!E1"},
		{"column twice, with a unit", "id;label;value;higher_is;decimals;Decimals (%)\na;A;W;worse;1;2\n", "edition_column_twice liste.csv!F1"},
		{"id twice", head + "a;A;W;worse;;\nA;B;V;worse;;\n", "edition_id_twice liste.csv!A3"},
		{"no id", head + ";A;W;worse;;\n", "edition_missing_key liste.csv!B2"},
		{"bad id", head + "ä;A;W;worse;;\n", "edition_bad_id liste.csv!A2"},
		{"word", head + "a;A;W;schlimm;;\n", "edition_bad_word liste.csv!D2"},
		{"text for a number", head + "a;A;W;worse;viel;\n", "edition_want_number liste.csv!E2"},
		{"thousand or one", head + "a;A;W;worse;1.234;\n", "edition_want_number liste.csv!E2"},
		{"half a decimal", head + "a;A;W;worse;;1,5\n", "edition_want_whole liste.csv!F2"},
		{"error value", head + "a;A;W;worse;#NV;\n", "edition_list_failed liste.csv!E2"},
		{"beside", head + "a;A;W;worse;;;siehe Amt\n", "edition_list_beside liste.csv!G2"},
		{"value and rate", "id;label;value;of;per;higher_is\na;A;W;x;y;worse\n", "edition_more_than_one liste.csv!D2"},
		{"rate without base", "id;label;of;higher_is\na;A;x;worse\n", "edition_missing_key liste.csv!C2"},
		{"level", "id;label;value;higher_is;levels\na;A;W;worse;raum; \nb;B;V;worse;raun\n", "edition_unknown_level liste.csv!E3"},
		{"long", head + strings.Repeat("x;\n", maxListed+1), "edition_list_long liste.csv!A5001"},
		{"markup", "<html></html>", "workbook_is_web_page liste.csv"},
	} {
		e, found, err := ReadWith([]byte(outside), "e", memory{"liste.csv": c.list})
		if e != nil || err != nil {
			t.Errorf("%s: %v, edition %v", c.name, err, e != nil)
		}
		var got []string
		for _, f := range found.Sorted() {
			if f.Severity == finding.Error {
				got = append(got, f.Code+" "+f.Position.String())
			}
			if message, hint := words.German.Finding(f.Code, f.Shown(true)); strings.ContainsAny(message+hint, "«»") {
				t.Errorf("%s: %s %s", c.name, message, hint)
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
	for text, want := range map[string]string{
		"indicators: {file: weg.csv}\n":             "file_missing e!6:20",
		"indicators: {file: ../../x.csv}\n":         "edition_path_outside e!6:20",
		"indicators: {sheet: x}\n":                  "edition_missing_key e!6:13",
		"indicators: {file: liste.csv, blatt: x}\n": "edition_unknown_key e!6:31",
	} {
		_, found, _ := ReadWith([]byte(strings.Replace(outside, "indicators: {file: liste.csv}\n", text, 1)), "e", memory{"liste.csv": head + "a;A;W;worse;;\n"})
		if list := found.Sorted(); len(list) == 0 || list[len(list)-1].Code+" "+list[len(list)-1].Position.String() != want {
			t.Errorf("%q: %v, want %s", text, said(found), want)
		}
	}
	if e, found := Read([]byte(outside), "e"); e != nil || found.Len() != 1 || found.Sorted()[0].Code != "edition_list_unread" {
		t.Errorf("without files: %v", said(found))
	}
}

// FuzzIndicatorList feeds the reader arbitrary lists: each is read or has a
// finding, and what is read reads back the same from its resolved form.
func FuzzIndicatorList(f *testing.F) {
	f.Add("id;label;value;higher_is\na;A;W;worse\n")
	f.Add("id,label,of,less,per,times,higher_is,levels,range,city,decimals,date,comparable\na,A,\"x; y\",z,n,1000,better,raum,0; 1,\"1,5\",2,2017-01-01,ja\n")
	f.Add("\xef\xbb\xbft\n\nID\tlabel\tvalue\thigher_is\tkind\n\t\t#NV\n1\tB\tC\tneutral\tshare\n")
	f.Fuzz(func(t *testing.T, list string) {
		e, found, err := ReadWith([]byte(outside), "e", memory{"liste.csv": list})
		if err != nil || (e == nil) != found.HasErrors() {
			t.Fatalf("%v: edition %v with findings %v", err, e != nil, said(found))
		}
		for _, item := range found.Sorted() {
			if message, hint := words.German.Finding(item.Code, item.Shown(true)); strings.Contains(message+hint, "«"+item.Code) {
				t.Fatalf("%s has no text", item.Code)
			}
		}
	})
}
