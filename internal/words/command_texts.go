package words

// commandTexts are the texts of the command line.
var commandTexts = Catalogue{}
