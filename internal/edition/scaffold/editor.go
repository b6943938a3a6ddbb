// Package scaffold writes edition files: the next one from an old one, or a
// first one from what tables and boundaries show. It changes text and reads no
// files; what it has written is read again by package edition before anybody
// else sees it.
package scaffold

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// An editor changes single places of a YAML text and leaves all others as they
// are: comments, order and form are the planner's own.
type editor struct {
	text  []byte
	lines []int // where each line begins
	edits []change
	marks map[int][]string // comments above a line, counted from 1
}

// A change puts a text in the place of the bytes from start to end.
type change struct {
	start, end int
	text       string
}

func newEditor(text []byte) *editor {
	e := &editor{text: text, lines: []int{0}, marks: map[int][]string{}}
	for i, c := range text {
		if c == '\n' {
			e.lines = append(e.lines, i+1)
		}
	}
	return e
}

// start is where the value of a node begins, behind its anchor and tag.
func (e *editor) start(n *yaml.Node) int {
	at := len(e.text)
	if n.Line >= 1 && n.Line <= len(e.lines) {
		at = e.lines[n.Line-1]
	}
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(e.text[at:])
		at += size
	}
	for at < len(e.text) && (n.Anchor != "" && e.text[at] == '&' || n.Style&yaml.TaggedStyle != 0 && e.text[at] == '!') {
		for at < len(e.text) && !unicode.IsSpace(rune(e.text[at])) {
			at++
		}
		for at < len(e.text) && e.text[at] == ' ' {
			at++
		}
	}
	return at
}

// end is where a node ends, the closing bracket or quote included.
func (e *editor) end(n *yaml.Node) int {
	at := e.start(n)
	switch n.Kind {
	case yaml.AliasNode:
		return min(at+1+len(n.Value), len(e.text))
	case yaml.ScalarNode:
		return e.scalarEnd(n, at)
	}
	flow := n.Style&yaml.FlowStyle != 0
	if len(n.Content) > 0 {
		at = e.end(n.Content[len(n.Content)-1])
	} else if flow {
		at++
	}
	if !flow {
		return at
	}
	for at < len(e.text) {
		switch c := e.text[at]; {
		case c == ']' || c == '}':
			return at + 1
		case c == '#':
			for at < len(e.text) && e.text[at] != '\n' {
				at++
			}
		default:
			at++
		}
	}
	return at
}

func (e *editor) scalarEnd(n *yaml.Node, at int) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := at + 1; i < len(e.text); i++ {
			if e.text[i] == '\\' {
				i++
			} else if e.text[i] == '"' {
				return i + 1
			}
		}
		return len(e.text)
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := at + 1; i < len(e.text); i++ {
			if e.text[i] == '\'' {
				if i+1 < len(e.text) && e.text[i+1] == '\'' {
					i++
					continue
				}
				return i + 1
			}
		}
		return len(e.text)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		line := slices.IndexFunc(e.lines, func(begin int) bool { return begin > at })
		if line < 0 {
			return len(e.text)
		}
		depth, end := e.indent(n.Line), e.lines[line]-1
		for ; line < len(e.lines); line++ {
			text := e.line(line + 1)
			if strings.TrimSpace(text) == "" {
				continue
			}
			if e.indent(line+1) <= depth {
				break
			}
			end = e.lines[line] + len(text)
		}
		return end
	}
	// A plain scalar over several lines is its words with other white space.
	for _, word := range strings.Fields(n.Value) {
		i := bytes.Index(e.text[at:], []byte(word))
		if i < 0 {
			return at
		}
		at += i + len(word)
	}
	return at
}

// line is a line of the text, counted from 1, without its end.
func (e *editor) line(n int) string {
	from, to := e.lines[n-1], len(e.text)
	if n < len(e.lines) {
		to = e.lines[n]
	}
	return strings.TrimRight(string(e.text[from:to]), "\r\n")
}

func (e *editor) indent(n int) int {
	text := e.line(n)
	return len(text) - len(strings.TrimLeft(text, " "))
}

// replace puts a text in the place of a node.
func (e *editor) replace(n *yaml.Node, text string) {
	e.edits = append(e.edits, change{e.start(n), e.end(n), text})
}

// removeLines takes away the lines of a node.
func (e *editor) removeLines(n *yaml.Node) {
	from := e.lines[n.Line-1]
	end := e.end(n)
	to := len(e.text)
	for _, begin := range e.lines {
		if begin > end {
			to = begin
			break
		}
	}
	e.edits = append(e.edits, change{from, to, ""})
}

// mark puts a comment above the line of a node.
func (e *editor) mark(n *yaml.Node, text string) {
	if !slices.Contains(e.marks[n.Line], text) {
		e.marks[n.Line] = append(e.marks[n.Line], text)
	}
}

// result is the text with all changes, and how many comments were added.
func (e *editor) result() (out []byte, marks int) {
	newline := "\n"
	if bytes.Contains(e.text, []byte("\r\n")) {
		newline = "\r\n"
	}
	all := slices.Clone(e.edits)
	for line, texts := range e.marks {
		at, indent := e.lines[line-1], strings.Repeat(" ", e.indent(line))
		for _, t := range texts {
			marks++
			all = append(all, change{at, at, indent + "# " + t + newline})
		}
	}
	slices.SortStableFunc(all, func(a, b change) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.text, b.text))
	})
	at := 0
	for _, c := range all {
		if c.start < at {
			continue // lies within what was already replaced
		}
		out = append(out, e.text[at:c.start]...)
		out = append(out, c.text...)
		at = c.end
	}
	return append(out, e.text[at:]...), marks
}

// value returns the key and value nodes of a key of a mapping, nil where it is absent.
func value(n *yaml.Node, key string) (k, v *yaml.Node) {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// items are the entries of a list, or the one that stands in its place.
func items(n *yaml.Node) []*yaml.Node {
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.AliasNode:
		return items(n.Alias)
	case n.Kind == yaml.SequenceNode:
		return n.Content
	}
	return []*yaml.Node{n}
}

// quoted is a text as a YAML scalar that is sure to stay text.
func quoted(s string) string {
	if plainText(s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + `"`
}

// plainText reports whether a text needs no quotes, also between brackets.
func plainText(s string) bool {
	if s == "" || s != strings.TrimSpace(s) || strings.ContainsAny(s, "\"'{}[],:#&*!|>%@`\\\n\r\t?=<~") || strings.HasPrefix(s, "-") {
		return false
	}
	var n yaml.Node
	if yaml.Unmarshal([]byte(s), &n) != nil || len(n.Content) != 1 {
		return false
	}
	return n.Content[0].Kind == yaml.ScalarNode && n.Content[0].Tag == "!!str" && n.Content[0].Value == s
}
