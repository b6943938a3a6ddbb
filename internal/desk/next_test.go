package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sozialbericht/data"
	"sozialbericht/internal/finding"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
	"sozialbericht/internal/workbook"
)

// demonstrationOnDisk copies the demonstration to a folder and returns it.
func demonstrationOnDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"2007", "2018", "boundaries"} {
		sub, err := fs.Sub(data.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(dir, name), sub); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// next lays out the edition 2026 from that of 2018.
func next(t *testing.T, dir string) Created {
	t.Helper()
	made, err := Next(context.Background(), input.FromDisk(filepath.Join(dir, "2018", "edition.yaml"), ""), "2026", filepath.Join(dir, "2026"), pipeline.Options{})
	if err != nil {
		t.Fatalf("%v: %v", err, made.Findings)
	}
	return made
}

// fill puts the values that the old edition read into the new workbook, on
// every keep-th row of areas only.
func fill(t *testing.T, dir string, made Created, keep int) {
	t.Helper()
	old, err := pipeline.Compute(context.Background(), input.FromDisk(filepath.Join(dir, "2018", "edition.yaml"), ""), pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	source, err := excelize.OpenFile(filepath.Join(dir, "2018", "indikatoren_2018.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = source.Close() }()
	target, err := excelize.OpenFile(filepath.Join(made.Folder, made.Workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = target.Close() }()
	for i, level := range old.Edition.Data.Levels {
		table := &old.Tables[i]
		if len(level.Tables) == 0 {
			continue
		}
		header := map[string]int{} // column of the new sheet
		rows, err := target.GetRows(level.Name.Many)
		if err != nil {
			t.Fatal(err)
		}
		for c, text := range rows[workbook.FormHeader-1] {
			header[text] = c + 1
		}
		put := func(name string, row, from, column int) {
			if column == 0 || row == 0 {
				return
			}
			at, _ := excelize.CoordinatesToCellName(column, row)
			text, err := source.GetCellValue(level.Tables[0].Sheet, at, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			to, _ := excelize.CoordinatesToCellName(header[name], workbook.FormHeader+from)
			if header[name] == 0 {
				t.Fatalf("%s has no column %q", level.ID, name)
			}
			if err := target.SetCellValue(level.Name.Many, to, numberOr(text)); err != nil {
				t.Fatal(err)
			}
		}
		columns := map[string]int{} // column of the old sheet
		for k := range old.Edition.Data.Catalogue {
			in, s := &old.Edition.Data.Catalogue[k], &table.Series[k]
			if !s.Present {
				continue
			}
			names := []string{in.Column}
			if in.Rate != nil {
				names = slices.Concat(in.Rate.Of, in.Rate.Less, []string{in.Rate.Per})
			}
			var once []string
			for _, n := range names {
				if !slices.Contains(once, n) {
					once = append(once, n)
				}
			}
			for j, n := range once {
				columns[n] = s.Origins[j].Column
			}
		}
		src := table.Sources[0]
		at := 1
		if src.CityRow > 0 {
			for name, column := range columns {
				put(name, src.CityRow, at, column)
			}
			at++
		}
		for a := range table.Areas {
			if a%keep == 0 {
				for name, column := range columns {
					put(name, src.Rows[a], at+a, column)
				}
			}
		}
	}
	if err := target.Save(); err != nil {
		t.Fatal(err)
	}
}

// numberOr is the number that a raw cell holds, or its text.
func numberOr(s string) any {
	if x, err := strconv.ParseFloat(s, 64); err == nil {
		return x
	}
	return s
}

func classesOf(t *testing.T, file string) map[string]string {
	t.Helper()
	b, err := pipeline.Compute(context.Background(), input.FromDisk(file, ""), pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if b.Found.HasErrors() {
		t.Fatalf("%s: %v", file, b.Found.Sorted())
	}
	out := map[string]string{}
	for s := range b.Schemes {
		r := &b.Schemes[s]
		for i := range b.Tables {
			level := r.Level(b.Tables[i].Level.ID)
			if level == nil {
				continue
			}
			for a, d := range level.Decisions {
				out[b.Tables[i].Level.ID+" "+b.Tables[i].Areas[a].ID] = nameOf(r, d)
			}
		}
	}
	return out
}

func nameOf(r *class.Result, d class.Decision) string {
	if d.Class < 0 {
		return ""
	}
	return r.Classes[d.Class].ID
}

// The next edition, filled with the values of the old one, has its classes.
func TestNextFilledGivesTheSameClasses(t *testing.T) {
	dir := demonstrationOnDisk(t)
	made := next(t, dir)
	fill(t, dir, made, 1)
	want := classesOf(t, filepath.Join(dir, "2018", "edition.yaml"))
	got := classesOf(t, filepath.Join(made.Folder, "edition.yaml"))
	if len(want) != 39+172 {
		t.Fatalf("%d classes in the old edition", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	outcome, err := pipeline.Check(context.Background(), input.FromDisk(filepath.Join(made.Folder, "edition.yaml"), ""), pipeline.Options{})
	if err != nil || outcome.HasErrors() {
		t.Errorf("%v: %v", err, outcome.Findings)
	}
}

// What is still empty is said, and is no failure of the program.
func TestNextHalfFilledGivesFindings(t *testing.T) {
	for name, keep := range map[string]int{"empty": 1 << 30, "half": 2} {
		t.Run(name, func(t *testing.T) {
			dir := demonstrationOnDisk(t)
			made := next(t, dir)
			if keep < 1<<30 {
				fill(t, dir, made, keep)
			}
			outcome, err := pipeline.Check(context.Background(), input.FromDisk(filepath.Join(made.Folder, "edition.yaml"), ""), pipeline.Options{})
			if err != nil && !errors.Is(err, pipeline.ErrInput) {
				t.Fatal(err)
			}
			told := 0
			for _, f := range outcome.Findings {
				if f.Position.File == made.Workbook && f.Severity >= finding.Warning {
					told++
				}
			}
			// A few findings that say where to go on, not one for each cell.
			if told == 0 || told > 6 || len(outcome.Findings) > 25 {
				t.Errorf("%d findings on the workbook, %d in all: %v", told, len(outcome.Findings), outcome.Findings)
			}
		})
	}
}

func TestNextNeverOverwrites(t *testing.T) {
	dir := demonstrationOnDisk(t)
	made := next(t, dir)
	before, err := os.ReadFile(filepath.Join(made.Folder, made.Workbook))
	if err != nil {
		t.Fatal(err)
	}
	old := input.FromDisk(filepath.Join(dir, "2018", "edition.yaml"), "")
	for _, c := range []struct{ id, folder, code string }{
		{"2026", "2026", "new_folder_taken"},
		{"2018", "2030", "new_same_id"},
		{"zwei tausend", "2030", "new_bad_id"},
		{"2026", filepath.Join("2018", "tief", "2026"), "new_unreachable"},
	} {
		if c.code == "new_unreachable" {
			if err := os.MkdirAll(filepath.Join(dir, "2018", "tief"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		again, err := Next(context.Background(), old, c.id, filepath.Join(dir, c.folder), pipeline.Options{})
		if !errors.Is(err, pipeline.ErrInput) || !slices.ContainsFunc(again.Findings, func(f finding.Finding) bool { return f.Code == c.code }) {
			t.Errorf("%s: %v, %v", c.code, err, again.Findings)
		}
	}
	after, err := os.ReadFile(filepath.Join(made.Folder, made.Workbook))
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("the workbook has changed: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	// The same call gives the same bytes.
	other := next(t, demonstrationOnDisk(t))
	twin, err := os.ReadFile(filepath.Join(other.Folder, other.Workbook))
	if err != nil || !slices.Equal(before, twin) {
		t.Errorf("two workbooks of one edition differ: %v", err)
	}
}

func TestNextWorkbook(t *testing.T) {
	made := next(t, demonstrationOnDisk(t))
	file := filepath.Join(made.Folder, made.Workbook)
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if got, want := f.GetSheetList(), []string{"Anleitung", "Sozialräume", "Unterbezirke"}; !slices.Equal(got, want) {
		t.Fatalf("sheets %v, want %v", got, want)
	}
	for _, sheet := range []string{"Sozialräume", "Unterbezirke"} {
		p, err := f.GetSheetProtection(sheet)
		if err != nil || !p.SelectUnlockedCells || p.Password != "" {
			t.Errorf("%s: protection %+v, %v", sheet, p, err)
		}
		comments, err := f.GetComments(sheet)
		if err != nil || len(comments) < 20 {
			t.Errorf("%s: %d comments, %v", sheet, len(comments), err)
		}
		rules, err := f.GetDataValidations(sheet)
		if err != nil || len(rules) < 20 {
			t.Errorf("%s: %d validations, %v", sheet, len(rules), err)
		}
		formats, err := f.GetConditionalFormats(sheet)
		if err != nil || len(formats) != len(rules) {
			t.Errorf("%s: %d conditional formats, %v", sheet, len(formats), err)
		}
	}
	locked := func(cell string) bool {
		id, err := f.GetCellStyle("Sozialräume", cell)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return s.Protection == nil || s.Protection.Locked
	}
	if !locked("A6") || !locked("B6") || !locked("E4") || locked("E6") {
		t.Error("codes, names and headers are locked, entries are not")
	}
	// A list of the signs that lets numbers through: what is not possible is
	// coloured instead.
	rules, _ := f.GetDataValidations("Sozialräume")
	for _, r := range rules {
		if r.Type != "list" || r.Formula1 != "Zeichen" || r.ShowErrorMessage || r.ShowDropDown || !strings.HasSuffix(r.Sqref, "44") {
			t.Errorf("rule %+v", r)
		}
		if r.Prompt == nil || !strings.Contains(*r.Prompt, ". gesperrt") {
			t.Errorf("%s has no hint to the signs", r.Sqref)
		}
	}
	var listed []string
	for _, n := range f.GetDefinedName() {
		if n.Name != "Zeichen" {
			continue
		}
		cells := strings.ReplaceAll(strings.TrimPrefix(n.RefersTo, "'Anleitung'!"), "$", "")
		from, to, _ := strings.Cut(cells, ":")
		column, first, _ := excelize.CellNameToCoordinates(from)
		_, last, _ := excelize.CellNameToCoordinates(to)
		for row := first; row <= last; row++ {
			at, _ := excelize.CoordinatesToCellName(column, row)
			sign, _ := f.GetCellValue("Anleitung", at)
			listed = append(listed, sign)
		}
	}
	if want := []string{".", "...", "/", "x", "–"}; !slices.Equal(listed, want) {
		t.Errorf("the drop-down offers %q, want %q", listed, want)
	}
	formats, _ := f.GetConditionalFormats("Sozialräume")
	bounds, shares := 0, 0
	for cells, list := range formats {
		colours := map[string]bool{}
		for _, c := range list {
			colours[c.Criteria] = true
			if strings.Contains(c.Criteria, "SUMPRODUCT(--(Zeichen=") && strings.Contains(c.Criteria, ">=0") {
				bounds++
			}
			if strings.Contains(c.Criteria, "<=") {
				shares++
			}
		}
		if len(colours) != 2 {
			t.Errorf("%s is coloured by %v", cells, colours)
		}
	}
	if bounds < 20 || shares < 8 { // each numerator of a share is bound by its denominator
		t.Errorf("%d columns have a least number, %d a largest", bounds, shares)
	}
	layout, err := f.GetPageLayout("Sozialräume")
	if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth < 3 || *layout.FitToWidth > 6 || *layout.FitToHeight != 0 {
		t.Errorf("layout %+v, %v", layout, err)
	}
	if titles := titlesOf(f, "Sozialräume"); titles != "'Sozialräume'!$A:$D,'Sozialräume'!$4:$4" {
		t.Errorf("%q come again on each page", titles)
	}
	if city, _ := f.GetCellValue("Sozialräume", "B5"); city != "Dortmund" {
		t.Errorf("the first row is %q", city)
	}
	if code, _ := f.GetCellValue("Sozialräume", "A6"); code == "" {
		t.Error("no code in the first row of areas")
	}
}

// titlesOf are the rows and columns of a sheet that are printed on each page.
func titlesOf(f *excelize.File, sheet string) string {
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" && n.Scope == sheet {
			return n.RefersTo
		}
	}
	return ""
}

// LibreOffice opens the workbook as it is, and counts in the guide what is
// empty and what is not possible.
func TestNextWorkbookInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice (soffice) is not installed")
	}
	made := next(t, demonstrationOnDisk(t))
	out := t.TempDir()
	convert := func(to, from string) {
		t.Helper()
		run := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(out, "profile")), "--headless", "--convert-to", to, "--outdir", out, from)
		if text, err := run.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
	file := filepath.Join(made.Folder, made.Workbook)
	entered, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = entered.Close() }()
	// Inhabitants in E, those under 18 in F: 5 of 4 can't be, nor -1, nor a
	// word; signs and numbers can.
	for cell, value := range map[string]any{"E6": 4, "F6": 5, "E7": -1, "E8": "viele", "E9": ".", "F9": 3, "E10": 12, "F10": "–"} {
		if err := entered.SetCellValue("Sozialräume", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := entered.Save(); err != nil {
		t.Fatal(err)
	}
	convert("ods", file)
	convert("xlsx", filepath.Join(out, strings.TrimSuffix(made.Workbook, ".xlsx")+".ods"))
	f, err := excelize.OpenFile(filepath.Join(out, made.Workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rules, err := f.GetDataValidations("Sozialräume")
	if err != nil || len(rules) < 20 {
		t.Errorf("%d validations after LibreOffice, %v", len(rules), err)
	}
	for _, r := range rules {
		if r.Type != "list" || r.ShowErrorMessage {
			t.Errorf("rule after LibreOffice: %+v", r)
		}
	}
	rows, err := f.GetRows("Anleitung")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, row := range rows {
		if len(row) == 5 && row[0] == "Sozialräume" {
			got[row[1]] = row[3:]
		}
	}
	for column, want := range map[string][]string{
		"Einwohner | insgesamt": {"35", "2"}, "unter 18": {"37", "1"}, "mit Migrationshintergrund": {"40", "0"},
	} {
		if !slices.Equal(got[column], want) {
			t.Errorf("%s: %v empty and wrong, want %v", column, got[column], want)
		}
	}
}

// The next edition takes its indicators from the file that the old one has
// them in, and its own workbook asks for what they need.
func TestNextKeepsAListOfIndicators(t *testing.T) {
	const head = "id: alt\ntitle: Probe\ncity: Musterstadt\nlevels:\n  - id: ort\n    name: {one: Ort, many: Orte}\n    report: true\n    tables: [{file: werte.csv, key: Nr}]\n"
	files := map[string]string{
		"werte.csv": "Nr;Einwohner;Arbeitslose;Mieten\n1;100;5;7,1\n2;200;20;8,2\n3;300;9;6,5\n",
		"liste.csv": "id;label;value;of;per;higher_is\narbeit;Arbeitslose;;Arbeitslose;Einwohner;worse\nmiete;Miete;Mieten;;;neutral\n",
	}
	var cells [2]int
	for i, list := range []string{
		"indicators:\n  - {id: arbeit, label: Arbeitslose, rate: {of: Arbeitslose, per: Einwohner}, higher_is: worse}\n  - {id: miete, label: Miete, value: Mieten, higher_is: neutral}\n",
		"indicators: {file: liste.csv}\n",
	} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "alt"), 0o700); err != nil {
			t.Fatal(err)
		}
		files["edition.yaml"] = head + list
		for name, text := range files {
			if err := os.WriteFile(filepath.Join(dir, "alt", name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		made, err := Next(context.Background(), input.FromDisk(filepath.Join(dir, "alt", "edition.yaml"), ""), "neu", filepath.Join(dir, "neu"), pipeline.Options{})
		if err != nil {
			t.Fatalf("%v %v", err, made.Findings)
		}
		cells[i] = made.Cells
		text, err := os.ReadFile(filepath.Join(made.Folder, made.Edition))
		if err != nil {
			t.Fatal(err)
		}
		if i == 1 && !strings.Contains(string(text), `file: ../alt/liste.csv}`) {
			t.Errorf("the list is not found from the new folder:\n%s", text)
		}
	}
	// Three areas and the city, three columns.
	if cells != [2]int{12, 12} {
		t.Errorf("%d cells to fill in, with the list in a file %d", cells[0], cells[1])
	}
}
