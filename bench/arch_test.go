//go:build long

package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/blob"
	"assize/compiler"
	"assize/internal/testkit"
	"assize/judge"
	"assize/problems"
	"assize/runner/sandbox"
	"assize/runner/testarch"
	"assize/toolchains"
)

// comparison collects runs that are to be the same on amd64 and on arm64.
type comparison struct {
	store     blob.Store
	compiler  *compiler.Compiler
	languages map[string]judge.LanguageID
	runs      []testarch.Run
	names     []string
}

func newComparison(t *testing.T) *comparison {
	t.Helper()
	store := testkit.Blobs(t)
	c, err := compiler.New(t.Context(), compiler.Config{DataDir: testkit.DataDir()}, store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return &comparison{store: store, compiler: c, languages: installed(t)}
}

// add compiles a program and adds its run on each test case.
func (c *comparison) add(t *testing.T, path string, dataset judge.Dataset) {
	t.Helper()
	language, ok := c.languages[filepath.Ext(path)]
	if !ok {
		t.Logf("%s: no such language is installed", path)
		return
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := c.compiler.Compile(t.Context(), compiler.Request{Language: language, Files: []compiler.File{{Name: filepath.Base(path), Content: source}}})
	if err != nil {
		t.Fatal(err)
	}
	if !compiled.OK {
		if filepath.Base(filepath.Dir(path)) != "compile_error" {
			t.Errorf("%s: %s\n%s", path, compiled.Reason, compiled.Diagnostics)
		}
		return
	}
	limits := dataset.Limits.OrDefault()
	r := testarch.Run{Of: path, Module: local(t, c.store, compiled.Module), Runtime: local(t, c.store, compiled.Runtime), Limits: sandbox.Limits{
		Fuel:        limits.Fuel(judge.CurrentCostTable, compiled.FuelMultiplier),
		MemoryBytes: limits.MemoryBytes, OutputBytes: limits.OutputBytes,
	}}
	for _, test := range dataset.Cases {
		r.Input = local(t, c.store, test.Input)
		c.runs, c.names = append(c.runs, r), append(c.names, path+" on "+test.Name)
	}
}

// check makes the runs, of each program all up to the first that takes too much fuel
// (that one with a tenth of its fuel), and wants the same exit, fuel, memory and output.
// ended is called with each that was made.
func (c *comparison) check(t *testing.T, ended func(name string, o sandbox.Outcome)) {
	t.Helper()
	made, left, different := 0, 0, 0
	testarch.Outcomes(t, c.runs, func(i int, here, elsewhere sandbox.Outcome) {
		switch {
		case here != elsewhere:
			made++
			different++
			t.Errorf("%s:\n%+v here\n%+v elsewhere", c.names[i], here, elsewhere)
		case here == sandbox.Outcome{}:
			left++
		case here.Exit == sandbox.ExitFault:
			made++
			t.Errorf("%s: %+v on both", c.names[i], here)
		default:
			made++
			ended(c.names[i], here)
		}
		if n := made + left; n%200 == 0 || n == len(c.runs) {
			t.Logf("of %d runs %d are made, %d differ, and %d are left out after one that took too long", len(c.runs), made, different, left)
		}
	})
}

// TestArchitecturesAgreeOnTheBank runs every example submission of the bank in the
// languages that are installed on all test cases.
func TestArchitecturesAgreeOnTheBank(t *testing.T) {
	c := newComparison(t)
	folders, err := filepath.Glob("../problems/bank/*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("%d problems, %v", len(folders), err)
	}
	for _, folder := range folders {
		p, err := problems.LoadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		dataset, _, err := p.Dataset(t.Context(), c.store)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range glob(t, folder+"/submissions/*/*") {
			c.add(t, path, dataset)
		}
	}
	c.check(t, func(string, sandbox.Outcome) {})
}

// small are inputs that the programs of bench/engine take well under a second for on an
// emulated processor.
var small = map[string][]string{
	"sieve.c": {"200000"}, "knapsack.c": {"30"}, "floyd.c": {"40"}, "life.c": {"2"}, "sha256.c": {"300"}, "hash.c": {"50000"}, "modular.c": {"2000"},
	"fib.c": {"20"}, "queens.c": {"7"}, "segments.cpp": {"1000"}, "graph.cpp": {"1000"}, "mapsort.cpp": {"2000"}, "matmul.c": {"30"}, "nbody.c": {"2000"},
	"fft.cpp": {"2000"}, "mandelbrot.c": {"40"}, "simd.c": {"20"}, "strings.c": {"500"}, "words.cpp": {"1000"}, "suffix.cpp": {"1000"},
	"shapes.cpp": {"20"}, "vm.c": {"200"}, "bytes.c": {"30"}, "gosort": {"1000"}, "gowords": {"2000"}, "gofloat": {"2"},
	"exit.c": {"50"}, "deep.cpp": {"0 300000", "1 100000", "2 100000", "3 300000", "0 5000000", "3 5000000"},
}

// TestArchitecturesAgreeOnTheBenchmarks runs every program of bench/engine, every kernel,
// and recursions that are deep and too deep.
func TestArchitecturesAgreeOnTheBenchmarks(t *testing.T) {
	c := newComparison(t)
	paths := append(glob(t, "engine/programs/*.*"), glob(t, "engine/programs/*/main.go")...)
	for _, path := range append(paths, "../runner/fuel/testdata/deep.cpp") {
		name := filepath.Base(path)
		if name == "main.go" {
			name = filepath.Base(filepath.Dir(path))
		}
		inputs := small[name]
		if name == "kernels.c" {
			for kind := range 23 {
				inputs = append(inputs, fmt.Sprint(kind, " 1000"))
			}
		}
		if len(inputs) == 0 {
			t.Fatalf("%s: no input is small enough for it", path)
		}
		var dataset judge.Dataset
		for _, input := range inputs {
			digest, err := blob.PutBytes(t.Context(), c.store, []byte(input))
			if err != nil {
				t.Fatal(err)
			}
			dataset.Cases = append(dataset.Cases, judge.TestCase{Name: input, Input: digest})
		}
		c.add(t, path, dataset)
	}
	c.check(t, func(name string, o sandbox.Outcome) {
		tooDeep := strings.HasSuffix(name, " 5000000")
		if tooDeep != (o.Exit == sandbox.ExitStack) || !tooDeep && (o.Exit != sandbox.ExitCode || o.OutputBytes == 0) {
			t.Errorf("%s ends unlike it should: %+v", name, o)
		}
	})
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// installed returns the languages of this machine by the endings of their files.
func installed(t *testing.T) map[string]judge.LanguageID {
	t.Helper()
	have, _, err := toolchains.Installed(testkit.DataDir())
	if err != nil || len(have) == 0 {
		t.Fatalf("%d languages are installed, %v", len(have), err)
	}
	byEnding := map[string]judge.LanguageID{}
	for _, toolchain := range have {
		l := toolchain.Language()
		for _, ending := range l.Extensions {
			if byEnding["."+ending] == "" { // the plain one comes before its variants
				byEnding["."+ending] = l.ID
			}
		}
	}
	return byEnding
}

// local returns the path of a blob, "" for none.
func local(t *testing.T, store blob.Store, digest judge.Digest) string {
	t.Helper()
	if digest == "" {
		return ""
	}
	f, err := store.Open(t.Context(), digest)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return f.Name()
}
