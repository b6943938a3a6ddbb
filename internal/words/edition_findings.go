package words

// editionFindings are the texts of findings in edition.yaml.
var editionFindings = Catalogue{
	// The file as a whole.
	"finding.edition_empty_file": {
		"Die Ausgabedatei ist leer.",
		"The edition file is empty."},
	"finding.edition_empty_file.hint": {
		"Am einfachsten ist es, die Datei einer früheren Ausgabe zu kopieren und anzupassen.",
		"The easiest way is to copy the file of an earlier edition and to change it."},
	"finding.edition_too_large": {
		"Die Ausgabedatei ist größer als {n} MB.",
		"The edition file is larger than {n} MB."},
	"finding.edition_too_large.hint": {
		"Ist das wirklich die Ausgabedatei und nicht etwa eine umbenannte Arbeitsmappe?",
		"Is this really the edition file, and not a renamed workbook?"},
	"finding.edition_is_workbook": {
		"Das ist eine Arbeitsmappe, keine Ausgabedatei.",
		"This is a workbook, not an edition file."},
	"finding.edition_is_workbook.hint": {
		"Die Ausgabedatei nennen, gewöhnlich edition.yaml. Was in der Mappe gefunden wird, zeigt: analyze check --explain MAPPE.xlsx",
		"Name the edition file, usually edition.yaml. What is found in the workbook is shown by: analyze check --explain WORKBOOK.xlsx"},
	"finding.edition_not_utf8": {
		"Ab hier enthält die Datei Zeichen, die nicht in UTF-8 gespeichert sind.",
		"From here on the file has characters that were not saved as UTF-8."},
	"finding.edition_not_utf8.hint": {
		"Die Datei im Editor mit der Codierung UTF-8 speichern.",
		"Save the file with the encoding UTF-8 in the editor."},
	"finding.edition_documents": {
		"Hier beginnt nach einer Zeile „---“ oder „...“ eine zweite Ausgabe. Eine Datei beschreibt genau eine Ausgabe.",
		"After a line “---” or “...” a second edition begins here. One file describes exactly one edition."},
	"finding.edition_documents.hint": {
		"Die zweite Ausgabe in eine eigene Datei verschieben oder diese Zeile löschen.",
		"Move the second edition to a file of its own, or delete this line."},
	"finding.edition_no_mapping": {
		"Die Ausgabedatei muss aus Zeilen der Form „Schlüssel: Wert“ bestehen.",
		"The edition file must consist of lines of the form “key: value”."},
	"finding.edition_no_mapping.hint": {
		"Die erste Zeile ist meist die Kennung, zum Beispiel id: \"2018\".",
		"The first line usually is the id, for example id: \"2018\"."},
	"finding.edition_too_deep": {
		"Die Einrückung ist hier mehr als {n} Stufen tief, oder ein Verweis (*) enthält sich selbst.",
		"The nesting is more than {n} steps deep here, or an alias (*) contains itself."},
	"finding.edition_too_many_nodes": {
		"Die Datei hat zu viele Einträge; vermutlich vervielfachen sich Verweise (*).",
		"The file has too many entries; probably aliases (*) multiply."},
	"finding.edition_too_many_nodes.hint": {
		"Die Verweise durch ausgeschriebene Einträge ersetzen.",
		"Write the entries out instead of using aliases."},
	"finding.edition_list_unread": {
		"Die Liste der Indikatoren steht in „{file}“ und kann hier nicht gelesen werden.",
		"The list of indicators stands in “{file}” and can't be read here."},
	"finding.edition_list_header": {
		"Auf diesem Blatt ist keine Liste von Indikatoren zu erkennen: In den ersten {n} Zeilen gibt es keine Spalte „id“.",
		"There is no list of indicators on this sheet: the first {n} rows have no column “id”."},
	"finding.edition_list_header.hint": {
		"Die Kopfzeile nennt die Schlüssel, einen je Spalte: {keys}.",
		"The header names the keys, one per column: {keys}."},
	"finding.edition_list_empty": {
		"Unter der Kopfzeile steht kein Indikator.",
		"There is no indicator below the header."},
	"finding.edition_list_long": {
		"Die Liste hat mehr als {n} Zeilen.",
		"The list has more than {n} rows."},
	"finding.edition_list_long.hint": {
		"Vielleicht ist ein Blatt mit Werten gemeint statt des Blattes mit den Indikatoren: „sheet“ prüfen.",
		"Perhaps this is a sheet of values, not the one of indicators: check “sheet”."},
	"finding.edition_list_beside": {
		"„{value}“ steht in einer Spalte ohne Überschrift.",
		"“{value}” stands in a column without a header."},
	"finding.edition_list_beside.hint": {
		"In die Kopfzeile den Schlüssel schreiben, den die Spalte enthält, oder Anmerkungen auf ein anderes Blatt verschieben.",
		"Write the key of the column into the header, or move remarks to another sheet."},
	"finding.edition_list_failed": {
		"„{key}“ ist ein Fehlerwert der Tabellenkalkulation: {value}.",
		"“{key}” is an error value of the spreadsheet: {value}."},
	"finding.edition_list_failed.hint": {
		"Die Formel in dieser Zelle berichtigen oder den Wert eintippen.",
		"Correct the formula in this cell or type the value."},
	"finding.edition_list_uncached": {
		"„{key}“ ist eine Formel, deren Ergebnis nicht gespeichert ist.",
		"“{key}” is a formula whose result was not saved."},
	"finding.edition_list_uncached.hint": {
		"Die Mappe in Excel oder LibreOffice öffnen, rechnen lassen und speichern.",
		"Open the workbook in Excel or LibreOffice, let it compute and save it."},
	"finding.edition_column_twice": {
		"Die Spalte „{key}“ gibt es schon in {cell}.",
		"The column “{key}” stands in {cell} already."},
	"finding.edition_too_many": {
		"Mehr als {n} Fehler in der Ausgabedatei; weitere werden nicht gezeigt.",
		"More than {n} errors in the edition file; further ones are not shown."},

	// Syntax.
	"finding.edition_yaml": {
		"Ab dieser Zeile ist die Datei nicht lesbar (Meldung des YAML-Lesers: {detail}).",
		"The file can't be read from this line on (the YAML reader says: {detail})."},
	"finding.edition_yaml.hint": {
		"Einrückungen, Doppelpunkte und Anführungszeichen in dieser Zeile und der davor prüfen.",
		"Check indentation, colons and quotation marks in this line and the one before."},
	"finding.edition_yaml_tab": {
		"Hier ist mit einem Tabulator eingerückt. Erlaubt sind nur Leerzeichen.",
		"This line is indented with a tab. Only spaces are allowed."},
	"finding.edition_yaml_tab.hint": {
		"Den Tabulator durch Leerzeichen ersetzen.",
		"Replace the tab by spaces."},
	"finding.edition_yaml_start": {
		"Ein Wert beginnt mit einem Zeichen, das ohne Anführungszeichen nicht am Anfang stehen darf.",
		"A value begins with a character that may not come first without quotation marks."},
	"finding.edition_yaml_start.hint": {
		"Den Wert in Anführungszeichen setzen, zum Beispiel \"%\" oder \"@\".",
		"Put the value in quotation marks, for example \"%\" or \"@\"."},
	"finding.edition_yaml_colon": {
		"Hier steht ein Doppelpunkt an einer Stelle, an der er nicht stehen darf.",
		"There is a colon here in a place where it may not stand."},
	"finding.edition_yaml_colon.hint": {
		"Enthält der Wert selbst einen Doppelpunkt, gehört er in Anführungszeichen; sonst die Einrückung dieser Zeile prüfen.",
		"If the value itself has a colon, it needs quotation marks; otherwise check the indentation of this line."},
	"finding.edition_yaml_no_colon": {
		"Nach dem Schlüssel fehlt der Doppelpunkt.",
		"The colon after the key is missing."},
	"finding.edition_yaml_no_colon.hint": {
		"Die Form ist „Schlüssel: Wert“, mit einem Leerzeichen nach dem Doppelpunkt.",
		"The form is “key: value”, with a space after the colon."},
	"finding.edition_yaml_bracket": {
		"Eine Klammer, die in dieser Zeile beginnt, ist nicht oder nicht passend geschlossen, oder zwischen zwei Einträgen fehlt das Komma.",
		"A bracket that opens in this line is not closed or closed by the wrong one, or the comma between two entries is missing."},
	"finding.edition_yaml_bracket.hint": {
		"Zu jeder [ gehört eine ], zu jeder geschweiften Klammer ihr Gegenstück; Einträge trennt ein Komma.",
		"Every [ needs its ], every brace its counterpart; a comma stands between entries."},
	"finding.edition_yaml_quote": {
		"Das Anführungszeichen, das hier beginnt, wird nicht geschlossen.",
		"The quotation mark that opens here is not closed."},
	"finding.edition_yaml_escape": {
		"Nach einem umgekehrten Schrägstrich (\\) steht in doppelten Anführungszeichen ein Zeichen, das dort keine Bedeutung hat.",
		"A backslash (\\) within double quotation marks is followed by a character that has no meaning there."},
	"finding.edition_yaml_escape.hint": {
		"Pfade mit / schreiben, oder einfache Anführungszeichen ('…') verwenden.",
		"Write paths with /, or use single quotation marks ('…')."},
	"finding.edition_yaml_anchor": {
		"Ein Wert beginnt mit * und verweist damit auf etwas, das es in der Datei nicht gibt.",
		"A value begins with * and so refers to something that is not in the file."},
	"finding.edition_yaml_anchor.hint": {
		"Ist das Sternchen selbst gemeint, gehört der Wert in Anführungszeichen.",
		"If the asterisk itself is meant, put the value in quotation marks."},
	"finding.edition_yaml_control": {
		"Die Zeile enthält ein unsichtbares Steuerzeichen.",
		"The line contains an invisible control character."},
	"finding.edition_yaml_control.hint": {
		"Die Zeile löschen und neu schreiben.",
		"Delete the line and type it again."},
	"finding.edition_yaml_indent": {
		"Diese Zeile ist anders eingerückt als die Einträge, zu denen sie gehört.",
		"This line is indented unlike the entries it belongs to."},
	"finding.edition_yaml_indent.hint": {
		"Einträge derselben Liste und Schlüssel desselben Eintrags müssen genau untereinander beginnen.",
		"Entries of one list and keys of one entry must begin exactly below each other."},

	// Keys.
	"finding.edition_unknown_key": {
		"Den Schlüssel „{key}“ gibt es hier nicht.",
		"There is no key “{key}” here."},
	"finding.edition_unknown_key.hint": {
		"Erlaubt sind: {allowed}.",
		"Allowed are: {allowed}."},
	"finding.edition_number_as_key": {
		"Den Schlüssel „{key}“ gibt es hier nicht; vielleicht ist davor ein Dezimalkomma gemeint.",
		"There is no key “{key}” here; perhaps the comma before it is meant as a decimal comma."},
	"finding.edition_number_as_key.hint": {
		"In dieser Datei stehen Zahlen mit Dezimalpunkt: 0.35 statt 0,35. Ein Komma beginnt einen neuen Eintrag.",
		"Numbers stand with a decimal point in this file: 0.35, not 0,35. A comma begins a new entry."},
	"finding.edition_misspelt_key": {
		"Den Schlüssel „{key}“ gibt es hier nicht. Ist „{near}“ gemeint?",
		"There is no key “{key}” here. Did you mean “{near}”?"},
	"finding.edition_misspelt_key.hint": {
		"Erlaubt sind: {allowed}.",
		"Allowed are: {allowed}."},
	"finding.edition_key_twice": {
		"Der Schlüssel „{key}“ steht schon in Zeile {line}.",
		"The key “{key}” stands in line {line} already."},
	"finding.edition_key_twice.hint": {
		"Einen der beiden Einträge löschen.",
		"Delete one of the two."},
	"finding.edition_want_key": {
		"Ein Schlüssel muss ein einfacher Text sein, keine Liste und kein Block.",
		"A key must be plain text, not a list or a block."},
	"finding.edition_missing_key": {
		"In „{block}“ fehlt der Schlüssel „{key}“.",
		"The key “{key}” is missing in “{block}”."},
	"finding.edition_empty_value": {
		"„{key}“ hat keinen Wert.",
		"“{key}” has no value."},
	"finding.edition_empty_value.hint": {
		"Einen Wert eintragen oder die Zeile löschen.",
		"Give a value or delete the line."},
	"finding.edition_not_supported": {
		"„{key}“ wird noch nicht unterstützt.",
		"“{key}” is not supported yet."},
	"finding.edition_not_supported.hint": {
		"Den Eintrag bis dahin löschen oder mit # auskommentieren; stillschweigend übergangen wird er nicht.",
		"Delete the entry or comment it out with # until then; it is never ignored silently."},
	"finding.edition_crs_not_supported": {
		"Das Koordinatensystem {crs} wird noch nicht unterstützt, nur EPSG:4326 (Länge und Breite in WGS84) und EPSG:4258 (in ETRS89).",
		"The coordinate system {crs} is not supported yet, only EPSG:4326 (longitude and latitude in WGS84) and EPSG:4258 (in ETRS89)."},
	"finding.edition_crs_not_supported.hint": {
		"Die Grenzen in EPSG:4326 speichern, in QGIS mit „Exportieren > Objekte speichern als“, und hier crs: EPSG:4326 angeben. Nur die Angabe zu ändern genügt nicht.",
		"Save the boundaries in EPSG:4326, in QGIS by “Export > Save Features As”, and give crs: EPSG:4326 here. Changing this entry alone is not enough."},
	"finding.edition_none_of": {
		"Hier fehlt einer der Schlüssel {keys}.",
		"One of the keys {keys} is missing here."},
	"finding.edition_more_than_one": {
		"{standing} schließen einander aus.",
		"{standing} exclude each other."},
	"finding.edition_more_than_one.hint": {
		"Nur einen davon angeben: {keys}. Mehrere Bedingungen verbindet all oder any.",
		"Give only one of: {keys}. Several conditions are joined by all or any."},
	"finding.edition_unfit_key": {
		"„{key}“ hat neben „{because}“ keine Bedeutung.",
		"“{key}” has no meaning beside “{because}”."},
	"finding.edition_unfit_key.hint": {
		"„{key}“ hier löschen.",
		"Delete “{key}” here."},

	// Values.
	"finding.edition_want_mapping": {
		"„{key}“ braucht Angaben der Form „Schlüssel: Wert“.",
		"“{key}” needs entries of the form “key: value”."},
	"finding.edition_want_mapping.hint": {
		"Mögliche Schlüssel: {allowed}.",
		"Possible keys: {allowed}."},
	"finding.edition_want_pairs": {
		"„{key}“ braucht Paare der Form „Text: Bedeutung“.",
		"“{key}” needs pairs of the form “text: meaning”."},
	"finding.edition_want_list": {
		"„{key}“ muss eine Liste sein.",
		"“{key}” must be a list."},
	"finding.edition_want_list.hint": {
		"Eine Liste steht in eckigen Klammern oder hat einen Strich und ein Leerzeichen vor jedem Eintrag.",
		"A list stands in square brackets, or has a dash and a space before each entry."},
	"finding.edition_short_list": {
		"Die Liste „{key}“ braucht mindestens {n} {n:Eintrag|Einträge}.",
		"The list “{key}” needs at least {n} {n:entry|entries}."},
	"finding.edition_want_text": {
		"„{key}“ muss ein Text sein, nicht „{value}“.",
		"“{key}” must be a text, not “{value}”."},
	"finding.edition_control_character": {
		"„{key}“ enthält ein unsichtbares Steuerzeichen.",
		"“{key}” contains an invisible control character."},
	"finding.edition_want_number": {
		"„{key}“ muss eine Zahl sein, nicht „{value}“.",
		"“{key}” must be a number, not “{value}”."},
	"finding.edition_want_number.hint": {
		"In dieser Datei mit Dezimalpunkt, ohne Tausendertrennung, Einheit und Anführungszeichen schreiben: 1234.5.",
		"Write it with a decimal point, without thousands separator, unit and quotation marks: 1234.5."},
	"finding.edition_not_positive": {
		"„{key}“ muss größer als 0 sein, nicht {value}.",
		"“{key}” must be greater than 0, not {value}."},
	"finding.edition_want_whole": {
		"„{key}“ muss eine ganze Zahl von {least} bis {most} sein, nicht „{value}“.",
		"“{key}” must be a whole number from {least} to {most}, not “{value}”."},
	"finding.edition_want_flag": {
		"„{key}“ muss true (ja) oder false (nein) sein, nicht „{value}“.",
		"“{key}” must be true or false, not “{value}”."},
	"finding.edition_want_span": {
		"„{key}“ braucht zwei Zahlen in eckigen Klammern, zum Beispiel [0, 100].",
		"“{key}” needs two numbers in square brackets, for example [0, 100]."},
	"finding.edition_low_high": {
		"In „{key}“ muss die erste Zahl kleiner sein als die zweite: {low} und {high}.",
		"In “{key}” the first number must be below the second: {low} and {high}."},
	"finding.edition_want_date": {
		"„{key}“ muss ein Datum der Form 2019-05-28 (Jahr-Monat-Tag) sein, nicht „{value}“.",
		"“{key}” must be a date of the form 2019-05-28 (year-month-day), not “{value}”."},
	"finding.edition_want_rows": {
		"„{key}“ muss Zeilennummern der Tabelle nennen, zum Beispiel 5-103, nicht „{value}“.",
		"“{key}” must name row numbers of the sheet, for example 5-103, not “{value}”."},
	"finding.edition_want_cells": {
		"„range“ muss einen Zellbereich nennen, zum Beispiel B4:Q546, nicht „{value}“.",
		"“range” must name a range of cells, for example B4:Q546, not “{value}”."},
	"finding.edition_bad_pattern": {
		"Das Muster „{value}“ ist nicht lesbar ({detail}).",
		"The pattern “{value}” can't be read ({detail})."},
	"finding.edition_bad_pattern.hint": {
		"Beispiele: \"^(\\d+)\" nimmt die Ziffern am Anfang, \"^\\d+ (.*)\" den Text nach der Nummer. In doppelten Anführungszeichen wird \\ verdoppelt.",
		"Examples: \"^(\\d+)\" takes the digits at the start, \"^\\d+ (.*)\" the text after the number. In double quotes, \\ is doubled."},
	"finding.edition_rows_in_header": {
		"Die Gebietszeilen beginnen in Zeile {row}, der Tabellenkopf reicht aber bis Zeile {header}.",
		"The rows of areas begin in row {row}, but the header reaches down to row {header}."},
	"finding.edition_bad_word": {
		"„{value}“ ist für „{key}“ nicht möglich.",
		"“{value}” is not possible for “{key}”."},
	"finding.edition_bad_word.hint": {
		"Möglich sind: {allowed}.",
		"Possible are: {allowed}."},
	"finding.edition_path_absolute": {
		"„{value}“ ist ein Pfad von der Wurzel oder einem Laufwerk aus.",
		"“{value}” is a path from the root or a drive."},
	"finding.edition_path_absolute.hint": {
		"Die Datei neben die Ausgabedatei legen und ihren Namen angeben, oder mit --data ORDNER den Ordner der Daten nennen.",
		"Put the file beside the edition file and give its name, or name the data folder with --data FOLDER."},
	"finding.edition_path_outside": {
		"„{value}“ liegt außerhalb des übergeordneten Ordners.",
		"“{value}” lies outside the parent folder."},
	"finding.edition_path_outside.hint": {
		"Ein Pfad darf höchstens einen Ordner nach oben führen (../), damit eine Ausgabe mit ihren Daten weitergegeben werden kann.",
		"A path may lead up one folder at most (../), so that an edition can be passed on with its data."},

	// Ids and references.
	"finding.edition_bad_id": {
		"„{value}“ ist als Kennung ({key}) nicht möglich.",
		"“{value}” is not possible as an id ({key})."},
	"finding.edition_bad_id.hint": {
		"Kennungen haben 1 bis 64 Zeichen: Buchstaben ohne Umlaute, Ziffern, _ und -. Der Name mit Umlauten gehört in label oder name.",
		"Ids have 1 to 64 characters: letters without accents, digits, _ and -. The full name belongs in label or name."},
	"finding.edition_id_twice": {
		"Die Kennung „{id}“ ist seit Zeile {line} vergeben (Groß- und Kleinschreibung zählt nicht).",
		"The id “{id}” is taken since line {line} (case does not count)."},
	"finding.edition_named_twice": {
		"„{id}“ steht in dieser Liste zweimal.",
		"“{id}” stands in this list twice."},
	"finding.edition_unknown_level": {
		"Eine Ebene „{id}“ gibt es nicht.",
		"There is no level “{id}”."},
	"finding.edition_unknown_level.hint": {
		"Unter levels steht: {known}.",
		"Under levels there is: {known}."},
	"finding.edition_unknown_indicator": {
		"Einen Indikator „{id}“ gibt es nicht.",
		"There is no indicator “{id}”."},
	"finding.edition_unknown_indicator.hint": {
		"Unter indicators steht etwa: {known}.",
		"Under indicators there is, for instance: {known}."},
	"finding.edition_unknown_index": {
		"Einen Index „{id}“ gibt es nicht.",
		"There is no index “{id}”."},
	"finding.edition_unknown_index.hint": {
		"Unter indices steht: {known}.",
		"Under indices there is: {known}."},
	"finding.edition_unknown_input": {
		"„{id}“ ist weder ein Indikator noch ein Index.",
		"There is neither an indicator nor an index “{id}”."},
	"finding.edition_unknown_input.hint": {
		"Unter indicators und indices steht etwa: {known}.",
		"Under indicators and indices there is, for instance: {known}."},
	"finding.edition_unknown_scheme": {
		"Eine Einteilung „{id}“ gibt es nicht.",
		"There is no class scheme “{id}”."},
	"finding.edition_unknown_scheme.hint": {
		"Unter classes steht: {known}.",
		"Under classes there is: {known}."},
	"finding.edition_unknown_class": {
		"Eine Klasse „{id}“ gibt es in dieser Einteilung nicht.",
		"There is no class “{id}” in this scheme."},
	"finding.edition_unknown_class.hint": {
		"Die Einteilung hat: {known}.",
		"The scheme has: {known}."},

	// Levels.
	"finding.edition_report_twice": {
		"report: true steht schon in Zeile {line}. Nur eine Ebene erhält Rangliste und Gebietsseiten.",
		"report: true stands in line {line} already. Only one level gets the ranking and the pages."},
	"finding.edition_within_coarsest": {
		"Die erste Ebene („{level}“) ist die gröbste und kann in keiner anderen liegen.",
		"The first level (“{level}”) is the coarsest and can't lie within another."},
	"finding.edition_within_coarsest.hint": {
		"Die Ebenen von grob nach fein ordnen oder within hier löschen.",
		"Order the levels from coarse to fine, or delete within here."},
	"finding.edition_within_level": {
		"Die Ebene „{level}“ muss in der nächstgröberen liegen, in „{coarse}“, nicht in „{id}“.",
		"The level “{level}” must lie within the next coarser one, “{coarse}”, not within “{id}”."},
	"finding.edition_within_level.hint": {
		"Die Ebenen von grob nach fein ordnen.",
		"Order the levels from coarse to fine."},
	"finding.edition_no_table": {
		"Die feinste Ebene („{level}“) hat keine Tabelle, und es gibt keine feinere, aus der sie summiert werden könnte.",
		"The finest level (“{level}”) has no table, and there is no finer one to sum it from."},
	"finding.edition_no_table.hint": {
		"Unter tables die Tabelle mit den Werten dieser Ebene angeben.",
		"Name the table with the values of this level under tables."},
	"finding.edition_no_within": {
		"Nichts sagt, in welchem Gebiet der Ebene „{coarse}“ ein Gebiet der Ebene „{level}“ liegt; das wird zum Zusammenfassen gebraucht.",
		"Nothing says within which area of the level “{coarse}” an area of the level “{level}” lies; it is needed to put areas together."},
	"finding.edition_no_within.hint": {
		"Bei „{level}“ den Schlüssel within angeben.",
		"Give the key within for “{level}”."},
	"finding.edition_dissolve_level": {
		"Die Grenzen von „{level}“ können nur aus einer feineren Ebene entstehen, nicht aus „{id}“.",
		"The boundaries of “{level}” can only be made from a finer level, not from “{id}”."},
	"finding.edition_dissolve_nothing": {
		"Die Grenzen von „{level}“ sollen aus „{id}“ entstehen, aber „{id}“ hat selbst keine Grenzen.",
		"The boundaries of “{level}” are to be made from “{id}”, but “{id}” has no boundaries itself."},

	// Exclusions.
	"finding.edition_no_population": {
		"population_below braucht die Einwohnerzahl, aber population nennt keine Spalte.",
		"population_below needs the population, but population names no column."},
	"finding.edition_no_population.hint": {
		"Am Anfang der Datei population mit der Überschrift der Einwohnerspalte angeben.",
		"Give population with the header of the population column at the top of the file."},

	// Indices.
	"finding.edition_neutral_input": {
		"„{id}“ ist als neutral angegeben und kann deshalb nicht in einen Index eingehen.",
		"“{id}” is declared neutral and so can't enter an index."},
	"finding.edition_neutral_input.hint": {
		"Bei „{id}“ für higher_is worse oder better angeben, oder den Indikator hier streichen.",
		"State worse or better for higher_is of “{id}”, or strike it here."},
	"finding.edition_count_about_city": {
		"„{id}“ ist eine Anzahl (kind: count); an der Anzahl der ganzen Stadt lässt sich kein Gebiet messen.",
		"“{id}” is a count (kind: count); no area can be measured against the count of the whole city."},
	"finding.edition_count_about_city.hint": {
		"Die Anzahl auf die Einwohner oder Fälle beziehen (rate), oder im Index centre: mean oder einen Rang (normalise: percent_rank) wählen.",
		"Relate the count to inhabitants or cases (rate), or choose centre: mean or a rank (normalise: percent_rank) in the index."},
	"finding.edition_no_goalposts": {
		"Für „{id}“ fehlen die Grenzwerte (goalposts), auf die normiert werden soll.",
		"The goalposts of “{id}” are missing."},
	"finding.edition_no_goalposts.hint": {
		"Den Eintrag mit Schlüsseln schreiben: indicator, goalposts: [unterer, oberer Wert].",
		"Write the entry with keys: indicator, goalposts: [lower, upper value]."},
	"finding.edition_no_effect": {
		"„{key}“ hat beim Index „{id}“ keine Wirkung: kein Schritt seiner Berechnung verwendet es.",
		"“{key}” has no effect on the index “{id}”: no step of its computation uses it."},
	"finding.edition_no_effect.hint": {
		"centre und spread wirken bei zscore, range bei minmax und goalposts. Den Schlüssel löschen oder normalise ändern.",
		"centre and spread work with zscore, range with minmax and goalposts. Delete the key or change normalise."},
	"finding.edition_index_circle": {
		"Diese Indizes enthalten einander im Kreis: {circle}.",
		"These indices contain each other in a circle: {circle}."},

	// Classes.
	"finding.edition_last_band": {
		"Die letzte Klasse („{class}“) darf keine Obergrenze haben; sonst bliebe alles darüber ohne Klasse.",
		"The last class (“{class}”) may have no upper bound; whatever lies above would have no class."},
	"finding.edition_last_band.hint": {
		"below oder to in der letzten Klasse löschen.",
		"Delete below or to in the last class."},
	"finding.edition_bands_descend": {
		"Die Obergrenze {bound} liegt nicht über der vorigen ({before}). Die Klassen müssen nach Obergrenzen aufsteigen.",
		"The upper bound {bound} is not above the one before ({before}). Classes must ascend by their bounds."},
	"finding.edition_class_differs": {
		"Die Klasse „{class}“ hat hier ein anderes {key} als in Zeile {line}.",
		"The class “{class}” has another {key} here than in line {line}."},
	"finding.edition_class_differs.hint": {
		"{key} nur einmal je Klasse angeben.",
		"Give {key} once per class only."},
	"finding.edition_no_coarser": {
		"„{condition}“ fragt nach der nächstgröberen Ebene, aber „{level}“ ist die gröbste.",
		"“{condition}” asks for the next coarser level, but “{level}” is the coarsest."},
	"finding.edition_no_finer": {
		"„{condition}“ fragt nach der nächstfeineren Ebene, aber „{level}“ ist die feinste.",
		"“{condition}” asks for the next finer level, but “{level}” is the finest."},
	"finding.edition_no_nesting": {
		"„{condition}“ braucht die Angabe, in welchem gröberen Gebiet ein Gebiet der Ebene „{level}“ liegt.",
		"“{condition}” needs to know within which coarser area an area of the level “{level}” lies."},
	"finding.edition_no_nesting.hint": {
		"Bei „{level}“ den Schlüssel within angeben.",
		"Give the key within for “{level}”."},
	"finding.edition_class_not_there": {
		"Auf der Ebene „{level}“ vergibt keine Regel die Klasse „{class}“; die Bedingung wäre nie erfüllt.",
		"No rule gives the class “{class}” on the level “{level}”; the condition would never hold."},
	"finding.edition_rule_circle": {
		"Die Klassen dieser Ebenen warten aufeinander (parent und any_child im Kreis): {circle}.",
		"The classes of these levels wait for each other (parent and any_child in a circle): {circle}."},
	"finding.edition_combine_circle": {
		"Diese Einteilungen enthalten einander im Kreis: {circle}.",
		"These class schemes contain each other in a circle: {circle}."},
	"finding.edition_neutral_rank": {
		"„{id}“ ist als neutral angegeben und hat deshalb keine ungünstigsten Ränge.",
		"“{id}” is declared neutral and so has no worst ranks."},
}
