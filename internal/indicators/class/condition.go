package class

import (
	"strconv"
	"strings"
)

// String returns the condition in the words of the edition file: "lage above
// 0.35", "worse_than_city lage at_least 6", "parent is aktionsraum".
func (c *Condition) String() string {
	if c == nil {
		return ""
	}
	switch c.Operator {
	case All, Any, Not:
		parts := make([]string, len(c.Parts))
		for i, p := range c.Parts {
			parts[i] = p.String()
		}
		return c.word() + " (" + strings.Join(parts, "; ") + ")"
	case CompareIndicator:
		if c.Measure != OfValue {
			return c.Subject + " " + c.Measure.String() + " " + c.Relation.String() + " " + number(c.Bound)
		}
		fallthrough
	case CompareIndex:
		return c.Subject + " " + c.Relation.String() + " " + number(c.Bound)
	case WorseThanCity:
		return "worse_than_city " + c.Subject + " at_least " + strconv.Itoa(c.K)
	case WorstRanks:
		return "rank " + c.Subject + " worst " + strconv.Itoa(c.K)
	case ParentIs:
		if c.Negate {
			return "parent not " + c.ClassID
		}
		return "parent is " + c.ClassID
	case AnyChildIs:
		if c.Negate {
			return "any_child not " + c.ClassID
		}
		return "any_child is " + c.ClassID
	}
	return ""
}

// word returns the key of a condition that holds others.
func (c *Condition) word() string { return [...]string{"all", "any", "not"}[min(int(c.Operator), 2)] }

// String returns the word of the edition file.
func (m Measure) String() string {
	return [...]string{"value", "percent_of_city", "difference"}[min(int(m), 2)]
}

// String returns the word of the edition file.
func (r Relation) String() string {
	return [...]string{"above", "at_least", "below", "at_most"}[min(int(r), 3)]
}

// holds reports whether a number that compares with the bound as order (-1, 0
// or 1) stands in the relation.
func (r Relation) holds(order int) bool {
	switch r {
	case Above:
		return order > 0
	case AtLeast:
		return order >= 0
	case Below:
		return order < 0
	default:
		return order <= 0
	}
}

// number returns a bound as it is written in an edition file.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// truth returns the two-valued answer as one of three.
func truth(b bool) Truth {
	if b {
		return True
	}
	return False
}

// not, and, or are Kleene's strong logic of three values: S. C. Kleene,
// Introduction to Metamathematics (1952), § 64.
func not(t Truth) Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unknown
}

func and(a, b Truth) Truth {
	switch {
	case a == False || b == False:
		return False
	case a == True && b == True:
		return True
	}
	return Unknown
}

func or(a, b Truth) Truth { return not(and(not(a), not(b))) }
