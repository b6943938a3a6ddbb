package words

// indexFindings are the texts of findings of city values, indices and classes.
var indexFindings = Catalogue{
	"finding.city.declared_differs": {
		"{label}: der Stadtwert in der Ausgabedatei ({declared}) weicht um mehr als 0,05 % von der Stadtzeile der Tabelle ({published}) ab; verwendet wird die Stadtzeile.",
		"{label}: the city value in the edition file ({declared}) differs by more than 0.05% from the city row of the table ({published}); the city row is used.",
	},
	"finding.city.declared_differs.hint": {
		"Den Schlüssel city streichen oder die Stadtzeile berichtigen.",
		"Remove the key city or correct the city row.",
	},
	"finding.city.incomplete": {
		"{label}: der Stadtwert ist aus {known} von {n} Gebieten berechnet (Ebene {level}); für die übrigen fehlen Angaben.",
		"{label}: the city value is computed from {known} of {n} areas (level {level}); the others lack data.",
	},
	"finding.city.incomplete.hint": {
		"Den Stadtwert als Stadtzeile oder mit dem Schlüssel city angeben.",
		"Give the city value as a city row or with the key city.",
	},
	"finding.city.incomplete_many": {
		"Bei {n} Indikatoren ist der Stadtwert nur aus einem Teil der Gebiete berechnet (Ebene {level}), weil für die übrigen Angaben fehlen: {labels}.",
		"For {n} indicators the city value is computed from a part of the areas only (level {level}), as the others lack data: {labels}.",
	},
	"finding.city.incomplete_many.hint": {
		"Die fehlenden Angaben nachtragen, oder die Stadtwerte in der Stadtzeile oder mit dem Schlüssel city angeben.",
		"Add what is missing, or give the city values in the city row or with the key city.",
	},
	"finding.city.weighted_mean": {
		"{label}: kein Stadtwert veröffentlicht; berechnet als Mittel der Ebene {level}, gewichtet mit „{weights}“: {value}.",
		"{label}: no city value is published; computed as the mean of the level {level} weighted by “{weights}”: {value}.",
	},
	"finding.city.gap": {
		"{label}: der Stadtwert {published} weicht um mehr als 0,05 % von dem ab, der sich aus den Zählern und Nennern der Gebiete ergibt: {computed} (Ebene {level}, {known} von {n} Gebieten).",
		"{label}: the city value {published} differs by more than 0.05% from the one that the counts of the areas give: {computed} (level {level}, {known} of {n} areas).",
	},
	"finding.city.gap.hint": {
		"Gebiete ohne Angabe und Fälle, die sich keinem Gebiet zuordnen lassen, erklären eine Lücke; sonst Zähler, Nenner und Stadtzeile prüfen. Verwendet wird der veröffentlichte Wert.",
		"Areas without data and cases that belong to no area explain a gap; otherwise check numerators, denominators and the city row. The published value is used.",
	},
	"finding.city.gap_incomplete": {
		"{label}: der Stadtwert ist {published}; die {known} von {n} Gebieten mit Angaben ergeben {computed} (Ebene {level}).",
		"{label}: the city value is {published}; the {known} of {n} areas with data give {computed} (level {level}).",
	},
	"finding.city.gap_incomplete.hint": {
		"Solange Gebieten Angaben fehlen, ist eine Abweichung zu erwarten. Verwendet wird der veröffentlichte Wert.",
		"As long as areas lack data a difference is to be expected. The published value is used.",
	},
	"finding.city.gap_incomplete_many": {
		"Bei {n} Indikatoren weicht der Stadtwert von dem ab, was die Gebiete mit Angaben ergeben (Ebene {level}): {labels}.",
		"For {n} indicators the city value differs from what the areas with data give (level {level}): {labels}.",
	},
	"finding.city.gap_incomplete_many.hint": {
		"Solange Gebieten Angaben fehlen, ist eine Abweichung zu erwarten. Verwendet wird der veröffentlichte Wert.",
		"As long as areas lack data a difference is to be expected. The published value is used.",
	},
	"finding.city.gap_weighted": {
		"{label}: der Stadtwert {published} weicht um mehr als 0,05 % vom gewichteten Mittel der Gebiete ab: {computed} (Ebene {level}, {known} von {n} Gebieten).",
		"{label}: the city value {published} differs by more than 0.05% from the weighted mean of the areas: {computed} (level {level}, {known} of {n} areas).",
	},
	"finding.city.rows_disagree": {
		"{label}: die Stadtzeilen zweier Ebenen widersprechen sich: {used} ({used_level}) und {other} ({other_level}); verwendet wird {used}.",
		"{label}: the city rows of two levels disagree: {used} ({used_level}) and {other} ({other_level}); {used} is used.",
	},

	"finding.index.circle": {
		"Der Index „{index}“ hängt über seine Eingänge von sich selbst ab.",
		"The index “{index}” depends on itself through its inputs.",
	},
	"finding.index.one_area": {
		"Index „{index}“: die Ebene {level} hat nur ein einbezogenes Gebiet; ein Vergleich innerhalb der Ebene ist nicht möglich.",
		"Index “{index}”: the level {level} has only one included area; there is nothing to compare it with.",
	},
	"finding.index.weight": {
		"Index „{index}“: das Gewicht von {label} muss eine Zahl ab 0 sein.",
		"Index “{index}”: the weight of {label} must be a number of 0 or more.",
	},
	"finding.index.too_few_inputs": {
		"Index „{index}“: auf der Ebene {level} {n:liegt|liegen} nur {n} {n:Eingang|Eingänge} vor, verlangt sind {need}; kein Gebiet erhält den Index.",
		"Index “{index}”: only {n} {n:input exists|inputs exist} on the level {level}, {need} are required; no area gets the index.",
	},
	"finding.index.too_few_inputs.hint": {
		"minimum_inputs senken oder die fehlenden Indikatoren für diese Ebene liefern.",
		"Lower minimum_inputs or supply the missing indicators for this level.",
	},
	"finding.index.inputs_absent": {
		"Index „{index}“: auf der Ebene {level} {n:fehlt|fehlen} {n} von {of} Eingängen: {inputs}. Dort wird er aus den übrigen {left} gerechnet.",
		"Index “{index}”: the level {level} lacks {n} of {of} inputs: {inputs}. There it is computed from the other {left}.",
	},
	"finding.index.inputs_absent.hint": {
		"Ist das nicht gewollt, die Spaltennamen in der Tabelle und in der Ausgabedatei vergleichen.",
		"If that is not meant, compare the names of the columns in the table and in the edition file.",
	},
	"finding.index.areas_without": {
		"Index „{index}“: {n} {n:Gebiet|Gebiete} der Ebene {level} ohne Index, weil weniger als {need} {need:Eingang vorliegt|Eingänge vorliegen}: {areas}.",
		"Index “{index}”: {n} {n:area|areas} of the level {level} without the index, as fewer than {need} {need:input exists|inputs exist}: {areas}.",
	},
	"finding.index.not_positive": {
		"Index „{index}“: das geometrische und das harmonische Mittel brauchen positive Eingänge; {label} hat in {area} den Punktwert {score}.",
		"Index “{index}”: geometric and harmonic means need positive inputs; {label} has the score {score} in {area}.",
	},
	"finding.index.not_positive.hint": {
		"Mit normalise: minmax und range: [1, 100] bleiben alle Punktwerte positiv.",
		"With normalise: minmax and range: [1, 100] all scores stay positive.",
	},
	"finding.index.not_finite": {
		"Index „{index}“: für {label} ergibt sich in {area} keine endliche Zahl.",
		"Index “{index}”: {label} yields no finite number in {area}.",
	},
	"finding.index.no_weights": {
		"Index „{index}“: für {label} gibt es keine Gewichte; verlangt ist ein gewichteter Mittelwert oder eine gewichtete Streuung.",
		"Index “{index}”: {label} has no weights, but a weighted mean or spread is asked for.",
	},
	"finding.index.no_weights.hint": {
		"weight_by oder population angeben, oder centre und spread ungewichtet wählen.",
		"Give weight_by or population, or choose an unweighted centre and spread.",
	},
	"finding.index.weights_missing": {
		"Index „{index}“, {label}: {n} {n:Gebiet|Gebiete} der Ebene {level} ohne Gewicht; {n:es zählt|sie zählen} nicht in Mittelwert und Streuung.",
		"Index “{index}”, {label}: {n} {n:area|areas} of the level {level} without a weight; {n:it does|they do} not count in mean and spread.",
	},
	"finding.index.constant_aggregate": {
		"Index „{index}“: alle Gebiete der Ebene {level} haben vor der Umrechnung denselben Wert; die Umrechnung ist nicht möglich, kein Gebiet erhält den Index.",
		"Index “{index}”: all areas of the level {level} have the same value before rescaling; it can't be rescaled and no area gets the index.",
	},
	"finding.index.neutral_input": {
		"Index „{index}“: {label} hat keine Richtung (higher_is: worse oder better) und kann nicht in einen Index eingehen.",
		"Index “{index}”: {label} has no direction (higher_is: worse or better) and can't enter an index.",
	},
	"finding.index.unknown_input": {
		"Index „{index}“: der Eingang „{label}“ ist weder Indikator noch Index.",
		"Index “{index}”: the input “{label}” is neither an indicator nor an index.",
	},
	"finding.index.transform": {
		"Index „{index}“: {transform} ist für den Wert {value} von {label} in {area} nicht definiert.",
		"Index “{index}”: {transform} is not defined for the value {value} of {label} in {area}.",
	},
	"finding.index.transform.hint": {
		"log braucht Werte über 0, log1p über −1, sqrt ab 0.",
		"log needs values above 0, log1p above −1, sqrt from 0.",
	},
	"finding.index.empty_input": {
		"Index „{index}“: {label} hat auf der Ebene {level} keinen einzigen Wert und gilt dort als nicht vorhanden.",
		"Index “{index}”: {label} has no value on the level {level} and counts as absent there.",
	},
	"finding.index.no_values": {
		"Index „{index}“: keiner der {n} Eingänge hat auf der Ebene {level} einen Wert; kein Gebiet erhält den Index.",
		"Index “{index}”: none of the {n} inputs has a value on the level {level}; no area gets the index.",
	},
	"finding.index.empty_inputs": {
		"Index „{index}“: {n} Eingänge haben auf der Ebene {level} keinen einzigen Wert und gelten dort als nicht vorhanden: {labels}.",
		"Index “{index}”: {n} inputs have no value on the level {level} and count as absent there: {labels}.",
	},
	"finding.index.constant_input": {
		"Index „{index}“: {label} ist in allen Gebieten der Ebene {level} gleich und gilt dort als nicht vorhanden.",
		"Index “{index}”: {label} is the same in all areas of the level {level} and counts as absent there.",
	},
	"finding.index.city_transform": {
		"Index „{index}“: {transform} ist für den Stadtwert von {label} ({value}) nicht definiert.",
		"Index “{index}”: {transform} is not defined for the city value of {label} ({value}).",
	},
	"finding.index.city_transform.hint": {
		"log braucht Werte über 0, log1p über −1, sqrt ab 0; oder centre: mean wählen.",
		"log needs values above 0, log1p above −1, sqrt from 0; or choose centre: mean.",
	},
	"finding.index.no_city_value": {
		"Index „{index}“: {label} hat keinen Stadtwert, an dem gemessen werden könnte.",
		"Index “{index}”: {label} has no city value to be measured against.",
	},
	"finding.index.no_city_value.hint": {
		"Eine Stadtzeile, den Schlüssel city oder weight_by angeben, oder centre: mean wählen.",
		"Give a city row, the key city or weight_by, or choose centre: mean.",
	},
	"finding.index.no_city_index": {
		"Index „{index}“: der Index {label} hat keinen eigenen Wert für die Stadt (Rangverfahren haben keinen).",
		"Index “{index}”: the index {label} has no value of its own for the city (rank methods have none).",
	},
	"finding.index.no_city_index.hint": {
		"centre: mean wählen oder den Eingang ohne Rangverfahren berechnen.",
		"Choose centre: mean or compute the input without a rank method.",
	},
	"finding.index.overflow": {
		"Index „{index}“: die Werte von {label} sind zu groß, um Mittelwert und Streuung zu bilden.",
		"Index “{index}”: the values of {label} are too large for a mean and a spread.",
	},
	"finding.index.city_not_positive": {
		"Index „{index}“: percent_of_city braucht einen Stadtwert über 0 (nach transform, wo eines steht); der von {label} ist es nicht.",
		"Index “{index}”: percent_of_city needs a city value above 0 (after transform, where there is one); that of {label} is not.",
	},
	"finding.index.range": {
		"Index „{index}“, {label}: range muss zwei aufsteigende Zahlen nennen.",
		"Index “{index}”, {label}: range must name two ascending numbers.",
	},
	"finding.index.goalposts": {
		"Index „{index}“, {label}: goalposts muss zwei aufsteigende Zahlen nennen, für die auch transform definiert ist.",
		"Index “{index}”, {label}: goalposts must name two ascending numbers, for which transform is defined too.",
	},
	"finding.index.beyond_goalposts": {
		"Index „{index}“, {label}: {n} {n:Gebiet liegt|Gebiete liegen} außerhalb der goalposts und {n:wird|werden} auf den Rand gesetzt: {areas}.",
		"Index “{index}”, {label}: {n} {n:area lies|areas lie} outside the goalposts and {n:is|are} held at the post: {areas}.",
	},

	"finding.class.bands": {
		"Klassen „{scheme}“: die Grenze der Klasse {class} fehlt oder liegt nicht über der vorigen.",
		"Classes “{scheme}”: the bound of the class {class} is missing or not above the one before.",
	},
	"finding.class.bands.hint": {
		"Jede Klasse außer der letzten braucht below oder to, in aufsteigender Folge.",
		"Every class but the last needs below or to, in ascending order.",
	},
	"finding.class.no_band": {
		"Klassen „{scheme}“: {area} liegt mit {value} über der letzten Grenze und erhält keine Klasse.",
		"Classes “{scheme}”: {area} lies above the last bound with {value} and gets no class.",
	},
	"finding.class.no_band.hint": {
		"Der letzten Klasse keine Grenze geben.",
		"Give the last class no bound.",
	},
	"finding.class.combine": {
		"Klassen „{scheme}“: „{part}“ gibt es nicht oder es hängt von „{scheme}“ selbst ab.",
		"Classes “{scheme}”: “{part}” does not exist or depends on “{scheme}” itself.",
	},
	"finding.class.too_many": {
		"Klassen „{scheme}“: die Kombination ergäbe mehr als {most} Klassen.",
		"Classes “{scheme}”: the combination would give more than {most} classes.",
	},
	"finding.class.groups": {
		"Klassen „{scheme}“: die Zahl der Gruppen muss zwischen 1 und {most} liegen.",
		"Classes “{scheme}”: the number of groups must lie between 1 and {most}.",
	},
	"finding.class.quantiles": {
		"Klassen „{scheme}“: Quantile vom Typ {type} gibt es nicht; bekannt sind 5 bis 9.",
		"Classes “{scheme}”: there are no quantiles of type {type}; 5 to 9 are known.",
	},
	"finding.class.empty_groups": {
		"Klassen „{scheme}“: auf der Ebene {level} {n:bleibt die Gruppe|bleiben die Gruppen} {groups} leer (zu wenige Gebiete oder gleiche Werte).",
		"Classes “{scheme}”: on the level {level} the {n:group|groups} {groups} {n:stays|stay} empty (too few areas or equal values).",
	},
	"finding.class.no_index": {
		"Klassen „{scheme}“, Bedingung „{condition}“: den Index {subject} gibt es auf der Ebene {level} nicht; die Bedingung bleibt offen.",
		"Classes “{scheme}”, condition “{condition}”: the index {subject} does not exist on the level {level}; the condition stays unknown.",
	},
	"finding.class.no_indicator": {
		"Klassen „{scheme}“, Bedingung „{condition}“: den Indikator {subject} gibt es auf der Ebene {level} nicht; die Bedingung bleibt offen.",
		"Classes “{scheme}”, condition “{condition}”: the indicator {subject} does not exist on the level {level}; the condition stays unknown.",
	},
	"finding.class.no_city_value": {
		"Klassen „{scheme}“, Bedingung „{condition}“: {subject} hat keinen Stadtwert, mit dem verglichen werden könnte.",
		"Classes “{scheme}”, condition “{condition}”: {subject} has no city value to compare with.",
	},
	"finding.class.no_city_value.hint": {
		"Eine Stadtzeile, den Schlüssel city oder weight_by angeben.",
		"Give a city row, the key city or weight_by.",
	},
	"finding.class.neutral_rank": {
		"Klassen „{scheme}“, Bedingung „{condition}“: {subject} hat keine Richtung (higher_is: worse oder better) und damit keine ungünstigsten Ränge.",
		"Classes “{scheme}”, condition “{condition}”: {subject} has no direction (higher_is: worse or better) and so no worst ranks.",
	},
	"finding.class.no_parent": {
		"Klassen „{scheme}“, Bedingung „{condition}“: auf der nächstgröberen Ebene wird keine Klasse vergeben, oder sie hängt selbst von der Ebene {level} ab.",
		"Classes “{scheme}”, condition “{condition}”: the next coarser level has no classes, or they depend on the level {level} themselves.",
	},
	"finding.class.no_child": {
		"Klassen „{scheme}“, Bedingung „{condition}“: auf der nächstfeineren Ebene wird keine Klasse vergeben, oder sie hängt selbst von der Ebene {level} ab.",
		"Classes “{scheme}”, condition “{condition}”: the next finer level has no classes, or they depend on the level {level} themselves.",
	},
}
