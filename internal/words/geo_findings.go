package words

// geoFindings are the texts of findings in boundary files.
var geoFindings = Catalogue{
	"finding.boundary_misnamed": {
		De: "Die Grenzdatei {file} gibt es nicht. Ist {near} gemeint?",
		En: "There is no boundary file {file}. Did you mean {near}?",
	},
	"finding.boundary_misnamed.hint": {
		De: "Den Namen in der Ausgabedatei berichtigen oder die Datei dort ablegen. Groß- und Kleinschreibung zählt.",
		En: "Correct the name in the edition file or put the file there. Upper and lower case matter.",
	},
	"finding.boundary_not_found": {
		De: "Die Grenzdatei {file} gibt es nicht.",
		En: "There is no boundary file {file}.",
	},
	"finding.boundary_not_found.hint": {
		De: "Prüfen Sie die Schreibweise und ob die Datei neben der Ausgabe liegt; der Pfad gilt vom Ordner der edition.yaml aus.",
		En: "Check the spelling and that the file lies beside the edition; the path starts at the folder of edition.yaml.",
	},
	"finding.boundary_format": {
		De: "Das Dateiformat {format} der Grenzdatei {file} wird noch nicht unterstützt.",
		En: "The format {format} of the boundary file {file} is not supported yet.",
	},
	"finding.boundary_format.hint": {
		De: "Speichern Sie die Grenzen als GeoJSON im Koordinatensystem WGS84 (EPSG:4326), in QGIS mit „Exportieren > Objekte speichern als“.",
		En: "Save the boundaries as GeoJSON in the coordinate system WGS84 (EPSG:4326), in QGIS with \"Export > Save Features As\".",
	},
	"finding.boundary_crs_unsupported": {
		De: "Das Koordinatensystem {crs} wird noch nicht unterstützt, nur Länge und Breite in WGS84 (EPSG:4326) oder ETRS89 (EPSG:4258).",
		En: "The coordinate system {crs} is not supported yet, only longitude and latitude in WGS84 (EPSG:4326) or ETRS89 (EPSG:4258).",
	},
	"finding.boundary_crs_unsupported.hint": {
		De: "Speichern Sie die Grenzen im Koordinatensystem WGS84 (EPSG:4326), in QGIS mit „Exportieren > Objekte speichern als“.",
		En: "Save the boundaries in the coordinate system WGS84 (EPSG:4326), in QGIS with \"Export > Save Features As\".",
	},
	"finding.boundary_not_utf8": {
		De: "Die Grenzdatei ist nicht in UTF-8 gespeichert; das erste fremde Zeichen ist Byte {byte}.",
		En: "The boundary file is not saved as UTF-8; the first foreign character is byte {byte}.",
	},
	"finding.boundary_not_utf8.hint": {
		De: "Speichern Sie die Datei mit der Zeichenkodierung UTF-8, sonst gehen Umlaute verloren.",
		En: "Save the file with the encoding UTF-8, or letters with accents are lost.",
	},
	"finding.boundary_not_json": {
		De: "Die Grenzdatei ist ab Byte {byte} kein lesbares JSON.",
		En: "The boundary file is no readable JSON from byte {byte} on.",
	},
	"finding.boundary_not_json.hint": {
		De: "Erzeugen Sie die Datei neu; von Hand geänderte Dateien haben oft ein Komma oder eine Klammer zu viel oder zu wenig.",
		En: "Make the file anew; files changed by hand often have a comma or a bracket too many or too few.",
	},
	"finding.boundary_cut_off": {
		De: "Die Grenzdatei bricht nach Byte {byte} ab; ihr Ende fehlt.",
		En: "The boundary file breaks off after byte {byte}; its end is missing.",
	},
	"finding.boundary_cut_off.hint": {
		De: "Kopieren oder laden Sie die Datei noch einmal vollständig.",
		En: "Copy or download the whole file again.",
	},
	"finding.boundary_not_collection": {
		De: "Die Grenzdatei ist keine GeoJSON-FeatureCollection; gefunden wurde „{found}“.",
		En: "The boundary file is no GeoJSON FeatureCollection; \"{found}\" was found.",
	},
	"finding.boundary_not_collection.hint": {
		De: "Speichern Sie alle Flächen der Ebene zusammen als eine GeoJSON-Datei.",
		En: "Save all areas of the level together as one GeoJSON file.",
	},
	"finding.boundary_no_features": {
		De: "Die Grenzdatei enthält keine Flächen.",
		En: "The boundary file holds no areas.",
	},
	"finding.boundary_not_feature": {
		De: "Der {number}. Eintrag der Grenzdatei ist keine Fläche (kein GeoJSON-Feature).",
		En: "Entry {number} of the boundary file is no area (no GeoJSON feature).",
	},
	"finding.boundary_key_unknown": {
		De: "Keine Fläche der Grenzdatei {file} hat die Eigenschaft „{key}“, in der die Kennziffer stehen soll.",
		En: "No area in the boundary file {file} has the property \"{key}\" that is to hold its id.",
	},
	"finding.boundary_key_unknown.hint": {
		De: "Vorhanden sind: {names}. Tragen Sie eine davon bei „key“ ein.",
		En: "There are: {names}. Enter one of them as \"key\".",
	},
	"finding.boundary_key_none": {
		De: "Die Flächen der Grenzdatei {file} haben keine Kennziffer „{key}“.",
		En: "The areas in the boundary file {file} have no id \"{key}\".",
	},
	"finding.boundary_key_none.hint": {
		De: "Jede Fläche braucht eine Eigenschaft mit der Kennziffer, die auch in der Tabelle steht.",
		En: "Every area needs a property with the id that stands in the table too.",
	},
	"finding.boundary_key_missing": {
		De: "Die Fläche Nr. {number} der Grenzdatei hat keine Eigenschaft „{key}“.",
		En: "Area no. {number} of the boundary file has no property \"{key}\".",
	},
	"finding.boundary_key_empty": {
		De: "Die Fläche Nr. {number} der Grenzdatei hat eine leere oder unlesbare Kennziffer „{key}“.",
		En: "Area no. {number} of the boundary file has an empty or unreadable id \"{key}\".",
	},
	"finding.boundary_key_match": {
		De: "Die Fläche Nr. {number} der Grenzdatei hat unter „{key}“ den Text „{text}“, auf den das Muster „{match}“ nicht passt.",
		En: "Area no. {number} of the boundary file has the text \"{text}\" under \"{key}\", which the pattern \"{match}\" does not fit.",
	},
	"finding.boundary_duplicate": {
		De: "Zwei Flächen der Grenzdatei haben die Kennziffer {id}: Nr. {first} {first_name} und Nr. {second} {second_name}.",
		En: "Two areas of the boundary file have the id {id}: no. {first} {first_name} and no. {second} {second_name}.",
	},
	"finding.boundary_duplicate.hint": {
		De: "Berichtigen Sie eine der beiden Kennziffern; gehören beide Teile zu einer Fläche, vereinigen Sie sie zu einem Feature.",
		En: "Correct one of the two ids; if both parts belong to one area, join them to one feature.",
	},
	"finding.boundary_label_unknown": {
		De: "Keine Fläche der Grenzdatei hat die Eigenschaft „{label}“ für den Namen; vorhanden sind: {names}.",
		En: "No area of the boundary file has the property \"{label}\" for its name; there are: {names}.",
	},
	"finding.boundary_geometry_missing": {
		De: "Die Fläche {which} hat in der Grenzdatei keine Grenze.",
		En: "The area {which} has no boundary in the boundary file.",
	},
	"finding.boundary_geometry_missing.hint": {
		De: "Zeichnen Sie die Fläche nach oder löschen Sie den Eintrag; Flächen ohne Grenze erscheinen nicht auf der Karte.",
		En: "Draw the area or delete the entry; areas without a boundary do not appear on the map.",
	},
	"finding.boundary_geometry_empty": {
		De: "Die Grenze der Fläche {which} ist leer.",
		En: "The boundary of the area {which} is empty.",
	},
	"finding.boundary_geometry_type": {
		De: "Die Fläche {which} ist als {type} gezeichnet, nicht als Polygon oder MultiPolygon.",
		En: "The area {which} is drawn as {type}, not as Polygon or MultiPolygon.",
	},
	"finding.boundary_geometry_type.hint": {
		De: "Eine Karte braucht Flächen; Punkte und Linien müssen vorher in Flächen umgewandelt werden.",
		En: "A map needs areas; points and lines must be turned into areas first.",
	},
	"finding.boundary_coordinate": {
		De: "Die Grenze der Fläche {which} enthält an einer Stelle keine Koordinate, sondern „{found}“.",
		En: "The boundary of the area {which} has \"{found}\" where a coordinate is needed.",
	},
	"finding.boundary_out_of_range": {
		De: "Die Grenze der Fläche {which} enthält die Koordinate {x}, {y}; Längen gehen von −180 bis 180, Breiten von −90 bis 90 Grad.",
		En: "The boundary of the area {which} has the coordinate {x}, {y}; longitudes run from −180 to 180, latitudes from −90 to 90 degrees.",
	},
	"finding.boundary_projected": {
		De: "Die Grenze der Fläche {which} enthält die Koordinate {x}, {y}; das sind wohl Meter, keine Grad.",
		En: "The boundary of the area {which} has the coordinate {x}, {y}; these look like metres, not degrees.",
	},
	"finding.boundary_projected.hint": {
		De: "Speichern Sie die Grenzen im Koordinatensystem WGS84 (EPSG:4326) statt in UTM oder Gauß-Krüger.",
		En: "Save the boundaries in the coordinate system WGS84 (EPSG:4326) instead of UTM or Gauss-Krüger.",
	},
	"finding.boundary_all_projected": {
		De: "Die Koordinaten der Grenzdatei sind wohl Meter, keine Grad: die erste ist {x}, {y}.",
		En: "The coordinates of the boundary file look like metres, not degrees: the first is {x}, {y}.",
	},
	"finding.boundary_all_projected.hint": {
		De: "Speichern Sie die Grenzen im Koordinatensystem WGS84 (EPSG:4326) statt in UTM oder Gauß-Krüger.",
		En: "Save the boundaries in the coordinate system WGS84 (EPSG:4326) instead of UTM or Gauss-Krüger.",
	},
	"finding.boundary_swapped": {
		De: "In der Grenzdatei sind Länge und Breite vertauscht: die Flächen lägen nicht in Deutschland, sondern weit im Südosten.",
		En: "Longitude and latitude are swapped in the boundary file: the areas would not lie in Germany but far to the south-east.",
	},
	"finding.boundary_swapped.hint": {
		De: "GeoJSON nennt zuerst die Länge, dann die Breite. Exportieren Sie die Datei neu aus dem GIS.",
		En: "GeoJSON gives longitude first, then latitude. Export the file anew from the GIS.",
	},
	"finding.boundary_area_swapped": {
		De: "Bei der Fläche {which} sind Länge und Breite vertauscht: Sie läge bei Länge {lon}, Breite {lat}, weit von allen anderen.",
		En: "Longitude and latitude of the area {which} are swapped: it would lie at longitude {lon}, latitude {lat}, far from all others.",
	},
	"finding.boundary_area_swapped.hint": {
		De: "GeoJSON nennt zuerst die Länge, dann die Breite. Exportieren Sie die Fläche neu aus dem GIS.",
		En: "GeoJSON gives longitude first, then latitude. Export the area anew from the GIS.",
	},
	"finding.boundary_far_away": {
		De: "Die Fläche {which} liegt etwa {km} km von den anderen entfernt; die Karte zeigt dann alle sehr klein.",
		En: "The area {which} lies about {km} km away from the others; the map then shows all of them very small.",
	},
	"finding.boundary_far_away.hint": {
		De: "Prüfen Sie die Koordinaten der Fläche im GIS.",
		En: "Check the coordinates of the area in the GIS.",
	},
	"finding.boundary_overlaps": {
		De: "Die Fläche {which} liegt zu etwa {percent} % in der Fläche {other}; auf der Karte verdeckt eine die andere.",
		En: "About {percent}% of the area {which} lie in the area {other}; on the map one hides the other.",
	},
	"finding.boundary_overlaps.hint": {
		De: "Prüfen Sie im GIS, welche Grenze gilt. Liegt eine Fläche ganz in der anderen, fehlt dieser meist das Loch, oder die Datei mischt zwei Ebenen.",
		En: "Find out in the GIS which border holds. Where one area lies wholly in the other, that one mostly lacks its hole, or the file mixes two levels.",
	},
	"finding.boundary_same_twice": {
		De: "Die Flächen {which} und {other} haben dieselbe Grenze.",
		En: "The areas {which} and {other} have the same boundary.",
	},
	"finding.boundary_same_twice.hint": {
		De: "Wohl wurde eine Fläche kopiert und nur die Kennziffer geändert. Setzen Sie bei einer die richtige Grenze ein.",
		En: "One area seems to be a copy of the other with a new id. Give one of them its right boundary.",
	},
	"finding.boundary_ring_open": {
		De: "Die Grenze der Fläche {which} ist nicht geschlossen: sie endet nicht dort, wo sie bei Länge {lon}, Breite {lat} beginnt.",
		En: "The boundary of the area {which} is not closed: it does not end where it begins, at longitude {lon}, latitude {lat}.",
	},
	"finding.boundary_ring_short": {
		De: "Ein Ring in der Grenze der Fläche {which} hat nur {points} {points:Punkt|Punkte}; eine Fläche braucht mindestens vier, der letzte gleich dem ersten.",
		En: "A ring in the boundary of the area {which} has only {points} {points:point|points}; an area needs at least four, the last equal to the first.",
	},
	"finding.boundary_part_collapsed": {
		De: "Die Grenze der Fläche {which} hat {parts} {parts:Ring|Ringe} ohne Fläche (nur Punkte auf einer Linie); {parts:er wurde|sie wurden} weggelassen.",
		En: "The boundary of the area {which} has {parts} {parts:ring|rings} without area (only points in line); {parts:it was|they were} left out.",
	},
	"finding.boundary_part_collapsed.hint": {
		De: "Meist ist das der Rest eines schmalen Splitters. Fehlt auf der Karte ein Teil der Fläche, zeichnen Sie ihn im GIS nach.",
		En: "This is mostly what is left of a sliver. If a part of the area is missing on the map, draw it in the GIS.",
	},
	"finding.boundary_part_ignored": {
		De: "Zur Grenze der Fläche {which} gehört auch ein {type}; übernommen wurden nur die Polygone.",
		En: "The boundary of the area {which} also has a {type}; only the polygons were taken.",
	},
	"finding.boundary_broken": {
		De: "Die Grenze der Fläche {which} ist bei Länge {lon}, Breite {lat} fehlerhaft und ließ sich nicht bereinigen.",
		En: "The boundary of the area {which} is faulty at longitude {lon}, latitude {lat} and could not be repaired.",
	},
	"finding.boundary_broken.hint": {
		De: "Bereinigen Sie die Fläche im GIS, in QGIS mit „Geometrien reparieren“.",
		En: "Repair the area in the GIS, in QGIS with \"Fix geometries\".",
	},
	"finding.boundary_touches_itself": {
		De: "Die Grenze der Fläche {which} berührt sich selbst bei Länge {lon}, Breite {lat}. Sie wurde dort getrennt; die Größe ist gleich geblieben.",
		En: "The boundary of the area {which} touches itself at longitude {lon}, latitude {lat}. It was parted there; the area is the same.",
	},
	"finding.boundary_crosses_itself": {
		De: "Die Grenze der Fläche {which} überschneidet sich bei Länge {lon}, Breite {lat}. Sie wurde bereinigt; die Größe änderte sich um {percent} %.",
		En: "The boundary of the area {which} crosses itself at longitude {lon}, latitude {lat}. It was repaired; the area changed by {percent}%.",
	},
	"finding.boundary_redrawn": {
		De: "Die Grenze der Fläche {which} überschneidet sich bei Länge {lon}, Breite {lat} so, dass ihre Größe nicht feststeht. Gelesen {parts:wurde|wurden} {parts} {parts:Teil|Teile} mit {km2} km².",
		En: "The boundary of the area {which} crosses itself at longitude {lon}, latitude {lat}, so that its size is uncertain. It was read as {parts} {parts:part|parts} with {km2} km².",
	},
	"finding.boundary_redrawn.hint": {
		De: "Vergleichen Sie die Fläche auf der Karte mit der im GIS und berichtigen Sie dort die Reihenfolge der Eckpunkte.",
		En: "Compare the area on the map with the one in the GIS and correct the order of its corners there.",
	},
	"finding.boundary_rings_sorted": {
		De: "In der Grenze der Fläche {which} stehen äußere Ringe und Löcher in falscher Ordnung. Danach, welcher Ring in welchem liegt, hat sie {parts} {parts:Teil|Teile}, {holes} {holes:Loch|Löcher} und {km2} km².",
		En: "In the boundary of the area {which} outer rings and holes stand in the wrong order. By which ring lies in which, the area has {parts} {parts:part|parts}, {holes} {holes:hole|holes} and {km2} km².",
	},
	"finding.boundary_rings_sorted.hint": {
		De: "In GeoJSON ist der erste Ring eines Polygons sein Umriss, alle weiteren sind Löcher darin; weitere Teile brauchen ein MultiPolygon.",
		En: "In GeoJSON the first ring of a polygon is its outline and all others are holes in it; further parts need a MultiPolygon.",
	},
	"finding.boundary_crosses_itself.hint": {
		De: "Prüfen Sie die Stelle im GIS, wenn sich die Größe merklich geändert hat.",
		En: "Look at the place in the GIS if the area has changed noticeably.",
	},
	"finding.boundary_name_of_another": {
		De: "Die Kennziffer {id} heißt in der Tabelle {name}, in der Grenzdatei {drawn}; so heißt in der Tabelle {other}. Das gilt für {n} {n:Gebiet|Gebiete}.",
		En: "The code {id} is {name} in the table but {drawn} in the boundary file, which the table calls {other}. This holds for {n} {n:area|areas}.",
	},
	"finding.boundary_name_of_another.hint": {
		De: "Eine der beiden Dateien vertauscht wohl Kennziffern; dann stünden Werte auf der Karte am falschen Ort. Prüfen, welche gilt, und bei boundaries die richtige Eigenschaft (key, label) angeben.",
		En: "One of the two files seems to mix up its codes; values would stand in the wrong place on the map. Find out which one holds, and give the right property (key, label) under boundaries.",
	},
	"finding.boundary_without_parent": {
		De: "Die Fläche {which} der Grenzdatei gehört zu keiner Fläche der Ebene {level} und fehlt in deren Grenzen.",
		En: "The area {which} of the boundary file belongs to no area of the level {level} and is missing in its boundaries.",
	},
	"finding.boundary_without_parent.hint": {
		De: "Prüfen Sie, ob die Kennziffer der Fläche in der Tabelle steht.",
		En: "Check that the id of the area stands in the table.",
	},
	"finding.dissolve_slits": {
		De: "Die Grenzen der Teilflächen von {area_id} passen an {slits} {slits:Stelle|Stellen} nicht genau aneinander; {slits:der schmale Spalt wurde|die schmalen Spalte wurden} geschlossen.",
		En: "The borders of the parts of {area_id} do not quite fit in {slits} {slits:place|places}; the narrow {slits:slit was|slits were} closed.",
	},
	"finding.dissolve_failed": {
		De: "Die Teilflächen von {area_id} ließen sich nicht zu einer Grenze vereinigen.",
		En: "The parts of {area_id} could not be united to one boundary.",
	},
	"finding.dissolve_failed.hint": {
		De: "Prüfen Sie im GIS, ob sich die Teilflächen überlappen, oder geben Sie für die gröbere Ebene eine eigene Grenzdatei an.",
		En: "Check in the GIS whether the parts overlap, or give the coarser level a boundary file of its own.",
	},
}
