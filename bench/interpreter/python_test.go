package interpreter

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"testing"
	"time"

	"assize/blob"
	"assize/compiler"
	"assize/internal/testkit"
	"assize/judge"
	"assize/runner/sandbox"
	"assize/toolchains"
)

// inputs of the programs in testdata, which exist in Python and in C++.
var inputs = map[string]func(r *rand.Rand) string{
	"paths": func(r *rand.Rand) string { // shortest paths, a sieve, a Fenwick tree
		const nodes, edges = 60_000, 150_000
		var b bytes.Buffer
		fmt.Fprintln(&b, nodes, edges)
		for range edges {
			fmt.Fprintln(&b, r.Intn(nodes), r.Intn(nodes), 1+r.Intn(999))
		}
		return b.String()
	},
	"loops": func(*rand.Rand) string { return "1500000\n" }, // arithmetic, a knapsack
	"strings": func(r *rand.Rand) string { // sorting and counting words
		var b bytes.Buffer
		for range 200_000 {
			for range 3 + r.Intn(5) {
				b.WriteByte("abcde"[r.Intn(5)])
			}
			b.WriteByte('\n')
		}
		return b.String()
	},
}

// BenchmarkPython runs each program in Python, in turns with the machine's own
// python3, and tells its fuel beside that of the same program in C++: what the
// language's multiplier stands on.
func BenchmarkPython(b *testing.B) {
	c, blobs := open(b)
	e := engine(b)
	python, err := toolchains.Open(testkit.DataDir(), "python3")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"paths", "loops", "strings"} {
		b.Run(name, func(b *testing.B) {
			source := "testdata/" + name + ".py"
			text, err := os.ReadFile(source)
			if err != nil {
				b.Fatal(err)
			}
			program, err := load(b, e, python.RuntimeFile).With(bundle(b, c, blobs, "python3", []toolchains.File{{Content: text}}))
			if err != nil {
				b.Fatal(err)
			}
			input := inputs[name](rand.New(rand.NewSource(1)))
			run := func(p *sandbox.Program) (string, judge.Fuel) {
				var out bytes.Buffer
				outcome := e.Run(p, limits, sandbox.Files{Stdin: []byte(input), Stdout: &out})
				if outcome.Exit != sandbox.ExitCode || outcome.Code != 0 {
					b.Fatalf("%s: %+v", name, outcome)
				}
				return out.String(), outcome.Fuel
			}
			want, cpp := run(compiled(b, c, e, blobs, name))
			var native time.Duration
			var fuel judge.Fuel
			for b.Loop() {
				var got string
				if got, fuel = run(program); got != want {
					b.Fatalf("Python printed %q, C++ %q", got, want)
				}
				b.StopTimer()
				cmd := exec.CommandContext(b.Context(), "/usr/bin/python3", source)
				cmd.Stdin = bytes.NewReader([]byte(input))
				start := time.Now()
				if out, err := cmd.Output(); err != nil || string(out) != want {
					b.Fatalf("native Python printed %q, %v", out, err)
				}
				native += time.Since(start)
				b.StartTimer()
			}
			own := b.Elapsed().Seconds()
			b.ReportMetric(own/native.Seconds(), "x-native-python")
			b.ReportMetric(float64(fuel)/float64(cpp), "x-fuel-of-C++")
			b.ReportMetric(float64(fuel)/1e9/native.Seconds()*float64(b.N), "Gfuel/native-s")
		})
	}
}

// compiled is the program's C++ form.
func compiled(b *testing.B, c *compiler.Compiler, e *sandbox.Engine, blobs blob.Store, name string) *sandbox.Program {
	b.Helper()
	text, err := os.ReadFile("testdata/" + name + ".cpp")
	if err != nil {
		b.Fatal(err)
	}
	r, err := c.Compile(b.Context(), compiler.Request{Language: "cpp", Files: []compiler.File{{Content: text}}})
	if err != nil || !r.OK {
		b.Fatalf("%s: %+v, %v", name, r, err)
	}
	module, err := blob.Read(b.Context(), blobs, r.Module, 64<<20)
	if err != nil {
		b.Fatal(err)
	}
	p, err := e.Load(b.Context(), r.Module, module)
	if err != nil {
		b.Fatal(err)
	}
	return p
}
