package pipeline

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/input"
	"sozialbericht/internal/report/folder"
)

// Compare computes two editions that need not know of each other and writes
// the later one, compared with the earlier, into opt.Output/<earlier>_<later>.
// Where the later edition file compares with the earlier one itself, its
// crosswalks are used; else areas are matched by id. The outcome is that of the
// later edition; findings of the earlier one are among it, under the path that
// leads there.
func Compare(ctx context.Context, earlier, later input.Source, opt Options) (Outcome, error) {
	c := newCall(opt)
	done, err := c.compute(ctx, later, &earlier)
	if err != nil {
		return done.outcome, err
	}
	if done.outcome.HasErrors() {
		return done.outcome, ErrInput
	}
	before, err := c.basis(ctx, earlier)
	if err != nil || before.Edition == nil {
		return done.outcome, err
	}
	done.outcome.Folder, err = c.write(ctx, &done, before.Edition.ID+"_"+done.outcome.ID)
	return done.outcome, err
}

// A call is one call of the pipeline. Within it every edition is read and
// computed once, however many others compare with it.
type call struct {
	options Options
	mu      sync.Mutex
	known   map[any]func() (*Basis, error)
	// Editions take turns to be written: each keeps all processors busy, and two
	// at once would hold twice as much.
	writing sync.Mutex
}

func newCall(opt Options) *call {
	return &call{options: opt, known: map[any]func() (*Basis, error){}}
}

// basis returns an edition computed by itself; it is never nil. Comparisons are
// no part of it, so editions that compare with each other are no circle.
func (c *call) basis(ctx context.Context, src input.Source) (*Basis, error) {
	c.mu.Lock()
	compute, ok := c.known[src.Key()]
	if !ok {
		compute = sync.OnceValues(func() (*Basis, error) {
			b := &Basis{}
			return b, b.compute(ctx, src, c.options)
		})
		c.known[src.Key()] = compute
	}
	c.mu.Unlock()
	return compute()
}

// snapshot is what the comparison needs of an edition.
func (b *Basis) snapshot(at finding.Position) compare.Snapshot {
	ed := b.Edition
	return compare.Snapshot{
		ID: ed.ID, Title: ed.Title, Published: ed.Published,
		Catalogue: ed.Data.Catalogue, Tables: b.Tables, City: b.City, Nodes: ed.Nodes, Scores: b.Scores, Classes: b.Schemes,
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
func (c *call) comparisons(ctx context.Context, src input.Source, b *Basis, with *input.Source) (out retrospect, list finding.List, err error) {
	read := slices.Clone(b.Inputs)
	asked := b.Edition.Compare
	if with == nil && len(asked) == 0 {
		return retrospect{inputs: read}, list, nil
	}
	inputs, err := src.Open()
	if err != nil {
		return out, list, fmt.Errorf("open the folder of %s again: %w", src.Name(), err)
	}
	defer func() { err = errors.Join(err, inputs.Close()) }()
	own := inputs.BesideEdition()
	said := map[place]bool{}
	for _, f := range b.Found.Sorted() {
		said[placeOf(f)] = true
	}
	list.Append(own.RefusedToCompare(asked))
	if list.HasErrors() {
		return out, list, nil
	}
	var earlier []compare.Snapshot
	var walked [][]compare.Crosswalk
	one := func(from input.Source, dir string, want edition.Comparison) error {
		before, err := c.basis(ctx, from)
		for _, f := range before.Found.Sorted() {
			// A note on a boundary file that both editions read is said once.
			f.Position.File = joined(dir, f.Position.File)
			if !said[placeOf(f)] {
				said[placeOf(f)] = true
				list.Add(f)
			}
		}
		if err != nil || before.Found.HasErrors() {
			return err
		}
		walks, found, err := crosswalks(own, want.Crosswalks)
		list.Append(own.WithLikelyFiles(found))
		if err != nil || found.HasErrors() {
			return err
		}
		earlier, walked = append(earlier, before.snapshot(want.At)), append(walked, walks)
		for _, in := range before.Inputs {
			in.Path = joined(dir, in.Path)
			read = append(read, in)
		}
		return nil
	}
	switch {
	case with != nil:
		want := edition.Comparison{At: b.Edition.At}
		for _, a := range asked {
			if src.Earlier(a.Edition).Key() == with.Key() {
				want = a
			}
		}
		err = one(*with, with.From(src), want)
	default:
		for _, want := range asked {
			if err = one(src.Earlier(want.Edition), path.Dir(want.Edition), want); err != nil {
				break
			}
		}
	}
	read = append(read, hashed(own)...)
	slices.SortFunc(read, func(a, b folder.Input) int {
		return strings.Compare(a.Path+"\x00"+a.SHA256, b.Path+"\x00"+b.SHA256)
	})
	out.inputs = slices.Compact(read)
	list.Append(inOrder(b.Edition, earlier, with != nil))
	if err != nil || list.HasErrors() {
		return out, list, err
	}
	marks := compare.Marks(b.snapshot(b.Edition.At), earlier)
	for i, before := range earlier {
		after := b.snapshot(before.At)
		before.NotComparable, after.NotComparable = nil, marks[i]
		comparison, found := compare.Editions(before, after, walked[i])
		list.Append(found)
		out.comparisons = append(out.comparisons, comparison)
	}
	out.history = compare.Over(b.snapshot(b.Edition.At), earlier, out.comparisons)
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
