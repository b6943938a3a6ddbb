package edition

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators/sheet"
)

var idForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// id reads an id that may become a file name and a CSV header.
func (r *reader) id(n *yaml.Node, key string) (string, bool) {
	s, ok := r.text(n, key)
	if ok && !idForm.MatchString(s) {
		r.error("edition_bad_id", follow(n), finding.Args{"key": key, "value": clip(s)})
		return s, false
	}
	return s, ok
}

// names are the ids of one namespace, in the order of the file.
type names struct {
	ids   []string
	index map[string]int // by id as written
	taken map[string]int // by lower case: the line of the first
	// partial is set where an id could not be read: then an unknown reference
	// is no second mistake.
	partial bool
}

func newNames() *names {
	return &names{index: map[string]int{}, taken: map[string]int{}}
}

func (s *names) has(id string) bool { _, ok := s.index[id]; return ok }

// add takes an id into the namespace; ok is false where it is not unique
// without regard to case.
func (s *names) add(r *reader, id string, at *yaml.Node) (ok bool) {
	lower := strings.ToLower(id)
	if line, twice := s.taken[lower]; twice {
		r.error("edition_id_twice", at, finding.Args{"id": clip(id), "line": line})
		return false
	}
	s.taken[lower] = at.Line
	s.index[id] = len(s.ids)
	s.ids = append(s.ids, id)
	return true
}

// collect takes the ids of a list of mappings into the namespaces, before the
// entries themselves are read, so that an entry may name a later one.
func (r *reader) collect(items []*yaml.Node, spaces ...*names) {
	for _, item := range items {
		n := valueOf(item, "id")
		id, ok := "", false
		if n != nil && n.Kind == yaml.ScalarNode && !isNull(n) {
			id, ok = r.id(n, "id")
		} else if n != nil && !isNull(n) {
			r.error("edition_want_text", n, finding.Args{"key": "id", "value": shown(n)})
		}
		for i, s := range spaces {
			switch {
			case !ok:
				s.partial = true
			case i == 0:
				ok = s.add(r, id, n)
			default: // reported once, in the first space
				s.index[id] = len(s.ids)
				s.ids = append(s.ids, id)
			}
		}
	}
}

// valueOf returns the first value of a key of a mapping, nil where there is none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	if n = follow(n); n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := follow(n.Content[i]); k != nil && k.Kind == yaml.ScalarNode && k.Value == key {
			return follow(n.Content[i+1])
		}
	}
	return nil
}

// refer reads the id of something defined elsewhere in the file; what ends the
// code of the finding: edition_unknown_<what>.
func (r *reader) refer(n *yaml.Node, key string, space *names, what string) (string, bool) {
	id, ok := r.text(n, key)
	if !ok {
		return "", false
	}
	if !space.has(id) {
		if !space.partial {
			r.unknown("edition_unknown_"+what, n, id, space.ids)
		}
		return "", false
	}
	return id, true
}

// unknown reports a reference to nothing, with what was perhaps meant.
func (r *reader) unknown(code string, n *yaml.Node, id string, known []string) {
	offers := "–"
	if near := nearest(id, known, 3); len(near) > 0 {
		offers = strings.Join(near, ", ")
	} else if len(known) > 0 {
		offers = strings.Join(known[:min(len(known), 8)], ", ")
		if len(known) > 8 {
			offers += ", …"
		}
	}
	r.error(code, follow(n), finding.Args{"id": clip(id), "known": offers})
}

func (m mapping) refer(key string, space *names, what string) string {
	if n := m.get(key); n != nil {
		id, _ := m.r.refer(n, key, space, what)
		return id
	}
	return ""
}

// nearest returns at most n of the words that differ from w by a few letters,
// the nearest first; those that begin with w, or w with them, count as near.
func nearest(w string, words []string, n int) []string {
	const longest, most = 64, 2000 // a typing error is looked for, not a needle in a haystack
	w = strings.ToLower(w)
	if w == "" || len(w) > longest {
		return nil
	}
	type candidate struct {
		word     string
		distance int
	}
	var near []candidate
	for _, word := range words[:min(len(words), most)] {
		lower := strings.ToLower(word)
		if lower == "" || len(lower) > longest {
			continue
		}
		d := sheet.Distance(w, lower)
		part := len(w) >= 3 && len(lower) >= 3 && (strings.HasPrefix(lower, w) || strings.HasPrefix(w, lower))
		if d <= 1+max(utf8.RuneCountInString(w), utf8.RuneCountInString(lower))/4 || part {
			near = append(near, candidate{word, d})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return a.distance - b.distance })
	var out []string
	for _, c := range near[:min(len(near), n)] {
		out = append(out, c.word)
	}
	return out
}

// IsID reports whether a text may be the id of an edition, level or indicator.
func IsID(s string) bool { return idForm.MatchString(s) }
