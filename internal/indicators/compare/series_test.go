package compare_test

import (
	"maps"
	"slices"
	"testing"

	"sozialbericht/internal/area"
	"sozialbericht/internal/indicators"
	"sozialbericht/internal/indicators/class"
	"sozialbericht/internal/indicators/compare"
)

// year is a city of two areas in one year: a share, if there are cases, and a
// class decided by nothing but what the test says.
func year(id, published string, ids []string, cases, base []float64, classes ...int) compare.Snapshot {
	s := compare.Snapshot{ID: id, Published: published, Catalogue: indicators.Catalogue{share("quote", indicators.Worse)}}
	t := indicators.Table{Level: area.Level{ID: "raum"}, Areas: areas("raum", ids...), Series: make([]indicators.Series, 1)}
	if cases != nil {
		t.Series[0] = series(cases, base)
	} else {
		s.Catalogue = nil
		t.Series = nil
	}
	s.Tables = []indicators.Table{t}
	s.City = make([]indicators.CityValue, len(s.Catalogue))
	if cases != nil {
		s.City[0].Value = known(100 * (cases[0] + cases[1]) / (base[0] + base[1]))
	}
	r := class.Result{Scheme: class.Scheme{ID: "lage"}, Classes: []class.Class{{ID: "gut"}, {ID: "ungut", Target: true}}, Levels: []class.LevelResult{{Level: "raum"}}}
	for _, c := range classes {
		r.Levels[0].Decisions = append(r.Levels[0].Decisions, class.Decision{Class: c})
	}
	s.Classes = []class.Result{r}
	return s
}

// over compares the newest with the earlier ones and puts all in a row.
func over(t *testing.T, newest compare.Snapshot, walks map[string][]compare.Crosswalk, earlier ...compare.Snapshot) *compare.History {
	t.Helper()
	var all []compare.Comparison
	for _, e := range earlier {
		c, found := compare.Editions(e, newest, walks[e.ID])
		if found.HasErrors() {
			t.Fatal(found.Sorted())
		}
		all = append(all, c)
	}
	return compare.Over(newest, earlier, all)
}

// Four editions, given out of order: 2010 on other boundaries (a gives a
// quarter to b), 2014 with a new definition, 2015 without the indicator, 2020.
func TestEditionsInARow(t *testing.T) {
	e2010 := year("2010", "2010-12-31", []string{"a", "b"}, []float64{20, 10}, []float64{80, 20}, 0, 1)
	e2014 := year("2014", "2014-12-31", []string{"a", "b"}, []float64{30, -1}, []float64{60, 40}, 1, -1)
	e2014.City[0].Value = known(42)
	e2014.NotComparable = map[string]bool{"quote": true}
	e2015 := year("2015", "2015-12-31", []string{"a", "b"}, nil, nil, 1, 1)
	newest := year("2020", "2020-12-31", []string{"a", "b"}, []float64{6, 9}, []float64{60, 30}, 0, 0)
	walks := map[string][]compare.Crosswalk{"2010": {{Crosswalk: area.Crosswalk{Level: "raum", Links: []area.Link{
		{From: "a", To: "a", Weight: 0.75}, {From: "a", To: "b", Weight: 0.25}, {From: "b", To: "b", Weight: 1},
	}}}}}
	h := over(t, newest, walks, e2015, e2010, e2014)
	var ids, dates []string
	for _, m := range h.Editions {
		ids, dates = append(ids, m.ID), append(dates, m.Date)
	}
	if !slices.Equal(ids, []string{"2010", "2014", "2015", "2020"}) || dates[1] != "2014-12-31" {
		t.Errorf("editions %v of %v", ids, dates)
	}
	s := h.Level("raum").Find("quote")
	// 2010: a keeps 15 of 60; b has 10 + 5 of 20 + 20.
	near(t, "a in 2010", s.At(0, 0), 25)
	near(t, "b in 2010", s.At(0, 1), 37.5)
	near(t, "city in 2010", s.At(0, -1), 30)
	near(t, "a in 2014", s.At(1, 0), 50)
	if v := s.At(1, 1); v.Status != indicators.Suppressed {
		t.Errorf("b in 2014 is %v", v)
	}
	if v := s.At(2, 0); v.Status != indicators.Missing || s.Present[2] {
		t.Errorf("a in 2015 is %v", v)
	}
	near(t, "a in 2020", s.At(3, 0), 10)
	near(t, "city in 2020", s.At(3, -1), 100*15.0/90)
	if !slices.Equal(s.Break, []bool{false, true, false, false}) {
		t.Errorf("breaks %v", s.Break)
	}
	// The break parts 2010 from 2014, the gap 2014 from 2020.
	for row, want := range map[int][]compare.Run{0: {{0}, {1}, {3}}, 1: {{0}, {3}}, -1: {{0}, {1}, {3}}} {
		if got := s.Runs(row); !slices.EqualFunc(got, want, func(a, b compare.Run) bool { return slices.Equal(a, b) }) {
			t.Errorf("runs of %d: %v, want %v", row, got, want)
		}
	}
	c := h.Level("raum").Classes[0]
	if got, want := c.Of, [][]int{{0, 1}, {1, -1}, {1, 1}, {0, 0}}; !slices.EqualFunc(got, want, slices.Equal[[]int]) {
		t.Errorf("classes %v, want %v", got, want)
	}
}

func TestTwoEditionsAreNoRow(t *testing.T) {
	a := year("2010", "2010-12-31", []string{"a", "b"}, []float64{20, 10}, []float64{80, 20}, 0, 1)
	b := year("2014", "2014-12-31", []string{"a", "b"}, []float64{20, 10}, []float64{80, 20}, 0, 1)
	if h := over(t, b, nil, a); h != nil || h.Level("raum").Find("quote") != nil {
		t.Errorf("a row of two: %+v", h)
	}
}

// Reference dates count where all editions that have the indicator name rising
// ones; without any date the order of the list holds.
func TestDatesOfARow(t *testing.T) {
	at := func(s compare.Snapshot, date string) compare.Snapshot {
		s.Catalogue[0].Date = date
		return s
	}
	make := func(id, published string) compare.Snapshot {
		return year(id, published, []string{"a", "b"}, []float64{1, 1}, []float64{2, 2}, 0, 0)
	}
	for _, c := range []struct {
		dates, want [3]string
	}{
		{[3]string{"2009-06-30", "2012-06-30", "2018-06-30"}, [3]string{"2009-06-30", "2012-06-30", "2018-06-30"}},
		{[3]string{"2009-06-30", "", "2018-06-30"}, [3]string{"2010-01-01", "2013-01-01", "2019-01-01"}},
		{[3]string{"2009-06-30", "2009-06-30", "2018-06-30"}, [3]string{"2010-01-01", "2013-01-01", "2019-01-01"}},
	} {
		h := over(t, at(make("c", "2019-01-01"), c.dates[2]), nil, at(make("a", "2010-01-01"), c.dates[0]), at(make("b", "2013-01-01"), c.dates[1]))
		if got := h.Level("raum").Find("quote").Dates; !slices.Equal(got, c.want[:]) {
			t.Errorf("%v gave %v, want %v", c.dates, got, c.want)
		}
	}
	h := over(t, make("c", "2019-01-01"), nil, make("b", ""), make("a", "2010-01-01"))
	if h.Editions[0].ID != "b" || h.Editions[1].ID != "a" || h.Editions[2].Date != "" {
		t.Errorf("without a date the list's order holds, not %v", h.Editions)
	}
}

// A mark speaks of what lies before its edition; that of the oldest of what
// follows it.
func TestWhichMarksPartTwoEditions(t *testing.T) {
	marked := func(id, published string, ids ...string) compare.Snapshot {
		s := compare.Snapshot{ID: id, Published: published, NotComparable: map[string]bool{}}
		for _, x := range ids {
			s.NotComparable[x] = true
		}
		return s
	}
	got := compare.Marks(marked("d", "2020-01-01", "z"), []compare.Snapshot{marked("c", "2015-01-01", "y"), marked("a", "2005-01-01", "w"), marked("b", "2010-01-01", "x")})
	for i, want := range []string{"z", "w x y z", "y z"} {
		var ids string
		for _, id := range slices.Sorted(maps.Keys(got[i])) {
			if ids != "" {
				ids += " "
			}
			ids += id
		}
		if ids != want {
			t.Errorf("edition %d: %q, want %q", i, ids, want)
		}
	}
}
