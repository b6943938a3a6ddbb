// Package source reads boundary files into layers. So far it reads GeoJSON in
// longitude and latitude; every boundary is checked by the rules of OGC Simple
// Features and repaired where that is possible. What is wrong with a file is
// said in findings, all at once, each with the number of its feature.
package source

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
)

// A Spec is what an edition says of a boundary file.
type Spec struct {
	Level   string
	Key     string           // property that holds the id; "" takes the id of the feature itself
	Match   *regexp.Regexp   // the id is its first group, or the whole match, in the key; nil = the key
	Digits  int              // an id of fewer digits gets its leading zeros back; 0 = as it stands
	Label   string           // property that holds the name; "" takes one called name, in any case
	CRS     string           // as the planner wrote it; "" takes the file's word, else WGS84
	Vintage string           // date of the boundary set
	At      finding.Position // of the boundaries in the edition file, for faults that are not the file's
}

// Files gives the contents of a file by its path as the planner wrote it. An
// error for a file that does not exist wraps fs.ErrNotExist.
type Files interface {
	ReadFile(name string) ([]byte, error)
}

// Read reads the boundaries of one level from a file; display is its path as
// the planner wrote it. Coordinates are WGS84 longitude and latitude in
// degrees. The layer holds what could be read and is nil where that is
// nothing; it is fit for use only if the findings hold no error. The error is
// that of the file system.
//
// Errors in the findings: boundary_not_found, boundary_format,
// boundary_crs_unsupported, boundary_not_utf8, boundary_not_json,
// boundary_cut_off, boundary_not_collection, boundary_no_features,
// boundary_not_feature, boundary_key_missing, boundary_key_unknown,
// boundary_key_none, boundary_key_empty, boundary_duplicate, boundary_geometry_missing,
// boundary_geometry_empty, boundary_geometry_type, boundary_coordinate,
// boundary_out_of_range, boundary_projected, boundary_all_projected,
// boundary_swapped, boundary_area_swapped, boundary_ring_open, boundary_ring_short, boundary_broken.
// Warnings: boundary_touches_itself, boundary_crosses_itself,
// boundary_rings_sorted, boundary_redrawn, boundary_part_collapsed,
// boundary_far_away, boundary_overlaps, boundary_same_twice, boundary_label_unknown. Notes: boundary_part_ignored.
//
// Source of the format: RFC 7946, and the member crs of GeoJSON 2008.
func Read(files Files, display string, spec Spec) (*geo.Layer, finding.List, error) {
	var list finding.List
	if otherFormat(display, spec.at(display), &list) {
		return nil, list, nil
	}
	if !isDegrees(spec.CRS) {
		list.Error("boundary_crs_unsupported", spec.at(display), finding.Args{"crs": clip(spec.CRS)})
		return nil, list, nil
	}
	text, err := contents(files, display, spec.at(display), &list)
	if err != nil || list.HasErrors() {
		return nil, list, err
	}
	layer := parse(text, display, spec, &list)
	return layer, list, nil
}

// otherFormat says that a file is of a format that is not read.
func otherFormat(display string, at finding.Position, list *finding.List) bool {
	switch extension := strings.ToLower(path.Ext(display)); extension {
	case ".shp", ".gpkg", ".dbf", ".shx", ".kml", ".gml", ".zip", ".topojson":
		list.Error("boundary_format", at, finding.Args{"format": extension, "file": display})
		return true
	}
	return false
}

// contents reads the text of a file; one that is not there is a finding.
func contents(files Files, display string, at finding.Position, list *finding.List) (string, error) {
	data, err := files.ReadFile(display)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid):
		list.Error("boundary_not_found", at, finding.Args{"file": display})
		return "", nil
	case err != nil:
		return "", fmt.Errorf("read boundaries %s: %w", display, err)
	}
	return string(data), nil
}

func (s Spec) at(display string) finding.Position {
	if s.At == (finding.Position{}) {
		return finding.AtFile(display)
	}
	return s.At
}

// parse turns the text of a file into a layer.
func parse(text, display string, spec Spec, list *finding.List) *geo.Layer {
	if notUTF8(text, display, list) {
		return nil
	}
	doc, syntax := split(text)
	if syntax == nil && doc.isCollection && isDegrees(doc.crs) {
		readAll(text, doc.records, spec)
		for _, r := range doc.records {
			if r.err != nil && (syntax == nil || r.err.at < syntax.at) {
				syntax = r.err
			}
		}
	}
	if doc.unusable(text, syntax, display, list) {
		return nil
	}
	if !isDegrees(doc.crs) {
		list.Error("boundary_crs_unsupported", lineOf(text, doc.crsAt, display), finding.Args{"crs": clip(doc.crs)})
		return nil
	}
	return collect(text, doc.records, display, spec, list)
}

// notUTF8 says where a text is not UTF-8.
func notUTF8(text, display string, list *finding.List) bool {
	if utf8.ValidString(text) {
		return false
	}
	bad := 0
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			bad = i
			break
		}
	}
	list.Error("boundary_not_utf8", lineOf(text, bad, display), finding.Args{"byte": bad})
	return true
}

// A document is a file parted into its features, which are not yet read.
type document struct {
	kind         string
	isCollection bool
	crs          string // name of the reference system, "" where the file has none
	crsAt        int
	records      []record
}

// split finds the features of a collection, or of a file that holds one after
// another without a collection around them.
func split(text string) (document, *syntaxError) {
	doc := sequence(text)
	if doc.isCollection {
		return doc, nil
	}
	doc = document{}
	c := cursor{text: text, at: textStart(text)}
	if c.peek() != '{' {
		_, err := c.skip()
		if err == nil && !c.done() {
			err = c.fail()
		}
		syntax, _ := err.(*syntaxError)
		return doc, syntax
	}
	begin := c.at
	hasFeatures, whole := false, true
	err := c.members(func(key string) error {
		switch key {
		case "type":
			if c.peek() == '"' {
				var err error
				doc.kind, err = c.str()
				return err
			}
		case "crs":
			doc.crsAt = c.at
			raw, err := c.skip()
			if err == nil {
				doc.crs = crsName(raw)
			}
			return err
		case "features":
			if c.peek() != '[' {
				break
			}
			hasFeatures = true
			return c.elements(func() error {
				r := record{start: c.at}
				if c.peek() != '{' {
					r.fault = fault{code: "boundary_not_feature"}
					_, err := c.skip()
					r.end = r.start
					doc.records = append(doc.records, r)
					return err
				}
				end, ok := c.object()
				if !ok {
					whole = false
					return c.fail()
				}
				r.end = end
				doc.records = append(doc.records, r)
				return nil
			})
		}
		_, err := c.skip()
		return err
	})
	if err == nil && !c.done() {
		err = c.fail()
	}
	if err != nil && (!whole || len(doc.records) > 0) {
		// Braces were counted without a look at what they hold: the strict
		// way finds where the fault begins.
		strict := cursor{text: text, at: begin}
		if _, first := strict.skip(); first != nil {
			err = first
		}
	}
	syntax, _ := err.(*syntaxError)
	doc.isCollection = doc.kind == "FeatureCollection" && hasFeatures
	return doc, syntax
}

// unusable says why a text is no collection of features.
func (d *document) unusable(text string, syntax *syntaxError, display string, list *finding.List) bool {
	start := strings.TrimSpace(strings.TrimPrefix(text, "\uFEFF"))
	switch {
	case !d.isCollection && start != "" && start[0] != '{' && start[0] != '[': // no JSON from the start: a table, a picture
		first, _, _ := strings.Cut(start, "\n")
		list.Error("boundary_not_collection", finding.AtFile(display), finding.Args{"found": clip(strings.TrimSpace(first))})
	case syntax != nil && strings.TrimSpace(text[min(syntax.at, len(text)):]) == "" && strings.TrimSpace(text) != "":
		list.Error("boundary_cut_off", lineOf(text, syntax.at, display), finding.Args{"byte": syntax.at})
	case syntax != nil:
		list.Error("boundary_not_json", lineOf(text, syntax.at, display), finding.Args{"byte": syntax.at})
	case !d.isCollection:
		list.Error("boundary_not_collection", finding.AtFile(display), finding.Args{"found": clip(cmp.Or(d.kind, "?"))})
	case len(d.records) == 0:
		list.Error("boundary_no_features", finding.AtFile(display), nil)
	default:
		return false
	}
	return true
}

// textStart is the place behind a byte order mark.
func textStart(text string) int {
	if strings.HasPrefix(text, "\uFEFF") {
		return len("\uFEFF")
	}
	return 0
}

// sequence finds the features of a text sequence: two or more features, each on
// a line of its own or behind the record separator of RFC 8142 (GeoJSON Text
// Sequences). A single feature without a separator is none: a file of one area
// is rather a part of a file that was meant.
func sequence(text string) (doc document) {
	const separator = '\x1e'
	c := cursor{text: text, at: textStart(text)}
	separated := false
	for !c.done() {
		if text[c.at] == separator {
			separated = true
			c.at++
			continue
		}
		r := record{start: c.at}
		if text[c.at] != '{' || len(doc.records) == 0 && !startsFeature(text[c.at:]) {
			return document{}
		}
		end, ok := c.object()
		if !ok {
			return document{}
		}
		r.end = end
		doc.records = append(doc.records, r)
		if len(doc.records) == 1 && !separated && (c.done() || text[c.at] != '{') {
			return document{}
		}
	}
	doc.isCollection = len(doc.records) > 0
	return doc
}

// startsFeature reports whether the object ahead calls itself a feature.
func startsFeature(text string) bool {
	c := cursor{text: text}
	found := false
	_ = c.members(func(key string) error {
		raw, err := c.skip()
		switch {
		case key == "type" && raw == `"Feature"`:
			found = true
			return c.fail()
		case key == "type" || key == "features":
			return c.fail()
		}
		return err
	})
	return found
}

// readAll reads the features in parallel; each record is filled by one
// goroutine, so the result does not depend on their number.
func readAll(text string, records []record, spec Spec) {
	const batch = 16
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (len(records)+batch-1)/batch) {
		group.Go(func() {
			r := reader{spec: spec}
			for {
				end := int(next.Add(batch))
				for i := end - batch; i < min(end, len(records)); i++ {
					if records[i].end > records[i].start {
						r.read(text, &records[i])
					}
				}
				if end >= len(records) {
					return
				}
			}
		})
	}
	group.Wait()
}

// collect makes a layer of the records and says what is wrong with them.
func collect(text string, records []record, display string, spec Spec, list *finding.List) *geo.Layer {
	layer := &geo.Layer{Level: spec.Level, Vintage: spec.Vintage, Features: make([]geo.Feature, 0, len(records))}
	if keyMissing(text, records, display, spec, list) {
		return nil
	}
	if commonFault(records, display, list) {
		return nil
	}
	displaced(records)
	seen := map[string]int{}
	for i, r := range records {
		f := geo.Feature{ID: r.id, Name: r.name, Geometry: r.geometry, At: finding.AtFeature(display, i+1)}
		say := func(severity finding.Severity, code string, args finding.Args) {
			if args == nil {
				args = finding.Args{}
			}
			args["number"] = i + 1
			args["which"] = geo.Which(f)
			if args["which"] == "" {
				args["which"] = fmt.Sprintf("#%d", i+1)
			}
			list.Add(finding.Finding{Severity: severity, Code: code, Position: f.At,
				Level: spec.Level, AreaID: f.ID, AreaName: f.Name, Args: args})
		}
		usable := true
		if r.fault.code != "" {
			say(finding.Error, r.fault.code, r.fault.args)
			usable = false
		}
		if r.fault.code == "boundary_not_feature" {
			continue
		}
		switch first, double := seen[r.id]; {
		case !r.hasKey:
			say(finding.Error, "boundary_key_missing", finding.Args{"key": spec.Key})
			usable = false
		case r.unmatched != "":
			say(finding.Error, "boundary_key_match", finding.Args{"key": spec.Key, "text": r.unmatched, "match": spec.Match.String()})
			usable = false
		case r.id == "":
			say(finding.Error, "boundary_key_empty", finding.Args{"key": spec.Key})
			usable = false
		case double:
			say(finding.Error, "boundary_duplicate", finding.Args{
				"id": r.id, "first": first + 1, "second": i + 1,
				"first_name": records[first].name, "second_name": r.name})
			usable = false
		default:
			seen[r.id] = i
		}
		switch r.outcome {
		case geo.Touching:
			say(finding.Warning, "boundary_touches_itself", place(r.at))
		case geo.Regrouped:
			say(finding.Warning, "boundary_rings_sorted", drawn(r.geometry))
		case geo.Crossing:
			args := drawn(r.geometry)
			maps.Copy(args, place(r.at))
			code := "boundary_redrawn"
			if r.change != 0 {
				code, args["percent"] = "boundary_crosses_itself", significant(r.change*100)
			}
			say(finding.Warning, code, args)
		case geo.Broken:
			say(finding.Error, "boundary_broken", place(r.at))
			usable = false
		}
		if usable && r.away > 0 {
			say(finding.Warning, "boundary_far_away", finding.Args{"km": math.Round(r.away*111/100) * 100})
		}
		if usable && r.collapsed > 0 {
			say(finding.Warning, "boundary_part_collapsed", finding.Args{"parts": r.collapsed})
		}
		if usable && r.ignored != "" {
			say(finding.Note, "boundary_part_ignored", finding.Args{"type": r.ignored})
		}
		if usable {
			layer.Features = append(layer.Features, f)
		}
	}
	if spec.Label != "" && !slices.ContainsFunc(records, func(r record) bool { return r.hasLabel }) {
		list.Warning("boundary_label_unknown", spec.at(display), finding.Args{"label": spec.Label, "names": propertyNames(text, records, spec.Label)})
	}
	slices.SortFunc(layer.Features, func(a, b geo.Feature) int { return cmp.Compare(a.ID, b.ID) })
	if len(layer.Features) == 0 {
		return nil
	}
	overlaps(layer, list)
	return layer
}

// keyMissing says once what would otherwise be said of every feature: that no
// feature has the property that was named as key.
func keyMissing(text string, records []record, display string, spec Spec, list *finding.List) bool {
	features := 0
	for _, r := range records {
		if r.hasKey {
			return false
		}
		if r.fault.code != "boundary_not_feature" {
			features++
		}
	}
	if features == 0 {
		return false
	}
	if names := propertyNames(text, records, spec.Key); names != "" && spec.Key != "" {
		list.Error("boundary_key_unknown", spec.at(display), finding.Args{"key": spec.Key, "file": display, "names": names})
	} else {
		list.Error("boundary_key_none", spec.at(display), finding.Args{"key": spec.Key, "file": display})
	}
	return true
}

// commonFault says once what is wrong with all coordinates alike: metres in
// place of degrees, or latitude before longitude.
func commonFault(records []record, display string, list *finding.List) bool {
	projected, swapped, shapes := 0, 0, 0
	var x, y any
	for _, r := range records {
		switch {
		case r.fault.code == "boundary_projected":
			projected++
			shapes++
			if projected == 1 {
				x, y = r.fault.args["x"], r.fault.args["y"]
			}
		case len(r.geometry) > 0:
			shapes++
			if p := r.geometry[0][0][0]; germany.Contains(orb.Point{p[1], p[0]}) && !germany.Contains(p) {
				swapped++
			}
		}
	}
	switch {
	case shapes > 1 && projected == shapes:
		list.Error("boundary_all_projected", finding.AtFile(display), finding.Args{"x": x, "y": y})
		return true
	case shapes > 0 && swapped == shapes:
		list.Error("boundary_swapped", finding.AtFile(display), nil)
		return true
	}
	return false
}

// germany is a generous box in degrees.
var germany = orb.Bound{Min: orb.Point{5, 47}, Max: orb.Point{16, 56}}

// lineOf is the place of a byte in a text.
func lineOf(text string, at int, display string) finding.Position {
	before := text[:min(max(at, 0), len(text))]
	line := strings.Count(before, "\n")
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	return finding.AtLine(display, line+1, column+1)
}

// drawn gives the arguments parts, holes and km2 of a boundary.
func drawn(g orb.MultiPolygon) finding.Args {
	holes := 0
	for _, p := range g {
		holes += len(p) - 1
	}
	return finding.Args{"parts": len(g), "holes": holes, "km2": significant(geo.Area(g) / 1e6)}
}

// significant keeps two digits, so that a small number does not become none.
func significant(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 2, 64), 64)
	if err != nil {
		return x
	}
	return y
}

func round(x float64) float64 { return math.Round(x*1e5) / 1e5 }
