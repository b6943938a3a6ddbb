package report

import (
	"errors"
	"html/template"
	"strconv"

	"sozialbericht/internal/report/chart"
	"sozialbericht/internal/report/figure"
)

// A plot is a figure as it stands on a page: headline, subtitle, the chart as
// the script draws it and what stands in its place before and without it, the
// same data as a table, notes, source, downloads.
type plot struct {
	*figure.Figure
	Kind   string // of the chart; "" for none
	Head   int    // level of its heading
	Root   string // way from the page to the edition folder
	JSON   []byte // what the script draws from; none where a file of its own holds it
	From   string // that file, in the folder assets
	Own    string // id of the area that a strip picks out
	Crop   *crop  // the static map
	Legend template.HTML
	CSV    string // ways from the page
	SVG    string
	Status string // "Demonstrationsdaten …" in an edition that is not final
}

// A crop is the part of a print-ready map that a page shows.
type crop struct {
	Src, Alt string
	Lazy     bool
	Style    template.CSS
	W, H     int // of the whole sheet, so that the page keeps still while it loads
}

// plot prepares a figure for a page with the given way to the edition folder.
// A figure without anything to draw is its table alone.
func (b *book) plot(f *figure.Figure, root string, head int) (*plot, error) {
	if f == nil {
		return nil, nil
	}
	p := &plot{Figure: f, Head: head, Root: root, Status: b.statusLine()}
	if f.DataHref != "" {
		p.CSV = root + f.DataHref
	}
	text, err := chart.JSON(f, b.Lang)
	switch {
	case err == nil:
		p.Kind = chart.Kind(f)
		p.JSON = text
	case !errors.Is(err, chart.ErrNoChart):
		return nil, err
	case f.Data.Empty():
		return nil, nil
	}
	return p, nil
}

// statusLine is the warning below every figure of an edition that is not final.
func (b *book) statusLine() string {
	switch b.Meta.Status {
	case "final":
		return ""
	case "demo":
		return b.Say("report.footer.demo")
	}
	return b.Say("report.footer.draft")
}

// mapFile is the address in the folder assets of what the script draws a map
// from. Maps stand on several pages and weigh more than all else on them.
func (p *plate) mapFile() string { return "karte/" + p.File + ".js" }

// mapPlot returns a map for a page.
func (b *book) mapPlot(p *plate, root, id string, head int, lazy bool) *plot {
	if p == nil {
		return nil
	}
	f := &figure.Figure{ID: id, Headline: p.Headline, Subtitle: p.Subtitle, Notes: p.Notes, Source: p.Source, Alt: p.Alt, Map: &p.Map}
	window := p.window()
	top, height, sheet := window[0], window[1], window[2]
	if height <= 0 {
		height = sheet
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
	out := &plot{
		Figure: f, Kind: "map", Head: head, From: p.mapFile(), Legend: legendHTML(p.legend), Status: b.statusLine(),
		SVG: root + p.address, CSV: root + "daten/values.csv",
		Crop: &crop{Src: root + p.address, Alt: p.Alt, Lazy: lazy, W: 1000, H: int(sheet),
			Style: template.CSS("--h:" + number(height) + ";--t:" + number(-top/height*100) + "%")},
	}
	if p.scheme != nil || p.ranking.node >= 0 {
		out.CSV = root + "daten/areas.csv"
	}
	return out
}

// legendHTML writes the entries of a legend.
func legendHTML(swatches []figure.Swatch) template.HTML {
	var m markup
	for _, s := range swatches {
		m.WriteString("<li>")
		m.swatch(s)
		m.text(s.Label)
		m.WriteString("</li>")
	}
	return template.HTML(m.String())
}

// chartAreas are the areas of a level for the script.
func (b *book) chartAreas(l *level) []chart.Area {
	out := make([]chart.Area, len(l.Areas))
	for k := range l.Areas {
		out[k] = chart.Area{ID: l.Areas[k].ID, Name: l.label(k), Href: l.homes[k]}
	}
	return out
}

// searchFile lists all areas for the search, those of the report level first.
func (b *book) searchFile() []byte {
	var found []chart.Found
	for _, l := range b.reportFirst() {
		for k := range l.Areas {
			found = append(found, chart.Found{Name: l.label(k), Kind: l.one(), ID: l.Areas[k].ID, Href: l.homes[k]})
		}
	}
	return chart.Search(found)
}

// stripFile is the address in the folder assets of the strips of all areas of
// a level; each profile picks its own area out of them.
func (l *level) stripFile() string { return "streifen-" + l.name + ".js" }
