package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"sozialbericht/internal/words"
)

func model(t *testing.T) *kong.Node {
	t.Helper()
	parser, err := kong.New(&commandLine{}, kong.NoDefaultHelp())
	if err != nil {
		t.Fatal(err)
	}
	return parser.Model.Node
}

// A text that is missing or a place that is not filled shows in guillemets.
func TestHelpIsCompleteInBothLanguages(t *testing.T) {
	app := model(t)
	verbs := append([]*kong.Node{nil}, app.Children...)
	for _, lang := range []words.Lang{words.German, words.English} {
		for _, verb := range verbs {
			if verb != nil && verb.Hidden {
				continue
			}
			text := helpText(lang, app, verb)
			if strings.ContainsAny(text, "«»") {
				t.Errorf("%s: a text is missing:\n%s", lang, text)
			}
			for line := range strings.Lines(text) {
				if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > helpWidth {
					t.Errorf("%s: %d characters: %s", lang, n, line)
				}
			}
			for _, f := range app.Flags {
				if !strings.Contains(text, "--"+f.Name) {
					t.Errorf("%s: --%s is not explained", lang, f.Name)
				}
			}
		}
	}
}

func TestTheVersionIsThatOfTheChangelog(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "CHANGELOG.md"))
	if err != nil {
		t.Fatal(err)
	}
	newest := regexp.MustCompile(`(?m)^## ([0-9.]+)`).FindSubmatch(text)
	if newest == nil || string(newest[1]) != version {
		t.Errorf("CHANGELOG.md begins with %q, the program is %s", newest, version)
	}
}

// Every call that README.md shows must be one that the program understands.
func TestTheCallsOfTheReadmeAreUnderstood(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	calls := regexp.MustCompile("(?m)(?:^ *|`)(analyze(?: [^`\n]*)?)(?:`|$)").FindAllSubmatch(text, -1)
	if len(calls) < 5 {
		t.Fatalf("%d calls found: the search is broken", len(calls))
	}
	for _, m := range calls {
		parser, err := kong.New(&commandLine{}, kong.NoDefaultHelp(), kong.Bind(newCall(t.Context(), nil, &bytes.Buffer{}, &bytes.Buffer{})))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parser.Parse(strings.Fields(string(m[1]))[1:]); err != nil {
			t.Errorf("%s: %v", m[1], err)
		}
	}
}
