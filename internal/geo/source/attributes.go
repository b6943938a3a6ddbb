package source

import (
	"sozialbericht/internal/finding"
)

// Attributes reads the properties of the features of a file, in their order,
// by name: as Read takes ids and names, text without spaces around it and
// numbers in the form a person writes them; "" for anything else. It is nil
// where there are none; the findings then say why, by the codes of Read. The
// error is that of the file system.
func Attributes(files Files, display string) ([]map[string]string, finding.List, error) {
	var list finding.List
	at := finding.AtFile(display)
	if otherFormat(display, at, &list) {
		return nil, list, nil
	}
	text, err := contents(files, display, at, &list)
	if err != nil || list.HasErrors() || notUTF8(text, display, &list) {
		return nil, list, err
	}
	doc, syntax := split(text)
	out := make([]map[string]string, len(doc.records))
	for i, r := range doc.records {
		out[i] = map[string]string{}
		fault := r.properties(text, func(c *cursor, name string) (err error) {
			out[i][name], _, err = c.key()
			return err
		})
		if fault != nil && (syntax == nil || fault.at < syntax.at) {
			syntax = fault
		}
	}
	if doc.unusable(text, syntax, display, &list) {
		return nil, list, nil
	}
	return out, list, nil
}

// properties calls do with the name of every property of a feature; do must
// read its value.
func (r *record) properties(text string, do func(c *cursor, name string) error) *syntaxError {
	if r.end <= r.start { // no object
		return nil
	}
	c := cursor{text: text[:r.end], at: r.start}
	err := c.members(func(key string) error {
		if key == "properties" && c.peek() == '{' {
			return c.members(func(name string) error { return do(&c, name) })
		}
		_, err := c.skip()
		return err
	})
	syntax, _ := err.(*syntaxError)
	return syntax
}
