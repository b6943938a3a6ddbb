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
}
