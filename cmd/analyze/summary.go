package main

import (
	"slices"
	"strings"

	"sozialbericht/internal/area"
	"sozialbericht/internal/pipeline"
)

// summary says what a run has written: the classes of every level, the
// findings, and where to look.
func (c *call) summary(outcomes []pipeline.Outcome) {
	for i, o := range outcomes {
		if i > 0 {
			c.out.line("")
		}
		c.out.line(plain(o.Title) + " (" + o.ID + ")")
		for _, l := range o.Levels {
			text := c.lang.Integer(l.Areas) + " " + l.Level.Name.For(l.Areas)
			if l.Excluded > 0 {
				text += c.lang.Say("summary.excluded", "n", l.Excluded)
			}
			c.out.line("  " + plain(text))
			for _, s := range schemes(o.Classes, l.Level) {
				c.out.line("    " + plain(s.label+": "+c.classes(s.counts)))
			}
		}
		for _, change := range o.Changes {
			c.out.line("  " + plain(c.change(change, o.Changes)))
		}
		c.out.line("  " + c.counts(outcomes[i:i+1]))
		if o.Folder != "" {
			c.out.line("  " + c.lang.Say("summary.look", "path", shownPath(o.Folder, "index.html")))
		}
	}
}

// A scheme is the classes of one scheme on one level.
type scheme struct {
	label  string
	counts []pipeline.ClassCount
}

// schemes picks what is worth a line about a level. Classes come from the best
// to the gravest; a planner asks for the gravest first. That a class has no
// area is worth saying once, on the level of the headline, and only where no
// other class in question has one there.
func schemes(all []pipeline.ClassCount, level area.Level) []scheme {
	var out []scheme
	for _, n := range all {
		if n.Level.ID != level.ID {
			continue
		}
		if len(out) == 0 || out[len(out)-1].label != n.Scheme {
			out = append(out, scheme{label: n.Scheme})
		}
		last := &out[len(out)-1]
		last.counts = append(last.counts, n)
	}
	for i := range out {
		slices.Reverse(out[i].counts)
		hit := slices.ContainsFunc(out[i].counts, func(n pipeline.ClassCount) bool { return n.Target && n.Areas > 0 })
		out[i].counts = slices.DeleteFunc(out[i].counts, func(n pipeline.ClassCount) bool {
			return n.Areas == 0 && (hit || !level.Report || anywhere(all, n))
		})
	}
	return slices.DeleteFunc(out, func(s scheme) bool { return len(s.counts) == 0 })
}

// anywhere reports whether a class has areas on any level.
func anywhere(all []pipeline.ClassCount, c pipeline.ClassCount) bool {
	return slices.ContainsFunc(all, func(n pipeline.ClassCount) bool {
		return n.Scheme == c.Scheme && n.Class == c.Class && n.Areas > 0
	})
}

// classes is "13 Aktionsräume, 26 ohne besonderen Handlungsbedarf".
func (c *call) classes(counts []pipeline.ClassCount) string {
	parts := make([]string, len(counts))
	for i, n := range counts {
		parts[i] = c.lang.Integer(n.Areas) + " " + n.Class.For(n.Areas)
	}
	return strings.Join(parts, ", ")
}

// counts is "2 Fehler, 1 Warnung, 5 Hinweise."
func (c *call) counts(outcomes []pipeline.Outcome) string {
	errs, warnings, notes := count(outcomes)
	return c.lang.Say("summary.counts", "errors", errs, "warnings", warnings, "notes", notes)
}

// change is "Seit 2007, Sozialräume: 2 neu (Dorstfeld, Nette), 1 nicht mehr
// (Wickede), 11 geblieben." The scheme is named where there are several.
func (c *call) change(x pipeline.ClassChange, all []pipeline.ClassChange) string {
	what := x.Level.Name.Many
	if slices.ContainsFunc(all, func(o pipeline.ClassChange) bool { return o.Scheme != x.Scheme }) {
		what = x.Scheme + ", " + what
	}
	side := func(key string, names []string) string {
		text := c.lang.Say(key, "n", len(names))
		const most = 8
		if len(names) > 0 && len(names) <= most {
			text += " (" + strings.Join(names, ", ") + ")"
		}
		return text
	}
	return c.lang.Say("summary.since", "since", x.Since, "what", what,
		"entered", side("summary.entered", x.Entered), "left", side("summary.left", x.Left), "stayed", x.Stayed)
}
