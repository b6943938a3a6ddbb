package figure

import (
	"math"
	"strconv"
)

// On a dark page the middle of a ramp is dark and its ends are bright: the eye
// finds what is far from the city value on either page. Fills that are equally
// far from the page on both have one form only and do not stand here.
var darkStops = [][][2]string{
	// Around the city value, to worse and to better.
	{{"#f7f7f7", "#24292e"}, {"#fee0b6", "#553a22"}, {"#f1a340", "#8f5418"}, {"#b35806", "#cb6d14"}},
	{{"#f7f7f7", "#24292e"}, {"#d8daeb", "#3f3a66"}, {"#998ec3", "#65549f"}, {"#542788", "#8d79cc"}},
	// From low to high.
	{{"#f1eef6", "#17242f"}, {"#bdc9e1", "#233e53"}, {"#74a9cf", "#2c5777"}, {"#2b8cbe", "#35719e"}, {"#045a8d", "#418cc3"}},
	// Change, bars, and fills without a rank.
	{{"#fdd0a2", "#5a3d24"}}, {{"#7a5fb0", "#8d79cc"}}, {{"#f7c98a", "#754b1d"}},
	{{"#eceff1", "#2b3137"}}, {{"#a3abb3", "#6c747d"}}, {{"#ffffff", "#14171a"}},
}

// Dark returns what a fill is on a dark page, "" where it stays. A fill that
// is mixed from two steps of a ramp is mixed there from their dark forms.
func Dark(fill string) string {
	for _, ramp := range darkStops {
		for _, s := range ramp {
			if s[0] == fill {
				return s[1]
			}
		}
	}
	own, ok := channels(fill)
	if !ok {
		return ""
	}
	for _, ramp := range darkStops {
		for i := 1; i < len(ramp); i++ {
			if part, ok := between(own, ramp[i-1][0], ramp[i][0]); ok {
				return mixed(ramp[i-1][1], ramp[i][1], part)
			}
		}
	}
	return ""
}

// between returns how far a colour lies on the way from one to another; it is
// not ok where it lies beside the way by more than rounding explains.
func between(c [3]float64, from, to string) (part float64, ok bool) {
	a, _ := channels(from)
	b, _ := channels(to)
	var along, length float64
	for i := range c {
		along += (c[i] - a[i]) * (b[i] - a[i])
		length += (b[i] - a[i]) * (b[i] - a[i])
	}
	part = along / length
	for i := range c {
		if math.Abs(a[i]+part*(b[i]-a[i])-c[i]) > 1 {
			return 0, false
		}
	}
	return part, part >= 0 && part <= 1
}

func mixed(from, to string, part float64) string {
	a, _ := channels(from)
	b, _ := channels(to)
	out := []byte("#")
	for i := range a {
		v := int64(math.Round(a[i] + (b[i]-a[i])*part))
		if v < 16 {
			out = append(out, '0')
		}
		out = strconv.AppendInt(out, v, 16)
	}
	return string(out)
}

// channels returns red, green and blue of a colour #rrggbb.
func channels(colour string) (out [3]float64, ok bool) {
	if len(colour) != 7 || colour[0] != '#' {
		return out, false
	}
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		return out, false
	}
	return [3]float64{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}, true
}
