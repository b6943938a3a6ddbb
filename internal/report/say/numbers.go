package say

import (
	"math"
	"strconv"

	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/compare"
	"sozialbericht/internal/report/book"
)

// Text returns a value with its unit, or the word for why there is none.
func (w *Writer) Text(s *book.Subject, v indicators.Value) string {
	if !v.OK() {
		return w.Say("report.status." + v.Status.String())
	}
	return w.Measure(v.Number, s.Decimals(), s.Unit())
}

// gap returns the difference of two values in the words of a sentence:
// 8,7 Prozentpunkte.
func (w *Writer) gap(s *book.Subject, x float64) string {
	n := w.Number(math.Abs(x), s.Decimals())
	if s.Percent() {
		return w.Say("report.points", "n", n)
	}
	return w.WithUnit(n, s.Unit())
}

// ShortGap returns a signed difference for a table: +8,7 Pp.
func (w *Writer) ShortGap(s *book.Subject, x float64) string {
	n := w.Signed(x, s.Decimals())
	if s.Percent() {
		return w.Say("report.points.short", "n", n)
	}
	return w.WithUnit(n, s.Unit())
}

// Distinguished returns two numbers with the fewest decimals, but at least those
// given, that still show which is the larger.
func (w *Writer) Distinguished(x, y float64, decimals int) (string, string) {
	for d := max(decimals, 0); d < 12; d++ {
		a, c := w.Number(x, d), w.Number(y, d)
		if a != c || indicators.Same(x, y) {
			return a, c
		}
	}
	return w.Shortest(x), w.Shortest(y)
}

// TextOr is a value with its unit, or a text where there is none.
func (w *Writer) TextOr(s *book.Subject, v indicators.Value, key string) string {
	if !v.OK() {
		return w.Say(key)
	}
	return w.Text(s, v)
}

// ChangeText is a signed change with its unit; shares change by points.
func (w *Writer) ChangeText(s *book.Subject, points bool, x float64) string {
	n := w.Signed(x, s.Decimals())
	if points {
		return w.Say("report.points.short", "n", n)
	}
	return w.WithUnit(n, s.Unit())
}

// RankText is a rank, "" for none.
func RankText(rank int) string {
	if rank <= 0 {
		return ""
	}
	return strconv.Itoa(rank)
}

// Bound is a border with its unit. One that the rule names stands as it is
// named; one that was found among the values is rounded as they are.
func (w *Writer) Bound(x book.Border, s *book.Subject) string {
	if x.Found {
		return w.WithUnit(w.Number(x.At, s.Decimals()), s.Unit())
	}
	return w.WithUnit(w.exactly(x.At, s.Decimals()), s.Unit())
}

// exactly returns a number with at least so many decimals and as many as it
// needs, up to eight.
func (w *Writer) exactly(x float64, decimals int) string {
	for d := decimals; d < 8; d++ {
		if indicators.Same(indicators.Round(x, d), x) {
			return w.Number(x, d)
		}
	}
	return w.Number(x, 8)
}

// NumberOnly is text without the unit.
func (w *Writer) NumberOnly(s *book.Subject, v indicators.Value) string {
	if !v.OK() {
		return w.Say("report.status." + v.Status.String())
	}
	return w.Number(v.Number, s.Decimals())
}

// Count shows a number of people or cases.
func (w *Writer) Count(v indicators.Value) string {
	if !v.OK() {
		return w.Say("report.status." + v.Status.String())
	}
	return w.Number(v.Number, 0)
}

// Trimmed returns a number with at most so many decimals, without zeros at its end.
func (w *Writer) Trimmed(x float64, most int) string {
	for d := range most {
		if indicators.Same(indicators.Round(x, d), x) {
			return w.Number(x, d)
		}
	}
	return w.Number(x, most)
}

// LastNumber is the last value of a row without its unit.
func (w *Writer) LastNumber(s *book.Subject, x *compare.Series, row int) string {
	for p := len(x.Values) - 1; p >= 0; p-- {
		if v := x.At(p, row); v.OK() {
			return w.NumberOnly(s, v)
		}
	}
	return ""
}
