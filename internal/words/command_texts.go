package words

// commandTexts are the texts of the command line.
var commandTexts = Catalogue{
	// Help. A line that begins with two spaces is an example and is not wrapped.
	"help.about": {
		De: "analyze macht aus den Indikatortabellen und Gebietsgrenzen einer Stadt einen Sozialbericht: Es vergleicht jedes Gebiet mit dem Stadtmittel, ordnet es nach Ihrer Regel ein und schreibt Seiten, Karten und Tabellen, die sich ohne Server im Browser öffnen lassen.",
		En: "analyze turns a city's indicator tables and district boundaries into a social report: it compares every area with the city average, classifies it by your rule and writes pages, maps and tables that open in a browser without a server.",
	},
	"help.start": {De: "Zum Anfang:", En: "To begin with:"},
	"help.start.text": {
		De: "  analyze\nschreibt die beiden Ausgaben der Demonstration (2007 und 2018, erfundene Werte) in den Ordner output. Danach output/2018/index.html im Browser öffnen.",
		En: "  analyze\nwrites the two demonstration editions (2007 and 2018, invented values) into the folder output. Then open output/2018/index.html in a browser.",
	},
	"help.usage":            {De: "Aufruf:", En: "Usage:"},
	"help.flags_place":      {De: "[Schalter]", En: "[flags]"},
	"help.argument.edition": {De: "EDITION.yaml...", En: "EDITION.yaml..."},
	"help.examples":         {De: "Beispiele:", En: "Examples:"},
	"help.verbs":            {De: "Befehle:", En: "Commands:"},
	"help.verb.run": {
		De: "prüft die Eingaben, rechnet und schreibt den Bericht",
		En: "checks the input, computes and writes the report",
	},
	"help.verb.run.example": {De: "  analyze run data/2018/edition.yaml", En: "  analyze run data/2018/edition.yaml"},
	"help.verb.run.long": {
		De: "Prüft die Eingaben jeder genannten Ausgabe, rechnet und schreibt ihren Bericht. Hat eine Ausgabe Fehler, wird keine geschrieben, auch nicht die anderen des Aufrufs. Ein Bericht, den analyze früher geschrieben hat, wird als Ganzes ersetzt; jeder andere Ordner bleibt unberührt.",
		En: "Checks the input of every edition named, computes and writes its report. If one edition has errors none is written, the others of the call included. A report that analyze wrote before is replaced as a whole; any other folder is left alone.",
	},
	"help.verb.run.examples": {
		De: "  analyze run 2026/edition.yaml\n  analyze run 2018/edition.yaml 2026/edition.yaml --output Berichte\n  analyze run 2026/edition.yaml --data /ablage/statistik/2026",
		En: "  analyze run 2026/edition.yaml\n  analyze run 2018/edition.yaml 2026/edition.yaml --output reports\n  analyze run 2026/edition.yaml --data /share/statistics/2026",
	},
	"help.verb.check": {
		De: "prüft nur und schreibt nichts",
		En: "checks only and writes nothing",
	},
	"help.verb.check.example": {De: "  analyze check data/2018/edition.yaml", En: "  analyze check data/2018/edition.yaml"},
	"help.verb.check.long": {
		De: "Prüft Ausgabedatei, Arbeitsmappen und Grenzen und nennt alle Befunde auf einmal, jeden mit Datei, Tabelle und Zelle. Geschrieben wird nichts. Die Meldungen zeigen einzelne Werte aus den Mappen: nicht weitergeben.",
		En: "Checks edition file, workbooks and boundaries and lists all findings at once, each with file, sheet and cell. Nothing is written. The messages show single values of the workbooks: do not pass them on.",
	},
	"help.verb.check.examples": {
		De: "  analyze check 2026/edition.yaml\n  analyze check 2026/edition.yaml --format json > befunde.json",
		En: "  analyze check 2026/edition.yaml\n  analyze check 2026/edition.yaml --format json > findings.json",
	},
	"help.flags":             {De: "Schalter:", En: "Flags:"},
	"help.flag.output":       {De: "Ordner, in den Berichte geschrieben werden (sonst: output)", En: "folder that reports are written into (else: output)"},
	"help.flag.output.value": {De: "ORDNER", En: "FOLDER"},
	"help.flag.data": {
		De: "Ordner der Daten, wenn sie nicht bei der Ausgabedatei liegen: Die Pfade in der Ausgabedatei gelten dann ab hier",
		En: "folder of the data if they are not beside the edition file: the paths in the edition file then start here",
	},
	"help.flag.data.value":    {De: "ORDNER", En: "FOLDER"},
	"help.flag.quiet":         {De: "nur Fehler und Warnungen, ohne Hinweise, Fortschritt und Zusammenfassung", En: "errors and warnings only: no notes, no progress, no summary"},
	"help.flag.jobs":          {De: "wie viele Arbeiten zugleich laufen (sonst: eine je Prozessor); das Ergebnis hängt nicht davon ab", En: "how many jobs run at once (else: one per processor); the result does not depend on it"},
	"help.flag.jobs.value":    {De: "ZAHL", En: "NUMBER"},
	"help.flag.timings":       {De: "schreibt die Dauer jedes Schrittes in eine Datei: CSV, wenn sie auf .csv endet, sonst eine JSON-Zeile je Schritt", En: "writes how long each stage took to a file: CSV if its name ends in .csv, else one line of JSON per stage"},
	"help.flag.timings.value": {De: "DATEI", En: "FILE"},
	"help.flag.lang":          {De: "Sprache dieser Meldungen: de (sonst) oder en. Die Sprache des Berichts steht in der Ausgabedatei.", En: "language of these messages: de (default) or en. The language of the report stands in the edition file."},
	"help.flag.lang.value":    {De: "de|en", En: "de|en"},
	"help.flag.help":          {De: "zeigt diese Hilfe; hinter einem Befehl die des Befehls", En: "shows this help; after a command that of the command"},
	"help.flag.version":       {De: "zeigt die Version", En: "shows the version"},
	"help.flag.format":        {De: "Form der Befunde: text (sonst) oder json", En: "form of the findings: text (default) or json"},
	"help.flag.explain":       {De: "statt zu prüfen zeigen, wie die Tabellen dieser Datei gelesen werden: Kopf, Spalten, Zahlenformen, übergangene Zeilen", En: "instead of checking, show how the tables of this file are read: header, columns, forms of numbers, rows passed over"},
	"help.flag.explain.value": {De: "DATEI", En: "FILE"},
	"help.flag.format.value":  {De: "text|json", En: "text|json"},
	"help.lands":              {De: "Wo es landet:", En: "Where it lands:"},
	"help.lands.text": {
		De: "Jede Ausgabe hat einen eigenen Ordner, der nach ihrer id heißt: output/2018. Darin öffnet index.html den Bericht; daten enthält alle Tabellen als Arbeitsmappe und CSV, karten die Karten als SVG.",
		En: "Every edition has a folder of its own, named after its id: output/2018. In it index.html opens the report; daten holds all tables as a workbook and as CSV, karten the maps as SVG.",
	},
	"help.exit":   {De: "Exit-Codes:", En: "Exit codes:"},
	"help.exit.0": {De: "geschrieben, oder Prüfung ohne Fehler (Warnungen sind keine Fehler)", En: "written, or checked without errors (warnings are no errors)"},
	"help.exit.1": {De: "nicht gelungen: etwas lässt sich nicht lesen oder schreiben", En: "failed: something cannot be read or written"},
	"help.exit.2": {De: "falscher Aufruf", En: "wrong usage"},
	"help.exit.3": {De: "die Eingaben fehlen oder haben Fehler; geschrieben wurde nichts", En: "the input is missing or has errors; nothing was written"},
	"help.more": {
		De: "Mehr zu einem Befehl: analyze run --help. English: analyze --help --lang en.",
		En: "More on a command: analyze run --help --lang en. Auf Deutsch: analyze --help.",
	},

	// A wrong command line.
	"usage.help":              {De: "Hilfe zeigt: analyze --help", En: "For help: analyze --help --lang en"},
	"usage.or":                {De: " oder ", En: " or "},
	"usage.unknown_flag":      {De: "Den Schalter {flag} gibt es nicht.", En: "There is no flag {flag}."},
	"usage.short_flag":        {De: "Den Schalter {flag} gibt es nicht. Schalter beginnen mit zwei Strichen, zum Beispiel --output.", En: "There is no flag {flag}. Flags begin with two hyphens, such as --output."},
	"usage.unknown_flag.near": {De: "Den Schalter {flag} gibt es nicht. Gemeint ist vielleicht {near}.", En: "There is no flag {flag}. Perhaps you mean {near}."},
	"usage.unknown_verb":      {De: "Den Befehl „{verb}“ gibt es nicht.", En: "There is no command “{verb}”."},
	"usage.unknown_verb.near": {De: "Den Befehl „{verb}“ gibt es nicht. Gemeint ist vielleicht {near}.", En: "There is no command “{verb}”. Perhaps you mean {near}."},
	"usage.verb_forgotten":    {De: "Vor der Ausgabedatei fehlt der Befehl: analyze run {file}", En: "The command before the edition file is missing: analyze run {file}"},
	"usage.missing_edition":   {De: "Es fehlt die Ausgabedatei, zum Beispiel: analyze run data/2018/edition.yaml", En: "The edition file is missing, for example: analyze run data/2018/edition.yaml"},
	"usage.missing_value":     {De: "Hinter {flag} fehlt der Wert.", En: "The value after {flag} is missing."},
	"usage.not_a_number":      {De: "{flag} braucht eine ganze Zahl, nicht „{value}“.", En: "{flag} needs a whole number, not “{value}”."},
	"usage.not_in_list":       {De: "{flag} kennt {list}, nicht „{value}“.", En: "{flag} knows {list}, not “{value}”."},
	"usage.takes_no_value":    {De: "{flag} steht allein, ohne Wert.", En: "{flag} stands alone, without a value."},
	"usage.jobs":              {De: "--jobs braucht eine Zahl ab 1 (oder 0 für eine Arbeit je Prozessor), nicht {value}.", En: "--jobs needs a number from 1 (or 0 for one job per processor), not {value}."},
	"usage.data_without_verb": {De: "--data {folder} braucht eine Ausgabedatei: analyze run EDITION.yaml --data {folder}. Ohne Befehl schreibt analyze die Demonstration, die ihre Daten mitbringt.", En: "--data {folder} needs an edition file: analyze run EDITION.yaml --data {folder}. Without a command analyze writes the demonstration, which brings its own data."},
	"usage.other":             {De: "Der Aufruf ist nicht zu verstehen: {error}", En: "The command line cannot be understood: {error}"},

	// Failures.
	"failed":              {De: "Nicht gelungen: {error}", En: "Failed: {error}"},
	"failed.cancelled":    {De: "Abgebrochen. Frühere Berichte sind unverändert.", En: "Cancelled. Earlier reports are unchanged."},
	"failed.foreign":      {De: "Diesen Ordner hat analyze nicht geschrieben, deshalb bleibt er, wie er ist. Ihn umbenennen oder mit --output einen anderen Ordner nennen.", En: "analyze did not write this folder, so it is left as it is. Rename it or name another folder with --output."},
	"failed.locked":       {De: "Ein anderer Lauf schreibt gerade diese Ausgabe. Warten, bis er fertig ist, und noch einmal aufrufen.", En: "Another run is writing this edition. Wait until it has finished and call again."},
	"failed.permission":   {De: "Die Schreib- und Leserechte prüfen. Unter Windows: Ist ein Bericht oder eine Mappe noch geöffnet?", En: "Check the rights to read and write. On Windows: is a report or a workbook still open?"},
	"failed.not_there":    {De: "Diesen Ordner oder diese Datei gibt es nicht. Den Pfad prüfen oder den Ordner zuerst anlegen.", En: "This folder or file does not exist. Check the path, or make the folder first."},
	"failed.not_a_folder": {De: "Ein Teil des Pfades ist eine Datei, kein Ordner.", En: "A part of the path is a file, not a folder."},
	"failed.no_space":     {De: "Auf dem Datenträger Platz schaffen oder mit --output einen anderen Ordner nennen.", En: "Free some space or name another folder with --output."},
	"failed.stdout":       {De: "Die Ausgabe ließ sich nicht schreiben: {error}", En: "The output could not be written: {error}"},
	"failed.internal":     {De: "Das ist ein Fehler des Programms, nicht Ihrer Daten: {error}. Frühere Berichte sind unverändert. Bitte melden Sie ihn mit den folgenden Zeilen.", En: "This is a fault of the program, not of your data: {error}. Earlier reports are unchanged. Please report it with the lines below."},

	// Findings as text.
	"severity.error":      {De: "Fehler", En: "Error"},
	"severity.warning":    {De: "Warnung", En: "Warning"},
	"severity.note":       {De: "Hinweis", En: "Note"},
	"place.sheet":         {De: "Tabelle {sheet}", En: "sheet {sheet}"},
	"place.cell":          {De: "Zelle {cell}", En: "cell {cell}"},
	"place.line":          {De: "Zeile {line}, Spalte {column}", En: "line {line}, column {column}"},
	"place.feature":       {De: "Fläche {n}", En: "feature {n}"},
	"findings.of":         {De: "Befunde zu {edition}:", En: "Findings on {edition}:"},
	"run.nothing_written": {De: "Es wurde nichts geschrieben. Nach der Korrektur denselben Aufruf wiederholen.", En: "Nothing was written. Correct the input and call again."},
	"run.written_before":  {De: "Vor dem Fehler fertig geworden: {path}", En: "Finished before the failure: {path}"},
	"check.clean":         {De: "Keine Befunde. Der Bericht kann geschrieben werden.", En: "No findings. The report can be written."},
	"check.usable":        {De: "Der Bericht kann geschrieben werden.", En: "The report can be written."},
	"check.errors":        {De: "Mit Fehlern wird kein Bericht geschrieben.", En: "With errors no report is written."},

	// The summary of a run.
	"summary.excluded": {De: ", davon {n} ausgenommen", En: ", {n} of them excluded"},
	"summary.counts": {
		De: "{errors} Fehler, {warnings} {warnings:Warnung|Warnungen}, {notes} {notes:Hinweis|Hinweise}.",
		En: "{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}, {notes} {notes:note|notes}.",
	},
	"summary.look": {De: "Ansehen: {path}", En: "Look at: {path}"},

	// Progress of a long run.
	"stage.edition": {De: "Ausgabedatei gelesen", En: "edition file read"},
	"stage.read":    {De: "Tabellen und Grenzen gelesen", En: "tables and boundaries read"},
	"stage.compute": {De: "gerechnet", En: "computed"},
	"stage.render":  {De: "Seiten und Karten erzeugt", En: "pages and maps made"},
	"stage.write":   {De: "geschrieben", En: "written"},
	"progress":      {De: "{seconds} s  {edition}: {stage}", En: "{seconds} s  {edition}: {stage}"},
}
