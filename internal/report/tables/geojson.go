package tables

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf8"

	"sozialbericht/internal/report/book"

	"github.com/paulmach/orb"
)

// geojsonPath is the address of a level's boundaries.
func geojsonPath(l *book.Level) string { return "daten/" + l.File() + ".geojson" }

// geojson writes the boundaries of a level with its classes and indices
// (RFC 7946: WGS84, outer rings counterclockwise). Features without data keep
// their place with empty results.
func (d *Data) geojson(l *book.Level) []byte {
	var columns []column[areaRow]
	for _, c := range d.areas(l).columns {
		if c.boundary {
			columns = append(columns, c)
		}
	}
	var j jsonText
	size := 0
	for _, f := range l.Layer().Features {
		for _, p := range f.Geometry {
			for _, r := range p {
				size += len(r) * 40
			}
		}
	}
	j.Grow(size + 512*len(l.Layer().Features))
	j.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range l.Layer().Features {
		f := &l.Layer().Features[i]
		if i > 0 {
			j.WriteByte(',')
		}
		row := l.Row(f.ID)
		name, parent := f.Name, ""
		if row >= 0 {
			name, parent = l.Name(row), l.Areas[row].Parent
		}
		j.WriteString("\n" + `{"type":"Feature","properties":{"id":`)
		j.string(f.ID)
		j.WriteString(`,"name":`)
		j.string(name)
		j.WriteString(`,"parent":`)
		if parent == "" {
			j.WriteString("null")
		} else {
			j.string(parent)
		}
		for c := range columns {
			j.key(columns[c].name)
			if row < 0 {
				j.value(value{})
			} else {
				j.value(columns[c].of(areaRow{l, row}))
			}
		}
		j.WriteString(`},"geometry":`)
		j.geometry(f.Geometry)
		j.WriteByte('}')
	}
	j.WriteString("\n]}\n")
	return j.Bytes()
}

// jsonText is JSON under construction.
type jsonText struct{ bytes.Buffer }

func (j *jsonText) key(k string) {
	j.WriteByte(',')
	j.string(k)
	j.WriteByte(':')
}

// string writes a text so that it is also safe inside a script of a page.
func (j *jsonText) string(s string) {
	const hex = "0123456789abcdef"
	j.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			j.WriteByte('\\')
			j.WriteRune(r)
		case r < 0x20 || r == '<' || r == '>' || r == '&' || r == 0x7f || r == 0x2028 || r == 0x2029:
			j.WriteString(`\u`)
			for shift := 12; shift >= 0; shift -= 4 {
				j.WriteByte(hex[r>>shift&15])
			}
		case r == utf8.RuneError:
			j.WriteRune('\uFFFD')
		default:
			j.WriteRune(r)
		}
	}
	j.WriteByte('"')
}

func (j *jsonText) geometry(m orb.MultiPolygon) {
	switch len(m) {
	case 0:
		j.WriteString("null")
	case 1:
		j.WriteString(`{"type":"Polygon","coordinates":`)
		j.polygon(m[0])
		j.WriteByte('}')
	default:
		j.WriteString(`{"type":"MultiPolygon","coordinates":[`)
		for i, p := range m {
			if i > 0 {
				j.WriteByte(',')
			}
			j.polygon(p)
		}
		j.WriteString("]}")
	}
}

func (j *jsonText) polygon(p orb.Polygon) {
	j.WriteByte('[')
	for i, ring := range p {
		if i > 0 {
			j.WriteByte(',')
		}
		j.ring(ring, i == 0)
	}
	j.WriteByte(']')
}

// ring writes an outer ring counterclockwise and a hole clockwise.
func (j *jsonText) ring(r orb.Ring, outer bool) {
	turn := 0.0
	for i := 1; i < len(r); i++ {
		turn += (r[i][0] - r[i-1][0]) * (r[i][1] + r[i-1][1] - 2*r[0][1])
	}
	backwards := (turn > 0) == outer && turn != 0
	j.WriteByte('[')
	for i := range r {
		p := r[i]
		if backwards {
			p = r[len(r)-1-i]
		}
		if i > 0 {
			j.WriteByte(',')
		}
		j.WriteByte('[')
		j.coordinate(p[0])
		j.WriteByte(',')
		j.coordinate(p[1])
		j.WriteByte(']')
	}
	j.WriteByte(']')
}

func (j *jsonText) coordinate(x float64) {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		j.WriteByte('0')
		return
	}
	j.Write(strconv.AppendFloat(j.AvailableBuffer(), x, 'f', -1, 64))
}
