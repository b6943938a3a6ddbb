package picture

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
)

func TestLabelsKeepTheirValue(t *testing.T) {
	for label, want := range map[string]string{
		"Mitte 8,6": "Mitte 8,6", "Bövinghausen/Westrich 12,3": "Bövingha… 12,3", "Brechten/Holthausen 1": "Brechten/Ho… 1", "": "",
	} {
		if got := clipped(label, 14); got != want {
			t.Errorf("%q became %q, want %q", label, got, want)
		}
	}
}

// Three editions: the city in all of them, an area with a gap in the second,
// before which the definition changed.
func TestLinesShowGapsAndBreaks(t *testing.T) {
	f := &figure.Lines{
		Times: []figure.Time{{At: 0, Name: "2007"}, {At: 0.5, Name: "2012"}, {At: 1, Name: "2018"}},
		From:  0, To: 10, Ticks: []figure.Tick{{At: 0, Text: "0"}, {At: 10, Text: "10"}},
		Tracks: []figure.Track{
			{Look: figure.City, Runs: [][]figure.TrackPoint{{{Time: 0, Value: 5}}, {{Time: 1, Value: 5}, {Time: 2, Value: 10}}}},
			{Look: figure.Own, Runs: [][]figure.TrackPoint{{{Time: 0, Value: 0}}, {{Time: 2, Value: 10}}}, Label: "<b> 10"},
		},
		Breaks: []figure.Break{{Before: 0, At: 1}}, Break: "neu", Gaps: []int{1},
	}
	// The axis runs from 42 to 344.2 (six letters of 7.3 and 8 for the label), the scale from 16 down to 100.
	got := Lines(f, Frame{Width: 400, Height: 120, Labels: 60}, "Kinder & Jugend")
	for _, want := range []string{
		`aria-label="Kinder &amp; Jugend"`, `<path class="break" d="M117.6 16V100"/>`, `<path class="gap" d="M190.1 97l6 6m0-6l-6 6"/>`,
		`<path class="city" d="M42 58h0M193.1 58L344.2 16"/><path class="city p" d="M42 58h0"/>`,
		`<path class="own" d="M42 100h0M344.2 16h0"/><path class="own p" d="M42 100h0M344.2 16h0"/>`, `&lt;b&gt; 10</text>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing from\n%s", want, got)
		}
	}
	if hidden := Lines(f, Frame{Width: 400, Height: 120, Labels: 60}, ""); !strings.Contains(hidden, `aria-hidden="true"`) || strings.Contains(hidden, "aria-label") {
		t.Errorf("a picture without an alternative: %s", hidden)
	}
}

func TestLabelsAtTheEndsKeepApart(t *testing.T) {
	f := &figure.Lines{Times: []figure.Time{{At: 0}, {At: 1}}, From: 0, To: 1}
	for range 3 {
		f.Tracks = append(f.Tracks, figure.Track{Look: figure.Lit, Label: "A 1", Runs: [][]figure.TrackPoint{{{Time: 0, Value: 0}, {Time: 1, Value: 0}}}})
	}
	got := Lines(f, Frame{Width: 300, Height: 130, Labels: 60}, "")
	var ys []string
	for _, m := range regexp.MustCompile(`y="([0-9.]+)" class="lit"`).FindAllStringSubmatch(got, -1) {
		ys = append(ys, m[1])
	}
	if strings.Join(ys, " ") != "86 100 114" { // 14 apart, the lowest at the base of 110, the text 4 below
		t.Errorf("labels at %v", ys)
	}
}

// Every kind of chart is drawn here, or by the script (as package chart tests).
// A picture is well-formed where it holds nothing and where its texts hold markup.
func TestEveryKindHasADrawer(t *testing.T) {
	const alt = `<Anteil> & "Rang"`
	for _, c := range figure.Charts {
		var drawn []string
		switch c := c.(type) {
		case *figure.Lines:
			one := &figure.Lines{To: 1, Times: []figure.Time{{Name: alt}}, Ticks: []figure.Tick{{Text: alt}},
				Tracks: []figure.Track{{Label: alt, Runs: [][]figure.TrackPoint{{{Value: 1}}}}}}
			frame := Frame{Width: 400, Height: 120, Labels: 200}
			drawn = []string{Lines(c, frame, alt), Lines(one, frame, alt)}
		case *figure.Flow:
			one := &figure.Flow{Before: alt, After: alt, Classes: make([]figure.Swatch, 1), Counts: [][]int{{1}}}
			drawn = []string{Flow(c, alt), Flow(one, alt)}
		case *figure.Smalls:
			one := &figure.Smalls{Low: 1, High: 1, Lines: []figure.Line{{At: 1}}} // a scale without length
			drawn = []string{SmallLines(c), SmallLines(one), Small(c, figure.Small{}), Small(one, figure.Small{From: 1, To: 1})}
		case *figure.Bars, *figure.Strip, *figure.Heat, *figure.Distribution, *figure.Scatter, *figure.Slope:
			continue // by the script
		default:
			t.Errorf("%T has no drawer", c)
		}
		for i, svg := range drawn {
			for d := xml.NewDecoder(strings.NewReader(svg)); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%T, picture %d: %v in %s", c, i, err, svg)
					break
				}
			}
		}
	}
}

func TestFlow(t *testing.T) {
	f := &figure.Flow{Before: "2007", After: "2018", Classes: []figure.Swatch{{Fill: colour.Bar}, {Fill: colour.First}}, Counts: [][]int{{24, 2}, {2, 11}}}
	got := Flow(f, "wer ging")
	if n := strings.Count(got, "<path"); n != 4 {
		t.Errorf("%d bands of four transitions", n)
	}
	for _, number := range []string{">24<", ">11<", ">2<", ">26<", ">13<", ">2007<", ">2018<"} {
		if !strings.Contains(got, number) {
			t.Errorf("%s is missing from %s", number, got)
		}
	}
	if got := Flow(&figure.Flow{Classes: f.Classes, Counts: [][]int{{0, 0}, {0, 0}}}, ""); got != "" {
		t.Errorf("a flow of nothing: %s", got)
	}
}

func TestSmalls(t *testing.T) {
	f := &figure.Smalls{Low: 0, High: 2, Lines: []figure.Line{{At: 1}, {At: 2, Border: true}}}
	// The scale runs from 4, at the highest value, to 36.
	if got, want := SmallLines(f), `<path d="M0 20h60"/><path class="k" d="M0 4h60"/>`; !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := Small(f, figure.Small{From: 0, To: 0.5}), `<path d="M6 36L54 28"/>`; !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}
