package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/report/sample"
	"sozialbericht/internal/words"

	"golang.org/x/net/html"
)

// A page of a test: what the structural checks look at.
type parsed struct {
	root  *html.Node
	ids   map[string]int
	nodes map[string][]*html.Node // by element
}

func parsePage(t *testing.T, name string, data []byte) parsed {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	p := parsed{root: root, ids: map[string]int{}, nodes: map[string][]*html.Node{}}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			p.nodes[n.Data] = append(p.nodes[n.Data], n)
			if id := attr(n, "id"); id != "" {
				p.ids[id]++
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return p
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(text(c))
	}
	return b.String()
}

const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"

func TestEveryPageIsWhole(t *testing.T) {
	for name, e := range sample.Variants() {
		t.Run(name, func(t *testing.T) {
			files := build(t, e, 2)
			all := map[string][]byte{}
			pages := map[string]parsed{}
			for _, f := range files {
				if all[f.Path] != nil {
					t.Errorf("%s stands twice", f.Path)
				}
				all[f.Path] = f.Data
				if strings.HasSuffix(f.Path, ".html") {
					pages[f.Path] = parsePage(t, f.Path, f.Data)
				}
				if strings.HasSuffix(f.Path, ".xlsx") || strings.HasPrefix(f.Path, "assets/echarts") || f.Path == "assets/report.js" {
					continue // compressed, or the same in every edition
				}
				if bytes.Contains(f.Data, []byte("«")) {
					i := bytes.Index(f.Data, []byte("«"))
					t.Errorf("%s: a text or a place is unknown: %q", f.Path, f.Data[i:min(i+60, len(f.Data))])
				}
				if bytes.Contains(f.Data, []byte("NaN")) || bytes.Contains(f.Data, []byte("98765")) {
					t.Errorf("%s holds NaN or a hidden value", f.Path)
				}
				if bytes.Contains(f.Data, []byte("<b>\"&'=1+1")) {
					t.Errorf("%s: a name was not escaped", f.Path)
				}
				if strings.HasSuffix(f.Path, ".svg") {
					wellFormed(t, f)
				}
				if strings.HasSuffix(f.Path, ".geojson") && !json.Valid(f.Data) {
					t.Errorf("%s is no JSON", f.Path)
				}
			}
			for _, must := range []string{"index.html", "methodik.html", "daten.html", "assets/stil.css", "daten/areas.csv", "daten/values.csv", "daten/findings.csv"} {
				if all[must] == nil {
					t.Errorf("%s is missing", must)
				}
			}
			lang := string(e.Results.Meta.Language)
			if lang == "" {
				lang = "de"
			}
			for at, p := range pages {
				checkPage(t, at, p, lang)
				links(t, at, p, all, pages)
			}
		})
	}
}

func checkPage(t *testing.T, at string, p parsed, lang string) {
	if n := len(p.nodes["h1"]); n != 1 {
		t.Errorf("%s: %d h1", at, n)
	} else if strings.TrimSpace(text(p.nodes["h1"][0])) == "" {
		t.Errorf("%s: h1 is empty", at)
	}
	if got := attr(p.nodes["html"][0], "lang"); got != lang {
		t.Errorf("%s: lang %q", at, got)
	}
	if len(inOrder(p.nodes["head"][0], "title")) != 1 || len(p.nodes["main"]) != 1 || len(p.nodes["header"]) != 1 || len(p.nodes["footer"]) != 1 {
		t.Errorf("%s: title and landmarks are not there once each", at)
	}
	for _, n := range p.nodes["script"] {
		switch {
		case attr(n, "type") == "application/json":
			if !json.Valid([]byte(text(n))) {
				t.Errorf("%s: what a chart is drawn from is no JSON", at)
			}
		case attr(n, "src") == "" || text(n) != "":
			t.Errorf("%s: a script on the page", at)
		}
	}
	csp := false
	for _, m := range p.nodes["meta"] {
		csp = csp || attr(m, "http-equiv") == "Content-Security-Policy" && attr(m, "content") == policy
	}
	if !csp {
		t.Errorf("%s: no content security policy", at)
	}
	for id, n := range p.ids {
		if n > 1 {
			t.Errorf("%s: id %q stands %d times", at, id, n)
		}
	}
	level := 1
	for _, n := range inOrder(p.root, "h1", "h2", "h3", "h4") {
		l := int(n.Data[1] - '0')
		if l > level+1 {
			t.Errorf("%s: heading %q jumps from h%d to h%d", at, text(n), level, l)
		}
		level = l
	}
	for _, section := range p.nodes["section"] {
		head := ""
		for _, h := range inOrder(section, "h2", "h3") {
			head = strings.TrimSpace(text(h))
			break
		}
		if strings.TrimSpace(text(section)) == head && len(inOrder(section, "figure", "img", "svg")) == 0 {
			t.Errorf("%s: nothing below the heading %q", at, head)
		}
	}
	for _, table := range p.nodes["table"] {
		if len(inOrder(table, "caption")) != 1 {
			t.Errorf("%s: a table without a caption", at)
		}
		columns := len(inOrder(inOrder(table, "thead")[0], "th"))
		for _, th := range inOrder(table, "th") {
			if s := attr(th, "scope"); s != "col" && s != "row" {
				t.Errorf("%s: a header without scope", at)
			}
		}
		for _, tr := range inOrder(inOrder(table, "tbody")[0], "tr") {
			if n := len(inOrder(tr, "th", "td")); n != columns {
				t.Errorf("%s: %d cells in a row of %d columns: %q", at, n, columns, text(tr))
			}
		}
	}
	for _, img := range p.nodes["img"] {
		if attr(img, "alt") == "" && attr(img.Parent, "role") != "img" {
			t.Errorf("%s: a picture without words", at)
		}
	}
}

func inOrder(root *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			out = append(out, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return out
}

// links follows every address of a page within the edition.
func links(t *testing.T, at string, p parsed, all map[string][]byte, pages map[string]parsed) {
	var addresses []string
	for _, e := range []struct{ element, attribute string }{{"a", "href"}, {"link", "href"}, {"img", "src"}, {"script", "src"}} {
		for _, n := range p.nodes[e.element] {
			if a := attr(n, e.attribute); a != "" || e.element != "script" {
				addresses = append(addresses, a)
			}
		}
	}
	for _, a := range addresses {
		if a == "data:," {
			continue
		}
		if a == "" || strings.Contains(a, ":") || strings.HasPrefix(a, "/") || strings.Contains(a, "\\") {
			t.Errorf("%s: %q leads out of the edition", at, a)
			continue
		}
		file, anchor, _ := strings.Cut(a, "#")
		target := at
		if file != "" {
			target = path.Join(path.Dir(at), file)
		}
		if target == "manifest.json" {
			continue
		}
		if all[target] == nil {
			t.Errorf("%s: %q leads nowhere", at, a)
			continue
		}
		if anchor != "" && pages[target].ids[anchor] == 0 {
			t.Errorf("%s: %q names no place there", at, a)
		}
	}
}

func wellFormed(t *testing.T, f folder.File) {
	d := xml.NewDecoder(bytes.NewReader(f.Data))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", f.Path, err)
			return
		}
	}
}

func find(t testing.TB, files []folder.File, name string) []byte {
	t.Helper()
	for _, f := range files {
		if f.Path == name {
			return f.Data
		}
	}
	t.Fatalf("%s was not written", name)
	return nil
}

func TestTheBytesDoNotDependOnTheJobs(t *testing.T) {
	for name, e := range sample.Variants() {
		one, eight := build(t, e, 1), build(t, e, 8)
		if len(one) != len(eight) {
			t.Fatalf("%s: %d and %d files", name, len(one), len(eight))
		}
		for i := range one {
			if one[i].Path != eight[i].Path || !bytes.Equal(one[i].Data, eight[i].Data) {
				t.Errorf("%s: %s differs", name, one[i].Path)
			}
		}
	}
}

func TestPathsCanBeWritten(t *testing.T) {
	for name, e := range sample.Variants() {
		if _, err := folder.Write(t.TempDir(), "2018", build(t, e, 1), folder.Manifest{}, 0); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func table(t *testing.T, files []folder.File, name string) []map[string]string {
	t.Helper()
	data := find(t, files, name)
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) || bytes.Contains(data, []byte("\r\n")) {
		t.Errorf("%s: a byte order mark or CRLF", name)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, c := range r {
			m[rows[0][i]] = c
		}
		out = append(out, m)
	}
	return out
}

func TestCSV(t *testing.T) {
	e := sample.Small(words.German)
	files := build(t, e, 2)
	pages := map[string]parsed{}
	for _, f := range files {
		if strings.HasSuffix(f.Path, ".html") {
			pages[f.Path] = parsePage(t, f.Path, f.Data)
		}
	}
	areas := table(t, files, "daten/areas.csv")
	if len(areas) != 15 {
		t.Fatalf("%d areas", len(areas))
	}
	for _, a := range areas {
		file, anchor, _ := strings.Cut(a["page"], "#")
		p, ok := pages[file]
		if !ok || anchor != "" && p.ids[anchor] != 1 {
			t.Errorf("page %q of area %s does not exist", a["page"], a["id"])
		}
	}
	if areas[0]["id"] != "01" || areas[0]["class_bedarf"] != "aktionsraum" || areas[0]["rank_lage"] != "1" || areas[14]["included"] != "false" || areas[14]["class_bedarf"] != "" {
		t.Errorf("first %v, last %v", areas[0], areas[14])
	}

	values := table(t, files, "daten/values.csv")
	first := values[0]
	for column, want := range map[string]string{
		"level": "raum", "id": "01", "indicator": "kinder", "value": "30", "status": "observed", "numerator": "300", "denominator": "1000",
		"city": "18.4", "cell": "werte.xlsx!Räume!C5;werte.xlsx!Räume!B5",
	} {
		if first[column] != want {
			t.Errorf("values.csv: %s = %q, want %q", column, first[column], want)
		}
	}
	// Wilson's interval of 300 among 1000.
	low, _ := strconv.ParseFloat(first["low"], 64)
	high, _ := strconv.ParseFloat(first["high"], 64)
	if math.Abs(low-27.2407) > 0.0001 || math.Abs(high-32.9124) > 0.001 {
		t.Errorf("interval %v, %v", low, high)
	}
	for _, v := range values {
		if (v["value"] == "") != (v["status"] != "observed") {
			t.Errorf("value %q with status %q", v["value"], v["status"])
		}
	}

	sums, index := map[string]float64{}, map[string]string{}
	for _, s := range table(t, files, "daten/scores.csv") {
		key := s["level"] + "/" + s["id"]
		switch s["input"] {
		case "(index)":
			index[key] = s["value"]
		case "(aggregate)":
		default:
			if s["contribution"] != "" {
				c, err := strconv.ParseFloat(s["contribution"], 64)
				if err != nil {
					t.Error(err)
				}
				sums[key] += c
			}
		}
	}
	for key, x := range index {
		if x == "" {
			continue
		}
		want, err := strconv.ParseFloat(x, 64)
		if err != nil || math.Abs(sums[key]-want) > 1e-12 {
			t.Errorf("%s: contributions sum to %v, index %v (%v)", key, sums[key], x, err)
		}
	}
	if n := len(table(t, files, "daten/reference.csv")); n != 8 {
		t.Errorf("%d rows in reference.csv, want 2 levels of 2 inputs and 2 sums", n)
	}
	reasons := table(t, files, "daten/reasons.csv")
	if reasons[1]["condition"] != "lage above 0.35" || reasons[1]["held"] != "true" || reasons[1]["bound"] != "0.35" {
		t.Errorf("reasons.csv: %v", reasons[1])
	}
	found := table(t, files, "daten/findings.csv")
	if len(found) != 1 || found[0]["cell"] != "C5" || found[0]["severity"] != "warning" || !strings.Contains(found[0]["message"], "…") {
		t.Errorf("findings.csv: %v", found)
	}
}

func TestGeoJSON(t *testing.T) {
	files := build(t, sample.Small(words.German), 1)
	var g struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates [][][2]float64
			}
		}
	}
	if err := json.Unmarshal(find(t, files, "daten/raum.geojson"), &g); err != nil {
		t.Fatal(err)
	}
	if len(g.Features) != 5 || g.Features[0].Properties["id"] != "01" || g.Features[0].Properties["class_bedarf"] != "aktionsraum" {
		t.Fatalf("%v", g.Features[0].Properties)
	}
	if _, isNumber := g.Features[0].Properties["index_lage"].(float64); !isNumber {
		t.Errorf("index is %T", g.Features[0].Properties["index_lage"])
	}
	ring := g.Features[0].Geometry.Coordinates[0]
	turn := 0.0
	for i := 1; i < len(ring); i++ {
		turn += ring[i-1][0]*ring[i][1] - ring[i][0]*ring[i-1][1]
	}
	if turn <= 0 {
		t.Error("the outer ring runs clockwise")
	}
}

func headOf(t *testing.T, e *sample.Edition) string {
	t.Helper()
	p := parsePage(t, "index.html", find(t, build(t, e, 1), "index.html"))
	return text(p.nodes["h1"][0])
}

func TestHeadlines(t *testing.T) {
	// The bound decides how many areas are targets.
	with := func(lang words.Lang, bound float64) *sample.Edition {
		e := sample.Small(lang)
		e.Results.Schemes[0].Scheme.Rules[0].When.Parts[0].Bound = bound
		return e.Compute()
	}
	unclassed := sample.Small(words.German) // as where no area has values
	for i := range unclassed.Results.Schemes[0].Levels {
		for k := range unclassed.Results.Schemes[0].Levels[i].Decisions {
			unclassed.Results.Schemes[0].Levels[i].Decisions[k] = class.Decision{Class: -1, Why: class.NoIndex}
		}
	}
	for _, c := range []struct {
		e    *sample.Edition
		want string
	}{
		{unclassed, "Handlungsbedarf: keine Einstufung, weil Werte fehlen"},
		{with(words.German, 1.5), "1 von 5 Sozialräumen ist Aktionsraum"},
		{with(words.German, 0), "2 von 5 Sozialräumen sind Aktionsräume"},
		{with(words.German, 9), "Keine Aktionsräume unter 5 Sozialräumen, dazu 2 Aktionsquartiere"},
		{with(words.English, 9), "No Aktionsräume among 5 Sozialräume, plus 2 Aktionsquartiere"},
		{with(words.English, 1.5), "1 of 5 Sozialräume is classed as Aktionsraum"},
		{sample.Variants()["one level"], "1 von 5 Sozialräumen ist als „niedrig“ eingestuft (Status)"},
		{sample.Variants()["no classes"], "Index der Lage: In Altstadt ist der Indexwert am höchsten: 1,81"},
		{sample.Variants()["no index"], "Kinderanteil: In Altstadt ist der Anteil am höchsten: 30,0\u202f%"},
	} {
		if got := headOf(t, c.e); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestTheWorkedExampleAddsUp(t *testing.T) {
	e := sample.Small(words.English)
	p := parsePage(t, "methodik.html", find(t, build(t, e, 1), "methodik.html"))
	var example *html.Node
	for _, n := range p.nodes["table"] {
		if strings.Contains(text(inOrder(n, "caption")[0]), "computation for") {
			example = n
		}
	}
	if example == nil {
		t.Fatal("no worked example")
	}
	formula := regexp.MustCompile(`^(−?)\(([\d.,]+) − ([\d.,]+)\) / ([\d.,]+)$`)
	number := func(s string) float64 {
		x, err := strconv.ParseFloat(strings.NewReplacer(",", "", "−", "-").Replace(strings.TrimSpace(s)), 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	sum := 0.0
	for _, tr := range inOrder(inOrder(example, "tbody")[0], "tr") {
		cells := inOrder(tr, "th", "td")
		m := formula.FindStringSubmatch(text(cells[2]))
		if m == nil {
			t.Fatalf("formula %q", text(cells[2]))
		}
		score := (number(m[2]) - number(m[3])) / number(m[4])
		if m[1] != "" {
			score = -score
		}
		if got := number(text(cells[3])); math.Abs(got-score) > 2e-6 {
			t.Errorf("%s = %v, not %v", text(cells[2]), score, got)
		}
		sum += number(text(cells[5]))
	}
	want := fmt.Sprintf("= %.6f", e.Results.Scores[0].Nodes[0].Index[0].Number)
	if got := text(p.root); !strings.Contains(got, want) {
		t.Errorf("the result %q does not stand on the page", want)
	}
	if math.Abs(sum-e.Results.Scores[0].Nodes[0].Index[0].Number) > 2e-6 {
		t.Errorf("products sum to %v", sum)
	}
}

// English pages hold no German words but those of the edition itself.
func TestEnglishPagesHoldNoGermanTexts(t *testing.T) {
	german := regexp.MustCompile(`\b(und|oder|nicht|ungünstiger|Gebiete|Stadtwert|Rang|Werte|keine|liegt|Bevölkerung|Einwohner(innen)?|Karten?|Daten|Grenzen)\b`)
	for _, f := range build(t, sample.Small(words.English), 1) {
		if !strings.HasSuffix(f.Path, ".html") && !strings.HasSuffix(f.Path, ".svg") {
			continue
		}
		body := string(f.Data)
		if strings.HasSuffix(f.Path, ".html") {
			p := parsePage(t, f.Path, f.Data)
			body = text(p.root)
		}
		body = strings.NewReplacer("“Einwohner”", "", "daten/", "", "karten/", "").Replace(body)
		if m := german.FindString(body); m != "" {
			i := strings.Index(body, m)
			t.Errorf("%s: %q in %q", f.Path, m, body[max(0, i-60):min(len(body), i+60)])
		}
	}
}

// Every text that the code or a template names must exist: a page that no
// fixture reaches would else show its key.
func TestEveryTextNamedInTheSourcesExists(t *testing.T) {
	named := regexp.MustCompile(`"((?:report|method)\.[a-z0-9_.]*[a-z0-9_])"`)
	sources, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	templates, _ := filepath.Glob("page/templates/*.html")
	n := 0
	for _, f := range append(sources, templates...) {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(data), -1) {
			if strings.HasSuffix(m[1], ".html") || strings.HasSuffix(m[1], ".js") || strings.HasSuffix(m[1], ".css") { // a file
				continue
			}
			n++
			if !words.Has(m[1]) {
				t.Errorf("%s: %s is no text", f, m[1])
			}
		}
	}
	for _, list := range []struct {
		prefix string
		keys   []string
	}{
		{"report.kind.", []string{"share", "rate", "mean", "index", "change", "count"}},
		{"report.citysource.", []string{"missing", "published", "declared", "counts", "weighted_mean", "index"}},
		{"method.clause.", []string{"value", "percent_of_city", "difference"}},
		{"report.noclass.", []string{"decided", "otherwise", "excluded", "no_index", "undecided"}},
	} {
		for _, k := range list.keys {
			if !words.Has(list.prefix + k) {
				t.Errorf("%s%s is no text", list.prefix, k)
			}
		}
	}
	if n < 300 {
		t.Errorf("only %d texts found", n)
	}
}
