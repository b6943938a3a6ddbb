package main

import (
	"io"
	"testing"

	"sozialbericht/internal/desk"
	"sozialbericht/internal/words"
)

func TestAnExplainedColumn(t *testing.T) {
	c := &call{lang: words.English, out: &sink{w: io.Discard}}
	for _, x := range []struct {
		name string
		col  desk.ExplainedColumn
		want string
	}{
		{"numbers with a sign", desk.ExplainedColumn{Form: "number", Sample: "12.5", Numbers: 9, Symbols: 1}, "numbers, such as 12.5, 1 sign"},
		{"texts among numbers", desk.ExplainedColumn{Form: "number", Sample: "1", Numbers: 9, Texts: 2, Odd: "n/a"}, "numbers, such as 1, 2 texts (such as n/a)"},
		{"texts alone are not counted", desk.ExplainedColumn{Form: "text", Sample: "Nord", Texts: 9}, "text, such as Nord"},
		{"errors alone", desk.ExplainedColumn{Errors: 2, Empty: 1}, "no values, 2 errors, 1 empty"},
		{"nothing", desk.ExplainedColumn{Empty: 9, Hidden: true}, "empty, hidden"},
	} {
		if got := c.explainedColumn(&x.col); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}
