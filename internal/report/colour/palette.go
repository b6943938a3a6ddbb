package colour

import "slices"

// Colours of the page.
var (
	Paper  = of(0xffffff, 0x14171a)
	Ink    = of(0x1b1f23, 0xe8eaed)
	Quiet  = of(0x57606a, 0x9aa4af)
	Line   = of(0xd0d7de, 0x343b42)
	Accent = of(0x1f4e79, 0x8ab8e6)
	Zebra  = of(0xf6f8fa, 0x1a1e22)
	Track  = of(0xeceff1, 0x2a2f34)
	Edge   = of(0x57606a, 0x9aa4af) // outlines of what has no fill
	Banner = of(0xfff4e5, 0x33270f) // ground of the note on a draft
	Border = of(0x7d8590, 0x5c656e) // between areas of a map
	Thin   = of(0xc3cad1, 0x3d454d) // outlines on the picture of where an area lies
	Cross  = of(0x8c959f, 0x7d8590) // marks upon what is nearly white
	Grey   = of(0x9aa4af, 0x9aa4af) // bars of a workbook that have no class
)

// Small bars and lines within tables and lists. On a dark page they are brighter
// than the bars of charts.
var (
	Worse  = of(0xb35806, 0xf1a340)
	Better = of(0x542788, 0x998ec3)
	Even   = of(0x57606a, 0x9aa4af)
)

// A Token is a colour of the page by its custom property in the style sheet. A
// test compares the two.
type Token struct {
	Property string
	Colour
	Print RGB // on paper
}

// Tokens are those that charts are drawn in too.
var Tokens = []Token{
	{"--paper", Paper, rgb(0xffffff)}, {"--ink", Ink, rgb(0x000000)}, {"--quiet", Quiet, rgb(0x444444)}, {"--line", Line, rgb(0xbbbbbb)},
	{"--accent", Accent, rgb(0x000000)}, {"--edge", Edge, Edge.light}, {"--zebra", Zebra, rgb(0xffffff)}, {"--track", Track, Track.light},
}

// PageTokens are those of the style sheet alone.
var PageTokens = []Token{
	{"--worse", Worse, Worse.light}, {"--better", Better, Better.light}, {"--even", Even, Even.light},
	{"--banner", Banner, rgb(0xffffff)}, {"--banner-line", Worse, Worse.light},
}

// Ramps. On a dark page the middle is dark and the ends are bright: the eye
// finds what is far from the city value on either page. They are ColorBrewer's
// PuOr and PuBu.
var (
	Middle = of(0xf7f7f7, 0x24292e) // at the city value

	Burden     = []Colour{of(0xfee0b6, 0x553a22), of(0xf1a340, 0x8f5418), Strong} // from the city value to worse
	Relief     = []Colour{of(0xd8daeb, 0x3f3a66), of(0x998ec3, 0x65549f), of(0x542788, 0x8d79cc)}
	Sequential = []Colour{of(0xf1eef6, 0x17242f), of(0xbdc9e1, 0x233e53), of(0x74a9cf, 0x2c5777), of(0x2b8cbe, 0x35719e), of(0x045a8d, 0x418cc3)}
	Change     = []Colour{BetterBar, Relief[0], Middle, of(0xfdd0a2, 0x5a3d24), Strong} // from a fall to a rise of the burden
)

// Strong is the end of the ramp to worse.
var Strong = of(0xb35806, 0xcb6d14)

// Fills of classes and of areas that have none.
var (
	First      = Strong                 // the first target class, with a hatch
	Second     = Burden[1]              // the second, with dots
	Third      = Relief[1]              // any further
	Without    = of(0xeceff1, 0x2b3137) // a class that is no target
	Aside      = of(0xf7c98a, 0x754b1d) // a class of a rule that is no target; without colour still darker than Without
	Suppressed = of(0xa3abb3, 0x6c747d)
	Missing    = Paper
)

// Bars and points that have no class: they need more contrast with the page
// than an area of a map, which its neighbours bound.
var (
	Bar       = of(0x7d8590, 0x7d8590)
	WorseBar  = Strong
	BetterBar = of(0x7a5fb0, 0x8d79cc)
	Neutral   = of(0x2b7fb8, 0x2b7fb8)
)

// Sides is the ramp from the best to the worst class.
func Sides() []Colour {
	return []Colour{Relief[2], Relief[1], Relief[0], Middle, Burden[0], Burden[1], Burden[2]}
}

// Marks of patterns in charts, which let some of the fill through: upon what is
// dark, upon what is bright.
var (
	LightMark = Mark{Paper.light, 0.85}
	DarkMark  = Mark{Ink.light, 0.8}
)

// Fills are all that a page may name in its markup.
func Fills() []Colour {
	return slices.Concat(Burden, Relief, Sequential, Change, []Colour{Middle, Without, Aside, Suppressed, Missing, WorseBar, BetterBar})
}
