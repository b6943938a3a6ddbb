package edition

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
)

// maxFindings is where the list of a hopeless file ends: nobody reads more,
// and a small file of aliases must not become a huge list.
const maxFindings = 300

// A reader walks the tree of one edition file and collects what is wrong.
type reader struct {
	file    string
	found   finding.List
	full    bool
	inCells map[*yaml.Node]finding.Position // of nodes that stand in a workbook
}

func (r *reader) at(n *yaml.Node) finding.Position {
	if n == nil {
		return finding.AtFile(r.file)
	}
	if at, ok := r.inCells[n]; ok {
		return at
	}
	return finding.AtLine(r.file, n.Line, n.Column)
}

// error reports a mistake at a node with the arguments of its text.
func (r *reader) error(code string, n *yaml.Node, args finding.Args) {
	r.errorAt(code, r.at(n), args)
}

func (r *reader) errorAt(code string, at finding.Position, args finding.Args) {
	switch {
	case r.full:
	case r.found.Len() >= maxFindings:
		r.full = true
		r.found.Error("edition_too_many", finding.AtFile(r.file), finding.Args{"n": maxFindings})
	default:
		r.found.Error(code, at, args)
	}
}

func (r *reader) warning(code string, n *yaml.Node, args finding.Args) {
	if !r.full {
		r.found.Warning(code, r.at(n), args)
	}
}

// A block is one kind of mapping in the edition file and the keys it may hold.
type block struct {
	keys     []string // built, in documented order
	required []string
	later    []string // keys of the design that are not built yet
}

// A mapping is one mapping of the file with its known keys. The zero mapping
// has no keys: whatever is read from it is absent, without a finding.
type mapping struct {
	r      *reader
	node   *yaml.Node
	keys   map[string]*yaml.Node // every known key that stands there
	values map[string]*yaml.Node // those with a value
	meant  map[string]bool       // keys that stand there misspelt
}

// mapping reads the keys of n against a block and reports unknown, double,
// missing and empty ones. key names the place in texts; ok is false where n
// is no mapping at all.
func (r *reader) mapping(n *yaml.Node, key string, b *block) (m mapping, ok bool) {
	n = follow(n)
	if n == nil {
		return mapping{}, false
	}
	if n.Kind != yaml.MappingNode {
		r.error("edition_want_mapping", n, finding.Args{"key": key, "allowed": strings.Join(b.keys, ", ")})
		return mapping{}, false
	}
	m = mapping{r: r, node: n, keys: map[string]*yaml.Node{}, values: map[string]*yaml.Node{}, meant: map[string]bool{}}
	for _, e := range r.entries(n) {
		name := e.key.Value
		switch {
		case slices.Contains(b.later, name):
			r.error("edition_not_supported", e.key, finding.Args{"key": name})
		case !slices.Contains(b.keys, name):
			m.meant[r.unknownKey(e.key, b)] = true
		case isNull(e.value):
			r.error("edition_empty_value", e.key, finding.Args{"key": name})
			m.keys[name] = e.key
		default:
			m.keys[name] = e.key
			m.values[name] = e.value
		}
	}
	for _, name := range b.required {
		if m.keys[name] == nil && !m.meant[name] {
			r.error("edition_missing_key", n, finding.Args{"key": name, "block": key})
		}
	}
	return m, true
}

// unknownKey reports a key and returns the one that it likely means, "" for
// none.
func (r *reader) unknownKey(key *yaml.Node, b *block) string {
	args := finding.Args{"key": clip(key.Value), "allowed": strings.Join(b.keys, ", ")}
	if near := nearest(key.Value, b.keys, 1); len(near) > 0 {
		args["near"] = near[0]
		r.error("edition_misspelt_key", key, args)
		return near[0]
	}
	if key.Value != "" && strings.Trim(key.Value, "0123456789") == "" {
		r.error("edition_number_as_key", key, args)
		return ""
	}
	r.error("edition_unknown_key", key, args)
	return ""
}

type entry struct{ key, value *yaml.Node }

// entries returns the pairs of a mapping whose keys are text, each key once:
// the first counts, a second one is an error.
func (r *reader) entries(n *yaml.Node) []entry {
	lines := map[string]int{}
	var out []entry
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := follow(n.Content[i]), follow(n.Content[i+1])
		if key == nil || key.Kind != yaml.ScalarNode {
			r.error("edition_want_key", n.Content[i], nil)
			continue
		}
		if line, twice := lines[key.Value]; twice {
			r.error("edition_key_twice", n.Content[i], finding.Args{"key": clip(key.Value), "line": line})
			continue
		}
		lines[key.Value] = n.Content[i].Line
		out = append(out, entry{key, value})
	}
	return out
}

// follow returns the node that an alias stands for.
func follow(n *yaml.Node) *yaml.Node {
	for n != nil && n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool {
	return n == nil || n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

// clip keeps a text of the file short enough for a message.
func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// shown is a node as a message quotes it.
func shown(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "[…]"
	case yaml.MappingNode:
		return "{…}"
	}
	return clip(n.Value)
}

// get returns the value of a key, nil where it is absent or empty.
func (m mapping) get(key string) *yaml.Node { return m.values[key] }

// has reports whether a key stands in the file, even without a value.
func (m mapping) has(key string) bool { return m.keys[key] != nil }

// at is the place of the whole mapping.
func (m mapping) at() finding.Position {
	if m.r == nil {
		return finding.Position{}
	}
	return m.r.at(m.node)
}

// valueAt is the place of a key's value, or of the mapping where it has none.
func (m mapping) valueAt(key string) finding.Position {
	if n := m.values[key]; n != nil {
		return m.r.at(n)
	}
	return m.at()
}

// places returns where the values of all keys stand.
func (m mapping) places() map[string]finding.Position {
	out := make(map[string]finding.Position, len(m.values))
	for key, n := range m.values {
		out[key] = m.r.at(n)
	}
	return out
}

// scalar returns the literal text of a node, numbers and dates as written, so
// that 013 keeps its zero.
func (r *reader) scalar(n *yaml.Node, key string) (string, bool) {
	if n = follow(n); isNull(n) {
		r.error("edition_empty_value", n, finding.Args{"key": key})
		return "", false
	}
	known := false
	switch n.Tag {
	case "!!str", "!!int", "!!float", "!!bool", "!!timestamp", "!!merge":
		known = n.Kind == yaml.ScalarNode
	}
	if !known {
		r.error("edition_want_text", n, finding.Args{"key": key, "value": shown(n)})
		return "", false
	}
	if strings.ContainsFunc(n.Value, unprintable) {
		r.error("edition_control_character", n, finding.Args{"key": key})
		return "", false
	}
	return n.Value, true
}

// unprintable characters can stand neither in a page nor in a workbook.
func unprintable(c rune) bool {
	return unicode.IsControl(c) && c != '\n' && c != '\t' && c != '\r' || c == '\uFFFE' || c == '\uFFFF'
}

// text is scalar without the white space around it, and not empty.
func (r *reader) text(n *yaml.Node, key string) (string, bool) {
	s, ok := r.scalar(n, key)
	if !ok {
		return "", false
	}
	if s = strings.TrimSpace(s); s == "" {
		r.error("edition_empty_value", follow(n), finding.Args{"key": key})
		return "", false
	}
	return s, true
}

func (m mapping) text(key string) string {
	if n := m.get(key); n != nil {
		s, _ := m.r.text(n, key)
		return s
	}
	return ""
}

// raw is text that keeps its white space and may be empty.
func (m mapping) raw(key string) string {
	if n := m.get(key); n != nil {
		s, _ := m.r.scalar(n, key)
		return s
	}
	return ""
}

// items returns the nodes of a list; ok is false where it is none or has
// fewer than least.
func (r *reader) items(n *yaml.Node, key string, least int) (items []*yaml.Node, ok bool) {
	n = follow(n)
	if n == nil {
		return nil, false
	}
	if n.Kind != yaml.SequenceNode {
		r.error("edition_want_list", n, finding.Args{"key": key})
		return nil, false
	}
	if len(n.Content) < least {
		r.error("edition_short_list", n, finding.Args{"key": key, "n": least})
		return nil, false
	}
	for _, c := range n.Content {
		items = append(items, follow(c))
	}
	return items, true
}

func (m mapping) items(key string, least int) ([]*yaml.Node, bool) {
	if n := m.get(key); n != nil {
		return m.r.items(n, key, least)
	}
	return nil, false
}

// texts returns a text, or a list of at least least texts.
func (m mapping) texts(key string, least int) []string {
	n := m.get(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		if s, ok := m.r.text(n, key); ok {
			return []string{s}
		}
		return nil
	}
	items, _ := m.r.items(n, key, least)
	var out []string
	for _, item := range items {
		if s, ok := m.r.text(item, key); ok {
			out = append(out, s)
		}
	}
	return out
}

// number returns a finite number; text that looks like one is refused, since
// only its writer knows whether "1.234" is a number or a code.
func (r *reader) number(n *yaml.Node, key string) (float64, bool) {
	if n = follow(n); isNull(n) {
		r.error("edition_empty_value", n, finding.Args{"key": key})
		return 0, false
	}
	if n.Kind == yaml.ScalarNode && (n.Tag == "!!int" || n.Tag == "!!float") {
		if x, err := strconv.ParseFloat(n.Value, 64); err == nil && !math.IsNaN(x) && !math.IsInf(x, 0) {
			return x, true
		}
	}
	r.error("edition_want_number", n, finding.Args{"key": key, "value": shown(n)})
	return 0, false
}

func (m mapping) number(key string) (float64, bool) {
	if n := m.get(key); n != nil {
		return m.r.number(n, key)
	}
	return 0, false
}

// optional is number, nil where it is absent or wrong.
func (m mapping) optional(key string) *float64 {
	if x, ok := m.number(key); ok {
		return &x
	}
	return nil
}

// positive is a number above zero, otherwise where the key is absent or wrong.
func (m mapping) positive(key string, otherwise float64) float64 {
	x, ok := m.number(key)
	if !ok {
		return otherwise
	}
	if x <= 0 {
		m.r.error("edition_not_positive", m.get(key), finding.Args{"key": key, "value": shown(m.get(key))})
		return otherwise
	}
	return x
}

// whole is an integer between least and most, otherwise where the key is
// absent or wrong.
func (m mapping) whole(key string, otherwise, least, most int) int {
	n := m.get(key)
	if n == nil {
		return otherwise
	}
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil || i < least || i > most {
		m.r.error("edition_want_whole", n, finding.Args{"key": key, "value": shown(n), "least": least, "most": most})
		return otherwise
	}
	return i
}

func (m mapping) flag(key string) bool {
	n := m.get(key)
	if n == nil {
		return false
	}
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		m.r.error("edition_want_flag", n, finding.Args{"key": key, "value": shown(n)})
		return false
	}
	return strings.EqualFold(n.Value, "true")
}

// span returns the two ascending numbers of [low, high].
func (m mapping) span(key string) *[2]float64 {
	n := m.get(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		m.r.error("edition_want_span", n, finding.Args{"key": key, "value": shown(n)})
		return nil
	}
	low, okLow := m.r.number(n.Content[0], key)
	high, okHigh := m.r.number(n.Content[1], key)
	if !okLow || !okHigh {
		return nil
	}
	if low >= high {
		m.r.error("edition_low_high", n, finding.Args{"key": key, "low": low, "high": high})
		return nil
	}
	return &[2]float64{low, high}
}

// date returns a day as 2006-01-02.
func (m mapping) date(key string) string {
	s := m.text(key)
	if s == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		m.r.error("edition_want_date", m.get(key), finding.Args{"key": key, "value": clip(s)})
		return ""
	}
	return s
}

// rows reads "2-3", or a single row where one is enough.
func (m mapping) rows(key string, single bool) [2]int {
	s := m.text(key)
	if s == "" {
		return [2]int{}
	}
	const last = 1 << 20 // the rows of a worksheet
	from, to, isSpan := strings.Cut(s, "-")
	a, errA := strconv.Atoi(strings.TrimSpace(from))
	b, errB := a, error(nil)
	if isSpan {
		b, errB = strconv.Atoi(strings.TrimSpace(to))
	}
	if errA != nil || errB != nil || !isSpan && !single || a < 1 || b < a || b > last {
		m.r.error("edition_want_rows", m.get(key), finding.Args{"key": key, "value": clip(s)})
		return [2]int{}
	}
	return [2]int{a, b}
}

var drive = regexp.MustCompile(`^[A-Za-z]:`)

// path returns a slash path that stays within the parent of the folder it is
// relative to. Back slashes are taken as slashes: planners work on Windows.
func (m mapping) path(key string) string {
	s := strings.ReplaceAll(m.text(key), `\`, "/")
	if s == "" {
		return ""
	}
	if strings.HasPrefix(s, "/") || drive.MatchString(s) {
		m.r.error("edition_path_absolute", m.get(key), finding.Args{"key": key, "value": clip(s)})
		return ""
	}
	depth := 0
	for part := range strings.SplitSeq(s, "/") {
		switch part {
		case "", ".":
		case "..":
			depth--
		default:
			depth++
		}
		if depth < -1 {
			m.r.error("edition_path_outside", m.get(key), finding.Args{"key": key, "value": clip(s)})
			return ""
		}
	}
	return s
}

// A word is one of the values an enumeration may have.
type word[T any] struct {
	text  string
	value T
	later bool // in the design, not built yet
}

// pick reads one of the words, otherwise where the key is absent or wrong.
func pick[T any](m mapping, key string, otherwise T, words []word[T]) T {
	n := m.get(key)
	if n == nil {
		return otherwise
	}
	s, ok := m.r.text(n, key)
	if !ok {
		return otherwise
	}
	var allowed []string
	for _, w := range words {
		switch {
		case w.text == s && w.later:
			m.r.error("edition_not_supported", n, finding.Args{"key": key + ": " + s})
			return otherwise
		case w.text == s:
			return w.value
		case !w.later:
			allowed = append(allowed, w.text)
		}
	}
	m.r.error("edition_bad_word", n, finding.Args{"key": key, "value": clip(s), "allowed": strings.Join(allowed, ", ")})
	return otherwise
}

// spell is the word of a value, the way back of pick.
func spell[T comparable](value T, words []word[T]) string {
	for _, w := range words {
		if w.value == value && !w.later {
			return w.text
		}
	}
	return ""
}

// one returns the only key of several that stands; none or more than one is
// an error and returns "".
func (m mapping) one(keys ...string) string {
	var standing []string
	for _, key := range keys {
		if m.has(key) {
			standing = append(standing, key)
		}
	}
	if len(standing) == 1 {
		return standing[0]
	}
	slices.SortFunc(standing, func(a, b string) int { // as they stand in the file
		return cmp.Or(cmp.Compare(m.keys[a].Line, m.keys[b].Line), cmp.Compare(m.keys[a].Column, m.keys[b].Column))
	})
	if m.r == nil {
		return ""
	}
	args := finding.Args{"keys": strings.Join(keys, ", "), "standing": strings.Join(standing, ", ")}
	if len(standing) == 0 {
		if !slices.ContainsFunc(keys, func(key string) bool { return m.meant[key] }) {
			m.r.error("edition_none_of", m.node, args)
		}
	} else {
		m.r.error("edition_more_than_one", m.keys[standing[1]], args)
	}
	return ""
}

// unfit reports keys that have no meaning beside another.
func (m mapping) unfit(because string, keys ...string) {
	for _, key := range keys {
		if m.has(key) {
			m.r.error("edition_unfit_key", m.keys[key], finding.Args{"key": key, "because": because})
		}
	}
}
