package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"sozialbericht/internal/edition"
	"sozialbericht/internal/grid"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/words"
)

// ErrLayout says that an edition file is written in a way that can't be edited
// by place.
var ErrLayout = errors.New("the edition file can't be carried on")

// A Next asks for the edition that follows an old one.
type Next struct {
	ID       string
	Text     []byte // the old edition file
	Language words.Lang
	From     string // path of the old edition file from the new folder
	// Rebase turns the path of a file into one from the new folder, and Files
	// reads what it returned: the workbook of an indicator list.
	Rebase func(file string) string
	Files  grid.Files
	Tables map[string]Table // the new table of each level that had some, by level id
}

// A Table is how the new edition reads one sheet.
type Table struct {
	File, Sheet, Key, Label, CityRow string
}

func (t Table) yaml() string {
	out := "{file: " + quoted(t.File) + ", sheet: " + quoted(t.Sheet) + ", key: " + quoted(t.Key)
	if t.Label != "" {
		out += ", label: " + quoted(t.Label)
	}
	if t.CityRow != "" {
		out += ", city_row: " + quoted(t.CityRow)
	}
	return out + "}"
}

// Advance returns the edition file of the next edition: the text of the old
// one with its comments, order and form, changed where the next one differs. A
// comment above a line marks what its planner has to look at; marks is their
// number. The error is ErrLayout where the result is no valid edition file.
func Advance(next Next) (text []byte, marks int, err error) {
	old := bytes.TrimPrefix(next.Text, []byte("\uFEFF"))
	var doc yaml.Node
	if err := yaml.Unmarshal(old, &doc); err != nil || len(doc.Content) != 1 {
		return nil, 0, fmt.Errorf("%w: %w", ErrLayout, err)
	}
	a := &advance{Next: next, editor: newEditor(old), root: doc.Content[0]}
	a.head()
	a.levels()
	a.indicators()
	a.compare()
	text, marks = a.result()
	newline := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		newline = "\r\n"
	}
	text = append([]byte("# "+next.Language.Say("scaffold.from", "file", next.From)+newline+"#"+newline), text...)
	if _, v := value(a.root, "compare"); v == nil {
		text = append(bytes.TrimRight(text, "\r\n"), []byte(newline+newline+"# "+a.check("scaffold.compare")+newline+"compare:"+newline+"  edition: "+quoted(next.From)+newline)...)
		marks++
	}
	ed, found, err := edition.ReadWith(text, "edition.yaml", next.Files)
	if err != nil {
		return nil, 0, err
	}
	if ed == nil {
		detail := ""
		for _, f := range found.Sorted() {
			detail, _ = next.Language.Finding(f.Code, f.Shown(true))
			detail = f.Position.Cell() + ": " + detail
			break
		}
		return nil, 0, fmt.Errorf("%w: %s", ErrLayout, detail)
	}
	if ed.ID != next.ID {
		return nil, 0, fmt.Errorf("%w: id", ErrLayout)
	}
	return text, marks, nil
}

type advance struct {
	Next
	*editor
	root  *yaml.Node
	old   int // year of the old edition, 0 where its id is none
	years int // from the old edition to the new one, 0 where that is unknown
}

var (
	yearForm = regexp.MustCompile(`^(19|20)\d{2}$`)
	anyYear  = regexp.MustCompile(`\b(19|20)\d{2}\b`)
)

func (a *advance) check(key string, pairs ...any) string {
	return a.Language.Say("scaffold.check", "what", a.Language.Say(key, pairs...))
}

// head advances id, title, status and published.
func (a *advance) head() {
	_, id := value(a.root, "id")
	oldID := strings.TrimSpace(id.Value)
	if yearForm.MatchString(oldID) && yearForm.MatchString(a.ID) {
		a.old, _ = strconv.Atoi(oldID)
		to, _ := strconv.Atoi(a.ID)
		a.years = to - a.old
	}
	a.replace(id, `"`+a.ID+`"`)
	if key, title := value(a.root, "title"); title != nil {
		years := anyYear.FindAllString(title.Value, -1)
		if a.years != 0 && len(years) == 1 && years[0] == oldID {
			a.replace(title, quoted(strings.Replace(title.Value, oldID, a.ID, 1)))
		} else if len(years) > 0 || strings.Contains(title.Value, oldID) {
			a.mark(key, a.check("scaffold.title"))
		}
	}
	if _, status := value(a.root, "status"); status != nil && status.Value != string(indicators.DraftReport) {
		a.replace(status, string(indicators.DraftReport))
	}
	if key, published := value(a.root, "published"); published != nil {
		if later, ok := a.later(published.Value); ok {
			a.replace(published, later)
			a.mark(key, a.check("scaffold.published", "n", a.years))
		} else {
			a.mark(key, a.check("scaffold.date_again"))
		}
	}
}

// later moves a day or a year by the years between the editions; ok is false
// where these are unknown or the text is something else.
func (a *advance) later(s string) (string, bool) {
	if a.years == 0 {
		return "", false
	}
	if yearForm.MatchString(s) {
		y, _ := strconv.Atoi(s)
		return strconv.Itoa(y + a.years), true
	}
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return "", false
	}
	moved := day.AddDate(a.years, 0, 0)
	if moved.Day() != day.Day() { // 29 February
		moved = moved.AddDate(0, 0, -1)
	}
	return moved.Format(time.DateOnly), true
}

// levels points tables at the new workbook and keeps boundaries in reach.
func (a *advance) levels() {
	_, levels := value(a.root, "levels")
	for _, level := range items(levels) {
		_, id := value(level, "id")
		if id == nil {
			continue
		}
		_, tables := value(level, "tables")
		if t, ok := a.Tables[strings.TrimSpace(id.Value)]; ok && tables != nil {
			list := items(tables)
			flow := tables.Style&yaml.FlowStyle != 0
			switch {
			case flow:
				a.replace(tables, "["+t.yaml()+"]")
			default:
				a.replace(list[0], t.yaml())
				for _, more := range list[1:] {
					a.removeLines(more)
				}
			}
		}
		key, boundaries := value(level, "boundaries")
		_, file := value(boundaries, "file")
		if file == nil {
			continue
		}
		if path := a.Rebase(strings.ReplaceAll(strings.TrimSpace(file.Value), `\`, "/")); path != file.Value {
			a.replace(file, quoted(path))
		}
		a.mark(key, a.check("scaffold.boundaries"))
	}
}

// indicators advances reference dates and marks texts that name a year. A list
// in a workbook stays where it is.
func (a *advance) indicators() {
	key, list := value(a.root, "indicators")
	if _, file := value(list, "file"); file != nil {
		a.replace(file, quoted(a.Rebase(strings.ReplaceAll(strings.TrimSpace(file.Value), `\`, "/"))))
		a.mark(key, a.check("scaffold.indicator_list"))
		return
	}
	for _, x := range items(list) {
		if key, date := value(x, "date"); date != nil && date.Kind == yaml.ScalarNode {
			later, ok := a.later(date.Value)
			switch {
			case ok && date.Style == 0:
				a.replace(date, later)
			case ok:
				a.replace(date, quoted(later))
			case yearForm.MatchString(date.Value) || len(date.Value) == len(time.DateOnly):
				a.mark(key, a.check("scaffold.date_again"))
			default:
				a.mark(key, a.check("scaffold.period"))
			}
		}
		for _, name := range []string{"label", "short", "source"} {
			if key, text := value(x, name); text != nil && anyYear.MatchString(text.Value) {
				a.mark(key, a.check("scaffold.year"))
			}
		}
	}
}

// compare points back to the old edition. The old crosswalk goes: boundaries
// are the same until the planner says otherwise.
func (a *advance) compare() {
	key, compare := value(a.root, "compare")
	if compare == nil {
		return
	}
	if compare.Style&yaml.FlowStyle != 0 {
		a.replace(compare, "{edition: "+quoted(a.From)+"}")
	} else if compare.Kind == yaml.SequenceNode {
		a.replace(compare, "- edition: "+quoted(a.From))
	} else {
		a.replace(compare, "edition: "+quoted(a.From))
	}
	a.mark(key, a.check("scaffold.compare"))
}
