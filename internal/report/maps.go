package report

// A mapGroup is the maps of one theme.
type mapGroup struct {
	ID, Name string
	Subjects []mapSubject
}

// A mapSubject is one scheme, index or indicator with its maps, the report
// level's first.
type mapSubject struct {
	Label string
	Page  *link
	Maps  []*picture
}

// mapsPage is karte.html: all maps of the edition by theme.
func (b *book) mapsPage() ([]byte, error) {
	const path = "karte.html"
	v := struct {
		frame
		Groups []*mapGroup
	}{frame: b.frame(path, b.Say("report.maps.head"), navMaps)}
	groups := map[string]*mapGroup{}
	type place struct {
		group *mapGroup
		at    int
	}
	subjects := map[plateKey]place{}
	first := true
	for _, p := range b.atlas {
		key := plateKey{-1, p.key.scheme, p.key.subject}
		at, known := subjects[key]
		if !known {
			g := groups[p.theme]
			if g == nil {
				g = &mapGroup{ID: "thema-" + b.Lang.Say("report.number", "n", len(groups)+1), Name: p.theme}
				groups[p.theme] = g
				v.Groups = append(v.Groups, g)
			}
			s := mapSubject{}
			if p.scheme != nil {
				s.Label = p.scheme.label
			} else {
				s.Label = p.ranking.label
				s.Page = &link{b.Say("report.maps.page"), v.Root + p.ranking.page}
			}
			g.Subjects = append(g.Subjects, s)
			at = place{g, len(g.Subjects) - 1}
			subjects[key] = at
		}
		csv := "daten/values.csv"
		if p.scheme != nil || p.ranking.node >= 0 {
			csv = "daten/areas.csv"
		}
		s := &at.group.Subjects[at.at]
		s.Maps = append(s.Maps, p.picture(v.Root, csv, !first))
		first = false
	}
	return b.render("maps.html", v)
}
