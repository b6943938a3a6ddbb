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

	"finding.compare_twice": {
		"Die frühere Ausgabe „{id}“ steht zweimal unter compare.",
		"The earlier edition “{id}” stands below compare twice.",
	},
	"finding.compare_twice.hint": {
		"Jede Ausgabe einmal nennen; zwei Ausgaben mit derselben Kennung (id) lassen sich nicht unterscheiden.",
		"Name every edition once; two editions with the same id can't be told apart.",
	},
	"finding.compare_later": {
		"Die Ausgabe „{id}“ vom {date} ist jünger als diese vom {own}; verglichen wird mit früheren.",
		"The edition “{id}” of {date} is later than this one of {own}; comparisons are with earlier ones.",
	},
	"finding.compare_later.hint": {
		"Beide Dateien tauschen oder published berichtigen.",
		"Exchange the two files or correct published.",
	},
	"finding.compare_undated": {
		"Die Ausgabe „{id}“ hat kein Datum (published): die Zeitreihen stehen in der Reihenfolge der Liste und in gleichen Abständen.",
		"The edition “{id}” has no date (published): time series stand in the order of the list and at equal distances.",
	},

	// The earlier edition, where its id is no year.
	"comparison.edition": {"der Ausgabe „{title}“", "the edition “{title}”"},
	"comparison.unknown": {"nicht bestimmbar", "can't be determined"},

	// Columns
	"comparison.col.class":   {"Klasse", "Class"},
	"comparison.col.index":   {"Index", "Index"},
	"comparison.col.on_base": {"auf der Skala von {before}", "on the scale of {before}"},
	"comparison.col.cause":   {"Ursache", "Cause"},
	"comparison.col.parts":   {"Anteile an der Veränderung des Index", "Parts of the change of the index"},
	"comparison.col.noise":   {"im Rahmen des Zufalls", "within chance"},

	// Workbook and data package
	"workbook.comparison.scheme": {"Einteilung", "Scheme"},
	"workbook.comparison.name":   {"Seit {before} {areas}", "Since {before} {areas}"},
	"workbook.comparison":        {"{areas}: was sich seit {before} geändert hat und warum", "{areas}: what changed since {before} and why"},
	"report.data.comparison":     {"Vergleich mit einer früheren Ausgabe: Klassen und Index in beiden Jahren und auf gemeinsamer Skala, Ursachen der Veränderung", "Comparison with an earlier edition: classes and index in both years and on one scale, causes of the change"},
	"package.comparison":         {"Vergleich mit einer früheren Ausgabe", "Comparison with an earlier edition"},
	"package.column.class_before": {
		"Klasse in der früheren Ausgabe: die veröffentlichte des Gebiets, in dem die meisten Einwohner wohnten; leer: keine",
		"class in the earlier edition: that published for the area in which most inhabitants lived; empty: none",
	},
	"package.column.class_after": {"Klasse in dieser Ausgabe; leer: keine", "class in this edition; empty: none"},
	"package.column.class_after_base_scale": {
		"Klasse, gemessen am Maßstab der früheren Ausgabe; leer: keine oder nicht berechenbar",
		"class on the scale of the earlier edition; empty: none or can't be computed",
	},
	"package.column.index_before":           {"Index in der früheren Ausgabe, wie veröffentlicht", "index in the earlier edition, as published"},
	"package.column.index_after":            {"Index in dieser Ausgabe", "index in this edition"},
	"package.column.index_after_base_scale": {"Index dieser Ausgabe, gemessen am Maßstab der früheren", "index of this edition on the scale of the earlier one"},
	"package.column.cause": {
		"größter Schritt der Veränderung; noise: die ganze Veränderung liegt im Rahmen des Zufalls; none: keine; excluded, new, ended: nur in einer Ausgabe; leer: nicht bestimmbar",
		"largest step of the change; noise: all of it is within chance; none: no change; excluded, new, ended: in one edition only; empty: can't be determined",
	},
	"package.column.cause_boundary": {"Veränderung des Index durch andere Grenzen", "change of the index by other boundaries"},
	"package.column.cause_method":   {"Veränderung des Index durch andere Indikatoren, Gewichte oder Rechenregeln", "change of the index by other indicators, weights or rules"},
	"package.column.cause_own":      {"Veränderung des Index durch das Gebiet selbst, am Maßstab der früheren Ausgabe", "change of the index by the area itself, on the scale of the earlier edition"},
	"package.column.cause_city":     {"Veränderung des Index durch den neuen Maßstab: die Stadt um das Gebiet herum", "change of the index by the new scale: the city around the area"},
	"package.column.within_noise":   {"true: die Veränderung ist vom Zufall kleiner Zahlen nicht zu unterscheiden; leer: nicht bekannt", "true: the change can't be told from chance in small numbers; empty: not known"},

	// Command line
	"help.argument.earlier":     {"FRÜHER.yaml", "EARLIER.yaml"},
	"help.argument.later":       {"SPÄTER.yaml", "LATER.yaml"},
	"help.verb.compare":         {"schreibt die spätere von zwei Ausgaben mit dem Vergleich zur früheren", "writes the later of two editions, compared with the earlier one"},
	"help.verb.compare.example": {"  analyze compare data/2007/edition.yaml data/2018/edition.yaml", "  analyze compare data/2007/edition.yaml data/2018/edition.yaml"},
	"help.verb.compare.long": {
		"Liest und berechnet beide Ausgaben und schreibt die spätere mit der Seite vergleich.html und daten/comparison.csv in einen Ordner, der nach beiden heißt. Die Ausgabedateien brauchen nichts voneinander zu wissen: Gebiete gehören zusammen, wenn sie dieselbe Kennziffer haben. Nennt die spätere die frühere unter compare, gelten ihre Umsteigeschlüssel. Wer immer vergleichen will, schreibt compare in die Ausgabedatei und braucht nur run.",
		"Reads and computes both editions and writes the later one, with the page vergleich.html and daten/comparison.csv, into a folder named after both. The edition files need not know of each other: areas belong together where they have the same code. Where the later one names the earlier one under compare, its crosswalks are used. Whoever always wants to compare writes compare into the edition file and only needs run.",
	},
	"help.verb.compare.examples": {
		"  analyze compare 2007/edition.yaml 2018/edition.yaml\nDas Ergebnis liegt in output/2007_2018/.",
		"  analyze compare 2007/edition.yaml 2018/edition.yaml\nThe result lies in output/2007_2018/.",
	},
	"usage.missing_editions": {
		"compare braucht zwei Ausgabedateien, erst die frühere, dann die spätere: analyze compare 2007/edition.yaml 2018/edition.yaml",
		"compare needs two edition files, first the earlier one, then the later one: analyze compare 2007/edition.yaml 2018/edition.yaml",
	},
	"summary.since":   {"Seit {since}, {what}: {entered}, {left}, {stayed} geblieben.", "Since {since}, {what}: {entered}, {left}, {stayed} stayed."},
	"summary.entered": {"{n} neu", "{n} new"},
	"summary.left":    {"{n} nicht mehr", "{n} no longer"},

	// The page: its answer.
	"comparison.nav":               {"Vergleich", "Comparison"},
	"comparison.kicker":            {"{after} gegenüber {before}", "{after} against {before}"},
	"comparison.numbers":           {"zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", "two three four five six seven eight nine ten eleven twelve"},
	"comparison.head.plain":        {"Was sich seit {before} geändert hat", "What changed since {before}"},
	"comparison.head.entered":      {"{n} {areas} sind neu {what}", "{n} {areas} are newly {what}"},
	"comparison.head.entered.one":  {"{area} ist neu {what}", "{area} is newly {what}"},
	"comparison.head.left":         {"{n} {areas} sind nicht mehr {what}", "{n} {areas} are no longer {what}"},
	"comparison.head.left.one":     {"{area} ist nicht mehr {what}", "{area} is no longer {what}"},
	"comparison.head.stayed":       {"{n} {areas} sind {what} geblieben", "{n} {areas} stayed {what}"},
	"comparison.head.stayed.one":   {"{area} ist {what} geblieben", "{area} stayed {what}"},
	"comparison.head.then.entered": {"{n} neu", "{n} new"},
	"comparison.head.then.left":    {"{n} nicht mehr", "{n} no longer"},
	"comparison.head.then.stayed":  {"{n} geblieben", "{n} stayed"},
	"comparison.head.same":         {"Alle {n} {areas} sind {what} geblieben, keiner kam hinzu", "All {n} {areas} stayed {what}, none was added"},
	"comparison.head.none":         {"{areas}: weder {before} noch {after} gibt es welche, die {what} sind", "{areas}: neither in {before} nor in {after} is any of them {what}"},
	"comparison.in_class":          {"in der Klasse {classes}", "in the class {classes}"},
	"comparison.no_level":          {"Die frühere Ausgabe hat keine {areas}; verglichen werden nur die übrigen Ebenen (daten/comparison.csv).", "The earlier edition has no {areas}; only the other levels are compared (daten/comparison.csv)."},
	"comparison.editions":          {"Verglichen werden „{after}“ und „{before}“.", "“{after}” is compared with “{before}”."},
	"comparison.edition.of":        {"{title} ({date})", "{title} ({date})"},

	"comparison.list.entered": {"Neu {what}: {n}", "Newly {what}: {n}"},
	"comparison.list.left":    {"Nicht mehr {what}: {n}", "No longer {what}: {n}"},
	"comparison.list.stayed":  {"{what} geblieben: {n}", "Stayed {what}: {n}"},
	"comparison.list.half":    {"Nur in einem Jahr eingestuft: {n}", "Classed in one year only: {n}"},
	"comparison.list.nobody":  {"Kein Gebiet.", "No area."},
	"comparison.only.before":  {"{before} {what}, {after} ohne Klasse.", "In {before} {what}, in {after} without a class."},
	"comparison.only.after":   {"{after} {what}, {before} ohne Klasse.", "In {after} {what}, in {before} without a class."},
	"comparison.only.ended":   {"{before} {what}, {after} gibt es das Gebiet nicht mehr.", "In {before} {what}, in {after} the area exists no more."},

	"comparison.on_base.to":   {", auf der Skala von {year} auf {base}", ", on the scale of {year} to {base}"},
	"comparison.on_base.at":   {", auf der Skala von {year} bei {base}", ", on the scale of {year} at {base}"},
	"comparison.on_base.rose": {"; auf der Skala von {year} stieg er auf {base}", "; on the scale of {year} it rose to {base}"},
	"comparison.on_base.fell": {"; auf der Skala von {year} fiel er auf {base}", "; on the scale of {year} it fell to {base}"},
	"comparison.on_base.kept": {"; auf der Skala von {year} blieb er bei {base}", "; on the scale of {year} it stayed at {base}"},
	"comparison.most":         {"Am meisten trug „{input}“ bei.", "“{input}” contributed most."},
	"comparison.more":         {"{names} und {n} weitere", "{names} and {n} more"},

	"comparison.finer.entered": {"{areas}: neu {what} {n:ist|sind} {names}.", "{areas}: {names} {n:is|are} newly {what}."},
	"comparison.finer.left":    {"{areas}: nicht mehr {what} {n:ist|sind} {names}.", "{areas}: {names} {n:is|are} no longer {what}."},

	// Overview
	"comparison.tile":       {"{year}: {n}", "{year}: {n}"},
	"comparison.since.both": {"Seit {before} {k:kam|kamen} {in} hinzu, {out} {n:gehört|gehören} nicht mehr dazu.", "Since {before} {in} {k:was|were} added, {out} no longer {n:belongs|belong} to them."},
	"comparison.since.in":   {"Seit {before} {k:kam|kamen} {in} hinzu.", "Since {before} {in} {k:was|were} added."},
	"comparison.since.out":  {"Seit {before} {n:gehört|gehören} {out} nicht mehr dazu.", "Since {before} {out} no longer {n:belongs|belong} to them."},
	"comparison.since.same": {"Es sind dieselben wie {before}.", "They are the same as in {before}."},

	// Sections
	"comparison.section.maps":       {"Beide Jahre auf der Karte", "Both years on the map"},
	"comparison.section.index":      {"Der Index in beiden Jahren", "The index in both years"},
	"comparison.section.scales":     {"Zwei Skalen", "Two scales"},
	"comparison.section.causes":     {"Warum sich der Index verändert hat", "Why the index changed"},
	"comparison.section.movement":   {"Wie viel in Bewegung war", "How much moved"},
	"comparison.section.indicators": {"Die Indikatoren in beiden Jahren", "The indicators in both years"},
	"comparison.section.areas":      {"Welche Gebiete verglichen werden", "Which areas are compared"},

	"comparison.map.class":           {"{year}: {n} {areas} {n:ist|sind} {what}", "{year}: {n} {areas} {n:is|are} {what}"},
	"comparison.map.change":          {"Am stärksten verändert hat sich {area}: {change}", "{area} changed most: {change}"},
	"comparison.map.change.subtitle": {"{label}, {areas}: Veränderung von {before} bis {after} auf der Skala von {before}", "{label}, {areas}: change from {before} to {after} on the scale of {before}"},
	"comparison.alt.change":          {"Karte: Veränderung von {label}, {areas}. {finding}.", "Map: change of {label}, {areas}. {finding}."},
	"comparison.change.below":        {"um {x} oder mehr gefallen", "fell by {x} or more"},
	"comparison.change.falls":        {"um {low} bis {high} gefallen", "fell by {low} to {high}"},
	"comparison.change.near":         {"um weniger als {x} verändert", "changed by less than {x}"},
	"comparison.change.rises":        {"um {low} bis {high} gestiegen", "rose by {low} to {high}"},
	"comparison.change.above":        {"um {x} oder mehr gestiegen", "rose by {x} or more"},

	"comparison.dumbbell.caption": {"{label}, {areas}: von {before} nach {after}", "{label}, {areas}: from {before} to {after}"},
	"comparison.dumbbell.note":    {"Der Balken reicht vom Wert {before} zum Wert {after}; die gestrichelten Linien sind Grenzen der Regel. Farben sagen die Richtung: orange ungünstiger, violett günstiger.", "The bar runs from the value of {before} to that of {after}; dashed lines are bounds of the rule. Colours tell the direction: orange more difficult, purple less."},
	"comparison.col.bar":          {"von {before} nach {after}", "from {before} to {after}"},
	"comparison.col.change":       {"Veränderung", "Change"},
	"comparison.col.rank":         {"Rang {year}", "Rank {year}"},
	"comparison.col.own_scale":    {"{after}, eigene Skala", "{after}, own scale"},
	"comparison.col.base_scale":   {"{after}, Skala von {before}", "{after}, scale of {before}"},
	"comparison.col.class_in":     {"Klasse {year}", "Class {year}"},
	"comparison.col.class_base":   {"Klasse auf der Skala von {before}", "Class on the scale of {before}"},
	"comparison.col.interval":     {"95-%-Bereich", "95% interval"},
	"comparison.col.rise":         {"am stärksten gestiegen", "rose most"},
	"comparison.col.fall":         {"am stärksten gefallen", "fell most"},
	"comparison.col.city_change":  {"Veränderung in {city}", "Change in {city}"},
	"comparison.no_base":          {"nicht berechenbar", "can't be computed"},
	"comparison.interval":         {"{low} bis {high}", "{low} to {high}"},
	"comparison.sum":              {"zusammen", "total"},
	"comparison.extreme":          {"{area} ({change})", "{area} ({change})"},

	"comparison.scales.caption": {"{label}, {areas}: beide Jahre, jedes auf seiner Skala, und {areas} von heute auf der alten", "{label}, {areas}: both years, each on its own scale, and today's on the old one"},
	"comparison.left_out":       {"Der Vergleichsindex kommt in beiden Jahren ohne „{input}“ aus ({why}).", "The comparison index does without “{input}” in both years ({why})."},

	"comparison.causes.caption": {"{label}, {areas}: die Veränderung seit {before} in ihren Teilen, die zusammen das Ganze ergeben", "{label}, {areas}: the change since {before} in its parts, which sum to the whole"},
	"comparison.noise.unknown":  {"Zufall: {reason}.", "Chance: {reason}."},
	"comparison.noise.some":     {"In {n} {n:Gebiet|Gebieten} liegt die Veränderung im Rahmen dessen, was kleine Zahlen zufällig schwanken.", "In {n} {n:area|areas} the change is within what small numbers vary by chance."},
	"comparison.noise.none":     {"In keinem Gebiet liegt die Veränderung im Rahmen dessen, was kleine Zahlen zufällig schwanken.", "In no area is the change within what small numbers vary by chance."},

	"comparison.cause.own":             {"Den Ausschlag gab das Gebiet selbst{part}.", "The area itself made most of it{part}."},
	"comparison.cause.city":            {"Den Ausschlag gab die Stadt um das Gebiet herum, deren Werte {after} andere sind als {before}{part}.", "The city around the area, whose values are others in {after} than in {before}, made most of it{part}."},
	"comparison.cause.method":          {"Den Ausschlag gab die Berechnung, die {after} eine andere ist{part}.", "The method, which is another in {after}, made most of it{part}."},
	"comparison.cause.boundary":        {"Den Ausschlag gaben die neuen Grenzen{part}.", "The new boundaries made most of it{part}."},
	"comparison.part":                  {" ({x})", " ({x})"},
	"comparison.part.of":               {" ({x} von {all})", " ({x} of {all})"},
	"comparison.part.same.own":         {", dazu kam die eigene Veränderung ({x})", ", its own change added to it ({x})"},
	"comparison.part.same.city":        {", dazu kam die veränderte Stadt ({x})", ", the changed city added to it ({x})"},
	"comparison.part.same.method":      {", dazu kam die andere Berechnung ({x})", ", the other method added to it ({x})"},
	"comparison.part.same.boundary":    {", dazu kamen die anderen Grenzen ({x})", ", the other boundaries added to it ({x})"},
	"comparison.part.against.own":      {", dagegen wirkte die eigene Veränderung ({x})", ", its own change worked against it ({x})"},
	"comparison.part.against.city":     {", dagegen wirkte die veränderte Stadt ({x})", ", the changed city worked against it ({x})"},
	"comparison.part.against.method":   {", dagegen wirkte die andere Berechnung ({x})", ", the other method worked against it ({x})"},
	"comparison.part.against.boundary": {", dagegen wirkten die anderen Grenzen ({x})", ", the other boundaries worked against it ({x})"},
	"comparison.cause.noise":           {"So viel schwanken kleine Zahlen auch zufällig.", "Small numbers vary by this much by chance."},
	"comparison.cause.none":            {"Seit {before} hat sich nichts verändert.", "Nothing has changed since {before}."},
	"comparison.cause.excluded":        {"Das Gebiet ist in einem der Jahre vom Vergleich ausgenommen.", "The area is left out of the comparison in one of the years."},
	"comparison.cause.new":             {"Das Gebiet hat {before} keinen Vorgänger.", "The area has no predecessor in {before}."},
	"comparison.cause.ended":           {"Das Gebiet gibt es {after} nicht mehr.", "The area exists no more in {after}."},
	"comparison.cause.unknown":         {"Die Ursache lässt sich nicht bestimmen: {reason}.", "The cause can't be determined: {reason}."},

	"comparison.transitions.caption": {"{label}, {areas}: Klasse vorher (Zeilen) und nachher (Spalten)", "{label}, {areas}: class before (rows) and after (columns)"},
	"comparison.transitions.corner":  {"{before} ↓ {after} →", "{before} ↓ {after} →"},
	"comparison.moved":               {"{k} von {n} {areas} {k:hat|haben} die Klasse gewechselt.", "{k} of {n} {areas} changed class."},
	"comparison.shorrocks":           {"Der Mobilitätsindex nach Shorrocks ist {value}; 0 hieße, dass kein Gebiet wechselt.", "Shorrocks's mobility index is {value}; 0 would mean that no area moves."},
	"comparison.kappa":               {"Die Übereinstimmung beider Jahre nach Cohens Kappa ist {value}{linear}; 1 hieße völlig gleich, 0 nicht mehr als zufällig.", "The agreement of both years by Cohen's kappa is {value}{linear}; 1 would mean all alike, 0 no more than chance."},
	"comparison.kappa.linear":        {", nach Abstand gewichtet {value}", ", weighted by distance {value}"},
	"comparison.ranks":               {"Die Rangfolgen hängen zusammen mit {spearman} (Spearman) und {kendall} (Kendall); im Mittel hat sich ein Rang um {change} Plätze verschoben.", "The rankings correlate by {spearman} (Spearman) and {kendall} (Kendall); on average a rank moved by {change} places."},
	"comparison.spread":              {"Die Standardabweichung des Index war {before} und ist {after}, beide auf der Skala von {year}; das Verhältnis liegt mit 95 % Sicherheit zwischen {low} und {high}.", "The standard deviation of the index was {before} and is {after}, both on the scale of {year}; their ratio lies between {low} and {high} with 95% confidence."},

	"comparison.indicators.caption": {"{city} {before} und {after}, und wo sich am meisten verändert hat", "{city} in {before} and {after}, and where most has changed"},
	"comparison.indicators.note":    {"Veränderungen von Anteilen in Prozentpunkten (Pp.). Der Bereich sagt, wie weit die Veränderung allein durch den Zufall kleiner Zahlen anders sein könnte; er fehlt, wo keine Fallzahlen bekannt sind.", "Changes of shares in percentage points (pp). The interval says how different the change could be by chance in small numbers alone; it is missing where counts are not known."},
	"comparison.not_compared":       {"nicht verglichen: {why}", "not compared: {why}"},
	"comparison.gone":               {"nur in der früheren Ausgabe", "in the earlier edition only"},

	"comparison.estimated":    {"{areas}: Einige Grenzen haben sich geändert. Dort sind die Zahlen von {before} nach Anteilen umgerechnet und damit geschätzt.", "{areas}: some boundaries changed. There the figures of {before} are carried over by shares and are estimates."},
	"comparison.remark":       {"{areas} – {text}", "{areas} – {text}"},
	"comparison.remarks.more": {"und {n} weitere", "and {n} more"},
	"comparison.areas.same":   {"Alle Gebiete haben in beiden Jahren dieselben Grenzen und Namen.", "All areas have the same boundaries and names in both years."},

	// Profile
	"comparison.since":         {"Seit {before}", "Since {before}"},
	"comparison.more_there":    {"Zum Vergleich aller Gebiete", "Comparison of all areas"},
	"comparison.begins":        {"Das Gebiet hat {before} keinen Vorgänger; verglichen wird es nicht.", "The area has no predecessor in {before}; it is not compared."},
	"comparison.limits":        {"Die Grenzen haben sich geändert ({how}); die Zahlen von {before} sind auf die heutigen umgerechnet und damit geschätzt.", "The limits changed ({how}); the figures of {before} are carried over to those of today and are estimates."},
	"comparison.renamed":       {"{before} hieß das Gebiet {partner}.", "In {before} the area was called {partner}."},
	"comparison.class.same":    {"{scheme}: wie {before} {new}.", "{scheme}: as in {before} {new}."},
	"comparison.class.changed": {"{scheme}: {before} {old}, jetzt {new}.", "{scheme}: {old} in {before}, now {new}."},
	"comparison.since.caption": {"{area}: {before} und {after}", "{area}: {before} and {after}"},
	"comparison.since.note":    {"Veränderungen von Anteilen in Prozentpunkten (Pp.); der Bereich berücksichtigt nur den Zufall kleiner Zahlen.", "Changes of shares in percentage points (pp); the interval accounts for chance in small numbers only."},
}
