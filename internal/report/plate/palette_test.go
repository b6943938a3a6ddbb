package plate

import (
	"cmp"
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"

	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/report/figure"
)

// tokens reads the colours of the style sheet: light, then dark.
func tokens(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	data, err := os.ReadFile("../page/templates/stil.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(data), -1)
	read := func(block string, into map[string]string) {
		for _, m := range regexp.MustCompile(`(--[a-z-]+):\s*(#[0-9a-f]{6})`).FindAllStringSubmatch(block, -1) {
			into[m[1]] = m[2]
		}
	}
	light, dark = map[string]string{}, map[string]string{}
	read(blocks[0][1], light)
	read(blocks[0][1], dark)
	read(blocks[1][1], dark)
	return light, dark
}

// WCAG 2.2: 4.5:1 for text, 3:1 for what a graphic is understood by.
func TestTokensHaveContrast(t *testing.T) {
	light, dark := tokens(t)
	for name, c := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, p := range []struct {
			fore, ground string
			least        float64
		}{
			{"--ink", "--paper", 7}, {"--ink", "--zebra", 7}, {"--ink", "--track", 7}, {"--ink", "--banner", 7},
			{"--quiet", "--paper", 4.5}, {"--quiet", "--zebra", 4.5}, {"--quiet", "--track", 4.5},
			{"--accent", "--paper", 4.5}, {"--accent", "--zebra", 4.5}, {"--accent", "--track", 4.5},
			{"--worse", "--paper", 3}, {"--worse", "--zebra", 3}, {"--worse", "--track", 3},
			{"--better", "--paper", 3}, {"--better", "--zebra", 3}, {"--better", "--track", 3},
			{"--even", "--paper", 3}, {"--even", "--track", 3}, {"--edge", "--paper", 3}, {"--banner-line", "--banner", 3},
		} {
			if c[p.fore] == "" || c[p.ground] == "" {
				t.Errorf("%s: %s or %s is no token", name, p.fore, p.ground)
				continue
			}
			if got := contrast(c[p.fore], c[p.ground]); got < p.least {
				t.Errorf("%s: %s on %s has %.2f:1, not %v:1", name, p.fore, p.ground, got, p.least)
			}
		}
		// Bars and points without a class, on either page.
		for _, fill := range []string{plainBar, WorseBar, BetterBar, neutral} {
			if got := contrast(fill, c["--paper"]); got < 3 {
				t.Errorf("%s: a bar of %s has %.2f:1", name, fill, got)
			}
		}
	}
	// By hand: black on white is 21:1, #767676 on white 4.54:1.
	if contrast("#000000", "#ffffff") != 21 || math.Abs(contrast("#767676", "#ffffff")-4.54) > 0.005 {
		t.Error("the ratio is wrong")
	}
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

func seen(colour string, m [3][3]float64) [3]float64 {
	c := linear(colour)
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
	all := append(looksOf(scheme), figure.Swatch{Fill: Suppressed, Label: "geheim"}, figure.Swatch{Fill: Missing, Pattern: figure.CrossHatch})
	toldApart(t, "light", all, [][]string{Burden, Relief, Sequential})
	dark := func(fills []string) (out []string) {
		for _, f := range fills {
			out = append(out, figure.Dark(f))
		}
		return out
	}
	for i := range all {
		all[i].Fill = figure.Dark(all[i].Fill)
	}
	toldApart(t, "dark", all, [][]string{dark(Burden), dark(Relief), dark(Sequential)})
	// By hand: white has L* 100, mid grey #777777 L* 50.
	if l := lab(linear("#ffffff")); math.Abs(l[0]-100) > 0.01 || math.Abs(l[1]) > 0.02 {
		t.Errorf("white is %v", l)
	}
	if l := lab(linear("#777777")); math.Abs(l[0]-50) > 0.1 {
		t.Errorf("grey is %s", strconv.FormatFloat(l[0], 'f', 2, 64))
	}
}

// toldApart tests the looks of classes and the ramps to worse, to better and
// from low to high.
func toldApart(t *testing.T, page string, all []figure.Swatch, ramps [][]string) {
	t.Helper()
	for name, m := range sights {
		name = page + ", " + name
		for i := range all {
			for _, other := range all[i+1:] {
				least := float64(leastBetweenClasses)
				if all[i].Pattern != other.Pattern {
					least = leastBetweenPatterns
				}
				if d := distance(seen(all[i].Fill, m), seen(other.Fill, m)); d < least {
					t.Errorf("%s: %s and %s differ by %.1f, not %v", name, all[i].Fill, other.Fill, d, least)
				}
			}
			mark := ""
			switch all[i].Pattern {
			case figure.Plain, figure.Outline:
				continue
			case figure.CrossHatch:
				mark = "#8c959f"
			default:
				mark = "#ffffff"
				if luminance(all[i].Fill) > 0.25 {
					mark = "#1b1f23"
				}
			}
			if d := distance(seen(all[i].Fill, m), seen(mark, m)); d < leastOfMarks {
				t.Errorf("%s: the marks of %s differ from their ground by %.1f", name, all[i].Fill, d)
			}
		}
		// Steps of a ramp follow each other; the two sides of the city value are
		// told apart everywhere.
		for _, ramp := range ramps {
			for i := 1; i < len(ramp); i++ {
				if d := distance(seen(ramp[i-1], m), seen(ramp[i], m)); d < leastBetweenClasses {
					t.Errorf("%s: %s and %s differ by %.1f", name, ramp[i-1], ramp[i], d)
				}
			}
		}
	}
	for _, name := range []string{"full", "protan", "deutan", "tritan"} {
		for _, w := range ramps[0] {
			for _, b := range ramps[1] {
				if d := distance(seen(w, sights[name]), seen(b, sights[name])); d < leastBetweenClasses {
					t.Errorf("%s, %s: %s and %s differ by %.1f", page, name, w, b, d)
				}
			}
		}
	}
}

// On a dark page the middle is near the page, the ends are bright, and the
// borders of coarser areas can be seen on every step.
func TestRampsOnADarkPage(t *testing.T) {
	_, tokens := tokens(t)
	for _, ramp := range [][]string{append([]string{Middle}, Burden...), append([]string{Middle}, Relief...), Sequential} {
		before := luminance(tokens["--paper"])
		for i, light := range ramp {
			fill := figure.Dark(light)
			if luminance(fill) <= before {
				t.Errorf("%s, %s in dark, is no brighter than the step before it", light, fill)
			}
			before = luminance(fill)
			if got := contrast(tokens["--ink"], fill); got < 3 {
				t.Errorf("a border on %s, %s in dark, has %.2f:1", light, fill, got)
			}
			got := contrast(fill, tokens["--paper"])
			if i == 0 && got > 1.5 {
				t.Errorf("the middle %s stands out from the page with %.2f:1", fill, got)
			}
			if i == len(ramp)-1 && got < 3 {
				t.Errorf("the end %s has %.2f:1 on the page", fill, got)
			}
		}
	}
	for _, fill := range []string{plainBar, WorseBar, BetterBar, neutral} {
		if got := contrast(cmp.Or(figure.Dark(fill), fill), tokens["--paper"]); got < 3 {
			t.Errorf("a bar of %s has %.2f:1 in dark", fill, got)
		}
	}
}
