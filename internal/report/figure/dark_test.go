package figure

import "testing"

func TestDark(t *testing.T) {
	for fill, want := range map[string]string{
		"#b35806": "#cb6d14", "#f7f7f7": "#24292e", // a step of a ramp
		"#f8c27b": "#72471d", // half way between two steps, as the light one is
		"#7d8590": "",        // stays: a grey bar
		"#123456": "", "": "", "red": "", "#zzzzzz": "",
	} {
		if got := Dark(fill); got != want {
			t.Errorf("%s becomes %q, want %q", fill, got, want)
		}
	}
}
