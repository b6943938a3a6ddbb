package tables

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sozialbericht/internal/report/sample"
)

// The rules of the published schemas of the format, version 1:
// https://specs.frictionlessdata.io/schemas/tabular-data-package.json
var (
	packageNames = regexp.MustCompile(`^([-a-z0-9._/])+$`)
	packageHash  = regexp.MustCompile(`^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$`)
	plainNumber  = regexp.MustCompile(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$`)
	plainInteger = regexp.MustCompile(`^[+-]?[0-9]+$`)
	fieldTypes   = []string{"string", "number", "integer", "boolean"}
)

// described returns the CSV files of an edition by path, and their description.
func described(t testing.TB, e *sample.Edition) (map[string][]byte, dataPackage) {
	t.Helper()
	b := open(&e.Results, e.Layers)
	list := b.files()
	files := map[string][]byte{}
	for _, f := range list {
		data, err := f.content()
		if err != nil {
			t.Fatal(err)
		}
		files[f.path()] = data
	}
	text, err := b.dataPackage(list)
	if err != nil {
		t.Fatal(err)
	}
	if first, err := b.dataPackage(b.files()); err != nil || !bytes.Equal(first, text) {
		t.Fatalf("made before the files it is another: %v", err)
	}
	var p dataPackage
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		t.Fatal(err)
	}
	return files, p
}

func TestTheDataPackageKeepsTheRulesOfItsFormat(t *testing.T) {
	for name, e := range sample.Variants() {
		t.Run(name, func(t *testing.T) {
			_, p := described(t, e)
			if p.Profile != "tabular-data-package" || !packageNames.MatchString(p.Name) || len(p.Resources) == 0 {
				t.Errorf("profile %q, name %q, %d resources", p.Profile, p.Name, len(p.Resources))
			}
			for _, s := range p.Sources {
				if s.Title == "" {
					t.Error("a source has no title")
				}
			}
			names := map[string]bool{}
			for _, r := range p.Resources {
				switch {
				case r.Profile != "tabular-data-resource", !packageNames.MatchString(r.Name), names[r.Name], r.Title == "", r.Description == "":
					t.Errorf("resource %+v", r)
				case path.Clean(r.Path) != r.Path, path.IsAbs(r.Path), strings.HasPrefix(r.Path, "."), strings.HasPrefix(r.Path, "~"):
					t.Errorf("path %q", r.Path)
				case !packageHash.MatchString(r.Hash), len(r.Schema.Fields) == 0, r.Encoding != "utf-8", r.Format != "csv":
					t.Errorf("resource %s: hash %q, %d fields", r.Name, r.Hash, len(r.Schema.Fields))
				}
				names[r.Name] = true
				fields := map[string]bool{}
				for _, f := range r.Schema.Fields {
					if f.Name == "" || fields[f.Name] || !slices.Contains(fieldTypes, f.Type) {
						t.Errorf("%s: field %+v", r.Name, f)
					}
					if f.Description == "" {
						t.Errorf("%s: describe the column %q (package.column.…)", r.Name, f.Name)
					}
					if c := f.Constraints; c != nil {
						if sorted := slices.Sorted(slices.Values(c.Enum)); len(slices.Compact(sorted)) != len(c.Enum) {
							t.Errorf("%s: %s may hold %q", r.Name, f.Name, c.Enum)
						}
					}
					fields[f.Name] = true
				}
				for _, k := range r.Schema.PrimaryKey {
					if !fields[k] {
						t.Errorf("%s: no field %q for its key", r.Name, k)
					}
				}
			}
			for _, r := range p.Resources {
				for _, k := range r.Schema.ForeignKeys {
					if !names[k.Reference.Resource] || len(k.Fields) != len(k.Reference.Fields) {
						t.Errorf("%s refers to %q", r.Name, k.Reference.Resource)
					}
				}
			}
		})
	}
}

func TestTheDataPackageTellsTheTruth(t *testing.T) {
	for name, e := range sample.Variants() {
		t.Run(name, func(t *testing.T) {
			files, p := described(t, e)
			if len(files) != len(p.Resources) {
				t.Errorf("%d CSV files, %d of them described", len(files), len(p.Resources))
			}
			areas := map[string]bool{}
			for _, r := range p.Resources { // areas first
				data := files["daten/"+r.Path]
				if sum := sha256.Sum256(data); r.Hash != "sha256:"+hex.EncodeToString(sum[:]) || r.Bytes != len(data) {
					t.Errorf("%s: size or hash", r.Name)
				}
				rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
				if err != nil {
					t.Fatal(err)
				}
				at := map[string]int{}
				for i, f := range r.Schema.Fields {
					at[f.Name] = i
					if rows[0][i] != f.Name {
						t.Fatalf("%s: column %d is %q, described as %q", r.Name, i, rows[0][i], f.Name)
					}
				}
				keys := map[string]bool{}
				for _, row := range rows[1:] {
					for i, f := range r.Schema.Fields {
						if err := fits(f, row[i], r.Schema.MissingValues); err != nil {
							t.Fatalf("%s: %q: %v", r.Name, row, err)
						}
					}
					var key []string
					for _, k := range r.Schema.PrimaryKey {
						key = append(key, row[at[k]])
					}
					if k := fmt.Sprintf("%q", key); len(key) > 0 && keys[k] {
						t.Fatalf("%s: the key %s stands twice", r.Name, k)
					} else {
						keys[k] = true
					}
					if r.Name == "areas" {
						areas[row[0]+"\x00"+row[1]] = true
					}
					if len(r.Schema.ForeignKeys) > 0 && !areas[row[at["level"]]+"\x00"+row[at["id"]]] {
						t.Fatalf("%s: %q is no area", r.Name, row)
					}
				}
			}
		})
	}
}

// fits checks a cell against its field.
func fits(f dataField, cell string, missing []string) error {
	c := f.Constraints
	if slices.Contains(missing, cell) {
		if c != nil && c.Required {
			return fmt.Errorf("%s is required", f.Name)
		}
		return nil
	}
	switch f.Type {
	case "number":
		if !plainNumber.MatchString(cell) {
			return fmt.Errorf("%s: %q is no number", f.Name, cell)
		}
	case "integer":
		if !plainInteger.MatchString(cell) {
			return fmt.Errorf("%s: %q is no integer", f.Name, cell)
		}
	case "boolean":
		if cell != "true" && cell != "false" {
			return fmt.Errorf("%s: %q is neither true nor false", f.Name, cell)
		}
	}
	if c == nil {
		return nil
	}
	if len(c.Enum) > 0 && !slices.Contains(c.Enum, cell) {
		return fmt.Errorf("%s: %q is none of %q", f.Name, cell, c.Enum)
	}
	if c.Minimum != nil || c.Maximum != nil {
		x, err := strconv.ParseFloat(cell, 64)
		if err != nil || c.Minimum != nil && x < *c.Minimum || c.Maximum != nil && x > *c.Maximum {
			return fmt.Errorf("%s: %q is out of range", f.Name, cell)
		}
	}
	return nil
}
