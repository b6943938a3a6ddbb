package sheet

import (
	"cmp"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
)

// coarser returns the level that contains l, nil where nothing says so.
func (r *reader) coarser(l *level) *level {
	if l.spec.Within == nil {
		return nil
	}
	for _, c := range r.levels[:l.index] {
		if c.spec.ID == l.spec.Within.Level {
			return c
		}
	}
	return nil
}

// A parent is what the cells of an area say about the area that contains it.
type parent struct {
	id, name string
	at       finding.Position
}

// nest finds the parent of every area of a level, and makes the areas of the
// coarser level where that has no table. It is called from fine to coarse, so
// that a level made of its parts can itself be part of a coarser one.
func (r *reader) nest(l *level) {
	if len(l.areas) == 0 {
		if len(l.tables) == 0 && !r.anyFailed() {
			r.findings.Add(finding.Finding{Severity: finding.Error, Code: "level_without_areas", Position: l.spec.At, Level: l.spec.ID, Args: finding.Args{"level": l.spec.ID}})
		}
		return
	}
	c := r.coarser(l)
	if c == nil {
		return
	}
	parents, ok := r.parents(l)
	if !ok {
		return
	}
	unresolved := 0
	if len(c.spec.Tables) == 0 {
		r.makeParents(l, c, parents)
	} else {
		unresolved = r.assignParents(l, c, parents)
	}
	c.finer, c.children, c.orphans = l, make([][]int, len(c.areas)), unresolved > 0
	for i, a := range l.areas {
		if k, ok := c.row[a.Parent]; ok && a.Parent != "" {
			c.children[k] = append(c.children[k], i)
		}
	}
	for k, kids := range c.children {
		if len(kids) == 0 && unresolved == 0 {
			a := c.areas[k]
			r.findings.Add(finding.Finding{Severity: finding.Warning, Code: "area_without_parts", Position: l.spec.Within.At, Level: c.spec.ID, AreaID: a.ID, AreaName: a.Name, Args: finding.Args{"id": a.ID, "level": l.spec.ID}})
		}
	}
}

// makeParents makes the areas of a level without a table from what the areas
// of the finer level l say about them.
func (r *reader) makeParents(l, c *level, parents []parent) {
	say := parentFindings{reader: r, level: l}
	if c.row == nil {
		c.row = map[string]int{}
	}
	first := map[string]finding.Position{} // cell that names an area first
	for i, p := range parents {
		a := &l.areas[i]
		if p.id == "" {
			say.add(i, p, finding.Error, "parent_missing", finding.Args{"level": c.spec.ID, "id": a.ID})
			continue
		}
		a.Parent = p.id
		k, known := c.row[p.id]
		if !known {
			c.row[p.id], first[p.id] = len(c.areas), p.at
			c.areas = append(c.areas, area.Area{Ref: area.Ref{Level: c.spec.ID, ID: p.id}, Name: cmp.Or(p.name, p.id)})
			continue
		}
		switch old := c.areas[k].Name; {
		case p.name == "" || p.name == old:
		case old == p.id: // the cells before were empty
			c.areas[k].Name = p.name
		case say.n < mostPerColumn:
			say.add(i, p, finding.Warning, "parent_two_names", finding.Args{"id": p.id, "name": p.name, "other": old, "level": c.spec.ID})
		}
	}
	say.rest()
	c.sort()
	r.checkMade(l, c, first)
}

// assignParents finds the parents of the areas of a level l among those of the
// coarser level, and returns how many could not be found.
func (r *reader) assignParents(l, c *level, parents []parent) (unresolved int) {
	say := parentFindings{reader: r, level: l}
	byName := map[string][]int{}
	for i, a := range c.areas {
		f := fold(a.Name)
		byName[f] = append(byName[f], i)
	}
	var zeros []int // areas whose parent has other zeros; said once, since a column loses them all
	for i, p := range parents {
		a := &l.areas[i]
		if p.id == "" {
			say.add(i, p, finding.Warning, "parent_missing", finding.Args{"level": c.spec.ID, "id": a.ID})
			continue
		}
		if _, known := c.row[p.id]; !known && c.failed {
			continue
		}
		found, code := c.resolve(p.id, byName)
		if code != "" {
			unresolved++
		}
		switch code {
		case "":
			a.Parent = found[0]
		case "parent_zeros_differ":
			zeros = append(zeros, i)
		case "parent_ambiguous":
			say.add(i, p, finding.Error, code, finding.Args{"text": p.id, "level": c.spec.ID, "ids": strings.Join(found[:2], ", ")})
		default:
			say.add(i, p, finding.Error, code, finding.Args{"text": p.id, "level": c.spec.ID, "near": nearAreas(c, p.id)})
		}
	}
	if len(zeros) > 0 {
		i := zeros[0]
		a, p := l.areas[i], parents[i]
		r.findings.Add(finding.Finding{
			Severity: finding.Error, Code: "parent_zeros_differ", Position: p.at, Level: l.spec.ID, AreaID: a.ID, AreaName: a.Name,
			Args: finding.Args{"text": p.id, "id": sameNumber(c, p.id), "level": c.spec.ID, "n": len(zeros)},
		})
	}
	say.rest()
	return unresolved
}

// resolve returns the id of the area of a level that a text means: its code,
// or the name of one area alone. code is "" then, else that of the finding; the
// ids are those of all areas that could be meant.
func (l *level) resolve(text string, byName map[string][]int) (ids []string, code string) {
	if _, known := l.row[text]; known {
		return []string{text}, ""
	}
	for _, i := range byName[fold(text)] {
		ids = append(ids, l.areas[i].ID)
	}
	if len(ids) == 1 {
		return ids, ""
	}
	if id := sameNumber(l, text); id != "" {
		return []string{id}, "parent_zeros_differ"
	}
	if len(ids) > 1 {
		return ids, "parent_ambiguous"
	}
	return nil, "parent_unknown"
}

// parentFindings reports what is wrong with the parents of a level's areas one
// by one up to mostPerColumn, and the number of the others.
type parentFindings struct {
	reader *reader
	level  *level
	n      int
}

func (s *parentFindings) add(i int, p parent, severity finding.Severity, code string, args finding.Args) {
	if s.n++; s.n <= mostPerColumn {
		a := s.level.areas[i]
		s.reader.findings.Add(finding.Finding{Severity: severity, Code: code, Position: p.at, Level: s.level.spec.ID, AreaID: a.ID, AreaName: a.Name, Args: args})
	}
}

func (s *parentFindings) rest() {
	if s.n > mostPerColumn {
		l := s.level
		s.reader.findings.Add(finding.Finding{Severity: finding.Error, Code: "parents_further", Position: l.spec.Within.At, Level: l.spec.ID, Args: finding.Args{"n": s.n - mostPerColumn}})
	}
}

// checkMade looks for one area of a level made of its parts that a slip made
// two of: 2 beside 02, or two codes with one name.
func (r *reader) checkMade(l, c *level, first map[string]finding.Position) {
	byNumber, byName := map[string]string{}, map[string]string{}
	for _, a := range c.areas {
		f := finding.Finding{Position: first[a.ID], Level: l.spec.ID}
		if allDigits(a.ID) {
			number := strings.TrimLeft(a.ID, "0")
			other, twice := byNumber[number]
			byNumber[number] = a.ID
			if twice {
				id, could := a.ID, other
				if len(id) > len(could) {
					id, could = could, id
				}
				f.Severity, f.Code, f.Position = finding.Error, "parent_lost_zero", first[id]
				f.Args = finding.Args{"id": id, "could": could, "level": c.spec.ID}
				r.findings.Add(f)
				continue
			}
		}
		if a.Name == a.ID {
			continue
		}
		name := fold(a.Name)
		if other, twice := byName[name]; twice {
			f.Severity, f.Code = finding.Warning, "parent_one_name"
			f.Args = finding.Args{"id": a.ID, "other": other, "name": a.Name, "level": c.spec.ID}
			r.findings.Add(f)
			continue
		}
		byName[name] = a.ID
	}
}

func (r *reader) anyFailed() bool {
	for _, l := range r.levels {
		if l.failed {
			return true
		}
	}
	return false
}

// sort puts the areas of a level in the order of their ids.
func (l *level) sort() {
	byID := map[string]area.Area{}
	for _, a := range l.areas {
		byID[a.ID] = a
	}
	l.areas = l.areas[:0]
	for _, id := range sortedKeys(byID) {
		l.row[id] = len(l.areas)
		l.areas = append(l.areas, byID[id])
	}
}

// parents reads what the areas of a level say about their parents, one entry
// per area; ok is false where the column could not be found.
func (r *reader) parents(l *level) ([]parent, bool) {
	w := l.spec.Within
	out := make([]parent, len(l.areas))
	if w.Prefix > 0 {
		for i, a := range l.areas {
			out[i].at = r.keyCell(l, i)
			if id := []rune(a.ID); len(id) >= w.Prefix {
				out[i].id = string(id[:w.Prefix])
			} else {
				r.findings.Add(finding.Finding{
					Severity: finding.Error, Code: "prefix_too_long", Position: out[i].at, Level: l.spec.ID, AreaID: a.ID, AreaName: a.Name,
					Args: finding.Args{"id": a.ID, "n": w.Prefix},
				})
			}
		}
		return out, true
	}
	if len(l.spec.Tables) == 0 {
		return r.parentsOfParts(l)
	}
	ids := r.lookupKey(l, w.Column)
	if ids == nil {
		return nil, false
	}
	var labels []tableColumn
	if w.Label != "" {
		if labels = r.lookupKey(l, w.Label); labels == nil {
			return nil, false
		}
	}
	for i := range out {
		out[i].id, out[i].at = r.text(ids, i)
		if labels != nil {
			out[i].name, _ = r.text(labels, i)
		}
	}
	return out, true
}

// parentsOfParts reads the parents of a level without tables from the tables
// of its parts, which must agree.
func (r *reader) parentsOfParts(l *level) ([]parent, bool) {
	w := l.spec.Within
	if l.finer == nil {
		return nil, false
	}
	ids := r.lookupKey(l.finer, w.Column)
	if ids == nil {
		return nil, false
	}
	var labels []tableColumn
	if w.Label != "" {
		labels = r.lookupKey(l.finer, w.Label)
	}
	out := make([]parent, len(l.areas))
	for k, kids := range l.children {
		for _, i := range kids {
			id, at := r.text(ids, i)
			switch {
			case id == "":
			case out[k].id == "":
				out[k] = parent{id: id, at: at}
				if labels != nil {
					out[k].name, _ = r.text(labels, i)
				}
			case out[k].id != id:
				a := l.areas[k]
				r.findings.Add(finding.Finding{
					Severity: finding.Error, Code: "parent_contradiction", Position: at, Level: l.spec.ID, AreaID: a.ID, AreaName: a.Name,
					Args: finding.Args{"id": a.ID, "text": id, "other": out[k].id},
				})
			}
		}
	}
	return out, true
}

// lookupKey is lookup for columns of a level's own keys, with or without the
// prefix of a table; a column that is missing is an error.
func (r *reader) lookupKey(l *level, name string) []tableColumn {
	found := r.lookup(l, name, "")
	if len(found) > 0 {
		return found
	}
	before := r.findings.Len()
	for _, t := range l.tables {
		if columns := t.columnsOfKey(name); len(columns) == 1 {
			return []tableColumn{{t, columns[0]}}
		}
	}
	if r.findings.Len() == before && len(l.tables) > 0 && !r.said[name+"\x00"+"1"] {
		r.missingColumn(l.tables[0], name, "", finding.Error)
	}
	return nil
}

// text returns what stands in a column for an area, and where.
func (r *reader) text(columns []tableColumn, i int) (string, finding.Position) {
	for _, m := range columns {
		if row := m.table.rowOf[i]; row > 0 {
			return tidy(m.table.grid.At(row, m.column).String()), m.table.grid.Position(row, m.column)
		}
	}
	return "", finding.Position{}
}

// keyCell is the place of an area's key, the zero Position where it has none.
func (r *reader) keyCell(l *level, i int) finding.Position {
	for _, t := range l.tables {
		if t.rowOf[i] > 0 {
			return t.grid.Position(t.rowOf[i], t.key)
		}
	}
	return finding.Position{}
}

// sameNumber returns the area of a level whose code is the same number, written
// with more or fewer leading zeros.
func sameNumber(l *level, text string) string {
	if !allDigits(text) {
		return ""
	}
	for _, a := range l.areas {
		if allDigits(a.ID) && a.ID != text && strings.TrimLeft(a.ID, "0") == strings.TrimLeft(text, "0") {
			return a.ID
		}
	}
	return ""
}

// nearAreas returns the areas of a level most like a text: the same code but
// for leading zeros before all others.
func nearAreas(l *level, text string) []string {
	if allDigits(text) {
		for _, a := range l.areas {
			if strings.TrimLeft(a.ID, "0") == strings.TrimLeft(text, "0") {
				return []string{a.ID}
			}
		}
	}
	var all []string
	for _, a := range l.areas[:min(len(l.areas), 2000)] {
		all = append(all, a.ID, a.Name)
	}
	near, _ := nearest(text, all)
	return near
}
