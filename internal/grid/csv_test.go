package grid

import (
	"strings"
	"testing"

	"sozialbericht/internal/finding"
	"sozialbericht/internal/words"
)

// codes lists the findings with their cells, for short comparisons.
func codes(l finding.List) string {
	var out []string
	for _, f := range l.Sorted() {
		message, hint := words.German.Finding(f.Code, f.Shown(true))
		if strings.Contains(message+hint, "«") {
			out = append(out, "TEXT LACKS: "+message+hint)
		}
		out = append(out, strings.TrimSpace(f.Code+" "+f.Position.Cell()))
	}
	return strings.Join(out, ", ")
}

// dump writes the cells that hold anything: A1=x B1=y.
func dump(g *Grid) string {
	if g == nil {
		return "nil"
	}
	var out []string
	for row := 1; row <= g.Height(); row++ {
		for _, c := range g.Row(row) {
			out = append(out, g.Position(row, int(c.Column)).Cell()+"="+c.String())
		}
	}
	return strings.Join(out, " ")
}

func TestReadCSV(t *testing.T) {
	for _, c := range []struct{ name, data, want, findings string }{
		{"comma", "a,b\n1,2\n", "A1=a B1=b A2=1 B2=2", ""},
		{"semicolon with decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", "A1=a B1=b A2=1,5 B2=2,5 A3=3,5 B3=4,5", ""},
		{"tab with decimal commas", "a\tb\n1,5\t2;5\n", "A1=a B1=b A2=1,5 B2=2;5", ""},
		{"byte order mark", "\ufeffa;b\r\n1;2\r\n", "A1=a B1=b A2=1 B2=2", ""},
		{"Windows-1252", "Stra\xdfe;\x80\nH\xf6rde;1\n", "A1=Straße B1=€ A2=Hörde B2=1", "csv_encoding"},
		{"empty lines are rows", "a;b\n\n\n1;2\n", "A1=a B1=b A4=1 B4=2", ""},
		{"empty lines at the top", "\r\n\r\na;b\r\n", "A3=a B3=b", ""},
		{"a quoted line break is one row", "a;\"b\nc\"\n1;2\n", "A1=a B1=b\nc A2=1 B2=2", ""},
		{"old line ends", "a;b\r1;2\r", "A1=a B1=b A2=1 B2=2", ""},
		{"named separator", "sep=,\r\na;b,c\r\n", "A1=a;b B1=c", ""},
		{"differing lengths", "title\na;b;c\n1\n", "A1=title A2=a B2=b C2=c A3=1", ""},
		{"codes kept as text by exports", "a;b\n=\"013\";1\n", "A1=a B1=b A2=013 B2=1", ""},
		{"blanks are empty", "a; ;\u00a0;b\n", "A1=a D1=b", ""},
		{"broken quotes", "a;b\n1;x\"y\"\n2;z\n", "A1=a B1=b A3=2 B3=z", "csv_quotes A2"},
		{"open quote", "a;b\n1;\"y\n2;z\n", "A1=a B1=b", "csv_quotes A2"},
		{"UTF-16", "\xff\xfea\x00;\x00\xe4\x00\n\x00", "A1=a B1=ä", "csv_encoding"},
		{"UTF-16, high byte first", "\xfe\xff\x00a\x00\t\x00\xe4\x00\n", "A1=a B1=ä", "csv_encoding"},
		{"UTF-16 without a mark", "N\x00r\x00;\x00\xe4\x00\n\x001\x00;\x002\x00", "A1=Nr B1=ä A2=1 B2=2", "csv_encoding"},
		{"UTF-16 that breaks off", "\xff\xfea\x00;\x00b", "A1=a B1=\ufffd", "csv_encoding"},
		{"bytes", "a\x00b", "", "not_a_table"},
		{"one column", "a\nb\n", "A1=a A2=b", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, l := ReadCSV("x.csv", []byte(c.data))
			if got := dump(g); got != c.want {
				t.Errorf("cells %s, want %s", got, c.want)
			}
			if got := codes(l); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
		})
	}
}

func TestErrorCellsInCSV(t *testing.T) {
	g, _ := ReadCSV("x.csv", []byte("a;b\n#NV;#DIV/0!\n#1;x\n"))
	for _, c := range []struct {
		row, column int
		want        Kind
	}{{2, 1, Failed}, {2, 2, Failed}, {3, 1, Text}, {3, 2, Text}, {4, 1, Empty}, {0, 0, Empty}} {
		if got := g.At(c.row, c.column).Kind; got != c.want {
			t.Errorf("row %d column %d: kind %d, want %d", c.row, c.column, got, c.want)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a;b\n1,5;2\n", "\ufeffa,b\r\n\r\n\"x\ny\",2", "sep=\t\na\tb", "a;\"b", "\xff\xfe\x00", "Stra\xdfe;1\r2;3", "=\"\";=\"013\""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, l := ReadCSV("f.csv", data)
		lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		if g.Height() > lines {
			t.Errorf("%d rows from %d lines", g.Height(), lines)
		}
		for row := 1; row <= g.Height(); row++ {
			last := 0
			for _, c := range g.Row(row) {
				if int(c.Column) <= last || int(c.Column) > g.Width() || c.Kind == Empty || c.Text == "" {
					t.Fatalf("row %d: cell %+v after column %d", row, c, last)
				}
				last = int(c.Column)
			}
		}
		codes(l)
	})
}
