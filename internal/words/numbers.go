package words

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// Number returns x with a fixed number of decimals in the form of the
// language: −1.234,5 in German, −1,234.5 in English. Minus is the sign −, and
// a value that rounds to zero has none.
func (l Lang) Number(x float64, decimals int) string {
	var digits [32]byte
	return l.form(strconv.AppendFloat(digits[:0], x, 'f', max(decimals, 0), 64))
}

// Shortest returns x with as many decimals as it needs to read back the same.
func (l Lang) Shortest(x float64) string {
	var digits [32]byte
	return l.form(strconv.AppendFloat(digits[:0], x, 'f', -1, 64))
}

// Integer returns n with its thousands parted: 1.234.567.
func (l Lang) Integer(n int) string {
	var digits [32]byte
	return l.form(strconv.AppendInt(digits[:0], int64(n), 10))
}

// Signed is Number with a plus where the rounded value is above zero.
func (l Lang) Signed(x float64, decimals int) string {
	s := l.Number(x, decimals)
	if x > 0 && strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// Measure returns a number with its unit: 12,3 % with a narrow space in
// German, 12.3% in English; other units follow after a space.
func (l Lang) Measure(x float64, decimals int, unit string) string {
	return l.WithUnit(l.Number(x, decimals), unit)
}

// WithUnit appends a unit to a number that already has its form.
func (l Lang) WithUnit(number, unit string) string {
	switch {
	case unit == "":
		return number
	case unit == "%" && l == English:
		return number + "%"
	case unit == "%":
		return number + "\u202f%"
	default:
		return number + "\u00a0" + unit
	}
}

// Date returns a date given as 2006-01-02 in the form of the language
// (31.12.2017, 31 December 2017); any other text is returned as it stands.
func (l Lang) Date(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	if l == English {
		return d.Format("2 January 2006")
	}
	return d.Format("02.01.2006")
}

// form turns the plain decimal of strconv into that of the language.
func (l Lang) form(plain []byte) string {
	thousands, point := byte('.'), byte(',')
	if l == English {
		thousands, point = ',', '.'
	}
	var room [64]byte
	out := room[:0]
	if len(plain) > 0 && plain[0] == '-' {
		plain = plain[1:]
		if bytes.ContainsAny(plain, "123456789") {
			out = append(out, "−"...)
		}
	}
	whole := bytes.IndexByte(plain, '.')
	if whole < 0 {
		whole = len(plain)
	}
	for i, c := range plain {
		switch {
		case c > '9': // NaN and Inf never reach a reader as numbers
			return "–"
		case i == whole:
			c = point
		case i > 0 && i < whole && (whole-i)%3 == 0:
			out = append(out, thousands)
		}
		out = append(out, c)
	}
	return string(out)
}

// Decimal returns the shortest plain decimal that reads back the same, without
// exponent and without negative zero: the form of every CSV file. A number
// that is not finite has no form and returns "".
func Decimal(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	if x == 0 {
		return "0"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}
