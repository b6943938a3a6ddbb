package indicators

import "math"

// Z95 is the 97.5 % quantile of the normal distribution, rounded as published:
// the half width of every 95 % interval in standard errors.
const Z95 = 1.959964

// Wilson returns the 95 % score interval of a proportion (0..1) of cases among
// n. Source: E. B. Wilson, Probable Inference, the Law of Succession, and
// Statistical Inference, JASA 22 (1927) 209-212:
// (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
// ok is false unless 0 <= cases <= n and n > 0.
func Wilson(cases, n float64) (low, high float64, ok bool) {
	if !(n > 0) || !(cases >= 0) || !(cases <= n) || math.IsInf(n, 0) {
		return 0, 0, false
	}
	p, z2 := cases/n, Z95*Z95
	centre := p + z2/(2*n)
	half := Z95 * math.Sqrt(p*(1-p)/n+z2/(4*n*n))
	low = max(0, (centre-half)/(1+z2/n))
	high = min(1, (centre+half)/(1+z2/n))
	// No case and all cases reach the end of the scale exactly, which the
	// rounding of the square root would miss by a hair.
	if cases == 0 {
		low = 0
	}
	if cases == n {
		high = 1
	}
	return low, high, true
}

// Byar returns the 95 % interval of a count of cases, for rates that can
// exceed their base. Source: N. E. Breslow & N. E. Day, Statistical Methods in
// Cancer Research II (1987), p. 69, Byar's approximation of the exact Poisson
// limits: O (1 - 1/(9 O) - z/(3 sqrt O))³ and, with P = O + 1,
// P (1 - 1/(9 P) + z/(3 sqrt P))³. ok is false for a negative count.
func Byar(cases float64) (low, high float64, ok bool) {
	if !(cases >= 0) || math.IsInf(cases, 0) {
		return 0, 0, false
	}
	if cases > 0 {
		t := 1 - 1/(9*cases) - Z95/(3*math.Sqrt(cases))
		low = max(0, cases*t*t*t) // below one case the approximation turns negative
	}
	p := cases + 1
	t := 1 - 1/(9*p) + Z95/(3*math.Sqrt(p))
	return low, p * t * t * t, true
}

// Interval returns the 95 % interval of one value in the unit of its
// indicator: the columns low and high of values.csv. A share has Wilson's, a
// rate per base Byar's. There is none for a ready value, for a rate with less
// (a difference of counts is no count of cases), for a quotient that counts no
// cases (mean, index, change), and where a count is missing or impossible.
func Interval(ind Indicator, numerator, denominator Value) (low, high Value) {
	if ind.Rate == nil || len(ind.Rate.Less) > 0 || !numerator.OK() || !denominator.OK() || !(denominator.Number > 0) {
		return Value{}, Value{}
	}
	var l, h float64
	var ok bool
	switch ind.Kind {
	case Share:
		l, h, ok = Wilson(numerator.Number, denominator.Number)
	case Rate:
		l, h, ok = Byar(numerator.Number)
		l, h = l/denominator.Number, h/denominator.Number
	}
	if !ok {
		return Value{}, Value{}
	}
	return Known(ind.Rate.Times * l), Known(ind.Rate.Times * h)
}
