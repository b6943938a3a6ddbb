package report

import (
	"math"
	"strconv"
)

// contrast returns the ratio of two colours' luminances, 1 to 21, as WCAG 2.2
// defines it.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of a colour #rrggbb.
func luminance(colour string) float64 {
	c := linear(colour)
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

// linear returns the three channels of a colour without the gamma of sRGB,
// 0 to 1; black for what is no colour.
func linear(colour string) [3]float64 {
	var out [3]float64
	if len(colour) != 7 {
		return out
	}
	for i := range out {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return [3]float64{}
		}
		if v := float64(n) / 255; v <= 0.04045 {
			out[i] = v / 12.92
		} else {
			out[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return out
}
