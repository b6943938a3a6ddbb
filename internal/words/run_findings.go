package words

// runFindings are the texts of findings of a whole run.
var runFindings = Catalogue{}
