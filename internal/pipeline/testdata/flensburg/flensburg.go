// Package flensburg makes editions of the published tables of Flensburg, one
// per year, for tests of three and more editions.
package flensburg

import (
	_ "embed"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Years are those that the tables have rows for.
var Years = []int{2011, 2012, 2017, 2018, 2019, 2020, 2021, 2022}

//go:embed edition.yaml
var template string

var only = regexp.MustCompile(` # (ab|ohne) (\d{4})$`)

// Write lays the published tables, copied from a folder, and one edition per
// year beside each other in dir, as a planner would.
func Write(dir, published string) error {
	if err := os.CopyFS(filepath.Join(dir, "daten"), os.DirFS(published)); err != nil {
		return err
	}
	for _, year := range Years {
		folder := filepath.Join(dir, strconv.Itoa(year))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "edition.yaml"), []byte(edition(year)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// edition is the template of one year, without the lines of other years.
func edition(year int) string {
	var out strings.Builder
	for line := range strings.Lines(template) {
		line = strings.TrimSuffix(line, "\n")
		if m := only.FindStringSubmatch(line); m != nil {
			if y, _ := strconv.Atoi(m[2]); m[1] == "ab" && year < y || m[1] == "ohne" && year == y {
				continue
			}
			line = strings.TrimSuffix(line, m[0])
		}
		out.WriteString(line + "\n")
	}
	return strings.NewReplacer("«jahr»", strconv.Itoa(year), "«bruch»", strconv.FormatBool(year != 2017)).Replace(out.String())
}
