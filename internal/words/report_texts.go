package words

// reportTexts are the texts of the pages, maps and tables of an edition.
var reportTexts = Catalogue{}
