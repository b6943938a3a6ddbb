package words

import "testing"

func TestASharedRankIsCounted(t *testing.T) {
	for _, c := range []struct {
		lang  Lang
		n     int
		areas string
		want  string
	}{
		{German, 1, "Sozialraum", "Den Rang teilt 1 weiteres Gebiet (Sozialraum)."},
		{German, 2, "Sozialräume", "Den Rang teilen 2 weitere Gebiete (Sozialräume)."},
		{German, 12, "Sozialräume", "Den Rang teilen 12 weitere Gebiete (Sozialräume)."},
		{English, 1, "district", "1 more area shares the rank (district)."},
		{English, 2, "districts", "2 more areas share the rank (districts)."},
	} {
		if got := c.lang.Say("report.summary.shared", "n", c.n, "areas", c.areas); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
