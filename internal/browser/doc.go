// Package browser holds no code, only tests: it writes whole editions and
// opens them in a headless Chromium from the folder they were written to, as a
// reader does by double click. What a page looks like, asks for, says to
// assistive technology and puts on paper can be known there only.
//
// The tests need Chromium or Chrome; without one they are skipped and say so,
// but in an automatic check (CI=true) its absence is a failure. With -short
// they are skipped, since a browser gains nothing from the race detector.
package browser
