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
	"series.head": {"Verlauf {first} bis {last}", "Course {first} to {last}"},
	"series.break.index": {
		"{label}: vor {n:der Ausgabe|den Ausgaben} {editions} änderte sich, woraus der Index besteht; darüber hinweg sind seine Werte nicht vergleichbar.",
		"{label}: what the index is made of changed before the {n:edition|editions} {editions}; across it its values do not compare.",
	},
	"series.note.index": {
		"Der Index ist jeweils der veröffentlichte, auf der Skala seiner Ausgabe; er misst den Abstand zur Stadt desselben Jahres.",
		"The index is that published by each edition, on its own scale: it measures against the city of the same year.",
	},
	"series.break.word":       {"Bruch", "break"},
	"series.no_class":         {"keine Klasse", "no class"},
	"series.city":             {"{city}: {label}", "{city}: {label}"},
	"series.end":              {"{name} {value}", "{name} {value}"},
	"series.subtitle":         {"{n} Ausgaben, {first} bis {last}, mit dem Abstand ihrer Stichtage; jedes Bild hat seine eigene Skala", "{n} editions, {first} to {last}, at the distance of their dates; every picture has its own scale"},
	"series.subtitle.subject": {"{label}, {areas}, {first} bis {last}; hervorgehoben: stärkste Zu- und Abnahmen", "{label}, {areas}, {first} to {last}; highlighted: largest rises and falls"},
	"series.headline.plain":   {"{area} im Verlauf", "{area} over time"},
	"series.headline.near":    {"Bei {k} von {n} Größen liegt {area} näher an {city} als zu Beginn", "In {k} of {n} measures {area} is nearer to {city} than at the start"},
	"series.headline.none":    {"Bei keiner von {n} Größen liegt {area} näher an {city} als zu Beginn", "In none of {n} measures {area} is nearer to {city} than at the start"},
	"series.headline.all":     {"Bei allen {n} Größen liegt {area} näher an {city} als zu Beginn", "In all {n} measures {area} is nearer to {city} than at the start"},
	"series.headline.rose":    {"In {area} stieg der Wert am stärksten: von {from} auf {to} ({first} bis {last})", "The value rose most in {area}: from {from} to {to} ({first} to {last})"},
	"series.headline.fell":    {"In {area} sank der Wert am stärksten: von {from} auf {to} ({first} bis {last})", "The value fell most in {area}: from {from} to {to} ({first} to {last})"},
	"series.headline.same":    {"{label}: im Verlauf unverändert", "{label}: no change over time"},
	"series.table.area":       {"{area} in allen Ausgaben", "{area} in all editions"},
	"series.table.subject":    {"{label}: {areas} in allen Ausgaben", "{label}: {areas} in all editions"},
	"series.alt":              {"Liniendiagramm: {label}. {lines}", "Line chart: {label}. {lines}"},
	"series.alt.one":          {"{name}: {value} ({edition}).", "{name}: {value} ({edition})."},
	"series.alt.two":          {"{name}: von {from} ({first}) auf {to} ({last}).", "{name}: from {from} ({first}) to {to} ({last})."},
	"series.alt.gaps":         {"Ohne Wert: {editions}.", "Without a value: {editions}."},
	"series.strips.head":      {"Klassen in allen Ausgaben", "Classes in all editions"},
	"series.strips.caption":   {"{label}: Klassen der {areas} von {first} bis {last}", "{label}: classes of the {areas} from {first} to {last}"},
	"series.strips.note":      {"Klassen, wie jede Ausgabe sie veröffentlicht hat; bei geänderten Grenzen die des Gebiets, in dem die meisten Einwohner wohnten.", "Classes as each edition published them; where boundaries changed, that of the area in which most inhabitants lived."},
	"series.break": {
		"{label}: die Definition hat sich vor {n:der Ausgabe|den Ausgaben} {editions} geändert; darüber hinweg sind die Werte nicht vergleichbar.",
		"{label}: the definition changed before the {n:edition|editions} {editions}; across it the values do not compare.",
	},
}
