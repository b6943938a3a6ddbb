package source

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A cursor reads JSON text from a place onward. It follows RFC 8259, but for
// NaN and Infinity, which some programs write for missing numbers: as values
// they are passed over here and named as faults where a number is needed.
type cursor struct {
	text string
	at   int
}

// A syntaxError says at which byte the text stops being JSON.
type syntaxError struct{ at int }

func (e *syntaxError) Error() string { return fmt.Sprintf("no JSON at byte %d", e.at) }

// maxDepth bounds the nesting of values, so that no input exhausts the stack.
const maxDepth = 200

func (c *cursor) fail() error { return &syntaxError{at: min(c.at, len(c.text))} }

// peek returns the next byte that is no white space, 0 at the end.
func (c *cursor) peek() byte {
	for c.at < len(c.text) {
		switch b := c.text[c.at]; b {
		case ' ', '\n', '\r', '\t':
			c.at++
		default:
			return b
		}
	}
	return 0
}

// done reports whether nothing but white space is left.
func (c *cursor) done() bool {
	c.peek()
	return c.at >= len(c.text)
}

// take steps over one byte after white space, or fails.
func (c *cursor) take(b byte) error {
	if c.peek() != b || c.at >= len(c.text) {
		return c.fail()
	}
	c.at++
	return nil
}

// members calls do with every key of the object ahead; do must read the value.
func (c *cursor) members(do func(key string) error) error {
	if err := c.take('{'); err != nil {
		return err
	}
	if c.peek() == '}' {
		c.at++
		return nil
	}
	for {
		c.peek()
		key, err := c.str()
		if err != nil {
			return err
		}
		if err := c.take(':'); err != nil {
			return err
		}
		c.peek()
		if err := do(key); err != nil {
			return err
		}
		if done, err := c.separator('}'); done || err != nil {
			return err
		}
	}
}

// elements calls do before every element of the array ahead; do must read it.
func (c *cursor) elements(do func() error) error {
	if err := c.take('['); err != nil {
		return err
	}
	if c.peek() == ']' {
		c.at++
		return nil
	}
	for {
		c.peek()
		if err := do(); err != nil {
			return err
		}
		if done, err := c.separator(']'); done || err != nil {
			return err
		}
	}
}

// separator steps over a comma or the end of an object or array.
func (c *cursor) separator(end byte) (done bool, err error) {
	switch c.peek() {
	case ',':
		c.at++
		return false, nil
	case end:
		c.at++
		return true, nil
	}
	return false, c.fail()
}

// skip steps over the value ahead and returns its text.
func (c *cursor) skip() (raw string, err error) {
	c.peek()
	start := c.at
	if err := c.value(0); err != nil {
		return "", err
	}
	return c.text[start:c.at], nil
}

func (c *cursor) value(depth int) error {
	if depth > maxDepth {
		return c.fail()
	}
	switch b := c.peek(); {
	case b == '{':
		return c.members(func(string) error { return c.value(depth + 1) })
	case b == '[':
		return c.elements(func() error { return c.value(depth + 1) })
	case b == '"':
		_, err := c.rawString()
		return err
	case b == '-' || b >= '0' && b <= '9':
		if c.literal("-Infinity") {
			return nil
		}
		_, err := c.rawNumber()
		return err
	}
	for _, word := range [...]string{"true", "false", "null", "NaN", "Infinity"} {
		if c.literal(word) {
			return nil
		}
	}
	return c.fail()
}

// literal steps over a word where it stands ahead.
func (c *cursor) literal(word string) bool {
	if strings.HasPrefix(c.text[c.at:], word) {
		c.at += len(word)
		return true
	}
	return false
}

// str reads a string.
func (c *cursor) str() (string, error) {
	start := c.at
	raw, err := c.rawString()
	if err != nil || !strings.Contains(raw, `\`) {
		return raw, err
	}
	var s string
	if json.Unmarshal([]byte(c.text[start:c.at]), &s) != nil {
		c.at = start
		return "", c.fail()
	}
	return s, nil
}

// rawString reads a string and returns what stands between the quotes.
func (c *cursor) rawString() (string, error) {
	if c.at >= len(c.text) || c.text[c.at] != '"' {
		return "", c.fail()
	}
	start := c.at + 1
	for i := start; i < len(c.text); i++ {
		switch b := c.text[i]; {
		case b == '"':
			c.at = i + 1
			return c.text[start:i], nil
		case b == '\\':
			i++
			if i < len(c.text) && !strings.ContainsRune(`"\/bfnrtu`, rune(c.text[i])) {
				c.at = i
				return "", c.fail()
			}
		case b < 0x20:
			c.at = i
			return "", c.fail()
		}
	}
	c.at = len(c.text)
	return "", c.fail()
}

// rawNumber reads a number and returns its text.
func (c *cursor) rawNumber() (string, error) {
	start := c.at
	fail := func() (string, error) {
		if c.at < len(c.text) { // else the text is cut off here
			c.at = start
		}
		return "", c.fail()
	}
	digits := func() bool {
		from := c.at
		for c.at < len(c.text) && c.text[c.at]-'0' <= 9 {
			c.at++
		}
		return c.at > from
	}
	if c.at < len(c.text) && c.text[c.at] == '-' {
		c.at++
	}
	whole := c.at
	if !digits() || c.text[whole] == '0' && c.at > whole+1 {
		return fail()
	}
	if c.at < len(c.text) && c.text[c.at] == '.' {
		c.at++
		if !digits() {
			return fail()
		}
	}
	if c.at < len(c.text) && c.text[c.at]|0x20 == 'e' {
		c.at++
		if c.at < len(c.text) && (c.text[c.at] == '+' || c.text[c.at] == '-') {
			c.at++
		}
		if !digits() {
			return fail()
		}
	}
	return c.text[start:c.at], nil
}

// number reads a number; one too large for a float is infinite. Most
// coordinates have at most fifteen digits: their value is a whole number and a
// power of ten that are both exact, so one division rounds them correctly
// (Clinger 1990), several times faster than the general way.
func (c *cursor) number() (float64, error) {
	i, text := c.at, c.text
	negative := i < len(text) && text[i] == '-'
	if negative {
		i++
	}
	var whole uint64
	first, decimals, count := i, 0, 0
	for i < len(text) && text[i]-'0' <= 9 {
		whole, i, count = whole*10+uint64(text[i]-'0'), i+1, count+1
	}
	plain := i > first && (text[first] != '0' || i == first+1)
	if plain && i < len(text) && text[i] == '.' {
		i++
		point := i
		for i < len(text) && text[i]-'0' <= 9 && count < 19 {
			whole, i, count = whole*10+uint64(text[i]-'0'), i+1, count+1
		}
		decimals = i - point
		plain = decimals > 0
	}
	if plain && count < 19 && whole < 1<<53 && decimals < len(tens) && i < len(text) &&
		(text[i] == ',' || text[i] == ']' || text[i] == ' ' || text[i] == '\n') {
		c.at = i
		x := float64(whole) / tens[decimals]
		if negative {
			x = -x
		}
		return x, nil
	}
	raw, err := c.rawNumber()
	if err != nil {
		return 0, err
	}
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil && !math.IsInf(x, 0) {
		return 0, c.fail()
	}
	return x, nil
}

// tens are the powers of ten that a float holds exactly.
var tens = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// object steps over the object ahead by counting braces, without looking at
// what it holds; that is read strictly later, by several goroutines.
func (c *cursor) object() (end int, ok bool) {
	depth := 0
	for i := c.at; i < len(c.text); i++ {
		switch c.text[i] {
		case '"':
			i++
			for i < len(c.text) && c.text[i] != '"' {
				if c.text[i] == '\\' {
					i++
				}
				i++
			}
		case '{':
			depth++
		case '}':
			depth--
			if depth == 0 {
				c.at = i + 1
				return i + 1, true
			}
		}
	}
	return 0, false
}
