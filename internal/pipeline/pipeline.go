// Package pipeline is the whole way of an edition, from its file to the
// folder it is read in:
//
//	edition.yaml -> grids -> Table -> Layer -> Check (stop on errors) -> city values
//	-> index.Compute -> class.Assign -> compare.Editions -> disclosure.Protect -> report.Build
//	-> folder.Write
//
// Each step takes values and returns values; nothing is changed after it was
// returned, and nothing is written before every edition of the call is free
// of errors.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/geo"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/indicators/index"
	"sozialbericht/internal/indicators/sheet"
	"sozialbericht/internal/input"
	"sozialbericht/internal/report"
	"sozialbericht/internal/report/folder"
)

// Check reads and computes one edition and returns what it found, writing
// nothing. The error is ErrInput where the input has errors; any other error
// is a failure of the program or the machine.
func Check(ctx context.Context, src input.Source, opt Options) (Outcome, error) {
	done, err := newCall(opt).compute(ctx, src, nil)
	if err == nil && done.outcome.HasErrors() {
		err = ErrInput
	}
	return done.outcome, err
}

// Run computes all editions and, if none has errors, writes each into its
// folder below opt.Output. There is one outcome per source, in their order,
// also where the error is ErrInput; then nothing was written.
func Run(ctx context.Context, sources []input.Source, opt Options) ([]Outcome, error) {
	c := newCall(opt)
	editions := make([]computed, len(sources))
	group, computing := errgroup.WithContext(ctx)
	group.SetLimit(opt.jobs())
	for i, src := range sources {
		group.Go(func() (err error) {
			editions[i], err = c.compute(computing, src, nil)
			return err
		})
	}
	err := group.Wait()
	outcomes := make([]Outcome, len(sources))
	bad := false
	for i := range editions {
		outcomes[i] = editions[i].outcome
		if first := sameID(outcomes[:i], outcomes[i].ID); first >= 0 {
			var list finding.List
			list.Error("edition_twice", editions[i].at, finding.Args{"id": outcomes[i].ID, "other": outcomes[first].Name})
			list.Add(outcomes[i].Findings...)
			outcomes[i].Findings = list.Sorted()
		}
		bad = bad || outcomes[i].HasErrors()
	}
	switch {
	case err != nil:
		return outcomes, err
	case bad:
		return outcomes, ErrInput
	}
	group, writing := errgroup.WithContext(ctx)
	group.SetLimit(opt.jobs())
	for i := range editions {
		group.Go(func() (err error) {
			outcomes[i].Folder, err = c.write(writing, &editions[i], editions[i].outcome.ID)
			return err
		})
	}
	return outcomes, group.Wait()
}

// sameID returns the first outcome with an id, without regard to case since
// the id names a folder; -1 if there is none.
func sameID(outcomes []Outcome, id string) int {
	return slices.IndexFunc(outcomes, func(o Outcome) bool { return id != "" && strings.EqualFold(o.ID, id) })
}

// computed is an edition up to the point where it may leave the program.
type computed struct {
	outcome   Outcome
	at        finding.Position // of the edition's id
	published disclosure.Published
	layers    map[string]*geo.Layer
	resolved  map[string]any
	inputs    []folder.Input
}

// compute computes an edition with its comparisons: those that its file asks
// for, or the one with the edition given, if there is one.
func (c *call) compute(ctx context.Context, src input.Source, with *input.Source) (done computed, err error) {
	done.outcome = Outcome{Name: src.Name()}
	var list finding.List
	defer func() { done.outcome.Findings = gathered(list.Sorted()) }()

	b, err := c.basis(ctx, src)
	list.Append(b.Found)
	ed := b.Edition
	if ed != nil {
		done.at = ed.At
		done.outcome.ID, done.outcome.Title = ed.ID, ed.Title
		done.resolved = ed.Resolved
	}
	if err != nil || ed == nil || list.HasErrors() {
		return done, err
	}
	stage := c.options.stages(src.Name())
	back, found, err := c.comparisons(ctx, src, b, with)
	list.Append(found)
	if err != nil || list.HasErrors() {
		return done, err
	}
	if len(back.comparisons) > 0 {
		stage("compare")
	}

	done.layers = b.Layers
	done.inputs = back.inputs
	done.outcome.Levels, done.outcome.Classes = count(b.Tables, b.Schemes)
	done.outcome.Changes = changes(back.comparisons)
	done.published = disclosure.Protect(disclosure.Results{
		Meta: disclosure.Meta{
			ID: ed.ID, Title: ed.Title, City: ed.City, Language: ed.Language,
			Status: ed.Status, Published: ed.Published,
		},
		Report:      ed.Report,
		Catalogue:   ed.Data.Catalogue,
		Tables:      b.Tables,
		City:        b.City,
		Population:  indicators.CityPopulation(b.Tables),
		Exclusions:  ed.Data.Exclusions,
		Nodes:       ed.Nodes,
		Scores:      b.Scores,
		Schemes:     b.Schemes,
		Comparisons: back.comparisons,
		History:     back.history,
		Findings:    gathered(list.Sorted()),
	})
	return done, ctx.Err()
}

// A Basis is one edition read and computed by itself, before it is compared.
// Where Found has errors, what could not be computed is empty.
type Basis struct {
	Edition *edition.Edition // nil if it could not be read
	Tables  []indicators.Table
	Layers  map[string]*geo.Layer
	City    []indicators.CityValue
	Scores  index.Scores
	Schemes []class.Result
	Inputs  []folder.Input
	Found   finding.List
}

// Compute reads and computes one edition by itself, without the comparisons
// that it asks for, and writes nothing. What is wrong with the input is among
// the findings; the error is a failure of the program or the machine.
func Compute(ctx context.Context, src input.Source, opt Options) (*Basis, error) {
	return newCall(opt).basis(ctx, src)
}

// compute fills a basis from its edition file.
func (b *Basis) compute(ctx context.Context, src input.Source, opt Options) (err error) {
	inputs, err := src.Open()
	if errors.Is(err, fs.ErrNotExist) {
		b.Found.Add(src.MissingFolder(err))
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, inputs.Close()) }()

	stage := opt.stages(src.Name())
	ed, found, err := inputs.Edition(inputs.File())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		b.Found.Add(src.MissingEdition())
		return nil
	case errors.Is(err, input.ErrFolder):
		b.Found.Error("edition_is_folder", finding.AtFile(src.Name()), nil)
		return nil
	}
	b.Found.Append(inputs.WithLikelyFiles(found))
	if err != nil {
		return err
	}
	if ed == nil || b.Found.HasErrors() {
		return nil
	}
	b.Edition = ed
	stage("edition")

	b.Found.Append(inputs.Refused(ed))
	if b.Found.HasErrors() {
		return nil
	}
	b.Tables, b.Layers, found, err = read(ctx, inputs, ed)
	b.Found.Append(inputs.WithLikelyFiles(found))
	if err != nil || b.Tables == nil {
		return err
	}
	stage("read")

	// Errors in the boundaries alone do not keep from saying what the numbers
	// are like: a planner sees all at once.
	b.City, found = indicators.CityValues(b.Tables, ed.Data.Catalogue)
	b.Found.Append(found)
	b.Scores, found = index.Compute(b.Tables, ed.Data.Catalogue, b.City, ed.Nodes)
	b.Found.Append(found)
	b.Schemes, found = class.Assign(ed.Schemes, class.Input{Tables: b.Tables, Catalogue: ed.Data.Catalogue, City: b.City, Scores: b.Scores})
	b.Found.Append(found)
	b.Inputs = hashed(inputs)
	stage("compute")
	return ctx.Err()
}

// hashed are the files that were read, sorted by name.
func hashed(inputs *input.Folders) []folder.Input {
	var out []folder.Input
	for name, hash := range inputs.Hashes() {
		out = append(out, folder.Input{Path: name, SHA256: hash})
	}
	slices.SortFunc(out, func(a, b folder.Input) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// read reads tables and boundaries side by side and joins them. The tables are
// nil where they have errors, the layers where anything has.
func read(ctx context.Context, inputs *input.Folders, ed *edition.Edition) ([]indicators.Table, map[string]*geo.Layer, finding.List, error) {
	var (
		tables        []indicators.Table
		files         []*geo.Layer
		list          finding.List
		sheets, areas finding.List
	)
	group, _ := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		tables, sheets, err = sheet.Read(inputs, ed.Data)
		return err
	})
	group.Go(func() (err error) {
		files, areas, err = boundaries(inputs, ed)
		return err
	})
	err := group.Wait()
	list.Append(sheets)
	list.Append(areas)
	switch {
	case err != nil || sheets.HasErrors():
		return nil, nil, list, err
	case areas.HasErrors():
		return tables, nil, list, nil
	}
	layers, found := join(ed, tables, files)
	list.Append(found)
	return tables, layers, list, nil
}

// write renders an edition and, when its turn has come, puts it into a folder
// of that name.
func (c *call) write(ctx context.Context, done *computed, name string) (string, error) {
	opt := c.options
	stage := opt.stages(done.outcome.Name)
	files, err := report.Build(done.published, done.layers)
	if err != nil {
		return "", fmt.Errorf("render edition %s: %w", done.outcome.ID, err)
	}
	stage("render")
	// Files are made while they are written, so a call that is given up has to
	// be noticed there.
	for i := range files {
		if make := files[i].Make; make != nil {
			files[i].Make = func(w io.Writer) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				return make(w)
			}
		}
	}
	c.writing.Lock()
	defer c.writing.Unlock()
	stage("wait")
	written, err := folder.Write(opt.Output, name, files, folder.Manifest{
		Inputs:   done.inputs,
		Edition:  done.resolved,
		Findings: severities(done.outcome.Findings),
	}, opt.jobs())
	if err != nil {
		return "", fmt.Errorf("write edition %s: %w", done.outcome.ID, err)
	}
	stage("write")
	return written.Folder, nil
}

func severities(found []finding.Finding) map[string]int {
	out := map[string]int{}
	for _, s := range []finding.Severity{finding.Note, finding.Warning, finding.Error} {
		out[s.String()] = 0
	}
	for _, f := range found {
		out[f.Severity.String()]++
	}
	return out
}

func count(tables []indicators.Table, schemes []class.Result) ([]LevelCount, []ClassCount) {
	levels := make([]LevelCount, len(tables))
	for i := range tables {
		t := &tables[i]
		levels[i] = LevelCount{Level: t.Level, Areas: len(t.Areas)}
		for k := range t.Areas {
			if !t.Included(k) {
				levels[i].Excluded++
			}
		}
	}
	var classes []ClassCount
	for si := range schemes {
		r := &schemes[si]
		for _, t := range tables {
			level := r.Level(t.Level.ID)
			if level == nil {
				continue
			}
			n := make([]int, len(r.Classes))
			for _, d := range level.Decisions {
				if d.Class >= 0 {
					n[d.Class]++
				}
			}
			for c, cl := range r.Classes {
				if n[c] > 0 || cl.Target {
					classes = append(classes, ClassCount{Scheme: r.Scheme.Label, Level: t.Level, Class: cl.Label, Target: cl.Target, Areas: n[c]})
				}
			}
		}
	}
	return levels, classes
}

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// stages returns a function that reports the time since the last stage.
func (o Options) stages(name string) func(stage string) {
	if o.Stage == nil {
		return func(string) {}
	}
	last := time.Now()
	return func(stage string) {
		now := time.Now()
		o.Stage(Timing{Edition: name, Stage: stage, Took: now.Sub(last)})
		last = now
	}
}
