package index

import (
	"math"
	"testing"

	"sozialbericht/internal/indicators"
)

// Every method of every family has its hand-computed case here: the index of
// area d of the small city, whose u is 6 and whose v is 50. With the deviations
// of u, -2 -1 0 3 about the mean 3: sqrt(14/4) = 1.870829, sqrt(14/3) =
// 2.160247; about the city's 2, weighted by inhabitants, (4 + 0 + 2 + 16)/10 =
// 2.2, whose root is 1.483240.
func TestEveryMethodHasAHandComputedCase(t *testing.T) {
	index := func(n Node) float64 {
		t.Helper()
		table, cat, city := smallCity()
		n.ID = "x"
		if len(n.Inputs) == 0 {
			n.Inputs = []Input{{ID: "u", Weight: 1, Normalise: AsIs}}
		}
		scores, found := Compute([]indicators.Table{table}, cat, city, []Node{n})
		if found.HasErrors() {
			t.Fatalf("%+v: %v", n, found.Sorted())
		}
		return scores[0].Nodes[0].Index[3].Number
	}
	by := func(in Input) Node {
		in.ID, in.Weight = "u", 1
		return Node{Inputs: []Input{in}}
	}
	check(t, "normalise", Normalises(), map[string]float64{
		"zscore": 4 / 1.870829, "difference": 4, "percent_of_city": 300, "minmax": 100, "goalposts": 60,
		"percent_rank": 1, "rank": 4, "exponential_rank": 100, "none": 6,
	}, func(m Normalise) float64 {
		in := Input{Normalise: m}
		if m == Goalposts {
			in.Goalposts = &[2]float64{0, 10}
		}
		return index(by(in))
	})
	check(t, "transform", Transforms(), map[string]float64{"none": 6, "log": 1.791759, "log1p": 1.945910, "sqrt": 2.449490}, func(m Transform) float64 {
		return index(by(Input{Transform: m, Normalise: AsIs}))
	})
	check(t, "centre", Centres(), map[string]float64{
		"city": 4 / 1.870829, "mean": 3 / 1.870829, "weighted_mean": 3.8 / 1.870829, "median": 3.5 / 1.870829,
	}, func(m Centre) float64 {
		n := by(Input{Normalise: ZScore})
		n.Centre = m
		return index(n)
	})
	check(t, "spread", Spreads(), map[string]float64{"population": 4 / 1.870829, "sample": 4 / 2.160247, "weighted": 4 / 1.483240}, func(m Spread) float64 {
		n := by(Input{Normalise: ZScore})
		n.Spread = m
		return index(n)
	})
	// Weights 1 and 3: (6 + 150)/4; 6^(1/4) 50^(3/4); 4/(1/6 + 3/50).
	check(t, "aggregate", Aggregates(), map[string]float64{"mean": 39, "sum": 156, "geometric": 29.428310, "harmonic": 17.647059, "min": 6, "max": 50}, func(m Aggregate) float64 {
		return index(Node{Aggregate: m, Inputs: []Input{{ID: "u", Weight: 1, Normalise: AsIs}, {ID: "v", Weight: 3, Normalise: AsIs}}})
	})
	check(t, "rescale", Rescales(), map[string]float64{"none": 6, "zscore": 3 / 1.870829, "minmax": 100, "percent_rank": 1, "rank": 4}, func(m Rescale) float64 {
		return index(Node{Rescale: m})
	})
}

func check[T any](t *testing.T, family string, list []Word[T], want map[string]float64, compute func(T) float64) {
	t.Helper()
	if len(list) != len(want) {
		t.Errorf("%s: %d methods, %d cases", family, len(list), len(want))
	}
	for _, w := range list {
		x, ok := want[w.Text]
		if !ok {
			t.Errorf("%s: %s has no hand-computed case", family, w.Text)
			continue
		}
		if got := compute(w.Value); math.Abs(got-x) > 2e-6*math.Max(1, math.Abs(x)) {
			t.Errorf("%s: %s gives %v, want %v", family, w.Text, got, x)
		}
	}
}

// What a formula says, worked out, is the score.
func TestFormulasAreWhatIsComputed(t *testing.T) {
	table, cat, city := smallCity()
	for _, turned := range []bool{false, true} {
		cat[0].HigherIs = indicators.Worse
		if turned {
			cat[0].HigherIs = indicators.Better
		}
		for _, w := range Normalises() {
			in := Input{ID: "u", Weight: 1, Normalise: w.Value}
			if w.Value == Goalposts {
				in.Goalposts = &[2]float64{2, 5}
			}
			scores, found := Compute([]indicators.Table{table}, cat, city, []Node{{ID: "x", Range: [2]float64{1, 100}, Inputs: []Input{in}}})
			if found.HasErrors() {
				t.Fatalf("%s: %v", w.Text, found.Sorted())
			}
			node := &scores[0].Nodes[0]
			for area := range table.Areas {
				f := node.Node.Formula(&node.Inputs[0], area, turned)
				if w.Value.ranks() != (f == nil) {
					t.Fatalf("%s: formula %v", w.Text, f)
				}
				if f == nil {
					continue
				}
				got, rest := worth(t, f)
				if want := node.Inputs[0].Scores[area].Number; len(rest) > 0 || math.Abs(got-want) > 1e-9 {
					t.Errorf("%s, turned %v: %v is %v, want %v", w.Text, turned, f, got, want)
				}
			}
		}
	}
}

// worth works out a formula: sums of products, with brackets.
func worth(t *testing.T, f Formula) (x float64, rest Formula) {
	t.Helper()
	var signs Formula // one character or number each
	for _, term := range f {
		if term.Sign == "" {
			signs = append(signs, term)
		}
		for _, r := range term.Sign {
			switch {
			case r == ' ':
			case r >= '0' && r <= '9':
				if n := len(signs) - 1; n >= 0 && signs[n].Round && signs[n].Sign == "#" {
					signs[n].Number.Number = signs[n].Number.Number*10 + float64(r-'0')
				} else {
					signs = append(signs, Term{Sign: "#", Round: true, Number: indicators.Known(float64(r - '0'))})
				}
			default:
				signs = append(signs, Term{Sign: string(r)})
			}
		}
	}
	return sum(signs)
}

func sum(f Formula) (x float64, rest Formula) {
	way := 1.0
	if len(f) > 0 && f[0].Sign == "−" {
		way, f = -1, f[1:]
	}
	x, rest = product(f)
	x *= way
	for len(rest) > 0 && (rest[0].Sign == "+" || rest[0].Sign == "−") {
		way = 1
		if rest[0].Sign == "−" {
			way = -1
		}
		var y float64
		y, rest = product(rest[1:])
		x += way * y
	}
	return x, rest
}

func product(f Formula) (x float64, rest Formula) {
	x, rest = factor(f)
	for len(rest) > 0 && (rest[0].Sign == "×" || rest[0].Sign == "/") {
		by := rest[0].Sign
		var y float64
		y, rest = factor(rest[1:])
		if by == "×" {
			x *= y
		} else {
			x /= y
		}
	}
	return x, rest
}

func factor(f Formula) (x float64, rest Formula) {
	if len(f) == 0 {
		return math.NaN(), nil
	}
	if f[0].Sign == "(" {
		x, rest = sum(f[1:])
		if len(rest) == 0 || rest[0].Sign != ")" {
			return math.NaN(), nil
		}
		return x, rest[1:]
	}
	return f[0].Number.Number, f[1:]
}
