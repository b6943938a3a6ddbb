// Package house holds no code, only the rules of the house as tests: which
// package may import which, where the world outside may be touched, that
// every finding has its text, and that what the documents say exists.
package house
