package source

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/spelling"
)

// A record is one feature of the file as it was read and checked.
type record struct {
	start, end int // bytes of the file
	err        *syntaxError
	hasKey     bool
	unmatched  string // the key, where the pattern finds no id in it
	id         string
	hasLabel   bool
	name       string
	geometry   orb.MultiPolygon
	fault      fault // what keeps the geometry from use; zero if nothing does
	outcome    geo.Outcome
	away       float64   // degrees from the middle of all areas, where that is too far; else 0
	collapsed  int       // rings without any area, which were left out
	ignored    string    // kind of what was left out beside the areas: Point, LineString
	at         orb.Point // where the outcome was found
	change     float64   // share of its area that a crossing boundary gained or lost; 0 where that can't be told
}

// A fault is the code of a finding and its arguments.
type fault struct {
	code string
	args finding.Args
}

// A reader reads and checks one feature after another with the same memory.
type reader struct {
	spec    Spec
	checker geo.Checker
	points  []orb.Point
}

// read fills a record from its bytes in the text.
func (r *reader) read(text string, rec *record) {
	c := cursor{text: text[:rec.end], at: rec.start}
	isFeature, hasGeometry := false, false
	var id string
	hasID := false
	var g parsed
	err := c.members(func(key string) error {
		switch key {
		case "type":
			raw, err := c.skip()
			isFeature = raw == `"Feature"`
			return err
		case "id":
			var err error
			id, hasID, err = c.key()
			return err
		case "properties":
			if c.peek() != '{' {
				_, err := c.skip()
				return err
			}
			return r.properties(&c, rec)
		case "geometry":
			hasGeometry = true
			var err error
			g, err = r.geometry(&c, 0)
			return err
		}
		_, err := c.skip()
		return err
	})
	if err == nil && !c.done() {
		err = c.fail()
	}
	if err != nil {
		rec.err, _ = err.(*syntaxError)
		return
	}
	// QGIS and ogr2ogr may write the column "id" as the id of the feature
	// itself, beside the properties.
	if r.spec.Key == "" || !rec.hasKey && strings.EqualFold(r.spec.Key, "id") {
		rec.id, rec.hasKey = id, hasID
	}
	r.spec.idOf(rec)
	switch {
	case !isFeature:
		rec.fault = fault{code: "boundary_not_feature"}
	case !hasGeometry || g.null:
		rec.fault = fault{code: "boundary_geometry_missing"}
	case g.fault.code != "":
		rec.fault = g.fault
	case len(g.polygons) == 0:
		rec.fault = fault{code: "boundary_geometry_empty"}
	default:
		var usable orb.MultiPolygon
		if usable, rec.collapsed, rec.fault = rings(g.polygons); rec.fault.code == "" {
			rec.ignored = g.ignored
			r.check(rec, usable)
		}
	}
}

// idOf takes the id out of a record's key, as the pattern and the number of
// digits say.
func (s *Spec) idOf(rec *record) {
	if s.Match != nil && rec.id != "" {
		m := s.Match.FindStringSubmatch(rec.id)
		id := ""
		if len(m) > 0 {
			id = spelling.Tidy(m[min(1, len(m)-1)])
		}
		if id == "" {
			rec.unmatched = rec.id
		}
		rec.id = id
	}
	if n := s.Digits - len(rec.id); n > 0 && rec.id != "" && strings.Trim(rec.id, "0123456789") == "" {
		rec.id = strings.Repeat("0", n) + rec.id
	}
}

// check gives a record its geometry, repaired where it is invalid. The loops of
// a ring that crosses itself are drawn in opposite ways and take from each
// other's area: where the repair changes the whole by more than half, the area
// before was none that anybody meant.
func (r *reader) check(rec *record, before orb.MultiPolygon) {
	rec.geometry, rec.outcome, rec.at = r.checker.Check(before)
	if rec.outcome != geo.Crossing {
		return
	}
	after := geo.Area(rec.geometry)
	if a := geo.Area(before); a > 0 && math.Abs(after-a) <= a/2 {
		rec.change = (after - a) / a
	}
}

// properties reads the key and the name of a feature.
func (r *reader) properties(c *cursor, rec *record) error {
	return c.members(func(key string) error {
		switch {
		case key == r.spec.Key && key != "":
			start := c.at
			var err error
			if rec.id, rec.hasKey, err = c.key(); err != nil || key != r.spec.Label {
				return err
			}
			c.at = start
			rec.name, rec.hasLabel, err = c.key()
			return err
		case key == r.spec.Label && key != "", r.spec.Label == "" && strings.EqualFold(key, "name"):
			var err error
			rec.name, rec.hasLabel, err = c.key()
			return err
		}
		_, err := c.skip()
		return err
	})
}

// key reads a value as an id: text as tables are read too, or a number in
// the form a person writes it, 13 and never 13.0. Anything else is "".
func (c *cursor) key() (id string, present bool, err error) {
	if c.peek() == '"' {
		s, err := c.str()
		return spelling.Tidy(s), true, err
	}
	raw, err := c.skip()
	if err != nil || raw == "" || raw[0] != '-' && (raw[0] < '0' || raw[0] > '9') || raw == "-Infinity" {
		return "", true, err
	}
	if !strings.ContainsAny(raw, ".eE") {
		return raw, true, nil // whole numbers longer than a float holds stay exact
	}
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return "", true, nil
	}
	return strconv.FormatFloat(x, 'f', -1, 64), true, nil
}

// parsed is what a geometry holds.
type parsed struct {
	polygons orb.MultiPolygon
	null     bool
	fault    fault
	ignored  string // kind of a geometry without area that stands beside one with
}

// maxCollections bounds collections within collections.
const maxCollections = 8

// geometry reads the geometry ahead.
func (r *reader) geometry(c *cursor, depth int) (parsed, error) {
	var out parsed
	if c.peek() != '{' {
		raw, err := c.skip()
		out.null = raw == "null"
		if !out.null {
			out.fault = fault{code: "boundary_geometry_missing"}
		}
		return out, err
	}
	kind, coordinates := "", -1
	var collected parsed
	err := c.members(func(key string) error {
		switch key {
		case "type":
			if c.peek() == '"' {
				var err error
				kind, err = c.str()
				return err
			}
		case "coordinates":
			if kind == "Polygon" || kind == "MultiPolygon" {
				var err error
				out, err = r.coordinates(c, kind)
				return err
			}
			coordinates = c.at
		case "geometries":
			if c.peek() == '[' && depth < maxCollections {
				return c.elements(func() error {
					part, err := r.geometry(c, depth+1)
					collected.add(part)
					return err
				})
			}
		}
		_, err := c.skip()
		return err
	})
	if err != nil {
		return out, err
	}
	switch kind {
	case "Polygon", "MultiPolygon":
		if coordinates >= 0 { // they stood before the type
			again := cursor{text: c.text, at: coordinates}
			return r.coordinates(&again, kind)
		}
		return out, nil
	case "GeometryCollection":
		if len(collected.polygons) == 0 && collected.ignored != "" && collected.fault.code == "" {
			collected.fault = fault{code: "boundary_geometry_type", args: finding.Args{"type": collected.ignored}}
		}
		return collected, nil
	case "":
		out.fault = fault{code: "boundary_geometry_missing"}
	default:
		out.fault = fault{code: "boundary_geometry_type", args: finding.Args{"type": clip(kind)}}
	}
	return out, nil
}

// add takes up a member of a collection. Points and lines have no area: a
// label point or a border line beside the polygon is passed over.
func (p *parsed) add(part parsed) {
	p.polygons = append(p.polygons, part.polygons...)
	if part.fault.code == "boundary_geometry_type" && dimensionless(part.fault.args["type"]) {
		p.ignored = cmp.Or(p.ignored, part.fault.args["type"].(string))
		return
	}
	p.ignored = cmp.Or(p.ignored, part.ignored)
	p.note(part.fault)
}

// dimensionless reports whether a type of GeoJSON geometry has no area.
func dimensionless(kind any) bool {
	switch kind {
	case "Point", "MultiPoint", "LineString", "MultiLineString":
		return true
	}
	return false
}

// coordinates reads the coordinates of a Polygon or a MultiPolygon. A value of
// the wrong kind becomes a fault; the text is read to the end of the
// coordinates all the same.
func (r *reader) coordinates(c *cursor, kind string) (parsed, error) {
	var out parsed
	polygon := func() error {
		var p orb.Polygon
		err := r.list(c, &out, func() error {
			r.points = r.points[:0]
			err := r.list(c, &out, func() error { return r.position(c, &out) })
			p = append(p, slices.Clone(orb.Ring(r.points)))
			return err
		})
		if len(p) > 0 {
			out.polygons = append(out.polygons, p)
		}
		return err
	}
	var err error
	if kind == "Polygon" {
		err = polygon()
	} else {
		err = r.list(c, &out, polygon)
	}
	return out, err
}

// list reads an array; anything else is a fault.
func (r *reader) list(c *cursor, out *parsed, element func() error) error {
	if c.peek() == '[' {
		return c.elements(element)
	}
	return notCoordinates(c, out)
}

// position reads longitude and latitude; further numbers, a height or a
// measure, are passed over.
func (r *reader) position(c *cursor, out *parsed) error {
	if c.peek() != '[' {
		return notCoordinates(c, out)
	}
	c.at++
	var p orb.Point
	for i := 0; ; i++ {
		b := c.peek()
		if b == ']' && i == 0 {
			c.at++
			out.note(fault{code: "boundary_coordinate", args: finding.Args{"found": "[]"}})
			return nil
		}
		if i < 2 && (b == '-' || b >= '0' && b <= '9') && !strings.HasPrefix(c.text[c.at:], "-I") {
			x, err := c.number()
			if err != nil {
				return err
			}
			p[i] = x
		} else if i < 2 {
			if err := notCoordinates(c, out); err != nil {
				return err
			}
		} else if _, err := c.skip(); err != nil {
			return err
		}
		done, err := c.separator(']')
		if err != nil {
			return err
		}
		if done {
			if i == 0 {
				out.note(fault{code: "boundary_coordinate", args: finding.Args{"found": "[" + strconv.FormatFloat(p[0], 'g', -1, 64) + "]"}})
			}
			break
		}
	}
	if !(p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90) {
		out.note(outside(p))
	}
	r.points = append(r.points, p)
	return nil
}

// notCoordinates steps over a value that should have been coordinates.
func notCoordinates(c *cursor, out *parsed) error {
	raw, err := c.skip()
	out.note(fault{code: "boundary_coordinate", args: finding.Args{"found": clip(raw)}})
	return err
}

// note keeps the first fault: one a feature is enough to find the place.
func (p *parsed) note(f fault) {
	if p.fault.code == "" {
		p.fault = f
	}
}

// outside tells metres from mere nonsense.
func outside(p orb.Point) fault {
	args := finding.Args{"x": p[0], "y": p[1]}
	if looksProjected(p) {
		return fault{"boundary_projected", args}
	}
	return fault{"boundary_out_of_range", args}
}

// looksProjected reports whether a point may be metres in UTM or
// Gauss-Krüger, with or without the zone before the easting, in Germany.
func looksProjected(p orb.Point) bool {
	east, north := p[0], p[1]
	return north > 5_000_000 && north < 6_400_000 &&
		(east > 100_000 && east < 1_000_000 || east > 2_400_000 && east < 6_000_000 || east > 31_000_000 && east < 34_000_000)
}

// rings returns a geometry without the rings that hold no area, how many of
// them had points, and what keeps the geometry from use. A ring without points
// says nothing; one of two points there and back, or of points in line, is what
// rounding leaves of a sliver. Where nothing else is left, that is the fault.
func rings(g orb.MultiPolygon) (usable orb.MultiPolygon, collapsed int, f fault) {
	var short fault
	usable = g[:0:0]
	for _, p := range g {
		kept := p[:0:0]
		for _, r := range p {
			switch {
			case len(r) == 0:
			case r[0] != r[len(r)-1]:
				return nil, 0, fault{"boundary_ring_open", place(r[0])}
			case len(r) < 4:
				short = fault{"boundary_ring_short", finding.Args{"points": len(r)}}
				collapsed++
			case geo.Collinear(r):
				short = fault{"boundary_broken", place(r[0])}
				collapsed++
			default:
				kept = append(kept, r)
			}
		}
		if len(kept) > 0 {
			usable = append(usable, kept)
		}
	}
	switch {
	case len(usable) > 0:
		return usable, collapsed, fault{}
	case short.code != "":
		return nil, 0, short
	}
	return nil, 0, fault{code: "boundary_geometry_empty"}
}

// place gives the arguments lon and lat to a few metres.
func place(p orb.Point) finding.Args {
	return finding.Args{"lon": round(p[0]), "lat": round(p[1])}
}

func clip(s string) string {
	const most = 40
	runes := []rune(s)
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
