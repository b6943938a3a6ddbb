package house

import (
	"go/ast"
	"regexp"
	"strings"
	"testing"
)

// The reading model is read through its methods and says no text: what a page
// says is made in the packages above it.
func TestTheReadingModelIsClosedAndSilent(t *testing.T) {
	set, files := source(t)
	closed := map[string]bool{"Book": true, "Level": true, "Subject": true, "Ranking": true, "Scheme": true, "Comparison": true}
	for name, file := range files {
		if !strings.Contains(name, "/internal/report/book/") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if n.Sel.Name == "Say" {
					t.Errorf("%s says a text", set.Position(n.Pos()))
				}
			case *ast.TypeSpec:
				st, ok := n.Type.(*ast.StructType)
				if !ok || !closed[n.Name.Name] {
					return true
				}
				delete(closed, n.Name.Name)
				for _, f := range st.Fields.List {
					for _, id := range f.Names {
						if id.IsExported() {
							t.Errorf("%s: field %s of %s is open to all", set.Position(id.Pos()), id.Name, n.Name.Name)
						}
					}
				}
			}
			return true
		})
	}
	if len(closed) > 0 {
		t.Errorf("types of the reading model that were not found: %v", closed)
	}
}

// Colours are decided in package colour and tested there: no other code of the
// report names one, nor does the script.
func TestColoursStandInOnePlace(t *testing.T) {
	hex := regexp.MustCompile(`#[0-9a-fA-F]{6}\b|rgba?\(`)
	set, files := source(t)
	for name, file := range files {
		if !strings.Contains(name, "/internal/report/") || strings.Contains(name, "/internal/report/colour/") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok {
				if s, ok := text(lit); ok && hex.MatchString(s) && !strings.Contains(s, "rgba(%d") {
					t.Errorf("%s names the colour %s", set.Position(lit.Pos()), hex.FindString(s))
				}
			}
			return true
		})
	}
	walk(t, func(name string) {
		if strings.HasPrefix(name, "internal/report/assets/") && strings.HasSuffix(name, ".js") {
			if m := hex.FindString(read(t, name)); m != "" {
				t.Errorf("%s names the colour %s", name, m)
			}
		}
	})
}
