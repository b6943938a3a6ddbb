package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A said is a finding that the source says: its code, the names of its
// arguments where they stand beside it, and where that is.
type said struct {
	code  string
	args  []string
	known bool // whether all arguments stand beside it
	at    string
}

// source parses every Go file of the engine but its tests.
func source(t *testing.T) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	set := token.NewFileSet()
	files := map[string]*ast.File{}
	for _, dir := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", "..", dir), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
			files[filepath.ToSlash(name)] = file
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return set, files
}

// text returns the value of a string literal.
func text(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// argNames returns the keys of a literal finding.Args.
func argNames(e ast.Expr) (names []string, known bool) {
	if id, ok := e.(*ast.Ident); ok && id.Name == "nil" {
		return nil, true
	}
	lit, ok := e.(*ast.CompositeLit)
	if !ok {
		return nil, false
	}
	for _, el := range lit.Elts {
		pair, ok := el.(*ast.KeyValueExpr)
		if !ok {
			return nil, false
		}
		name, ok := text(pair.Key)
		if !ok {
			return nil, false
		}
		names = append(names, name)
	}
	return names, true
}

// findings are those that the source says by a literal code: calls of
// List.Error, Warning and Note, and literals of finding.Finding.
func findings(set *token.FileSet, files map[string]*ast.File) []said {
	var out []said
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				f, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || len(n.Args) != 3 || !slices.Contains([]string{"Error", "Warning", "Note"}, f.Sel.Name) {
					return true
				}
				if code, ok := text(n.Args[0]); ok {
					args, known := argNames(n.Args[2])
					out = append(out, said{code, args, known, set.Position(n.Pos()).String()})
				}
			case *ast.CompositeLit:
				s := said{at: set.Position(n.Pos()).String()}
				for _, el := range n.Elts {
					pair, ok := el.(*ast.KeyValueExpr)
					if !ok {
						continue
					}
					switch key, _ := pair.Key.(*ast.Ident); {
					case key == nil:
					case key.Name == "Code":
						s.code, _ = text(pair.Value)
					case key.Name == "Args":
						s.args, s.known = argNames(pair.Value)
					}
				}
				if s.code != "" {
					out = append(out, s)
				}
			}
			return true
		})
	}
	return out
}

// texts returns the German text of every finding and hint, by its key in
// package words without the prefix "finding.".
func texts(files map[string]*ast.File) map[string]string {
	out := map[string]string{}
	for name, file := range files {
		if !strings.Contains(name, "/internal/words/") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			pair, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			key, ok := text(pair.Key)
			value, isText := pair.Value.(*ast.CompositeLit)
			if code, finding := strings.CutPrefix(key, "finding."); ok && isText && finding {
				for i, el := range value.Elts {
					de, keyed := el.(*ast.KeyValueExpr)
					switch {
					case !keyed && i == 0: // German stands first
						out[code], _ = text(el)
					case keyed:
						if id, ok := de.Key.(*ast.Ident); ok && id.Name == "De" {
							out[code], _ = text(de.Value)
						}
					}
				}
			}
			return true
		})
	}
	return out
}

var place = regexp.MustCompile(`\{([a-z_0-9]+)(?::[^}]*)?\}`)

func TestEveryFindingHasItsText(t *testing.T) {
	set, files := source(t)
	all := texts(files)
	list := findings(set, files)
	if len(list) == 0 || len(all) == 0 {
		t.Fatalf("%d findings in the source, %d texts: the search is broken", len(list), len(all))
	}
	for _, f := range list {
		message, ok := all[f.code]
		if !ok {
			t.Errorf("%s: finding %q has no text in package words", f.at, f.code)
			continue
		}
		if !f.known {
			continue
		}
		// These three are filled in from the finding itself.
		given := append(slices.Clone(f.args), "area", "area_id", "indicator")
		for _, m := range place.FindAllStringSubmatch(message+all[f.code+".hint"], -1) {
			if !slices.Contains(given, m[1]) {
				t.Errorf("%s: the text of %q needs {%s}, which is not given", f.at, f.code, m[1])
			}
		}
	}
}

func TestEveryTextOfAFindingIsSaid(t *testing.T) {
	_, files := source(t)
	literals := map[string]bool{}
	for name, file := range files {
		if strings.Contains(name, "/internal/words/") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok {
				if s, ok := text(lit); ok {
					literals[s] = true
				}
			}
			return true
		})
	}
	for code := range texts(files) {
		of, isHint := strings.CutSuffix(code, ".hint")
		if isHint {
			if _, ok := texts(files)[of]; !ok {
				t.Errorf("the hint finding.%s has no finding", code)
			}
			continue
		}
		if !literals[code] && !joined(literals, code) {
			t.Errorf("the text finding.%s is never said", code)
		}
	}
}

// joined reports whether a code is put together from two words of the source,
// as in "edition_unknown_" + kind.
func joined(literals map[string]bool, code string) bool {
	for i := range len(code) {
		if code[i] == '_' && literals[code[:i+1]] && literals[code[i+1:]] {
			return true
		}
	}
	return false
}

// The clock is read where a call begins and for its timings, nowhere else: no
// result may depend on when it was computed.
func TestTheClockIsReadAtTheTopOnly(t *testing.T) {
	set, files := source(t)
	for name, file := range files {
		if strings.Contains(name, "/cmd/") || strings.Contains(name, "/internal/pipeline/") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			f, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if id, ok := f.X.(*ast.Ident); ok && id.Name == "time" && (f.Sel.Name == "Now" || f.Sel.Name == "Since") {
				t.Errorf("%s reads the clock", set.Position(n.Pos()))
			}
			return true
		})
	}
}
