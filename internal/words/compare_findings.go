package words

// compareFindings are the findings of reading an earlier edition and of comparing
// two.
var compareFindings = Catalogue{
	"finding.compare_edition_missing": {
		"Die frühere Ausgabe „{file}“ gibt es nicht.",
		"The earlier edition “{file}” does not exist.",
	},
	"finding.compare_edition_missing.hint": {
		"Pfade unter compare gelten immer vom Ordner der Ausgabedatei aus, auch mit --data.",
		"Paths below compare always start at the folder of the edition file, with --data too.",
	},
	"finding.compare_edition_misnamed": {
		"Die frühere Ausgabe „{file}“ gibt es nicht. Ist „{near}“ gemeint?",
		"The earlier edition “{file}” does not exist. Did you mean “{near}”?",
	},
	"finding.compare_edition_misnamed.hint": {
		"Pfade unter compare gelten immer vom Ordner der Ausgabedatei aus, auch mit --data.",
		"Paths below compare always start at the folder of the edition file, with --data too.",
	},
	"finding.crosswalk_no_sheet": {
		"Der Umsteigeschlüssel steht nicht in „{file}“: das Blatt fehlt. Vorhanden: {sheets}.",
		"The crosswalk is not in “{file}”: the sheet is missing. There are: {sheets}.",
	},
	"finding.crosswalk_column_missing": {
		"Umsteigeschlüssel: die Spalte „{column}“ ({key}) fehlt. Überschriften: {headers}.",
		"Crosswalk: the column “{column}” ({key}) is missing. Headers: {headers}.",
	},
	"finding.crosswalk_column_missing.hint": {
		"Die Überschriften stehen in einer der ersten {n} Zeilen; from, to und weight nennen sie oder den Buchstaben ihrer Spalte.",
		"Headers stand in one of the first {n} rows; from, to and weight name them or the letter of their column.",
	},
	"finding.crosswalk_one_sided": {
		"Umsteigeschlüssel: in dieser Zeile ist „{column}“ leer; sie bleibt außer Betracht.",
		"Crosswalk: “{column}” is empty in this row, which is ignored.",
	},
	"finding.crosswalk_no_weight": {
		"Umsteigeschlüssel: „{value}“ ist kein Anteil.",
		"Crosswalk: “{value}” is no weight.",
	},
	"finding.crosswalk_no_weight.hint": {
		"Anteile als Bruchteil des alten Gebiets angeben: 0,25 oder 25 % für ein Viertel.",
		"Give weights as fractions of the old area: 0.25 or 25% for a quarter.",
	},
	"finding.crosswalk_empty": {
		"Der Umsteigeschlüssel hat keine Zeilen.",
		"The crosswalk has no rows.",
	},

	"finding.compare_twice": {
		"Die frühere Ausgabe „{id}“ steht zweimal unter compare.",
		"The earlier edition “{id}” stands below compare twice.",
	},
	"finding.compare_twice.hint": {
		"Jede Ausgabe einmal nennen; zwei Ausgaben mit derselben Kennung (id) lassen sich nicht unterscheiden.",
		"Name every edition once; two editions with the same id can't be told apart.",
	},
	"finding.compare_itself": {
		"Die frühere und die spätere Ausgabe haben dieselbe Kennung „{id}“; eine Ausgabe ist nicht ihre eigene frühere.",
		"The earlier and the later edition have the same id “{id}”; an edition is not its own earlier one.",
	},
	"finding.compare_itself.hint": {
		"Die frühere Ausgabe nennen, oder der einen eine andere id geben.",
		"Name the earlier edition, or give one of them another id.",
	},
	"finding.compare_later": {
		"Die Ausgabe „{id}“ vom {date} ist jünger als diese vom {own}; verglichen wird mit früheren.",
		"The edition “{id}” of {date} is later than this one of {own}; comparisons are with earlier ones.",
	},
	"finding.compare_later.hint": {
		"Beide Dateien tauschen oder published berichtigen.",
		"Exchange the two files or correct published.",
	},
	"finding.compare_undated": {
		"Die Ausgabe „{id}“ hat kein Datum (published): die Zeitreihen stehen in der Reihenfolge der Liste und in gleichen Abständen.",
		"The edition “{id}” has no date (published): time series stand in the order of the list and at equal distances.",
	},

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
}
