package sheet

import (
	"slices"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
)

// exclude decides which areas are outside every mean, spread and rank. The
// first rule that holds for an area counts.
func (r *reader) exclude() {
	said := map[*level]bool{}
	for i := range r.spec.Exclusions {
		rule := &r.spec.Exclusions[i]
		for _, l := range r.levels {
			if l.spec.ID == rule.Level || rule.Level == "" && l.spec.Report {
				r.excludeOn(l, rule)
				if l.allExcluded() && !said[l] && len(l.unknown) < len(l.areas) {
					said[l] = true
					r.findings.Add(finding.Finding{
						Severity: finding.Warning, Code: "exclude_everything", Position: rule.At, Level: l.spec.ID,
						Args: finding.Args{"n": len(l.areas), "level": l.spec.Name.For(len(l.areas))},
					})
				}
			}
		}
	}
}

// allExcluded reports whether no area of the level is left to compute with.
func (l *level) allExcluded() bool {
	return len(l.out.Excluded) > 0 && !slices.ContainsFunc(l.out.Excluded, func(e indicators.Exclusion) bool { return !e.Excluded })
}

// sayUnknown reports areas that are left out since their population is not
// known, but for those without any value, which are reported as such: a few one
// by one, more of them at once.
func (r *reader) sayUnknown(l *level, blank map[int]bool) {
	areas := slices.DeleteFunc(slices.Clone(l.unknown), func(i int) bool { return blank[i] })
	if len(areas) > fewGaps {
		r.findings.Add(finding.Finding{
			Severity: finding.Warning, Code: "populations_missing", Position: r.keyCell(l, areas[0]), Level: l.spec.ID,
			Args: finding.Args{"n": len(areas), "limit": l.limit, "areas": namesOf(l, areas)},
		})
		return
	}
	for _, i := range areas {
		a := l.areas[i]
		r.findings.Add(finding.Finding{
			Severity: finding.Warning, Code: "population_of_area_missing", Position: r.keyCell(l, i), Level: l.spec.ID, AreaID: a.ID, AreaName: a.Name,
			Args: finding.Args{"id": a.ID, "limit": l.limit},
		})
	}
}

func (r *reader) excludeOn(l *level, rule *indicators.ExclusionRule) {
	if len(l.areas) == 0 {
		return
	}
	if l.out.Excluded == nil {
		l.out.Excluded = make([]indicators.Exclusion, len(l.areas))
	}
	put := func(i int, e indicators.Exclusion) {
		if !l.out.Excluded[i].Excluded {
			e.Excluded, e.Because = true, rule.Because
			l.out.Excluded[i] = e
		}
	}
	switch {
	case rule.PopulationBelow != nil:
		limit := *rule.PopulationBelow
		if l.out.Population == nil {
			if !l.failed {
				r.findings.Add(finding.Finding{Severity: finding.Error, Code: "exclude_without_population", Position: rule.At, Level: l.spec.ID, Args: finding.Args{"level": l.spec.ID}})
			}
			return
		}
		l.limit = limit
		for i, v := range l.out.Population {
			switch {
			case !v.OK():
				if !l.out.Excluded[i].Excluded {
					l.unknown = append(l.unknown, i)
				}
				put(i, indicators.Exclusion{Rule: "no_population", Limit: limit})
			case v.Number < limit:
				put(i, indicators.Exclusion{Rule: "population", Limit: limit})
			}
		}
	case rule.Where != nil:
		columns := r.lookup(l, rule.Where.Column, "")
		if len(columns) == 0 {
			if len(l.tables) == 0 {
				if !l.failed {
					r.findings.Add(finding.Finding{Severity: finding.Error, Code: "exclude_without_table", Position: rule.At, Level: l.spec.ID, Args: finding.Args{"level": l.spec.ID}})
				}
			} else if len(r.lookupQuietly(l, rule.Where.Column)) == 0 {
				r.missingColumn(l.tables[0], rule.Where.Column, "", finding.Error)
			}
			return
		}
		for i := range l.areas {
			text, _ := r.text(columns, i)
			if rule.Where.Negate && text != tidy(rule.Where.IsNot) || !rule.Where.Negate && text == tidy(rule.Where.Is) {
				put(i, indicators.Exclusion{Rule: "where"})
			}
		}
	default:
		for _, id := range rule.Areas {
			i, known := l.row[id]
			if !known {
				r.findings.Add(finding.Finding{Severity: finding.Error, Code: "exclude_unknown_area", Position: rule.At, Level: l.spec.ID, AreaID: id, Args: finding.Args{"id": id, "level": l.spec.ID, "near": nearAreas(l, id)}})
				continue
			}
			put(i, indicators.Exclusion{Rule: "areas"})
		}
	}
}
