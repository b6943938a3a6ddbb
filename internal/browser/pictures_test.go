package browser

import (
	"bytes"
	"context"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var (
	pictures = flag.String("pictures", "", "write pictures of the overview and of a profile into this folder")
	keep     = flag.String("keep", "", "keep the printed pages in this folder, to be looked at")
)

// The pictures of the README: the first screens of the overview and of one
// profile at the width of a desk.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("without -pictures nothing is written (make pictures)")
	}
	b := open(t, demonstration(t, "2018"))
	b.media("", "light")
	for name, from := range map[string]string{"ueberblick": "index.html", "profil": "raum/sozialraum/022.html"} {
		b.size(1280, 1500)
		b.visit(from)
		b.settled()
		eval[bool](b, `document.fonts.ready.then(() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true)))))`)
		ctx, cancel := context.WithTimeout(b.ctx, onePage)
		defer cancel()
		shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng})
		if err != nil {
			t.Fatal(err)
		}
		small, err := reduced(shot.Data)
		if err != nil {
			t.Fatal(err)
		}
		if len(small) > 300_000 {
			t.Errorf("%s: %d kB, want at most 300", name, len(small)/1000)
		}
		if err := os.MkdirAll(*pictures, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*pictures, name+".png"), small, 0o666); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s.png: %d kB", name, len(small)/1000)
	}
}

// reduced is a picture in the 256 colours that it uses most, every other in
// the nearest of them: pages have few colours but many shades at the edges of
// letters.
func reduced(shot []byte) ([]byte, error) {
	src, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		return nil, err
	}
	box := src.Bounds()
	count := map[color.RGBA]int{}
	at := func(x, y int) color.RGBA {
		c := color.RGBAModel.Convert(src.At(x, y)).(color.RGBA)
		return color.RGBA{c.R &^ 3, c.G &^ 3, c.B &^ 3, 255}
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	var all []color.RGBA
	for c := range count {
		all = append(all, c)
	}
	key := func(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
	slices.SortFunc(all, func(a, b color.RGBA) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return key(a) - key(b)
	})
	palette := color.Palette{}
	for _, c := range all[:min(256, len(all))] {
		// The step of four would leave white grey.
		palette = append(palette, color.RGBA{c.R | c.R>>6, c.G | c.G>>6, c.B | c.B>>6, 255})
	}
	nearest := map[color.RGBA]uint8{}
	for _, c := range all {
		nearest[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(box, palette)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			out.SetColorIndex(x, y, nearest[at(x, y)])
		}
	}
	var w bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err = encoder.Encode(&w, out)
	return w.Bytes(), err
}
