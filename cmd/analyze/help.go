package main

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"sozialbericht/internal/words"
)

// version is that of the newest entry in CHANGELOG.md.
const version = "0.1.0"

// errAnswered ends parsing once help or version have been printed.
var errAnswered = errors.New("answered")

// helpFlag and versionFlag answer before the rest of the command line is
// looked at, so that `analyze run --help` needs no edition.
type (
	helpFlag    bool
	versionFlag bool
)

// IgnoreDefault keeps `analyze --help` from being the help of the hidden default verb.
func (helpFlag) IgnoreDefault() {}

// BeforeReset prints the help of the verb that was named, or of the program.
func (helpFlag) BeforeReset(ctx *kong.Context, c *call) error {
	verb := ctx.Selected()
	if verb != nil && verb.Hidden {
		verb = nil
	}
	c.out.line(helpText(c.lang, ctx.Model.Node, verb))
	return errAnswered
}

// BeforeReset prints the version of the program and of what built it.
func (versionFlag) BeforeReset(c *call) error {
	text := fmt.Sprintf("analyze %s (%s, %s/%s)", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		text += " " + info.Main.Version
	}
	c.out.line(text)
	return errAnswered
}

// helpWidth is fixed: help looks the same in every window and on paper.
const helpWidth = 80

// helpText is the help of the whole program, or of one verb. Names come from
// the grammar and texts from package words, so that neither can be forgotten
// unseen; a test looks for both.
func helpText(lang words.Lang, app, verb *kong.Node) string {
	var b strings.Builder
	section := func(key string) { b.WriteString("\n" + lang.Say(key) + "\n") }
	if verb != nil {
		b.WriteString(lang.Say("help.usage") + " analyze " + verb.Name + positionals(lang, verb) + " " + lang.Say("help.flags_place") + "\n\n")
		wrapText(&b, "", lang.Say("help.verb."+verb.Name+".long"))
		section("help.examples")
		wrapText(&b, "  ", lang.Say("help.verb."+verb.Name+".examples"))
	} else {
		wrapText(&b, "", lang.Say("help.about"))
		section("help.start")
		wrapText(&b, "  ", lang.Say("help.start.text"))
		section("help.verbs")
		for _, v := range app.Children {
			if v.Hidden {
				continue
			}
			b.WriteString("  analyze " + v.Name + positionals(lang, v) + "\n")
			wrapText(&b, "      ", lang.Say("help.verb."+v.Name))
			wrapText(&b, "      ", lang.Say("help.verb."+v.Name+".example"))
		}
	}
	section("help.flags")
	flags := append([]*kong.Flag(nil), app.Flags...)
	if verb != nil {
		flags = append(append([]*kong.Flag(nil), verb.Flags...), flags...)
	}
	for _, f := range flags {
		if f.Hidden {
			continue
		}
		name := "--" + f.Name
		if f.Short != 0 {
			name = "-" + string(f.Short) + ", " + name
		}
		if !f.IsBool() {
			name += " " + lang.Say("help.flag."+f.Name+".value")
		}
		columns(&b, name, lang.Say("help.flag."+f.Name))
	}
	section("help.lands")
	wrapText(&b, "  ", lang.Say("help.lands.text"))
	section("help.exit")
	for code := exitDone; code <= exitInput; code++ {
		columns(&b, fmt.Sprint(code), lang.Say(fmt.Sprintf("help.exit.%d", code)))
	}
	b.WriteString("\n")
	wrapText(&b, "", lang.Say("help.more"))
	return strings.TrimSuffix(b.String(), "\n")
}

// positionals are the arguments of a verb, each with a space before it.
func positionals(lang words.Lang, verb *kong.Node) string {
	out := ""
	for _, p := range verb.Positional {
		out += " " + lang.Say("help.argument."+p.Name)
	}
	return out
}

// helpColumn is where the explanation of a flag or code begins.
const helpColumn = 22

// columns writes a name and, beside it, its explanation.
func columns(b *strings.Builder, name, text string) {
	var right strings.Builder
	wrapText(&right, strings.Repeat(" ", helpColumn), text)
	left := "  " + name
	if n := utf8.RuneCountInString(left); n+2 <= helpColumn {
		b.WriteString(left + right.String()[n:])
		return
	}
	b.WriteString(left + "\n" + right.String())
}

// wrapText writes a text with every line indented and none longer than
// helpWidth; a line of the text that begins with two spaces is an example and
// stays as it is.
func wrapText(b *strings.Builder, indent, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, "  ") {
			b.WriteString(indent + line + "\n")
			continue
		}
		width := utf8.RuneCountInString(indent)
		out := indent
		for i, word := range strings.Fields(line) {
			n := utf8.RuneCountInString(word)
			switch {
			case i > 0 && width+1+n > helpWidth:
				b.WriteString(out + "\n")
				out, width = indent+word, utf8.RuneCountInString(indent)+n
			case i > 0:
				out, width = out+" "+word, width+1+n
			default:
				out, width = out+word, width+n
			}
		}
		b.WriteString(strings.TrimRight(out, " ") + "\n")
	}
}
