package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sozialbericht/internal/report/assets"
)

var fenced = regexp.MustCompile("(?s)```(text|yaml|)\n(.*?)```")

// What docs/erste-ausgabe.md shows is what the program says: its commands are
// called one after the other, and each line that it quotes must be there.
func TestTheFirstEditionGoesAsDescribed(t *testing.T) {
	workbook, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "data", "messy-workbooks", "Daten_fuer_die_Stadtteilprofile_2014.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(workbook)
	if err != nil {
		t.Skip("the published workbook is not here: ", err)
	}
	if _, err := assets.Files(); err != nil {
		t.Skip(err)
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "erste-ausgabe.md"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("stadtteilprofile.xlsx", content, 0o666); err != nil {
		t.Fatal(err)
	}
	said, calls, quoted := "", 0, 0
	for _, block := range fenced.FindAllStringSubmatch(string(page), -1) {
		switch text := strings.TrimSuffix(block[2], "\n"); block[1] {
		case "":
			var out bytes.Buffer
			calls++
			code := execute(context.Background(), strings.Fields(text)[1:], &out, &out)
			if said = out.String(); code != exitDone && code != exitInput {
				t.Fatalf("%s ends with %d: %s", text, code, said)
			}
		case "yaml": // the planner's own change of the line that begins so
			begin, _, _ := strings.Cut(text, ", rows:")
			old, err := os.ReadFile(filepath.Join("hamburg", "edition.yaml"))
			if err != nil || strings.Count(string(old), begin+"}") != 1 {
				t.Fatalf("%v: no line %s} in\n%s", err, begin, old)
			}
			if err := os.WriteFile(filepath.Join("hamburg", "edition.yaml"), []byte(strings.Replace(string(old), begin+"}", text, 1)), 0o666); err != nil {
				t.Fatal(err)
			}
		default:
			for line := range strings.SplitSeq(text, "\n") {
				quoted++
				if !strings.Contains("\n"+said, "\n"+strings.TrimSuffix(strings.TrimSuffix(line, "…"), " ")) {
					t.Errorf("the program does not say\n%s\nbut\n%s", line, said)
				}
			}
		}
	}
	if calls != 5 || quoted < 10 {
		t.Errorf("%d calls and %d quoted lines: the page is not read as it is meant", calls, quoted)
	}
	if _, err := os.Stat(filepath.Join("output", "2014", "index.html")); err != nil {
		t.Error(err)
	}
}
