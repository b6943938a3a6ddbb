package edition

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/words"
)

func reference(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/edition-file.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sections of the reference and the block each of them explains.
var sections = []struct {
	heading string
	block   *block
}{
	{"## Kopf", editionBlock},
	{"## Ebenen (`levels`)", levelBlock},
	{"### Einzahl und Mehrzahl", nameBlock},
	{"### `within`", withinBlock},
	{"### `tables`", tableBlock},
	{"### `key`", keyBlock},
	{"### `pivot`", pivotBlock},
	{"### `boundaries`", boundaryBlock},
	{"## Indikatoren (`indicators`)", indicatorBlock},
	{"### `rate`", rateBlock},
	{"### Liste in einer Mappe", listBlock},
	{"## Summen (`sums`)", sumBlock},
	{"## Ausschlüsse (`exclude`)", excludeBlock},
	{"### `where`", whereBlock},
	{"## Indizes (`indices`)", indexBlock},
	{"### Eingänge (`inputs`)", inputBlock},
	{"## Klassen (`classes`)", schemeBlock},
	{"### `bands`", bandBlock},
	{"### `quantiles`", quantilesBlock},
	{"### `rank_groups`", rankGroupsBlock},
	{"### `natural_breaks`", naturalBreaksBlock},
	{"### `rules`", ruleBlock},
	{"### `otherwise`", otherwiseBlock},
	{"## Bedingungen (`when`)", conditionBlock},
	{"### `worse_than_city`", worseThanCityBlock},
	{"### `rank`", rankBlock},
	{"### `parent`", parentBlock},
	{"### `any_child`", anyChildBlock},
	{"## Vergleich (`compare`)", compareBlock},
	{"### `crosswalk`", crosswalkBlock},
}

var row = regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|")

func TestReferenceExplainsEveryKeyInOrder(t *testing.T) {
	text := reference(t)
	_, later, found := strings.Cut(text, "\n## Noch nicht unterstützt\n")
	if !found {
		t.Fatal("no section on what is not supported yet")
	}
	for _, s := range sections {
		_, section, found := strings.Cut(text, "\n"+s.heading+"\n")
		if !found {
			t.Errorf("no section %s", s.heading)
			continue
		}
		section, _, _ = strings.Cut(section, "\n#")
		head, _, _ := strings.Cut(section, "\n`") // other tables of a section follow on a line with their key
		var keys []string
		for _, m := range row.FindAllStringSubmatch(head, -1) {
			keys = append(keys, m[1])
		}
		if !slices.Equal(keys, s.block.keys) {
			t.Errorf("%s explains\n%v, the reader knows\n%v", s.heading, keys, s.block.keys)
		}
		for _, key := range s.block.required {
			if !regexp.MustCompile("(?m)^\\| `" + key + "` \\|[^|]*\\| Pflicht").MatchString(head) {
				t.Errorf("%s: %s is required, the reference does not say so", s.heading, key)
			}
		}
		for _, key := range s.block.later {
			if !strings.Contains(later, "`"+key+"`") {
				t.Errorf("%s is not supported yet, the reference does not say so", key)
			}
		}
	}
}

// A block that the list above forgets would not be checked.
func TestSectionsNameEveryBlock(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n += strings.Count(string(source), "&block{")
	}
	if n != len(sections) {
		t.Errorf("%d blocks in the sources, %d in the reference", n, len(sections))
	}
}

func TestReferenceNamesEveryWord(t *testing.T) {
	text := reference(t)
	var all []string
	all = append(all, spelled(languageWords)...)
	all = append(all, spelled(statusWords)...)
	all = append(all, spelled(directionWords)...)
	all = append(all, spelled(kindWords)...)
	all = append(all, spelled(meaningWords)...)
	all = append(all, spelled(normaliseWords)...)
	all = append(all, spelled(transformWords)...)
	all = append(all, spelled(centreWords)...)
	all = append(all, spelled(spreadWords)...)
	all = append(all, spelled(aggregateWords)...)
	all = append(all, spelled(rescaleWords)...)
	all = append(all, spelled(oneIsWords)...)
	all = append(all, spelled(roundingWords)...)
	all = append(all, spelled(measureWords)...)
	for _, w := range all {
		if !strings.Contains(text, "`"+w+"`") {
			t.Errorf("the reference does not name %s", w)
		}
	}
}

func spelled[T any](words []word[T]) []string {
	var out []string
	for _, w := range words {
		if !w.later {
			out = append(out, w.text)
		}
	}
	return out
}

var fence = regexp.MustCompile("(?ms)^```yaml( vollständig)?\n(.*?)^```$")

func TestExamplesOfTheReferenceRead(t *testing.T) {
	wholes := 0
	for _, m := range fence.FindAllStringSubmatch(reference(t), -1) {
		text, whole := m[2], m[1] != ""
		if whole {
			wholes++
		} else {
			text = complete(text)
		}
		_, found, err := ReadWith([]byte(text), "example", memory{"indikatoren.xlsx": ""})
		if err != nil {
			t.Error(err)
		}
		for _, f := range found.Sorted() {
			// A part of an edition may name what its other parts would define.
			if !whole && (strings.HasPrefix(f.Code, "edition_unknown_") && f.Code != "edition_unknown_key" || f.Code == "edition_no_population" || f.Code == "file_empty") {
				continue
			}
			message, _ := words.German.Finding(f.Code, f.Shown(true))
			t.Errorf("%s: %s\n%s", f.Position, message, text)
		}
	}
	if wholes < 2 {
		t.Errorf("%d complete editions in the reference", wholes)
	}
}

func TestReferenceStatesTheUsualSymbols(t *testing.T) {
	_, text, _ := strings.Cut(reference(t), "\n## Zeichen statt Zahlen\n")
	m := fence.FindStringSubmatch(text)
	if m == nil {
		t.Fatal("no example of symbols")
	}
	e := mustRead(t, []byte(complete(m[2])), "example")
	usual := UsualSymbols()
	if len(e.Data.Symbols) != len(usual) {
		t.Errorf("%d symbols in the reference, %d by default", len(e.Data.Symbols), len(usual))
	}
	for sign, meaning := range e.Data.Symbols {
		if usual[sign] != meaning {
			t.Errorf("%s: %+v in the reference, %+v by default", sign, meaning, usual[sign])
		}
	}
}
