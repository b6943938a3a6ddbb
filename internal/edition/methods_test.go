package edition

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/words"
)

// Every method of package index can be written in an edition file, stands in
// docs/method.md and docs/edition-file.md, and has its texts in both languages.
func TestEveryMethodIsReadDocumentedAndSaid(t *testing.T) {
	page := func(name string) string {
		text, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	methods, file := page("method.md"), page("edition-file.md")
	read := func(lines string) *index.Node {
		e := mustRead(t, []byte(`{id: x, title: X, city: X, levels: [{id: a, name: {one: A, many: A}, tables: [{file: a.csv, key: K}]}],
indicators: [{id: u, label: U, value: U, city: 2, higher_is: worse}],
indices: [{id: i, label: I, `+lines+`}]}`), "e")
		return &e.Nodes[0]
	}
	check := func(family string, names []string, texts []string, line string, got func(*index.Node) string) {
		t.Helper()
		for _, word := range names {
			written := fmt.Sprintf(line, word)
			if word == index.Goalposts.String() {
				written = strings.Replace(written, "normalise:", "goalposts: [0, 9], normalise:", 1)
			}
			if n := read(written); got(n) != word {
				t.Errorf("%s: %s is read as %s", family, word, got(n))
			}
			for name, text := range map[string]string{"method.md": methods, "edition-file.md": file} {
				if !strings.Contains(text, "`"+word+"`") {
					t.Errorf("docs/%s does not name %s: %s", name, family, word)
				}
			}
			for _, prefix := range texts {
				if !words.Has(prefix + word) {
					t.Errorf("%s%s has no text", prefix, word)
				}
			}
		}
	}
	check("normalise", texts(index.Normalises()), []string{"method.normalise.", "method.step.normalise."}, "inputs: [{indicator: u, normalise: %s}]",
		func(n *index.Node) string { return n.Inputs[0].Normalise.String() })
	check("transform", texts(index.Transforms()), []string{"method.transform."}, "inputs: [{indicator: u, transform: %s}]",
		func(n *index.Node) string { return n.Inputs[0].Transform.String() })
	check("centre", texts(index.Centres()), []string{"method.centre."}, "inputs: [u], centre: %s", func(n *index.Node) string { return n.Centre.String() })
	check("spread", texts(index.Spreads()), []string{"method.spread."}, "inputs: [u], spread: %s", func(n *index.Node) string { return n.Spread.String() })
	check("aggregate", texts(index.Aggregates()), []string{"method.aggregate.", "method.step.aggregate."}, "inputs: [u], aggregate: %s",
		func(n *index.Node) string { return n.Aggregate.String() })
	check("rescale", texts(index.Rescales()), []string{"method.rescale."}, "inputs: [u], rescale: %s", func(n *index.Node) string { return n.Rescale.String() })
}

func texts[T any](list []index.Word[T]) []string {
	var out []string
	for _, w := range list {
		out = append(out, w.Text)
	}
	return out
}
