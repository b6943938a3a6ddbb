// Command bench measures whole runs of the program as its users see them: a
// process from start to end, its wall time and its largest memory. The stages
// inside are measured by the Go benchmarks of their packages; `make bench`
// does both.
//
// Inputs are the demonstration editions, a published monitor, and cities of
// any size made by the script that also makes the inputs of the programs this
// one is compared with. What is not there is named and left out.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	var b bench
	flag.StringVar(&b.program, "program", "bin/analyze", "the program to measure")
	flag.StringVar(&b.shared, "shared", "../shared", "folder with the folders data and peers")
	flag.StringVar(&b.python, "python", "", "Python with numpy, pandas and xlsxwriter (else: the first that has them)")
	flag.IntVar(&b.runs, "runs", 5, "runs of each input; the median is shown")
	sizes := flag.String("areas", "542,2000,10000", "sizes of the made cities")
	flag.Parse()
	if err := b.run(*sizes); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type bench struct {
	program string
	shared  string
	python  string
	runs    int
	temp    string
}

// A job is one command line to be measured.
type job struct {
	name    string
	areas   int                       // of all editions together
	command func(out string) []string // that writes into a folder that does not exist yet
}

// A result is the median wall time of a job and its largest memory in bytes, 0
// where the system does not tell.
type result struct {
	wall time.Duration
	peak int64
}

// own is the command line of this program.
func (b *bench) own(args ...string) func(string) []string {
	return func(out string) []string {
		return slices.Concat([]string{b.program}, args, []string{"--output", out, "--quiet"})
	}
}

func (b *bench) run(sizes string) (err error) {
	if b.program, err = filepath.Abs(b.program); err != nil {
		return err
	}
	if b.temp, err = os.MkdirTemp("", "bench"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.temp)) }()

	fmt.Printf("%s, %s/%s, %d processors, median of %d runs\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), b.runs)
	fmt.Println("| input | areas | wall s | ms per area | peak MiB |")
	fmt.Println("|---|--:|--:|--:|--:|")
	if err := b.against(job{name: "demonstration, 2007 and 2018", areas: 12 + 39 + 170 + 12 + 39 + 172, command: b.own()}); err != nil {
		return err
	}
	berlin := filepath.Join("internal", "pipeline", "testdata", "berlin-mss-2019", "edition.yaml")
	data := filepath.Join(b.shared, "data", "berlin-mss-2019")
	if exists(berlin) && exists(data) {
		if _, err := b.measure(job{name: "Berlin 2019", areas: 447, command: b.own("run", berlin, "--data", data)}); err != nil {
			return err
		}
	} else {
		note("Berlin 2019: %s or %s is not there", berlin, data)
	}
	return b.cities(sizes)
}

// cities makes inputs of each size and measures them; without the scripts or
// their libraries it says so and is done.
func (b *bench) cities(sizes string) error {
	generator := filepath.Join(b.shared, "peers", "gen_inputs.py")
	editions := filepath.Join(b.shared, "peers", "edition_for.py")
	if !exists(generator) || !exists(editions) {
		note("made cities: %s is not there", generator)
		return nil
	}
	python := b.findPython()
	if python == "" {
		note("made cities: no Python with numpy, pandas and xlsxwriter (Debian: python3-numpy python3-pandas python3-xlsxwriter)")
		return nil
	}
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(size))
		if err != nil || n < 1 {
			return fmt.Errorf("number of areas %q: not a whole number above 0", size)
		}
		dir := filepath.Join(b.temp, strconv.Itoa(n))
		if err := command(python, generator, dir, "--n", strconv.Itoa(n)); err != nil {
			return err
		}
		if err := command(python, editions, dir); err != nil {
			return err
		}
		args := []string{"run"}
		for _, year := range []string{"2007", "2018"} {
			file := filepath.Join(dir, year, "edition.yaml")
			if err := withoutUnbuilt(file); err != nil {
				return err
			}
			args = append(args, file)
		}
		if _, err := b.measure(job{name: fmt.Sprintf("made city, %d areas, two editions", n), areas: 2 * n, command: b.own(args...)}); err != nil {
			return err
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

// unbuilt are keys of the made edition files that the program does not know
// yet and rightly refuses. Take one out of the list when it is built.
var unbuilt = []string{"robustness:", "spatial:"}

// withoutUnbuilt removes those keys, each on a line of its own.
func withoutUnbuilt(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		if !slices.ContainsFunc(unbuilt, func(key string) bool { return bytes.HasPrefix(line, []byte(key)) }) {
			out.Write(line)
		}
	}
	return os.WriteFile(file, out.Bytes(), 0o666)
}

// measure runs jobs in turn, several times each, and prints their rows of the
// table. Every run writes into a folder of its own, and all are removed at the
// end: file systems avoid what was freed a moment ago, so that a run after a
// removal waits for what no user would wait for.
func (b *bench) measure(jobs ...job) (measured []result, err error) {
	out, err := os.MkdirTemp(b.temp, "out")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(out)) }()
	measured = make([]result, len(jobs))
	walls := make([][]time.Duration, len(jobs))
	for run := range b.runs {
		for i, j := range jobs {
			args := j.command(filepath.Join(out, fmt.Sprintf("%d-%d", i, run)))
			cmd := exec.Command(args[0], args[1:]...)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			start := time.Now()
			if err := cmd.Run(); err != nil {
				return nil, fmt.Errorf("%s: %w\n%s", j.name, err, last(stderr.String(), 2000))
			}
			walls[i] = append(walls[i], time.Since(start))
			measured[i].peak = max(measured[i].peak, peakBytes(cmd.ProcessState))
		}
	}
	for i, j := range jobs {
		slices.Sort(walls[i])
		r := &measured[i]
		r.wall = walls[i][len(walls[i])/2]
		memory := "?"
		if r.peak > 0 {
			memory = strconv.FormatInt(r.peak>>20, 10)
		}
		fmt.Printf("| %s | %d | %.3f | %.3f | %s |\n", j.name, j.areas, r.wall.Seconds(), 1000*r.wall.Seconds()/float64(j.areas), memory)
	}
	return measured, nil
}

// against measures the demonstration and, in turn with it, the script of the
// program that planners use today, on a city of as many areas as the
// demonstration's report level has.
func (b *bench) against(demonstration job) error {
	script := filepath.Join(b.shared, "peers", "peer_pandas.py")
	python := b.findPython()
	if !exists(script) || python == "" || exec.Command(python, "-c", "import geopandas, matplotlib").Run() != nil {
		note("pandas: %s or a Python with geopandas and matplotlib is not there", script)
		_, err := b.measure(demonstration)
		return err
	}
	dir := filepath.Join(b.temp, "39")
	if err := command(python, filepath.Join(b.shared, "peers", "gen_inputs.py"), dir, "--n", "39"); err != nil {
		return err
	}
	peer := job{name: "the same by pandas, 39 areas", areas: 2 * 39, command: func(out string) []string { return []string{python, script, dir, out} }}
	r, err := b.measure(demonstration, peer)
	if err == nil && r[0].peak > 0 {
		note("pandas took %.1f times the time and %.1f times the memory", r[1].wall.Seconds()/r[0].wall.Seconds(), float64(r[1].peak)/float64(r[0].peak))
	}
	return err
}

func (b *bench) findPython() string {
	for _, name := range []string{b.python, "python3", "/usr/bin/python3"} {
		if name != "" && exec.Command(name, "-c", "import numpy, pandas, xlsxwriter").Run() == nil {
			return name
		}
	}
	return ""
}

func command(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, last(string(out), 2000))
	}
	return nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// note says what is left out, beside the table and not in it.
func note(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func last(s string, n int) string { return s[max(0, len(s)-n):] }
