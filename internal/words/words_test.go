package words

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{([a-z_0-9]+)(?::[^}]*)?\}`)

func names(text string) []string {
	var out []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestEveryTextStandsInBothLanguagesWithTheSamePlaces(t *testing.T) {
	for key, text := range all {
		if text.De == "" || text.En == "" {
			t.Errorf("%s: de %q, en %q: both are needed", key, text.De, text.En)
		}
		if de, en := names(text.De), names(text.En); !slices.Equal(de, en) {
			t.Errorf("%s: places %v in German, %v in English", key, de, en)
		}
	}
}

func TestNoKeyIsDefinedTwice(t *testing.T) {
	n := 0
	for _, c := range []Catalogue{editionFindings, sheetFindings, explainTexts, geoFindings, indexFindings, runFindings, reportTexts, figureTexts, methodTexts, chartTexts, commandTexts, workbookTexts, compareFindings, comparisonTexts, seriesTexts, scaffoldTexts} {
		n += len(c)
	}
	if n != len(all) {
		t.Errorf("%d texts in the catalogues, %d after joining: a key stands twice", n, len(all))
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		de, en   string
	}{
		{1234567.891, 2, "1.234.567,89", "1,234,567.89"},
		{-0.04, 1, "0,0", "0.0"},
		{-12.34, 1, "−12,3", "−12.3"},
		{999, 0, "999", "999"},
		{1000, 0, "1.000", "1,000"},
		{0.125, 3, "0,125", "0.125"},
		{-123456, 0, "−123.456", "−123,456"},
		{1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"},
		{math.NaN(), 1, "–", "–"},
		{math.Inf(1), 1, "–", "–"},
		{math.Inf(-1), 1, "–", "–"},
	} {
		if got := German.Number(c.x, c.decimals); got != c.de {
			t.Errorf("de %v: %q, want %q", c.x, got, c.de)
		}
		if got := English.Number(c.x, c.decimals); got != c.en {
			t.Errorf("en %v: %q, want %q", c.x, got, c.en)
		}
	}
	if got := German.Signed(2.14, 1); got != "+2,1" {
		t.Errorf("signed: %q", got)
	}
	if got := German.Signed(0.04, 1); got != "0,0" {
		t.Errorf("signed zero: %q", got)
	}
	if got := German.Measure(12.34, 1, "%"); got != "12,3\u202f%" {
		t.Errorf("percent: %q", got)
	}
	if got := English.Measure(12.34, 1, "%"); got != "12.3%" {
		t.Errorf("percent: %q", got)
	}
	if de, en := German.Date("2017-12-31"), English.Date("2017-12-31"); de != "31.12.2017" || en != "31 December 2017" {
		t.Errorf("dates: %q, %q", de, en)
	}
}

func TestDecimalReadsBackWithoutExponentOrNegativeZero(t *testing.T) {
	for x, want := range map[float64]string{1e21: "1000000000000000000000", math.Copysign(0, -1): "0", 1e-7: "0.0000001", 0.1: "0.1"} {
		if got := Decimal(x); got != want {
			t.Errorf("Decimal(%g) = %q, want %q", x, got, want)
		}
	}
}

func TestPlacesAndPlurals(t *testing.T) {
	filled := func(text string, args map[string]any) string {
		return German.fill(text, func(place string) (any, bool) { v, ok := args[place]; return v, ok })
	}
	text := "{n} {n:Gebiet|Gebiete} in {city}"
	if got := filled(text, map[string]any{"n": 1, "city": "X"}); got != "1 Gebiet in X" {
		t.Error(got)
	}
	if got := filled(text, map[string]any{"n": 1200, "city": "X"}); got != "1.200 Gebiete in X" {
		t.Error(got)
	}
	if got := filled("{gone}", nil); got != "«gone»" {
		t.Error(got)
	}
	if got := German.List([]string{"A", "B", "C"}); got != "A, B und C" {
		t.Error(got)
	}
}

// A finding carries the name of a level as the edition file gives it, in the
// nominative: no text may stand it where German declines ("von 4 Bezirken").
func TestFindingsDoNotDeclineNames(t *testing.T) {
	declined := regexp.MustCompile(`\b(?:von|aus|mit|bei|in|unter|zwischen|zu|nach) (?:den )?(?:\{[a-z_]+\} )?\{(?:level|areas|parts|levels)\}`)
	for key, text := range all {
		if m := declined.FindString(text.De); m != "" && strings.HasPrefix(key, "finding.") {
			t.Errorf("%s: %q", key, m)
		}
	}
}

func TestASentenceEndsInOneFullStop(t *testing.T) {
	args := map[string]any{"change": "+4,3 Pp.", "cut": "bis …", "plain": "4"}
	for text, want := range map[string]string{
		"Das sind {change}.":             "Das sind +4,3 Pp.",
		"Das sind {change}. Mehr {cut}.": "Das sind +4,3 Pp. Mehr bis …",
		"Es sind {plain}. Ja.":           "Es sind 4. Ja.",
		"{change}.csv":                   "+4,3 Pp..csv",
	} {
		if got := German.fill(text, func(place string) (any, bool) { v, ok := args[place]; return v, ok }); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
