package words

// compareTexts are the findings of a comparison of two editions, and the words
// and sentences for its causes, reasons and measures.
var compareTexts = Catalogue{
	"finding.compare.crosswalk_level": {
		"Der Umsteigeschlüssel gilt für die Ebene „{level}“, die es nicht in beiden Ausgaben gibt.",
		"The crosswalk is for the level “{level}”, which does not exist in both editions.",
	},
	"finding.compare.crosswalk_twice": {
		"Für die Ebene „{level}“ gibt es zwei Umsteigeschlüssel.",
		"There are two crosswalks for the level “{level}”.",
	},
	"finding.compare.weight": {
		"Umsteigeschlüssel, {level}: {n} {n:Anteil liegt|Anteile liegen} nicht zwischen 0 und 1 (Herkunft: {areas}).",
		"Crosswalk, {level}: {n} {n:weight is|weights are} not between 0 and 1 (from: {areas}).",
	},
	"finding.compare.weight.hint": {
		"Anteile als Bruchteil des alten Gebiets angeben: 0,25 für ein Viertel.",
		"Give weights as fractions of the old area: 0.25 for a quarter.",
	},
	"finding.compare.link_twice": {
		"Umsteigeschlüssel, {level}: {n} {n:Zeile wiederholt|Zeilen wiederholen} ein Paar aus altem und neuem Gebiet (Herkunft: {areas}).",
		"Crosswalk, {level}: {n} {n:row repeats|rows repeat} a pair of old and new area (from: {areas}).",
	},
	"finding.compare.unknown_from": {
		"Umsteigeschlüssel, {level}: {n} {n:Zeile nennt|Zeilen nennen} ein altes Gebiet, das die frühere Ausgabe nicht hat: {areas}. {n:Sie bleibt|Sie bleiben} außer Betracht.",
		"Crosswalk, {level}: {n} {n:row names|rows name} an old area that the earlier edition does not have: {areas}. {n:It is|They are} ignored.",
	},
	"finding.compare.unknown_to": {
		"Umsteigeschlüssel, {level}: {n} {n:neues Gebiet fehlt|neue Gebiete fehlen} in der späteren Ausgabe: {areas}. Was dorthin führt, geht verloren.",
		"Crosswalk, {level}: {n} new {n:area is|areas are} missing from the later edition: {areas}. What leads there is lost.",
	},
	"finding.compare.not_whole": {
		"Umsteigeschlüssel, {level}: die Anteile von {n} alten {n:Gebiet|Gebieten} ergeben zusammen nicht 1: {areas}. Am weitesten daneben liegt {worst} mit {sum}.",
		"Crosswalk, {level}: the weights of {n} old {n:area does|areas do} not sum to 1: {areas}. Furthest off is {worst} with {sum}.",
	},
	"finding.compare.not_whole.hint": {
		"Fehlt höchstens ein Tausendstel, wird auf 1 umgerechnet. Fehlt mehr, gilt der Anteil als verloren: den Schlüssel vervollständigen.",
		"Where a thousandth or less is missing, weights are scaled to 1. Where more is missing, that part counts as lost: complete the crosswalk.",
	},
	"finding.compare.unlinked": {
		"Umsteigeschlüssel, {level}: {n} {n:Gebiet|Gebiete} der früheren Ausgabe {n:kommt|kommen} nicht vor und {n:gilt|gelten} als entfallen: {areas}.",
		"Crosswalk, {level}: {n} {n:area|areas} of the earlier edition {n:does|do} not occur and {n:counts|count} as ended: {areas}.",
	},
	"finding.compare.total": {
		"{label}: die Summe über die {level} ändert sich beim Umrechnen auf die neuen Grenzen um mehr als 0,1 %, von {before} auf {after}; keine andere Summe ändert sich stärker.",
		"{label}: the sum over the {level} changes by more than 0.1% when it is carried to the new boundaries, from {before} to {after}; no other sum changes more.",
	},
	"finding.compare.total_population": {
		"Die Einwohnerzahl der {level} ändert sich beim Umrechnen auf die neuen Grenzen um mehr als 0,1 %, von {before} auf {after}; keine andere Summe ändert sich stärker.",
		"The population of the {level} changes by more than 0.1% when it is carried to the new boundaries, from {before} to {after}; no other sum changes more.",
	},
	"finding.compare.no_parents": {
		"{level}: für {n} {n:Gebiet|Gebiete} ist nicht bekannt, wozu {n:es gehört|sie gehören} ({areas}); die {coarse} werden deshalb nach Kennziffer verglichen und nicht zusammengesetzt.",
		"{level}: it is not known what {n} {n:area belongs|areas belong} to ({areas}); so the {coarse} are compared by id, not put together from {level}.",
	},
	"finding.compare.level_missing": {
		"Die frühere Ausgabe {earlier} hat keine {level}; diese Ebene wird nicht verglichen.",
		"The earlier edition {earlier} has no {level}; this level is not compared.",
	},
	"finding.compare.level_ended": {
		"Nur die frühere Ausgabe {earlier} hat {level}; diese Ebene wird nicht verglichen.",
		"Only the earlier edition {earlier} has {level}; this level is not compared.",
	},
	"finding.compare.areas_ended": {
		"{level}: {n} {n:Gebiet|Gebiete} der früheren Ausgabe {earlier} ohne Nachfolger: {areas}.",
		"{level}: {n} {n:area|areas} of the earlier edition {earlier} without a successor: {areas}.",
	},
	"finding.compare.areas_new": {
		"{level}: {n} {n:Gebiet|Gebiete} ohne Vorgänger in der früheren Ausgabe {earlier}: {areas}.",
		"{level}: {n} {n:area|areas} without a predecessor in the earlier edition {earlier}: {areas}.",
	},
	"finding.compare.definition": {
		"{label}: Art, Richtung oder Einheit unterscheiden sich in den beiden Ausgaben; verglichen wird trotzdem.",
		"{label}: kind, direction or unit differ between the two editions; it is compared all the same.",
	},
	"finding.compare.definition.hint": {
		"Wurde der Indikator neu definiert, gehört comparable: false dazu.",
		"Where the indicator was redefined, add comparable: false.",
	},
	"finding.compare.left_missing_before": {
		"Vergleich des Index „{index}“ mit {earlier}, {level}: ohne {label}, denn die frühere Ausgabe hat den Eingang dort nicht.",
		"Comparison of the index “{index}” with {earlier}, {level}: without {label}, as the earlier edition lacks this input there.",
	},
	"finding.compare.left_missing_after": {
		"Vergleich des Index „{index}“ mit {earlier}, {level}: ohne {label}, denn die spätere Ausgabe hat den Eingang dort nicht.",
		"Comparison of the index “{index}” with {earlier}, {level}: without {label}, as the later edition lacks this input there.",
	},
	"finding.compare.left_definition": {
		"Vergleich des Index „{index}“ mit {earlier}, {level}: ohne {label}, das als nicht vergleichbar gekennzeichnet ist.",
		"Comparison of the index “{index}” with {earlier}, {level}: without {label}, which is marked as not comparable.",
	},
	"finding.compare.left_constant": {
		"Vergleich des Index „{index}“ mit {earlier}, {level}: ohne {label}: in einem der Jahre ohne Wert oder in allen Gebieten gleich.",
		"Comparison of the index “{index}” with {earlier}, {level}: without {label}: without a value or the same in all areas in one of the years.",
	},
	"finding.compare.left_constant_many": {
		"Vergleich des Index „{index}“ mit {earlier}, {level}: ohne {n} Eingänge, die in einem der Jahre keinen Wert haben oder in allen Gebieten gleich sind: {labels}.",
		"Comparison of the index “{index}” with {earlier}, {level}: without {n} inputs that have no value or are the same in all areas in one of the years: {labels}.",
	},
	"finding.compare.index_new": {
		"Den Index „{index}“ gibt es in der früheren Ausgabe {earlier} auf der Ebene {level} nicht.",
		"The earlier edition {earlier} has no index “{index}” on the level {level}.",
	},
	"finding.compare.no_base_scale": {
		"Index „{index}“, {level}: Ränge haben keine feste Skala; der Vergleich auf der früheren Skala und die Trennung von eigener und städtischer Veränderung bleiben leer.",
		"Index “{index}”, {level}: ranks have no fixed scale; the comparison on the earlier scale and the parting of own and city-wide change stay empty.",
	},
	"finding.compare.scheme_new": {
		"Die Klassen „{scheme}“ gibt es in der früheren Ausgabe {earlier} auf der Ebene {level} nicht.",
		"The earlier edition {earlier} has no classes “{scheme}” on the level {level}.",
	},

	// Causes, as a table or legend names them.
	"compare.cause.own":      {"eigene Veränderung", "own change"},
	"compare.cause.city":     {"veränderte Stadt", "changed city"},
	"compare.cause.method":   {"andere Berechnung", "other method"},
	"compare.cause.boundary": {"andere Grenzen", "other boundaries"},
	"compare.cause.noise":    {"im Rahmen des Zufalls", "within chance"},
	"compare.cause.none":     {"unverändert", "unchanged"},
	"compare.cause.excluded": {"ausgenommen", "excluded"},
	"compare.cause.ended":    {"entfallen", "ended"},
	"compare.cause.new":      {"neu", "new"},

	// What each step means, for a council member.
	"compare.step.boundary": {
		"Die Zahlen von {before} auf den Grenzen von {after}: was allein der neue Zuschnitt ausmacht.",
		"The figures of {before} on the boundaries of {after}: what the new limits alone make.",
	},
	"compare.step.method": {
		"Was andere Indikatoren, Gewichte oder Rechenregeln ausmachen, und Werte, die nur in einem der Jahre vorliegen.",
		"What other indicators, weights or rules make, and values that exist in one of the years only.",
	},
	"compare.step.own": {
		"Was sich im Gebiet selbst geändert hat, gemessen am Maßstab von {before}.",
		"What changed in the area itself, measured on the scale of {before}.",
	},
	"compare.step.city": {
		"Was der neue Maßstab ausmacht: Stadtwerte und Unterschiede zwischen den Gebieten sind {after} andere als {before}.",
		"What the new scale makes: city values and differences between areas are others in {after} than in {before}.",
	},
	"compare.scales": {
		"Jedes Jahr hat seinen eigenen Maßstab: den Stadtwert und die Unterschiede der Gebiete in diesem Jahr. Er sagt, wo ein Gebiet in seiner Stadt steht. Auf dem Maßstab von {before} sieht man dagegen, ob sich das Gebiet selbst verändert hat: wird die ganze Stadt besser, bleibt sein Platz gleich, sein Wert auf dem alten Maßstab aber nicht.",
		"Every year has a scale of its own: the city value and the differences between areas of that year. It says where an area stands within its city. The scale of {before} shows whether the area itself has changed: where the whole city improves, its place stays the same, but its value on the old scale does not.",
	},
	"compare.estimated": {
		"Wo sich Grenzen geändert haben, sind die Zahlen von {before} nach Anteilen umgerechnet und damit geschätzt.",
		"Where boundaries changed, the figures of {before} are carried over by shares and are thus estimates.",
	},

	// What became of the limits of an area.
	"compare.relation.same":  {"unverändert", "unchanged"},
	"compare.relation.part":  {"Teil von {partner}", "part of {partner}"},
	"compare.relation.grown": {"{partner}, vergrößert", "{partner}, enlarged"},
	"compare.relation.moved": {"{partner}, Grenzen verschoben", "{partner}, limits moved"},
	"compare.relation.new":   {"ohne Vorgänger", "without a predecessor"},
	"compare.renamed":        {"{area} (bisher {partner})", "{area} (formerly {partner})"},
	"compare.ended_into":     {"{area}: aufgegangen in {areas}", "{area}: now in {areas}"},
	"compare.ended_gone":     {"{area}: ohne Nachfolger", "{area}: without a successor"},

	// Why something is empty.
	"compare.reason.no_index_before": {"kein Index in der früheren Ausgabe", "no index in the earlier edition"},
	"compare.reason.no_index_after":  {"kein Index in der späteren Ausgabe", "no index in the later edition"},
	"compare.reason.index_new":       {"die frühere Ausgabe hat diesen Index nicht", "the earlier edition lacks this index"},
	"compare.reason.not_converted":   {"zu wenige frühere Werte lassen sich auf die neuen Grenzen umrechnen", "too few earlier values can be carried to the new boundaries"},
	"compare.reason.too_few_common":  {"zu wenige Eingänge liegen in beiden Jahren vor", "too few inputs exist in both years"},
	"compare.reason.ranks":           {"Ränge haben keine feste Skala", "ranks have no fixed scale"},
	"compare.reason.no_counts":       {"für einen Eingang sind nicht aus beiden Jahren Fallzahlen bekannt; wie viel Zufall ist, lässt sich nicht sagen", "counts of an input are not known for both years; how much is chance can't be said"},
	"compare.reason.input_left_out":  {"der veröffentlichte Index enthält einen Eingang, der nicht verglichen wird; wie viel Zufall ist, lässt sich nicht sagen", "the published index has an input that is not compared; how much is chance can't be said"},
	"compare.reason.not_linear":      {"der Index ist keine gewichtete Summe der Werte; wie viel Zufall ist, wird nicht geschätzt", "the index is no weighted sum of the values; how much is chance is not estimated"},

	// Why an input is left out of the comparison.
	"compare.left.missing_before": {"in der früheren Ausgabe nicht vorhanden", "missing from the earlier edition"},
	"compare.left.missing_after":  {"in der späteren Ausgabe nicht vorhanden", "missing from the later edition"},
	"compare.left.definition":     {"als nicht vergleichbar gekennzeichnet", "marked as not comparable"},
	"compare.left.constant":       {"in einem der Jahre überall gleich", "the same everywhere in one of the years"},
	"compare.left.dropped":        {"im Index der späteren Ausgabe nicht mehr enthalten", "no longer in the index of the later edition"},

	// Whether the city grew together.
	"compare.verdict.converging": {"Die Unterschiede zwischen den Gebieten sind kleiner geworden.", "The differences between areas have become smaller."},
	"compare.verdict.diverging":  {"Die Unterschiede zwischen den Gebieten sind größer geworden.", "The differences between areas have become larger."},
	"compare.verdict.undecided":  {"Nicht entscheidbar, ob die Unterschiede zwischen den Gebieten größer oder kleiner geworden sind.", "It can't be decided whether the differences between areas have become larger or smaller."},

	// Sentences about an area. {class} is the class in the singular; numbers
	// come in the form of the language.
	"compare.enters":   {"{area}: neu {class}.", "{area}: now {class}."},
	"compare.leaves":   {"{area}: nicht mehr {class}.", "{area}: no longer {class}."},
	"compare.stays":    {"{area}: weiterhin {class}.", "{area}: still {class}."},
	"compare.rose":     {"Der Index stieg von {before} auf {after}{bound}{base}.", "The index rose from {before} to {after}{bound}{base}."},
	"compare.fell":     {"Der Index fiel von {before} auf {after}{bound}{base}.", "The index fell from {before} to {after}{bound}{base}."},
	"compare.kept":     {"Der Index blieb bei {after}{bound}{base}.", "The index stayed at {after}{bound}{base}."},
	"compare.near":     {"Der Index blieb mit {after} fast gleich{bound}{base}.", "The index stayed almost the same at {after}{bound}{base}."},
	"compare.bound":    {" (Grenze {bound})", " (bound {bound})"},
	"compare.within":   {"{area} darin ist {class}.", "{area} within it is {class}."},
	"compare.by_noise": {"Die Veränderung liegt im Rahmen dessen, was kleine Fallzahlen zufällig schwanken.", "The change lies within what small counts vary by chance."},
}
