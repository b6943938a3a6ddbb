package colour

import (
	"math"
	"os"
	"regexp"
	"slices"
	"testing"
)

// styleSheet returns the style sheet and its colours by property: on a light
// page, on a dark one, on paper.
func styleSheet(t *testing.T) (sheet string, properties [3]map[string]string) {
	t.Helper()
	data, err := os.ReadFile("../page/templates/stil.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(data), -1)
	if len(blocks) != len(properties) {
		t.Fatalf("the style sheet has %d blocks of properties, want light, dark and print", len(blocks))
	}
	for i, block := range blocks {
		properties[i] = map[string]string{}
		for _, m := range regexp.MustCompile(`(--[a-z-]+):\s*(#[0-9a-f]+)`).FindAllStringSubmatch(block[1], -1) {
			properties[i][m[1]] = long(m[2])
		}
	}
	return string(data), properties
}

// long returns #rrggbb for #rgb.
func long(hex string) string {
	if len(hex) != 4 {
		return hex
	}
	return string([]byte{'#', hex[1], hex[1], hex[2], hex[2], hex[3], hex[3]})
}

// What the style sheet calls a colour of the page is what is drawn in it, and it
// has no property that is not decided here.
func TestTheStyleSheetHasTheTokens(t *testing.T) {
	_, properties := styleSheet(t)
	tokens := slices.Concat(Tokens, PageTokens)
	for _, c := range tokens {
		for i, want := range [...]RGB{c.Light(), c.Dark(), c.Print} {
			got, ok := properties[i][c.Property]
			if !ok && i == 2 { // not said again for print: as on a light page
				got = properties[0][c.Property]
			}
			if got != want.Hex() {
				t.Errorf("%s (light, dark, print: %d) is %s, in the style sheet %q", c.Property, i, want.Hex(), got)
			}
		}
	}
	for i := range properties {
		for name, hex := range properties[i] {
			if !slices.ContainsFunc(tokens, func(c Token) bool { return c.Property == name }) {
				t.Errorf("the style sheet has %s, %s, which is no token", name, hex)
			}
		}
	}
}

// Where the style sheet names a colour itself, it is that of a pattern's marks.
func TestTheStyleSheetNamesNoOtherColour(t *testing.T) {
	sheet, _ := styleSheet(t)
	rules := regexp.MustCompile(`(?s):root \{.*?\}|mask-image:[^;]*;`).ReplaceAllString(sheet, "") // a mask shows through, it has no colour
	found := regexp.MustCompile(`#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\([^)]*\)`).FindAllString(rules, -1)
	if len(found) == 0 {
		t.Fatal("no colour found, not even those of the patterns")
	}
	marks := []string{Paper.Hex(), Ink.Hex(), Cross.Hex()}
	for _, hex := range found {
		if !slices.Contains(marks, long(hex)) {
			t.Errorf("the style sheet names %s", hex)
		}
	}
}

// WCAG 2.2: 4.5:1 for text, 3:1 for what a graphic is understood by.
func TestTokensHaveContrast(t *testing.T) {
	page := map[string]Token{}
	for _, c := range slices.Concat(Tokens, PageTokens) {
		page[c.Property] = c
	}
	for name, on := range map[string]func(Token) RGB{"light": Token.Light, "dark": Token.Dark, "print": func(c Token) RGB { return c.Print }} {
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
			fore, ok := page[p.fore]
			ground, ok2 := page[p.ground]
			if !ok || !ok2 {
				t.Errorf("%s or %s is no token", p.fore, p.ground)
				continue
			}
			if got := Contrast(on(fore), on(ground)); got < p.least {
				t.Errorf("%s: %s on %s has %.2f:1, not %v:1", name, p.fore, p.ground, got, p.least)
			}
		}
	}
	// Bars and points without a class, on either page.
	for _, c := range []Colour{Bar, WorseBar, BetterBar, Neutral} {
		if got := Contrast(c.Light(), Paper.Light()); got < 3 {
			t.Errorf("a bar of %s has %.2f:1", c.Hex(), got)
		}
		if got := Contrast(c.Dark(), Paper.Dark()); got < 3 {
			t.Errorf("a bar of %s has %.2f:1 in dark", c.Hex(), got)
		}
	}
	// By hand: black on white is 21:1, #767676 on white 4.54:1.
	white, grey := RGB{255, 255, 255}, RGB{0x76, 0x76, 0x76}
	if Contrast(RGB{}, white) != 21 || math.Abs(Contrast(grey, white)-4.54) > 0.005 {
		t.Error("the ratio is wrong")
	}
}

// On a dark page the middle is near the page, the ends are bright, and the
// borders of coarser areas can be seen on every step.
func TestRampsOnADarkPage(t *testing.T) {
	for _, ramp := range [][]Colour{append([]Colour{Middle}, Burden...), append([]Colour{Middle}, Relief...), Sequential} {
		before := Paper.Dark().Luminance()
		for i, c := range ramp {
			fill := c.Dark()
			if fill.Luminance() <= before {
				t.Errorf("%s, %s in dark, is no brighter than the step before it", c.Hex(), fill.Hex())
			}
			before = fill.Luminance()
			if got := Contrast(Ink.Dark(), fill); got < 3 {
				t.Errorf("a border on %s, %s in dark, has %.2f:1", c.Hex(), fill.Hex(), got)
			}
			got := Contrast(fill, Paper.Dark())
			if i == 0 && got > 1.5 {
				t.Errorf("the middle %s stands out from the page with %.2f:1", fill.Hex(), got)
			}
			if i == len(ramp)-1 && got < 3 {
				t.Errorf("the end %s has %.2f:1 on the page", fill.Hex(), got)
			}
		}
	}
}

func TestMixing(t *testing.T) {
	half := Middle.Mix(Strong, 0.5) // f7f7f7 and b35806; 24292e and cb6d14
	if half.Hex() != "#d5a87f" || half.DarkHex() != "#784b21" {
		t.Errorf("half way: %s and %s", half.Hex(), half.DarkHex())
	}
	if (Colour{}).Hex() != "" || !(Colour{}).None() || Bar.DarkHex() != "" {
		t.Error("no colour, and one that is the same on both pages")
	}
	for _, c := range []struct {
		n    int
		want []string
	}{{1, []string{"#f1a340"}}, {2, []string{"#fee0b6", "#b35806"}}, {3, []string{"#fee0b6", "#f1a340", "#b35806"}}, {5, []string{"#fee0b6", "#f8c27b", "#f1a340", "#d27e23", "#b35806"}}} {
		for i, got := range Steps(Burden, c.n) {
			if got.Hex() != c.want[i] {
				t.Errorf("step %d of %d is %s, want %s", i, c.n, got.Hex(), c.want[i])
			}
		}
	}
}

// What is too pale for the page gets an outline or is mixed with ink until it
// is seen; a class without need is grey.
func TestWhatIsSeenOnAPage(t *testing.T) {
	for _, c := range Fills() {
		if s := c.Seen(); c.Pale() && s.Pale() {
			t.Errorf("%s becomes %s, which is as pale", c.Hex(), s.Hex())
		}
		e := c.Edge()
		if e.None() {
			e = c
		}
		if Contrast(e.Light(), Paper.Light()) < 3 || Contrast(e.Dark(), Paper.Dark()) < 3 {
			t.Errorf("the outline of %s is %s and %s", c.Hex(), e.Light().Hex(), e.Dark().Hex())
		}
	}
	if Without.Seen() != Bar {
		t.Errorf("a class without need is %s", Without.Seen().Hex())
	}
}

// A bar of the workbook has no outline: what is lost on white is grey. By hand
// from WCAG's formula: the luminance of f7c98a is 0.634, that of d8daeb 0.707.
func TestBarsOnWhite(t *testing.T) {
	for _, c := range []struct{ fill, want Colour }{
		{First, First}, {Second, Second}, {Third, Third}, {Aside, Aside},
		{Relief[0], Grey}, {Burden[0], Grey}, {Without, Grey}, {Missing, Grey}, {Colour{}, Grey},
	} {
		if got := c.fill.BarOnWhite(); got != c.want {
			t.Errorf("the bar of %q is %s, want %s", c.fill.Hex(), got.Hex(), c.want.Hex())
		}
	}
	if a, b := Aside.Light().Luminance(), Relief[0].Light().Luminance(); math.Abs(a-0.634) > 0.0005 || math.Abs(b-0.707) > 0.0005 {
		t.Errorf("luminances %.4f and %.4f", a, b)
	}
}

// Borders are dark between fills that glow, and only where that shows them
// better than the usual ones do.
func TestDarkBordersShowBetter(t *testing.T) {
	glowing := 0
	for _, c := range Fills() {
		fill := c.Dark()
		if !fill.Glows() {
			continue
		}
		glowing++
		if dark, usual := Contrast(Paper.Dark(), fill), Contrast(Border.Dark(), fill); dark <= usual {
			t.Errorf("on %s in dark a dark border has %.2f:1, the usual one %.2f:1", fill.Hex(), dark, usual)
		}
	}
	if glowing == 0 {
		t.Error("no fill glows")
	}
}
