package house

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "sozialbericht/"

// allowed are the arrows of the house: what each package may import of ours.
// Imports run downward only. Two arrows are missing on purpose: indicators
// and geo never import each other, and report sees indicators only through
// what disclosure has let out.
var allowed = map[string]string{
	"cmd/analyze": "data internal/desk internal/pipeline internal/input internal/report/folder internal/area internal/finding internal/words",
	"bench":       "",
	"data":        "",
	"data/make":   "",

	// A planner's desk runs editions; the line knows nothing of it.
	"internal/desk": "internal/pipeline internal/input internal/edition internal/edition/scaffold internal/workbook" +
		" internal/indicators internal/indicators/sheet internal/geo/source internal/grid internal/grid/annotate internal/finding internal/words",
	"internal/pipeline": "internal/input internal/edition internal/report internal/report/folder" +
		" internal/indicators internal/indicators/sheet internal/indicators/index internal/indicators/class internal/indicators/compare internal/indicators/disclosure" +
		" internal/geo internal/geo/source internal/grid internal/area internal/finding internal/spelling internal/words",
	"internal/input": "internal/edition internal/indicators/sheet internal/finding",
	"internal/edition": "internal/indicators internal/indicators/sheet internal/indicators/index internal/indicators/class" +
		" internal/grid internal/area internal/finding internal/words",
	"internal/edition/scaffold": "internal/edition internal/indicators internal/grid internal/words",
	// report, from above: the pages stand on the data files, those on the
	// figures, those on the sentences, those on the reading model.
	"internal/report": "internal/report/page internal/report/tables internal/report/plate internal/report/say internal/report/book internal/report/assets internal/report/folder" +
		" internal/indicators/disclosure internal/geo",
	"internal/report/page": "internal/report/colour internal/report/tables internal/report/plate internal/report/say internal/report/book" +
		" internal/report/figure internal/report/markup internal/report/picture internal/report/chart internal/report/folder" +
		" internal/indicators internal/indicators/compare internal/geo internal/finding internal/words",
	"internal/report/tables": "internal/report/colour internal/report/plate internal/report/say internal/report/book internal/report/figure internal/report/folder internal/workbook" +
		" internal/indicators internal/indicators/index internal/indicators/class internal/indicators/compare internal/words",
	"internal/report/plate": "internal/report/colour internal/report/say internal/report/book internal/report/figure" +
		" internal/indicators internal/indicators/index internal/indicators/class internal/indicators/compare internal/finding internal/words",
	"internal/report/say": "internal/report/book internal/report/figure" +
		" internal/indicators internal/indicators/index internal/indicators/class internal/indicators/compare internal/area internal/finding internal/words",
	"internal/report/book": "internal/report/figure internal/report/folder internal/indicators/disclosure" +
		" internal/indicators internal/indicators/index internal/indicators/class internal/indicators/compare internal/geo internal/area internal/finding internal/words",
	"internal/report/markup":  "internal/report/colour internal/report/figure internal/words",
	"internal/report/picture": "internal/report/colour internal/report/figure internal/geo internal/words",
	"internal/report/chart":   "internal/report/colour internal/report/figure internal/geo internal/words",
	"internal/report/assets":  "internal/report/folder",
	"internal/report/folder":  "",
	"internal/report/figure":  "internal/report/colour",
	"internal/report/colour":  "",

	"internal/indicators/disclosure": "internal/indicators/compare internal/indicators/class internal/indicators/index internal/indicators" +
		" internal/area internal/finding internal/words",
	"internal/indicators/compare": "internal/indicators/class internal/indicators/index internal/indicators" +
		" internal/area internal/finding",
	"internal/indicators/class": "internal/indicators/index internal/indicators internal/area internal/finding",
	"internal/indicators/index": "internal/indicators internal/area internal/finding",
	"internal/indicators/sheet": "internal/indicators internal/grid internal/area internal/finding internal/spelling",
	"internal/indicators":       "internal/area internal/finding",

	"internal/geo/source":    "internal/geo internal/grid internal/area internal/finding internal/spelling",
	"internal/geo":           "internal/area internal/finding",
	"internal/grid/annotate": "internal/grid internal/finding",
	"internal/grid":          "internal/finding",

	"internal/workbook": "internal/words",

	"internal/area":     "",
	"internal/finding":  "",
	"internal/words":    "",
	"internal/spelling": "",
	"internal/house":    "",
	"internal/browser":  "",

	// For tests alone: no row above may name it.
	"internal/report/sample": "internal/report/book internal/indicators/disclosure internal/indicators/compare internal/indicators/class internal/indicators/index internal/indicators" +
		" internal/geo internal/area internal/finding internal/words",
}

// libraries are the foreign modules and the packages that may know them; a
// folder stands for itself and what is below it.
var libraries = map[string]string{
	"github.com/alecthomas/kong":            "cmd",
	"github.com/xuri/excelize/":             "internal/grid/annotate internal/workbook data/make",
	"github.com/paulmach/orb":               "internal/geo internal/report/picture internal/report/chart internal/report/tables internal/report/sample data/make",
	"github.com/peterstace/simplefeatures/": "internal/geo data/make",
	"github.com/go-echarts/go-echarts/":     "internal/report/chart",
	"gonum.org/":                            "internal/indicators",
	"go.yaml.in/":                           "internal/edition",
	"golang.org/x/text/":                    "internal/grid internal/spelling",
	"golang.org/x/sys/":                     "internal/report/folder",
	"github.com/chromedp/":                  "internal/browser",
	"golang.org/x/sync/":                    "internal/pipeline internal/indicators/sheet",
}

// world are the packages through which files, chance and the net come in; the
// clock has a test of its own. The packages of pure are a function of their
// arguments.
var (
	world = []string{"os", "os/exec", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "path/filepath"}
	pure  = []string{
		"internal/indicators", "internal/indicators/index", "internal/indicators/class", "internal/indicators/compare", "internal/indicators/sheet",
		"internal/indicators/disclosure", "internal/geo", "internal/geo/source", "internal/edition", "internal/edition/scaffold", "internal/grid", "internal/grid/annotate",
		"internal/area", "internal/finding", "internal/report/figure", "internal/report/picture",
		"internal/report/chart", "internal/report/assets", "internal/workbook", "internal/report/book", "internal/report/say", "internal/report/plate",
		"internal/report/tables", "internal/report/markup", "internal/report/colour", "internal/report",
	}
)

// imports returns what every package of the module imports, its tests aside.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	list := exec.Command("go", "list", "-f", "{{.ImportPath}} {{.Imports}}", "./...")
	list.Dir = filepath.Join("..", "..")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	found := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		found[strings.TrimPrefix(name, module)] = strings.Fields(strings.Trim(rest, "[]"))
	}
	return found
}

func TestImportsRunDownward(t *testing.T) {
	for name, list := range imports(t) {
		arrows, known := allowed[name]
		if !known {
			t.Errorf("package %s stands in no row of the table of allowed imports", name)
			continue
		}
		for _, to := range list {
			if ours, ok := strings.CutPrefix(to, module); ok && !slices.Contains(strings.Fields(arrows), ours) {
				t.Errorf("%s imports %s, which the table does not allow", name, ours)
			}
		}
	}
}

func TestTheTableHasNoCircle(t *testing.T) {
	var visit func(name string, path []string)
	visit = func(name string, path []string) {
		if slices.Contains(path, name) {
			t.Fatalf("circle: %v -> %s", path, name)
		}
		for _, to := range strings.Fields(allowed[name]) {
			if _, known := allowed[to]; !known {
				t.Errorf("%s may import %s, which has no row", name, to)
			}
			visit(to, append(slices.Clone(path), name))
		}
	}
	for name := range allowed {
		visit(name, nil)
	}
}

func TestForeignLibrariesStayInTheirPackages(t *testing.T) {
	for name, list := range imports(t) {
		for _, to := range list {
			if first, _, _ := strings.Cut(to, "/"); !strings.Contains(first, ".") {
				continue // the standard library, or ours
			}
			if !mayKnow(name, to) {
				t.Errorf("%s imports %s", name, to)
			}
		}
	}
}

func mayKnow(name, library string) bool {
	for prefix, folders := range libraries {
		if !strings.HasPrefix(library, prefix) {
			continue
		}
		for _, folder := range strings.Fields(folders) {
			if name == folder || strings.HasPrefix(name, folder+"/") {
				return true
			}
		}
	}
	return false
}

func TestPurePackagesTouchNoWorld(t *testing.T) {
	found := imports(t)
	for _, name := range pure {
		for _, to := range found[name] {
			if slices.Contains(world, to) {
				t.Errorf("%s imports %s: its results must depend on nothing but its arguments", name, to)
			}
		}
	}
}
