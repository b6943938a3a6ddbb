package words

// geoFindings are the texts of findings in boundary files.
var geoFindings = Catalogue{}
