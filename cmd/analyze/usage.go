package main

import (
	"path/filepath"
	"regexp"
	"strings"
)

// The mistakes of a command line as the parser words them. It has no error
// values for them, so its texts are read; a test holds one example of each,
// and a text that is not known is shown as it stands.
var (
	unknownFlag     = regexp.MustCompile(`(?s)^unknown flag (.*?)(?:, did you mean (.*)\?)?$`)
	unknownArgument = regexp.MustCompile(`(?s)^unexpected argument (.*?)(?:, did you mean (.*)\?)?$`)
	missingArgument = regexp.MustCompile(`(?s)^expected "(.*)"$`)
	missingValue    = regexp.MustCompile(`(?s)^(--\S+): expected .* value but got (?:"EOL"|.* \((?:EOL|long flag|short flag)\))`)
	notAWholeNumber = regexp.MustCompile(`(?s)^(--\S+): expected a valid .* int but got "(.*)"$`)
	notInList       = regexp.MustCompile(`(?s)^(--\S+) must be one of (.*) but got "(.*)"$`)
	takesNoValue    = regexp.MustCompile(`(?s)^(--\S+): bool value must be`)
)

// misused turns a mistake of the command line into the planner's words.
func (c *call) misused(err error) error {
	text := err.Error()
	say := func(key string, pairs ...any) error { return usage(c.lang.Say(key, pairs...)) }
	if m := unknownFlag.FindStringSubmatch(text); m != nil {
		if s := c.suggestions(m[2]); s != "" {
			return say("usage.unknown_flag.near", "flag", m[1], "near", s)
		}
		if strings.HasPrefix(m[1], "-") && !strings.HasPrefix(m[1], "--") {
			return say("usage.short_flag", "flag", m[1])
		}
		return say("usage.unknown_flag", "flag", m[1])
	}
	if m := unknownArgument.FindStringSubmatch(text); m != nil {
		if ext := strings.ToLower(filepath.Ext(m[1])); ext == ".yaml" || ext == ".yml" {
			return say("usage.verb_forgotten", "file", m[1])
		}
		if s := c.suggestions(m[2]); s != "" && m[1] != "" {
			return say("usage.unknown_verb.near", "verb", m[1], "near", s)
		}
		return say("usage.unknown_verb", "verb", m[1])
	}
	if m := missingArgument.FindStringSubmatch(text); m != nil && strings.Contains(m[1], "<later>") {
		return say("usage.missing_editions")
	}
	if m := missingArgument.FindStringSubmatch(text); m != nil && strings.Contains(m[1], "<folder>") {
		return say("usage.new_folder")
	}
	if missingArgument.MatchString(text) {
		return say("usage.missing_edition", "command", "run")
	}
	if m := missingValue.FindStringSubmatch(text); m != nil {
		return say("usage.missing_value", "flag", m[1])
	}
	if m := notAWholeNumber.FindStringSubmatch(text); m != nil {
		return say("usage.not_a_number", "flag", m[1], "value", m[2])
	}
	if m := notInList.FindStringSubmatch(text); m != nil {
		return say("usage.not_in_list", "flag", m[1], "list", c.suggestions(m[2]), "value", m[3])
	}
	if m := takesNoValue.FindStringSubmatch(text); m != nil {
		return say("usage.takes_no_value", "flag", m[1])
	}
	return say("usage.other", "error", text)
}

// quoted is one quoted word in the parser's lists.
var quoted = regexp.MustCompile(`"([^"]*)"`)

// suggestions turns `one of "--quiet", "--data"` into "--quiet oder --data".
func (c *call) suggestions(list string) string {
	var out []string
	for _, m := range quoted.FindAllStringSubmatch(list, -1) {
		if m[1] != "-h" { // every one-letter mistake is near it
			out = append(out, m[1])
		}
	}
	return strings.Join(out, c.lang.Say("usage.or"))
}
