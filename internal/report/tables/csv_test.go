package tables

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"

	"sozialbericht/internal/indicators"
)

func TestFormulasAreDisarmedAndNumbersAreNot(t *testing.T) {
	s := newCSV(0, "a", "b")
	s.text("=1+1", "-5", "+x", "@y", "\tz", "\rz", "", "plain, with comma", `say "so"`, "a\nb", " =1")
	for _, v := range []indicators.Value{indicators.Known(-5), indicators.Known(1e21), indicators.Known(1e-7), indicators.None(indicators.Suppressed)} {
		s.value(number(v))
	}
	s.end()
	r := csv.NewReader(bytes.NewReader(s.Bytes()))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"'=1+1", "'-5", "'+x", "'@y", "'\tz", "'\rz", "", "plain, with comma", `say "so"`, "a\nb", " =1", "-5", "1000000000000000000000", "0.0000001", ""}
	if !slices.Equal(rows[1], want) {
		t.Errorf("%q\nwant %q", rows[1], want)
	}
}
