package edition

import (
	"regexp"
	"time"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/sheet"
)

var (
	indicatorBlock = &block{
		keys: []string{"id", "label", "short", "rate", "value", "weight_by", "city", "kind", "unit", "decimals",
			"higher_is", "theme", "date", "source", "levels", "range", "comparable"},
		required: []string{"id", "label", "higher_is"},
	}
	rateBlock = &block{
		keys:     []string{"of", "less", "per", "times"},
		required: []string{"of", "per"},
	}
)

var sumBlock = &block{
	keys:     []string{"whole", "parts"},
	required: []string{"whole", "parts"},
}

// sums reads which columns add up to which.
func (b *builder) sums(m mapping) {
	items, _ := m.items("sums", 0)
	for _, item := range items {
		if s, ok := b.mapping(item, "sums", sumBlock); ok {
			b.e.Data.Sums = append(b.e.Data.Sums, sheet.Sum{Whole: s.text("whole"), Parts: s.texts("parts", 1), At: s.at()})
		}
	}
}

var directionWords = []word[indicators.Direction]{
	{text: "worse", value: indicators.Worse},
	{text: "better", value: indicators.Better},
	{text: "neutral", value: indicators.Neutral},
}

var kindWords = []word[indicators.Kind]{
	{text: "share", value: indicators.Share},
	{text: "rate", value: indicators.Rate},
	{text: "mean", value: indicators.Mean},
	{text: "index", value: indicators.Index},
	{text: "change", value: indicators.Change},
	{text: "count", value: indicators.Count},
}

const maxDecimals = 6

// indicators reads the catalogue; the ids must be collected before.
func (b *builder) indicators(items []*yaml.Node) {
	for _, item := range items {
		m, ok := b.mapping(item, "indicators", indicatorBlock)
		if !ok {
			continue
		}
		b.e.Data.Catalogue = append(b.e.Data.Catalogue, b.indicator(m))
	}
}

func (b *builder) indicator(m mapping) indicators.Indicator {
	x := indicators.Indicator{At: m.at(), KeyAt: m.places()}
	x.ID = m.text("id")
	x.Label = m.text("label")
	if x.Short = m.text("short"); x.Short == "" {
		x.Short = x.Label
	}
	usual := indicators.Mean
	switch m.one("rate", "value") {
	case "rate":
		x.Rate = b.rate(m, x.KeyAt)
		usual = indicators.Rate
		if x.Rate != nil && x.Rate.Times == 100 && len(x.Rate.Less) == 0 {
			usual = indicators.Share
		}
		m.unfit("rate", "weight_by")
	case "value":
		x.Column = m.text("value")
		x.WeightBy = m.text("weight_by")
	}
	x.City = m.optional("city")
	x.Kind = pick(m, "kind", usual, kindWords)
	if x.Unit = m.text("unit"); x.Unit == "" && x.Kind == indicators.Share {
		x.Unit = "%"
	}
	x.Decimals = m.whole("decimals", 1, 0, maxDecimals)
	x.HigherIs = pick(m, "higher_is", indicators.Undirected, directionWords)
	x.Theme = m.text("theme")
	x.Date = b.referenceDate(m)
	x.Source = m.text("source")
	x.Range = m.span("range")
	b.notComparable(m, x.ID)
	if list, ok := m.items("levels", 1); ok {
		seen := map[string]bool{}
		for _, n := range list {
			id, ok := b.refer(n, "levels", b.levelIDs, "level")
			switch {
			case ok && seen[id]:
				b.error("edition_named_twice", n, finding.Args{"id": id})
			case ok:
				seen[id] = true
				x.Levels = append(x.Levels, id)
			}
		}
	}
	return x
}

func (b *builder) rate(m mapping, places map[string]finding.Position) *indicators.RateSpec {
	r, ok := b.mapping(m.get("rate"), "rate", rateBlock)
	if !ok {
		return nil
	}
	for key, at := range r.places() {
		places["rate."+key] = at
	}
	return &indicators.RateSpec{
		Of:    r.texts("of", 1),
		Less:  r.texts("less", 0),
		Per:   r.text("per"),
		Times: r.positive("times", 100),
	}
}

var dayLike = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}$`)

// referenceDate reads the reference date, which offices also give as a period
// ("2015 bis 2017", "Schuljahr 2016/17"): only what looks like a day must be one.
func (b *builder) referenceDate(m mapping) string {
	s := m.text("date")
	if !dayLike.MatchString(s) {
		return s
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		b.error("edition_want_date", m.get("date"), finding.Args{"key": "date", "value": s})
	}
	return s
}

var meaningWords = []word[sheet.Meaning]{
	{text: "zero", value: sheet.Meaning{Zero: true, Status: indicators.Observed}},
	{text: "suppressed", value: sheet.Meaning{Status: indicators.Suppressed}},
	{text: "unreliable", value: sheet.Meaning{Status: indicators.Unreliable}},
	{text: "not_applicable", value: sheet.Meaning{Status: indicators.NotApplicable}},
	{text: "missing", value: sheet.Meaning{Status: indicators.Missing}},
}

// UsualSymbols are the signs of German official statistics, which count where
// the edition gives none. A hyphen is not among them: whoever means zero by it
// must say so.
func UsualSymbols() map[string]sheet.Meaning {
	return map[string]sheet.Meaning{
		"–":   {Zero: true, Status: indicators.Observed},
		".":   {Status: indicators.Suppressed},
		"/":   {Status: indicators.Unreliable},
		"x":   {Status: indicators.NotApplicable},
		"...": {Status: indicators.Missing},
		"…":   {Status: indicators.Missing}, // spreadsheets make it of three points
	}
}

func (b *builder) symbols(m mapping) map[string]sheet.Meaning {
	n := m.get("symbols")
	if n == nil {
		return UsualSymbols()
	}
	if n.Kind != yaml.MappingNode {
		b.error("edition_want_pairs", n, finding.Args{"key": "symbols"})
		return UsualSymbols()
	}
	out := map[string]sheet.Meaning{}
	for _, e := range b.entries(n) {
		sign, ok := b.text(e.key, "symbols")
		if !ok {
			continue
		}
		if isNull(e.value) {
			b.error("edition_empty_value", e.key, finding.Args{"key": sign})
			continue
		}
		pair := mapping{r: &b.reader, node: n, values: map[string]*yaml.Node{sign: e.value}}
		out[sign] = pick(pair, sign, sheet.Meaning{}, meaningWords)
	}
	return out
}

func (b *builder) missingValues(m mapping) []float64 {
	items, _ := m.items("missing_values", 0)
	var out []float64
	for _, n := range items {
		if x, ok := b.number(n, "missing_values"); ok {
			out = append(out, x)
		}
	}
	return out
}
