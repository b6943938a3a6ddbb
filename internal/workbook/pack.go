package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"sozialbericht/internal/words"
)

// parts collects the parts of a workbook instead of zipping them: excelize
// writes them in an order of its own and with the time of day.
type parts struct {
	names []string
	data  map[string]*bytes.Buffer
}

// collect returns the parts of a workbook.
func collect(f *excelize.File) (*parts, error) {
	p := &parts{data: map[string]*bytes.Buffer{}}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return p })
	if err := f.Write(io.Discard); err != nil {
		return nil, err
	}
	slices.Sort(p.names)
	return p, nil
}

// Create begins a part.
func (p *parts) Create(name string) (io.Writer, error) {
	b := &bytes.Buffer{}
	if p.data[name] == nil {
		p.names = append(p.names, name)
	}
	p.data[name] = b
	return b, nil
}

// AddFS is for files that nobody adds.
func (p *parts) AddFS(fs.FS) error { return fmt.Errorf("add files to a workbook: %w", fs.ErrInvalid) }

// Close ends the collection.
func (p *parts) Close() error { return nil }

var (
	times = regexp.MustCompile(`<dcterms:(?:created|modified)[^>]*>[^<]*</dcterms:(?:created|modified)>`)
	lists = regexp.MustCompile(`<dataValidation [^>]*type="list"[^>]*>`)
	types = regexp.MustCompile(`<(?:Default|Override) [^>]*?(?:/>|></(?:Default|Override)>)`)
)

// timeless takes out of a part what differs between two runs: the time of day
// and the order of the content types.
func timeless(name string, text []byte) []byte {
	switch name {
	case "docProps/core.xml":
		return times.ReplaceAll(text, nil)
	case "[Content_Types].xml":
		list := types.FindAll(text, -1)
		sorted := make([][]byte, len(list))
		for i := range list {
			sorted[i] = bytes.Clone(list[i])
		}
		slices.SortFunc(sorted, bytes.Compare)
		next := 0
		return types.ReplaceAllFunc(text, func([]byte) []byte {
			next++
			return sorted[next-1]
		})
	}
	return text
}

// A packer writes parts into a zip file without times, so that the same parts
// give the same bytes.
type packer struct {
	out     bytes.Buffer
	zip     *zip.Writer
	deflate *flate.Writer
	body    bytes.Buffer // of the current part, compressed
	crc     uint32
	size    uint64
}

func newPacker() (*packer, error) {
	// The fastest level that still compresses rows of cells well: a third of
	// the time of the default for a tenth more bytes.
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	p := &packer{deflate: w}
	p.zip = zip.NewWriter(&p.out)
	return p, nil
}

// Write adds to the current part.
func (p *packer) Write(b []byte) (int, error) {
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.deflate.Write(b)
}

// add writes one part; fill writes its content.
func (p *packer) add(name string, fill func(io.Writer) error) error {
	p.body.Reset()
	p.deflate.Reset(&p.body)
	p.crc, p.size = 0, 0
	if err := fill(p); err != nil {
		return err
	}
	if err := p.deflate.Close(); err != nil {
		return err
	}
	// CreateRaw takes sizes and sum as given and adds no time.
	header := &zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: p.crc,
		CompressedSize64: uint64(p.body.Len()), UncompressedSize64: p.size,
		CreatorVersion: 20, ReaderVersion: 20,
	}
	//lint:ignore SA1019 CreateRaw writes this field as it stands and does not look at Modified
	header.ModifiedDate = 1<<5 | 1 // 1 January 1980, the format's zero
	w, err := p.zip.CreateRaw(header)
	if err != nil {
		return err
	}
	_, err = w.Write(p.body.Bytes())
	return err
}

// close returns the zip file.
func (p *packer) close() ([]byte, error) {
	if err := p.zip.Close(); err != nil {
		return nil, err
	}
	return p.out.Bytes(), nil
}

// split returns what stands before and after the rows of a sheet's part.
func split(part []byte) (head, tail []byte, err error) {
	from := bytes.Index(part, []byte("<sheetData"))
	if from < 0 {
		return nil, nil, fmt.Errorf("a sheet has no place for its rows")
	}
	for _, end := range [...]string{"</sheetData>", "/>"} {
		if i := bytes.Index(part[from:], []byte(end)); i >= 0 {
			return part[:from], part[from+i+len(end):], nil
		}
	}
	return nil, nil, fmt.Errorf("the rows of a sheet have no end")
}

var filterRef = regexp.MustCompile(`<autoFilter ref="[^"]*"`)

// settle mends what excelize writes and can't be told otherwise: a filter that
// hides nothing yet is not on, its range has no dollar signs in the format's
// schema, a list that refuses nothing says so (openpyxl takes silence for the
// opposite), and a chart has the language of its texts.
func settle(name string, text []byte, lang words.Lang) []byte {
	switch {
	case strings.HasPrefix(name, "xl/worksheets/sheet"):
		text = bytes.Replace(text, []byte(` filterMode="true"`), nil, 1)
		text = lists.ReplaceAllFunc(text, func(rule []byte) []byte {
			if bytes.Contains(rule, []byte(" showErrorMessage=")) {
				return rule
			}
			return bytes.Replace(rule, []byte("<dataValidation "), []byte(`<dataValidation showErrorMessage="0" `), 1)
		})
		return filterRef.ReplaceAllFunc(text, func(ref []byte) []byte { return bytes.ReplaceAll(ref, []byte("$"), nil) })
	case strings.HasPrefix(name, "xl/charts/") && lang != words.English:
		return bytes.Replace(text, []byte(`lang val="en-US"`), []byte(`lang val="de-DE"`), 1)
	}
	return text
}
