package words

// The texts of charts, and of the script that makes pages respond. Those whose
// key begins with "script." go to the browser, which fills their places.
var chartTexts = Catalogue{
	"chart.assets.missing": {
		"Die Diagrammbibliothek fehlt in diesem Programm: im Quellordner „make assets“ aufrufen und das Programm neu bauen.",
		"This program was built without the chart library: run “make assets” in the source folder and build it again.",
	},
	"chart.measure": {"{label} ({unit})", "{label} ({unit})"},
	"chart.bin":     {"{low} bis unter {high}", "{low} to below {high}"},
	"chart.count":   {"{n} {areas}", "{n} {areas}"},

	"script.chart":         {"Darstellung", "Chart"},
	"script.table":         {"Tabelle", "Table"},
	"script.chart.keys":    {"Mit den Pfeiltasten von Wert zu Wert, Eingabetaste öffnet die Seite des Gebiets.", "Arrow keys move from value to value, Enter opens the area's page."},
	"script.map.keys":      {"Mit den Pfeiltasten von Gebiet zu Gebiet, Eingabetaste öffnet die Seite des Gebiets, Plus und Minus ändern den Maßstab.", "Arrow keys move from area to area, Enter opens the area's page, plus and minus change the scale."},
	"script.map.open":      {"Karte zum Antippen öffnen", "Open the map for tapping"},
	"script.zoom":          {"Maßstab", "Scale"},
	"script.zoom.in":       {"Vergrößern", "Zoom in"},
	"script.zoom.out":      {"Verkleinern", "Zoom out"},
	"script.zoom.all":      {"Ganze Stadt", "Whole city"},
	"script.sort.by":       {"Nach „{name}“ sortieren", "Sort by “{name}”"},
	"script.sort.up":       {"Sortiert nach „{name}“, aufsteigend", "Sorted by “{name}”, ascending"},
	"script.sort.down":     {"Sortiert nach „{name}“, absteigend", "Sorted by “{name}”, descending"},
	"script.sort.first":    {"Wieder in der ursprünglichen Reihenfolge", "Back in the first order"},
	"script.filter":        {"In dieser Tabelle suchen", "Search this table"},
	"script.filter.hint":   {"Name oder Teil davon", "Name or part of it"},
	"script.filter.target": {"nur {name}", "{name} only"},
	"script.filter.count":  {"{n} von {total} Zeilen", "{n} of {total} rows"},
	"script.filter.none":   {"Keine Zeile passt dazu.", "No row matches."},
	"script.search":        {"Gebiet suchen", "Find an area"},
	"script.search.hint":   {"Name oder Kennziffer", "Name or code"},
	"script.search.count":  {"{n} Treffer, mit den Pfeiltasten auswählen", "{n} found, choose with the arrow keys"},
	"script.search.none":   {"Kein Gebiet mit diesem Namen", "No area of this name"},
	"script.choose":        {"Karte auswählen", "Choose a map"},
	"script.page":          {"Zur Seite: {name}", "To the page: {name}"},
	"script.failed":        {"Das Diagramm kann hier nicht gezeichnet werden; die Tabelle enthält dieselben Zahlen.", "The chart can't be drawn here; the table has the same numbers."},
}
