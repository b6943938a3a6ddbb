package workbook

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Write returns a book as an XLSX file. The same book gives the same bytes. It
// fails only on a fault of the program; whatever its texts hold, the workbook
// opens. Rows and columns beyond what a sheet can hold are left out.
func Write(b *Book) (content []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	d := &drawing{book: b, f: f, at: map[string]string{}}
	if d.styles, err = newStyles(f); err != nil {
		return nil, err
	}
	sheets := b.Sheets
	if len(sheets) == 0 {
		sheets = []Sheet{{Title: b.Title}} // a workbook has at least one sheet
	}
	wished := make([]string, len(sheets))
	for i := range sheets {
		wished[i] = sheets[i].Name
	}
	names := sheetNames(wished)
	for i := range sheets {
		s := trimmed(sheets[i])
		if _, known := d.at[s.ID]; !known {
			d.at[s.ID] = names[i]
		}
		d.plans = append(d.plans, b.plan(&s, names[i]))
	}
	for i, p := range d.plans {
		if err := d.frame(i, p); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", p.name, err)
		}
	}
	if err := d.properties(); err != nil {
		return nil, err
	}
	return d.pack()
}

// trimmed cuts the tables of a sheet to what a sheet can hold.
func trimmed(s Sheet) Sheet {
	for i, block := range s.Blocks {
		if t := block.Table; t != nil && len(t.Columns) > maxColumns {
			narrow := *t
			narrow.Columns = t.Columns[:maxColumns]
			s.Blocks = append([]Block(nil), s.Blocks...)
			s.Blocks[i].Table = &narrow
		}
	}
	return s
}

// A drawing is a workbook under construction.
type drawing struct {
	book   *Book
	f      *excelize.File
	styles *styles
	plans  []*plan
	at     map[string]string // name of a sheet by its ID
}

// cellName is the name of a cell; column counts from 0, row from 1.
func cellName(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(min(column, maxColumns-1)+1, min(max(row, 1), maxRows))
	return name
}

// ref is a range of a sheet in the form of definitions: 'Name'!$A$1:$B$2.
func ref(sheet string, column, row, toColumn, toRow int) string {
	from, _ := excelize.CoordinatesToCellName(column+1, row, true)
	to, _ := excelize.CoordinatesToCellName(toColumn+1, toRow, true)
	return "'" + sheet + "'!" + from + ":" + to
}

// frame makes a sheet with everything but its cells.
func (d *drawing) frame(i int, p *plan) error {
	f := d.f
	if i == 0 {
		if err := f.SetSheetName("Sheet1", p.name); err != nil {
			return err
		}
	} else if _, err := f.NewSheet(p.name); err != nil {
		return err
	}
	for k := range p.pieces {
		if err := d.piece(p, &p.pieces[k]); err != nil {
			return err
		}
	}
	if d.book.Home != "" && d.book.Home != p.ID {
		if err := d.link(p.name, cellName(0, 2), d.book.Home); err != nil {
			return err
		}
	}
	if t := p.first; t != nil && t.filtered() {
		last := max(min(p.body+len(t.Rows), maxRows)-1, p.body-1)
		if err := f.AutoFilter(p.name, cellName(0, p.body-1)+":"+cellName(len(t.Columns)-1, last), nil); err != nil {
			return err
		}
		frozen := min(t.Frozen, len(t.Columns)-1)
		active := "bottomLeft"
		if frozen > 0 {
			active = "bottomRight"
		}
		corner := cellName(frozen, p.body)
		if err := f.SetPanes(p.name, &excelize.Panes{
			Freeze: true, XSplit: frozen, YSplit: p.frozen, TopLeftCell: corner, ActivePane: active,
			Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: active}},
		}); err != nil {
			return err
		}
	}
	if p.Chart != nil && p.first != nil {
		if err := d.chart(p); err != nil {
			return err
		}
	}
	return d.page(p)
}

// piece merges cells, notes the styles that are needed and sets links.
func (d *drawing) piece(p *plan, x *piece) error {
	switch {
	case x.table == nil:
		if !x.merge || p.prose < 2 {
			return nil
		}
		return d.f.MergeCell(p.name, cellName(0, x.row), cellName(p.prose-1, x.row))
	case x.look == groupLook:
		for from, to := range groups(x.table) {
			if to-from > 1 {
				if err := d.f.MergeCell(p.name, cellName(from, x.row), cellName(to-1, x.row)); err != nil {
					return err
				}
			}
		}
	case x.look == topLook:
		return d.rows(p, x.table, x.table.Top, x.row)
	case x.look == bodyLook:
		for i := range x.table.Columns {
			if n := len(x.table.Rows); x.table.Columns[i].Ids && n > 0 {
				if err := d.f.AddIgnoredErrors(p.name, cellName(i, x.row)+":"+cellName(i, x.row+n-1), excelize.IgnoredErrorsNumberStoredAsText); err != nil {
					return err
				}
			}
		}
		return d.rows(p, x.table, x.table.Rows[:min(len(x.table.Rows), maxRows-x.row)], x.row)
	}
	return nil
}

func (d *drawing) rows(p *plan, t *Table, rows []Row, at int) error {
	tall := p.tall(t)
	for k := range rows {
		r := &rows[k]
		for i := range t.Columns {
			var c Cell
			if i < len(r.Cells) {
				c = r.Cells[i]
			}
			d.styles.need(c.look(r.Mark, tall))
			if c.kind == link {
				if err := d.link(p.name, cellName(i, at+k), c.sheet); err != nil {
					return err
				}
			}
		}
	}
	return d.styles.err
}

// link sets a link to a sheet; one to a sheet that does not exist is left out.
func (d *drawing) link(sheet, cell, id string) error {
	to, known := d.at[id]
	if !known {
		return nil
	}
	return d.f.SetCellHyperLink(sheet, cell, "'"+to+"'!A1", "Location")
}

// Charts are drawn in pixels.
const (
	chartWidth     = 700
	barHeight      = 18
	chartFrame     = 110 // title, axis and legend
	pixelsInRow    = 20
	pixelsInCol    = 64
	pixelsPerDigit = 7
)

// chart draws the chart of a sheet beside its first table.
func (d *drawing) chart(p *plan) error {
	c, t := p.Chart, p.first
	n := min(c.Rows, len(t.Rows))
	if n == 0 || c.Labels >= len(t.Columns) || p.heads == 0 {
		return nil
	}
	format := "#,##0"
	if c.Decimals > 0 {
		format += "." + strings.Repeat("0", min(c.Decimals, mostDecimals))
	}
	no := false
	gap, overlap := uint(35), 100
	small := excelize.Font{Family: face, Size: 9, Color: ink}
	chart := &excelize.Chart{
		Type:       excelize.Bar,
		Dimension:  excelize.ChartDimension{Width: chartWidth, Height: uint(chartFrame + barHeight*n)},
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: clean(cut(c.Title, maxHeader)), Font: &excelize.Font{Family: face, Size: 11, Bold: true, Color: ink}}}},
		Format:     excelize.GraphicOptions{AltText: clean(cut(c.Alt, maxAltText)), Positioning: "oneCell"},
		Legend:     excelize.ChartLegend{Position: "bottom", Font: &small},
		VaryColors: &no,
		GapWidth:   &gap,
		Overlap:    &overlap,
		XAxis: excelize.ChartAxis{ReverseOrder: true, TickLabelPosition: excelize.ChartTickLabelLow, Font: small,
			TickLabelSkip: 1},
		YAxis:  excelize.ChartAxis{MajorGridLines: true, Font: small, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		Border: excelize.LineOptions{Type: excelize.LineNone},
	}
	for _, s := range c.Series {
		if s.Column < 0 || s.Column >= len(t.Columns) {
			continue
		}
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name:       strings.Split(ref(p.name, s.Column, p.heads, s.Column, p.heads), ":")[0],
			Categories: ref(p.name, c.Labels, p.body, c.Labels, p.body+n-1),
			Values:     ref(p.name, s.Column, p.body, s.Column, p.body+n-1),
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{strings.TrimPrefix(s.Fill, "#")}},
		})
	}
	if len(chart.Series) == 0 {
		return nil
	}
	if len(chart.Series) == 1 {
		chart.Legend.Position = "none"
	}
	at := len(t.Columns) + 1
	p.columns = max(p.columns, at+chartWidth/pixelsInCol+1)
	p.rows = max(p.rows, p.heads+int(chart.Dimension.Height)/pixelsInRow+1)
	return d.f.AddChart(p.name, cellName(at, p.heads), chart)
}

// page sets how a sheet is seen and printed.
func (d *drawing) page(p *plan) error {
	f := d.f
	width := 0.0
	for k := range p.columns {
		if k < len(p.widths) {
			width += p.widths[k]
		} else {
			width += defaultWide
		}
	}
	orientation, paper, wide, high := "landscape", 9, 1, 0 // A4
	switch {
	case p.Chart != nil && p.rows <= 130: // on one page, whichever way it is larger
		high = 1
		if width*pixelsPerDigit < float64(p.rows*pixelsInRow)*1.1 {
			orientation = "portrait"
		}
		if width > 140 {
			paper = 8
		}
	case width > 420: // more than can be read on one page
		paper, wide = 8, int(width/420)+1
	case width > 190:
		paper = 8 // A3
	}
	if err := f.SetPageLayout(p.name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &paper, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	side, top, head := 0.5, 0.8, 0.35
	if err := f.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &head, Footer: &head}); err != nil {
		return err
	}
	fit, lines := true, false
	if err := f.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &lines}); err != nil {
		return err
	}
	header := "&L" + printed(d.book.Title, 110)
	if d.book.Banner != "" {
		header += "&R&B" + printed(d.book.Banner, 120)
	}
	footer := "&L" + printed(d.book.City, 60) + "&C" + printed(p.name, 62) + "&R" + d.book.Lang.Say("workbook.page", "page", "&P", "pages", "&N")
	if err := f.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{OddHeader: cut(header, maxHeader), OddFooter: cut(footer, maxHeader)}); err != nil {
		return err
	}
	if err := f.SetSheetDimension(p.name, "A1:"+cellName(p.columns-1, p.rows)); err != nil {
		return err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", RefersTo: ref(p.name, 0, 1, min(p.columns, maxColumns)-1, min(p.rows, maxRows)), Scope: p.name,
	}); err != nil {
		return err
	}
	if p.repeat[0] == 0 {
		return nil
	}
	titles := "'" + p.name + "'!$" + strconv.Itoa(p.repeat[0]) + ":$" + strconv.Itoa(p.repeat[1])
	if wide > 1 && p.first.Frozen > 0 {
		name, err := excelize.ColumnNumberToName(min(p.first.Frozen, len(p.first.Columns)))
		if err != nil {
			return err
		}
		titles = "'" + p.name + "'!$A:$" + name + "," + titles
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: p.name})
}

// product is what made the workbook.
const product = "sozialbericht"

func (d *drawing) properties() error {
	if err := d.f.SetDocProps(&excelize.DocProperties{
		Title: clean(d.book.Title), Creator: product, Language: string(d.book.Lang), Description: clean(d.book.Banner),
	}); err != nil {
		return err
	}
	return d.f.SetAppProps(&excelize.AppProperties{Application: product})
}

// clean leaves out what XML can't hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0xFFFE || r == 0xFFFF {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// pack puts the cells into their sheets and all parts into a zip file.
func (d *drawing) pack() ([]byte, error) {
	p, err := collect(d.f)
	if err != nil {
		return nil, err
	}
	out, err := newPacker()
	if err != nil {
		return nil, err
	}
	sheets := map[string]*plan{}
	for i := range d.plans {
		sheets["xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml"] = d.plans[i]
	}
	rows := &rowWriter{styles: d.styles}
	for _, name := range p.names {
		part := settle(name, timeless(name, p.data[name].Bytes()), d.book.Lang)
		plan := sheets[name]
		err := out.add(name, func(w io.Writer) error {
			if plan == nil {
				_, err := w.Write(part)
				return err
			}
			head, tail, err := split(part)
			if err != nil {
				return err
			}
			if _, err := w.Write(head); err != nil {
				return err
			}
			rows.to = w
			if err := rows.sheet(d.book, plan); err != nil {
				return err
			}
			_, err = w.Write(tail)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out.close()
}
