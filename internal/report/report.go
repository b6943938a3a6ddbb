// Package report turns what may be published of an edition into its pages and
// files: overview, maps, a profile per area, a page per indicator, method,
// data. It computes no indicator, index or class; it orders, compares and
// words what the domain has found.
//
// Build is the whole of it. A book holds what more than one page needs; each
// page has a file of its own here and a template beside it; profiles are many
// and are written by hand. Tables are figure.Table values until html.go writes
// them.
package report
