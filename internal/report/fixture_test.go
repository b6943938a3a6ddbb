package report

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"sozialbericht/internal/indicators/disclosure"
	"sozialbericht/internal/report/assets"
	"sozialbericht/internal/report/folder"
	"sozialbericht/internal/report/sample"

	"golang.org/x/sync/errgroup"
)

// content is what a file holds.
func content(f folder.File) ([]byte, error) {
	var out bytes.Buffer
	_, err := f.WriteTo(&out)
	return out.Bytes(), err
}

// build makes all files of an edition, in the order of their paths.
func build(t testing.TB, e *sample.Edition, jobs int) []folder.File {
	t.Helper()
	files, err := Build(disclosure.Protect(e.Results), e.Layers)
	if err != nil {
		t.Fatal(err)
	}
	group := errgroup.Group{}
	group.SetLimit(max(jobs, 1))
	for i := range files {
		group.Go(func() (err error) {
			files[i].Data, err = content(files[i])
			files[i].Make = nil
			if err != nil {
				err = fmt.Errorf("%s: %w", files[i].Path, err)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(files, func(x, y folder.File) int { return strings.Compare(x.Path, y.Path) })
	return files
}

// Where the chart library has not been bundled, its files are stood in for:
// pages only name them.
func TestMain(m *testing.M) {
	if _, err := assets.Files(); errors.Is(err, assets.ErrMissing) {
		library = func() ([]folder.File, error) {
			return []folder.File{
				{Path: "assets/echarts.js", Data: []byte("//")}, {Path: "assets/report.js", Data: []byte("//")}, {Path: "assets/report.css", Data: []byte("a{}")},
			}, nil
		}
	}
	os.Exit(m.Run())
}
