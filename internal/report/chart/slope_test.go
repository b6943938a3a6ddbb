package chart

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sozialbericht/internal/report/colour"
	"sozialbericht/internal/report/figure"
	"sozialbericht/internal/words"
)

func run(id string, from, to float64, look int) figure.Run {
	return figure.Run{Point: figure.Point{ID: id, Name: id, Value: from, Swatch: look, Label: look > 0}, To: to}
}

func TestSlopesHaveTwoEndsPerAreaAndALinePerLook(t *testing.T) {
	d := draw(t, &figure.Figure{Chart: &figure.Slope{
		Measure: figure.Measure{Label: "Index", Decimals: 2}, Before: "2007", After: "2018",
		Swatches: []figure.Swatch{{Fill: colour.Bar}, {Fill: colour.First}},
		Runs:     []figure.Run{run("a", 0.5, 0.2, 1), run("b", -1, -1, 0), run("lost", math.NaN(), 1, 0)},
		Lines:    []figure.Line{{At: 0.35, Text: "Grenze 0,35", Border: true}},
	}})
	if d.Kind != "slope" || !cmp.Equal(d.Ends, []string{"2007", "2018"}) || len(d.Items) != 4 || d.Items[0].ID != "a" || d.Items[1].ID != "a" {
		t.Fatalf("%s %v %+v", d.Kind, d.Ends, d.Items)
	}
	if got := len(d.data(0)); got != 4 {
		t.Errorf("%d ends of two areas", got)
	}
	for series, want := range map[int]string{
		1: `[[0,-1],[1,-1],[1,null]]`,
		2: `[[0,0.5],[1,0.2],[1,null]]`,
	} {
		if text, _ := json.Marshal(d.data(series)); string(text) != want || d.series[series]["type"] != "line" {
			t.Errorf("series %d: %s of type %v, want %s", series, text, d.series[series]["type"], want)
		}
	}
	if y := d.first("yAxis"); y["min"].(float64) > -1 || y["max"].(float64) < 0.5 || len(d.Lines) != 1 || d.Lines[0].Axis != "y" {
		t.Errorf("axis %v, lines %v", y, d.Lines)
	}
}

func TestRanksHaveOneOnTopAndNoZero(t *testing.T) {
	d := draw(t, &figure.Figure{Chart: &figure.Slope{
		Ranks: true, Swatches: []figure.Swatch{{Fill: colour.Bar}}, Runs: []figure.Run{run("a", 1, 39, 0), run("b", 39, 1, 0)},
	}})
	if y := d.first("yAxis"); y["inverse"] != true || d.YTicks[0].Text != "" || d.YTicks[1].Text != "10" {
		t.Errorf("axis %v, ticks %v", y, d.YTicks)
	}
}

func TestASlopeWithoutNumbersIsNoChart(t *testing.T) {
	for _, runs := range [][]figure.Run{nil, {run("a", math.Inf(1), 0, 0)}} {
		if _, err := JSON(&figure.Figure{Chart: &figure.Slope{Runs: runs}}, words.German); !errors.Is(err, ErrNoChart) {
			t.Errorf("%v: %v", runs, err)
		}
	}
}
