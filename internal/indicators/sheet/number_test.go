package sheet

import (
	"math"
	"testing"
)

func TestScanNumber(t *testing.T) {
	for text, want := range map[string]struct {
		form            form
		german, english float64 // NaN where the form doesn't fit
	}{
		"12":          {anyForm, 12, 12},
		"1.234":       {ambiguous, 1234, 1.234},
		"1,234":       {ambiguous, 1.234, 1234},
		"0.123":       {english, math.NaN(), 0.123},
		"0,123":       {german, 0.123, math.NaN()},
		"1234.567":    {english, math.NaN(), 1234.567},
		"1.23":        {english, math.NaN(), 1.23},
		".5":          {english, math.NaN(), 0.5},
		"1.234.567":   {german, 1234567, math.NaN()},
		"1.234,5":     {german, 1234.5, math.NaN()},
		"1,234,567.8": {english, math.NaN(), 1234567.8},
		"12 345,678":  {german, 12345.678, math.NaN()},
		"−5":          {anyForm, -5, -5},
		"1’234.50":    {english, math.NaN(), 1234.5},
		"1e3":         {anyForm, 1000, 1000},
		"1.234e2":     {english, math.NaN(), 123.4},
	} {
		n, ok := scanNumber(text)
		if !ok || n.form != want.form {
			t.Errorf("%s: form %d, %v, want %d", text, n.form, ok, want.form)
			continue
		}
		for f, x := range map[form]float64{german: want.german, english: want.english} {
			got, fits := n.value(f)
			if fits == math.IsNaN(x) || fits && got != x {
				t.Errorf("%s in form %d: %v, %v, want %v", text, f, got, fits, x)
			}
		}
	}
	for _, text := range []string{"", "-", "%", "a", "1,2,3", "1.2.3", "12.34.5", "1 23", "5.", "1..2", "1.234,5,6", "--5", "1e", "e5", "1e999", "0x1", "∞", "NaN", "1 2345"} {
		if n, ok := scanNumber(text); ok {
			t.Errorf("%q is taken for a number: %+v", text, n)
		}
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1.234,5", "−12 %", "1,234.5", "1\u202f234", "1e-5", "0.000", "+.5%", "1’234", "", "9999999999999999999999", "…"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := scanNumber(s)
		if !ok {
			return
		}
		fits := 0
		for _, form := range []form{german, english} {
			x, ok := n.value(form)
			if ok {
				fits++
			}
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Errorf("%q in form %d is %v", s, form, x)
			}
		}
		// An ambiguous text and a whole number fit both forms, any other just one.
		if both := n.form == anyForm || n.form == ambiguous; both && fits == 1 || !both && fits == 2 {
			t.Errorf("%q of form %d fits %d forms", s, n.form, fits)
		}
		fold(s)
		tidy(s)
	})
}
