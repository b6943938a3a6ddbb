package edition

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
)

// Limits of an edition file. The largest real one has a few hundred lines; the
// limits keep a mishap (a workbook renamed to .yaml, aliases that multiply)
// from taking the machine down.
const (
	maxBytes = 1 << 20
	maxDepth = 100
	maxNodes = 300_000 // after aliases are followed
)

// document parses the file and returns its one mapping, or nil and findings.
func (r *reader) document(data []byte) *yaml.Node {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	start := finding.AtLine(r.file, 1, 1)
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		r.errorAt("edition_is_workbook", finding.AtFile(r.file), nil)
		return nil
	case len(data) > maxBytes:
		r.errorAt("edition_too_large", start, finding.Args{"n": maxBytes >> 20})
		return nil
	case !utf8.Valid(data):
		line, column := firstInvalid(data)
		r.errorAt("edition_not_utf8", finding.AtLine(r.file, line, column), nil)
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	err := decode(decoder, &doc)
	if err == nil && len(doc.Content) == 1 && !isNull(doc.Content[0]) {
		var second yaml.Node
		switch err = decode(decoder, &second); {
		case errors.Is(err, io.EOF):
			err = nil
		case err == nil:
			r.error("edition_documents", &second, nil)
			return nil
		}
	} else if err == nil || errors.Is(err, io.EOF) {
		r.errorAt("edition_empty_file", start, nil)
		return nil
	}
	if err != nil {
		r.syntax(data, err)
		return nil
	}
	root := doc.Content[0]
	if !r.withinLimits(root) {
		return nil
	}
	if root.Kind != yaml.MappingNode {
		r.error("edition_no_mapping", root, nil)
		return nil
	}
	return root
}

// decode turns a panic of the parser into an error: whatever a file holds, the
// planner gets a finding.
func decode(d *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	return d.Decode(n)
}

// withinLimits reports whether the tree stays within the limits when its aliases are
// followed, and says so where it does not.
func (r *reader) withinLimits(root *yaml.Node) bool {
	nodes := 0
	var walk func(n *yaml.Node, depth int) bool
	walk = func(n *yaml.Node, depth int) bool {
		nodes++
		switch {
		case depth > maxDepth:
			r.error("edition_too_deep", n, finding.Args{"n": maxDepth})
			return false
		case nodes > maxNodes:
			r.error("edition_too_many_nodes", n, nil)
			return false
		case n.Kind == yaml.AliasNode:
			return n.Alias == nil || walk(n.Alias, depth+1)
		}
		for _, c := range n.Content {
			if !walk(c, depth+1) {
				return false
			}
		}
		return true
	}
	return walk(root, 1)
}

func firstInvalid(data []byte) (line, column int) {
	line, column = 1, 1
	for len(data) > 0 {
		c, size := utf8.DecodeRune(data)
		if c == utf8.RuneError && size == 1 {
			break
		}
		if column++; c == '\n' {
			line, column = line+1, 1
		}
		data = data[size:]
	}
	return line, column
}

// mishaps are the parser's complaints and what a planner most likely did.
var mishaps = []struct{ complaint, code string }{
	{"tab character", "edition_yaml_tab"},
	{"cannot start any token", "edition_yaml_start"},
	{"mapping values are not allowed", "edition_yaml_colon"},
	{"could not find expected ':'", "edition_yaml_no_colon"},
	{"expected ',' or", "edition_yaml_bracket"},
	{"unexpected end of stream", "edition_yaml_quote"},
	{"unexpected document indicator", "edition_yaml_quote"},
	{"unknown escape character", "edition_yaml_escape"},
	{"expected hexdecimal number", "edition_yaml_escape"},
	{"invalid Unicode character escape", "edition_yaml_escape"},
	{"unknown anchor", "edition_yaml_anchor"},
	{"control characters are not allowed", "edition_yaml_control"},
	{"expected <document start>", "edition_documents"},
	{"did not find expected key", "edition_yaml_indent"},
	{"did not find expected '-' indicator", "edition_yaml_indent"},
	{"block sequence entries are not allowed", "edition_yaml_indent"},
	{"mapping keys are not allowed", "edition_yaml_indent"},
}

var inLine = regexp.MustCompile(`^line (\d+): `)

// syntax says in the planner's words why the parser gave up, and where.
func (r *reader) syntax(data []byte, err error) {
	complaint := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 0
	if m := inLine.FindStringSubmatch(complaint); m != nil {
		line, _ = strconv.Atoi(m[1])
		complaint = strings.TrimPrefix(complaint, m[0])
	}
	code := "edition_yaml"
	for _, m := range mishaps {
		if strings.Contains(complaint, m.complaint) {
			code = m.code
			break
		}
	}
	switch code {
	case "edition_yaml_indent", "edition_yaml_control", "edition_yaml", "edition_documents":
		// For these the parser names the start of the block, or nothing;
		// how far it has read tells the line.
		line = lineRead(data)
	case "edition_yaml_bracket":
		line++ // the parser counts the line of the open bracket from 0
	case "edition_yaml_anchor":
		if _, after, ok := strings.Cut(complaint, "'"); ok {
			name, _, _ := strings.Cut(after, "'")
			line = lineWith(data, 1, func(text string) bool { return strings.Contains(text, "*"+name) })
		}
	case "edition_yaml_start", "edition_yaml_tab":
		if tab := lineWith(data, line, indentedByTab); code == "edition_yaml_tab" && tab > 0 || tab == max(line, 1) {
			code, line = "edition_yaml_tab", tab
		}
	}
	line = max(line, 1)
	text := textOf(data, line)
	column := 1 + len(text) - len(strings.TrimLeft(text, " \t"))
	r.errorAt(code, finding.AtLine(r.file, line, column), finding.Args{"detail": clip(complaint)})
}

// indentedByTab reports whether a line is indented with a tab.
func indentedByTab(text string) bool {
	return strings.Contains(text[:len(text)-len(strings.TrimLeft(text, " \t-"))], "\t")
}

// lineWith returns the first line from a given one on that fits, 0 for none.
func lineWith(data []byte, from int, fits func(string) bool) int {
	line := 0
	for text := range bytes.Lines(data) {
		if line++; line >= from && fits(string(text)) {
			return line
		}
	}
	return 0
}

// textOf returns a line of the file, counted from 1.
func textOf(data []byte, line int) string {
	for text := range bytes.Lines(data) {
		if line--; line == 0 {
			return strings.TrimRight(string(text), "\r\n")
		}
	}
	return ""
}

// lineRead parses again from a reader that hands out single bytes, and returns
// the line of the last byte that is not white space before the parser gave up.
func lineRead(data []byte) int {
	slow := &byteReader{data: data}
	d := yaml.NewDecoder(slow)
	for {
		var n yaml.Node
		if decode(d, &n) != nil {
			break
		}
	}
	read := bytes.TrimRight(data[:slow.read], " \t\r\n")
	return 1 + bytes.Count(read, []byte("\n"))
}

type byteReader struct {
	data []byte
	read int
}

func (b *byteReader) Read(p []byte) (int, error) {
	if b.read >= len(b.data) {
		return 0, io.EOF
	}
	if len(p) == 0 {
		return 0, nil
	}
	p[0] = b.data[b.read]
	b.read++
	return 1, nil
}
