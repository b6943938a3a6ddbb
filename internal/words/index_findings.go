package words

// indexFindings are the texts of findings of city values, indices and classes.
var indexFindings = Catalogue{}
