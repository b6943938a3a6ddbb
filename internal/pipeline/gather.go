package pipeline

import (
	"maps"
	"slices"
	"strings"

	"sozialbericht/internal/finding"
)

// gathering names findings that come once for each indicator of a level where
// a table is half filled, and the one finding that then stands for all of them.
var gathering = map[string]string{
	"city.gap_incomplete":   "city.gap_incomplete_many",
	"city.incomplete":       "city.incomplete_many",
	"column_empty":          "columns_empty",
	"compare.left_constant": "compare.left_constant_many",
	"index.empty_input":     "index.empty_inputs",
}

// fewest is how many findings of a kind are said one by one.
const fewest = 3

// named is how many indicators a finding on several names.
const named = 6

// gathered makes one finding of those of a kind that differ in their indicator
// alone, at the place of the first, and leaves the order of the others.
func gathered(list []finding.Finding) []finding.Finding {
	type kind struct{ code, file, sheet, level, index, earlier string }
	of := func(f *finding.Finding) kind {
		index, _ := f.Args["index"].(string)
		earlier, _ := f.Args["earlier"].(string)
		return kind{f.Code, f.Position.File, f.Position.Sheet, f.Level, index, earlier}
	}
	labels := map[kind][]string{}
	for i := range list {
		if f := &list[i]; gathering[f.Code] != "" {
			label, _ := f.Args["label"].(string)
			labels[of(f)] = append(labels[of(f)], label)
		}
	}
	said := map[kind]bool{}
	out := make([]finding.Finding, 0, len(list))
	for _, f := range list {
		k := of(&f)
		if len(labels[k]) <= fewest {
			out = append(out, f)
			continue
		}
		if said[k] {
			continue
		}
		said[k] = true
		args := maps.Clone(f.Args)
		delete(args, "label")
		first := labels[k][:min(len(labels[k]), named)]
		if len(labels[k]) > named {
			first = append(slices.Clone(first), "…")
		}
		args["n"], args["labels"] = len(labels[k]), strings.Join(first, "; ")
		f.Code, f.Args, f.Indicator = gathering[f.Code], args, ""
		out = append(out, f)
	}
	return out
}
