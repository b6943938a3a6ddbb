// Package area names the districts of a city and how they nest. It is a leaf:
// every other package speaks of areas in these words.
package area

// A Ref identifies one area: ids are text ("013" keeps its zero) and unique
// within their level only.
type Ref struct {
	Level string
	ID    string
}

// An Area is one district of a level.
type Area struct {
	Ref
	Name   string
	Parent string // id of the area of the next coarser level that contains it; "" where unknown or on the coarsest level
}

// A Name is a German or English noun in both numbers, as the edition file gives it.
type Name struct {
	One  string
	Many string
}

// For returns the form that goes with n things.
func (n Name) For(count int) string {
	if count == 1 {
		return n.One
	}
	return n.Many
}

// A Level is a set of areas that tile the city; levels nest.
type Level struct {
	ID     string
	Name   Name
	Report bool   // the level that gets the headline, the ranking and the pages
	Coarse string // id of the level that contains this one; "" on the coarsest
}
