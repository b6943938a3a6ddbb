package report

// A mapGroup is the maps of one theme.
type mapGroup struct {
	ID, Name string
	Subjects []*mapSubject
}

// A mapSubject is one scheme, index or indicator with its maps, the report
// level's first.
type mapSubject struct {
	ID    string
	Label string
	Page  *link
	Maps  []part
}

// mapsPage is karte.html: all maps of the edition, of which a reader chooses
// one; without the script they stand below one another.
func (b *book) mapsPage() ([]byte, error) {
	const path = "karte.html"
	v := struct {
		*frame
		Groups []*mapGroup
	}{frame: b.frame(path, b.Say("report.maps.head"), navMaps)}
	groups := map[string]*mapGroup{}
	subjects := map[plateKey]*mapSubject{}
	for i, p := range b.atlas {
		key := plateKey{-1, p.key.scheme, p.key.subject}
		s := subjects[key]
		if s == nil {
			g := groups[p.theme]
			if g == nil {
				g = &mapGroup{ID: "thema-" + b.Lang.Say("report.number", "n", len(groups)+1), Name: p.theme}
				groups[p.theme] = g
				v.Groups = append(v.Groups, g)
			}
			s = &mapSubject{ID: "wahl-" + p.File}
			if p.scheme != nil {
				s.Label = p.scheme.label
			} else {
				s.Label = p.ranking.label
				s.Page = &link{b.Say("report.maps.page"), v.Root + p.ranking.page}
			}
			g.Subjects = append(g.Subjects, s)
			subjects[key] = s
		}
		s.Maps = append(s.Maps, part{b.mapPlot(p, v.Root, "karte-"+p.File, 3, i > 0), p.level.many()})
	}
	return b.render("maps.html", v)
}
