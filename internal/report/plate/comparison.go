package plate

import (
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
	"sozialbericht/internal/report/figure"
)

// ChangedClass shows a class of either edition; its swatch is that of the later.
func (g *Gallery) ChangedClass(sc *compare.SchemeChange, k int, why class.Why) figure.Cell {
	if k < 0 || k >= len(sc.Classes) {
		return figure.Text(g.Say("report.noclass." + why.String()))
	}
	cell := figure.Text(book.ClassName(sc.Classes[k], 1))
	if s := g.book.SchemeOf(sc.Scheme.ID); s != nil {
		for i := range s.Classes {
			if s.Classes[i].ID == sc.Classes[k].ID {
				cell.Swatch = &g.Looks(s)[i]
			}
		}
	}
	return cell
}
