package words

// methodTexts are the texts of the method page and the reasons of a class.
var methodTexts = Catalogue{}
