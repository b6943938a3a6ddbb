// Command make writes the demonstration editions 2007 and 2018: two workbooks
// as a statistics office would publish them, their edition files, schematic
// boundaries and the crosswalk between the two cuts of the city. All values are
// invented, drawn from the tables in this folder with fixed random streams, so
// the same program writes the same bytes. It is the first link of the line in
// docs/architecture.md: what it writes is what the engine reads.
//
// Run it with go generate ./data, or go run ./data/make from the root.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// file is one file to be written, with a slash path below data.
type file struct {
	name    string
	content []byte
}

func main() {
	folder := flag.String("out", "", "folder to write to (default: this module's data folder)")
	flag.Parse()
	if err := run(*folder); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

// run writes every file below folder.
func run(folder string) error {
	if folder == "" {
		folder = "data"
		if _, err := os.Stat(filepath.Join("make", "teilflaechen.csv")); err == nil {
			folder = "."
		}
	}
	files, err := generate()
	if err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(folder, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// generate returns every file of the demonstration data.
func generate() ([]file, error) {
	c, err := readCity()
	if err != nil {
		return nil, err
	}
	files, err := c.boundaryFiles()
	if err != nil {
		return nil, err
	}
	for e := range editions {
		parts, err := c.draw(e)
		if err != nil {
			return nil, err
		}
		book, err := c.workbook(e, parts)
		if err != nil {
			return nil, fmt.Errorf("workbook %s: %w", e.year(), err)
		}
		text, err := editionFile(e)
		if err != nil {
			return nil, fmt.Errorf("edition file %s: %w", e.year(), err)
		}
		files = append(files,
			file{e.year() + "/indikatoren_" + e.year() + ".xlsx", book},
			file{e.year() + "/edition.yaml", text})
	}
	return files, nil
}
