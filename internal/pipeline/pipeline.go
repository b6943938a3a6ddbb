// Package pipeline is the whole way of an edition, from its file to the
// folder it is read in:
//
//	edition.yaml -> grids -> Table -> Layer -> Check (stop on errors) -> city values
//	-> index.Compute -> class.Assign -> disclosure.Protect -> report.Build -> folder.Write
//
// Each step takes values and returns values; nothing is changed after it was
// returned, and nothing is written before every edition of the call is free
// of errors.
package pipeline

import (
	"context"
	"errors"
	"fmt"
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
	"sozialbericht/internal/report"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/words"
)

// Check reads and computes one edition and returns what it found, writing
// nothing. The error is ErrInput where the input has errors; any other error
// is a failure of the program or the machine.
func Check(ctx context.Context, src Source, opt Options) (Outcome, error) {
	done, err := compute(ctx, src, opt)
	if err == nil && done.outcome.HasErrors() {
		err = ErrInput
	}
	return done.outcome, err
}

// Run computes all editions and, if none has errors, writes each into its
// folder below opt.Output. There is one outcome per source, in their order,
// also where the error is ErrInput; then nothing was written.
func Run(ctx context.Context, sources []Source, opt Options) ([]Outcome, error) {
	editions := make([]computed, len(sources))
	group, computing := errgroup.WithContext(ctx)
	group.SetLimit(opt.jobs())
	for i, src := range sources {
		group.Go(func() (err error) {
			editions[i], err = compute(computing, src, opt)
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
			outcomes[i].Folder, err = write(writing, &editions[i], opt)
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

func compute(ctx context.Context, src Source, opt Options) (done computed, err error) {
	done.outcome = Outcome{Name: src.name, Language: words.German}
	var list finding.List
	defer func() { done.outcome.Findings = list.Sorted() }()

	inputs, err := src.open()
	if errors.Is(err, fs.ErrNotExist) {
		list.Add(missingFolder(src, err))
		return done, nil
	}
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, inputs.Close()) }()

	stage := opt.stages(src.name)
	text, err := inputs.readEdition()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		list.Error("edition_missing", finding.AtFile(src.name), nil)
		return done, nil
	case errors.Is(err, errFolder):
		list.Error("edition_is_folder", finding.AtFile(src.name), nil)
		return done, nil
	case err != nil:
		return done, err
	}
	ed, found := edition.Read(text, inputs.file)
	list.Append(found)
	if ed == nil || list.HasErrors() {
		return done, nil
	}
	done.at = ed.At
	done.outcome.ID, done.outcome.Title, done.outcome.Language = ed.ID, ed.Title, ed.Language
	done.resolved = ed.Resolved
	stage("edition")

	list.Append(allowedPaths(inputs, ed))
	if list.HasErrors() {
		return done, nil
	}
	tables, layers, found, err := read(ctx, inputs, ed)
	list.Append(found)
	if err != nil || list.HasErrors() {
		return done, err
	}
	stage("read")

	city, found := indicators.CityValues(tables, ed.Data.Catalogue)
	list.Append(found)
	scores, found := index.Compute(tables, ed.Data.Catalogue, city, ed.Nodes)
	list.Append(found)
	schemes, found := class.Assign(ed.Schemes, class.Input{Tables: tables, Catalogue: ed.Data.Catalogue, City: city, Scores: scores})
	list.Append(found)
	stage("compute")

	done.layers = layers
	done.outcome.Levels, done.outcome.Classes = count(tables, schemes)
	done.published = disclosure.Protect(disclosure.Results{
		Meta: disclosure.Meta{
			ID: ed.ID, Title: ed.Title, City: ed.City, Language: ed.Language,
			Status: string(ed.Status), Published: ed.Published, Edition: inputs.file,
		},
		Report:     ed.Report,
		Catalogue:  ed.Data.Catalogue,
		Tables:     tables,
		City:       city,
		Population: indicators.CityPopulation(tables),
		Exclusions: ed.Data.Exclusions,
		Nodes:      ed.Nodes,
		Scores:     scores,
		Schemes:    schemes,
		Findings:   list.Sorted(),
	})
	names, hashes := inputs.inputs()
	for _, n := range names {
		done.inputs = append(done.inputs, folder.Input{Path: n, SHA256: hashes[n]})
	}
	return done, ctx.Err()
}

// read reads tables and boundaries side by side and joins them.
func read(ctx context.Context, inputs *folders, ed *edition.Edition) ([]indicators.Table, map[string]*geo.Layer, finding.List, error) {
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
	if err != nil || list.HasErrors() {
		return nil, nil, list, err
	}
	layers, found := join(ed, tables, files)
	list.Append(found)
	return tables, layers, list, nil
}

// write renders an edition and puts it into its folder.
func write(ctx context.Context, done *computed, opt Options) (string, error) {
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
			files[i].Make = func() ([]byte, error) {
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				return make()
			}
		}
	}
	written, err := folder.Write(opt.Output, done.outcome.ID, files, folder.Manifest{
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

// missingFolder says which of the two folders of a source does not exist.
func missingFolder(src Source, err error) finding.Finding {
	if src.dataDir != "" && strings.Contains(err.Error(), src.dataDir) {
		return finding.Finding{Severity: finding.Error, Code: "data_folder_missing", Position: finding.AtFile(src.name), Args: finding.Args{"folder": src.dataDir}}
	}
	return finding.Finding{Severity: finding.Error, Code: "edition_missing", Position: finding.AtFile(src.name)}
}
