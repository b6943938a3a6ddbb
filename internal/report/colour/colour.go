// Package colour holds every colour of the report, each with its counterpart on
// a dark page, and the arithmetic of colours: mixing, brightness, contrast. No
// other package and no script decides a colour.
package colour

import "math"

// RGB is a colour of a screen, as in #rrggbb.
type RGB struct{ R, G, B uint8 }

// Hex returns #rrggbb in lower case.
func (c RGB) Hex() string {
	const digits = "0123456789abcdef"
	out := [7]byte{'#'}
	for i, v := range [...]uint8{c.R, c.G, c.B} {
		out[1+2*i], out[2+2*i] = digits[v>>4], digits[v&15]
	}
	return string(out[:])
}

// linear returns the channels without the curve of the screen, 0 to 1.
// Source: WCAG 2.2, relative luminance.
func (c RGB) linear() [3]float64 {
	var out [3]float64
	for i, v := range [...]uint8{c.R, c.G, c.B} {
		x := float64(v) / 255
		if x <= 0.04045 {
			out[i] = x / 12.92
		} else {
			out[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return out
}

// Luminance is how bright a colour is, 0 for black to 1 for white.
// Source: WCAG 2.2, relative luminance.
func (c RGB) Luminance() float64 {
	l := c.linear()
	return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
}

// Contrast is the ratio of two colours, 1 to 21. Source: WCAG 2.2.
func Contrast(a, b RGB) float64 {
	x, y := a.Luminance(), b.Luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// mix returns the colour that lies a part of the way from one to another.
func mix(from, to RGB, part float64) RGB {
	channel := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return RGB{channel(from.R, to.R), channel(from.G, to.G), channel(from.B, to.B)}
}

// A Colour is a colour on a light page and, on a dark one, its counterpart. The
// zero value is no colour.
type Colour struct {
	light, dark RGB
	set         bool
}

// of makes a colour from 0xrrggbb on a light page and on a dark one.
func of(light, dark uint32) Colour {
	return Colour{rgb(light), rgb(dark), true}
}

// rgb makes a colour of a screen from 0xrrggbb.
func rgb(v uint32) RGB { return RGB{uint8(v >> 16), uint8(v >> 8), uint8(v)} }

// None reports whether there is no colour.
func (c Colour) None() bool { return !c.set }

// Light is the colour on a light page and on paper.
func (c Colour) Light() RGB { return c.light }

// Dark is the colour on a dark page.
func (c Colour) Dark() RGB { return c.dark }

// Hex is the colour on a light page as #rrggbb, "" for none.
func (c Colour) Hex() string {
	if c.None() {
		return ""
	}
	return c.light.Hex()
}

// DarkHex is the colour on a dark page as #rrggbb, "" where it is the same as on
// a light one.
func (c Colour) DarkHex() string {
	if c.light == c.dark {
		return ""
	}
	return c.dark.Hex()
}

// Mix returns the colour that lies a part of the way to another, on both pages.
func (c Colour) Mix(to Colour, part float64) Colour {
	return Colour{mix(c.light, to.light, part), mix(c.dark, to.dark, part), true}
}

// least is the contrast with its page that a graphic needs to be understood.
// Source: WCAG 2.2, 1.4.11.
const least = 3

// Pale reports whether a colour needs an outline to be seen on a light page.
func (c Colour) Pale() bool { return Contrast(c.light, Paper.light) < least }

// Seen mixes a colour with ink until it can be seen on a light page; Bar for one
// that has no hue of its own, and where no mixture is.
func (c Colour) Seen() Colour {
	if c == Without {
		return Bar
	}
	for part := 0.1; part < 1; part += 0.1 {
		if m := mix(c.light, Ink.light, part); Contrast(m, Paper.light) >= least {
			return Colour{m, m, true}
		}
	}
	return Bar
}

// Edge is the outline that a fill needs to be seen on either page: its own
// colour, moved towards the ink until it stands out. It is none where the fill
// is seen as it is.
func (c Colour) Edge() Colour {
	outline := func(fill, ink, paper RGB) RGB {
		for part := 0.0; part < 1; part += 0.1 {
			if m := mix(fill, ink, part); Contrast(m, paper) >= least {
				return m
			}
		}
		return ink
	}
	e := Colour{outline(c.light, Ink.light, Paper.light), outline(c.dark, Ink.dark, Paper.dark), true}
	if e.light == c.light && e.dark == c.dark {
		return Colour{}
	}
	return e
}

// Luminances that decide about marks upon a fill. As shares of the brightness of
// white that the eye sees they are about .95, .5 and .3.
const (
	nearWhite = 0.89
	bright    = 0.21
	glowing   = 0.08
)

// washed is the luminance from which on a bar without an outline is lost on
// white: above that of Aside, below those of the lightest steps of both ramps.
const washed = 0.67

// BarOnWhite is a colour as that of a bar without an outline on white: grey for
// none and for what would be lost there.
func (c Colour) BarOnWhite() Colour {
	if c.None() || c.light.Luminance() > washed {
		return Grey
	}
	return c
}

// A Mark is what a pattern is drawn with upon a fill.
type Mark struct {
	Colour  RGB
	Opacity float64 // 0 to 1
}

// Mark is what a pattern is drawn with upon a fill of a light page: ink on
// light, white on dark, grey on what is nearly white.
func (c RGB) Mark() Mark {
	switch l := c.Luminance(); {
	case l > nearWhite:
		return Mark{Cross.light, 1}
	case l > bright:
		return Mark{Ink.light, 0.75}
	}
	return Mark{Paper.light, 0.8}
}

// Bright reports whether marks upon a colour are dark.
func (c RGB) Bright() bool { return c.Luminance() > bright }

// Glows reports whether a fill of a dark page is much brighter than the page, so
// that the borders between such fills are dark.
func (c RGB) Glows() bool { return c.Luminance() > glowing }

// Steps returns n colours of a ramp, its last one among them where there are two
// or more; where the ramp has fewer, they are mixed.
func Steps(ramp []Colour, n int) []Colour {
	out := make([]Colour, n)
	for i := range out {
		switch {
		case n > len(ramp):
			out[i] = Along(ramp, float64(i)/float64(n-1))
		case n == 1:
			out[i] = ramp[len(ramp)/2]
		default:
			out[i] = ramp[int(math.Round(float64(i)*float64(len(ramp)-1)/float64(n-1)))]
		}
	}
	return out
}

// Along returns the colour at a place of a ramp, 0 for its first colour to 1 for
// its last.
func Along(ramp []Colour, place float64) Colour {
	at := place * float64(len(ramp)-1)
	k := max(min(int(at), len(ramp)-2), 0)
	return ramp[k].Mix(ramp[k+1], at-float64(k))
}
