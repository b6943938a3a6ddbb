package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// workbook renders an edition's workbook: notes, Sozialräume, Unterbezirke.
func (c *city) workbook(e edition, parts []counts) (content []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	if err := f.SetSheetName("Sheet1", "Hinweise"); err != nil {
		return nil, err
	}
	p := &painter{f: f, styles: map[string]int{}}
	p.notes(e)
	for _, t := range c.tables(e, parts) {
		p.table(&t)
	}
	if p.err != nil {
		return nil, p.err
	}
	if err := f.SetDocProps(&excelize.DocProperties{
		Title:   "Kennzahlen zur sozialen Lage in Dortmund " + e.year() + " (Demonstrationsdaten)",
		Creator: "Demonstrationsdaten",
	}); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return repack(b.Bytes())
}

// painter writes cells and keeps the first error.
type painter struct {
	f      *excelize.File
	sheet  string
	styles map[string]int
	err    error
}

func (p *painter) do(err error) {
	if p.err == nil && err != nil {
		p.err = fmt.Errorf("sheet %s: %w", p.sheet, err)
	}
}

// at is the name of a cell.
func (p *painter) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	p.do(err)
	return name
}

func (p *painter) set(column, row int, value any, style string) {
	p.do(p.f.SetCellValue(p.sheet, p.at(column, row), value))
	p.style(column, row, column, row, style)
}

func (p *painter) style(fromColumn, fromRow, toColumn, toRow int, style string) {
	if style != "" {
		p.do(p.f.SetCellStyle(p.sheet, p.at(fromColumn, fromRow), p.at(toColumn, toRow), p.named(style)))
	}
}

func (p *painter) merge(fromColumn, fromRow, toColumn, toRow int) {
	if fromColumn != toColumn || fromRow != toRow {
		p.do(p.f.MergeCell(p.sheet, p.at(fromColumn, fromRow), p.at(toColumn, toRow)))
	}
}

func (p *painter) width(column int, width float64) {
	name, err := excelize.ColumnNumberToName(column)
	p.do(err)
	p.do(p.f.SetColWidth(p.sheet, name, name, width))
}

// named returns the style of that name, made when first used.
func (p *painter) named(name string) int {
	if id, ok := p.styles[name]; ok {
		return id
	}
	thin := []excelize.Border{
		{Type: "left", Color: "A6A6A6", Style: 1}, {Type: "right", Color: "A6A6A6", Style: 1},
		{Type: "top", Color: "A6A6A6", Style: 1}, {Type: "bottom", Color: "A6A6A6", Style: 1},
	}
	thousands, asText := "#,##0", "@"
	font := func(bold bool, size float64) *excelize.Font {
		return &excelize.Font{Family: "Arial", Bold: bold, Size: size}
	}
	right := &excelize.Alignment{Horizontal: "right"}
	var s excelize.Style
	switch name {
	case "title":
		s = excelize.Style{Font: font(true, 14)}
	case "subtitle":
		s = excelize.Style{Font: font(false, 10)}
	case "note":
		s = excelize.Style{Font: font(false, 9)}
	case "wrap":
		s = excelize.Style{Font: font(false, 10), Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}
	case "wrapBold":
		s = excelize.Style{Font: font(true, 10), Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}
	case "head":
		s = excelize.Style{
			Font: font(true, 9), Border: thin,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}},
			Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
		}
	case "key":
		s = excelize.Style{Font: font(false, 10), Border: thin, CustomNumFmt: &asText}
	case "count":
		s = excelize.Style{Font: font(false, 10), Border: thin, CustomNumFmt: &thousands, Alignment: right}
	case "text":
		s = excelize.Style{Font: font(false, 10), Border: thin, CustomNumFmt: &asText, Alignment: right}
	case "totalKey":
		s = excelize.Style{Font: font(true, 10), Border: thin}
	case "totalCount":
		s = excelize.Style{Font: font(true, 10), Border: thin, CustomNumFmt: &thousands, Alignment: right}
	case "totalText":
		s = excelize.Style{Font: font(true, 10), Border: thin, CustomNumFmt: &asText, Alignment: right}
	}
	id, err := p.f.NewStyle(&s)
	p.do(err)
	p.styles[name] = id
	return id
}

// notes fills the first sheet, which explains the others.
func (p *painter) notes(e edition) {
	p.sheet = "Hinweise"
	p.width(1, 26)
	p.width(2, 92)
	p.set(1, 1, "Bericht zur sozialen Lage in Dortmund "+e.year()+": Datenblatt", "title")
	p.set(1, 2, "Demonstrationsdaten, keine amtlichen Werte", "subtitle")
	dates := [...]string{
		"Einwohner, SGB II, Beschäftigte, Übergänge, Arbeitslose, Grundsicherung, Wanderungen, Wohnungen: 2007. Migrationshintergrund: 2006. Hilfen zur Erziehung und Schuleingangsuntersuchung: 2005. Einkommen: 2001.",
		"Einwohner, Migrationshintergrund, SGB II, Beschäftigte, Übergänge, Hilfen zur Erziehung, Schuleingangsuntersuchung, Arbeitslose, Grundsicherung, Wanderungen, Wohnungen: 2017. Einkommen: 2014.",
	}[e]
	areas := [...]string{
		"39 Sozialräume, 170 statistische Unterbezirke.",
		"39 Sozialräume, 172 statistische Unterbezirke. Geteilt wurden 262 (in 2621 und 2622 Wambeler Heide) und 341 (in 3411 und 3412 Meylantviertel); zwischen 411 und 412 wurde eine Grenze verschoben.",
	}[e]
	rows := [][2]string{
		{"Inhalt", "Fallzahlen und Bezugsgrößen zu acht Haupt- und acht ergänzenden Indikatoren der sozialen Lage."},
		{"Herkunft der Werte", "Alle Werte sind mit einem Programm erfunden. Echt sind nur Namen und Zuordnung der Gebiete sowie einzelne veröffentlichte Zahlen, an denen die erfundenen ausgerichtet sind."},
		{"Gebiete", areas},
		{"Stand", dates},
		{"Stadtsumme", "Die Zeile „Dortmund“ enthält die Gesamtstadt. Gesperrte Werte der Unterbezirke sind in den Summen der Sozialräume enthalten."},
	}
	row := 4
	for _, r := range rows {
		p.set(1, row, r[0], "wrapBold")
		p.set(2, row, r[1], "wrap")
		row++
	}
	row++
	p.set(1, row, "Zeichen", "wrapBold")
	p.set(2, row, "Bedeutung", "wrapBold")
	for _, r := range [][2]string{
		{signZero, "nichts vorhanden (genau null)"},
		{signSuppressed, "Zahl unbekannt oder geheim zu halten: weniger als 3 Fälle"},
		{signMissing, "Angabe liegt nicht vor"},
		{"/", "Zahlenwert nicht sicher genug (in dieser Mappe nicht verwendet)"},
		{"x", "Angabe nicht sinnvoll (in dieser Mappe nicht verwendet)"},
	} {
		row++
		p.set(1, row, r[0], "wrap")
		p.set(2, row, r[1], "wrap")
	}
	p.do(p.f.SetSheetDimension(p.sheet, "A1:"+p.at(2, row)))
}

// table draws one sheet: titles, a header of two rows, the areas, the city row
// and the footnotes.
func (p *painter) table(t *table) {
	p.sheet = t.sheet
	_, err := p.f.NewSheet(t.sheet)
	p.do(err)
	left, row := t.left, t.top
	if left > 1 {
		p.width(1, 2)
	}
	p.set(left, row, t.title, "title")
	p.set(left, row+1, "Demonstrationsdaten, keine amtlichen Werte", "subtitle")
	p.set(left, row+2, "Stand und Zeichen: siehe Blatt „Hinweise“ und Fußnoten", "subtitle")
	row += 4
	p.header(t, left, row)
	row += 2
	first := row
	for _, l := range t.lines {
		for i, text := range l.texts {
			p.set(left+i, row, text, "key")
		}
		p.values(t, l, left+len(t.keys), row, "")
		row++
	}
	if t.total != nil {
		p.set(left, row, "Dortmund", "totalKey")
		p.merge(left, row, left+1, row)
		p.style(left, row, left+len(t.keys)-1, row, "totalKey")
		p.values(t, line{counts: *t.total}, left+len(t.keys), row, "total")
		row++
	}
	for _, note := range t.footnotes {
		row++
		p.set(left, row, note, "note")
	}
	p.do(p.f.SetSheetDimension(t.sheet, p.at(left, t.top)+":"+p.at(left+len(t.keys)+len(t.values)-1, row)))
	p.do(p.f.SetPanes(t.sheet, &excelize.Panes{
		Freeze: true, XSplit: left + 1, YSplit: first - 1,
		TopLeftCell: p.at(left+2, first), ActivePane: "bottomRight",
	}))
	landscape, fitWide, fitHigh, paper := "landscape", 1, 0, 8 // A3
	p.do(p.f.SetPageLayout(t.sheet, &excelize.PageLayoutOptions{
		Orientation: &landscape, Size: &paper, FitToWidth: &fitWide, FitToHeight: &fitHigh,
	}))
}

// header draws the two header rows: groups merged over their columns, single
// headers merged over both rows.
func (p *painter) header(t *table, left, row int) {
	all := append(append([]column(nil), t.keys...), t.values...)
	p.style(left, row, left+len(all)-1, row+1, "head")
	p.do(p.f.SetRowHeight(p.sheet, row, 28))
	p.do(p.f.SetRowHeight(p.sheet, row+1, 40))
	for i := 0; i < len(all); i++ {
		col := all[i]
		p.width(left+i, col.width)
		if col.group == "" {
			p.set(left+i, row, col.head, "head")
			p.merge(left+i, row, left+i, row+1)
			continue
		}
		if i == 0 || all[i-1].group != col.group {
			last := i
			for last+1 < len(all) && all[last+1].group == col.group {
				last++
			}
			p.set(left+i, row, col.group, "head")
			p.merge(left+i, row, left+last, row)
		}
		p.set(left+i, row+1, col.head, "head")
	}
}

// values draws the value cells of one row.
func (p *painter) values(t *table, l line, left, row int, prefix string) {
	for i, col := range t.values {
		value := t.cell(l, col)
		style := "count"
		if _, ok := value.(string); ok {
			style = "text"
		}
		if prefix != "" {
			style = prefix + strings.ToUpper(style[:1]) + style[1:]
		}
		p.set(left+i, row, value, style)
	}
}

var (
	times    = regexp.MustCompile(`<dcterms:(created|modified)[^>]*>[^<]*</dcterms:(created|modified)>`)
	elements = regexp.MustCompile(`<(Default|Override)[^>]*?(/>|></(Default|Override)>)`)
)

// repack writes a workbook's parts anew so that the same content gives the
// same bytes: sorted by name, without times, the list of content types sorted.
func repack(content []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	sort.Slice(in.File, func(i, j int) bool { return in.File[i].Name < in.File[j].Name })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		text, err := readPart(part)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", part.Name, err)
		}
		switch part.Name {
		case "docProps/core.xml":
			text = times.ReplaceAll(text, nil)
		case "[Content_Types].xml":
			text = sortElements(text)
		}
		target, err := w.CreateHeader(&zip.FileHeader{
			Name: part.Name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err != nil {
			return nil, err
		}
		if _, err := target.Write(text); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func readPart(part *zip.File) ([]byte, error) {
	r, err := part.Open()
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(r)
	if closing := r.Close(); err == nil {
		err = closing
	}
	return text, err
}

// sortElements sorts the entries of the list of content types.
func sortElements(text []byte) []byte {
	found := elements.FindAll(text, -1)
	sort.Slice(found, func(i, j int) bool { return bytes.Compare(found[i], found[j]) < 0 })
	sorted := append([][]byte(nil), found...)
	return elements.ReplaceAllFunc(text, func([]byte) []byte {
		next := sorted[0]
		sorted = sorted[1:]
		return next
	})
}
