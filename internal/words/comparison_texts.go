package words

// comparisonTexts are the findings of reading an earlier edition, and what the
// comparison pages and the command line say of it.
var comparisonTexts = Catalogue{
	"finding.compare_edition_missing": {
		"Die frühere Ausgabe „{file}“ gibt es nicht.",
		"The earlier edition “{file}” does not exist.",
	},
	"finding.compare_edition_missing.hint": {
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
		"Die Überschriften stehen in der ersten nicht leeren Zeile; from, to und weight nennen sie.",
		"Headers stand in the first row that is not empty; from, to and weight name them.",
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

	// The earlier edition, where its id is no year.
	"comparison.edition": {"der Ausgabe „{title}“", "the edition “{title}”"},
	"comparison.unknown": {"nicht bestimmbar", "can't be determined"},

	// Columns
	"comparison.col.class":   {"Klasse", "Class"},
	"comparison.col.index":   {"Index", "Index"},
	"comparison.col.on_base": {"auf der Skala von {before}", "on the scale of {before}"},
	"comparison.col.cause":   {"Ursache", "Cause"},
	"comparison.col.parts":   {"Anteile an der Veränderung des Index", "Parts of the change of the index"},
	"comparison.col.noise":   {"im Rahmen des Zufalls", "within chance"},

	// Workbook and data package
	"workbook.comparison.scheme": {"Einteilung", "Scheme"},
	"workbook.comparison.name":   {"Seit {before} {areas}", "Since {before} {areas}"},
	"workbook.comparison":        {"{areas}: was sich seit {before} geändert hat und warum", "{areas}: what changed since {before} and why"},
	"report.data.comparison":     {"Vergleich mit einer früheren Ausgabe: Klassen und Index in beiden Jahren und auf gemeinsamer Skala, Ursachen der Veränderung", "Comparison with an earlier edition: classes and index in both years and on one scale, causes of the change"},
	"package.comparison":         {"Vergleich mit einer früheren Ausgabe", "Comparison with an earlier edition"},
	"package.column.class_before": {
		"Klasse in der früheren Ausgabe: die veröffentlichte des Gebiets, in dem die meisten Einwohner wohnten; leer: keine",
		"class in the earlier edition: that published for the area in which most inhabitants lived; empty: none",
	},
	"package.column.class_after": {"Klasse in dieser Ausgabe; leer: keine", "class in this edition; empty: none"},
	"package.column.class_after_base_scale": {
		"Klasse, gemessen am Maßstab der früheren Ausgabe; leer: keine oder nicht berechenbar",
		"class on the scale of the earlier edition; empty: none or can't be computed",
	},
	"package.column.index_before":           {"Index in der früheren Ausgabe, wie veröffentlicht", "index in the earlier edition, as published"},
	"package.column.index_after":            {"Index in dieser Ausgabe", "index in this edition"},
	"package.column.index_after_base_scale": {"Index dieser Ausgabe, gemessen am Maßstab der früheren", "index of this edition on the scale of the earlier one"},
	"package.column.cause": {
		"größter Schritt der Veränderung; noise: die ganze Veränderung liegt im Rahmen des Zufalls; none: keine; excluded, new, ended: nur in einer Ausgabe; leer: nicht bestimmbar",
		"largest step of the change; noise: all of it is within chance; none: no change; excluded, new, ended: in one edition only; empty: can't be determined",
	},
	"package.column.cause_boundary": {"Veränderung des Index durch andere Grenzen", "change of the index by other boundaries"},
	"package.column.cause_method":   {"Veränderung des Index durch andere Indikatoren, Gewichte oder Rechenregeln", "change of the index by other indicators, weights or rules"},
	"package.column.cause_own":      {"Veränderung des Index durch das Gebiet selbst, am Maßstab der früheren Ausgabe", "change of the index by the area itself, on the scale of the earlier edition"},
	"package.column.cause_city":     {"Veränderung des Index durch den neuen Maßstab: die Stadt um das Gebiet herum", "change of the index by the new scale: the city around the area"},
	"package.column.within_noise":   {"true: die Veränderung ist vom Zufall kleiner Zahlen nicht zu unterscheiden; leer: nicht bekannt", "true: the change can't be told from chance in small numbers; empty: not known"},

	// Command line
	"help.argument.earlier":     {"FRÜHER.yaml", "EARLIER.yaml"},
	"help.argument.later":       {"SPÄTER.yaml", "LATER.yaml"},
	"help.verb.compare":         {"schreibt die spätere von zwei Ausgaben mit dem Vergleich zur früheren", "writes the later of two editions, compared with the earlier one"},
	"help.verb.compare.example": {"  analyze compare data/2007/edition.yaml data/2018/edition.yaml", "  analyze compare data/2007/edition.yaml data/2018/edition.yaml"},
	"help.verb.compare.long": {
		"Liest und berechnet beide Ausgaben und schreibt die spätere mit der Seite vergleich.html und daten/comparison.csv in einen Ordner, der nach beiden heißt. Die Ausgabedateien brauchen nichts voneinander zu wissen: Gebiete gehören zusammen, wenn sie dieselbe Kennziffer haben. Nennt die spätere die frühere unter compare, gelten ihre Umsteigeschlüssel. Wer immer vergleichen will, schreibt compare in die Ausgabedatei und braucht nur run.",
		"Reads and computes both editions and writes the later one, with the page vergleich.html and daten/comparison.csv, into a folder named after both. The edition files need not know of each other: areas belong together where they have the same code. Where the later one names the earlier one under compare, its crosswalks are used. Whoever always wants to compare writes compare into the edition file and only needs run.",
	},
	"help.verb.compare.examples": {
		"  analyze compare 2007/edition.yaml 2018/edition.yaml\nDas Ergebnis liegt in output/2007_2018/.",
		"  analyze compare 2007/edition.yaml 2018/edition.yaml\nThe result lies in output/2007_2018/.",
	},
	"usage.missing_editions": {
		"compare braucht zwei Ausgabedateien, erst die frühere, dann die spätere: analyze compare 2007/edition.yaml 2018/edition.yaml",
		"compare needs two edition files, first the earlier one, then the later one: analyze compare 2007/edition.yaml 2018/edition.yaml",
	},
	"summary.since":   {"Seit {since}, {what}: {entered}, {left}, {stayed} geblieben.", "Since {since}, {what}: {entered}, {left}, {stayed} stayed."},
	"summary.entered": {"{n} neu", "{n} new"},
	"summary.left":    {"{n} nicht mehr", "{n} no longer"},
}
