package picture

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sozialbericht/internal/report/figure"
)

// Measures of the names on a map.
const (
	labelSize    = 15.0
	labelLeading = 16.0
)

// A box is a rectangle on the map.
type box struct{ x0, y0, x1, y1 float64 }

// labels writes the names of the areas that are to have one where they fit:
// those that lead, then the roomiest area first, each at its best free place near the middle of its
// area. A name without a free place is left out; it stands in the tooltip.
func (w *writer) labels(m figure.Map, s *Shapes, outlines []*shape) {
	var order []int
	for i, a := range m.Areas {
		if a.Label && a.Name != "" && outlines[i] != nil && outlines[i].named {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := m.Areas[i], m.Areas[j]
		return cmp.Or(cmp.Compare(b.Ahead(), a.Ahead()), cmp.Compare(outlines[j].room, outlines[i].room), cmp.Compare(a.ID, b.ID))
	})
	limit := box{4 - margin, -6, pageWidth - margin - 4, s.height + 6}
	taken := newOccupied()
	w.add(`<g font-size="15" font-weight="600" text-anchor="middle" fill="` + ink + `" stroke="` + paper + `" stroke-width="3.2" paint-order="stroke" pointer-events="none">` + "\n")
	for _, i := range order {
		lines, place, ok := fit(m.Areas[i].Name, outlines[i], limit, taken)
		if !ok {
			continue
		}
		taken.add(place)
		x := (place.x0 + place.x1) / 2
		for k, line := range lines {
			w.add(`<text x="`+number(x)+`" y="`+number(place.y0+labelLeading*float64(k)+0.8*labelSize)+`">`, line, "</text>\n")
		}
	}
	w.add("</g>\n")
}

// fit looks for a free place for a name.
func fit(name string, at *shape, limit box, taken *occupied) (lines []string, place box, ok bool) {
	for _, lines := range broken(name) {
		wide := 0.0
		for _, l := range lines {
			wide = max(wide, textWidth(l, labelSize, true))
		}
		high := labelLeading*float64(len(lines)-1) + labelSize
		for _, step := range [...][2]float64{{0, 0}, {0, -.5}, {0, .5}, {-.25, 0}, {.25, 0}, {0, -.9}, {0, .9}, {-.25, -.7}, {.25, -.7}, {-.25, .7}, {.25, .7}, {-.45, 0}, {.45, 0}} {
			x, y := at.label[0]+step[0]*wide, at.label[1]+step[1]*high
			b := box{x - wide/2, y - high/2, x + wide/2, y + high/2}
			// Names near the edge are pushed inward before they are given up.
			push := max(limit.x0-b.x0, 0) - max(b.x1-limit.x1, 0)
			b.x0, b.x1 = b.x0+push, b.x1+push
			if b.x0 < limit.x0 || b.x1 > limit.x1 || b.y0 < limit.y0 || b.y1 > limit.y1 || math.Abs(push) > wide/2 {
				continue
			}
			if taken.free(b) {
				return lines, b, true
			}
		}
	}
	return nil, box{}, false
}

// broken returns the ways to set a name, the best first: on one line where it
// is short, on two lines that are about equally long.
func broken(name string) [][]string {
	one := []string{name}
	best, two := math.Inf(1), []string(nil)
	for i, r := range name {
		if i == 0 || r != ' ' && r != '-' && r != '/' {
			continue
		}
		end := i + 1
		if r == ' ' {
			end = i
		}
		first, second := name[:end], strings.TrimSpace(name[i+1:])
		if second == "" {
			continue
		}
		if l := max(textWidth(first, labelSize, true), textWidth(second, labelSize, true)); l < best {
			best, two = l, []string{first, second}
		}
	}
	switch {
	case two == nil:
		return [][]string{one}
	case textWidth(name, labelSize, true) > 105:
		return [][]string{two, one}
	}
	return [][]string{one, two}
}

// occupied is the set of places that are taken, in squares of a grid, so that
// many names do not cost all pairs.
type occupied struct{ squares map[[2]int][]box }

const square = 100

func newOccupied() *occupied { return &occupied{map[[2]int][]box{}} }

func (o *occupied) each(b box, do func([2]int) bool) bool {
	for x := int(math.Floor(b.x0 / square)); x <= int(math.Floor(b.x1/square)); x++ {
		for y := int(math.Floor(b.y0 / square)); y <= int(math.Floor(b.y1/square)); y++ {
			if !do([2]int{x, y}) {
				return false
			}
		}
	}
	return true
}

func (o *occupied) add(b box) {
	o.each(b, func(k [2]int) bool {
		o.squares[k] = append(o.squares[k], b)
		return true
	})
}

// free reports whether a box keeps clear of all that are taken.
func (o *occupied) free(b box) bool {
	return o.each(b, func(k [2]int) bool {
		return !slices.ContainsFunc(o.squares[k], func(t box) bool {
			return b.x0 < t.x1+3 && t.x0 < b.x1+3 && b.y0 < t.y1+1 && t.y0 < b.y1+1
		})
	})
}

// textWidth estimates the width of text in units, rather too wide than too
// narrow, since the reader's font is not known: the measures are those of
// DejaVu Sans, the widest of the usual ones.
func textWidth(text string, size float64, bold bool) float64 {
	sum := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune("ijlI'’", r):
			sum += 0.30
		case strings.ContainsRune(".,:;|!· \u00a0\u202f", r):
			sum += 0.34
		case strings.ContainsRune("frt()[]-/", r):
			sum += 0.41
		case strings.ContainsRune("mwMW%@—…", r):
			sum += 0.98
		case r >= 'A' && r <= 'Z' || strings.ContainsRune("ÄÖÜ+<>=", r):
			sum += 0.76
		case r >= 0x1100:
			sum += 1.0
		default:
			sum += 0.63
		}
	}
	if bold {
		sum *= 1.13
	}
	return sum * size
}

// breakable reports whether a line may end at a space: not at one that keeps a
// number and its unit together.
func breakable(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }

// wrap breaks text into lines no wider than width; a word that is wider is cut.
func wrap(text string, width, size float64, bold bool) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(text, breakable) {
		for textWidth(word, size, bold) > width {
			runes := []rune(word)
			n, sum := 0, 0.0
			for n < len(runes) {
				if sum += textWidth(string(runes[n]), size, bold); sum > width {
					break
				}
				n++
			}
			n = max(n, 1)
			if line != "" {
				lines, line = append(lines, line), ""
			}
			lines = append(lines, string(runes[:n]))
			word = string(runes[n:])
		}
		switch {
		case line == "":
			line = word
		case textWidth(line+" "+word, size, bold) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
