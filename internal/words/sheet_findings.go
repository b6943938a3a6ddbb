package words

// sheetFindings are the texts of findings in workbooks and tables.
var sheetFindings = Catalogue{}
