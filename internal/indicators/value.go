package indicators

import "math"

// Status says what a missing or present number means.
type Status uint8

// Missing is the zero Status, so that a value nobody set is never taken for 0.
const (
	Missing       Status = iota // no number was delivered
	Observed                    // a number that may be used
	Suppressed                  // withheld by the office (statistical confidentiality)
	Unreliable                  // withheld because too few cases carry it
	NotApplicable               // no number can exist, such as a rate with denominator 0
)

// String returns the name used in values.csv.
func (s Status) String() string {
	switch s {
	case Observed:
		return "observed"
	case Suppressed:
		return "suppressed"
	case Unreliable:
		return "unreliable"
	case NotApplicable:
		return "not_applicable"
	default:
		return "missing"
	}
}

// A Value is a number and a status. Number counts only where the status is
// Observed; it is 0 otherwise and never NaN.
type Value struct {
	Number float64
	Status Status
}

// Known is an observed value. A number that is not finite becomes Missing.
func Known(x float64) Value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Value{}
	}
	return Value{Number: x, Status: Observed}
}

// None is a value without a number, with the reason why.
func None(s Status) Value { return Value{Status: s} }

// OK reports whether the value has a number.
func (v Value) OK() bool { return v.Status == Observed }

// At returns a value of a column, Missing beyond its end.
func At(column []Value, row int) Value {
	if row >= 0 && row < len(column) {
		return column[row]
	}
	return Value{}
}
