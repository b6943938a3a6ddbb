package words

// sheetFindings are the texts of findings in workbooks and tables.
var sheetFindings = Catalogue{
	"finding.csv_encoding": {
		"Die Datei ist in {encoding} gespeichert und wurde so gelesen.",
		"The file is saved in {encoding} and was read like that."},
	"finding.csv_encoding.hint": {
		"In Ordnung, wenn Umlaute richtig erscheinen; sonst als „CSV UTF-8“ speichern.",
		"Fine if umlauts come out right; otherwise save it as “CSV UTF-8”."},
	"finding.sheet_hidden": {
		"Das Blatt „{sheet}“ ist in der Arbeitsmappe ausgeblendet und wird trotzdem gelesen.",
		"The sheet “{sheet}” is hidden in its workbook and is read all the same."},
	"finding.not_a_table": {
		"Die Datei enthält keinen Text und ist keine Tabelle.",
		"The file holds no text and is no table."},
	"finding.not_a_table.hint": {
		"Gelesen werden Arbeitsmappen (.xlsx) und CSV-Dateien.",
		"Workbooks (.xlsx) and CSV files can be read."},
	"finding.sheet_too_large": {
		"Die Tabelle ist zu groß: mehr als {rows} Zeilen oder sehr viele Zellen.",
		"The table is too large: more than {rows} rows, or very many cells."},
	"finding.sheet_too_large.hint": {
		"Oft sind leere Zeilen oder Spalten bis zum Rand des Blattes formatiert: diese löschen und neu speichern.",
		"Often empty rows or columns are formatted up to the edge of the sheet: delete them and save again."},
	"finding.csv_quotes": {
		"In Zeile {line} der Datei stehen Anführungszeichen, die nicht zueinander passen; der Datensatz wurde nicht gelesen.",
		"In line {line} of the file there are quotes that do not match; the record was not read."},
	"finding.csv_quotes.hint": {
		"Ein Feld beginnt und endet mit einem geraden Anführungszeichen; eines im Text selbst wird verdoppelt.",
		"A field begins and ends with a straight quote; a quote within the text is doubled."},
	"finding.file_empty": {
		"Die Datei ist leer.",
		"The file is empty."},
	"finding.file_empty.hint": {
		"Die Datei neu speichern oder aus der Quelle neu holen.",
		"Save the file again, or get it from its source again."},
	"finding.workbook_encrypted": {
		"Die Arbeitsmappe ist mit einem Kennwort geschützt und kann nicht geöffnet werden.",
		"The workbook is protected by a password and can't be opened."},
	"finding.workbook_encrypted.hint": {
		"In Excel öffnen, unter „Informationen“ das Kennwort entfernen und speichern.",
		"Open it in Excel, remove the password under “Info” and save."},
	"finding.workbook_old": {
		"Die Arbeitsmappe hat ein Format, das nicht gelesen werden kann (.xls oder .xlsb).",
		"The workbook has a format that can't be read (.xls or .xlsb)."},
	"finding.workbook_old.hint": {
		"In Excel öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern.",
		"Open it in Excel and save it as “Excel Workbook (.xlsx)”."},
	"finding.workbook_ods": {
		"Die Datei ist eine OpenDocument-Tabelle (.ods) und kann nicht gelesen werden.",
		"The file is an OpenDocument spreadsheet (.ods) and can't be read."},
	"finding.workbook_ods.hint": {
		"In LibreOffice öffnen und als „Excel 2007-365 (.xlsx)“ speichern.",
		"Open it in LibreOffice and save it as “Excel 2007-365 (.xlsx)”."},
	"finding.workbook_is_web_page": {
		"Die Datei ist keine Arbeitsmappe, sondern eine Webseite oder XML-Datei.",
		"The file is no workbook, but a web page or an XML file."},
	"finding.workbook_is_web_page.hint": {
		"Manche Portale liefern Webseiten unter dem Namen einer Arbeitsmappe: in Excel öffnen und als .xlsx speichern.",
		"Some portals deliver web pages under the name of a workbook: open it in Excel and save it as .xlsx."},
	"finding.not_a_workbook": {
		"Die Datei ist keine Excel-Arbeitsmappe (.xlsx).",
		"The file is no Excel workbook (.xlsx)."},
	"finding.not_a_workbook.hint": {
		"In Excel öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern.",
		"Open it in Excel and save it as “Excel Workbook (.xlsx)”."},
	"finding.workbook_damaged": {
		"Die Arbeitsmappe ist beschädigt oder unvollständig ({detail}).",
		"The workbook is damaged or incomplete ({detail})."},
	"finding.workbook_damaged.hint": {
		"Neu herunterladen oder kopieren; oder in Excel öffnen, reparieren lassen und speichern.",
		"Download or copy it again; or open it in Excel, have it repaired and save."},
	"finding.workbook_too_large": {
		"Die Arbeitsmappe ist entpackt größer als {limit} MB.",
		"Unpacked, the workbook is larger than {limit} MB."},
	"finding.workbook_too_large.hint": {
		"Nur die Blätter mit den Indikatoren in eine eigene Arbeitsmappe kopieren.",
		"Copy only the sheets with the indicators into a workbook of their own."},
	"finding.sheet_missing": {
		"In der Arbeitsmappe {file} gibt es kein Blatt „{sheet}“.",
		"The workbook {file} has no sheet “{sheet}”."},
	"finding.sheet_missing.hint": {
		"Vorhanden sind: {sheets}.",
		"It has: {sheets}."},
	"finding.sheet_misnamed": {
		"In der Arbeitsmappe {file} gibt es kein Blatt „{sheet}“. Ist „{near}“ gemeint?",
		"The workbook {file} has no sheet “{sheet}”. Did you mean “{near}”?"},
	"finding.sheet_misnamed.hint": {
		"Vorhanden sind: {sheets}.",
		"It has: {sheets}."},
	"finding.sheet_damaged": {
		"Das Blatt ist beschädigt und kann nicht gelesen werden.",
		"The sheet is damaged and can't be read."},
	"finding.sheet_damaged.hint": {
		"Die Arbeitsmappe in Excel öffnen, reparieren lassen und speichern.",
		"Open the workbook in Excel, have it repaired and save."},
	"finding.sheet_truncated": {
		"Das Blatt bricht in Zeile {row} ab: der Rest fehlt in der Datei.",
		"The sheet breaks off in row {row}: the rest is not in the file."},
	"finding.sheet_truncated.hint": {
		"Die Arbeitsmappe wurde nicht vollständig gespeichert oder übertragen: neu speichern oder neu holen.",
		"The workbook was not saved or copied completely: save it or get it again."},
	"finding.file_missing": {
		"Die Datei „{file}“ gibt es nicht.",
		"The file “{file}” does not exist."},
	"finding.file_missing.hint": {
		"Pfade gelten vom Ordner der Ausgabedatei aus (oder vom Ordner hinter --data). Groß- und Kleinschreibung zählt.",
		"Paths start at the folder of the edition file (or the folder after --data). Upper and lower case matter."},
	"finding.file_misnamed": {
		"Die Datei „{file}“ gibt es nicht. Ist „{near}“ gemeint?",
		"The file “{file}” does not exist. Did you mean “{near}”?"},
	"finding.file_misnamed.hint": {
		"Den Namen in der Ausgabedatei berichtigen oder die Datei dort ablegen. Groß- und Kleinschreibung zählt.",
		"Correct the name in the edition file or put the file there. Upper and lower case matter."},
	"finding.header_outside": {
		"Die Kopfzeilen liegen nicht im Blatt „{sheet}“, das {rows} {rows:Zeile|Zeilen} hat.",
		"The header rows are not within the sheet “{sheet}”, which has {rows} {rows:row|rows}."},
	"finding.header_outside.hint": {
		"header nennt die erste und die letzte Kopfzeile, zum Beispiel 2-3.",
		"header names the first and last header row, such as 2-3."},
	"finding.rows_outside": {
		"Die Zeilen der Gebiete liegen nicht im Blatt „{sheet}“, das {rows} {rows:Zeile|Zeilen} hat, oder es steht keine Kopfzeile darüber.",
		"The rows of areas are not within the sheet “{sheet}”, which has {rows} {rows:row|rows}, or no header stands above them."},
	"finding.rows_outside.hint": {
		"rows nennt die erste und die letzte Zeile mit Gebieten, zum Beispiel 5-103.",
		"rows names the first and last row with areas, such as 5-103."},
	"finding.header_ambiguous": {
		"Die Überschrift „{column}“ steht in „{sheet}“ mehrmals ({cells}); welche Tabelle gemeint ist, bleibt offen.",
		"The header “{column}” stands several times in “{sheet}” ({cells}); which table is meant is not clear."},
	"finding.header_ambiguous.hint": {
		"Bei der Tabelle mit header die Kopfzeilen nennen, zum Beispiel header: 2-3.",
		"Name the header rows of the table, such as header: 2-3."},
	"finding.key_column_missing": {
		"In „{sheet}“ steht keine Überschrift „{column}“; ohne sie ist nicht zu finden, in welcher Spalte die Kennziffern der Gebiete stehen.",
		"“{sheet}” has no header “{column}”; without it the column with the codes of the areas can't be found."},
	"finding.key_column_missing.hint": {
		"In Frage kommen: {near}. Steht die Tabelle auf einem anderen Blatt? Vorhanden sind: {sheets}.",
		"Perhaps meant: {near}. Does the table stand on another sheet? There are: {sheets}."},
	"finding.column_missing": {
		"In „{sheet}“ gibt es keine Spalte „{column}“.",
		"“{sheet}” has no column “{column}”."},
	"finding.column_missing.hint": {
		"Am ähnlichsten sind: {near}. Die Überschrift so in die Ausgabedatei schreiben, wie sie in der Tabelle steht.",
		"Most alike are: {near}. Write the header in the edition file as it stands in the table."},
	"finding.column_ambiguous": {
		"„{column}“ meint in „{sheet}“ mehrere Spalten: {columns}.",
		"“{column}” means several columns of “{sheet}”: {columns}."},
	"finding.column_ambiguous.hint": {
		"Die Gruppe dazuschreiben („Gruppe | Überschrift“) oder den Spaltenbuchstaben nennen.",
		"Add the group (“group | header”), or name the letter of the column."},
	"finding.column_in_two_tables": {
		"Die Spalte „{column}“ steht in zwei Tabellen der Ebene mit verschiedenen Inhalten; die andere ist {other}.",
		"The column “{column}” stands in two tables of the level with different content; the other one is {other}."},
	"finding.column_in_two_tables.hint": {
		"Einer der Tabellen mit as eine Vorsilbe geben, zum Beispiel as: \"2013: \".",
		"Give one of the tables a prefix with as, such as as: \"2013: \"."},
	"finding.city_row_twice": {
		"Die Zeile der Gesamtstadt „{city}“ steht in „{sheet}“ zweimal; die andere beginnt in {other}.",
		"The row of the whole city “{city}” stands twice in “{sheet}”; the other one begins in {other}."},
	"finding.city_row_twice.hint": {
		"Mit rows die Zeilen der Gebiete nennen oder die zweite Zeile löschen.",
		"Name the rows of areas with rows, or delete the second row."},
	"finding.city_row_missing": {
		"In „{sheet}“ ({file}) gibt es keine Zeile „{city}“ für die Gesamtstadt.",
		"“{sheet}” ({file}) has no row “{city}” for the whole city."},
	"finding.city_row_missing.hint": {
		"city_row ist der Text, der in dieser Zeile unter der Kennziffer oder dem Namen steht. Gibt es keine, den Schlüssel weglassen: dann wird aus den Fallzahlen gerechnet.",
		"city_row is the text of that row under the code or the name. Where there is none, leave the key out: then the counts are added up."},
	"finding.key_unreadable": {
		"Unter „{column}“ steht statt einer Kennziffer ein Fehlerwert oder eine Formel ohne Ergebnis {text}.",
		"Under “{column}” there is an error or a formula without result instead of a code {text}."},
	"finding.key_unreadable.hint": {
		"Die Kennziffer als Text eintragen.",
		"Enter the code as text."},
	"finding.heading_missing": {
		"In „{sheet}“ steht keine Zelle mit dem Text „{heading}“, unter der die Tabelle beginnen soll.",
		"“{sheet}” has no cell with the text “{heading}” for the table to begin below."},
	"finding.heading_missing.hint": {
		"Am ähnlichsten sind: {near}.",
		"Most alike are: {near}."},
	"finding.heading_ambiguous": {
		"Der Text „{heading}“ steht in „{sheet}“ mehrmals ({cells}); welche Tabelle gemeint ist, bleibt offen.",
		"The text “{heading}” stands several times in “{sheet}” ({cells}); which table is meant is not clear."},
	"finding.heading_ambiguous.hint": {
		"Den Text vollständiger angeben oder statt heading die Zellen mit range nennen, zum Beispiel range: A37:K63.",
		"Give more of the text, or instead of heading name the cells with range, such as range: A37:K63."},
	"finding.key_match_invalid": {
		"Das Muster „{match}“ für die Kennziffer ist nicht lesbar ({detail}).",
		"The pattern “{match}” for the code can't be read ({detail})."},
	"finding.key_match_nothing": {
		"Auf keine Zelle unter „{column}“ passt das Muster „{match}“, auch nicht auf „{text}“ in {cell}.",
		"The pattern “{match}” fits no cell under “{column}”, nor “{text}” in {cell}."},
	"finding.key_match_nothing.hint": {
		"\"^(\\d+)\" nimmt die Ziffern am Anfang, \"^\\d+ (.*)\" den Text nach der Nummer.",
		"\"^(\\d+)\" takes the digits at the start, \"^\\d+ (.*)\" the text after the number."},
	"finding.key_zeros_restored": {
		"{n} {n:Kennziffer|Kennziffern} hatten ihre führenden Nullen verloren und {n:wurde|wurden} ergänzt, zuerst „{id}“ zu „{full}“.",
		"{n} {n:code|codes} had lost leading zeros, which were put back; the first was “{id}” and is “{full}”."},
	"finding.section_missing": {
		"In „{sheet}“ steht kein Zwischentitel „{section}“.",
		"“{sheet}” has no heading “{section}” between its rows."},
	"finding.section_missing.hint": {
		"Am ähnlichsten sind: {near}.",
		"Most alike are: {near}."},
	"finding.table_has_sections": {
		"In „{sheet}“ steht jedes Gebiet mehrmals, unter {n} Zwischentiteln wie „{section}“; „{id}“ hat deshalb mehrere Zeilen.",
		"In “{sheet}” every area stands several times, under {n} headings such as “{section}”; so “{id}” has several rows."},
	"finding.table_has_sections.hint": {
		"Bei der Tabelle sections: true angeben, dann heißen die Spalten „{section} | Überschrift“; oder mit sections: \"{section}\" nur diesen Abschnitt lesen.",
		"State sections: true for the table, and the columns are called “{section} | header”; or read only this section with sections: \"{section}\"."},
	"finding.table_is_long_twice": {
		"In „{sheet}“ hat jedes Gebiet mehrere Zeilen ({n} Wiederholungen, zuerst „{id}“); erst zwei Spalten zusammen unterscheiden sie: „{column}“ ({texts}) und „{other}“ ({others}).",
		"In “{sheet}” each area has several rows ({n} repeats, first “{id}”); only two columns together tell them apart: “{column}” ({texts}) and “{other}” ({others})."},
	"finding.table_is_long_twice.hint": {
		"Unter where aus einer auswählen („{column}: {first}“) und mit pivot aus den Texten der anderen Spalten machen (names: „{other}“, values: die Spalte mit den Zahlen). Sie heißen dann „{example}/“ und die Überschrift der Zahlen.",
		"Choose from one under where (“{column}: {first}”) and make columns of the texts of the other with pivot (names: “{other}”, values: the column with the numbers). They are then called “{example}/” and the header of the numbers."},
	"finding.table_is_long": {
		"In „{sheet}“ hat jedes Gebiet mehrere Zeilen ({n} Wiederholungen, zuerst „{id}“); sie unterscheiden sich in der Spalte „{column}“: {texts}.",
		"In “{sheet}” every area has several rows ({n} repetitions, the first is “{id}”); they differ in the column “{column}”: {texts}."},
	"finding.table_is_long.hint": {
		"Unter where eine davon auswählen („{column}: {first}“) oder mit pivot Spalten daraus machen.",
		"Choose one of them under where (“{column}: {first}”), or make columns of them with pivot."},
	"finding.keys_twice_further": {
		"Dasselbe gilt für {n} weitere {n:Zeile|Zeilen}.",
		"The same holds for {n} further {n:row|rows}."},
	"finding.where_nothing": {
		"In „{sheet}“ steht in keiner Zeile „{is}“ unter „{column}“.",
		"No row of “{sheet}” has “{is}” under “{column}”."},
	"finding.where_nothing.hint": {
		"Vorhanden sind: {texts}; am ähnlichsten ist „{near}“.",
		"It has: {texts}; most alike is “{near}”."},
	"finding.column_in_sections": {
		"Die Spalte „{column}“ steht in {file} unter mehreren Zwischentiteln; welcher gemeint ist, bleibt offen.",
		"The column “{column}” stands under several headings in {file}; which is meant is not clear."},
	"finding.column_in_sections.hint": {
		"Den Zwischentitel davorschreiben: {names}.",
		"Write the heading before it: {names}."},
	"finding.column_in_pivot": {
		"Die Spalte „{column}“ hat in {file} je Gebiet mehrere Werte; welcher gemeint ist, bleibt offen.",
		"The column “{column}” has several values per area in {file}; which is meant is not clear."},
	"finding.column_in_pivot.hint": {
		"Den Namen davorschreiben: {names}.",
		"Write the name before it: {names}."},
	"finding.not_assigned": {
		"„{column}“: {value} Fälle gehören zu keinem der {areas}; sie stehen in einer Zeile ohne Kennziffer und zählen in keinem Gebiet.",
		"“{column}”: {value} cases belong to none of the {areas}; they stand in a row without a code and count in no area."},
	"finding.not_assigned_share": {
		"„{column}“: {value} Fälle ({percent} %) gehören zu keinem der {areas}; sie stehen in einer Zeile ohne Kennziffer und zählen in keinem Gebiet.",
		"“{column}”: {value} cases ({percent}%) belong to none of the {areas}; they stand in a row without a code and count in no area."},
	"finding.parts_not_whole": {
		"{parts} ergeben zusammen {sum}, unter „{column}“ steht aber {whole}. Die Differenz ist {difference}.",
		"{parts} add up to {sum}, but “{column}” has {whole}. The difference is {difference}."},
	"finding.parts_not_whole.hint": {
		"Beim Amt nachfragen, welche Zahl gilt; kleine Differenzen entstehen durch verschiedene Stichtage.",
		"Ask the office which number holds; small differences come from different reference dates."},
	"finding.sum_column_missing": {
		"Für die Summenprüfung (sums) fehlt die Spalte „{column}“: keine Tabelle hat sie.",
		"The check of sums (sums) lacks the column “{column}”: no table has it."},
	"finding.sum_column_missing.hint": {
		"Am ähnlichsten sind: {near}.",
		"Most alike are: {near}."},
	"finding.key_is_days": {
		"Unter „{column}“ stehen in „{sheet}“ Tage statt Kennziffern ({n} Zeilen): eine Zeile je Stichtag, keine je Gebiet.",
		"Under “{column}” in “{sheet}” there are days in place of codes ({n} rows): one row per day, none per area."},
	"finding.key_is_days.hint": {
		"Gelesen werden Tabellen mit einer Zeile je Gebiet: als key die Spalte der Gebiete nennen, oder Zeilen und Spalten in der Mappe vertauschen.",
		"Tables with one row per area can be read: state the column of the areas as key, or swap rows and columns in the workbook."},
	"finding.key_is_date": {
		"Unter „{column}“ hat Excel eine Kennziffer in ein Datum verwandelt.",
		"Under “{column}” Excel has turned a code into a date."},
	"finding.key_is_date.hint": {
		"Die Spalte als Text formatieren und die Kennziffer neu eintragen.",
		"Format the column as text and enter the code again."},
	"finding.key_twice": {
		"Die Kennziffer „{id}“ steht zweimal in der Tabelle, auch in {other}.",
		"The code “{id}” stands twice in the table, also in {other}."},
	"finding.key_twice.hint": {
		"Jedes Gebiet hat genau eine Zeile je Tabelle: die überzählige löschen, oder mit rows nur die Zeilen dieser Ebene lesen.",
		"Every area has exactly one row in a table: delete the other one, or read only the rows of this level with rows."},
	"finding.key_lost_zero": {
		"Die Kennziffer „{id}“ ist vermutlich „{could}“: Excel streicht führende Nullen, wenn die Zelle eine Zahl ist.",
		"The code “{id}” probably is “{could}”: Excel drops leading zeros where the cell is a number."},
	"finding.key_lost_zero.hint": {
		"Die Spalte als Text formatieren und „{could}“ eintragen; oder in der Ausgabedatei bei key neben column auch digits: {digits} angeben, dann werden die Nullen ergänzt.",
		"Format the column as text and enter “{could}”; or state digits: {digits} beside column at key in the edition file, and the zeros are put back."},
	"finding.table_ends": {
		"Hier beginnt in „{sheet}“ eine weitere Tabelle mit der Überschrift „{column}“; sie wird nicht gelesen.",
		"Here another table with the header “{column}” begins in “{sheet}”; it is not read."},
	"finding.table_ends.hint": {
		"Soll sie gelesen werden, als weitere Tabelle dieser Datei mit header angeben: die Zeile ihrer Überschriften.",
		"To read it, name it as a further table of this file with header: the row of its headers."},
	"finding.rows_skipped": {
		"{n} {n:Zeile|Zeilen} in „{sheet}“ {n:ist kein Gebiet und wurde|sind keine Gebiete und wurden} übergangen: {rows}.",
		"{n} {n:row|rows} of “{sheet}” {n:is no area and was|are no areas and were} passed over: {rows}."},
	"finding.rows_skipped.hint": {
		"In Ordnung, wenn dort Summen, Zwischentitel oder Fußnoten stehen; ein Gebiet braucht eine Kennziffer.",
		"Fine if these are sums, headings or footnotes; an area needs a code."},
	"finding.rows_hidden": {
		"{n} ausgeblendete oder weggefilterte {n:Zeile|Zeilen} in „{sheet}“ {n:wurde|wurden} mitgelesen.",
		"{n} hidden or filtered {n:row|rows} of “{sheet}” {n:was|were} read with the others."},
	"finding.rows_hidden.hint": {
		"Sollen die Gebiete nicht zählen, die Zeilen löschen oder die Gebiete mit exclude ausschließen.",
		"If these areas must not count, delete the rows or exclude the areas with exclude."},
	"finding.table_empty": {
		"Unter der Überschrift „{column}“ in „{sheet}“ steht kein Gebiet.",
		"No area stands under the header “{column}” in “{sheet}”."},
	"finding.table_empty.hint": {
		"header und rows prüfen; ist key die Spalte mit den Kennziffern?",
		"Check header and rows; is key the column with the codes?"},
	"finding.column_hidden": {
		"Die Spalte „{column}“ ist in „{sheet}“ ausgeblendet und wird trotzdem verwendet.",
		"The column “{column}” is hidden in “{sheet}” and is used all the same."},
	"finding.area_not_in_table": {
		"Das Gebiet „{id}“ steht in einer anderen Tabelle der Ebene, aber nicht in „{sheet}“: seine Werte von dort fehlen.",
		"The area “{id}” stands in another table of the level, but not in “{sheet}”: its values from there are missing."},
	"finding.area_not_in_table.hint": {
		"Schreibweise der Kennziffer in beiden Tabellen vergleichen.",
		"Compare the spelling of the code in both tables."},
	"finding.areas_not_in_table": {
		"{n} Gebiete stehen in einer anderen Tabelle der Ebene, aber nicht in „{sheet}“, zuerst „{first}“: ihre Werte von dort fehlen.",
		"{n} areas stand in another table of the level, but not in “{sheet}”, the first is “{first}”: their values from there are missing."},
	"finding.areas_not_in_table.hint": {
		"Schreibweise der Kennziffern in beiden Tabellen vergleichen.",
		"Compare the spelling of the codes in both tables."},
	"finding.areas_not_in_part": {
		"{n} {n:Gebiet hat|Gebiete haben} in „{sheet}“ keine Zeile, zuerst „{first}“; diese Werte fehlen.",
		"{n} {n:area has|areas have} no row in “{sheet}”, the first is “{first}”; these values are missing."},
	"finding.number_form_german": {
		"Zahlen wie „{text}“ in der Spalte „{column}“ sind mehrdeutig ({n}-mal). Sie werden deutsch gelesen, mit dem Punkt für Tausender und dem Komma für Dezimalen, weil andere Spalten der Tabelle so geschrieben sind.",
		"Numbers such as “{text}” in the column “{column}” are ambiguous ({n} times). They are read in German form, with a point for thousands and a comma for decimals, since other columns of the table are written so."},
	"finding.number_form_german.hint": {
		"Sicherer ist es, Zahlen als Zahlen statt als Text zu speichern.",
		"It is safer to store numbers as numbers rather than as text."},
	"finding.number_form_english": {
		"Zahlen wie „{text}“ in der Spalte „{column}“ sind mehrdeutig ({n}-mal). Sie werden englisch gelesen, mit dem Komma für Tausender und dem Punkt für Dezimalen, weil andere Spalten der Tabelle so geschrieben sind.",
		"Numbers such as “{text}” in the column “{column}” are ambiguous ({n} times). They are read in English form, with a comma for thousands and a point for decimals, since other columns of the table are written so."},
	"finding.number_form_english.hint": {
		"Sicherer ist es, Zahlen als Zahlen statt als Text zu speichern.",
		"It is safer to store numbers as numbers rather than as text."},
	"finding.number_ambiguous": {
		"Zahlen wie „{text}“ in der Spalte „{column}“ sind mehrdeutig ({n}-mal): Tausender oder Dezimalen? Nichts in der Tabelle entscheidet es, und geraten wird nicht.",
		"Numbers such as “{text}” in the column “{column}” are ambiguous ({n} times): thousands or decimals? Nothing in the table decides it, and no guess is made."},
	"finding.number_ambiguous.hint": {
		"Die Spalte in Zahlen umwandeln (in Excel: Daten, Text in Spalten) oder die Trennzeichen ändern.",
		"Turn the column into numbers (in Excel: Data, Text to Columns), or change the separators."},
	"finding.number_other_form": {
		"„{text}“ ist anders geschrieben als die übrigen Zahlen der Spalte „{column}“ (Punkt und Komma).",
		"“{text}” is written in another form than the other numbers of the column “{column}” (point and comma)."},
	"finding.number_other_form.hint": {
		"Alle Zahlen einer Spalte gleich schreiben.",
		"Write all numbers of a column in the same form."},
	"finding.number_is_date": {
		"In der Spalte „{column}“ steht ein Datum statt einer Zahl: Excel macht aus 3.4 den 3. April.",
		"The column “{column}” has a date instead of a number: Excel turns 3.4 into 3 April."},
	"finding.number_is_date.hint": {
		"Die Zelle als Zahl formatieren und den Wert neu eintragen.",
		"Format the cell as a number and enter the value again."},
	"finding.text_not_number": {
		"In der Spalte „{column}“ steht „{text}“ statt einer Zahl.",
		"The column “{column}” has “{text}” instead of a number."},
	"finding.text_not_number.hint": {
		"Zahl eintragen, Zelle leeren (Angabe fehlt) oder das Zeichen unter symbols erklären.",
		"Enter a number, clear the cell (missing), or explain the sign under symbols."},
	"finding.logical_not_number": {
		"In der Spalte „{column}“ steht ein Wahrheitswert (WAHR oder FALSCH) statt einer Zahl.",
		"The column “{column}” has a truth value (TRUE or FALSE) instead of a number."},
	"finding.logical_not_number.hint": {
		"Zahl eintragen oder die Zelle leeren (Angabe fehlt).",
		"Enter a number, or clear the cell (missing)."},
	"finding.count_as_percent": {
		"„{text}“ ist eine Prozentzahl, aber „{column}“ ist eine Anzahl.",
		"“{text}” is a percentage, but “{column}” is a count."},
	"finding.count_as_percent.hint": {
		"Die Anzahl eintragen; der Bericht rechnet den Anteil selbst.",
		"Enter the count; the report computes the share itself."},
	"finding.percent_among_numbers": {
		"„{text}“ ist eine Prozentzahl; andere Zahlen, mit denen „{label}“ gerechnet wird, sind keine.",
		"“{text}” is a percentage; other numbers that “{label}” is computed from are none."},
	"finding.percent_among_numbers.hint": {
		"In allen Spalten des Indikators dieselbe Größe eintragen, entweder Anzahlen oder Prozentzahlen.",
		"Enter the same quantity in all columns of the indicator, either counts or percentages."},
	"finding.symbol_unknown": {
		"In der Spalte „{column}“ steht das Zeichen „{text}“, dessen Bedeutung die Ausgabedatei nicht nennt.",
		"The column “{column}” has the sign “{text}”, whose meaning the edition file does not give."},
	"finding.symbol_unknown.hint": {
		"Unter symbols sagen, was es heißt (zero, suppressed, unreliable, not_applicable oder missing), für alle Tabellen oder nur für diese.",
		"Say under symbols what it means (zero, suppressed, unreliable, not_applicable or missing), for all tables or for this one only."},
	"finding.number_in_brackets": {
		"In der Spalte „{column}“ steht „{text}“ in Klammern: ein unsicherer Wert oder eine negative Zahl?",
		"The column “{column}” has “{text}” in brackets: an uncertain value, or a negative number?"},
	"finding.number_in_brackets.hint": {
		"In der amtlichen Statistik sind Werte in Klammern unsicher: dann unter symbols \"()\": unreliable angeben. Sonst die Zahl ohne Klammern eintragen.",
		"In official statistics, values in brackets are uncertain: then state \"()\": unreliable under symbols. Otherwise enter the number without brackets."},
	"finding.footnote_marks": {
		"{n} {n:Zahl|Zahlen} der Spalte „{column}“ {n:trägt|tragen} ein Fußnotenzeichen, zuerst „{text}“; gelesen {n:wurde|wurden} die {n:Zahl|Zahlen} ohne das Zeichen.",
		"{n} {n:number|numbers} of the column “{column}” {n:carries|carry} a footnote mark, the first is “{text}”; read {n:was the number|were the numbers} without the mark."},
	"finding.header_thousands": {
		"Die Spalte „{column}“ ist in Tausend oder Millionen angegeben; die Zahlen werden gelesen, wie sie dastehen.",
		"The column “{column}” is given in thousands or millions; the numbers are read as they stand."},
	"finding.header_thousands.hint": {
		"Für Quoten müssen Zähler und Nenner dieselbe Einheit haben; Einwohnerzahlen braucht das Programm in Personen.",
		"For rates, numerator and denominator must have the same unit; population is needed in persons."},
	"finding.formula_without_result": {
		"In der Spalte „{column}“ steht eine Formel, deren Ergebnis nicht gespeichert ist.",
		"The column “{column}” has a formula whose result is not saved."},
	"finding.formula_without_result.hint": {
		"Die Arbeitsmappe in Excel öffnen, neu berechnen lassen und speichern.",
		"Open the workbook in Excel, let it calculate and save."},
	"finding.cell_error": {
		"In der Spalte „{column}“ steht der Fehlerwert {text}; der Wert gilt als fehlend.",
		"The column “{column}” has the error {text}; the value counts as missing."},
	"finding.cell_error.hint": {
		"Die Formel berichtigen oder die Zelle leeren.",
		"Correct the formula or clear the cell."},
	"finding.further_cells": {
		"Dasselbe gilt für {n} weitere {n:Zelle|Zellen} von „{column}“.",
		"The same holds for {n} further {n:cell|cells} of “{column}”."},
	"finding.level_without_areas": {
		"Die Ebene „{level}“ hat keine Gebiete: sie hat keine Tabelle, und keine feinere Ebene nennt sie unter within.",
		"The level “{level}” has no areas: it has no table, and no finer level names it under within."},
	"finding.level_without_areas.hint": {
		"Eine Tabelle angeben oder bei der feineren Ebene mit within sagen, in welchem Gebiet jedes ihrer Gebiete liegt.",
		"Name a table, or say with within at the finer level in which area each of its areas lies."},
	"finding.parent_missing": {
		"Für das Gebiet „{id}“ ist kein Gebiet der Ebene „{level}“ angegeben.",
		"For the area “{id}” no area of the level “{level}” is given."},
	"finding.parent_missing.hint": {
		"Die Zelle ausfüllen; sonst fehlt das Gebiet in allen Summen der gröberen Ebene.",
		"Fill in the cell; otherwise the area is missing from all sums of the coarser level."},
	"finding.parent_two_names": {
		"Das Gebiet „{id}“ der Ebene „{level}“ heißt hier „{name}“, weiter oben „{other}“.",
		"The area “{id}” of the level “{level}” is called “{name}” here, and “{other}” further up."},
	"finding.parent_two_names.hint": {
		"Einen der Namen berichtigen; verwendet wird der erste.",
		"Correct one of the names; the first one is used."},
	"finding.parent_lost_zero": {
		"Das Gebiet „{id}“ der Ebene „{level}“ ist vermutlich „{could}“: Excel streicht führende Nullen, wenn die Zelle eine Zahl ist.",
		"The area “{id}” of the level “{level}” probably is “{could}”: Excel drops leading zeros where the cell is a number."},
	"finding.parent_lost_zero.hint": {
		"Die Spalte als Text formatieren und „{could}“ eintragen.",
		"Format the column as text and enter “{could}”."},
	"finding.parent_zeros_differ": {
		"„{text}“ gibt es auf der Ebene „{level}“ nicht, wohl aber „{id}“: Excel streicht führende Nullen, wenn die Zelle eine Zahl ist. Betroffen {n:ist|sind} {n} {n:Gebiet|Gebiete}.",
		"“{text}” does not exist on the level “{level}”, but “{id}” does: Excel drops leading zeros where the cell is a number. {n} {n:area is|areas are} concerned."},
	"finding.parent_zeros_differ.hint": {
		"In beiden Tabellen die Spalte mit diesen Kennziffern als Text formatieren und die Nullen eintragen.",
		"In both tables, format the column of these codes as text and enter the zeros."},
	"finding.parent_one_name": {
		"„{other}“ und „{id}“ heißen beide „{name}“; die Ebene „{level}“ hat damit zwei Gebiete dieses Namens.",
		"“{other}” and “{id}” are both called “{name}”, so that the level “{level}” has two areas of this name."},
	"finding.parent_one_name.hint": {
		"Ist es dasselbe Gebiet, überall dieselbe Kennziffer eintragen.",
		"If they are one area, enter the same code everywhere."},
	"finding.parent_unknown": {
		"„{text}“ ist weder Kennziffer noch Name eines Gebiets der Ebene „{level}“.",
		"“{text}” is neither code nor name of an area of the level “{level}”."},
	"finding.parent_unknown.hint": {
		"Fehlt das Gebiet in den Tabellen der Ebene „{level}“? Sonst die Kennziffer berichtigen; ähnlich sind: {near}.",
		"Is the area missing from the tables of the level “{level}”? Otherwise correct the code; alike are: {near}."},
	"finding.parent_ambiguous": {
		"„{text}“ heißen mehrere Gebiete der Ebene „{level}“: {ids}.",
		"“{text}” is the name of several areas of the level “{level}”: {ids}."},
	"finding.parent_ambiguous.hint": {
		"Statt des Namens die Kennziffer eintragen.",
		"Enter the code instead of the name."},
	"finding.parents_further": {
		"Bei {n} weiteren {n:Gebiet|Gebieten} ist das übergeordnete Gebiet ebenso unklar.",
		"For {n} further {n:area|areas} the containing area is unclear in the same way."},
	"finding.parent_contradiction": {
		"Das Gebiet „{id}“ liegt nach seinen Teilen in „{other}“ und in „{text}“ zugleich.",
		"By its parts, the area “{id}” lies in “{other}” and in “{text}” at once."},
	"finding.parent_contradiction.hint": {
		"Jedes Gebiet liegt in genau einem der gröberen Ebene.",
		"Every area lies in exactly one of the coarser level."},
	"finding.prefix_too_long": {
		"Die Kennziffer „{id}“ ist kürzer als die {n} Zeichen, aus denen sich das übergeordnete Gebiet ergibt.",
		"The code “{id}” is shorter than the {n} characters that give the containing area."},
	"finding.prefix_too_long.hint": {
		"Fehlt eine führende Null? Die Spalte als Text formatieren.",
		"Is a leading zero missing? Format the column as text."},
	"finding.area_without_parts": {
		"Im Gebiet „{id}“ liegt kein Gebiet der Ebene „{level}“.",
		"No area of the level “{level}” lies in the area “{id}”."},
	"finding.population_missing": {
		"Keine Tabelle hat die Einwohnerspalte „{column}“.",
		"No table has the population column “{column}”."},
	"finding.population_missing.hint": {
		"Am ähnlichsten sind: {near}.",
		"Most alike are: {near}."},
	"finding.indicator_column_missing": {
		"Für „{label}“ fehlt die Spalte „{column}“: keine Tabelle hat sie.",
		"For “{label}” the column “{column}” is missing: no table has it."},
	"finding.indicator_column_missing.hint": {
		"Am ähnlichsten sind: {near} (in „{sheet}“ und anderen Tabellen).",
		"Most alike are: {near} (in “{sheet}” and other tables)."},
	"finding.indicator_columns_apart": {
		"Für „{label}“ hat keine Ebene alle nötigen Spalten: sie stehen in Tabellen verschiedener Ebenen.",
		"For “{label}” no level has all the columns needed: they stand in tables of different levels."},
	"finding.indicator_columns_apart.hint": {
		"Zähler und Nenner müssen auf derselben Ebene stehen.",
		"Numerator and denominator must stand on one level."},
	"finding.indicator_not_summed": {
		"„{label}“ soll es auf der Ebene „{level}“ geben, die keine Tabelle hat; die feinere Ebene hat den Indikator auch nicht.",
		"“{label}” must exist on the level “{level}”, which has no table; the finer level does not have the indicator either."},
	"finding.indicator_not_summed.hint": {
		"levels beim Indikator ändern oder die Daten der feineren Ebene ergänzen.",
		"Change levels of the indicator, or add the data of the finer level."},
	"finding.indicator_absent": {
		"„{label}“ gibt es auf dieser Ebene nicht: in „{sheet}“ fehlt {columns}.",
		"“{label}” does not exist on this level: “{sheet}” lacks {columns}."},
	"finding.indicator_not_here": {
		"„{label}“ gibt es auf dieser Ebene nicht: in „{sheet}“ fehlt {columns}.",
		"“{label}” does not exist on this level: “{sheet}” lacks {columns}."},
	"finding.indicator_not_here.hint": {
		"In Ordnung, wenn der Indikator nur auf anderen Ebenen vorliegt; mit levels lässt sich festlegen, wo es ihn geben muss.",
		"Fine if the indicator exists on other levels only; levels can say where it must exist."},
	"finding.indicator_absent.hint": {
		"Am ähnlichsten sind: {near}.",
		"Most alike are: {near}."},
	"finding.exclude_without_population": {
		"Gebiete mit wenigen Einwohnern sollen ausgeschlossen werden, aber die Ebene „{level}“ hat keine Einwohnerzahlen.",
		"Areas of few inhabitants are to be excluded, but the level “{level}” has no population."},
	"finding.exclude_without_population.hint": {
		"Unter population die Einwohnerspalte dieser Ebene nennen oder die Regel mit level auf eine andere Ebene beschränken.",
		"Name the population column of this level under population, or limit the rule to another level with level."},
	"finding.population_of_area_missing": {
		"Die Einwohnerzahl des Gebiets „{id}“ fehlt; da nur Gebiete mit mindestens {limit} Einwohnern zählen, ist es ausgeschlossen.",
		"The population of the area “{id}” is missing; since only areas of at least {limit} inhabitants count, it is excluded."},
	"finding.population_of_area_missing.hint": {
		"Die Einwohnerzahl nachtragen.",
		"Add the population."},
	"finding.exclude_without_table": {
		"Die Ebene „{level}“ hat keine Tabelle, deren Spalte entscheiden könnte, was ausgeschlossen wird.",
		"The level “{level}” has no table whose column could decide what is excluded."},
	"finding.exclude_without_table.hint": {
		"Die Gebiete mit areas aufzählen.",
		"List the areas with areas."},
	"finding.exclude_everything": {
		De: "Mit dieser Regel sind alle {n} {level} ausgenommen: es bleibt nichts, was verglichen werden kann.",
		En: "With this rule all {n} {level} are excluded: nothing is left to compare.",
	},
	"finding.exclude_everything.hint": {
		De: "Bei where den Text der Spalte prüfen (is und is_not), bei population_below die Zahl.",
		En: "With where check the column's text (is and is_not), with population_below the number.",
	},
	"finding.exclude_unknown_area": {
		"Das Gebiet „{id}“ soll ausgeschlossen werden, aber die Ebene „{level}“ hat kein solches Gebiet.",
		"The area “{id}” is to be excluded, but the level “{level}” has no such area."},
	"finding.exclude_unknown_area.hint": {
		"Am ähnlichsten sind: {near}.",
		"Most alike are: {near}."},
	"finding.denominator_zero": {
		"„{label}“ ist hier nicht anwendbar: der Nenner „{column}“ ist 0.",
		"“{label}” does not apply here: the denominator “{column}” is 0."},
	"finding.numerator_above_denominator": {
		"{value} % ist mehr als 100 % („{label}“): der Zähler {numerator} ist größer als der Nenner {denominator}.",
		"{value}% is more than 100% (“{label}”): the numerator {numerator} is larger than the denominator {denominator}."},
	"finding.numerator_above_denominator.hint": {
		"Sind die Spalten richtig zugeordnet? Ist der Indikator kein Anteil, kind: rate angeben.",
		"Are the columns the right ones? If the indicator is no share, state kind: rate."},
	"finding.share_above_100": {
		"{value} % ist mehr als 100 % („{label}“).",
		"{value}% is more than 100% (“{label}”)."},
	"finding.share_above_100.hint": {
		"Den Wert berichtigen; ist der Indikator kein Anteil, einen anderen kind angeben.",
		"Correct the value; if the indicator is no share, state another kind."},
	"finding.share_below_0": {
		"{value} % ist weniger als 0 % („{label}“).",
		"{value}% is less than 0% (“{label}”)."},
	"finding.share_below_0.hint": {
		"Den Wert berichtigen; für eine Veränderung kind: change angeben.",
		"Correct the value; for a change, state kind: change."},
	"finding.value_outside_range": {
		"{value} liegt außerhalb von {low} bis {high} („{label}“).",
		"{value} lies outside {low} to {high} (“{label}”)."},
	"finding.value_outside_range.hint": {
		"Den Wert berichtigen oder range beim Indikator ändern.",
		"Correct the value, or change range of the indicator."},
	"finding.column_empty": {
		"„{label}“ hat auf dieser Ebene keinen einzigen Wert (Spalte „{column}“).",
		"“{label}” has not a single value on this level (column “{column}”)."},
	"finding.columns_empty": {
		"{n} Indikatoren haben auf dieser Ebene keinen einzigen Wert: {labels}.",
		"{n} indicators have not a single value on this level: {labels}."},
	"finding.table_unfilled": {
		"„{sheet}“ ist noch leer: {n} {n:Gebiet|Gebiete}, kein einziger Wert.",
		"“{sheet}” is still empty: {n} {n:area|areas}, not a single value."},
	"finding.rows_empty": {
		"{n} {n:Gebiet hat|Gebiete haben} in „{sheet}“ keinen einzigen Wert: {areas}.",
		"{n} {n:area has|areas have} not a single value in “{sheet}”: {areas}."},
	"finding.cells_empty": {
		"In „{column}“ {n:ist|sind} {n} von {of} Zellen leer: {areas}.",
		"In “{column}” {n} of {of} cells {n:is|are} empty: {areas}."},
	"finding.area_cells_empty": {
		"Für {name} {n:ist|sind} {n} von {of} Zellen leer: {columns}.",
		"For {name} {n} of {of} cells {n:is|are} empty: {columns}."},
	"finding.table_gaps": {
		"In „{sheet}“ {n:ist|sind} {n} von {of} Zellen leer, in {columns} Spalten und {areas} Zeilen; am meisten in {most}.",
		"In “{sheet}” {n} of {of} cells {n:is|are} empty, in {columns} columns and {areas} rows; most in {most}."},
	"finding.table_unfilled.hint": {
		"Zahlen eintragen; bis dahin bleibt der Bericht hier leer.",
		"Enter the numbers; until then the report stays empty here."},
	"finding.rows_empty.hint": {
		"Die Zeilen füllen. Gibt es dort nichts zu messen, das Gebiet mit exclude ausnehmen.",
		"Fill in the rows. Where there is nothing to measure, take the area out with exclude."},
	"finding.cells_empty.hint": {
		"Leer heißt: Angabe fehlt. Ist null gemeint, 0 eintragen; ist der Grund bekannt, sein Zeichen.",
		"Empty means: not available. If zero is meant, enter 0; if the reason is known, its sign."},
	"finding.area_cells_empty.hint": {
		"Leer heißt: Angabe fehlt. Ist null gemeint, 0 eintragen; ist der Grund bekannt, sein Zeichen.",
		"Empty means: not available. If zero is meant, enter 0; if the reason is known, its sign."},
	"finding.table_gaps.hint": {
		"Leer heißt: Angabe fehlt. Ist null gemeint, 0 eintragen; ist der Grund bekannt, sein Zeichen.",
		"Empty means: not available. If zero is meant, enter 0; if the reason is known, its sign."},
	"finding.populations_missing": {
		"Die Einwohnerzahl fehlt bei {n} Gebieten; da nur Gebiete mit mindestens {limit} Einwohnern zählen, sind sie ausgeschlossen: {areas}.",
		"The population of {n} areas is missing; since only areas of at least {limit} inhabitants count, they are excluded: {areas}."},
	"finding.populations_missing.hint": {
		"Die Einwohnerzahlen nachtragen.",
		"Add the populations."},
	"finding.column_constant": {
		"„{label}“ hat für alle Gebiete denselben Wert ({value}) und kann sie nicht unterscheiden.",
		"“{label}” has the same value for all areas ({value}) and can't tell them apart."},
	"finding.column_constant.hint": {
		"Ist es die richtige Spalte?",
		"Is it the right column?"},
	"finding.share_as_fraction": {
		"„{label}“ ist ein Anteil in Prozent, aber kein Wert ist größer als {high}: sind es Teile von 1?",
		"“{label}” is a share in percent, but no value is above {high}: are these parts of 1?"},
	"finding.share_as_fraction.hint": {
		"Die Werte mit 100 malnehmen oder den Zellen ein Prozentformat geben.",
		"Multiply the values by 100, or give the cells a percent format."},
	"finding.value_far_out": {
		"{value} liegt weit außerhalb der übrigen Gebiete („{label}“): die mittlere Hälfte reicht von {low} bis {high}.",
		"{value} lies far outside the other areas (“{label}”): the middle half reaches from {low} to {high}."},
	"finding.value_far_out.hint": {
		"Auf einen Tippfehler prüfen; ein richtiger Wert kann so bleiben.",
		"Check for a slip; a correct value can stay."},
	"finding.values_far_out": {
		"„{label}“ ist sehr ungleich verteilt: {n} Gebiete liegen weit außerhalb der mittleren Hälfte ({low} bis {high}), am weitesten {areas}.",
		"“{label}” is spread very unevenly: {n} areas lie far outside the middle half ({low} to {high}), farthest {areas}."},
	"finding.values_far_out.hint": {
		"Die äußersten Werte auf Tippfehler prüfen. Sind sie richtig, kann ein Index sie mit normalise: percent_rank dämpfen.",
		"Check the outermost values for slips. If they are right, an index can dampen them with normalise: percent_rank."},
	"finding.value_placeholder": {
		"{value} steht hier und insgesamt in {n} {n:Zelle|Zellen} der gelesenen Spalten; solche Zahlen heißen meist „keine Angabe“. Gelesen wird bisher die Zahl.",
		"{value} stands here and in {n} {n:cell|cells} of the columns read altogether; such numbers mostly mean “no data”. So far the number is read."},
	"finding.value_placeholder.hint": {
		"Heißt sie „keine Angabe“, in der Ausgabedatei missing_values: [{number}] angeben.",
		"If it means “no data”, state missing_values: [{number}] in the edition file."},
	"finding.count_negative": {
		"{value} ist kleiner als 0, aber „{column}“ ist eine Anzahl.",
		"{value} is below 0, but “{column}” is a count."},
	"finding.count_negative.hint": {
		"Den Wert berichtigen; steht die Zahl für eine fehlende Angabe, sie unter missing_values nennen.",
		"Correct the value; if the number stands for a missing one, name it under missing_values."},
	"finding.area_is_sum": {
		"„{name}“ ist vermutlich eine Zwischensumme: alle gelesenen Fallzahlen sind die Summe der {n} Gebiete in den Zeilen {rows}. Als Gebiet zählen diese Fälle doppelt.",
		"“{name}” is likely a sub-total: all counts that are read are the sum of the {n} areas in the rows {rows}. As an area it counts these cases twice."},
	"finding.area_is_sum.hint": {
		"Die Zeile aus der Mappe löschen; stehen die Summen beieinander, mit rows nur die Gebiete lesen; ist es die Gesamtstadt, city_row angeben.",
		"Delete the row from the workbook; where the sums stand together, read only the areas with rows; if it is the whole city, state city_row."},
	"finding.sum_not_city": {
		"„{column}“: die Summe der Gebiete ({parts}) ist {sum}, die Gesamtstadt hat {whole}. Die Differenz ist {difference}.",
		"“{column}”: the areas ({parts}) add up to {sum}, the whole city has {whole}. The difference is {difference}."},
	"finding.sum_not_city.hint": {
		"In Ordnung, wenn sich Fälle keinem Gebiet zuordnen lassen.",
		"Fine if some cases can't be assigned to an area."},
	"finding.sum_not_whole": {
		"„{column}“: in {n} {n:Gebiet|Gebieten} ergeben die Teile ({parts}) nicht das Ganze, hier mit dem größten Abstand {sum} statt {whole}. Die Differenz ist {difference}.",
		"“{column}”: in {n} {n:area|areas} the parts ({parts}) do not add up to the whole; here, where they differ most, {sum} instead of {whole}. The difference is {difference}."},
	"finding.sum_not_whole.hint": {
		"In Ordnung, wenn sich Fälle keinem der kleineren Gebiete zuordnen lassen.",
		"Fine if some cases can't be assigned to one of the smaller areas."},
}

// explainTexts say how the tables of a file are read.
var explainTexts = Catalogue{
	"finding.explain_missing": {
		"Die Datei „{file}“ gibt es nicht.",
		"The file “{file}” does not exist."},
	"finding.explain_missing.hint": {
		"Der Pfad gilt vom aktuellen Ordner aus.",
		"The path starts at the current folder."},
	"finding.explain_edition": {
		"Das ist eine Ausgabedatei, keine Tabelle.",
		"This is an edition file, not a table."},
	"finding.explain_edition.hint": {
		"Ihre Befunde zeigt: analyze check {file}. Wie sie eine Mappe liest: analyze check {file} --explain MAPPE.xlsx",
		"Its findings: analyze check {file}. How it reads a workbook: analyze check {file} --explain WORKBOOK.xlsx"},
	"finding.explain_boundaries": {
		"Das ist eine Grenzdatei, keine Tabelle.",
		"This is a boundary file, not a table."},
	"finding.explain_boundaries.hint": {
		"Sie gehört in der Ausgabedatei unter boundaries; geprüft wird sie mit dieser: analyze check edition.yaml",
		"It belongs under boundaries in the edition file and is checked with that: analyze check edition.yaml"},
	"explain.sheet":               {"Blatt „{sheet}“", "sheet “{sheet}”"},
	"explain.of_level":            {"Tabelle der Ebene {level}", "table of the level {level}"},
	"explain.guessed":             {"vermutet, keine Ausgabedatei nennt diese Tabelle", "guessed, no edition file names this table"},
	"explain.hidden":              {"Das Blatt ist ausgeblendet.", "The sheet is hidden."},
	"explain.csv":                 {"CSV in {encoding}, getrennt durch {separator}", "CSV in {encoding}, separated by {separator}"},
	"explain.separator.semicolon": {"Semikolon", "semicolons"},
	"explain.separator.comma":     {"Komma", "commas"},
	"explain.separator.tab":       {"Tabulator", "tabs"},
	"explain.nothing":             {"Hier ist keine Tabelle zu erkennen.", "No table can be made out here."},
	"explain.table": {
		"Tabelle {cells}, Kopf in Zeile {header}, Kennziffern in Spalte {key}, {n} {n:Gebiet|Gebiete}",
		"Table {cells}, header in row {header}, codes in column {key}, {n} {n:area|areas}"},
	"explain.label":           {"Namen der Gebiete in Spalte {column}", "names of the areas in column {column}"},
	"explain.city":            {"Gesamtstadt in Zeile {row}", "whole city in row {row}"},
	"explain.hidden_rows":     {"{n} ausgeblendete {n:Zeile|Zeilen}, mitgelesen", "{n} hidden {n:row|rows}, read with the others"},
	"explain.parts":           {"Abschnitte: {parts}", "sections: {parts}"},
	"explain.columns":         {"Spalten", "Columns"},
	"explain.form.number":     {"Zahlen", "numbers"},
	"explain.form.percent":    {"Zahlen im Prozentformat", "numbers in percent format"},
	"explain.form.date":       {"Datum", "dates"},
	"explain.form.german":     {"Zahlen als Text, deutsch (1.234,5)", "numbers as text, German (1.234,5)"},
	"explain.form.english":    {"Zahlen als Text, englisch (1,234.5)", "numbers as text, English (1,234.5)"},
	"explain.form.whole":      {"ganze Zahlen als Text", "whole numbers as text"},
	"explain.form.ambiguous":  {"Zahlen als Text, mehrdeutig (1.234)", "numbers as text, ambiguous (1.234)"},
	"explain.form.mixed":      {"Zahlen in verschiedenen Formen", "numbers in several forms"},
	"explain.form.text":       {"Text", "text"},
	"explain.form.empty":      {"leer", "empty"},
	"explain.sample":          {"z. B. {text}", "such as {text}"},
	"explain.symbols":         {"{n} {n:Zeichen|Zeichen}", "{n} {n:sign|signs}"},
	"explain.texts":           {"{n} {n:Text|Texte}", "{n} {n:text|texts}"},
	"explain.errors":          {"{n} {n:Fehlerwert|Fehlerwerte}", "{n} {n:error|errors}"},
	"explain.uncached":        {"{n} {n:Formel|Formeln} ohne Ergebnis", "{n} {n:formula|formulas} without a result"},
	"explain.form.none":       {"keine Werte", "no values"},
	"explain.empties":         {"{n} leer", "{n} empty"},
	"explain.hidden_column":   {"ausgeblendet", "hidden"},
	"explain.skipped":         {"Übergangene Zeilen", "Rows passed over"},
	"explain.further":         {"{n} weitere", "{n} more"},
	"explain.skip.heading":    {"Zwischentitel", "heading"},
	"explain.skip.numbers":    {"Spaltennummern", "column numbers"},
	"explain.skip.no_key":     {"ohne Kennziffer", "no code"},
	"explain.skip.unmatched":  {"Muster der Kennziffer passt nicht", "pattern of the code does not fit"},
	"explain.skip.header":     {"Kopf, wiederholt", "header, repeated"},
	"explain.skip.next_table": {"weitere Tabelle", "another table"},
	"explain.skip.nowhere":    {"Fälle ohne Gebiet", "cases without an area"},
	"explain.skip.total":      {"Summe", "sum"},
	"explain.skip.remark":     {"Anmerkung", "remark"},
	"explain.skip.no_name":    {"ohne Namen", "no name"},
}
