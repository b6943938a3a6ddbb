package plate

import (
	"math"
	"strconv"
	"testing"

	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

// linear returns the channels of a colour without the curve of the screen.
func linear(c colour.RGB) [3]float64 {
	grey := func(v uint8) float64 { return colour.RGB{R: v, G: v, B: v}.Luminance() }
	return [3]float64{grey(c.R), grey(c.G), grey(c.B)}
}

// lab returns a colour in CIE L*a*b* (D65).
func lab(c [3]float64) [3]float64 {
	x := (0.4124564*c[0] + 0.3575761*c[1] + 0.1804375*c[2]) / 0.95047
	y := 0.2126729*c[0] + 0.7151522*c[1] + 0.0721750*c[2]
	z := (0.0193339*c[0] + 0.1191920*c[1] + 0.9503041*c[2]) / 1.08883
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	return [3]float64{116*f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))}
}

// distance is the distance of two colours in L*a*b* (CIE 1976); about 2.3 can
// just be told apart side by side.
func distance(a, b [3]float64) float64 {
	p, q := lab(a), lab(b)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// Ways of seeing, as matrices on linear RGB: Machado, Oliveira and Fernandes
// 2009, severity 1; greyscale by luminance.
var sights = map[string][3][3]float64{
	"full":   {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protan": {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deutan": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritan": {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	"grey":   {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}},
}

func seen(fill colour.RGB, m [3][3]float64) [3]float64 {
	c := linear(fill)
	var out [3]float64
	for i := range out {
		out[i] = min(max(m[i][0]*c[0]+m[i][1]*c[1]+m[i][2]*c[2], 0), 1)
	}
	return out
}

// Thresholds of the distance in L*a*b*. Classes lie side by side on a map and
// must be told apart at a glance; where a pattern tells them apart as well, the
// fills may be nearer. A pattern's marks must stand out from their ground.
const (
	leastBetweenClasses  = 10
	leastBetweenPatterns = 3
	leastOfMarks         = 30
)

func TestClassesAreToldApartByEverySight(t *testing.T) {
	scheme := &class.Result{Scheme: class.Scheme{
		Rules:     []class.Rule{{Class: class.Class{ID: "a", Target: true}}, {Class: class.Class{ID: "im"}}, {Class: class.Class{ID: "b", Target: true}}},
		Otherwise: &class.Class{ID: "ohne"},
	}, Classes: []class.Class{{ID: "ohne"}, {ID: "b", Target: true}, {ID: "im"}, {ID: "a", Target: true}}}
	all := append(looksOf(scheme), figure.Swatch{Fill: colour.Suppressed, Label: "geheim"}, figure.Swatch{Fill: colour.Missing, Pattern: figure.CrossHatch})
	ramps := [][]colour.Colour{colour.Burden, colour.Relief, colour.Sequential}
	toldApart(t, "light", all, ramps, colour.Colour.Light)
	toldApart(t, "dark", all, ramps, colour.Colour.Dark)
	// By hand: white has L* 100, mid grey #777777 L* 50.
	if l := lab(linear(colour.RGB{R: 0xff, G: 0xff, B: 0xff})); math.Abs(l[0]-100) > 0.01 || math.Abs(l[1]) > 0.02 {
		t.Errorf("white is %v", l)
	}
	if l := lab(linear(colour.RGB{R: 0x77, G: 0x77, B: 0x77})); math.Abs(l[0]-50) > 0.1 {
		t.Errorf("grey is %s", strconv.FormatFloat(l[0], 'f', 2, 64))
	}
}

// toldApart tests the looks of classes and the ramps to worse, to better and
// from low to high.
func toldApart(t *testing.T, page string, all []figure.Swatch, ramps [][]colour.Colour, on func(colour.Colour) colour.RGB) {
	t.Helper()
	for name, m := range sights {
		name = page + ", " + name
		for i := range all {
			for _, other := range all[i+1:] {
				least := float64(leastBetweenClasses)
				if all[i].Pattern != other.Pattern {
					least = leastBetweenPatterns
				}
				if d := distance(seen(on(all[i].Fill), m), seen(on(other.Fill), m)); d < least {
					t.Errorf("%s: %s and %s differ by %.1f, not %v", name, on(all[i].Fill).Hex(), on(other.Fill).Hex(), d, least)
				}
			}
			mark := on(all[i].Fill).Mark().Colour
			switch all[i].Pattern {
			case figure.Plain, figure.Outline:
				continue
			case figure.CrossHatch:
				mark = colour.Cross.Light()
			}
			if d := distance(seen(on(all[i].Fill), m), seen(mark, m)); d < leastOfMarks {
				t.Errorf("%s: the marks of %s differ from their ground by %.1f", name, on(all[i].Fill).Hex(), d)
			}
		}
		// Steps of a ramp follow each other; the two sides of the city value are
		// told apart everywhere.
		for _, ramp := range ramps {
			for i := 1; i < len(ramp); i++ {
				if d := distance(seen(on(ramp[i-1]), m), seen(on(ramp[i]), m)); d < leastBetweenClasses {
					t.Errorf("%s: %s and %s differ by %.1f", name, on(ramp[i-1]).Hex(), on(ramp[i]).Hex(), d)
				}
			}
		}
	}
	for _, name := range []string{"full", "protan", "deutan", "tritan"} {
		for _, w := range ramps[0] {
			for _, b := range ramps[1] {
				if d := distance(seen(on(w), sights[name]), seen(on(b), sights[name])); d < leastBetweenClasses {
					t.Errorf("%s, %s: %s and %s differ by %.1f", page, name, on(w).Hex(), on(b).Hex(), d)
				}
			}
		}
	}
}
