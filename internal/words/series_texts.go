package words

// seriesTexts are what the pages say of three or more editions in a row.
var seriesTexts = Catalogue{
	"workbook.series.name": {"Zeitreihen {areas}", "Time series {areas}"},
	"workbook.series":      {"{areas}: Indikatoren und Indizes von {first} bis {last}", "{areas}: indicators and indices from {first} to {last}"},
	"report.data.series": {
		"Zeitreihen: jeder Indikator und Index je Gebiet und Ausgabe, auf den Grenzen dieser Ausgabe, mit dem Stadtwert und den Brüchen der Definition",
		"Time series: every indicator and index by area and edition, on this edition's boundaries, with the city value and the breaks in definition",
	},
	"package.series":         {"Zeitreihen über alle Ausgaben", "Time series over all editions"},
	"report.data.classes":    {"Klasse jedes Gebiets in jeder Ausgabe", "Class of every area in every edition"},
	"package.classes":        {"Klassen in allen Ausgaben", "Classes in all editions"},
	"package.column.subject": {"Kennung des Indikators oder Index", "id of the indicator or index"},
	"package.column.edition": {"Kennung der Ausgabe", "id of the edition"},
	"package.column.date": {
		"Stichtag des Indikators in dieser Ausgabe, wo jede Ausgabe einen späteren als die davor nennt; sonst Datum der Ausgabe",
		"reference date of the indicator in that edition where every edition names a later one than that before it; else the date of the edition",
	},
	"package.column.break": {
		"true: zwischen der Ausgabe davor und dieser hat sich die Definition geändert",
		"true: the definition changed between the edition before and this one",
	},
	"package.column.class": {"Kennung der Klasse in dieser Ausgabe, wie veröffentlicht; leer: keine", "id of the class in that edition, as published; empty: none"},
	"series.note.boundaries": {
		"Alle Werte gelten für die Grenzen von {after}: Zählungen sind umgerechnet, fertige Werte stehen nur, wo sich die Grenzen nicht geändert haben. Eine Lücke heißt: kein Wert.",
		"All values refer to the boundaries of {after}: counts are converted, ready values stand only where the boundaries did not change. A gap means: no value.",
	},
	"series.break": {
		"{label}: die Definition hat sich vor {n:der Ausgabe|den Ausgaben} {editions} geändert; darüber hinweg sind die Werte nicht vergleichbar.",
		"{label}: the definition changed before the {n:edition|editions} {editions}; across it the values do not compare.",
	},
}
