package words

import "testing"

func TestDative(t *testing.T) {
	for _, c := range []struct {
		lang  Lang
		noun  string
		count int
		want  string
	}{
		{German, "Sozialräume", 39, "Sozialräumen"}, {German, "Gebiete", 2, "Gebieten"}, {German, "Gebiete", 0, "Gebieten"},
		{German, "Sozialraum", 1, "Sozialraum"}, {German, "Regionen", 6, "Regionen"}, {German, "LSOAs", 9, "LSOAs"},
		{German, "PLR", 542, "PLR"}, {German, "", 3, ""}, {English, "areas", 39, "areas"}, {English, "wards", 1, "wards"},
	} {
		if got := c.lang.Dative(c.noun, c.count); got != c.want {
			t.Errorf("%s: %d %q gives %q, want %q", c.lang, c.count, c.noun, got, c.want)
		}
	}
}

func TestCounted(t *testing.T) {
	for _, c := range []struct {
		lang   Lang
		n      int
		begins bool
		want   string
	}{
		{German, 2, true, "Zwei"}, {German, 12, false, "zwölf"}, {German, 13, true, "13"}, {German, 1, true, "1"}, {German, 0, false, "0"},
		{German, 1700, false, "1.700"}, {English, 2, false, "two"}, {English, 12, true, "Twelve"}, {English, 1700, true, "1,700"},
	} {
		if got := c.lang.Counted(c.n, c.begins); got != c.want {
			t.Errorf("%s: %d gives %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}
