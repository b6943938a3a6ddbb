// Package desk is what a planner does before a run: lay out a first edition
// over the tables of an office, or the next one from an old one with a
// workbook to fill in, see how a file is read, and send findings back to the
// office in a copy of its file. It reads and computes editions through package
// pipeline, which does not know it, and writes no report.
package desk
