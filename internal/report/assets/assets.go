// Package assets holds what every edition has beside its pages: the chart
// library with its licences, the script that draws with it and the style of
// what that script shows.
//
// The library is no part of the repository: make assets bundles it from
// package-lock.json into dist before the program is built, and the script from
// its modules in src.
package assets

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"sozialbericht/internal/report/folder"
)

// ErrMissing says that the program was built without the chart library. The
// text for planners is "chart.assets.missing" of package words.
var ErrMissing = errors.New("the chart library is not built in: run make assets, then build again")

//go:embed all:dist
var dist embed.FS

//go:embed report.css
var own embed.FS

// library is the bundle, the last file that the build writes: where it stands,
// its licences stand too.
const library = "echarts.js"

// script is the script of the report, bundled from src.
const script = "report.js"

// licences are the texts that have to go wherever the library goes.
var licences = []string{
	"echarts-LICENSE.txt", "echarts-NOTICE.txt", "echarts-LICENSE-d3.txt",
	"zrender-LICENSE.txt", "tslib-LICENSE.txt", "tslib-CopyrightNotice.txt",
}

// Files returns what goes into the folder assets of an edition, with paths
// from the edition's folder. It fails with ErrMissing where make assets has
// not been run.
func Files() ([]folder.File, error) { return files(dist) }

func files(built fs.FS) ([]folder.File, error) {
	var out []folder.File
	add := func(from fs.FS, path, name string) {
		out = append(out, folder.File{Path: "assets/" + name, Make: folder.Made(func() ([]byte, error) { return fs.ReadFile(from, path+name) })})
	}
	for _, name := range append([]string{library, script}, licences...) {
		_, err := fs.Stat(built, "dist/"+name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && (name == library || name == script):
			return nil, ErrMissing
		case err != nil:
			return nil, fmt.Errorf("%w (%s: %w)", ErrMissing, name, err)
		}
		add(built, "dist/", name)
	}
	add(own, "", "report.css")
	return out, nil
}
