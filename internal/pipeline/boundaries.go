package pipeline

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/geo/source"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/input"
	"sozialbericht/internal/spelling"
)

// boundaries reads the boundary files of all levels; the layer of a level
// without a file is nil.
func boundaries(inputs *input.Folders, ed *edition.Edition) ([]*geo.Layer, finding.List, error) {
	var list finding.List
	layers := make([]*geo.Layer, len(ed.Boundaries))
	for i, b := range ed.Boundaries {
		if b.File == "" {
			continue
		}
		spec := source.Spec{
			Level: ed.Data.Levels[i].ID, Key: b.Key, Digits: b.Digits, Label: b.Label, CRS: b.CRS, Vintage: b.Vintage, At: b.At,
		}
		if b.Match != "" {
			// The edition was read without an error, so the pattern is one.
			spec.Match = regexp.MustCompile(b.Match)
		}
		layer, found, err := source.Read(inputs, b.File, spec)
		if err != nil {
			return nil, list, err
		}
		list.Append(found)
		layers[i] = layer
	}
	return layers, list, nil
}

// join compares each level's areas with its boundaries, both ways, gives names
// to areas that have none, and makes the layers of levels that are the union of a finer one.
func join(ed *edition.Edition, tables []indicators.Table, layers []*geo.Layer) (map[string]*geo.Layer, finding.List) {
	var list finding.List
	out := map[string]*geo.Layer{}
	for i, layer := range layers {
		if layer == nil {
			continue
		}
		layer = takeIDs(&tables[i], layer)
		list.Append(matchBoundaries(&tables[i], layer, ed.Boundaries[i].At))
		out[layer.Level] = layer
		list.Append(compareNames(&tables[i], layer))
		takeNames(&tables[i], layer)
	}
	// A union may itself be the source of a coarser union: from fine to coarse.
	for i := len(ed.Boundaries) - 1; i >= 0; i-- {
		b := ed.Boundaries[i]
		if b.Dissolve == "" || out[b.Dissolve] == nil {
			continue
		}
		level := ed.Data.Levels[i].ID
		layer, found := geo.Dissolve(out[b.Dissolve], level, ancestors(tables, b.Dissolve, level))
		list.Append(found)
		out[level] = layer
	}
	return out, list
}

// which is an area by name and id, once where both are the same.
func which(a area.Ref, name string) string {
	if name == "" || name == a.ID {
		return a.ID
	}
	return name + " (" + a.ID + ")"
}

// takeIDs returns a layer whose ids are those of the table where they differ in
// their form alone: in a dash for a hyphen, in case or in spaces. An id that the
// other side has as it stands is taken as it stands, and where two ids have one
// form, neither is taken for the other.
func takeIDs(t *indicators.Table, layer *geo.Layer) *geo.Layer {
	const several = "\x00"
	byForm := map[string]string{}
	for _, a := range t.Areas {
		if layer.Find(a.ID) != nil {
			continue
		}
		form := spelling.FoldID(a.ID)
		if _, met := byForm[form]; met {
			byForm[form] = several
		} else {
			byForm[form] = a.ID
		}
	}
	if len(byForm) == 0 {
		return layer
	}
	at := map[string]int{} // of the feature with a form, -1 where several have it
	for i, f := range layer.Features {
		if t.Row(f.ID) >= 0 {
			continue
		}
		form := spelling.FoldID(f.ID)
		if _, met := at[form]; met {
			at[form] = -1
		} else {
			at[form] = i
		}
	}
	out := *layer
	out.Features = slices.Clone(layer.Features)
	for form, i := range at {
		if id := byForm[form]; i >= 0 && id != "" && id != several {
			out.Features[i].ID = id
		}
	}
	slices.SortFunc(out.Features, func(a, b geo.Feature) int { return cmp.Compare(a.ID, b.ID) })
	return &out
}

// takeNames gives areas that no table names, which are called by their id, the
// names of their boundaries.
func takeNames(t *indicators.Table, layer *geo.Layer) {
	named := slices.Clone(t.Areas)
	for i := range named {
		a := &named[i]
		if f := layer.Find(a.ID); f != nil && f.Name != "" && (a.Name == "" || a.Name == a.ID) {
			a.Name = f.Name
		}
	}
	t.Areas = named
}

// compareNames warns where the boundaries give the code of one area the name
// that the table gives another: then one of the two has its codes mixed up. Mere
// differences of name are none of another area, and names that come twice on
// either side tell nothing.
func compareNames(t *indicators.Table, layer *geo.Layer) finding.List {
	const twice = -1
	var list finding.List
	count := func(n int, name func(int) string) map[string]int {
		rows := map[string]int{}
		for i := range n {
			f := spelling.Fold(name(i))
			if _, met := rows[f]; met || f == "" {
				rows[f] = twice
			} else {
				rows[f] = i
			}
		}
		return rows
	}
	inTable := count(len(t.Areas), func(i int) string { return t.Areas[i].Name })
	drawn := count(len(layer.Features), func(i int) string { return layer.Features[i].Name })
	var first finding.Finding
	n := 0
	for _, f := range layer.Features {
		name := spelling.Fold(f.Name)
		row := t.Row(f.ID)
		other, known := inTable[name]
		if row < 0 || !known || other == twice || other == row || drawn[name] == twice || t.Areas[row].Name == t.Areas[row].ID {
			continue
		}
		if n++; n == 1 {
			a, b := t.Areas[row], t.Areas[other]
			first = finding.Finding{
				Severity: finding.Warning, Code: "boundary_name_of_another", Position: f.At,
				Level: layer.Level, AreaID: a.ID, AreaName: a.Name,
				Args: finding.Args{"n": 1, "id": a.ID, "name": a.Name, "drawn": f.Name, "other": b.ID},
			}
		}
	}
	if n > 0 {
		first.Args["n"] = n
		list.Add(first)
	}
	return list
}

// ancestors maps the areas of a finer level to those of a coarser one that
// contain them, over any levels between.
func ancestors(tables []indicators.Table, fine, coarse string) map[string]string {
	out := map[string]string{}
	started := false
	for i := len(tables) - 1; i >= 0; i-- {
		t := &tables[i]
		if t.Level.ID == coarse {
			break
		}
		switch {
		case t.Level.ID == fine:
			started = true
			for _, a := range t.Areas {
				out[a.ID] = a.Parent
			}
		case started:
			for id, at := range out {
				if row := t.Row(at); row >= 0 {
					out[id] = t.Areas[row].Parent
				} else {
					out[id] = ""
				}
			}
		}
	}
	for id, parent := range out {
		if parent == "" {
			delete(out, id)
		}
	}
	return out
}

// listedAreas is how many areas without a partner are named one by one; more
// of them have one cause and get one finding.
const listedAreas = 10

// matchBoundaries reports areas without a boundary and boundaries without an area.
// Where fewer than half of the areas find a boundary, the two sets are not of
// one level, and codes that agree do so by chance.
func matchBoundaries(t *indicators.Table, layer *geo.Layer, at finding.Position) finding.List {
	var list finding.List
	var alone []area.Area
	for _, a := range t.Areas {
		if layer.Find(a.ID) == nil {
			alone = append(alone, a)
		}
	}
	var empty []geo.Feature
	for _, f := range layer.Features {
		if t.Row(f.ID) < 0 {
			empty = append(empty, f)
		}
	}
	var zeros finding.List
	unpaired, unused := sayZeros(alone, empty, at, &zeros)
	matched := len(t.Areas) - len(alone)
	if 2*(len(t.Areas)-len(unpaired)) < len(t.Areas) && len(layer.Features) > 0 {
		// An example of what does not agree says more than one that does by chance.
		example := layer.Features[0].ID
		if len(empty) > 0 {
			example = empty[0].ID
		}
		list.Error("boundaries_do_not_match", at, finding.Args{
			"matched": matched, "n": len(t.Areas), "level": t.Level.Name.For(len(t.Areas)),
			"example": example, "wanted": alone[0].ID,
		})
		return list
	}
	list.Append(zeros)
	alone, empty = unpaired, unused
	if len(alone) > listedAreas {
		list.Warning("areas_without_boundary", at, finding.Args{
			"n": len(alone), "of": len(t.Areas), "level": t.Level.Name.For(len(t.Areas)), "example": alone[0].Name,
		})
		alone = nil
	}
	for _, a := range alone {
		list.Add(finding.Finding{
			Severity: finding.Warning, Code: "area_without_boundary", Position: at,
			Level: a.Level, AreaID: a.ID, AreaName: a.Name, Args: finding.Args{"which": which(a.Ref, a.Name)},
		})
	}
	if len(empty) > listedAreas {
		list.Warning("boundaries_without_area", empty[0].At, finding.Args{
			"n": len(empty), "of": len(layer.Features), "example": geo.Which(empty[0]),
		})
		empty = nil
	}
	for _, f := range empty {
		list.Add(finding.Finding{
			Severity: finding.Warning, Code: "boundary_without_area", Position: f.At,
			Level: layer.Level, AreaID: f.ID, AreaName: f.Name,
		})
	}
	return list
}

// sayZeros reports areas and boundaries whose codes are one number with more or
// fewer leading zeros: one area that a spreadsheet made two of. They come off
// both lists. What one program did to one code it did to others, so the first
// is told, and how many there are.
func sayZeros(alone []area.Area, empty []geo.Feature, at finding.Position, list *finding.List) ([]area.Area, []geo.Feature) {
	byNumber := map[string]int{}
	for i, f := range empty {
		if digits, ok := withoutZeros(f.ID); ok {
			byNumber[digits] = i
		}
	}
	paired := make([]bool, len(empty))
	var first finding.Finding
	n := 0
	var areas []area.Area
	for _, a := range alone {
		digits, ok := withoutZeros(a.ID)
		i, same := byNumber[digits]
		if !ok || !same || paired[i] {
			areas = append(areas, a)
			continue
		}
		if paired[i] = true; n == 0 {
			first = finding.Finding{
				Severity: finding.Error, Code: "boundary_zeros_differ", Position: at, Level: a.Level, AreaID: a.ID, AreaName: a.Name,
				Args: finding.Args{"n": 1, "id": a.ID, "other": empty[i].ID, "digits": max(len(a.ID), len(empty[i].ID))},
			}
		}
		n++
	}
	if n == 0 {
		return alone, empty
	}
	first.Args["n"] = n
	list.Add(first)
	var features []geo.Feature
	for i, f := range empty {
		if !paired[i] {
			features = append(features, f)
		}
	}
	return areas, features
}

// withoutZeros is a code of digits without its leading zeros.
func withoutZeros(id string) (string, bool) {
	if id == "" || strings.Trim(id, "0123456789") != "" {
		return "", false
	}
	return strings.TrimLeft(id, "0"), true
}
