package words

// editionFindings are the texts of findings in edition.yaml.
var editionFindings = Catalogue{}
