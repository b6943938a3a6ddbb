package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"go.yaml.in/yaml/v3"

	"sozialbericht/data"
	"sozialbericht/internal/input"
	"sozialbericht/internal/pipeline"
)

// intoWorkbook moves the indicators of an edition file into a workbook beside
// it, one column per key, and says so in the file.
func intoWorkbook(t *testing.T, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var edition struct{ Indicators []map[string]any }
	if err := yaml.Unmarshal(text, &edition); err != nil || len(edition.Indicators) == 0 {
		t.Fatalf("%v: %d indicators", err, len(edition.Indicators))
	}
	f := excelize.NewFile()
	const sheet = "Indikatoren"
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		t.Fatal(err)
	}
	var columns []string
	put := func(row int, key string, v any) {
		if list, ok := v.([]any); ok { // several texts
			parts := make([]string, len(list))
			for i, p := range list {
				parts[i] = fmt.Sprint(p)
			}
			v = strings.Join(parts, "; ")
		}
		if day, ok := v.(time.Time); ok {
			v = day
		}
		if !slices.Contains(columns, key) {
			columns = append(columns, key)
		}
		name, err := excelize.CoordinatesToCellName(slices.Index(columns, key)+1, row)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue(sheet, name, v); err != nil {
			t.Fatal(err)
		}
	}
	for i, indicator := range edition.Indicators {
		for _, key := range []string{"label", "id"} { // the order of columns is free
			put(i+4, key, indicator[key])
		}
		for key, v := range indicator {
			if rate, ok := v.(map[string]any); ok {
				for key, v := range rate {
					put(i+4, key, v)
				}
				continue
			}
			put(i+4, key, v)
		}
	}
	for c, key := range columns { // below a title
		name, _ := excelize.CoordinatesToCellName(c+1, 3)
		if err := f.SetCellValue(sheet, name, key); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellValue(sheet, "A1", "Unsere Indikatoren"); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(filepath.Join(filepath.Dir(file), "liste.xlsx")); err != nil {
		t.Fatal(err)
	}

	var out []string
	within := false
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.HasPrefix(line, "indicators:"):
			within = true
			out = append(out, "indicators: {file: liste.xlsx, sheet: Indikatoren}\n")
		case within && (strings.HasPrefix(line, " ") || strings.HasPrefix(line, "#") || strings.TrimSpace(line) == ""):
		default:
			within = false
			out = append(out, line)
		}
	}
	if err := os.WriteFile(file, []byte(strings.Join(out, "")), 0o600); err != nil {
		t.Fatal(err)
	}
}

// demonstration copies the demonstration to a folder of the test and returns
// the edition file of 2018, where asked with its indicators in a workbook.
func demonstration(t *testing.T, listed bool) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, data.FS); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "2018", "edition.yaml")
	if listed {
		intoWorkbook(t, file)
	}
	return file
}

// The demonstration with its indicators in a workbook is the same report.
func TestIndicatorsMayStandInAWorkbook(t *testing.T) {
	if testing.Short() {
		t.Skip("writes two editions")
	}
	written := make([]string, 2)
	for i := range written {
		file := demonstration(t, i == 1)
		out, err := pipeline.Run(context.Background(), []input.Source{input.FromDisk(file, "")}, pipeline.Options{Output: t.TempDir()})
		if errors.Is(err, pipeline.ErrNoCharts) {
			t.Skip(err)
		}
		if err != nil {
			t.Fatalf("%v %v", err, out[0].Findings)
		}
		written[i] = out[0].Folder
	}
	tables, err := filepath.Glob(filepath.Join(written[0], "daten", "*.csv"))
	if err != nil || len(tables) < 5 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	for _, name := range tables {
		a, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(written[1], "daten", filepath.Base(name)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs", filepath.Base(name))
		}
	}
	manifest, err := os.ReadFile(filepath.Join(written[1], "manifest.json"))
	if err != nil || !bytes.Contains(manifest, []byte(`"liste.xlsx"`)) || !bytes.Contains(manifest, []byte(`"Anteil der unter 18-Jährigen"`)) {
		t.Errorf("the manifest does not name the list or its indicators: %v", err)
	}
}

// What is wrong with the file of a list is a finding at its name.
func TestAListThatCannotBeRead(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "liste.csv")
	if err := os.WriteFile(outside, []byte("id;label;value;higher_is\nx;X;Anteil;worse\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, file, code string }{
		{"missing", "fehlt.xlsx", "file_missing"},
		{"folder", "ordner", "path_is_folder"},
		{"link out", "verweis.csv", "path_outside"},
	} {
		at := strings.Index(smallEdition, "indicators:")
		end := strings.Index(smallEdition, "indices:")
		file := small(t, "edition.yaml", smallEdition[at:end], "indicators: {file: "+c.file+"}\n")
		dir := filepath.Dir(file)
		if err := os.Mkdir(filepath.Join(dir, "ordner"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(outside, filepath.Join(dir, "verweis.csv")); err != nil {
			t.Skipf("no links here: %v", err)
		}
		out, err := pipeline.Check(context.Background(), input.FromDisk(file, ""), pipeline.Options{})
		if !errors.Is(err, pipeline.ErrInput) || len(out.Findings) != 1 || out.Findings[0].Code != c.code || out.Findings[0].Position.Cell() == "" {
			t.Errorf("%s: %v %v", c.name, err, out.Findings)
		}
	}
}
