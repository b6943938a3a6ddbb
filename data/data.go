// Package data embeds the two demonstration editions, 2007 and 2018, of the
// Sozialräume of Dortmund and their Unterbezirke: edition files, workbooks and
// schematic boundaries. All values are invented; README.md says what is real.
// The folder make holds the program that writes them.
package data

import "embed"

//go:generate go run ./make -out .

// FS holds the folders 2007, 2018 and boundaries, as an edition's files refer
// to each other.
//
//go:embed 2007 2018 boundaries
var FS embed.FS
