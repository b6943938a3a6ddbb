package main

import (
	"testing"
)

func TestGenerate(t *testing.T) {
	files, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		t.Log(f.name, len(f.content))
	}
}
