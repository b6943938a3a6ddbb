package page

import (
	"errors"
	"html/template"
	"strconv"

	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/chart"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/report/markup"
	"sozialbericht/internal/report/picture"
	"sozialbericht/internal/report/plate"
)

// plot prepares a figure for a page with the given way to the edition folder.
// A figure without anything to draw is its table alone.
func (e *Edition) plot(f *figure.Figure, root string, head int) (*markup.Plot, error) {
	if f == nil {
		return nil, nil
	}
	p := &markup.Plot{Figure: f, Head: head, Root: root, Status: e.say.StatusLine()}
	if f.DataHref != "" {
		p.CSV = root + f.DataHref
	}
	text, err := chart.JSON(f, e.Lang)
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

// mapPlot returns a map for a page.
func (e *Edition) mapPlot(p *plate.Map, root, id string, head int, lazy bool) *markup.Plot {
	if p == nil {
		return nil
	}
	f := &figure.Figure{ID: id, Headline: p.Headline, Subtitle: p.Subtitle, Notes: p.Notes, Source: p.Source, Alt: p.Alt, Map: &p.Map}
	top, height, sheet := picture.Window(p.Map, e.shapes(p.On))
	if height <= 0 {
		height = sheet
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
	out := &markup.Plot{
		Figure: f, Kind: "map", Head: head, From: p.ScriptFile(), Legend: legendHTML(p.Legend), Status: e.say.StatusLine(),
		SVG: root + p.Address, CSV: root + "daten/values.csv",
		Crop: &markup.Crop{Src: root + p.Address, Alt: p.Alt, Lazy: lazy, W: 1000, H: int(sheet),
			Style: template.CSS("--h:" + number(height) + ";--t:" + number(-top/height*100) + "%")},
	}
	if p.Scheme != nil || p.Ranking.Node() >= 0 {
		out.CSV = root + "daten/areas.csv"
	}
	return out
}

// legendHTML writes the entries of a legend.
func legendHTML(swatches []figure.Swatch) template.HTML {
	var m markup.Markup
	for _, s := range swatches {
		m.WriteString("<li>")
		m.Swatch(s)
		m.Text(s.Label)
		m.WriteString("</li>")
	}
	return template.HTML(m.String())
}

// chartAreas are the areas of a level for the script.
func (e *Edition) chartAreas(l *book.Level) []chart.Area {
	out := make([]chart.Area, len(l.Areas))
	for k := range l.Areas {
		out[k] = chart.Area{ID: l.Areas[k].ID, Name: l.Name(k), Href: l.Page(k)}
	}
	return out
}

// searchFile lists all areas for the search, those of the report level first.
func (e *Edition) searchFile() []byte {
	var found []chart.Found
	for _, l := range e.book.ReportFirst() {
		for k := range l.Areas {
			found = append(found, chart.Found{Name: l.Name(k), Kind: l.One(), ID: l.Areas[k].ID, Href: l.Page(k)})
		}
	}
	return chart.Search(found)
}
