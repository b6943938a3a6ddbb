package edition

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/words"
)

// usual are the blocks that a case does not write itself; they stand after it,
// so that the lines of a case count from 1.
var usual = []struct{ key, text string }{
	{"id", "id: a"},
	{"title", "title: b"},
	{"city", "city: c"},
	{"levels", `levels:
  - {id: grob, name: A, tables: [{file: a.csv, key: k}]}
  - {id: fein, name: B, within: {level: grob, prefix: 1}, tables: [{file: a.csv, key: k}], boundaries: {file: b.geojson, key: k}}`},
	{"indicators", `indicators:
  - {id: x, label: x, value: x, higher_is: worse}
  - {id: y, label: y, value: y, higher_is: better}
  - {id: n, label: n, value: n, higher_is: neutral}`},
	{"indices", "indices: [{id: i, label: i, inputs: [x, y]}]"},
}

func complete(text string) string {
	text = strings.TrimPrefix(text, "\n")
	for _, u := range usual {
		if !regexp.MustCompile(`(?m)^"?` + u.key + `"?:`).MatchString(text) {
			text = strings.TrimSuffix(text, "\n") + "\n" + u.text + "\n"
		}
	}
	return strings.TrimPrefix(text, "\n")
}

// said are the findings as "line:column code", sorted by place.
func said(found finding.List) []string {
	out := []string{}
	for _, f := range found.Sorted() {
		out = append(out, f.Position.Cell()+" "+f.Code)
	}
	return out
}

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},

		// keys
		{"titel: x\ntitle: b", []string{"1:1 edition_misspelt_key"}},
		{"xyz: 1", []string{"1:1 edition_unknown_key"}},
		// What a misspelt key stands for is not missing as well.
		{"popluation: E\nexclude: [{population_below: 300, level: fein, because: klein}]", []string{"1:1 edition_misspelt_key"}},
		{"indicators:\n  - {id: x, label: x, vaule: x, higherr_is: worse}\n  - {id: y, label: y, value: y, higher_is: better}", []string{"2:23 edition_misspelt_key", "2:33 edition_misspelt_key"}},
		{"population: E\nexclude: [{population_below: 3,5, level: fein}]", []string{"2:32 edition_number_as_key"}},
		{"<<: {a: b}", []string{"1:1 edition_unknown_key"}},
		{"city: a\ncity: b", []string{"2:1 edition_key_twice"}},
		{"? [a]\n: b", []string{"1:3 edition_want_key"}},
		{"title:\ncity: ~", []string{"1:1 edition_empty_value", "2:1 edition_empty_value"}},
		{"title: ''\ncity: '  '", []string{"1:8 edition_empty_value", "2:7 edition_empty_value"}},
		{"indicators:\n  - {id: x}\nindices: []", []string{"2:5 edition_missing_key", "2:5 edition_missing_key", "2:5 edition_none_of"}},

		// scalars
		{"title: [a]\ncity: {a: b}", []string{"1:8 edition_want_text", "2:7 edition_want_text"}},
		{"title: !!binary YQ==", []string{"1:8 edition_want_text"}},
		{`title: "a\x00b"`, []string{"1:8 edition_control_character"}},
		{"id: 2018\ntitle: 2018\ncity: 1e3", nil},
		{"id: 007", nil},
		{"id: Köln\n", []string{"1:5 edition_bad_id"}},
		{"id: a/b\n", []string{"1:5 edition_bad_id"}},
		{"id: " + strings.Repeat("a", 65), []string{"1:5 edition_bad_id"}},
		{"id: " + strings.Repeat("a", 64), nil},
		{"language: fr\nstatus: fertig", []string{"1:11 edition_bad_word", "2:9 edition_bad_word"}},
		{"published: 28.05.2019", []string{"1:12 edition_want_date"}},
		{"published: 2019-02-30", []string{"1:12 edition_want_date"}},
		{"published: 2019", []string{"1:12 edition_want_date"}},
		{"missing_values: [-9, 1e999, .nan, '5', '1,5']", []string{
			"1:22 edition_want_number", "1:29 edition_want_number", "1:35 edition_want_number", "1:40 edition_want_number"}},
		{"missing_values: -9", []string{"1:17 edition_want_list"}},
		{"symbols: [x]", []string{"1:10 edition_want_pairs"}},
		{"symbols: {x: null, '-': nix, '.': zero}", []string{"1:11 edition_empty_value", "1:25 edition_bad_word"}},

		// not built yet
		{"robustness: {}\nspatial: {}\ndisclosure: {}\nmeasures: {}\ntexts: {}\ndecisions: []", []string{
			"1:1 edition_not_supported", "2:1 edition_not_supported", "3:1 edition_not_supported", "4:1 edition_not_supported",
			"5:1 edition_not_supported", "6:1 edition_not_supported"}},
		{"indicators: {file: a.xlsx, sheet: b}", []string{"1:20 edition_list_unread"}},
		{"indicators:\n  - {id: x, label: x, value: x, higher_is: worse, comparable: nein}\nindices: []", []string{"2:63 edition_want_flag"}},

		// comparisons
		{"compare: {}", []string{"1:10 edition_missing_key"}},
		{"compare: 2007", []string{"1:10 edition_want_mapping"}},
		{"compare: []", []string{"1:10 edition_short_list"}},
		{"compare: {edition: ../../2007/edition.yaml}", []string{"1:20 edition_path_outside"}},
		{"compare: {edition: /2007/edition.yaml}", []string{"1:20 edition_path_absolute"}},
		{"compare: [{edition: ../a/e.yaml}, {edition: ../a/e.yaml}]", []string{"1:45 edition_named_twice"}},
		{"compare: {edition: ../a/e.yaml, crosswalk: {file: x.csv, level: zzz, from: a}}", []string{
			"1:44 edition_missing_key", "1:65 edition_unknown_level"}},
		{"compare: {edition: ../a/e.yaml, crosswalk: [{file: ../../x.csv, level: fein, from: a, to: b}, {file: y.csv, level: fein, from: a, to: b, weigth: c}]}", []string{
			"1:52 edition_path_outside", "1:116 edition_named_twice", "1:138 edition_misspelt_key"}},
		{`levels:
  - id: l
    name: L
    tables:
      - {file: a.csv, key: k}
      - {file: b.dbf, key: k}
    boundaries: {file: a.gpkg, key: k, crs: EPSG:25832}`, []string{
			"6:16 edition_not_supported", "7:45 edition_crs_not_supported"}},
		{`levels:
  - id: l
    name: L
    tables:
      - {file: a.csv, key: k}
    boundaries: {file: a.geojson, key: k, crs: EPSG:4258}`, nil},
		{"indices: [{id: i, label: i, inputs: [{indicator: x, transform: winsorise}]}]", []string{"1:64 edition_not_supported"}},

		// levels
		{"levels: {}", []string{"1:9 edition_want_list"}},
		{"levels: []", []string{"1:9 edition_short_list"}},
		{"levels: [x]", []string{"1:10 edition_want_mapping"}},
		{`levels:
  - {id: a, name: A, report: true, tables: [{file: a.csv, key: k}]}
  - {id: A, name: {one: B}, within: {level: a, prefix: 1}, report: ja, tables: [{file: a.csv, key: k}]}
  - {id: c, name: C, within: {level: a, prefix: 0}, report: true, tables: [{file: a.csv, key: k}]}`, []string{
			"3:10 edition_id_twice", "3:19 edition_missing_key", "3:68 edition_want_flag",
			"4:38 edition_within_level", "4:49 edition_want_whole", "4:61 edition_report_twice"}},
		{`levels:
  - {id: a, name: A, within: {level: b, column: x, prefix: 2}, tables: [{file: a.csv, key: k}]}
  - {id: b, name: B, within: {level: x}}
  - {id: c, name: C}`, []string{
			"2:30 edition_within_coarsest", "2:52 edition_more_than_one",
			"3:30 edition_none_of", "3:38 edition_unknown_level",
			"4:5 edition_no_table", "4:5 edition_no_within"}},
		{`levels:
  - {id: a, name: A, boundaries: {dissolve: b, key: k}}
  - {id: b, name: B, within: {level: a, prefix: 1}, boundaries: {dissolve: a}, tables: [{file: a.csv, key: k}]}
  - {id: c, name: C, boundaries: {key: k}, tables: [{file: a.csv, key: k}]}`, []string{
			"2:48 edition_unfit_key", "3:76 edition_dissolve_level", "4:34 edition_none_of"}},
		{`levels:
  - {id: a, name: A, boundaries: {dissolve: c}, tables: [{file: a.csv, key: k}]}
  - {id: b, name: B, tables: [{file: a.csv, key: k}], boundaries: {file: x.geojson}}
  - {id: c, name: C, within: {level: b, prefix: 1}, tables: [{file: a.csv, key: k}]}`, []string{
			"2:45 edition_dissolve_nothing", "3:5 edition_no_within", "3:67 edition_missing_key"}},
		{`levels:
  - id: a
    name: A
    tables:
      - {file: /etc/passwd, key: k}
      - {file: 'C:\daten\a.xlsx', key: k}
      - {file: ../../a.xlsx, key: k}
      - {file: x/../../../a.xlsx, key: k}
      - {file: '..\daten\a.xlsx', key: k, header: 3-2, rows: 5}
      - {file: a.xlsx, key: k, header: 3, rows: 3-9, columns: [a]}
      - {file: a.xlsx, columns: {a: [b], c: }}
    boundaries: {file: a.geojson, key: k, vintage: 1.1.2018}`, []string{
			"5:16 edition_path_absolute", "6:16 edition_path_absolute", "7:16 edition_path_outside", "8:16 edition_path_outside",
			"9:51 edition_want_rows", "9:62 edition_want_rows", "10:49 edition_rows_in_header", "10:63 edition_want_pairs",
			"11:9 edition_missing_key", "11:37 edition_want_text", "11:45 edition_empty_value", "12:52 edition_want_date"}},

		// indicators
		{`indicators:
  - {id: x, label: X, value: X, rate: {of: A, per: B}, higher_is: worse}
  - {id: y, label: Y, rate: {of: [], times: 0, per: [B]}, weight_by: W, higher_is: up, kind: quote}
  - {id: X, label: Z, value: Z, higher_is: worse, levels: [fein, nein, fein], range: [5, 1], decimals: 1.5}
  - {id: z, label: Z, value: Z, higher_is: worse, range: [1], city: "100", date: 2018-13-01, decimals: 9}`, []string{
			"2:33 edition_more_than_one",
			"3:34 edition_short_list", "3:45 edition_not_positive", "3:53 edition_want_text", "3:59 edition_unfit_key",
			"3:84 edition_bad_word", "3:94 edition_bad_word",
			"4:10 edition_id_twice", "4:66 edition_unknown_level", "4:72 edition_named_twice", "4:86 edition_low_high", "4:104 edition_want_whole",
			"5:58 edition_want_span", "5:69 edition_want_number", "5:82 edition_want_date", "5:104 edition_want_whole"}},
		{"indicators: [{id: x, label: x, value: x, higher_is: worse, date: 2015 bis 2017}]\nindices: []", nil},

		// exclusions
		{`exclude:
  - {population_below: 300}
  - {areas: [1, 013, "1"], level: nirgends}
  - {where: {column: K}}
  - {because: so}
  - {areas: [a], where: {column: K, is: ""}}`, []string{
			"2:6 edition_no_population", "3:22 edition_named_twice", "3:35 edition_unknown_level", "4:13 edition_none_of",
			"5:5 edition_none_of", "6:18 edition_more_than_one"}},
		{"exclude: [{where: {column: K, is: ''}}, {population_below: 0}]\npopulation: E", []string{"1:60 edition_not_positive"}},

		// indices
		{`indices:
  - {id: x, label: L, inputs: [x]}
  - {id: a, label: L, inputs: [zzz, n, x, x, [y]]}
  - {id: b, label: L, inputs: [], higher_is: neutral}
  - {id: c, label: L, inputs: [{indicator: a}, {index: x}, {indicator: y, index: a}, {weight: 2}]}
  - {id: d, label: L, inputs: [{indicator: x, weight: 0}, {indicator: y, weight: -1}], minimum_inputs: 3}
  - {id: e, label: L, inputs: [x, {indicator: y, goalposts: [1, 0]}], normalise: goalposts}
  - {id: f, label: L, inputs: [{indicator: x, goalposts: [0, 1], normalise: rank}], range: [0, 0]}
  - {id: g, label: L, inputs: [x], centre: mitte, aggregate: summe}`, []string{
			"2:10 edition_id_twice",
			"3:32 edition_unknown_input", "3:37 edition_neutral_input", "3:43 edition_named_twice", "3:46 edition_want_text",
			"4:31 edition_short_list", "4:46 edition_bad_word",
			"5:44 edition_unknown_indicator", "5:75 edition_more_than_one", "5:86 edition_none_of",
			"6:55 edition_not_positive", "6:82 edition_not_positive", "6:104 edition_want_whole",
			"7:32 edition_no_goalposts", "7:61 edition_low_high",
			"8:47 edition_unfit_key", "8:92 edition_low_high",
			"9:44 edition_bad_word", "9:62 edition_bad_word"}},
		{`indicators:
  - {id: n, label: L, value: A, kind: count, higher_is: worse}
indices:
  - {id: a, label: L, inputs: [n]}
  - {id: b, label: L, inputs: [{indicator: n, normalise: difference}, {index: a}]}
  - {id: c, label: L, inputs: [n], normalise: percent_of_city}
  - {id: d, label: L, inputs: [n], centre: mean}
  - {id: e, label: L, inputs: [n], normalise: percent_rank}`, []string{
			"4:32 edition_count_about_city", "5:32 edition_count_about_city", "6:32 edition_count_about_city"}},
		{`indices:
  - {id: a, label: A, inputs: [x, b]}
  - {id: b, label: B, inputs: [c]}
  - {id: c, label: C, inputs: [y, {index: a}]}
  - {id: d, label: D, inputs: [d]}`, []string{"4:35 edition_index_circle", "5:32 edition_index_circle"}},
		{"indices:\n  - {id: i, label: I, inputs: [x], normalise: rank, centre: median, spread: sample, range: [1, 5]}", []string{
			"2:53 edition_no_effect", "2:69 edition_no_effect", "2:85 edition_no_effect"}},
		{"indices:\n  - {id: i, label: I, inputs: [x], normalise: rank, rescale: zscore, centre: city, spread: sample}", nil},

		// classes
		{`classes:
  - {id: a, index: i}
  - {id: b, bands: [{class: u, to: 1}, {class: o}], otherwise: {class: z}}
  - {id: c, index: zzz, level: zzz, bands: [{class: u, to: 1, below: 2}, {class: v}, {class: U, to: 3}]}
  - {id: d, index: i, bands: [{class: u, to: 2}, {class: v, below: 2}, {class: ü}]}
  - {id: e, index: i, bands: [{class: u}]}
  - {id: B, combine: [a, a]}
  - {id: f, combine: [a, zzz, d], index: i}
  - {id: g, index: i, quantiles: {groups: 1, type: 4, one_is: top}, rank_groups: {groups: 2}}
  - {id: h, index: i, rank_groups: {groups: 10.5, rounding: auf, type: 7}}
  - {id: j, index: i, natural_breaks: {}}`, []string{
			"2:5 edition_none_of",
			"3:5 edition_missing_key", "3:53 edition_unfit_key",
			"4:20 edition_unknown_index", "4:32 edition_unknown_level", "4:63 edition_more_than_one", "4:74 edition_none_of",
			"4:86 edition_last_band", "4:94 edition_id_twice",
			"5:50 edition_bands_descend", "5:80 edition_bad_id",
			"6:30 edition_short_list",
			"7:10 edition_id_twice", "7:26 edition_named_twice",
			"8:26 edition_unknown_scheme", "8:35 edition_unfit_key",
			"9:69 edition_more_than_one",
			"10:45 edition_want_whole", "10:61 edition_bad_word", "10:66 edition_unknown_key",
			"11:39 edition_missing_key"}},
		{"classes:\n  - {id: g, index: i, quantiles: {groups: 1, type: 4, one_is: top}}", []string{
			"2:43 edition_want_whole", "2:52 edition_want_whole", "2:63 edition_bad_word"}},
		{`classes:
  - {id: a, combine: [b, c]}
  - {id: b, combine: [c, a]}
  - {id: c, index: i, quantiles: {groups: 3}}`, []string{"3:26 edition_combine_circle"}},
		{`classes:
  - id: r
    level: fein
    index: i
    rules:
      - {class: a, level: zzz, when: {index: i, above: 1}}
      - {class: b, when: {index: i, above: 1, below: 2}}
      - {class: c, level: fein}
      - {class: C, level: fein, when: {index: x, of: value}}
      - {class: c, level: fein, label: L, when: {indicator: i, of: wert, at_most: x}}
      - {class: c, level: fein, label: M, target: true, when: {}}
      - {class: d, level: fein, when: {all: [], any: []}}
      - {class: d, level: fein, when: {all: []}}
      - {class: d, level: fein, when: {not: [], above: 1}}
      - {class: d, level: fein, when: x}`, []string{
			"3:5 edition_unfit_key", "4:5 edition_unfit_key",
			"6:27 edition_unknown_level",
			"7:9 edition_missing_key", "7:47 edition_more_than_one",
			"8:9 edition_missing_key",
			"9:17 edition_id_twice", "9:39 edition_none_of", "9:47 edition_unknown_index", "9:50 edition_unfit_key",
			"10:61 edition_unknown_indicator", "10:68 edition_bad_word", "10:83 edition_want_number",
			"11:40 edition_class_differs", "11:63 edition_none_of",
			"12:49 edition_more_than_one",
			"13:45 edition_short_list",
			"14:45 edition_want_mapping", "14:49 edition_unfit_key",
			"15:39 edition_want_mapping"}},
		{`classes:
  - id: r
    rules:
      - {class: a, level: grob, when: {worse_than_city: {of: i, at_least: 3}}}
      - {class: a, level: grob, when: {worse_than_city: {of: x}}}
      - {class: b, level: fein, when: {rank: {of: n, worst: 0}}}
      - {class: b, level: fein, when: {rank: {of: zzz, worst: 3, above: 1}}}
      - {class: b, level: fein, when: {parent: {is: b}}}
      - {class: b, level: fein, when: {parent: {not: zzz}}}
      - {class: b, level: fein, when: {parent: {is: a, not: a}}}
      - {class: b, level: fein, when: {any_child: {is: a}}}
      - {class: b, level: grob, when: {parent: {is: a}}}`, []string{
			"4:75 edition_want_whole",
			"5:57 edition_missing_key", "5:62 edition_unknown_index",
			"6:51 edition_neutral_rank", "6:61 edition_want_whole",
			"7:51 edition_unknown_input", "7:66 edition_unknown_key",
			"9:54 edition_unknown_class",
			"10:56 edition_more_than_one",
			"11:51 edition_no_finer",
			"12:48 edition_no_coarser"}},
		{`classes:
  - id: r
    rules:
      - {class: a, level: grob, when: {index: i, above: 1}}
      - {class: b, level: fein, when: {parent: {is: b}}}
    otherwise: {class: z}`, []string{"5:53 edition_class_not_there"}},
		{`classes:
  - id: r
    rules:
      - {class: a, level: grob, when: {any_child: {is: b}}}
      - {class: b, level: fein, when: {any: [{index: i, above: 1}, {not: {parent: {not: z}}}]}}
    otherwise: {class: z}`, []string{"5:89 edition_rule_circle"}},
		{`levels:
  - {id: grob, name: A, tables: [{file: a.csv, key: k}]}
  - {id: fein, name: B, tables: [{file: a.csv, key: k}]}
classes:
  - {id: r, rules: [{class: a, level: grob, when: {any_child: {is: a}}}, {class: a, level: fein, when: {index: i, above: 1}}]}`, []string{
			"5:63 edition_no_nesting"}},
		{"indices: []\nclasses: [{id: r, index: i, quantiles: {groups: 3}}]", []string{"2:26 edition_unknown_index"}},
		// what could not be read is not reported a second time where it is used
		{"levels: x\nindices: x\nclasses: [{id: r, index: i, level: fein, quantiles: {groups: 3}}]", []string{
			"1:9 edition_want_list", "2:10 edition_want_list"}},
	} {
		text := complete(c.text)
		e, found := Read([]byte(text), "e")
		want := c.want
		if want == nil {
			want = []string{}
		}
		if got := said(found); !slices.Equal(got, want) {
			t.Errorf("%s\nfindings\n  %s\nwant\n  %s", text, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
		if (e == nil) != found.HasErrors() {
			t.Errorf("%s\nedition %v with %d errors", text, e != nil, found.Count(finding.Error))
		}
		for _, f := range found.Sorted() {
			for _, l := range []words.Lang{words.German, words.English} {
				message, hint := l.Finding(f.Code, f.Shown(true))
				if strings.ContainsAny(message+hint, "«»") {
					t.Errorf("%s: %s | %s", f.Code, message, hint)
				}
			}
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "1:1 edition_empty_file"},
		{"\uFEFF# only a remark\n", "1:1 edition_empty_file"},
		{"---\n", "1:1 edition_empty_file"},
		{"- a\n", "1:1 edition_no_mapping"},
		{"a", "1:1 edition_no_mapping"},
		{"id: a\n---\nid: b\n", "2:1 edition_documents"},
		{"id: a\n...\nid: b\n", "3:1 edition_documents"},
		{"PK\x03\x04\x14\x00", " edition_is_workbook"},
		{"\xD0\xCF\x11\xE0\xA1\xB1", " edition_is_workbook"},
		{"id: a\ntitle: K\xf6ln\n", "2:9 edition_not_utf8"},
		{"id: a\ntitle: b\n city: c\n", "3:2 edition_yaml_colon"},
		{"id: a\ntitle: b: c\n", "2:1 edition_yaml_colon"},
		{"id: a\nlevels:\n  - id: x\n\tname: y\n", "4:2 edition_yaml_tab"},
		{"id: a\n\ttitle: y\n", "2:2 edition_yaml_tab"},
		{"id: a\nlevels: [a, b\nindicators:\n  - x\ncity: 1\n", "2:1 edition_yaml_bracket"},
		{"id: a\nlevels: {a: b, c: d\nindicators:\n  - x\ncity: 1\n", "2:1 edition_yaml_bracket"},
		{"x:\n  - {id: a, label: b}\n  - {id: a, label: b]\n", "3:3 edition_yaml_bracket"},
		{"id: a\ntitle: \"b\ncity: c\n", "2:1 edition_yaml_quote"},
		{"id: a\ntitle: \"..\\x\\b\"\ncity: c\n", "2:1 edition_yaml_escape"},
		{"id: a\ntitle: %\ncity: c\n", "2:1 edition_yaml_start"},
		{"id: a\ntitle: *x\ncity: c\n", "2:1 edition_yaml_anchor"},
		{"id: a\ntitle\ncity: c\n", "2:1 edition_yaml_no_colon"},
		{"id: a\nlevels:\n  - id: x\n   name: y\n  - id: z\n", "4:4 edition_yaml_indent"},
		{"id: a\nlevels:\n  - id: x\n    name: y\n - id: z\ncity: u\n", "5:2 edition_yaml_indent"},
		{"id: a\nlevels:\n  - id: x\n  name: y\ncity: u\n", "4:3 edition_yaml_indent"},
		{"id: a\nx: \x01\n", "2:1 edition_yaml_control"},
		{"id: a\nc: !<x y\n", "2:1 edition_yaml"},
	} {
		e, found := Read([]byte(c.text), "e")
		if got := said(found); e != nil || len(got) != 1 || got[0] != c.want {
			t.Errorf("%q: %v, want %s", c.text, got, c.want)
		}
	}
}

func TestEveryCodeHasAText(t *testing.T) {
	for _, code := range codesInSource(t) {
		if !words.Has("finding." + code) {
			t.Errorf("no text for %s", code)
		}
	}
}

var codeInSource = regexp.MustCompile(`"(edition_[a-z0-9_]+)"`)

// codesInSource are the finding codes that the sources of this package name.
func codesInSource(t *testing.T) []string {
	t.Helper()
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codeInSource.FindAllStringSubmatch(string(source), -1) {
			if m[1] == "edition_unknown_" { // completed by what is unknown
				for _, what := range []string{"level", "indicator", "index", "input", "scheme"} {
					codes = append(codes, m[1]+what)
				}
				continue
			}
			codes = append(codes, m[1])
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
