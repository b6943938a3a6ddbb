package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/pipeline"
)

// A printer writes findings as text: who reads them sits at the workbook and
// wants to know where to look, what is wrong and what helps.
type printer struct {
	*call
	to     *sink
	source sourceText
	quiet  bool // only errors and warnings
}

// sourceText returns the lines of an edition file, nil where they cannot be
// had. It serves to show a line, so it never fails.
type sourceText func(file string) []string

// maxSource is the size up to which an edition file is read again to show its
// lines, in bytes.
const maxSource = 4 << 20

func fromDisk(file string) []string {
	f, err := os.Open(file)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, maxSource))
	if err != nil {
		return nil
	}
	return strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n")
}

// outcomes prints all findings, grouped by edition, file and sheet. Each finding
// names its place in full all the same: a planner sends single ones on.
func (p printer) outcomes(outcomes []pipeline.Outcome) {
	for i, o := range outcomes {
		var shown []finding.Finding
		for _, f := range o.Findings {
			if !p.quiet || f.Severity >= finding.Warning {
				shown = append(shown, f)
			}
		}
		if len(shown) == 0 {
			continue
		}
		if len(outcomes) > 1 {
			p.to.line(plain(p.lang.Say("findings.of", "edition", outcomes[i].Name)))
			p.to.line("")
		}
		var lines []string
		read := ""
		groups, said := p.alike(shown), map[kind]int{}
		for j, f := range shown {
			p.heading(shown, j)
			k := p.kind(f)
			if said[k]++; len(groups[k]) > mostAlike && said[k] > shownAlike {
				continue
			}
			file := editionFile(f.Position, o.Name)
			if p.source != nil && file != "" && file != read {
				lines, read = p.source(file), file
			}
			p.finding(f, file != "", lines)
			if rest := groups[k]; len(rest) > mostAlike && said[k] == shownAlike {
				p.further(rest[shownAlike:])
			}
		}
		p.to.line("")
	}
}

// Of more than mostAlike findings of one kind in one place, shownAlike are
// printed in full and the others are only named: forty times the same mistake
// in a column is one thing to mend.
const (
	mostAlike    = 6
	shownAlike   = 3
	mostFurther  = 12
	furtherWidth = 30 // characters of a name
)

// A kind is what findings have in common that one remedy mends.
type kind struct {
	severity                finding.Severity
	code, file, sheet, what string
}

func (p printer) kind(f finding.Finding) kind {
	shown := f.Shown(true)
	_, hint := p.lang.Finding(f.Code, shown)
	for _, name := range []string{"text", "label", "key"} {
		if v, ok := shown[name]; ok {
			hint += "\x00" + fmt.Sprint(v)
		}
	}
	return kind{f.Severity, f.Code, f.Position.File, f.Position.Sheet, hint}
}

// alike are the findings of each kind.
func (p printer) alike(shown []finding.Finding) map[kind][]finding.Finding {
	out := map[kind][]finding.Finding{}
	for _, f := range shown {
		k := p.kind(f)
		out[k] = append(out[k], f)
	}
	return out
}

// further names the places of findings that are like the one before.
func (p printer) further(rest []finding.Finding) {
	var places []string
	for _, f := range rest[:min(len(rest), mostFurther)] {
		name := f.AreaName
		if name == "" {
			name = f.AreaID
		}
		if r := []rune(name); len(r) > furtherWidth {
			name = string(r[:furtherWidth]) + "…"
		}
		switch at := f.Position; {
		case at.Row > 0 && at.Text && name == "":
			name = p.lang.Say("place.line", "line", strconv.Itoa(at.Row), "column", strconv.Itoa(max(at.Column, 1)))
		case at.Row > 0 && !at.Text && name == "":
			name = at.Cell()
		case at.Row > 0 && !at.Text:
			name = at.Cell() + " (" + name + ")"
		}
		places = append(places, name)
	}
	key := "findings.further"
	if len(rest) > mostFurther {
		key = "findings.further_all"
	}
	p.to.line("         " + plain(p.lang.Say(key, "n", len(rest), "places", strings.Join(places, ", "))))
}

// heading prints what stands above finding j: the file and how many findings of
// each severity it has, then the sheet and how many it has.
func (p printer) heading(shown []finding.Finding, j int) {
	at := shown[j].Position
	first := j == 0 || at.File != shown[j-1].Position.File
	if !first && at.Sheet == shown[j-1].Position.Sheet {
		return
	}
	if j > 0 {
		p.to.line("")
	}
	if first {
		name := at.File
		if name == "" {
			name = p.lang.Say("findings.nowhere")
		}
		p.to.line(plain(name + ": " + p.tally(shown[j:], func(o finding.Position) bool { return o.File == at.File })))
	}
	if at.Sheet != "" {
		p.to.line(plain("  " + p.lang.Say("place.sheet", "sheet", at.Sheet) + ": " +
			p.tally(shown[j:], func(o finding.Position) bool { return o.File == at.File && o.Sheet == at.Sheet })))
	}
}

// tally is "2 Fehler, 1 Warnung" for the first findings that stand in one place.
func (p printer) tally(shown []finding.Finding, here func(finding.Position) bool) string {
	n := map[finding.Severity]int{}
	for _, f := range shown {
		if !here(f.Position) {
			break
		}
		n[f.Severity]++
	}
	var parts []string
	for _, s := range []finding.Severity{finding.Error, finding.Warning, finding.Note} {
		if n[s] > 0 {
			parts = append(parts, p.lang.Say("findings.n_"+s.String(), "n", n[s]))
		}
	}
	return strings.Join(parts, ", ")
}

// editionFile is the edition file that a finding is about, "" for none: the one
// that was named, or an earlier one that it compares with.
func editionFile(at finding.Position, name string) string {
	switch {
	case !at.Text:
		return ""
	case at.File == name || at.File == filepath.Base(name):
		return name
	}
	return filepath.Join(filepath.Dir(name), filepath.FromSlash(at.File))
}

// arrow stands before a remedy.
const arrow = "→ "

// finding prints one finding: severity, place and message, the line of an
// edition file that it is about, the remedy.
func (p printer) finding(f finding.Finding, inEdition bool, lines []string) {
	message, hint := p.lang.Finding(f.Code, f.Shown(true))
	label := p.lang.Say("severity." + f.Severity.String())
	width := 0
	for _, s := range []finding.Severity{finding.Note, finding.Warning, finding.Error} {
		width = max(width, utf8.RuneCountInString(p.lang.Say("severity."+s.String())))
	}
	indent := strings.Repeat(" ", width+2)
	head := label + strings.Repeat(" ", width+2-utf8.RuneCountInString(label))
	if where := p.place(f, message); where != "" {
		message = where + ": " + message
	}
	p.to.line(head + plain(message))
	if inEdition {
		for _, line := range underlined(lines, f.Position.Row, f.Position.Column) {
			p.to.line(indent + line)
		}
	}
	if hint != "" {
		p.to.line(indent + arrow + plain(hint))
	}
}

// place is where a finding stands in the planner's words:
// indikatoren_2018.xlsx, Tabelle Sozialräume, Zelle F17 (Hörde). The area is
// left out where the message names it.
func (p printer) place(f finding.Finding, message string) string {
	at := f.Position
	var parts []string
	if at.File != "" {
		parts = append(parts, at.File)
	}
	if at.Sheet != "" {
		parts = append(parts, p.lang.Say("place.sheet", "sheet", at.Sheet))
	}
	switch {
	case at.Feature > 0:
		parts = append(parts, p.lang.Say("place.feature", "n", strconv.Itoa(at.Feature)))
	case at.Row > 0 && at.Text:
		parts = append(parts, p.lang.Say("place.line", "line", strconv.Itoa(at.Row), "column", strconv.Itoa(max(at.Column, 1))))
	case at.Row > 0:
		parts = append(parts, p.lang.Say("place.cell", "cell", at.Cell()))
	}
	text := strings.Join(parts, ", ")
	name := f.AreaName
	if name == "" {
		name = f.AreaID
	}
	if name != "" && !strings.Contains(message, name) {
		text = strings.TrimSpace(text + " (" + name + ")")
	}
	return text
}

// A line of up to wholeLine characters is shown whole; of a longer one,
// shownAround on either side of the place.
const (
	wholeLine   = 160
	shownAround = 50
)

// underlined shows a line of a text with the word at a column underlined:
//
//	12 |     higher_is: schlimmer
//	   |                ^^^^^^^^^
func underlined(lines []string, row, column int) []string {
	if row < 1 || row > len(lines) {
		return nil
	}
	line := []rune(strings.TrimRight(lines[row-1], "\r\n"))
	column = max(column, 1)
	if column > len(line) { // nothing to point at: the end of a line, of the file
		column = max(len(line), 1)
	}
	start := column - 1
	end := wordEnd(line, start)
	from, to := 0, len(line)
	if len(line) > wholeLine {
		from, to = max(0, start-shownAround), min(len(line), start+shownAround)
		end = min(end, to)
	}
	var pad strings.Builder
	for _, r := range line[from:min(start, len(line))] {
		if r == '\t' {
			pad.WriteRune('\t')
			continue
		}
		pad.WriteByte(' ')
	}
	number := strconv.Itoa(row)
	gap := strings.Repeat(" ", len(number))
	return []string{
		number + " | " + tabbed(string(line[from:to])),
		gap + " | " + pad.String() + strings.Repeat("^", max(end-start, 1)),
	}
}

// wordEnd is the end of the YAML word that begins at start: a quoted text as
// a whole, else up to what parts words.
func wordEnd(line []rune, start int) int {
	if start >= len(line) {
		return start
	}
	if q := line[start]; q == '"' || q == '\'' {
		for i := start + 1; i < len(line); i++ {
			if line[i] == q {
				return i + 1
			}
		}
		return len(line)
	}
	for i := start; i < len(line); i++ {
		if r := line[i]; unicode.IsSpace(r) || strings.ContainsRune(",]}", r) || r == ':' {
			return max(i, start+1)
		}
	}
	return len(line)
}

// plain makes a text safe for a terminal: names from workbooks and boundary
// files may hold anything, also codes that move the cursor or turn the
// direction of writing.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || directs(r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}

// tabbed is plain with tabs kept, so that a line and its underlining agree.
func tabbed(s string) string {
	parts := strings.Split(s, "\t")
	for i := range parts {
		parts[i] = plain(parts[i])
	}
	return strings.Join(parts, "\t")
}

// directs reports whether a character has no look of its own but changes the
// direction of what follows.
func directs(r rune) bool {
	return (r >= '\u202a' && r <= '\u202e') || (r >= '\u2066' && r <= '\u2069') || r == '\u200e' || r == '\u200f' || r == '\u061c'
}
