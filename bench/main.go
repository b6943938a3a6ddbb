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
	name  string
	areas int // of all editions together
	args  []string
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
	jobs := []job{{name: "demonstration, 2007 and 2018", areas: 12 + 39 + 170 + 12 + 39 + 172}}
	berlin := filepath.Join("internal", "pipeline", "testdata", "berlin-mss-2019", "edition.yaml")
	data := filepath.Join(b.shared, "data", "berlin-mss-2019")
	if exists(berlin) && exists(data) {
		jobs = append(jobs, job{name: "Berlin 2019", areas: 447, args: []string{"run", berlin, "--data", data}})
	} else {
		note("Berlin 2019: %s or %s is not there", berlin, data)
	}
	for _, j := range jobs {
		if err := b.measure(j); err != nil {
			return err
		}
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
		if err := b.measure(job{name: fmt.Sprintf("made city, %d areas, two editions", n), areas: 2 * n, args: args}); err != nil {
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

// measure runs a job several times, each into an empty folder, and prints its
// row of the table.
func (b *bench) measure(j job) error {
	var walls []time.Duration
	var peak int64
	for range b.runs {
		out := filepath.Join(b.temp, "out")
		cmd := exec.Command(b.program, append(slices.Clone(j.args), "--output", out, "--quiet")...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		start := time.Now()
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w\n%s", j.name, err, last(stderr.String(), 2000))
		}
		walls = append(walls, time.Since(start))
		peak = max(peak, peakBytes(cmd.ProcessState))
		if err := os.RemoveAll(out); err != nil {
			return err
		}
	}
	slices.Sort(walls)
	wall := walls[len(walls)/2]
	memory := "?"
	if peak > 0 {
		memory = strconv.FormatInt(peak>>20, 10)
	}
	fmt.Printf("| %s | %d | %.3f | %.3f | %s |\n", j.name, j.areas, wall.Seconds(), 1000*wall.Seconds()/float64(j.areas), memory)
	return nil
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
