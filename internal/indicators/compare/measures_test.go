package compare

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"sozialbericht/internal/indicators"
)

func near(t *testing.T, what string, got indicators.Value, want, within float64) {
	t.Helper()
	if !got.OK() || math.Abs(got.Number-want) > within {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// Newcombe (1998), method 10: 56/70 against 48/80 is .2 (.0524, .3339).
func TestNewcombe(t *testing.T) {
	low, high := changeOfShare(48, 80, 56, 70)
	near(t, "low", low, 0.0524, 5e-5)
	near(t, "high", high, 0.3339, 5e-5)
	for _, c := range [][4]float64{{1, 0, 1, 2}, {-1, 2, 1, 2}, {3, 2, 1, 2}, {1, 2, 1, math.NaN()}} {
		if low, high := changeOfShare(c[0], c[1], c[2], c[3]); low.OK() || high.OK() {
			t.Errorf("%v has the interval %v to %v", c, low, high)
		}
	}
}

// changeOfShare is the interval of the change of a share (0..1) of cases among
// n.
func changeOfShare(casesA, nA, casesB, nB float64) (low, high indicators.Value) {
	share := &indicators.Indicator{Kind: indicators.Share, Rate: &indicators.RateSpec{Times: 1}}
	known := indicators.Known
	return change(share, known(casesA/nA), known(casesA), known(nA), known(casesB/nB), known(casesB), known(nB))
}

// A difference of two shares as a linear function with weights 1 and -1 has
// Newcombe's interval again; a negative weight turns the interval round.
func TestMarginsCarryIntervals(t *testing.T) {
	low, high := changeOfShare(48, 80, 56, 70)
	lowA, highA, _ := indicators.Wilson(48, 80)
	lowB, highB, _ := indicators.Wilson(56, 70)
	var m margin
	m.add(1, 0.8, lowB, highB)
	m.add(-1, 0.6, lowA, highA)
	near(t, "low", indicators.Known(0.2-m.down), low.Number, 1e-12)
	near(t, "high", indicators.Known(0.2+m.up), high.Number, 1e-12)
}

// The transitions of 461 areas between four classes, worked out elsewhere:
// Shorrocks .2957; kappa .7570, linear .8221.
func TestTransitions(t *testing.T) {
	x := Transitions{Counts: [][]int{{68, 12, 0, 0}, {5, 250, 9, 0}, {0, 15, 26, 11}, {0, 1, 6, 31}}}
	x.measure(true)
	near(t, "Shorrocks", x.Shorrocks, 0.2957, 5e-5)
	near(t, "kappa", x.Kappa, 0.7570, 5e-5)
	near(t, "linear kappa", x.Linear, 0.8221, 5e-5)
	if x.N != 434 {
		t.Errorf("%d areas", x.N)
	}

	stays := Transitions{Counts: [][]int{{3, 0, 0}, {0, 0, 0}, {0, 0, 4}}}
	stays.measure(false)
	near(t, "Shorrocks of a city where nothing moves", stays.Shorrocks, 0, 0)
	near(t, "kappa of a city where nothing moves", stays.Kappa, 1, 0)
	if stays.Linear.OK() {
		t.Error("classes without order have no weighted kappa")
	}
	for _, counts := range [][][]int{nil, {{0}}, {{7}}, {{5, 0}, {0, 0}}} {
		one := Transitions{Counts: counts}
		one.measure(true)
		if one.Kappa.OK() || one.Shorrocks.OK() {
			t.Errorf("%v has kappa %v, Shorrocks %v", counts, one.Kappa, one.Shorrocks)
		}
	}
}

// 1 to 5 against 1, 2, 4, 3, 5: one pair of ten is turned, tau = .8; the ranks
// differ by 1 twice, rho = 1 - 6*2/(5*24) = .9. With a tie on one side
// tau-b = 5/sqrt(5*6).
func TestRankMovement(t *testing.T) {
	m := rankMovement([]float64{1, 2, 3, 4, 5}, []float64{1, 2, 4, 3, 5}, 0, 0)
	near(t, "tau", m.Kendall, 0.8, 1e-12)
	near(t, "rho", m.Spearman, 0.9, 1e-12)
	near(t, "rank change", m.RankChange, 0.4, 1e-12)
	m = rankMovement([]float64{1, 2, 2, 3}, []float64{1, 3, 2, 4}, 0, 0)
	near(t, "tau with a tie", m.Kendall, 5/math.Sqrt(30), 1e-12)
	near(t, "rank change with a tie", m.RankChange, 0.25, 1e-12)
	if m := rankMovement([]float64{1, 1}, []float64{1, 2}, 0, 0); m.Kendall.OK() || m.Spearman.OK() {
		t.Errorf("no order, yet %+v", m)
	}
	if m := rankMovement(nil, nil, 0, 0); m.RankChange.OK() || m.Kendall.OK() {
		t.Errorf("no areas, yet %+v", m)
	}
}

// Counted pair by pair, tau-b is the same.
func TestKendallCountsPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		draw := func(name string) []float64 {
			out := make([]float64, n)
			for i := range out {
				out[i] = float64(rapid.IntRange(0, 5).Draw(t, name))
			}
			return out
		}
		x, y := draw("x"), draw("y")
		c, tx, ty, all := 0.0, 0.0, 0.0, 0.0
		for i := range x {
			for j := range i {
				all++
				a, b := cmpSign(x[i]-x[j]), cmpSign(y[i]-y[j])
				c += a * b
				tx += 1 - a*a
				ty += 1 - b*b
			}
		}
		want := indicators.Known(c / math.Sqrt((all-tx)*(all-ty)))
		got := rankMovement(x, y, 0, 0).Kendall
		if got.OK() != want.OK() || math.Abs(got.Number-want.Number) > 1e-12 {
			t.Fatalf("tau-b of %v and %v is %v, pairs give %v", x, y, got, want)
		}
	})
}

func cmpSign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// Two areas of 100 with 10 and 30 cases: the mean difference of all pairs is
// .1, over twice the mean of .2: .25. Of the 40 cases 30 live where 70 of the
// 160 others do: D = 30/40 - 70/160 = .3125.
func TestGiniAndDissimilarity(t *testing.T) {
	near(t, "Gini", Gini([]float64{30, 10}, []float64{100, 100}), 0.25, 1e-12)
	near(t, "dissimilarity", Dissimilarity([]float64{30, 10}, []float64{100, 100}), 0.3125, 1e-12)
	near(t, "Gini of equals", Gini([]float64{1, 2, 3}, []float64{10, 20, 30}), 0, 1e-12)
	for _, c := range [][2][]float64{{nil, nil}, {{1}, nil}, {{0, 0}, {1, 2}}, {{-1, 2}, {3, 3}}, {{1, math.NaN()}, {3, 3}}, {{math.Inf(1)}, {1}}} {
		if g := Gini(c[0], c[1]); g.OK() {
			t.Errorf("Gini of %v is %v", c, g)
		}
	}
	for _, c := range [][2][]float64{{nil, nil}, {{1}, nil}, {{2, 2}, {2, 2}}, {{3}, {2}}, {{0}, {2}}} {
		if d := Dissimilarity(c[0], c[1]); d.OK() {
			t.Errorf("dissimilarity of %v is %v", c, d)
		}
	}
}

func TestGiniIsTheMeanDifferenceOfPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 10).Draw(t, "n")
		cases, base := make([]float64, n), make([]float64, n)
		total, all := 0.0, 0.0
		for i := range n {
			cases[i], base[i] = float64(rapid.IntRange(0, 9).Draw(t, "cases")), float64(rapid.IntRange(1, 9).Draw(t, "base"))
			total, all = total+cases[i], all+base[i]
		}
		sum := 0.0
		for i := range n {
			for j := range n {
				sum += base[i] * base[j] * math.Abs(cases[i]/base[i]-cases[j]/base[j])
			}
		}
		got := Gini(cases, base)
		if total == 0 {
			if got.OK() {
				t.Fatal("no cases, yet a Gini")
			}
			return
		}
		if want := sum / (2 * all * all * total / all); math.Abs(got.Number-want) > 1e-12 {
			t.Fatalf("Gini %v, pairs give %v", got, want)
		}
	})
}

// At both ends of the interval of the ratio the test of Pitman and Morgan is
// just significant: with the later year divided by the end, sum and difference
// of the years correlate so that t = r sqrt((n-2)/(1-r²)) is Student's 97.5 %.
func TestTheIntervalOfASpreadInvertsTheTestOfPitmanAndMorgan(t *testing.T) {
	x := []float64{3, 5, 4, 9, 7, 1, 6, 8}
	y := []float64{4, 8, 9, 15, 10, 2, 7, 19}
	var before, after []indicators.Value
	for i := range x {
		before, after = append(before, indicators.Known(x[i])), append(after, indicators.Known(y[i]))
	}
	s := spread(before, after, make([]Match, len(x)))
	near(t, "ratio", s.Ratio, stat.PopStdDev(y, nil)/stat.PopStdDev(x, nil), 1e-12)
	want := distuv.StudentsT{Sigma: 1, Nu: 6}.Quantile(0.975)
	for _, end := range []float64{s.Low.Number, s.High.Number} {
		sum, diff := make([]float64, len(x)), make([]float64, len(x))
		for i := range x {
			sum[i], diff[i] = x[i]+y[i]/end, x[i]-y[i]/end
		}
		r := stat.Correlation(sum, diff, nil)
		near(t, "t at the end of the interval", indicators.Known(math.Abs(r)*math.Sqrt(6/(1-r*r))), want, 1e-9)
	}
	if s.Verdict != Diverging {
		t.Errorf("verdict %q, interval %v to %v", s.Verdict, s.Low, s.High)
	}
	if s := spread(after, before, make([]Match, len(x))); s.Verdict != Converging {
		t.Errorf("the other way round: %q", s.Verdict)
	}
	if s := spread(before, before, make([]Match, len(x))); s.Verdict != Undecided || s.Ratio.Number != 1 {
		t.Errorf("the same twice: %+v", s)
	}
	for n := range 3 {
		if s := spread(before[:n], after[:n], make([]Match, n)); s.Verdict != NoVerdict {
			t.Errorf("%d areas: %+v", n, s)
		}
	}
}
