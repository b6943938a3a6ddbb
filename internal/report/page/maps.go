package page

import (
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/plate"
)

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
	Page  *markup.Link
	Maps  []markup.Part
}

// mapsPage is karte.html: all maps of the edition, of which a reader chooses
// one; without the script they stand below one another.
func (e *Edition) mapsPage() ([]byte, error) {
	const path = "karte.html"
	v := struct {
		*frame
		Groups []*mapGroup
	}{frame: e.frame(path, e.Say("report.maps.head"), navMaps)}
	groups := map[string]*mapGroup{}
	subjects := map[plate.Key]*mapSubject{}
	for i, p := range e.plate.Maps() {
		key := plate.Key{Level: -1, Scheme: p.Key.Scheme, Subject: p.Key.Subject}
		s := subjects[key]
		if s == nil {
			g := groups[p.Theme]
			if g == nil {
				g = &mapGroup{ID: "thema-" + e.Lang.Say("report.number", "n", len(groups)+1), Name: p.Theme}
				groups[p.Theme] = g
				v.Groups = append(v.Groups, g)
			}
			s = &mapSubject{ID: "wahl-" + p.File}
			if p.Scheme != nil {
				s.Label = p.Scheme.Label()
			} else {
				s.Label = p.Ranking.Label()
				s.Page = &markup.Link{Text: e.Say("report.maps.page"), Href: v.Root + p.Ranking.Page()}
			}
			g.Subjects = append(g.Subjects, s)
			subjects[key] = s
		}
		s.Maps = append(s.Maps, markup.Part{Plot: e.mapPlot(p, v.Root, "karte-"+p.File, 3, i > 0), Name: p.On.Many()})
	}
	return e.render("maps.html", v)
}
