package pipeline

import (
	"errors"
	"time"

	"sozialbericht/internal/area"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/report"
)

// ErrInput says that the input has errors: they are in the outcomes' findings,
// and nothing was written.
var ErrInput = errors.New("the input has errors")

// ErrNoCharts says that the program was built without the chart library, so
// that it can write no pages.
var ErrNoCharts = report.ErrNoCharts

// Options are the settings of a call that do not belong to an edition. None
// of them changes a result.
type Options struct {
	Output string // folder that editions land in
	Jobs   int    // work done at once; 0 = one per processor
	// Stage, if not nil, is told of each stage of each edition when it is over.
	Stage func(Timing)
}

// A Timing is how long one stage of one edition took.
type Timing struct {
	Edition string // name of the edition file as given
	Stage   string
	Took    time.Duration
}

// An Outcome is what a call found out about one edition.
type Outcome struct {
	Name     string // the edition file as given
	ID       string // "" if the file could not be read
	Title    string
	Findings []finding.Finding // sorted by place
	Folder   string            // folder that was written, "" if nothing was
	Levels   []LevelCount
	Classes  []ClassCount
	Changes  []ClassChange
}

// HasErrors reports whether a finding stops the run.
func (o *Outcome) HasErrors() bool {
	for _, f := range o.Findings {
		if f.Severity == finding.Error {
			return true
		}
	}
	return false
}

// LevelCount is the number of areas of a level.
type LevelCount struct {
	Level    area.Level
	Areas    int
	Excluded int
}

// ClassCount is how many areas of a level have a class.
type ClassCount struct {
	Scheme string // label of the scheme
	Level  area.Level
	Class  area.Name
	Target bool
	Areas  int
}

// A ClassChange is which areas of a level entered or left the target classes of
// a scheme since an earlier edition.
type ClassChange struct {
	Since         string // id of the earlier edition
	Scheme        string // label of the scheme
	Level         area.Level
	Entered, Left []string // names, in the order of their ids
	Stayed        int
}
