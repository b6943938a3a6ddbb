package words

// runFindings are the texts of findings of a whole run.
var runFindings = Catalogue{
	"finding.edition_missing": {
		De: "Die Ausgabedatei gibt es nicht.",
		En: "The edition file does not exist.",
	},
	"finding.edition_missing.hint": {
		De: "Pfad und Schreibweise prüfen; eine Ausgabedatei heißt gewöhnlich edition.yaml.",
		En: "Check path and spelling; an edition file is usually called edition.yaml.",
	},
	"finding.edition_misnamed": {
		De: "Die Ausgabedatei gibt es nicht. Ist {near} gemeint?",
		En: "The edition file does not exist. Did you mean {near}?",
	},
	"finding.edition_misnamed.hint": {
		De: "Pfad und Schreibweise prüfen; Groß- und Kleinschreibung zählt.",
		En: "Check path and spelling; upper and lower case matter.",
	},
	"finding.edition_is_folder": {
		De: "Das ist ein Ordner, keine Ausgabedatei.",
		En: "This is a folder, not an edition file.",
	},
	"finding.edition_is_folder.hint": {
		De: "Die Datei in diesem Ordner nennen, zum Beispiel edition.yaml.",
		En: "Name the file in this folder, such as edition.yaml.",
	},
	"finding.data_folder_missing": {
		De: "Den Datenordner „{folder}“ gibt es nicht.",
		En: "The data folder “{folder}” does not exist.",
	},
	"finding.data_folder_missing.hint": {
		De: "Den Ordner hinter --data prüfen.",
		En: "Check the folder after --data.",
	},
	"finding.edition_twice": {
		De: "Zwei Ausgaben dieses Aufrufs haben die Kennung „{id}“; die andere steht in {other}.",
		En: "Two editions of this call have the id “{id}”; the other one is {other}.",
	},
	"finding.edition_twice.hint": {
		De: "Jeder Ausgabe eine eigene id geben: sie ist der Name ihres Ausgabeordners.",
		En: "Give each edition an id of its own: it names the output folder.",
	},
	"finding.path_outside": {
		De: "Der Pfad „{path}“ führt aus dem erlaubten Ordner hinaus.",
		En: "The path “{path}” leads out of the allowed folder.",
	},
	"finding.path_outside.hint": {
		De: "Dateien dürfen im Ordner der Ausgabedatei oder neben ihm liegen (../boundaries/…). Für Daten an anderer Stelle: --data ORDNER.",
		En: "Files may lie in the folder of the edition file or beside it (../boundaries/…). For data elsewhere: --data FOLDER.",
	},
	"finding.path_is_folder": {
		De: "„{path}“ ist ein Ordner, keine Datei.",
		En: "“{path}” is a folder, not a file.",
	},
	"finding.path_is_folder.hint": {
		De: "Die Datei in diesem Ordner nennen.",
		En: "Name the file in this folder.",
	},
	"finding.file_too_large": {
		De: "Die Datei „{path}“ ist größer als {limit} MB und wird nicht gelesen.",
		En: "The file “{path}” is larger than {limit} MB and is not read.",
	},
	"finding.file_too_large.hint": {
		De: "Nur die Tabellen der Ausgabe in eine eigene Datei speichern.",
		En: "Save the edition's tables alone in a file of their own.",
	},
	"finding.boundaries_do_not_match": {
		De: "{level}: nur {matched} von {n} {matched:hat|haben} eine Fläche in der Grenzdatei. Sie gehört offenbar zu einer anderen Ebene oder führt andere Kennziffern. Flächen heißen zum Beispiel „{example}“, Gebiete „{wanted}“.",
		En: "Only {matched} of {n} {level} have a boundary in this file: it seems to belong to another level or to use other codes. Boundaries have ids such as “{example}”, areas “{wanted}”.",
	},
	"finding.boundaries_do_not_match.hint": {
		De: "Datei und Schlüssel unter boundaries prüfen; führende Nullen zählen.",
		En: "Check file and key under boundaries; leading zeros count.",
	},
	"finding.areas_without_boundary": {
		De: "{level}: {n} von {of} {n:hat|haben} keine Fläche in der Grenzdatei, zum Beispiel {example}; diese Gebiete stehen nur in den Tabellen.",
		En: "{n} of {of} {level} have no boundary, such as {example}; these areas are shown in tables only.",
	},
	"finding.boundaries_without_area": {
		De: "{n} von {of} Flächen stehen in keiner Tabelle, zum Beispiel {example}; die Karte zeigt sie ohne Wert.",
		En: "{n} of {of} boundaries are in no table, such as {example}; the map shows them without a value.",
	},
	"finding.area_without_boundary": {
		De: "{which} hat keine Fläche in der Grenzdatei und steht nur in den Tabellen.",
		En: "{which} has no boundary and is shown in tables only.",
	},
	"finding.boundary_zeros_differ": {
		De: "{area} heißt in der Tabelle „{id}“ und in der Grenzdatei „{other}“: Nur führende Nullen stimmen nicht überein, so bei {n} {n:Gebiet|Gebieten}.",
		En: "{area} is “{id}” in the table and “{other}” in the boundary file: only leading zeros do not agree, as with {n} {n:area|areas}.",
	},
	"finding.boundary_zeros_differ.hint": {
		De: "Die Kennziffern gleich schreiben, oder digits: {digits} beim Schlüssel (key) der Tabelle oder der Grenzdatei angeben, dann werden die Nullen ergänzt.",
		En: "Write the codes alike, or state digits: {digits} at the key of the table or of the boundary file, and the zeros are put back.",
	},
	"finding.boundary_without_area": {
		De: "Die Fläche {area} ({area_id}) steht in keiner Tabelle; die Karte zeigt sie ohne Wert.",
		En: "The boundary {area} ({area_id}) is in no table; the map shows it without a value.",
	},
}
