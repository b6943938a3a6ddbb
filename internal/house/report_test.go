package house

import (
	"go/ast"
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
