package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sozialbericht/internal/area"
	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/report/folder"
)

// Compare computes two editions that need not know of each other and writes
// the later one, compared with the earlier, into opt.Output/<earlier>_<later>.
// Where the later edition file compares with the earlier one itself, its
// crosswalks are used; else areas are matched by id. The outcome is that of the
// later edition; findings of the earlier one are among it, under the path that
// leads there.
func Compare(ctx context.Context, earlier, later Source, opt Options) (Outcome, error) {
	c := newCall(opt)
	done, err := c.compute(ctx, later, &earlier)
	if err != nil {
		return done.outcome, err
	}
	if done.outcome.HasErrors() {
		return done.outcome, ErrInput
	}
	before, err := c.basis(ctx, earlier)
	if err != nil || before.edition == nil {
		return done.outcome, err
	}
	done.outcome.Folder, err = c.write(ctx, &done, before.edition.ID+"_"+done.outcome.ID)
	return done.outcome, err
}

// A call is one call of the pipeline. Within it every edition is read and
// computed once, however many others compare with it.
type call struct {
	options Options
	mu      sync.Mutex
	known   map[any]func() (*basis, error)
	// Editions take turns to be written: each keeps all processors busy, and two
	// at once would hold twice as much.
	writing sync.Mutex
}

func newCall(opt Options) *call {
	return &call{options: opt, known: map[any]func() (*basis, error){}}
}

// basis returns an edition computed by itself; it is never nil. Comparisons are
// no part of it, so editions that compare with each other are no circle.
func (c *call) basis(ctx context.Context, src Source) (*basis, error) {
	c.mu.Lock()
	compute, ok := c.known[src.key]
	if !ok {
		compute = sync.OnceValues(func() (*basis, error) {
			b := &basis{}
			return b, b.compute(ctx, src, c.options)
		})
		c.known[src.key] = compute
	}
	c.mu.Unlock()
	return compute()
}

// snapshot is what the comparison needs of an edition.
func (b *basis) snapshot(at finding.Position) compare.Snapshot {
	ed := b.edition
	return compare.Snapshot{
		ID: ed.ID, Title: ed.Title, Published: ed.Published,
		Catalogue: ed.Data.Catalogue, Tables: b.tables, City: b.city, Nodes: ed.Nodes, Scores: b.scores, Classes: b.schemes,
		NotComparable: ed.NotComparable, At: at,
	}
}

// A retrospect is an edition compared with earlier ones.
type retrospect struct {
	comparisons []compare.Comparison // in the order of the edition file
	history     *compare.History     // nil with fewer than two of them
	inputs      []folder.Input       // of all editions
}

// comparisons compares an edition with the earlier ones that its file names, or
// with the one given.
func (c *call) comparisons(ctx context.Context, src Source, b *basis, with *Source) (out retrospect, list finding.List, err error) {
	read := slices.Clone(b.inputs)
	asked := b.edition.Compare
	if with == nil && len(asked) == 0 {
		return retrospect{inputs: read}, list, nil
	}
	inputs, err := src.open()
	if err != nil {
		return out, list, fmt.Errorf("open the folder of %s again: %w", src.name, err)
	}
	defer func() { err = errors.Join(err, inputs.Close()) }()
	own := inputs.besideEdition()
	said := map[place]bool{}
	for _, f := range b.found.Sorted() {
		said[placeOf(f)] = true
	}
	list.Append(allowedToCompare(own, asked))
	if list.HasErrors() {
		return out, list, nil
	}
	var earlier []compare.Snapshot
	var walked [][]compare.Crosswalk
	one := func(from Source, dir string, want edition.Comparison) error {
		before, err := c.basis(ctx, from)
		for _, f := range before.found.Sorted() {
			// A note on a boundary file that both editions read is said once.
			f.Position.File = joined(dir, f.Position.File)
			if !said[placeOf(f)] {
				said[placeOf(f)] = true
				list.Add(f)
			}
		}
		if err != nil || before.found.HasErrors() {
			return err
		}
		walks, found, err := crosswalks(own, want.Crosswalks)
		list.Append(own.withLikelyFiles(found))
		if err != nil || found.HasErrors() {
			return err
		}
		earlier, walked = append(earlier, before.snapshot(want.At)), append(walked, walks)
		for _, in := range before.inputs {
			in.Path = joined(dir, in.Path)
			read = append(read, in)
		}
		return nil
	}
	switch {
	case with != nil:
		want := edition.Comparison{At: b.edition.At}
		for _, a := range asked {
			if src.earlier(a.Edition).key == with.key {
				want = a
			}
		}
		err = one(*with, with.from(src), want)
	default:
		for _, want := range asked {
			if err = one(src.earlier(want.Edition), path.Dir(want.Edition), want); err != nil {
				break
			}
		}
	}
	read = append(read, own.inputs()...)
	slices.SortFunc(read, func(a, b folder.Input) int {
		return strings.Compare(a.Path+"\x00"+a.SHA256, b.Path+"\x00"+b.SHA256)
	})
	out.inputs = slices.Compact(read)
	list.Append(inOrder(b.edition, earlier, with != nil))
	if err != nil || list.HasErrors() {
		return out, list, err
	}
	marks := compare.Marks(b.snapshot(b.edition.At), earlier)
	for i, before := range earlier {
		after := b.snapshot(before.At)
		before.NotComparable, after.NotComparable = nil, marks[i]
		comparison, found := compare.Editions(before, after, walked[i])
		list.Append(found)
		out.comparisons = append(out.comparisons, comparison)
	}
	out.history = compare.Over(b.snapshot(b.edition.At), earlier, out.comparisons)
	return out, list, nil
}

// inOrder reports editions that are named twice, under two paths or as copies,
// the edition itself, those that are later than the one they are to precede,
// and, where there are several, those without a date to put them in a row by.
// Who asks for it on the command line may compare an edition with itself: that
// nothing changes is a check of the method.
func inOrder(own *edition.Edition, earlier []compare.Snapshot, asked bool) finding.List {
	var list finding.List
	for i, e := range earlier {
		switch {
		case strings.EqualFold(own.ID, e.ID) && !asked:
			list.Error("compare_itself", e.At, finding.Args{"id": e.ID})
		case slices.ContainsFunc(earlier[:i], func(o compare.Snapshot) bool { return strings.EqualFold(o.ID, e.ID) }):
			list.Error("compare_twice", e.At, finding.Args{"id": e.ID})
		case own.Published != "" && e.Published > own.Published:
			list.Error("compare_later", e.At, finding.Args{"id": e.ID, "date": e.Published, "own": own.Published})
		case len(earlier) > 1 && e.Published == "":
			list.Warning("compare_undated", e.At, finding.Args{"id": e.ID})
		}
	}
	if len(earlier) > 1 && own.Published == "" {
		list.Warning("compare_undated", own.At, finding.Args{"id": own.ID})
	}
	return list
}

// A place is what makes two findings one: said of the same thing at the same
// place.
type place struct {
	code                   string
	at                     finding.Position
	level, area, indicator string
}

func placeOf(f finding.Finding) place {
	return place{f.Code, f.Position, f.Level, f.AreaID, f.Indicator}
}

// joined is a path of the earlier edition as seen from the later one's folder.
func joined(dir, name string) string {
	if name == "" {
		return ""
	}
	return path.Join(dir, name)
}

// besideEdition is a view of the folders in which paths are relative to the
// edition file, wherever its data come from. It holds nothing open itself.
func (f *folders) besideEdition() *folders {
	return &folders{edition: f.edition, editionBase: f.editionBase, data: f.edition, dataBase: f.editionBase, file: f.file}
}

// earlier is the edition at a path that is relative to this edition file. It is
// read through the same root, so nothing it names can lead further out than
// what this edition may read itself.
func (s Source) earlier(name string) Source {
	out := Source{name: s.name, key: new(int)}
	switch key := s.key.(type) {
	case diskKey:
		out.name = filepath.Join(filepath.Dir(s.name), filepath.FromSlash(name))
		out.key = diskKey{realPath(out.name), ""}
	case fsKey:
		out.name = path.Join(path.Dir(s.name), name)
		out.key = fsKey{key.fsys, out.name}
	}
	out.open = func() (*folders, error) {
		f, err := s.open()
		if err != nil {
			return nil, err
		}
		full := path.Join(f.editionBase, name)
		f.editionBase, f.file = path.Dir(full), path.Base(full)
		f.data, f.dataBase = f.edition, f.editionBase
		return f, nil
	}
	return out
}

// from is the path that leads from another edition's folder to this one's.
func (s Source) from(other Source) string {
	to, okTo := s.key.(diskKey)
	at, okAt := other.key.(diskKey)
	if okTo && okAt {
		if rel, err := filepath.Rel(filepath.Dir(at.file), filepath.Dir(to.file)); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return path.Join("..", path.Base(path.Dir(filepath.ToSlash(s.name))))
}

// allowedToCompare reports what of the paths below compare can't be read, and
// earlier editions that do not exist.
func allowedToCompare(own *folders, asked []edition.Comparison) finding.List {
	var list finding.List
	for _, c := range asked {
		look := func(name string, at finding.Position) bool {
			args := finding.Args{"path": name}
			switch err := own.check(name); {
			case errors.Is(err, errOutside):
				list.Error("path_outside", at, args)
			case errors.Is(err, errFolder):
				list.Error("path_is_folder", at, args)
			case errors.Is(err, errTooLarge):
				list.Error("file_too_large", at, finding.Args{"path": name, "limit": maxInput >> 20})
			default:
				return true
			}
			return false
		}
		if look(c.Edition, c.KeyAt["edition"]) && !own.exists(c.Edition) {
			if near := own.likelyEdition(c.Edition); near != "" {
				list.Error("compare_edition_misnamed", c.KeyAt["edition"], finding.Args{"file": c.Edition, "near": near})
			} else {
				list.Error("compare_edition_missing", c.KeyAt["edition"], finding.Args{"file": c.Edition})
			}
		}
		for _, x := range c.Crosswalks {
			look(x.File, x.KeyAt["file"])
		}
	}
	return list
}

func (f *folders) exists(name string) bool {
	full, err := f.resolve(name)
	if err != nil {
		return false
	}
	_, err = fs.Stat(f.data, full)
	return !errors.Is(err, fs.ErrNotExist)
}

// crosswalks reads crosswalk tables.
func crosswalks(own *folders, asked []edition.Crosswalk) ([]compare.Crosswalk, finding.List, error) {
	var list finding.List
	var out []compare.Crosswalk
	grids := grid.NewReader(own)
	for _, x := range asked {
		g, found, err := grids.Read(x.File, x.Sheet)
		if errors.Is(err, fs.ErrNotExist) {
			list.Error("file_missing", x.KeyAt["file"], finding.Args{"file": x.File})
			continue
		}
		if err != nil {
			return nil, list, fmt.Errorf("read crosswalk: %w", err)
		}
		for _, f := range found.Sorted() {
			if f.Code == "sheet_missing" {
				f = sheet.WithLikelySheet(f, x.KeyAt["sheet"], x.Sheet, grids.Sheets(x.File))
			}
			list.Add(f)
		}
		if g == nil {
			if !found.HasErrors() {
				list.Error("crosswalk_no_sheet", x.At, finding.Args{"file": x.File, "sheets": strings.Join(grids.Sheets(x.File), ", ")})
			}
			continue
		}
		walk, found := crosswalk(g, x)
		list.Append(found)
		out = append(out, walk)
	}
	return out, list, nil
}

// crosswalk reads the rows of one table below its first row that holds
// anything, the header.
func crosswalk(g *grid.Grid, x edition.Crosswalk) (compare.Crosswalk, finding.List) {
	var list finding.List
	out := compare.Crosswalk{Crosswalk: area.Crosswalk{Level: x.Level}, At: g.Position(0, 0)}
	header := 1
	for header < g.Height() && len(g.Row(header)) == 0 {
		header++
	}
	var columns [3]int
	for i, want := range [...]struct{ key, header string }{{"from", x.From}, {"to", x.To}, {"weight", x.Weight}} {
		if want.header == "" {
			continue
		}
		columns[i] = columnOf(g, header, want.header)
		if columns[i] == 0 {
			var there []string
			for _, c := range g.Row(header) {
				there = append(there, strings.TrimSpace(c.String()))
			}
			list.Error("crosswalk_column_missing", g.Position(header, 1), finding.Args{
				"column": want.header, "key": want.key, "headers": strings.Join(there, ", "),
			})
		}
	}
	if list.HasErrors() {
		return out, list
	}
	for row := header + 1; row <= g.Height(); row++ {
		if len(g.Row(row)) == 0 {
			continue
		}
		from, to := strings.TrimSpace(g.At(row, columns[0]).String()), strings.TrimSpace(g.At(row, columns[1]).String())
		at := g.Position(row, columns[0])
		switch {
		case from == "" && to == "":
			continue // a remark below the table
		case from == "":
			list.Warning("crosswalk_one_sided", at, finding.Args{"column": x.From})
			continue
		case to == "":
			list.Warning("crosswalk_one_sided", g.Position(row, columns[1]), finding.Args{"column": x.To})
			continue
		}
		weight := 1.0
		if columns[2] > 0 {
			at = g.Position(row, columns[2])
			var ok bool
			if weight, ok = share(g.At(row, columns[2])); !ok {
				list.Error("crosswalk_no_weight", at, finding.Args{"value": finding.Hidden{Value: g.At(row, columns[2]).String()}})
				continue
			}
		}
		out.Links = append(out.Links, area.Link{From: from, To: to, Weight: weight})
		out.LinkAt = append(out.LinkAt, at)
	}
	if len(out.Links) == 0 && !list.HasErrors() {
		list.Error("crosswalk_empty", g.Position(0, 0), nil)
	}
	return out, list
}

// columnOf finds a column by its header: as it stands, else without regard to
// case; 0 for none.
func columnOf(g *grid.Grid, row int, header string) int {
	loose := 0
	for _, c := range g.Row(row) {
		switch text := strings.TrimSpace(c.String()); {
		case text == header:
			return int(c.Column)
		case strings.EqualFold(text, header) && loose == 0:
			loose = int(c.Column)
		}
	}
	return loose
}

// share reads a weight: a number, or a text with a decimal point or comma, also
// as a percentage.
func share(c grid.Cell) (float64, bool) {
	if c.Kind == grid.Number {
		return c.Number, true
	}
	text, percent := strings.CutSuffix(strings.TrimSpace(c.String()), "%")
	// A share has no thousands to part, so a comma can only part decimals.
	x, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false
	}
	if percent {
		x /= 100
	}
	return x, true
}

// changes names who entered and left, for the summary of the call.
func changes(all []compare.Comparison) []ClassChange {
	var out []ClassChange
	for i := range all {
		for k := range all[i].Levels {
			l := &all[i].Levels[k]
			for _, s := range l.Schemes {
				if s.New || !slices.ContainsFunc(s.Classes, func(k class.Class) bool { return k.Target }) {
					continue
				}
				names := func(rows []int) []string {
					var out []string
					for _, j := range rows {
						out = append(out, l.Areas[j].Area.Name)
					}
					return out
				}
				c := ClassChange{
					Since: all[i].Before.ID, Scheme: s.Scheme.Label, Level: l.Level,
					Entered: names(s.Entered), Left: names(s.Left), Stayed: len(s.Stayed),
				}
				if l.Level.Report || len(c.Entered)+len(c.Left) > 0 {
					out = append(out, c)
				}
			}
		}
	}
	return out
}
